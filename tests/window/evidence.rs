//! Each evidence view in the real app: how one gets there, and what one opens from it.

use crate::support::app::{FakeWorld, Window, open};
use crosscheck::{
    app::{
        Action, Command, Effect,
        action::{Annotate, Decide, Evidence, Filter, Select},
    },
    catalog::{condition::Subject, wording::thousands},
    decide::{WizardEvent, robustness, summary::percent},
    report::BlankList,
    shell::reading,
    workspace::{Layout, Place},
};
use egui::{accesskit::Role, pos2};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};

type App = Harness<'static, crosscheck::shell::Shell>;

fn through_the_menu(app: &mut App, name: &str) {
    app.get_by_role_and_label(Role::Button, "Evidence").click();
    app.run();
    app.get_by_role_and_label(Role::RadioButton, name).click();
    app.run();
}

fn service(app: &App, id: &str) -> crosscheck::catalog::ServiceIx {
    app.state().model().dataset.catalog.service(id).expect("in the catalog")
}

#[test]
fn a_bar_of_the_timeline_opens_its_service() {
    let mut app = open(Window::default(), FakeWorld::default());
    app.state_mut().push(Filter::ClearAll);
    app.run();
    app.get_by_role_and_label(Role::RadioButton, "Timeline").click();
    app.run();
    let batch_ai = "Azure Batch AI: named Sep 2017, closed to new users 4 Dec 2018, retired 4 Mar 2019, then Azure \
                    Machine Learning";
    app.get_by_role_and_label(Role::Button, batch_ai).click();
    app.run();
    assert_eq!(app.state().model().session.open, Some(service(&app, "azure-batch-ai")));
    app.get_by_role_and_label(Role::Button, "Close the details");
}

#[test]
fn keys_walk_down_the_lanes() {
    let mut app = open(Window::default(), FakeWorld::default());
    app.state_mut().push(Filter::ClearAll);
    app.key_press_modifiers(egui::Modifiers::ALT, egui::Key::L);
    app.run();
    assert_eq!(app.state().model().workspace.view.layout, Layout::Timeline);
    app.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::F);
    app.run();
    app.key_press(egui::Key::ArrowDown);
    app.run();
    app.run();
    // Further than the window is high, so that lanes must come into sight.
    for _ in 0..40 {
        app.key_press(egui::Key::ArrowDown);
        app.run();
    }
    app.key_press(egui::Key::Enter);
    app.run();
    assert!(
        app.state().model().session.open.is_some(),
        "Enter opens the lane the keyboard is on"
    );
    assert_eq!(app.state().model().session.open, app.state().model().session.cursor);
}

#[test]
fn only_one_source_and_any_again() {
    let mut app = open(Window::default(), FakeWorld::default());
    through_the_menu(&mut app, "Sources");
    app.get_by_role_and_label(Role::Button, "Only this source: What is Azure Machine Learning?")
        .click();
    app.run();
    let asked = |app: &App| {
        let conditions = &app.state().model().workspace.view.query.conditions;
        conditions.iter().filter(|c| c.subject == Subject::Source).count()
    };
    assert_eq!(asked(&app), 1);
    app.get_by_label("Remove filter Source: What is Azure Machine Learning?");
    app.get_by_role_and_label(Role::Button, "Any source").click();
    app.run();
    assert_eq!(asked(&app), 0);

    app.get_by_role_and_label(Role::CheckBox, "Newest first").click();
    app.run();
    app.get_by_role_and_label(Role::Button, "Only this source: PyCharm help, version 2026.3");
    app.get_by_role_and_label(Role::Button, "Only named since…").click();
    app.run();
    app.get_by_role_and_label(Role::Button, "2021").click();
    app.run();
    assert_eq!(asked(&app), 1);
    app.get_by_label_contains("Remove filter Source: any of");
}

#[test]
fn the_stalest_cell_leads_to_its_claims() {
    let mut app = open(Window::default(), FakeWorld::default());
    through_the_menu(&mut app, "Sources");
    app.get_by_role_and_label(Role::RadioButton, "Stalest cells").click();
    app.run();
    app.get_by_label_contains("Azure HDInsight, Frameworks: Spark ML. Newest claim: 9 years")
        .click();
    app.run();
    let model = app.state().model();
    let frameworks = model.dataset.catalog.attribute("frameworks").expect("an attribute");
    assert_eq!(
        model.session.claims_of,
        Some((service(&app, "azure-hdinsight"), frameworks))
    );
}

