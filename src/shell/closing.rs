//! The window is asked to close: nothing that is being written, to the disk or by the user, is lost with it.

use eframe::Frame;
use egui::Context;

use super::Shell;
use crate::app::{
    action::{Annotate, Import, Keep, OwnAttributes},
    state::{Modal, Pending, Tone},
    update::update,
};

impl Shell {
    /// The window is about to close: what is being written is kept, or else it stays open and its form says what is missing;
    /// and until a list is read as it was set.
    pub(super) fn finish_writing(&mut self, ctx: &Context, frame: &Frame) {
        let is_begun = match &self.model.session.modal {
            Some(Modal::Remark(draft)) => draft.value.is_begun(),
            Some(Modal::Evidence(draft)) => draft.value.is_begun(),
            Some(Modal::Column(draft)) => draft.value.is_begun(&self.model.workspace.annotations.columns),
            Some(Modal::Attributes { .. }) => self.model.session.import.typed.is_some(),
            // What was set last may not be read yet.
            Some(Modal::Import { .. }) => {
                let sheet = &self.model.session.import;
                sheet.typed.is_some() || sheet.asked.is_some()
            }
            _ => false,
        };
        if !is_begun || self.gives_up {
            return;
        }
        let take = match &self.model.session.modal {
            Some(Modal::Attributes { .. }) => OwnAttributes::TakeTyped.into(),
            Some(Modal::Import { .. }) => Import::TakeTyped.into(),
            _ => Annotate::KeepWritten.into(),
        };
        for effect in update(&mut self.model, take) {
            self.run(effect, ctx, frame);
        }
        self.keep(ctx);
        let is_kept = match &self.model.session.modal {
            None => true,
            Some(Modal::Attributes { problem, .. }) => problem.is_none(),
            Some(Modal::Import { .. }) => self.model.session.import.asked.is_none(),
            Some(_) => false,
        };
        if is_kept {
            return;
        }
        if self.unkept == self.model.session.modal {
            // Closed once more it closes, and what is written is kept as it is where the program is killed.
            if let Some(keeping) = &self.keeping {
                keeping.documents().add_unfinished();
            }
        } else {
            self.unkept.clone_from(&self.model.session.modal);
            if matches!(self.unkept, Some(Modal::Import { .. })) {
                let words = "The list is being read as you set it. Close the window once more when it is.";
                self.model.say(Tone::Info, words);
            }
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            ctx.request_repaint();
        }
    }

    /// The window is about to close while a file is being written: it waits, unless it is closed once more. Returns whether it
    /// does.
    pub(super) fn waits_for_a_file(&mut self, ctx: &Context) -> bool {
        let is_writing = matches!(self.model.session.pending, Some(Pending::Writing(_)));
        if !is_writing || self.gives_up || std::mem::replace(&mut self.closes_once_written, true) {
            return false;
        }
        ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
        let words = "Crosscheck closes when the file is written. Close it once more to end without.";
        self.model.say(Tone::Info, words);
        ctx.request_repaint();
        true
    }

    /// The file that closing waited for is written, or could not be: then the window stays, and says so. `is_written`: it was in
    /// this frame.
    pub(super) fn close_once_written(&mut self, ctx: &Context, is_written: bool) {
        let session = &self.model.session;
        if !self.closes_once_written || matches!(session.pending, Some(Pending::Writing(_))) {
            return;
        }
        self.closes_once_written = false;
        if is_written && session.modal.is_none() {
            self.close(ctx);
        }
    }

    /// The window is about to close: what is not saved yet is, or else it stays open and reports that.
    pub(super) fn save_before_closing(&mut self, ctx: &Context) {
        let Some(keeping) = self.keeping.as_ref().filter(|_| !self.gives_up) else {
            return;
        };
        keeping.documents().keep_again_if_gone();
        let keeper = keeping.documents().keeper();
        if let Err(why) = keeper.flush() {
            let names = keeper.unwritten();
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.actions.push(Keep::NotSaved { names, why });
            ctx.request_repaint();
        }
    }
}
