//! Crosscheck: choose between similar services, with a source behind every cell.
//!
//! # The rooms
//!
//! Arrows point down only; each room knows those below it.
//!
//! ```text
//! main.rs, crosscheck_window.rs
//! cli/                     shell/ ──> ui/
//!   \─────> app/ <───────────/         (cli uses workspace/ and below, never app/)
//!            workspace/  report/  export/
//!                  dataset/
//!      import/  explore/  compare/  decide/
//!                  catalog/ (kind/)
//! ```
//!
//! | room | what lives there |
//! |---|---|
//! | [`catalog`] | one document: its shape, its checking, what its claims add up to, lifecycles, conditions |
//! | [`catalog::kind`] | one file an attribute kind: how it is claimed, added up, asked, ordered, written, read from text |
//! | [`import`] | a foreign list becomes a catalog; one file a format in `import::read` |
//! | [`explore`] | which ones: search, facets and counts, order, groups, "why is X not here" |
//! | [`compare`] | side by side: rows, differences, a baseline, why one over another; two editions of a catalog |
//! | [`decide`] | which one: the wizard as a pure state machine, scoring, robustness |
//! | [`dataset`] | one open catalog with all that is worked out from it |
//! | [`export`] | tables on paper: one neutral document, one writer a format, one table of formats |
//! | [`report`] | a decision on paper: one outline, one writer a format |
//! | [`workspace`] | what is kept between runs and handed to others; reading settings gives a value and warnings, a session file is read whole |
//! | [`app`] | what the user can do: model, command table, actions, updates, effects as data, views |
//! | [`ui`] | drawing; `widgets` is what is drawn in more than one place, `theme` has every colour and the scale of sizes |
//! | [`shell`], [`platform`] | the only places with a window, dialogs, threads of their own and fonts; with `cli` the only ones with files and the clock |
//! | [`cli`] | the same core without a window, one file a command |
//!
//! `catalog` to `app` are pure: they return values, never panic, and know no screen, file or clock; where they compute on
//! every core (rayon) the result is the same as on one. What varies
//! has one home: a new kind, format, command, layout, lint or reader is one new file and one line of a list
//! (CONTRIBUTING.md says which). `tests/tidy` holds the sources to all of this.
//!
//! # The words
//!
//! | word | meaning |
//! |---|---|
//! | catalog | one RON file: sources, attributes, services, factors |
//! | edition | a catalog as its file was at one time; two are compared entry by entry, by ids |
//! | source | a document a claim rests on; the catalog's own inference and the user's own evidence are sources too |
//! | service | one entry; an *alternative* is one to choose between and is ranked, a *supporting* one is not |
//! | attribute | one thing services are compared by: a column, a facet, a row, a predicate |
//! | kind | what an attribute can state: flag, choice, set, number, date, version, text, link, services |
//! | claim | one assertion about one attribute of one service, from one source at one place in it; a withdrawn one is shown and is part of no cell |
//! | our inference | what the catalog itself reads out of sources; it is marked so and has no year wherever it is shown |
//! | part | a service that is stated to be `part-of` another, the whole; of an attribute stated `from_parts` the whole has its values and its yes, *through* it |
//! | whole list | a set of which a source names all there is (`complete`): what it does not name is a no |
//! | atom | what a claim can say yes or no to: an option of a set, or a whole attribute of any other kind |
//! | cell | what the claims of one service for one attribute add up to |
//! | state | of a cell: yes, no, partly, value, not applicable, not stated, conflicting; *not stated* is never *no* |
//! | view | as of when, since when, judged on which day, by which reading; every function of the core takes one |
//! | lifecycle | dated events with sources, and successors; the status is judged on the view's day |
//! | condition | a question to a cell: true, false, or unknown with a reason |
//! | facet | an attribute used to filter, with a count beside each option |
//! | factor | one selection factor of the documents; the wizard asks one question for each |
//! | rule | where its predicate holds, an option favours, disfavours or rules out a service, because of a source |
//! | must-have | a condition added by hand; rules out what is known not to meet it |
//! | wish | an attribute of which one wants more, less, newer, older, a target or an option; scored like a factor |
//! | outcome | who is elected: one, several that tie, or nobody |
//! | verdict | settled (no other could pass the winner), leads, close, tied or none, with a sentence |
//! | ranking | services in order, each with its score interval, contributions and reasons; and those ruled out |
//! | annotation | what is the user's own: evidence, star, strike, note, column worked out, word on an attribute |
//! | workspace | what the user has set up; [`workspace`] keeps it by ids, so that it survives a change of the catalog |
//! | outline | a decision in parts, before it is text, Markdown, HTML or JSON |
//!
//! `app`, `ui` and `shell` are the feature `window`, which is on by default: without it the crate has the commands alone,
//! and the compiler shows that nothing below the window needs it.
//!
//! # Where this departs from the first design
//!
//! - `catalog::Cells` owns its catalog, so that the core takes one value for what is known under a view.
//! - `chart/` does not exist yet: the bins of a histogram are `explore`'s until something else draws them.
//! - Of parts, one step counts: a whole has what is stated of its parts, not what those have through parts of their own,
//!   so that no circle loops. *Partly* stays with the part: it must not make less of a whole's yes.
//! - `since` bounds claims alone: a service is there however old what names it.
//! - What the user states of a whole list stays as they state it: `complete` is about the catalog's sources.
//! - Details lie over the grid in a wide window too: beside it they made every card narrower at the first click. From
//!   1600 points on they leave what leads to the grid in sight.
//! - Lints of the wizard are `decide`'s (they run the machine); the checker's are methods of one checker.

#[macro_use]
mod table;

#[cfg(feature = "window")]
pub mod app;
pub mod catalog;
pub mod cli;
pub mod compare;
pub mod dataset;
pub mod decide;
pub mod explore;
pub mod export;
pub mod import;
pub mod platform;
pub mod report;
#[cfg(feature = "window")]
pub mod shell;
#[cfg(feature = "window")]
pub mod ui;
pub mod workspace;
