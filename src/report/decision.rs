//! A decision, worked out and worded once: what every writer reads, so that none states more or less than another.

use std::borrow::Cow;

use super::stance::Stance;
use crate::{
    catalog::{
        Catalog, Cells, Origin, ServiceIx, Several, SourceIx,
        parts::{PartEnd, ended_parts, ends_in_words},
        wording::listed,
    },
    compare::Numbering,
    decide::{
        Answers, Contribution, Grounds, Justification, Outcome, Points, Ranked, Ranking, Reason, Robustness, Topic,
        grounds,
        justification::{self, topic_id, topic_label},
        lost_apart,
        open_cells::{cells_to_confirm, open_cells, open_documents, open_words},
        rank, review,
        robust::OpenAtom,
        robustness, sentence, summary, whole_of,
    },
};

/// How many options a record argues for and against.
pub const MOST_ARGUED: usize = 10;

/// What was asked, who came out, and how sure that is.
#[allow(missing_docs)] // what a name does not say is said
pub struct Decision<'a> {
    pub catalog: &'a Catalog,
    pub cells: &'a Cells,
    pub answers: &'a Answers,
    pub ranking: Ranking,
    pub robust: Robustness,
    /// The verdict's sentence.
    pub sentence: String,
    /// The answers in the catalog's order, the wishes, the must-haves, and whether retired services take part.
    pub asked: Vec<AskedItem>,
    /// Who is out, in the ranking's order.
    pub ruled_out: Vec<Reasons>,
    /// Who came nearest when nobody is left, and what each lacks.
    pub nearest: Vec<Reasons>,
    /// Every single change that changes the outcome, in sentences; with a sentence when there is none.
    pub changes: Vec<String>,
}

/// One input of the decision.
pub enum AskedItem {
    /// A question with the options chosen. A question that comes from the catalog itself has no source.
    Answer {
        label: String,
        options: String,
        importance: u8,
        source: Option<SourceIx>,
    },
    /// A wish about an attribute, with its importance.
    Wish {
        label: String,
        wants: String,
        importance: u8,
    },
    /// Anything else, as a sentence.
    Condition(String),
}

impl AskedItem {
    /// The source of the question.
    pub fn sources(&self) -> &[SourceIx] {
        match self {
            Self::Answer { source, .. } => source.as_slice(),
            Self::Wish { .. } | Self::Condition(_) => &[],
        }
    }
}

/// A service with reasons that rule it out.
pub struct Reasons {
    pub service: ServiceIx,
    pub name: String,
    pub reasons: Vec<(Reason, Grounds)>,
}

impl Reasons {
    /// All of them in one text.
    pub fn text(&self) -> String {
        let because: Vec<&str> = self
            .reasons
            .iter()
            .map(|(_, grounds)| grounds.because.as_str())
            .collect();
        because.join(" ")
    }

    /// What they rest on, in order; a source may come more than once.
    pub fn sources(&self) -> impl Iterator<Item = SourceIx> {
        self.reasons.iter().flat_map(|(_, grounds)| grounds.all_sources())
    }
}

/// What a point is about: a question with the option that counted, or a wish. The option is empty for a wish.
pub struct TopicWords {
    pub id: String,
    pub option_id: Option<String>,
    pub label: String,
    pub option: String,
}

impl TopicWords {
    /// The label, and the option between two marks if there is one.
    pub fn text(&self, before: &str, after: &str) -> String {
        if self.option.is_empty() {
            self.label.clone()
        } else {
            format!("{}{before}{}{after}", self.label, self.option)
        }
    }
}

/// Points earned or lost, and why.
pub struct Scored {
    pub about: TopicWords,
    pub points: Points,
    /// The most that a wish, or a rule that is met in part, could bring; `None` for any other rule.
    pub of: Option<Points>,
    pub justification: Justification,
}

