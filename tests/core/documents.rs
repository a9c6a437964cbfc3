//! What is kept between runs: two changes put together lose nothing, what cannot be read stays in the file, and what
//! earlier versions kept is taken over whole, cut short or broken.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
};

use crosscheck::{
    catalog::{Annotations, Catalog, Mark, OwnAttribute, OwnClaim, OwnColumn, kind::RawSays, load},
    dataset::built_in::BUILT_IN,
    workspace::{
        CatalogHint, SavedView, ThemeChoice,
        kept::{
            AnnotationsContent, ByTitle, CatalogHome, CatalogKey, DocumentFile, KeptContent, Settings, WorkContent,
            annotations::{merged, together},
            carry_over,
        },
    },
};
use proptest::prelude::*;

fn claim() -> impl Strategy<Value = OwnClaim> {
    (0u8..3, 0u8..2, 0u8..3, "[ab]?").prop_map(|(service, attribute, says, note)| OwnClaim {
        service: format!("s{service}"),
        attribute: format!("a{attribute}"),
        says: (says > 0).then(|| RawSays::Exactly(f64::from(says).into())),
        note,
        date: "2026-05".to_owned(),
    })
}

fn mark() -> impl Strategy<Value = Mark> {
    (any::<bool>(), prop::option::of("[ab]{1,2}"), "[ab]{0,2}").prop_map(|(starred, struck, note)| Mark {
        starred,
        struck,
        note,
    })
}

fn annotations() -> impl Strategy<Value = Annotations> {
    let claims = prop::collection::vec(claim(), 0..5).prop_map(|claims| {
        let mut each: Vec<OwnClaim> = Vec::new();
        for claim in claims {
            if !each.contains(&claim) {
                each.push(claim);
            }
        }
        each
    });
    let marks = prop::collection::btree_map("s[0-3]", mark(), 0..4);
    let column = ("[ab]", "[12]").prop_map(|(name, formula)| OwnColumn {
        id: name.clone(),
        name,
        formula,
    });
    let columns = prop::collection::btree_map("[a-c]", column, 0..3).prop_map(|columns| {
        let mut each: Vec<OwnColumn> = Vec::new();
        for column in columns.into_values() {
            if each.iter().all(|c| c.id != column.id) {
                each.push(column);
            }
        }
        each
    });
    let said = prop::option::of("[xy]").prop_map(|unit| OwnAttribute {
        unit,
        ..OwnAttribute::default()
    });
    let attributes = prop::collection::btree_map("[ab]", said, 0..3);
    (claims, marks, columns, attributes).prop_map(|(claims, mut marks, columns, mut attributes)| {
        marks.retain(|_, mark| !mark.is_empty());
        attributes.retain(|_, said| !said.is_empty());
        Annotations {
            claims,
            marks,
            columns,
            attributes,
        }
    })
}

fn claims(own: &Annotations) -> BTreeSet<String> {
    own.claims.iter().map(|c| ron::to_string(c).expect("text")).collect()
}

