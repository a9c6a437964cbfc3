//! Who may know whom: the arrows between rooms, and what each room must not name.

use std::collections::BTreeSet;

use crate::{
    report,
    source::{File, Named, Segments, Source},
};

const CORE: &[&str] = &["catalog", "import", "explore", "compare", "decide", "chart"];
const SIDE: &[&str] = &["dataset", "workspace", "export", "report"];

/// Each room of `src`, with the rooms it may know besides itself.
const ARROWS: &[(&str, &[&[&str]])] = &[
    ("catalog", &[]),
    ("import", &[&["catalog"]]),
    ("explore", &[&["catalog"]]),
    ("compare", &[&["catalog"]]),
    ("decide", &[&["catalog"]]),
    ("chart", &[&["catalog"]]),
    ("dataset", &[CORE]),
    ("workspace", &[CORE, &["dataset"]]),
    ("export", &[CORE, &["dataset"]]),
    ("report", &[CORE, &["dataset", "export"]]),
    ("app", &[CORE, SIDE]),
    ("ui", &[CORE, SIDE, &["app"]]),
    ("platform", &[CORE, SIDE]),
    ("shell", &[CORE, SIDE, &["app", "ui", "platform"]]),
    ("cli", &[CORE, SIDE, &["platform"]]),
    ("main.rs", &[&["cli", "shell", "platform"]]),
    // The same program without a console.
    ("crosscheck_window.rs", &[&["cli", "shell", "platform"]]),
    ("lib.rs", &[]),
    // A macro that every room may use.
    ("table.rs", &[]),
];

/// What some files must not name.
struct Law {
    /// Where it holds: files whose path begins with one of these.
    of: &'static [&'static str],
    /// Where it does not.
    save: &'static [&'static str],
    /// A name and all below it; with `::*`, only what is below it; with a dot, a method; with a mark behind it, a macro of the
    /// standard library; in quotes, a word in a text.
    never: &'static [&'static str],
    /// Names that are good all the same.
    but: &'static [&'static str],
    /// What to do.
    instead: &'static str,
}

const PURE: &[&str] = &[
    "src/catalog/",
    "src/import/",
    "src/explore/",
    "src/compare/",
    "src/decide/",
    "src/chart/",
    "src/dataset/",
    "src/workspace/",
    "src/export/",
    "src/report/",
    "src/app/",
];