impl Scored {
    /// How far it counts for the service: a wish that brings less than half of what it could does not, and one that brings
    /// what shows as zero counts against it.
    pub fn stance(&self) -> Stance {
        let Some(of) = self.of else { return Stance::Good };
        if self.points.to_string() == Points::ZERO.to_string() {
            Stance::Bad
        } else if self.points + self.points < of {
            Stance::Neutral
        } else {
            Stance::Good
        }
    }

    /// `12.2`, `12.2 of 25.0` for a wish.
    pub fn points_words(&self) -> String {
        let of = self.of.map_or_else(String::new, |of| format!(" of {of}"));
        format!("{}{of}", self.points)
    }
}

/// Points that depend on cells that are not known.
pub struct OpenPoints {
    pub about: TopicWords,
    pub points: Points,
    pub cells: Vec<OpenAtom>,
    /// Why: `not known: Drivers for: Rust`, `sources disagree on Licence: Open`.
    pub text: String,
    /// The documents that state the sides of a dispute, or the part that is known; never our own inference.
    pub sources: Vec<SourceIx>,
}

/// One ranked service with every point traced to its reason.
pub struct Candidate<'a> {
    pub service: ServiceIx,
    pub name: &'a str,
    /// The same, and after it that it is not in the given documents, where so.
    pub marked_name: Cow<'a, str>,
    pub ranked: &'a Ranked,
    /// Whether anything takes part in the score; there is none otherwise.
    pub is_scored: bool,
    /// The must-haves it is known to meet, with what states each.
    pub met: Vec<Justification>,
    pub earned: Vec<Scored>,
    pub open: Vec<OpenPoints>,
    /// What must be confirmed before it is chosen, and the cells that would.
    pub to_confirm: Vec<(Grounds, Vec<OpenAtom>)>,
    /// That it retires or has retired, with what says so; `None` where neither.
    pub own_end: Option<(String, Vec<SourceIx>)>,
    /// Parts of it that have ended or will.
    pub ended_parts: Vec<PartEnd<'a>>,
    /// Whether none of the documents the catalog was made from names it.
    pub beyond_given: bool,
}

impl Candidate<'_> {
    /// The sentence where something is asked and nothing earns it a point.
    pub fn without_points(&self) -> Option<&'static str> {
        (self.is_scored && self.earned.is_empty()).then_some("Nothing stated earns it a point.")
    }

    /// Its own end, and its parts that have ended or will, in one line with its sources; `None` where there are none.
    pub fn ends(&self) -> Option<(String, Vec<SourceIx>)> {
        let own = self.own_end.clone().into_iter();
        let (words, sources_of_each): (Vec<String>, Vec<_>) = own.chain(ends_in_words(&self.ended_parts)).unzip();
        let mut sources: Vec<SourceIx> = Vec::new();
        for source in sources_of_each.into_iter().flatten() {
            if !sources.contains(&source) {
                sources.push(source);
            }
        }
        (!words.is_empty()).then(|| (format!("{}.", words.join("; ")), sources))
    }
}

impl<'a> Decision<'a> {
    /// Ranks the services and works out how sure the answer is.
    pub fn new(cells: &'a Cells, answers: &'a Answers) -> Self {
        let catalog = &*cells.catalog;
        let ranking = rank(cells, answers);
        let robust = robustness(cells, answers);
        let reasons = |service: ServiceIx, reasons: &[Reason]| Reasons {
            service,
            name: catalog[service].name.clone(),
            reasons: reasons
                .iter()
                .map(|r| (*r, grounds::reason(cells, answers, service, *r)))
                .collect(),
        };
        Self {
            asked: asked(cells, answers, &ranking),
            ruled_out: ranking
                .ruled_out
                .iter()
                .map(|o| reasons(o.service, &o.reasons))
                .collect(),
            nearest: robust.nearest.iter().map(|n| reasons(n.service, &n.reasons)).collect(),
            changes: changes(catalog, &ranking, &robust),
            sentence: sentence::sentence(cells, answers, &ranking, Some(&robust)),
            catalog,
            cells,
            answers,
            ranking,
            robust,
        }
    }

