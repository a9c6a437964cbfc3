//! The subjects of conditions by id and label.

use super::Subject;
use crate::catalog::model::Catalog;

impl Subject {
    /// The built-in ones, in the order facets list them.
    pub const BUILT_IN: [Self; 5] = [Self::Role, Self::Category, Self::Status, Self::Source, Self::Name];

    /// As conditions write it.
    pub fn id(self, catalog: &Catalog) -> &str {
        match self {
            Self::Attribute(ix) => &catalog[ix].id,
            Self::Role => "role",
            Self::Category => "category",
            Self::Status => "status",
            Self::Source => "source",
            Self::Name => "name",
            Self::Yours => "yours",
        }
    }

    /// For a person.
    pub fn label(self, catalog: &Catalog) -> &str {
        match self {
            Self::Attribute(ix) => &catalog[ix].label,
            Self::Role => "Role",
            Self::Category => "Category",
            Self::Status => "Status",
            Self::Source => "Source",
            Self::Name => "Name",
            Self::Yours => "Yours",
        }
    }

    /// The subject with this id; an attribute of the catalog comes before a built-in one of the same name.
    pub fn parse(id: &str, catalog: &Catalog) -> Option<Self> {
        catalog
            .attribute(id)
            .map(Self::Attribute)
            .or_else(|| Self::BUILT_IN.into_iter().find(|s| s.id(catalog) == id))
            .or_else(|| (id == Self::Yours.id(catalog)).then_some(Self::Yours))
    }
}
