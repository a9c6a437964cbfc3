//! List, counts, order, "why not" and relaxations against a slow and obvious implementation, over random questions on
//! the small hand-written catalog and on a generated one that has every kind of attribute.
#![allow(clippy::many_single_char_names)]

use std::{cmp::Ordering, sync::OnceLock};

use crate::generate::generate;
use crosscheck::{
    catalog::{
        Atom, Catalog, CellValue, Cells, Condition, DateSpan, Interval, Kind, Reading, Role, Scalar, ServiceIx,
        ServiceRef, Side, SourceIx, State, Status, Truth, View, Why, check,
        condition::{Join, Op, Subject, Test, Want},
        load,
    },
    explore::{
        Index, ObstacleKind, Query, Relaxation, Restriction, SearchField, Sort, Unknown, Unknowns, explore, list,
        relaxations, search_words, searchable_text, share_left, typo, why_not,
    },
};
use jiff::civil::date;
use proptest::prelude::*;

struct World {
    catalog: Catalog,
    cells: Cells,
    index: Index,
    /// Every text that search looks at, split into words once, or the slow side would take minutes.
    texts: Vec<Vec<(SearchField, Vec<String>, String)>>,
}

/// Random choices out of a list that proptest can shrink: the smaller the rolls, the plainer the question, and when
/// they run out every choice is the first one.
struct Dice<'a> {
    rolls: &'a [u16],
    at: usize,
}

impl Dice<'_> {
    fn of(rolls: &[u16]) -> Dice<'_> {
        Dice { rolls, at: 0 }
    }

    fn below(&mut self, n: usize) -> usize {
        let roll = self.rolls.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        usize::from(roll) * n / 65_536
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) >= 100 - percent
    }
}

fn rolls() -> impl Strategy<Value = Vec<u16>> {
    prop::collection::vec(any::<u16>(), 0..60)
}

fn world(catalog: Catalog, view: View) -> World {
    let cells = Cells::build(catalog.clone(), view);
    let index = Index::build(&cells);
    let texts = catalog
        .service_ixs()
        .map(|s| {
            let split = |(field, text): (SearchField, std::borrow::Cow<'_, str>)| {
                let mut all = Vec::new();
                search_words::each_word(&text, |word, _, _| all.push(word.to_owned()));
                (field, all, search_words::joined(&text))
            };
            searchable_text::texts_of(&cells, s).into_iter().map(split).collect()
        })
        .collect();
    World {
        catalog,
        cells,
        index,
        texts,
    }
}

/// The catalogs, each under several views.
fn worlds() -> &'static [World] {
    static WORLDS: OnceLock<Vec<World>> = OnceLock::new();
    WORLDS.get_or_init(|| {
        let read = |path: &str| load(&std::fs::read(path).unwrap()).0.expect("checks");
        let views = [
            View::on(date(2026, 11, 21)),
            View {
                as_of: Some(date(2019, 12, 31)),
                ..View::on(date(2020, 6, 1))
            },
            View {
                reading: Reading::Documents,
                ..View::on(date(2026, 11, 21))
            },
        ];
        let mut all = Vec::new();
        for view in views {
            all.push(world(read("tests/data/databases.ron"), view));
            for (services, seed) in [(40, 1), (90, 2)] {
                let (catalog, report, _) = check::check(&generate(services, seed));
                all.push(world(catalog.unwrap_or_else(|| panic!("{:?}", report.errors)), view));
            }
            all.push(world(read("catalog.ron"), view));
        }
        all
    })
}

// ---- random questions -------------------------------------------------------------------------------------------

fn subject(random: &mut Dice<'_>, catalog: &Catalog) -> Subject {
    let n = catalog.attributes.len();
    let i = random.below(n + 5);
    if i < n {
        Subject::Attribute(catalog.attribute_ixs().nth(i).unwrap())
    } else {
        Subject::BUILT_IN[i - n]
    }
}

