//! Two changes of one state put together, entry by entry. It does not matter which of the two is called mine, except for a
//! single value that both changed to something else.

use std::collections::BTreeMap;

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

/// A list of entries that are about something each, in this side's order and then in the other's: of what both sides changed
/// what this one has, of what one side alone changed what that one has. A change outlives a deletion.
pub fn keyed<T: PartialEq + Clone, K: Ord + Clone>(
    base: &[T],
    mine: &[T],
    theirs: &[T],
    about: impl Fn(&T) -> K,
) -> Vec<T> {
    // An order that one side alone changed stays, too.
    if mine == base {
        return theirs.to_vec();
    }
    if theirs == base {
        return mine.to_vec();
    }
    // Several may be about the same.
    let grouped = |all: &[T]| {
        let mut groups: BTreeMap<K, Vec<T>> = BTreeMap::new();
        for entry in all {
            groups.entry(about(entry)).or_default().push(entry.clone());
        }
        groups
    };
    let mut all = map(&grouped(base), &grouped(mine), &grouped(theirs), |_, mine, theirs| {
        mine.or(theirs).cloned()
    });
    let order = mine.iter().chain(theirs).map(about);
    order.filter_map(|key| all.remove(&key)).flatten().collect()
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

/// Both texts, unless one holds all of the other; the same whichever comes first. Each stays in its order: it may hold the
/// mark itself.
fn joined(one: &str, other: &str) -> String {
    let parts = |text: &str| -> Vec<String> { text.split(JOIN).map(str::to_owned).filter(|p| !p.is_empty()).collect() };
    let mut both = [one, other];
    both.sort_unstable();
    let [first, second] = both;
    let (of_first, of_second) = (parts(first), parts(second));
    if of_first.iter().all(|part| of_second.contains(part)) {
        return second.to_owned();
    }
    let more = of_second.into_iter().filter(|part| !of_first.contains(part));
    [first.to_owned()]
        .into_iter()
        .chain(more)
        .collect::<Vec<_>>()
        .join(JOIN)
}

const JOIN: &str = " / ";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_entries_about_something_each_both_sides_stay_and_an_order_that_one_side_changed() {
        let about = |entry: &&str| entry.split('=').next().unwrap_or_default().to_owned();
        let together =
            |base: &[&'static str], mine: &[&'static str], theirs: &[&'static str]| keyed(base, mine, theirs, about);
        assert_eq!(
            together(&["a", "b", "c"], &["a", "b", "c"], &["b", "a", "c"]),
            ["b", "a", "c"]
        );
        assert_eq!(together(&["a", "b"], &["b", "a"], &["a", "b"]), ["b", "a"]);
        assert_eq!(together(&[], &["a=1"], &["b=2"]), ["a=1", "b=2"]);
        assert_eq!(
            together(&["a=1"], &["a=2", "c=1"], &["a=3", "b=2"]),
            ["a=2", "c=1", "b=2"]
        );
        assert_eq!(
            together(&["a=1", "b=1"], &["b=1"], &["a=1", "b=1", "d=1"]),
            ["b=1", "d=1"]
        );
        assert_eq!(together(&[], &["a>1", "a<9"], &[]), ["a>1", "a<9"]);
    }
}
