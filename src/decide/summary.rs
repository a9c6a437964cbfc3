//! The answer in sentences: who leads, what would change it, how sure it is. One place for the window, the terminal
//! and the decision record, so that all three say the same.

use crate::catalog::{Catalog, ServiceIx};

use super::{
    justification::topic_label,
    points::Points,
    robust::{CellFlip, Flip, ImportanceFlip, Robustness, Share},
    score::{Ranked, Ranking},
};

/// The first sentence: `Grand Server leads clearly, by 12.3 points.`, `No clear winner: Grand Server or TinyBase.`,
/// `The documents do not say …`, `Nothing listed fits.`
pub fn headline(catalog: &Catalog, ranking: &Ranking) -> String {
    let name = |s: ServiceIx| catalog[s].name.as_str();
    let Some(first) = ranking.ranked.first() else {
        return "Nothing listed fits.".to_owned();
    };
    if ranking.taking_part.is_empty() {
        return match ranking.ranked.len() {
            1 => format!(
                "Only {} is left; no answer has been given that scores it.",
                name(first.service)
            ),
            n => format!("{n} services are left; no answer has been given that tells them apart."),
        };
    }
    let Some(winner) = ranking.winner else {
        return "The documents do not say: nothing stated speaks for any service that is left.".to_owned();
    };
    let second = ranking.ranked.get(1);
    match (ranking.clear, second, ranking.margin) {
        (true, Some(_), Some(margin)) => format!("{} leads clearly, by {margin} points.", name(winner)),
        (true, ..) => format!("{} is the only one left, and fits.", name(winner)),
        (false, Some(_), _) if close(ranking) => {
            format!("No clear winner: {}.", close_ones(catalog, ranking))
        }
        (false, ..) => format!("{} leads, but something about it is still to confirm.", name(winner)),
    }
}

/// Where something of the winner is still to confirm: the best of those of which nothing is, and for which something
/// stated speaks. The one to fall back on.
pub fn first_confirmed(ranking: &Ranking) -> Option<&Ranked> {
    ranking.winner?;
    let sound = |r: &&Ranked| r.to_confirm.is_empty() && r.low > Points::ZERO;
    let first = ranking.ranked.iter().find(sound)?;
    (ranking.winner != Some(first.service)).then_some(first)
}

/// `With nothing to confirm, TinyBase comes first.`; empty where that is the winner or nobody.
pub fn fallback(catalog: &Catalog, ranking: &Ranking) -> String {
    first_confirmed(ranking).map_or(String::new(), |r| {
        format!(
            "Of those with nothing to confirm, {} comes first.",
            catalog[r.service].name
        )
    })
}

/// The leading ones, each less than the clear margin behind the first: `A or B`, `A, B or C`, `A, B, C or 4 others`.
fn close_ones(catalog: &Catalog, ranking: &Ranking) -> String {
    let Some(first) = ranking.ranked.first() else {
        return String::new();
    };
    let near = |r: &&Ranked| first.score - r.score < Points::CLEAR_MARGIN && r.low > Points::ZERO;
    let rest = ranking.ranked[1..].iter().take_while(near).count().max(1);
    let names: Vec<&str> = ranking
        .ranked
        .iter()
        .take(1 + rest)
        .map(|r| catalog[r.service].name.as_str())
        .collect();
    let (last, others) = match names.len() {
        n if n > 4 => (format!("{} others", n - 3), &names[..3]),
        n => (names[n - 1].to_owned(), &names[..n - 1]),
    };
    format!("{} or {last}", others.join(", "))
}

/// Whether the winner lacks the margin of five points over the second.
fn close(ranking: &Ranking) -> bool {
    ranking.margin.is_some_and(|m| m < Points::CLEAR_MARGIN)
}

/// Who wins then: `TinyBase leads`, `no service leads`.
fn leads(catalog: &Catalog, winner: Option<ServiceIx>) -> String {
    winner.map_or("no service leads".to_owned(), |s| format!("{} leads", catalog[s].name))
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
        format!("instead of {}", from.join(" and "))
    };
    let then = leads(catalog, flip.winner);
    if flip.from.is_empty() {
        format!("{}, {instead} {}: {then}.", factor.label, label(&flip.to))
    } else {
        format!("{}, {} {instead}: {then}.", factor.label, label(&flip.to))
    }
}

/// `If Doc Drawer's “Speaks SQL” were yes: Doc Drawer leads.`
pub fn cell_flip_words(catalog: &Catalog, flip: &CellFlip) -> String {
    let side = if flip.yes { "yes" } else { "no" };
    let service = &catalog[flip.service].name;
    format!(
        "“{}” of {service} settled to {side}: {}.",
        flip.atom.human(catalog),
        leads(catalog, flip.winner)
    )
}

/// `Importance of Shape 1 instead of 2: TinyBase leads.`
pub fn importance_flip_words(catalog: &Catalog, flip: &ImportanceFlip) -> String {
    let then = leads(catalog, flip.winner);
    format!(
        "Importance of {} {} instead of {}: {then}.",
        topic_label(catalog, flip.topic),
        flip.to,
        flip.from
    )
}

/// `Grand Server wins 41.7% of all 48 combinations of answers`, or says that they were drawn.
pub fn share_words(catalog: &Catalog, share: &Share, service: ServiceIx) -> String {
    let wins = share.wins.iter().find(|(s, _)| *s == service).map_or(0, |(_, n)| *n);
    let of = if share.sampled {
        format!("{} combinations of answers drawn by lot", share.total)
    } else {
        format!("all {} combinations of answers", share.total)
    };
    format!("{} wins {} of {of}", catalog[service].name, percent(share.of(wins)))
}

/// The share of all weightings in which a service ranks first, with the typical weighting behind it; `None` when
/// nothing was weighted or it never does.
pub fn acceptability_words(catalog: &Catalog, robustness: &Robustness, service: ServiceIx) -> Option<String> {
    let all = &robustness.acceptability;
    let mine = all.services.iter().find(|a| a.service == service)?;
    let central = mine.central.as_ref()?;
    let first = percent(all.share(mine.ranks.first().copied().unwrap_or(0)));
    let weights: Vec<String> = all
        .topics
        .iter()
        .zip(central)
        .map(|(t, w)| format!("{} {}", topic_label(catalog, *t), percent(f64::from(*w) / 1e6)))
        .collect();
    Some(format!(
        "{} ranks first in {first} of all weightings (typically {})",
        catalog[service].name,
        weights.join(", ")
    ))
}

/// A share with one decimal, `41.7%`; what is not nothing never shows as nothing: `under 0.1%`.
pub fn percent(share: f64) -> String {
    if share > 0.0 && share < 0.0005 {
        "under 0.1%".to_owned()
    } else {
        format!("{:.1}%", share * 100.0)
    }
}
