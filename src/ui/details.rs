//! The details panel: one service, everything said of it, each cell one click from its claims.

use egui::{Frame, Label, Margin, RichText, Ui};

use super::{
    marks,
    parts::{badge_kind, sources_ui, words_ui},
    theme::{self, Icon, scale, ui_ext},
};
use crate::{
    app::{
        Model,
        action::{Actions, File, Select},
        view::{
            DetailsView,
            details::{ClaimView, Link, PointView, RowView},
        },
    },
    catalog::{ServiceIx, Status},
};

/// The panel's content, scrolling.
pub fn details_ui(ui: &mut Ui, view: &DetailsView, model: &Model, actions: &mut Actions) {
    head_ui(ui, view, model, actions);
    egui::ScrollArea::vertical()
        .id_salt(("details", view.service.0))
        .auto_shrink(false)
        .show(ui, |ui| {
            Frame::new()
                .inner_margin(Margin {
                    left: 0,
                    right: 16,
                    top: 0,
                    bottom: 24,
                })
                .show(ui, |ui| {
                    body_ui(ui, view, model, actions);
                });
        });
}

fn head_ui(ui: &mut Ui, view: &DetailsView, model: &Model, actions: &mut Actions) {
    ui.horizontal_top(|ui| {
        let room = ui.available_width() - 52.0;
        ui.scope(|ui| {
            ui.set_width(room);
            ui.add(Label::new(scale::title(&view.name)).wrap());
        });
        if ui_ext::icon_button(ui, Icon::Close, "Close the details").clicked() {
            actions.push(Select::CloseDetails);
        }
    });
    let mut ticked = model.workspace.comparison.services.contains(&view.service);
    if ui_ext::tick_box(ui, &mut ticked, "Compare this one").changed() {
        actions.push(Select::ToggleTick(view.service));
    }
    marks::marks_ui(ui, view.service, &view.name, &view.mark, actions);
    if let Some(blank) = &view.blank {
        // Above what scrolls: it answers the click that opened the panel.
        note_ui(ui, blank);
        if let Some((service, attribute)) = model.session.claims_of {
            marks::say_more_ui(ui, service, attribute, actions);
        }
        ui.add_space(scale::SPACE_8);
    }
}

fn body_ui(ui: &mut Ui, view: &DetailsView, model: &Model, actions: &mut Actions) {
    let lens = model.session.evidence.age_lens;
    ui.spacing_mut().item_spacing.y = scale::SPACE_4;
    ui.horizontal_wrapped(|ui| {
        ui.label(scale::caption(&view.kind));
        if view.status != Status::Available {
            ui_ext::badge(ui, &view.status_text, badge_kind(view.status));
        }
    });
    if !view.summary.is_empty() {
        ui.add(Label::new(scale::running(&view.summary)).wrap().selectable(true));
    }
    for name in &view.names {
        ui.add(Label::new(scale::caption(name)).wrap());
    }
    if !view.note.is_empty() {
        ui.add_space(scale::SPACE_4);
        note_ui(ui, &view.note);
    }
    if !view.successors.is_empty() {
        heading_ui(ui, "Use instead");
        view.successors.iter().for_each(|link| link_ui(ui, link, actions));
    }
    if view.groups.iter().flat_map(|g| &g.rows).all(|r| r.claims.is_none()) {
        // Opened again, they come into sight again.
        let id = egui::Id::unique("claims brought into sight");
        ui.data_mut(|d| d.remove::<(u32, u16)>(id));
    }
    for group in &view.groups {
        heading_ui(ui, &group.label);
        for row in &group.rows {
            row_ui(ui, view.service, row, lens, actions);
        }
    }
    points_ui(ui, "Benefits named", &view.benefits);
    points_ui(ui, "To consider", &view.considerations);
    if !view.events.is_empty() {
        heading_ui(ui, "What happened to it");
        for event in &view.events {
            ui.add(
                Label::new(scale::running(format!(
                    "{}: {} [{}]",
                    event.date, event.text, event.source
                )))
                .wrap(),
            );
        }
    }
    if !view.not_stated.is_empty() {
        heading_ui(ui, "Not stated in any source");
        ui.add(Label::new(RichText::new(view.not_stated.join(", ")).weak()).wrap());
        marks::say_one_ui(ui, view.service, &view.unsaid, actions);
    }
    if !view.sources.is_empty() {
        heading_ui(ui, "Sources");
        sources_ui(ui, &view.sources, actions);
    }
}

fn heading_ui(ui: &mut Ui, text: &str) {
    ui.add_space(scale::SPACE_16);
    ui.label(scale::head(text));
    ui.add_space(2.0);
}

