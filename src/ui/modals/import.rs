//! The report of an import: what each column was taken for, what to look at, another way to read it, and what to do
//! with what came of it.

use egui::{Align, Label, Layout, Role, ScrollArea, TextStyle, TextWrapMode, Ui, WidgetText, vec2};
use egui_extras::{Column, TableBuilder};

use crate::{
    app::{
        action::{Action, Actions, Import},
        view::import::{ColumnRow, ImportView, Section},
    },
    ui::{
        theme::scale,
        widgets::{default_button, page_keys, quiet_button, secondary_button, spoken, text},
    },
};

/// How wide the report would like to be.
pub const WIDTH: f32 = 760.0;
/// Width of a column's heading, and of what it became.
const HEADER: f32 = 168.0;
const BECAME: f32 = 192.0;

/// The report with its choices.
pub fn import_ui(ui: &mut Ui, view: &ImportView, problem: Option<&str>, busy: bool, actions: &mut Actions) {
    ui.label(scale::title(format!("Imported {}", view.title)));
    text::running(ui, &view.headline);
    if let Some(problem) = problem {
        text::problem(ui, problem);
    }
    ui.add_enabled_ui(!busy, |ui| choices_ui(ui, view, actions));
    report_ui(ui, view);
    ui.add_space(scale::SPACE_4);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(scale::SPACE_8, scale::SPACE_8);
        if default_button(ui, "Explore the list").clicked() {
            actions.push(Action::CloseModal);
        }
        ui.add_enabled_ui(!busy, |ui| {
            if secondary_button(ui, "Save as catalog…").clicked() {
                actions.push(Import::Save);
            }
            if view.into.is_none() && secondary_button(ui, "Merge into a catalog…").clicked() {
                actions.push(Import::AskInto);
            }
            if view.into.is_some() && secondary_button(ui, "Do not merge").clicked() {
                actions.push(Import::Alone);
            }
        });
        if quiet_button(ui, "Copy report").clicked() {
            actions.push(Import::CopyReport);
        }
    });
}

/// Which columns hold names and ids.
fn choices_ui(ui: &mut Ui, view: &ImportView, actions: &mut Actions) {
    const MADE: &str = "made from the names";
    let heading = |at: Option<usize>| at.and_then(|i| view.headings.get(i)).map(String::as_str);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(scale::SPACE_8, scale::SPACE_4);
        ui.label("Names are in");
        let chosen = heading(view.name).unwrap_or("no column");
        column_box(ui, "Column of names", chosen, |ui| {
            for (i, header) in view.headings.iter().enumerate() {
                if ui.selectable_label(view.name == Some(i), header).clicked() && view.name != Some(i) {
                    actions.push(Import::SetName(header.clone()));
                }
            }
        });
        ui.add_space(scale::SPACE_8);
        ui.label("Ids are");
        let chosen = heading(view.id).map_or_else(|| MADE.to_owned(), |h| format!("in {h}"));
        column_box(ui, "Column of ids", &chosen, |ui| {
            if view.id.is_none() {
                let _ = ui.selectable_label(true, MADE);
            }
            for (i, header) in view.headings.iter().enumerate() {
                let text = format!("in {header}");
                if ui.selectable_label(view.id == Some(i), text).clicked() && view.id != Some(i) {
                    actions.push(Import::SetId(Some(header.clone())));
                }
            }
        });
    });
}

fn column_box(ui: &mut Ui, spoken: &str, chosen: &str, list: impl FnOnce(&mut Ui)) {
    let response = egui::ComboBox::from_id_salt(spoken)
        .selected_text(chosen)
        .width(160.0)
        .truncate()
        .show_ui(ui, list)
        .response;
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::labeled(Role::ComboBox, true, spoken);
        info.current_text_value = Some(chosen.to_owned());
        info
    });
}

fn report_ui(ui: &mut Ui, view: &ImportView) {
    let room = (ui.ctx().content_rect().height() - 320.0).clamp(120.0, 460.0);
    ScrollArea::vertical()
        .id_salt("import report")
        .max_height(room)
        // What lay here before may have been lower.
        .min_scrolled_height(room)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            page_keys(ui, room);
            ui.spacing_mut().item_spacing.y = scale::SPACE_4;
            if let Some(into) = &view.into {
                text::section(ui, scale::SPACE_8, format!("Merged into {into}"));
            }
            view.merged.iter().for_each(|s| section_ui(ui, s));
            text::section(ui, scale::SPACE_8, "What each column became");
            columns_ui(ui, &view.columns);
            if view.more_columns > 0 {
                ui.label(scale::caption(format!("and {} more columns", view.more_columns)));
            }
            if !view.notes.is_empty() {
                text::section(ui, scale::SPACE_8, "To look at");
            }
            view.notes.iter().for_each(|s| section_ui(ui, s));
            ui.add_space(scale::SPACE_8);
        });
}

/// A sentence with what it is about, line by line.
fn section_ui(ui: &mut Ui, section: &Section) {
    ui.add_space(scale::SPACE_4);
    text::strong(ui, &section.title);
    for line in section.lines.iter().filter(|l| !l.is_empty()) {
        ui.horizontal_top(|ui| {
            ui.add_space(scale::SPACE_12);
            text::running(ui, line);
        });
    }
}

/// A column of the list on a line each: heading, what it became, how often, and why.
fn columns_ui(ui: &mut Ui, columns: &[ColumnRow]) {
    let cells = |column: &ColumnRow| {
        let more = [column.filled.as_str(), column.why.as_str()];
        let more: Vec<&str> = more.into_iter().filter(|t| !t.is_empty()).collect();
        [
            scale::strong(&column.header).line_height(Some(20.0)),
            scale::running(&column.became),
            scale::running(more.join(" · ")).weak(),
        ]
    };
    ui.spacing_mut().item_spacing.x = scale::SPACE_12;
    let rest = ui.available_width() - HEADER - BECAME - 2.0 * scale::SPACE_12 - scale::SPACE_16;
    let widths = [HEADER, BECAME, rest.max(80.0)];
    let heights: Vec<f32> = columns
        .iter()
        .map(|column| {
            let texts = cells(column).into_iter().zip(widths);
            let high = texts.map(|(text, width)| {
                let galley = WidgetText::from(text).into_galley(ui, Some(TextWrapMode::Wrap), width, TextStyle::Body);
                galley.size().y
            });
            high.fold(20.0, f32::max)
        })
        .collect();
    let table = TableBuilder::new(ui)
        .vscroll(false)
        .cell_layout(Layout::top_down(Align::Min));
    let table = widths
        .into_iter()
        .fold(table, |table, width| table.column(Column::exact(width)));
    table.body(|body| {
        body.heterogeneous_rows(heights.into_iter(), |mut row| {
            let column = &columns[row.index()];
            for text in cells(column) {
                row.col(|ui| drop(ui.add(Label::new(text).wrap())));
            }
            spoken(&row.response(), Role::ListItem, &column.spoken);
        });
    });
}
