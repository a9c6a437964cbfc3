//! `check`: what is wrong with a catalog file, for a person or as JSON.

use std::path::{Component, Path, PathBuf};

use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use super::{
    args::Common,
    input,
    output::{self, Failure},
};
use crate::{
    catalog::{
        Catalog, Cells, Finding, Report, View,
        anchors::locate_by_path,
        check::{DocumentTexts, check_beside},
        finding::{Shown, folded, shown},
        load, parse_raw,
        wording::{count, message},
    },
    dataset::OpenedFrom,
    decide,
    export::{json::pretty, terminal::safe},
    platform::files,
};

/// Check a catalog file and print what is wrong with it.
#[derive(Debug, Args)]
#[command(after_help = "Example: crosscheck check catalog.ron --format json")]
pub struct CheckArgs {
    /// The catalog file, or - for standard input; `--catalog` or the built-in catalog when left out.
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// Look up the places it cites in the documents in this folder: each source's `file`, as Markdown or plain text.
    #[arg(long, value_name = "FOLDER")]
    pub documents: Option<PathBuf>,
    /// How to print it.
    #[arg(long, value_enum, default_value = "text")]
    pub format: CheckFormat,
}

/// Formats of `check`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// A line a finding.
    Text,
    /// One JSON object.
    Json,
}

/// Checks a file. Exit code 1 when there are errors, 0 with warnings alone; 2 when the file cannot be read at all.
pub fn run(args: &CheckArgs, common: &Common) -> Result<u8, Failure> {
    common.without_columns("check")?;
    let origin = OpenedFrom::from(args.file.clone().or_else(|| common.catalog.clone()));
    let bytes = origin.bytes(&input::read).map_err(Failure::wrong)?;
    if let Some(folder) = args.documents.as_deref().filter(|folder| !folder.is_dir()) {
        let message = format!(
            "There is no folder of documents there; name the one that they lie in: {}",
            files::shown(folder)
        );
        return Err(Failure::wrong(message));
    }
    let report = findings(&bytes, common.view(), args.documents.as_deref());
    let text = match args.format {
        CheckFormat::Json => pretty(&to_json(&report)),
        CheckFormat::Text => to_text(&input::name_of(&origin), &report).into_bytes(),
    };
    output::print(&text)?;
    Ok(u8::from(!report.errors.is_empty()))
}

/// Everything the checker, the wizard's lints and the documents in a folder report of a file.
pub fn findings(bytes: &[u8], view: View, folder: Option<&Path>) -> Report {
    let (catalog, mut report) = load(bytes);
    let Some(catalog) = catalog else { return report };
    let texts = folder.map(|folder| texts(&catalog, folder));
    let file = String::from_utf8_lossy(bytes);
    let beside = check_beside(&catalog, &file, view.today, texts.as_ref());
    let cells = Cells::build(catalog, view);
    let allowed = allowed_paths(bytes);
    report.errors.extend(beside.errors);
    let mut of_wizard = decide::lint(&cells);
    locate_by_path(&file, &mut of_wizard);
    for finding in beside.warnings.into_iter().chain(of_wizard) {
        match allowed.iter().find(|(path, _)| finding.is_at(path)) {
            Some((path, reason)) => {
                // The checker could not know that this one would come up.
                report.warnings.retain(|w| w.path != never_came_up(path));
                report.allowed.push((finding, reason.clone()));
            }
            None => report.push(finding),
        }
    }
    if folder.is_none() {
        // What is allowed of a source may come up beside its document only.
        let of_sources = never_came_up("sources");
        let start = of_sources.trim_end_matches('"');
        report.warnings.retain(|w| !w.path.starts_with(start));
    }
    report
}

/// The path of the warning that an allowed one does not come up.
fn never_came_up(path: &str) -> String {
    format!("allowed \"{path}\"")
}

/// The documents that the sources were read from, and those beside them of the same kinds of file. Only files of the folder
/// itself are read, whatever a catalog names.
fn texts(catalog: &Catalog, folder: &Path) -> DocumentTexts {
    let named = catalog.sources.iter().filter_map(|s| s.file.as_ref());
    let mut texts: DocumentTexts = named.map(|file| (file.clone(), text(folder, file))).collect();
    let kind = |file: &str| Path::new(file).extension().map(ToOwned::to_owned);
    let kinds: Vec<_> = texts.keys().filter_map(|file| kind(file)).collect();
    let beside = files::names(folder)
        .into_iter()
        .filter(|f| kind(f).is_some_and(|k| kinds.contains(&k)));
    for file in beside {
        texts.entry(file).or_insert(None);
    }
    texts
}