fn note_ui(ui: &mut Ui, text: &str) {
    let roles = theme::roles(ui);
    Frame::new()
        .fill(roles.raised)
        .corner_radius(scale::CORNER)
        .inner_margin(Margin::symmetric(12, 8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.add(Label::new(scale::running(text)).wrap());
        });
}

fn link_ui(ui: &mut Ui, link: &Link, actions: &mut Actions) {
    match link.to {
        Some(to) => {
            if ui.link(&link.name).clicked() {
                actions.push(Select::Open(to));
            }
        }
        None => {
            ui.label(&link.name);
        }
    }
    if !link.note.is_empty() {
        ui.add(Label::new(scale::caption(&link.note)).wrap());
    }
}

fn row_ui(ui: &mut Ui, service: ServiceIx, row: &RowView, lens: bool, actions: &mut Actions) {
    ui.push_id(row.attribute.0, |ui| {
        ui.horizontal(|ui| {
            ui.label(scale::caption(&row.label));
            if lens && !row.age.year.is_empty() {
                let tint = theme::roles(ui).age_tint(row.age.share.unwrap_or(0.0));
                ui.label(scale::caption(format!(" {} ", row.age.year)).background_color(tint));
            }
        });
        if row.links.is_empty() {
            if words_ui(ui, &row.words, &row.label) {
                actions.push(Select::ToggleClaims(service, row.attribute));
            }
        } else {
            ui.horizontal_wrapped(|ui| {
                for link in &row.links {
                    link_ui(ui, link, actions);
                }
                if ui
                    .link(RichText::new("claims").text_style(egui::TextStyle::Small).weak())
                    .clicked()
                {
                    actions.push(Select::ToggleClaims(service, row.attribute));
                }
            });
        }
        if let Some(claims) = &row.claims {
            let top = ui.cursor().top();
            for claim in claims {
                claim_ui(ui, claim, actions);
            }
            marks::say_more_ui(ui, service, row.attribute, actions);
            bring_into_sight(ui, service, row, top);
        }
        ui.add_space(scale::SPACE_4);
    });
}

/// Scrolls to claims that have just been unfolded, once: a cell of the comparison leads to them from afar.
fn bring_into_sight(ui: &Ui, service: ServiceIx, row: &RowView, top: f32) {
    let id = egui::Id::unique("claims brought into sight");
    let now = (service.0, row.attribute.0);
    if ui.memory(|m| m.data.get_temp::<(u32, u16)>(id)) != Some(now) {
        ui.memory_mut(|m| m.data.insert_temp(id, now));
        let rect = egui::Rect::from_x_y_ranges(ui.max_rect().x_range(), (top - 48.0)..=ui.cursor().top());
        ui.scroll_to_rect(rect, Some(egui::Align::Center));
    }
}

/// One claim: what it says, and all that is known of where it comes from.
fn claim_ui(ui: &mut Ui, claim: &ClaimView, actions: &mut Actions) {
    let roles = theme::roles(ui);
    Frame::new()
        .fill(roles.raised)
        .corner_radius(scale::CORNER)
        .inner_margin(Margin::symmetric(12, 8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 2.0;
            let says = RichText::new(&claim.says).text_style(scale::strong14());
            let says = if claim.superseded.is_some() {
                says.strikethrough()
            } else {
                says
            };
            ui.add(Label::new(says).wrap().selectable(true));
            if claim.inference {
                ui.label(scale::caption("Our inference"));
            }
            let title = format!("{} {}", claim.number, claim.title);
            match &claim.link {
                Some(link) => {
                    if ui.link(&title).on_hover_text(link).clicked() {
                        actions.push(File::OpenLink(link.clone()));
                    }
                }
                None => {
                    ui.add(Label::new(&title).wrap());
                }
            }
            ui.add(Label::new(scale::caption(&claim.from)).wrap());
            if !claim.place.is_empty() {
                ui.add(Label::new(scale::caption(&claim.place)).wrap());
            }
            if !claim.note.is_empty() {
                ui.add(Label::new(RichText::new(&claim.note).italics()).wrap());
            }
            if let Some(reason) = &claim.superseded {
                ui.add(Label::new(scale::caption(format!("Superseded: {reason}"))).wrap());
            }
            ui.horizontal(|ui| {
                if ui_ext::quiet_button(ui, "Copy as citation").clicked() {
                    ui.ctx().copy_text(claim.citation.clone());
                }
                if let Some(own) = claim.own {
                    marks::change_ui(ui, own, actions);
                }
            });
        });
}

fn points_ui(ui: &mut Ui, heading: &str, points: &[PointView]) {
    if points.is_empty() {
        return;
    }
    heading_ui(ui, heading);
    for point in points {
        ui.add(
            Label::new(scale::running(format!("{} [{}]", point.text, point.source)))
                .wrap()
                .selectable(true),
        );
    }
}
