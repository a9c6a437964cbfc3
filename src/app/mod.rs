//! What the user can do, without drawing: state, commands, actions, updates, effects and the views that drawing reads.
//!
//! A click or a key becomes an [`action::Action`]; [`update::update`] changes the [`state::Model`] and may return
//! [`effect::Effect`]s for the shell to carry out; [`view::Views`] works out again what depends on what changed.

pub mod action;
pub mod command;
pub mod effect;
pub mod filter_drafts;
pub mod own_draft;
pub mod palette;
pub mod range;
pub mod sheet;
pub mod spot;
pub mod state;
pub mod update;
pub mod view;

pub use action::Action;
pub use command::Command;
pub use effect::Effect;
pub use state::Model;
