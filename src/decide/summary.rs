//! The answer in sentences: what would change it, how sure it is. One place for the window, the terminal and the decision
//! record, so that all three give the same text. The verdict's own sentence is [`super::sentence`]'s.

use std::borrow::Cow;

use crate::catalog::{
    Catalog, Cells, EventKind, NewerService, Point, Reading, Role, ServiceIx, SourceIx,
    value::DateSpan,
    wording::{BEYOND_GIVEN, listed, thousands},
};

use super::{
    answers::WEIGHTS,
    justification::topic_label,
    order::Outcome,
    robust::{Asked, CellFlip, Flip, ImportanceFlip, Robustness},
};

pub use crate::catalog::wording::BEYOND_GIVEN_SENTENCE;

/// A service's name, and after it that none of the documents the catalog was made from names it, where so.
pub fn marked_name(catalog: &Catalog, service: ServiceIx) -> Cow<'_, str> {
    let name = &catalog[service].name;
    if catalog.is_beyond_given(service) {
        format!("{name} ({BEYOND_GIVEN})").into()
    } else {
        name.into()
    }
}

/// Who is elected then: `TinyBase leads`, `A and B tie`, `no service leads`.
pub fn leads(catalog: &Catalog, outcome: &Outcome<ServiceIx>) -> String {
    match outcome {
        Outcome::Nobody => format!("no {} leads", catalog.things(1)),
        Outcome::Elected(s) => format!("{} leads", catalog[*s].name),
        Outcome::Tied(all) => format!("{} tie", names(catalog, all)),
    }
}

/// The most names that are written out in one sentence.
const MOST_NAMED: usize = 20;

/// All of them, as far as a sentence can hold them: `A, B, C and D`.
pub fn every_name(catalog: &Catalog, services: &[ServiceIx]) -> String {
    if services.len() > MOST_NAMED {
        return names(catalog, services);
    }
    let all: Vec<&str> = services.iter().map(|s| catalog[*s].name.as_str()).collect();
    listed(&all, "and")
}

/// `A`, `A and B`, `A, B and C`, `A, B, C and 4 others`.
pub fn names(catalog: &Catalog, services: &[ServiceIx]) -> String {
    let all: Vec<&str> = services.iter().map(|s| catalog[*s].name.as_str()).collect();
    match all.as_slice() {
        [first, second, third, rest @ ..] if rest.len() > 1 => {
            let others = format!("{} others", thousands(rest.len()));
            listed(&[*first, *second, *third, &others], "and")
        }
        all => listed(all, "and"),
    }
}

/// What the answer leaves out: services that the catalog knows of and does not weigh, and when only the given documents are
/// read, those that they do not name. `None` where there are none.
pub fn not_weighed(cells: &Cells) -> Option<String> {
    let catalog = &cells.catalog;
    let names: Vec<&str> = unweighed(cells).map(|l| l.name).collect();
    let such = match names.as_slice() {
        [] => return None,
        [one] => (*one).to_owned(),
        [before @ .., last] => format!("{} and {last}", before.join(", ")),
    };
    let whose = match cells.view.reading {
        Reading::Today => "of this catalog",
        Reading::Documents => "that these documents name",
    };
    Some(format!(
        "Only the {} {whose} are weighed; newer ones, such as {such}, are not.",
        catalog.things(2)
    ))
}

/// Why services are not weighed, a sentence each where that is stated: `Old DB: The guide no longer offers it (“Guide”, 2025).`
pub fn why_not_weighed(cells: &Cells) -> impl Iterator<Item = String> {
    unweighed(cells).filter_map(|l| Some(format!("{}: {}", l.name, l.reason(&cells.catalog)?)))
}

/// A service that the answer leaves out, and what names it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct UnweighedService<'a> {
    /// What it is called.
    pub name: &'a str,
    /// What names it; `None` when that is nothing but our inference.
    pub source: Option<SourceIx>,
    /// Where; may be empty.
    pub place: &'a str,
    /// Why the catalog does not weigh it, where that was stated by the view's day.
    pub because: Option<&'a Point>,
}

impl UnweighedService<'_> {
    /// Why it is not weighed, with the document that says so; `None` where nothing is stated.
    pub fn reason(&self, catalog: &Catalog) -> Option<String> {
        let why = self.because?;
        let source = &catalog[why.source];
        Some(if source.is_inference() {
            format!("Our inference: {}", why.text)
        } else {
            let text = why.text.trim_end_matches('.');
            format!("{text} (“{}”, {}).", source.title, source.when())
        })
    }
}

