//! The wizard as a state machine: [`step`] is pure and total, and the machine is derived from the catalog.
//!
//! There is one state for each factor, in the catalog's order, then must-haves, review and result. An event that makes
//! no sense where it arrives changes nothing. `Back` restores exactly the state before the last event that changed
//! anything; it is no event to go back over itself.

use crate::catalog::Condition;

use super::{
    answers::{Answers, DEFAULT_IMPORTANCE, MAX_IMPORTANCE},
    response::{fitting, toggled},
    topic::Topic,
    wish::Wish,
};

pub use super::{
    response::Response,
    script::{Position, Script},
};

/// What the user does.
#[derive(Debug, Clone, PartialEq)]
pub enum WizardEvent {
    /// Choose this option and no other. At a question.
    Choose(usize),
    /// Add or remove this option. At a question that allows several.
    Toggle(usize),
    /// Go on without an answer. At a question.
    Skip,
    /// Go on, not sure. At a question.
    NotSure,
    /// Go on. At a question only once it is answered, skipped or not sure.
    Next,
    /// Undo the last event that changed anything.
    Back,
    /// Go to a question again, keeping all answers; Next then leads back. From review or result.
    Edit(usize),
    /// Set how much a factor counts (place, 0 to 3). Anywhere.
    SetImportance(usize, u8),
    /// Add a must-have. Anywhere.
    AddMustHave(Condition),
    /// Take a must-have away. Anywhere.
    RemoveMustHave(Condition),
    /// Add a wish about an attribute, in place of the one about it before (those about its other options stay). One of
    /// importance 0 stays as it is and counts for nothing, like a question; none begins so. Anywhere.
    SetWish(Wish),
    /// Take a wish away. Anywhere.
    DropWish(Topic),
    /// Whether all chosen options of a factor are asked for, or any is enough, where the factor leaves it open. Anywhere.
    AskForAll(usize, bool),
    /// Go to the must-haves. Anywhere.
    ToMustHaves,
    /// Go to the recommendation with what has been answered so far. Anywhere.
    ToResult,
    /// Go to the review. Anywhere.
    ToReview,
    /// Take over everything answered in another state of this machine, staying where one is. Anywhere.
    Adopt(Box<WizardState>),
    /// Start over with nothing answered. Anywhere.
    Restart,
}

/// Everything a step looks at and changes, without the history.
#[derive(Debug, Clone, PartialEq)]
struct WizardStep {
    position: Position,
    editing: bool,
    responses: Vec<Response>,
    importance: Vec<u8>,
    must_haves: Vec<Condition>,
    wishes: Vec<Wish>,
    all_of: Vec<usize>,
}

impl WizardStep {
    fn new(script: &Script) -> Self {
        Self {
            position: script.start(),
            editing: false,
            responses: vec![Response::NotAsked; script.questions.len()],
            importance: vec![DEFAULT_IMPORTANCE; script.questions.len()],
            must_haves: Vec::new(),
            wishes: Vec::new(),
            all_of: Vec::new(),
        }
    }

    fn wish(&mut self, wish: Wish) {
        let place = self.wishes.iter().position(|w| w.topic() == wish.topic());
        let wish = Wish {
            importance: wish.importance.min(MAX_IMPORTANCE),
            ..wish
        };
        match place {
            Some(i) => self.wishes[i] = wish,
            None => self.wishes.push(wish),
        }
    }

    fn ask_for_all(&mut self, factor: usize, all: bool) {
        self.all_of.retain(|f| *f != factor);
        if all && factor < self.responses.len() {
            self.all_of.push(factor);
            self.all_of.sort_unstable();
        }
    }

    fn go(&mut self, position: Position) {
        self.position = position;
        self.editing = false;
    }

    /// On from a question: back to the review when it was being edited.
    fn advance(&mut self, script: &Script) {
        self.go(if self.editing {
            Position::Review
        } else {
            script.after(self.position)
        });
    }
}

/// Where one is, what has been answered, and every state before.
#[derive(Debug, Clone, PartialEq)]
pub struct WizardState {
    now: WizardStep,
    past: Vec<WizardStep>,
}

impl WizardState {
    /// The beginning: nothing answered.
    pub fn new(script: &Script) -> Self {
        Self {
            now: WizardStep::new(script),
            past: Vec::new(),
        }
    }

    /// A state taken up again from what was saved, with no history. What does not fit the script (another catalog's
    /// questions or options) is left out, so the result is always a state of this machine.
    pub fn resume(
        script: &Script,
        position: Position,
        responses: &[Response],
        importance: &[u8],
        must_haves: &[Condition],
    ) -> Self {
        let mut now = WizardStep::new(script);
        for (i, q) in script.questions.iter().enumerate() {
            now.responses[i] = responses.get(i).map_or(Response::NotAsked, |g| fitting(g, *q));
            now.importance[i] = importance
                .get(i)
                .map_or(DEFAULT_IMPORTANCE, |n| (*n).min(MAX_IMPORTANCE));
        }
        for condition in must_haves {
            if !now.must_haves.contains(condition) {
                now.must_haves.push(condition.clone());
            }
        }
        if script.positions().contains(&position) {
            now.position = position;
        }
        Self { now, past: Vec::new() }
    }

    /// The same with these wishes, for a state taken up again.
    #[must_use]
    pub fn with_wishes(mut self, wishes: &[Wish]) -> Self {
        for wish in wishes {
            self.now.wish(wish.clone());
        }
        self
    }

    /// The same with all chosen options asked for in these factors.
    #[must_use]
    pub fn with_all_of(mut self, factors: &[usize]) -> Self {
        for factor in factors {
            self.now.ask_for_all(*factor, true);
        }
        self
    }

