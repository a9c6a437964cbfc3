//! As of when: a control in the header that shows it, offers other days, and shows what is left out.

use egui::{Align, Frame, Layout, Margin, Rect, Role, Sense, TextStyle, Ui, pos2, vec2};

use super::{
    theme::{self, Icon, scale},
    widgets::{
        chip, closes, focus_ring, icon_at, lasting_popup, menu_choice, one_line, paint_text, radio, scrolling,
        secondary_button, spoken, text, text_field, text_width,
    },
};
use crate::{
    app::{
        action::{Actions, AsOf},
        draft::{Draft, Drafts},
        view::AsOfView,
    },
    catalog::Reading,
};

/// Room kept for the search box beside it.
const SEARCH: f32 = 220.0;

/// The control, and a chip while something is left out. In as many words as there is room for in `room`.
pub fn as_of_ui(ui: &mut Ui, view: &AsOfView, typed: &Drafts, room: f32, actions: &mut Actions) {
    let (text, left_out) = words(ui, view, room - SEARCH);
    let response = button_ui(ui, text, &view.text, view.left_out.is_some());
    // It closes when what was set in it is taken, and stays where that could not be read.
    let id = response.id.with((&view.text, view.left_out.is_some()));
    lasting_popup(&response, Some(id), |ui| {
        let frame = Frame::new().inner_margin(scale::SPACE_8);
        frame.show(ui, |ui| as_of_popup_ui(ui, view, typed, actions));
    });
    if let (Some(left_out), Some(all)) = (left_out, &view.left_out) {
        ui.add_space(scale::SPACE_4 - ui.spacing().item_spacing.x);
        if chip(ui, left_out, &all.spoken).clicked() {
            actions.push(AsOf::All);
        }
    }
}

/// The longest words that fit: of the chip first, which has the same in its tooltip, then of the control.
fn words<'a>(ui: &Ui, view: &'a AsOfView, room: f32) -> (&'a str, Option<&'a str>) {
    let width = |text: &str| text_width(ui, text, &TextStyle::Body) + 40.0;
    let (long, short) = match &view.left_out {
        Some(left_out) => (Some(left_out.text.as_str()), Some(left_out.short.as_str())),
        None => (None, None),
    };
    let all = [(view.text.as_str(), long), (&view.text, short), (&view.short, short)];
    let fits = |(text, chip): &(&str, Option<&str>)| width(text) + chip.map_or(0.0, width) <= room;
    all.into_iter().find(fits).unwrap_or((&view.short, short))
}

/// The words with a chevron after them. What is not today stands out by its color, its edge and the chip beside it.
fn button_ui(ui: &mut Ui, text: &str, about: &str, stands_out: bool) -> egui::Response {
    const CHEVRON: f32 = 12.0;
    let galley = one_line(ui, text, TextStyle::Button, ui.available_width());
    let width = scale::SPACE_8 + galley.size().x + scale::SPACE_4 + CHEVRON + scale::SPACE_8;
    let (rect, response) = ui.allocate_exact_size(vec2(width, scale::CONTROL), Sense::click());
    spoken(&response, Role::Button, format_args!("{about}. Choose another day"));
    let roles = theme::roles(ui);
    let lit = response.hovered() || response.is_pointer_button_down_on();
    let fill = match (lit, stands_out) {
        (true, _) => roles.hover,
        (false, true) => roles.accent_tint,
        (false, false) => roles.surface,
    };
    let color = if lit || stands_out {
        roles.text_strong
    } else {
        roles.text
    };
    ui.painter().rect_filled(rect, scale::CORNER, fill);
    let middle = rect.center().y;
    paint_text(ui, pos2(rect.left() + scale::SPACE_8, middle), galley, color);
    let chevron = pos2(rect.right() - scale::SPACE_8 - CHEVRON / 2.0, middle);
    icon_at(ui, chevron, CHEVRON, Icon::ChevronDown, roles.text_weak);
    focus_ring(ui, &response, rect, scale::CORNER);
    response
}

/// Height of the list of days at most; beyond that it scrolls.
const DAYS: f32 = 12.0 * scale::CONTROL;

/// Room for what is wrong with a day.
const PROBLEM: f32 = 80.0;

