//! The matrix' column names at 45°, and the bar that shows what it is of.

use std::f32::consts::{FRAC_1_SQRT_2, FRAC_PI_4};

use egui::{Align, Layout, Pos2, Rect, Role, Sense, TextStyle, Ui, Vec2, vec2};

use crate::{
    app::{
        action::{Actions, Grid},
        view::{ExploreView, Selection, explore::MatrixView},
    },
    catalog::wording::thousands,
    explore::matrix::RowOrder,
    ui::{
        theme::{self, StateShape, scale},
        widgets::{
            GridPlace, Visible, clipped, closes, cut_line, focus_ring, one_line, quiet_button, radio, roving,
            scrolling, secondary_button, spoken, table_row, text_width, tick_box,
        },
    },
};

/// Side of a cell.
pub(super) const CELL: f32 = 24.0;

/// What all parts of the matrix need.
pub(super) struct MatrixFrame<'a> {
    /// The grid.
    pub view: &'a ExploreView,
    pub matrix: &'a MatrixView,
    /// What of it is in sight.
    pub visible: &'a Visible<'a>,
    /// What is chosen.
    pub selection: Selection<'a>,
    /// Where the keyboard is, or would come to.
    pub cursor: GridPlace,
    /// The line and the column under the pointer.
    pub lit: (Option<usize>, Option<usize>),
}

/// The room the shapes' meanings take.
const LEGEND: f32 = 440.0;
/// The least and the most room for names.
const HEIGHT: std::ops::RangeInclusive<f32> = 56.0..=128.0;

/// As high as the longest name needs, within bounds.
pub(super) fn head_height(ui: &Ui, matrix: &MatrixView) -> f32 {
    let labels = matrix.columns.iter().map(|c| c.label.as_str());
    let longest = labels.max_by_key(|l| l.chars().count());
    let width = longest.map_or(0.0, |l| text_width(ui, l, &TextStyle::Small));
    let height = (width + CELL) * FRAC_1_SQRT_2 + scale::SPACE_12;
    ((height / 4.0).ceil() * 4.0).clamp(*HEIGHT.start(), *HEIGHT.end())
}

/// What distinguishes a head's widget from others.
pub(super) fn head_id(matrix: &MatrixView, column: usize) -> egui::Id {
    let atomic = matrix.columns[column].atomic;
    egui::Id::unique(("matrix head", atomic.attribute.0, atomic.option))
}

/// The column whose name is under the pointer: names lean to the right.
pub(super) fn column_at(visible: &Visible<'_>, at: Pos2) -> Option<usize> {
    let leaning = at.x - (visible.head().bottom() - at.y);
    visible.columns.clone().find(|c| visible.column(*c).contains(leaning))
}

/// The names. A click, or Enter, orders the rows by one: yes first, then no first, then as listed.
pub(super) fn heads_ui(ui: &mut Ui, frame: &MatrixFrame<'_>, actions: &mut Actions) {
    let MatrixFrame { visible, matrix, .. } = frame;
    clipped(ui, visible.head(), "matrix heads", |ui| {
        table_row(ui, None, "Options");
        // One area for the pointer, since the names lean over their neighbours' columns.
        let leaning = ui.interact(visible.head(), ui.scope_id().with("leaning"), Sense::CLICK);
        if let Some(column) = frame.lit.1.filter(|_| leaning.hovered()) {
            let full = &matrix.columns[column].full;
            if leaning.clicked() {
                sort_by(matrix, column, actions);
            }
            leaning
                .on_hover_text_at_pointer(format!("{full}\nClick to order the rows by it"))
                .on_hover_cursor(egui::CursorIcon::PointingHand);
        }
        for column in visible.columns.clone() {
            head_ui(ui, frame, column, actions);
        }
    });
    clipped(ui, visible.corner(), "matrix corner", |ui| {
        let at = visible.corner().left_bottom() + vec2(32.0, -scale::SPACE_8);
        let galley = one_line(ui, scale::head("Name"), TextStyle::Small, f32::INFINITY);
        let top = at - vec2(0.0, galley.size().y);
        ui.painter().galley(top, galley, theme::roles(ui).text_weak);
    });
}

