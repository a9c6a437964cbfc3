//! A notice goes with what it is about: with its place, with the next thing done, or when there was time to read it. What
//! cannot be read again stays: bad news, and a way back as long as it leads back.

use crate::support::app::{FakeWorld, Window, open};
use crosscheck::{
    app::{
        action::{Action, Export, File, Filter, Keep, Select},
        state::{Modal, Tone},
    },
    catalog::ServiceIx,
    shell::Shell,
    workspace::Place,
};
use egui::Pos2;
use egui_kittest::{Harness, kittest::Queryable as _};

type App = Harness<'static, Shell>;

fn push(app: &mut App, action: impl Into<Action>) {
    app.state_mut().push(action);
    app.run();
}

fn notices(app: &App) -> Vec<String> {
    let notices = app.state().model().session.notices.iter();
    notices.map(|n| n.text.clone()).collect()
}

/// Lets so many seconds of the harness pass, in which nothing is done.
fn pass(app: &mut App, seconds: f64) {
    let end = app.ctx.input(|i| i.time) + seconds;
    while app.ctx.input(|i| i.time) < end {
        app.step();
    }
    app.run();
}

fn app_with_two_ticked() -> App {
    let mut app = open(Window::default(), FakeWorld::default());
    let two: Vec<ServiceIx> = ["azure-databricks", "microsoft-fabric"]
        .map(|id| app.state().model().dataset.catalog.service(id).expect("there"))
        .into();
    push(&mut app, Select::CompareThese(two));
    app
}

#[test]
fn a_notice_goes_when_its_place_is_left_or_something_else_is_done() {
    let mut app = app_with_two_ticked();
    let others: [Action; 2] = [Action::Go(Place::Decide), Filter::SetSearch("spark".to_owned()).into()];
    for other in others {
        push(&mut app, Action::Go(Place::Compare));
        push(&mut app, Export::CopyMarkdown);
        assert_eq!(notices(&app), ["Copied as a Markdown table."]);
        push(&mut app, Select::Cursor(None));
        assert_eq!(notices(&app).len(), 1, "nothing was done");
        push(&mut app, other.clone());
        assert!(notices(&app).is_empty(), "{other:?}: {:?}", notices(&app));
    }
}

#[test]
fn a_notice_is_there_as_long_as_it_takes_to_read() {
    let mut app = app_with_two_ticked();
    push(&mut app, Export::CopyMarkdown);
    pass(&mut app, 4.0);
    assert_eq!(notices(&app).len(), 1, "not read yet");
    pass(&mut app, 5.0);
    assert!(notices(&app).is_empty(), "{:?}", notices(&app));
    // What the pointer is on stays.
    push(&mut app, Export::CopyMarkdown);
    let at: Pos2 = app.get_by_label("Copied as a Markdown table.").rect().center();
    app.hover_at(at);
    app.run();
    pass(&mut app, 20.0);
    assert_eq!(notices(&app).len(), 1, "it is being read");
}

#[test]
fn bad_news_and_files_outlast_the_next_step() {
    let mut app = app_with_two_ticked();
    push(&mut app, Keep::Failed("The settings could not be written.".to_owned()));
    push(&mut app, File::Written(Ok("/tmp/comparison.html".into())));
    push(&mut app, Action::Go(Place::Explore));
    push(&mut app, Filter::SetSearch("spark".to_owned()));
    assert_eq!(
        notices(&app),
        ["The settings could not be written.", "Saved comparison.html."]
    );
    pass(&mut app, 60.0);
    let left = &app.state().model().session.notices;
    assert!(matches!(left.as_slice(), [bad] if bad.tone == Tone::Bad), "{left:?}");
}

