//! What a list's columns become: small inputs such as people have them, each with what its owner would expect.

use crosscheck::{
    catalog::{
        Cells, Condition, Kind, View, load, parse_raw,
        raw::{ColumnReading, ColumnRole, DateOrder, ListReading, RawCatalog},
    },
    explore,
    import::{HeadingAt, ImportRequest, ReadChoices, columns::asked},
};
use jiff::civil::{Date, date};
use proptest::prelude::*;

use crate::imports::{Imported, import};

const TODAY: Date = date(2026, 11, 26);

fn read(file: &str, text: &str, said: &ListReading, into: Option<&RawCatalog>) -> Imported {
    let request = ImportRequest {
        said: Some(said),
        ..ImportRequest::new(text.as_bytes(), file, TODAY)
    };
    let all = import(&request, into).unwrap_or_else(|e| panic!("{text}: {e}"));
    assert_eq!(load(all.text.as_bytes()).1.errors, [], "{text}");
    assert_eq!(parse_raw(all.text.as_bytes()), Ok(all.raw.clone()), "{text}");
    all
}

fn csv(text: &str) -> Imported {
    read("list.csv", text, &ListReading::default(), None)
}

fn json(text: &str) -> Imported {
    read("list.json", text, &ListReading::default(), None)
}

/// What is said of columns, as the command reads it.
fn columns(all: &[&str]) -> ListReading {
    let mut said = ListReading::default();
    for text in all {
        said.add(asked::column(text).expect(text));
    }
    said
}

/// Every cell of an attribute in words, the states in brackets: `1.5 | (not stated)`. Numbers without their thousands marks.
pub fn cells(all: &Imported, attribute: &str) -> String {
    let cells = Cells::build(all.catalog.clone(), View::on(TODAY));
    let ix = all
        .catalog
        .attribute(attribute)
        .unwrap_or_else(|| panic!("no attribute {attribute}"));
    let mut numbering = crosscheck::compare::Numbering::new(&all.catalog);
    let word = |service| {
        let words = crosscheck::compare::cell_words(&cells, service, ix, &mut numbering);
        words
            .lines
            .iter()
            .map(|l| match all.catalog[ix].kind {
                Kind::Number => l.text.replace(',', ""),
                _ => l.text.clone(),
            })
            .collect::<Vec<_>>()
            .join(" + ")
    };
    all.catalog.service_ixs().map(word).collect::<Vec<_>>().join(" | ")
}

pub fn kind(all: &Imported, attribute: &str) -> String {
    let ix = all
        .catalog
        .attribute(attribute)
        .unwrap_or_else(|| panic!("no attribute {attribute}: {}", all.report.text()));
    let about = &all.catalog[ix];
    format!("{:?} {}", about.kind, about.unit).trim().to_lowercase()
}

pub fn names(all: &Imported) -> Vec<&str> {
    all.raw.services.iter().map(|s| s.name.as_str()).collect()
}

#[test]
fn columns_of_numbers() {
    for (cells_of, expected, shown) in [
        (
            &["1.5", "N/A", "3.5", "-"][..],
            "number",
            "1.5 | not stated | 3.5 | not stated",
        ),
        (&["0.000123456789012", "0.5"], "number", "0.000123456789012 | 0.5"),
        (
            &["0.30000000000000004", "12.123456789012345"],
            "number",
            "0.30000000000000004 | 12.123456789012344",
        ),
        (&[".5", "-.25", "1.5"], "number", "0.5 | -0.25 | 1.5"),
        (&["+5", "-3", "+0"], "number", "5 | -3 | 0"),
        (&["5.", "6.", "7.5"], "number", "5 | 6 | 7.5"),
        (&["−5", "−7", "3"], "number", "-5 | -7 | 3"),
        (
            &["1\u{a0}234,5", "22\u{202f}000,0", "999,9"],
            "number",
            "1234.5 | 22000.0 | 999.9",
        ),
        (&["1 234", "22 000", "999"], "number", "1234 | 22000 | 999"),
        (
            &["1'234.50", "22'000.00", "999.00"],
            "number",
            "1234.50 | 22000.00 | 999.00",
        ),
        (&["12,34,567", "1,00,000", "500"], "number", "1234567 | 100000 | 500"),
        (&["-$5.00", "$7.50", "$0.00"], "number $", "-5.00 $ | 7.50 $ | 0.00 $"),
        (&["($5.00)", "$7.50", "$0.00"], "number $", "-5.00 $ | 7.50 $ | 0.00 $"),
        (&["1.234,50 €", "99,00 €"], "number €", "1234.50 € | 99.00 €"),
        (&["USD 5.00", "USD 1,200.00"], "number usd", "5.00 USD | 1200.00 USD"),
        (
            &["$0.0104 hourly", "$1.5 hourly", "unavailable"],
            "number $/h",
            "0.0104 $/h | 1.5 $/h | not stated",
        ),
        (
            &["$0.10/hour", "$1.05/hour"],
            "number $/hour",
            "0.10 $/hour | 1.05 $/hour",
        ),
        (&["512 MB", "4 GiB", "1 TiB"], "number gib", "512 MB | 4 GiB | 1 TiB"),
        (&["128k", "1M", "200k"], "number", "128000 | 1000000 | 200000"),
        (&["45%", "12.5%"], "number %", "45 % | 12.5 %"),
        (&["1.50", "2.25"], "number", "1.50 | 2.25"),
        (
            &["4-8", "8", "16+", "up to 10"],
            "number",
            "4 to 8 | 8 | at least 16 | at most 10",
        ),
        (
            &[">=5", "≤2", "7", "unlimited"],
            "number",
            "at least 5 | at most 2 | 7 | no limit",
        ),
        (&["bis zu 10 h", "8 h"], "number h", "at most 10 h | 8 h"),
        (&["12E34", "7E10"], "text", "12E34 | 7E10"),
        (&["007", "12"], "text", "007 | 12"),
        (&["9007199254740993", "1"], "text", "9007199254740993 | 1"),
        (&["1.10", "1.9", "2.0"], "version", "1.10 | 1.9 | 2.0"),
        (&["192.168.1.10", "10.0.0.1"], "text", "192.168.1.10 | 10.0.0.1"),
        (
            &["9", "10.1", "≤11", "false", "16"],
            "version",
            "9 | 10.1 | at most 11 | not applicable | 16",
        ),
    ] {
        let rows = cells_of
            .iter()
            .zip(1..)
            .map(|(c, i)| format!("n{i};\"{c}\"\n"))
            .collect::<Vec<_>>()
            .concat();
        let all = csv(&format!("name;x\n{rows}"));
        assert_eq!(
            (kind(&all, "x"), cells(&all, "x")),
            (expected.to_owned(), shown.to_owned()),
            "{cells_of:?}"
        );
    }
}

