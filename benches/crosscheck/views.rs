//! What a person waits for between an action and the picture: the model changed by it and every view worked out again,
//! as the shell does before it draws. For every layout of Explore and every evidence view, beside a plain scan of the
//! text (`search/“data” memmem alone`) and the engine's own part of it (`facets/`, `sort/`).

use std::time::{Duration, Instant};

use criterion::{BenchmarkId, Criterion};
use crosscheck::{
    app::{
        Action,
        action::{Compare, Evidence, Filter, WhyNot},
        state::{Model, SourcesPage},
        update::{update, wanted},
        view::Views,
    },
    catalog::{
        Condition, ServiceIx, Side, check,
        condition::{Subject, Want},
    },
    dataset::Dataset,
    explore::Sort,
    workspace::{Layout, Place},
};

use crate::{SIZES, generate, sizes, view};

/// Someone types a word and takes it back.
const TYPED: [&str; 6] = ["d", "da", "dat", "data", "dat", "da"];

struct Window {
    model: Model,
    views: Views,
}

impl Window {
    fn new(services: usize) -> Self {
        let catalog = check::check_owned(generate::generate(services, 7)).0.unwrap();
        let mut model = Model::new(Dataset::new(catalog, view(), None, vec![], 1));
        // Nothing hidden, or the sizes would not be those named.
        model.workspace.view.query.conditions.clear();
        let views = Views::default();
        Self { model, views }
    }

    /// As the shell does it: the action, what workers would be asked for, the views.
    fn act(&mut self, action: impl Into<Action>) {
        let _ = update(&mut self.model, action.into());
        wanted(&mut self.model).for_each(drop);
        self.views.refresh(&self.model);
    }

    fn reset(&mut self, layout: Layout) {
        self.act(Filter::SetQuery(Box::default()));
        self.act(Filter::SetLayout(layout));
    }
}

/// The layouts, and of the documents the pages.
fn places() -> impl Iterator<Item = (String, Layout, SourcesPage)> {
    let pages = |layout| match layout {
        Layout::Sources => vec![SourcesPage::Documents, SourcesPage::Stalest],
        _ => vec![SourcesPage::Documents],
    };
    Layout::ALL.into_iter().flat_map(move |layout| {
        pages(layout).into_iter().map(move |page| {
            let name = match page {
                SourcesPage::Stalest => "stalest cells".to_owned(),
                _ => layout.row().label.to_lowercase(),
            };
            (name, layout, page)
        })
    })
}

fn exploring(c: &mut Criterion) {
    let mut group = c.benchmark_group("views");
    group.sample_size(20).measurement_time(Duration::from_secs(1));
    for size in sizes(&[&SIZES[..], &[300_000]].concat()) {
        let mut window = Window::new(size);
        for (name, layout, page) in places() {
            window.act(Evidence::ListSources(page));
            window.reset(layout);
            let mut typed = TYPED.iter().cycle();
            let mut key = |window: &mut Window| {
                let text = typed.next().copied().unwrap_or_default();
                window.act(Filter::SetSearch(text.to_owned()));
            };
            group.bench_function(BenchmarkId::new(format!("a key in {name}"), size), |b| {
                b.iter(|| key(&mut window));
            });
        }
        if size > 100_000 {
            continue;
        }
        let offline = Subject::parse("offline", &window.model.dataset.catalog).unwrap();
        for (name, layout, page) in places() {
            window.act(Evidence::ListSources(page));
            window.reset(layout);
            group.bench_function(BenchmarkId::new(format!("a facet ticked in {name}"), size), |b| {
                b.iter(|| window.act(Filter::ToggleOption(offline, Want::Flag(Side::Yes))));
            });
        }
        for (id, layout) in [
            ("stars", Layout::Cards),
            ("stars", Layout::Table),
            ("known-for", Layout::Table),
        ] {
            window.reset(layout);
            let by = Subject::parse(id, &window.model.dataset.catalog).unwrap();
            let name = layout.row().label.to_lowercase();
            let mut descending = false;
            group.bench_function(BenchmarkId::new(format!("{name} sorted by {id}"), size), |b| {
                b.iter(|| {
                    descending = !descending;
                    window.act(Filter::SetSort(Some(Sort { by, descending })));
                });
            });
        }
        window.reset(Layout::Cards);
        window.act(Filter::SetCondition(Condition::any_of(
            offline,
            vec![Want::Flag(Side::Yes)],
        )));
        let mut typed = ["a", "am", "amb", "am"].iter().cycle();
        group.bench_function(BenchmarkId::new("a key in “Why is one not here?”", size), |b| {
            b.iter(|| window.act(WhyNot::Type(typed.next().copied().unwrap_or_default().to_owned())));
        });
    }
    group.finish();
}

/// The first key after a catalog was opened and first shown, which has to be like any other.
fn first_key(c: &mut Criterion) {
    let mut group = c.benchmark_group("views");
    group.sample_size(10).measurement_time(Duration::from_secs(1));
    for size in sizes(&[1_000, 10_000, 100_000]) {
        let mut window = Window::new(size);
        group.bench_function(BenchmarkId::new("the first key in cards", size), |b| {
            b.iter_custom(|rounds| {
                (0..rounds.min(3)).map(|_| first(&mut window)).sum::<Duration>() * rounds as u32 / rounds.min(3) as u32
            });
        });
    }
    group.finish();
}

/// Opens the catalog anew, shows it, and takes the time of one key.
fn first(window: &mut Window) -> Duration {
    let again = window.model.dataset.again(view(), std::sync::Arc::default(), 1).0;
    window.model.dataset = std::sync::Arc::new(again);
    window.model.workspace.view.query.search.clear();
    window.views = Views::default();
    window.views.refresh(&window.model);
    let began = Instant::now();
    window.act(Filter::SetSearch("d".to_owned()));
    began.elapsed()
}

fn comparing(c: &mut Criterion) {
    let mut group = c.benchmark_group("views");
    group.sample_size(10).measurement_time(Duration::from_secs(1));
    for size in sizes(&SIZES) {
        let mut window = Window::new(size);
        window.model.workspace.place = Place::Compare;
        window.act(Compare::SetDifferencesOnly(false));
        let mut only = false;
        let mut switch = |window: &mut Window| {
            only = !only;
            window.act(Compare::SetDifferencesOnly(only));
        };
        group.bench_function(BenchmarkId::new("a switch of Compare, nothing ticked", size), |b| {
            b.iter(|| switch(&mut window));
        });
        window.model.workspace.comparison.services = (0..6).map(ServiceIx).collect();
        group.bench_function(BenchmarkId::new("a switch of Compare, 6 side by side", size), |b| {
            b.iter(|| switch(&mut window));
        });
    }
    group.finish();
}

/// Everything measured here.
pub fn all(c: &mut Criterion) {
    exploring(c);
    first_key(c);
    comparing(c);
}
