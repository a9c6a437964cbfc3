//! A decision record as one self-contained page in the style of the comparison's, without a script.

use std::sync::LazyLock;

use maud::{Markup, html};

use super::{
    chapters::chapters,
    record::{Cited, Record},
};
use crate::export::html::page::{STYLE, Safe, footer, marks, page, source_list};

/// The comparison's style, and what running text needs besides.
static PAGE_STYLE: LazyLock<String> = LazyLock::new(|| format!("{STYLE}{}", include_str!("record.css")));

/// Writes the page.
pub fn write(record: &Record) -> String {
    let body = html! {
        header {
            h1 dir="auto" { (Safe(&record.title)) }
            p.weak { "Decision record · " (record.status) " · " (record.date) }
        }
        main {
            @for chapter in chapters(record) {
                @if chapter.level == 2 { h2 dir="auto" { (Safe(&chapter.heading)) } }
                @else { h3 dir="auto" { (Safe(&chapter.heading)) } }
                @for says in &chapter.prose { p.text dir="auto" { (cited(says)) } }
                @if !chapter.items.is_empty() {
                    ul { @for says in &chapter.items { li dir="auto" { (cited(says)) } } }
                }
            }
            @if !record.sources.is_empty() { h3 { "Sources" } (source_list(&record.sources)) }
        }
        (footer(&record.foot))
    };
    page(&record.title, Some("record"), &PAGE_STYLE, None, &body)
}

fn cited(says: &Cited) -> Markup {
    html! {
        span.text { (Safe(&says.text)) } (marks(&says.sources))
        @if !says.rule.is_empty() { " (rule" (marks(&says.rule)) ")" }
    }
}
