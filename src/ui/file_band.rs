//! The open file cannot be read as it is on disk now: a band over everything, as long as that is so.

use egui::{Align, Frame, Label, Margin, Panel, Sense, Ui, Vec2};

use super::{
    theme::{self, Icon, scale},
    widgets::{Region, announced, icon_at, quiet_button, region, row_end, row_end_width},
};
use crate::app::{
    action::{Actions, File},
    view::Screen,
};

/// Draws the band; nothing while the file is as it was read.
pub fn file_band_ui(ui: &mut Ui, screen: Screen<'_>, actions: &mut Actions) {
    let Some(view) = screen.file_band() else { return };
    let roles = theme::roles(ui);
    Panel::top("broken file")
        .frame(Frame::new().fill(roles.raised).inner_margin(Margin::symmetric(16, 6)))
        .show(ui, |ui| {
            region(ui, Region::File);
            ui.horizontal(|ui| {
                let (rect, _) = ui.allocate_exact_size(Vec2::splat(scale::ICON), Sense::hover());
                icon_at(ui, rect.center(), scale::ICON, Icon::Warning, roles.caution);
                let end = row_end_width(ui, "file");
                ui.scope(|ui| {
                    ui.set_max_width(ui.available_width() - end - scale::SPACE_8);
                    let shown = ui.add(Label::new(&view.text).truncate());
                    // A screen reader announces it when it appears.
                    announced(&shown);
                });
                row_end(ui, "file", Align::Center, |ui| {
                    if view.has_errors && quiet_button(ui, "Show what is wrong").clicked() {
                        actions.push(File::ShowBroken);
                    }
                    if view.can_copy && quiet_button(ui, "Save a copy…").clicked() {
                        actions.push(File::SaveCopy);
                    }
                });
            });
        });
}
