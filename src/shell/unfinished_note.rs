//! What is being written, as it is kept for the case that the window ends before it is finished.

use serde::{Deserialize, Serialize};

use crate::workspace::kept::AnnotationsContent;

/// A note, a claim or a column that is being written, as what it becomes when the program ends before it is finished.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct UnfinishedNote {
    /// The name of the document it belongs into.
    pub document: String,
    /// The note, and nothing beside it.
    pub content: AnnotationsContent,
}
