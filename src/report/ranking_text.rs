//! The ranking for a terminal, and the parts of it that Markdown shares.

use std::fmt::Write as _;

use super::decision::{AskedItem, Candidate, Decision};
use crate::{
    catalog::{Catalog, Reading, SourceIx, value::human_day},
    decide::{robust::Share, summary},
    export::terminal::safe,
};

/// The headline, who comes first and why, who is out, what would change it, how sure it is.
pub fn write(decision: &Decision<'_>) -> String {
    let Decision { catalog, ranking, .. } = decision;
    // Writing to a String cannot fail, here and below.
    let mut text = format!("{}\n", safe(&summary::headline(catalog, ranking)));
    let fallback = summary::fallback(catalog, ranking);
    if !fallback.is_empty() {
        let _ = writeln!(text, "{}", safe(&fallback));
    }
    if catalog.factors.is_empty() {
        text.push_str("This catalog has no rules: only must-haves and preferences tell its services apart.\n");
    }
    for line in asked(decision) {
        let _ = writeln!(text, "  {}", safe(&line));
    }
    if !ranking.ranked.is_empty() {
        text.push_str("\nRanking (score, then the least and the most that what is not known allows)\n");
    }
    for (place, candidate) in decision.candidates().enumerate() {
        candidate_text(&mut text, catalog, place + 1, &candidate);
    }
    if !decision.ruled_out.is_empty() {
        text.push_str("\nRuled out\n");
    }
    for out in &decision.ruled_out {
        let _ = writeln!(text, "  {}", safe(&out.name));
        for (_, justification) in &out.reasons {
            let _ = writeln!(
                text,
                "      {}{}",
                safe(&justification.because),
                cited(catalog, &justification.sources)
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

fn candidate_text(text: &mut String, catalog: &Catalog, place: usize, candidate: &Candidate<'_>) {
    let ranked = candidate.ranked;
    let name = safe(candidate.name);
    let _ = writeln!(
        text,
        "{place:>3}. {name}  {} [{} to {}]",
        ranked.score, ranked.low, ranked.high
    );
    for s in &candidate.earned {
        let (points, about, because) = (
            s.points.to_string(),
            s.about.text(", ", ""),
            safe(&s.justification.because),
        );
        let sources = cited(catalog, &s.justification.sources);
        let _ = writeln!(text, "     + {points:>5}  {}: {because}{sources}", safe(&about));
    }
    for o in &candidate.open {
        let (points, about) = (o.points.to_string(), o.about.text(", ", ""));
        let _ = writeln!(text, "     ? {points:>5}  {}: {}", safe(&about), safe(&o.text));
    }
    for (justification, _) in &candidate.to_confirm {
        let _ = writeln!(
            text,
            "     ! {}{}",
            safe(&justification.because),
            cited(catalog, &justification.sources)
        );
    }
}

/// ` [survey, handbook]`: in a terminal sources go by their ids.
fn cited(catalog: &Catalog, sources: &[SourceIx]) -> String {
    if sources.is_empty() {
        return String::new();
    }
    let ids: Vec<&str> = sources.iter().map(|s| catalog[*s].id.as_str()).collect();
    format!(" [{}]", ids.join(", "))
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
            direction: Some(says),
            importance,
        } => Some(format!("{label}: {says} (importance {importance})")),
        AskedItem::Wish { direction: None, .. } => None,
        AskedItem::Condition(text) => Some(text.clone()),
    };
    let view = decision.cells.view;
    let as_of = view
        .as_of
        .map(|day| format!("Only sources dated by {} count.", human_day(day)));
    let documents = (view.reading == Reading::Documents)
        .then(|| "Only the given documents count; lifecycles are ignored.".to_owned());
    let asked = decision.asked.iter().filter_map(line);
    asked.chain(as_of).chain(documents).collect()
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
    ];
    all.into_iter().filter(|(_, lines)| !lines.is_empty()).collect()
}

fn how_sure(decision: &Decision<'_>) -> Vec<String> {
    let Decision {
        catalog,
        ranking,
        robust,
        ..
    } = decision;
    let mut sure = Vec::new();
    if !catalog.factors.is_empty() {
        let Share { wins, none, .. } = &robust.share;
        let wins_of = wins
            .iter()
            .map(|(s, _)| summary::share_words(catalog, &robust.share, *s));
        sure.extend(wins_of.map(|words| format!("{words}.")));
        if *none > 0 && wins.is_empty() {
            sure.push("Whatever is answered, no service wins.".to_owned());
        } else if *none > 0 {
            let share = summary::percent(robust.share.of(*none));
            sure.push(format!("In {share} of them no service wins."));
        }
    }
    let left = ranking.ranked.iter();
    let left = left.filter_map(|r| summary::acceptability_words(catalog, robust, r.service));
    sure.extend(left.map(|words| format!("{words}.")));
    if ranking.ranked.is_empty() {
        // There is no winner that an answer could change.
    } else if robust.settled && robust.next_question.is_some() {
        sure.push("No answer still open can change the winner.".to_owned());
    } else if let Some(next) = robust.next_question {
        let label = &catalog.factors[next].label;
        sure.push(format!("The most telling question still open: {label}."));
    }
    sure
}
