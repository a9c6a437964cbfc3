//! The real app in a test harness, with a world that needs no screen, dialog or clock.

use std::{
    cell::{Cell, RefCell},
    path::PathBuf,
    rc::Rc,
};

use crosscheck::{
    app::{
        Effect, Model,
        action::{File, Keep, Prefer},
        effect::Choose,
        state::Modal,
    },
    catalog::View,
    dataset::Loaded,
    export::Progress,
    platform::files,
    shell::{
        Shell, Start,
        documents::Documents,
        effect_runner::EffectRunner,
        fault, file_writer, kept, reading,
        reply::{Promise, Reply},
        session,
    },
};
use egui_kittest::Harness;
use jiff::civil::date;

use super::cpu_renderer::CpuRenderer;

/// What a worker that came to grief is answered for with.
pub const FAULT: &str = "A fault in the program kept this from being done.";

/// What the fake world does with effects.
#[derive(Default)]
pub struct FakeWorld {
    /// Every effect asked for, in order.
    pub asked: Rc<RefCell<Vec<Effect>>>,
    /// Where a save dialog says to save; `None`: it never answers.
    pub save_to: Option<PathBuf>,
    /// Whether the system has no file dialog.
    pub no_dialog: bool,
    /// Whether a write never ends, as a large one would for a while.
    pub slow_writes: bool,
    /// Whether every worker comes to grief.
    pub faulty: bool,
    /// Whether a worker that was asked something never answers.
    pub no_worker: bool,
    /// Where what is kept of a catalog is looked for.
    pub documents: Option<Documents>,
    /// The next dataset's number.
    pub revision: Cell<u64>,
}

impl EffectRunner for FakeWorld {
    fn run(&self, effect: Effect, model: &Model, reply: &Reply, _: Option<&eframe::Frame>) {
        self.asked.borrow_mut().push(effect.clone());
        if self.faulty {
            let promise = Promise::new(reply, fault::answer(&effect, FAULT));
            let worker = std::thread::spawn(move || {
                let _promise = promise;
                panic!("a fault, on purpose");
            });
            let _ = worker.join();
            return;
        }
        let view = model.dataset.view;
        let documents = self.documents.as_ref();
        match effect {
            Effect::SaveDialog(job) if self.no_dialog => reply.send(File::NoDialog(Box::new(Modal::SavePath(job)))),
            Effect::OpenDialog(what) if self.no_dialog => reply.send(match what {
                Choose::Into => File::NoDialog(Box::new(Modal::IntoPath)),
                Choose::Edition => File::NoDialog(Box::new(Modal::EditionPath)),
                Choose::List => File::NoDialog(Box::new(Modal::ListPath)),
                Choose::Anything => File::NoDialog(Box::new(Modal::OpenPath)),
                Choose::ForSession => File::TypeSessionCatalog,
                Choose::Folder => File::NoDialog(Box::new(Modal::FolderPath(None))),
            }),
            Effect::OpenDialog(Choose::Folder) => {
                if let Some(path) = &self.save_to {
                    reply.send(Keep::SaveInto(path.with_file_name("elsewhere")));
                }
            }
            Effect::SaveElsewhere(folder) => {
                let saved = documents.map_or(Ok(()), |d| d.keeper().save_elsewhere(&folder));
                reply.send(Keep::SavedElsewhere(saved));
            }
            Effect::SaveDialog(job) => {
                if let Some(path) = &self.save_to {
                    reply.send(File::SaveTo(job, path.clone()));
                }
            }
            Effect::Write { .. } if self.slow_writes => {}
            Effect::Write { job, path, overwrite } => {
                for action in file_writer::make_and_write(job, path, &overwrite, Progress::default()) {
                    reply.send(action);
                }
            }
            Effect::Robust(answers) if !self.no_worker => reply.send(reading::how_sure(&model.dataset, *answers)),
            Effect::Worth(answers) if !self.no_worker => reply.send(reading::worth(&model.dataset, *answers)),
            Effect::Inferred if !self.no_worker => reply.send(reading::inferred(&model.dataset)),
            Effect::Likeness if !self.no_worker => reply.send(reading::likeness(&model.dataset)),
            Effect::CompareEdition(path) => {
                reply.send(reading::edition(&path, &model.dataset, &files::read));
            }
            Effect::Import(job) => reply.send(reading::import(job, view, self.next_revision(), documents)),
            Effect::Load(path) => reply.send(reading::read(path, view, self.next_revision(), documents)),
            Effect::LoadSession { path, catalog } => {
                let revisions = (self.next_revision(), self.next_revision());
                reply.send(session::read(path, catalog, &model.dataset, revisions, documents));
            }
            Effect::RecallSession(place) => reply.send(kept::recall(place)),
            Effect::Reread(view) => {
                let own = model.workspace.annotations.clone();
                let (dataset, told) = model.dataset.again(view, own, self.next_revision());
                reply.send(File::Rebuilt(Loaded(dataset.into()), told));
            }
            _ => {}
        }
    }

    fn next_revision(&self) -> u64 {
        let next = self.revision.get();
        self.revision.set(next + 1);
        next
    }
}

/// The day every test is on.
pub fn today() -> View {
    View::on(date(2026, 11, 21))
}

/// How a window is set up for a test.
pub struct Window {
    /// Its size in points.
    pub size: [f32; 2],
    /// Pixels a point.
    pub scale: f32,
    /// Light or dark.
    pub theme: egui::Theme,
    /// A file to open.
    pub file: Option<PathBuf>,
}

impl Default for Window {
    fn default() -> Self {
        Self {
            size: [1280.0, 800.0],
            scale: 1.0,
            theme: egui::Theme::Dark,
            file: None,
        }
    }
}

/// A window of this size.
pub fn sized(size: [f32; 2]) -> Harness<'static, Shell> {
    let window = Window {
        size,
        ..Window::default()
    };
    open(window, FakeWorld::default())
}

/// The real app, in which what is said at the first start has been read.
pub fn open(window: Window, fake: FakeWorld) -> Harness<'static, Shell> {
    let mut harness = open_first(window, fake);
    harness.state_mut().push(Prefer::Welcomed);
    harness.run();
    harness
}

/// The real app at its first start.
pub fn open_first(window: Window, fake: FakeWorld) -> Harness<'static, Shell> {
    let mut harness = Harness::builder()
        .with_size(window.size)
        .with_pixels_per_point(window.scale)
        .with_theme(window.theme)
        .with_max_steps(24)
        // A pass takes this much of the harness's time, and a frame has up to four (src/shell/passes.rs): with the usual quarter
        // of a second, a button held from one frame to the next would be held too long to be a click.
        .with_step_dt(0.1)
        .renderer(CpuRenderer::default())
        .build_eframe(move |cc| {
            Shell::new(
                cc,
                Start {
                    file: window.file,
                    view: today(),
                },
                fake.documents.clone(),
                Box::new(fake),
            )
        });
    harness.run();
    harness
}
