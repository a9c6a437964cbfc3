//! One line of a card: what an attribute is, what is known of it, and under the age lens since when.

use egui::{Rect, Role, Sense, TextStyle, Ui, Vec2, pos2, vec2};

use crate::{
    app::view::explore::Fact,
    catalog::{ServiceIx, State},
    ui::{
        age_lens,
        cells::{shape_of, state_color},
        theme::{self, scale},
        widgets::{cut_job, cut_line, spoken, text},
    },
};

/// Height of a line.
pub(super) const LINE: f32 = 18.0;
/// The most room a year has: `about 2019, our inference`.
const YEAR: f32 = 150.0;
/// Where values begin.
const LABEL: f32 = 96.0;
/// Side of a symbol.
const SIGN: f32 = 10.0;

/// `Languages  Python, R, SQL`, painted on a fixed line so that columns of cards align.
///
/// Under the age lens the value is washed by the age of its newest claim, and the year is at the right edge.
pub(super) fn fact_ui(ui: &mut Ui, service: ServiceIx, fact: &Fact, line: Rect, lens: bool) {
    let weak = theme::roles(ui).text_weak;
    let small = TextStyle::Small;
    let middle = line.center().y;
    let painter = ui.painter().with_clip_rect(line.intersect(ui.clip_rect()));
    let paint = |x: f32, galley: std::sync::Arc<egui::Galley>, color| {
        painter.galley(pos2(x, middle - galley.size().y / 2.0), galley, color);
    };
    let label = cut_line(ui, &fact.label, &small, weak, LABEL - 8.0);
    let label_end = line.left() + label.size().x;
    paint(line.left(), label, weak);
    let color = state_color(ui, fact.state);
    let (words, marks) = (&fact.short, fact.marks.as_slice());
    let shape = shape_of(fact.state);
    let sign = shape.map_or(0.0, |_| SIGN + 6.0);
    let mut x = line.left() + LABEL;
    let dated = lens && !fact.age.year.is_empty();
    let year = dated.then(|| cut_line(ui, &fact.age.year, &small, weak, YEAR));
    let right = line.right() - year.as_ref().map_or(0.0, |y| y.size().x + scale::SPACE_8);
    if lens {
        let washed = Rect::from_min_max(
            pos2(x - scale::SPACE_4, line.top()),
            line.right_bottom() + vec2(scale::SPACE_4, 0.0),
        );
        age_lens::tint(ui, washed, &fact.age);
    }
    let mut value = cut_job(ui, text::marked(ui, words, marks, &small, color), right - x - sign);
    if value.elided && fact.state == State::Conflicting {
        // To have what is in dispute in sight is worth more than a straight edge.
        x = x.min(label_end + scale::SPACE_8);
        value = cut_line(ui, words, &small, color, right - x - sign);
    }
    if let Some(shape) = shape {
        let at = Rect::from_center_size(pos2(x + SIGN / 2.0, middle), Vec2::splat(SIGN));
        theme::paint(&painter, at, shape, &theme::roles(ui));
        x += sign;
    }
    if let Some(year) = year {
        paint(line.right() - year.size().x, year, weak);
    }
    let cut = value.elided || *words != fact.text || dated;
    paint(x, value, color);
    let newest = if dated {
        format!("\nNewest claim: {}", fact.age.year)
    } else {
        String::new()
    };
    // A screen reader finds it whether or not it is cut.
    let id = egui::Id::unique(("fact", service.0, fact.attribute.0));
    let hover = ui.interact(line, id, Sense::hover());
    spoken(
        &hover,
        Role::Label,
        format_args!("{}: {}{newest}", fact.label, fact.spoken),
    );
    if cut {
        hover.on_hover_text(format!("{}: {}{newest}", fact.label, fact.text));
    }
}