fn want(random: &mut Dice<'_>, subject: Subject, w: &World) -> Want {
    let catalog = &w.catalog;
    if random.chance(12)
        && !matches!(
            subject,
            Subject::Name | Subject::Role | Subject::Status | Subject::Source
        )
    {
        return Want::State(
            [
                State::NotStated,
                State::Conflicting,
                State::NotApplicable,
                State::Partly,
            ][random.below(4)],
        );
    }
    let some = ServiceIx(random.below(catalog.services.len()) as u32);
    match subject {
        Subject::Role => Want::Role([Role::Alternative, Role::Supporting][random.below(2)]),
        Subject::Status => Want::Status(Status::ALL[random.below(5)]),
        Subject::Source => Want::Source(SourceIx(random.below(catalog.sources.len()) as u32)),
        Subject::Name => Want::Text(catalog[some].name.to_uppercase()),
        Subject::Several => Want::State(State::NotStated),
        Subject::Yours => Want::Mark(crosscheck::catalog::MarkKind::ALL[random.below(4)]),
        Subject::Category => Want::Text(catalog.categories[random.below(catalog.categories.len())].clone()),
        Subject::Attribute(ix) => match (&catalog[ix].kind, &w.cells.get(some, ix).value) {
            (Kind::Flag, _) => Want::Flag([Side::Yes, Side::No, Side::Partly][random.below(3)]),
            (Kind::Choice | Kind::Set, _) => Want::Option(random.below(catalog[ix].options.len()) as u16),
            (Kind::Number, CellValue::Scalar(n)) if n.number().unwrap().lo().is_finite() => {
                let n = n.number().unwrap().lo();
                if random.chance(25) {
                    return Want::Scalar(Interval::new(n - 2.0, n + random.below(9) as f64).unwrap().into());
                }
                number(n)
            }
            (Kind::Number, _) => number(random.below(20) as f64),
            (Kind::Date, CellValue::Scalar(d)) => Want::Scalar(d.clone()),
            (Kind::Date, _) => Want::Scalar(DateSpan::parse(&(2008 + random.below(16)).to_string()).unwrap().into()),
            (Kind::Version, _) => Want::State(State::NotStated),
            (Kind::Text | Kind::Link, CellValue::Texts(t)) => Want::Text(t[0].to_string()),
            (Kind::Text | Kind::Link, _) => Want::Text("nobody says so".to_owned()),
            (Kind::Services, CellValue::Services(s)) => Want::Service(s[0].clone()),
            (Kind::Services, _) => Want::Service(ServiceRef::Known(some)),
        },
    }
}

fn number(n: f64) -> Want {
    Want::Scalar(Interval::new(n, n).unwrap().into())
}

fn condition(random: &mut Dice<'_>, w: &World) -> Condition {
    let subject = subject(random, &w.catalog);
    let ranged = matches!(subject, Subject::Attribute(ix) if matches!(w.catalog[ix].kind, Kind::Number | Kind::Date));
    if ranged && random.chance(60) {
        let op = [Op::Less, Op::AtMost, Op::More, Op::AtLeast][random.below(4)];
        let mut bound = want(random, subject, w);
        while !matches!(bound, Want::Scalar(_)) {
            bound = want(random, subject, w);
        }
        return Condition {
            subject,
            test: Test::Bound(op, bound),
        };
    }
    let n = 1 + random.below(3);
    let wants = (0..n).map(|_| want(random, subject, w)).collect();
    let test = match random.below(4) {
        0 => Test::AllOf(wants),
        1 => Test::NoneOf(wants),
        _ => Test::AnyOf(wants),
    };
    let one = Condition { subject, test };
    if random.chance(12) {
        let join = [Join::Or, Join::And][random.below(2)];
        return Condition::joined(join, vec![one, condition(random, w)]);
    }
    one
}

