//! Lists that were once read falsely: what they hold is neither lost nor invented, and none of them is a bomb.

use crosscheck::{
    catalog::{Cells, View},
    import::ImportRequest,
};
use jiff::civil::{Date, date};

use crate::{
    import_kinds::{cells, kind, names},
    imports::{Imported, import},
    workbooks,
};

const TODAY: Date = date(2026, 1, 15);

fn read_bytes(file: &str, bytes: &[u8]) -> Imported {
    import(&ImportRequest::new(bytes, file, TODAY), None).unwrap_or_else(|e| panic!("{file}: {e}"))
}

fn csv(text: &str) -> Imported {
    read_bytes("list.csv", text.as_bytes())
}

/// An attribute, its kind and unit, and its cells in the order of names.
type ColumnRead = (&'static str, &'static str, &'static str);

fn check(made: &Imported, named: &str, columns: &[ColumnRead]) {
    let report = made.report.text();
    assert_eq!(names(made).join(", "), named, "{report}");
    for (id, kind_of, shown) in columns {
        assert_eq!(kind(made, id), *kind_of, "{id}: {report}");
        assert_eq!(cells(made, id), *shown, "{id}: {report}");
    }
}

/// Rows of a workbook of Excel, each cell given as the XML within it.
fn xlsx(rows: &[&[&str]]) -> Vec<u8> {
    let row = |(n, cells): (usize, &&[&str])| {
        let cell = |(c, cell): (char, &&str)| match cell.strip_prefix('<') {
            Some(_) => format!("<c r=\"{c}{n}\" t=\"str\">{cell}</c>"),
            None if cell.is_empty() => String::new(),
            None if cell.parse::<f64>().is_ok() => format!("<c r=\"{c}{n}\"><v>{cell}</v></c>"),
            None => format!("<c r=\"{c}{n}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>"),
        };
        let cells: String = ('A'..).zip(cells.iter()).map(cell).collect();
        format!("<row r=\"{n}\">{cells}</row>")
    };
    workbooks::xlsx(&(1..).zip(rows).map(row).collect::<String>())
}

#[test]
fn a_shared_formula_with_any_number_is_read_and_takes_no_memory() {
    for number in ["99999999999", "18446744073709551615"] {
        for formula in [
            format!("<f t=\"shared\" ref=\"B2:B3\" si=\"{number}\">A2</f><v>1</v>"),
            format!("<f t=\"shared\" ref=\"B2:B3\" si=\"{number}\">A2</f><f>A2</f><v>1</v>"),
            format!("<f>A2</f><v t=\"shared\" ref=\"B2:B3\" si=\"{number}\">1</v>"),
        ] {
            let rows = xlsx(&[&["Name", "X"], &["Alpha", &formula], &["Beta", "2"]]);
            check(
                &read_bytes("list.xlsx", &rows),
                "Alpha, Beta",
                &[("x", "number", "1 | 2")],
            );
        }
    }
}

#[test]
fn a_formula_that_is_filled_down_links_each_of_its_cells() {
    let first = "<f t=\"shared\" ref=\"C2:C4\" si=\"0\">HYPERLINK($B$1&amp;A2,B2)</f><v>one</v>";
    let rows = xlsx(&[
        &["Name", "https://x.example/", "Site"],
        &["alpha", "p", first],
        &["beta", "q", "<f t=\"shared\" si=\"0\"/><v>two</v>"],
        &["gamma", "r", "<f t=\"shared\" si=\"0\"/>"],
    ]);
    let made = read_bytes("list.xlsx", &rows);
    check(
        &made,
        "alpha, beta, gamma",
        &[
            ("site", "text", "one | two | r"),
            (
                "site-link",
                "link",
                "https://x.example/alpha | https://x.example/beta | https://x.example/gamma",
            ),
        ],
    );
}

#[test]
fn a_link_that_is_joined_beyond_what_excel_opens_is_none() {
    let big = "N".repeat(30_000);
    let formula = format!(
        "<f>HYPERLINK(\"https://x/\"&amp;{}\"a\",\"open\")</f><v>open</v>",
        "B2&amp;".repeat(1_000)
    );
    let filler: [&str; 2] = ["Alpha", &big];
    let made = read_bytes(
        "list.xlsx",
        &xlsx(&[&["Name", "Big", "Site"], &filler, &["Beta", "b", &formula]]),
    );
    check(&made, "Alpha, Beta", &[("site", "text", "not stated | open")]);
    let report = made.report.text();
    assert!(made.catalog.attribute("site-link").is_none(), "{report}");
    assert!(
        report.contains("The addresses of these links cannot be told without a spreadsheet:\n  C3"),
        "{report}"
    );
}

#[test]
fn a_link_worked_out_of_what_is_not_stored_is_not_stated() {
    let made = read_bytes(
        "list.xlsx",
        &xlsx(&[
            &["Name", "Slug", "Site", "Blog"],
            &[
                "Alpha",
                "<f>LOWER(A2)</f>",
                "<f>HYPERLINK(\"https://x.example/\"&amp;B2,A2)</f>",
                "<f>HYPERLINK(\"https://a.example\",UPPER(A2))</f>",
            ],
            &[
                "Beta",
                "<f>LOWER(A3)</f><v>beta</v>",
                "<f>HYPERLINK(\"https://x.example/\"&amp;B3,A3)</f>",
                "<f>HYPERLINK(VLOOKUP(A3,D:E,2),UPPER(A3))</f>",
            ],
        ]),
    );
    let report = made.report.text();
    check(
        &made,
        "Alpha, Beta",
        &[
            ("slug", "text", "not stated | beta"),
            ("site", "text", "Alpha | Beta"),
            ("site-link", "link", "not stated | https://x.example/beta"),
            ("blog-link", "link", "https://a.example | not stated"),
        ],
    );
    assert!(!report.contains("“https://a.example”"), "{report}");
    assert!(report.contains("which works them out:\n  B2\n  D2\n  D3\n"), "{report}");
}

#[test]
fn many_links_in_wide_rows_are_no_more_cells_than_there_are() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let list = workbook.add_worksheet();
    for column in 0..251_u16 {
        list.write_string(0, column, format!("c{column}")).expect("a cell");
    }
    for row in 1..=1_000_u32 {
        list.write_string(row, 0, format!("n{row}")).expect("a cell");
        for column in 1..251_u16 {
            if column < 18 {
                let formula = format!("HYPERLINK(\"https://x.example/{row}\",\"t\")");
                let formula = rust_xlsxwriter::Formula::new(formula).set_result("t");
                list.write_formula(row, column, formula).expect("a cell");
            } else {
                list.write_number(row, column, 1.0).expect("a cell");
            }
        }
    }
    let bytes = workbook.save_to_buffer().expect("written");
    assert_eq!(read_bytes("list.xlsx", &bytes).report.entries, 1_000);
}

