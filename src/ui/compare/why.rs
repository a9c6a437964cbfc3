//! Why one over another: two choices and at most eight sentences, each number of which leads to its claims.

use egui::{Label, Ui};

use crate::{
    app::{
        action::{Actions, Compare, Select},
        view::{CompareView, compare::WhyView},
    },
    catalog::ServiceIx,
    compare::{SentencePart, SourceMark, reasons::ReasonBlock},
    ui::{
        cells::sources_ui,
        theme::scale,
        widgets::{quiet_button, secondary_button, source_mark, text},
    },
};

/// Lines longer than this are hard to read on.
const MEASURE: f32 = 720.0;

/// What `Why` and `over` take up beside the two lists, with the gaps between them.
const WORDS: f32 = 140.0;

/// The reasons, scrolling.
pub(super) fn why_ui(ui: &mut Ui, view: &CompareView, why: &WhyView, actions: &mut Actions) {
    pair_ui(ui, view, why, actions);
    ui.add_space(scale::SPACE_8);
    egui::ScrollArea::vertical()
        .id_salt("compare why")
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.set_max_width((ui.available_width() - scale::SPACE_16).min(MEASURE));
            for (i, block) in why.blocks.iter().enumerate() {
                ui.push_id(i, |ui| block_ui(ui, view, block, actions));
            }
            ui.add_space(scale::SPACE_24);
            if secondary_button(ui, "Copy as text").clicked() {
                ui.ctx().copy_text(why.text.clone());
            }
            if !why.sources.is_empty() {
                text::section(ui, scale::SPACE_24, "Sources");
                ui.add_space(2.0);
                sources_ui(ui, &why.sources, actions);
            }
            ui.add_space(scale::SPACE_24);
        });
}

/// `Why [one] over [other]`.
fn pair_ui(ui: &mut Ui, view: &CompareView, why: &WhyView, actions: &mut Actions) {
    // In a narrow window both lists, and the words around them, share what there is.
    let width = ((ui.available_width() - WORDS) * 0.5).clamp(80.0, 240.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(scale::SPACE_8, scale::SPACE_4);
        ui.label(scale::title("Why"));
        if let Some(one) = pane_ui(ui, view, why.one, width, "The one") {
            let other = if one == why.other { why.one } else { why.other };
            actions.push(Compare::Why(Some((one, other))));
        }
        ui.label(scale::title("over"));
        if let Some(other) = pane_ui(ui, view, why.other, width, "The other") {
            let one = if other == why.one { why.other } else { why.one };
            actions.push(Compare::Why(Some((one, other))));
        }
        if quiet_button(ui, "The other way round").clicked() {
            actions.push(Compare::Why(Some((why.other, why.one))));
        }
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
        let mut info = egui::WidgetInfo::labeled(egui::Role::ComboBox, true, format!("{spoken}: {}", name(now)));
        info.current_text_value = Some(name(now).to_owned());
        info
    });
    chosen
}

fn block_ui(ui: &mut Ui, view: &CompareView, block: &ReasonBlock, actions: &mut Actions) {
    ui.add_space(scale::SPACE_16);
    ui.add(Label::new(scale::name(&block.heading)).wrap());
    ui.add_space(scale::SPACE_4);
    for (i, sentence) in block.sentences.iter().enumerate() {
        ui.push_id(i, |ui| sentence_ui(ui, view, &sentence.parts, actions));
        ui.add_space(scale::SPACE_4);
    }
    if block.sentences.is_empty() {
        ui.add(Label::new(scale::running(&block.none).weak()).wrap());
    }
}

fn sentence_ui(ui: &mut Ui, view: &CompareView, parts: &[SentencePart], actions: &mut Actions) {
    // Every line of it as high as running text, whether it holds numbers or not.
    ui.spacing_mut().interact_size.y = 20.0;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
        for part in parts {
            text::running(ui, &part.text);
            for mark in &part.marks {
                if source_mark(ui, mark.number, &spoken(view, *mark)).clicked() {
                    actions.push(match mark.attribute {
                        Some(attribute) => Compare::ShowClaims(mark.service, Some(attribute)).into(),
                        None => crate::app::Action::from(Select::Open(mark.service)),
                    });
                }
            }
        }
    });
}

/// `Source 3 on TinyBase, Largest database: The handbook, 2019`.
fn spoken(view: &CompareView, mark: SourceMark) -> String {
    let pane = view.panes.iter().find(|p| p.service == mark.service);
    let name = pane.map_or("", |p| p.name.as_str());
    let about = mark.attribute.map_or(String::new(), |a| format!(", {}", view.label(a)));
    let source = view.sources.get(mark.number.saturating_sub(1)).map_or("", |s| &s.text);
    format!("Source {} on {name}{about}: {source}", mark.number)
}
