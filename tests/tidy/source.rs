//! The crate as the rules see it: every name of each file of `src` followed through `use` trees and re-exports to the
//! place that declares it.

use std::{collections::BTreeMap, fs, path::Path, sync::LazyLock};

pub use crate::parse::{File, Segments};

/// All files, and what is where.
pub struct Source {
    /// The files of `src`.
    pub files: Vec<File>,
    /// What each of them names.
    pub names: Vec<Vec<Named>>,
    modules: BTreeMap<Segments, usize>,
}

static SOURCE: LazyLock<Source> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    rust_files(root, "src", &mut paths);
    let read = |path: String| {
        let text = fs::read_to_string(root.join(&path)).expect("a source file");
        File::parse(path, &text)
    };
    Source::new(paths.into_iter().map(read).collect())
});

/// What one file names.
pub struct Named {
    /// The name where it is declared, as segments: `crate::app::state::Model`.
    pub name: Segments,
    /// The file that declares it, if it is in this crate.
    pub file: Option<usize>,
    /// Whether code uses it, or it is only passed on by a `pub use`.
    pub used: bool,
}

impl Source {
    /// The sources of this package, read once.
    pub fn get() -> &'static Self {
        &SOURCE
    }

    /// Made of these files, of which `src/lib.rs` and `src/main.rs` share the root.
    pub fn new(files: Vec<File>) -> Self {
        let with_module = |(i, file): (usize, &File)| (file.path != "src/main.rs").then(|| (file.module.clone(), i));
        let modules = files.iter().enumerate().filter_map(with_module).collect();
        let mut source = Self {
            files,
            names: Vec::new(),
            modules,
        };
        source.names = source.files.iter().map(|f| source.names_of(f)).collect();
        source
    }

    /// The files, each with what it names.
    pub fn each(&self) -> impl Iterator<Item = (&File, &[Named])> {
        self.files.iter().zip(self.names.iter().map(Vec::as_slice))
    }

    /// What a file names, each once, followed to where it is declared.
    fn names_of(&self, file: &File) -> Vec<Named> {
        let mut found: BTreeMap<Segments, Named> = BTreeMap::new();
        let mut add = |name: Segments, used: bool| {
            let file = self.declaring(&name);
            let entry = found.entry(name.clone()).or_insert(Named { name, file, used });
            entry.used |= used;
        };
        for import in &file.imports {
            let mut name = self.follow(&import.target, 0);
            if import.alias.is_none() {
                name.push("*".to_owned());
            }
            add(name, !import.passed_on && import.alias.is_some());
        }
        for mention in &file.mentions {
            if let Some(name) = self.resolve(file, mention) {
                add(name, true);
            }
        }
        found.into_values().collect()
    }

    /// What this name, written from the root, is declared as.
    pub fn declared(&self, name: &str) -> Segments {
        self.follow(&name.split("::").map(str::to_owned).collect::<Segments>(), 0)
    }

    /// Whether this names a file.
    pub fn is_module(&self, name: &[String]) -> bool {
        self.modules.contains_key(name)
    }

    /// Whether this enum, named where it is declared, has such a variant. Of one that a macro declares, whatever is
    /// written as variants are.
    pub fn has_variant(&self, of: &[String], variant: &str) -> bool {
        let file = self.declaring(of).map(|f| &self.files[f]);
        let variants = file.zip(of.last()).and_then(|(file, name)| file.variants.get(name));
        let written_so = variant.starts_with(char::is_uppercase) && variant.contains(char::is_lowercase);
        variant == "*" || variants.map_or(written_so, |v| v.contains(variant))
    }

    /// A path as written in a file, from the root; `None` where it begins with something local.
    fn resolve(&self, file: &File, path: &Segments) -> Option<Segments> {
        let first = path.first()?;
        if first == "crate" {
            return Some(self.follow(path, 0));
        }
        for import in &file.imports {
            if import.alias.as_ref() == Some(first) {
                let whole: Segments = import.target.iter().chain(&path[1..]).cloned().collect();
                return Some(self.follow(&whole, 0));
            }
        }
        let here: Segments = file.module.iter().chain(path).cloned().collect();
        if file.items.contains(first) || self.modules.contains_key(&here[..=file.module.len()]) {
            return Some(self.follow(&here, 0));
        }
        for glob in file.imports.iter().filter(|i| i.alias.is_none()) {
            let whole: Segments = glob.target.iter().chain(path).cloned().collect();
            let name = self.follow(&whole, 0);
            if self.is_declared(&name) {
                return Some(name);
            }
        }
        // A crate, with something of it; a lone word is a local name or of the prelude.
        (path.len() > 1 && first.starts_with(char::is_lowercase)).then(|| path.clone())
    }

    /// Follows a name from the root through re-exports to where it is declared.
    fn follow(&self, path: &[String], depth: usize) -> Segments {
        let module = (1..=path.len()).rev().find(|n| self.modules.contains_key(&path[..*n]));
        let Some(module) = module.filter(|m| *m < path.len() && depth < 16) else {
            return path.to_vec();
        };
        let (file, name, rest) = (
            &self.files[self.modules[&path[..module]]],
            &path[module],
            &path[module + 1..],
        );
        if file.items.contains(name) {
            return path.to_vec();
        }
        for import in &file.imports {
            if import.alias.as_ref() == Some(name) {
                let whole: Segments = import.target.iter().chain(rest).cloned().collect();
                return self.follow(&whole, depth + 1);
            }
        }
        for glob in file.imports.iter().filter(|i| i.alias.is_none()) {
            let whole: Segments = glob.target.iter().chain(&path[module..]).cloned().collect();
            let name = self.follow(&whole, depth + 1);
            if self.is_declared(&name) {
                return name;
            }
        }
        path.to_vec()
    }

    /// Whether the file of a name's module declares what comes after it.
    pub fn is_declared(&self, name: &[String]) -> bool {
        self.declaring(name).is_some_and(|f| {
            let after = name.get(self.files[f].module.len());
            after.is_none_or(|n| self.files[f].items.contains(n))
        })
    }

    /// The file of the innermost module of a name.
    pub fn declaring(&self, name: &[String]) -> Option<usize> {
        (1..=name.len())
            .rev()
            .find_map(|n| self.modules.get(&name[..n]).copied())
    }
}

/// Rust files below a folder, in order, with their path below the package.
pub fn rust_files(root: &Path, folder: &str, into: &mut Vec<String>) {
    let mut entries: Vec<_> = fs::read_dir(root.join(folder))
        .expect("a folder of sources")
        .flatten()
        .collect();
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            rust_files(root, &path, into);
        } else if Path::new(&path).extension().is_some_and(|e| e == "rs") {
            into.push(path);
        }
    }
}
