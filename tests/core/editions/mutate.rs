//! A catalog changed a little, so that it still checks.

use crosscheck::{
    catalog::{
        ServiceIx,
        raw::{
            AttributeOption, Better, EventKind, Group, Kind, RawAllowed, RawAttribute, RawCatalog, RawClaim, RawEvent,
            RawFactor, RawFactorOption, RawPoint, RawRule, RawSays, RawService, RawSource, RawSuccessor, RuleEffect,
            Several,
        },
    },
    decide::Ranking,
};

use crate::generate::{SplitMix, generate};

/// Who comes first.
pub fn top(ranking: &Ranking) -> Vec<ServiceIx> {
    ranking.outcome.top().to_vec()
}

fn point(text: &str) -> RawPoint {
    RawPoint {
        text: text.to_owned(),
        source: "survey".to_owned(),
        place: "Pros".to_owned(),
    }
}

/// Changes one thing.
pub fn mutate(raw: &mut RawCatalog, random: &mut SplitMix) {
    let n = random.below(100_000);
    match random.below(5) {
        0 | 1 => service(raw, random, n),
        2 => cell(raw, random, n),
        3 => definition(raw, random, n),
        _ => question(raw, random, n),
    }
}

fn service(raw: &mut RawCatalog, random: &mut SplitMix, n: usize) {
    let count = raw.services.len();
    let at = random.below(count);
    let service = &mut raw.services[at];
    match random.below(14) {
        0 => {
            let mut new = generate(5, n as u64).services.swap_remove(random.below(5));
            new.id = format!("new-{n}");
            new.name = format!("New {n}");
            raw.services.push(new);
        }
        1 if count > 1 => drop(raw.services.remove(at)),
        2 => {
            let former = std::mem::replace(&mut service.name, format!("Other {n}"));
            if n.is_multiple_of(2) {
                service.former_names.push(former);
            }
        }
        3 => {
            service.former_names.push(service.name.clone());
            service.name = format!("Goes on {n}");
            service.id = format!("goes-on-{n}");
        }
        4 => ["Storage", "Compute", "Other", ""][n % 4].clone_into(&mut service.category),
        5 => service.summary = format!("Summary {n}"),
        6 => {
            service.note = if n.is_multiple_of(2) {
                String::new()
            } else {
                format!("Note {n}")
            }
        }
        7 => service.aliases = vec![format!("b{n}"), format!("a{n}")],
        8 => service.lifecycle.push(RawEvent {
            kind: [
                EventKind::Ends,
                EventKind::PartEnds(format!("tier {n}")),
                EventKind::Seen,
            ][n % 3]
                .clone(),
            date: (n % 3 != 1).then(|| format!("20{:02}", 10 + n % 20)),
            source: "recent".to_owned(),
            place: format!("Place {n}"),
            note: String::new(),
        }),
        9 => drop(service.lifecycle.pop()),
        10 => service.benefits.push(point(&format!("Fast {n}"))),
        11 => service.considerations.push(point(&format!("Dear {n}"))),
        12 => service.successors.push(RawSuccessor {
            to: format!("Elsewhere {n}"),
            source: "recent".to_owned(),
            place: "End".to_owned(),
            note: String::new(),
        }),
        _ => service.named_in = vec!["recent".to_owned(), "old".to_owned()],
    }
}

fn cell(raw: &mut RawCatalog, random: &mut SplitMix, n: usize) {
    let at = random.below(raw.services.len());
    let RawService { claims, .. } = &mut raw.services[at];
    let some = if claims.is_empty() {
        None
    } else {
        Some(random.below(claims.len()))
    };
    match (random.below(5), some) {
        (0, Some(i)) => drop(claims.remove(i)),
        (1, Some(i)) => claims[i].note = format!("remark {n}"),
        (2, Some(i)) => ["survey", "recent", "old"][n % 3].clone_into(&mut claims[i].source),
        (3, Some(i)) => claims[i].place = format!("Place {n}"),
        _ => claims.push(RawClaim {
            attribute: if n.is_multiple_of(2) { "limit" } else { "languages" }.to_owned(),
            says: match n % 4 {
                0 => RawSays::Exactly((n as f64).into()),
                2 => RawSays::Between(1.0.into(), (2.0 + n as f64).into()),
                1 => RawSays::Has(vec!["python".to_owned()]),
                _ => RawSays::NotApplicable,
            },
            source: "recent".to_owned(),
            place: String::new(),
            note: String::new(),
            supersedes: Vec::new(),
            withdrawn: n.is_multiple_of(7).then(|| format!("Taken back {n}")),
        }),
    }
}

