//! A catalog of any size with every kind of attribute and of claim, the same for the same seed: for property tests and
//! benchmarks. Not realistic, but skewed as real lists are: few common options, many blanks, some disagreement.

#![allow(clippy::wildcard_imports)] // the file's whole shape is what is generated here

use crosscheck::catalog::raw::*;

/// A small, well-known generator: good enough bits, no dependency. (Steele, Lea and Flood, "Fast splittable
/// pseudorandom number generators", 2014.)
pub struct SplitMix(pub u64);

impl SplitMix {
    /// The next 64 bits.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `n`; 0 for 0.
    pub fn below(&mut self, n: usize) -> usize {
        if n == 0 { 0 } else { (self.next() % n as u64) as usize }
    }

    /// True in `percent` of 100 cases.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of these, the first ones more often.
    pub fn pick<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        let at = self.below(all.len()).min(self.below(all.len()));
        &all[at]
    }
}

const FIRST: [&str; 24] = [
    "Amber", "Blue", "Cloud", "Delta", "Echo", "Flux", "Grid", "Harbor", "Iron", "Jade", "Kite", "Lumen", "Mesa",
    "Nova", "Orbit", "Prime", "Quartz", "River", "Stone", "Terra", "Ultra", "Vector", "Wave", "Zenith",
];
const SECOND: [&str; 16] = [
    "Base",
    "Cache",
    "Drive",
    "Engine",
    "Forge",
    "Graph",
    "Hub",
    "Index",
    "Lake",
    "Mesh",
    "Notebook",
    "Pipeline",
    "Queue",
    "Store",
    "Stream",
    "Warehouse",
];
const WORDS: [&str; 60] = [
    "data",
    "model",
    "service",
    "managed",
    "cluster",
    "training",
    "storage",
    "query",
    "stream",
    "batch",
    "analysis",
    "notebook",
    "visual",
    "pipeline",
    "container",
    "server",
    "cloud",
    "hosted",
    "library",
    "framework",
    "machine",
    "learning",
    "language",
    "python",
    "runtime",
    "schedule",
    "monitor",
    "report",
    "dashboard",
    "security",
    "access",
    "control",
    "version",
    "register",
    "deploy",
    "endpoint",
    "image",
    "speech",
    "text",
    "vision",
    "graph",
    "table",
    "column",
    "index",
    "search",
    "replica",
    "backup",
    "restore",
    "failover",
    "region",
    "tenant",
    "workspace",
    "project",
    "experiment",
    "metric",
    "feature",
    "selection",
    "tuning",
    "inference",
    "edge",
];
const OPTIONS: [&str; 12] = [
    "python", "java", "rust", "go", "scala", "julia", "csharp", "kotlin", "swift", "ruby", "perl", "lua",
];

/// A catalog of `services` entries with twelve attributes, about 215 bytes of searchable text each.
pub fn generate(services: usize, seed: u64) -> RawCatalog {
    let mut random = SplitMix(seed);
    RawCatalog {
        title: "Generated".to_owned(),
        headline: vec!["licence".to_owned(), "languages".to_owned()],
        sources: sources(),
        groups: vec![
            Group {
                id: "what".to_owned(),
                label: "What it is".to_owned(),
            },
            Group {
                id: "limits".to_owned(),
                label: "Limits".to_owned(),
            },
        ],
        attributes: attributes(),
        services: (0..services).map(|i| service(&mut random, i, services)).collect(),
        ..RawCatalog::default()
    }
}

fn sources() -> Vec<RawSource> {
    let source = |id: &str, date: Option<&str>, given: bool| RawSource {
        id: id.to_owned(),
        title: format!("Source {id}"),
        date: date.map(str::to_owned),
        given,
        ..RawSource::default()
    };
    vec![
        source("old", Some("2012"), true),
        source("survey", Some("2019-06"), true),
        source("recent", Some("2025-03-04"), false),
        source("undated", None, true),
        RawSource {
            inference: true,
            ..source("inference", Some("2025-05-01"), false)
        },
    ]
}

fn attributes() -> Vec<RawAttribute> {
    let attribute = |id: &str, kind: Kind, options: &[&str]| RawAttribute {
        id: id.to_owned(),
        label: format!("The {id}"),
        group: "what".to_owned(),
        kind,
        about: String::new(),
        options: options
            .iter()
            .map(|o| AttributeOption {
                id: (*o).to_owned(),
                label: o.to_uppercase(),
                also: vec![format!("{o} side")],
            })
            .collect(),
        unit: if kind == Kind::Number {
            "GB".to_owned()
        } else {
            String::new()
        },
        better: None,
        from_parts: false,
        complete: false,
        decimals: None,
        formula: String::new(),
    };
    vec![
        attribute("licence", Kind::Choice, &["open", "closed", "mixed"]),
        attribute("tier", Kind::Choice, &["gold", "silver", "bronze", "none-sold"]),
        attribute("offline", Kind::Flag, &[]),
        attribute("hosted", Kind::Flag, &[]),
        attribute("languages", Kind::Set, &OPTIONS),
        attribute("targets", Kind::Set, &["edge", "cloud", "desk"]),
        attribute("limit", Kind::Number, &[]),
        attribute("stars", Kind::Number, &[]),
        attribute("since", Kind::Date, &[]),
        attribute("works-with", Kind::Services, &[]),
        attribute("known-for", Kind::Text, &[]),
        attribute("home", Kind::Link, &[]),
    ]
}

