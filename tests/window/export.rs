//! Saving and copying from the window: the same files as the commands, how far a large one is, and stopping it.

use std::process::Command as Process;

use crate::support::app::{FakeWorld, Window, open};
use crosscheck::{
    app::{
        Action, Command, Effect,
        action::{Export, File, Select},
        effect::Overwrite,
        export_request::Content,
        state::{Pending, SaveJob, Tone},
    },
    export::{Format, Progress},
    shell::{Shell, file_writer},
};
use egui::accesskit::Role;
use egui_kittest::{Harness, kittest::Queryable as _};

const THREE: [&str; 3] = ["azure-machine-learning", "azure-databricks", "microsoft-fabric"];

fn compare_three(app: &mut Harness<'_, Shell>) {
    let catalog = &app.state().model().dataset.catalog;
    let services = THREE.map(|id| catalog.service(id).unwrap());
    app.state_mut().push(Select::CompareThese(services.to_vec()));
    app.run();
}

/// What the window would write in a format, as bytes.
fn exported(place: &str, format: Format) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("out");
    let mut app = open(
        Window::default(),
        FakeWorld {
            save_to: Some(target.clone()),
            ..FakeWorld::default()
        },
    );
    if place == "compare" {
        compare_three(&mut app);
    }
    app.state_mut().push(Command::Export(format));
    app.run();
    std::fs::read(&target).unwrap_or_else(|e| panic!("{place} as {}: {e}", format.id()))
}

fn commanded(words: &[&str], format: Format) -> Vec<u8> {
    let all = [words, &["--today", "2026-11-21", "--format", format.id()]].concat();
    let out = Process::new(env!("CARGO_BIN_EXE_crosscheck"))
        .args(&all)
        .output()
        .unwrap();
    assert!(
        out.status.success(),
        "{all:?}: {}",
        String::from_utf8_lossy(&out.stderr)
    );
    out.stdout
}

#[test]
fn the_window_and_the_command_write_identical_files() {
    let compare = [&["compare"], &THREE[..]].concat();
    // The two chips and the columns the window starts with.
    let app = open(Window::default(), FakeWorld::default());
    let model = app.state().model();
    let columns = model.workspace.view.grid.columns(&model.dataset);
    let ids: Vec<&str> = columns.shown().iter().map(|c| c.id(&model.dataset.catalog)).collect();
    let ids = ids.join(",");
    let chips = ["list", "--where", "role=alternative", "--where", "status!=retired"];
    let list = [&chips[..], &["--columns", &ids]].concat();
    for format in Format::ALL {
        for (place, words) in [("compare", &compare[..]), ("list", &list[..])] {
            let same = exported(place, format) == commanded(words, format);
            assert!(same, "{place} as {} differs from the command's", format.id());
        }
    }
}

/// A comparison that is being written, and never done.
fn writing() -> (Harness<'static, Shell>, std::rc::Rc<std::cell::RefCell<Vec<Effect>>>) {
    let fake = FakeWorld {
        save_to: Some("somewhere.xlsx".into()),
        slow_writes: true,
        ..FakeWorld::default()
    };
    let asked = fake.asked.clone();
    let mut app = open(Window::default(), fake);
    app.state_mut().push(Command::Export(Format::Xlsx));
    app.run();
    (app, asked)
}

#[test]
fn a_large_file_tells_how_far_it_is_and_can_be_stopped() {
    let (mut app, asked) = writing();
    assert_eq!(app.state().model().session.pending, Some(Pending::Writing(None)));
    assert!(app.query_by_label("Cancel").is_none(), "a small file shows no bar");
    app.state_mut().push(Export::Progress(7));
    app.run();
    app.get_by_label("7 % of the file is made");
    app.state_mut().push(Export::Progress(40));
    app.run();
    app.get_by_label("40 % of the file is made");
    assert!(
        !Command::Export(Format::Csv).is_enabled(app.state().model()),
        "one at a time"
    );

    app.get_by_role_and_label(Role::Button, "Cancel").click();
    app.run();
    assert_eq!(asked.borrow().last(), Some(&Effect::CancelWrite));
    assert!(app.query_by_label("Cancel").is_some(), "until the worker has stopped");
    app.state_mut().push(Export::Cancelled);
    app.run();
    assert!(app.query_by_label("Cancel").is_none());
    app.get_by_label_contains("Nothing was written, and a file of that name is as it was.");
    assert!(Command::Export(Format::Csv).is_enabled(app.state().model()));

    // A late word from the worker brings no bar back.
    app.state_mut().push(Export::Progress(90));
    app.run();
    assert!(app.query_by_label_contains("of the file is made").is_none());
}

