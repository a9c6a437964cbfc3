//! Importing lists that nobody here wrote: the types a person would choose, results that check, the window that opens
//! them.
#![allow(clippy::print_stderr)]

use std::io::Write as _;
use std::path::Path;

use crate::support::app::{FakeWorld, Window, open, today};
use crosscheck::{
    app::{
        Action, Command,
        action::{File, Import},
        state::Modal,
    },
    catalog::{Kind, load},
    import::{ImportRequest, import},
};
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use jiff::civil::date;

fn request<'a>(bytes: &'a [u8], file: &'a str) -> ImportRequest<'a> {
    ImportRequest::new(bytes, file, date(2026, 11, 21))
}

fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Flag => "flag",
        Kind::Choice => "choice",
        Kind::Set => "set",
        Kind::Number => "number",
        Kind::Version => "version",
        Kind::Date => "date",
        Kind::Text => "text",
        Kind::Link => "link",
        Kind::Services => "services",
    }
}

#[test]
fn a_real_foreign_list_gets_the_types_a_person_would_choose() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/catalogs/cncf_landscape.json");
    let Ok(bytes) = std::fs::read(&path) else {
        // Written directly, as what a test that passes prints is not shown.
        let _ = writeln!(std::io::stderr(), "skipped: the foreign list is not beside the project");
        return;
    };
    let imported = import(&request(&bytes, "cncf_landscape.json"), None).expect("it imports");
    assert_eq!(imported.catalog.services.len(), 2413);
    for (id, expected) in [
        ("open_source", "flag"),
        ("project_status", "choice"),
        ("accepted", "date"),
        ("graduated", "date"),
        ("joined", "date"),
        ("tags", "set"),
        ("integrations", "set"),
        ("audits", "number"),
        ("homepage", "link"),
    ] {
        let ix = imported
            .catalog
            .attribute(id)
            .unwrap_or_else(|| panic!("no attribute {id}"));
        assert_eq!(kind_word(imported.catalog[ix].kind), expected, "{id}");
    }
    let (again, report) = load(imported.text.as_bytes());
    assert!(report.errors.is_empty(), "{:?}", report.errors);
    assert_eq!(
        again.expect("it checks").services,
        imported.catalog.services,
        "the text reads back equal"
    );
}

const CSV: &str = "Product,Open source,Price (EUR),Released,Languages,Remark\n\
    Alpha,yes,10,2020-01-05,Rust;Go,N/A\n\
    Beta,no,12.5,2021-03-01,Go,\n\
    Beta,yes,,2022-07-30,Rust,\"=1+1\"\n";

#[test]
fn a_spreadsheet_keeps_blanks_blank_and_names_to_the_byte() {
    let imported = import(&request(CSV.as_bytes(), "tools.csv"), None).expect("it imports");
    let catalog = &imported.catalog;
    let ids: Vec<&str> = catalog.services.iter().map(|s| s.id.as_str()).collect();
    assert_eq!(ids, ["alpha", "beta", "beta-2"], "repeats get a number in file order");
    let cells = crosscheck::catalog::Cells::build(catalog.clone(), today());
    let third = catalog.service("beta-2").expect("there");
    let price = catalog
        .attribute_ixs()
        .find(|a| catalog[*a].label.contains("Price"))
        .expect("a price");
    assert_eq!(
        cells.get(third, price).state.id(),
        "not-stated",
        "a blank is not 0 and not no"
    );
    let report = imported.report.text();
    assert!(report.contains("N/A") && report.contains("beta-2"), "{report}");
    assert!(load(imported.text.as_bytes()).1.errors.is_empty());
}

#[test]
fn the_window_opens_a_spreadsheet() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("tools.csv");
    std::fs::write(&path, CSV).expect("written");
    let mut app = open(
        Window {
            file: Some(path),
            ..Window::default()
        },
        FakeWorld::default(),
    );
    app.run();
    assert_eq!(app.state().model().dataset.catalog.services.len(), 3);
    app.get_by_label_contains("Read 3 entries");
}

/// A byte order mark, semicolons, a line break in quotes, a blank heading, a heading twice, dates in several forms.
const NASTY: &str = "\u{feff}Product;;Code;Remark;Remark;Since;Open\r\n\
    Alpha;x;A-1;\"two\r\nlines\";N/A;2020-01-05;yes\r\n\
    Beta;y;B-2;plain;;13/03/2021;no\r\n\
    Beta;;B-3;;none;March 2022;\r\n";

fn open_list(
    text: &str,
    fake: FakeWorld,
) -> (
    tempfile::TempDir,
    egui_kittest::Harness<'static, crosscheck::shell::Shell>,
) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("tools.csv");
    std::fs::write(&path, text).expect("written");
    let mut app = open(
        Window {
            file: Some(path),
            ..Window::default()
        },
        fake,
    );
    app.run();
    (folder, app)
}

