//! What is the user's own, where it is shown: stars, what is struck out, notes, and the ways to say more. Each has a
//! shape and a word.

use std::ops::Range;

use egui::{Color32, Label, Pos2, Rect, Sense, Stroke, TextStyle, Ui, Vec2, pos2, text::LayoutJob};

use super::{
    parts,
    theme::{self, Icon, scale, ui_ext},
};
use crate::{
    app::action::{Actions, Annotate},
    catalog::{AttributeIx, Mark, ServiceIx},
};

/// A star, striking out and a note, as the details panel offers them, with what was said so far.
pub fn marks_ui(ui: &mut Ui, service: ServiceIx, name: &str, mark: &Mark, actions: &mut Actions) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = scale::SPACE_4;
        let (icon, spoken) = if mark.starred {
            (Icon::Starred, format!("Take the star from {name}"))
        } else {
            (Icon::Star, format!("Star {name}"))
        };
        if ui_ext::icon_toggle(ui, icon, &spoken, mark.starred).clicked() {
            actions.push(Annotate::Star(service));
        }
        if mark.struck.is_some() {
            if ui_ext::quiet_button(ui, "Take it in again").clicked() {
                actions.push(Annotate::Unstrike(service));
            }
        } else if ui_ext::quiet_button(ui, "Strike out…").clicked() {
            actions.push(Annotate::AskStrike(service));
        }
        let note = if mark.note.is_empty() {
            "Add a note…"
        } else {
            "Change the note…"
        };
        if ui_ext::quiet_button(ui, note).clicked() {
            actions.push(Annotate::AskNote(service));
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
    let mut entry = |ui: &mut Ui, text: &str, action: Annotate| {
        if ui.button(text).clicked() {
            actions.push(action);
            ui.close();
        }
    };
    entry(
        ui,
        if mark.starred { "Take the star away" } else { "Star it" },
        Annotate::Star(service),
    );
    match mark.struck {
        Some(_) => entry(ui, "Take it in again", Annotate::Unstrike(service)),
        None => entry(ui, "Strike out…", Annotate::AskStrike(service)),
    }
    entry(
        ui,
        if mark.note.is_empty() {
            "Add a note…"
        } else {
            "Change the note…"
        },
        Annotate::AskNote(service),
    );
}

/// The name of a service in a list: a star before it, struck through when it is struck out, a sign when it has a note.
/// What the search met in it stays marked.
pub fn name_ui(ui: &mut Ui, name: &str, met: &[Range<usize>], mark: &Mark) {
    let ink = ink(ui, mark);
    let job = name_job(ui, name, met, (&scale::strong14(), ink), mark.struck.is_some());
    if mark.is_empty() {
        ui.add(Label::new(job).truncate().selectable(false));
        return;
    }
    // As high as the name alone would be, so that nothing moves when a mark comes.
    ui.spacing_mut().interact_size.y = ui.text_style_height(&scale::strong14());
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = scale::SPACE_4;
        let told = mark.words().join("; ");
        if signs_width(mark) > 0.0 {
            let size = Vec2::new(signs_width(mark) - scale::SPACE_4, scale::SIGN);
            let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
            paint_signs(ui, rect.left_center(), mark);
            response.on_hover_text(&told);
        }
        if mark.struck.is_some() {
            ui_ext::badge(ui, "struck out", ui_ext::BadgeKind::Plain).on_hover_text(&told);
        }
        ui.add(Label::new(job).truncate().selectable(false));
    });
}

/// A name as it is written: what the search met is marked, and a line goes through it when it no longer counts.
pub fn name_job(
    ui: &Ui,
    name: &str,
    met: &[Range<usize>],
    (style, ink): (&TextStyle, Color32),
    through: bool,
) -> LayoutJob {
    let mut job = parts::marked(ui, name, met, style, ink);
    if through {
        for section in &mut job.sections {
            section.format.strikethrough = Stroke::new(1.0, ink);
        }
    }
    job
}

/// The ink of a name with such a mark.
fn ink(ui: &Ui, mark: &Mark) -> Color32 {
    let roles = theme::roles(ui);
    if mark.struck.is_some() {
        roles.text_weak
    } else {
        roles.text_strong
    }
}

/// The signs that stand before a name.
fn signs(ui: &Ui, mark: &Mark) -> impl Iterator<Item = (Icon, Color32)> {
    let roles = theme::roles(ui);
    let star = mark.starred.then_some((Icon::Starred, roles.accent_text));
    let note = (!mark.note.is_empty()).then_some((Icon::Pencil, roles.text_weak));
    [star, note].into_iter().flatten()
}

/// How wide [`paint_signs`] paints, the gap to the name included.
pub fn signs_width(mark: &Mark) -> f32 {
    let n = usize::from(mark.starred) + usize::from(!mark.note.is_empty());
    n as f32 * (scale::SIGN + scale::SPACE_4)
}

/// The signs alone, from a middle left on, where a name is painted and not laid out.
pub fn paint_signs(ui: &Ui, from: Pos2, mark: &Mark) {
    for (i, (icon, ink)) in signs(ui, mark).enumerate() {
        let x = from.x + i as f32 * (scale::SIGN + scale::SPACE_4) + scale::SIGN / 2.0;
        let at = Rect::from_center_size(pos2(x, from.y), Vec2::splat(scale::SIGN));
        theme::paint_icon(ui.painter(), at, icon, ink);
    }
}

fn said_ui(ui: &mut Ui, icon: Icon, text: &str) {
    let roles = theme::roles(ui);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let (rect, _) = ui.allocate_exact_size(egui::vec2(scale::SIGN, 18.0), Sense::hover());
        let at = Rect::from_center_size(rect.center(), Vec2::splat(scale::SIGN));
        theme::paint_icon(ui.painter(), at, icon, roles.accent_text);
        ui.add(Label::new(scale::running(text)).wrap().selectable(true));
    });
}

/// Under a cell's claims: the way to add one's own.
pub fn say_more_ui(ui: &mut Ui, service: ServiceIx, attribute: AttributeIx, actions: &mut Actions) {
    if ui_ext::quiet_button(ui, "Add your own evidence…").clicked() {
        actions.push(Annotate::AddEvidence(service, attribute));
    }
}

/// On a claim of the user's own: the way to change it.
pub fn change_ui(ui: &mut Ui, at: usize, actions: &mut Actions) {
    if ui_ext::quiet_button(ui, "Change it…").clicked() {
        actions.push(Annotate::EditEvidence(at));
    }
}

/// Under the list of what no source states: the way to say one of it.
pub fn say_one_ui(ui: &mut Ui, service: ServiceIx, unsaid: &[(AttributeIx, String)], actions: &mut Actions) {
    let response = ui_ext::quiet_button(ui, "Say one yourself…");
    egui::Popup::menu(&response).show(|ui| {
        ui.set_min_width(240.0);
        egui::ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            for (attribute, label) in unsaid {
                if ui.button(label).clicked() {
                    actions.push(Annotate::AddEvidence(service, *attribute));
                    ui.close();
                }
            }
        });
    });
}
