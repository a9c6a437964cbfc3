//! The keyboard's way through the comparison, against an obvious one, over random foldings, panes and steps; and what
//! each action leaves to take back.

use crosscheck::{
    app::{
        Action, Command, Model,
        action::{Compare, Select},
        location::{LineId, Location},
        update::update,
        view::{CompareView, Views, compare::Move},
    },
    catalog::{ServiceIx, View, load},
    dataset::Dataset,
};
use jiff::civil::date;
use proptest::{prelude::*, test_runner::RngSeed};

fn model(ids: &[&str]) -> Model {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/databases.ron");
    let (catalog, report) = load(&std::fs::read(path).expect("the small catalog"));
    assert!(report.errors.is_empty());
    let view = View::on(date(2026, 11, 21));
    let mut model = Model::new(Dataset::new(catalog.expect("it checks"), view, None, vec![], 1));
    let services = ids
        .iter()
        .map(|id| model.dataset.catalog.service(id).expect("in the catalog"))
        .collect();
    act(&mut model, Select::CompareThese(services));
    model
}

fn act(model: &mut Model, action: impl Into<Action>) {
    update(model, action.into());
}

fn with_view<T>(model: &Model, read: impl FnOnce(&CompareView) -> T) -> T {
    let mut views = Views::default();
    views.refresh(model);
    read(views.compare().expect("a view"))
}

const ALL: [&str; 5] = ["tinybase", "bigserver", "docdrawer", "oldstore", "backup-tool"];

/// What is shown, cell by cell, worked out from the groups themselves.
fn lines(model: &Model) -> Vec<LineId> {
    let catalog = &model.dataset.catalog;
    with_view(model, |view| {
        let mut lines = Vec::new();
        for group in &view.comparison.groups {
            lines.push(LineId::Group(group.group));
            let folded = model.workspace.folded_groups.contains(&catalog.groups[group.group].id);
            for row in &group.rows {
                if !folded {
                    lines.push(LineId::Row(row.attribute));
                }
            }
        }
        lines
    })
}

fn steps() -> impl Strategy<Value = Vec<Move>> {
    let one = prop_oneof![
        (-4isize..5).prop_map(Move::Lines),
        (-3isize..4).prop_map(Move::Panes),
        Just(Move::FirstPane),
        Just(Move::LastPane),
        Just(Move::Top),
        Just(Move::Bottom),
    ];
    prop::collection::vec(one, 1..20)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, rng_seed: RngSeed::Fixed(7), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn steps_lead_where_counting_says(
        panes in 2usize..6, folds in prop::collection::vec(0usize..3, 0..4), differences: bool, steps in steps(),
    ) {
        let mut m = model(&ALL[..panes]);
        for group in folds {
            act(&mut m, Compare::ToggleGroup(group));
        }
        act(&mut m, Compare::SetDifferencesOnly(differences));
        let lines = lines(&m);
        let services = m.workspace.comparison.services.clone();
        with_view(&m, |view| {
            assert_eq!(view.lines, lines);
            let Some(mut at) = view.standing(None) else {
                assert!(lines.is_empty());
                return;
            };
            let clamp = |to: isize, len: usize| to.clamp(0, len as isize - 1) as usize;
            for step in steps {
                let line = lines.iter().position(|l| *l == at.line).expect("it stands on a line") as isize;
                let pane = services.iter().position(|s| *s == at.pane).expect("in a pane") as isize;
                let (line, pane) = match step {
                    Move::Lines(by) => (line + by, pane),
                    Move::Panes(by) => (line, pane + by),
                    Move::FirstPane => (line, 0),
                    Move::LastPane => (line, isize::MAX),
                    Move::Top => (0, pane),
                    Move::Bottom => (isize::MAX, pane),
                };
                at = view.step(at, step);
                assert_eq!(
                    at,
                    Location { line: lines[clamp(line, lines.len())], pane: services[clamp(pane, services.len())] }
                );
                assert_eq!(view.standing(Some(at)), Some(at), "what is shown is stood on");
            }
        });
    }

    #[test]
    fn any_change_of_panes_is_one_step_back(
        moves in prop::collection::vec((0usize..6, 0usize..5, -2isize..7), 1..12),
    ) {
        let mut m = model(&ALL[..4]);
        let mut states = vec![m.workspace.comparison.clone()];
        for (what, service, to) in moves {
            let service = ServiceIx(service as u32);
            act(&mut m, match what {
                0 => Action::from(Compare::Move(service, to)),
                1 => Compare::MoveTo(service, to.unsigned_abs()).into(),
                2 => Compare::TogglePin(service).into(),
                3 => Compare::Swap { from: service, to: ServiceIx(to.unsigned_abs() as u32) }.into(),
                4 => Select::ToggleTick(service).into(),
                _ => Compare::SetKeepCantTell(to > 2).into(),
            });
            let now = m.workspace.comparison.clone();
            assert!(now.baseline.is_none_or(|b| now.services.contains(&b)), "a baseline is a pane");
            let mut once = now.services.clone();
            once.sort_unstable();
            once.dedup();
            assert_eq!(once.len(), now.services.len(), "no pane stands twice");
            if states.last() != Some(&now) {
                states.push(now);
            }
        }
        while let Some(expected) = states.pop() {
            assert_eq!(m.workspace.comparison, expected);
            if !states.is_empty() {
                act(&mut m, Command::Undo);
            }
        }
    }
}

#[test]
fn the_cursor_stands_beside_what_was_hidden() {
    let mut m = model(&ALL[..3]);
    let catalog = &m.dataset.catalog;
    let (size, first) = (
        catalog.attribute("max-size").expect("there"),
        catalog.attribute("licence").expect("there"),
    );
    let group = catalog[size].group;
    let at = Location::cell(m.workspace.comparison.services[1], size);
    assert_eq!(with_view(&m, |v| v.standing(Some(at))), Some(at));
    act(&mut m, Compare::ToggleGroup(group));
    let heading = Location {
        line: LineId::Group(group),
        ..at
    };
    assert_eq!(with_view(&m, |v| v.standing(Some(at))), Some(heading), "on its heading");
    act(&mut m, Compare::ToggleGroup(group));
    let gone = m.workspace.comparison.services[1];
    act(&mut m, Select::ToggleTick(gone));
    let beside = Location::cell(m.workspace.comparison.services[0], size);
    assert_eq!(
        with_view(&m, |v| v.standing(Some(at))),
        Some(beside),
        "in the first pane"
    );
    let start = Location::cell(m.workspace.comparison.services[0], first);
    assert_eq!(
        with_view(&m, |v| v.standing(None)),
        Some(start),
        "first on a cell, not a heading"
    );
}
