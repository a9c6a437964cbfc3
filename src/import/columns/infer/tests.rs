//! What columns become.

use super::*;
use crate::catalog::raw::{ColumnReading, ListReading};
use crate::{
    catalog::kind::Marks,
    import::columns::{figure::Letters, numbers::NumberFormat},
};

fn column(header: &str, cells: &[&str]) -> ListColumn {
    let mut column = ListColumn::new(header, RecordPart::Field);
    let cells = cells.iter().map(|c| ListValue::Text((*c).to_owned()));
    column.cells = (0..).zip(cells).collect();
    column
}

fn read(column: &ListColumn, typed: bool, list: &ListReading, said: Option<&ColumnReading>) -> Inferred {
    let about = About {
        typed,
        rows: column.cells.len(),
        list,
        said,
        fixed: None,
        shown: None,
        semicolons: false,
    };
    infer(column, about)
}

fn csv(header: &str, cells: &[&str]) -> Inferred {
    read(&column(header, cells), false, &ListReading::default(), None)
}

fn number(unit: &str, decimals: Option<u8>) -> How {
    How::Number(NumberFormat {
        style: Marks::Point,
        unit: unit.to_owned(),
        bare: String::new(),
        decimals,
        letters: Letters::AsWritten,
    })
}

fn flagged() -> How {
    let How::Number(form) = number("", None) else {
        unreachable!("a number")
    };
    let letters = Letters::Flags;
    How::Number(NumberFormat { letters, ..form })
}

fn comma(decimals: Option<u8>) -> How {
    let How::Number(form) = number("", decimals) else {
        unreachable!("a number")
    };
    let style = Marks::Comma;
    How::Number(NumberFormat { style, ..form })
}

fn number_of_bytes(unit: &str) -> How {
    let How::Number(form) = number(unit, None) else {
        unreachable!("a number")
    };
    let letters = Letters::Bytes;
    How::Number(NumberFormat { letters, ..form })
}