/// A list of names and one column, its cells given with semicolons between them.
fn column_of(head: &str, cells: &str) -> String {
    let lines = cells.split(';').enumerate().map(|(i, cell)| format!("N{i};{cell}"));
    let lines: Vec<String> = std::iter::once(format!("Name;{head}")).chain(lines).collect();
    lines.join("\n")
}

/// Words in the place of a figure leave a column its numbers, and stand as text beside them.
#[test]
fn words_among_numbers() {
    for (head, column, expected, shown, beside) in [
        (
            "Seats",
            "4;on request;7;12;Custom",
            "number",
            "4 | not stated | 7 | 12 | not stated",
            "not stated | on request | not stated | not stated | Custom",
        ),
        (
            "Price",
            "$5;Contact us;$7;Free",
            "number $",
            "5 $ | not stated | 7 $ | not stated",
            "not stated | Contact us | not stated | Free",
        ),
        (
            "Preis",
            "1.299,00 €;auf Anfrage;899,50 €",
            "number €",
            "1299.00 € | not stated | 899.50 €",
            "not stated | auf Anfrage | not stated",
        ),
        (
            "Price",
            "5;unlimited;7;call",
            "number",
            "5 | no limit | 7 | not stated",
            "not stated | not stated | not stated | call",
        ),
        // What is no such word, and what is more than half of it, is a value.
        ("Seats", "4;some;7;12", "text", "4 | some | 7 | 12", ""),
        (
            "Seats",
            "4;custom;on request;custom",
            "choice",
            "4 | custom | on request | custom",
            "",
        ),
        (
            "Price",
            "5;Contact us;7 (yearly 60);9",
            "text",
            "5 | Contact us | 7 (yearly 60) | 9",
            "",
        ),
    ] {
        let id = head.to_lowercase();
        let text = column_of(head, column);
        let all = csv(&text);
        assert_eq!(
            (kind(&all, &id).as_str(), cells(&all, &id).as_str()),
            (expected, shown),
            "{text}"
        );
        let told = all.report.text();
        if beside.is_empty() {
            assert!(all.catalog.attribute(&format!("{id}-text")).is_none(), "{text}");
        } else {
            assert_eq!(cells(&all, &format!("{id}-text")), beside, "{text}");
            assert!(told.contains("which stand as text beside them"), "{told}");
            assert!(
                told.contains("Kept as text, because the attribute cannot take them"),
                "{told}"
            );
        }
    }
}

/// Letters for thousands, one unit for each of another, times in two units: never a unit that nobody meant.
#[test]
fn units_and_letters_beside_figures() {
    let all = csv("Name,Downloads,Traffic,Runs\nA,10 k,10 GB/mo,1h 5m\nB,250 k,1 TB/mo,2h\nC,1.2 M,500 GB/month,45m\n");
    assert_eq!(cells(&all, "downloads"), "10000 | 250000 | 1200000");
    assert_eq!(kind(&all, "downloads"), "number");
    let told = all.report.text();
    assert!(
        told.contains("every filled cell is a number, “10 k” as 10,000"),
        "{told}"
    );
    assert_eq!(cells(&all, "traffic"), "10 GB/mo | 1 TB/mo | 500 GB/mo");
    assert_eq!(cells(&all, "runs"), "65 min | 120 min | 45 min");
    let all = csv("Name,Color temperature,Length\nA,2700 K,5 m\nB,6500K,7 m\n");
    assert_eq!(cells(&all, "color-temperature"), "2700 K | 6500 K");
    assert_eq!(cells(&all, "length"), "5 m | 7 m");
    let all = csv("Name,Disk\nA,1 TB\nB,512 GB\nC,1.5 TB\nD,\"1,920 GB\"\n");
    assert_eq!(
        cells(&all, "disk"),
        "1 TB | 512 GB | 1.5 TB | 1920 GB",
        "as people wrote it"
    );
    assert_eq!(listed(&all, "disk>=1 TB"), ["A", "C", "D"]);
}