#[test]
fn the_sides_of_a_disagreement_stand_side_by_side_where_there_is_room() {
    let height = |width: f32| {
        let mut app = open(
            Window {
                size: [width, 800.0],
                ..Window::default()
            },
            FakeWorld::default(),
        );
        app.state_mut().push(Filter::SetLayout(Layout::Disagreements));
        app.run();
        app.get_by_label_contains("Azure Databricks, Offered by: ")
            .rect()
            .height()
    };
    let (abreast, one_below_the_other) = (height(1280.0), height(640.0 - 120.0));
    assert!(
        abreast + 30.0 < one_below_the_other,
        "{abreast} and {one_below_the_other}"
    );
}

#[test]
fn a_disagreement_leads_to_its_claims() {
    let mut app = open(Window::default(), FakeWorld::default());
    through_the_menu(&mut app, "Disagreements");
    app.get_by_label_contains("Azure Databricks, Languages: Java: partly")
        .click();
    app.run();
    let model = app.state().model();
    let languages = model.dataset.catalog.attribute("languages").expect("an attribute");
    assert_eq!(
        model.session.claims_of,
        Some((service(&app, "azure-databricks"), languages))
    );
    // The claims are far down the panel, and in sight all the same.
    let mut claims = app.query_all_by_label_contains("Through an SDK");
    let window = app.ctx.content_rect();
    assert!(claims.any(|claim| window.contains_rect(claim.rect())));
}

#[test]
fn gaps_filter_and_become_questions() {
    let folder = tempfile::tempdir().expect("a folder");
    let target = folder.path().join("questions.md");
    let mut app = open(
        Window::default(),
        FakeWorld {
            save_to: Some(target.clone()),
            ..FakeWorld::default()
        },
    );
    through_the_menu(&mut app, "Gaps");
    app.get_by_role_and_label(
        Role::Button,
        "Free of charge: 9 of 11 services do not state it. Show only these",
    )
    .click();
    app.run();
    app.get_by_label("9 current alternatives of 75");
    app.get_by_label("Remove filter Free of charge: not stated");
    app.get_by_role_and_label(Role::Button, "Copy the questions about Microsoft Fabric")
        .click();
    app.run();
    app.get_by_label_contains("Copied 16 questions.");
    app.get_by_role_and_label(Role::Button, "Export questions…").click();
    app.run();
    let text = std::fs::read_to_string(&target).expect("the export is written");
    assert!(text.starts_with("# Questions to ask: Machine learning on Azure"));
    assert!(
        text.contains("## Microsoft Fabric") && text.contains("- [ ] Does “Free of charge” hold for Microsoft Fabric")
    );
    assert!(text.contains("- Filters: "), "it says what narrows it");
}

/// What is read of each blank in sight, from the top.
fn blanks(app: &App) -> Vec<String> {
    let rows = app.query_all_by_label_contains("Show its claims");
    let mut rows: Vec<(f32, String)> = rows
        .filter_map(|row| Some((row.rect().top(), row.accesskit_node().label()?)))
        .collect();
    rows.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    rows.into_iter().map(|(_, label)| label).collect()
}

fn no_worker() -> FakeWorld {
    FakeWorld {
        no_worker: true,
        ..FakeWorld::default()
    }
}

/// The answer of the worker.
fn worth(app: &App) -> Evidence {
    let model = app.state().model();
    reading::worth(&model.dataset, model.answers())
}

