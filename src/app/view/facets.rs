//! The filters: for each facet its options with what each would leave.

use std::{cell::OnceCell, fmt::Write as _, sync::Arc};

use super::range::{self, RangeView};
use crate::{
    app::{action::Mode, range::bounds},
    catalog::{
        Catalog, Condition, Feature, MarkKind, Status,
        condition::{Subject, Test, Want},
        wording::thousands,
    },
    dataset::Dataset,
    explore::{Facet, Query, list, share_left},
    workspace::hides_retired,
};

/// A subject to filter by, with its options or its range.
#[derive(Debug, Clone, PartialEq)]
pub struct FacetView {
    /// What it is about.
    pub subject: Subject,
    /// Its id, for folding and for distinguishing widgets.
    pub id: String,
    /// The attribute's label, or what else is filtered by.
    pub label: String,
    /// The heading of its group, on the first facet of one.
    pub group: Option<String>,
    /// Whether its options are folded away.
    pub folded: bool,
    /// How many of its options and bounds are asked for.
    pub active: usize,
    /// How many of its options are.
    pub chosen: usize,
    /// How the options chosen add up, and which ways there are; empty while nothing is chosen.
    pub mode: Mode,
    /// The ways that make sense for it.
    pub modes: &'static [Mode],
    /// Each with its count.
    pub options: Vec<OptionView>,
    /// A number's or a date's range; `None` for everything else.
    pub range: Option<RangeView>,
    /// Digits of the largest count there can be, for the width of the columns of counts.
    pub digits: usize,
}

