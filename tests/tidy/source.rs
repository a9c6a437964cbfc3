//! The crate as the rules see it: each file of `src` parsed, and every name in it followed through `use` trees and
//! re-exports to the place that declares it. What only tests compile is left out.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    sync::LazyLock,
};

use proc_macro2::{TokenStream, TokenTree};
use syn::{
    Attribute, Item, ItemImpl, ItemMod, ItemUse, Macro, Meta, Type, UseTree, Visibility,
    visit::{self, Visit},
};

/// A name as segments: `["crate", "app", "Model"]`, `["std", "fs"]`.
pub type Segments = Vec<String>;

/// One source file.
#[derive(Default)]
pub struct File {
    /// Where it is, below the package: `src/app/mod.rs`.
    pub path: String,
    /// Its module: `["crate", "app"]`.
    pub module: Segments,
    /// What its opening `//!` lines say.
    pub purpose: String,
    /// Lines of code: neither blank, nor comment, nor tests.
    pub code_lines: usize,
    /// Types it declares.
    pub types: Vec<String>,
    /// Enums it declares, with their variants.
    pub variants: BTreeMap<String, BTreeSet<String>>,
    /// String literals in its code.
    pub texts: Vec<String>,
    /// Methods it calls.
    pub methods: BTreeSet<String>,
    /// Everything it declares, for following names.
    items: BTreeSet<String>,
    imports: Vec<Import>,
    mentions: BTreeSet<Segments>,
}

/// One leaf of a `use` tree.
struct Import {
    /// What it is called here; `None` for a glob.
    alias: Option<String>,
    target: Segments,
    /// Declared `pub` in some way: it passes a name on, and need not use it.
    passed_on: bool,
}

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

    /// Whether this enum, named where it is declared, has such a variant.
    pub fn has_variant(&self, of: &[String], variant: &str) -> bool {
        let file = self.declaring(of).map(|f| &self.files[f]);
        let variants = file.zip(of.last()).and_then(|(file, name)| file.variants.get(name));
        variants.is_some_and(|v| variant == "*" || v.contains(variant))
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
    fn declaring(&self, name: &[String]) -> Option<usize> {
        (1..=name.len())
            .rev()
            .find_map(|n| self.modules.get(&name[..n]).copied())
    }
}

impl File {
    /// Reads one file.
    pub fn parse(path: String, text: &str) -> Self {
        let parsed = syn::parse_file(text).unwrap_or_else(|e| panic!("{path}: {e}"));
        let mut file = Self {
            module: module_of(&path),
            path,
            purpose: text
                .lines()
                .map_while(|l| l.strip_prefix("//!"))
                .collect::<Vec<_>>()
                .join("\n"),
            code_lines: code_lines(text),
            ..Self::default()
        };
        let mut reader = Reader {
            file: &mut file,
            own_type: None,
        };
        reader.visit_file(&parsed);
        file
    }
}

/// `src/a/b.rs` and `src/a/b/mod.rs` are `crate::a::b`.
fn module_of(path: &str) -> Segments {
    let inner = path.trim_start_matches("src/").trim_end_matches(".rs");
    let inner = inner.trim_end_matches("mod").trim_end_matches('/');
    let parts = inner.split('/').filter(|p| !["", "lib", "main"].contains(p));
    std::iter::once("crate").chain(parts).map(str::to_owned).collect()
}

fn code_lines(text: &str) -> usize {
    let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let lines = code.lines().map(str::trim);
    lines.filter(|l| !l.is_empty() && !l.starts_with("//")).count()
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
        } else if path.ends_with(".rs") {
            into.push(path);
        }
    }
}

/// Collects what one file declares, imports and names.
struct Reader<'a> {
    file: &'a mut File,
    /// What `Self` is, inside an `impl`.
    own_type: Option<Segments>,
}

impl Reader<'_> {
    /// Notes a path, with `self`, `super`, `Self` and `crosscheck` written out.
    fn mention(&mut self, path: Segments) {
        let path = self.absolute(path);
        if !path.is_empty() {
            self.file.mentions.insert(path);
        }
    }

    fn absolute(&self, mut path: Segments) -> Segments {
        let Some(first) = path.first().cloned() else {
            return path;
        };
        match first.as_str() {
            "crosscheck" => path[0] = "crate".to_owned(),
            "Self" => {
                if let Some(own) = &self.own_type {
                    path.splice(..1, own.iter().cloned());
                }
            }
            "self" if path.len() > 1 => {
                path.splice(..1, self.file.module.iter().cloned());
            }
            "super" => {
                let ups = path.iter().take_while(|s| *s == "super").count();
                let up = self.file.module.len().saturating_sub(ups).max(1);
                path.splice(..ups, self.file.module[..up].iter().cloned());
            }
            _ => {}
        }
        path
    }

    fn import(&mut self, tree: &UseTree, mut path: Segments, passed_on: bool) {
        let (alias, last) = match tree {
            UseTree::Path(p) => {
                path.push(p.ident.to_string());
                return self.import(&p.tree, path, passed_on);
            }
            UseTree::Group(g) => {
                return g.items.iter().for_each(|t| self.import(t, path.clone(), passed_on));
            }
            UseTree::Name(n) => (Some(n.ident.to_string()), Some(n.ident.to_string())),
            UseTree::Rename(r) => (Some(r.rename.to_string()), Some(r.ident.to_string())),
            UseTree::Glob(_) => (None, None),
        };
        // `use a::{self}` is `use a`.
        let names_itself = last.as_deref() == Some("self") && !path.is_empty();
        let alias = if names_itself && alias.as_deref() == Some("self") {
            path.last().cloned()
        } else {
            alias
        };
        path.extend(last.filter(|_| !names_itself));
        let mut target = self.absolute(path);
        // A path that begins with a child module or an item of this file.
        if target
            .first()
            .is_some_and(|f| self.file.items.contains(&format!("mod {f}")) || self.file.items.contains(f))
        {
            target.splice(..0, self.file.module.iter().cloned());
        }
        self.file.imports.push(Import {
            alias,
            target,
            passed_on,
        });
    }

    /// Names inside a macro's tokens: words joined by `::`, and literals.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut path: Segments = Vec::new();
        let (mut colons, mut after_dot) = (0, false);
        for token in tokens {
            match token {
                TokenTree::Ident(word) => {
                    if colons != 2 {
                        self.mention(std::mem::take(&mut path));
                    }
                    if after_dot {
                        self.file.methods.insert(word.to_string());
                    } else {
                        path.push(word.to_string());
                    }
                    (colons, after_dot) = (0, false);
                }
                TokenTree::Punct(p) if p.as_char() == ':' => colons += 1,
                other => {
                    self.mention(std::mem::take(&mut path));
                    colons = 0;
                    after_dot = matches!(&other, TokenTree::Punct(p) if p.as_char() == '.');
                    match other {
                        TokenTree::Group(group) => self.tokens(group.stream()),
                        TokenTree::Literal(l) => self.file.texts.push(l.to_string()),
                        _ => {}
                    }
                }
            }
        }
        self.mention(path);
    }
}

