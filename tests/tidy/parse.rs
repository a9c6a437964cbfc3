//! One file of `src`, parsed: what it declares, imports, names, calls and says. What only tests compile is left out.

use std::collections::{BTreeMap, BTreeSet};

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
    /// Macros it calls, by their last word.
    pub macros: BTreeSet<String>,
    /// Everything it declares, for following names.
    pub items: BTreeSet<String>,
    /// The leaves of its `use` trees.
    pub imports: Vec<Import>,
    /// Paths in its code, as far as the file alone tells what they are.
    pub mentions: BTreeSet<Segments>,
}

/// One leaf of a `use` tree.
pub struct Import {
    /// What it is called here; `None` for a glob.
    pub alias: Option<String>,
    /// What it names.
    pub target: Segments,
    /// Declared `pub` in some way: it passes a name on, and need not use it.
    pub passed_on: bool,
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
            "crosscheck" => "crate".clone_into(&mut path[0]),
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
                    if matches!(&other, TokenTree::Punct(p) if p.as_char() == '!') {
                        self.file.macros.extend(path.last().cloned());
                    }
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
                Item::Macro(i) => {
                    self.declared_by_macro(i.mac.tokens.clone());
                    i.ident.as_ref().map(ToString::to_string).unwrap_or_default()
                }
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
            for item in items {
                self.visit_item(item);
            }
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
        self.file.macros.extend(segments(&of.path).pop());
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
    /// Notes the types that a macro's tokens declare: `enum` or `struct`, and a name.
    fn declared_by_macro(&mut self, tokens: TokenStream) {
        let mut declares = false;
        for token in tokens {
            match token {
                TokenTree::Ident(word) if declares => {
                    let name = self.type_(&word);
                    self.file.items.insert(name);
                    declares = false;
                }
                TokenTree::Ident(word) => declares = word == "enum" || word == "struct",
                TokenTree::Group(group) => {
                    self.declared_by_macro(group.stream());
                    declares = false;
                }
                _ => declares = false,
            }
        }
    }

    fn type_(&mut self, name: &syn::Ident) -> String {
        self.file.types.push(name.to_string());
        name.to_string()
    }
}

fn segments(path: &syn::Path) -> Segments {
    path.segments.iter().map(|s| s.ident.to_string()).collect()
}
