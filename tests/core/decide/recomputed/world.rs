//! A catalog as plain data, and the file that says the same.

use std::fmt::Write as _;

#[derive(Debug, Clone)]
pub struct World {
    pub sources: Vec<Source>,
    pub attributes: Vec<Attribute>,
    pub services: Vec<Service>,
    pub factors: Vec<Factor>,
}

#[derive(Debug, Clone)]
pub struct Source {
    pub id: &'static str,
    /// As the document gives it.
    pub date: Option<&'static str>,
    /// What stands in for a missing date.
    pub estimate: Option<&'static str>,
    pub given: bool,
    pub inference: bool,
    /// The attributes of which it names all there is.
    pub complete: Vec<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Flag,
    Choice,
    Set,
    Number,
    Date,
    Version,
}

#[derive(Debug, Clone)]
pub struct Attribute {
    pub id: &'static str,
    pub label: &'static str,
    pub kind: Kind,
    /// Ids; an option's label is its id in capitals.
    pub options: Vec<&'static str>,
    /// `Higher` or `Lower`.
    pub better: Option<&'static str>,
    /// Whether the values and the yes of a part are those of its whole.
    pub from_parts: bool,
    /// Whether every list of it names all there is.
    pub complete: bool,
}

#[derive(Debug, Clone)]
pub struct Service {
    pub id: String,
    pub name: String,
    pub supporting: bool,
    pub named_in: Vec<usize>,
    pub lifecycle: Vec<(EventKind, Option<&'static str>)>,
    pub claims: Vec<Claim>,
    /// Another service that the source `old` states to be the whole of this one.
    pub part_of: Option<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventKind {
    Seen,
    Ends,
    NoDevelopment,
    ClosedToNew,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    pub attribute: usize,
    pub says: Says,
    pub source: usize,
    /// Sources whose claims on the same attribute this one makes history.
    pub supersedes: Vec<usize>,
    /// Taken back: part of nothing.
    pub withdrawn: bool,
}

/// Ends of numbers and versions as they are written.
#[derive(Debug, Clone, PartialEq)]
pub enum Says {
    Yes,
    No,
    Partly,
    Is(usize),
    Has(Vec<usize>),
    Lacks(Vec<usize>),
    Only(Vec<usize>),
    PartlyHas(Vec<usize>),
    Exactly(String),
    AtLeast(String),
    AtMost(String),
    Between(String, String),
    Unlimited,
    On(String),
    NotApplicable,
}

#[derive(Debug, Clone)]
pub struct Factor {
    pub id: String,
    pub several: Several,
    pub options: Vec<Vec<Rule>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Several {
    One,
    Any,
    All,
    /// As whoever answers chooses.
    AnyOrAll,
}

#[derive(Debug, Clone)]
pub struct Rule {
    /// All required.
    pub when: Vec<String>,
    pub effect: Effect,
    pub source: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    Favours(u8),
    Disfavours(u8),
    RulesOut,
}

/// The id of a factor's option.
pub fn option_id(option: usize) -> String {
    format!("o{option}")
}

impl World {
    /// What states which service is a part of which.
    pub fn part_source(&self) -> usize {
        let old = self.sources.iter().position(|s| s.id == "old");
        old.expect("one is called old")
    }

    /// As a catalog file.
    pub fn ron(&self) -> String {
        let mut s = String::from("#![enable(implicit_some)]\n(\n title: \"Random\",\n sources: [\n");
        for x in &self.sources {
            let _ = write!(s, "  (id: {:?}, title: \"Source {}\"", x.id, x.id);
            if let Some(date) = x.date {
                let _ = write!(s, ", date: {date:?}");
            }
            if let Some(estimate) = x.estimate {
                let _ = write!(s, ", estimate: {estimate:?}, estimated_from: \"Guessed.\"");
            }
            let complete: Vec<&str> = x.complete.iter().map(|a| self.attributes[*a].id).collect();
            let (given, inference) = (x.given, x.inference);
            let _ = writeln!(s, ", given: {given}, inference: {inference}, complete: {complete:?}),");
        }
        s.push_str(" ],\n groups: [(id: \"g\", label: \"G\")],\n attributes: [\n");
        for a in &self.attributes {
            let unit = if a.kind == Kind::Number { ", unit: \"GB\"" } else { "" };
            let _ = write!(
                s,
                "  (id: {:?}, label: {:?}, group: \"g\", kind: {:?}{unit}, options: [",
                a.id, a.label, a.kind
            );
            for o in &a.options {
                let _ = write!(s, "(id: {o:?}, label: {:?}), ", o.to_uppercase());
            }
            let better = a.better.map_or(String::new(), |b| format!(", better: {b}"));
            let (from_parts, complete) = (a.from_parts, a.complete);
            let _ = writeln!(s, "]{better}, from_parts: {from_parts}, complete: {complete}),");
        }
        s.push_str("  (id: \"part-of\", label: \"Part of\", group: \"g\", kind: Services),\n");
        s.push_str(" ],\n services: [\n");
        for x in &self.services {
            self.service(x, &mut s);
        }
        s.push_str(" ],\n factors: [\n");
        for f in &self.factors {
            self.factor(f, &mut s);
        }
        s.push_str(" ],\n)\n");
        s
    }

    fn service(&self, x: &Service, s: &mut String) {
        let role = if x.supporting { "Supporting" } else { "Alternative" };
        let named: Vec<&str> = x.named_in.iter().map(|i| self.sources[*i].id).collect();
        let _ = writeln!(
            s,
            "  (id: {:?}, name: {:?}, role: {role}, named_in: {named:?}, lifecycle: [",
            x.id, x.name
        );
        for (kind, date) in &x.lifecycle {
            let date = date.map_or(String::new(), |d| format!("date: {d:?}, "));
            let _ = writeln!(s, "    (kind: {kind:?}, {date}source: {:?}),", self.sources[0].id);
        }
        s.push_str("   ], claims: [\n");
        for c in &x.claims {
            let (attribute, source) = (&self.attributes[c.attribute], self.sources[c.source].id);
            let says = says(&c.says, attribute);
            let _ = write!(
                s,
                "    (attribute: {:?}, says: {says}, source: {source:?}, supersedes: [",
                attribute.id
            );
            for old in &c.supersedes {
                let _ = write!(s, "(source: {:?}, because: \"Out of date.\"), ", self.sources[*old].id);
            }
            let withdrawn = if c.withdrawn {
                ", withdrawn: \"Taken back.\""
            } else {
                ""
            };
            let _ = writeln!(s, "]{withdrawn}),");
        }
        if let Some(whole) = x.part_of {
            let (whole, source) = (&self.services[whole].id, self.sources[self.part_source()].id);
            let _ = writeln!(
                s,
                "    (attribute: \"part-of\", says: Services([{whole:?}]), source: {source:?}),"
            );
        }
        s.push_str("   ]),\n");
    }

    fn factor(&self, f: &Factor, s: &mut String) {
        let (id, several, source) = (&f.id, f.several, self.sources[0].id);
        let _ = writeln!(
            s,
            "  (id: {id:?}, label: {id:?}, question: \"Which?\", why: \"It matters.\", source: {source:?}, several: {several:?}, options: [",
        );
        for (o, rules) in f.options.iter().enumerate() {
            let id = option_id(o);
            let _ = writeln!(s, "    (id: {id:?}, label: {id:?}, rules: [");
            for rule in rules {
                let (when, effect, source) = (&rule.when, rule.effect, self.sources[rule.source].id);
                let _ = writeln!(
                    s,
                    "      (when: {when:?}, effect: {effect:?}, because: \"So it is.\", source: {source:?}),"
                );
            }
            s.push_str("    ]),\n");
        }
        s.push_str("  ]),\n");
    }
}

fn says(says: &Says, about: &Attribute) -> String {
    let ids = |some: &[usize]| format!("{:?}", some.iter().map(|o| about.options[*o]).collect::<Vec<_>>());
    let end = |text: &String| {
        if about.kind == Kind::Version {
            format!("{text:?}")
        } else {
            text.clone()
        }
    };
    match says {
        Says::Is(o) => format!("Is({:?})", about.options[*o]),
        Says::Has(some) => format!("Has({})", ids(some)),
        Says::Lacks(some) => format!("Lacks({})", ids(some)),
        Says::Only(some) => format!("Only({})", ids(some)),
        Says::PartlyHas(some) => format!("PartlyHas({})", ids(some)),
        Says::Exactly(x) => format!("Exactly({})", end(x)),
        Says::AtLeast(x) => format!("AtLeast({})", end(x)),
        Says::AtMost(x) => format!("AtMost({})", end(x)),
        Says::Between(x, y) => format!("Between({}, {})", end(x), end(y)),
        bare => format!("{bare:?}"),
    }
}
