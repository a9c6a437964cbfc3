//! What is kept between runs, in the real app: nothing is lost when it is killed, when another catalog is opened, or when
//! two windows have the same things open; and what would be lost is asked about.

use std::{
    fs,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use crate::support::app::{FakeWorld, Window, open};
use crosscheck::{
    app::{
        Command,
        action::{
            Action, Annotate, ColumnSetting, Decide, Export, File, Filter, Import, Keep, OwnAttributes, OwnColumns,
            SavedViews, Select,
        },
        annotation_draft::{EvidenceEntry, Remark},
        column_draft::ColumnEntry,
        state::{Modal, Model, SettingField, TypedSetting},
    },
    catalog::{
        Condition, Kind, OwnColumn, ServiceIx, ServiceRef,
        condition::{Subject, Want},
        kind::forms,
    },
    decide::WizardEvent,
    platform::{files, store::Store},
    shell::{Shell, documents::Documents, run_mark::RunMark, startup},
};
use egui::{Key, ViewportCommand, ViewportEvent, ViewportId, accesskit::Role};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};

type App = Harness<'static, Shell>;

/// A folder for what is kept, and for catalogs and sessions.
struct Home {
    folder: tempfile::TempDir,
}

impl Home {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().expect("a folder"),
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn kept(&self, name: &str) -> PathBuf {
        self.path("kept").join(name)
    }

    /// Puts a file there.
    fn put(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(&path, text).expect("written");
        path
    }

    fn list(&self, name: &str) -> PathBuf {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/databases.ron");
        self.put(name, &fs::read_to_string(data).expect("a catalog"))
    }

    fn open(&self) -> Running {
        self.open_saving_to("saved.crosscheck")
    }

    /// A window in which a dialog for saving is answered with this name.
    fn open_saving_to(&self, name: &str) -> Running {
        let documents = Documents::open(Store::new(self.path("kept")));
        let fake = FakeWorld {
            documents: Some(documents.clone()),
            save_to: Some(self.path(name)),
            ..FakeWorld::default()
        };
        let app = open(Window::default(), fake);
        Running { app, documents }
    }

    /// From now on nothing can be written where things are kept, as on a full disk; what is there can be read.
    fn fill_the_disk(&self) {
        let _ = fs::remove_file(self.kept(".lock"));
        fs::create_dir_all(self.kept(".lock")).expect("in the way");
    }

    fn empty_the_disk(&self) {
        fs::remove_dir(self.kept(".lock")).expect("out of the way");
    }
}

/// A window, and what it keeps.
struct Running {
    app: App,
    documents: Documents,
}

impl Running {
    fn push(&mut self, action: impl Into<Action>) {
        self.app.state_mut().push(action);
        self.app.run();
        self.app.run();
    }

    fn model(&self) -> &Model {
        self.app.state().model()
    }

    /// Waits for what is to be written, and lets the window know of it.
    fn write(&mut self) {
        self.documents.keeper().flush().expect("written");
        self.app.run();
        self.app.run();
    }

    /// The end of the program without any of its last words.
    fn kill(mut self) {
        self.write();
        std::mem::forget(self);
    }

    fn click(&mut self, button: &str) {
        self.app.get_by_role_and_label(Role::Button, button).click();
        self.app.run();
        self.app.run();
    }

    /// The close button of the window; whether it closes then.
    fn close(&mut self) -> bool {
        let root = self.app.input_mut().viewports.entry(ViewportId::ROOT).or_default();
        root.events.push(ViewportEvent::Close);
        self.app.step();
        let stays = self.commands().contains(&ViewportCommand::CancelClose);
        self.app.run();
        !stays
    }

    fn commands(&self) -> Vec<ViewportCommand> {
        let viewports = self.app.output().viewport_output.values();
        viewports.flat_map(|v| v.commands.clone()).collect()
    }

    /// What Enter would press.
    fn chosen(&self) -> String {
        let buttons = self.app.get_all_by_role(Role::Button);
        let focused: Vec<String> = buttons
            .filter(egui_kittest::Node::is_focused)
            .filter_map(|b| b.accesskit_node().label())
            .collect();
        focused.join(", ")
    }

    fn press(&mut self, key: Key) {
        self.app.key_press(key);
        self.app.run();
        self.app.run();
    }

    fn service(&self, id: &str) -> ServiceIx {
        self.model().dataset.catalog.service(id).expect("in the catalog")
    }

    fn star(&mut self, id: &str) {
        let service = self.service(id);
        self.push(Annotate::Star(service));
    }

    fn starred(&self) -> Vec<&str> {
        let marks = &self.model().workspace.annotations.marks;
        marks
            .iter()
            .filter(|(_, m)| m.starred)
            .map(|(id, _)| id.as_str())
            .collect()
    }

    fn open(&mut self, path: &Path) {
        self.push(File::Open(path.to_owned()));
    }
}

#[test]
fn what_was_set_for_a_list_holds_when_it_is_opened_again() {
    let home = Home::new();
    home.put(
        "laptops.csv",
        "Name,Price,Until\nA,100,2020-01-01\nB,200,2031-01-01\nC,300,2032-01-01\n",
    );
    let list = home.path("laptops.csv");
    let kind = |window: &Running| {
        let catalog = &window.model().dataset.catalog;
        catalog.attribute("price").map(|a| catalog[a].kind)
    };
    let mut window = home.open();
    window.open(&list);
    assert_eq!(kind(&window), Some(Kind::Number));
    window.push(Import::SetColumn(1, ColumnSetting::Kind(Some(Kind::Text))));
    assert_eq!(kind(&window), Some(Kind::Text));
    window.kill();
    // The list was never saved as a catalog.
    let mut window = home.open();
    window.open(&list);
    assert_eq!(kind(&window), Some(Kind::Text), "as it was read before");
    window.kill();
    // Another edition of the file lacks the column: it opens all the same.
    home.put("laptops.csv", "Name,Cost\nA,100\nB,200\n");
    let mut window = home.open();
    window.open(&list);
    assert_eq!(window.model().dataset.catalog.services.len(), 2);
}

#[test]
fn a_star_and_a_view_survive_a_kill() {
    let home = Home::new();
    let mut window = home.open();
    window.star("azure-databricks");
    window.push(Filter::SetSearch("spark".into()));
    window.push(SavedViews::Draft("Sparks".into()));
    window.push(SavedViews::Save);
    window.kill();
    let names: Vec<String> = Store::new(home.path("kept")).names();
    assert_eq!(names, ["built-in.annotations.ron", "built-in.work.ron", "settings.ron"]);
    for name in names {
        let text = fs::read_to_string(home.kept(&name)).expect("a document");
        assert!(text.starts_with("(\n    format: 1,"), "{text}");
    }
    let window = home.open();
    assert_eq!(window.starred(), ["azure-databricks"]);
    let databricks = window.service("azure-databricks");
    assert!(
        window.model().dataset.catalog.marks[&databricks].starred,
        "it is seen too"
    );
    assert_eq!(window.model().workspace.view.query.search, "spark");
    assert_eq!(window.model().preferences.views[0].name, "Sparks");
    assert!(window.model().session.notices.is_empty());
}

