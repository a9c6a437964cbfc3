//! The window: the only place with eframe, dialogs, threads and the clock.
//!
//! `logic` takes in what happened and updates the model; `ui` draws views and collects actions for the next `logic`,
//! which is the next pass of the same frame while there is one (`passes`). egui may throw a pass away and draw it again,
//! so drawing never changes the model.

pub mod clipboard;
mod closing;
mod covered;
pub mod dialogs;
pub mod documents;
pub mod effect_runner;
pub mod ending;
pub mod fault;
mod file_watch;
pub mod file_writer;
mod frame_watch;
mod glyph_room;
mod incoming;
pub mod keeper;
pub mod kept;
mod known_documents;
mod launch;
pub mod log;
mod newest_only;
pub mod outgoing;
mod passes;
pub mod reading;
pub mod reply;
mod reveal;
pub mod run_mark;
mod seldom;
pub mod session;
mod shortcuts;
pub mod startup;
mod system_look;
mod title;
mod undrawn;
pub mod unfinished_note;
mod window_place;

use std::{
    path::PathBuf,
    sync::{Arc, mpsc},
    time::Duration,
};

use eframe::{App, CreationContext, Frame};
use egui::Context;

use crate::{
    app::{
        Action, Effect, Model,
        action::{Actions, File, Keep},
        state::Modal,
        update::{update, wanted},
        view::{Screen, Views},
    },
    catalog::View,
    dataset::Dataset,
    platform::thread_clock,
    ui::{self, UiState, theme},
};
use documents::Documents;
use effect_runner::EffectRunner;
use file_watch::FileWatch;
use frame_watch::FrameWatch;
use glyph_room::GlyphRoom;
use kept::Keeping;
use log::Log;
use passes::Passes;
use reply::Reply;
use run_mark::{EndedWindow, RunMark, open_file};
use system_look::SystemLook;
use undrawn::Undrawn;

/// The program in its window.
pub struct Shell {
    model: Model,
    views: Views,
    /// What the views were last made of.
    shown: Arc<Dataset>,
    ui: UiState,
    actions: Actions,
    inbox: mpsc::Receiver<Action>,
    reply: Reply,
    runner: Box<dyn EffectRunner>,
    title: String,
    /// What is kept between runs; nothing is where the system names no place for it.
    keeping: Option<Keeping>,
    /// Whether a frame has been drawn.
    begun: bool,
    /// How long frames take; not measured where there is no log.
    watch: Option<FrameWatch>,
    /// Reports when the open file changes on disk; absent in most tests.
    file_watch: Option<FileWatch>,
    /// The look the system reports; it is not asked in tests.
    system_look: Option<SystemLook>,
    /// The look in force.
    look: theme::Look,
    /// What the next start finds where this window was not closed.
    mark: Option<RunMark>,
    glyphs: GlyphRoom,
    undrawn: Undrawn,
    passes: Passes,
    /// What was being written when the window was to close, and could not be kept: closed once more, it closes.
    unkept: Option<Modal>,
    /// The window was to close while a file was being written, and closes once that is there.
    closes_once_written: bool,
    /// Whether the window closes, whatever is not saved.
    gives_up: bool,
    /// Whether the window was asked to close in this frame. It does so in the next one, and what asks for that in any but the
    /// last pass of a frame is forgotten.
    closes: bool,
}

/// What a window starts with.
pub struct Start {
    /// A catalog to open; the built-in one stays until it is read.
    pub file: Option<PathBuf>,
    /// As of when, judged on which day, by which reading.
    pub view: View,
}

