//! What is meant by a word that is not known.

use super::{
    condition::ConditionError,
    kind::Feature,
    limits::LOOKED_UP,
    model::{Catalog, Service},
    suggest::{Among, UnknownWord, containing, did_you_mean, did_you_mean_one_of, nearest},
    wording::{excerpt, listed, message},
};

/// Looks up what the unknown words of one file mean: the first so many. A broken import or the notes on another catalog have
/// such a word an entry, and each would be compared with each.
#[derive(Debug)]
pub struct Suggestions<'c> {
    catalog: &'c Catalog,
    left: usize,
}

impl<'c> Suggestions<'c> {
    /// For the words of one file.
    pub fn new(catalog: &'c Catalog) -> Self {
        Self {
            catalog,
            left: LOOKED_UP,
        }
    }

    /// What to do about the next word; empty where nothing is near, and after the last one that is looked up.
    pub fn next(&mut self, unknown: &UnknownWord) -> String {
        if self.left == 0 {
            return String::new();
        }
        self.left -= 1;
        meant(unknown, self.catalog)
    }
}

/// An error with what to do about the word that is not known.
pub fn looked_up<T>(read: Result<T, ConditionError>, catalog: &Catalog) -> Result<T, ConditionError> {
    read.map_err(|mut e| {
        if let Some(unknown) = e.unknown.take() {
            e.help = message(meant(&unknown, catalog));
        }
        e
    })
}

/// What a typing mistake suggests, or else the names that the word is a part of, before a list of all there are.
fn or_containing<'a>(word: &str, known: impl IntoIterator<Item = (&'a str, &'a str)>, near: String) -> String {
    if near.starts_with("Did you mean") {
        return near;
    }
    match containing(word, known) {
        names if names.is_empty() => near,
        names => did_you_mean_one_of(&names),
    }
}

/// `Name an attribute, such as “hosting”, “languages” or “price”.`: those that the catalog shows first, or else the first
/// there are; empty where there is none.
fn some_of(catalog: &Catalog) -> String {
    let others = catalog.attribute_ixs().filter(|a| !catalog.headline.contains(a));
    let some = catalog.headline.iter().copied().chain(others).take(3);
    let some: Vec<String> = some.map(|a| format!("“{}”", excerpt(&catalog[a].id))).collect();
    let some: Vec<&str> = some.iter().map(String::as_str).collect();
    match some.as_slice() {
        [] => String::new(),
        some => format!("Name an attribute, such as {}.", listed(some, "or")),
    }
}

/// What to do about a word that is not known: the nearest there is, or what there is.
pub fn meant(unknown: &UnknownWord, catalog: &Catalog) -> String {
    let word = unknown.word.as_str();
    let attributes = || catalog.attributes.iter().map(|a| a.id.as_str());
    let near = |found: Option<&str>| found.map_or_else(String::new, |n| format!("Did you mean “{}”?", excerpt(n)));
    match &unknown.among {
        Among::Sources => did_you_mean(word, catalog.sources.iter().map(|s| s.id.as_str())),
        Among::Groups => did_you_mean(word, catalog.groups.iter().map(|g| g.id.as_str())),
        Among::Attributes => did_you_mean(word, attributes()),
        Among::Subjects => {
            let built_in = ["role", "category", "status", "source", "name"];
            let labelled = catalog.attributes.iter().map(|a| (a.id.as_str(), a.label.as_str()));
            let found = or_containing(word, labelled, did_you_mean(word, attributes().chain(built_in)));
            if found.is_empty() { some_of(catalog) } else { found }
        }
        Among::Options(id) => {
            let about = catalog.attribute(id).map(|ix| &catalog[ix]);
            let options = about.map(|a| a.options.as_slice()).unwrap_or_default();
            let labelled = options.iter().map(|o| (o.id.as_str(), o.label.as_str()));
            or_containing(
                word,
                labelled,
                did_you_mean(word, options.iter().map(|o| o.id.as_str())),
            )
        }
        Among::Named => {
            let flags = catalog.attributes.iter().filter(|a| a.kind.has(Feature::Flag));
            let options = catalog.attributes.iter().flat_map(|a| &a.options);
            let all: Vec<(&str, &str)> = flags
                .map(|a| (a.label.as_str(), a.id.as_str()))
                .chain(options.map(|o| (o.label.as_str(), o.id.as_str())))
                .collect();
            let near = near(nearest(word, all.iter().map(|(label, _)| *label)));
            or_containing(word, all, near)
        }
        Among::Categories => did_you_mean(word, catalog.categories.iter().map(String::as_str)),
        Among::Services => did_you_mean(word, catalog.services.iter().map(|s| s.id.as_str())),
        Among::Names => {
            let services = catalog.services.iter();
            let names = services.flat_map(Service::names);
            near(nearest(word, names))
        }
    }
}
