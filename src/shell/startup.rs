//! Opening the window, and reporting in one sentence why it does not open.

use std::{
    panic,
    path::{Path, PathBuf, absolute},
    process::ExitCode,
    thread,
};

use super::{
    Shell, Start, dialogs,
    documents::Documents,
    effect_runner::NativeRunner,
    ending::Ending,
    log::Log,
    run_mark::{self, RunMark},
    window_place,
};
use crate::{
    platform::{console, files, folder, store::Store},
    workspace::Preferences,
};

/// What the system knows the program by.
const NAME: &str = "crosscheck";

/// The commands that need no screen, for every message that reports there is none.
const WITHOUT_A_WINDOW: &str =
    "Without a window you can still run: crosscheck list, facets, compare, decide, check (see crosscheck --help).";

/// Opens the window and runs until it closes. Exit code 2 when it cannot open.
pub fn run(start: Start) -> ExitCode {
    dialogs::watch();
    // It is remembered among the files opened last, and found again from any folder.
    let file = start.file.map(|file| absolute(&file).unwrap_or(file));
    let start = Start { file, ..start };
    if let Some(message) = no_display() {
        return fail(&message);
    }
    let folder = folder::kept();
    let documents = folder.clone().map(|folder| Documents::open(Store::new(folder)));
    let place = documents.as_ref().and_then(|d| d.settings().window);
    let options = eframe::NativeOptions {
        viewport: window_place::place(viewport(), place),
        // Winit and the graphics driver decide the rest.
        ..Default::default()
    };
    sweep(known_folders(documents.as_ref(), start.file.as_deref()));
    if let (Some(folder), Some(documents)) = (&folder, &documents) {
        documents.add_left_in(folder);
    }
    let last = folder.as_deref().and_then(run_mark::ended);
    let mark = folder.as_deref().and_then(RunMark::begin);
    let log = Log::new(&folder.unwrap_or_default());
    let runner = Box::new(NativeRunner::new(log.path(), documents.clone()));
    let ending = Ending::new(log.clone());
    let log_of_the_end = log.clone();
    if let Some(documents) = &documents {
        ending.keep_documents(documents);
    }
    if let Some(mark) = &mark {
        ending.marked(mark.path());
    }
    // A missing system library is a panic deep inside the window library; its message is kept from the terminal and
    // shown as a sentence.
    ending.watch_panics();
    ending.watch_signals();
    let opening = ending.clone();
    let opened = panic::catch_unwind(panic::AssertUnwindSafe(|| {
        eframe::run_native(
            NAME,
            options,
            Box::new(move |cc| {
                let shell = Shell::new(cc, start, documents, runner).watched(log).following();
                let shell = shell.following_the_system(&cc.egui_ctx);
                let shell = match mark {
                    Some(mark) => shell.marked(mark, last),
                    None => shell,
                };
                opening.begin();
                Ok(Box::new(shell))
            }),
        )
    }));
    let wrong = match opened {
        Ok(Ok(())) => ending.save().err(),
        Ok(Err(e)) => Some(explain(&e.to_string())),
        Err(_) if ending.has_begun() => Some(ending.fault()),
        Err(_) => Some(explain(&ending.panic_message())),
    };
    let Some(message) = wrong else {
        return ExitCode::SUCCESS;
    };
    let code = fail(&message);
    if !ending.has_begun() {
        // Anything later is in the log already.
        log_of_the_end.add(&message);
    }
    // Elsewhere a window that cannot open means that there is no screen to show a message on.
    let has_a_screen = ending.has_begun() || cfg!(windows);
    if has_a_screen && !console::has_reader() {
        // A user who saw the window close, or none open, sees no terminal.
        dialogs::alert(&message);
    }
    code
}

/// Where killed programs may have left something: where documents are kept, where files were saved or opened last, and
/// beside the file that is to be opened.
pub fn known_folders(documents: Option<&Documents>, file: Option<&Path>) -> Vec<PathBuf> {
    let kept = documents.map(|d| d.keeper().store().folder().to_path_buf());
    let saved_into = documents.into_iter().flat_map(|d| &d.settings().folders);
    let beside = file.and_then(Path::parent).filter(|p| !p.as_os_str().is_empty());
    let mut folders: Vec<PathBuf> = kept.into_iter().collect();
    let recent = documents
        .into_iter()
        .flat_map(|d| Preferences::recent_folders(&d.settings().recent));
    folders.extend(saved_into.map(PathBuf::from));
    folders.extend(recent.chain(beside).map(PathBuf::from));
    // Many files are in one folder.
    folders.sort();
    folders.dedup();
    folders
}

