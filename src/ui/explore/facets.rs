//! The filters: facets in groups, each option with what it would leave.

use egui::{Align, Align2, Layout, Sense, Ui, vec2};

use super::{options::options_ui, range::range_ui, typed};
use crate::{
    app::{
        Model,
        action::{Actions, Filter, Mode},
        view::{ExploreView, facets::FacetView},
    },
    ui::{
        Drafts,
        theme::{self, Icon, scale, ui_ext, ui_ext::Segment},
    },
};

/// The filter panel; `folds` when it lies over the grid, so that there must be a way back.
pub fn facets_ui(
    ui: &mut Ui,
    view: &ExploreView,
    model: &Model,
    drafts: &mut Drafts,
    folds: bool,
    actions: &mut Actions,
) {
    ui.horizontal(|ui| {
        ui.set_height(scale::CONTROL_MAIN);
        ui.label(scale::name("Filters"));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(scale::SPACE_12);
            if folds && ui_ext::secondary_button(ui, "Done").clicked() {
                actions.push(Filter::ToggleFilters);
            }
            if view.chips.iter().any(|c| c.cond.is_some()) && ui_ext::quiet_button(ui, "Clear").clicked() {
                actions.push(Filter::ClearAll);
            }
        });
    });
    typed::typed_ui(ui, ui.available_width() - 20.0, model, drafts, actions);
    egui::ScrollArea::vertical()
        .id_salt("facets")
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for facet in &view.facets {
                if let Some(group) = &facet.group {
                    ui.add_space(scale::SPACE_16);
                    ui.label(scale::head(group));
                    ui.add_space(scale::SPACE_4);
                }
                facet_ui(ui, facet, model, drafts, actions);
            }
            ui.add_space(scale::SPACE_24);
        });
}

fn facet_ui(ui: &mut Ui, facet: &FacetView, model: &Model, drafts: &mut Drafts, actions: &mut Actions) {
    let roles = theme::roles(ui);
    let width = ui.available_width() - scale::SPACE_12;
    let (rect, response) = ui.allocate_exact_size(vec2(width, scale::CONTROL), Sense::click());
    let spoken = if facet.active > 0 {
        format!("{}, {} chosen", facet.label, facet.active)
    } else {
        facet.label.clone()
    };
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, !facet.folded, &spoken));
    ui_ext::focus_ring(ui, &response, rect, scale::CORNER_SMALL);
    let ink = if response.hovered() {
        roles.text_strong
    } else {
        roles.text
    };
    let icon = if facet.folded {
        Icon::ChevronRight
    } else {
        Icon::ChevronDown
    };
    theme::paint_icon(
        ui.painter(),
        egui::Rect::from_center_size(rect.left_center() + vec2(6.0, 0.0), vec2(12.0, 12.0)),
        icon,
        roles.text_weak,
    );
    let text = egui::WidgetText::from(facet.label.as_str()).into_galley(
        ui,
        Some(egui::TextWrapMode::Truncate),
        width - 18.0 - 24.0,
        scale::strong14(),
    );
    let cut = text.elided;
    let at = rect.left_center() + vec2(18.0, -text.size().y / 2.0);
    ui.painter().galley(at, text, ink);
    if facet.active > 0 {
        let font = egui::TextStyle::Small.resolve(ui.style());
        ui.painter().text(
            rect.right_center(),
            Align2::RIGHT_CENTER,
            facet.active,
            font,
            roles.accent_text,
        );
    }
    let response = if cut {
        response.on_hover_text(&facet.label)
    } else {
        response
    };
    if response.clicked() {
        actions.push(Filter::ToggleFold(facet.id.clone()));
    }
    if facet.folded {
        return;
    }
    if let Some(range) = &facet.range {
        range_ui(ui, facet, range, width, model, actions);
    }
    if facet.chosen > 0 {
        mode_ui(ui, facet, actions);
    }
    options_ui(ui, facet, width, &mut drafts.options, actions);
    ui.add_space(scale::SPACE_4);
}

/// Any, all or none of what is chosen.
fn mode_ui(ui: &mut Ui, facet: &FacetView, actions: &mut Actions) {
    let segments: Vec<Segment<'_>> = facet
        .modes
        .iter()
        .map(|m| match m {
            Mode::Any => Segment::new("Any of"),
            Mode::All => Segment::new("All of"),
            Mode::None => Segment::new("None of"),
        })
        .collect();
    let now = facet.modes.iter().position(|m| *m == facet.mode).unwrap_or(0);
    if let Some(i) = ui_ext::segmented(
        ui,
        &format!("{}: how the chosen options add up", facet.label),
        &segments,
        now,
    ) {
        actions.push(Filter::SetMode(facet.subject, facet.modes[i]));
    }
    ui.add_space(scale::SPACE_4);
}
