//! What answers an effect whose worker has failed, so that the window never waits for ever.

use std::path::Path;

use crate::{
    app::{
        Action, Effect,
        action::{Compare, Decide, Editions, Evidence, Export, File, Import, Keep},
        effect::Choose,
        state::Modal,
    },
    catalog::Finding,
    platform::files::shown,
};

/// What a user reads about it; `log`: where to read more.
pub fn sentence(log: &Path) -> String {
    let log = shown(log);
    format!(
        "A fault in the program kept this from being done, and nothing else changed. To report it, send the log: {log}"
    )
}

/// The answer in place of the one that does not come; `None` for what is answered by nothing. `why`: one sentence.
pub fn answer(effect: &Effect, why: &str) -> Option<Action> {
    let findings = || vec![Finding::error("", why.trim_end_matches('.').to_owned())];
    Some(match effect {
        Effect::OpenDialog(Choose::Into) => File::NoDialog(Box::new(Modal::IntoPath)).into(),
        Effect::OpenDialog(Choose::Folder) => File::NoDialog(Box::new(Modal::FolderPath(None))).into(),
        Effect::OpenDialog(Choose::Edition) => File::NoDialog(Box::new(Modal::EditionPath)).into(),
        Effect::OpenDialog(Choose::List) => File::NoDialog(Box::new(Modal::ListPath)).into(),
        Effect::OpenDialog(_) => File::NoDialog(Box::new(Modal::OpenPath)).into(),
        Effect::SaveDialog(job) => File::NoDialog(Box::new(Modal::SavePath(job.clone()))).into(),
        Effect::Load(path) => File::Read {
            path: path.clone().unwrap_or_default(),
            result: Err(findings()),
        }
        .into(),
        Effect::LoadSession { path, .. } => File::SessionRead {
            path: path.clone(),
            result: Err(findings()),
        }
        .into(),
        Effect::CompareEdition(_) => Editions::Compared(Err(why.to_owned())).into(),
        Effect::Import(_) => Import::Done(Err(findings())).into(),
        Effect::Write { .. } => File::Written(Err(why.to_owned())).into(),
        Effect::SaveElsewhere(_) => Keep::SavedElsewhere(Err(why.to_owned())).into(),
        Effect::CopyHtml { .. } => Export::NotCopied(why.to_owned()).into(),
        Effect::Reread(_) => File::NotRebuilt(why.to_owned()).into(),
        Effect::Robust(answers) => Decide::NotRobust {
            answers: answers.clone(),
            why: why.to_owned(),
        }
        .into(),
        Effect::Worth(answers) => Evidence::NotWorth {
            answers: answers.clone(),
            why: why.to_owned(),
        }
        .into(),
        Effect::Likeness => Compare::NoLikeness(why.to_owned()).into(),
        Effect::Inferred => Evidence::NotInferred(why.to_owned()).into(),
        Effect::RecallSession(_) | Effect::OpenLink(_) | Effect::OpenFile(_) | Effect::ShowInFolder(_) => {
            File::NotOpened(why.to_owned()).into()
        }
        Effect::CancelReading
        | Effect::CancelWrite
        | Effect::Copy(_)
        | Effect::Zoom(_)
        | Effect::Quit
        | Effect::QuitUnsaved => return None,
    })
}
