//! The filter panel, driven as a person would: chips, ranges, long facets, typed conditions, why-not, undo.

use std::fmt::Write as _;

use crate::support::app::{FakeWorld, Window, open};
use crosscheck::{
    app::{
        Command,
        action::{Action, Filter},
    },
    shell::Shell,
    workspace::{Layout, Place, stored::lost::Lost},
};
use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};

type App = Harness<'static, Shell>;

fn app() -> App {
    open(
        Window {
            size: [1280.0, 3200.0],
            ..Window::default()
        },
        FakeWorld::default(),
    )
}

/// What the box of the filter panel is called while Enter would do this.
fn found_box(enter: &str) -> String {
    format!("Find a filter; Enter {enter}")
}

/// A list with a number, a date and a long set.
fn list() -> (tempfile::TempDir, App) {
    let mut text = String::from("name,price (EUR),since,tags\n");
    for i in 0..40 {
        let price = if i % 10 == 9 {
            String::new()
        } else {
            format!("{}", i * 5)
        };
        let tags = format!("tag {:02};tag {:02}", i % 20, (i + 1) % 20);
        let _ = writeln!(text, "Tool {i:02},{price},20{:02}-03-15,{tags}", 10 + i % 12);
    }
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("tools.csv");
    std::fs::write(&path, text).expect("written");
    let mut app = open(
        Window {
            size: [1280.0, 2400.0],
            file: Some(path),
            ..Window::default()
        },
        FakeWorld::default(),
    );
    app.key_press(Key::Escape);
    app.run();
    app.state_mut().push(Filter::ClearAll);
    app.run();
    (folder, app)
}

fn conditions(app: &App) -> Vec<String> {
    let model = app.state().model();
    model
        .workspace
        .view
        .query
        .conditions
        .iter()
        .map(|c| c.text(&model.dataset.catalog))
        .collect()
}

fn shown(app: &App) -> String {
    let model = app.state().model();
    let dataset = &model.dataset;
    let listing = crosscheck::explore::list(dataset, &dataset.index, &model.workspace.view.query);
    format!("{} of {}", listing.hits.len(), listing.total)
}

fn undo_steps(app: &App) -> usize {
    app.state().model().history.undo.len()
}

fn type_into(app: &mut App, label: &str, text: &str) {
    app.get_by_role_and_label(Role::TextInput, label).focus();
    app.run();
    app.get_by_role_and_label(Role::TextInput, label).type_text(text);
    app.run();
}

#[test]
fn a_range_is_typed_marked_when_it_cannot_be_read_and_one_step_to_undo() {
    let (_folder, mut app) = list();
    let before = undo_steps(&app);
    type_into(&mut app, "Price, lowest, typed", "100");
    assert_eq!(conditions(&app), ["price>=100"], "each digit is taken as it is typed");
    assert_eq!(shown(&app), "18 of 40");
    app.get_by_role_and_label(Role::TextInput, "Price, lowest, typed")
        .type_text("x");
    app.run();
    app.key_press(Key::Tab);
    app.run();
    app.get_by_label_contains("“100x” is not a number");
    app.get_by_label_contains("The list stays as it was.");
    assert_eq!(conditions(&app), ["price>=100"], "the last good bound stays");
    assert_eq!(undo_steps(&app), before + 1, "typing is one step");
    type_into(&mut app, "Price, highest, typed", "50");
    app.key_press(Key::Enter);
    app.run();
    app.get_by_label_contains("The lowest is above the highest");
    assert_eq!(conditions(&app), ["price>=100"]);
    app.state_mut().push(Command::Undo);
    app.run();
    assert!(conditions(&app).is_empty());
    assert_eq!(shown(&app), "40 of 40");
}