#[test]
fn thousands_of_lines_that_are_called_totals_are_read_like_others() {
    for word in ["Total x", "Subtotal ", "Median", "Max"] {
        let is_named_apart = word.ends_with(['x', ' ']);
        let line = |i: usize| {
            let n = if is_named_apart { i.to_string() } else { String::new() };
            format!("{word}{n},{}", 1 + i % 7)
        };
        let lines = (0..6_000).map(line).collect::<Vec<_>>().join("\n");
        let made = csv(&format!("name,size\n{lines}"));
        assert!(made.report.entries > 5_000, "{word}: {}", made.report.entries);
    }
}

#[test]
fn columns_of_one_heading_are_joined_as_a_whole_or_not_at_all() {
    check(
        &csv("Name,L,L,L\nA,x,,\nB,,y,z\nC,q,w,\nD,q,w,v\n"),
        "A, B, C, D",
        &[
            ("l", "choice", "x | not stated | q | q"),
            ("l-2", "choice", "not stated | y | w | w"),
            ("l-3", "text", "not stated | z | not stated | v"),
        ],
    );
    check(
        &csv("Name,L,L,L\nA,x,,\nB,q,,\nC,,w,\nD,q,w,v\n"),
        "A, B, C, D",
        &[("l", "choice", "x | q | not stated | q")],
    );
    check(
        &csv("Name,Support,Support\nA,Yes,No\nB,Yes,\nC,No,No\n"),
        "A, B, C",
        &[
            ("support", "flag", "yes | yes | no"),
            ("support-2", "flag", "no | not stated | no"),
        ],
    );
}

