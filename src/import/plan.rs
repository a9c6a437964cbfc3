//! How one column is read, and into which attribute.

use std::collections::BTreeSet;

use super::{
    columns::{
        About, How, Inferred, NumberFormat, Options, Separators, Signs, circle, flag, infer, is_no, list_parts, mark,
        meaning, not_yet, read_version, unit_above,
    },
    ids::attribute_slug,
    table::{ListColumn, ListValue},
};
use crate::catalog::{
    Feature, is_web_link,
    kind::unit_sizes,
    raw::{ColumnReading, RawAttribute, RawSays},
};

/// What a cell claims: its assertion, and a note; or a text that the attribute cannot take.
pub type Claimed = Result<(RawSays, String), String>;

/// How one column is read, and into which attribute.
pub struct Plan {
    pub attribute: RawAttribute,
    pub inferred: Inferred,
    /// The attribute's kind was there first: cells may be written otherwise than inferred.
    fixed: bool,
    /// The file's numbers are in another unit than the attribute's, so none can be taken.
    other_unit: bool,
}

/// The attribute that the catalog merged into has already.
#[derive(Clone, Copy)]
pub struct Existing<'a> {
    /// As it is there.
    pub attribute: &'a RawAttribute,
    /// What was set for the column when the list's earlier edition was read.
    pub before: Option<&'a ColumnReading>,
    /// Whether other sources state it too.
    pub is_shared: bool,
}

impl Existing<'_> {
    /// Whether the user now asks for another kind or unit, and only the list itself would be read in it.
    fn gives_way(&self, said: Option<&ColumnReading>) -> bool {
        let Some(said) = said.filter(|_| !self.is_shared) else {
            return false;
        };
        // What was set before and then changed by hand in the catalog stays as it was changed.
        let (kind, unit) = self.before.map_or((None, None), |b| (b.kind, b.unit.as_ref()));
        let other_kind = said.kind.is_some_and(|k| k != self.attribute.kind) && said.kind != kind;
        let other_unit =
            { said.unit.as_ref() }.is_some_and(|u| *u != self.attribute.unit) && said.unit.as_ref() != unit;
        other_kind || other_unit
    }
}

impl Plan {
    /// A plan for a column; `bare` is the attribute with all but its id, label, kind and unit; `existing` the one merged
    /// into.
    pub fn new(
        column: &ListColumn,
        id: &str,
        about: About<'_>,
        bare: RawAttribute,
        existing: Option<Existing<'_>>,
    ) -> Self {
        let Some(old) = existing else {
            return Self::of_its_own(column, id, about, bare);
        };
        let (said, group) = (about.said, bare.group.clone());
        let mut plan = if old.gives_way(said) {
            Self::of_its_own(column, id, about, bare)
        } else {
            Self::into_existing(column, about, old.attribute)
        };
        let is_new = |now: Option<&String>, before: Option<&String>| now.filter(|_| now != before).cloned();
        let label = is_new(
            said.and_then(|s| s.label.as_ref()),
            old.before.and_then(|b| b.label.as_ref()),
        );
        let better = said
            .and_then(|s| s.better)
            .filter(|b| Some(*b) != old.before.and_then(|b| b.better));
        let complete = said
            .and_then(|s| s.complete)
            .filter(|c| !old.is_shared && Some(*c) != old.before.and_then(|b| b.complete));
        let attribute = &mut plan.attribute;
        if let Some(complete) = complete.filter(|_| attribute.kind.has(Feature::Atoms)) {
            attribute.complete = complete;
            plan.inferred.whole = complete;
        }
        attribute.label = label.unwrap_or_else(|| old.attribute.label.clone());
        attribute.about.clone_from(&old.attribute.about);
        attribute.group = group;
        attribute.from_parts = old.attribute.from_parts;
        attribute.better = better
            .or(old.attribute.better)
            .filter(|_| attribute.kind.has(Feature::Direction));
        plan
    }

    /// Whether its kind was there first.
    pub fn is_fixed(&self) -> bool {
        self.fixed
    }

