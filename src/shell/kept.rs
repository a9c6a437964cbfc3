//! What of the model is kept between runs: looked at after every change, passed to the documents when it has changed.

use super::{documents::Documents, unfinished_note::UnfinishedNote};
use crate::{
    app::{
        action::{File, Recalled},
        state::{Modal, Model, Tone, TypedSetting},
        unfinished::being_written,
    },
    catalog::{parse::hash, raw::ListReading},
    dataset::from_list::ImportJob,
    platform::files,
    workspace::{
        Stored, Workspace,
        kept::{AnnotationsContent, ByTitle, CatalogKey, SessionPlace, Settings, WindowPlace, WorkContent},
        session_document::SessionDocument,
    },
};

/// What is kept of the window itself.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct WindowState {
    /// How large text is, in hundredths.
    pub zoom: Option<u16>,
    /// Where it is; `None` where the system does not report it.
    pub place: Option<WindowPlace>,
}

/// What is kept, as it was last passed on.
pub(super) struct Keeping {
    documents: Documents,
    last: Option<LastLook>,
    /// Whether the catalog has documents, of annotations and of work: one on which nothing is noted or set up needs none.
    has: (bool, bool),
    settings: Settings,
    /// The form in which a note, a claim or a column is being written.
    form: Option<Modal>,
    /// What is being typed of an attribute or a list.
    typed: Option<TypedSetting>,
}

/// What shows that nothing has changed.
#[derive(PartialEq)]
struct LastLook {
    key: CatalogKey,
    read_as: u64,
    workspace: Workspace,
    session: Option<SessionPlace>,
    by_title: ByTitle,
}

impl Keeping {
    /// Nothing has been passed on yet.
    pub fn new(documents: Documents) -> Self {
        let settings = documents.settings().clone();
        Self {
            documents,
            last: None,
            has: (false, false),
            settings,
            form: None,
            typed: None,
        }
    }

    /// Whose documents they are.
    pub fn documents(&self) -> &Documents {
        &self.documents
    }

    /// Where the window was when it was last looked at.
    pub fn place(&self) -> Option<WindowPlace> {
        self.settings.window
    }

    /// Passes on what has changed. Cheap while nothing has.
    pub fn look(&mut self, model: &Model, window: WindowState) {
        self.look_at_settings(model, window);
        let session = session_place(model);
        self.look_at_form(model);
        if let Some(last) = &self.last
            && last.key == model.home.key
            && last.read_as == model.dataset.read_as
            && last.by_title == model.home.by_title
            && last.session == session
            && last.workspace == model.workspace
        {
            return;
        }
        let (home, catalog) = (&model.home, &model.dataset.catalog);
        let switched = self.last.as_ref().is_none_or(|last| last.key != home.key);
        if switched {
            let first = WorkContent {
                catalog: home.hint(catalog),
                work: Stored::of(&Workspace::first(&model.dataset), catalog),
                ..WorkContent::default()
            };
            self.documents.begin(home, first);
            self.has = (home.annotations.is_some(), home.work.is_some());
        }
        let annotations = &model.workspace.annotations;
        self.has.0 |= !annotations.is_empty() || home.by_title == ByTitle::Answered;
        if self.has.0 {
            let content = AnnotationsContent {
                catalog: home.hint(catalog),
                annotations: (**annotations).clone(),
                by_title: home.by_title,
            };
            self.documents.put_annotations(&home.key, content);
        }
        let reading = reading(model);
        self.has.1 |= session.is_some() || reading.is_some() || model.workspace != Workspace::first(&model.dataset);
        if self.has.1 {
            let content = WorkContent {
                catalog: home.hint(catalog),
                work: Stored::of(&model.workspace, catalog),
                session: session.clone(),
                reading,
            };
            self.documents.put_work(&home.key, content);
        }
        self.last = Some(LastLook {
            key: home.key.clone(),
            read_as: model.dataset.read_as,
            workspace: model.workspace.clone(),
            session,
            by_title: home.by_title,
        });
    }

    /// What is being written is remembered for the case that the program ends before it is finished.
    fn look_at_form(&mut self, model: &Model) {
        let form = model.session.modal.as_ref().filter(|modal| modal.is_writing());
        let typed = model.session.import.typed.as_ref();
        if (self.form.as_ref(), self.typed.as_ref()) == (form, typed) {
            return;
        }
        (self.form, self.typed) = (form.cloned(), typed.cloned());
        let (notes, catalog) = (being_written(model), &model.dataset.catalog);
        self.documents.set_unfinished(notes.map(|annotations| UnfinishedNote {
            document: model.home.key.annotations(),
            content: AnnotationsContent {
                catalog: model.home.hint(catalog),
                annotations,
                ..AnnotationsContent::default()
            },
        }));
    }

    fn look_at_settings(&mut self, model: &Model, window: WindowState) {
        let place = window.place.or(self.settings.window);
        let settings = Settings::of(&model.preferences, window.zoom, place);
        if settings == self.settings {
            return;
        }
        self.settings = settings;
        self.documents.put_settings(self.settings.clone());
    }
}

/// How the open list is read, where the user set anything of that and it is open as the list itself.
fn reading(model: &Model) -> Option<ListReading> {
    let list = model.dataset.imported.as_ref().filter(|list| list.job.into.is_none())?;
    let bare = ImportJob {
        path: list.job.path.clone(),
        ..ImportJob::default()
    };
    if list.job == bare {
        return None;
    }
    let file = list.job.path.file_name()?.to_string_lossy();
    let mut sources = model.dataset.catalog.sources.iter();
    let source = sources.find(|s| s.file.as_deref() == Some(&*file))?;
    source.reading.clone()
}

/// Takes up what was kept: the preferences, and the built-in catalog's annotations and work. Returns the session
/// file that was open. `revision`: of the dataset with the annotations.
pub(super) fn restore(model: &mut Model, documents: &Documents, revision: u64) -> Option<SessionPlace> {
    model.preferences = documents.settings().clone().preferences();
    let mut home = documents.home(&model.dataset);
    let own = home.own();
    if !own.is_empty() {
        let (dataset, unlaid) = model.dataset.again(model.dataset.view, own.into(), revision);
        model.dataset = dataset.into();
        home.unlaid = unlaid;
    }
    let (workspace, said) = home.restore(&model.dataset);
    model.workspace = workspace;
    for damaged in documents.notices().iter().chain(&home.notices) {
        model.report(Tone::Bad, damaged.as_str());
    }
    if !said.is_empty() {
        model.report(Tone::Info, said.join(" "));
    }
    let session = home.session.clone();
    *model.home = home;
    session
}

/// What is kept of the session file between runs; nothing when none is open.
pub fn session_place(model: &Model) -> Option<SessionPlace> {
    // A path that is no text could not be written into one.
    let open = model.session.file.as_ref().filter(|file| file.path.to_str().is_some());
    let open = open.map(|file| SessionPlace {
        path: file.path.clone(),
        hash: file.hash.clone(),
    });
    open.or_else(|| model.home.session.clone())
}

/// What became of a session file.
pub fn recall(place: SessionPlace) -> File {
    let SessionPlace { path, hash: then } = place;
    let found = match files::read(&path) {
        Err(_) => Recalled::Gone,
        Ok(_) if then.is_empty() => Recalled::Former,
        Ok(bytes) => match SessionDocument::read(&bytes) {
            Ok((document, unknown)) if hash(&bytes) == then => Recalled::Same {
                newer: document.is_newer() || !unknown.is_empty(),
                document: Box::new(document),
                hash: then,
            },
            _ => Recalled::Changed,
        },
    };
    File::SessionRecalled { path, found }
}
