//! Puts a decision record together from a ranking and how sure it is; the sentences are those of the window and the
//! terminal.

use super::{Argued, Argument, Cited, MOST_ARGUED, Record, Side};
use crate::{
    catalog::{Catalog, Cells, Event, EventKind, Origin, Point, Reading, ServiceIx, SourceIx, annotations},
    compare::claim_words,
    decide::{Answers, Contribution, Ranked, Ranking, Reason, Robustness, Told, Topic, preference, summary, words},
    export::{
        Meta, PaperSource,
        build::{foot, paper_sources},
    },
};

/// How many of the leading ones count for the day of review: those the window offers to compare.
const LEADING: usize = 3;

/// The record of a decision, as it stands under the view of the cells.
pub fn record(cells: &Cells, answers: &Answers, ranking: &Ranking, robustness: &Robustness) -> Record {
    let mut desk = Desk {
        catalog: &cells.catalog,
        cells,
        answers,
        cited: Vec::new(),
    };
    let first = ranking.ranked.first().filter(|r| ranking.winner == Some(r.service));
    // A tie, or a lead with something to confirm, is no recommendation: the record then argues for the first without
    // choosing it.
    let chosen = first
        .filter(|_| ranking.clear)
        .map(|r| cells.catalog[r.service].name.clone());
    let title = match (&chosen, first) {
        (Some(name), _) => format!("{}: take {name}", cells.catalog.title),
        (None, Some(_)) => format!("{}: no clear winner", cells.catalog.title),
        (None, None) => format!("{}: no recommendation", cells.catalog.title),
    };
    let context = format!(
        "{} Which of {} alternatives fits best?",
        if cells.catalog.about.is_empty() {
            &cells.catalog.title
        } else {
            &cells.catalog.about
        },
        ranking.ranked.len() + ranking.ruled_out.len()
    );
    let drivers = desk.drivers();
    let options = desk.options(ranking);
    let why = first.map_or_else(Vec::new, |r| {
        r.contributions.iter().map(|c| desk.earned(r.service, c)).collect()
    });
    let consequences = first.map_or_else(Vec::new, |r| desk.consequences(r));
    let argued = ranking.ranked.iter().take(MOST_ARGUED).map(|r| {
        let service = &cells.catalog[r.service];
        Argued {
            name: service.name.clone(),
            summary: service.summary.clone(),
            arguments: desk.arguments(r),
        }
    });
    let argued: Vec<Argued> = argued.collect();
    let to_confirm = first.map_or_else(Vec::new, |r| {
        let told = r.to_confirm.iter().map(|why| {
            let told = desk.reason(r.service, *why);
            desk.cite(told.because, &told.sources)
        });
        told.collect()
    });
    let nearest = if ranking.ranked.is_empty() {
        desk.nearest(robustness)
    } else {
        Vec::new()
    };
    let own = desk.own();
    let review = desk.review(ranking);
    Record {
        title,
        date: cells.view.today,
        context,
        drivers,
        options,
        chosen,
        headline: summary::headline(&cells.catalog, ranking),
        why,
        consequences,
        not_argued: ranking.ranked.len().saturating_sub(argued.len()),
        argued,
        confidence: confidence(&cells.catalog, ranking, robustness),
        changes: changes(&cells.catalog, answers, ranking, robustness),
        to_confirm,
        nearest,
        own,
        review,
        sources: sources(&cells.catalog, &desk.cited),
        foot: foot(&Meta::new(cells), &[]),
    }
}

/// The sources cited. Whoever reads a record is not the one whose evidence it holds.
fn sources(catalog: &Catalog, cited: &[SourceIx]) -> Vec<PaperSource> {
    let mut all = paper_sources(catalog, cited);
    for (source, ix) in all.iter_mut().zip(cited) {
        if annotations::is_own(catalog, *ix) {
            source.words = source
                .words
                .replacen(annotations::TITLE, "The author's own evidence", 1);
        }
    }
    all
}

