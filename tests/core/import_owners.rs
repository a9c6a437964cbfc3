//! Lists of kinds that people have, each with what its owner would read: its entries, what each column is, and its cells.

use crosscheck::{
    catalog::{Cells, View, raw::ListReading},
    export::{Document, ExportContext, Format, Meta, Paper},
    import::{ImportRequest, columns::asked},
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
            // In the middle of a table, with the name of the group before the word, and one alone.
            (
                "Group,Item,Price,Qty\nA,Bolt,10,2\nA,Nut,5,3\nTotal,,15,5\nB,Pin,3,4\nB,Rod,2,4\nTotal,,5,8\nC,Wire,1,1\n",
                "Bolt, Nut, Pin, Rod, Wire",
                &[
                    ("price", "number", "10 | 5 | 3 | 2 | 1"),
                    ("group", "choice", "A | A | B | B | C"),
                ],
                &["the subtotal of the lines above: lines 4, 7"],
            ),
            (
                "Group,Item,Price\nA,Bolt,10\nA,Nut,5\nA,Total,15\nB,Pin,3\n",
                "Bolt, Nut, Pin",
                &[],
                &["the subtotal of the lines above: line 4"],
            ),
            (
                "Item,Price,Qty\nBolt,10,2\nNut,5,3\nSumme,15,5\nPin,3,4\nRod,2,4\n",
                "Bolt, Nut, Pin, Rod",
                &[],
                &["the subtotal of the lines above: line 4"],
            ),
            (
                "Item,Price,Qty\nBolt,10,2\nNut,5,3\nTotal,15,6\nPin,3,4\nRod,2,4\n",
                "Bolt, Nut, Total, Pin, Rod",
                &[],
                &[],
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

#[test]
fn lists_of_offices_shops_and_databases_say_what_their_owners_mean() {
    check(
        "list.csv",
        &[
            // Accountants, and prices without cents.
            (
                "Name;Saldo;Preis;Note\nA;350,00-;350,-;2-\nB;1.200,50;1.200,-;3\nC;0,00;99,50;1-\n",
                "A, B, C",
                &[
                    ("saldo", "number", "-350.00 | 1200.50 | 0.00"),
                    ("preis", "number", "350.00 | 1200.00 | 99.50"),
                    ("note", "text", "2- | 3 | 1-"),
                ],
                &[],
            ),
            // MySQL's blank.
            (
                "Name,Released,Seen\nA,2024-01-03,2024-01-01 00:00:00\nB,0000-00-00,0000-00-00 00:00:00\nC,0000-00-00,2023-02-03 10:00:00\n",
                "A, B, C",
                &[("released", "date", "3 Jan 2024 | not stated | not stated")],
                &["“0000-00-00” in Released: 2", "“0000-00-00 00:00:00” in Seen: 1"],
            ),
            // Eurostat's blanks and flags.
            (
                "Country,2020,2021,2022\nAustria,12.5 p,3.1,:\nBelgium,13.1,3.1 b,: c\nDenmark,9.5bp,: z,5.5\n",
                "Austria, Belgium, Denmark",
                &[
                    ("2020", "number", "12.5 | 13.1 | 9.5"),
                    ("2021", "number", "3.1 | 3.1 | not stated"),
                    ("2022", "number", "not stated | not stated | 5.5"),
                ],
                &["“: c” in 2022: 1", "“12.5 p” and the like in 2 with a note of that"],
            ),
            // A 0 needs no unit, and other numbers do.
            (
                "Food,Energy,Salt\nBread,1050 kJ,1 g\nWater,0,2\nOil,3.7 MJ,1 g\n",
                "Bread, Water, Oil",
                &[
                    ("energy", "number kj", "1050 kJ | 0 kJ | 3700 kJ"),
                    ("salt", "choice", "1 g | 2 | 1 g"),
                ],
                &[],
            ),
            // Japanese dates and signs; a circle alone is neither a yes nor a no, nor is a cross.
            (
                "製品,発売日,対応,a,b,c\nりんご,2024年3月5日,○,✓,○,×\nみかん,2023年11月,×,✕,,\nなし,2022年1月1日,△,✔,○,×\n",
                "りんご, みかん, なし",
                &[
                    ("発売日", "date", "5 Mar 2024 | Nov 2023 | 1 Jan 2022"),
                    ("対応", "flag", "yes | no | partly"),
                    ("a", "flag", "yes | no | yes"),
                    ("b", "choice", "○ | not stated | ○"),
                    ("c", "choice", "× | not stated | ×"),
                ],
                &[],
            ),
            // What the World Bank writes above its tables, and a German office below them.
            (
                "Data Source,Development Indicators,\n\nUpdated,2025-01-28,\n\nCountry,Code,Unit,2019,2020,\nAruba,ABW,n,1,2,\nAngola,AGO,n,3,4,\n",
                "Aruba, Angola",
                &[("2019", "number", "1 | 3")],
                &["above the heading: lines 1, 3"],
            ),
            (
                ";2021;2022\nBayern;13176989;13369393\nBremen;676463;.\n__________\n© Destatis, 2023\n",
                "Bayern, Bremen",
                &[("2022", "number", "13369393 | not stated")],
                &["a note below the table: lines 4, 5"],
            ),
            // Numbers of articles are no months of the year 4711.
            (
                "Art.-Nr.;Bezeichnung\n4711-01;Schraube\n4711-02;Mutter\n",
                "Schraube, Mutter",
                &[("art-nr", "text", "4711-01 | 4711-02")],
                &[],
            ),
        ],
    );
    let made = read("list.csv", "Country,2020\nAustria,12.5 p\nBelgium,13.1\n");
    assert_eq!(made.raw.services[0].claims[0].note, "p", "the flag is kept as a note");
}

#[test]
fn what_programs_that_track_work_write_is_named_by_what_it_is_about() {
    for (file, text, named) in [
        (
            "list.json",
            r#"{"issues":[{"id":"10001","key":"PROJ-12","fields":{"summary":"Login fails","status":{"name":"Open"}}},{"id":"10002","key":"PROJ-13","fields":{"summary":"Slow","status":{"name":"Done"}}}]}"#,
            "Login fails, Slow",
        ),
        (
            "list.json",
            r#"[{"key":"PROJ-12","summary":"Login fails"},{"key":"PROJ-13","summary":"Slow"}]"#,
            "Login fails, Slow",
        ),
        (
            "list.csv",
            "Issue key,Issue id,Summary,Status\nPROJ-12,10001,Login fails,Open\nPROJ-13,10002,Slow,Done\n",
            "Login fails, Slow",
        ),
        (
            "list.csv",
            "Bug ID,Product,Assignee,Summary\n1,Firefox,ann,Crash\n2,Firefox,bob,Hang\n",
            "Crash, Hang",
        ),
        (
            "list.csv",
            "#,Project,Status,Subject\n1,Web,New,Login broken\n2,Web,New,Dark mode\n",
            "Login broken, Dark mode",
        ),
        // A summary of what has a name is its summary, and codes of models are names.
        (
            "list.csv",
            "Model,Summary\nXPS-13,Light and dear\nXPS-15,Large and dear\n",
            "XPS-13, XPS-15",
        ),
        (
            "list.csv",
            "Tag,Hostname,Model\n1,web-01,R640\n2,web-02,R640\n3,db-01,R740\n",
            "web-01, web-02, db-01",
        ),
        (
            "list.json",
            r#"{"range":"A1:B3","values":[["Name","Price"],["A","$1.50"],["B","$2.00"]]}"#,
            "A, B",
        ),
    ] {
        let made = read(file, text);
        assert_eq!(names(&made).join(", "), named, "{text}\n{}", made.report.text());
    }
}

#[test]
fn a_license_with_fields_of_its_own_is_what_it_is_called_by() {
    let text = r#"[{"name":"x","license":{"key":"mit","spdx_id":"MIT","name":"MIT License"}},
        {"name":"y","license":"BSD-3-Clause"},{"name":"z","license":null},
        {"name":"w","license":{"key":"other","spdx_id":"NOASSERTION","name":"Other"}}]"#;
    let made = read("list.json", text);
    let report = made.report.text();
    // In the order of ids: w, x, y, z.
    let licenses = cells(&made, "license");
    for word in ["MIT", "BSD-3-Clause", "not stated", "Other"] {
        assert!(licenses.split(" | ").any(|cell| cell == word), "{word} in {licenses}");
    }
    assert!(
        report.contains("“license” has fields of its own; “spdx_id” of them"),
        "{report}"
    );
    assert!(
        made.catalog.attribute("license.key").is_some(),
        "the rest stays: {report}"
    );
}

/// A list that an earlier version wrote, which has a status of its own and does not say which column is which.
const OLD: &str = r#"Service,ID,Role,Category,Status,Status: sources,Status,Status: sources,Price,Price: sources
A,a,alternative,not stated,available,,Open,[1],3,[1]
B,b,alternative,not stated,available,,Done,[1],4,[1]
C,c,alternative,not stated,available,,Open,[1],5,[1]
,,,,,,,,,
Note,3 services of 3.,,,,,,,,
Source 1,"st.csv, 15 Jan 2026",,,,,,,,
Catalog,St,,,,,,,,
Catalog hash,7e0e90af13d7,,,,,,,,
As of,"today, undated sources included",,,,,,,,
Judged on,28 Nov 2026,,,,,,,,
Sources counted,all sources,,,,,,,,
Filters,none,,,,,,,,
Made with,Crosscheck 0.1.0,,,,,,,,
Order,as listed,,,,,,,,
Definition,"{""id"":""its-status"",""label"":""Status"",""group"":""Attributes"",""kind"":""Choice"",""options"":[{""id"":""done"",""label"":""Done""},{""id"":""open"",""label"":""Open""}]}",,,,,,,,
Definition,"{""id"":""price"",""label"":""Price"",""group"":""Attributes"",""kind"":""Number""}",,,,,,,,
Definition,"{""entries"":"""",""headline"":[""its-status"",""price""]}",,,,,,,,
Definition,"{""source"":{""id"":""st"",""title"":""st.csv"",""date"":""2026-01-15"",""given"":true}}",,,,,,,,
Definition,"{""cited"":[""st""]}",,,,,,,,
"#;

#[test]
fn a_heading_of_ours_that_stands_twice_is_told_apart() {
    let swapped = OLD
        .replace("available,,Open,[1]", "Open,[1],available,")
        .replace("available,,Done,[1]", "Done,[1],available,");
    for text in [OLD, &swapped] {
        let made = read("list.csv", text);
        let report = made.report.text();
        assert_eq!(cells(&made, "its-status"), "Open | Done | Open", "{report}");
        assert!(report.contains("“Status” stands over two columns"), "{report}");
        assert!(report.contains("read back as they were"), "{report}");
    }
    // Without any definition it is read like a foreign list, and the list's own status stays.
    let bare: Vec<&str> = OLD.lines().filter(|line| !line.starts_with("Definition")).collect();
    let made = read("list.csv", &bare.join("\n"));
    assert_eq!(
        cells(&made, "its-status"),
        "Open | Done | Open",
        "{}",
        made.report.text()
    );
}

#[test]
fn what_was_lost_is_not_said_to_be_read_back_as_it_was() {
    let made = read("list.csv", &OLD.replace(",4,[1]", ",soon,[1]"));
    let report = made.report.text();
    assert!(!report.contains("as they were"), "{report}");
    assert!(report.contains("B, Price: soon"), "{report}");
}

#[test]
fn a_page_in_markdown_is_read_by_its_table() {
    let page = "# Databases\n\nSome words, as | are here.\n\n| Name | License | ACID | Size |\n|:-----|:-------:|---|---:|\n\
        | **PostgreSQL** | a\\_b | Yes | 32 TB |\n| SQLite | x \\| y | Yes (4.0+) | unlimited |\n\n\
        More words.\n\n| Other | Table |\n|---|---|\n| q | r |\n";
    let made = read("list.txt", page);
    let report = made.report.text();
    assert_eq!(names(&made).join(", "), "PostgreSQL, SQLite", "{report}");
    assert_eq!(cells(&made, "license"), "a_b | x | y", "{report}");
    assert_eq!(cells(&made, "acid"), "yes | partly: 4.0+", "{report}");
    assert!(report.contains("below the table: lines 10, 12–14"), "{report}");
    // Of our own page the numbers of sources are no notes, and what is not stated is not.
    let ours = "# T\n\n2 services of 2.\n\n| Service | Role | Status | Audit | Price |\n| --- | --- | --- | --- | ---: |\n\
        | A | alternative | available | yes \\[1\\] | 5 \\[1\\]\\[2\\] |\n\
        | B | alternative | available | not stated | 6 \\[1\\] |\n\n## Sources\n\n1. A page\n\n---\n\n\
        - Catalog: T\n- Made with: Crosscheck 0.1.0\n";
    let made = read("list.txt", ours);
    let report = made.report.text();
    assert_eq!(cells(&made, "audit"), "yes | not stated", "{report}");
    assert_eq!(cells(&made, "price"), "5 | 6", "{report}");
    assert!(report.contains("Crosscheck wrote this file for reading"), "{report}");
}

/// What a list had in a cell beyond its number or its no is on our page, and comes back from it.
#[test]
fn a_page_of_ours_keeps_what_a_number_and_a_no_are_noted_with() {
    let long = "until the new data centre is open, ".repeat(4);
    let list = format!(
        "Name,Memory,Audit,Seats,Text\nA,~16 GB,No (planned (2027)),<5,16 (sixteen)\nB,32 GB,No (on request),7,b (c)\n\
         C,64 GB,Yes,9,c\nD,8 GB,\"No ({long}perhaps)\",9,d\n"
    );
    let first = read("list.csv", &list);
    let listed = Cells::build(first.catalog.clone(), View::on(TODAY));
    let services: Vec<_> = first.catalog.service_ixs().collect();
    let columns = Document::all_columns(&first.catalog);
    let paper = Paper::of_list(&listed, &services, &columns, &Meta::new(&listed));
    let mut page = Vec::new();
    let context = ExportContext::default();
    Format::Markdown.put(&paper, &context, &mut page).expect("written");
    let page = String::from_utf8(page).expect("text");
    let back = read("list.txt", &page);
    for id in ["memory", "audit", "seats", "text"] {
        assert_eq!(cells(&back, id), cells(&first, id), "{page}\n{}", back.report.text());
    }
    let notes = |made: &Imported| -> Vec<(String, String)> {
        let claims = made.raw.services.iter().flat_map(|s| &s.claims);
        let noted = claims.filter(|c| !c.note.is_empty());
        noted.map(|c| (c.attribute.clone(), c.note.clone())).collect()
    };
    assert_eq!(notes(&first).len(), 5, "{:?}", notes(&first));
    assert_eq!(notes(&back), notes(&first), "{page}");
}

/// Amounts in two currencies are none of one column: text, with both named, until one of them is chosen.
#[test]
fn amounts_in_two_currencies_stay_as_they_are_until_one_is_chosen() {
    let list =
        "Name,Price,Fee\nA,$10,\"1.200,00 €\"\nB,€12,$12.50\nC,€15.50,\"10,00 €\"\nD,$20,$1.20\nE,€9,\"2.400,00 €\"\n";
    check(
        "list.csv",
        &[(
            list,
            "A, B, C, D, E",
            &[
                ("price", "text", "$10 | €12 | €15.50 | $20 | €9"),
                ("fee", "text", "1.200,00 € | $12.50 | 10,00 € | $1.20 | 2.400,00 €"),
            ],
            &[
                "Price → price: text; its numbers have different units, “$” and “€”; choose a number in one of them",
                "Fee → fee: text; its numbers have different units, “€” and “$”",
            ],
        )],
    );
    for (column, kind_of, price, beside) in [
        // What most are in, where no unit is chosen.
        (
            "Price=number",
            "number €",
            "not stated | 12.00 € | 15.50 € | not stated | 9.00 €",
            "$10 | not stated | not stated | $20 | not stated",
        ),
        (
            "Price=number:unit=$",
            "number $",
            "10 $ | not stated | not stated | 20 $ | not stated",
            "not stated | €12 | €15.50 | not stated | €9",
        ),
    ] {
        let said = ListReading {
            columns: vec![asked::column(column).expect("read")],
            ..ListReading::default()
        };
        let request = ImportRequest {
            said: Some(&said),
            ..ImportRequest::new(list.as_bytes(), "list.csv", TODAY)
        };
        let made = import(&request, None).expect("read");
        let report = made.report.text();
        assert_eq!(kind(&made, "price"), kind_of, "{report}");
        assert_eq!(cells(&made, "price"), price, "{report}");
        assert_eq!(cells(&made, "price-text"), beside, "{report}");
    }
}

#[test]
fn a_table_on_its_side_is_turned_in_japanese_too() {
    check(
        "list.csv",
        &[(
            "機能,サービスA,サービスB,サービスC,備考\n料金,\"1,000円\",500円,\"2,000円\",税込\nSSO,○,×,△,\nサポート,メール,電話,メール,\n",
            "サービスA, サービスB, サービスC",
            &[
                ("料金", "number 円", "1000 円 | 500 円 | 2000 円"),
                ("sso", "flag", "yes | no | partly"),
                ("サポート", "choice", "メール | 電話 | メール"),
            ],
            &[],
        )],
    );
}

/// A board as Trello exports it: its cards are the entries, each in the category of its list.
#[test]
fn a_board_of_cards_is_read_by_its_cards() {
    let board = r#"{"id": "b1", "name": "Tools", "labelNames": {"green": ""}, "closed": false,
        "actions": [{"id": "x", "type": "commentCard", "data": {"text": "c"}}],
        "lists": [{"id": "l1", "name": "To try"}, {"id": "l2", "name": "In use"}, {"id": "l3", "name": "Old", "closed": true}],
        "members": [{"id": "m1", "fullName": "Ada", "username": "ada"}],
        "labels": [{"id": "g", "name": "fast", "color": "green"}],
        "checklists": [{"id": "k", "name": "Steps", "checkItems": []}],
        "customFields": [{"id": "f1", "name": "Price", "type": "number"},
            {"id": "f2", "name": "Licence", "type": "list", "options": [{"id": "o1", "value": {"text": "MIT"}}]}],
        "cards": [
            {"id": "c1", "name": "Postgres", "desc": "A database.", "idList": "l2", "closed": false, "due": null, "idMembers": ["m1"],
                "labels": [{"name": "fast", "color": "green"}], "shortUrl": "https://trello.com/c/1",
                "customFieldItems": [{"idCustomField": "f1", "value": {"number": "5"}}, {"idCustomField": "f2", "idValue": "o1", "value": null}]},
            {"id": "c2", "name": "Redis", "desc": "", "idList": "l1", "closed": false, "due": "2024-05-01T12:00:00.000Z", "dueComplete": true,
                "idMembers": [], "labels": [], "shortUrl": "https://trello.com/c/2", "customFieldItems": []},
            {"id": "c3", "name": "Gone", "desc": "", "idList": "l2", "closed": true, "labels": [], "idMembers": []},
            {"id": "c4", "name": "Older", "desc": "", "idList": "l3", "closed": false, "labels": [], "idMembers": []}]}"#;
    let made = read("board.json", board);
    let report = made.report.text();
    assert_eq!(names(&made).join(", "), "Postgres, Redis", "{report}");
    let categories: Vec<&str> = made.raw.services.iter().map(|s| s.category.as_str()).collect();
    assert_eq!(categories, ["In use", "To try"], "{report}");
    for (id, shown) in [
        ("labels", "fast | not: fast"),
        ("price", "5 | not stated"),
        ("licence", "MIT | not stated"),
        ("due", "not stated | 1 May 2024"),
    ] {
        assert_eq!(cells(&made, id), shown, "{id}: {report}");
    }
    assert!(report.contains("archived: entries 3, 4"), "{report}");
    assert!(report.contains("A board: its cards were read"), "{report}");
}
