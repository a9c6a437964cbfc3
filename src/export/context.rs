//! What a writer gets beside the document: a way to find faces, and a progress callback that may cancel.

use std::collections::BTreeSet;

use parley::fontique::Blob;

use super::ExportError;

/// What writing may use. [`ExportContext::default`] finds no faces and reports no progress.
#[derive(Clone, Copy, Default)]
pub struct ExportContext<'a> {
    /// Finds faces for characters the bundled one lacks; only pictures ask.
    pub faces: Option<FindFaces<'a>>,
    /// Called with how far along the work is.
    pub progress: Progress<'a>,
}

/// Finds faces for characters, the fewest that have them; none found is an answer too.
pub type FindFaces<'a> = &'a dyn Fn(&BTreeSet<char>) -> Vec<FallbackFace>;

/// A face found outside the program, for characters the bundled one lacks.
#[derive(Clone)]
pub struct FallbackFace {
    /// What a person calls it.
    pub name: String,
    /// The font file.
    pub data: Blob<u8>,
    /// Which face of the file.
    pub index: u32,
}

/// A file's content, and what a person should know of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The whole content.
    pub bytes: Vec<u8>,
    /// Sentences; mostly none.
    pub notes: Vec<String>,
}

/// Called with the share that is done, from 0 to 1; returns whether to go on.
pub type Tell<'a> = &'a dyn Fn(f32) -> bool;

/// A stretch of work whose progress is reported.
#[derive(Clone, Copy)]
pub struct Progress<'a> {
    tell: Option<Tell<'a>>,
    from: f32,
    to: f32,
}

impl Default for Progress<'_> {
    fn default() -> Self {
        Self {
            tell: None,
            from: 0.0,
            to: 1.0,
        }
    }
}

impl<'a> Progress<'a> {
    /// All of the work, reported to `tell`.
    pub fn new(tell: Tell<'a>) -> Self {
        Self {
            tell: Some(tell),
            ..Self::default()
        }
    }

    /// A part of this stretch.
    #[must_use]
    pub fn part(self, from: f32, to: f32) -> Self {
        let at = |share: f32| self.from + (self.to - self.from) * share;
        Self {
            from: at(from),
            to: at(to),
            ..self
        }
    }

    /// So much of this stretch is done. The error: stop here.
    pub fn at(self, share: f32) -> Result<(), ExportError> {
        let go_on = self.tell.is_none_or(|tell| tell(self.part(share, share).from));
        if go_on { Ok(()) } else { Err(ExportError::Cancelled) }
    }

    /// `done` of `all` things are done. Reports once every few hundred, so that reporting costs nothing.
    pub fn count(self, done: usize, all: usize) -> Result<(), ExportError> {
        if done.is_multiple_of(256) {
            self.at(done as f32 / all.max(1) as f32)
        } else {
            Ok(())
        }
    }
}
