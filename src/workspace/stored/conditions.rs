//! Conditions as the command line writes them, read back.

use super::lost::Lost;
use crate::catalog::{Catalog, Condition, ConditionError};

/// Which conditions are kept as they are written today, with quotes. Settings and sessions from before have none of it.
pub const QUOTED: u32 = 2;

/// The conditions that a catalog can read, and the texts of the others; adds a sentence for each that it cannot. `what`:
/// `filter`, `must-have`. `format` is the number beside them, 0 where there is none.
pub fn restore(
    texts: &[String],
    format: u32,
    what: &str,
    catalog: &Catalog,
    lost: &mut Lost<'_>,
) -> (Vec<Condition>, Vec<String>) {
    let (mut conditions, mut left) = (Vec::new(), Vec::new());
    for text in texts {
        match read(text, format, catalog) {
            Ok(condition) => conditions.push(condition),
            Err(e) => {
                lost.condition(what, &e, |before| read(text, format, before));
                left.push(text.clone());
            }
        }
    }
    (conditions, left)
}

/// Reads one as it was written then.
fn read(text: &str, format: u32, catalog: &Catalog) -> Result<Condition, ConditionError> {
    if format < QUOTED {
        Condition::parse_old(text, catalog)
    } else {
        Condition::parse_kept(text, catalog)
    }
}

/// Adds what did not fit before, each once.
pub fn take_back<T: Clone + PartialEq>(all: &mut Vec<T>, left: &[T]) {
    for one in left {
        if !all.contains(one) {
            all.push(one.clone());
        }
    }
}

/// A list that was kept, whole and in its order, where all that the catalog knows of it is what there is `now`. Whether that
/// is so: where something took its place, it stays as it is.
pub fn is_whole_again<T: Clone + PartialEq>(now: &mut Vec<T>, kept: &[T], is_known: impl Fn(&T) -> bool) -> bool {
    let is_same = kept.iter().filter(|one| is_known(one)).eq(now.iter());
    if is_same {
        now.clear();
        now.extend_from_slice(kept);
    }
    is_same
}
