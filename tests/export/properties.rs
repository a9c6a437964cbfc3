//! Whatever a catalog that passes the checker holds, every format reads back as the document it was written from.
#![allow(clippy::float_cmp)]

use crate::hostile::{catalogs, documents, hostile};
use crosscheck::{
    catalog::{Claim, Kind, State},
    export::{
        Document, Format, Paper, PaperLine, Progress,
        formula_escape::escape_formula,
        grid::{self, GridField},
        markdown::{as_shown, escape, escape_block},
    },
};
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// A field without the apostrophe that kept a spreadsheet from running it.
fn unescaped(field: &str) -> &str {
    field.strip_prefix('\'').unwrap_or(field)
}

/// The table's fields as an independent reader of the format gives them.
fn separated(bytes: &[u8], delimiter: u8) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .from_reader(bytes);
    let records = reader
        .records()
        .map(|r| r.expect("every record has as many fields as the first"));
    records.map(|r| r.iter().map(str::to_owned).collect()).collect()
}

/// The cells of all tables, line breaks as line feeds, comments dropped; and every address that can be clicked.
fn tables(markdown: &str) -> (Vec<Vec<String>>, Vec<String>) {
    let (mut rows, mut links) = (Vec::new(), Vec::new());
    let mut cell: Option<String> = None;
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Start(Tag::TableHead | Tag::TableRow) => rows.push(Vec::new()),
            Event::Start(Tag::TableCell) => cell = Some(String::new()),
            Event::End(TagEnd::TableCell) => {
                if let (Some(row), Some(text)) = (rows.last_mut(), cell.take()) {
                    row.push(text);
                }
            }
            Event::Start(Tag::Link { dest_url, .. }) => links.push(dest_url.to_string()),
            Event::Start(
                tag @ (Tag::Image { .. } | Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::CodeBlock(_)),
            ) => {
                panic!("text became markup: {tag:?} in {markdown}");
            }
            Event::Code(code) => panic!("text became code: {code} in {markdown}"),
            Event::InlineHtml(html) | Event::Html(html) => match (&*html, &mut cell) {
                ("<br>", Some(text)) => text.push('\n'),
                ("<br>" | "<!-- -->", _) => {}
                (other, _) => panic!("text became HTML: {other} in {markdown}"),
            },
            Event::Text(text) => {
                if let Some(cell) = &mut cell {
                    cell.push_str(&text);
                }
            }
            _ => {}
        }
    }
    (rows, links)
}

fn marks(sources: &[usize]) -> String {
    if sources.is_empty() {
        String::new()
    } else {
        format!(" {}", grid::numbers(sources))
    }
}

fn expected_tables(document: &Document) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for group in &document.groups {
        let mut head = vec![as_shown(&document.row_label)];
        head.extend(document.columns.iter().map(|c| {
            let note = if c.note.is_empty() {
                String::new()
            } else {
                format!("\n{}{}", as_shown(&c.note), marks(&c.note_sources))
            };
            format!("{}{note}", as_shown(&c.heading()))
        }));
        head.extend(document.has_classes.then(|| "Difference".to_owned()));
        rows.push(head);
        for row in &group.rows {
            let mut cells = vec![as_shown(&row.heading())];
            cells.extend(row.cells.iter().map(|cell| {
                let line = |l: &PaperLine| {
                    let noted = match l.note.as_str() {
                        "" => String::new(),
                        note => format!(" ({})", as_shown(note)),
                    };
                    format!("{}{noted}{}", as_shown(&l.text), marks(&l.sources))
                };
                let lines = cell.lines.iter().map(line);
                lines
                    .chain(cell.versus.iter().map(|v| as_shown(v)))
                    .collect::<Vec<_>>()
                    .join("\n")
            }));
            cells.extend(row.class.map(|c| c.word().to_owned()));
            rows.push(cells);
        }
    }
    rows
}

/// What a spreadsheet would take for the start of a formula.
const SIGNS: [char; 12] = [
    '=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}', '\'', '\t', '\n', '\r',
];

