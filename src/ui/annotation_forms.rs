//! Writing what is the user's own: a claim or a note on a cell, a reason or a note on a service.

use egui::{Align, Layout, Margin, Ui, Vec2};

use super::{
    theme::scale,
    widgets::{primary_button, quiet_button, radio, scrolling, secondary_button, text, text_field, tick_box, types_at},
};
use crate::{
    app::{
        action::{Action, Actions, Annotate},
        annotation_draft::{EvidenceEntry, Remark},
        draft::Draft,
    },
    catalog::kind::Input,
};

/// Width of a field for a number or a day.
const SHORT: f32 = 140.0;
/// Width of a field for a sentence.
const LONG: f32 = f32::INFINITY;

/// The form for a claim or a note on one cell: what it states, with the fields that takes, then a note and a day.
pub fn evidence_ui(ui: &mut Ui, draft: &Draft<EvidenceEntry>, actions: &mut Actions) {
    let (open, problem) = (&draft.value, draft.problem.as_deref());
    let mut draft = open.clone();
    let form = &open.form;
    ui.label(scale::title(if open.editing.is_some() {
        "Change your evidence"
    } else {
        "Your own evidence"
    }));
    text::strong(ui, format!("{}: {}", form.service, form.attribute));
    if !form.about.is_empty() {
        text::caption(ui, &form.about);
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = scale::SPACE_16;
        for says in &form.says {
            if radio(ui, draft.says == *says, says.label).clicked() {
                draft.says = *says;
            }
        }
    });
    let mut entered = value_ui(ui, &mut draft);
    let hint = "How you know it, and how far it holds";
    entered |= field_ui(ui, "Note", hint, &mut draft.note, LONG);
    entered |= field_ui(ui, "Date", "such as 2026-05-03", &mut draft.date, SHORT);
    error_ui(ui, problem);
    ui.add_space(scale::SPACE_4);
    ui.horizontal(|ui| {
        if primary_button(ui, "Keep it").clicked() || entered {
            // What was typed in this frame is part of it.
            if draft != *open {
                actions.push(Annotate::DraftEvidence(Box::new(draft.clone())));
            }
            actions.push(Annotate::KeepEvidence);
        } else if draft != *open {
            actions.push(Annotate::DraftEvidence(Box::new(draft)));
        }
        if secondary_button(ui, "Cancel").clicked() {
            actions.push(Action::CloseModal);
        }
        if open.editing.is_some() && quiet_button(ui, "Delete it").clicked() {
            actions.push(Annotate::DeleteEdited);
        }
    });
    text::caption(
        ui,
        "It stands beside what the sources say, as yours, and takes part in filters and scores. The catalog’s file is not changed.",
    );
}

/// The fields for what is stated. Returns whether Enter was pressed in one.
fn value_ui(ui: &mut Ui, draft: &mut EvidenceEntry) -> bool {
    let form = std::sync::Arc::clone(&draft.form);
    let with_unit = |what: &str| {
        if form.unit.is_empty() {
            what.to_owned()
        } else {
            format!("{what} ({})", form.unit)
        }
    };
    let (label, hint, width) = match draft.says.input {
        Input::Nothing => return false,
        Input::OneOption | Input::Options => {
            options_ui(ui, &form.options, draft);
            return false;
        }
        Input::Ends => {
            let low = field_ui(ui, &with_unit("From"), "such as 10", &mut draft.value, SHORT);
            return field_ui(ui, &with_unit("To"), "such as 12", &mut draft.upper, SHORT) || low;
        }
        Input::End => (with_unit("Number"), "such as 12", SHORT),
        Input::Text(label, example, long) => (label.to_owned(), example, if long { LONG } else { SHORT }),
        Input::Names => ("Names, apart by commas".to_owned(), "", LONG),
    };
    field_ui(ui, &label, hint, &mut draft.value, width)
}

fn options_ui(ui: &mut Ui, labels: &[String], draft: &mut EvidenceEntry) {
    let one = draft.says.input == Input::OneOption;
    scrolling(
        ui,
        egui::ScrollArea::vertical()
            .id_salt("options of own evidence")
            .max_height(168.0)
            .auto_shrink([false, true]),
        |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = scale::SPACE_16;
                let mut chosen = None;
                for (i, (label, on)) in labels.iter().zip(&mut draft.options).enumerate() {
                    if !one {
                        tick_box(ui, on, label);
                    } else if radio(ui, *on, label).clicked() {
                        chosen = Some(i);
                    }
                }
                if let Some(i) = chosen {
                    draft.options.fill(false);
                    draft.options[i] = true;
                }
            });
        },
    );
}

/// A labelled line of text. Returns whether Enter was pressed in it.
fn field_ui(ui: &mut Ui, label: &str, hint: &str, value: &mut String, width: f32) -> bool {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = scale::SPACE_4;
        let label = ui.label(scale::caption(label));
        let field = text_field(ui, value, (hint, ""), |edit| {
            edit.desired_width(width).margin(Margin::symmetric(8, 6))
        });
        field.response.clone().labelled_by(label.id);
        types_at(ui.ctx(), field.response.id);
        let entered = field.entered(ui);
        *value = field.text;
        entered
    })
    .inner
}

/// What is wrong, under the fields; its place is kept, so that nothing jumps when it comes.
fn error_ui(ui: &mut Ui, error: Option<&str>) {
    let room = Vec2::new(ui.available_width(), scale::CONTROL);
    ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_height(room.y);
        if let Some(error) = error {
            text::problem(ui, error);
        }
    });
}

/// The form for a reason to strike a service out, or for a note on it.
pub fn remark_ui(ui: &mut Ui, draft: &Draft<Remark>, actions: &mut Actions) {
    let open = &draft.value;
    let (title, label, hint, verb) = if open.strikes {
        (
            format!("Strike out {}?", open.name),
            "Why, in a few words",
            "such as: our security rules do not allow it",
            "Strike it out",
        )
    } else {
        (format!("Your note on {}", open.name), "Note", "", "Keep it")
    };
    text::title(ui, title);
    if open.strikes {
        text::running(
            ui,
            "It stays in the lists, struck through, and is not ranked. The record says that it was you, and why.",
        );
    }
    let mut typed = open.text.clone();
    let entered = field_ui(ui, label, hint, &mut typed, LONG);
    error_ui(ui, draft.problem.as_deref());
    if typed != open.text {
        actions.push(Annotate::DraftRemark(Remark {
            text: typed,
            ..open.clone()
        }));
    }
    ui.horizontal(|ui| {
        if primary_button(ui, verb).clicked() || entered {
            actions.push(Annotate::KeepRemark);
        }
        if secondary_button(ui, "Cancel").clicked() {
            actions.push(Action::CloseModal);
        }
    });
}
