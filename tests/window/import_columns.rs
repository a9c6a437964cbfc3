//! The sheet of an import: what is said of columns and of the file is read at once, can be taken back, and lies in the catalog.

use crate::support::app::{FakeWorld, Window, open};
use crosscheck::{
    app::{Action, Command, state::Modal},
    catalog::{Kind, model::Better, raw::ColumnRole},
    shell::Shell,
};
use egui::{Key, accesskit::Role};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};

type App = Harness<'static, Shell>;

const LIST: &str = "Product,Price,Tags,Checked,Version\n\
    Alpha,10,a; b,2020-01-31,1.9\n\
    Beta,12.5,b; c,,1.10\n\
    Gamma,n/a,a; c,2031-05-01,1.9\n";

struct Sheet {
    app: App,
    folder: tempfile::TempDir,
}

impl Sheet {
    fn of(list: &str) -> Self {
        Self::with(list, FakeWorld::default())
    }

    fn with(list: &str, fake: FakeWorld) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("tools.csv");
        std::fs::write(&path, list).expect("written");
        let window = Window {
            file: Some(path),
            ..Window::default()
        };
        let mut sheet = Self {
            app: open(window, fake),
            folder,
        };
        sheet.run();
        sheet
    }

    fn run(&mut self) {
        self.app.run();
        self.app.run();
    }

    fn look_at(&mut self, column: &str) {
        let start = format!("{column}: ");
        let start2 = format!("{column} → ");
        let row = { self.app.query_all_by_role(Role::Button) }
            .find(|n| {
                n.accesskit_node()
                    .label()
                    .is_some_and(|l| l.starts_with(&start) || l.starts_with(&start2))
            })
            .unwrap_or_else(|| panic!("no column {column}"));
        row.click();
        self.run();
    }

    /// A control of the form, chosen by the user or not.
    fn control(&self, role: Role, name: &str) -> egui_kittest::Node<'_> {
        { self.app.query_all_by_role(role) }
            .find(|n| {
                let label = n.accesskit_node().label();
                label.is_some_and(|l| l == name || l == format!("{name}, chosen by you"))
            })
            .unwrap_or_else(|| panic!("nothing is called {name}"))
    }

    fn choose(&mut self, what: &str, choice: &str) {
        self.control(Role::ComboBox, what).click();
        self.run();
        self.app.get_by_role_and_label(Role::Button, choice).click();
        self.run();
    }

    fn write(&mut self, field: &str, text: &str) {
        self.control(Role::TextInput, field).focus();
        self.app.run();
        self.app.key_press_modifiers(egui::Modifiers::COMMAND, Key::A);
        self.app.run();
        self.app.event(egui::Event::Text(text.to_owned()));
        self.app.run();
        self.app.key_press(Key::Enter);
        self.run();
    }

    /// What an attribute is: kind, unit, direction, label, group.
    fn attribute(&self, id: &str) -> String {
        let catalog = &self.app.state().model().dataset.catalog;
        let Some(ix) = catalog.attribute(id) else {
            return "none".to_owned();
        };
        let a = &catalog[ix];
        let better = a
            .better
            .map_or("", |b| if b == Better::Higher { "higher" } else { "lower" });
        let group = &catalog.groups[a.group].label;
        format!("{} {:?} in “{}” {better} under {group}", a.label, a.kind, a.unit)
    }

    fn kind(&self, id: &str) -> Option<Kind> {
        let catalog = &self.app.state().model().dataset.catalog;
        catalog.attribute(id).map(|ix| catalog[ix].kind)
    }
}

