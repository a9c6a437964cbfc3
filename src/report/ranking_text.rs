//! The ranking for a terminal, and the parts of it that Markdown shares.

use std::fmt::Write as _;

use super::decision::{AskedItem, Candidate, Decision, Scored};
use crate::{
    catalog::{Catalog, Cells, Reading, SourceIx, value::human_day},
    decide::{sentence, summary},
    export::terminal::safe,
};

/// The headline, who comes first and why, who is out, what would change it, how sure it is.
pub fn write(decision: &Decision<'_>) -> String {
    let Decision { catalog, ranking, .. } = decision;
    // Writing to a String cannot fail, here and below.
    let mut text = format!("{}\n{}\n", safe(&decision.sentence), sentence::verdict_words(ranking));
    if catalog.factors.is_empty() {
        let things = safe(catalog.things(2));
        let _ = writeln!(
            text,
            "This catalog has no rules: only must-haves and wishes tell its {things} apart."
        );
    }
    for line in asked(decision) {
        let _ = writeln!(text, "  {}", safe(&line));
    }
    if !ranking.ranked.is_empty() {
        text.push_str("\nRanking (score, then the least and the most that what is not known allows)\n");
    }
    for candidate in decision.candidates() {
        candidate_text(&mut text, decision, &candidate);
    }
    if !decision.ruled_out.is_empty() {
        text.push_str("\nRuled out\n");
    }
    for out in &decision.ruled_out {
        let _ = writeln!(text, "  {}", safe(&out.name));
        for (_, grounds) in &out.reasons {
            let _ = writeln!(
                text,
                "      {}{}",
                safe(&grounds.because),
                cited_apart(catalog, &grounds.sources, &grounds.rule_sources)
            );
        }
    }
    for (title, lines) in sections(decision) {
        let _ = writeln!(text, "\n{title}");
        for line in lines {
            let _ = writeln!(text, "  {}", safe(&line));
        }
    }
    text
}

fn candidate_text(text: &mut String, decision: &Decision<'_>, candidate: &Candidate<'_>) {
    let catalog = decision.catalog;
    let ranked = candidate.ranked;
    let (rank, name) = (ranked.rank, safe(&candidate.marked_name));
    let _ = if candidate.is_scored {
        writeln!(
            text,
            "{rank:>3}. {name}  {} [{} to {}]",
            ranked.score, ranked.low, ranked.high
        )
    } else {
        writeln!(text, "{rank:>3}. {name}")
    };
    let mut cited_line = |mark: char, points: &str, says: &str, cited: String| {
        let _ = writeln!(text, "     {mark} {points:>5}  {}{cited}", safe(says));
    };
    let mut line = |mark: char, points: &str, says: &str, sources: &[SourceIx]| {
        cited_line(mark, points, says, cited(catalog, sources));
    };
    // What every other that is left meets too, or leaves to confirm, is shown for those at the top.
    for must_have in candidate.met.iter().filter(|_| decision.is_top(candidate.service)) {
        line('=', "", &must_have.because, &must_have.sources);
    }
    if let Some(nothing) = candidate.without_points() {
        line('+', "0.0", nothing, &[]);
    }
    let mut point = |mark: char, s: &Scored| {
        let says = format!("{}: {}", s.about.text(", ", ""), s.justification.because);
        let cited = cited_apart(catalog, s.justification.stating(), &s.justification.rule.sources);
        cited_line(mark, &s.points_words(), &says, cited);
    };
    candidate.earned.iter().for_each(|s| point('+', s));
    decision.wishes_in_vain(ranked).for_each(|s| point('−', &s));
    for o in &candidate.open {
        let says = format!("{}: {}", o.about.text(", ", ""), o.text);
        cited_line('?', &o.points.to_string(), &says, cited(catalog, &o.sources));
    }
    for (grounds, _) in &candidate.to_confirm {
        let apart = cited_apart(catalog, &grounds.sources, &grounds.rule_sources);
        cited_line('!', "", &grounds.because, apart);
    }
    if let Some((ends, sources)) = candidate.ends() {
        cited_line('~', "", &ends, cited(catalog, &sources));
    }
}