fn head_ui(ui: &Ui, frame: &MatrixFrame<'_>, column: usize, actions: &mut Actions) {
    let MatrixFrame { visible, matrix, .. } = frame;
    let about = &matrix.columns[column];
    let roles = theme::roles(ui);
    let place = GridPlace { row: None, column };
    let head = visible.head();
    let rect = Rect::from_x_y_ranges(visible.column(column), head.bottom() - CELL..=head.bottom());
    let response = ui.interact(rect, head_id(matrix, column), roving(frame.cursor == place));
    let sorted = match about.sorted {
        None => "Order the rows by",
        Some(false) => "Rows with yes first, by",
        Some(true) => "Rows with no first, by",
    };
    spoken(&response, Role::ColumnHeader, format_args!("{sorted} {}", about.full));
    let color = match (about.sorted, frame.lit.1 == Some(column)) {
        (Some(_), _) => roles.accent_text,
        (None, true) => roles.text_strong,
        (None, false) => roles.text,
    };
    let room = (head.height() - scale::SPACE_12) / FRAC_1_SQRT_2 - scale::SPACE_12;
    let words = match about.sorted {
        Some(descending) => format!("{} {}", if descending { "↓" } else { "↑" }, about.label),
        None => about.label.clone(),
    };
    let galley = cut_line(ui, &words, &TextStyle::Small, roles.text, room);
    let half = galley.size().y / 2.0 * FRAC_1_SQRT_2;
    // The middle of the head's lower edge, from which its words rise.
    let foot = egui::pos2(visible.column(column).center(), head.bottom() - scale::SPACE_4);
    let shape = egui::epaint::TextShape::new(foot - Vec2::splat(half), galley, color)
        .with_angle(-FRAC_PI_4)
        .with_override_text_color(color);
    ui.painter().add(shape);
    focus_ring(ui, &response, rect.shrink(2.0), scale::CORNER_SMALL);
    if response.clicked() {
        sort_by(matrix, column, actions);
    }
    visible.keyboard(ui, &response, place);
}

fn sort_by(matrix: &MatrixView, column: usize, actions: &mut Actions) {
    let about = &matrix.columns[column];
    let by = |descending| RowOrder::By {
        column: about.atomic,
        descending,
    };
    actions.push(Grid::SetRows(match about.sorted {
        None => by(false),
        Some(false) => by(true),
        Some(true) => RowOrder::Listed,
    }));
}

/// What the matrix is of, what is left out of it, and what the shapes mean.
pub(super) fn bar_ui(ui: &mut Ui, matrix: &MatrixView, actions: &mut Actions) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = scale::SPACE_8;
        ui.scope(|ui| {
            // Room for the tick box beside it; a longer name is cut.
            ui.set_max_width((ui.available_width() - 168.0).max(120.0));
            topic_ui(ui, matrix, actions);
        });
        let mut on = matrix.alike;
        let alike = tick_box(ui, &mut on, "Like beside like")
            .on_hover_text("Orders the rows so that those with the same answers here stand together");
        if alike.changed() {
            actions.push(Grid::SetRows(if on { RowOrder::Alike } else { RowOrder::Listed }));
        }
        if ui.available_width() > LEGEND {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.add_space(scale::SPACE_12);
                for shape in StateShape::ALL.into_iter().rev() {
                    ui.label(scale::caption(shape.word()));
                    ui.add_space(-scale::SPACE_4);
                    let (rect, _) = ui.allocate_exact_size(Vec2::splat(12.0), Sense::hover());
                    theme::paint(ui.painter(), rect, shape, &theme::roles(ui));
                    ui.add_space(scale::SPACE_4);
                }
            });
        }
    });
    let (text, button, all) = match &matrix.cut {
        Some(cut) => (cut.clone(), "Show all", true),
        None if matrix.all_shown => {
            let text = format!("All {} options are shown.", thousands(matrix.columns.len()));
            (text, "Show the most frequent", false)
        }
        None => (String::new(), "", false),
    };
    if !text.is_empty() {
        ui.horizontal(|ui| {
            ui.label(scale::caption(text));
            if quiet_button(ui, button).clicked() {
                actions.push(Grid::SetAllColumns(all));
            }
        });
    }
    ui.add_space(scale::SPACE_4);
}

fn topic_ui(ui: &mut Ui, matrix: &MatrixView, actions: &mut Actions) {
    let response = secondary_button(ui, &format!("Options of: {}", matrix.label));
    egui::Popup::menu(&response).show(|ui| {
        ui.set_width(280.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        scrolling(ui, egui::ScrollArea::vertical().max_height(420.0), |ui| {
            for (topic, label, is_group) in &matrix.topics {
                let chosen = *topic == matrix.topic;
                let row = |ui: &mut Ui| {
                    if *is_group {
                        return radio(ui, chosen, &format!("All of “{label}”")).clicked();
                    }
                    ui.add_space(scale::SPACE_16);
                    radio(ui, chosen, label).clicked()
                };
                if closes(ui, |ui| ui.horizontal(row).inner) {
                    actions.push(Grid::SetTopic(*topic));
                }
            }
        });
    });
}
