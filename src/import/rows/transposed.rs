//! A table that lies on its side: what is compared stands in its columns, what is stated of them in its rows.

use std::collections::BTreeSet;

use super::{
    TextRow,
    looks::{Looks, is_figure, looks},
    start::{first, is_unit_word},
};
use crate::import::columns::{
    bounds::{Bound, split},
    circle,
    meaning::is_placeholder,
};

/// How many rows with two values or more it takes to tell how a table lies, and how many where its corner says so or is
/// blank.
const LEAST: usize = 3;
const LEAST_BELOW_CORNER: usize = 2;

/// What stands over remarks on what is stated, beside the entries.
const REMARKS: [&str; 30] = [
    "note",
    "notes",
    "comment",
    "comments",
    "remark",
    "remarks",
    "source",
    "sources",
    "description",
    "explanation",
    "quelle",
    "quellen",
    "bemerkung",
    "bemerkungen",
    "kommentar",
    "anmerkung",
    "anmerkungen",
    "hinweis",
    "hinweise",
    "beschreibung",
    "remarque",
    "remarques",
    "commentaire",
    "fuente",
    "備考",
    "注記",
    "補足",
    "出典",
    "説明",
    "コメント",
];

/// Whether a column beside the entries has remarks on what is stated.
fn is_of_remarks(heading: &str) -> bool {
    REMARKS.contains(&heading.trim_end_matches(':').to_lowercase().as_str())
}

/// What stands over the names of what is stated, in the corner of a table on its side.
const CORNERS: [&str; 41] = [
    "aspect",
    "attribute",
    "attributes",
    "capability",
    "caractéristique",
    "caractéristiques",
    "característica",
    "características",
    "caratteristica",
    "caratteristiche",
    "criteria",
    "criterion",
    "critère",
    "critères",
    "criterio",
    "criteri",
    "criterios",
    "eigenschaft",
    "eigenschaften",
    "feature",
    "features",
    "fonctionnalité",
    "fonctionnalités",
    "funktion",
    "kriterien",
    "kriterium",
    "merkmal",
    "merkmale",
    "parameter",
    "properties",
    "property",
    "spec",
    "specification",
    "specifications",
    "機能",
    "項目",
    "比較項目",
    "特徴",
    "仕様",
    "属性",
    "スペック",
];

/// What a cell looks like, words being a kind too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum CellLook {
    Figure,
    Date,
    Flag,
    Words,
}

fn look(text: &str) -> Option<CellLook> {
    if text.is_empty() || is_placeholder(text) {
        return None;
    }
    Some(match looks(text) {
        // In a table of services ○ and × answer, as they do in Japan.
        _ if circle(text).is_some() => CellLook::Flag,
        Some(Looks::Date) => CellLook::Date,
        Some(Looks::Flag) => CellLook::Flag,
        Some(Looks::Number) => CellLook::Figure,
        None if is_bound(text) => CellLook::Figure,
        None => CellLook::Words,
    })
}

/// Whether a cell is a figure, or what a figure is between: `up to 10`, `unlimited`.
fn is_bound(text: &str) -> bool {
    match split(text) {
        Bound::One(end) | Bound::About(end) | Bound::AtMost(end, _) | Bound::Between(end, _) => is_figure(end),
        Bound::AtLeast(end, _) => is_figure(&end),
        Bound::Unlimited => true,
    }
}

