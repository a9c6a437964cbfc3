//! Conditions as the command line writes them, read back.

use crate::catalog::{Catalog, Condition};

/// Which conditions are kept as they are written today, with quotes. Settings and sessions from before have none of it.
pub const QUOTED: u32 = 2;

/// The conditions that a catalog can read; adds a sentence for each that it cannot. `what`: `filter`, `must-have`.
/// `format` is the number that stands beside them, 0 where there is none.
pub fn restore(texts: &[String], format: u32, what: &str, catalog: &Catalog, lost: &mut Vec<String>) -> Vec<Condition> {
    let mut conditions = Vec::new();
    for text in texts {
        let read = if format < QUOTED {
            Condition::parse_old(text, catalog)
        } else {
            Condition::parse(text, catalog)
        };
        match read {
            Ok(condition) => conditions.push(condition),
            Err(e) => lost.push(format!("A {what} from before was left out: {e}")),
        }
    }
    conditions
}
