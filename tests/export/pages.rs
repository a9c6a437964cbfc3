//! Whatever a catalog that passes the checker holds, its page reads back as the document it was written from, and its
//! picture opens and is not blank. The page is read by a small reader of its own that takes nothing for granted: an
//! unknown tag, an attribute without quotes or a bare `&` fails the test.

use std::{collections::BTreeSet, path::Path};

use crate::hostile::{catalogs, documents};
use crosscheck::{
    compare::Class,
    export::{Document, Format, PaperRow, grid::numbers, markdown::picture},
};
use proptest::{
    prelude::*,
    strategy::ValueTree as _,
    test_runner::{Config, TestRunner},
};

/// A piece of a page.
#[derive(Debug)]
enum Piece {
    Open(String, Vec<(String, String)>),
    Close(String),
    Text(String),
}

/// Tags that hold nothing.
const EMPTY: [&str; 2] = ["meta", "input"];
/// Every other tag of a page of ours.
const TAGS: &str = "html head title style body header h1 p div label span main table thead tbody tr th td button a sup \
                    h2 ol li footer dl dt dd script";

/// The page in pieces, every open tag closed in turn.
fn pieces(page: &str) -> Vec<Piece> {
    let mut rest = page.strip_prefix("<!DOCTYPE html>").expect("a page opens as one");
    let (mut all, mut open) = (Vec::new(), Vec::<String>::new());
    while !rest.is_empty() {
        if open.last().is_some_and(|t| t == "style" || t == "script") {
            rest = &rest[rest.find("</").unwrap()..];
        }
        if let Some(tag) = rest.strip_prefix("</") {
            let (name, after) = tag.split_once('>').unwrap();
            assert_eq!(open.pop().as_deref(), Some(name), "closed in turn");
            all.push(Piece::Close(name.to_owned()));
            rest = after;
        } else if let Some(tag) = rest.strip_prefix('<') {
            let (name, attributes, after) = tag_of(tag);
            if !EMPTY.contains(&name) {
                assert!(TAGS.split(' ').any(|t| t == name), "text became a tag: {name}");
                open.push(name.to_owned());
            }
            all.push(Piece::Open(name.to_owned(), attributes));
            rest = after;
        } else {
            let end = rest.find('<').unwrap_or(rest.len());
            all.push(Piece::Text(plain(&rest[..end])));
            rest = &rest[end..];
        }
    }
    assert!(open.is_empty(), "left open: {open:?}");
    all
}

/// The name of a tag, its attributes, and what follows it.
fn tag_of(tag: &str) -> (&str, Vec<(String, String)>, &str) {
    let end = tag.find([' ', '>']).unwrap();
    let (name, mut rest) = tag.split_at(end);
    let mut attributes = Vec::new();
    while let Some(more) = rest.strip_prefix(' ') {
        let end = more.find([' ', '=', '>']).unwrap();
        let key = more[..end].to_owned();
        rest = &more[end..];
        let mut value = String::new();
        if let Some(quoted) = rest.strip_prefix("=\"") {
            let (inside, after) = quoted.split_once('"').unwrap();
            value = plain(inside);
            rest = after;
        }
        attributes.push((key, value));
    }
    (name, attributes, rest.strip_prefix('>').expect("a tag ends"))
}

/// Text with its entities read, of which a page of ours needs five.
fn plain(text: &str) -> String {
    let mut parts = text.split('&');
    let mut out = parts.next().unwrap().to_owned();
    for part in parts {
        let (entity, after) = part.split_once(';').expect("a bare & in a page");
        out.push(match entity {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "#13" => '\r',
            other => panic!("an entity that is not ours: {other}"),
        });
        out.push_str(after);
    }
    out
}

/// What can be read off the table: head, rows; and every address of the page.
#[derive(Debug, Default, PartialEq)]
struct Seen {
    heads: Vec<String>,
    groups: Vec<String>,
    rows: Vec<Vec<String>>,
    foot: Vec<String>,
}

fn seen(page: &str) -> (Seen, BTreeSet<String>) {
    let (mut seen, mut links) = (Seen::default(), BTreeSet::new());
    let (mut text, mut in_head, mut in_row, mut in_group) = (String::new(), false, false, false);
    let mut lines = Vec::new();
    let mut at = Vec::new();
    for piece in pieces(page) {
        match piece {
            Piece::Open(name, attributes) => {
                let value = |key: &str| attributes.iter().find(|(k, _)| k == key).map(|(_, v)| v.as_str());
                links.extend(value("href").map(str::to_owned));
                assert!(value("src").is_none() && attributes.iter().all(|(k, _)| !k.starts_with("on")));
                match name.as_str() {
                    "thead" => in_head = true,
                    "tr" => {
                        in_row = value("data-id").is_some();
                        in_group = value("class") == Some("group");
                        if let (true, Some(id)) = (in_row, value("data-id")) {
                            let class = value("data-class").unwrap_or_default();
                            seen.rows.push(vec![id.to_owned(), class.to_owned()]);
                        }
                    }
                    "td" | "th" => {
                        lines = vec![];
                        text.clear();
                        at = vec![value("data-state").unwrap_or_default().to_owned()];
                    }
                    "div" if in_head || in_row => lines.push(std::mem::take(&mut text)),
                    "sup" if in_head || in_row => text.push('['),
                    "dd" => text.clear(),
                    _ => {}
                }
            }
            Piece::Text(t) => text.push_str(&t),
            Piece::Close(name) => match name.as_str() {
                "thead" => in_head = false,
                "sup" if in_head || in_row => text.push(']'),
                "td" | "th" => {
                    lines.push(std::mem::take(&mut text));
                    lines.retain(|l| !l.is_empty());
                    at.append(&mut lines);
                    if in_head {
                        seen.heads.push(at.join("\n"));
                    } else if in_group {
                        seen.groups.push(at.join("\n"));
                    } else {
                        seen.rows.last_mut().unwrap().push(at.join("\n"));
                    }
                }
                "dd" => seen.foot.push(std::mem::take(&mut text)),
                _ => {}
            },
        }
    }
    (seen, links)
}

