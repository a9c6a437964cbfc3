//! Two changes of one state put together, entry by entry. It does not matter which of the two is called mine, except for a
//! single value that both changed to something else.

use std::{cmp::Reverse, collections::BTreeMap};

/// A single value: from the side that changed it, and this side where both did.
pub fn value<T: PartialEq + Clone>(base: &T, mine: &T, theirs: &T) -> T {
    if mine == base { theirs } else { mine }.clone()
}

/// A list of entries that are identified by their content. An entry stays if both still have it, or one added it.
pub fn list<T: PartialEq + Clone, K: Ord>(base: &[T], mine: &[T], theirs: &[T], order: impl Fn(&T) -> K) -> Vec<T> {
    if mine == base {
        return theirs.to_vec();
    }
    if theirs == base || theirs == mine {
        return mine.to_vec();
    }
    let mut all: Vec<T> = Vec::new();
    let stays = base.iter().filter(|x| mine.contains(x) && theirs.contains(x));
    let mut added: Vec<&T> = mine.iter().chain(theirs).filter(|x| !base.contains(x)).collect();
    added.sort_by_cached_key(|x| order(x));
    for entry in stays.chain(added) {
        if !all.contains(entry) {
            all.push(entry.clone());
        }
    }
    all
}

/// Entries under a key. `both`: the merge of an entry that both sides changed, given what it was.
pub fn map<K: Ord + Clone, V: PartialEq + Clone>(
    base: &BTreeMap<K, V>,
    mine: &BTreeMap<K, V>,
    theirs: &BTreeMap<K, V>,
    both: impl Fn(Option<&V>, Option<&V>, Option<&V>) -> Option<V>,
) -> BTreeMap<K, V> {
    let mut all = BTreeMap::new();
    for key in mine.keys().chain(theirs.keys()) {
        let (was, mine, theirs) = (base.get(key), mine.get(key), theirs.get(key));
        let now = if mine == theirs || theirs == was {
            mine.cloned()
        } else if mine == was {
            theirs.cloned()
        } else {
            both(was, mine, theirs)
        };
        if let Some(now) = now {
            all.insert(key.clone(), now);
        }
    }
    all
}

/// A text that may be missing: from the side that changed it; where both did, both texts. A new text outlives a deletion.
pub fn text(base: &str, mine: &str, theirs: &str) -> String {
    if mine == base {
        theirs.to_owned()
    } else if theirs == base {
        mine.to_owned()
    } else {
        joined(mine, theirs)
    }
}

/// Both texts, unless one holds the other; the same whichever comes first.
fn joined(one: &str, other: &str) -> String {
    let mut both = [one, other];
    both.sort_by_key(|t| (Reverse(t.len()), *t));
    // A text may hold the mark itself, so the longer one stays as it is.
    let [long, short] = both;
    let known: Vec<&str> = long.split(JOIN).collect();
    let more = short
        .split(JOIN)
        .filter(|part| !part.is_empty() && !known.contains(part));
    [long].into_iter().chain(more).collect::<Vec<_>>().join(JOIN)
}

const JOIN: &str = " / ";
