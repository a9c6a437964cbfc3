//! The options of one facet: a tick box, a name and what it would leave, in fixed columns. A long list shows its first
//! few and what is chosen, can be searched, and lays out only the rows in sight.

use std::collections::BTreeSet;

use egui::{Align, Align2, Layout, Margin, Ui, vec2};

use crate::{
    app::{
        action::{Actions, Filter},
        view::facets::{FacetView, OptionView},
    },
    ui::theme::{self, Icon, scale, ui_ext},
};

/// How many options a long facet shows before it asks whether one wants to see more.
pub const SHOWN: usize = 8;
/// From how many options on a facet is long: to hide one or two behind a button would be worse than to show them.
const LONG: usize = 11;

/// What is typed to find an option, and which lists are shown whole. Only drawing needs to remember it.
#[derive(Default)]
pub struct OptionDrafts {
    find: Option<Find>,
    whole: BTreeSet<String>,
}

/// The search in one facet, with what it found: worked out when the words move, not in every frame.
struct Find {
    facet: String,
    words: String,
    among: usize,
    hits: Vec<usize>,
}

impl Find {
    fn refresh(&mut self, words: &str, options: &[OptionView]) {
        if self.words == words && self.among == options.len() {
            return;
        }
        words.clone_into(&mut self.words);
        self.among = options.len();
        let words = words.to_lowercase();
        let words: Vec<&str> = words.split_whitespace().collect();
        let has = |o: &OptionView| {
            let label = o.label.to_lowercase();
            words.iter().all(|w| label.contains(w))
        };
        self.hits = (0..options.len()).filter(|i| has(&options[*i])).collect();
    }
}

/// The rows of one facet, and what leads to the rest of them.
pub fn options_ui(ui: &mut Ui, facet: &FacetView, width: f32, drafts: &mut OptionDrafts, actions: &mut Actions) {
    let n = facet.options.len();
    // A range says what a few listed values say, so those wait behind their button.
    let first = if facet.range.is_some() { 0 } else { SHOWN };
    if n == 0 || (n < LONG && facet.range.is_none()) {
        rows_ui(ui, facet, 0..n, n, width, actions);
        return;
    }
    if facet.range.is_none() {
        find_ui(ui, facet, width, drafts);
    }
    let whole = drafts.whole.contains(&facet.id);
    let find = drafts
        .find
        .as_ref()
        .filter(|f| f.facet == facet.id && !f.words.trim().is_empty());
    let is_chosen = |i: &usize| facet.options[*i].active;
    match find {
        Some(find) => {
            // What is chosen stays in sight, whatever is looked for; the order is that of the list.
            let mut rows: Vec<usize> = find.hits.clone();
            if facet.chosen > 0 {
                rows.extend((0..n).filter(is_chosen));
                rows.sort_unstable();
                rows.dedup();
            }
            if find.hits.is_empty() {
                ui.label(scale::caption("No option has these words."));
            }
            let len = rows.len();
            rows_ui(ui, facet, rows.into_iter(), len, width, actions);
        }
        None if whole => rows_ui(ui, facet, 0..n, n, width, actions),
        None => {
            let mut rows: Vec<usize> = (0..first).collect();
            if facet.chosen > 0 {
                rows.extend((first..n).filter(is_chosen));
            }
            let len = rows.len();
            rows_ui(ui, facet, rows.into_iter(), len, width, actions);
        }
    }
    if find.is_none() {
        let what = if facet.range.is_some() { "values" } else { "options" };
        let text = if whole {
            "Show fewer".to_owned()
        } else {
            format!("Show all {n} {what}")
        };
        let response = ui_ext::quiet_button(ui, &text);
        let spoken = format!("{text} of {}", facet.label);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &spoken));
        if response.clicked() && !drafts.whole.remove(&facet.id) {
            drafts.whole.insert(facet.id.clone());
        }
    }
}

