//! Reading lists into tables: delimiters, quotation marks, encodings, where a table starts and ends, the shapes of JSON, and that
//! no line of a file vanishes without a word.

use crosscheck::{
    catalog::{
        Finding, Kind, parse_raw,
        raw::{ListReading, RawCatalog},
    },
    import::{HeadingAt, ImportRequest, ReadChoices, columns::asked, reading_of},
};
use jiff::civil::date;
use proptest::prelude::*;

use crate::{
    imports::{Imported, import},
    workbooks,
};

fn read_as(file: &str, bytes: &[u8], reading: &ReadChoices) -> Result<Imported, Finding> {
    let request = ImportRequest {
        reading,
        ..ImportRequest::new(bytes, file, date(2026, 1, 15))
    };
    import(&request, None)
}

fn read(file: &str, bytes: &[u8]) -> Imported {
    read_as(file, bytes, &ReadChoices::default()).unwrap_or_else(|e| panic!("{file}: {e}"))
}

/// `Alpha, Beta | name, price`: the names of the entries and the headings of the columns.
fn shown(imported: &Imported) -> String {
    let names: Vec<&str> = imported.raw.services.iter().map(|s| s.name.as_str()).collect();
    let heads: Vec<&str> = imported.report.columns.iter().map(|c| c.header.as_str()).collect();
    format!("{} | {}", names.join(", "), heads.join(", "))
}

