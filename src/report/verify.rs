//! A decision evaluated again, with another edition of its catalog or on a later day: what of it no longer holds, in
//! sentences.

use jiff::{ToSpan as _, civil::Date};

use super::{
    basis::{self, Basis, CitedFact, EndedPart, ended_parts_of},
    cited_again::{changed, is_estimated, redated},
};
use crate::{
    catalog::{
        Catalog, Cells, Condition, DateSpan, ServiceIx, Status, Truth, View,
        condition::{Subject, quoted},
        suggest::nearest,
        value::human_day,
        wording::listed,
    },
    decide::{Answers, Ranking, Reason, grounds, rank, review},
};

/// What no longer holds; empty: all of it does. `answers`: those of the basis, read against this catalog.
pub fn verify(basis: &Basis, cells: &Cells, answers: &Answers) -> Vec<String> {
    let ranking = rank(cells, answers);
    let mut all = Vec::new();
    let catalog = &cells.catalog;
    let elected: Vec<String> = ranking.outcome.top().iter().map(|s| catalog[*s].id.clone()).collect();
    if elected != basis.elected {
        all.push(format!(
            "Who comes first has changed: it was {}, and is {} now.",
            named(catalog, &basis.elected),
            named(catalog, &elected)
        ));
    }
    if ranking.verdict.id() != basis.verdict {
        all.push(format!(
            "The verdict was “{}”; now it is “{}”.",
            basis.verdict,
            ranking.verdict.id()
        ));
    }
    let options: Vec<Stood<'_>> = Stood::all(basis).collect();
    all.extend(
        options
            .iter()
            .filter_map(|stood| standing(stood, cells, answers, &ranking)),
    );
    all.extend(parts_ended(basis, cells, &ranking));
    let services: Vec<ServiceIx> = options.iter().filter_map(|o| catalog.service(o.id)).collect();
    let now = basis::cited(cells, answers, &ranking, &services);
    let others = basis.others.iter().flat_map(|o| &o.cited);
    let then: Vec<&CitedFact> = basis.cited.iter().chain(others).collect();
    all.extend(redated(catalog, &then, &now));
    let is_told = |fact: &CitedFact| {
        let is_status = fact.attribute == Subject::Status.id(catalog);
        let told = |o: &Stood<'_>| is_status && standing(o, cells, answers, &ranking).is_some();
        let mut of_it = options.iter().filter(|o| o.id == fact.service);
        of_it.any(|o| o.tells_all(catalog, &ranking) || told(o))
    };
    all.extend(
        then.iter()
            .filter(|fact| !is_told(fact))
            .filter_map(|fact| changed(cells, fact, &now)),
    );
    all.extend(crossed(basis, cells));
    all.extend(grown_old(basis, cells));
    all.extend(looked_at_by(basis, cells, answers));
    all
}

/// Services by their ids, as a person calls them.
fn named(catalog: &Catalog, ids: &[String]) -> String {
    let name = |id: &String| {
        catalog
            .service(id)
            .map_or_else(|| format!("“{id}”"), |s| catalog[s].name.clone())
    };
    match ids {
        [] => "nobody".to_owned(),
        ids => listed(&ids.iter().map(name).collect::<Vec<_>>(), "and"),
    }
}

/// A service of the record, as it was then.
struct Stood<'a> {
    basis: &'a Basis,
    id: &'a str,
    status: &'a str,
    was_out: bool,
}

impl<'a> Stood<'a> {
    /// Those at the top, then the others.
    fn all(basis: &'a Basis) -> impl Iterator<Item = Self> {
        let top = basis.statuses.iter().map(move |(id, status)| Self {
            basis,
            id,
            status,
            was_out: false,
        });
        let others = basis.others.iter().map(move |o| Self {
            basis,
            id: &o.service,
            status: &o.status,
            was_out: o.ruled_out,
        });
        top.chain(others)
    }

    /// Whether what became of it is one sentence, so that of what was cited of it nothing more need be told.
    fn tells_all(&self, catalog: &Catalog, ranking: &Ranking) -> bool {
        let service = catalog.service(self.id);
        service.is_none_or(|s| !self.was_out && ranking.of(s).is_none())
    }
}

