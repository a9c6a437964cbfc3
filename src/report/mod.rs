//! A decision on paper. [`Decision`] is worked out and worded once; each [`ReportFormat`] is one writer of it: the ranking
//! as text, Markdown and JSON, and the decision [`Record`] in the MADR 4 form (adr.github.io/madr) as Markdown, page and
//! JSON. And what two editions of a catalog differ in, likewise ([`edition`]).

mod basis;
mod blanks;
mod chapters;
mod cited_again;
mod decision;
pub mod edition;
mod format;
mod ranking_json;
mod ranking_markdown;
mod ranking_text;
mod record;
mod record_build;
mod record_html;
mod record_markdown;
mod stance;
mod verify;

pub use basis::Basis;
pub use blanks::{BlankList, BlankRow, asks_anything};
pub use decision::Decision;
pub use format::ReportFormat;
pub use record::{Argued, Argument, Cited, Record};
pub use record_build::{FORMAT, record};
pub use stance::Stance;
pub use verify::verify;
