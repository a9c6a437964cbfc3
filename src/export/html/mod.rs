//! One self-contained page: no network, its own script and style allowed by hash and nothing else. Without the script
//! all of it can be read; with it rows sort, groups fold and equal rows hide, offline.

use std::io::Write;

use maud::{Markup, PreEscaped, html};

use super::{Document, ExportError, Paper, PaperCell, PaperColumn, PaperRow, PaperSource, PaperStep, Progress};
use crate::{catalog::State, compare::Class};
use page::{STYLE, Safe, footer, marks, page, source_list, words};

#[cfg(feature = "window")]
mod fragment;
pub mod page;
mod why;

#[cfg(feature = "window")]
pub use fragment::fragment;
use why::why_markup;

const SCRIPT: &str = include_str!("page.js");

/// Marks where the rows go while the page around them is made; a page has no such character, see [`Safe`].
const ROWS: char = '\0';

/// Writes the page.
pub fn write(paper: &Paper<'_>, progress: Progress<'_>, out: &mut dyn Write) -> Result<(), ExportError> {
    // Which sources there are is known only after the rows, so the page around them is made once for either side.
    let around = frame(paper, &[]);
    let mut before = around.split(ROWS);
    out.write_all(before.next().unwrap_or_default().as_bytes())?;
    let first = overview_columns(paper);
    if !first.is_empty() {
        paper.walk(Progress::default(), |step| match step {
            PaperStep::Row(_, row) => Ok(out.write_all(overview_row(row, &first).into_string().as_bytes())?),
            PaperStep::Group(_) | PaperStep::GroupEnd => Ok(()),
        })?;
        out.write_all(before.next().unwrap_or_default().as_bytes())?;
    }
    let walked = paper.walk(progress, |step| {
        let markup = match step {
            PaperStep::Group(label) => group_start(&paper.head, label),
            PaperStep::Row(_, row) => row_markup(&paper.head, row),
            PaperStep::GroupEnd => PreEscaped("</tbody>".to_owned()),
        };
        Ok(out.write_all(markup.into_string().as_bytes())?)
    })?;
    let behind = frame(paper, &walked.sources);
    Ok(out.write_all(behind.split(ROWS).next_back().unwrap_or_default().as_bytes())?)
}

/// The page with [`ROWS`] for the rows of its overview, if it has one, and for its rows.
fn frame(paper: &Paper<'_>, sources: &[PaperSource]) -> String {
    let document = &*paper.head;
    let body = html! {
        header {
            h1 dir="auto" { (Safe(&document.title)) }
            @for line in &document.lines { p.text dir="auto" { (Safe(line)) } }
        }
        @if tells_difference(document) {
            div.bar hidden {
                label { input #only type="checkbox"; "Differences only" }
                span #count .weak role="status" {}
            }
        }
        main {
            @if paper.height() == 0 { p { "There is no row to show." } }
            (notes_of_heads(&document.columns))
            (overview(document, &overview_columns(paper)))
            div.scroll tabindex="0" role="region" aria-label="Table" { (table(document)) }
            @if let Some(why) = &document.why { (why_markup(why)) }
            @if !sources.is_empty() { h2 { "Sources" } (source_list(sources)) }
        }
        (footer(&document.foot))
    };
    page(
        &document.title,
        OnPaper::of(document).class(),
        STYLE,
        Some(SCRIPT),
        &body,
    )
}

/// How many columns fit side by side on the narrow side of a sheet, the first one and the last included, before words break
/// into letters: some 35 mm each on A4 and on Letter.
const NARROW: usize = 5;
/// The same on the wide side, some 30 mm each: the paper turned, letters are smaller.
const WIDE: usize = 9;
/// The longest name of a card that is set in one line, in characters: a card is some 134 mm wide.
const CARD_NAME: usize = 60;
/// The most entries that an overview lists before their cards.
const OVERVIEW: usize = 1000;

/// How the page is printed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum OnPaper {
    /// As a table on the narrow side of the sheet.
    Upright,
    /// As a table on its wide side.
    Wide,
    /// An entry a card, on the wide side.
    Cards,
}

impl OnPaper {
    fn of(document: &Document) -> Self {
        match 1 + document.columns.len() + usize::from(tells_difference(document)) {
            columns if columns <= NARROW => Self::Upright,
            columns if columns <= WIDE => Self::Wide,
            _ => Self::Cards,
        }
    }

    /// The class of the page's body.
    fn class(self) -> Option<&'static str> {
        match self {
            Self::Upright => None,
            Self::Wide => Some("wide"),
            Self::Cards => Some("wide cards"),
        }
    }
}

