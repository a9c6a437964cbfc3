//! The details panel: everything the catalog states about one service, each cell with its claims.

use super::{age::FactAge, source::SourceView};
use crate::{
    app::{state::Model, text::date_words},
    catalog::{
        AttributeIx, CellValue, Claim, DateSpan, Event, EventKind, Mark, OwnClaim, Point, ServiceIx, ServiceRef, State,
        Status, annotations,
    },
    compare::{CellWords, Numbering, cell_words, claim_words, mark_words, part_words, status_words},
};

/// Everything the catalog states about one service.
#[derive(Debug, Clone, PartialEq)]
pub struct DetailsView {
    /// The service, by its place in the catalog.
    pub service: ServiceIx,
    /// Its newest name.
    pub name: String,
    /// Category and role, in words.
    pub kind: String,
    /// Judged on the view's day.
    pub status: Status,
    /// Its status in words.
    pub status_text: String,
    /// Its parts that have ended or will, oldest first.
    pub parts: Vec<PointView>,
    /// A line or two.
    pub summary: String,
    /// What could confuse a reader; may be empty.
    pub note: String,
    /// `Formerly …`, `Also called …`; each may be missing.
    pub names: Vec<String>,
    /// What to use instead.
    pub successors: Vec<Link>,
    /// What happened to it, oldest first.
    pub events: Vec<Dated>,
    /// Attributes in groups, those of which something is stated.
    pub groups: Vec<DetailsGroup>,
    /// What to show for the cell that was asked for, when no source states it and there is no claim to show.
    pub blank: Option<String>,
    /// Labels of attributes no source states.
    pub not_stated: Vec<String>,
    /// The same attributes, for adding one's own evidence on them.
    pub unsaid: Vec<(AttributeIx, String)>,
    /// The user's marks on it.
    pub mark: Mark,
    /// What sources state in its favour.
    pub benefits: Vec<PointView>,
    /// What sources state as considerations.
    pub considerations: Vec<PointView>,
    /// The sources cited, numbered from 1.
    pub sources: Vec<SourceView>,
}

/// A service one can go to, or a name that is not in the catalog.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Where to; `None` when it is only a name.
    pub to: Option<ServiceIx>,
    /// The name that is shown; the service's own where `to` has one.
    pub name: String,
    /// A note; may be empty.
    pub note: String,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq)]
pub struct Dated {
    /// When, in words; may be "date not stated".
    pub date: String,
    /// What, in words.
    pub text: String,
    /// The source's number.
    pub source: usize,
}

/// One group of attributes.
#[derive(Debug, Clone, PartialEq)]
pub struct DetailsGroup {
    /// The heading, from the catalog's groups.
    pub label: String,
    /// Its attributes.
    pub rows: Vec<RowView>,
}

/// One attribute.
#[derive(Debug, Clone, PartialEq)]
pub struct RowView {
    /// The attribute, by its place in the catalog.
    pub attribute: AttributeIx,
    /// The attribute's label.
    pub label: String,
    /// What the cell states.
    pub words: CellWords,
    /// Services it names, to go to.
    pub links: Vec<Link>,
    /// How old its newest claim is.
    pub age: FactAge,
    /// Its claims, when they are unfolded.
    pub claims: Option<Vec<ClaimView>>,
}

/// One claim, with all that is known of where it comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct ClaimView {
    /// What it asserts, in words.
    pub says: String,
    /// The source's number.
    pub number: usize,
    /// The source's title.
    pub title: String,
    /// Publisher and date, in words.
    pub from: String,
    /// The heading it is under.
    pub place: String,
    /// A note; may be empty.
    pub note: String,
    /// A page to open.
    pub link: Option<String>,
    /// Set when a newer claim has made it history, with the reason.
    pub superseded: Option<String>,
    /// Set when it was taken back, with the reason; it is part of nothing.
    pub withdrawn: Option<String>,
    /// The part of the service it is stated of, when it is not stated of the service itself.
    pub through: Option<String>,
    /// Whether it is the catalog's own inference.
    pub inference: bool,
    /// Set when it is the user's own: its place among their claims.
    pub own: Option<usize>,
    /// As a line of text to quote.
    pub citation: String,
}

