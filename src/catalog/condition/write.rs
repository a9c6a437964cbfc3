//! Conditions in words: as the command line writes them, and for a person.

use super::{Condition, Subject, Test, Want};
use crate::catalog::{ix::ServiceRef, model::Catalog, value::Op};

impl Condition {
    /// As the command line writes it; reading it back gives the same condition.
    pub fn text(&self, catalog: &Catalog) -> String {
        let id = self.subject.id(catalog);
        let join = |wants: &[Want], by: &str| {
            wants
                .iter()
                .map(|w| want_id(w, self.subject, catalog))
                .collect::<Vec<_>>()
                .join(by)
        };
        let list = |wants: &[Want]| {
            let text = join(wants, ",");
            match self.subject {
                // A comma could be read as a thousands mark: 1,500.
                Subject::Attribute(ix) if catalog[ix].kind.split(&text).len() < wants.len() => join(wants, ", "),
                _ => text,
            }
        };
        match &self.test {
            Test::AnyOf(wants) => format!("{id}={}", list(wants)),
            Test::AllOf(wants) => format!("{id}={}", join(wants, "+")),
            Test::NoneOf(wants) => format!("{id}!={}", list(wants)),
            Test::Bound(op, want) => format!("{id}{}{}", op.sign(), want_id(want, self.subject, catalog)),
        }
    }

    /// For a person: `Languages: Python or R`, `Largest training dataset at least 40 GB`.
    pub fn human(&self, catalog: &Catalog) -> String {
        let label = self.subject.label(catalog);
        let join = |wants: &[Want], by: &str| {
            wants
                .iter()
                .map(|w| want_label(w, self.subject, catalog))
                .collect::<Vec<_>>()
                .join(by)
        };
        match &self.test {
            Test::AnyOf(wants) => format!("{label}: {}", join(wants, " or ")),
            Test::AllOf(wants) => format!("{label}: {}", join(wants, " and ")),
            Test::NoneOf(wants) => format!("{label}: not {}", join(wants, ", not ")),
            Test::Bound(op, want) => {
                let words = match op {
                    Op::Less => "below",
                    Op::AtMost => "at most",
                    Op::More => "above",
                    Op::AtLeast => "at least",
                };
                format!("{label} {words} {}", want_label(want, self.subject, catalog))
            }
        }
    }
}

/// As the command line writes a value.
pub fn want_id(want: &Want, subject: Subject, catalog: &Catalog) -> String {
    match want {
        Want::State(s) => s.id().to_owned(),
        Want::Flag(side) => side.word().to_owned(),
        Want::Option(o) => match subject {
            Subject::Attribute(ix) => catalog[ix]
                .options
                .get(usize::from(*o))
                .map_or(String::new(), |x| x.id.clone()),
            _ => String::new(),
        },
        Want::Scalar(value) => value.to_string(),
        Want::Text(t) => t.clone(),
        Want::Service(ServiceRef::Known(ix)) => catalog[*ix].id.clone(),
        Want::Service(ServiceRef::Named(name)) => name.clone(),
        Want::Role(r) => r.id().to_owned(),
        Want::Status(s) => s.id().to_owned(),
        Want::Source(s) => catalog[*s].id.clone(),
        Want::Mark(kind) => kind.id().to_owned(),
    }
}

/// A value for a person.
pub fn want_label(want: &Want, subject: Subject, catalog: &Catalog) -> String {
    match (want, subject) {
        (Want::State(s), _) => s.word().to_owned(),
        (Want::Option(o), Subject::Attribute(ix)) => catalog[ix]
            .options
            .get(usize::from(*o))
            .map_or(String::new(), |x| x.label.clone()),
        (Want::Scalar(value), Subject::Attribute(ix)) => value.words(&catalog[ix].unit),
        (Want::Service(s), _) => catalog.name_of(s).to_owned(),
        (Want::Status(s), _) => s.label().to_lowercase(),
        (Want::Source(s), _) => catalog[*s].title.clone(),
        (Want::Mark(kind), _) => kind.label().to_owned(),
        _ => want_id(want, subject, catalog),
    }
}
