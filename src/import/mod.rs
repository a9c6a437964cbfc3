//! Bring your own list: a spreadsheet export or a JSON list becomes a catalog, with a report of what was understood.
//!
//! ```text
//! bytes ── unpack, text ─> read (one file a format; rows of texts by way of `rows`) ─> Table: filled cells, column by column
//!       ── columns (roles, numbers, dates, words) ─> what each column is
//!       ── build (ids, options) ─> attributes, services, claims
//!       ── merge ─> into a catalog that was edited by hand, if one is given
//!       ── check, write ─> a catalog in use, and its text
//! ```
//!
//! The rules, in the order a reader needs them:
//!
//! - A blank cell is not stated. `N/A` and the like are not stated either where the rest of a column is flags, numbers,
//!   dates or versions; elsewhere they are values. The report states how many. What the user calls missing is, in any column.
//! - A column is a flag, number, date, version or link only if every other filled cell is; texts of JSON are read like those
//!   of CSV, and what was guarded against formulas (a leading apostrophe) is text.
//! - A column is of numbers only if every cell comes back as it was written, by value and by the decimals all cells share: codes
//!   (`007`, `12E34`), integers beyond 2⁵³ and `1.9` beside `1.10` are none. The last are versions.
//! - A figure that is only near (`~16 GB`, `ca. 5 €`) is read as that number, with what was written as its note.
//! - Words in place of a figure (`on request`; under a heading of money any few words) leave a column its numbers, as
//!   long as these are half of its cells or more; they are kept as text beside it.
//! - A text column is a *choice* when it has at most [`columns::options::MAX_OPTIONS`] different values of at most
//!   [`columns::options::MAX_OPTION_CHARS`] characters, and these recur: at most two of them for three filled cells, or, of
//!   eight or fewer, one that comes twice. A CSV column is a *set* when its cells are lists (lines, `;`, `|` or `,`, one of these
//!   with `,`, or `,` with an "and") of such short values that recur; a JSON list is a set whatever its values are, up to the
//!   65,535 options the checker takes. All else is text.
//! - A set is whole, each of its cells naming all there is, when every record of a JSON list has a list there, or when the user
//!   sets that; else a list states what it names and no more: a set claim is `Has`, nothing about the rest.
//! - What the user sets for a list ([`ListReading`]) is stored with its source, and its next edition is read the same
//!   way. A user who sets it again is shown ten cells of each column (`sample`): one of each way in which they are written.
//! - A value that an attribute cannot take (in links, or when merging into an attribute of a fixed kind) goes into a
//!   text attribute beside it, so that nothing is lost and the result always checks without errors.

mod build;
pub mod columns;
mod entries;
pub mod formula_guard;
mod ids;
mod merge;
mod own;
mod plan;
pub mod read;
mod refused;
pub mod report;
pub mod report_json;
mod rows;
mod same_names;
pub mod sample;
mod spelt;
mod table;
mod text;
mod unpack;
mod workbook;
mod write;

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::catalog::{
    check::{check, check_owned},
    finding::Finding,
    model::{Catalog, Group},
    parse::hash,
    raw::{ColumnReading, ColumnRole, ListReading, RawCatalog, RawSource},
};
use columns::meaning;
pub use own::defined::{CLAIMS, DEFINITION};
pub use report::ImportReport;
pub use table::{FileForm, HeadingAt, ReadChoices};
use table::{ListReader, ListTable};
pub use write::write;
use write::write_spelt;

