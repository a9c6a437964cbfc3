//! A session file (`.crosscheck`): what a person has set up, to leave, to come back to and to pass on.
//!
//! RON by ids and words: the workspace, the annotations, which catalog under which view, and a compact account of what
//! mattered then ([`Snapshot`]), so that on another state of the catalog what changed can be shown ([`Changes`]) instead
//! of silently recomputed.

pub mod changes;
pub mod document;
pub mod offer;
pub mod snapshot;
pub mod whereabouts;

pub use changes::{Change, Changes};
pub use document::{EXTENSION, KIND, SessionDocument};
pub use offer::{SessionOffer, offer};
pub use snapshot::Snapshot;
pub use whereabouts::{Whereabouts, whereabouts};
