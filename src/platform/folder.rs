//! Where the program keeps what is the user's: the folder that earlier versions have used too.

use std::{env, path::PathBuf};

/// The folder, which may not be there yet; `None` when the system names no place for it.
///
/// * Linux and the like: `$XDG_DATA_HOME/crosscheck`, or `~/.local/share/crosscheck`
/// * macOS: `~/Library/Application Support/crosscheck`
/// * Windows: `%APPDATA%\crosscheck\data`
pub fn kept() -> Option<PathBuf> {
    let absolute = |name: &str| env::var_os(name).map(PathBuf::from).filter(|p| p.is_absolute());
    if cfg!(windows) {
        absolute("APPDATA").map(|p| p.join("crosscheck").join("data"))
    } else if cfg!(target_os = "macos") {
        env::home_dir().map(|p| p.join("Library/Application Support/crosscheck"))
    } else {
        let data = absolute("XDG_DATA_HOME").or_else(|| env::home_dir().map(|p| p.join(".local/share")));
        data.map(|p| p.join("crosscheck"))
    }
}
