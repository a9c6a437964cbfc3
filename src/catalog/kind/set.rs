//! Sets: any of the attribute's options, each stated by itself.

use serde_json::Value as Json;

use super::{
    assertion::Assertion,
    definition::{AttributeOption, Definition, NotedSays, Services, WrittenFor},
    rules::{AttributeKind, ClaimRefusal, FindOption, Words},
    says::{RawSays, forms, json_text},
};
use crate::catalog::{
    cell::{Atom, Cell, Side},
    condition::{ConditionError, Want},
    ix::OptionIx,
};

pub(super) struct SetRules;

impl AttributeKind for SetRules {
    fn words(&self) -> Words {
        Words {
            noun: "a set",
            asked: "",
            takes: "Has([…]), Lacks([…]), Only([…]) or PartlyHas([…])",
            forms: &[forms::HAS, forms::PARTLY_HAS, forms::LACKS, forms::ONLY],
        }
    }

    fn assertion(&self, says: RawSays, option: FindOption<'_>) -> Result<Assertion, ClaimRefusal> {
        match says {
            RawSays::Has(ids) => options(&ids, option).map(|all| Assertion::Set(Side::Yes, all)),
            RawSays::Lacks(ids) => options(&ids, option).map(|all| Assertion::Set(Side::No, all)),
            RawSays::PartlyHas(ids) => options(&ids, option).map(|all| Assertion::Set(Side::Partly, all)),
            // A whole list may be empty: none of them.
            RawSays::Only(ids) if ids.is_empty() => Ok(Assertion::Only([].into())),
            RawSays::Only(ids) => options(&ids, option).map(Assertion::Only),
            other => Err(ClaimRefusal::Form(other)),
        }
    }

    /// Option by option, as if each were a flag.
    fn add_up(&self, asserted: &[&Assertion], options: usize) -> Cell {
        let mut atoms: Vec<(OptionIx, Atom)> = Vec::new();
        let mut add = |option: OptionIx, atom: Atom| match atoms.binary_search_by_key(&option, |(o, _)| *o) {
            Ok(i) => atoms[i].1 = atoms[i].1.with(atom),
            Err(i) => atoms.insert(i, (option, atom)),
        };
        for says in asserted {
            match says {
                Assertion::Set(side, named) => named.iter().for_each(|o| add(*o, Atom::of(*side))),
                other => {
                    let atom = |o| other.atom(o).map(|atom| (o, atom));
                    let all = (0..options as OptionIx).filter_map(atom);
                    all.for_each(|(o, atom)| add(o, atom));
                }
            }
        }
        Cell::of_atoms(atoms)
    }

    /// `Python, Rust`, `not: Java`, `partly: Java (reading only)`.
    fn read_words(&self, words: &str, of: WrittenFor<'_>) -> Option<Vec<NotedSays>> {
        let ways = [
            ("partly: ", RawSays::PartlyHas as fn(Vec<String>) -> RawSays),
            ("not: ", RawSays::Lacks),
            ("", RawSays::Has),
        ];
        ways.into_iter().find_map(|(before, says)| {
            let named = words
                .strip_prefix(before)
                .and_then(|rest| noted_options(rest, of.options))?;
            let (plain, noted): (Vec<_>, Vec<_>) = named.into_iter().partition(|(_, note)| note.is_empty());
            let plain: Vec<String> = plain.into_iter().map(|(id, _)| id).collect();
            let plain = (!plain.is_empty()).then(|| (says(plain), String::new()));
            let noted = noted.into_iter().map(|(id, note)| (says(vec![id]), note));
            Some(plain.into_iter().chain(noted).collect())
        })
    }

    /// The options of each side: `{"has": ["python"], "lacks": ["java"]}`.
    fn read_json(&self, value: &Json) -> Vec<RawSays> {
        let side = |(side, ids): (&String, &Json)| {
            let ids = ids.as_array()?.iter().filter_map(json_text).collect();
            match side.as_str() {
                "has" => Some(RawSays::Has(ids)),
                "partly" => Some(RawSays::PartlyHas(ids)),
                "lacks" => Some(RawSays::Lacks(ids)),
                "only" => Some(RawSays::Only(ids)),
                _ => None,
            }
        };
        value.as_object().into_iter().flatten().filter_map(side).collect()
    }

    fn want(&self, text: &str, about: Definition<'_>, _: &dyn Services) -> Result<Want, ConditionError> {
        about.option_wanted(text)
    }

    fn question(&self, name: &str, _: &str, about: Definition<'_>) -> String {
        format!(
            "Which of these apply to {name}: {}? Please say yes, no or in part for each.",
            about.labels("and")
        )
    }
}

/// The ids of options whose labels are joined by commas, each perhaps with a note in brackets; `None` where one is no
/// option's.
fn noted_options(words: &str, options: &[AttributeOption]) -> Option<Vec<(String, String)>> {
    let mut all = Vec::new();
    let mut rest = words;
    while !rest.is_empty() {
        let ends = |label: &str| {
            rest.strip_prefix(label)
                .is_some_and(|after| after.is_empty() || after.starts_with(", ") || after.starts_with(" ("))
        };
        let named = options.iter().filter(|o| ends(&o.label));
        let option = named.max_by_key(|o| o.label.len())?;
        rest = &rest[option.label.len()..];
        let mut note = String::new();
        if let Some(inside) = rest.strip_prefix(" (") {
            let end = inside.find("), ").or_else(|| inside.strip_suffix(')').map(str::len))?;
            inside[..end].clone_into(&mut note);
            rest = &inside[end + 1..];
        }
        rest = rest.strip_prefix(", ").unwrap_or(rest);
        all.push((option.id.clone(), note));
    }
    Some(all)
}

/// The options with these ids, in the catalog's order, each once.
fn options(ids: &[String], option: FindOption<'_>) -> Result<Box<[OptionIx]>, ClaimRefusal> {
    if ids.is_empty() {
        return Err(ClaimRefusal::new(
            "the list of options is empty",
            "Leave the claim out, or name one.",
        ));
    }
    let mut all = ids.iter().map(|id| option(id)).collect::<Result<Vec<_>, _>>()?;
    all.sort_unstable();
    all.dedup();
    Ok(all.into())
}
