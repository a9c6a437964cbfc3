//! What is the user's own: claims and notes on cells, stars, services struck out, notes on services.
//!
//! It is never written into the catalog's file. [`apply`] lays it over a checked catalog: each day on which something
//! of the user's own is dated becomes one source, *your evidence*, and its claims take part in cells, filters and
//! scores like any other; so an as-of date leaves out what was not known by then. Claims are checked by the same
//! checker as those of a catalog.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    check,
    model::{Attribute, AttributeIx, Catalog, Claim, Kind, Origin, Service, ServiceIx, Source, SourceDate, SourceIx},
    raw::{RawAttribute, RawCatalog, RawClaim, RawGroup, RawKind, RawOption, RawSays, RawService, RawSource},
    shared::Shared,
    suggest::did_you_mean,
    value::{Assertion, DateSpan},
};

/// The title of the sources that the user's own claims rest on.
pub const TITLE: &str = "Your evidence";

/// Everything of the user's own about one catalog.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Own {
    /// Claims and notes on cells, in the order they were added.
    pub claims: Vec<OwnClaim>,
    /// Marks on services, by id.
    pub marks: BTreeMap<String, Mark>,
}

impl Own {
    /// Whether there is nothing at all.
    pub fn is_empty(&self) -> bool {
        self.claims.is_empty() && self.marks.is_empty()
    }

    /// Adds what another has and this one has not; where both mark a service, this one's mark stays.
    pub fn take_in(&mut self, other: &Self) {
        for claim in &other.claims {
            if !self.claims.contains(claim) {
                self.claims.push(claim.clone());
            }
        }
        for (id, mark) in &other.marks {
            self.marks.entry(id.clone()).or_insert_with(|| mark.clone());
        }
    }
}

/// A claim or a note of the user's on one cell, by ids, so that it survives a change of the catalog.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct OwnClaim {
    /// The service's id.
    pub service: String,
    /// The attribute's id.
    pub attribute: String,
    /// What it asserts; `None` for a note alone.
    pub says: Option<RawSays>,
    /// What there is to add; never empty for a note alone.
    pub note: String,
    /// YYYY, YYYY-MM or YYYY-MM-DD.
    pub date: String,
}

/// What the user thinks of one service.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Mark {
    /// Starred.
    pub starred: bool,
    /// Struck out, and why; the reason is never empty.
    pub struck: Option<String>,
    /// A note; may be empty.
    pub note: String,
}

impl Mark {
    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// In words, for a tooltip and a screen reader: `starred`, `struck out by you: too dear`.
    pub fn words(&self) -> Vec<String> {
        let starred = self.starred.then(|| "starred".to_owned());
        let struck = self.struck.as_ref().map(|why| format!("struck out by you: {why}"));
        let noted = (!self.note.is_empty()).then(|| format!("your note: {}", self.note));
        [starred, struck, noted].into_iter().flatten().collect()
    }
}

/// The kinds of thing that can be the user's own, as `yours=…` asks for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MarkKind {
    /// Starred.
    Starred,
    /// Struck out.
    Struck,
    /// With a note.
    Noted,
    /// With a claim or a note of the user's own on a cell.
    Evidence,
}

impl MarkKind {
    /// All of them, in the order they are listed.
    pub const ALL: [Self; 4] = [Self::Starred, Self::Struck, Self::Noted, Self::Evidence];

    /// As conditions write it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Starred => "starred",
            Self::Struck => "struck-out",
            Self::Noted => "noted",
            Self::Evidence => "evidence",
        }
    }

    /// For a person.
    pub fn label(self) -> &'static str {
        match self {
            Self::Starred => "Starred",
            Self::Struck => "Struck out",
            Self::Noted => "With your note",
            Self::Evidence => "With your evidence",
        }
    }

    /// Whether a service is so marked.
    pub fn holds(self, catalog: &Catalog, service: ServiceIx) -> bool {
        let mark = catalog.marks.get(&service);
        match self {
            Self::Starred => mark.is_some_and(|m| m.starred),
            Self::Struck => mark.is_some_and(|m| m.struck.is_some()),
            Self::Noted => mark.is_some_and(|m| !m.note.is_empty()),
            Self::Evidence => catalog[service].claims.iter().any(|c| is_own(catalog, c.source)),
        }
    }
}

