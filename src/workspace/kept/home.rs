//! What is kept of one catalog, found for it: under its own name, or where it was before.

use std::sync::Arc;

use super::{
    annotations::{AnnotationsContent, ByTitle},
    document::DocumentFile,
    key::CatalogKey,
    work::{SessionPlace, WorkContent},
};
use crate::{
    catalog::{Annotations, Catalog},
    dataset::{Dataset, Loaded},
    workspace::{catalog_hint::CatalogHint, work::Workspace},
};

/// What is kept of one catalog.
#[derive(Debug, Clone, PartialEq)]
pub struct CatalogHome {
    /// Under which name.
    pub key: CatalogKey,
    /// The canonical path of its file; `None` for the built-in catalog.
    pub path: Option<String>,
    /// The annotations as they were last read or written; `None` when there is no such document yet.
    pub annotations: Option<DocumentFile<AnnotationsContent>>,
    /// The work, likewise.
    pub work: Option<DocumentFile<WorkContent>>,
    /// Whether the catalog was somewhere else: what was kept of it there is here, and not written here yet.
    pub moved_from: Option<String>,
    /// Annotations of other catalogs with the same title, to be asked about.
    pub offers: Vec<NotesOffer>,
    /// Whether they have been offered, taken or refused.
    pub by_title: ByTitle,
    /// The session file that was open, until it is known what became of it.
    pub session: Option<SessionPlace>,
    /// What a person should know of how it was read.
    pub notices: Vec<String>,
    /// What of the annotations the catalog does not know, a sentence each.
    pub unlaid: Vec<String>,
}

/// A catalog that was opened, with what is kept of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// The catalog.
    pub dataset: Loaded,
    /// What is kept of it.
    pub home: Box<CatalogHome>,
}

/// Annotations of another catalog with the same title.
#[derive(Debug, Clone, PartialEq)]
pub struct NotesOffer {
    /// Where that catalog was, for a person.
    pub from: String,
    /// What they are.
    pub annotations: Annotations,
}

impl CatalogHome {
    /// One of which nothing is kept yet.
    pub fn new(key: CatalogKey, path: Option<String>) -> Self {
        Self {
            key,
            path,
            annotations: None,
            work: None,
            moved_from: None,
            offers: Vec::new(),
            by_title: ByTitle::NotOffered,
            session: None,
            notices: Vec::new(),
            unlaid: Vec::new(),
        }
    }

    /// The annotations to begin with.
    pub fn own(&self) -> Annotations {
        let kept = self.annotations.as_ref();
        kept.map(|file| file.content.annotations.clone()).unwrap_or_default()
    }

    /// A catalog that was read, with the annotations laid over it, so that what is set up finds the user's columns.
    pub fn laid_over(&mut self, dataset: Loaded) -> Loaded {
        let own = self.own();
        if own.is_empty() {
            return dataset;
        }
        let (laid, unlaid) = dataset.0.again(dataset.0.view, Arc::new(own), dataset.0.revision);
        self.unlaid = unlaid;
        Loaded::ready(laid)
    }

    /// Whether notes by title may be offered: nothing is known to be this catalog's, or the question is still open.
    pub fn may_offer(&self) -> bool {
        let kept = self.annotations.as_ref().map(|file| file.content.by_title);
        kept.is_none_or(|by_title| by_title == ByTitle::Undecided)
    }

    /// Whether what is kept here is of another catalog than the one with this title, which was put in its place.
    pub fn is_of_another(&self, title: &str) -> bool {
        let kept = self.annotations.as_ref().map(|file| &file.content.catalog.title);
        kept.is_some_and(|kept| !kept.is_empty() && kept != title)
    }

