//! Compare: panes side by side. The header and the label column stay in sight while the body scrolls both ways.
//!
//! The body is one scroll area; header and labels are drawn beside it afterwards, moved by its offset, so that they
//! never lag behind. Row heights are measured once for a width and kept; only rows in sight are laid out.

use std::hash::{Hash as _, Hasher as _};

use egui::{Align, Label, Layout, Rect, RichText, Sense, Stroke, Ui, UiBuilder, Vec2, pos2, vec2};

use super::{
    Drafts, evidence,
    parts::{badge_kind, sources_ui, words_ui},
    theme::{self, Icon, scale, ui_ext},
};
use crate::{
    app::{
        action::{Action, Actions, Compare, Select},
        state::Place,
        view::{CompareView, compare::Pane, evidence::FactAge},
    },
    catalog::Status,
    compare::{Class, Row, Versus},
};

const LABELS: f32 = 200.0;
const PANE: f32 = 240.0;
const HEADER: f32 = 76.0;
const GROUP: f32 = 36.0;
/// Room below a cell's words for the year of its newest claim.
const AGE: f32 = 16.0;

/// One line of the body: a group's heading or a row.
enum Item<'a> {
    Group(&'a str),
    Row(&'a Row),
}

/// The side-by-side comparison.
pub fn compare_ui(ui: &mut Ui, view: &CompareView, drafts: &mut Drafts, actions: &mut Actions) {
    if view.panes.len() < 2 {
        empty_ui(ui, view, actions);
        return;
    }
    bar_ui(ui, view, actions);
    ui.add_space(scale::SPACE_8);
    let items: Vec<Item<'_>> = view
        .comparison
        .groups
        .iter()
        .flat_map(|g| std::iter::once(Item::Group(&g.label)).chain(g.rows.iter().map(Item::Row)))
        .collect();
    let outer = ui.available_rect_before_wrap();
    let labels_width = if outer.width() < 700.0 { 140.0 } else { LABELS };
    let n = view.panes.len() as f32;
    let width = ((outer.width() - labels_width - 16.0) / n).max(PANE);
    let heights = heights(ui, view, &items, width, labels_width, drafts);
    let rows_height: f32 = heights.iter().sum();
    let body = Rect::from_min_max(outer.min + vec2(labels_width, HEADER), outer.max);
    let mut child = ui.new_child(UiBuilder::new().max_rect(body).id_salt("compare body"));
    let out = egui::ScrollArea::both()
        .id_salt("compare")
        .auto_shrink(false)
        .show_viewport(&mut child, |ui, viewport| {
            let origin = ui.max_rect().min;
            let sources_height = 40.0 + 24.0 * view.sources.len() as f32;
            ui.set_min_size(vec2(width * n, rows_height + sources_height));
            body_ui(ui, view, &items, heights, width, origin, viewport, actions);
            let top = origin.y + rows_height + scale::SPACE_16;
            let rect = Rect::from_min_size(
                pos2(origin.x + viewport.min.x, top),
                vec2(body.width() - 24.0, sources_height),
            );
            let mut below = ui.new_child(UiBuilder::new().max_rect(rect).id_salt("sources"));
            below.label(scale::head("Sources"));
            sources_ui(&mut below, &view.sources, actions);
        });
    header_ui(
        ui,
        view,
        width,
        out.state.clamped_offset().x,
        outer,
        labels_width,
        actions,
    );
    labels_ui(
        ui,
        view,
        &items,
        drafts,
        out.state.clamped_offset().y,
        outer,
        labels_width,
    );
}

fn empty_ui(ui: &mut Ui, view: &CompareView, actions: &mut Actions) {
    ui.vertical_centered(|ui| {
        ui.add_space(96.0);
        ui.label(scale::title("Nothing to compare yet"));
        ui.add_space(scale::SPACE_8);
        let text = match view.panes.first() {
            Some(pane) => format!(
                "{} is ticked. Tick at least one more in Explore, up to six in all.",
                pane.name
            ),
            None => "Tick two to six services in Explore, and they stand here side by side.".to_owned(),
        };
        ui.label(text);
        ui.add_space(scale::SPACE_16);
        if ui_ext::primary_button(ui, "Go to Explore").clicked() {
            actions.push(Action::Go(Place::Explore));
        }
    });
}

fn bar_ui(ui: &mut Ui, view: &CompareView, actions: &mut Actions) {
    ui.horizontal(|ui| {
        ui.set_height(scale::CONTROL_MAIN);
        let mut on = view.differences_only;
        if ui_ext::tick_box(ui, &mut on, "Differences only").changed() {
            actions.push(Compare::SetDifferencesOnly(on));
        }
        if let Some(hidden) = &view.hidden {
            ui.add(Label::new(scale::caption(hidden)).truncate());
        }
        if view.age_lens && ui.available_width() > 480.0 {
            evidence::legend_ui(ui, &crate::app::view::evidence::age::legend());
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(scale::SPACE_12);
            export_ui(ui, actions);
        });
    });
}

