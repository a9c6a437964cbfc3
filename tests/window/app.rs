//! The real app, driven without a display: it types, ticks, compares, answers and exports as a person would.

use std::{path::PathBuf, sync::Arc};

use crate::support::app::{FakeWorld, Window, open};
use crosscheck::{
    app::{Command, Effect, action::File},
    export::Format,
    workspace::{Place, choices::Layout},
};
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

#[test]
fn search_tick_compare_and_export() {
    let folder = tempfile::tempdir().expect("a folder");
    let target = folder.path().join("out.md");
    let mut app = open(
        Window::default(),
        FakeWorld {
            save_to: Some(target.clone()),
            ..FakeWorld::default()
        },
    );

    app.get_by_role_and_label(Role::TextInput, "Search services").focus();
    app.run();
    app.get_by_role_and_label(Role::TextInput, "Search services")
        .type_text("databricks");
    app.run();
    assert!(
        app.query_by_role_and_label(Role::CheckBox, "Compare Foundry Tools")
            .is_none(),
        "the search narrows"
    );
    app.get_by_role_and_label(Role::CheckBox, "Compare Azure Databricks")
        .click();
    app.run();
    app.key_press(egui::Key::Escape);
    app.run();
    app.get_by_role_and_label(Role::CheckBox, "Compare Azure Machine Learning")
        .click();
    app.run();
    assert_eq!(
        app.state().model().workspace.comparison.services.len(),
        2,
        "what was ticked in one search stays ticked"
    );

    app.get_by_role_and_label(Role::RadioButton, "Compare 2").click();
    app.run();
    assert_eq!(app.state().model().workspace.place, Place::Compare);
    app.get_by_label("Hold the others against Azure Databricks");

    app.state_mut().push(Command::Export(Format::Markdown));
    app.run();
    let text = std::fs::read_to_string(&target).expect("the export is written");
    assert!(text.contains("Azure Databricks") && text.contains("not stated"));
    app.get_by_label_contains("Saved out.md");
}

#[test]
fn five_answers_lead_to_a_ranking_with_reasons() {
    let mut app = open(Window::default(), FakeWorld::default());
    app.get_by_role_and_label(Role::RadioButton, "Decide").click();
    app.run();
    let questions = app.state().model().dataset.catalog.factors.len();
    assert_eq!(questions, 5, "one question for each selection factor of the documents");
    for i in 0..questions {
        let (label, several) = {
            let factor = &app.state().model().dataset.catalog.factors[i];
            (
                factor.options[0].label.clone(),
                factor.several != crosscheck::catalog::Several::One,
            )
        };
        let role = if several { Role::CheckBox } else { Role::RadioButton };
        app.get_by_role_and_label(role, &label).click();
        app.run();
        app.get_by_role_and_label(Role::Button, "Next").click();
        app.run();
    }
    app.get_by_role_and_label(Role::Button, "Next").click(); // no must-haves
    app.run();
    app.get_by_role_and_label(Role::Button, "Show the result").click();
    app.run();
    app.get_by_role_and_label(Role::Button, "Compare leaders").click();
    app.run();
    assert_eq!(app.state().model().workspace.place, Place::Compare);
    assert_eq!(app.state().model().workspace.comparison.services.len(), 3);
}

#[test]
fn a_dialog_that_never_answers_blocks_nothing() {
    let fake = FakeWorld::default();
    let asked = fake.asked.clone();
    let mut app = open(Window::default(), fake);
    app.state_mut().push(Command::Export(Format::Csv));
    app.run();
    assert!(matches!(asked.borrow().last(), Some(Effect::SaveDialog(_))));
    app.get_by_role_and_label(Role::CheckBox, "Compare Azure Databricks")
        .click();
    app.run();
    assert_eq!(
        app.state().model().workspace.comparison.services.len(),
        1,
        "ticking still works"
    );
    app.get_by_role_and_label(Role::TextInput, "Search services").focus();
    app.run();
    app.get_by_role_and_label(Role::TextInput, "Search services")
        .type_text("fabric");
    app.run();
    assert_eq!(
        app.state().model().workspace.view.query.search,
        "fabric",
        "search still works"
    );
    app.state_mut().push(Command::Export(Format::Markdown));
    app.run();
    let dialogs = asked
        .borrow()
        .iter()
        .filter(|e| matches!(e, Effect::SaveDialog(_)))
        .count();
    assert_eq!(dialogs, 1, "two dialogs are never open at once");
    app.state_mut().push(File::DialogCancelled);
    app.run();
    app.state_mut().push(Command::Export(Format::Markdown));
    app.run();
    let dialogs = asked
        .borrow()
        .iter()
        .filter(|e| matches!(e, Effect::SaveDialog(_)))
        .count();
    assert_eq!(dialogs, 2, "export works again after Cancel");
}