const LAWS: &[Law] = &[
    Law {
        of: PURE,
        save: &["src/app/action/command.rs"],
        never: &["egui", "egui_extras", "epaint", "ecolor", "emath"],
        but: &[],
        instead: "put what is to be shown into a view that `ui` draws; only app/action/command.rs names keys",
    },
    Law {
        of: &["src/app/action/command.rs"],
        save: &[],
        never: &["egui"],
        but: &[
            "egui::Key",
            "egui::KeyboardShortcut",
            "egui::Modifiers",
            "egui::ModifierNames",
        ],
        instead: "a command has key names and no more of egui",
    },
    Law {
        of: PURE,
        save: &[],
        never: &["eframe", "rfd", "arboard", "opener"],
        but: &[],
        instead: "return an effect; `shell` has the window, the dialogs and the clipboard",
    },
    Law {
        of: PURE,
        save: &[],
        never: &["std::thread", "std::process", "std::env"],
        but: &[],
        instead: "take what you need as an argument; work that takes long is an effect that `shell` runs on a worker",
    },
    Law {
        of: PURE,
        save: &[],
        never: &[
            "std::time::SystemTime",
            "std::time::Instant",
            "jiff::Zoned::now",
            "jiff::Timestamp::now",
        ],
        but: &[],
        instead: "take the day as an argument: a View has it",
    },
    Law {
        of: &["src/"],
        save: &["src/shell/", "src/platform/", "src/cli/"],
        never: &[
            "std::fs",
            "std::path::Path::exists",
            "std::path::Path::try_exists",
            "std::path::Path::is_dir",
            "std::path::Path::is_file",
            "std::path::Path::is_symlink",
            "std::path::Path::canonicalize",
            "std::path::Path::read_dir",
            "std::path::Path::metadata",
            "rustix",
            "tempfile",
            ".exists",
            ".try_exists",
            ".is_dir",
            ".is_file",
            ".is_symlink",
            ".canonicalize",
            ".read_dir",
            ".metadata",
        ],
        but: &[],
        instead: "take bytes and return bytes; only `shell`, `platform` and `cli` touch files",
    },
    Law {
        of: &["src/ui/"],
        save: &[],
        never: &["crate::app::update", "crate::app::Model"],
        but: &[],
        instead: "take the view of what is drawn, and push an action for what is to change",
    },
    Law {
        of: &["src/ui/"],
        save: &[],
        never: &[
            "eframe",
            "rfd",
            "arboard",
            "opener",
            "std::thread",
            "std::time::SystemTime",
            "std::time::Instant",
            "jiff::Zoned::now",
            "jiff::Timestamp::now",
        ],
        but: &[],
        instead: "push an action; drawing reads and starts nothing itself, and egui knows the time",
    },
    Law {
        of: &["src/"],
        save: &["src/ui/theme/"],
        never: &[
            "egui::Color32::*",
            "egui::Rgba::*",
            "egui::hex_color",
            "egui::ecolor",
            "egui::epaint::Color32",
            "egui::epaint::Hsva",
            "egui::epaint::Rgba",
            "ecolor",
            ".gamma_multiply",
            ".gamma_multiply_u8",
            ".linear_multiply",
            ".lerp_to_gamma",
            ".to_opaque",
        ],
        but: &["egui::Color32::TRANSPARENT", "egui::Color32::PLACEHOLDER"],
        instead: "ask the theme for a role: only ui/theme makes colours",
    },
    Law {
        of: &["src/cli/"],
        save: &[],
        never: &["egui", "eframe", "rfd", "arboard"],
        but: &[],
        instead: "commands have no window",
    },
    Law {
        of: &["src/"],
        save: &[],
        never: &[
            "std::net",
            "std::os::unix::net",
            "reqwest",
            "ureq",
            "hyper",
            "tokio",
            "curl",
        ],
        but: &[],
        instead: "the program opens no network connection",
    },
    Law {
        of: &["src/"],
        save: &["src/platform/console.rs"],
        never: &[
            "std::io::stdout",
            "std::io::stderr",
            "std::io::Stdout",
            "std::io::Stderr",
            "print!",
            "println!",
            "eprint!",
            "eprintln!",
            "dbg!",
            // clap's own ways to write its errors and its help.
            ".print",
            ".print_help",
            ".print_long_help",
            ".exit",
        ],
        but: &[],
        instead: "hand it to platform/console.rs, which shows no control characters to a terminal",
    },
    Law {
        of: &["src/"],
        // What the help of the command line gives as examples.
        save: &["src/cli/"],
        never: &["\"azure", "\"databricks", "\"microsoft", "\"synapse", "\"hdinsight"],
        but: &[],
        instead: "put it into catalog.ron: nothing about one catalog is in Rust code",
    },
];

#[test]
fn dependencies_point_down_only() {
    let source = Source::get();
    let mut broken = Vec::new();
    for (file, names) in source.each() {
        let room = room(&file.path);
        let Some((_, may)) = ARROWS.iter().find(|(name, _)| *name == room) else {
            broken.push(format!(
                "{} is in no known room: give src/{room} a row in tests/tidy/layers.rs and in the table of src/lib.rs",
                file.path
            ));
            continue;
        };
        let mut told = BTreeSet::from([room, "lib.rs", "table.rs"]);
        for named in names {
            let Some(target) = named.file.map(|f| self::room(&source.files[f].path)) else {
                continue;
            };
            if !may.iter().any(|rooms| rooms.contains(&target)) && told.insert(target) {
                broken.push(format!(
                    "{} names {}; dependencies point down only, and {room} may not know {target}: move what it needs \
                     down, or take it as an argument",
                    file.path,
                    named.name.join("::")
                ));
            }
        }
    }
    report(broken);
}

#[test]
fn every_file_names_only_what_it_may() {
    let source = Source::get();
    for law in LAWS {
        let about = law
            .of
            .iter()
            .all(|of| *of == "src/chart/" || source.files.iter().any(|f| f.path.starts_with(of)));
        assert!(about, "a law is about no file: {:?}", law.of);
    }
    report(
        (0..source.files.len())
            .flat_map(|file| broken_laws(source, file))
            .collect(),
    );
}

/// Laws about names see through every way to write them; each law is tried with each.
#[test]
fn every_law_sees_every_way_to_break_it() {
    for law in LAWS {
        for never in law.never {
            let path = format!(
                "{}{}",
                law.of[0],
                if law.of[0].ends_with('/') { "broken.rs" } else { "" }
            );
            for text in ways_to_name(never) {
                let tests = format!("#[cfg(test)]\nmod tests {{ {text} }}");
                let model = "pub mod state; pub mod update; pub use state::Model;";
                let others = [
                    ("src/app/mod.rs", model),
                    ("src/app/state.rs", "pub struct Model;"),
                    ("src/app/update.rs", ""),
                ];
                let mut files: Vec<File> = others.map(|(path, text)| File::parse(path.to_owned(), text)).into();
                files.extend([&text, &tests].map(|text| File::parse(path.clone(), text)));
                let source = Source::new(files);
                assert!(!broken_laws(&source, 3).is_empty(), "{path} may hold {text}");
                assert!(broken_laws(&source, 4).is_empty(), "tests may name {never}");
            }
        }
    }
}

