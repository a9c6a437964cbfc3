//! What a file of our own states about itself beside its cells: what its columns are, which sources its numbers refer
//! to, what its entries have beside their rows, and the claims behind cells whose words do not contain them all.

use std::collections::BTreeMap;

use crate::catalog::raw::{RawAttribute, RawClaim, RawService, RawSource};

/// The label of a line of the foot that defines what a column, a row or an entry is, as JSON.
pub const DEFINITION: &str = "Definition";

/// The sheet of a workbook of ours with the claims behind the cells whose words do not contain all of them.
pub const CLAIMS: &str = "Claims";

/// Labels and values of a foot.
pub type Foot = Vec<(String, String)>;

/// A line of the foot, as JSON.
#[derive(serde::Deserialize)]
#[serde(untagged)]
enum Line {
    Attribute(RawAttribute),
    Lines { texts_with_lines: Vec<String> },
    Row(DefinedRow),
    Entry { service: RawService },
    Source { source: RawSource },
    Cited { cited: Vec<String> },
    Columns { columns: Vec<String> },
    Catalog(DefinedCatalog),
    Claims(DefinedClaims),
    Untold { untold: usize },
}

/// An entry of a comparison, as its column has it.
#[derive(serde::Deserialize)]
pub struct DefinedRow {
    pub entry: String,
    pub name: String,
    pub role: String,
    pub category: String,
    pub status: String,
}

/// What a list is called by.
#[derive(Debug, Clone, PartialEq, Default, serde::Deserialize)]
pub struct DefinedCatalog {
    pub entries: String,
    pub headline: Vec<String>,
}

/// The claims behind a cell.
#[derive(serde::Deserialize)]
pub struct DefinedClaims {
    pub of: String,
    pub attribute: String,
    /// The words that the cell had: where it has others now, those hold.
    pub cell: String,
    pub claims: Vec<RawClaim>,
}

/// All of it.
#[derive(Default)]
pub struct Defined {
    pub attributes: Vec<RawAttribute>,
    /// Attributes whose texts have lines.
    pub texts_with_lines: Vec<String>,
    /// The entries of a comparison, in its order.
    pub rows: Vec<DefinedRow>,
    /// What entries have beside their rows, by id.
    pub entries: BTreeMap<String, RawService>,
    pub sources: Vec<RawSource>,
    /// The ids of the sources that are cited by numbers.
    pub cited: Vec<String>,
    /// What the columns of a list are, by ids and in their order; empty where their headings tell it.
    pub columns: Vec<String>,
    pub catalog: DefinedCatalog,
    /// The claims behind cells, by entry and attribute.
    pub claims: BTreeMap<(String, String), DefinedClaims>,
    /// Of how many claims the file has no place and no note.
    pub untold: usize,
}

impl Defined {
    /// What the foot of a table defines. What is not written as this program writes it defines nothing.
    pub fn of_foot(foot: &Foot) -> Self {
        let mut all = Self::default();
        for (_, json) in foot.iter().filter(|(label, _)| label == DEFINITION) {
            match serde_json::from_str(json) {
                Ok(Line::Attribute(attribute)) => all.attributes.push(attribute),
                Ok(Line::Lines { texts_with_lines }) => all.texts_with_lines.extend(texts_with_lines),
                Ok(Line::Row(row)) => all.rows.push(row),
                Ok(Line::Entry { service }) => drop(all.entries.insert(service.id.clone(), service)),
                Ok(Line::Source { source }) => all.sources.push(source),
                Ok(Line::Cited { cited }) => all.cited = cited,
                Ok(Line::Columns { columns }) => all.columns = columns,
                Ok(Line::Catalog(catalog)) => all.catalog = catalog,
                Ok(Line::Claims(told)) => {
                    all.claims.insert((told.of.clone(), told.attribute.clone()), told);
                }
                Ok(Line::Untold { untold }) => all.untold += untold,
                Err(_) => {}
            }
        }
        all
    }
}
