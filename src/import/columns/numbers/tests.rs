//! Columns of numbers, read one way or not at all.

use super::*;
use crate::catalog::raw::RawSays;

#[allow(clippy::unnecessary_wraps)] // the tables compare it with refusals
fn form(style: Marks, unit: &str, decimals: Option<u8>) -> Result<NumberFormat, Refusal> {
    Ok(NumberFormat {
        style,
        unit: unit.to_owned(),
        bare: String::new(),
        decimals,
        letters: Letters::AsWritten,
    })
}

#[test]
fn columns_are_read_one_way_or_not_at_all() {
    use Marks::{Comma, Point};
    for (cells, expected) in [
        (&["1", "-2.5", "1e3", "0"][..], form(Point, "", None)),
        (&["10 GB", "2.5GB"], form(Point, "GB", None)),
        (&["$5", "$ 1,200.50"], form(Point, "$", Some(2))),
        (&["5 €", "1.200,50 €"], form(Comma, "€", Some(2))),
        (&["1,5", "2"], form(Comma, "", None)),
        (&["1,234,567", "12"], form(Point, "", None)),
        (&["45%"], form(Point, "%", None)),
        (&["1,234"], Err(Refusal::Ambiguous)),
        (&["20.000 €", "1.500 €", "900 €"], Err(Refusal::Ambiguous)),
        (&["20.000 €", "1.50 €"], form(Point, "€", Some(3))),
        (&["0.125 €", "1.250 €"], form(Point, "€", Some(3))),
        (&["1.250 EUR/h"], Err(Refusal::Ambiguous)),
        (&["$1.250", "$2.125"], form(Point, "$", Some(3))),
        (&["1.234", "2.345"], form(Point, "", None)),
        (&["$1,234", "$99"], form(Point, "$", None)),
        (&["10 GB", "500 MB"], form(Point, "MB", None)),
        (&["512 MB", "4 GiB", "16 GiB", "1 TiB"], form(Point, "GiB", None)),
        (&["1 TB", "500 GB", "2 TB"], form(Point, "GB", None)),
        (&["10 GB", "5 h"], Err(Refusal::Units("GB".into(), "h".into()))),
        (&["10 GB", "5"], Err(Refusal::Units("GB".into(), String::new()))),
        (&["10 USD", "$12", "US$8"], form(Point, "USD", None)),
        (&["€10", "12 EUR", "8 Euro"], form(Point, "€", None)),
        (&["$1/h", "2 USD/hour"], form(Point, "$/h", None)),
        (&["100 Mb/s", "1 Gb/s"], form(Point, "Mb/s", None)),
        (&["100 MBit", "2 GBit"], form(Point, "MBit", None)),
        (&["16 gb", "512 mb"], form(Point, "mb", None)),
        (&["$5/user/month", "$7/user/mo"], form(Point, "$/user/month", None)),
        (&["$12 a month", "$9/mo"], form(Point, "$/month", None)),
        (&["16G", "512M"], Err(Refusal::Units("G".into(), String::new()))),
        (&["$0.10/hour", "$1.05/h"], form(Point, "$/hour", Some(2))),
        (&["1.50", "2.25"], form(Point, "", Some(2))),
        (&["1.0", "0.3333333333333333"], form(Point, "", None)),
        (&["1.9", "1.10"], Err(Refusal::Zeros)),
        (&["12,000", "8,250.50", "(500)", "0"], form(Point, "", Some(2))),
        (&["€ 799,-", "€ 1.299,-"], form(Comma, "€", Some(2))),
        (&["512 GB SSD", "1 TB SSD"], form(Point, "GB SSD", None)),
        (&["32,5 ct/kWh", "31,2 Ct/kWh"], form(Comma, "ct/kWh", None)),
        (&["55\"", "77 Zoll"], form(Point, "in", None)),
        (&["$1.5", "$1.10"], form(Point, "$", Some(2))),
        (&["4-8", "2-4", "8", "16+"], form(Point, "", None)),
        (&[">=5", "<3", "≤2", "7", "unlimited"], form(Point, "", None)),
        (&["unlimited"], Err(Refusal::NotNumbers)),
        (&["8-4"], Err(Refusal::NotNumbers)),
        (&["128k", "1M", "200k"], form(Point, "", None)),
        (&["10 k", "250 k", "1.2 M"], form(Point, "", None)),
        (&["10 GB/mo", "1 TB/mo", "500 GB/month"], form(Point, "GB/mo", None)),
        (
            &["10 GB/mo", "1 TB/day"],
            Err(Refusal::Units("GB/mo".into(), "TB/day".into())),
        ),
        (&["5 m", "10 m"], form(Point, "m", None)),
        (&["1", "N/A"], Err(Refusal::NotNumbers)),
        (&["007"], Err(Refusal::NotNumbers)),
        (&["1.2.3"], Err(Refusal::NotNumbers)),
        (&["12345678901234567"], Err(Refusal::NotNumbers)),
        (&["inf"], Err(Refusal::NotNumbers)),
        (&["4.5/5", "4/5", "3.9 / 5"], form(Point, "/5", None)),
        (&["4,5 von 5 Sternen", "3 von 5 Sternen"], form(Comma, "/5", None)),
        (&["3/10", "4/10"], Err(Refusal::NotNumbers)),
        (&["4.5/5", "8/10"], Err(Refusal::Units("/5".into(), "/10".into()))),
        (&["2 h 30 min", "3 h", "45 min"], form(Point, "min", None)),
        (&["2 Jahre", "24 Monate", "1 Jahr"], form(Point, "Jahre", None)),
        (&["+49 30 123"], Err(Refusal::NotNumbers)),
        (&[], Err(Refusal::NotNumbers)),
    ] {
        assert_eq!(infer(cells.iter().copied(), Hints::default()), expected, "{cells:?}");
    }
    let hints = Hints {
        decimal: Some(Comma),
        ..Hints::default()
    };
    assert_eq!(infer(["1,234"].into_iter(), hints), form(Comma, "", None));
    let short = |unit: &str| {
        Ok(NumberFormat {
            bare: String::new(),
            letters: Letters::Bytes,
            unit: unit.to_owned(),
            ..NumberFormat::plain()
        })
    };
    for (cells, memory, expected) in [
        (&["16G", "512M", "1T"][..], Some(false), short("MB")),
        (&["16G", "8 GB"], Some(false), short("GB")),
        (&["512M", "256M"], Some(true), short("MB")),
        (&["128k", "1M"], Some(false), form(Point, "", None)),
        (&["512M", "256"], Some(true), form(Point, "", None)),
    ] {
        let hints = Hints {
            memory,
            ..Hints::default()
        };
        assert_eq!(infer(cells.iter().copied(), hints), expected, "{cells:?}");
    }
    let of_letters = |unit: &str, letters| {
        Ok(NumberFormat {
            unit: unit.to_owned(),
            letters,
            ..NumberFormat::plain()
        })
    };
    for (cells, temperature, expected) in [
        (&["1h 5m", "2h", "45m"][..], false, of_letters("min", Letters::Minutes)),
        (&["1h 5m", "90 min", "2 h"], false, form(Point, "min", None)),
        (&["2700K", "6500 K"], true, of_letters("K", Letters::Kelvin)),
        (&["2700K", "6500 K"], false, of_letters("K", Letters::Kelvin)),
        (&["900K", "1200 K"], false, form(Point, "", None)),
    ] {
        let hints = Hints {
            temperature,
            ..Hints::default()
        };
        assert_eq!(infer(cells.iter().copied(), hints), expected, "{cells:?}");
    }
    let hints = Hints {
        shown: Some(Comma),
        ..Hints::default()
    };
    for (cells, expected) in [
        (&["20.000 €", "1.500 €"][..], form(Comma, "€", None)),
        (&["1.234", "500"], form(Comma, "", None)),
        (&["1.5", "1.234"], form(Point, "", None)),
        (&["1", "2"], form(Point, "", None)),
    ] {
        assert_eq!(infer(cells.iter().copied(), hints), expected, "{cells:?}");
    }
    let hints = Hints {
        unit: "EUR",
        ..Hints::default()
    };
    assert_eq!(infer(["1,200.5 €", "10"].into_iter(), hints), form(Point, "EUR", None));
}