fn find_ui(ui: &mut Ui, facet: &FacetView, width: f32, drafts: &mut OptionDrafts) {
    let mine = drafts.find.take_if(|f| f.facet == facet.id);
    let mut words = mine.as_ref().map_or_else(String::new, |f| f.words.clone());
    let spoken = format!("Find in {}", facet.label);
    let edit = egui::TextEdit::singleline(&mut words)
        .id_salt(("find option", &facet.id))
        .hint_text("Find an option")
        .desired_width(width)
        .margin(Margin {
            left: 26,
            right: 8,
            top: 5,
            bottom: 5,
        });
    let response = ui.add(edit);
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::text_edit(true, "", &words, "Find an option");
        info.label = Some(spoken.clone());
        info
    });
    let icon = egui::Rect::from_center_size(response.rect.left_center() + vec2(14.0, 0.0), vec2(12.0, 12.0));
    theme::paint_icon(ui.painter(), icon, Icon::Search, theme::roles(ui).text_weak);
    // egui takes the keyboard away with the same key.
    if (response.has_focus() || response.lost_focus()) && ui.input(|i| i.key_pressed(egui::Key::Escape)) {
        words.clear();
    }
    if let Some(mut find) = mine {
        find.refresh(&words, &facet.options);
        drafts.find = Some(find);
    } else if response.has_focus() {
        // Searching in one facet ends the search in another.
        let mut find = Find {
            facet: facet.id.clone(),
            words: String::new(),
            among: 0,
            hits: Vec::new(),
        };
        find.refresh(&words, &facet.options);
        drafts.find = Some(find);
    }
    ui.add_space(scale::SPACE_4);
}

/// Only rows in sight (and a few around them, so that the keyboard can go on) are laid out.
fn rows_ui(
    ui: &mut Ui,
    facet: &FacetView,
    rows: impl Iterator<Item = usize>,
    len: usize,
    width: f32,
    actions: &mut Actions,
) {
    const AROUND: usize = 3;
    let (top, clip) = (ui.cursor().top(), ui.clip_rect());
    let row_at = |y: f32| ((y - top) / scale::CONTROL).max(0.0) as usize;
    let first = row_at(clip.top()).saturating_sub(AROUND).min(len);
    let last = (row_at(clip.bottom()) + 1 + AROUND).clamp(first, len);
    ui.add_space(first as f32 * scale::CONTROL);
    for i in rows.skip(first).take(last - first) {
        option_ui(ui, facet, &facet.options[i], width, actions);
    }
    ui.add_space((len - last) as f32 * scale::CONTROL);
}

/// One option: tick box, name, count in a fixed column, and what silence could add.
fn option_ui(ui: &mut Ui, facet: &FacetView, option: &OptionView, width: f32, actions: &mut Actions) {
    let roles = theme::roles(ui);
    // Room for the largest count there can be, and for what silence could add.
    let digits = facet.digits.max(2) as f32 * 7.5;
    let (counts, more) = (digits + 6.0, digits + 14.0);
    ui.push_id((&facet.id, &option.label), |ui| {
        ui.horizontal(|ui| {
            ui.set_height(scale::CONTROL);
            ui.spacing_mut().item_spacing.x = 0.0;
            let mut on = option.active;
            let room = vec2(width - counts - more, scale::CONTROL);
            let response = ui
                .allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
                    ui.set_max_width(room.x);
                    ui_ext::tick_box(ui, &mut on, &option.label)
                })
                .inner;
            let enabled = ui.is_enabled();
            let spoken = option.spoken(&facet.label);
            response.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, enabled, option.active, spoken));
            if response.on_hover_text(spoken).changed() {
                actions.push(Filter::ToggleOption(facet.subject, option.want.clone()));
            }
            let row = ui.max_rect();
            let right = row.left() + width;
            let small = egui::TextStyle::Small.resolve(ui.style());
            let ink = if option.count == 0 { roles.text_weak } else { roles.text };
            let y = row.center().y;
            ui.painter().text(
                egui::pos2(right - more, y),
                Align2::RIGHT_CENTER,
                option.count,
                small.clone(),
                ink,
            );
            if option.more > 0 {
                ui.painter().text(
                    egui::pos2(right, y),
                    Align2::RIGHT_CENTER,
                    format!("+{}", option.more),
                    small,
                    roles.text_weak,
                );
            }
        });
    });
}
