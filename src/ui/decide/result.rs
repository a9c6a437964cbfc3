//! The recommendation: one sentence, what to do with it, the ranking, and who is out.

use egui::{Align, Label, Layout, Link, RichText, TextStyle, TextWrapMode, Ui, vec2};

use super::{
    controls::beside_ui,
    ranked::why_ui,
    ranking::{row_height, rows_ui},
    robust::robust_ui,
};
use crate::{
    app::{
        action::{Actions, Decide, File, Select},
        state::DecidePage,
        view::{
            DecideView,
            decide::{OutView, ResultView},
        },
    },
    report::ReportFormat,
    ui::{
        theme::scale,
        widgets::{
            announced, hint, menu, menu_item, primary_button, quiet_button, scrolling, secondary_button, text,
            text_width,
        },
    },
};

pub(super) fn result_ui(ui: &mut Ui, view: &DecideView, actions: &mut Actions) {
    let result = &view.result;
    verdict_ui(ui, result);
    if !result.besides.is_empty() {
        text::running(ui, &result.besides);
    }
    if !result.under.is_empty() {
        text::caption(ui, &result.under);
    }
    ui.add_space(scale::SPACE_8);
    deeds_ui(ui, view, actions);
    ui.add_space(scale::SPACE_12);
    let beside = ui.available_width() >= BESIDE;
    if !result.ranked.is_empty() {
        if beside {
            picture_ui(ui, result, actions);
        } else {
            ranking_ui(ui, result, actions);
            explained_ui(ui, result, actions);
        }
    }
    if let Some(robust) = &result.robust {
        robust_ui(ui, robust, beside, actions);
    } else if view.working {
        working_ui(ui);
    }
    ruled_out_ui(ui, &result.ruled_out, actions);
    more_ui(ui, result.more.1, "ruled out", actions);
    // It is the same whatever was answered, and so comes last.
    if !result.not_weighed.is_empty() {
        ui.add_space(scale::SPACE_24);
        text::caption(ui, &result.not_weighed);
    }
}

/// From how many that tie on they are a list more than a verdict.
const TIE_OF_MANY: usize = 5;

/// The verdict, smaller where it would take more than two lines or tells of many: what it rests on should be in sight.
fn verdict_ui(ui: &mut Ui, result: &ResultView) {
    let headline = &result.headline;
    let tie = result.ranked.iter().filter(|r| r.place == 1).count() >= TIE_OF_MANY;
    let long = tie || text_width(ui, headline, &scale::verdict_style()) > ui.available_width() * 1.9;
    let words = if long {
        scale::title(headline)
    } else {
        scale::verdict(headline)
    };
    announced(&ui.add(Label::new(words).wrap()));
}

/// Width from which the why is beside the ranking.
const BESIDE: f32 = 720.0;

/// What can be done with it.
fn deeds_ui(ui: &mut Ui, view: &DecideView, actions: &mut Actions) {
    let result = &view.result;
    ui.horizontal_wrapped(|ui| {
        if let Some((text, to)) = &result.next
            && primary_button(ui, text).clicked()
        {
            actions.push(Decide::GoTo(*to));
        }
        if result.leaders.len() >= 2 {
            let button = if result.leads { primary_button } else { secondary_button };
            if button(ui, "Compare leaders").clicked() {
                actions.push(Select::CompareThese(result.leaders.clone()));
            }
        }
        if secondary_button(ui, "What if…").clicked() {
            // A branch that was begun is resumed.
            actions.push(if view.has_branch {
                Decide::Show(DecidePage::WhatIf)
            } else {
                Decide::WhatIf(Vec::new())
            });
        }
        let save = secondary_button(ui, "Save record…");
        menu(&save, 160.0, |ui| {
            for (format, label, _) in ReportFormat::records() {
                if menu_item(ui, format!("As {label}…")) {
                    actions.push(File::SaveRecord(format));
                }
            }
        });
        if !result.ranked.is_empty() && quiet_button(ui, "Show these in Explore").clicked() {
            actions.push(Decide::ShowRanked);
        }
    });
    if !result.leaders_beyond.is_empty() {
        text::caption(ui, &result.leaders_beyond);
    }
}

/// The rows, and below them the way to those that are not shown.
fn ranking_ui(ui: &mut Ui, result: &ResultView, actions: &mut Actions) {
    rows_ui(ui, result, actions);
    more_ui(ui, result.more.0, "ranked", actions);
}