    /// The numbers that sources have on every page about this decision, so that what is `[2]` in the ranking is `[2]` in the
    /// record: first those that both cite, in the record's order. What else a page cites gets the next numbers.
    pub fn numbering(&self) -> Numbering {
        let mut numbers = Numbering::new(self.catalog);
        let mut cite = |sources: &[SourceIx]| drop(numbers.cite_all(sources.iter().copied()));
        self.asked.iter().for_each(|asked| cite(asked.sources()));
        self.ruled_out
            .iter()
            .for_each(|out| cite(&out.sources().collect::<Vec<_>>()));
        for candidate in self.candidates().take(MOST_ARGUED) {
            let met = candidate.met.iter().filter(|_| self.is_top(candidate.service));
            met.for_each(|met| cite(&met.sources));
            let in_vain: Vec<Scored> = self.wishes_in_vain(candidate.ranked).collect();
            for s in candidate.earned.iter().chain(&in_vain) {
                cite(&s.justification.sources);
                cite(&s.justification.rule.sources);
            }
            candidate.open.iter().for_each(|o| cite(&o.sources));
            if let Some((_, sources)) = candidate.ends() {
                cite(&sources);
            }
        }
        numbers
    }

    /// The ranked services, best first.
    pub fn candidates(&self) -> impl Iterator<Item = Candidate<'_>> {
        self.ranking.ranked.iter().map(|ranked| self.candidate(ranked))
    }

    /// One of the ranked services.
    pub fn candidate<'b>(&'b self, ranked: &'b Ranked) -> Candidate<'b> {
        let Self {
            catalog,
            cells,
            answers,
            ..
        } = *self;
        let service = ranked.service;
        let open = |o: &crate::decide::Open| {
            let atoms = open_cells(cells, answers, service, o);
            OpenPoints {
                about: self.about(o.topic, o.option),
                points: o.points,
                text: open_words(cells, service, o.topic, &atoms),
                sources: open_documents(cells, service, &atoms),
                cells: atoms,
            }
        };
        let confirm = |r: &Reason| {
            let justification = grounds::reason(cells, answers, service, *r);
            (justification, cells_to_confirm(cells, answers, service, *r))
        };
        Candidate {
            service,
            name: &catalog[service].name,
            marked_name: summary::marked_name(catalog, service),
            ranked,
            is_scored: !self.ranking.taking_part.is_empty(),
            met: answers
                .must_haves
                .iter()
                .filter_map(|m| justification::met(cells, service, m))
                .collect(),
            earned: ranked
                .contributions
                .iter()
                .map(|c| self.earned_one(ranked, c))
                .collect(),
            open: ranked.open.iter().map(open).collect(),
            to_confirm: ranked.to_confirm.iter().map(confirm).collect(),
            own_end: grounds::own_end(cells, service),
            ended_parts: ended_parts(cells, service),
            beyond_given: catalog.is_beyond_given(service),
        }
    }

    /// Whether a service is at the top: recommended, or first for now.
    pub fn is_top(&self, service: ServiceIx) -> bool {
        review::top(&self.ranking).contains(&service)
    }

    /// What cost a ranked service points.
    pub fn lost(&self, ranked: &Ranked) -> Vec<Scored> {
        let lost = lost_apart(&ranked.contributions, &ranked.lost).into_iter();
        lost.map(|c| self.lost_one(ranked, c)).collect()
    }

    /// The wishes that brought a ranked service nothing though its value is known: what was wished for is always shown.
    pub fn wishes_in_vain(&self, ranked: &Ranked) -> impl Iterator<Item = Scored> {
        let lost = lost_apart(&ranked.contributions, &ranked.lost).into_iter();
        lost.filter(|c| c.rule.is_none()).map(|c| self.lost_one(ranked, c))
    }

    fn lost_one(&self, ranked: &Ranked, c: &Contribution) -> Scored {
        let why = justification::lost(self.cells, self.answers, ranked.service, c);
        match c.rule {
            // A wish that brings nothing is marked so.
            None => Scored {
                points: Points::ZERO,
                ..self.scored(c, Some(self.ranking.most(c.topic)), why)
            },
            Some(_) => self.scored(c, None, why),
        }
    }

    fn earned_one(&self, ranked: &Ranked, c: &Contribution) -> Scored {
        let of = match c.rule {
            None => Some(self.ranking.most(c.topic)),
            Some(_) => whole_of(c, &ranked.lost),
        };
        let why = justification::earned(self.cells, self.answers, ranked.service, c);
        self.scored(c, of, why)
    }

    fn scored(&self, c: &Contribution, of: Option<Points>, justification: Justification) -> Scored {
        Scored {
            about: self.about(c.topic, c.option),
            points: c.points,
            of,
            justification,
        }
    }

    fn about(&self, topic: Topic, option: Option<usize>) -> TopicWords {
        let chosen = match topic {
            Topic::Factor(f) => option.and_then(|o| self.catalog.factors.get(f)?.options.get(o)),
            Topic::Wish(..) => None,
        };
        TopicWords {
            id: topic_id(self.catalog, topic).to_owned(),
            option_id: chosen.map(|o| o.id.clone()).or_else(|| self.wished_option(topic)),
            label: topic_label(self.catalog, topic).to_owned(),
            option: chosen.map_or_else(String::new, |o| o.label.clone()),
        }
    }
}