fn search_text(random: &mut Dice<'_>, w: &World) -> String {
    let mut typed = Vec::new();
    for _ in 0..=random.below(2) {
        let service = ServiceIx(random.below(w.catalog.services.len()) as u32);
        let texts = searchable_text::texts_of(&w.cells, service);
        let words = search_words::of_search(&texts[random.below(texts.len())].1);
        let Some(word) = words.get(random.below(words.len())) else {
            continue;
        };
        let letters: Vec<char> = word.chars().collect();
        typed.push(match random.below(5) {
            0 => letters[..=random.below(letters.len())].iter().collect(),
            1 => letters[random.below(letters.len())..].iter().collect(),
            2 if letters.len() > 2 => {
                let mut wrong = letters.clone();
                let at = random.below(letters.len() - 1);
                wrong.swap(at, at + 1);
                wrong.iter().collect()
            }
            3 if letters.len() > 2 => {
                let mut wrong = letters.clone();
                wrong.remove(random.below(letters.len()));
                wrong.iter().collect()
            }
            _ => word.clone(),
        });
    }
    if random.chance(3) {
        "- !".to_owned()
    } else {
        typed.join(" ")
    }
}

fn query(rolls: &[u16], w: &World) -> Query {
    let mut random = Dice::of(rolls);
    Query {
        search: if random.chance(45) {
            search_text(&mut random, w)
        } else {
            String::new()
        },
        conditions: (0..random.below(4)).map(|_| condition(&mut random, w)).collect(),
        unknown: if random.chance(50) {
            Unknown::Keep
        } else {
            Unknown::Drop
        },
        sort: (0..[0, 0, 1, 1, 2, 3][random.below(6)])
            .map(|_| Sort {
                by: subject(&mut random, &w.catalog),
                descending: random.chance(50),
            })
            .collect(),
    }
}

// ---- the slow and obvious implementation ------------------------------------------------------------------------

/// How well a word meets a text: class of the field times 8, plus 0 whole, 1 start, 2 inside, 3 and up forgiven.
fn rank(typed: &str, all: &[(SearchField, Vec<String>, String)], forgiving: bool) -> Option<usize> {
    let inside = typed.chars().count() >= 3 || (!typed.is_ascii() && typed.chars().count() == 2);
    let limit = if forgiving { typo::allowance(typed) } else { 0 };
    let manner = |word: &str| {
        if word == typed {
            return Some(0);
        } else if word.starts_with(typed) {
            return Some(1);
        } else if inside && word.contains(typed) {
            return Some(2);
        } else if limit == 0 {
            return None;
        }
        let ends = word.char_indices().map(|(i, c)| i + c.len_utf8());
        let near = ends.map(|end| strsim::osa_distance(typed, &word[..end])).min()?;
        (near <= limit).then(|| 1 + near * 2 + usize::from(strsim::osa_distance(typed, word) > near))
    };
    let each = all
        .iter()
        .flat_map(|(field, words, _)| words.iter().map(move |w| (field, w)));
    each.filter_map(|(field, word)| Some(usize::from(field.class()) * 8 + manner(word)?))
        .min()
}

/// The services a search matches, each with what it is ordered by; and whether mistakes were forgiven.
fn slow_search(w: &World, text: &str) -> Option<Searched> {
    if text.trim().is_empty() {
        return None;
    }
    let typed = search_words::of_search(text);
    let run = |forgiving: bool| -> Vec<(ServiceIx, Vec<usize>)> {
        let mut found = Vec::new();
        for service in w.catalog.service_ixs().filter(|s| w.cells.is_present(*s)) {
            let all = &w.texts[service.at()];
            let ranks: Option<Vec<usize>> = typed.iter().map(|t| rank(t, all, forgiving)).collect();
            let Some(ranks) = ranks.filter(|r| !r.is_empty()) else {
                continue;
            };
            let exact = all
                .iter()
                .filter(|(field, _, joined)| field.class() < 2 && *joined == search_words::joined(text))
                .map(|(field, ..)| usize::from(field.class()))
                .min();
            let retired = usize::from(w.cells.judged(service).status == Status::Retired);
            let supporting = usize::from(w.catalog[service].role == Role::Supporting);
            let class = ranks.iter().map(|r| r / 8).max().unwrap();
            found.push((
                service,
                match exact {
                    Some(class) => vec![0, class],
                    None => vec![1, class, retired, supporting, ranks.iter().sum()],
                },
            ));
        }
        found
    };
    let exact = run(false);
    if !exact.is_empty() {
        return Some((exact, false));
    }
    let near = run(true);
    let forgiven = !near.is_empty();
    Some((near, forgiven))
}

