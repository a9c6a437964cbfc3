//! What is the user's own, where it is shown: stars, what is struck out, notes, and the ways to add more. Each has a
//! shape and a word.

use std::ops::Range;

use egui::{Color32, Pos2, Sense, Stroke, TextStyle, Ui, Vec2, pos2, text::LayoutJob, vec2};

use super::{
    theme::{self, Icon, scale},
    widgets::{BadgeKind, badge, icon_at, icon_toggle, long_menu, menu_item, outdented, quiet_button, text},
};
use crate::{
    app::action::{Actions, Annotate},
    catalog::{AttributeIx, Mark, ServiceIx},
};

/// What can be done besides starring it, in words.
fn offers(service: ServiceIx, mark: &Mark) -> [(&'static str, Annotate); 2] {
    let strike = match mark.struck {
        Some(_) => ("Take it in again", Annotate::Unstrike(service)),
        None => ("Strike out…", Annotate::AskStrike(service)),
    };
    let note = if mark.note.is_empty() {
        "Add a note…"
    } else {
        "Change the note…"
    };
    [strike, (note, Annotate::AskNote(service))]
}

/// A star, striking out and a note, as the details panel offers them, with what was stated so far.
pub fn marks_ui(ui: &mut Ui, service: ServiceIx, name: &str, mark: &Mark, actions: &mut Actions) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = scale::SPACE_4;
        let (icon, words) = if mark.starred {
            (Icon::Starred, format!("Take the star from {name}"))
        } else {
            (Icon::Star, format!("Star {name}"))
        };
        let star = |ui: &mut Ui| icon_toggle(ui, icon, &words, mark.starred);
        // The star itself, not its field, is below what is above it.
        if outdented(ui, (scale::CONTROL - scale::ICON) / 2.0, scale::CONTROL, star).clicked() {
            actions.push(Annotate::Star(service));
        }
        for (text, action) in offers(service, mark) {
            if quiet_button(ui, text).clicked() {
                actions.push(action);
            }
        }
    });
    if let Some(reason) = &mark.struck {
        said_ui(ui, Icon::Close, &format!("Struck out by you: {reason}"));
    }
    if !mark.note.is_empty() {
        said_ui(ui, Icon::Pencil, &format!("Your note: {}", mark.note));
    }
}

/// The same as entries of a menu, for a card or a row.
pub fn menu_ui(ui: &mut Ui, service: ServiceIx, mark: &Mark, actions: &mut Actions) {
    ui.set_min_width(180.0);
    let star = if mark.starred { "Take the star away" } else { "Star it" };
    let offers = offers(service, mark);
    for (text, action) in [(star, Annotate::Star(service))].into_iter().chain(offers) {
        if menu_item(ui, text) {
            actions.push(action);
        }
    }
}

/// The name of a service in a list: a star before it, struck through when it is struck out, a sign when it has a note, and
/// one with `aside`, which says what else is to be known at the name. What the search met in it stays marked.
pub fn name_ui(ui: &mut Ui, name: &str, met: &[Range<usize>], mark: &Mark, aside: Option<&str>) {
    let roles = theme::roles(ui);
    let struck = mark.struck.is_some();
    let color = if struck { roles.text_weak } else { roles.text_strong };
    let job = name_job(ui, name, met, (&scale::strong14(), color), struck);
    if mark.is_empty() && aside.is_none() {
        text::cut(ui, job, name);
        return;
    }
    // As high as the name alone would be, so that nothing moves when a mark appears.
    ui.spacing_mut().interact_size.y = ui.text_style_height(&scale::strong14());
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = scale::SPACE_4;
        let words: Vec<String> = mark.words().into_iter().chain(aside.map(str::to_owned)).collect();
        let words = words.join("; ");
        let width = signs_width(mark, aside.is_some());
        if width > 0.0 {
            let size = Vec2::new(width - scale::SPACE_4, scale::SIGN);
            let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
            paint_signs(ui, rect.left_center(), mark, aside.is_some());
            response.on_hover_text(&words);
        }
        if struck {
            badge(ui, "struck out", BadgeKind::Plain).on_hover_text(&words);
        }
        text::cut(ui, job, name);
    });
}

/// A name as it is written: what the search matched is marked, and a line goes through it when it no longer counts.
pub fn name_job(
    ui: &Ui,
    name: &str,
    met: &[Range<usize>],
    (style, color): (&TextStyle, Color32),
    through: bool,
) -> LayoutJob {
    let mut job = text::marked(ui, name, met, style, color);
    if through {
        for section in &mut job.sections {
            section.format.strikethrough = Stroke::new(1.0, color);
        }
    }
    job
}

/// The sign of what else is to be known at a name, from a middle left on, where there is something; how much room it takes
/// from the name.
pub fn name_sign(ui: &Ui, from: Pos2, aside: bool) -> f32 {
    let mark = Mark::default();
    paint_signs(ui, from, &mark, aside);
    signs_width(&mark, aside)
}

/// How wide [`paint_signs`] paints, the gap to the name included.
pub fn signs_width(mark: &Mark, aside: bool) -> f32 {
    let n = usize::from(mark.starred) + usize::from(!mark.note.is_empty()) + usize::from(aside);
    n as f32 * (scale::SIGN + scale::SPACE_4)
}

/// The signs alone, from a middle left on, where a name is painted and not laid out. `aside`: whether there is more to know.
pub fn paint_signs(ui: &Ui, from: Pos2, mark: &Mark, aside: bool) {
    let roles = theme::roles(ui);
    let star = mark.starred.then_some((Icon::Starred, roles.accent_text));
    let note = (!mark.note.is_empty()).then_some((Icon::Pencil, roles.text_weak));
    let aside = aside.then_some((Icon::Info, roles.text_weak));
    for (i, (icon, color)) in [star, note, aside].into_iter().flatten().enumerate() {
        let x = from.x + i as f32 * (scale::SIGN + scale::SPACE_4) + scale::SIGN / 2.0;
        icon_at(ui, pos2(x, from.y), scale::SIGN, icon, color);
    }
}

fn said_ui(ui: &mut Ui, icon: Icon, words: &str) {
    let color = theme::roles(ui).accent_text;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let (rect, _) = ui.allocate_exact_size(vec2(scale::SIGN, 18.0), Sense::hover());
        icon_at(ui, rect.center(), scale::SIGN, icon, color);
        text::selectable(ui, words);
    });
}

/// Under a cell's claims: the way to add one's own.
pub fn say_more_ui(ui: &mut Ui, service: ServiceIx, attribute: AttributeIx, actions: &mut Actions) {
    if quiet_button(ui, "Add your own evidence…").clicked() {
        actions.push(Annotate::AddEvidence(service, attribute));
    }
}

/// On a claim of the user's own: the way to change it.
pub fn change_ui(ui: &mut Ui, at: usize, actions: &mut Actions) {
    if quiet_button(ui, "Change it…").clicked() {
        actions.push(Annotate::EditEvidence(at));
    }
}

/// Under the list of what no source states: the way to state one of it.
pub fn say_one_ui(ui: &mut Ui, service: ServiceIx, unsaid: &[(AttributeIx, String)], actions: &mut Actions) {
    let response = quiet_button(ui, "Say one yourself…");
    long_menu(&response, 240.0, 320.0, |ui| {
        for (attribute, label) in unsaid {
            if menu_item(ui, label.as_str()) {
                actions.push(Annotate::AddEvidence(service, *attribute));
            }
        }
    });
}