/// A benefit or a consideration.
#[derive(Debug, Clone, PartialEq)]
pub struct PointView {
    /// A benefit or a consideration, in the catalog's words.
    pub text: String,
    /// The sources' numbers.
    pub sources: Vec<usize>,
}

pub(super) fn key(model: &Model, service: ServiceIx) -> impl PartialEq + use<> {
    (model.dataset.revision, service, model.session.claims_of)
}

pub(super) fn view(model: &Model, service: ServiceIx) -> DetailsView {
    let dataset = &model.dataset;
    let (catalog, cells) = (&dataset.catalog, &dataset.cells);
    let mut numbers = Numbering::new(catalog);
    let s = &catalog[service];
    let status = status_words(cells, service, &mut numbers);
    let parts = part_words(cells, service, &mut numbers).into_iter().map(|p| PointView {
        text: p.text,
        sources: p.sources,
    });
    let parts = parts.collect();
    let mut not_stated = Vec::new();
    let mut unsaid = Vec::new();
    let mut blank = None;
    let mut groups: Vec<DetailsGroup> = Vec::new();
    for (g, group) in catalog.groups.iter().enumerate() {
        let mut rows = Vec::new();
        for attribute in catalog.attribute_ixs().filter(|a| catalog[*a].group == g) {
            let words = cell_words(cells, service, attribute, &mut numbers);
            let withdrawn = cells.withdrawn(service, attribute);
            if words.state == State::NotStated && words.lines.len() <= 1 && withdrawn.is_empty() {
                let label = &catalog[attribute].label;
                if model.session.claims_of == Some((service, attribute)) {
                    blank = Some(format!("{label}: no source states it. That is not a no."));
                }
                not_stated.push(label.clone());
                unsaid.push((attribute, label.clone()));
                continue;
            }
            let open = model.session.claims_of == Some((service, attribute));
            let claims = open.then(|| {
                let (live, history) = cells.claims(service, attribute);
                let live_views = live
                    .iter()
                    .map(|c| claim(model, service, c, None, &mut numbers))
                    .collect::<Vec<_>>();
                let old = history.iter().map(|c| {
                    let reason = live.iter().find_map(|l| {
                        l.supersedes()
                            .iter()
                            .find(|(src, _)| *src == c.source)
                            .map(|(_, because)| because.clone())
                    });
                    claim(model, service, c, Some(reason.unwrap_or_default()), &mut numbers)
                });
                let old: Vec<_> = old.collect();
                let gone = withdrawn.iter().map(|c| claim(model, service, c, None, &mut numbers));
                let gone: Vec<_> = gone.collect();
                live_views.into_iter().chain(old).chain(gone).collect()
            });
            rows.push(RowView {
                attribute,
                label: catalog[attribute].label.clone(),
                links: links(model, service, attribute),
                age: FactAge::of(cells, service, attribute),
                words,
                claims,
            });
        }
        if !rows.is_empty() {
            groups.push(DetailsGroup {
                label: group.label.clone(),
                rows,
            });
        }
    }
    let mut points = |list: &[Point]| -> Vec<PointView> {
        list.iter()
            .map(|p| PointView {
                text: p.text.clone(),
                sources: vec![numbers.cite(p.source)],
            })
            .collect()
    };
    let benefits = points(&s.benefits);
    let considerations = points(&s.considerations);
    let events = s.lifecycle.iter().map(|e| event(e, &mut numbers)).collect();
    DetailsView {
        service,
        name: s.name.clone(),
        kind: kind_words(s),
        status: status.status,
        status_text: status.text,
        parts,
        summary: s.summary.clone(),
        note: s.note.clone(),
        names: names(s),
        successors: s.successors.iter().map(|x| link(model, &x.to, &x.note)).collect(),
        events,
        groups,
        not_stated,
        unsaid,
        mark: catalog.marks.get(&service).cloned().unwrap_or_default(),
        blank,
        benefits,
        considerations,
        sources: SourceView::all(catalog, &numbers),
    }
}

fn kind_words(s: &crate::catalog::Service) -> String {
    let role = match s.role {
        crate::catalog::Role::Alternative => "an alternative",
        crate::catalog::Role::Supporting => "a supporting entry",
    };
    if s.category.is_empty() {
        role.to_owned()
    } else {
        format!("{}, {role}", s.category)
    }
}