/// Spreadsheets as people have them: what was misread in one of ten.
#[test]
fn spreadsheets_as_people_have_them() {
    // A price list: a total in European figures, a footnote, sums without cents.
    let all = csv(
        "Nr.;Artikel;UVP;Aktion;Bestand\n1;Drucker A4;1.299,00 €;€ 999,-;1.250\n2;Drucker A3;2.499,90 €;€ 1.999,-;8\n3;Scanner;249,00 €;auf Anfrage;>100\nSumme;;4.047,90 €;;\n¹ freibleibend;;;;\n* Stand: 1. September;;;;\n",
    );
    assert_eq!(names(&all), ["Drucker A4", "Drucker A3", "Scanner"]);
    assert_eq!(cells(&all, "aktion"), "999.00 € | 1999.00 € | not stated");
    assert_eq!(cells(&all, "bestand"), "1250 | 8 | at least 100");
    // What a service offers: words beside the signs of a yes and a no.
    let all = csv(
        "Product,SSO,Price\nA,✓,$12/user/mo\nB,✗,$9/user/mo\nC,Add-on,from $25/user/mo\nD,✓,Free\nE,coming soon,$144/user/yr\n",
    );
    assert_eq!(
        cells(&all, "sso"),
        "yes | no | partly: Add-on | yes | partly: coming soon"
    );
    let told = all.report.text();
    assert!(told.contains("different units, “$/user/mo” and “$/user/yr”"), "{told}");
    // Accounts: thousands marks, cents, a minus in brackets.
    let all = csv("Item,Q1,Q2\nA,\"12,000\",\"12,500\"\nB,\"8,250.50\",\"8,250.50\"\nC,(500),\"1,200\"\nD,0,0\n");
    assert_eq!(cells(&all, "q1"), "12000.00 | 8250.50 | -500.00 | 0.00");
    // A list that shows a point before decimals has its thousands behind a comma.
    let all = csv("Service,Connections,Score\nA,16000,8.5/10\nB,\"5,000\",7.5/10\nC,30k,9/10\n");
    assert_eq!(cells(&all, "connections"), "16000 | 5000 | 30000");
    let all = csv("Library;Connections;Version\nA;1,234;1.5\nB;2,345;2.10\n");
    assert_eq!(kind(&all, "connections"), "text", "versions show nothing of decimals");
    // A unit with a word behind it, and one in two languages.
    let all = csv("Model,Storage,Screen\nA,512 GB SSD,\"13\"\"\"\nB,1 TB SSD,14 Zoll\nC,2 TB SSD,15 inch\n");
    assert_eq!(cells(&all, "storage"), "512 GB SSD | 1 TB SSD | 2 TB SSD");
    assert_eq!(cells(&all, "screen"), "13 in | 14 in | 15 in");
    // Cells that were merged: nothing is filled in, and it is told.
    let all = csv("Provider,Plan,RAM,Price\nNetco,S,2 GB,4 €\n,M,4 GB,6 €\n,L,8 GB,9 €\nCloudy,Basic,1 GB,5 €\n");
    let told = all.report.text();
    let blank = "“Provider” is blank below its values, as merged cells leave it, and nothing was filled in";
    assert!(
        told.contains(blank) && told.contains("line 3") && told.contains("line 4"),
        "{told}"
    );
    let all = csv("Rank,Plan,RAM,Price\n1,S,2 GB,4 €\n,M,4 GB,6 €\n,L,8 GB,9 €\n2,Basic,1 GB,5 €\n");
    assert!(!all.report.text().contains("merged"), "a rank may be missing");
}

/// Columns aligned by blanks: found, and told how.
#[test]
fn columns_aligned_by_blanks_are_read_and_said() {
    let text = "My tools, by price\n\nName         Price  RAM    OS\n-----------  -----  -----  ----------\nAlpha One    12.50  8 GB   Linux\nBeta          9.99  16 GB  Windows 11\nGamma Three  99.00         Linux\n";
    for file in ["list.txt", "list.csv"] {
        let all = read(file, text, &ListReading::default(), None);
        assert_eq!(names(&all), ["Alpha One", "Beta", "Gamma Three"]);
        assert_eq!(cells(&all, "price"), "12.50 | 9.99 | 99.00");
        assert_eq!(cells(&all, "ram"), "8 GB | 16 GB | not stated");
        let told = all.report.text();
        let how = "Its columns are drawn under the heading, and begin at characters 1, 14, 21 and 28";
        assert!(told.contains(how), "{told}");
    }
    let plain: Vec<&str> = text.lines().filter(|l| !l.starts_with('-')).collect();
    let all = read("list.txt", &plain.join("\n"), &ListReading::default(), None);
    assert_eq!(names(&all), ["Alpha One", "Beta", "Gamma Three"]);
    let told = all.report.text();
    let how = "Its columns are aligned by blanks, and begin at characters 1, 14, 21 and 28";
    assert!(told.contains(how), "{told}");
    let all = csv("name  full,price\nAlpha  One,5\nBeta  Two,6\n");
    assert_eq!(names(&all), ["Alpha  One", "Beta  Two"], "commas separate it");
}

