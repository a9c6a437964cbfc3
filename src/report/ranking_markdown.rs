//! The ranking as Markdown: the same as the text, with the sources numbered and listed at the end.

use std::fmt::Write as _;

use super::{
    decision::{AskedItem, Candidate, Decision, Scored},
    ranking_text::{asked, sections},
};
use crate::{
    catalog::{SourceIx, value::human_day, wording::upper_first},
    compare::Numbering,
    decide::sentence,
    export::{
        build::paper_sources,
        markdown::{escape, marks, sources},
        terminal::safe,
    },
};

/// Writes the page.
pub fn write(decision: &Decision<'_>) -> String {
    let Decision { catalog, .. } = decision;
    let mut numbers = decision.numbering();
    let headline = escape(&decision.sentence);
    // Writing to a String cannot fail, here and below.
    let verdict = sentence::verdict_words(&decision.ranking);
    let mut text = format!("# {}\n\n{headline}\n\n{verdict}\n\n", escape(&catalog.title));
    let today = human_day(decision.cells.view.today);
    let _ = writeln!(text, "Judged on {today}; catalog {}.\n", escape(&catalog.hash));
    let sources_of = decision.asked.iter().map(AskedItem::sources);
    let asked = asked(decision);
    let asked = asked.iter().zip(sources_of.chain(std::iter::repeat(&[][..])));
    let asked: Vec<String> = asked
        .map(|(line, of)| format!("{}{}", escape(line), cite(&mut numbers, of)))
        .collect();
    list(&mut text, "Asked", &asked);
    let candidates: Vec<Candidate<'_>> = decision.candidates().collect();
    if !candidates.is_empty() {
        let head = upper_first(catalog.things(1));
        let _ = writeln!(
            text,
            "## Ranking\n\n| | {head} | Score | At least | At most | To confirm |"
        );
        text.push_str("|---:|---|---:|---:|---:|---|\n");
        for candidate in &candidates {
            let _ = writeln!(text, "| {} | {} |", candidate.ranked.rank, table_row(candidate));
        }
        text.push('\n');
    }
    for candidate in &candidates {
        why(&mut text, decision, candidate, &mut numbers);
    }
    if !decision.ruled_out.is_empty() {
        text.push_str("## Ruled out\n\n");
        for out in &decision.ruled_out {
            let _ = write!(text, "- {}:", escape(&out.name));
            for (_, grounds) in &out.reasons {
                let _ = write!(
                    text,
                    " {}{}",
                    escape(&grounds.because),
                    cite_apart(&mut numbers, &grounds.sources, &grounds.rule_sources)
                );
            }
            text.push('\n');
        }
        text.push('\n');
    }
    for (title, lines) in sections(decision) {
        let lines: Vec<String> = lines.iter().map(|line| escape(line)).collect();
        list(&mut text, title, &lines);
    }
    sources(&mut text, "## Sources", &paper_sources(catalog, numbers.cited()));
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

fn table_row(candidate: &Candidate<'_>) -> String {
    let ranked = candidate.ranked;
    let confirm: Vec<&str> = candidate
        .to_confirm
        .iter()
        .map(|(grounds, _)| grounds.because.as_str())
        .collect();
    let (name, confirm) = (escape(&candidate.marked_name), escape(&confirm.join(" ")));
    if candidate.is_scored {
        let (score, low, high) = (ranked.score, ranked.low, ranked.high);
        format!("{name} | {score} | {low} | {high} | {confirm}")
    } else {
        format!("{name} |  |  |  | {confirm}")
    }
}

/// What counts for a service, what is open and what of it ends; no heading where there is nothing to show.
fn why(text: &mut String, decision: &Decision<'_>, candidate: &Candidate<'_>, numbers: &mut Numbering) {
    let mut lines = Vec::new();
    for must_have in candidate.met.iter().filter(|_| decision.is_top(candidate.service)) {
        let cited = cite(numbers, &must_have.sources);
        lines.push(format!("{}{cited}", escape(&must_have.because)));
    }
    lines.extend(candidate.without_points().map(str::to_owned));
    let mut point = |s: &Scored| {
        let about = escape(&safe(&s.about.text(", ", "")));
        let because = escape(&s.justification.because);
        let cited = cite_apart(numbers, s.justification.stating(), &s.justification.rule.sources);
        lines.push(format!("{} points, {about}: {because}{cited}", s.points_words()));
    };
    candidate.earned.iter().for_each(&mut point);
    decision.wishes_in_vain(candidate.ranked).for_each(|s| point(&s));
    for o in &candidate.open {
        let about = escape(&safe(&o.about.text(", ", "")));
        let cited = cite(numbers, &o.sources);
        lines.push(format!("{} points open, {about}: {}{cited}", o.points, escape(&o.text)));
    }
    if let Some((ends, sources)) = candidate.ends() {
        lines.push(format!("{}{}", escape(&ends), cite(numbers, &sources)));
    }
    if lines.is_empty() {
        return;
    }
    let _ = writeln!(text, "### {}\n", escape(candidate.name));
    for line in lines {
        let _ = writeln!(text, "- {line}");
    }
    text.push('\n');
}

/// Lines of Markdown under a heading, where there are any.
fn list(text: &mut String, title: &str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    let _ = writeln!(text, "## {title}\n");
    for line in lines {
        let _ = writeln!(text, "- {line}");
    }
    text.push('\n');
}

/// What states something, and apart from it what a rule is from.
fn cite_apart(numbers: &mut Numbering, stating: &[SourceIx], rule: &[SourceIx]) -> String {
    let stating = cite(numbers, stating);
    match rule {
        [] => stating,
        rule => format!("{stating} (rule{})", cite(numbers, rule)),
    }
}

fn cite(numbers: &mut Numbering, sources: &[SourceIx]) -> String {
    let mut cited = numbers.cite_all(sources.iter().copied());
    cited.sort_unstable();
    marks(&cited)
}
