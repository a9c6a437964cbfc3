//! Names and ids that look like another's and are spelt otherwise, with letters of another script, say, or l for 1: a
//! reader would take one for the other. Looks are those of Unicode's table of confusable characters.

use std::{
    collections::{HashMap, HashSet, hash_map::Entry},
    sync::LazyLock,
};

use rayon::prelude::*;
use unicode_security::confusable_detection::skeleton;

use super::{
    location::{FileLocation, Findings},
    usage::Usage,
};
use crate::catalog::{
    model::{Catalog, Service},
    plain_text::is_visible,
    wording::excerpt,
};

pub(super) fn lint(catalog: &Catalog, _: &Usage, found: &mut Findings) {
    let services = &catalog.services;
    let names = services
        .iter()
        .enumerate()
        .flat_map(|(i, s)| names(s).map(move |n| (i, n)));
    among(names.collect(), &mut |i, message| {
        warn(found, &FileLocation::entry("services", i, &services[i].id), message);
    });
    // Many services share one.
    let mut seen = HashSet::new();
    let categories = services.iter().enumerate().map(|(i, s)| (i, &*s.category));
    let categories = categories.filter(|(_, category)| seen.insert(*category));
    among(categories.collect(), &mut |i, message| {
        warn(
            found,
            &FileLocation::entry("services", i, &services[i].id).field("category"),
            message,
        );
    });
    let sources = catalog.sources.iter().map(|s| s.title.as_str()).enumerate();
    among(sources.collect(), &mut |i, message| {
        warn(
            found,
            &FileLocation::entry("sources", i, &catalog.sources[i].id),
            message,
        );
    });
    let labels = catalog.attributes.iter().map(|a| a.label.as_str()).enumerate();
    among(labels.collect(), &mut |i, message| {
        warn(
            found,
            &FileLocation::entry("attributes", i, &catalog.attributes[i].id),
            message,
        );
    });
    for (i, attribute) in catalog.attributes.iter().enumerate() {
        let options = || attribute.options.iter().enumerate();
        let entry = FileLocation::entry("attributes", i, &attribute.id);
        for texts in [
            options().map(|(i, o)| (i, o.label.as_str())).collect(),
            options().map(|(i, o)| (i, o.id.as_str())).collect(),
        ] {
            among(texts, &mut |_, message| warn(found, &entry.field("options"), message));
        }
    }
    let ids = services.iter().map(|s| s.id.as_str());
    ids_among("services", ids, found);
    ids_among("attributes", catalog.attributes.iter().map(|a| a.id.as_str()), found);
}

/// The same for ids, by which commands, conditions and sessions name things.
fn ids_among<'a>(list: &str, ids: impl Iterator<Item = &'a str>, found: &mut Findings) {
    let ids: Vec<(usize, &str)> = ids.enumerate().collect();
    among(ids.clone(), &mut |i, message| {
        let id = ids.get(i).map_or("", |(_, id)| id);
        warn(found, &FileLocation::entry(list, i, id), message);
    });
}

fn warn(found: &mut Findings, location: &FileLocation<'_>, message: String) {
    found.warn(
        location,
        message,
        "Spell it with the same letters, or so that one can tell them apart.",
    );
}

/// The names a service may be known by.
fn names(service: &Service) -> impl Iterator<Item = &str> {
    let others = service.former_names.iter().chain(&service.aliases);
    std::iter::once(&service.name).chain(others).map(String::as_str)
}

/// Looks for names of different owners that look alike and are not the same. `found` takes the later owner.
fn among(names: Vec<(usize, &str)>, found: &mut dyn FnMut(usize, String)) {
    let looks: Vec<String> = names
        .par_iter()
        .with_min_len(256)
        .map(|(_, name)| looks_of(name))
        .collect();
    let mut first: HashMap<&str, usize> = HashMap::with_capacity(names.len());
    for (at, (owner, name)) in names.iter().enumerate() {
        match first.entry(&looks[at]) {
            Entry::Vacant(free) => {
                free.insert(at);
            }
            Entry::Occupied(earlier) => {
                let (other_owner, other) = names[*earlier.get()];
                if other != *name && other_owner != *owner {
                    found(
                        *owner,
                        format!(
                            "“{}” looks like “{}”, and is spelt otherwise",
                            excerpt(name),
                            excerpt(other)
                        ),
                    );
                }
            }
        }
    }
}

