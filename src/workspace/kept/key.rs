//! Under which name a catalog's documents are kept.

use std::path::Path;

use crate::catalog::parse::hash;

/// The name of the settings.
pub const SETTINGS: &str = "settings.ron";

const ANNOTATIONS: &str = ".annotations.ron";
const WORK: &str = ".work.ron";

/// What a document keeps, by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentKind {
    /// How the window looks; one document for all catalogs.
    Settings,
    /// The annotations of a catalog.
    Annotations,
    /// What is shown, ticked and answered of a catalog.
    Work,
}

impl DocumentKind {
    /// What a document of this name keeps. What is neither settings nor annotations is work.
    pub fn of(name: &str) -> Self {
        if name == SETTINGS {
            Self::Settings
        } else if name.ends_with(ANNOTATIONS) {
            Self::Annotations
        } else {
            Self::Work
        }
    }

    /// What it keeps, for a person: `Settings and saved views (settings.ron)`.
    pub fn title(self, name: &str) -> String {
        let what = match self {
            Self::Settings => "Settings and saved views",
            Self::Annotations => "Your evidence, stars and notes",
            Self::Work => "What you had set up",
        };
        format!("{what} ({name})")
    }

    /// What is in use where there is no such document: the end of a sentence.
    pub fn without(self) -> &'static str {
        match self {
            Self::Settings => "defaults are used",
            Self::Annotations => "the catalog is shown without evidence, stars and notes of yours",
            Self::Work => "the catalog is shown as when it is first opened",
        }
    }
}

/// How much of a name is readable.
const STEM: usize = 40;

/// What the names of a catalog's documents begin with.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CatalogKey(String);

impl CatalogKey {
    /// The catalog that ships with the program.
    pub fn built_in() -> Self {
        Self("built-in".to_owned())
    }

    /// A file, by its canonical path.
    pub fn of_path(canonical: &Path) -> Self {
        let stem = canonical.file_stem().unwrap_or_default().to_string_lossy();
        Self::of(&stem, canonical.as_os_str().as_encoded_bytes())
    }

    /// A catalog of which nothing but the title is known, as in what earlier versions kept.
    pub fn of_title(title: &str) -> Self {
        Self::of(title, format!("title {title}").as_bytes())
    }

    fn of(stem: &str, identity: &[u8]) -> Self {
        let plain = |c: char| {
            if c.is_ascii_alphanumeric() || c == '_' {
                c.to_ascii_lowercase()
            } else {
                '-'
            }
        };
        let stem: String = stem.chars().map(plain).take(STEM).collect();
        Self(format!("{}-{}", stem.trim_matches('-'), hash(identity)))
    }

    /// The name of the annotations.
    pub fn annotations(&self) -> String {
        format!("{}{ANNOTATIONS}", self.0)
    }

    /// The name of the work.
    pub fn work(&self) -> String {
        format!("{}{WORK}", self.0)
    }

    /// Whose annotations have this name; `None`: it is the name of something else.
    pub fn of_annotations(name: &str) -> Option<Self> {
        name.strip_suffix(ANNOTATIONS).map(|key| Self(key.to_owned()))
    }

    /// Whose work has this name; `None`: it is the name of something else.
    pub fn of_work(name: &str) -> Option<Self> {
        name.strip_suffix(WORK).map(|key| Self(key.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_readable_and_one_for_each_path() {
        let key = |path: &str| CatalogKey::of_path(Path::new(path));
        let name = key("/home/me/My lists/Queues & topics.ron").annotations();
        assert!(
            name.starts_with("queues---topics-") && name.ends_with(".annotations.ron"),
            "{name}"
        );
        assert_ne!(key("/a/list.ron"), key("/b/list.ron"));
        assert_ne!(key("/a/list.ron"), CatalogKey::of_title("list"));
        assert_eq!(key("/a/list.ron"), key("/a/list.ron"));
        // A name from outside never leads out of the folder, and is short enough for any file system.
        for path in ["/x/..", "/x/\u{202e}", &format!("/x/{}", "é".repeat(200))] {
            let name = key(path).work();
            assert!(
                name.len() < 80 && !name.contains(['/', '\\']) && !name.starts_with('.'),
                "{name}"
            );
        }
        assert_eq!(
            CatalogKey::of_annotations(&CatalogKey::built_in().annotations()),
            Some(CatalogKey::built_in())
        );
        assert_eq!(CatalogKey::of_work("settings.ron"), None);
    }
}