/// All that [`not_weighed`] names, in its order.
pub fn unweighed(cells: &Cells) -> impl Iterator<Item = UnweighedService<'_>> {
    let catalog = &cells.catalog;
    let beyond = beyond_documents(cells).map(|s| {
        let service = &catalog[s];
        let names_it = |source: &SourceIx| was_known(cells, *source) && !catalog[*source].is_inference();
        let mut seen = service.lifecycle.iter().filter(|e| e.kind == EventKind::Seen);
        let seen = seen.find(|e| names_it(&e.source));
        UnweighedService {
            name: &service.name,
            source: seen.map(|e| e.source).or_else(|| service.sources().find(names_it)),
            place: seen.map_or("", |e| &*e.place),
            because: None,
        }
    });
    let newer = newer(cells).map(|n| UnweighedService {
        name: &n.name,
        source: Some(n.source).filter(|s| !catalog[*s].is_inference()),
        place: &n.place,
        because: n.because.as_ref().filter(|why| was_known(cells, why.source)),
    });
    beyond.chain(newer)
}

/// What is known of and not weighed, as of the view's day: what a later page names was not known then.
fn newer(cells: &Cells) -> impl Iterator<Item = &NewerService> {
    cells.catalog.newer.iter().filter(|n| was_known(cells, n.source))
}

/// Whether a source is of the view's day or before. One that is not given does not count when only the documents are read,
/// and still names what they leave out.
fn was_known(cells: &Cells, source: SourceIx) -> bool {
    let named = cells.catalog[source].date.span().map(DateSpan::last);
    let as_of = cells.view.as_of;
    as_of.is_none_or(|as_of| named.is_some_and(|named| named <= as_of))
}

/// The alternatives that the given documents do not name, when only these are read, and that were known by the view's day.
fn beyond_documents(cells: &Cells) -> impl Iterator<Item = ServiceIx> + '_ {
    let only_documents = cells.view.reading == Reading::Documents;
    let catalog = &cells.catalog;
    let alternatives = catalog.service_ixs().filter(|s| catalog[*s].role == Role::Alternative);
    let was_named = |s: &ServiceIx| {
        let events = catalog[*s].lifecycle.iter().map(|e| e.source);
        let mut sources = catalog[*s].sources().chain(events);
        cells.view.as_of.is_none() || sources.any(|source| was_known(cells, source))
    };
    alternatives.filter(move |s| only_documents && catalog.is_beyond_given(*s) && was_named(s))
}

/// `Shape: “Inside my program” instead of “On a server”: TinyBase leads.`
pub fn flip_words(catalog: &Catalog, flip: &Flip) -> String {
    let factor = &catalog.factors[flip.factor];
    let label = |o: &usize| {
        factor
            .options
            .get(*o)
            .map_or(String::new(), |o| format!("“{}”", o.label))
    };
    let from: Vec<String> = flip.from.iter().map(label).collect();
    let instead = if from.is_empty() {
        "answered".to_owned()
    } else {
        format!("instead of {}", listed(&from, if flip.all { "and" } else { "or" }))
    };
    let then = leads(catalog, &flip.outcome);
    if flip.from.is_empty() {
        format!("{}, {instead} {}: {then}.", factor.label, label(&flip.to))
    } else {
        format!("{}, {} {instead}: {then}.", factor.label, label(&flip.to))
    }
}

/// `If Doc Drawer's “Speaks SQL” were yes: Doc Drawer leads.`
pub fn cell_flip_words(catalog: &Catalog, flip: &CellFlip) -> String {
    let side = match (&flip.atom.asked, flip.yes) {
        (Asked::Measure, true) => "at its best",
        (Asked::Measure, false) => "at its worst",
        (_, true) => "settled to yes",
        (_, false) => "settled to no",
    };
    let service = &catalog[flip.service].name;
    format!(
        "“{}” of {service} {side}: {}.",
        flip.atom.human(catalog),
        leads(catalog, &flip.outcome)
    )
}

/// `Importance of Shape “A little” instead of “Normal”: TinyBase leads.`
pub fn importance_flip_words(catalog: &Catalog, flip: &ImportanceFlip) -> String {
    let then = leads(catalog, &flip.outcome);
    let word = |weight: u8| WEIGHTS.get(usize::from(weight)).copied().unwrap_or_default();
    format!(
        "Importance of {} “{}” instead of “{}”: {then}.",
        topic_label(catalog, flip.topic),
        word(flip.to),
        word(flip.from)
    )
}

/// Over what shares are taken: `48 combinations of answers`, `10,000 weightings`; names those drawn at random. Empty
/// without questions and with nothing weighted.
pub fn shares_over(catalog: &Catalog, robustness: &Robustness) -> Vec<String> {
    let share = &robustness.share;
    let mut over = Vec::new();
    if !catalog.factors.is_empty() {
        over.push(match (share.sampled, share.total) {
            (true, n) => format!("{} combinations of answers drawn by lot", thousands(n as usize)),
            (false, 1) => "the one combination of answers there is".to_owned(),
            (false, n) => format!("all {} combinations of answers", thousands(n as usize)),
        });
    }
    if robustness.acceptability.draws > 0 {
        let draws = thousands(robustness.acceptability.draws as usize);
        over.push(format!("{draws} weightings of what was answered"));
    }
    over
}