/// What to import, and how.
#[derive(Debug, Clone, Copy)]
pub struct ImportRequest<'a> {
    /// The file's bytes.
    pub bytes: &'a [u8],
    /// The file's name without its folder: the source's title.
    pub file: &'a str,
    /// The column that holds ids, when the user names one.
    pub id: Option<&'a str>,
    /// The column that holds names, when the user names one.
    pub name: Option<&'a str>,
    /// How the file is to be read, where the user chose that.
    pub reading: &'a ReadChoices,
    /// What else the user sets for the list; it is stored with the list's source afterwards.
    pub said: Option<&'a ListReading>,
    /// Whether that is all there is: then no setting of an earlier edition holds.
    pub says_all: bool,
    /// Whether the catalog is to state for each column how it was read, to be changed by hand.
    pub spelt: bool,
    /// The day of the import: the source's date.
    pub today: Date,
}

impl<'a> ImportRequest<'a> {
    /// With nothing chosen by the user.
    pub fn new(bytes: &'a [u8], file: &'a str, today: Date) -> Self {
        Self {
            bytes,
            file,
            id: None,
            name: None,
            reading: ReadChoices::NONE,
            said: None,
            says_all: false,
            spelt: false,
            today,
        }
    }

    /// All that the user sets for the list now.
    fn asked(&self) -> ListReading {
        let mut asked = self.said.cloned().unwrap_or_default().with(&self.reading.kept());
        for (head, role) in [(self.id, ColumnRole::Id), (self.name, ColumnRole::Name)] {
            if let Some(head) = head {
                asked.add(ColumnReading {
                    head: head.to_owned(),
                    role: Some(role),
                    ..ColumnReading::default()
                });
            }
        }
        asked
    }
}

/// A list that has become the shape of a catalog, merged into another where there is one: neither written nor checked.
#[derive(Debug)]
pub struct Shaped {
    /// The catalog as a file has it.
    pub raw: RawCatalog,
    /// What was understood, renamed, pointed out and, when merging, changed.
    pub report: ImportReport,
    write: fn(&RawCatalog) -> String,
}

/// A list that has become a catalog.
#[derive(Debug)]
pub struct Imported {
    /// The catalog, checked. Its hash is that of [`Self::text`].
    pub catalog: Catalog,
    /// What the checker warns of.
    pub warnings: Vec<Finding>,
    /// The catalog as readable RON.
    pub text: String,
    /// What was understood, renamed, pointed out and, when merging, changed.
    pub report: ImportReport,
}

/// Imports a list, alone or into a catalog: [`shape`] and [`Shaped::check`] in one.
pub fn import(request: &ImportRequest<'_>, into: Option<&RawCatalog>) -> Result<Imported, Finding> {
    shape(request, into)?.check()
}

/// Makes a list the shape of a catalog, alone or merged into one. The error is a file that cannot be read at all, or a
/// column that is not there.
pub fn shape(request: &ImportRequest<'_>, into: Option<&RawCatalog>) -> Result<Shaped, Finding> {
    let Some(reader) = read::reader_of(request.file) else {
        return Err(Finding::error(
            "",
            format!("only {} files can be imported", read::endings()),
        ));
    };
    let bytes = unpack::unpack(request.bytes)?;
    let reader = read::reader_by_content(reader, &bytes).unwrap_or(reader);
    if read::workbook_reader(&bytes).is_none() && request.reading.sheet.is_some() {
        return Err(Finding::error(
            "",
            "the file has no sheets, only a workbook has; say nothing of a sheet",
        ));
    }
    // What was set for an earlier edition holds until something else is set.
    let known = into.and_then(|c| Some((c, merge::edition_of_name(c, request.file)?)));
    let known = known.and_then(|(c, i)| c.sources.get(i)?.reading.as_ref());
    let known = known.filter(|_| !request.says_all);
    let choices = known.map_or_else(|| request.reading.clone(), |known| request.reading.over(known));
    let mut table = (reader.read)(&bytes, &choices)?;
    if let Some(own) = table.own.take() {
        let mut report = ImportReport::new(request.file, &table);
        report.is_own = true;
        let (fresh, edition) = own.made(request.file, request.today, into, &mut report);
        return Ok(shaped(fresh, (edition, &[]), into, report, write));
    }
    let first = make(request, into, &table, known)?;
    let (first, known) = match into.filter(|_| first.edition.is_none() && !request.says_all) {
        Some(catalog) => as_edition(request, catalog, reader, &bytes).map_or((first, known), |(m, k)| (m, Some(k))),
        None => (first, known),
    };
    // Which edition it is may show only by its columns.
    let later = first
        .edition
        .zip(into)
        .and_then(|(i, c)| c.sources.get(i)?.reading.as_ref());
    let Made {
        fresh,
        edition,
        shown,
        report,
    } = match later {
        Some(reading) if Some(reading) != known && !request.says_all => make(request, into, &table, Some(reading))?,
        _ => first,
    };
    let text = if request.spelt { write_spelt } else { write };
    Ok(shaped(fresh, (edition, &shown), into, report, text))
}

