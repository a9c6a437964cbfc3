//! What is kept of a note or a claim that is still being written, for when the program ends before it is finished: always
//! as a note, since half a claim asserts nothing.

use super::{
    annotation_draft::{EvidenceEntry, Remark},
    state::Modal,
};
use crate::catalog::{Annotations, Catalog, DateSpan, OwnClaim, annotations};

/// How such a note begins, where it is not simply the service's note written on.
const UNFINISHED: &str = "Unfinished: ";

/// The annotations with what is being written in `modal` added as a note; `None` while nothing is. What was kept before
/// stays: a note that is being shortened is lost only once the shorter one is kept.
#[must_use]
pub fn with_unfinished(
    kept: &Annotations,
    modal: Option<&Modal>,
    catalog: &Catalog,
    today: jiff::civil::Date,
) -> Option<Annotations> {
    let mut all = kept.clone();
    match modal? {
        Modal::Remark(draft) => add_remark(&mut all, &draft.value, catalog)?,
        Modal::Evidence(draft) => all.claims.push(as_note(&draft.value, kept, catalog, today)?),
        _ => return None,
    }
    Some(all)
}

fn add_remark(all: &mut Annotations, remark: &Remark, catalog: &Catalog) -> Option<()> {
    let service = catalog.services.get(remark.service.at())?;
    let text = remark.text.trim();
    let mut mark = all.marks.get(&service.id).cloned().unwrap_or_default();
    let former = if remark.strikes {
        mark.struck.as_deref()
    } else {
        Some(&*mark.note)
    };
    if text.is_empty() || former == Some(text) {
        return None;
    }
    mark.note = if !remark.strikes && text.starts_with(&mark.note) {
        text.to_owned()
    } else {
        let what = if remark.strikes { "struck out because " } else { "" };
        let begun = format!("{UNFINISHED}{what}{text}");
        [mark.note, begun]
            .into_iter()
            .filter(|t| !t.is_empty())
            .collect::<Vec<_>>()
            .join("\n")
    };
    all.marks.insert(service.id.clone(), mark);
    Some(())
}

fn as_note(entry: &EvidenceEntry, kept: &Annotations, catalog: &Catalog, today: jiff::civil::Date) -> Option<OwnClaim> {
    let edited = entry
        .editing
        .and_then(|at| EvidenceEntry::edit(catalog, at, kept.claims.get(at)?));
    if !entry.is_begun() || edited.as_ref() == Some(entry) {
        return None;
    }
    let (service, attribute) = (
        catalog.services.get(entry.service.at())?,
        catalog.attributes.get(entry.attribute.at())?,
    );
    let chosen = attribute.options.iter().zip(&entry.options).filter(|(_, on)| **on);
    let chosen: Vec<&str> = chosen.map(|(option, _)| &*option.label).collect();
    let parts = [
        entry.says.label,
        &chosen.join(", "),
        &entry.value,
        &entry.upper,
        &entry.note,
    ];
    let written: Vec<&str> = parts
        .into_iter()
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    let seen = DateSpan::parse(entry.date.trim()).filter(|span| span.first() <= today);
    let claim = OwnClaim {
        service: service.id.clone(),
        attribute: attribute.id.clone(),
        says: None,
        note: format!("{UNFINISHED}{}", written.join("; ")),
        date: seen.map_or_else(|| today.to_string(), |_| entry.date.trim().to_owned()),
    };
    annotations::check_claim(catalog, &claim).is_ok().then_some(claim)
}
