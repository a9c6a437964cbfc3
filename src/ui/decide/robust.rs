//! What would change the answer, and how sure it is.

use egui::{Label, Sense, Ui, vec2};

use super::line_at;
use crate::{
    app::view::decide::RobustView,
    ui::theme::{self, scale, ui_ext},
};

/// What would change the answer, and how sure it is.
pub(super) fn robust_ui(ui: &mut Ui, r: &RobustView) {
    if !r.nearest.is_empty() {
        list_ui(ui, "Nearest misses", &r.nearest, "");
    }
    ui.add_space(scale::SPACE_16);
    ui.label(scale::title("What would change it"));
    list_ui(
        ui,
        "One answer, changed",
        &r.answers,
        "No single answer, changed, brings another winner.",
    );
    list_ui(
        ui,
        "Something not stated, settled",
        &r.cells,
        "Nothing that is not stated would, settled either way, bring another winner.",
    );
    list_ui(
        ui,
        "How much a question weighs",
        &r.importances,
        "No change of one weight brings another winner.",
    );
    ui.add_space(scale::SPACE_16);
    ui.label(scale::title("How sure"));
    if !r.possible.is_empty() {
        ui.add(
            Label::new(scale::running(format!(
                "Could win once all that is open is settled: {}.",
                r.possible
            )))
            .wrap(),
        );
    }
    ui.add(Label::new(scale::caption(format!("Shares of {}.", r.over))).wrap());
    for s in &r.shares {
        ui.add_space(scale::SPACE_8);
        ui.label(scale::strong(&s.name));
        share_line_ui(ui, "of all answers", s.of_answers, &s.of_answers_text);
        share_line_ui(
            ui,
            "of all weightings",
            s.of_weightings,
            &format!("{:.1}%", s.of_weightings * 100.0),
        );
        ui.add(Label::new(scale::caption(&s.of_weightings_text)).wrap());
    }
}

fn share_line_ui(ui: &mut Ui, what: &str, share: f32, text: &str) {
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(120.0, 16.0), Sense::hover());
        line_at(
            ui,
            what,
            egui::TextStyle::Small,
            theme::roles(ui).text_weak,
            rect.left_center(),
            120.0,
        );
        ui_ext::share_bar(
            ui,
            vec2(ui.available_width() - 64.0, 6.0),
            share,
            None,
            true,
            &format!("{text} {what}"),
        );
        ui.label(scale::caption(text));
    });
}

fn list_ui(ui: &mut Ui, heading: &str, lines: &[String], none: &str) {
    ui.add_space(scale::SPACE_8);
    ui.label(scale::head(heading));
    if lines.is_empty() {
        ui.add(Label::new(scale::running(none)).wrap());
    }
    for line in lines {
        ui.add(Label::new(scale::running(line)).wrap());
    }
}
