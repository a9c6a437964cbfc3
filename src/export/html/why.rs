//! What sets one service apart from another, on a page: a table a list, below the comparison's own.

use maud::{Markup, html};

use super::page::{Safe, marks, words};
use crate::{
    compare::Apart,
    export::{PaperLine, PaperWhy, PaperWhyList},
};

/// The lists under their headings.
pub(super) fn why_markup(why: &PaperWhy) -> Markup {
    html! {
        h2 dir="auto" { (Safe(&why.title)) }
        @if why.lists.is_empty() { p { (Apart::NOTHING) } }
        @for list in &why.lists {
            h3 dir="auto" { (Safe(&list.heading)) }
            (list_markup(why, list))
        }
    }
}

fn list_markup(why: &PaperWhy, list: &PaperWhyList) -> Markup {
    if list.lines.iter().all(|l| l.sides.is_empty()) {
        return html! { ul { @for line in &list.lines { li dir="auto" { (Safe(&line.label)) } } } };
    }
    html! {
        div.scroll tabindex="0" role="region" aria-label=(Safe(&list.heading)) {
            table {
                thead {
                    tr {
                        th scope="col" { "Attribute" }
                        @for name in &why.names { th scope="col" dir="auto" { (Safe(name)) } }
                    }
                }
                tbody {
                    @for line in &list.lines {
                        tr {
                            th scope="row" {
                                span.text dir="auto" { (Safe(&line.label)) }
                                @if !line.by.is_empty() { div.versus { (Safe(&line.by)) } }
                            }
                            @for (name, side) in why.names.iter().zip(&line.sides) { (side_markup(name, side)) }
                        }
                    }
                }
            }
        }
    }
}

fn side_markup(name: &str, side: &[PaperLine]) -> Markup {
    html! {
        td data-label=(Safe(name)) {
            @for line in side {
                div.line.(line.shape.id()) {
                    span.text dir="auto" { (words(&line.text, line.link.as_deref())) }
                    (marks(&line.sources))
                }
            }
        }
    }
}
