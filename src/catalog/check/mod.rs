//! Checking: from the shape of a file to a [`Catalog`], with a finding for everything that is wrong or looks wrong.
//!
//! All errors are reported, not only the first. Each carries the path to its spot and, where the words of the file can
//! be found again, its line.

#![allow(clippy::wildcard_imports)] // nearly every type of both shapes is named here

mod attributes;
mod claims;
mod factors;
mod lints;
mod services;
mod sources;

use std::collections::BTreeMap;

use super::{
    finding::{Finding, Report},
    model::*,
    raw::*,
    suggest::did_you_mean,
    value::DateSpan,
};

/// Words that conditions use for states, so that no option may be called so.
pub(in crate::catalog) const RESERVED: [&str; 6] =
    ["not-stated", "conflicting", "not-applicable", "partly", "yes", "no"];
/// Built-in subjects of conditions, so that no attribute may be called so.
pub(in crate::catalog) const BUILT_IN: [&str; 5] = ["role", "category", "status", "source", "name"];
/// The most rules one answer may have; more cannot be explained to a person.
const MAX_RULES: usize = 10;

/// For each finding, the quoted words that lead to its spot in the file's text.
#[derive(Default)]
pub struct Anchors {
    errors: Vec<Vec<String>>,
    warnings: Vec<Vec<String>>,
}

impl Anchors {
    /// Gives findings the line and column of their last anchor, found by following the anchors through the text.
    pub fn locate(&self, text: &str, report: &mut Report) {
        let place = |anchors: &[String], finding: &mut Finding| {
            let mut at = 0;
            let mut found = None;
            for anchor in anchors {
                let Some(next) = text[at..].find(anchor.as_str()) else {
                    break;
                };
                found = Some(at + next + usize::from(anchor.starts_with("id: ")) * 4);
                at += next + anchor.len();
            }
            if let Some(byte) = found {
                let line_start = text[..byte].rfind('\n').map_or(0, |i| i + 1);
                finding.line = Some(text[..byte].matches('\n').count() + 1);
                finding.column = Some(text[line_start..byte].chars().count() + 1);
            }
        };
        // A broken import can have a finding an entry; looking each up in a large file would take quadratic time.
        for (a, f) in self.errors.iter().zip(&mut report.errors).take(200) {
            place(a, f);
        }
        for (a, f) in self.warnings.iter().zip(&mut report.warnings).take(200) {
            place(a, f);
        }
    }
}

struct Checker<'a> {
    raw: &'a RawCatalog,
    report: Report,
    anchors: Anchors,
    catalog: Catalog,
    group_ids: BTreeMap<&'a str, usize>,
    /// Names that are no service's id, each with the id it may be a slip of.
    near: BTreeMap<String, Option<&'a str>>,
    /// Of each attribute: a foreign list may have thousands of options, and a claim for every service.
    option_ids: Vec<BTreeMap<&'a str, OptionIx>>,
}

/// The spot being checked: its path for a person, and the quoted words that lead to it in the text.
#[derive(Clone)]
struct Spot {
    path: String,
    anchors: Vec<String>,
}

impl Spot {
    fn entry(list: &str, index: usize, id: &str) -> Self {
        Self {
            path: format!("{list}[{index}] \"{id}\""),
            anchors: vec![format!("{list}:"), format!("id: \"{id}\"")],
        }
    }

    fn under(&self, step: impl Into<String>) -> Self {
        Self {
            path: format!("{} → {}", self.path, step.into()),
            anchors: self.anchors.clone(),
        }
    }

    fn word(mut self, word: &str) -> Self {
        self.anchors.push(format!("\"{word}\""));
        self
    }
}

