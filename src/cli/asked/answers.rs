//! Reads `--answer`, `--importance` and `--where`. What cannot be read is an error of one sentence with a suggestion; it is
//! never an answer silently left out.

use crate::{
    catalog::{
        Catalog, Condition, Factor, Several,
        condition::{assignment, value_list},
        suggest::did_you_mean,
    },
    decide::{Answers, answers::MAX_IMPORTANCE},
    export::terminal::{brief, safe},
};

/// The answer that gives none.
const NOT_SURE: &str = "not-sure";

/// Reads the answers of a command line. `FACTOR=not-sure` is not given; the same factor may be named again to add
/// options where several are allowed.
pub fn parse_answers(
    catalog: &Catalog,
    answer_args: &[String],
    importance_args: &[String],
    where_args: &[String],
    include_retired: bool,
) -> Result<Answers, String> {
    let mut answers = Answers {
        include_retired,
        ..Answers::new(catalog)
    };
    let mut not_sure = vec![false; catalog.factors.len()];
    for text in answer_args {
        let (f, value) = split(catalog, "--answer", "FACTOR=OPTION", text)?;
        let factor = &catalog.factors[f];
        let all = factor.several == Several::AnyOrAll && value.contains('+');
        if all && value.contains(',') {
            return Err(format!(
                "--answer {}: a comma asks for any of them and + for all of them. Write one of the two.",
                factor.id
            ));
        }
        if all && !answers.all_of.contains(&f) {
            answers.all_of.push(f);
        }
        let listed = if all { value.replace('+', ",") } else { value.to_owned() };
        let ids = value_list(&listed).map_err(|e| format!("--answer {}: {e}", factor.id))?;
        for id in ids.iter().map(String::as_str) {
            if id == NOT_SURE {
                not_sure[f] = true;
            } else {
                let option = option(factor, id)?;
                if !answers.chosen[f].contains(&option) {
                    answers.chosen[f].push(option);
                }
            }
        }
        answers.chosen[f].sort_unstable();
        if not_sure[f] && !answers.chosen[f].is_empty() {
            return Err(format!(
                "--answer {}: {NOT_SURE} cannot stand beside an answer. Give one or the other.",
                factor.id
            ));
        }
        if factor.several == Several::One && answers.chosen[f].len() > 1 {
            return Err(format!(
                "--answer {}: this question takes one answer, and two are given. Keep one.",
                factor.id
            ));
        }
    }
    let mut weighed = vec![false; catalog.factors.len()];
    for text in importance_args {
        let (f, value) = split(catalog, "--importance", "FACTOR=0..3", text)?;
        let id = &catalog.factors[f].id;
        let importance = value.parse::<u8>().ok().filter(|n| *n <= MAX_IMPORTANCE).ok_or_else(|| {
            format!("--importance {id}: “{}” is not a whole number from 0 to {MAX_IMPORTANCE}. 0 leaves the question out.", brief(value))
        })?;
        if std::mem::replace(&mut weighed[f], true) && answers.importance[f] != importance {
            return Err(format!(
                "--importance {id}: given twice, as {} and {importance}. Keep one.",
                answers.importance[f]
            ));
        }
        answers.importance[f] = importance;
    }
    for text in where_args {
        let condition = Condition::parse(text, catalog)
            .map_err(|e| format!("--where {}: {}", brief(text), safe(&e.to_string())))?;
        if !answers.must_haves.contains(&condition) {
            answers.must_haves.push(condition);
        }
    }
    Ok(answers)
}

fn split<'a>(catalog: &Catalog, flag: &str, shape: &str, text: &'a str) -> Result<(usize, &'a str), String> {
    let parts = assignment(text).map_err(|e| format!("{flag} {}: {e}", brief(text)))?;
    let Some((id, value)) = parts else {
        return Err(format!(
            "{flag}: “{}” has no =. Write {shape}; crosscheck decide --list shows what there is.",
            brief(text)
        ));
    };
    let id = id.as_str();
    let Some(factor) = catalog.factor(id) else {
        if catalog.factors.is_empty() {
            return Err(format!(
                "{flag}: this catalog asks no questions. Use --where for must-haves."
            ));
        }
        let near = did_you_mean(id, catalog.factors.iter().map(|f| f.id.as_str()));
        return Err(format!("{flag}: no question is called “{}”. {near}", brief(id))
            .trim_end()
            .to_owned());
    };
    Ok((factor, value))
}

fn option(factor: &Factor, id: &str) -> Result<usize, String> {
    if id.is_empty() {
        return Err(format!(
            "--answer {}: an answer is missing after the sign. crosscheck decide --list shows them.",
            factor.id
        ));
    }
    factor.options.iter().position(|o| o.id == id).ok_or_else(|| {
        let known = factor.options.iter().map(|o| o.id.as_str()).chain([NOT_SURE]);
        let near = did_you_mean(id, known);
        format!(
            "--answer {}: “{}” is not one of its answers. {near}",
            factor.id,
            brief(id)
        )
        .trim_end()
        .to_owned()
    })
}
