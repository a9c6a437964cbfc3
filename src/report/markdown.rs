//! A decision record as Markdown in the MADR 4 form (adr.github.io/madr): its headings, in its order.

use std::fmt::Write as _;

use super::{Cited, Record, outline::outline};
use crate::export::markdown::{anchor, escape, escape_block, marks};

/// Writes the record. The same record gives the same text.
pub fn write(record: &Record) -> String {
    let mut out = String::new();
    // Writing to a String cannot fail, here and below.
    let _ = writeln!(out, "---\nstatus: \"proposed\"\ndate: {}\n---\n", record.date);
    let _ = writeln!(out, "# {}\n", escape(&record.title));
    for part in outline(record) {
        let _ = writeln!(out, "{} {}\n", "#".repeat(part.level), escape(&part.heading));
        for says in &part.prose {
            let _ = writeln!(out, "{}\n", cited(says));
        }
        for says in &part.items {
            let _ = writeln!(out, "- {}", cited(says));
        }
        if !part.items.is_empty() {
            out.push('\n');
        }
    }
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
