//! Units of one family: how many of one make one of the other.

use super::currency::currency;

/// What units measure, each with its size in the smallest of the family that counts here.
const FAMILIES: [&[(&str, f64)]; 17] = [
    // Bytes, in powers of 1000 and of 1024.
    &[
        ("B", 1.0),
        ("bytes", 1.0),
        ("kB", 1e3),
        ("KB", 1e3),
        ("MB", 1e6),
        ("GB", 1e9),
        ("TB", 1e12),
        ("PB", 1e15),
        ("KiB", 1024.0),
        ("MiB", 1_048_576.0),
        ("GiB", 1_073_741_824.0),
        ("TiB", 1_099_511_627_776.0),
        ("PiB", 1_125_899_906_842_624.0),
        // As Kubernetes and as the French write them.
        ("Ki", 1024.0),
        ("Mi", 1_048_576.0),
        ("Gi", 1_073_741_824.0),
        ("Ti", 1_099_511_627_776.0),
        ("Ko", 1e3),
        ("Mo", 1e6),
        ("Go", 1e9),
        ("To", 1e12),
        ("Po", 1e15),
        ("kb", 1e3),
        ("mb", 1e6),
        ("gb", 1e9),
        ("tb", 1e12),
        ("kib", 1024.0),
        ("mib", 1_048_576.0),
        ("gib", 1_073_741_824.0),
        ("tib", 1_099_511_627_776.0),
    ],
    // Bits a second.
    &[
        ("bit/s", 1.0),
        ("kbit/s", 1e3),
        ("Mbit/s", 1e6),
        ("Gbit/s", 1e9),
        ("Tbit/s", 1e12),
        ("kBit/s", 1e3),
        ("MBit/s", 1e6),
        ("GBit/s", 1e9),
        ("b/s", 1.0),
        ("kb/s", 1e3),
        ("Kb/s", 1e3),
        ("Mb/s", 1e6),
        ("Gb/s", 1e9),
        ("Tb/s", 1e12),
        ("kbps", 1e3),
        ("Mbps", 1e6),
        ("Gbps", 1e9),
        ("Tbps", 1e12),
        ("MB/s", 8e6),
        ("GB/s", 8e9),
    ],
    &[("Hz", 1.0), ("kHz", 1e3), ("MHz", 1e6), ("GHz", 1e9)],
    // Nanoseconds; a month and a year have no fixed length, so that they are a family of their own.
    &[
        ("ns", 1.0),
        ("µs", 1e3),
        ("us", 1e3),
        ("ms", 1e6),
        ("s", 1e9),
        ("sec", 1e9),
        ("seconds", 1e9),
        ("Sekunden", 1e9),
        ("min", 6e10),
        ("mins", 6e10),
        ("minute", 6e10),
        ("minutes", 6e10),
        ("Min.", 6e10),
        ("Minuten", 6e10),
        ("h", 3.6e12),
        ("hr", 3.6e12),
        ("hrs", 3.6e12),
        ("hour", 3.6e12),
        ("hours", 3.6e12),
        ("Std.", 3.6e12),
        ("Stunde", 3.6e12),
        ("Stunden", 3.6e12),
        ("d", 8.64e13),
        ("day", 8.64e13),
        ("days", 8.64e13),
        ("Tag", 8.64e13),
        ("Tage", 8.64e13),
        ("week", 6.048e14),
        ("weeks", 6.048e14),
        ("Woche", 6.048e14),
        ("Wochen", 6.048e14),
    ],
    // Months, of which every year has twelve.
    &[
        ("mo", 1.0),
        ("month", 1.0),
        ("months", 1.0),
        ("Monat", 1.0),
        ("Monate", 1.0),
        ("mois", 1.0),
        ("mes", 1.0),
        ("meses", 1.0),
        ("yr", 12.0),
        ("yrs", 12.0),
        ("year", 12.0),
        ("years", 12.0),
        ("Jahr", 12.0),
        ("Jahre", 12.0),
        ("an", 12.0),
        ("ans", 12.0),
        ("año", 12.0),
        ("años", 12.0),
    ],
    &[
        ("bit", 1.0),
        ("bits", 1.0),
        ("kbit", 1e3),
        ("kBit", 1e3),
        ("Mbit", 1e6),
        ("MBit", 1e6),
        ("Gbit", 1e9),
        ("GBit", 1e9),
        ("Tbit", 1e12),
        ("Mb", 1e6),
        ("Gb", 1e9),
    ],
    // Milligrams.
    &[
        ("mg", 1.0),
        ("g", 1e3),
        ("kg", 1e6),
        ("t", 1e9),
        ("oz", 28_349.523_125),
        ("lb", 453_592.37),
        ("lbs", 453_592.37),
    ],
    // Millimetres.
    &[
        ("mm", 1.0),
        ("cm", 10.0),
        ("m", 1e3),
        ("km", 1e6),
        ("in", 25.4),
        ("inch", 25.4),
        ("inches", 25.4),
        ("Zoll", 25.4),
        ("ft", 304.8),
        ("yd", 914.4),
        ("mi", 1_609_344.0),
        ("miles", 1_609_344.0),
    ],
    &[("mW", 1.0), ("W", 1e3), ("kW", 1e6), ("MW", 1e9)],
    // Joules.
    &[
        ("J", 1.0),
        ("kJ", 1e3),
        ("MJ", 1e6),
        ("GJ", 1e9),
        ("mWh", 3.6),
        ("Wh", 3.6e3),
        ("kWh", 3.6e6),
        ("MWh", 3.6e9),
        ("GWh", 3.6e12),
        ("cal", 4.184),
        ("kcal", 4.184e3),
    ],
    // Millilitres.
    &[
        ("ml", 1.0),
        ("mL", 1.0),
        ("cl", 10.0),
        ("cL", 10.0),
        ("dl", 100.0),
        ("dL", 100.0),
        ("l", 1e3),
        ("L", 1e3),
        ("litre", 1e3),
        ("litres", 1e3),
        ("liter", 1e3),
        ("liters", 1e3),
        ("Liter", 1e3),
        ("hl", 1e5),
        ("hL", 1e5),
        ("m³", 1e6),
        ("m3", 1e6),
    ],
    &[("mA", 1.0), ("A", 1e3), ("kA", 1e6)],
    &[("mV", 1.0), ("V", 1e3), ("kV", 1e6)],
    &[("mAh", 1.0), ("Ah", 1e3)],
    // Milliohms; the sign of the ohm and the Greek letter look the same.
    &[
        ("mΩ", 1.0),
        ("mΩ", 1.0),
        ("Ω", 1e3),
        ("Ω", 1e3),
        ("ohm", 1e3),
        ("ohms", 1e3),
        ("Ohm", 1e3),
        ("kΩ", 1e6),
        ("kΩ", 1e6),
        ("MΩ", 1e9),
        ("MΩ", 1e9),
    ],
    // Pascals.
    &[
        ("Pa", 1.0),
        ("hPa", 100.0),
        ("mbar", 100.0),
        ("kPa", 1e3),
        ("bar", 1e5),
        ("MPa", 1e6),
        ("psi", 6_894.757_293_168),
    ],
    // Square millimetres.
    &[
        ("mm²", 1.0),
        ("mm2", 1.0),
        ("cm²", 100.0),
        ("cm2", 100.0),
        ("m²", 1e6),
        ("m2", 1e6),
        ("qm", 1e6),
        ("sqm", 1e6),
        ("sqft", 92_903.04),
        ("ft²", 92_903.04),
        ("ha", 1e10),
        ("km²", 1e12),
        ("km2", 1e12),
    ],
];