/// The ranking, and beside it the why of one; both keep their height when another one is chosen.
fn picture_ui(ui: &mut Ui, result: &ResultView, actions: &mut Actions) {
    let gap = scale::SPACE_24;
    let whole = ui.available_width();
    let why = ((whole - gap) * 0.38).min(440.0);
    let rows = result.ranked.len() as f32 * row_height(result);
    let height = rows.clamp(WHY_LEAST, WHY_MOST);
    beside_ui(
        ui,
        (whole - gap - why, why),
        actions,
        |ui, actions| {
            ranking_ui(ui, result, actions);
        },
        |ui, actions| {
            let explained = result.ranked.get(result.explained);
            scrolling(
                ui,
                egui::ScrollArea::vertical()
                    .id_salt(("why", explained.map_or(0, |r| r.service.0)))
                    .max_height(height)
                    .min_scrolled_height(height)
                    .auto_shrink(false),
                |ui| {
                    ui.set_max_width(why - scale::SPACE_12);
                    if let Some(r) = explained {
                        why_ui(ui, r, actions);
                    }
                },
            );
        },
    );
}

/// The least and the most height of the why beside a ranking.
const WHY_LEAST: f32 = 288.0;
const WHY_MOST: f32 = 432.0;

fn explained_ui(ui: &mut Ui, result: &ResultView, actions: &mut Actions) {
    if let Some(r) = result.ranked.get(result.explained) {
        ui.add_space(scale::SPACE_16);
        why_ui(ui, r, actions);
    }
}

/// What is not shown yet is counted, never silently left out.
fn more_ui(ui: &mut Ui, more: usize, what: &str, actions: &mut Actions) {
    if more > 0 && quiet_button(ui, &format!("Show more: {more} are {what} below these")).clicked() {
        actions.push(Decide::ShowMore);
    }
}

/// A placeholder for the figures, so that nothing above them moves when they arrive.
fn working_ui(ui: &mut Ui) {
    for heading in ["What would change it", "How sure"] {
        ui.add_space(scale::SPACE_16);
        ui.label(scale::title(heading));
        ui.label(scale::running("Working it out…"));
    }
}

/// What to use in its place: said once, before the first of the names, which keeps it company.
fn instead_ui(ui: &mut Ui, out: &OutView, actions: &mut Actions) {
    ui.horizontal_wrapped(|ui| {
        ui.label(scale::caption("Use instead"));
        for (to, name) in &out.instead {
            text::service_link(ui, *to, name, actions);
        }
    });
}

/// Who, and beside it (below it where there is little room) why and what to use instead. All of the why is the tooltip.
fn ruled_out_ui(ui: &mut Ui, list: &[OutView], actions: &mut Actions) {
    if list.is_empty() {
        return;
    }
    ui.add_space(scale::SPACE_24);
    ui.label(scale::title("Ruled out"));
    ui.add_space(scale::SPACE_4);
    let whole = ui.available_width();
    let beside = whole >= BESIDE;
    let widest = list.iter().map(|out| text_width(ui, &out.name, &TextStyle::Body));
    let widest = widest.fold(0.0, f32::max).ceil() + 1.0;
    let name = if beside { widest.min(OUT_NAME) } else { whole };
    for out in list {
        ui.push_id(("out", out.service.0), |ui| {
            if beside {
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = scale::SPACE_16;
                    out_name_ui(ui, out, name, actions);
                    out_why_ui(ui, out, actions);
                });
            } else {
                out_name_ui(ui, out, name, actions);
                out_why_ui(ui, out, actions);
                ui.add_space(scale::SPACE_8);
            }
        });
    }
}

/// The widest the names of those ruled out are beside the why.
const OUT_NAME: f32 = 320.0;

/// A row of the height of a control, in which text is in the middle.
fn line_ui(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui)) {
    let size = vec2(width, scale::CONTROL);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_size(size);
        ui.set_max_width(width);
        add(ui);
    });
}

fn out_name_ui(ui: &mut Ui, out: &OutView, width: f32, actions: &mut Actions) {
    line_ui(ui, width, |ui| {
        ui.style_mut().wrap_mode = Some(TextWrapMode::Truncate);
        let link = ui.add(Link::new(RichText::new(&out.name).strikethrough()));
        hint(&link, || format!("Details of {}", out.name));
        if link.clicked() {
            actions.push(Select::Open(out.service));
        }
    });
}

fn out_why_ui(ui: &mut Ui, out: &OutView, actions: &mut Actions) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing = vec2(scale::SPACE_12, 0.0);
        let why = out.reasons.join(" ");
        line_ui(ui, ui.available_width(), |ui| text::cut(ui, scale::caption(&why), &why));
        if !out.instead.is_empty() {
            instead_ui(ui, out, actions);
        }
    });
}
