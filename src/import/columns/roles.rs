//! Which columns are the id, the name, the category and the summary of an entry; all others become attributes.

use crate::{
    catalog::{finding::Finding, suggest::did_you_mean, wording::excerpt},
    import::{
        ids::attribute_slug,
        table::{ListTable, ListValue, RecordPart},
    },
};

/// Columns with a part of their own, by their place in the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ColumnRoles {
    /// Ids; `None`: made from names.
    pub id: Option<usize>,
    /// Names; `None` only when there is no column at all.
    pub name: Option<usize>,
    /// Categories.
    pub category: Option<usize>,
    /// Descriptions.
    pub summary: Option<usize>,
}

impl ColumnRoles {
    /// What a column is for, in words; `None` when it is an attribute.
    pub fn word(&self, column: usize) -> Option<&'static str> {
        let at = Some(column);
        match () {
            () if self.name == at && self.id == at => Some("the name and the id of each entry"),
            () if self.name == at => Some("the name of each entry"),
            () if self.id == at => Some("the id of each entry"),
            () if self.category == at => Some("the category"),
            () if self.summary == at => Some("the summary"),
            () => None,
        }
    }
}

/// Headings that hold names, the surest first.
const NAMES: [&str; 9] = [
    "name", "title", "service", "product", "tool", "project", "item", "entry", "label",
];
/// Headings that hold a line or two about an entry, the surest first.
const SUMMARIES: [&str; 2] = ["description", "summary"];

/// Finds the columns; an error when the user names one that is not there.
pub fn roles(table: &ListTable, id: Option<&str>, name: Option<&str>) -> Result<ColumnRoles, Finding> {
    let id = match id {
        Some(header) => Some(named(table, header, "Ids")?),
        None => find(table, "id"),
    };
    let name = match name {
        Some(header) => Some(named(table, header, "Names")?),
        None => NAMES
            .iter()
            .find_map(|n| find(table, n))
            .or_else(|| fallback(table, id)),
    };
    let free = |at: &usize| Some(*at) != id && Some(*at) != name;
    Ok(ColumnRoles {
        id,
        name,
        category: find(table, "category").filter(free),
        summary: SUMMARIES.iter().find_map(|s| find(table, s).filter(free)),
    })
}

/// A column the user named: by its exact heading, else without regard to case and spacing.
fn named(table: &ListTable, header: &str, of_what: &str) -> Result<usize, Finding> {
    let by = |same: &dyn Fn(&str) -> bool| table.columns.iter().position(|c| same(&c.header));
    let slug = attribute_slug(header);
    by(&|h| h == header.trim())
        .or_else(|| by(&|h| h.to_lowercase() == header.trim().to_lowercase()))
        .or_else(|| slug.as_ref().and_then(|_| by(&|h| attribute_slug(h) == slug)))
        .ok_or_else(|| {
            let help = did_you_mean(header, table.columns.iter().map(|c| c.header.as_str()));
            Finding::error(
                "",
                format!(
                    "{of_what}: no column is called “{}”",
                    excerpt(&header.escape_debug().to_string())
                ),
            )
            .help(help)
        })
}

/// A field of the record itself with this heading, upper and lower case alike.
fn find(table: &ListTable, header: &str) -> Option<usize> {
    table
        .columns
        .iter()
        .position(|c| c.part == RecordPart::Field && c.header.to_lowercase() == header)
}

/// The first column that is not the id and holds text; else the first that is not the id; else the id.
fn fallback(table: &ListTable, id: Option<usize>) -> Option<usize> {
    let others = || (0..table.columns.len()).filter(|i| Some(*i) != id);
    let text = |i: &usize| {
        let cells = &table.columns[*i].cells;
        !cells.is_empty()
            && cells
                .iter()
                .all(|(_, v)| matches!(v, ListValue::Text(_) | ListValue::Guarded(_)))
    };
    others().find(text).or_else(|| others().next()).or(id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{read::reader_of, table::ReadChoices};

    #[test]
    fn finds_columns_by_their_headings() {
        let roles_of = |heads: &str, id, name| {
            let cells = heads.split(',').map(|_| "x").collect::<Vec<_>>().join(",");
            let text = format!("{heads}\n{cells}\n");
            let reader = reader_of("a.csv").expect("CSV is read");
            let table = (reader.read)(text.as_bytes(), ReadChoices::NONE).expect("a table");
            roles(&table, id, name)
                .map(|r| (r.id, r.name, r.category, r.summary))
                .map_err(|e| e.to_string())
        };
        assert_eq!(
            roles_of("ID,Name,Category,Description", None, None),
            Ok((Some(0), Some(1), Some(2), Some(3)))
        );
        assert_eq!(
            roles_of("Licence,Tool,summary", None, None),
            Ok((None, Some(1), None, Some(2)))
        );
        assert_eq!(roles_of("What,Where", None, None), Ok((None, Some(0), None, None)));
        assert_eq!(
            roles_of("a,Short Code", Some("short code"), Some("a")),
            Ok((Some(1), Some(0), None, None))
        );
        assert_eq!(roles_of("name", Some("name"), None), Ok((Some(0), Some(0), None, None)));
        assert_eq!(
            roles_of("Name,Licence", Some("Lisence"), None),
            Err("Ids: no column is called “Lisence”. Did you mean “Licence”?".into())
        );
    }
}
