//! What mattered when a session was saved, compact: who came first with how many points, and every cell that the
//! answers, must-haves and filters look at, of the services the session names. Cells by ids, so that a new label is no
//! change.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{
    catalog::{
        Atom, Attribute, AttributeIx, Catalog, CellValue, Cells, Condition, Feature, ServiceIx, ServiceRef, State,
        condition::Subject,
    },
    dataset::Dataset,
    decide,
    workspace::work::Workspace,
};

/// The most services whose standing is kept; no one looks at more, and a file should stay readable.
const MOST: usize = 40;

/// What mattered when a session was saved.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Snapshot {
    /// The first of the ranking, by id; `None` when there was none.
    pub winner: Option<String>,
    /// Whether it led clearly.
    pub clear: bool,
    /// Those ranked, first to last.
    pub ranking: Vec<SnapshotRank>,
    /// Those ruled out, by id.
    pub ruled_out: Vec<String>,
    /// The services the session names or ranks.
    pub services: Vec<SnapshotService>,
    /// The attributes it looks at.
    pub attributes: Vec<SnapshotAttribute>,
    /// What their cells stated.
    pub cells: Vec<SnapshotCell>,
}

/// A service's standing, in millionths of a point.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SnapshotRank {
    /// The id of the service.
    pub id: String,
    /// A millionth of a point is 1.
    pub score: i64,
}

/// A service as it was.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SnapshotService {
    /// By which the catalog of today is asked.
    pub id: String,
    /// What it was called when the session was saved.
    pub name: String,
    /// Its lifecycle status.
    pub status: String,
}

/// An attribute as it was.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SnapshotAttribute {
    /// By which the catalog of today is asked.
    pub id: String,
    /// What it was called when the session was saved.
    pub label: String,
}

/// A cell as it was.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SnapshotCell {
    /// The service's id.
    pub service: String,
    /// The attribute's id.
    pub attribute: String,
    /// What it stated, see [`stated_words`].
    pub says: String,
}

impl Snapshot {
    /// What matters now.
    pub fn of(dataset: &Dataset, workspace: &Workspace) -> Self {
        let (catalog, cells) = (&dataset.catalog, &dataset.cells);
        let answers = workspace.answers(dataset);
        let ranking = decide::rank(cells, &answers);
        let id = |s: ServiceIx| catalog[s].id.clone();
        let services = services(dataset, workspace, &ranking);
        let attributes = looked_at(catalog, workspace, &answers);
        let cell = |s: ServiceIx, a: AttributeIx| SnapshotCell {
            service: id(s),
            attribute: catalog[a].id.clone(),
            says: stated_words(cells, s, a),
        };
        Self {
            winner: ranking.winner().map(id),
            clear: ranking.is_clear(),
            ranking: ranking
                .ranked
                .iter()
                .take(MOST)
                .map(|r| SnapshotRank {
                    id: id(r.service),
                    score: i64::try_from(r.score.millionths()).unwrap_or_default(),
                })
                .collect(),
            ruled_out: ranking.ruled_out.iter().take(MOST).map(|r| id(r.service)).collect(),
            services: services
                .iter()
                .map(|s| SnapshotService {
                    id: id(*s),
                    name: catalog[*s].name.clone(),
                    status: cells.judged(*s).status.id().to_owned(),
                })
                .collect(),
            attributes: attributes
                .iter()
                .map(|a| SnapshotAttribute {
                    id: catalog[*a].id.clone(),
                    label: catalog[*a].label.clone(),
                })
                .collect(),
            cells: services
                .iter()
                .flat_map(|s| attributes.iter().map(|a| cell(*s, *a)))
                .collect(),
        }
    }
}

/// The services a session ranks or names, in the catalog's order.
fn services(dataset: &Dataset, workspace: &Workspace, ranking: &decide::Ranking) -> BTreeSet<ServiceIx> {
    let catalog = &dataset.catalog;
    let ranked = ranking.ranked.iter().take(MOST).map(|r| r.service);
    let out = ranking.ruled_out.iter().take(MOST).map(|r| r.service);
    let own = &workspace.annotations;
    let named = own.marks.keys().chain(own.claims.iter().map(|c| &c.service));
    ranked
        .chain(out)
        .chain(workspace.comparison.services.iter().copied())
        .chain(named.filter_map(|id| catalog.service(id)))
        .collect()
}