#[test]
fn our_own_files_keep_every_row_and_every_sign() {
    let definitions = "Definition,\"{\"\"id\"\":\"\"type\"\",\"\"label\"\":\"\"Type\"\",\"\"group\"\":\"\"G\"\",\"\"kind\"\":\"\"Text\"\"}\",,,,,,,\n\
        Definition,\"{\"\"id\"\":\"\"n\"\",\"\"label\"\":\"\"N\"\",\"\"group\"\":\"\"G\"\",\"\"kind\"\":\"\"Number\"\"}\",,,,,,,\n";
    let made = csv(&format!(
        "Service,ID,Role,Category,Status,Status: sources,Type,Type: sources,N,N: sources\n\
         Alpha,a,alternative,not stated,available,,int[4],,1,\n\
         data[0],b,alternative,not stated,available,,char[8],,2,\n\
         Subtotal Gamma,c,alternative,not stated,available,,char[1],,3,\n\
         data[1],d,alternative,not stated,available,,x[1],,4,\n\
         Total,e,alternative,not stated,available,,y,,10,\n\
         ,,,,,,,,,\nNote,5 services of 5.,,,,,,,,\n{definitions}"
    ));
    check(
        &made,
        "Alpha, data[0], Subtotal Gamma, data[1], Total",
        &[
            ("type", "text", "int[4] | char[8] | char[1] | x[1] | y"),
            ("n", "number", "1 | 2 | 3 | 4 | 10"),
        ],
    );
}

