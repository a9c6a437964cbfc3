//! The route to a position: which events lead there without changing an answer.

use std::collections::VecDeque;

use super::machine::{Position, Script, WizardEvent, WizardState, step};

/// The fewest events that lead from a state to a position and leave every answer, weight and must-have as they are;
/// empty when one is there already. `None` where the machine allows no such route.
///
/// Found by trying, as the picture's arrows are, so that it cannot drift from the machine.
pub fn route_to(script: &Script, state: &WizardState, to: Position) -> Option<Vec<WizardEvent>> {
    let mut visited = vec![(state.position(), state.editing())];
    let mut queue = VecDeque::from([(state.clone(), Vec::new())]);
    while let Some((at, path)) = queue.pop_front() {
        if at.position() == to {
            return Some(path);
        }
        for event in moves(script) {
            let next = step(script, at.clone(), event.clone());
            let place = (next.position(), next.editing());
            if next.answers() == state.answers() && next.responses() == state.responses() && !visited.contains(&place) {
                visited.push(place);
                queue.push_back((next, path.iter().cloned().chain([event]).collect()));
            }
        }
    }
    None
}

/// What moves without answering. `Back` is left out: it takes an answer back.
fn moves(script: &Script) -> impl Iterator<Item = WizardEvent> + use<> {
    [
        WizardEvent::Next,
        WizardEvent::ToMustHaves,
        WizardEvent::ToReview,
        WizardEvent::ToResult,
    ]
    .into_iter()
    .chain((0..script.questions()).map(WizardEvent::Edit))
}