/// A file, what is in it, its entries and columns, and what the report says of how it was read.
type Reading = (&'static str, &'static [u8], &'static str, &'static [&'static str]);

const FILES: &[Reading] = &[
    (
        "01.csv",
        "Name;Preis, netto (EUR);Größe (cm, ca.);Seit\nAlpha;1,50;10;2019\nBeta;2,75;12;2020\n".as_bytes(),
        "Alpha, Beta | Name, Preis, netto (EUR), Größe (cm, ca.), Seit",
        &["Values are separated by semicolons."],
    ),
    (
        "03.csv",
        b"name|price|region\nalpha|10|EU\nbeta|20|US\n",
        "alpha, beta | name, price, region",
        &["Values are separated by “|”."],
    ),
    (
        "04.csv",
        b"Name;Preis;Ort\nM\xFCller;1,50;K\xF6ln\n\xC4rzte;2,50;Z\xFCrich\n",
        "Müller, Ärzte | Name, Preis, Ort",
        &["Read as windows-1252 text, because line 2 is not UTF-8."],
    ),
    (
        "utf16.csv",
        b"n\0a\0m\0e\0,\0p\0\n\0\xC4\0,\x001\0\n\0",
        "Ä | name, p",
        &["Read as UTF-16LE text, which bears no mark."],
    ),
    (
        "05.csv",
        b"Instance price report\nExported: 2026-01-31\n\nname,vcpu,price\nsmall,2,0.10\nlarge,8,0.40\n",
        "small, large | name, vcpu, price",
        &["  above the heading: lines 1, 2", "  the heading: line 4", "  blank: line 3"],
    ),
    (
        "title.csv",
        b"Report of tools,,\n,,\nName,Price,OK\nA,1,yes\nB,2,no\n",
        "A, B | Name, Price, OK",
        &["  above the heading: line 1", "  the heading: line 3"],
    ),
    (
        "17b.csv",
        b"name,desc,n\n\"a\",\"say \\\"hi\\\", ok\",1\n\"b\",\"plain\",2\n",
        "a, b | name, desc, n",
        &["Quotation marks are written \\\" in it, and were read so."],
    ),
    (
        "23c.csv",
        b"Alpha,1.5,yes\nBeta,2.5,no\nGamma,3.5,yes\n",
        "Alpha, Beta, Gamma | Column 1, Column 2, Column 3",
        &["No heading was found: line 1 looks like the entries below it, and is one."],
    ),
    (
        "24.csv",
        b"name,weight,height\n,kg,cm\na,5,10\nb,6,12\n",
        "a, b | name, weight, height",
        &["  the units of the columns: line 2"],
    ),
    (
        "total.csv",
        b"name,price\na,5\nb,6\nTotal,11\n",
        "a, b | name, price",
        &["  the total of the lines above: line 4"],
    ),
    (
        "27.csv",
        b",Product,Price\n0,Alpha,1.5\n1,Beta,2.5\n",
        "Alpha, Beta | Column 1, Product, Price",
        &[],
    ),
    ("19.json", b"{\"name\":\"a\",\"x\":1}\n{\"name\":\"b\",\"x\":2}\n", "a, b | name, x", &[]),
    ("19.jsonl", b"{\"name\":\"a\",\"x\":1}\n\n{\"name\":\"b\",\"x\":2}", "a, b | name, x", &[]),
    ("one.jsonl", b"{\"name\":\"a\",\"x\":1}", "a | name, x", &[]),
    (
        "19b.json",
        br#"{"name":{"0":"a","1":"b"},"price":{"0":1.5,"1":2.5},"ok":{"0":true,"1":false}}"#,
        "a, b | name, price, ok",
        &[],
    ),
    ("19d.json", br#"[["name","price"],["a",1.5],["b",2.5]]"#, "a, b | name, price", &[]),
    (
        "19g.json",
        br#"{"data":{"items":[{"name":"a","p":1},{"name":"b","p":2}],"total":2}}"#,
        "a, b | name, p",
        &["The records stand under “data.items”; what stands beside it was left out."],
    ),
    (
        "27d.json",
        br#"{"1C Enterprise":{"type":"programming","since":1996},"C++":{"type":"programming","since":1985},"HTML":{"type":"markup","since":1993}}"#,
        "1C Enterprise, C++, HTML | name, type, since",
        &["The name of each entry is the key it stands under."],
    ),
    (
        "32.json",
        br#"[{"name":"a","x":NaN},{"name":"b","x":2}]"#,
        "a, b | name, x",
        &["Not a number in JSON, so not stated:", "  NaN: 1"],
    ),
    (
        "points.csv",
        b"Stadt;Einwohner;Lager\nBonn;331.885;3\nUlm;126.949;4\nKiel;246.243;5\n",
        "Bonn, Ulm, Kiel | Stadt, Einwohner, Lager",
        &[
            "  Einwohner → einwohner: text; its numbers can be read in two ways, as 1,234 can: a thousand, or one and a bit; --decimal . or --decimal , settles it",
        ],
    ),
    (
        "commas.csv",
        b"City,Population,Rent\nBonn,\"331,885\",\"1,250\"\nUlm,\"1,126,949\",980\nKiel,\"246,243\",\"1,010\"\n",
        "Bonn, Ulm, Kiel | City, Population, Rent",
        &["  Rent → rent: a number; every filled cell is a number"],
    ),
    (
        "lists.csv",
        b"Name,Arch\na,\"[\"\"x86_64\"\",\"\"arm64\"\"]\"\nb,\"['arm64']\"\n",
        "a, b | Name, Arch",
        &[
            "  Arch → arch: a set of 2 options; its cells are lists; what one does not name is not stated; --complete \"Arch\" if each cell names all there is",
        ],
    ),
    (
        "sections.csv",
        b"Name,Price,OK\nDatabases,,\nA,10,yes\nB,20,no\nC,5,no\n",
        "Databases, A, B, C | Name, Price, OK",
        &[
            "Only the first cell is filled: each is an entry of which nothing is stated, unless it is a heading within the list:",
            "  line 2",
        ],
    ),
    ("dos.csv", b"Name,Price\nA,1\nB,2\n\x1a", "A, B | Name, Price", &[]),
    (
        "eol.json",
        br#"[{"name":"a","eol":"2024-10-07"},{"name":"b","eol":false},{"name":"c","eol":"2027-10-01"}]"#,
        "a, b, c | name, eol",
        &["  eol: a date, the day each entry ends, in 2 of 3; every filled cell is a date, but for “false” and the like in 1; --column \"eol=text\" keeps the words as values"],
    ),
    (
        "api.json",
        br#"{"data":[{"type":"tool","id":"7","attributes":{"name":"a","price":1}}]}"#,
        "a | type, id, name, price",
        &[],
    ),
];

#[test]
fn files_are_read_as_a_person_reads_them() {
    for (file, bytes, expected, said) in FILES {
        let imported = read(file, bytes);
        assert_eq!(shown(&imported), *expected, "{file}");
        let report = imported.report.text();
        for line in *said {
            assert!(report.lines().any(|l| l == *line), "{file}: {line} in {report}");
        }
    }
}

#[test]
fn an_unclosed_quotation_mark_swallows_no_lines() {
    let head = "name,size\ndisk1,1\ndisk2,2\ndisk3,3.5\" floppy\ndisk4,4\ndisk5,\"5.25\n";
    let rest: Vec<String> = (6..=1_000).map(|n| format!("disk{n},{n}\n")).collect();
    let text = head.to_owned() + &rest.concat();
    let imported = read("53.csv", text.as_bytes());
    assert_eq!(imported.raw.services.len(), 1_000);
    let report = imported.report.text();
    assert!(
        report.contains(
            "A quotation mark is not closed; it was read as a sign of the text, so that no lines are lost:\n  line 6\n"
        ),
        "{report}"
    );
}

#[test]
fn a_whole_number_beyond_a_float_keeps_its_digits() {
    let imported = read(
        "54.json",
        br#"[{"name":"a","n":9007199254740993},{"name":"b","n":9007199254740991}]"#,
    );
    assert!(imported.text.contains("9007199254740993"), "{}", imported.text);
}

#[test]
fn a_row_of_units_gives_its_columns_units() {
    let imported = read("24.csv", b"name,weight,height\n,kg,cm\na,5,10\nb,6,12\n");
    let units: Vec<&str> = imported.raw.attributes.iter().map(|a| a.unit.as_str()).collect();
    assert_eq!(units, ["kg", "cm"]);
}

#[test]
fn the_users_word_on_reading_holds() {
    let choices = |f: &dyn Fn(&mut ReadChoices)| {
        let mut choices = ReadChoices::default();
        f(&mut choices);
        choices
    };
    for (bytes, choices, expected) in [
        (
            &b"a;b,c\n1;2,3\n"[..],
            choices(&|c| c.delimiter = Some(',')),
            Ok("1;2 | a;b, c"),
        ),
        (
            b"x,y\nn,p\nA,1\n",
            choices(&|c| c.heading = Some(HeadingAt::Line(2))),
            Ok("A | n, p"),
        ),
        (
            b"n,p\nA,1\n",
            choices(&|c| c.heading = Some(HeadingAt::Nowhere)),
            Ok("n, A | Column 1, Column 2"),
        ),
        (
            b"n\n\xA3\xF3d\xBC\n",
            choices(&|c| c.encoding = Some("iso-8859-2".into())),
            Ok("Łódź | n"),
        ),
        (
            b"n\nA\n",
            choices(&|c| c.encoding = Some("klingon".into())),
            Err("no encoding is called “klingon”. Name one such as utf-8, utf-16le, windows-1252 or shift_jis."),
        ),
        (
            b"n\nA\n",
            choices(&|c| c.delimiter = Some('→')),
            Err("values cannot be separated by this sign. Name one such as , or ; or | or a tab."),
        ),
    ] {
        let found = read_as("a.csv", bytes, &choices);
        let found = found.map(|i| shown(&i)).map_err(|e| e.to_string());
        assert_eq!(found.as_deref().map_err(String::as_str), expected, "{choices:?}");
    }
}

#[test]
fn what_is_said_lies_in_the_catalog_and_holds_for_the_next_edition() {
    let said = ListReading {
        entries: Some("laptops".to_owned()),
        columns: vec![
            asked::column("Price=number:unit=EUR:headline=no").expect("read"),
            asked::column("Note=headline").expect("read"),
        ],
        ..ListReading::default()
    };
    let list = b"Name,Price,Maker,Note\nA,1,X,first\nB,2,X,second\nC,3,Y,third\n";
    let request = ImportRequest {
        said: Some(&said),
        ..ImportRequest::new(list, "l.csv", date(2026, 1, 15))
    };
    let first = import(&request, None).expect("imports");
    assert_eq!(first.raw.entries, "laptops");
    assert_eq!(first.raw.headline, ["maker", "note"]);
    let read_back = parse_raw(first.text.as_bytes()).expect("reads");
    assert_eq!(read_back, first.raw);
    assert_eq!(read_back.sources[0].reading, Some(said.clone()));
    // The next edition holds to it, unless all there is to say is said anew.
    let next = ImportRequest::new(list, "l.csv", date(2026, 2, 15));
    let merged = import(&next, Some(&read_back)).expect("imports");
    assert_eq!(merged.raw.sources[0].reading, Some(said));
    let anew = ImportRequest { says_all: true, ..next };
    let merged = import(&anew, Some(&read_back)).expect("imports");
    assert_eq!(merged.raw.sources[0].reading, None);
}

#[test]
fn what_is_said_of_cards_holds_for_attributes_that_a_merge_finds() {
    let said = |columns: &[&str]| ListReading {
        columns: columns.iter().map(|c| asked::column(c).expect("read")).collect(),
        ..ListReading::default()
    };
    let merge = |list: &str, said: &ListReading, into: &RawCatalog| {
        let request = ImportRequest {
            said: Some(said),
            ..ImportRequest::new(list.as_bytes(), "l.csv", date(2026, 2, 15))
        };
        import(&request, Some(into)).expect("imports").raw
    };
    let list = "Name,Price,Maker,Note\nA,1,X,first\nB,2,X,second\nC,3,Y,third\n";
    let first = import(&ImportRequest::new(list.as_bytes(), "l.csv", date(2026, 1, 15)), None);
    let first = first.expect("imports").raw;
    assert_eq!(first.headline, ["price", "maker"]);
    // Known ones, on and off, and one that is new.
    let words = said(&["Price=headline=no", "Note=headline", "Weight=headline"]);
    let wider = "Name,Price,Maker,Note,Weight,Height\nA,1,X,first,5,1\nB,2,X,second,6,2\nC,3,Y,third,7,3\n";
    let mut second = merge(wider, &words, &first);
    assert_eq!(second.headline, ["maker", "note", "weight"]);
    // What was said before is no news, so that what the file says by hand stays.
    second.headline = vec!["price".to_owned()];
    assert_eq!(merge(wider, &words, &second).headline, ["price"]);
}

#[test]
fn a_packed_list_is_read_like_any_other() {
    use std::io::Write as _;
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(b"name,p\nA,1\n").expect("packs");
    let imported = read("tools.csv.gz", &packer.finish().expect("packs"));
    assert_eq!(shown(&imported), "A | name, p");
    assert_eq!(imported.raw.title, "Tools");
}

#[test]
fn what_a_merged_cell_holds_is_read_in_each_of_its_rows_and_said() {
    let imported = read("plans.xlsx", &workbooks::merged());
    let headers: Vec<&str> = imported.report.columns.iter().map(|c| c.header.as_str()).collect();
    assert_eq!(headers, ["Provider", "Plan", "Size RAM", "Size Disk"]);
    let text = imported.text.as_str();
    assert_eq!(text.matches("says: Is(\"netco\")").count(), 3, "{text}");
    assert_eq!(text.matches("says: Is(\"cloudy\")").count(), 2, "{text}");
    let told = imported.report.text();
    let rows = "A cell is merged over several rows; its value was read in each of them:\n  row 4\n  row 5\n  row 7\n";
    assert!(told.contains(rows), "{told}");
}

#[test]
fn a_workbook_is_read_as_it_is_shown() {
    let imported = read("laptops.xlsx", &workbooks::laptops());
    assert_eq!(imported.raw.services.len(), 12);
    assert_eq!(imported.raw.services[3].name, "Laptop 3");
    let columns: Vec<String> = imported
        .report
        .columns
        .iter()
        .map(|c| format!("{}: {}", c.header, c.what))
        .collect();
    assert_eq!(
        columns,
        [
            "Model: the name of each entry",
            "Price: a number in €",
            "Memory: a number in GB",
            "Weight: a number in kg",
            "Released: a date",
            "Share: a number in %",
            "Touch: a flag (yes or no)",
        ]
    );
    let report = imported.report.text();
    for line in [
        "The sheet “Laptops” was read, and none of the others:",
        "  above the heading: row 1",
        "  the heading: row 3",
        "  the units of the columns: row 4",
    ] {
        assert!(report.lines().any(|l| l == line), "{line} in {report}");
    }
    let notes = ReadChoices {
        sheet: Some("notes".to_owned()),
        ..ReadChoices::default()
    };
    let notes = read_as("laptops.xlsx", &workbooks::laptops(), &notes).expect("reads");
    assert_eq!(shown(&notes), "Only a note | name");
    // Under another name it is the same.
    assert_eq!(read("laptops.csv", &workbooks::laptops()).raw.services.len(), 12);
}

#[test]
fn an_empty_sheet_before_the_list_is_passed_over() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    workbook.add_worksheet().set_name("Cover").expect("a name");
    let list = workbook.add_worksheet().set_name("List").expect("a name");
    for (row, cells) in [["name", "price"], ["A", "1"], ["B", "2"]].iter().enumerate() {
        for (column, text) in cells.iter().enumerate() {
            list.write_string(row as u32, column as u16, *text).expect("a cell");
        }
    }
    let bytes = workbook.save_to_buffer().expect("written");
    let made = read("list.xlsx", &bytes);
    let names: Vec<&str> = made.raw.services.iter().map(|s| s.name.as_str()).collect();
    assert_eq!(names, ["A", "B"]);
}

#[test]
fn a_workbook_of_libreoffice_is_read() {
    use workbooks::{ods, ods_row};
    let blank = "<table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>";
    let rows = [&["name", "price"][..], &["A", "1.5"], &["B", "2"]]
        .map(ods_row)
        .concat()
        + blank;
    let imported = read("list.ods", &ods(&rows));
    assert_eq!(shown(&imported), "A, B | name, price");
    assert_eq!(imported.report.columns[1].what, "a number");
    let bomb = "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell table:number-columns-repeated=\"16000\" office:value-type=\"float\" office:value=\"1\"><text:p>1</text:p></table:table-cell></table:table-row>";
    let refused = read_as("bomb.ods", &ods(bomb), ReadChoices::NONE).expect_err("a bomb");
    assert_eq!(
        refused.to_string(),
        "the sheet is larger than what is read of a list. Split it, or save it as CSV."
    );
}

/// What LibreOffice writes of money, percent, codes, units, merged cells and links is read as Excel's is.
#[test]
fn a_workbook_of_libreoffice_is_read_as_it_is_shown() {
    use workbooks::{ods, ods_row};
    let cell = |attributes: &str, text: &str| {
        format!("<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>")
    };
    let row = |cells: &[String]| format!("<table:table-row>{}</table:table-row>", cells.concat());
    let money = |n: &str| {
        let kind = format!("office:value-type=\"currency\" office:currency=\"EUR\" office:value=\"{n}\"");
        cell(&kind, &format!("{} €", n.replace('.', ",")))
    };
    let percent = |n: &str, text: &str| cell(&format!("office:value-type=\"percentage\" office:value=\"{n}\""), text);
    let float = |n: &str, text: &str| cell(&format!("office:value-type=\"float\" office:value=\"{n}\""), text);
    let word = |text: &str| cell("office:value-type=\"string\"", text);
    let merged = |text: &str| cell("office:value-type=\"string\" table:number-rows-spanned=\"2\"", text);
    let covered = || "<table:covered-table-cell/>".to_owned();
    let site = "<text:a xlink:href=\"https://example.org/a?x=1&amp;y=2\" xlink:type=\"simple\">A</text:a>";
    let rows = ods_row(&["Name", "Maker", "Price", "Share", "Code", "Weight"])
        + &row(&[
            word(site),
            merged("North"),
            money("12.5"),
            percent("0.45", "45 %"),
            float("7", "00007"),
            float("1.15", "1,2 kg"),
        ])
        + &row(&[
            word("B"),
            covered(),
            money("20"),
            percent("0.07", "7 %"),
            float("103", "00103"),
            float("2", "2,0 kg"),
        ])
        + &row(&[
            word("C"),
            word("South"),
            money("8"),
            percent("0.1", "10 %"),
            float("12345", "12345"),
            float("3", "3,0 kg"),
        ]);
    let made = read("list.ods", &ods(&rows));
    let columns: Vec<String> = { made.report.columns.iter() }
        .map(|c| format!("{}: {}", c.header, c.what))
        .collect();
    assert_eq!(
        columns,
        [
            "Name: the name of each entry",
            "Name link: a link",
            "Maker: a choice of 2 options",
            "Price: a number in €",
            "Share: a number in %",
            "Code: text",
            "Weight: a number in kg",
        ]
    );
    for said in [
        "says: Exactly(12.5)",
        "says: Exactly(45.0)",
        "says: Exactly(7.0)",
        "says: Text(\"00007\")",
        "says: Exactly(1.15)",
        "says: Link(\"https://example.org/a?x=1&y=2\")",
    ] {
        assert!(made.text.contains(said), "{said} in {}", made.text);
    }
    assert_eq!(made.text.matches("says: Is(\"north\")").count(), 2, "{}", made.text);
    let told = made.report.text();
    for line in [
        "A cell is merged over several rows; its value was read in each of them:\n  row 3\n",
        "Texts have links behind them; the addresses are in columns of their own:\n  Name link\n",
    ] {
        assert!(told.contains(line), "{told}");
    }
}

/// A code that its format fills with zeros, and the address behind a text.
#[test]
fn a_workbook_of_excel_keeps_the_zeros_and_the_addresses_that_it_shows() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let code = rust_xlsxwriter::Format::new().set_num_format("00000");
    let list = workbook.add_worksheet();
    let heads = ["Name", "Code", "Site", "Mail"];
    for (column, head) in (0..).zip(heads) {
        list.write_string(0, column, head).expect("a cell");
    }
    for (row, n) in (1..).zip([7_u32, 12, 103, 20_001]) {
        list.write_string(row, 0, format!("Tool {n}")).expect("a cell");
        list.write_number_with_format(row, 1, n, &code).expect("a cell");
        let link = |text: &str| rust_xlsxwriter::Url::new(format!("https://example.org/{n}")).set_text(text);
        let shown = format!("https://example.org/{n}");
        list.write_url(row, 2, if n == 12 { link("docs") } else { link(&shown) })
            .expect("a link");
        let mail = rust_xlsxwriter::Url::new(format!("mailto:a{n}@example.org")).set_text(format!("a{n}@example.org"));
        list.write_url(row, 3, mail).expect("a link");
    }
    let made = read("list.xlsx", &workbook.save_to_buffer().expect("written"));
    for said in [
        "says: Text(\"00007\")",
        "says: Text(\"00012\")",
        "says: Text(\"20001\")",
        "(attribute: \"site-link\", says: Link(\"https://example.org/12\")",
    ] {
        assert!(made.text.contains(said), "{said} in {}", made.text);
    }
    assert_eq!(
        made.text.matches("\"site-link\", says").count(),
        1,
        "the others show where they lead"
    );
    assert!(!made.text.contains("mail-link"), "{}", made.text);
}

#[test]
fn what_is_no_workbook_is_refused_in_a_sentence() {
    let xlsx = workbooks::laptops();
    for (file, bytes, expected) in [
        (
            "a.xlsx",
            &b"name,p\nA,1\n"[..],
            "the file is no workbook, whatever it is called. Save it again as .xlsx, .ods or CSV.",
        ),
        (
            "a.xlsx",
            b"\xD0\xCF\x11\xE0\xA1\xB1",
            "this is a workbook of before 2007, or one locked by a password. Save it again as .xlsx, .ods or CSV.",
        ),
        (
            "a.xlsx",
            &xlsx[..xlsx.len() / 2],
            "the workbook is damaged, was cut off, or is locked by a password. Save it again as .xlsx, .ods or CSV.",
        ),
    ] {
        let found = read_as(file, bytes, ReadChoices::NONE)
            .map(|i| shown(&i))
            .map_err(|e| e.to_string());
        assert_eq!(found, Err(expected.to_owned()));
    }
}

/// How a table is written.
#[derive(Debug, Clone)]
struct Written {
    delimiter: u8,
    quote_all: bool,
    end: csv::Terminator,
    utf16: bool,
}

fn written() -> impl Strategy<Value = Written> {
    let delimiter = proptest::sample::select(&b",;\t|"[..]);
    (delimiter, any::<bool>(), any::<bool>(), any::<bool>()).prop_map(|(delimiter, quote_all, crlf, utf16)| Written {
        delimiter,
        quote_all,
        end: if crlf {
            csv::Terminator::CRLF
        } else {
            csv::Terminator::Any(b'\n')
        },
        utf16,
    })
}

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-zäß][a-z äß,;|\"]{0,8}[a-z]",
        1 => "[a-z]{1,3}\n[a-z,]{1,3}",
        1 => "[0-9]{1,4}(\\.[0-9]{1,2})?",
        1 => Just(String::new()),
    ]
}

