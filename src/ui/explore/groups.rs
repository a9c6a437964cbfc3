//! Headings over services: what they are grouped by, the line of one heading, and how the keyboard comes to a line.

use egui::{Id, Rect, Role, Sense, TextStyle, Ui};

use crate::{
    app::{
        action::{Actions, Grid, Select},
        view::{
            ExploreView,
            explore::{GridLine, GroupView, ServiceEntry},
        },
    },
    catalog::{ServiceIx, condition::Subject, wording::thousands},
    ui::{
        theme::{self, scale},
        widgets::{
            GridPlace, GridState, Visible, clipped, closes, focus_ring, menu, menu_choice, paint_fold, quiet_button,
            scrolling, spoken, text,
        },
    },
};

/// Room below the last line of a table and a matrix.
pub(super) const BELOW_ROWS: f32 = 12.0;

/// The button's label: what services are grouped by.
pub(super) fn label(view: &ExploreView) -> String {
    let label = |by: Subject| view.groupings.iter().find(|(s, _)| *s == by).map(|(_, l)| l.as_str());
    let label = view.grouped.and_then(label);
    label.map_or_else(|| "Group".to_owned(), |l| format!("Group: {l}"))
}

/// The list its button opens.
pub(super) fn menu_ui(button: &egui::Response, view: &ExploreView, actions: &mut Actions) {
    menu(button, 260.0, |ui| {
        ui.set_width(260.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        if menu_choice(ui, view.grouped.is_none(), "No groups") {
            actions.push(Grid::GroupBy(None));
        }
        if !view.groups.all.is_empty() {
            let fold = view.groups.all.iter().any(|g| !g.folded);
            let text = if fold { "Fold all groups" } else { "Unfold all groups" };
            if closes(ui, |ui| quiet_button(ui, text).clicked()) {
                let ids = view.groups.all.iter().filter(|_| fold);
                actions.push(Grid::FoldGroups(ids.map(|g| g.group.id.clone()).collect()));
            }
        }
        ui.separator();
        scrolling(ui, egui::ScrollArea::vertical().max_height(360.0), |ui| {
            for (subject, label) in &view.groupings {
                if menu_choice(ui, view.grouped == Some(*subject), label) {
                    actions.push(Grid::GroupBy(Some(*subject)));
                }
            }
        });
    });
}

fn heading_id(group: &GroupView) -> Id {
    Id::unique(("group heading", &group.group.id))
}

/// A heading on its line of a table or a matrix; `room`: what it has of the line, where something else is on it.
pub(super) fn line_ui(
    ui: &mut Ui,
    visible: &Visible<'_>,
    view: &ExploreView,
    (line, group): (usize, usize),
    room: Option<f32>,
    actions: &mut Actions,
) {
    let across = visible.across(line);
    let rect = room.map_or(across, |room| across.with_max_x(across.left() + room));
    clipped(ui, visible.below_head(), ("group", group), |ui| {
        heading_ui(ui, visible, rect, (line, &view.groups.all[group]), actions);
    });
}

/// A heading: a click, Enter or Space folds its services away or shows them.
pub(super) fn heading_ui(
    ui: &Ui,
    visible: &Visible<'_>,
    rect: Rect,
    (line, group): (usize, &GroupView),
    actions: &mut Actions,
) {
    let response = ui.interact(rect, heading_id(group), Sense::click());
    let state = if group.folded { "folded" } else { "unfolded" };
    spoken(&response, Role::Button, format_args!("{}, {state}", group.spoken));
    let roles = theme::roles(ui);
    let color = if response.hovered() {
        roles.text_strong
    } else {
        roles.text
    };
    let name = text::format(ui, &scale::strong14(), roles.text_strong);
    let count = text::format(ui, &TextStyle::Body, roles.text_weak);
    let n = thousands(group.group.range.len());
    let job = text::counted_job((&group.group.label, name), (&n, count));
    let cut = paint_fold(ui, rect, (group.folded, scale::SPACE_4, scale::ICON), color, job);
    focus_ring(ui, &response, rect.shrink(2.0), scale::CORNER_SMALL);
    if response.clicked() {
        actions.push(Grid::ToggleGroup(group.group.id.clone()));
    }
    visible.keyboard_on_row(ui, &response, line);
    if cut {
        response.on_hover_text(&group.spoken);
    }
}

/// A step with Shift held ticks all from where Shift was first held to where the keyboard is now, as in lists everywhere.
pub(super) fn tick_run(
    service_on: impl Fn(usize) -> Option<ServiceIx>,
    (from, to): (Option<usize>, usize),
    state: &mut GridState,
    actions: &mut Actions,
) {
    let Some((before, now)) = from.and_then(|from| state.run((from, to))) else {
        return;
    };
    let ticks: Vec<_> = now.clone().filter_map(&service_on).collect();
    let unticks = before.filter(|line| !now.contains(line)).filter_map(&service_on);
    // Under the options of a set a service can stand twice, in the run and outside of it.
    let unticks = unticks.filter(|s| !ticks.contains(s)).collect();
    actions.push(Select::TickRun { ticks, unticks });
}

/// The service on a line; `None` for a heading.
pub(super) fn service_on(view: &ExploreView, line: usize) -> Option<ServiceIx> {
    match view.groups.line(line)? {
        GridLine::Service(i) => view.services().get(i).copied(),
        GridLine::Heading(_) => None,
    }
}

/// Gives a line, which stands at a place of the grid, the keyboard: its heading, or what stands for its service in a column.
pub(super) fn focus_line(
    ui: &Ui,
    view: &ExploreView,
    (line, to): (usize, GridPlace),
    id_of: impl Fn(&ServiceEntry, usize) -> Id,
    (state, in_column): (&mut GridState, bool),
    actions: &mut Actions,
) {
    match view.groups.line(line) {
        None => {}
        Some(GridLine::Heading(g)) => state.focus(ui, to, heading_id(&view.groups.all[g]), in_column),
        Some(GridLine::Service(i)) => {
            if let Some(entry) = view.entry(i) {
                state.focus(ui, to, id_of(entry, to.column), in_column);
                actions.push(Select::Cursor(Some(entry.service)));
            }
        }
    }
}
