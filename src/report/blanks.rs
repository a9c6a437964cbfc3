//! What no source states, on paper: each blank with what it decides, or how many entries lack it, and the question to ask.

use std::{cmp::Reverse, collections::BTreeSet, sync::Arc};

use serde_json::{Value, json};

use crate::{
    catalog::{
        Atom, AttributeIx, CellValue, Cells, ServiceIx, State,
        wording::{thousands, upper_first},
    },
    dataset::Dataset,
    decide::{
        Answers,
        robust::{self, Asked, BlankWorth, OpenAtom},
        summary::percent,
    },
    explore::{
        Bits,
        evidence::{attributes_without, gap_sets, question_to},
    },
    export::{Document, Meta, PaperCell, PaperColumn, PaperGroup, PaperLine, PaperRow, PaperValue},
};

/// What no source states, most relevant first: by what the blanks decide, or by how many entries lack the attribute; then by
/// name and in the catalog's order. A row is made when it is asked for: a long list has many times as many blanks.
pub struct BlankList {
    /// What they decide is a share of this many combinations of answers; `None` where nothing is asked.
    pub combinations: Option<u64>,
    /// Whether the combinations were drawn at random.
    pub sampled: bool,
    blanks: Option<Arc<robust::Blanks>>,
    /// Those of the blanks that are open and of these services.
    decisive: Vec<usize>,
    rest: Rest,
    /// By attribute.
    lacking: Vec<usize>,
}

/// The blanks that decide nothing, or of which that is not known.
enum Rest {
    /// An attribute after the other, each with the services that lack it, and the place where they end.
    ByAttribute(Vec<(usize, AttributeIx, Bits)>),
    /// A service after the other, each with the place where its blanks end.
    ByService {
        ends: Vec<(usize, ServiceIx)>,
        listed: BTreeSet<(ServiceIx, AttributeIx)>,
    },
}

/// A cell that no source states, with what is asked of it.
#[derive(Debug, Clone, PartialEq)]
pub struct BlankRow {
    /// Whose it is.
    pub service: ServiceIx,
    /// What is not stated.
    pub attribute: AttributeIx,
    /// What is asked of it; `None` where nothing is.
    pub asked: Option<OpenAtom>,
    /// The share of all combinations of answers whose outcome would be another if it were settled, 0 to 1; `None` where
    /// nothing is asked.
    pub decides: Option<f64>,
    /// How many entries state nothing of the attribute.
    pub lacking: usize,
    /// Who would be elected in any of those.
    pub instead: Vec<ServiceIx>,
}

impl BlankRow {
    /// As a condition writes it, where one option or bound is asked for.
    pub fn option(&self, cells: &Cells) -> Option<String> {
        self.asked.as_ref().and_then(|a| a.option_id(&cells.catalog))
    }

    /// What is not stated, for a person: `Speaks SQL`, `Drivers for: Rust`.
    pub fn human(&self, cells: &Cells) -> String {
        let label = || cells.catalog[self.attribute].label.clone();
        self.asked.as_ref().map_or_else(label, |a| a.human(&cells.catalog))
    }
}

/// Whether anything is asked at all: without questions, wishes and must-haves a blank decides nothing.
pub fn asks_anything(cells: &Cells, answers: &Answers) -> bool {
    let wished = answers.wishes.iter().any(|w| w.importance > 0);
    wished || !(cells.catalog.factors.is_empty() && answers.must_haves.is_empty())
}

impl BlankList {
    /// Works it out for all services. Cost is that of [`robust::worth`].
    pub fn worked_out(dataset: &Dataset, answers: &Answers) -> Self {
        let worth = || Arc::new(robust::worth(dataset, dataset.table(), answers));
        let blanks = asks_anything(dataset, answers).then(worth);
        Self::of(dataset, dataset.index.present(), blanks)
    }

