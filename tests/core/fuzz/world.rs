//! A program without a display: files in memory, and a shell that answers every effect, soon or late, in order or not.

use std::{
    collections::{BTreeMap, VecDeque},
    path::{Path, PathBuf},
    sync::{Arc, LazyLock},
};

use crosscheck::{
    app::{
        Action, Effect, Model,
        action::{Decide, Editions, Export, File, Filter, Import},
        effect::{Choose, Overwrite},
        export_request::Content,
        state::{Modal, SaveJob},
        update::{update, wanted},
        view::Views,
    },
    catalog::{Catalog, View, check::check, load, raw::RawCatalog},
    dataset::{
        Dataset, Loaded, OpenedFrom,
        built_in::BUILT_IN,
        from_list::{ImportJob, is_list},
    },
    decide::robustness_with,
    export::{ExportContext, Format},
    import::write,
    shell::reading,
    workspace::{
        Layout,
        kept::{CatalogHome, CatalogKey, Opened},
        session_document::{self, SessionDocument},
    },
};
use jiff::civil::date;

use crate::{fuzz::seeds, generate::generate};

/// The built-in catalog, read once.
static BUILT_IN_READ: LazyLock<Arc<Catalog>> =
    LazyLock::new(|| Arc::new(load(BUILT_IN).0.expect("the built-in catalog")));

/// Where the files are; what ends otherwise is no file.
pub const PATHS: [&str; 9] = [
    "/files/databases.ron",
    "/files/generated.ron",
    "/files/broken.ron",
    "/files/tools.csv",
    "/files/list.json",
    "/files/own.crosscheck",
    "/files/saved.crosscheck",
    "/files/out.md",
    "/files/none.ron",
];

/// The model, its views, and all that is around them.
pub struct World {
    /// The state.
    pub model: Model,
    views: Views,
    files: BTreeMap<PathBuf, Vec<u8>>,
    services: usize,
    waiting: VecDeque<Action>,
    revision: u64,
    asked: usize,
    answers_robust: bool,
}

/// The day of every test.
fn today() -> View {
    View::on(date(2026, 11, 21))
}

/// A catalog of which nothing is kept.
fn opened(dataset: Loaded) -> Opened {
    let path = dataset.0.origin.path();
    let key = path.map_or_else(CatalogKey::built_in, CatalogKey::of_path);
    let path = path.map(|p| p.to_string_lossy().into_owned());
    let home = Box::new(CatalogHome::new(key, path));
    Opened { dataset, home }
}

/// The files there are at first.
fn files(generated: &RawCatalog) -> BTreeMap<PathBuf, Vec<u8>> {
    let text = write(generated).into_bytes();
    let mut broken = text.clone();
    broken.truncate(text.len().min(4_000) / 2);
    let files = [
        seeds::data("databases.ron"),
        text,
        broken,
        seeds::data("tools.csv"),
        seeds::lists("json").pop().unwrap_or_default(),
        seeds::data("own.crosscheck"),
    ];
    PATHS.iter().map(PathBuf::from).zip(files).collect()
}

impl World {
    /// A window that has just opened a generated catalog of so many services, with files to open beside it.
    pub fn new(services: usize) -> Self {
        let generated = generate(services, 11);
        let catalog = check(&generated).0.expect("a good catalog");
        let origin = Some(PathBuf::from(PATHS[1]));
        Self {
            model: Model::new(Dataset::new(catalog, today(), origin, vec![], 1)),
            views: Views::default(),
            files: files(&generated),
            services,
            waiting: VecDeque::new(),
            revision: 2,
            asked: 0,
            answers_robust: services < 1_000,
        }
    }

    /// Does something, and asks the shell for what follows.
    pub fn act(&mut self, action: impl Into<Action>) {
        let mut effects = update(&mut self.model, action.into());
        effects.extend(wanted(&mut self.model));
        for effect in effects {
            self.asked += 1;
            self.run(effect);
        }
    }

    /// What drawing would read.
    pub fn look(&mut self) {
        self.views.refresh(&self.model);
    }

