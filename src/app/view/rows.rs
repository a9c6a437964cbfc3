//! Rows of a long list, made when they first come into sight and then kept: of a hundred thousand a person sees some
//! dozens, and even room for the others would have to be made with every key.

use std::cell::OnceCell;

/// How many rows get room together.
const STRETCH: usize = 64;

/// Rows, none of which is made yet.
pub struct Rows<T> {
    stretches: Vec<OnceCell<Box<[OnceCell<T>]>>>,
    len: usize,
}

impl<T> Rows<T> {
    /// So many.
    pub fn new(len: usize) -> Self {
        let stretches = (0..len.div_ceil(STRETCH)).map(|_| OnceCell::new()).collect();
        Self { stretches, len }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// One row, made by `make` when it is first asked for; `None` past the end, and where there is nothing to make.
    pub fn get(&self, at: usize, make: impl FnOnce() -> Option<T>) -> Option<&T> {
        let stretch = self.stretches.get(at / STRETCH).filter(|_| at < self.len)?;
        let stretch = stretch.get_or_init(|| (0..STRETCH).map(|_| OnceCell::new()).collect());
        let row = stretch.get(at % STRETCH)?;
        if row.get().is_none() {
            // Nobody else can have made it meanwhile: only this thread can ask.
            let _ = row.set(make()?);
        }
        row.get()
    }
}

#[cfg(test)]
mod tests {
    use super::Rows;

    #[test]
    fn a_row_is_made_once_and_there_is_none_past_the_end() {
        let rows = Rows::new(130);
        for at in [0, 63, 64, 129] {
            assert_eq!(rows.get(at, || Some(at)), Some(&at));
            assert_eq!(rows.get(at, || panic!("made twice")), Some(&at));
        }
        assert_eq!(rows.get(130, || Some(0)), None);
        assert_eq!((rows.get(7, || None), rows.get(7, || Some(1))), (None, Some(&1)));
    }
}
