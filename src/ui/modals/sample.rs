//! Ten cells of a column: what the file has, and what it is read as.

use egui::{Rect, Role, Sense, TextStyle, Ui, pos2, vec2};

use crate::{
    app::view::form::{ColumnForm, SampleRow},
    ui::{
        cells::{shape_of, state_color},
        theme::{self, roles, scale},
        widgets::{cut_line, paint_text, spoken, text},
    },
};

/// Height of a cell.
const ROW: f32 = 28.0;

/// The sample in so much width.
pub fn sample_ui(ui: &mut Ui, column: &ColumnForm, width: f32) {
    let half = (width - scale::SPACE_24) / 2.0;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        for (head, room) in [("In the file", half + scale::SPACE_24), ("Read as", half)] {
            let (rect, _) = ui.allocate_exact_size(vec2(room, 20.0), Sense::hover());
            let color = roles(ui).text_weak;
            let galley = cut_line(ui, head, &scale::strong12(), color, room);
            paint_text(ui, rect.left_center(), galley, color);
        }
    });
    if column.sample.is_empty() {
        text::caption(ui, "No entries.");
    }
    for row in &column.sample {
        row_ui(ui, row, (width, half));
    }
}

fn row_ui(ui: &mut Ui, row: &SampleRow, (width, half): (f32, f32)) {
    let (rect, response) = ui.allocate_exact_size(vec2(width, ROW), Sense::hover());
    let words = format!("{}: {} is read as {}", row.entry, row.text, row.read);
    spoken(&response, Role::ListItem, &words);
    let roles = roles(ui);
    let line = |left: f32, text: &str, color, room: f32| {
        // A cell of several lines is shown on one.
        let text = text.replace(['\n', '\r'], " ");
        let galley = cut_line(ui, &text, &TextStyle::Body, color, room);
        paint_text(ui, pos2(left, rect.center().y), galley, color);
    };
    line(rect.left(), &row.text, roles.text, half);
    line(rect.left() + half + 4.0, "→", roles.text_weak, scale::SPACE_16);
    let mut left = rect.left() + half + scale::SPACE_24;
    if let Some(shape) = shape_of(row.state) {
        let sign = Rect::from_center_size(
            pos2(left + scale::SIGN / 2.0, rect.center().y),
            vec2(scale::SIGN, scale::SIGN),
        );
        theme::paint(ui.painter(), sign, shape, &roles);
        left += scale::SIGN + 6.0;
    }
    line(left, &row.read, state_color(ui, row.state), rect.right() - left);
    response.on_hover_text(words);
}