/// The family that a unit is of, and its size in the smallest of it; `None` for a unit that is not known.
pub fn measure(unit: &str) -> Option<(u8, f64)> {
    let size = |family: &[(&str, f64)]| family.iter().find(|(u, _)| *u == unit).map(|(_, size)| *size);
    (0..).zip(FAMILIES).find_map(|(i, family)| Some((i, size(family)?)))
}

/// The sizes of two units of one family, or of one for each of the same; `None` where they are of different ones, or one is
/// not known. Upper and lower case differ: `Mbit` is no `mbit`.
pub fn sizes(one: &str, other: &str) -> Option<(f64, f64)> {
    if let (Some(a), Some(b)) = (currency(one), currency(other)) {
        return (a == b).then_some((1.0, 1.0));
    }
    in_one_family(one, other).or_else(|| {
        // GB/mo and TB/month, $/h and USD/hour; GB SSD and TB SSD
        let (a, b) = (canonical(one), canonical(other));
        // What is a unit as a whole is not taken apart: the kb of kb/s are bits, and those of kb/min bytes.
        if measure(&a).or_else(|| measure(&b)).is_some() {
            return in_one_family(&a, &b);
        }
        let ((of_one, rest), (of_other, rest_of_other)) = in_two(&a).zip(in_two(&b))?;
        if rest == rest_of_other {
            return sizes(of_one, of_other);
        }
        // km/h and m/s; a month has no fixed length, and is no measure of this family.
        let (times, _) = measure("s")?;
        let time = |rest: &str| measure(rest.strip_prefix('/')?).filter(|(family, _)| *family == times);
        let ((_, each_one), (_, each_other)) = time(rest).zip(time(rest_of_other))?;
        let (its, of) = if of_one == of_other {
            (1.0, 1.0)
        } else {
            sizes(of_one, of_other)?
        };
        // One factor, so that 36 km/h are 10 m/s to the last digit.
        Some((its * each_other, of * each_one))
    })
}

