//! What states the facts behind a point: the claims of the cells that a condition looks at, apart from the rule that asks.

use jiff::civil::Date;

use crate::catalog::{
    Atom, AttributeIx, Catalog, CellValue, Cells, Claim, Condition, Expr, Feature, OptionIx, Origin, ServiceIx,
    ServiceRef, SourceIx, State, Truth,
    condition::{Subject, Test, Want},
};

/// One thing a point rests on, with everything that states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedFact {
    /// The attribute's id, or that of what every service has (`status`).
    pub about: String,
    /// The option's id, where one is asked for.
    pub option: Option<String>,
    /// `Kind of model: Classic machine learning`, `Speaks SQL: no`.
    pub words: String,
    /// The claims that state it, newest first; none where no source does.
    pub claims: Vec<Stated>,
}

/// One claim behind a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// What asserts it, by its place in the catalog.
    pub source: SourceIx,
    /// The heading in it.
    pub place: String,
    /// The claim's note.
    pub note: String,
    /// Whether it is the catalog's own inference.
    pub inferred: bool,
    /// The part of the service that it is stated of, when it is not stated of the service itself.
    pub through: Option<ServiceIx>,
}

impl StatedFact {
    /// ` (through Workbench)` where every claim is one of a part; empty otherwise.
    fn through_words(&self, catalog: &Catalog, naming: Naming) -> String {
        match self.claims.first().and_then(|c| c.through) {
            Some(part) if self.claims.iter().all(|c| c.through.is_some()) => {
                let part = &catalog[part];
                let called = if naming == Naming::Ids { &part.id } else { &part.name };
                format!(" (through {called})")
            }
            _ => String::new(),
        }
    }

    /// The same with the part it is stated through named in its words.
    fn with_part_named(mut self, catalog: &Catalog) -> Self {
        let through = self.through_words(catalog, Naming::Labels);
        self.words.push_str(&through);
        self
    }

    /// Whether a document states it; what none does is inferred, or nobody says anything of it.
    pub fn is_stated(&self) -> bool {
        self.claims.iter().any(|c| !c.inferred)
    }

    /// Whether any of it is inferred.
    pub fn is_inferred_in_part(&self) -> bool {
        self.claims.iter().any(|c| c.inferred)
    }

    /// Whether all that is claimed of it is inferred.
    pub fn is_inferred(&self) -> bool {
        !self.claims.is_empty() && !self.is_stated()
    }

    /// The last day of the newest document that states it; `None` where none does, or none is dated.
    pub fn newest(&self, cells: &Cells) -> Option<Date> {
        let documents = self.claims.iter().filter(|c| !c.inferred);
        documents
            .filter_map(|c| Some(cells.catalog[c.source].date.span()?.last()))
            .max()
    }
}

/// The facts a condition rests on, for one service: for a set one an option that makes it what it is and of which something
/// is stated; else one. Nothing where nothing is known.
pub fn facts(cells: &Cells, service: ServiceIx, condition: &Condition) -> Vec<StatedFact> {
    if let Test::Joined(..) = condition.test {
        // Of alternatives of which one holds, only that one is relevant.
        let joined = Expr::from(condition.clone());
        let deciding = joined.deciding(cells, service).into_iter();
        return deciding.flat_map(|c| facts(cells, service, c)).collect();
    }
    let Subject::Attribute(attribute) = condition.subject else {
        return vec![built_in(cells, service, condition)];
    };
    let catalog = &cells.catalog;
    let (about, cell) = (&catalog[attribute], cells.get(service, attribute));
    let deciding = condition.deciding_wants(cells, service);
    let asked: Vec<OptionIx> = deciding.into_iter().filter_map(Want::option).collect();
    if about.kind.has(Feature::Atoms) && !asked.is_empty() && cell.state != State::NotApplicable {
        let one = |o: &OptionIx| {
            let option = about.options.get(usize::from(*o))?;
            let side = match cell.atom(*o) {
                Atom::Yes => "",
                Atom::No => "not ",
                Atom::Partly => "in part ",
                Atom::Conflicting => "disputed: ",
                Atom::NotStated => return None,
                Atom::NotApplicable => "does not apply: ",
            };
            let test = Test::AnyOf(vec![Want::of_option(*o)]);
            Some(StatedFact {
                about: about.id.clone(),
                option: Some(option.id.clone()),
                words: format!("{}: {side}{}", about.label, option.label),
                claims: stating(cells, speaking(cells, service, attribute, &test)),
            })
        };
        return asked
            .iter()
            .filter_map(one)
            .map(|f| f.with_part_named(catalog))
            .collect();
    }
    let claims = stating(cells, speaking(cells, service, attribute, &condition.test));
    [StatedFact {
        about: about.id.clone(),
        option: match &cell.value {
            CellValue::Choice(o) => about.options.get(usize::from(*o)).map(|o| o.id.clone()),
            _ => None,
        },
        words: format!("{}: {}", about.label, value_words(cells, service, attribute)),
        claims,
    }]
    .into_iter()
    .map(|f| f.with_part_named(catalog))
    .collect()
}

