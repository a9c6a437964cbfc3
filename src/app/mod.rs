//! What the user can do, without drawing: state, commands, actions, updates, effects and the views that drawing reads.
//!
//! A click or a key becomes an [`action::Action`]; [`update::update`] changes the [`state::Model`] and may return
//! [`effect::Effect`]s for the shell to carry out; [`view::Views`] works out again what depends on what changed.

pub mod action;
pub mod annotation_draft;
pub mod column_draft;
pub mod draft;
pub mod effect;
pub mod export_request;
pub mod location;
pub mod mode;
pub mod palette;
pub mod prefer;
pub mod range;
pub mod state;
pub mod text;
mod typed_condition;
pub mod unfinished;
pub mod update;
pub mod view;

pub use action::{Action, Command, command};
pub use effect::Effect;
pub use state::Model;
