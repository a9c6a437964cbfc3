//! As of when: a control in the header that says it, offers other days, and shows what is left out.

use egui::{Label, Role, Sense, Stroke, TextStyle, Ui, Vec2, WidgetInfo, WidgetText, pos2, vec2};

use super::{
    Drafts,
    theme::{self, Icon, scale, ui_ext},
};
use crate::{
    app::{
        action::{Actions, AsOf},
        view::AsOfView,
    },
    catalog::Reading,
};

/// Room kept for the search box beside it.
const SEARCH: f32 = 220.0;

/// The control, and a chip while something is left out. Laid out from the right, in as many words as there is room for
/// in `room`.
pub fn as_of_ui(ui: &mut Ui, view: &AsOfView, drafts: &mut Drafts, room: f32, actions: &mut Actions) {
    let (text, left_out) = words(ui, view, room - SEARCH);
    if let (Some(left_out), Some(all)) = (left_out, &view.left_out) {
        if ui_ext::chip(ui, left_out, &all.spoken).clicked() {
            actions.push(AsOf::All);
        }
        ui.add_space(scale::SPACE_4 - ui.spacing().item_spacing.x);
    }
    let response = button_ui(ui, text, &view.text, view.left_out.is_some());
    egui::Popup::menu(&response)
        .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            let frame = egui::Frame::new().inner_margin(scale::SPACE_8);
            frame.show(ui, |ui| sheet_ui(ui, view, drafts, actions));
        });
}

/// The longest words that fit: of the chip first, which says the same in its tooltip, then of the control.
fn words<'a>(ui: &Ui, view: &'a AsOfView, room: f32) -> (&'a str, Option<&'a str>) {
    let font = TextStyle::Body.resolve(ui.style());
    let width = |text: &str| {
        let galley = ui.fonts_mut(|f| f.layout_no_wrap(text.to_owned(), font.clone(), egui::Color32::PLACEHOLDER));
        galley.size().x + 40.0
    };
    let (long, short) = match &view.left_out {
        Some(left_out) => (Some(left_out.text.as_str()), Some(left_out.short.as_str())),
        None => (None, None),
    };
    let all = [(view.text.as_str(), long), (&view.text, short), (&view.short, short)];
    let fits = |(text, chip): &(&str, Option<&str>)| width(text) + chip.map_or(0.0, width) <= room;
    all.into_iter().find(fits).unwrap_or((&view.short, short))
}

/// The words with a chevron behind them. What is not today stands out by its ink, its edge and the chip beside it.
fn button_ui(ui: &mut Ui, text: &str, spoken: &str, stands_out: bool) -> egui::Response {
    const CHEVRON: f32 = 12.0;
    let galley = WidgetText::from(text).into_galley(
        ui,
        Some(egui::TextWrapMode::Truncate),
        ui.available_width(),
        TextStyle::Button,
    );
    let width = scale::SPACE_8 + galley.size().x + scale::SPACE_4 + CHEVRON + scale::SPACE_8;
    let (rect, response) = ui.allocate_exact_size(vec2(width, scale::CONTROL), Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, format!("{spoken}. Choose another day")));
    let roles = theme::roles(ui);
    let lit = response.hovered() || response.is_pointer_button_down_on();
    let (fill, line) = match (lit, stands_out) {
        (true, _) => (roles.hover, Stroke::NONE),
        (false, true) => (roles.accent_tint, Stroke::NONE),
        (false, false) => (roles.surface, Stroke::NONE),
    };
    let ink = if lit || stands_out {
        roles.text_strong
    } else {
        roles.text
    };
    ui.painter()
        .rect(rect, scale::CORNER, fill, line, egui::StrokeKind::Inside);
    let at = pos2(rect.left() + scale::SPACE_8, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink);
    let chevron = pos2(rect.right() - scale::SPACE_8 - CHEVRON / 2.0, rect.center().y);
    let chevron = egui::Rect::from_center_size(chevron, Vec2::splat(CHEVRON));
    theme::paint_icon(ui.painter(), chevron, Icon::ChevronDown, roles.text_weak);
    ui_ext::focus_ring(ui, &response, rect, scale::CORNER);
    response
}

