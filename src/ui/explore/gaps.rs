//! What no source states: blank by blank, by attribute, by service, and as questions to copy or to save.

use egui::{Align, Align2, Label, Layout, Rect, RichText, TextStyle, Ui, UiBuilder, Vec2, pos2, vec2};

use super::blanks::{BlanksState, blanks_ui, told_where_cut};
use crate::{
    app::{
        action::{Actions, Evidence, Filter, Select},
        view::{
            Selection,
            explore::{
                GapsView,
                gaps::{AttributeGapRow, ServiceGapRow},
            },
        },
    },
    ui::{
        theme::{self, Icon, scale},
        widgets::{
            GridState, Tracks, icon_button, line_text, list, quiet_button, row, secondary_button, text, text_width,
        },
    },
};

const ROW: f32 = scale::CONTROL_MAIN;
const COUNT: f32 = 60.0;
const BAR: f32 = 56.0;

/// The blanks, both columns below them, and what can be done with them.
pub(super) fn gaps_ui(
    ui: &mut Ui,
    view: &GapsView,
    selection: Selection<'_>,
    (blanks, by_attribute, by_service): (&mut BlanksState, &mut GridState, &mut GridState),
    actions: &mut Actions,
) {
    // With the details open beside it, a small window has no room for both on one line.
    let narrow = ui.available_width() < 640.0;
    ui.horizontal(|ui| {
        ui.set_height(ROW);
        ui.add(Label::new(scale::name(&view.summary)).truncate());
        if !narrow {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.add_space(scale::SPACE_12);
                questions_ui(ui, view, actions);
            });
        }
    });
    if narrow {
        ui.horizontal(|ui| questions_ui(ui, view, actions));
    }
    ui.add_space(scale::SPACE_8);
    let outer = ui.available_rect_before_wrap();
    let (upper, lower) = outer.split_top_bottom_at_fraction(0.5);
    let upper = upper.with_max_y(upper.bottom() - scale::SPACE_16);
    blanks_ui(ui, upper, &view.blanks, selection, blanks, actions);
    let width = (outer.width() - scale::SPACE_24) / 2.0;
    let left = lower.with_max_x(lower.left() + width);
    let right = left.translate(vec2(width + scale::SPACE_24, 0.0));
    let n = view.attributes.len();
    column_ui(ui, left, ("By attribute", n), by_attribute, |ui, rect, i| {
        if let Some(row) = view.attributes.get(i) {
            attribute_ui(ui, row, rect, actions);
        }
    });
    column_ui(ui, right, ("By name", view.services()), by_service, |ui, rect, i| {
        if let Some(row) = view.service(i) {
            service_ui(ui, row, rect, selection, actions);
        }
    });
}

fn questions_ui(ui: &mut Ui, view: &GapsView, actions: &mut Actions) {
    ui.add_enabled_ui(view.any, |ui| {
        if secondary_button(ui, "Export questions…").clicked() {
            actions.push(Evidence::ExportQuestions);
        }
        if quiet_button(ui, "Copy as questions").clicked() {
            actions.push(Evidence::CopyQuestions(None));
        }
    });
}

/// A heading over a list of rows.
fn column_ui(
    ui: &mut Ui,
    rect: Rect,
    (heading, rows): (&str, usize),
    state: &mut GridState,
    mut row: impl FnMut(&mut Ui, Rect, usize),
) {
    let mut child = text::part(ui, rect, heading, Layout::top_down(Align::Min));
    child.label(scale::head(heading));
    child.add_space(scale::SPACE_4);
    let rows = (&Tracks::even(rows, ROW), 12.0);
    list(&mut child, heading, rows, state, |ui, _, rect, i| row(ui, rect, i));
}

/// Label, bar and count, on one line. Returns whether the label was cut.
fn line_ui(ui: &Ui, rect: Rect, label: &str, share: f32, count: &str, strong: bool) -> bool {
    let roles = theme::roles(ui);
    let y = rect.center().y;
    // In a narrow column the name needs the room more; the count shows the same.
    let bar = if rect.width() < 280.0 { 0.0 } else { BAR };
    let bars = rect.right() - count_room(ui, count) - bar - scale::SPACE_12;
    let color = if strong { roles.text_strong } else { roles.text };
    let at = pos2(rect.left() + scale::SPACE_8, y);
    let room = bars - rect.left() - scale::SPACE_16;
    let (_, cut) = line_text(ui, at, RichText::new(label), color, room);
    let track = Rect::from_min_size(pos2(bars, y - 2.0), vec2(bar, 4.0));
    ui.painter().rect_filled(track, 2, roles.raised);
    let filled = Rect::from_min_size(track.min, vec2(bar * share.clamp(0.0, 1.0), 4.0));
    ui.painter().rect_filled(filled, 2, roles.outline);
    let small = TextStyle::Small.resolve(ui.style());
    let at = pos2(rect.right() - scale::SPACE_4, y);
    ui.painter()
        .text(at, Align2::RIGHT_CENTER, count, small, roles.text_weak);
    cut
}

/// Room for a count: of as many services as there are, each of the same width so that bars line up.
fn count_room(ui: &Ui, count: &str) -> f32 {
    let whole = count.rsplit_once(' ').map_or(count, |(_, of)| of);
    let widest = text_width(ui, &format!("{whole} of {whole}"), &TextStyle::Small);
    (widest + scale::SPACE_8).max(COUNT)
}

fn attribute_ui(ui: &Ui, gap: &AttributeGapRow, rect: Rect, actions: &mut Actions) {
    let id = ui.scope_id().with(("gap", &gap.label));
    let response = row(ui, rect, id, gap.on, &gap.spoken);
    let cut = line_ui(ui, rect, &gap.label, gap.share, &gap.count, gap.on);
    if told_where_cut(response, cut, &gap.spoken).clicked() {
        actions.push(if gap.on {
            Filter::ClearSubject(gap.condition.subject)
        } else {
            Filter::SetCondition(gap.condition.clone())
        });
    }
}

fn service_ui(ui: &mut Ui, gap: &ServiceGapRow, rect: Rect, selection: Selection<'_>, actions: &mut Actions) {
    let side = Vec2::splat(scale::CONTROL);
    let corner = pos2(rect.right() - side.x, rect.center().y - side.y / 2.0);
    let copy = Rect::from_min_size(corner, side);
    let line = Rect::from_min_max(rect.min, pos2(copy.left() - scale::SPACE_4, rect.bottom()));
    let id = egui::Id::unique(("gaps of", gap.service.0));
    let open = selection.is_open(gap.service);
    let response = row(ui, line, id, open, &gap.spoken);
    let cut = line_ui(ui, line, &gap.name, gap.share, &gap.count, open);
    if told_where_cut(response, cut, &gap.spoken).clicked() {
        actions.push(Select::Open(gap.service));
    }
    let mut child = ui.new_child(UiBuilder::new().max_rect(copy).id_salt(("copy", gap.service.0)));
    let words = format!("Copy the questions about {}", gap.name);
    if icon_button(&mut child, Icon::Copy, &words).clicked() {
        actions.push(Evidence::CopyQuestions(Some(gap.service)));
    }
}
