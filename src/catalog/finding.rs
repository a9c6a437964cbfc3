//! What the checker reports: where, what is wrong, and what to do.

use std::{collections::HashMap, fmt};

use super::{
    limits::ALIKE_SHOWN,
    wording::{message, thousands},
};

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The catalog cannot be used.
    Error,
    /// It can, but something is likely not meant.
    Warning,
}

/// One thing that is wrong, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// Line in the file, from 1, where the parser gives one.
    pub line: Option<usize>,
    /// Column in characters, from 1, where the parser gives one.
    pub column: Option<usize>,
    /// The path to the location, as in `services[3] "azure-batch-ai" → claims → languages`; may be empty beside a line.
    pub path: String,
    /// What is wrong, as one plain sentence without its full stop.
    pub message: String,
    /// What to do about it; may be empty.
    pub help: String,
}

impl Finding {
    /// An error at a path.
    pub fn error(path: impl Into<String>, what: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            line: None,
            column: None,
            path: path.into(),
            message: message(what.into()),
            help: String::new(),
        }
    }

    /// A warning at a path.
    pub fn warning(path: impl Into<String>, what: impl Into<String>) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(path, what)
        }
    }

    /// Whether it is at this path. Entries are found by their ids: their position in the file does not count.
    pub fn is_at(&self, path: &str) -> bool {
        self.path == path || without_positions(&self.path) == without_positions(path)
    }

    /// The same with help added.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = message(help.into());
        self
    }

    /// The same at a line and column, both from 1.
    #[must_use]
    pub fn at(mut self, line: usize, column: usize) -> Self {
        self.line = Some(line);
        self.column = Some(column);
        self
    }
}

/// A path without `[3]` before an id.
fn without_positions(path: &str) -> String {
    let is_position = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let mut steps = path.split('[');
    let mut kept = steps.next().unwrap_or_default().to_owned();
    for step in steps {
        match step.split_once("] \"") {
            Some((position, id)) if is_position(position) => kept.extend([" \"", id]),
            _ => kept.extend(["[", step]),
        }
    }
    kept
}

impl fmt::Display for Finding {
    /// `line 112, column 8: no attribute named “langauges”. Did you mean “languages”?`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(line) = self.line {
            write!(f, "line {line}")?;
            if let Some(column) = self.column {
                write!(f, ", column {column}")?;
            }
            f.write_str(": ")?;
        }
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        write!(f, "{}.", self.message)?;
        if !self.help.is_empty() {
            write!(f, " {}", self.help)?;
        }
        Ok(())
    }
}

/// All findings of one file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// What keeps the catalog from being used.
    pub errors: Vec<Finding>,
    /// What is likely not meant.
    pub warnings: Vec<Finding>,
    /// Warnings the catalog allows, each with its reason.
    pub allowed: Vec<(Finding, String)>,
}

impl Report {
    /// A report with one error.
    pub fn of_error(finding: Finding) -> Self {
        Self {
            errors: vec![finding],
            ..Self::default()
        }
    }

    /// Files a finding by its severity.
    pub fn push(&mut self, finding: Finding) {
        match finding.severity {
            Severity::Error => self.errors.push(finding),
            Severity::Warning => self.warnings.push(finding),
        }
    }
}

/// What is shown of many findings: of similar ones the first few.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown<'a> {
    /// Its place among all.
    pub at: usize,
    /// With its path, message and help.
    pub finding: &'a Finding,
    /// How many more like it are not shown; 0 except for the last one shown of its sort.
    pub more: usize,
}

impl Shown<'_> {
    /// `… and 1,392 more like this.`, where there are any.
    pub fn more_text(&self) -> Option<String> {
        (self.more > 0).then(|| format!("… and {} more like this.", thousands(self.more)))
    }
}

/// The findings that are shown, in their order. Two are similar when they differ in no more than the place, what they quote
/// and numbers.
pub fn shown(findings: &[Finding]) -> Vec<Shown<'_>> {
    let mut sorts: HashMap<String, (usize, usize)> = HashMap::new();
    let mut all: Vec<Shown<'_>> = Vec::new();
    for (at, finding) in findings.iter().enumerate() {
        let (many, last) = sorts.entry(sort(&finding.message)).or_default();
        *many += 1;
        if *many <= ALIKE_SHOWN {
            *last = all.len();
            all.push(Shown { at, finding, more: 0 });
        } else {
            all[*last].more += 1;
        }
    }
    all
}

/// Up to so many similar findings are shown one by one.
const FEW: usize = 3;

/// Similar findings as one: the first of them, and how many more there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folded<'a> {
    /// The first.
    pub finding: &'a Finding,
    /// How many more like it there are.
    pub more: usize,
    /// The first few entries that those are about.
    names: Vec<&'a str>,
}

impl fmt::Display for Folded<'_> {
    /// `… And 1,392 more like this: a, b, c, ….`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.finding.fmt(f)?;
        if self.more == 0 {
            return Ok(());
        }
        write!(f, " And {} more like this", thousands(self.more))?;
        if !self.names.is_empty() {
            let rest = if self.names.len() < self.more { ", …" } else { "" };
            write!(f, ": {}{rest}", self.names.join(", "))?;
        }
        f.write_str(".")
    }
}