fn mark_of(own: &Annotations, service: &str) -> Mark {
    own.marks.get(service).cloned().unwrap_or_default()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn two_changes_lose_nothing_and_what_one_deleted_stays_deleted(
        base in annotations(), mine in annotations(), theirs in annotations(),
    ) {
        let both = merged(&base, &mine, &theirs);
        prop_assert_eq!(&both, &merged(&base, &theirs, &mine), "whoever writes first");
        // Nothing happened on one side, or the same on both.
        prop_assert_eq!(&merged(&base, &mine, &base), &mine);
        prop_assert_eq!(&merged(&base, &base, &theirs), &theirs);
        prop_assert_eq!(&merged(&base, &mine, &mine), &mine);
        // Writing again changes nothing: for whoever has just written, and for the other.
        prop_assert_eq!(&merged(&both, &both, &both), &both);
        prop_assert_eq!(&merged(&mine, &mine, &both), &both);
        prop_assert_eq!(&merged(&theirs, &both, &theirs), &both);

        let (was, ours, others) = (claims(&base), claims(&mine), claims(&theirs));
        for claim in was.iter().chain(&ours).chain(&others) {
            let deleted = was.contains(claim) && !(ours.contains(claim) && others.contains(claim));
            prop_assert_eq!(claims(&both).contains(claim), !deleted, "{}", claim);
        }
        for service in ["s0", "s1", "s2", "s3"] {
            let [was, ours, others, now] = [&base, &mine, &theirs, &both].map(|own| mark_of(own, service));
            let changed = |was: bool, now: bool, ours: bool, others: bool| {
                if ours != was || others != was { now != was } else { now == was }
            };
            prop_assert!(changed(was.starred, now.starred, ours.starred, others.starred));
            for text in [&ours.note, &others.note] {
                let untouched = *text == was.note;
                prop_assert!(untouched || now.note.contains(text.as_str()), "{:?}: {:?}", now, text);
            }
        }
    }

    #[test]
    fn a_document_written_twice_at_once_holds_both(
        base in annotations(), mine in annotations(), theirs in annotations(),
    ) {
        let content = |annotations: &Annotations| AnnotationsContent {
            annotations: annotations.clone(),
            ..AnnotationsContent::default()
        };
        let before = DocumentFile::new(content(&base));
        let disk = before.merged(&content(&theirs), Some(&before.write())).write();
        let after = before.merged(&content(&mine), Some(&disk));
        prop_assert_eq!(&after.content.annotations, &merged(&base, &mine, &theirs));
        let (read, warnings) = DocumentFile::<AnnotationsContent>::read(&after.write());
        prop_assert_eq!((&read, warnings), (&after, vec![]));
        // A state from before, as a backup holds it, takes nothing away that came since.
        let old = DocumentFile::new(content(&base)).write();
        let again = after.merged(&after.content, Some(&old));
        prop_assert!(claims(&again.content.annotations).is_superset(&claims(&after.content.annotations)));
        // A file that is gone neither.
        prop_assert_eq!(&after.merged(&after.content, None).content, &after.content);
    }
}

fn view(name: &str, search: &str) -> SavedView {
    ron::from_str(&format!("(name: {name:?}, shows: (search: {search:?}))")).expect("a view")
}

#[test]
fn settings_are_merged_field_by_field_and_views_by_name() {
    let base = Settings {
        views: vec![view("b", "1"), view("a", "1"), view("gone", "1")],
        ..Settings::default()
    };
    let mine = Settings {
        theme: ThemeChoice::Dark,
        views: vec![view("b", "1"), view("a", "mine"), view("new", "mine")],
        ..base.clone()
    };
    let theirs = Settings {
        zoom: Some(150),
        views: vec![
            view("b", "theirs"),
            view("a", "1"),
            view("gone", "1"),
            view("new", "theirs"),
        ],
        ..base.clone()
    };
    let both = Settings::merged(&base, &mine, &theirs);
    assert_eq!((both.theme, both.zoom), (ThemeChoice::Dark, Some(150)));
    let expected = [
        view("b", "theirs"),
        view("a", "mine"),
        view("new", "mine"),
        view("new (2)", "theirs"),
    ];
    assert_eq!(both.views, expected);
    assert_eq!(Settings::merged(&base, &theirs, &mine).views, expected);
    assert_eq!(Settings::merged(&both, &both, &both), both);
}

const UNREAD: &str = r#"(
    format: 2, written: 4, weather: "rain",
    content: (
        catalog: (title: "T", hash: "h", path: None),
        annotations: (
            claims: [
                (service: "x", attribute: "a", says: Some(Exactly(1)), note: "", date: "2026"),
                (service: "x", attribute: "a", says: Some(Rather(2)), note: "", date: "2026"),
                (service: "y", attribute: "a", says: Some(Yes), note: "", date: "2026", mood: "good"),
            ],
            marks: {"x": (starred: true, struck: None, note: "n"), "y": (starred: Maybe, struck: Some("dear"), note: "")},
        ),
    ),
)"#;

