//! Kept settings and annotations: any text gives what can be read of it and a warning for each part that cannot, and what
//! was read comes back from its own text without one.

use std::{collections::BTreeMap, sync::Arc};

use crosscheck::{
    catalog::{Annotations, View, annotations, load},
    dataset::{Dataset, built_in::BUILT_IN},
    workspace::{Stored, parts},
};
use jiff::civil::date;

use crate::{
    fuzz::deeds,
    fuzz::engine::{ACCEPTED, Seen, Target, Wrong, finds, holds, planted},
    fuzz::laws::is_cut,
    fuzz::seeds,
};

fn dataset() -> Dataset {
    let catalog = load(BUILT_IN).0.expect("the built-in catalog");
    Dataset::new(catalog, View::on(date(2026, 11, 21)), None, vec![], 1)
}

fn settings(bytes: &[u8], on: &Dataset) -> Result<Seen, String> {
    let text = String::from_utf8_lossy(bytes);
    let (stored, warnings) = Stored::read(&text);
    warnings.iter().try_for_each(|w| is_cut(w))?;
    let (again, more) = Stored::read(&stored.write());
    if again != stored || !more.is_empty() {
        return Err(format!("what is written reads as other settings: {more:?}"));
    }
    let (workspace, lost) = stored.restore(on);
    lost.iter().try_for_each(|l| is_cut(l))?;
    let kept = Stored::of(&workspace, &on.catalog);
    let (back, damaged) = Stored::read(&kept.write());
    let (restored, missing) = back.restore(on);
    // What does not fit this catalog is kept, and said again.
    missing.iter().try_for_each(|l| is_cut(l))?;
    if !damaged.is_empty() {
        return Err(format!("kept again, it warns: {damaged:?}"));
    }
    if restored.view != workspace.view || restored.comparison != workspace.comparison {
        return Err("kept again, it sets up another view".to_owned());
    }
    if warnings.is_empty() {
        return Ok(format!("{ACCEPTED}: {} left out", lost.len()));
    }
    Ok(format!("{} damaged, {} left out", warnings.len(), lost.len()))
}

fn own(bytes: &[u8], on: &Dataset) -> Result<Seen, String> {
    let text = String::from_utf8_lossy(bytes);
    let (all, unread) = parts::salvage::<BTreeMap<String, Annotations>>(&text);
    let warnings: Vec<String> = unread.iter().map(parts::UnreadPart::sentence).collect();
    warnings.iter().try_for_each(|w| is_cut(w))?;
    let written = ron::to_string(&all).map_err(|e| format!("what was read cannot be written: {e}"))?;
    let (again, more) = parts::salvage::<BTreeMap<String, Annotations>>(&written);
    if again != all || !more.is_empty() {
        return Err(format!("what is written reads as other annotations: {more:?}"));
    }
    let mut told = 0;
    for own in all.values() {
        let mut catalog = on.catalog.as_ref().clone();
        let unknown = annotations::apply(&mut catalog, own);
        unknown.iter().try_for_each(|t| is_cut(t))?;
        told += unknown.len();
    }
    let read = if warnings.is_empty() { ACCEPTED } else { "damaged" };
    Ok(format!("{read}: {} damaged, {told} not known", warnings.len()))
}

fn target(check: fn(&[u8], &Dataset) -> Result<Seen, String>, name: &'static str, seeds: Vec<Vec<u8>>) -> Target {
    let dataset = dataset();
    let mut words = seeds::words(&seeds, 300);
    words.extend(seeds::words(&[BUILT_IN.to_vec()], 200));
    Target {
        name,
        words,
        seeds,
        check: Arc::new(move |bytes| check(bytes, &dataset)),
    }
}

fn of_settings() -> Target {
    let mut seeds = vec![seeds::data("settings.ron")];
    seeds.extend((0..6).map(|seed| deeds::settings(seed).into_bytes()));
    target(settings, "settings", seeds)
}

fn of_annotations() -> Target {
    let seeds = (0..8).map(|seed| deeds::annotations(seed).into_bytes()).collect();
    target(own, "annotations", seeds)
}

#[test]
fn any_text_gives_what_can_be_read_of_settings() {
    holds(of_settings());
}

#[test]
fn any_text_gives_what_can_be_read_of_annotations() {
    holds(of_annotations());
}

#[test]
fn a_planted_fault_behind_settings_is_found() {
    let faulty = |_: &[u8], seen: &Seen| seen.starts_with("2 damaged, ") && !seen.ends_with(" 0 left out");
    assert_eq!(
        finds(planted(of_settings(), faulty), 30_000),
        Wrong::Panics("planted".to_owned())
    );
}

#[test]
fn a_planted_fault_behind_annotations_is_found() {
    let faulty = |_: &[u8], seen: &Seen| seen.starts_with("damaged: 2 damaged, ") && !seen.ends_with(" 0 not known");
    assert_eq!(
        finds(planted(of_annotations(), faulty), 30_000),
        Wrong::Panics("planted".to_owned())
    );
}