/// What one column shows settles another, and what was asked for and not done is said.
#[test]
fn what_settles_a_column_from_without() {
    let all = csv("Name;Price;Weight\nA;20.000 €;1,5\nB;1.500 €;2,25\n");
    assert_eq!(cells(&all, "price"), "20000 € | 1500 €");
    let all = csv("Name;Price\nA;20.000 €\nB;1.500 €\n");
    assert_eq!(kind(&all, "price"), "text");
    assert!(all.report.text().contains("--decimal"), "{}", all.report.text());
    let said = columns(&["price=number:unit=€/h"]);
    let all = read("list.csv", "Name;Price\nA;$0.10/h\nB;$0.25/h\n", &said, None);
    assert_eq!(kind(&all, "price"), "number $/h");
    let told = all.report.text();
    assert!(told.contains("the unit “€/h” was not taken"), "{told}");
    let all = csv("Name\u{200b};Ends\n\u{a0}Azure\u{200b};1\nB;2\n");
    let names: Vec<&str> = all.raw.services.iter().map(|s| s.name.as_str()).collect();
    assert_eq!(names, ["Azure", "B"]);
    let all = csv("Name;End of support\nA;2024-12\nB;never\nC;2030-01\nD;TBD\n");
    assert_eq!(kind(&all, "end-of-support"), "date");
    assert!(
        all.report.text().contains("the day each entry ends"),
        "{}",
        all.report.text()
    );
}

/// Minus in brackets with a unit on either side, and the words for nothing of more countries.
#[test]
fn brackets_and_words_for_nothing() {
    for (column, expected, shown) in [
        ("12.5%;(3.2)%;(0.4%)", "number %", "12.5 % | -3.2 % | -0.4 %"),
        ("$(1,200.50);$99.00", "number $", "-1200.50 $ | 99.00 $"),
        ("5 kg;(3) kg", "number kg", "5 kg | -3 kg"),
        ("13.3\";15.6″;14 in", "number in", "13.3 in | 15.6 in | 14 in"),
        ("5;n.v.;7", "number", "5 | not stated | 7"),
        (
            "5;keine Angabe;7;n/d;.;…",
            "number",
            "5 | not stated | 7 | not stated | not stated | not stated",
        ),
        ("(5 kg) g;7 g", "text", "(5 kg) g | 7 g"),
    ] {
        let text = column_of("What", column);
        let all = csv(&text);
        assert_eq!(
            (kind(&all, "what").as_str(), cells(&all, "what").as_str()),
            (expected, shown),
            "{text}"
        );
    }
}

#[test]
fn a_table_of_markdown_has_no_entry_of_dashes() {
    let all = csv("| Name | RAM | Price |\n|:-----|----:|-------|\n| A | 16 GB | 100 |\n| B | 8 GB | |\n");
    assert_eq!(names(&all), ["A", "B"]);
    assert_eq!(
        (kind(&all, "ram").as_str(), cells(&all, "price").as_str()),
        ("number gb", "100 | not stated")
    );
    let told = all.report.text();
    assert!(
        told.contains("the line under the heading: line 2") && !told.contains("Column 1"),
        "{told}"
    );
    // A name of dashes further down is one.
    assert_eq!(names(&csv("Name,X\nA,1\n---,2\n")), ["A", "---"]);
}

#[test]
fn a_column_of_versions_is_explained_by_what_stands_in_it() {
    let whole = csv("Name,Version\nA,3\nB,12\n").report.text();
    assert!(
        whole.contains("a version; its heading says that they are versions;"),
        "{whole}"
    );
    let parts = csv("Name,Since\nA,1.9\nB,1.10\n").report.text();
    assert!(parts.contains("its cells are numbers joined by points"), "{parts}");
}

