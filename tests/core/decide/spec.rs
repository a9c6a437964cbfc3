//! Random small catalogs as plain data: what every service states of every atom, and the rules. Shrinks well, and one
//! statement can be changed and the catalog built anew, which is how the oracles settle cells.

use crosscheck::{
    catalog::{
        Catalog, Cells, Condition, View, check,
        raw::{
            AttributeOption, Group, Kind, RawAttribute, RawCatalog, RawClaim, RawFactor, RawFactorOption, RawRule,
            RawSays, RawService, RawSource, RuleEffect, Several,
        },
    },
    decide::Answers,
};
use proptest::prelude::*;

/// What is stated of one atom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says {
    NotStated,
    Yes,
    No,
    Partly,
    Conflicting,
}

/// What is stated of the number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Size {
    NotStated,
    Exactly(i32),
    AtLeast(i32),
    Interval(f64, f64),
}

impl Size {
    /// Between what it lies.
    pub fn ends(self) -> (f64, f64) {
        match self {
            Self::NotStated => (f64::NEG_INFINITY, f64::INFINITY),
            Self::AtLeast(n) => (f64::from(n), f64::INFINITY),
            Self::Exactly(n) => (f64::from(n), f64::from(n)),
            Self::Interval(lo, hi) => (lo, hi),
        }
    }
}

/// Flags `a0` and `a1`, then the options `x`, `y`, `z` of the set `s`.
pub const ATOMS: [(&str, Option<&str>); 5] = [
    ("a0", None),
    ("a1", None),
    ("s", Some("x")),
    ("s", Some("y")),
    ("s", Some("z")),
];

#[derive(Debug, Clone, PartialEq)]
pub struct Service {
    pub atoms: [Says; 5],
    pub size: Size,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    pub when: &'static str,
    pub effect: RuleEffect,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Factor {
    pub several: Several,
    pub options: Vec<Vec<Rule>>,
}

/// A catalog and the answers to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Spec {
    pub services: Vec<Service>,
    pub factors: Vec<Factor>,
    pub chosen: Vec<Vec<usize>>,
    pub importance: Vec<u8>,
    pub must_haves: Vec<&'static str>,
}

/// Conditions in which *yes* is always the better answer.
pub const SUPPORTS: &[&str] = &["a0=yes", "a1=yes", "s=x", "s=y", "s=z"];
/// Conditions that hold where something is known to be missing.
pub const MISSING: &[&str] = &["a0=no", "a1=no", "s!=x", "s!=y", "s!=z"];
/// Any kind of condition.
pub const ANY: &[&str] = &[
    "a0=yes",
    "a1=yes",
    "s=x",
    "s=y",
    "s=z",
    "a0=no",
    "a1=no",
    "s!=x",
    "s=x,y",
    "n>=5",
    "n<5",
    "a0=yes | a1=yes",
    "a0=yes | s=z",
];

pub fn says() -> impl Strategy<Value = Says> {
    prop_oneof![3 => Just(Says::NotStated), 3 => Just(Says::Yes), 3 => Just(Says::No), 1 => Just(Says::Partly), 1 => Just(Says::Conflicting)]
}

fn service() -> impl Strategy<Value = Service> {
    let size = prop_oneof![
        Just(Size::NotStated),
        (3..8).prop_map(Size::Exactly),
        (3..8).prop_map(Size::AtLeast)
    ];
    (prop::array::uniform5(says()), size).prop_map(|(atoms, size)| Service { atoms, size })
}

fn rule(supports_only: bool) -> BoxedStrategy<Rule> {
    let weight = 1..=3_u8;
    if supports_only {
        let favours = (prop::sample::select(SUPPORTS), weight).prop_map(|(when, w)| Rule {
            when,
            effect: RuleEffect::Favours(w),
        });
        let out = prop::sample::select(MISSING).prop_map(|when| Rule {
            when,
            effect: RuleEffect::RulesOut,
        });
        return prop_oneof![5 => favours, 1 => out].boxed();
    }
    let effect = prop_oneof![
        4 => weight.clone().prop_map(RuleEffect::Favours),
        2 => weight.prop_map(RuleEffect::Disfavours),
        1 => Just(RuleEffect::RulesOut)
    ];
    (prop::sample::select(ANY), effect)
        .prop_map(|(when, effect)| Rule { when, effect })
        .boxed()
}

fn factor(supports_only: bool) -> impl Strategy<Value = Factor> {
    let several = prop_oneof![2 => Just(Several::One), 1 => Just(Several::Any), 1 => Just(Several::All)];
    let options = prop::collection::vec(prop::collection::vec(rule(supports_only), 0..4), 2..4);
    (several, options).prop_map(|(several, options)| Factor { several, options })
}

/// Random specs; with `supports_only`, rules for which stating more support can only help.
pub fn spec(supports_only: bool) -> impl Strategy<Value = Spec> {
    let must = if supports_only { SUPPORTS } else { ANY };
    let must = must.iter().copied().filter(|c| !c.contains('|')).collect::<Vec<_>>();
    (
        prop::collection::vec(service(), 1..5),
        prop::collection::vec(
            (factor(supports_only), prop::collection::vec(any::<bool>(), 3), 0..=3_u8),
            1..4,
        ),
        prop::collection::vec(prop::sample::select(must), 0..2),
    )
        .prop_map(|(services, factors, must_haves)| {
            let chosen = factors.iter().map(|(factor, picks, _)| {
                let picked = (0..factor.options.len()).filter(|o| picks[*o]);
                if factor.several == Several::One {
                    picked.take(1).collect()
                } else {
                    picked.collect()
                }
            });
            Spec {
                chosen: chosen.collect(),
                importance: factors.iter().map(|(_, _, i)| *i).collect(),
                factors: factors.into_iter().map(|(f, ..)| f).collect(),
                services,
                must_haves,
            }
        })
}

