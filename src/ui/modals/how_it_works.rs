//! How it works, on one page: the symbols, filters and blanks, how points are earned, sessions and files.

use egui::Ui;

use crate::ui::{
    signs::signs_ui,
    theme::scale,
    widgets::{scrolling, text},
};

/// How wide the sheet is where there is room.
pub(super) const WIDTH: f32 = 640.0;

/// What is explained, under its heading.
const PARTS: [(&str, &[&str]); 3] = [
    (
        "Filters and blanks",
        &[
            "Ticking an option keeps what is stated to have it. The number beside an option is how many would have it; \
             “+7” is how many more could, because no source says, sources disagree, or it holds only in part.",
            "What is not known is left out by a filter. The line over the grid says how many were left out, and a click \
             on it keeps them.",
        ],
    ),
    (
        "How points come about",
        &[
            "Every question of Decide weighs in: not at all (0), a little (1), normal (2) or a lot (3). For the option \
             you choose, each alternative fits from 0 to 1, by rules that name their source.",
            "An example: Languages, weighing a lot, is met in full (1), and Hosting, weighing normally, by half (½). \
             That is (3 · 1 + 2 · ½) of 3 + 2, which is 4 of 5: 80 of 100 points.",
            "What is not stated can still go either way: it opens a range, 60 to 80, and the score stands a third of \
             the way up. What a must-have is known not to hold for is ruled out, and the reason stands beside it.",
        ],
    ),
    (
        "Sessions and files",
        &[
            "What you set up is kept between runs, for each catalog apart. File › Save session… puts it into a file of \
             its own, to come back to or to hand on.",
            "File › Import a list… makes a catalog of a spreadsheet or table of yours. Exports and records carry the \
             sources with them.",
            "Undo takes back what you set up, answers too, and says what it was. Nothing is ever sent anywhere.",
        ],
    ),
];

/// The page.
pub(super) fn how_it_works_ui(ui: &mut Ui) {
    text::title(ui, "How it works");
    let room = super::scrolled::part_room(ui, 220.0, 96.0);
    let area = egui::ScrollArea::vertical().max_height(room).min_scrolled_height(room);
    scrolling(ui, area, |ui| {
        ui.add_space(scale::SPACE_8);
        signs_ui(ui);
        for (heading, paragraphs) in PARTS {
            text::section(ui, scale::SPACE_16, heading);
            for paragraph in paragraphs {
                text::running(ui, *paragraph);
                ui.add_space(scale::SPACE_4);
            }
        }
    });
}
