//! The layers of `src/lib.rs`, held by reading the sources: a file may not name what its layer must not know.
#![allow(clippy::expect_used)] // a test says what it expects by panicking

use std::{
    fs,
    path::{Path, PathBuf},
};

/// A folder, the tokens no file below it may hold, the files that may all the same, and what to do instead.
struct Law {
    folder: &'static str,
    banned: &'static [&'static str],
    except: &'static [&'static str],
    instead: &'static str,
}

const WORLD: &[&str] = &[
    "egui::",
    "eframe",
    "rfd::",
    "std::fs",
    "std::thread",
    "std::net",
    "SystemTime",
    "Instant",
    "Zoned::now",
    "std::env::",
];

const LAWS: &[Law] = &[
    Law {
        folder: "src/catalog",
        banned: WORLD,
        except: &[],
        instead: "the core knows no screen, file, thread or clock: take what you need as an argument",
    },
    Law {
        folder: "src/explore",
        banned: WORLD,
        except: &[],
        instead: "the core knows no screen, file, thread or clock: take what you need as an argument",
    },
    Law {
        folder: "src/compare",
        banned: WORLD,
        except: &[],
        instead: "the core knows no screen, file, thread or clock: take what you need as an argument",
    },
    Law {
        folder: "src/decide",
        banned: WORLD,
        except: &[],
        instead: "the core knows no screen, file, thread or clock: take what you need as an argument",
    },
    Law {
        folder: "src/export",
        banned: WORLD,
        except: &[],
        instead: "the core knows no screen, file, thread or clock: return bytes",
    },
    Law {
        folder: "src/app",
        banned: WORLD,
        except: &["src/app/command.rs"],
        instead: "return an effect; only app/command.rs may use egui's key names",
    },
    Law {
        folder: "src/app",
        banned: &["eframe", "rfd::", "std::fs", "std::thread", "SystemTime", "Instant"],
        except: &[],
        instead: "return an effect",
    },
    Law {
        folder: "src/catalog",
        banned: &[
            "crate::explore",
            "crate::compare",
            "crate::decide",
            "crate::export",
            "crate::app",
            "crate::ui",
            "crate::shell",
            "crate::cli",
        ],
        except: &[],
        instead: "dependencies point down only",
    },
    Law {
        folder: "src/explore",
        banned: &[
            "crate::compare",
            "crate::decide",
            "crate::export",
            "crate::app",
            "crate::ui",
            "crate::shell",
            "crate::cli",
        ],
        except: &[],
        instead: "dependencies point down only",
    },
    Law {
        folder: "src/compare",
        banned: &[
            "crate::explore",
            "crate::decide",
            "crate::export",
            "crate::app",
            "crate::ui",
            "crate::shell",
            "crate::cli",
        ],
        except: &[],
        instead: "dependencies point down only",
    },
    Law {
        folder: "src/decide",
        banned: &[
            "crate::explore",
            "crate::compare",
            "crate::export",
            "crate::app",
            "crate::ui",
            "crate::shell",
            "crate::cli",
        ],
        except: &[],
        instead: "dependencies point down only",
    },
    Law {
        folder: "src/export",
        banned: &["crate::app", "crate::ui", "crate::shell", "crate::cli"],
        except: &[],
        instead: "dependencies point down only",
    },
    Law {
        folder: "src/app",
        banned: &["crate::ui", "crate::shell", "crate::cli"],
        except: &[],
        instead: "dependencies point down only",
    },
    Law {
        folder: "src/ui",
        banned: &["app::update", "std::fs", "std::thread", "crate::shell", "crate::cli"],
        except: &[],
        instead: "drawing pushes actions; it changes and reads nothing itself",
    },
    Law {
        folder: "src/ui",
        banned: &[
            "Color32::from",
            "Color32::WHITE",
            "Color32::BLACK",
            "Color32::RED",
            "hex_color!",
            "Rgba::from",
        ],
        except: &["src/ui/theme/"],
        instead: "ask the theme for a role",
    },
    Law {
        folder: "src/cli",
        banned: &["egui::", "eframe", "rfd::", "crate::ui", "crate::app"],
        except: &[],
        instead: "commands use the core alone",
    },
    Law {
        folder: "src",
        banned: &["std::fs"],
        except: &["src/shell/", "src/cli/", "src/platform/"],
        instead: "only shell, cli and files.rs touch files",
    },
    Law {
        folder: "src",
        banned: &["TcpStream", "UdpSocket", "std::net", "reqwest", "ureq"],
        except: &[],
        instead: "the program opens no network connection",
    },
    Law {
        folder: "src",
        banned: &["Azure", "Databricks", "azure-"],
        except: &["src/catalog/finding.rs", "src/cli/args.rs"],
        instead: "nothing about one catalog is in Rust code; tests may name it",
    },
];

fn sources(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of sources").flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|e| e == "rs") {
            into.push(path);
        }
    }
}

/// The code of a file: no comments, and nothing after its tests begin.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    text.lines()
        .filter(|l| !l.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn every_layer_knows_only_what_it_may() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut broken = Vec::new();
    for law in LAWS {
        let mut files = Vec::new();
        sources(&root.join(law.folder), &mut files);
        assert!(
            !files.is_empty(),
            "{} is empty: is the law still about something?",
            law.folder
        );
        for file in files {
            let name = file
                .strip_prefix(root)
                .unwrap_or(&file)
                .to_string_lossy()
                .replace('\\', "/");
            if law.except.iter().any(|e| name.starts_with(e)) {
                continue;
            }
            let text = code(&fs::read_to_string(&file).expect("a source file"));
            for token in law.banned {
                // Whole tokens: `Instant` is not in `Instantly`.
                let hit = text.match_indices(token).any(|(i, t)| {
                    let before = text[..i].chars().next_back();
                    let after = text[i + t.len()..].chars().next();
                    let word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
                    !((word(before) && t.starts_with(char::is_alphanumeric))
                        || (word(after) && t.ends_with(char::is_alphanumeric)))
                });
                if hit {
                    broken.push(format!("{name} names {token}; {}", law.instead));
                }
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn every_file_says_what_it_is_for() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in ["src", "tests", "benches"] {
        if root.join(folder).is_dir() {
            sources(&root.join(folder), &mut files);
        }
    }
    for file in files {
        let text = fs::read_to_string(&file).expect("a source file");
        assert!(
            text.starts_with("//!"),
            "{} does not open with a //! comment",
            file.display()
        );
    }
}
