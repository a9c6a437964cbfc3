//! A column of the user's own: its name and formula, the numbers it can be made of, and what it gives for the first entries
//! while typing.

use egui::{
    Align, Id, Layout, Margin, Rect, Role, ScrollArea, Sense, TextEdit, TextStyle, Ui, Vec2, pos2,
    text::{CCursor, CCursorRange},
    vec2,
};

use crate::{
    app::{
        action::{Action, Actions, OwnColumns},
        column_draft::ColumnEntry,
        draft::Draft,
        view::column::{ColumnView, SHOWN, WorkedOutRow},
    },
    ui::{
        cells::shape_of,
        theme::{self, scale},
        widgets::{
            TypedText, cut_line, paint_text, primary_button, quiet_button, scrolling, secondary_button, spoken, text,
            text_field, types_at,
        },
    },
};

/// The preferred width of the sheet.
pub const WIDTH: f32 = 680.0;
/// The height of one entry's line.
const LINE: f32 = 22.0;
/// Where values are, and where the reasons are.
const VALUE: f32 = 232.0;
const WHY: f32 = 396.0;
/// Two lines of numbers to put in.
const NUMBERS: f32 = 2.0 * scale::CONTROL + scale::SPACE_4;
/// Two lines of what is wrong.
const PROBLEM: f32 = 40.0;
/// What is above and below the entries.
const AROUND: f32 = 468.0;
const FORMULA: &str = "Formula, with + − × ÷, brackets, min(…), max(…), round(…, decimals), if stated(…, else)";

/// The sheet.
pub fn column_ui(ui: &mut Ui, draft: &Draft<ColumnEntry>, view: &ColumnView, actions: &mut Actions) {
    let open = &draft.value;
    let mut entry = open.clone();
    let (title, verb) = match open.editing {
        Some(_) => ("Change your column", "Keep it"),
        None => ("Add a column", "Add"),
    };
    text::title(ui, title);
    let name = line_ui(ui, ("Name", "Price per core"), &mut entry.name, TextStyle::Body);
    types_at(ui.ctx(), name.response.id);
    let field = line_ui(ui, (FORMULA, "price / cores"), &mut entry.formula, TextStyle::Monospace);
    if view.problem.is_some() {
        field.mark_wrong(ui);
    }
    let entered = name.entered(ui) || field.entered(ui);
    numbers_ui(ui, &view.numbers, &mut entry.formula, &field);
    // The error of Add comes before what is shown while typing.
    problem_ui(ui, draft.problem.as_deref().or(view.problem.as_deref()));
    text::caption(ui, &view.gives);
    rows_ui(ui, &view.rows);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(scale::SPACE_8, scale::SPACE_8);
        if primary_button(ui, verb).clicked() || entered {
            // What was typed in this frame is part of it.
            if entry != *open {
                actions.push(OwnColumns::Draft(entry.clone()));
            }
            actions.push(OwnColumns::Keep);
        } else if entry != *open {
            actions.push(OwnColumns::Draft(entry));
        }
        if secondary_button(ui, "Cancel").clicked() {
            actions.push(Action::CloseModal);
        }
        if let Some(id) = &open.editing
            && quiet_button(ui, "Remove it").clicked()
        {
            actions.push(OwnColumns::Remove(id.clone()));
        }
        for (id, name) in &view.yours {
            if quiet_button(ui, &format!("Change {name}")).clicked() {
                actions.push(OwnColumns::Edit(id.clone()));
            }
        }
    });
    text::caption(
        ui,
        "It is yours: kept for this catalog and in sessions; the catalog’s file is not changed.",
    );
}

/// A labelled line of text.
fn line_ui(ui: &mut Ui, (label, hint): (&str, &str), value: &mut String, font: TextStyle) -> TypedText {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = scale::SPACE_4;
        let id = Id::unique(("line of a column", hint));
        let label = ui.label(scale::caption(label));
        let field = text_field(ui, value, (hint, ""), |edit| {
            edit.id(id)
                .desired_width(f32::INFINITY)
                .margin(Margin::symmetric(8, 6))
                .font(font)
        });
        field.response.clone().labelled_by(label.id);
        value.clone_from(&field.text);
        field
    })
    .inner
}