/// What states something, and apart from it what a rule is from.
fn cited_apart(catalog: &Catalog, stating: &[SourceIx], rule: &[SourceIx]) -> String {
    match rule {
        [] => cited(catalog, stating),
        rule => format!("{} (rule{})", cited(catalog, stating), cited(catalog, rule)),
    }
}

/// ` [survey, 2 Mar 2024; handbook, May 2019]`: in a terminal sources go by their ids.
fn cited(catalog: &Catalog, sources: &[SourceIx]) -> String {
    if sources.is_empty() {
        return String::new();
    }
    let one = |s: &SourceIx| format!("{}, {}", catalog[*s].id, catalog[*s].when());
    let all: Vec<String> = sources.iter().map(one).collect();
    format!(" [{}]", all.join("; "))
}

/// What was asked, one line each, and what of the sources counts when not all of them do.
pub fn asked(decision: &Decision<'_>) -> Vec<String> {
    let line = |asked: &AskedItem| match asked {
        AskedItem::Answer {
            label,
            options: says,
            importance,
            ..
        }
        | AskedItem::Wish {
            label,
            wants: says,
            importance,
        } => format!("{label}: {says} (importance {importance})"),
        AskedItem::Condition(text) => text.clone(),
    };
    let view = decision.cells.view;
    let as_of = view
        .as_of
        .map(|day| format!("Only sources dated by {} count.", human_day(day)));
    let since = view
        .since
        .map(|day| format!("Only sources dated since {} count.", human_day(day)));
    let documents = (view.reading == Reading::Documents)
        .then(|| "Only the given documents count; lifecycles are ignored.".to_owned());
    let asked = decision.asked.iter().map(line);
    asked.chain(as_of).chain(since).chain(documents).collect()
}

/// What would change it, how sure it is, and the nearest misses, each under its heading; empty ones are left out.
pub fn sections(decision: &Decision<'_>) -> Vec<(&'static str, Vec<String>)> {
    let near = decision.nearest.iter().filter(|_| decision.ranking.ranked.is_empty());
    let all = [
        ("What would change it", decision.changes.clone()),
        ("How sure", how_sure(decision)),
        (
            "Nearest misses",
            near.map(|n| format!("{}: {}", n.name, n.text())).collect(),
        ),
        ("Not weighed", not_weighed(decision.cells)),
    ];
    all.into_iter().filter(|(_, lines)| !lines.is_empty()).collect()
}

/// The sentence on services that are not weighed, then each with its source.
fn not_weighed(cells: &Cells) -> Vec<String> {
    let catalog = &cells.catalog;
    let named = summary::unweighed(cells).filter_map(|l| {
        let source = &catalog[l.source?];
        let reason = l.reason(catalog).map_or_else(String::new, |why| format!(" {why}"));
        let when = source.when();
        Some(format!("{}: named by “{}”, {when}.{reason}", l.name, source.title))
    });
    summary::not_weighed(cells).into_iter().chain(named).collect()
}

fn how_sure(decision: &Decision<'_>) -> Vec<String> {
    let Decision {
        catalog,
        ranking,
        robust,
        ..
    } = decision;
    let mut sure = who_comes_first(decision);
    let all_given = !(0..catalog.factors.len()).any(|f| decision.answers.chosen(f).is_empty());
    if ranking.ranked.is_empty() {
        // There is no winner that an answer could change.
    } else if robust.settled && !all_given {
        sure.push("No answer still open can change the outcome.".to_owned());
    } else if let Some(next) = robust.next_question {
        let label = &catalog.factors[next].label;
        sure.push(format!("The most telling question still open: {label}."));
    }
    sure
}

/// How often each service comes first, and how often nobody does.
pub fn who_comes_first(decision: &Decision<'_>) -> Vec<String> {
    let Decision { catalog, robust, .. } = decision;
    let over = summary::shares_over(catalog, robust);
    if over.is_empty() {
        return Vec::new();
    }
    let mut all = vec![format!("Who comes first, over {}:", over.join(" and "))];
    let chances = summary::chances(catalog, robust);
    if chances.iter().all(|c| c.service.is_none()) {
        all.push(format!("Whatever is answered, no {} does.", catalog.things(1)));
        return all;
    }
    let words = |c| format!("{}.", summary::chances_words(catalog, c));
    all.extend(chances.iter().map(words));
    all
}
