//! A value of a catalog in words: a claim with its source, an event with its date, anything else as it is written.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::{
    catalog::{
        Attribute, AttributeOption,
        kind::unit_sizes,
        raw::{RawAttribute, RawCatalog, RawClaim, RawSays, RawSource, SourceKind},
        wording::{both_ends, count},
    },
    compare::edition::{EditionChange, EditionPart, OptionChanges, OptionSide, StatedOptions},
};

/// How many bytes of a value a line holds.
const MOST: usize = 320;

/// Fields whose values are words of the catalog format, not of the catalog.
const FORMAT_WORDS: [&str; 5] = ["kind", "effect", "several", "role", "better"];

/// The text, or as much of its beginning and end as a line holds.
pub fn cut(text: &str) -> String {
    both_ends(text, MOST).into_owned()
}

/// What is needed to put values into words.
pub struct ValueWords {
    /// Each source by its id: title and date.
    sources: BTreeMap<String, String>,
    /// Each attribute by its id, in the old edition and in the new one: a unit may be another.
    attributes: [BTreeMap<String, Attribute>; 2],
    /// Each option by its attribute's id and its own, and each service by its id: what a set or a list of services names.
    options: BTreeMap<(String, String), String>,
    services: BTreeMap<String, String>,
}

impl ValueWords {
    /// Sources are called as the new edition has them, else as the old one.
    pub fn new(old: &RawCatalog, new: &RawCatalog) -> Self {
        let called = |source: &RawSource| {
            let title = if source.title.trim().is_empty() {
                &source.id
            } else {
                &source.title
            };
            let date = source.date.clone();
            let date = date.or_else(|| source.estimate.as_ref().map(|e| format!("about {e}")));
            // The catalog's own inference has no date that a document's could be taken for.
            let inferred = source.inference || source.kind == Some(SourceKind::Inference);
            match date.filter(|_| !inferred) {
                Some(date) => format!("{}, {date}", title.trim()),
                None => title.trim().to_owned(),
            }
        };
        let all = old.sources.iter().chain(&new.sources);
        let options = old.attributes.iter().chain(&new.attributes).flat_map(|a| {
            let one = |o: &AttributeOption| ((a.id.clone(), o.id.clone()), o.label.clone());
            a.options.iter().map(one)
        });
        let services = old.services.iter().chain(&new.services);
        let attributes = [old, new].map(|edition| {
            let all = edition.attributes.iter();
            all.map(|a| (a.id.clone(), measured(a))).collect()
        });
        Self {
            attributes,
            sources: all.map(|s| (s.id.clone(), called(s))).collect(),
            options: options.collect(),
            services: services.map(|s| (s.id.clone(), s.name.clone())).collect(),
        }
    }

    /// What a change has before or after it.
    pub fn value(&self, change: &EditionChange, value: &Value, side: EditionSide) -> String {
        if !change.field.is_empty() {
            return plain(&change.field, value);
        }
        let text = |field: &str| value.get(field).and_then(Value::as_str).unwrap_or_default();
        let some = |field: &str| value.get(field).and_then(Value::as_array).map_or(0, Vec::len);
        match change.part {
            EditionPart::Cell => self.claims(value, side),
            EditionPart::Service => format!(
                "{}, {}",
                count(some("claims"), "claim", "claims"),
                count(some("lifecycle"), "event", "events")
            ),
            EditionPart::Event => {
                let kind = value.get("kind").map(|k| plain("kind", k)).unwrap_or_default();
                self.with_source(&format!("{kind} {}", text("date")), value)
            }
            EditionPart::Successor => self.with_source(text("to"), value),
            EditionPart::Benefit | EditionPart::Consideration => self.with_source(text("text"), value),
            EditionPart::Attribute => {
                let kind = value.get("kind").map(|k| plain("kind", k)).unwrap_or_default();
                format!("{kind}, {}", count(some("options"), "option", "options"))
            }
            EditionPart::Option | EditionPart::Heading => text("label").to_owned(),
            EditionPart::Source => self.sources.get(text("id")).cloned().unwrap_or_default(),
            EditionPart::Factor => {
                let question = text("question");
                self.with_source(
                    &format!("{question} ({})", count(some("options"), "answer", "answers")),
                    value,
                )
            }
            EditionPart::Answer => format!("{} ({})", text("label"), count(some("rules"), "rule", "rules")),
            EditionPart::Rule => {
                let field = |field: &str| value.get(field).map(|v| plain(field, v)).unwrap_or_default();
                let words = format!("{} {}, because {}", field("when"), field("effect"), text("because"));
                self.with_source(&words, value)
            }
            EditionPart::Allowed => format!("{}: {}", text("path"), text("reason")),
            EditionPart::Catalog => plain("", value),
        }
    }

