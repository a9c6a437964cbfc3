//! A decision record as Markdown in the MADR 4 form (adr.github.io/madr): its headings, in its order.

use std::fmt::Write as _;

use super::{
    chapters::chapters,
    record::{Cited, Record},
};
use crate::export::markdown::{escape, escape_block, foot, marks, sources};

/// Writes the record. The same record gives the same text.
pub fn write(record: &Record) -> String {
    // Writing to a String cannot fail, here and below.
    let mut out = format!("---\nstatus: \"{}\"\ndate: {}\n---\n\n", record.status, record.date);
    let _ = writeln!(out, "# {}\n", escape(&record.title));
    for chapter in chapters(record) {
        let _ = writeln!(out, "{} {}\n", "#".repeat(chapter.level), escape(&chapter.heading));
        for says in &chapter.prose {
            let _ = writeln!(out, "{}\n", cited(says));
        }
        for says in &chapter.items {
            let _ = writeln!(out, "- {}", cited(says));
        }
        if !chapter.items.is_empty() {
            out.push('\n');
        }
    }
    sources(&mut out, "### Sources", &record.sources);
    foot(&mut out, &record.foot);
    out
}

fn cited(says: &Cited) -> String {
    let rule = match says.rule.as_slice() {
        [] => String::new(),
        rule => format!(" (rule{})", marks(rule)),
    };
    format!("{}{}{rule}", escape_block(&says.text), marks(&says.sources))
}
