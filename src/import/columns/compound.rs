//! A figure in several units, each smaller than the one before: `2 h 30 min`, `6 ft 2 in`, `1 year 6 months`.

use crate::catalog::kind::unit_sizes;

/// The whole as a number of its smallest unit, with that unit; `None` for what is no such figure. Of the later parts none is
/// as large as one of the unit before it, or the text means something else.
pub fn compound(text: &str) -> Option<(u64, &str)> {
    let mut whole: Option<(u64, &str)> = None;
    let mut parts = 0;
    let mut rest = text;
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit())?;
        let count: u64 = rest.get(..digits).filter(|d| d.len() <= 6)?.parse().ok()?;
        let behind = rest.get(digits..)?.trim_start();
        let end = behind
            .find(|c: char| c.is_whitespace() || c.is_ascii_digit())
            .unwrap_or(behind.len());
        let unit = behind.get(..end)?;
        rest = behind.get(end..)?.trim_start();
        parts += 1;
        whole = Some(match whole {
            None => (count, unit),
            Some((so_far, larger)) => {
                // After hours an m is no metre.
                let unit = if unit == "m" && unit_sizes(larger, "min").is_some() {
                    "min"
                } else {
                    unit
                };
                let (large, small) = unit_sizes(larger, unit)?;
                // A foot has twelve inches, but for the last digit of a quotient.
                let times = (large / small).round();
                let is_whole = (large / small - times).abs() < 1e-9;
                if times <= 1.0 || !is_whole || count as f64 >= times {
                    return None;
                }
                (so_far.checked_mul(times as u64)?.checked_add(count)?, unit)
            }
        });
    }
    whole.filter(|_| parts > 1)
}

/// A length of time as ISO 8601 has it, `PT1H30M`, as a number of the smallest unit that it names, with that unit.
pub fn iso_duration(text: &str) -> Option<(u64, &'static str)> {
    const UNITS: [(char, bool, &str); 4] = [
        ('D', false, "d"),
        ('H', true, "h"),
        ('M', true, "min"),
        ('S', true, "s"),
    ];
    let mut rest = text.strip_prefix('P')?;
    let mut whole: Option<(u64, &'static str)> = None;
    let mut is_time = false;
    for (letter, is_of_day, unit) in UNITS {
        if is_of_day
            && !is_time
            && let Some(behind) = rest.strip_prefix('T')
        {
            (is_time, rest) = (true, behind);
        }
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let Some(behind) = rest.get(digits..).and_then(|r| r.strip_prefix(letter)) else {
            continue;
        };
        if is_of_day != is_time || digits > 6 {
            return None;
        }
        let count: u64 = rest.get(..digits)?.parse().ok()?;
        rest = behind;
        whole = Some(match whole {
            None => (count, unit),
            Some((so_far, larger)) => {
                let (large, small) = unit_sizes(larger, unit)?;
                let times = (large / small).round() as u64;
                (so_far.checked_mul(times)?.checked_add(count)?, unit)
            }
        });
    }
    whole.filter(|_| rest.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_of_time_of_programs_are_figures() {
        for (text, expected) in [
            ("PT1H30M", Some((90, "min"))),
            ("PT45M", Some((45, "min"))),
            ("PT1H0M5S", Some((3_605, "s"))),
            ("P1DT2H", Some((26, "h"))),
            ("P30D", Some((30, "d"))),
            ("PT", None),
            ("P1M", None),
            ("PT5D", None),
            ("PT1H30", None),
            ("P", None),
            ("PX", None),
        ] {
            assert_eq!(iso_duration(text), expected, "{text}");
        }
    }

    #[test]
    fn several_units_make_one_figure() {
        for (text, expected) in [
            ("2 h 30 min", Some((150, "min"))),
            ("2h30min", Some((150, "min"))),
            ("1h 5m", Some((65, "min"))),
            ("1 d 2 h 3 min", Some((1563, "min"))),
            ("6 ft 2 in", Some((74, "in"))),
            ("5 kg 3 lb", None),
            ("1 year 6 months", Some((18, "months"))),
            ("2 Jahre 6 Monate", Some((30, "Monate"))),
            ("2 Std. 30 Min.", Some((150, "Min."))),
            ("2 h 90 min", None),
            ("30 min 2 h", None),
            ("2 h", None),
            ("2 h 30", None),
            ("2 GB 5 h", None),
            ("2.5 h 30 min", None),
            ("99999999 h 1 min", None),
            ("", None),
        ] {
            assert_eq!(compound(text), expected, "{text}");
        }
    }
}
