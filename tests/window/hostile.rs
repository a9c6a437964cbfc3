//! Catalogs and sessions of others in the window: nothing in them reaches the system as a command, and no path in them is
//! followed unasked.

use std::path::{Path, PathBuf};

use crate::support::app::{FakeWorld, Window, open};
use crosscheck::{
    app::{Effect, state::Modal},
    catalog::{ServiceIx, View, plain_text::is_command},
    export::{Document, ExportContext, Format, Meta, Progress},
    shell::{Shell, outgoing::Outgoing},
    workspace::Place,
};
use egui::{OutputCommand, ViewportCommand, accesskit::Role};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use jiff::civil::date;

fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)
}

fn opened(file: PathBuf, world: FakeWorld) -> Harness<'static, Shell> {
    let mut app = open(Window::default(), world);
    // The system's fonts, which the window looks in too, are not here.
    app.ctx.set_missing_glyph_policy(egui::MissingGlyphPolicy::Tofu);
    app.state_mut().push(crosscheck::app::action::File::Open(file));
    app.run();
    app.run();
    app
}

/// All that a screen reader may get of the window.
fn spoken(app: &Harness<'_, Shell>) -> Vec<String> {
    let mut all = Vec::new();
    for node in app.root().children_recursive() {
        let node = node.accesskit_node();
        all.extend(node.label());
        all.extend(node.value());
        all.extend(node.description());
    }
    all
}

#[test]
fn no_command_reaches_what_reads_the_window_aloud() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/cases/hostile");
    let there = ["injection_all_fields.ron", "escape_why.ron"].map(|f| shared.join(f));
    let own = ["nul_title.ron", "nul_name.ron", "looks.ron"].map(|f| data("hostile").join(f));
    for file in own.into_iter().chain(there.into_iter().filter(|f| f.exists())) {
        let mut app = opened(file.clone(), FakeWorld::default());
        let found = app.state().model().dataset.origin.path() == Some(&file);
        assert!(found, "{} opens", file.display());
        for place in ["Explore", "Decide"] {
            app.get_by_role_and_label(Role::RadioButton, place).click();
            app.run();
            for text in spoken(&app) {
                assert!(
                    !text.contains(|c| is_command(c) && !matches!(c, '\n' | '\r' | '\t')),
                    "{}: {text:?}",
                    file.display()
                );
            }
        }
    }
}

