//! Puts a decision record together from a ranking and how sure it is; the sentences are those of the window and the
//! terminal.

use super::{Argued, Argument, Cited, MOST_ARGUED, Record, Side};
use crate::{
    catalog::{Catalog, Cells, Event, EventKind, Origin, Reading, ServiceIx, SourceIx, cells::source_filter},
    decide::{Answers, Contribution, Ranked, Ranking, Robustness, Topic, summary, words},
    export::{
        Meta,
        build::{foot, paper_sources},
    },
};

/// How many of the leading ones count for the day of review: those the window offers to compare.
const LEADING: usize = 3;

/// The record of a decision, as it stands under the view of the cells.
pub fn record(
    catalog: &Catalog,
    cells: &Cells,
    answers: &Answers,
    ranking: &Ranking,
    robustness: &Robustness,
) -> Record {
    let mut desk = Desk {
        catalog,
        cells,
        answers,
        cited: Vec::new(),
    };
    let first = ranking.ranked.first().filter(|r| ranking.winner == Some(r.service));
    let chosen = first.map(|r| catalog[r.service].name.clone());
    let title = chosen.as_ref().map_or_else(
        || format!("{}: no recommendation", catalog.title),
        |name| format!("{}: take {name}", catalog.title),
    );
    let context = format!(
        "{} Which of {} alternatives fits best?",
        if catalog.about.is_empty() {
            &catalog.title
        } else {
            &catalog.about
        },
        ranking.ranked.len() + ranking.ruled_out.len()
    );
    let drivers = desk.drivers();
    let options = desk.options(ranking);
    let why = first.map_or_else(Vec::new, |r| {
        r.contributions.iter().map(|c| desk.point(r.service, c, true)).collect()
    });
    let consequences = first.map_or_else(Vec::new, |r| desk.arguments(r));
    let argued = ranking.ranked.iter().take(MOST_ARGUED).map(|r| {
        let service = &catalog[r.service];
        Argued {
            name: service.name.clone(),
            summary: service.summary.clone(),
            arguments: desk.arguments(r),
        }
    });
    let argued: Vec<Argued> = argued.collect();
    let to_confirm = first.map_or_else(Vec::new, |r| {
        let told = r.to_confirm.iter().map(|why| {
            let told = words::reason(catalog, cells, answers, r.service, *why);
            desk.cite(told.because, &told.sources)
        });
        told.collect()
    });
    let review = desk.review(ranking);
    Record {
        title,
        date: cells.view.today,
        context,
        drivers,
        options,
        chosen,
        headline: summary::headline(catalog, ranking),
        why,
        consequences,
        not_argued: ranking.ranked.len().saturating_sub(argued.len()),
        argued,
        confidence: confidence(catalog, ranking, robustness),
        changes: changes(catalog, answers, ranking, robustness),
        to_confirm,
        review,
        sources: paper_sources(catalog, &desk.cited),
        foot: foot(&Meta::new(catalog, cells), &[]),
    }
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
            let text = format!(
                "{} (importance {} of 3)",
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
            let told = out
                .reasons
                .iter()
                .map(|why| words::reason(catalog, self.cells, self.answers, out.service, *why));
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

    fn point(&mut self, service: ServiceIx, c: &Contribution, gain: bool) -> Cited {
        let told = if gain {
            words::earned(self.catalog, self.cells, service, c)
        } else {
            words::lost(self.catalog, self.cells, service, c)
        };
        let topic = self.topic(c.topic, c.option);
        let sign = if gain { "" } else { "−" };
        let text = format!("{topic}: {} ({sign}{} points)", told.because, c.points);
        self.cite(text, &told.sources)
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

    /// For, not known, against: what was scored, then what sources say to mind.
    fn arguments(&mut self, r: &Ranked) -> Vec<Argument> {
        let catalog = self.catalog;
        let mut all = Vec::new();
        for c in &r.contributions {
            let says = self.point(r.service, c, true);
            all.push(Argument { side: Side::Good, says });
        }
        for o in &r.open {
            let atoms = words::open_cells(catalog, self.cells, r.service, o);
            let atoms: Vec<String> = atoms.iter().map(|a| a.human(catalog)).collect();
            let what = if atoms.is_empty() {
                "not known".to_owned()
            } else {
                format!("not known: {}", atoms.join("; "))
            };
            let text = format!("{}: {what} ({} points open)", self.topic(o.topic, o.option), o.points);
            let says = self.cite(text, &[]);
            all.push(Argument {
                side: Side::Neutral,
                says,
            });
        }
        for c in &r.lost {
            let says = self.point(r.service, c, false);
            all.push(Argument { side: Side::Bad, says });
        }
        let counts = source_filter(catalog, self.cells.view);
        for point in catalog[r.service]
            .considerations
            .iter()
            .filter(|p| counts[p.source.at()])
        {
            let ours = catalog[point.source].origin == Origin::Inference;
            let says = if ours {
                self.cite(format!("something to consider (our inference): {}", point.text), &[])
            } else {
                self.cite(format!("something to consider: {}", point.text), &[point.source])
            };
            all.push(Argument { side: Side::Bad, says });
        }
        all
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