impl Decision<'_> {
    /// The id of the option or service that a wish asks for.
    fn wished_option(&self, topic: Topic) -> Option<String> {
        let Topic::Wish(attribute, Some(part)) = topic else {
            return None;
        };
        Some(part.id(self.catalog, attribute).to_owned())
    }
}

fn asked(cells: &Cells, answers: &Answers, ranking: &Ranking) -> Vec<AskedItem> {
    let catalog = &*cells.catalog;
    let mut all = Vec::new();
    for (f, factor) in catalog.factors.iter().enumerate() {
        let chosen = answers.chosen(f).iter().filter_map(|o| factor.options.get(*o));
        let labels: Vec<&str> = chosen.map(|o| o.label.as_str()).collect();
        if !labels.is_empty() {
            all.push(AskedItem::Answer {
                label: factor.label.clone(),
                options: listed(
                    &labels,
                    if answers.several(catalog, f) == Several::All {
                        "and"
                    } else {
                        "or"
                    },
                ),
                importance: answers.importance(f),
                source: Some(factor.source).filter(|s| catalog[*s].origin != Origin::Inference),
            });
        }
    }
    for wish in &answers.wishes {
        all.push(AskedItem::Wish {
            label: catalog[wish.attribute].label.clone(),
            wants: match ranking.unmeasured.iter().find(|(t, _)| *t == wish.topic()) {
                Some((_, why)) => format!("{}; {}, so it takes no part", wish.words(catalog), why.words()),
                None => wish.words(catalog),
            },
            importance: wish.importance,
        });
    }
    let must = answers.must_haves.iter();
    all.extend(must.map(|c| AskedItem::Condition(format!("Must have: {}", c.human(catalog)))));
    if answers.include_retired {
        all.push(AskedItem::Condition(format!(
            "Retired {} are ranked too.",
            catalog.things(2)
        )));
    }
    all
}

fn changes(catalog: &Catalog, ranking: &Ranking, robust: &Robustness) -> Vec<String> {
    let cells = robust.cell_flips.iter().map(|f| summary::cell_flip_words(catalog, f));
    let weights = robust.importance_flips.iter();
    let weights = weights.map(|f| summary::importance_flip_words(catalog, f));
    if ranking.taking_part.is_empty() {
        // With nothing answered every answer makes somebody lead; what must-haves ask for, and what was answered or wished for
        // and weighs nothing, is asked all the same.
        return weights.chain(cells).collect();
    }
    let flips = robust.flips.iter().map(|f| summary::flip_words(catalog, f));
    let mut all: Vec<String> = flips.chain(weights).chain(cells).collect();
    if all.is_empty() && ranking.outcome != Outcome::Nobody {
        all.push("No single answer, importance or unknown cell does.".to_owned());
    }
    all
}
