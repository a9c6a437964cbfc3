//! What drawing reads: plain structs with finished text, worked out again only when what they depend on has moved.

pub mod age;
pub mod as_of;
mod attribute_form;
pub mod attributes;
mod bounds_meant;
pub mod chrome;
pub mod column;
pub mod compare;
pub mod decide;
pub mod details;
pub mod drop;
pub mod explore;
pub mod facets;
pub mod find;
pub mod form;
pub mod format;
pub mod import;
pub mod licences;
pub mod named;
pub mod range;
mod recent_files;
pub mod rows;
pub mod saved_views;
pub mod screen;
mod settings;
mod several_meant;
pub mod source;
pub mod why;

use std::any::Any;

use super::{
    palette::{self, Hit},
    state::{Modal, Model},
};

pub use as_of::AsOfView;
pub use chrome::ChromeView;
pub use compare::CompareView;
pub use decide::DecideView;
pub use details::DetailsView;
pub use explore::{EvidenceView, ExploreView};
pub use find::FindView;
pub use saved_views::SavedViewList;
pub use screen::{Screen, Selection};

/// A value with what it was worked out from.
#[derive(Debug)]
struct Memo<V> {
    kept: Option<(Box<dyn Any>, V)>,
    /// How often it was worked out, for the test that nothing is worked out when nothing moved.
    runs: usize,
}

impl<V> Default for Memo<V> {
    fn default() -> Self {
        Self { kept: None, runs: 0 }
    }
}

impl<V> Memo<V> {
    fn refresh<K: PartialEq + 'static>(&mut self, key: K, make: impl FnOnce() -> V) {
        let before = self.kept.as_ref().and_then(|(k, _)| k.downcast_ref());
        if before != Some(&key) {
            self.kept = Some((Box::new(key), make()));
            self.runs += 1;
        }
    }

    fn get(&self) -> Option<&V> {
        self.kept.as_ref().map(|(_, v)| v)
    }
}

/// All views, each with what it depends on.
#[derive(Default)]
pub struct Views {
    chrome: Memo<ChromeView>,
    explore: Memo<ExploreView>,
    find: Memo<FindView>,
    palette: Memo<Vec<Hit>>,
    why: Memo<why::WhyNotView>,
    details: Memo<DetailsView>,
    evidence: Memo<Option<EvidenceView>>,
    saved_views: Memo<SavedViewList>,
    column: Memo<column::ColumnView>,
    attributes: Memo<attributes::AttributesView>,
    format: Memo<format::FormatView>,
    import: Memo<import::ImportView>,
    compare: Memo<CompareView>,
    suggestions: Memo<compare::SuggestionList>,
    like: Memo<compare::LikeView>,
    add: Memo<named::NamedServices>,
    decide: Memo<DecideView>,
    /// The revision of the dataset that all of them are of.
    revision: u64,
}

