//! A home for everything that varies: what may be added is named in its home, and in few places outside it.

use crate::{
    report,
    source::{File, Source},
};

/// How the variants of something are written.
enum Variants {
    /// As variants of an enum.
    Of(&'static str),
    /// As some variants of an enum.
    Named(&'static str, &'static [&'static str]),
    /// As modules in a folder, save those that serve the others.
    Modules(&'static str, &'static [&'static str]),
}

use Variants::{Modules, Named, Of};

/// One row of the table "A home for everything that varies" of `CONTRIBUTING.md`.
struct Home {
    what: &'static str,
    variants: &'static [Variants],
    /// Where they may be named besides where they are declared: files whose path begins so.
    home: &'static [&'static str],
    /// Where else, and why: three files at most.
    also: &'static [(&'static str, &'static str)],
    /// What to do instead of naming one elsewhere.
    instead: &'static str,
}

/// How many files outside its home may name a variant.
const MOST: usize = 3;

const HOMES: &[Home] = &[
    Home {
        what: "an attribute kind",
        variants: &[
            Of("crate::catalog::Kind"),
            Modules(
                "crate::catalog::kind",
                &[
                    "assertion",
                    "currency",
                    "definition",
                    "read_date",
                    "read_number",
                    "rules",
                    "says",
                    "unit",
                ],
            ),
        ],
        home: &["src/catalog/kind/"],
        also: &[
            (
                "src/import/columns/infer.rs",
                "says which kinds the values of a column may be",
            ),
            (
                "src/import/columns/how.rs",
                "says which kind each way of reading a column makes",
            ),
            (
                "src/import/own/claims.rs",
                "infers the kind of what our JSON holds, which names none",
            ),
        ],
        instead: "ask the kind for what it does: a method in catalog/kind",
    },
    Home {
        what: "what a claim asserts, by kind",
        variants: &[Of("crate::catalog::kind::Assertion")],
        home: &["src/catalog/kind/"],
        also: &[
            ("src/catalog/model/attribute.rs", "any kind may be not applicable"),
            (
                "src/catalog/annotations/mod.rs",
                "a note of the user's own asserts nothing",
            ),
            ("src/export/list_json.rs", "the contract's JSON has a shape for each"),
        ],
        instead: "ask the assertion: its methods in catalog/kind/assertion.rs",
    },
    Home {
        what: "what a condition asks, by kind",
        variants: &[Named(
            "crate::catalog::condition::Want",
            &["Flag", "Option", "Scalar", "Service"],
        )],
        home: &["src/catalog/kind/", "src/catalog/condition/"],
        also: &[
            (
                "src/explore/columns.rs",
                "keeps what each want finds, so that it need not be asked again",
            ),
            ("src/decide/lint.rs", "finds wants that exclude each other"),
            ("src/decide/robust/settle.rs", "settles a cell as a want asks"),
        ],
        instead: "ask the want: its methods in catalog/condition/expr.rs",
    },
    Home {
        what: "an export format",
        variants: &[Of("crate::export::Format")],
        home: &["src/export/format"],
        also: &[
            ("src/app/action/command.rs", "two formats have keys"),
            ("src/cli/args.rs", "the help of commands has an order of its own"),
        ],
        instead: "read the table of formats",
    },
    Home {
        what: "a command of the window",
        variants: &[Of("crate::app::Command")],
        home: &["src/app/action/command.rs"],
        also: &[("src/ui/compare/menu.rs", "a pane's menu shows the keys that move it")],
        instead: "read the table of commands",
    },
    Home {
        what: "a layout of Explore",
        variants: &[Of("crate::workspace::choices::Layout")],
        home: &["src/app/view/explore/", "src/ui/explore/"],
        also: &[],
        instead: "read the table of layouts",
    },
    Home {
        what: "a lint",
        variants: &[Modules("crate::catalog::check", &["documents", "location", "usage"])],
        home: &["src/catalog/check/"],
        also: &[],
        instead: "call crate::catalog::check, which runs every lint",
    },
    Home {
        what: "a reader of foreign lists",
        variants: &[Modules("crate::import::read", &[])],
        home: &["src/import/read/"],
        also: &[],
        instead: "ask import/read which reader a file needs",
    },
    Home {
        what: "a command of the terminal",
        variants: &[
            Of("crate::cli::CliCommand"),
            Modules(
                "crate::cli",
                &[
                    "args",
                    "asked",
                    "from_list",
                    "input",
                    "open",
                    "output",
                    "query",
                    "session",
                    "usage",
                ],
            ),
        ],
        home: &["src/cli/mod.rs"],
        also: &[],
        instead: "run it through the list in cli/mod.rs",
    },
];

#[test]
fn what_varies_is_named_in_its_home() {
    let source = Source::get();
    let mut broken = Vec::new();
    for home in HOMES {
        for Of(path) | Named(path, _) | Modules(path, _) in home.variants {
            let there = source.is_declared(&source.declared(path));
            assert!(there, "no {path}: where is {} declared now?", home.what);
        }
        assert!(
            home.also.len() <= MOST,
            "naming {}: {MOST} files outside its home at most",
            home.what
        );
        let mut needed = vec![false; home.also.len()];
        for (file, names) in source.each().filter(|(f, _)| !home.holds(source, f)) {
            let variant = names
                .iter()
                .find(|n| home.variants.iter().any(|v| v.holds(source, &n.name, &file.module)));
            let Some(variant) = variant else { continue };
            if let Some(known) = home.also.iter().position(|(path, _)| *path == file.path) {
                needed[known] = true;
            } else {
                let name = variant.name.join("::");
                broken.push(format!("{} names {}, {name}; {}", file.path, home.what, home.instead));
            }
        }
        for ((path, why), needed) in home.also.iter().zip(needed) {
            assert!(
                needed,
                "{path} ({why}) does not name {}: it needs no exception",
                home.what
            );
        }
    }
    report(broken);
}

impl Home {
    /// Whether a file is in it: listed, or where the variants are declared.
    fn holds(&self, source: &Source, file: &File) -> bool {
        let declares = |v: &Variants| {
            let (Of(path) | Named(path, _) | Modules(path, _)) = v;
            source
                .declaring(&source.declared(path))
                .is_some_and(|f| source.files[f].path == file.path)
        };
        self.home.iter().any(|h| file.path.starts_with(h)) || self.variants.iter().any(declares)
    }
}

impl Variants {
    /// Whether a name is one of them, or something of one.
    fn holds(&self, source: &Source, name: &[String], by: &[String]) -> bool {
        let (Of(path) | Named(path, _) | Modules(path, _)) = self;
        let whole = source.declared(path);
        let Some(variant) = name.strip_prefix(&whole[..]).and_then(|rest| rest.first()) else {
            return false;
        };
        match self {
            Of(_) => source.has_variant(&whole, variant),
            Named(_, some) => some.contains(&variant.as_str()),
            // A file may name itself and what lies below it.
            Modules(_, serving) => {
                let module = &name[..=whole.len()];
                source.is_module(module) && !by.starts_with(module) && !serving.contains(&variant.as_str())
            }
        }
    }
}
