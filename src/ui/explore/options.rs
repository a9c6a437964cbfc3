//! The options of one facet: a tick box, a name and what it would leave, in fixed columns. A long list shows its first
//! few and what is chosen, can be searched, and lays out only the rows in sight.

use std::collections::BTreeSet;

use egui::{Align2, Id, Margin, Rect, Role, Sense, TextStyle, Ui, UiBuilder, Vec2, pos2, vec2};

use crate::{
    app::{
        action::{Actions, Filter},
        view::facets::{FacetView, OptionView},
    },
    catalog::wording::thousands,
    explore::OPTIONS_AT_FIRST,
    ui::{
        theme::{self, Icon, scale},
        widgets::{Tracks, focus_ring, icon_at, line_text, quiet_button, spoken, spoken_as, text_field, tick_mark},
    },
};

/// How many options a long facet shows before it asks whether one wants to see more.
pub const SHOWN: usize = OPTIONS_AT_FIRST;
/// From how many options on a facet is long: to hide one or two behind a button would be worse than to show them.
const LONG: usize = 11;

/// What is typed to find an option, and which lists are shown whole.
#[derive(Default)]
pub struct OptionsState {
    find: Option<Find>,
    /// The row of what was found that was last brought into sight.
    pub(super) found_in_sight: Option<usize>,
    whole: BTreeSet<String>,
    /// The option that had the keyboard last: of which facet, and its place among all of them.
    focused: Option<(String, usize)>,
}

/// The search in one facet, with what it found: worked out when the words move, not in every frame.
#[derive(Default)]
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
pub(super) fn options_ui(ui: &mut Ui, facet: &FacetView, width: f32, state: &mut OptionsState, actions: &mut Actions) {
    let n = facet.options.len();
    let ranged = facet.range.is_some();
    if n == 0 || (n < LONG && !ranged) {
        rows_ui(ui, facet, 0..n, width, state, actions);
        return;
    }
    if !ranged {
        find_ui(ui, facet, width, state, actions);
    }
    let whole = state.whole.contains(&facet.id);
    let find = state.find.as_ref();
    let find = find.filter(|f| f.facet == facet.id && !f.words.trim().is_empty());
    let is_sought = find.is_some();
    if !is_sought && whole {
        rows_ui(ui, facet, 0..n, width, state, actions);
    } else {
        let mut rows: Vec<usize> = match find {
            Some(find) => find.hits.clone(),
            // A range shows what a few listed values show, so those are behind their button.
            None if ranged => Vec::new(),
            None => (0..SHOWN).collect(),
        };
        if is_sought && rows.is_empty() {
            ui.label(scale::caption("No option has these words."));
        }
        if facet.chosen > 0 {
            // What is chosen stays in sight, whatever is looked for; the order is that of the list.
            rows.extend((0..n).filter(|i| facet.options[*i].active));
            rows.sort_unstable();
            rows.dedup();
        }
        rows_ui(ui, facet, rows.into_iter(), width, state, actions);
    }
    if !is_sought {
        let what = if ranged { "values" } else { "options" };
        let text = if whole {
            "Show fewer".to_owned()
        } else {
            match n {
                1 => format!("Show its only {}", what.trim_end_matches('s')),
                n => format!("Show all {} {what}", thousands(n)),
            }
        };
        let response = quiet_button(ui, &text);
        spoken(&response, Role::Button, format_args!("{text} of {}", facet.label));
        if response.clicked() && !state.whole.remove(&facet.id) {
            state.whole.insert(facet.id.clone());
        }
    }
}

fn find_ui(ui: &mut Ui, facet: &FacetView, width: f32, state: &mut OptionsState, actions: &mut Actions) {
    let mine = state.find.take_if(|f| f.facet == facet.id);
    let words = mine.as_ref().map_or("", |f| f.words.as_str());
    let names = ("Find an option", &*format!("Find in {}", facet.label));
    let margin = Margin {
        left: 26,
        right: 8,
        top: 5,
        bottom: 5,
    };
    let mut field = text_field(ui, words, names, |edit| {
        edit.id_salt(("find option", &facet.id))
            .desired_width(width)
            .margin(margin)
    });
    let at = field.response.rect.left_center() + vec2(14.0, 0.0);
    icon_at(ui, at, 12.0, Icon::Search, theme::roles(ui).text_weak);
    if field.escaped(ui) {
        field.text.clear();
    }
    if field.entered(ui)
        && let Some([only]) = mine.as_ref().map(|f| f.hits.as_slice())
        && let Some(option) = facet.options.get(*only)
    {
        actions.push(Filter::ToggleOption(facet.subject, option.want.clone()));
        field.response.request_focus();
    }
    // Searching in one facet ends the search in another.
    let begun = || Find {
        facet: facet.id.clone(),
        ..Find::default()
    };
    if let Some(mut find) = mine.or_else(|| field.response.has_focus().then(begun)) {
        find.refresh(&field.text, &facet.options);
        state.find = Some(find);
    }
    ui.add_space(scale::SPACE_4);
}

