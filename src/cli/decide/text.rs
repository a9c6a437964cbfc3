//! The ranking for a terminal.

use std::fmt::Write as _;

use crate::{
    catalog::{Catalog, Cells, Reading, ServiceIx, Several, SourceIx, value::human_day},
    cli::terminal::safe,
    decide::{
        Answers, Ranked, Ranking, Robustness, Topic, preference, robustness, summary,
        words::{self, topic_label},
    },
};

/// The questions and their answers.
pub fn list_text(catalog: &Catalog) -> String {
    if catalog.factors.is_empty() {
        return "This catalog has no rules, so it asks no questions. Use --where for must-haves.\n".to_owned();
    }
    let mut text = String::new();
    // Writing to a String cannot fail, here and below.
    for factor in &catalog.factors {
        let several = if factor.several == Several::One {
            ""
        } else {
            " (several allowed)"
        };
        let _ = writeln!(text, "{}: {}{several}", factor.id, safe(&factor.question));
        let wide = factor.options.iter().map(|o| o.id.chars().count()).max().unwrap_or(0);
        for option in &factor.options {
            let _ = writeln!(text, "  {:wide$}  {}", option.id, safe(&option.label));
        }
        let _ = writeln!(text, "  Source: {}\n", safe(&catalog[factor.source].title));
    }
    text.push_str("Answer with --answer FACTOR=OPTION; not-sure leaves a question open.\n");
    text
}

/// The ranking: the headline, who comes first and why, who is out, what would change it, how sure it is.
pub fn ranking_text(cells: &Cells, answers: &Answers, ranking: &Ranking) -> String {
    let robust = robustness(cells, answers);
    let mut text = format!("{}\n", safe(&summary::headline(&cells.catalog, ranking)));
    let fallback = summary::fallback(&cells.catalog, ranking);
    if !fallback.is_empty() {
        let _ = writeln!(text, "{}", safe(&fallback));
    }
    if cells.catalog.factors.is_empty() {
        text.push_str("This catalog has no rules: only must-haves and preferences tell its services apart.\n");
    }
    for line in asked(cells, answers) {
        let _ = writeln!(text, "  {}", safe(&line));
    }
    if !ranking.ranked.is_empty() {
        text.push_str("\nRanking (score, then the least and the most that what is not known allows)\n");
    }
    for (place, ranked) in ranking.ranked.iter().enumerate() {
        ranked_text(&mut text, cells, answers, place, ranked);
    }
    if !ranking.ruled_out.is_empty() {
        text.push_str("\nRuled out\n");
    }
    for out in &ranking.ruled_out {
        let _ = writeln!(text, "  {}", safe(&cells.catalog[out.service].name));
        for reason in &out.reasons {
            let told = words::reason(cells, answers, out.service, *reason);
            let _ = writeln!(
                text,
                "      {}{}",
                safe(&told.because),
                cited(&cells.catalog, &told.sources)
            );
        }
    }
    for (title, lines) in sections(cells, answers, ranking, &robust) {
        let _ = writeln!(text, "\n{title}");
        for line in lines {
            let _ = writeln!(text, "  {}", safe(&line));
        }
    }
    text
}

/// What was asked, one line each: the answers with their importance, the wishes, the must-haves, and what of the
/// sources counts when not all of them do.
pub(super) fn asked(cells: &Cells, answers: &Answers) -> Vec<String> {
    let factor = |(f, factor): (usize, &crate::catalog::Factor)| {
        let chosen = answers.chosen(f);
        let labels: Vec<&str> = chosen
            .iter()
            .filter_map(|o| factor.options.get(*o))
            .map(|o| o.label.as_str())
            .collect();
        let importance = answers.importance(f);
        (!labels.is_empty()).then(|| format!("{}: {} (importance {importance})", factor.label, labels.join(", ")))
    };
    let factors = cells.catalog.factors.iter().enumerate().filter_map(factor);
    let must = answers
        .must_haves
        .iter()
        .map(|c| format!("Must have: {}", c.human(&cells.catalog)));
    let retired = answers
        .include_retired
        .then(|| "Retired services are ranked too.".to_owned());
    let wish = |p: &crate::decide::Preference| {
        let better = preference::direction(&cells.catalog, p)?;
        let direction = preference::direction_words(&cells.catalog, p.attribute, better);
        let label = &cells.catalog[p.attribute].label;
        Some(format!("{label}: {direction} (importance {})", p.importance))
    };
    let wishes = answers.preferences.iter().filter_map(wish);
    let view = cells.view;
    let as_of = view
        .as_of
        .map(|day| format!("Only sources dated by {} count.", human_day(day)));
    let documents = (view.reading == Reading::Documents)
        .then(|| "Only the given documents count; lifecycles are ignored.".to_owned());
    factors
        .chain(wishes)
        .chain(must)
        .chain(retired)
        .chain(as_of)
        .chain(documents)
        .collect()
}