    /// Where one is.
    pub fn position(&self) -> Position {
        self.now.position
    }

    /// Whether the question is being edited from the review, so that Next leads back there.
    pub fn editing(&self) -> bool {
        self.now.editing
    }

    /// What was answered to each question.
    pub fn responses(&self) -> &[Response] {
        &self.now.responses
    }

    /// How much each factor counts, 0 to 3.
    pub fn importance(&self) -> &[u8] {
        &self.now.importance
    }

    /// The must-haves, in the order they were added.
    pub fn must_haves(&self) -> &[Condition] {
        &self.now.must_haves
    }

    /// The wishes about attributes, in the order they were made.
    pub fn wishes(&self) -> &[Wish] {
        &self.now.wishes
    }

    /// The factors of which all chosen options are asked for, by place, where that is open.
    pub fn all_of(&self) -> &[usize] {
        &self.now.all_of
    }

    /// Whether `Back` would change anything.
    pub fn can_go_back(&self) -> bool {
        !self.past.is_empty()
    }

    /// Every position visited so far, oldest first, the present one last; the same place twice running counts once.
    pub fn path(&self) -> Vec<Position> {
        let mut path: Vec<Position> = self
            .past
            .iter()
            .map(|s| s.position)
            .chain([self.now.position])
            .collect();
        path.dedup();
        path
    }

    /// The factors that have not been asked, by place. (Those skipped or not sure were asked.)
    pub fn not_asked(&self) -> Vec<usize> {
        let open = |(i, g): (usize, &Response)| (*g == Response::NotAsked).then_some(i);
        self.now.responses.iter().enumerate().filter_map(open).collect()
    }

    /// The input of a ranking; retired services left out and nothing struck out, which the wizard does not keep.
    pub fn answers(&self) -> Answers {
        let chosen = |g: &Response| match g {
            Response::Chosen(options) => options.clone(),
            _ => Vec::new(),
        };
        Answers {
            chosen: self.now.responses.iter().map(chosen).collect(),
            importance: self.now.importance.clone(),
            must_haves: self.now.must_haves.clone(),
            include_retired: false,
            struck: Vec::new(),
            struck_because: std::collections::BTreeMap::new(),
            wishes: self.now.wishes.clone(),
            all_of: self.now.all_of.clone(),
        }
    }
}

/// One step of the machine. Total: every event in every state has a result; one that makes no sense there, or that
/// would change nothing, gives an equal state.
#[must_use]
pub fn step(script: &Script, state: WizardState, event: WizardEvent) -> WizardState {
    let WizardState { now, mut past } = state;
    if event == WizardEvent::Back {
        return match past.pop() {
            Some(before) => WizardState { now: before, past },
            None => WizardState { now, past },
        };
    }
    let next = apply(script, &now, event);
    if next == now {
        return WizardState { now, past };
    }
    past.push(now);
    WizardState { now: next, past }
}

fn apply(script: &Script, now: &WizardStep, event: WizardEvent) -> WizardStep {
    let mut next = now.clone();
    let here = match now.position {
        Position::Question(i) => script.questions.get(i).map(|q| (i, *q)),
        _ => None,
    };
    match (event, here) {
        (WizardEvent::Choose(option), Some((i, q))) if option < q.options => {
            next.responses[i] = Response::Chosen(vec![option]);
        }
        (WizardEvent::Toggle(option), Some((i, q))) if q.several && option < q.options => {
            next.responses[i] = toggled(&now.responses[i], option);
        }
        (WizardEvent::Skip, Some((i, _))) => {
            next.responses[i] = Response::Skipped;
            next.advance(script);
        }
        (WizardEvent::NotSure, Some((i, _))) => {
            next.responses[i] = Response::NotSure;
            next.advance(script);
        }
        (WizardEvent::Next, Some((i, _))) if now.responses[i] != Response::NotAsked => next.advance(script),
        (WizardEvent::Next, None) => next.go(script.after(now.position)),
        (WizardEvent::Edit(i), _) if i < script.questions.len() && may_edit(now.position) => {
            next.position = Position::Question(i);
            next.editing = true;
        }
        (WizardEvent::SetImportance(i, n), _) if n <= MAX_IMPORTANCE => {
            if let Some(importance) = next.importance.get_mut(i) {
                *importance = n;
            }
        }
        (WizardEvent::AddMustHave(condition), _) if !now.must_haves.contains(&condition) => {
            next.must_haves.push(condition);
        }
        (WizardEvent::RemoveMustHave(condition), _) => next.must_haves.retain(|c| *c != condition),
        (WizardEvent::SetWish(wish), _)
            if wish.importance > 0 || now.wishes.iter().any(|w| w.topic() == wish.topic()) =>
        {
            next.wish(wish);
        }
        (WizardEvent::DropWish(topic), _) => next.wishes.retain(|w| w.topic() != topic),
        (WizardEvent::AskForAll(factor, all), _) => next.ask_for_all(factor, all),
        (WizardEvent::ToMustHaves, _) => next.go(Position::MustHaves),
        (WizardEvent::ToResult, _) => next.go(Position::Result),
        (WizardEvent::ToReview, _) => next.go(Position::Review),
        (WizardEvent::Adopt(other), _) if other.now.responses.len() == now.responses.len() => {
            next = WizardStep {
                position: now.position,
                editing: now.editing,
                ..other.now
            };
        }
        (WizardEvent::Restart, _) => next = WizardStep::new(script),
        _ => {}
    }
    next
}

fn may_edit(position: Position) -> bool {
    matches!(position, Position::Review | Position::Result)
}
