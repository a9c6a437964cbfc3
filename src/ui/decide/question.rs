//! One question: why it is asked, its answers as cards, how much it weighs.

use egui::{Align, Label, Layout, Sense, Stroke, Ui, vec2};

use super::{back_ui, event, line_at};
use crate::{
    app::{
        action::{Action, Actions, File, Filter},
        view::{
            DecideView,
            decide::{AnswerView, QuestionView},
        },
    },
    decide::Event,
    ui::theme::{self, Icon, scale, ui_ext},
    workspace::{Layout as ExploreLayout, Place},
};

pub(super) fn question_ui(ui: &mut Ui, q: &QuestionView, view: &DecideView, actions: &mut Actions) {
    ui.add(Label::new(scale::title(&q.question)).wrap());
    ui.add_space(scale::SPACE_4);
    ui.add(Label::new(scale::running(&q.why)).wrap());
    source_ui(ui, q, actions);
    if !q.several_text.is_empty() {
        ui.add_space(scale::SPACE_4);
        ui.label(scale::strong(&q.several_text));
    }
    ui.add_space(scale::SPACE_12);
    let columns = if ui.available_width() > 560.0 { 2 } else { 1 };
    let gap = scale::SPACE_12;
    let width = (ui.available_width() - gap * (columns as f32 - 1.0)) / columns as f32;
    ui.spacing_mut().item_spacing = vec2(gap, gap);
    for (r, row) in q.options.chunks(columns).enumerate() {
        let height = row.iter().map(|a| answer_height(ui, a, width)).fold(LOWEST, f32::max);
        ui.horizontal(|ui| {
            for (c, answer) in row.iter().enumerate() {
                let option = r * columns + c;
                if answer_ui(ui, answer, q.several, vec2(width, height)) {
                    event(
                        actions,
                        if q.several {
                            Event::Toggle(option)
                        } else {
                            Event::Choose(option)
                        },
                    );
                }
            }
        });
    }
    ui.add_space(scale::SPACE_4);
    importance_ui(ui, q.factor, q.importance, actions);
    ui.add_space(scale::SPACE_16);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = scale::SPACE_8;
        ui.add_enabled_ui(q.answered, |ui| {
            if ui_ext::primary_button(ui, if view.editing { "Back to the review" } else { "Next" }).clicked() {
                event(actions, Event::Next);
            }
        });
        back_ui(ui, view, actions);
        if ui_ext::quiet_button(ui, "Skip").clicked() {
            event(actions, Event::Skip);
        }
        if ui_ext::quiet_button(ui, "Not sure").clicked() {
            event(actions, Event::NotSure);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ui_ext::quiet_button(ui, "Show the result").clicked() {
                event(actions, Event::ToResult);
            }
        });
    });
}

/// The height of a card that has nothing but its name.
const LOWEST: f32 = 48.0;

fn answer_height(ui: &Ui, answer: &AnswerView, width: f32) -> f32 {
    if answer.implies.is_empty() {
        return LOWEST;
    }
    let font = egui::TextStyle::Small.resolve(ui.style());
    let galley = ui.fonts_mut(|f| f.layout(answer.implies.clone(), font, egui::Color32::PLACEHOLDER, width - 56.0));
    galley.size().y + 20.0 + 28.0
}

/// One answer as a card; its mark is round where only one may be chosen and square where several may.
fn answer_ui(ui: &mut Ui, answer: &AnswerView, several: bool, size: egui::Vec2) -> bool {
    let roles = theme::roles(ui);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let role = if several {
        egui::Role::CheckBox
    } else {
        egui::Role::RadioButton
    };
    response.widget_info(|| egui::WidgetInfo::selected(role, true, answer.chosen, &answer.label));
    let line = if answer.chosen {
        roles.accent
    } else if response.hovered() {
        roles.outline
    } else {
        roles.line
    };
    let fill = if answer.chosen {
        roles.accent_tint
    } else {
        roles.surface
    };
    let width = if answer.chosen { 1.5 } else { 1.0 };
    ui.painter().rect(
        rect,
        scale::CORNER,
        fill,
        Stroke::new(width, line),
        egui::StrokeKind::Inside,
    );
    ui_ext::focus_ring(ui, &response, rect, scale::CORNER);
    let mark = egui::Rect::from_center_size(rect.left_top() + vec2(22.0, 24.0), vec2(16.0, 16.0));
    mark_ui(ui, mark, several, answer.chosen, &roles);
    let left = rect.left() + 44.0;
    line_at(
        ui,
        &answer.label,
        scale::strong14(),
        roles.text_strong,
        egui::pos2(left, rect.top() + 24.0),
        rect.right() - left - 12.0,
    );
    let font = egui::TextStyle::Small.resolve(ui.style());
    let galley = ui.fonts_mut(|f| f.layout(answer.implies.clone(), font, roles.text, rect.width() - 56.0));
    ui.painter()
        .galley(egui::pos2(left, rect.top() + 37.0), galley, roles.text);
    response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked()
}

fn mark_ui(ui: &Ui, mark: egui::Rect, several: bool, chosen: bool, roles: &theme::Roles) {
    let ink = if chosen { roles.accent } else { roles.outline };
    if several {
        if chosen {
            ui.painter().rect_filled(mark, scale::CORNER_SMALL, roles.accent);
            theme::paint_icon(ui.painter(), mark.shrink(1.5), Icon::Tick, roles.on_accent);
        } else {
            ui.painter().rect_stroke(
                mark,
                scale::CORNER_SMALL,
                Stroke::new(1.25, ink),
                egui::StrokeKind::Inside,
            );
        }
    } else {
        ui.painter().circle_stroke(mark.center(), 7.25, Stroke::new(1.25, ink));
        if chosen {
            ui.painter().circle_filled(mark.center(), 4.5, roles.accent);
        }
    }
}

/// The source a question cites; a click tells what is known of it.
fn source_ui(ui: &mut Ui, q: &QuestionView, actions: &mut Actions) {
    let id = ui.make_persistent_id(("question source", q.factor));
    let mut open = ui.data(|d| d.get_temp::<bool>(id)).unwrap_or(false);
    if ui.link(scale::caption(format!("Source: {}", q.source))).clicked() {
        open = !open;
        ui.data_mut(|d| d.insert_temp(id, open));
    }
    if !open {
        return;
    }
    for line in &q.source_lines {
        ui.add(Label::new(scale::caption(line)).wrap());
    }
    ui.horizontal(|ui| {
        if let Some(link) = &q.link
            && ui_ext::quiet_button(ui, "Open the page").on_hover_text(link).clicked()
        {
            actions.push(File::OpenLink(link.clone()));
        }
        if ui_ext::quiet_button(ui, "See what rests on it").clicked() {
            actions.push(Action::Go(Place::Explore));
            actions.push(Filter::SetLayout(ExploreLayout::Sources));
        }
    });
}

pub(super) fn importance_ui(ui: &mut Ui, factor: usize, importance: u8, actions: &mut Actions) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = scale::SPACE_12;
        ui.label(scale::caption("How much it weighs"));
        let segments = ["Not at all", "A little", "Normal", "A lot"].map(ui_ext::Segment::new);
        if let Some(n) = ui_ext::segmented(ui, "How much it weighs", &segments, usize::from(importance)) {
            event(actions, Event::SetImportance(factor, n as u8));
        }
    });
}
