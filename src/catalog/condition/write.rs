//! Conditions in words: as the command line writes them, and for a person.

use super::{
    Condition, Join, Subject, Test, Want,
    ask::{is_several, values},
    lexer::{Grammar, in_quotes, written},
    range::range_text,
    typed_words::is_states,
};
use crate::catalog::{
    State, annotations,
    ix::ServiceRef,
    model::Catalog,
    value::{Digits, Op},
};

impl Condition {
    /// As the command line writes it; reading it back gives the same condition.
    pub fn text(&self, catalog: &Catalog) -> String {
        let id = self.subject.written(catalog);
        match &self.test {
            Test::AnyOf(wants) => format!("{id}={}", self.list(wants, catalog)),
            Test::AllOf(wants) => format!("{id}={}", self.all_of(wants, catalog)),
            Test::NoneOf(wants) => format!("{id}!={}", self.list(wants, catalog)),
            Test::Bound(op, want) => format!("{id}{}{}", op.sign(), value(want, self.subject, catalog)),
            Test::Joined(join, parts) => {
                let parts: Vec<String> = parts.iter().map(|c| c.text(catalog)).collect();
                parts.join(&format!(" {} ", join.word()))
            }
        }
    }

    /// Values with commas between them; with blanks too where a comma could be read as a thousands mark (1,500), in quotes
    /// where that is not enough.
    fn list(&self, wants: &[Want], catalog: &Catalog) -> String {
        let join = |by: &str| {
            let values: Vec<String> = wants.iter().map(|w| value(w, self.subject, catalog)).collect();
            values.join(by)
        };
        let is_list = |text: &str| {
            values(self.subject, text, catalog, Grammar::Quoted).is_ok_and(|values| values.len() == wants.len())
        };
        let texts = [join(","), join(", ")];
        let fits = texts.into_iter().find(|text| is_list(text));
        fits.unwrap_or_else(|| join_quoted(wants, self.subject, ",", catalog))
    }

    /// Values with plus signs between them; one alone is followed by its plus sign.
    fn all_of(&self, wants: &[Want], catalog: &Catalog) -> String {
        match wants {
            [_] => join_quoted(wants, self.subject, "", catalog) + "+",
            _ if !is_several(self.subject, catalog) => join_quoted(wants, self.subject, "+", catalog),
            _ => {
                let values: Vec<String> = wants.iter().map(|w| value(w, self.subject, catalog)).collect();
                values.join("+")
            }
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
            Test::NoneOf(wants) => {
                let unwanted = |w: &Want| match w {
                    // Never "not not stated", "not sources disagree".
                    Want::State(State::NotStated) => "stated".to_owned(),
                    Want::State(State::Conflicting) => "undisputed".to_owned(),
                    _ => format!("not {}", want_label(w, self.subject, catalog)),
                };
                format!("{label}: {}", wants.iter().map(unwanted).collect::<Vec<_>>().join(", "))
            }
            Test::Bound(op, want) => {
                let words = match op {
                    Op::Less => "below",
                    Op::AtMost => "at most",
                    Op::More => "above",
                    Op::AtLeast => "at least",
                };
                format!("{label} {words} {}", want_label(want, self.subject, catalog))
            }
            Test::Joined(Join::And, parts) if parts.iter().all(is_stated) => {
                let labels: Vec<&str> = parts.iter().map(|c| c.subject.label(catalog)).collect();
                format!("Complete in {}", listing(&labels))
            }
            Test::Joined(join, parts) => {
                let parts: Vec<String> = parts.iter().map(|c| c.human(catalog)).collect();
                parts.join(&format!(" {} ", join.word()))
            }
        }
    }
}

/// Whether all it asks is that something is stated.
fn is_stated(condition: &Condition) -> bool {
    matches!(&condition.test, Test::NoneOf(wants) if matches!(wants[..], [Want::State(State::NotStated)]))
}

/// Up to three names, or how many there are.
fn listing(labels: &[&str]) -> String {
    match labels {
        [a, b] => format!("{a} and {b}"),
        [a, b, c] => format!("{a}, {b} and {c}"),
        _ => format!("{} columns", labels.len()),
    }
}

/// A value as a condition writes it: a state is a word, all else is in quotes where it must be.
fn value(want: &Want, subject: Subject, catalog: &Catalog) -> String {
    match want {
        Want::State(_) => want_id(want, subject, catalog),
        Want::Scalar(value) if let Some(range) = range_text(value, written) => range,
        _ => written(&want_id(want, subject, catalog)),
    }
}

/// Values in quotes; a state, which must be without, is not.
fn join_quoted(wants: &[Want], subject: Subject, by: &str, catalog: &Catalog) -> String {
    let quoted = |want: &Want| match want {
        Want::State(state) => state.id().to_owned(),
        Want::Scalar(value) if let Some(range) = range_text(value, in_quotes) => range,
        _ => in_quotes(&want_id(want, subject, catalog)),
    };
    wants.iter().map(quoted).collect::<Vec<_>>().join(by)
}

/// A value's id, without quotes.
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
        Want::Scalar(value) => range_text(value, str::to_owned).unwrap_or_else(|| value.to_string()),
        Want::Text(t) => t.clone(),
        Want::Service(ServiceRef::Known(ix)) => catalog[*ix].id.clone(),
        Want::Service(ServiceRef::Named(name)) => name.clone(),
        Want::Role(r) => r.id().to_owned(),
        Want::Status(s) => s.id().to_owned(),
        Want::Source(s) => catalog[*s].id.clone(),
        Want::Evidence(date) => annotations::source_id(*date, catalog),
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
        (Want::Scalar(value), Subject::Attribute(ix)) => value.shown(&catalog[ix].unit, Digits::All),
        (Want::Text(text), _) if is_states(text) => in_quotes(text),
        (Want::Service(s), _) => catalog.name_of(s).to_owned(),
        (Want::Status(s), _) => s.label().to_lowercase(),
        (Want::Source(s), _) => catalog[*s].title.clone(),
        (Want::Evidence(_), _) => annotations::TITLE.to_owned(),
        (Want::Mark(kind), _) => kind.label().to_owned(),
        _ => want_id(want, subject, catalog),
    }
}
