//! Text as every page shows it: wrapped, with what the search matched marked, with a symbol before it.

use std::ops::Range;

use egui::{
    Color32, Frame, Label, Margin, Rect, Response, RichText, Role, Sense, Stroke, TextFormat, TextStyle, Ui, Vec2,
    collapsing_header::CollapsingState, text::LayoutJob,
};

use super::{
    control::{icon_at, spoken},
    hints::{hint, stands_on},
};
use crate::{
    app::action::{Actions, File, Select},
    catalog::{ServiceIx, web_link::address, wording::upper_first},
    ui::theme::{Icon, roles, scale},
};

/// Running text, wrapped.
pub fn running(ui: &mut Ui, text: impl Into<String>) -> Response {
    ui.add(Label::new(scale::running(text)).wrap())
}

/// Running text that can be selected and copied.
pub fn selectable(ui: &mut Ui, text: impl Into<String>) -> Response {
    ui.add(Label::new(scale::running(text)).wrap().selectable(true))
}

/// A hint, a label or a count, wrapped.
pub fn caption(ui: &mut Ui, text: impl Into<String>) -> Response {
    ui.add(Label::new(scale::caption(text)).wrap())
}

/// The name of a thing, wrapped.
pub fn strong(ui: &mut Ui, text: impl Into<String>) -> Response {
    ui.add(Label::new(scale::strong(text)).wrap())
}

/// The heading of a page or a popup, wrapped.
pub fn title(ui: &mut Ui, text: impl Into<String>) -> Response {
    ui.add(Label::new(scale::title(text)).wrap())
}

/// A page's heading with what it is about.
pub fn page_head(ui: &mut Ui, heading: &str, about: &str) {
    title(ui, heading);
    ui.add_space(scale::SPACE_4);
    running(ui, about);
}

/// The heading of a section, with room above it.
pub fn section(ui: &mut Ui, room: f32, heading: impl Into<String>) {
    ui.add_space(room);
    ui.label(scale::head(heading));
}

/// What is set apart on a page: a note, a claim, a rule.
pub fn raised(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    Frame::new()
        .fill(roles(ui).raised)
        .corner_radius(scale::CORNER)
        .inner_margin(Margin::symmetric(12, 8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            add(ui);
        });
}

/// A symbol and a text beside it, from the first line on. `room` is what the symbol takes, `side` how large it is painted.
pub fn with_sign(ui: &mut Ui, (icon, color): (Icon, Color32), room: Vec2, side: f32, text: RichText) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let (rect, _) = ui.allocate_exact_size(room, Sense::hover());
        icon_at(ui, rect.center(), side, icon, color);
        ui.add(Label::new(text).wrap());
    });
}

/// What is wrong with what was typed, and what to do: a shape, a colour and a sentence.
pub fn problem(ui: &mut Ui, problem: &str) {
    let sign = (Icon::Warning, roles(ui).bad);
    with_sign(
        ui,
        sign,
        egui::vec2(scale::ICON, 20.0),
        scale::ICON,
        scale::running(upper_first(problem)),
    );
}

/// Text of which a search matches some parts: these are underlined on a tint, so that they show without colour too.
/// Without marks it is plain text of the same look.
pub fn marked(ui: &Ui, text: &str, marks: &[Range<usize>], style: &TextStyle, color: Color32) -> LayoutJob {
    let roles = roles(ui);
    let plain = format(ui, style, color);
    let lit = TextFormat {
        background: roles.accent_tint,
        color: roles.text_strong,
        underline: Stroke::new(1.0, roles.accent_text),
        ..plain.clone()
    };
    let mut job = LayoutJob::default();
    let mut at = 0;
    for mark in marks {
        // Marks are in order and at characters; any other is left alone.
        let (Some(before), Some(met)) = (text.get(at..mark.start), text.get(mark.clone())) else {
            continue;
        };
        job.append(before, 0.0, plain.clone());
        job.append(met, 0.0, lit.clone());
        at = mark.end;
    }
    job.append(text.get(at..).unwrap_or_default(), 0.0, plain);
    job
}

/// A style in a colour.
pub fn format(ui: &Ui, style: &TextStyle, color: Color32) -> TextFormat {
    TextFormat {
        font_id: style.resolve(ui.style()),
        color,
        ..Default::default()
    }
}

/// A name and, weaker after it, how many there are.
pub fn counted_job(name: (&str, TextFormat), count: (&str, TextFormat)) -> LayoutJob {
    let mut job = LayoutJob::default();
    job.append(name.0, 0.0, name.1);
    job.append(count.0, scale::SPACE_8, count.1);
    job
}

