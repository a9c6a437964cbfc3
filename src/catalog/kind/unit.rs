//! Units of one family: how many of one make one of the other.

/// What units measure, each with its size in the smallest of the family that counts here.
const FAMILIES: [&[(&str, f64)]; 9] = [
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
    ],
    // Bits a second.
    &[
        ("bit/s", 1.0),
        ("kbit/s", 1e3),
        ("Mbit/s", 1e6),
        ("Gbit/s", 1e9),
        ("kbps", 1e3),
        ("Mbps", 1e6),
        ("Gbps", 1e9),
        ("MB/s", 8e6),
        ("GB/s", 8e9),
    ],
    &[("Hz", 1.0), ("kHz", 1e3), ("MHz", 1e6), ("GHz", 1e9)],
    // Nanoseconds; a month and a year have no fixed length.
    &[
        ("ns", 1.0),
        ("µs", 1e3),
        ("us", 1e3),
        ("ms", 1e6),
        ("s", 1e9),
        ("sec", 1e9),
        ("seconds", 1e9),
        ("min", 6e10),
        ("minutes", 6e10),
        ("h", 3.6e12),
        ("hours", 3.6e12),
        ("d", 8.64e13),
        ("days", 8.64e13),
        ("weeks", 6.048e14),
    ],
    &[("bit", 1.0), ("bits", 1.0)],
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
        ("ft", 304.8),
    ],
    &[("mW", 1.0), ("W", 1e3), ("kW", 1e6), ("MW", 1e9)],
    &[("Wh", 1.0), ("kWh", 1e3), ("MWh", 1e6)],
];

/// Signs of currencies and what they are called.
const CURRENCIES: [(&str, &str); 4] = [("$", "USD"), ("€", "EUR"), ("£", "GBP"), ("¥", "JPY")];

/// The code of a currency, of its sign or its code.
pub fn currency(unit: &str) -> Option<&'static str> {
    CURRENCIES
        .iter()
        .find(|(sign, code)| unit == *sign || unit == *code)
        .map(|(_, code)| *code)
}

/// The family that a unit is of, and its size in the smallest of it; `None` for a unit that is not known.
pub fn measure(unit: &str) -> Option<(u8, f64)> {
    let size = |family: &[(&str, f64)]| family.iter().find(|(u, _)| *u == unit).map(|(_, size)| *size);
    (0..).zip(FAMILIES).find_map(|(i, family)| Some((i, size(family)?)))
}

/// The sizes of two units of one family; `None` where they are of different ones, or one is not known. Upper and lower
/// case differ: `Mbit` is no `mbit`.
pub fn sizes(one: &str, other: &str) -> Option<(f64, f64)> {
    if let (Some(a), Some(b)) = (currency(one), currency(other)) {
        return (a == b).then_some((1.0, 1.0));
    }
    let size = |family: &[(&str, f64)], unit| family.iter().find(|(u, _)| *u == unit).map(|(_, size)| *size);
    FAMILIES
        .iter()
        .find_map(|family| size(family, one).zip(size(family, other)))
}
