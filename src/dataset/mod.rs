//! One open catalog with all that is worked out from it under one view: what the window and the commands open, rebuild
//! and ask.

pub mod built_in;
mod foreign;
pub mod from_list;
mod list_behind;
mod open;
pub mod origin;

use std::{
    ops::Deref,
    sync::{Arc, OnceLock},
};

use crate::{
    catalog::{
        Annotations, Catalog, Cells, ConditionError, Finding, ServiceIx, View, annotations,
        condition::Subject,
        formula::{self, ColumnDefinition},
    },
    decide::{RuleTable, Script},
    explore::Index,
};
pub use from_list::FromList;
pub use open::{Loaded, OpenError};
pub use origin::{OpenedFrom, shown};

/// A catalog with all that is worked out from it under one view.
pub struct Dataset {
    /// The catalog and its cells under the view. A dataset derefs to these for the core.
    pub cells: Cells,
    /// What search and facets read.
    pub index: Index,
    /// The wizard's states.
    pub script: Script,
    /// Where the catalog came from.
    pub origin: OpenedFrom,
    /// What the checker warned of.
    pub warnings: Vec<Finding>,
    /// The bytes of its file as they were read, to write a copy of one that has since gone; `None` for the built-in catalog, for
    /// a list, and for a file of more than [`COPY_BYTES`](crate::catalog::limits::COPY_BYTES).
    pub file_bytes: Option<Arc<Vec<u8>>>,
    /// How a list became this catalog; `None` for a catalog.
    pub imported: Option<Arc<FromList>>,
    /// Increases with every new dataset, so that views notice.
    pub revision: u64,
    /// The revision of the dataset that was made when the file was read; those worked out from it again keep it.
    pub read_as: u64,
    /// What of the user's own is laid over the catalog.
    pub own: Arc<Annotations>,
    /// Every rule asked of every alternative, once the wizard has been looked at.
    asked: OnceLock<RuleTable>,
    /// Whether roles, statuses and categories differ, once somebody asked: it is asked at every key.
    telling: OnceLock<[bool; 3]>,
}

impl Dataset {
    /// Works out everything from a checked catalog.
    pub fn new(
        catalog: impl Into<Arc<Catalog>>,
        view: View,
        origin: impl Into<OpenedFrom>,
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
            origin: origin.into(),
            warnings,
            file_bytes: None,
            imported: None,
            revision,
            read_as: revision,
            own: Arc::default(),
            asked: OnceLock::new(),
            telling: OnceLock::new(),
        }
    }

    /// The same catalog worked out again, under a view and with what is the user's own laid over it. Returns a
    /// sentence for each thing of the user's that the catalog does not know.
    #[must_use]
    pub fn again(&self, view: View, own: Arc<Annotations>, revision: u64) -> (Self, Vec<String>) {
        let mut catalog = Catalog::clone(&self.catalog);
        let warnings = annotations::apply(&mut catalog, &own);
        let next = Self::new(catalog, view, self.origin.clone(), self.warnings.clone(), revision);
        let next = Self {
            file_bytes: self.file_bytes.clone(),
            imported: self.imported.clone(),
            read_as: self.read_as,
            own,
            ..next
        };
        (next, warnings)
    }

    /// The same with attributes that are worked out from others, each a name and a formula, in this order. The error states
    /// which of them cannot be, and why.
    pub fn defined(self, definitions: &[ColumnDefinition]) -> Result<Self, (usize, ConditionError)> {
        let mut catalog = Catalog::clone(&self.catalog);
        for (at, new) in definitions.iter().enumerate() {
            formula::define_as(&mut catalog, (&new.id, &new.name), &new.formula).map_err(|e| (at, e))?;
        }
        let next = Self::new(catalog, self.view, self.origin, self.warnings, self.revision);
        Ok(Self {
            file_bytes: self.file_bytes,
            imported: self.imported,
            read_as: self.read_as,
            own: self.own,
            ..next
        })
    }

    /// Whether something says anything of the entries apart from one another: in most lists all are alternatives, none has a
    /// category or a lifecycle, and one file names them all. Of attributes and names that is taken for granted.
    pub fn tells(&self, subject: Subject) -> bool {
        let [role, status, category] = *self.telling.get_or_init(|| {
            let services = &self.catalog.services;
            let differ = |same: &dyn Fn(usize) -> bool| (1..services.len()).any(|i| !same(i));
            let status = |i: usize| self.judged(ServiceIx(i as u32)).status;
            [
                differ(&|i| services[i].role == services[0].role),
                differ(&|i| status(i) == status(0)),
                self.catalog.categories.iter().any(|c| !c.is_empty())
                    && differ(&|i| services[i].category == services[0].category),
            ]
        });
        match subject {
            Subject::Role => role,
            Subject::Status => status,
            Subject::Category => category,
            _ => true,
        }
    }

    /// Every rule asked of every alternative: worked out at the first call. Workers that read a file call it there, so
    /// that no frame has to; of the small built-in catalog it is the wizard's first look that does.
    pub fn table(&self) -> &RuleTable {
        self.asked.get_or_init(|| RuleTable::whole(&self.cells))
    }
}

impl Deref for Dataset {
    type Target = Cells;

    fn deref(&self) -> &Cells {
        &self.cells
    }
}
