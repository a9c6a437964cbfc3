//! Yes and no, in the common words and symbols of English, German, French, Spanish and Italian, with a note after.

use crate::catalog::raw::RawSays;

const YES: [&str; 36] = [
    "yes",
    "y",
    "checked",
    "true",
    "t",
    "on",
    "✓",
    "✔",
    "✔️",
    "☑",
    "✅",
    "👍",
    "●",
    "⬤",
    "ja",
    "j",
    "wahr",
    "oui",
    "o",
    "vrai",
    "sí",
    "si",
    "sì",
    "s",
    "verdadero",
    "vero",
    "supported",
    "available",
    "included",
    "enabled",
    "unterstützt",
    "verfügbar",
    "vorhanden",
    "enthalten",
    "inclus",
    "incluido",
];
const NO: [&str; 38] = [
    "no",
    "n",
    "unchecked",
    "false",
    "f",
    "off",
    "✗",
    "✘",
    "✖",
    "✖️",
    "✕",
    "❌",
    "☐",
    "👎",
    "○",
    "nein",
    "falsch",
    "non",
    "faux",
    "falso",
    "not supported",
    "unsupported",
    "not available",
    "unavailable",
    "not included",
    "disabled",
    "none",
    "nicht unterstützt",
    "nicht verfügbar",
    "nicht vorhanden",
    "nicht enthalten",
    "non inclus",
    "non disponible",
    "no incluido",
    "no disponible",
    "not enabled",
    "no support",
    "discontinued",
];
const PARTLY: [&str; 20] = [
    "~",
    "◐",
    "partly",
    "partial",
    "partially",
    "partially supported",
    "partial support",
    "in part",
    "limited",
    "limited support",
    "teilweise",
    "eingeschränkt",
    "partiel",
    "partiellement",
    "en partie",
    "parcial",
    "parcialmente",
    "parziale",
    "parzialmente",
    "some",
];
/// What is not yes yet, or not wholly: kept as partly, with the word as its note.
const NOT_YET: [&str; 30] = [
    "add-on",
    "addon",
    "add on",
    "paid add-on",
    "paid",
    "paid only",
    "paid extra",
    "extra",
    "extra cost",
    "plugin",
    "via plugin",
    "with plugin",
    "enterprise only",
    "kostenpflichtig",
    "gegen aufpreis",
    "aufpreis",
    "planned",
    "coming soon",
    "beta",
    "preview",
    "experimental",
    "in development",
    "in progress",
    "on request",
    "optional",
    "geplant",
    "prévu",
    "previsto",
    "planificado",
    "upcoming",
];
/// A mark that alone means yes, when the user sets that a column is flags.
const MARKS: [&str; 3] = ["x", "1", "•"];

/// What signs alone mean in a column of flags.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Signs {
    /// As in most lists: ○ is a no beside ●.
    #[default]
    Usual,
    /// Marks such as `x` are a yes too.
    Marks,
    /// As in Japan: ○ is a yes, × a no, △ partly.
    Circles,
}

/// What a cell of a flag states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlagCell<'a> {
    /// 1: yes, 0: partly, -1: no.
    side: i8,
    /// What follows it; empty when nothing does.
    pub note: &'a str,
    /// Whether it is a plain yes or no, or might be a word of a choice.
    pub is_sure: bool,
    /// Whether a plain yes or no has a note.
    pub is_noted: bool,
}

impl FlagCell<'_> {
    /// What is claimed.
    pub fn says(&self) -> RawSays {
        match self.side {
            1 => RawSays::Yes,
            0 => RawSays::Partly,
            _ => RawSays::No,
        }
    }
}

