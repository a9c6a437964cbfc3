//! Views under a name: a small menu in the bar to apply them, to save what is shown, and to change what is saved.

use egui::{Align, Key, Label, Layout, Ui};

use crate::{
    app::{
        Model,
        action::{Actions, SavedViews},
        draft::ViewChange,
        view::SavedViewList,
    },
    ui::theme::{Icon, scale, ui_ext},
};

const WIDTH: f32 = 320.0;

/// The button, and the menu it opens.
pub fn named_ui(ui: &mut Ui, list: &SavedViewList, model: &Model, actions: &mut Actions) {
    let text = match list.current.and_then(|i| list.names.get(i)) {
        Some(name) => format!("View: {}", short(name)),
        None => "Views".to_owned(),
    };
    let button = ui_ext::quiet_button(ui, &text);
    let behavior = egui::PopupCloseBehavior::CloseOnClickOutside;
    // An id of its own: that of the button moves with what stands before it.
    let id = egui::Id::unique("views menu");
    egui::Popup::menu(&button).id(id).close_behavior(behavior).show(|ui| {
        ui.set_width(WIDTH);
        ui.spacing_mut().item_spacing.y = scale::SPACE_4;
        if list.names.is_empty() {
            let about = "Keep the filters, the search, the order and the layout under a name.";
            ui.add(Label::new(scale::running(about)).wrap());
        }
        egui::ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            for (i, name) in list.names.iter().enumerate() {
                ui.push_id(i, |ui| row_ui(ui, i, name, list.current == Some(i), model, actions));
            }
        });
        ui.add_space(scale::SPACE_8);
        save_ui(ui, list, model, actions);
    });
}

/// Long names are cut in the bar, whole in the menu.
fn short(name: &str) -> String {
    if name.chars().count() <= 20 {
        return name.to_owned();
    }
    name.chars().take(19).chain(std::iter::once('…')).collect()
}

fn row_ui(ui: &mut Ui, i: usize, name: &str, current: bool, model: &Model, actions: &mut Actions) {
    ui.allocate_ui_with_layout(
        egui::vec2(WIDTH, scale::CONTROL),
        Layout::right_to_left(Align::Center),
        |ui| {
            let change = model.session.drafts.view_change;
            let is_open = change.is_some_and(|c| c.at() == i);
            if ui_ext::icon_toggle(ui, Icon::More, &format!("Change the view {name}"), is_open).clicked() {
                actions.push(SavedViews::Change((!is_open).then_some(ViewChange::Menu(i))));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let response = ui_ext::radio(ui, current, name);
                if response.clicked() {
                    actions.push(SavedViews::Apply(i));
                    ui.close();
                }
            });
        },
    );
    match model.session.drafts.view_change {
        Some(ViewChange::Menu(at)) if at == i => {
            ui.horizontal(|ui| {
                if ui_ext::quiet_button(ui, "Show this instead").clicked() {
                    actions.push(SavedViews::Replace(i));
                }
                if ui_ext::quiet_button(ui, "Rename…").clicked() {
                    actions.push(SavedViews::Change(Some(ViewChange::Rename(i))));
                }
                if ui_ext::quiet_button(ui, "Delete…").clicked() {
                    actions.push(SavedViews::Change(Some(ViewChange::Delete(i))));
                }
            });
        }
        Some(ViewChange::Rename(at)) if at == i => rename_ui(ui, i, model, actions),
        Some(ViewChange::Delete(at)) if at == i => {
            ui.label("Delete it? It cannot be brought back.");
            ui.horizontal(|ui| {
                if ui_ext::secondary_button(ui, "Delete").clicked() {
                    actions.push(SavedViews::Delete(i));
                }
                if ui_ext::quiet_button(ui, "Keep it").clicked() {
                    actions.push(SavedViews::Change(None));
                }
            });
        }
        _ => {}
    }
}

fn rename_ui(ui: &mut Ui, i: usize, model: &Model, actions: &mut Actions) {
    let mut text = model.session.drafts.view_rename.value.clone();
    let trimmed = text.trim();
    let mut views = model.preferences.views.iter().enumerate();
    let taken = views.any(|(at, v)| at != i && v.name == trimmed);
    let empty = trimmed.is_empty();
    ui.horizontal(|ui| {
        let enter = name_field(ui, "New name", &mut text, 200.0, |t| {
            actions.push(SavedViews::DraftRename(t));
        });
        let go = ui
            .add_enabled_ui(!empty && !taken, |ui| ui_ext::secondary_button(ui, "Rename").clicked())
            .inner;
        if (go || enter) && !empty && !taken {
            actions.push(SavedViews::Rename(i));
        }
    });
    if taken {
        ui.label(scale::caption("Another view has this name; choose a new one."));
    }
}

fn save_ui(ui: &mut Ui, list: &SavedViewList, model: &Model, actions: &mut Actions) {
    let mut text = model.session.drafts.view_name.value.clone();
    let empty = text.trim().is_empty();
    let replaces = list.names.iter().any(|n| n == text.trim());
    ui.horizontal(|ui| {
        let enter = name_field(ui, "Name for what is shown", &mut text, 200.0, |t| {
            actions.push(SavedViews::Draft(t));
        });
        let verb = if replaces { "Replace" } else { "Save view" };
        let go = ui
            .add_enabled_ui(!empty, |ui| ui_ext::secondary_button(ui, verb).clicked())
            .inner;
        // Enter saves a new view; one that is there is replaced by its button alone.
        if !empty && (go || (enter && !replaces)) {
            actions.push(SavedViews::Save);
        }
    });
    if replaces {
        ui.label(scale::caption("There is a view of this name."));
    }
}

/// A field for a name; returns whether Enter was pressed in it.
fn name_field(ui: &mut Ui, spoken: &str, text: &mut String, width: f32, mut changed: impl FnMut(String)) -> bool {
    let response = ui.add(
        egui::TextEdit::singleline(text)
            .id_salt(spoken)
            .hint_text(spoken)
            .desired_width(width)
            .margin(egui::Margin::symmetric(8, 7)),
    );
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::text_edit(true, "", text.as_str(), spoken);
        info.label = Some(spoken.to_owned());
        info
    });
    if response.changed() {
        changed(text.clone());
    }
    response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter))
}