impl Spec {
    /// The catalog, its cells, and the answers.
    pub fn build(&self) -> (Catalog, Cells, Answers) {
        let (catalog, report, _) = check::check(&self.raw());
        let catalog = catalog.unwrap_or_else(|| panic!("{report:?}"));
        let cells = Cells::build(catalog.clone(), View::on(jiff::civil::date(2026, 1, 1)));
        let must_haves = self
            .must_haves
            .iter()
            .map(|c| Condition::parse(c, &catalog).unwrap())
            .collect();
        let answers = Answers {
            chosen: self.chosen.clone(),
            importance: self.importance.clone(),
            must_haves,
            ..Answers::new(&catalog)
        };
        (catalog, cells, answers)
    }

    /// The same with one service left out.
    pub fn without(&self, service: usize) -> Self {
        let mut next = self.clone();
        next.services.remove(service);
        next
    }

    /// The same with one atom of one service stated otherwise.
    pub fn stating(&self, service: usize, atom: usize, says: Says) -> Self {
        let mut next = self.clone();
        next.services[service].atoms[atom] = says;
        next
    }

    fn raw(&self) -> RawCatalog {
        let flag = |id: &str| attribute(id, Kind::Flag, &[]);
        RawCatalog {
            title: "Random".into(),
            sources: ["one", "two"]
                .map(|id| RawSource {
                    id: id.into(),
                    title: id.into(),
                    date: Some("2025".into()),
                    given: true,
                    ..RawSource::default()
                })
                .into(),
            groups: vec![Group {
                id: "all".into(),
                label: "All".into(),
            }],
            attributes: vec![
                flag("a0"),
                flag("a1"),
                attribute("s", Kind::Set, &["x", "y", "z"]),
                attribute("n", Kind::Number, &[]),
            ],
            services: self
                .services
                .iter()
                .enumerate()
                .map(|(i, s)| raw_service(i, s))
                .collect(),
            factors: self.factors.iter().enumerate().map(|(i, f)| raw_factor(i, f)).collect(),
            ..RawCatalog::default()
        }
    }
}

fn attribute(id: &str, kind: Kind, options: &[&str]) -> RawAttribute {
    RawAttribute {
        id: id.into(),
        label: id.to_uppercase(),
        group: "all".into(),
        kind,
        about: String::new(),
        options: options
            .iter()
            .map(|o| AttributeOption {
                id: (*o).into(),
                label: (*o).into(),
                also: vec![],
            })
            .collect(),
        unit: String::new(),
        better: None,
        from_parts: false,
        complete: false,
        decimals: None,
        formula: String::new(),
    }
}

fn raw_service(i: usize, service: &Service) -> RawService {
    let claim = |attribute: &str, says: RawSays, source: &str| RawClaim {
        attribute: attribute.into(),
        says,
        source: source.into(),
        place: "here".into(),
        note: String::new(),
        supersedes: vec![],
        withdrawn: None,
    };
    let mut claims = Vec::new();
    for ((attribute, option), says) in ATOMS.iter().zip(service.atoms) {
        let list = || vec![option.unwrap_or_default().to_owned()];
        let (yes, no, partly) = match option {
            None => (RawSays::Yes, RawSays::No, RawSays::Partly),
            Some(_) => (RawSays::Has(list()), RawSays::Lacks(list()), RawSays::PartlyHas(list())),
        };
        match says {
            Says::NotStated => {}
            Says::Yes => claims.push(claim(attribute, yes, "one")),
            Says::No => claims.push(claim(attribute, no, "one")),
            Says::Partly => claims.push(claim(attribute, partly, "one")),
            Says::Conflicting => {
                claims.push(claim(attribute, yes, "one"));
                claims.push(claim(attribute, no, "two"));
            }
        }
    }
    match service.size {
        Size::NotStated => {}
        Size::Exactly(n) => claims.push(claim("n", RawSays::Exactly(f64::from(n).into()), "one")),
        Size::AtLeast(n) => claims.push(claim("n", RawSays::AtLeast(f64::from(n).into()), "one")),
        Size::Interval(lo, hi) if hi == f64::INFINITY => claims.push(claim("n", RawSays::AtLeast(lo.into()), "one")),
        Size::Interval(lo, hi) if lo == f64::NEG_INFINITY => claims.push(claim("n", RawSays::AtMost(hi.into()), "one")),
        Size::Interval(lo, hi) => claims.push(claim("n", RawSays::Between(lo.into(), hi.into()), "one")),
    }
    RawService {
        id: format!("s{i}"),
        name: format!("S{i}"),
        named_in: vec!["one".into()],
        claims,
        ..RawService::default()
    }
}

fn raw_factor(i: usize, factor: &Factor) -> RawFactor {
    let rule = |r: &Rule| RawRule {
        when: vec![r.when.into()],
        effect: r.effect,
        because: "It is so.".into(),
        source: "one".into(),
        place: "here".into(),
    };
    let option = |(o, rules): (usize, &Vec<Rule>)| RawFactorOption {
        id: format!("o{o}"),
        label: format!("Option {o}"),
        implies: String::new(),
        rules: rules.iter().map(rule).collect(),
    };
    RawFactor {
        id: format!("f{i}"),
        label: format!("Factor {i}"),
        question: "Which?".into(),
        why: "It matters.".into(),
        source: "one".into(),
        place: "here".into(),
        several: factor.several,
        options: factor.options.iter().enumerate().map(option).collect(),
    }
}