#[test]
fn a_handle_is_dragged_and_stepped_and_each_is_one_step_to_undo() {
    let (_folder, mut app) = list();
    let before = undo_steps(&app);
    let from = app.get_by_role_and_label(Role::Slider, "Price, lowest").rect().center();
    app.drag_at(from);
    app.run();
    for x in [10.0, 30.0, 50.0, 80.0] {
        app.hover_at(from + egui::vec2(x, 0.0));
        app.run();
    }
    app.drop_at(from + egui::vec2(80.0, 0.0));
    app.run();
    let dragged = conditions(&app);
    assert!(dragged.len() == 1 && dragged[0].starts_with("price>="), "{dragged:?}");
    assert_eq!(undo_steps(&app), before + 1, "one drag is one step");

    app.get_by_role_and_label(Role::Slider, "Price, highest").focus();
    app.run();
    for _ in 0..3 {
        app.key_press(Key::ArrowLeft);
        app.run();
    }
    let stepped = conditions(&app);
    assert!(stepped.len() == 2 && stepped[1].starts_with("price<="), "{stepped:?}");
    assert_eq!(undo_steps(&app), before + 2);
    app.key_press(Key::End);
    app.run();
    assert_eq!(conditions(&app), dragged, "End opens the upper end again");
    app.state_mut().push(Command::Undo);
    app.state_mut().push(Command::Undo);
    app.run();
    assert!(conditions(&app).is_empty());
}

#[test]
fn dates_have_a_range_and_a_chip_that_takes_it_away() {
    let (_folder, mut app) = list();
    type_into(&mut app, "Since, lowest, typed", "2018-03");
    assert_eq!(conditions(&app), ["since>=2018-03"]);
    app.get_by_role_and_label(Role::Button, "Remove filter Since at least Mar 2018")
        .click();
    app.run();
    assert!(conditions(&app).is_empty());
}

/// An option of a facet; a card may say the same of its service.
fn option<'a>(app: &'a App, says: &str) -> Option<egui_kittest::Node<'a>> {
    app.query_all_by_role(Role::CheckBox)
        .find(|n| n.accesskit_node().label().is_some_and(|l| l.starts_with(says)))
}

#[test]
fn a_long_facet_is_searched_and_keeps_what_is_chosen_in_sight() {
    let (_folder, mut app) = list();
    assert!(option(&app, "Tags: tag 07, ").is_some());
    assert!(option(&app, "Tags: tag 15, ").is_none(), "eight at first");
    type_into(&mut app, "Find in Tags", "15");
    option(&app, "Tags: tag 15, ").expect("found").click();
    app.run();
    assert!(option(&app, "Tags: tag 07, ").is_none());
    app.get_by_role_and_label(Role::TextInput, "Find in Tags").focus();
    app.key_press(Key::Escape);
    app.run();
    option(&app, "Tags: tag 15, ").expect("chosen");
    assert!(option(&app, "Tags: tag 16, ").is_none());
    app.get_by_role_and_label(Role::Button, "Show all 20 options of Tags")
        .click();
    app.run();
    option(&app, "Tags: tag 16, ").expect("shown");
    app.get_by_role_and_label(Role::Button, "Show fewer of Tags").click();
    app.run();
    assert!(option(&app, "Tags: tag 16, ").is_none());
}

#[test]
fn a_typed_condition_is_understood_or_marked_and_never_fails_open() {
    let mut app = app();
    let before = conditions(&app);
    type_into(&mut app, "Find a filter", "langauges=python");
    app.key_press(Key::Enter);
    app.run();
    app.get_by_label_contains("Did you mean “languages”?");
    app.get_by_label_contains("The list stays as it was.");
    assert_eq!(conditions(&app), before);
    app.state_mut()
        .push(Filter::DraftCondition("languages=python".to_owned()));
    app.run();
    app.get_by_label_contains("Add Languages: Python, ");
    app.get_by_label_contains(&found_box("adds: Languages: Python, "))
        .focus();
    app.run();
    app.key_press(Key::Enter);
    app.run();
    assert_eq!(conditions(&app).last().map(String::as_str), Some("languages=python"));
    assert!(app.state().model().session.drafts.condition.value.is_empty());
}

