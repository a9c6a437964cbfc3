//! Invisible characters, which make a text other than it looks: controls, marks that change the writing direction,
//! and texts of nothing but blanks.

use super::{
    location::Findings,
    texts::{self, TextUse},
    usage::Usage,
};
use crate::catalog::{
    model::Catalog,
    plain_text::{is_visible, overrides_direction},
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
    // Besides these, what ends a line or annotates it, and tags: none of them is visible.
    let command = |c: char| {
        (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
            || overrides_direction(c)
            || matches!(c, '\u{2028}' | '\u{2029}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
    };
    match text.chars().find(|c| command(*c)) {
        Some(c) => Some(Hidden::Command(c)),
        None => (!text.chars().any(is_visible)).then_some(Hidden::All),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_found_and_what_scripts_need_is_not() {
        let hidden = "\0\u{1b}\u{85}\u{202e}\u{2066}\u{2028}\u{2029}\u{fff9}\u{e0041}";
        for c in hidden.chars() {
            assert!(
                matches!(hides(&format!("a{c}b")), Some(Hidden::Command(d)) if d == c),
                "{c:?}"
            );
        }
        // Joiners of Persian words and of emoji, a soft hyphen, line ends of prose.
        for text in ["می\u{200c}خواهم", "👩\u{200d}🔬", "co\u{ad}op", "one\r\n\ttwo é"] {
            assert!(hides(text).is_none(), "{text:?}");
        }
        for text in [" ", "\u{200b}", "\u{3164}\u{2800}"] {
            assert!(matches!(hides(text), Some(Hidden::All)), "{text:?}");
        }
    }
}
