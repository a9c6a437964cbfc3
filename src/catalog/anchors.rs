//! Where a finding is in the file's text: its entry by the lists that the file is laid out in, then the words of it.

use std::{collections::BTreeSet, ops::Range};

use crate::catalog::{
    finding::{Finding, Report, shown},
    limits::LOOKED_UP,
    parse::{List, lists},
};

/// One step to a location in the text, within what the steps before it led to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Anchor {
    /// An entry of a list, by its place; its id, or its name where it has no other, is empty where it has none.
    Entry {
        /// The list's name.
        list: String,
        /// The entry's place in it.
        index: usize,
        /// What the entry is called.
        id: String,
    },
    /// A list of this name, where there is one.
    List(String),
    /// A field of this name.
    Field(String),
    /// A text of an entry.
    Word(String),
}

/// For each finding, what leads to its location in the file's text.
#[derive(Default)]
pub struct Anchors {
    errors: Vec<Vec<Anchor>>,
    warnings: Vec<Vec<Anchor>>,
}

impl Anchors {
    /// Those of the errors and of the warnings of a report, in its order.
    pub(in crate::catalog) fn new(errors: Vec<Vec<Anchor>>, warnings: Vec<Vec<Anchor>>) -> Self {
        Self { errors, warnings }
    }

    /// Gives findings the line and column of their last anchor, found by following the anchors through the text.
    pub fn locate(&self, text: &str, report: &mut Report) {
        if report.errors.is_empty() && report.warnings.is_empty() {
            return;
        }
        // A text that is not plainly laid out has no lists; then what can be found is found by its words.
        let lists = lists(text).unwrap_or_default();
        let mut found = Vec::new();
        for (anchors, findings) in [
            (&self.errors, &mut report.errors),
            (&self.warnings, &mut report.warnings),
        ] {
            // A broken import can have a finding an entry; looking each up in a large file would take quadratic time.
            let looked_up: BTreeSet<usize> = shown(findings)
                .iter()
                .map(|s| s.at)
                .take(LOOKED_UP)
                .chain(0..findings.len().min(LOOKED_UP / 2))
                .collect();
            let wanted = findings.iter_mut().zip(anchors).enumerate();
            let wanted = wanted.filter(|(i, _)| looked_up.contains(i)).map(|(_, both)| both);
            found.extend(
                wanted.filter_map(|(finding, anchors)| Some((AnchorWalk::new(text, &lists).follow(anchors)?, finding))),
            );
        }
        place(text, found);
    }
}

/// Gives findings that have a path alone, as the wizard's lints do, the line and column of what it leads to.
pub fn locate_by_path(text: &str, findings: &mut [Finding]) {
    let lists = if findings.is_empty() { None } else { lists(text) };
    let lists = lists.unwrap_or_default();
    let found = findings.iter_mut().take(LOOKED_UP).filter_map(|finding| {
        let anchors: Vec<Anchor> = finding.path.split(" → ").map(step).collect();
        Some((AnchorWalk::new(text, &lists).follow(&anchors)?, finding))
    });
    place(text, found.collect());
}

/// `factors[0] "need"`, `rules[1]`, or the name of a list.
fn step(path: &str) -> Anchor {
    let entry = path.split_once('[').and_then(|(list, rest)| {
        let (index, id) = rest.split_once(']')?;
        Some(Anchor::Entry {
            list: list.to_owned(),
            index: index.parse().ok()?,
            id: id.trim().trim_matches('"').to_owned(),
        })
    });
    entry.unwrap_or_else(|| Anchor::List(path.to_owned()))
}

/// Gives each finding the line and column of its offset in the text, from 1. The text is gone through once for all of
/// them: a file without line breaks would otherwise be gone through whole for each.
fn place(text: &str, mut found: Vec<(usize, &mut Finding)>) {
    found.sort_by_key(|(at, _)| *at);
    let (mut done, mut line, mut column) = (0, 1, 1);
    for (at, finding) in found {
        let between = &text[done..at];
        if let Some(line_break) = between.rfind('\n') {
            line += between.matches('\n').count();
            column = 1 + between[line_break + 1..].chars().count();
        } else {
            column += between.chars().count();
        }
        done = at;
        (finding.line, finding.column) = (Some(line), Some(column));
    }
}

/// Goes from one anchor to the next.
struct AnchorWalk<'t> {
    text: &'t str,
    /// The lists of the whole text.
    lists: &'t [List],
    /// The entry, or the list, that the anchors so far led to; `None` for the whole text.
    within: Option<Range<usize>>,
    /// The entries of the list that they led to, where it is one.
    entries: Vec<Range<usize>>,
    /// What was found last.
    found: Option<usize>,
}

impl<'t> AnchorWalk<'t> {
    fn new(text: &'t str, lists: &'t [List]) -> Self {
        Self {
            text,
            lists,
            within: None,
            entries: Vec::new(),
            found: None,
        }
    }

