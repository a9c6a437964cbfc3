//! A decision record as one self-contained page in the style of the comparison's: no network and no script; its own
//! style is allowed by hash, and nothing else.

use std::sync::LazyLock;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::{Cited, Record, outline::outline};
use crate::export::html::{STYLE, Safe, hash, marks, words};

/// The comparison's style, and what running text needs besides.
static PAGE_STYLE: LazyLock<String> = LazyLock::new(|| format!("{STYLE}{}", include_str!("record.css")));

/// Writes the page.
pub fn write(record: &Record) -> String {
    let style = PAGE_STYLE.as_str();
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        hash(style)
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
                title { (Safe(&record.title)) }
                style { (PreEscaped(style)) }
            }
            body.record {
                header {
                    h1 dir="auto" { (Safe(&record.title)) }
                    p.weak { "Decision record · proposed · " (record.date) }
                }
                main {
                    @for part in outline(record) {
                        @if part.level == 2 { h2 dir="auto" { (Safe(&part.heading)) } }
                        @else { h3 dir="auto" { (Safe(&part.heading)) } }
                        @for says in &part.prose { p.text dir="auto" { (cited(says)) } }
                        @if !part.items.is_empty() {
                            ul { @for says in &part.items { li dir="auto" { (cited(says)) } } }
                        }
                    }
                    @if !record.sources.is_empty() {
                        h3 { "Sources" }
                        ol {
                            @for (i, source) in record.sources.iter().enumerate() {
                                li id={ "source-" (i + 1) } {
                                    span dir="auto" { (Safe(&source.words)) }
                                    @if let Some(link) = &source.link { ". " (words(link, Some(link))) }
                                }
                            }
                        }
                    }
                }
                footer {
                    dl { @for (label, value) in &record.foot { dt { (Safe(label)) } dd dir="auto" { (Safe(value)) } } }
                }
            }
        }
    };
    let mut text = page.into_string();
    text.push('\n');
    text
}

fn cited(says: &Cited) -> Markup {
    html! { span.text { (Safe(&says.text)) } (marks(&says.sources)) }
}
