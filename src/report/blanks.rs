//! What nobody states, on paper: each blank with what it decides, or how many entries lack it, and the question to ask.

use std::cmp::Reverse;

use serde_json::{Value, json};

use crate::{
    catalog::{Atom, AttributeIx, CellValue, Cells, ServiceIx, State},
    decide::{
        Answers, RuleTable,
        robust::{self, Asked, OpenAtom},
        summary::percent,
    },
    explore::evidence::{gaps, question},
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
    /// As a condition writes it, where one option or bound is asked for.
    pub option: Option<String>,
    /// The share of all combinations of answers whose outcome would be another if it were settled, 0 to 1; `None` where
    /// nothing is asked.
    pub decides: Option<f64>,
    /// How many entries state nothing of the attribute.
    pub lacking: usize,
    /// Who would be elected in any of those.
    pub instead: Vec<ServiceIx>,
    /// The question to somebody who may know.
    pub question: String,
}

impl BlankList {
    /// Works it out; the table must be whole. Cost is that of [`robust::worth`].
    pub fn of(cells: &Cells, table: &RuleTable, answers: &Answers) -> Self {
        let mut services: Vec<ServiceIx> = cells.present().collect();
        services.sort_by(|a, b| cells.catalog.by_name(*a, *b));
        let mut lacking = vec![0; cells.catalog.attributes.len()];
        for gap in gaps(cells, &services).by_attribute {
            lacking[gap.attribute.at()] = gap.services;
        }
        let is_asked =
            !(cells.catalog.factors.is_empty() && answers.wishes.is_empty() && answers.must_haves.is_empty());
        let blanks = if is_asked {
            robust::worth(cells, table, answers)
        } else {
            robust::Blanks::default()
        };
        let asked = blanks.all.iter().filter(|b| !is_disputed(cells, b.service, &b.atom));
        let row = |b: &robust::BlankWorth| BlankRow {
            service: b.service,
            attribute: b.atom.attribute,
            option: b.atom.option_id(&cells.catalog),
            decides: Some(blanks.share(b)),
            lacking: lacking[b.atom.attribute.at()],
            instead: b.instead.clone(),
            question: question(cells, b.service, b.atom.attribute),
        };
        let mut rows: Vec<BlankRow> = asked.map(row).collect();
        let is_listed: std::collections::BTreeSet<_> = rows.iter().map(|r| (r.service, r.attribute)).collect();
        for service in &services {
            for attribute in cells.catalog.attribute_ixs() {
                let is_blank = cells.get(*service, attribute).state == State::NotStated;
                if is_blank && !is_listed.contains(&(*service, attribute)) {
                    rows.push(BlankRow {
                        service: *service,
                        attribute,
                        option: None,
                        decides: is_asked.then_some(0.0),
                        lacking: lacking[attribute.at()],
                        instead: Vec::new(),
                        question: question(cells, *service, attribute),
                    });
                }
            }
        }
        if !is_asked {
            rows.sort_by_key(|r| (Reverse(r.lacking), r.attribute)); // stable: then by name
        }
        Self {
            rows,
            combinations: is_asked.then_some(blanks.total),
            sampled: blanks.sampled,
        }
    }

    /// `[{"id","attribute","option","decides","lacking","instead","question"}]`.
    pub fn json(&self, cells: &Cells) -> Value {
        let catalog = &cells.catalog;
        let row = |r: &BlankRow| {
            json!({
                "id": catalog[r.service].id,
                "attribute": catalog[r.attribute].id,
                "option": r.option,
                "decides": r.decides,
                "lacking": r.lacking,
                "instead": r.instead.iter().map(|s| catalog[*s].id.as_str()).collect::<Vec<_>>(),
                "question": r.question,
            })
        };
        self.rows.iter().map(row).collect()
    }

    /// What the shares are taken over, in a sentence.
    pub fn over(&self) -> String {
        match (self.combinations, self.sampled) {
            (None, _) => "Nothing is asked, so what most entries lack comes first.".to_owned(),
            (Some(n), true) => format!("Shares are of {n} combinations of answers, drawn by lot."),
            (Some(1), false) => {
                "With nothing left to answer: 100.0% changes who comes first, 0.0% does not.".to_owned()
            }
            (Some(n), false) => format!("Shares are of all {n} combinations of answers."),
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
            row.option.clone().unwrap_or_default(),
            row.decides.map_or_else(|| row.lacking.to_string(), percent),
            row.question.clone(),
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

/// Whether sources disagree about it: then somebody states it.
fn is_disputed(cells: &Cells, service: ServiceIx, atom: &OpenAtom) -> bool {
    let cell = cells.get(service, atom.attribute);
    match &atom.asked {
        Asked::Is(want) if matches!(cell.value, CellValue::Atoms(_)) => {
            want.option().is_some_and(|o| cell.atom(o) == Atom::Conflicting)
        }
        _ => cell.state == State::Conflicting,
    }
}
