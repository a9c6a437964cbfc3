//! The bars above and below: places and search, the tray of ticked services.

use egui::{
    Align, Frame, Key, Layout, Margin, Panel, Sense, Stroke, TextStyle, Ui, Vec2, scroll_area::ScrollBarVisibility,
};

use super::{
    as_of,
    keys::with_hint,
    low,
    theme::{self, Icon, scale},
    widgets::{
        Region, Segment, chip, enter, fair_share, icon_at, primary_button, quiet_button, region, row_end,
        row_end_width, scrolling, segmented, select_text, text_field, text_width,
    },
};
use crate::{
    app::{
        Command,
        action::{Action, Actions, Filter, Select},
        view::{ChromeView, Screen},
    },
    workspace::Place,
};

/// Where the header has little room the search box is so narrow, and overlaps nothing.
const NARROW: f32 = 64.0;
/// What the search box has beside its words: the magnifying glass and margins.
const BESIDE_SEARCH: f32 = 48.0;

/// Width below which the header scrolls sideways, and how wide its search box is then.
const ALL_IN_HEADER: f32 = 440.0;
const NARROW_SEARCH: f32 = 180.0;

/// The name, the three places, the search box and the view. `focus_grid` is set when the search box passes the keyboard on.
pub fn header_ui(ui: &mut Ui, view: &ChromeView, screen: Screen<'_>, focus_grid: &mut bool, actions: &mut Actions) {
    let roles = theme::roles(ui);
    // Where every line counts it has no room around what is in it.
    let (height, above) = if low::is_low(ui.ctx()) { (40.0, 4) } else { (56.0, 12) };
    Panel::top("header")
        .exact_size(height)
        .frame(
            Frame::new()
                .fill(roles.surface)
                .inner_margin(Margin::symmetric(16, above)),
        )
        .show(ui, |ui| {
            region(ui, Region::Header);
            if ui.available_width() < ALL_IN_HEADER {
                // Side by side all the same; what has no room is scrolled to.
                let area = egui::ScrollArea::horizontal().id_salt("header").auto_shrink(false);
                scrolling(
                    ui,
                    area.scroll_bar_visibility(ScrollBarVisibility::AlwaysHidden),
                    |ui| {
                        ui.horizontal_centered(|ui| {
                            places_ui(ui, view, actions);
                            search_ui(ui, NARROW_SEARCH, screen, focus_grid, actions);
                            as_of::as_of_ui(ui, &view.as_of, screen.drafts(), 0.0, actions);
                        });
                    },
                );
                return;
            }
            ui.horizontal_centered(|ui| {
                ui.spacing_mut().item_spacing.x = scale::SPACE_16;
                let wide = ui.available_width() > 900.0;
                if wide {
                    name_ui(ui);
                }
                places_ui(ui, view, actions);
                let rest = ui.available_width();
                let room = rest - row_end_width(ui, "date") - scale::SPACE_16;
                let width = room.min(360.0_f32.max(rest * 0.4)).max(NARROW + BESIDE_SEARCH);
                ui.add_space((room - width).max(0.0));
                search_ui(ui, width, screen, focus_grid, actions);
                row_end(ui, "date", Align::Center, |ui| {
                    as_of::as_of_ui(ui, &view.as_of, screen.drafts(), rest, actions);
                });
            });
        });
}

fn name_ui(ui: &mut Ui) {
    let roles = theme::roles(ui);
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(18.0), Sense::hover());
        icon_at(ui, rect.center(), 18.0, Icon::Mark, roles.accent_text);
        ui.label(scale::name("Crosscheck"));
    });
}

fn places_ui(ui: &mut Ui, view: &ChromeView, actions: &mut Actions) {
    let places = [Place::Explore, Place::Compare, Place::Decide];
    let segments = [
        Segment::new("Explore"),
        Segment::counted("Compare", view.ticked.len()),
        Segment::new("Decide"),
    ];
    let commands = Command::all().filter_map(|c| Some((c.goes_to()?, c.face().shortcut)));
    let commands: Vec<_> = commands.collect();
    let keys = |i: usize| commands.iter().find(|(p, _)| *p == places[i]).and_then(|(_, k)| *k);
    let [explore, compare, decide] = segments;
    let segments = [
        explore.with_keys(keys(0)),
        compare.with_keys(keys(1)),
        decide.with_keys(keys(2)),
    ];
    let now = places.iter().position(|p| *p == view.place).unwrap_or(0);
    if let Some(i) = segmented(ui, "Place", &segments, now) {
        actions.push(Action::Go(places[i]));
    }
}

