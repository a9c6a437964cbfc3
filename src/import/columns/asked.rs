//! What a command sets for a column: `HEAD=KIND:OPTION…`.

use crate::catalog::{
    Kind,
    model::Better,
    raw::{ColumnReading, ColumnRole},
    suggest::did_you_mean,
    wording::excerpt,
};

const ROLES: [(&str, ColumnRole); 7] = [
    ("name", ColumnRole::Name),
    ("id", ColumnRole::Id),
    ("category", ColumnRole::Category),
    ("former-name", ColumnRole::FormerName),
    ("link", ColumnRole::Link),
    ("end", ColumnRole::End),
    ("successor", ColumnRole::Successor),
];
const OPTIONS: [&str; 9] = [
    "unit", "better", "complete", "open", "label", "group", "missing", "headline", "role",
];

/// Words separated by commas.
pub fn words(text: &str) -> Vec<String> {
    let all = text.split(',').map(str::trim);
    all.filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

/// Reads what is set for a column; the error is a sentence.
pub fn column(text: &str) -> Result<ColumnReading, String> {
    // A heading may have an equals sign of its own: the first counts that has a kind or an option after it.
    let known = text.match_indices('=').find_map(|(at, _)| {
        let (head, says) = (text[..at].trim(), &text[at + 1..]);
        let first = says.split([':', '=']).next().unwrap_or_default().trim();
        let fits = is_skip(first) || kind_of(first).is_some() || OPTIONS.contains(&first);
        (fits && !head.is_empty()).then_some((head, says))
    });
    let Some((head, says)) = known else {
        let word = text
            .rsplit_once('=')
            .map_or("", |(_, says)| says.split(':').next().unwrap_or_default());
        let kinds: Vec<String> = Kind::ALL.iter().map(|k| word_of(*k)).collect();
        // The kinds are in the sentence: only a near one is worth another sentence.
        let help = did_you_mean(word, kinds.iter().map(String::as_str));
        let help = if help.starts_with("Did you mean") {
            help.as_str()
        } else {
            ""
        };
        return Err(format!(
            "“{}” says nothing of a column. Write HEADING=KIND, where KIND is {} or skip. {help}",
            excerpt(text),
            kinds.join(", "),
        )
        .trim_end()
        .to_owned());
    };
    let mut said = ColumnReading {
        head: head.to_owned(),
        ..ColumnReading::default()
    };
    // A label may have a colon of its own.
    let mut parts: Vec<String> = Vec::new();
    for (i, part) in says.split(':').enumerate() {
        let word = part.split('=').next().unwrap_or_default().trim();
        match parts.last_mut() {
            Some(last) if i > 0 && !OPTIONS.contains(&word) && last.contains('=') => {
                last.push(':');
                last.push_str(part);
            }
            _ => parts.push(part.to_owned()),
        }
    }
    for (i, part) in parts.iter().enumerate() {
        let (word, value) = part
            .split_once('=')
            .map_or((part.trim(), None), |(w, v)| (w.trim(), Some(v.trim())));
        option(&mut said, word, value, i == 0)?;
    }
    fits(&said)?;
    Ok(said)
}

fn option(said: &mut ColumnReading, word: &str, value: Option<&str>, first: bool) -> Result<(), String> {
    let head = excerpt(&said.head);
    match (word, value) {
        (skip, None) if first && is_skip(skip) => said.skip = true,
        (kind, None) if first && kind_of(kind).is_some() => said.kind = kind_of(kind),
        ("complete", None) => said.complete = Some(true),
        ("open", None) => said.complete = Some(false),
        ("headline", None | Some("yes")) => said.headline = Some(true),
        ("headline", Some("no")) => said.headline = Some(false),
        ("headline", _) => return Err(format!("Of “{head}”, headline is yes or no.")),
        ("unit", Some(unit)) => said.unit = Some(unit.to_owned()),
        ("label", Some(label)) if !label.is_empty() => said.label = Some(label.to_owned()),
        ("group", Some(group)) if !group.is_empty() => said.group = Some(group.to_owned()),
        ("missing", Some(list)) => said.missing = Some(words(list)),
        ("better", Some("higher")) => said.better = Some(Better::Higher),
        ("better", Some("lower")) => said.better = Some(Better::Lower),
        ("better", _) => return Err(format!("Of “{head}”, better is higher or lower.")),
        ("role", value) => {
            let value = value.unwrap_or_default();
            let role = ROLES.iter().find(|(name, _)| *name == value).map(|(_, role)| *role);
            let all = ROLES.map(|(name, _)| name).join(", ");
            said.role =
                Some(role.ok_or_else(|| format!("Of “{head}”, role is one of {all}; not “{}”.", excerpt(value)))?);
        }
        (word, _) => {
            let help = did_you_mean(word, OPTIONS);
            let all = "unit=, better=, complete, open, label=, group=, missing=, headline and role=";
            return Err(format!(
                "“{}” is no option of column “{head}”; there are {all}. {help}",
                excerpt(word)
            )
            .trim_end()
            .to_owned());
        }
    }
    Ok(())
}

/// Whether the options fit the kind, where one is named.
fn fits(said: &ColumnReading) -> Result<(), String> {
    use crate::catalog::Feature;
    let Some(kind) = said.kind else { return Ok(()) };
    let head = excerpt(&said.head);
    if said.unit.is_some() && !kind.has(Feature::Number) {
        return Err(format!(
            "Only a number has a unit; “{head}” is to be {}.",
            kind.words().noun
        ));
    }
    if said.better.is_some() && !kind.has(Feature::Direction) {
        return Err(format!(
            "Only a number or a choice has a better direction; “{head}” is to be {}.",
            kind.words().noun
        ));
    }
    if said.complete.is_some() && !kind.has(Feature::Atoms) {
        return Err(format!(
            "Only a set can be complete or open; “{head}” is to be {}.",
            kind.words().noun
        ));
    }
    Ok(())
}

fn is_skip(word: &str) -> bool {
    word == "skip"
}

fn word_of(kind: Kind) -> String {
    format!("{kind:?}").to_lowercase()
}

fn kind_of(word: &str) -> Option<Kind> {
    Kind::ALL.iter().copied().find(|k| word_of(*k) == word.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_of_a_column() {
        let base = |head: &str| ColumnReading {
            head: head.into(),
            ..ColumnReading::default()
        };
        for (text, expected) in [
            ("Price=number:unit=$/h:better=lower", {
                ColumnReading {
                    kind: kind_of("number"),
                    unit: Some("$/h".into()),
                    better: Some(Better::Lower),
                    ..base("Price")
                }
            }),
            (
                "a=b=skip",
                ColumnReading {
                    skip: true,
                    ..base("a=b")
                },
            ),
            (
                "arch=set:open",
                ColumnReading {
                    kind: kind_of("set"),
                    complete: Some(false),
                    ..base("arch")
                },
            ),
            (
                "x=headline",
                ColumnReading {
                    headline: Some(true),
                    ..base("x")
                },
            ),
            ("x=label=A: b:role=end", {
                ColumnReading {
                    label: Some("A: b".into()),
                    role: Some(ColumnRole::End),
                    ..base("x")
                }
            }),
            ("x=text:missing=none, tbd", {
                ColumnReading {
                    kind: kind_of("text"),
                    missing: Some(vec!["none".into(), "tbd".into()]),
                    ..base("x")
                }
            }),
        ] {
            assert_eq!(column(text), Ok(expected), "{text}");
        }
        for (text, part) in [
            ("Price", "says nothing of a column"),
            ("Price=nubmer", "number"),
            ("Price=number:foo", "no option"),
            ("Price=text:unit=h", "Only a number has a unit"),
            ("Price=number:better=more", "better is higher or lower"),
            ("Price=number:role=x", "role is one of"),
            ("Price=number:headline=x", "headline is yes or no"),
        ] {
            let error = column(text).expect_err(text);
            assert!(error.contains(part), "{text}: {error}");
        }
    }
}