    fn into_existing(column: &ListColumn, about: About<'_>, existing: &RawAttribute) -> Self {
        let by_itself = infer(column, About { fixed: None, ..about });
        let would_be = by_itself.how.kind();
        let unit = match &by_itself.how {
            How::Number(form) if !form.unit.is_empty() => form.unit.clone(),
            _ => head_unit(column, about).to_owned(),
        };
        let mut inferred = if would_be == existing.kind {
            by_itself
        } else {
            infer(
                column,
                About {
                    fixed: Some(existing.kind),
                    ..about
                },
            )
        };
        // € and EUR are one.
        let is_one = unit == existing.unit || unit_sizes(&unit, &existing.unit) == Some((1.0, 1.0));
        let mut other_unit = existing.kind.has(Feature::Number) && !unit.is_empty() && !is_one;
        if let How::Number(form) = &mut inferred.how {
            // What has a unit, in its cells or its heading, is turned into the attribute's.
            let turns = |form: &mut NumberFormat| {
                if form.unit.is_empty() {
                    form.turn(&unit, &existing.unit)
                } else {
                    form.turns_into(&existing.unit)
                }
            };
            if other_unit && turns(form) {
                other_unit = false;
            }
            if !other_unit {
                form.unit.clone_from(&existing.unit);
            }
        }
        inferred.whole = existing.complete;
        if other_unit {
            inferred.why = format!("the file’s unit is “{unit}”, the catalog’s “{}”", existing.unit);
        } else if would_be != existing.kind && existing.kind.has(Feature::Prose) {
            let word = format!("{would_be:?}").to_lowercase();
            inferred.why = format!("by itself it would now be read as a {word}; the catalog’s kind holds");
        }
        Self {
            attribute: existing.clone(),
            inferred,
            fixed: true,
            other_unit,
        }
    }

    fn of_its_own(column: &ListColumn, id: &str, about: About<'_>, bare: RawAttribute) -> Self {
        let mut inferred = infer(column, about);
        let said = about.said;
        let (label, _) = meaning::split_unit(&column.header);
        let mut unit = String::new();
        if let How::Number(form) = &mut inferred.how {
            let head = head_unit(column, about);
            let asked = said.and_then(|s| s.unit.as_deref());
            let above = unit_above(column);
            if let Some(asked) = asked.filter(|a| !above.is_empty() && *a != above) {
                // What the file says of its numbers is turned into what is asked for, or stays.
                let is_known = |unit| meaning::is_known_unit(unit) || unit_sizes(unit, unit).is_some();
                if form.turn(above, asked) {
                    // It is in that unit now.
                } else if is_known(asked) && is_known(above) {
                    above.clone_into(&mut form.unit);
                    inferred.why = format!(
                        "the unit “{asked}” was not taken, because its cells are in “{above}”, which cannot be turned into it"
                    );
                } else {
                    asked.clone_into(&mut form.unit);
                }
            } else if form.unit.is_empty() {
                head.clone_into(&mut form.unit);
            } else if let Some(asked) = asked.filter(|a| form.turns_into(a)) {
                asked.clone_into(&mut form.unit);
            } else if let Some(asked) = asked {
                inferred.why = format!(
                    "the unit “{asked}” was not taken, because its cells are in “{}”, which cannot be turned into it",
                    form.unit
                );
            }
            unit.clone_from(&form.unit);
        }
        let named = attribute_slug(label).is_some_and(|s| id == s || id == format!("its-{s}"));
        let is_in_heading = !unit.is_empty() && unit == meaning::split_unit(&column.header).1;
        let own = meaning::human(if is_in_heading && named { label } else { &column.header });
        let own = meaning::or(&own, &column.header);
        let label = said.and_then(|s| s.label.clone()).unwrap_or(own);
        let kind = inferred.how.kind();
        let attribute = RawAttribute {
            id: id.to_owned(),
            about: if label == column.header || meaning::human(&column.header) == label {
                String::new()
            } else {
                format!("From the column “{}”.", column.header)
            },
            label,
            kind,
            unit,
            complete: inferred.whole,
            better: said.and_then(|s| s.better).filter(|_| kind.has(Feature::Direction)),
            decimals: match &inferred.how {
                How::Number(form) => form.decimals,
                _ => None,
            },
            ..bare
        };
        Self {
            attribute,
            inferred,
            fixed: false,
            other_unit: false,
        }
    }

