//! The wizard in the real window: its picture, a second branch, the evidence behind a point, and all of it kept.

use crate::support::app::{FakeWorld, Window, open};
use crosscheck::{
    app::{
        Action,
        action::{Decide, Select},
        state::DecidePage,
    },
    decide::{
        Position, Response, WizardEvent, robustness,
        summary::{self, percent},
    },
    shell::Shell,
    workspace::{Place, Stored},
};
use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};

fn decide(events: Vec<WizardEvent>) -> Harness<'static, Shell> {
    let mut app = open(Window::default(), FakeWorld::default());
    app.state_mut().push(Action::Go(Place::Decide));
    for event in events {
        app.state_mut().push(Decide::Event(event));
    }
    app.run();
    app
}

fn click(app: &mut Harness<'_, Shell>, role: Role, label: &str) {
    app.get_by_role_and_label(role, label).click();
    app.run();
}

#[test]
fn questions_are_answered_by_their_numbers_and_enter() {
    let mut app = open(Window::default(), FakeWorld::default());
    let mut press = |modifiers, key| {
        app.key_press_modifiers(modifiers, key);
        app.run();
    };
    press(Modifiers::COMMAND, Key::Num3);
    // Without an answer Enter leads nowhere.
    press(Modifiers::NONE, Key::Enter);
    press(Modifiers::NONE, Key::Num2);
    press(Modifiers::NONE, Key::Enter);
    press(Modifiers::NONE, Key::Num1);
    press(Modifiers::COMMAND, Key::Enter);
    let wizard = &app.state().model().workspace.wizard;
    assert_eq!(wizard.responses()[0], Response::Chosen(vec![1]));
    assert_eq!(wizard.responses()[1], Response::Chosen(vec![0]));
    assert_eq!(wizard.position(), Position::Result);
    // What is typed is no answer.
    app.state_mut().push(Decide::GoTo(Position::Question(0)));
    app.run();
    app.get_by_role_and_label(Role::TextInput, "Search services").focus();
    app.run();
    app.key_press(Key::Num1);
    app.run();
    let wizard = &app.state().model().workspace.wizard;
    assert_eq!(wizard.responses()[0], Response::Chosen(vec![1]));
}

#[test]
fn the_picture_leads_to_a_step_and_keeps_the_answers() {
    let mut app = decide(vec![WizardEvent::Choose(0), WizardEvent::Next]);
    click(&mut app, Role::Button, "The steps as a picture");
    assert_eq!(app.state().model().session.decide_page, DecidePage::Machine);
    app.get_by_role_and_label(Role::Button, "1 Kind of model, you were here");
    app.get_by_role_and_label(Role::Button, "2 Control over training, you are here");
    click(&mut app, Role::Button, "Review, not visited");
    let model = app.state().model();
    assert_eq!(model.workspace.wizard.position(), Position::Review);
    assert_eq!(model.workspace.wizard.responses()[0], Response::Chosen(vec![0]));
    assert_eq!(
        model.session.decide_page,
        DecidePage::Wizard,
        "the step itself is shown"
    );
}

#[test]
fn a_second_branch_is_tried_kept_and_taken_over() {
    let mut app = decide(vec![WizardEvent::Choose(0), WizardEvent::ToResult]);
    click(&mut app, Role::Button, "What if…");
    app.get_by_label("The same answers so far: change one below.");
    click(&mut app, Role::Button, "Answer Kind of model otherwise");
    click(&mut app, Role::RadioButton, "Ready-made AI");
    app.get_by_label("Kind of model: “Ready-made AI” instead of “Classic machine learning”");
    app.get_by_label_contains("Foundry Tools and Microsoft Foundry tie");
    let model = app.state().model();
    assert_eq!(
        model.workspace.wizard.responses()[0],
        Response::Chosen(vec![0]),
        "the first branch is untouched"
    );

    let kept = Stored::of(&model.workspace, &model.dataset.catalog).write();
    let (again, lost) = Stored::read(&kept).0.restore(&model.dataset);
    assert_eq!(lost, Vec::<String>::new());
    let branch = |w: &crosscheck::workspace::Workspace| w.what_if.as_ref().map(|b| b.answers());
    assert_eq!(
        branch(&again),
        branch(&model.workspace),
        "the branch survives a restart"
    );

    click(&mut app, Role::Button, "Take these answers over");
    let model = app.state().model();
    assert_eq!(model.workspace.wizard.responses()[0], Response::Chosen(vec![3]));
    assert!(model.workspace.what_if.is_none());
}

