//! One self-contained page: no network, its own script and style allowed by hash and nothing else. Without the script
//! all of it can be read; with it rows sort, groups fold and equal rows hide, offline.

use maud::{Markup, html};

use super::{Document, PaperCell, PaperColumn, PaperGroup, PaperRow};
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

/// Writes the page.
pub fn write(document: &Document) -> String {
    let body = html! {
        header {
            h1 dir="auto" { (Safe(&document.title)) }
            @for line in &document.lines { p.text dir="auto" { (Safe(line)) } }
        }
        @if switchable(document) {
            div.bar hidden {
                label { input #only type="checkbox"; "Differences only" }
                span #count .weak role="status" {}
            }
        }
        main {
            @if document.groups.iter().all(|g| g.rows.is_empty()) { p { "There is no row to show." } }
            div.scroll tabindex="0" role="region" aria-label="Table" { (table(document)) }
            @if let Some(why) = &document.why { (why_markup(why)) }
            @if !document.sources.is_empty() { h2 { "Sources" } (source_list(&document.sources)) }
        }
        (footer(&document.foot))
    };
    page(&document.title, on_paper(document), STYLE, Some(SCRIPT), &body)
}

/// How many columns stand side by side on the narrow and on the wide side of a sheet, the first one and the last included,
/// before words break into letters: about 30 mm each on A4 and on Letter.
const NARROW: usize = 6;
const WIDE: usize = 9;

/// How the page is printed, as a class of its body: `None` upright, `wide` on the wide side, `cards` an entry a card.
fn on_paper(document: &Document) -> Option<&'static str> {
    match 1 + document.columns.len() + usize::from(document.has_classes) {
        ..=NARROW => None,
        ..=WIDE => Some("wide"),
        _ => Some("wide cards"),
    }
}

/// Hiding rows makes sense where some of them do not differ.
fn switchable(document: &Document) -> bool {
    document.has_classes
        && document
            .groups
            .iter()
            .flat_map(|g| &g.rows)
            .any(|r| r.class.is_some_and(|c| c != Class::Different))
}

fn table(document: &Document) -> Markup {
    html! {
        table.compared[document.has_classes] {
            thead {
                tr {
                    th scope="col" { button type="button" { (Safe(&document.row_label)) } }
                    @for column in &document.columns { (head(column)) }
                    @if document.has_classes { th scope="col" { button type="button" { "Difference" } } }
                }
            }
            @for group in &document.groups { (body(document, group)) }
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

fn body(document: &Document, group: &PaperGroup) -> Markup {
    html! {
        tbody {
            @if !group.label.is_empty() {
                tr.group {
                    th scope="rowgroup" colspan=(document.columns.len() + 1 + usize::from(document.has_classes)) {
                        button type="button" dir="auto" { (Safe(&group.label)) }
                    }
                }
            }
            @for row in &group.rows { (row_markup(document, row)) }
        }
    }
}

fn row_markup(document: &Document, row: &PaperRow) -> Markup {
    html! {
        tr data-id=(Safe(&row.id)) data-class=[row.class.map(Class::id)] {
            th scope="row" { span.text dir="auto" { (Safe(&row.heading())) } }
            @for (column, cell) in document.columns.iter().zip(&row.cells) { (cell_markup(column, cell)) }
            @if let Some(class) = row.class { td data-label="Difference" { (class.word()) } }
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