fn confidence(catalog: &Catalog, ranking: &Ranking, robustness: &Robustness) -> Vec<String> {
    let mut all = Vec::new();
    if let Some(margin) = ranking.margin {
        let clear = if ranking.clear {
            "a clear lead"
        } else {
            "not a clear lead"
        };
        all.push(format!("The first leads the second by {margin} points: {clear}."));
    }
    for ranked in ranking.ranked.iter().take(LEADING) {
        if !catalog.factors.is_empty() {
            all.push(format!(
                "{}.",
                summary::share_words(catalog, &robustness.share, ranked.service)
            ));
        }
        all.extend(summary::acceptability_words(catalog, robustness, ranked.service).map(|w| format!("{w}.")));
    }
    all
}

fn changes(catalog: &Catalog, answers: &Answers, ranking: &Ranking, robustness: &Robustness) -> Vec<String> {
    if ranking.taking_part.is_empty() {
        return Vec::new(); // with nothing answered, every answer makes somebody lead
    }
    let flips = robustness.flips.iter().map(|f| summary::flip_words(catalog, f));
    let weights = robustness
        .importance_flips
        .iter()
        .map(|f| summary::importance_flip_words(catalog, f));
    let cells = robustness
        .cell_flips
        .iter()
        .map(|f| summary::cell_flip_words(catalog, f));
    let mut all: Vec<String> = flips.chain(weights).chain(cells).collect();
    // Cells that only a preference looks at are not settled, so nothing can be said of them.
    if all.is_empty() && ranking.winner.is_some() && answers.preferences.is_empty() {
        all.push("No single answer, importance or unknown cell does.".to_owned());
    }
    all
}

/// What every part needs, and the sources cited so far.
struct Desk<'a> {
    catalog: &'a Catalog,
    cells: &'a Cells,
    answers: &'a Answers,
    cited: Vec<SourceIx>,
}

