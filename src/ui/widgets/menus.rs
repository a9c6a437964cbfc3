//! What a button opens: a menu, or a popup with controls of its own.

use egui::{Align, Frame, Id, Layout, Popup, PopupCloseBehavior, Response, ScrollArea, Ui, accesskit::HasPopup};

use crate::ui::theme::scale;

use super::{
    hints::hint_entry,
    radio,
    reach::{Takes, begins_with, over, scrolling},
};

/// Tells a screen reader that a button opens something.
pub fn set_opens(button: &Response, what: HasPopup) {
    let ctx = &button.ctx;
    ctx.accesskit_node_builder(button.id, |node| node.set_has_popup(what));
}

/// A menu below a button.
pub fn menu(button: &Response, width: f32, add: impl FnOnce(&mut Ui)) {
    let opener = button.id;
    set_opens(button, HasPopup::Menu);
    Popup::menu(button).accessible_name("Menu").show(|ui| {
        over(ui, Some(opener), Takes::First);
        let height = (ui.ctx().content_rect().height() - 64.0).max(96.0);
        // What comes a frame later finds room too.
        let area = ScrollArea::vertical().max_height(height).min_scrolled_height(height);
        scrolling(ui, area, |ui| {
            ui.set_min_width(width);
            add(ui);
        });
    });
}

/// A menu of many entries: it scrolls beyond a height.
pub fn long_menu(button: &Response, width: f32, height: f32, add: impl FnOnce(&mut Ui)) {
    menu(button, width, |ui| {
        scrolling(ui, ScrollArea::vertical().max_height(height), add);
    });
}

/// A popup below a button, which stays open until a click beside it. `id` where the button's own changes with what is
/// before it, and the popup would close under an answer. Returns whether it is open.
pub fn lasting_popup(button: &Response, id: Option<Id>, add: impl FnOnce(&mut Ui)) -> bool {
    let style = button.ctx.global_style();
    let popup = Popup::menu(button)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .layout(Layout::top_down(Align::Min))
        .frame(Frame::popup(&style).inner_margin(scale::SPACE_12));
    let popup = match id {
        Some(id) => popup.id(id),
        None => popup,
    };
    let opener = button.id;
    set_opens(button, HasPopup::Dialog);
    let shown = popup.accessible_name("Options").show(|ui| {
        over(ui, Some(opener), Takes::First);
        let height = (ui.ctx().content_rect().height() - 64.0).max(96.0);
        let area = ScrollArea::vertical().max_height(height).min_scrolled_height(height);
        scrolling(ui, area, add);
    });
    shown.is_some()
}

/// An entry of a menu, which closes it. Returns whether it was clicked.
pub fn menu_item(ui: &mut Ui, words: impl Into<String>) -> bool {
    let words = words.into();
    closes(ui, |ui| {
        let entry = ui.button(&words);
        hint_entry(&entry, &words);
        begins_with(&entry, &words);
        entry.clicked()
    })
}

/// One choice of a menu, which closes it. Returns whether it was clicked.
pub fn menu_choice(ui: &mut Ui, chosen: bool, text: &str) -> bool {
    closes(ui, |ui| {
        let entry = radio(ui, chosen, text);
        begins_with(&entry, text);
        entry.clicked()
    })
}

/// Closes the menu when what is drawn in it was clicked.
pub fn closes(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> bool) -> bool {
    let clicked = add(ui);
    if clicked {
        ui.close();
    }
    clicked
}
