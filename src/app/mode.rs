//! How the options chosen of one facet add up.

/// How the options chosen of one facet add up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// One of them is enough.
    #[default]
    Any,
    /// Every one of them.
    All,
    /// Not one of them.
    None,
}