/// One option of a facet.
#[derive(Debug, Clone, PartialEq)]
pub struct OptionView {
    /// What choosing it asks for.
    pub want: Want,
    /// What it is called.
    pub label: Arc<str>,
    /// What choosing it would leave.
    pub count: usize,
    /// How many more if what is not known were so; shown as `+n`.
    pub more: usize,
    /// Whether it is asked for.
    pub active: bool,
    /// Why that many more, and how many for each reason.
    reasons: [(usize, &'static str); 3],
    spoken: OnceCell<String>,
}

impl OptionView {
    /// All of it in words, for a screen reader and the tooltip. Made when it first comes into sight: a facet may have
    /// thousands.
    pub fn spoken(&self, facet: &str) -> &str {
        self.spoken.get_or_init(|| {
            let mut spoken = format!("{facet}: {}, {}", self.label, thousands(self.count));
            for (n, why) in self.reasons.iter().filter(|(n, _)| *n > 0) {
                let _ = write!(spoken, ", {} more {why}", thousands(*n));
            }
            spoken
        })
    }
}

/// Whether a facet is informative. What is asked for is shown in any case.
fn tells(facet: &Facet, dataset: &Dataset, query: &Query) -> bool {
    // What is merely hidden at the start was not asked for.
    let asks = |c: &Condition| c.subject == facet.subject && !hides_retired(c);
    dataset.tells(facet.subject) || query.conditions.iter().any(asks)
}

/// The facets: the groups in the catalog's order, those that describe after the others; in each those first that split the
/// list best. `modes`: how the options of one add up, where that was set.
pub(super) fn view(
    facets: &[Facet],
    folded: &[String],
    modes: &[(Subject, Mode)],
    dataset: &Dataset,
    query: &Query,
) -> Vec<FacetView> {
    let catalog = &dataset.catalog;
    let mut last_group = usize::MAX;
    let mut shown: Vec<(usize, &Facet)> = facets
        .iter()
        .filter(|f| tells(f, dataset, query))
        .filter(|f| f.subject != Subject::Name && (!f.options.is_empty() || f.span.is_some()))
        .map(|facet| match facet.subject {
            Subject::Attribute(a) => (catalog[a].group, facet),
            _ => (usize::MAX - 1, facet),
        })
        .collect();
    // Stable: what splits equally well stays in the catalog's order.
    shown.sort_by(|(a, one), (b, other)| {
        let share = |facet: &Facet| share_left(&dataset.index, facet.subject);
        let groups = (describes(catalog, *a), a).cmp(&(describes(catalog, *b), b));
        groups.then_with(|| share(one).total_cmp(&share(other)))
    });
    shown
        .into_iter()
        .map(|(group_ix, facet)| {
            let group = (group_ix != last_group).then(|| {
                catalog
                    .groups
                    .get(group_ix)
                    .map_or_else(|| "The entry itself".to_owned(), |g| g.label.clone())
            });
            last_group = group_ix;
            let options = facet.options.iter().map(|o| option(o, query)).collect();
            let view = of(facet.subject, options, folded, catalog, query);
            let chosen = modes.iter().find(|(s, _)| *s == facet.subject).map(|(_, mode)| *mode);
            FacetView {
                mode: chosen.filter(|_| view.chosen == 0).unwrap_or(view.mode),
                folded: is_folded(folded, facet.subject, query, catalog),
                group,
                range: range::view(facet, catalog, query),
                ..view
            }
        })
        .collect()
}

/// Whether a group describes what entries are rather than what distinguishes them: its first attribute is prose. One
/// filters by the others first.
fn describes(catalog: &Catalog, group: usize) -> bool {
    let first = catalog.attributes.iter().find(|a| a.group == group);
    catalog.groups.len() > 1 && first.is_some_and(|a| a.kind.has(Feature::Prose))
}

/// What is the user's own as a facet, once there is something; the catalog's facets do not include it.
pub(super) fn yours(dataset: &Dataset, folded: &[String], query: &Query) -> Option<FacetView> {
    let catalog = &dataset.catalog;
    let subject = Subject::Yours;
    let asked = query.conditions.iter().any(|c| c.subject == subject);
    let is_marked = !dataset.own.claims.is_empty() || !dataset.own.marks.is_empty();
    if !is_marked && !asked {
        return None;
    }
    let mut rest = query.clone();
    rest.conditions.retain(|c| c.subject != subject);
    let options = MarkKind::ALL.into_iter().map(|kind| {
        let want = Want::Mark(kind);
        let mut with = rest.clone();
        with.conditions.push(Condition::any_of(subject, vec![want.clone()]));
        let count = list(dataset, &dataset.index, &with).hits.len();
        OptionView {
            label: kind.label().into(),
            count,
            more: 0,
            active: query.names(subject, &want),
            reasons: [(0, ""); 3],
            spoken: OnceCell::new(),
            want,
        }
    });
    let options = options.filter(|o| o.count > 0 || o.active).collect();
    Some(FacetView {
        group: Some("Your own".to_owned()),
        ..of(subject, options, folded, catalog, query)
    })
}

/// A facet with options alone, under no heading.
fn of(subject: Subject, options: Vec<OptionView>, folded: &[String], catalog: &Catalog, query: &Query) -> FacetView {
    let id = subject.id(catalog).to_owned();
    let chosen = options.iter().filter(|o| o.active).count();
    let (low, high) = bounds(query, subject);
    FacetView {
        subject,
        label: subject.label(catalog).to_owned(),
        group: None,
        folded: folded.contains(&id),
        active: chosen + usize::from(low.is_some()) + usize::from(high.is_some()),
        chosen,
        mode: mode(query, subject),
        modes: modes(catalog, subject),
        options,
        range: None,
        digits: thousands(catalog.services.len()).len(),
        id,
    }
}

fn mode(query: &Query, subject: Subject) -> Mode {
    let mut conditions = query.conditions.iter().filter(|c| !hides_retired(c));
    match conditions.find(|c| c.subject == subject).map(|c| &c.test) {
        Some(Test::AllOf(_)) => Mode::All,
        Some(Test::NoneOf(_)) => Mode::None,
        _ => Mode::Any,
    }
}

/// "All of" makes sense only where a service can have several.
fn modes(catalog: &Catalog, subject: Subject) -> &'static [Mode] {
    let several = match subject {
        Subject::Attribute(a) => catalog[a].kind.has(Feature::Several),
        Subject::Source => true,
        _ => false,
    };
    if several {
        &[Mode::Any, Mode::All, Mode::None]
    } else {
        &[Mode::Any, Mode::None]
    }
}

/// What the catalog puts in the headline starts open, a column of the user's own too, and so does what distinguishes
/// entries at all; the rest starts folded, unless something of it is asked for. `folded` holds what the user toggled.
pub(in crate::app) fn is_folded(folded: &[String], subject: Subject, query: &Query, catalog: &Catalog) -> bool {
    let open = match subject {
        Subject::Attribute(a) => catalog.headline.contains(&a) || catalog.is_own_column(a),
        Subject::Role | Subject::Status | Subject::Yours => true,
        _ => false,
    };
    let is_asked = query.conditions.iter().any(|c| c.subject == subject);
    let starts_folded = !open && !is_asked;
    starts_folded != folded.iter().any(|id| id == subject.id(catalog))
}

fn option(o: &crate::explore::FacetOption, query: &Query) -> OptionView {
    // What is merely hidden at the start is not among what was chosen; it is shown as such instead.
    let is_retired = o.want == Want::Status(Status::Retired);
    let hidden = is_retired && query.conditions.iter().any(hides_retired);
    OptionView {
        want: o.want.clone(),
        label: if hidden {
            format!("{}, hidden", o.label).into()
        } else {
            Arc::clone(&o.label)
        },
        count: o.count,
        more: o.not_stated + o.conflicting + o.partly,
        active: o.active && !hidden,
        reasons: [
            (o.not_stated, "not stated"),
            (o.conflicting, "where sources disagree"),
            (o.partly, "only partly"),
        ],
        spoken: OnceCell::new(),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::{catalog::View, explore::explore};

    #[test]
    fn what_splits_the_list_best_comes_first_whatever_is_asked_for() {
        let dataset = Dataset::built_in(View::on(date(2026, 11, 21)), 1);
        let order = |query: &Query| -> Vec<(String, Option<String>)> {
            let facets = explore(&dataset, &dataset.index, query).1;
            let shown = view(&facets, &[], &[], &dataset, query);
            shown.into_iter().map(|f| (f.label, f.group)).collect()
        };
        let first = order(&Query::default());
        let groups: Vec<&str> = first.iter().filter_map(|(_, group)| group.as_deref()).collect();
        let expected = [
            "Working with it",
            "Models and data",
            "Where it runs",
            "Cost",
            "Works with",
            "The entry itself",
            "In short",
        ];
        assert_eq!(groups, expected, "the catalog's order, what describes last");
        let place = |label: &str| first.iter().position(|(l, _)| l == label);
        assert!(
            place("Requires") < place("Languages"),
            "the catalog has it behind, but it splits better: {first:?}"
        );
        let conditions = vec![Condition::any_of(
            Subject::Category,
            vec![Want::Text("Component".into())],
        )];
        let asked = Query {
            conditions,
            ..Query::default()
        };
        assert_eq!(order(&asked), first, "it stays while one filters");
    }

    #[test]
    fn what_is_asked_for_has_its_control_in_sight_though_nothing_answers_it() {
        let dataset = Dataset::built_in(View::on(date(2026, 11, 21)), 1);
        let mut query = Query::default();
        assert_eq!(yours(&dataset, &[], &query), None, "nothing is the user's own");
        let starred = Condition::any_of(Subject::Yours, vec![Want::Mark(MarkKind::Starred)]);
        query.conditions.push(starred);
        let shown = yours(&dataset, &[], &query).expect("a filter that works has a control");
        let options: Vec<(usize, bool)> = shown.options.iter().map(|o| (o.count, o.active)).collect();
        assert_eq!((options, shown.active), (vec![(0, true)], 1));

        // Of the catalog's: one that starts folded away is open while something of it is asked for.
        let folded = |query: &Query, subject: Subject| {
            let facets = explore(&dataset, &dataset.index, query).1;
            let shown = view(&facets, &[], &[], &dataset, query);
            shown.into_iter().find(|f| f.subject == subject).map(|f| f.folded)
        };
        let attribute = dataset.catalog.attribute("frameworks").expect("an attribute");
        let subject = Subject::Attribute(attribute);
        assert_eq!(folded(&Query::default(), subject), Some(true));
        let conditions = vec![Condition::any_of(subject, vec![Want::of_option(0)])];
        let asked = Query {
            conditions,
            ..Query::default()
        };
        assert_eq!(folded(&asked, subject), Some(false));
    }
}