#[test]
fn titles_and_copies_leave_clean() {
    let ctx = egui::Context::default();
    ctx.add_plugin(Outgoing);
    let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
        ui.ctx()
            .send_viewport_cmd(ViewportCommand::Title("t\0\n\u{202e}x".into()));
        ui.ctx().copy_text("a\0\tb\r\n\u{2066}c".into());
    });
    output.textures_delta.clear();
    let titles = output.viewport_output.values().flat_map(|v| &v.commands);
    let titles: Vec<&str> = titles
        .filter_map(|c| match c {
            ViewportCommand::Title(title) => Some(title.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(titles, ["t\u{fffd} \u{fffd}x"]);
    let copied = OutputCommand::CopyText("a\u{fffd}\tb\r\n\u{fffd}c".into());
    assert!(
        output.platform_output.commands.contains(&copied),
        "{:?}",
        output.platform_output.commands
    );
}

#[test]
fn a_path_in_a_session_is_not_followed_unasked() {
    let session = data("hostile/session_reads_dev_zero.crosscheck");
    let mut app = opened(session.clone(), FakeWorld::default());
    let asks =
        |app: &Harness<'_, Shell>| matches!(app.state().model().session.modal, Some(Modal::SessionCatalog { .. }));
    assert!(asks(&app), "{:?}", app.state().model().session.modal);
    app.get_by_label_contains("it says is here: /dev/zero");
    app.get_by_role_and_label(Role::Button, "Cancel").click();
    app.run();
    assert!(!asks(&app) && app.state().model().session.pending.is_none());
    assert!(
        app.state().model().dataset.origin.path().is_none(),
        "the built-in catalog stays"
    );

    // Another is chosen by typing, where the system has no dialog; it is not the session's, and that is said.
    let world = FakeWorld {
        no_dialog: true,
        ..FakeWorld::default()
    };
    let asked = world.asked.clone();
    let mut app = opened(session.clone(), world);
    app.get_by_role_and_label(Role::Button, "Choose another…").click();
    app.run();
    let path = data("databases.ron");
    app.get_by_role_and_label(Role::TextInput, "No file dialog is available here. Type a path:")
        .type_text(&path.to_string_lossy());
    app.run();
    app.get_by_role_and_label(Role::Button, "Open").click();
    app.run();
    let load = Effect::LoadSession {
        path: session,
        catalog: Some(path),
    };
    assert!(asked.borrow().contains(&load), "{:?}", asked.borrow());
    app.get_by_label_contains("The session is about the catalog “Somebody's catalog”");
}

#[test]
fn a_named_catalog_opens_after_asking_and_one_beside_the_session_at_once() {
    let (here, there) = (
        tempfile::tempdir().expect("a folder"),
        tempfile::tempdir().expect("a folder"),
    );
    let text = std::fs::read_to_string(data("databases.ron")).expect("a catalog");
    let catalog = there.path().join("list.ron");
    std::fs::write(&catalog, &text).expect("written");
    let title = crosscheck::catalog::load(text.as_bytes()).0.expect("a catalog").title;
    let session = here.path().join("s.crosscheck");
    let named = format!(
        "(version: 1, catalog: (title: {title:?}, hash: \"x\", path: Some({:?})))",
        catalog.to_string_lossy()
    );
    std::fs::write(&session, named).expect("written");
    let mut app = opened(session.clone(), FakeWorld::default());
    let dataset = |app: &Harness<'_, Shell>| app.state().model().dataset.origin.path().map(Path::to_path_buf);
    assert_eq!(dataset(&app), None, "nothing is opened unasked");
    app.get_by_role_and_label(Role::Button, "Open").click();
    app.run();
    // The catalog has another hash than the session says, so what has changed is shown first, unless nothing counts.
    if let Some(Modal::SessionChanges(_)) = app.state().model().session.modal {
        app.state_mut().push(crosscheck::app::action::File::TakeSession);
        app.run();
    }
    assert_eq!(dataset(&app), Some(catalog));

    let beside = here.path().join("list.ron");
    std::fs::write(&beside, &text).expect("written");
    let mut app = opened(session, FakeWorld::default());
    if let Some(Modal::SessionChanges(_)) = app.state().model().session.modal {
        app.state_mut().push(crosscheck::app::action::File::TakeSession);
        app.run();
    }
    assert_eq!(dataset(&app), Some(beside));
}

#[test]
fn an_address_is_said_and_shown_before_it_is_opened() {
    let world = FakeWorld::default();
    let asked = world.asked.clone();
    let mut app = opened(data("hostile/links.ron"), world);
    app.state_mut().push(crosscheck::app::Action::Go(Place::Explore));
    let service = app.state().model().dataset.catalog.service("b").expect("there");
    let page = app.state().model().dataset.catalog.attribute("page").expect("there");
    app.state_mut()
        .push(crosscheck::app::action::Select::ToggleClaims(service, page));
    app.run();
    let shown = "https://аррӏе.com/ (xn--80ak6aa92e.com)";
    let link = app
        .query_all_by(|n| n.role() == Role::Link && n.description().as_deref() == Some(shown))
        .next()
        .expect("a link");
    link.focus();
    app.run();
    app.get_by_label(shown);
    assert!(!asked.borrow().iter().any(|e| matches!(e, Effect::OpenLink(_))));
    app.key_press(egui::Key::Enter);
    app.run();
    assert!(asked.borrow().contains(&Effect::OpenLink("https://аррӏе.com/".into())));
    // What does not lead where it says is no link.
    let catalog = &app.state().model().dataset.catalog;
    assert_eq!(catalog.sources.iter().filter(|s| s.link.is_some()).count(), 2);
}

/// Wherever an address is shown whose host looks like another, stands how the net spells it; where it leads stays.
#[test]
fn a_host_in_disguise_is_spelt_out_in_the_window_by_check_and_on_paper() {
    const LINK: &str = "https://аррӏе.com/c";
    const SHOWN: &str = "https://аррӏе.com/c (xn--80ak6aa92e.com)";
    let file = data("hostile/links.ron");
    let mut app = opened(file.clone(), FakeWorld::default());
    let (service, page) = {
        let catalog = &app.state().model().dataset.catalog;
        (
            catalog.service("c").expect("there"),
            catalog.attribute("page").expect("there"),
        )
    };
    app.state_mut().push(crosscheck::app::Action::Go(Place::Explore));
    app.state_mut()
        .push(crosscheck::app::action::Select::ToggleClaims(service, page));
    app.run();
    let said = spoken(&app);
    assert!(said.iter().any(|text| text == SHOWN), "the claim: {said:?}");
    let bare = |text: &str| text.replace(SHOWN, "").contains(LINK);
    assert!(!said.iter().any(|text| bare(text)), "{said:?}");

    let report =
        crosscheck::cli::check::findings(&std::fs::read(file).expect("there"), View::on(date(2026, 11, 26)), None);
    let found: Vec<_> = report
        .warnings
        .iter()
        .filter(|f| f.message.contains("xn--80ak6aa92e.com"))
        .collect();
    let lines: Vec<_> = found.iter().map(|f| f.line).collect();
    assert_eq!(lines, [Some(5), Some(12)], "{found:?}");

    let dataset = &app.state().model().dataset;
    let columns = Document::all_columns(&dataset.catalog);
    let all: Vec<ServiceIx> = dataset.catalog.service_ixs().collect();
    let document = Document::of_list(dataset, &all, &columns, &Meta::new(dataset), Progress::default());
    let document = document.expect("a document");
    for (format, target) in [
        (Format::Markdown, Some("](<https://аррӏе.com/c>)")),
        (Format::Html, Some("href=\"https://аррӏе.com/c\"")),
        // A cell is what another program reads; the list of sources is for people.
        (Format::Csv, Some(",https://аррӏе.com/c,[1]\n")),
        (Format::Tsv, None),
    ] {
        let written = format.write(&document, &ExportContext::default()).expect("written");
        let text = String::from_utf8(written.bytes).expect("text").replace('\\', "");
        assert!(
            text.contains("https://аррӏе.com/ (xn--80ak6aa92e.com)"),
            "{format:?}: {text}"
        );
        assert!(target.is_none_or(|target| text.contains(target)), "{format:?}: {text}");
        if matches!(format, Format::Markdown | Format::Html) {
            assert!(text.contains(SHOWN), "{format:?}: {text}");
        }
    }
}
