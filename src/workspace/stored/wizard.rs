//! The wizard's part of what is kept between runs: answers, wishes, the place, and the second branch of "what if".

use serde::{Deserialize, Serialize};

use super::{conditions, lost::Lost};
use crate::{
    catalog::{Better, Catalog, Factor, Feature},
    dataset::Dataset,
    decide::{
        Curve, Position, Response, Wish, WishFor, WizardState,
        answers::{DEFAULT_IMPORTANCE, MAX_IMPORTANCE},
        parts,
    },
};

/// One question's answer.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct StoredAnswer {
    pub(super) factor: String,
    #[serde(rename = "given")]
    response: StoredResponse,
    importance: Option<u8>,
}

impl StoredWish {
    /// What of the attribute is wished for, whichever way and however much.
    pub(super) fn about(&self) -> (String, Option<String>) {
        (self.attribute.clone(), self.option.clone())
    }
}

/// The response to it, options by id.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub enum StoredResponse {
    #[default]
    NotAsked,
    Skipped,
    NotSure,
    Chosen(Vec<String>),
}

/// Where the wizard was.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub enum StoredPosition {
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
pub struct StoredWish {
    attribute: String,
    importance: u8,
    /// Whether less is better to the user; `None`: as the catalog declares, or something else is wished.
    less: Option<bool>,
    /// A value to be near to.
    near: Option<String>,
    /// Whether a yes is wished for.
    yes: bool,
    /// An option that is wished for.
    option: Option<String>,
    /// How values between the least and the greatest count.
    curve: Option<Curve>,
}

/// Everything answered in one branch of the wizard.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct StoredBranch {
    pub answers: Vec<StoredAnswer>,
    pub must_haves: Vec<String>,
    pub wishes: Vec<StoredWish>,
    /// The questions of which all chosen options are asked for, where that is open.
    pub all_of: Vec<String>,
}

impl StoredBranch {
    /// By ids and words.
    pub fn of(state: &WizardState, catalog: &Catalog) -> Self {
        let factors = catalog.factors.iter().enumerate();
        Self {
            answers: factors.map(|(i, f)| StoredAnswer::of(state, i, f)).collect(),
            must_haves: state.must_haves().iter().map(|c| c.text(catalog)).collect(),
            wishes: state.wishes().iter().map(|w| StoredWish::of(w, catalog)).collect(),
            all_of: state
                .all_of()
                .iter()
                .filter_map(|f| Some(catalog.factors.get(*f)?.id.clone()))
                .collect(),
        }
    }

    /// The wizard with it, at a position, and what of it the catalog does not know; adds a sentence for each such thing.
    /// `format`: how its conditions are written.
    pub fn restore(
        &self,
        dataset: &Dataset,
        format: u32,
        position: Position,
        lost: &mut Lost<'_>,
    ) -> (WizardState, Self) {
        let catalog = &dataset.catalog;
        let (must_haves, left) = conditions::restore(&self.must_haves, format, "must-have", catalog, lost);
        let mut unfit = Self {
            must_haves: left,
            ..Self::default()
        };
        let mut responses = vec![Response::NotAsked; catalog.factors.len()];
        let mut importance = vec![DEFAULT_IMPORTANCE; catalog.factors.len()];
        for answer in &self.answers {
            let Some(i) = catalog.factor(&answer.factor) else {
                if answer.response != StoredResponse::NotAsked {
                    lost.question(&answer.factor, |label| {
                        format!("A question answered before is not in this catalog: {label}.")
                    });
                }
                unfit.answers.push(answer.clone());
                continue;
            };
            responses[i] = answer.response.restore(&catalog.factors[i], lost);
            if !answer.response.is_whole(&catalog.factors[i]) {
                unfit.answers.push(answer.clone());
            }
            importance[i] = answer.importance.unwrap_or(DEFAULT_IMPORTANCE);
        }
        let mut wishes: Vec<Wish> = Vec::new();
        for wish in &self.wishes {
            match wish.restore(catalog, lost) {
                Some(known) => wishes.push(known),
                None => unfit.wishes.push(wish.clone()),
            }
        }
        let wizard = WizardState::resume(&dataset.script, position, &responses, &importance, &must_haves);
        parts::with_curves(dataset, dataset.table(), &mut wishes);
        let all_of: Vec<usize> = self.all_of.iter().filter_map(|id| catalog.factor(id)).collect();
        if all_of.len() < self.all_of.len() {
            unfit.all_of.clone_from(&self.all_of);
        }
        (wizard.with_wishes(&wishes).with_all_of(&all_of), unfit)
    }

