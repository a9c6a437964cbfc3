//! Undo knows everything that is shown: it takes back answers as well as filters, says what it takes back, and leads there.

use crate::support::app::{FakeWorld, Window, open};
use crosscheck::{
    app::{
        Command,
        action::{Action, Annotate, Decide, File, Filter, OwnAttributes, OwnColumns, Select},
        column_draft::ColumnEntry,
    },
    catalog::{
        Condition, Kind, OwnAttribute, ServiceIx,
        condition::{Subject, Want},
    },
    decide::{Position, WizardEvent},
    shell::Shell,
    workspace::{Layout, Place},
};
use egui::{Key, accesskit::Role};
use egui_kittest::{Harness, kittest::Queryable as _};

type App = Harness<'static, Shell>;

fn push(app: &mut App, action: impl Into<Action>) {
    app.state_mut().push(action);
    app.run();
}

fn said(app: &App) -> String {
    let notices = &app.state().model().session.notices;
    notices.last().map_or_else(String::new, |n| n.text.clone())
}

#[test]
fn a_form_that_was_left_stays_to_be_had_where_a_column_comes_and_goes() {
    let mut app = open(Window::default(), FakeWorld::default());
    let catalog = &app.state().model().dataset.catalog;
    let service = catalog.service("azure-databricks").expect("there");
    push(&mut app, OwnColumns::Ask);
    push(
        &mut app,
        OwnColumns::Draft(ColumnEntry {
            name: "One".to_owned(),
            formula: "1 + 1".to_owned(),
            ..ColumnEntry::default()
        }),
    );
    push(&mut app, OwnColumns::Keep);
    push(&mut app, Annotate::AskNote(service));
    app.get_by_label("Note").type_text("half a note");
    app.run();
    let form = app.state().model().session.modal.clone();
    push(&mut app, Action::CloseModal);
    push(&mut app, OwnColumns::Remove("One".into()));
    push(&mut app, Action::Undo);
    push(&mut app, Action::Undo);
    assert_eq!(app.state().model().session.modal, form);
    // What is written on a cell whose attribute is of another kind now is kept as an unfinished note.
    push(&mut app, Action::CloseModal);
    let attribute = app.state().model().dataset.catalog.attribute("purpose").expect("there");
    push(&mut app, Annotate::AddEvidence(service, attribute));
    app.get_by_label("Note").type_text("half a claim");
    app.run();
    push(&mut app, Action::CloseModal);
    let kind = Some(Kind::Choice);
    let own = OwnAttribute {
        kind,
        ..OwnAttribute::default()
    };
    push(&mut app, OwnAttributes::Say(attribute, Box::new(own)));
    let claims = &app.state().model().workspace.annotations.claims;
    assert!(
        matches!(&claims[..], [one] if one.note.starts_with("Unfinished: ")),
        "{claims:?}"
    );
}

#[test]
fn what_was_written_in_a_form_that_is_closed_comes_back_by_undo() {
    let mut app = open(Window::default(), FakeWorld::default());
    let service = app
        .state()
        .model()
        .dataset
        .catalog
        .service("azure-databricks")
        .expect("there");
    push(&mut app, Annotate::AskNote(service));
    push(&mut app, Action::CloseModal);
    assert!(!app.state().model().can_undo(), "nothing was written");
    push(&mut app, Annotate::AskNote(service));
    app.get_by_label("Note").type_text("half a th");
    app.run();
    let form = app.state().model().session.modal.clone();
    app.key_press(Key::Escape);
    app.run();
    assert_eq!(app.state().model().session.modal, None);
    assert_eq!(said(&app), "What you wrote is not kept.");
    app.get_by_role_and_label(Role::Button, "Undo").click();
    app.run();
    assert_eq!(app.state().model().session.modal, form, "as it was");
    // While another is being written in, undo waits for it.
    push(&mut app, Action::CloseModal);
    push(&mut app, Annotate::AskNote(service));
    app.get_by_label("Note").type_text("one");
    app.run();
    push(&mut app, Action::CloseModal);
    let left = app.state().model().session.left_form.clone();
    push(&mut app, Annotate::AskNote(service));
    assert!(!app.state().model().can_undo());
    push(&mut app, Action::Undo);
    assert_eq!(app.state().model().session.left_form, left);
    push(&mut app, Action::CloseModal);
    push(&mut app, Action::Undo);
    // Closed again as it was, it is left for good: the step before it is to be reached.
    push(&mut app, Action::CloseModal);
    assert!(!app.state().model().can_undo());
    // What is done after it is taken back first.
    push(&mut app, Annotate::AskNote(service));
    let field = app.get_by_label("Note");
    assert!(
        field.is_focused(),
        "opened after the pointer was used, it is typed in at once"
    );
    field.type_text("half");
    app.run();
    push(&mut app, Action::CloseModal);
    push(&mut app, Filter::SetSearch("spark".to_owned()));
    push(&mut app, Action::Undo);
    assert_eq!(app.state().model().session.modal, None);
    push(&mut app, Action::Undo);
    assert!(app.state().model().session.modal.is_some());
    push(&mut app, Action::CloseModal);
    // A column half written as well.
    push(&mut app, OwnColumns::Ask);
    push(&mut app, Action::CloseModal);
    assert_eq!(app.state().model().session.left_form, None);
    push(&mut app, OwnColumns::Ask);
    let entry = ColumnEntry {
        formula: "price / 2".to_owned(),
        ..ColumnEntry::default()
    };
    push(&mut app, OwnColumns::Draft(entry));
    let form = app.state().model().session.modal.clone();
    push(&mut app, Action::CloseModal);
    push(&mut app, Action::Undo);
    assert_eq!(app.state().model().session.modal, form);
}