/// Whether it would be otherwise, or not known, without what we inferred: where one of several suffices, none of them is
/// stated by a document; where each counts, one of them is not. What no source claims is no inference.
pub fn rests_on_inference(cells: &Cells, service: ServiceIx, expr: &Expr) -> bool {
    let truth = |e: &Expr| e.eval(cells, service).truth;
    let (list, one_is_enough) = match expr {
        Expr::Condition(condition) => {
            if let Test::Joined(..) = condition.test {
                return rests_on_inference(cells, service, &condition.clone().into());
            }
            let facts = facts(cells, service, condition);
            let claimed: Vec<&StatedFact> = facts.iter().filter(|f| !f.claims.is_empty()).collect();
            let is_ours = |f: &&StatedFact| !f.is_stated();
            return if one_suffices(condition, truth(expr)) {
                !claimed.is_empty() && claimed.iter().all(is_ours)
            } else {
                claimed.iter().any(is_ours)
            };
        }
        Expr::All(list) => (list, truth(expr) == Truth::False),
        Expr::Any(list) => (list, truth(expr) != Truth::False),
    };
    // Of alternatives the one that is met most counts: what is met in part is no other for one that we take not to hold.
    let least = |e: &Expr| e.eval(cells, service).halves.0;
    let mut deciding = list
        .iter()
        .filter(|e| truth(e) == truth(expr) && least(e) == least(expr))
        .peekable();
    let rests = |e: &Expr| rests_on_inference(cells, service, e);
    if one_is_enough {
        deciding.peek().is_some() && deciding.all(rests)
    } else {
        list.iter().any(rests)
    }
}

/// Whether one of the options that a condition looks at is enough to make it what it is.
fn one_suffices(condition: &Condition, truth: Truth) -> bool {
    match condition.test {
        Test::AnyOf(_) => truth != Truth::False,
        Test::AllOf(_) | Test::NoneOf(_) => truth == Truth::False,
        Test::Bound(..) | Test::Joined(..) => false,
    }
}

/// What a fact states with ids in place of names, so that one can see whether it is the same by another name; empty for
/// what every service has, which is found by what asks for it; but of a status the day may be another.
pub fn by_ids(cells: &Cells, service: ServiceIx, fact: &StatedFact) -> String {
    let catalog = &cells.catalog;
    let Some(attribute) = catalog.attribute(&fact.about) else {
        let is_status = fact.about == Subject::Status.id(catalog);
        return if is_status { fact.words.clone() } else { String::new() };
    };
    let (about, cell) = (&catalog[attribute], cells.get(service, attribute));
    let asked = about.options.iter().position(|o| Some(&o.id) == fact.option.as_ref());
    let value = match (&cell.value, asked.and_then(|at| OptionIx::try_from(at).ok())) {
        (CellValue::Atoms(_), Some(option)) => cell.atom(option).state().id().to_owned(),
        _ => value_named(cells, service, attribute, Naming::Ids),
    };
    format!("{value}{}", fact.through_words(catalog, Naming::Ids))
}

/// What words call options and services by.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Naming {
    /// By what a person calls them.
    Labels,
    /// By their ids, which stay when a label is renamed.
    Ids,
}

/// What a cell states, in few words.
pub(super) fn value_words(cells: &Cells, service: ServiceIx, attribute: AttributeIx) -> String {
    value_named(cells, service, attribute, Naming::Labels)
}