/// What became of a service of the record: gone, out or back, or retiring.
fn standing(stood: &Stood<'_>, cells: &Cells, answers: &Answers, ranking: &Ranking) -> Option<String> {
    let catalog = &*cells.catalog;
    let Stood { id, status: then, .. } = *stood;
    let Some(service) = catalog.service(id) else {
        return Some(format!(
            "“{id}” is not in the catalog any more.{}",
            renamed(catalog, id, stood.basis)
        ));
    };
    let name = &catalog[service].name;
    let judged = cells.judged(service);
    let day = judged.date.map_or_else(String::new, |d| format!(" {}", d.on()));
    let became = match judged.status {
        status if status.id() == then => moved(stood, cells, service),
        Status::Retired if day.is_empty() => Some(format!("{name} has retired.")),
        Status::Retired => Some(format!("{name} retired{day}.")),
        Status::Retiring if then == Status::Retired.id() => {
            Some(format!("{name} had retired; by this catalog it is to retire{day}."))
        }
        Status::Retiring => Some(format!(
            "{name} is to retire{day}; when this was decided no source said so."
        )),
        _ if then == Status::Retired.id() => Some(format!("{name} had retired; by this catalog it has not.")),
        _ if then == Status::Retiring.id() => Some(format!("{name} was to retire; by this catalog it is not.")),
        _ => None,
    };
    let out = ranking.ruled_out.iter().find(|o| o.service == service);
    if stood.was_out {
        let back = ranking
            .of(service)
            .map(|_| format!("{name} was ruled out and is not now."));
        let words: Vec<String> = became.into_iter().chain(back).collect();
        return (!words.is_empty()).then(|| words.join(" "));
    }
    let others = out.into_iter().flat_map(|o| &o.reasons);
    let others = others.filter(|r| became.is_none() || **r != Reason::Retired);
    let because: Vec<String> = others
        .map(|r| grounds::reason(cells, answers, service, *r).because)
        .map(|because| format!("{}.", because.trim_end_matches('.')))
        .collect();
    let why = (!because.is_empty()).then(|| format!("{name} is ruled out now. {}", because.join(" ")));
    let uncited = out.map(|_| "What was cited of it does not count any more.".to_owned());
    let words: Vec<String> = became.into_iter().chain(why).chain(uncited).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// That the day it retires or has retired is another; of one that is out for that the day is cited.
fn moved(stood: &Stood<'_>, cells: &Cells, service: ServiceIx) -> Option<String> {
    let then = stood.basis.ends.as_ref()?.get(stood.id);
    let status = cells.judged(service).status;
    let (past, is_over) = match status {
        Status::Retired if !stood.was_out => ("it had retired", true),
        Status::Retiring => ("it was to", false),
        _ => return None,
    };
    let now = basis::end_of(cells, service);
    if now.map(|d| d.to_string()).as_ref() == then {
        return None;
    }
    let name = &cells.catalog[service].name;
    let does = if is_over { "retired" } else { "is to retire" };
    let was = then.map(|t| DateSpan::parse(t).map_or_else(|| t.clone(), DateSpan::on));
    Some(match (now, was) {
        (Some(now), Some(was)) => format!("{name} {does} {}; when this was decided {past} {was}.", now.on()),
        (Some(now), None) => format!("{name} {does} {}; when this was decided no day was stated.", now.on()),
        (None, _) => format!("{name} {does}, and no source names the day any more."),
    })
}

/// Parts that have ended or will, that the record does not list, and those it lists that are told of no more; of a service
/// that is out none counts.
fn parts_ended(basis: &Basis, cells: &Cells, ranking: &Ranking) -> Vec<String> {
    let left = |id: &str| cells.catalog.service(id).filter(|s| ranking.of(*s).is_some());
    let mut all = Vec::new();
    // An older record keeps none.
    if let Some(then) = &basis.ended_parts {
        let services = basis.statuses.iter().filter_map(|(id, _)| left(id));
        let by_ids = basis.ended_parts_by_ids.as_deref().unwrap_or_default();
        all.extend(other_ends(&ended_parts_of(cells, services), then, by_ids, &left));
    }
    for other in basis.others.iter().filter(|o| !o.ruled_out) {
        let ends = other.ended_parts.iter();
        let (words, by_ids): (Vec<String>, Vec<String>) = ends.map(|e| (e.words.clone(), e.by_ids.clone())).unzip();
        let now = ended_parts_of(cells, left(&other.service).into_iter());
        all.extend(other_ends(&now, &words, &by_ids, &left));
    }
    all
}

/// What differs between the ends of parts told now and those told then, in words and by ids. `left`: a service by its id, where
/// it is ranked still.
fn other_ends(
    now: &[EndedPart],
    then: &[String],
    by_ids: &[String],
    left: &dyn Fn(&str) -> Option<ServiceIx>,
) -> Vec<String> {
    // Without its end, which may be told otherwise by now, so that no part is told of twice.
    let part = |words: &str| words.split(", a part, ").next().unwrap_or_default().to_owned();
    let known: Vec<String> = now.iter().flat_map(|p| [part(&p.words), part(&p.by_ids)]).collect();
    let is_gone = |at: usize, words: &str| {
        let id = by_ids.get(at).map_or(words, String::as_str);
        let whole = id.split_once(": ").and_then(|(whole, _)| left(whole));
        whole.is_some() && !known.contains(&part(id)) && !known.contains(&part(words))
    };
    let gone = then.iter().enumerate().filter(|(at, words)| is_gone(*at, words));
    let gone = gone.map(|(_, words)| format!("Not told any more: {words}"));
    // Behind the service's name, which may be another by now.
    let end = |words: &str| words.split_once(": ").map_or(words, |(_, end)| end).to_owned();
    let ends: Vec<String> = then.iter().map(|words| end(words)).collect();
    let new = now
        .iter()
        .filter(|part| !ends.contains(&end(&part.words)) && !by_ids.contains(&part.by_ids));
    let new = new.map(|part| format!("Not so when it was decided: {}", part.words));
    new.chain(gone).collect()
}

/// ` It may be “grand-server” (Grand Server) now.`: the service that goes by an id that is gone, as an alias, as a former
/// name or nearly; empty where none does. One that the record names too was another then.
fn renamed(catalog: &Catalog, gone: &str, basis: &Basis) -> String {
    let folded = |name: &str| name.to_lowercase().replace(' ', "-");
    let is_other = |s: &ServiceIx| Stood::all(basis).all(|stood| stood.id != catalog[*s].id);
    let former = basis.names.get(gone).map_or(gone, String::as_str);
    let goes_by = |s: &ServiceIx| {
        let mut names = catalog[*s].names();
        names.any(|n| folded(n) == folded(gone) || folded(n) == folded(former))
    };
    let others = || catalog.service_ixs().filter(is_other);
    let found = others().find(goes_by).or_else(|| {
        let ids: Vec<&str> = others().map(|s| catalog[s].id.as_str()).collect();
        catalog.service(nearest(gone, ids)?)
    });
    found.map_or_else(String::new, |s| {
        format!(" It may be “{}” ({}) now.", catalog[s].id, catalog[s].name)
    })
}

/// Cells that were not known, are known now, and turned out the way that was predicted to change the outcome.
fn crossed(basis: &Basis, cells: &Cells) -> Vec<String> {
    let catalog = &cells.catalog;
    let line = |open: &basis::OpenCell| {
        let service = catalog.service(&open.service)?;
        let asked = match &open.option {
            None => "=yes".to_owned(),
            Some(bound) if bound.starts_with(['<', '>']) => bound.clone(),
            Some(option) => format!("={}", quoted(option)),
        };
        let condition = Condition::parse(&format!("{}{asked}", quoted(&open.attribute)), catalog).ok()?;
        let wanted = if open.yes { Truth::True } else { Truth::False };
        (condition.eval(cells, service).truth == wanted).then(|| {
            format!(
                "“{}” of {} was not known and is stated now; it was said that {} would come first then.",
                open.words,
                catalog[service].name,
                named(catalog, &open.then)
            )
        })
    };
    basis.flips.iter().filter_map(line).collect()
}

/// Sources that were current on the decision's day and are not any more.
fn grown_old(basis: &Basis, cells: &Cells) -> Vec<String> {
    let then: Option<Date> = basis.today.parse().ok();
    let mut seen: Vec<&str> = Vec::new();
    let mut all = Vec::new();
    for claim in basis.cited.iter().flat_map(|f| &f.claims) {
        let span = claim.date.as_deref().and_then(DateSpan::parse);
        let old = span.and_then(|s| s.last().checked_add(review::CURRENT_YEARS.years()).ok());
        let (Some(old), Some(then)) = (old, then) else { continue };
        if then < old && old <= cells.view.today && !seen.contains(&claim.source.as_str()) {
            seen.push(&claim.source);
            let title = cells
                .catalog
                .source(&claim.source)
                .map(|s| cells.catalog[s].title.as_str());
            let title = title.unwrap_or(&claim.source);
            let guessed = if is_estimated(&cells.catalog, &claim.source) {
                ", if it is as old as we estimate"
            } else {
                ""
            };
            all.push(format!(
                "“{title}” is more than {} years old now{guessed}.",
                review::CURRENT_YEARS
            ));
        }
    }
    all
}

/// Whether the day of review has come, and whether it would be another by this catalog.
fn looked_at_by(basis: &Basis, cells: &Cells, answers: &Answers) -> Vec<String> {
    let (Ok(then), Ok(by)) = (basis.today.parse::<Date>(), basis.review.parse::<Date>()) else {
        return vec!["The record does not say when to look again.".to_owned()];
    };
    let as_then = Cells::build(
        cells.catalog.clone(),
        View {
            today: then,
            ..cells.view
        },
    );
    let now = review::review(&as_then, answers, &rank(&as_then, answers));
    let mut all = Vec::new();
    if by <= cells.view.today {
        let causes: Vec<&str> = now.causes.iter().map(|c| c.words.as_str()).collect();
        // By another catalog it would have been for another reason.
        let why = match causes.as_slice() {
            causes if now.date == by && !causes.is_empty() => format!(": {}", causes.join("; ")),
            _ => String::new(),
        };
        all.push(format!("It was to be looked at again by {}{why}.", human_day(by)));
    }
    let now = now.date;
    if now != by {
        all.push(format!(
            "By this catalog it is to be looked at again by {}, not by {}.",
            human_day(now),
            human_day(by)
        ));
    }
    all
}