#[test]
fn a_number_that_can_be_read_in_two_ways_is_no_condition() {
    use crosscheck::app::action::Decide;
    let (_folder, mut app) = list();
    let before = conditions(&app);
    app.state_mut().push(Filter::DraftCondition("price>=1,500".to_owned()));
    app.state_mut().push(Filter::AddCondition);
    app.state_mut().push(Decide::DraftMustHave("price>=1,500".to_owned()));
    app.state_mut().push(Decide::AddMustHave);
    app.run();
    app.get_by_label_contains("“1,500” can be read as 1500 or as 1.5; write it without the comma.");
    assert_eq!(conditions(&app), before);
    assert!(app.state().model().workspace.wizard.must_haves().is_empty());
}

#[test]
fn what_has_retired_is_hidden_and_says_how_many() {
    let mut app = app();
    let hidden = app.get_by_role_and_label(Role::Button, "Show retired services too");
    assert!(hidden.accesskit_node().bounding_box().is_some());
    // A facet's own choice stands apart from what is merely hidden.
    app.get_by_label_contains("Status: Available, ").click();
    app.run();
    assert_eq!(
        conditions(&app),
        ["role=alternative", "status!=retired", "status=available"]
    );
    app.get_by_label_contains("Status: Available, ").click();
    app.run();
    assert_eq!(conditions(&app), ["role=alternative", "status!=retired"]);
    // Asking for what has retired shows it.
    app.get_by_label_contains("Status: Retired, hidden, ").click();
    app.run();
    assert_eq!(conditions(&app), ["role=alternative", "status=retired"]);
    app.state_mut().push(Command::Undo);
    app.run();
    let before = shown(&app);
    app.get_by_role_and_label(Role::Button, "Show retired services too")
        .click();
    app.run();
    assert_eq!(conditions(&app), ["role=alternative"]);
    assert_ne!(shown(&app), before);
}

fn open_views(app: &mut App) {
    app.get_by_role_and_label(Role::Button, "Views").click();
    app.run();
}

#[test]
fn a_view_is_saved_applied_in_one_step_renamed_and_deleted() {
    let mut app = app();
    app.state_mut().push(Filter::SetSearch("spark".to_owned()));
    app.state_mut().push(Filter::SetLayout(Layout::Table));
    app.state_mut()
        .push(Filter::DraftCondition("languages=python".to_owned()));
    app.state_mut().push(Filter::AddCondition);
    app.run();
    let set_up = (conditions(&app), shown(&app));
    open_views(&mut app);
    type_into(&mut app, "Name for what is shown", "Spark in Python");
    app.key_press(Key::Enter);
    app.run();
    app.get_by_label("Saved the view “Spark in Python”.");
    app.key_press(Key::Escape);
    app.run();
    app.get_by_role_and_label(Role::Button, "View: Spark in Python");

    let databricks = app
        .state()
        .model()
        .dataset
        .catalog
        .service("azure-databricks")
        .expect("there");
    app.state_mut().push(Command::ClearFilters);
    app.state_mut().push(Filter::SetLayout(Layout::Cards));
    app.state_mut()
        .push(crosscheck::app::action::Select::ToggleTick(databricks));
    app.run();
    let steps = undo_steps(&app);
    open_views(&mut app);
    app.get_by_role_and_label(Role::RadioButton, "Spark in Python").click();
    app.run();
    assert_eq!((conditions(&app), shown(&app)), set_up);
    let w = &app.state().model().workspace;
    assert_eq!(
        (w.view.layout, w.comparison.services.len(), undo_steps(&app)),
        (Layout::Table, 1, steps + 1)
    );
    app.state_mut().push(Command::Undo);
    app.run();
    assert_eq!(conditions(&app).len(), 2, "as at the start");

    app.state_mut().push(Action::Go(Place::Explore));
    open_views(&mut app);
    app.get_by_role_and_label(Role::Button, "Change the view Spark in Python")
        .click();
    app.run();
    app.get_by_role_and_label(Role::Button, "Rename…").click();
    app.run();
    app.state_mut()
        .push(crosscheck::app::action::SavedViews::DraftRename("Mine".to_owned()));
    app.run();
    app.get_by_role_and_label(Role::Button, "Rename").click();
    app.run();
    assert_eq!(app.state().model().preferences.views[0].name, "Mine");
    app.get_by_role_and_label(Role::Button, "Change the view Mine").click();
    app.run();
    app.get_by_role_and_label(Role::Button, "Delete…").click();
    app.run();
    app.get_by_role_and_label(Role::Button, "Delete").click();
    app.run();
    assert!(app.state().model().preferences.views.is_empty());
}

