//! Crosscheck: choose between similar services, with a source behind every cell.
//!
//! The layers, each of which knows only those below it:
//!
//! ```text
//! main.rs ── cli ────────────────────────────────┐
//!    └───── shell ──> ui ──> app (view, action, command)
//!              └───────────> app (state, update, effect) ──> export ─> decide, compare, explore ─> catalog
//! ```
//!
//! `catalog` to `app` are pure: no screen, no file, no thread, no clock. A test walks the sources and holds them to it.
//!
//! Where this departs from the first design: conditions (`catalog::cond`) live with the cells they are asked of, since
//! filters, must-haves and rules all need them; reading and writing files is one module, [`files`], that the window
//! and the commands share; how the state of a cell looks ([`signs`]) and the letters beside it ([`typeface`]) are known
//! to the window and to pictures on paper alike.

pub mod app;
pub mod catalog;
pub mod cli;
pub mod compare;
pub mod decide;
pub mod explore;
pub mod export;
pub mod files;
pub mod shell;
pub mod signs;
pub mod system_fonts;
pub mod typeface;
pub mod ui;
