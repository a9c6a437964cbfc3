//! Checking: from the shape of a file to a [`Catalog`], with a finding for everything that is wrong or looks wrong.
//!
//! All errors are reported, not only the first. Each carries the path to its spot and, where the words of the file can
//! be found again, its line.

#![allow(clippy::wildcard_imports)] // nearly every type of both shapes is named here

use std::collections::{BTreeMap, BTreeSet};

use super::{
    cond::{Cond, Expr, Subject, Test, Want},
    finding::{Finding, Report},
    model::*,
    raw::*,
    suggest::did_you_mean,
    value::{Assertion, DateSpan, Interval, Side},
};

/// Words that conditions use for states, so that no option may be called so.
pub(super) const RESERVED: [&str; 6] = ["not-stated", "conflicting", "not-applicable", "partly", "yes", "no"];
/// Built-in subjects of conditions, so that no attribute may be called so.
pub(super) const BUILT_IN: [&str; 5] = ["role", "category", "status", "source", "name"];
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

impl<'a> Checker<'a> {
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
                "Give it a short one, as in azure-databricks.",
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

    fn sources(&mut self) {
        for (i, raw) in self.raw.sources.iter().enumerate() {
            let spot = Spot::entry("sources", i, &raw.id);
            self.id(&raw.id, &spot, "a source");
            if raw.title.trim().is_empty() {
                self.error(&spot, "the source has no title", "Say what the document is called.");
            }
            let date = match (&raw.date, &raw.estimate) {
                (Some(_), Some(_)) => {
                    self.error(
                        &spot,
                        "the source has both a date and an estimate",
                        "Keep the date the document gives.",
                    );
                    SourceDate::Unknown
                }
                (Some(d), None) => self.date(d, &spot).map_or(SourceDate::Unknown, SourceDate::Stated),
                (None, Some(d)) => {
                    if raw.estimated_from.trim().is_empty() {
                        self.error(
                            &spot,
                            "an estimated date needs its reason",
                            "Add estimated_from: \"…\".",
                        );
                    }
                    self.date(d, &spot).map_or(SourceDate::Unknown, |d| {
                        SourceDate::Estimated(d, raw.estimated_from.clone())
                    })
                }
                (None, None) => SourceDate::Unknown,
            };
            if let Some(link) = &raw.link
                && !is_web_link(link)
            {
                self.error(
                    &spot.clone().word(link),
                    "only links that start with http:// or https:// are allowed",
                    "Leave it out, or give the web address.",
                );
            }
            if raw.given && raw.inference {
                self.error(
                    &spot,
                    "a source is either a given document or our inference, not both",
                    "Remove one of the two.",
                );
            }
            let ix = SourceIx(i as u32);
            if self.catalog.source_ids.insert(raw.id.clone(), ix).is_some() {
                self.error(
                    &spot,
                    format!("the source id “{}” is used twice", raw.id),
                    "Ids are unique.",
                );
            }
            self.catalog.sources.push(Source {
                id: raw.id.clone(),
                title: raw.title.clone(),
                publisher: raw.publisher.clone(),
                date,
                link: raw.link.clone(),
                file: raw.file.clone(),
                origin: match (raw.given, raw.inference) {
                    (true, _) => Origin::Given,
                    (_, true) => Origin::Inference,
                    _ => Origin::Public,
                },
            });
        }
    }

    fn groups(&mut self) {
        for (i, raw) in self.raw.groups.iter().enumerate() {
            let spot = Spot::entry("groups", i, &raw.id);
            self.id(&raw.id, &spot, "a group");
            if self.group_ids.insert(&raw.id, i).is_some() {
                self.error(
                    &spot,
                    format!("the group id “{}” is used twice", raw.id),
                    "Ids are unique.",
                );
            }
            self.catalog.groups.push(Group {
                id: raw.id.clone(),
                label: raw.label.clone(),
            });
        }
    }