impl Views {
    /// Works out again what depends on what has moved. In a frame in which nothing moved, only keys are compared.
    pub fn refresh(&mut self, model: &Model) {
        use crate::workspace::Place;
        if self.revision != model.dataset.revision {
            // What is not looked at now would keep a whole catalog in memory that nobody has open.
            *self = Self::default();
            self.revision = model.dataset.revision;
        }
        self.chrome.refresh(chrome::key(model), || chrome::view(model));
        // The grid is needed for counts in every place; the others only while they are looked at.
        self.explore.refresh(explore::key(model), || explore::view(model));
        // Only while words are looked for.
        let sought = &model.session.drafts.condition.value;
        if let Some(listed) = self.explore.get()
            && model.workspace.place == Place::Explore
            && !sought.trim().is_empty()
        {
            let key = (self.explore.runs, sought.clone());
            self.find.refresh(key, || find::view(model, &listed.facets));
        }
        if let Some(key) = palette::key(model)
            && let Some(Modal::Palette(palette)) = &model.session.modal
        {
            self.palette.refresh(key, || palette.found(model));
        }
        if let Some(listed) = self.explore.get()
            && let Some(key) = explore::evidence::key(model)
        {
            let layout = model.workspace.view.layout;
            self.evidence.refresh(key, || layout.evidence(model, listed.services()));
        }
        if let Some(listed) = self.explore.get()
            && !model.session.why.typed.trim().is_empty()
        {
            let listed = listed.services();
            self.why.refresh(why::key(model), || why::view(model, listed));
        }
        if model.workspace.place == Place::Explore {
            self.saved_views
                .refresh(saved_views::key(model), || saved_views::view(model));
        }
        if let Some(listed) = self.explore.get()
            && let Some(key) = column::key(model, listed.services())
        {
            let (entry, _, first) = &key;
            self.column.refresh(key.clone(), || column::view(model, entry, first));
        }
        if let Some((key, at)) = attributes::key(model) {
            self.attributes.refresh(key, || attributes::view(model, at));
        }
        if let Some(typed) = format::key(model) {
            self.format.refresh(typed.clone(), || format::view(&typed));
        }
        if let Some(key) = import::key(model)
            && let Some(list) = &model.dataset.imported
        {
            self.import.refresh(key, || import::view(model, list));
        }
        if let Some(service) = model.session.open {
            self.details
                .refresh(details::key(model, service), || details::view(model, service));
        }
        if model.workspace.place == Place::Compare {
            self.compare.refresh(compare::key(model), || compare::view(model));
            if let Some(key) = compare::suggest::key(model) {
                self.suggestions.refresh(key, || compare::suggest::view(model));
            }
            if let Some(key) = compare::like::key(model) {
                let of = key.1;
                self.like.refresh(key, || compare::like::view(model, of));
            }
            if let Some(key) = compare::add::key(model) {
                self.add.refresh(key, || compare::add::view(model));
            }
        }
        if model.workspace.place == Place::Decide {
            self.decide.refresh(decide::key(model), || decide::view(model));
        }
    }

    /// The bars above and below.
    pub fn chrome(&self) -> Option<&ChromeView> {
        self.chrome.get()
    }

    /// The grid and its filters.
    pub fn explore(&self) -> Option<&ExploreView> {
        self.explore.get()
    }

    /// What the words in the filter panel may mean, once something was typed.
    pub fn find(&self) -> Option<&FindView> {
        self.find.get()
    }

    /// What the palette found, while it is open.
    pub fn palette(&self) -> Option<&[Hit]> {
        self.palette.get().map(Vec::as_slice)
    }

    /// The answer to "why is it not here?", once something was typed.
    pub fn why(&self) -> Option<&why::WhyNotView> {
        self.why.get()
    }

    /// The views under a name.
    pub fn saved_views(&self) -> Option<&SavedViewList> {
        self.saved_views.get()
    }

    /// The column being written.
    pub fn column(&self) -> Option<&column::ColumnView> {
        self.column.get()
    }

    /// The catalog's attributes and what is stated about them, while they are looked at.
    pub fn attributes(&self) -> Option<&attributes::AttributesView> {
        self.attributes.get()
    }

    /// The reference of the catalog format, while it is looked at.
    pub fn format(&self) -> Option<&format::FormatView> {
        self.format.get()
    }

    /// The report of the list in use, while it is looked at.
    pub fn import(&self) -> Option<&import::ImportView> {
        self.import.get()
    }

    /// The details panel.
    pub fn details(&self) -> Option<&DetailsView> {
        self.details.get()
    }

    /// The evidence behind the grid, while it is looked at.
    pub fn evidence(&self) -> Option<&EvidenceView> {
        self.evidence.get()?.as_ref()
    }

    /// The comparison.
    pub fn compare(&self) -> Option<&CompareView> {
        self.compare.get()
    }

    /// What could be compared, while there is nothing to compare.
    pub fn suggestions(&self) -> Option<&compare::SuggestionList> {
        self.suggestions.get()
    }

    /// The wizard.
    pub fn decide(&self) -> Option<&DecideView> {
        self.decide.get()
    }

    /// How often any view was worked out so far.
    pub fn runs(&self) -> usize {
        self.chrome.runs
            + self.explore.runs
            + self.find.runs
            + self.details.runs
            + self.evidence.runs
            + self.compare.runs
            + self.decide.runs
    }
}
