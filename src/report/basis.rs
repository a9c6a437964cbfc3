//! What a decision rests on, so that it can be evaluated again later: the questions and answers in the words of the
//! command line, who was elected, the cells cited and what states them, what would have changed it, and the day of
//! review.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Decision, decision::MOST_ARGUED};
use crate::{
    catalog::{
        Assertion, AttributeIx, Catalog, Cells, Claim, Condition, DateSpan, OptionIx, Reading, ServiceIx, ServiceRef,
        Status, annotations,
        condition::{Subject, quoted},
        kind::Services,
        parts::{PartEnd, ended_parts},
    },
    decide::{
        Answers, Ranking, Wish, WishFor,
        facts::{StatedFact, by_ids},
        review,
        robust::CellFlip,
    },
};

/// Everything needed to evaluate it again.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Basis {
    /// The catalog's title.
    pub catalog: String,
    /// Its content's hash.
    pub hash: String,
    /// The day it was judged on.
    pub today: String,
    /// Only sources dated by that day counted; `None`: all did.
    pub as_of: Option<String>,
    /// Only sources dated since that day counted; `None`: older ones did too.
    pub since: Option<String>,
    /// `today` or `documents`.
    pub reading: String,
    /// The answers, as the command line takes them.
    pub answers: Vec<String>,
    /// The importances that are not the default.
    pub importance: Vec<String>,
    /// What must hold, as conditions are written on the command line.
    #[serde(rename = "where")]
    pub must_haves: Vec<String>,
    /// The wishes, with their curves.
    pub prefer: Vec<String>,
    /// What must-haves and wishes ask about and is worked out from other attributes, as the command line defines it, each
    /// behind what it names.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub define: Vec<String>,
    /// What those are called that are not called by their ids, by id.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub define_names: BTreeMap<String, String>,
    /// Whether retired services were ranked too.
    pub include_retired: bool,
    /// Services struck out, by id, each with the reason.
    pub struck: Vec<(String, String)>,
    /// Whether the author's own evidence or marks counted, which a session holds and the catalog does not.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub own_evidence: bool,
    /// Who was elected, by id: nobody, one, or several that tie.
    pub elected: Vec<String>,
    /// The verdict's word.
    pub verdict: String,
    /// The services it rests on and their status then.
    pub statuses: Vec<(String, String)>,
    /// What was cited, with everything that states it.
    pub cited: Vec<CitedFact>,
    /// Cells that were not known and would have changed the outcome.
    pub flips: Vec<OpenCell>,
    /// Parts of those at the top that have ended or will, in words; `None` in a record that did not keep them.
    pub ended_parts: Option<Vec<String>>,
    /// The same with ids in place of names; `None` in a record that did not keep it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended_parts_by_ids: Option<Vec<String>>,
    /// What those are called that it rests on or argues, by id; none in a record that did not keep it.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub names: BTreeMap<String, String>,
    /// When those that retire or have retired do, by id, where a day is stated; `None` in a record that did not keep it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ends: Option<BTreeMap<String, String>>,
    /// The day of review.
    pub review: String,
    /// The others that it argues for and against, and those ruled out; none in a record that did not keep them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<OtherOption>,
}

/// What is stated of an option that is not at the top: readers rely on it as well.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct OtherOption {
    /// The service, by id.
    pub service: String,
    /// Its status then.
    pub status: String,
    /// Whether it was ruled out.
    pub ruled_out: bool,
    /// What was cited for it and against it, or of why it is out.
    pub cited: Vec<CitedFact>,
    /// Parts of it that have ended or will; of one that is out none is cited.
    pub ended_parts: Vec<EndedPart>,
}

/// What a cell states, as far as the decision rests on it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CitedFact {
    /// The service, by id.
    pub service: String,
    /// The attribute, by id.
    pub attribute: String,
    /// The option, where one was asked for.
    pub option: Option<String>,
    /// What was stated.
    pub says: String,
    /// The same by ids; `None` in a record that did not keep it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by_ids: Option<String>,
    /// What states it.
    pub claims: Vec<CitedClaim>,
}

/// One claim behind it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CitedClaim {
    /// The source, by id.
    pub source: String,
    /// Its date; `None` for our inference and for what is undated.
    pub date: Option<String>,
    /// The headings it stands under, joined by ` › `; may be empty.
    pub place: String,
    /// The claim's note; `None` in a record that did not keep it.
    pub note: Option<String>,
    /// The part that it is stated of, by id; `None` where it is stated of the service itself, and in a record that did not
    /// keep it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub through: Option<String>,
    /// What it states, with ids in place of names; `None` in a record that did not keep it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub says: Option<String>,
}

