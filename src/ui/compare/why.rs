//! Why one over another: two choices, and all that sets the two apart, in lists that fold. Each side's words lead to the
//! claims behind them.

use egui::{Align, Label, Layout, Role, Sense, TextStyle, Ui, collapsing_header::CollapsingState, vec2};

use crate::{
    app::{
        action::{Actions, Compare, Select},
        view::{CompareView, compare::WhyView},
    },
    catalog::{ServiceIx, wording::thousands},
    compare::{Apart, ApartKind, ApartLine, ApartList},
    ui::{
        cells::{sources_ui, words_ui},
        theme::{self, scale},
        widgets::{focus_ring, menu, menu_item, paint_fold, quiet_button, scrolling, spoken, spoken_as, text},
    },
};

/// The lists are no wider: a row must be followed with the eye.
const WIDEST: f32 = 1080.0;
/// What `Why` and `over` take up beside the two lists, with the gaps between them.
const WORDS: f32 = 140.0;
/// Lines of a list that are shown until all are asked for.
const FIRST: usize = 8;
/// Width of what shows all lines of a list.
const SHOW_ALL: f32 = 104.0;

/// The widths of the label's column and of the two sides'.
#[derive(Clone, Copy)]
struct Widths {
    label: f32,
    side: f32,
}

impl Widths {
    fn of(room: f32) -> Self {
        let all = room.min(WIDEST);
        let label = (all * 0.25).clamp(104.0, 220.0);
        let side = ((all - label) * 0.5 - scale::SPACE_16).max(80.0).floor();
        Self { label, side }
    }

    fn all(self) -> f32 {
        self.label + 2.0 * (self.side + scale::SPACE_16)
    }
}

/// The lists, scrolling below the names of the two.
pub(super) fn why_ui(ui: &mut Ui, view: &CompareView, why: &WhyView, actions: &mut Actions) {
    let widths = Widths::of(ui.available_width() - scale::SPACE_16);
    let area = || egui::ScrollArea::vertical().id_salt("compare why").auto_shrink(false);
    if ui.available_height() < LOW {
        // There is no room for names that stay: they scroll away with the lists.
        scrolling(ui, area(), |ui| {
            leading_ui(ui, view, why, widths, actions);
            lists_ui(ui, why, widths, actions);
        });
    } else {
        leading_ui(ui, view, why, widths, actions);
        scrolling(ui, area(), |ui| lists_ui(ui, why, widths, actions));
    }
}

/// Height of the place below which the names of the two do not stay in sight.
const LOW: f32 = 260.0;

fn leading_ui(ui: &mut Ui, view: &CompareView, why: &WhyView, widths: Widths, actions: &mut Actions) {
    pair_ui(ui, view, why, actions);
    ui.add_space(scale::SPACE_8);
    if !why.apart.lists.is_empty() {
        heads_ui(ui, why, widths);
    }
}

fn lists_ui(ui: &mut Ui, why: &WhyView, widths: Widths, actions: &mut Actions) {
    ui.set_max_width(widths.all());
    if why.apart.lists.is_empty() {
        text::running(ui, Apart::NOTHING);
    }
    for list in &why.apart.lists {
        ui.push_id(list.kind, |ui| list_ui(ui, why, list, widths, actions));
    }
    if !why.sources.is_empty() {
        text::section(ui, scale::SPACE_24, "Sources");
        ui.add_space(2.0);
        sources_ui(ui, &why.sources, actions);
    }
    ui.add_space(scale::SPACE_24);
}

/// The names of the two above their columns.
fn heads_ui(ui: &mut Ui, why: &WhyView, widths: Widths) {
    let roles = theme::roles(ui);
    let line = ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = scale::SPACE_16;
        column(ui, widths.label, |_| {});
        for name in &why.names {
            column(ui, widths.side, |ui| {
                text::cut(ui, scale::strong(name), name);
            });
        }
    });
    let rect = line.response.rect;
    let stroke = egui::Stroke::new(1.0, roles.line);
    let across = rect.left()..=rect.left() + widths.all();
    ui.painter().hline(across, rect.bottom() + 3.5, stroke);
    ui.add_space(scale::SPACE_4);
}

/// `Why [one] over [other]`, and what can be done with the answer.
fn pair_ui(ui: &mut Ui, view: &CompareView, why: &WhyView, actions: &mut Actions) {
    // In a narrow window both lists, and the words around them, share what there is.
    let width = ((ui.available_width() - WORDS) * 0.5).clamp(80.0, 240.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(scale::SPACE_8, scale::SPACE_4);
        ui.label(scale::title("Why"));
        if let Some(one) = pane_ui(ui, view, why.apart.one, width, "The one") {
            let other = if one == why.apart.other {
                why.apart.one
            } else {
                why.apart.other
            };
            actions.push(Compare::Why(Some((one, other))));
        }
        ui.label(scale::title("over"));
        if let Some(other) = pane_ui(ui, view, why.apart.other, width, "The other") {
            let one = if other == why.apart.one {
                why.apart.other
            } else {
                why.apart.one
            };
            actions.push(Compare::Why(Some((one, other))));
        }
        if quiet_button(ui, "The other way round").clicked() {
            actions.push(Compare::Why(Some((why.apart.other, why.apart.one))));
        }
        let copy = quiet_button(ui, "Copy…");
        menu(&copy, 160.0, |ui| {
            for (label, text) in [("Copy as text", &why.text), ("Copy as Markdown", &why.markdown)] {
                if menu_item(ui, label) {
                    ui.ctx().copy_text(text.clone());
                }
            }
        });
    });
}

