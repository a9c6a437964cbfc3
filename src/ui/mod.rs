//! Drawing: each function takes a finished view and pushes actions; nothing here changes the model.
//!
//! All panels are declared in one place, [`root_ui`], the central one last.

pub mod as_of;
pub mod chrome;
pub mod compare;
pub mod decide;
pub mod details;
pub mod evidence;
pub mod explore;
pub mod keys;
pub mod marks;
pub mod modals;
pub mod notices;
pub mod own;
pub mod parts;
pub mod session;
pub mod theme;

use egui::{CentralPanel, Frame, Panel, Ui};

use crate::{
    app::{
        action::{Action, Actions, Select},
        state::Model,
        view::Views,
    },
    workspace::Place,
};

/// Width below which the details panel lies over the grid.
const DETAILS_BESIDE: f32 = 1100.0;
/// Width below which the filters fold behind a button.
const FILTERS_BESIDE: f32 = 960.0;

/// Width of the filters, and the least the grid beside them needs.
const FILTERS_WIDTH: f32 = 264.0;
const GRID_LEAST: f32 = 320.0;

/// What text boxes hold while they are typed in, and other things that only drawing needs to remember.
#[derive(Default)]
pub struct Drafts {
    /// The search box.
    pub search: String,
    /// The path field.
    pub path: String,
    /// The must-have field.
    pub must_have: String,
    /// What is wrong with the must-have field.
    pub must_have_error: Option<String>,
    /// The day being typed for the view.
    pub as_of: String,
    /// What is wrong with it.
    pub as_of_problem: Option<String>,
    /// What drawing the comparison remembers.
    pub compare: compare::Kept,
    /// The condition being typed.
    pub cond: String,
    /// The text of the command palette.
    pub palette: String,
    /// What is looked for in long facets, and which are shown whole.
    pub options: explore::options::OptionDrafts,
}

impl Drafts {
    /// Takes over what the model says, where it was changed by something else than typing.
    pub fn follow(&mut self, model: &Model) {
        let set = |draft: &mut String, now: &str| {
            if draft != now {
                now.clone_into(draft);
            }
        };
        set(&mut self.search, &model.workspace.view.query.search);
        let drafts = &model.session.drafts;
        set(&mut self.path, &drafts.path.value);
        set(&mut self.as_of, &drafts.as_of.value);
        if self.as_of_problem != drafts.as_of.problem {
            self.as_of_problem.clone_from(&drafts.as_of.problem);
        }
        set(&mut self.cond, &drafts.condition.value);
        set(&mut self.must_have, &drafts.must_have.value);
        if let Some(crate::app::state::Modal::Palette(palette)) = &model.session.modal {
            set(&mut self.palette, &palette.typed);
        }
        if self.must_have_error != drafts.must_have.problem {
            self.must_have_error.clone_from(&drafts.must_have.problem);
        }
    }
}

/// The whole window.
pub fn root_ui(ui: &mut Ui, model: &Model, views: &Views, drafts: &mut Drafts, actions: &mut Actions) {
    let roles = theme::roles(ui);
    let width = ui.available_width();
    let Some(chrome) = views.chrome() else { return };
    chrome::menu_bar_ui(ui, model, actions);
    chrome::header_ui(ui, chrome, model, drafts, actions);
    chrome::tray_ui(ui, chrome, actions);

    let room = ui.available_rect_before_wrap();
    let place = model.workspace.place;
    let filters_beside = width >= FILTERS_BESIDE;
    if place == Place::Explore
        && let Some(view) = views.explore()
        && (filters_beside || model.session.filters_open)
    {
        // With large text both may not fit side by side; the filters have the window to themselves then.
        let beside = width >= FILTERS_WIDTH + GRID_LEAST;
        Panel::left("filters")
            .exact_size(if beside { FILTERS_WIDTH } else { width })
            .resizable(false)
            .frame(Frame::new().fill(roles.surface).inner_margin(egui::Margin {
                left: 16,
                right: 0,
                top: 12,
                bottom: 0,
            }))
            .show(ui, |ui| {
                explore::facets::facets_ui(ui, view, model, drafts, !filters_beside, actions);
            });
    }
    let details = model.session.open.and_then(|_| views.details());
    if place != Place::Decide
        && width >= DETAILS_BESIDE
        && let Some(view) = details
    {
        Panel::right("details")
            .exact_size(360.0)
            .resizable(false)
            .frame(Frame::new().fill(roles.surface).inner_margin(egui::Margin {
                left: 16,
                right: 0,
                top: 12,
                bottom: 0,
            }))
            .show(ui, |ui| details::details_ui(ui, view, model, actions));
    }
    let margin = egui::Margin {
        left: 16,
        right: 4,
        top: 12,
        bottom: 0,
    };
    CentralPanel::default()
        .frame(Frame::new().fill(roles.ground).inner_margin(margin))
        .show(ui, |ui| match place {
            Place::Explore => {
                if let Some(view) = views.explore() {
                    explore::explore_ui(ui, view, views, model, filters_beside, actions);
                }
            }
            Place::Compare => {
                if let Some(view) = views.compare() {
                    compare::compare_ui(ui, view, model, drafts, actions);
                }
            }
            Place::Decide => {
                if let Some(view) = views.decide() {
                    decide::decide_ui(ui, view, drafts, actions);
                }
            }
        });
    if let Some(view) = details.filter(|_| width < DETAILS_BESIDE || place == Place::Decide) {
        sheet_ui(ui, view, model, actions);
    }
    let sheet = details.is_some() && (width < DETAILS_BESIDE || place == Place::Decide);
    let right = if sheet { sheet_width(width) } else { 0.0 };
    let room = egui::Rect::from_min_max(room.min, room.max - egui::vec2(right, 0.0));
    notices::notices_ui(ui.ctx(), room, chrome, &model.session.notices, actions);
    modals::modal_ui(ui.ctx(), model, views, drafts, actions);
    if model.session.modal.is_none() && ui.input(|i| i.key_pressed(egui::Key::Escape)) && !ui.ctx().text_edit_focused()
    {
        actions.push(Action::Select(Select::CloseDetails));
    }
}

/// How much of the right of the place a details panel covers, where the window is too narrow for both.
fn covered(ctx: &egui::Context, model: &Model) -> f32 {
    let screen = ctx.content_rect().width();
    if model.session.open.is_some() && screen < DETAILS_BESIDE {
        sheet_width(screen)
    } else {
        0.0
    }
}

fn sheet_width(screen: f32) -> f32 {
    380.0_f32.min(screen - 32.0)
}

/// The details panel over the grid, in a window too narrow for both.
fn sheet_ui(ui: &mut Ui, view: &crate::app::view::DetailsView, model: &Model, actions: &mut Actions) {
    let roles = theme::roles(ui);
    let screen = ui.ctx().content_rect();
    let top = 88.0;
    let size = egui::vec2(sheet_width(screen.width()), screen.height() - top - 56.0);
    egui::Area::new(egui::Id::unique("details sheet"))
        .order(egui::Order::Middle)
        .fixed_pos(egui::pos2(screen.right() - size.x, screen.top() + top))
        .show(ui.ctx(), |ui| {
            Frame::popup(ui.style())
                .fill(roles.surface)
                .inner_margin(egui::Margin {
                    left: 16,
                    right: 0,
                    top: 12,
                    bottom: 0,
                })
                .show(ui, |ui| {
                    ui.set_min_size(size);
                    ui.set_max_size(size);
                    details::details_ui(ui, view, model, actions);
                });
        });
}
