//! Shows a file in the system's file manager, marked among the others where the system has a means to ask for that.

use std::path::Path;

/// How long a file manager may take to answer before its folder is opened instead.
#[cfg(target_os = "linux")]
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(5);

/// Shows it in its folder, and marks it there. `false`: not possible here.
#[cfg(target_os = "linux")]
pub(super) fn reveal(path: &Path) -> bool {
    let (sender, answer) = std::sync::mpsc::channel();
    let path = path.to_path_buf();
    super::reply::spawn(move || {
        let _ = sender.send(ask(&path));
    });
    answer.recv_timeout(PATIENCE).unwrap_or(false)
}

#[cfg(target_os = "linux")]
fn ask(path: &Path) -> bool {
    let Ok(place) = url::Url::from_file_path(path) else {
        return false;
    };
    let manager = "org.freedesktop.FileManager1";
    let ask = async {
        let bus = zbus::Connection::session().await?;
        let what = (vec![place.as_str()], "");
        let path = "/org/freedesktop/FileManager1";
        bus.call_method(Some(manager), path, Some(manager), "ShowItems", &what)
            .await
    };
    pollster::block_on(ask).is_ok()
}

/// Shows it in its folder, and marks it there. `false`: not possible here.
#[cfg(windows)]
pub(super) fn reveal(path: &Path) -> bool {
    use std::os::windows::process::CommandExt as _;
    // No path of Windows holds a quotation mark. What the program returns means nothing.
    let file = format!("/select,\"{}\"", path.display());
    std::process::Command::new("explorer.exe").raw_arg(file).spawn().is_ok()
}

/// Shows it in its folder, and marks it there. `false`: not possible here.
#[cfg(target_os = "macos")]
pub(super) fn reveal(path: &Path) -> bool {
    let done = std::process::Command::new("open").arg("-R").arg(path).status();
    done.is_ok_and(|code| code.success())
}

/// Not possible here.
#[cfg(not(any(target_os = "linux", windows, target_os = "macos")))]
pub(super) fn reveal(_: &Path) -> bool {
    false
}