/// One line, cut with “…”; then, or where there is more than is shown, the whole is the tooltip.
pub fn cut(ui: &mut Ui, text: impl Into<egui::WidgetText>, whole: &str) {
    cut_label(ui, text.into(), whole);
}

/// [`cut`] with other words for a screen reader.
pub fn cut_spoken(ui: &mut Ui, text: impl Into<egui::WidgetText>, whole: &str, aloud: &str) {
    let response = cut_label(ui, text.into(), whole);
    spoken(&response, Role::Label, aloud);
}

fn cut_label(ui: &mut Ui, text: egui::WidgetText, whole: &str) -> Response {
    let more = text.text() != whole;
    let label = Label::new(text).truncate().selectable(false);
    let response = ui.add(label.show_tooltip_when_elided(false));
    let is_cut = |size: Vec2| size.x > response.rect.width() + 0.5;
    if more || response.intrinsic_size().is_some_and(is_cut) {
        return response.on_hover_text(whole);
    }
    response
}

/// A link that opens in the browser, or plain text where there is none.
pub fn outside_link(ui: &mut Ui, text: RichText, link: Option<&str>, actions: &mut Actions) {
    let Some(link) = link else {
        ui.add(Label::new(text).wrap());
        return;
    };
    let words = text.text().to_owned();
    let response = ui.link(text);
    stands_on(&response, || words);
    leads_to(&response, link, actions);
}

/// What was drawn leads to a page: the address is shown before it is opened, under the pointer and while it has the
/// keyboard, and given to screen readers.
pub fn leads_to(response: &Response, link: &str, actions: &mut Actions) {
    if response.has_focus() && !response.hovered() {
        response.show_tooltip_text(address(link));
    }
    hint(response, || address(link));
    response
        .ctx
        .accesskit_node_builder(response.id, |node| node.set_description(address(link)));
    if response.clicked() {
        actions.push(File::OpenLink(link.to_owned()));
    }
}

/// A service by its name, which opens it; plain text where it is not in the catalog.
pub fn service_link(ui: &mut Ui, to: Option<ServiceIx>, name: &str, actions: &mut Actions) {
    let Some(to) = to else {
        let mode = whole_mode(ui, name);
        ui.add(Label::new(name).wrap_mode(mode));
        return;
    };
    if whole_link(ui, name).clicked() {
        actions.push(Select::Open(to));
    }
}

/// How a name is set that is not broken where a line ends: it is cut where it is wider than all of the line.
fn whole_mode(ui: &Ui, text: &str) -> egui::TextWrapMode {
    let width = super::control::text_width(ui, text, &TextStyle::Body);
    if width > ui.max_rect().width() {
        egui::TextWrapMode::Truncate
    } else {
        egui::TextWrapMode::Extend
    }
}

/// A link that is not broken where a line ends: egui would make each of its lines a stop for Tab, without a name.
pub fn whole_link(ui: &mut Ui, text: impl Into<RichText>) -> Response {
    let text: RichText = text.into();
    let mode = whole_mode(ui, text.text());
    let before = ui.style_mut().wrap_mode.replace(mode);
    let words = text.text().to_owned();
    let response = ui.link(text);
    if mode == egui::TextWrapMode::Extend {
        stands_on(&response, || words.clone());
    }
    hint(&response, || words);
    ui.style_mut().wrap_mode = before;
    response
}

/// A text that is pressed like a link, but does not look like one.
pub fn pressable_text(ui: &mut Ui, label: Label, role: Role, words: impl std::fmt::Display, ring: f32) -> Response {
    let response = ui.add(label.sense(Sense::click()));
    spoken(&response, role, words);
    super::focus_ring(ui, &response, response.rect.expand(ring), scale::CORNER_SMALL);
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// What a click unfolds in place: egui remembers whether it is, and its place is kept. `head` is drawn with whether it is
/// unfolded, and returns what is clicked. Returns whether what it unfolds is to be drawn.
pub fn unfolds(ui: &mut Ui, salt: impl egui::AsIdSalt, head: impl FnOnce(&mut Ui, bool) -> Response) -> bool {
    let id = ui.make_persistent_id(salt);
    let mut state = CollapsingState::load_with_default_open(ui.ctx(), id, false);
    if head(ui, state.is_open()).clicked() {
        state.set_open(!state.is_open());
        state.store(ui.ctx());
    }
    state.is_open()
}

/// A child of a part of the window, laid out in its own way.
pub fn part(ui: &mut Ui, rect: Rect, salt: impl egui::AsIdSalt, layout: egui::Layout) -> Ui {
    // Whatever is drawn before it, what is in it keeps its id, and so the keyboard.
    let id = ui.scope_id().with(salt);
    ui.new_child(egui::UiBuilder::new().max_rect(rect).scope_id(id).layout(layout))
}
