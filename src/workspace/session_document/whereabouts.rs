//! Where the catalog of a session may be looked for. A session may come from anyone, and a path in it could name a device,
//! a file of another's or a machine on the net: such a path is only followed after asking.

use std::path::{Path, PathBuf};

use crate::workspace::catalog_hint::CatalogHint;

/// Where to look for a session's catalog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whereabouts {
    /// It ships with the program.
    BuiltIn,
    /// At a path, of which the session records its author's.
    File {
        /// A file of that name beside the session: the user who opens the session has named its folder. `None` where the path
        /// ends in no name.
        beside: Option<PathBuf>,
        /// The path in the session, not to be followed without asking.
        named: PathBuf,
    },
}

/// Where to look for the catalog of a session file, but for the open catalog.
pub fn whereabouts(hint: &CatalogHint, session: &Path) -> Whereabouts {
    let Some(named) = &hint.path else {
        return Whereabouts::BuiltIn;
    };
    // Sessions go from one system to another, so both ways to write a path count.
    let name = named.rsplit(['/', '\\']).next().unwrap_or_default();
    let is_name = !name.contains(':') && !matches!(name, "" | "." | "..");
    Whereabouts::File {
        beside: is_name.then(|| session.with_file_name(name)),
        named: PathBuf::from(named),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_file_beside_the_session_needs_no_asking() {
        for (named, beside) in [
            ("/home/me/tools.ron", Some("work/tools.ron")),
            ("tools.ron", Some("work/tools.ron")),
            ("C:\\lists\\tools.ron", Some("work/tools.ron")),
            ("\\\\server\\share\\tools.ron", Some("work/tools.ron")),
            ("//server/share/tools.ron", Some("work/tools.ron")),
            ("/dev/zero", Some("work/zero")),
            ("../..", None),
            ("/", None),
            ("C:tools.ron", None),
            ("tools.ron:stream", None),
        ] {
            let hint = CatalogHint {
                path: Some(named.to_owned()),
                ..CatalogHint::default()
            };
            let expected = Whereabouts::File {
                beside: beside.map(PathBuf::from),
                named: PathBuf::from(named),
            };
            assert_eq!(
                whereabouts(&hint, Path::new("work/mine.crosscheck")),
                expected,
                "{named}"
            );
        }
        let built_in = whereabouts(&CatalogHint::default(), Path::new("mine.crosscheck"));
        assert_eq!(built_in, Whereabouts::BuiltIn);
    }
}