#[test]
fn one_unknown_word_loses_nothing_and_stays_in_the_file() {
    let (file, warnings) = DocumentFile::<AnnotationsContent>::read(UNREAD);
    let own = &file.content.annotations;
    assert_eq!(own.claims.len(), 2, "the other claims are there: {own:?}");
    assert!(own.marks["x"].starred);
    assert_eq!(own.marks["y"].struck.as_deref(), Some("dear"));
    let places = [
        "annotations → claims → x · a",
        "annotations → marks → y → starred",
        "weather",
        "annotations → claims → y · a → mood",
    ];
    assert!(warnings[0].contains("written by a newer version"), "{warnings:?}");
    assert_eq!(warnings.len(), places.len() + 1, "{warnings:?}");
    for place in places {
        assert!(
            warnings.iter().any(|w| w.ends_with(&format!(": {place}."))),
            "{place}: {warnings:?}"
        );
    }
    // Written by a window that changed something else, and by one that only had the other window's.
    let mut mine = file.content.clone();
    mine.annotations.marks.insert(
        "z".into(),
        Mark {
            starred: true,
            ..Mark::default()
        },
    );
    for disk in [Some(UNREAD), None] {
        let text = file.merged(&mine, disk).write();
        for part in ["Rather(2)", "Maybe", "rain", "mood"] {
            assert!(text.contains(part), "{part}: {text}");
        }
        let (again, warnings) = DocumentFile::<AnnotationsContent>::read(&text);
        assert_eq!(
            (&again.content.annotations, warnings),
            (&mine.annotations, vec![]),
            "said once"
        );
    }
    // What a later version can read is taken back.
    let text = file.write().replace("Rather(2)", "AtLeast(2)");
    let (later, _) = DocumentFile::<AnnotationsContent>::read(&text);
    assert_eq!(later.content.annotations.claims.len(), 3);
    assert!(!later.write().contains("Rather"));
}

fn built_in() -> Catalog {
    load(BUILT_IN).0.expect("the catalog")
}

/// What an earlier version kept.
const APP_RON: &str = include_str!("../data/app.ron");

#[test]
fn what_earlier_versions_kept_is_taken_over() {
    let carried = carry_over(APP_RON, &built_in());
    assert_eq!(carried.notices, Vec::<String>::new());
    let own = &carried.annotations[&CatalogKey::built_in()].content.annotations;
    assert_eq!(own.claims.len(), 1);
    assert!(own.marks["azure-databricks"].starred);
    assert_eq!(own.marks["foundry-tools"].struck.as_deref(), Some("too dear"));
    let window = carried.settings.content.window.expect("a window");
    assert_eq!((window.position, window.size), (Some((0.0, 0.0)), (1280.0, 800.0)));
    assert_eq!(carried.settings.content.zoom, None, "as the system has it");
    assert!(
        carried.work.is_some(),
        "its questions are those of the catalog that ships"
    );
    // The text size, and the work on another list.
    let other = APP_RON
        .replace("zoom_factor:1.0", "zoom_factor:1.3")
        .replace("model-type", "colour");
    let carried = carry_over(&other, &built_in());
    assert_eq!(carried.settings.content.zoom, Some(130));
    assert_eq!(carried.work, None);
    // What is noted on another catalog waits under a name of its own.
    let other = APP_RON.replace("Machine learning on Azure", "Queues");
    let carried = carry_over(&other, &built_in());
    assert_eq!(carried.annotations.len(), 1);
    let (key, file) = carried.annotations.first_key_value().expect("one");
    assert_ne!(*key, CatalogKey::built_in());
    assert_eq!(
        (
            file.content.catalog.title.as_str(),
            file.content.annotations.claims.len()
        ),
        ("Queues", 1)
    );
}

