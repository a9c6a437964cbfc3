//! `decide --list`: the questions and their answers.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::{
    catalog::{Catalog, Factor, Several},
    export::terminal::safe,
};

/// The questions: `[{"factor","question","source","multiple","options":[{"id","label"}]}]`; `[]` without factors.
pub fn list_json(catalog: &Catalog) -> Value {
    let factor = |f: &Factor| {
        let options: Vec<Value> = f
            .options
            .iter()
            .map(|o| json!({ "id": o.id, "label": o.label }))
            .collect();
        json!({
            "factor": f.id,
            "question": f.question,
            "source": catalog[f.source].id,
            "multiple": f.several != Several::One,
            "options": options,
        })
    };
    catalog.factors.iter().map(factor).collect()
}

/// The questions and their answers.
pub fn list_text(catalog: &Catalog) -> String {
    if catalog.factors.is_empty() {
        return "This catalog has no rules, so it asks no questions. Use --where for must-haves.\n".to_owned();
    }
    let mut text = String::new();
    // Writing to a String cannot fail, here and below.
    for factor in &catalog.factors {
        let several = match factor.several {
            Several::One => "",
            Several::Any => " (several allowed, any of them: A,B)",
            Several::All => " (several allowed, all of them: A,B)",
            Several::AnyOrAll => " (several allowed: A,B is any of them, A+B all of them)",
        };
        let _ = writeln!(text, "{}: {}{several}", factor.id, safe(&factor.question));
        let wide = factor.options.iter().map(|o| o.id.chars().count()).max().unwrap_or(0);
        for option in &factor.options {
            let _ = writeln!(text, "  {:wide$}  {}", option.id, safe(&option.label));
        }
        let _ = writeln!(text, "  Source: {}\n", safe(&catalog[factor.source].title));
    }
    text.push_str("Answer with --answer FACTOR=OPTION; not-sure leaves a question open.\n");
    text
}
