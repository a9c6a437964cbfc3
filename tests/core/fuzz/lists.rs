//! The readers of foreign lists: any bytes give a catalog that its own text gives again, or one finding.

use std::{collections::BTreeSet, sync::Arc};

use crosscheck::{
    catalog::{View, load},
    dataset::Dataset,
    import::{ImportRequest, read::READERS},
};
use jiff::civil::date;

use crate::{
    fuzz::engine::{ACCEPTED, Seen, Target, Wrong, finds, holds, planted},
    fuzz::laws::{is_cut, is_fair, is_placed, is_usable, outcome},
    fuzz::seeds,
    imports::{Imported, import},
};

fn read(bytes: &[u8], file: &str) -> Result<Imported, crosscheck::catalog::Finding> {
    let request = ImportRequest::new(bytes, file, date(2026, 11, 21));
    import(&request, None)
}

fn check(bytes: &[u8], file: &str) -> Result<Seen, String> {
    let imported = match read(bytes, file) {
        Ok(imported) => imported,
        Err(finding) => {
            is_placed(&finding)?;
            return Ok(outcome(&finding.message));
        }
    };
    let (again, report) = load(imported.text.as_bytes());
    is_fair(&report, again.is_some())?;
    if again.as_ref() != Some(&imported.catalog) {
        let why = report
            .errors
            .first()
            .map_or_else(|| "another catalog".to_owned(), ToString::to_string);
        return Err(format!("the text of an import does not give its catalog: {why}"));
    }
    if report.warnings.len() != imported.warnings.len() {
        return Err("the text of an import is warned of otherwise than the import".to_owned());
    }
    imported.report.text().lines().try_for_each(is_cut)?;
    // Merged into itself nothing is added and nothing lost.
    let request = ImportRequest::new(bytes, file, date(2026, 11, 21));
    let merged = import(&request, Some(&imported.raw)).map_err(|f| format!("merged into itself: {f}"))?;
    if merged.catalog.services.len() != imported.catalog.services.len() {
        let (now, then) = (merged.catalog.services.len(), imported.catalog.services.len());
        return Err(format!("merged into itself, {then} services became {now}"));
    }
    let kinds: Vec<&str> = imported
        .catalog
        .attributes
        .iter()
        .take(6)
        .map(|a| a.kind.words().noun)
        .collect();
    let seen = format!("{ACCEPTED}: {kinds:?}");
    is_usable(&Dataset::new(
        imported.catalog,
        View::on(date(2026, 11, 21)),
        None,
        vec![],
        1,
    ));
    Ok(seen)
}

fn target(ending: &'static str) -> Target {
    let seeds = seeds::lists(ending);
    let name = match ending {
        "csv" => "list-csv",
        "tsv" => "list-tsv",
        "jsonl" => "list-jsonl",
        "xlsx" => "list-xlsx",
        "ods" => "list-ods",
        _ => "list-json",
    };
    Target {
        name,
        words: seeds::words(&seeds, 400),
        seeds,
        check: Arc::new(move |bytes| check(bytes, &format!("list.{ending}"))),
    }
}

#[test]
fn any_bytes_give_a_list_or_a_finding_csv() {
    holds(target("csv"));
}

#[test]
fn any_bytes_give_a_list_or_a_finding_tsv() {
    holds(target("tsv"));
}

#[test]
fn any_bytes_give_a_list_or_a_finding_json() {
    holds(target("json"));
}

#[test]
fn any_bytes_give_a_list_or_a_finding_jsonl() {
    holds(target("jsonl"));
}

#[test]
fn any_bytes_give_a_list_or_a_finding_xlsx() {
    holds(target("xlsx"));
}

#[test]
fn any_bytes_give_a_list_or_a_finding_ods() {
    holds(target("ods"));
}

#[test]
fn every_reader_is_fuzzed() {
    let endings: Vec<&str> = READERS.iter().map(|r| r.extension).collect();
    assert_eq!(
        endings,
        ["csv", "tsv", "json", "jsonl", "xlsx", "ods"],
        "add a test above for a new reader"
    );
}

#[test]
fn a_planted_fault_behind_each_reader_is_found() {
    for ending in ["csv", "tsv", "json"] {
        let target = target(ending);
        // Only mutation gets there: a list of two services at least, with columns of other kinds than any seed has.
        let known: BTreeSet<Seen> = target
            .seeds
            .iter()
            .filter_map(|seed| (target.check)(seed).ok())
            .collect();
        let faulty = move |input: &[u8], seen: &Seen| {
            seen.starts_with(ACCEPTED)
                && !known.contains(seen)
                && read(input, &format!("list.{ending}")).is_ok_and(|i| i.catalog.services.len() > 1)
        };
        let found = finds(planted(target, faulty), 5_000);
        assert_eq!(found, Wrong::Panics("planted".to_owned()), "{ending}");
    }
}
