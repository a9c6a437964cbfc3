//! The verdict in a sentence: by how much, who could still pass, and what the answer rests on. Point 7 of semantics.md's
//! scoring. The line under the name in the window, the first paragraph in files.

use jiff::{ToSpan as _, civil::Date};

use crate::catalog::{
    Catalog, Cells, DateSpan, Event, EventKind, ServiceIx, Status, Truth,
    parts::{PartEnd, ended_parts, ends_in_words},
    value::human_day,
    wording::{BEYOND_GIVEN, thousands},
};

use super::{
    answers::Answers,
    facts::{StatedFact, facts, rests_on_inference},
    justification::{self, Justification},
    lint::clash,
    order::Outcome,
    points::Points,
    robust::Robustness,
    score::{Ranked, Ranking, Reason},
    summary::{every_name, marked_name, names},
    verdict::Verdict,
};

/// Evidence from before this many years counts as old.
pub const OLD_YEARS: i32 = 5;

/// What a winner's points rest on.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Footing<'a> {
    /// Points of which every document that states them is from before [`old_before`].
    pub old: Points,
    /// Points that would be others without what we inferred.
    pub inferred: Points,
    /// Must-haves that it is not known to meet without what we inferred, in words.
    pub inferred_must_haves: Vec<String>,
    /// Must-haves of which every document that states them is from before [`old_before`], in words.
    pub old_must_haves: Vec<String>,
    /// Parts of the service that the answers ask for and that have ended or will.
    pub ending: Vec<PartEnd<'a>>,
}

/// The day before which evidence is old.
pub fn old_before(today: Date) -> Date {
    today.checked_sub(OLD_YEARS.years()).unwrap_or(Date::MIN)
}

/// What the points of a ranked service rest on.
pub fn footing<'a>(cells: &'a Cells, answers: &Answers, ranked: &Ranked) -> Footing<'a> {
    let border = old_before(cells.view.today);
    let mut footing = Footing::default();
    let ends = ended_parts(cells, ranked.service);
    for condition in &answers.must_haves {
        if condition.eval(cells, ranked.service).truth != Truth::True {
            continue;
        }
        let met = facts(cells, ranked.service, condition);
        for end in &ends {
            if !footing.ending.contains(end) && met.iter().any(|f| speaks_of(&cells.catalog, f, end)) {
                footing.ending.push(end.clone());
            }
        }
        if rests_on_inference(cells, ranked.service, &condition.clone().into()) {
            footing.inferred_must_haves.push(condition.human(&cells.catalog));
        }
        let newest = met.iter().filter_map(|f| f.newest(cells)).max();
        if newest.is_some_and(|day| day < border) {
            footing.old_must_haves.push(condition.human(&cells.catalog));
        }
    }
    for contribution in &ranked.contributions {
        let why: Justification = justification::earned(cells, answers, ranked.service, contribution);
        if why.rests_on_inference {
            footing.inferred = footing.inferred + contribution.points;
        }
        for end in &ends {
            if !footing.ending.contains(end) && why.facts.iter().any(|f| speaks_of(&cells.catalog, f, end)) {
                footing.ending.push(end.clone());
            }
        }
        let newest = why.facts.iter().filter_map(|f| f.newest(cells)).max();
        if newest.is_some_and(|day| day < border) {
            footing.old = footing.old + contribution.points;
        }
    }
    footing
}

/// Whether a fact is about a part: the option that is asked for is also called that, or it is stated through that part. A
/// part that ends is called by one name or by several (`Custom Vision and Image Analysis`).
fn speaks_of(catalog: &Catalog, fact: &StatedFact, end: &PartEnd<'_>) -> bool {
    let about = catalog.attribute(&fact.about).map(|a| &catalog[a]);
    let asked = fact
        .option
        .as_deref()
        .and_then(|id| about?.options.iter().find(|o| o.id == id));
    let names = end.part.split(", ").flat_map(|n| n.split(" and "));
    let mut names = names.map(str::to_lowercase).filter(|n| !n.is_empty());
    names.any(|name| {
        let has = |text: &str| has_words(&text.to_lowercase(), &name);
        has(&fact.words)
            || asked.is_some_and(|o| o.also.iter().any(|also| has(also)))
            || end.service.is_some() && fact.claims.iter().any(|c| c.through == end.service)
    })
}

/// Whether a text has these words in a row, each whole: `r` is not in `server`.
fn has_words(text: &str, words: &str) -> bool {
    let is_word = |c: char| c.is_alphanumeric();
    let ends = |at: usize, end: usize| {
        let (before, after) = (text.get(..at), text.get(end..));
        let before = before.and_then(|t| t.chars().next_back()).is_some_and(is_word);
        let after = after.and_then(|t| t.chars().next()).is_some_and(is_word);
        !before && !after
    };
    text.match_indices(words).any(|(at, found)| ends(at, at + found.len()))
}

