//! The window: the only place with eframe, dialogs, threads and the clock.
//!
//! `logic` takes in what happened and updates the model; `ui` draws views and collects actions for the next `logic`.
//! egui may throw a pass away and draw it again, so drawing never changes the model.

pub mod clipboard;
pub mod dialogs;
pub mod session;
pub mod startup;
pub mod world;
pub mod writer;

use std::{path::PathBuf, sync::mpsc};

use eframe::{App, CreationContext, Frame, Storage};
use egui::Context;

use crate::{
    app::{
        Action, Effect, Model,
        action::{Actions, File},
        command::Command,
        state::Tone,
        update::{decide::wanted, update},
        view::Views,
    },
    catalog::View,
    dataset::Dataset,
    ui::{self, Drafts, theme},
    workspace::{Preferences, Stored, ThemeChoice},
};
use world::{Reply, World};

/// Where the workspace is kept in eframe's storage.
const STORAGE_KEY: &str = "workspace";
/// Where what is the user's own is kept, of all catalogs.
const OWN_KEY: &str = "own";
/// Where the session file that was open lies in the storage.
const SESSION_KEY: &str = "session";

/// The program in its window.
pub struct Shell {
    model: Model,
    views: Views,
    drafts: Drafts,
    actions: Actions,
    inbox: mpsc::Receiver<Action>,
    reply: Reply,
    world: Box<dyn World>,
    title: String,
}

/// What a window starts with.
pub struct Start {
    /// A catalog to open; the built-in one stays until it is read.
    pub file: Option<PathBuf>,
    /// As of when, judged on which day, by which reading.
    pub view: View,
}

impl Shell {
    /// Sets the window up: theme, the built-in catalog, what the last run left, and the file to open.
    pub fn new(cc: &CreationContext<'_>, start: Start, world: Box<dyn World>) -> Self {
        let ctx = &cc.egui_ctx;
        theme::install(ctx, theme::Contrast::Normal);
        // No widget has the keyboard at start, and zoom is ours: the same keys are in the menu.
        ctx.options_mut(|o| o.zoom_with_keyboard = false);
        let (sender, inbox) = mpsc::channel();
        let reply = Reply::new(sender, ctx.clone());
        let mut model = Model::new(Dataset::built_in(start.view, world.next_revision()));
        if let Some(text) = cc.storage.and_then(|s| s.get_string(OWN_KEY)) {
            session::restore_own(&mut model, &text, world.next_revision());
        }
        if let Some(text) = cc.storage.and_then(|s| s.get_string(STORAGE_KEY)) {
            let (stored, damaged) = Stored::read(&text);
            // What this catalog does not know of another one's work is no news.
            model.workspace = stored.restore(&model.dataset).0;
            model.preferences = Preferences::restore(&stored);
            if !damaged.is_empty() {
                model.say(Tone::Info, damaged.join(" "));
            }
        }
        let mut shell = Self {
            model,
            views: Views::default(),
            drafts: Drafts::default(),
            actions: Actions::default(),
            inbox,
            reply,
            world,
            title: String::new(),
        };
        if let Some(file) = start.file {
            shell.actions.push(File::Open(file));
        } else if let Some(kept) = cc.storage.and_then(|s| s.get_string(SESSION_KEY)) {
            shell.world.run(Effect::RecallSession(kept), &shell.model, &shell.reply);
        }
        shell
    }

    /// The state, for tests.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// Adds an action as if the user had done it, for tests.
    pub fn push(&mut self, action: impl Into<Action>) {
        self.actions.push(action);
    }

    fn run(&mut self, effect: Effect, ctx: &Context) {
        match effect {
            Effect::Copy(text) => ctx.copy_text(text),
            Effect::Zoom(step) => {
                let zoom = if step == 0 {
                    1.0
                } else {
                    (ctx.zoom_factor() + 0.1 * step as f32).clamp(0.5, 3.0)
                };
                ctx.set_zoom_factor((zoom * 10.0).round() / 10.0);
            }
            Effect::Quit => ctx.send_viewport_cmd(egui::ViewportCommand::Close),
            other => self.world.run(other, &self.model, &self.reply),
        }
    }

    fn apply_theme(&self, ctx: &Context) {
        let wanted = match self.model.preferences.theme {
            ThemeChoice::System => egui::ThemePreference::System,
            ThemeChoice::Light => egui::ThemePreference::Light,
            ThemeChoice::Dark => egui::ThemePreference::Dark,
        };
        if ctx.options(|o| o.theme_preference) != wanted {
            ctx.set_theme(wanted);
        }
    }

