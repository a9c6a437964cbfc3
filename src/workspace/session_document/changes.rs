//! What has changed between a saved session and the catalog it is opened on, in sentences.

use super::{
    document::SessionDocument,
    snapshot::{Snapshot, SnapshotAttribute, SnapshotCell, SnapshotRank, SnapshotService, in_words, stated_words},
};
use crate::{
    catalog::{
        Catalog, DateSpan, ServiceIx,
        wording::{message, upper_first},
    },
    compare::status_words,
    dataset::Dataset,
    decide::{self, Points, Ranking, grounds},
    workspace::work::Workspace,
};

/// In what a catalog differs from what a session's author saw.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Changes {
    /// Whether the catalog is another state, or another catalog: two titles and two hashes in a sentence.
    pub catalog: Option<String>,
    /// Who came first then and who does now, and why; empty when nothing was answered then or now.
    pub verdict: Vec<String>,
    /// What changed, under headings.
    pub sections: Vec<Change>,
    /// Whether the winner is another.
    pub winner_moved: bool,
}

/// One kind of change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// `Services`, `Cells` …
    pub heading: String,
    /// A sentence each.
    pub lines: Vec<String>,
}

impl Changes {
    /// Whether nothing that the session rests on has changed.
    pub fn is_empty(&self) -> bool {
        self.sections.is_empty() && !self.winner_moved
    }

    /// Compares what mattered when a session was saved with what there is now. `lost`: what its words could not be found again for.
    pub fn since(document: &SessionDocument, dataset: &Dataset, workspace: &Workspace, lost: Vec<String>) -> Self {
        let (catalog, snapshot) = (&dataset.catalog, &document.snapshot);
        let mut sections = Vec::new();
        let mut add = |heading: &str, lines: Vec<String>| {
            if !lines.is_empty() {
                let lines = lines.into_iter().map(message).collect();
                let heading = heading.to_owned();
                sections.push(Change { heading, lines });
            }
        };
        add(&upper_first(catalog.things(2)), services(snapshot, dataset));
        add("Attributes", attributes(snapshot, catalog));
        add("What can no longer be asked", lost);
        add("Cells", cells(snapshot, dataset));
        let answers = workspace.answers(dataset);
        let ranking = decide::rank(dataset, &answers);
        let now = ranking.winner().map(|s| catalog[s].id.clone());
        let winner_moved = now != snapshot.winner;
        let verdict = if ranking.taking_part.is_empty() && !winner_moved {
            Vec::new()
        } else {
            verdict(snapshot, dataset, &answers, &ranking)
        };
        add("Points", points(snapshot, catalog, &ranking));
        Self {
            catalog: other_catalog(document, catalog).map(message),
            verdict: verdict.into_iter().map(message).collect(),
            sections,
            winner_moved,
        }
    }
}

fn other_catalog(document: &SessionDocument, catalog: &Catalog) -> Option<String> {
    let then = &document.catalog;
    if then.title != catalog.title {
        return Some(format!(
            "The session was saved on “{}”; this is “{}”.",
            then.title, catalog.title
        ));
    }
    (then.hash != catalog.hash).then(|| {
        format!(
            "The catalog “{}” has changed since: it was {}, now it is {}.",
            then.title, then.hash, catalog.hash
        )
    })
}

fn services(snapshot: &Snapshot, dataset: &Dataset) -> Vec<String> {
    let (catalog, cells) = (&dataset.catalog, &dataset.cells);
    let line = |then: &SnapshotService| {
        let Some(now) = catalog.service(&then.id) else {
            return Some(gone(then, catalog));
        };
        let (service, status) = (&catalog[now], cells.judged(now).status);
        if service.name != then.name {
            return Some(format!("{} is now called {}.", then.name, service.name));
        }
        if status.id() != then.status {
            let mut numbers = crate::compare::Numbering::default();
            let words = status_words(cells, now, &mut numbers).text;
            return Some(format!(
                "{}: was {}, now {words}.{}",
                then.name,
                then.status,
                successors(catalog, now)
            ));
        }
        None
    };
    snapshot.services.iter().filter_map(line).collect()
}

fn gone(then: &SnapshotService, catalog: &Catalog) -> String {
    let heir = catalog.services.iter().find(|s| {
        s.former_names
            .iter()
            .chain(&s.aliases)
            .chain([&s.name])
            .any(|n| *n == then.name)
    });
    match heir {
        Some(heir) => format!(
            "{} is not in the catalog any more; {} goes by that name.",
            then.name, heir.name
        ),
        None => format!("{} is not in the catalog any more.", then.name),
    }
}