fn service(random: &mut SplitMix, i: usize, services: usize) -> RawService {
    // Small catalogs repeat names, so that ids decide; large ones have a number in them.
    let number = if services > 500 || random.chance(40) {
        format!(" {i}")
    } else {
        String::new()
    };
    let name = format!("{} {}{number}", random.pick(&FIRST), random.pick(&SECOND));
    let sentence = |random: &mut SplitMix, n: usize| {
        let words: Vec<&str> = (0..n).map(|_| *random.pick(&WORDS)).collect();
        words.join(" ")
    };
    let mut claims = Vec::new();
    for attribute in attributes() {
        if random.chance(45) {
            continue;
        }
        let times = if random.chance(15) { 2 } else { 1 };
        for _ in 0..times {
            let says = if random.chance(3) {
                RawSays::NotApplicable
            } else {
                says(random, &attribute, i, services)
            };
            claims.push(RawClaim {
                attribute: attribute.id.clone(),
                says,
                source: source(random),
                place: "Table".to_owned(),
                note: if random.chance(5) {
                    sentence(random, 3)
                } else {
                    String::new()
                },
                supersedes: Vec::new(),
                withdrawn: None,
            });
        }
    }
    let words = 6 + random.below(4);
    RawService {
        id: format!("s{i}"),
        name,
        former_names: if random.chance(10) {
            vec![format!("{} {}", random.pick(&FIRST), random.pick(&WORDS))]
        } else {
            vec![]
        },
        aliases: if random.chance(20) {
            vec![format!("{}{}", random.pick(&SECOND), random.below(50))]
        } else {
            vec![]
        },
        category: ["Storage", "Compute", "storage", ""][random.below(4)].to_owned(),
        role: if random.chance(20) {
            Role::Supporting
        } else {
            Role::Alternative
        },
        summary: sentence(random, words),
        note: if random.chance(10) {
            sentence(random, 5)
        } else {
            String::new()
        },
        named_in: if random.chance(90) {
            vec![source(random)]
        } else {
            vec![]
        },
        lifecycle: lifecycle(random),
        claims,
        benefits: if random.chance(10) {
            vec![RawPoint {
                text: sentence(random, 4),
                source: source(random),
                place: String::new(),
            }]
        } else {
            vec![]
        },
        ..RawService::default()
    }
}

fn source(random: &mut SplitMix) -> String {
    ["survey", "recent", "old", "undated", "inference"][random.below(5).min(random.below(5))].to_owned()
}

fn lifecycle(random: &mut SplitMix) -> Vec<RawEvent> {
    let event = |kind, date: Option<&str>| RawEvent {
        kind,
        date: date.map(str::to_owned),
        source: "recent".to_owned(),
        place: String::new(),
        note: String::new(),
    };
    match random.below(10) {
        0 => vec![event(EventKind::Ends, Some("2020-01-01"))],
        1 => vec![event(EventKind::Ends, Some("2030"))],
        2 => vec![event(EventKind::NoDevelopment, None)],
        3 => vec![event(EventKind::RenamedFrom("Old Name".to_owned()), Some("2024"))],
        4..=6 => vec![event(EventKind::Seen, Some("2025-03-04"))],
        _ => vec![],
    }
}

fn says(random: &mut SplitMix, attribute: &RawAttribute, i: usize, services: usize) -> RawSays {
    let some = |random: &mut SplitMix| -> Vec<String> {
        let n = 1 + random.below(3);
        (0..n).map(|_| random.pick(&attribute.options).id.clone()).collect()
    };
    match attribute.kind {
        Kind::Flag => match random.below(6) {
            0..=2 => RawSays::Yes,
            3 | 4 => RawSays::No,
            _ => RawSays::Partly,
        },
        Kind::Choice => RawSays::Is(random.pick(&attribute.options).id.clone()),
        Kind::Set => match random.below(8) {
            0..=3 => RawSays::Has(some(random)),
            4 => RawSays::Lacks(some(random)),
            5 => RawSays::PartlyHas(some(random)),
            _ => RawSays::Only(some(random)),
        },
        // Few different values in one attribute, many in the other.
        Kind::Number if attribute.id == "limit" => {
            let n = random.below(8) as f64 * 2.5;
            match random.below(8) {
                0 => RawSays::AtLeast(n.into()),
                1 => RawSays::AtMost(n.into()),
                2 => RawSays::Between(n.into(), (n + random.below(6) as f64).into()),
                3 => RawSays::Unlimited,
                _ => RawSays::Exactly(n.into()),
            }
        }
        Kind::Number => RawSays::Exactly(((random.below(2_000) * random.below(100)) as f64 / 10.0).into()),
        Kind::Date => {
            let (year, month, day) = (2008 + random.below(16), 1 + random.below(12), 1 + random.below(28));
            RawSays::On(match random.below(4) {
                0 => format!("{year}-{month:02}"),
                1 if services < 5_000 => format!("{year}-{month:02}-{day:02}"),
                _ => year.to_string(),
            })
        }
        Kind::Version => RawSays::Exactly(RawEnd::Text(format!("{}.{}", random.below(4), random.below(12)))),
        Kind::Services => {
            let other = random.below(services.min(40));
            if other == i || random.chance(20) {
                RawSays::Services(vec!["Something else".to_owned()])
            } else {
                RawSays::Services(vec![format!("s{other}")])
            }
        }
        Kind::Text => RawSays::Text(format!("{} {}", random.pick(&WORDS), random.pick(&WORDS))),
        Kind::Link => RawSays::Link(format!("https://example.org/{}", random.pick(&WORDS))),
    }
}
