//! The decision record: what was asked, what was chosen and why, how sure that is and what would change it, each
//! statement with its sources. Plain data here, and one writer a [`Format`]; [`markdown`] has the MADR 4 form.

mod build;
pub mod html;
pub mod json;
pub mod markdown;
pub mod outline;

use jiff::civil::Date;

use crate::export::PaperSource;

pub use build::record;

/// What a record can be written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Markdown in the MADR 4 form.
    Markdown,
    /// One self-contained page.
    Html,
    /// One JSON object.
    Json,
}

impl Format {
    /// All of them, the usual first.
    pub const ALL: [Self; 3] = [Self::Markdown, Self::Html, Self::Json];

    /// For a person.
    pub fn label(self) -> &'static str {
        match self {
            Self::Markdown => "Markdown",
            Self::Html => "Web page",
            Self::Json => "JSON",
        }
    }

    /// The extension without its dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Json => "json",
        }
    }

    /// Writes a record. The same record gives the same bytes.
    pub fn write(self, record: &Record) -> Vec<u8> {
        match self {
            Self::Markdown => markdown::write(record),
            Self::Html => html::write(record),
            Self::Json => json::write(record),
        }
        .into_bytes()
    }
}

/// A decision record ready to be written.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// The decision in a line: `Databases: take Grand Server`.
    pub title: String,
    /// The view's day.
    pub date: Date,
    /// What is to be chosen and from how many.
    pub context: String,
    /// The answers with their importance, then the must-haves; empty when nothing was asked.
    pub drivers: Vec<Cited>,
    /// Every alternative: the ranked ones first to last, then those ruled out, each with its standing.
    pub options: Vec<Cited>,
    /// The name of the chosen one; `None` when nothing can be recommended.
    pub chosen: Option<String>,
    /// The answer in a sentence.
    pub headline: String,
    /// What earned the chosen one its points; empty without one.
    pub why: Vec<Cited>,
    /// What follows from the choice, good, not known and bad: the benefits and considerations that sources name of it,
    /// and what no source states of it; empty without a choice.
    pub consequences: Vec<Argument>,
    /// For and against each option that is left, at most [`MOST_ARGUED`].
    pub argued: Vec<Argued>,
    /// How many ranked options [`Record::argued`] leaves out.
    pub not_argued: usize,
    /// Sentences: the margin, the share of answers, the share of weightings.
    pub confidence: Vec<String>,
    /// Sentences: every single change that changes the winner; says so when there is none.
    pub changes: Vec<String>,
    /// What must be confirmed of the chosen one; may be empty.
    pub to_confirm: Vec<Cited>,
    /// Who came nearest and what each lacks; only when nothing is left.
    pub nearest: Vec<Cited>,
    /// What is the author's own: evidence, notes, stars, services struck out.
    pub own: Vec<Cited>,
    /// When to look again, or that no date is known.
    pub review: Cited,
    /// The sources cited, number `n` at `n - 1`.
    pub sources: Vec<PaperSource>,
    /// Labels and values of the foot.
    pub foot: Vec<(String, String)>,
}

/// How many options are argued for and against; more would bury the decision.
pub const MOST_ARGUED: usize = 10;

/// A sentence with the numbers of its sources.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cited {
    /// The sentence.
    pub text: String,
    /// Numbers into [`Record::sources`], from 1; empty for our own inference and for what no source says.
    pub sources: Vec<usize>,
}

/// Which way a statement counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// For it.
    Good,
    /// Neither: it is not known.
    Neutral,
    /// Against it.
    Bad,
}

/// A statement for or against an option.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Argument {
    /// Which way it counts.
    pub side: Side,
    /// What it says.
    pub says: Cited,
}

/// An option with what speaks for and against it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Argued {
    /// Its name.
    pub name: String,
    /// A line or two about it; may be empty.
    pub summary: String,
    /// For, not known, against.
    pub arguments: Vec<Argument>,
}