/// Reads a yes or a no, ignoring case; `None` for anything else.
pub fn flag(text: &str) -> Option<FlagCell<'_>> {
    let text = text.trim();
    // Figures are no flags, and most texts are too long for one.
    if (text.len() > 200 && !["no (", "partly: "].iter().any(|noted| text.starts_with(noted)))
        || text.starts_with(|c: char| c.is_ascii_digit())
    {
        return None;
    }
    if let Some((side, is_sure)) = word(text) {
        return Some(FlagCell {
            side,
            note: "",
            is_sure,
            is_noted: false,
        });
    }
    let at = text.find([
        '(', ',', ';', ':', '*', '†', '‡', '–', '—', '[', '¹', '²', '³', '⁴', '⁵', '⁶',
    ]);
    let at = at.into_iter().chain(text.find(" -")).chain(text.find(" /"));
    // A sign needs nothing between it and its note.
    let sign = text.find(' ').filter(|at| !text[..*at].contains(char::is_alphanumeric));
    let at = at.chain(sign).min()?;
    let (side, is_plain) = word(text[..at].trim()).filter(|_| at > 0)?;
    let note = text[at..]
        .trim_start_matches([' ', ',', ';', ':', '-', '–', '—', '/'])
        .trim();
    let inner = note.strip_prefix(['(', '[']).and_then(|n| n.strip_suffix([')', ']']));
    let note = inner.filter(|n| is_balanced(n)).unwrap_or(note).trim();
    Some(FlagCell {
        // A yes that is not the whole truth.
        side: if side > 0 && !note.is_empty() { 0 } else { side },
        note,
        is_sure: false,
        is_noted: is_plain && !note.is_empty(),
    })
}

/// Whether each bracket that closes in a text was opened in it: `(a) or (b)` is in no brackets of its own.
fn is_balanced(text: &str) -> bool {
    let mut open = 0_usize;
    text.chars().all(|c| match c {
        '(' | '[' => {
            open += 1;
            true
        }
        ')' | ']' => {
            let is_opened = open > 0;
            open = open.saturating_sub(1);
            is_opened
        }
        _ => true,
    }) && open == 0
}

/// Whether a text is a plain yes.
pub fn is_yes(text: &str) -> bool {
    flag(text).is_some_and(|f| f.is_sure && f.says() == RawSays::Yes)
}

/// Whether a text is a plain no.
pub fn is_no(text: &str) -> bool {
    flag(text).is_some_and(|f| f.is_sure && f.says() == RawSays::No)
}

/// What a mark means in a column that the user set to flags: `x` is yes, `0` is no.
pub fn mark(text: &str) -> Option<RawSays> {
    let text = text.trim();
    if text == "0" {
        return Some(RawSays::No);
    }
    MARKS
        .iter()
        .any(|m| m.eq_ignore_ascii_case(text))
        .then_some(RawSays::Yes)
}

/// What a sign means in a column that has nothing else, as Japanese lists have it: ○ or a tick, × or a cross, △.
pub fn circle(text: &str) -> Option<RawSays> {
    match text.trim().trim_end_matches('\u{fe0f}') {
        "○" | "◯" | "〇" | "✓" | "✔" | "✅" | "☑" => Some(RawSays::Yes),
        "×" | "✕" | "✖" | "✗" | "✘" | "❌" => Some(RawSays::No),
        "△" => Some(RawSays::Partly),
        _ => None,
    }
}

/// Whether all of these are such signs, a yes and a no among them: × alone may mark what there is. Ticks and crosses mean the
/// same everywhere.
pub fn are_circles<'a>(texts: impl Iterator<Item = &'a str>) -> bool {
    let (mut yes, mut no, mut usual) = (false, false, true);
    for text in texts {
        let Some(says) = circle(text) else { return false };
        yes |= says == RawSays::Yes;
        no |= says == RawSays::No;
        usual &= flag(text).is_some_and(|f| f.is_sure);
    }
    yes && no && !usual
}

