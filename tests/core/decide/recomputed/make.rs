//! Random small catalogs with everything scoring looks at, and random questions to them, as a command line has them.

use super::{
    cells::View,
    condition,
    scale::{self, Point},
    score::Asked,
    wish,
    world::{
        Attribute, Claim, Effect, EventKind, Factor, Kind, Rule, Says, Service, Several, Source, World, option_id,
    },
};
use crate::generate::SplitMix;

/// The answers, as arguments.
#[derive(Debug, Clone, Default)]
pub struct Line {
    pub answers: Vec<String>,
    pub importance: Vec<String>,
    pub conditions: Vec<String>,
    pub wishes: Vec<String>,
    pub include_retired: bool,
    pub documents: bool,
    pub as_of: Option<&'static str>,
    pub since: Option<&'static str>,
}

pub const TODAY: &str = "2026-05-01";
const NUMBERS: [&str; 8] = ["4", "8", "0.5", "16", "64", "100", "8.25", "2"];
const DATES: [&str; 7] = [
    "2018",
    "2020-02",
    "2020-02-29",
    "2023-11",
    "2019-06-30",
    "2024",
    "2021-12-31",
];
const VERSIONS: [&str; 6] = ["1.9", "1.10", "2.0", "2", "3.1.4", "1.9.5"];

/// A catalog. `wide`: more services and a number with many values, for curves.
pub fn world(random: &mut SplitMix, wide: bool) -> World {
    let attributes = attributes(random);
    let services = if wide {
        6 + random.below(20)
    } else {
        2 + random.below(5)
    };
    let mut world = World {
        sources: sources(random, &attributes),
        attributes,
        services: vec![],
        factors: vec![],
    };
    for i in 0..services {
        let service = service(random, &world, i, wide);
        world.services.push(service);
    }
    for f in 0..random.below(5) {
        let factor = factor(random, &world, f);
        world.factors.push(factor);
    }
    world
}

fn sources(random: &mut SplitMix, attributes: &[Attribute]) -> Vec<Source> {
    let sets = |random: &mut SplitMix| {
        let sets = (0..attributes.len()).filter(|a| attributes[*a].kind == Kind::Set);
        sets.filter(|_| random.chance(8)).collect()
    };
    let mut source = |id, date, estimate, given, inference| Source {
        complete: sets(random),
        id,
        date,
        estimate,
        given,
        inference,
    };
    vec![
        source("old", Some("2012"), None, true, false),
        source("survey", Some("2019-06"), None, true, false),
        source("recent", Some("2025-03-04"), None, false, false),
        source("undated", None, None, true, false),
        source("guessed", None, Some("2022"), true, false),
        source("inference", Some("2025-05-01"), None, false, true),
    ]
}

fn attributes(random: &mut SplitMix) -> Vec<Attribute> {
    let mut attribute = |id, label, kind, options: &[&'static str], better| Attribute {
        id,
        label,
        kind,
        options: options.to_vec(),
        better,
        from_parts: random.chance(40),
        complete: kind == Kind::Set && random.chance(20),
    };
    vec![
        attribute("offline", "Works offline", Kind::Flag, &[], None),
        attribute("hosted", "Hosted", Kind::Flag, &[], None),
        attribute("licence", "Licence", Kind::Choice, &["open", "closed", "mixed"], None),
        attribute("lang", "Languages", Kind::Set, &["python", "rust", "go"], None),
        attribute("runs", "Runs on", Kind::Set, &["edge", "cloud"], None),
        attribute("memory", "Memory", Kind::Number, &[], Some("Higher")),
        attribute("price", "Price", Kind::Number, &[], None),
        attribute("from", "Out since", Kind::Date, &[], None),
        attribute("version", "Version", Kind::Version, &[], None),
    ]
}

