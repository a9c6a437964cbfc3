//! Places in a catalog's lists. They are what the core passes around instead of ids.

macro_rules! index {
    ($(#[$doc:meta] $name:ident($int:ty);)*) => {$(
        #[$doc]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub $int);
        impl $name {
            /// As a position in its list.
            pub fn at(self) -> usize { self.0 as usize }
        }
    )*};
}

index! {
    /// A source of one catalog.
    SourceIx(u32);
    /// An attribute of one catalog.
    AttributeIx(u16);
    /// A service of one catalog.
    ServiceIx(u32);
}

/// An option of one attribute, by its place in the attribute's list.
pub type OptionIx = u16;

/// A service of the catalog, or a name that is not in it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ServiceRef {
    /// In the catalog.
    Known(ServiceIx),
    /// Only mentioned.
    Named(String),
}
