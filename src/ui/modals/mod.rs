//! What lies over the window: about, shortcuts, the command palette, a path where there is no file dialog, findings of a file, the report
//! of an import.

mod import;
mod palette;

use egui::{Context, Id, Label, Modal as EguiModal, Ui};

use super::{
    Drafts, own, session,
    theme::{scale, ui_ext},
};
use crate::app::{
    Command, Model,
    action::{Action, Actions, File},
    state::Modal,
    view::Views,
};

/// Draws the modal that is open, if one is.
pub fn modal_ui(ctx: &Context, model: &Model, views: &Views, drafts: &mut Drafts, actions: &mut Actions) {
    let Some(modal) = &model.session.modal else { return };
    let frame = egui::Frame::popup(&ctx.global_style()).inner_margin(scale::SPACE_24 as i8);
    let response = EguiModal::new(Id::unique("modal")).frame(frame).show(ctx, |ui| {
        let wide = match modal {
            Modal::Import { .. } => import::WIDTH,
            _ => 520.0,
        };
        ui.set_width(wide.min(ctx.content_rect().width() - 96.0));
        ui.spacing_mut().item_spacing.y = scale::SPACE_8;
        match modal {
            Modal::About => about_ui(ui, model),
            Modal::Shortcuts => shortcuts_ui(ui),
            Modal::OpenPath => path_ui(ui, "Open catalog", "Open", drafts, actions),
            Modal::IntoPath => path_ui(ui, "Merge into a catalog", "Merge", drafts, actions),
            Modal::Import { problem } => {
                if let Some(view) = views.import() {
                    let busy = model.session.pending.is_some();
                    import::import_ui(ui, view, problem.as_deref(), busy, actions);
                }
            }
            Modal::SavePath(job) => path_ui(ui, &path_title(&job.kind), "Save", drafts, actions),
            Modal::Replace(_, path) => replace_ui(ui, path, actions),
            Modal::Palette(state) => palette::palette_ui(ui, state, model, drafts, actions),
            Modal::SessionChanges(offer) => session::changes_ui(ui, offer, actions),
            Modal::Evidence(draft) => own::evidence_ui(ui, draft, actions),
            Modal::Remark(draft) => own::remark_ui(ui, draft, actions),
            Modal::Findings { file, findings } => {
                let session = file.to_lowercase().ends_with(".crosscheck");
                ui.label(scale::title("This file cannot be opened"));
                ui.label(scale::caption(file));
                egui::ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
                    for finding in findings.iter().take(100) {
                        ui.add(Label::new(finding.to_string()).wrap().selectable(true));
                    }
                    if findings.len() > 100 {
                        ui.label(scale::caption(format!(
                            "{} more: run crosscheck check on the file.",
                            findings.len() - 100
                        )));
                    }
                });
                ui.label(if session {
                    "What you had stays open."
                } else {
                    "The catalog you had stays open."
                });
            }
        }
        if matches!(modal, Modal::About | Modal::Shortcuts | Modal::Findings { .. }) {
            ui.add_space(scale::SPACE_8);
            if ui_ext::primary_button(ui, "Close").clicked() {
                actions.push(Action::CloseModal);
            }
        }
    });
    if response.should_close() {
        actions.push(Action::CloseModal);
    }
}

fn path_title(kind: &str) -> String {
    if kind == crate::workspace::session_document::KIND {
        "Save session".to_owned()
    } else {
        format!("Export as {kind}")
    }
}

fn about_ui(ui: &mut Ui, model: &Model) {
    let catalog = &model.dataset.catalog;
    ui.label(scale::title("Crosscheck"));
    ui.label(concat!("Version ", env!("CARGO_PKG_VERSION")));
    ui.label("Choose between similar services, with a source behind every cell. Nothing is sent anywhere: the program opens no network connection.");
    ui.label(scale::strong(&catalog.title));
    if !catalog.about.is_empty() {
        ui.add(Label::new(scale::running(&catalog.about)).wrap());
    }
    let claims: usize = catalog.services.iter().map(|s| s.claims.len()).sum();
    ui.label(scale::caption(format!(
        "{} services, {} attributes, {claims} claims, {} sources; catalog {}",
        catalog.services.len(),
        catalog.attributes.len(),
        catalog.sources.len(),
        catalog.hash
    )));
}

fn shortcuts_ui(ui: &mut Ui) {
    ui.label(scale::title("Keyboard shortcuts"));
    let others = [
        ("/", "Find services"),
        ("Arrows", "Move through the grid"),
        ("Enter", "Open the service's details"),
        ("Space", "Tick it for comparison"),
        ("Esc", "Clear the search, or close what is open"),
    ];
    egui::ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
        egui::Grid::new("shortcut list")
            .num_columns(2)
            .spacing([24.0, 6.0])
            .show(ui, |ui| {
                for command in Command::all() {
                    let face = command.face();
                    if let Some(keys) = face.shortcut {
                        ui.label(face.label);
                        ui.label(scale::strong(ui.ctx().format_shortcut(&keys)));
                        ui.end_row();
                    }
                }
                for (keys, what) in others {
                    ui.label(what);
                    ui.label(scale::strong(keys));
                    ui.end_row();
                }
            });
    });
}

fn path_ui(ui: &mut Ui, title: &str, verb: &str, drafts: &mut Drafts, actions: &mut Actions) {
    ui.label(scale::title(title));
    let label = ui.label("No file dialog is available here. Type a path:");
    let edit = egui::TextEdit::singleline(&mut drafts.path)
        .desired_width(f32::INFINITY)
        .hint_text("/home/me/file");
    let response = ui.add(edit).labelled_by(label.id);
    if response.changed() {
        actions.push(File::DraftPath(drafts.path.clone()));
    }
    let enter = response.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
    if !response.has_focus() && !enter && drafts.path.is_empty() {
        response.request_focus();
    }
    ui.horizontal(|ui| {
        let go = ui
            .add_enabled_ui(!drafts.path.trim().is_empty(), |ui| {
                ui_ext::primary_button(ui, verb).clicked()
            })
            .inner;
        if go || enter {
            actions.push(File::TakePath);
        }
        if ui_ext::secondary_button(ui, "Cancel").clicked() {
            actions.push(Action::CloseModal);
        }
    });
}

fn replace_ui(ui: &mut Ui, path: &str, actions: &mut Actions) {
    ui.label(scale::title("Replace the file?"));
    ui.add(Label::new(format!("There is a file of this name already: {path}")).wrap());
    ui.horizontal(|ui| {
        if ui_ext::primary_button(ui, "Replace").clicked() {
            actions.push(File::ReplaceAnyway);
        }
        if ui_ext::secondary_button(ui, "Keep the old one").clicked() {
            actions.push(Action::CloseModal);
        }
    });
}
