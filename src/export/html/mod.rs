//! One self-contained page: no network, its own script and style allowed by hash and nothing else. Without the script
//! all of it can be read; with it rows sort, groups fold and equal rows hide, offline.

use base64::Engine as _;
use maud::{DOCTYPE, Markup, PreEscaped, Render, html};
use sha2::Digest as _;

use super::{Column, Document, Group, PaperCell, PaperRow, markdown::picture};
use crate::{catalog::State, compare::Class};

mod fragment;

pub use fragment::fragment;

pub(crate) const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("page.js");

/// Writes the page.
pub fn write(document: &Document) -> String {
    let policy = format!(
        "default-src 'none'; script-src 'sha256-{}'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        hash(SCRIPT),
        hash(STYLE)
    );
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                meta name="generator" content={ "Crosscheck " (env!("CARGO_PKG_VERSION")) };
                title { (Safe(&document.title)) }
                style { (PreEscaped(STYLE)) }
            }
            body {
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
                    (sources(document))
                }
                footer {
                    dl { @for (label, value) in &document.foot { dt { (Safe(label)) } dd dir="auto" { (Safe(value)) } } }
                }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    };
    let mut text = page.into_string();
    text.push('\n');
    text
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

fn head(column: &Column) -> Markup {
    html! {
        th scope="col" data-id=(Safe(&column.id)) {
            button type="button" dir="auto" { (Safe(&column.heading())) }
            @if !column.note.is_empty() {
                div.weak dir="auto" { (Safe(&column.note)) (marks(&column.note_sources)) }
            }
        }
    }
}

fn body(document: &Document, group: &Group) -> Markup {
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

fn cell_markup(column: &Column, cell: &PaperCell) -> Markup {
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

pub(crate) fn words(text: &str, link: Option<&str>) -> Markup {
    html! {
        @if let Some(link) = link { a href=(Safe(link)) rel="noopener noreferrer" { (Safe(text)) } } @else { (Safe(text)) }
    }
}

pub(crate) fn marks(sources: &[usize]) -> Markup {
    html! { @for n in sources { sup { a href={ "#source-" (n) } { (n) } } } }
}

fn sources(document: &Document) -> Markup {
    html! {
        @if !document.sources.is_empty() {
            h2 { "Sources" }
            ol {
                @for (i, source) in document.sources.iter().enumerate() {
                    li id={ "source-" (i + 1) } {
                        span dir="auto" { (Safe(&source.words)) }
                        @if let Some(link) = &source.link { ". " (words(link, Some(link))) }
                    }
                }
            }
        }
    }
}

/// The SHA-256 of what stands between two tags, as a content policy names it.
pub(crate) fn hash(text: &str) -> String {
    base64::engine::general_purpose::STANDARD.encode(sha2::Sha256::digest(text.as_bytes()))
}

/// Text that reads back as itself: a carriage return as an entity, since a page's own are dropped, and control
/// characters, which a page cannot hold, as their visible pictures.
pub(crate) struct Safe<'a>(pub(crate) &'a str);

impl Render for Safe<'_> {
    fn render_to(&self, out: &mut String) {
        for c in self.0.chars() {
            match c {
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                '"' => out.push_str("&quot;"),
                '\r' => out.push_str("&#13;"),
                '\n' | '\t' => out.push(c),
                c => out.push(picture(c)),
            }
        }
    }
}
