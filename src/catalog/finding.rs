//! What the checker has to say: where, what is wrong, and what to do.

use std::fmt;

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
    /// The path to the spot, as in `services[3] "azure-batch-ai" → claims → languages`; may be empty beside a line.
    pub path: String,
    /// What is wrong, as one plain sentence without its full stop.
    pub message: String,
    /// What to do about it; may be empty.
    pub help: String,
}

impl Finding {
    /// An error at a path.
    pub fn error(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            line: None,
            column: None,
            path: path.into(),
            message: message.into(),
            help: String::new(),
        }
    }

    /// A warning at a path.
    pub fn warning(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(path, message)
        }
    }

    /// The same with help added.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
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