    /// Of the services at these slots, with what each blank is worth; `None`: by how many of them lack the attribute.
    pub fn of(dataset: &Dataset, kept: &Bits, blanks: Option<Arc<robust::Blanks>>) -> Self {
        let (cells, index) = (&dataset.cells, &dataset.index);
        let sets = gap_sets(cells, index);
        let attributes = cells.catalog.attribute_ixs();
        let lacking: Vec<usize> = attributes.map(|a| sets.of_attribute(a).count_both(kept)).collect();
        let mut decisive = Vec::new();
        let rest = if let Some(blanks) = &blanks {
            let open = |b: &BlankWorth| kept.has(index.slot(b.service)) && is_open(cells, b.service, &b.atom);
            let all = blanks.all.iter().enumerate();
            decisive.extend(all.filter(|(_, b)| open(b)).map(|(at, _)| at));
            let worth = decisive.iter().map(|at| &blanks.all[*at]);
            Rest::by_service(dataset, kept, worth.map(|b| (b.service, b.atom.attribute)).collect())
        } else {
            Rest::by_attribute(dataset, kept, &lacking)
        };
        Self {
            combinations: blanks.as_ref().map(|b| b.total),
            sampled: blanks.as_ref().is_some_and(|b| b.sampled),
            blanks,
            decisive,
            rest,
            lacking,
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.decisive.len() + self.rest.len()
    }

    /// Whether nothing is open.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// One of them; `None` past the end.
    pub fn row(&self, dataset: &Dataset, at: usize) -> Option<BlankRow> {
        let lacking = |a: AttributeIx| self.lacking.get(a.at()).copied().unwrap_or(0);
        if let Some(place) = self.decisive.get(at) {
            let blanks = self.blanks.as_deref()?;
            let blank = blanks.all.get(*place)?;
            return Some(BlankRow {
                service: blank.service,
                attribute: blank.atom.attribute,
                asked: Some(blank.atom.clone()),
                decides: Some(blanks.share(blank)),
                lacking: lacking(blank.atom.attribute),
                instead: blank.instead.clone(),
            });
        }
        let (service, attribute) = self.rest.at(dataset, at - self.decisive.len())?;
        Some(BlankRow {
            service,
            attribute,
            asked: None,
            decides: self.blanks.as_ref().map(|_| 0.0),
            lacking: lacking(attribute),
            instead: Vec::new(),
        })
    }

    /// All of them.
    pub fn rows(&self, dataset: &Dataset) -> impl Iterator<Item = BlankRow> {
        (0..self.len()).filter_map(|at| self.row(dataset, at))
    }

    /// `[{"id","attribute","option","decides","lacking","instead","question"}]`.
    pub fn json(&self, dataset: &Dataset) -> Value {
        let catalog = &dataset.catalog;
        let row = |r: BlankRow| {
            json!({
                "id": catalog[r.service].id,
                "attribute": catalog[r.attribute].id,
                "option": r.option(dataset),
                "decides": r.decides,
                "lacking": r.lacking,
                "instead": r.instead.iter().map(|s| catalog[*s].id.as_str()).collect::<Vec<_>>(),
                "question": question_to(dataset, r.service, r.attribute),
            })
        };
        self.rows(dataset).map(row).collect()
    }

    /// What the shares are taken over, in a sentence.
    pub fn over(&self) -> String {
        match (self.combinations, self.sampled) {
            (None, _) => "Nothing is asked, so what most entries lack comes first.".to_owned(),
            (Some(n), true) => format!(
                "Shares are of {} combinations of answers, drawn by lot.",
                thousands(n as usize)
            ),
            (Some(1), false) => {
                "With nothing left to answer: 100.0% changes who comes first, 0.0% does not.".to_owned()
            }
            (Some(n), false) => format!("Shares are of all {} combinations of answers.", thousands(n as usize)),
        }
    }

    /// The heading over what orders the rows.
    pub fn heading(&self) -> &'static str {
        if self.combinations.is_some() {
            "Decides"
        } else {
            "Entries without it"
        }
    }

    /// A service, its id, the attribute, the option, what orders the rows, and the question, each as a text.
    pub fn texts(&self, cells: &Cells, row: &BlankRow) -> [String; 6] {
        let catalog = &cells.catalog;
        [
            catalog[row.service].name.clone(),
            catalog[row.service].id.clone(),
            catalog[row.attribute].id.clone(),
            row.option(cells).unwrap_or_default(),
            row.decides.map_or_else(|| row.lacking.to_string(), percent),
            question_to(cells, row.service, row.attribute),
        ]
    }

