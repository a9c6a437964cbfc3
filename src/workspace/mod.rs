//! What the user has set up, what of it is kept between runs and passed to others, and the steps that can be taken
//! back. Reading gives what can be used *and* a warning for each part that cannot; that part is kept as it is written.

pub mod catalog_hint;
pub mod choices;
mod cut_short;
pub mod grid;
pub mod history;
pub mod kept;
pub mod parts;
pub mod preferences;
pub mod session_document;
pub mod stored;
pub mod view_spec;
pub mod work;

pub use catalog_hint::CatalogHint;
pub use choices::{ContrastChoice, Layout, MotionChoice, Place, ThemeChoice};
pub use history::{Extent, History, Step};
pub use preferences::Preferences;
pub use stored::{SavedView, Stored, view::StoredView};
pub use view_spec::{ViewSpec, hides_retired, starting_conditions};
pub use work::Workspace;
