//! A heading over cards: beside its name, over each further column of cards, what one of the numbers on them comes to.

use egui::{Rect, Role, Sense, TextStyle, Ui, pos2, text::LayoutJob, vec2};

use super::groups;
use crate::{
    app::{
        action::Actions,
        view::{ExploreView, explore::GroupSummary},
    },
    ui::{
        theme::{self, scale},
        widgets::{Visible, cut_job, spoken, text},
    },
};

/// A heading in its row; `columns`: how many there are, and from the edge of one to that of the next.
pub(super) fn heading_ui(
    ui: &Ui,
    visible: &Visible<'_>,
    (rect, row): (Rect, usize),
    (view, heading): (&ExploreView, usize),
    (columns, step): (usize, f32),
    actions: &mut Actions,
) {
    let summaries = view.summaries(heading);
    // With one column there is room for the name alone. A number keeps its column under every heading.
    let shown = || summaries.iter().filter(|s| s.nth + 1 < columns);
    let name = if shown().next().is_some() {
        rect.with_max_x(rect.left() + step - scale::SPACE_12)
    } else {
        rect
    };
    groups::heading_ui(ui, visible, name, (row, &view.groups.all[heading]), actions);
    for summary in shown() {
        let left = rect.left() + step * (summary.nth + 1) as f32;
        let room = Rect::from_min_size(pos2(left, rect.top()), vec2(step - scale::SPACE_12, rect.height()));
        summary_ui(ui, room, (heading, summary));
    }
}

/// `Price (EUR) 4 to 100 · median 12, 7 of 9`, from the left edge of the cards below it.
fn summary_ui(ui: &Ui, rect: Rect, (heading, summary): (usize, &GroupSummary)) {
    let roles = theme::roles(ui);
    let id = ui.scope_id().with(("summary", heading, summary.attribute.0));
    let response = ui.interact(rect, id, Sense::HOVER);
    spoken(&response, Role::Label, &summary.spoken);
    let format = |color| text::format(ui, &TextStyle::Small, color);
    let mut job = LayoutJob::default();
    job.append(&summary.label, 0.0, format(roles.text_weak));
    job.append(&summary.range, scale::SPACE_8, format(roles.text));
    // Of one number the middle is no news.
    if summary.middle != format!("median {}", summary.range) {
        let middle = format!("· {}", summary.middle);
        job.append(&middle, scale::SPACE_4, format(roles.text_weak));
    }
    let galley = cut_job(ui, job, rect.width() - scale::SPACE_12);
    let at = pos2(rect.left() + scale::SPACE_12, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, roles.text);
    response.on_hover_text(&summary.spoken);
}