#[test]
fn every_step_is_taken_back_and_taken_again_with_words() {
    let mut app = open(Window::default(), FakeWorld::default());
    let catalog = &app.state().model().dataset.catalog;
    let databricks = catalog.service("azure-databricks").expect("there");
    let languages = catalog.attribute("languages").expect("there");
    let r = catalog[languages]
        .options
        .iter()
        .position(|o| o.id == "r")
        .expect("there");
    let r = Condition::any_of(
        Subject::Attribute(languages),
        vec![Want::Option(u16::try_from(r).expect("few"))],
    );
    let (factor, option) = (&catalog.factors[0].label, &catalog.factors[0].options[0].label);
    let answer = format!("{factor} = {option}");
    let weight = format!("{factor} weighs: a lot");
    let event = |e| Action::from(Decide::Event(e));
    let steps: Vec<(Action, String, Place)> = vec![
        (
            Filter::SetCondition(r.clone()).into(),
            "Languages: R".to_owned(),
            Place::Explore,
        ),
        (
            Filter::SetSearch("spark".to_owned()).into(),
            "search “spark”".to_owned(),
            Place::Explore,
        ),
        (
            Filter::SetLayout(Layout::Table).into(),
            "layout Table".to_owned(),
            Place::Explore,
        ),
        (
            Select::ToggleTick(databricks).into(),
            "Azure Databricks ticked".to_owned(),
            Place::Explore,
        ),
        (event(WizardEvent::Choose(0)), answer, Place::Decide),
        (event(WizardEvent::SetImportance(0, 3)), weight, Place::Decide),
        (
            event(WizardEvent::AddMustHave(r)),
            "must-have Languages: R".to_owned(),
            Place::Decide,
        ),
        (
            Decide::SetIncludeRetired(true).into(),
            "whether retired ones are ranked".to_owned(),
            Place::Decide,
        ),
        (event(WizardEvent::Restart), "all answers".to_owned(), Place::Decide),
    ];
    let mut states = Vec::new();
    for (action, ..) in &steps {
        states.push(app.state().model().workspace.clone());
        push(&mut app, action.clone());
    }
    let last = app.state().model().workspace.clone();
    push(&mut app, Action::Go(Place::Explore));
    for ((action, words, place), before) in steps.iter().zip(&states).rev() {
        push(&mut app, Command::Undo);
        let model = app.state().model();
        let now = &model.workspace;
        assert_eq!(now.wizard.answers(), before.wizard.answers(), "{action:?}");
        assert_eq!(now.include_retired, before.include_retired, "{action:?}");
        assert_eq!(
            (&now.view, &now.comparison),
            (&before.view, &before.comparison),
            "{action:?}"
        );
        assert!(
            said(&app).starts_with("Undid: ") && said(&app).contains(words.as_str()),
            "{}, not {words}",
            said(&app)
        );
        if !words.ends_with("ticked") {
            assert_eq!(now.place, *place, "{action:?}");
        }
    }
    for _ in &steps {
        push(&mut app, Command::Redo);
        assert!(said(&app).starts_with("Redid: "), "{}", said(&app));
    }
    let now = &app.state().model().workspace;
    assert_eq!(now.wizard.answers(), last.wizard.answers());
    assert_eq!((&now.view, &now.comparison), (&last.view, &last.comparison));
}