/// The sizes of two units in the first family that has both.
fn in_one_family(one: &str, other: &str) -> Option<(f64, f64)> {
    let size = |family: &[(&str, f64)], unit| family.iter().find(|(u, _)| *u == unit).map(|(_, size)| *size);
    FAMILIES
        .iter()
        .find_map(|family| size(family, one).zip(size(family, other)))
}

/// The unit as units are compared: `$/hour` and `$/h` are one.
pub fn canonical(unit: &str) -> String {
    let unit = match unit {
        "rps" | "RPS" | "requests/s" | "requests/sec" => "req/s",
        "nit" | "nits" => "cd/m²",
        other => other,
    };
    let mut parts = unit.split('/').map(str::trim);
    let of = parts.next().unwrap_or_default();
    let each = parts.map(|each| match each {
        "hour" | "hours" | "hr" | "hrs" | "h" => "h",
        "mo" | "month" | "months" => "month",
        "yr" | "year" | "a" => "year",
        "d" | "day" => "day",
        "sec" | "second" => "s",
        "minute" => "min",
        other => other,
    });
    each.fold(of.to_owned(), |unit, each| format!("{unit}/{each}"))
}

/// A unit, and with the sign before it what it is for each of, or a unit of what.
pub fn in_two(unit: &str) -> Option<(&str, &str)> {
    unit.find(['/', ' ']).map(|at| unit.split_at(at))
}

/// Units of bytes, each with a larger one of its kind and how many make it; what follows is of the same size.
const LARGER: [(&str, &str, f64); 8] = [
    ("MB", "GB", 1e3),
    ("GB", "TB", 1e3),
    ("TB", "PB", 1e3),
    ("mb", "gb", 1e3),
    ("gb", "tb", 1e3),
    ("MiB", "GiB", 1024.0),
    ("GiB", "TiB", 1024.0),
    ("TiB", "PiB", 1024.0),
];
/// The most whole units that a person writes in place of a fraction of one.
const WHOLE: f64 = 9_999.0;

/// Bytes in the unit a person would write: 1 TB and not 1,000 GB, but 1,920 GB; 512 MB and not 0.476837158203125 GiB. `None`
/// where that is the unit they are in, as it is for all else: people write 2,400 MHz and 1,500 ms. Reads back as the same number.
pub fn as_written(n: f64, unit: &str) -> Option<(f64, String)> {
    let (of, rest) = in_two(unit).unwrap_or((unit, ""));
    let larger = || {
        let (_, larger, times) = LARGER.into_iter().find(|(smaller, ..)| *smaller == of)?;
        let n_larger = n / times;
        // One digit behind the point is how people say it.
        let is_said_so = n_larger.abs() >= 1.0 && (n_larger * 10.0).fract() == 0.0;
        (is_said_so && (n_larger * times).total_cmp(&n).is_eq()).then_some((n_larger, larger))
    };
    let smaller = || {
        let has_many_digits = n.abs() < 1.0 && (n * 1e3).fract() != 0.0;
        let all = LARGER.iter().filter(|_| has_many_digits).map(|(smaller, ..)| *smaller);
        all.filter_map(|smaller| {
            let (its, of) = sizes(smaller, of)?;
            let whole = (n * of / its).round();
            ((1.0..=WHOLE).contains(&whole.abs()) && (whole * its / of).total_cmp(&n).is_eq())
                .then_some((whole, smaller))
        })
        .min_by(|(a, _), (b, _)| a.abs().total_cmp(&b.abs()))
    };
    let (n, unit) = larger().or_else(smaller)?;
    Some(larger_still(n, format!("{unit}{rest}")))
}

