//! The machine of the database catalog, explored whole, and walked at random.

use std::collections::{BTreeMap, VecDeque};

use crosscheck::{
    catalog::{Better, Catalog, Cells, Condition, View, load},
    decide::{Diagram, Position, Response, Script, Wish, WishFor, WizardEvent, WizardState, rank, step},
};
use proptest::prelude::*;

pub fn databases() -> Catalog {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/databases.ron");
    load(&std::fs::read(path).unwrap()).0.unwrap()
}

/// Where one is and what has been answered, without the history.
fn now(state: &WizardState) -> String {
    format!("{:?} {} {:?}", state.position(), state.editing(), state.responses())
}

/// The same state with no history, so that exploring does not drag every path along.
fn bare(script: &Script, state: &WizardState) -> WizardState {
    let bare = WizardState::resume(
        script,
        state.position(),
        state.responses(),
        state.importance(),
        state.must_haves(),
    );
    match (state.position(), state.editing()) {
        (Position::Question(i), true) => {
            let review = WizardState::resume(
                script,
                Position::Review,
                state.responses(),
                state.importance(),
                state.must_haves(),
            );
            step(script, review, WizardEvent::Edit(i))
        }
        _ => bare,
    }
}

/// Every event but those of importances and must-haves, which do not move.
fn moves(catalog: &Catalog) -> Vec<WizardEvent> {
    let options = 0..catalog.factors.iter().map(|f| f.options.len()).max().unwrap_or(0) + 1;
    let mut all = vec![
        WizardEvent::Skip,
        WizardEvent::NotSure,
        WizardEvent::Next,
        WizardEvent::ToMustHaves,
        WizardEvent::ToResult,
        WizardEvent::ToReview,
        WizardEvent::Restart,
    ];
    all.extend(options.clone().map(WizardEvent::Choose));
    all.extend(options.map(WizardEvent::Toggle));
    all.extend((0..=catalog.factors.len()).map(WizardEvent::Edit));
    all
}

fn explore(catalog: &Catalog) -> BTreeMap<String, WizardState> {
    let script = Script::of(catalog);
    let start = WizardState::new(&script);
    let mut seen = BTreeMap::from([(now(&start), start.clone())]);
    let mut todo = VecDeque::from([start]);
    while let Some(state) = todo.pop_front() {
        for event in moves(catalog) {
            let next = step(&script, state.clone(), event.clone());
            // Back after any event that changed something restores what was; one that did not left an equal state.
            if next == state {
                continue;
            }
            assert_eq!(
                step(&script, next.clone(), WizardEvent::Back),
                state,
                "back after {event:?}"
            );
            let next = bare(&script, &next);
            if seen.insert(now(&next), next.clone()).is_none() {
                todo.push_back(next);
            }
        }
    }
    seen
}

#[test]
fn every_state_is_reached_and_none_is_dead() {
    let catalog = databases();
    let script = Script::of(&catalog);
    let states = explore(&catalog);
    // Shape and size: three options, or none of three kinds; language: seven choices of three, or none of three kinds.
    // Every combination is reached at must-haves, review and result, and at each question being edited.
    let anywhere = 6 * 10 * 6 * (3 + 3);
    // On the way through, what comes before is answered somehow, what comes after is not, and skipping moves on.
    let on_the_way = 4 + 5 * 8 + 5 * 9 * 4;
    assert_eq!(states.len(), anywhere + on_the_way);
    for state in states.values() {
        let result = step(&script, state.clone(), WizardEvent::ToResult);
        assert_eq!(result.position(), Position::Result);
        assert_eq!(result.responses(), state.responses(), "nothing is lost on the way");
        let mut on = state.clone();
        for _ in 0..2 * script.positions().len() {
            let event = if matches!(on.position(), Position::Question(_)) {
                WizardEvent::NotSure
            } else {
                WizardEvent::Next
            };
            on = step(&script, on, event);
        }
        assert_eq!(on.position(), Position::Result, "going on ends at the result");
    }
}

