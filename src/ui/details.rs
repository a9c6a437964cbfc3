//! The details panel: one service, every claim about it, each cell one click from its claims.

use egui::{Frame, Label, Margin, RichText, TextStyle, Ui};

use super::{
    annotations,
    cells::{badge_kind, sources_ui, words_ui},
    keys::with_keys,
    theme::{self, Icon, scale},
    widgets::{badge, hint, icon_button, quiet_button, scrolling, text, tick_box},
};
use crate::{
    app::{
        Command,
        action::{Actions, Select},
        view::{
            DetailsView, Selection,
            details::{ClaimView, Link, PointView, RowView},
        },
    },
    catalog::{AttributeIx, ServiceIx, Status},
};

/// The claims that were last brought into sight.
type LastUnfolded = Option<(ServiceIx, AttributeIx)>;

/// The panel's content, scrolling.
pub fn details_ui(
    ui: &mut Ui,
    view: &DetailsView,
    selection: Selection<'_>,
    unfolded: &mut LastUnfolded,
    actions: &mut Actions,
) {
    head_ui(ui, view, selection, actions);
    let margin = Margin {
        left: 0,
        right: 16,
        top: 0,
        bottom: 24,
    };
    scrolling(
        ui,
        egui::ScrollArea::vertical()
            .id_salt(("details", view.service.0))
            .auto_shrink(false),
        |ui| {
            Frame::new()
                .inner_margin(margin)
                .show(ui, |ui| body_ui(ui, view, selection.age_lens, unfolded, actions));
        },
    );
}

fn head_ui(ui: &mut Ui, view: &DetailsView, selection: Selection<'_>, actions: &mut Actions) {
    ui.horizontal_top(|ui| {
        let room = ui.available_width() - 52.0;
        ui.scope(|ui| {
            ui.set_width(room);
            text::title(ui, &view.name);
        });
        if with_keys(
            icon_button(ui, Icon::Close, "Close the details"),
            Command::OF_DETAILS_CROSS,
        )
        .clicked()
        {
            actions.push(Select::CloseDetails);
        }
    });
    let mut ticked = selection.is_ticked(view.service);
    if tick_box(ui, &mut ticked, "Compare this one").changed() {
        actions.push(Select::ToggleTick(view.service));
    }
    annotations::marks_ui(ui, view.service, &view.name, &view.mark, actions);
    if let Some(blank) = &view.blank {
        // Above what scrolls: it answers the click that opened the panel.
        text::raised(ui, |ui| drop(text::running(ui, blank)));
        if let Some((service, attribute)) = selection.claims_of {
            annotations::say_more_ui(ui, service, attribute, actions);
        }
        ui.add_space(scale::SPACE_8);
    }
}

fn body_ui(ui: &mut Ui, view: &DetailsView, lens: bool, unfolded: &mut LastUnfolded, actions: &mut Actions) {
    ui.spacing_mut().item_spacing.y = scale::SPACE_4;
    ui.horizontal_wrapped(|ui| {
        ui.label(scale::caption(&view.kind));
        if view.status != Status::Available {
            badge(ui, &view.status_text, badge_kind(view.status));
        }
    });
    if !view.summary.is_empty() {
        text::selectable(ui, &view.summary);
    }
    points_ui(ui, "Parts that end or have ended", &view.parts);
    for name in &view.names {
        text::caption(ui, name);
    }
    if !view.note.is_empty() {
        ui.add_space(scale::SPACE_4);
        text::raised(ui, |ui| drop(text::running(ui, &view.note)));
    }
    if !view.successors.is_empty() {
        heading_ui(ui, "Use instead");
        view.successors.iter().for_each(|link| link_ui(ui, link, actions));
    }
    if view.groups.iter().flat_map(|g| &g.rows).all(|r| r.claims.is_none()) {
        // Opened again, they come into sight again.
        *unfolded = None;
    }
    for group in &view.groups {
        heading_ui(ui, &group.label);
        for row in &group.rows {
            row_ui(ui, view.service, row, lens, unfolded, actions);
        }
    }
    points_ui(ui, "Benefits named", &view.benefits);
    points_ui(ui, "To consider", &view.considerations);
    if !view.events.is_empty() {
        heading_ui(ui, "What happened to it");
        for event in &view.events {
            text::running(ui, format!("{}: {} [{}]", event.date, event.text, event.source));
        }
    }
    if !view.not_stated.is_empty() {
        heading_ui(ui, "Not stated in any source");
        ui.add(Label::new(RichText::new(view.not_stated.join(", ")).weak()).wrap());
        annotations::say_one_ui(ui, view.service, &view.unsaid, actions);
    }
    if !view.sources.is_empty() {
        heading_ui(ui, "Sources");
        sources_ui(ui, &view.sources, actions);
    }
}

