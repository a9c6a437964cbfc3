//! How large a picture is at the least, from the count of its letters alone: what is too large is refused before anything
//! is laid out, which takes a thousand times as long.

use unicode_width::UnicodeWidthChar as _;

use super::{
    page::{COLUMN, FIRST, LEAST, MEASURE, MIN_ROW, PANE},
    palette::{PAD_X, PAD_Y, SMALL},
};
use crate::export::{Document, PaperCell};

/// Width and height in points. A page laid out is never smaller.
pub(super) fn size(document: &Document) -> (f32, f32) {
    let count = document.columns.len();
    // What a column has at most, as the page gives it; the last one may take what a narrow page leaves.
    let most = if document.has_classes {
        PANE.1.max(LEAST / count.max(1) as f32)
    } else if count <= 2 {
        LEAST
    } else {
        COLUMN.1.max(LEAST - count as f32 * COLUMN.0)
    };
    let mut widest = vec![0.0_f32; count];
    let mut height = 0.0;
    let head = document
        .columns
        .iter()
        .map(|c| tall([c.label.as_str(), c.note.as_str()], most));
    height += head.fold(MIN_ROW, f32::max);
    for group in &document.groups {
        if !group.label.is_empty() {
            height += MIN_ROW;
        }
        for row in &group.rows {
            let mut tallest = tall([row.label.as_str()], FIRST.1.max(most));
            for (cell, widest) in row.cells.iter().zip(&mut widest) {
                tallest = tallest.max(tall(texts(cell), most));
                *widest = texts(cell).map(long).fold(*widest, f32::max);
            }
            height += tallest.max(MIN_ROW);
        }
    }
    let running = document
        .lines
        .iter()
        .chain(document.foot.iter().map(|(_, value)| value));
    let running = running.chain(document.sources.iter().map(|s| &s.words));
    height += running.map(|text| lines(text, MEASURE)).sum::<f32>();
    let column = if document.has_classes { PANE } else { COLUMN };
    let widths = widest.iter().map(|natural| natural.clamp(column.0, column.1));
    (widths.sum(), height)
}

fn texts(cell: &PaperCell) -> impl Iterator<Item = &str> {
    let lines = cell.lines.iter().map(|line| line.text.as_str());
    lines.chain(cell.versus.as_deref())
}

/// How tall a cell of these texts is, each on lines of its own.
fn tall<'t>(texts: impl IntoIterator<Item = &'t str>, width: f32) -> f32 {
    let all: f32 = texts.into_iter().map(|text| lines(text, width - 2.0 * PAD_X)).sum();
    all + 2.0 * PAD_Y
}

/// How tall a text is, broken at this width.
fn lines(text: &str, width: f32) -> f32 {
    (long(text) / width).floor() * SMALL.line
}

/// How long a text is on one line. A blank may extend past the end of one, so it counts nothing.
fn long(text: &str) -> f32 {
    let ems: f32 = text.chars().map(advance).sum();
    ems * SMALL.size
}

/// The least a character takes, in parts of the letters' size.
fn advance(c: char) -> f32 {
    match c.width().unwrap_or(0) {
        _ if c.is_whitespace() => 0.0,
        0 => 0.0,
        1 if c.is_ascii_alphanumeric() && !"fijlrtIJ1".contains(c) => 0.4,
        1 => 0.15,
        _ => 0.5,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use jiff::civil::date;

    use super::*;
    use crate::{
        catalog::{Cells, ServiceIx, View, load},
        compare::{CompareRequest, compare},
        export::{Meta, Progress},
    };

    fn documents(catalog: &str) -> Vec<Document> {
        let cells = Cells::build(load(catalog.as_bytes()).0.unwrap(), View::on(date(2026, 11, 21)));
        let all: Vec<ServiceIx> = cells.catalog.service_ixs().collect();
        let meta = Meta::new(&cells);
        let columns = Document::all_columns(&cells.catalog);
        let few = columns.get(..2).unwrap_or_default();
        let mut documents: Vec<Document> = [&columns[..], few]
            .into_iter()
            .map(|c| Document::of_list(&cells, &all, c, &meta, Progress::default()).unwrap())
            .collect();
        for many in 2..=all.len().min(4) {
            let request = CompareRequest {
                services: all[..many].to_vec(),
                differences_only: false,
                keep_cant_tell: false,
                baseline: None,
            };
            documents.push(Document::of_comparison(&cells, &compare(&cells, &request), &meta));
        }
        documents
    }

    #[allow(clippy::format_collect)] // four short texts
    fn prose(letter: &str) -> String {
        let services: String = (0..4)
            .map(|i| {
                let text = letter.repeat(40 + i * 977);
                format!(
                    "(id: \"s{i}\", name: \"S{i}\", claims: [(attribute: \"t\", says: Text({text:?}), source: \"s\")]),"
                )
            })
            .collect();
        format!(
            "(title: \"t\", sources: [(id: \"s\", title: \"S\")], groups: [(id: \"g\", label: \"G\")],
              attributes: [(id: \"t\", label: \"T\", group: \"g\", kind: Text)], services: [{services}])"
        )
    }

    #[test]
    fn no_page_is_smaller_than_the_count_of_its_letters_says() {
        let mut catalogs = vec![
            include_str!("../../../catalog.ron").to_owned(),
            include_str!("../../../tests/data/databases.ron").to_owned(),
            include_str!("../../../tests/data/hostile.ron").to_owned(),
            include_str!("../../../tests/data/long_names.ron").to_owned(),
        ];
        catalogs.extend(["il.", "word ", "MW", "цен ", "語", "e\u{301}", "مر ", "😀"].map(prose));
        for catalog in &catalogs {
            for document in documents(catalog) {
                let (width, height) = size(&document);
                let page = super::super::page::lay_out(&document, &[], &mut super::super::Typesetter::new(&[]));
                assert!(
                    width <= page.width && height <= page.height,
                    "{}: {width} × {height}, laid out {} × {}",
                    document.title,
                    page.width,
                    page.height
                );
            }
        }
    }

    #[test]
    fn long_texts_are_refused_by_their_count() {
        for (letters, fits) in [(1_000, true), (400_000, false)] {
            let mut document = documents(&prose("word ")).remove(0);
            let cell = &mut document.groups[0].rows[0].cells[3];
            cell.lines[0].text = "word ".repeat(letters / 5);
            assert_eq!(
                super::super::refuse_endless(&document).is_ok(),
                fits,
                "{letters} in a cell"
            );
        }
        let mut document = documents(&prose("word ")).remove(0);
        document.foot.push(("Filters".to_owned(), "word ".repeat(180_000)));
        let refused = super::super::refuse_endless(&document).map_err(|e| e.to_string());
        assert!(refused.is_err_and(|e| e.contains("16384 pixels a side")));
    }
}