#[test]
fn a_filter_on_what_own_evidence_alone_names_is_there_again() {
    let home = Home::new();
    let mut window = home.open();
    let databricks = window.service("azure-databricks");
    let attribute = window
        .model()
        .dataset
        .catalog
        .attribute("integrates-with")
        .expect("known");
    window.push(Annotate::AddEvidence(databricks, attribute));
    let Some(Modal::Evidence(draft)) = &window.model().session.modal else {
        panic!("the form is open");
    };
    let mut entry = draft.value.clone();
    "Our own warehouse".clone_into(&mut entry.value);
    window.push(Annotate::DraftEvidence(Box::new(entry)));
    window.push(Annotate::KeepEvidence);
    assert_eq!(window.model().workspace.annotations.claims.len(), 1);
    let named = Want::Service(ServiceRef::Named("Our own warehouse".into()));
    window.push(Filter::ToggleOption(Subject::Attribute(attribute), named));
    let asked = window.model().workspace.view.query.conditions.clone();
    assert_eq!(asked.last().map(|c| c.subject), Some(Subject::Attribute(attribute)));
    window.kill();
    let window = home.open();
    assert_eq!(window.model().workspace.view.query.conditions, asked);
    assert!(window.model().session.notices.is_empty(), "nothing is left out");
}

#[test]
fn where_nothing_was_done_only_what_was_opened_is_written() {
    let home = Home::new();
    let list = home.list("list.ron");
    let mut window = home.open();
    window.open(&list);
    window.push(Command::OpenBuiltIn);
    window.write();
    assert_eq!(Store::new(home.path("kept")).names(), ["settings.ron"]);
}

#[test]
fn another_catalog_and_back() {
    let home = Home::new();
    let list = home.list("list.ron");
    let mut window = home.open();
    let first = window.service("azure-databricks");
    window.push(Select::ToggleTick(first));
    window.star("azure-databricks");
    window.push(Filter::SetSearch("spark".into()));
    let before = window.model().workspace.clone();
    window.open(&list);
    let model = window.model();
    assert_ne!(model.dataset.catalog.title, "Machine learning on Azure");
    assert_eq!(
        model.workspace.view.query.search, "",
        "nothing of one list is on another"
    );
    assert!(model.workspace.comparison.services.is_empty() && window.starred().is_empty());
    let tiny = window.service("tinybase");
    window.push(Select::ToggleTick(tiny));
    window.star("tinybase");
    window.push(Filter::SetSearch("tiny".into()));
    window.push(Command::OpenBuiltIn);
    assert_eq!(window.model().workspace, before, "everything is there again");
    assert!(window.model().history.undo.is_empty());
    window.open(&list);
    assert_eq!(window.starred(), ["tinybase"]);
    assert_eq!(window.model().workspace.comparison.services, [tiny]);
    window.kill();
    // The next start has the built-in catalog, as it was left.
    let window = home.open();
    assert_eq!(window.model().workspace.view, before.view);
    drop(window);
    // The file lies somewhere else by now; and another file has nothing of it.
    fs::create_dir(home.path("moved")).expect("made");
    fs::rename(&list, home.path("moved/list.ron")).expect("moved");
    let mut window = home.open();
    window.open(&home.path("moved/list.ron"));
    assert_eq!(window.starred(), ["tinybase"]);
    assert_eq!(window.model().workspace.view.query.search, "tiny");
    window.app.get_by_label_contains("came along from");
}

#[test]
fn a_file_that_changed_keeps_what_does_not_fit_it() {
    let home = Home::new();
    let list = home.list("list.ron");
    let mut window = home.open();
    window.open(&list);
    let tiny = window.service("tinybase");
    window.push(Select::ToggleTick(tiny));
    window.star("tinybase");
    window.write();
    let text = fs::read_to_string(&list).expect("the catalog");
    fs::write(&list, text.replace("\"tinybase\"", "\"tiny-base\"")).expect("written");
    window.push(Command::Reload);
    window.app.get_by_label_contains("not in this catalog: TinyBase");
    assert!(window.model().workspace.comparison.services.is_empty());
    let other = window.model().dataset.catalog.service_ixs().next().expect("one");
    window.push(Select::ToggleTick(other));
    window.kill();
    fs::write(&list, text).expect("written");
    let mut window = home.open();
    window.open(&list);
    assert_eq!(window.starred(), ["tinybase"]);
    let ticked = &window.model().workspace.comparison.services;
    assert!(ticked.contains(&window.service("tinybase")), "{ticked:?}");
}

#[test]
fn two_windows_keep_each_others_marks() {
    let home = Home::new();
    let (mut one, mut other) = (home.open(), home.open());
    one.star("azure-databricks");
    one.write();
    let tick = other.service("azure-machine-learning");
    other.star("microsoft-fabric");
    other.push(Select::ToggleTick(tick));
    other.write();
    assert_eq!(
        other.starred(),
        ["azure-databricks", "microsoft-fabric"],
        "both are here"
    );
    let databricks = other.service("azure-databricks");
    assert!(other.model().dataset.catalog.marks[&databricks].starred, "and seen");
    // Taking a step back takes back what was done in this window alone.
    other.push(Command::Undo);
    other.push(Command::Undo);
    other.write();
    assert_eq!(other.starred(), ["azure-databricks"]);
    // What one deletes, the other does not bring back.
    other.star("azure-databricks");
    other.write();
    one.star("azure-machine-learning");
    one.write();
    assert_eq!(one.starred(), ["azure-machine-learning"]);
    one.kill();
    other.kill();
    assert_eq!(home.open().starred(), ["azure-machine-learning"]);
}

#[test]
fn what_another_window_wrote_while_a_form_is_open_stays_beside_what_is_written_in_it() {
    let home = Home::new();
    let (mut one, mut other) = (home.open(), home.open());
    let service = one.service("azure-databricks");
    let note = |window: &mut Running, text: &str| {
        let Some(Modal::Remark(draft)) = window.model().session.modal.clone() else {
            panic!("the form is open")
        };
        let text = text.to_owned();
        window.push(Annotate::DraftRemark(Remark { text, ..draft.value }));
        window.push(Annotate::KeepRemark);
    };
    one.push(Annotate::AskNote(service));
    other.push(Annotate::AskNote(service));
    note(&mut other, "from the other");
    other.write();
    // A star of this one's is written while its form is open, and brings what the other wrote.
    one.push(Annotate::Star(service));
    one.write();
    note(&mut one, "from the one");
    let mark = |window: &Running| window.model().workspace.annotations.marks["azure-databricks"].clone();
    assert_eq!(mark(&one).note, "from the one / from the other");
    // Of a column that both change both stay.
    let draft = |window: &mut Running, editing: Option<&str>, formula: &str| {
        match editing {
            Some(id) => window.push(OwnColumns::Edit(id.into())),
            None => window.push(OwnColumns::Ask),
        }
        let Some(Modal::Column(draft)) = window.model().session.modal.clone() else {
            panic!("the form is open")
        };
        let (name, formula) = ("Years".to_owned(), formula.to_owned());
        window.push(OwnColumns::Draft(ColumnEntry {
            name,
            formula,
            ..draft.value
        }));
    };
    draft(&mut one, None, "1 + 1");
    one.push(OwnColumns::Keep);
    one.write();
    other.star("microsoft-fabric");
    other.write();
    draft(&mut other, Some("Years"), "1 + 2");
    draft(&mut one, Some("Years"), "1 + 3");
    other.push(OwnColumns::Keep);
    other.write();
    one.push(Annotate::Star(service));
    one.write();
    one.push(OwnColumns::Keep);
    let columns = one.model().workspace.annotations.columns.iter();
    let columns: Vec<_> = columns.map(|c| (&*c.id, &*c.name, &*c.formula)).collect();
    assert_eq!(columns, [("Years", "Years", "1 + 3"), ("Years 2", "Years 2", "1 + 2")]);
}