#[test]
fn blanks_stand_by_what_they_decide_with_who_could_answer() {
    let mut app = open(Window::default(), FakeWorld::default());
    through_the_menu(&mut app, "Gaps");
    app.get_by_label("What a blank decides");
    app.get_by_label("Shares are of all 7,776 combinations of answers.");
    let model = app.state().model();
    let (dataset, services) = (
        model.dataset.clone(),
        crosscheck::explore::list(&model.dataset, &model.dataset.index, &model.workspace.view.query),
    );
    let all = BlankList::worked_out(&dataset, &model.answers());
    let rows: Vec<_> = all.rows(&dataset).collect();
    let listed = rows.iter().filter(|r| services.hits.contains(&r.service));
    let expected: Vec<(String, String)> = listed
        .map(|r| (dataset.catalog[r.service].name.clone(), r.human(&dataset)))
        .collect();
    let seen = blanks(&app);
    assert!(seen.len() > 4, "{seen:?}");
    for (row, (name, what)) in seen.iter().zip(&expected) {
        assert!(
            row.starts_with(&format!("{name}, {what}: not stated, decides ")),
            "{row}"
        );
        assert!(row.contains(" could answer. "), "{row}");
    }
    let first = rows
        .iter()
        .find(|r| services.hits.contains(&r.service))
        .expect("a blank");
    let (service, attribute, spoken) = (first.service, first.attribute, seen[0].clone());
    app.get_by_role_and_label(Role::Button, &spoken).click();
    app.run();
    assert_eq!(app.state().model().session.claims_of, Some((service, attribute)));
    // The details lie over the end of the rows in a window of this size.
    app.state_mut().push(Select::CloseDetails);
    app.run();
    let copy = format!("Copy the question about {}: {}", expected[0].0, expected[0].1);
    app.get_by_role_and_label(Role::Button, &copy).click();
    app.run();
    app.get_by_label_contains("Copied the question.");
}

#[test]
fn until_it_is_worked_out_the_order_stays_and_under_the_pointer_too() {
    let fake = no_worker();
    let asked = std::rc::Rc::clone(&fake.asked);
    let mut app = open(Window::default(), fake);
    let worths = || asked.borrow().iter().filter(|e| matches!(e, Effect::Worth(_))).count();
    assert_eq!(worths(), 0, "nobody looks at the gaps");
    through_the_menu(&mut app, "Gaps");
    app.get_by_label("Working out what each decides; until then the order stays.");
    assert_eq!(worths(), 1);
    let before = blanks(&app);
    assert!(before[0].contains("lack it"), "{before:?}");
    // The pointer lies on the list while the shares come.
    let row = app.get_by_role_and_label(Role::Button, &before[1]).rect().center();
    app.hover_at(row);
    app.run();
    let answer = worth(&app);
    app.state_mut().push(answer);
    app.run();
    let whose = |rows: &[String]| -> Vec<String> {
        let whose = rows
            .iter()
            .map(|r| r.split(": not stated").next().unwrap_or_default().to_owned());
        whose.collect()
    };
    let held = blanks(&app);
    assert!(held.iter().all(|row| row.contains("decides")), "{held:?}");
    assert!(
        whose(&held)[0].starts_with(&whose(&before)[0]),
        "{held:?} for {before:?}"
    );
    app.get_by_label("Worked out. In order of that once the pointer leaves the list.");
    app.hover_at(pos2(5.0, 5.0));
    app.run();
    assert_ne!(blanks(&app), held);
    app.get_by_label("Shares are of all 7,776 combinations of answers.");
    assert_eq!(worths(), 1, "filters and the pointer ask for nothing anew");
}

#[test]
fn what_would_change_a_result_says_how_much_it_decides() {
    let mut app = open(Window::default(), no_worker());
    app.state_mut().push(Action::Go(Place::Decide));
    for event in [WizardEvent::Choose(0), WizardEvent::ToResult] {
        app.state_mut().push(Decide::Event(event));
    }
    app.run();
    let working = "Working out how much it decides.";
    assert!(app.query_all_by_label(working).count() > 0);
    let answer = worth(&app);
    app.state_mut().push(answer.clone());
    app.run();
    assert_eq!(app.query_all_by_label(working).count(), 0);
    let Evidence::Worth { result: blanks, .. } = answer else {
        panic!("no answer");
    };
    let model = app.state().model();
    let robust = robustness(&model.dataset, &model.answers());
    assert!(!robust.cell_flips.is_empty());
    for flip in &robust.cell_flips {
        let blank = blanks.of(flip.service, &flip.atom).expect("worked out");
        let says = format!(
            "Decides {} of {} combinations of the answers still open.",
            percent(blanks.share(blank)),
            thousands(blanks.total as usize)
        );
        assert!(app.query_all_by_label(&says).count() > 0, "{says}");
    }
}

