//! What is the user's own: claims and notes on cells, stars, services struck out, notes on services, columns worked out,
//! what is stated about attributes.
//!
//! It is never written into the catalog's file. [`apply`] lays it over a checked catalog: each day on which something
//! of the user's own is dated becomes one source, *your evidence*, and its claims take part in cells, filters and
//! scores like any other; so an as-of date leaves out what was not known at that date. Claims are checked by the same
//! checker as those of a catalog.

pub mod attributes;
pub mod columns;
mod mark;
pub mod on_cards;
mod overlaid;
mod reread;

pub use attributes::{OwnAttribute, OwnDirection};
pub use columns::OwnColumn;
pub use mark::{Mark, MarkKind};
pub use overlaid::Overlaid;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    interner::Interned,
    ix::{AttributeIx, ServiceIx, ServiceRef, SourceIx},
    kind::{Arguments, Assertion, RawSays},
    limits,
    meant::{Suggestions, meant},
    model::{Attribute, Catalog, Claim, Origin, Source, SourceDate},
    suggest::{Among, UnknownWord},
    value::DateSpan,
    wording::{excerpt, thousands, upper_first},
};

/// The title of the sources that the user's own claims rest on.
pub const TITLE: &str = "Your evidence";

/// How the ids of these sources begin; the date follows.
const ID: &str = "your-evidence-";

/// Everything of the user's own about one catalog.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Annotations {
    /// Claims and notes on cells, in the order they were added.
    pub claims: Vec<OwnClaim>,
    /// Marks on services, by id.
    pub marks: BTreeMap<String, Mark>,
    /// Columns worked out from others.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<OwnColumn>,
    /// What is stated about attributes, by id.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub attributes: BTreeMap<String, OwnAttribute>,
}

impl Annotations {
    /// Whether there is nothing at all.
    pub fn is_empty(&self) -> bool {
        self.claims.is_empty() && self.marks.is_empty() && self.columns.is_empty() && self.attributes.is_empty()
    }
}

/// A claim or a note of the user's on one cell, by ids, so that it survives a change of the catalog.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OwnClaim {
    /// The service's id.
    pub service: String,
    /// The attribute's id.
    pub attribute: String,
    /// What it asserts; `None` for a note alone.
    #[serde(default)]
    pub says: Option<RawSays>,
    /// A note; never empty for a note alone.
    #[serde(default)]
    pub note: String,
    /// YYYY, YYYY-MM or YYYY-MM-DD.
    pub date: String,
}

/// Whether a source is the user's own evidence.
pub fn is_own(catalog: &Catalog, source: SourceIx) -> bool {
    catalog[source].origin == Origin::Own
}

/// The date of the user's own evidence that a source is; `None` for a source of the file.
pub fn evidence_date(source: SourceIx, catalog: &Catalog) -> Option<DateSpan> {
    let date = is_own(catalog, source).then(|| catalog[source].date.span());
    date.flatten()
}

/// The id of the source that the user's own evidence of a date is, whether there is any or not: none of the file's.
pub fn source_id(date: DateSpan, catalog: &Catalog) -> String {
    let mut id = format!("{ID}{date}");
    while catalog.source(&id).is_some_and(|source| !is_own(catalog, source)) {
        id.push('-');
    }
    id
}

/// The date of the evidence that would have this id; `None` where it would be another source.
pub fn date_of_id(id: &str, catalog: &Catalog) -> Option<DateSpan> {
    let date = DateSpan::parse(id.strip_prefix(ID)?.trim_end_matches('-'))?;
    (source_id(date, catalog) == id).then_some(date)
}

/// What is wrong with a claim of the user's: a sentence, and the word that is not known.
struct ClaimProblem(String, Option<UnknownWord>);

impl ClaimProblem {
    fn sentence(self, help: impl FnOnce(&UnknownWord) -> String) -> String {
        let help = self.1.as_ref().map_or_else(String::new, help);
        format!("{} {help}", self.0).trim().to_owned()
    }
}

impl<S: Into<String>> From<S> for ClaimProblem {
    fn from(sentence: S) -> Self {
        Self(sentence.into(), None)
    }
}

/// Checks one claim against a catalog: what it asserts, or one sentence that states what is wrong.
pub fn check_claim(catalog: &Catalog, claim: &OwnClaim) -> Result<(ServiceIx, AttributeIx, Assertion), String> {
    read_claim(catalog, claim).map_err(|e| e.sentence(|unknown| meant(unknown, catalog)))
}

fn read_claim(catalog: &Catalog, claim: &OwnClaim) -> Result<(ServiceIx, AttributeIx, Assertion), ClaimProblem> {
    let unknown = |what: &str, id: &str, among| ClaimProblem(unknown_id(what, id), Some(UnknownWord::new(id, among)));
    let service = catalog.service(&claim.service);
    let service = service.ok_or_else(|| unknown("service", &claim.service, Among::Services))?;
    let attribute = catalog.attribute(&claim.attribute);
    let attribute = attribute.ok_or_else(|| unknown("attribute", &claim.attribute, Among::Attributes))?;
    if DateSpan::parse(&claim.date).is_none() {
        let date = excerpt(&claim.date);
        return Err(format!("“{date}” is not a date. Write YYYY-MM-DD, as in 2026-05-03.").into());
    }
    let says = match &claim.says {
        Some(says) => assertion(catalog, &catalog[attribute], says)?,
        None if claim.note.trim().is_empty() => return Err("Say something: a value, a note, or both.".into()),
        None => Assertion::Remark,
    };
    Ok((service, attribute, says))
}

