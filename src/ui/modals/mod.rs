//! What is over the window: settings, about, shortcuts, the catalog format, the box that finds everything, a column of
//! one’s own, the attributes, a path where there is no file dialog, findings of a file, the report of an import, what
//! another edition of the catalog differs in, and questions before something would be lost.

mod attributes;
mod column;
mod column_list;
mod columns_beside;
mod edition;
mod form;
mod format;
mod how_it_works;
mod import;
mod licences;
mod palette;
mod path;
mod questions;
mod sample;
mod scrolled;
mod settings;
mod shortcuts;

use egui::{Context, Id, Modal as EguiModal, Ui, vec2};

use super::{
    annotation_forms, low, session_changes,
    theme::scale,
    widgets::{Takes, default_button, over, scrolling, secondary_button, text},
};
use crate::{
    app::{
        action::{Action, Actions, File},
        state::Modal,
        view::{Screen, screen::AboutView},
    },
    catalog::{Finding, finding::shown, wording::upper_first},
};

/// Width of the window below which a sheet has little around it.
const TIGHT: f32 = 480.0;

/// Draws the modal that is open, if one is. `in_sight`: the line of the palette that was last brought into sight.
pub fn modal_ui(ctx: &Context, screen: Screen<'_>, in_sight: &mut Option<usize>, actions: &mut Actions) {
    let Some(modal) = screen.modal() else {
        *in_sight = None;
        return;
    };
    let window = ctx.content_rect().size();
    let is_tight = window.x < TIGHT || low::is_low(ctx);
    let (margin, beside) = if is_tight {
        (scale::SPACE_12, vec2(40.0, 36.0))
    } else {
        (scale::SPACE_24, vec2(96.0, 72.0))
    };
    let frame = egui::Frame::popup(&ctx.global_style()).inner_margin(margin as i8);
    // What the palette opens is another thing, which takes the keyboard when it comes.
    let id = Id::unique(if matches!(modal, Modal::Palette(_)) {
        "palette"
    } else {
        "modal"
    });
    let area = EguiModal::default_area(id).accessible_name(name(modal));
    let response = EguiModal::new(id).area(area).frame(frame).show(ctx, |ui| {
        over(ui, None, Takes::First);
        let wide = match modal {
            Modal::Import { .. } => import::WIDTH,
            Modal::Edition(_) => edition::WIDTH,
            Modal::Format(_) => format::WIDTH,
            Modal::HowItWorks => how_it_works::WIDTH,
            Modal::Column(_) => column::WIDTH,
            Modal::Shortcuts => shortcuts::WIDTH,
            Modal::Attributes { .. } => attributes::WIDTH,
            Modal::Settings => settings::WIDTH,
            Modal::Licences(_) => licences::WIDTH,
            Modal::Palette(_) => palette::WIDTH,
            _ => 520.0,
        };
        let room = window - beside;
        // However little room there is, it never reaches beyond the window.
        let area = egui::ScrollArea::vertical()
            .max_height(room.y)
            .min_scrolled_height(room.y);
        scrolling(ui, area, |ui| {
            ui.set_width(wide.min(room.x));
            ui.spacing_mut().item_spacing.y = scale::SPACE_8;
            let path = screen.drafts().path.value.as_str();
            match modal {
                Modal::About => about_ui(ui, &screen.about()),
                Modal::Licences(at) => licences::licences_ui(ui, *at, actions),
                Modal::Settings => settings::settings_ui(ui, &screen.settings(), actions),
                Modal::Shortcuts => shortcuts::shortcuts_ui(ui),
                Modal::HowItWorks => how_it_works::how_it_works_ui(ui),
                Modal::Format(typed) => {
                    if let Some(view) = screen.views().format() {
                        format::format_ui(ui, typed, view, actions);
                    }
                }
                Modal::OpenPath => path::path_ui(ui, ("Open catalog", "Open"), path, actions),
                Modal::ListPath => path::path_ui(ui, ("Import a list", "Import"), path, actions),
                Modal::IntoPath => path::path_ui(ui, ("Merge into a catalog", "Merge"), path, actions),
                Modal::EditionPath => path::path_ui(ui, ("Compare with another edition", "Compare"), path, actions),
                Modal::Edition(report) => edition::edition_ui(ui, report, actions),
                Modal::Import { problem } => {
                    if let Some(view) = screen.views().import() {
                        import::import_ui(ui, view, problem.as_deref(), screen, actions);
                    }
                }
                Modal::Attributes { at, problem } => {
                    if let Some(view) = screen.views().attributes() {
                        let typed = screen.import_sheet().typed.as_ref();
                        attributes::attributes_ui(ui, view, (*at, typed), problem.as_deref(), actions);
                    }
                }
                Modal::ListBehind { catalog, list } => questions::list_behind_ui(ui, (catalog, list), actions),
                Modal::SavePath(job) => path::path_ui(ui, (&job.title(), "Save"), path, actions),
                Modal::FolderPath(_) => path::folder_ui(ui, ("Save elsewhere", "Save"), path, actions),
                Modal::NotSaved(unsaved) => questions::not_saved_ui(ui, unsaved, actions),
                Modal::Replace(_, path) => questions::replace_ui(ui, path, actions),
                Modal::ChangedOnDisk(_, path) => questions::changed_on_disk_ui(ui, path, actions),
                Modal::Unsaved { file, next } => questions::unsaved_ui(ui, file, next, actions),
                Modal::EndedUnclosed(path) => questions::ended_unclosed_ui(ui, path, screen.log_words(), actions),
                Modal::NotesByTitle { title, from, what } => questions::notes_ui(ui, title, from, what, actions),
                Modal::Palette(palette) => {
                    let found = screen.found(palette);
                    palette::palette_ui(ui, &palette.typed, found, in_sight, actions);
                }
                Modal::SessionChanges(offer) => session_changes::changes_ui(ui, offer, actions),
                Modal::SessionCatalog {
                    title, named, typed, ..
                } => questions::session_catalog_ui(ui, title, named, typed.then_some(path), actions),
                Modal::Evidence(draft) => annotation_forms::evidence_ui(ui, draft, actions),
                Modal::Column(draft) => {
                    if let Some(view) = screen.views().column() {
                        column::column_ui(ui, draft, view, actions);
                    }
                }
                Modal::Remark(draft) => annotation_forms::remark_ui(ui, draft, actions),
                Modal::Findings { file, findings, .. } => findings_ui(ui, file, findings),
            }
            if matches!(
                modal,
                Modal::About | Modal::Shortcuts | Modal::HowItWorks | Modal::Findings { .. }
            ) {
                ui.add_space(scale::SPACE_8);
                ui.horizontal(|ui| {
                    if default_button(ui, "Close").clicked() {
                        actions.push(Action::CloseModal);
                    }
                    if let Modal::Findings { path, .. } = modal {
                        let is_recent = screen.is_recent(path);
                        if secondary_button(ui, "Read again").clicked() {
                            actions.push(File::TryAgain);
                        }
                        if secondary_button(ui, "Copy").clicked() {
                            actions.push(File::CopyFindings);
                        }
                        if is_recent && secondary_button(ui, "Remove from recent files").clicked() {
                            actions.push(File::ForgetThisRecent);
                        }
                    }
                });
            }
        });
    });
    if response.should_close() {
        actions.push(Action::CloseModal);
    }
}

