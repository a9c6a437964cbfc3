//! What sets one service apart from another, on paper: the same lines on the clipboard, on standard output and in a file.

use std::fmt::Write as _;

use super::{
    Document, PaperLine, PaperSource, PaperWhy, PaperWhyLine, PaperWhyList,
    build::{paper_lines, paper_sources},
    comparison_json::sources_json,
    grid::numbers,
    markdown,
    why_json::why_json,
};
use crate::{
    catalog::{Cells, ServiceIx, web_link::address},
    compare::{Apart, ApartKind, ApartLine, CellWords, Comparison, Numbering, apart},
};

impl PaperWhy {
    /// In words.
    pub fn of(cells: &Cells, apart: &Apart) -> Self {
        let catalog = &cells.catalog;
        let lists = apart.lists.iter().map(|list| PaperWhyList {
            heading: list.heading.clone(),
            lines: (list.lines.iter())
                .map(|l| paper_why_line(cells, apart, list.kind, l))
                .collect(),
        });
        Self {
            title: apart.title(catalog),
            names: [apart.one, apart.other].map(|s| catalog[s].name.clone()),
            lists: lists.collect(),
            cited: apart.cited(),
        }
    }

    /// How the sides of a line are to be read.
    fn legend(&self) -> String {
        let [one, other] = &self.names;
        format!("On each line first what is stated of {one}, then of {other}.")
    }
}

impl Document {
    /// The same with what sets one service apart from another, whose sources get the numbers that follow.
    #[must_use]
    pub fn with_why(mut self, cells: &Cells, comparison: &Comparison, (one, other): (ServiceIx, ServiceIx)) -> Self {
        let mut numbers = Numbering::new(&cells.catalog);
        numbers.cite_all(comparison.sources.iter().copied());
        let apart = apart(cells, one, other, &mut numbers);
        if let Some(serde_json::Value::Object(json)) = &mut self.json {
            json.insert("why".to_owned(), why_json(&cells.catalog, &apart));
            json.insert("sources".to_owned(), sources_json(&cells.catalog, numbers.cited()));
        }
        self.sources = paper_sources(&cells.catalog, numbers.cited());
        self.why = Some(PaperWhy::of(cells, &apart));
        self
    }
}

fn paper_why_line(cells: &Cells, apart: &Apart, kind: ApartKind, line: &ApartLine) -> PaperWhyLine {
    let services = [apart.one, apart.other];
    let side = |(service, words): (ServiceIx, &CellWords)| {
        let cell = line.attribute.map(|a| (cells.catalog[a].kind, cells.get(service, a)));
        paper_lines(cell, words)
    };
    let sides = services.into_iter().zip(&line.sides).map(side);
    PaperWhyLine {
        label: line.label.clone(),
        sides: sides.filter(|_| kind != ApartKind::Nobody).collect(),
        by: line.by.clone(),
    }
}

/// All of it as plain text, with the sources it cites. `sources`: number `n` at `n - 1`.
pub fn why_text(why: &PaperWhy, sources: &[PaperSource]) -> String {
    let mut out = format!("{}\n", one_line(&why.title));
    if why.lists.is_empty() {
        let _ = writeln!(out, "\n{}", Apart::NOTHING);
    } else {
        let _ = writeln!(out, "{}", one_line(&why.legend()));
    }
    for list in &why.lists {
        let _ = writeln!(out, "\n{}", one_line(&list.heading));
        for line in &list.lines {
            let _ = writeln!(out, "- {}", one_line(&line_text(line)));
        }
    }
    if !why.cited.is_empty() {
        let _ = writeln!(out, "\nSources");
    }
    for (n, source) in cited(why, sources) {
        let link = source
            .link
            .as_ref()
            .map_or(String::new(), |l| format!(". {}", address(l)));
        let _ = writeln!(out, "[{n}] {}", one_line(&format!("{}{link}", source.words)));
    }
    out
}

/// The same as Markdown, for the clipboard.
pub fn why_markdown(why: &PaperWhy, sources: &[PaperSource]) -> String {
    let mut out = format!("# {}\n\n", markdown::escape(&why.title));
    markdown::why_lists(&mut out, why, "##");
    for (n, source) in cited(why, sources) {
        let _ = writeln!(out, "{n}. {}", markdown::source_line(source));
    }
    out
}

/// `Largest database: 1 to 2 TB [1] against 16 TB [2] (14 to 15 TB more)`.
fn line_text(line: &PaperWhyLine) -> String {
    if line.sides.is_empty() {
        return line.label.clone();
    }
    let words = |l: &PaperLine| match l.sources.as_slice() {
        [] => l.text.clone(),
        sources => format!("{} {}", l.text, numbers(sources)),
    };
    let side = |side: &Vec<PaperLine>| side.iter().map(words).collect::<Vec<_>>().join("; ");
    let sides: Vec<String> = line.sides.iter().map(side).collect();
    let by = if line.by.is_empty() {
        String::new()
    } else {
        format!(" ({})", line.by)
    };
    format!("{}: {}{by}", line.label, sides.join(" against "))
}

/// What a catalog wrote on several lines on one, so that no text of it can be taken for a line of ours.
fn one_line(text: &str) -> String {
    text.split(['\n', '\r'])
        .map(str::trim)
        .filter(|t| !t.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn cited<'s>(why: &PaperWhy, sources: &'s [PaperSource]) -> Vec<(usize, &'s PaperSource)> {
    let source = |n: &usize| Some((*n, sources.get(n.checked_sub(1)?)?));
    why.cited.iter().filter_map(source).collect()
}
