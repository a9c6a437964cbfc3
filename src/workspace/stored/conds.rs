//! Conditions as the command line writes them, read back.

use crate::catalog::{Catalog, Cond};

/// The conditions that a catalog can read; adds a sentence for each that it cannot. `what`: `filter`, `must-have`.
pub fn restore(texts: &[String], what: &str, catalog: &Catalog, lost: &mut Vec<String>) -> Vec<Cond> {
    let mut conds = Vec::new();
    for text in texts {
        match Cond::parse(text, catalog) {
            Ok(cond) => conds.push(cond),
            Err(e) => lost.push(format!("A {what} from before was left out: {e}")),
        }
    }
    conds
}