/// The attributes that the rules of the answers given, the must-haves, the wishes and the filters look at.
fn looked_at(catalog: &Catalog, workspace: &Workspace, answers: &decide::Answers) -> BTreeSet<AttributeIx> {
    let mut subjects: Vec<Subject> = Vec::new();
    for (f, factor) in catalog.factors.iter().enumerate() {
        for option in answers.chosen(f).iter().filter_map(|o| factor.options.get(*o)) {
            for rule in &option.rules {
                subjects.extend(rule.when.conditions().iter().map(|c| c.subject));
            }
        }
    }
    let asked = answers.must_haves.iter().chain(&workspace.view.query.conditions);
    subjects.extend(asked.flat_map(Condition::parts).map(|c| c.subject));
    subjects.extend(answers.wishes.iter().map(|w| Subject::Attribute(w.attribute)));
    let attribute = |s: &Subject| match s {
        Subject::Attribute(a) => Some(*a),
        _ => None,
    };
    subjects.iter().filter_map(attribute).collect()
}

/// A cell in a line by ids: `yes`, `python yes, r partly`, `at most 10`, `not-stated`.
pub fn stated_words(cells: &Cells, service: ServiceIx, attribute: AttributeIx) -> String {
    let about = &cells.catalog[attribute];
    let cell = cells.get(service, attribute);
    let option = |o: u16| about.options.get(usize::from(o)).map_or("", |o| o.id.as_str());
    match &cell.value {
        CellValue::None => cell.state.id().to_owned(),
        CellValue::Choice(o) => option(*o).to_owned(),
        CellValue::Atoms(atoms) => {
            let mut all: Vec<String> = atoms
                .iter()
                .map(|(o, a)| format!("{} {}", option(*o), a.state().id()))
                .collect();
            // The order of options in a file is no change.
            all.sort();
            all.join(", ")
        }
        CellValue::Scalar(value) => value.to_string(),
        CellValue::Texts(texts) => texts.join(" | "),
        CellValue::Services(all) => {
            let mut all: Vec<&str> = all
                .iter()
                .map(|s| match s {
                    ServiceRef::Known(ix) => cells.catalog[*ix].id.as_str(),
                    ServiceRef::Named(name) => name,
                })
                .collect();
            all.sort_unstable();
            all.join(", ")
        }
    }
}

/// What [`stated_words`] gave, for a person; as it is where the catalog does not know an option any more.
pub fn in_words(about: &Attribute, stated_words: &str) -> String {
    let state = |id: &str| {
        [
            State::Yes,
            State::No,
            State::Partly,
            State::NotApplicable,
            State::NotStated,
            State::Conflicting,
        ]
        .into_iter()
        .find(|s| s.id() == id)
    };
    if let Some(state) = state(stated_words) {
        return state.word().to_owned();
    }
    let label = |id: &str| {
        about
            .option(id)
            .and_then(|o| about.options.get(usize::from(o)))
            .map(|o| &*o.label)
    };
    if let Some(label) = label(stated_words) {
        return label.to_owned();
    }
    if about.kind.has(Feature::Atoms) {
        let part = |part: &str| -> String {
            let (id, atom) = part.rsplit_once(' ').unwrap_or((part, "yes"));
            let label = label(id).unwrap_or(id);
            match atom {
                id if id == Atom::Yes.state().id() => label.to_owned(),
                other => {
                    let word = state(other).map_or_else(|| other.to_owned(), |s| s.word().to_owned());
                    format!("{label}: {word}")
                }
            }
        };
        return stated_words.split(", ").map(part).collect::<Vec<_>>().join(", ");
    }
    match about.unit.as_str() {
        "" => stated_words.to_owned(),
        unit => format!("{stated_words} {unit}"),
    }
}