fn search_ui(ui: &mut Ui, width: f32, screen: Screen<'_>, focus_grid: &mut bool, actions: &mut Actions) {
    let size = Vec2::new(width, 32.0);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        let now = screen.search();
        let margin = Margin {
            left: 30,
            right: 8,
            top: 6,
            bottom: 6,
        };
        let words = screen.views().chrome().map_or("", |c| c.search.as_str());
        let field = text_field(ui, now, (words, words), |edit| {
            edit.id(egui::Id::unique("search"))
                .desired_width(width - BESIDE_SEARCH)
                .margin(margin)
        });
        with_hint(field.response.clone(), Command::OF_SEARCH_BOX);
        let rect = field.response.rect;
        let at = egui::pos2(rect.left() + 16.0, rect.center().y);
        icon_at(ui, at, scale::ICON, Icon::Search, theme::roles(ui).text_weak);
        if screen.focuses_search() {
            enter(ui.ctx(), Some(field.response.id));
            field.response.request_focus();
            // What is typed next replaces the old words.
            select_text(ui, field.response.id, 0, now.chars().count());
        }
        if let Some(text) = field.changed() {
            actions.push(Filter::SetSearch(text));
            if screen.place() != Place::Explore {
                actions.push(Action::Go(Place::Explore));
            }
        }
        if field.escaped(ui) && !now.is_empty() {
            actions.push(Filter::SetSearch(String::new()));
        }
        // The arrow and Enter go on to the grid.
        let on = ui.input(|i| i.key_pressed(Key::ArrowDown) || i.key_pressed(Key::Enter));
        if on && (field.response.has_focus() || field.response.lost_focus()) {
            field.response.surrender_focus();
            let only = screen.views().explore().and_then(crate::app::view::ExploreView::only);
            match only.filter(|_| field.entered(ui) && !now.is_empty()) {
                // Enter takes the only hit.
                Some(service) => actions.push(Select::Open(service)),
                None => actions.push(Select::Cursor(None)),
            }
            *focus_grid = true;
        }
    });
}

/// Below this height the panes of Compare, which show the same services, replace the tray; the questions need its
/// room.
const LOW: f32 = 400.0;
/// Height of the tray.
const TRAY: f32 = 48.0;
/// A chip is not cut below this width; beyond that the tray scrolls.
const CHIP: f32 = 96.0;

/// How high the tray is: nothing while nothing is ticked, and where others replace it.
pub fn tray_height(ui: &Ui, view: &ChromeView) -> f32 {
    if view.ticked.is_empty() {
        return 0.0;
    }
    let low = ui.ctx().content_rect().height() < LOW;
    let shows_them = view.place == Place::Compare && view.ticked.len() >= crate::compare::MIN_PANES;
    let others_do = low && (shows_them || view.place == Place::Decide);
    if others_do { 0.0 } else { TRAY }
}

/// The ticked services. Appears with the first tick and keeps its height.
pub fn tray_ui(ui: &mut Ui, view: &ChromeView, actions: &mut Actions) {
    let roles = theme::roles(ui);
    Panel::bottom("tray")
        .resizable(false)
        .show_separator_line(false)
        .exact_size(TRAY)
        .frame(Frame::new().fill(roles.surface).inner_margin(Margin::symmetric(16, 8)))
        .show(ui, |ui| {
            region(ui, Region::Tray);
            let (line, edge) = (Stroke::new(1.0, roles.line), ui.clip_rect());
            ui.painter().hline(edge.x_range(), edge.top() + 0.5, line);
            let n = view.ticked.len();
            ui.horizontal_centered(|ui| {
                let end = row_end_width(ui, "tray");
                ui.scope(|ui| {
                    ui.set_max_width(ui.available_width() - end - scale::SPACE_8);
                    if n > 0 {
                        ui.label(scale::caption("Ticked"));
                    }
                    chips_ui(ui, view, actions);
                    if n == 1 && ui.available_width() > 160.0 {
                        ui.label(scale::caption("Tick one more to compare"));
                    }
                });
                row_end(ui, "tray", Align::Center, |ui| {
                    if n > 0
                        && quiet_button(ui, "Untick all")
                            .on_hover_text("Nothing stays ticked for the comparison")
                            .clicked()
                    {
                        actions.push(Select::ClearTicked);
                    }
                    if view.place != Place::Compare && n > 0 {
                        ui.add_enabled_ui(n >= crate::compare::MIN_PANES, |ui| {
                            if with_hint(primary_button(ui, &format!("Compare {n}")), Command::OF_COMPARE_BUTTON)
                                .on_disabled_hover_text("Tick at least two")
                                .clicked()
                            {
                                actions.push(Action::Go(Place::Compare));
                            }
                        });
                    }
                });
            });
        });
}

/// A chip each. Long names are shortened before the row has to scroll.
fn chips_ui(ui: &mut Ui, view: &ChromeView, actions: &mut Actions) {
    let gap = ui.spacing().item_spacing.x;
    let n = view.ticked.len();
    let room = ui.available_width() - gap * n.saturating_sub(1) as f32;
    // What a chip has beside its name: margins and the cross.
    let width = |name: &str| text_width(ui, name, &TextStyle::Body) + 37.0;
    let wanted: Vec<f32> = view.ticked.iter().map(|t| width(&t.name)).collect();
    let most = fair_share(&wanted, room).max(CHIP);
    let scrolls = wanted.iter().map(|w| w.min(most)).sum::<f32>() > room + 1.0;
    let chips = |ui: &mut Ui, actions: &mut Actions| {
        for (t, wanted) in view.ticked.iter().zip(&wanted) {
            ui.scope(|ui| {
                ui.set_max_width(wanted.min(most));
                let response = chip(ui, &t.name, &format!("Untick {}", t.name));
                if response.clicked() {
                    actions.push(Select::ToggleTick(t.service));
                }
            });
        }
    };
    if scrolls {
        scrolling(ui, egui::ScrollArea::horizontal().id_salt("tray chips"), |ui| {
            ui.horizontal_centered(|ui| chips(ui, actions));
        });
    } else {
        chips(ui, actions);
    }
}
