//! The changes as text, and as Markdown.

use std::fmt::Write as _;

use super::changes::{EditionReport, SAME};
use crate::export::{
    markdown::{escape, escape_block},
    terminal::safe,
};

impl EditionReport {
    /// For a terminal or a mail: nothing in it reverses the line.
    pub fn text(&self) -> String {
        // Writing to a String cannot fail, here and below.
        let mut text = String::new();
        let _ = writeln!(text, "Old: {}", safe(&self.old.words()));
        let _ = writeln!(text, "New: {}", safe(&self.new.words()));
        if self.is_same() {
            let _ = writeln!(text, "\n{SAME}");
        }
        for section in &self.sections {
            let _ = writeln!(text, "\n{}", section.heading());
            for line in &section.lines {
                let _ = writeln!(text, "  {}", safe(line));
            }
        }
        if !self.answer_words().is_empty() {
            let _ = writeln!(text, "\n{}", self.answer_words());
        }
        text
    }

    /// The same with headings and lists, each text escaped.
    pub fn markdown(&self) -> String {
        let mut text = String::from("# Two editions of a catalog\n\n");
        let _ = writeln!(text, "- Old: {}", escape(&self.old.words()));
        let _ = writeln!(text, "- New: {}", escape(&self.new.words()));
        if self.is_same() {
            let _ = writeln!(text, "\n{SAME}");
        }
        for section in &self.sections {
            let _ = writeln!(text, "\n## {}\n", section.heading());
            for line in &section.lines {
                let _ = writeln!(text, "- {}", escape_block(line));
            }
        }
        if !self.answer_words().is_empty() {
            let _ = writeln!(text, "\n{}", self.answer_words());
        }
        text
    }
}
