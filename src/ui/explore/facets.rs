//! The filters: facets in groups, each option with what it would leave.

use egui::{Align, Align2, Layout, Sense, Ui, vec2};

use crate::{
    app::{
        action::{Actions, Filter, Mode},
        view::{
            ExploreView,
            facets::{FacetView, OptionView},
        },
    },
    ui::{
        Drafts,
        theme::{self, Icon, scale, ui_ext, ui_ext::Segment},
    },
};

/// Room for the count and what silence could add.
const COUNTS: f32 = 62.0;

/// The filter panel.
pub fn facets_ui(ui: &mut Ui, view: &ExploreView, _drafts: &mut Drafts, actions: &mut Actions) {
    ui.horizontal(|ui| {
        ui.set_height(scale::CONTROL_MAIN);
        ui.label(scale::name("Filters"));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(scale::SPACE_12);
            if view.chips.iter().any(|c| c.cond.is_some()) && ui_ext::quiet_button(ui, "Clear").clicked() {
                actions.push(Filter::ClearAll);
            }
        });
    });
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
                facet_ui(ui, facet, actions);
            }
            ui.add_space(scale::SPACE_24);
        });
}

fn facet_ui(ui: &mut Ui, facet: &FacetView, actions: &mut Actions) {
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
    ui.painter().text(
        rect.left_center() + vec2(18.0, 0.0),
        Align2::LEFT_CENTER,
        &facet.label,
        scale::strong14().resolve(ui.style()),
        ink,
    );
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
    if response.clicked() {
        actions.push(Filter::ToggleFold(facet.id.clone()));
    }
    if facet.folded {
        return;
    }
    if facet.active > 0 {
        mode_ui(ui, facet, actions);
    }
    if let Some(range) = &facet.range {
        ui.label(scale::caption(range));
    }
    for option in &facet.options {
        option_ui(ui, facet, option, width, actions);
    }
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

/// One option: tick box, name, count in a fixed column, and what silence could add.
fn option_ui(ui: &mut Ui, facet: &FacetView, option: &OptionView, width: f32, actions: &mut Actions) {
    let roles = theme::roles(ui);
    ui.push_id((&facet.id, &option.label), |ui| {
        ui.horizontal(|ui| {
            ui.set_height(scale::CONTROL);
            ui.spacing_mut().item_spacing.x = 0.0;
            let mut on = option.active;
            let room = vec2(width - COUNTS, scale::CONTROL);
            let response = ui
                .allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
                    ui.set_max_width(room.x);
                    ui_ext::tick_box(ui, &mut on, &option.label)
                })
                .inner;
            let enabled = ui.is_enabled();
            response.widget_info(|| {
                egui::WidgetInfo::selected(egui::Role::CheckBox, enabled, option.active, &option.spoken)
            });
            if response.on_hover_text(&option.spoken).changed() {
                actions.push(Filter::ToggleOption(facet.subject, option.want.clone()));
            }
            let row = ui.max_rect();
            let right = row.left() + width;
            let small = egui::TextStyle::Small.resolve(ui.style());
            let ink = if option.count == 0 { roles.text_weak } else { roles.text };
            let y = row.center().y;
            ui.painter().text(
                egui::pos2(right - 30.0, y),
                Align2::RIGHT_CENTER,
                option.count,
                small.clone(),
                ink,
            );
            if option.more > 0 {
                ui.painter().text(
                    egui::pos2(right, y),
                    Align2::RIGHT_CENTER,
                    format!("+{}", option.more),
                    small,
                    roles.text_weak,
                );
            }
        });
    });
}