#[test]
fn a_claim_that_is_changed_in_a_form_that_was_left_is_found_again_where_it_is_now() {
    let home = Home::new();
    let mut one = home.open();
    let service = one.service("azure-databricks");
    let add = |window: &mut Running, attribute: &str, note: &str| {
        let attribute = window.model().dataset.catalog.attribute(attribute).expect("there");
        window.push(Annotate::AddEvidence(service, attribute));
        write_claim(window, note);
        window.push(Annotate::KeepEvidence);
    };
    add(&mut one, "languages", "first");
    add(&mut one, "hosting", "second");
    add(&mut one, "model-types", "third");
    one.write();
    let mut other = home.open();
    one.push(Annotate::EditEvidence(1));
    write_claim(&mut one, "second, changed");
    one.push(Action::CloseModal);
    other.push(Annotate::DeleteEvidence(0));
    other.write();
    one.push(Annotate::Star(service));
    one.write();
    one.push(Command::Undo);
    one.push(Command::Undo);
    one.push(Annotate::KeepEvidence);
    let claims = &one.model().workspace.annotations.claims;
    let notes: Vec<&str> = claims.iter().map(|c| &*c.note).collect();
    assert_eq!(notes, ["second, changed", "third"]);
    // The steps that lead to it may order them otherwise.
    let place = |window: &Running, note: &str| {
        let mut claims = window.model().workspace.annotations.claims.iter();
        claims.position(|c| c.note == note).expect("there")
    };
    add(&mut one, "languages", "fourth");
    one.write();
    other.star("microsoft-fabric");
    other.write();
    one.push(Annotate::EditEvidence(place(&one, "third")));
    write_claim(&mut one, "third, changed");
    one.push(Action::CloseModal);
    one.push(Annotate::DeleteEvidence(place(&one, "second, changed")));
    other.push(Annotate::DeleteEvidence(place(&other, "third")));
    other.write();
    one.push(Annotate::Star(service));
    one.write();
    for _ in 0..3 {
        one.push(Command::Undo);
    }
    one.push(Annotate::KeepEvidence);
    let mut notes: Vec<&str> = one
        .model()
        .workspace
        .annotations
        .claims
        .iter()
        .map(|c| &*c.note)
        .collect();
    notes.sort_unstable();
    assert_eq!(notes, ["fourth", "second, changed", "third, changed"]);
}

/// Writes a note on a cell into the form that is open.
fn write_claim(window: &mut Running, note: &str) {
    let Some(Modal::Evidence(draft)) = window.model().session.modal.clone() else {
        panic!("the form is open")
    };
    window.push(Annotate::DraftEvidence(Box::new(EvidenceEntry {
        says: forms::NOTE,
        note: note.into(),
        ..draft.value
    })));
}

#[test]
fn what_two_windows_set_up_on_one_catalog_is_put_together() {
    let home = Home::new();
    let (mut one, mut other) = (home.open(), home.open());
    one.push(Filter::SetSearch("spark".into()));
    let tick = one.service("azure-machine-learning");
    one.push(Select::ToggleTick(tick));
    let with =
        |window: &Running, text: &str| Condition::parse(text, &window.model().dataset.catalog).expect("a condition");
    let java = with(&one, "languages=java");
    one.push(Filter::SetCondition(java.clone()));
    one.push(Decide::Event(WizardEvent::SetImportance(0, 3)));
    one.kill();
    let tick = other.service("azure-databricks");
    other.push(Select::ToggleTick(tick));
    other.write();
    let notebooks = with(&other, "interface=notebooks");
    other.push(Filter::SetCondition(notebooks.clone()));
    // What the other window has shown meanwhile is no change of this one's, this time either.
    let second = other.service("microsoft-fabric");
    other.push(Select::ToggleTick(second));
    other.kill();
    let again = home.open();
    let workspace = &again.model().workspace;
    assert_eq!(workspace.view.query.search, "spark");
    assert_eq!(workspace.wizard.importance()[0], 3, "what weighs is there");
    assert_eq!(
        workspace.comparison.services,
        ["azure-databricks", "microsoft-fabric", "azure-machine-learning"].map(|s| again.service(s))
    );
    let filters = &workspace.view.query.conditions;
    assert!(filters.contains(&java) && filters.contains(&notebooks), "{filters:?}");
}

#[test]
fn a_star_taken_away_at_once_stays_away() {
    let home = Home::new();
    let mut window = home.open();
    window.star("azure-databricks");
    window.write();
    window.star("microsoft-fabric");
    window.star("azure-databricks");
    window.star("microsoft-fabric");
    window.kill();
    assert_eq!(home.open().starred(), Vec::<&str>::new());
}

#[test]
fn a_star_taken_away_before_it_was_written_stays_away() {
    let home = Home::new();
    let mut window = home.open();
    window.star("azure-databricks");
    window.star("azure-databricks");
    window.kill();
    assert_eq!(home.open().starred(), Vec::<&str>::new());
}

#[test]
fn what_cannot_be_written_is_there_when_its_catalog_comes_back() {
    let home = Home::new();
    let list = home.list("list.ron");
    let mut window = home.open();
    window.star("azure-databricks");
    window.write();
    home.fill_the_disk();
    window.star("microsoft-fabric");
    window.push(Filter::SetSearch("spark".into()));
    window.open(&list);
    window.app.get_by_label_contains("Nothing can be kept there");
    window.star("tinybase");
    window.push(Command::OpenBuiltIn);
    assert_eq!(window.starred(), ["azure-databricks", "microsoft-fabric"]);
    assert_eq!(window.model().workspace.view.query.search, "spark");
    window.star("azure-databricks");
    window.open(&list);
    assert_eq!(window.starred(), ["tinybase"]);
    home.empty_the_disk();
    window.kill();
    let mut window = home.open();
    assert_eq!(window.starred(), ["microsoft-fabric"]);
    assert_eq!(window.model().workspace.view.query.search, "spark");
    window.open(&list);
    assert_eq!(window.starred(), ["tinybase"]);
}

