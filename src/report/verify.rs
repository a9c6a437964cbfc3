//! A decision asked again, of another edition of its catalog or on a later day: what of it no longer holds, in sentences.

use jiff::{ToSpan as _, civil::Date};

use super::basis::{self, Basis, CitedFact};
use crate::{
    catalog::{
        Catalog, Cells, Condition, DateSpan, ServiceIx, Status, Truth, View, condition::quoted, value::human_day,
    },
    decide::{Answers, rank, review},
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
    all.extend(statuses(basis, cells));
    let services: Vec<ServiceIx> = basis
        .statuses
        .iter()
        .filter_map(|(id, _)| catalog.service(id))
        .collect();
    let now = basis::cited(cells, answers, &ranking, &services);
    all.extend(changed(catalog, &basis.cited, &now));
    all.extend(crossed(basis, cells));
    all.extend(grown_old(basis, cells));
    all.extend(looked_at_by(basis, cells, answers));
    all
}

fn named(catalog: &Catalog, ids: &[String]) -> String {
    let name = |id: &String| {
        catalog
            .service(id)
            .map_or_else(|| format!("“{id}”"), |s| catalog[s].name.clone())
    };
    match ids {
        [] => "nobody".to_owned(),
        ids => ids.iter().map(name).collect::<Vec<_>>().join(" and "),
    }
}

/// What has retired since, will, or is gone.
fn statuses(basis: &Basis, cells: &Cells) -> Vec<String> {
    let line = |(id, then): &(String, String)| {
        let Some(service) = cells.catalog.service(id) else {
            return Some(format!("“{id}” is not in the catalog any more."));
        };
        let now = cells.judged(service).status;
        let ends = matches!(now, Status::Retired | Status::Retiring) && now.id() != then;
        ends.then(|| format!("{} is {} now; it was {then}.", cells.catalog[service].name, now.id()))
    };
    basis.statuses.iter().filter_map(line).collect()
}

/// Cited cells that say something else, or are stated by something else.
fn changed(catalog: &Catalog, then: &[CitedFact], now: &[CitedFact]) -> Vec<String> {
    let line = |was: &CitedFact| {
        let name = named(catalog, std::slice::from_ref(&was.service));
        let same =
            |f: &&CitedFact| (&f.service, &f.attribute, &f.option) == (&was.service, &was.attribute, &was.option);
        match now.iter().find(same) {
            None => Some(format!(
                "“{}” of {name} was cited; nothing of the kind counts any more.",
                was.says
            )),
            Some(is) if is.says != was.says => Some(format!(
                "{name}: it was cited as “{}”; now it is “{}”.",
                was.says, is.says
            )),
            Some(is) if is.claims != was.claims => Some(format!(
                "“{}” of {name} is stated by other sources, of other days or at other places, than it was.",
                was.says
            )),
            Some(_) => None,
        }
    };
    then.iter().filter_map(line).collect()
}

/// Cells that were not known, are known now, and turned out the way that was said to change the outcome.
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
            all.push(format!(
                "“{title}” is more than {} years old now.",
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
    let mut all = Vec::new();
    if by <= cells.view.today {
        all.push(format!("It was to be looked at again by {}.", human_day(by)));
    }
    let as_then = Cells::build(
        cells.catalog.clone(),
        View {
            today: then,
            ..cells.view
        },
    );
    let now = review::review(&as_then, answers, &rank(&as_then, answers)).date;
    if now != by {
        all.push(format!(
            "By this catalog it is to be looked at again by {}, not by {}.",
            human_day(now),
            human_day(by)
        ));
    }
    all
}
