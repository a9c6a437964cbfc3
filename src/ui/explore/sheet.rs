//! A sheet that scrolls both ways under a head and beside a lead column that stay in sight. Only what is in sight is
//! laid out, however many rows and columns there are.
//!
//! Rows are placed from what is in sight, not from the top of the sheet: at a hundred thousand rows a screen position
//! counted from the top would be off by a part of a point, and text would tremble.

use std::ops::Range;

use egui::{Rangef, Rect, Ui, UiBuilder, pos2, vec2};

/// What a sheet is made of.
pub struct Sheet<'a> {
    /// Tells it from other sheets.
    pub salt: &'a str,
    /// Height of the head.
    pub head: f32,
    /// Width of the lead column.
    pub lead: f32,
    /// How many rows there are.
    pub rows: usize,
    /// Height of a row.
    pub row: f32,
    /// Width of each column.
    pub widths: &'a [f32],
    /// Room to the right of the last column.
    pub after: f32,
    /// The row, and the column, to bring into sight.
    pub reveal: Option<(usize, Option<usize>)>,
}

/// What of it is in sight.
pub struct Seen {
    /// All that is in sight, on the screen.
    pub all: Rect,
    /// The rows in sight.
    pub rows: Range<usize>,
    /// The columns in sight.
    pub columns: Range<usize>,
    /// How many whole rows fit.
    pub page: usize,
    head: f32,
    lead: f32,
    row: f32,
    offset: egui::Vec2,
    edges: Vec<f32>,
}

impl Seen {
    /// Where cells are.
    pub fn body(&self) -> Rect {
        Rect::from_min_max(self.all.min + vec2(self.lead, self.head), self.all.max)
    }

    /// The column that stays in sight.
    pub fn lead(&self) -> Rect {
        Rect::from_min_max(
            self.all.min + vec2(0.0, self.head),
            pos2(self.all.left() + self.lead, self.all.bottom()),
        )
    }

    /// The head over the cells.
    pub fn head(&self) -> Rect {
        Rect::from_min_max(
            self.all.min + vec2(self.lead, 0.0),
            pos2(self.all.right(), self.all.top() + self.head),
        )
    }

    /// Where head and lead column meet.
    pub fn corner(&self) -> Rect {
        Rect::from_min_size(self.all.min, vec2(self.lead, self.head))
    }

    /// From the top to the lower edge of the last row in sight: how far a line beside the rows reaches.
    pub fn beside_rows(&self) -> Rangef {
        let last = self.rows.clone().next_back();
        let bottom = last.map_or(self.all.top() + self.head, |row| self.row(row).max);
        Rangef::new(self.all.top(), bottom.min(self.all.bottom()))
    }

    /// From where to where a row lies.
    pub fn row(&self, row: usize) -> Rangef {
        let from_top = row as f64 * f64::from(self.row) - f64::from(self.offset.y);
        let top = self.all.top() + self.head + from_top as f32;
        Rangef::new(top, top + self.row)
    }

    /// From where to where a column lies.
    pub fn column(&self, column: usize) -> Rangef {
        let left = self.all.left() + self.lead - self.offset.x;
        Rangef::new(left + self.edges[column], left + self.edges[column + 1])
    }

    /// Where a cell lies.
    pub fn cell(&self, row: usize, column: usize) -> Rect {
        Rect::from_x_y_ranges(self.column(column), self.row(row))
    }
}

impl Sheet<'_> {
    /// Shows it in all the room there is.
    pub fn show(self, ui: &mut Ui, draw: impl FnOnce(&mut Ui, &Seen)) {
        let at = ui.available_rect_before_wrap().min;
        let mut edges = Vec::with_capacity(self.widths.len() + 1);
        edges.push(0.0);
        for width in self.widths {
            edges.push(edges.last().copied().unwrap_or(0.0) + width);
        }
        let wide = edges.last().copied().unwrap_or(0.0);
        let total = vec2(
            self.lead + wide + self.after,
            self.head + self.rows as f32 * self.row + 12.0,
        );
        egui::ScrollArea::both()
            .id_salt(self.salt)
            .auto_shrink(false)
            .show_viewport(ui, |ui, viewport| {
                ui.set_min_size(total);
                let offset = viewport.min.to_vec2();
                let room = viewport.size() - vec2(self.lead, self.head);
                let first = (f64::from(offset.y) / f64::from(self.row)).floor().max(0.0) as usize;
                let some = (room.y / self.row).ceil().max(0.0) as usize + 1;
                let left = edges.partition_point(|x| *x <= offset.x).saturating_sub(1);
                let right = edges.partition_point(|x| *x < offset.x + room.x);
                let columns = left..right.min(self.widths.len()).max(left);
                let seen = Seen {
                    all: Rect::from_min_size(at, viewport.size()),
                    rows: first.min(self.rows)..(first + some).min(self.rows),
                    columns: columns.start.min(self.widths.len())..columns.end,
                    page: (room.y / self.row).floor().max(1.0) as usize,
                    head: self.head,
                    lead: self.lead,
                    row: self.row,
                    offset,
                    edges,
                };
                if let Some((row, column)) = self.reveal {
                    // What has to be in sight, with room for what lies over it.
                    let origin = ui.max_rect().min;
                    let top = origin.y + row as f32 * self.row;
                    let (left, right) = match column {
                        Some(c) => (seen.edges[c], seen.edges[c + 1] + self.lead),
                        None => (offset.x, offset.x + 1.0),
                    };
                    let wanted = Rect::from_min_max(
                        pos2(origin.x + left, top),
                        pos2(origin.x + right, top + self.head + self.row),
                    );
                    ui.scroll_to_rect_animation(wanted, None, egui::style::ScrollAnimation::none());
                }
                draw(ui, &seen);
            });
    }
}

/// A part of the window that is drawn for itself and cut where it ends.
pub fn part(ui: &mut Ui, rect: Rect, salt: impl egui::AsIdSalt, draw: impl FnOnce(&mut Ui)) {
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(salt));
    child.set_clip_rect(rect.intersect(ui.clip_rect()));
    draw(&mut child);
}

/// Where keys lead from a line that has the keyboard, in lines; far beyond either end for its first or last.
pub fn line_keys(ui: &Ui, page: usize) -> Option<isize> {
    use egui::Key;
    let far = isize::MAX / 2;
    let page = page.saturating_sub(1).max(1) as isize;
    [
        (Key::ArrowDown, 1),
        (Key::ArrowUp, -1),
        (Key::PageDown, page),
        (Key::PageUp, -page),
        (Key::Home, -far),
        (Key::End, far),
    ]
    .into_iter()
    .find(|(key, _)| ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, *key)))
    .map(|(_, step)| step)
}

/// The line `step` away, within `lines`.
pub fn stepped(from: usize, step: isize, lines: usize) -> usize {
    from.saturating_add_signed(step).min(lines.saturating_sub(1))
}