/// Whether a source is the user's own evidence.
pub fn is_own(catalog: &Catalog, source: SourceIx) -> bool {
    catalog[source].origin == Origin::Own
}

/// Checks one claim against a catalog: what it asserts, or one sentence that says what is wrong.
pub fn check_claim(catalog: &Catalog, claim: &OwnClaim) -> Result<(ServiceIx, AttributeIx, Assertion), String> {
    let service = catalog.service(&claim.service).ok_or_else(|| {
        format!(
            "No service of this catalog has the id “{}”. {}",
            claim.service,
            did_you_mean(&claim.service, catalog.services.iter().map(|s| s.id.as_str()))
        )
    })?;
    let attribute = catalog.attribute(&claim.attribute).ok_or_else(|| {
        format!(
            "No attribute of this catalog has the id “{}”. {}",
            claim.attribute,
            did_you_mean(&claim.attribute, catalog.attributes.iter().map(|a| a.id.as_str()))
        )
    })?;
    if DateSpan::parse(&claim.date).is_none() {
        return Err(format!(
            "“{}” is not a date. Write YYYY-MM-DD, as in 2026-05-03.",
            claim.date
        ));
    }
    let says = match &claim.says {
        Some(says) => assertion(catalog, service, attribute, says)?,
        None if claim.note.trim().is_empty() => return Err("Say something: a value, a note, or both.".to_owned()),
        None => Assertion::Remark,
    };
    Ok((service, attribute, says))
}

/// The catalog's own checker on a catalog of nothing but this attribute: what it takes here, it takes there.
fn assertion(
    catalog: &Catalog,
    service: ServiceIx,
    attribute: AttributeIx,
    says: &RawSays,
) -> Result<Assertion, String> {
    let blank = match says {
        RawSays::Text(t) | RawSays::Link(t) => t.trim().is_empty(),
        RawSays::Has(ids) | RawSays::Lacks(ids) | RawSays::PartlyHas(ids) | RawSays::Services(ids) => ids.is_empty(),
        _ => false,
    };
    if blank {
        return Err("Nothing is said yet. Choose or type a value.".to_owned());
    }
    let about = &catalog[attribute];
    let bare = |s: &Service| RawService {
        id: s.id.clone(),
        name: s.name.clone(),
        ..RawService::default()
    };
    let speaking = RawService {
        claims: vec![RawClaim {
            attribute: about.id.clone(),
            says: says.clone(),
            source: "yours".to_owned(),
            place: String::new(),
            note: String::new(),
            supersedes: Vec::new(),
        }],
        ..bare(&catalog[service])
    };
    // Only claims that name services need to know the others, at their own places.
    let (services, at) = if about.kind == Kind::Services {
        let mut all: Vec<RawService> = catalog.services.iter().map(bare).collect();
        all[service.at()] = speaking;
        (all, service.at())
    } else {
        (vec![speaking], 0)
    };
    let raw = RawCatalog {
        title: TITLE.to_owned(),
        sources: vec![RawSource {
            id: "yours".to_owned(),
            title: TITLE.to_owned(),
            ..RawSource::default()
        }],
        groups: vec![RawGroup {
            id: "all".to_owned(),
            label: "All".to_owned(),
        }],
        attributes: vec![raw_attribute(about)],
        services,
        ..RawCatalog::default()
    };
    let (checked, report, _) = check::check(&raw);
    let claim = checked.and_then(|mut c| c.services.swap_remove(at).claims.pop());
    claim.map(|c| c.says).ok_or_else(|| {
        let finding = report.errors.first();
        finding.map_or_else(
            || "This cannot be said of it.".to_owned(),
            |f| sentence(&format!("{}. {}", f.message, f.help)),
        )
    })
}

