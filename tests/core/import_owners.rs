//! Lists of kinds that people have, each with what its owner would read: its entries, what each column is, and its cells.

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

fn read(file: &str, text: &str) -> Imported {
    read_bytes(file, text.as_bytes())
}

/// An attribute, its kind and unit, and its cells in the order of names.
type ColumnRead = (&'static str, &'static str, &'static str);

/// What a list is, its names, what is expected of its columns, and what its report says.
type Owned<'a> = (&'a str, &'a str, &'a [ColumnRead], &'a [&'a str]);

fn check(file: &str, lists: &[Owned<'_>]) {
    for (text, named, columns, said) in lists {
        let made = read(file, text);
        let report = made.report.text();
        assert_eq!(names(&made).join(", "), *named, "{text}\n{report}");
        for (id, kind_of, shown) in *columns {
            assert_eq!(kind(&made, id), *kind_of, "{id} of {text}\n{report}");
            assert_eq!(cells(&made, id), *shown, "{id} of {text}\n{report}");
        }
        for words in *said {
            assert!(report.contains(words), "{words} in {report}");
        }
        let lines = made.report.entries + made.report.left_out.len();
        assert!(lines > 0);
    }
}

#[test]
fn rows_of_units_are_none_of_the_entries() {
    check(
        "list.csv",
        &[
            (
                "Model,Power,Weight,Class\n,(kW),[kg],[-]\nA,1.5,20,x\nB,2.5,30,y\nC,3,31,y\n",
                "A, B, C",
                &[
                    ("power", "number kw", "1.5 kW | 2.5 kW | 3 kW"),
                    ("class", "choice", "x | y | y"),
                ],
                &["the units of the columns: line 2"],
            ),
            (
                "Model,Power,Weight\n[-],in W,in kg\nA,150,20\nB,250,30\n",
                "A, B",
                &[("power", "number w", "150 W | 250 W")],
                &["the units of the columns: line 2"],
            ),
            (
                "name,power,speed,n\n(),(W),(m/s),[1]\nA,150,20,1\nB,250,30,2\n",
                "A, B",
                &[("speed", "number m/s", "20 m/s | 30 m/s"), ("n", "number", "1 | 2")],
                &[],
            ),
        ],
    );
}

#[test]
fn what_sums_up_the_lines_above_is_no_entry_and_said() {
    check(
        "list.csv",
        &[
            (
                " id , name \n1,Alpha\n2,Beta\n(2 rows)\n",
                "Alpha, Beta",
                &[],
                &["a note below the table: line 4"],
            ),
            (
                "name,qty\nAlpha,1\nBeta,2\n(2 rows affected)\n",
                "Alpha, Beta",
                &[("qty", "number", "1 | 2")],
                &["a note below the table: line 4"],
            ),
            (
                "name,qty,x\nAlpha,1,1\nBeta,2,1\n\"2 rows in set (0.00 sec)\",,\n",
                "Alpha, Beta",
                &[],
                &["a note below the table: line 4"],
            ),
            (
                "Item,Price\nA,10\nB,20\nTotal,30\n(2 rows)\n",
                "A, B",
                &[("price", "number", "10 | 20")],
                &["the total of the lines above: line 4", "a note below the table: line 5"],
            ),
            (
                "Position;Netto;Brutto\nA;10;11,90\nB;20;23,80\nSumme netto;30;\nSumme brutto;;35,70\n",
                "A, B",
                &[("brutto", "number", "11.90 | 23.80")],
                &["the total of the lines above: lines 4, 5"],
            ),
            (
                "Produkt;Menge;Preis\nA;1;10\nB;2;20\nGesamtsumme netto;3;30\nMwSt. 19 %;;5,70\nGesamtsumme brutto;;35,70\n",
                "A, B",
                &[("preis", "number", "10 | 20")],
                &[
                    "the total of the lines above: line 4",
                    "a line between the totals: lines 5, 6",
                ],
            ),
            (
                "Item,Region,Price\nA,EU,10\nB,EU,20\nSubtotal,,30\nC,US,5\nD,US,5\nSubtotal,,10\nTotal,,40\n",
                "A, B, C, D",
                &[
                    ("price", "number", "10 | 20 | 5 | 5"),
                    ("region", "choice", "EU | EU | US | US"),
                ],
                &[
                    "the subtotal of the lines above: lines 4, 7",
                    "the total of the lines above: line 8",
                ],
            ),
            (
                "Item,Price\nA,10\nB,20\nTotal EU,30\nC,5\nD,6\nTotal US,11\n\nTotal,41\n",
                "A, B, C, D",
                &[],
                &[],
            ),
            (
                "Name,Score,Price\nA,3.5,10\nB,4.5,20\nC,1.0,60\nAverage,3.0,30\nMedian,3.5,20\nMin,1.0,10\nMax,4.5,60\n",
                "A, B, C",
                &[("score", "number", "3.5 | 4.5 | 1.0")],
                &[
                    "the median of the lines above: line 6",
                    "the least of the lines above: line 7",
                ],
            ),
            (
                "Category,Item,Price\nFood,Apple,1\nFood,Bread,3\nFood Total,,4\nHome,Lamp,20\nHome Total,,20\nGrand Total,,24\n",
                "Apple, Bread, Lamp",
                &[("price", "number", "1 | 3 | 20")],
                &[
                    "the subtotal of the lines above: lines 4, 6",
                    "the total of the lines above: line 7",
                ],
            ),
            (
                "Student,Math,Art\nAnn,90,80\nBob,70,60\nClass average,80,70\n",
                "Ann, Bob",
                &[],
                &["the average of the lines above: line 4"],
            ),
            // Names that begin or end so, and plans that are called so.
            (
                "Film,Year,Stars\nA,2000,3\nB,2001,4\nTotal Recall,2010,7\nThe Sum,2012,8\n",
                "A, B, Total Recall, The Sum",
                &[],
                &[],
            ),
            (
                "Plan,Price,Users\nFree,0,1\nPro,10,5\nTeam,20,5\nMax,20,5\n",
                "Free, Pro, Team, Max",
                &[],
                &[],
            ),
            (
                "name,size\nA,10\nB,20\nTotal Commander,30\n",
                "A, B, Total Commander",
                &[("size", "number", "10 | 20 | 30")],
                &[],
            ),
            (
                "name,size\nA,10\nB,20\nSubtotal Inc,7\nC,8\n",
                "A, B, Subtotal Inc, C",
                &[],
                &[],
            ),
        ],
    );
}

#[test]
fn tables_on_their_side_are_known_with_blank_columns_and_remarks() {
    check(
        "list.csv",
        &[
            (
                "Feature,Free,Pro,Enterprise,\nPrice,$0,$10,$30,\nUsers,5,50,unlimited,\nSSO,No,Yes,Yes,\n",
                "Free, Pro, Enterprise",
                &[
                    ("price", "number $", "0 $ | 10 $ | 30 $"),
                    ("users", "number", "5 | 50 | no limit"),
                    ("sso", "flag", "no | yes | yes"),
                ],
                &["blank: column 5"],
            ),
            (
                "Merkmal;Basic;Plus;Quelle\nPreis;10 €;20 €;Website\nTouch;Ja;Nein;Datenblatt\n",
                "Basic, Plus",
                &[("preis", "number €", "10 € | 20 €"), ("touch", "flag", "yes | no")],
                &["remarks on what is stated of the entries: column 4"],
            ),
            (
                ",iPhone 15,Galaxy S24,Pixel 8\nPrice,$799,$859,$699\nWeight,171 g,167 g,187 g\nOS,iOS,Android,Android\n",
                "iPhone 15, Galaxy S24, Pixel 8",
                &[("os", "choice", "iOS | Android | Android")],
                &[],
            ),
        ],
    );
}

#[test]
fn lists_in_cells_are_split_as_they_are_written() {
    check(
        "list.csv",
        &[
            (
                "name,tags\nA,\"a, b; c\"\nB,\"a; b\"\nC,\"b, c\"\nD,\"c\"\nE,\"a, c\"\n",
                "A, B, C, D, E",
                &[("tags", "set", "a, b, c | a, b | b, c | c | a, c")],
                &["its cells are lists at “;” and “,” whose parts come again"],
            ),
            (
                "name,os\nA,Windows & Linux\nB,Linux\nC,\"Windows, Linux and macOS\"\nD,\"Linux, macOS\"\nE,Windows\n",
                "A, B, C, D, E",
                &[(
                    "os",
                    "set",
                    "Linux, Windows | Linux | Linux, macOS, Windows | Linux, macOS | Windows",
                )],
                &[],
            ),
            (
                "name,at\nBerlin,\"52.52, 13.40\"\nParis,\"48.85, 2.35\"\nRome,\"41.90,12.49\"\n",
                "Berlin, Paris, Rome",
                &[("at", "text", "52.52, 13.40 | 48.85, 2.35 | 41.90,12.49")],
                &["at: text; each cell says something else"],
            ),
        ],
    );
}

#[test]
fn columns_of_one_heading_that_are_filled_from_the_left_are_one_list() {
    check(
        "list.csv",
        &[
            (
                "Key,Labels,Labels,Labels,Votes\nAlpha,auth,web,,1\nBeta,web,,,2\nGamma,auth,db,web,3\n",
                "Alpha, Beta, Gamma",
                &[
                    ("labels", "set", "auth, web | web | auth, db, web"),
                    ("votes", "number", "1 | 2 | 3"),
                ],
                &["filled from the left; they were read as one list:\n  Labels\n"],
            ),
            (
                "Tool,Grade,Grade\nAlpha,good,bad\nBeta,bad,good\n",
                "Alpha, Beta",
                &[("grade", "text", "good | bad"), ("grade-2", "text", "bad | good")],
                &["A heading stands over more than one column; each is kept"],
            ),
            (
                "Tool,Price,Price\nAlpha,1,2\nBeta,2,\n",
                "Alpha, Beta",
                &[("price", "number", "1 | 2"), ("price-2", "number", "2 | not stated")],
                &[],
            ),
        ],
    );
}

#[test]
fn shapes_of_json() {
    for (text, named) in [
        (r#"{"columns":["name","price"],"rows":[["a",1.5],["b",2]]}"#, "a, b"),
        (r#"{"name":["a","b"],"price":[1,2],"tags":[["x"],["y","x"]]}"#, "a, b"),
        (
            r#"{"name":{"0":"a","1":"b"},"price":{"0":1,"1":null},"tags":{"0":["x"],"1":["y"]}}"#,
            "a, b",
        ),
        (
            r#"{"data":[{"id":"m1","context":1000,"pricing":{"prompt":"0.1"}},{"id":"m2","context":2000,"pricing":{"prompt":"0.2"}}]}"#,
            "m1, m2",
        ),
    ] {
        assert_eq!(names(&read("list.json", text)).join(", "), named, "{text}");
    }
    let made = read(
        "list.json",
        r#"[{"title":"A","length":"PT1H30M"},{"title":"B","length":"PT45M"}]"#,
    );
    assert_eq!(cells(&made, "length"), "90 min | 45 min");
    let two = r#"{"plans":[{"name":"a"},{"name":"b"}],"regions":[{"name":"c"}]}"#;
    let refused = import(&ImportRequest::new(two.as_bytes(), "list.json", TODAY), None).expect_err(two);
    assert_eq!(
        refused.to_string(),
        "the file holds several lists, as under “plans” and “regions”. Keep the one to read in a file of its own."
    );
}

#[test]
fn units_bounds_and_what_is_near() {
    check(
        "list.csv",
        &[
            (
                "name,vol,cur,bat,res,pres,rate,area\nA,1 l,500 mA,3000 mAh,10 Ω,2 bar,100 req/s,20 m²\nB,500 mL,2 A,5 Ah,1 kΩ,500 mbar,120 req/min,1 ha\n",
                "A, B",
                &[
                    ("vol", "number ml", "1000 mL | 500 mL"),
                    ("cur", "number ma", "500 mA | 2000 mA"),
                    ("bat", "number ah", "3 Ah | 5 Ah"),
                    ("res", "number ω", "10 Ω | 1000 Ω"),
                    ("pres", "number mbar", "2000 mbar | 500 mbar"),
                    ("rate", "number req/s", "100 req/s | 2 req/s"),
                    ("area", "number m²", "20 m² | 10000 m²"),
                ],
                &[],
            ),
            (
                "name,price\nA,$1/hr\nB,$2/h\nC,$3 per hour\nD,$0.05/min\n",
                "A, B, C, D",
                &[("price", "number $/hr", "1 $/hr | 2 $/hr | 3 $/hr | 3 $/hr")],
                &[],
            ),
            (
                "name,mem\nA,8 GB+\nB,16 GB\nC,4+ GB\n",
                "A, B, C",
                &[("mem", "number gb", "at least 8 GB | 16 GB | at least 4 GB")],
                &[],
            ),
            (
                "name,spec\nA,mem 16G\nB,mem 8G\nC,mem 32G\n",
                "A, B, C",
                &[("spec", "text", "mem 16G | mem 8G | mem 32G")],
                &["spec: text; each cell says something else"],
            ),
            (
                "name,n\nA,\"1,200\"\nB,\"3,400\"\nC,17\n",
                "A, B, C",
                &[("n", "text", "1,200 | 3,400 | 17")],
                &[
                    "its numbers can be read in two ways",
                    "--decimal . or --decimal , settles it",
                ],
            ),
            (
                "name,n\nA,\"1,200\"\nB,\"1,200,000\"\n",
                "A, B",
                &[("n", "number", "1200 | 1200000")],
                &[],
            ),
            (
                "name,n,m\nA,\"1,200\",\"1,234.5\"\nB,\"3,400\",\"2,345.6\"\n",
                "A, B",
                &[("n", "number", "1200 | 3400")],
                &[],
            ),
        ],
    );
    let made = read("list.csv", "name,mem\nA,~16 GB\nB,ca. 8 GB\nC,32 GB\nD,approx. 64 GB\n");
    assert_eq!(cells(&made, "mem"), "16 GB | 8 GB | 32 GB | 64 GB");
    for note in ["note: \"~16 GB\"", "note: \"ca. 8 GB\"", "note: \"approx. 64 GB\""] {
        assert!(made.text.contains(note), "{note} in {}", made.text);
    }
    assert!(
        made.report
            .text()
            .contains("“~16 GB” and the like in 3 with a note of that")
    );
}

#[test]
fn numbers_under_a_heading_of_scores_are_no_versions() {
    for heading in ["Score", "Latency", "Rating", "Dauer", "Time (s)", "Benchmark"] {
        let made = read("list.csv", &format!("name,{heading}\nA,2.10\nB,2.9\nC,3.5\n"));
        let id = made.report.columns[1].attribute.clone().expect("an attribute");
        assert!(kind(&made, &id).starts_with("number"), "{heading}");
        assert!(
            cells(&made, &id).starts_with("2.10"),
            "{heading}: {}",
            cells(&made, &id)
        );
    }
    for heading in ["Version", "Kernel", "cycle", "x"] {
        let made = read("list.csv", &format!("name,{heading}\nA,2.10\nB,2.9\nC,3.5\n"));
        let id = made.report.columns[1].attribute.clone().expect("an attribute");
        assert_eq!(kind(&made, &id), "version", "{heading}");
    }
}

/// The status of each entry, in the order of the file.
fn statuses(made: &Imported) -> String {
    let cells = Cells::build(made.catalog.clone(), View::on(TODAY));
    let word = |s| format!("{:?}", cells.judged(s).status).to_lowercase();
    made.catalog.service_ixs().map(word).collect::<Vec<_>>().join(", ")
}

#[test]
fn ends_are_read_with_the_words_that_stand_in_their_place() {
    for (file, text, expected) in [
        (
            "list.csv",
            "product,EOL\nA,2024-01-01\nB,active\nC,2026-05-05\n",
            "retired, available, retiring",
        ),
        (
            "list.csv",
            "Produkt;Abkündigung\nA;01.01.2024\nB;unbefristet\nC;31.12.2026\n",
            "retired, available, retiring",
        ),
        (
            "list.csv",
            "produit;fin de support\nA;01/01/2024\nB;aucune\nC;31/12/2026\n",
            "retired, available, retiring",
        ),
        (
            "list.csv",
            "name,End of life\nA,2024\nB,still supported\nC,2027\nD,N/A\n",
            "retired, available, retiring, available",
        ),
        (
            "list.json",
            r#"[{"cycle":"1","eol":"2023-01-01"},{"cycle":"2","eol":false},{"cycle":"0","eol":true}]"#,
            "retired, available, retired",
        ),
    ] {
        assert_eq!(statuses(&read(file, text)), expected, "{text}");
    }
    let made = read(
        "list.json",
        r#"[{"cycle":"1","eol":"2023-01-01","extended":false},{"cycle":"0","eol":true,"extended":"2020-01-01"}]"#,
    );
    assert_eq!(cells(&made, "extended"), "not applicable | 1 Jan 2020");
    assert!(
        made.report
            .text()
            .contains("which have ended on a day that is not stated")
    );
}

#[test]
fn formulas_of_a_workbook_lose_no_text_no_link_and_no_cell() {
    let link = |cell: &str, formula: &str, shown: &str| {
        let value = if shown.is_empty() {
            String::new()
        } else {
            format!("<v>{shown}</v>")
        };
        format!("<c r=\"{cell}\" t=\"str\"><f>{formula}</f>{value}</c>")
    };
    let text = |cell: &str, text: &str| format!("<c r=\"{cell}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let rows = [
        vec![
            text("A1", "Name"),
            text("B1", "Price"),
            text("C1", "Twice"),
            text("D1", "Note"),
        ],
        vec![
            link("A2", "HYPERLINK(\"https://a.example/x\",\"Alpha\")", "Alpha"),
            "<c r=\"B2\"><v>5</v></c>".to_owned(),
            "<c r=\"C2\"><f>B2*2</f></c>".to_owned(),
            "<c r=\"D2\" t=\"str\"><f>\"\"</f><v></v></c>".to_owned(),
        ],
        vec![
            link("A3", "HYPERLINK(\"https://b.example/\"&amp;B3,\"Beta\")", ""),
            "<c r=\"B3\"><v>6</v></c>".to_owned(),
            "<c r=\"C3\"><f>B3*2</f><v>12</v></c>".to_owned(),
            text("D3", "x"),
        ],
    ];
    let rows: String = (1..)
        .zip(rows)
        .map(|(n, cells)| format!("<row r=\"{n}\">{}</row>", cells.concat()))
        .collect::<Vec<_>>()
        .concat();
    let made = read_bytes("list.xlsx", &workbooks::xlsx(&rows));
    assert_eq!(names(&made), ["Alpha", "Beta"]);
    assert_eq!(cells(&made, "name-link"), "https://a.example/x | https://b.example/6");
    assert_eq!(cells(&made, "twice"), "not stated | 12");
    let report = made.report.text();
    assert!(
        report.contains("Formulas whose value the file does not hold are not stated; save it again in a spreadsheet, which works them out:\n  C2\n"),
        "{report}"
    );
    let link = "<table:table-cell table:formula=\"of:=HYPERLINK(&quot;https://a.example&quot;;&quot;Alpha&quot;)\" office:value-type=\"string\"><text:p>Alpha</text:p></table:table-cell>";
    let time = "<table:table-cell office:value-type=\"time\" office:time-value=\"PT08H30M00S\"><text:p>08:30</text:p></table:table-cell>";
    let rows = workbooks::ods_row(&["Name", "Opens"]) + &format!("<table:table-row>{link}{time}</table:table-row>");
    let made = read_bytes("list.ods", &workbooks::ods(&rows));
    assert_eq!(cells(&made, "name-link"), "https://a.example");
    assert_eq!(cells(&made, "opens"), "08:30:00");
}

#[test]
fn versions_of_a_workbook_keep_the_zeros_that_are_shown() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let two = rust_xlsxwriter::Format::new().set_num_format("0.00");
    let list = workbook.add_worksheet();
    for (column, head) in (0..).zip(["Name", "Version", "Price", "Runtime"]) {
        list.write_string(0, column, head).expect("a cell");
    }
    for (row, n) in (1..).zip([1.1, 1.9, 2.0]) {
        list.write_string(row, 0, format!("Tool {row}")).expect("a cell");
        if row == 2 {
            list.write_number(row, 1, n).expect("a cell");
        } else {
            list.write_number_with_format(row, 1, n, &two).expect("a cell");
        }
        list.write_number_with_format(row, 2, n, &two).expect("a cell");
        list.write_number_with_format(row, 3, n, &two).expect("a cell");
    }
    list.write_string(2, 3, "v1.2.3").expect("a cell");
    let made = read_bytes("list.xlsx", &workbook.save_to_buffer().expect("written"));
    assert_eq!(
        (kind(&made, "version"), cells(&made, "version")),
        ("version".into(), "1.10 | 1.9 | 2.00".into())
    );
    assert_eq!(
        (kind(&made, "price"), cells(&made, "price")),
        ("number".into(), "1.1 | 1.9 | 2".into())
    );
    assert_eq!(cells(&made, "runtime"), "1.10 | v1.2.3 | 2.00");
    assert!(
        made.report
            .text()
            .contains("with the zeros that their cells show:\n  Version\n  Runtime\n")
    );
    let cell = |n: &str, shown: &str| {
        format!(
            "<table:table-cell office:value-type=\"float\" office:value=\"{n}\"><text:p>{shown}</text:p></table:table-cell>"
        )
    };
    let word = |text: &str| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    };
    let row = |cells: &[String]| format!("<table:table-row>{}</table:table-row>", cells.concat());
    let rows = workbooks::ods_row(&["Name", "Version"])
        + &row(&[word("A"), cell("1.1", "1,10")])
        + &row(&[word("B"), cell("1.9", "1,9")]);
    assert_eq!(
        cells(&read_bytes("list.ods", &workbooks::ods(&rows)), "version"),
        "1.10 | 1.9"
    );
}

#[test]
fn tables_of_terminals_markdown_and_encyclopedias() {
    check(
        "list.txt",
        &[
            (
                "name       price  qty\n---------- ------ ----\nAlpha       10.50    3\nBeta         7.25   12\n\n(2 rows affected)\n",
                "Alpha, Beta",
                &[("price", "number", "10.50 | 7.25"), ("qty", "number", "3 | 12")],
                &["a note below the table: line 6"],
            ),
            (
                "+----+-------+-------+\n| id | name  | price |\n+----+-------+-------+\n|  1 | Alpha | 10.50 |\n|  2 | Beta  |  NULL |\n+----+-------+-------+\n2 rows in set (0.00 sec)\n",
                "Alpha, Beta",
                &[("price", "number", "10.50 | not stated")],
                &["Read 2 entries with 1 attribute"],
            ),
            (
                "Notes first\n\n| Tool | Price | OSS |\n|------|------:|:---:|\n| **A** | $10 | ✅ |\n| [B](https://b.example) | $0 | ❌ |\n| `c` | $5 | ✅ |\n",
                "A, B, c",
                &[
                    ("oss", "flag", "yes | no | yes"),
                    ("tool-link", "link", "not stated | https://b.example | not stated"),
                ],
                &["Marks of Markdown around values were left out"],
            ),
            (
                "Name,First release,Latest version,Price\nFirefox,2004[1],146.0,Free\nChrome,2008,143.0.7499.40[2][3],Free\nSafari,2003,26.1,Free[a]\n",
                "Firefox, Chrome, Safari",
                &[
                    ("latest-version", "version", "146.0 | 143.0.7499.40 | 26.1"),
                    ("price", "choice", "Free | Free | Free"),
                ],
                &["Marks of footnotes behind values were left out:\n  “2004[1]” in line 2\n"],
            ),
            (
                "name,call\nA,f[0]\nB,f[1]\nC,g[0]\n",
                "A, B, C",
                &[("call", "text", "f[0] | f[1] | g[0]")],
                &[],
            ),
        ],
    );
}

#[test]
fn price_lists_inventories_and_comparisons() {
    check(
        "list.csv",
        &[
            (
                "Item,Qty,Unit price,Total\nLaptop,2,$1200.00,$2400.00\nMonitor,4,$250.00,$1000.00\n,,,\n,,Subtotal,$3400.00\n,,Tax (19%),$646.00\n,,Total,$4046.00\n",
                "Laptop, Monitor",
                &[("unit-price", "number $", "1200.00 $ | 250.00 $")],
                &["a line between the totals: line 6"],
            ),
            (
                "Provider,RAM,Location\nHetzner,4 GB,\"DE, FI, US\"\nOVH,8 GB,\"FR, DE, CA\"\nDO,512 MB,\"US, DE, SG\"\n",
                "Hetzner, OVH, DO",
                &[("location", "set", "DE, FI, US | CA, DE, FR | DE, SG, US")],
                &[],
            ),
            (
                "Model,Power in W,Area km²,Rating,EAN\nA,250,1.5,★★★★☆,4006381333931\nB,500,2,★★★★★,4006381333948\n",
                "A, B",
                &[
                    ("power", "number w", "250 W | 500 W"),
                    ("area", "number km²", "1.5 km² | 2 km²"),
                    ("rating", "number ★", "4 ★ | 5 ★"),
                    ("ean", "text", "4006381333931 | 4006381333948"),
                ],
                &["its figures are codes"],
            ),
            (
                "Name,Done,State\nA,checked,<none>\nB,,5\nC,checked,7\n",
                "A, B, C",
                &[
                    ("done", "flag", "yes | not stated | yes"),
                    ("state", "number", "not stated | 5 | 7"),
                ],
                &[],
            ),
            (
                "Tarif;Grundpreis;Laufzeit;Ökostrom\nBasis;12,90 €/Monat;12 Monate;nein\nNatur;9,95 €/Monat;24 Monate;ja\n",
                "Basis, Natur",
                &[
                    ("grundpreis", "number €/monat", "12.90 €/Monat | 9.95 €/Monat"),
                    ("ökostrom", "flag", "no | yes"),
                ],
                &[],
            ),
            (
                "Forfait;Prix;Data;Appels;5G\nLibre;19,99 €/mois;250 Go;illimités;oui\nUn;15,99 €/mois;100 Go;2 h;non\n",
                "Libre, Un",
                &[
                    ("data", "number go", "250 Go | 100 Go"),
                    ("appels", "number h", "no limit | 2 h"),
                ],
                &[],
            ),
            (
                "Hotel;Precio;Distancia;Valoración\nSol;89,50 €;1,2 km;8,7/10\nMar;120,00 €;300 m;9,1/10\n",
                "Sol, Mar",
                &[
                    ("distancia", "number m", "1200 m | 300 m"),
                    ("valoración", "number /10", "8.7 /10 | 9.1 /10"),
                ],
                &[],
            ),
        ],
    );
}