fn definition(raw: &mut RawCatalog, random: &mut SplitMix, n: usize) {
    let at = random.below(raw.attributes.len());
    let attribute = &mut raw.attributes[at];
    match random.below(12) {
        0 => raw.title = format!("Title {n}"),
        1 => {
            raw.about = if n.is_multiple_of(2) {
                String::new()
            } else {
                format!("About {n}")
            }
        }
        2 => attribute.label = format!("Label {n}"),
        3 => attribute.about = format!("Means {n}"),
        4 => {
            let option = |i: usize| AttributeOption {
                id: format!("o{i}"),
                label: format!("O {i}"),
                also: vec![],
            };
            raw.attributes.push(RawAttribute {
                id: format!("made-{n}"),
                label: format!("Made {n}"),
                group: "what".to_owned(),
                kind: Kind::Choice,
                about: String::new(),
                options: (0..3).map(|i| option((i + n) % 3)).collect(),
                unit: String::new(),
                better: n.is_multiple_of(2).then_some(Better::Higher),
                from_parts: false,
                complete: false,
                decimals: None,
                formula: String::new(),
            });
        }
        5 => {
            let tier = raw.attributes.iter_mut().find(|a| a.id == "tier").expect("generated");
            tier.better = [Some(Better::Higher), Some(Better::Lower), None][n % 3];
        }
        6 => {
            let tier = raw.attributes.iter_mut().find(|a| a.id == "tier").expect("generated");
            tier.better = Some(Better::Higher);
            tier.options.rotate_left(1 + n % 3);
        }
        7 if !attribute.options.is_empty() => {
            let i = n % attribute.options.len();
            attribute.options[i].label = format!("Option {n}");
        }
        8 if !attribute.options.is_empty() => attribute.options.push(AttributeOption {
            id: format!("more-{n}"),
            label: format!("More {n}"),
            also: vec![format!("or {n}")],
        }),
        9 => {
            let i = random.below(raw.sources.len());
            raw.sources[i].title = format!("Source {n}");
        }
        10 => raw.sources.push(RawSource {
            id: format!("source-{n}"),
            title: "More".to_owned(),
            date: Some("2026".to_owned()),
            ..RawSource::default()
        }),
        _ if n.is_multiple_of(2) => raw.groups.push(Group {
            id: format!("group-{n}"),
            label: format!("Group {n}"),
        }),
        _ => raw.allowed.push(RawAllowed {
            path: format!("path {n}"),
            reason: "meant".to_owned(),
        }),
    }
}

fn question(raw: &mut RawCatalog, random: &mut SplitMix, n: usize) {
    let rule = |n: usize| RawRule {
        when: vec!["offline=yes".to_owned(), "languages=python".to_owned()],
        effect: [RuleEffect::Favours(2), RuleEffect::Disfavours(1), RuleEffect::RulesOut][n % 3],
        because: format!("because {n}"),
        source: "survey".to_owned(),
        place: String::new(),
    };
    if raw.factors.is_empty() || random.below(6) == 0 {
        let answer = |i: usize| RawFactorOption {
            id: format!("a{i}"),
            label: format!("A {i}"),
            implies: String::new(),
            rules: vec![rule(n + i)],
        };
        raw.factors.push(RawFactor {
            id: format!("factor-{n}"),
            label: format!("Factor {n}"),
            question: "Which?".to_owned(),
            why: "So".to_owned(),
            source: "survey".to_owned(),
            place: String::new(),
            several: Several::One,
            options: (0..3).map(answer).collect(),
        });
        return;
    }
    let at = random.below(raw.factors.len());
    let factor = &mut raw.factors[at];
    let option = random.below(factor.options.len());
    let rules = &mut factor.options[option].rules;
    match random.below(8) {
        0 => factor.question = format!("Which {n}?"),
        1 => factor.several = [Several::Any, Several::All][n % 2],
        2 => factor.options[option].label = format!("Answer {n}"),
        3 => rules.push(rule(n)),
        4 if rules.len() > 1 => drop(rules.pop()),
        5 if !rules.is_empty() => rules[0].because = format!("for {n}"),
        6 if !rules.is_empty() => rules[0].effect = RuleEffect::Favours(1 + (n % 3) as u8),
        7 => drop(raw.factors.remove(at)),
        _ => factor.why = format!("Why {n}"),
    }
}
