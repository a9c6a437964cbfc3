//! Small pieces that several places draw alike: a cell's lines, source numbers, a status badge.

use egui::{RichText, Ui};

use super::theme::{self, StateShape, scale, ui_ext, ui_ext::BadgeKind};
use crate::{
    app::{
        action::{Actions, File},
        view::source::SourceView,
    },
    catalog::{State, Status},
    compare::{CellWords, Line},
};

/// The shape of a state; a plain value has none.
pub fn shape_of(state: State) -> Option<StateShape> {
    StateShape::of(state)
}

/// How loud a status should be.
pub fn badge_kind(status: Status) -> BadgeKind {
    match status {
        Status::Available | Status::Renamed => BadgeKind::Plain,
        Status::Unconfirmed | Status::Retiring => BadgeKind::Caution,
        Status::Retired => BadgeKind::Bad,
    }
}

/// A cell's lines, each with its shape and the numbers of its sources. Text wraps; nothing is cut. Returns whether
/// the cell was clicked, to open its claims.
pub fn words_ui(ui: &mut Ui, words: &CellWords, spoken: &str) -> bool {
    let mut clicked = false;
    for line in &words.lines {
        clicked |= line_ui(ui, line, spoken);
    }
    clicked
}

/// Source numbers as they stand behind a value: ascending, apart.
pub fn source_numbers(sources: &[usize]) -> String {
    let mut sorted = sources.to_vec();
    sorted.sort_unstable();
    sorted.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

/// A line's words with the numbers of its sources behind them.
pub fn line_job(ui: &Ui, line: &Line) -> egui::text::LayoutJob {
    let roles = theme::roles(ui);
    let ink = match line.shape {
        State::Conflicting => roles.caution,
        State::NotStated | State::NotApplicable => roles.text_weak,
        _ if line.yours => roles.accent_text,
        _ => roles.text_strong,
    };
    let mut job = egui::text::LayoutJob::default();
    let font = egui::TextStyle::Body.resolve(ui.style());
    let small = egui::TextStyle::Small.resolve(ui.style());
    job.append(
        &line.spelt(),
        0.0,
        egui::TextFormat {
            font_id: font,
            color: ink,
            ..Default::default()
        },
    );
    if !line.cites && !line.sources.is_empty() {
        let numbers = source_numbers(&line.sources);
        job.append(
            &format!("  {numbers}"),
            0.0,
            egui::TextFormat {
                font_id: small,
                color: roles.text_weak,
                valign: egui::Align::TOP,
                ..Default::default()
            },
        );
    }
    job
}

fn line_ui(ui: &mut Ui, line: &Line, spoken: &str) -> bool {
    let roles = theme::roles(ui);
    let job = line_job(ui, line);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        if line.yours {
            let (rect, _) = ui.allocate_exact_size(egui::vec2(scale::SIGN, 18.0), egui::Sense::hover());
            let at = egui::Rect::from_center_size(rect.center(), egui::Vec2::splat(scale::SIGN));
            theme::paint_icon(ui.painter(), at, theme::Icon::Pencil, roles.accent_text);
        } else if let Some(shape) = shape_of(line.shape) {
            let (rect, _) = ui.allocate_exact_size(egui::vec2(scale::SIGN, 18.0), egui::Sense::hover());
            theme::paint(
                ui.painter(),
                egui::Rect::from_center_size(rect.center(), egui::Vec2::splat(scale::SIGN)),
                shape,
                &roles,
            );
        }
        let response = ui.add(
            egui::Label::new(job)
                .wrap()
                .selectable(false)
                .sense(egui::Sense::click()),
        );
        let enabled = ui.is_enabled();
        response.widget_info(|| {
            egui::WidgetInfo::labeled(
                egui::Role::Button,
                enabled,
                format!("{spoken}: {}. Show its claims", line.spelt()),
            )
        });
        ui_ext::focus_ring(ui, &response, response.rect.expand(2.0), scale::CORNER_SMALL);
        response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked()
    })
    .inner
}

/// Text of which a search meets some parts: these are underlined on a tint, so that they show without colour too.
/// Without marks it is plain text of the same look.
pub fn marked(
    ui: &Ui,
    text: &str,
    marks: &[std::ops::Range<usize>],
    style: &egui::TextStyle,
    ink: egui::Color32,
) -> egui::text::LayoutJob {
    let roles = theme::roles(ui);
    let plain = egui::TextFormat {
        font_id: style.resolve(ui.style()),
        color: ink,
        ..Default::default()
    };
    let lit = egui::TextFormat {
        background: roles.accent_tint,
        color: roles.text_strong,
        underline: egui::Stroke::new(1.0, roles.accent_text),
        ..plain.clone()
    };
    let mut job = egui::text::LayoutJob::default();
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

/// What is wrong with what was typed, and what to do: a shape, a colour and a sentence.
pub fn problem_ui(ui: &mut Ui, problem: &str) {
    let roles = theme::roles(ui);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let (rect, _) = ui.allocate_exact_size(egui::vec2(scale::ICON, 20.0), egui::Sense::hover());
        theme::paint_icon(ui.painter(), rect, theme::Icon::Warning, roles.bad);
        ui.add(egui::Label::new(scale::running(problem)).wrap());
    });
}

/// Draws the edge of a field whose text cannot be read.
pub fn mark_wrong(ui: &Ui, field: &egui::Response) {
    let roles = theme::roles(ui);
    let stroke = egui::Stroke::new(1.5, roles.bad);
    ui.painter()
        .rect_stroke(field.rect, scale::CORNER, stroke, egui::StrokeKind::Inside);
}

/// The numbered list of sources below a view; a link opens in the browser.
pub fn sources_ui(ui: &mut Ui, sources: &[SourceView], actions: &mut Actions) {
    for source in sources {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            let line = ui.text_style_height(&egui::TextStyle::Small);
            ui.add_sized(
                [20.0, line],
                egui::Label::new(scale::caption(source.number.to_string())),
            );
            match &source.link {
                Some(link) => {
                    let text = RichText::new(&source.text).text_style(egui::TextStyle::Small);
                    let response = ui.add(egui::Label::new(text.underline()).wrap().sense(egui::Sense::click()));
                    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, &source.text));
                    ui_ext::focus_ring(ui, &response, response.rect, scale::CORNER_SMALL);
                    if response
                        .on_hover_text(link)
                        .on_hover_cursor(egui::CursorIcon::PointingHand)
                        .clicked()
                    {
                        actions.push(File::OpenLink(link.clone()));
                    }
                }
                None => {
                    ui.add(egui::Label::new(RichText::new(&source.text).text_style(egui::TextStyle::Small)).wrap());
                }
            }
        });
    }
}
