//! The same catalog under ids, labels, names and categories that a grammar trips over.

use std::collections::BTreeMap;

use crosscheck::catalog::{
    Catalog,
    raw::{RawCatalog, RawSays},
};

use crate::generate::SplitMix;

const PIECES: [&str; 45] = [
    ",",
    "a,b",
    "+",
    "c++",
    "=",
    "a=b",
    "\"",
    "\\",
    "\\\"",
    "\"a\"",
    " ",
    " x",
    "x ",
    "\u{a0}",
    "or",
    "and",
    "not-stated",
    "conflicting",
    "not-applicable",
    "partly",
    "Partly",
    "yes",
    "no",
    "1,500",
    "1, 500",
    "4..8",
    ":role",
    "role",
    "yours",
    "name",
    "<",
    ">=",
    "!",
    "!=",
    "|",
    " | ",
    "\u{202e}",
    "\n",
    "\t",
    "\u{1b}",
    "\\u{41}",
    "é",
    "字",
    "Azure ML",
    "a",
];

/// Ids that no attribute may have.
const BUILT_IN: [&str; 5] = ["role", "category", "status", "source", "name"];

/// New words for old ones, no two alike in upper or lower case.
#[derive(Default)]
struct Words {
    taken: BTreeMap<String, String>,
    /// Whether they must pass as ids: the checker takes none with a blank or a mark of conditions.
    ids: bool,
}

impl Words {
    fn ids() -> Self {
        Self {
            ids: true,
            ..Self::default()
        }
    }

    fn of(&mut self, old: &str, random: &mut SplitMix) -> String {
        if let Some(new) = self.taken.get(old) {
            return new.clone();
        }
        let is_bad = |c: char| c.is_whitespace() || c.is_control() || "=<>!,|+".contains(c);
        let new = loop {
            let pieces: Vec<&str> = (0..=random.below(3))
                .map(|_| PIECES[random.below(PIECES.len())])
                .collect();
            let new = pieces.concat();
            let is_taken = self
                .taken
                .values()
                .any(|taken| taken.to_lowercase() == new.to_lowercase());
            if !new.trim().is_empty()
                && !is_taken
                && !(self.ids && (new.contains(is_bad) || BUILT_IN.contains(&new.as_str())))
            {
                break new;
            }
        };
        self.taken.insert(old.to_owned(), new.clone());
        new
    }
}

/// Gives every option an id that the checker would refuse, and the grammar must bear all the same.
pub fn rename_options(catalog: &mut Catalog, seed: u64) {
    let random = &mut SplitMix(seed);
    for attribute in &mut catalog.attributes {
        let mut words = Words::default();
        for option in &mut attribute.options {
            option.id = words.of(&option.id, random);
        }
    }
}

/// Renames all that conditions can name.
pub fn rename(raw: &mut RawCatalog, seed: u64) {
    let random = &mut SplitMix(seed);
    let (mut attributes, mut sources, mut services) = (Words::ids(), Words::ids(), Words::ids());
    let mut mentioned = Words::default();
    let (mut labels, mut categories, mut names) = (Words::default(), Words::default(), Words::default());
    for id in &mut raw.headline {
        *id = attributes.of(id, random);
    }
    for source in &mut raw.sources {
        source.id = sources.of(&source.id, random);
    }
    for attribute in &mut raw.attributes {
        for option in &mut attribute.options {
            // A label may be another option's id.
            let label = PIECES[random.below(PIECES.len())];
            option.label = format!("{label}{}", if label.trim().is_empty() { "L" } else { "" });
        }
        attribute.label = labels.of(&attribute.label, random);
        attribute.id = attributes.of(&attribute.id, random);
    }
    for service in &mut raw.services {
        service.id = services.of(&service.id, random);
        service.name = names.of(&service.name, random);
        for name in service.former_names.iter_mut().chain(&mut service.aliases) {
            *name = names.of(name, random);
        }
        if !service.category.is_empty() {
            service.category = categories.of(&service.category, random);
        }
        for id in &mut service.named_in {
            *id = sources.of(id, random);
        }
        for event in &mut service.lifecycle {
            event.source = sources.of(&event.source, random);
        }
        for point in &mut service.benefits {
            point.source = sources.of(&point.source, random);
        }
        for claim in &mut service.claims {
            match &mut claim.says {
                RawSays::Text(text) => *text = names.of(text, random),
                RawSays::Services(ids) => {
                    for id in ids {
                        let is_id = id.starts_with('s');
                        *id = if is_id {
                            services.of(id, random)
                        } else {
                            mentioned.of(id, random)
                        };
                    }
                }
                _ => {}
            }
            claim.attribute = attributes.of(&claim.attribute, random);
            claim.source = sources.of(&claim.source, random);
        }
    }
}
