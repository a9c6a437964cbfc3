//! The documents that are kept between runs, read and written: which is which, what of each was last on the disk, and
//! what earlier versions left.

use std::{
    collections::BTreeSet,
    path::Path,
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

use super::{
    keeper::{Keeper, KeeperAnswer, KeptDocument},
    known_documents::KnownDocuments,
    reply::Reply,
    run_mark,
    unfinished_note::UnfinishedNote,
};
use crate::{
    app::{action::Keep, unfinished::added_to},
    catalog::{load, raw::ListReading},
    dataset::{Dataset, Loaded, built_in::BUILT_IN},
    platform::{files, store::Store},
    workspace::kept::{
        AnnotationsContent, CatalogHome, CatalogKey, DocumentFile, DocumentKind, KeptContent as _, Opened, SETTINGS,
        Settings, WorkContent, carry_over,
    },
};

/// What earlier versions kept everything in.
const APP_RON: &str = "app.ron";
/// A file that is there as long as that could not be read: it is tried again at each start.
const UNREAD: &str = ".app.ron-unread";

/// The documents of one folder. Its clones share them.
#[derive(Clone)]
pub struct Documents {
    keeper: Keeper,
    slots: KnownDocuments,
    /// Where answers go once there is a window.
    window: Arc<OnceLock<Reply>>,
    start: Arc<(Settings, Vec<String>)>,
    unfinished: Arc<Mutex<Option<UnfinishedNote>>>,
}

impl Documents {
    /// Those of a store. The settings are read at once; where there are none yet, what earlier versions left is taken
    /// over.
    pub fn open(store: Store) -> Self {
        let store = store.naming_stand_ins(|name| DocumentKind::of(name).without());
        let (slots, window) = (KnownDocuments::default(), Arc::<OnceLock<Reply>>::default());
        let keeper = {
            let (slots, window) = (slots.clone(), Arc::clone(&window));
            Keeper::start(store, move |answer| report(&slots, window.get(), answer))
        };
        let mut notices = Vec::new();
        let settings = match slots.settings.read(keeper.store(), SETTINGS, &mut notices) {
            Some(settings) if !keeper.store().folder().join(UNREAD).exists() => settings,
            settings => earlier(&keeper, &slots, settings.unwrap_or_default(), &mut notices),
        };
        let content = settings.content.clone();
        slots.settings.set(SETTINGS, settings);
        Self {
            keeper,
            slots,
            window,
            start: Arc::new((content, notices)),
            unfinished: Arc::default(),
        }
    }

    /// The settings at the start.
    pub fn settings(&self) -> &Settings {
        &self.start.0
    }

    /// What a person should know of how they were read.
    pub fn notices(&self) -> &[String] {
        &self.start.1
    }

    /// The keeper that writes them.
    pub fn keeper(&self) -> &Keeper {
        &self.keeper
    }

    /// What is known to have been kept is written again where its folder is gone.
    pub fn keep_again_if_gone(&self) {
        if !self.keeper.store().folder().is_dir() {
            self.slots.again().into_iter().for_each(|one| self.keeper.put(one));
        }
    }

    /// Answers go to this window from now on.
    pub(super) fn answer_to(&self, reply: Reply) {
        let _ = self.window.set(reply);
    }

    /// A catalog’s documents are written from here on; what they were is known. `first`: what is set up before anything is.
    pub(super) fn begin(&self, home: &CatalogHome, first: WorkContent) {
        // What was kept elsewhere is written again under this name.
        let moved = home.moved_from.is_some();
        if let Some(file) = &home.annotations {
            let base = if moved { file.emptied() } else { file.clone() };
            self.slots.annotations.set(&home.key.annotations(), base);
        }
        let base = match &home.work {
            Some(file) if moved => file.emptied(),
            Some(file) => file.clone(),
            None => DocumentFile::new(first),
        };
        self.slots.works.set(&home.key.work(), base);
    }

    /// What is being written now; `None`: nothing is.
    pub fn set_unfinished(&self, now: Option<UnfinishedNote>) {
        *self.unfinished.lock().unwrap_or_else(PoisonError::into_inner) = now;
    }

    /// See [`Documents::set_unfinished`].
    pub fn unfinished(&self) -> Option<UnfinishedNote> {
        self.unfinished.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What is being written goes with the others of its document as it is.
    pub fn add_unfinished(&self) {
        if let Some(unfinished) = self.unfinished() {
            self.add(unfinished);
        }
    }

    /// What was being written in windows that ended without being closed, as their marks in a folder hold it, goes with the others
    /// of its document.
    pub fn add_left_in(&self, folder: &Path) {
        let (unfinished, marks) = run_mark::unfinished(folder);
        let is_any = !unfinished.is_empty();
        for one in unfinished {
            self.add(one);
        }
        // This start may end at once, too.
        if !is_any || self.keeper.flush().is_ok() {
            run_mark::kept(&marks);
        }
    }

    fn add(&self, unfinished: UnfinishedNote) {
        let UnfinishedNote { document, content } = unfinished;
        let known = self.slots.annotations.look(self.keeper.store(), &document);
        let together = known.map_or(content.clone(), |file| {
            self.slots.annotations.set(&document, file.clone());
            AnnotationsContent {
                annotations: added_to(&file.content.annotations, &content.annotations),
                ..file.content
            }
        });
        self.slots.annotations.put(&self.keeper, document, together);
    }

    /// Keeps the settings.
    pub(super) fn put_settings(&self, settings: Settings) {
        if !self.slots.settings.says(SETTINGS, &settings) {
            self.slots.settings.put(&self.keeper, SETTINGS.to_owned(), settings);
        }
    }

    /// Keeps the annotations of a catalog.
    pub(super) fn put_annotations(&self, key: &CatalogKey, content: AnnotationsContent) {
        let name = key.annotations();
        if !self.slots.annotations.says(&name, &content) {
            self.slots.annotations.put(&self.keeper, name, content);
        }
    }

    /// Keeps the work on a catalog.
    pub(super) fn put_work(&self, key: &CatalogKey, content: WorkContent) {
        let name = key.work();
        if !self.slots.works.says(&name, &content) {
            self.slots.works.put(&self.keeper, name, content);
        }
    }

    /// How a list was read when it was open last, where the user set anything of that.
    pub fn reading_of(&self, list: &Path) -> Option<ListReading> {
        let _ = self.keeper.flush();
        let name = key_of(list).0.work();
        let work = self.slots.works.look(self.keeper.store(), &name)?;
        work.content.reading
    }

    /// What is kept of a catalog, or was of it elsewhere.
    pub fn home(&self, dataset: &Dataset) -> CatalogHome {
        // What this window changed last may be of the catalog that is coming back.
        let _ = self.keeper.flush();
        let mut home = home_of(dataset);
        let (store, mut notices) = (self.keeper.store(), Vec::new());
        let (annotations, works) = (&self.slots.annotations, &self.slots.works);
        home.annotations = annotations.read(store, &home.key.annotations(), &mut notices);
        home.work = works.read(store, &home.key.work(), &mut notices);
        home.notices = notices;
        home.session = home.work.as_ref().and_then(|w| w.content.session.clone());
        if home.may_offer() || home.is_of_another(&dataset.catalog.title) {
            let names = store.names().into_iter();
            let names: BTreeSet<String> = names
                .chain(annotations.unwritten_names())
                .chain(works.unwritten_names())
                .collect();
            let others = |of: fn(&str) -> Option<CatalogKey>| {
                let keys = names.iter().filter_map(move |name| of(name));
                keys.filter(|key| *key != home.key)
            };
            let annotations: Vec<_> = others(CatalogKey::of_annotations)
                .filter_map(|key| {
                    let file = annotations.look(store, &key.annotations())?;
                    Some((key, file))
                })
                .collect();
            let works: Vec<_> = others(CatalogKey::of_work)
                .filter_map(|key| {
                    let file = works.look(store, &key.work())?;
                    Some((key, file))
                })
                .collect();
            let hint = home.hint(&dataset.catalog);
            home.look_elsewhere(&hint, &annotations, &works, &|path| Path::new(path).exists());
        } else if let Some(file) = &home.annotations {
            home.by_title = file.content.by_title;
        }
        home
    }
}

/// Under which name a catalog's documents are kept, with nothing in them.
fn home_of(dataset: &Dataset) -> CatalogHome {
    match dataset.origin.path() {
        None => CatalogHome::new(CatalogKey::built_in(), None),
        Some(path) => {
            let (key, shown) = key_of(path);
            CatalogHome::new(key, Some(shown))
        }
    }
}

/// Under which name the documents of a file are kept, and its path as it is shown.
fn key_of(path: &Path) -> (CatalogKey, String) {
    let canonical = path.canonicalize().or_else(|_| std::path::absolute(path));
    let canonical = canonical.unwrap_or_else(|_| path.to_owned());
    let shown = canonical.to_string_lossy().into_owned();
    (CatalogKey::of_path(&canonical), shown)
}

/// What is kept of a catalog that was read; without documents nothing is.
pub(super) fn home_of_opened(dataset: &Dataset, documents: Option<&Documents>) -> Box<CatalogHome> {
    Box::new(documents.map_or_else(|| home_of(dataset), |d| d.home(dataset)))
}

/// A catalog that was read, with what is kept of it laid over it; without documents nothing is.
pub fn opened(dataset: Loaded, documents: Option<&Documents>) -> Opened {
    let mut home = home_of_opened(&dataset.0, documents);
    Opened {
        dataset: home.laid_over(dataset),
        home,
    }
}

/// Takes over what earlier versions left, once it can be read, and puts it together with the settings there are. Their file
/// stays as it is.
fn earlier(
    keeper: &Keeper,
    slots: &KnownDocuments,
    settings: DocumentFile<Settings>,
    notices: &mut Vec<String>,
) -> DocumentFile<Settings> {
    let folder = keeper.store().folder();
    let (path, unread) = (folder.join(APP_RON), folder.join(UNREAD));
    // A link that leads nowhere is there as well, and is reported.
    if std::fs::symlink_metadata(&path).is_err() {
        drop(std::fs::remove_file(unread));
        return settings;
    }
    let text = match files::read(&path) {
        Ok(bytes) => String::from_utf8(bytes).unwrap_or_else(|e| {
            let path = files::shown(&path);
            notices.push(format!("What an earlier version kept is taken over, but is not all UTF-8: what could not be read is shown as “\u{fffd}”; it stays as it was in {path}."));
            String::from_utf8_lossy(e.as_bytes()).into_owned()
        }),
        Err(message) => {
            let why = match path.try_exists() {
                Ok(false) => format!("It is a link that leads nowhere: {}", files::shown(&path)),
                _ => message,
            };
            notices.push(format!("What an earlier version kept is not here yet, and is tried again at each start. {why}"));
            drop(std::fs::write(unread, ""));
            return settings;
        }
    };
    let carried = carry_over(&text, &load(BUILT_IN).0.unwrap_or_default());
    notices.extend(carried.notices);
    for (key, file) in carried.annotations {
        let (name, content) = (key.annotations(), file.content.clone());
        slots.annotations.set(&name, file.emptied());
        slots.annotations.put(keeper, name, content);
    }
    let work = CatalogKey::built_in().work();
    // What has been set up since is newer.
    let has_work = slots.works.look(keeper.store(), &work).is_some();
    if let Some(file) = carried.work.filter(|_| !has_work) {
        let content = file.content.clone();
        slots.works.set(&work, file.emptied());
        slots.works.put(keeper, work, content);
    }
    let mut both = carried.settings;
    both.content = Settings::merged(&Settings::default(), &settings.content, &both.content);
    // The settings come last: where they are, all the rest is.
    match keeper.flush() {
        Ok(()) => {
            slots.settings.set(SETTINGS, both.emptied());
            slots.settings.put(keeper, SETTINGS.to_owned(), both.content.clone());
            drop(std::fs::remove_file(unread));
        }
        Err(message) => notices.push(message),
    }
    both
}

/// Reports to the window the result of a write. Returns what is to be written again: all that is known of a folder that has
/// gone.
fn report(slots: &KnownDocuments, window: Option<&Reply>, answer: KeeperAnswer) -> Vec<KeptDocument> {
    let KeeperAnswer {
        name,
        result,
        notices,
        made_folder,
        failed_before,
    } = answer;
    let mut reports: Vec<Keep> = notices.into_iter().map(Keep::Failed).collect();
    reports.extend(failed_before.map(|reported| Keep::SavedAfterAll {
        name: name.clone(),
        reported,
    }));
    if let Err(message) = result {
        reports.push(Keep::Failed(message));
    } else {
        if let Some((sent, written)) = slots.settings.written(&name) {
            reports.push(Keep::SettingsWritten {
                sent: Box::new(sent),
                written: Box::new(written),
            });
        }
        if let Some(key) = CatalogKey::of_annotations(&name)
            && let Some((sent, written)) = slots.annotations.written(&name)
        {
            reports.push(Keep::AnnotationsWritten {
                key,
                sent: Box::new(sent.annotations),
                written: Box::new(written.annotations),
            });
        }
        // What another window set up is in the file, and not taken up here.
        let _ = slots.works.written(&name);
    }
    for one in reports {
        if let Some(window) = window {
            window.send(one);
        }
    }
    if made_folder { slots.again() } else { Vec::new() }
}