#[test]
fn a_view_survives_a_restart_and_tells_what_another_catalog_does_not_know() {
    use crosscheck::{
        app::action::SavedViews,
        workspace::kept::{DocumentFile, Settings},
    };
    let (_folder, mut app) = list();
    app.state_mut().push(Filter::DraftCondition("price>=100".to_owned()));
    app.state_mut().push(Filter::AddCondition);
    app.state_mut().push(SavedViews::Draft("Dear".to_owned()));
    app.state_mut().push(SavedViews::Save);
    app.run();
    let model = app.state().model();
    let settings = DocumentFile::new(Settings {
        views: model.preferences.views.clone(),
        ..Settings::default()
    });
    let (again, damaged) = DocumentFile::<Settings>::read(&settings.write());
    let mut lost = Lost::default();
    let (shown, _) = again.content.views[0].shows.restore(&model.dataset.catalog, &mut lost);
    assert_eq!(shown, model.workspace.view);
    assert_eq!((damaged, lost.sentences()), (vec![], vec![]));
    app.state_mut().push(Command::OpenBuiltIn);
    app.run();
    app.run();
    assert_eq!(app.state().model().dataset.origin.path(), None);
    app.state_mut().push(SavedViews::Apply(0));
    app.run();
    app.get_by_label_contains("This catalog does not know all of the view “Dear”.");
}

#[test]
fn keys_alone_search_move_open_tick_and_clear() {
    let mut app = app();
    app.key_press(Key::Slash);
    app.run();
    assert!(
        app.get_by_role_and_label(Role::TextInput, "Search services")
            .is_focused()
    );
    app.get_by_role_and_label(Role::TextInput, "Search services")
        .type_text("azure");
    app.run();
    app.key_press(Key::Enter);
    app.run();
    app.run();
    app.key_press(Key::ArrowRight);
    app.run();
    app.key_press(Key::Space);
    app.run();
    assert_eq!(app.state().model().workspace.comparison.services.len(), 1);
    app.key_press(Key::Enter);
    app.run();
    assert!(app.state().model().session.open.is_some(), "Enter opens");
    app.key_press(Key::Escape);
    app.run();
    assert!(app.state().model().session.open.is_none(), "Esc closes what is open");
    app.key_press_modifiers(Modifiers::COMMAND, Key::F);
    app.run();
    app.key_press(Key::Escape);
    app.run();
    assert!(
        app.state().model().workspace.view.query.search.is_empty(),
        "Esc clears the search"
    );
    assert_eq!(
        app.state().model().workspace.comparison.services.len(),
        1,
        "what was ticked stays"
    );
}

#[test]
fn nothing_left_says_what_to_relax_and_ticks_stay() {
    let mut app = app();
    let databricks = app
        .state()
        .model()
        .dataset
        .catalog
        .service("azure-databricks")
        .expect("there");
    app.state_mut()
        .push(crosscheck::app::action::Select::ToggleTick(databricks));
    app.state_mut()
        .push(Filter::DraftCondition("name=Azure Batch AI".to_owned()));
    app.state_mut().push(Filter::AddCondition);
    app.run();
    app.get_by_label("No service matches");
    app.get_by_label_contains("Show retired services: brings back 1 service")
        .click();
    app.run();
    assert_eq!(conditions(&app), ["role=alternative", "name=\"Azure Batch AI\""]);
    app.get_by_role_and_label(Role::Button, "Clear").click();
    app.run();
    assert_eq!(conditions(&app).len(), 2, "back to the start");
    app.get_by_label("11 current alternatives of 75");
    app.get_by_role_and_label(Role::Button, "Show all 75").click();
    app.run();
    assert!(conditions(&app).is_empty());
    app.get_by_label("75 of 75 services");
    assert_eq!(app.state().model().workspace.comparison.services.len(), 1);
}