#[test]
fn a_folder_that_vanishes_is_made_again_with_all_that_was_in_it() {
    let home = Home::new();
    let mut window = home.open();
    window.star("azure-databricks");
    window.write();
    window.kill();
    // Read and not changed since; something else is.
    let mut window = home.open();
    fs::remove_dir_all(home.path("kept")).expect("removed");
    window.push(Filter::SetSearch("spark".into()));
    window.kill();
    let mut window = home.open();
    assert_eq!(window.starred(), ["azure-databricks"]);
    assert_eq!(window.model().workspace.view.query.search, "spark");
    // Nothing is done after it.
    fs::remove_dir_all(home.path("kept")).expect("removed");
    assert!(window.close());
    let window = home.open();
    assert_eq!(window.starred(), ["azure-databricks"]);
    assert_eq!(window.model().workspace.view.query.search, "spark");
}

#[test]
fn what_is_being_written_is_kept_when_the_window_closes_or_holds_it_open_once() {
    let home = Home::new();
    let mut window = home.open();
    let service = window.service("azure-databricks");
    window.push(Annotate::AskNote(service));
    let Some(Modal::Remark(draft)) = window.model().session.modal.clone() else {
        panic!("the form is open")
    };
    let text = "half a note".to_owned();
    window.push(Annotate::DraftRemark(Remark { text, ..draft.value }));
    assert!(window.close());
    let kept = fs::read_to_string(home.kept("built-in.annotations.ron")).expect("kept");
    assert!(kept.contains("half a note"), "{kept}");
    // A reason that is missing is asked for; closed once more, the window closes.
    window.push(Annotate::AskStrike(service));
    assert!(window.close(), "nothing was begun");
    window.push(Action::CloseModal);
    let attribute = window.model().dataset.catalog.attribute("languages").expect("there");
    window.push(Annotate::AddEvidence(service, attribute));
    let Some(Modal::Evidence(draft)) = window.model().session.modal.clone() else {
        panic!("the form is open")
    };
    let (note, date) = ("read it".to_owned(), "soon".to_owned());
    window.push(Annotate::DraftEvidence(Box::new(EvidenceEntry {
        note,
        date,
        ..draft.value
    })));
    assert!(!window.close());
    let Some(Modal::Evidence(draft)) = &window.model().session.modal else {
        panic!("it stays open")
    };
    assert!(draft.problem.is_some());
    assert!(window.close());
    let kept = fs::read_to_string(home.kept("built-in.annotations.ron")).expect("kept");
    assert!(kept.contains("Unfinished: ") && kept.contains("read it"), "{kept}");
}

#[test]
fn what_is_typed_of_an_attribute_is_kept_when_the_window_closes_or_the_program_is_killed() {
    let home = Home::new();
    let typed = |text: &str| {
        let mut window = home.open();
        window.push(OwnAttributes::Ask);
        window.push(Import::Type(TypedSetting {
            field: SettingField::Label(0),
            text: text.to_owned(),
        }));
        window
    };
    assert!(typed("By quit").close());
    let label = |window: &Running| {
        let catalog = &window.model().dataset.catalog;
        catalog.attributes[0].label.clone()
    };
    assert_eq!(label(&home.open()), "By quit");
    let window = typed("By a signal");
    // Another window states something else of it meanwhile.
    let mut other = home.open();
    let first = other.model().dataset.catalog.attribute_ixs().next().expect("one");
    let stated = &other.model().workspace.annotations.attributes;
    let mut own = stated.values().next().cloned().expect("the label");
    own.group = Some("Elsewhere".to_owned());
    other.push(OwnAttributes::Say(first, Box::new(own)));
    other.kill();
    window.documents.add_unfinished();
    window.kill();
    assert_eq!(label(&home.open()), "By a signal");
    let again = home.open();
    let own = again
        .model()
        .workspace
        .annotations
        .attributes
        .values()
        .next()
        .expect("stated");
    assert_eq!(own.group.as_deref(), Some("Elsewhere"));
}

#[test]
fn a_form_whose_place_the_question_about_unsaved_work_takes_comes_back_by_undo() {
    let home = Home::new();
    let mut window = home.open();
    home.fill_the_disk();
    let service = window.service("azure-databricks");
    window.star("azure-databricks");
    let attribute = window.model().dataset.catalog.attribute("languages").expect("there");
    window.push(Annotate::AddEvidence(service, attribute));
    let Some(Modal::Evidence(draft)) = window.model().session.modal.clone() else {
        panic!("the form is open")
    };
    let (note, date) = ("read it".to_owned(), "soon".to_owned());
    window.push(Annotate::DraftEvidence(Box::new(EvidenceEntry {
        note,
        date,
        ..draft.value
    })));
    assert!(!window.close());
    assert!(!window.close());
    window.app.get_by_label("Some of your work is not saved yet");
    window.push(Action::CloseModal);
    window.push(Action::Undo);
    let Some(Modal::Evidence(draft)) = &window.model().session.modal else {
        panic!("it is open again")
    };
    assert_eq!((&*draft.value.note, &*draft.value.date), ("read it", "soon"));
}