fn table() -> impl Strategy<Value = Vec<Vec<String>>> {
    (3..6_usize).prop_flat_map(|columns| {
        proptest::collection::vec(proptest::collection::vec(cell(), columns), 1..12).prop_map(move |mut rows| {
            for (i, row) in rows.iter_mut().enumerate() {
                row[0] = format!("entry {i}");
            }
            let mut all = vec![(0..columns).map(|i| format!("col {i}")).collect::<Vec<_>>()];
            "name".clone_into(&mut all[0][0]);
            all.extend(rows);
            all
        })
    })
}

fn bytes_of(rows: &[Vec<String>], how: &Written) -> Vec<u8> {
    let style = if how.quote_all {
        csv::QuoteStyle::Always
    } else {
        csv::QuoteStyle::Necessary
    };
    let mut writer = csv::WriterBuilder::new()
        .delimiter(how.delimiter)
        .quote_style(style)
        .terminator(how.end)
        .from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).expect("writes");
    }
    let bytes = writer.into_inner().expect("writes");
    if how.utf16 {
        let text = String::from_utf8(bytes).expect("text");
        let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
        units.flat_map(u16::to_le_bytes).collect()
    } else {
        bytes
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_table_written_in_any_dialect_comes_back_equal(rows in table(), how in written()) {
        let choices = ReadChoices::default();
        let imported = read_as("t.csv", &bytes_of(&rows, &how), &choices).expect("reads");
        let names: Vec<&str> = imported.raw.services.iter().map(|s| s.name.as_str()).collect();
        let expected: Vec<&str> = rows[1..].iter().map(|r| r[0].as_str()).collect();
        prop_assert_eq!(names, expected);
        let filled: usize = rows[1..].iter().flatten().filter(|t| !t.trim().is_empty()).count();
        let read: usize = imported.report.columns.iter().map(|c| c.filled).sum();
        prop_assert_eq!(read, filled);
        // What became text stands to the letter.
        for (i, row) in rows[1..].iter().enumerate() {
            let texts = imported.raw.services[i].claims.iter().filter_map(|c| match &c.says {
                crosscheck::catalog::raw::RawSays::Text(t) => Some(t.as_str()),
                _ => None,
            });
            for text in texts {
                prop_assert!(row.iter().any(|t| t == text), "{:?} in {:?}", text, row);
            }
        }
    }

    /// How a table is written makes nothing else of it: a workbook and each dialect give the same attributes and claims, and
    /// JSON the same entries with the same texts.
    #[test]
    fn a_table_is_the_same_in_every_format(rows in table(), how in written()) {
        let plain = Written { delimiter: b',', quote_all: true, end: csv::Terminator::CRLF, utf16: false };
        let choices = ReadChoices::default();
        let made = |file: &str, bytes: &[u8]| read_as(file, bytes, &choices).expect("reads");
        let first = made("t.csv", &bytes_of(&rows, &plain));
        for (file, bytes) in [("t.csv", bytes_of(&rows, &how)), ("t.xlsx", workbook(&rows))] {
            let other = made(file, &bytes);
            prop_assert_eq!(&other.raw.attributes, &first.raw.attributes, "{}", file);
            prop_assert_eq!(&other.raw.services, &first.raw.services, "{}", file);
        }
        let record = |row: &Vec<String>| -> serde_json::Value {
            let fields = rows[0].iter().zip(row).filter(|(_, text)| !text.is_empty());
            fields.map(|(head, text)| (head.clone(), text.clone().into())).collect::<serde_json::Map<_, _>>().into()
        };
        let records: Vec<serde_json::Value> = rows[1..].iter().map(record).collect();
        let whole = serde_json::to_vec(&records).expect("JSON");
        let lines: Vec<String> = records.iter().map(ToString::to_string).collect();
        let of_lines = made("t.jsonl", lines.join("\n").as_bytes());
        let json = made("t.json", &whole);
        prop_assert_eq!(&of_lines.raw.attributes, &json.raw.attributes);
        prop_assert_eq!(&of_lines.raw.services, &json.raw.services);
        let entries = |made: &Imported| -> Vec<(String, String)> {
            made.raw.services.iter().map(|s| (s.id.clone(), s.name.clone())).collect()
        };
        prop_assert_eq!(entries(&json), entries(&first));
        let filled = |made: &Imported| made.report.columns.iter().map(|c| c.filled).sum::<usize>();
        prop_assert_eq!(filled(&json), filled(&first));
    }

    /// A table turned round says the same where it is read by columns, and is left as it is where it is read by rows.
    #[test]
    fn a_table_on_its_side_is_the_same(rows in table()) {
        let plain = Written { delimiter: b',', quote_all: true, end: csv::Terminator::CRLF, utf16: false };
        let turned: Vec<Vec<String>> = (0..rows[0].len()).map(|c| rows.iter().map(|row| row[c].clone()).collect()).collect();
        let lies = |transposed| ReadChoices { transposed: Some(transposed), delimiter: Some(','), ..ReadChoices::default() };
        let upright = read_as("t.csv", &bytes_of(&rows, &plain), &lies(false)).expect("reads");
        for (file, bytes) in [("t.csv", bytes_of(&turned, &plain)), ("t.xlsx", workbook(&turned))] {
            let read = read_as(file, &bytes, &lies(true)).expect("reads");
            prop_assert_eq!(&read.raw.attributes, &upright.raw.attributes, "{}", file);
            prop_assert_eq!(&read.raw.services, &upright.raw.services, "{}", file);
            prop_assert_eq!(read.report.entries, rows.len() - 1);
        }
    }

    #[test]
    fn entries_and_what_is_left_out_are_all_lines(
        lines in proptest::collection::vec("[a-c1, ;\"]{0,12}", 1..30),
        crlf in any::<bool>(),
    ) {
        let text = lines.join(if crlf { "\r\n" } else { "\n" });
        let Ok(imported) = read_as("t.csv", text.as_bytes(), &ReadChoices::default()) else { return Ok(()) };
        let report = &imported.report;
        // A value within quotation marks may hold lines; the rest of the records are lines each.
        let mut places: Vec<usize> = report.left_out.iter().map(|l| l.place).collect();
        places.sort_unstable();
        places.dedup();
        prop_assert_eq!(places.len(), report.left_out.len());
        if !text.contains('"') {
            let all = text.lines().count();
            prop_assert_eq!(report.entries + report.left_out.len(), all, "{:?}", text);
        }
    }
}

