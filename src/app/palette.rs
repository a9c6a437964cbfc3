//! The one box that finds everything: services, options to filter by, commands, questions and sources, by a few letters of
//! their names, each with what Enter does about it.

use super::{
    Command,
    action::{Action, Decide, Evidence, Filter, Select},
    state::{Modal, Model, OpenPalette},
    view::find::also,
};
use crate::{
    catalog::{
        ServiceIx, SourceIx,
        condition::{Subject, Want},
    },
    decide::Position,
    explore::{Bits, Query, name_match::Sought, search_words},
    workspace::Place,
};

/// The most of one sort that are shown.
const MOST: usize = 12;
/// Of very many services with the same letters, so many are looked at for the best.
const LOOKED_AT: usize = 400;
/// Among so many services typing mistakes are forgiven.
const FORGIVEN_AMONG: usize = 5_000;
/// A word that only names where something belongs counts less.
const FURTHER: u8 = 3;

/// Something that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// What it is called.
    pub name: String,
    /// What it is, or where it belongs; may be empty.
    pub about: String,
    /// What Enter does.
    pub target: Target,
    /// Whether it can be done now.
    pub enabled: bool,
}

/// What a hit leads to.
#[derive(Debug, Clone, PartialEq)]
pub enum Target {
    /// A service, shown in the details.
    Service(ServiceIx),
    /// An option to filter by, and whether it is asked for now.
    Option(Subject, Want, bool),
    /// What the menus have as well; run at once.
    Command(Command),
    /// A question of the wizard, by its place.
    Question(usize),
    /// A source, in the list of documents.
    Source(SourceIx),
    /// All services with these words, in the list.
    List(String),
}

impl Target {
    /// What Enter does, in words.
    pub fn verb(&self) -> &'static str {
        match self {
            Self::Service(_) => "Open",
            Self::Option(_, _, false) => "Tick this filter",
            Self::Option(_, _, true) => "Untick this filter",
            Self::Command(_) => "Run",
            Self::Question(_) => "Go to the question",
            Self::Source(_) => "Show the source",
            Self::List(_) => "Search the list",
        }
    }

    /// What is to be done, in order.
    pub(super) fn actions(self) -> Vec<Action> {
        let explore = Action::Go(Place::Explore);
        match self {
            Self::Service(service) => vec![explore, Select::Open(service).into()],
            Self::Option(subject, want, _) => vec![explore, Filter::ToggleOption(subject, want).into()],
            Self::Command(command) => vec![command.into()],
            Self::Question(at) => vec![Action::Go(Place::Decide), Decide::GoTo(Position::Question(at)).into()],
            Self::Source(source) => vec![Evidence::ShowSource(source).into()],
            Self::List(words) => vec![explore, Filter::SetSearch(words).into()],
        }
    }
}

/// A hit and what decides its rank: what cannot run comes last, then how well the words fit, then what one chooses
/// between and what is still there, then names that begin with them.
struct RankedHit {
    order: (bool, u16, u8, bool),
    hit: Hit,
}

/// What is looked for.
struct SoughtWords {
    sought: Sought,
    start: String,
    forgiving: bool,
}

impl SoughtWords {
    /// A thing by its names and by what names where it belongs; `None` where a word fits neither.
    fn fit(&self, names: &[&str], belongs: &[&str], hit: impl FnOnce() -> Hit) -> Option<RankedHit> {
        let mut met = self.sought.unmet();
        let mut any = self.sought.is_empty();
        for (further, name) in names.iter().enumerate() {
            any |= self.sought.meet(name, self.forgiving, u8::from(further > 0), &mut met);
        }
        for name in belongs {
            self.sought.meet(name, self.forgiving, FURTHER, &mut met);
        }
        let rank = met.rank().filter(|_| any)?;
        let inside = !names.first().is_some_and(|n| n.to_lowercase().starts_with(&self.start));
        let hit = hit();
        Some(RankedHit {
            order: (!hit.enabled, rank, 1, inside),
            hit,
        })
    }
}

/// What the hits depend on, while the box is open.
pub(super) fn key(model: &Model) -> Option<(u64, String, Query, Vec<bool>)> {
    let Some(Modal::Palette(palette)) = &model.session.modal else {
        return None;
    };
    let enabled = Command::findable().map(|c| c.is_enabled(model));
    Some((
        model.dataset.revision,
        palette.typed.clone(),
        model.workspace.view.query.clone(),
        enabled.collect(),
    ))
}