#[test]
fn what_is_worked_out_anew_keeps_its_order_until_it_is_there() {
    let fake = no_worker();
    let asked = std::rc::Rc::clone(&fake.asked);
    let mut app = open(Window::default(), fake);
    through_the_menu(&mut app, "Gaps");
    let late = worth(&app);
    app.state_mut().push(late.clone());
    app.run();
    let before = blanks(&app);
    // A star makes the dataset anew.
    let fabric = service(&app, "microsoft-fabric");
    app.state_mut().push(Annotate::Star(fabric));
    app.run();
    app.get_by_label("Working out what each decides; until then the order stays.");
    assert_eq!(blanks(&app), before);
    app.state_mut().push(late);
    app.run();
    app.get_by_label("Working out what each decides; until then the order stays.");
    let answer = worth(&app);
    app.state_mut().push(answer);
    app.run();
    app.get_by_label("Shares are of all 7,776 combinations of answers.");
    assert_eq!(blanks(&app), before);
    assert_eq!(
        asked.borrow().iter().filter(|e| matches!(e, Effect::Worth(_))).count(),
        2
    );
}

#[test]
fn a_fault_is_said_once_and_leaves_the_list_as_it_was() {
    let fake = FakeWorld {
        faulty: true,
        ..FakeWorld::default()
    };
    let mut app = open(Window::default(), fake);
    through_the_menu(&mut app, "Gaps");
    app.get_by_label("What each decides could not be worked out.");
    assert!(blanks(&app).iter().all(|row| row.contains("lack it")));
}

#[test]
fn the_age_lens_names_the_year_in_every_room() {
    let mut app = open(Window::default(), FakeWorld::default());
    app.state_mut().push(Command::Show(Layout::Table));
    app.run();
    assert!(app.query_by_label("8 years or older").is_none());
    app.key_press_modifiers(egui::Modifiers::ALT, egui::Key::A);
    app.run();
    app.get_by_label("8 years or older");
    assert!(app.query_all_by_label("2017").count() > 0, "a year beside each value");
    let panes = ["azure-databricks", "microsoft-fabric"].map(|id| service(&app, id));
    app.state_mut().push(Select::CompareThese(panes.to_vec()));
    app.run();
    assert_eq!(app.state().model().workspace.place, Place::Compare);
    app.get_by_label("8 years or older");
}

#[test]
fn the_timeline_looks_as_it_should() {
    let mut app = open(Window::default(), FakeWorld::default());
    app.state_mut().push(Filter::ClearAll);
    app.state_mut().push(Command::Show(Layout::Timeline));
    app.run();
    app.snapshot("timeline_dark");
}

#[test]
fn the_age_lens_is_on_cards_too() {
    let mut app = open(Window::default(), FakeWorld::default());
    let said = |app: &App| app.query_all_by_label_contains("Newest claim:").count();
    assert_eq!(said(&app), 0);
    app.state_mut().push(Command::ToggleAgeLens);
    app.run();
    app.get_by_label("8 years or older");
    assert!(said(&app) > 3, "the year is a word, not only a tint");
    // A blank has no age.
    assert_eq!(app.query_all_by_label_contains("not stated\nNewest claim").count(), 0);
}

#[test]
fn what_we_inferred_stands_under_sources_with_what_hangs_on_it() {
    let mut app = open(Window::default(), FakeWorld::default());
    through_the_menu(&mut app, "Sources");
    app.get_by_role_and_label(Role::RadioButton, "What we inferred").click();
    app.run();
    app.get_by_label_contains("no document states it. Counted over 7,776 combinations of answers");
    let rows = app
        .query_all_by_role(Role::Button)
        .filter_map(|n| n.accesskit_node().label());
    let row = rows
        .filter(|l| l.contains("combinations of answers end otherwise"))
        .collect::<Vec<_>>();
    assert!(row.len() > 1, "{row:?}");
    let claims = row.iter().find(|l| l.ends_with(". Show its claims")).expect("one");
    app.get_by_role_and_label(Role::Button, claims).click();
    app.run();
    let model = app.state().model();
    let shown = (model.workspace.place, model.session.claims_of.is_some());
    assert_eq!(shown, (Place::Explore, true));
    app.state_mut().push(Select::CloseDetails);
    app.run();
    let question = row.iter().find(|l| l.ends_with(". Go to the question")).expect("one");
    app.get_by_role_and_label(Role::Button, question).click();
    app.run();
    let model = app.state().model();
    assert_eq!((model.workspace.place, model.session.open), (Place::Decide, None));
}