/// What a screen reader calls it.
fn name(modal: &Modal) -> &'static str {
    match modal {
        Modal::About => "About Crosscheck",
        Modal::Shortcuts => "Keyboard shortcuts",
        Modal::HowItWorks => "How it works",
        Modal::Format(_) => "The catalog format",
        Modal::OpenPath => "Open catalog",
        Modal::ListPath => "Import a list",
        Modal::SavePath(_) => "Save",
        Modal::IntoPath => "Merge into a catalog",
        Modal::FolderPath(_) => "Save elsewhere",
        Modal::NotSaved(_) => "Not saved",
        Modal::EditionPath => "Compare with another edition",
        Modal::Edition(_) => "What another edition changes",
        Modal::Import { .. } => "Import of a list",
        Modal::Attributes { .. } => "Attributes",
        Modal::ListBehind { .. } => "The list behind the catalog",
        Modal::Replace(..) => "Replace a file",
        Modal::Palette(_) => "Find anything",
        Modal::SessionChanges(_) => "The session and its catalog",
        Modal::SessionCatalog { .. } => "The session’s catalog",
        Modal::ChangedOnDisk(..) => "A file changed by others",
        Modal::Unsaved { .. } => "A session that is not saved",
        Modal::NotesByTitle { .. } => "Notes on a catalog of the same title",
        Modal::Evidence(_) => "Evidence of your own",
        Modal::Column(_) => "A column of your own",
        Modal::Remark(_) => "A remark of your own",
        Modal::Findings { .. } => "Errors in a file",
        Modal::Licences(_) => "Licences",
        Modal::Settings => "Settings",
        Modal::EndedUnclosed(_) => "Open again what was open",
    }
}

/// What is wrong with a file that cannot be opened.
fn findings_ui(ui: &mut Ui, file: &str, findings: &[Finding]) {
    ui.label(scale::title("This file cannot be opened"));
    ui.add(egui::Label::new(scale::caption(file)).wrap());
    let room = scrolled::part_room(ui, 240.0, 72.0);
    scrolling(
        ui,
        egui::ScrollArea::vertical().max_height(room).min_scrolled_height(room),
        |ui| {
            for s in shown(findings) {
                ui.add(
                    egui::Label::new(upper_first(&s.finding.to_string()))
                        .wrap()
                        .selectable(true),
                );
                if let Some(more) = s.more_text() {
                    ui.label(scale::caption(more));
                }
            }
        },
    );
    ui.label(if file.to_lowercase().ends_with(".crosscheck") {
        "What you had stays open."
    } else {
        "The catalog you had stays open."
    });
}

fn about_ui(ui: &mut Ui, about: &AboutView<'_>) {
    ui.label(scale::title("Crosscheck"));
    ui.label(concat!("Version ", env!("CARGO_PKG_VERSION")));
    ui.label(
        "Under the MIT licence or the Apache licence 2.0, as you choose; what it is made of is under Help › Licences.",
    );
    ui.label("Built from source; no address is published for it yet.");
    ui.label("Choose between similar services, with a source behind every cell. Nothing is sent anywhere: the program opens no network connection.");
    ui.label(scale::strong(about.title));
    if !about.about.is_empty() {
        text::running(ui, about.about);
    }
    ui.label(scale::caption(&about.counts));
}