impl Shell {
    /// Sets the window up: theme, the built-in catalog, what the last run left, and the file to open. Without documents
    /// nothing is kept.
    pub fn new(
        cc: &CreationContext<'_>,
        start: Start,
        documents: Option<Documents>,
        runner: Box<dyn EffectRunner>,
    ) -> Self {
        let ctx = &cc.egui_ctx;
        theme::install(ctx, theme::Contrast::Normal);
        ctx.add_plugin(outgoing::Outgoing);
        ctx.add_plugin(incoming::Incoming::default());
        ctx.add_plugin(covered::Covered::default());
        ctx.add_plugin(ui::widgets::KeyboardReach::default());
        ctx.add_plugin(ui::widgets::Tooltips::default());
        // No widget has the keyboard at start, and zoom is ours: the same keys are in the menu.
        ctx.options_mut(|o| {
            o.zoom_with_keyboard = false;
            o.max_passes = passes::MOST;
        });
        let (sender, inbox) = mpsc::channel();
        let reply = Reply::new(sender, ctx.clone());
        let mut model = Model::new(Dataset::built_in(start.view, runner.next_revision()));
        model.files.folder = documents.as_ref().map(|d| d.keeper().store().folder().to_path_buf());
        let revision = runner.next_revision();
        let session = documents.as_ref().and_then(|d| {
            d.answer_to(reply.clone());
            ctx.set_zoom_factor(window_place::zoom_factor(d.settings().zoom));
            kept::restore(&mut model, d, revision)
        });
        let mut shell = Self {
            shown: Arc::clone(&model.dataset),
            model,
            views: Views::default(),
            ui: UiState::default(),
            actions: Actions::default(),
            inbox,
            reply,
            runner,
            title: String::new(),
            keeping: documents.map(Keeping::new),
            begun: false,
            watch: None,
            file_watch: None,
            system_look: None,
            look: theme::Look::default(),
            mark: None,
            glyphs: GlyphRoom::default(),
            undrawn: Undrawn::listen(ctx),
            passes: Passes::default(),
            unkept: None,
            closes_once_written: false,
            gives_up: false,
            closes: false,
        };
        if let Some(file) = start.file {
            shell.model.session.at_start = true;
            shell.actions.push(File::Open(file));
        } else if let Some(session) = session {
            let recall = Effect::RecallSession(session);
            shell.runner.run(recall, &shell.model, &shell.reply, None);
        }
        shell
    }

    /// Records in the log how long the longest frame took.
    #[must_use]
    pub fn watched(mut self, log: Log) -> Self {
        self.model.files.log = Some(log.path().to_path_buf());
        self.model.files.has_log = log.path().exists();
        let watch = Some(FrameWatch::new(log));
        Self { watch, ..self }
    }

    /// Looks as the system wishes, where the user leaves it to the system.
    #[must_use]
    pub fn following_the_system(self, ctx: &Context) -> Self {
        let system_look = Some(SystemLook::listen(ctx.clone()));
        Self { system_look, ..self }
    }

    /// Marks the window for the next start, and reports what became of the last one where that was not closed.
    #[must_use]
    pub fn marked(mut self, mark: RunMark, last: Option<EndedWindow>) -> Self {
        if let Some(last) = last {
            self.actions.push(Keep::EndedUnclosed(last.file));
        }
        let mark = Some(mark);
        Self { mark, ..self }
    }

    /// Reads the open file again when it changes on disk.
    #[must_use]
    pub fn following(self) -> Self {
        let file_watch = Some(FileWatch::default());
        Self { file_watch, ..self }
    }

    /// The state, for tests.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// Adds an action as if the user had done it, for tests.
    pub fn push(&mut self, action: impl Into<Action>) {
        self.actions.push(action);
    }

    fn run(&mut self, effect: Effect, ctx: &Context, frame: &Frame) {
        match effect {
            Effect::Copy(text) => ctx.copy_text(outgoing::copied(text)),
            Effect::Zoom(step) => {
                let zoom = if step == 0 {
                    1.0
                } else {
                    (ctx.zoom_factor() + 0.1 * step as f32).clamp(0.5, 3.0)
                };
                ctx.set_zoom_factor((zoom * 10.0).round() / 10.0);
            }
            Effect::Quit => self.close(ctx),
            Effect::QuitUnsaved => {
                if let Some(keeping) = &self.keeping {
                    keeping.documents().keeper().give_up();
                }
                self.gives_up = true;
                self.close(ctx);
            }
            other => self.runner.run(other, &self.model, &self.reply, Some(frame)),
        }
    }

    fn close(&mut self, ctx: &Context) {
        ctx.send_viewport_cmd(egui::ViewportCommand::Close);
        self.closes = true;
    }

    /// Work for a frame has ended that began then.
    fn worked(&mut self, ctx: &Context, began: Duration) {
        if let Some(watch) = &mut self.watch {
            let place = self.model.workspace.place;
            watch.worked(
                ctx.cumulative_frame_nr(),
                thread_clock::worked().saturating_sub(began),
                place,
            );
        }
    }

