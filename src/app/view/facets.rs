//! The filters: for each facet its options with what each would leave.

use std::fmt::Write as _;

use crate::{
    app::{action::Mode, state::Library},
    catalog::{
        Catalog, Cond, Kind, MarkKind,
        cond::{Subject, Test, Want, want_label},
    },
    explore::{Facet, Query, list},
};

/// One facet.
#[derive(Debug, Clone, PartialEq)]
pub struct FacetView {
    /// What it is about.
    pub subject: Subject,
    /// Its id, for folding and for telling widgets apart.
    pub id: String,
    /// Its heading.
    pub label: String,
    /// The heading of its group, on the first facet of one.
    pub group: Option<String>,
    /// Whether its options are folded away.
    pub folded: bool,
    /// How many of its options are asked for.
    pub active: usize,
    /// How the options chosen add up, and which ways there are; empty while nothing is chosen.
    pub mode: Mode,
    /// The ways that make sense for it.
    pub modes: &'static [Mode],
    /// Its options.
    pub options: Vec<OptionView>,
    /// A number's range, in words; `None` for everything else.
    pub range: Option<String>,
}

/// One option of a facet.
#[derive(Debug, Clone, PartialEq)]
pub struct OptionView {
    /// What choosing it asks for.
    pub want: Want,
    /// What it is called.
    pub label: String,
    /// What choosing it would leave.
    pub count: usize,
    /// How many more if what is not known were so; shown as `+n`.
    pub more: usize,
    /// Whether it is asked for.
    pub active: bool,
    /// All of it in words, for a screen reader and the tooltip.
    pub spoken: String,
}

pub(super) fn view(facets: &[Facet], folded: &[String], catalog: &Catalog, query: &Query) -> Vec<FacetView> {
    let mut last_group = usize::MAX;
    facets
        .iter()
        .filter(|f| f.subject != Subject::Name && (!f.options.is_empty() || f.span.is_some()))
        .map(|facet| {
            let group_ix = match facet.subject {
                Subject::Attribute(a) => catalog[a].group,
                _ => usize::MAX - 1,
            };
            let group = (group_ix != last_group).then(|| {
                catalog
                    .groups
                    .get(group_ix)
                    .map_or_else(|| "The entry itself".to_owned(), |g| g.label.clone())
            });
            last_group = group_ix;
            let id = facet.subject.id(catalog).to_owned();
            let active = facet.options.iter().filter(|o| o.active).count();
            FacetView {
                subject: facet.subject,
                folded: folded.contains(&id) != starts_folded(facet, catalog),
                label: facet.label(catalog).to_owned(),
                group,
                active,
                mode: mode(query, facet.subject),
                modes: modes(catalog, facet.subject),
                options: facet.options.iter().map(|o| option(facet.label(catalog), o)).collect(),
                range: facet.span.as_ref().map(|s| {
                    let words = |w| want_label(w, facet.subject, catalog);
                    format!("{} to {}", words(&s.min), words(&s.max))
                }),
                id,
            }
        })
        .collect()
}

/// What is the user's own as a facet, once there is something; the catalog's facets know nothing of it.
pub(super) fn yours(library: &Library, folded: &[String], query: &Query) -> Option<FacetView> {
    let catalog = &library.catalog;
    let subject = Subject::Yours;
    let asked = query.conds.iter().any(|c| c.subject == subject);
    if library.own.is_empty() && !asked {
        return None;
    }
    let mut rest = query.clone();
    rest.conds.retain(|c| c.subject != subject);
    let options = MarkKind::ALL.into_iter().map(|kind| {
        let want = Want::Mark(kind);
        let mut with = rest.clone();
        with.conds.push(Cond {
            subject,
            test: Test::AnyOf(vec![want.clone()]),
        });
        let count = list(catalog, &library.cells, &library.index, &with).hits.len();
        OptionView {
            label: kind.label().to_owned(),
            count,
            more: 0,
            active: query.names(subject, &want),
            spoken: format!("{}: {}, {count}", subject.label(catalog), kind.label()),
            want,
        }
    });
    let options: Vec<OptionView> = options.filter(|o| o.count > 0 || o.active).collect();
    let id = subject.id(catalog).to_owned();
    Some(FacetView {
        subject,
        label: subject.label(catalog).to_owned(),
        group: None,
        folded: folded.contains(&id),
        active: options.iter().filter(|o| o.active).count(),
        mode: mode(query, subject),
        modes: modes(catalog, subject),
        options,
        range: None,
        id,
    })
}

fn mode(query: &Query, subject: Subject) -> Mode {
    match query.conds.iter().find(|c| c.subject == subject).map(|c| &c.test) {
        Some(Test::AllOf(_)) => Mode::All,
        Some(Test::NoneOf(_)) => Mode::None,
        _ => Mode::Any,
    }
}

/// "All of" makes sense only where a service can have several.
fn modes(catalog: &Catalog, subject: Subject) -> &'static [Mode] {
    let several = match subject {
        Subject::Attribute(a) => matches!(catalog[a].kind, Kind::Set(_) | Kind::Services),
        Subject::Source => true,
        _ => false,
    };
    if several {
        &[Mode::Any, Mode::All, Mode::None]
    } else {
        &[Mode::Any, Mode::None]
    }
}

/// What the catalog puts in the headline starts open, and so does what tells entries apart at all; the rest starts
/// folded, unless something of it is asked for. `folded` holds what the user turned round.
fn starts_folded(facet: &Facet, catalog: &Catalog) -> bool {
    let open = match facet.subject {
        Subject::Attribute(a) => catalog.headline.contains(&a),
        Subject::Role | Subject::Status => true,
        _ => false,
    };
    !open && !facet.active
}

fn option(facet: &str, o: &crate::explore::FacetOption) -> OptionView {
    let more = o.not_stated + o.conflicting + o.partly;
    let mut spoken = format!("{facet}: {}, {}", o.label, o.count);
    for (n, why) in [
        (o.not_stated, "not stated"),
        (o.conflicting, "where sources disagree"),
        (o.partly, "only partly"),
    ] {
        if n > 0 {
            let _ = write!(spoken, ", {n} more {why}");
        }
    }
    OptionView {
        want: o.want.clone(),
        label: o.label.to_string(),
        count: o.count,
        more,
        active: o.active,
        spoken,
    }
}
