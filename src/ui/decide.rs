//! Decide: the path on the left, the question or the answer on the right.

use egui::{Align, Frame, Label, Layout, Margin, RichText, Sense, Stroke, Ui, vec2};

use super::{
    Drafts,
    theme::{self, Icon, scale, ui_ext, ui_ext::BadgeKind},
};
use crate::{
    app::{
        action::{Actions, Decide, File, Select},
        view::{
            DecideView,
            decide::{AnswerView, QuestionView, RankedView, ReasonView, RobustView, Step},
        },
    },
    decide::{Event, Position},
};

/// The widest a column of text is.
const COLUMN: f32 = 760.0;

/// The wizard.
pub fn decide_ui(ui: &mut Ui, view: &DecideView, drafts: &mut Drafts, actions: &mut Actions) {
    let roles = theme::roles(ui);
    egui::Panel::left("decide path")
        .exact_size(if ui.available_width() > 820.0 { 256.0 } else { 208.0 })
        .resizable(false)
        .frame(Frame::new().fill(roles.ground).inner_margin(Margin {
            left: 0,
            right: 16,
            top: 0,
            bottom: 12,
        }))
        .show(ui, |ui| {
            egui::ScrollArea::vertical()
                .id_salt("path")
                .auto_shrink(false)
                .show(ui, |ui| path_ui(ui, view, actions));
        });
    egui::CentralPanel::default()
        .frame(Frame::new().fill(roles.ground).inner_margin(Margin {
            left: 24,
            right: 0,
            top: 0,
            bottom: 0,
        }))
        .show(ui, |ui| {
            egui::ScrollArea::vertical()
                .id_salt(("decide", position_salt(view.position)))
                .auto_shrink(false)
                .show(ui, |ui| {
                    let width = COLUMN.min(ui.available_width() - 24.0);
                    ui.set_max_width(width);
                    match view.position {
                        Position::Question(_) => {
                            if let Some(question) = &view.question {
                                question_ui(ui, question, view, actions);
                            }
                        }
                        Position::MustHaves => must_haves_ui(ui, view, drafts, actions),
                        Position::Review => review_ui(ui, view, actions),
                        Position::Result => result_ui(ui, view, actions),
                    }
                    ui.add_space(scale::SPACE_32);
                });
        });
}

fn position_salt(position: Position) -> usize {
    match position {
        Position::Question(i) => i,
        Position::MustHaves => 1001,
        Position::Review => 1002,
        Position::Result => 1003,
    }
}

fn event(actions: &mut Actions, event: Event) {
    actions.push(Decide::Event(event));
}

fn path_ui(ui: &mut Ui, view: &DecideView, actions: &mut Actions) {
    ui.spacing_mut().item_spacing.y = 2.0;
    for step in &view.steps {
        step_ui(ui, step, view, actions);
    }
    ui.add_space(scale::SPACE_16);
    ui.label(scale::strong(&view.field));
    if view.leading.is_empty() {
        ui.label(scale::caption("Nobody leads yet"));
    } else {
        ui.label(scale::caption("Leading so far"));
    }
    for (i, leader) in view.leading.iter().enumerate() {
        ui.add_space(scale::SPACE_4);
        ui.horizontal(|ui| {
            let room = ui.available_width() - 44.0;
            ui.scope(|ui| {
                ui.set_max_width(room);
                ui.add(Label::new(&leader.name).truncate());
            });
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.label(scale::caption(&leader.score))
            });
        });
        ui_ext::share_bar(
            ui,
            vec2(ui.available_width(), 6.0),
            leader.share,
            None,
            i == 0,
            &format!("{} {}", leader.name, leader.score),
        );
    }
    if let Some(settled) = &view.settled {
        ui.add_space(scale::SPACE_12);
        ui.add(Label::new(scale::running(settled)).wrap());
        if ui_ext::quiet_button(ui, "Go to the result").clicked() {
            event(actions, Event::ToResult);
        }
    }
    if let Some((question, label)) = &view.next_question {
        ui.add_space(scale::SPACE_12);
        ui.add(Label::new(scale::caption("The question that tells most now")).wrap());
        if ui_ext::quiet_button(ui, label).clicked() {
            go(Position::Question(*question), view, actions);
        }
    }
    ui.add_space(scale::SPACE_16);
    let mut include = view.include_retired;
    if ui_ext::tick_box(ui, &mut include, "Rank retired ones too").changed() {
        actions.push(Decide::SetIncludeRetired(include));
    }
}