/// What a claim asserts, by the rules of the attribute's kind.
fn assertion(catalog: &Catalog, about: &Attribute, says: &RawSays) -> Result<Assertion, ClaimProblem> {
    let blank = match says.parts() {
        (_, Arguments::Text(text)) => text.trim().is_empty(),
        (_, Arguments::Ids(ids)) => ids.is_empty(),
        _ => false,
    };
    if blank {
        return Err("Nothing is said yet. Choose or type a value.".into());
    }
    let refused = match about.assertion(says.clone(), &|id| about.option(id)) {
        Ok(mut says) => {
            for service in says.services_mut() {
                if let ServiceRef::Named(name) = service
                    && let Some(known) = catalog.service(name)
                {
                    *service = ServiceRef::Known(known);
                }
            }
            return Ok(says);
        }
        Err(refused) => refused,
    };
    let text = format!("{}. {}", refused.message, refused.help.as_deref().unwrap_or_default());
    let options = || {
        UnknownWord::new(
            refused.word.as_deref().unwrap_or_default(),
            Among::Options(about.id.clone()),
        )
    };
    let unknown = refused.help.is_none().then(options);
    Err(ClaimProblem(upper_first(text.trim()), unknown))
}

/// Lays what is the user's own over a catalog, in place of whatever was laid over it before. Returns a sentence for
/// each thing the catalog does not know; it stays in `own`, for the catalog that does.
pub fn apply(catalog: &mut Catalog, own: &Annotations) -> Vec<String> {
    take_off(catalog);
    let mut unknown = attributes::lay(catalog, &own.attributes);
    for (at, why) in columns::lay(catalog, &own.columns) {
        let name = own.columns.get(at).map_or("", |c| &c.name);
        unknown.push(format!("Your column “{}” is kept, but not shown: {why}", excerpt(name)));
    }
    let mut suggestions = Suggestions::new(catalog);
    let mut good: Vec<(DateSpan, ServiceIx, Claim)> = Vec::new();
    for claim in &own.claims {
        let read = read_claim(catalog, claim).map_err(|e| e.sentence(|word| suggestions.next(word)));
        match (read, DateSpan::parse(&claim.date)) {
            (Ok((service, attribute, says)), Some(date)) => good.push((
                date,
                service,
                Claim::new(attribute, says, SourceIx(0), Interned::default())
                    .with(claim.note.trim().to_owned(), Vec::new()),
            )),
            (Err(message), _) => unknown.push(unknown_claim(&message)),
            (Ok(_), None) => {}
        }
    }
    // By what they state, so that the order in which they were added does not show.
    good.sort_by_cached_key(|(date, service, c)| {
        (
            *date,
            *service,
            c.attribute,
            c.note().to_owned(),
            format!("{:?}", c.says),
        )
    });
    let mut beyond: BTreeMap<(ServiceIx, AttributeIx), usize> = BTreeMap::new();
    let mut placed: BTreeMap<(ServiceIx, AttributeIx), usize> = BTreeMap::new();
    for (date, service, mut claim) in good {
        let cell = (service, claim.attribute);
        let there = catalog[service].claims_on(claim.attribute).len();
        let count = placed.entry(cell).or_insert(there);
        if *count >= limits::CLAIMS_A_CELL {
            *beyond.entry(cell).or_default() += 1;
            continue;
        }
        *count += 1;
        let source = source_of(catalog, date);
        claim.source = source;
        place(catalog, service, claim);
    }
    for ((service, attribute), count) in beyond {
        unknown.push(format!(
            "Evidence of yours is kept, but not shown: {} of “{}” on “{}”, since {} claims of one cell are the most.",
            thousands(count),
            excerpt(&catalog[service].name),
            excerpt(&catalog[attribute].label),
            thousands(limits::CLAIMS_A_CELL),
        ));
    }
    for (id, mark) in &own.marks {
        match catalog.service(id) {
            Some(service) => drop(catalog.marks.insert(service, mark.clone())),
            None => unknown.push(unknown_mark(id)),
        }
    }
    unknown
}

fn unknown_mark(id: &str) -> String {
    let id = excerpt(id);
    format!("A mark of yours is kept, but not shown: nothing in this catalog has the id “{id}”.")
}

fn unknown_claim(message: &str) -> String {
    format!("Evidence of yours is kept, but not shown: {message}")
}

fn unknown_id(what: &str, id: &str) -> String {
    format!("No {what} of this catalog has the id “{}”.", excerpt(id))
}

/// How the sentences of [`apply`] about a service begin that the catalog does not have.
pub fn of_unknown_service(id: &str) -> [String; 2] {
    [unknown_mark(id), unknown_claim(&unknown_id("service", id))]
}

/// Takes the user's own off again: what is left is what the file states.
fn take_off(catalog: &mut Catalog) {
    catalog.marks.clear();
    columns::take_off(catalog);
    take_off_claims(catalog);
    attributes::take_off(catalog);
}

fn take_off_claims(catalog: &mut Catalog) {
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
    let id = source_id(date, catalog);
    catalog.source_ids.insert(id.clone(), ix);
    catalog.sources.push(Source {
        id,
        title: TITLE.to_owned(),
        publisher: String::new(),
        date: stated,
        link: None,
        file: None,
        reading: None,
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
mod tests;
