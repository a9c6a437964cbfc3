//! What the window shows, as text: the views of each place on a small catalog, held against a golden file.
//!
//! `UPDATE_SNAPSHOTS=1 cargo test --test window views` renews it; read the difference before keeping it.

use std::fmt::Write as _;

use crosscheck::{
    app::{
        Action, Effect, Model,
        action::{Compare, Decide, Export, Filter, Grid, Select},
        update::update,
        view::{Views, explore::GridLine},
    },
    catalog::{Condition, View, condition::Subject, load},
    dataset::Dataset,
    decide::WizardEvent,
    explore::Unknown,
    workspace::{Layout, Place},
};
use jiff::civil::date;

fn model() -> Model {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/databases.ron");
    let (catalog, report) = load(&std::fs::read(path).expect("the small catalog"));
    assert!(report.errors.is_empty());
    Model::new(Dataset::new(
        catalog.expect("it checks"),
        View::on(date(2026, 11, 21)),
        None,
        vec![],
        1,
    ))
}

fn act(model: &mut Model, action: impl Into<Action>) {
    update(model, action.into());
}

fn explore(model: &Model, views: &mut Views, text: &mut String) {
    views.refresh(model);
    let view = views.explore().expect("a view");
    let _ = writeln!(text, "## {}", view.count);
    for chip in &view.chips {
        let _ = writeln!(text, "chip: {}", chip.text);
    }
    if let Some(unknown) = &view.unknown {
        let _ = writeln!(text, "unknown: {} ({})", unknown.text, unknown.hint);
    }
    for i in 0..view.len() {
        let entry = view.entry(i).expect("an entry");
        let _ = writeln!(text, "- {}", entry.spoken);
        for fact in &entry.facts {
            let _ = writeln!(text, "    {}: [{}] {}", fact.label, fact.state.word(), fact.text);
        }
        if let Some(matched) = &entry.matched {
            let _ = writeln!(text, "    matched {}", matched.text);
        }
    }
    for relax in &view.empty {
        let _ = writeln!(text, "relax: {}", relax.text);
    }
    for facet in &view.facets {
        let options: Vec<String> = facet
            .options
            .iter()
            .map(|o| {
                format!(
                    "{}{} {}{}",
                    if o.active { "*" } else { "" },
                    o.label,
                    o.count,
                    if o.more > 0 {
                        format!("+{}", o.more)
                    } else {
                        String::new()
                    }
                )
            })
            .collect();
        let range = facet
            .range
            .as_ref()
            .map(|r| format!(" ({})", r.extent))
            .unwrap_or_default();
        let _ = writeln!(text, "facet {}{range}: {}", facet.label, options.join(", "));
    }
    text.push('\n');
}

#[test]
fn the_window_in_words() {
    let mut m = model();
    let mut views = Views::default();
    let mut text = String::from("# Explore, at first\n");
    explore(&m, &mut views, &mut text);

    text.push_str("# Explore, two conditions, strict then lenient\n");
    let condition = |t: &str, m: &Model| Condition::parse(t, &m.dataset.catalog).expect("a condition");
    let java = condition("drivers=java", &m);
    act(&mut m, Filter::SetCondition(java));
    explore(&m, &mut views, &mut text);
    act(&mut m, Filter::SetUnknown(Unknown::Keep));
    explore(&m, &mut views, &mut text);

    text.push_str("# Explore, nothing matches\n");
    act(&mut m, Filter::SetSearch("zzzz".to_owned()));
    explore(&m, &mut views, &mut text);

    text.push_str("# Explore, grouped by the options of a set\n");
    act(&mut m, Filter::ClearAll);
    act(&mut m, Filter::SetLayout(Layout::Table));
    let drivers = m.dataset.catalog.attribute("drivers").expect("an attribute");
    act(&mut m, Grid::GroupBy(Some(Subject::Attribute(drivers))));
    views.refresh(&m);
    let view = views.explore().expect("a view");
    let _ = writeln!(text, "## {}\nnote: {}", view.count, view.groups.note);
    for line in (0..).map_while(|line| view.groups.line(line)) {
        match line {
            GridLine::Heading(g) => {
                let _ = writeln!(text, "### {}", view.groups.all[g].spoken);
                for summary in view.summaries(g) {
                    let _ = writeln!(text, "    [{} / {}] {}", summary.range, summary.middle, summary.spoken);
                }
            }
            GridLine::Service(i) => {
                let _ = writeln!(text, "- {}", view.entry(i).expect("an entry").name);
            }
        }
    }
    act(&mut m, Grid::GroupBy(None));
    act(&mut m, Filter::SetLayout(Layout::Cards));
    text.push('\n');

    text.push_str("# Find a filter\n");
    for words in [
        "java",
        "drivers: ",
        "size",
        "size 1 TB",
        "licnce",
        "nothing like it",
        "complete",
    ] {
        act(&mut m, Filter::DraftCondition(words.to_owned()));
        views.refresh(&m);
        let found = views.find().expect("a view");
        let _ = writeln!(text, "## {words}");
        if !found.hint.is_empty() {
            let _ = writeln!(text, "hint: {}", found.hint);
        }
        for (at, row) in found.rows.iter().enumerate() {
            let enter = if found.marked(None) == Some(at) { "Enter " } else { "" };
            let _ = writeln!(text, "- {enter}{} {} [{}]", row.take.verb(), row.spoken, row.about);
        }
    }
    act(&mut m, Filter::DraftCondition(String::new()));
    text.push('\n');

    text.push_str("# Compare\n");
    let ids = ["tinybase", "bigserver", "docdrawer"].map(|id| m.dataset.catalog.service(id).expect("in the catalog"));
    act(&mut m, Select::CompareThese(ids.to_vec()));
    act(&mut m, Compare::TogglePin(ids[0]));
    views.refresh(&m);
    let compare = views.compare().expect("a view");
    for pane in &compare.panes {
        let _ = writeln!(
            text,
            "pane: {}{}, {}",
            if pane.pinned { "* " } else { "" },
            pane.name,
            pane.status_text
        );
    }
    for group in &compare.comparison.groups {
        let _ = writeln!(text, "## {}", group.label);
        for row in &group.rows {
            let _ = writeln!(text, "{} ({})", compare.label(row.attribute), row.class.id());
            for cell in &row.cells {
                let lines: Vec<String> = cell
                    .words
                    .lines
                    .iter()
                    .map(|l| format!("{} {:?}", l.spelt(), l.sources))
                    .collect();
                let versus = cell
                    .versus
                    .as_ref()
                    .map(|v| format!(" | {}", v.words()))
                    .unwrap_or_default();
                let _ = writeln!(text, "    [{}] {}{versus}", cell.words.state.word(), lines.join("; "));
            }
        }
    }

    text.push_str("\n# Decide\n");
    act(&mut m, Action::Go(Place::Decide));
    act(&mut m, Decide::Event(WizardEvent::Choose(1)));
    act(&mut m, Decide::Event(WizardEvent::ToResult));
    views.refresh(&m);
    let decide = views.decide().expect("a view");
    let _ = writeln!(
        text,
        "{}\n{}\n{}",
        decide.field,
        [decide.result.headline.as_str(), &decide.result.besides].join(" "),
        decide.result.under
    );
    for r in &decide.result.ranked {
        let _ = writeln!(text, "{} {} {}", r.place, r.name, r.score);
        for reason in r.reasons.iter().chain(&r.open).chain(&r.lost) {
            let _ = writeln!(
                text,
                "    {} {} | {} | {}",
                reason.points, reason.answer, reason.because, reason.source
            );
        }
    }
    for out in &decide.result.ruled_out {
        let _ = writeln!(text, "out: {}: {}", out.name, out.reasons.join(" "));
    }

    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/views.txt");
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(path, &text).expect("written");
    }
    let golden = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        golden == text,
        "the views differ from tests/golden/views.txt; now:\n{text}"
    );
}

