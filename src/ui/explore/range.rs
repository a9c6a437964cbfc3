//! A number's or a date's range: a histogram, two handles on its axis, and two fields for those who know the value.

use egui::{Key, Label, Modifiers, Rect, Response, Role, Sense, Stroke, Ui, pos2, vec2};

use crate::{
    app::{
        action::{Actions, Filter},
        draft::BoundDraft,
        range::End,
        view::{
            facets::FacetView,
            range::{Handle, RangeView},
        },
    },
    ui::{
        theme::{self, ColorRoles, scale},
        widgets::{focus_ring, keep_arrows, spoken, text, text_field},
    },
};

const BARS: f32 = 40.0;
/// Radius of a handle's disc. The hit area is as large as any control's.
const DISC: f32 = 7.0;

/// The range of one facet.
pub(super) fn range_ui(
    ui: &mut Ui,
    facet: &FacetView,
    range: &RangeView,
    width: f32,
    typed: &[BoundDraft],
    actions: &mut Actions,
) {
    let roles = theme::roles(ui);
    ui.add_space(scale::SPACE_4);
    let (rect, _) = ui.allocate_exact_size(vec2(width, BARS + scale::CONTROL), Sense::hover());
    let axis = rect.shrink2(vec2(DISC + 1.0, 0.0));
    bars_ui(ui, facet, range, axis.with_max_y(rect.top() + BARS), &roles);
    let line = rect.top() + BARS + scale::CONTROL / 2.0;
    let at = |share: f32| axis.left() + axis.width() * share;
    ui.painter().hline(axis.x_range(), line, Stroke::new(2.0, roles.line));
    let between = at(range.low.share)..=at(range.high.share);
    ui.painter().hline(between, line, Stroke::new(2.0, roles.accent));
    for end in [End::Low, End::High] {
        handle_ui(ui, facet, range, end, axis, line, actions);
    }
    fields_ui(ui, facet, range, width, typed, actions);
    let mut note = range.extent.clone();
    if !range.unknown.is_empty() {
        note = format!("{note} · {}", range.unknown);
    }
    text::caption(ui, note);
    ui.add_space(scale::SPACE_4);
}

/// What is between the handles is lit.
fn bars_ui(ui: &mut Ui, facet: &FacetView, range: &RangeView, rect: Rect, roles: &ColorRoles) {
    for (i, bar) in range.bars.iter().enumerate() {
        let x = |share: f32| rect.left() + rect.width() * share;
        let area = Rect::from_min_max(
            pos2(x(bar.span.0) + 0.5, rect.top()),
            pos2((x(bar.span.1) - 0.5).max(x(bar.span.0) + 1.5), rect.bottom()),
        );
        let middle = f32::midpoint(bar.span.0, bar.span.1);
        let lit = middle >= range.low.share && middle <= range.high.share;
        // A bar that is not empty is never too low to be visible.
        let height = if bar.height > 0.0 {
            (bar.height * BARS).max(2.0)
        } else {
            1.0
        };
        let color = match (bar.height > 0.0, lit) {
            (false, _) => roles.line,
            (true, true) => roles.accent,
            (true, false) => roles.outline,
        };
        ui.painter()
            .rect_filled(area.with_min_y(area.bottom() - height), 1, color);
        let response = ui.interact(area, ui.scope_id().with(("bar", &facet.id, i)), Sense::hover());
        spoken(&response, Role::Image, &bar.spoken);
        response.on_hover_text(&bar.spoken);
    }
}

fn handle_of(range: &RangeView, end: End) -> &Handle {
    match end {
        End::Low => &range.low,
        End::High => &range.high,
    }
}

fn other(end: End) -> End {
    match end {
        End::Low => End::High,
        End::High => End::Low,
    }
}

/// The action that puts one end where it is wanted; it never passes the other.
fn moved(facet: &FacetView, range: &RangeView, end: End, to: Option<crate::catalog::Scalar>) -> Filter {
    let (low, high) = match end {
        End::Low => (to, range.high.bound.clone()),
        End::High => (range.low.bound.clone(), to),
    };
    Filter::SetRange(facet.subject, low, high)
}