#[test]
fn values_of_json_that_are_objects_lose_none_of_their_fields() {
    let made = read_bytes(
        "list.json",
        br#"{"columns":["name","geo","n","c"],"data":[["a",{"lat":1,"lon":2},{"value":5,"unit":"GB"},{"v":7,"f":"7.0"}],["b",{"lat":3,"lon":4},{"value":6,"unit":"GB"},{"v":8}]]}"#,
    );
    check(
        &made,
        "a, b",
        &[
            ("geo.lat", "number", "1 | 3"),
            ("geo.lon", "number", "2 | 4"),
            ("n.value", "number", "5 | 6"),
            ("n.unit", "choice", "GB | GB"),
            ("c", "number", "7 | 8"),
        ],
    );
    check(
        &read_bytes("list.json", br#"{"columns":["name"],"data":[["a",1],["b",2]]}"#),
        "a, b",
        &[("column-2", "number", "1 | 2")],
    );
}

#[test]
fn tables_of_markdown_with_text_below_and_with_what_is_struck_out() {
    let below = "| Name | Price |\n|---|---|\n| A | 1 |\n| B | 2 |\n\nSource: x | y\n";
    let made = csv(below);
    assert_eq!(
        cells(&made, "price").split(" | ").take(2).collect::<Vec<_>>(),
        ["1", "2"]
    );
    assert!(made.catalog.attribute("column-1").is_none(), "{}", made.report.text());
    let made = csv("| Name | Price | Old |\n|---|---|---|\n| A | 1 | ~~Yes~~ |\n| ~~B~~ | 2 | Yes |\n| C | 3 | No |\n");
    check(&made, "A, B, C", &[("old", "flag", "not stated | yes | no")]);
    let report = made.report.text();
    assert!(
        report.contains("What is struck out is not stated:\n  “Yes” in line 3\n"),
        "{report}"
    );
}

#[test]
fn what_looks_like_a_length_of_time_a_version_or_a_code() {
    for (head, values, kind_of, shown) in [
        ("Trim", "P85D;P90D;P100D", "text", "P85D | P90D | P100D"),
        ("Retention", "P85D;P90D;P100D", "number d", "85 d | 90 d | 100 d"),
        ("Length", "PT1H30M;PT45M", "number min", "90 min | 45 min"),
        ("Rating", "☆☆☆;☆☆☆☆☆;☆☆", "text", "☆☆☆ | ☆☆☆☆☆ | ☆☆"),
        ("Rating", "★★★☆☆;☆☆☆☆☆;★★☆☆☆", "number ★", "3 ★ | 0 ★ | 2 ★"),
        ("Duty cycle", "0.5;0.25;0.75", "number", "0.5 | 0.25 | 0.75"),
        ("Billing cycle", "1.5;2;12", "number", "1.5 | 2 | 12"),
        ("Release cycle", "1.5;2;12", "version", "1.5 | 2 | 12"),
        ("Serial ports", "2;4;0;1", "number", "2 | 4 | 0 | 1"),
        ("Serial", "12;14;10;11", "text", "12 | 14 | 10 | 11"),
        ("Serial no.", "12;14;10;11", "text", "12 | 14 | 10 | 11"),
        ("Time zone database", "5.9;5.10;5.11", "version", "5.9 | 5.10 | 5.11"),
        ("Time", "5.9;5.10;5.3", "number", "5.90 | 5.10 | 5.30"),
        ("Price", "5.9;5.10;5.11", "number", "5.90 | 5.10 | 5.11"),
    ] {
        let lines = values.split(';').enumerate().map(|(i, v)| format!("N{i},{v}"));
        let lines = lines.collect::<Vec<_>>().join("\n");
        let made = csv(&format!("Name,{head}\n{lines}"));
        let id = made.report.columns[1].attribute.clone().expect("an attribute");
        let found = (kind(&made, &id), cells(&made, &id));
        assert_eq!(found, (kind_of.to_owned(), shown.to_owned()), "{head}: {values}");
    }
}

#[test]
fn commas_in_the_parts_of_lists_and_in_places() {
    let column = |head: &str, cells: &[&str]| {
        let lines = cells.iter().enumerate().map(|(i, c)| format!("N{i},\"{c}\""));
        let lines = lines.collect::<Vec<_>>().join("\n");
        csv(&format!("Name,{head}\n{lines}"))
    };
    let made = column(
        "Variants",
        &[
            "S, red; M, blue",
            "M, red; S, blue",
            "L, red; L, blue",
            "S, red; L, red",
        ],
    );
    assert_eq!(cells(&made, "variants").split(" | ").next(), Some("M, blue, S, red"));
    assert!(made.text.contains("\"S, red\""), "{}", made.text);
    let made = column(
        "Clock",
        &[
            "1,2 GHz; 1,5 GHz",
            "2,2 GHz; 2,5 GHz",
            "3,2 GHz; 3,5 GHz",
            "1,2 GHz; 3,5 GHz; 2,5 GHz",
        ],
    );
    assert!(made.text.contains("\"1,2 GHz\""), "{}", made.text);
    let made = column(
        "Headquarters",
        &[
            "Singapore, Singapore",
            "Luxembourg, Luxembourg",
            "Berlin, Germany",
            "Munich, Germany",
            "Berlin, Germany",
            "Paris, France",
            "Paris, France",
            "Singapore, Singapore",
        ],
    );
    assert_eq!(kind(&made, "headquarters"), "choice");
}

#[test]
fn marks_of_footnotes_are_told_from_parts_of_names_and_types() {
    check(
        &csv("Signal,Type\ndata[0],int[4]\ndata[1],char[8]\nclk,float\n"),
        "data[0], data[1], clk",
        &[("type", "text", "int[4] | char[8] | float")],
    );
    check(
        &csv("Name,Since,Price\nA,2004[1],Free[2]\nB,2008,Paid\nC,2003,Free\n"),
        "A, B, C",
        &[("price", "choice", "Free | Paid | Free")],
    );
}

#[test]
fn numbers_are_shown_by_the_section_and_the_point_of_their_format() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let format = |code: &str| rust_xlsxwriter::Format::new().set_num_format(code);
    let (yes, score) = (
        format("[=1]\"Yes\";[=0]\"No\""),
        format("[=1]\"Yes\";[=0]\"No\";General"),
    );
    let version = format("\"v\"0\".\"0\".\"0");
    let list = workbook.add_worksheet();
    for (column, head) in (0..).zip(["Name", "SSO", "Score", "Version"]) {
        list.write_string(0, column, head).expect("a cell");
    }
    for (row, (name, sso, scored, of)) in
        (1..).zip([("A", 1.0, 5.0, 123.0), ("B", 0.0, 1.0, 204.0), ("C", 0.0, 0.0, 310.0)])
    {
        list.write_string(row, 0, name).expect("a cell");
        list.write_number_with_format(row, 1, sso, &yes).expect("a cell");
        list.write_number_with_format(row, 2, scored, &score).expect("a cell");
        list.write_number_with_format(row, 3, of, &version).expect("a cell");
    }
    let made = read_bytes("list.xlsx", &workbook.save_to_buffer().expect("written"));
    check(
        &made,
        "A, B, C",
        &[
            ("sso", "flag", "yes | no | no"),
            ("score", "text", "5 | Yes | No"),
            ("version", "version", "v1.2.3 | v2.0.4 | v3.1.0"),
        ],
    );
}

