//! The documents, each with what rests on it; and the cells that rest on the oldest of them.

use egui::{Align, Label, Layout, Rect, RichText, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

use super::{legend_ui, lens_toggle_ui, line_text, row_response, tint};
use crate::{
    app::{
        Model,
        action::{Actions, Evidence, File, Filter, Select},
        view::evidence::{
            SourcesView,
            sources::{SourceRow, StaleRow},
        },
    },
    catalog::condition::Subject,
    ui::theme::{self, scale, ui_ext, ui_ext::Segment},
};

const ROW: f32 = 72.0;
const STALE: f32 = 48.0;
const BUTTON: f32 = 132.0;

/// Either list, and the switch between them.
pub fn sources_ui(ui: &mut Ui, view: &SourcesView, model: &Model, actions: &mut Actions) {
    let choice = model.session.evidence;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = scale::SPACE_12;
        let segments = [Segment::new("Documents"), Segment::new("Stalest cells")];
        if let Some(i) = ui_ext::segmented(ui, "What to list", &segments, usize::from(choice.stalest)) {
            actions.push(Evidence::SetStalest(i == 1));
        }
        if choice.stalest {
            lens_toggle_ui(ui, model, actions);
        } else {
            let mut newest_first = choice.newest_first;
            if ui_ext::tick_box(ui, &mut newest_first, "Newest first").changed() {
                actions.push(Evidence::SetNewestFirst(newest_first));
            }
            since_ui(ui, view, model, actions);
        }
    });
    ui.add_space(scale::SPACE_4);
    if choice.stalest {
        if choice.age_lens {
            legend_ui(ui, &view.legend);
        }
        ui.label(scale::caption(
            "Cells of the services shown, by the date of their newest claim. Undated ones come last.",
        ));
        ui.add_space(scale::SPACE_4);
        list_ui(ui, "stalest cells", STALE, view.stale_len(), |ui, rect, i| {
            if let Some(row) = view.stale(i) {
                stale_ui(ui, row, rect, model, actions);
            }
        });
    } else {
        ui.label(scale::caption(&view.summary));
        ui.add_space(scale::SPACE_4);
        list_ui(ui, "documents", ROW, view.rows.len(), |ui, rect, i| {
            if let Some(row) = view.rows.get(i) {
                source_ui(ui, row, rect, actions);
            }
        });
    }
}

/// Keeps the services that a document of some year or later names.
fn since_ui(ui: &mut Ui, view: &SourcesView, model: &Model, actions: &mut Actions) {
    let response = ui_ext::quiet_button(ui, "Only named since…");
    egui::Popup::menu(&response).show(|ui| {
        ui.set_min_width(220.0);
        ui.label(scale::caption("Services that a document of this year or later names"));
        for year in &view.years {
            if ui.button(year.to_string()).clicked() {
                actions.push(Evidence::NamedSince(*year));
                ui.close();
            }
        }
        let any = model
            .workspace
            .view
            .query
            .conds
            .iter()
            .any(|c| c.subject == Subject::Source);
        if ui.add_enabled(any, egui::Button::new("Any year")).clicked() {
            actions.push(Filter::ClearSubject(Subject::Source));
            ui.close();
        }
    });
}

/// Rows of one height, of which only those in sight are laid out.
fn list_ui(ui: &mut Ui, salt: &str, height: f32, rows: usize, mut row: impl FnMut(&mut Ui, Rect, usize)) {
    ui.spacing_mut().item_spacing.y = 0.0;
    egui::ScrollArea::vertical()
        .id_salt(salt)
        .auto_shrink(false)
        .show_rows(ui, height, rows, |ui, range| {
            let line = Stroke::new(1.0, theme::roles(ui).line);
            for i in range {
                let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width() - 16.0, height), Sense::hover());
                ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line);
                row(ui, rect, i);
            }
        });
}