#[test]
fn why_one_over_another_in_words() {
    let mut m = model();
    let mut views = Views::default();
    let mut text = String::new();
    let ids = ["tinybase", "bigserver", "docdrawer"].map(|id| m.dataset.catalog.service(id).expect("in the catalog"));
    act(&mut m, Select::CompareThese(ids.to_vec()));
    for pair in [(ids[0], ids[2]), (ids[1], ids[0])] {
        act(&mut m, Compare::Why(Some(pair)));
        views.refresh(&m);
        let why = views.compare().and_then(|v| v.why.as_ref()).expect("a view");
        let _ = writeln!(text, "# {} | {}", why.names[0], why.names[1]);
        for list in &why.apart.lists {
            let _ = writeln!(text, "## {}", list.heading);
            for line in &list.lines {
                let _ = writeln!(text, "{}", line.label);
                for words in line.sides.iter().flat_map(|s| &s.lines) {
                    let _ = writeln!(text, "    [{}] {} {:?}", words.shape.word(), words.text, words.sources);
                }
                if !line.by.is_empty() {
                    let _ = writeln!(text, "    better: {}", line.by);
                }
            }
        }
        for source in &why.sources {
            let _ = writeln!(text, "{}. {}", source.number, source.text);
        }
        let _ = writeln!(text, "\n{}\n{}", why.text, why.markdown);
        let effects = update(&mut m, Export::CopyHtml.into());
        let Some(Effect::CopyHtml { html, .. }) = effects.first() else {
            panic!("the comparison is copied: {effects:?}")
        };
        for list in &why.apart.lists {
            assert!(html.contains(&format!("<h3>{}</h3>", list.heading)), "{html}");
        }
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/why.txt");
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(path, &text).expect("written");
    }
    let golden = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        golden == text,
        "the view differs from tests/golden/why.txt; now:\n{text}"
    );
}

#[test]
fn nothing_is_worked_out_when_nothing_moved() {
    let mut m = model();
    let mut views = Views::default();
    views.refresh(&m);
    let runs = views.runs();
    for _ in 0..10 {
        views.refresh(&m);
    }
    assert_eq!(views.runs(), runs);
    act(&mut m, Filter::SetSearch("server".to_owned()));
    views.refresh(&m);
    assert_eq!(views.runs(), runs + 1, "only the grid depends on the search");
}

#[test]
fn undo_takes_back_filters_and_ticks_step_by_step_and_typing_as_one() {
    let mut m = model();
    let before = m.workspace.clone();
    let s = m.dataset.catalog.service("tinybase").expect("in the catalog");
    act(&mut m, Select::ToggleTick(s));
    for typed in ["d", "da", "dat"] {
        act(&mut m, Filter::SetSearch(typed.to_owned()));
    }
    act(&mut m, Filter::ClearAll);
    assert_eq!(
        m.workspace.comparison.services,
        [s],
        "clearing filters leaves what is ticked"
    );
    act(&mut m, crosscheck::app::Command::Undo);
    assert_eq!(m.workspace.view.query.search, "dat", "one step back");
    while !m.history.undo.is_empty() {
        act(&mut m, crosscheck::app::Command::Undo);
    }
    assert_eq!(m.workspace.view.query, before.view.query);
    assert_eq!(m.workspace.comparison.services, before.comparison.services);
    while !m.history.redo.is_empty() {
        act(&mut m, crosscheck::app::Command::Redo);
    }
    assert_eq!(m.workspace.comparison.services, [s]);
    assert!(m.workspace.view.query.search.is_empty() && m.workspace.view.query.conditions.is_empty());
}