fn value_named(cells: &Cells, service: ServiceIx, attribute: AttributeIx, naming: Naming) -> String {
    let (catalog, cell) = (&cells.catalog, cells.get(service, attribute));
    let about = &catalog[attribute];
    let option = |o: OptionIx| match (about.options.get(usize::from(o)), naming) {
        (None, _) => "",
        (Some(option), Naming::Labels) => option.label.as_str(),
        (Some(option), Naming::Ids) => option.id.as_str(),
    };
    match (&cell.state, &cell.value) {
        (State::Yes, _) => "yes".to_owned(),
        (State::No, _) => "no".to_owned(),
        (State::Partly, _) => "in part".to_owned(),
        (State::NotApplicable, _) => "does not apply".to_owned(),
        (State::NotStated, _) => "not stated".to_owned(),
        (State::Conflicting, _) => "sources disagree".to_owned(),
        (_, CellValue::Choice(o)) => option(*o).to_owned(),
        (_, CellValue::Scalar(value)) => value.shown(&about.unit, about.digits()),
        (_, CellValue::Texts(texts)) => texts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        (_, CellValue::Services(all)) => {
            let called = |s| match (s, naming) {
                (&ServiceRef::Known(ix), Naming::Ids) => catalog[ix].id.as_str(),
                _ => catalog.name_of(s),
            };
            all.iter().map(called).collect::<Vec<_>>().join(", ")
        }
        (_, CellValue::Atoms(atoms)) => {
            let yes = atoms.iter().filter(|(_, a)| matches!(a, Atom::Yes | Atom::Partly));
            yes.map(|(o, _)| option(*o)).collect::<Vec<_>>().join(", ")
        }
        (State::Value, CellValue::None) => String::new(),
    }
}

/// The fact behind a wish: what the attribute is, and what states it.
pub fn value_fact(cells: &Cells, service: ServiceIx, attribute: AttributeIx) -> StatedFact {
    let claims = cells.claims(service, attribute).0;
    let claims = claims.into_iter().filter(|c| !c.says.is_remark()).collect();
    StatedFact {
        about: cells.catalog[attribute].id.clone(),
        option: None,
        words: value_words(cells, service, attribute),
        claims: stating(cells, claims),
    }
}

/// A fact about what every service has: its status rests on the event that decides it, the rest on what names it.
fn built_in(cells: &Cells, service: ServiceIx, condition: &Condition) -> StatedFact {
    let catalog = &cells.catalog;
    let sources: Vec<SourceIx> = match condition.subject {
        Subject::Status => retirement_source(cells, service).into_iter().collect(),
        _ => catalog[service].named_in.to_vec(),
    };
    let about = condition.subject.id(catalog);
    of_sources(cells, about, condition.human(catalog), &sources)
}

/// What a service's status is, with what states it.
pub(super) fn of_status(cells: &Cells, words: String, sources: &[SourceIx]) -> StatedFact {
    of_sources(cells, Subject::Status.id(&cells.catalog), words, sources)
}

fn of_sources(cells: &Cells, about: &str, words: String, sources: &[SourceIx]) -> StatedFact {
    let stated = |source: &SourceIx| Stated {
        source: *source,
        place: String::new(),
        note: String::new(),
        inferred: cells.catalog[*source].origin == Origin::Inference,
        through: None,
    };
    StatedFact {
        about: about.to_owned(),
        option: None,
        words,
        claims: sources.iter().map(stated).collect(),
    }
}

fn stating(cells: &Cells, claims: Vec<&Claim>) -> Vec<Stated> {
    let stated = |c: &Claim| Stated {
        source: c.source,
        place: c.place.to_string(),
        note: c.note().to_owned(),
        inferred: cells.catalog[c.source].origin == Origin::Inference,
        through: c.through(),
    };
    claims.into_iter().map(stated).collect()
}

/// The source of the event that decides the status, where one does.
pub fn retirement_source(cells: &Cells, service: ServiceIx) -> Option<SourceIx> {
    let event = cells.judged(service).event?;
    cells.catalog[service].lifecycle.get(event).map(|e| e.source)
}

fn wants(test: &Test) -> &[Want] {
    match test {
        Test::AnyOf(wants) | Test::AllOf(wants) | Test::NoneOf(wants) => wants,
        Test::Bound(..) | Test::Joined(..) => &[],
    }
}

/// The claims of a cell about what a condition asks, newest first.
pub fn speaking<'a>(cells: &'a Cells, service: ServiceIx, attribute: AttributeIx, test: &Test) -> Vec<&'a Claim> {
    let wants = wants(test);
    let asks_options = wants.iter().any(|w| w.option().is_some());
    let speaks = |claim: &&Claim| {
        let options = claim.says.options();
        let names_one = || wants.iter().filter_map(Want::option).any(|o| options.contains(&o));
        !claim.says.is_remark() && (!asks_options || !claim.says.is_silent_on_others() || names_one())
    };
    cells.claims(service, attribute).0.into_iter().filter(speaks).collect()
}
