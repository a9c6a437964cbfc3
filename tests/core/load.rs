//! A large file is read on every core; what comes of it must be what one core would have made.

use crate::generate::generate;
use crosscheck::catalog::{Cells, View, check, load, parse_raw};
use crosscheck::explore::Index;

/// More than the size from which files are taken apart.
fn large() -> String {
    ron::ser::to_string_pretty(&generate(1_500, 3), ron::ser::PrettyConfig::default()).unwrap_or_default()
}

#[test]
fn a_large_file_gives_the_catalog_its_shape_gives() {
    let text = large();
    assert!(text.len() > 1024 * 1024, "large enough to be taken apart");
    let (catalog, report) = load(text.as_bytes());
    let mut catalog = catalog.expect("checks");
    let (mut expected, expected_report, _) = check::check(&parse_raw(text.as_bytes()).expect("parses"));
    catalog.hash.clear();
    if let Some(expected) = &mut expected {
        expected.hash.clear();
    }
    assert!(Some(catalog) == expected, "another catalog");
    let plain = |list: &[crosscheck::catalog::Finding]| {
        list.iter()
            .map(|f| (f.path.clone(), f.message.clone()))
            .collect::<Vec<_>>()
    };
    assert_eq!(plain(&report.warnings), plain(&expected_report.warnings));
}

/// The same findings in the same order at the same lines, however many workers there are.
#[test]
fn findings_do_not_depend_on_how_many_cores_there_are() {
    let text = large();
    let (head, services) = text.split_once("services:").expect("a list of services");
    let services = services
        .replace("\"java\"", "\"jaava\"")
        .replace("id: \"s700\"", "id: \"s7\"")
        .replace("\"Something else\"", "\"s1499x\"");
    let text = format!("{head}services:{services}");
    let with = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .expect("a pool");
        pool.install(|| load(text.as_bytes()).1)
    };
    let one = with(1);
    assert!(one.errors.len() > 100);
    assert!(one.errors.iter().take(200).all(|f| f.line.is_some()));
    assert_eq!(one, with(4));
}

#[test]
fn the_parser_s_own_message_is_kept() {
    let text = large().replacen("name: \"Echo", "nmae: \"Echo", 1);
    let findings = load(text.as_bytes()).1.errors;
    let expected = parse_raw(text.as_bytes()).expect_err("does not parse");
    assert_eq!(findings, vec![expected]);
    assert!(findings[0].line.is_some());
}

#[test]
fn cells_and_index_do_not_depend_on_how_many_cores_there_are() {
    let catalog = check::check(&generate(5_000, 5)).0.expect("checks");
    let view = View::on(jiff::civil::date(2026, 11, 21));
    let with = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .expect("a pool");
        pool.install(|| {
            let cells = Cells::build(catalog.clone(), view);
            let index = Index::build(&cells);
            (cells, format!("{index:?}"))
        })
    };
    assert!(with(1) == with(4));
}

#[test]
fn reading_can_be_followed_and_given_up() {
    let text = large();
    let told = std::sync::Mutex::new(Vec::new());
    let follow = |share: f32| told.lock().map(|mut t| t.push(share)).is_ok();
    let answer = crosscheck::catalog::load_watched(text.as_bytes(), &follow).expect("nobody gave up");
    assert!(answer.0.is_some());
    let told = told.into_inner().expect("nobody panicked");
    assert!(
        !told.is_empty() && told.iter().all(|s| (0.0..=1.0).contains(s)),
        "{told:?}"
    );
    assert!(crosscheck::catalog::load_watched(text.as_bytes(), &|_| false).is_none());
}

#[test]
fn a_read_that_is_stopped_leaves_the_catalog_in_use() {
    use crosscheck::{
        app::{
            Effect,
            action::File,
            state::{Model, Pending},
            update::update,
        },
        dataset::Dataset,
    };
    let catalog = check::check(&generate(5, 5)).0.expect("checks");
    let view = View::on(jiff::civil::date(2026, 11, 21));
    let mut model = Model::new(Dataset::new(catalog, view, None, vec![], 1));
    update(&mut model, File::Open("large.ron".into()).into());
    assert_eq!(model.session.pending, Some(Pending::Reading(Some(0))));
    update(&mut model, File::ReadSoFar(40).into());
    assert_eq!(model.session.pending, Some(Pending::Reading(Some(40))));
    assert_eq!(
        update(&mut model, File::CancelReading.into()),
        vec![Effect::CancelReading]
    );
    assert_eq!(model.session.pending, None);
    // What is told late changes nothing.
    update(&mut model, File::ReadSoFar(60).into());
    assert_eq!(model.session.pending, None);
    assert_eq!(model.dataset.catalog.services.len(), 5);
}
