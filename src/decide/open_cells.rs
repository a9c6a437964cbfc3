//! What open points and unsettled must-haves depend on, cell by cell, and why each is not known: no source states it, sources
//! disagree, or only a part is stated.

use crate::catalog::{
    Cells, Condition, Rule, ServiceIx, SourceIx, Why,
    condition::{Subject, Test},
};

use super::{
    answers::Answers,
    explain::Open,
    facts::{StatedFact, facts, value_fact, value_words},
    justification::{IN_PART, cited},
    robust::settle::{Asked, OpenAtom, unknown},
    score::Reason,
    topic::Topic,
    wish::Wish,
};

/// The cells that open points depend on, each once.
pub fn open_cells(cells: &Cells, answers: &Answers, service: ServiceIx, open: &Open) -> Vec<OpenAtom> {
    if let Topic::Wish(attribute, _) = open.topic {
        let wish = answers.wishes.iter().find(|w| w.topic() == open.topic);
        return match wish.and_then(Wish::condition) {
            Some(condition) => unknown([&condition], cells, service),
            None => vec![OpenAtom {
                attribute,
                asked: Asked::Measure,
            }],
        };
    }
    let Some(option) = open.option else { return Vec::new() };
    let rules: Vec<&Rule> = open
        .rules
        .iter()
        .filter_map(|r| open.topic.rule(&cells.catalog, option, *r))
        .collect();
    unknown(rules.iter().flat_map(|r| r.when.conditions()), cells, service)
}

/// The cells that must be settled to confirm a rule or a must-have, each once.
pub fn cells_to_confirm(cells: &Cells, answers: &Answers, service: ServiceIx, reason: Reason) -> Vec<OpenAtom> {
    let conditions: Vec<&Condition> = match reason {
        Reason::MustHave(m) => answers.must_haves.get(m).into_iter().collect(),
        Reason::Rule { factor, option, rule } => Topic::Factor(factor)
            .rule(&cells.catalog, option, rule)
            .map_or(Vec::new(), |r| r.when.conditions()),
        Reason::Struck | Reason::Retired => Vec::new(),
    };
    unknown(conditions, cells, service)
}

/// Why they are not known: `not known: Drivers for: Rust; sources disagree on Licence: Open`. Of a wish, whose attribute
/// precedes it everywhere, without its name: `sources disagree`, `only a part is stated: 3 to 10 TB`.
pub fn open_words(cells: &Cells, service: ServiceIx, topic: Topic, atoms: &[OpenAtom]) -> String {
    let is_wish = matches!(topic, Topic::Wish(..));
    let name = |atom: &OpenAtom| {
        let part = (atom.why(cells, service) == Why::Partly).then(|| value_words(cells, service, atom.attribute));
        match (is_wish, part) {
            (true, part) => part.unwrap_or_default(),
            (false, None) => atom.human(&cells.catalog),
            (false, Some(part)) => format!("{}: {part}", atom.human(&cells.catalog)),
        }
    };
    let group = |(why, of_wish, of_rule): (Why, &str, &str)| {
        let all = atoms.iter().filter(|a| a.why(cells, service) == why);
        let names: Vec<String> = all.map(name).collect();
        let words = if is_wish { of_wish } else { of_rule };
        (!names.is_empty()).then(|| format!("{words}{}", names.join("; ")))
    };
    let groups = [
        (Why::NotStated, "not known", "not known: "),
        (Why::Conflicting, "sources disagree", "sources disagree on "),
        (Why::Partly, "only a part is stated: ", "only a part is stated of "),
    ];
    let words = groups.into_iter().filter_map(group).collect::<Vec<_>>().join("; ");
    let is_ours = |f: &StatedFact| f.is_inferred_in_part();
    if open_facts(cells, service, atoms).iter().any(is_ours) {
        format!("{words} ({IN_PART})")
    } else {
        words
    }
}

/// What is stated of cells that are not known: the sides of a dispute, or the part that is known. Nothing where no source
/// states anything.
pub fn open_facts(cells: &Cells, service: ServiceIx, atoms: &[OpenAtom]) -> Vec<StatedFact> {
    let stated = atoms.iter().filter(|a| a.why(cells, service) != Why::NotStated);
    let of = |atom: &OpenAtom| match &atom.asked {
        Asked::Is(want) if want.option().is_some() => {
            let (subject, test) = (Subject::Attribute(atom.attribute), Test::AnyOf(vec![want.clone()]));
            facts(cells, service, &Condition { subject, test })
        }
        _ => vec![value_fact(cells, service, atom.attribute)],
    };
    stated.flat_map(of).filter(|f| !f.claims.is_empty()).collect()
}

/// The documents that state it, each once; never our own inference, which the words name.
pub fn open_documents(cells: &Cells, service: ServiceIx, atoms: &[OpenAtom]) -> Vec<SourceIx> {
    let facts = open_facts(cells, service, atoms);
    cited(&cells.catalog, facts.iter().flat_map(|f| &f.claims).map(|c| c.source))
}

/// What is stated in part of what a condition asks: `3 to 10 TB`; empty where nothing is.
pub fn stated_in_part(cells: &Cells, service: ServiceIx, condition: &Condition) -> String {
    let atoms = unknown([condition], cells, service);
    let part = atoms.iter().find(|a| a.why(cells, service) == Why::Partly);
    part.map_or_else(String::new, |a| value_words(cells, service, a.attribute))
}
