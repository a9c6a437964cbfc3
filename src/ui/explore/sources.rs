//! The documents, each with what rests on it; and the cells that rest on the oldest of them.

use egui::{Align, Label, Layout, Rect, RichText, Role, Stroke, Ui, pos2, vec2};

use crate::{
    app::{
        action::{Action, Actions, Decide, Evidence, Filter, Select},
        state::SourcesPage,
        view::{
            Selection,
            explore::{
                SourcesView,
                inferred::{InferredAt, InferredRow},
                sources::{SourceRow, StaleRow},
            },
        },
    },
    catalog::condition::Subject,
    decide::Position,
    ui::{
        age_lens::{legend_ui, lens_toggle_ui, tint},
        theme::{self, scale},
        widgets::{
            GridState, Segment, Tracks, line_text, list, menu, menu_item, quiet_button, row, secondary_button,
            segmented, spoken, text, tick_box,
        },
    },
    workspace::Place,
};

/// The lists, in the switch's order.
const PAGES: [(SourcesPage, &str); 3] = [
    (SourcesPage::Documents, "Documents"),
    (SourcesPage::Stalest, "Stalest cells"),
    (SourcesPage::Inferred, "What we inferred"),
];
const ROW: f32 = 72.0;
const INFERRED: f32 = 76.0;
const STALE: f32 = 48.0;
const BUTTON: f32 = 132.0;
/// Room between a row and the right edge.
const BESIDE: f32 = 16.0;

/// One of the lists, and the switch between them.
pub(super) fn sources_ui(
    ui: &mut Ui,
    view: &SourcesView,
    selection: Selection<'_>,
    (documents, stalest, revealed): (&mut GridState, &mut GridState, &mut Option<(usize, u32)>),
    actions: &mut Actions,
) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = scale::SPACE_12;
        let segments = PAGES.map(|(_, label)| Segment::new(label));
        let at = PAGES.iter().position(|(page, _)| *page == view.page).unwrap_or(0);
        let chosen = segmented(ui, "What to list", &segments, at).and_then(|i| PAGES.get(i));
        if let Some((page, _)) = chosen {
            actions.push(Evidence::ListSources(*page));
        }
        match view.page {
            SourcesPage::Stalest => lens_toggle_ui(ui, selection.age_lens, actions),
            SourcesPage::Documents => {
                let mut newest_first = view.newest_first;
                if tick_box(ui, &mut newest_first, "Newest first").changed() {
                    actions.push(Evidence::SetNewestFirst(newest_first));
                }
                since_ui(ui, view, actions);
            }
            SourcesPage::Inferred => {}
        }
    });
    ui.add_space(scale::SPACE_4);
    let line = Stroke::new(1.0, theme::roles(ui).line);
    if view.page == SourcesPage::Inferred {
        text::running(ui, &view.inferred_caption);
        ui.add_space(scale::SPACE_4);
        let rows = Tracks::even(view.inferred.len(), INFERRED);
        list(ui, "inferences", (&rows, BESIDE), stalest, |ui, _, rect, i| {
            ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line);
            inferred_ui(ui, &view.inferred[i], (rect, i), selection, actions);
        });
    } else if view.page == SourcesPage::Stalest {
        if selection.age_lens {
            legend_ui(ui, &view.legend);
        }
        ui.label(scale::caption(
            "Cells of what is shown, by the date of their newest claim. Undated ones come last.",
        ));
        ui.add_space(scale::SPACE_4);
        let rows = Tracks::even(view.stale_len(), STALE);
        list(ui, "stalest cells", (&rows, BESIDE), stalest, |ui, _, rect, i| {
            ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line);
            if let Some(cell) = view.stale(i) {
                stale_ui(ui, cell, rect, selection, actions);
            }
        });
    } else {
        ui.label(scale::caption(&view.summary));
        ui.add_space(scale::SPACE_4);
        let rows = Tracks::even(view.len(), ROW);
        if *revealed != view.shown {
            *revealed = view.shown;
            if let Some((at, _)) = view.shown {
                documents.reveal(at, None);
            }
        }
        list(ui, "documents", (&rows, BESIDE), documents, |ui, _, rect, i| {
            if view.shown.is_some_and(|(at, _)| at == i) {
                let fill = theme::roles(ui).accent_tint;
                ui.painter().rect_filled(rect, scale::CORNER_SMALL, fill);
            }
            ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line);
            if let Some(row) = view.row(i) {
                source_ui(ui, row, rect, actions);
            }
        });
    }
}

/// Keeps the services that a document of some year or later names.
fn since_ui(ui: &mut Ui, view: &SourcesView, actions: &mut Actions) {
    let response = quiet_button(ui, "Only named since…");
    menu(&response, 220.0, |ui| {
        ui.label(scale::caption("Named by a document of this year or later"));
        for year in &view.years {
            if menu_item(ui, year.to_string()) {
                actions.push(Evidence::NamedSince(*year));
            }
        }
        ui.add_enabled_ui(view.by_source, |ui| {
            if menu_item(ui, "Any year") {
                actions.push(Filter::ClearSubject(Subject::Source));
            }
        });
    });
}