fn sentence(text: &str) -> String {
    let mut chars = text.trim().chars();
    chars
        .next()
        .map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

fn raw_attribute(about: &Attribute) -> RawAttribute {
    RawAttribute {
        id: about.id.clone(),
        label: about.label.clone(),
        group: "all".to_owned(),
        kind: match about.kind {
            Kind::Flag => RawKind::Flag,
            Kind::Choice(_) => RawKind::Choice,
            Kind::Set(_) => RawKind::Set,
            Kind::Number(_) => RawKind::Number,
            Kind::Date => RawKind::Date,
            Kind::Text => RawKind::Text,
            Kind::Link => RawKind::Link,
            Kind::Services => RawKind::Services,
        },
        about: String::new(),
        options: about
            .options()
            .iter()
            .map(|o| RawOption {
                id: o.id.clone(),
                label: o.label.clone(),
                also: Vec::new(),
            })
            .collect(),
        unit: about.unit().to_owned(),
        better: None,
    }
}

/// Lays what is the user's own over a catalog, in place of whatever was laid over it before. Returns a sentence for
/// each thing the catalog does not know; it stays in `own`, for the catalog that does.
pub fn apply(catalog: &mut Catalog, own: &Own) -> Vec<String> {
    take_off(catalog);
    let mut told = Vec::new();
    let mut good: Vec<(DateSpan, ServiceIx, Claim)> = Vec::new();
    for claim in &own.claims {
        match (check_claim(catalog, claim), DateSpan::parse(&claim.date)) {
            (Ok((service, attribute, says)), Some(date)) => good.push((
                date,
                service,
                Claim::new(attribute, says, SourceIx(0), Shared::default())
                    .with(claim.note.trim().to_owned(), Vec::new()),
            )),
            (Err(message), _) => told.push(format!("Evidence of yours is kept, but not shown: {message}")),
            (Ok(_), None) => {}
        }
    }
    // By what they say, so that the order in which they were added does not show.
    good.sort_by_cached_key(|(date, service, c)| {
        (
            *date,
            *service,
            c.attribute,
            c.note().to_owned(),
            format!("{:?}", c.says),
        )
    });
    for (date, service, mut claim) in good {
        let source = source_of(catalog, date);
        claim.source = source;
        place(catalog, service, claim);
    }
    for (id, mark) in &own.marks {
        match catalog.service(id) {
            Some(service) => drop(catalog.marks.insert(service, mark.clone())),
            None => told.push(format!(
                "A mark of yours is kept, but not shown: no service of this catalog has the id “{id}”."
            )),
        }
    }
    told
}

/// Takes the user's own off again: what is left is what the file says.
fn take_off(catalog: &mut Catalog) {
    catalog.marks.clear();
    let Some(first) = catalog.sources.iter().position(|s| s.origin == Origin::Own) else {
        return;
    };
    // They were added after all others.
    catalog.sources.truncate(first);
    catalog.source_ids.retain(|_, ix| ix.at() < first);
    for service in &mut catalog.services {
        if service.claims.iter().any(|c| c.source.at() >= first) {
            service.claims.retain(|c| c.source.at() < first);
        }
    }
}

/// The source for what is dated on a day; made when it is the first.
fn source_of(catalog: &mut Catalog, date: DateSpan) -> SourceIx {
    let stated = SourceDate::Stated(date);
    if let Some(i) = catalog
        .sources
        .iter()
        .position(|s| s.origin == Origin::Own && s.date == stated)
    {
        return SourceIx(i as u32);
    }
    let ix = SourceIx(catalog.sources.len() as u32);
    let mut id = format!("your-evidence-{date}");
    while catalog.source_ids.contains_key(&id) {
        id.push('-');
    }
    catalog.source_ids.insert(id.clone(), ix);
    catalog.sources.push(Source {
        id,
        title: TITLE.to_owned(),
        publisher: String::new(),
        date: stated,
        link: None,
        file: None,
        origin: Origin::Own,
    });
    ix
}

/// Puts a claim where a service's claims have it: by attribute, newest source first.
fn place(catalog: &mut Catalog, service: ServiceIx, claim: Claim) {
    let day = |c: &Catalog, s: SourceIx| c[s].date.span().map(|d| (d.last(), d.first()));
    let mine = day(catalog, claim.source);
    let claims = &catalog[service].claims;
    let from = claims.partition_point(|c| c.attribute < claim.attribute);
    let newer = claims[from..]
        .iter()
        .take_while(|c| c.attribute == claim.attribute && day(catalog, c.source) >= mine)
        .count();
    if let Some(s) = catalog.services.get_mut(service.at()) {
        s.claims.insert(from + newer, claim);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Cells, State, View, load};
    use jiff::civil::date;

    const TEXT: &str = r#"(
        title: "T",
        sources: [(id: "book", title: "Book", date: "2019-05")],
        groups: [(id: "g", label: "G")],
        attributes: [
            (id: "flag", label: "Flag", group: "g", kind: Flag),
            (id: "size", label: "Size", group: "g", kind: Number, unit: "GB"),
            (id: "set", label: "Set", group: "g", kind: Set, options: [(id: "a", label: "A"), (id: "b", label: "B")]),
            (id: "on", label: "Runs on", group: "g", kind: Services),
        ],
        services: [
            (id: "x", name: "X", claims: [(attribute: "size", says: AtMost(10.0), source: "book", place: "p")]),
            (id: "y", name: "Y"),
        ],
    )"#;

    fn catalog() -> Catalog {
        load(TEXT.as_bytes()).0.expect("a good catalog")
    }

    fn claim(service: &str, attribute: &str, says: Option<RawSays>, date: &str) -> OwnClaim {
        OwnClaim {
            service: service.into(),
            attribute: attribute.into(),
            says,
            note: "measured".into(),
            date: date.into(),
        }
    }

    #[test]
    fn own_claims_take_part_and_come_off_again() {
        let before = catalog();
        let mut c = before.clone();
        let own = Own {
            claims: vec![
                claim("x", "size", Some(RawSays::Exactly(12.0)), "2026-05-03"),
                claim("y", "flag", Some(RawSays::Yes), "2020"),
                claim("y", "on", Some(RawSays::Services(vec!["x".into()])), "2026-05-03"),
                claim("y", "set", None, "2026-05-03"),
            ],
            marks: BTreeMap::from([(
                "y".to_owned(),
                Mark {
                    starred: true,
                    ..Mark::default()
                },
            )]),
        };
        assert_eq!(apply(&mut c, &own), Vec::<String>::new());
        let (x, y) = (ServiceIx(0), ServiceIx(1));
        let state = |view, s, a| Cells::build(c.clone(), view).get(s, AttributeIx(a)).state;
        let now = View::on(date(2026, 11, 21));
        assert_eq!(state(now, x, 1), State::Conflicting, "at most 10 and exactly 12");
        assert_eq!(state(now, y, 0), State::Yes);
        assert_eq!(state(now, y, 2), State::NotStated, "a note asserts nothing");
        let then = View {
            as_of: Some(date(2025, 1, 1)),
            ..now
        };
        assert_eq!(state(then, x, 1), State::Value, "not yet measured");
        assert_eq!(state(then, y, 0), State::Yes);
        let documents = View {
            reading: crate::catalog::Reading::Documents,
            ..now
        };
        assert_eq!(state(documents, y, 0), State::NotStated, "no document says so");
        assert!(MarkKind::Starred.holds(&c, y) && MarkKind::Evidence.holds(&c, x));
        assert_eq!(c[x].claims[0].source, SourceIx(2), "newest first");
        assert!(apply(&mut c, &Own::default()).is_empty());
        assert_eq!(c, before, "nothing of it stays");
    }

    #[test]
    fn what_is_wrong_is_told_and_kept_apart() {
        let c = catalog();
        for (claim, expected) in [
            (
                claim("z", "flag", Some(RawSays::Yes), "2026"),
                "No service of this catalog",
            ),
            (claim("x", "flags", Some(RawSays::Yes), "2026"), "Did you mean “flag”?"),
            (claim("x", "flag", Some(RawSays::Exactly(1.0)), "2026"), "flag"),
            (
                claim("x", "size", Some(RawSays::Between(3.0, 1.0)), "2026"),
                "lower end first",
            ),
            (claim("x", "set", Some(RawSays::Has(vec!["c".into()])), "2026"), "“c”"),
            (
                claim("x", "set", Some(RawSays::Has(vec![])), "2026"),
                "Nothing is said yet",
            ),
            (claim("x", "flag", Some(RawSays::Yes), "3 May"), "is not a date"),
            (
                OwnClaim {
                    note: " ".into(),
                    ..claim("x", "flag", None, "2026")
                },
                "Say something",
            ),
        ] {
            let said = check_claim(&c, &claim).expect_err("wrong");
            assert!(said.contains(expected), "{said}");
        }
        let own = Own {
            claims: vec![claim("z", "flag", Some(RawSays::Yes), "2026")],
            ..Own::default()
        };
        let mut laid = c.clone();
        assert_eq!(apply(&mut laid, &own).len(), 1);
        assert_eq!(laid, c);
    }
}