#[test]
fn every_answer_gives_a_result() {
    let catalog = databases();
    let cells = Cells::build(catalog.clone(), View::on(jiff::civil::date(2026, 1, 1)));
    let alternatives = catalog
        .services
        .iter()
        .filter(|s| s.role == crosscheck::catalog::Role::Alternative)
        .count();
    let states = explore(&catalog);
    for state in states.values().filter(|s| s.position() == Position::Result) {
        let ranking = rank(&cells, &state.answers());
        assert_eq!(ranking.ranked.len() + ranking.ruled_out.len(), alternatives);
        assert!(ranking.winner().is_none_or(|w| ranking.ranked[0].service == w));
    }
}

#[test]
fn events_that_make_no_sense_change_nothing() {
    let catalog = databases();
    let script = Script::of(&catalog);
    let start = WizardState::new(&script);
    let review = step(&script, start.clone(), WizardEvent::ToReview);
    for (state, event) in [
        (&start, WizardEvent::Next),      // not answered yet
        (&start, WizardEvent::Choose(3)), // no such option
        (&start, WizardEvent::Toggle(0)), // takes one answer
        (&start, WizardEvent::Edit(1)),   // not from a question
        (&start, WizardEvent::Back),      // nothing before
        (&start, WizardEvent::Restart),   // nothing to forget
        (&start, WizardEvent::SetImportance(0, 4)),
        (&start, WizardEvent::SetImportance(9, 1)),
        (
            &start,
            WizardEvent::RemoveMustHave(Condition::parse("sql=yes", &catalog).unwrap()),
        ),
        (&review, WizardEvent::Choose(0)),
        (&review, WizardEvent::Skip),
        (&review, WizardEvent::Edit(3)),
    ] {
        assert_eq!(step(&script, state.clone(), event.clone()), *state, "{event:?}");
    }
}

#[test]
fn an_answer_edited_from_the_review_keeps_the_others() {
    let catalog = databases();
    let script = Script::of(&catalog);
    let mut state = WizardState::new(&script);
    let events = [
        WizardEvent::Choose(1),
        WizardEvent::Next,
        WizardEvent::Toggle(2),
        WizardEvent::Toggle(0),
        WizardEvent::Next,
        WizardEvent::NotSure,
        WizardEvent::Next,
        WizardEvent::Edit(0),
        WizardEvent::Choose(2),
        WizardEvent::Next,
    ];
    for event in events {
        state = step(&script, state, event);
    }
    assert_eq!(state.position(), Position::Review);
    assert_eq!(
        state.responses(),
        [
            Response::Chosen(vec![2]),
            Response::Chosen(vec![0, 2]),
            Response::NotSure
        ]
    );
    assert_eq!(state.answers().chosen, [vec![2], vec![0, 2], vec![]]);
}

#[test]
fn a_catalog_without_factors_begins_at_the_must_haves() {
    let catalog = Catalog::default();
    let script = Script::of(&catalog);
    let state = WizardState::new(&script);
    assert_eq!(state.position(), Position::MustHaves);
    assert_eq!(step(&script, state, WizardEvent::Next).position(), Position::Review);
}

#[test]
fn the_picture_shows_every_state_and_where_one_is() {
    let catalog = databases();
    let script = Script::of(&catalog);
    let state = step(&script, WizardState::new(&script), WizardEvent::Skip);
    let diagram = Diagram::of(&catalog, Some(&state));
    let shown: Vec<_> = diagram
        .nodes
        .iter()
        .map(|n| (n.label.as_str(), n.visited, n.here))
        .collect();
    assert_eq!(
        shown,
        [
            ("1 Shape", true, false),
            ("2 Language", true, true),
            ("3 Size", false, false),
            ("Must-haves", false, false),
            ("Review", false, false),
            ("Result", false, false),
        ]
    );
    let text = diagram.mermaid();
    for line in [
        "stateDiagram-v2",
        "state \"1 Shape\" as q1",
        "[*] --> q1",
        "q1 --> q2: next, skip, not sure",
        "q3 --> must_haves: next, skip, not sure, to must-haves",
        "review --> q2: edit",
        "q2 --> review: to review, next, skip, not sure",
        "review --> result: next, to result",
        "result --> [*]",
        "class q2 here",
        "class q1 visited",
    ] {
        assert!(text.lines().any(|l| l.trim() == line), "no line “{line}” in\n{text}");
    }
}

