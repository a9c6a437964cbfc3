//! Puts a decision record together from a decision; the sentences are those of the window and the terminal.

use super::{
    Basis,
    decision::{AskedItem, Candidate, Decision, MOST_ARGUED, OpenPoints, Reasons, Scored},
    ranking_text::who_comes_first,
    record::{Argued, Argument, Cited, Record},
    stance::Stance,
};
use crate::{
    catalog::{
        Origin, Point, ServiceIx, SourceIx, annotations,
        parts::{ended_parts, ends_in_words},
        value::human_day,
        wording::{count, thousands},
    },
    compare::{Numbering, claim_words},
    decide::{Grounds, Justification, Reason, review, sentence, summary},
    export::{
        Meta, PaperSource,
        build::{foot, paper_sources},
    },
};

/// The number of the record's format. Since 2 it has a day of review and what is needed to evaluate it again.
pub const FORMAT: u32 = 2;

/// The record of a decision, as it is under the view of the cells.
pub fn record(decision: &Decision<'_>) -> Record {
    let Decision {
        catalog,
        cells,
        ranking,
        ..
    } = decision;
    let mut desk = Desk {
        decision,
        numbers: decision.numbering(),
    };
    let first = ranking.ranked.first().filter(|r| ranking.winner() == Some(r.service));
    let first = first.map(|r| decision.candidate(r));
    // A tie, or a lead with something to confirm, is no recommendation: the record then argues for the first without
    // choosing it.
    let chosen = first.as_ref().filter(|_| ranking.is_clear()).map(|c| c.name.to_owned());
    let title = match (&chosen, &first) {
        (Some(name), _) => format!("{}: take {name}", catalog.title),
        (None, Some(_)) => format!("{}: no clear winner", catalog.title),
        (None, None) if !ranking.outcome.tied().is_empty() => format!("{}: no clear winner", catalog.title),
        (None, None) => format!("{}: no recommendation", catalog.title),
    };
    let about = Some(&catalog.about).filter(|a| !a.is_empty()).unwrap_or(&catalog.title);
    let alternatives = thousands(ranking.ranked.len() + ranking.ruled_out.len());
    let context = format!("{about} Which of {alternatives} alternatives fits best?");
    let drivers = desk.drivers();
    let options = desk.options();
    let not_weighed = desk.not_weighed();
    let mut why: Vec<Cited> = first.iter().flat_map(|c| &c.met).map(|m| desk.met(m)).collect();
    why.extend(first.iter().flat_map(|c| &c.earned).map(|s| desk.earned(s)));
    let consequences = first.as_ref().map_or_else(Vec::new, |c| desk.consequences(c));
    let to_confirm = first.iter().flat_map(|c| &c.to_confirm);
    let to_confirm = to_confirm.map(|(grounds, _)| desk.unconfirmed(grounds)).collect();
    let nearest = decision.nearest.iter().filter(|_| ranking.ranked.is_empty());
    let nearest = nearest.map(|n| desk.reasons(n, "")).collect();
    let argued: Vec<Argued> = decision
        .candidates()
        .take(MOST_ARGUED)
        .map(|c| desk.argued(&c))
        .collect();
    let own = desk.own();
    let review = desk.review();
    Record {
        format: FORMAT,
        basis: Basis::of(decision),
        status: "proposed",
        date: cells.view.today,
        title,
        context,
        drivers,
        options,
        not_weighed,
        chosen,
        headline: decision.sentence.clone(),
        why,
        consequences,
        to_confirm,
        nearest,
        not_argued: ranking.ranked.len().saturating_sub(argued.len()),
        argued,
        confidence: confidence(decision),
        changes: decision.changes.clone(),
        own,
        review,
        sources: sources(decision, desk.numbers.cited()),
        foot: foot(&Meta::new(cells), None),
    }
}

/// The sources cited. The reader of a record is not the one whose evidence it holds.
fn sources(decision: &Decision<'_>, cited: &[SourceIx]) -> Vec<PaperSource> {
    let mut all = paper_sources(decision.catalog, cited);
    for (source, ix) in all.iter_mut().zip(cited) {
        if annotations::is_own(decision.catalog, *ix) {
            source.words = source
                .words
                .replacen(annotations::TITLE, "The author’s own evidence", 1);
        }
    }
    all
}

fn confidence(decision: &Decision<'_>) -> Vec<String> {
    let verdict = sentence::verdict_words(&decision.ranking);
    std::iter::once(verdict).chain(who_comes_first(decision)).collect()
}

/// What every part needs, and the numbers of the sources cited so far.
struct Desk<'a> {
    decision: &'a Decision<'a>,
    numbers: Numbering,
}

