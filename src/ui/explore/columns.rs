//! Which columns the table shows and in which order: a sheet with a search, a tick, a pin and a place for each.

use egui::{Label, Rect, Sense, Ui, pos2, vec2};

use crate::{
    app::{
        Model,
        action::{Actions, Grid},
        view::{ExploreView, explore::Choosable},
    },
    ui::theme::{self, Icon, scale, ui_ext},
};

const ROW: f32 = scale::CONTROL;

/// The button, and the sheet it opens.
pub fn menu_ui(ui: &mut Ui, view: &ExploreView, model: &Model, actions: &mut Actions) {
    let response = ui_ext::quiet_button(ui, "Columns");
    let behavior = egui::PopupCloseBehavior::CloseOnClickOutside;
    egui::Popup::menu(&response)
        .close_behavior(behavior)
        .show(|ui| sheet_ui(ui, view, model, actions));
}

fn sheet_ui(ui: &mut Ui, view: &ExploreView, model: &Model, actions: &mut Actions) {
    ui.set_width(380.0_f32.min(ui.ctx().content_rect().width() - 48.0));
    ui.spacing_mut().item_spacing = vec2(scale::SPACE_4, scale::SPACE_4);
    let id = egui::Id::unique("columns search");
    let mut typed: String = ui.data(|d| d.get_temp(id)).unwrap_or_default();
    ui.horizontal(|ui| {
        let reset = model.workspace.view.grid.columns.is_some();
        // Room for the button is kept while there is nothing to reset, so that the box stays as it is.
        let room = ui.available_width() - 72.0;
        let edit = egui::TextEdit::singleline(&mut typed)
            .id(id.with("box"))
            .margin(egui::Margin::symmetric(8, 6))
            .desired_width(room - scale::SPACE_16)
            .hint_text("Search columns");
        let response = ui.add(edit);
        response.widget_info(|| {
            let mut info = egui::WidgetInfo::text_edit(true, "", &typed, "Search columns");
            info.label = Some("Search columns".to_owned());
            info
        });
        if response.changed() {
            ui.data_mut(|d| d.insert_temp(id, typed.clone()));
        }
        if reset && ui_ext::quiet_button(ui, "Reset").clicked() {
            actions.push(Grid::ResetColumns);
        }
    });
    let words = typed.to_lowercase();
    let matching = |c: &&Choosable| words.split_whitespace().all(|w| c.key.contains(w));
    let (shown, hidden): (Vec<&Choosable>, Vec<&Choosable>) =
        view.choosable.iter().filter(matching).partition(|c| c.place.is_some());
    let all = view.choosable.iter().filter(|c| c.place.is_some()).count();
    // As high for one match as for all: nothing jumps while typing.
    let height = 420.0_f32.min(ui.ctx().content_rect().height() * 0.6);
    let list = egui::ScrollArea::vertical()
        .max_height(height)
        .min_scrolled_height(height);
    list.auto_shrink(false).show(ui, |ui| {
        if shown.is_empty() && hidden.is_empty() {
            ui.label(scale::caption("No column is called that."));
        }
        if !shown.is_empty() {
            ui.label(scale::head("Shown, from left to right"));
            shown_ui(ui, &shown, all, actions);
        }
        if !hidden.is_empty() {
            ui.add_space(scale::SPACE_4);
            ui.label(scale::head("Not shown, most said first"));
            for column in hidden {
                ui.horizontal(|ui| {
                    ui.add_space(scale::SPACE_16 + scale::SPACE_4);
                    tick_ui(ui, column, actions);
                    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                        ui.add_space(scale::SPACE_8);
                        ui.label(scale::caption(&column.said));
                    });
                });
            }
        }
    });
}