#[test]
fn a_flip_opens_its_branch_and_dropping_it_changes_nothing() {
    let mut app = decide(vec![WizardEvent::Choose(0), WizardEvent::ToResult]);
    let before = app.state().model().workspace.wizard.clone();
    app.query_all_by_role(Role::Button)
        .find(|n| {
            use egui_kittest::kittest::NodeT as _;
            n.accesskit_node()
                .label()
                .is_some_and(|l| l.starts_with("What if… Kind of model"))
        })
        .expect("a flip of the first question")
        .click_accesskit();
    app.run();
    assert_eq!(app.state().model().session.decide_page, DecidePage::WhatIf);
    let branch = app.state().model().workspace.what_if.clone().expect("a branch");
    assert_ne!(branch.responses(), before.responses());
    click(&mut app, Role::Button, "Drop them");
    let model = app.state().model();
    assert!(model.workspace.what_if.is_none());
    assert_eq!(model.workspace.wizard, before);
}

#[test]
fn a_point_shows_its_rule_its_source_and_the_claims() {
    let mut app = decide(vec![WizardEvent::Choose(3), WizardEvent::ToResult]);
    let because =
        "Evidence: Models for common tasks come with it, already trained; stated: Kinds of model: Ready-made AI.";
    app.query_all_by_label(because)
        .next()
        .expect("evidence of the first point")
        .click();
    app.run();
    app.get_by_label("Kinds of model: Ready-made AI");
    app.get_by_label("(start)");
    app.query_all_by_label_contains("Services for training models, undated, about 2023 › (start)")
        .next()
        .expect("the claim with its place");
    // It stands further down in the why, which scrolls by itself.
    app.get_by_role_and_label(Role::Link, "All claims on Kinds of model")
        .click_accesskit();
    app.run();
    assert!(
        app.state().model().session.claims_of.is_some(),
        "the cell's claims are open"
    );
}

#[test]
fn a_question_tells_what_is_known_of_its_source() {
    let mut app = decide(vec![]);
    app.get_by_label_contains("Source: Services for training models")
        .click();
    app.run();
    app.get_by_label_contains("Estimated from: ");
    click(&mut app, Role::Button, "See what rests on it");
    assert_eq!(app.state().model().workspace.place, Place::Explore);
}

/// A list of this many services with a number, a choice that says which direction is better, and no questions.
fn list(folder: &std::path::Path, services: usize) -> std::path::PathBuf {
    let entry = |i: usize| {
        let stars = i * 7 % 1000;
        format!(
            "(id: \"s{i}\", name: \"Service {i}\", category: \"Kept\", named_in: [\"list\"], claims: [\
             (attribute: \"stars\", says: Exactly({stars}.0), source: \"list\", place: \"row {i}\"),\
             (attribute: \"price\", says: Exactly({}.0), source: \"list\", place: \"row {i}\")]),",
            i * 13 % 500
        )
    };
    let text = format!(
        "(title: \"A long list\", sources: [(id: \"list\", title: \"The list\", date: \"2026\", given: true)],\
         groups: [(id: \"g\", label: \"G\")], attributes: [\
         (id: \"stars\", label: \"Stars\", group: \"g\", kind: Number, unit: \"\", better: Higher),\
         (id: \"price\", label: \"Price\", group: \"g\", kind: Number, unit: \"EUR\")], services: [{}])",
        (0..services).map(entry).collect::<String>()
    );
    let path = folder.join("list.ron");
    std::fs::write(&path, text).expect("the list is written");
    path
}