    /// For the writers of files.
    pub fn document(&self, dataset: &Dataset, meta: &Meta) -> Document {
        // The id is beside the label where a format has it.
        let columns = ["Attribute", "Option", self.heading(), "Question"];
        let column = |label: &str| PaperColumn {
            id: label.to_lowercase(),
            label: label.to_owned(),
            unit: String::new(),
            note: String::new(),
            note_sources: Vec::new(),
            cited: false,
            versus: None,
            numeric: label == self.heading(),
            headline: false,
        };
        let row = |r: BlankRow| {
            let [name, id, attribute, option, _, question] = self.texts(dataset, &r);
            let number = r.decides.unwrap_or(r.lacking as f64);
            let counted = r.decides.map_or_else(|| r.lacking.to_string(), percent);
            PaperRow {
                id,
                label: name,
                unit: String::new(),
                class: None,
                cells: vec![
                    cell(attribute, PaperValue::Text),
                    cell(option, PaperValue::Text),
                    cell(counted, PaperValue::Number(number)),
                    cell(question, PaperValue::Text),
                ],
            }
        };
        Document {
            why: None,
            title: format!("What nobody states: {}", meta.title),
            lines: vec![self.over()],
            row_label: upper_first(dataset.catalog.things(1)),
            columns: columns.into_iter().map(column).collect(),
            groups: vec![PaperGroup {
                label: String::new(),
                rows: self.rows(dataset).map(row).collect(),
            }],
            sources: Vec::new(),
            claims: Vec::new(),
            foot: crate::export::build::foot(meta, Some(&meta.filters)),
            today: meta.today,
            definitions: Vec::new(),
            has_classes: false,
            json: Some(self.json(dataset)),
        }
    }
}

impl Rest {
    fn by_attribute(dataset: &Dataset, kept: &Bits, lacking: &[usize]) -> Self {
        let mut attributes: Vec<AttributeIx> = dataset.catalog.attribute_ixs().collect();
        attributes.sort_by_key(|a| (Reverse(lacking[a.at()]), *a));
        let sets = gap_sets(dataset, &dataset.index);
        let mut end = 0;
        let block = |a: AttributeIx| {
            let mut lack = sets.of_attribute(a).clone();
            lack.keep(kept);
            end += lacking[a.at()];
            (end, a, lack)
        };
        Self::ByAttribute(attributes.into_iter().map(block).collect())
    }

    fn by_service(dataset: &Dataset, kept: &Bits, listed: BTreeSet<(ServiceIx, AttributeIx)>) -> Self {
        let index = &dataset.index;
        let sets = gap_sets(dataset, index);
        let mut end = 0;
        let of = |service: ServiceIx| {
            let slot = index.slot(service);
            let mine = listed.range((service, AttributeIx(0))..=(service, AttributeIx(u16::MAX)));
            let above = mine.filter(|(_, a)| sets.of_attribute(*a).has(slot)).count();
            end += sets.of_slot(slot) - above;
            (end, service)
        };
        let ends = index.services_in(kept).map(of).collect();
        Self::ByService { ends, listed }
    }

    fn len(&self) -> usize {
        match self {
            Self::ByAttribute(blocks) => blocks.last().map_or(0, |(end, ..)| *end),
            Self::ByService { ends, .. } => ends.last().map_or(0, |(end, _)| *end),
        }
    }

    fn at(&self, dataset: &Dataset, at: usize) -> Option<(ServiceIx, AttributeIx)> {
        match self {
            Self::ByAttribute(blocks) => {
                let block = blocks.partition_point(|(end, ..)| *end <= at);
                let start = block.checked_sub(1).map_or(0, |before| blocks[before].0);
                let (_, attribute, lack) = blocks.get(block)?;
                Some((dataset.index.service(lack.nth(at - start)?), *attribute))
            }
            Self::ByService { ends, listed } => {
                let of = ends.partition_point(|(end, _)| *end <= at);
                let start = of.checked_sub(1).map_or(0, |before| ends[before].0);
                let service = ends.get(of)?.1;
                let mut mine = attributes_without(dataset, service).into_iter();
                let attribute = mine
                    .by_ref()
                    .filter(|a| !listed.contains(&(service, *a)))
                    .nth(at - start)?;
                Some((service, attribute))
            }
        }
    }
}

fn cell(text: String, value: PaperValue) -> PaperCell {
    PaperCell {
        state: State::Value,
        order: match value {
            PaperValue::Number(n) => Some(n),
            _ => None,
        },
        lines: vec![PaperLine {
            note: String::new(),
            shape: State::Value,
            bare: text.clone(),
            mark: String::new(),
            text,
            link: None,
            sources: Vec::new(),
        }],
        value,
        sources: Vec::new(),
        versus: None,
    }
}

/// Whether no source states it: where sources disagree some do, and what a blank is worth may have been worked out
/// before the last claim was added.
fn is_open(cells: &Cells, service: ServiceIx, atom: &OpenAtom) -> bool {
    let cell = cells.get(service, atom.attribute);
    match (&atom.asked, &cell.value) {
        (Asked::Is(want), CellValue::Atoms(_)) => want.option().is_none_or(|o| cell.atom(o) == Atom::NotStated),
        (Asked::Flag, _) => cell.state == State::NotStated,
        _ => cell.state != State::Conflicting,
    }
}