fn source_ui(ui: &mut Ui, row: &SourceRow, rect: Rect, actions: &mut Actions) {
    let room = Rect::from_min_max(
        rect.min + vec2(scale::SPACE_4, scale::SPACE_8),
        rect.max - vec2(BUTTON + scale::SPACE_12, 0.0),
    );
    let mut left = ui.new_child(
        UiBuilder::new()
            .max_rect(room)
            .id_salt(("source", row.source.0))
            .layout(Layout::top_down(Align::Min)),
    );
    left.spacing_mut().item_spacing.y = 2.0;
    title_ui(&mut left, row, actions);
    let from = left.add(Label::new(scale::caption(&row.from)).truncate());
    if !row.estimate.is_empty() {
        from.on_hover_text(&row.estimate);
    }
    left.add(Label::new(scale::caption(format!("{} · {}", row.claims, row.services))).truncate());
    let button = Rect::from_center_size(
        pos2(rect.right() - BUTTON / 2.0, rect.center().y),
        vec2(BUTTON, scale::CONTROL_MAIN),
    );
    let mut right = ui.new_child(
        UiBuilder::new()
            .max_rect(button)
            .id_salt(("only", row.source.0))
            .layout(Layout::right_to_left(Align::Center)),
    );
    let text = if row.only { "Any source" } else { "Only this source" };
    let response = if row.only {
        ui_ext::secondary_button(&mut right, text)
    } else {
        ui_ext::quiet_button(&mut right, text)
    };
    response.widget_info(|| {
        egui::WidgetInfo::labeled(
            egui::Role::Button,
            true,
            if row.only {
                text.to_owned()
            } else {
                format!("{text}: {}", row.title)
            },
        )
    });
    if response.clicked() {
        actions.push(if row.only {
            Filter::ClearSubject(Subject::Source)
        } else {
            Filter::SetCond(row.cond.clone())
        });
    }
}

fn title_ui(ui: &mut Ui, row: &SourceRow, actions: &mut Actions) {
    let title = RichText::new(&row.title).text_style(scale::strong14());
    let Some(link) = &row.link else {
        ui.add(Label::new(title.color(theme::roles(ui).text_strong)).truncate());
        return;
    };
    let ink = theme::roles(ui).accent_text;
    let response = ui.add(Label::new(title.color(ink)).truncate().sense(Sense::click()));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, &row.title));
    ui_ext::focus_ring(ui, &response, response.rect.expand(2.0), scale::CORNER_SMALL);
    if response
        .on_hover_text(link)
        .on_hover_cursor(egui::CursorIcon::PointingHand)
        .clicked()
    {
        actions.push(File::OpenLink(link.clone()));
    }
}

fn stale_ui(ui: &mut Ui, row: &StaleRow, rect: Rect, model: &Model, actions: &mut Actions) {
    const AGE: f32 = 150.0;
    let open = model.session.claims_of == Some((row.service, row.attribute)) && model.session.open == Some(row.service);
    if model.session.evidence.age_lens {
        tint(ui, rect, &row.tint);
    }
    let id = egui::Id::unique(("stale", row.service.0, row.attribute.0));
    let response = row_response(ui, rect.shrink2(vec2(0.0, 1.0)), id, open, &row.spoken);
    if response.clicked() {
        actions.push(Select::ToggleClaims(row.service, row.attribute));
    }
    let roles = theme::roles(ui);
    let left = rect.left() + scale::SPACE_8;
    let room = rect.width() - AGE - scale::SPACE_24;
    let top = rect.top() + 15.0;
    let (used, _) = line_text(
        ui,
        pos2(left, top),
        scale::strong(&row.name),
        roles.text_strong,
        room * 0.6,
    );
    let label = left + used + scale::SPACE_8;
    line_text(
        ui,
        pos2(label, top),
        RichText::new(&row.label),
        roles.text,
        left + room - label,
    );
    let (_, cut) = line_text(
        ui,
        pos2(left, top + 19.0),
        scale::caption(&row.says),
        roles.text_weak,
        room,
    );
    line_text(
        ui,
        pos2(rect.right() - AGE, rect.center().y),
        RichText::new(&row.age),
        roles.text,
        AGE,
    );
    if cut {
        response.on_hover_text(&row.says);
    }
}