/// Only rows in sight (and a few around them, so that the keyboard can go on) are laid out.
fn rows_ui(
    ui: &mut Ui,
    facet: &FacetView,
    rows: impl ExactSizeIterator<Item = usize> + Clone,
    width: f32,
    state: &mut OptionsState,
    actions: &mut Actions,
) {
    const AROUND: f32 = 3.0 * scale::CONTROL;
    if rows.len() > 0 {
        heads_ui(ui, width);
    }
    let tracks = Tracks::even(rows.len(), scale::CONTROL);
    let (top, clip) = (ui.cursor().top(), ui.clip_rect());
    let (from, to) = (clip.top() - top - AROUND, clip.bottom() - top + AROUND);
    let in_sight = tracks.between(f64::from(from), f64::from(to));
    // What has the keyboard exists also while it is scrolled away, or the keyboard would be lost.
    let focused = state.focused.as_ref().filter(|(of, _)| *of == facet.id);
    let apart = focused.and_then(|(_, option)| {
        let row = rows.clone().position(|i| i == *option)?;
        (!in_sight.contains(&row) && row > 0).then_some(row)
    });
    let before = apart.filter(|row| *row < in_sight.start);
    let after = apart.filter(|row| *row >= in_sight.end);
    let mut drawn: Vec<usize> = before.into_iter().chain(in_sight).chain(after).collect();
    drawn.dedup();
    // However many are laid out, what comes below keeps its id, and so the keyboard.
    ui.scope(|ui| {
        let mut at = 0;
        for row in drawn {
            ui.add_space((tracks.start(row) - tracks.start(at)) as f32);
            at = row + 1;
            let Some(i) = rows.clone().nth(row) else { break };
            if option_ui(ui, facet, &facet.options[i], width, actions) {
                state.focused = Some((facet.id.clone(), i));
            }
        }
        ui.add_space((tracks.end() - tracks.start(at)) as f32);
    });
}

/// Where the columns of numbers end, from the right: what has the option, and what blanks could add under `not stated`.
pub(super) const HAS: f32 = 64.0;

/// What the numbers are.
fn heads_ui(ui: &mut Ui, width: f32) {
    let (rect, response) = ui.allocate_exact_size(vec2(width, scale::SPACE_16), Sense::hover());
    let (font, color) = (TextStyle::Small.resolve(ui.style()), theme::roles(ui).text_weak);
    for (from_right, word) in [(HAS, "has"), (0.0, "not stated")] {
        let at = rect.right_center() - vec2(from_right, 0.0);
        ui.painter().text(at, Align2::RIGHT_CENTER, word, font.clone(), color);
    }
    spoken(&response, Role::Label, "Has it, and could have it: not stated");
    response.on_hover_text(
        "How many have it. After the plus: how many more could, because no source says, sources disagree, or only partly",
    );
}

/// One option: tick box, name, count in a fixed column, and what blanks could add. All of the row can be pressed. Returns
/// whether it has the keyboard.
fn option_ui(ui: &mut Ui, facet: &FacetView, option: &OptionView, width: f32, actions: &mut Actions) -> bool {
    let roles = theme::roles(ui);
    // Room for the largest count there can be.
    let digits = facet.digits.max(2) as f32 * 7.5;
    let room = vec2(width, scale::CONTROL);
    // Whichever rows are laid out before it, it stays the same, and keeps the keyboard.
    let id = Id::unique(("option", &facet.id, &option.label));
    ui.scope_builder(UiBuilder::new().scope_id(id), |ui| {
        let (rect, response) = ui.allocate_exact_size(room, Sense::click());
        let words = option.spoken(&facet.label);
        spoken_as(&response, Role::CheckBox, option.active, words);
        let lit = response.hovered();
        if lit {
            let row = rect.expand2(vec2(scale::SPACE_4, 0.0));
            ui.painter().rect_filled(row, scale::CORNER_SMALL, roles.raised);
        }
        focus_ring(ui, &response, rect.shrink(1.0), scale::CORNER_SMALL);
        let mark = rect.left_center() + vec2(scale::ICON / 2.0, 0.0);
        let mark = Rect::from_center_size(mark, Vec2::splat(scale::ICON));
        tick_mark(ui, mark, option.active, lit);
        let left = mark.right() + scale::SPACE_8;
        let color = if lit || option.active {
            roles.text_strong
        } else {
            roles.text
        };
        let name = rect.right() - HAS - digits - scale::SPACE_4 - left;
        line_text(ui, pos2(left, rect.center().y), &*option.label, color, name);
        let font = TextStyle::Small.resolve(ui.style());
        let paint = |x: f32, text: String, color| {
            let at = pos2(x, rect.center().y);
            ui.painter().text(at, Align2::RIGHT_CENTER, text, font.clone(), color);
        };
        let color = if option.count == 0 { roles.text_weak } else { roles.text };
        paint(rect.right() - HAS, thousands(option.count), color);
        if option.more > 0 {
            paint(rect.right(), format!("+{}", thousands(option.more)), roles.text_weak);
        }
        let has_keyboard = response.has_focus();
        if response.on_hover_text(words).clicked() {
            actions.push(Filter::ToggleOption(facet.subject, option.want.clone()));
        }
        has_keyboard
    })
    .inner
}
