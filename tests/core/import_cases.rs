//! The lists that were handed over, `../shared/cases/import`: every row of its README as a row of one table, with what a person
//! expects of each.

use std::{fmt::Write as _, path::PathBuf};

use crosscheck::{
    catalog::{Cells, Kind, View},
    compare::{Numbering, cell_words},
    explore::{Index, Query, list},
    import::{ImportRequest, Imported, import},
};
use jiff::civil::date;

/// The folder, where it lies beside the repository.
fn folder() -> PathBuf {
    let shared = std::env::var_os("CROSSCHECK_SHARED").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"),
        PathBuf::from,
    );
    shared.join("cases/import")
}

/// A list in a few lines: the names, then each attribute with its kind, its unit and its cells.
fn shown(imported: &Imported) -> String {
    let catalog = &imported.catalog;
    let cells = Cells::build(catalog.clone(), View::on(date(2026, 1, 15)));
    let names: Vec<&str> = catalog.services.iter().map(|s| s.name.as_str()).collect();
    let mut text = names.join(" | ");
    for ix in catalog.attribute_ixs() {
        let about = &catalog[ix];
        let mut numbers = Numbering::new(catalog);
        // Without the thousands marks that people are shown.
        let plain = |words: String| match about.kind {
            Kind::Number => words.replace(',', ""),
            _ => words,
        };
        let words = catalog
            .service_ixs()
            .map(|s| plain(cell_words(&cells, s, ix, &mut numbers).short()));
        let words: Vec<String> = words.collect();
        let unit = if about.unit.is_empty() {
            String::new()
        } else {
            format!(" {}", about.unit)
        };
        let _ = write!(text, "\n{}: {:?}{unit}: {}", about.label, about.kind, words.join(" | "));
    }
    text
}

/// What a row expects: lines of [`shown`], parts of the report, and searches with the name each finds.
struct Expected {
    file: &'static str,
    lines: &'static [&'static str],
    told: &'static [&'static str],
    found: &'static [(&'static str, &'static str)],
}

const fn row(file: &'static str, lines: &'static [&'static str]) -> Expected {
    Expected {
        file,
        lines,
        told: &[],
        found: &[],
    }
}

const fn told(expected: Expected, told: &'static [&'static str]) -> Expected {
    Expected { told, ..expected }
}

const fn finds(expected: Expected, found: &'static [(&'static str, &'static str)]) -> Expected {
    Expected { found, ..expected }
}

