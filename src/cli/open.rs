//! What a command works on: the catalog under the view asked for, and the session laid over it.

use super::{args::Common, input, output::Failure, session};
use crate::{
    catalog::{View, condition::assignment, formula::ColumnDefinition, wording::thousands},
    dataset::{Dataset, OpenError, OpenedFrom, from_list::is_list},
    export::terminal::brief,
    platform::clock,
    workspace::session_document::SessionDocument,
};

impl Common {
    /// The view the command line asks for. The system's date is read here, once.
    pub fn view(&self) -> View {
        View {
            as_of: self.as_of,
            since: self.since,
            today: self.today.unwrap_or_else(system_date),
            reading: self.reading,
        }
    }

    /// Opens the catalog and lays over it what the session holds, if one is named.
    pub fn open(&self) -> Result<(Dataset, Option<SessionDocument>), Failure> {
        let held = self.session.as_deref().map(session::read).transpose()?;
        let origin = match (&self.catalog, &held, &self.session) {
            (None, Some(held), Some(path)) => session::catalog(held, path)?,
            (catalog, ..) => OpenedFrom::from(catalog.clone()),
        };
        let opened = Dataset::open(origin.clone(), self.view(), 0, &input::read, &|_| true);
        let unopened = |e: OpenError| match e {
            OpenError::Unread(message) => Failure::wrong(message),
            OpenError::Findings(_) if origin.path().is_some_and(is_list) => {
                let name = input::name_of(&origin);
                Failure::wrong(format!(
                    "{name} is a list and no catalog. Make one of it with crosscheck import {name} -o OUT.ron."
                ))
            }
            OpenError::Findings(errors) => {
                let first = errors.first().map_or_else(String::new, ToString::to_string);
                let rest = match errors.len().saturating_sub(1) {
                    0 => String::new(),
                    1 => " One more error follows; run crosscheck check on the file.".to_owned(),
                    n => format!(
                        " {} more errors follow; run crosscheck check on the file.",
                        thousands(n)
                    ),
                };
                Failure::wrong(format!("{}, {first}{rest}", input::name_of(&origin)))
            }
        };
        let dataset = opened
            .unwrap_or_else(|| Err(OpenError::Findings(Vec::new())))
            .map_err(unopened)?;
        let dataset = self.define(dataset)?;
        Ok(match held {
            None => (dataset, None),
            Some(held) => (session::lay_over(&held, &dataset)?, Some(held)),
        })
    }
}

impl Common {
    /// Refuses columns to be worked out where a command shows no attributes of a catalog.
    pub fn without_columns(&self, command: &str) -> Result<(), Failure> {
        let Some(text) = self.define.first() else {
            return Ok(());
        };
        Err(Failure::wrong(format!(
            "{command} shows no columns, so --define {} has nothing to do there; leave it out.",
            brief(text)
        )))
    }

    /// Adds the columns that `--define` asks for.
    fn define(&self, dataset: Dataset) -> Result<Dataset, Failure> {
        if self.define.is_empty() {
            return Ok(dataset);
        }
        let refused = |text: &str, e: &dyn std::fmt::Display| Failure::wrong(format!("--define {}: {e}", brief(text)));
        let split = |text: &String| match assignment(text).map_err(|e| refused(text, &e))? {
            Some((name, formula)) => Ok(ColumnDefinition {
                id: name.clone(),
                name,
                formula: formula.to_owned(),
            }),
            None => Err(refused(
                text,
                &"it has no =. Write NAME=EXPR, as in cost=\"price * 12\".",
            )),
        };
        let definitions = self.define.iter().map(split).collect::<Result<Vec<_>, _>>()?;
        dataset.defined(&definitions).map_err(|(at, e)| {
            let text = self.define.get(at).map_or("", String::as_str);
            refused(text, &e)
        })
    }
}

/// The system's date; nothing else in the program reads a clock for an output.
fn system_date() -> jiff::civil::Date {
    clock::now().date()
}
