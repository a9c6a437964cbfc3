//! A list of services on paper: its head, and each row of it by itself.

use super::{
    Document, ExportError, Meta, PaperCell, PaperColumn, PaperLine, PaperRow, PaperSource,
    build::{built_in, foot, paper_cell, paper_line, paper_sources},
    definition,
    paper_claims::PaperClaims,
};
use crate::{
    catalog::{
        AttributeIx, Cells, Feature, ServiceIx, State,
        condition::Subject,
        wording::{BEYOND_GIVEN, thousands, upper_first},
    },
    compare::{Numbering, cell_words, cited, status_words},
};

/// Services in an order, and what is shown of each beside its name and its id.
pub(super) struct ListRows<'a> {
    pub cells: &'a Cells,
    pub services: &'a [ServiceIx],
    pub columns: &'a [Subject],
}

impl ListRows<'_> {
    /// The document without rows and sources.
    pub fn head(&self, meta: &Meta) -> Document {
        let catalog = &self.cells.catalog;
        let attributes: Vec<AttributeIx> = self.columns.iter().copied().filter_map(attribute).collect();
        let columns = self.columns.iter().map(|column| {
            let about = attribute(*column).map(|a| &catalog[a]);
            PaperColumn {
                id: column.id(catalog).to_owned(),
                label: column.label(catalog).to_owned(),
                unit: about.map_or("", |a| &a.unit).to_owned(),
                note: String::new(),
                note_sources: Vec::new(),
                cited: about.is_some() || *column == Subject::Status,
                versus: None,
                numeric: about.is_some_and(|a| a.kind.has(Feature::Number)),
                headline: match column {
                    Subject::Attribute(a) => catalog.headline.contains(a),
                    Subject::Status | Subject::Category => true,
                    _ => false,
                },
            }
        });
        let columns: Vec<PaperColumn> = columns.collect();
        let services = catalog.count(self.services.len());
        let mut foot = foot(meta, Some(&meta.filters));
        foot.push((
            "Order".to_owned(),
            meta.order.clone().unwrap_or_else(|| "as listed".to_owned()),
        ));
        let beyond = self.services.iter().filter(|s| catalog.is_beyond_given(**s));
        let beyond: Vec<&str> = beyond.map(|s| catalog[*s].name.as_str()).collect();
        if !beyond.is_empty() {
            foot.push((upper_first(BEYOND_GIVEN), beyond.join(", ")));
        }
        let mut definitions = definition::of_attributes(catalog, &attributes);
        definitions.push(definition::of_catalog(catalog).to_string());
        definitions.extend(definition::of_columns(&columns));
        definitions.extend(definition::of_sources(catalog, self.services));
        Document {
            title: meta.title.clone(),
            lines: vec![format!("{services} of {}.", thousands(catalog.services.len()))],
            row_label: upper_first(catalog.things(1)),
            columns,
            groups: Vec::new(),
            sources: Vec::new(),
            claims: Vec::new(),
            why: None,
            foot,
            definitions,
            today: meta.today,
            has_classes: false,
            json: None,
        }
    }

    /// Numbers for the sources, none given yet.
    pub fn numbering(&self) -> Numbering {
        Numbering::new(&self.cells.catalog)
    }

    /// The row of a service. Sources get their numbers in the order of the rows, so rows are made from the first on.
    pub fn row(&self, service: ServiceIx, numbers: &mut Numbering) -> PaperRow {
        let entry = &self.cells.catalog[service];
        let cells = self.columns.iter().map(|column| match column {
            Subject::Attribute(a) => self.cell(service, *a, numbers),
            Subject::Status => {
                let status = status_words(self.cells, service, numbers);
                PaperCell {
                    state: State::Value,
                    sources: status.sources.clone(),
                    lines: vec![PaperLine {
                        sources: status.sources,
                        ..paper_line(status.text)
                    }],
                    ..built_in("")
                }
            }
            Subject::Role => built_in(entry.role.id()),
            _ => built_in(&entry.category),
        });
        PaperRow {
            cells: cells.collect(),
            id: entry.id.clone(),
            label: entry.name.clone(),
            unit: String::new(),
            class: None,
        }
    }

    fn cell(&self, service: ServiceIx, attribute: AttributeIx, numbers: &mut Numbering) -> PaperCell {
        let notes = cited(self.cells, service, attribute, numbers);
        let words = cell_words(self.cells, service, attribute, numbers);
        let cell = self.cells.get(service, attribute);
        let mut cell = paper_cell(self.cells.catalog[attribute].kind, cell, &words, notes);
        for (paper, line) in cell.lines.iter_mut().zip(words.lines) {
            paper.note = line.note;
        }
        cell
    }

    /// The entries that have more than their rows show, as JSON.
    pub fn entries(&self) -> impl Iterator<Item = String> + '_ {
        let catalog = &self.cells.catalog;
        self.services.iter().filter_map(|s| definition::of_entry(catalog, *s))
    }

    /// The claims behind the cells of a row whose words do not contain all of them.
    pub fn claims(
        &self,
        service: ServiceIx,
        numbers: &mut Numbering,
        mut put: impl FnMut(&PaperClaims) -> Result<(), ExportError>,
    ) -> Result<(), ExportError> {
        for attribute in self.columns.iter().copied().filter_map(attribute) {
            let cell = || self.cell(service, attribute, numbers).plain();
            if let Some(of_cell) = PaperClaims::of(self.cells, service, attribute, cell) {
                put(&of_cell)?;
            }
        }
        Ok(())
    }

    /// The sources that have a number now.
    pub fn sources(&self, numbers: &Numbering) -> Vec<PaperSource> {
        paper_sources(&self.cells.catalog, numbers.cited())
    }
}

fn attribute(column: Subject) -> Option<AttributeIx> {
    match column {
        Subject::Attribute(a) => Some(a),
        _ => None,
    }
}
