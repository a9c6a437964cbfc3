//! Pictures of every sign, icon, control and step of type, in each palette and at two densities.
//!
//! A change of the look shows here first. `UPDATE_SNAPSHOTS=1 cargo test --test window theme` takes new ones.

use crate::support::cpu_renderer::CpuRenderer;
use crosscheck::ui::{
    theme::{
        self, Contrast, Icon, StateShape,
        scale::{self, ICON, SPACE_8, SPACE_12, SPACE_16, SPACE_24},
    },
    widgets::{self, BadgeKind, Segment},
};
use egui::{Frame, Label, Rect, Role, Sense, TextEdit, Theme, Ui, Vec2, vec2};
use egui_kittest::{Harness, SnapshotOptions, kittest::Queryable as _};

fn signs_ui(ui: &mut Ui) {
    ui.horizontal(|ui| {
        for shape in StateShape::ALL {
            widgets::state_label(ui, Some(shape), shape.word());
            ui.add_space(SPACE_8);
        }
        widgets::state_label(ui, None, "Python, R");
    });
    ui.horizontal(|ui| {
        for side in [10.0, 12.0, 16.0, 24.0, 40.0] {
            for shape in StateShape::ALL {
                let (rect, _) = ui.allocate_exact_size(Vec2::splat(side), Sense::hover());
                theme::paint(ui.painter(), rect, shape, &theme::roles(ui));
            }
            ui.add_space(SPACE_8);
        }
    });
}

fn icons_ui(ui: &mut Ui) {
    let ink = theme::roles(ui).text_strong;
    for side in [ICON, 24.0] {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = if side > ICON { 3.0 } else { 11.0 };
            for icon in Icon::ALL {
                let (rect, _) = ui.allocate_exact_size(Vec2::splat(side), Sense::hover());
                theme::paint_icon(ui.painter(), rect, icon, ink);
            }
        });
    }
}

fn controls_ui(ui: &mut Ui) {
    ui.horizontal(|ui| {
        let rooms = [
            Segment::new("Explore"),
            Segment::counted("Compare", 3),
            Segment::new("Decide"),
        ];
        widgets::segmented(ui, "Room", &rooms, 1);
        ui.add_space(SPACE_16);
        widgets::icon_button(ui, Icon::Undo, "Undo");
        widgets::icon_button(ui, Icon::Redo, "Redo");
        widgets::icon_toggle(ui, Icon::Pinned, "Unpin", true);
        ui.add_space(SPACE_16);
        widgets::chip(ui, "service", "Remove filter: service");
        widgets::chip(ui, "9 retired hidden", "Show retired services");
    });
    ui.horizontal(|ui| {
        widgets::primary_button(ui, "Compare 3");
        widgets::secondary_button(ui, "Export…");
        widgets::quiet_button(ui, "Clear");
        ui.add_enabled_ui(false, |ui| widgets::primary_button(ui, "Next"));
        let _ = ui.button("egui’s button");
        let mut text = String::from("spark");
        ui.add(TextEdit::singleline(&mut text).desired_width(140.0))
            .accessible_name("Search");
        egui::ComboBox::new("sort", "")
            .selected_text("name")
            .show_ui(ui, |_| ())
            .response
            .accessible_name("Sort");
    });
    ui.horizontal(|ui| {
        widgets::tick_box(ui, &mut true, "service");
        widgets::tick_box(ui, &mut false, "library");
        let _ = ui.selectable_label(true, "Cards");
        let _ = ui.selectable_label(false, "Table");
        widgets::badge(ui, "library", BadgeKind::Plain);
        widgets::badge(ui, "recommended", BadgeKind::Good);
        widgets::badge(ui, "until 28 Sep 2028", BadgeKind::Caution);
        widgets::badge(ui, "retired", BadgeKind::Bad);
        ui.hyperlink_to("a link", "https://example.org");
    });
}

fn type_ui(ui: &mut Ui) {
    ui.label(scale::verdict("Databricks leads clearly"));
    ui.label(scale::title("How much control do you need?"));
    ui.label(scale::name("Azure Machine Learning"));
    ui.label(scale::strong("Languages"));
    ui.label("Managed Spark for data engineering and machine learning, 0123456789.");
    ui.label(scale::caption(
        "14 of 60 services · Γειά σου · Привет · 9 × 11 ≥ 98 → “claim”",
    ));
    ui.monospace("catalog.ron, line 112");
}

