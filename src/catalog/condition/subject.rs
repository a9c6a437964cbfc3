//! The subjects of conditions by id and label.

use std::borrow::Cow;

use super::{
    ConditionError, Subject,
    lexer::{Operand, written},
};
use crate::catalog::{
    limits,
    meant::looked_up,
    model::{Attribute, Catalog, cmp_folded},
    suggest::Among,
    wording::{excerpt, heading},
};

/// A name without what separates its words: `max_size_GB` is `Max size` in `GB`.
fn letters(name: &str) -> String {
    let letters = name
        .chars()
        .filter(|c| !(c.is_whitespace() || c.is_ascii_punctuation()));
    letters.flat_map(char::to_lowercase).collect()
}

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
            Self::Several => "several",
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
            Self::Several => "Several",
        }
    }

    /// As a person types it: its label where that is read back as it, else as conditions write it.
    pub fn typed(self, catalog: &Catalog) -> String {
        let label = self.label(catalog);
        let is_plain = !label.contains(['=', '<', '>', '!', '"', ':']);
        if is_plain && Self::named(label, catalog) == Ok(self) {
            label.to_owned()
        } else {
            written(self.id(catalog))
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

    /// The subject that a person names: by its id, else by its label, else by its label with the unit in brackets, as
    /// lists have it, else by the heading that the list had; as it is written, else in upper or lower case. The error reports
    /// none, or several with one label.
    pub fn named(text: &str, catalog: &Catalog) -> Result<Self, ConditionError> {
        let text = Cow::Borrowed(text.trim());
        looked_up(Self::find(&Operand { text, quoted: false }, catalog), catalog)
    }

    /// [`named`](Self::named) for callers that read a condition: what an unknown one may mean is not looked up.
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
        let unknown =
            || ConditionError::unknown(format!("no attribute named “{}”", excerpt(text)), text, Among::Subjects);
        // Of a long text every beginning may be a name, and each would be compared with every name in full.
        if text.len() > longest_name(catalog) {
            return unknown();
        }
        let all = || catalog.attribute_ixs().map(Self::Attribute).chain(built_in());
        let same = |name: &str| cmp_folded(name, text).is_eq();
        let is_heading = |s: Self| match s {
            Self::Attribute(ix) => same(&heading(&catalog[ix].label, &catalog[ix].unit)),
            _ => false,
        };
        let bare = letters(text);
        let is_heading_of_list = |s: Self| match s {
            Self::Attribute(ix) => {
                let about = &catalog[ix];
                let is_it = |name: &str| letters(name) == bare || letters(&format!("{name}{}", about.unit)) == bare;
                about.is_of_column(text) || is_it(&about.label) || is_it(&about.id)
            }
            _ => false,
        };
        let ways: [&dyn Fn(Self) -> bool; 5] = [
            &|s| s.label(catalog) == text,
            &|s| same(s.id(catalog)),
            &|s| same(s.label(catalog)),
            &|s| text.ends_with(')') && is_heading(s),
            &|s| !bare.is_empty() && is_heading_of_list(s),
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
        unknown()
    }
}

/// How many bytes the text may have that names something of a catalog: other letters for the same name may take three times as
/// many, and signs and blanks beside them are read over.
fn longest_name(catalog: &Catalog) -> usize {
    let of = |a: &Attribute| a.id.len().max(a.label.len()) + a.unit.len() + a.column_heading().map_or(0, str::len);
    let longest = catalog.attributes.iter().map(of).max().unwrap_or_default();
    longest.saturating_mul(4).max(limits::EXCERPT_CHARS * 4)
}