/// The findings with similar ones as one, where they are more than a few. Two are similar when they differ in no more
/// than what they quote, numbers, and which entry of a list they are about.
pub fn folded(findings: &[Finding]) -> Vec<Folded<'_>> {
    let mut sorts: HashMap<(String, String), Vec<&Finding>> = HashMap::new();
    let mut order = Vec::new();
    for finding in findings {
        let sort = (sort(&finding.message), kind_of_place(&finding.path));
        let alike = sorts.entry(sort.clone()).or_default();
        if alike.is_empty() {
            order.push(sort);
        }
        alike.push(finding);
    }
    let groups = order.iter().filter_map(|sort| sorts.get(sort));
    groups
        .flat_map(|alike| {
            let (first, rest) = if alike.len() > FEW {
                alike.split_at(1)
            } else {
                alike.split_at(alike.len())
            };
            let names: Vec<&str> = rest.iter().filter_map(|f| entry(&f.path)).take(FEW).collect();
            let (more, names) = (rest.len(), names);
            first.iter().map(move |finding| Folded {
                finding,
                more,
                names: names.clone(),
            })
        })
        .collect()
}

/// The entry that a path leads through first: `azure-batch-ai`.
fn entry(path: &str) -> Option<&str> {
    let (_, behind) = path.split_once("] \"")?;
    behind.split_once('"').map(|(id, _)| id)
}

/// A path without ids and positions: `services → claims`.
fn kind_of_place(path: &str) -> String {
    let mut quoted = false;
    let mut keep = |c: &char| {
        quoted ^= *c == '"';
        !quoted && !c.is_ascii_digit() && !matches!(c, '[' | ']' | '"' | ' ')
    };
    path.chars().filter(|c| keep(c)).collect()
}

/// A message without what it quotes and without its numbers.
fn sort(message: &str) -> String {
    let mut quoted = false;
    let mut keep = |c: &char| {
        quoted = (quoted || *c == '“') && *c != '”';
        !quoted && !c.is_ascii_digit()
    };
    message.chars().filter(|c| keep(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_known_again_when_entries_have_moved() {
        let at = |path: &str| Finding::warning(path, "m");
        let path = "services[3] \"a[1] b\" → successors[1]";
        for (other, same) in [
            (path, true),
            ("services[12] \"a[1] b\" → successors[1]", true),
            ("services \"a[1] b\" → successors[1]", true),
            ("services[3] \"a[2] b\" → successors[1]", false),
            ("services[3] \"a[1] b\" → successors[2]", false),
            ("sources[3] \"a[1] b\" → successors[1]", false),
        ] {
            assert_eq!(at(path).is_at(other), same, "{other}");
        }
    }

    #[test]
    fn findings_alike_are_one_line() {
        let at = |i: usize| {
            Finding::warning(
                format!("services[{i}] \"s{i}\""),
                format!("nothing is stated of “n{i}”"),
            )
            .help("Add it.")
        };
        let of_claims = |i: usize| {
            Finding::warning(
                format!("services[{i}] \"s{i}\" → claims[{i}]"),
                "nothing is stated of it",
            )
        };
        let mut findings: Vec<Finding> = (0..1_394).map(at).collect();
        findings.extend([of_claims(1), of_claims(2)]);
        let lines: Vec<String> = folded(&findings).iter().map(ToString::to_string).collect();
        assert_eq!(
            lines,
            [
                "services[0] \"s0\": nothing is stated of “n0”. Add it. And 1,393 more like this: s1, s2, s3, ….",
                "services[1] \"s1\" → claims[1]: nothing is stated of it.",
                "services[2] \"s2\" → claims[2]: nothing is stated of it.",
            ]
        );
        assert_eq!(folded(&findings[..3]).len(), 3, "a few stand one by one");
        let four = folded(&findings[..4]);
        assert_eq!(
            (
                four.len(),
                four[0].to_string().ends_with(" And 3 more like this: s1, s2, s3.")
            ),
            (1, true)
        );
    }

    #[test]
    fn of_many_findings_alike_the_first_are_shown_and_the_rest_is_counted() {
        let alike = |i: usize| Finding::error(format!("services[{i}]"), format!("no attribute named “a{i}”"));
        let mut findings: Vec<Finding> = (0..ALIKE_SHOWN + 1_392).map(alike).collect();
        findings.push(Finding::error("", "the service has no name"));
        let all = shown(&findings);
        assert_eq!(all.len(), ALIKE_SHOWN + 1);
        let more: Vec<usize> = all.iter().map(|s| s.more).filter(|m| *m > 0).collect();
        assert_eq!(
            (more.as_slice(), all[ALIKE_SHOWN - 1].more),
            ([1_392].as_slice(), 1_392)
        );
        assert_eq!(all[ALIKE_SHOWN].finding.message, "the service has no name");
        assert_eq!(
            all[ALIKE_SHOWN - 1].more_text().as_deref(),
            Some("… and 1,392 more like this.")
        );
    }
}