#[test]
fn why_not_names_what_is_hidden_and_shows_it() {
    let mut app = app();
    app.get_by_role_and_label(Role::Button, "Why is one not here?").click();
    app.run();
    app.state_mut()
        .push(crosscheck::app::action::WhyNot::Type("batch ai".to_owned()));
    app.run();
    app.get_by_role_and_label(Role::Button, "Azure Batch AI").click();
    app.run();
    // Since when, and what to use in its place.
    app.get_by_label("Retired since 4 Mar 2019, use Azure Machine Learning instead; retired services are hidden.");
    app.get_by_role_and_label(Role::Button, "Show retired services").click();
    app.run();
    assert_eq!(conditions(&app), ["role=alternative"]);
    app.get_by_label("It is in the grid.");
}

#[test]
fn matches_are_marked_in_names_and_values_and_their_field_is_named() {
    let mut app = app();
    app.state_mut().push(Filter::ClearAll);
    let mut marks = |search: &str, id: &str| {
        app.state_mut().push(Filter::SetSearch(search.to_owned()));
        app.run();
        let model = app.state().model();
        let mut views = crosscheck::app::view::Views::default();
        views.refresh(model);
        let view = views.explore().expect("a view");
        let at = view
            .services()
            .iter()
            .position(|s| model.dataset.catalog[*s].id == id)
            .unwrap_or_else(|| panic!("{search} finds {id}"));
        let entry = view.entry(at).expect("an entry");
        let cut = |text: &str, marks: &[std::ops::Range<usize>]| {
            marks.iter().map(|m| text[m.clone()].to_owned()).collect::<Vec<_>>()
        };
        let matched = entry.matched.as_ref().map(|m| (m.text.clone(), cut(&m.text, &m.marks)));
        let values: Vec<String> = entry.facts.iter().flat_map(|f| cut(&f.short, &f.marks)).collect();
        (cut(&entry.name, &entry.name_marks), matched, values)
    };
    let words = |all: &[&str]| all.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>();
    assert_eq!(marks("databr", "azure-databricks").0, words(&["Databr"]));
    let (name, matched, _) = marks("mmlspark", "mmlspark");
    assert_eq!(name, words(&[]));
    assert_eq!(
        matched,
        Some(("Former name: MMLSpark".to_owned(), words(&["MMLSpark"])))
    );
    // A typing mistake marks the word it stands for.
    assert_eq!(marks("databrikcs", "azure-databricks").0, words(&["Databricks"]));
    let (_, matched, values) = marks("scala", "azure-databricks");
    assert_eq!(values, words(&["Scala"]));
    assert!(matched.is_some_and(|(text, _)| text.starts_with("Languages: ")));
}

#[test]
fn with_large_text_the_filters_have_the_window_to_themselves_and_a_way_back() {
    // What is left of 1280 by 800 at three times the size.
    let mut app = open(
        Window {
            size: [427.0, 267.0],
            scale: 3.0,
            ..Window::default()
        },
        FakeWorld::default(),
    );
    app.get_by_role_and_label(Role::Button, "Filters 2").click();
    app.run();
    let done = app.get_by_role_and_label(Role::Button, "Done");
    assert!(done.rect().right() <= 427.0, "the way back is in sight");
    assert!(
        app.get_by_role_and_label(Role::TextInput, "Find a filter")
            .rect()
            .right()
            <= 427.0
    );
    done.click();
    app.run();
    assert!(app.query_by_role_and_label(Role::Button, "Done").is_none());
}

fn typed(app: &App) -> String {
    app.state().model().session.drafts.condition.value.clone()
}

fn draft(app: &mut App, text: &str) {
    app.state_mut().push(Filter::DraftCondition(text.to_owned()));
    app.run();
}

