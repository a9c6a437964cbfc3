//! Rows or columns along one axis: where each begins and how large it is.

use std::ops::Range;

/// Sizes along one axis, as stretches of equal ones: a hundred thousand rows of one height are one stretch.
///
/// Places are f64: counted in f32 from the top of a hundred thousand rows, a place would be off by a part of a point.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tracks {
    stretches: Vec<Stretch>,
    len: usize,
    end: f64,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Stretch {
    first: usize,
    start: f64,
    size: f32,
}

impl Tracks {
    /// So many of one size.
    pub fn even(len: usize, size: f32) -> Self {
        let mut tracks = Self::default();
        tracks.push(len, size);
        tracks
    }

    /// Adds so many of one size at the end.
    pub fn push(&mut self, count: usize, size: f32) {
        if count == 0 {
            return;
        }
        if self
            .stretches
            .last()
            .is_none_or(|stretch| stretch.size.to_bits() != size.to_bits())
        {
            self.stretches.push(Stretch {
                first: self.len,
                start: self.end,
                size,
            });
        }
        self.len += count;
        self.end += count as f64 * f64::from(size);
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Where the last one ends.
    pub fn end(&self) -> f64 {
        self.end
    }

    /// Where one begins; past the last one, where that ends.
    pub fn start(&self, at: usize) -> f64 {
        match self.stretch(at) {
            Some(stretch) => stretch.start + (at - stretch.first) as f64 * f64::from(stretch.size),
            None => self.end,
        }
    }

    /// How large one is.
    pub fn size(&self, at: usize) -> f32 {
        self.stretch(at).map_or(0.0, |stretch| stretch.size)
    }

    /// Those of which some part is between two places.
    pub fn between(&self, from: f64, to: f64) -> Range<usize> {
        if self.is_empty() || to <= from {
            return 0..0;
        }
        let first = self.at(from).floor() as usize;
        let last = (self.at(to).ceil() as usize).min(self.len);
        first.min(last)..last
    }

    /// Which one is at a place, its fraction being how far into it the place is.
    fn at(&self, place: f64) -> f64 {
        let after = self.stretches.partition_point(|stretch| stretch.start <= place);
        let Some(stretch) = after.checked_sub(1).and_then(|i| self.stretches.get(i)) else {
            return 0.0;
        };
        let end = self.stretches.get(after).map_or(self.len, |next| next.first);
        (stretch.first as f64 + (place - stretch.start) / f64::from(stretch.size)).min(end as f64)
    }

    fn stretch(&self, at: usize) -> Option<&Stretch> {
        let after = self.stretches.partition_point(|stretch| stretch.first <= at);
        (at < self.len)
            .then(|| self.stretches.get(after.checked_sub(1)?))
            .flatten()
    }
}

impl FromIterator<f32> for Tracks {
    fn from_iter<I: IntoIterator<Item = f32>>(sizes: I) -> Self {
        let mut tracks = Self::default();
        sizes.into_iter().for_each(|size| tracks.push(1, size));
        tracks
    }
}

#[cfg(test)]
mod tests {
    use super::Tracks;

    #[test]
    fn what_lies_between_two_places_is_what_a_walk_from_the_start_finds() {
        let sizes = [30.0, 10.0, 10.0, 10.0, 0.5, 40.0, 40.0];
        let tracks: Tracks = sizes.into_iter().collect();
        assert_eq!(tracks.len(), sizes.len());
        let starts: Vec<f64> = sizes
            .iter()
            .scan(0.0, |at, size| {
                let start = *at;
                *at += f64::from(*size);
                Some(start)
            })
            .collect();
        for (i, start) in starts.iter().enumerate() {
            assert_eq!((tracks.start(i), tracks.size(i)), (*start, sizes[i]));
        }
        for from in 0..150 {
            for to in from + 1..160 {
                let (from, to) = (f64::from(from), f64::from(to));
                let walked: Vec<usize> = (0..sizes.len())
                    .filter(|i| starts[*i] < to && starts[*i] + f64::from(sizes[*i]) > from)
                    .collect();
                let found: Vec<usize> = tracks.between(from, to).collect();
                assert_eq!(found, walked, "{from} to {to}");
            }
        }
        assert!(Tracks::default().between(0.0, 10.0).is_empty());
    }

    #[test]
    fn a_hundred_thousand_rows_are_one_run_and_exact_to_the_point() {
        let tracks = Tracks::even(100_000, 32.0);
        assert_eq!(tracks.stretches.len(), 1);
        assert_eq!(tracks.start(99_999).to_bits(), 3_199_968.0_f64.to_bits());
        assert_eq!(tracks.between(3_199_967.0, 3_199_969.0), 99_998..100_000);
    }
}
