//! The ranking as Markdown.

use std::fmt::Write as _;

use crate::{
    catalog::{Catalog, Cells, SourceIx, value::human_day},
    decide::{Answers, Ranked, Ranking, robustness, summary, words},
    export::{citation::source_words, markdown::escape},
};

use super::text::{asked, open_words, sections, topic_words};

/// The ranking: the same as the text, with the sources numbered and listed at the end.
pub fn ranking_markdown(cells: &Cells, answers: &Answers, ranking: &Ranking) -> String {
    let robust = robustness(cells, answers);
    let mut page = Page {
        catalog: &cells.catalog,
        text: String::new(),
        cited: Vec::new(),
    };
    let Page { text, .. } = &mut page;
    // Writing to a String cannot fail, here and below.
    let _ = writeln!(
        text,
        "# {}\n\n{}\n",
        escape(&cells.catalog.title),
        escape(&summary::headline(&cells.catalog, ranking))
    );
    let _ = writeln!(
        text,
        "Judged on {}; catalog {}.\n",
        human_day(cells.view.today),
        escape(&cells.catalog.hash)
    );
    let asked = asked(cells, answers);
    page.list("Asked", asked);
    if !ranking.ranked.is_empty() {
        page.text.push_str(
            "## Ranking\n\n| | Service | Score | At least | At most | To confirm |\n|---:|---|---:|---:|---:|---|\n",
        );
    }
    for (place, r) in ranking.ranked.iter().enumerate() {
        let confirm: Vec<String> = r
            .to_confirm
            .iter()
            .map(|c| words::reason(cells, answers, r.service, *c).because)
            .collect();
        let name = escape(&cells.catalog[r.service].name);
        let confirm = escape(&confirm.join(" "));
        let _ = writeln!(
            page.text,
            "| {} | {name} | {} | {} | {} | {confirm} |",
            place + 1,
            r.score,
            r.low,
            r.high
        );
    }
    if !ranking.ranked.is_empty() {
        page.text.push('\n');
    }
    for r in ranking
        .ranked
        .iter()
        .filter(|r| !r.contributions.is_empty() || !r.open.is_empty())
    {
        page.why(cells, answers, r);
    }
    if !ranking.ruled_out.is_empty() {
        page.text.push_str("## Ruled out\n\n");
        for out in &ranking.ruled_out {
            let _ = write!(page.text, "- {}:", escape(&cells.catalog[out.service].name));
            for reason in &out.reasons {
                let told = words::reason(cells, answers, out.service, *reason);
                let numbers = page.cite(&told.sources);
                let _ = write!(page.text, " {}{numbers}", escape(&told.because));
            }
            page.text.push('\n');
        }
        page.text.push('\n');
    }
    for (title, lines) in sections(cells, answers, ranking, &robust) {
        page.list(title, lines);
    }
    page.sources();
    page.text.truncate(page.text.trim_end().len());
    page.text.push('\n');
    page.text
}

struct Page<'a> {
    catalog: &'a Catalog,
    text: String,
    cited: Vec<SourceIx>,
}

impl Page<'_> {
    fn list(&mut self, title: &str, lines: Vec<String>) {
        if lines.is_empty() {
            return;
        }
        let _ = writeln!(self.text, "## {title}\n");
        for line in lines {
            let _ = writeln!(self.text, "- {}", escape(&line));
        }
        self.text.push('\n');
    }

    fn why(&mut self, cells: &Cells, answers: &Answers, ranked: &Ranked) {
        let catalog = self.catalog;
        let _ = writeln!(self.text, "### {}\n", escape(&catalog[ranked.service].name));
        for c in &ranked.contributions {
            let told = words::earned(cells, answers, ranked.service, c);
            let numbers = self.cite(&told.sources);
            let topic = escape(&topic_words(catalog, c.topic, c.option));
            let _ = writeln!(
                self.text,
                "- {} points, {topic}: {}{numbers}",
                c.points,
                escape(&told.because)
            );
        }
        for o in &ranked.open {
            let topic = escape(&topic_words(catalog, o.topic, o.option));
            let words = escape(&open_words(cells, ranked.service, o));
            let _ = writeln!(self.text, "- {} points open, {topic}: {words}", o.points);
        }
        self.text.push('\n');
    }

    /// ` (1, 3)`: numbers in the order sources are first cited; nothing for none.
    fn cite(&mut self, sources: &[SourceIx]) -> String {
        let mut numbers = Vec::new();
        for source in sources {
            let at = self.cited.iter().position(|s| s == source).unwrap_or_else(|| {
                self.cited.push(*source);
                self.cited.len() - 1
            });
            numbers.push((at + 1).to_string());
        }
        if numbers.is_empty() {
            String::new()
        } else {
            format!(" ({})", numbers.join(", "))
        }
    }

    fn sources(&mut self) {
        if self.cited.is_empty() {
            return;
        }
        self.text.push_str("## Sources\n\n");
        for (n, source) in self.cited.iter().enumerate() {
            let _ = writeln!(
                self.text,
                "{}. {}",
                n + 1,
                escape(&source_words(&self.catalog[*source]))
            );
        }
    }
}
