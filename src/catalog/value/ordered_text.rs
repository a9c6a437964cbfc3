//! Texts with an order of their own, as versions have: each carries a key whose bytes are in that order.

use std::{cmp::Ordering, fmt, sync::Arc};

use super::Op;

/// A text and the key it is ordered by. Two texts of one key (`1.0` and `1.0.0`) are equal.
#[derive(Debug, Clone)]
pub struct OrderedText {
    text: Box<str>,
    key: Box<[u8]>,
}

/// The last byte of every key. Keys hold no byte below it, so that a key that ends in 0 is just below this one and
/// above all others that do, and one that ends in 2 just above.
const END: u8 = 1;

impl OrderedText {
    /// A text with its key, which must hold neither the bytes 0 and 1 nor start with 255.
    pub fn new(text: impl Into<Box<str>>, key: &[u8]) -> Self {
        Self {
            text: text.into(),
            key: [key, &[END]].concat().into(),
        }
    }

    /// Below or above every text.
    fn open(key: &[u8]) -> Self {
        Self {
            text: Box::default(),
            key: key.into(),
        }
    }

    /// Just above or just below it, with nothing between; for ends that are not included.
    fn beside(&self, last: u8) -> Self {
        let mut key = self.key.clone();
        if let Some(end) = key.last_mut() {
            *end = last;
        }
        Self {
            text: self.text.clone(),
            key,
        }
    }

    /// The bytes it is ordered by.
    pub fn key(&self) -> &[u8] {
        &self.key
    }

    /// Whether it represents an end that nothing is stated of.
    pub fn is_open(&self) -> bool {
        self.text.is_empty()
    }
}

impl PartialEq for OrderedText {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Eq for OrderedText {}

impl PartialOrd for OrderedText {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for OrderedText {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key.cmp(&other.key)
    }
}

/// From one text to another, both included; either end may be open. Two pointers, as small as an interval of numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextSpan {
    lo: Arc<OrderedText>,
    hi: Arc<OrderedText>,
}

impl TextSpan {
    /// Just this text.
    pub fn exactly(text: OrderedText) -> Self {
        let lo = Arc::new(text);
        Self { hi: lo.clone(), lo }
    }

    /// From one text to another; `None` for an open end. `None` when they are not in order.
    pub fn new(lo: Option<OrderedText>, hi: Option<OrderedText>) -> Option<Self> {
        let lo = lo.unwrap_or_else(|| OrderedText::open(&[]));
        let hi = hi.unwrap_or_else(|| OrderedText::open(&[u8::MAX]));
        Self::between(Arc::new(lo), Arc::new(hi))
    }

    fn between(lo: Arc<OrderedText>, hi: Arc<OrderedText>) -> Option<Self> {
        (lo <= hi).then_some(Self { lo, hi })
    }

    /// The lower end.
    pub fn lo(&self) -> &OrderedText {
        &self.lo
    }

    /// The upper end.
    pub fn hi(&self) -> &OrderedText {
        &self.hi
    }

    /// Just one of its ends.
    pub(super) fn end(&self, upper: bool) -> Self {
        let end = if upper { &self.hi } else { &self.lo };
        Self {
            lo: end.clone(),
            hi: end.clone(),
        }
    }

    /// From its lower end to the upper end of another; `None` when they are not in that order.
    pub(super) fn to(&self, other: &Self) -> Option<Self> {
        Self::between(self.lo.clone(), other.hi.clone())
    }

    /// What both allow; `None` when they contradict each other.
    pub fn meet(&self, other: &Self) -> Option<Self> {
        Self::between((&self.lo).max(&other.lo).clone(), (&self.hi).min(&other.hi).clone())
    }

    pub(super) fn side(&self, op: Op) -> Option<Self> {
        match op {
            Op::AtLeast => Self::new(Some((*self.lo).clone()), None),
            Op::More => Self::new(Some(self.hi.beside(END + 1)), None),
            Op::AtMost => Self::new(None, Some((*self.hi).clone())),
            Op::Less => Self::new(None, Some(self.lo.beside(END - 1))),
        }
    }
}

impl fmt::Display for TextSpan {
    /// `1.10`, `at least 2.0`, `at most 3.1`, `2.0 to 3.1`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (lo, hi) = (&self.lo.text, &self.hi.text);
        match (self.lo.is_open(), self.hi.is_open()) {
            _ if self.lo == self.hi => f.write_str(lo),
            (false, false) => write!(f, "{lo} to {hi}"),
            (false, true) => write!(f, "at least {lo}"),
            (true, false) => write!(f, "at most {hi}"),
            (true, true) => f.write_str("any"),
        }
    }
}