fn as_of_popup_ui(ui: &mut Ui, view: &AsOfView, typed: &Drafts, actions: &mut Actions) {
    ui.set_width(300.0);
    ui.spacing_mut().item_spacing = vec2(scale::SPACE_8, 0.0);
    ui.label(scale::head("Only what was published by"));
    ui.add_space(scale::SPACE_4);
    // What is below the list has to have room too, and so has what is wrong with a day that is typed: the popup would move.
    let most = DAYS
        .min(ui.ctx().content_rect().height() - 380.0 - PROBLEM)
        .max(4.0 * scale::CONTROL);
    scrolling(
        ui,
        egui::ScrollArea::vertical().id_salt("as of days").max_height(most),
        |ui| {
            ui.spacing_mut().item_spacing = vec2(scale::SPACE_8, 0.0);
            for (i, day) in view.days.iter().enumerate() {
                let row = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), scale::CONTROL));
                // The whole row can be clicked; the keyboard has the radio button.
                let row = ui.interact(row, ui.scope_id().with(("day", i)), Sense::CLICK);
                ui.horizontal(|ui| {
                    if closes(ui, |ui| radio(ui, day.on, &day.text).clicked() || row.clicked()) {
                        actions.push(AsOf::Set(day.day));
                    }
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                        ui.add_space(scale::SPACE_12);
                        ui.label(scale::caption(&day.about));
                    });
                });
            }
        },
    );
    ui.add_space(scale::SPACE_8);
    typed_ui(ui, &typed.as_of, &UNTIL, actions);
    ui.add_space(scale::SPACE_8);
    ui.separator();
    text::section(ui, scale::SPACE_8, "Only what was published since");
    ui.add_space(scale::SPACE_4);
    since_ui(ui, view, &typed.since, actions);
    if let Some(now) = view.reading {
        reading_ui(ui, now, actions);
    }
    ui.add_space(scale::SPACE_4);
}

fn reading_ui(ui: &mut Ui, now: Reading, actions: &mut Actions) {
    ui.add_space(scale::SPACE_8);
    ui.separator();
    text::section(ui, scale::SPACE_8, "Which sources count");
    ui.add_space(scale::SPACE_4);
    let documents = "What became of each since is left out.";
    for (reading, text, about) in [
        (Reading::Today, "All sources", "What has retired says so."),
        (Reading::Documents, "Only the given documents", documents),
    ] {
        if menu_choice(ui, now == reading, text) {
            actions.push(AsOf::Reading(reading));
        }
        let mut margin = Margin::ZERO;
        margin.left = (scale::ICON + scale::SPACE_8) as i8;
        Frame::new()
            .inner_margin(margin)
            .show(ui, |ui| ui.label(scale::caption(about)));
    }
}

/// However old, or a day the user types.
fn since_ui(ui: &mut Ui, view: &AsOfView, typed: &Draft, actions: &mut Actions) {
    let on = view.since.is_none();
    if closes(ui, |ui| radio(ui, on, "However old").clicked()) {
        actions.push(AsOf::Since(None));
    }
    if let Some(day) = &view.since {
        drop(radio(ui, true, day));
    }
    ui.add_space(scale::SPACE_4);
    typed_ui(ui, typed, &SINCE, actions);
}

/// A field for a day: its hint, its name for a screen reader, its id, and what typing and taking do.
struct DayField {
    hint: &'static str,
    name: &'static str,
    id: &'static str,
    /// What the button beside it is called.
    button: &'static str,
    typing: fn(String) -> AsOf,
    take: AsOf,
}

const UNTIL: DayField = DayField {
    hint: "Another day: YYYY-MM-DD",
    name: "Another day, as year-month-day",
    id: "as of typed",
    button: "Show",
    typing: AsOf::Draft,
    take: AsOf::Take,
};

const SINCE: DayField = DayField {
    hint: "A day: YYYY-MM-DD",
    name: "Published since a day, as year-month-day",
    id: "since typed",
    button: "Set",
    typing: AsOf::DraftSince,
    take: AsOf::TakeSince,
};

/// A day the user types.
fn typed_ui(ui: &mut Ui, typed: &Draft, about: &DayField, actions: &mut Actions) {
    ui.horizontal(|ui| {
        let width = ui.available_width() - 96.0;
        let field = text_field(ui, &typed.value, (about.hint, about.name), |edit| {
            edit.id(egui::Id::unique(about.id))
                .margin(Margin::symmetric(8, 6))
                .desired_width(width)
        });
        if let Some(text) = field.changed() {
            actions.push((about.typing)(text));
        }
        if secondary_button(ui, about.button).clicked() | field.entered(ui) {
            actions.push(about.take.clone());
            if typed.problem.is_some() {
                field.response.request_focus();
            }
        }
    });
    if let Some(problem) = &typed.problem {
        ui.add_space(scale::SPACE_4);
        text::problem(ui, problem);
    }
}