/// All of it, as one paragraph. Without `robust` (a worker still computes it) it does not name who could pass.
pub fn sentence(cells: &Cells, answers: &Answers, ranking: &Ranking, robust: Option<&Robustness>) -> String {
    let catalog = &cells.catalog;
    let mut all = vec![headline(catalog, ranking)];
    all.extend(impossible_words(catalog, answers));
    let top: Vec<&Ranked> = ranking.outcome.top().iter().filter_map(|s| ranking.of(*s)).collect();
    if let (false, Some(robust)) = (top.is_empty(), robust) {
        all.extend(could_pass_words(catalog, ranking, robust));
    }
    all.extend(must_haves_words(catalog, answers, ranking));
    for first in &top {
        let words = footing_words(cells, first, &footing(cells, answers, first));
        // Of several at the top, each sentence names its subject.
        let whose = |words: String| match top.len() {
            1 => words,
            _ => format!("{}: {words}", catalog[first.service].name),
        };
        all.extend(words.into_iter().map(whose));
    }
    all.join(" ")
}

/// The verdict's word, and what would make a close one clear: `Verdict: close. A lead of 5.0 points or more …`.
pub fn verdict_words(ranking: &Ranking) -> String {
    let word = format!("Verdict: {}.", ranking.verdict.id());
    match to_be_clear(ranking) {
        Some(clear) => format!("{word} {clear}"),
        None => word,
    }
}

/// What would make a close verdict clear; `None` for the others, and where nobody else is left.
pub fn to_be_clear(ranking: &Ranking) -> Option<String> {
    (ranking.verdict == Verdict::Close && ranking.ranked.len() > 1).then(|| {
        if ranking.margin.is_none() {
            return "With nothing to confirm it would be clear.".to_owned();
        }
        format!(
            "A lead of {} points or more, with nothing to confirm, would be clear.",
            Points::CLEAR_MARGIN
        )
    })
}

/// The first sentence: `Grand Server leads by 12.3 points.`, `TinyBase and Doc Drawer tie.` Whoever of those at the top is
/// not in the given documents is marked so.
pub fn headline(catalog: &Catalog, ranking: &Ranking) -> String {
    headline_with(catalog, ranking, every_name)
}

/// The same above a ranking that names all who tie: of many it names three.
pub fn short_headline(catalog: &Catalog, ranking: &Ranking) -> String {
    headline_with(catalog, ranking, names)
}

fn headline_with(catalog: &Catalog, ranking: &Ranking, tied: fn(&Catalog, &[ServiceIx]) -> String) -> String {
    let name = |s: ServiceIx| marked_name(catalog, s);
    let Some(first) = ranking.ranked.first() else {
        return "Nothing listed fits.".to_owned();
    };
    let scored = !ranking.taking_part.is_empty();
    match &ranking.outcome {
        Outcome::Nobody if scored => {
            format!(
                "The documents do not say: nothing stated speaks for any {} that is left.",
                catalog.things(1)
            )
        }
        Outcome::Nobody => {
            // A list without questions has no answers.
            let asked = if catalog.factors.is_empty() {
                "nothing has been wished for"
            } else {
                "no answer has been given"
            };
            match ranking.ranked.len() {
                1 => format!("Only {} is left; {asked} that scores it.", name(first.service)),
                n => format!(
                    "{} {} are left; {asked} that tells them apart.",
                    thousands(n),
                    catalog.things(n)
                ),
            }
        }
        Outcome::Tied(all) => {
            let what = if scored {
                "they score the same"
            } else {
                "each is known to meet as many must-haves"
            };
            // Briefly: which ones is marked in the ranking below.
            let beyond = match all.iter().filter(|s| catalog.is_beyond_given(**s)).count() {
                0 => String::new(),
                1 => format!("; one is {BEYOND_GIVEN}"),
                n => format!("; {} are {BEYOND_GIVEN}", thousands(n)),
            };
            format!("{} tie: {what}{beyond}.", tied(catalog, all))
        }
        Outcome::Elected(winner) if ranking.ranked.len() == 1 => match ranking.verdict {
            Verdict::Close => format!(
                "{} is the only one left, and something about it is still to confirm.",
                name(*winner)
            ),
            _ => format!("{} is the only one left, and fits.", name(*winner)),
        },
        Outcome::Elected(winner) => elected(catalog, ranking, *winner),
    }
}