fn event() -> impl Strategy<Value = WizardEvent> {
    let condition = |sql| {
        let catalog = databases();
        Condition::parse(if sql { "sql=yes" } else { "max-size>=1" }, &catalog).unwrap()
    };
    prop_oneof![
        4 => (0..5_usize).prop_map(WizardEvent::Choose),
        4 => (0..5_usize).prop_map(WizardEvent::Toggle),
        2 => Just(WizardEvent::Skip),
        2 => Just(WizardEvent::NotSure),
        4 => Just(WizardEvent::Next),
        3 => Just(WizardEvent::Back),
        2 => (0..5_usize).prop_map(WizardEvent::Edit),
        2 => (0..5_usize, 0..5_u8).prop_map(|(f, n)| WizardEvent::SetImportance(f, n)),
        1 => (0..5_usize, any::<bool>()).prop_map(|(f, all)| WizardEvent::AskForAll(f, all)),
        1 => any::<bool>().prop_map(move |sql| WizardEvent::AddMustHave(condition(sql))),
        1 => any::<bool>().prop_map(move |sql| WizardEvent::RemoveMustHave(condition(sql))),
        1 => (any::<bool>(), 0..5_u8).prop_map(|(lower, importance)| {
            let catalog = databases();
            let better = if lower { Better::Lower } else { Better::Higher };
            let attribute = catalog.attribute("max-size").unwrap();
            WizardEvent::SetWish(Wish { attribute, wants: WishFor::Better(better), curve: None, importance })
        }),
        1 => Just(WizardEvent::ToMustHaves),
        1 => Just(WizardEvent::ToResult),
        1 => Just(WizardEvent::ToReview),
        1 => Just(WizardEvent::Restart),
    ]
}

proptest! {
    #[test]
    fn any_events_in_any_order(events in prop::collection::vec(event(), 0..40)) {
        let catalog = databases();
        let script = Script::of(&catalog);
        let mut states = vec![WizardState::new(&script)];
        for event in events {
            let state = states.last().unwrap().clone();
            let next = step(&script, state.clone(), event.clone());
            prop_assert!(script.positions().contains(&next.position()));
            prop_assert!(next.importance().iter().all(|i| *i <= 3));
            prop_assert!(!next.editing() || matches!(next.position(), Position::Question(_)), "only a question is edited");
            for (responses, factor) in next.responses().iter().zip(&catalog.factors) {
                if let Response::Chosen(options) = responses {
                    prop_assert!(!options.is_empty() && options.is_sorted() && options.iter().all(|o| *o < factor.options.len()));
                    prop_assert!(options.len() == 1 || factor.several != crosscheck::catalog::Several::One);
                }
            }
            if event == WizardEvent::Back {
                states.pop();
                if states.is_empty() {
                    states.push(state);
                }
                prop_assert_eq!(&next, states.last().unwrap());
            } else if next != state {
                prop_assert_eq!(&step(&script, next.clone(), WizardEvent::Back), &state);
                states.push(next);
            }
        }
        // Going back all the way ends at the beginning.
        let mut state = states.pop().unwrap();
        while state.can_go_back() {
            state = step(&script, state, WizardEvent::Back);
        }
        prop_assert_eq!(state, WizardState::new(&script));
    }

    #[test]
    fn a_resumed_state_answers_alike(events in prop::collection::vec(event(), 0..20)) {
        let catalog = databases();
        let script = Script::of(&catalog);
        let state = events.into_iter().fold(WizardState::new(&script), |s, e| step(&script, s, e));
        let resumed = WizardState::resume(&script, state.position(), state.responses(), state.importance(), state.must_haves()).with_wishes(state.wishes()).with_all_of(state.all_of());
        prop_assert_eq!(resumed.answers(), state.answers());
        prop_assert_eq!(resumed.position(), state.position());
    }
}
