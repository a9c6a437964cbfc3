//! Conditions as the command line writes them, read back.

use crate::catalog::{Catalog, Condition};

/// The conditions that a catalog can read; adds a sentence for each that it cannot. `what`: `filter`, `must-have`.
pub fn restore(texts: &[String], what: &str, catalog: &Catalog, lost: &mut Vec<String>) -> Vec<Condition> {
    let mut conds = Vec::new();
    for text in texts {
        match Condition::parse(text, catalog) {
            Ok(cond) => conds.push(cond),
            Err(e) => lost.push(format!("A {what} from before was left out: {e}")),
        }
    }
    conds
}