/// The files that were handed over, where they lie beside the repository: all are read, these with so many entries.
#[test]
fn the_files_handed_over_are_read() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/cases/import");
    let Ok(files) = std::fs::read_dir(&folder) else { return };
    let known = [
        ("01_semicolon_comma_in_heading.csv", 3),
        ("03_pipe.csv", 3),
        ("04_cp1252.csv", 2),
        ("05_preamble.csv", 2),
        ("17b_backslash.csv", 2),
        ("19_ndjson.json", 2),
        ("19_ndjson.jsonl", 2),
        ("19b_pandas_columns.json", 2),
        ("19d_rows.json", 2),
        ("19g_nested_list.json", 2),
        ("23c_noheader.csv", 3),
        ("24_units_row.csv", 2),
        ("27d_keyed.json", 4),
        ("32_nan.json", 2),
        ("53_unclosed_even.csv", 1_000),
        ("54_int53.json", 2),
        ("rt.csv", 3),
        ("title.csv", 2),
    ];
    for file in files.flatten().map(|f| f.path()) {
        let name = file
            .file_name()
            .map(|n| n.to_string_lossy().into_owned())
            .unwrap_or_default();
        if !file.is_file() || crosscheck::import::read::reader_of(&name).is_none() {
            continue;
        }
        let imported = read(&name, &std::fs::read(&file).expect("a file"));
        let entries = imported.raw.services.len();
        let expected = known.iter().find(|(known, _)| *known == name);
        assert_eq!(entries, expected.map_or(entries, |(_, n)| *n), "{name}");
        assert!(entries > 0, "{name}");
    }
}

