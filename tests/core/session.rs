//! Session files as properties: whatever a person does, what is saved comes back equal, to the byte.

use std::{collections::BTreeMap, sync::Arc};

use crate::generate::generate;
use crosscheck::{
    app::{
        Action, Effect, Model,
        action::{Annotate, AsOf, Compare, Decide, File, Filter, Select},
        annotation_draft::{EvidenceEntry, Remark},
        update::update,
    },
    catalog::{
        Annotations, AttributeIx, Condition, Reading, ServiceIx, View,
        check::check,
        condition::{Subject, Test, Want},
        kind::forms,
        load,
    },
    dataset::{Dataset, Loaded, built_in::BUILT_IN},
    decide::WizardEvent,
    explore::{Sort, Unknown},
    workspace::{
        Layout, Place, Stored, ThemeChoice,
        kept::carry_over,
        session_document::{self, SessionDocument},
        stored::lost::Lost,
    },
};
use jiff::civil::date;
use proptest::prelude::*;

fn dataset() -> Arc<Dataset> {
    let catalog = check(&generate(24, 11)).0.expect("a good catalog");
    Arc::new(Dataset::new(catalog, View::on(date(2026, 11, 21)), None, vec![], 1))
}

fn model() -> Model {
    let catalog = dataset().catalog.clone();
    Model::new(Dataset::new(catalog, View::on(date(2026, 11, 21)), None, vec![], 1))
}

/// Does something, and carries out what the shell would have to.
fn act(model: &mut Model, action: Action) {
    let mut todo = update(model, action);
    while let Some(effect) = todo.pop() {
        if let Effect::Reread(view) = effect {
            let own = Arc::clone(&model.workspace.annotations);
            let (next, told) = model.dataset.again(view, own, model.dataset.revision + 1);
            todo.extend(update(model, File::Rebuilt(Loaded(Arc::new(next)), told).into()));
        }
    }
}