/// A cell that was not known.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct OpenCell {
    /// The service, by id.
    pub service: String,
    /// The attribute, by id.
    pub attribute: String,
    /// The option or bound that was asked for.
    pub option: Option<String>,
    /// What it was called.
    pub words: String,
    /// Whether a yes would have changed the outcome, or a no.
    pub yes: bool,
    /// Who would have been elected.
    pub then: Vec<String>,
}

impl CitedFact {
    /// Whether it states what another states of the same: a label that was renamed since changes nothing of it.
    pub fn states_as(&self, other: &Self) -> bool {
        let by_ids = || self.by_ids.is_some() && self.by_ids == other.by_ids;
        self.says == other.says || by_ids()
    }
}

impl Basis {
    /// What a decision rests on.
    pub fn of(decision: &Decision<'_>) -> Self {
        let Decision {
            catalog,
            cells,
            answers,
            ranking,
            robust,
            ..
        } = decision;
        let view = cells.view;
        let struck = answers.struck.iter().map(|s| {
            let because = answers.struck_because.get(s).cloned().unwrap_or_default();
            (catalog[*s].id.clone(), because)
        });
        let defined = definitions(catalog, answers);
        let ended = ended_parts_of(cells, review::top(ranking).into_iter());
        let others = others(decision);
        let named = others.iter().filter_map(|o| catalog.service(&o.service));
        let told: Vec<ServiceIx> = review::top(ranking).into_iter().chain(named).collect();
        let names = told.iter().map(|s| (catalog[*s].id.clone(), catalog[*s].name.clone()));
        let names = names.collect();
        let ends = told
            .into_iter()
            .filter_map(|s| Some((catalog[s].id.clone(), end_of(cells, s)?.to_string())));
        Self {
            catalog: catalog.title.clone(),
            hash: catalog.hash.clone(),
            today: view.today.to_string(),
            as_of: view.as_of.map(|d| d.to_string()),
            since: view.since.map(|d| d.to_string()),
            reading: reading_id(view.reading).to_owned(),
            answers: answer_words(catalog, answers),
            importance: importance_words(catalog, answers),
            must_haves: answers.must_haves.iter().map(|c| c.text(catalog)).collect(),
            prefer: answers.wishes.iter().map(|w| wish_words(catalog, w)).collect(),
            define: defined.iter().map(|a| definition(catalog, *a)).collect(),
            define_names: defined.iter().filter_map(|a| other_name(catalog, *a)).collect(),
            include_retired: answers.include_retired,
            struck: struck.collect(),
            own_evidence: has_own_evidence(cells, answers),
            elected: ids(catalog, ranking.outcome.top()),
            verdict: ranking.verdict.id().to_owned(),
            statuses: statuses(cells, ranking),
            cited: cited(cells, answers, ranking, &review::top(ranking)),
            flips: robust.cell_flips.iter().map(|f| open_cell(catalog, f)).collect(),
            ended_parts: Some(ended.iter().map(|end| end.words.clone()).collect()),
            ended_parts_by_ids: Some(ended.into_iter().map(|end| end.by_ids).collect()),
            names,
            ends: Some(ends.collect()),
            review: review::review(cells, answers, ranking).date.to_string(),
            others,
        }
    }
}

/// The options that a record argues besides those at the top, first to last, and those that are out.
fn others(decision: &Decision<'_>) -> Vec<OtherOption> {
    let Decision {
        cells,
        answers,
        ranking,
        ..
    } = decision;
    let argued = ranking.ranked.iter().take(MOST_ARGUED).map(|r| (r.service, false));
    let argued = argued.filter(|(service, _)| !decision.is_top(*service));
    let out = ranking.ruled_out.iter().map(|o| (o.service, true));
    let option = |(service, ruled_out): (ServiceIx, bool)| OtherOption {
        service: cells.catalog[service].id.clone(),
        status: cells.judged(service).status.id().to_owned(),
        ruled_out,
        cited: cited_facts(cells, review::cited_of_other(cells, answers, ranking, service)),
        ended_parts: ended_parts_of(cells, Some(service).filter(|_| !ruled_out).into_iter()),
    };
    argued.chain(out).map(option).collect()
}

/// When a service retires or has retired; `None` where it does neither, or no day is stated.
pub fn end_of(cells: &Cells, service: ServiceIx) -> Option<DateSpan> {
    let judged = cells.judged(service);
    judged
        .date
        .filter(|_| matches!(judged.status, Status::Retiring | Status::Retired))
}