#[test]
fn what_the_program_reports_of_what_it_keeps_stays_until_it_is_dismissed() {
    let mut app = app_with_two_ticked();
    push(&mut app, Keep::EndedUnclosed(None));
    let said = notices(&app);
    assert!(said[0].contains("ended without being closed"), "{said:?}");
    pass(&mut app, 60.0);
    assert_eq!(notices(&app), said);
    // By its number, and so not the next one as well.
    push(&mut app, Keep::Failed("The settings could not be written.".to_owned()));
    let serial = app.state().model().session.notices[0].serial;
    push(&mut app, Action::Dismiss(serial));
    push(&mut app, Action::Dismiss(serial));
    assert_eq!(notices(&app), ["The settings could not be written."]);
}

#[test]
fn what_could_not_be_saved_is_told_as_long_as_it_is_not() {
    let mut app = app_with_two_ticked();
    push(&mut app, Keep::Failed("The settings could not be written.".to_owned()));
    push(&mut app, Keep::Failed("The notes could not be written.".to_owned()));
    let saved = |name: &str, reported: &str| Keep::SavedAfterAll {
        name: name.to_owned(),
        reported: reported.to_owned(),
    };
    push(&mut app, saved("settings.ron", "The settings could not be written."));
    assert_eq!(
        notices(&app),
        [
            "The notes could not be written.",
            "What could not be saved before is saved now."
        ]
    );
    // Nor is it asked about when the window was to close.
    let names = vec!["settings.ron".to_owned(), "built-in.annotations.ron".to_owned()];
    push(
        &mut app,
        Keep::NotSaved {
            names,
            why: "The disk is full.".to_owned(),
        },
    );
    push(&mut app, saved("settings.ron", "As before."));
    assert!(matches!(&app.state().model().session.modal, Some(Modal::NotSaved(left)) if left.what.len() == 1));
    push(&mut app, saved("built-in.annotations.ron", "As before."));
    assert_eq!(app.state().model().session.modal, None);
}

#[test]
fn a_notice_that_is_being_read_asks_for_no_frames() {
    let mut app = app_with_two_ticked();
    push(&mut app, Export::CopyMarkdown);
    let waits = |app: &mut App| {
        app.step();
        let windows = app.output().viewport_output.values();
        windows.map(|w| w.repaint_delay).min().expect("a window")
    };
    assert!(waits(&mut app).as_secs() < 60, "it goes by itself");
    let at: Pos2 = app.get_by_label("Copied as a Markdown table.").rect().center();
    app.hover_at(at);
    app.run();
    pass(&mut app, 3.0);
    let waits = waits(&mut app);
    assert!(waits.as_secs() > 60, "{waits:?}");
}

#[test]
fn a_way_back_stays_as_long_as_it_leads_back() {
    let mut app = app_with_two_ticked();
    push(&mut app, Select::ClearTicked);
    pass(&mut app, 60.0);
    assert!(app.query_by_label("Undo").is_some());
    push(&mut app, Filter::SetSearch("spark".to_owned()));
    assert!(notices(&app).is_empty(), "{:?}", notices(&app));
}

#[test]
fn what_a_step_back_makes_untrue_goes() {
    let mut app = app_with_two_ticked();
    push(&mut app, Filter::SetSearch("spark".to_owned()));
    push(&mut app, crosscheck::app::action::Decide::AmongThese);
    assert_eq!(notices(&app).len(), 1, "{:?}", notices(&app));
    push(&mut app, Action::Undo);
    let left = notices(&app);
    assert!(
        matches!(left.as_slice(), [one] if one.starts_with("Undid: ")),
        "{left:?}"
    );
}

#[test]
fn what_could_not_be_written_goes_once_it_is() {
    let mut app = app_with_two_ticked();
    let refused = "Nothing was written: the disk is full. Choose another place: /somewhere/mine.crosscheck";
    push(&mut app, File::Written(Err(refused.into())));
    assert_eq!(notices(&app), [refused]);
    push(&mut app, File::Written(Ok("/somewhere/other.html".into())));
    assert!(notices(&app).contains(&refused.to_owned()), "another file");
    push(&mut app, File::Written(Ok("/somewhere/mine.crosscheck".into())));
    assert!(!notices(&app).contains(&refused.to_owned()), "{:?}", notices(&app));
}
