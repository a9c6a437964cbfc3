//! Comparing the open catalog with another edition of it.

use super::dialogs;
use crate::{
    app::{
        action::Editions,
        effect::{Choose, Effect},
        state::{Modal, Model, Pending, Tone},
    },
    export::excerpt::ExcerptForm,
};

pub(super) fn update(model: &mut Model, action: Editions) -> Vec<Effect> {
    match action {
        Editions::Ask => return dialogs::open(model, Choose::Edition),
        Editions::With(path) => {
            model.session.pending = Some(Pending::Reading(None));
            return vec![Effect::CompareEdition(path)];
        }
        Editions::Compared(result) => {
            model.session.pending = None;
            match result {
                Ok(report) => model.session.modal = Some(Modal::Edition(report)),
                Err(message) => model.report(Tone::Bad, message),
            }
        }
        Editions::Copy(form) => {
            if let Some(Modal::Edition(report)) = &model.session.modal {
                let (text, done) = match form {
                    ExcerptForm::Text => (report.text(), "Copied the changes as text."),
                    ExcerptForm::Markdown => (report.markdown(), "Copied the changes as Markdown."),
                };
                model.say(Tone::Good, done);
                return vec![Effect::Copy(text)];
            }
        }
    }
    vec![]
}