/// How often one service comes first.
#[derive(Debug, Clone, PartialEq)]
pub struct Chances {
    /// The service, by its place in the catalog; `None`: nobody does, since nothing is left or nothing stated speaks for
    /// those that would.
    pub service: Option<ServiceIx>,
    /// Of all combinations of answers, 0 to 1; `None` for a catalog without questions.
    pub of_answers: Option<f64>,
    /// Of all weightings of what was answered and wished, 0 to 1; `None` when nothing was weighted.
    pub of_weightings: Option<f64>,
    /// The typical weighting behind that: `Licence 41.0%, Shape 59.0%`; empty when there is none.
    pub typically: String,
}

/// Every service that comes first in some combination of answers or in some weighting: most weightings first, then most
/// answers, then by name; last, how often nobody does. The same table for the window, the terminal and the record.
pub fn chances(catalog: &Catalog, robustness: &Robustness) -> Vec<Chances> {
    let weightings = &robustness.acceptability;
    let won = robustness
        .share
        .wins
        .iter()
        .map(|(s, _)| *s)
        .filter(|_| !catalog.factors.is_empty());
    let first = weightings
        .services
        .iter()
        .filter(|a| a.is_stated && a.ranks.first().is_some_and(|n| *n > 0));
    let mut services: Vec<ServiceIx> = won.chain(first.map(|a| a.service)).collect();
    services.sort_by(|a, b| catalog.by_name(*a, *b));
    services.dedup();
    let (asks, weighs) = (!catalog.factors.is_empty(), weightings.draws > 0);
    let one = |service: ServiceIx| Chances {
        service: Some(service),
        of_answers: asks.then(|| robustness.share.won_by(service)),
        of_weightings: weighs.then(|| weightings.first(service)),
        // Who comes first in none has no typical one.
        typically: if weightings.first(service) > 0.0 {
            typical_weighting(catalog, robustness, service)
        } else {
            String::new()
        },
    };
    let mut all: Vec<Chances> = services.into_iter().map(one).collect();
    let key = |c: &Chances| (c.of_weightings.unwrap_or(0.0), c.of_answers.unwrap_or(0.0));
    all.sort_by(|a, b| key(b).partial_cmp(&key(a)).unwrap_or(std::cmp::Ordering::Equal));
    let nobody = Chances {
        service: None,
        of_answers: asks.then(|| robustness.share.nobody()),
        of_weightings: weighs.then(|| weightings.nobody()),
        typically: String::new(),
    };
    if key(&nobody) > (0.0, 0.0) {
        all.push(nobody);
    }
    all
}

/// `Grand Server: 41.7% of answers, 63.0% of weightings (typically Licence 41.0%, Shape 59.0%)`.
pub fn chances_words(catalog: &Catalog, chances: &Chances) -> String {
    let typically = Some(&chances.typically).filter(|t| !t.is_empty());
    let typically = typically.map_or_else(String::new, |t| format!(" (typically {t})"));
    let answers = chances.of_answers.map(|s| format!("{} of answers", percent(s)));
    let weightings = chances
        .of_weightings
        .map(|s| format!("{} of weightings{typically}", percent(s)));
    let shares: Vec<String> = answers.into_iter().chain(weightings).collect();
    let name = chances.service.map_or(NOBODY.into(), |s| marked_name(catalog, s));
    format!("{name}: {}", shares.join(", "))
}

const NOBODY: &str = "Nobody";

impl Chances {
    /// The service's name, or that nobody comes first.
    pub fn name<'c>(&self, catalog: &'c Catalog) -> &'c str {
        self.service.map_or(NOBODY, |s| &catalog[s].name)
    }
}

fn typical_weighting(catalog: &Catalog, robustness: &Robustness, service: ServiceIx) -> String {
    let all = &robustness.acceptability;
    let mine = all.services.iter().find(|a| a.service == service);
    let Some(central) = mine.and_then(|a| a.central.as_ref()) else {
        return String::new();
    };
    let weights: Vec<String> = all
        .topics
        .iter()
        .zip(central)
        .map(|(t, w)| format!("{} {}", topic_label(catalog, *t), percent(f64::from(*w) / 1e6)))
        .collect();
    weights.join(", ")
}

/// A share with one decimal, `41.7%`; more than zero never shows as zero, `under 0.1%`, nor less than all as all,
/// `over 99.9%`.
pub fn percent(share: f64) -> String {
    if share > 0.0 && share < 0.0005 {
        "under 0.1%".to_owned()
    } else if (0.9995..1.0).contains(&share) {
        "over 99.9%".to_owned()
    } else {
        format!("{:.1}%", share * 100.0)
    }
}