#[test]
fn without_a_file_dialog_a_path_can_be_typed() {
    let folder = tempfile::tempdir().expect("a folder");
    let target = folder.path().join("typed.csv");
    let mut app = open(
        Window::default(),
        FakeWorld {
            no_dialog: true,
            ..FakeWorld::default()
        },
    );
    app.state_mut().push(Command::Export(Format::Csv));
    app.run();
    app.get_by_label_contains("No file dialog is available here");
    app.state_mut()
        .push(File::DraftPath(target.to_string_lossy().into_owned()));
    app.run();
    app.get_by_role_and_label(Role::Button, "Save").click();
    app.run();
    assert!(target.exists(), "the file is where the path said");
    // A second time the program asks before replacing.
    app.state_mut().push(Command::Export(Format::Csv));
    app.run();
    app.state_mut()
        .push(File::DraftPath(target.to_string_lossy().into_owned()));
    app.state_mut().push(File::TakePath);
    app.run();
    app.get_by_role_and_label(Role::Button, "Keep the old one").click();
    app.run();
    assert!(app.state().model().session.modal.is_none());
}

#[test]
fn a_file_that_cannot_be_opened_leaves_the_catalog_that_was_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("broken.ron");
    std::fs::write(
        &path,
        "(title: \"x\", attributes: [(id: \"a\", label: \"A\", group: \"nowhere\", kind: Flag)])",
    )
    .expect("written");
    let mut app = open(Window::default(), FakeWorld::default());
    let before = app.state().model().dataset.catalog.title.clone();
    app.state_mut().push(File::Open(path));
    app.run();
    app.get_by_label_contains("The catalog you had stays open.");
    app.get_by_label_contains("no group has the id “nowhere”");
    assert_eq!(app.state().model().dataset.catalog.title, before);
}

#[test]
fn another_catalog_about_something_else_works() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/databases.ron");
    let mut app = open(
        Window {
            file: Some(path),
            ..Window::default()
        },
        FakeWorld::default(),
    );
    app.run();
    assert_eq!(
        app.state().model().dataset.catalog.title,
        "Embedded and server databases"
    );
    app.get_by_role_and_label(Role::CheckBox, "Compare TinyBase");
    app.get_by_role_and_label(Role::RadioButton, "Decide").click();
    app.run();
    app.get_by_label("Where should the data live?");
}

#[test]
fn a_catalog_that_is_no_longer_open_takes_no_memory() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/databases.ron");
    let mut app = open(Window::default(), FakeWorld::default());
    let show = |app: &mut egui_kittest::Harness<'static, crosscheck::shell::Shell>, layout| {
        app.state_mut().push(crosscheck::app::action::Filter::SetLayout(layout));
        app.run();
    };
    // A view of it that nobody looks at later.
    show(&mut app, Layout::Timeline);
    show(&mut app, Layout::Cards);
    let before = Arc::downgrade(&app.state().model().dataset);
    app.state_mut().push(File::Open(path));
    app.run();
    // It is freed on a thread of its own.
    let is_gone = || {
        std::thread::sleep(std::time::Duration::from_millis(5));
        before.strong_count() == 0
    };
    assert!((0..2_000).any(|_| is_gone()), "something keeps it");
}

#[test]
fn it_sleeps_and_works_nothing_out_when_nothing_happens() {
    let mut app = open(Window::default(), FakeWorld::default());
    app.run();
    assert!(
        app.ctx.memory(|m| m.focused().is_none()),
        "no text box has the keyboard at start"
    );
    let delay = app.output().viewport_output.values().map(|v| v.repaint_delay).min();
    assert!(
        delay.is_none_or(|d| d > std::time::Duration::from_secs(1)),
        "a repaint is due in {delay:?}"
    );
}

