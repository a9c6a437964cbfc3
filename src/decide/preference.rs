//! Preferences: for a list that came without factors, wishes about attributes that declare which direction is better.
//!
//! Each weighs in like a factor. A value is placed between the least and the greatest known value of all alternatives
//! that are there (not only of those still ranked: ruling one out must not move the others, or removing a service that
//! did not win could change who won). Not stated is anywhere between.

use crate::catalog::{
    AttributeIx, Better, Catalog, CellValue, Cells, ServiceIx, State,
    kind::{Directions, MORE_OR_LESS},
};

use super::{
    answers::{MAX_IMPORTANCE, Preference, Topic},
    table::{AnswerColumn, Exclusion, Fit, RuleColumn, RuleTable, ScorePart, WHOLE},
};

/// The attributes a preference can be about without saying more: numbers and choices that declare which direction is
/// better.
pub fn attributes(catalog: &Catalog) -> Vec<AttributeIx> {
    catalog
        .attribute_ixs()
        .filter(|a| catalog[*a].better.is_some())
        .collect()
}

/// The numbers and dates that declare no direction: what more of them, or newer ones, are worth, only the user can say.
pub fn undirected(catalog: &Catalog) -> Vec<AttributeIx> {
    catalog
        .attribute_ixs()
        .filter(|a| catalog[*a].better.is_none() && catalog[*a].kind.directions().is_some())
        .collect()
}

/// Which direction a preference takes as better; `None`: it takes no part. What the catalog declares stands: a user may
/// only say of a number what the catalog leaves open.
pub fn direction(catalog: &Catalog, preference: &Preference) -> Option<Better> {
    catalog[preference.attribute].better.or(preference.better)
}

/// What more and less of an attribute are called: of dates, more is newer.
pub fn directions(catalog: &Catalog, attribute: AttributeIx) -> Directions {
    catalog[attribute].kind.directions().unwrap_or(MORE_OR_LESS)
}

/// `more is better`, `older is better, as you chose`: of dates, more is newer. The direction is said to be the user's
/// where the catalog declares none.
pub fn direction_words(catalog: &Catalog, attribute: AttributeIx, better: Better) -> String {
    let called = directions(catalog, attribute);
    let direction = if better == Better::Higher {
        called.higher
    } else {
        called.lower
    };
    let whose = if catalog[attribute].better.is_none() {
        ", as you chose"
    } else {
        ""
    };
    format!("{direction} is better{whose}")
}

/// The preferences that take part, as columns beside those of the factors. A preference of importance 0, about an
/// attribute with no direction, about one no alternative states, or about one named before, takes no part.
pub fn parts(cells: &Cells, table: &RuleTable, preferences: &[Preference]) -> Vec<ScorePart> {
    let part = |p: &Preference| {
        let better = direction(&cells.catalog, p)?;
        let column = column(cells, &table.candidates, p.attribute, better)?;
        let topic = Topic::Preference(p.attribute);
        (p.importance > 0).then_some(ScorePart {
            topic,
            importance: p.importance.min(MAX_IMPORTANCE),
            column,
        })
    };
    let once = |(i, p): &(usize, &Preference)| !preferences[..*i].iter().any(|q| q.attribute == p.attribute);
    preferences
        .iter()
        .enumerate()
        .filter(once)
        .filter_map(|(_, p)| part(p))
        .collect()
}

fn column(cells: &Cells, services: &[ServiceIx], attribute: AttributeIx, better: Better) -> Option<AnswerColumn> {
    let ends: Vec<Option<(f64, f64)>> = services.iter().map(|s| known(cells, *s, attribute)).collect();
    let finite = || {
        ends.iter()
            .flatten()
            .flat_map(|(l, h)| [*l, *h])
            .filter(|x| x.is_finite())
    };
    let (least, most) = finite().fold((f64::INFINITY, f64::NEG_INFINITY), |(l, m), x| (l.min(x), m.max(x)));
    if ends.iter().all(Option::is_none) {
        return None;
    }
    // Beyond the last finite value lies "no limit": it stands at the end, and so does that value.
    let place = |x: f64| {
        let share = match x {
            f64::INFINITY => 1.0,
            f64::NEG_INFINITY => 0.0,
            _ if most > least => (x - least) / (most - least),
            _ => 1.0,
        };
        (share * f64::from(WHOLE)) as u32
    };
    let fit = |(ends, service): (&Option<(f64, f64)>, &ServiceIx)| {
        let (lo, hi) = match ends {
            None if cells.get(*service, attribute).state == State::NotApplicable => (0, 0),
            None => (0, WHOLE),
            Some((l, h)) if better == Better::Higher => (place(*l), place(*h)),
            Some((l, h)) => (down(place(*h), *h, most > least), down(place(*l), *l, most > least)),
        };
        Fit {
            lo,
            hi,
            out: Exclusion::No,
        }
    };
    let fits: Vec<Fit> = ends.iter().zip(services).map(fit).collect();
    let halves = fits
        .iter()
        .map(|f| if f.lo == f.hi { (2, 2) } else { (0, 2) })
        .collect();
    Some(AnswerColumn {
        weight: 1,
        fits,
        rules: vec![RuleColumn { weight: 1, halves }],
    })
}

/// Turned about, for attributes of which less is better. Where all finite values are equal they are all the best.
fn down(place: u32, value: f64, spread: bool) -> u32 {
    if !spread && value.is_finite() {
        WHOLE
    } else {
        WHOLE - place
    }
}

fn known(cells: &Cells, service: ServiceIx, attribute: AttributeIx) -> Option<(f64, f64)> {
    match &cells.get(service, attribute).value {
        CellValue::Scalar(value) => value.places(),
        CellValue::Choice(o) => Some((f64::from(*o), f64::from(*o))),
        _ => None,
    }
}
