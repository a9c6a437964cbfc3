//! From a file's bytes to a catalog one can use, beside `ron`'s own parse of the same bytes into the same types; and
//! what stays in memory.

use std::{collections::BTreeMap, fmt::Write as _, hint::black_box, process::Command, sync::Arc, time::Duration};

use criterion::{BenchmarkId, Criterion, Throughput};
use crosscheck::{
    catalog::{Catalog, Cells, check, load, parse_raw, raw::RawCatalog},
    dataset::Dataset,
    explore::Index,
    import::{ImportRequest, import},
};

use crate::{SIZES, generate, sizes, view};

/// Everything between a file's bytes and the first frame that shows them.
fn usable(bytes: &[u8]) -> Dataset {
    let (catalog, report) = load(bytes);
    Dataset::new(catalog.unwrap(), view(), None, report.warnings, 0)
}

fn ron_alone(bytes: &[u8]) -> RawCatalog {
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    options.from_bytes(bytes).unwrap()
}

fn file(services: usize) -> Vec<u8> {
    ron::to_string(&generate::generate(services, 7)).unwrap().into_bytes()
}

fn stages(c: &mut Criterion) {
    let mut group = c.benchmark_group("load");
    group
        .sample_size(10)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2));
    for size in sizes(&SIZES) {
        let bytes = file(size);
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        group.bench_function(BenchmarkId::new("ron alone", size), |b| {
            b.iter_with_large_drop(|| ron_alone(black_box(&bytes)));
        });
        group.bench_function(BenchmarkId::new("usable", size), |b| {
            b.iter_with_large_drop(|| usable(black_box(&bytes)));
        });
        group.bench_function(BenchmarkId::new("parse", size), |b| {
            b.iter_with_large_drop(|| parse_raw(black_box(&bytes)));
        });
        let raw = parse_raw(&bytes).unwrap();
        group.bench_function(BenchmarkId::new("check", size), |b| {
            b.iter_batched(
                || raw.clone(),
                |raw| check::check_owned(raw).0,
                criterion::BatchSize::PerIteration,
            );
        });
        drop(raw);
        let catalog: Arc<Catalog> = load(&bytes).0.unwrap().into();
        group.bench_function(BenchmarkId::new("cells", size), |b| {
            b.iter_with_large_drop(|| Cells::build(catalog.clone(), view()));
        });
        let cells = Cells::build(catalog.clone(), view());
        group.bench_function(BenchmarkId::new("index", size), |b| {
            b.iter_with_large_drop(|| Index::build(&cells));
        });
    }
    group.finish();
}

/// How much of the memory stays taken by a catalog: bytes a service beyond its text, by size, found by loading it in a
/// process of its own.
pub fn memory() -> BTreeMap<usize, usize> {
    let mut beyond = BTreeMap::new();
    for size in [1_000, 10_000, 100_000] {
        let out = std::env::current_exe().and_then(|exe| Command::new(exe).env(CHILD, size.to_string()).output());
        match out {
            Ok(out) if out.status.success() => {
                let said = String::from_utf8_lossy(&out.stdout);
                print!("{said}");
                let last = said.split_whitespace().rev().find_map(|w| w.parse().ok());
                beyond.extend(last.map(|n| (size, n)));
            }
            _ => println!("load/memory/{size}: not measured on this system"),
        }
    }
    beyond
}

const CHILD: &str = "CROSSCHECK_BENCH_MEMORY";

/// The other end of [`memory`]: loads a catalog and says what the process then holds. `false` when nobody asked.
pub fn is_child() -> bool {
    let Some(size) = std::env::var(CHILD).ok().and_then(|s| s.parse::<usize>().ok()) else {
        return false;
    };
    let bytes = file(size);
    let text = bytes.len();
    let path = std::env::temp_dir().join(format!("crosscheck-bench-{}.ron", std::process::id()));
    std::fs::write(&path, bytes).unwrap();
    // Yet another process, so that nothing is left over from making the file.
    let loaded = |settings: &[(&str, &str)]| {
        let exe = std::env::current_exe().ok()?;
        let mut child = Command::new(exe);
        child
            .env_remove(CHILD)
            .env(LOADER, &path)
            .envs(settings.iter().copied());
        let out = child.output().ok()?;
        String::from_utf8(out.stdout).ok()?.trim().parse::<usize>().ok()
    };
    // What was freed while loading stays with glibc's allocator until it is asked for again. The catalog itself is what
    // is left when the allocator hands freed memory back, which these settings make it do.
    let held = loaded(&[]);
    let tight = loaded(&[("MALLOC_TRIM_THRESHOLD_", "65536"), ("MALLOC_MMAP_THRESHOLD_", "65536")]);
    let _ = std::fs::remove_file(&path);
    let (Some(held), Some(tight)) = (held, tight) else {
        std::process::exit(1)
    };
    let text = text / size;
    println!(
        "load/memory/{size}: beyond the {text} bytes of text a service has in the file, the process keeps {} bytes; \
         with freed memory handed back, {}",
        (held / size).saturating_sub(text),
        (tight / size).saturating_sub(text),
    );
    true
}

const LOADER: &str = "CROSSCHECK_BENCH_LOAD";

/// Loads the file named in the environment and prints how many bytes the process grew by. `false` when nobody asked.
pub fn is_loader() -> bool {
    let Some(path) = std::env::var_os(LOADER) else {
        return false;
    };
    let resident = || {
        let statm = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
        statm
            .split(' ')
            .nth(1)
            .and_then(|n| n.parse::<usize>().ok())
            .unwrap_or(0)
            * 4096
    };
    let before = resident();
    let dataset = usable(&std::fs::read(path).unwrap());
    println!("{}", resident().saturating_sub(before));
    drop(dataset);
    true
}

/// Everything measured here.
pub fn all(c: &mut Criterion) {
    stages(c);
    imports(c);
}

/// A spreadsheet of 100,000 rows and 12 columns of all kinds becomes a catalog.
fn imports(c: &mut Criterion) {
    const ROWS: usize = 100_000;
    let mut text =
        "Name,Maker,Price (EUR),Weight (kg),Memory,Released,Touch,Ports,Link,Version,Rating,Notes\n".to_owned();
    for i in 0..ROWS {
        let (maker, memory) = (["Northwind", "Contoso", "Fabrikam"][i % 3], [8, 16, 32, 64][i % 4]);
        let _ = writeln!(
            text,
            "Model {i},{maker},{}.{:02},{}.{},{memory} GB,202{}-0{}-1{},{},\"USB-C; HDMI\",https://example.org/{i},1.{},{},",
            500 + i % 2_000,
            i % 100,
            1 + i % 3,
            i % 10,
            i % 7,
            1 + i % 9,
            i % 10,
            ["yes", "no"][i % 2],
            i % 30,
            if i % 50 == 0 {
                "N/A".to_owned()
            } else {
                format!("{}", i % 5 + 1)
            },
        );
    }
    let mut group = c.benchmark_group("import");
    group.sample_size(10).warm_up_time(Duration::from_millis(500));
    group.throughput(Throughput::Elements(ROWS as u64));
    group.bench_function("100,000 rows of 12 columns", |b| {
        let request = ImportRequest::new(text.as_bytes(), "list.csv", view().today);
        b.iter_with_large_drop(|| import(black_box(&request), None).unwrap());
    });
    group.finish();
}