#[test]
fn what_was_cut_short_or_broken_gives_what_is_left_of_it() {
    let cut = &APP_RON[..APP_RON.find("\\\"foundry-tools").expect("a mark")];
    let carried = carry_over(cut, &built_in());
    let own = &carried.annotations[&CatalogKey::built_in()].content.annotations;
    assert_eq!(own.claims.len(), 1);
    assert!(own.marks["azure-databricks"].starred);
    assert!(carried.notices.concat().contains("cut short"), "{:?}", carried.notices);

    let broken = APP_RON.replace("Has([\\\"julia\\\"])", "Had([\\\"julia\\\"])");
    assert_ne!(broken, APP_RON);
    let carried = carry_over(&broken, &built_in());
    let file = &carried.annotations[&CatalogKey::built_in()];
    assert!(file.content.annotations.claims.is_empty());
    assert!(
        file.content.annotations.marks["azure-databricks"].starred,
        "nothing else is lost"
    );
    assert!(carried.notices.concat().contains("claims"), "{:?}", carried.notices);
    assert!(file.write().contains("Had("), "it stays in the file: {}", file.write());

    // A text that is cut short within a file that is whole is reported as well.
    let at = APP_RON.find("\\\"foundry-tools").expect("a mark");
    let rest = APP_RON[at..]
        .find("\",")
        .or_else(|| APP_RON[at..].find("\"}"))
        .expect("the text's end");
    let cut = format!("{}{}", &APP_RON[..at], &APP_RON[at + rest..]);
    let carried = carry_over(&cut, &built_in());
    assert!(carried.annotations.contains_key(&CatalogKey::built_in()));
    assert!(
        carried.notices.concat().contains("or the last of them"),
        "{:?}",
        carried.notices
    );
    // An editor's mark before the text, and a key that a merge tool left twice.
    let marked = carry_over(&format!("\u{feff}{APP_RON}"), &built_in());
    assert_eq!(marked, carry_over(APP_RON, &built_in()));
    let end = APP_RON.rfind('}').expect("its end");
    let twice = carry_over(
        &format!("{},\"own\":\"{{}}\"}}", APP_RON[..end].trim_end().trim_end_matches(',')),
        &built_in(),
    );
    assert_eq!(twice.annotations, carry_over(APP_RON, &built_in()).annotations);
    assert!(
        twice.notices.concat().contains("“own” twice; both"),
        "{:?}",
        twice.notices
    );
    let own = carry_over(APP_RON, &built_in())
        .annotations
        .remove(&CatalogKey::built_in())
        .expect("there");
    let other = format!(
        "{{\"Queues\":{}}}",
        ron::to_string(&own.content.annotations).expect("written")
    );
    let other = ron::to_string(&other).expect("written");
    let both = carry_over(
        &format!("{},\"own\":{other}}}", APP_RON[..end].trim_end().trim_end_matches(',')),
        &built_in(),
    );
    assert_eq!(both.annotations.len(), 2, "of each catalog: {:?}", both.notices);

    // Wherever it is cut, nothing panics and more text never gives less.
    let (mut most, built_in) = (0, built_in());
    for at in (0..APP_RON.len()).step_by(61).chain([APP_RON.len()]) {
        let carried = carry_over(&APP_RON[..at], &built_in);
        let own = carried.annotations.get(&CatalogKey::built_in());
        let entries = own.map_or(0, |f| {
            f.content.annotations.claims.len() + f.content.annotations.marks.len()
        });
        assert!(entries >= most, "at {at}");
        most = entries;
    }
    assert_eq!(most, 3);
}

#[test]
fn the_hostile_cases_are_read() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/cases/hostile");
    for (name, starred) in [("settings_good_app.ron", true), ("settings_truncated_app.ron", false)] {
        let Ok(text) = std::fs::read_to_string(folder.join(name)) else {
            continue;
        };
        let carried = carry_over(&text, &built_in());
        let own = &carried.annotations[&CatalogKey::built_in()].content.annotations;
        assert_eq!(own.claims.len(), 1, "{name}");
        assert_eq!(!own.marks.is_empty(), starred, "{name}");
        assert!(carried.work.is_some(), "{name}");
    }
}