/// The verdict of all conditions by folding them one by one: false beats unknown beats true.
fn slow_verdict(w: &World, conditions: &[Condition], service: ServiceIx) -> (Truth, Option<Why>) {
    let all: Vec<_> = conditions.iter().map(|c| c.eval(&w.cells, service)).collect();
    if all.iter().any(|v| v.truth == Truth::False) {
        return (Truth::False, None);
    }
    match all.iter().filter_map(|v| v.why).min() {
        Some(why) => (Truth::Unknown, Some(why)),
        None => (Truth::True, None),
    }
}

struct Slow {
    hits: Vec<ServiceIx>,
    unknowns: Unknowns,
    forgiven: bool,
}

fn slow_list(w: &World, query: &Query) -> Slow {
    slow_list_of(w, query, slow_search(w, &query.search).as_ref())
}

type Searched = (Vec<(ServiceIx, Vec<usize>)>, bool);

fn slow_list_of(w: &World, query: &Query, searched: Option<&Searched>) -> Slow {
    let mut unknowns = Unknowns::default();
    let mut rows: Vec<(ServiceIx, Vec<usize>)> = Vec::new();
    for service in w.catalog.service_ixs().filter(|s| w.cells.is_present(*s)) {
        let order = match searched {
            None => Vec::new(),
            Some((found, _)) => match found.iter().find(|(s, _)| *s == service) {
                Some((_, order)) => order.clone(),
                None => continue,
            },
        };
        let (truth, why) = slow_verdict(w, &query.conditions, service);
        match why {
            Some(Why::NotStated) => unknowns.not_stated += 1,
            Some(Why::Conflicting) => unknowns.conflicting += 1,
            Some(Why::Partly) => unknowns.partly += 1,
            None => {}
        }
        if truth == Truth::True || (truth == Truth::Unknown && query.unknown == Unknown::Keep) {
            rows.push((service, order));
        }
    }
    rows.sort_by(|(a, x), (b, y)| {
        let by_keys = query.sort.iter().map(|sort| slow_order(w, *sort, *a, *b));
        let found = if query.sort.is_empty() {
            x.cmp(y)
        } else {
            Ordering::Equal
        };
        let order = by_keys.fold(found, Ordering::then);
        order.then_with(|| by_name(w, *a, *b))
    });
    Slow {
        hits: rows.into_iter().map(|(s, _)| s).collect(),
        unknowns,
        forgiven: searched.is_some_and(|(_, forgiven)| *forgiven),
    }
}

fn by_name(w: &World, a: ServiceIx, b: ServiceIx) -> Ordering {
    let key = |s: ServiceIx| (w.catalog[s].name.to_lowercase(), w.catalog[s].id.clone());
    key(a).cmp(&key(b))
}

#[derive(PartialEq, PartialOrd)]
enum Value {
    Number(f64),
    Day(jiff::civil::Date),
    Ordered(Vec<u8>),
    Text(String),
}