#[test]
fn a_choice_of_a_column_is_read_at_once_and_lies_in_the_catalog() {
    let mut sheet = Sheet::of(LIST);
    sheet.look_at("Price");
    sheet.app.get_by_label("Alpha: 10 is read as 10");
    sheet.app.get_by_label("Gamma: n/a is read as not stated");
    sheet.write("Unit", "EUR");
    sheet.choose("Better", "Lower is better");
    sheet.write("Shown as", "Price a month");
    sheet.write("Group", "Costs");
    assert_eq!(
        sheet.attribute("price"),
        "Price a month Number in “EUR” lower under Costs"
    );
    sheet.app.get_by_label("Beta: 12.5 is read as 12.5 EUR");
    let saved = String::from_utf8(
        sheet
            .app
            .state()
            .model()
            .dataset
            .imported
            .as_ref()
            .expect("a list")
            .text
            .to_vec(),
    );
    let saved = saved.expect("text");
    let reading = saved
        .split("reading:")
        .nth(1)
        .expect("what was said lies in the catalog");
    for part in [
        "head: \"Price\"",
        "unit: \"EUR\"",
        "better: Lower",
        "label: \"Price a month\"",
        "group: \"Costs\"",
    ] {
        assert!(reading.contains(part), "{part}: {reading}");
    }
    // Back to what the file suggests, all at once.
    sheet.app.get_by_label("All as the file suggests").click();
    sheet.run();
    assert_eq!(sheet.attribute("price"), "Price Number in “”  under Attributes");
}

#[test]
fn wrong_combinations_cannot_be_made() {
    let mut sheet = Sheet::of(LIST);
    sheet.look_at("Price");
    sheet.write("Unit", "EUR");
    sheet.choose("Kind", "Text");
    sheet.app.get_by_label("Only a number has one");
    assert!(sheet.app.query_by_role_and_label(Role::TextInput, "Unit").is_none());
    assert_eq!(sheet.attribute("price"), "Price Text in “”  under Attributes");
    sheet.look_at("Tags");
    sheet.choose("Its lists", "Whole: what one does not name is not there");
    sheet.choose("Kind", "A choice");
    let saying = &sheet
        .app
        .state()
        .model()
        .dataset
        .imported
        .as_ref()
        .expect("a list")
        .job
        .settings;
    assert!(
        saying.columns.iter().all(|c| c.complete.is_none() && c.unit.is_none()),
        "{saying:?}"
    );
    assert_eq!(sheet.kind("tags"), Some(Kind::Choice));
}

#[test]
fn a_column_is_used_for_something_else_or_left_out() {
    let mut sheet = Sheet::of(LIST);
    sheet.look_at("Version");
    sheet.choose("Used as", "Nothing: leave it out");
    assert_eq!(sheet.kind("version"), None);
    sheet.app.get_by_label_contains("Version: left out, as you chose");
    sheet.look_at("Tags");
    sheet.choose("Used as", "The category");
    assert_eq!(&*sheet.app.state().model().dataset.catalog.services[0].category, "a; b");
    // What the program takes for the name becomes an attribute, and the name is looked for elsewhere.
    sheet.look_at("Product");
    sheet.choose("Used as", "An attribute");
    assert_eq!(sheet.kind("product"), Some(Kind::Text));
}

#[test]
fn an_end_date_gives_lifecycles() {
    let mut sheet = Sheet::of(LIST);
    let retired = |sheet: &Sheet| {
        let data = &sheet.app.state().model().dataset;
        let all = data.catalog.service_ixs();
        all.filter(|s| data.judged(*s).status == crosscheck::catalog::Status::Retired)
            .count()
    };
    assert_eq!(retired(&sheet), 0);
    sheet.look_at("Checked");
    sheet.choose("Used as", "The day each entry ends");
    assert_eq!(retired(&sheet), 1);
    let said = &sheet
        .app
        .state()
        .model()
        .dataset
        .imported
        .as_ref()
        .expect("a list")
        .job
        .settings;
    assert_eq!(said.columns[0].role, Some(ColumnRole::End));
}