    /// Keeps what has changed.
    fn keep(&mut self, ctx: &Context) {
        if let Some(keeping) = self.keeping.as_mut().filter(|_| !self.gives_up) {
            keeping.look(&self.model, window_place::state(ctx, keeping.place()));
        }
    }

    fn apply_look(&mut self, ctx: &Context) {
        let system = self.system_look.as_ref().map(SystemLook::wishes).unwrap_or_default();
        let (theme, look) = system_look::look(&self.model.preferences, system, ctx.system_theme().is_some());
        if ctx.options(|o| o.theme_preference) != theme {
            ctx.set_theme(theme);
        }
        if std::mem::replace(&mut self.look, look) != look {
            theme::set_look(ctx, look);
        }
    }

    fn apply_title(&mut self, ctx: &Context) {
        let title = title::of(&self.model);
        if title != self.title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }
}

impl App for Shell {
    fn raw_input_hook(&mut self, ctx: &Context, input: &mut egui::RawInput) {
        let pixels = input.viewport().native_pixels_per_point.unwrap_or(1.0);
        let said = input.max_texture_side;
        input.max_texture_side = self.glyphs.side(said, pixels, ctx.zoom_factor());
    }

    fn logic(&mut self, ctx: &Context, frame: &mut Frame) {
        let began = thread_clock::worked();
        if !std::mem::replace(&mut self.begun, true) {
            let is_new = self.keeping.as_ref().is_none_or(|k| k.place().is_none());
            window_place::onto_a_screen(ctx, frame, is_new);
        }
        let mut todo = std::mem::take(&mut self.actions.0);
        todo.extend(self.inbox.try_iter());
        for file in ctx.input(|i| i.raw.dropped_files.clone()) {
            todo.push(File::Dropped(file.path().to_path_buf()).into());
        }
        todo.extend(shortcuts::pressed(ctx, &self.model));
        let undrawn = self.undrawn.say(&self.model.home.key);
        todo.extend(undrawn.map(|told| File::NotDrawn(told).into()));
        let mut is_written = false;
        for action in todo {
            is_written |= matches!(action, Action::File(File::Written(Ok(_))));
            let effects = update(&mut self.model, action);
            // Before an effect can bring another catalog.
            self.keep(ctx);
            for effect in effects {
                self.run(effect, ctx, frame);
            }
        }
        self.keep(ctx);
        self.close_once_written(ctx, is_written);
        if ctx.input(|i| i.viewport().close_requested()) && !self.waits_for_a_file(ctx) {
            self.finish_writing(ctx, frame);
            self.save_before_closing(ctx);
        }
        for effect in wanted(&mut self.model) {
            self.run(effect, ctx, frame);
        }
        if let Some(watch) = &mut self.file_watch {
            watch.follow(self.model.watched_file(), &self.reply);
        }
        if let Some(mark) = &mut self.mark {
            let writing = self.keeping.as_ref().and_then(|k| k.documents().unfinished());
            mark.note(open_file(&self.model), writing.as_ref());
        }
        self.apply_look(ctx);
        self.apply_title(ctx);
        self.worked(ctx, began);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut Frame) {
        let began = thread_clock::worked();
        self.draw(ui);
        if self.undrawn.has_news() {
            ui.ctx().request_repaint();
        }
        self.worked(ui.ctx(), began);
    }
}

impl Shell {
    fn draw(&mut self, ui: &mut egui::Ui) {
        let Self {
            model,
            views,
            shown,
            ui: state,
            actions,
            passes,
            closes,
            title,
            ..
        } = self;
        // The root of the tree has no name of its own.
        ui.ctx()
            .accesskit_node_builder(egui::accesskit_root_id(), |node| node.set_label(title.as_str()));
        passes.begin(ui.ctx());
        views.refresh(model);
        if !Arc::ptr_eq(shown, &model.dataset) {
            let former = std::mem::replace(shown, Arc::clone(&model.dataset));
            // To free a long list takes longer than a frame may.
            reply::spawn(move || drop(former));
        }
        let before = actions.0.len();
        ui::root_ui(ui, Screen::new(model, views), state, actions);
        if !passes.end(ui.ctx(), actions.0.len() > before) {
            return;
        }
        // What there was no pass left for.
        if !actions.0.is_empty() || std::mem::take(closes) {
            ui.ctx().request_repaint();
        }
        model.session.focus_search = false;
        model.session.drafts.focus_find = false;
    }
}