#[test]
fn a_filter_taken_back_leaves_one_where_one_is_in_the_questions() {
    let mut app = open(Window::default(), FakeWorld::default());
    push(&mut app, Filter::SetSearch("spark".to_owned()));
    push(&mut app, Decide::GoTo(Position::Question(2)));
    push(&mut app, Command::Undo);
    assert_eq!(app.state().model().workspace.wizard.position(), Position::Question(2));
}

#[test]
fn what_is_lost_is_said_with_a_way_back() {
    let mut app = open(Window::default(), FakeWorld::default());
    let ids = [
        "azure-databricks",
        "microsoft-fabric",
        "azure-machine-learning",
        "azure-hdinsight",
    ];
    let ids: Vec<ServiceIx> = ids
        .iter()
        .map(|id| app.state().model().dataset.catalog.service(id).expect("there"))
        .collect();
    push(&mut app, Select::CompareThese(ids[..2].to_vec()));
    assert!(said(&app).is_empty(), "nothing was lost");
    push(&mut app, Select::CompareThese(ids[2..].to_vec()));
    assert_eq!(said(&app), "2 services ticked before are not ticked any more.");
    app.get_by_label("Undo").click();
    app.run();
    assert_eq!(app.state().model().workspace.comparison.services, ids[..2]);
    assert!(
        app.query_by_label("Undo").is_none(),
        "what was taken back is not offered"
    );
    push(&mut app, Decide::Event(WizardEvent::Choose(0)));
    push(&mut app, Decide::Restart);
    assert_eq!(said(&app), "Begun again: nothing is answered.");
    // Another step comes between: that one would be taken back.
    push(&mut app, Select::ToggleTick(ids[3]));
    assert!(app.query_by_label("Undo").is_none());
}

#[test]
fn undo_goes_back_to_the_catalog_that_was_open_before() {
    let mut app = open(Window::default(), FakeWorld::default());
    let title = app.state().model().dataset.catalog.title.clone();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/databases.ron");
    push(&mut app, File::Open(path.into()));
    app.run();
    assert_ne!(app.state().model().dataset.catalog.title, title);
    assert!(said(&app).contains("Undo goes back to"), "{}", said(&app));
    app.get_by_label("Undo").click();
    app.run();
    app.run();
    assert_eq!(app.state().model().dataset.catalog.title, title);
}

#[test]
fn clear_is_one_step_and_its_words_name_all_of_it() {
    let mut app = open(Window::default(), FakeWorld::default());
    let languages = app
        .state()
        .model()
        .dataset
        .catalog
        .attribute("languages")
        .expect("there");
    let ask = |n| Filter::ToggleOption(Subject::Attribute(languages), Want::Option(n));
    push(&mut app, ask(0));
    push(&mut app, Filter::SetSearch("azure".to_owned()));
    let sorted = crosscheck::explore::Sort {
        by: Subject::Name,
        descending: true,
    };
    push(&mut app, Filter::SetSort(Some(sorted)));
    let before = app.state().model().workspace.view.clone();
    app.get_by_label_contains("Clear").click_accesskit();
    app.run();
    assert!(app.state().model().workspace.view.query.search.is_empty());
    assert_eq!(said(&app), "Cleared the search and 1 filter.");
    app.get_by_label("Undo").click_accesskit();
    app.run();
    assert_eq!(app.state().model().workspace.view, before);
    let words = said(&app);
    assert!(
        words.contains("search “azure” cleared") && words.contains("Languages: ") && words.contains("taken away"),
        "{words}"
    );
}

#[test]
fn what_is_typed_and_erased_leaves_no_empty_step() {
    let mut app = open(Window::default(), FakeWorld::default());
    push(&mut app, Filter::SetSearch("spark".to_owned()));
    push(&mut app, Filter::SetLayout(Layout::Table));
    let steps = app.state().model().history.undo.len();
    for typed in ["sparkl", "spark"] {
        push(&mut app, Filter::SetSearch(typed.to_owned()));
    }
    assert_eq!(app.state().model().history.undo.len(), steps);
    push(&mut app, Command::Undo);
    assert_eq!(said(&app), "Undid: layout Table");
}
