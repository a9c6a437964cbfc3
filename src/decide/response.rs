//! The response to one question: an option or several, "not sure", nothing.

use super::script::ScriptQuestion;

/// What was answered to one question.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Response {
    /// The question has not been reached, or was left without an answer.
    #[default]
    NotAsked,
    /// Passed over.
    Skipped,
    /// Answered by "not sure".
    NotSure,
    /// These options, in the catalog's order; never empty.
    Chosen(Vec<usize>),
}

/// Adds an option to an answer, or takes it away.
pub(super) fn toggled(response: &Response, option: usize) -> Response {
    let mut options = match response {
        Response::Chosen(options) => options.clone(),
        _ => Vec::new(),
    };
    match options.binary_search(&option) {
        Ok(at) => {
            options.remove(at);
        }
        Err(at) => options.insert(at, option),
    }
    if options.is_empty() {
        Response::NotAsked
    } else {
        Response::Chosen(options)
    }
}

/// A saved answer, cut down to what the question allows.
pub(super) fn fitting(response: &Response, question: ScriptQuestion) -> Response {
    let Response::Chosen(options) = response else {
        return response.clone();
    };
    let mut options: Vec<usize> = options.iter().copied().filter(|o| *o < question.options).collect();
    options.sort_unstable();
    options.dedup();
    if !question.several {
        options.truncate(1);
    }
    if options.is_empty() {
        Response::NotAsked
    } else {
        Response::Chosen(options)
    }
}