#[test]
fn a_spreadsheet_column_is_what_all_its_cells_are() {
    for (header, cells, expected) in [
        ("x", &["yes", "No", "partly"][..], How::Flag(Signs::Usual)),
        ("x", &["partly", "partly"], How::Choice),
        ("x", &["ja", "nein"], How::Flag(Signs::Usual)),
        ("x", &["✅", "❌"], How::Flag(Signs::Usual)),
        ("x", &["Yes", "Yes (Enterprise only)", "No"], How::Flag(Signs::Usual)),
        ("x", &["Yes", "Planned", "No"], How::Flag(Signs::Usual)),
        ("x", &["available", "unavailable"], How::Flag(Signs::Usual)),
        ("x", &["x", "x"], How::Choice),
        // Signs as Japanese lists have them; a circle without a cross may be anything.
        ("x", &["○", "×", "△"], How::Flag(Signs::Circles)),
        ("x", &["✓", "×", "-"], How::Flag(Signs::Circles)),
        ("x", &["●", "○"], How::Flag(Signs::Usual)),
        ("x", &["✓", "✕", "✗"], How::Flag(Signs::Usual)),
        ("x", &["○", "○", "○"], How::Choice),
        ("x", &["◎", "○", "×", "○"], How::Choice),
        ("x", &["×", "×", "×"], How::Choice),
        ("x", &["2024年3月5日", "2023年12月"], How::Date(DateFormat::Named)),
        // What databases and statistics offices write where there is nothing.
        (
            "x",
            &["2024-01-01", "0000-00-00", "0000-00-00 00:00:00"],
            How::Date(DateFormat::Iso),
        ),
        ("x", &["12.5", ":", ": c"], number("", None)),
        ("x", &["12.5 p", "3.1", "4.2bp"], flagged()),
        ("x", &["12.5e", "3.1"], flagged()),
        ("x", &["12.5 p", "3.1 p", ": z"], flagged()),
        // Days, seconds and units, as before.
        ("x", &["5 d", "3"], How::Text),
        ("x", &["12.5 p", "3.1 p"], number("p", None)),
        ("x", &["5 x", "3"], How::Text),
        ("Energy", &["1050 kJ", "3.7 MJ", "0"], number("kJ", None)),
        ("x", &["5 GB", "0"], number("GB", None)),
        ("x", &["5 GB", "1"], How::Text),
        ("x", &["0", "0 kJ"], number("kJ", None)),
        // A minus behind a sum, and no cents.
        ("x", &["350,00-", "1.200,50"], comma(Some(2))),
        ("x", &["350,-", "1.200,-"], comma(Some(2))),
        ("x", &["5-", "9"], How::Text),
        ("x", &["2,3-", "1,7"], How::Text),
        ("x", &["1", "2.5"], number("", None)),
        ("x", &["1.50", "2.25"], number("", Some(2))),
        ("x", &["1 GB", "2 GB"], number("GB", None)),
        (
            "x",
            &["$0.0104 hourly", "$1.5 hourly", "unavailable"],
            number("$/h", None),
        ),
        ("Price", &["1.5", "2.50"], number("", Some(2))),
        ("x", &["1", "N/A", "2"], number("", None)),
        ("x", &["1", "two"], How::Text),
        ("x", &["12E34", "7E10"], How::Text),
        ("x", &["007", "012"], How::Text),
        ("x", &["192.168.100.200", "10.0.0.1"], How::Text),
        ("Version", &["1.10", "1.9"], How::Version),
        ("Release", &["1.5", "1.6"], How::Version),
        ("Release", &["20", "22"], number("", None)),
        // Prices, weights and sizes are no versions.
        (
            "x",
            &["1.10", "1.20", "1.35", "1.50", "1.80", "2.20", "free"],
            number("", Some(2)),
        ),
        ("x", &["6.1", "6.7", "5.4", "5.8", "no"], number("", None)),
        ("Weight", &["1.2", "0.85", "2", "approx"], number("", None)),
        ("size", &["5.4", "5.10"], number("", Some(2))),
        ("x", &["0.1000000000000000055", "0.5"], How::Text),
        ("x", &["0.5", "0.50", "0.6"], How::Text),
        ("x", &["1.10", "1.9", "2.0"], How::Version),
        ("since", &["9", "10.1", "≤11", "false", "16"], How::Version),
        // A zero counts in a bound as well.
        ("py", &["3.10+", "3.9+", "3.12+"], How::Version),
        ("needs", &[">=1.10", "1.9", "1.8"], How::Version),
        ("go", &["1.20+", "1.21", "1.9"], How::Version),
        ("size", &["1.5+", "2.25+", "3.50+"], number("", Some(2))),
        ("Kernel", &["6.8", "5.15", "5.4"], How::Version),
        // The unit of the heading is the column's, whatever a cell has.
        ("Capacity (GB)", &["500", "1 TB", "250"], number("GB", None)),
        ("Memory (MB)", &["64 GB", "4096 MB"], number("MB", None)),
        ("Users", &["10 users", "1 user", "unlimited"], number("users", None)),
        ("Stars (k)", &["1.5", "20k", "3"], How::Text),
        ("Stars (k)", &["1.5", "20", "3"], number("", None)),
        ("mem", &["16G", "512M", "2G"], number_of_bytes("MB")),
        ("k8s", &["512Mi", "4Gi"], number("Mi", None)),
        ("taille", &["8 Go", "512 Mo", "1 To"], number("Mo", None)),
        // Points with three digits behind each may be of thousands, where all end in a zero.
        ("x", &["1.000", "2.500", "12.000"], How::Text),
        ("x", &["1.125", "2.500", "12.375"], number("", Some(3))),
        ("x", &["0.125", "2.500"], number("", Some(3))),
        (
            "Kerne",
            &["4 bis 8", "mind. 8", "mehr als 16", ">= 4"],
            number("", None),
        ),
        (
            "ok",
            &["Yes (Pro)", "No (planned)", "Yes (beta)"],
            How::Flag(Signs::Usual),
        ),
        ("ok", &["yes¹", "❌ planned", "no"], How::Flag(Signs::Usual)),
        ("x", &["Yes (a)", "Yes (b)"], How::Text),
        ("Zip", &["32134", "10001"], How::Text),
        ("end of life", &["2024-12-31", "no"], How::Date(DateFormat::Iso)),
        ("support", &["2024-12-31", "no"], How::Date(DateFormat::Iso)),
        ("x", &["2024-01-01", "2024-02"], How::Date(DateFormat::Iso)),
        ("x", &["2024-01-01", "-", "N/A"], How::Date(DateFormat::Iso)),
        ("x", &["2015", "2016"], number("", None)),
        ("Founded", &["2015", "2016"], How::Date(DateFormat::Iso)),
        (
            "end of support",
            &["2024-12", "never", "2030-01", "TBD"],
            How::Date(DateFormat::Iso),
        ),
        ("x", &["2024-12", "never", "2030-01"], How::Text),
        ("x", &["https://a.org", "http://b.org"], How::Link),
        ("x", &["https://a.org", "javascript:x"], How::Text),
        ("x", &["open", "closed", "open"], How::Choice),
        ("x", &["open", "N/A", "open"], How::Choice),
        ("x", &["open", "closed", "open", "shared"], How::Choice),
        ("x", &["Alice", "Bob"], How::Text),
        ("x", &["Python;R", "Python; Java", "SQL"], How::Set(Some(&[";"]))),
        ("x", &["a|b", "b"], How::Set(Some(&["|"]))),
        (
            "x",
            &["Fast; but costly", "Slow and cheap", "Runs; needs a licence"],
            How::Text,
        ),
        ("x", &["-", "N/A"], How::Text),
        ("x", &[], How::Text),
    ] {
        assert_eq!(csv(header, cells).how, expected, "{header}: {cells:?}");
    }
}