#[test]
fn choices_are_taken_back_and_done_again() {
    let mut sheet = Sheet::of(LIST);
    sheet.look_at("Price");
    sheet.choose("Kind", "Text");
    sheet.write("Shown as", "Cost");
    assert_eq!(sheet.attribute("price"), "Cost Text in “”  under Attributes");
    sheet
        .app
        .get_by_role_and_label(Role::ComboBox, "Kind, chosen by you")
        .focus();
    sheet.app.run();
    sheet.app.key_press_modifiers(egui::Modifiers::COMMAND, Key::Z);
    sheet.run();
    assert_eq!(sheet.attribute("price"), "Price Text in “”  under Attributes");
    sheet.app.get_by_label("Taken back: how “Price” is shown.");
    sheet.app.get_by_role_and_label(Role::Button, "Undo").click();
    sheet.run();
    assert_eq!(sheet.kind("price"), Some(Kind::Number));
    sheet.app.get_by_label("Taken back: the kind of “Price”.");
    assert!(!sheet.app.state().model().can_undo());
    sheet.app.state_mut().push(Command::Redo);
    sheet.run();
    assert_eq!(sheet.kind("price"), Some(Kind::Text));
    sheet.app.get_by_label("Done again: the kind of “Price”.");
    // With the sheet closed and nothing done since, it is the last step all the same.
    sheet.app.key_press(Key::Escape);
    sheet.run();
    assert!(sheet.app.state().model().session.modal.is_none());
    sheet.app.state_mut().push(Command::Undo);
    sheet.run();
    assert_eq!(sheet.kind("price"), Some(Kind::Number));
    assert!(
        sheet.app.state().model().session.modal.is_none(),
        "what is closed stays closed"
    );
    sheet.app.get_by_label_contains("Taken back: the kind of “Price”.");
}

#[test]
fn the_file_itself_is_read_another_way() {
    let mut sheet = Sheet::of("Name;Price\nA;1,5\nB;2,5\n");
    sheet.app.get_by_role_and_label(Role::RadioButton, "File").click();
    sheet.run();
    sheet.choose("Values apart by", "Commas");
    assert_eq!(sheet.app.state().model().dataset.catalog.services[0].name, "A;1");
    sheet.choose("Values apart by", "As the file suggests");
    assert_eq!(sheet.app.state().model().dataset.catalog.services[0].name, "A");
    sheet.choose("Heading", "Nowhere: the first line is an entry");
    assert_eq!(sheet.app.state().model().dataset.catalog.services.len(), 3);
    // What cannot be read so leaves everything as it was.
    sheet.choose("Heading", "Line 4");
    sheet.app.get_by_label_contains("The list stays as it was read before.");
    assert_eq!(sheet.app.state().model().dataset.catalog.services.len(), 3);
    assert!(sheet.folder.path().exists());
}

#[test]
fn what_cards_show_is_chosen_while_importing() {
    let mut sheet = Sheet::of(LIST);
    let shown = |sheet: &Sheet| -> Vec<String> {
        let catalog = &sheet.app.state().model().dataset.catalog;
        catalog.headline.iter().map(|a| catalog[*a].label.clone()).collect()
    };
    let before = shown(&sheet);
    sheet.look_at("Version");
    sheet.app.get_by_role_and_label(Role::CheckBox, "Cards show it").click();
    sheet.run();
    let after = shown(&sheet);
    let is_in = |all: &[String]| all.iter().any(|l| l == "Version");
    assert_ne!(is_in(&before), is_in(&after), "{before:?} {after:?}");
    sheet.app.key_press_modifiers(egui::Modifiers::COMMAND, Key::Z);
    sheet.run();
    assert_eq!(shown(&sheet), before);
}