fn service(random: &mut SplitMix, world: &World, i: usize, wide: bool) -> Service {
    let mut claims: Vec<Claim> = Vec::new();
    for (attribute, about) in world.attributes.iter().enumerate() {
        let times = [0, 0, 1, 1, 1, 1, 2][random.below(7)];
        for _ in 0..times {
            let says = if random.chance(6) {
                Says::NotApplicable
            } else {
                says(random, about, wide)
            };
            let source = random.below(6).min(random.below(6));
            let is_new = claims.iter().all(|c| (c.attribute, c.source) != (attribute, source));
            let older = claims.iter().find(|c| c.attribute == attribute).map(|c| c.source);
            let supersedes = older.filter(|_| random.chance(15)).into_iter().collect();
            if is_new {
                claims.push(Claim {
                    attribute,
                    says,
                    source,
                    supersedes,
                    withdrawn: random.chance(5),
                });
            }
        }
    }
    // Some are like another, so that there are ties.
    if i > 0 && random.chance(25) {
        claims.clone_from(&world.services[random.below(i)].claims);
    }
    let names = ["Beta", "alpha", "Gamma", "beta", "Ámbar", "zeta", "Alpha"];
    let event = match random.below(12) {
        0 => Some((EventKind::Ends, Some("2020-01-01"))),
        1 => Some((EventKind::Ends, Some("2026"))),
        2 => Some((EventKind::NoDevelopment, None)),
        3 => Some((EventKind::NoDevelopment, Some("2026"))),
        4 => Some((EventKind::Ends, None)),
        5 => Some((EventKind::ClosedToNew, Some("2024-02"))),
        6..=8 => Some((EventKind::Seen, Some("2025-03"))),
        _ => None,
    };
    Service {
        id: format!("s{i}"),
        name: if random.chance(50) {
            (*random.pick(&names)).to_owned()
        } else {
            format!("Service {i}")
        },
        supporting: random.chance(10),
        part_of: (i > 0 && random.chance(20)).then(|| random.below(i)),
        named_in: if random.chance(80) {
            vec![random.below(6)]
        } else {
            vec![]
        },
        lifecycle: event.into_iter().collect(),
        claims,
    }
}

fn some_options(random: &mut SplitMix, about: &Attribute) -> Vec<usize> {
    let all = 0..about.options.len();
    let some: Vec<usize> = all.filter(|_| random.chance(45)).collect();
    if some.is_empty() {
        vec![random.below(about.options.len())]
    } else {
        some
    }
}

fn says(random: &mut SplitMix, about: &Attribute, wide: bool) -> Says {
    let some = |random: &mut SplitMix| some_options(random, about);
    match about.kind {
        Kind::Flag => [Says::Yes, Says::Yes, Says::No, Says::Partly][random.below(4)].clone(),
        Kind::Choice => Says::Is(random.below(about.options.len())),
        Kind::Set => match random.below(6) {
            0..=2 => Says::Has(some(random)),
            3 => Says::Lacks(some(random)),
            4 => Says::PartlyHas(some(random)),
            _ => Says::Only(some(random)),
        },
        Kind::Date => Says::On((*random.pick(&DATES)).to_owned()),
        Kind::Number if wide && random.chance(80) => {
            let most = if random.chance(10) { 9000 } else { 120 };
            Says::Exactly(random.below(most).to_string())
        }
        Kind::Number | Kind::Version => {
            let values: &[&str] = if about.kind == Kind::Number {
                &NUMBERS
            } else {
                &VERSIONS
            };
            let value = |random: &mut SplitMix| (*random.pick(values)).to_owned();
            let mut two = [value(random), value(random)];
            two.sort_by_key(|x| scale::read(about.kind, x).low);
            let [x, y] = two;
            match random.below(8) {
                0 => Says::AtLeast(x),
                1 => Says::AtMost(x),
                2 => Says::Between(x, y),
                3 if about.kind == Kind::Number => Says::Unlimited,
                _ => Says::Exactly(x),
            }
        }
    }
}

fn factor(random: &mut SplitMix, world: &World, f: usize) -> Factor {
    let rule = |random: &mut SplitMix| {
        let one = |random: &mut SplitMix| {
            let part = condition(random, world);
            if random.chance(15) {
                format!("{part} | {}", condition(random, world))
            } else {
                part
            }
        };
        let weight = 1 + random.below(3) as u8;
        Rule {
            when: (0..=usize::from(random.chance(20))).map(|_| one(random)).collect(),
            effect: match random.below(10) {
                0 => Effect::RulesOut,
                1 | 2 => Effect::Disfavours(weight),
                _ => Effect::Favours(weight),
            },
            source: random.below(6),
        }
    };
    let option = |random: &mut SplitMix| (0..random.below(4)).map(|_| rule(random)).collect();
    Factor {
        id: format!("f{f}"),
        several: [Several::One, Several::Any, Several::All, Several::AnyOrAll][random.below(4)],
        options: (0..2 + random.below(2)).map(|_| option(random)).collect(),
    }
}

