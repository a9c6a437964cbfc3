//! Writing what is the user's own: a claim or a note on a cell, a reason or a note on a service.

use egui::{Label, RichText, Ui};

use super::theme::{self, scale, ui_ext};
use crate::{
    app::{
        action::{Action, Actions, Annotate},
        annotation_draft::{EvidenceEntry, Remark},
        draft::Draft,
    },
    catalog::kind::Input,
};

/// The form for a claim or a note on one cell: what it says, with the fields that takes, then a note and a day.
pub fn evidence_ui(ui: &mut Ui, draft: &Draft<EvidenceEntry>, actions: &mut Actions) {
    let (open, problem) = (&draft.value, draft.problem.as_deref());
    let mut draft = open.clone();
    let form = &open.form;
    ui.label(scale::title(if open.editing.is_some() {
        "Change your evidence"
    } else {
        "Your own evidence"
    }));
    ui.add(Label::new(scale::strong(format!("{}: {}", form.service, form.attribute))).wrap());
    if !form.about.is_empty() {
        ui.add(Label::new(scale::caption(&form.about)).wrap());
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = scale::SPACE_16;
        for says in &form.says {
            if ui_ext::radio(ui, draft.says == *says, says.label).clicked() {
                draft.says = *says;
            }
        }
    });
    let mut entered = value_ui(ui, &mut draft);
    entered |= field_ui(
        ui,
        "Note",
        "How you know it, and how far it holds",
        &mut draft.note,
        f32::INFINITY,
    );
    entered |= field_ui(ui, "Date", "2026-05-03", &mut draft.date, 140.0);
    error_ui(ui, problem);
    ui.add_space(scale::SPACE_4);
    ui.horizontal(|ui| {
        if ui_ext::primary_button(ui, "Keep it").clicked() || entered {
            // What was typed in this frame is part of it.
            if draft != *open {
                actions.push(Annotate::DraftEvidence(Box::new(draft.clone())));
            }
            actions.push(Annotate::KeepEvidence);
        } else if draft != *open {
            actions.push(Annotate::DraftEvidence(Box::new(draft)));
        }
        if ui_ext::secondary_button(ui, "Cancel").clicked() {
            actions.push(Action::CloseModal);
        }
        if let Some(at) = open.editing
            && ui_ext::quiet_button(ui, "Delete it").clicked()
        {
            actions.push(Annotate::DeleteEvidence(at));
        }
    });
    ui.add(
        Label::new(scale::caption(
            "It stands beside what the sources say, as yours, and takes part in filters and scores. The catalog's file is not changed.",
        ))
        .wrap(),
    );
}

/// The fields that what is said takes. Returns whether Enter was pressed in one.
fn value_ui(ui: &mut Ui, draft: &mut EvidenceEntry) -> bool {
    let unit = draft.form.unit.clone();
    let with_unit = |what: &str| {
        if unit.is_empty() {
            what.to_owned()
        } else {
            format!("{what}, in {unit}")
        }
    };
    match draft.says.input {
        Input::Nothing => false,
        Input::OneOption | Input::Options => {
            options_ui(ui, draft);
            false
        }
        Input::End => field_ui(ui, &with_unit("Number"), "12", &mut draft.value, 140.0),
        Input::Ends => {
            let low = field_ui(ui, &with_unit("From"), "10", &mut draft.value, 140.0);
            field_ui(ui, &with_unit("To"), "12", &mut draft.upper, 140.0) || low
        }
        Input::Text(label, example, long) => {
            let width = if long { f32::INFINITY } else { 140.0 };
            field_ui(ui, label, example, &mut draft.value, width)
        }
        Input::Names => field_ui(ui, "Names, apart by commas", "", &mut draft.value, f32::INFINITY),
    }
}

fn options_ui(ui: &mut Ui, draft: &mut EvidenceEntry) {
    let one = draft.says.input == Input::OneOption;
    let form = std::sync::Arc::clone(&draft.form);
    egui::ScrollArea::vertical()
        .id_salt("options of own evidence")
        .max_height(168.0)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = scale::SPACE_16;
                for (i, label) in form.options.iter().enumerate() {
                    let Some(on) = draft.options.get(i).copied() else {
                        continue;
                    };
                    if one {
                        if ui_ext::radio(ui, on, label).clicked() {
                            draft.options.fill(false);
                            draft.options[i] = true;
                        }
                    } else {
                        let mut ticked = on;
                        if ui_ext::tick_box(ui, &mut ticked, label).changed() {
                            draft.options[i] = ticked;
                        }
                    }
                }
            });
        });
}

/// A labelled line of text. Returns whether Enter was pressed in it.
fn field_ui(ui: &mut Ui, label: &str, hint: &str, text: &mut String, width: f32) -> bool {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = scale::SPACE_4;
        let label = ui.label(scale::caption(label));
        let edit = egui::TextEdit::singleline(text)
            .desired_width(width)
            .hint_text(hint)
            .margin(egui::Margin::symmetric(8, 6));
        let response = ui.add(edit).labelled_by(label.id);
        // The form has just opened: its first field takes the keyboard.
        if ui.is_sizing_pass() && ui.memory(|m| m.focused().is_none()) {
            response.request_focus();
        }
        response.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter))
    })
    .inner
}

/// What is wrong, under the fields; its place is kept, so that nothing jumps when it comes.
fn error_ui(ui: &mut Ui, error: Option<&str>) {
    let roles = theme::roles(ui);
    match error {
        Some(error) => {
            ui.horizontal(|ui| {
                let (rect, _) = ui.allocate_exact_size(egui::Vec2::splat(scale::ICON), egui::Sense::hover());
                theme::paint_icon(ui.painter(), rect, theme::Icon::Warning, roles.bad);
                ui.add(Label::new(RichText::new(error).color(roles.bad)).wrap());
            });
        }
        None => {
            ui.add_space(20.0);
        }
    }
}

/// The form for a reason to strike a service out, or for a note on it.
pub fn remark_ui(ui: &mut Ui, draft: &Draft<Remark>, actions: &mut Actions) {
    let open = &draft.value;
    let (title, label, hint, verb) = if open.strikes {
        (
            format!("Strike out {}?", open.name),
            "Why, in a few words",
            "Not allowed by our security rules",
            "Strike it out",
        )
    } else {
        (format!("Your note on {}", open.name), "Note", "", "Keep it")
    };
    ui.add(Label::new(scale::title(title)).wrap());
    if open.strikes {
        ui.add(
            Label::new(scale::running(
                "It stays in the lists, struck through, and is not ranked. The record says that it was you, and why.",
            ))
            .wrap(),
        );
    }
    let mut text = open.text.clone();
    let entered = field_ui(ui, label, hint, &mut text, f32::INFINITY);
    error_ui(ui, draft.problem.as_deref());
    if text != open.text {
        actions.push(Annotate::DraftRemark(Remark { text, ..open.clone() }));
    }
    ui.horizontal(|ui| {
        if ui_ext::primary_button(ui, verb).clicked() || entered {
            actions.push(Annotate::KeepRemark);
        }
        if ui_ext::secondary_button(ui, "Cancel").clicked() {
            actions.push(Action::CloseModal);
        }
    });
}
