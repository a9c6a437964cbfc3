//! The system's clock.

use std::time::SystemTime;

use jiff::{Timestamp, Zoned, tz::TimeZone};

/// The date and the time here; the last that can be written where the system's clock is set beyond it.
pub fn now() -> Zoned {
    Zoned::try_from(SystemTime::now()).unwrap_or_else(|_| Timestamp::MAX.to_zoned(TimeZone::UTC))
}