/// What is offered for the words in the box: each with what it is and what it would leave, and what Enter takes.
fn offered(app: &App) -> Vec<String> {
    let model = app.state().model();
    let mut views = crosscheck::app::view::Views::default();
    views.refresh(model);
    let found = views.find().expect("something is looked for");
    let marked = found.marked(model.session.drafts.found_at);
    let row = |(at, row): (usize, &crosscheck::app::view::find::FoundFilter)| {
        let mark = if marked == Some(at) { "> " } else { "" };
        let counts = row.counts.map_or(String::new(), |(n, more)| format!(" {n} +{more}"));
        format!("{mark}{} ({}){counts}", row.name, row.about)
    };
    let rows = found.rows.iter().enumerate().map(row);
    let hint = Some(found.hint.clone()).filter(|h| !h.is_empty());
    let more = (found.more > 0).then(|| format!("and {} more", found.more));
    hint.into_iter().chain(rows).chain(more).collect()
}

#[test]
fn a_filter_is_found_by_a_few_letters_and_ticked_by_enter() {
    let mut app = app();
    type_into(&mut app, "Find a filter", "premi");
    let facet = |app: &App| {
        let mut views = crosscheck::app::view::Views::default();
        views.refresh(app.state().model());
        let view = views.explore().expect("a view");
        let options = view.facets.iter().flat_map(|f| f.options.iter().map(move |o| (f, o)));
        let premises = options.into_iter().find(|(_, o)| o.label.contains("premises"));
        let (f, o) = premises.expect("an option");
        (
            o.spoken(&f.label).to_owned(),
            format!("{} ({}) {} +{}", o.label, f.label, o.count, o.more),
            o.active,
        )
    };
    let (spoken, row, _) = facet(&app);
    assert!(
        offered(&app).contains(&format!("> {row}")),
        "{:?}: counted as the facet does",
        offered(&app)
    );
    // The facets give way to what was found, and nothing else is in their place.
    app.get_by_role_and_label(Role::CheckBox, &spoken);
    assert!(app.query_by_label_contains("Status: Available, ").is_none());
    assert!(!facet(&app).2);
    app.key_press(Key::Enter);
    app.run();
    app.run();
    assert!(facet(&app).2, "Enter ticks");
    // The list stays, and what is typed next takes the place of the words.
    assert_eq!(typed(&app), "premi");
    let name = found_box(&format!("unticks: {}", facet(&app).0));
    let field = app.get_by_role_and_label(Role::TextInput, &name);
    field.type_text("zzz");
    app.run();
    assert_eq!(typed(&app), "zzz");
    app.get_by_label_contains("No filter has these words. Type a part of");
    app.key_press(Key::Escape);
    app.run();
    assert_eq!(typed(&app), "");
    app.get_by_label_contains("Status: Available, ");
}

#[test]
fn arrows_move_the_mark_and_a_name_is_gone_on_from() {
    let mut app = app();
    type_into(&mut app, "Find a filter", "languages");
    let first = offered(&app);
    assert!(first[0].starts_with("> Languages ("), "{first:?}");
    assert!(
        first[1].starts_with("Python (Languages) "),
        "its options stand below: {first:?}"
    );
    app.key_press(Key::ArrowDown);
    app.run();
    app.key_press(Key::ArrowDown);
    app.run();
    app.key_press(Key::ArrowUp);
    app.run();
    assert!(offered(&app)[1].starts_with("> Python"), "{:?}", offered(&app));
    for _ in 0..100 {
        app.key_press(Key::PageDown);
        app.run();
    }
    let last = offered(&app);
    assert!(
        last.last().is_some_and(|l| l.starts_with("> ")),
        "no further than the last: {last:?}"
    );
    // Typing on begins at the first again; Enter on a name goes on from it.
    draft(&mut app, "languages");
    assert!(offered(&app)[0].starts_with("> Languages"));
    app.key_press(Key::Enter);
    app.run();
    app.run();
    assert_eq!(typed(&app), "Languages: ");
    assert!(
        offered(&app).iter().all(|o| o.contains(" (Languages) ")),
        "{:?}",
        offered(&app)
    );
    let mut views = crosscheck::app::view::Views::default();
    views.refresh(app.state().model());
    let name = found_box(&format!("ticks: {}", views.find().expect("found").rows[0].spoken));
    app.get_by_role_and_label(Role::TextInput, &name).type_text("sca");
    app.run();
    assert_eq!(typed(&app), "Languages: sca");
    assert!(
        offered(&app)[0].starts_with("> Scala (Languages)"),
        "{:?}",
        offered(&app)
    );
    app.key_press(Key::Enter);
    app.run();
    assert_eq!(conditions(&app).last().map(String::as_str), Some("languages=scala"));
}