fn heading_ui(ui: &mut Ui, heading: &str) {
    text::section(ui, scale::SPACE_16, heading);
    ui.add_space(2.0);
}

fn link_ui(ui: &mut Ui, link: &Link, actions: &mut Actions) {
    text::service_link(ui, link.to, &link.name, actions);
    if !link.note.is_empty() {
        text::caption(ui, &link.note);
    }
}

fn row_ui(
    ui: &mut Ui,
    service: ServiceIx,
    row: &RowView,
    lens: bool,
    unfolded: &mut LastUnfolded,
    actions: &mut Actions,
) {
    ui.push_id(row.attribute.0, |ui| {
        let top = ui.cursor().top();
        ui.horizontal(|ui| {
            ui.label(scale::caption(&row.label));
            if lens && !row.age.year.is_empty() {
                let tint = theme::roles(ui).age_tint(row.age.share.unwrap_or(0.0));
                ui.label(scale::caption(format!(" {} ", row.age.year)).background_color(tint));
            }
        });
        let clicked = if row.links.is_empty() {
            words_ui(ui, &row.words, &row.label)
        } else {
            let links = ui.horizontal_wrapped(|ui| {
                row.links.iter().for_each(|link| link_ui(ui, link, actions));
                let claims = RichText::new("claims").text_style(TextStyle::Small).weak();
                let claims = text::whole_link(ui, claims);
                hint(&claims, || format!("What is stated of {}, and where", row.label));
                claims.clicked()
            });
            links.inner
        };
        if clicked {
            // What was clicked stays where it is; what was reached from elsewhere comes into sight.
            *unfolded = Some((service, row.attribute));
            actions.push(Select::ToggleClaims(service, row.attribute));
        }
        if let Some(claims) = &row.claims {
            for claim in claims {
                text::raised(ui, |ui| claim_ui(ui, claim, actions));
            }
            annotations::say_more_ui(ui, service, row.attribute, actions);
            // Just unfolded, they come into sight, once: a cell of the comparison leads to them from afar.
            let now = Some((service, row.attribute));
            if *unfolded != now {
                *unfolded = now;
                let rect = egui::Rect::from_x_y_ranges(ui.max_rect().x_range(), top..=ui.cursor().top());
                ui.scroll_to_rect(rect, Some(egui::Align::TOP));
            }
        }
        ui.add_space(scale::SPACE_4);
    });
}

/// One claim: what it states, and all that is known of where it comes from.
fn claim_ui(ui: &mut Ui, claim: &ClaimView, actions: &mut Actions) {
    ui.spacing_mut().item_spacing.y = 2.0;
    let says = RichText::new(&claim.says).text_style(scale::strong14());
    let says = if claim.superseded.is_some() || claim.withdrawn.is_some() {
        says.strikethrough()
    } else {
        says
    };
    ui.add(Label::new(says).wrap().selectable(true));
    if claim.inference {
        ui.label(scale::caption("Our inference"));
    }
    if let Some(part) = &claim.through {
        ui.label(scale::caption(format!("Through {part}")));
    }
    let title = RichText::new(format!("{} {}", claim.number, claim.title));
    text::outside_link(ui, title, claim.link.as_deref(), actions);
    if !claim.from.is_empty() {
        text::caption(ui, &claim.from);
    }
    if !claim.place.is_empty() {
        text::caption(ui, &claim.place);
    }
    if !claim.note.is_empty() {
        ui.add(Label::new(RichText::new(&claim.note).italics()).wrap());
    }
    if let Some(reason) = &claim.superseded {
        text::caption(ui, format!("Superseded: {reason}"));
    }
    if let Some(why) = &claim.withdrawn {
        text::caption(ui, format!("Withdrawn: {why}"));
    }
    ui.horizontal(|ui| {
        if quiet_button(ui, "Copy as citation").clicked() {
            ui.ctx().copy_text(claim.citation.clone());
        }
        if let Some(own) = claim.own {
            annotations::change_ui(ui, own, actions);
        }
    });
}

fn points_ui(ui: &mut Ui, heading: &str, points: &[PointView]) {
    if points.is_empty() {
        return;
    }
    heading_ui(ui, heading);
    for point in points {
        let numbers: Vec<String> = point.sources.iter().map(|n| format!("[{n}]")).collect();
        text::selectable(ui, format!("{} {}", point.text, numbers.concat()));
    }
}