fn card_ui(ui: &mut Ui) {
    let roles = theme::roles(ui);
    let frame = Frame::new()
        .fill(roles.surface)
        .stroke((1.0, roles.line))
        .corner_radius(scale::CORNER)
        .inner_margin(12);
    frame.show(ui, |ui| {
        ui.set_min_size(vec2(276.0, 144.0));
        ui.set_max_width(276.0);
        ui.horizontal(|ui| {
            ui.label(scale::name("Azure Databricks"));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                widgets::tick_box_bare(ui, &mut true, "Tick Azure Databricks");
            });
        });
        ui.horizontal(|ui| {
            widgets::badge(ui, "service", BadgeKind::Plain);
            widgets::badge(ui, "now Fabric", BadgeKind::Caution);
        });
        ui.add_space(SPACE_8);
        ui.add(Label::new(scale::running(
            "Managed Spark workspaces for data engineering and machine learning.",
        )));
        ui.add_space(SPACE_8);
        ui.horizontal(|ui| {
            for shape in StateShape::ALL {
                widgets::state_label(ui, Some(shape), shape.word());
            }
        });
    });
}

fn gallery_ui(ui: &mut Ui) {
    let roles = theme::roles(ui);
    ui.painter().rect_filled(ui.ctx().content_rect(), 0, roles.ground);
    Frame::new().inner_margin(16).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = SPACE_12;
        signs_ui(ui);
        icons_ui(ui);
        ui.separator();
        controls_ui(ui);
        ui.separator();
        ui.horizontal_top(|ui| {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = SPACE_8;
                type_ui(ui);
            });
            ui.add_space(SPACE_24);
            ui.vertical(card_ui);
        });
        ui.horizontal(|ui| {
            for paper in [
                roles.ground,
                roles.surface,
                roles.raised,
                roles.hover,
                roles.accent_tint,
                roles.age,
            ] {
                let (rect, _) = ui.allocate_exact_size(vec2(112.0, 36.0), Sense::hover());
                ui.painter()
                    .rect(rect, scale::CORNER, paper, (1.0, roles.line), egui::StrokeKind::Inside);
                let mut left = rect.left() + SPACE_12;
                for shape in StateShape::ALL {
                    let sign = Rect::from_min_size(egui::pos2(left, rect.center().y - 6.0), Vec2::splat(12.0));
                    theme::paint(ui.painter(), sign, shape, &roles);
                    left += 15.0;
                }
            }
        });
    });
}

fn gallery(theme: Theme, contrast: Contrast, density: f32) -> Harness<'static> {
    let options = SnapshotOptions::new().threshold(0.4).max_failed_pixels(8_usize);
    Harness::builder()
        .with_size(vec2(920.0, 620.0))
        .with_pixels_per_point(density)
        .with_theme(theme)
        .with_options(options)
        .with_context_setup(move |ctx| theme::install(ctx, contrast))
        .renderer(CpuRenderer::default())
        .build_ui(gallery_ui)
}

/// One picture a test: kittest wants the outcomes of several merged by hand.
macro_rules! pictures {
    ($($name:ident: $theme:ident, $contrast:ident, $density:literal;)*) => {
        $(#[test]
        fn $name() {
            gallery(Theme::$theme, Contrast::$contrast, $density).snapshot(concat!("theme_", stringify!($name)));
        })*
    };
}

pictures! {
    dark_1x: Dark, Normal, 1.0;
    dark_2x: Dark, Normal, 2.0;
    light_1x: Light, Normal, 1.0;
    light_2x: Light, Normal, 2.0;
    dark_high: Dark, High, 1.0;
    light_high: Light, High, 1.0;
}

#[test]
fn the_keyboard_is_seen() {
    let mut harness = gallery(Theme::Dark, Contrast::Normal, 1.0);
    harness.get_by_label("Export…").focus();
    harness.get_by_label("Clear").hover();
    harness.run();
    harness.snapshot("theme_dark_focus");
}

/// Menu items without a fill at rest and with room around the words.
fn menu_style(style: &mut egui::Style) {
    style.spacing.button_padding = vec2(SPACE_8, scale::SPACE_4);
    let widgets = &mut style.visuals.widgets;
    for widget in [&mut widgets.inactive, &mut widgets.hovered, &mut widgets.open] {
        widget.bg_stroke = egui::Stroke::NONE;
    }
    widgets.inactive.weak_bg_fill = egui::Color32::TRANSPARENT;
}

