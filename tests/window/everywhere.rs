//! Every place, popup, menu and sheet of the window, for tests that hold of all of them. What opens is found as a screen reader
//! finds it: a button says that it opens something.

use std::{collections::BTreeSet, path::PathBuf};

use crate::support::app::{FakeWorld, Window, open};
use crosscheck::{
    app::{
        Command,
        action::{Action, Annotate, Compare, Decide, Editions, File, Filter, Import, Prefer, Select},
        export_request::Content,
        state::{DecidePage, ImportPage, Modal, OpenPalette, SaveJob, Unsaved},
    },
    catalog::ServiceIx,
    dataset::OpenedFrom,
    decide::{Position, WizardEvent},
    shell::Shell,
    workspace::{Layout, Place, ThemeChoice, session_document},
};
use egui::{Key, Modifiers, Pos2};
use egui_kittest::{Harness, kittest::NodeT as _};

pub type App = Harness<'static, Shell>;

/// A place or a sheet by name, and what leads there.
pub type Way = (String, Vec<Action>);

/// Somewhere, and how one comes there.
pub struct Spot {
    pub name: String,
    come: Vec<Action>,
    then: Then,
}

/// What is done last to come somewhere.
enum Then {
    Nothing,
    /// What has this name is clicked, and opens something.
    Open(String),
    /// This letter with Alt opens a menu.
    Press(Key),
}

impl Spot {
    /// Comes there, from wherever a click or a key has led.
    pub fn come(&self, app: &mut App) {
        while egui::Popup::is_any_open(&app.ctx) {
            press(app, Modifiers::NONE, Key::Escape);
        }
        push(app, &[Action::CloseModal, Action::CloseModal]);
        push(app, &self.come);
        match &self.then {
            Then::Nothing => {}
            Then::Open(opener) => {
                if let Some(at) = place_of(app, opener) {
                    click(app, at);
                }
            }
            Then::Press(letter) => press(app, Modifiers::ALT, *letter),
        }
    }

    /// To where it opens from.
    fn back(&self, app: &mut App) {
        while egui::Popup::is_any_open(&app.ctx) {
            press(app, Modifiers::NONE, Key::Escape);
        }
        if matches!(self.then, Then::Open(_)) {
            push(app, &self.come);
        }
    }

    /// Whether it is a popup.
    pub fn is_popup(&self) -> bool {
        matches!(self.then, Then::Open(_))
    }

    /// Whether it is one of the menus of the bar.
    pub fn is_menu(&self) -> bool {
        matches!(self.then, Then::Press(_))
    }
}

/// Every place.
pub fn places(app: &App) -> Vec<Way> {
    let catalog = &app.state().model().dataset.catalog;
    let service = |id: &str| catalog.service(id).expect("in the catalog");
    let three: Vec<ServiceIx> = ["azure-machine-learning", "azure-databricks", "microsoft-fabric"]
        .map(service)
        .into();
    let mut all: Vec<Way> = Vec::new();
    for layout in Layout::ALL {
        let there = vec![Action::Go(Place::Explore), Filter::SetLayout(layout).into()];
        all.push((format!("{layout:?}"), there));
    }
    let cards = || vec![Action::Go(Place::Explore), Filter::SetLayout(Layout::Cards).into()];
    let cards_with = |action: Action| cards().into_iter().chain([action]).collect::<Vec<_>>();
    all.push((
        "nothing found".to_owned(),
        cards_with(Filter::SetSearch("zzzz".to_owned()).into()),
    ));
    all.push((
        "found".to_owned(),
        cards_with(Filter::SetSearch("azure notebooks".to_owned()).into()),
    ));
    all.push((
        "details".to_owned(),
        cards_with(Select::Open(service("azure-databricks")).into()),
    ));
    let compared = |more: Vec<Action>| {
        let mut there: Vec<Action> = vec![Select::CompareThese(three.clone()).into(), Compare::Why(None).into()];
        there.extend(more);
        there
    };
    all.push(("comparison".to_owned(), compared(vec![])));
    all.push((
        "why".to_owned(),
        compared(vec![Compare::Why(Some((three[0], three[1]))).into()]),
    ));
    let begun = || vec![Action::Go(Place::Decide), Decide::Show(DecidePage::Wizard).into()];
    let decide = |position| {
        let mut there = begun();
        there.push(Decide::GoTo(position).into());
        there
    };
    for at in 0..catalog.factors.len() {
        all.push((format!("question {at}"), decide(Position::Question(at))));
    }
    let mut answered = decide(Position::Question(0));
    answered.push(Decide::Event(WizardEvent::Choose(0)).into());
    let after = |more: Action| {
        let mut there = answered.clone();
        there.push(more);
        there
    };
    for position in [Position::MustHaves, Position::Review, Position::Result] {
        all.push((format!("{position:?}"), after(Decide::GoTo(position).into())));
    }
    all.push((
        "picture of the steps".to_owned(),
        after(Decide::Show(DecidePage::Machine).into()),
    ));
    all.push(("what if".to_owned(), after(Decide::WhatIf(vec![]).into())));
    all
}

