//! Everything worked out beforehand so that a keystroke costs little: words, answers, order.
//!
//! Services are numbered by their place in name order, a *slot*: slot 0 has the first name. Walking a bit set of slots
//! is walking the services in the order every list ends in.

use std::{collections::BTreeSet, sync::OnceLock};

use rayon::prelude::*;

use super::{
    bits::Bits,
    columns::{self, FacetColumn},
    kept::KeptParts,
    name_texts::NameTexts,
    search_words, searchable_text,
    text_order::TextOrders,
    vocabulary::{self, Vocabulary},
};
use crate::catalog::{
    AttributeIx, Catalog, Cells, Feature, Role, ServiceIx, Status, condition::Subject, model::cmp_folded,
};

/// What search, facets and order read. It belongs to one catalog and one view, and must be built again when either
/// changes.
#[derive(Debug, Clone)]
pub struct Index {
    /// The service at each slot.
    order: Vec<ServiceIx>,
    /// The slot of each service.
    slots: Vec<u32>,
    /// Which services are there under the view.
    present: Bits,
    /// Which services have retired.
    retired: Bits,
    /// Which services support others rather than being chosen between.
    supporting: Bits,
    /// Slots whose name, case folded, is that of the slot before.
    repeats: Bits,
    /// Facets: the catalog's attributes first, then the built-in ones.
    columns: Vec<FacetColumn>,
    vocabulary: Vocabulary,
    text_orders: TextOrders,
    /// Names, former names and aliases, by the hash of their words; to be verified.
    names: Vec<(u64, u32)>,
    name_texts: OnceLock<NameTexts>,
    kept: KeptParts,
}

impl Index {
    /// Works out everything. Linear in the text and the cells, times the logarithm of how many there are.
    pub fn build(cells: &Cells) -> Self {
        let mut order: Vec<ServiceIx> = cells.catalog.service_ixs().collect();
        order.par_sort_unstable_by(|a, b| cells.catalog.by_name(*a, *b));
        let len = order.len();
        let mut slots = vec![0_u32; len];
        for (slot, service) in order.iter().enumerate() {
            slots[service.at()] = slot as u32;
        }
        let (mut present, mut retired, mut repeats) = (Bits::none(len), Bits::none(len), Bits::none(len));
        let mut supporting = Bits::none(len);
        for (slot, pair) in (1_u32..).zip(order.windows(2)) {
            if cmp_folded(&cells.catalog[pair[0]].name, &cells.catalog[pair[1]].name).is_eq() {
                repeats.put(slot);
            }
        }
        let mut there: Vec<(u32, ServiceIx, Status)> = Vec::with_capacity(len);
        // In the file's order, in which everything is in memory.
        for service in cells.catalog.service_ixs().filter(|s| cells.is_present(*s)) {
            let (slot, status) = (slots[service.at()], cells.judged(service).status);
            present.put(slot);
            if status == Status::Retired {
                retired.put(slot);
            }
            if cells.catalog[service].role == Role::Supporting {
                supporting.put(slot);
            }
            there.push((slot, service, status));
        }
        let (columns, (vocabulary, names)) =
            rayon::join(|| columns_of(cells, &there, len), || vocabulary_of(cells, &there));
        Self {
            order,
            slots,
            present,
            retired,
            supporting,
            repeats,
            columns,
            vocabulary,
            text_orders: TextOrders::new(&cells.catalog),
            names,
            name_texts: OnceLock::new(),
            kept: KeptParts::default(),
        }
    }

    /// How many slots there are: as many as services, there or not.
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Whether the catalog has no services.
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// The service at a slot.
    pub fn service(&self, slot: u32) -> ServiceIx {
        self.order[slot as usize]
    }

    /// The slot of a service: its place in name order.
    pub fn slot(&self, service: ServiceIx) -> u32 {
        self.slots[service.at()]
    }

    /// The slots of some services.
    pub fn slots_of(&self, services: &[ServiceIx]) -> Bits {
        let mut bits = Bits::none(self.len());
        for service in services {
            bits.put(self.slot(*service));
        }
        bits
    }

    /// The services in a set of slots, by name.
    pub fn services_in<'a>(&'a self, slots: &'a Bits) -> impl Iterator<Item = ServiceIx> + 'a {
        slots.iter().map(|slot| self.service(slot))
    }

    /// The names of all services as one text, worked out when first asked for.
    pub fn name_texts(&self, catalog: &Catalog) -> &NameTexts {
        self.name_texts.get_or_init(|| NameTexts::of(catalog, &self.order))
    }

    /// What other code works out from it and keeps with it.
    pub(super) fn kept(&self) -> &KeptParts {
        &self.kept
    }

    /// Which services are there under the view.
    pub fn present(&self) -> &Bits {
        &self.present
    }

    /// Which services have retired by the view's day.
    pub fn retired(&self) -> &Bits {
        &self.retired
    }

    /// Which services support others rather than being chosen between.
    pub fn supporting(&self) -> &Bits {
        &self.supporting
    }

    /// Whether two services have the same name, case folded; `first` is the earlier slot.
    pub fn same_name(&self, first: u32, second: u32) -> bool {
        (first + 1..=second).all(|slot| self.repeats.has(slot))
    }

    /// Facets: the catalog's attributes that can be one, in its order, then role, category, status and source.
    pub fn columns(&self) -> &[FacetColumn] {
        &self.columns
    }