#[test]
fn columns_of_dates_flags_and_sets() {
    for (cells_of, expected) in [
        (&["31/12/2023 10:30", "01/02/2023 00:00"][..], "date"),
        (&["12/31/2023 3:04 PM", "2/1/2023 12:00 AM"], "date"),
        (&["31.12.23", "01.02.23"], "date"),
        (&["31-12-2023", "01-02-2023"], "date"),
        (&["31-Dec-23", "1-Feb-23"], "date"),
        (&["2023-1-5", "2023-2-1"], "date"),
        (&["3. März 2024", "1er août 2024", "5 de enero de 2024"], "date"),
        (&["2020-01-01", "N/A", "-"], "date"),
        (&["2023 Q4", "2023 Q1", "2024 Q3"], "text"),
        (&["ja", "nein"], "flag"),
        (&["oui", "non"], "flag"),
        (&["on", "off"], "flag"),
        (&["T", "F"], "flag"),
        (&["✅", "❌"], "flag"),
        (&["Supported", "Not supported", "Partially supported"], "flag"),
        (&["yes", "-", "N/A", "no"], "flag"),
        (&["US", "EU", "NA"], "text"),
        (&["Python, R", "Python, Java, SQL", "R", "SQL, R"], "set"),
        (&["x\ny", "x", "y\nz", "z"], "set"),
        (
            &[
                "Fast; but costly",
                "Slow and cheap",
                "Runs on premises; needs a licence",
            ],
            "text",
        ),
    ] {
        let rows = cells_of
            .iter()
            .zip(1..)
            .map(|(c, i)| format!("n{i};\"{c}\"\n"))
            .collect::<Vec<_>>()
            .concat();
        assert_eq!(kind(&csv(&format!("name;x\n{rows}")), "x"), expected, "{cells_of:?}");
    }
}

#[test]
fn a_note_behind_a_yes_is_kept() {
    let all = csv("name,audit,backup\nA,Yes (Enterprise only),Yes\nB,No,Yes - daily\nC,Yes,Planned\nD,Yes*,No\n");
    assert_eq!(cells(&all, "audit"), "partly: Enterprise only | no | yes | partly: *");
    assert_eq!(cells(&all, "backup"), "yes | partly: daily | partly: Planned | no");
}

#[test]
fn text_of_json_is_read_as_in_a_spreadsheet() {
    let all = json(
        r#"[{"name":"a","n":"1","ok":"yes","v":false},{"name":"b","n":"N/A","ok":"no","v":"10.1"},{"name":"c","n":2,"v":"9"}]"#,
    );
    assert_eq!(
        (kind(&all, "n"), cells(&all, "n")),
        ("number".into(), "1 | not stated | 2".into())
    );
    assert_eq!(kind(&all, "ok"), "flag");
    assert_eq!(cells(&all, "v"), "not applicable | 10.1 | 9");
}

/// Which entries a condition lists.
fn listed(all: &Imported, condition: &str) -> Vec<String> {
    let cells = Cells::build(all.catalog.clone(), View::on(TODAY));
    let index = explore::Index::build(&cells);
    let query = explore::Query {
        conditions: vec![Condition::parse(condition, &all.catalog).expect(condition)],
        ..explore::Query::default()
    };
    let hits = explore::list(&cells, &index, &query).hits;
    hits.iter().map(|h| all.catalog[*h].name.clone()).collect()
}

const SETS: &str =
    r#"[{"name":"arm box","arch":["arm64"]},{"name":"intel box","arch":["x86_64"]},{"name":"none","arch":[]}]"#;