    /// Gives the answer that waits at a place, if any does.
    pub fn answer(&mut self, at: usize) {
        let waits = self.waiting.len();
        if let Some(action) = self.waiting.remove(at % waits.max(1)) {
            self.act(action);
        }
    }

    /// Gives every answer, and those that follow from them. The error: they do not come to an end.
    pub fn settle(&mut self) -> Result<(), String> {
        for _ in 0..500 {
            match self.waiting.pop_front() {
                Some(action) => self.act(action),
                None => return Ok(()),
            }
        }
        Err(format!(
            "answers without end: {:?}",
            self.waiting.front().map(|a| format!("{a:.60?}"))
        ))
    }

    /// Brings back how it was at first, whatever was done: every answer given, the first files, and the first catalog read
    /// anew after another, with nothing of it set up and nothing to undo. Preferences stay.
    pub fn rest(&mut self) -> Result<(), String> {
        self.settle()?;
        self.files = files(&generate(self.services, 11));
        for open in [File::OpenBuiltIn, File::Open(PATHS[1].into())] {
            self.act(open);
            self.act(File::OpenUnsaved);
            self.settle()?;
        }
        // The layout is taken along, and with it what it has worked out.
        self.act(Filter::SetLayout(Layout::Cards));
        self.look();
        match self.model.dataset.catalog.services.len() {
            n if n == self.services => Ok(()),
            n => Err(format!("the first catalog is open, with {n} services")),
        }
    }

    /// Another program changes a file.
    pub fn change(&mut self, path: &str, how: u8) {
        let path = PathBuf::from(path);
        if how.is_multiple_of(5) {
            self.files.remove(&path);
        } else if how.is_multiple_of(3) {
            self.files.insert(
                path,
                self.files
                    .values()
                    .nth(usize::from(how) % self.files.len().max(1))
                    .cloned()
                    .unwrap_or_default(),
            );
        } else if let Some(file) = self.files.get_mut(&path) {
            let at = usize::from(how) * 97 % file.len().max(1);
            file.truncate(file.len().max(at));
            if let Some(byte) = file.get_mut(at) {
                *byte = byte.wrapping_add(how);
            }
        }
    }

    fn read(files: &BTreeMap<PathBuf, Vec<u8>>, path: &Path) -> Result<Vec<u8>, String> {
        files
            .get(path)
            .cloned()
            .ok_or_else(|| format!("There is no such file: {}", path.display()))
    }

    fn next(&mut self) -> u64 {
        self.revision += 1;
        self.revision
    }

    fn open(&mut self, path: Option<PathBuf>, view: View) -> Result<Loaded, Vec<crosscheck::catalog::Finding>> {
        let revision = self.next();
        let files = &self.files;
        let read = |path: &Path| Self::read(files, path);
        let result = match path {
            Some(path) if is_list(&path) => {
                let job = ImportJob {
                    path,
                    ..ImportJob::default()
                };
                Dataset::import(job, view, revision, &read)
            }
            None => Ok(Dataset::new(Arc::clone(&BUILT_IN_READ), view, None, vec![], revision)),
            path => Dataset::open(OpenedFrom::from(path), view, revision, &read, &|_| true).expect("nobody stops it"),
        };
        result.map(Loaded::ready).map_err(Vec::from)
    }