#[test]
fn numbers_and_dates_are_found_once_a_value_is_typed() {
    let (_folder, mut app) = list();
    for (text, expected) in [
        (
            "price 100",
            vec![
                "> At least 100 EUR (Price) 18 +4",
                "At most 100 EUR (Price) 19 +4",
                "100 EUR (Price) 1 +4",
            ],
        ),
        ("pri under 100", vec!["> Below 100 EUR (Price) 18 +4"]),
        ("100 to 120 EUR", vec!["> 100 to 120 EUR (Price) 5 +4"]),
        ("Price from 100 to 120", vec!["> 100 to 120 EUR (Price) 5 +4"]),
        (
            "since since 2020",
            vec!["> At least 2020 (Since) 6 +0", "15 Mar 2020 (Since) 3 +0"],
        ),
        ("price at least", vec!["Type a number. Stated: 0 EUR to 190 EUR."]),
        (
            "price>=100 or since>=2021",
            vec!["> Price at least 100 EUR or Since at least 2021 (Add this condition) 19 +4"],
        ),
        (
            "price over ten",
            vec!["“ten” is not a number. “price” is a number, as in price>=10."],
        ),
        (
            "pri>=190",
            vec!["At least 190 EUR (Price) 1 +4", "190 EUR (Price) 1 +4"],
        ),
        (
            "price>=1,500",
            vec!["At least 1,500 EUR (Price) 0 +4", "At least 1.5 EUR (Price) 35 +4"],
        ),
        ("pri 100 or 120", vec!["> 100 EUR or 120 EUR (Price) 2 +4"]),
        // Which of the two is for the person to say: Enter takes neither.
        (
            "price 1.000 to 1.500",
            vec!["1 to 1.5 EUR (Price) 0 +4", "1,000 to 1,500 EUR (Price) 0 +4"],
        ),
        ("price 100 to 1.500", vec!["> 100 to 1,500 EUR (Price) 18 +4"]),
    ] {
        draft(&mut app, text);
        assert_eq!(offered(&app), expected, "{text}");
    }
    draft(&mut app, "pri under 100");
    app.get_by_role_and_label(Role::Button, "Add Price below 100 EUR, 18, 4 more not known")
        .click();
    app.run();
    app.run();
    assert_eq!(conditions(&app), ["price<100"]);
    assert_eq!(typed(&app), "");
    assert_eq!(shown(&app), "18 of 40", "as many as it said");
}

#[test]
fn what_is_not_so_is_found_as_one_types() {
    let (_folder, mut app) = list();
    draft(&mut app, "not tag 0");
    assert_eq!(
        offered(&app)[..2],
        ["> not tag 00 (Tags) 0 +36", "not tag 01 (Tags) 0 +36"]
    );
    let mut app = self::app();
    type_into(&mut app, "Find a filter", "not on prem");
    assert!(
        offered(&app)[0].starts_with("> not On premises (Hosting) "),
        "{:?}",
        offered(&app)
    );
    app.key_press(Key::Enter);
    app.run();
    app.run();
    assert_eq!(
        conditions(&app).last().map(String::as_str),
        Some("hosting!=on-premises")
    );
    // A sentence says what is wrong where Enter takes nothing.
    draft(&mut app, "data-limit at least 1.500");
    app.key_press(Key::Enter);
    app.run();
    app.get_by_label_contains("“1.500” can be read as 1.5 or as 1500");
}