#[test]
fn what_is_being_written_when_the_program_is_killed_is_there_as_an_unfinished_note() {
    let home = Home::new();
    // As when it is killed: its lock is released, and its mark stays.
    let kill = |window: Running| {
        let folder = home.path("kept");
        let mut mark = RunMark::begin(&folder).expect("a mark");
        mark.note(None, window.documents.unfinished().as_ref());
        fs::copy(mark.path(), folder.join(".window-0.open")).expect("copied");
        window.kill();
        let documents = Documents::open(Store::new(&folder));
        documents.add_left_in(&folder);
        documents.keeper().flush().expect("written");
        home.open()
    };
    let mut window = home.open();
    let service = window.service("azure-databricks");
    let write = |window: &mut Running, strikes, text: &str| {
        let Some(Modal::Remark(draft)) = window.model().session.modal.clone() else {
            panic!("the form is open")
        };
        let text = text.into();
        window.push(Annotate::DraftRemark(Remark {
            strikes,
            text,
            ..draft.value
        }));
    };
    let note = |window: &Running| {
        let marks = &window.model().workspace.annotations.marks;
        marks
            .get("azure-databricks")
            .map_or_else(String::new, |m| m.note.clone())
    };
    window.push(Annotate::AskNote(service));
    write(&mut window, false, "Ask Ann");
    // Another window that is opened meanwhile knows nothing of it.
    window.write();
    assert_eq!(note(&home.open()), "");
    let mut window = kill(window);
    assert_eq!(note(&window), "Unfinished: Ask Ann");
    // What is beneath can be pressed without a pointer, and takes nothing away.
    window.push(Annotate::AskNote(service));
    write(&mut window, false, "Unfinished: Ask Ann");
    window.push(Annotate::AskStrike(service));
    window.push(Action::Show(Modal::Shortcuts));
    let model = window.model();
    assert!(matches!(&model.session.modal, Some(Modal::Remark(draft)) if draft.value.text.contains("Ann")));
    window.push(Action::CloseModal);
    // Written on, it is one note still.
    window.push(Annotate::AskNote(service));
    write(&mut window, false, "Unfinished: Ask Ann and");
    let mut window = kill(window);
    assert_eq!(note(&window), "Unfinished: Ask Ann and");
    window.push(Annotate::AskNote(service));
    write(&mut window, false, "Ask Ann");
    window.push(Annotate::KeepRemark);
    // A form that is left leaves nothing behind, nor does one in which nothing was changed.
    window.push(Annotate::AskNote(service));
    write(&mut window, false, "Ask B");
    window.press(Key::Escape);
    window.push(Annotate::AskNote(service));
    let mut window = kill(window);
    assert_eq!(note(&window), "Ask Ann");
    // Half a column, and once more.
    let named = |window: &mut Running, editing: Option<&str>, name: &str, formula: &str| {
        window.push(editing.map_or(OwnColumns::Ask, |id| OwnColumns::Edit(id.to_owned())));
        window.push(OwnColumns::Draft(ColumnEntry {
            editing: editing.map(ToOwned::to_owned),
            name: name.to_owned(),
            formula: formula.to_owned(),
            began: None,
        }));
    };
    let column = |window: &mut Running, editing: Option<&str>, formula: &str| {
        named(window, editing, editing.unwrap_or("Mine"), formula);
    };
    column(&mut window, None, "price *");
    let mut window = kill(window);
    let columns = |window: &Running| window.model().workspace.annotations.columns.clone();
    let half = OwnColumn {
        id: "Unfinished: Mine".to_owned(),
        name: "Unfinished: Mine".to_owned(),
        formula: "price *".to_owned(),
    };
    assert_eq!(columns(&window), std::slice::from_ref(&half));
    window
        .app
        .get_by_label_contains("Your column “Unfinished: Mine” is kept, but not shown");
    // The form of columns leads to it, and is left for it while nothing is written there.
    window.push(OwnColumns::Ask);
    window.push(OwnColumns::Edit("Unfinished: Mine".to_owned()));
    let model = window.model();
    assert!(matches!(&model.session.modal, Some(Modal::Column(draft)) if draft.value.editing.is_some()));
    column(&mut window, Some("Unfinished: Mine"), "price * 2 +");
    let mut window = kill(window);
    let more = OwnColumn {
        formula: "price * 2 +".to_owned(),
        ..half
    };
    assert_eq!(columns(&window), std::slice::from_ref(&more));
    // So it is when the window is closed.
    column(&mut window, None, "price -");
    window.push(Annotate::KeepWritten);
    assert_eq!(window.model().session.modal, None);
    let formulas = columns(&window).into_iter().map(|c| c.formula);
    assert_eq!(formulas.collect::<Vec<_>>(), ["price * 2 +", "price -"]);
    // One that is finished by now is no unfinished one, whatever its id: what is half written of it stands beside it.
    named(&mut window, Some("Unfinished: Mine"), "First", "1 + 1");
    window.push(OwnColumns::Keep);
    named(&mut window, Some("Unfinished: Mine"), "First", "1 +");
    window.push(Annotate::KeepWritten);
    let mut formulas: Vec<String> = columns(&window).into_iter().map(|c| c.formula).collect();
    formulas.sort();
    assert_eq!(formulas, ["1 +", "1 + 1", "price -"]);
    // Another window finished one that is being written on here, when this one is killed.
    window.write();
    let mut other = home.open();
    let half = columns(&other).into_iter().find(|c| c.formula == "1 +").expect("there");
    named(&mut other, Some(&half.id), "Second", "2 + 2");
    other.push(OwnColumns::Keep);
    other.kill();
    named(&mut window, Some(&half.id), &half.name, "1 + x");
    let mut window = kill(window);
    let mut formulas: Vec<String> = columns(&window).into_iter().map(|c| c.formula).collect();
    formulas.sort();
    assert_eq!(formulas, ["1 + 1", "1 + x", "2 + 2", "price -"]);
    // Or wrote on it otherwise, under the name it has.
    let mut other = home.open();
    let half = columns(&other)
        .into_iter()
        .find(|c| c.formula == "price -")
        .expect("there");
    named(&mut other, Some(&half.id), "Unfinished: Seven", "7 + 7");
    other.push(OwnColumns::Keep);
    other.kill();
    named(&mut window, Some(&half.id), &half.name, "price - x");
    let mut window = kill(window);
    let mut formulas: Vec<String> = columns(&window).into_iter().map(|c| c.formula).collect();
    formulas.sort();
    assert_eq!(formulas, ["1 + 1", "1 + x", "2 + 2", "7 + 7", "price - x"]);
    window.push(Annotate::AskStrike(service));
    write(&mut window, true, "too dear");
    let mut window = kill(window);
    assert_eq!(note(&window), "Ask Ann / Unfinished: struck out because too dear");
    assert_eq!(
        window.model().workspace.annotations.marks["azure-databricks"].struck,
        None
    );
    let attribute = window.model().dataset.catalog.attribute("languages").expect("there");
    window.push(Annotate::AddEvidence(service, attribute));
    let Some(Modal::Evidence(draft)) = window.model().session.modal.clone() else {
        panic!("the form is open")
    };
    let mut entry = draft.value;
    entry.options[1] = true;
    entry.note = "seen at the fair".into();
    entry.date = "soon".into();
    let option = window.model().dataset.catalog[attribute].options[1].label.clone();
    window.push(Annotate::DraftEvidence(Box::new(entry)));
    let mut window = kill(window);
    let claims = &window.model().workspace.annotations.claims;
    assert_eq!(claims.len(), 1);
    assert_eq!(claims[0].says, None, "half a claim asserts nothing");
    assert!(claims[0].note.starts_with("Unfinished: "), "{}", claims[0].note);
    assert!(
        claims[0].note.ends_with(&format!("{option}; seen at the fair")),
        "{}",
        claims[0].note
    );
    // To look at it again begins nothing.
    window.push(Annotate::EditEvidence(0));
    assert_eq!(kill(window).model().workspace.annotations.claims.len(), 1);
}

#[test]
fn a_window_that_is_closed_while_a_file_is_written_waits_for_it() {
    let home = Home::new();
    let documents = Documents::open(Store::new(home.path("kept")));
    let fake = FakeWorld {
        documents: Some(documents.clone()),
        save_to: Some(home.path("saved.crosscheck")),
        slow_writes: true,
        ..FakeWorld::default()
    };
    let app = open(Window::default(), fake);
    let mut window = Running { app, documents };
    let closes_after = |window: &mut Running, result| {
        window.push(File::SaveSession(false));
        assert!(!window.close(), "it waits");
        window.app.state_mut().push(File::Written(result));
        window.app.step();
        window.commands().contains(&ViewportCommand::Close)
    };
    assert!(closes_after(&mut window, Ok(home.path("saved.crosscheck"))));
    // Also where the writer has more to say of it.
    window.push(File::SaveSession(false));
    assert!(!window.close());
    window
        .app
        .state_mut()
        .push(File::Written(Ok(home.path("saved.crosscheck"))));
    window
        .app
        .state_mut()
        .push(Export::Noted(vec!["Two notes had no room.".to_owned()]));
    window.app.step();
    assert!(window.commands().contains(&ViewportCommand::Close));
    // What could not be written holds it open, and says so.
    assert!(!closes_after(&mut window, Err("The disk is full.".to_owned())));
    // Closed once more, it does not wait.
    window.push(File::SaveSession(false));
    assert!(!window.close());
    assert!(window.close());
}