/// Everything that can lie over the window and needs no file.
pub fn sheets(app: &App) -> Vec<Way> {
    let catalog = &app.state().model().dataset.catalog;
    let databricks = catalog.service("azure-databricks").expect("in the catalog");
    let languages = catalog.attribute("languages").expect("in the catalog");
    let file = || PathBuf::from("catalog.ron");
    let unsaved = Unsaved {
        what: vec!["Your notes".to_owned()],
        why: "The disk is full.".to_owned(),
        again: false,
    };
    let typed = OpenPalette {
        typed: "azure".to_owned(),
        marked: 0,
    };
    let list: Vec<(&str, Action)> = vec![
        ("palette", Action::Show(Modal::Palette(typed))),
        ("shortcuts", Command::Shortcuts.into()),
        ("how it works", Command::HowItWorks.into()),
        ("format", Command::Format.into()),
        ("about", Command::About.into()),
        ("settings", Command::Settings.into()),
        ("licences", Command::Licences.into()),
        ("attributes", Command::Attributes.into()),
        ("column", Command::AddColumn.into()),
        ("evidence", Annotate::AddEvidence(databricks, languages).into()),
        ("note", Annotate::AskNote(databricks).into()),
        ("strike", Annotate::AskStrike(databricks).into()),
        ("open", Action::Show(Modal::OpenPath)),
        ("import", Action::Show(Modal::ListPath)),
        ("into", Action::Show(Modal::IntoPath)),
        ("folder", Action::Show(Modal::FolderPath(None))),
        ("edition", Action::Show(Modal::EditionPath)),
        ("not saved", Action::Show(Modal::NotSaved(unsaved))),
        ("ended unclosed", Action::Show(Modal::EndedUnclosed(file()))),
        (
            "list behind",
            Action::Show(Modal::ListBehind {
                catalog: "a.ron".to_owned(),
                list: "a.csv".to_owned(),
            }),
        ),
        (
            "notes by title",
            Action::Show(Modal::NotesByTitle {
                title: "A".to_owned(),
                from: "/tmp/a.ron".to_owned(),
                what: "2 claims".to_owned(),
            }),
        ),
        (
            "catalog of a session",
            Action::Show(Modal::SessionCatalog {
                session: "a.crosscheck".into(),
                title: "A".to_owned(),
                named: file(),
                typed: false,
            }),
        ),
        (
            "findings",
            Action::Show(Modal::Findings {
                path: file(),
                file: "catalog.ron".to_owned(),
                findings: vec![],
            }),
        ),
    ];
    list.into_iter()
        .map(|(name, action)| (name.to_owned(), vec![action]))
        .collect()
}

/// The files that some sheets are about.
pub struct Files(tempfile::TempDir);