impl OpenPalette {
    /// What has every word typed in its name, or in what names where it belongs; best first. All commands when nothing is
    /// typed. With words, the list of all services that have them is last.
    pub fn found(&self, model: &Model) -> Vec<Hit> {
        let typed = self.typed.trim();
        let mut words = SoughtWords {
            sought: Sought::of(typed),
            start: typed.to_lowercase(),
            forgiving: false,
        };
        if typed.is_empty() {
            return best(commands(model, &words));
        }
        // A text without a letter or a digit looks for nothing.
        let mut found = if words.sought.is_empty() {
            vec![]
        } else {
            everything(model, &words)
        };
        if found.is_empty() && !words.sought.is_empty() {
            words.forgiving = true;
            found = everything(model, &words);
        }
        found.push(Hit {
            name: format!("“{typed}”"),
            about: format!("in all that is said of {}", model.dataset.catalog.things(2)),
            target: Target::List(typed.to_owned()),
            enabled: true,
        });
        found
    }

    /// The one that Enter takes, by its place among [`Palette::found`]; `None` when there is none.
    pub fn at(&self, found: &[Hit]) -> Option<usize> {
        found.len().checked_sub(1).map(|last| self.marked.min(last))
    }
}

fn everything(model: &Model, words: &SoughtWords) -> Vec<Hit> {
    let sorts = [
        services(model, words),
        options(model, words),
        commands(model, words),
        questions(model, words),
        sources(model, words),
    ];
    let mut all: Vec<RankedHit> = Vec::new();
    for mut sort in sorts {
        sort.sort_by_key(|r| r.order);
        sort.truncate(MOST);
        all.extend(sort);
    }
    best(all)
}

/// Stable: what fits equally well stays in the order it came in.
fn best(mut all: Vec<RankedHit>) -> Vec<Hit> {
    all.sort_by_key(|r| r.order);
    all.into_iter().map(|r| r.hit).collect()
}

fn services(model: &Model, words: &SoughtWords) -> Vec<RankedHit> {
    let dataset = &model.dataset;
    let (catalog, index) = (&dataset.catalog, &dataset.index);
    let mut with = Bits::all(index.len());
    if words.forgiving {
        if index.len() > FORGIVEN_AMONG {
            return vec![];
        }
    } else {
        for word in search_words::of_search(&words.start) {
            with.keep(&index.name_texts(catalog).with(&word));
        }
    }
    // A name of just these words is found however many others have them.
    let named = index.maybe_named(&search_words::joined(&words.start));
    let mut exact = Bits::none(index.len());
    named.for_each(|slot| exact.put(slot));
    exact.keep(&with);
    let mut rest = with;
    rest.remove(&exact);
    let most = if words.forgiving { FORGIVEN_AMONG } else { LOOKED_AT };
    let all = index.services_in(&exact).chain(index.services_in(&rest).take(most));
    all.filter_map(|service| {
        let s = &catalog[service];
        let names: Vec<&str> = std::iter::once(s.name.as_str())
            .chain(s.former_names.iter().map(String::as_str))
            .chain(s.aliases.iter().map(String::as_str))
            .collect();
        let mut found = words.fit(&names, &[], || Hit {
            name: s.name.clone(),
            about: s.category.to_string(),
            target: Target::Service(service),
            enabled: true,
        })?;
        let slot = index.slot(service);
        if index.retired().has(slot) || index.supporting().has(slot) {
            // What one chooses between, and what is still there, is meant more often.
            found.order.1 += u16::from(FURTHER);
        } else {
            found.order.2 = 0;
        }
        Some(found)
    })
    .collect()
}

fn options(model: &Model, words: &SoughtWords) -> Vec<RankedHit> {
    let (catalog, query) = (&model.dataset.catalog, &model.workspace.view.query);
    let columns = model.dataset.index.columns().iter();
    // Sources are found as such, and of a number one asks for a range.
    let columns = columns.filter(|c| !matches!(c.subject, Subject::Source | Subject::Name) && c.span.is_none());
    let each = columns.flat_map(|c| c.choices.iter().map(move |choice| (c.subject, choice)));
    each.filter_map(|(subject, choice)| {
        let label = subject.label(catalog);
        let names: Vec<&str> = std::iter::once(&*choice.label)
            .chain(also(subject, &choice.want, catalog).iter().map(String::as_str))
            .collect();
        words.fit(&names, &[label], || Hit {
            name: choice.label.to_string(),
            about: label.to_owned(),
            target: Target::Option(subject, choice.want.clone(), query.names(subject, &choice.want)),
            enabled: true,
        })
    })
    .collect()
}

