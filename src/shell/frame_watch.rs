//! How long a frame keeps the interface thread busy with what is ours (actions, views, drawing; not the graphics driver), as
//! [`crate::platform::thread_clock`] tells it. Past what a person notices, each frame longer than all before it is
//! an entry in the log, so that there are few.

use std::time::Duration;

use super::log::Log;
use crate::workspace::Place;

/// From when on a person notices.
const NOTICED: Duration = Duration::from_millis(50);
/// The frames in which fonts are read and everything is worked out for the first time.
const FIRST: u64 = 10;

/// The longest frame so far.
pub(super) struct FrameWatch {
    log: Log,
    /// The frame that is worked on, and for how long so far: it may be drawn in several passes.
    frame: u64,
    busy: Duration,
    place: Place,
    longest: Duration,
}

impl FrameWatch {
    /// No frame was drawn yet.
    pub fn new(log: Log) -> Self {
        Self {
            log,
            frame: 0,
            busy: Duration::ZERO,
            place: Place::Explore,
            longest: NOTICED,
        }
    }

    /// A frame was worked on for so long, at a place of the window.
    pub fn worked(&mut self, frame: u64, time: Duration, place: Place) {
        if frame != self.frame {
            self.note();
            (self.frame, self.busy) = (frame, Duration::ZERO);
        }
        self.busy += time;
        self.place = place;
    }

    /// The frame that is over, once, however many passes it had.
    fn note(&mut self) {
        if self.frame >= FIRST && self.busy > self.longest {
            self.longest = self.busy;
            let (frame, ms, place) = (self.frame, self.busy.as_millis(), self.place);
            self.log.add(&format!(
                "Frame {frame} took {ms} ms, longer than any before it, in {place:?}."
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_frame_longer_than_those_before_is_noted_and_not_one_of_the_first() {
        let dir = tempfile::tempdir().expect("a folder");
        let log = Log::new(dir.path());
        let mut watch = FrameWatch::new(log.clone());
        // The last one in two passes.
        for (frame, ms) in [(9, 400), (10, 50), (11, 60), (12, 55), (13, 40), (13, 41), (14, 1)] {
            watch.worked(frame, Duration::from_millis(ms), Place::Explore);
        }
        let text = std::fs::read_to_string(log.path()).expect("the log");
        let noted: Vec<&str> = text
            .lines()
            .filter_map(|l| l.split_once(" Frame "))
            .map(|(_, l)| l)
            .collect();
        let expected = [
            "11 took 60 ms, longer than any before it, in Explore.",
            "13 took 81 ms, longer than any before it, in Explore.",
        ];
        assert_eq!(noted, expected);
    }
}
