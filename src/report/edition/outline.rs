//! The changes in lines under headings, the services first.

use super::value_words::{EditionSide, ValueWords, cut};
use crate::{
    catalog::{
        Catalog, ServiceIx,
        raw::RawCatalog,
        wording::{excerpt, listed, thousands, upper_first},
    },
    compare::edition::{EditionChange, EditionChangeKind, EditionDiff, EditionPart, option_changes},
    decide::robust::editions::{AnswerChange, AnswerChanges},
};

/// Lines under a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeSection {
    /// What they are: `Services added`.
    pub title: String,
    /// One change a line, cut to what can be read; never empty.
    pub lines: Vec<String>,
}

impl ChangeSection {
    /// `Services added (3)`
    pub fn heading(&self) -> String {
        format!("{} ({})", self.title, thousands(self.lines.len()))
    }
}

/// What each part is called in a heading, in the order of the headings.
pub const PARTS: [(EditionPart, &str); 15] = [
    (EditionPart::Catalog, "The catalog itself"),
    (EditionPart::Service, "Services"),
    (EditionPart::Event, "Lifecycle events"),
    (EditionPart::Cell, "Cells"),
    (EditionPart::Successor, "Successors"),
    (EditionPart::Benefit, "Benefits"),
    (EditionPart::Consideration, "Considerations"),
    (EditionPart::Attribute, "Attributes"),
    (EditionPart::Option, "Options"),
    (EditionPart::Source, "Sources"),
    (EditionPart::Heading, "Headings"),
    (EditionPart::Factor, "Questions"),
    (EditionPart::Answer, "Answers"),
    (EditionPart::Rule, "Rules"),
    (EditionPart::Allowed, "Allowed warnings"),
];

/// What can become of something, in the order of the headings.
pub const KINDS: [(EditionChangeKind, &str); 4] = [
    (EditionChangeKind::Added, "added"),
    (EditionChangeKind::Removed, "removed"),
    (EditionChangeKind::Renamed, "renamed"),
    (EditionChangeKind::Changed, "changed"),
];

/// All changes; headings without any are left out.
pub fn sections(old: &RawCatalog, new: &RawCatalog, diff: &EditionDiff) -> Vec<ChangeSection> {
    let words = ValueWords::new(old, new);
    let all = PARTS.iter().flat_map(|part| KINDS.iter().map(move |kind| (part, kind)));
    let entries = if new.entries.is_empty() {
        "services"
    } else {
        &new.entries
    };
    let entries = upper_first(entries);
    let called = |part: EditionPart, title: &'static str| match part {
        EditionPart::Service => entries.as_str(),
        _ => title,
    };
    let section =
        |((part, title), (kind, what)): (&(EditionPart, &'static str), &(EditionChangeKind, &str))| ChangeSection {
            title: if *part == EditionPart::Catalog {
                (*title).to_owned()
            } else {
                format!("{} {what}", called(*part, title))
            },
            lines: diff.of(*part, *kind).map(|change| line(change, &words, new)).collect(),
        };
    all.map(section).filter(|s| !s.lines.is_empty()).collect()
}

/// `Foo, Data limit: 10 [Guide, 2019] → 40 [Guide, 2026]`
fn line(change: &EditionChange, words: &ValueWords, new: &RawCatalog) -> String {
    let mut subject = subject(change);
    if !change.field.is_empty() && change.kind != EditionChangeKind::Renamed {
        let field = change.field.replace('_', " ");
        subject = if subject.is_empty() {
            field
        } else {
            format!("{subject}: {field}")
        };
    }
    let value = |value: &Option<serde_json::Value>, side: EditionSide| match value {
        Some(value) => cut(&words.value(change, value, side)),
        None => "nothing".to_owned(),
    };
    let before = || value(&change.before, EditionSide::Old);
    let after = || value(&change.after, EditionSide::New);
    match change.kind {
        EditionChangeKind::Added => format!("{subject}: {}", after()),
        EditionChangeKind::Removed => format!("{subject}: {}", before()),
        EditionChangeKind::Changed => match option_changes(change) {
            // Of a list one looks for what came and what went.
            Some(options) => format!("{subject}: {}", words.options(&options)),
            None => format!("{subject}: {} → {}", before(), after()),
        },
        EditionChangeKind::Renamed => {
            let what = if change.field == "id" { "id " } else { "" };
            let former = if change.became_former(new) {
                " (the old name is among its former names)"
            } else {
                ""
            };
            format!("{subject}: {what}{} → {}{former}", before(), after())
        }
    }
}

/// What a change is about: entries with a name of their own by name and id, the others by what they are in.
fn subject(change: &EditionChange) -> String {
    let has_name = !matches!(
        change.part,
        EditionPart::Event
            | EditionPart::Successor
            | EditionPart::Benefit
            | EditionPart::Consideration
            | EditionPart::Rule
    );
    let named = change.of.len() - usize::from(!has_name && !change.of.is_empty());
    let names: Vec<String> = change
        .of
        .iter()
        .take(named)
        .map(|n| excerpt(&n.name).into_owned())
        .collect();
    let mut subject = names.join(", ");
    if let Some(last) = change.of.last()
        && has_name
        && change.part != EditionPart::Cell
        && last.id != last.name
    {
        subject = format!("{subject} ({})", excerpt(&last.id));
    }
    subject
}

/// Each answer that ends otherwise when it is given alone.
pub fn answers((old, new): (&Catalog, &Catalog), changes: &AnswerChanges) -> Option<ChangeSection> {
    let line = |change: &AnswerChange| {
        let factor = new.factors.get(change.factor[1])?;
        let option = factor.options.get(change.option[1])?;
        Some(format!(
            "{}: {}: {} → {}",
            excerpt(&factor.label),
            excerpt(&option.label),
            outcome(old, &change.before),
            outcome(new, &change.after)
        ))
    };
    let lines: Vec<String> = changes.alone.iter().filter_map(line).collect();
    (!lines.is_empty()).then(|| ChangeSection {
        title: "Answers that, given alone, have another winner".to_owned(),
        lines,
    })
}

/// `Foo`, `Foo and Bar (tied)`, `nobody`.
fn outcome(catalog: &Catalog, services: &[ServiceIx]) -> String {
    let names: Vec<_> = services.iter().map(|s| excerpt(&catalog[*s].name)).collect();
    match names.as_slice() {
        [] => "nobody".to_owned(),
        [one] => one.to_string(),
        several => format!("{} (tied)", listed(several, "and")),
    }
}

/// An answer that ends otherwise when it is given alone, by ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerIds {
    /// The id of the question.
    pub factor: String,
    /// The id of the option that answers it.
    pub option: String,
    /// Who came first in the old edition: several where they tie, none where nobody did.
    pub before: Vec<String>,
    /// Who does in the new one.
    pub after: Vec<String>,
}

/// The same by ids.
pub fn alone((old, new): (&Catalog, &Catalog), changes: &AnswerChanges) -> Vec<AnswerIds> {
    let ids = |catalog: &Catalog, services: &[ServiceIx]| services.iter().map(|s| catalog[*s].id.clone()).collect();
    let one = |change: &AnswerChange| {
        let factor = new.factors.get(change.factor[1])?;
        let option = factor.options.get(change.option[1])?;
        Some(AnswerIds {
            factor: factor.id.clone(),
            option: option.id.clone(),
            before: ids(old, &change.before),
            after: ids(new, &change.after),
        })
    };
    changes.alone.iter().filter_map(one).collect()
}
