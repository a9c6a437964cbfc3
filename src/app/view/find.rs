//! "Find a filter": what the words typed in the filter panel may mean, each with what it would leave. The counts of options
//! are those of the facets; what is not among them, such as a bound, is counted for the few that are shown.

use std::{collections::BTreeSet, fmt::Write as _};

use super::{
    bounds_meant::{Bounds, bounds},
    several_meant::several,
};
use crate::{
    app::{
        state::Model,
        text::{sentence, thousands},
        typed_condition::{complete, is_condition, nothing_called, read},
        view::facets::{FacetView, OptionView},
    },
    catalog::{
        Catalog, Condition, ConditionError, Side,
        condition::{self, Subject, Test, Want},
    },
    explore::{list::count_with, name_match::Sought, search_words},
};

/// What the words may mean, best first.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FindView {
    /// Those shown.
    pub rows: Vec<FoundFilter>,
    /// How many more there are.
    pub more: usize,
    /// What to know or to do, above the rows; may be empty.
    pub hint: String,
    /// Whether the first row is marked from the start: Enter takes it. The error of a condition typed by hand that cannot be
    /// read is shown instead.
    pub marks_first: bool,
}

/// One thing they may mean.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundFilter {
    /// What it is called: the option, the attribute, the condition.
    pub name: String,
    /// What it is: the option's attribute.
    pub about: String,
    /// What it would leave, and how many more if what is not known were so.
    pub counts: Option<(usize, usize)>,
    /// All of it in words, for a screen reader and the tooltip.
    pub spoken: String,
    /// What taking it does.
    pub take: Take,
}

/// What taking something found does.
#[derive(Debug, Clone, PartialEq)]
pub enum Take {
    /// Ask for an option, or no more; whether it is asked for now.
    Tick(Subject, Want, bool),
    /// Ask for several options, each of an attribute of its own.
    TickAll(Vec<(Subject, Want)>),
    /// Ask for a condition, by its text.
    Add(String),
    /// Continue typing from this text.
    Type(String),
}

impl Take {
    /// What Enter does.
    pub fn verb(&self) -> &'static str {
        match self {
            Self::Tick(_, _, false) | Self::TickAll(_) => "ticks",
            Self::Tick(_, _, true) => "unticks",
            Self::Add(_) => "adds",
            Self::Type(_) => "goes on with",
        }
    }
}

impl FindView {
    /// The row that Enter takes; `at`: where the arrows have moved the mark.
    pub fn marked(&self, at: Option<usize>) -> Option<usize> {
        let last = self.rows.len().checked_sub(1)?;
        match at {
            Some(at) => Some(at.min(last)),
            None => self.marks_first.then_some(0),
        }
    }
}

/// What makes a text a condition typed by hand.
const SIGNS: [char; 4] = ['=', '<', '>', '!'];
/// The most rows, and the most options of one attribute that are listed under its own name.
const MOST: usize = 40;
const UNDER_NAME: usize = 12;
/// Among so many names typing mistakes are forgiven.
const FORGIVEN_AMONG: usize = 20_000;
/// A word that only the attribute's name has counts less for its options.
const FURTHER: u8 = 3;

