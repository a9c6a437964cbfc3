//! What a killed program leaves: the file it was about to rename. It is removed when it is a day old.

use std::{
    fs,
    path::Path,
    time::{Duration, SystemTime},
};

/// How the temporary name of a file ends, after as many random letters as [`LETTERS`].
pub(super) const SUFFIX: &str = ".tmp";
pub(super) const LETTERS: usize = 4;

const MARK: &str = ".crosscheck-";
const OLD: Duration = Duration::from_hours(24);

/// How the temporary name of a file begins.
pub(super) fn prefix(name: &str) -> String {
    format!(".{name}{MARK}")
}

/// Removes what killed programs left in a folder more than a day ago. Younger files may be those of a program that is
/// running.
pub fn sweep(folder: &Path) {
    let now = SystemTime::now();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let ours = entry.file_name().to_str().is_some_and(is_temporary);
        // The entry itself: the target of a link is not ours.
        let regular = || entry.metadata().ok().filter(fs::Metadata::is_file);
        if ours
            && let Some(meta) = regular()
            && let Ok(modified) = meta.modified()
            // A time in the future comes from a clock that was wrong.
            && now.duration_since(modified).is_ok_and(|age| age > OLD)
        {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Whether a name is exactly of the form that our temporary files have.
fn is_temporary(name: &str) -> bool {
    let inner = name.strip_prefix('.').and_then(|n| n.strip_suffix(SUFFIX));
    let parts = inner.and_then(|n| n.rsplit_once(MARK));
    parts.is_some_and(|(of, random)| {
        !of.is_empty() && random.len() == LETTERS && random.bytes().all(|b| b.is_ascii_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_old_files_are_taken_away() {
        let dir = tempfile::tempdir().expect("a folder");
        let ago = |hours: u64| SystemTime::now() - Duration::from_hours(hours);
        let make = |name: &str, time: SystemTime| {
            let file = fs::File::create(dir.path().join(name)).expect("made");
            file.set_modified(time).expect("dated");
        };
        make(".out.md.crosscheck-aB3x.tmp", ago(25));
        let stay = [
            (".new.md.crosscheck-aB3x.tmp", 23),
            (".out.md.crosscheck-aB3.tmp", 99),
            (".out.md.crosscheck-aB3x.tmp2", 99),
            (".out.md.crosscheck-a.3x.tmp", 99),
            (".crosscheck-aB3x.tmp", 99),
            ("out.md.crosscheck-aB3x.tmp", 99),
        ];
        for (name, hours) in stay {
            make(name, ago(hours));
        }
        make(
            ".later.md.crosscheck-aB3x.tmp",
            SystemTime::now() + Duration::from_hours(300),
        );
        fs::create_dir(dir.path().join(".folder.crosscheck-aB3x.tmp")).expect("made");
        super::super::write(&dir.path().join("other.md"), b"x", false).expect("written");
        let left = |name: &str| dir.path().join(name).exists();
        assert!(!left(".out.md.crosscheck-aB3x.tmp"), "taken away by the next write");
        for (name, _) in stay {
            assert!(left(name), "{name}");
        }
        assert!(left(".later.md.crosscheck-aB3x.tmp") && left(".folder.crosscheck-aB3x.tmp"));
    }

    #[test]
    fn what_is_written_has_such_a_name() {
        let name = format!("{}aB3x{SUFFIX}", prefix("out.md"));
        assert!(is_temporary(&name), "{name}");
    }
}