const TABLE: &[Expected] = &[
    finds(
        row(
            "27d_keyed.json",
            &[
                "1C Enterprise | C++ | C | HTML",
                "Type: Choice: programming | programming | programming | markup",
            ],
        ),
        &[("C++", "C++")],
    ),
    row("20b_product_name.csv", &["Foo | Bar | Baz", "Price: Number: 1 | 2 | 3"]),
    row(
        "27b_number_first.csv",
        &[
            "Alpha | Beta | Gamma",
            "Price: Number: 10 | 20 | 10",
            "Rating: Number: 4.5 | 4.0 | 3.5",
        ],
    ),
    row(
        "27_index_col.csv",
        &["Alpha | Beta | Gamma", "Price: Number: 1.5 | 2.5 | 3.5"],
    ),
    row(
        "55_mostly_empty_first.json",
        &["Afghanistan | Argentina | Aruba", "Year: Number: 1955 | 1955 | 1955"],
    ),
    row(
        "62_versions.csv",
        &[
            "Latest: Version: 1.10 | 1.9 | 2.0",
            "Release cycle: Version: 3.10 | 3.9 | 3.0",
            "Kernel: Version: 5.10 | 6.1 | 4.19",
            "Version: Version: 1.10 | 1.9 | 2.0",
        ],
    ),
    row(
        "61_exp_ids.csv",
        &["Sku: Text: 12E34 | 7E10", "Partno: Text: 1E3 | 2E4"],
    ),
    row("54_int53.json", &["N: Text: 9007199254740993 | 9007199254740991"]),
    finds(
        row("35_big_id.csv", &["Alpha | Beta | Gamma | Delta | Eps"]),
        &[("A 17", "Gamma"), ("C++", "Delta"), ("C#", "Eps")],
    ),
    told(
        row("53_unclosed_even.csv", &["Size: Text"]),
        &["Read 1,000 entries", "A quotation mark is not closed", "line 6"],
    ),
    row(
        "37_prose_semicolon.csv",
        &["Note: Text: Fast; but costly | Slow and cheap | Runs on premises; needs a licence"],
    ),
    row(
        "15_comma_list.csv",
        &[
            "Languages: Set: Python, R | Java, Python, SQL | R | R, SQL",
            "Regions: Set: eu-west-1, us-east-1 | eu-west-1 | ap-south-1, us-east-1 | us-east-1",
            "Newline: Set: x, y | x | y, z | z",
        ],
    ),
    told(
        row(
            "06_na_numbers.csv",
            &[
                "Score: Number: 1.5 | not stated | 3.5 | not stated | 10",
                "Released: Date: 1 Jan 2020 | not stated | 1 May 2021 | not stated | 1 Jan 2022",
                "Ok: Flag: yes | not stated | no | not stated | yes",
            ],
        ),
        &["Taken as not stated", "“N/A” in score: 1", "score: a number, in 3 of 5"],
    ),
    told(
        row("06c_R_NA.csv", &["a | b | c", "Mpg: Number: 21 | not stated | 18.5"]),
        &["“NA” in mpg: 1"],
    ),
    row(
        "44_small_floats.csv",
        &["Rate: Number: 0.000123456789012 | 0.5", "Tiny: Number: 1.2e-13 | 1.5"],
    ),
    row(
        "10_long_floats.csv",
        &[
            "Ratio: Number: 0.30000000000000004 | 0.1",
            "Third: Number: 0.3333333333333333 | 0.6666666666666666 | 1",
        ],
    ),
    row("45_leading_point.csv", &["Rate: Number: 0.5 | 0.25 | 1.5"]),
    row(
        "09_forms.csv",
        &[
            "Dot: Number: 0.5 | 1.5 | -0.25",
            "Plus: Number: 5 | -3 | 0",
            "Trail: Number: 5 | 6 | 7.5",
            "Minus: Number: -5 | -7 | 3",
            "Hex: Text: 0x10",
            "Frac: Text: 1/2",
        ],
    ),
    row(
        "08_thousands.csv",
        &[
            "Nbsp: Number: 1234.5 | 22000.0 | 999.9",
            "Nnbsp: Number: 1234.5 | 22000.0 | 999.9",
            "Space: Number: 1234 | 22000 | 999",
            "Swiss: Number: 1234.50 | 22000.00 | 999.00",
            "Indian: Number: 1234567 | 100000 | 500",
        ],
    ),
    row(
        "07c_currency.csv",
        &[
            "P3: Number $: -5.00 $ | 7.50 $ | 0.00 $",
            "P4: Number $: -5.00 $ | 7.50 $ | 0.00 $",
        ],
    ),
    row(
        "07_units.csv",
        &[
            "Memory: Number GiB: 512 MB | 4 GiB | 16 GiB | 1 TiB",
            "Storage: Number GB: 1 TB | 500 GB | 2 TB | 250 GB",
            "Price: Number $/h: 0.0104 $/h | 0.0208 $/h | 1.5 $/h | not stated",
        ],
    ),
    row(
        "07b_price_per.csv",
        &[
            "Price: Number $/hour: 0.10 $/hour | 0.25 $/hour | 1.05 $/hour",
            "Cost: Number USD: 5.00 USD | 12.50 USD | 1200.00 USD",
        ],
    ),
    row(
        "13_ranges.csv",
        &[
            "Cores: Number: 4 to 8 | 2 to 4 | 8 | at least 16",
            "Size: Number: at least 5 | at most 3 | at most 2 | 7",
            "Temp: Number: 10 to 20 | 5 to 15 | 0 to 40 | -10 to 60",
        ],
    ),
    row(
        "12_dates.csv",
        &[
            "Ukt: Date: 31 Dec 2023 | 1 Feb 2023",
            "Ustime: Date: 31 Dec 2023 | 1 Feb 2023",
            "Yy: Date: 31 Dec 2023 | 1 Feb 2023",
            "Dash: Date: 31 Dec 2023 | 1 Feb 2023",
            "Dashy: Date: 31 Dec 2023 | 1 Feb 2023",
            "Noz: Date: 5 Jan 2023 | 1 Feb 2023",
        ],
    ),
    row(
        "14_flags.csv",
        &[
            "De: Flag: yes | no | yes | no",
            "Fr: Flag: yes | no | yes | no",
            "Onoff: Flag: yes | no | yes | no",
            "Tf: Flag: yes | no | yes | no",
            "Tick: Flag: yes | no | yes | no",
            "Supp: Flag: yes | no | yes | partly",
        ],
    ),
    row(
        "49_yes_notes.csv",
        &[
            "Sso: Flag: yes | no | yes | partly",
            "Audit: Flag: partly: Enterprise only | no | yes | partly: *",
            "Backup: Flag: yes | partly: daily | partly: Planned | no",
        ],
    ),
    told(
        row(
            "01_semicolon_comma_in_heading.csv",
            &[
                "Alpha | Beta | Gamma",
                "Preis, netto: Number EUR: 1.50 EUR | 2.75 EUR | 10.00 EUR",
            ],
        ),
        &["separated by semicolons"],
    ),
    row(
        "03_pipe.csv",
        &[
            "alpha | beta | gamma",
            "Price: Number: 10 | 20 | 30",
            "Region: Choice: EU | US | EU",
        ],
    ),
    row(
        "rt.csv",
        &[
            "Alpha | Beta | Gamma",
            "Langs: Set: a, b | b, c | a, c",
            "Ok: Flag: yes | no | not stated",
        ],
    ),
    told(
        row("05_preamble.csv", &["small | large", "Price: Number: 0.10 | 0.40"]),
        &["the heading: line 4"],
    ),
    told(
        row("23c_noheader.csv", &["Alpha | Beta | Gamma"]),
        &["No heading was found"],
    ),
    told(
        row(
            "24_units_row.csv",
            &[
                "a | b",
                "Weight: Number kg: 5 kg | 6 kg",
                "Height: Number cm: 10 cm | 12 cm",
            ],
        ),
        &["the units of the columns: line 2"],
    ),
    row(
        "19b_pandas_columns.json",
        &["a | b", "Price: Number: 1.5 | 2.5", "Ok: Flag: yes | no"],
    ),
    told(
        row("19g_nested_list.json", &["a | b", "P: Number: 1 | 2"]),
        &["data.items"],
    ),
    row("19d_rows.json", &["a | b", "Price: Number: 1.5 | 2.5"]),
    row("19_ndjson.jsonl", &["a | b", "X: Number: 1 | 2"]),
    row("19_ndjson.json", &["a | b", "X: Number: 1 | 2"]),
    row("32_nan.json", &["X: Number: not stated | 2"]),
    told(
        row("04_cp1252.csv", &["Müller | Ärzte", "Ort: Text: Köln | Zürich"]),
        &["Read as windows-1252 text"],
    ),
    told(
        row(
            "17b_backslash.csv",
            &["Desc: Text: say \"hi\", ok | plain", "N: Number: 1 | 2"],
        ),
        &["written \\\""],
    ),
    finds(
        row("28_search.csv", &["Note: Text"]),
        &[
            ("strasse", "Müller Straße"),
            ("sao paulo", "José Nuñez"),
            ("Lodz", "Ångström"),
            ("cafe", "Crème brûlée"),
            ("Mu\u{308}ller", "Müller Straße"),
            ("muller", "Müller Straße"),
            ("istanbul", "İstanbul"),
        ],
    ),
    told(
        row(
            "20_dupnames.csv",
            &["Postgres | Postgres | Postgres", "Version: Version: 15 | 16 | 16"],
        ),
        &["postgres → postgres-2"],
    ),
];

