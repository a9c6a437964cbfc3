//! What a cell states, line by line, and the one way in which each line is worded: on a card, in a pane, for a screen
//! reader, on paper and in a spreadsheet.

use std::ops::Range;

use crate::catalog::State;

/// What precedes an option on which sources disagree.
pub const DISPUTED: &str = "≠";

/// What a table, a card or a file says of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellWords {
    /// The state of the whole cell.
    pub state: State,
    /// What is stated, line by line; never empty. What sources agree on comes before what they do not.
    pub lines: Vec<CellLine>,
}

/// Words that stand together, with the shape before them and the sources after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellLine {
    /// The state whose shape precedes it; [`State::Value`] has none.
    pub shape: State,
    /// The words, with [`Self::mark`] before them. Where sources disagree they hold each side with its source number
    /// and date.
    pub text: String,
    /// The words without the mark, for a field that holds a value.
    pub bare: String,
    /// That it rests on our inference, or is stated of a part: `our inference`, `through Workbench`; mostly empty.
    pub mark: String,
    /// What is noted on a *no* or a number, which the words leave out: how a list had it (`~16 GB`), when it will be otherwise.
    pub note: String,
    /// The option on which sources disagree, of a set.
    pub disputed: Option<String>,
    /// Where sources disagree, the sides in a few words: `yes about 2019, no our inference`; empty where they agree.
    pub sides: String,
    /// The numbers of the sources it rests on.
    pub sources: Vec<usize>,
    /// The text holds its source numbers already, in brackets, so that the code that shows it adds none.
    pub cites: bool,
    /// The user's own evidence or note, which is below what the cell adds up to; it has a shape of its own.
    pub yours: bool,
    /// What was stated once and a maintainer has marked as history.
    pub history: bool,
    /// Where in [`Self::bare`] the options are that every pane of a comparison has in common.
    pub(super) shared: Vec<Range<usize>>,
}

impl CellLine {
    pub(super) fn new(shape: State, text: impl Into<String>, sources: Vec<usize>) -> Self {
        let text = text.into();
        Self {
            shape,
            bare: text.clone(),
            text,
            mark: String::new(),
            note: String::new(),
            disputed: None,
            sides: String::new(),
            sources,
            cites: false,
            yours: false,
            history: false,
            shared: Vec::new(),
        }
    }

    /// The same with a mark before its words.
    pub(super) fn marked(self, mark: String) -> Self {
        let marked = Self { mark, ..self };
        Self {
            text: marked.marking(&marked.bare),
            ..marked
        }
    }

    /// Other words for the same, with this line's mark.
    pub fn marking(&self, text: &str) -> String {
        if self.mark.is_empty() {
            text.to_owned()
        } else {
            format!("{}: {text}", self.mark)
        }
    }

    /// [`Self::spelt`] piece by piece, each with whether it names options that every pane of a comparison has.
    pub fn pieces(&self) -> Vec<(String, bool)> {
        let spelt = self.spelt();
        let before = spelt.len().saturating_sub(self.bare.len());
        if self.shared.is_empty() || spelt.get(before..) != Some(self.bare.as_str()) {
            return vec![(spelt, false)];
        }
        let mut pieces = Vec::new();
        let mut from = 0;
        let mut piece = |range: Range<usize>, shared| {
            if let Some(text) = spelt.get(range).filter(|text| !text.is_empty()) {
                pieces.push((text.to_owned(), shared));
            }
        };
        for range in &self.shared {
            // What precedes all of it, such as `not: `, states nothing by itself.
            let start = if range.len() == self.bare.len() {
                0
            } else {
                before + range.start
            };
            piece(from..start, false);
            piece(start..before + range.end, true);
            from = before + range.end;
        }
        piece(from..spelt.len(), false);
        pieces
    }

    /// The line where no shape can be drawn: a conflict is named as one.
    pub fn spelt(&self) -> String {
        self.named(&self.text, DISPUTED)
    }

    /// [`Self::spelt`] without source numbers, for a place that has no list of sources they could lead to; dates stay.
    pub fn listed(&self) -> String {
        self.named(&self.uncited(), DISPUTED)
    }

    /// For a screen reader: `sources disagree on Java: yes [2] (about 2019), no [9] (our inference)`.
    pub fn spoken(&self) -> String {
        self.named(&self.text, "sources disagree on")
    }

    /// [`Self::spelt`] without the mark.
    pub fn named_bare(&self) -> String {
        self.named(&self.bare, DISPUTED)
    }

    fn named(&self, text: &str, on: &str) -> String {
        match (&self.disputed, self.shape) {
            (Some(_), _) => format!("{on} {text}"),
            (None, State::Conflicting) => format!("{}: {text}", State::Conflicting.word()),
            _ => text.to_owned(),
        }
    }

    /// The text without source numbers; the dates stay.
    pub fn uncited(&self) -> String {
        if !self.cites {
            return self.text.clone();
        }
        let mut text = String::with_capacity(self.text.len());
        let mut rest = self.text.as_str();
        while let Some((before, after)) = rest.split_once('[') {
            text.push_str(before);
            rest = match after.split_once("] ") {
                Some((number, tail)) if number.bytes().all(|b| b.is_ascii_digit()) => tail,
                _ => {
                    text.push('[');
                    after
                }
            };
        }
        text.push_str(rest);
        text
    }
}

impl CellWords {
    /// On one line for a narrow place, what sources agree on first: `Python, R, SQL, Scala  ≠ Java`. Where the whole
    /// cell is in dispute, its sides: `yes about 2019, no 2024`.
    pub fn short(&self) -> String {
        self.joined(&format!("{DISPUTED} "), "  ")
    }

    /// The same as a screen reader reads it: `Python, R, SQL, Scala; sources disagree on Java`.
    pub fn spoken(&self) -> String {
        self.joined("sources disagree on ", "; ")
    }

    fn joined(&self, disputed: &str, between: &str) -> String {
        let agreed = self.lines.iter().filter(|l| l.sides.is_empty() || l.history);
        let agreed: Vec<String> = agreed.map(CellLine::uncited).collect();
        let in_dispute = self.lines.iter().filter(|l| !l.sides.is_empty() && !l.history);
        let in_dispute: Vec<String> = in_dispute
            .map(|line| match (&line.disputed, line.mark.as_str()) {
                (None, _) => line.sides.clone(),
                (Some(option), "") => option.clone(),
                (Some(option), mark) => format!("{option} ({mark})"),
            })
            .collect();
        let whole = self.lines.iter().any(|l| l.disputed.is_some());
        let before = if whole { disputed } else { "" };
        match (agreed.is_empty(), in_dispute.is_empty()) {
            (_, true) => agreed.join("; "),
            (true, false) => format!("{before}{}", in_dispute.join(", ")),
            (false, false) => {
                // Beside the sides of a whole cell there are only history and the user's own evidence.
                let between = if whole { between } else { "; " };
                let (agreed, in_dispute) = (agreed.join("; "), in_dispute.join(", "));
                if whole {
                    format!("{agreed}{between}{before}{in_dispute}")
                } else {
                    format!("{in_dispute}{between}{agreed}")
                }
            }
        }
    }

    /// Every line on one, without source numbers.
    pub fn listed(&self) -> String {
        self.lines.iter().map(CellLine::listed).collect::<Vec<_>>().join("; ")
    }
}