#[test]
fn quitting_says_what_is_not_saved_and_saves_it_elsewhere() {
    let home = Home::new();
    let mut window = home.open();
    window.star("azure-databricks");
    assert!(window.close(), "all is saved first");
    home.fill_the_disk();
    window.star("microsoft-fabric");
    window.push(Filter::SetSearch("spark".into()));
    assert!(!window.close());
    window.app.get_by_label("Some of your work is not saved yet");
    let folder = home.path("kept").to_string_lossy().into_owned();
    let named = window.app.query_all_by_label_contains(&folder);
    assert!(named.count() > 0, "it is said where");
    window
        .app
        .get_by_label("Your evidence, stars and notes (built-in.annotations.ron)");
    window.app.get_by_label("What you had set up (built-in.work.ron)");
    assert_eq!(window.chosen(), "Try again");
    window.press(Key::Enter);
    assert!(!window.close());
    window.app.get_by_label("It is still not saved");
    window.press(Key::Escape);
    assert!(window.model().session.modal.is_none(), "the window stays");
    assert!(!window.close());
    window.click("Save elsewhere…");
    assert!(window.close(), "it is saved, if not there");
    assert_eq!(window.documents.keeper().unwritten(), Vec::<String>::new());
    drop(window);
    // Put where they belong, they are read.
    home.empty_the_disk();
    assert!(!home.path("elsewhere").join(".lock").exists(), "litter");
    for name in ["built-in.annotations.ron", "built-in.work.ron"] {
        fs::rename(home.path("elsewhere").join(name), home.kept(name)).expect("put back");
    }
    let window = home.open();
    assert_eq!(window.starred(), ["azure-databricks", "microsoft-fabric"]);
    assert_eq!(window.model().workspace.view.query.search, "spark");
}

#[test]
fn quitting_without_saving_is_possible_and_asked_for() {
    let home = Home::new();
    let mut window = home.open();
    home.fill_the_disk();
    window.star("azure-databricks");
    assert!(!window.close());
    window.click("Quit without saving");
    assert!(window.close());
    assert_eq!(window.documents.keeper().flush(), Ok(()), "nothing more is tried");
}

#[test]
fn what_a_killed_program_left_where_files_were_saved_is_cleared_away() {
    let home = Home::new();
    fs::create_dir(home.path("reports")).expect("made");
    let mut window = home.open_saving_to("reports/mine.crosscheck");
    window.push(Command::SaveSession);
    window.kill();
    let litter = [
        home.path("reports/.list.md.crosscheck-aB3x.tmp"),
        home.kept(".settings.ron.crosscheck-aB3x.tmp"),
        home.path("lists/.list.md.crosscheck-aB3x.tmp"),
    ];
    let (old, new) = (Duration::from_hours(25), Duration::from_hours(23));
    let young = home.path("reports/.young.md.crosscheck-aB3x.tmp");
    fs::create_dir(home.path("lists")).expect("made");
    for (path, age) in litter.iter().map(|path| (path, old)).chain([(&young, new)]) {
        let file = fs::File::create(path).expect("made");
        file.set_modified(SystemTime::now() - age).expect("dated");
    }
    let documents = Documents::open(Store::new(home.path("kept")));
    let folders = startup::known_folders(Some(&documents), Some(&home.path("lists/list.ron")));
    for folder in &folders {
        files::sweep(folder);
    }
    assert!(litter.iter().all(|path| !path.exists()));
    assert!(young.exists() && home.path("reports/mine.crosscheck").exists());
}

#[test]
fn files_that_were_opened_are_a_menu_also_after_a_restart() {
    let home = Home::new();
    let (first, second) = (home.list("lists/first.ron"), home.list("lists/second.ron"));
    let mut window = home.open_saving_to("mine.crosscheck");
    assert!(window.app.query_by_label_contains("first.ron, in").is_none());
    window.push(File::Open(first.clone()));
    window.push(File::Open(second.clone()));
    window.push(Command::SaveSession);
    let names = |window: &Running| -> Vec<String> {
        let recent = window.model().preferences.recent.iter();
        recent
            .map(|r| Path::new(r).file_name().expect("a name").to_string_lossy().into_owned())
            .collect()
    };
    assert_eq!(names(&window), ["mine.crosscheck", "second.ron", "first.ron"]);
    window.kill();
    let documents = Documents::open(Store::new(home.path("kept")));
    let swept = startup::known_folders(Some(&documents), None);
    assert!(
        swept.contains(&home.path("lists")),
        "what a killed export left beside a file is looked for: {swept:?}"
    );

    let mut window = home.open();
    window.push(Command::OpenBuiltIn);
    assert_eq!(names(&window), ["mine.crosscheck", "second.ron", "first.ron"]);
    let click = |window: &mut Running, label: &str| {
        window.app.get_by_label_contains(label).click();
        window.app.run();
        window.app.run();
    };
    click(&mut window, "File");
    click(&mut window, "Open recent");
    click(&mut window, &format!("first.ron, in {}", home.path("lists").display()));
    assert_eq!(window.model().dataset.origin.path(), Some(&*first));
    click(&mut window, "File");
    click(&mut window, "Open recent");
    assert!(
        window.app.query_by_label_contains("first.ron, in").is_none(),
        "it is open"
    );
    click(&mut window, "Clear this list");
    assert!(names(&window).is_empty());
    // One that is gone is said to be, and the catalog in use stays.
    fs::rename(&second, home.path("away.ron")).expect("moved");
    window.push(File::Open(second.clone()));
    let asked = |window: &Running, label: &str| window.app.query_by_label_contains(label).is_some();
    assert!(asked(&window, "This file cannot be opened"));
    assert!(!asked(&window, "Remove from recent files"), "it is not among them");
    assert!(names(&window).is_empty(), "what could not be opened was not opened");
    // One that was opened before can be taken off the list there.
    fs::rename(home.path("away.ron"), &second).expect("moved back");
    window.push(File::Open(second.clone()));
    window.push(Command::OpenBuiltIn);
    fs::remove_file(&second).expect("removed");
    window.push(File::Open(second));
    assert_eq!(names(&window), ["second.ron"]);
    click(&mut window, "Remove from recent files");
    assert!(names(&window).is_empty() && !asked(&window, "This file cannot be opened"));
}