    /// With what did not fit before, where nothing took its place.
    pub fn take_back(&mut self, unfit: &Self, catalog: &Catalog) {
        for left in &unfit.answers {
            let Some(now) = self.answers.iter_mut().find(|a| a.factor == left.factor) else {
                self.answers.push(left.clone());
                continue;
            };
            let factor = catalog.factor(&left.factor).map(|f| &catalog.factors[f]);
            let is_known = |id: &String| factor.is_some_and(|f| f.options.iter().any(|o| o.id == *id));
            match (&mut now.response, &left.response) {
                (StoredResponse::NotAsked, StoredResponse::Chosen(kept)) if kept.iter().any(is_known) => {}
                (StoredResponse::NotAsked, _) => *now = left.clone(),
                (StoredResponse::Chosen(options), StoredResponse::Chosen(kept)) => {
                    conditions::is_whole_again(options, kept, is_known);
                }
                _ => {}
            }
        }
        let gone = unfit.all_of.iter().filter(|id| catalog.factor(id).is_none());
        let gone: Vec<String> = gone.cloned().collect();
        conditions::take_back(&mut self.all_of, &gone);
        conditions::take_back(&mut self.must_haves, &unfit.must_haves);
        conditions::take_back(&mut self.wishes, &unfit.wishes);
    }
}

impl StoredAnswer {
    fn of(state: &WizardState, i: usize, factor: &Factor) -> Self {
        let ids = |options: &[usize]| {
            let known = options.iter().filter_map(|o| factor.options.get(*o));
            known.map(|o| o.id.clone()).collect()
        };
        Self {
            factor: factor.id.clone(),
            response: match state.responses().get(i) {
                None | Some(Response::NotAsked) => StoredResponse::NotAsked,
                Some(Response::Skipped) => StoredResponse::Skipped,
                Some(Response::NotSure) => StoredResponse::NotSure,
                Some(Response::Chosen(options)) => StoredResponse::Chosen(ids(options)),
            },
            importance: state.importance().get(i).copied(),
        }
    }
}

impl StoredResponse {
    /// Whether the question still has all that was chosen.
    fn is_whole(&self, factor: &Factor) -> bool {
        match self {
            Self::Chosen(ids) => ids.iter().all(|id| factor.options.iter().any(|o| o.id == *id)),
            Self::NotAsked | Self::Skipped | Self::NotSure => true,
        }
    }

    fn restore(&self, factor: &Factor, lost: &mut Lost<'_>) -> Response {
        let ids = match self {
            Self::NotAsked => return Response::NotAsked,
            Self::Skipped => return Response::Skipped,
            Self::NotSure => return Response::NotSure,
            Self::Chosen(ids) => ids,
        };
        let place = |id: &String| factor.options.iter().position(|o| o.id == *id);
        let options: Vec<usize> = ids.iter().filter_map(place).collect();
        let label = &factor.label;
        for id in ids.iter().filter(|id| place(id).is_none()) {
            lost.option(&factor.id, id, |option| {
                format!("An answer to “{label}” is not among its options any more: {option}.")
            });
        }
        if options.is_empty() {
            Response::NotAsked
        } else {
            Response::Chosen(options)
        }
    }
}

/// What a flag that is not to be so has for an option.
const NO: &str = "no";

impl StoredWish {
    fn of(wish: &Wish, catalog: &Catalog) -> Self {
        let about = &catalog[wish.attribute];
        Self {
            attribute: about.id.clone(),
            importance: wish.importance,
            less: match wish.wants {
                WishFor::Better(better) => Some(better == Better::Lower),
                _ => None,
            },
            near: match &wish.wants {
                WishFor::Near(value) => Some(value.to_string()),
                _ => None,
            },
            yes: wish.wants == WishFor::Yes,
            option: match wish.wants {
                WishFor::Option(_) | WishFor::Service(_) => {
                    wish.part().map(|part| part.id(catalog, wish.attribute).to_owned())
                }
                WishFor::No => Some(NO.to_owned()),
                _ => None,
            },
            curve: wish.curve,
        }
    }

    fn restore(&self, catalog: &Catalog, lost: &mut Lost<'_>) -> Option<Wish> {
        let Some(attribute) = catalog.attribute(&self.attribute) else {
            lost.subject(&self.attribute, |label| {
                format!("A wish from before is about something that is not in this catalog: {label}.")
            });
            return None;
        };
        let about = &catalog[attribute];
        let direction = |less: bool| if less { Better::Lower } else { Better::Higher };
        let wants = if let Some(option) = &self.option {
            let no = || (option == NO && about.kind.has(Feature::Flag)).then_some(WishFor::No);
            let service = || {
                let named = about.kind.has(Feature::Services).then(|| catalog.service(option));
                named.flatten().map(WishFor::Service)
            };
            about.option(option).map(WishFor::Option).or_else(no).or_else(service)
        } else if let Some(value) = &self.near {
            let read = about.kind.read_bound(value, &about.unit);
            read.and_then(Result::ok).map(WishFor::Near)
        } else if self.yes {
            Some(WishFor::Yes)
        } else {
            self.less.map(direction).or(about.better).map(WishFor::Better)
        };
        if wants.is_none() && lost.is_news(|c| self.restore(c, &mut Lost::default()).is_some()) {
            lost.say(format!(
                "A wish from before about “{}” cannot be asked any more.",
                about.label
            ));
        }
        Some(Wish {
            attribute,
            wants: wants?,
            curve: self.curve,
            importance: self.importance.min(MAX_IMPORTANCE),
        })
    }
}

impl StoredPosition {
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
