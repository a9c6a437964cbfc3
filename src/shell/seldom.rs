//! A worker's progress, reported to the window in whole percents and seldom: each time is a repaint, which a machine that
//! draws in software does instead of reading on.

use std::{
    sync::atomic::{AtomicU8, AtomicU64, Ordering},
    time::{Duration, Instant},
};

/// The least time between two repaints for it.
const PAUSE: Duration = Duration::from_millis(100);

/// Knows what was reported, on whichever core.
pub struct Seldom {
    started: Instant,
    told: AtomicU8,
    /// When the next may be reported, in milliseconds from the start.
    due: AtomicU64,
}

impl Seldom {
    /// Begins now; nothing is reported before `quiet` is over.
    pub fn after(quiet: Duration) -> Self {
        Self {
            started: Instant::now(),
            told: AtomicU8::new(0),
            due: AtomicU64::new(millis(quiet)),
        }
    }

    /// Whether this is to be reported: more than was reported, and not too soon.
    pub fn tells(&self, percent: u8) -> bool {
        self.tells_at(percent, self.started.elapsed())
    }

    fn tells_at(&self, percent: u8, now: Duration) -> bool {
        let (now, due) = (millis(now), self.due.load(Ordering::Relaxed));
        let is_due = percent > self.told.load(Ordering::Relaxed) && now >= due;
        // Of several cores that call at once, one reports.
        let next = now + millis(PAUSE);
        let mine = || {
            self.due
                .compare_exchange(due, next, Ordering::Relaxed, Ordering::Relaxed)
        };
        is_due && mine().is_ok() && self.told.fetch_max(percent, Ordering::Relaxed) < percent
    }
}

fn millis(time: Duration) -> u64 {
    time.as_millis() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_told_ten_times_a_second_and_never_backwards() {
        let seldom = Seldom::after(Duration::from_millis(400));
        let told: Vec<(u8, u64)> = [
            (1, 399),
            (2, 400),
            (3, 499),
            (3, 500),
            (2, 600),
            (3, 601),
            (4, 602),
            (5, 650),
            (90, 702),
        ]
        .into_iter()
        .filter(|(percent, at)| seldom.tells_at(*percent, Duration::from_millis(*at)))
        .collect();
        assert_eq!(told, [(2, 400), (3, 500), (4, 602), (90, 702)]);
    }
}
