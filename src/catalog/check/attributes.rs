//! Attributes, their options, and the ones a card shows.

#![allow(clippy::wildcard_imports)] // nearly every type of both shapes is named here

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, VecDeque, btree_map::Entry},
    iter,
};

use super::{
    super::{
        formula,
        kind::Feature,
        limits::{CIRCLE_SEARCHED, CIRCLE_SHOWN, OPTIONS},
        meant::looked_up,
        model::*,
        raw::*,
        wording::{excerpt, thousands},
    },
    Among, BUILT_IN, Checker, FileLocation, RESERVED,
};

impl Checker<'_> {
    pub(super) fn attributes(&mut self) {
        for (i, raw) in self.raw.attributes.iter().enumerate() {
            let location = FileLocation::entry("attributes", i, &raw.id);
            self.found.id(&raw.id, &location, "an attribute");
            if BUILT_IN.contains(&raw.id.as_str()) {
                self.found.error(
                    &location,
                    format!("“{}” is built in and cannot be an attribute’s id", excerpt(&raw.id)),
                    "Choose another id.",
                );
            }
            let group = self.group_ids.get(raw.group.as_str()).copied().unwrap_or_else(|| {
                let message = format!("no group has the id “{}”", excerpt(&raw.group));
                self.found.unknown(&raw.group, Among::Groups, &location, message);
                0
            });
            let takes_options = raw.kind.has(Feature::Options);
            if takes_options && raw.options.is_empty() {
                self.found.error(
                    &location,
                    "a choice or a set needs its options",
                    "Add options: [(id: \"…\", label: \"…\")].",
                );
            }
            if !takes_options && !raw.options.is_empty() {
                self.found.error(
                    &location,
                    "only a choice or a set has options",
                    "Make it a Choice or a Set, or remove them.",
                );
            }
            if raw.options.len() > OPTIONS {
                let message = format!("more than {} options", thousands(OPTIONS));
                self.found.error(&location, message, "Make it a Text.");
            }
            if !raw.kind.has(Feature::Number) && !raw.unit.is_empty() {
                self.found.error(
                    &location,
                    "only a number has a unit",
                    "Make it a Number, or remove the unit.",
                );
            }
            if raw.decimals.is_some() && !raw.kind.has(Feature::Number) {
                self.found.error(
                    &location,
                    "only a number has decimals",
                    "Make it a Number, or remove them.",
                );
            } else if raw.decimals.is_some_and(|n| n > 15) {
                self.found
                    .error(&location, "a number has 15 decimals at most", "Write a smaller number.");
            }
            if raw.better.is_some() && !raw.kind.has(Feature::Direction) {
                self.found.error(
                    &location,
                    "only a number or a choice can say which direction is better",
                    "Remove better.",
                );
            }
            if raw.complete && !raw.kind.has(Feature::Atoms) {
                self.found.error(
                    &location,
                    "only a set can be complete",
                    "Make it a Set, or remove complete.",
                );
            }
            let options = self.options(raw, &location);
            if self
                .catalog
                .attribute_ids
                .insert(raw.id.clone(), AttributeIx(i as u16))
                .is_some()
            {
                self.found.error(
                    &location,
                    format!("the attribute id “{}” is used twice", excerpt(&raw.id)),
                    "Ids are unique.",
                );
            }
            self.catalog.attributes.push(Attribute {
                id: raw.id.clone(),
                label: if raw.label.trim().is_empty() {
                    raw.id.clone()
                } else {
                    raw.label.clone()
                },
                about: raw.about.clone(),
                group,
                kind: raw.kind,
                options,
                unit: raw.unit.clone(),
                better: raw.better,
                from_parts: raw.from_parts,
                complete: raw.complete,
                decimals: raw.decimals,
                formula: None,
            });
        }
    }

    pub(super) fn options(&mut self, raw: &RawAttribute, location: &FileLocation<'_>) -> Vec<AttributeOption> {
        let mut ids = BTreeSet::new();
        for (i, option) in raw.options.iter().enumerate() {
            let item = location.item("options", i);
            let at = item.word(&option.id);
            self.found.id(&option.id, &at, "an option");
            if RESERVED.contains(&option.id.as_str()) {
                self.found.error(
                    &at,
                    format!(
                        "“{}” is the name of a state and cannot be an option’s id",
                        excerpt(&option.id)
                    ),
                    "Choose another id.",
                );
            }
            if !ids.insert(option.id.to_lowercase()) {
                self.found.error(
                    &at,
                    format!("the option id “{}” is used twice", excerpt(&option.id)),
                    "Ids are unique, upper and lower case alike.",
                );
            }
        }
        let label = |o: &AttributeOption| if o.label.trim().is_empty() { &o.id } else { &o.label }.clone();
        raw.options
            .iter()
            .map(|o| AttributeOption {
                label: label(o),
                ..o.clone()
            })
            .collect()
    }

    /// Once all attributes are there: those that are worked out from others.
    pub(super) fn formulas(&mut self) {
        for (i, raw) in self
            .raw
            .attributes
            .iter()
            .enumerate()
            .filter(|(_, a)| !a.formula.is_empty())
        {
            let location = FileLocation::entry("attributes", i, &raw.id);
            if !raw.kind.has(Feature::Number) {
                self.found.error(
                    &location,
                    "only a number can be worked out",
                    "Make it a Number, or remove the formula.",
                );
                continue;
            }
            let read = looked_up(
                formula::read(&raw.formula, AttributeIx(i as u16), &self.catalog),
                &self.catalog,
            );
            let below = |part: &AttributeIx| {
                let used = self.raw.attributes.get(part.at());
                used.filter(|used| part.at() >= i && !used.formula.is_empty())
            };
            match read.and_then(|formula| formula.in_unit(&raw.unit)) {
                // Each is worked out in its turn: there is no circle either, where none leads down.
                Ok(formula) if let Some(used) = formula.parts.iter().find_map(below) => {
                    let word = location.word(&raw.formula);
                    let circle = self.formulas_back_to(AttributeIx(i as u16));
                    match circle {
                        // Told where it is met first.
                        Some(circle) if circle.iter().any(|part| part.at() < i) => {}
                        Some(circle) => self.found.error(
                            &word,
                            format!("what is worked out runs in a circle: {}", self.circle_ids(&circle)),
                            "Give one of them figures of its own, or another formula.",
                        ),
                        None => self.found.error(
                            &word,
                            format!("“{}” is itself worked out, and not before this one", excerpt(&used.id)),
                            "Put what a formula names before it; where two name each other, give one of them figures of its own.",
                        ),
                    }
                }
                Ok(formula) => {
                    let attribute = &mut self.catalog.attributes[i];
                    attribute.unit.clone_from(&formula.unit);
                    attribute.formula = Some(formula.into());
                }
                Err(e) => self.found.error(&location.word(&raw.formula), e.message, e.help),
            }
        }
    }

    /// The shortest way from a computed attribute through what its formula names, and what theirs name, back to itself; both
    /// ends are named. `None`: there is no such circle, or only a longer one than is looked for.
    fn formulas_back_to(&self, start: AttributeIx) -> Option<Vec<AttributeIx>> {
        let parts = |ix: AttributeIx| {
            let formula = self.raw.attributes.get(ix.at()).map_or("", |raw| &raw.formula);
            let read = formula::read(formula, AttributeIx(u16::MAX), &self.catalog);
            read.map(|formula| formula.parts).unwrap_or_default()
        };
        let mut named_by = BTreeMap::new();
        let mut todo = VecDeque::from([start]);
        for _ in 0..CIRCLE_SEARCHED {
            let at = todo.pop_front()?;
            for part in parts(at) {
                let Entry::Vacant(by) = named_by.entry(part) else {
                    continue;
                };
                by.insert(at);
                if part == start {
                    let back = |at: &AttributeIx| named_by.get(at).copied().filter(|_| *at != start);
                    let steps = iter::successors(Some(at), back);
                    let mut circle: Vec<AttributeIx> = iter::once(start).chain(steps).collect();
                    circle.reverse();
                    return Some(circle);
                }
                todo.push_back(part);
            }
        }
        None
    }

    fn circle_ids(&self, circle: &[AttributeIx]) -> String {
        let id = |ix: &AttributeIx| excerpt(&self.catalog[*ix].id);
        let mut ids: Vec<Cow<'_, str>> = circle.iter().take(CIRCLE_SHOWN).map(id).collect();
        if circle.len() > CIRCLE_SHOWN {
            ids.push("…".into());
        }
        ids.join(" → ")
    }

    /// Once all attributes are there: what is taken from parts needs the attribute that states what is a part.
    pub(super) fn check_parts(&mut self) {
        let parts = self.raw.attributes.iter().find(|a| a.id == PART_OF);
        let knows_parts = parts.is_some_and(|a| a.kind.has(Feature::Services));
        for (i, raw) in self.raw.attributes.iter().enumerate().filter(|(_, a)| a.from_parts) {
            let location = FileLocation::entry("attributes", i, &raw.id);
            if raw.id == PART_OF {
                let message = "what something is part of cannot be taken from its parts";
                self.found.error(&location, message, "Remove from_parts.");
            } else if !knows_parts {
                let message = format!("from_parts needs an attribute “{PART_OF}” of kind Services");
                self.found.error(&location, message, "Add it, or remove from_parts.");
            }
        }
    }

    pub(super) fn headline(&mut self) {
        for (i, id) in self.raw.headline.iter().enumerate() {
            if let Some(ix) = self.catalog.attribute(id) {
                self.catalog.headline.push(ix);
            } else {
                let path = format!("headline[{i}]");
                let location = FileLocation::part(&path, "headline:");
                let message = format!("no attribute named “{}”", excerpt(id));
                self.found.unknown(id, Among::Attributes, &location, message);
            }
        }
    }
}