impl Desk<'_> {
    fn cite(&mut self, text: String, sources: &[SourceIx]) -> Cited {
        let mut sources = self.numbers.cite_all(sources.iter().copied());
        sources.sort_unstable();
        Cited {
            text,
            sources,
            rule: Vec::new(),
        }
    }

    fn not_weighed(&mut self) -> Vec<Cited> {
        let cells = self.decision.cells;
        let sentence = summary::not_weighed(cells).map(Cited::plain);
        let named = summary::unweighed(cells).map(|l| match l.because {
            None => self.cite(l.name.to_owned(), l.source.as_slice()),
            Some(why) => {
                let sources: Vec<SourceIx> = l.source.into_iter().chain([why.source]).collect();
                let ours = if cells.catalog[why.source].is_inference() {
                    "Our inference: "
                } else {
                    ""
                };
                self.cite(format!("{}: {ours}{}", l.name, why.text), &sources)
            }
        });
        sentence.into_iter().chain(named).collect()
    }

    fn drivers(&mut self) -> Vec<Cited> {
        let asked = self.decision.asked.iter();
        let driver = |asked: &AskedItem| match asked {
            AskedItem::Answer {
                label,
                options,
                importance,
                ..
            } => self.cite(
                format!("{label}: {options} (importance {importance} of 3)"),
                asked.sources(),
            ),
            AskedItem::Wish {
                label,
                wants,
                importance,
            } => Cited::plain(format!("{label} ({wants}, importance {importance} of 3)")),
            AskedItem::Condition(text) => Cited::plain(text),
        };
        asked.map(driver).collect()
    }

    fn options(&mut self) -> Vec<Cited> {
        let Decision { ranking, .. } = self.decision;
        let standing = ranking.ranked.iter().map(|r| {
            let name = self.name(r.service);
            if ranking.taking_part.is_empty() {
                return Cited::plain(name);
            }
            Cited::plain(format!("{name}: {} points (from {} to {})", r.score, r.low, r.high))
        });
        let mut all: Vec<Cited> = standing.collect();
        for out in &self.decision.ruled_out {
            all.push(self.reasons(out, "ruled out. "));
        }
        all
    }

    /// A service's name, and whether the documents the catalog was made from leave it out.
    fn name(&self, service: ServiceIx) -> String {
        summary::marked_name(self.decision.catalog, service).into_owned()
    }

    /// A service and why it is out, or would be.
    fn reasons(&mut self, of: &Reasons, what: &str) -> Cited {
        let because: Vec<String> = of
            .reasons
            .iter()
            .map(|(r, grounds)| self.because(of.service, *r, grounds))
            .collect();
        let of_all = |part: fn(&Grounds) -> &Vec<SourceIx>| -> Vec<SourceIx> {
            of.reasons.iter().flat_map(|(_, g)| part(g)).copied().collect()
        };
        let name = self.name(of.service);
        let text = format!("{name}: {what}{}", because.join(" "));
        self.cite_apart(text, &of_all(|g| &g.sources), &of_all(|g| &g.rule_sources))
    }

    /// A sentence with what states it, and apart from that what a rule is from.
    fn cite_apart(&mut self, text: String, stating: &[SourceIx], rule: &[SourceIx]) -> Cited {
        let states = self.cite(text, stating);
        let rule = self.cite(String::new(), rule).sources;
        Cited { rule, ..states }
    }

    /// A reason worded for readers other than its author.
    fn because(&self, service: ServiceIx, reason: Reason, grounds: &Grounds) -> String {
        match (reason, self.decision.answers.struck_because.get(&service)) {
            (Reason::Struck, Some(why)) => format!("The author struck it out: {}.", why.trim_end_matches('.')),
            (Reason::Struck, None) => "The author struck it out.".to_owned(),
            _ => grounds.because.clone(),
        }
    }

    /// What is the author's own, service by service.
    fn own(&mut self) -> Vec<Cited> {
        let catalog = self.decision.catalog;
        let mut all = Vec::new();
        for ix in catalog.service_ixs() {
            let service = &catalog[ix];
            let own = service.claims.iter().filter(|c| annotations::is_own(catalog, c.source));
            for claim in own {
                if !self.decision.cells.counts(claim.source) {
                    continue;
                }
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
                all.push(Cited::plain(format!("{} is starred.", service.name)));
            }
            if let Some(reason) = &mark.struck {
                all.push(Cited::plain(format!("{} is struck out: {reason}", service.name)));
            }
            if !mark.note.is_empty() {
                all.push(Cited::plain(format!("Note on {}: {}", service.name, mark.note)));
            }
        }
        all
    }

    /// `Shape (“On a server”): it is a server. (12.3 points)`, with a minus for what was lost.
    fn point(&mut self, s: &Scored, sign: &str) -> Cited {
        let about = s.about.text(" (“", "”)");
        let sign = if s.of.is_some() { "" } else { sign };
        let text = format!(
            "{about}: {} ({sign}{} points)",
            s.justification.because,
            s.points_words()
        );
        self.cite_apart(text, s.justification.stating(), &s.justification.rule.sources)
    }

    /// A must-have that is met, with what states it.
    fn met(&mut self, must_have: &Justification) -> Cited {
        self.cite(must_have.because.clone(), &must_have.sources)
    }

    /// What is to be confirmed.
    fn unconfirmed(&mut self, grounds: &Grounds) -> Cited {
        self.cite_apart(grounds.because.clone(), &grounds.sources, &grounds.rule_sources)
    }

    /// What earned points, as a sentence of its own.
    fn earned(&mut self, s: &Scored) -> Cited {
        self.point(s, "")
    }

    /// The same as a reason: `because of Shape …`.
    fn argument(&mut self, side: Stance, s: &Scored) -> Argument {
        let says = self.point(s, if side == Stance::Bad { "−" } else { "" });
        let text = format!("of {}", says.text);
        Argument {
            side,
            says: Cited { text, ..says },
        }
    }

    /// For, neither, against: what was scored, then the benefits and the considerations that sources state.
    fn argued(&mut self, candidate: &Candidate<'_>) -> Argued {
        let service = &self.decision.catalog[candidate.service];
        let mut all = Vec::new();
        // What every other that is left meets too, or leaves to confirm, is shown for those at the top.
        for must_have in candidate.met.iter().filter(|_| self.decision.is_top(candidate.service)) {
            let says = self.met(must_have);
            all.push(Argument {
                side: Stance::Good,
                says: Cited {
                    text: format!("of a must-have: {}", says.text),
                    ..says
                },
            });
        }
        for s in &candidate.earned {
            all.push(self.argument(s.stance(), s));
        }
        self.named(&mut all, Stance::Good, &service.benefits);
        all.extend(self.open(candidate));
        // Of the one that comes first it is under Confirmation.
        if self.decision.ranking.winner() != Some(candidate.service) {
            for (grounds, _) in &candidate.to_confirm {
                let says = self.unconfirmed(grounds);
                let text = format!("this is to be confirmed: {}", says.text);
                all.push(Argument {
                    side: Stance::Neutral,
                    says: Cited { text, ..says },
                });
            }
        }
        for s in &self.decision.lost(candidate.ranked) {
            all.push(self.argument(Stance::Bad, s));
        }
        self.named(&mut all, Stance::Bad, &service.considerations);
        let own_end = candidate.own_end.clone().into_iter();
        for (words, sources) in own_end.chain(ends_in_words(&candidate.ended_parts)) {
            let says = self.cite(words, &sources);
            all.push(Argument {
                side: Stance::Bad,
                says,
            });
        }
        all.sort_by_key(|a| a.side);
        Argued {
            name: service.name.clone(),
            summary: match candidate.beyond_given.then_some(summary::BEYOND_GIVEN_SENTENCE) {
                Some(aside) => format!("{} {aside}", service.summary).trim_start().to_owned(),
                None => service.summary.clone(),
            },
            arguments: all,
        }
    }

    /// What follows from the choice: not what earned it points, which is beside it, but what comes with it.
    fn consequences(&mut self, candidate: &Candidate<'_>) -> Vec<Argument> {
        let service = &self.decision.catalog[candidate.service];
        let mut all = Vec::new();
        self.named(&mut all, Stance::Good, &service.benefits);
        all.extend(self.open(candidate));
        self.named(&mut all, Stance::Bad, &service.considerations);
        all
    }

    /// What no source settles, with those that state a side or a part of it.
    fn open(&mut self, candidate: &Candidate<'_>) -> Vec<Argument> {
        let one = |o: &OpenPoints| {
            let about = o.about.text(" (“", "”)");
            let is = if o.text.starts_with("not known") { "it is " } else { "" };
            let words = format!("of {about}: {is}{} ({} points open)", o.text, o.points);
            Argument {
                side: Stance::Neutral,
                says: self.cite(words, &o.sources),
            }
        };
        candidate.open.iter().map(one).collect()
    }

    /// Benefits, or what is to be considered, as the sources that count name them.
    fn named(&mut self, all: &mut Vec<Argument>, side: Stance, points: &[Point]) {
        let what = match side {
            Stance::Good => "this benefit",
            Stance::Neutral | Stance::Bad => "something to consider",
        };
        for point in points {
            if !self.decision.cells.counts(point.source) {
                continue;
            }
            let says = if self.decision.catalog[point.source].origin == Origin::Inference {
                Cited::plain(format!("our inference names {what}: {}", point.text))
            } else {
                self.cite(format!("a source names {what}: {}", point.text), &[point.source])
            };
            all.push(Argument { side, says });
        }
    }

    /// The first day on which something it rests on changes its standing, and what of it is old already.
    fn review(&mut self) -> Vec<Cited> {
        let Decision {
            catalog,
            cells,
            answers,
            ranking,
            ..
        } = self.decision;
        let review = review::review(cells, answers, ranking);
        let causes: Vec<&str> = review.causes.iter().map(|c| c.words.as_str()).collect();
        let sources: Vec<SourceIx> = review.causes.iter().flat_map(|c| c.sources.clone()).collect();
        let by = format!("Review by {}: {}.", human_day(review.date), causes.join("; "));
        let mut all = vec![self.cite(by, &sources)];
        if !review.older.is_empty() {
            let n = count(review.older.len(), "source", "sources");
            let old = format!(
                "Already more than {} years old: {n} of those it rests on.",
                review::CURRENT_YEARS
            );
            all.push(self.cite(old, &review.older));
        }
        for service in review::top(ranking) {
            for (words, sources) in ends_in_words(&ended_parts(cells, service)) {
                let text = format!("{}: {words}.", catalog[service].name);
                all.push(self.cite(text, &sources));
            }
        }
        all
    }
}
