//! Each evidence view in the real app: how one gets there, and what one opens from it.

use crate::support::app::{FakeWorld, Window, open};
use crosscheck::{
    app::{Command, action::Filter},
    catalog::condition::Subject,
    workspace::{Layout, Place},
};
use egui::accesskit::Role;
use egui_kittest::{Harness, kittest::Queryable as _};

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
    app.get_by_label_contains("Azure HDInsight, Interface: Own code. Newest claim: 9 years")
        .click();
    app.run();
    let model = app.state().model();
    let interface = model.dataset.catalog.attribute("interface").expect("an attribute");
    assert_eq!(
        model.session.claims_of,
        Some((service(&app, "azure-hdinsight"), interface))
    );
}

#[test]
fn a_disagreement_leads_to_its_claims() {
    let mut app = open(Window::default(), FakeWorld::default());
    through_the_menu(&mut app, "Disagreements");
    app.get_by_label_contains("Azure Databricks, Real-time scoring: no, says Choosing")
        .click();
    app.run();
    let model = app.state().model();
    let scoring = model
        .dataset
        .catalog
        .attribute("real-time-scoring")
        .expect("an attribute");
    assert_eq!(
        model.session.claims_of,
        Some((service(&app, "azure-databricks"), scoring))
    );
    // The claims are far down the panel, and in sight all the same.
    let claim = app.get_by_label_contains("Model Serving answers REST calls");
    assert!(app.ctx.content_rect().contains_rect(claim.rect()), "{:?}", claim.rect());
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
        "Tracks experiments: 7 of 8 services do not state it. Show only these",
    )
    .click();
    app.run();
    app.get_by_label("7 of 72 services");
    app.get_by_label("Remove filter Tracks experiments: not stated");
    app.get_by_role_and_label(Role::Button, "Copy the questions about Microsoft Fabric")
        .click();
    app.run();
    app.get_by_label_contains("Copied 24 questions.");
    app.get_by_role_and_label(Role::Button, "Export questions…").click();
    app.run();
    let text = std::fs::read_to_string(&target).expect("the export is written");
    assert!(text.starts_with("# Questions to ask: Machine learning on Azure"));
    assert!(
        text.contains("## Microsoft Fabric")
            && text.contains("- [ ] Does “Tracks experiments” hold for Microsoft Fabric")
    );
    assert!(text.contains("- Filters: "), "it says what narrows it");
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
    app.state_mut()
        .push(crosscheck::app::action::Select::CompareThese(panes.to_vec()));
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
