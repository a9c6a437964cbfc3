//! What becomes of what is still being written when the program ends. Of a note or a claim: a note that says so, since half a
//! claim asserts nothing. Of a column: a column whose name says so.

use super::{
    annotation_draft::{EvidenceEntry, Remark},
    column_draft::ColumnEntry,
    state::{Modal, Model, SettingField},
};
use crate::{
    catalog::{
        Annotations, AttributeIx, Catalog, DateSpan, Mark, OwnAttribute, OwnClaim, OwnColumn,
        annotations::{self, attributes::check},
    },
    workspace::kept::annotations::together,
};

/// How such a note or name begins.
const UNFINISHED: &str = "Unfinished: ";

/// What is being written in `modal`, as a note or a column and nothing beside it; `None` while nothing is, or nothing that is not `kept`.
#[must_use]
pub fn unfinished(
    kept: &Annotations,
    modal: Option<&Modal>,
    catalog: &Catalog,
    today: jiff::civil::Date,
) -> Option<Annotations> {
    let mut all = Annotations::default();
    match modal? {
        Modal::Remark(draft) => {
            let (service, mark) = of_remark(&draft.value, kept, catalog)?;
            all.marks.insert(service, mark);
        }
        Modal::Evidence(draft) => all.claims.push(of_claim(&draft.value, kept, catalog, today)?),
        Modal::Column(draft) => all.columns.push(of_column(&draft.value, kept)?),
        _ => return None,
    }
    Some(all)
}

/// What is being typed of an attribute, with its id and all else that is stated of it; `None` while nothing is.
#[must_use]
pub fn typed_attribute(model: &Model) -> Option<(AttributeIx, OwnAttribute)> {
    let typed = model.session.import.typed.as_ref()?;
    let (SettingField::Label(at) | SettingField::Unit(at) | SettingField::Group(at)) = typed.field else {
        return None;
    };
    let catalog = &model.dataset.catalog;
    let attribute = catalog.attribute_ixs().nth(at).filter(|a| !catalog.is_own_column(*a))?;
    let stated = &model.workspace.annotations.attributes;
    let mut own = stated.get(&catalog[attribute].id).cloned().unwrap_or_default();
    let text = Some(typed.text.trim().to_owned());
    match typed.field {
        SettingField::Label(_) => own.label = text,
        // An empty one is none.
        SettingField::Unit(_) => own.unit = text,
        _ => own.group = text,
    }
    Some((attribute, own))
}

/// What is being written over the window: in a form, or in a field of an attribute; `None` while nothing is.
#[must_use]
pub fn being_written(model: &Model) -> Option<Annotations> {
    let (own, catalog) = (&model.workspace.annotations, &model.dataset.catalog);
    let form = model.session.modal.as_ref();
    if !matches!(form, Some(Modal::Attributes { .. })) {
        return unfinished(own, form, catalog, model.dataset.view.today);
    }
    let (attribute, typed) = typed_attribute(model)?;
    let whole = typed.beside(catalog, attribute);
    check(catalog, attribute, &whole).ok()?;
    // That field alone: another window may state the rest otherwise meanwhile.
    let id = &catalog[attribute].id;
    let before = own.attributes.get(id).cloned().unwrap_or_default();
    let typed = OwnAttribute {
        label: whole.label.clone().filter(|_| whole.label != before.label),
        unit: whole.unit.clone().filter(|_| whole.unit != before.unit),
        group: whole.group.clone().filter(|_| whole.group != before.group),
        ..OwnAttribute::default()
    };
    (!typed.is_empty()).then(|| Annotations {
        attributes: [(id.clone(), typed)].into(),
        ..Annotations::default()
    })
}

/// Annotations with what was left unfinished among them. A note or column that was written on takes the place of what it was;
/// any other stands beside it.
#[must_use]
pub fn added_to(kept: &Annotations, unfinished: &Annotations) -> Annotations {
    let mut kept = kept.clone();
    for (service, mark) in &unfinished.marks {
        let begun = mark.note.trim_start_matches(UNFINISHED);
        let former = kept.marks.get_mut(service).map(|mark| &mut mark.note);
        if let Some(former) = former.filter(|former| begun.starts_with(former.trim_start_matches(UNFINISHED))) {
            former.clear();
        }
    }
    for (id, typed) in &unfinished.attributes {
        let own = kept.attributes.entry(id.clone()).or_default();
        for (field, typed) in [
            (&mut own.label, &typed.label),
            (&mut own.unit, &typed.unit),
            (&mut own.group, &typed.group),
        ] {
            if typed.is_some() {
                field.clone_from(typed);
            }
        }
    }
    // Another window may have finished it meanwhile, or written on it otherwise.
    let is_written_on = |c: &OwnColumn| {
        let mut left = unfinished.columns.iter();
        c.name.starts_with(UNFINISHED) && left.any(|u| u.id == c.id && u.formula.starts_with(&c.formula))
    };
    kept.columns.retain(|c| !is_written_on(c));
    together(&kept, unfinished)
}

fn of_column(entry: &ColumnEntry, kept: &Annotations) -> Option<OwnColumn> {
    if !entry.is_begun(&kept.columns) {
        return None;
    }
    let name = entry.name.trim();
    let name = name.strip_prefix(UNFINISHED).unwrap_or(name);
    let name = format!("{UNFINISHED}{}", if name.is_empty() { "a column" } else { name });
    // One that is unfinished may be written on; of one that was finished since only the id says so.
    let edited = kept.columns.iter().find(|c| Some(&c.id) == entry.editing.as_ref());
    let written_on = edited.filter(|c| c.name.starts_with(UNFINISHED)).map(|c| c.id.clone());
    let is_free = |id: &String| !kept.columns.iter().any(|c| c.id == *id);
    let numbered = || {
        (2..=kept.columns.len() + 1)
            .map(|n| format!("{name} {n}"))
            .find(is_free)
    };
    let id = written_on
        .or_else(|| Some(name.clone()).filter(is_free))
        .or_else(numbered)?;
    Some(OwnColumn {
        name,
        formula: entry.formula.trim().to_owned(),
        id,
    })
}

fn of_remark(remark: &Remark, kept: &Annotations, catalog: &Catalog) -> Option<(String, Mark)> {
    let id = &catalog.services.get(remark.service.at())?.id;
    let text = remark.text.trim();
    let mark = kept.marks.get(id);
    let former = mark.and_then(|m| {
        if remark.strikes {
            m.struck.as_deref()
        } else {
            Some(&m.note)
        }
    });
    if text.is_empty() || former == Some(text) {
        return None;
    }
    let what = if remark.strikes { "struck out because " } else { "" };
    // One that was left unfinished before may be written on.
    let text = text.strip_prefix(UNFINISHED).unwrap_or(text);
    let note = format!("{UNFINISHED}{what}{text}");
    Some((
        id.clone(),
        Mark {
            note,
            ..Mark::default()
        },
    ))
}

fn of_claim(
    entry: &EvidenceEntry,
    kept: &Annotations,
    catalog: &Catalog,
    today: jiff::civil::Date,
) -> Option<OwnClaim> {
    let edited = entry.editing.as_ref().filter(|claim| kept.claims.contains(claim));
    let edited = edited.and_then(|claim| EvidenceEntry::edit(catalog, claim));
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