#[test]
fn a_catalog_is_known_by_its_place_then_its_hash_and_by_its_title_only_when_asked() {
    let hint = |title: &str, hash: &str, path: Option<&str>| CatalogHint {
        title: title.into(),
        hash: hash.into(),
        path: path.map(str::to_owned),
        earlier: Vec::new(),
    };
    let starred = |service: &str| Annotations {
        marks: BTreeMap::from([(
            service.to_owned(),
            Mark {
                starred: true,
                ..Mark::default()
            },
        )]),
        ..Annotations::default()
    };
    let document = |catalog: CatalogHint, own: Annotations| {
        let path = PathBuf::from(catalog.path.clone().unwrap_or_default());
        let content = AnnotationsContent {
            catalog,
            annotations: own,
            ..AnnotationsContent::default()
        };
        (CatalogKey::of_path(&path), DocumentFile::new(content))
    };
    let others = [
        document(hint("T", "h", Some("/old/list.ron")), starred("moved")),
        document(hint("T", "other", Some("/other/list.ron")), starred("other")),
        document(hint("U", "u", Some("/u.ron")), starred("u")),
    ];
    let works: [(CatalogKey, DocumentFile<WorkContent>); 0] = [];
    let look = |hash: &str, there: bool| {
        let path = PathBuf::from("/new/list.ron");
        let mut home = CatalogHome::new(CatalogKey::of_path(&path), Some("/new/list.ron".into()));
        home.look_elsewhere(&hint("T", hash, Some("/new/list.ron")), &others, &works, &|_| there);
        home
    };
    let moved = look("h", false);
    assert_eq!(moved.own(), starred("moved"));
    assert_eq!(moved.moved_from.as_deref(), Some("/old/list.ron"));
    assert!(moved.offers.is_empty(), "what is its own is known");
    // The file is still where it was: this one is a copy, and another state has only the title in common.
    for home in [look("h", true), look("changed", false)] {
        assert_eq!(home.own(), Annotations::default());
        let from: Vec<&str> = home.offers.iter().map(|o| o.from.as_str()).collect();
        assert_eq!(from, ["/old/list.ron", "/other/list.ron"]);
    }
    // Another list was put in its place since.
    let now = hint("Another", "a", Some("/old/list.ron")).after(&others[0].1.content.catalog);
    let replaced = [document(now, starred("moved"))];
    let mut home = CatalogHome::new(CatalogKey::of_path(&PathBuf::from("/new/list.ron")), None);
    home.look_elsewhere(&hint("T", "h", Some("/new/list.ron")), &replaced, &works, &|_| true);
    assert_eq!(home.own(), starred("moved"));
    // It is put in the place of another that has notes of its own: asked about.
    let of_the_place = document(hint("Another", "a", Some("/new/list.ron")), starred("another")).1;
    let mut home = CatalogHome::new(CatalogKey::of_path(&PathBuf::from("/new/list.ron")), None);
    home.annotations = Some(of_the_place);
    assert!(home.is_of_another("T"));
    home.look_elsewhere(&hint("T", "h", Some("/new/list.ron")), &others, &works, &|_| false);
    assert!(
        home.offers.iter().any(|o| o.from == "/old/list.ron"),
        "{:?}",
        home.offers
    );
    // Once that is answered, it is not asked again.
    let mut home = look("changed", false);
    home.offers.clear();
    home.annotations = Some(DocumentFile::new(AnnotationsContent {
        by_title: ByTitle::Answered,
        ..AnnotationsContent::default()
    }));
    home.look_elsewhere(&hint("T", "changed", None), &others, &works, &|_| false);
    assert!(home.offers.is_empty());
    assert_eq!(together(&starred("a"), &starred("b")).marks.len(), 2);
}

#[test]
fn of_a_setting_that_stands_twice_the_last_is_used_and_it_is_told() {
    let read = |text: &str| DocumentFile::<Settings>::read(text);
    let (file, said) = read("(format: 1, content: (theme: Light, zoom: Some(150), theme: Dark))");
    assert_eq!((file.content.theme, file.content.zoom), (ThemeChoice::Dark, Some(150)));
    assert!(
        matches!(&said[..], [one] if one.ends_with("what stood last is used: theme.")),
        "{said:?}"
    );
    let (_, said) = read("(format: 1, content: (theme: Dark, theme: Dark))");
    assert!(said.is_empty(), "the same twice: {said:?}");
}

#[test]
fn a_saved_view_that_cannot_be_read_in_part_is_named() {
    let text = r#"(format: 1, content: (views: [(name: "Mine", shows: (search: "x")), (name: "Other", shows: (layout: Hexagons))]))"#;
    let (_, said) = DocumentFile::<Settings>::read(text);
    assert!(matches!(&said[..], [one] if one.contains("views → Other")), "{said:?}");
}