    /// What a cell claims.
    pub fn read(&self, value: &ListValue, options: &Options) -> Vec<Claimed> {
        let is_empty = matches!(value, ListValue::List(list) if list.is_empty());
        if self.inferred.is_missing(value) || (is_empty && !self.inferred.whole) {
            return Vec::new();
        }
        let text = || value.text().into_owned();
        let plain = |says: Option<RawSays>| vec![says.map(|s| (s, String::new())).ok_or_else(text)];
        let how = &self.inferred.how;
        if !how.is_of_words()
            && let ListValue::Text(t) = value
            && meaning::is_not_applicable(t)
        {
            return plain(Some(RawSays::NotApplicable));
        }
        match how {
            How::Flag(signs) => vec![flag_of(value, *signs).ok_or_else(text)],
            How::Choice => plain(options.find(&value.text()).map(|id| RawSays::Is(id.to_owned()))),
            How::Set(separators) => self.set(value, *separators, options),
            How::Number(form) => vec![self.number(value, form).ok_or_else(text)],
            // A no beside dates: none applies.
            How::Date(_) if is_no(&value.text()) => vec![Ok((RawSays::NotApplicable, text()))],
            How::Date(form) => plain(match value {
                ListValue::Text(t) | ListValue::Guarded(t) => form.read(t).map(|d| RawSays::On(d.to_string())),
                ListValue::Number(_) if self.fixed || marks_year(value) => {
                    form.read(&value.text()).map(|d| RawSays::On(d.to_string()))
                }
                _ => None,
            }),
            How::Version => vec![match value {
                ListValue::List(_) => Err(text()),
                _ => read_version(&value.text(), &*self.attribute.kind).ok_or_else(text),
            }],
            How::Link => list_parts(value, None)
                .map(|url| {
                    if is_web_link(&url) {
                        Ok((RawSays::Link(url), String::new()))
                    } else {
                        Err(url)
                    }
                })
                .collect(),
            How::Services(separators) => {
                let all: Vec<String> = list_parts(value, *separators).collect();
                plain((!all.is_empty()).then_some(RawSays::Services(all)))
            }
            How::Text => plain(Some(RawSays::Text(text()))),
        }
    }

    fn set(&self, value: &ListValue, separators: Option<Separators>, options: &Options) -> Vec<Claimed> {
        let (mut ids, mut rest) = (Vec::new(), Vec::new());
        for part in list_parts(value, separators) {
            match options.find(&part) {
                Some(id) => ids.push(id.to_owned()),
                None => rest.push(Err(part)),
            }
        }
        let mut distinct = BTreeSet::new();
        ids.retain(|id| distinct.insert(id.clone()));
        // Of a list that names all there is, an empty one states that there is nothing.
        let is_none = rest.is_empty() && self.inferred.whole && matches!(value, ListValue::List(_));
        if !ids.is_empty() {
            rest.push(Ok((RawSays::Has(ids), String::new())));
        } else if is_none {
            rest.push(Ok((RawSays::Only(Vec::new()), String::new())));
        }
        rest
    }

    fn number(&self, value: &ListValue, form: &NumberFormat) -> Option<(RawSays, String)> {
        let text = match value {
            _ if self.other_unit => return None,
            ListValue::Number(n) => return Some((RawSays::Exactly(form.turned(*n)?.into()), String::new())),
            ListValue::Text(t) => t,
            ListValue::Bool(_) | ListValue::Guarded(_) | ListValue::List(_) => return None,
        };
        let read = form.read(text).or_else(|| {
            // A comma could be read in two ways once the column as a whole no longer decides.
            let plain = NumberFormat {
                unit: form.unit.clone(),
                bare: form.bare.clone(),
                ..NumberFormat::plain()
            };
            (self.fixed && !text.contains(',')).then(|| plain.read(text)).flatten()
        });
        // That an end itself is left out, or a value only near, cannot be claimed; the note keeps it.
        read.map(|(says, strict)| (says, if strict { form.note(text) } else { String::new() }))
    }
}

fn marks_year(value: &ListValue) -> bool {
    matches!(value, ListValue::Number(n) if n.fract() == 0.0 && (1000.0..3000.0).contains(n))
}

/// The unit that the user or the heading gives.
fn head_unit<'a>(column: &'a ListColumn, about: About<'a>) -> &'a str {
    let asked = about.said.and_then(|s| s.unit.as_deref());
    asked.unwrap_or_else(|| unit_above(column))
}

/// What a cell of a flag claims, by what signs alone mean in its column.
fn flag_of(value: &ListValue, signs: Signs) -> Option<(RawSays, String)> {
    let plain = |says: RawSays| (says, String::new());
    let marks = signs == Signs::Marks;
    match value {
        ListValue::Bool(b) => Some(plain(if *b { RawSays::Yes } else { RawSays::No })),
        ListValue::List(_) => None,
        ListValue::Number(_) if !marks => None,
        other if signs == Signs::Circles => circle(&other.text()).map(plain),
        other => {
            let text = other.text();
            match flag(&text) {
                Some(flag) => Some((flag.says(), flag.note.to_owned())),
                None if not_yet(&text) => Some((RawSays::Partly, text.trim().to_owned())),
                None if marks => mark(&text).map(plain),
                None => None,
            }
        }
    }
}
