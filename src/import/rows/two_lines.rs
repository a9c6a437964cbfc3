//! A heading in two lines, as spreadsheets have it: groups above, each over several columns, and a name for each column under
//! them. A column is then called by both.

use std::borrow::Cow;

use super::{
    looks::{is_figure, is_year, looks},
    row::TextRow,
};
use crate::import::columns::meaning::is_placeholder;

/// Whether the row under a heading is its second line: it names columns that the first leaves blank or gives the same
/// name, nothing in it is a figure, and there are figures under it.
pub fn has_second(head: &[TextRow<'_>], heading: usize) -> bool {
    let (Some(above), Some(under)) = (head.get(heading), head.get(heading + 1)) else {
        return false;
    };
    let is_word = |text: &str| is_year(text) || (looks(text).is_none() && !is_figure(text) && !is_placeholder(text));
    let words = |row: &TextRow<'_>| {
        row.texts
            .iter()
            .map(|t| t.trim())
            .filter(|t| !t.is_empty())
            .all(is_word)
    };
    if !words(above) || !words(under) || under.is_rule() {
        return false;
    }
    let width = above.texts.len().max(under.texts.len());
    let names: Vec<Option<&str>> = groups(above, under, width);
    let grouped = |at: &usize| {
        let alike = |other: usize| {
            other < width && names[other].is_some() && names[other] == names[*at] && !under.text(other).is_empty()
        };
        !under.text(*at).is_empty() && (alike(at + 1) || at.checked_sub(1).is_some_and(alike))
    };
    let of_a_group: Vec<usize> = (0..width).filter(grouped).collect();
    let mut pairs = of_a_group.windows(2);
    if of_a_group.is_empty() || pairs.any(|w| names[w[0]] == names[w[1]] && under.text(w[0]) == under.text(w[1])) {
        return false;
    }
    let below: Vec<&TextRow<'_>> = head[heading + 2..].iter().filter(|r| !r.is_blank()).collect();
    // More than half, as a row of units may follow.
    let measured = |at: &usize| {
        let cells: Vec<&str> = below
            .iter()
            .map(|r| r.text(*at))
            .filter(|t| !t.is_empty() && !is_placeholder(t))
            .collect();
        let figures = cells.iter().filter(|t| looks(t).is_some() || is_figure(t)).count();
        !under.text(*at).is_empty() && figures * 2 > cells.len()
    };
    // A first column without a heading of its own may as well be a name that was forgotten.
    let wanted = if of_a_group[0] == 0 { 2 } else { 1 };
    (0..width).filter(measured).count() >= wanted
}

/// Both lines as one: each column by its group and its name.
pub fn joined(above: &TextRow<'_>, under: &TextRow<'_>) -> TextRow<'static> {
    let width = above.texts.len().max(under.texts.len());
    let names = groups(above, under, width)
        .into_iter()
        .enumerate()
        .map(|(at, group)| match (group, under.text(at)) {
            (Some(group), "") => group.to_owned(),
            (Some(group), name) if group != name => format!("{group} {name}"),
            (_, name) => name.to_owned(),
        });
    TextRow {
        place: above.place,
        texts: names.map(Cow::Owned).collect(),
    }
}

/// The group over each column: its own text above, or that of the nearest to the left that is a group.
fn groups<'t>(above: &'t TextRow<'_>, under: &TextRow<'_>, width: usize) -> Vec<Option<&'t str>> {
    let mut open = None;
    let group = |at| {
        let own = above.text(at);
        if !own.is_empty() {
            // One with nothing under it is over its own column alone.
            open = (!under.text(at).is_empty()).then_some(own);
            return Some(own);
        }
        open.filter(|_| !under.text(at).is_empty())
    };
    (0..width).map(group).collect()
}