/// The end of a part of a service.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct EndedPart {
    /// For a person: `Grand Server: Free tier, a part, ends on 31 December 2026.`
    pub words: String,
    /// The same with ids in place of names, so that a part that is renamed is no other.
    pub by_ids: String,
}

/// The parts of services that have ended or will.
pub fn ended_parts_of(cells: &Cells, services: impl Iterator<Item = ServiceIx>) -> Vec<EndedPart> {
    let of = |s: ServiceIx| {
        let whole = &cells.catalog[s];
        let one = |end: PartEnd<'_>| {
            let words = format!("{}: {}.", whole.name, end.words());
            let part = end.service.map_or(end.part, |part| &cells.catalog[part].id);
            let by_ids = format!("{}: {}.", whole.id, PartEnd { part, ..end }.words());
            EndedPart { words, by_ids }
        };
        ended_parts(cells, s).into_iter().map(one).collect::<Vec<_>>()
    };
    services.flat_map(of).collect()
}

/// Whether anything of the author's own is evidence that counts, or a must-have asks for the author's marks.
fn has_own_evidence(cells: &Cells, answers: &Answers) -> bool {
    let catalog = &*cells.catalog;
    if answers
        .must_haves
        .iter()
        .flat_map(Condition::parts)
        .any(|m| m.subject == Subject::Yours)
    {
        return true;
    }
    let mut claims = catalog.service_ixs().flat_map(|s| &catalog[s].claims);
    claims.any(|c| annotations::is_own(catalog, c.source) && cells.counts(c.source) && !c.says.is_remark())
}

/// As the command line names a reading.
pub fn reading_id(reading: Reading) -> &'static str {
    match reading {
        Reading::Today => "today",
        Reading::Documents => "documents",
    }
}

fn ids(catalog: &Catalog, services: &[ServiceIx]) -> Vec<String> {
    services.iter().map(|s| catalog[*s].id.clone()).collect()
}

fn answer_words(catalog: &Catalog, answers: &Answers) -> Vec<String> {
    let one = |(f, factor): (usize, &crate::catalog::Factor)| {
        let chosen = answers.chosen(f).iter().filter_map(|o| factor.options.get(*o));
        let options: Vec<String> = chosen.map(|o| quoted(&o.id)).collect();
        let sign = if answers.all_of.contains(&f) { "+" } else { "," };
        (!options.is_empty()).then(|| format!("{}={}", quoted(&factor.id), options.join(sign)))
    };
    catalog.factors.iter().enumerate().filter_map(one).collect()
}

fn importance_words(catalog: &Catalog, answers: &Answers) -> Vec<String> {
    let factors = catalog.factors.iter().enumerate();
    let other = factors.filter(|(f, _)| answers.importance(*f) != crate::decide::answers::DEFAULT_IMPORTANCE);
    other
        .map(|(f, factor)| format!("{}={}", quoted(&factor.id), answers.importance(f)))
        .collect()
}

fn wish_words(catalog: &Catalog, wish: &Wish) -> String {
    let curve = wish.curve.map_or_else(String::new, |c| format!(":{}", c.id()));
    let wants = match wish.wants {
        WishFor::Option(_) | WishFor::Service(_) => quoted(&wish.text(catalog)),
        _ => wish.text(catalog),
    };
    let id = quoted(&catalog[wish.attribute].id);
    format!("{id}={wants}:{}{curve}", wish.importance)
}

/// The computed attributes that the answers look at, and those that their formulas name, each behind what it names.
fn definitions(catalog: &Catalog, answers: &Answers) -> BTreeSet<AttributeIx> {
    let asked = answers.must_haves.iter().flat_map(Condition::parts);
    let asked = asked.filter_map(|c| match c.subject {
        Subject::Attribute(attribute) => Some(attribute),
        _ => None,
    });
    let mut open: Vec<AttributeIx> = asked.chain(answers.wishes.iter().map(|w| w.attribute)).collect();
    // A formula names only those that come before its own attribute.
    let mut found = BTreeSet::new();
    while let Some(attribute) = open.pop() {
        if let Some(formula) = &catalog[attribute].formula
            && found.insert(attribute)
        {
            open.extend(&formula.parts);
        }
    }
    found
}

/// `cost="price" * 12`, by ids, which stay where a label is changed.
fn definition(catalog: &Catalog, attribute: AttributeIx) -> String {
    let formula = catalog[attribute].formula.as_ref();
    let text = formula.map_or_else(String::new, |f| f.by_ids(|part| &catalog[part].id));
    format!("{}={text}", quoted(&catalog[attribute].id))
}