fn step_ui(ui: &mut Ui, step: &Step, view: &DecideView, actions: &mut Actions) {
    let roles = theme::roles(ui);
    let height = if step.answer.is_empty() { 30.0 } else { 46.0 };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    let state = match (step.now, step.done) {
        (true, _) => "now",
        (_, true) => "done",
        _ => "to come",
    };
    let spoken = if step.answer.is_empty() {
        format!("{}, {state}", step.label)
    } else {
        format!("{}, {}, {state}", step.label, step.answer)
    };
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, step.now, &spoken));
    let fill = if step.now {
        roles.accent_tint
    } else if response.hovered() {
        roles.hover
    } else {
        egui::Color32::TRANSPARENT
    };
    ui.painter().rect_filled(rect, scale::CORNER, fill);
    ui_ext::focus_ring(ui, &response, rect, scale::CORNER);
    let y = rect.top() + 15.0;
    if step.done {
        let mark = egui::Rect::from_center_size(egui::pos2(rect.left() + 14.0, y), vec2(12.0, 12.0));
        theme::paint_icon(ui.painter(), mark, Icon::Tick, roles.good);
    } else {
        let ink = if step.now { roles.accent } else { roles.outline };
        ui.painter()
            .circle_stroke(egui::pos2(rect.left() + 14.0, y), 3.0, Stroke::new(1.5, ink));
    }
    let ink = if step.now { roles.text_strong } else { roles.text };
    let style = if step.now {
        scale::strong14()
    } else {
        egui::TextStyle::Body
    };
    let left = rect.left() + 28.0;
    line_at(
        ui,
        &step.label,
        style,
        ink,
        egui::pos2(left, y),
        rect.right() - left - 8.0,
    );
    if !step.answer.is_empty() {
        line_at(
            ui,
            &step.answer,
            egui::TextStyle::Small,
            roles.text_weak,
            egui::pos2(left, y + 17.0),
            rect.right() - left - 8.0,
        );
    }
    if response.on_hover_text(&spoken).clicked() {
        go(step.position, view, actions);
    }
}

/// Clicking a step leads there by the machine's own events: a question is edited from the review.
fn go(position: Position, view: &DecideView, actions: &mut Actions) {
    match position {
        Position::Question(i) => {
            if !matches!(view.position, Position::Review | Position::Result) {
                event(actions, Event::ToReview);
            }
            event(actions, Event::Edit(i));
        }
        Position::MustHaves => {
            event(actions, Event::ToMustHaves);
        }
        Position::Review => event(actions, Event::ToReview),
        Position::Result => event(actions, Event::ToResult),
    }
}

fn line_at(ui: &Ui, text: &str, style: egui::TextStyle, ink: egui::Color32, left_center: egui::Pos2, width: f32) {
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), style.resolve(ui.style()), ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(width.max(0.0));
    let galley = ui.fonts_mut(|f| f.layout_job(job));
    ui.painter()
        .galley(left_center - vec2(0.0, galley.size().y / 2.0), galley, ink);
}

fn question_ui(ui: &mut Ui, q: &QuestionView, view: &DecideView, actions: &mut Actions) {
    ui.add(Label::new(scale::title(&q.question)).wrap());
    ui.add_space(scale::SPACE_4);
    ui.add(Label::new(scale::running(&q.why)).wrap());
    ui.label(scale::caption(format!("Source: {}", q.source)));
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
        let height = row.iter().map(|a| answer_height(ui, a, width)).fold(64.0, f32::max);
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

fn back_ui(ui: &mut Ui, view: &DecideView, actions: &mut Actions) {
    ui.add_enabled_ui(view.can_go_back, |ui| {
        if ui_ext::secondary_button(ui, "Back").clicked() {
            event(actions, Event::Back);
        }
    });
}

fn answer_height(ui: &Ui, answer: &AnswerView, width: f32) -> f32 {
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

fn importance_ui(ui: &mut Ui, factor: usize, importance: u8, actions: &mut Actions) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = scale::SPACE_12;
        ui.label(scale::caption("How much it weighs"));
        let segments = ["Not at all", "A little", "Normal", "A lot"].map(ui_ext::Segment::new);
        if let Some(n) = ui_ext::segmented(ui, "How much it weighs", &segments, usize::from(importance)) {
            event(actions, Event::SetImportance(factor, n as u8));
        }
    });
}