/// Whether something is compiled for tests alone.
fn for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|a| match &a.meta {
        Meta::List(list) => a.path().is_ident("cfg") && list.tokens.to_string() == "test",
        _ => a.path().is_ident("test"),
    })
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(i) => &i.attrs,
        Item::Enum(i) => &i.attrs,
        Item::Fn(i) => &i.attrs,
        Item::Impl(i) => &i.attrs,
        Item::Mod(i) => &i.attrs,
        Item::Static(i) => &i.attrs,
        Item::Struct(i) => &i.attrs,
        Item::Trait(i) => &i.attrs,
        Item::Type(i) => &i.attrs,
        Item::Use(i) => &i.attrs,
        _ => &[],
    }
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_file(&mut self, file: &'ast syn::File) {
        // Declarations first: `use` trees and paths may begin with them wherever they stand.
        for item in file.items.iter().filter(|i| !for_tests(attributes(i))) {
            let name = match item {
                Item::Const(i) => i.ident.to_string(),
                Item::Fn(i) => i.sig.ident.to_string(),
                Item::Static(i) => i.ident.to_string(),
                Item::Mod(i) => format!("mod {}", i.ident),
                Item::Macro(i) => i.ident.as_ref().map(ToString::to_string).unwrap_or_default(),
                Item::Struct(i) => self.type_(&i.ident),
                Item::Enum(i) => {
                    let variants = i.variants.iter().map(|v| v.ident.to_string()).collect();
                    self.file.variants.insert(i.ident.to_string(), variants);
                    self.type_(&i.ident)
                }
                Item::Union(i) => self.type_(&i.ident),
                Item::Trait(i) => self.type_(&i.ident),
                Item::Type(i) => self.type_(&i.ident),
                _ => continue,
            };
            self.file.items.insert(name);
        }
        visit::visit_file(self, file);
    }

    fn visit_item(&mut self, item: &'ast Item) {
        if !for_tests(attributes(item)) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        // A module inside a file sees its names by `super`: one level less than this file's.
        if let Some((_, items)) = &item.content {
            self.file.module.push(item.ident.to_string());
            items.iter().for_each(|i| self.visit_item(i));
            self.file.module.pop();
        }
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        self.import(&item.tree, Vec::new(), !matches!(item.vis, Visibility::Inherited));
    }

    fn visit_item_impl(&mut self, item: &'ast ItemImpl) {
        let own = match &*item.self_ty {
            Type::Path(p) => Some(segments(&p.path)),
            _ => None,
        };
        let outer = std::mem::replace(&mut self.own_type, own);
        visit::visit_item_impl(self, item);
        self.own_type = outer;
    }

    fn visit_impl_item(&mut self, item: &'ast syn::ImplItem) {
        let attributes = match item {
            syn::ImplItem::Const(i) => &i.attrs[..],
            syn::ImplItem::Fn(i) => &i.attrs[..],
            _ => &[],
        };
        if !for_tests(attributes) {
            visit::visit_impl_item(self, item);
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.mention(segments(path));
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, of: &'ast Macro) {
        self.tokens(of.tokens.clone());
        visit::visit_macro(self, of);
    }

    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        if attribute.path().is_ident("doc") {
            return;
        }
        if let Meta::List(list) = &attribute.meta {
            self.tokens(list.tokens.clone());
        }
        visit::visit_attribute(self, attribute);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        self.file.methods.insert(call.method.to_string());
        visit::visit_expr_method_call(self, call);
    }

    fn visit_lit_str(&mut self, text: &'ast syn::LitStr) {
        self.file.texts.push(text.value());
    }
}

impl Reader<'_> {
    fn type_(&mut self, name: &syn::Ident) -> String {
        self.file.types.push(name.to_string());
        name.to_string()
    }
}

fn segments(path: &syn::Path) -> Segments {
    path.segments.iter().map(|s| s.ident.to_string()).collect()
}