fn decide_on(file: std::path::PathBuf, fake: FakeWorld) -> Harness<'static, Shell> {
    let window = Window {
        file: Some(file),
        ..Window::default()
    };
    let mut app = open(window, fake);
    app.state_mut().push(Action::Go(Place::Decide));
    app.run();
    app
}

#[test]
fn a_list_without_questions_is_decided_by_wishes() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut app = decide_on(list(folder.path(), 20), FakeWorld::default());
    app.get_by_label_contains("This catalog has no rules, so your wishes rank");
    app.get_by_label("More is better, by the catalog");
    app.get_by_label("Stated for 20 of 20, from 0 to 133");
    // Of the price the catalog says no direction: it is the user's to say.
    click(&mut app, Role::RadioButton, "Less, to me");
    let wishes = app.state().model().workspace.wizard.wishes().to_vec();
    assert_eq!((wishes.len(), wishes[0].importance), (1, 2));
    app.state_mut().push(Decide::GoTo(Position::Result));
    app.run();
    app.get_by_label_contains("Service 0 leads");
    app.get_by_label_contains("0 EUR; less is better, as you chose");

    let model = app.state().model();
    let kept = Stored::of(&model.workspace, &model.dataset.catalog).write();
    let (again, _) = Stored::read(&kept).0.restore(&model.dataset);
    assert_eq!(again.wizard.wishes(), wishes, "wishes survive a restart");
}

/// One table of all that ever come first: without questions by weightings alone, and not a word of answers.
#[test]
fn how_sure_is_told_of_a_list_without_questions() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut app = decide_on(list(folder.path(), 20), FakeWorld::default());
    click(&mut app, Role::RadioButton, "More is better, by the catalog");
    click(&mut app, Role::RadioButton, "Less, to me");
    app.state_mut().push(Decide::GoTo(Position::Result));
    app.run();
    let model = app.state().model();
    let (catalog, answers) = (&model.dataset.catalog, model.answers());
    let robust = robustness(&model.dataset, &answers);
    let chances = summary::chances(catalog, &robust);
    assert!(chances.len() > 1, "weightings elect more than one");
    let nodes = app.query_all_by_role(Role::Label).map(|n| n.accesskit_node());
    let shares = nodes.filter_map(|n| n.label().or(n.value()));
    let shares: Vec<String> = shares
        .filter(|l| l.contains(": ") && l.ends_with(" of weightings"))
        .collect();
    let expected: Vec<String> = chances
        .iter()
        .map(|c| {
            format!(
                "{}: {} of weightings",
                c.name(catalog),
                percent(c.of_weightings.expect("weighed"))
            )
        })
        .collect();
    assert_eq!(shares, expected);
    assert!(app.query_by_label_contains("of answers").is_none());
    assert!(app.query_by_label_contains("combination").is_none());
}

#[test]
fn a_long_ranking_shows_its_first_and_says_how_many_more() {
    let folder = tempfile::tempdir().expect("a folder");
    let fake = FakeWorld {
        no_worker: true,
        ..FakeWorld::default()
    };
    let asked = std::rc::Rc::clone(&fake.asked);
    let mut app = decide_on(list(folder.path(), 200), fake);
    let robust = || {
        let asked = asked.borrow();
        asked
            .iter()
            .filter(|e| matches!(e, crosscheck::app::Effect::Robust(_)))
            .count()
    };
    assert_eq!(robust(), 1);
    app.state_mut().push(Decide::GoTo(Position::Result));
    app.run();
    assert_eq!(robust(), 1, "going on asks nothing new");
    app.query_all_by_label("Working it out…")
        .next()
        .expect("says that it is working");
    app.get_by_label("Show more: 170 are ranked below these")
        .click_accesskit();
    app.run();
    app.get_by_label("Show more: 140 are ranked below these");
    let answers = Box::new(app.state().model().answers());
    let why = "It came to grief.".to_owned();
    app.state_mut().push(Decide::NotRobust { answers, why });
    app.run();
    assert!(app.query_by_label("Working it out…").is_none());
    app.get_by_label_contains("It came to grief.");
    assert_eq!(robust(), 1, "and it is not tried again");
}

