//! On paper: one neutral [`Document`], one writer a format. What the window shows and what the commands write are the
//! same document, so the files are the same to the byte. Times come only from the view, never from a clock.

pub(crate) mod build;
pub(crate) mod cell_json;
pub(crate) mod citation;
pub(crate) mod comparison_json;
pub(crate) mod context;
pub(crate) mod definition;
pub(crate) mod document;
mod error;
#[cfg(feature = "window")]
pub(crate) mod excerpt;
pub(crate) mod format;
pub mod formula_escape;
pub mod grid;
pub(crate) mod html;
pub(crate) mod json;
mod list;
pub(crate) mod list_json;
pub mod markdown;
pub(crate) mod meta;
pub(crate) mod paper;
mod paper_claims;
pub mod picture;
pub(crate) mod questions;
pub mod separated;
pub(crate) mod state_shapes;
pub(crate) mod terminal;
pub mod typeface;
pub(crate) mod why;
pub(crate) mod why_json;
pub(crate) mod xlsx;

pub use build::paper_sources;
pub use citation::{citation, source_words};
pub use comparison_json::comparison_json;
pub use context::{ExportContext, FallbackFace, Progress, Written};
pub use document::{
    Document, PaperCell, PaperColumn, PaperGroup, PaperLine, PaperRow, PaperSource, PaperValue, PaperWhy, PaperWhyLine,
    PaperWhyList,
};
pub use error::ExportError;
pub use format::Format;
pub use list_json::list_json;
pub use meta::Meta;
pub use paper::{Paper, PaperStep};
pub use paper_claims::{PaperClaim, PaperClaims};
pub use questions::{questions_markdown, questions_text};
pub use why::{why_markdown, why_text};
