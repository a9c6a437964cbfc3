//! Reading a session file and finding the catalog it is about.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{
    documents::{Documents, home_of_opened},
    reading,
};
use crate::{
    app::action::File,
    catalog::{Finding, View, parse::hash, wording::excerpt},
    dataset::{Dataset, Loaded},
    platform::files,
    workspace::session_document::{self, SessionDocument, SessionOffer, Whereabouts, whereabouts},
};

/// Reads a session and compares it with its catalog: the open one when it is that, else the one it may be looked for
/// without asking ([`whereabouts`]). `catalog` is one that the user has chosen. Needs two revisions: for a catalog read
/// again, and for what is worked out with the session's own evidence.
pub fn read(
    path: PathBuf,
    catalog: Option<PathBuf>,
    open: &Arc<Dataset>,
    revisions: (u64, u64),
    documents: Option<&Documents>,
) -> File {
    match offer(&path, catalog, open, revisions, documents) {
        Ok(SessionFound::Offer(offer)) => File::SessionRead {
            path,
            result: Ok(offer),
        },
        Ok(SessionFound::Ask { title, named }) => File::SessionElsewhere { path, title, named },
        Err(finding) => File::SessionRead {
            path,
            result: Err(vec![finding]),
        },
    }
}

enum SessionFound {
    Offer(Box<SessionOffer>),
    Ask { title: String, named: PathBuf },
}

fn offer(
    path: &Path,
    chosen: Option<PathBuf>,
    open: &Arc<Dataset>,
    revisions: (u64, u64),
    documents: Option<&Documents>,
) -> Result<SessionFound, Finding> {
    let failed = |message: String| Finding::error("", message.trim_end_matches('.').to_owned());
    let bytes = files::read(path).map_err(failed)?;
    let (document, unknown) = SessionDocument::read(&bytes)?;
    let view = document.view_on(open.cells.view.today);
    let base = match catalog(&document, path, chosen, open, view, revisions.0)? {
        Ok(base) => base,
        Err(named) => {
            let title = document.catalog.title;
            return Ok(SessionFound::Ask { title, named });
        }
    };
    let (dataset, warnings) = base.again(view, Arc::new(document.annotations.clone()), revisions.1);
    let name = path
        .file_name()
        .map_or_else(|| files::shown(path), |n| files::shown(n.as_ref()));
    let is_other = base.read_as != open.read_as;
    let offer = session_document::offer(name, document, unknown, warnings, Arc::new(dataset));
    Ok(SessionFound::Offer(Box::new(SessionOffer {
        hash: hash(&bytes),
        home: is_other.then(|| home_of_opened(&base, documents)),
        ..offer
    })))
}

/// The session's catalog, or the path at which it would have to be looked for.
fn catalog(
    document: &SessionDocument,
    path: &Path,
    chosen: Option<PathBuf>,
    open: &Arc<Dataset>,
    view: View,
    revision: u64,
) -> Result<Result<Arc<Dataset>, PathBuf>, Finding> {
    let wanted = &document.catalog;
    let same_place = open.origin.path() == wanted.path.as_deref().map(Path::new) && open.catalog.title == wanted.title;
    if open.catalog.hash == wanted.hash || same_place {
        return Ok(Ok(Arc::clone(open)));
    }
    let asked = chosen.is_some();
    let (place, named) = match (chosen, whereabouts(wanted, path)) {
        (Some(chosen), _) => (Some(Some(chosen)), None),
        (None, Whereabouts::BuiltIn) => (Some(None), None),
        (None, Whereabouts::File { beside, named }) => (beside.filter(|p| p.exists()).map(Some), Some(named)),
    };
    let title = excerpt(&wanted.title);
    let wrong = match place.map(|place| reading::open(place, view, revision)) {
        Some(Ok(Loaded(dataset))) if dataset.catalog.title == wanted.title => return Ok(Ok(dataset)),
        Some(Ok(Loaded(dataset))) if asked => {
            let other = excerpt(&dataset.catalog.title);
            let message = format!("the session is about the catalog “{title}”, and this file is “{other}”");
            return Err(Finding::error("", message).help("Choose the session’s catalog."));
        }
        Some(Err(findings)) => findings.into_iter().next(),
        Some(Ok(_)) | None => None,
    };
    if open.catalog.title == wanted.title {
        return Ok(Ok(Arc::clone(open)));
    }
    if let Some(finding) = wrong {
        let message = format!("the session’s catalog cannot be opened: {finding}");
        return Err(Finding::error(title, message.trim_end_matches('.')));
    }
    if let Some(named) = named {
        return Ok(Err(named));
    }
    let message = format!("the session is about the catalog “{title}”, which is not here");
    Err(Finding::error("", message).help("Open that catalog first, then the session."))
}
