//! Why a condition cannot be read.

use std::fmt;

use crate::catalog::{
    suggest::{Among, UnknownWord},
    wording,
};

/// Why a condition cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConditionError {
    /// What is wrong, one sentence without its full stop.
    pub message: String,
    /// What to do; may be empty.
    pub help: String,
    /// The word that is not known, while what it may mean has not been looked up; there is no help then.
    pub unknown: Option<UnknownWord>,
}

impl fmt::Display for ConditionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.", self.message)?;
        if !self.help.is_empty() {
            write!(f, " {}", self.help)?;
        }
        Ok(())
    }
}

impl std::error::Error for ConditionError {}

impl ConditionError {
    /// As a result, each text cut in case it repeats something endless.
    pub fn fail<T>(message: impl Into<String>, help: impl Into<String>) -> Result<T, Self> {
        Err(Self {
            message: wording::message(message.into()),
            help: wording::message(help.into()),
            unknown: None,
        })
    }

    /// As a result, about a word that is none of those it should be one of.
    pub fn unknown<T>(message: impl Into<String>, word: &str, among: Among) -> Result<T, Self> {
        Err(Self {
            message: wording::message(message.into()),
            help: String::new(),
            unknown: Some(UnknownWord::new(word, among)),
        })
    }
}