/// Height of the list of days at most; beyond that it scrolls.
const DAYS: f32 = 12.0 * scale::CONTROL;

fn sheet_ui(ui: &mut Ui, view: &AsOfView, drafts: &mut Drafts, actions: &mut Actions) {
    ui.set_width(300.0);
    ui.spacing_mut().item_spacing = vec2(scale::SPACE_8, 0.0);
    ui.label(scale::head("Only what was published by"));
    ui.add_space(scale::SPACE_4);
    // What lies below the list has to have room too.
    let most = DAYS
        .min(ui.ctx().content_rect().height() - 380.0)
        .max(4.0 * scale::CONTROL);
    egui::ScrollArea::vertical()
        .id_salt("as of days")
        .max_height(most)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(scale::SPACE_8, 0.0);
            for (i, day) in view.days.iter().enumerate() {
                let row = egui::Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), scale::CONTROL));
                // The whole row can be clicked; the keyboard has the radio button.
                let row = ui.interact(row, ui.scope_id().with(("day", i)), Sense::CLICK);
                ui.horizontal(|ui| {
                    if ui_ext::radio(ui, day.on, &day.text).clicked() || row.clicked() {
                        actions.push(AsOf::Set(day.day));
                        ui.close();
                    }
                    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                        ui.add_space(scale::SPACE_12);
                        ui.label(scale::caption(&day.about));
                    });
                });
            }
        });
    ui.add_space(scale::SPACE_8);
    typed_ui(ui, drafts, actions);
    if let Some(now) = view.reading {
        ui.add_space(scale::SPACE_8);
        ui.separator();
        ui.add_space(scale::SPACE_8);
        ui.label(scale::head("Which sources count"));
        ui.add_space(scale::SPACE_4);
        for (reading, text, about) in [
            (Reading::Today, "All sources", "Retired services say so."),
            (
                Reading::Documents,
                "Only the given documents",
                "What became of services since is left out.",
            ),
        ] {
            if ui_ext::radio(ui, now == reading, text).clicked() {
                actions.push(AsOf::Reading(reading));
                ui.close();
            }
            let mut margin = egui::Margin::ZERO;
            margin.left = (scale::ICON + scale::SPACE_8) as i8;
            egui::Frame::new().inner_margin(margin).show(ui, |ui| {
                ui.label(scale::caption(about));
            });
        }
    }
    ui.add_space(scale::SPACE_4);
}

/// A day of one's own.
fn typed_ui(ui: &mut Ui, drafts: &mut Drafts, actions: &mut Actions) {
    let mut take = false;
    ui.horizontal(|ui| {
        let edit = egui::TextEdit::singleline(&mut drafts.as_of)
            .id(egui::Id::unique("as of typed"))
            .margin(egui::Margin::symmetric(8, 6))
            .desired_width(ui.available_width() - 96.0)
            .hint_text("Another day: YYYY-MM-DD");
        let response = ui.add(edit);
        response.widget_info(|| {
            let mut info = WidgetInfo::text_edit(true, "", &drafts.as_of, "YYYY-MM-DD");
            info.label = Some("Another day, as year-month-day".to_owned());
            info
        });
        if response.changed() {
            actions.push(AsOf::Draft(drafts.as_of.clone()));
        }
        take |= response.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
        take |= ui_ext::secondary_button(ui, "Show").clicked();
        if take && drafts.as_of_problem.is_some() {
            response.request_focus();
        }
    });
    if let Some(problem) = &drafts.as_of_problem {
        let roles = theme::roles(ui);
        ui.add_space(scale::SPACE_4);
        ui.horizontal_top(|ui| {
            let (rect, _) = ui.allocate_exact_size(Vec2::splat(scale::ICON), Sense::hover());
            theme::paint_icon(ui.painter(), rect, Icon::Warning, roles.bad);
            ui.add(Label::new(scale::caption(problem)).wrap());
        });
    }
    if take {
        actions.push(AsOf::Take);
    }
}