fn text(folder: &Path, file: &str) -> Option<String> {
    let mut parts = Path::new(file).components();
    let plain = matches!(parts.next(), Some(Component::Normal(_))) && parts.next().is_none();
    let bytes = plain.then(|| files::read(&folder.join(file)).ok()).flatten()?;
    String::from_utf8(bytes).ok().filter(|text| !text.contains('\0'))
}

fn allowed_paths(bytes: &[u8]) -> Vec<(String, String)> {
    parse_raw(bytes).map_or_else(
        |_| Vec::new(),
        |raw| raw.allowed.into_iter().map(|a| (a.path, a.reason)).collect(),
    )
}

fn to_json(report: &Report) -> Value {
    let one = |f: &Finding| json!({ "line": f.line, "column": f.column, "path": f.path, "message": f.message, "help": f.help });
    let folded = |findings: &[Finding]| -> Vec<Value> {
        let one = |s: Shown<'_>| {
            let mut value = one(s.finding);
            if s.more > 0 {
                value["more"] = json!(s.more);
            }
            value
        };
        shown(findings).into_iter().map(one).collect()
    };
    let allowed = report.allowed.iter().map(|(f, reason)| {
        let mut value = one(f);
        value["reason"] = json!(reason);
        value
    });
    json!({
        "errors": folded(&report.errors),
        "warnings": folded(&report.warnings),
        "allowed": allowed.collect::<Vec<_>>(),
    })
}

fn to_text(name: &str, report: &Report) -> String {
    use std::fmt::Write as _;
    let mut text = String::new();
    let mut line = |kind: &str, finding: &str, extra: &str| {
        let _ = writeln!(text, "{kind}: {name}, {}{extra}", safe(finding));
    };
    // Each error must be corrected; of warnings it is enough to know the sort.
    for s in shown(&report.errors) {
        let more = s
            .more_text()
            .map_or_else(String::new, |m| format!("\nerror: {name}, {m}"));
        line("error", &s.finding.to_string(), &more);
    }
    for warning in folded(&report.warnings) {
        line("warning", &warning.to_string(), "");
    }
    for (f, reason) in &report.allowed {
        let why = message(safe(reason).into_owned());
        line("allowed", &f.to_string(), &format!(" Allowed: {why}"));
    }
    let _ = writeln!(
        text,
        "{name}: {}, {}, {} allowed.",
        count(report.errors.len(), "error", "errors"),
        count(report.warnings.len(), "warning", "warnings"),
        report.allowed.len()
    );
    text
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_number_of_9_000_digits_makes_a_short_line() {
        let nines = "9".repeat(9_000);
        let catalog = |condition: &str, claimed: &str| {
            format!(
                "(title: \"t\", sources: [(id: \"s\", title: \"S\")], groups: [(id: \"g\", label: \"G\")], \
                 attributes: [(id: \"n\", label: \"N\", group: \"g\", kind: Number)], \
                 services: [(id: \"a\", name: \"A\", claims: [(attribute: \"n\", says: Exactly({claimed}), source: \"s\")])], \
                 factors: [(id: \"f\", label: \"F\", question: \"?\", why: \"w\", source: \"s\", options: [\
                 (id: \"y\", label: \"Y\", rules: [(when: [\"{condition}\"], effect: Favours(1), because: \"b\", source: \"s\")]), \
                 (id: \"z\", label: \"Z\")])])"
            )
        };
        for (condition, claimed, what) in [
            (format!("n>={nines}"), "1.0", "“999"),
            (format!("n>={}9", "0".repeat(9_000)), "1.0", "“n>=000"),
            (format!("n>=1.{}1", "0".repeat(9_000)), "0.0", "“n>=1.000"),
            ("n>=1".to_owned(), nines.as_str(), "error: "),
        ] {
            let report = findings(
                catalog(&condition, claimed).as_bytes(),
                View::on(date(2026, 11, 26)),
                None,
            );
            let text = to_text("list.ron", &report);
            assert!(text.contains(what), "{what}: {text}");
            for line in text.lines() {
                assert!(line.chars().count() < 300, "{what}: {line}");
            }
        }
    }
}
