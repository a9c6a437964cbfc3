//! A list whose entries are no services: wherever one goes in the window, they are called by their own word or by none.

use crate::support::app::{FakeWorld, Window, open};
use crosscheck::{
    app::{
        action::{Action, Compare, Decide, Filter, Select},
        state::{DecidePage, Modal},
    },
    decide::{Position, WizardEvent},
    shell::Shell,
    workspace::{Layout, Place},
};
use egui_kittest::{Harness, kittest::NodeT as _};

/// Every name, value and description that is on the screen.
fn words(app: &Harness<'_, Shell>) -> Vec<String> {
    let mut words = Vec::new();
    let mut nodes = vec![app.root()];
    while let Some(node) = nodes.pop() {
        let shown = node.accesskit_node();
        words.extend(
            [shown.label(), shown.value(), shown.description()]
                .into_iter()
                .flatten(),
        );
        nodes.extend(node.children());
    }
    words
}

#[test]
fn nothing_shown_of_a_list_of_laptops_says_service() {
    let window = Window {
        size: [1600.0, 1000.0],
        file: Some(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/laptops.ron").into()),
        ..Window::default()
    };
    let mut app = open(window, FakeWorld::default());
    app.run();
    let id = |id: &str| app.state().model().dataset.catalog.service(id).expect("in the catalog");
    let ids = ["slate", "brick", "relic"].map(id);
    let event = |e: WizardEvent| Action::Decide(Decide::Event(e));
    let mut steps: Vec<(&str, Vec<Action>)> = Layout::ALL
        .into_iter()
        .map(|layout| ("a layout of Explore", vec![Filter::SetLayout(layout).into()]))
        .collect();
    steps.extend([
        ("details", vec![Select::Open(ids[2]).into()]),
        ("nothing found", vec![Filter::SetSearch("zzz".to_owned()).into()]),
        (
            "nothing to compare",
            vec![Filter::SetSearch(String::new()).into(), Action::Go(Place::Compare)],
        ),
        (
            "a comparison",
            vec![
                Select::CompareThese(ids.to_vec()).into(),
                Compare::TogglePin(ids[0]).into(),
            ],
        ),
        ("a question", vec![Action::Go(Place::Decide)]),
        (
            "answered",
            vec![
                event(WizardEvent::Toggle(0)),
                event(WizardEvent::Toggle(2)),
                event(WizardEvent::Next),
            ],
        ),
        (
            "must-haves",
            vec![
                Decide::GoTo(Position::MustHaves).into(),
                Decide::SetIncludeRetired(true).into(),
            ],
        ),
        ("review", vec![Decide::GoTo(Position::Review).into()]),
        ("result", vec![Decide::GoTo(Position::Result).into()]),
        ("machine", vec![Decide::Show(DecidePage::Machine).into()]),
        (
            "what if",
            vec![Decide::Show(DecidePage::Wizard).into(), Decide::WhatIf(vec![]).into()],
        ),
        ("shortcuts", vec![Action::Show(Modal::Shortcuts)]),
    ]);
    for (step, actions) in steps {
        for action in actions {
            app.state_mut().push(action);
        }
        app.run();
        app.run();
        let words = words(&app);
        assert!(words.len() > 10, "{step}: {words:?}");
        let wrong: Vec<&String> = words.iter().filter(|w| w.to_lowercase().contains("service")).collect();
        assert!(wrong.is_empty(), "{step}: {wrong:#?}");
    }
}
