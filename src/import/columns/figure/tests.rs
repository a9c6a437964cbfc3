//! Figures as people write them.

use super::*;
use crate::catalog::kind::Marks;

#[test]
fn figures_as_people_write_them() {
    for (text, marks, expected) in [
        ("12", Marks::Point, Some((12.0, ""))),
        (".5", Marks::Point, Some((0.5, ""))),
        ("-.25", Marks::Point, Some((-0.25, ""))),
        ("+5", Marks::Point, Some((5.0, ""))),
        ("5.", Marks::Point, Some((5.0, ""))),
        ("−7", Marks::Point, Some((-7.0, ""))),
        ("1e5", Marks::Point, Some((100_000.0, ""))),
        ("2.5E-3", Marks::Point, Some((0.0025, ""))),
        ("12E34", Marks::Point, None),
        ("007", Marks::Point, None),
        ("9007199254740993", Marks::Point, None),
        ("9007199254740992", Marks::Point, Some((9_007_199_254_740_992.0, ""))),
        ("0.30000000000000004", Marks::Point, Some((0.1 + 0.2, ""))),
        ("0.000123456789012", Marks::Point, Some((0.000_123_456_789_012, ""))),
        ("12.123456789012345", Marks::Point, Some((12.123_456_789_012_345, ""))),
        ("3.14159265358979323846", Marks::Point, None),
        ("1,234.5", Marks::Point, Some((1234.5, ""))),
        ("1.234,5 km", Marks::Comma, Some((1234.5, "km"))),
        ("12,34,567", Marks::Point, Some((1_234_567.0, ""))),
        ("1,23", Marks::Point, None),
        ("1\u{a0}234,5", Marks::Comma, Some((1234.5, ""))),
        ("22\u{202f}000,0", Marks::Comma, Some((22_000.0, ""))),
        ("1 234 567", Marks::Point, Some((1_234_567.0, ""))),
        ("1 23", Marks::Point, None),
        ("1'234.50", Marks::Point, Some((1234.5, ""))),
        ("+49 30 123", Marks::Point, None),
        ("-$5.00", Marks::Point, Some((-5.0, "$"))),
        ("($5.00)", Marks::Point, Some((-5.0, "$"))),
        ("USD 1,200.00", Marks::Point, Some((1200.0, "USD"))),
        ("$0.10/hour", Marks::Point, Some((0.1, "$/hour"))),
        ("$0.0104 hourly", Marks::Point, Some((0.0104, "$/h"))),
        ("5 €/month", Marks::Point, Some((5.0, "€/month"))),
        ("€5 per month", Marks::Point, Some((5.0, "€/month"))),
        ("$1.2k", Marks::Point, Some((1200.0, "$"))),
        ("$12 a month", Marks::Point, Some((12.0, "$/month"))),
        ("12 a month", Marks::Point, Some((12.0, "a month"))),
        ("US$8", Marks::Point, Some((8.0, "US$"))),
        ("128k", Marks::Point, Some((128_000.0, ""))),
        ("10 k", Marks::Point, Some((10_000.0, ""))),
        ("1.2 M", Marks::Point, Some((1_200_000.0, ""))),
        ("5 k€", Marks::Point, Some((5_000.0, "€"))),
        ("$1.2m", Marks::Point, Some((1_200_000.0, "$"))),
        ("1.2m", Marks::Point, Some((1.2, "m"))),
        ("10 kg", Marks::Point, Some((10.0, "kg"))),
        ("€ 1.299,-", Marks::Comma, Some((1299.0, "€"))),
        ("799,– €", Marks::Comma, Some((799.0, "€"))),
        ("CHF 1'299.-", Marks::Point, Some((1299.0, "CHF"))),
        ("799,-5", Marks::Comma, None),
        ("1.5 million", Marks::Point, Some((1_500_000.0, ""))),
        ("10GB", Marks::Point, Some((10.0, "GB"))),
        ("45%", Marks::Point, Some((45.0, "%"))),
        ("0x10", Marks::Point, None),
        ("1/2", Marks::Point, None),
        ("1.2.3", Marks::Point, None),
        ("1e400", Marks::Point, None),
        ("inf", Marks::Point, None),
        ("A17", Marks::Point, None),
        ("★★★★☆", Marks::Point, Some((4.0, "★"))),
        ("⭐⭐⭐", Marks::Point, Some((3.0, "★"))),
        ("★", Marks::Point, None),
        ("★★ good", Marks::Point, None),
    ] {
        let read = figure(text).and_then(|f| Some((f.value(marks)?, f.unit.into_owned())));
        assert_eq!(read, expected.map(|(n, u)| (n, u.to_owned())), "{text}");
    }
}

#[test]
fn money_is_known_by_its_unit() {
    assert!(is_money("$/h") && is_money("EUR") && !is_money("GB"));
}
