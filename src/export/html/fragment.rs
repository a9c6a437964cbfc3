//! The table alone, for the clipboard, so that a paste into a mail or a wiki keeps it. Every cell carries its own style:
//! mail programs drop style sheets, and classes mean nothing elsewhere.

use maud::{Markup, html};

use super::page::{Safe, words};
use crate::{
    catalog::web_link::address,
    compare::Apart,
    export::{Document, PaperCell, PaperColumn, PaperLine, PaperWhy},
};

const TABLE: &str = "border-collapse:collapse;font-family:sans-serif;font-size:14px";
const HEAD: &str = "border:1px solid #d5d9df;padding:4px 8px;text-align:left;vertical-align:top;background:#f3f4f6";
const ROW: &str = "border:1px solid #d5d9df;padding:4px 8px;text-align:left;vertical-align:top";
const CELL: &str = ROW;
const NUMBER: &str = "border:1px solid #d5d9df;padding:4px 8px;text-align:right;vertical-align:top";
const WEAK: &str = "color:#565e69";

/// The table with its groups and its numbered sources, without script or style sheet.
pub fn fragment(document: &Document) -> String {
    let page = html! {
        // Programs that get bare bytes would guess.
        meta charset="utf-8";
        table style=(TABLE) {
            thead {
                tr {
                    th style=(HEAD) { (Safe(&document.row_label)) }
                    @for column in &document.columns { (head(column)) }
                }
            }
            tbody {
                @for group in &document.groups {
                    @if !group.label.is_empty() {
                        tr { th style=(HEAD) colspan=(document.columns.len() + 1) { (Safe(&group.label)) } }
                    }
                    @for row in &group.rows {
                        tr {
                            th style=(ROW) { (lines(&row.heading())) }
                            @for (column, cell) in document.columns.iter().zip(&row.cells) { (td(column, cell)) }
                        }
                    }
                }
            }
        }
        @if let Some(why) = &document.why { (why_markup(why)) }
        @if !document.sources.is_empty() {
            ol {
                @for s in &document.sources {
                    li { (Safe(&s.words)) @if let Some(link) = &s.link { ". " (words(&address(link), Some(link))) } }
                }
            }
        }
    };
    page.into_string()
}

fn head(column: &PaperColumn) -> Markup {
    html! {
        th style=(HEAD) {
            (Safe(&column.heading()))
            @if !column.note.is_empty() {
                br;
                span style=(WEAK) { (Safe(&column.note)) (marks(&column.note_sources)) }
            }
        }
    }
}

/// What sets one service apart from another, a table a list.
fn why_markup(why: &PaperWhy) -> Markup {
    html! {
        h2 { (Safe(&why.title)) }
        @if why.lists.is_empty() { p { (Apart::NOTHING) } }
        @for list in &why.lists {
            h3 { (Safe(&list.heading)) }
            table style=(TABLE) {
                @for line in &list.lines {
                    tr {
                        th style=(ROW) {
                            (lines(&line.label))
                            @if !line.by.is_empty() { br; span style=(WEAK) { (Safe(&line.by)) } }
                        }
                        @for side in &line.sides { td style=(CELL) { (cell_lines(side)) } }
                    }
                }
            }
        }
    }
}

fn cell_lines(all: &[PaperLine]) -> Markup {
    html! {
        @for (i, line) in all.iter().enumerate() {
            @if i > 0 { br; }
            @if line.link.is_some() { (words(&line.text, line.link.as_deref())) } @else { (lines(&line.text)) }
            (marks(&line.sources))
        }
    }
}

fn td(column: &PaperColumn, cell: &PaperCell) -> Markup {
    html! {
        td style=(if column.numeric { NUMBER } else { CELL }) {
            (cell_lines(&cell.lines))
            @if let Some(versus) = &cell.versus { br; span style=(WEAK) { (Safe(versus)) } }
        }
    }
}

/// Text whose line breaks stay: without a style sheet they would be spaces.
fn lines(text: &str) -> Markup {
    html! { @for (i, line) in text.split('\n').enumerate() { @if i > 0 { br; } (Safe(line)) } }
}

fn marks(sources: &[usize]) -> Markup {
    html! { @for n in sources { " [" (n) "]" } }
}
