//! The reference as Markdown, which reads well in a terminal too.

use std::fmt::Write as _;

use super::entries::ENTRIES;

/// What a catalog is, in a few sentences.
pub const ABOUT: &str = "A catalog is one text file in RON (Rusty Object Notation): entries in ( … ), lists in [ … ], texts in \
                         \"…\", comments behind //. Start it with #![enable(implicit_some)]. Ids are small letters, digits and \
                         hyphens.";

/// Every entry with every field.
pub fn reference() -> String {
    let mut text = format!(
        "# The catalog format\n\n{ABOUT} `crosscheck new FILE` writes one to start from; `crosscheck check FILE` tells what is \
         wrong.\n",
    );
    for entry in ENTRIES {
        let _ = write!(text, "\n## {}\n\n{}\n\n", entry.name, entry.about);
        for field in entry.fields {
            let _ = writeln!(text, "- `{}` ({}): {}", field.name, field.kind_words(), field.about);
            let _ = writeln!(text, "  `{}: {}`", field.name, field.example);
        }
    }
    text
}
