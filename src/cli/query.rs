//! Reads which services, in what order and with which columns: `--search`, `--where`, `--sort`, `--columns`.

use super::{
    args::FilterArgs,
    output::{self, Failure},
};
use crate::{
    catalog::{Catalog, Condition, condition::Subject},
    explore::{Listing, Query, Sort},
    export::terminal::brief,
};

/// Reads conditions; the first that cannot be read is wrong use. `complete` is of the columns.
fn conditions(texts: &[String], columns: Option<&[Subject]>, catalog: &Catalog) -> Result<Vec<Condition>, Failure> {
    let all = || catalog.attribute_ixs().map(Subject::Attribute).collect();
    let one = |text: &String| {
        let complete = Condition::asks_complete(text).then(|| columns.map_or_else(all, <[Subject]>::to_vec));
        match complete.and_then(Condition::complete) {
            Some(complete) => Ok(complete),
            None => {
                Condition::parse(text, catalog).map_err(|e| Failure::wrong(format!("--where {}: {e}", brief(text))))
            }
        }
    };
    texts.iter().map(one).collect()
}

/// Reads `ATTRIBUTE[:desc]`.
pub fn sort(text: &str, catalog: &Catalog) -> Result<Sort, Failure> {
    let (name, descending) = match text.rsplit_once(':') {
        Some((name, "desc")) => (name, true),
        Some((name, "asc")) => (name, false),
        // A heading may have a colon of its own.
        Some((_, other)) if Subject::named(text, catalog).is_err() => {
            return Err(Failure::wrong(format!(
                "--sort ends in “:{}”, which is not known. Use :desc, or leave it out.",
                brief(other)
            )));
        }
        _ => (text, false),
    };
    let by = Subject::named(name, catalog).map_err(|e| Failure::wrong(format!("--sort: {e}")))?;
    Ok(Sort { by, descending })
}

/// Reads the columns of a list: each once.
pub fn columns(ids: &[String], catalog: &Catalog) -> Result<Vec<Subject>, Failure> {
    let mut columns = Vec::new();
    for id in ids.iter().map(|id| id.trim()).filter(|id| !id.is_empty()) {
        // The name and the id always come first.
        if matches!(id, "name" | "id") && catalog.attribute(id).is_none() {
            continue;
        }
        let column = Subject::named(id, catalog).map_err(|e| Failure::wrong(format!("--columns: {e}")))?;
        let has_cells = matches!(
            column,
            Subject::Attribute(_) | Subject::Role | Subject::Category | Subject::Status
        );
        if !has_cells {
            return Err(Failure::wrong(format!(
                "--columns: “{}” is no column. Use --where to ask for it.",
                brief(id)
            )));
        }
        if !columns.contains(&column) {
            columns.push(column);
        }
    }
    Ok(columns)
}

/// Reads the query of `list` and `facets`. `columns`: those shown, where some are chosen.
pub fn query(filter: &FilterArgs, columns: Option<&[Subject]>, catalog: &Catalog) -> Result<Query, Failure> {
    Ok(Query {
        search: filter.search.clone(),
        conditions: conditions(&filter.conditions, columns, catalog)?,
        unknown: filter.unknown,
        sort: Vec::new(),
    })
}

/// Reports on standard error what a reader of the result should know: nothing matched, or only a near match.
pub fn remark(catalog: &Catalog, listing: &Listing, query: &Query) {
    if listing.forgiven {
        output::note(&format!(
            "Nothing matches “{}” exactly; these are near matches.",
            brief(&query.search)
        ));
    }
    if listing.hits.is_empty() {
        output::note(&format!(
            "No {} matches. Relax a condition, or keep what is not stated with --unknown keep.",
            catalog.things(1)
        ));
    }
}
