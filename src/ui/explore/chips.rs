//! The chips of what is active. Their room is reserved, so that the grid stays where it is while filters come and go;
//! what does not fit waits behind a number.

use egui::{TextStyle, Ui, vec2};

use super::why;
use crate::{
    app::{
        Command,
        action::{Actions, Decide, Filter},
        view::{ExploreView, Screen, explore::Chip},
    },
    ui::{
        keys::with_hint,
        theme::scale,
        widgets::{chip, lasting_popup, quiet_button, quiet_width, spoken, text_width},
    },
};

/// How many lines chips have.
pub(super) const LINES: usize = 2;
/// What a chip has beside its words: margins and the cross.
const BESIDE: f32 = 36.0;

pub(super) fn chips_ui(ui: &mut Ui, view: &ExploreView, screen: Screen<'_>, lines: usize, actions: &mut Actions) {
    let gap = vec2(scale::SPACE_8, scale::SPACE_4);
    let shown = fitting(ui, view, (ui.available_width() - 1.0, gap.x), lines);
    let height = lines as f32 * scale::CONTROL + (lines as f32 - 1.0) * gap.y;
    ui.scope(|ui| {
        ui.set_min_height(height);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = gap;
            for shown in &view.chips[..shown] {
                chip_ui(ui, shown, actions);
            }
            more_ui(ui, &view.chips[shown..], actions);
            if view.can_clear && with_hint(quiet_button(ui, CLEAR), Command::OF_CLEAR_BUTTON).clicked() {
                actions.push(Filter::ToStart);
            }
            if !view.show_all.is_empty() && quiet_button(ui, &view.show_all).clicked() {
                actions.push(Filter::ClearAll);
            }
            if !view.among.is_empty() && quiet_button(ui, &view.among).clicked() {
                actions.push(Decide::AmongThese);
            }
            if !view.chips.is_empty() {
                why::why_ui(ui, screen.views().why(), screen.why_typed(), actions);
            }
            // The longest of all, so that no other is pushed to a line of its own.
            if let Some(unknown) = &view.unknown
                && quiet_button(ui, &unknown.text).on_hover_text(&unknown.hint).clicked()
            {
                actions.push(Filter::SetUnknown(unknown.sets));
            }
        });
    });
}

const CLEAR: &str = "Clear";

/// How many chips fit on so many lines, with what follows them; one at least.
fn fitting(ui: &Ui, view: &ExploreView, (room, gap): (f32, f32), lines: usize) -> usize {
    let chips: Vec<f32> = view
        .chips
        .iter()
        .map(|c| (text_width(ui, &c.text, &TextStyle::Body) + BESIDE).min(room))
        .collect();
    let unknown = view.unknown.as_ref().map(|u| u.text.as_str());
    let behind = [
        view.can_clear.then_some(CLEAR),
        (!view.show_all.is_empty()).then_some(&*view.show_all),
        (!view.among.is_empty()).then_some(&*view.among),
        Some(why::ASKS),
        unknown,
    ];
    let behind: Vec<f32> = behind.into_iter().flatten().map(|t| quiet_width(ui, t)).collect();
    let more = quiet_width(ui, "+99");
    let fits = |n: usize| {
        let rest = (n < chips.len()).then_some(more);
        let all = chips[..n].iter().copied().chain(rest).chain(behind.iter().copied());
        let (mut line, mut at) = (1, 0.0);
        for width in all {
            if at > 0.0 && at + width > room {
                (line, at) = (line + 1, 0.0);
            }
            at += width + gap;
        }
        line <= lines
    };
    let least = chips.len().min(1);
    (least..=chips.len()).rev().find(|n| fits(*n)).unwrap_or(least)
}

fn chip_ui(ui: &mut Ui, shown: &Chip, actions: &mut Actions) {
    if chip(ui, &shown.text, &shown.spoken).clicked() {
        actions.push(match shown.condition {
            Some(i) => Filter::Remove(i),
            None => Filter::SetSearch(String::new()),
        });
    }
}

/// The chips that have no room.
fn more_ui(ui: &mut Ui, rest: &[Chip], actions: &mut Actions) {
    if rest.is_empty() {
        return;
    }
    let button = quiet_button(ui, &format!("+{}", rest.len()));
    spoken(&button, egui::Role::Button, format_args!("{} more filters", rest.len()));
    lasting_popup(&button, Some(egui::Id::unique("more chips")), |ui| {
        ui.set_max_width(360.0);
        for shown in rest {
            chip_ui(ui, shown, actions);
        }
    });
}