#[test]
fn a_write_that_takes_long_has_a_sign() {
    let (mut app, _) = writing();
    assert!(
        app.query_by_label("Writing the file…").is_none(),
        "most are done at once"
    );
    for _ in 0..10 {
        app.run_steps(30);
    }
    app.get_by_label("Writing the file…");
    app.state_mut().push(Export::Cancelled);
    app.run();
    assert!(app.query_by_label("Writing the file…").is_none());
}

#[test]
fn a_file_that_is_done_leaves_no_bar() {
    let (mut app, _) = writing();
    app.state_mut().push(Export::Progress(99));
    app.state_mut().push(File::Written(Ok("somewhere.xlsx".into())));
    app.state_mut()
        .push(Export::Noted(vec!["Some characters are drawn elsewhere.".to_owned()]));
    app.run();
    assert!(app.query_by_label("Cancel").is_none());
    app.get_by_label_contains("Saved somewhere.xlsx");
    app.get_by_label_contains("Some characters are drawn elsewhere.");
}

/// The job of saving what a fresh window shows.
fn job(format: Format) -> SaveJob {
    let fake = FakeWorld::default();
    let asked = fake.asked.clone();
    let mut app = open(Window::default(), fake);
    app.state_mut().push(Command::Export(format));
    app.run();
    let asked = asked.borrow();
    let Some(Effect::SaveDialog(job)) = asked.last() else {
        panic!("a dialog, not {asked:?}")
    };
    assert!(
        matches!(job.content, Content::Request(_)),
        "made by the worker, not before the dialog"
    );
    job.clone()
}

#[test]
fn stopping_leaves_the_old_file_whole_however_far_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("services.out");
    for format in Format::ALL {
        for stop_at in [0.0, 0.3, 0.6, 1.0] {
            std::fs::write(&target, "old").unwrap();
            let go_on = |share: f32| share < stop_at;
            let said =
                file_writer::make_and_write(job(format), target.clone(), &Overwrite::Agreed, Progress::new(&go_on));
            assert_eq!(said, [Action::Export(Export::Cancelled)], "{format:?} at {stop_at}");
            assert_eq!(std::fs::read(&target).unwrap(), b"old", "{format:?} at {stop_at}");
        }
    }
    assert_eq!(
        std::fs::read_dir(folder.path()).unwrap().count(),
        1,
        "nothing is left behind"
    );
}

#[test]
fn a_file_that_is_there_already_is_asked_about_before_it_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("services.csv");
    std::fs::write(&target, "old").unwrap();
    let never = |_: f32| -> bool { panic!("it is made") };
    let said = file_writer::make_and_write(
        job(Format::Csv),
        target.clone(),
        &Overwrite::Never,
        Progress::new(&never),
    );
    let [Action::File(File::Exists(job, path))] = &said[..] else {
        panic!("{said:?}")
    };
    assert!(
        matches!(job.content, Content::Request(_)),
        "no work is done for nothing"
    );
    assert_eq!((path, std::fs::read(&target).unwrap()), (&target, b"old".to_vec()));
}

#[cfg(unix)]
#[test]
fn a_device_or_a_pipe_is_not_written_from_the_window() {
    let folder = tempfile::tempdir().unwrap();
    let link = folder.path().join("session.crosscheck");
    std::os::unix::fs::symlink("/dev/zero", &link).unwrap();
    for target in [std::path::PathBuf::from("/dev/null"), link] {
        for overwrite in [Overwrite::Agreed, Overwrite::Never, Overwrite::IfStill(String::new())] {
            let said = file_writer::make_and_write(job(Format::Csv), target.clone(), &overwrite, Progress::default());
            let [Action::File(File::Written(Err(message)))] = &said[..] else {
                panic!("{said:?}")
            };
            assert!(message.contains("device or a pipe"), "{message}");
        }
    }
}

#[test]
fn a_copy_as_html_is_a_table_with_its_text_beside_it() {
    let fake = FakeWorld::default();
    let asked = fake.asked.clone();
    let mut app = open(Window::default(), fake);
    compare_three(&mut app);
    app.state_mut().push(Command::CopyHtml);
    app.run();
    let asked = asked.borrow();
    let Some(Effect::CopyHtml { html, text }) = asked.last() else {
        panic!("a copy, not {asked:?}")
    };
    assert!(html.contains("<table style=") && html.ends_with("</ol>"), "{html}");
    assert!(!html.contains("class=") && !html.contains("<style") && !html.contains("<script"));
    assert!(html.contains("not stated") && html.contains(" [1]"));
    let rows = text.lines().next().unwrap();
    assert!(rows.starts_with("Group\tAttribute\tID"), "{rows}");
    drop(asked);
    for (as_table, told) in [(true, "Copied as a table"), (false, "Copied as plain text")] {
        app.state_mut().push(Export::Copied { as_table });
        app.run();
        app.get_by_label_contains(told);
        assert_eq!(
            app.state().model().session.notices.last().map(|n| n.tone),
            Some(Tone::Good)
        );
    }
}