/// Where entries are printed as cards, the columns of the table before them, by their places: those the catalog shows first,
/// or else the first ones, as many as fit. Empty: there is no such table.
fn overview_columns(paper: &Paper<'_>) -> Vec<usize> {
    let document = &*paper.head;
    if OnPaper::of(document) != OnPaper::Cards || document.has_classes || paper.height() > OVERVIEW {
        return Vec::new();
    }
    let columns = &document.columns;
    let of = |headline: bool| (0..columns.len()).filter(move |at| !headline || columns[*at].headline);
    let has_headline = of(true).next().is_some();
    of(has_headline).take(WIDE - 1).collect()
}

/// On paper alone: a few columns of all entries side by side, and what a card leaves out.
fn overview(document: &Document, columns: &[usize]) -> Markup {
    html! {
        @if OnPaper::of(document) == OnPaper::Cards {
            @if !columns.is_empty() {
                div.overview {
                    div.names {
                        div dir="auto" { (Safe(&document.row_label)) }
                        @for at in columns { div dir="auto" { (Safe(&document.columns[*at].heading())) } }
                    }
                    (PreEscaped(ROWS.to_string()))
                }
            }
            p.leaves-out { "What a card does not name is not stated." }
        }
    }
}

fn overview_row(row: &PaperRow, columns: &[usize]) -> Markup {
    html! {
        div.entry {
            div.name dir="auto" { (Safe(&row.heading())) }
            @for cell in columns.iter().filter_map(|at| row.cells.get(*at)) { div.text dir="auto" { (Safe(&cell.text())) } }
        }
    }
}

/// Whether rows say how far their cells differ, and can be hidden by it: some of them do not differ.
fn tells_difference(document: &Document) -> bool {
    let rows = || document.groups.iter().flat_map(|g| &g.rows);
    document.has_classes && (rows().next().is_none() || rows().any(|r| r.class != Some(Class::Different)))
}

fn table(document: &Document) -> Markup {
    html! {
        table.compared[document.has_classes] {
            thead {
                tr {
                    th scope="col" { button type="button" { (Safe(&document.row_label)) } }
                    @for column in &document.columns { (head(column)) }
                    @if tells_difference(document) { th.difference scope="col" { button type="button" { "Difference" } } }
                }
            }
            (PreEscaped(ROWS.to_string()))
        }
    }
}

/// What the heads say beside their names, for paper: a head that is too tall is not repeated on the next page, and with it
/// the names of the columns are missing there.
fn notes_of_heads(columns: &[PaperColumn]) -> Markup {
    html! {
        @if columns.iter().any(|c| !c.note.is_empty()) {
            div.noted {
                @for column in columns {
                    div dir="auto" { span.name { (Safe(&column.heading())) } ": " (Safe(&column.note)) (marks(&column.note_sources)) }
                }
            }
        }
    }
}

fn head(column: &PaperColumn) -> Markup {
    html! {
        th scope="col" data-id=(Safe(&column.id)) {
            button type="button" dir="auto" { (Safe(&column.heading())) }
            @if !column.note.is_empty() {
                div.weak dir="auto" { (Safe(&column.note)) (marks(&column.note_sources)) }
            }
        }
    }
}

/// The start of a group of rows, which `</tbody>` ends.
fn group_start(document: &Document, label: &str) -> Markup {
    html! {
        (PreEscaped("<tbody>"))
        @if !label.is_empty() {
            tr.group {
                th scope="rowgroup" colspan=(document.columns.len() + 1 + usize::from(tells_difference(document))) {
                    button type="button" dir="auto" { (Safe(label)) }
                }
            }
        }
    }
}

fn row_markup(document: &Document, row: &PaperRow) -> Markup {
    html! {
        tr data-id=(Safe(&row.id)) data-class=[row.class.map(Class::id)] {
            th.long[row.heading().chars().count() > CARD_NAME] scope="row" { span.text dir="auto" { (Safe(&row.heading())) } }
            @for (column, cell) in document.columns.iter().zip(&row.cells) { (cell_markup(column, cell)) }
            @if let Some(class) = row.class.filter(|_| tells_difference(document)) { td data-label="Difference" { (class.word()) } }
        }
    }
}

fn cell_markup(column: &PaperColumn, cell: &PaperCell) -> Markup {
    let rank = match cell.state {
        State::Conflicting => 1,
        State::NotApplicable => 2,
        State::NotStated => 3,
        _ => 0,
    };
    html! {
        td.number[column.numeric] data-label=(Safe(&column.heading())) data-state=(cell.state.id()) data-rank=(rank)
            data-order=[cell.order] {
            @for line in &cell.lines {
                div.line.(line.shape.id()) {
                    span.text dir="auto" { (words(&line.text, line.link.as_deref())) }
                    (marks(&line.sources))
                }
            }
            @if let Some(versus) = &cell.versus { div.versus { (Safe(versus)) } }
        }
    }
}
