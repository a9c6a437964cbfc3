//! Parts of the README that are made, not written.

use std::{
    fs,
    path::Path,
    sync::{Mutex, PoisonError},
};

/// One part at a time: tests of one program run beside each other.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// Holds the README to this text between `<!-- part -->` and `<!-- /part -->`, or writes it there when the environment
/// has `UPDATE_COUNTS`.
pub fn holds(part: &str, text: &str) {
    let _alone = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(&path).expect("a README");
    let (open, close) = (format!("<!-- {part} -->\n"), format!("<!-- /{part} -->"));
    let (before, rest) = readme.split_once(&open).expect("the mark before it");
    let (there, after) = rest.split_once(&close).expect("the mark after it");
    if std::env::var_os("UPDATE_COUNTS").is_some() {
        fs::write(&path, format!("{before}{open}{text}{close}{after}")).expect("written");
    } else {
        assert_eq!(there, text, "run UPDATE_COUNTS=1 cargo test");
    }
}