    /// Which catalog this is, as its documents name it.
    pub fn hint(&self, catalog: &Catalog) -> CatalogHint {
        let hint = CatalogHint {
            title: catalog.title.clone(),
            hash: catalog.hash.clone(),
            path: self.path.clone(),
            earlier: Vec::new(),
        };
        let annotations = self.annotations.as_ref().map(|f| &f.content.catalog);
        let kept = annotations.or(self.work.as_ref().map(|f| &f.content.catalog));
        // What was kept elsewhere is of that place.
        match kept.filter(|_| self.moved_from.is_none()) {
            Some(kept) => hint.after(kept),
            None => hint,
        }
    }

    /// The work on a dataset, and what to report of it. What the catalog does not know any more is reported once, when
    /// its file has changed.
    pub fn restore(&self, dataset: &Dataset) -> (Workspace, Vec<String>) {
        let mut notices = Vec::new();
        let mut workspace = match &self.work {
            None => Workspace::first(dataset),
            Some(file) => {
                let (workspace, lost) = file.content.work.restore(dataset);
                if file.content.catalog.hash != dataset.catalog.hash {
                    notices.extend(lost);
                }
                workspace
            }
        };
        workspace.annotations = Arc::new(self.own());
        notices.extend(self.unlaid.iter().cloned());
        if let Some(from) = &self.moved_from {
            notices.push(format!("Your notes and what was set up came along from {from}."));
        }
        (workspace, notices)
    }

    /// Looks for what was kept of this catalog elsewhere: where it was before it was moved, which its hash shows, or
    /// else, to be asked about, of catalogs with its title. `is_there`: whether a file is still at a path.
    pub fn look_elsewhere(
        &mut self,
        hint: &CatalogHint,
        annotations: &[(CatalogKey, DocumentFile<AnnotationsContent>)],
        works: &[(CatalogKey, DocumentFile<WorkContent>)],
        is_there: &dyn Fn(&str) -> bool,
    ) {
        let was_it = |other: &CatalogHint| {
            let gone = other.path.as_ref().is_some_and(|path| !is_there(path));
            // Another may lie there now.
            let was_there = other.earlier.iter().any(|(_, hash)| *hash == hint.hash);
            !hint.hash.is_empty() && (other.hash == hint.hash && gone || was_there)
        };
        let is_new = self.annotations.is_none() && self.work.is_none();
        if is_new && self.key != CatalogKey::built_in() {
            // The one that was written most often is where it was last.
            let latest = annotations.iter().filter(|(_, f)| was_it(&f.content.catalog));
            self.annotations = latest.max_by_key(|(_, f)| f.written()).map(|(_, f)| f.clone());
            let latest = works.iter().filter(|(_, f)| was_it(&f.content.catalog));
            self.work = latest.max_by_key(|(_, f)| f.written()).map(|(_, f)| f.clone());
            let kept = self.annotations.as_ref().map(|f| &f.content.catalog);
            let kept = kept.or(self.work.as_ref().map(|f| &f.content.catalog));
            self.moved_from = kept.and_then(|c| c.path.clone());
            self.session = self.work.as_ref().and_then(|w| w.content.session.clone());
        }
        if let Some(file) = &self.annotations {
            self.by_title = file.content.by_title;
        }
        if self.may_offer() || self.is_of_another(&hint.title) {
            let own = self.own();
            let others = annotations.iter().filter(|(key, file)| {
                let content = &file.content;
                let mut titles = content.catalog.earlier.iter().map(|(title, _)| title);
                let is_called_so = content.catalog.title == hint.title || titles.any(|t| *t == hint.title);
                let is_other = *key != self.key && (is_called_so || was_it(&content.catalog));
                is_other && super::annotations::together(&own, &content.annotations) != own
            });
            self.offers = others
                .map(|(key, file)| NotesOffer {
                    from: from(key, &file.content.catalog),
                    annotations: file.content.annotations.clone(),
                })
                .collect();
        }
    }
}

fn from(key: &CatalogKey, hint: &CatalogHint) -> String {
    match &hint.path {
        Some(path) => path.clone(),
        None if *key == CatalogKey::built_in() => "the built-in catalog".to_owned(),
        None => "an earlier version of Crosscheck".to_owned(),
    }
}
