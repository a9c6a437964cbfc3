//! The wizard's part of what is kept between runs: answers, wishes, the place, and the second branch of "what if".

use serde::{Deserialize, Serialize};

use crate::{
    catalog::{Better, Catalog, Cond},
    dataset::Dataset,
    decide::{
        Given, Position, Preference, Script, State as WizardState,
        answers::{DEFAULT_IMPORTANCE, MAX_IMPORTANCE},
    },
};

/// One question's answer.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct SavedAnswer {
    factor: String,
    given: SavedGiven,
    importance: Option<u8>,
}

/// What was given to it, options by id.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub(super) enum SavedGiven {
    #[default]
    NotAsked,
    Skipped,
    NotSure,
    Chosen(Vec<String>),
}

/// Where the wizard was.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub(super) enum SavedPosition {
    #[default]
    Start,
    Question(String),
    MustHaves,
    Review,
    Result,
}

/// A wish about an attribute.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct SavedWish {
    attribute: String,
    importance: u8,
    /// Whether less is better to the user; `None`: as the catalog declares.
    less: Option<bool>,
}

/// The second branch.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct SavedBranch {
    answers: Vec<SavedAnswer>,
    must_haves: Vec<String>,
    wishes: Vec<SavedWish>,
}

impl SavedBranch {
    /// A branch by ids and words.
    pub fn of(state: &WizardState, catalog: &Catalog) -> Self {
        Self {
            answers: answers(state, catalog),
            must_haves: state.must_haves().iter().map(|c| c.text(catalog)).collect(),
            wishes: wishes(state, catalog),
        }
    }

    /// The branch on a catalog. What the catalog does not know is left out; the first branch has said so already.
    pub fn restore(self, dataset: &Dataset) -> WizardState {
        let conds: Vec<Cond> = self
            .must_haves
            .iter()
            .filter_map(|t| Cond::parse(t, &dataset.catalog).ok())
            .collect();
        restore(&self.answers, &conds, &self.wishes, dataset, &mut Vec::new()).resume(&dataset.script, Position::Result)
    }
}

impl SavedPosition {
    /// A position by its question's id.
    pub fn of(position: Position, catalog: &Catalog) -> Self {
        match position {
            Position::Question(i) => catalog
                .factors
                .get(i)
                .map_or(Self::Start, |f| Self::Question(f.id.clone())),
            Position::MustHaves => Self::MustHaves,
            Position::Review => Self::Review,
            Position::Result => Self::Result,
        }
    }

    /// The place in a catalog's machine; the start where its question is not there.
    pub fn place(&self, dataset: &Dataset) -> Position {
        match self {
            Self::Start => dataset.script.start(),
            Self::Question(id) => dataset
                .catalog
                .factor(id)
                .map_or(dataset.script.start(), Position::Question),
            Self::MustHaves => Position::MustHaves,
            Self::Review => Position::Review,
            Self::Result => Position::Result,
        }
    }
}

/// The answers to every question, by ids.
pub(super) fn answers(state: &WizardState, catalog: &Catalog) -> Vec<SavedAnswer> {
    let one = |(i, factor): (usize, &crate::catalog::Factor)| SavedAnswer {
        factor: factor.id.clone(),
        given: match state.given().get(i) {
            None | Some(Given::NotAsked) => SavedGiven::NotAsked,
            Some(Given::Skipped) => SavedGiven::Skipped,
            Some(Given::NotSure) => SavedGiven::NotSure,
            Some(Given::Chosen(options)) => SavedGiven::Chosen(
                options
                    .iter()
                    .filter_map(|o| factor.options.get(*o))
                    .map(|o| o.id.clone())
                    .collect(),
            ),
        },
        importance: state.importance().get(i).copied(),
    };
    catalog.factors.iter().enumerate().map(one).collect()
}

/// The wishes, by ids.
pub(super) fn wishes(state: &WizardState, catalog: &Catalog) -> Vec<SavedWish> {
    let one = |p: &Preference| SavedWish {
        attribute: catalog[p.attribute].id.clone(),
        importance: p.importance,
        less: p.better.map(|b| b == Better::Lower),
    };
    state.preferences().iter().map(one).collect()
}

/// What was answered, found again in a catalog.
pub(super) struct Restored {
    given: Vec<Given>,
    importance: Vec<u8>,
    must_haves: Vec<Cond>,
    wishes: Vec<Preference>,
}

impl Restored {
    /// The machine's state with it.
    pub fn resume(&self, script: &Script, position: Position) -> WizardState {
        WizardState::resume(script, position, &self.given, &self.importance, &self.must_haves)
            .with_preferences(&self.wishes)
    }
}

/// Finds saved answers in a catalog again; a sentence for each that is not there.
pub(super) fn restore(
    answers: &[SavedAnswer],
    must_haves: &[Cond],
    wishes: &[SavedWish],
    dataset: &Dataset,
    lost: &mut Vec<String>,
) -> Restored {
    let factors = &dataset.catalog.factors;
    let mut given = vec![Given::NotAsked; factors.len()];
    let mut importance = vec![DEFAULT_IMPORTANCE; factors.len()];
    for saved in answers {
        let Some(i) = dataset.catalog.factor(&saved.factor) else {
            lost.push(format!(
                "A question answered before is not in this catalog: {}.",
                saved.factor
            ));
            continue;
        };
        given[i] = match &saved.given {
            SavedGiven::NotAsked => Given::NotAsked,
            SavedGiven::Skipped => Given::Skipped,
            SavedGiven::NotSure => Given::NotSure,
            SavedGiven::Chosen(ids) => {
                let options: Vec<usize> = ids
                    .iter()
                    .filter_map(|id| factors[i].options.iter().position(|o| o.id == *id))
                    .collect();
                if options.len() < ids.len() {
                    lost.push(format!(
                        "An answer to “{}” is not among its options any more.",
                        factors[i].label
                    ));
                }
                if options.is_empty() {
                    Given::NotAsked
                } else {
                    Given::Chosen(options)
                }
            }
        };
        if let Some(n) = saved.importance {
            importance[i] = n;
        }
    }
    let mut found = Vec::new();
    for wish in wishes {
        let Some(attribute) = dataset.catalog.attribute(&wish.attribute) else {
            lost.push(format!(
                "A wish from before is about something that is not in this catalog: {}.",
                wish.attribute
            ));
            continue;
        };
        found.push(Preference {
            attribute,
            better: wish.less.map(|less| if less { Better::Lower } else { Better::Higher }),
            importance: wish.importance.min(MAX_IMPORTANCE),
        });
    }
    Restored {
        given,
        importance,
        must_haves: must_haves.to_vec(),
        wishes: found,
    }
}
