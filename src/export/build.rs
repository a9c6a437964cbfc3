//! From a comparison to a [`Document`], and what it has in common with a list of services.

use jiff::civil::Date;

use super::{
    Document, Meta, PaperCell, PaperColumn, PaperGroup, PaperLine, PaperRow, PaperSource, PaperValue, comparison_json,
    definition, paper_claims::PaperClaims, source_words,
};
use crate::{
    catalog::{
        Catalog, Cell, CellValue, Cells, Feature, Kind, Scalar, ServiceIx, SourceIx, State, condition::Subject,
        is_web_link, value::human_day,
    },
    compare::{BEYOND_GIVEN, CellLine, CellWords, Comparison, PaneCell, Row, Versus},
};

impl Document {
    /// Every column a list can have beside the name: role, category and status, then the attributes in the catalog's
    /// order.
    pub fn all_columns(catalog: &Catalog) -> Vec<Subject> {
        [Subject::Role, Subject::Category, Subject::Status]
            .into_iter()
            .chain(catalog.attribute_ixs().map(Subject::Attribute))
            .collect()
    }

    /// Services side by side, as [`crate::compare::compare`] found them.
    pub fn of_comparison(cells: &Cells, comparison: &Comparison, meta: &Meta) -> Self {
        let name = |s: &ServiceIx| cells.catalog[*s].name.clone();
        let baseline = comparison.baseline.as_ref().map(name);
        let columns = comparison
            .services
            .iter()
            .zip(comparison.statuses.iter().zip(&comparison.parts))
            .map(|(service, (status, parts))| PaperColumn {
                id: cells.catalog[*service].id.clone(),
                label: name(service),
                unit: String::new(),
                note: std::iter::once(status.text.as_str())
                    .chain(cells.catalog.is_beyond_given(*service).then_some(BEYOND_GIVEN))
                    .chain(parts.iter().map(|p| p.text.as_str()))
                    .collect::<Vec<_>>()
                    .join("; "),
                note_sources: each_once(status.sources.iter().chain(parts.iter().flat_map(|p| &p.sources))),
                cited: true,
                versus: baseline.clone().filter(|_| comparison.baseline != Some(*service)),
                numeric: false,
                headline: false,
            });
        let groups = comparison.groups.iter().map(|group| {
            let rows = group.rows.iter().map(|row| {
                let about = &cells.catalog[row.attribute];
                let pane = |(service, pane): (&ServiceIx, &PaneCell)| PaperCell {
                    versus: pane.versus.as_ref().map(Versus::words),
                    ..paper_cell(
                        about.kind,
                        cells.get(*service, row.attribute),
                        &pane.words,
                        pane.notes.clone(),
                    )
                };
                PaperRow {
                    id: about.id.clone(),
                    label: about.label.clone(),
                    unit: about.unit.clone(),
                    class: Some(row.class),
                    cells: comparison.services.iter().zip(&row.cells).map(pane).collect(),
                }
            });
            PaperGroup {
                label: group.label.clone(),
                rows: rows.collect(),
            }
        });
        let names: Vec<String> = comparison.services.iter().map(name).collect();
        let mut lines = Vec::new();
        lines.extend(baseline.as_ref().map(|b| format!("Baseline: {b}.")));
        lines.extend(comparison.hidden_words());
        let mut filters = meta.filters.clone();
        filters.extend(comparison.rows_words().map(str::to_owned));
        let mut foot = foot(meta, Some(&filters));
        foot.push((
            "Baseline".to_owned(),
            baseline.clone().unwrap_or_else(|| "none".to_owned()),
        ));
        Self {
            title: format!("{} compared", names.join(", ")),
            lines,
            row_label: "Attribute".to_owned(),
            columns: columns.collect(),
            groups: groups.collect(),
            sources: paper_sources(&cells.catalog, &comparison.sources),
            claims: claims(cells, comparison),
            why: None,
            foot,
            definitions: definition::of_comparison(cells, comparison),
            today: meta.today,
            has_classes: true,
            json: Some(comparison_json(cells, comparison, meta)),
        }
    }
}

/// The claims behind the cells of a comparison whose words do not contain all of them.
fn claims(cells: &Cells, comparison: &Comparison) -> Vec<PaperClaims> {
    let rows = comparison.groups.iter().flat_map(|g| &g.rows);
    let of_row = |row: &Row| -> Vec<PaperClaims> {
        let panes = comparison.services.iter().zip(&row.cells);
        let kind = cells.catalog[row.attribute].kind;
        let one = |(service, pane): (&ServiceIx, &PaneCell)| {
            PaperClaims::of(cells, *service, row.attribute, || {
                let cell = cells.get(*service, row.attribute);
                paper_cell(kind, cell, &pane.words, Vec::new()).plain()
            })
        };
        panes.filter_map(one).collect()
    };
    rows.flat_map(of_row).collect()
}