/// `facets`: as the panel shows them.
pub(super) fn view(model: &Model, facets: &[FacetView]) -> FindView {
    let catalog = &model.dataset.catalog;
    let text = model.session.drafts.condition.value.trim();
    let (typed, refused) = match read(model, text) {
        Ok(condition) => (Some(condition), None),
        Err(e) => (None, Some(e)),
    };
    let mut conditions: Vec<(Condition, String)> = Vec::new();
    let mut offer = |condition: Condition, text: String| {
        if !conditions.iter().any(|(c, _)| *c == condition) {
            conditions.push((condition, text));
        }
    };
    if let Some(condition) = &typed {
        offer(condition.clone(), text.to_owned());
    }
    let Bounds { offered, in_two_ways } = bounds(text, facets, catalog);
    for (condition, text) in offered.into_iter().chain(negated(text, facets, catalog)) {
        offer(condition, text);
    }
    let (sought, among) = parts(text);
    let asks_complete = !sought.is_empty() && sought.is_in(&["Complete in the columns shown", "stated", "no blank"]);
    if let Some(condition) = complete(model).filter(|_| asks_complete && among.is_none()) {
        offer(condition, "complete".to_owned());
    }
    conditions.truncate(MOST);
    let mut found = found(facets, catalog, (&sought, among.as_ref()), false);
    let is_open = found.is_empty()
        && conditions.is_empty()
        && facets.iter().map(|f| f.options.len() + 1).sum::<usize>() <= FORGIVEN_AMONG;
    let together = Some(text).filter(|_| is_open && among.is_none());
    let together = together.and_then(|text| together_row(model, facets, text));
    if is_open && together.is_none() {
        found = self::found(facets, catalog, (&sought, among.as_ref()), true);
    }
    // One that is typed exactly so is there already.
    found.retain(|f| !conditions.iter().any(|(c, _)| f.is(facets, c)));
    let has_sign = text.contains(SIGNS);
    let room = MOST - conditions.len();
    let more = found.len().saturating_sub(room);
    let rows = condition_rows(model, conditions).into_iter();
    let rows: Vec<FoundFilter> = rows
        .chain(together)
        .chain(found.into_iter().take(room).map(|f| f.row(facets, catalog)))
        .collect();
    FindView {
        hint: hint(&rows, (text, refused), facets, catalog),
        // Which of two readings is meant is for the person to say.
        marks_first: typed.is_some() || !(has_sign || in_two_ways && is_condition(text, catalog)),
        rows,
        more,
    }
}

/// After `not`, that what has the words behind it is not so; of a flag its yes.
fn negated(text: &str, facets: &[FacetView], catalog: &Catalog) -> Vec<(Condition, String)> {
    let Some(rest) = condition::after_not(text, catalog) else {
        return Vec::new();
    };
    let fits = found(facets, catalog, (&Sought::of(rest), None), false).into_iter();
    let none_of = |fit: FilterFit| {
        let facet = &facets[fit.facet];
        let want = &facet.options.get(fit.option?)?.want;
        let is_so = want.side().is_none_or(|side| side == Side::Yes);
        is_so.then(|| Condition::none_of(facet.subject, vec![want.clone()]))
    };
    let with_text = |condition: Condition| {
        let text = condition.text(catalog);
        (condition, text)
    };
    fits.filter_map(none_of).take(UNDER_NAME).map(with_text).collect()
}

/// An attribute or an option of it, by their places.
struct FilterFit {
    rank: u16,
    facet: usize,
    option: Option<usize>,
}

impl FilterFit {
    /// Whether a condition asks for just this option.
    fn is(&self, facets: &[FacetView], condition: &Condition) -> bool {
        let facet = &facets[self.facet];
        let option = self.option.map(|o| &facet.options[o].want);
        option.is_some_and(|want| *condition == Condition::any_of(facet.subject, vec![want.clone()]))
    }

    fn row(&self, facets: &[FacetView], catalog: &Catalog) -> FoundFilter {
        let facet = &facets[self.facet];
        match self.option.and_then(|o| facet.options.get(o)) {
            Some(option) => option_row(facet, option),
            None => facet_row(facet, catalog),
        }
    }
}