/// How a name looks: names that look alike have the same.
fn looks_of(name: &str) -> String {
    if name.is_ascii() {
        let alike = name.chars().filter_map(|c| ASCII.get(c as usize)).map(String::as_str);
        return alike.collect();
    }
    let shown: String = name.chars().filter(|c| is_shown(*c)).collect();
    skeleton(&shown).collect()
}

fn is_shown(c: char) -> bool {
    is_visible(c) || c.is_whitespace()
}

/// The looks of ASCII characters, of which most names are.
static ASCII: LazyLock<Vec<String>> = LazyLock::new(|| {
    let one = |c: u8| {
        let shown = Some(char::from(c)).filter(|c| is_shown(*c)).map(String::from);
        skeleton(&shown.unwrap_or_default()).collect()
    };
    (0..128).map(one).collect()
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::load;

    #[test]
    fn names_that_look_alike_are_distinguished_from_names_that_are_alike() {
        for (a, b, alike) in [
            ("Azure", "Аzure", true),         // Cyrillic А
            ("Azure", "Azure\u{200b}", true), // a zero-width space
            ("Azure", "Az\u{1}ure", true),
            ("Größe", "Grö\u{1}ße\u{2800}", true), // a blank of Braille
            ("Azure AI", "Azure Al", true),        // I and l
            ("AWS", "ＡＷＳ", true),               // full width
            ("Data Lake", "Data\u{a0}Lake", true),
            ("Azure", "Azure", false),
            ("Azure", "azure", false),
            ("Model 1", "Model l", true),
            ("A10", "AIO", true),
            ("Modern", "Modem", true),
            ("a1", "al", true),
            ("a1", "a2", false),
            ("a10", "a1", false),
            ("Model 1", "Model L", false),
            ("Café", "Cafe", false),
            ("Größe", "Grosse", false),
        ] {
            let mut found = Vec::new();
            among(vec![(0, a), (1, b)], &mut |i, message| found.push((i, message)));
            assert_eq!(!found.is_empty(), alike, "{a} {b}: {found:?}");
            let mut own = 0;
            among(vec![(0, a), (0, b)], &mut |_, _| own += 1);
            assert_eq!(own, 0, "spellings of one and the same");
        }
    }

    #[test]
    fn every_list_of_names_and_ids_is_looked_through() {
        let text = r#"(
            title: "t",
            sources: [(id: "s", title: "Report l"), (id: "r", title: "Report 1")],
            groups: [(id: "g", label: "G")],
            attributes: [
                (id: "x1", label: "Mode l", group: "g", kind: Choice, options: [
                    (id: "o1", label: "Yes l"), (id: "ol", label: "Yes 1"),
                ]),
                (id: "xl", label: "Mode 1", group: "g", kind: Text),
            ],
            services: [
                (id: "a1", name: "Store l", former_names: ["Depot l"], aliases: ["Shed l"], category: "Kind l"),
                (id: "al", name: "Store 1", former_names: ["Depot 1"], aliases: ["Shed 1"], category: "Kind 1"),
            ],
        )"#;
        let (catalog, report) = load(text.as_bytes());
        assert!(catalog.is_some(), "{:?}", report.errors);
        let alike = report.warnings.iter().filter(|f| f.message.contains("looks like"));
        let found: Vec<&str> = alike.filter_map(|f| f.message.split(['“', '”']).nth(1)).collect();
        let expected = [
            "Store 1", "Depot 1", "Shed 1", "Kind 1", "Report 1", "Mode 1", "Yes 1", "ol", "al", "xl",
        ];
        assert_eq!(found, expected);
    }
}
