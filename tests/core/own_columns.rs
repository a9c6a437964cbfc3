//! Columns of the user's own: laid over a catalog, taken off again, in any order, and never more than can be shown.

use crosscheck::{
    catalog::{
        Annotations, Catalog, OwnColumn, View,
        annotations::{
            self,
            columns::{MOST, check_name, read_formula},
        },
        format::START,
        load,
    },
    dataset::Dataset,
    workspace::{Stored, Workspace, kept::annotations::merged},
};
use jiff::civil::date;

fn catalog() -> Catalog {
    load(START.as_bytes()).0.expect("a catalog")
}

fn column(name: &str, formula: &str) -> OwnColumn {
    OwnColumn {
        id: name.into(),
        name: name.into(),
        formula: formula.into(),
    }
}

fn own(columns: &[OwnColumn]) -> Annotations {
    Annotations {
        columns: columns.to_vec(),
        ..Annotations::default()
    }
}

fn labels(catalog: &Catalog) -> Vec<&str> {
    catalog.own_columns().map(|a| catalog[a].label.as_str()).collect()
}

#[test]
fn they_are_laid_in_any_order_and_leave_nothing_behind() {
    let bare = catalog();
    let [a, b, c] = [
        column("twice", "price * 2"),
        column("four times", "twice * 2"),
        column("share", "\"four times\" / price"),
    ];
    for order in [[&a, &b, &c], [&c, &b, &a], [&b, &c, &a]] {
        let mut catalog = catalog();
        let columns: Vec<OwnColumn> = order.into_iter().cloned().collect();
        assert_eq!(annotations::apply(&mut catalog, &own(&columns)), Vec::<String>::new());
        assert_eq!(labels(&catalog), ["twice", "four times", "share"]);
        assert_eq!(catalog.groups.last().map(|g| g.label.as_str()), Some("Your columns"));
        assert!(
            catalog
                .attribute_ixs()
                .filter(|a| catalog.is_own_column(*a))
                .eq(catalog.own_columns())
        );
        // Again is the same, and nothing is as it was.
        let once = catalog.clone();
        annotations::apply(&mut catalog, &own(&columns));
        assert_eq!(catalog, once);
        annotations::apply(&mut catalog, &Annotations::default());
        assert_eq!(catalog, bare);
    }
}

#[test]
fn what_cannot_be_shown_is_said_and_kept() {
    let mut catalog = catalog();
    let columns = [
        column("a", "pirce"),
        column("price", "1"),
        column("b", "c + 1"),
        column("c", "b + 1"),
        column("", "1"),
        column("good", "users + 1"),
    ];
    let said = annotations::apply(&mut catalog, &own(&columns));
    assert_eq!(labels(&catalog), ["good"]);
    for part in [
        "Your column “a” is kept, but not shown: No attribute named “pirce”. Did you mean “price”?",
        "“price” is there already.",
        "no attribute named “c”",
        "no attribute named “b”",
        "A column has no name.",
    ] {
        let found = said.iter().any(|s| s.to_lowercase().contains(&part.to_lowercase()));
        assert!(found, "{part}: {said:?}");
    }
    assert_eq!(said.len(), 5);
    let many: Vec<OwnColumn> = (0..3_000)
        .map(|i| column(&format!("x{i}"), &format!("x{} + 1", i + 1)))
        .collect();
    let started = std::time::Instant::now();
    assert_eq!(annotations::apply(&mut catalog, &own(&many)).len(), 3_000);
    let many: Vec<OwnColumn> = (0..3_000).map(|i| column(&format!("x{i}"), "price")).collect();
    assert_eq!(annotations::apply(&mut catalog, &own(&many)).len(), 3_000 - MOST);
    assert!(started.elapsed().as_secs() < 5, "{:?}", started.elapsed());
}

#[test]
fn a_name_is_free_or_refused_and_a_formula_rests_on_no_circle() {
    let mut catalog = catalog();
    annotations::apply(
        &mut catalog,
        &own(&[column("twice", "price * 2"), column("four", "twice * 2")]),
    );
    let twice = catalog.attribute("twice");
    for (name, changed, expected) in [
        ("Three", None, None),
        ("twice", twice, None),
        ("TWICE", None, Some("“TWICE” is there already. Choose another name.")),
        ("Price", None, Some("is there already")),
        ("Works offline", None, Some("is there already")),
        ("status", None, Some("is there already")),
        (" ", None, Some("no name yet")),
    ] {
        let said = check_name(name, changed, &catalog).err();
        assert_eq!(said.is_some(), expected.is_some(), "{name}: {said:?}");
        assert!(
            said.unwrap_or_default().contains(expected.unwrap_or_default()),
            "{name}"
        );
    }
    for (formula, changed, expected) in [
        ("four + 1", None, None),
        ("price", twice, None),
        ("twice + 1", twice, Some("“twice” cannot be worked out from itself")),
        ("price + four", twice, Some("“four” is itself worked out from “twice”")),
        (
            "price + users",
            None,
            Some("In “price + users”, €/month and a mere number cannot be added"),
        ),
        ("price +", None, Some("The formula cannot be read at the end: ")),
    ] {
        let said = read_formula(formula, changed, &catalog).err();
        assert_eq!(said.is_some(), expected.is_some(), "{formula}: {said:?}");
        assert!(
            said.clone().unwrap_or_default().contains(expected.unwrap_or_default()),
            "{formula}: {said:?}"
        );
    }
}

#[test]
fn what_two_windows_added_is_kept_and_what_one_removed_stays_away() {
    let (a, b, c) = (column("a", "1"), column("b", "2"), column("c", "3"));
    let of = |columns: &[&OwnColumn]| own(&columns.iter().map(|c| (*c).clone()).collect::<Vec<_>>());
    let both = merged(&of(&[&a]), &of(&[&a, &b]), &of(&[&c]));
    assert_eq!(both, of(&[&b, &c]));
}

#[test]
fn of_a_column_that_two_windows_changed_or_named_alike_both_are_kept_apart() {
    let (was, mine, theirs) = (column("a", "1"), column("a", "2"), column("a", "3"));
    let of = |columns: &[&OwnColumn]| own(&columns.iter().map(|c| (*c).clone()).collect::<Vec<_>>());
    let apart = [
        mine.clone(),
        OwnColumn {
            id: "a 2".into(),
            name: "a 2".into(),
            ..theirs.clone()
        },
    ];
    for base in [of(&[&was]), of(&[])] {
        assert_eq!(merged(&base, &of(&[&mine]), &of(&[&theirs])).columns, apart);
        assert_eq!(merged(&base, &of(&[&theirs]), &of(&[&mine])).columns, apart);
    }
    assert_eq!(merged(&of(&[&was]), &of(&[&mine]), &of(&[&was])).columns, [mine]);
}

#[test]
fn what_is_set_up_on_a_column_waits_for_it() {
    let bare = Dataset::new(catalog(), View::on(date(2026, 11, 21)), None, Vec::new(), 1);
    let laid = bare.again(bare.view, own(&[column("twice", "price * 2")]).into(), 2).0;
    let mut workspace = Workspace::first(&laid);
    let condition = crosscheck::catalog::Condition::parse("twice<=20", &laid.catalog).expect("a condition");
    workspace.view.query.conditions.push(condition);
    let stored = Stored::of(&workspace, &laid.catalog);
    let (without, lost) = stored.restore(&bare);
    assert_eq!(lost.len(), 1, "{lost:?}");
    let (with, lost) = Stored::of(&without, &bare.catalog).restore(&laid);
    assert_eq!((with.view, lost.len()), (workspace.view, 0));
}