/// The formats a comparison can be saved in, behind one button.
fn export_ui(ui: &mut Ui, actions: &mut Actions) {
    let button = ui_ext::secondary_button(ui, "Export…");
    egui::Popup::menu(&button).show(|ui| {
        ui.set_min_width(180.0);
        for format in crate::export::Format::ALL {
            if ui.button(format!("{}…", format.label())).clicked() {
                actions.push(crate::app::action::File::Export(format));
                ui.close();
            }
        }
        ui.separator();
        if ui.button("Copy as Markdown").clicked() {
            actions.push(crate::app::action::File::CopyMarkdown);
            ui.close();
        }
    });
}

/// Row heights for a pane width, measured when anything they depend on has changed.
fn heights<'d>(
    ui: &Ui,
    view: &CompareView,
    items: &[Item<'_>],
    width: f32,
    labels_width: f32,
    drafts: &'d mut Drafts,
) -> &'d [f32] {
    let mut hasher = std::hash::DefaultHasher::new();
    (
        width.to_bits(),
        labels_width.to_bits(),
        ui.ctx().pixels_per_point().to_bits(),
        view.stamp,
    )
        .hash(&mut hasher);
    let key = hasher.finish();
    if drafts.compare_heights.as_ref().is_none_or(|(k, _)| *k != key) {
        let all = items
            .iter()
            .map(|item| height(ui, view, item, width, labels_width))
            .collect();
        drafts.compare_heights = Some((key, all));
    }
    drafts.compare_heights.as_ref().map_or(&[], |(_, h)| h)
}

fn height(ui: &Ui, view: &CompareView, item: &Item<'_>, width: f32, labels_width: f32) -> f32 {
    let Item::Row(row) = item else { return GROUP };
    let font = egui::TextStyle::Body.resolve(ui.style());
    let measure = |text: String, room: f32| {
        ui.fonts_mut(|f| f.layout(text, font.clone(), egui::Color32::PLACEHOLDER, room))
            .size()
            .y
    };
    let label = measure(view.label(row.attribute).to_owned(), labels_width - 24.0);
    let cell = |cell: &crate::compare::PaneCell| -> f32 {
        let lines: f32 = cell
            .words
            .lines
            .iter()
            .map(|l| {
                let numbers = if l.cites {
                    String::new()
                } else {
                    super::parts::source_numbers(&l.sources)
                };
                // The shape stands before the text, and the numbers behind it.
                measure(format!("{}  {numbers}", l.spelt()), width - 24.0 - 22.0).max(18.0) + 3.0
            })
            .sum();
        lines + if cell.versus.is_some() { 22.0 } else { 0.0 }
    };
    let age = if view.age_lens { AGE } else { 0.0 };
    row.cells.iter().map(cell).fold(label, f32::max) + 16.0 + age
}

/// The wash of the age lens, and the year it stands for below the cell's words.
fn age_ui(ui: &Ui, rect: Rect, age: &FactAge) {
    evidence::tint(ui, rect.shrink2(vec2(2.0, 2.0)), age);
    let small = egui::TextStyle::Small.resolve(ui.style());
    let at = rect.left_bottom() + vec2(12.0, -6.0);
    let ink = theme::roles(ui).text_weak;
    ui.painter().text(at, egui::Align2::LEFT_BOTTOM, &age.year, small, ink);
}

