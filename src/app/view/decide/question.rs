//! A question with its answers, the must-haves on offer, and the rows of the review.

use std::collections::BTreeSet;

use crate::{
    app::state::Model,
    catalog::{
        Catalog, Condition, Feature, Several, Source, SourceDate,
        condition::{Subject, Want},
    },
    decide::{Exclusion, Ranking, Response},
};

/// What is asked on one page, with the options to choose from.
#[derive(Debug, Clone, PartialEq)]
pub struct QuestionView {
    /// Its place.
    pub factor: usize,
    /// What is asked.
    pub question: String,
    /// Why, and according to which source.
    pub why: String,
    /// The source that names the factor.
    pub source: String,
    /// What is known of that source: its heading, its publisher, where its date comes from.
    pub source_lines: Vec<String>,
    /// A page to open.
    pub link: Option<String>,
    /// Whether several may be chosen.
    pub several: bool,
    /// How several add up, in words; empty when only one may be chosen.
    pub several_text: String,
    /// Where that is the user's to choose: whether all that are chosen are asked for. It is there before two are chosen, so
    /// that nothing jumps when they are.
    pub all_of: Option<bool>,
    /// In the catalog's order.
    pub options: Vec<AnswerView>,
    /// How much it weighs, 0 to 3.
    pub importance: u8,
    /// Whether there is an answer, so that Next leads on.
    pub answered: bool,
}

/// An option as a card: its words, and what choosing it would leave.
#[derive(Debug, Clone, PartialEq)]
pub struct AnswerView {
    /// What it is called.
    pub label: String,
    /// What choosing it implies.
    pub implies: String,
    /// How many of those that are left fit it: `fits 4 · not known 3`.
    pub fits: String,
    /// Whether the answer has it; where several can be, others may be too.
    pub chosen: bool,
}

/// An attribute a must-have can be made of.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// The button's label.
    pub label: String,
    /// Its options, each a must-have.
    pub options: Vec<(String, Condition)>,
    /// For a number: its id and unit, to type a bound.
    pub number: Option<(String, String)>,
}

/// One question with its answer.
#[derive(Debug, Clone, PartialEq)]
pub struct ReviewRow {
    /// The question's place.
    pub factor: usize,
    /// The question in full.
    pub question: String,
    /// The answer in words.
    pub answer: String,
    /// Whether one was chosen: skipped or left open is none.
    pub answered: bool,
    /// How much it weighs, 0 to 3.
    pub importance: u8,
}

pub(super) fn question(model: &Model, i: usize, ranking: &Ranking) -> Option<QuestionView> {
    let catalog = &model.dataset.catalog;
    let factor = catalog.factors.get(i)?;
    let response = model.workspace.wizard.responses().get(i)?;
    let chosen = |o: usize| matches!(response, Response::Chosen(list) if list.contains(&o));
    let source = &catalog[factor.source];
    Some(QuestionView {
        factor: i,
        question: factor.question.clone(),
        why: factor.why.clone(),
        source: source.titled(),
        source_lines: source_lines(source, &factor.place),
        link: source.link.clone(),
        several: factor.several != Several::One,
        several_text: match factor.several {
            Several::One => String::new(),
            Several::Any => "Choose all that apply; one that fits is enough.".to_owned(),
            Several::All => "Choose all that apply; only what fits them all is taken.".to_owned(),
            Several::AnyOrAll => "Choose all that apply.".to_owned(),
        },
        all_of: (factor.several == Several::AnyOrAll).then(|| model.workspace.wizard.all_of().contains(&i)),
        options: factor
            .options
            .iter()
            .enumerate()
            .map(|(o, option)| AnswerView {
                label: option.label.clone(),
                implies: option.implies.clone(),
                fits: fits(model, (i, o), ranking),
                chosen: chosen(o),
            })
            .collect(),
        importance: model.workspace.wizard.importance()[i],
        answered: *response != Response::NotAsked,
    })
}

/// How many of those that are left fit an answer, and for how many no source states it.
fn fits(model: &Model, (factor, option): (usize, usize), ranking: &Ranking) -> String {
    let table = model.dataset.table();
    let Some(column) = table.columns.get(factor).and_then(|f| f.get(option)) else {
        return String::new();
    };
    let (mut fit, mut open, mut out) = (0, 0, 0);
    let left: BTreeSet<_> = ranking.ranked.iter().map(|r| r.service).collect();
    for (service, asked) in table.candidates.iter().zip(&column.fits) {
        match asked {
            _ if !left.contains(service) => {}
            _ if asked.out == Exclusion::Yes => out += 1,
            _ if asked.lo > 0 => fit += 1,
            _ if asked.hi > 0 => open += 1,
            _ => {}
        }
    }
    let mut words = Vec::new();
    if column.weight > 0 {
        words.push(format!("fits {fit}"));
    }
    if open > 0 {
        words.push(format!("not known {open}"));
    }
    if out > 0 {
        words.push(format!("rules out {out}"));
    }
    words.join(" · ")
}

fn source_lines(source: &Source, place: &str) -> Vec<String> {
    let line = |name: &str, text: &str| (!text.is_empty()).then(|| format!("{name}: {text}"));
    let estimated_from = match source.shown_date() {
        Some(SourceDate::Estimated(_, why)) => why,
        Some(SourceDate::Stated(_) | SourceDate::Unknown) | None => "",
    };
    let heading = if place == "(start)" {
        "before the first one"
    } else {
        place
    };
    [
        line("Heading", heading),
        line("Publisher", &source.publisher),
        line("Date", &source.when()),
        line("Estimated from", estimated_from),
        line("File", source.file.as_deref().unwrap_or_default()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// A condition as an example: a number's bound, else the first option on offer.
pub(super) fn hint(catalog: &Catalog) -> String {
    let offers = offers(catalog);
    let number = offers.iter().find_map(|o| o.number.as_ref());
    match (number, offers.iter().find_map(|o| o.options.first())) {
        (Some((name, _)), _) => format!("{name} >= 10"),
        (None, Some((_, condition))) => condition.text(catalog),
        (None, None) => String::new(),
    }
}

pub(super) fn offers(catalog: &Catalog) -> Vec<Offer> {
    catalog
        .attribute_ixs()
        .filter_map(|a| {
            let subject = Subject::Attribute(a);
            let attribute = &catalog[a];
            let any = |want| Condition::any_of(subject, vec![want]);
            let kind = attribute.kind;
            let is_flag = kind.has(Feature::Flag);
            let labels: Vec<&str> = if is_flag {
                vec!["Yes", "No"]
            } else {
                attribute.options.iter().map(|o| o.label.as_str()).collect()
            };
            let wants = Want::listed(is_flag, attribute.options.len()).into_iter().map(any);
            let options: Vec<_> = labels.into_iter().map(str::to_owned).zip(wants).collect();
            let number = kind
                .has(Feature::Number)
                .then(|| (subject.typed(catalog), attribute.unit.clone()));
            if options.is_empty() && number.is_none() {
                return None;
            }
            Some(Offer {
                label: attribute.label.clone(),
                options,
                number,
            })
        })
        .collect()
}
