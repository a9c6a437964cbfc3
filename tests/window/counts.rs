//! A count over 999 is written with thousands marks, wherever a person reads it.

use std::fmt::Write as _;

use crosscheck::{
    app::{
        Command,
        action::{Action, Filter, Grid, Import, Select},
        state::ImportPage,
    },
    catalog::condition::Subject,
    workspace::{Layout, Place},
};
use egui_kittest::kittest::NodeT as _;

use crate::{
    everywhere::{App, push},
    painted::texts,
    support::app::{FakeWorld, Window, open},
};

const ENTRIES: usize = 2413;

/// A list of many, in which no name or value is a large number.
fn list() -> String {
    let mut text = "Name,Kind,Open,Tags\n".to_owned();
    let letter = |n: usize| char::from(b'a' + (n % 26) as u8);
    for n in 0..ENTRIES {
        let name: String = [n / 676, n / 26, n].map(letter).iter().collect();
        let kind = ["server", "library"][usize::from(n % 40 == 0)];
        let is_open = ["yes", "no", ""][usize::from(n % 50 == 0) + usize::from(n % 100 == 0)];
        writeln!(text, "Tool {name},{kind},{is_open},tag {}{}", letter(n), letter(n / 26)).expect("a text takes it");
    }
    text
}

/// The numbers of a text from 1,000 on that have no thousands marks and are no years.
fn unmarked(text: &str) -> Vec<&str> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, ',' | '.' | '-' | ':' | '/' | '_' | '#');
    text.split(|c| !is_part(c))
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| {
            let is_number = !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
            is_number && word.parse().is_ok_and(|n: u32| n >= 1000 && !(1900..2100).contains(&n))
        })
        .collect()
}

#[test]
fn counts_have_thousands_marks_everywhere() {
    assert_eq!(
        unmarked("all 2413, (1234) of 2,413 in 2024; v1234 +5000"),
        ["2413", "1234", "5000"]
    );
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("tools.csv");
    std::fs::write(&file, list()).expect("written");
    let window = Window {
        file: Some(file),
        ..Window::default()
    };
    let mut app = open(window, FakeWorld::default());
    app.run();
    let (mut wrong, mut marked) = (Vec::new(), 0);
    let mut look = |app: &App, place: &str| {
        let painted = texts(app).into_iter().map(|t| t.text);
        let aloud = app.root().children_recursive().flat_map(|node| {
            let node = node.accesskit_node();
            [node.label(), node.value(), node.data().tooltip().map(str::to_owned)]
        });
        for text in painted.chain(aloud.flatten()) {
            marked += usize::from(text.contains("2,413"));
            if !unmarked(&text).is_empty() {
                wrong.push(format!("{place}: {text}"));
            }
        }
    };
    for page in [ImportPage::Columns, ImportPage::File, ImportPage::Report] {
        push(&mut app, &[Import::Page(page).into()]);
        look(&app, &format!("import, {page:?}"));
    }
    push(&mut app, &[Action::CloseModal]);
    let about = |app: &App, id: &str| app.state().model().dataset.catalog.attribute(id).expect("a column");
    let kind = Subject::Attribute(about(&app, "kind"));
    for layout in Layout::ALL {
        push(
            &mut app,
            &[Action::Go(Place::Explore), Filter::SetLayout(layout).into()],
        );
        look(&app, &format!("{layout:?}"));
        push(&mut app, &[Grid::GroupBy(Some(kind)).into()]);
        look(&app, &format!("{layout:?}, in groups"));
        push(&mut app, &[Grid::GroupBy(None).into()]);
    }
    for typed in ["kind", "kind server", "open = yes"] {
        push(&mut app, &[Filter::DraftCondition(typed.to_owned()).into()]);
        look(&app, &format!("find “{typed}”"));
    }
    push(&mut app, &[Filter::DraftCondition(String::new()).into()]);
    push(&mut app, &[Filter::SetSearch("zzzz".to_owned()).into()]);
    look(&app, "nothing found");
    push(
        &mut app,
        &[Filter::SetSearch(String::new()).into(), Action::Go(Place::Decide)],
    );
    look(&app, "decide");
    for command in [Command::About, Command::Attributes, Command::AddColumn] {
        push(&mut app, &[command.into()]);
        look(&app, &format!("{command:?}"));
        push(&mut app, &[Action::CloseModal, Action::CloseModal]);
    }
    let first = app
        .state()
        .model()
        .dataset
        .catalog
        .service("tool-aaa")
        .expect("the first");
    push(&mut app, &[Select::Open(first).into()]);
    look(&app, "details");
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(marked > 40, "only {marked} counts were seen");
}