#[test]
fn lists_in_every_record_are_whole_and_the_user_may_say_otherwise() {
    let all = json(SETS);
    assert!(all.raw.attributes[0].complete);
    assert!(all.text.contains("says: Only([])"), "{}", all.text);
    assert_eq!(listed(&all, "arch!=x86-64"), ["arm box", "none"]);
    assert!(
        all.report.text().contains("each cell of which names all there is"),
        "{}",
        all.report.text()
    );
    let open = read("list.json", SETS, &columns(&["arch=set:open"]), None);
    assert_eq!(listed(&open, "arch!=x86-64"), Vec::<String>::new());
    assert_eq!(listed(&open, "arch=x86-64"), ["intel box"]);
    // A record without a list: the rest may leave something out as well.
    let some = json(r#"[{"name":"a","arch":["arm64"]},{"name":"b"}]"#);
    assert!(!some.raw.attributes[0].complete);
    // A spreadsheet's lists are open until the user says that they are whole.
    let text = "name,ports\na,USB; HDMI\nb,USB\n";
    assert_eq!(listed(&csv(text), "ports!=hdmi"), Vec::<String>::new());
    let whole = read("list.csv", text, &columns(&["ports=set:complete"]), None);
    assert_eq!(listed(&whole, "ports!=hdmi"), ["b"]);
}

#[test]
fn names_ids_and_what_would_be_lost() {
    for (text, expected) in [
        (
            "Category,Product Name,Price\nDB,Foo,1\nDB,Bar,2\nQueue,Baz,3\n",
            ["Foo", "Bar", "Baz"],
        ),
        (
            "Price,Rating,Model\n10,4.5,Alpha\n20,4.0,Beta\n10,3.5,Gamma\n",
            ["Alpha", "Beta", "Gamma"],
        ),
        (
            ",Product,Price\n0,Alpha,1.5\n1,Beta,2.5\n2,Gamma,3.5\n",
            ["Alpha", "Beta", "Gamma"],
        ),
    ] {
        assert_eq!(names(&csv(text)), expected, "{text}");
    }
    let all = json(
        r#"[{"_comment":"Data of","year":1955,"country":"Afghanistan"},{"year":1955,"country":"Albania"},{"year":1955,"country":"Aruba"}]"#,
    );
    assert_eq!(names(&all), ["Afghanistan", "Albania", "Aruba"]);
    let all = csv("id,name\n1001,Alpha\n1001,Beta\nA 17,Gamma\nC++,Delta\nA-1,Eps\n");
    let known: Vec<(&str, &[String])> = all
        .raw
        .services
        .iter()
        .map(|s| (s.id.as_str(), s.aliases.as_slice()))
        .collect();
    assert_eq!(
        known,
        [
            ("1001", &["1001".to_owned()][..]),
            ("1001-2", &["1001".to_owned()]),
            ("a-17", &["A 17".to_owned()]),
            ("c", &["C++".to_owned()]),
            ("A-1", &["A-1".to_owned()]),
        ]
    );
}

const MODELS: &str = "Model,Maker,Deprecation date,Formerly,Replaced by\n\
    A1,X,2020-01-01,Old A,B1\nB1,X,,,\nC1,Y,2030-05-01,,B1; Other\nD1,Y,-,,D1\n";

#[test]
fn an_end_a_former_name_and_a_successor_are_more_than_text() {
    let all = csv(MODELS);
    let statuses = |all: &Imported| {
        let of = |status: &str| listed(all, &format!("status={status}")).join(" ");
        format!("{} / {} / {}", of("retired"), of("retiring"), of("available"))
    };
    assert_eq!(statuses(&all), "A1 / C1 / B1 D1");
    assert_eq!(kind(&all, "deprecation-date"), "date");
    assert_eq!(all.raw.services[0].former_names, ["Old A"]);
    let to: Vec<&str> = all.raw.services[2].successors.iter().map(|s| s.to.as_str()).collect();
    assert_eq!(to, ["b1", "Other"]);
    assert!(all.raw.services[3].successors.is_empty(), "nothing follows itself");
    // A newer edition replaces them.
    let newer = MODELS.replace("2020-01-01", "2031-01-01").replace("2030-05-01", "");
    let next = read("list.csv", &newer, &ListReading::default(), Some(&all.raw));
    assert_eq!(statuses(&next), " / A1 / B1 C1 D1");
    // Any column can be given the role.
    let text = "name,archived\nA,2020-01-01\nB,\n";
    assert_eq!(statuses(&csv(text)), " /  / A B");
    assert_eq!(
        statuses(&read("list.csv", text, &columns(&["archived=date:role=end"]), None)),
        "A /  / B"
    );
}

#[test]
fn what_the_user_says_lies_in_the_catalog_and_holds_for_the_next_edition() {
    let said = ListReading {
        missing: Some(vec!["soon".into()]),
        dates: Some(DateOrder::Mdy),
        ..columns(&[
            "Cost=number:unit=EUR:better=lower:label=What it costs:group=Money",
            "Notes=skip",
            "Code=role=id",
        ])
    };
    let text = "Code,Model,Cost,Notes,Since\nX1,Alpha,5,a,01/02/2024\nX2,Beta,soon,b,03/04/2024\n";
    let all = read("list-1.csv", text, &said, None);
    assert_eq!(kind(&all, "cost"), "number eur");
    assert_eq!(cells(&all, "cost"), "5 EUR | not stated");
    assert_eq!(cells(&all, "since"), "2 Jan 2024 | 4 Mar 2024");
    assert!(all.catalog.attribute("notes").is_none());
    assert_eq!(
        all.raw.groups.iter().map(|g| g.label.as_str()).collect::<Vec<_>>(),
        ["Money", "Attributes"]
    );
    let kept = all.raw.sources[0].reading.clone().expect("it lies with the source");
    assert_eq!(kept, said);
    let newer = text.replace(",5,", ",6,") + "X3,Gamma,7,c,05/06/2024\n";
    let next = read("list-2.csv", &newer, &ListReading::default(), Some(&all.raw));
    assert_eq!(cells(&next, "cost"), "6 EUR | not stated | 7 EUR");
    assert_eq!(cells(&next, "since"), "2 Jan 2024 | 4 Mar 2024 | 6 May 2024");
    assert_eq!(next.raw.sources[0].reading, Some(kept));
    assert_eq!(
        next.raw.services.iter().map(|s| s.id.as_str()).collect::<Vec<_>>(),
        ["X1", "X2", "X3"]
    );
}

/// What a merge finds in the catalog is changed where the user now says so, as far as the list alone states it.
#[test]
fn what_is_said_of_an_attribute_that_a_merge_found_is_taken() {
    let list = "name,price,size\nA,10,5\nB,12,7\n";
    let first = read("list.csv", list, &columns(&["price=number"]), None);
    let about = |all: &Imported, id: &str| {
        let a = &all.catalog[all.catalog.attribute(id).expect("there")];
        format!(
            "{} {:?} “{}” {}",
            a.label, a.kind, a.unit, all.catalog.groups[a.group].label
        )
    };
    let said = columns(&["price=text:label=Cost:group=Money", "size=number:unit=kg:better=lower"]);
    let second = read("list.csv", list, &said, Some(&first.raw));
    assert_eq!(about(&second, "price"), "Cost Text “” Money");
    assert_eq!(cells(&second, "price"), "10 | 12");
    assert_eq!(about(&second, "size"), "Size Number “kg” Attributes");
    assert_eq!(cells(&second, "size"), "5 kg | 7 kg");
    // It lies in the catalog, and the next edition is read so.
    let third = read("list.csv", list, &ListReading::default(), Some(&second.raw));
    assert_eq!(about(&third, "price"), "Cost Text “” Money");

    // What another source states too keeps kind and unit; the rest is taken.
    let mut shared = first.raw.clone();
    let mut other = shared.sources[0].clone();
    (other.id, other.file, other.reading) = ("book".into(), None, None);
    shared.sources.push(other);
    let mut claim = shared.services[0].claims[0].clone();
    claim.source = "book".into();
    shared.services[0].claims.push(claim);
    let merged = read("list.csv", list, &said, Some(&shared));
    assert_eq!(about(&merged, "price"), "Cost Number “” Money");

    // What was changed by hand since it was said stays so.
    let mut by_hand = first.raw.clone();
    let price = by_hand.attributes.iter_mut().find(|a| a.id == "price").expect("there");
    (price.kind, price.label) = (Kind::Text, "By hand".into());
    for claim in by_hand.services.iter_mut().flat_map(|s| &mut s.claims) {
        if claim.attribute == "price" {
            claim.says = crosscheck::catalog::raw::RawSays::Text("x".into());
        }
    }
    let kept = read("list.csv", list, &columns(&["price=number"]), Some(&by_hand));
    assert_eq!(about(&kept, "price"), "By hand Text “” Attributes");
}

#[test]
fn columns_of_one_heading_are_told_apart_by_their_number() {
    let list = "name,price,price,price\nA,10,11,12\n";
    let all = read(
        "list.csv",
        list,
        &columns(&["price=number", "price (2)=text:label=Second", "price (3)=skip"]),
        None,
    );
    let heads: Vec<Option<&str>> = all.report.columns.iter().map(|c| c.head.as_deref()).collect();
    assert_eq!(
        heads,
        [Some("name"), Some("price"), Some("price (2)"), Some("price (3)")]
    );
    let labels: Vec<String> = { all.catalog.attributes.iter() }
        .map(|a| format!("{} {:?}", a.label, a.kind))
        .collect();
    assert_eq!(labels, ["Price Number", "Second Text"]);
    // A heading that is written so is that one.
    let own = read(
        "list.csv",
        "name,price,price (2),price\nA,1,2,3\n",
        &columns(&["price (2)=text"]),
        None,
    );
    let text: Vec<&str> = { own.report.columns.iter() }
        .filter(|c| c.said.is_some())
        .map(|c| c.header.as_str())
        .collect();
    assert_eq!(text, ["price (2)"]);
}

#[test]
fn how_the_file_is_read_holds_for_the_next_edition_too() {
    let reading = ReadChoices {
        delimiter: Some(':'),
        heading: Some(HeadingAt::Nowhere),
        ..ReadChoices::default()
    };
    let request = ImportRequest {
        reading: &reading,
        ..ImportRequest::new(b"A:1\nB:2\n", "list-1.csv", TODAY)
    };
    let all = import(&request, None).expect("it is read");
    assert_eq!(names(&all), ["A", "B"]);
    assert_eq!(parse_raw(all.text.as_bytes()), Ok(all.raw.clone()), "{}", all.text);
    let next = read("list-2.csv", "A:1\nB:3\nC:4\n", &ListReading::default(), Some(&all.raw));
    assert_eq!(names(&next), ["A", "B", "C"]);
    assert_eq!(next.raw.sources[0].reading, all.raw.sources[0].reading);
}

#[test]
fn a_unit_that_the_file_states_is_turned_into_another_or_kept() {
    let text = "name,Battery,Weight,Parts (pcs)\n,h,kg,\nA,12,1.5,3\nB,2,0.8,4\n";
    let values = |all: &Imported, attribute: &str| -> Vec<String> {
        let claims = all.raw.services.iter().flat_map(|s| &s.claims);
        claims
            .filter(|c| c.attribute == attribute)
            .map(|c| format!("{:?}", c.says))
            .collect()
    };
    for (asked, attribute, unit, first) in [
        ("Battery=number:unit=min", "battery", "min", "720"),
        ("Battery=number:unit=kg", "battery", "h", "12"),
        ("Weight=number:unit=g", "weight", "g", "1500"),
        // Nobody knows what one is of the other.
        ("Parts (pcs)=number:unit=pieces", "parts", "pieces", "3"),
    ] {
        let said = columns(&[asked]);
        let all = read("list.csv", text, &said, None);
        let about = all
            .raw
            .attributes
            .iter()
            .find(|a| a.id.starts_with(attribute))
            .expect("the column");
        let found = values(&all, &about.id);
        assert_eq!(about.unit, unit, "{asked}");
        assert!(
            found[0].contains(&format!("({first}")) || found[0].contains(first),
            "{asked}: {found:?}"
        );
    }
    let kept = read("list.csv", text, &columns(&["Battery=number:unit=kg"]), None);
    assert!(
        kept.report.text().contains("the unit “kg” was not taken"),
        "{}",
        kept.report.text()
    );
}

#[test]
fn a_word_said_later_holds_over_one_said_before() {
    let mut said = columns(&["a=number:unit=h", "b=role=name"]);
    said.add(asked::column("a=text").expect("it is said well"));
    said.add(asked::column("c=role=name").expect("it is said well"));
    assert_eq!(said.columns.len(), 2, "{said:?}");
    assert_eq!(said.columns[0].kind, Some(Kind::Text));
    assert_eq!(said.columns[1].role, Some(ColumnRole::Name));
    let id = ColumnReading {
        role: Some(ColumnRole::Id),
        head: "c".into(),
        ..ColumnReading::default()
    };
    said.add(id);
    assert_eq!(said.columns.len(), 3, "a column may be the name and the id");
}

#[test]
fn the_report_says_of_each_column_why_and_what_would_change_it() {
    let all = csv("name,price,since,ports\nA,\"1,234\",01/02/2024,USB; HDMI\nB,\"2,345\",03/04/2024,USB\n");
    let text = all.report.text();
    for part in [
        "a thousand, or one and a bit; --decimal . or --decimal , settles it",
        "in March, or in April; --dates dmy or --dates mdy settles it",
        "its cells are lists at “;” whose parts come again; --complete \"ports\" if each cell names all there is",
    ] {
        assert!(text.contains(part), "{part}:\n{text}");
    }
}

/// A number as some program writes it.
fn number() -> impl Strategy<Value = String> {
    prop_oneof![
        (-1_000_000_i64..1_000_000).prop_map(|n| n.to_string()),
        any::<f64>()
            .prop_filter("finite", |n| n.is_finite())
            .prop_map(|n| n.to_string()),
        (-100_000_i64..100_000, 0..100_u8).prop_map(|(n, d)| format!("{n}.{d:02}")),
        any::<i64>().prop_map(|n| n.to_string()),
        "[0-9]{1,18}",
        "[0-9]{1,6}\\.[0-9]{1,4}",
        "[0-9]{1,2}[eE][0-9]{1,2}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// A column of numbers gives every one back, by value and by the decimals it is written with; else it is none.
    #[test]
    fn numbers_come_back_as_they_were_written(all in proptest::collection::vec(number(), 1..6)) {
        let rows = all.iter().zip(1..).map(|(c, i)| format!("n{i};{c}\n")).collect::<Vec<_>>().concat();
        let list = csv(&format!("name;x\n{rows}"));
        let Some(ix) = list.catalog.attribute("x") else { return Ok(()) };
        let about = &list.catalog[ix];
        for (written, shown) in all.iter().zip(cells(&list, "x").split(" | ")) {
            if about.kind != Kind::Number {
                let kept = shown == written || (about.kind == Kind::Choice && shown.eq_ignore_ascii_case(written));
                prop_assert!(kept, "{written} is shown as {shown}");
                continue;
            }
            prop_assert_eq!(shown.parse::<f64>().ok().map(|n| n + 0.0), written.parse::<f64>().ok().map(|n| n + 0.0));
            let decimals = |t: &str| t.split_once('.').map_or(0, |(_, d)| d.len());
            let plain = !written.contains(['e', 'E']) && !shown.contains('e');
            let program_zero = written.ends_with(".0") || written.ends_with(".00");
            if plain && !program_zero && written.ends_with('0') && decimals(written) > 0 {
                prop_assert_eq!(decimals(shown), decimals(written), "{} is shown as {}", written, shown);
            }
            let is_one = written.len() == 1 || !written.starts_with('0') || written.starts_with("0.");
            prop_assert!(is_one || written.contains(['e', 'E']), "{written} is a code");
        }
    }

    /// A list read as open rather than whole, or the other way round, never turns no into yes or yes into no.
    #[test]
    fn widening_a_list_never_turns_no_into_yes(
        all in proptest::collection::vec(proptest::collection::vec("[a-c]", 0..3), 1..5),
    ) {
        let records: Vec<_> = all.iter().zip(1..).map(|(l, i)| serde_json::json!({ "name": format!("n{i}"), "x": l })).collect();
        let text = serde_json::to_string(&records).expect("JSON");
        let whole = json(&text);
        let open = read("list.json", &text, &columns(&["x=set:open"]), None);
        if whole.catalog.attribute("x").is_some() {
            for option in ["a", "b", "c"].into_iter().filter(|o| all.iter().flatten().any(|p| p == o)) {
                let (yes, no) = (format!("x={option}"), format!("x!={option}"));
                prop_assert_eq!(listed(&whole, &yes), listed(&open, &yes));
                prop_assert_eq!(listed(&open, &no), Vec::<String>::new());
                prop_assert_eq!(listed(&whole, &yes).len() + listed(&whole, &no).len(), all.len());
            }
        }
    }
}

#[test]
fn a_word_for_nothing_is_no_category_either() {
    let said = ListReading {
        missing: Some(vec!["N".into()]),
        ..columns(&["Maker=choice:role=category"])
    };
    let all = read("list.csv", "Name,Maker\nA,N\nB,northwind\nC,n\n", &said, None);
    let found: Vec<&str> = all.raw.services.iter().map(|s| s.category.as_str()).collect();
    assert_eq!(found, ["", "northwind", ""]);
}
