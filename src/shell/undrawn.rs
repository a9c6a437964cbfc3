//! Characters that no font here can draw. They are shown as boxes, and that is reported once for a catalog: a box does
//! not show what to do about it.

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex, PoisonError},
};

use egui::{Context, epaint::text::FallbackRequest};
use unicode_width::UnicodeWidthChar as _;

use crate::app::text::count;

/// Characters that occurred and that nothing could draw.
#[derive(Debug, Default)]
pub(super) struct Undrawn {
    met: Arc<Mutex<BTreeSet<char>>>,
    /// How many there were when it was reported last.
    said: usize,
    /// For which catalog it was reported.
    of: Option<u64>,
}

impl Undrawn {
    /// Is asked for a font after all others: what comes here, none of them has.
    pub fn listen(ctx: &Context) -> Self {
        let new = Self::default();
        let met = Arc::clone(&new.met);
        ctx.add_font_provider(Arc::new(move |asked: &FallbackRequest<'_>| {
            // What has no width has nothing to show either.
            let seen = asked.cluster.chars().next().filter(|c| c.width().unwrap_or(0) > 0);
            met.lock().unwrap_or_else(PoisonError::into_inner).extend(seen);
            None
        }));
        new
    }

    /// Whether there are some that were not reported.
    pub fn has_news(&self) -> bool {
        self.met.lock().unwrap_or_else(PoisonError::into_inner).len() > self.said
    }

    /// What is to be reported about them now, of the catalog read as `read_as`.
    pub fn say(&mut self, read_as: u64) -> Option<String> {
        let met = self.met.lock().unwrap_or_else(PoisonError::into_inner);
        let new = met.len() - std::mem::replace(&mut self.said, met.len());
        if new == 0 || self.of.replace(read_as) == Some(read_as) {
            return None;
        }
        // The first by number are the least exotic.
        let sample = met.first()?;
        Some(format!(
            "No font here can draw {} of what is shown, such as “{sample}” (U+{:04X}): there are boxes instead. Install a font \
             that can, such as one of the Noto fonts, and start Crosscheck again.",
            count(new, "character", "characters"),
            u32::from(*sample)
        ))
    }
}
