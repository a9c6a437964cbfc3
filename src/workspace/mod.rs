//! What the user has set up, what of it is kept between runs and handed to others, and the steps that can be taken
//! back. Reading settings gives what can be used *and* a warning for each thing that cannot; a session file is still read
//! whole, or refused with the place.

pub mod choices;
pub mod grid;
pub mod history;
pub mod preferences;
pub mod session_document;
pub mod stored;
pub mod view_spec;
pub mod work;

pub use choices::{Layout, Place, ThemeChoice};
pub use history::{Extent, History, Step};
pub use preferences::Preferences;
pub use stored::{SavedView, Stored};
pub use view_spec::{ViewSpec, hides_retired, starting_conditions};
pub use work::Workspace;
