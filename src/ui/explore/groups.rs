//! Headings over services: what they are grouped by, and the line of one heading.

use egui::{Rect, Sense, Ui, vec2};

use super::sheet;
use crate::{
    app::{
        Model,
        action::{Actions, Grid},
        view::{ExploreView, explore::GroupView},
    },
    catalog::condition::Subject,
    ui::{
        keys,
        theme::{self, Icon, scale, ui_ext},
    },
};

/// The button that says what services are grouped by, and the list it opens.
pub fn menu_ui(ui: &mut Ui, view: &ExploreView, model: &Model, actions: &mut Actions) {
    let now = model.workspace.view.grid.group;
    let label = |by: Subject| view.groupings.iter().find(|(s, _)| *s == by).map(|(_, l)| l.as_str());
    let text = now
        .and_then(label)
        .map_or_else(|| "Group".to_owned(), |l| format!("Group: {l}"));
    let response = ui_ext::quiet_button(ui, &text);
    egui::Popup::menu(&response).show(|ui| {
        ui.set_width(260.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        if ui_ext::radio(ui, now.is_none(), "No groups").clicked() {
            actions.push(Grid::GroupBy(None));
            ui.close();
        }
        if !view.groups.all.is_empty() {
            let folded = view.groups.all.iter().any(|g| !g.folded);
            let text = if folded { "Fold all groups" } else { "Unfold all groups" };
            if ui_ext::quiet_button(ui, text).clicked() {
                let ids = view.groups.all.iter().filter(|_| folded);
                actions.push(Grid::FoldGroups(ids.map(|g| g.group.id.clone()).collect()));
                ui.close();
            }
        }
        ui.separator();
        egui::ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
            for (subject, label) in &view.groupings {
                if ui_ext::radio(ui, now == Some(*subject), label).clicked() {
                    actions.push(Grid::GroupBy(Some(*subject)));
                    ui.close();
                }
            }
        });
    });
}

/// What tells one heading's widget from others.
pub fn heading_id(group: &GroupView) -> egui::Id {
    egui::Id::unique(("group heading", &group.group.id))
}

/// A heading on its line: a click, Enter or Space folds its services away or shows them. Returns where keys lead.
pub fn heading_ui(ui: &mut Ui, rect: Rect, group: &GroupView, page: usize, actions: &mut Actions) -> Option<isize> {
    let response = ui.interact(rect, heading_id(group), Sense::click());
    response.widget_info(|| {
        let state = if group.folded { "folded" } else { "unfolded" };
        egui::WidgetInfo::labeled(egui::Role::Button, true, format!("{}, {state}", group.spoken))
    });
    let roles = theme::roles(ui);
    let ink = if response.hovered() {
        roles.text_strong
    } else {
        roles.text
    };
    let icon = if group.folded {
        Icon::ChevronRight
    } else {
        Icon::ChevronDown
    };
    let side = scale::ICON;
    let middle = rect.left_center() + vec2(scale::SPACE_4 + side / 2.0, 0.0);
    theme::paint_icon(
        ui.painter(),
        Rect::from_center_size(middle, egui::Vec2::splat(side)),
        icon,
        ink,
    );
    let mut job = egui::text::LayoutJob::default();
    let format = |style: egui::TextStyle, color| egui::TextFormat {
        font_id: style.resolve(ui.style()),
        color,
        ..Default::default()
    };
    job.append(&group.group.label, 0.0, format(scale::strong14(), roles.text_strong));
    let count = group.group.range.len().to_string();
    job.append(&count, scale::SPACE_8, format(egui::TextStyle::Body, roles.text_weak));
    let left = rect.left() + scale::SPACE_4 + side + scale::SPACE_8;
    job.wrap = egui::text::TextWrapping::truncate_at_width((rect.right() - left).max(0.0));
    let galley = ui.fonts_mut(|f| f.layout_job(job));
    let cut = galley.elided;
    let at = egui::pos2(left, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, roles.text);
    ui_ext::focus_ring(ui, &response, rect.shrink(2.0), scale::CORNER_SMALL);
    if response.clicked() {
        actions.push(Grid::ToggleGroup(group.group.id.clone()));
    }
    let step = if response.has_focus() {
        keys::keep_arrows(ui, response.id);
        sheet::line_keys(ui, page)
    } else {
        None
    };
    if cut {
        response.on_hover_text(&group.spoken);
    }
    step
}