/// Those shown: dragged by the grip at their left, or moved by the buttons at their right.
fn shown_ui(ui: &mut Ui, shown: &[&Choosable], all: usize, actions: &mut Actions) {
    let mut rows: Vec<(Rect, usize)> = Vec::with_capacity(shown.len());
    let mut dragged = None;
    for column in shown {
        let place = column.place.unwrap_or(0);
        let row = ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = scale::SPACE_4;
            let grip = grip_ui(ui, column);
            if grip.dragged() || grip.drag_stopped() {
                dragged = Some((*column, grip));
            }
            tick_ui(ui, column, actions);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                let pin = if column.pinned { Icon::Pinned } else { Icon::Pin };
                let spoken = if column.pinned {
                    format!("Let {} scroll", column.label)
                } else {
                    format!("Keep {} beside the name", column.label)
                };
                if ui_ext::icon_toggle(ui, pin, &spoken, column.pinned).clicked() {
                    actions.push(Grid::TogglePin(column.subject));
                }
                ui.add_enabled_ui(place + 1 < all, |ui| {
                    if ui_ext::icon_button(ui, Icon::ChevronDown, &format!("Move {} down", column.label)).clicked() {
                        actions.push(Grid::PlaceColumn(column.subject, place + 1));
                    }
                });
                ui.add_enabled_ui(place > 0, |ui| {
                    if ui_ext::icon_button(ui, Icon::ChevronUp, &format!("Move {} up", column.label)).clicked() {
                        actions.push(Grid::PlaceColumn(column.subject, place.saturating_sub(1)));
                    }
                });
            });
        });
        rows.push((row.response.rect, place));
    }
    let (Some((column, grip)), Some(at)) = (dragged, ui.input(|i| i.pointer.interact_pos())) else {
        return;
    };
    // Between which two it would come to lie.
    let before = rows.iter().position(|(r, _)| at.y < r.center().y);
    let line = before.map_or_else(|| rows.last().map_or(0.0, |(r, _)| r.bottom()), |i| rows[i].0.top());
    let across = rows.first().map_or(egui::Rangef::NOTHING, |(r, _)| r.x_range());
    let stroke = egui::Stroke::new(2.0, theme::roles(ui).accent);
    ui.painter().hline(across, line - 2.0, stroke);
    if grip.drag_stopped() {
        let from = column.place.unwrap_or(0);
        let to = before.map_or(all - 1, |i| rows[i].1);
        // Taking it away first moves those behind it one up.
        let to = if before.is_some() && to > from { to - 1 } else { to };
        if to != from {
            actions.push(Grid::PlaceColumn(column.subject, to));
        }
    }
}

/// Six dots to drag by. The buttons do the same for the keyboard.
fn grip_ui(ui: &mut Ui, column: &Choosable) -> egui::Response {
    let (rect, _) = ui.allocate_exact_size(vec2(scale::SPACE_16, ROW), Sense::hover());
    let id = ui.scope_id().with(("grip", &column.key));
    let response = ui.interact(rect, id, Sense::DRAG);
    let roles = theme::roles(ui);
    let ink = if response.hovered() || response.dragged() {
        roles.text_strong
    } else {
        roles.outline
    };
    for x in [-2.5, 2.5] {
        for y in [-5.0, 0.0, 5.0] {
            let at = rect.center() + vec2(x, y);
            ui.painter().circle_filled(pos2(at.x, at.y), 1.25, ink);
        }
    }
    response.on_hover_cursor(egui::CursorIcon::Grab)
}

fn tick_ui(ui: &mut Ui, column: &Choosable, actions: &mut Actions) {
    let mut on = column.place.is_some();
    if ui_ext::tick_box_bare(ui, &mut on, &format!("Show {}", column.label)).changed() {
        actions.push(Grid::ToggleColumn(column.subject));
    }
    // Room for what stands at the right edge.
    let room = ui.available_width()
        - if column.place.is_some() {
            3.0 * scale::CONTROL + 8.0
        } else {
            88.0
        };
    ui.scope(|ui| {
        ui.set_max_width(room.max(40.0));
        let response = ui.add(
            Label::new(&column.label)
                .truncate()
                .selectable(false)
                .sense(Sense::CLICK),
        );
        if response
            .on_hover_text(format!("{}: {}", column.group, column.label))
            .clicked()
        {
            actions.push(Grid::ToggleColumn(column.subject));
        }
    });
}