fn each_once<'a>(numbers: impl Iterator<Item = &'a usize>) -> Vec<usize> {
    let mut once: Vec<usize> = Vec::new();
    for n in numbers {
        if !once.contains(n) {
            once.push(*n);
        }
    }
    once
}

/// The sources behind numbers, as lists of sources show them.
pub fn paper_sources(catalog: &Catalog, cited: &[SourceIx]) -> Vec<PaperSource> {
    let one = |ix: &SourceIx| {
        let source = &catalog[*ix];
        let link = source.link.clone().filter(|l| is_web_link(l));
        PaperSource {
            id: source.id.clone(),
            words: source_words(source),
            link,
        }
    };
    cited.iter().map(one).collect()
}

/// The labels and values at the end: which catalog and view, what narrowed it (`None` for what no filter narrows), who made it.
pub fn foot(meta: &Meta, filters: Option<&[String]>) -> Vec<(String, String)> {
    let filters = filters.map_or_else(String::new, |filters| match filters {
        [] => "none".to_owned(),
        filters => filters.join("; "),
    });
    [
        ("Catalog", meta.title.clone()),
        ("Catalog hash", meta.hash.clone()),
        (
            "As of",
            match (meta.as_of, meta.since) {
                (Some(day), _) => human_day(day),
                (None, None) => "today, undated sources included".to_owned(),
                (None, Some(_)) => "today, undated sources left out".to_owned(),
            },
        ),
        ("Since", meta.since_words().unwrap_or_default()),
        ("Judged on", human_day(meta.today)),
        ("Sources counted", meta.reading_words().to_owned()),
        ("Filters", filters),
        ("Own evidence", meta.own.clone()),
        ("Made with", format!("Crosscheck {}", env!("CARGO_PKG_VERSION"))),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .map(|(label, value)| (label.to_owned(), value))
    .collect()
}

/// A cell of a built-in column; blank text is not stated.
pub(super) fn built_in(text: &str) -> PaperCell {
    let state = if text.is_empty() {
        State::NotStated
    } else {
        State::Value
    };
    let words = if text.is_empty() { state.word() } else { text };
    let line = PaperLine {
        shape: state,
        ..paper_line(words.to_owned())
    };
    PaperCell {
        state,
        lines: vec![line],
        value: PaperValue::Text,
        order: None,
        sources: Vec::new(),
        versus: None,
    }
}

pub(super) fn paper_line(text: String) -> PaperLine {
    PaperLine {
        shape: State::Value,
        bare: text.clone(),
        text,
        mark: String::new(),
        note: String::new(),
        link: None,
        sources: Vec::new(),
    }
}

pub(super) fn paper_cell(kind: Kind, cell: &Cell, words: &CellWords, sources: Vec<usize>) -> PaperCell {
    let lines = paper_lines(Some((kind, cell)), words);
    // A cell of several lines has a value and something beside it that a typed cell would lose.
    let value = match lines.as_slice() {
        [PaperLine { link: Some(link), .. }] => PaperValue::Link(link.clone()),
        [_] => {
            let date = || cell.scalar()?.date().map(PaperValue::Date);
            let number = cell.scalar().and_then(Scalar::exact_number).map(PaperValue::Number);
            number.or_else(date).unwrap_or(PaperValue::Text)
        }
        _ => PaperValue::Text,
    };
    PaperCell {
        state: words.state,
        lines,
        value,
        order: order(cell),
        sources,
        versus: None,
    }
}

/// Lines on paper, with the addresses of a cell of links. `cell`: the one they are of, where there is one.
pub(super) fn paper_lines(cell: Option<(Kind, &Cell)>, words: &CellWords) -> Vec<PaperLine> {
    // The addresses come first, a line each; what is shown of one may be more than its target.
    let addresses: &[_] = match cell.map(|(kind, cell)| (kind, &cell.value, cell.state)) {
        Some((kind, CellValue::Texts(texts), State::Value)) if kind.has(Feature::Link) => texts,
        _ => &[],
    };
    let line = |(i, line): (usize, &CellLine)| PaperLine {
        shape: line.shape,
        text: line.spelt(),
        bare: line.named_bare(),
        mark: line.mark.clone(),
        note: String::new(),
        link: addresses.get(i).filter(|l| is_web_link(l)).map(ToString::to_string),
        sources: if line.cites { Vec::new() } else { line.sources.clone() },
    };
    words.lines.iter().enumerate().map(line).collect()
}

fn order(cell: &Cell) -> Option<f64> {
    let day = |d: Date| f64::from(d.year()) * 10_000.0 + f64::from(d.month()) * 100.0 + f64::from(d.day());
    match &cell.value {
        // What has no lower end sorts before what has; an unlimited one after everything. Files hold finite numbers.
        CellValue::Scalar(value) => match (value.number(), value.date()) {
            (Some(n), _) => Some(n.lo().clamp(f64::MIN, f64::MAX)),
            (_, Some(d)) => Some(day(d.first())),
            _ => None,
        },
        CellValue::Choice(o) => Some(f64::from(*o)),
        _ => None,
    }
}
