//! The ranking for a terminal, and the parts of it that Markdown shares.

use std::fmt::Write as _;

use super::decision::{AskedItem, Candidate, Decision};
use crate::{
    catalog::{Catalog, Reading, SourceIx, value::human_day},
    decide::summary,
    export::terminal::safe,
};

/// The headline, who comes first and why, who is out, what would change it, how sure it is.
pub fn write(decision: &Decision<'_>) -> String {
    let Decision { catalog, ranking, .. } = decision;
    // Writing to a String cannot fail, here and below.
    let mut text = format!("{}\n", safe(&decision.sentence));
    if catalog.factors.is_empty() {
        text.push_str("This catalog has no rules: only must-haves and wishes tell its services apart.\n");
    }
    for line in asked(decision) {
        let _ = writeln!(text, "  {}", safe(&line));
    }
    if !ranking.ranked.is_empty() {
        text.push_str("\nRanking (score, then the least and the most that what is not known allows)\n");
    }
    for candidate in decision.candidates() {
        candidate_text(&mut text, catalog, &candidate);
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
                cited(catalog, &grounds.sources)
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

fn candidate_text(text: &mut String, catalog: &Catalog, candidate: &Candidate<'_>) {
    let ranked = candidate.ranked;
    let (rank, name) = (ranked.rank, safe(candidate.name));
    let _ = if candidate.is_scored {
        writeln!(
            text,
            "{rank:>3}. {name}  {} [{} to {}]",
            ranked.score, ranked.low, ranked.high
        )
    } else {
        writeln!(text, "{rank:>3}. {name}")
    };
    for s in &candidate.earned {
        let (points, about, because) = (s.points_words(), s.about.text(", ", ""), safe(&s.justification.because));
        let sources = cited(catalog, &s.justification.sources);
        let _ = writeln!(text, "     + {points:>5}  {}: {because}{sources}", safe(&about));
    }
    for o in &candidate.open {
        let (points, about) = (o.points.to_string(), o.about.text(", ", ""));
        let _ = writeln!(text, "     ? {points:>5}  {}: {}", safe(&about), safe(&o.text));
    }
    for (grounds, _) in &candidate.to_confirm {
        let _ = writeln!(
            text,
            "     ! {}{}",
            safe(&grounds.because),
            cited(catalog, &grounds.sources)
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
    let all_given = !(0..catalog.factors.len()).any(|f| decision.answers.chosen(f).is_empty());
    let over = summary::shares_over(catalog, robust);
    let chances = summary::chances(catalog, robust);
    if !over.is_empty() {
        sure.push(format!("Who comes first, over {}:", over.join(" and ")));
        if chances.is_empty() {
            sure.push("Whatever is answered, no service does.".to_owned());
        }
        sure.extend(
            chances
                .iter()
                .map(|c| format!("{}.", summary::chances_words(catalog, c))),
        );
        if !chances.is_empty() && robust.share.none > 0 && !catalog.factors.is_empty() {
            sure.push(format!(
                "Nobody: {} of answers.",
                summary::percent(robust.share.nobody())
            ));
        }
    }
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