fn slow_value(w: &World, subject: Subject, service: ServiceIx) -> Result<Value, State> {
    let s = &w.catalog[service];
    let count = |n: usize| Ok(Value::Number(n as f64));
    match subject {
        Subject::Name | Subject::Several => Ok(Value::Text(s.name.to_lowercase())),
        Subject::Category if s.category.is_empty() => Err(State::NotStated),
        Subject::Category => Ok(Value::Ordered(crosscheck::catalog::natural::key(&s.category))),
        Subject::Role => count(usize::from(s.role == Role::Supporting)),
        Subject::Status => count(
            Status::ALL
                .iter()
                .position(|x| *x == w.cells.judged(service).status)
                .unwrap(),
        ),
        Subject::Source => count(s.named_in.len()),
        Subject::Yours => count(usize::from(!w.catalog.marks.get(&service).is_some_and(|m| m.starred))),
        Subject::Attribute(ix) => {
            let cell = w.cells.get(service, ix);
            match (&cell.state, &cell.value) {
                (State::NotStated | State::Conflicting | State::NotApplicable, _) => Err(cell.state),
                (State::Yes, _) => count(0),
                (State::Partly, _) => count(1),
                (State::No, CellValue::None) => count(2),
                (_, CellValue::Choice(o)) => count(usize::from(*o)),
                (_, CellValue::Atoms(a)) => {
                    count(a.iter().filter(|(_, a)| matches!(a, Atom::Yes | Atom::Partly)).count())
                }
                (_, CellValue::Scalar(v)) => Ok(match v.number() {
                    Some(n) => Value::Number(n.lo()),
                    None => Value::Day(v.date().unwrap().first()),
                }),
                (_, CellValue::Texts(t)) => Ok(Value::Ordered(crosscheck::catalog::natural::key(&t[0]))),
                (_, CellValue::Services(all)) => count(all.len()),
                (State::Value, CellValue::None) => panic!("a value without a value"),
            }
        }
    }
}

fn slow_order(w: &World, sort: Sort, a: ServiceIx, b: ServiceIx) -> Ordering {
    let group = |s: &State| {
        [State::Conflicting, State::NotApplicable, State::NotStated]
            .iter()
            .position(|x| x == s)
    };
    match (slow_value(w, sort.by, a), slow_value(w, sort.by, b)) {
        (Ok(x), Ok(y)) if sort.descending => y.partial_cmp(&x).unwrap(),
        (Ok(x), Ok(y)) => x.partial_cmp(&y).unwrap(),
        (Ok(_), Err(_)) => Ordering::Less,
        (Err(_), Ok(_)) => Ordering::Greater,
        (Err(x), Err(y)) => group(&x).cmp(&group(&y)),
    }
}

// ---- the comparison ---------------------------------------------------------------------------------------------

fn without(query: &Query, subject: Subject) -> Query {
    Query {
        conditions: query
            .conditions
            .iter()
            .filter(|c| c.subject != subject)
            .cloned()
            .collect(),
        ..query.clone()
    }
}

fn with(query: &Query, condition: Condition) -> Query {
    let mut query = without(query, condition.subject);
    query.conditions.push(condition);
    query
}

fn agree(w: &World, query: &Query) -> Result<(), TestCaseError> {
    let World {
        catalog, cells, index, ..
    } = w;
    let slow = slow_list(w, query);
    let (fast, _) = explore(cells, index, query);
    let ids = |hits: &[ServiceIx]| hits.iter().map(|s| catalog[*s].id.clone()).collect::<Vec<_>>();
    prop_assert_eq!(ids(&fast.hits), ids(&slow.hits));
    prop_assert_eq!(fast.forgiven, slow.forgiven);
    prop_assert_eq!(fast.total, cells.present().count());
    let none = Unknowns::default();
    let expected = if query.unknown == Unknown::Keep {
        (slow.unknowns, none)
    } else {
        (none, slow.unknowns)
    };
    prop_assert_eq!((fast.kept, fast.dropped), expected);
    prop_assert_eq!(&list(cells, index, query), &fast);

    // Each hit can say where it was met, and highlights whole characters.
    if !query.search.trim().is_empty() {
        for service in &fast.hits {
            let found = fast.matched(cells, *service);
            prop_assert!(found.is_some(), "{} is a hit without a match", catalog[*service].id);
            for range in found.unwrap().ranges.clone() {
                prop_assert!(!range.is_empty());
            }
        }
    }
    Ok(())
}