fn elected(catalog: &Catalog, ranking: &Ranking, winner: ServiceIx) -> String {
    let name = marked_name(catalog, winner);
    let confirm = ranking.of(winner).is_some_and(|r| !r.to_confirm.is_empty());
    let confirm = if confirm {
        ", but something about it is still to confirm"
    } else {
        ""
    };
    let Some(margin) = ranking.margin else {
        return if confirm.is_empty() {
            format!("{name} alone is known to meet what must be.")
        } else {
            format!("{name} is known to meet more of what must be than any other{confirm}.")
        };
    };
    let rival = ranking
        .ranked
        .iter()
        .filter(|r| r.service != winner)
        .reduce(|a, b| if b.score > a.score { b } else { a });
    let open = |r: &Ranked| r.to_confirm.iter().filter(|c| matches!(c, Reason::MustHave(_))).count();
    let less_open = rival.zip(ranking.of(winner)).is_some_and(|(r, w)| open(w) < open(r));
    let rival = rival.map_or("".into(), |r| marked_name(catalog, r.service));
    if margin == Points::ZERO {
        let why = if less_open {
            "less of it is to confirm"
        } else {
            "more is stated for it"
        };
        return format!("{name} comes first, since {why}{confirm}; {rival} scores as much.");
    }
    if margin < Points::ZERO {
        let behind = Points::ZERO - margin;
        let why = if less_open {
            "less of it is to confirm"
        } else {
            // The order puts those that anything stated speaks for before the rest.
            "something stated speaks for it"
        };
        return format!("{name} comes first, since {why}{confirm}; {rival} scores {behind} points more.");
    }
    let word = if margin < Points::CLEAR_MARGIN { "only " } else { "" };
    // A lead is never shown as none.
    let lead = match margin.to_string().as_str() {
        "0.0" => "less than 0.1".to_owned(),
        shown => format!("{word}{shown}"),
    };
    format!("{name} leads by {lead} points over {rival}{confirm}.")
}

/// Must-haves that no service could meet together, where there are two.
fn impossible_words(catalog: &Catalog, answers: &Answers) -> Option<String> {
    let all = &answers.must_haves;
    let later = all
        .iter()
        .enumerate()
        .flat_map(|(i, a)| all[i + 1..].iter().map(move |b| (a, b)));
    let (a, b) = later.into_iter().find(|(a, b)| clash(&[*a, *b], catalog))?;
    Some(format!(
        "No {} can meet “{}” and “{}” together.",
        catalog.things(1),
        a.human(catalog),
        b.human(catalog)
    ))
}