fn commands(model: &Model, words: &SoughtWords) -> Vec<RankedHit> {
    let all = Command::findable().filter_map(|command| {
        let face = command.face();
        let menu = face.menu.0.label();
        words.fit(&[face.label], &[menu, command.submenu().unwrap_or_default()], || Hit {
            name: face.label.to_owned(),
            about: menu.to_owned(),
            target: Target::Command(command),
            enabled: command.is_enabled(model),
        })
    });
    all.collect()
}

fn questions(model: &Model, words: &SoughtWords) -> Vec<RankedHit> {
    let all = model.dataset.catalog.factors.iter().enumerate();
    let all = all.filter_map(|(at, factor)| {
        let options: Vec<&str> = factor.options.iter().map(|o| o.label.as_str()).collect();
        words.fit(&[&factor.question, &factor.label], &options, || Hit {
            name: factor.question.clone(),
            about: format!("Question {}", at + 1),
            target: Target::Question(at),
            enabled: true,
        })
    });
    all.collect()
}

fn sources(model: &Model, words: &SoughtWords) -> Vec<RankedHit> {
    let catalog = &model.dataset.catalog;
    let all = catalog.source_ixs().filter_map(|source| {
        let s = &catalog[source];
        let when = s.when();
        let about = [s.publisher.as_str(), &when].into_iter().filter(|p| !p.is_empty());
        let about = about.collect::<Vec<_>>().join(", ");
        words.fit(&[&s.title], &[&s.publisher], || Hit {
            name: s.title.clone(),
            about,
            target: Target::Source(source),
            enabled: true,
        })
    });
    all.collect()
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;
    use crate::{catalog::View, dataset::Dataset};

    fn found(typed: &str) -> Vec<Hit> {
        let view = View::on(jiff::civil::date(2026, 11, 21));
        let model = Model::new(Dataset::built_in(view, 1));
        let palette = OpenPalette {
            typed: typed.to_owned(),
            marked: 0,
        };
        palette.found(&model)
    }

    fn labels(typed: &str) -> Vec<String> {
        found(typed).into_iter().map(|h| h.name).collect()
    }

    #[test]
    fn everything_is_found_by_its_name_with_what_enter_does() {
        for (typed, name, verb) in [
            ("databricks", "Azure Databricks", "Open"),
            ("R", "R", "Tick this filter"),
            ("on-prem", "On premises", "Tick this filter"),
            ("onprem", "On premises", "Tick this filter"),
            ("save session", "Save session…", "Run"),
            ("THEME light", "Light theme", "Run"),
            ("go dec", "Decide", "Run"),
            ("databrics", "Azure Databricks", "Open"),
        ] {
            let found = found(typed);
            let first = found.first().expect(typed);
            assert_eq!((first.name.as_str(), first.target.verb()), (name, verb), "{typed}");
        }
        for (typed, verb) in [
            ("programming languages", "Go to the question"),
            ("model builder", "Show the source"),
        ] {
            assert!(found(typed).iter().any(|h| h.target.verb() == verb), "{typed}");
        }
    }

    #[test]
    fn the_list_of_all_that_has_the_words_stands_last() {
        assert_eq!(labels("no such thing"), ["“no such thing”"]);
        assert_eq!(labels("…"), ["“…”"]);
        let last = found("spark").pop().expect("the list");
        assert_eq!(last.target, Target::List("spark".to_owned()));
        assert_eq!(labels("").len(), Command::findable().count());
    }

    #[test]
    fn what_can_run_comes_first_and_then_what_begins_with_it() {
        // There is nothing to undo, so it comes after what can run.
        let all = labels("");
        let place = |label: &str| all.iter().position(|l| l == label).expect(label);
        assert!(place("Undo") > place("About Crosscheck"));
        let themes = labels("theme");
        assert_eq!(
            themes[..3],
            ["Theme of the system", "Light theme", "Dark theme"],
            "a name that begins with it is first"
        );
    }
}
