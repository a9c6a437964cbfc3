//! Each thing behind a recommendation changed, one at a time: a decision no longer holds exactly when who is elected, the
//! verdict, something cited (of those at the top, and of the others) or the day of review is another.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use crosscheck::{
    catalog::{
        Assertion, Catalog, Cells, Claim, DateSpan, EventKind, Expr, Op, OptionIx, ServiceIx, ServiceRef, Side,
        SourceDate, SourceIx, Status, View, parts::ended_parts,
    },
    decide::{
        Answers, Reason, Verdict,
        facts::{self, Stated, StatedFact},
        justification, lost_apart,
        open_cells::{open_cells, open_facts},
        rank, review,
    },
    report::verify,
};
use jiff::{ToSpan as _, civil::Date};

use super::verify::{TODAY, answers, basis, built_in};

/// How many of a ranking a record argues.
const ARGUED: usize = 10;

/// What must make `verify` speak, found without a record.
#[derive(Debug)]
struct Rests {
    elected: Vec<String>,
    verdict: Verdict,
    review: Date,
    /// Those that a record speaks of, by id: those that are ranked, and those that are out.
    options: BTreeMap<ServiceIx, Stands>,
}

/// What it rests on of one of them.
#[derive(Debug, Default)]
struct Stands {
    is_top: bool,
    is_out: bool,
    /// Whether a record says why it stands where it does: those that are out, and so many of the ranking.
    is_argued: bool,
    /// `retired` or `retiring` and when; another status is nobody's reason.
    ends: Option<(Status, Option<DateSpan>)>,
    parts: BTreeSet<String>,
    /// What is cited, with what states it and its dates.
    cited: Vec<(String, Vec<String>)>,
}

/// The same found, sentence by sentence of a record, in the rankings' own lists.
fn rests(cells: &Cells, asked: &Answers) -> Rests {
    let catalog = &cells.catalog;
    let ranking = rank(cells, asked);
    let top = review::top(&ranking);
    let mut options = BTreeMap::new();
    let stands = |service: ServiceIx, facts: Vec<StatedFact>| {
        let judged = cells.judged(service);
        let cited = facts.into_iter().map(|fact| {
            let mut claims: Vec<_> = fact.claims.iter().collect();
            claims.sort_by_key(|c| (c.source, c.place.clone(), c.note.clone(), c.through));
            let claims = claims.into_iter();
            let says = |c: &Stated| {
                let claims = catalog[c.through.unwrap_or(service)].claims.iter();
                let it = claims.filter(|x| {
                    catalog[x.attribute].id == fact.about
                        && x.source == c.source
                        && *x.place == *c.place
                        && x.note() == c.note
                });
                let option = |x: &Claim| {
                    let options = &catalog[x.attribute].options;
                    options.iter().position(|o| Some(&o.id) == fact.option.as_ref())
                };
                let all: Vec<&Claim> = it.collect();
                let atoms = all.iter().filter_map(|x| x.says.atom(option(x)? as OptionIx));
                let mut says: Vec<String> = atoms.map(|atom| format!("{atom:?}")).collect();
                if says.is_empty() {
                    says = all.iter().map(|x| format!("{:?}", x.says)).collect();
                }
                says.sort();
                says
            };
            let claims = claims.map(|c| format!("{c:?} of {:?}: {:?}", catalog[c.source].iso(), says(c)));
            (fact.words.clone(), claims.collect())
        });
        Stands {
            is_top: top.contains(&service),
            ends: Some((judged.status, judged.date)).filter(|(s, _)| matches!(s, Status::Retired | Status::Retiring)),
            cited: cited.collect(),
            ..Stands::default()
        }
    };
    let of_rules = |service: ServiceIx, expr: &Expr| -> Vec<StatedFact> {
        let deciding = expr.deciding(cells, service).into_iter();
        deciding.flat_map(|c| facts::facts(cells, service, c)).collect()
    };
    let held = |service: ServiceIx, reasons: &[Reason]| -> Vec<StatedFact> {
        let of = |reason: &Reason| match *reason {
            Reason::MustHave(m) => facts::facts(cells, service, &asked.must_haves[m]),
            Reason::Rule { factor, option, rule } => {
                of_rules(service, &catalog.factors[factor].options[option].rules[rule].when)
            }
            Reason::Retired => {
                let judged = cells.judged(service);
                let events = judged.event.map(|e| catalog[service].lifecycle[e].source).into_iter();
                let sources = events.chain(catalog[service].successors.iter().map(|s| s.source));
                let claims = sources.map(|source| Stated {
                    source,
                    place: String::new(),
                    note: String::new(),
                    inferred: false,
                    through: None,
                });
                vec![StatedFact {
                    about: "status".to_owned(),
                    option: None,
                    words: format!("{:?}", judged.date),
                    claims: claims.collect(),
                }]
            }
            Reason::Struck => Vec::new(),
        };
        let all = reasons.iter().flat_map(of);
        all.filter(|f| !f.claims.is_empty()).collect()
    };
    for (at, r) in ranking.ranked.iter().enumerate() {
        let earned = r.contributions.iter();
        let earned = earned.flat_map(|c| justification::earned(cells, asked, r.service, c).facts);
        let lost = lost_apart(&r.contributions, &r.lost).into_iter();
        let lost = lost.flat_map(|c| justification::lost(cells, asked, r.service, c).facts);
        let open = r.open.iter();
        let open = open.flat_map(|o| open_facts(cells, r.service, &open_cells(cells, asked, r.service, o)));
        let held = held(r.service, &r.to_confirm);
        let mut all: Vec<StatedFact> = earned.chain(lost).chain(held).chain(open).collect();
        if top.contains(&r.service) {
            let must = asked.must_haves.iter();
            all.extend(must.flat_map(|m| facts::facts(cells, r.service, m)));
        }
        let parts = ended_parts(cells, r.service)
            .iter()
            .map(crosscheck::catalog::parts::PartEnd::words)
            .collect();
        options.insert(
            r.service,
            Stands {
                parts,
                is_argued: at < ARGUED || top.contains(&r.service),
                ..stands(r.service, all)
            },
        );
    }
    for out in &ranking.ruled_out {
        let why = held(out.service, &out.reasons);
        options.insert(
            out.service,
            Stands {
                is_out: true,
                is_argued: true,
                ..stands(out.service, why)
            },
        );
    }
    Rests {
        elected: ranking.outcome.top().iter().map(|s| catalog[*s].id.clone()).collect(),
        verdict: ranking.verdict,
        review: review::review(cells, asked, &ranking).date,
        options,
    }
}