#[test]
fn a_table_on_its_side_is_read_by_columns_or_by_rows() {
    let mut sheet = Sheet::of("Feature,Free,Team\nUsers,5,50\nSSO,No,Yes\nSupport,Forum,Email\n");
    let names = |sheet: &Sheet| -> Vec<String> {
        let catalog = &sheet.app.state().model().dataset.catalog;
        catalog.services.iter().map(|s| s.name.clone()).collect()
    };
    assert_eq!(names(&sheet), ["Free", "Team"]);
    sheet.app.get_by_role_and_label(Role::RadioButton, "File").click();
    sheet.run();
    sheet.choose("Entries stand in", "Rows");
    assert_eq!(names(&sheet), ["Users", "SSO", "Support"]);
    sheet.app.key_press_modifiers(egui::Modifiers::COMMAND, Key::Z);
    sheet.run();
    assert_eq!(names(&sheet), ["Free", "Team"]);
}

#[test]
fn a_choice_is_made_by_keyboard_and_the_keyboard_stays_there() {
    let mut sheet = Sheet::of(LIST);
    sheet.look_at("Price");
    sheet.app.get_by_role_and_label(Role::ComboBox, "Kind").focus();
    sheet.app.run();
    sheet.app.key_press(Key::Enter);
    sheet.run();
    sheet.app.get_by_role_and_label(Role::Button, "Text").focus();
    sheet.app.run();
    sheet.app.key_press(Key::Enter);
    sheet.run();
    assert_eq!(sheet.kind("price"), Some(Kind::Text));
    assert!(
        sheet.app.query_by_role_and_label(Role::Button, "A version").is_none(),
        "the choices are closed"
    );
    let kind = sheet.app.get_by_role_and_label(Role::ComboBox, "Kind, chosen by you");
    assert!(kind.accesskit_node().is_focused());
}

#[test]
fn the_keyboard_moves_along_the_columns_and_stays_while_the_list_is_read_again() {
    let mut sheet = Sheet::of(LIST);
    sheet.look_at("Price");
    sheet.app.key_press(Key::ArrowDown);
    sheet.run();
    let focused = |sheet: &Sheet| {
        let model = sheet.app.state().model();
        (model.session.import.column, sheet.app.ctx.memory(egui::Memory::focused))
    };
    let (at, before) = focused(&sheet);
    assert_eq!(at, 2, "the row below");
    sheet.app.state_mut().push(crosscheck::app::action::Import::SetColumn(
        2,
        crosscheck::app::action::ColumnSetting::Kind(Some(Kind::Text)),
    ));
    sheet.run();
    assert_eq!(focused(&sheet), (2, before));
    sheet.app.key_press(Key::End);
    sheet.run();
    assert_eq!(focused(&sheet).0, 4);
    assert!(matches!(
        sheet.app.state().model().session.modal,
        Some(Modal::Import { problem: None })
    ));
}

#[test]
fn what_the_entries_are_called_is_said_in_counts() {
    let mut sheet = Sheet::of(LIST);
    sheet.app.get_by_role_and_label(Role::RadioButton, "File").click();
    sheet.run();
    sheet.write("Entries", "laptops");
    sheet.app.get_by_label("Explore the list").click();
    sheet.run();
    sheet.app.get_by_label("3 of 3 laptops");
    sheet.app.get_by_role_and_label(Role::TextInput, "Search laptops");
    let list = sheet.app.state().model().dataset.imported.clone().expect("a list");
    let saved = String::from_utf8_lossy(&list.text).into_owned();
    assert!(saved.contains("\n    entries: \"laptops\","), "{saved}");
}

#[test]
fn what_tells_nothing_of_a_list_is_no_order_no_column_and_no_group() {
    use crosscheck::{
        catalog::condition::Subject,
        workspace::grid::{Columns, by_stated_count},
    };
    let orders = |text: &str| {
        let mut sheet = Sheet::of(text);
        sheet.app.state_mut().push(Action::CloseModal);
        sheet.run();
        let model = sheet.app.state().model();
        let first = Columns::first(&model.dataset);
        let is_built_in = |s: &&Subject| !matches!(s, Subject::Attribute(_));
        let columns: Vec<String> = { first.shown().iter().filter(is_built_in) }
            .map(|s| s.label(&model.dataset.catalog).to_owned())
            .collect();
        let sorts = by_stated_count(&model.dataset);
        let sorts = sorts.iter().filter(is_built_in);
        let sorts: Vec<String> = sorts.map(|s| s.label(&model.dataset.catalog).to_owned()).collect();
        (columns, sorts)
    };
    let (columns, sorts) = orders("Name,Price\nA,1\nB,2\nC,3\n");
    assert_eq!((columns, sorts), (vec![], vec![]));
    let (columns, sorts) = orders("Name,Category,Price\nA,x,1\nB,y,2\nC,x,3\n");
    assert_eq!(
        (columns, sorts),
        (vec!["Category".to_owned()], vec!["Category".to_owned()])
    );
}