/// One condition, written in one of the ways there are.
fn condition(random: &mut SplitMix, world: &World) -> String {
    let about = random.pick(&world.attributes);
    let name = if random.chance(20) {
        format!("{:?}", about.label)
    } else {
        about.id.to_owned()
    };
    if random.chance(6) {
        let state = ["not-stated", "conflicting", "not-applicable"][random.below(3)];
        let sign = if random.chance(50) { "=" } else { "!=" };
        return format!("{name}{sign}{state}");
    }
    let value = |random: &mut SplitMix| match about.kind {
        Kind::Flag => ["yes", "yes", "no"][random.below(3)].to_owned(),
        Kind::Choice | Kind::Set => {
            let option = *random.pick(&about.options);
            match random.below(8) {
                0 => format!("{:?}", option.to_uppercase()),
                1 => option.to_uppercase(),
                _ => option.to_owned(),
            }
        }
        Kind::Date => (*random.pick(&DATES)).to_owned(),
        Kind::Version => (*random.pick(&VERSIONS)).to_owned(),
        Kind::Number => (*random.pick(&NUMBERS)).to_owned(),
    };
    let first = value(random);
    match about.kind {
        Kind::Flag => format!("{name}{}{first}", if random.chance(15) { "!=" } else { "=" }),
        Kind::Number | Kind::Date | Kind::Version => {
            let sign = ["<", "<=", ">", ">=", ">=", "<=", "=", "!="][random.below(8)];
            format!("{name}{sign}{first}")
        }
        kind => {
            let second = value(random);
            match random.below(10) {
                0 => format!("{name}!={first}"),
                1 if first.to_lowercase() != second.to_lowercase() => format!("{name}!={first},{second}"),
                2 | 3 if first.to_lowercase() != second.to_lowercase() => format!("{name}={first},{second}"),
                4 if kind == Kind::Set && first.to_lowercase() != second.to_lowercase() => {
                    format!("{name}={first}+{second}")
                }
                _ => format!("{name}={first}"),
            }
        }
    }
}

/// A wish about one attribute; `log` only where no value is 0.
pub fn wish(random: &mut SplitMix, world: &World, about: &Attribute) -> String {
    let importance = if random.chance(50) {
        format!(":{}", random.below(4))
    } else {
        String::new()
    };
    let curve = match (about.kind, random.below(4)) {
        (Kind::Number | Kind::Date, 0) => ":linear",
        (Kind::Number, 1)
            if world
                .services
                .iter()
                .flat_map(|s| &s.claims)
                .all(|c| is_above_zero(&c.says)) =>
        {
            ":log"
        }
        (Kind::Number | Kind::Date | Kind::Version, 2) => ":rank",
        _ => "",
    };
    let id = about.id;
    match about.kind {
        Kind::Flag => format!("{id}={}{importance}", ["yes", "no"][random.below(2)]),
        Kind::Choice | Kind::Set => format!("{id}={}{importance}", random.pick(&about.options)),
        Kind::Number if random.chance(25) => format!("{id}=target({}){importance}", random.pick(&NUMBERS)),
        Kind::Number if about.better.is_some() && random.chance(30) => format!("{id}={}", random.below(4)),
        Kind::Number if about.better.is_some() => format!("{id}=more{importance}{curve}"),
        Kind::Number => format!("{id}={}{importance}{curve}", ["more", "less"][random.below(2)]),
        Kind::Date => format!("{id}={}{importance}{curve}", ["newer", "older"][random.below(2)]),
        Kind::Version => format!(
            "{id}={}{importance}{curve}",
            ["more", "less", "newer", "older"][random.below(4)]
        ),
    }
}