/// How many could stand at the top once what is not known is settled; of those that tie, who could be there alone.
fn could_pass_words(catalog: &Catalog, ranking: &Ranking, robust: &Robustness) -> Option<String> {
    let top = ranking.outcome.top();
    let possible = robust.possible_winners.iter().copied();
    let (alone, others): (Vec<ServiceIx>, Vec<ServiceIx>) = possible.partition(|s| top.contains(s));
    let brought = robust.brought_by_a_cell(catalog, top);
    let tie = (top.len() > 1).then(|| tie_words(catalog, top, &alone)).flatten();
    let whom = if top.len() == 1 { "it" } else { "them" };
    let pass = match others.as_slice() {
        [] => None,
        [one] => Some(format!("{} could pass {whom}", catalog[*one].name)),
        more => {
            let (n, who) = (thousands(more.len()), names(catalog, more));
            Some(format!("{n} others could pass {whom}: {who}"))
        }
    };
    let once: Vec<String> = tie.into_iter().chain(pass).collect();
    let a_cell = (!brought.is_empty()).then(|| {
        let who = every_name(catalog, &brought);
        format!("A single cell, once it is stated, would bring {who} to the top.")
    });
    let level = level_words(catalog, ranking, &others, &brought);
    let once = match (once.as_slice(), &a_cell) {
        ([], Some(_)) => None,
        ([], None) if top.len() > 1 => {
            let splits = robust.cell_flips.iter().any(|f| f.outcome.winner().is_some());
            (!splits).then(|| "However what is not known turns out, no one could come first alone.".to_owned())
        }
        ([], None) => (ranking.ranked.len() > 1 && level.is_none()).then(|| {
            let mut level = robust.could_draw_level.clone();
            level.retain(|s| !top.contains(s));
            let level = match level.as_slice() {
                [] => String::new(),
                level => format!("; {} could draw level with it", names(catalog, level)),
            };
            format!("However what is not known turns out, no other could pass it{level}.")
        }),
        (once, _) => Some(format!("Once what is not known is settled, {}.", once.join(", and "))),
    };
    let words: Vec<String> = once.into_iter().chain(a_cell).chain(level).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// Who could be as good as the winner on the scale, which ends at what is known, and better beyond it; those named elsewhere
/// left out.
fn level_words(catalog: &Catalog, ranking: &Ranking, others: &[ServiceIx], brought: &[ServiceIx]) -> Option<String> {
    let mut level = ranking.could_be_better.clone();
    level.retain(|s| !others.contains(s) && !brought.contains(s));
    (!level.is_empty()).then(|| {
        let (who, of) = (names(catalog, &level), if level.len() == 1 { "it" } else { "them" });
        format!("{who} could pass it if what is not known of {of} turns out better than all that is known.")
    })
}

/// Who of those that tie could come first alone; `None` where none could.
fn tie_words(catalog: &Catalog, top: &[ServiceIx], alone: &[ServiceIx]) -> Option<String> {
    match alone.len() {
        0 => None,
        n if n == top.len() => Some("each of them could come first alone".to_owned()),
        _ => Some(format!("{} could come first alone", every_name(catalog, alone))),
    }
}

/// That none is stated to meet every must-have, where so.
fn must_haves_words(catalog: &Catalog, answers: &Answers, ranking: &Ranking) -> Option<String> {
    let is_open = |r: &Ranked| r.to_confirm.iter().any(|c| matches!(c, Reason::MustHave(_)));
    // Fewest to confirm come first: when the first has some, everyone has.
    let nobody = ranking.ranked.first().is_some_and(is_open);
    (nobody && !answers.must_haves.is_empty()).then(|| {
        let which = if answers.must_haves.len() == 1 {
            "the must-have"
        } else {
            "every must-have"
        };
        format!("No {} is stated to meet {which}.", catalog.things(1))
    })
}

/// The event by which a service is closed to new users, with its date; what is dated after the view's day does not hold yet.
fn closed_to_new(cells: &Cells, service: ServiceIx) -> Option<(&Event, DateSpan)> {
    let counts = |e: &&Event| e.kind == EventKind::ClosedToNew && cells.counts(e.source);
    let events = cells.catalog[service].lifecycle.iter().filter(counts);
    let dated = events.filter_map(|e| Some((e, e.date?)));
    dated
        .filter(|(_, d)| d.last() <= cells.view.today)
        .min_by_key(|(_, d)| d.first())
}

fn footing_words(cells: &Cells, ranked: &Ranked, footing: &Footing<'_>) -> Vec<String> {
    let mut all = Vec::new();
    let low = ranked.low;
    let judged = cells.judged(ranked.service);
    let event = judged
        .event
        .and_then(|i| cells.catalog[ranked.service].lifecycle.get(i));
    let ours = |event: Option<&Event>| {
        let is_ours = event.is_some_and(|e| cells.catalog[e.source].is_inference());
        if is_ours { ", by our inference" } else { "" }
    };
    match (judged.status, judged.date) {
        (Status::Retiring, Some(date)) => {
            let undeveloped = event.is_some_and(|e| e.kind == EventKind::NoDevelopment);
            let ends = if undeveloped { "development" } else { "support" };
            all.push(format!("Its {ends} ends {}{}.", date.on(), ours(event)));
        }
        (Status::Retired, Some(date)) => all.push(format!("It retired {}{}.", date.on(), ours(event))),
        (Status::Retired, None) => all.push(format!("It has retired{}.", ours(event))),
        _ => {}
    }
    let closed = closed_to_new(cells, ranked.service).filter(|_| judged.status != Status::Retired);
    if let Some((event, day)) = closed {
        all.push(format!(
            "It has been closed to new users since {}{}.",
            day.human(),
            ours(Some(event))
        ));
    }
    let before = || human_day(old_before(cells.view.today));
    // Two thirds or more, without dividing.
    if low > Points::ZERO && footing.old + footing.old + footing.old >= low + low {
        all.push(format!(
            "{} of its {low} points rest on sources from before {}.",
            footing.old,
            before()
        ));
    }
    let old = footing.old_must_haves.iter();
    all.extend(old.map(|m| format!("That it meets “{m}” rests on sources from before {}.", before())));
    if footing.inferred > Points::ZERO {
        all.push(format!(
            "{} of its {low} points rest on our inference.",
            footing.inferred
        ));
    }
    all.extend(
        footing
            .inferred_must_haves
            .iter()
            .map(|m| format!("That it meets “{m}” rests on our inference.")),
    );
    let ends = ends_in_words(&footing.ending).into_iter();
    all.extend(ends.map(|(words, _)| format!("{words}.")));
    all
}
