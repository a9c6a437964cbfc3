//! On paper: one neutral [`Document`], one writer a format. What the window shows and what the commands write are the
//! same document, so the files are the same to the byte. Times come only from the view, never from a clock.

pub mod build;
pub mod cell_json;
pub mod citation;
pub mod comparison_json;
pub mod context;
pub mod document;
mod error;
pub mod excerpt;
pub mod format;
pub mod formula_escape;
pub mod grid;
pub mod html;
pub mod json;
pub mod list_json;
pub mod markdown;
pub mod meta;
pub mod picture;
pub mod questions;
pub mod reasons;
pub mod separated;
pub mod state_shapes;
pub mod terminal;
pub mod typeface;
pub mod xlsx;
mod zip_host;

pub use citation::{citation, source_words};
pub use comparison_json::comparison_json;
pub use context::{ExportContext, FallbackFace, Progress, Written};
pub use document::{Document, PaperCell, PaperColumn, PaperGroup, PaperLine, PaperRow, PaperSource, PaperValue};
pub use error::ExportError;
pub use format::Format;
pub use list_json::list_json;
pub use meta::Meta;
pub use questions::{questions_markdown, questions_text};
pub use reasons::reasons_text;
