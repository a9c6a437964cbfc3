//! Characters that no font here can draw. They are shown as boxes, and that is reported once for a catalog: a box does
//! not show what to do about it.

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex, PoisonError},
};

use egui::{Context, epaint::text::FallbackRequest};
use unicode_width::UnicodeWidthChar as _;

use crate::{app::text::count, workspace::kept::CatalogKey};

/// Characters that occurred and that nothing could draw.
#[derive(Debug, Default)]
pub(super) struct Undrawn {
    met: Arc<Mutex<BTreeSet<char>>>,
    /// Those of them that were there when it was reported last, or looked at to be.
    known: BTreeSet<char>,
    /// For which catalog it was reported.
    of: Option<CatalogKey>,
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
        self.met.lock().unwrap_or_else(PoisonError::into_inner).len() > self.known.len()
    }

    /// What is to be reported about them now, of this catalog, however often it is read again.
    pub fn say(&mut self, catalog: &CatalogKey) -> Option<String> {
        let met = self.met.lock().unwrap_or_else(PoisonError::into_inner);
        if met.len() == self.known.len() {
            return None;
        }
        let new: BTreeSet<char> = met.difference(&self.known).copied().collect();
        self.known.clone_from(&met);
        if self.of.as_ref() == Some(catalog) {
            return None;
        }
        self.of = Some(catalog.clone());
        // The first by number are the least exotic.
        let sample = new.first()?;
        Some(format!(
            "No font here can draw {} of what is shown, such as “{sample}” (U+{:04X}): there are boxes instead. Install a font \
             that can, such as one of the Noto fonts, and start Crosscheck again.",
            count(new.len(), "character", "characters"),
            u32::from(*sample)
        ))
    }
}