/// What a reader does not see before a sign.
const UNSEEN: [char; 10] = [
    ' ', '\u{a0}', '\u{3000}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}', '\u{301}', '\u{1}',
];

fn formula_like() -> impl Strategy<Value = String> {
    let all: Vec<char> = SIGNS.into_iter().chain(UNSEEN).chain(['a', '1']).collect();
    prop::collection::vec(prop::sample::select(all), 0..6).prop_map(|chars| chars.into_iter().collect())
}

proptest! {
    #[test]
    fn separated_values_read_back(catalog in catalogs()) {
        let (_, compared, listed) = documents(&catalog);
        for document in [compared, listed] {
            for (format, delimiter) in [(Format::Csv, b','), (Format::Tsv, b'\t')] {
                let found = separated(&crate::write(format, &document).unwrap(), delimiter);
                let head: Vec<&str> = found[0].iter().map(|f| unescaped(f)).collect();
                prop_assert_eq!(head, grid::head(&document));
                let mut found = found[1..].iter();
                let paper = Paper::from(&document);
                let walked = grid::walk(&paper, Progress::default(), |row| {
                    for (field, found) in row.iter().zip(found.next().expect("a record a row")) {
                        match field {
                            GridField::Text(text) => assert_eq!(unescaped(found), &**text),
                            GridField::Link(text) => assert_eq!(unescaped(found), *text),
                            GridField::Number(n) => assert_eq!(found.parse::<f64>().unwrap().to_bits(), n.to_bits()),
                            GridField::Date(d) => assert_eq!(found, &d.to_string()),
                        }
                        let number = matches!(field, GridField::Number(_));
                        assert!(number || !found.starts_with(['=', '+', '-', '@', '\t', '\r']), "{found:?} runs");
                    }
                    Ok(())
                });
                prop_assert!(walked.is_ok());
            }
        }
    }

    #[test]
    fn markdown_reads_back(catalog in catalogs()) {
        let (_, compared, listed) = documents(&catalog);
        for document in [compared, listed] {
            let text = String::from_utf8(crate::write(Format::Markdown, &document).unwrap()).unwrap();
            let (rows, links) = tables(&text);
            prop_assert_eq!(rows, expected_tables(&document));
            prop_assert!(links.iter().all(|l| l.starts_with("https://") || l.starts_with("http://")), "{:?}", links);
        }
    }

    #[test]
    fn json_holds_every_text_to_the_byte(catalog in catalogs()) {
        let (comparison, compared, _) = documents(&catalog);
        let bytes = crate::write(Format::Json, &compared).unwrap();
        let json: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
        prop_assert_eq!(json["catalog"]["title"].as_str(), Some(catalog.title.as_str()));
        for (i, service) in comparison.services.iter().enumerate() {
            prop_assert_eq!(json["services"][i]["name"].as_str(), Some(catalog[*service].name.as_str()));
        }
        for (group, found) in comparison.groups.iter().zip(json["groups"].as_array().unwrap()) {
            for (row, found) in group.rows.iter().zip(found["rows"].as_array().unwrap()) {
                prop_assert_eq!(found["label"].as_str(), Some(catalog[row.attribute].label.as_str()));
                for (cell, found) in row.cells.iter().zip(found["cells"].as_array().unwrap()) {
                    prop_assert_eq!(found["state"].as_str(), Some(cell.words.state.id()));
                    prop_assert_eq!(found["claims"].as_array().unwrap().len(), cell.notes.len());
                    let texts: Vec<&str> = match &found["value"] {
                        serde_json::Value::String(text) => vec![text],
                        serde_json::Value::Array(all) => all.iter().filter_map(|t| t.as_str()).collect(),
                        _ => vec![],
                    };
                    if matches!(catalog[row.attribute].kind, Kind::Text | Kind::Link) && cell.words.state == State::Value {
                        let lines: Vec<&str> = cell.words.lines.iter().map(|l| l.text.as_str()).collect();
                        prop_assert_eq!(texts, lines);
                    }
                }
            }
        }
    }

    #[test]
    fn the_json_of_a_list_holds_every_text_to_the_byte(catalog in catalogs()) {
        let (comparison, _, listed) = documents(&catalog);
        let json: serde_json::Value = serde_json::from_slice(&crate::write(Format::Json, &listed).unwrap()).unwrap();
        let found = json.as_array().unwrap();
        prop_assert_eq!(found.len(), catalog.services.len());
        for found in found {
            let ix = catalog.service(found["id"].as_str().unwrap()).unwrap();
            let service = &catalog[ix];
            prop_assert_eq!(found["name"].as_str(), Some(service.name.as_str()));
            prop_assert_eq!(found["category"].as_str(), Some(&*service.category));
            prop_assert_eq!(found["cells"].as_object().unwrap().len(), catalog.attributes.len());
            let pane = comparison.services.iter().position(|s| *s == ix).unwrap();
            for row in comparison.groups.iter().flat_map(|g| &g.rows) {
                let cell = &found["cells"][&catalog[row.attribute].id];
                prop_assert_eq!(cell["state"].as_str(), Some(row.cells[pane].words.state.id()));
                let claimed = service.claims.iter().filter(|c| c.attribute == row.attribute);
                let mut notes: Vec<&str> = claimed.map(Claim::note).filter(|n| !n.is_empty()).collect();
                let told = cell["claims"].as_array().unwrap();
                let mut read: Vec<&str> = told.iter().filter_map(|c| c["note"].as_str()).collect();
                notes.sort_unstable();
                read.sort_unstable();
                prop_assert_eq!(read, notes);
            }
        }
    }

    #[test]
    fn every_number_has_its_source_and_every_source_its_number(catalog in catalogs()) {
        let (comparison, compared, listed) = documents(&catalog);
        prop_assert_eq!(comparison.sources.len(), compared.sources.len());
        for document in [compared, listed] {
            let cells = || document.groups.iter().flat_map(|g| &g.rows).flat_map(|r| &r.cells);
            let notes = document.columns.iter().flat_map(|c| c.note_sources.iter());
            let mut cited: Vec<usize> = cells().flat_map(|c| c.sources.iter()).chain(notes).copied().collect();
            cited.sort_unstable();
            cited.dedup();
            prop_assert_eq!(cited, (1..=document.sources.len()).collect::<Vec<_>>());
        }
    }

    #[test]
    fn an_escaped_formula_reads_back(text in "\\PC*|[=+\\-@\t\r'a]{0,4}") {
        let escaped = escape_formula(&text);
        prop_assert_eq!(unescaped(&escaped), &text);
    }

    /// Against an oracle that takes off, one by one, what is not seen before a sign.
    #[test]
    fn what_could_start_a_formula_starts_with_an_apostrophe(text in formula_like()) {
        let mut rest = text.as_str();
        while let Some(less) = rest.strip_prefix(UNSEEN) {
            rest = less;
        }
        let runs = rest.starts_with(SIGNS);
        let escaped = escape_formula(&text);
        prop_assert_eq!(escaped.starts_with('\''), runs, "{:?}", escaped);
        prop_assert_eq!(escaped.strip_prefix('\'').unwrap_or(&escaped), &text);
    }

    #[test]
    fn escaped_text_reads_back_in_a_cell_and_in_a_line(text in hostile()) {
        let (rows, _) = tables(&format!("| h |\n| --- |\n| {} |\n", escape(&text)));
        prop_assert_eq!(&rows[1][0], &as_shown(&text));
        let mut line = String::new();
        for event in Parser::new_ext(&escape_block(&text), Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
            match event {
                Event::Text(t) => line.push_str(&t),
                Event::InlineHtml(html) => line.push_str(if &*html == "<br>" { "\n" } else { "" }),
                Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {}
                other => prop_assert!(false, "{:?} in {:?}", other, escape_block(&text)),
            }
        }
        prop_assert_eq!(line, as_shown(&text));
    }
}