fn larger_still(n: f64, unit: String) -> (f64, String) {
    if n.abs() < 1e3 {
        return (n, unit);
    }
    as_written(n, &unit).unwrap_or((n, unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_unit_may_be_written_in_two_ways() {
        for (unit, expected) in [
            ("$/hour", "$/h"),
            ("$/h", "$/h"),
            ("€/mo", "€/month"),
            ("$/user/mo", "$/user/month"),
            ("GB", "GB"),
            ("Mbit/s", "Mbit/s"),
        ] {
            assert_eq!(canonical(unit), expected);
        }
        for (one, other, expected) in [
            ("GB/mo", "TB/month", Some((1e9, 1e12))),
            ("$/h", "USD/hour", Some((1.0, 1.0))),
            ("$/user/mo", "$/user/month", Some((1.0, 1.0))),
            ("GB/mo", "GB/day", None),
            ("$/h", "€/h", None),
            ("GB/mo", "GB", None),
            ("apples/mo", "pears/mo", None),
            ("GB SSD", "TB SSD", Some((1e9, 1e12))),
            ("GB SSD", "GB NVMe", None),
            ("mL", "l", Some((1.0, 1e3))),
            ("A", "mA", Some((1e3, 1.0))),
            ("kΩ", "Ω", Some((1e6, 1e3))),
            ("mbar", "bar", Some((100.0, 1e5))),
            ("m²", "ha", Some((1e6, 1e10))),
            ("$/hr", "$/h", Some((1.0, 1.0))),
            ("rps", "req/s", None),
            ("a", "A", None),
            ("MJ", "kJ", Some((1e6, 1e3))),
            ("kWh", "MJ", Some((3.6e6, 1e6))),
            ("kWh", "Wh", Some((3.6e6, 3.6e3))),
            ("kJ", "kW", None),
        ] {
            assert_eq!(sizes(one, other), expected, "{one} {other}");
        }
    }

    #[test]
    fn what_is_for_each_of_some_time_is_turned_into_another_time() {
        for (one, n, other, expected) in [
            ("km/h", 36.0, "m/s", Some(10.0)),
            ("$/min", 0.5, "$/h", Some(30.0)),
            ("req/min", 60.0, "req/s", Some(1.0)),
            ("$/h", 1.0, "$/month", None),
            ("km/h", 1.0, "kg/s", None),
            ("km/h/kg", 1.0, "m/s", None),
            // Bits a second are in the table as they are, and no bytes.
            ("kb/s", 1.0, "MB/min", None),
            ("MB/min", 1.0, "Mb/s", None),
            ("kb/s", 1.0, "PB/s", None),
            ("kb/sec", 1_000.0, "Mb/s", Some(1.0)),
            ("GB/min", 1.0, "MB/min", Some(1_000.0)),
        ] {
            let found = sizes(one, other).map(|(its, of)| n * its / of);
            assert_eq!(found, expected, "{one} {other}");
        }
    }

    #[test]
    fn bytes_are_written_as_people_write_them() {
        for (n, unit, expected) in [
            (1_000.0, "GB", Some((1.0, "TB"))),
            (1_500.0, "GB", Some((1.5, "TB"))),
            (512.0, "GB", None),
            (1_024.0, "GB", None),
            (1_920.0, "GB", None),
            (1_024.0, "GiB", Some((1.0, "TiB"))),
            (1_000.0, "GiB", None),
            (2_000_000.0, "MB", Some((2.0, "TB"))),
            (2_400.0, "MHz", None),
            (1_000.0, "GB/mo", Some((1.0, "TB/mo"))),
            (2_000.0, "GB SSD", Some((2.0, "TB SSD"))),
            (512e6 / 1_073_741_824.0, "GiB", Some((512.0, "MB"))),
            (0.5, "GB", None),
            (0.125, "GiB", None),
            (1.0 / 3.0, "GB", None),
            (0.0, "GB", None),
        ] {
            let expected = expected.map(|(n, unit)| (n, unit.to_owned()));
            assert_eq!(as_written(n, unit), expected, "{n} {unit}");
        }
    }
}