fn must_haves_ui(ui: &mut Ui, view: &DecideView, drafts: &mut Drafts, actions: &mut Actions) {
    ui.label(scale::title("Is there anything it must have?"));
    ui.add_space(scale::SPACE_4);
    let why = "A must-have rules out what is known not to meet it. Where no source says, the service stays and the point is listed to confirm.";
    ui.add(Label::new(scale::running(why)).wrap());
    if view.no_factors {
        ui.add(
            Label::new(scale::running(
                "This catalog has no questions of its own, so must-haves decide.",
            ))
            .wrap(),
        );
    }
    ui.add_space(scale::SPACE_12);
    chips_ui(ui, view, actions);
    ui.horizontal_wrapped(|ui| {
        let button = ui_ext::secondary_button(ui, "Add a must-have");
        egui::Popup::menu(&button).show(|ui| {
            egui::ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
                for offer in &view.offers {
                    ui.menu_button(&offer.label, |ui| offer_ui(ui, offer, drafts, actions));
                }
            });
        });
    });
    ui.add_space(scale::SPACE_12);
    let label = ui.label(scale::caption("Or write a condition, as on the command line:"));
    ui.horizontal(|ui| {
        let edit = egui::TextEdit::singleline(&mut drafts.must_have)
            .desired_width(320.0)
            .hint_text("data-limit>=40");
        let response = ui.add(edit).labelled_by(label.id);
        if response.changed() {
            actions.push(Decide::DraftMustHave(drafts.must_have.clone()));
        }
        let enter = response.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
        if ui_ext::secondary_button(ui, "Add").clicked() || (enter && !drafts.must_have.trim().is_empty()) {
            actions.push(Decide::AddMustHave);
        }
    });
    if let Some(error) = &drafts.must_have_error {
        ui.add(Label::new(RichText::new(error).color(theme::roles(ui).bad)).wrap());
    }
    ui.add_space(scale::SPACE_24);
    ui.horizontal(|ui| {
        if ui_ext::primary_button(ui, "Next").clicked() {
            event(actions, Event::Next);
        }
        back_ui(ui, view, actions);
    });
}

fn chips_ui(ui: &mut Ui, view: &DecideView, actions: &mut Actions) {
    if view.must_haves.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        for (cond, text) in &view.must_haves {
            if ui_ext::chip(ui, text, &format!("Remove must-have {text}")).clicked() {
                actions.push(Decide::RemoveMustHave(cond.clone()));
            }
        }
    });
    ui.add_space(scale::SPACE_8);
}

fn offer_ui(ui: &mut Ui, offer: &crate::app::view::decide::Offer, drafts: &mut Drafts, actions: &mut Actions) {
    for (label, cond) in &offer.options {
        if ui.button(label).clicked() {
            event(actions, Event::AddMustHave(cond.clone()));
            ui.close();
        }
    }
    if let Some((id, unit)) = &offer.number {
        for (words, sign) in [("At least", ">="), ("At most", "<=")] {
            if ui.button(format!("{words} … {unit}")).clicked() {
                drafts.must_have = format!("{id}{sign}");
                actions.push(Decide::DraftMustHave(drafts.must_have.clone()));
                ui.close();
            }
        }
    }
}

fn review_ui(ui: &mut Ui, view: &DecideView, actions: &mut Actions) {
    ui.label(scale::title("Your answers"));
    ui.add_space(scale::SPACE_4);
    ui.add(Label::new(scale::running("Change any of them; the others stay.")).wrap());
    ui.add_space(scale::SPACE_12);
    for row in &view.review {
        ui.push_id(row.factor, |ui| {
            ui.horizontal(|ui| {
                let room = ui.available_width() - 88.0;
                ui.vertical(|ui| {
                    ui.set_width(room);
                    ui.add(Label::new(scale::caption(&row.question)).wrap());
                    ui.add(Label::new(scale::strong(&row.answer)).wrap());
                });
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let button = ui_ext::secondary_button(ui, "Change");
                    button.widget_info(|| {
                        egui::WidgetInfo::labeled(
                            egui::Role::Button,
                            true,
                            format!("Change the answer to {}", row.question),
                        )
                    });
                    if button.clicked() {
                        event(actions, Event::Edit(row.factor));
                    }
                });
            });
            importance_ui(ui, row.factor, row.importance, actions);
            ui.add_space(scale::SPACE_12);
        });
    }
    ui.label(scale::caption("Must-haves"));
    if view.must_haves.is_empty() {
        ui.label("none");
    }
    chips_ui(ui, view, actions);
    ui.add_space(scale::SPACE_16);
    ui.horizontal(|ui| {
        if ui_ext::primary_button(ui, "Show the result").clicked() {
            event(actions, Event::ToResult);
        }
        back_ui(ui, view, actions);
    });
}