#[test]
fn columns_spelt_out_read_the_same_list_again_and_a_changed_one_is_read_as_it_says() {
    let json = br#"[{"name": "A", "id": "a1", "description": "x", "tags": ["p", "q"], "links": {"Docs": "https://a.example/"}, "eol": "2027-01-31", "blank": null},
        {"name": "B", "id": "b1", "description": "y", "tags": [], "links": {"Docs": "https://b.example/"}, "eol": "2028-01-31", "blank": null}]"#;
    let csv = include_bytes!("../data/tools.csv");
    for (file, bytes) in [("tools.csv", &csv[..]), ("a.json", json), ("own.csv", FILES[0].1)] {
        let spelt = |said: &ListReading| {
            let request = ImportRequest {
                said: Some(said),
                spelt: true,
                ..ImportRequest::new(bytes, file, date(2026, 1, 15))
            };
            import(&request, None).unwrap_or_else(|e| panic!("{file}: {e}"))
        };
        let plain = read(file, bytes);
        let first = spelt(&ListReading::default());
        let said = reading_of(&first.raw, file).expect("a reading").clone();
        let mut heads: Vec<&str> = said.columns.iter().map(|c| c.head.as_str()).collect();
        heads.dedup();
        let columns: Vec<&str> = plain.report.columns.iter().map(|c| c.header.as_str()).collect();
        assert_eq!(heads, columns, "{file}: each column once, in order");
        let again = spelt(&said);
        assert_eq!(again.text, first.text, "{file}");
        assert_eq!(
            (&again.raw.attributes, &again.raw.services),
            (&plain.raw.attributes, &plain.raw.services),
            "{file}"
        );
        assert_eq!(parse_raw(first.text.as_bytes()).as_ref(), Ok(&first.raw), "{file}");
        assert!(first.text.contains("// kind: one of Flag, Choice"), "{file}");
        assert!(!plain.text.contains("// kind:"), "{file}");

        let mut changed = said.clone();
        let column = changed
            .columns
            .iter_mut()
            .rfind(|c| c.kind.is_some())
            .expect("an attribute");
        (column.kind, column.complete, column.unit) = (Some(Kind::Text), None, None);
        column.label = Some("Renamed".into());
        let raw = spelt(&changed).raw;
        let renamed = raw.attributes.iter().find(|a| a.label == "Renamed").expect(file);
        assert_eq!(renamed.kind, Kind::Text, "{file}");
    }
}

/// A workbook of these texts, in the first sheet.
fn workbook(rows: &[Vec<String>]) -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for (r, row) in (0..).zip(rows) {
        for (c, text) in (0..).zip(row).filter(|(_, text)| !text.is_empty()) {
            sheet.write_string(r, c, text).expect("a cell");
        }
    }
    workbook.save_to_buffer().expect("a workbook")
}