/// What the words mean one after the other, where together they name nothing: an option of one attribute and one of another.
fn together_row(model: &Model, facets: &[FacetView], text: &str) -> Option<FoundFilter> {
    let catalog = &model.dataset.catalog;
    let mut words = search_words::of_search(text);
    words.retain(|w| w != "and");
    let meant = several(&words, |run| {
        let sought = Sought::of(run);
        let is_own = |facet: &FacetView, option: &OptionView| {
            let names = also(facet.subject, &option.want, catalog).iter().map(String::as_str);
            let mut names = std::iter::once(&*option.label).chain(names);
            names.any(|name| sought.meet(name, false, 0, &mut sought.unmet()))
        };
        let mut fits = found(facets, catalog, (&sought, None), false).into_iter();
        fits.find_map(|fit| {
            let facet = &facets[fit.facet];
            let option = facet.options.get(fit.option?).filter(|o| is_own(facet, o))?;
            Some((fit.rank, (facet, option)))
        })
    })?;
    // Two options of one attribute would be any of them, not both.
    let subjects: BTreeSet<Subject> = meant.iter().map(|(f, _)| f.subject).collect();
    if subjects.len() < meant.len() {
        return None;
    }
    let asked = meant
        .iter()
        .map(|(f, o)| Condition::any_of(f.subject, vec![o.want.clone()]));
    let mut asked: Vec<Condition> = asked.collect();
    let spoken: Vec<String> = asked.iter().map(|c| c.human(catalog)).collect();
    let last = asked.pop();
    let mut query = model.workspace.view.query.clone();
    query.conditions.extend(asked);
    let (count, more) = *count_with(&model.dataset, &model.dataset.index, &query, &last).first()?;
    let mut spoken = spoken.join(" and ");
    let _ = write!(spoken, ", {}", thousands(count));
    if more > 0 {
        let _ = write!(spoken, ", {} more not known", thousands(more));
    }
    let join =
        |each: fn(&(&FacetView, &OptionView)) -> String| meant.iter().map(each).collect::<Vec<_>>().join(" and ");
    Some(FoundFilter {
        name: join(|(_, option)| option.label.to_string()),
        about: join(|(facet, _)| facet.label.clone()),
        counts: Some((count, more)),
        spoken,
        take: Take::TickAll(meant.iter().map(|(f, o)| (f.subject, o.want.clone())).collect()),
    })
}

fn option_row(facet: &FacetView, option: &OptionView) -> FoundFilter {
    FoundFilter {
        name: option.label.to_string(),
        about: facet.label.clone(),
        counts: Some((option.count, option.more)),
        spoken: option.spoken(&facet.label).to_owned(),
        take: Take::Tick(facet.subject, option.want.clone(), option.active),
    }
}

/// A name to continue from.
fn facet_row(facet: &FacetView, catalog: &Catalog) -> FoundFilter {
    let n = facet.options.len();
    let about = match &facet.range {
        Some(range) => range.extent.clone(),
        None if n == 1 => "1 option".to_owned(),
        None => format!("{} options", thousands(n)),
    };
    let name = facet.subject.typed(catalog);
    FoundFilter {
        spoken: format!("{}, {about}", facet.label),
        name: facet.label.clone(),
        about,
        counts: None,
        take: Take::Type(match (&facet.range, &name) {
            (Some(range), name) if range.is_date => format!("{name} since "),
            (Some(_), name) => format!("{name} at least "),
            (None, name) => format!("{name}: "),
        }),
    }
}

/// The words for the option, and before an operator or a colon those for its attribute.
fn parts(text: &str) -> (Sought, Option<Sought>) {
    match text.split_once([':', '=', '<', '>', '!']) {
        Some((name, option)) if !name.trim().is_empty() => (Sought::of(option), Some(Sought::of(name))),
        _ => (Sought::of(text), None),
    }
}