#[test]
fn every_row_of_the_table_is_read_as_a_person_expects() {
    let folder = folder();
    if !folder.is_dir() {
        // Written directly, as what a test that passes prints is not shown.
        let text = format!("not looked at: {} is not there\n", folder.display());
        let _ = std::io::Write::write_all(&mut std::io::stderr(), text.as_bytes());
        return;
    }
    let mut wrong = Vec::new();
    for expected in TABLE {
        let file = expected.file;
        let bytes = std::fs::read(folder.join(file)).unwrap_or_else(|e| panic!("{file}: {e}"));
        let imported = import(&ImportRequest::new(&bytes, file, date(2026, 1, 15)), None);
        let imported = imported.unwrap_or_else(|e| panic!("{file}: {e}"));
        let shown = shown(&imported);
        let report = imported.report.text();
        for line in expected.lines {
            if !shown.lines().any(|l| l.starts_with(line)) {
                wrong.push(format!("{file}: no line “{line}” in\n{shown}"));
            }
        }
        for part in expected.told {
            if !report.contains(part) {
                wrong.push(format!("{file}: “{part}” is not told in\n{report}"));
            }
        }
        let cells = Cells::build(imported.catalog.clone(), View::on(date(2026, 1, 15)));
        let index = Index::build(&cells);
        for (search, name) in expected.found {
            let query = Query {
                search: (*search).to_owned(),
                ..Query::default()
            };
            let listing = list(&cells, &index, &query);
            let names: Vec<&str> = listing.hits.iter().map(|h| cells.catalog[*h].name.as_str()).collect();
            if names != [*name] || listing.forgiven {
                wrong.push(format!(
                    "{file}: “{search}” finds {names:?}, forgiven: {}",
                    listing.forgiven
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// A row of the README that the table lacks is not looked at by anybody. Two of its rows are about the window.
#[test]
fn the_table_has_every_row() {
    let Ok(readme) = std::fs::read_to_string(folder().join("README.md")) else {
        return;
    };
    let rows = readme
        .lines()
        .filter(|l| l.starts_with("| ") && !l.starts_with("| file"));
    let mut missing = Vec::new();
    for cell in rows.filter_map(|l| l.split('|').nth(1)) {
        for file in cell
            .split(['/', ','])
            .map(str::trim)
            .filter(|f| f.contains('.') && !f.contains(' '))
        {
            let known = |e: &&Expected| e.file == file || (file == ".json" && e.file == "19_ndjson.json");
            if !TABLE.iter().any(|e| known(&e)) && file != "app_offscreen.ron" {
                missing.push(file);
            }
        }
    }
    assert!(missing.is_empty(), "{missing:?}");
}