fn result_ui(ui: &mut Ui, view: &DecideView, actions: &mut Actions) {
    let result = &view.result;
    ui.add(Label::new(scale::verdict(&result.sentence)).wrap());
    if !result.under.is_empty() {
        ui.add(Label::new(scale::running(&result.under)).wrap());
    }
    ui.add_space(scale::SPACE_12);
    ui.horizontal_wrapped(|ui| {
        if result.leaders.len() >= 2 {
            let text = if result.leaders.len() == 3 {
                "Compare the top three"
            } else {
                "Compare the two"
            };
            if ui_ext::primary_button(ui, text).clicked() {
                actions.push(Select::CompareThese(result.leaders.clone()));
            }
        }
        if ui_ext::secondary_button(ui, "Save record…").clicked() {
            actions.push(File::SaveRecord);
        }
        if ui_ext::secondary_button(ui, "Change answers").clicked() {
            event(actions, Event::ToReview);
        }
        if ui_ext::quiet_button(ui, "Begin again").clicked() {
            event(actions, Event::Restart);
        }
    });
    ui.add_space(scale::SPACE_16);
    for ranked in &result.ranked {
        ranked_ui(ui, ranked, actions);
    }
    if let Some(robust) = &result.robust {
        robust_ui(ui, robust);
    }
    if !result.ruled_out.is_empty() {
        ui.add_space(scale::SPACE_16);
        ui.label(scale::head("Ruled out"));
        for out in &result.ruled_out {
            ui.add_space(scale::SPACE_8);
            ui.horizontal_wrapped(|ui| {
                if ui.link(RichText::new(&out.name).strikethrough()).clicked() {
                    actions.push(Select::Open(out.service));
                }
                for (to, name) in &out.instead {
                    ui.label(scale::caption("use instead"));
                    match to {
                        Some(to) => {
                            if ui.link(name).clicked() {
                                actions.push(Select::Open(*to));
                            }
                        }
                        None => {
                            ui.label(name);
                        }
                    }
                }
            });
            for reason in &out.reasons {
                ui.add(Label::new(scale::caption(reason)).wrap());
            }
        }
    }
}

/// What would change the answer, and how sure it is.
fn robust_ui(ui: &mut Ui, r: &RobustView) {
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

/// One service of the ranking: a bar with a whisker for what is not known, and its reasons unfolded on a click.
fn ranked_ui(ui: &mut Ui, r: &RankedView, actions: &mut Actions) {
    let roles = theme::roles(ui);
    ui.push_id(("ranked", r.service.0), |ui| {
        Frame::new()
            .fill(roles.surface)
            .stroke(Stroke::new(1.0, roles.line))
            .corner_radius(scale::CORNER)
            .inner_margin(Margin::symmetric(16, 12))
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = scale::SPACE_4;
                ui.horizontal(|ui| {
                    ui.label(scale::caption(r.place.to_string()));
                    if ui.link(scale::strong(&r.name)).clicked() {
                        actions.push(Select::Open(r.service));
                    }
                    if !r.to_confirm.is_empty() {
                        ui_ext::badge(ui, "to confirm", BadgeKind::Caution);
                    }
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| ui.label(&r.score));
                });
                let spoken = format!("{} scores {}", r.name, r.score);
                ui_ext::share_bar(
                    ui,
                    vec2(ui.available_width(), 8.0),
                    r.share,
                    r.whisker,
                    r.place == 1,
                    &spoken,
                );
                for text in &r.to_confirm {
                    ui.add(Label::new(scale::caption(format!("To confirm: {text}"))).wrap());
                }
                let count = r.reasons.len() + r.open.len() + r.lost.len();
                if count > 0 {
                    let id = ui.make_persistent_id("why");
                    egui::collapsing_header::CollapsingState::load_with_default_open(ui.ctx(), id, r.place == 1)
                        .show_header(ui, |ui| {
                            ui.label(scale::caption(format!(
                                "Why: {} for, {} not known, {} against",
                                r.reasons.len(),
                                r.open.len(),
                                r.lost.len()
                            )));
                        })
                        .body_unindented(|ui| {
                            reasons_ui(ui, "For it", &r.reasons);
                            reasons_ui(ui, "Not known", &r.open);
                            reasons_ui(ui, "Against it", &r.lost);
                        });
                }
            });
        ui.add_space(scale::SPACE_8);
    });
}

fn reasons_ui(ui: &mut Ui, heading: &str, reasons: &[ReasonView]) {
    if reasons.is_empty() {
        return;
    }
    ui.add_space(scale::SPACE_4);
    ui.label(scale::head(heading));
    for r in reasons {
        ui.horizontal_top(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(84.0, 18.0), Sense::hover());
            line_at(
                ui,
                &r.points,
                egui::TextStyle::Small,
                theme::roles(ui).text_weak,
                rect.left_center(),
                84.0,
            );
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.add(Label::new(&r.answer).wrap());
                ui.add(Label::new(scale::running(&r.because)).wrap());
                if !r.source.is_empty() {
                    ui.add(Label::new(scale::caption(&r.source)).wrap());
                }
                ui.add_space(scale::SPACE_4);
            });
        });
    }
}