/// One of the panes, chosen from a list.
fn pane_ui(ui: &mut Ui, view: &CompareView, now: ServiceIx, width: f32, spoken: &str) -> Option<ServiceIx> {
    let name = |s: ServiceIx| view.panes.iter().find(|p| p.service == s).map_or("", |p| &p.name);
    let mut chosen = None;
    let combo = ui.scope(|ui| {
        ui.set_max_width(width);
        egui::ComboBox::from_id_salt(("why", spoken))
            .selected_text(name(now))
            .width(width)
            .truncate()
            .show_ui(ui, |ui| {
                for pane in &view.panes {
                    if ui.selectable_label(pane.service == now, &pane.name).clicked() && pane.service != now {
                        chosen = Some(pane.service);
                    }
                }
            })
    });
    combo.inner.response.widget_info(|| {
        let mut info = egui::WidgetInfo::labeled(Role::ComboBox, true, format!("{spoken}: {}", name(now)));
        info.current_text_value = Some(name(now).to_owned());
        info
    });
    chosen
}

/// One list: its heading folds it, and what shows all of its lines is beside the heading, so that it stays where it is
/// pressed.
fn list_ui(ui: &mut Ui, why: &WhyView, list: &ApartList, widths: Widths, actions: &mut Actions) {
    ui.add_space(scale::SPACE_12);
    let is_long = list.lines.len() > FIRST;
    let (mut open, mut all) = (kept(ui, "open", true), kept(ui, "all", false));
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = scale::SPACE_8;
        let room = widths.all() - if is_long { SHOW_ALL + scale::SPACE_8 } else { 0.0 };
        if fold_ui(ui, &list.heading, open.is_open(), room).clicked() {
            open.set_open(!open.is_open());
            open.store(ui.ctx());
        }
        if is_long && open.is_open() && all_ui(ui, list, all.is_open()) {
            all.set_open(!all.is_open());
            all.store(ui.ctx());
        }
    });
    if !open.is_open() {
        return;
    }
    let shown = if all.is_open() { list.lines.len() } else { FIRST };
    for (i, line) in list.lines.iter().take(shown).enumerate() {
        ui.push_id(i, |ui| line_ui(ui, why, list.kind, line, widths, actions));
    }
}

/// Whether something is unfolded, as egui remembers it.
fn kept(ui: &Ui, salt: &str, at_first: bool) -> CollapsingState {
    CollapsingState::load_with_default_open(ui.ctx(), ui.make_persistent_id(salt), at_first)
}

/// The heading of a list.
fn fold_ui(ui: &mut Ui, heading: &str, open: bool, room: f32) -> egui::Response {
    let roles = theme::roles(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(room, scale::CONTROL), Sense::click());
    let state = if open { "unfolded" } else { "folded" };
    spoken_as(&response, Role::Button, open, format_args!("{heading}, {state}"));
    if response.hovered() {
        ui.painter().rect_filled(rect, scale::CORNER_SMALL, roles.raised);
    }
    let name = text::format(ui, &scale::strong14(), roles.text_strong);
    let job = egui::text::LayoutJob::single_section(heading.to_owned(), name);
    let cut = paint_fold(ui, rect, (!open, 2.0, 12.0), roles.text_weak, job);
    focus_ring(ui, &response, rect.shrink(1.0), scale::CORNER_SMALL);
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    if cut { response.on_hover_text(heading) } else { response }
}

/// `Show all 12`, or back to the first.
fn all_ui(ui: &mut Ui, list: &ApartList, all: bool) -> bool {
    let label = if all {
        format!("Show first {FIRST}")
    } else {
        format!("Show all {}", thousands(list.lines.len()))
    };
    let size = vec2(SHOW_ALL, scale::CONTROL);
    let button = ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        quiet_button(ui, &label)
    });
    spoken(&button.inner, Role::Button, format_args!("{label}: {}", list.heading));
    button.inner.clicked()
}

/// A label and what is stated on both sides; of what no source states, the label alone.
fn line_ui(ui: &mut Ui, why: &WhyView, kind: ApartKind, line: &ApartLine, widths: Widths, actions: &mut Actions) {
    if kind == ApartKind::Nobody {
        ui.add(Label::new(scale::running(&line.label)).wrap());
        return;
    }
    let services = [why.apart.one, why.apart.other];
    let better = match kind {
        ApartKind::OneBetter => Some(why.apart.one),
        ApartKind::OtherBetter => Some(why.apart.other),
        _ => None,
    };
    ui.add_space(scale::SPACE_4);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = scale::SPACE_16;
        column(ui, widths.label, |ui| {
            ui.add(Label::new(egui::RichText::new(&line.label).text_style(TextStyle::Body)).wrap());
        });
        for ((service, words), name) in services.into_iter().zip(&line.sides).zip(&why.names) {
            column(ui, widths.side, |ui| {
                ui.push_id(service.0, |ui| {
                    if words_ui(ui, words, &format!("{name}, {}", line.label)) {
                        actions.push(match line.attribute {
                            Some(attribute) => Compare::ShowClaims(service, Some(attribute)).into(),
                            None => crate::app::Action::from(Select::Open(service)),
                        });
                    }
                    if better == Some(service) && !line.by.is_empty() {
                        text::caption(ui, format!("better: {}", line.by));
                    }
                });
            });
        }
    });
}

/// The content of a column, in its width.
fn column(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui)) {
    ui.vertical(|ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = 2.0;
        add(ui);
    });
}