    /// One facet; `None` for what is not a facet (texts, links, the name).
    pub fn column(&self, subject: Subject) -> Option<&FacetColumn> {
        self.columns.iter().find(|c| c.subject == subject)
    }

    /// The words of the services that are there.
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// The order of texts, column by column, worked out when first asked for.
    pub fn text_orders(&self) -> &TextOrders {
        &self.text_orders
    }

    /// The first service of this very name, case aside, of those that are there under the view.
    pub fn named(&self, catalog: &Catalog, name: &str) -> Option<ServiceIx> {
        let sought = name.trim().to_lowercase();
        let may_be = self
            .maybe_named(&search_words::joined(&sought))
            .map(|slot| self.service(slot));
        may_be.filter(|s| catalog[*s].name.to_lowercase() == sought).min()
    }

    /// Slots of services that may have a name of exactly these words (from [`search_words::joined`]); to be verified, because
    /// two names may share a hash.
    pub fn maybe_named(&self, joined: &str) -> impl Iterator<Item = u32> + '_ {
        let hash = hash(joined);
        let first = self.names.partition_point(|(h, _)| *h < hash);
        self.names[first..]
            .iter()
            .take_while(move |(h, _)| *h == hash)
            .map(|(_, slot)| *slot)
    }
}

fn columns_of(cells: &Cells, there: &[(u32, ServiceIx, Status)], len: usize) -> Vec<FacetColumn> {
    let of_attribute = |ix: AttributeIx| {
        let mut builder = columns::ColumnBuilder::new(Subject::Attribute(ix), &cells.catalog[ix])?;
        for (slot, service, _) in there {
            builder.read(*slot, cells.get(*service, ix));
        }
        Some(builder.finish(&cells.catalog, len))
    };
    let attributes: Vec<AttributeIx> = cells.catalog.attribute_ixs().collect();
    let (mut all, built_in): (Vec<FacetColumn>, _) = rayon::join(
        || attributes.into_par_iter().filter_map(of_attribute).collect(),
        || columns::built_in(&cells.catalog, there, len),
    );
    all.extend(built_in);
    all
}

/// The fewest services whose words are worth collecting apart.
const FEWEST: usize = 2_000;

fn vocabulary_of(cells: &Cells, there: &[(u32, ServiceIx, Status)]) -> (Vocabulary, Vec<(u64, u32)>) {
    // A part a core. They are put together in order, so that it does not show how many there were.
    let each = there.len().div_ceil(rayon::current_num_threads()).max(FEWEST);
    let parts: Vec<_> = there.par_chunks(each).map(|part| words_of(cells, part)).collect();
    let mut parts = parts.into_iter();
    let (mut builder, mut names) = parts.next().unwrap_or_default();
    for (later, more) in parts {
        builder.append(later);
        names.extend(more);
    }
    names.par_sort_unstable();
    names.dedup();
    names.shrink_to_fit();
    (builder.finish(), names)
}

/// The words of some services, and the hashes of their names.
fn words_of(cells: &Cells, there: &[(u32, ServiceIx, Status)]) -> (vocabulary::VocabularyBuilder, Vec<(u64, u32)>) {
    let mut builder = vocabulary::VocabularyBuilder::default();
    // Labels are read once, not once a service.
    let labels: Vec<(Vec<u32>, Vec<Vec<u32>>)> = cells
        .catalog
        .attributes
        .iter()
        .map(|a| {
            let of = |texts: &mut dyn Iterator<Item = &str>, builder: &mut vocabulary::VocabularyBuilder| {
                let mut ids = BTreeSet::new();
                texts.for_each(|t| search_words::each_word(t, |w, _, _| _ = ids.insert(builder.id(w))));
                ids.into_iter().collect::<Vec<u32>>()
            };
            let flag = if a.kind.has(Feature::Flag) {
                of(&mut std::iter::once(a.label.as_str()), &mut builder)
            } else {
                Vec::new()
            };
            let options = a.options.iter().map(|o| {
                of(
                    &mut std::iter::once(o.label.as_str()).chain(o.also.iter().map(String::as_str)),
                    &mut builder,
                )
            });
            (flag, options.collect())
        })
        .collect();
    let mut names = Vec::new();
    for (slot, ix, _) in there {
        let service = &cells.catalog[*ix];
        let text = |text: &str, class: u8, builder: &mut vocabulary::VocabularyBuilder| {
            search_words::each_word(text, |w, _, _| {
                let id = builder.id(w);
                builder.add(id, class);
            });
        };
        for (field, piece) in searchable_text::fixed(service) {
            text(piece, field.class(), &mut builder);
            if field.class() < 2 {
                names.push((hash(&search_words::joined(piece)), *slot));
            }
        }
        for (a, (flag, options)) in cells.catalog.attribute_ixs().zip(&labels) {
            let (about, cell) = (&cells.catalog[a], cells.get(*ix, a));
            if searchable_text::flag_is_held(about.kind, cell.state) {
                builder.add_all(flag, 2);
            }
            for option in searchable_text::options_held(&cell.value).filter_map(|o| options.get(usize::from(o))) {
                builder.add_all(option, 2);
            }
            for piece in searchable_text::free_texts(&cells.catalog, &about.unit, &cell.value) {
                text(&piece, 2, &mut builder);
            }
        }
        searchable_text::notes(cells, service).for_each(|n| text(n, 2, &mut builder));
        builder.end_service(*slot);
    }
    (builder, names)
}

/// FNV-1a: short, and the same in every run, unlike the standard library's. (Fowler, Noll and Vo, 1991.)
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| {
        (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3)
    })
}
