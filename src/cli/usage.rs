//! Wrong use, explained in one sentence with a suggestion, whatever the argument parser would have printed.

use std::{ffi::OsString, path::Path};

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::output::{self, Failure};
use crate::{catalog::suggest::nearest, export::terminal::brief};

/// Prints help or the version (exit code 0), or reports what is wrong with the words (exit code 2).
pub fn explain(error: &clap::Error, words: &[OsString], commands: &[String]) -> u8 {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        return output::print(error.render().to_string().as_bytes()).map_or_else(Failure::report, |()| 0);
    }
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(s)) => Some(s.clone()),
        Some(ContextValue::Strings(list)) => Some(list.join(", ")),
        Some(ContextValue::StyledStr(s)) => Some(s.to_string()),
        _ => None,
    };
    let arg = context(ContextKind::InvalidArg).unwrap_or_default();
    let value = context(ContextKind::InvalidValue).unwrap_or_default();
    let near = context(ContextKind::SuggestedArg)
        .or_else(|| context(ContextKind::SuggestedValue))
        .or_else(|| context(ContextKind::SuggestedSubcommand))
        .map(|s| format!(" Did you mean “{}”?", s.trim_matches('\'')));
    let command = words
        .iter()
        .skip(1)
        .filter_map(|w| w.to_str())
        .find(|w| commands.iter().any(|c| c == w));
    let help = command.map_or_else(|| "crosscheck --help".to_owned(), |c| format!("crosscheck {c} --help"));
    // A first word that is no command was taken for the file to open, and the parser rejects the next.
    let first = words.get(1).and_then(|w| w.to_str()).filter(|w| !w.starts_with('-'));
    let first = first.filter(|w| !commands.iter().any(|c| c == w) && !Path::new(w).exists());
    if let (Some(first), ErrorKind::InvalidSubcommand | ErrorKind::UnknownArgument) = (first, error.kind()) {
        return no_such_word(Path::new(first), commands).report();
    }
    let say = match error.kind() {
        ErrorKind::UnknownArgument => format!(
            "“{}” is not known here.{}",
            brief(&arg),
            near.unwrap_or_else(|| format!(" See {help}."))
        ),
        ErrorKind::InvalidSubcommand => {
            let word = context(ContextKind::InvalidSubcommand).unwrap_or_default();
            format!(
                "“{}” is not a command.{}",
                brief(&word),
                near.unwrap_or_else(|| format!(" See {help}."))
            )
        }
        ErrorKind::InvalidValue if value.is_empty() => format!("{arg} needs a value. See {help}."),
        ErrorKind::InvalidValue => {
            let valid = context(ContextKind::ValidValue).map(|v| format!(" It takes {v}."));
            format!(
                "“{}” is not a value of {arg}.{}",
                brief(&value),
                near.or(valid).unwrap_or_default()
            )
        }
        ErrorKind::ValueValidation => {
            let why = std::error::Error::source(error)
                .map(|e| format!(": {e}"))
                .unwrap_or_default();
            format!("“{}” is not a value of {arg}{why}.", brief(&value))
        }
        ErrorKind::MissingRequiredArgument => format!("{} is missing. See {help}.", arg.trim_end_matches("...")),
        ErrorKind::ArgumentConflict => match context(ContextKind::PriorArg).filter(|prior| *prior != arg) {
            Some(prior) => format!("{arg} does not go with {prior}; leave one out. See {help}."),
            None => format!("{arg} is given twice; once is enough. See {help}."),
        },
        ErrorKind::NoEquals | ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("{arg} has the wrong number of values. See {help}.")
        }
        ErrorKind::InvalidUtf8 => format!("An argument is not UTF-8 text. See {help}."),
        _ => format!("The arguments cannot be read. See {help}."),
    };
    Failure::wrong(say).report()
}

/// A first word that is neither a command nor a file.
pub fn no_such_word(file: &Path, commands: &[String]) -> Failure {
    let word = file.to_string_lossy();
    let hint = nearest(&word, commands.iter().map(String::as_str)).map_or_else(
        || format!("The commands are {}.", commands.join(", ")),
        |c| format!("Did you mean “{c}”?"),
    );
    Failure::wrong(format!(
        "“{}” is neither a command nor a file that is there. {hint}",
        brief(&word)
    ))
}