/// Code that names something, in ways that hide it from a search for letters.
fn ways_to_name(never: &str) -> Vec<String> {
    if let Some(word) = never.strip_prefix('"') {
        return vec![
            format!("fn f() -> String {{ format!(\"{{}} of {word}\", 1) }}"),
            format!("const A: &str = \"{word}-x\";"),
        ];
    }
    if let Some(method) = never.strip_prefix('.') {
        return vec![
            format!("fn f(x: X) {{ x.{method}(); }}"),
            format!("fn f(x: X) {{ assert!(x.{method}()); }}"),
        ];
    }
    if let Some(name) = never.strip_suffix('!') {
        return vec![
            format!("fn f() {{ {name}!(\"\"); }}"),
            format!("fn f() {{ std::{name}!(\"\"); }}"),
            format!("fn f() {{ vec![{name}!(\"\")]; }}"),
            format!("use std::{name} as other; fn f() {{ other!(\"\"); }}"),
            format!("macro_rules! m {{ () => {{ {name}!(\"\") }} }}"),
        ];
    }
    let name = never.replace("::*", "::from_gray");
    let name = if name.contains("::") {
        name
    } else {
        format!("{name}::x")
    };
    let (first, rest) = name.split_once("::").unwrap_or_default();
    let last = name.rsplit("::").next().unwrap_or_default();
    let mut ways = vec![
        format!("use {name};"),
        format!("use {{std::fmt, {first}::{{self as other, {rest} as hidden}}}};"),
        format!("use {first} as other; fn f() {{ other::{rest}(); }}"),
        format!("fn f() {{ use {name}; {last}(); }}"),
        format!("fn f() -> {name} {{ todo!() }}"),
        format!("fn f() {{ vec![{name}()]; }}"),
    ];
    // What is taken whole from this crate is followed; of another crate one cannot see what it has.
    if let Some((module, _)) = name.rsplit_once("::").filter(|_| first == "std") {
        ways.push(format!("use {module}::*; fn f() {{ {last}(); }}"));
    }
    ways
}

fn broken_laws(source: &Source, file: usize) -> Vec<String> {
    let (file, names) = (&source.files[file], &source.names[file]);
    let mut broken = Vec::new();
    let within = |paths: &[&str]| paths.iter().any(|p| file.path.starts_with(p));
    for law in LAWS.iter().filter(|law| within(law.of) && !within(law.save)) {
        let good: Vec<Segments> = law.but.iter().map(|n| source.declared(n)).collect();
        for never in law.never {
            let mut tell = |what: &str| broken.push(format!("{} names {what}; {}", file.path, law.instead));
            if let Some(word) = never.strip_prefix('"') {
                if let Some(text) = file.texts.iter().find(|t| t.to_lowercase().contains(word)) {
                    tell(&format!("“{text}”"));
                }
            } else if let Some(name) = never.strip_suffix('!') {
                let whole = source.declared(&format!("std::{name}"));
                if file.macros.contains(name) || names.iter().any(|n| n.name == whole) {
                    tell(never);
                }
            } else if let Some(method) = never.strip_prefix('.') {
                if file.methods.contains(method) {
                    tell(&format!("{never}()"));
                }
            } else {
                let below = never.strip_suffix("::*");
                let banned = source.declared(below.unwrap_or(never));
                for named in names {
                    let hit = named.name.starts_with(&banned) && (below.is_none() || named.name.len() > banned.len());
                    if (hit || takes_all_above(named, &banned)) && !good.iter().any(|g| named.name.starts_with(g)) {
                        tell(&named.name.join("::"));
                    }
                }
            }
        }
    }
    broken
}

/// Whether this imports everything of a module of another crate in which, at whatever depth, this lies.
fn takes_all_above(named: &Named, banned: &[String]) -> bool {
    let module = named.name.split_last().filter(|(last, _)| *last == "*");
    named.file.is_none() && module.is_some_and(|(_, module)| banned.starts_with(module))
}

/// The first folder below `src`, or the file at its root.
fn room(path: &str) -> &str {
    path.trim_start_matches("src/").split('/').next().unwrap_or_default()
}