#[test]
fn after_a_window_that_was_not_closed_what_was_open_is_offered() {
    let home = Home::new();
    let list = home.list("list.ron");
    let mut window = home.open();
    window.push(Keep::EndedUnclosed(Some(list.clone())));
    assert!(window.app.query_by_label("Open list.ron again?").is_some());
    assert_eq!(window.model().dataset.origin.path(), None, "nothing is opened unasked");
    window.app.get_by_role_and_label(Role::Button, "Open it again").click();
    window.app.run();
    window.app.run();
    assert_eq!(window.model().dataset.origin.path(), Some(&*list));
    // With the built-in catalog all that is kept is here already.
    let mut window = home.open();
    window.push(Keep::EndedUnclosed(None));
    assert!(window.model().session.modal.is_none());
    assert!(
        window
            .app
            .query_by_label_contains("ended without being closed")
            .is_some()
    );
    // Where nothing was logged, no log is spoken of; and it was one of several windows.
    for said in ["the log under Help", "the last time"] {
        assert!(window.app.query_by_label_contains(said).is_none(), "{said}");
    }
}

#[test]
fn damaged_notes_of_a_file_are_told_although_another_catalog_was_looked_at_first() {
    let home = Home::new();
    let list = home.list("list.ron");
    let mut window = home.open();
    window.open(&list);
    window.star("tinybase");
    window.kill();
    let kept = fs::read_dir(home.path("kept")).expect("the folder").flatten();
    let names = kept.map(|e| e.file_name().to_string_lossy().into_owned());
    let name = { names }
        .find(|n| n.starts_with("list-") && n.ends_with(".annotations.ron"))
        .expect("its notes");
    let text = fs::read_to_string(home.kept(&name)).expect("read");
    fs::write(home.kept(&name), &text[..text.len() / 2]).expect("written");
    // The built-in catalog is there before the file is read, and may offer what lies under other names.
    let mut window = home.open();
    window.open(&list);
    window.app.get_by_label_contains("was damaged; it lies now at");
}

#[test]
fn a_damaged_file_is_set_aside_and_said() {
    let home = Home::new();
    home.put(
        "kept/built-in.annotations.ron",
        "(format: 1, content: (annotations: (cla",
    );
    home.put(
        "kept/settings.ron",
        "(format: 1, content: (theme: Purple, zoom: Some(150)))",
    );
    let mut window = home.open();
    window.app.get_by_label_contains(
        "There is no earlier copy: the catalog is shown without evidence, stars and notes of yours",
    );
    window.app.get_by_label_contains("was damaged; it lies now at");
    window
        .app
        .get_by_label_contains("it stays in the file as it is: theme.");
    assert!((window.app.ctx.zoom_factor() - 1.5).abs() < 0.001);
    window.push(Command::ThemeDark);
    window.star("azure-databricks");
    window.kill();
    let text = fs::read_to_string(home.kept("settings.ron")).expect("settings");
    assert!(text.contains("theme: Dark") && text.contains("Purple"), "{text}");
    let damaged = fs::read_dir(home.path("kept")).expect("the folder").flatten();
    assert!(
        damaged
            .map(|e| e.file_name().to_string_lossy().into_owned())
            .any(|n| n.starts_with("built-in.annotations.ron.damaged-"))
    );
}

#[test]
fn what_an_earlier_version_kept_is_there_and_its_file_stays() {
    const APP_RON: &str = include_str!("../data/app.ron");
    let home = Home::new();
    let app_ron = home.put(
        "kept/app.ron",
        &APP_RON.replace("theme: Some(System)", "theme: Some(Light)"),
    );
    let before = fs::read(&app_ron).expect("the file");
    let mut window = home.open();
    assert_eq!(window.starred(), ["azure-databricks"]);
    assert_eq!(window.model().workspace.annotations.claims.len(), 1);
    window.star("azure-databricks");
    window.kill();
    assert_eq!(fs::read(&app_ron).expect("the file"), before);
    // It is read once: what was changed since stays changed.
    let window = home.open();
    assert_eq!(window.starred(), Vec::<&str>::new());
    assert_eq!(window.model().workspace.annotations.claims.len(), 1);
    assert_eq!(
        window.model().preferences.theme,
        crosscheck::workspace::ThemeChoice::Light
    );
}

#[cfg(unix)]
#[test]
fn what_an_earlier_version_kept_is_tried_again_until_it_can_be_read() {
    const APP_RON: &str = include_str!("../data/app.ron");
    let home = Home::new();
    let file = home.put("kept/app.ron", "");
    fs::remove_file(&file).expect("removed");
    std::os::unix::fs::symlink(home.path("elsewhere.ron"), &file).expect("a link");
    let mut window = home.open();
    window
        .app
        .get_by_label_contains("is tried again at each start. It is a link that leads nowhere: ");
    window.star("microsoft-fabric");
    window.push(Command::ThemeDark);
    window.kill();
    home.put(
        "elsewhere.ron",
        &APP_RON.replace("theme: Some(System)", "theme: Some(Light)"),
    );
    let mut window = home.open();
    assert_eq!(window.starred(), ["azure-databricks", "microsoft-fabric"]);
    assert_eq!(window.model().workspace.annotations.claims.len(), 1);
    let theme = window.model().preferences.theme;
    assert_eq!(
        theme,
        crosscheck::workspace::ThemeChoice::Dark,
        "what was set since stays"
    );
    window.star("azure-databricks");
    window.kill();
    let window = home.open();
    assert_eq!(window.starred(), ["microsoft-fabric"], "and once only");
}

#[test]
fn notes_on_a_catalog_of_the_same_title_are_used_only_when_asked_for() {
    let home = Home::new();
    let (one, other) = (home.list("one.ron"), home.list("other.ron"));
    let mut window = home.open();
    window.open(&one);
    window.star("tinybase");
    window.open(&other);
    window.app.get_by_label_contains("Use your notes here?");
    window.app.get_by_label_contains("1 star");
    assert!(window.starred().is_empty(), "not by themselves");
    window.click("Leave them there");
    window.push(Command::OpenBuiltIn);
    window.open(&other);
    assert!(
        window.model().session.modal.is_none() && window.starred().is_empty(),
        "asked once"
    );
    let third = home.list("third.ron");
    window.open(&third);
    window.click("Use them here");
    assert_eq!(window.starred(), ["tinybase"]);
    window.kill();
    let mut window = home.open();
    window.open(&third);
    assert_eq!(window.starred(), ["tinybase"]);
    assert!(window.model().session.modal.is_none());
    window.open(&other);
    assert!(window.starred().is_empty());
}

/// A window with a session that is saved as `saved.crosscheck`.
fn with_session(home: &Home) -> Running {
    let mut window = home.open();
    window.star("azure-databricks");
    window.push(Command::SaveSession);
    window.app.get_by_label_contains("Saved saved.crosscheck");
    window
}

