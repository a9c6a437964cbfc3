//! The filters: facets in groups, each option with what it would leave, and a box to find one by.

use egui::{Align, Align2, Layout, Role, Sense, TextStyle, Ui, vec2};

use super::{
    find,
    options::{OptionsState, options_ui},
    range::range_ui,
};
use crate::{
    app::{
        action::{Actions, Filter, Mode},
        draft::Drafts,
        view::{ExploreView, FindView, facets::FacetView},
    },
    ui::{
        theme::{self, Icon, scale},
        widgets::{
            focus_ring, hint, icon_at, menu, menu_choice, paint_fold, quiet_button, scrolling, secondary_button,
            spoken, spoken_as, text,
        },
    },
};

/// Where the filters lie.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum FiltersLie {
    /// Beside the grid.
    Beside,
    /// Over it, so that there must be a way back.
    Over,
    /// Over all of it, and over the chips with what clears them.
    Alone,
}

/// The filter panel.
pub fn facets_ui(
    ui: &mut Ui,
    view: &ExploreView,
    (drafts, found): (&Drafts, Option<&FindView>),
    state: &mut OptionsState,
    lie: FiltersLie,
    actions: &mut Actions,
) {
    ui.horizontal(|ui| {
        ui.set_height(scale::CONTROL_MAIN);
        ui.label(scale::name("Filters"));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(scale::SPACE_12);
            if lie != FiltersLie::Beside && secondary_button(ui, "Done").clicked() {
                actions.push(Filter::ToggleFilters);
            }
            if view.can_clear && lie == FiltersLie::Alone {
                let clear = quiet_button(ui, "Clear");
                spoken(&clear, Role::Button, "Clear the filters");
                if clear.clicked() {
                    actions.push(Filter::ToStart);
                }
            }
        });
    });
    find::box_ui(ui, ui.available_width() - scale::SPACE_12, drafts, found, actions);
    if let Some(found) = found {
        let digits = view.facets.first().map_or(0, |f| f.digits);
        find::found_ui(ui, found, (drafts, digits), &mut state.found_in_sight, actions);
        return;
    }
    scrolling(
        ui,
        egui::ScrollArea::vertical()
            .id_salt(("facets", &view.catalog))
            .auto_shrink(false),
        |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for facet in &view.facets {
                if let Some(group) = &facet.group {
                    text::section(ui, scale::SPACE_16, group);
                    ui.add_space(scale::SPACE_4);
                }
                facet_ui(ui, facet, drafts, state, actions);
            }
            ui.add_space(scale::SPACE_24);
        },
    );
}

fn facet_ui(ui: &mut Ui, facet: &FacetView, drafts: &Drafts, state: &mut OptionsState, actions: &mut Actions) {
    let width = ui.available_width() - scale::SPACE_12;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        // How the options add up is shown here from the start, so that nothing moves when the first one is chosen.
        let has_mode = !facet.folded && !facet.options.is_empty();
        let mode = if has_mode { MODE } else { 0.0 };
        if heading_ui(ui, facet, width - mode) {
            actions.push(Filter::ToggleFold(facet.id.clone()));
        }
        if has_mode {
            mode_ui(ui, facet, actions);
        }
    });
    if facet.folded {
        return;
    }
    if let Some(range) = &facet.range {
        range_ui(ui, facet, range, width, &drafts.bounds, actions);
    }
    options_ui(ui, facet, width, state, actions);
    ui.add_space(scale::SPACE_4);
}

/// The facet's name, with how many of its options are chosen. Returns whether it was clicked.
fn heading_ui(ui: &mut Ui, facet: &FacetView, width: f32) -> bool {
    let roles = theme::roles(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(width, scale::CONTROL), Sense::click());
    if facet.active > 0 {
        let words = format_args!("{}, {} chosen", facet.label, facet.active);
        spoken_as(&response, Role::Button, !facet.folded, words);
    } else {
        spoken_as(&response, Role::Button, !facet.folded, &facet.label);
    }
    hint(&response, || {
        let does = if facet.folded { "Show" } else { "Fold away" };
        format!("{does} the options of {}", facet.label)
    });
    focus_ring(ui, &response, rect, scale::CORNER_SMALL);
    let color = if response.hovered() {
        roles.text_strong
    } else {
        roles.text
    };
    let mut job = egui::text::LayoutJob::default();
    job.append(&facet.label, 0.0, text::format(ui, &scale::strong14(), color));
    let room = rect.with_max_x(rect.right() - 24.0);
    paint_fold(ui, room, (facet.folded, 0.0, 12.0), roles.text_weak, job);
    if facet.active > 0 {
        let font = TextStyle::Small.resolve(ui.style());
        let (at, align) = (rect.right_center(), Align2::RIGHT_CENTER);
        ui.painter().text(at, align, facet.active, font, roles.accent_text);
    }
    response.clicked()
}

/// Room for `none` and the chevron after it.
const MODE: f32 = 56.0;

fn mode_word(mode: Mode) -> &'static str {
    match mode {
        Mode::Any => "any",
        Mode::All => "all",
        Mode::None => "none",
    }
}

/// Any, all or none of what is chosen: a word in the heading, and the menu it opens.
fn mode_ui(ui: &mut Ui, facet: &FacetView, actions: &mut Actions) {
    let roles = theme::roles(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(MODE, scale::CONTROL), Sense::click());
    let word = mode_word(facet.mode);
    let words = match facet.mode {
        Mode::Any => format!("Any of the options chosen of {}", facet.label),
        Mode::All => format!("All of the options chosen of {}", facet.label),
        Mode::None => format!("None of the options chosen of {}", facet.label),
    };
    spoken(&response, Role::Button, &words);
    if response.hovered() {
        ui.painter().rect_filled(rect, scale::CORNER_SMALL, roles.hover);
    }
    focus_ring(ui, &response, rect, scale::CORNER_SMALL);
    let color = match (facet.mode, response.hovered()) {
        (Mode::Any, false) => roles.text_weak,
        (Mode::Any, true) => roles.text_strong,
        _ => roles.accent_text,
    };
    let font = TextStyle::Small.resolve(ui.style());
    let (at, align) = (rect.right_center() - vec2(20.0, 0.0), Align2::RIGHT_CENTER);
    ui.painter().text(at, align, word, font, color);
    icon_at(
        ui,
        rect.right_center() - vec2(10.0, 0.0),
        12.0,
        Icon::ChevronDown,
        roles.text_weak,
    );
    menu(&response, 160.0, |ui| {
        for mode in facet.modes {
            let text = match mode {
                Mode::Any => "Any of the chosen",
                Mode::All => "All of the chosen",
                Mode::None => "None of the chosen",
            };
            if menu_choice(ui, facet.mode == *mode, text) {
                actions.push(Filter::SetMode(facet.subject, *mode));
            }
        }
    });
    response.on_hover_text(words);
}
