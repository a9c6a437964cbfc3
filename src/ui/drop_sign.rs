//! The notice over the window while a file is dragged over it: its name, and what dropping it does.

use egui::{Align2, Area, Context, Frame, Id, Order, vec2};

use super::{
    theme::{self, scale},
    widgets::{announced, text},
};
use crate::app::{
    state::Modal,
    view::{Screen, drop},
};

/// How wide the notice is where there is room.
const WIDTH: f32 = 440.0;

/// Drawn only while something is dragged over the window.
pub fn drop_sign_ui(ctx: &Context, screen: Screen<'_>) {
    let is_underway = screen.modal().is_some_and(Modal::is_underway);
    let view = ctx.input(|i| drop::view(i.raw.hovered_files.iter().map(|f| f.path.as_deref()), is_underway));
    let Some(view) = view else { return };
    Area::new(Id::unique("drop sign"))
        .order(Order::Tooltip)
        .anchor(Align2::CENTER_CENTER, vec2(0.0, 0.0))
        .interactable(false)
        .accessible_name("A file over the window")
        .show(ctx, |ui| {
            let roles = theme::roles(ui);
            let frame = Frame::popup(ui.style())
                .stroke(egui::Stroke::new(2.0, roles.accent))
                .inner_margin(scale::SPACE_24 as i8);
            frame.show(ui, |ui| {
                ui.set_width(WIDTH.min(ctx.content_rect().width() - 96.0));
                text::title(ui, view.name);
                announced(&text::running(ui, view.does));
            });
        });
}