#[test]
fn a_session_that_changed_on_disk_is_asked_about() {
    let home = Home::new();
    let path = home.path("saved.crosscheck");
    let mut mine = with_session(&home);
    let theirs = fs::read_to_string(&path)
        .expect("saved")
        .replace("search: \"\"", "search: \"theirs\"");
    fs::write(&path, &theirs).expect("written");
    mine.push(Filter::SetSearch("mine".into()));
    mine.push(Command::SaveSession);
    mine.app
        .get_by_label_contains("saved.crosscheck changed on disk since you opened it");
    assert_eq!(
        fs::read_to_string(&path).expect("there"),
        theirs,
        "nothing is written yet"
    );
    mine.click("Cancel");
    mine.push(Command::SaveSession);
    mine.click("Keep mine");
    assert!(fs::read_to_string(&path).expect("there").contains("search: \"mine\""));
    mine.push(Filter::SetSearch("more".into()));
    mine.push(Command::SaveSession);
    assert!(mine.model().session.modal.is_none(), "it is what was written here");

    fs::write(&path, &theirs).expect("written");
    mine.push(Filter::SetSearch("again".into()));
    mine.push(Command::SaveSession);
    mine.click("Take theirs");
    assert_eq!(mine.model().workspace.view.query.search, "theirs");
    mine.push(Command::Undo);
    assert_eq!(mine.model().workspace.view.query.search, "again");
    mine.push(Filter::SetSearch("once more".into()));
    mine.push(Command::SaveSession);
    assert!(mine.model().session.modal.is_none());
}

#[test]
fn a_session_that_changed_on_disk_can_be_saved_as_another_file() {
    let home = Home::new();
    let (path, other) = (home.path("saved.crosscheck"), home.path("mine.crosscheck"));
    drop(with_session(&home));
    let mut mine = home.open_saving_to("mine.crosscheck");
    mine.open(&path);
    assert!(mine.model().session.file.as_ref().is_some_and(|f| f.path == path));
    let theirs = fs::read_to_string(&path)
        .expect("saved")
        .replace("search: \"\"", "search: \"theirs\"");
    fs::write(&path, &theirs).expect("written");
    mine.push(Filter::SetSearch("mine".into()));
    mine.push(Command::SaveSession);
    assert_eq!(mine.chosen(), "Save as…", "it keeps both");
    mine.press(Key::Enter);
    mine.app.get_by_label_contains("Saved mine.crosscheck");
    assert!(
        fs::read_to_string(&other)
            .expect("written")
            .contains("search: \"mine\"")
    );
    assert_eq!(fs::read_to_string(&path).expect("there"), theirs, "not touched");
    // From here on the new file is the session's.
    mine.push(Filter::SetSearch("more".into()));
    mine.push(Command::SaveSession);
    assert!(mine.model().session.modal.is_none());
    assert!(
        fs::read_to_string(&other)
            .expect("written")
            .contains("search: \"more\"")
    );
    assert_eq!(fs::read_to_string(&path).expect("there"), theirs);
}

#[test]
fn enter_takes_the_answer_that_loses_nothing() {
    let home = Home::new();
    let (one, other) = (home.list("one.ron"), home.list("other.ron"));
    let mut window = with_session(&home);
    window.push(Filter::SetSearch("unsaved".into()));
    window.open(&one);
    assert_eq!(window.chosen(), "Save");
    window.click("Don’t save");
    window.star("tinybase");
    window.open(&other);
    assert_eq!(window.chosen(), "Ask me later");
    window.press(Key::Enter);
    assert!(window.model().session.modal.is_none() && window.starred().is_empty());
    window.push(Command::OpenBuiltIn);
    window.open(&other);
    // The session is open again, with its changes.
    window.click("Don’t save");
    window.app.get_by_label_contains("Use your notes here?");
    // The others are reached by Tab, and none is pressed on the way.
    window.press(Key::Tab);
    assert_eq!(window.chosen(), "Use them here");
    window.press(Key::Tab);
    assert_eq!(window.chosen(), "Leave them there");
    window.press(Key::Escape);
    assert!(window.model().session.modal.is_none());

    let session = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/hostile/session_reads_dev_zero.crosscheck");
    window.open(&session);
    window.app.get_by_label_contains("Open the session’s catalog?");
    assert_eq!(window.chosen(), "Cancel");
    window.press(Key::Tab);
    window.press(Key::Tab);
    assert_eq!(window.chosen(), "Open");
    window.click("Cancel");
    assert!(window.model().session.modal.is_none() && window.model().session.pending.is_none());
}

#[test]
fn opening_something_over_an_unsaved_session_asks() {
    let home = Home::new();
    let (list, path) = (home.list("list.ron"), home.path("saved.crosscheck"));
    let mut window = with_session(&home);
    window.push(Filter::SetSearch("unsaved".into()));
    let built_in = window.model().dataset.catalog.title.clone();
    window.open(&list);
    window
        .app
        .get_by_label_contains("Save the changes to saved.crosscheck?");
    window.click("Cancel");
    assert_eq!(window.model().dataset.catalog.title, built_in);
    // Chosen in a dialog: that is done once it has answered, whatever is asked then.
    window.push(Command::OpenCatalog);
    window.open(&list);
    window.click("Cancel");
    assert_eq!(window.model().session.pending, None);
    window.push(Command::OpenCatalog);
    window.open(&list);
    window.click("Save");
    window.app.run();
    assert!(
        fs::read_to_string(&path)
            .expect("there")
            .contains("search: \"unsaved\"")
    );
    assert_ne!(window.model().dataset.catalog.title, built_in);
    // Back, and the session is open again; not saved, its changes are kept all the same.
    window.push(Command::OpenBuiltIn);
    assert!(
        window
            .model()
            .session
            .file
            .as_ref()
            .is_some_and(|f| f.path == path && !f.changed)
    );
    window.push(Filter::SetSearch("kept".into()));
    window.open(&list);
    window.click("Don’t save");
    assert_ne!(window.model().dataset.catalog.title, built_in);
    window.kill();
    let window = home.open();
    assert_eq!(window.model().workspace.view.query.search, "kept");
    assert!(window.model().session.file.as_ref().is_some_and(|f| f.changed));
    assert!(
        fs::read_to_string(&path)
            .expect("there")
            .contains("search: \"unsaved\"")
    );
}

#[test]
fn a_damaged_part_of_a_session_loses_nothing_else_and_stays_in_the_file() {
    let home = Home::new();
    let path = home.path("saved.crosscheck");
    drop(with_session(&home));
    let text = fs::read_to_string(&path).expect("saved");
    let damaged = text.replacen("layout: Some(Cards)", "layout: Some(Cubes)", 1);
    assert_ne!(damaged, text);
    fs::write(&path, damaged).expect("written");
    let other = Home::new();
    let mut window = other.open();
    window.open(&path);
    window.app.get_by_label("workspace → layout");
    window.click("Open it with these changes");
    assert_eq!(window.starred(), ["azure-databricks"]);
    window.push(Command::SaveSession);
    let saved = fs::read_to_string(other.path("saved.crosscheck")).expect("asked where to");
    assert!(saved.contains("Cubes"), "{saved}");
    assert!(
        fs::read_to_string(&path).expect("there").contains("Cubes"),
        "not written over unasked"
    );
}