/// What of it is not as it was; nothing where all of it is.
fn otherwise(then: &Rests, now: &Rests) -> Option<String> {
    if (&then.elected, then.verdict, then.review) != (&now.elected, now.verdict, now.review) {
        return Some(format!("{:?} {:?} {}", now.elected, now.verdict, now.review));
    }
    then.options
        .iter()
        .filter(|(_, was)| was.is_argued)
        .find_map(|(service, was)| {
            let Some(is) = now.options.get(service) else {
                return Some(format!("{service:?} is gone"));
            };
            // What is cited of one that was at the top is looked up again wherever it is now.
            let gone = was.cited.iter().find(|c| !is.cited.contains(c));
            let other = (was.is_out, was.ends) != (is.is_out, is.ends);
            // An end of a part that is told now and was not, or was and is not.
            let end = was.parts.symmetric_difference(&is.parts).next();
            let end = end.filter(|_| !was.is_out && !is.is_out);
            (gone.is_some() || other || end.is_some()).then(|| format!("{service:?}: {gone:?} {other} {end:?}"))
        })
}

/// One thing of the catalog that is otherwise, with words for it.
type Change = (String, Box<dyn Fn(&mut Catalog)>);

/// What a claim could state instead: the opposite, another option, a value beyond its own on either side.
fn instead(catalog: &Catalog, claim: &Claim) -> Vec<Assertion> {
    let options = catalog[claim.attribute].options.len() as OptionIx;
    let next = |o: OptionIx| (o + 1) % options.max(1);
    match &claim.says {
        Assertion::Flag(Side::Yes) => vec![Assertion::Flag(Side::No), Assertion::Flag(Side::Partly)],
        Assertion::Flag(_) => vec![Assertion::Flag(Side::Yes)],
        Assertion::Choice(o) => vec![Assertion::Choice(next(*o))],
        Assertion::Set(Side::Yes, named) => vec![
            Assertion::Set(Side::No, named.clone()),
            Assertion::Set(Side::Partly, named.clone()),
            Assertion::Set(Side::Yes, named.iter().map(|o| next(*o)).collect()),
        ],
        Assertion::Set(_, named) => vec![Assertion::Set(Side::Yes, named.clone())],
        Assertion::Only(named) => vec![Assertion::Only(named.iter().skip(1).copied().collect())],
        Assertion::Scalar(value) => {
            let sides = [Op::More, Op::Less].into_iter().filter_map(|op| value.side(op));
            sides.map(Assertion::Scalar).collect()
        }
        Assertion::Text(text) => vec![Assertion::Text(format!("not {text}").into())],
        Assertion::Services(named) => {
            let other = catalog
                .service_ixs()
                .map(ServiceRef::Known)
                .find(|s| !named.contains(s));
            other.into_iter().map(|s| Assertion::Services([s].into())).collect()
        }
        Assertion::NotApplicable | Assertion::Remark => Vec::new(),
    }
}