/// Checks a catalog's shape. The catalog is there exactly when the report has no errors.
pub fn check(raw: &RawCatalog) -> (Option<Catalog>, Report, Anchors) {
    let mut c = Checker {
        raw,
        report: Report::default(),
        anchors: Anchors::default(),
        catalog: Catalog {
            title: raw.title.trim().to_owned(),
            about: raw.about.trim().to_owned(),
            ..Catalog::default()
        },
        group_ids: BTreeMap::new(),
        near: BTreeMap::new(),
        option_ids: raw.attributes.iter().map(option_ids).collect(),
    };
    if raw.title.trim().is_empty() {
        c.error(
            &Spot {
                path: "title".into(),
                anchors: vec!["title:".into()],
            },
            "the catalog has no title",
            "Say in a few words what it lists.",
        );
    }
    c.sources();
    c.groups();
    c.attributes();
    c.headline();
    c.services();
    if c.report.errors.is_empty() {
        c.circles();
        c.factors();
    }
    if c.report.errors.is_empty() {
        c.unused();
    }
    c.allowed();
    let catalog = c.report.errors.is_empty().then_some(c.catalog);
    (catalog, c.report, c.anchors)
}

impl Checker<'_> {
    fn error(&mut self, spot: &Spot, message: impl Into<String>, help: impl Into<String>) {
        self.report.errors.push(Finding::error(&spot.path, message).help(help));
        self.anchors.errors.push(spot.anchors.clone());
    }

    fn warn(&mut self, spot: &Spot, message: impl Into<String>, help: impl Into<String>) {
        self.report
            .warnings
            .push(Finding::warning(&spot.path, message).help(help));
        self.anchors.warnings.push(spot.anchors.clone());
    }

    fn id(&mut self, id: &str, spot: &Spot, what: &str) {
        let bad = |c: char| c.is_whitespace() || c.is_control() || "=<>!,|+".contains(c);
        if id.is_empty() {
            self.error(
                spot,
                format!("{what} has no id"),
                "Give it a short one, as in my-database.",
            );
        } else if id.contains(bad) {
            self.error(
                spot,
                format!(
                    "the id “{}” has a space or a sign that conditions use",
                    id.escape_debug()
                ),
                "Use letters, digits and hyphens.",
            );
        }
    }

    fn date(&mut self, text: &str, spot: &Spot) -> Option<DateSpan> {
        let span = DateSpan::parse(text);
        if span.is_none() {
            self.error(
                &spot.clone().word(text),
                format!("“{text}” is not a date"),
                "Write YYYY, YYYY-MM or YYYY-MM-DD.",
            );
        }
        span
    }

    fn source_ref(&mut self, id: &str, spot: &Spot) -> SourceIx {
        self.catalog.source(id).unwrap_or_else(|| {
            let help = did_you_mean(id, self.raw.sources.iter().map(|s| s.id.as_str()));
            self.error(&spot.clone().word(id), format!("no source has the id “{id}”"), help);
            SourceIx(0)
        })
    }

    fn allowed(&mut self) {
        for allowed in &self.raw.allowed {
            let mut hit = false;
            let mut i = 0;
            while i < self.report.warnings.len() {
                if self.report.warnings[i].path == allowed.path {
                    let finding = self.report.warnings.remove(i);
                    self.anchors.warnings.remove(i);
                    self.report.allowed.push((finding, allowed.reason.clone()));
                    hit = true;
                } else {
                    i += 1;
                }
            }
            if !hit && self.report.errors.is_empty() {
                let spot = Spot {
                    path: format!("allowed \"{}\"", allowed.path),
                    anchors: vec!["allowed:".into()],
                };
                self.warn(&spot, "this allowed warning does not come up", "Remove it.");
            }
        }
    }
}

/// Where each option stands; of two with one id (an error of its own) the first counts.
fn option_ids(attribute: &RawAttribute) -> BTreeMap<&str, OptionIx> {
    let mut ids = BTreeMap::new();
    for (i, option) in attribute.options.iter().enumerate().take(usize::from(u16::MAX)) {
        ids.entry(option.id.as_str()).or_insert(i as OptionIx);
    }
    ids
}

/// Whether a link may be made clickable: http and https only.
pub fn is_web_link(link: &str) -> bool {
    let lower = link.to_ascii_lowercase();
    (lower.starts_with("https://") || lower.starts_with("http://"))
        && !link.contains(char::is_whitespace)
        && !link.contains(char::is_control)
}
