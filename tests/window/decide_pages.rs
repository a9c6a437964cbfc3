//! What the pages of Decide show and where: said once, in line, with the same ranks, and nothing offered that leads nowhere.

use std::fmt::Write as _;

use crosscheck::{
    app::{Action, action::Decide, state::DecidePage},
    catalog::Condition,
    decide::{Position, WizardEvent},
    workspace::Place,
};
use egui::{Rect, Shape, accesskit::Role, epaint::ClippedShape};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::{
    everywhere::App,
    painted::{Painted, each, texts},
    support::app::{FakeWorld, Window, open, sized},
};

/// Four tie, seven come after them, five are ruled out: at the result.
fn four_tie(size: [f32; 2]) -> App {
    let mut app = sized(size);
    app.state_mut().push(Action::Go(Place::Decide));
    for event in [WizardEvent::Choose(1), WizardEvent::ToResult] {
        app.state_mut().push(Decide::Event(event));
    }
    app.run();
    app
}

fn painted(app: &App, is: impl Fn(&str) -> bool) -> Vec<Painted> {
    texts(app).into_iter().filter(|t| is(&t.text)).collect()
}

fn button(app: &App, name: &str) -> Rect {
    app.get_by_role_and_label(Role::Button, name).rect()
}

fn go(app: &mut App, deed: Decide) {
    app.state_mut().push(deed);
    app.run();
}

/// A list without questions in which nothing retires.
fn plain_list() -> (tempfile::TempDir, App) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut text = String::from("name,Weight\n");
    for i in 0..1200 {
        let _ = writeln!(text, "Entry {i:04},{}", i % 2);
    }
    let path = folder.path().join("long.csv");
    std::fs::write(&path, text).expect("written");
    let window = Window {
        size: [1280.0, 1600.0],
        file: Some(path),
        ..Window::default()
    };
    let mut app = open(window, FakeWorld::default());
    app.state_mut().push(Action::CloseModal);
    app.state_mut().push(Action::Go(Place::Decide));
    app.run();
    (folder, app)
}

#[test]
fn what_is_ruled_out_stands_in_two_columns_and_says_once_what_to_use_instead() {
    for size in [[1280.0, 5000.0], [900.0, 5000.0]] {
        let app = four_tie(size);
        let why = painted(&app, |t| t.starts_with("Retired since"));
        assert_eq!(why.len(), 5, "{why:?}");
        assert!(why.iter().all(|t| !t.text.contains("instead")), "{why:?}");
        let instead = painted(&app, |t| t == "Use instead");
        assert_eq!(instead.len(), 5, "{size:?}: once each");
        let left = why[0].rect.left();
        for t in why.iter().chain(&instead) {
            // A letter's own edge is less than two points.
            assert!((t.rect.left() - left).abs() < 2.0, "{size:?}: {t:?}, {left}");
        }
        // The first name is beside the words, and none is broken.
        for (words, name) in instead.iter().zip(INSTEAD) {
            let found = painted(&app, |t| t == name);
            let same = |t: &&Painted| (t.rect.center().y - words.rect.center().y).abs() < 4.0;
            assert!(found.iter().any(|t| same(&t)), "{size:?}: {name}, {words:?}, {found:?}");
        }
        for whole in ["GitHub Codespaces", "Azure Synapse Analytics"] {
            let found = painted(&app, |t| t == whole);
            assert!(
                found
                    .iter()
                    .all(|t| t.rect.height() < 20.0 && t.rect.left() > left - 2.0),
                "{found:?}"
            );
        }
        let steps: Vec<f32> = why.windows(2).map(|w| w[1].rect.top() - w[0].rect.top()).collect();
        assert!(
            steps[..3].iter().all(|s| (s - steps[0]).abs() < 2.0),
            "{size:?}: {steps:?}"
        );
    }
}

/// A row of the ranking tells that no given document names its service: by a sign at the name, and to who listens.
#[test]
fn a_row_of_the_ranking_tells_what_is_not_in_the_given_documents() {
    let text = r#"(title: "t",
        sources: [(id: "book", title: "Book", date: "2020", given: true), (id: "page", title: "Page", date: "2024")],
        groups: [(id: "g", label: "G")], attributes: [(id: "f", label: "F", group: "g", kind: Flag)],
        services: [(id: "a", name: "Known", claims: [(attribute: "f", says: Yes, source: "book")]),
            (id: "b", name: "Later", claims: [(attribute: "f", says: Yes, source: "page")])],
        factors: [(id: "q", label: "Q", question: "?", why: "w", source: "book", options: [
            (id: "x", label: "X", rules: [(when: ["f=yes"], effect: Favours(1), because: "It asks.", source: "book")]),
            (id: "y", label: "Y")])])"#;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("c.ron");
    std::fs::write(&path, text).expect("written");
    let window = Window {
        size: [1280.0, 1600.0],
        file: Some(path),
        ..Window::default()
    };
    let mut app = open(window, FakeWorld::default());
    app.state_mut().push(Action::Go(Place::Decide));
    for event in [WizardEvent::Choose(0), WizardEvent::ToResult] {
        app.state_mut().push(Decide::Event(event));
    }
    app.run();
    let left = |row: &str, name: &str| {
        let row = button(&app, row);
        let mut in_row = painted(&app, |t| t == name).into_iter();
        in_row
            .find(|t| row.contains_rect(t.rect))
            .expect("its name")
            .rect
            .left()
    };
    let known = left("1 Known, 100.0", "Known");
    let later = left("1 Later, 100.0, not in the given documents", "Later");
    assert!(later > known + 4.0, "room for the sign: {known}, {later}");
    let tie = "Known and Later tie: they score the same; one is not in the given documents.";
    assert_eq!(painted(&app, |t| t == tie).len(), 1);
    let shares = app.query_all_by_label_contains("of weightings, not in the given documents");
    assert_eq!(shares.count(), 1, "in How sure");
}

