//! Text from outside on its way out: to the window's title, the clipboard, names of files, and programs that read the window
//! aloud. Control characters, which act rather than show, never get there; the one list of them is here.
//!
//! A NUL, for one, ends the string of every system call it is in, and some of them end the program with it.

use std::borrow::Cow;

/// Whether a character acts rather than shows: controls, marks that change the writing direction, and those that carry a text
/// which nobody sees (tags, annotations, marks of the byte order). What joins the letters of a script is none.
pub fn is_command(c: char) -> bool {
    c.is_control()
        || turns_direction(c)
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Whether a character sets the direction in which what follows is written.
fn turns_direction(c: char) -> bool {
    overrides_direction(c) || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}')
}

/// Of these the ones that hold for all that follows, so that a text can be shown in another order than it has.
pub fn overrides_direction(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a text can be an id: something, without blanks and without the signs of conditions.
pub fn is_id(text: &str) -> bool {
    let bad = |c: char| c.is_whitespace() || c.is_control() || "=<>!,|+".contains(c);
    !text.is_empty() && !text.contains(bad)
}

/// Whether a character is visible: no space, no control, nothing that only joins, selects or turns others.
pub fn is_visible(c: char) -> bool {
    let silent = matches!(c as u32,
        0xAD | 0x034F | 0x061C | 0x115F..=0x1160 | 0x17B4..=0x17B5 | 0x180B..=0x180F | 0x200B..=0x200F
        | 0x2028..=0x202E | 0x2060..=0x206F | 0x2800 | 0x3164 | 0xFE00..=0xFE0F | 0xFEFF | 0xFFA0 | 0xE0000..=0xE0FFF);
    !silent && !c.is_whitespace() && !c.is_control()
}

/// The text on one line, with a placeholder for each control character.
pub fn line(text: &str) -> Cow<'_, str> {
    replaced(text, is_command, |c| if c.is_whitespace() { ' ' } else { SIGN })
}

/// The same with its line ends and tabs kept.
pub fn lines(text: &str) -> Cow<'_, str> {
    let breaks = |c| matches!(c, '\n' | '\r' | '\t');
    replaced(text, |c| is_command(c) && !breaks(c), |_| SIGN)
}

/// [`lines`] in exactly as many bytes a character, for callers that have counted them already.
pub fn lines_as_long(text: &str) -> Cow<'_, str> {
    let breaks = |c| matches!(c, '\n' | '\r' | '\t');
    let as_long = |c: char| match c.len_utf8() {
        1 => '?',
        2 => '¤',
        3 => SIGN,
        _ => '\u{1f6ab}',
    };
    replaced(text, |c| is_command(c) && !breaks(c), as_long)
}

/// The placeholder for a control character.
const SIGN: char = '\u{fffd}';

fn replaced(text: &str, bad: impl Fn(char) -> bool + Copy, by: impl Fn(char) -> char) -> Cow<'_, str> {
    if text.contains(bad) {
        text.chars().map(|c| if bad(c) { by(c) } else { c }).collect()
    } else {
        Cow::Borrowed(text)
    }
}

/// The longest name of a file, in bytes: file systems take 255, and what is written beside it needs some of them.
const FILE_NAME_BYTES: usize = 200;

/// A name for a file that every system takes: no folder in it, none of the characters and names that Windows reserves,
/// cut before its ending when it is too long.
pub fn file_name(name: &str) -> String {
    let clean: String = name
        .chars()
        .filter(|c| is_visible(*c) || *c == ' ')
        .map(|c| if "<>:\"/\\|?*".contains(c) { '-' } else { c })
        .collect();
    let clean = clean.trim_matches(|c: char| c == '.' || c.is_whitespace());
    let (stem, ending) = match clean.rsplit_once('.') {
        Some((stem, ending)) if ending.len() <= 16 => (stem.trim_end_matches([' ', '.']), format!(".{ending}")),
        _ => (clean, String::new()),
    };
    let most = FILE_NAME_BYTES - ending.len();
    let mut end = stem.len().min(most);
    while !stem.is_char_boundary(end) {
        end -= 1;
    }
    let stem = stem[..end].trim_end_matches([' ', '.']);
    let before = if stem.is_empty() || is_device(stem) { "_" } else { "" };
    format!("{before}{stem}{ending}")
}

/// Whether Windows takes a name for a device, whatever its ending.
fn is_device(stem: &str) -> bool {
    let first = stem
        .split('.')
        .next()
        .unwrap_or_default()
        .trim_end()
        .to_ascii_uppercase();
    let numbered = |name: &str| {
        let number = first.strip_prefix(name);
        number.is_some_and(|n| {
            matches!(
                n,
                "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "¹" | "²" | "³"
            )
        })
    };
    ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"].contains(&first.as_str()) || numbered("COM") || numbered("LPT")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_never_leave() {
        for (text, on_a_line, on_lines) in [
            ("plain – Straße", "plain – Straße", "plain – Straße"),
            ("t\0", "t\u{fffd}", "t\u{fffd}"),
            ("a\r\nb\tc", "a  b c", "a\r\nb\tc"),
            ("\u{1b}]0;x\u{7}", "\u{fffd}]0;x\u{fffd}", "\u{fffd}]0;x\u{fffd}"),
            ("\u{9b}31m", "\u{fffd}31m", "\u{fffd}31m"),
            (
                "\u{202e}gnp.exe\u{2069}",
                "\u{fffd}gnp.exe\u{fffd}",
                "\u{fffd}gnp.exe\u{fffd}",
            ),
            ("\u{200f}\u{61c}", "\u{fffd}\u{fffd}", "\u{fffd}\u{fffd}"),
            ("a\u{2028}b", "a b", "a\u{fffd}b"),
            ("a\u{feff}b", "a\u{fffd}b", "a\u{fffd}b"),
            ("a\u{e0041}b", "a\u{fffd}b", "a\u{fffd}b"),
            // What joins letters is part of how they are written.
            ("नि\u{200d}", "नि\u{200d}", "नि\u{200d}"),
        ] {
            assert_eq!((&*line(text), &*lines(text)), (on_a_line, on_lines), "{text:?}");
            assert_eq!(lines_as_long(text).len(), text.len(), "{text:?}");
            assert!(!lines_as_long(text).contains('\0'));
        }
    }

    #[test]
    fn file_names_are_legal_everywhere() {
        for (name, expected) in [
            ("services.csv", "services.csv"),
            ("../../etc/passwd", "-.-etc-passwd"),
            ("a<b>:\"c\"|d?*.md", "a-b---c--d--.md"),
            ("CON", "_CON"),
            ("con.ron", "_con.ron"),
            ("Com1.tar.gz", "_Com1.tar.gz"),
            ("COM10.ron", "COM10.ron"),
            ("console.ron", "console.ron"),
            ("ends in a dot. .", "ends in a dot"),
            ("name .ron", "name.ron"),
            (".ron", "ron"),
            ("nul\0\u{202e}.ron", "_nul.ron"),
            ("", "_"),
        ] {
            assert_eq!(file_name(name), expected, "{name:?}");
        }
        let long = format!("{}.ron", "ä".repeat(500));
        let cut = file_name(&long);
        assert!(cut.len() <= FILE_NAME_BYTES && cut.ends_with("ä.ron"), "{cut}");
    }
}
