//! All that two editions differ in, in words.

use super::{
    outline::{self, AnswerIds, ChangeSection},
    value_words,
};
use crate::{
    catalog::{Cells, View, wording::thousands},
    compare::edition::{Edition, EditionDiff, differences},
    decide::robust::editions::{AnswerChanges, answer_changes},
};

/// The sentence where nothing differs.
pub const SAME: &str = "The two editions say the same.";

/// What distinguishes an edition from another: title, file and hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionHead {
    /// The catalog's title.
    pub title: String,
    /// The first twelve hexadecimal digits of the SHA-256 of its file.
    pub hash: String,
    /// Its file's name, for a person.
    pub file: String,
    /// Whether it has errors, so that it was not evaluated.
    pub has_errors: bool,
}

impl EditionHead {
    fn new(edition: &Edition, file: &str) -> Self {
        Self {
            title: edition.raw.title.trim().to_owned(),
            hash: edition.hash.clone(),
            file: file.to_owned(),
            has_errors: edition.checked.is_none(),
        }
    }

    /// `Azure machine learning, catalog.ron, 0a1b2c3d4e5f`
    pub fn words(&self) -> String {
        let errors = if self.has_errors { ", with errors" } else { "" };
        format!(
            "{}, {}, {}{errors}",
            value_words::cut(&self.title),
            self.file,
            self.hash
        )
    }
}

/// What two editions differ in.
#[derive(Debug, Clone, PartialEq)]
pub struct EditionReport {
    /// The old edition.
    pub old: EditionHead,
    /// The new edition.
    pub new: EditionHead,
    /// What they differ in.
    pub diff: EditionDiff,
    /// What became of the answers; `None` when one has errors, or they have no question in common.
    pub answers: Option<AnswerChanges>,
    /// All of it in lines under headings; a heading without lines is left out.
    pub sections: Vec<ChangeSection>,
    /// Each answer that ends otherwise when it is given alone, by ids.
    pub alone: Vec<AnswerIds>,
}

impl EditionReport {
    /// Compares two editions, each with its file's name for a person. `view`: on which day, and by which sources, the
    /// answers are evaluated.
    pub fn new((old, old_file): (&Edition, &str), (new, new_file): (&Edition, &str), view: View) -> Self {
        let diff = differences(&old.raw, &new.raw);
        let cells = |edition: &Edition| edition.checked.clone().map(|c| Cells::build(c, view));
        let asked = if diff.is_empty() {
            None
        } else {
            cells(old).zip(cells(new))
        };
        let answers = asked
            .as_ref()
            .and_then(|(old, new)| answer_changes(old, new, &diff.other_ids()));
        let mut sections = outline::sections(&old.raw, &new.raw, &diff);
        let mut alone = Vec::new();
        if let (Some((old, new)), Some(answers)) = (&asked, &answers) {
            sections.extend(outline::answers((&old.catalog, &new.catalog), answers));
            alone = outline::alone((&old.catalog, &new.catalog), answers);
        }
        Self {
            old: EditionHead::new(old, old_file),
            new: EditionHead::new(new, new_file),
            diff,
            answers,
            sections,
            alone,
        }
    }

    /// Whether nothing differs.
    pub fn is_same(&self) -> bool {
        self.diff.is_empty()
    }

    /// What became of the answers, in a sentence; empty where nothing was evaluated.
    pub fn answer_words(&self) -> String {
        let Some(answers) = &self.answers else {
            return String::new();
        };
        let drawn = if answers.sampled { " drawn by lot" } else { "" };
        let left_out = match answers.left_out.len() {
            0 => String::new(),
            1 => " One question that only one edition has is left out.".to_owned(),
            n => format!(" {n} questions that only one edition has are left out."),
        };
        format!(
            "Of {} combinations of answers{drawn}, {} end with another winner ({:.1} %).{left_out}",
            thousands(answers.combinations as usize),
            thousands(answers.differ as usize),
            answers.share() * 100.0,
        )
    }
}
