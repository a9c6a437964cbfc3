//! Where a check is, and what it has found so far; where that is in the file's text is for [`crate::catalog::anchors`].

use crate::catalog::anchors::{Anchor, Anchors};
use crate::catalog::{
    finding::{Finding, Report, shown},
    meant::Suggestions,
    model::{Catalog, Rule},
    plain_text::is_id,
    suggest::{Among, UnknownWord},
    value::DateSpan,
    wording::excerpt,
};

/// The location being checked: its path for a person, and what leads to it in the text. Nothing is put
/// into words before something is found there, because nearly everything is right.
#[derive(Clone, Copy)]
pub(super) struct FileLocation<'s> {
    above: Option<&'s FileLocation<'s>>,
    step: LocationStep<'s>,
}

#[derive(Clone, Copy)]
enum LocationStep<'s> {
    /// A part of the file that is not a list of entries; the field that is it in the text.
    Part { path: &'s str, anchor: &'s str },
    /// An entry of a list, by its place and its id.
    Entry { list: &'s str, index: usize, id: &'s str },
    /// Further down the path.
    Under(&'s str),
    /// Further down the path, to one of a list.
    Item(&'s str, usize),
    /// A field of what is above; its name is also what to look for in the text.
    Field(&'s str),
    /// No further down the path, but this word is the one to look for in the text.
    Word(&'s str),
}

impl<'s> FileLocation<'s> {
    pub fn part(path: &'s str, anchor: &'s str) -> Self {
        Self {
            above: None,
            step: LocationStep::Part { path, anchor },
        }
    }

    pub fn entry(list: &'s str, index: usize, id: &'s str) -> Self {
        Self {
            above: None,
            step: LocationStep::Entry { list, index, id },
        }
    }

    /// An entry of a list of what is above.
    pub fn entry_of(&'s self, list: &'s str, index: usize, id: &'s str) -> Self {
        self.with(LocationStep::Entry { list, index, id })
    }

    pub fn under(&'s self, step: &'s str) -> Self {
        self.with(LocationStep::Under(step))
    }

    pub fn item(&'s self, list: &'s str, index: usize) -> Self {
        self.with(LocationStep::Item(list, index))
    }

    pub fn field(&'s self, name: &'s str) -> Self {
        self.with(LocationStep::Field(name))
    }

    pub fn word(&'s self, word: &'s str) -> Self {
        self.with(LocationStep::Word(word))
    }

    fn with(&'s self, step: LocationStep<'s>) -> Self {
        Self {
            above: Some(self),
            step,
        }
    }

    fn path(&self) -> String {
        let above = self.above.map(FileLocation::path);
        let step = match self.step {
            LocationStep::Part { path, .. } => path.to_owned(),
            LocationStep::Entry { list, index, id } => format!("{list}[{index}] \"{}\"", excerpt(id)),
            LocationStep::Under(step) | LocationStep::Field(step) => excerpt(step).into_owned(),
            LocationStep::Item(list, index) => format!("{list}[{index}]"),
            LocationStep::Word(_) => return above.unwrap_or_default(),
        };
        match above {
            Some(above) if !above.is_empty() => format!("{above} → {step}"),
            _ => step,
        }
    }

    fn anchors(&self) -> Vec<Anchor> {
        let mut anchors = self.above.map(FileLocation::anchors).unwrap_or_default();
        match self.step {
            LocationStep::Part { anchor: "", .. } => {}
            LocationStep::Part { anchor, .. } => anchors.push(Anchor::Field(anchor.to_owned())),
            LocationStep::Entry { list, index, id } => anchors.push(Anchor::Entry {
                list: list.to_owned(),
                index,
                id: id.to_owned(),
            }),
            LocationStep::Item(list, index) => anchors.push(Anchor::Entry {
                list: list.to_owned(),
                index,
                id: String::new(),
            }),
            LocationStep::Under(name) => anchors.push(Anchor::List(name.to_owned())),
            LocationStep::Field(name) => anchors.push(Anchor::Field(name.to_owned())),
            LocationStep::Word(word) => anchors.push(Anchor::Word(word.to_owned())),
        }
        anchors
    }
}

/// Every rule of every answer, with those before it in the same answer and its location.
pub(super) fn for_each_rule<'c>(catalog: &'c Catalog, mut visit: impl FnMut(&'c Rule, &'c [Rule], &FileLocation<'_>)) {
    for (i, factor) in catalog.factors.iter().enumerate() {
        let entry = FileLocation::entry("factors", i, &factor.id);
        for (j, option) in factor.options.iter().enumerate() {
            let answer = entry.entry_of("options", j, &option.id);
            for (k, rule) in option.rules.iter().enumerate() {
                visit(rule, &option.rules[..k], &answer.item("rules", k));
            }
        }
    }
}

/// A finding before it is placed in the text.
pub(super) struct Note {
    finding: Finding,
    /// What leads to its location.
    anchors: Vec<Anchor>,
    /// The word that is not known there.
    unknown: Option<UnknownWord>,
}

/// What has been found, in the order of the file.
#[derive(Default)]
pub(super) struct Findings {
    pub errors: Vec<Note>,
    pub warnings: Vec<Note>,
}

impl Findings {
    pub fn error(&mut self, location: &FileLocation<'_>, message: impl Into<String>, help: impl Into<String>) {
        self.errors.push(Note {
            finding: Finding::error(location.path(), message).help(help),
            anchors: location.anchors(),
            unknown: None,
        });
    }

    /// An error about a word that is none of those it should be one of. Which of them is meant is looked up at the end,
    /// for what is shown: a broken import may have such a word an entry, and each would be compared with each.
    pub fn unknown(&mut self, word: &str, among: Among, location: &FileLocation<'_>, message: impl Into<String>) {
        self.unreadable(&location.word(word), message, "", Some(UnknownWord::new(word, among)));
    }

    /// An error with what to do about it, or else about a word that is not known.
    pub fn unreadable(
        &mut self,
        location: &FileLocation<'_>,
        message: impl Into<String>,
        help: impl Into<String>,
        unknown: Option<UnknownWord>,
    ) {
        self.errors.push(Note {
            finding: Finding::error(location.path(), message).help(help),
            anchors: location.anchors(),
            unknown,
        });
    }

    pub fn warn(&mut self, location: &FileLocation<'_>, message: impl Into<String>, help: impl Into<String>) {
        self.warnings.push(Note {
            finding: Finding::warning(location.path(), message).help(help),
            anchors: location.anchors(),
            unknown: None,
        });
    }

    /// Whether nothing has been found.
    pub fn is_empty(&self) -> bool {
        self.errors.is_empty() && self.warnings.is_empty()
    }

    /// Adds what was found in a later part of the file.
    pub fn append(&mut self, mut later: Self) {
        self.errors.append(&mut later.errors);
        self.warnings.append(&mut later.warnings);
    }

    /// Moves the warnings with this path to `allowed`; whether there was one.
    pub fn allow(&mut self, path: &str, reason: &str, allowed: &mut Vec<(Finding, String)>) -> bool {
        let before = allowed.len();
        let meant = self.warnings.extract_if(.., |note| note.finding.is_at(path));
        allowed.extend(meant.map(|note| (note.finding, reason.to_owned())));
        allowed.len() > before
    }

    /// The report on a catalog, and the words that lead to each finding's location.
    pub fn finish(mut self, catalog: &Catalog, allowed: Vec<(Finding, String)>) -> (Report, Anchors) {
        let unknown: Vec<_> = self.errors.iter_mut().map(|note| note.unknown.take()).collect();
        let apart = |notes: Vec<Note>| notes.into_iter().map(|n| (n.finding, n.anchors)).unzip();
        let (mut errors, error_anchors): (Vec<Finding>, _) = apart(self.errors);
        let (warnings, warning_anchors) = apart(self.warnings);
        let shown: Vec<usize> = shown(&errors).iter().map(|s| s.at).collect();
        let mut suggestions = Suggestions::new(catalog);
        for at in shown {
            if let (Some(Some(unknown)), Some(error)) = (unknown.get(at), errors.get_mut(at)) {
                error.help = suggestions.next(unknown);
            }
        }
        let report = Report {
            errors,
            warnings,
            allowed,
        };
        let anchors = Anchors::new(error_anchors, warning_anchors);
        (report, anchors)
    }

    pub fn id(&mut self, id: &str, location: &FileLocation<'_>, what: &str) {
        if id.is_empty() {
            self.error(
                location,
                format!("{what} has no id"),
                "Give it a short one, as in my-database.",
            );
        } else if !is_id(id) {
            self.error(
                location,
                format!(
                    "the id “{}” has a space or a sign that conditions use",
                    excerpt(id).escape_debug()
                ),
                "Use letters, digits and hyphens.",
            );
        }
    }

    pub fn date(&mut self, text: &str, location: &FileLocation<'_>) -> Option<DateSpan> {
        let span = DateSpan::parse(text);
        if span.is_none() {
            self.error(
                &location.word(text),
                format!("“{}” is not a date", excerpt(text)),
                "Write YYYY, YYYY-MM or YYYY-MM-DD.",
            );
        }
        span
    }
}

#[cfg(test)]
mod tests {
    use crate::catalog::{limits::ALIKE_SHOWN, load};

    #[test]
    fn suggestions_are_looked_up_for_the_findings_that_are_shown() {
        let many = |n: usize, entry: &dyn Fn(usize) -> String| (0..n).map(entry).collect::<Vec<_>>().join(",");
        let known = 300;
        let text = format!(
            "(title: \"t\", sources: [{}], groups: [(id: \"g\", label: \"G\")], attributes: [{}, \
             (id: \"c\", label: \"C\", group: \"g\", kind: Choice, options: [{}])], services: [{}])",
            many(known, &|i| format!("(id: \"source-{i:04}\", title: \"S\")")),
            many(known, &|i| format!(
                "(id: \"attribute-{i:04}\", label: \"A{i}\", group: \"g\", kind: Text)"
            )),
            many(known, &|i| format!("(id: \"option-{i:04}\", label: \"O{i}\")")),
            many(2_000, &|i| format!(
                "(id: \"s{i}\", name: \"S{i}\", named_in: [\"source-{i:04}x\"], claims: [\
                 (attribute: \"attribute-{i:04}x\", says: Text(\"x\"), source: \"source-0000\"), \
                 (attribute: \"c\", says: Is(\"option-{i:04}x\"), source: \"source-0000\")])"
            )),
        );
        let report = load(text.as_bytes()).1;
        assert_eq!(report.errors.len(), 3 * 2_000);
        for (at, of_one) in report.errors.chunks(3).enumerate() {
            for (finding, what) in of_one.iter().zip(["source", "attribute", "option"]) {
                let word = format!("“{what}-{at:04}x”");
                assert!(finding.message.ends_with(&word), "{finding}");
                // The others are counted, and what they could be is not shown.
                let help = match at {
                    0..ALIKE_SHOWN => format!("Did you mean “{what}-{at:04}”?"),
                    _ => String::new(),
                };
                assert_eq!(finding.help, help, "{finding}");
            }
        }
    }

    #[test]
    fn a_word_that_is_none_of_a_few_is_answered_with_all_of_them() {
        let text = "(title: \"t\", sources: [(id: \"s\", title: \"S\")], groups: [(id: \"g\", label: \"G\")], \
            attributes: [(id: \"c\", label: \"C\", group: \"none\", kind: Choice, options: [(id: \"p\", label: \"P\")])], \
            headline: [\"zebra\"], services: [(id: \"a\", name: \"A\", named_in: [\"zebra\"], claims: [\
            (attribute: \"c\", says: Is(\"zebra\"), source: \"s\")])])";
        let report = load(text.as_bytes()).1;
        let found: Vec<String> = report
            .errors
            .iter()
            .map(|f| format!("{}. {}", f.message, f.help))
            .collect();
        assert_eq!(
            found,
            [
                "no group has the id “none”. Known here: g.",
                "no attribute named “zebra”. Known here: c.",
                "no source has the id “zebra”. Known here: s.",
                "“c” has no option “zebra”. Known here: p.",
            ]
        );
    }

    #[test]
    fn of_rules_too_suggestions_are_looked_up_for_what_is_shown() {
        let many = |n: usize, entry: &dyn Fn(usize) -> String| (0..n).map(entry).collect::<Vec<_>>().join(",");
        let rule = |i: usize| {
            let when = match i % 2 {
                0 => format!("attribute-{i:04}x=y"),
                _ => format!("c=option-{i:04}x"),
            };
            format!("(when: [\"{when}\"], effect: Favours(1), because: \"b\", source: \"s\", place: \"P\")")
        };
        let rules = |at: usize| many(10, &|k| rule(at * 10 + k));
        let option = |at: usize| format!("(id: \"o{at}\", label: \"O\", rules: [{}])", rules(at));
        let factor = |f: usize| {
            format!(
                "(id: \"f{f}\", label: \"F\", question: \"Q?\", why: \"W\", source: \"s\", place: \"P\", options: [{}])",
                many(10, &|o| option(f * 10 + o))
            )
        };
        let text = format!(
            "(title: \"t\", sources: [(id: \"s\", title: \"S\")], groups: [(id: \"g\", label: \"G\")], attributes: [{}, \
             (id: \"c\", label: \"C\", group: \"g\", kind: Choice, options: [{}])], services: [], factors: [{}])",
            many(1_000, &|i| format!(
                "(id: \"attribute-{i:04}\", label: \"A{i}\", group: \"g\", kind: Text)"
            )),
            many(1_000, &|i| format!("(id: \"option-{i:04}\", label: \"O{i}\")")),
            many(10, &factor),
        );
        let report = load(text.as_bytes()).1;
        assert_eq!(report.errors.len(), 1_000);
        for (i, finding) in report.errors.iter().enumerate() {
            let what = ["attribute", "option"][i % 2];
            assert!(finding.message.contains(&format!("“{what}-{i:04}x”")), "{finding}");
            let help = match i / 2 {
                0..ALIKE_SHOWN => format!("Did you mean “{what}-{i:04}”?"),
                _ => String::new(),
            };
            assert_eq!(finding.help, help, "{finding}");
        }
    }
}