/// Removes what killed programs left in these folders. Nothing waits for it.
fn sweep(folders: Vec<PathBuf>) {
    let _ = thread::Builder::new()
        .name("crosscheck sweep".into())
        .spawn(move || folders.iter().for_each(|f| files::sweep(f)));
}

fn viewport() -> egui::ViewportBuilder {
    let viewport = egui::ViewportBuilder::default()
        .with_title("Crosscheck")
        .with_app_id("crosscheck")
        .with_inner_size([1280.0, 800.0])
        .with_min_inner_size(window_place::LEAST)
        .with_drag_and_drop(true);
    match eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icon.png")) {
        Ok(icon) => viewport.with_icon(icon),
        Err(_) => viewport,
    }
}

fn fail(message: &str) -> ExitCode {
    console::note(message);
    ExitCode::from(2)
}

/// On Linux and the like a window needs X11 or Wayland, named by the environment.
fn no_display() -> Option<String> {
    let unset = |name: &str| std::env::var_os(name).is_none_or(|v| v.is_empty());
    let linux = cfg!(all(unix, not(target_os = "macos")));
    (linux && unset("DISPLAY") && unset("WAYLAND_DISPLAY") && unset("WAYLAND_SOCKET"))
        .then(|| format!("There is no display here: neither DISPLAY nor WAYLAND_DISPLAY is set. {WITHOUT_A_WINDOW}"))
}

/// What can be missing: words that the window library's message holds then (all of one of these lists), what to call
/// it, and the packages that bring it on Debian and on Fedora. The first row whose words occur counts.
const MISSING: &[(&[&[&str]], &str, &str, &str)] = &[
    (
        &[&["xkbcommon"]],
        "the system library xkbcommon",
        "libxkbcommon-x11-0",
        "libxkbcommon-x11",
    ),
    (
        &[&["libx11"], &["xcursor"], &["libxi"], &["libxrandr"]],
        "a library of the X window system",
        "libx11-6 libxcursor1 libxi6 libxrandr2",
        "libX11 libXcursor libXi libXrandr",
    ),
    (
        &[&["wayland", "library"]],
        "the Wayland library",
        "libwayland-client0 libwayland-egl1",
        "libwayland-client libwayland-egl",
    ),
    (
        &[&["glutin"], &["opengl"], &["libgl"], &["egl"], &["glx"], &["config"]],
        "an OpenGL driver",
        "libgl1 libegl1 libgl1-mesa-dri",
        "mesa-dri-drivers mesa-libGL mesa-libEGL",
    ),
];

/// What is missing, by the window library's message; with the line that installs it.
fn explain(text: &str) -> String {
    let lower = text.to_lowercase();
    let says = |lists: &[&[&str]]| lists.iter().any(|words| words.iter().all(|w| lower.contains(w)));
    if let Some((_, what, debian, fedora)) = MISSING.iter().find(|(words, ..)| says(words)) {
        format!(
            "No window can be opened: {what} is missing. Install it with “sudo apt install {debian}” (Debian, Ubuntu) or \
             “sudo dnf install {fedora}” (Fedora). {WITHOUT_A_WINDOW}"
        )
    } else if says(&[&["display"], &["event loop"], &["connect"], &["os error"]]) {
        format!(
            "No window can be opened: the display does not answer. Check DISPLAY or WAYLAND_DISPLAY. {WITHOUT_A_WINDOW}"
        )
    } else {
        let first = text.lines().last().unwrap_or_default().trim();
        format!("The window stopped: {first}. What you had set up is kept; start again. {WITHOUT_A_WINDOW}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_cause_names_its_install_line() {
        for (said, expected) in [
            (
                "panicked: Library libxkbcommon-x11.so could not be loaded.",
                "libxkbcommon-x11-0",
            ),
            ("winit EventLoopError: os error: Failed to open libX11.so.6", "libx11-6"),
            ("Found no glutin configs matching the template", "libgl1"),
            (
                "winit EventLoopError: neither WAYLAND_DISPLAY nor DISPLAY is set",
                "DISPLAY",
            ),
        ] {
            let text = explain(said);
            assert!(text.contains(expected), "{said}: {text}");
            assert!(text.contains("crosscheck list"), "{text}");
        }
    }
}