    /// Where the last anchor is that is found; `None` where not one is.
    fn follow(mut self, anchors: &[Anchor]) -> Option<usize> {
        for (i, anchor) in anchors.iter().enumerate() {
            match anchor {
                Anchor::Entry { list, index, id } => self.entry(list, *index, id),
                Anchor::List(name) => {
                    if self.entries.is_empty() {
                        self.list(name);
                    }
                }
                Anchor::Field(name) => self.field(name.trim_end_matches(':')),
                Anchor::Word(word) => {
                    self.one_with(anchors.get(i..).unwrap_or_default());
                    self.word(word);
                }
            }
        }
        self.found
    }

    /// Where we are: all of it, or what the anchors so far led to.
    fn range(&self) -> Range<usize> {
        self.within.clone().unwrap_or(0..self.text.len())
    }

    fn list_named(&self, name: &str) -> Option<List> {
        let Some(within) = &self.within else {
            return self.lists.iter().find(|l| l.name == name).cloned();
        };
        let found = lists(self.text.get(within.clone())?)?;
        let list = found.into_iter().find(|l| l.name == name)?;
        Some(list.moved(within.start))
    }

    fn entry(&mut self, list: &str, index: usize, id: &str) {
        let Some(list) = self.list_named(list) else {
            // As far as words lead.
            self.find(&format!("{list}:"));
            self.find(&format!("\"{id}\""));
            return;
        };
        let quoted = format!("\"{id}\"");
        let has_id = |entry: &&Range<usize>| self.text[(*entry).clone()].contains(&quoted);
        let at = list.entries.get(index).filter(|e| id.is_empty() || has_id(e));
        let Some(entry) = at.or_else(|| list.entries.iter().find(has_id)).cloned() else {
            return;
        };
        self.enter(entry);
        if !id.is_empty() {
            self.word(id);
        }
    }

    /// Goes into an entry, past the comments before it.
    fn enter(&mut self, entry: Range<usize>) {
        let start = entry.start + before_entry(&self.text[entry.clone()]);
        self.found = Some(start);
        self.within = Some(start..entry.end);
        self.entries.clear();
    }

    fn list(&mut self, name: &str) {
        if let Some(list) = self.list_named(name) {
            let from = self.range().start;
            self.found = self.text[from..list.within.start].rfind(name).map(|at| from + at);
            self.within = Some(list.within);
            self.entries = list.entries;
        }
    }

    fn field(&mut self, name: &str) {
        let before = self.found;
        self.list(name);
        if self.found == before {
            // The text before the first list describes the file; a comment there may name every field.
            let range = self.range();
            let is_field = |at: &usize| {
                let line = self.text[..*at].rfind('\n').map_or(0, |i| i + 1);
                !self.text[line..*at].contains("//")
            };
            let field = format!("{name}:");
            let places = self.text[range.clone()]
                .match_indices(&field)
                .map(|(at, _)| range.start + at);
            self.found = places.into_iter().find(is_field).or(self.found);
        }
    }

    /// Where we are at a list: goes into the entry that has all of the words to come, one called the first of them before
    /// others.
    fn one_with(&mut self, words: &[Anchor]) {
        let words = words.iter().map_while(|a| match a {
            Anchor::Word(word) => Some(format!("\"{word}\"")),
            _ => None,
        });
        let words: Vec<String> = words.collect();
        let entry = |e: &Range<usize>| &self.text[e.clone()];
        let has_all = |e: &&Range<usize>| words.iter().all(|w| entry(e).contains(w.as_str()));
        let is_called = |e: &&Range<usize>| {
            let first = words.first().map_or("", String::as_str);
            ["id", "attribute", "to"]
                .iter()
                .any(|f| entry(e).contains(&format!("{f}: {first}")))
        };
        let all = || self.entries.iter().filter(has_all);
        let one = all().find(is_called).or_else(|| all().next());
        let one = one.or_else(|| self.entries.iter().find(is_called));
        if let Some(one) = one.cloned() {
            self.enter(one);
        }
    }

    fn word(&mut self, word: &str) {
        self.find(&format!("\"{word}\""));
    }

    /// The next that reads so in what we are in, or else the first.
    fn find(&mut self, words: &str) {
        let range = self.range();
        let from = self.found.filter(|at| range.contains(at)).unwrap_or(range.start);
        let next = |from: usize| Some(from + self.text.get(from..range.end)?.find(words)?);
        self.found = next(from).or_else(|| next(range.start)).or(self.found);
    }
}

/// How much space, and how many comments, an entry has before it.
fn before_entry(entry: &str) -> usize {
    let mut rest = entry.trim_start();
    while rest.starts_with("//") {
        rest = rest.find('\n').map_or("", |end| rest[end..].trim_start());
    }
    entry.len() - rest.len()
}
