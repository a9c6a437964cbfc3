//! What no source states: blank by blank, by attribute and by service.

use std::sync::Arc;

use super::blanks::{self, BlanksView};
use crate::{
    app::{state::Model, view::rows::Rows},
    catalog::{
        AttributeIx, ServiceIx, State,
        condition::{Condition, Subject, Want},
        wording::thousands,
    },
    dataset::Dataset,
    explore::{
        Bits,
        evidence::{Gaps, gaps},
    },
};

/// The gaps of the services that the filters leave.
pub struct GapsView {
    /// `412 of 481 cells are not stated in any source`.
    pub summary: String,
    /// Each blank, what decides most first.
    pub blanks: BlanksView,
    /// Attributes, most gaps first.
    pub attributes: Vec<AttributeGapRow>,
    /// Whether there is anything to ask.
    pub any: bool,
    gaps: Gaps,
    dataset: Arc<Dataset>,
    services: Rows<ServiceGapRow>,
}

/// An attribute that some services do not state.
#[derive(Debug, Clone, PartialEq)]
pub struct AttributeGapRow {
    /// The attribute's label.
    pub label: String,
    /// `12 of 13`.
    pub count: String,
    /// The share of services that do not state it, 0 to 1.
    pub share: f32,
    /// Whether the filters ask for exactly this gap.
    pub on: bool,
    /// What a click asks for.
    pub condition: Condition,
    /// What a click does, in words.
    pub spoken: String,
}

/// A service of which some attributes are not stated.
#[derive(Debug, Clone, PartialEq)]
pub struct ServiceGapRow {
    /// The service, by its place in the catalog.
    pub service: ServiceIx,
    /// The service's name, as the catalog has it.
    pub name: String,
    /// `21 of 37`.
    pub count: String,
    /// The share of attributes that are not stated, 0 to 1.
    pub share: f32,
    /// What a click does, in words.
    pub spoken: String,
}

impl GapsView {
    /// How many services have gaps.
    pub fn services(&self) -> usize {
        self.gaps.by_service.len()
    }

    /// The service at a place in the list, most gaps first; `None` past its end.
    pub fn service(&self, i: usize) -> Option<&ServiceGapRow> {
        let gap = self.gaps.by_service.get(i)?;
        let attributes = self.gaps.attributes;
        let (lacks, of) = (thousands(gap.attributes), thousands(attributes));
        self.services.get(i, || {
            let name = self.dataset.catalog[gap.service].name.clone();
            Some(ServiceGapRow {
                service: gap.service,
                count: format!("{lacks} of {of}"),
                share: gap.attributes as f32 / attributes as f32,
                spoken: format!("{name}: {lacks} of {of} attributes not stated. Open its details"),
                name,
            })
        })
    }
}

pub(in crate::app::view) fn view(model: &Model, listed: &Bits) -> GapsView {
    let dataset = Arc::clone(&model.dataset);
    let catalog = &dataset.catalog;
    let found = gaps(&dataset, &dataset.index, listed);
    let (services, cells) = (found.services, found.services * found.attributes);
    let (things, of) = (catalog.things(services), thousands(services));
    let attributes = found
        .by_attribute
        .iter()
        .map(|gap| {
            let label = catalog[gap.attribute].label.clone();
            let condition = not_stated(gap.attribute);
            let lack = thousands(gap.services);
            let on = model.workspace.view.query.conditions.contains(&condition);
            AttributeGapRow {
                count: format!("{lack} of {of}"),
                share: gap.services as f32 / services as f32,
                spoken: if on {
                    format!("{label}: showing only {things} that do not state it. Show all again")
                } else {
                    format!("{label}: {lack} of {of} {things} do not state it. Show only these")
                },
                label,
                on,
                condition,
            }
        })
        .collect();
    GapsView {
        summary: format!(
            "{} of {} cells are not stated in any source",
            thousands(found.total()),
            thousands(cells)
        ),
        blanks: blanks::view(model, listed),
        attributes,
        any: found.total() > 0,
        services: Rows::new(found.by_service.len()),
        gaps: found,
        dataset,
    }
}

fn not_stated(attribute: AttributeIx) -> Condition {
    Condition::any_of(Subject::Attribute(attribute), vec![Want::State(State::NotStated)])
}