/// What is to be used first in place of each that is ruled out.
const INSTEAD: [&str; 5] = [
    "Azure Machine Learning",
    "Azure Machine Learning",
    "Visual Studio Code",
    "ONNX",
    "SQL Managed Instance Machine Learning Services",
];

#[test]
fn every_bar_has_an_upright_line_at_its_score() {
    let app = four_tie([1280.0, 1600.0]);
    let mut marks = Vec::new();
    for ClippedShape { shape, .. } in &app.output().shapes {
        each(shape, &mut |shape| {
            if let Shape::Rect(r) = shape
                && (r.rect.width(), r.rect.height()) == (2.0, 18.0)
            {
                marks.push(r.rect.center());
            }
        });
    }
    assert_eq!(marks.len(), 11, "one a row: {marks:?}");
    assert!(
        marks.windows(2).all(|w| w[0].y < w[1].y && w[0].x >= w[1].x),
        "{marks:?}"
    );
    let (first, ninth) = (marks[0].x, marks[8].x);
    assert!(
        first - ninth > 80.0,
        "the whole range is hatched, and yet it is at 33.3"
    );
}

#[test]
fn the_lines_of_a_source_are_evenly_apart() {
    let app = four_tie([1280.0, 1600.0]);
    let mut seen = 0;
    for ClippedShape { shape, .. } in &app.output().shapes {
        each(shape, &mut |shape| {
            if let Shape::Text(text) = shape
                && let [first, second, ..] = &*text.galley.rows
                && text.galley.job.text.starts_with("What is the Azure Data Science")
            {
                seen += 1;
                let (first, second) = (first.size.y, second.size.y);
                assert!((first - second).abs() < 1.0, "{first} and {second}");
            }
        });
    }
    assert!(seen > 0, "a source that takes two lines");
}

#[test]
fn the_buttons_of_a_result_are_in_one_line_and_most_of_the_ranking_is_in_sight() {
    let app = four_tie([900.0, 600.0]);
    let deeds = ["Answer a question", "Compare leaders", "What if…", "Save record…"].map(|name| button(&app, name));
    assert!(
        deeds.windows(2).all(|w| (w[0].top() - w[1].top()).abs() < 0.5),
        "{deeds:?}"
    );
    let foot = button(&app, "Back").top();
    let rows = painted(&app, |t| {
        t.contains(" to 100.0)") || t == "100.0" || t.starts_with("52.8")
    });
    let in_sight = rows.iter().filter(|t| t.rect.bottom() < foot).count();
    assert!(in_sight >= 7, "{in_sight} rows: {rows:?}");
}

#[test]
fn the_steps_say_in_plain_words_how_to_go_and_the_list_beside_them_stays() {
    let mut app = four_tie([1280.0, 1000.0]);
    let what_tells = |app: &App| button(app, "Programming language");
    let before = what_tells(&app);
    go(&mut app, Decide::Show(DecidePage::Machine));
    assert_eq!(what_tells(&app), before);
    let raw = |t: &str| {
        ["edit:", "to must-haves:", "to review:"]
            .iter()
            .any(|w| t.starts_with(w))
    };
    assert_eq!(painted(&app, raw).len(), 0);
    // What is reached the same way is told together.
    let told = painted(&app, |t| t.ends_with("by its step in the list"));
    let told: Vec<&str> = told.iter().map(|t| t.text.as_str()).collect();
    let [told] = told[..] else { panic!("{told:?}") };
    assert!(
        told.starts_with("1 Kind of model, 2 ") && told.contains(": each by "),
        "{told}"
    );
    app.get_by_label("Review: by “Change answers”");
    go(&mut app, Decide::WhatIf(Vec::new()));
    assert_eq!(what_tells(&app), before, "a branch was begun");
}