/// Every change of one thing behind a recommendation: of those at the top, of what is cited of the others and of the parts
/// that it is stated of each claim taken out, stating another thing, and from another source; each event of those that are
/// weighed a year later or as an end; each cited source a year newer; and of everything else every 29th claim.
fn changes(cells: &Cells, asked: &Answers) -> Vec<Change> {
    let catalog = &cells.catalog;
    let before = rests(cells, asked);
    let ranking = rank(cells, asked);
    let weighed: Vec<ServiceIx> = before.options.keys().copied().collect();
    let cited = review::cited_facts(cells, asked, &ranking, &weighed);
    let asked_of = |service: ServiceIx, claim: &Claim| {
        let mut all = cited.iter().filter(|(_, f)| f.about == catalog[claim.attribute].id);
        all.any(|(s, f)| *s == service || f.claims.iter().any(|c| c.through == Some(service)))
    };
    let mut all: Vec<Change> = Vec::new();
    for service in catalog.service_ixs() {
        let is_weighed = weighed.contains(&service);
        let is_top = before.options.get(&service).is_some_and(|o| o.is_top);
        let id = &catalog[service].id;
        for (at, claim) in catalog[service].claims.iter().enumerate() {
            let name = format!(
                "{} of {id} by {}",
                catalog[claim.attribute].id, catalog[claim.source].id
            );
            let is_behind = is_top || asked_of(service, claim);
            if !is_behind && !(service.at() * 31 + at).is_multiple_of(29) {
                continue;
            }
            all.push((
                format!("{name} taken out"),
                Box::new(move |c| _ = c.services[service.at()].claims.remove(at)),
            ));
            // Of the others one other thing, and another source of every third: there are many of them.
            let most = if is_top { usize::MAX } else { 1 };
            for says in instead(catalog, claim).into_iter().take(most) {
                let words = format!("{name} is {says:?}");
                all.push((
                    words,
                    Box::new(move |c| c.services[service.at()].claims[at].says = says.clone()),
                ));
            }
            if is_top || (is_behind && at.is_multiple_of(3)) {
                let other = SourceIx((claim.source.0 + 7) % catalog.sources.len() as u32);
                let words = format!("{name} by {}", catalog[other].id);
                all.push((
                    words,
                    Box::new(move |c| c.services[service.at()].claims[at].source = other),
                ));
            }
        }
        for (at, event) in catalog[service].lifecycle.iter().enumerate().filter(|_| is_weighed) {
            let ended = move |c: &mut Catalog| c.services[service.at()].lifecycle[at].kind = EventKind::Ends;
            all.push((format!("{:?} of {id} as an end", event.kind), Box::new(ended)));
            let later = event.date.and_then(|d| d.last().checked_add(1.year()).ok());
            if let Some(later) = later {
                let change = move |c: &mut Catalog| {
                    c.services[service.at()].lifecycle[at].date = Some(DateSpan::day(later));
                };
                all.push((format!("{:?} of {id} on {later}", event.kind), Box::new(change)));
            }
        }
    }
    let mut sources: Vec<SourceIx> = cited.iter().flat_map(|(_, f)| &f.claims).map(|c| c.source).collect();
    sources.sort();
    sources.dedup();
    for source in sources {
        if let SourceDate::Stated(day) = &catalog[source].date {
            let later = day.last().checked_add(1.year()).expect("a day").min(TODAY);
            let change = move |c: &mut Catalog| c.sources[source.at()].date = SourceDate::Stated(DateSpan::day(later));
            all.push((format!("{} of {later}", catalog[source].id), Box::new(change)));
        }
    }
    all
}

#[test]
fn a_decision_no_longer_holds_exactly_when_what_it_rests_on_changes() {
    let catalog = built_in();
    for (given, must) in [
        (&["model-type=customised-ai"][..], &[][..]),
        (
            &["model-type=classic-ml", "existing-services=sql-server"],
            &["offline=yes"],
        ),
        (&["model-type=spark-ml", "languages=scala"], &[]),
    ] {
        let asked = answers(&catalog, given, must);
        let cells = Cells::build(catalog.clone(), View::on(TODAY));
        let (record, before) = (basis(&cells, &asked), rests(&cells, &asked));
        assert_eq!(
            verify(&record, &cells, &asked),
            Vec::<String>::new(),
            "{given:?}: unchanged"
        );
        let (mut spoke, mut silent) = (0, 0);
        for (words, change) in changes(&cells, &asked) {
            let mut other = Catalog::clone(&catalog);
            change(&mut other);
            let cells = Cells::build(Arc::new(other), View::on(TODAY));
            let after = rests(&cells, &asked);
            let says = verify(&record, &cells, &asked);
            let other = otherwise(&before, &after);
            assert_eq!(
                !says.is_empty(),
                other.is_some(),
                "{given:?}, {words}: {says:?}\n{other:?}"
            );
            for line in &says {
                assert!(!line.contains("“”"), "{given:?}, {words}: {line}");
                let in_part = words.contains("Partly") && line.contains("no source states it any more");
                assert!(!in_part, "{given:?}, {words}: {line}");
            }
            *if says.is_empty() { &mut silent } else { &mut spoke } += 1;
        }
        assert!(
            spoke > 10 && silent > 20,
            "{given:?}: {spoke} changes told, {silent} not"
        );
    }
}
