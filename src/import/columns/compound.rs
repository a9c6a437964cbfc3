//! A figure in several units, each smaller than the one before: `2 h 30 min`, `6 ft 2 in`, `1 year 6 months`.

use jiff::{Span, SpanRelativeTo};

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
    let (day, time) = text
        .strip_prefix('P')?
        .split_once('T')
        .map_or((text, ""), |(day, time)| (day, time));
    let (seconds, unit) = match text.chars().next_back()? {
        'D' => (86_400, "d"),
        'H' => (3_600, "h"),
        'M' if !time.is_empty() => (60, "min"),
        'S' => (1, "s"),
        _ => return None,
    };
    // Weeks, months and years have no fixed length here, or are none of its smallest unit.
    if day.contains(['W', 'M', 'Y']) || !text.is_ascii() {
        return None;
    }
    let length: Span = text.parse().ok()?;
    let whole = SpanRelativeTo::days_are_24_hours();
    let length = length.to_duration(whole).ok()?;
    let whole = u64::try_from(length.as_secs()).ok()?;
    (length.subsec_nanos() == 0 && whole % seconds == 0).then_some((whole / seconds, unit))
}

/// Whether a text is such a length of days alone, `P30D`, as names of models are written too.
pub fn is_days(text: &str) -> bool {
    text.starts_with('P') && !text.contains('T') && iso_duration(text).is_some()
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
            ("P1W", None),
            ("P1Y2D", None),
            ("PT1.5H", None),
            ("P-5D", None),
            ("PT99999999999H", None),
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
