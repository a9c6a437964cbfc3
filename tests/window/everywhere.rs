//! Every place, popup, menu and sheet of the window, for tests that hold of all of them. What opens is found as a screen reader
//! finds it: a button says that it opens something.

use std::{collections::BTreeSet, path::PathBuf};

use crosscheck::{
    app::{
        Command,
        action::{Action, Annotate, Compare, Decide, Filter, Select},
        state::{DecidePage, Modal, Palette, Unsaved},
    },
    catalog::ServiceIx,
    decide::{Position, WizardEvent},
    shell::Shell,
    workspace::{Layout, Place},
};
use egui::{Key, Modifiers, Pos2};
use egui_kittest::{Harness, kittest::NodeT as _};

pub type App = Harness<'static, Shell>;

/// Somewhere, and how one comes there.
pub type Spot = (String, Vec<Action>);

/// Every place.
pub fn places(app: &App) -> Vec<Spot> {
    let catalog = &app.state().model().dataset.catalog;
    let service = |id: &str| catalog.service(id).expect("in the catalog");
    let three: Vec<ServiceIx> = ["azure-machine-learning", "azure-databricks", "microsoft-fabric"]
        .map(service)
        .into();
    let mut all: Vec<Spot> = Vec::new();
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
pub fn sheets(app: &App) -> Vec<Spot> {
    let catalog = &app.state().model().dataset.catalog;
    let databricks = catalog.service("azure-databricks").expect("in the catalog");
    let languages = catalog.attribute("languages").expect("in the catalog");
    let file = || PathBuf::from("catalog.ron");
    let unsaved = Unsaved {
        what: vec!["Your notes".to_owned()],
        why: "The disk is full.".to_owned(),
        again: false,
    };
    let typed = Palette {
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
pub fn everywhere(app: &mut App, mut look: impl FnMut(&mut App, &str)) {
    // What opens in several places is looked at once.
    let mut seen = BTreeSet::new();
    // The panes of a comparison are ticked from then on; the tray is there everywhere else after that.
    for (name, come) in places(app) {
        push(app, &come);
        look(app, &name);
        for opener in openers(app) {
            if seen.insert(opener.clone())
                && let Some(at) = place_of(app, &opener)
            {
                click(app, at);
                if egui::Popup::is_any_open(&app.ctx) {
                    look(app, &format!("{name} > {opener}"));
                }
                press(app, Modifiers::NONE, Key::Escape);
                push(app, &come);
            }
        }
        push(
            app,
            &[Filter::SetSearch(String::new()).into(), Select::CloseDetails.into()],
        );
    }
    for (name, come) in sheets(app) {
        push(app, &come);
        look(app, &name);
        push(app, &[Action::CloseModal, Action::CloseModal]);
    }
    for key in MENUS {
        press(app, Modifiers::ALT, key);
        look(app, &format!("menu {key:?}"));
        press(app, Modifiers::NONE, Key::Escape);
        press(app, Modifiers::NONE, Key::Escape);
    }
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