    fn run(&mut self, effect: Effect) {
        let view = self.model.dataset.view;
        let turn = self.asked;
        let answer: Action = match effect {
            Effect::OpenDialog(what) => match turn % 6 {
                0 => File::DialogCancelled.into(),
                1 => File::NoDialog(Box::new(if what == Choose::Into {
                    Modal::IntoPath
                } else {
                    Modal::OpenPath
                }))
                .into(),
                n if what == Choose::Edition => Editions::With(PATHS[(turn + n) % PATHS.len()].into()).into(),
                n if what == Choose::Into => Import::Into(PATHS[n % 2].into()).into(),
                n => File::Open(PATHS[(turn + n) % PATHS.len()].into()).into(),
            },
            Effect::SaveDialog(job) => match turn % 6 {
                0 => File::DialogCancelled.into(),
                1 => File::NoDialog(Box::new(Modal::SavePath(job))).into(),
                _ => File::SaveTo(job.clone(), Path::new("/files").join(job.file_name)).into(),
            },
            Effect::Load(path) => {
                let result = self.open(path.clone(), view).map(opened);
                File::Read {
                    path: path.unwrap_or_default(),
                    result,
                }
                .into()
            }
            Effect::Import(job) => {
                let revision = self.next();
                let result = Dataset::import(job, view, revision, &|path| Self::read(&self.files, path));
                Import::Done(result.map(Loaded::ready).map(opened).map_err(Vec::from)).into()
            }
            Effect::CompareEdition(path) => {
                let read = |path: &Path| Self::read(&self.files, path);
                reading::edition(&path, &self.model.dataset, &read).into()
            }
            Effect::LoadSession { path, .. } => {
                let result = self.session(&path).map(Box::new).map_err(|f| vec![f]);
                File::SessionRead { path, result }.into()
            }
            Effect::Write { job, path, overwrite } => return self.write(job, path, overwrite != Overwrite::Never),
            Effect::CancelWrite => Export::Cancelled.into(),
            Effect::CopyHtml { .. } => Export::Copied {
                as_table: turn.is_multiple_of(2),
            }
            .into(),
            Effect::Reread(view) => {
                let own = Arc::clone(&self.model.workspace.annotations);
                let revision = self.next();
                let (next, told) = self.model.dataset.again(view, own, revision);
                File::Rebuilt(Loaded::ready(next), told).into()
            }
            Effect::Robust(answers) if self.answers_robust => {
                let dataset = &self.model.dataset;
                let result = Arc::new(robustness_with(dataset, dataset.table(), &answers));
                let revision = dataset.revision;
                Decide::Robust {
                    revision,
                    answers,
                    result,
                }
                .into()
            }
            Effect::Worth(answers) if self.answers_robust => reading::worth(&self.model.dataset, *answers).into(),
            Effect::Inferred if self.answers_robust => reading::inferred(&self.model.dataset).into(),
            Effect::Likeness if self.answers_robust => reading::likeness(&self.model.dataset).into(),
            // Nothing comes back, or not here.
            _ => return,
        };
        self.waiting.push_back(answer);
    }

    fn session(&mut self, path: &Path) -> Result<session_document::SessionOffer, crosscheck::catalog::Finding> {
        let bytes =
            Self::read(&self.files, path).map_err(|message| crosscheck::catalog::Finding::error("", message))?;
        let (document, unknown) = SessionDocument::read(&bytes)?;
        let view = document.view_on(self.model.dataset.view.today);
        let open = &self.model.dataset;
        let base = if open.catalog.hash == document.catalog.hash || open.catalog.title == document.catalog.title {
            Arc::clone(open)
        } else {
            let place = document.catalog.path.clone().map(PathBuf::from);
            self.open(place, view).map_err(|mut findings| findings.remove(0))?.0
        };
        let revision = self.next();
        let (dataset, told) = base.again(view, Arc::new(document.annotations.clone()), revision);
        Ok(session_document::offer(
            "s".to_owned(),
            document,
            unknown,
            told,
            Arc::new(dataset),
        ))
    }

    fn write(&mut self, job: SaveJob, path: PathBuf, replace: bool) {
        // Pictures and workbooks take their time, and have tests of their own.
        let slow = matches!(&job.content, Content::Request(r) if matches!(r.format, Format::Png | Format::Xlsx));
        let answer = if slow || self.asked.is_multiple_of(11) {
            File::Written(Err(format!("The disk is full: {}", path.display())))
        } else if self.files.contains_key(&path) && !replace {
            File::Exists(job, path)
        } else {
            match job.content.make(&ExportContext::default()) {
                Ok(made) => {
                    self.files.insert(path.clone(), made.bytes);
                    File::Written(Ok(path))
                }
                Err(e) => File::Written(Err(e.to_string())),
            }
        };
        self.waiting.push_back(answer.into());
    }
}