impl Desk<'_> {
    fn cite(&mut self, text: String, sources: &[SourceIx]) -> Cited {
        let mut numbers = Vec::new();
        for source in sources {
            let at = self.cited.iter().position(|s| s == source).unwrap_or_else(|| {
                self.cited.push(*source);
                self.cited.len() - 1
            });
            numbers.push(at + 1);
        }
        Cited { text, sources: numbers }
    }

    fn drivers(&mut self) -> Vec<Cited> {
        let (catalog, answers) = (self.catalog, self.answers);
        let mut all = Vec::new();
        for (f, factor) in catalog.factors.iter().enumerate() {
            let chosen = answers.chosen(f).iter().filter_map(|o| factor.options.get(*o));
            let labels: Vec<&str> = chosen.map(|o| o.label.as_str()).collect();
            if !labels.is_empty() {
                let text = format!(
                    "{}: {} (importance {} of 3)",
                    factor.label,
                    labels.join(", "),
                    answers.importance(f)
                );
                // A question the catalog asks of its own accord cites nobody.
                let source = Some(factor.source).filter(|s| catalog[*s].origin != Origin::Inference);
                all.push(self.cite(text, source.as_slice()));
            }
        }
        for wish in &answers.preferences {
            let direction = preference::direction(catalog, wish).map_or_else(String::new, |better| {
                format!("{}, ", preference::direction_words(catalog, wish.attribute, better))
            });
            let text = format!(
                "{} ({direction}importance {} of 3)",
                catalog[wish.attribute].label, wish.importance
            );
            all.push(self.cite(text, &[]));
        }
        for must in &answers.must_haves {
            all.push(self.cite(format!("Must have: {}", must.human(catalog)), &[]));
        }
        if answers.include_retired {
            all.push(self.cite("Retired services are ranked too.".to_owned(), &[]));
        }
        all
    }

    fn options(&mut self, ranking: &Ranking) -> Vec<Cited> {
        let catalog = self.catalog;
        let mut all = Vec::new();
        for r in &ranking.ranked {
            let text = format!(
                "{}: {} points (from {} to {})",
                catalog[r.service].name, r.score, r.low, r.high
            );
            all.push(self.cite(text, &[]));
        }
        for out in &ranking.ruled_out {
            let told = out.reasons.iter().map(|why| self.reason(out.service, *why));
            let told: Vec<_> = told.collect();
            let because: Vec<&str> = told.iter().map(|t| t.because.as_str()).collect();
            let sources: Vec<SourceIx> = told.iter().flat_map(|t| t.sources.iter().copied()).collect();
            let text = format!("{}: ruled out. {}", catalog[out.service].name, because.join(" "));
            let mut says = self.cite(text, &sources);
            says.sources.sort_unstable();
            says.sources.dedup();
            all.push(says);
        }
        all
    }

    /// Why a service is out, or would be, told to somebody else than its author.
    fn reason(&self, service: ServiceIx, why: Reason) -> Told {
        let told = words::reason(self.cells, self.answers, service, why);
        match (why, self.answers.struck_because.get(&service)) {
            (Reason::Struck, Some(reason)) => Told {
                because: format!("The author struck it out: {}.", reason.trim_end_matches('.')),
                ..told
            },
            (Reason::Struck, None) => Told {
                because: "The author struck it out.".to_owned(),
                ..told
            },
            _ => told,
        }
    }

    fn nearest(&mut self, robustness: &Robustness) -> Vec<Cited> {
        let near = robustness.nearest.iter().map(|near| {
            let lacks = near.lacks.iter().map(|why| self.reason(near.service, *why));
            let lacks: Vec<Told> = lacks.collect();
            let because: Vec<&str> = lacks.iter().map(|t| t.because.as_str()).collect();
            let mut sources: Vec<SourceIx> = lacks.iter().flat_map(|t| t.sources.iter().copied()).collect();
            sources.sort_unstable();
            sources.dedup();
            let text = format!("{}: {}", self.catalog[near.service].name, because.join(" "));
            self.cite(text, &sources)
        });
        near.collect()
    }

    /// What is the author's own, service by service.
    fn own(&mut self) -> Vec<Cited> {
        let catalog = self.catalog;
        let mut all = Vec::new();
        for ix in catalog.service_ixs() {
            let service = &catalog[ix];
            let own = service
                .claims
                .iter()
                .filter(|c| self.cells.counts(c.source) && annotations::is_own(catalog, c.source));
            for claim in own {
                let (name, label) = (&service.name, &catalog[claim.attribute].label);
                let text = match (&claim.says, claim.note()) {
                    (says, note) if says.is_remark() => format!("Note on {label} of {name}: {note}"),
                    (_, "") => format!("{name}, {label}: {}", claim_words(catalog, claim)),
                    (_, note) => format!("{name}, {label}: {} ({note})", claim_words(catalog, claim)),
                };
                all.push(self.cite(text, &[claim.source]));
            }
            let Some(mark) = catalog.marks.get(&ix) else { continue };
            if mark.starred {
                all.push(self.cite(format!("{} is starred.", service.name), &[]));
            }
            if let Some(reason) = &mark.struck {
                all.push(self.cite(format!("{} is struck out: {reason}", service.name), &[]));
            }
            if !mark.note.is_empty() {
                all.push(self.cite(format!("Note on {}: {}", service.name, mark.note), &[]));
            }
        }
        all
    }

    fn point(&mut self, service: ServiceIx, c: &Contribution, gain: bool) -> Cited {
        let told = if gain {
            words::earned(self.cells, self.answers, service, c)
        } else {
            words::lost(self.cells, self.answers, service, c)
        };
        let topic = self.topic(c.topic, c.option);
        let sign = if gain { "" } else { "−" };
        let text = format!("of {topic}: {} ({sign}{} points)", told.because, c.points);
        self.cite(text, &told.sources)
    }

    /// What earned points, as a sentence of its own.
    fn earned(&mut self, service: ServiceIx, c: &Contribution) -> Cited {
        let says = self.point(service, c, true);
        let text = says.text.strip_prefix("of ").map(str::to_owned);
        Cited {
            text: text.unwrap_or(says.text),
            ..says
        }
    }

    fn topic(&self, topic: Topic, option: Option<usize>) -> String {
        let (_, option) = summary::option_words(self.catalog, topic, option);
        let label = words::topic_label(self.catalog, topic);
        if option.is_empty() {
            label.to_owned()
        } else {
            format!("{label} (“{option}”)")
        }
    }

    /// For, not known, against: what was scored, then what sources say for it and what they say to mind.
    fn arguments(&mut self, r: &Ranked) -> Vec<Argument> {
        let service = &self.catalog[r.service];
        let mut all = Vec::new();
        for c in &r.contributions {
            let says = self.point(r.service, c, true);
            all.push(Argument { side: Side::Good, says });
        }
        self.named(&mut all, Side::Good, &service.benefits);
        self.open(&mut all, r);
        for c in &r.lost {
            let says = self.point(r.service, c, false);
            all.push(Argument { side: Side::Bad, says });
        }
        self.named(&mut all, Side::Bad, &service.considerations);
        all
    }

    /// What follows from the choice: not what earned it points, which is told beside it, but what comes with it.
    fn consequences(&mut self, r: &Ranked) -> Vec<Argument> {
        let service = &self.catalog[r.service];
        let mut all = Vec::new();
        self.named(&mut all, Side::Good, &service.benefits);
        self.open(&mut all, r);
        self.named(&mut all, Side::Bad, &service.considerations);
        all
    }

    /// What no source settles.
    fn open(&mut self, all: &mut Vec<Argument>, r: &Ranked) {
        let catalog = self.catalog;
        for o in &r.open {
            let atoms = words::open_cells(self.cells, r.service, o);
            let atoms: Vec<String> = atoms.iter().map(|a| a.human(catalog)).collect();
            let what = if atoms.is_empty() {
                "it is not known".to_owned()
            } else {
                format!("it is not known: {}", atoms.join("; "))
            };
            let text = format!(
                "of {}: {what} ({} points open)",
                self.topic(o.topic, o.option),
                o.points
            );
            let says = self.cite(text, &[]);
            all.push(Argument {
                side: Side::Neutral,
                says,
            });
        }
    }

    /// Benefits, or what is to be considered, as the sources that count name them.
    fn named(&mut self, all: &mut Vec<Argument>, side: Side, points: &[Point]) {
        let catalog = self.catalog;
        let what = match side {
            Side::Good => "this benefit",
            Side::Neutral | Side::Bad => "something to consider",
        };
        for point in points.iter().filter(|p| self.cells.counts(p.source)) {
            let says = if catalog[point.source].origin == Origin::Inference {
                self.cite(format!("our inference names {what}: {}", point.text), &[])
            } else {
                self.cite(format!("a source names {what}: {}", point.text), &[point.source])
            };
            all.push(Argument { side, says });
        }
    }

    /// The earliest announced end among the leading ones that lies ahead.
    fn review(&mut self, ranking: &Ranking) -> Cited {
        let (catalog, today) = (self.catalog, self.cells.view.today);
        let leading = ranking.ranked.iter().take(LEADING);
        let events = leading.flat_map(|r| catalog[r.service].lifecycle.iter().map(|e| (r.service, e)));
        let ahead = |(service, event): (ServiceIx, &'_ Event)| {
            let name = &catalog[service].name;
            let what = match &event.kind {
                EventKind::Ends => format!("support of {name} ends"),
                EventKind::PartEnds(part) => format!("“{part}” of {name} ends"),
                _ => return None,
            };
            let date = event.date.filter(|d| d.last() > today)?;
            Some((date, what, event.source))
        };
        let first = events
            .filter_map(ahead)
            .min_by_key(|(date, ..)| (date.last(), date.first()));
        match first.filter(|_| self.cells.view.reading == Reading::Today) {
            Some((date, what, source)) => self.cite(format!("Review by {}: {what}.", date.human()), &[source]),
            None => self.cite(
                "No date is known by which this must be looked at again.".to_owned(),
                &[],
            ),
        }
    }
}
