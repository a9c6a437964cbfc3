//! How long this thread has worked: processor time where the system tells it, so that a busy machine counts for nothing; elsewhere
//! the time on the clock.

use std::time::Duration;

/// The processor time of this thread since it began, or a clock that never goes back. Only differences mean something.
#[cfg(unix)]
pub fn worked() -> Duration {
    use rustix::time::{ClockId, clock_gettime};
    Duration::try_from(clock_gettime(ClockId::ThreadCPUTime)).unwrap_or_default()
}

/// The processor time of this thread since it began, or a clock that never goes back. Only differences mean something.
#[cfg(not(unix))]
pub fn worked() -> Duration {
    use std::{sync::LazyLock, time::Instant};
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    START.elapsed()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_thread_that_sleeps_has_not_worked() {
        let before = worked();
        std::thread::sleep(Duration::from_millis(200));
        let asleep = worked().saturating_sub(before);
        let mut n = 0_u64;
        while worked().saturating_sub(before) < asleep + Duration::from_millis(5) {
            n = std::hint::black_box(n.wrapping_add(1));
        }
        assert!(asleep < Duration::from_millis(100), "{asleep:?}");
    }
}