    /// What the claims of a cell state, each with its source.
    fn claims(&self, cell: &Value, side: EditionSide) -> String {
        let claims = cell.as_array().into_iter().flatten();
        let words = claims.map(|claim| match serde_json::from_value::<RawClaim>(claim.clone()) {
            Ok(claim) => format!("{}{}", self.says(&claim, side), self.beside(&claim)),
            Err(_) => plain("", claim),
        });
        words.collect::<Vec<_>>().join("; ")
    }

    /// What a claim states, as a cell shows it: a number with its unit, a date as a person writes it, options by their
    /// labels. As it is written where the attribute does not take it.
    fn says(&self, claim: &RawClaim, side: EditionSide) -> String {
        let [old, new] = &self.attributes;
        let (own, other) = match side {
            EditionSide::Old => (old, new),
            EditionSide::New => (new, old),
        };
        let about = own.get(&claim.attribute).or_else(|| other.get(&claim.attribute));
        let asserted = about.and_then(|a| Some((a, a.assertion(claim.says.clone(), &|_| None).ok()?)));
        let [unit, other_unit] = [own, other].map(|all| all.get(&claim.attribute).map_or("", |a| &a.unit));
        let is_other_size = unit != other_unit && unit_sizes(unit, other_unit).is_some();
        let shown = asserted.and_then(|(a, asserted)| {
            let value = asserted.scalar()?;
            // In the unit of a person both may read the same.
            Some(if is_other_size {
                value.words_with(&a.unit, a.digits())
            } else {
                value.shown(&a.unit, a.digits())
            })
        });
        if let Some(shown) = shown {
            return shown;
        }
        let label = |id: &String| self.called(&claim.attribute, id);
        let labels = |ids: &[String]| ids.iter().map(label).collect();
        match &claim.says {
            RawSays::Is(id) => label(id),
            RawSays::Has(ids) => RawSays::Has(labels(ids)).to_string(),
            RawSays::Lacks(ids) => RawSays::Lacks(labels(ids)).to_string(),
            RawSays::Only(ids) => RawSays::Only(labels(ids)).to_string(),
            RawSays::PartlyHas(ids) => RawSays::PartlyHas(labels(ids)).to_string(),
            RawSays::Services(ids) => RawSays::Services(labels(ids)).to_string(),
            says => says.to_string(),
        }
    }

    /// An option of an attribute by its label, or a service by its name; else its id.
    fn called(&self, attribute: &str, id: &str) -> String {
        let option = self.options.get(&(attribute.to_owned(), id.to_owned()));
        let name = option.or_else(|| self.services.get(id));
        name.map_or_else(|| id.to_owned(), String::clone)
    }

    /// What accompanies a claim: its note, its source, what it makes history, and that it is taken back.
    fn beside(&self, claim: &RawClaim) -> String {
        let note = bracketed(&claim.note);
        let source = self.source(&claim.source, &claim.place);
        let history = claim.supersedes.iter().map(|s| {
            let source = self.source(&s.source, "");
            format!(", in place of {source}{}", bracketed(&s.because))
        });
        let history: String = history.collect();
        let back = claim.withdrawn.as_ref();
        let back = back.map_or_else(String::new, |why| format!(", withdrawn{}", bracketed(why)));
        format!("{note} {source}{history}{back}")
    }