fn source_ui(ui: &mut Ui, source: &SourceRow, rect: Rect, actions: &mut Actions) {
    let room = Rect::from_min_max(
        rect.min + vec2(scale::SPACE_4, scale::SPACE_8),
        rect.max - vec2(BUTTON + scale::SPACE_12, 0.0),
    );
    let mut left = text::part(ui, room, ("source", source.source.0), Layout::top_down(Align::Min));
    left.spacing_mut().item_spacing.y = 2.0;
    title_ui(&mut left, source, actions);
    let from = left.add(Label::new(scale::caption(&source.from)).truncate());
    if !source.estimate.is_empty() {
        from.on_hover_text(&source.estimate);
    }
    let rests = source.rests.as_str();
    left.add(Label::new(scale::caption(rests)).truncate());
    let button = Rect::from_center_size(
        pos2(rect.right() - BUTTON / 2.0, rect.center().y),
        vec2(BUTTON, scale::CONTROL_MAIN),
    );
    let layout = Layout::right_to_left(Align::Center);
    let mut right = text::part(ui, button, ("only", source.source.0), layout);
    let (response, action) = if source.only {
        let response = secondary_button(&mut right, "Any source");
        (response, Filter::ClearSubject(Subject::Source))
    } else {
        let response = quiet_button(&mut right, "Only this source");
        spoken(
            &response,
            Role::Button,
            format_args!("Only this source: {}", source.title),
        );
        (response, Filter::SetCondition(source.condition.clone()))
    };
    if response.clicked() {
        actions.push(action);
    }
}

fn title_ui(ui: &mut Ui, source: &SourceRow, actions: &mut Actions) {
    let title = RichText::new(&source.title).text_style(scale::strong14());
    let Some(link) = &source.link else {
        ui.add(Label::new(title.color(theme::roles(ui).text_strong)).truncate());
        return;
    };
    let label = Label::new(title.color(theme::roles(ui).accent_text)).truncate();
    let response = text::pressable_text(ui, label, Role::Link, &source.title, 2.0);
    text::leads_to(&response, link, actions);
}

/// A conclusion on three lines: of whom what, from what, and which answers depend on it.
fn inferred_ui(
    ui: &Ui,
    inferred: &InferredRow,
    (rect, i): (Rect, usize),
    selection: Selection<'_>,
    actions: &mut Actions,
) {
    let open = matches!(inferred.at, InferredAt::Cell(s, a) if selection.shows_claims(s, a));
    let id = egui::Id::unique(("inferred", i));
    let response = row(ui, rect.shrink2(vec2(0.0, 1.0)), id, open, &inferred.spoken);
    if response.clicked() {
        match inferred.at {
            InferredAt::Cell(service, attribute) => actions.push(Select::ToggleClaims(service, attribute)),
            InferredAt::Question(factor) => {
                actions.push(Action::Go(Place::Decide));
                actions.push(Decide::GoTo(Position::Question(factor)));
            }
        }
    }
    let roles = theme::roles(ui);
    let left = rect.left() + scale::SPACE_8;
    let room = rect.width() - scale::SPACE_16;
    let at = |line: f32| pos2(left, rect.top() + 16.0 + 21.0 * line);
    let name = scale::strong(&inferred.name);
    let (used, _) = line_text(ui, at(0.0), name, roles.text_strong, room * 0.5);
    let x = left + used + scale::SPACE_8;
    let says = RichText::new(&inferred.says);
    let (_, cut_says) = line_text(ui, pos2(x, at(0.0).y), says, roles.text, left + room - x);
    let because = scale::caption(&inferred.because);
    let (_, cut_because) = line_text(ui, at(1.0), because, roles.text_weak, room);
    let (_, cut_hangs) = line_text(ui, at(2.0), scale::caption(&inferred.hangs), roles.text, room);
    if cut_says || cut_because || cut_hangs {
        let InferredRow {
            says, because, hangs, ..
        } = inferred;
        response.on_hover_text(format!("{says}\n{because}\n{hangs}"));
    }
}

fn stale_ui(ui: &Ui, cell: &StaleRow, rect: Rect, selection: Selection<'_>, actions: &mut Actions) {
    const AGE: f32 = 150.0;
    let open = selection.shows_claims(cell.service, cell.attribute);
    if selection.age_lens {
        tint(ui, rect, &cell.tint);
    }
    let id = egui::Id::unique(("stale", cell.service.0, cell.attribute.0));
    let response = row(ui, rect.shrink2(vec2(0.0, 1.0)), id, open, &cell.spoken);
    if response.clicked() {
        actions.push(Select::ToggleClaims(cell.service, cell.attribute));
    }
    let roles = theme::roles(ui);
    let left = rect.left() + scale::SPACE_8;
    let room = rect.width() - AGE - scale::SPACE_24;
    let top = rect.top() + 15.0;
    let name = scale::strong(&cell.name);
    let (used, _) = line_text(ui, pos2(left, top), name, roles.text_strong, room * 0.6);
    let x = left + used + scale::SPACE_8;
    line_text(
        ui,
        pos2(x, top),
        RichText::new(&cell.label),
        roles.text,
        left + room - x,
    );
    let says = scale::caption(&cell.says);
    let (_, cut) = line_text(ui, pos2(left, top + 19.0), says, roles.text_weak, room);
    let at = pos2(rect.right() - AGE, rect.center().y);
    line_text(ui, at, RichText::new(&cell.age), roles.text, AGE);
    if cut {
        response.on_hover_text(&cell.says);
    }
}
