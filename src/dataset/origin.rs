//! Where an open catalog came from: the path by which it is read again and, apart from it, what is shown.

use std::{
    borrow::Cow,
    fmt,
    path::{Path, PathBuf},
};

use super::built_in::BUILT_IN;
use crate::catalog::{plain_text::is_command, wording::short_path};

/// Reads a whole file; the error is one sentence, path last. The caller passes it in: the core touches no file.
pub type ReadFile<'a> = &'a dyn Fn(&Path) -> Result<Vec<u8>, String>;

/// Where a catalog came from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum OpenedFrom {
    /// It ships with the program.
    #[default]
    BuiltIn,
    /// A file, by its path as the system gave it: what is shown of it may not lead back to it.
    File(PathBuf),
}

impl OpenedFrom {
    /// The file, to read it again; `None` for the built-in catalog.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::BuiltIn => None,
            Self::File(path) => Some(path),
        }
    }

    /// What a title bar shows of the file; `None` for the built-in catalog.
    pub fn label(&self) -> Option<String> {
        self.path().map(shown)
    }

    /// What the catalog's file holds; of the built-in one without reading any.
    pub fn bytes(&self, read: ReadFile<'_>) -> Result<Cow<'static, [u8]>, String> {
        match self {
            Self::BuiltIn => Ok(BUILT_IN.into()),
            Self::File(path) => read(path).map(Cow::from),
        }
    }
}

impl From<Option<PathBuf>> for OpenedFrom {
    fn from(path: Option<PathBuf>) -> Self {
        path.map_or(Self::BuiltIn, Self::File)
    }
}

/// For a message.
impl fmt::Display for OpenedFrom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.label().unwrap_or_else(|| "the built-in catalog".to_owned()))
    }
}

/// A path for a person: characters that could change what a terminal shows are spelt out, and a very long one is cut in
/// its middle.
pub fn shown(path: &Path) -> String {
    let spelt: String = path
        .to_string_lossy()
        .chars()
        .map(|c| {
            if is_command(c) {
                c.escape_unicode().to_string()
            } else {
                c.to_string()
            }
        })
        .collect();
    short_path(&spelt).into_owned()
}