/// What is wrong, in room that is kept for it, so that nothing jumps when it comes.
fn problem_ui(ui: &mut Ui, problem: Option<&str>) {
    ui.allocate_ui_with_layout(
        vec2(ui.available_width(), PROBLEM),
        Layout::top_down(Align::Min),
        |ui| {
            ui.set_min_height(PROBLEM);
            if let Some(problem) = problem {
                text::problem(ui, problem);
            }
        },
    );
}

/// The numbers a formula can name; one that is pressed is put in where the cursor is.
fn numbers_ui(ui: &mut Ui, numbers: &[(String, String)], formula: &mut String, field: &TypedText) {
    scrolling(
        ui,
        ScrollArea::vertical()
            .id_salt("numbers of a formula")
            .max_height(NUMBERS)
            .min_scrolled_height(NUMBERS)
            .auto_shrink([false, true]),
        |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = vec2(scale::SPACE_4, scale::SPACE_4);
                for (label, written) in numbers {
                    let button = quiet_button(ui, label);
                    spoken(&button, Role::Button, format_args!("Put in {label}"));
                    if button.clicked() {
                        put_in(ui, written, formula, field);
                    }
                }
            });
        },
    );
}

/// Puts a name into the formula, and the keyboard after it.
fn put_in(ui: &Ui, written: &str, formula: &mut String, field: &TypedText) {
    let id = field.response.id;
    let mut state = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
    let all = formula.chars().count();
    let range = state.cursor.char_range().map(|range| range.as_sorted_char_range());
    let range = range.map_or(all..all, |r| usize::from(r.start).min(all)..usize::from(r.end).min(all));
    let before: String = formula.chars().take(range.start).collect();
    let after: String = formula.chars().skip(range.end).collect();
    let gap = if before.is_empty() || before.ends_with([' ', '(']) {
        ""
    } else {
        " "
    };
    let start = format!("{before}{gap}{written}");
    let at = start.chars().count();
    *formula = start + &after;
    state.cursor.set_char_range(Some(CCursorRange::one(CCursor::new(at))));
    state.store(ui.ctx(), id);
    field.response.request_focus();
}

/// The first entries with what it gives; as high without a value as with all.
fn rows_ui(ui: &mut Ui, rows: &[WorkedOutRow]) {
    let room = (ui.ctx().content_rect().height() - AROUND).clamp(3.0 * LINE, SHOWN as f32 * LINE);
    let all = |ui: &mut Ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for row in rows {
            row_ui(ui, row);
        }
    };
    if room >= SHOWN as f32 * LINE {
        ui.scope(|ui| {
            ui.set_min_height(room);
            all(ui);
        });
        return;
    }
    scrolling(
        ui,
        ScrollArea::vertical()
            .id_salt("entries of a column")
            .max_height(room)
            .min_scrolled_height(room)
            .auto_shrink(false),
        |ui| {
            all(ui);
        },
    );
}

fn row_ui(ui: &mut Ui, row: &WorkedOutRow) {
    let roles = theme::roles(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::hover());
    spoken(&response, Role::ListItem, &row.spoken);
    let style = TextStyle::Body;
    let mut is_cut = false;
    let mut line = |text: &str, color, left: f32, right: f32| {
        let room = (right - left - scale::SPACE_8).max(0.0);
        let galley = cut_line(ui, text, &style, color, room);
        is_cut |= galley.elided;
        let at = pos2(rect.left() + left, rect.center().y);
        paint_text(ui, at, galley, color);
    };
    line(&row.name, roles.text, 0.0, VALUE);
    let shape = row.state.and_then(shape_of);
    let left = VALUE + if shape.is_some() { scale::SIGN + 6.0 } else { 0.0 };
    let why = if row.value.is_empty() { left } else { WHY };
    let end = if row.why.is_empty() { rect.width() } else { WHY };
    line(&row.value, roles.text_strong, left, end);
    line(&row.why, roles.text_weak, why, rect.width());
    if let Some(shape) = shape {
        let center = pos2(rect.left() + VALUE + scale::SIGN / 2.0, rect.center().y);
        theme::paint(
            ui.painter(),
            Rect::from_center_size(center, Vec2::splat(scale::SIGN)),
            shape,
            &roles,
        );
    }
    if is_cut {
        response.on_hover_text(&row.spoken);
    }
}