    /// `+ R [Guide, 2026], − Java, not C# [Guide, 2019]`: options with the source that names them, each cut by itself.
    /// Those of which only that differs are named once: `R [Guide, 2019] → [Guide, 2026]`.
    pub fn options(&self, changes: &OptionChanges) -> String {
        let beside = |stated: &StatedOptions| cut(self.beside(&stated.claim).trim_start());
        let mut added: Vec<&StatedOptions> = changes.added.iter().collect();
        let (mut same, mut removed) = (Vec::new(), Vec::new());
        for stated in &changes.removed {
            match added.iter().position(|a| a.options == stated.options) {
                Some(at) => {
                    let after = added.remove(at);
                    let options = self.named(stated);
                    same.push(format!("{options} {} → {}", beside(stated), beside(after)));
                }
                None => removed.push(format!("− {} {}", self.named(stated), beside(stated))),
            }
        }
        let added = added.iter().map(|a| format!("+ {} {}", self.named(a), beside(a)));
        added.chain(removed).chain(same).collect::<Vec<_>>().join(", ")
    }

    /// `R, not C#`
    fn named(&self, stated: &StatedOptions) -> String {
        let label = |id: &String| self.called(&stated.claim.attribute, id);
        let one = |(side, id): &(OptionSide, String)| match side {
            OptionSide::Has => label(id),
            OptionSide::Partly => format!("{} in part", label(id)),
            OptionSide::Lacks => format!("not {}", label(id)),
            OptionSide::NoOthers => "no others".to_owned(),
        };
        cut(&stated.options.iter().map(one).collect::<Vec<_>>().join(", "))
    }

    /// Words, the note after them and the source.
    fn with_source(&self, words: &str, entry: &Value) -> String {
        let text = |field: &str| entry.get(field).and_then(Value::as_str).unwrap_or_default();
        let source = self.source(text("source"), text("place"));
        format!("{}{} {source}", words.trim(), bracketed(text("note")))
    }

    /// `[Guide, 2019; Limits]`
    fn source(&self, id: &str, place: &str) -> String {
        let called = self.sources.get(id).map_or(id, String::as_str);
        let place = place.trim();
        let gap = if place.is_empty() { "" } else { "; " };
        format!("[{called}{gap}{place}]")
    }
}

/// Which of two editions has a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EditionSide {
    /// The one before.
    Old,
    /// The one after.
    New,
}

/// As much of an attribute as its values need to be shown.
fn measured(raw: &RawAttribute) -> Attribute {
    Attribute {
        id: raw.id.clone(),
        label: raw.label.clone(),
        kind: raw.kind,
        unit: raw.unit.clone(),
        decimals: raw.decimals,
        about: String::new(),
        group: 0,
        options: Vec::new(),
        better: None,
        from_parts: false,
        complete: false,
        formula: None,
    }
}

/// ` (note)`, or nothing.
fn bracketed(note: &str) -> String {
    let note = note.trim();
    if note.is_empty() {
        String::new()
    } else {
        format!(" ({note})")
    }
}

/// A value as it is written; words of the format as a person would write them.
fn plain(field: &str, value: &Value) -> String {
    match value {
        Value::String(text) if FORMAT_WORDS.contains(&field) => spelt(text),
        Value::String(text) => text.clone(),
        Value::Array(all) => {
            let words: Vec<String> = all.iter().map(|v| plain(field, v)).collect();
            words.join(if field == "when" { " and " } else { ", " })
        }
        Value::Object(fields) => {
            let words = fields
                .iter()
                .map(|(name, value)| format!("{} {}", spelt(name), plain("", value)));
            words.collect::<Vec<_>>().join(", ")
        }
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        Value::Null => "nothing".to_owned(),
        Value::Number(n) => n.to_string(),
    }
}

/// `RenamedFrom` as `renamed from`.
fn spelt(word: &str) -> String {
    let mut words = String::with_capacity(word.len() + 4);
    for c in word.chars() {
        if c.is_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.extend(c.to_lowercase());
    }
    words.replace('_', " ")
}