fn handle_ui(
    ui: &mut Ui,
    facet: &FacetView,
    range: &RangeView,
    end: End,
    axis: Rect,
    line: f32,
    actions: &mut Actions,
) {
    let roles = theme::roles(ui);
    let handle = handle_of(range, end);
    let center = pos2(axis.left() + axis.width() * handle.share, line);
    let id = egui::Id::unique(("range", &facet.id, end));
    // Where both are at one place, each keeps the side it can move to.
    let shift = match end {
        End::Low => -DISC / 2.0,
        End::High => DISC / 2.0,
    };
    let hit = Rect::from_center_size(center + vec2(shift, 0.0), vec2(DISC * 3.0, scale::CONTROL));
    let response = ui.interact(hit, id, Sense::click_and_drag());
    let value = f64::from(handle.share);
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::slider(true, value, &handle.spoken);
        info.current_text_value = Some(if handle.text.is_empty() {
            "open".to_owned()
        } else {
            format!("{} {}", handle.text, range.unit).trim().to_owned()
        });
        info
    });
    let fill = if response.hovered() || response.dragged() {
        roles.accent_hover
    } else {
        roles.accent
    };
    ui.painter().circle(center, DISC, fill, Stroke::new(2.0, roles.surface));
    let ring = Rect::from_center_size(center, egui::Vec2::splat(DISC * 2.0));
    focus_ring(ui, &response, ring, DISC as u8);
    if response.dragged()
        && let Some(pointer) = response.interact_pointer_pos()
    {
        let limit = handle_of(range, other(end)).share;
        let share = (pointer.x - axis.left()) / axis.width();
        let share = match end {
            End::Low => share.clamp(0.0, limit),
            End::High => share.clamp(limit, 1.0),
        };
        let bound = range.axis.bound(share, end);
        if bound != handle.bound {
            actions.push(moved(facet, range, end, bound));
        }
    }
    if response.drag_stopped() || response.lost_focus() {
        actions.push(Filter::EndRange);
    }
    if response.has_focus() {
        keep_arrows(ui, id);
        keys_ui(ui, &response, facet, range, end, actions);
    }
    response.on_hover_text(&handle.spoken);
}

/// Arrows move by one step, the page keys by ten, Home and End open the end or close it on the other.
fn keys_ui(ui: &Ui, response: &Response, facet: &FacetView, range: &RangeView, end: End, actions: &mut Actions) {
    let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    let asked = |action| ui.input(|i| i.has_accesskit_action_request(response.id, action));
    let up = asked(egui::accesskit::Action::Increment);
    let down = asked(egui::accesskit::Action::Decrement);
    let by = if pressed(Key::ArrowRight) || pressed(Key::ArrowUp) || up {
        1
    } else if pressed(Key::ArrowLeft) || pressed(Key::ArrowDown) || down {
        -1
    } else if pressed(Key::PageUp) {
        10
    } else if pressed(Key::PageDown) {
        -10
    } else {
        0
    };
    let handle = handle_of(range, end);
    let open = pressed(if end == End::Low { Key::Home } else { Key::End });
    if open && handle.bound.is_some() {
        actions.push(moved(facet, range, end, None));
    } else if by != 0 {
        let next = range.axis.stepped(handle.bound.as_ref(), end, by);
        let limit = handle_of(range, other(end));
        let (low, high) = match end {
            End::Low => (next.as_ref(), limit.bound.as_ref()),
            End::High => (limit.bound.as_ref(), next.as_ref()),
        };
        if next != handle.bound && !crate::app::range::is_upside_down(low, high) {
            actions.push(moved(facet, range, end, next));
        }
    }
}

/// From – to, with the unit; what cannot be read is marked, with a sentence.
fn fields_ui(
    ui: &mut Ui,
    facet: &FacetView,
    range: &RangeView,
    width: f32,
    typed: &[BoundDraft],
    actions: &mut Actions,
) {
    let unit = if range.unit.is_empty() { 0.0 } else { 44.0 };
    let field = (width - unit - 24.0) / 2.0;
    let draft_of = |end| typed.iter().find(|b| b.is_at(facet.subject, end));
    ui.horizontal(|ui| {
        ui.set_height(scale::CONTROL);
        ui.spacing_mut().item_spacing.x = 4.0;
        field_ui(ui, facet, range, (End::Low, draft_of(End::Low)), field, actions);
        ui.add_sized([12.0, scale::CONTROL], Label::new(scale::caption("to")));
        field_ui(ui, facet, range, (End::High, draft_of(End::High)), field, actions);
        if !range.unit.is_empty() {
            ui.add(Label::new(scale::caption(&range.unit)).truncate());
        }
    });
    let problem = |end| draft_of(end).and_then(|d| d.draft.problem.as_deref());
    if let Some(problem) = problem(End::High).or(problem(End::Low)) {
        text::problem(ui, problem);
    }
}

fn field_ui(
    ui: &mut Ui,
    facet: &FacetView,
    range: &RangeView,
    (end, draft): (End, Option<&BoundDraft>),
    width: f32,
    actions: &mut Actions,
) {
    let handle = handle_of(range, end);
    let hint = match (end, range.is_date) {
        (End::Low, false) => "lowest",
        (End::High, false) => "highest",
        (End::Low, true) => "earliest",
        (End::High, true) => "latest",
    };
    let words = format!("{}, typed", handle.spoken);
    let field = text_field(
        ui,
        draft.map_or(&handle.text, |d| &d.draft.value),
        (hint, &words),
        |edit| edit.id_salt(("bound", &facet.id, end)).desired_width(width - 16.0),
    );
    if draft.is_some_and(|d| d.draft.problem.is_some()) {
        field.mark_wrong(ui);
    }
    let typed = |text: String, done| Filter::TypeBound {
        subject: facet.subject,
        end,
        text,
        done,
    };
    if let Some(text) = field.changed() {
        actions.push(typed(text, false));
    } else if field.response.lost_focus() && draft.is_some() {
        actions.push(typed(field.text, true));
        actions.push(Filter::EndRange);
    }
}