/// How many services hang on what is not known, whatever the reason.
fn total(unknowns: Unknowns) -> usize {
    unknowns.not_stated + unknowns.conflicting + unknowns.partly
}

/// The law: an option's count is what the list gives with that option in place of the subject's conditions.
fn counts_agree(w: &World, query: &Query, rolls: &[u16]) -> Result<(), TestCaseError> {
    let World {
        catalog, cells, index, ..
    } = w;
    let mut random = Dice::of(rolls);
    let searched = slow_search(w, &query.search);
    for facet in explore(cells, index, query).1 {
        let scope = slow_list_of(w, &without(query, facet.subject), searched.as_ref());
        prop_assert_eq!(facet.scope, scope.hits.len());
        let state = |wanted: State| match facet.subject {
            Subject::Attribute(ix) => scope.hits.iter().filter(|s| cells.get(**s, ix).state == wanted).count(),
            Subject::Category if wanted == State::NotStated => {
                scope.hits.iter().filter(|s| catalog[**s].category.is_empty()).count()
            }
            _ => 0,
        };
        prop_assert_eq!(facet.not_stated, state(State::NotStated));
        prop_assert_eq!(facet.conflicting, state(State::Conflicting));
        prop_assert_eq!(facet.not_applicable, state(State::NotApplicable));
        for option in &facet.options {
            let condition = Condition {
                subject: facet.subject,
                test: Test::AnyOf(vec![option.want.clone()]),
            };
            let mut expected = (0, Unknowns::default());
            for service in &scope.hits {
                let verdict = condition.eval(cells, *service);
                match (verdict.truth, verdict.why) {
                    (Truth::True, _) => expected.0 += 1,
                    (_, Some(Why::NotStated)) => expected.1.not_stated += 1,
                    (_, Some(Why::Conflicting)) => expected.1.conflicting += 1,
                    (_, Some(Why::Partly)) => expected.1.partly += 1,
                    _ => {}
                }
            }
            let counted = Unknowns {
                not_stated: option.not_stated,
                conflicting: option.conflicting,
                partly: option.partly,
            };
            prop_assert_eq!(
                (option.count, counted),
                expected,
                "{} {}",
                facet.subject.id(catalog),
                option.id
            );
            prop_assert_eq!(Subject::parse(facet.subject.id(catalog), catalog), Some(facet.subject));
            if random.chance(5) {
                let given = list(cells, index, &with(query, condition)).hits.len();
                let law = if query.unknown == Unknown::Keep {
                    option.count + total(counted)
                } else {
                    option.count
                };
                prop_assert_eq!(given, law);
            }
        }
        if let Some(span) = &facet.span {
            let last = span.bins.len() - 1;
            for (i, bin) in span.bins.iter().enumerate() {
                let inside = scope.hits.iter().filter(|s| {
                    let Subject::Attribute(ix) = facet.subject else {
                        return false;
                    };
                    match (cells.get(**s, ix).scalar(), &bin.from, &bin.to) {
                        (Some(Scalar::Number(n)), Scalar::Number(a), Scalar::Number(b)) => {
                            let below = |x: f64| x < b.lo() || (i == last && x <= b.lo());
                            n.lo() >= a.lo() && n.hi().is_finite() && below(n.hi())
                        }
                        (Some(Scalar::Date(d)), Scalar::Date(a), Scalar::Date(b)) => {
                            d.first() >= a.first() && d.last() <= b.last()
                        }
                        _ => false,
                    }
                });
                prop_assert_eq!(inside.count(), bin.holds, "{} bin {}", facet.subject.id(catalog), i);
            }
        }
    }
    Ok(())
}

