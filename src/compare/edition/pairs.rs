//! Which entries of two lists are the same entry, and which of them differ.

use std::{cmp::Ordering, collections::BTreeMap};

use serde_json::Value;

/// An entry that differs between the two lists: in the old one, in the new one.
pub type Pair = (Option<Value>, Option<Value>);

/// Entries under one key, each with its text.
#[derive(Default)]
struct KeyGroup {
    old: Vec<(String, Value)>,
    new: Vec<(String, Value)>,
}

/// The entries in which two lists differ, by their keys. Where several have one key (a file with errors may repeat an
/// id), equal ones go first; the rest is matched in the order of what it states.
pub fn pairs(old: &[Value], new: &[Value], key: impl Fn(&Value) -> String) -> Vec<Pair> {
    let mut groups: BTreeMap<String, KeyGroup> = BTreeMap::new();
    for entry in old {
        let group = groups.entry(key(entry)).or_default();
        group.old.push((entry.to_string(), entry.clone()));
    }
    for entry in new {
        let group = groups.entry(key(entry)).or_default();
        group.new.push((entry.to_string(), entry.clone()));
    }
    groups.into_values().flat_map(unlike).collect()
}

/// What is left of a group once the equal ones are taken out, each at most once.
fn unlike(mut group: KeyGroup) -> Vec<Pair> {
    group.old.sort_by(|a, b| a.0.cmp(&b.0));
    group.new.sort_by(|a, b| a.0.cmp(&b.0));
    let (mut gone, mut come) = (Vec::new(), Vec::new());
    let (mut old, mut new) = (group.old.into_iter().peekable(), group.new.into_iter().peekable());
    loop {
        let order = match (old.peek(), new.peek()) {
            (Some(a), Some(b)) => a.0.cmp(&b.0),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => break,
        };
        let from_old = if order.is_le() { old.next() } else { None };
        let from_new = if order.is_ge() { new.next() } else { None };
        if order.is_ne() {
            gone.extend(from_old);
            come.extend(from_new);
        }
    }
    let (mut gone, mut come) = (gone.into_iter(), come.into_iter());
    let next = || match (gone.next(), come.next()) {
        (None, None) => None,
        (before, after) => Some((before.map(|(_, v)| v), after.map(|(_, v)| v))),
    };
    std::iter::from_fn(next).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_alike_is_taken_out_once_for_each_and_the_rest_is_matched_by_key() {
        let key = |v: &Value| v["k"].to_string();
        let entry = |k: u8, v: u8| json!({"k": k, "v": v});
        let old = [entry(1, 1), entry(1, 2), entry(2, 5), entry(3, 7), entry(3, 7)];
        let new = [entry(3, 7), entry(1, 3), entry(1, 1), entry(4, 9)];
        assert_eq!(
            pairs(&old, &new, key),
            [
                (Some(entry(1, 2)), Some(entry(1, 3))),
                (Some(entry(2, 5)), None),
                (Some(entry(3, 7)), None),
                (None, Some(entry(4, 9))),
            ]
        );
        assert!(pairs(&old, &old, key).is_empty());
    }
}
