//! What is kept between runs, as documents: the settings, and of each catalog the annotations and the work. Each is a
//! text of its own in one folder; two windows may have the same ones open, so a write merges what is there with what this
//! window changed.
//!
//! Settings are merged field by field, saved views by name, annotations by service and by claim. Of the work on a
//! catalog the last writer wins: what is ticked in one window has nothing to do with the other.

pub mod annotations;
pub mod carry_over;
mod document;
pub mod home;
mod key;
pub mod merge;
pub mod settings;
pub mod work;

pub use annotations::{AnnotationsContent, ByTitle};
pub use carry_over::{CarriedOver, carry_over};
pub use document::{DocumentFile, KeptContent};
pub use home::{CatalogHome, NotesOffer, Opened};
pub use key::{CatalogKey, DocumentKind, SETTINGS};
pub use settings::{Settings, WindowPlace};
pub use work::{SessionPlace, WorkContent};
