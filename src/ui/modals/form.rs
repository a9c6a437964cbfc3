//! What can be set, a line each: a name, and a control that sets it. Each line keeps its height, whatever it holds.

use egui::{Align, Label, Layout, Role, TextEdit, TextStyle, Ui, UiBuilder, vec2};

use crate::{
    app::{
        action::{Actions, Import},
        state::TypedSetting,
        view::form::{ColumnForm, Control, FormChoice, FormRow},
    },
    ui::{
        theme::{roles, scale},
        widgets::{closes, quiet_button, text, text_field, tick_box},
    },
};

/// Height of a line.
const ROW: f32 = 36.0;
/// Width of its name, on the form of a column.
const NAME: f32 = 84.0;
/// The same on the form of the file.
const FILE_NAME: f32 = 124.0;
/// Width of the form of the file.
const FILE: f32 = 560.0;

/// What can be set for a column or an attribute, with the reset to what the file states.
pub fn column_ui(ui: &mut Ui, column: &ColumnForm, typed: Option<&TypedSetting>, width: f32, actions: &mut Actions) {
    text::cut(ui, scale::strong(&column.header), &column.header);
    form_ui(ui, &column.rows, typed, (NAME, width), actions);
    ui.add_enabled_ui(column.is_set, |ui| {
        if quiet_button(ui, column.reset.label).clicked() {
            actions.push(column.reset.sets.clone());
        }
    });
    if !column.why.is_empty() {
        ui.set_max_width(width);
        text::caption(ui, format!("Why: {}.", column.why.trim_end_matches('.')));
    }
}

/// What can be set for the file.
pub fn file_ui(ui: &mut Ui, rows: &[FormRow], typed: Option<&TypedSetting>, actions: &mut Actions) {
    let width = FILE.min(ui.available_width() - scale::SPACE_12);
    form_ui(ui, rows, typed, (FILE_NAME, width), actions);
}

/// The lines of a form, with so much room for names and for all.
fn form_ui(
    ui: &mut Ui,
    rows: &[FormRow],
    typed: Option<&TypedSetting>,
    (name, width): (f32, f32),
    actions: &mut Actions,
) {
    for row in rows {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = scale::SPACE_8;
            name_ui(ui, row, name);
            let rect = ui.available_rect_before_wrap();
            let rect = egui::Rect::from_min_size(rect.min, vec2(width - name - scale::SPACE_8, ROW));
            let layout = Layout::left_to_right(Align::Center);
            ui.scope_builder(UiBuilder::new().max_rect(rect).layout(layout), |ui| {
                ui.set_min_height(ROW);
                control_ui(ui, row, typed, rect.width(), actions);
            });
        });
    }
}

/// The name, and below it whether the user chose.
fn name_ui(ui: &mut Ui, row: &FormRow, width: f32) {
    let (rect, _) = ui.allocate_exact_size(vec2(width, ROW), egui::Sense::hover());
    let mut inner = ui.new_child(UiBuilder::new().max_rect(rect).layout(Layout::top_down(Align::Min)));
    inner.spacing_mut().item_spacing.y = 0.0;
    inner.add_space(if row.is_set { 1.0 } else { 8.0 });
    inner.add(Label::new(row.label).selectable(false));
    if row.is_set {
        let by = scale::caption("by you").color(roles(&inner).accent_text);
        inner.add(Label::new(by).selectable(false));
    }
}

/// The name of a control for a screen reader.
fn spoken_name(row: &FormRow) -> String {
    if row.is_set {
        format!("{}, chosen by you", row.label)
    } else {
        row.label.to_owned()
    }
}

fn control_ui(ui: &mut Ui, row: &FormRow, typed: Option<&TypedSetting>, width: f32, actions: &mut Actions) {
    match &row.control {
        Control::OneOf { now, choices } => one_of_ui(ui, row, (now, choices), width, actions),
        Control::Text {
            field,
            now,
            hint,
            takes,
        } => {
            let typed = typed.filter(|t| t.field == *field).map(|t| t.text.as_str());
            let name = spoken_name(row);
            let place = (*hint, name.as_str());
            let id = ui.scope_id().with(("setting", row.label));
            let field_ui = text_field(ui, typed.unwrap_or(now), place, |edit: TextEdit<'_>| {
                edit.id(id).desired_width(width - 8.0)
            });
            if let Some(text) = field_ui.changed() {
                actions.push(Import::Type(TypedSetting { field: *field, text }));
            }
            if field_ui.response.lost_focus() && (typed.is_some() || field_ui.response.changed()) {
                actions.push(takes.clone());
            }
        }
        Control::Tick(on, label, sets) => {
            let mut on = *on;
            if tick_box(ui, &mut on, label).clicked() {
                actions.push(sets.clone());
            }
        }
        Control::Unfit(why) => drop(text::caption(ui, why)),
    }
}

fn one_of_ui(ui: &mut Ui, row: &FormRow, (now, choices): (&str, &[FormChoice]), width: f32, actions: &mut Actions) {
    let mut made = false;
    let response = egui::ComboBox::from_id_salt(("setting", row.label))
        .selected_text(now)
        .width(width - 8.0)
        .height(360.0)
        .truncate()
        .show_ui(ui, |ui| {
            ui.style_mut().override_text_style = Some(TextStyle::Body);
            for choice in choices {
                if closes(ui, |ui| ui.selectable_label(choice.is_chosen, &choice.label).clicked()) {
                    made = true;
                    if !choice.is_chosen {
                        actions.push(choice.sets.clone());
                    }
                }
            }
        })
        .response;
    if made {
        // What had the keyboard is gone.
        response.request_focus();
    }
    let name = spoken_name(row);
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::labeled(Role::ComboBox, true, &name);
        info.current_text_value = Some(now.to_owned());
        info
    });
}
