//! The grid as a table: rows of 32, header and name column in sight, only visible rows laid out.

use egui::{Align, Label, Layout, Sense, Ui, vec2};
use egui_extras::{Column, TableBuilder};

use super::{entry_keys, keep_arrows, next_sort, sort_icon};
use crate::{
    app::{
        Model,
        action::{Actions, Filter, Select},
        view::{ExploreView, explore::Entry},
    },
    ui::{
        evidence, marks,
        parts::{badge_kind, shape_of},
        theme::{self, scale, ui_ext},
    },
};

/// Width of a headline attribute at first: two short sides of a disagreement fit.
const FACT: f32 = 216.0;

/// The grid as a table.
pub fn table_ui(ui: &mut Ui, view: &ExploreView, model: &Model, actions: &mut Actions) {
    let facts = view.columns.len().saturating_sub(3);
    let wanted = 36.0 + 240.0 + 150.0 + 150.0 + FACT * facts as f32;
    if model.session.evidence.age_lens {
        evidence::legend_ui(ui, &crate::app::view::evidence::age::legend());
        ui.add_space(scale::SPACE_4);
    }
    let mut jump = None;
    egui::ScrollArea::horizontal()
        .id_salt("table sideways")
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.set_min_width(wanted.max(ui.available_width()));
            let mut table = TableBuilder::new(ui)
                .id_salt("services")
                .striped(false)
                .sense(Sense::click())
                .cell_layout(Layout::left_to_right(Align::Center))
                .auto_shrink(false)
                .column(Column::exact(36.0))
                .column(Column::initial(240.0).at_least(160.0).clip(true).resizable(true));
            for _ in 0..2 {
                table = table.column(Column::initial(150.0).at_least(80.0).clip(true).resizable(true));
            }
            for i in 0..facts {
                let column = if i + 1 == facts {
                    Column::remainder()
                } else {
                    Column::initial(FACT).resizable(true)
                };
                table = table.column(column.at_least(100.0).clip(true));
            }
            if let Some(i) = scroll_target(view, model) {
                table = table.scroll_to_row(i, None);
            }
            table
                .header(28.0, |mut row| {
                    row.col(|_| {});
                    for column in &view.columns {
                        row.col(|ui| header_ui(ui, column, model, actions));
                    }
                })
                .body(|body| {
                    body.rows(scale::CONTROL_MAIN, view.len(), |mut row| {
                        let i = row.index();
                        let Some(entry) = view.entry(i) else { return };
                        row.set_selected(model.session.open == Some(entry.service));
                        if let Some(step) = row_ui(&mut row, entry, model, actions) {
                            jump = i.checked_add_signed(step).filter(|j| *j < view.len());
                        }
                    });
                });
        });
    if let Some(service) = jump.and_then(|j| view.services().get(j)) {
        ui.memory_mut(|m| m.request_focus(row_id(*service)));
        actions.push(Select::Cursor(Some(*service)));
    }
    let wants = egui::Id::unique("grid wants focus");
    if ui.memory_mut(|m| m.data.remove_temp::<bool>(wants)).is_some()
        && let Some(first) = view.services().first()
    {
        ui.memory_mut(|m| m.request_focus(row_id(*first)));
    }
}

/// The row the keyboard moved to, so that it comes into sight.
fn scroll_target(view: &ExploreView, model: &Model) -> Option<usize> {
    let cursor = model.session.cursor?;
    view.services().iter().position(|s| *s == cursor)
}

fn row_id(service: crate::catalog::ServiceIx) -> egui::Id {
    egui::Id::unique(("row", service.0))
}

fn header_ui(ui: &mut Ui, column: &crate::app::view::explore::Column, model: &Model, actions: &mut Actions) {
    let response = ui.add(Label::new(scale::head(&column.label)).truncate().sense(Sense::click()));
    let spoken = match column.sorted {
        None => format!("Sort by {}", column.label),
        Some(false) => format!("Sorted by {}, up; turn round", column.label),
        Some(true) => format!("Sorted by {}, down; turn round", column.label),
    };
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &spoken));
    ui_ext::focus_ring(ui, &response, response.rect.expand(2.0), scale::CORNER_SMALL);
    if let Some(descending) = column.sorted {
        let (rect, _) = ui.allocate_exact_size(vec2(12.0, 12.0), Sense::hover());
        theme::paint_icon(ui.painter(), rect, sort_icon(descending), theme::roles(ui).text_weak);
    }
    if response
        .on_hover_text(&column.label)
        .on_hover_cursor(egui::CursorIcon::PointingHand)
        .clicked()
    {
        actions.push(Filter::SetSort(Some(next_sort(
            model.workspace.query.sort,
            column.subject,
        ))));
    }
}

fn row_ui(
    row: &mut egui_extras::TableRow<'_, '_>,
    entry: &Entry,
    model: &Model,
    actions: &mut Actions,
) -> Option<isize> {
    let mut step = None;
    row.col(|ui| {
        let mut ticked = model.workspace.ticked.contains(&entry.service);
        if ui_ext::tick_box_bare(ui, &mut ticked, &format!("Compare {}", entry.name)).changed() {
            actions.push(Select::ToggleTick(entry.service));
        }
    });
    row.col(|ui| {
        let response = ui.interact(ui.max_rect(), row_id(entry.service), Sense::click());
        response.widget_info(|| {
            egui::WidgetInfo::selected(
                egui::Role::Button,
                true,
                model.session.open == Some(entry.service),
                &entry.spoken,
            )
        });
        if response.has_focus() {
            keep_arrows(ui, response.id);
        }
        ui_ext::focus_ring(ui, &response, ui.max_rect().shrink(2.0), scale::CORNER_SMALL);
        if response.clicked() {
            actions.push(Select::Open(entry.service));
        }
        step = entry_keys(ui, &response, entry.service, 1, actions);
        marks::name_ui(ui, &entry.name, &entry.mark);
        response.context_menu(|ui| marks::menu_ui(ui, entry.service, &entry.mark, actions));
    });
    row.col(|ui| {
        ui.add(Label::new(&entry.category).truncate().selectable(false));
    });
    row.col(|ui| {
        if let Some(status) = &entry.status {
            ui_ext::badge(ui, &status.text, badge_kind(status.status));
        } else {
            ui.label(scale::caption("available"));
        }
    });
    for fact in &entry.facts {
        row.col(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            let roles = theme::roles(ui);
            if model.session.evidence.age_lens {
                ui.add_space(scale::SPACE_4);
                evidence::tint(ui, ui.max_rect().expand2(vec2(4.0, 1.0)), &fact.age);
                // The year comes first, so that a long value cannot push it out of sight; the sides of a disagreement
                // have their own.
                if !fact.age.year.is_empty() && fact.state != crate::catalog::State::Conflicting {
                    ui.add(Label::new(scale::caption(&fact.age.year)).selectable(false));
                }
            }
            if let Some(shape) = shape_of(fact.state) {
                let (rect, _) = ui.allocate_exact_size(vec2(12.0, 12.0), Sense::hover());
                theme::paint(ui.painter(), rect, shape, &roles);
            }
            let ink = if fact.state.is_known() {
                roles.text
            } else {
                roles.text_weak
            };
            let text = egui::RichText::new(&fact.short).color(ink);
            let text = if fact.state == crate::catalog::State::Conflicting {
                text.text_style(egui::TextStyle::Small).color(roles.caution)
            } else {
                text
            };
            ui.add(Label::new(text).truncate().selectable(false))
                .on_hover_text(&fact.text);
        });
    }
    if row.response().clicked() {
        actions.push(Select::Open(entry.service));
    }
    step
}