#[test]
fn role_and_status_are_facets_only_where_they_tell_something() {
    let mut sheet = Sheet::of(LIST);
    // What lies behind the sheet is not there for a screen reader.
    let facets = |sheet: &mut Sheet| {
        sheet.app.state_mut().push(Action::CloseModal);
        sheet.run();
        let all = sheet.app.query_all_by_role(Role::Button);
        let labels = all.filter_map(|n| n.accesskit_node().label());
        let facets = labels
            .filter(|l| ["Role", "Status", "Tags"].contains(&l.as_str()))
            .collect::<Vec<_>>();
        sheet.app.state_mut().push(Command::ImportReport);
        sheet.run();
        facets
    };
    assert_eq!(facets(&mut sheet), ["Tags"]);
    sheet.look_at("Checked");
    sheet.choose("Used as", "The day each entry ends");
    assert_eq!(facets(&mut sheet), ["Tags", "Status"]);
}

#[test]
fn attributes_leads_to_the_columns_of_a_list_and_of_the_list_behind_a_catalog() {
    let folder = tempfile::tempdir().expect("a folder");
    let list = folder.path().join("tools.csv");
    let saved = folder.path().join("tools.ron");
    std::fs::write(&list, LIST).expect("written");
    let fake = FakeWorld {
        save_to: Some(saved.clone()),
        ..FakeWorld::default()
    };
    let window = Window {
        file: Some(list),
        ..Window::default()
    };
    let mut sheet = Sheet {
        app: open(window, fake),
        folder,
    };
    sheet.run();
    sheet.look_at("Price");
    sheet.choose("Kind", "Text");
    sheet.app.key_press(Key::Escape);
    sheet.run();
    sheet.app.state_mut().push(Command::Attributes);
    sheet.run();
    sheet.app.get_by_role_and_label(Role::ComboBox, "Kind, chosen by you");
    sheet.app.get_by_label("Save as catalog…").click();
    sheet.run();
    sheet.app.state_mut().push(crosscheck::app::action::File::Open(saved));
    sheet.run();
    assert!(sheet.app.state().model().dataset.imported.is_none());
    sheet.app.state_mut().push(Command::Attributes);
    sheet.run();
    sheet.app.get_by_label("Read tools.csv again?");
    sheet.app.get_by_label("Read the list").click();
    sheet.run();
    sheet.look_at("Price");
    sheet.app.get_by_role_and_label(Role::ComboBox, "Kind, chosen by you");
    assert_eq!(sheet.kind("price"), Some(Kind::Text));
}