/// Anything a person can do that a session should keep; numbers pick what.
fn step(model: &Model, kind: u8, a: usize, b: usize, text: &str) -> Vec<Action> {
    let catalog = &model.dataset.catalog;
    let service = ServiceIx((a % catalog.services.len()) as u32);
    let attribute = AttributeIx((b % catalog.attributes.len()) as u16);
    match kind {
        0 => vec![Filter::SetSearch(text.to_owned()).into()],
        1 => vec![Select::ToggleTick(service).into()],
        2 => vec![Compare::TogglePin(service).into()],
        3 => vec![
            Decide::Event(WizardEvent::Choose(a % 4)).into(),
            Decide::Event(WizardEvent::Next).into(),
        ],
        4 => vec![Decide::Event(WizardEvent::SetImportance(a % 3, (b % 4) as u8)).into()],
        5 => vec![Annotate::Star(service).into()],
        6 => vec![
            if a.is_multiple_of(2) {
                Annotate::AskStrike(service).into()
            } else {
                Annotate::AskNote(service).into()
            },
            Annotate::DraftRemark(Remark {
                service,
                name: catalog[service].name.clone(),
                strikes: a.is_multiple_of(2),
                text: text.to_owned(),
                began: String::new(),
            })
            .into(),
            Annotate::KeepRemark.into(),
            Action::CloseModal,
        ],
        7 => {
            let mut draft = EvidenceEntry::new(catalog, service, attribute, date(2026, 5, 3));
            draft.says = draft.form.says[a % draft.form.says.len()];
            draft.options.iter_mut().for_each(|o| *o = b.is_multiple_of(2));
            let dated = draft.says == forms::ON;
            draft.value = if dated { "2020-02".to_owned() } else { format!("{b}") };
            draft.upper = (b + 2).to_string();
            text.clone_into(&mut draft.note);
            vec![
                Annotate::AddEvidence(service, attribute).into(),
                Annotate::DraftEvidence(Box::new(draft)).into(),
                Annotate::KeepEvidence.into(),
                Action::CloseModal,
            ]
        }
        8 => vec![
            AsOf::Reading(if a.is_multiple_of(2) {
                Reading::Today
            } else {
                Reading::Documents
            })
            .into(),
        ],
        9 => vec![Action::Go([Place::Explore, Place::Compare, Place::Decide][a % 3])],
        10 => vec![Filter::SetLayout([Layout::Cards, Layout::Table, Layout::Gaps][a % 3]).into()],
        11 => vec![
            Filter::SetUnknown(if a.is_multiple_of(2) {
                Unknown::Keep
            } else {
                Unknown::Drop
            })
            .into(),
        ],
        12 => vec![
            Filter::SetSort(Some(Sort {
                by: Subject::Attribute(attribute),
                descending: a.is_multiple_of(2),
            }))
            .into(),
            Filter::ThenSort(Sort {
                by: Subject::Name,
                descending: a.is_multiple_of(3),
            })
            .into(),
        ],
        13 => {
            let last = crosscheck::catalog::SourceIx((catalog.sources.len() - 1) as u32);
            let condition = Condition::any_of(Subject::Source, vec![Want::of_source(last, catalog)]);
            if a.is_multiple_of(2) {
                vec![Filter::SetCondition(condition).into()]
            } else {
                vec![Decide::Event(WizardEvent::AddMustHave(condition)).into()]
            }
        }
        14 => vec![Annotate::DeleteEvidence(a % 3).into()],
        15 => vec![crosscheck::app::Command::Undo.into()],
        _ => vec![Decide::SetIncludeRetired(a.is_multiple_of(2)).into()],
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_saved_comes_back(
        steps in prop::collection::vec((0u8..17, 0usize..64, 0usize..64, "[ -~äß✓\"\\\\\n]{0,12}"), 0..30),
    ) {
        let mut model = model();
        for (kind, a, b, text) in &steps {
            for action in step(&model, *kind, *a, *b, text) {
                act(&mut model, action);
            }
        }
        let held = SessionDocument::of(&model.dataset, &model.workspace);
        let text = held.write();
        let (read, unknown) = SessionDocument::read(text.as_bytes()).expect("it reads back");
        prop_assert_eq!(&read, &held);
        prop_assert_eq!(unknown, Vec::<String>::new());
        prop_assert_eq!(&read.write(), &text, "to the byte");
        prop_assert!(!held.differs(&model.dataset, &model.workspace));

        // On the same catalog it is what it was, and nothing has changed.
        let fresh = dataset();
        let view = held.view_on(date(2026, 11, 21));
        let (base, told) = fresh.again(view, Arc::new(held.annotations.clone()), 2);
        let offer = session_document::offer("s".into(), held.clone(), vec![], told, Arc::new(base));
        prop_assert!(offer.changes.is_empty(), "{:?}", offer.changes);
        let mut after = self::model();
        act(&mut after, File::SessionRead { path: "s".into(), result: Ok(Box::new(offer)) }.into());
        prop_assert_eq!(&after.workspace.view.query, &model.workspace.view.query);
        prop_assert_eq!(&after.workspace.comparison.services, &model.workspace.comparison.services);
        prop_assert_eq!(&after.workspace.annotations, &model.workspace.annotations);
        prop_assert_eq!(after.answers(), model.answers());
        prop_assert_eq!(&after.dataset.cells, &model.dataset.cells);
        prop_assert_eq!(SessionDocument::of(&after.dataset, &after.workspace).write(), text);
    }
}

#[test]
fn a_changed_cell_and_a_lost_service_are_told() {
    let mut model = model();
    let must = Condition {
        subject: Subject::Attribute(AttributeIx(0)),
        test: Test::NoneOf(vec![Want::State(crosscheck::catalog::State::Conflicting)]),
    };
    act(&mut model, Decide::Event(WizardEvent::AddMustHave(must)).into());
    let service = model.dataset.catalog.services[0].id.clone();
    act(&mut model, Annotate::Star(ServiceIx(0)).into());
    let held = SessionDocument::of(&model.dataset, &model.workspace);
    let told = |change: &dyn Fn(&mut SessionDocument)| {
        let mut held = held.clone();
        change(&mut held);
        session_document::offer("s".into(), held, vec![], vec![], Arc::clone(&model.dataset)).changes
    };
    assert!(told(&|_| {}).is_empty());
    let heading = |changes: &session_document::Changes| changes.sections.first().map(|s| s.heading.clone());
    let cells = told(&|h| h.snapshot.cells[0].says = "yes, no".into());
    assert_eq!(heading(&cells), Some("Cells".to_owned()), "{cells:?}");
    let services = told(&|h| {
        let seen = h
            .snapshot
            .services
            .iter_mut()
            .find(|s| s.id == service)
            .expect("it is starred");
        seen.id = "gone".into();
    });
    assert!(
        services.sections[0].lines[0].contains("is not in the catalog any more"),
        "{services:?}"
    );
    let winner = told(&|h| h.snapshot.winner = Some(service.clone()));
    assert!(
        winner.winner_moved && winner.verdict[0].contains("came first; now"),
        "{winner:?}"
    );
}

fn built_in() -> Dataset {
    let catalog = load(BUILT_IN).0.expect("the catalog");
    Dataset::new(catalog, View::on(date(2026, 11, 21)), None, vec![], 1)
}

/// Settings as an earlier version wrote them, on the catalog that ships.
const SETTINGS: &str = include_str!("../data/settings.ron");

#[test]
fn settings_of_an_earlier_version_are_read_whole() {
    let dataset = built_in();
    let (stored, damaged) = Stored::read(SETTINGS);
    let (workspace, lost) = stored.restore(&dataset);
    assert_eq!((damaged, lost), (vec![], vec![]));
    assert_eq!(workspace.comparison.services.len(), 2);
    assert_eq!(workspace.wizard.importance()[0], 3);
    // Written again it says the same.
    let again = Stored::of(&workspace, &dataset.catalog);
    assert!(again.write().starts_with("(\n    format: 2,\n"), "{}", again.write());
    assert_eq!(&again, &*stored.renewed(&dataset));
    // The preferences lay beside the work.
    let app_ron = ron::to_string(&BTreeMap::from([("workspace", SETTINGS)])).expect("text");
    let settings = carry_over(&app_ron, &dataset.catalog).settings.content;
    let names: Vec<&str> = settings.views.iter().map(|v| v.name.as_str()).collect();
    assert_eq!((settings.theme, names), (ThemeChoice::Dark, vec!["Python"]));
    let shown = settings.views[0]
        .shows
        .restore(&dataset.catalog, &mut Lost::default())
        .0;
    assert_eq!((shown.query.search.as_str(), shown.layout), ("spark", Layout::Matrix));
}

#[test]
fn what_does_not_fit_a_catalog_is_there_again_when_it_does() {
    let dataset = built_in();
    let (stored, _) = Stored::read(SETTINGS);
    let other = Dataset::new(
        check(&generate(24, 11)).0.expect("a good catalog"),
        View::on(date(2026, 11, 21)),
        None,
        vec![],
        1,
    );
    let (workspace, lost) = stored.restore(&other);
    assert!(!lost.is_empty());
    let kept = Stored::of(&workspace, &other.catalog);
    let (back, lost) = Stored::read(&kept.write()).0.restore(&dataset);
    assert_eq!(back.comparison, stored.restore(&dataset).0.comparison);
    assert_eq!(back.wizard.responses(), stored.restore(&dataset).0.wizard.responses());
    assert_eq!(back.wizard.wishes(), stored.restore(&dataset).0.wizard.wishes());
    assert_eq!(back.view.query.sort, stored.restore(&dataset).0.view.query.sort);
    assert!(lost.iter().all(|l| !l.contains("ticked")), "{lost:?}");
}

#[test]
fn a_damaged_part_of_the_settings_loses_nothing_else() {
    let (whole, _) = Stored::read(SETTINGS);
    let dataset = built_in();
    for (good, bad, path) in [
        ("importance: Some(3)", "importance: Some(300)", "answers → importance"),
        ("pinned: 1", "pinned: -1", "grid → pinned"),
        ("search: \"\"", "search: None", "search"),
    ] {
        let text = SETTINGS.replacen(good, bad, 1);
        assert_ne!(text, SETTINGS, "{good}");
        let (stored, damaged) = Stored::read(&text);
        assert_eq!(damaged.len(), 1, "{damaged:?}");
        assert!(damaged[0].ends_with(&format!(": {path}.")), "{damaged:?}");
        let (now, then) = (stored.restore(&dataset).0, whole.restore(&dataset).0);
        assert_eq!(now.comparison, then.comparison, "{bad}");
        assert_eq!(now.wizard.responses(), then.wizard.responses(), "{bad}");
    }
}

#[test]
fn a_claim_of_no_number_compares_with_itself() {
    let text = r#"(claims: [(service: "", attribute: "", says: Some(Between(NaN, 0)), date: "")])"#;
    let read = || ron::from_str::<Annotations>(text).expect("RON knows NaN");
    assert_eq!(read(), read());
}