fn word(text: &str) -> Option<(i8, bool)> {
    if text.len() > 24 || text.is_empty() {
        return None;
    }
    let is = |words: &[&str]| {
        words.iter().any(|w| w.eq_ignore_ascii_case(text))
            || (!text.is_ascii() && words.contains(&text.to_lowercase().as_str()))
    };
    // "None" and "unavailable" are a no beside a yes, and else a word like others.
    let doubtful = [
        "none",
        "unavailable",
        "not available",
        "discontinued",
        "some",
        "limited",
        "optional",
        // Beside a dot it is an empty one, and in Japan a yes (`circle`).
        "○",
    ];
    if is(&YES) {
        Some((1, true))
    } else if is(&NO) {
        Some((-1, !is(&doubtful)))
    } else if is(&PARTLY) {
        Some((0, false))
    } else {
        None
    }
}

/// What is announced, and neither yes nor no: partly, with the word as its note. Only beside plain flags.
pub fn not_yet(text: &str) -> bool {
    let text = text.trim();
    text.len() <= 20
        && NOT_YET
            .iter()
            .any(|w| w.eq_ignore_ascii_case(text) || *w == text.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As a page of ours has it; of other lists it would be prose.
    const LONG: &str = "no (not before the second data centre is open, which is planned for the year after next as far as anybody \
         has said, and then for those alone who pay for the larger plan and have asked for it in writing beforehand)";

    #[test]
    fn yes_and_no_in_many_words() {
        for (text, expected) in [
            (" Yes ", Some((RawSays::Yes, ""))),
            ("N", Some((RawSays::No, ""))),
            ("Ja", Some((RawSays::Yes, ""))),
            ("non", Some((RawSays::No, ""))),
            ("SÍ", Some((RawSays::Yes, ""))),
            ("✅", Some((RawSays::Yes, ""))),
            ("❌", Some((RawSays::No, ""))),
            ("Not supported", Some((RawSays::No, ""))),
            ("Partially supported", Some((RawSays::Partly, ""))),
            ("teilweise", Some((RawSays::Partly, ""))),
            ("Yes (Enterprise only)", Some((RawSays::Partly, "Enterprise only"))),
            ("Yes, with plugin", Some((RawSays::Partly, "with plugin"))),
            ("Yes - daily", Some((RawSays::Partly, "daily"))),
            ("Yes*", Some((RawSays::Partly, "*"))),
            ("No (planned)", Some((RawSays::No, "planned"))),
            (LONG, Some((RawSays::No, &LONG[4..LONG.len() - 1]))),
            ("No (planned (2027))", Some((RawSays::No, "planned (2027)"))),
            ("No (planned) or (2027)", Some((RawSays::No, "(planned) or (2027)"))),
            ("yes¹", Some((RawSays::Partly, "¹"))),
            ("Yes / Pro", Some((RawSays::Partly, "Pro"))),
            ("❌ planned", Some((RawSays::No, "planned"))),
            ("✓ (Pro)", Some((RawSays::Partly, "Pro"))),
            ("●", Some((RawSays::Yes, ""))),
            ("~", Some((RawSays::Partly, ""))),
            ("no idea", None),
            ("n/a", None),
            ("1", None),
            ("Nothing", None),
            ("No limits", None),
            ("", None),
        ] {
            let read = flag(text).map(|f| (f.says(), f.note.to_owned()));
            assert_eq!(read, expected.map(|(s, n)| (s, n.to_owned())), "{text}");
        }
        assert_eq!(mark("X"), Some(RawSays::Yes));
        for (signs, expected) in [
            (&["○", "×"][..], true),
            (&["○", "△", "✕", "◯"], true),
            (&["✓", "×"], true),
            (&["✓", "✕"], false),
            // A yes without a no, a grade above the others, and a dot that a circle is the empty one of.
            (&["○", "○"], false),
            (&["×", "×"], false),
            (&["◎", "○", "×"], false),
            (&["●", "○", "×"], false),
            (&["○", "×", "no"], false),
            (&[], false),
        ] {
            assert_eq!(are_circles(signs.iter().copied()), expected, "{signs:?}");
        }
        assert!(not_yet("Planned") && !not_yet("yes"));
    }
}
