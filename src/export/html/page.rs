//! What every page we write has in common: no network, its own style and script allowed by hash and nothing else, text
//! that reads back as itself, numbered sources, a foot.

use base64::Engine as _;
use maud::{DOCTYPE, Markup, PreEscaped, Render, html};
use sha2::Digest as _;

use crate::{
    catalog::web_link::address,
    export::{PaperSource, markdown::picture},
};

/// The style of every page.
pub const STYLE: &str = include_str!("style.css");

/// A whole page around a body.
pub fn page(title: &str, class: Option<&str>, style: &str, script: Option<&str>, body: &Markup) -> String {
    let script_policy = script.map_or_else(String::new, |s| format!(" script-src 'sha256-{}';", hash(s)));
    let policy = format!(
        "default-src 'none';{script_policy} style-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
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
                title { (Safe(title)) }
                style { (PreEscaped(style)) }
            }
            body class=[class] {
                (body)
                @if let Some(script) = script { script { (PreEscaped(script)) } }
            }
        }
    };
    let mut text = page.into_string();
    text.push('\n');
    text
}

/// The sources as an ordered list that [`marks`] lead to.
pub fn source_list(sources: &[PaperSource]) -> Markup {
    html! {
        ol {
            @for (n, source) in (1..).zip(sources) {
                li id={ "source-" (n) } {
                    span dir="auto" { (Safe(&source.words)) }
                    @if let Some(link) = &source.link { ". " (words(&address(link), Some(link))) }
                }
            }
        }
    }
}

/// The labels and values at the end.
pub fn footer(foot: &[(String, String)]) -> Markup {
    html! {
        footer {
            dl { @for (label, value) in foot { dt { (Safe(label)) } dd dir="auto" { (Safe(value)) } } }
        }
    }
}

/// Text, as a link if there is an address.
pub fn words(text: &str, link: Option<&str>) -> Markup {
    html! {
        @if let Some(link) = link { a href=(Safe(link)) rel="noopener noreferrer" { (Safe(text)) } } @else { (Safe(text)) }
    }
}

/// Source numbers raised after what they belong to.
pub fn marks(sources: &[usize]) -> Markup {
    html! { @for n in sources { sup { a href={ "#source-" (n) } { (n) } } } }
}

/// The SHA-256 of what is between two tags, as a content policy names it.
fn hash(text: &str) -> String {
    base64::engine::general_purpose::STANDARD.encode(sha2::Sha256::digest(text.as_bytes()))
}

/// Text that reads back as itself: a carriage return as an entity, since a page's own are dropped, and control
/// characters, which a page cannot hold, as their visible pictures.
pub struct Safe<'a>(pub &'a str);

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