    fn attributes(&mut self) {
        if self.raw.attributes.len() > usize::from(u16::MAX) {
            self.error(
                &Spot {
                    path: "attributes".into(),
                    anchors: vec![],
                },
                "more than 65,535 attributes",
                "Split the catalog.",
            );
            return;
        }
        for (i, raw) in self.raw.attributes.iter().enumerate() {
            let spot = Spot::entry("attributes", i, &raw.id);
            self.id(&raw.id, &spot, "an attribute");
            if BUILT_IN.contains(&raw.id.as_str()) {
                self.error(
                    &spot,
                    format!("“{}” is built in and cannot be an attribute's id", raw.id),
                    "Choose another id.",
                );
            }
            let group = self.group_ids.get(raw.group.as_str()).copied().unwrap_or_else(|| {
                let help = did_you_mean(&raw.group, self.raw.groups.iter().map(|g| g.id.as_str()));
                self.error(
                    &spot.clone().word(&raw.group),
                    format!("no group has the id “{}”", raw.group),
                    help,
                );
                0
            });
            let takes_options = matches!(raw.kind, RawKind::Choice | RawKind::Set);
            if takes_options && raw.options.is_empty() {
                self.error(
                    &spot,
                    "a choice or a set needs its options",
                    "Add options: [(id: \"…\", label: \"…\")].",
                );
            }
            if !takes_options && !raw.options.is_empty() {
                self.error(
                    &spot,
                    "only a choice or a set has options",
                    "Make it a Choice or a Set, or remove them.",
                );
            }
            if raw.options.len() > usize::from(u16::MAX) {
                self.error(&spot, "more than 65,535 options", "Make it a Text.");
                continue;
            }
            if raw.kind != RawKind::Number && !raw.unit.is_empty() {
                self.error(
                    &spot,
                    "only a number has a unit",
                    "Make it a Number, or remove the unit.",
                );
            }
            if raw.better.is_some() && !matches!(raw.kind, RawKind::Number | RawKind::Choice) {
                self.error(
                    &spot,
                    "only a number or a choice can say which direction is better",
                    "Remove better.",
                );
            }
            let options = self.options(raw, &spot);
            let kind = match raw.kind {
                RawKind::Flag => Kind::Flag,
                RawKind::Choice => Kind::Choice(options),
                RawKind::Set => Kind::Set(options),
                RawKind::Number => Kind::Number(raw.unit.clone()),
                RawKind::Date => Kind::Date,
                RawKind::Text => Kind::Text,
                RawKind::Link => Kind::Link,
                RawKind::Services => Kind::Services,
            };
            if self
                .catalog
                .attribute_ids
                .insert(raw.id.clone(), AttributeIx(i as u16))
                .is_some()
            {
                self.error(
                    &spot,
                    format!("the attribute id “{}” is used twice", raw.id),
                    "Ids are unique.",
                );
            }
            self.catalog.attributes.push(Attribute {
                id: raw.id.clone(),
                label: if raw.label.trim().is_empty() {
                    raw.id.clone()
                } else {
                    raw.label.clone()
                },
                about: raw.about.clone(),
                group,
                kind,
                better: raw.better.map(|b| match b {
                    RawBetter::Higher => Better::Higher,
                    RawBetter::Lower => Better::Lower,
                }),
            });
        }
    }

    fn options(&mut self, raw: &RawAttribute, spot: &Spot) -> Vec<AttributeOption> {
        let mut seen = BTreeSet::new();
        for (i, option) in raw.options.iter().enumerate() {
            let at = spot.under(format!("options[{i}]")).word(&option.id);
            self.id(&option.id, &at, "an option");
            if RESERVED.contains(&option.id.as_str()) {
                self.error(
                    &at,
                    format!("“{}” is the name of a state and cannot be an option's id", option.id),
                    "Choose another id.",
                );
            }
            if !seen.insert(option.id.to_lowercase()) {
                self.error(
                    &at,
                    format!("the option id “{}” is used twice", option.id),
                    "Ids are unique, upper and lower case alike.",
                );
            }
        }
        raw.options
            .iter()
            .map(|o| AttributeOption {
                id: o.id.clone(),
                label: if o.label.trim().is_empty() {
                    o.id.clone()
                } else {
                    o.label.clone()
                },
                also: o.also.clone(),
            })
            .collect()
    }

