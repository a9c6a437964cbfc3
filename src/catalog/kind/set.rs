//! Sets: any of the attribute's options, each stated by itself.

use super::{
    assertion::Assertion,
    choice::{labels, option_wanted},
    definition::{Definition, Services},
    rules::{AttributeKind, ClaimRefusal, FindOption, Words},
    says::{RawSays, forms},
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
    fn add_up(&self, said: &[&Assertion], options: usize) -> Cell {
        let mut atoms: Vec<(OptionIx, Atom)> = Vec::new();
        let mut add = |option: OptionIx, atom: Atom| match atoms.binary_search_by_key(&option, |(o, _)| *o) {
            Ok(i) => atoms[i].1 = atoms[i].1.with(atom),
            Err(i) => atoms.insert(i, (option, atom)),
        };
        for says in said {
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

    fn want(&self, text: &str, about: Definition<'_>, _: &dyn Services) -> Result<Want, ConditionError> {
        option_wanted(text, about)
    }

    fn question(&self, name: &str, _: &str, about: Definition<'_>) -> String {
        format!(
            "Which of these apply to {name}: {}? Please say yes, no or in part for each.",
            labels(about, "and")
        )
    }
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