#[test]
fn a_column_shows_the_decimal_marks_of_its_list() {
    use Marks::{Comma, Point};
    for (cells, expected) in [
        (&["1,5", "2", "n/a"][..], Some(Comma)),
        (&["1.200,50 €"], Some(Comma)),
        (&["1,234"], None),
        (&["1,5", "1.5"], None),
        (&["a, b", "1"], None),
        (&["1.5", "2.10"], None),
        (&["7.5 kg", "12 kg"], Some(Point)),
        (&["$1.234"], None),
        (&["$1,234.50"], Some(Point)),
    ] {
        assert_eq!(shows_marks(cells.iter().copied()), expected, "{cells:?}");
    }
    let hints = Hints {
        shown: Some(Point),
        ..Hints::default()
    };
    assert_eq!(
        infer(["5,000", "16000", "30k"].into_iter(), hints),
        form(Point, "", None)
    );
    assert_eq!(infer(["5,000 €"].into_iter(), hints), form(Point, "€", None));
}

#[test]
fn reads_what_is_written() {
    for (text, unit, expected) in [
        ("1,234.5", "", Some((RawSays::Exactly(1234.5.into()), false))),
        ("-0", "", Some((RawSays::Exactly(0.0.into()), false))),
        ("5 GB", "MB", Some((RawSays::Exactly(5000.0.into()), false))),
        ("5 GB", "h", None),
        ("4-8 GB", "GB", Some((RawSays::Between(4.0.into(), 8.0.into()), false))),
        ("<3", "", Some((RawSays::AtMost(3.0.into()), true))),
        ("16+", "", Some((RawSays::AtLeast(16.0.into()), false))),
        ("Unlimited", "", Some((RawSays::Unlimited, false))),
    ] {
        let form = NumberFormat {
            unit: unit.to_owned(),
            ..NumberFormat::plain()
        };
        assert_eq!(form.read(text), expected, "{text}");
    }
}