/// Whether the first rows of a file show a table on its side: every column mixes words, figures and answers, while nearly every
/// row is of one of them. Where the corner says what stands below it, rows need only agree more than columns do.
pub fn lies_on_its_side(head: &[TextRow<'_>]) -> bool {
    let at = top(head);
    let Some((heading, below)) = head.get(at..).and_then(<[_]>::split_first) else {
        return false;
    };
    let below: Vec<&TextRow<'_>> = below.iter().filter(|r| r.filled() > 1 && !r.is_rule()).collect();
    let labels: BTreeSet<&str> = below.iter().map(|r| r.text(0)).collect();
    // A column of units or of remarks is no entry, nor is a blank one.
    let is_entry = |c: &usize| {
        let name = heading.text(*c);
        let is_blank = || name.is_empty() && below.iter().all(|r| r.text(*c).is_empty());
        !is_unit_word(name) && !is_of_remarks(name) && !is_blank()
    };
    let entries: Vec<usize> = (1..heading.texts.len()).filter(is_entry).collect();
    let are_labels = labels.len() == below.len() && labels.iter().all(|l| looks(l).is_none());
    let corner = heading.text(0).to_lowercase();
    let says_so = CORNERS.contains(&corner.as_str());
    let least = if says_so || corner.is_empty() {
        LEAST_BELOW_CORNER
    } else {
        LEAST
    };
    if entries.len() < 2 || below.len() < least || !are_labels {
        return false;
    }
    let cell = |row: &TextRow<'_>, column: usize| look(row.text(column));
    let columns = entries
        .iter()
        .map(|c| below.iter().filter_map(|r| cell(r, *c)).collect());
    let columns: Vec<Vec<CellLook>> = columns.collect();
    let rows = below
        .iter()
        .map(|r| entries.iter().filter_map(|c| cell(r, *c)).collect());
    let rows: Vec<Vec<CellLook>> = rows.filter(|cells: &Vec<CellLook>| cells.len() > 1).collect();
    if rows.len() < least || columns.iter().any(|cells| is_one(cells)) {
        return false;
    }
    let mean = |all: &[Vec<CellLook>]| all.iter().map(|cells| agreement(cells)).sum::<f64>() / all.len() as f64;
    if says_so {
        return mean(&rows) >= 0.75 && mean(&rows) >= mean(&columns) + 0.15;
    }
    let alike = rows.iter().filter(|cells| is_one(cells));
    let kinds: BTreeSet<CellLook> = alike.clone().filter_map(|cells| cells.first().copied()).collect();
    let alike = alike.count();
    // A heading is seldom blank over names; but a second line of it, or one of units, is unlike all rows below.
    let are_named = || {
        let names: BTreeSet<&str> = entries
            .iter()
            .map(|c| heading.text(*c))
            .filter(|n| !n.is_empty())
            .collect();
        names.len() == entries.len() && !labels.contains("")
    };
    let is_mixed_below = || {
        let below = |cells: &Vec<CellLook>| cells.len() > 2 && is_one(&cells[1..]);
        rows[0][0] != CellLook::Words && !columns.iter().any(below)
    };
    (corner.is_empty() && kinds.len() >= 2 && alike == rows.len() && are_named() && is_mixed_below())
        || (kinds.len() >= 3 && alike * 5 >= rows.len() * 4)
}

fn is_one(cells: &[CellLook]) -> bool {
    cells.windows(2).all(|pair| pair[0] == pair[1])
}

/// The share of the cells that are of the kind most of them are of, from 0 to 1; 1 for none.
fn agreement(cells: &[CellLook]) -> f64 {
    let of = |look: &CellLook| cells.iter().filter(|c| *c == look).count();
    cells
        .iter()
        .map(of)
        .max()
        .map_or(1.0, |most| most as f64 / cells.len() as f64)
}

/// The row with the names: the first that fills more than one cell.
fn top(head: &[TextRow<'_>]) -> usize {
    let first = first(head);
    (first..head.len())
        .find(|at| head[*at].filled() > 1 && !head[*at].is_rule())
        .unwrap_or(first)
}

/// A table whose columns have become rows.
pub struct Turned<'a> {
    /// A row a column, each with the place of its column, from 1. Blank rows of the file and those of dashes are gone.
    pub rows: Vec<TextRow<'a>>,
    /// The places of the rows over the names, which are not part of it.
    pub above: Vec<usize>,
    /// The places of the columns beside the entries that have remarks on what is stated.
    pub remarks: Vec<usize>,
}

/// Turns a table round. `heading`: the place of the row with the names; else the first that fills more than one cell.
pub fn turned(rows: Vec<TextRow<'_>>, heading: Option<usize>) -> Turned<'_> {
    let chosen = heading.and_then(|place| rows.iter().position(|r| r.place == place));
    let at = chosen.unwrap_or_else(|| top(&rows));
    let above = rows
        .iter()
        .take(at)
        .filter(|r| !r.is_blank())
        .map(|r| r.place)
        .collect();
    let kept = rows.into_iter().skip(at).filter(|r| !r.is_blank() && !r.is_rule());
    let kept: Vec<TextRow<'_>> = kept.collect();
    let width = kept.iter().map(|r| r.texts.len()).max().unwrap_or(0);
    let column = |place| TextRow {
        place,
        texts: Vec::new(),
    };
    let mut rows: Vec<TextRow<'_>> = (1..=width).map(column).collect();
    for mut row in kept {
        row.texts.resize(width, "".into());
        for (column, text) in rows.iter_mut().zip(row.texts) {
            column.texts.push(text);
        }
    }
    // The corner is no entry, whatever it says.
    let is_remark = |row: &TextRow<'_>| row.place > 1 && is_of_remarks(row.text(0));
    let remarks = rows.iter().filter(|row| is_remark(row)).map(|row| row.place).collect();
    rows.retain(|row| !is_remark(row));
    Turned { rows, above, remarks }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &'static str) -> Vec<TextRow<'static>> {
        let row = |(i, line): (usize, &'static str)| TextRow {
            place: i + 1,
            texts: line.split(',').map(Into::into).collect(),
        };
        text.lines().enumerate().map(row).collect()
    }

    #[test]
    fn a_table_on_its_side_is_told_from_one_that_is_not() {
        for (text, expected) in [
            // The corner says so: rows need only agree more than columns do.
            (
                "Feature,Free,Team\nUsers,5,unlimited\nSSO,No,Yes\nSupport,Community,Email\nPrice,$0,$10",
                true,
            ),
            (
                "Merkmal,A,B\nPreis,10 €,20 €\nTouch,Ja,Nein\nSystem,Linux,Windows",
                true,
            ),
            // No corner: three kinds of rows do.
            (
                ",X1,Air,13\nPrice,1599,1299,1149\nTouch,Yes,No,No\nOS,Windows,macOS,Linux\nRAM,16 GB,8 GB,32 GB",
                true,
            ),
            (
                "All of 2026\n\n,Unit,X1,Air\nPrice,€,1599,1299\nTouch,,Yes,No\nOS,,Windows,macOS",
                true,
            ),
            ("name,min,max\nA,1,5\nB,none,none\nC,2,7\nD,low,high", false),
            (
                "Feature,Plan,Since\nSSO,Team,2020\nAudit,Enterprise,2021\nBackup,Free,2022",
                false,
            ),
            ("Feature,A,B\nSSO,Yes,No\nAudit,Yes,Yes\nBackup,No,No", false),
            ("n,p,q\nA,1,x\nB,2,y\nC,3,z", false),
            ("Feature,Free,Team\nUsers,5,10\nSSO,No,Yes", true),
            ("Plan,Free,Team\nUsers,5,10\nSSO,No,Yes", false),
            (",Free,Team\nUsers,5,10\nOS,Linux,macOS", true),
            (",a,b\nx,1,2\ny,3,4\nz,5,6", false),
            (",weight,height\n,kg,cm\na,5,10\nb,6,12", false),
            (
                ",Size,,Price,\nModel,Width,Height,New,Used\nA,1,2,3,4\nB,1,2,3,4",
                false,
            ),
            (",x,y\nA,high,low\nB,1,2\nC,3,4", false),
            (",a,b\nx,1,yes\ny,3,no\nz,5,yes", false),
            (
                "機能,サービスA,サービスB\n料金,\"1,000円\",500円\nSSO,○,×\nサポート,メール,電話",
                true,
            ),
            (",製品A,製品B\nSSO,○,△\n容量,10 GB,20 GB\nOS,Linux,Windows", true),
            ("製品,SSO,監査\nA,○,×\nB,×,○\nC,○,○", false),
            // Blank columns and remarks are no entries.
            (
                "Feature,Free,Team,\nUsers,5,10,\nSSO,No,Yes,\nSupport,Mail,Phone,",
                true,
            ),
            (
                "Merkmal,A,B,Quelle\nPreis,10 €,20 €,Web\nTouch,Ja,Nein,Web\nSystem,Linux,Windows,Test",
                true,
            ),
            ("1,a,2\n2,b,3", false),
            ("", false),
            ("x", false),
        ] {
            assert_eq!(lies_on_its_side(&rows(text)), expected, "{text}");
        }
    }

    #[test]
    fn columns_become_rows() {
        let turned = turned(rows("T\n,A,B\nx,1\n\n---,---,---\ny,2,3"), None);
        assert_eq!(turned.above, [1]);
        let shown: Vec<String> = turned
            .rows
            .iter()
            .map(|r| format!("{} {}", r.place, r.texts.join("|")))
            .collect();
        assert_eq!(shown, ["1 |x|y", "2 A|1|2", "3 B||3"]);
        let turned = super::turned(rows("Feature,A,B,Notes\nx,1,2,old"), None);
        assert_eq!((turned.rows.len(), turned.remarks), (3, vec![4]));
    }
}