/// Attributes and options with these words, best first. `among`: words that the attribute's name has.
fn found(
    facets: &[FacetView],
    catalog: &Catalog,
    (sought, among): (&Sought, Option<&Sought>),
    forgiving: bool,
) -> Vec<FilterFit> {
    let mut all: Vec<FilterFit> = Vec::new();
    for (at, facet) in facets.iter().enumerate() {
        let of_name = |sought: &Sought, further| {
            let mut met = sought.unmet();
            sought.meet(&facet.label, forgiving, further, &mut met);
            sought.meet(&facet.id, forgiving, further + 1, &mut met);
            met
        };
        let named = among.map(|among| of_name(among, 0).rank());
        if named == Some(None) {
            continue;
        }
        let by_name = if among.is_some() {
            None
        } else {
            of_name(sought, 0).rank().filter(|_| !sought.is_empty())
        };
        let is_short = facet.range.is_none() && facet.options.len() <= 3;
        if let Some(rank) = by_name.filter(|_| !is_short) {
            all.push(FilterFit {
                rank,
                facet: at,
                option: None,
            });
        }
        let start = if among.is_some() {
            sought.unmet()
        } else {
            of_name(sought, FURTHER)
        };
        let mut under_name = 0;
        for (o, option) in facet.options.iter().enumerate() {
            let mut met = start.clone();
            let mut is_own = sought.meet(&option.label, forgiving, 0, &mut met);
            for also in also(facet.subject, &option.want, catalog) {
                is_own |= sought.meet(also, forgiving, 1, &mut met);
            }
            let rank = match met.rank() {
                Some(rank) if is_own => rank,
                Some(rank) if among.is_some() && sought.is_empty() => rank + named.flatten().unwrap_or(0),
                // Under the attribute's name, after what has the words itself; a range represents its values.
                Some(_) if facet.range.is_none() && under_name < UNDER_NAME => {
                    under_name += 1;
                    match by_name {
                        Some(rank) => rank,
                        None => continue,
                    }
                }
                _ => continue,
            };
            all.push(FilterFit {
                rank,
                facet: at,
                option: Some(o),
            });
        }
    }
    // Stable: what fits equally well is ordered as in the panel, an attribute before its options.
    all.sort_by_key(|f| f.rank);
    all
}

/// Other words for an option.
pub(in crate::app) fn also<'c>(subject: Subject, want: &Want, catalog: &'c Catalog) -> &'c [String] {
    match (subject, want.option()) {
        (Subject::Attribute(a), Some(o)) => catalog[a].options.get(usize::from(o)).map_or(&[], |o| &o.also),
        _ => &[],
    }
}

/// Conditions with what each would leave of what the others do.
fn condition_rows(model: &Model, conditions: Vec<(Condition, String)>) -> Vec<FoundFilter> {
    let dataset = &model.dataset;
    let query = &model.workspace.view.query;
    let counts = count_with(dataset, &dataset.index, query, conditions.iter().map(|(c, _)| c));
    let row = |((condition, text), (count, more)): ((Condition, String), (usize, usize))| {
        let name = condition.human(&dataset.catalog);
        let mut spoken = format!("{name}, {}", thousands(count));
        if more > 0 {
            let _ = write!(spoken, ", {} more not known", thousands(more));
        }
        let (name, about) = in_two(&name, condition.subject.label(&dataset.catalog));
        let name = match condition.test {
            Test::Bound(..) => sentence(&name),
            _ => name,
        };
        FoundFilter {
            name,
            about,
            counts: Some((count, more)),
            spoken,
            take: Take::Add(text),
        }
    };
    conditions.into_iter().zip(counts).map(row).collect()
}

/// What is asked, and of what: a row has room for either, and what is asked distinguishes it.
fn in_two(words: &str, label: &str) -> (String, String) {
    let asked = words.strip_prefix(label);
    let asked = asked.map(|asked| (asked.trim_start_matches(':').trim(), label));
    let complete = || words.split_once(" in ").filter(|(asked, _)| *asked == "Complete");
    let (name, about) = asked.or_else(complete).unwrap_or((words, "Add this condition"));
    (name.to_owned(), about.to_owned())
}

/// What to type where nothing is found, and what a number or a date can be while none is typed.
fn hint(
    rows: &[FoundFilter],
    (text, refused): (&str, Option<ConditionError>),
    facets: &[FacetView],
    catalog: &Catalog,
) -> String {
    if !rows.is_empty() {
        return String::new();
    }
    if let Some((name, _, value)) = condition::bound_parts(text)
        && value.is_empty()
        && let Ok(subject) = Subject::named(name, catalog)
        && let Some(range) = facets
            .iter()
            .find(|f| f.subject == subject)
            .and_then(|f| f.range.as_ref())
    {
        let what = if range.is_date { "a date" } else { "a number" };
        return format!("Type {what}. Stated: {}.", range.extent);
    }
    // What has a value is a condition: what is wrong with it is shown.
    if let Some(refused) = refused.filter(|_| is_condition(text, catalog)) {
        return sentence(&refused.to_string());
    }
    nothing_called(catalog)
}
