//! Services that one picks by typing a part of their name.

use crate::catalog::wording::thousands;
use crate::{app::state::Model, catalog::ServiceIx};

/// The most names offered while typing.
const OFFERED: usize = 8;

/// Services with the words typed in their names.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NamedServices {
    /// Those shown, by name.
    pub offered: Vec<(ServiceIx, String)>,
    /// How many more there are.
    pub more: usize,
}

impl NamedServices {
    /// The one that Enter takes: the only one there is.
    pub fn only(&self) -> Option<ServiceIx> {
        match (self.offered.as_slice(), self.more) {
            ([(only, _)], 0) => Some(*only),
            _ => None,
        }
    }

    /// `and 3 more; type on`; `None` when all are shown.
    pub fn rest(&self) -> Option<String> {
        (self.more > 0).then(|| format!("and {} more; type on", thousands(self.more)))
    }
}

/// All services with these words but those `without`.
pub(super) fn named(model: &Model, typed: &str, without: &[ServiceIx]) -> NamedServices {
    let dataset = &model.dataset;
    let catalog = &dataset.catalog;
    let mut found = dataset.index.name_texts(catalog).with(typed.trim());
    found.remove(&dataset.index.slots_of(without));
    NamedServices {
        more: found.count().saturating_sub(OFFERED),
        offered: (dataset.index.services_in(&found))
            .take(OFFERED)
            .map(|s| (s, catalog[s].name.clone()))
            .collect(),
    }
}
