//! The menu bar, made from the list of commands. F10 and Alt with a letter reach it, arrows go from menu to menu.

use egui::{
    Button, Frame, Id, Key, KeyboardShortcut, Margin, MenuBar, Modifiers, Panel, Popup, Response, Role, ScrollArea,
    SetOpenCommand, Ui, accesskit::HasPopup, containers::menu::SubMenuButton,
};

use super::{
    recent_files::recent_files_ui,
    theme,
    widgets::{
        Region, Takes, begins_with, enter, hint, hint_entry, hint_keys, menu_item, over, region, scrolling, set_opens,
    },
};
use crate::app::{
    Command,
    action::{Actions, SavedViews},
    command::Menu,
    view::Screen,
};

/// What keys of other menus may lead to is read from what is drawn.
#[derive(Default)]
pub struct MenuBarState {
    /// The buttons in the open menu that open another one: they take the arrow to the right.
    openers: Vec<Id>,
    /// The menu that arrows or letters have asked for.
    asked: Option<usize>,
    /// What had the keyboard when a letter opened a menu: it gets it back.
    came_from: Option<Id>,
}

/// The bar with its menus.
pub fn menu_bar_ui(ui: &mut Ui, screen: Screen<'_>, state: &mut MenuBarState, actions: &mut Actions) {
    let roles = theme::roles(ui);
    Panel::top("menu bar")
        .exact_size(30.0)
        .show_separator_line(false)
        .frame(Frame::new().fill(roles.surface).inner_margin(Margin::symmetric(8, 1)))
        .show(ui, |ui| {
            region(ui, Region::Menus);
            MenuBar::new().ui(ui, |ui| {
                let bar = ui.unique_id();
                ui.ctx().accesskit_node_builder(bar, |node| {
                    node.set_role(Role::MenuBar);
                    node.set_label("Menus");
                });
                menus_ui(ui, screen, state, actions);
            });
        });
}

fn menus_ui(ui: &mut Ui, screen: Screen<'_>, state: &mut MenuBarState, actions: &mut Actions) {
    let ctx = ui.ctx().clone();
    let is_free = screen.modal().is_none();
    let letters = [Key::F, Key::E, Key::V, Key::O, Key::H];
    for (at, key) in letters.into_iter().enumerate() {
        if is_free && ctx.input_mut(|i| i.consume_key(Modifiers::ALT, key)) {
            state.asked = Some(at);
            state.came_from = ctx.memory(egui::Memory::focused);
            enter(&ctx, None);
        }
    }
    let buttons: Vec<Response> = Menu::ALL.iter().map(|menu| ui.button(menu.label())).collect();
    for ((menu, button), letter) in Menu::ALL.iter().zip(&buttons).zip(letters) {
        set_opens(button, HasPopup::Menu);
        hint(button, || menu.label().to_owned());
        hint_keys(button, Some(KeyboardShortcut::new(Modifiers::ALT, letter)));
    }
    if is_free && ctx.input_mut(|i| i.consume_key(Modifiers::NONE, Key::F10)) {
        enter(&ctx, None);
        buttons[0].request_focus();
    }
    let popups: Vec<Id> = buttons.iter().map(Popup::default_response_id).collect();
    let open = popups.iter().position(|id| Popup::is_id_open(&ctx, *id));
    let focused = ctx.memory(egui::Memory::focused);
    let next = neighbour(ui, &buttons, &popups, (open, focused), &state.openers);
    // Down opens the menu under it.
    let down = ctx.input(|i| i.modifiers.is_none() && i.key_pressed(Key::ArrowDown));
    let below = buttons
        .iter()
        .position(|b| open.is_none() && down && Some(b.id) == focused);
    if below.is_some() {
        ctx.memory_mut(|m| m.move_focus(egui::FocusDirection::None));
    }
    let asked = state.asked.take().or(below);
    if next.is_some() || below.is_some() || open.is_none() && asked.is_none() {
        state.came_from = None;
    }
    state.openers.clear();
    for (at, (menu, button)) in Menu::ALL.into_iter().zip(&buttons).enumerate() {
        let hovers_on = open.is_some_and(|o| o != at) && button.hovered() && !button.clicked();
        let mut popup = Popup::menu(button).accessible_name(menu.label());
        if asked == Some(at) || hovers_on {
            popup = popup.open_memory(Some(SetOpenCommand::Bool(true)));
        }
        let back = state.came_from.filter(|_| asked == Some(at)).unwrap_or(button.id);
        popup.show(|ui| {
            over(ui, Some(back), Takes::First);
            let height = (ui.ctx().content_rect().height() - 64.0).max(96.0);
            let area = ScrollArea::vertical().max_height(height).min_scrolled_height(height);
            scrolling(ui, area, |ui| {
                menu_ui(ui, menu, screen, &mut state.openers, actions);
            });
        });
    }
    if let Some(next) = next {
        state.asked = Some(next);
        ctx.request_repaint();
    }
}

