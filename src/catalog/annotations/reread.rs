//! The claims about an attribute read as another kind: by their words, or option by option.

use std::collections::BTreeMap;

use crate::catalog::{
    check::RESERVED,
    ix::{OptionIx, ServiceIx},
    kind::{Arguments, Assertion, AttributeOption, Definition, Feature, Input, Kind, RawSays},
    limits::OPTIONS,
    model::{Attribute, Catalog},
    natural,
    web_link::is_web_link,
    wording::{excerpt, thousands},
};

/// What an attribute and its claims are as another kind.
#[derive(Debug, PartialEq)]
pub(super) struct Reread {
    pub kind: Kind,
    pub unit: String,
    pub options: Vec<AttributeOption>,
    /// What each claim states, in the order they were given.
    pub says: Vec<Assertion>,
}

/// A claim on its way to another kind.
enum ReadClaim {
    Done(Assertion),
    /// The labels of options, which have no number yet.
    Labels(Vec<String>),
}

/// Reads claims as another kind, in a unit; the error is a sentence that names the first which cannot be.
pub(super) fn reread<'a>(
    claims: impl Iterator<Item = (ServiceIx, &'a Assertion)> + Clone,
    from: &Attribute,
    (kind, unit): (Kind, &str),
    catalog: &Catalog,
) -> Result<Reread, String> {
    let bare = Definition {
        unit: "",
        ..from.definition()
    };
    // As they were written: thousands marks would be read as decimals.
    let words = |says: &Assertion| match says.scalar() {
        Some(value) => value.words_with(bare.unit, bare.digits),
        None => says.words(bare, catalog),
    };
    let unit = if kind.has(Feature::Number) {
        let all = || claims.clone().map(|(_, says)| words(says));
        unit_of(unit, all)
    } else {
        String::new()
    };
    let to = Attribute {
        kind,
        unit: unit.clone(),
        options: Vec::new(),
        ..from.clone()
    };
    let mut pieces = Vec::new();
    let mut unread = (0_usize, None);
    for (service, says) in claims {
        if let Some(piece) = piece(says, from, &to, || words(says)) {
            pieces.push(piece);
        } else {
            unread.0 += 1;
            unread.1.get_or_insert_with(|| (service, words(says)));
        }
    }
    if let (n, Some((service, text))) = unread {
        let rest = match n {
            1 => String::new(),
            n => format!(", and so cannot {} more", thousands(n - 1)),
        };
        return Err(format!(
            "“{}” of {} cannot be read as {}{rest}. Nothing was changed.",
            excerpt(&text),
            excerpt(&catalog[service].name),
            kind.words().noun
        ));
    }
    let options = if !kind.has(Feature::Options) {
        Vec::new()
    } else if from.kind.has(Feature::Options) {
        from.options.clone()
    } else {
        options_of(&pieces)
    };
    if options.len() > OPTIONS {
        return Err(format!("There would be more than {} options.", thousands(OPTIONS)));
    }
    let places: BTreeMap<&str, OptionIx> = { options.iter().enumerate() }
        .map(|(at, o)| (o.label.as_str(), at as OptionIx))
        .collect();
    let find = |label: &String| places.get(label.as_str()).copied();
    let says = pieces.into_iter().map(|piece| match piece {
        ReadClaim::Done(says) => says,
        ReadClaim::Labels(labels) => {
            let named: Box<[OptionIx]> = labels.iter().filter_map(find).collect();
            Assertion::that_names(named, kind.has(Feature::Several))
        }
    });
    let says = says.collect();
    Ok(Reread {
        kind,
        unit,
        options,
        says,
    })
}

fn piece(says: &Assertion, from: &Attribute, to: &Attribute, words: impl Fn() -> String) -> Option<ReadClaim> {
    if says.is_not_applicable() || says.is_remark() {
        return Some(ReadClaim::Done(says.clone()));
    }
    let takes_several = to.kind.has(Feature::Several);
    if to.kind.has(Feature::Options) {
        if from.kind.has(Feature::Options) {
            let other = if takes_several { says.as_set() } else { says.as_choice() };
            return other.map(ReadClaim::Done);
        }
        let text = words();
        let is_apart = |c: char| takes_several && matches!(c, ',' | ';' | '\n');
        let mut labels: Vec<String> = Vec::new();
        for part in text.split(is_apart).map(str::trim).filter(|p| !p.is_empty()) {
            if !labels.iter().any(|l| l == part) {
                labels.push(part.to_owned());
            }
        }
        return (!labels.is_empty()).then_some(ReadClaim::Labels(labels));
    }
    let raw = said_in(words().trim(), to)?;
    to.assertion(raw, &|_| None).ok().map(ReadClaim::Done)
}

/// What a text claims by itself, in the most common form that accepts it.
fn said_in(text: &str, about: &Attribute) -> Option<RawSays> {
    if about.kind.has(Feature::Link) && !is_web_link(text) {
        return None;
    }
    about.kind.words().forms.iter().find_map(|form| {
        let arguments = match form.input {
            Input::Nothing if form.label.eq_ignore_ascii_case(text) => Arguments::Nothing,
            Input::End => Arguments::Ends(about.kind.read_end(text, &about.unit).ok()?, None),
            Input::Text(..) => Arguments::Text(text.to_owned()),
            Input::Names => Arguments::Ids(text.split(',').map(|n| n.trim().to_owned()).collect()),
            Input::Nothing | Input::OneOption | Input::Options | Input::Ends => return None,
        };
        RawSays::of(form.word, arguments)
    })
}

/// The unit of numbers that texts are: the one asked for, or what follows the first number.
fn unit_of<I: Iterator<Item = String>>(asked: &str, texts: impl Fn() -> I) -> String {
    if !asked.is_empty() {
        return asked.to_owned();
    }
    let of_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '-' | '+');
    let mut behind = texts().filter(|t| t.starts_with(|c: char| c.is_ascii_digit()));
    let first = behind.next().unwrap_or_default();
    first.trim_start_matches(of_number).trim().to_owned()
}

/// An option for each label, in their natural order.
fn options_of(pieces: &[ReadClaim]) -> Vec<AttributeOption> {
    let labels = pieces.iter().flat_map(|p| match p {
        ReadClaim::Labels(labels) => labels.as_slice(),
        ReadClaim::Done(_) => &[],
    });
    let mut labels: Vec<&String> = labels.collect();
    labels.sort_unstable();
    labels.dedup();
    labels.sort_by_cached_key(|label| natural::key(label));
    let mut ids = std::collections::BTreeSet::new();
    let option = |label: &String| {
        let folded = label.to_lowercase();
        let mut id = if RESERVED.contains(&folded.as_str()) {
            format!("is-{folded}")
        } else {
            label.clone()
        };
        while !ids.insert(id.to_lowercase()) {
            id.push('-');
        }
        AttributeOption {
            id,
            label: label.clone(),
            also: Vec::new(),
        }
    };
    labels.into_iter().map(option).collect()
}
