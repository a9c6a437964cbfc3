//! What is kept between runs: the work by ids and words, so that it survives a change of the catalog.
//!
//! Reading gives what can be used *and* what could not, never all or nothing.

mod conditions;
pub mod grid;
pub mod lost;
mod restore;
pub mod view;
mod wizard;

use serde::{Deserialize, Serialize};

use super::{
    choices::{Layout, Place},
    kept::merge::{self, value},
    parts,
    view_spec::ViewSpec,
};
use crate::catalog::Catalog;
use grid::StoredGrid;
use view::StoredView;
use wizard::{StoredAnswer, StoredBranch, StoredPosition, StoredWish};

/// The work by ids and words. The fields are side by side, in this order, because that is how sessions and settings have
/// always been written.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Stored {
    /// How it is written: 0, before it had a number, conditions had no quotes; 2, they have.
    format: u32,
    place: Option<Place>,
    search: String,
    /// See [`StoredView`], of which the fields of that name are.
    conditions: Option<Vec<String>>,
    keep_unknown: bool,
    sort: Option<(String, bool)>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sort_then: Vec<(String, bool)>,
    layout: Option<Layout>,
    ticked: Vec<String>,
    baseline: Option<String>,
    differences_only: bool,
    answers: Vec<StoredAnswer>,
    must_haves: Vec<String>,
    wishes: Vec<StoredWish>,
    all_of: Vec<String>,
    position: StoredPosition,
    /// The second branch, where one was begun.
    what_if: Option<StoredBranch>,
    include_retired: bool,
    folded: Vec<String>,
    grid: StoredGrid,
    keep_cant_tell: bool,
    folded_groups: Vec<String>,
}

/// Fields that earlier versions wrote beside the work, where nothing of a session was in them.
pub const FORMER_FIELDS: &[&str] = &["theme", "views"];

/// What a stored condition is about: all before its sign.
fn subject_of(condition: &str) -> &str {
    // Behind the quotes of a name that has them.
    let quoted = condition
        .strip_prefix('"')
        .and_then(|rest| rest.find('"'))
        .map_or(0, |at| at + 2);
    let sign = condition[quoted..]
        .find(['=', '<', '>', '!'])
        .map_or(condition.len(), |at| at + quoted);
    condition[..sign].trim()
}

/// A view under a name, by ids and words. What is ticked and what was answered are no part of it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SavedView {
    /// As the user wrote it, without blanks around it.
    pub name: String,
    /// Filters, order, columns and layout, by ids.
    pub shows: StoredView,
}

impl SavedView {
    /// What is shown, under a name.
    pub fn of(name: &str, view: &ViewSpec, catalog: &Catalog) -> Self {
        Self {
            name: name.trim().to_owned(),
            shows: StoredView::of(view, catalog),
        }
    }
}

impl Stored {
    /// The part that a saved view has too.
    fn view(&self) -> StoredView {
        StoredView {
            format: self.format,
            search: self.search.clone(),
            conditions: self.conditions.clone(),
            keep_unknown: self.keep_unknown,
            sort: self.sort.clone(),
            sort_then: self.sort_then.clone(),
            layout: self.layout,
            grid: self.grid.clone(),
        }
    }

    /// The first branch of the wizard.
    fn branch(&self) -> StoredBranch {
        StoredBranch {
            answers: self.answers.clone(),
            must_haves: self.must_haves.clone(),
            wishes: self.wishes.clone(),
            all_of: self.all_of.clone(),
        }
    }

    fn with(self, view: StoredView, branch: StoredBranch) -> Self {
        Self {
            format: view.format,
            search: view.search,
            conditions: view.conditions,
            keep_unknown: view.keep_unknown,
            sort: view.sort,
            sort_then: view.sort_then,
            layout: view.layout,
            grid: view.grid,
            answers: branch.answers,
            must_haves: branch.must_haves,
            wishes: branch.wishes,
            all_of: branch.all_of,
            ..self
        }
    }

    /// Two changes of one state put together: each thing as the side has it that changed it, and this side where both did.
    /// Ticks, answers, must-haves, wishes and filters are one thing each.
    #[must_use]
    pub fn merged(base: &Self, mine: &Self, theirs: &Self) -> Self {
        let texts = |of: fn(&Self) -> &Vec<String>| merge::keyed(of(base), of(mine), of(theirs), Clone::clone);
        let conditions = match (&mine.conditions, &theirs.conditions) {
            (Some(mine), Some(theirs)) => {
                let was = base.conditions.as_deref().unwrap_or_default();
                Some(merge::keyed(was, mine, theirs, |c| subject_of(c).to_owned()))
            }
            // Written before there was a list of them.
            (mine, theirs) => mine.clone().or_else(|| theirs.clone()),
        };
        Self {
            format: mine.format.max(theirs.format),
            place: value(&base.place, &mine.place, &theirs.place),
            search: value(&base.search, &mine.search, &theirs.search),
            conditions,
            keep_unknown: value(&base.keep_unknown, &mine.keep_unknown, &theirs.keep_unknown),
            sort: value(&base.sort, &mine.sort, &theirs.sort),
            sort_then: value(&base.sort_then, &mine.sort_then, &theirs.sort_then),
            layout: value(&base.layout, &mine.layout, &theirs.layout),
            ticked: texts(|s| &s.ticked),
            baseline: value(&base.baseline, &mine.baseline, &theirs.baseline),
            differences_only: value(&base.differences_only, &mine.differences_only, &theirs.differences_only),
            answers: merge::keyed(&base.answers, &mine.answers, &theirs.answers, |a| a.factor.clone()),
            must_haves: texts(|s| &s.must_haves),
            wishes: merge::keyed(&base.wishes, &mine.wishes, &theirs.wishes, StoredWish::about),
            all_of: texts(|s| &s.all_of),
            position: value(&base.position, &mine.position, &theirs.position),
            what_if: value(&base.what_if, &mine.what_if, &theirs.what_if),
            include_retired: value(&base.include_retired, &mine.include_retired, &theirs.include_retired),
            folded: texts(|s| &s.folded),
            grid: value(&base.grid, &mine.grid, &theirs.grid),
            keep_cant_tell: value(&base.keep_cant_tell, &mine.keep_cant_tell, &theirs.keep_cant_tell),
            folded_groups: texts(|s| &s.folded_groups),
        }
    }

    /// Whether it was set up on this catalog, as far as its questions show.
    pub fn answers_questions_of(&self, catalog: &Catalog) -> bool {
        let known = |a: &StoredAnswer| catalog.factor(&a.factor).is_some();
        !self.answers.is_empty() && self.answers.iter().all(known)
    }

    /// Forgets the filters that did not fit, as the user wants none.
    pub fn forget_filters(&mut self) {
        self.conditions = None;
    }

    /// Forgets the ticked services that did not fit, as the user wants none.
    pub fn forget_ticked(&mut self) {
        self.ticked.clear();
    }

    /// From text, field by field: what can be read, and a warning for each part that cannot.
    pub fn read(text: &str) -> (Self, Vec<String>) {
        let (stored, out) = parts::salvage(text);
        (stored, out.iter().map(parts::UnreadPart::sentence).collect())
    }

    /// As text.
    pub fn write(&self) -> String {
        ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default()).unwrap_or_default()
    }
}