fn successors(catalog: &Catalog, service: ServiceIx) -> String {
    let names: Vec<&str> = catalog[service]
        .successors
        .iter()
        .map(|s| catalog.name_of(&s.to))
        .collect();
    if names.is_empty() {
        String::new()
    } else {
        format!(" Use instead: {}.", names.join(", "))
    }
}

fn attributes(snapshot: &Snapshot, catalog: &Catalog) -> Vec<String> {
    let line = |then: &SnapshotAttribute| match catalog.attribute(&then.id) {
        None => Some(format!("“{}” is not an attribute any more.", then.label)),
        Some(now) if catalog[now].label != then.label => {
            Some(format!("“{}” is now called “{}”.", then.label, catalog[now].label))
        }
        Some(_) => None,
    };
    snapshot.attributes.iter().filter_map(line).collect()
}

fn cells(snapshot: &Snapshot, dataset: &Dataset) -> Vec<String> {
    let (catalog, cells) = (&dataset.catalog, &dataset.cells);
    let line = |then: &SnapshotCell| {
        let (s, a) = (catalog.service(&then.service)?, catalog.attribute(&then.attribute)?);
        let now = stated_words(cells, s, a);
        (now != then.says).then(|| {
            let about = &catalog[a];
            format!(
                "{}, {}: was {}, now {}.",
                catalog[s].name,
                about.label,
                in_words(about, &then.says),
                in_words(about, &now)
            )
        })
    };
    snapshot.cells.iter().filter_map(line).collect()
}

fn points(snapshot: &Snapshot, catalog: &Catalog, ranking: &Ranking) -> Vec<String> {
    let line = |then: &SnapshotRank| {
        let now = ranking.ranked.iter().find(|r| catalog[r.service].id == then.id)?;
        let before = Points::of(then.score.into(), 1_000_000);
        // Earlier versions rounded down to a millionth here and there.
        let moved = (now.score - before).abs() > Points::of(10, 1_000_000);
        moved.then(|| {
            let name = &catalog[now.service].name;
            format!("{name}: had {before} points, has {}.", now.score)
        })
    };
    snapshot.ranking.iter().filter_map(line).collect()
}

/// Who came first then and who does now; for a new first, why the old one is not.
fn verdict(snapshot: &Snapshot, dataset: &Dataset, answers: &decide::Answers, ranking: &Ranking) -> Vec<String> {
    let catalog = &dataset.catalog;
    let name_then = |id: &String| {
        let then = snapshot.services.iter().find(|s| s.id == *id);
        then.map_or_else(|| id.clone(), |s| s.name.clone())
    };
    let now = ranking.winner().map(|s| catalog[s].name.clone());
    let mut lines = match (&snapshot.winner, &now) {
        (None, None) => vec!["Nothing led then, and nothing does now.".to_owned()],
        (None, Some(now)) => vec![format!("Nothing led then; now {now} comes first.")],
        (Some(then), None) => vec![format!("{} came first; now nothing does.", name_then(then))],
        (Some(then), Some(_)) if catalog.service(then) == ranking.winner() => {
            let clear = match (snapshot.clear, ranking.is_clear()) {
                (true, false) => " It led clearly then, and does not now.",
                (false, true) => " It leads clearly now.",
                _ => "",
            };
            vec![format!("{} still comes first.{clear}", name_then(then))]
        }
        (Some(then), Some(now)) => vec![format!("{} came first; now it is {now}.", name_then(then))],
    };
    // Why the one that led does not any more.
    if let Some(old) = snapshot.winner.as_ref().and_then(|id| catalog.service(id))
        && ranking.winner() != Some(old)
        && let Some(out) = ranking.ruled_out.iter().find(|r| r.service == old)
    {
        let reasons = out
            .reasons
            .iter()
            .map(|why| grounds::reason(dataset, answers, old, *why).because);
        let reasons: Vec<String> = reasons.collect();
        lines.push(format!("{} is ruled out: {}", catalog[old].name, reasons.join(" ")));
    }
    lines
}

/// The day a session was judged on, for a person; as it is when it cannot be read, `None` where it names none.
pub fn judged_on(document: &SessionDocument) -> Option<String> {
    let day = &document.view.judged_on;
    let words = DateSpan::parse(day).map_or_else(|| day.clone(), DateSpan::human);
    (!words.trim().is_empty()).then_some(words)
}
