//! What nobody states, on paper: each blank with what it decides, or how many entries lack it, and the question to ask.

use std::{cmp::Reverse, collections::BTreeSet};

use serde_json::{Value, json};

use crate::{
    catalog::{Atom, AttributeIx, CellValue, Cells, ServiceIx, State, wording::thousands},
    decide::{
        Answers, RuleTable,
        robust::{self, Asked, BlankWorth, OpenAtom},
        summary::percent,
    },
    explore::evidence::{attributes_without, gaps, question_to},
    export::{Document, Meta, PaperCell, PaperColumn, PaperGroup, PaperLine, PaperRow, PaperValue},
};

/// What nobody states, most telling first.
#[derive(Debug, Clone, PartialEq)]
pub struct BlankList {
    /// By what they decide, or by how many entries lack the attribute; then by name and in the catalog's order.
    pub rows: Vec<BlankRow>,
    /// What they decide is a share of this many combinations of answers; `None` where nothing is asked.
    pub combinations: Option<u64>,
    /// Whether the combinations were drawn by lot.
    pub sampled: bool,
}

/// One blank.
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
    !(cells.catalog.factors.is_empty() && answers.wishes.is_empty() && answers.must_haves.is_empty())
}

impl BlankList {
    /// Works it out for all services; the table must be whole. Cost is that of [`robust::worth`].
    pub fn worked_out(cells: &Cells, table: &RuleTable, answers: &Answers) -> Self {
        let services: Vec<ServiceIx> = cells.present().collect();
        let blanks = asks_anything(cells, answers).then(|| robust::worth(cells, table, answers));
        Self::of(cells, &services, blanks.as_ref())
    }

    /// Of these services, with what each blank is worth; `None`: by how many of them lack the attribute.
    pub fn of(cells: &Cells, services: &[ServiceIx], blanks: Option<&robust::Blanks>) -> Self {
        let mut services = services.to_vec();
        services.sort_by(|a, b| cells.catalog.by_name(*a, *b));
        let mut lacking = vec![0; cells.catalog.attributes.len()];
        for gap in gaps(cells, &services).by_attribute {
            lacking[gap.attribute.at()] = gap.services;
        }
        let is_here: BTreeSet<ServiceIx> = services.iter().copied().collect();
        let mut rows = Vec::new();
        if let Some(blanks) = blanks {
            let open = |b: &&BlankWorth| is_here.contains(&b.service) && is_open(cells, b.service, &b.atom);
            let row = |b: &BlankWorth| BlankRow {
                service: b.service,
                attribute: b.atom.attribute,
                asked: Some(b.atom.clone()),
                decides: Some(blanks.share(b)),
                lacking: lacking[b.atom.attribute.at()],
                instead: b.instead.clone(),
            };
            rows.extend(blanks.all.iter().filter(open).map(row));
        }
        let is_listed: BTreeSet<_> = rows.iter().map(|r: &BlankRow| (r.service, r.attribute)).collect();
        for service in &services {
            for attribute in attributes_without(cells, *service) {
                if !is_listed.contains(&(*service, attribute)) {
                    rows.push(BlankRow {
                        service: *service,
                        attribute,
                        asked: None,
                        decides: blanks.map(|_| 0.0),
                        lacking: lacking[attribute.at()],
                        instead: Vec::new(),
                    });
                }
            }
        }
        if blanks.is_none() {
            rows.sort_by_key(|r| (Reverse(r.lacking), r.attribute)); // stable: then by name
        }
        Self {
            rows,
            combinations: blanks.map(|b| b.total),
            sampled: blanks.is_some_and(|b| b.sampled),
        }
    }

    /// `[{"id","attribute","option","decides","lacking","instead","question"}]`.
    pub fn json(&self, cells: &Cells) -> Value {
        let catalog = &cells.catalog;
        let row = |r: &BlankRow| {
            json!({
                "id": catalog[r.service].id,
                "attribute": catalog[r.attribute].id,
                "option": r.option(cells),
                "decides": r.decides,
                "lacking": r.lacking,
                "instead": r.instead.iter().map(|s| catalog[*s].id.as_str()).collect::<Vec<_>>(),
                "question": question_to(cells, r.service, r.attribute),
            })
        };
        self.rows.iter().map(row).collect()
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
    pub fn document(&self, cells: &Cells, meta: &Meta) -> Document {
        // The id stands beside the label where a format has it.
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
        };
        let row = |r: &BlankRow| {
            let [name, id, attribute, option, _, question] = self.texts(cells, r);
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
            row_label: "Service".to_owned(),
            columns: columns.into_iter().map(column).collect(),
            groups: vec![PaperGroup {
                label: String::new(),
                rows: self.rows.iter().map(row).collect(),
            }],
            sources: Vec::new(),
            foot: crate::export::build::foot(meta, &meta.filters),
            today: meta.today,
            definitions: Vec::new(),
            has_classes: false,
            json: Some(self.json(cells)),
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

/// Whether nobody states it: where sources disagree somebody does, and what a blank is worth may have been worked out
/// before the last claim was added.
fn is_open(cells: &Cells, service: ServiceIx, atom: &OpenAtom) -> bool {
    let cell = cells.get(service, atom.attribute);
    match (&atom.asked, &cell.value) {
        (Asked::Is(want), CellValue::Atoms(_)) => want.option().is_none_or(|o| cell.atom(o) == Atom::NotStated),
        (Asked::Flag, _) => cell.state == State::NotStated,
        _ => cell.state != State::Conflicting,
    }
}
