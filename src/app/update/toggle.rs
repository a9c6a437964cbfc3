//! Lists of what is on: folded, chosen.

/// Takes an item out of a list, or puts it at its end.
pub(super) fn toggle<T: PartialEq>(list: &mut Vec<T>, item: T) {
    match list.iter().position(|x| *x == item) {
        Some(at) => drop(list.remove(at)),
        None => list.push(item),
    }
}