fn is_above_zero(says: &Says) -> bool {
    !matches!(says, Says::Exactly(x) if x == "0")
}

/// Random answers, must-haves and wishes.
pub fn line(random: &mut SplitMix, world: &World) -> Line {
    let mut line = Line {
        include_retired: random.chance(20),
        documents: random.chance(30),
        ..Line::default()
    };
    for factor in &world.factors {
        if random.chance(70) {
            let mut chosen = vec![random.below(factor.options.len())];
            let other = random.below(factor.options.len());
            if factor.several != Several::One && random.chance(40) && other != chosen[0] {
                chosen.push(other);
            }
            let ids: Vec<String> = chosen.iter().map(|o| option_id(*o)).collect();
            let is_all = factor.several == Several::AnyOrAll && random.chance(50);
            let sign = if is_all { "+" } else { "," };
            line.answers.push(format!("{}={}", factor.id, ids.join(sign)));
        }
        if random.chance(40) {
            line.importance.push(format!("{}={}", factor.id, random.below(4)));
        }
    }
    for _ in 0..[0, 0, 1, 1, 2, 3][random.below(6)] {
        let text = if random.chance(5) {
            "status!=retired".to_owned()
        } else {
            condition(random, world)
        };
        // The same condition written twice is one must-have.
        let same =
            |other: &String| condition::parse(other, &world.attributes) == condition::parse(&text, &world.attributes);
        if !line.conditions.iter().any(same) {
            line.conditions.push(text);
        }
    }
    for about in &world.attributes {
        if random.chance(if world.factors.is_empty() { 25 } else { 8 }) {
            line.wishes.push(wish(random, world, about));
        }
    }
    if random.chance(15) {
        line.as_of = Some(["2020-01-01", "2023-06-30", "2025-04-01"][random.below(3)]);
    }
    if random.chance(15) {
        line.since = Some(["2012-07-01", "2019-06-30", "2022-06-01", "2025-03-05"][random.below(4)]);
    }
    line
}

impl Line {
    pub fn view(&self) -> View {
        let day = |text: &str| match scale::read(Kind::Date, text).low {
            Point::Number(day) => day,
            other => panic!("{other:?}"),
        };
        View {
            as_of: self.as_of.map(day),
            since: self.since.map(day),
            today: day(TODAY),
            documents: self.documents,
        }
    }

    pub fn asked(&self, world: &World) -> Asked {
        let mut asked = Asked {
            chosen: vec![vec![]; world.factors.len()],
            importance: vec![2; world.factors.len()],
            all_of: vec![],
            must_haves: self
                .conditions
                .iter()
                .map(|c| condition::parse(c, &world.attributes))
                .collect(),
            wishes: self.wishes.iter().map(|w| wish::parse(w, &world.attributes)).collect(),
            include_retired: self.include_retired,
            struck: vec![],
        };
        let factor = |id: &str| world.factors.iter().position(|f| f.id == id).unwrap();
        for text in &self.answers {
            let (id, options) = text.split_once('=').unwrap();
            let options = options.split([',', '+']).map(|o| o[1..].parse().unwrap());
            asked.chosen[factor(id)] = options.collect();
            if text.contains('+') {
                asked.all_of.push(factor(id));
            }
        }
        for text in &self.importance {
            let (id, importance) = text.split_once('=').unwrap();
            asked.importance[factor(id)] = importance.parse().unwrap();
        }
        asked
    }

    /// The arguments of `decide`.
    pub fn arguments(&self) -> Vec<String> {
        let mut all = vec![format!("--today={TODAY}")];
        let flagged = [
            ("answer", &self.answers),
            ("importance", &self.importance),
            ("where", &self.conditions),
            ("prefer", &self.wishes),
        ];
        all.extend(
            flagged
                .iter()
                .flat_map(|(flag, values)| values.iter().map(move |v| format!("--{flag}={v}"))),
        );
        all.extend(self.as_of.map(|d| format!("--as-of={d}")));
        all.extend(self.since.map(|d| format!("--since={d}")));
        all.extend(self.documents.then(|| "--reading=documents".to_owned()));
        all.extend(self.include_retired.then(|| "--include-retired".to_owned()));
        all
    }
}