#[test]
fn the_report_says_what_each_column_became_and_what_to_look_at() {
    let (_folder, mut app) = open_list(NASTY, FakeWorld::default());
    let page = format!("To look at {}", 4);
    app.get_by_label("Imported tools.csv");
    app.get_by_label_contains("Product: the name of each entry");
    app.get_by_label_contains("Open → open: a flag (yes or no), in 2 of 3");
    app.get_by_label_contains("its dates are written in different ways");
    app.get_by_role_and_label(Role::RadioButton, &page).click();
    app.run();
    app.get_by_label_contains("A heading stands over more than one column");
    app.get_by_label_contains("may mean “not stated”");
    assert!(app.query_all_by_label_contains("N/A").count() > 0);
    app.get_by_label_contains("beta-2");
}

/// Uses a column of the list for something else.
fn use_as(app: &mut egui_kittest::Harness<'static, crosscheck::shell::Shell>, column: &str, what: &str) {
    app.get_by_label_contains(&format!("{column} → ")).click();
    app.run();
    app.get_by_role_and_label(Role::ComboBox, "Used as").click();
    app.run();
    app.get_by_role_and_label(Role::Button, what).click();
    app.run();
    app.run();
}

#[test]
fn the_list_is_read_again_with_other_columns_and_keys_leave_the_report() {
    let (_folder, mut app) = open_list(NASTY, FakeWorld::default());
    assert!(app.state().model().dataset.catalog.service("beta-2").is_some());
    use_as(&mut app, "Code", "The id of each entry");
    let ids: Vec<&str> = app
        .state()
        .model()
        .dataset
        .catalog
        .services
        .iter()
        .map(|s| s.id.as_str())
        .collect();
    assert_eq!(ids, ["A-1", "B-2", "B-3"]);
    app.get_by_label_contains("Code: the id of each entry");
    use_as(&mut app, "Since", "The name of each entry");
    assert_eq!(app.state().model().dataset.catalog.services[0].name, "2020-01-05");
    // Enter takes what has the keyboard; left alone, that is the main action.
    app.ctx.memory_mut(egui::Memory::stop_text_input);
    app.state_mut().push(Action::Import(Import::Look(0)));
    app.run();
    assert!(matches!(
        app.state().model().session.modal,
        Some(Modal::Import { problem: None })
    ));
    // The main action has the keyboard: Enter goes on, and the menu brings the report back.
    app.key_press(egui::Key::Enter);
    app.run();
    assert!(app.state().model().session.modal.is_none());
    app.state_mut().push(Command::ImportReport);
    app.run();
    app.get_by_label("Imported tools.csv");
    app.key_press(egui::Key::Escape);
    app.run();
    assert!(app.state().model().session.modal.is_none());
}

#[test]
fn what_came_of_the_list_is_saved_as_the_command_writes_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let target = folder.path().join("kept.ron");
    let fake = FakeWorld {
        save_to: Some(target.clone()),
        ..FakeWorld::default()
    };
    let (list, mut app) = open_list(NASTY, fake);
    app.get_by_role_and_label(Role::Button, "Save as catalog…").click();
    app.run();
    app.get_by_label_contains("Saved kept.ron");
    assert!(app.state().model().session.modal.is_none(), "the notice is in sight");
    let out = std::process::Command::new(env!("CARGO_BIN_EXE_crosscheck"))
        .args(["import", "tools.csv", "--today", "2026-11-21"])
        .current_dir(list.path())
        .output()
        .expect("the program runs");
    assert_eq!(std::fs::read(&target).expect("written"), out.stdout);
}

#[test]
fn a_list_is_merged_into_a_catalog_and_a_broken_one_changes_nothing() {
    let (folder, mut app) = open_list(
        NASTY,
        FakeWorld {
            no_dialog: true,
            ..FakeWorld::default()
        },
    );
    let base = folder.path().join("base.ron");
    std::fs::write(&base, "(title: 3)").expect("written");
    let path = base.to_string_lossy().into_owned();
    let ask = |app: &mut egui_kittest::Harness<'static, crosscheck::shell::Shell>| {
        app.get_by_role_and_label(Role::Button, "Merge into a catalog…").click();
        app.run();
        app.state_mut().push(File::DraftPath(path.clone()));
        app.run();
        app.get_by_role_and_label(Role::Button, "Merge").click();
        app.run();
        app.run();
    };
    ask(&mut app);
    app.get_by_label_contains("The list stays as it was read before.");
    assert_eq!(app.state().model().dataset.catalog.services.len(), 3);
    std::fs::write(&base, "(title: \"Mine\", services: [(id: \"gamma\", name: \"Gamma\")])").expect("written");
    ask(&mut app);
    app.get_by_label("Merged into base.ron");
    app.get_by_label_contains("New entries (3)");
    assert_eq!(app.state().model().dataset.catalog.services.len(), 4);
    app.get_by_role_and_label(Role::Button, "Do not merge").click();
    app.run();
    app.run();
    assert_eq!(app.state().model().dataset.catalog.services.len(), 3);
}

#[test]
fn another_reading_keeps_the_report_without_showing_it_again() {
    let (_folder, mut app) = open_list(NASTY, FakeWorld::default());
    app.key_press(egui::Key::Escape);
    app.run();
    app.state_mut().push(Command::ReadingDocuments);
    app.run();
    app.run();
    assert!(app.state().model().session.modal.is_none());
}