fn ranked_text(text: &mut String, cells: &Cells, answers: &Answers, place: usize, ranked: &Ranked) {
    let Ranked {
        service,
        score,
        low,
        high,
        ..
    } = ranked;
    let name = safe(&cells.catalog[*service].name);
    let _ = writeln!(text, "{:>3}. {name}  {score} [{low} to {high}]", place + 1);
    for c in &ranked.contributions {
        let told = words::earned(cells, answers, *service, c);
        let topic = topic_words(&cells.catalog, c.topic, c.option);
        let because = safe(&told.because);
        let _ = writeln!(
            text,
            "     + {:>5}  {topic}: {because}{}",
            c.points.to_string(),
            cited(&cells.catalog, &told.sources)
        );
    }
    for o in &ranked.open {
        let topic = topic_words(&cells.catalog, o.topic, o.option);
        let _ = writeln!(
            text,
            "     ? {:>5}  {topic}: {}",
            o.points.to_string(),
            safe(&open_words(cells, *service, o))
        );
    }
    for r in &ranked.to_confirm {
        let told = words::reason(cells, answers, *service, *r);
        let _ = writeln!(
            text,
            "     ! {}{}",
            safe(&told.because),
            cited(&cells.catalog, &told.sources)
        );
    }
}

/// What open points hang on: `not known: Drivers for: Rust`.
pub(super) fn open_words(cells: &Cells, service: ServiceIx, open: &crate::decide::Open) -> String {
    let atoms = words::open_cells(cells, service, open);
    let atoms: Vec<String> = atoms.iter().map(|a| a.human(&cells.catalog)).collect();
    if atoms.is_empty() {
        "not known".to_owned()
    } else {
        format!("not known: {}", atoms.join("; "))
    }
}

/// `Shape, On a server`.
pub(super) fn topic_words(catalog: &Catalog, topic: Topic, option: Option<usize>) -> String {
    let label = topic_label(catalog, topic);
    let (_, option) = summary::option_words(catalog, topic, option);
    safe(&if option.is_empty() {
        label.to_owned()
    } else {
        format!("{label}, {option}")
    })
    .into_owned()
}

fn cited(catalog: &Catalog, sources: &[SourceIx]) -> String {
    if sources.is_empty() {
        return String::new();
    }
    let ids: Vec<&str> = sources.iter().map(|s| catalog[*s].id.as_str()).collect();
    format!(" [{}]", ids.join(", "))
}

/// What would change it, how sure it is, and the nearest misses, each under its heading; empty ones are left out.
pub(super) fn sections(
    cells: &Cells,
    answers: &Answers,
    ranking: &Ranking,
    robust: &Robustness,
) -> Vec<(&'static str, Vec<String>)> {
    let mut change: Vec<String> = robust
        .flips
        .iter()
        .map(|f| summary::flip_words(&cells.catalog, f))
        .collect();
    change.extend(
        robust
            .importance_flips
            .iter()
            .map(|f| summary::importance_flip_words(&cells.catalog, f)),
    );
    change.extend(
        robust
            .cell_flips
            .iter()
            .map(|f| summary::cell_flip_words(&cells.catalog, f)),
    );
    if ranking.taking_part.is_empty() {
        change.clear(); // with nothing answered, every answer makes somebody lead
    }
    // Cells that only a preference looks at are not settled, so nothing can be said of them.
    if change.is_empty() && ranking.winner.is_some() && answers.preferences.is_empty() {
        change.push("No single answer, importance or unknown cell does.".to_owned());
    }
    let mut sure = Vec::new();
    if !cells.catalog.factors.is_empty() {
        sure.extend(
            robust
                .share
                .wins
                .iter()
                .map(|(s, _)| format!("{}.", summary::share_words(&cells.catalog, &robust.share, *s))),
        );
        if robust.share.none > 0 && robust.share.wins.is_empty() {
            sure.push("Whatever is answered, no service wins.".to_owned());
        } else if robust.share.none > 0 {
            let none = summary::percent(robust.share.of(robust.share.none));
            sure.push(format!("In {none} of them no service wins."));
        }
    }
    let left = ranking
        .ranked
        .iter()
        .filter_map(|r| summary::acceptability_words(&cells.catalog, robust, r.service));
    sure.extend(left.map(|w| format!("{w}.")));
    if ranking.ranked.is_empty() {
        // There is no winner that an answer could change.
    } else if robust.settled && robust.next_question.is_some() {
        sure.push("No answer still open can change the winner.".to_owned());
    } else if let Some(next) = robust.next_question {
        sure.push(format!(
            "The most telling question still open: {}.",
            cells.catalog.factors[next].label
        ));
    }
    let near = |n: &crate::decide::robust::Nearest| {
        let lacks: Vec<String> = n
            .lacks
            .iter()
            .map(|r| words::reason(cells, answers, n.service, *r).because)
            .collect();
        format!("{}: {}", cells.catalog[n.service].name, lacks.join(" "))
    };
    let nearest: Vec<String> = if ranking.ranked.is_empty() {
        robust.nearest.iter().map(near).collect()
    } else {
        Vec::new()
    };
    [
        ("What would change it", change),
        ("How sure", sure),
        ("Nearest misses", nearest),
    ]
    .into_iter()
    .filter(|(_, lines)| !lines.is_empty())
    .collect()
}