#[test]
fn a_late_answer_of_a_worker_is_dropped() {
    let folder = tempfile::tempdir().expect("a folder");
    let fake = FakeWorld {
        no_worker: true,
        ..FakeWorld::default()
    };
    let mut app = decide_on(list(folder.path(), 100), fake);
    let (late, dataset) = {
        let model = app.state().model();
        (model.answers(), std::sync::Arc::clone(&model.dataset))
    };
    click(&mut app, Role::RadioButton, "Less, to me");
    app.state_mut()
        .push(crosscheck::shell::reading::how_sure(&dataset, late));
    app.run();
    let none = |app: &Harness<'_, Shell>| {
        app.state()
            .model()
            .session
            .robust
            .as_ref()
            .is_some_and(|r| r.result.is_none())
    };
    assert!(none(&app), "the answers have changed since");
    let now = app.state().model().answers();
    app.state_mut()
        .push(crosscheck::shell::reading::how_sure(&dataset, now));
    app.run();
    assert!(!none(&app));
}

#[test]
fn a_value_to_be_near_to_is_typed_with_its_unit_or_says_why_not() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut app = decide_on(list(folder.path(), 20), FakeWorld::default());
    // Stars stand first, of which the catalog says that more are better; then the price.
    let near = |app: &mut Harness<'static, Shell>, n: usize| {
        let way = app
            .query_all_by_role_and_label(Role::RadioButton, "Near a value")
            .nth(n);
        way.expect("a number can be near to another").click();
        app.run();
    };
    near(&mut app, 1);
    let field = "The value of Price (EUR) to be near to";
    let typed = |app: &mut Harness<'static, Shell>, text: &str| {
        app.get_by_role_and_label(Role::TextInput, field).type_text(text);
        app.run();
    };
    assert!(
        app.get_by_role_and_label(Role::TextInput, field).is_focused(),
        "one types at once"
    );
    typed(&mut app, "1,500");
    app.key_press(Key::Enter);
    app.run();
    app.get_by_label_contains("“1,500” can be read as 1500 or as 1.5");
    assert!(app.state().model().workspace.wizard.wishes().is_empty());
    app.key_press(Key::Escape);
    app.run();
    near(&mut app, 1);
    typed(&mut app, "dear");
    app.key_press(Key::Tab);
    app.run();
    app.get_by_label_contains("“dear” is not a number of EUR; write one such as 40.");
    let price = price(&app);
    app.state_mut().push(Decide::DraftTarget(price, "€ 120".to_owned()));
    app.state_mut().push(Decide::TakeTarget);
    app.run();
    assert!(app.query_by_label_contains("is not a number").is_none());
    let wishes = app.state().model().workspace.wizard.wishes().to_vec();
    assert_eq!(
        (wishes.len(), wishes[0].text(&app.state().model().dataset.catalog)),
        (1, "target(120)".to_owned())
    );
    // It weighs what one says.
    app.get_by_label("EUR");
    let weight = app.query_all_by_role_and_label(Role::RadioButton, "A lot").last();
    weight.expect("a weight").click_accesskit();
    app.run();
    assert_eq!(app.state().model().workspace.wizard.wishes()[0].importance, 3);
}

fn price(app: &Harness<'static, Shell>) -> crosscheck::catalog::AttributeIx {
    app.state()
        .model()
        .dataset
        .catalog
        .attribute("price")
        .expect("in the list")
}

#[test]
fn the_other_direction_than_the_catalogs_can_be_wished_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut app = decide_on(list(folder.path(), 20), FakeWorld::default());
    click(&mut app, Role::RadioButton, "Less is better, to me");
    app.state_mut().push(Decide::GoTo(Position::Result));
    app.run();
    app.get_by_label_contains("less is better, as you chose");
    app.state_mut().push(Decide::GoTo(Position::MustHaves));
    app.run();
    click(&mut app, Role::RadioButton, "More is better, by the catalog");
    let model = app.state().model();
    let wish = &model.workspace.wizard.wishes()[0];
    assert_eq!(wish.words(&model.dataset.catalog), "more is better, in proportion");
}