#[test]
fn keys_alone_search_open_and_tick() {
    let mut app = open(Window::default(), FakeWorld::default());
    app.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::F);
    app.run();
    app.get_by_role_and_label(Role::TextInput, "Search services")
        .type_text("hdinsight");
    app.run();
    app.key_press(egui::Key::ArrowDown);
    app.run();
    app.run();
    app.key_press(egui::Key::Space);
    app.run();
    let model = app.state().model();
    let names: Vec<&str> = model
        .workspace
        .comparison
        .services
        .iter()
        .map(|s| model.dataset.catalog[*s].name.as_str())
        .collect();
    assert_eq!(names, ["Azure HDInsight"]);
    app.key_press(egui::Key::Enter);
    app.run();
    assert!(app.state().model().session.open.is_some(), "Enter opens the details");
    app.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
    app.run();
    assert!(
        app.state().model().workspace.comparison.services.is_empty(),
        "undo takes the tick back"
    );
    assert_eq!(app.state().model().workspace.view.query.search, "hdinsight");
    assert!(
        app.get_by_role_and_label(Role::TextInput, "Search services")
            .accesskit_node()
            .value()
            .is_some()
    );
}

#[test]
fn every_cell_leads_to_its_claims() {
    let mut app = open(Window::default(), FakeWorld::default());
    let (service, attribute) = {
        let catalog = &app.state().model().dataset.catalog;
        (
            catalog.service("azure-databricks").expect("in the catalog"),
            catalog.attribute("languages").expect("an attribute"),
        )
    };
    app.state_mut()
        .push(crosscheck::app::action::Select::ToggleClaims(service, attribute));
    app.run();
    let details = app
        .query_all_by_label_contains("Choosing a machine learning technology")
        .count();
    assert!(details > 0, "the claim names its source");
}

#[test]
fn a_missing_service_says_which_filter_is_in_its_way() {
    let mut app = open(Window::default(), FakeWorld::default());
    app.get_by_role_and_label(Role::Button, "Why is one not here?").click();
    app.run();
    app.state_mut()
        .push(crosscheck::app::action::WhyNot::Type("batch ai".to_owned()));
    app.run();
    app.get_by_role_and_label(Role::Button, "Azure Batch AI").click();
    app.run();
    app.get_by_label_contains("retired services are hidden");
    app.get_by_role_and_label(Role::Button, "Show retired services").click();
    app.run();
    app.get_by_role_and_label(Role::CheckBox, "Compare Azure Batch AI");
}

#[test]
fn a_pane_can_be_swapped_for_the_service_most_like_it() {
    let mut app = open(Window::default(), FakeWorld::default());
    let ids = ["azure-databricks", "microsoft-fabric"]
        .map(|id| app.state().model().dataset.catalog.service(id).expect("in the catalog"));
    app.state_mut()
        .push(crosscheck::app::action::Select::CompareThese(ids.to_vec()));
    app.run();
    app.get_by_role_and_label(Role::Button, "Move or swap Microsoft Fabric")
        .click();
    app.run();
    let dataset = &app.state().model().dataset;
    let alike = crosscheck::explore::most_like(dataset, &dataset.index, ids[1], 3).into_iter();
    let offered = alike.map(|a| a.service).find(|s| !ids.contains(s)).expect("another");
    let offered = dataset.catalog[offered].name.clone();
    app.get_by_role_and_label(Role::Button, &offered).click();
    app.run();
    let model = app.state().model();
    let names: Vec<&str> = model
        .workspace
        .comparison
        .services
        .iter()
        .map(|s| model.dataset.catalog[*s].name.as_str())
        .collect();
    assert_eq!(names, ["Azure Databricks", &offered]);
}

#[test]
fn the_window_saves_the_record_the_command_prints() {
    let folder = tempfile::tempdir().expect("a folder");
    let target = folder.path().join("decision.md");
    let fake = FakeWorld {
        save_to: Some(target.clone()),
        ..FakeWorld::default()
    };
    let mut app = open(Window::default(), fake);
    app.state_mut().push(crosscheck::app::Action::Go(Place::Decide));
    app.state_mut().push(crosscheck::app::action::Decide::Event(
        crosscheck::decide::WizardEvent::Choose(1),
    ));
    app.state_mut().push(crosscheck::app::action::Decide::Event(
        crosscheck::decide::WizardEvent::ToResult,
    ));
    app.run();
    app.get_by_role_and_label(Role::Button, "Save record…").click();
    app.run();
    app.get_by_label("As Markdown…").click();
    app.run();
    let (factor, option) = {
        let factor = &app.state().model().dataset.catalog.factors[0];
        (factor.id.clone(), factor.options[1].id.clone())
    };
    let out = std::process::Command::new(env!("CARGO_BIN_EXE_crosscheck"))
        .args([
            "decide",
            "--answer",
            &format!("{factor}={option}"),
            "--format",
            "adr",
            "--today",
            "2026-11-21",
        ])
        .output()
        .expect("the program runs");
    assert_eq!(std::fs::read(&target).expect("the record is written"), out.stdout);
}