    fn apply_title(&mut self, ctx: &Context) {
        let session = self.model.session.file.as_ref().map_or_else(String::new, |f| {
            let name = f.path.file_name().map(|n| n.to_string_lossy()).unwrap_or_default();
            let changed = if f.changed { " (unsaved changes)" } else { "" };
            format!("{name}{changed} – ")
        });
        let title = match self.model.dataset.origin.label() {
            Some(file) => format!("{session}{} ({file}) – Crosscheck", self.model.dataset.catalog.title),
            None => format!("{session}{} – Crosscheck", self.model.dataset.catalog.title),
        };
        if title != self.title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }
}

impl App for Shell {
    fn logic(&mut self, ctx: &Context, _frame: &mut Frame) {
        let mut todo = std::mem::take(&mut self.actions.0);
        todo.extend(self.inbox.try_iter());
        for file in ctx.input(|i| i.raw.dropped_files.clone()) {
            todo.push(File::Open(file.path().to_path_buf()).into());
        }
        todo.extend(shortcuts(ctx, &self.model).map(Action::Command));
        let moved = !todo.is_empty();
        for action in todo {
            for effect in update(&mut self.model, action) {
                self.run(effect, ctx);
            }
        }
        if let Some(effect) = wanted(&mut self.model) {
            self.run(effect, ctx);
        }
        if moved {
            // What followed from an action (a theme, a dialog's answer) is drawn at once.
            ctx.request_repaint();
        }
        self.apply_theme(ctx);
        self.apply_title(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut Frame) {
        let Self {
            model,
            views,
            drafts,
            actions,
            ..
        } = self;
        views.refresh(model);
        drafts.follow(model);
        let mut pushed = Actions::default();
        ui::root_ui(ui, model, views, drafts, &mut pushed);
        if ui.ctx().will_discard() {
            // This pass is drawn again with the same input; counting its clicks would count them twice.
            return;
        }
        if !pushed.0.is_empty() {
            actions.0.append(&mut pushed.0);
            ui.ctx().request_repaint();
        }
        model.session.focus_search = false;
    }

    fn save(&mut self, storage: &mut dyn Storage) {
        let model = &self.model;
        let stored = Stored::of(&model.workspace, &model.dataset.catalog);
        storage.set_string(STORAGE_KEY, model.preferences.store(stored).write());
        storage.set_string(OWN_KEY, session::all_own(&self.model));
        storage.set_string(SESSION_KEY, session::kept(&self.model));
    }
}

/// The commands whose keys were pressed. Those with the most modifiers are tried first, or Ctrl+Shift+E would also be
/// Ctrl+E; what cannot run leaves its keys to others.
fn shortcuts(ctx: &Context, model: &Model) -> impl Iterator<Item = Command> + use<> {
    let mut all: Vec<(usize, Command, egui::KeyboardShortcut)> = Command::ALL
        .iter()
        .copied()
        .filter(|c| c.is_enabled(model))
        .filter_map(|c| c.face().shortcut.map(|s| (modifier_count(s.modifiers), c, s)))
        .collect();
    all.sort_by_key(|(n, ..)| std::cmp::Reverse(*n));
    let typing = ctx.text_edit_focused();
    let mut pressed: Vec<Command> = all
        .into_iter()
        // A text box keeps its own undo and plain keys.
        .filter(|(n, c, _)| !typing || (*n > 0 && !keeps_to_text(*c)))
        .filter(|(_, _, s)| ctx.input_mut(|i| i.consume_shortcut(s)))
        .map(|(_, c, _)| c)
        .collect();
    if !typing && ctx.input_mut(|i| i.consume_key(egui::Modifiers::NONE, egui::Key::Slash)) {
        // The same key's text event would otherwise be typed into the box that is about to take the keyboard.
        ctx.input_mut(|i| i.events.retain(|e| !matches!(e, egui::Event::Text(t) if t == "/")));
        pressed.push(Command::FocusSearch);
    }
    pressed.into_iter()
}

/// Keys that a text box has a use of its own for.
fn keeps_to_text(command: Command) -> bool {
    matches!(
        command,
        Command::Undo | Command::Redo | Command::Copy(..) | Command::MovePaneLeft | Command::MovePaneRight
    )
}

fn modifier_count(m: egui::Modifiers) -> usize {
    [m.alt, m.ctrl, m.shift, m.mac_cmd, m.command]
        .into_iter()
        .filter(|x| *x)
        .count()
}