fn window_ui(ui: &mut Ui) {
    let config = egui::containers::menu::MenuConfig::new().style(menu_style);
    let roles = theme::roles(ui);
    egui::Panel::top("bar").show(ui, |ui| {
        egui::MenuBar::new().style(menu_style).config(config).ui(ui, |ui| {
            ui.menu_button("File", |ui| {
                let _ = ui.add(egui::Button::new("Open…").shortcut_text("Ctrl+O"));
                let _ = ui.add(egui::Button::new("Save comparison…").shortcut_text("Ctrl+S"));
                ui.separator();
                let _ = ui.button("Quit");
            });
            let _ = ui.button("Edit");
        });
    });
    egui::Panel::left("filters")
        .exact_size(264.0)
        .resizable(false)
        .show(ui, |ui| {
            ui.add_space(SPACE_12);
            ui.add_space(120.0);
            egui::CollapsingHeader::new("Languages")
                .default_open(true)
                .show(ui, |ui| {
                    for (name, mut ticked) in [("Python", true), ("R", false), ("Scala", false)] {
                        widgets::tick_box(ui, &mut ticked, name);
                    }
                });
            ui.add(egui::Slider::new(&mut 3.0, 0.0..=5.0).text("Weight"));
            ui.horizontal(|ui| {
                widgets::radio(ui, true, "Any");
                widgets::radio(ui, false, "All");
                ui.checkbox(&mut true, "egui’s own");
            });
            let size = vec2(ui.available_width(), 16.0);
            widgets::share_bar(ui, size, 0.72, Some((0.64, 0.9)), true, "Databricks 72 of 100");
            widgets::share_bar(ui, size, 0.41, None, false, "Fabric 41 of 100");
        });
    egui::CentralPanel::default().show(ui, |ui| {
        egui::ScrollArea::vertical().max_height(200.0).show(ui, |ui| {
            for row in 0..20 {
                let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 32.0), Sense::hover());
                ui.painter().hline(rect.x_range(), rect.bottom(), (1.0, roles.line));
                ui.put(rect, Label::new(format!("Row {row}")));
            }
        });
        egui::Window::new("Export")
            .default_pos([330.0, 260.0])
            .collapsible(false)
            .show(ui.ctx(), |ui| {
                ui.label(scale::running("A self-contained page with every source."));
                ui.add_space(SPACE_12);
                ui.horizontal(|ui| {
                    widgets::primary_button(ui, "Export");
                    widgets::secondary_button(ui, "Cancel");
                });
            });
    });
}

fn window(theme: Theme) -> Harness<'static> {
    let mut harness = Harness::builder()
        .with_size(vec2(720.0, 440.0))
        .with_theme(theme)
        .with_options(SnapshotOptions::new().threshold(0.4).max_failed_pixels(8_usize))
        .with_context_setup(|ctx| theme::install(ctx, Contrast::Normal))
        .renderer(CpuRenderer::default())
        .build_ui(window_ui);
    harness.get_by_label("File").click();
    harness.run();
    harness.get_by_label_contains("Save comparison…").hover();
    harness.run();
    harness
}

#[test]
fn menus_and_panels_dark() {
    window(Theme::Dark).snapshot("theme_window_dark");
}

#[test]
fn menus_and_panels_light() {
    window(Theme::Light).snapshot("theme_window_light");
}

#[test]
fn controls_answer_to_their_names() {
    #[derive(Default)]
    struct Heard {
        room: usize,
        ticked: bool,
        removed: bool,
        undone: bool,
    }
    let mut harness = Harness::builder()
        .with_context_setup(|ctx| theme::install(ctx, Contrast::Normal))
        .build_ui_state(
            |ui, heard: &mut Heard| {
                let rooms = [
                    Segment::new("Explore"),
                    Segment::counted("Compare", 3),
                    Segment::new("Decide"),
                ];
                if let Some(room) = widgets::segmented(ui, "Room", &rooms, heard.room) {
                    heard.room = room;
                }
                widgets::tick_box(ui, &mut heard.ticked, "service");
                heard.removed |= widgets::chip(ui, "service", "Remove filter: service").clicked();
                heard.undone |= widgets::icon_button(ui, Icon::Undo, "Undo").clicked();
                widgets::state_label(ui, Some(StateShape::NotStated), "not stated");
            },
            Heard::default(),
        );
    harness.get_by_role_and_label(Role::RadioGroup, "Room");
    for (role, name) in [
        (Role::RadioButton, "Compare 3"),
        (Role::CheckBox, "service"),
        (Role::Button, "Remove filter: service"),
        (Role::Button, "Undo"),
    ] {
        harness.get_by_role_and_label(role, name).click();
        harness.run();
    }
    harness.get_by_label("not stated");
    let heard = harness.state();
    assert_eq!(heard.room, 1);
    assert!(heard.ticked && heard.removed && heard.undone);
}

#[test]
fn the_keyboard_reaches_and_presses_controls() {
    let mut harness = Harness::builder()
        .with_context_setup(|ctx| theme::install(ctx, Contrast::Normal))
        .build_ui_state(
            |ui, ticked: &mut bool| {
                widgets::tick_box(ui, ticked, "service");
            },
            false,
        );
    harness.key_press(egui::Key::Tab);
    harness.run();
    harness.key_press(egui::Key::Space);
    harness.run();
    assert!(*harness.state(), "Tab, then Space, ticks the box");
}
