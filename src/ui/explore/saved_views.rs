//! Views under a name: a small menu in the bar to apply them, to save what is shown, and to change what is saved.

use egui::{Align, Layout, Margin, Ui};

use crate::{
    app::{
        action::{Actions, SavedViews},
        draft::{Drafts, ViewChange},
        view::SavedViewList,
    },
    ui::{
        theme::{Icon, scale},
        widgets::{
            TypedText, icon_toggle, lasting_popup, menu_choice, quiet_button, scrolling, secondary_button, text,
            text_field,
        },
    },
};

const WIDTH: f32 = 320.0;

/// The button's label: the view that is shown, where it has a name.
pub(super) fn label(list: &SavedViewList) -> String {
    match list.current.and_then(|i| list.names.get(i)) {
        Some(name) => format!("View: {}", short(name)),
        None => "Views".to_owned(),
    }
}

/// The menu its button opens.
pub(super) fn saved_views_ui(button: &egui::Response, list: &SavedViewList, drafts: &Drafts, actions: &mut Actions) {
    let id = egui::Id::unique("views menu");
    lasting_popup(button, Some(id), |ui| {
        ui.set_width(WIDTH);
        ui.spacing_mut().item_spacing.y = scale::SPACE_4;
        if list.names.is_empty() {
            let about = "Keep the filters, the search, the order and the layout under a name.";
            text::running(ui, about);
        }
        scrolling(ui, egui::ScrollArea::vertical().max_height(320.0), |ui| {
            for i in 0..list.names.len() {
                ui.push_id(i, |ui| row_ui(ui, list, i, drafts, actions));
            }
        });
        ui.add_space(scale::SPACE_8);
        save_ui(ui, list, drafts, actions);
    });
}

/// Long names are cut in the bar, whole in the menu.
fn short(name: &str) -> String {
    if name.chars().count() <= 20 {
        return name.to_owned();
    }
    name.chars().take(19).chain(std::iter::once('…')).collect()
}

fn row_ui(ui: &mut Ui, list: &SavedViewList, i: usize, drafts: &Drafts, actions: &mut Actions) {
    let name = &list.names[i];
    let change = drafts.view_change.filter(|c| c.at() == i);
    let size = egui::vec2(WIDTH, scale::CONTROL);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        let is_open = change.is_some();
        if icon_toggle(ui, Icon::More, &format!("Change the view {name}"), is_open).clicked() {
            actions.push(SavedViews::Change((!is_open).then_some(ViewChange::Menu(i))));
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            if menu_choice(ui, list.current == Some(i), name) {
                actions.push(SavedViews::Apply(i));
            }
        });
    });
    match change {
        None => {}
        Some(ViewChange::Menu(_)) => {
            ui.horizontal(|ui| {
                for (text, action) in [
                    ("Show this instead", SavedViews::Replace(i)),
                    ("Rename…", SavedViews::Change(Some(ViewChange::Rename(i)))),
                    ("Delete…", SavedViews::Change(Some(ViewChange::Delete(i)))),
                ] {
                    if quiet_button(ui, text).clicked() {
                        actions.push(action);
                    }
                }
            });
        }
        Some(ViewChange::Rename(_)) => rename_ui(ui, list, i, drafts, actions),
        Some(ViewChange::Delete(_)) => {
            ui.label("Delete it? It cannot be brought back.");
            ui.horizontal(|ui| {
                if secondary_button(ui, "Delete").clicked() {
                    actions.push(SavedViews::Delete(i));
                }
                if quiet_button(ui, "Keep it").clicked() {
                    actions.push(SavedViews::Change(None));
                }
            });
        }
    }
}

fn rename_ui(ui: &mut Ui, list: &SavedViewList, i: usize, drafts: &Drafts, actions: &mut Actions) {
    let name = drafts.view_rename.value.trim();
    let taken = list.names.iter().enumerate().any(|(at, n)| at != i && n == name);
    let can = !name.is_empty() && !taken;
    ui.horizontal(|ui| {
        let field = name_field(ui, "New name", &drafts.view_rename.value);
        if let Some(text) = field.changed() {
            actions.push(SavedViews::DraftRename(text));
        }
        let go = ui.add_enabled_ui(can, |ui| secondary_button(ui, "Rename").clicked());
        if can && (go.inner || field.entered(ui)) {
            actions.push(SavedViews::Rename(i));
        }
    });
    if taken {
        ui.label(scale::caption("Another view has this name; choose a new one."));
    }
}

fn save_ui(ui: &mut Ui, list: &SavedViewList, drafts: &Drafts, actions: &mut Actions) {
    let name = drafts.view_name.value.trim();
    let replaces = list.names.iter().any(|n| n == name);
    ui.horizontal(|ui| {
        let field = name_field(ui, "Name for what is shown", &drafts.view_name.value);
        if let Some(text) = field.changed() {
            actions.push(SavedViews::Draft(text));
        }
        let verb = if replaces { "Replace" } else { "Save view" };
        let go = ui.add_enabled_ui(!name.is_empty(), |ui| secondary_button(ui, verb).clicked());
        // Enter saves a new view; one that is there is replaced by its button alone.
        if !name.is_empty() && (go.inner || (field.entered(ui) && !replaces)) {
            actions.push(SavedViews::Save);
        }
    });
    if replaces {
        ui.label(scale::caption("There is a view of this name."));
    }
}

fn name_field(ui: &mut Ui, words: &str, name: &str) -> TypedText {
    text_field(ui, name, (words, words), |edit| {
        edit.id_salt(words).desired_width(200.0).margin(Margin::symmetric(8, 7))
    })
}
