//! How evidence is shown, and the questions it leaves unanswered.

use super::dialogs;
use crate::{
    app::{
        action::Evidence,
        effect::Effect,
        state::{InferredAsked, Model, SaveJob, SourcesPage, Tone, WorthAsked},
        text::count,
        view::explore::layouts::BY_SOURCE,
    },
    catalog::{
        AttributeIx, ServiceIx, SourceDate, SourceIx,
        condition::{Condition, Subject, Want},
    },
    decide::Position,
    explore::{self, evidence::question_to},
    export::{Meta, questions_markdown, questions_text},
    report::asks_anything,
    workspace::Place,
};

pub(super) fn update(model: &mut Model, action: Evidence) -> Vec<Effect> {
    match action {
        Evidence::SetAgeLens(on) => {
            // Decide has no cells to tint; Explore has.
            let leads_there = model.workspace.place == Place::Decide;
            if leads_there {
                model.workspace.place = Place::Explore;
            }
            model.session.evidence.age_lens = on || leads_there;
        }
        Evidence::SetNewestFirst(on) => model.session.evidence.newest_first = on,
        Evidence::ListSources(page) => model.session.evidence.sources = page,
        Evidence::ShowSource(source) => {
            model.workspace.place = Place::Explore;
            model.workspace.view.layout = BY_SOURCE;
            let evidence = &mut model.session.evidence;
            evidence.sources = SourcesPage::Documents;
            let round = evidence.shown_source.map_or(0, |(_, round)| round);
            evidence.shown_source = Some((source, round.wrapping_add(1)));
        }
        Evidence::NamedSince(year) => named_since(model, year),
        Evidence::CopyQuestions(service) => return copy(model, service),
        Evidence::CopyQuestion(service, attribute) => return copy_one(model, service, attribute),
        Evidence::ExportQuestions => return export(model),
        Evidence::Worth {
            revision,
            answers,
            result,
        } => {
            // What was asked for before the last change is no longer of use.
            let asked = model.session.worth.as_mut();
            if let Some(asked) = asked.filter(|a| a.revision == revision && a.answers == *answers) {
                asked.result = Some(result);
            }
        }
        Evidence::Inferred(revision, result) => {
            let asked = model.session.inferred.as_mut();
            if let Some(asked) = asked.filter(|a| a.revision == revision) {
                asked.result = Some(result);
            }
        }
        Evidence::NotInferred(why) => {
            let asked = model.session.inferred.as_mut();
            if let Some(asked) = asked.filter(|a| a.result.is_none()) {
                asked.failed = true;
                model.say(Tone::Bad, why);
            }
        }
        Evidence::NotWorth { answers, why } => {
            let asked = model.session.worth.as_mut();
            if let Some(asked) = asked.filter(|a| a.answers == *answers && a.result.is_none()) {
                asked.failed = true;
                model.say(Tone::Bad, why);
            }
        }
    }
    vec![]
}

/// What a worker should do while gaps or a result are looked at: what each blank is worth, asked once for each set of
/// answers.
pub(super) fn wanted(model: &mut Model) -> Option<Effect> {
    let w = &model.workspace;
    let is_looked_at = match w.place {
        Place::Explore => w.view.layout.weighs_blanks(),
        Place::Decide => w.wizard.position() == Position::Result,
        Place::Compare => false,
    };
    if !is_looked_at {
        return None;
    }
    let answers = model.answers();
    let dataset = &model.dataset;
    let (revision, read_as) = (dataset.revision, dataset.read_as);
    let last = model.session.worth.as_ref();
    if last.is_some_and(|a| a.is_of(dataset, &answers)) || !asks_anything(dataset, &answers) {
        return None;
    }
    let before = last.filter(|a| a.read_as == read_as);
    model.session.worth = Some(WorthAsked {
        revision,
        read_as,
        answers: answers.clone(),
        result: None,
        before: before.and_then(|a| a.result.clone().or_else(|| a.before.clone())),
        failed: false,
        round: last.map_or(0, |a| a.round) + 1,
    });
    Some(Effect::Worth(Box::new(answers)))
}

/// What a worker should do for the inferences while they are looked at: once for each dataset.
pub(super) fn inferred_wanted(model: &mut Model) -> Option<Effect> {
    let w = &model.workspace;
    let looked_at = w.place == Place::Explore && w.view.layout.shows_inferences();
    if !looked_at || model.session.evidence.sources != SourcesPage::Inferred {
        return None;
    }
    let revision = model.dataset.revision;
    let is_known = model.session.inferred.as_ref().is_some_and(|a| a.revision == revision);
    (!is_known).then(|| {
        model.session.inferred = Some(InferredAsked {
            revision,
            result: None,
            failed: false,
        });
        Effect::Inferred
    })
}

/// Asks for services that any source dated in or after a year names: one condition, in the language of filters.
fn named_since(model: &mut Model, year: i16) {
    let catalog = &model.dataset.catalog;
    let date = |s: &SourceIx| catalog[*s].shown_date().and_then(SourceDate::span);
    let since = |s: &SourceIx| date(s).is_some_and(|d| d.last().year() >= year);
    let sources = catalog.source_ixs().filter(since);
    let wants: Vec<Want> = sources.map(|s| Want::of_source(s, catalog)).collect();
    if wants.is_empty() {
        return;
    }
    let conditions = &mut model.workspace.view.query.conditions;
    conditions.retain(|c| c.subject != Subject::Source);
    conditions.push(Condition::any_of(Subject::Source, wants));
}

fn copy(model: &mut Model, service: Option<ServiceIx>) -> Vec<Effect> {
    let services = match service {
        Some(s) if model.knows(s) => vec![s],
        // A service of a catalog that has since been replaced.
        Some(_) => return vec![],
        None => listed(model),
    };
    let text = questions_text(&model.dataset, &services);
    if text.is_empty() {
        model.say(Tone::Info, "There is nothing to ask: sources state everything here.");
        return vec![];
    }
    let n = text.lines().filter(|l| l.starts_with("- ")).count();
    model.say(Tone::Good, format!("Copied {}.", count(n, "question", "questions")));
    vec![Effect::Copy(text)]
}

fn copy_one(model: &mut Model, service: ServiceIx, attribute: AttributeIx) -> Vec<Effect> {
    // Of a catalog that has since been replaced.
    if !model.knows(service) || attribute.at() >= model.dataset.catalog.attributes.len() {
        return vec![];
    }
    let text = question_to(&model.dataset, service, attribute);
    model.say(Tone::Good, "Copied the question.");
    vec![Effect::Copy(text)]
}

fn export(model: &mut Model) -> Vec<Effect> {
    let cells = &model.dataset.cells;
    let meta = Meta::of_query(cells, &model.workspace.view.query);
    let text = questions_markdown(cells, &listed(model), &meta);
    let job = SaveJob {
        file_name: "questions.md".to_owned(),
        kind: "Markdown".to_owned(),
        extension: "md".to_owned(),
        content: text.into_bytes().into(),
    };
    dialogs::save(model, job)
}

/// The services that the filters leave, in the grid's order.
fn listed(model: &Model) -> Vec<ServiceIx> {
    let dataset = &model.dataset;
    explore::list(dataset, &dataset.index, &model.workspace.view.query).hits
}