fn other_name(catalog: &Catalog, attribute: AttributeIx) -> Option<(String, String)> {
    let about = &catalog[attribute];
    (about.label != about.id).then(|| (about.id.clone(), about.label.clone()))
}

/// The services at the top, with what they are on the view's day.
pub fn statuses(cells: &Cells, ranking: &Ranking) -> Vec<(String, String)> {
    let status = |s: ServiceIx| (cells.catalog[s].id.clone(), cells.judged(s).status.id().to_owned());
    review::top(ranking).into_iter().map(status).collect()
}

/// The facts that are cited for and against them, with their claims.
pub fn cited(cells: &Cells, answers: &Answers, ranking: &Ranking, services: &[ServiceIx]) -> Vec<CitedFact> {
    cited_facts(cells, review::cited_facts(cells, answers, ranking, services))
}

fn cited_facts(cells: &Cells, facts: Vec<(ServiceIx, StatedFact)>) -> Vec<CitedFact> {
    let facts = facts.into_iter();
    facts.map(|(s, fact)| cited_fact(cells, s, &fact)).collect()
}

fn cited_fact(cells: &Cells, service: ServiceIx, fact: &StatedFact) -> CitedFact {
    let catalog = &cells.catalog;
    let attribute = catalog.attribute(&fact.about);
    let says = |c: &crate::decide::facts::Stated| {
        let claims = catalog[c.through.unwrap_or(service)].claims_on(attribute?);
        let is_it = |x: &&Claim| x.source == c.source && *x.place == *c.place && x.note() == c.note;
        // One page may claim several things of one attribute under one heading.
        let option = option_of(catalog, attribute?, fact.option.as_deref());
        let mut claims: Vec<&Claim> = claims.iter().filter(is_it).collect();
        let speaks = |x: &&Claim| option.is_none_or(|o| x.says.atom(o).is_some());
        if claims.iter().any(speaks) {
            claims.retain(speaks);
        }
        let mut says: Vec<String> = claims
            .iter()
            .map(|x| says_by_ids(catalog, x.attribute, option, &x.says))
            .collect();
        says.sort_unstable(); // the order in a file is no matter
        Some(says.join("; "))
    };
    let claim = |c: &crate::decide::facts::Stated| CitedClaim {
        says: says(c),
        source: catalog[c.source].id.clone(),
        date: catalog[c.source].iso(),
        place: c.place.clone(),
        note: Some(c.note.clone()),
        through: c.through.map(|part| catalog[part].id.clone()),
    };
    let mut claims: Vec<CitedClaim> = fact.claims.iter().map(claim).collect();
    claims.sort();
    CitedFact {
        service: catalog[service].id.clone(),
        attribute: fact.about.clone(),
        option: fact.option.clone(),
        says: fact.words.clone(),
        by_ids: Some(by_ids(cells, service, fact)),
        claims,
    }
}

fn option_of(catalog: &Catalog, attribute: AttributeIx, id: Option<&str>) -> Option<OptionIx> {
    let at = catalog[attribute].options.iter().position(|o| Some(&*o.id) == id)?;
    OptionIx::try_from(at).ok()
}

/// What a claim states with ids in place of names, which are no other where a label is; of a list only of the option that is
/// asked for.
fn says_by_ids(catalog: &Catalog, attribute: AttributeIx, option: Option<OptionIx>, says: &Assertion) -> String {
    struct Ids<'a>(&'a Catalog);
    impl Services for Ids<'_> {
        fn named(&self, text: &str) -> Option<ServiceRef> {
            self.0.named(text)
        }

        fn name_of<'s>(&'s self, service: &'s ServiceRef) -> &'s str {
            match service {
                ServiceRef::Known(ix) => &self.0[*ix].id,
                named @ ServiceRef::Named(_) => self.0.name_of(named),
            }
        }
    }
    if let Some(atom) = option.and_then(|option| says.atom(option)) {
        return atom.state().id().to_owned();
    }
    let mut about = catalog[attribute].clone();
    for option in &mut about.options {
        option.label.clone_from(&option.id);
    }
    says.words(about.definition(), &Ids(catalog))
}

fn open_cell(catalog: &Catalog, flip: &CellFlip) -> OpenCell {
    OpenCell {
        service: catalog[flip.service].id.clone(),
        attribute: catalog[flip.atom.attribute].id.clone(),
        option: flip.atom.option_id(catalog),
        words: flip.atom.human(catalog),
        yes: flip.yes,
        then: ids(catalog, flip.outcome.top()),
    }
}
