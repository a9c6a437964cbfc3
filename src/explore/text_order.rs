//! The order of texts: for each text column the place of every service's text among all there are, in natural order, so that
//! sorting by it is sorting small numbers. Worked out when a column is first sorted by and then kept: few columns ever
//! are, and a list sorted by one is sorted again with every keystroke.

use std::{borrow::Cow, collections::HashMap, sync::OnceLock};

use crate::catalog::{AttributeIx, Catalog, Cell, CellValue, Cells, ServiceIx, State, natural, value::SortKey};

/// Places from here on give why there is no text; what comes first here comes first after the known ones.
const UNKNOWN: [(u32, State); 3] = [
    (u32::MAX - 2, State::Conflicting),
    (u32::MAX - 1, State::NotApplicable),
    (u32::MAX, State::NotStated),
];

/// The places of each text column that has been asked for.
#[derive(Debug, Clone)]
pub struct TextOrders {
    attributes: Box<[OnceLock<Places>]>,
    category: OnceLock<Places>,
}

/// For each service the place of its text; equal texts share one.
#[derive(Debug, Clone)]
pub struct Places(Box<[u32]>);

impl TextOrders {
    /// None is known yet.
    pub fn new(catalog: &Catalog) -> Self {
        Self {
            attributes: catalog.attributes.iter().map(|_| OnceLock::new()).collect(),
            category: OnceLock::new(),
        }
    }

    /// The places of an attribute's texts, the newest of each cell.
    pub fn of_attribute(&self, cells: &Cells, ix: AttributeIx) -> &Places {
        self.attributes[ix.at()].get_or_init(|| Places::of(&cells.catalog, |s| text_of(cells.get(s, ix))))
    }

    /// The places of the categories; an empty one is not stated.
    pub fn of_category(&self, catalog: &Catalog) -> &Places {
        let text = |s: ServiceIx| Some(&*catalog[s].category).filter(|c| !c.is_empty());
        self.category
            .get_or_init(|| Places::of(catalog, |s| text(s).map(TextKey::Text).ok_or(State::NotStated)))
    }
}

impl Places {
    fn of<'a>(catalog: &'a Catalog, text: impl Fn(ServiceIx) -> Result<TextKey<'a>, State>) -> Self {
        // Many services have the same text. Each is folded and put in order once.
        let mut texts: HashMap<TextKey<'_>, u32> = HashMap::new();
        let mut places: Box<[u32]> = catalog
            .service_ixs()
            .map(|service| match text(service) {
                Ok(text) => {
                    let next = texts.len() as u32;
                    *texts.entry(text).or_insert(next)
                }
                Err(state) => UNKNOWN.iter().find(|(_, s)| *s == state).map_or(u32::MAX, |(n, _)| *n),
            })
            .collect();
        let mut order: Vec<(Cow<'_, [u8]>, u32)> = texts.into_iter().map(|(key, n)| (key.ordered(), n)).collect();
        order.sort_unstable();
        let mut moved = vec![0; order.len()];
        for (place, same) in (0..).zip(order.chunk_by(|a, b| a.0 == b.0)) {
            for (_, n) in same {
                moved[*n as usize] = place;
            }
        }
        for place in &mut places {
            *place = moved.get(*place as usize).copied().unwrap_or(*place);
        }
        Self(places)
    }

    /// The place of a service's text, or why there is none.
    pub fn place(&self, service: ServiceIx) -> Result<u64, State> {
        let place = self.0[service.at()];
        match UNKNOWN.iter().find(|(n, _)| *n == place) {
            Some((_, state)) => Err(*state),
            None => Ok(u64::from(place)),
        }
    }
}

/// What a cell is ordered by: its newest text without regard to case, or the key that its value has.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum TextKey<'a> {
    Text(&'a str),
    Bytes(&'a [u8]),
}

impl<'a> TextKey<'a> {
    fn ordered(self) -> Cow<'a, [u8]> {
        match self {
            Self::Text(text) => natural::key(text).into(),
            Self::Bytes(key) => key.into(),
        }
    }
}

fn text_of(cell: &Cell) -> Result<TextKey<'_>, State> {
    match &cell.value {
        CellValue::Texts(texts) => texts.first().map(|t| TextKey::Text(t)).ok_or(State::NotStated),
        CellValue::Scalar(value) => match value.sort_key() {
            SortKey::Bytes(key) => Ok(TextKey::Bytes(key)),
            SortKey::Number(_) => Err(State::NotStated),
        },
        _ => Err(cell.state),
    }
}
