//! Characters that nobody sees, and that make a text other than it looks: controls, what turns the direction of writing,
//! and texts of nothing but blanks.

use super::{
    location::Findings,
    texts::{self, TextUse},
    usage::Usage,
};
use crate::catalog::{
    model::Catalog,
    plain_text::{is_seen, overrides_direction},
};

pub(super) fn lint(catalog: &Catalog, _: &Usage, found: &mut Findings) {
    texts::each(
        catalog,
        &|_: TextUse, text| hides(text).is_some(),
        &mut |location, _, text| match hides(text) {
            Some(Hidden::Command(c)) => found.warn(
                location,
                format!(
                    "the text has the invisible character U+{:04X}, which is obeyed rather than shown",
                    c as u32
                ),
                "Remove it, unless you know why it is there.",
            ),
            Some(Hidden::All) => found.warn(
                location,
                "the text has only characters that nobody sees",
                "Write something, or leave it out.",
            ),
            None => {}
        },
    );
}

enum Hidden {
    Command(char),
    All,
}

fn hides(text: &str) -> Option<Hidden> {
    // Nearly all texts are plain.
    if text.bytes().all(|b| (b' '..0x7f).contains(&b)) {
        let blank = !text.is_empty() && text.bytes().all(|b| b == b' ');
        return blank.then_some(Hidden::All);
    }
    let command = |c: char| (c.is_control() && !matches!(c, '\n' | '\r' | '\t')) || overrides_direction(c);
    match text.chars().find(|c| command(*c)) {
        Some(c) => Some(Hidden::Command(c)),
        None => (!text.chars().any(is_seen)).then_some(Hidden::All),
    }
}