/// The menu that an arrow to the side leads to from the open one.
fn neighbour(
    ui: &Ui,
    buttons: &[Response],
    popups: &[Id],
    (open, focused): (Option<usize>, Option<Id>),
    openers: &[Id],
) -> Option<usize> {
    let (open, focused) = (open?, focused?);
    let layer = ui.ctx().read_response(focused)?.layer_id.id;
    // egui handles arrows in a submenu.
    if layer != popups[open] && focused != buttons[open].id {
        return None;
    }
    let pressed = |key| ui.input(|i| i.modifiers.is_none() && i.key_pressed(key));
    let n = buttons.len();
    if pressed(Key::ArrowLeft) {
        Some((open + n - 1) % n)
    } else if pressed(Key::ArrowRight) && !openers.contains(&focused) {
        Some((open + 1) % n)
    } else {
        None
    }
}

/// Width of the window from which a submenu opens beside it.
const BOTH: f32 = 620.0;

fn menu_ui(ui: &mut Ui, menu: Menu, screen: Screen<'_>, openers: &mut Vec<Id>, actions: &mut Actions) {
    ui.set_min_width(260.0);
    let all: Vec<Command> = Command::all()
        .filter(|c| c.face().menu.0 == menu && screen.lists(*c))
        .collect();
    let roomy = ui.ctx().content_rect().width() >= BOTH;
    let (mut rest, mut opened) = (all.as_slice(), false);
    while let Some(first) = rest.first() {
        if first.face().menu.1 && rest.len() < all.len() {
            // The files opened last end the commands that open.
            if menu == Menu::File && !std::mem::replace(&mut opened, true) {
                openers.push(recent_files_ui(ui, screen, actions));
            }
            ui.separator();
        }
        // A menu beside a menu needs room for both.
        let Some(name) = first.submenu().filter(|_| roomy) else {
            entry_ui(ui, *first, screen, actions);
            rest = &rest[1..];
            continue;
        };
        let n = rest.iter().take_while(|c| c.submenu() == Some(name)).count();
        let (within, after) = rest.split_at(n);
        let (button, _) = SubMenuButton::new(name).ui(ui, |ui| {
            ui.set_min_width(240.0);
            for (i, command) in within.iter().enumerate() {
                if i > 0 && command.face().menu.1 {
                    ui.separator();
                }
                entry_ui(ui, *command, screen, actions);
            }
        });
        hint_entry(&button, "");
        begins_with(&button, name);
        openers.push(button.id);
        rest = after;
    }
    let saved = screen.saved_views().filter(|_| menu == Menu::View);
    for (i, name) in saved.enumerate() {
        if i == 0 {
            ui.separator();
        }
        if menu_item(ui, name) {
            actions.push(SavedViews::Apply(i));
        }
    }
}

fn entry_ui(ui: &mut Ui, command: Command, screen: Screen<'_>, actions: &mut Actions) {
    let face = command.face();
    let mut button = Button::new(face.label);
    if let Some(keys) = face.shortcut {
        button = button.shortcut_text(ui.ctx().format_shortcut(&keys));
    }
    let response = ui.add_enabled(screen.can(command), button);
    hint_entry(&response, "");
    begins_with(&response, face.label);
    if response.clicked() {
        actions.push(command);
        ui.close();
    }
}
