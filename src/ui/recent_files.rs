//! The files that were opened last, as a menu of their own.

use egui::{Button, Id, RichText, Role, Ui, WidgetInfo, containers::menu::SubMenuButton};

use super::widgets::{closes, hint_entry, menu_item};
use crate::app::{
    action::{Actions, File},
    view::{Screen, screen::RecentFile},
};

/// The line in the menu, with a menu beside it. Returns the line's id.
pub fn recent_files_ui(ui: &mut Ui, screen: Screen<'_>, actions: &mut Actions) -> Id {
    let files: Vec<RecentFile> = screen.recent_files().collect();
    let enabled = ui.add_enabled_ui(!files.is_empty() && !screen.is_busy(), |ui| {
        let (button, _) = SubMenuButton::new("Open recent").ui(ui, |ui| {
            ui.set_min_width(320.0);
            for file in &files {
                if closes(ui, |ui| file_ui(ui, file)) {
                    actions.push(File::Open(file.path.clone()));
                }
            }
            ui.separator();
            if menu_item(ui, "Clear this list") {
                actions.push(File::ForgetRecent);
            }
        });
        hint_entry(&button, "");
        button.id
    });
    enabled.inner
}

/// Its name, and its folder in weak text: two files may have one name.
fn file_ui(ui: &mut Ui, file: &RecentFile) -> bool {
    let button = Button::new(&file.name).right_text(RichText::new(&file.folder).weak());
    let response = ui.add(button.truncate());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{}, in {}", file.name, file.folder)));
    hint_entry(&response, "");
    response.clicked()
}