#[test]
fn a_workbook_of_libreoffice_has_no_zeros_that_are_thousands_or_rounded() {
    let cell = |n: &str, shown: &str| {
        format!(
            "<table:table-cell office:value-type=\"float\" office:value=\"{n}\"><text:p>{shown}</text:p></table:table-cell>"
        )
    };
    let word = |text: &str| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    };
    let row = |cells: &[String]| format!("<table:table-row>{}</table:table-row>", cells.concat());
    let rows = workbooks::ods_row(&["Name", "Artikelnummer", "Version"])
        + &row(&[word("A"), cell("1500", "1,500"), cell("1.1", "1.10")])
        + &row(&[word("B"), cell("2340", "2,340"), cell("2.996", "3.00")])
        + &row(&[word("C"), cell("17", "17"), cell("1.2", "1.20")]);
    check(
        &read_bytes("list.ods", &workbooks::ods(&rows)),
        "A, B, C",
        &[
            ("artikelnummer", "text", "1500 | 2340 | 17"),
            ("version", "version", "1.10 | 2.996 | 1.20"),
        ],
    );
}

#[test]
fn below_a_total_only_what_another_sum_follows_is_no_entry() {
    for (text, named) in [
        ("n,p\nA,1\nB,2\nTotal,3\nTax Helper,9\n", "A, B, Tax Helper"),
        ("Plan,Price\nFree,0\nPro,10\nTotal,10\nMax,99\n", "Free, Pro, Max"),
        ("n,p\nA,10\nB,20\nTotal net,30\nVAT,6\nTotal gross,36\n", "A, B"),
        ("n,p\nA,10\nB,20\nTotal,30\nMax,20\nAverage,15\n", "A, B"),
    ] {
        assert_eq!(names(&csv(text)).join(", "), named, "{text}");
    }
}

/// The status of each entry, in the order of the file.
fn statuses(made: &Imported) -> String {
    let cells = Cells::build(made.catalog.clone(), View::on(TODAY));
    let word = |s| format!("{:?}", cells.judged(s).status).to_lowercase();
    made.catalog.service_ixs().map(word).collect::<Vec<_>>().join(", ")
}

#[test]
fn what_is_deprecated_has_not_ended() {
    let made = csv("Name,Deprecated\nA,2020-01-01\nB,yes\nC,2031-01-01\n");
    assert!(
        statuses(&made).split(", ").nth(1) == Some("available"),
        "{}",
        statuses(&made)
    );
    assert_eq!(cells(&made, "deprecated-text"), "not stated | yes | not stated");
    assert!(!made.report.text().contains("have ended"), "{}", made.report.text());
    let made = csv("Name,EOL\nA,2020-01-01\nB,deprecated\nC,2031-01-01\nD,retired\n");
    assert_eq!(statuses(&made), "retired, available, retiring, retired");
}

#[test]
fn the_report_says_what_was_read() {
    for (text, words) in [
        (
            "Name,Memory\nA,16 GB approx\nB,8 GB circa\nC,4 GB\n",
            "“16 GB approx” and the like in 2 with a note of that",
        ),
        (
            "Name,Languages\nA,\"Python, R und Java\"\nB,Python und R\nC,Java\nD,\"R, Java\"\nE,Python\n",
            "its cells are lists at “,” and “und” whose parts",
        ),
        (
            "Name,Stars (k)\nA,1.5\nB,20k\nC,3\n",
            "its heading counts by “k”, and “20k” has a letter of its own, so that it can be read in two ways",
        ),
        ("Name,Since\nA,2020-01-01\nB,NON PRÉCISÉ\n", "“NON PRÉCISÉ” in Since: 1"),
        ("Name,EOL\nA,2020-01-01\nB,INDÉTERMINÉ\n", "“INDÉTERMINÉ” in EOL: 1"),
    ] {
        let report = csv(text).report.text();
        assert!(report.contains(words), "{words} in {report}");
    }
}
