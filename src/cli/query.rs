//! Reads which services, in what order and with which columns: `--search`, `--where`, `--sort`, `--columns`.

use super::{
    args::FilterArgs,
    output::{self, Failure},
};
use crate::{
    catalog::{Catalog, Condition, condition::Subject, suggest::did_you_mean},
    explore::{Listing, Query, Sort},
    export::terminal::brief,
};

/// Reads conditions; the first that cannot be read is wrong use.
fn conditions(texts: &[String], catalog: &Catalog) -> Result<Vec<Condition>, Failure> {
    texts
        .iter()
        .map(|t| Condition::parse(t, catalog).map_err(|e| Failure::wrong(format!("--where {}: {e}", brief(t)))))
        .collect()
}

/// Reads `ATTRIBUTE[:desc]`.
pub fn sort(text: &str, catalog: &Catalog) -> Result<Sort, Failure> {
    let (id, descending) = match text.rsplit_once(':') {
        Some((id, "desc")) => (id, true),
        Some((id, "asc")) => (id, false),
        Some((_, other)) => {
            return Err(Failure::wrong(format!(
                "--sort ends in “:{}”, which is not known. Use :desc, or leave it out.",
                brief(other)
            )));
        }
        None => (text, false),
    };
    let by = Subject::parse(id, catalog).ok_or_else(|| {
        let known = catalog
            .attributes
            .iter()
            .map(|a| a.id.as_str())
            .chain(["role", "category", "status", "source", "name"]);
        Failure::wrong(format!(
            "--sort: no attribute named “{}”. {}",
            brief(id),
            did_you_mean(id, known)
        ))
    })?;
    Ok(Sort { by, descending })
}

/// Reads the columns of a list: each once.
pub fn columns(ids: &[String], catalog: &Catalog) -> Result<Vec<Subject>, Failure> {
    let mut columns = Vec::new();
    for id in ids.iter().map(|id| id.trim()).filter(|id| !id.is_empty()) {
        // The name and the id always stand first.
        if matches!(id, "name" | "id") && catalog.attribute(id).is_none() {
            continue;
        }
        let column = Subject::parse(id, catalog).filter(|s| {
            matches!(
                s,
                Subject::Attribute(_) | Subject::Role | Subject::Category | Subject::Status
            )
        });
        let column = column.ok_or_else(|| {
            let known = catalog
                .attributes
                .iter()
                .map(|a| a.id.as_str())
                .chain(["role", "category", "status"]);
            Failure::wrong(format!(
                "--columns: no column named “{}”. {}",
                brief(id),
                did_you_mean(id, known)
            ))
        })?;
        if !columns.contains(&column) {
            columns.push(column);
        }
    }
    Ok(columns)
}

/// Reads what `list` and `facets` ask.
pub fn query(filter: &FilterArgs, catalog: &Catalog) -> Result<Query, Failure> {
    Ok(Query {
        search: filter.search.clone(),
        conditions: conditions(&filter.conditions, catalog)?,
        unknown: filter.unknown,
        sort: None,
    })
}

/// Says on standard error what a reader of the result should know: nothing matched, or only a near match.
pub fn remark(listing: &Listing, query: &Query) {
    if listing.forgiven {
        output::note(&format!(
            "Nothing matches “{}” exactly; these are near matches.",
            brief(&query.search)
        ));
    }
    if listing.hits.is_empty() {
        output::note("No service matches. Relax a condition, or keep what is not stated with --unknown keep.");
    }
}