impl Files {
    pub fn new() -> Self {
        let files = Self(tempfile::tempdir().expect("a folder"));
        let databases = include_str!("../data/databases.ron");
        let broken = databases.replacen("kind: Set", "kind: Sett", 1) + "(";
        let list = "Product,Open source,Price (EUR),Released,Languages\nAlpha,yes,10,2020-01-05,Rust;Go\n\
                    Beta,no,12.5,2021-03-01,Go\nBeta,,,soon,Rust\n";
        for (name, text) in [
            ("broken.ron", broken.as_str()),
            ("list.csv", list),
            ("databases.ron", databases),
        ] {
            std::fs::write(files.path(name), text).expect("written");
        }
        files.save_session();
        let renamed = databases.replace("TinyBase", "TinyBase Next");
        std::fs::write(files.path("databases.ron"), renamed).expect("written");
        files
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// A session about the databases as they were.
    fn save_session(&self) {
        let window = Window {
            file: Some(self.path("databases.ron")),
            ..Window::default()
        };
        let fake = FakeWorld {
            save_to: Some(self.path("choice.crosscheck")),
            ..FakeWorld::default()
        };
        let mut app = open(window, fake);
        let tiny = app.state().model().dataset.catalog.service("tinybase").expect("there");
        push(
            &mut app,
            &[
                Decide::Event(WizardEvent::Choose(0)).into(),
                Select::ToggleTick(tiny).into(),
                Command::SaveSession.into(),
            ],
        );
    }

    /// The sheets about them. Those that open another catalog come last.
    pub fn sheets(&self) -> Vec<Way> {
        let job = || SaveJob {
            file_name: "choice.crosscheck".to_owned(),
            kind: session_document::KIND.to_owned(),
            extension: "crosscheck".to_owned(),
            content: Content::Ready(Vec::new().into()),
        };
        let there = self.path("choice.crosscheck");
        let shown = there.to_string_lossy().into_owned();
        let unsaved = Modal::Unsaved {
            file: "choice.crosscheck".to_owned(),
            next: OpenedFrom::File(self.path("list.csv")),
        };
        let show = |modal: Modal| vec![Action::Show(modal)];
        let import = |more: Option<Import>| {
            let open = Action::from(File::Open(self.path("list.csv")));
            std::iter::once(open).chain(more.map(Action::from)).collect()
        };
        let settings = vec![
            Prefer::Theme(ThemeChoice::Light).into(),
            Command::Settings.into(),
            Prefer::AsAtFirst.into(),
        ];
        let ways: Vec<(&str, Vec<Action>)> = vec![
            ("settings, reset", settings),
            ("error sheet", vec![File::Open(self.path("broken.ron")).into()]),
            (
                "another edition",
                vec![Editions::With(self.path("databases.ron")).into()],
            ),
            ("changed on disk", show(Modal::ChangedOnDisk(job(), there))),
            ("replace", show(Modal::Replace(job(), shown))),
            ("where to save", show(Modal::SavePath(job()))),
            ("unsaved", show(unsaved)),
            (
                "changes since a session",
                vec![File::Open(self.path("choice.crosscheck")).into()],
            ),
            ("import", import(None)),
            ("import, a column", import(Some(Import::Look(2)))),
            ("import, the file", import(Some(Import::Page(ImportPage::File)))),
            ("import, the report", import(Some(Import::Page(ImportPage::Report)))),
        ];
        ways.into_iter().map(|(name, come)| (name.to_owned(), come)).collect()
    }
}

pub fn push(app: &mut App, actions: &[Action]) {
    for action in actions {
        app.state_mut().push(action.clone());
    }
    settle(app);
}

/// A few passes: what opens, scrolls or hands the keyboard on has done so then.
pub fn settle(app: &mut App) {
    app.run();
}

pub fn press(app: &mut App, modifiers: Modifiers, key: Key) {
    app.key_press_modifiers(modifiers, key);
    settle(app);
}

/// The letters that open the menus.
pub const MENUS: [Key; 5] = [Key::F, Key::E, Key::V, Key::O, Key::H];

/// Goes everywhere, and looks.
pub fn everywhere(app: &mut App, mut look: impl FnMut(&mut App, &Spot)) {
    // What opens in several places is looked at once.
    let mut seen = BTreeSet::new();
    let files = Files::new();
    // The panes of a comparison are ticked from then on; the tray is there everywhere else after that. What opens another catalog
    // comes last.
    let ways = places(app).into_iter().map(|way| (way, false));
    let over = sheets(app).into_iter().chain(files.sheets()).map(|way| (way, true));
    let over: Vec<_> = over.collect();
    let mut menus = MENUS.to_vec();
    for ((name, come), is_sheet) in ways.collect::<Vec<_>>().into_iter().chain(over) {
        if is_sheet {
            for letter in menus.drain(..) {
                look_at(
                    app,
                    (format!("menu {letter:?}"), vec![]),
                    Then::Press(letter),
                    &mut look,
                );
            }
        }
        let opened = look_at(app, (name.clone(), come.clone()), Then::Nothing, &mut look);
        assert!(!is_sheet || opened, "the sheet “{name}” does not open");
        for opener in openers(app) {
            if seen.insert(opener.clone()) {
                let name = format!("{name} > {opener}");
                look_at(app, (name, come.clone()), Then::Open(opener), &mut look);
            }
        }
        push(app, &[Action::CloseModal, Action::CloseModal]);
        if !is_sheet {
            push(
                app,
                &[Filter::SetSearch(String::new()).into(), Select::CloseDetails.into()],
            );
        }
    }
}

/// Comes to a spot, looks, and closes what has opened. Returns whether a sheet is open there.
fn look_at(app: &mut App, (name, come): Way, then: Then, look: &mut impl FnMut(&mut App, &Spot)) -> bool {
    let spot = Spot { name, come, then };
    spot.come(app);
    let is_sheet = app.state().model().session.modal.is_some();
    if !spot.is_popup() || egui::Popup::is_any_open(&app.ctx) {
        look(app, &spot);
    }
    if !matches!(spot.then, Then::Nothing) {
        press(app, Modifiers::NONE, Key::Escape);
        press(app, Modifiers::NONE, Key::Escape);
    }
    spot.back(app);
    is_sheet
}

/// What opens something and is wholly in sight, by name.
fn openers(app: &App) -> Vec<String> {
    let window = app.ctx.content_rect();
    let all = app.root().children_recursive();
    let opening = all.filter(|n| {
        let node = n.accesskit_node();
        node.data().has_popup().is_some() && !node.is_disabled() && window.contains_rect(n.rect())
    });
    let mut names: Vec<String> = opening.filter_map(|n| n.accesskit_node().label()).collect();
    names.retain(|name| !["File", "Edit", "View", "Go", "Help"].contains(&name.as_str()));
    names.dedup();
    names
}

fn place_of(app: &App, name: &str) -> Option<Pos2> {
    let found = app.root().children_recursive().find(|n| {
        let node = n.accesskit_node();
        node.data().has_popup().is_some() && node.label().as_deref() == Some(name)
    });
    found.map(|n| n.rect().center())
}

/// A click of the mouse.
pub fn click(app: &mut App, at: Pos2) {
    app.hover_at(at);
    for pressed in [true, false] {
        app.event(egui::Event::PointerButton {
            pos: at,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }
    settle(app);
}
