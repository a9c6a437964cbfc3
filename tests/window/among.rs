//! From Explore to Decide and back: filters become must-haves, and what is ranked comes back as filters.

use crosscheck::{
    app::action::{Decide, Filter},
    catalog::{Condition, condition::Subject},
    decide::Position,
    explore::Unknown,
    shell::Shell,
    workspace::Place,
};
use egui::accesskit::Role;
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};

use crate::support::app::{FakeWorld, Window, open};

#[test]
fn what_explore_leaves_is_decided_among_and_comes_back() {
    let mut app = open(Window::default(), FakeWorld::default());
    assert!(
        app.query_by_label_contains("Decide among these").is_none(),
        "nothing is asked yet"
    );
    let condition = |app: &Harness<'_, Shell>, typed| {
        Condition::parse(typed, &app.state().model().dataset.catalog).expect("a condition")
    };
    let (cloud, python) = (condition(&app, "hosting=cloud"), condition(&app, "languages=python"));
    app.state_mut().push(Filter::SetCondition(cloud.clone()));
    app.state_mut().push(Filter::SetCondition(python.clone()));
    app.run();
    app.get_by_label_contains("Decide among these").click();
    app.run();
    let model = app.state().model();
    assert_eq!(model.workspace.place, Place::Decide);
    assert_eq!(model.answers().must_haves, [cloud.clone(), python.clone()]);
    app.get_by_label_contains("2 filters are must-haves now.");
    app.state_mut().push(Decide::GoTo(Position::Result));
    app.run();
    app.get_by_role_and_label(Role::Button, "Show these in Explore").click();
    app.run();
    let model = app.state().model();
    let view = &model.workspace.view;
    assert_eq!(
        (model.workspace.place, view.query.unknown),
        (Place::Explore, Unknown::Keep)
    );
    assert!(
        view.query.conditions.ends_with(&[cloud, python]),
        "{:?}",
        view.query.conditions
    );
    let shown = crosscheck::explore::list(&model.dataset, &model.dataset.index, &view.query)
        .hits
        .len();
    let ranked = crosscheck::decide::rank(&model.dataset, &model.answers()).ranked.len();
    assert_eq!(shown, ranked);
}

/// A search is no condition: the names it leaves are.
#[test]
fn a_search_is_carried_over_as_the_names_it_leaves() {
    let mut app = open(Window::default(), FakeWorld::default());
    app.state_mut().push(Filter::SetSearch("spark".to_owned()));
    app.run();
    app.get_by_label_contains("Decide among these").click();
    app.run();
    let model = app.state().model();
    let [names] = &model.answers().must_haves[..] else {
        panic!("one must-have")
    };
    assert!(names.text(&model.dataset.catalog).starts_with("name="));
    let ranked = crosscheck::decide::rank(&model.dataset, &model.answers()).ranked;
    assert!(ranked.len() >= 2);
    for r in ranked {
        let name = &model.dataset.catalog[r.service].name;
        assert!(names.human(&model.dataset.catalog).contains(name.as_str()), "{name}");
    }
}

/// Explore may show what has retired; Decide ranks it only where that is asked for.
#[test]
fn what_decide_does_not_rank_is_not_counted() {
    let mut app = open(Window::default(), FakeWorld::default());
    app.state_mut().push(Filter::SetSearch("studio".to_owned()));
    let said = |app: &mut Harness<'_, Shell>| {
        app.run();
        let node = app.get_by_label_contains("Decide among these");
        node.accesskit_node().label().unwrap_or_default()
    };
    let before = said(&mut app);
    let services = |app: &Harness<'_, Shell>| {
        let model = app.state().model();
        let query = &model.workspace.view.query;
        crosscheck::explore::list(&model.dataset, &model.dataset.index, query)
            .hits
            .len()
    };
    let shown = services(&app);
    app.state_mut().push(Filter::ClearSubject(Subject::Status));
    assert_eq!(said(&mut app), before);
    assert!(services(&app) > shown, "the search finds one that has retired");
    app.state_mut().push(Decide::SetIncludeRetired(true));
    assert_ne!(said(&mut app), before);
}