#[test]
fn complete_in_the_columns_shown_is_found_and_typing_mistakes_are_forgiven() {
    let (_folder, mut app) = list();
    // It has no categories: their column is not shown, and nothing lacks one where it is.
    let category = crosscheck::catalog::condition::Subject::Category;
    let model = app.state().model();
    let columns = model.workspace.view.grid.columns(&model.dataset);
    assert!(!columns.shown().contains(&category));
    app.state_mut()
        .push(crosscheck::app::action::Grid::ToggleColumn(category));
    app.run();
    draft(&mut app, "compl");
    assert!(offered(&app)[0].starts_with("> Complete ("), "{:?}", offered(&app));
    assert!(offered(&app)[0].ends_with(" 36 +0"), "{:?}", offered(&app));
    app.get_by_label_contains("Add Complete in ").click();
    app.run();
    app.run();
    assert_eq!(shown(&app), "36 of 40");
    let mut app = self::app();
    draft(&mut app, "pyhton");
    assert!(
        offered(&app).iter().any(|o| o.starts_with("> Python (Languages) ")),
        "{:?}",
        offered(&app)
    );
}

#[test]
fn a_very_name_that_is_hidden_is_said_first_and_shown() {
    let mut app = app();
    app.state_mut().push(Filter::SetSearch("azure notebooks".to_owned()));
    app.run();
    app.get_by_label_contains("Azure Notebooks is hidden: retired since 15 Jan 2021, use ");
    app.get_by_role_and_label(Role::Button, "Show it").click();
    app.run();
    app.get_by_role_and_label(Role::CheckBox, "Compare Azure Notebooks");
    assert!(app.query_by_label_contains("is hidden:").is_none());
    assert_eq!(
        conditions(&app),
        ["role=alternative"],
        "only what was in its way is gone"
    );
}

#[test]
fn cards_show_first_what_one_filters_by_and_stand_in_five_columns_at_most() {
    let window = Window {
        size: [2560.0, 1440.0],
        ..Window::default()
    };
    let mut app = open(window, FakeWorld::default());
    let ticks = app.query_all_by_role(Role::CheckBox);
    let cards = ticks.filter(|n| n.accesskit_node().label().is_some_and(|l| l.starts_with("Compare ")));
    let lefts: std::collections::BTreeSet<i32> = cards.map(|n| n.rect().left() as i32).collect();
    assert_eq!(lefts.len(), 5, "{lefts:?}");
    let says = |app: &App| {
        let all = app.query_all_by_label_contains("Collaboration: ");
        all.filter(|n| n.accesskit_node().role() == Role::Label).count()
    };
    let before = says(&app);
    let attribute = app.state().model().dataset.catalog.attribute("collaboration");
    let subject = crosscheck::catalog::condition::Subject::Attribute(attribute.expect("there"));
    let first = crosscheck::catalog::condition::Want::Option(0);
    app.state_mut().push(Filter::ToggleOption(subject, first));
    app.run();
    assert!(
        says(&app) > before,
        "{} after {before}: {:?}",
        says(&app),
        conditions(&app)
    );
}

#[test]
fn a_facet_of_options_that_each_have_one_service_does_not_come_first() {
    // Of a hundred each has a code and a tag of its own; a colour is shared by twenty-five, a maker by two.
    let mut csv = "Name,Code,Tags,Maker,Colour\n".to_owned();
    for i in 0..100 {
        let colour = ["red", "green", "blue", "white"][i % 4];
        let _ = writeln!(
            csv,
            "Thing {i},code {i},\"tag {i};tag {}\",maker {},{colour}",
            200 + i % 3,
            i / 2
        );
    }
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("things.csv");
    std::fs::write(&file, csv).expect("written");
    let mut app = open(
        Window {
            file: Some(file),
            ..Window::default()
        },
        FakeWorld::default(),
    );
    app.run();
    let mut views = crosscheck::app::view::Views::default();
    views.refresh(app.state().model());
    let facets: Vec<&str> = views
        .explore()
        .expect("a view")
        .facets
        .iter()
        .map(|f| f.label.as_str())
        .collect();
    let place = |label: &str| facets.iter().position(|f| *f == label);
    let colour = place("Colour").expect("a facet");
    for rare in ["Code", "Tags", "Maker"] {
        assert!(
            place(rare).is_none_or(|at| at > colour),
            "{rare} before Colour: {facets:?}"
        );
    }
}
