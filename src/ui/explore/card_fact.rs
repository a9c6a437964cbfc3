//! One line of a card: what an attribute is, what is known of it, and under the age lens since when.

use egui::{Rect, Sense, Ui, Vec2, vec2};

use crate::{
    app::view::explore::Fact,
    catalog::{ServiceIx, State},
    ui::{
        evidence,
        parts::{self, shape_of},
        theme::{self, scale},
    },
};

/// The most room a year has: `about 2019`.
const YEAR: f32 = 72.0;

/// `Languages  Python, R, SQL`, painted on a fixed line so that columns of cards align.
///
/// Under the age lens the value is washed by the age of its newest claim, and the year stands at the right edge.
pub(super) fn fact_ui(ui: &mut Ui, service: ServiceIx, fact: &Fact, line: Rect, lens: bool) {
    let roles = &theme::roles(ui);
    let small = egui::TextStyle::Small.resolve(ui.style());
    let label_width = 96.0;
    let painter = ui.painter().with_clip_rect(line.intersect(ui.clip_rect()));
    let label = cut_line(ui, &fact.label, small.clone(), roles.text_weak, label_width - 8.0);
    let label_end = line.left() + label.size().x;
    painter.galley(
        line.left_center() - vec2(0.0, label.size().y / 2.0),
        label,
        roles.text_weak,
    );
    let ink = match fact.state {
        State::Conflicting => roles.caution,
        state if state.is_known() => roles.text,
        _ => roles.text_weak,
    };
    // Both sides stay in sight; what sources agree on is in the tooltip then.
    let (text, marks) = if fact.disputed.is_empty() {
        (&fact.short, fact.marks.as_slice())
    } else {
        (&fact.disputed, &[][..])
    };
    let side = 10.0;
    let sign = if shape_of(fact.state).is_some() {
        side + 6.0
    } else {
        0.0
    };
    let mut x = line.left() + label_width;
    // The sides of a disagreement have their years already.
    let year = (lens && fact.state != State::Conflicting && !fact.age.year.is_empty())
        .then(|| cut_line(ui, &fact.age.year, small.clone(), roles.text_weak, YEAR));
    let right = line.right() - year.as_ref().map_or(0.0, |y| y.size().x + scale::SPACE_8);
    if lens {
        let washed = Rect::from_min_max(egui::pos2(x - scale::SPACE_4, line.top()), line.right_bottom());
        evidence::tint(
            ui,
            washed.expand2(vec2(scale::SPACE_4, 0.0)).with_min_x(washed.left()),
            &fact.age,
        );
    }
    let marked = parts::marked(ui, text, marks, &egui::TextStyle::Small, ink);
    let mut value = cut_job(ui, marked, right - x - sign);
    if value.elided && !fact.disputed.is_empty() {
        // To have both sides whole is worth more than a straight edge.
        x = x.min(label_end + scale::SPACE_8);
        value = cut_line(ui, text, small, ink, right - x - sign);
    }
    if let Some(shape) = shape_of(fact.state) {
        let at = Rect::from_center_size(egui::pos2(x + side / 2.0, line.center().y), Vec2::splat(side));
        theme::paint(&painter, at, shape, roles);
        x += sign;
    }
    if let Some(year) = year {
        let at = egui::pos2(line.right() - year.size().x, line.center().y - year.size().y / 2.0);
        painter.galley(at, year, roles.text_weak);
    }
    let cut = value.elided || *text != fact.text || (lens && !fact.age.year.is_empty());
    painter.galley(egui::pos2(x, line.center().y - value.size().y / 2.0), value, ink);
    if cut {
        let id = egui::Id::unique(("fact", service.0, fact.attribute.0));
        let hover = ui.interact(line, id, Sense::hover());
        let newest = if lens && !fact.age.year.is_empty() {
            format!("\nNewest claim: {}", fact.age.year)
        } else {
            String::new()
        };
        let whole = format!("{}: {}{newest}", fact.label, fact.text);
        hover.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &whole));
        hover.on_hover_text(whole);
    }
}

fn cut_line(ui: &Ui, text: &str, font: egui::FontId, ink: egui::Color32, width: f32) -> std::sync::Arc<egui::Galley> {
    let job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font, ink);
    cut_job(ui, job, width)
}

fn cut_job(ui: &Ui, mut job: egui::text::LayoutJob, width: f32) -> std::sync::Arc<egui::Galley> {
    job.wrap = egui::text::TextWrapping::truncate_at_width(width.max(0.0));
    ui.fonts_mut(|f| f.layout_job(job))
}
