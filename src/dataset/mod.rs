//! One open catalog with all that is worked out from it under one view: what the window and the commands open, rebuild
//! and ask.

pub mod built_in;
pub mod from_list;

use std::{
    ops::Deref,
    sync::{Arc, OnceLock},
};

use crate::{
    catalog::{Catalog, Cells, Finding, Own, View, own},
    decide::{Script, Table},
    explore::Index,
};
pub use from_list::FromList;

/// A catalog with all that is worked out from it under one view.
pub struct Dataset {
    /// The catalog and its cells under the view. A dataset is lent to the core as these.
    pub cells: Cells,
    /// What search and facets read.
    pub index: Index,
    /// The wizard's states.
    pub script: Script,
    /// The file's name for the title bar; `None` for the built-in catalog.
    pub name: Option<String>,
    /// What the checker warned of.
    pub warnings: Vec<Finding>,
    /// How a list became this catalog; `None` for a catalog.
    pub imported: Option<Arc<FromList>>,
    /// Moves with every new dataset, so that views know.
    pub revision: u64,
    /// Every rule asked of every alternative, once the wizard has been looked at; read it by [`Dataset::table`].
    pub asked: OnceLock<Table>,
    /// The revision of the dataset that was made when the file was read; those worked out from it again keep it.
    pub read_as: u64,
    /// What of the user's own is laid over the catalog.
    pub own: Arc<Own>,
}

impl Dataset {
    /// Works out everything from a checked catalog.
    pub fn new(
        catalog: impl Into<Arc<Catalog>>,
        view: View,
        name: Option<String>,
        warnings: Vec<Finding>,
        revision: u64,
    ) -> Self {
        let cells = Cells::build(catalog, view);
        let index = Index::build(&cells);
        let script = Script::of(&cells.catalog);
        Self {
            cells,
            index,
            script,
            name,
            warnings,
            imported: None,
            revision,
            asked: OnceLock::new(),
            read_as: revision,
            own: Arc::default(),
        }
    }

    /// The same catalog worked out again, under a view and with what is the user's own laid over it. Returns a
    /// sentence for each thing of the user's that the catalog does not know.
    #[must_use]
    pub fn again(&self, view: View, own: Arc<Own>, revision: u64) -> (Self, Vec<String>) {
        let mut catalog = Catalog::clone(&self.catalog);
        let told = own::apply(&mut catalog, &own);
        let next = Self::new(catalog, view, self.name.clone(), self.warnings.clone(), revision);
        let next = Self {
            imported: self.imported.clone(),
            read_as: self.read_as,
            own,
            ..next
        };
        (next, told)
    }
}

impl Deref for Dataset {
    type Target = Cells;

    fn deref(&self) -> &Cells {
        &self.cells
    }
}

impl Dataset {
    /// Every rule asked of every alternative: worked out at the first call. Workers that read a file call it there, so
    /// that no frame has to; of the small built-in catalog it is the wizard's first look that does.
    pub fn table(&self) -> &Table {
        self.asked.get_or_init(|| Table::whole(&self.cells))
    }
}

/// A dataset ready to use. It compares equal only to itself: nothing needs more.
#[derive(Clone)]
pub struct Loaded(pub Arc<Dataset>);

impl PartialEq for Loaded {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl std::fmt::Debug for Loaded {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Loaded({})", self.0.catalog.title)
    }
}