/// A list read as one of the catalog's was, where that makes it a newer edition of it: what was set for its names and
/// its heading may be needed to see it.
fn as_edition<'c>(
    request: &ImportRequest<'_>,
    catalog: &'c RawCatalog,
    reader: &ListReader,
    bytes: &[u8],
) -> Option<(Made, &'c ListReading)> {
    let mut readings = catalog.sources.iter().enumerate();
    readings.find_map(|(i, source)| {
        let reading = source.reading.as_ref()?;
        let table = (reader.read)(bytes, &request.reading.over(reading)).ok()?;
        let made = make(request, Some(catalog), &table, Some(reading)).ok()?;
        (made.edition == Some(i)).then_some((made, reading))
    })
}

/// What a catalog records for reading a list of this name.
pub fn reading_of<'c>(catalog: &'c RawCatalog, file: &str) -> Option<&'c ListReading> {
    let edition = merge::edition_of_name(catalog, file)?;
    catalog.sources.get(edition)?.reading.as_ref()
}

/// Merges what a list became into a catalog, if there is one.
fn shaped(
    fresh: RawCatalog,
    (edition, shown): (Option<usize>, &[(String, bool)]),
    into: Option<&RawCatalog>,
    mut report: ImportReport,
    write: fn(&RawCatalog) -> String,
) -> Shaped {
    let raw = match into {
        None => fresh,
        Some(into) => {
            let (mut merged, changes) = merge::merge(into.clone(), fresh, edition);
            for (attribute, shown) in shown {
                if !shown {
                    merged.headline.retain(|id| id != attribute);
                } else if !merged.headline.contains(attribute) {
                    merged.headline.push(attribute.clone());
                }
            }
            report.changes = Some(changes);
            merged
        }
    };
    Shaped { raw, report, write }
}

impl Shaped {
    /// Writes and checks the whole. The shape is used up entry by entry: of a long list it is the largest there is. The
    /// error is the checker's first, which there is only when the catalog merged into has errors of its own.
    pub fn check(self) -> Result<Imported, Finding> {
        let Self { raw, report, write } = self;
        let text = write(&raw);
        let (catalog, findings, _) = check_owned(raw);
        let Some(mut catalog) = catalog else {
            let first = findings.errors.into_iter().next();
            return Err(first.unwrap_or_else(|| Finding::error("", "the list cannot be made into a catalog")));
        };
        catalog.hash = hash(text.as_bytes());
        Ok(Imported {
            catalog,
            warnings: findings.warnings,
            text,
            report,
        })
    }
}

/// A list made into a catalog of its own.
struct Made {
    fresh: RawCatalog,
    /// The source that it is a newer edition of.
    edition: Option<usize>,
    /// Attributes for which the user sets now whether cards show them.
    shown: Vec<(String, bool)>,
    report: ImportReport,
}

