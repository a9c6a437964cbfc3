//! A whole frame of the window while someone scrolls, without rasterising: views, layout and drawing, as the shell does
//! it. Only what is in sight is laid out, so the size of the catalog must not show.

use criterion::{BenchmarkId, Criterion};
use crosscheck::{
    app::{
        action::Actions,
        state::Model,
        view::{Screen, Views},
    },
    catalog::{ServiceIx, check, raw::RawCatalog},
    dataset::Dataset,
    ui::{self, UiState, theme},
    workspace::{Layout, Place},
};

use crate::{SIZES, generate, sizes, view};

struct Window {
    ctx: egui::Context,
    model: Model,
    views: Views,
    state: UiState,
    at: u32,
}

impl Window {
    fn new(raw: RawCatalog) -> Self {
        let catalog = check::check_owned(raw).0.unwrap();
        let mut model = Model::new(Dataset::new(catalog, view(), None, vec![], 1));
        // Nothing hidden, or the sizes would not be those named.
        model.workspace.view.query.conditions.clear();
        let ctx = egui::Context::default();
        theme::install(&ctx, theme::Contrast::Normal);
        Self {
            ctx,
            model,
            views: Views::default(),
            state: UiState::default(),
            at: 0,
        }
    }

    /// One frame in which the wheel turns over the middle of the window, now down, now up: how many pieces there are to
    /// rasterise.
    fn frame(&mut self) -> usize {
        let Self {
            ctx,
            model,
            views,
            state,
            at,
        } = self;
        *at += 1;
        let down = *at % 400 < 200;
        let input = egui::RawInput {
            screen_rect: Some(egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(1280.0, 800.0))),
            time: Some(f64::from(*at) / 60.0),
            events: vec![
                egui::Event::PointerMoved(egui::pos2(640.0, 450.0)),
                egui::Event::MouseWheel {
                    unit: egui::MouseWheelUnit::Point,
                    delta: egui::vec2(0.0, if down { -90.0 } else { 90.0 }),
                    modifiers: egui::Modifiers::NONE,
                    phase: egui::TouchPhase::Move,
                    source: egui::MouseWheelSource::Wheel,
                },
            ],
            ..egui::RawInput::default()
        };
        let mut output = ctx.run_ui(input, |ui| {
            views.refresh(model);
            ui::root_ui(ui, Screen::new(model, views), state, &mut Actions::default());
        });
        output.textures_delta.clear();
        ctx.tessellate(output.shapes, output.pixels_per_point).len()
    }
}

fn scrolling(c: &mut Criterion) {
    let mut group = c.benchmark_group("frame");
    for size in sizes(&SIZES) {
        let mut window = Window::new(generate::generate(size, 7));
        for (name, layout) in [("cards", Layout::Cards), ("table", Layout::Table)] {
            window.model.workspace.view.layout = layout;
            // The first frames load fonts and measure.
            for _ in 0..20 {
                window.frame();
            }
            group.bench_function(BenchmarkId::new(format!("scrolling {name}"), size), |b| {
                b.iter(|| window.frame());
            });
        }
    }
    group.finish();
}

/// A comparison of six services in two hundred attributes.
fn comparing(c: &mut Criterion) {
    let mut window = Window::new(crate::wide(6, 200));
    window.model.workspace.comparison.services = (0..6).map(ServiceIx).collect();
    window.model.workspace.place = Place::Compare;
    for _ in 0..20 {
        window.frame();
    }
    c.bench_function("frame/comparing 6 services × 200 attributes", |b| {
        b.iter(|| window.frame());
    });
}

/// Everything measured here.
pub fn all(c: &mut Criterion) {
    scrolling(c);
    comparing(c);
}
