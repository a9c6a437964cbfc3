//! The subjects of conditions by id and label.

use super::{
    ConditionError, Subject,
    lexer::{Operand, written},
};
use crate::catalog::{model::Catalog, suggest::did_you_mean, wording::excerpt};

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

    /// As a condition writes it: in quotes where it must be, and with a colon before a built-in one whose name an attribute
    /// of the catalog has taken.
    pub(super) fn written(self, catalog: &Catalog) -> String {
        let id = self.id(catalog);
        if Self::parse(id, catalog) == Some(self) {
            written(id)
        } else {
            format!(":{id}")
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

    /// The subject that a person or a file names: by its id, else by its label; as it is written, else in upper or lower
    /// case. The error tells of none, or of several with one label.
    pub(super) fn find(name: &Operand<'_>, catalog: &Catalog) -> Result<Self, ConditionError> {
        let text: &str = &name.text;
        let built_in = || Self::BUILT_IN.into_iter().chain([Self::Yours]);
        if let Some(id) = text.strip_prefix(':').filter(|_| !name.quoted)
            && let Some(subject) = built_in().find(|s| s.id(catalog) == id)
        {
            return Ok(subject);
        }
        if let Some(subject) = Self::parse(text, catalog) {
            return Ok(subject);
        }
        let folded = text.to_lowercase();
        let all = || {
            let attributes = catalog.attributes.iter();
            let attributes = attributes.filter_map(|a| catalog.attribute(&a.id).map(Self::Attribute));
            attributes.chain(built_in())
        };
        let ways: [&dyn Fn(Self) -> bool; 3] = [
            &|s| s.label(catalog) == text,
            &|s| s.id(catalog).to_lowercase() == folded,
            &|s| s.label(catalog).to_lowercase() == folded,
        ];
        for is_meant in ways {
            let found: Vec<Self> = all().filter(|s| is_meant(*s)).collect();
            match found[..] {
                [] => {}
                [one] => return Ok(one),
                _ => {
                    let ids: Vec<String> = found.iter().map(|s| s.written(catalog)).collect();
                    return ConditionError::fail(
                        format!("more than one attribute is called “{}”", excerpt(text)),
                        format!("Write its id: {}.", excerpt(&ids.join(" or "))),
                    );
                }
            }
        }
        let known = catalog
            .attributes
            .iter()
            .map(|a| a.id.as_str())
            .chain(["role", "category", "status", "source", "name"]);
        ConditionError::fail(
            format!("no attribute named “{}”", excerpt(text)),
            did_you_mean(text, known),
        )
    }
}