#[test]
fn the_review_says_answer_where_nothing_is_answered_and_leads_to_all_that_is_asked_for() {
    let mut app = four_tie([1280.0, 1000.0]);
    go(&mut app, Decide::GoTo(Position::Review));
    let questions = |verb: &str| {
        let all = app.query_all_by_role(Role::Button);
        all.filter(|n| {
            n.accesskit_node()
                .label()
                .is_some_and(|l| l.starts_with(verb) && l.ends_with('?'))
        })
        .count()
    };
    assert_eq!((questions("Change the answer to "), questions("Answer ")), (1, 4));
    let label = &painted(&app, |t| t == "How much it weighs")[0];
    let segment = &painted(&app, |t| t == "A little")[0];
    let off = label.rect.center().y - segment.rect.center().y;
    assert!(off.abs() <= 1.0, "{off}");
    app.get_by_role_and_label(Role::Button, "Add wishes");
    app.get_by_role_and_label(Role::Button, "Add must-haves").click();
    app.run();
    assert_eq!(app.state().model().workspace.wizard.position(), Position::MustHaves);
    let add = button(&app, "Add");
    let fields = app.query_all_by_role(Role::TextInput).map(|n| n.rect());
    let beside: Vec<Rect> = fields.filter(|r| r.center().y > 120.0).collect();
    assert!(
        beside
            .iter()
            .any(|r| (r.top(), r.bottom()) == (add.top(), add.bottom())),
        "{beside:?}, {add:?}"
    );
}

#[test]
fn without_an_answer_nothing_is_offered_that_leads_nowhere() {
    let mut app = sized([1280.0, 1000.0]);
    app.state_mut().push(Action::Go(Place::Decide));
    app.run();
    app.get_by_label("Nothing is weighed yet. Answer a question, and a ranking begins here.");
    assert_eq!(app.query_all_by_role(Role::Meter).count(), 0);
    go(&mut app, Decide::GoTo(Position::Result));
    app.get_by_label("Answer a question.");
    assert!(app.query_by_role_and_label(Role::Button, "Compare leaders").is_none());
    let catalog = &app.state().model().dataset.catalog;
    // No source says of any how large it may be, so that nothing leads.
    let large = Condition::parse("Largest training dataset >= 1000000", catalog).expect("a condition");
    go(&mut app, Decide::Event(WizardEvent::AddMustHave(large)));
    app.get_by_label("Answer a question, or relax a must-have.");
}

#[test]
fn what_ties_has_one_rank_in_what_if_too_and_all_that_lead_are_compared() {
    let mut app = four_tie([1280.0, 1600.0]);
    go(&mut app, Decide::WhatIf(Vec::new()));
    assert_eq!(painted(&app, |t| t == "1 · 100.0").len(), 8, "now and then of four");
    let moved = &painted(&app, |t| t == "Moved")[0];
    let word = &painted(&app, |t| t == "same place")[0];
    assert!(
        (moved.rect.left() - word.rect.left()).abs() < 1.5,
        "{moved:?}, {word:?}"
    );
    go(&mut app, Decide::Show(DecidePage::Wizard));
    app.get_by_role_and_label(Role::Button, "Compare leaders").click();
    app.run();
    assert_eq!(app.state().model().workspace.comparison.services.len(), 4);
}

#[test]
fn a_list_without_questions_says_what_to_do_next_and_offers_only_what_it_has() {
    let (_folder, mut app) = plain_list();
    app.get_by_label("Nothing is weighed yet. Add a wish, and a ranking begins here.");
    assert_eq!(app.query_all_by_role(Role::Meter).count(), 0);
    assert!(app.query_by_label("Rank retired ones too").is_none());
    app.get_by_label("Stated for 1,200 of 1,200, from 0 to 1");
    let wish = {
        let model = app.state().model();
        let mut weight = model.dataset.catalog.attribute_ixs();
        let weight = weight.find(|a| model.dataset.catalog[*a].label == "Weight");
        crosscheck::decide::Wish {
            attribute: weight.expect("the column"),
            wants: crosscheck::decide::WishFor::Better(crosscheck::catalog::Better::Higher),
            curve: None,
            importance: 2,
        }
    };
    go(&mut app, Decide::Event(WizardEvent::SetWish(wish)));
    assert!(app.query_all_by_role(Role::Meter).count() > 0, "a ranking began");
    go(&mut app, Decide::GoTo(Position::Result));
    app.get_by_label("600 lead together; the first 20 of them are compared.");
    app.get_by_role_and_label(Role::Button, "Compare leaders").click();
    app.run();
    assert_eq!(app.state().model().workspace.comparison.services.len(), 20);
}

#[test]
fn in_a_wide_window_the_longest_names_are_whole_and_the_ranking_is_next_to_the_question() {
    let longest = "Azure Data Science Virtual Machine (DSVM)";
    let mut app = four_tie([2560.0, 1440.0]);
    let whole = texts(&app)
        .into_iter()
        .filter(|t| t.text == longest && !t.is_cut)
        .count();
    assert!(whole >= 3, "in the ranking, in its reasons and in how sure: {whole}");
    go(&mut app, Decide::GoTo(Position::Question(0)));
    let left = |words: &str| painted(&app, |t| t == words).first().expect("painted").rect.left();
    let apart = left("As it stands") - left("What kind of model do you want to train or use?");
    assert!((760.0..860.0).contains(&apart), "{apart}");
}
