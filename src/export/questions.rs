//! The questions that no source answers, on paper for a vendor: as Markdown with a box to tick for each, and as plain
//! text for the clipboard.

use std::fmt::Write as _;

use super::{
    Meta,
    build::foot,
    markdown::{self, escape},
};
use crate::{
    catalog::{Cells, ServiceIx, value::human_day, wording::count},
    explore::evidence::{OpenQuestion, questions},
};

/// A Markdown page: a heading a service, a box to tick a question, and which catalog and view it is about.
pub fn questions_markdown(cells: &Cells, services: &[ServiceIx], meta: &Meta) -> String {
    let all = questions(cells, services);
    let mut out = format!("# Questions to ask: {}\n\n", escape(&meta.title));
    let _ = writeln!(out, "{}\n", escape(&summary(&all, services, meta)));
    for of_one in all.chunk_by(|a, b| a.service == b.service) {
        let _ = writeln!(out, "## {}\n", escape(&cells.catalog[of_one[0].service].name));
        for question in of_one {
            let _ = writeln!(out, "- [ ] {}", escape(&question.text));
        }
        out.push('\n');
    }
    markdown::foot(&mut out, &foot(meta, Some(&meta.filters)));
    out
}

/// The same questions as plain text: a name a service, a dash a question.
pub fn questions_text(cells: &Cells, services: &[ServiceIx]) -> String {
    let mut out = String::new();
    for of_one in questions(cells, services).chunk_by(|a, b| a.service == b.service) {
        if !out.is_empty() {
            out.push('\n');
        }
        let _ = writeln!(out, "{}", cells.catalog[of_one[0].service].name);
        for question in of_one {
            let _ = writeln!(out, "- {}", question.text);
        }
    }
    out
}

fn summary(all: &[OpenQuestion], services: &[ServiceIx], meta: &Meta) -> String {
    let when = meta.as_of.map_or_else(
        || format!("on {}", human_day(meta.today)),
        |day| format!("as of {}", human_day(day)),
    );
    let since = meta
        .since_words()
        .map_or_else(String::new, |since| format!(", {since}"));
    format!(
        "{} about {} that no source answers, {when}{since}.",
        count(all.len(), "question", "questions"),
        count(services.len(), "service", "services"),
    )
}