    fn headline(&mut self) {
        for (i, id) in self.raw.headline.iter().enumerate() {
            if let Some(ix) = self.catalog.attribute(id) {
                self.catalog.headline.push(ix);
            } else {
                let spot = Spot {
                    path: format!("headline[{i}]"),
                    anchors: vec!["headline:".into()],
                }
                .word(id);
                let help = did_you_mean(id, self.raw.attributes.iter().map(|a| a.id.as_str()));
                self.error(&spot, format!("no attribute named “{id}”"), help);
            }
        }
    }

    fn services(&mut self) {
        for (i, raw) in self.raw.services.iter().enumerate() {
            let spot = Spot::entry("services", i, &raw.id);
            self.id(&raw.id, &spot, "a service");
            if self
                .catalog
                .service_ids
                .insert(raw.id.clone(), ServiceIx(i as u32))
                .is_some()
            {
                self.error(
                    &spot,
                    format!("the service id “{}” is used twice", raw.id),
                    "Ids are unique.",
                );
            }
            if raw.name.trim().is_empty() {
                self.error(&spot, "the service has no name", "Give it the name it has today.");
            }
        }
        let mut categories = BTreeSet::new();
        for (i, raw) in self.raw.services.iter().enumerate() {
            let spot = Spot::entry("services", i, &raw.id);
            let service = self.service(raw, &spot);
            if !service.category.is_empty() {
                categories.insert(service.category.clone());
            }
            self.catalog.services.push(service);
        }
        self.catalog.categories = categories.into_iter().collect();
        self.catalog
            .categories
            .sort_by_cached_key(|c| (c.to_lowercase(), c.clone()));
    }

    fn service(&mut self, raw: &'a RawService, spot: &Spot) -> Service {
        let at = spot.under("named_in");
        let named_in = raw.named_in.iter().map(|s| self.source_ref(s, &at)).collect();
        let mut lifecycle: Vec<Event> = raw
            .lifecycle
            .iter()
            .enumerate()
            .map(|(i, e)| self.event(e, &spot.under(format!("lifecycle[{i}]"))))
            .collect();
        lifecycle.sort_by_key(|e| (e.date.is_none(), e.date));
        let successors = raw
            .successors
            .iter()
            .enumerate()
            .map(|(i, s)| {
                let at = spot.under(format!("successors[{i}]"));
                Successor {
                    to: self.service_ref(&s.to, &at),
                    source: self.source_ref(&s.source, &at),
                    place: s.place.clone(),
                    note: s.note.clone(),
                }
            })
            .collect();
        let mut claims: Vec<Claim> = Vec::with_capacity(raw.claims.len());
        for claim in &raw.claims {
            let at = spot.under("claims").under(&claim.attribute);
            if let Some(claim) = self.claim(claim, &at) {
                claims.push(claim);
            }
        }
        // Attribute by attribute, newest source first; what is left equal is ordered by what it says, so that the
        // order in the file does not show.
        let dated: Vec<_> = self
            .catalog
            .sources
            .iter()
            .map(|s| s.date.span().map(|d| (d.last(), d.first())))
            .collect();
        claims.sort_by(|a, b| {
            a.attribute
                .cmp(&b.attribute)
                .then_with(|| dated[b.source.at()].cmp(&dated[a.source.at()]))
                .then_with(|| {
                    self.raw.sources[a.source.at()]
                        .id
                        .cmp(&self.raw.sources[b.source.at()].id)
                })
                .then_with(|| a.place.cmp(&b.place))
                .then_with(|| format!("{:?}", a.says).cmp(&format!("{:?}", b.says)))
        });
        let mut points = |list: &[RawPoint], what: &str| -> Vec<Point> {
            let at = spot.under(what);
            list.iter()
                .map(|p| Point {
                    text: p.text.clone(),
                    source: self.source_ref(&p.source, &at),
                    place: p.place.clone(),
                })
                .collect()
        };
        let benefits = points(&raw.benefits, "benefits");
        let considerations = points(&raw.considerations, "considerations");
        Service {
            id: raw.id.clone(),
            name: raw.name.clone(),
            name_key: raw.name.to_lowercase(),
            former_names: raw.former_names.clone(),
            aliases: raw.aliases.clone(),
            category: raw.category.trim().to_owned(),
            role: match raw.role {
                RawRole::Alternative => Role::Alternative,
                RawRole::Supporting => Role::Supporting,
            },
            summary: raw.summary.clone(),
            note: raw.note.clone(),
            named_in,
            lifecycle,
            successors,
            claims,
            benefits,
            considerations,
        }
    }