#[allow(clippy::too_many_arguments)] // one place calls it
fn body_ui(
    ui: &mut Ui,
    view: &CompareView,
    items: &[Item<'_>],
    heights: &[f32],
    width: f32,
    origin: egui::Pos2,
    viewport: Rect,
    actions: &mut Actions,
) {
    let roles = theme::roles(ui);
    let n = view.panes.len();
    let mut y = 0.0;
    for (item, height) in items.iter().zip(heights) {
        let (top, bottom) = (y, y + height);
        y = bottom;
        if bottom < viewport.min.y || top > viewport.max.y {
            continue;
        }
        let Item::Row(row) = item else { continue };
        let line = pos2(origin.x, origin.y + bottom);
        ui.painter()
            .hline(line.x..=line.x + width * n as f32, line.y, Stroke::new(1.0, roles.line));
        for (i, cell) in row.cells.iter().enumerate() {
            let rect = Rect::from_min_size(pos2(origin.x + width * i as f32, origin.y + top), vec2(width, *height));
            if row.class == Class::Different {
                ui.painter()
                    .rect_filled(rect.shrink2(vec2(2.0, 2.0)), scale::CORNER_SMALL, roles.surface);
            }
            let inner = rect.shrink2(vec2(12.0, 8.0));
            if view.age_lens
                && let Some(age) = view.age(view.panes[i].service, row.attribute)
            {
                age_ui(ui, rect, age);
            }
            let salt = (row.attribute.0, view.panes[i].service.0);
            let mut child = ui.new_child(
                UiBuilder::new()
                    .max_rect(inner)
                    .id_salt(salt)
                    .layout(Layout::top_down(Align::Min)),
            );
            child.spacing_mut().item_spacing.y = 3.0;
            let spoken = format!("{}, {}", view.panes[i].name, view.label(row.attribute));
            if words_ui(&mut child, &cell.words, &spoken) {
                actions.push(Select::ToggleClaims(view.panes[i].service, row.attribute));
            }
            if let Some(versus) = &cell.versus {
                versus_ui(&mut child, versus);
            }
        }
    }
}

/// How a cell stands against the baseline: an arrow and a word.
fn versus_ui(ui: &mut Ui, versus: &Versus) {
    let roles = theme::roles(ui);
    let (icon, ink) = match versus {
        Versus::Better(_) => (Some(Icon::ArrowUp), roles.good),
        Versus::Worse(_) => (Some(Icon::ArrowDown), roles.bad),
        Versus::Same | Versus::CantCompare => (None, roles.text_weak),
    };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        if let Some(icon) = icon {
            let (rect, _) = ui.allocate_exact_size(Vec2::splat(12.0), Sense::hover());
            theme::paint_icon(ui.painter(), rect, icon, ink);
        }
        ui.label(
            RichText::new(versus.words())
                .text_style(egui::TextStyle::Small)
                .color(ink),
        );
    });
}

#[allow(clippy::too_many_arguments)] // one place calls it
fn header_ui(
    ui: &mut Ui,
    view: &CompareView,
    width: f32,
    offset: f32,
    outer: Rect,
    labels_width: f32,
    actions: &mut Actions,
) {
    let roles = theme::roles(ui);
    let clip = Rect::from_min_max(
        outer.min + vec2(labels_width, 0.0),
        pos2(outer.right(), outer.top() + HEADER),
    );
    let mut child = ui.new_child(UiBuilder::new().max_rect(clip).id_salt("compare header"));
    child.set_clip_rect(clip.intersect(ui.clip_rect()));
    child
        .painter()
        .hline(clip.x_range(), clip.bottom() - 1.0, Stroke::new(1.0, roles.outline));
    for (i, pane) in view.panes.iter().enumerate() {
        let rect = Rect::from_min_size(clip.min + vec2(width * i as f32 - offset, 0.0), vec2(width, HEADER));
        let mut cell = child.new_child(
            UiBuilder::new()
                .max_rect(rect.shrink2(vec2(12.0, 2.0)))
                .id_salt(("pane", pane.service.0)),
        );
        pane_head_ui(&mut cell, view, i, pane, actions);
    }
}

