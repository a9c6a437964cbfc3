//! The timeline's axis: where years are on the screen, and how much of it is written.

/// Height of the years.
pub(super) const YEARS: f32 = 22.0;
/// Height of one row of document dates.
pub(super) const DATES: f32 = 17.0;

/// Where years are on the screen.
#[derive(Clone, Copy)]
pub(super) struct YearAxis {
    pub left: f32,
    pub right: f32,
    pub from: f32,
    pub to: f32,
    /// Where lanes end, with the words after their bars.
    pub end: f32,
}

impl YearAxis {
    /// The year at a place on the screen.
    pub(super) fn year(self, x: f32) -> f32 {
        self.from + (x - self.left) * self.years_a_point()
    }

    /// How many years there are in a point.
    pub(super) fn years_a_point(self) -> f32 {
        (self.to - self.from) / (self.right - self.left).max(1.0)
    }

    /// Where a year is on the screen.
    pub(super) fn x(self, year: f32) -> f32 {
        let share = (year - self.from) / (self.to - self.from);
        self.left + (self.right - self.left) * share.clamp(0.0, 1.0)
    }

    fn year_width(self) -> f32 {
        (self.right - self.left) / (self.to - self.from)
    }

    /// Every how many years a label fits.
    fn step(self) -> usize {
        [1, 2, 5, 10, 20]
            .into_iter()
            .find(|s| self.year_width() * *s as f32 >= 44.0)
            .unwrap_or(50)
    }

    /// How many rows the document dates need, so that those of the same year need not share one.
    pub(super) fn date_rows(self) -> usize {
        if self.year_width() < 52.0 { 3 } else { 2 }
    }

    /// Height of the axis.
    pub(super) fn header(self) -> f32 {
        YEARS + DATES * self.date_rows() as f32 + 8.0
    }

    /// The years that are written.
    pub(super) fn years(self) -> impl Iterator<Item = i32> {
        (self.from.ceil() as i32..=self.to.floor() as i32).step_by(self.step())
    }
}
