//! Explore's layouts: how each is drawn, and the controls that choose between them.

use egui::Ui;

use super::{cards, evidence::evidence_ui, matrix, state::ExploreState, table};
use crate::{
    app::{
        action::{Actions, Filter},
        command::layout_keys,
        view::{ExploreView, Screen, Selection, explore::layouts::LayoutRow},
    },
    ui::{
        age_lens,
        theme::scale,
        widgets::{Segment, arrow_from_nowhere, menu, menu_choice, segmented, segmented_width, text},
    },
    workspace::Layout,
};

/// The layout that is chosen.
pub(super) fn shown_ui(
    ui: &mut Ui,
    view: &ExploreView,
    screen: Screen<'_>,
    state: &mut ExploreState,
    actions: &mut Actions,
) {
    let selection = screen.selection();
    let enters = enters(ui, view, screen, std::mem::take(&mut state.focus_grid));
    match view.layout {
        Layout::Cards => cards::cards_ui(ui, view, selection, (&mut state.cards, enters), actions),
        Layout::Table => table::table_ui(ui, view, selection, (&mut state.table, enters), actions),
        Layout::Matrix => matrix::matrix_ui(ui, view, selection, (&mut state.matrix, enters), actions),
        Layout::Timeline | Layout::Sources | Layout::Disagreements | Layout::Gaps => {
            if let Some(behind) = screen.views().evidence() {
                evidence_ui(ui, behind, screen, (&mut state.evidence, enters.is_some()), actions);
            }
        }
    }
}

/// The line the keyboard comes to: the first one from the search box, and with the first arrow while nothing has it the one
/// it was on last.
fn enters(ui: &Ui, view: &ExploreView, screen: Screen<'_>, from_search: bool) -> Option<usize> {
    if from_search {
        return Some(0);
    }
    arrow_from_nowhere(ui).then(|| {
        let entry = screen
            .cursor()
            .and_then(|s| view.services().iter().position(|o| *o == s));
        entry.and_then(|entry| view.groups.line_of(entry)).unwrap_or(0)
    })
}

fn rows(in_bar: bool) -> impl Iterator<Item = &'static LayoutRow> {
    let rows = Layout::ALL.into_iter().map(Layout::row);
    rows.filter(move |row| row.about.is_empty() == in_bar)
}

/// Those side by side in the bar.
pub(super) fn layouts_ui(ui: &mut Ui, view: &ExploreView, actions: &mut Actions) {
    let segments: Vec<Segment<'_>> = rows(true)
        .map(|row| Segment::new(row.label).with_keys(layout_keys(row.layout)))
        .collect();
    // None is chosen while one of the views behind the button beside it is.
    let now = rows(true).position(|row| row.layout == view.layout);
    let chosen = segmented(ui, "Layout", &segments, now.unwrap_or(usize::MAX));
    if let Some(row) = chosen.and_then(|i| rows(true).nth(i)) {
        actions.push(Filter::SetLayout(row.layout));
    }
}

/// How wide they are together.
pub(super) fn width(ui: &Ui) -> f32 {
    segmented_width(ui, rows(true).map(|row| row.label))
}

/// The label of the button that leads to the others: which one is open.
pub(super) fn evidence_label(view: &ExploreView) -> String {
    let now = view.layout.row();
    if now.about.is_empty() {
        "Evidence".to_owned()
    } else {
        format!("Evidence: {}", now.label)
    }
}

/// The others, in the menu of that button.
pub(super) fn evidence_menu_ui(
    button: &egui::Response,
    view: &ExploreView,
    selection: Selection<'_>,
    actions: &mut Actions,
) {
    let now = view.layout.row();
    menu(button, 260.0, |ui| {
        for row in rows(false) {
            if menu_choice(ui, now.layout == row.layout, row.label) {
                actions.push(Filter::SetLayout(row.layout));
            }
            about_ui(ui, row.about);
        }
        ui.separator();
        age_lens::lens_toggle_ui(ui, selection.age_lens, actions);
        about_ui(ui, "Tints cells by how old their newest claim is");
    });
}

/// What a choice is about, below its words.
fn about_ui(ui: &mut Ui, about: &str) {
    // Nearer to its own words than to the next, and below their beginning.
    ui.add_space(-scale::SPACE_8);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.add_space(scale::ICON + scale::SPACE_8);
        text::caption(ui, about);
    });
}
