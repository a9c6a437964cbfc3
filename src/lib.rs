//! Crosscheck: choose between similar services, with a source behind every cell.
//!
//! The layers, each of which knows only those below it:
//!
//! ```text
//! main.rs
//! cli/                     shell/ ──> ui/
//!   \─────> app/ <───────────/         (cli uses workspace/ and below, never app/)
//!            workspace/  report/  export/
//!                  dataset/
//!      import/  explore/  compare/  decide/
//!                  catalog/
//! ```
//!
//! `catalog` to `app` are pure: no screen, no file, no thread, no clock. A test walks the sources and holds them to it.
//! Files and the system's fonts are asked for in [`platform`], by the window and the commands alike.
//!
//! `app`, `ui` and `shell` are the feature `window`, which is on by default: without it the crate has the commands alone,
//! and the compiler shows that nothing below the window needs it.

#[macro_use]
mod table;

#[cfg(feature = "window")]
pub mod app;
pub mod catalog;
pub mod cli;
pub mod compare;
pub mod dataset;
pub mod decide;
pub mod explore;
pub mod export;
pub mod import;
pub mod platform;
pub mod report;
#[cfg(feature = "window")]
pub mod shell;
#[cfg(feature = "window")]
pub mod ui;
pub mod workspace;