#[test]
fn nothing_moves_between_the_pages_and_all_fits_small_windows() {
    for size in [[1280.0, 800.0], [900.0, 600.0], [640.0, 480.0]] {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("tools.csv");
        std::fs::write(&path, LIST).expect("written");
        let window = Window {
            size,
            file: Some(path),
            ..Window::default()
        };
        let mut sheet = Sheet {
            app: open(window, FakeWorld::default()),
            folder,
        };
        sheet.run();
        let foot = |sheet: &Sheet| {
            let node = sheet.app.get_by_role_and_label(Role::Button, "Explore the list");
            let place = node.accesskit_node().bounding_box().expect("a place");
            (place.x0, place.y0, place.x1, place.y1)
        };
        let at_first = foot(&sheet);
        let (x0, y0, x1, y1) = at_first;
        let [width, height] = size.map(f64::from);
        assert!(
            x0 >= 0.0 && y0 >= 0.0 && x1 <= width && y1 <= height,
            "{size:?}: {at_first:?}"
        );
        for page in ["File", "To look at 1", "Columns"] {
            sheet.app.get_by_role_and_label(Role::RadioButton, page).click();
            sheet.run();
            assert_eq!(foot(&sheet), at_first, "{size:?}, {page}");
        }
        // Nor when something is said, taken back, or cannot be read.
        sheet.choose("Used as", "An attribute");
        sheet.app.state_mut().push(Command::Undo);
        sheet.run();
        assert_eq!(foot(&sheet), at_first, "{size:?}");
        sheet.app.get_by_role_and_label(Role::RadioButton, "File").click();
        sheet.run();
        sheet.choose("Heading", "Line 9");
        sheet.app.get_by_label_contains("The list stays as it was read before.");
        assert_eq!(foot(&sheet), at_first, "{size:?}");
    }
}

#[test]
fn the_kind_of_an_attribute_that_other_sources_state_holds_through_a_merge() {
    let mut sheet = Sheet::of(LIST);
    let base = sheet.folder.path().join("base.ron");
    let text = "(title: \"Mine\", sources: [(id: \"book\", title: \"Book\")], groups: [(id: \"g\", label: \"G\")], \
        attributes: [(id: \"price\", label: \"Price\", group: \"g\", kind: Text)], services: [(id: \"alpha\", \
        name: \"Alpha\", claims: [(attribute: \"price\", says: Text(\"ten\"), source: \"book\")])])";
    std::fs::write(&base, text).expect("written");
    sheet.app.state_mut().push(crosscheck::app::action::Import::Into(base));
    sheet.run();
    sheet.app.get_by_role_and_label(Role::RadioButton, "Columns").click();
    sheet.run();
    sheet.look_at("Price");
    sheet.app.get_by_label_contains("its kind and unit hold");
    assert!(sheet.app.query_by_role_and_label(Role::ComboBox, "Kind").is_none());
    sheet.look_at("Version");
    sheet.app.get_by_role_and_label(Role::ComboBox, "Kind");
    // Merging is a step like any other.
    sheet.app.state_mut().push(Command::Undo);
    sheet.run();
    sheet.app.get_by_label("Taken back: merging into base.ron.");
    assert_eq!(sheet.kind("price"), Some(Kind::Number));
}

#[test]
fn home_and_end_lead_through_a_list_of_choices_and_not_the_sheet_behind_it() {
    let mut sheet = Sheet::of(LIST);
    sheet.look_at("Price");
    let buttons = |app: &App| -> Vec<String> {
        let mut all: Vec<_> = { app.query_all_by_role(Role::Button) }
            .filter_map(|n| Some((n.rect().top(), n.accesskit_node().label()?)))
            .collect();
        all.sort_by(|a, b| a.0.total_cmp(&b.0));
        all.into_iter().map(|(_, label)| label).collect()
    };
    let before = buttons(&sheet.app);
    sheet.control(Role::ComboBox, "Kind").focus();
    sheet.app.run();
    sheet.app.key_press(Key::Enter);
    sheet.run();
    let mut choices = buttons(&sheet.app);
    choices.retain(|label| !before.contains(label));
    assert!(choices.len() > 2, "{choices:?}");
    for (key, at) in [
        (Key::Home, choices.first()),
        (Key::End, choices.last()),
        (Key::Home, choices.first()),
    ] {
        sheet.app.key_press(key);
        sheet.run();
        let mut all = sheet.app.root().children_recursive();
        let focused = all.find(|n| n.accesskit_node().is_focused());
        let focused = focused.and_then(|n| n.accesskit_node().label());
        assert_eq!(focused.as_ref(), at, "{key:?} among {choices:?}");
    }
}