    fn service_ref(&mut self, id: &str, spot: &Spot) -> ServiceRef {
        if let Some(ix) = self.catalog.service(id) {
            return ServiceRef::Known(ix);
        }
        if let Some(near) = self.near(id) {
            self.warn(
                &spot.clone().word(id),
                format!("no service has the id “{id}”, so it is taken as a name"),
                format!("Did you mean “{near}”?"),
            );
        }
        ServiceRef::Named(id.to_owned())
    }

    /// The service id that a name may be a slip of. Looking through all ids takes time, and a large import may have a
    /// name an entry, so only the first 200 different names are looked up.
    fn near(&mut self, name: &str) -> Option<&'a str> {
        if let Some(near) = self.near.get(name) {
            return *near;
        }
        let ids = (self.near.len() < 200).then(|| self.raw.services.iter().map(|s| s.id.as_str()));
        let near = super::suggest::nearest(name, ids.into_iter().flatten());
        if self.near.len() < 200 {
            self.near.insert(name.to_owned(), near);
        }
        near
    }

    fn event(&mut self, raw: &RawEvent, spot: &Spot) -> Event {
        Event {
            kind: match &raw.kind {
                RawEventKind::Seen => EventKind::Seen,
                RawEventKind::RenamedFrom(old) => EventKind::RenamedFrom(old.clone()),
                RawEventKind::ClosedToNew => EventKind::ClosedToNew,
                RawEventKind::Ends => EventKind::Ends,
                RawEventKind::NoDevelopment => EventKind::NoDevelopment,
                RawEventKind::PartEnds(part) => EventKind::PartEnds(part.clone()),
            },
            date: raw.date.as_ref().and_then(|d| self.date(d, spot)),
            source: self.source_ref(&raw.source, spot),
            place: raw.place.clone(),
            note: raw.note.clone(),
        }
    }

    fn claim(&mut self, raw: &RawClaim, spot: &Spot) -> Option<Claim> {
        let Some(attribute) = self.catalog.attribute(&raw.attribute) else {
            let help = did_you_mean(&raw.attribute, self.raw.attributes.iter().map(|a| a.id.as_str()));
            self.error(
                &spot.clone().word(&raw.attribute),
                format!("no attribute named “{}”", raw.attribute),
                help,
            );
            return None;
        };
        let source = self.source_ref(&raw.source, spot);
        let says = self.says(&raw.says, attribute, &spot.clone().word(&raw.attribute))?;
        let mut supersedes = Vec::new();
        for s in &raw.supersedes {
            if s.because.trim().is_empty() {
                self.error(
                    spot,
                    "superseding another source needs its reason",
                    "Add because: \"…\".",
                );
            }
            if s.source == raw.source {
                self.error(
                    spot,
                    "a claim cannot supersede its own source",
                    "Name the older source.",
                );
            }
            supersedes.push((self.source_ref(&s.source, spot), s.because.clone()));
        }
        Some(Claim {
            attribute,
            says,
            source,
            place: raw.place.clone(),
            note: raw.note.clone(),
            supersedes,
        })
    }

    fn says(&mut self, raw: &RawSays, attribute: AttributeIx, spot: &Spot) -> Option<Assertion> {
        let ix = attribute;
        let attribute = &self.raw.attributes[ix.at()];
        let of = |c: &mut Self, ids: &[String]| c.option_ixs(ids, ix, spot);
        let number = |c: &mut Self, lo: f64, hi: f64, finite: &[f64]| {
            let interval = finite
                .iter()
                .all(|n| n.is_finite())
                .then(|| Interval::new(lo, hi))
                .flatten();
            if interval.is_none() {
                c.error(
                    spot,
                    "the number is not finite, or the two ends are in the wrong order",
                    "Write the lower end first.",
                );
            }
            interval.map(Assertion::Number)
        };
        match (raw, attribute.kind) {
            (RawSays::NotApplicable, _) => Some(Assertion::NotApplicable),
            (RawSays::Yes, RawKind::Flag) => Some(Assertion::Flag(Side::Yes)),
            (RawSays::No, RawKind::Flag) => Some(Assertion::Flag(Side::No)),
            (RawSays::Partly, RawKind::Flag) => Some(Assertion::Flag(Side::Partly)),
            (RawSays::Is(id), RawKind::Choice) => of(self, std::slice::from_ref(id))
                .and_then(|o| o.first().copied())
                .map(Assertion::Choice),
            (RawSays::Has(ids), RawKind::Set) => of(self, ids).map(|o| Assertion::Set(Side::Yes, o)),
            (RawSays::Lacks(ids), RawKind::Set) => of(self, ids).map(|o| Assertion::Set(Side::No, o)),
            (RawSays::PartlyHas(ids), RawKind::Set) => of(self, ids).map(|o| Assertion::Set(Side::Partly, o)),
            (RawSays::Only(ids), RawKind::Set) => of(self, ids).map(Assertion::Only),
            (RawSays::Exactly(n), RawKind::Number) => number(self, *n, *n, &[*n]),
            (RawSays::AtLeast(n), RawKind::Number) => number(self, *n, f64::INFINITY, &[*n]),
            (RawSays::AtMost(n), RawKind::Number) => number(self, f64::NEG_INFINITY, *n, &[*n]),
            (RawSays::Between(a, b), RawKind::Number) => number(self, *a, *b, &[*a, *b]),
            (RawSays::Unlimited, RawKind::Number) => Some(Assertion::Number(Interval::UNLIMITED)),
            (RawSays::On(date), RawKind::Date) => self.date(date, spot).map(Assertion::Date),
            (RawSays::Text(text), RawKind::Text) => {
                if text.trim().is_empty() {
                    self.error(
                        spot,
                        "the text is empty",
                        "Leave the claim out: what is blank is not stated.",
                    );
                }
                Some(Assertion::Text(text.clone()))
            }
            (RawSays::Link(link), RawKind::Link) => {
                if !is_web_link(link) {
                    self.error(
                        spot,
                        "only links that start with http:// or https:// are allowed",
                        "Make it a Text, or give the web address.",
                    );
                }
                Some(Assertion::Link(link.clone()))
            }
            (RawSays::Services(ids), RawKind::Services) => {
                if ids.iter().any(|i| i.trim().is_empty()) || ids.is_empty() {
                    self.error(
                        spot,
                        "the list of services is empty or has a blank",
                        "Leave the claim out, or name one.",
                    );
                }
                Some(Assertion::Services(
                    ids.iter().map(|id| self.service_ref(id, spot)).collect(),
                ))
            }
            (says, kind) => {
                let takes = match kind {
                    RawKind::Flag => "Yes, No or Partly",
                    RawKind::Choice => "Is(\"…\")",
                    RawKind::Set => "Has([…]), Lacks([…]), Only([…]) or PartlyHas([…])",
                    RawKind::Number => "Exactly(…), AtLeast(…), AtMost(…), Between(…, …) or Unlimited",
                    RawKind::Date => "On(\"YYYY-MM-DD\")",
                    RawKind::Text => "Text(\"…\")",
                    RawKind::Link => "Link(\"https://…\")",
                    RawKind::Services => "Services([\"…\"])",
                };
                let word = says_word(says);
                self.error(
                    spot,
                    format!("“{}” cannot be claimed as {word}", attribute.id),
                    format!("It takes {takes}, or NotApplicable."),
                );
                None
            }
        }
    }

    fn option_ixs(&mut self, ids: &[String], attribute: AttributeIx, spot: &Spot) -> Option<Vec<OptionIx>> {
        if ids.is_empty() {
            self.error(
                spot,
                "the list of options is empty",
                "Leave the claim out, or name one.",
            );
            return None;
        }
        let mut all = Vec::with_capacity(ids.len());
        for id in ids {
            if let Some(ix) = self.option_ids[attribute.at()].get(id.as_str()) {
                all.push(*ix);
            } else {
                let attribute = &self.raw.attributes[attribute.at()];
                let help = did_you_mean(id, attribute.options.iter().map(|o| o.id.as_str()));
                self.error(
                    &spot.clone().word(id),
                    format!("“{}” has no option “{id}”", attribute.id),
                    help,
                );
                return None;
            }
        }
        all.sort_unstable();
        all.dedup();
        Some(all)
    }

    /// Following successors must end: a circle would send a reader round for ever.
    fn circles(&mut self) {
        let next = |s: ServiceIx, c: &Catalog| -> Vec<ServiceIx> {
            c[s].successors
                .iter()
                .filter_map(|s| {
                    if let ServiceRef::Known(ix) = s.to {
                        Some(ix)
                    } else {
                        None
                    }
                })
                .collect()
        };
        let n = self.catalog.services.len();
        let mut done = vec![false; n];
        for start in self.catalog.service_ixs() {
            // Depth first with an explicit path, so that a long chain cannot overflow the stack.
            let mut path: Vec<(ServiceIx, Vec<ServiceIx>)> = vec![(start, next(start, &self.catalog))];
            while let Some((at, todo)) = path.last_mut() {
                let at = *at;
                let Some(to) = todo.pop() else {
                    done[at.at()] = true;
                    path.pop();
                    continue;
                };
                if let Some(from) = path.iter().position(|(s, _)| *s == to) {
                    let names: Vec<&str> = path[from..]
                        .iter()
                        .map(|(s, _)| *s)
                        .chain([to])
                        .map(|s| self.catalog[s].id.as_str())
                        .collect();
                    let message = format!("successors run in a circle: {}", names.join(" → "));
                    let spot = Spot::entry("services", to.at(), &self.catalog[to].id.clone()).under("successors");
                    self.error(&spot, message, "Remove one of these successors.");
                    done[to.at()] = true;
                    return;
                }
                if !done[to.at()] {
                    let more = next(to, &self.catalog);
                    path.push((to, more));
                }
            }
        }
    }

    fn factors(&mut self) {
        let mut ids = BTreeSet::new();
        for (i, raw) in self.raw.factors.iter().enumerate() {
            let spot = Spot::entry("factors", i, &raw.id);
            self.id(&raw.id, &spot, "a factor");
            if !ids.insert(&raw.id) {
                self.error(
                    &spot,
                    format!("the factor id “{}” is used twice", raw.id),
                    "Ids are unique.",
                );
            }
            if raw.options.len() < 2 {
                self.error(
                    &spot,
                    "a question needs at least two answers",
                    "Add options, or remove the factor.",
                );
            }
            let source = self.source_ref(&raw.source, &spot);
            let mut answers = BTreeSet::new();
            let mut options = Vec::new();
            for (j, option) in raw.options.iter().enumerate() {
                let at = spot.under(format!("options[{j}] \"{}\"", option.id)).word(&option.id);
                self.id(&option.id, &at, "an answer");
                if option.id == "not-sure" {
                    self.error(&at, "“not-sure” is built in", "Remove this option.");
                }
                if !answers.insert(&option.id) {
                    self.error(
                        &at,
                        format!("the answer id “{}” is used twice", option.id),
                        "Ids are unique.",
                    );
                }
                if option.rules.len() > MAX_RULES {
                    self.error(
                        &at,
                        format!(
                            "an answer has {} rules, and {MAX_RULES} is the most",
                            option.rules.len()
                        ),
                        "More cannot be explained; join some.",
                    );
                }
                if option.rules.is_empty() {
                    self.warn(
                        &at,
                        "the answer has no rule, so choosing it changes nothing",
                        "Add a rule, or say in implies that the documents do not tell.",
                    );
                }
                let rules = option
                    .rules
                    .iter()
                    .enumerate()
                    .filter_map(|(k, r)| self.rule(r, &at.under(format!("rules[{k}]"))))
                    .collect();
                options.push(FactorOption {
                    id: option.id.clone(),
                    label: option.label.clone(),
                    implies: option.implies.clone(),
                    rules,
                });
            }
            self.catalog.factors.push(Factor {
                id: raw.id.clone(),
                label: raw.label.clone(),
                question: raw.question.clone(),
                why: raw.why.clone(),
                source,
                place: raw.place.clone(),
                several: match raw.several {
                    RawSeveral::One => Several::One,
                    RawSeveral::Any => Several::Any,
                    RawSeveral::All => Several::All,
                },
                options,
            });
        }
    }

    fn rule(&mut self, raw: &RawRule, spot: &Spot) -> Option<Rule> {
        let source = self.source_ref(&raw.source, spot);
        if raw.because.trim().is_empty() {
            self.error(spot, "the rule has no reason", "Add because: \"…\".");
        }
        let effect = match raw.effect {
            RawEffect::Favours(w) => Effect::Favours(w),
            RawEffect::Disfavours(w) => Effect::Disfavours(w),
            RawEffect::RulesOut => Effect::RulesOut,
        };
        if let Effect::Favours(w) | Effect::Disfavours(w) = effect
            && !(1..=3).contains(&w)
        {
            self.error(
                spot,
                format!("the weight {w} is not 1, 2 or 3"),
                "Use 1 for a little, 3 for a lot.",
            );
        }
        if raw.when.is_empty() {
            self.error(spot, "the rule has no condition", "Add when: [\"ATTRIBUTE=VALUE\"].");
            return None;
        }
        let when = match Expr::parse(&raw.when, &self.catalog) {
            Ok(when) => when,
            Err(e) => {
                self.error(spot, e.message, e.help);
                return None;
            }
        };
        if when.conds().iter().any(|c| c.subject == Subject::Name) {
            self.error(
                spot,
                "a rule may not name a service",
                "Ask for an attribute that tells it apart.",
            );
        }
        let inferred = self
            .catalog
            .sources
            .get(source.at())
            .is_some_and(|s| s.origin == Origin::Inference);
        let because = if inferred && !raw.because.starts_with("Our inference:") {
            format!("Our inference: {}", raw.because)
        } else {
            raw.because.clone()
        };
        Some(Rule {
            when,
            when_text: raw.when.join(" and "),
            effect,
            because,
            source,
            place: raw.place.clone(),
        })
    }

    /// What nothing uses is likely a slip or a leftover.
    fn unused(&mut self) {
        let catalog = std::mem::take(&mut self.catalog);
        let mut sources = vec![false; catalog.sources.len()];
        let mut attributes = vec![false; catalog.attributes.len()];
        let mut options: Vec<Vec<bool>> = catalog
            .attributes
            .iter()
            .map(|a| vec![false; a.options().len()])
            .collect();
        for service in &catalog.services {
            let points = service.benefits.iter().chain(&service.considerations).map(|p| p.source);
            let others = service
                .lifecycle
                .iter()
                .map(|e| e.source)
                .chain(service.successors.iter().map(|s| s.source));
            for s in service.named_in.iter().copied().chain(points).chain(others) {
                sources[s.at()] = true;
            }
            for claim in &service.claims {
                sources[claim.source.at()] = true;
                attributes[claim.attribute.at()] = true;
                match &claim.says {
                    Assertion::Choice(o) => options[claim.attribute.at()][usize::from(*o)] = true,
                    Assertion::Set(_, list) | Assertion::Only(list) => {
                        for o in list {
                            options[claim.attribute.at()][usize::from(*o)] = true;
                        }
                    }
                    _ => {}
                }
            }
        }
        for factor in &catalog.factors {
            sources[factor.source.at()] = true;
            for rule in factor.options.iter().flat_map(|o| &o.rules) {
                sources[rule.source.at()] = true;
                for cond in rule.when.conds() {
                    self.impossible(cond, rule, factor, &catalog, &options);
                }
            }
        }
        for (i, _) in sources.iter().enumerate().filter(|(_, used)| !**used) {
            self.warn(
                &Spot::entry("sources", i, &catalog.sources[i].id),
                "nothing rests on this source",
                "Use it, or remove it.",
            );
        }
        for (i, attribute) in catalog.attributes.iter().enumerate() {
            let spot = Spot::entry("attributes", i, &attribute.id);
            if !attributes[i] {
                self.warn(&spot, "no claim speaks of this attribute", "Add claims, or remove it.");
                continue;
            }
            for (o, _) in options[i].iter().enumerate().filter(|(_, used)| !**used) {
                let id = attribute.options()[o].id.clone();
                self.warn(
                    &spot.under(format!("options → {id}")).word(&id),
                    "no claim uses this option",
                    "Use it, or remove it.",
                );
            }
        }
        self.catalog = catalog;
    }

    /// A rule that asks for an option nobody claims can never hold.
    fn impossible(&mut self, cond: &Cond, rule: &Rule, factor: &Factor, catalog: &Catalog, options: &[Vec<bool>]) {
        let (Subject::Attribute(ix), Test::AnyOf(wants)) = (cond.subject, &cond.test) else {
            return;
        };
        let dead = wants
            .iter()
            .all(|w| matches!(w, Want::Option(o) if !options[ix.at()][usize::from(*o)]));
        if dead {
            let i = catalog.factor(&factor.id).unwrap_or_default();
            let spot = Spot::entry("factors", i, &factor.id).word(&rule.when_text);
            self.warn(
                &spot,
                format!("no claim can ever make “{}” hold", rule.when_text),
                "Add claims, or remove the rule.",
            );
        }
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

fn says_word(says: &RawSays) -> &'static str {
    match says {
        RawSays::Yes => "Yes",
        RawSays::No => "No",
        RawSays::Partly => "Partly",
        RawSays::Is(_) => "Is(…)",
        RawSays::Has(_) => "Has([…])",
        RawSays::Lacks(_) => "Lacks([…])",
        RawSays::Only(_) => "Only([…])",
        RawSays::PartlyHas(_) => "PartlyHas([…])",
        RawSays::Exactly(_) => "Exactly(…)",
        RawSays::AtLeast(_) => "AtLeast(…)",
        RawSays::AtMost(_) => "AtMost(…)",
        RawSays::Between(..) => "Between(…)",
        RawSays::Unlimited => "Unlimited",
        RawSays::On(_) => "On(…)",
        RawSays::Text(_) => "Text(…)",
        RawSays::Link(_) => "Link(…)",
        RawSays::Services(_) => "Services([…])",
        RawSays::NotApplicable => "NotApplicable",
    }
}