fn names(s: &crate::catalog::Service) -> Vec<String> {
    [("Formerly ", &s.former_names), ("Also called ", &s.aliases)]
        .into_iter()
        .filter(|(_, list)| !list.is_empty())
        .map(|(before, list)| format!("{before}{}", list.join(", ")))
        .collect()
}

fn link(model: &Model, to: &ServiceRef, note: &str) -> Link {
    Link {
        to: match to {
            ServiceRef::Known(ix) => Some(*ix),
            ServiceRef::Named(_) => None,
        },
        name: model.dataset.catalog.name_of(to).to_owned(),
        note: note.to_owned(),
    }
}

fn links(model: &Model, service: ServiceIx, attribute: AttributeIx) -> Vec<Link> {
    match &model.dataset.get(service, attribute).value {
        CellValue::Services(all) => {
            let (live, _) = model.dataset.claims(service, attribute);
            let naming = |s: &ServiceRef| {
                let says = live.iter().copied().filter(|c| c.says.services().contains(s));
                mark_words(&model.dataset.catalog, says)
            };
            all.iter().map(|s| link(model, s, &naming(s))).collect()
        }
        _ => vec![],
    }
}

fn claim(
    model: &Model,
    service: ServiceIx,
    c: &Claim,
    superseded: Option<String>,
    numbers: &mut Numbering,
) -> ClaimView {
    let catalog = &model.dataset.catalog;
    let source = &catalog[c.source];
    let says = claim_words(catalog, c);
    let through = c
        .through()
        .map_or_else(String::new, |part| format!(", through {}", catalog[part].name));
    // Its title, and the line above it, name our inference as such; it has no date that is shown.
    let when = if source.is_inference() {
        String::new()
    } else {
        source.when()
    };
    let from = [&source.publisher, &when].into_iter().filter(|p| !p.is_empty());
    let from = from.map(|p| format!(", {p}")).collect::<Vec<_>>().concat();
    let place = if c.place.is_empty() {
        String::new()
    } else {
        format!(", “{}”", c.place)
    };
    ClaimView {
        citation: format!(
            "{}: {says}{through}. {}{from}{place}",
            catalog[c.attribute].label, source.title
        ),
        says,
        number: numbers.cite(c.source),
        title: source.title.clone(),
        from: from.trim_start_matches(", ").to_owned(),
        place: c.place.to_string(),
        note: c.note().to_owned(),
        link: source.link.clone(),
        superseded,
        withdrawn: c.withdrawn().map(str::to_owned),
        through: c.through().map(|part| catalog[part].name.clone()),
        inference: source.is_inference(),
        own: own_place(model, service, c),
    }
}

/// Which of the user's claims a claim is; `None` for everybody else's.
fn own_place(model: &Model, service: ServiceIx, c: &Claim) -> Option<usize> {
    let catalog = &model.dataset.catalog;
    if !annotations::is_own(catalog, c.source) {
        return None;
    }
    let same = |o: &OwnClaim| {
        o.service == catalog[service].id
            && o.attribute == catalog[c.attribute].id
            && o.note.trim() == c.note()
            && DateSpan::parse(&o.date) == catalog[c.source].date.span()
            && annotations::check_claim(catalog, o).is_ok_and(|(_, _, says)| says == c.says)
    };
    model.dataset.own.claims.iter().position(same)
}

fn event(e: &Event, numbers: &mut Numbering) -> Dated {
    let mut text = match &e.kind {
        EventKind::Seen => "Seen in use".to_owned(),
        EventKind::RenamedFrom(old) => format!("Renamed; before that {old}"),
        EventKind::ClosedToNew => "Closed to new users".to_owned(),
        EventKind::Ends => "Support ends".to_owned(),
        EventKind::NoDevelopment => "No further development".to_owned(),
        EventKind::PartEnds(part) => format!("A part ends: {part}"),
    };
    if !e.note.is_empty() {
        text.push_str(". ");
        text.push_str(&e.note);
    }
    Dated {
        date: e.date.map_or_else(|| "date not stated".to_owned(), date_words),
        text,
        source: numbers.cite(e.source),
    }
}
