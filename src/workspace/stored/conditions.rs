//! Conditions as the command line writes them, read back.

use crate::catalog::{Catalog, Condition};

/// The conditions that a catalog can read; adds a sentence for each that it cannot. `what`: `filter`, `must-have`.
pub fn restore(texts: &[String], what: &str, catalog: &Catalog, lost: &mut Vec<String>) -> Vec<Condition> {
    let mut conditions = Vec::new();
    for text in texts {
        match Condition::parse(text, catalog) {
            Ok(condition) => conditions.push(condition),
            Err(e) => lost.push(format!("A {what} from before was left out: {e}")),
        }
    }
    conditions
}
