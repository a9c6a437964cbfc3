//! The texts of a service that search looks at, in the order in which a match counts.

use std::borrow::Cow;

use crate::catalog::{
    Atom, AttributeIx, Catalog, CellValue, Cells, Claim, EventKind, Feature, Kind, Service, ServiceIx, State,
};

/// Where a search found something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SearchField {
    /// The newest name.
    Name,
    /// A name it had before.
    FormerName,
    /// Another spelling or short name.
    Alias,
    /// What it is filed under.
    Category,
    /// The line or two about it.
    Summary,
    /// What is known of this attribute.
    Value(AttributeIx),
    /// A note, a benefit or a consideration.
    Note,
}

impl SearchField {
    /// As commands write it; for a value, the attribute's id.
    pub fn id(self, catalog: &Catalog) -> &str {
        match self {
            Self::Name => "name",
            Self::FormerName => "former-name",
            Self::Alias => "alias",
            Self::Category => "category",
            Self::Summary => "summary",
            Self::Value(ix) => &catalog[ix].id,
            Self::Note => "note",
        }
    }

    /// For a person; for a value, the attribute's label.
    pub fn label(self, catalog: &Catalog) -> &str {
        match self {
            Self::Name => "Name",
            Self::FormerName => "Former name",
            Self::Alias => "Also called",
            Self::Category => "Category",
            Self::Summary => "Summary",
            Self::Value(ix) => &catalog[ix].label,
            Self::Note => "Note",
        }
    }

    /// How much a match here counts: 0 the name, 1 another name, 2 the rest.
    pub fn class(self) -> u8 {
        match self {
            Self::Name => 0,
            Self::FormerName | Self::Alias => 1,
            _ => 2,
        }
    }
}

/// Every name but the newest, once each: former names, names that an event states it had, aliases.
pub fn other_names(service: &Service) -> impl Iterator<Item = (SearchField, &str)> {
    let renamed = service.lifecycle.iter().filter_map(|e| match &e.kind {
        EventKind::RenamedFrom(old) if !service.former_names.contains(old) => Some(old.as_str()),
        _ => None,
    });
    let former = service
        .former_names
        .iter()
        .map(String::as_str)
        .chain(renamed)
        .map(|n| (SearchField::FormerName, n));
    former.chain(service.aliases.iter().map(|n| (SearchField::Alias, n.as_str())))
}

/// Name, other names, category and summary: what does not depend on the view.
pub fn fixed(service: &Service) -> impl Iterator<Item = (SearchField, &str)> {
    std::iter::once((SearchField::Name, service.name.as_str()))
        .chain(other_names(service))
        .chain([
            (SearchField::Category, &*service.category),
            (SearchField::Summary, service.summary.as_str()),
        ])
}

/// Notes, benefits and considerations whose sources count under the view.
pub fn notes<'a>(cells: &'a Cells, service: &'a Service) -> impl Iterator<Item = &'a str> {
    let claims = service
        .claims
        .iter()
        .filter(|c| cells.counts(c.source) && c.withdrawn().is_none())
        .map(Claim::note);
    let points = service.benefits.iter().chain(&service.considerations);
    let points = points.filter(|p| cells.counts(p.source)).map(|p| p.text.as_str());
    std::iter::once(service.note.as_str())
        .chain(claims)
        .chain(points)
        .filter(|n| !n.is_empty())
}

/// The options of a cell that are yes or partly; empty for what has no options.
pub fn options_held(value: &CellValue) -> impl Iterator<Item = u16> + '_ {
    let (choice, atoms): (_, &[(u16, Atom)]) = match value {
        CellValue::Choice(o) => (Some(*o), &[]),
        CellValue::Atoms(atoms) => (None, atoms),
        _ => (None, &[]),
    };
    let held = atoms
        .iter()
        .filter(|(_, a)| matches!(a, Atom::Yes | Atom::Partly))
        .map(|(o, _)| *o);
    choice.into_iter().chain(held)
}

/// What a cell that is neither options nor a flag states, as texts.
pub fn free_texts<'a>(catalog: &'a Catalog, unit: &str, value: &'a CellValue) -> Vec<Cow<'a, str>> {
    match value {
        CellValue::Scalar(value) => vec![format!("{} {unit}", value.words("")).trim_end().to_owned().into()],
        CellValue::Texts(texts) => texts.iter().map(|t| Cow::Borrowed(&**t)).collect(),
        CellValue::Services(all) => all.iter().map(|s| Cow::Borrowed(catalog.name_of(s))).collect(),
        _ => Vec::new(),
    }
}

/// Whether the label of a flag is among the service's values: it is yes, or partly.
pub fn flag_is_held(kind: Kind, state: State) -> bool {
    kind.has(Feature::Flag) && matches!(state, State::Yes | State::Partly)
}

/// Every text of a service that search looks at, in the order in which a match counts. An option's other words come
/// after its label, as in `Open (free software)`, so that a reader sees what they mean.
pub fn texts_of<'a>(cells: &'a Cells, service: ServiceIx) -> Vec<(SearchField, Cow<'a, str>)> {
    let s = &cells.catalog[service];
    let mut all: Vec<(SearchField, Cow<'a, str>)> = fixed(s).map(|(f, t)| (f, Cow::Borrowed(t))).collect();
    for ix in cells.catalog.attribute_ixs() {
        let (attribute, cell) = (&cells.catalog[ix], cells.get(service, ix));
        let field = SearchField::Value(ix);
        if flag_is_held(attribute.kind, cell.state) {
            all.push((field, Cow::Borrowed(&attribute.label)));
        }
        for option in options_held(&cell.value).filter_map(|o| attribute.options.get(usize::from(o))) {
            all.push((field, Cow::Borrowed(&option.label)));
            all.extend(
                option
                    .also
                    .iter()
                    .map(|also| (field, format!("{} ({also})", option.label).into())),
            );
        }
        all.extend(
            free_texts(&cells.catalog, &attribute.unit, &cell.value)
                .into_iter()
                .map(|t| (field, t)),
        );
    }
    all.extend(notes(cells, s).map(|n| (SearchField::Note, Cow::Owned(n.to_owned()))));
    all.retain(|(_, text)| !text.is_empty());
    all
}
