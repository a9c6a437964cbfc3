//! A decision record as Markdown in the MADR 4 form (adr.github.io/madr): its headings, in its order.

use std::fmt::Write as _;

use super::{Argument, Cited, Record, Side};
use crate::export::markdown::{anchor, escape, escape_block, marks};

/// Writes the record. The same record gives the same text.
pub fn write(record: &Record) -> String {
    let mut out = String::new();
    // Writing to a String cannot fail, here and below.
    let _ = writeln!(out, "---\nstatus: \"proposed\"\ndate: {}\n---\n", record.date);
    let _ = writeln!(out, "# {}\n", escape(&record.title));
    let _ = writeln!(
        out,
        "## Context and Problem Statement\n\n{}\n",
        escape_block(&record.context)
    );
    items(&mut out, "## Decision Drivers", &record.drivers);
    items(&mut out, "## Considered Options", &record.options);
    out.push_str("## Decision Outcome\n\n");
    if let Some(chosen) = &record.chosen {
        let _ = writeln!(
            out,
            "Chosen option: “{}”. {}\n",
            escape(chosen),
            escape(&record.headline)
        );
    } else {
        let _ = writeln!(out, "No option is chosen. {}\n", escape(&record.headline));
    }
    for why in &record.why {
        let _ = writeln!(out, "- {}", cited(why));
    }
    if !record.why.is_empty() {
        out.push('\n');
    }
    arguments(&mut out, "### Consequences", &record.consequences);
    items(&mut out, "### Confirmation", &record.to_confirm);
    if !record.argued.is_empty() {
        out.push_str("## Pros and Cons of the Options\n\n");
    }
    for option in &record.argued {
        let _ = writeln!(out, "### {}\n", escape(&option.name));
        if !option.summary.is_empty() {
            let _ = writeln!(out, "{}\n", escape_block(&option.summary));
        }
        arguments(&mut out, "", &option.arguments);
    }
    if record.not_argued > 0 {
        let _ = writeln!(out, "{} more options rank below these.\n", record.not_argued);
    }
    out.push_str("## More Information\n\n");
    sentences(&mut out, "### Confidence", &record.confidence);
    sentences(&mut out, "### What would change it", &record.changes);
    let _ = writeln!(out, "### Review\n\n{}\n", cited(&record.review));
    if !record.sources.is_empty() {
        out.push_str("### Sources\n\n");
        for (i, source) in record.sources.iter().enumerate() {
            let link = source
                .link
                .as_ref()
                .map_or_else(String::new, |l| format!(". {}", anchor(l, l)));
            let _ = writeln!(out, "{}. {}{link}", i + 1, escape(&source.words));
        }
        out.push('\n');
    }
    out.push_str("---\n\n");
    for (label, value) in &record.foot {
        let _ = writeln!(out, "- {}: {}", escape_block(label), escape(value));
    }
    out
}

fn cited(says: &Cited) -> String {
    format!("{}{}", escape_block(&says.text), marks(&says.sources))
}

fn items(out: &mut String, heading: &str, all: &[Cited]) {
    if all.is_empty() {
        return;
    }
    let _ = writeln!(out, "{heading}\n");
    for says in all {
        let _ = writeln!(out, "- {}", cited(says));
    }
    out.push('\n');
}

fn sentences(out: &mut String, heading: &str, all: &[String]) {
    if all.is_empty() {
        return;
    }
    let _ = writeln!(out, "{heading}\n");
    for text in all {
        let _ = writeln!(out, "- {}", escape_block(text));
    }
    out.push('\n');
}

fn arguments(out: &mut String, heading: &str, all: &[Argument]) {
    if all.is_empty() {
        return;
    }
    if !heading.is_empty() {
        let _ = writeln!(out, "{heading}\n");
    }
    for Argument { side, says } in all {
        let side = match side {
            Side::Good => "Good",
            Side::Neutral => "Neutral",
            Side::Bad => "Bad",
        };
        let _ = writeln!(out, "- {side}, because of {}", cited(says));
    }
    out.push('\n');
}