/// The same of the document, without reading anything.
fn expected(document: &Document) -> Seen {
    let shown = |t: &str| -> String {
        let shown = |c| if matches!(c, '\n' | '\r' | '\t') { c } else { picture(c) };
        t.chars().map(shown).collect()
    };
    let cell = |lines: Vec<String>| lines.into_iter().map(|l| shown(&l)).collect::<Vec<_>>().join("\n");
    let mut seen = Seen::default();
    seen.heads.push(cell(vec![String::new(), document.row_label.clone()]));
    for column in &document.columns {
        let note = format!("{}{}", column.note, numbers(&column.note_sources));
        let lines = [String::new(), column.heading()].into_iter();
        seen.heads
            .push(cell(lines.chain((!note.is_empty()).then_some(note)).collect()));
    }
    let rows = document.groups.iter().flat_map(|g| &g.rows);
    let tells = |row: &PaperRow| row.class != Some(Class::Different);
    let tells = document.has_classes && (rows.clone().next().is_none() || rows.clone().any(tells));
    seen.heads.extend(tells.then(|| "\nDifference".to_owned()));
    for group in &document.groups {
        seen.groups
            .extend((!group.label.is_empty()).then(|| cell(vec![String::new(), group.label.clone()])));
        for row in &group.rows {
            let mut fields = vec![shown(&row.id), row.class.map_or("", |c| c.id()).to_owned()];
            fields.push(cell(vec![String::new(), row.heading()]));
            for pane in &row.cells {
                let lines = pane.lines.iter().map(|l| format!("{}{}", l.text, numbers(&l.sources)));
                let state = std::iter::once(pane.state.id().to_owned());
                fields.push(cell(state.chain(lines).chain(pane.versus.clone()).collect()));
            }
            fields.extend(row.class.filter(|_| tells).map(|c| format!("\n{}", c.word())));
            seen.rows.push(fields);
        }
    }
    seen.foot = document.foot.iter().map(|(_, value)| shown(value)).collect();
    seen
}

proptest! {
    #[test]
    fn the_page_reads_back(catalog in catalogs()) {
        let (_, compared, listed) = documents(&catalog);
        for document in [compared, listed] {
            let page = String::from_utf8(crate::write(Format::Html, &document).unwrap()).unwrap();
            let (found, links) = seen(&page);
            prop_assert_eq!(found, expected(&document));
            let sources: BTreeSet<String> = (1..=document.sources.len()).map(|n| format!("#source-{n}")).collect();
            let web = |l: &String| l.to_lowercase().starts_with("https://") || l.to_lowercase().starts_with("http://");
            prop_assert!(links.iter().all(|l| sources.contains(l) || web(l)), "{:?}", links);
        }
    }

    #[test]
    fn the_page_and_the_workbook_are_written_the_same_twice(catalog in catalogs()) {
        let (_, compared, listed) = documents(&catalog);
        for document in [compared, listed] {
            for format in [Format::Html, Format::Xlsx] {
                prop_assert_eq!(crate::write(format, &document).unwrap(), crate::write(format, &document).unwrap());
            }
        }
    }
}

proptest! {
    // A picture takes a thousand times what a page does.
    #![proptest_config(Config { cases: 8, ..Config::default() })]

    #[test]
    fn the_picture_opens_and_is_not_blank(catalog in catalogs()) {
        let (_, compared, listed) = documents(&catalog);
        for document in [compared, listed] {
            let bytes = crate::write(Format::Png, &document).unwrap();
            let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
            let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
            reader.next_frame(&mut pixels).unwrap();
            let colours: BTreeSet<&[u8]> = pixels.chunks_exact(3).collect();
            prop_assert!(colours.len() > 50, "{} colours", colours.len());
        }
    }
}

/// Not a test of its own: it writes such catalogs in every format, for readers that are not ours to read back.
#[test]
#[ignore = "writes files into the folder named by CROSSCHECK_EXPORTS"]
fn files_for_other_readers() {
    let folder = std::env::var_os("CROSSCHECK_EXPORTS").expect("CROSSCHECK_EXPORTS names a folder");
    let mut runner = TestRunner::deterministic();
    for n in 0..12 {
        let catalog = catalogs().new_tree(&mut runner).unwrap().current();
        let folder = Path::new(&folder).join(format!("generated-{n}"));
        std::fs::create_dir_all(&folder).unwrap();
        let (_, compared, listed) = documents(&catalog);
        for format in Format::ALL {
            for (name, document) in [("comparison", &compared), ("list", &listed)] {
                let path = folder.join(format!("{name}.{}", format.id()));
                std::fs::write(path, crate::write(format, document).unwrap()).unwrap();
            }
        }
    }
}