/// Makes a table a catalog; `known` is what was set for an earlier edition.
fn make(
    request: &ImportRequest<'_>,
    into: Option<&RawCatalog>,
    table: &ListTable,
    known: Option<&ListReading>,
) -> Result<Made, Finding> {
    let asked = request.asked();
    let said = known.cloned().unwrap_or_default().with(&asked);
    let mut report = ImportReport::new(request.file, table);
    let roles = columns::roles(table, &said, &asked)?;
    let header = |column: Option<usize>| column.and_then(|i| table.columns.get(i)).map(|c| c.header.clone());
    report.name_column = header(roles.name);
    report.id_column = header(roles.id);
    report.reading = said.clone();
    let stem = read::stem(request.file);
    let empty = RawCatalog::default();
    let base = into.unwrap_or(&empty);
    let mut source = RawSource {
        id: ids::slug(stem).unwrap_or_else(|| "list".to_owned()),
        title: meaning::or(request.file, "Imported list"),
        date: Some(request.today.to_string()),
        file: Some(request.file.to_owned()),
        given: true,
        reading: Some(said.clone()).filter(|s| !s.is_empty()),
        ..RawSource::default()
    };
    let entries = entries::entry_ids(table, &roles, &mut report);
    let attributes = build::attribute_ids(table, &roles);
    let edition = into.and_then(|c| merge::edition_of(c, request.file, &attributes, &entries));
    if let Some(i) = edition {
        source.id.clone_from(&base.sources[i].id);
    } else {
        let mut taken = ids::Unique::of(base.sources.iter().map(|s| s.id.as_str()));
        source.id = taken.give(&source.id);
    }
    let others = base.services.iter().flat_map(|s| &s.claims);
    let others = others.filter(|c| c.source != source.id);
    let shared: BTreeSet<&str> = others.map(|c| c.attribute.as_str()).collect();
    let given = build::Given {
        roles: &roles,
        list: &said,
        base: &base.attributes,
        source: &source.id,
        shared: &shared,
        earlier: edition.and_then(|i| base.sources.get(i)?.reading.as_ref()),
    };
    let before = report.clone();
    let mut entries = entries;
    let mut built = build::build(table, &given, entries.clone(), &mut report);
    // An id of the list's own says who is who.
    if let (Some(catalog), true) = (
        into.filter(|_| edition.is_some()),
        roles.id.is_none_or(|i| Some(i) == roles.name),
    ) {
        let place = |row: usize| table.place(row);
        let mut found = before.clone();
        let renamed = same_names::matched(&built.services, catalog, &source.id, place, &mut found);
        if renamed.is_empty() {
            report.remarks.extend(found.remarks.drain(before.remarks.len()..));
        } else {
            let names = |row: usize| format!("“{}” ({})", built.services[row].name, table.place(row));
            same_names::rename(&mut entries, &renamed, names, &mut found);
            report = found;
            built = build::build(table, &given, entries, &mut report);
        }
    }
    let group = |(id, label): &(String, String)| Group {
        id: id.clone(),
        label: label.clone(),
    };
    let groups: Vec<Group> = built.groups.iter().map(group).collect();
    if request.spelt {
        let columns = spelt::spelt(table, &roles, &report.columns, &built, &groups);
        source.reading = Some(ListReading {
            columns,
            ..said.clone()
        });
    }
    let fresh = RawCatalog {
        title: meaning::or(&meaning::human(stem), "Imported list"),
        about: merge::about(request.file, &request.today.to_string()),
        entries: said.entries.unwrap_or_default(),
        headline: built.headline,
        groups,
        attributes: built.attributes,
        services: built.services,
        sources: vec![source],
        ..RawCatalog::default()
    };
    Ok(Made {
        fresh,
        edition,
        shown: built.shown,
        report,
    })
}

/// The catalog to bring up to date by an import. One with errors is not touched: the error is its first.
pub fn base(bytes: &[u8]) -> Result<RawCatalog, Finding> {
    let raw = crate::catalog::parse_raw(bytes)?;
    match check(&raw).1.errors.into_iter().next() {
        Some(error) => Err(error),
        None => Ok(raw),
    }
}