#[test]
fn words_for_nothing_are_counted_where_they_are_no_values() {
    let found = csv("x", &["1", "N/A", "-", "N/A"]);
    assert_eq!(found.missing, [("N/A".to_owned(), 2), ("-".to_owned(), 1)]);
    let found = csv("x", &["open", "N/A", "open"]);
    assert_eq!((found.missing.len(), found.placeholders.len()), (0, 1));
    // The user's setting holds in any column.
    let list = ListReading {
        missing: Some(vec!["none".into()]),
        ..ListReading::default()
    };
    let cells = column("x", &["open", "None", "open", "N/A"]);
    let found = read(&cells, false, &list, None);
    assert_eq!(found.missing, [("None".to_owned(), 1)]);
    let found = read(&column("x", &["1", "None", "2", "N/A"]), false, &list, None);
    assert_eq!(found.how, number("", None), "the standard words hold beside one's own");
    assert_eq!(found.missing.len(), 2);
    let nothing = ListReading {
        missing: Some(vec![]),
        ..ListReading::default()
    };
    assert_eq!(read(&column("x", &["1", "N/A"]), false, &nothing, None).how, How::Text);
}

#[test]
fn says_what_keeps_a_column_from_being_more() {
    for (cells, expected) in [
        (
            &["1", "none", "2"][..],
            "2 of its 3 cells are numbers, but “none” is not",
        ),
        (
            &["1,234"],
            "its numbers can be read in two ways, as 1,234 can: a thousand, or one and a bit",
        ),
        (&["1 GB", "2"], "its numbers have different units, “GB” and none"),
        (&["open", "none", "open"], ""),
        (
            &["2020-01-05", "13/03/2021", "March 2022"],
            "its dates are written in different ways",
        ),
        (
            &["2020-01-05", "soon", "2021-01-05"],
            "2 of its 3 cells are dates, but “soon” is not",
        ),
        (&["12", "13", "x7"], "2 of its 3 cells are numbers, but “x7” is not"),
        (&["12", "y", "x7"], ""),
    ] {
        assert_eq!(csv("x", cells).why, expected, "{cells:?}");
    }
}

#[test]
fn json_values_keep_their_types_and_texts_are_read() {
    let text = |t: &str| ListValue::Text(t.to_owned());
    let list = |all: &[&str]| ListValue::List(all.iter().map(|t| (*t).to_owned()).collect());
    for (values, expected, whole) in [
        (vec![ListValue::Bool(true)], How::Flag(Signs::Usual), false),
        (vec![ListValue::Number(1.0)], number("", None), false),
        (vec![text("1"), text("2")], number("", None), false),
        (vec![ListValue::Number(1.0), text("N/A")], number("", None), false),
        (
            vec![text("yes"), text("no"), ListValue::Bool(true)],
            How::Flag(Signs::Usual),
            false,
        ),
        (vec![text("2024-01-01")], How::Date(DateFormat::Iso), false),
        (vec![text("a;b"), text("a;c")], How::Text, false),
        (vec![list(&["a"]), text("b")], How::Set(None), false),
        (vec![list(&["a"]), list(&[])], How::Set(None), true),
        (vec![ListValue::Number(1.0), text("b")], How::Text, false),
    ] {
        let mut column = ListColumn::new("x", RecordPart::Field);
        column.cells = (0..).zip(values).collect();
        let found = read(&column, true, &ListReading::default(), None);
        assert_eq!((found.how, found.whole), (expected, whole), "{:?}", column.cells);
    }
}

#[test]
fn the_user_settles_a_column() {
    for (said, cells, expected) in [
        ("x=text", &["1", "2"][..], How::Text),
        ("x=flag", &["x", "1"], How::Flag(Signs::Marks)),
        ("x=set", &["a, b", "c"], How::Set(Some(&[","]))),
        ("x=number", &["1 GB", "2 GB", "soon"], number("GB", None)),
        ("x=date", &["01/02/2024", "soon"], How::Date(DateFormat::DayFirst)),
        ("x=version", &["1.5"], How::Version),
    ] {
        let said = crate::import::columns::asked::column(said).expect("it is said well");
        let found = read(&column("x", cells), false, &ListReading::default(), Some(&said));
        assert_eq!(found.how, expected, "{said:?}");
    }
}