fn pane_head_ui(ui: &mut Ui, view: &CompareView, i: usize, pane: &Pane, actions: &mut Actions) {
    ui.spacing_mut().item_spacing = vec2(2.0, 2.0);
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ui_ext::icon_button(ui, Icon::Close, &format!("Take {} out", pane.name)).clicked() {
                actions.push(Select::ToggleTick(pane.service));
            }
            let pin = if pane.pinned { Icon::Pinned } else { Icon::Pin };
            let spoken = if pane.pinned {
                format!("Stop holding the others against {}", pane.name)
            } else {
                format!("Hold the others against {}", pane.name)
            };
            if ui_ext::icon_toggle(ui, pin, &spoken, pane.pinned).clicked() {
                actions.push(Compare::TogglePin(pane.service));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let name = Label::new(scale::name(&pane.name)).truncate().sense(Sense::click());
                let response = ui.add(name);
                response.widget_info(|| {
                    egui::WidgetInfo::labeled(egui::Role::Button, true, format!("Details of {}", pane.name))
                });
                if response.on_hover_text(&pane.name).clicked() {
                    actions.push(Select::Open(pane.service));
                }
            });
        });
    });
    ui.horizontal(|ui| {
        if pane.status != Status::Available {
            ui_ext::badge(ui, &pane.status_text, badge_kind(pane.status));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            swap_ui(ui, pane, actions);
            ui.add_enabled_ui(i + 1 < view.panes.len(), |ui| {
                if ui_ext::icon_button(ui, Icon::ChevronRight, &format!("Move {} right", pane.name)).clicked() {
                    actions.push(Compare::Move(pane.service, 1));
                }
            });
            ui.add_enabled_ui(i > 0, |ui| {
                if ui_ext::icon_button(ui, Icon::ChevronLeft, &format!("Move {} left", pane.name)).clicked() {
                    actions.push(Compare::Move(pane.service, -1));
                }
            });
        });
    });
}

/// Another service in this pane's place: those most like it.
fn swap_ui(ui: &mut Ui, pane: &Pane, actions: &mut Actions) {
    let button = ui_ext::icon_button(ui, Icon::More, &format!("Swap {} for another", pane.name));
    egui::Popup::menu(&button).show(|ui| {
        ui.set_min_width(240.0);
        ui.label(scale::caption("Most like this one"));
        for (to, name) in &pane.similar {
            if ui.button(name).clicked() {
                actions.push(Compare::Swap {
                    from: pane.service,
                    to: *to,
                });
                ui.close();
            }
        }
        if pane.similar.is_empty() {
            ui.label("Nothing else shares a stated value with it.");
        }
    });
}

fn labels_ui(
    ui: &mut Ui,
    view: &CompareView,
    items: &[Item<'_>],
    drafts: &Drafts,
    offset: f32,
    outer: Rect,
    labels_width: f32,
) {
    let roles = theme::roles(ui);
    let clip = Rect::from_min_max(
        outer.min + vec2(0.0, HEADER),
        pos2(outer.left() + labels_width, outer.bottom()),
    );
    let mut child = ui.new_child(UiBuilder::new().max_rect(clip).id_salt("compare labels"));
    child.set_clip_rect(clip.intersect(ui.clip_rect()));
    let heights = drafts.compare_heights.as_ref().map_or(&[][..], |(_, h)| h);
    let mut y = clip.top() - offset;
    for (item, height) in items.iter().zip(heights) {
        let rect = Rect::from_min_size(pos2(clip.left(), y), vec2(labels_width, *height));
        y += height;
        if !rect.intersects(clip) {
            continue;
        }
        let inner = rect.shrink2(vec2(0.0, 8.0));
        match item {
            Item::Group(label) => {
                let at = Rect::from_min_size(pos2(rect.left(), rect.bottom() - 24.0), vec2(labels_width - 8.0, 20.0));
                child
                    .new_child(UiBuilder::new().max_rect(at))
                    .label(scale::head(*label));
            }
            Item::Row(row) => {
                child
                    .painter()
                    .hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, roles.line));
                let mut cell = child.new_child(
                    UiBuilder::new()
                        .max_rect(inner.with_max_x(rect.right() - 16.0))
                        .id_salt(row.attribute.0),
                );
                let label = view.label(row.attribute);
                let response = cell.add(Label::new(scale::running(label)).wrap());
                if !view.about(row.attribute).is_empty() {
                    response.on_hover_text(view.about(row.attribute));
                }
            }
        }
    }
}