#[test]
fn enter_adds_a_must_have_and_leads_nowhere() {
    let mut app = decide(vec![]);
    app.state_mut().push(Decide::GoTo(Position::MustHaves));
    app.run();
    let write = |app: &mut Harness<'static, Shell>, text: &str| {
        let field = app
            .query_all_by_role(Role::TextInput)
            .find(|n| {
                n.accesskit_node()
                    .label()
                    .is_some_and(|l| l.starts_with("Or write a condition"))
            })
            .expect("the field");
        field.focus();
        app.run();
        app.event(egui::Event::Text(text.to_owned()));
        app.run();
        app.key_press(Key::Enter);
        app.run();
    };
    write(&mut app, "languages=r");
    let wizard = &app.state().model().workspace.wizard;
    assert_eq!((wizard.position(), wizard.must_haves().len()), (Position::MustHaves, 1));
    assert!(app.ctx.text_edit_focused(), "the next one can be typed");
    write(&mut app, "nonsense=r");
    let wizard = &app.state().model().workspace.wizard;
    assert_eq!((wizard.position(), wizard.must_haves().len()), (Position::MustHaves, 1));
    app.get_by_label_contains("No attribute named “nonsense”");
}

#[test]
fn a_service_that_claims_name_can_be_wished_for() {
    let mut app = decide(vec![]);
    app.state_mut().push(Decide::GoTo(Position::MustHaves));
    app.run();
    for label in ["Add a wish", "Integrates with", "MLflow"] {
        let entry = app.query_all_by_label(label).last();
        entry.unwrap_or_else(|| panic!("{label}")).click_accesskit();
        app.run();
    }
    app.get_by_label("“MLflow” is wished for");
    let model = app.state().model();
    let wishes = model.workspace.wizard.wishes().to_vec();
    assert_eq!(wishes[0].text(&model.dataset.catalog), "mlflow");
    let kept = Stored::of(&model.workspace, &model.dataset.catalog).write();
    let (again, lost) = Stored::read(&kept).0.restore(&model.dataset);
    assert_eq!(again.wizard.wishes(), wishes, "{lost:?}");
}

#[test]
fn the_result_and_how_sure_it_is_are_on_one_screen() {
    let mut app = open(Window::default(), FakeWorld::default());
    let two = ["azure-databricks", "microsoft-fabric"]
        .map(|id| app.state().model().dataset.catalog.service(id).expect("there"));
    for action in [
        Action::from(Select::CompareThese(two.into())),
        Action::Go(Place::Decide),
        Decide::GoTo(Position::Question(0)).into(),
        Decide::Event(WizardEvent::Choose(0)).into(),
        Decide::GoTo(Position::Result).into(),
    ] {
        app.state_mut().push(action);
        app.run();
    }
    let foot = app.get_by_label("Change answers").rect().top();
    let rows = app
        .query_all_by_label_contains("of answers")
        .map(|row| row.rect())
        .filter(|r| r.bottom() < foot);
    assert!(rows.count() >= 2, "rows of how sure it is, over the buttons");
}

#[test]
fn how_much_a_wish_weighs_is_in_sight_in_every_window() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut app = decide_on(list(folder.path(), 20), FakeWorld::default());
    for width in [900.0, 1280.0, 1440.0] {
        app.set_size(egui::vec2(width, 800.0));
        app.run();
        app.run();
        let weights = app.query_all_by_role_and_label(Role::RadioButton, "A lot");
        let rects: Vec<egui::Rect> = weights.map(|w| w.rect()).collect();
        assert!(!rects.is_empty(), "{width}");
        // Beside what is asked, or in a narrow window with the steps.
        let labels = app.query_all_by_role_and_label(Role::Label, "As it stands");
        let asides = labels.map(|l| l.rect().left());
        let aside = asides.filter(|x| *x > width / 2.0).fold(width, f32::min);
        for rect in rects {
            assert!(rect.right() < aside, "{width}: {rect:?} beside {aside}");
        }
    }
}
