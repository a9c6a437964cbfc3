//! The reference of the catalog format, as drawing reads it: each kind of entry with those of its fields that have the
//! words looked for.

use crate::{
    app::{
        state::{Modal, Model},
        text::count,
    },
    catalog::format::{ABOUT, ENTRIES, FormatEntry, FormatField},
};

/// The reference, or what of it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormatView {
    /// What a catalog is.
    pub about: &'static str,
    /// `18 kinds of entry, 121 fields`; `3 fields with these words`.
    pub found: String,
    /// Each kind of entry.
    pub entries: Vec<FormatPart>,
}

/// One kind of entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormatPart {
    /// What it is called.
    pub name: &'static str,
    /// A sentence on what an entry of this kind stands for.
    pub about: &'static str,
    /// In the order in which the reference has them.
    pub fields: Vec<FormatLine>,
}

/// One field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormatLine {
    /// As files write it.
    pub name: &'static str,
    /// `text, required`
    pub kind: String,
    /// A sentence on what the field states.
    pub about: &'static str,
    /// `title: "Small databases"`
    pub example: String,
    /// All of it in one sentence, for a screen reader.
    pub spoken: String,
}

/// What is looked for; `None` while the reference is not looked at.
pub(super) fn key(model: &Model) -> Option<String> {
    match &model.session.modal {
        Some(Modal::Format(typed)) => Some(typed.clone()),
        _ => None,
    }
}

pub(super) fn view(typed: &str) -> FormatView {
    let typed = typed.to_lowercase();
    let words: Vec<&str> = typed.split_whitespace().collect();
    let mut entries: Vec<FormatPart> = ENTRIES.iter().filter_map(|e| part(e, &words)).collect();
    // Whoever asks for a kind of entry by its name finds it first.
    entries.sort_by_key(|e| !words.contains(&e.name.to_lowercase().as_str()));
    let fields: usize = entries.iter().map(|e| e.fields.len()).sum();
    let found = if words.is_empty() {
        format!(
            "{}, {}",
            count(entries.len(), "kind of entry", "kinds of entry"),
            count(fields, "field", "fields")
        )
    } else if fields == 0 {
        "No field has these words.".to_owned()
    } else {
        format!("{} with these words", count(fields, "field", "fields"))
    };
    FormatView {
        about: ABOUT,
        found,
        entries,
    }
}

/// An entry with its fields that have all the words, in themselves or in the entry's name.
fn part(entry: &FormatEntry, words: &[&str]) -> Option<FormatPart> {
    let fits = |f: &FormatField| {
        let text = [entry.name, f.name, f.kind, f.about, f.example]
            .join(" ")
            .to_lowercase();
        words.iter().all(|w| text.contains(w))
    };
    let fields: Vec<FormatLine> = entry
        .fields
        .iter()
        .filter(|f| fits(f))
        .map(|f| line(entry, f))
        .collect();
    (!fields.is_empty()).then_some(FormatPart {
        name: entry.name,
        about: entry.about,
        fields,
    })
}

fn line(entry: &FormatEntry, field: &FormatField) -> FormatLine {
    let kind = field.kind_words();
    let example = format!("{}: {}", field.name, field.example);
    FormatLine {
        spoken: format!(
            "{} of {}, {kind}: {} For example {example}",
            field.name, entry.name, field.about
        ),
        name: field.name,
        about: field.about,
        kind,
        example,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::format::reference;

    #[test]
    fn it_holds_what_the_command_prints() {
        let (all, text) = (view(""), reference());
        assert!(text.contains(all.about));
        let mut lines = 0;
        for entry in &all.entries {
            assert!(text.contains(&format!("## {}\n\n{}\n", entry.name, entry.about)));
            for f in &entry.fields {
                let line = format!("- `{}` ({}): {}\n  `{}`\n", f.name, f.kind, f.about, f.example);
                assert!(text.contains(&line), "{line}");
                lines += 1;
            }
        }
        assert_eq!(text.matches("\n- `").count(), lines);
    }

    #[test]
    fn words_are_looked_for_in_all_that_is_said_of_a_field() {
        let names = |typed: &str| -> Vec<String> {
            let all = view(typed).entries;
            let of = |e: &FormatPart| {
                e.fields
                    .iter()
                    .map(|f| format!("{}.{}", e.name, f.name))
                    .collect::<Vec<_>>()
            };
            all.iter().flat_map(of).collect()
        };
        assert_eq!(names("Source ESTIM"), ["Source.estimate", "Source.estimated_from"]);
        assert_eq!(names("withdrawn"), ["Claim.withdrawn"]);
        assert_eq!(names("nothing of it"), Vec::<String>::new());
        assert_eq!(view("zzz").found, "No field has these words.");
    }
}