/// What keeps a service out is exactly what must go for it to come in.
fn why_agrees(w: &World, query: &Query, rolls: &[u16]) -> Result<(), TestCaseError> {
    let World {
        catalog, cells, index, ..
    } = w;
    let mut random = Dice::of(rolls);
    let hits = slow_list(w, query).hits;
    for _ in 0..3 {
        let service = ServiceIx(random.below(catalog.services.len()) as u32);
        let obstacles = why_not(cells, index, query, service);
        prop_assert_eq!(obstacles.is_empty(), hits.contains(&service));
        let removed = |keep: Option<usize>| {
            let gone = |kind: ObstacleKind| {
                obstacles
                    .iter()
                    .enumerate()
                    .any(|(i, o)| o.kind == kind && Some(i) != keep)
            };
            let conditions = query
                .conditions
                .iter()
                .enumerate()
                .filter(|(i, _)| !gone(ObstacleKind::Condition(*i)));
            Query {
                search: if gone(ObstacleKind::Search) {
                    String::new()
                } else {
                    query.search.clone()
                },
                conditions: conditions.map(|(_, c)| c.clone()).collect(),
                ..query.clone()
            }
        };
        let is_in = |query: &Query| slow_list(w, query).hits.contains(&service);
        prop_assert_eq!(is_in(&removed(None)), cells.is_present(service));
        for (i, obstacle) in obstacles.iter().enumerate() {
            prop_assert!(!is_in(&removed(Some(i))), "{:?} is no obstacle", obstacle);
            if obstacle.why.is_some() {
                let kept = is_in(&Query {
                    unknown: Unknown::Keep,
                    ..removed(Some(i))
                });
                prop_assert!(
                    kept || !cells.is_present(service),
                    "keeping what is not known does not help"
                );
            }
        }
    }
    let relax = |what: &[Restriction]| {
        let conditions = query
            .conditions
            .iter()
            .enumerate()
            .filter(|(i, _)| !what.contains(&Restriction::Condition(*i)));
        Query {
            search: if what.contains(&Restriction::Search) {
                String::new()
            } else {
                query.search.clone()
            },
            conditions: conditions.map(|(_, c)| c.clone()).collect(),
            unknown: if what.contains(&Restriction::KeepUnknown) {
                Unknown::Keep
            } else {
                query.unknown
            },
            sort: query.sort.clone(),
        }
    };
    let offered = relaxations(cells, index, query);
    if !hits.is_empty() {
        prop_assert!(offered.is_empty());
        return Ok(());
    }
    let mut single = vec![];
    if !query.search.trim().is_empty() {
        single.push(Restriction::Search);
    }
    single.extend((0..query.conditions.len()).map(Restriction::Condition));
    if query.unknown == Unknown::Drop && !query.conditions.is_empty() {
        single.push(Restriction::KeepUnknown);
    }
    let mut sets: Vec<Vec<Restriction>> = single.iter().map(|r| vec![*r]).collect();
    if !sets.iter().any(|s| !slow_list(w, &relax(s)).hits.is_empty()) {
        sets = (0..single.len())
            .flat_map(|i| (i + 1..single.len()).map(move |j| (i, j)))
            .map(|(i, j)| vec![single[i], single[j]])
            .collect();
    }
    let mut expected: Vec<Relaxation> = sets
        .into_iter()
        .map(|remove| Relaxation {
            brings_back: slow_list(w, &relax(&remove)).hits.len(),
            remove,
        })
        .filter(|r| r.brings_back > 0)
        .collect();
    expected.sort_by_key(|r| std::cmp::Reverse(r.brings_back));
    prop_assert_eq!(offered, expected);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, ..ProptestConfig::default() })]

    #[test]
    fn list_and_order_agree_with_the_obvious(rolls in rolls(), which in 0_usize..12) {
        let w = &worlds()[which];
        agree(w, &query(&rolls, w))?;
    }
}

