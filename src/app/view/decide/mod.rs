//! The wizard as drawing reads it: the path, the question, the field as it narrows, and the answer with its reasons.

mod evidence;
mod limits;
mod machine;
mod path;
mod question;
mod ranked;
mod result;
mod robust;
mod what_if;
mod wishes;

use std::sync::Arc;

use crate::{
    app::state::{DecidePage, Model},
    catalog::{Condition, wording::thousands},
    decide::{Position, Reason, Response, rank_top, robustness_with, summary},
};

pub use evidence::{LookedAt, RuleEvidence};
pub use limits::{QUICK, SHOWN};
pub use machine::{ArrowView, MachineView, StateView};
pub use path::PathStep;
pub use question::{AnswerView, Offer, QuestionView, ReviewRow};
pub use ranked::{RankedView, ReasonView, ScorePiece};
pub use result::{OutView, ResultView};
pub use robust::{CellFlipView, ChangeView, QuestionChanges, RobustView, ShareView, WEIGHTS};
pub use what_if::{ChoiceView, MovedView, WhatIfView};
pub use wishes::{TargetView, WishOffer, WishView};

/// The wizard.
#[derive(Debug, Clone, PartialEq)]
pub struct DecideView {
    /// The path, one step a state.
    pub steps: Vec<PathStep>,
    /// Where we are.
    pub position: Position,
    /// Whether Back would change anything.
    pub can_go_back: bool,
    /// Set when the question is edited from the review.
    pub editing: bool,
    /// `9 fit · 4 ruled out`.
    pub field: String,
    /// What is asked; `None` on the pages after the questions.
    pub question: Option<QuestionView>,
    /// The must-haves set so far.
    pub must_haves: Vec<(Condition, String)>,
    /// A condition of this catalog as an example.
    pub hint: String,
    /// What a must-have can be picked from.
    pub offers: Vec<Offer>,
    /// Every question with its answer.
    pub review: Vec<ReviewRow>,
    /// The recommendation.
    pub result: ResultView,
    /// Set when no answer still open can change who is elected.
    pub settled: Option<String>,
    /// The open question that decides most, at a question or the review.
    pub next_question: Option<(usize, String)>,
    /// Set while a worker works out how sure the answer is.
    pub working: bool,
    /// Wishes about attributes, at the must-haves and in the review.
    pub wishes: Vec<WishView>,
    /// What a wish can be picked from, at the must-haves.
    pub wish_offers: Vec<WishOffer>,
    /// Whether the catalog has no questions.
    pub no_factors: bool,
    /// Whether retired services are ranked too; `None` where there is none, so that nothing is to choose.
    pub include_retired: Option<bool>,
    /// Which page is shown.
    pub page: DecidePage,
    /// Whether a second branch has been begun.
    pub has_branch: bool,
    /// The machine as a picture, on its page.
    pub machine: Option<MachineView>,
    /// The second branch beside the first, on its page.
    pub what_if: Option<WhatIfView>,
}

pub(super) fn key(model: &Model) -> impl PartialEq + use<> {
    (
        model.dataset.revision,
        model.workspace.wizard.clone(),
        model.workspace.include_retired,
        model.session.decide_page,
        model.session.decide_more,
        (model.session.explained, model.session.been_at.clone()),
        model
            .session
            .robust
            .as_ref()
            .is_some_and(|r| r.result.is_some() || r.failed),
        model
            .session
            .worth
            .as_ref()
            .map(|w| (w.round, w.result.is_some(), w.failed)),
        model.workspace.what_if.clone(),
        model.session.drafts.target.as_ref().map(|t| t.attribute),
    )
}

pub(super) fn view(model: &Model) -> DecideView {
    let dataset = &model.dataset;
    let catalog = &dataset.catalog;
    let wizard = &model.workspace.wizard;
    let answers = model.answers();
    let table = dataset.table();
    let shown = SHOWN + model.session.decide_more;
    let ranking = rank_top(dataset, table, &answers, shown);
    let position = wizard.position();
    let quick = table.candidates.len() <= QUICK;
    let robust = if quick {
        Some(Arc::new(robustness_with(dataset, table, &answers)))
    } else {
        let asked = model.session.robust.as_ref();
        asked
            .filter(|a| a.revision == dataset.revision && a.answers == answers)
            .and_then(|a| a.result.clone())
    };
    let robust = robust.as_deref();
    let answered = wizard.responses().iter().any(|g| matches!(g, Response::Chosen(_)));
    let settled = robust
        .filter(|r| r.settled && answered && !wizard.not_asked().is_empty())
        .map(|_| {
            let who = summary::leads(catalog, &ranking.outcome);
            let on = match position {
                Position::Question(_) if !wizard.editing() => " Next leads to the result.",
                _ => "",
            };
            format!("No answer still open can change this: {who}.{on}")
        });
    let next_question = robust
        .filter(|_| settled.is_none() && answered)
        .and_then(|r| r.next_question)
        .filter(|i| position != Position::Question(*i))
        .map(|i| (i, catalog.factors[i].label.clone()));
    DecideView {
        settled,
        next_question,
        steps: path::steps(model),
        position,
        can_go_back: wizard.can_go_back(),
        editing: wizard.editing(),
        field: format!(
            "{} fit · {} ruled out",
            thousands(ranking.ranked.len()),
            thousands(ranking.ruled_out.len())
        ),
        question: match position {
            Position::Question(i) => question::question(model, i, &ranking),
            _ => None,
        },
        must_haves: wizard
            .must_haves()
            .iter()
            .map(|c| (c.clone(), c.human(catalog)))
            .collect(),
        hint: question::hint(catalog),
        offers: if position == Position::MustHaves {
            question::offers(catalog)
        } else {
            vec![]
        },
        review: (0..catalog.factors.len())
            .map(|i| ReviewRow {
                factor: i,
                question: catalog.factors[i].question.clone(),
                answer: path::answer(catalog, i, &wizard.responses()[i]),
                answered: matches!(wizard.responses()[i], Response::Chosen(_)),
                importance: wizard.importance()[i],
            })
            .collect(),
        result: result::result(model, &ranking, robust.filter(|_| position == Position::Result), shown),
        working: robust.is_none() && !model.session.robust.as_ref().is_some_and(|r| r.failed),
        wishes: if matches!(position, Position::MustHaves | Position::Review) {
            wishes::view(model)
        } else {
            vec![]
        },
        wish_offers: if position == Position::MustHaves {
            wishes::offers(catalog)
        } else {
            vec![]
        },
        no_factors: catalog.factors.is_empty(),
        include_retired: {
            let on = model.workspace.include_retired;
            let has_retired = || ranking.ruled_out.iter().any(|o| o.reasons.contains(&Reason::Retired));
            (on || has_retired()).then_some(on)
        },
        page: model.session.decide_page,
        has_branch: model.workspace.what_if.is_some(),
        machine: (model.session.decide_page == DecidePage::Machine).then(|| machine::view(model)),
        what_if: model
            .workspace
            .what_if
            .as_ref()
            .filter(|_| model.session.decide_page == DecidePage::WhatIf)
            .map(|branch| what_if::view(model, branch, &ranking)),
    }
}