// Each asks for what is left of dozens of queries, service by service.
proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    #[test]
    fn why_not_and_relaxations_agree_with_the_obvious(rolls in rolls(), which in 0_usize..12) {
        let w = &worlds()[which];
        why_agrees(w, &query(&rolls, w), &rolls)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

    #[test]
    fn counts_agree_with_the_obvious(rolls in rolls(), which in 0_usize..12) {
        let w = &worlds()[which];
        counts_agree(w, &query(&rolls, w), &rolls)?;
    }

    #[test]
    fn drop_is_part_of_keep(rolls in rolls(), which in 0_usize..12) {
        let w = &worlds()[which];
        let drop = Query { unknown: Unknown::Drop, ..query(&rolls, w) };
        let keep = Query { unknown: Unknown::Keep, ..drop.clone() };
        let of = |q: &Query| list(&w.cells, &w.index, q);
        let (drop, keep) = (of(&drop), of(&keep));
        prop_assert!(drop.hits.iter().all(|s| keep.hits.contains(s)));
        prop_assert_eq!(drop.hits.len() + total(drop.dropped), keep.hits.len());
        prop_assert_eq!(drop.dropped, keep.kept);
    }
}

#[test]
fn the_generated_catalog_has_every_kind_and_state() {
    let w = &worlds()[2];
    for kind in ["Flag", "Choice", "Set", "Number", "Date", "Text", "Link", "Services"] {
        assert!(
            w.catalog
                .attributes
                .iter()
                .any(|a| format!("{:?}", a.kind).starts_with(kind)),
            "{kind}"
        );
    }
    let all = |f: &dyn Fn(&crosscheck::catalog::Cell) -> bool| {
        w.catalog
            .service_ixs()
            .any(|s| w.catalog.attribute_ixs().any(|a| f(w.cells.get(s, a))))
    };
    for state in [
        State::Yes,
        State::No,
        State::Partly,
        State::Value,
        State::NotApplicable,
        State::NotStated,
        State::Conflicting,
    ] {
        assert!(all(&|c| c.state == state), "{state:?}");
    }
    assert!(all(&|c| c.value == CellValue::Scalar(Interval::UNLIMITED.into())));
}

/// By asking for each option, with what is not known left out and kept.
fn slow_share(w: &World, facet: &crosscheck::explore::Facet) -> f64 {
    let all = list(&w.cells, &w.index, &Query::default()).hits.len();
    let left = |want: &Want, unknown| {
        let query = Query {
            conditions: vec![Condition::any_of(facet.subject, vec![want.clone()])],
            unknown,
            ..Query::default()
        };
        list(&w.cells, &w.index, &query).hits.len()
    };
    let each: Vec<(usize, usize)> = match &facet.span {
        Some(span) => {
            let unknown = facet.not_stated + facet.conflicting;
            span.bins.iter().map(|b| (b.holds, b.holds + unknown)).collect()
        }
        None => (facet.options.iter())
            .map(|o| (left(&o.want, Unknown::Drop), left(&o.want, Unknown::Keep)))
            .collect(),
    };
    let mut each = each;
    if facet.span.is_none() {
        // What stands alone, or is not among the most frequent, splits nothing.
        each.sort_by_key(|(has, left)| (std::cmp::Reverse(*has), *left));
        for (at, (has, left)) in each.iter_mut().enumerate() {
            if at >= 8 || *has == 1 {
                *left = all;
            }
        }
    }
    let taken: usize = each.iter().map(|(has, _)| has).sum();
    let expected = |(has, left): &(usize, usize)| *has as f64 / taken as f64 * (*left as f64 / all as f64);
    if taken == 0 {
        1.0
    } else {
        each.iter().map(expected).sum()
    }
}

#[test]
fn what_a_facet_is_expected_to_leave_is_what_its_options_leave() {
    for w in worlds() {
        for facet in explore(&w.cells, &w.index, &Query::default()).1 {
            let (found, slow) = (share_left(&w.index, facet.subject), slow_share(w, &facet));
            let id = facet.subject.id(&w.catalog);
            assert!(
                (found - slow).abs() < 1e-9,
                "{id}: {found}, asked for one by one {slow}"
            );
        }
    }
}
