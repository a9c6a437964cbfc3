//! Session files: any bytes give a session or a finding; a session comes back from its own text and opens on any catalog.

use std::sync::Arc;

use crosscheck::{
    catalog::{View, load},
    dataset::Dataset,
    workspace::session_document::{SessionDocument, offer},
};
use jiff::civil::date;

use crate::{
    fuzz::deeds,
    fuzz::engine::{ACCEPTED, Seen, Target, Wrong, finds, holds, planted},
    fuzz::laws::{is_cut, is_placed, outcome},
    fuzz::seeds,
};

/// A catalog that sessions are opened on.
fn dataset() -> Arc<Dataset> {
    let catalog = load(&seeds::data("databases.ron")).0.expect("the small catalog");
    Arc::new(Dataset::new(catalog, View::on(date(2026, 11, 21)), None, vec![], 1))
}

fn check(bytes: &[u8], on: &Arc<Dataset>) -> Result<Seen, String> {
    let (document, unknown) = match SessionDocument::read(bytes) {
        Ok(read) => read,
        Err(finding) => {
            is_placed(&finding)?;
            return Ok(outcome(&finding.message));
        }
    };
    let text = document.write();
    let (again, more) =
        SessionDocument::read(text.as_bytes()).map_err(|f| format!("what is written does not read: {f}"))?;
    if again != document || !more.is_empty() {
        return Err(format!("what is written reads as another session, with {more:?}"));
    }
    // Its own evidence is laid over a catalog, and what it sets up there is written and comes back.
    let view = document.view_on(on.view.today);
    let (base, told) = on.again(view, Arc::new(document.annotations.clone()), 2);
    told.iter().chain(&unknown).try_for_each(|text| is_cut(text))?;
    let opened = offer("s".to_owned(), document, unknown, told, Arc::new(base));
    let changes = opened.changes.sections.iter().flat_map(|s| &s.lines);
    changes
        .chain(&opened.changes.verdict)
        .try_for_each(|line| is_cut(line))?;
    let saved = SessionDocument::of(&opened.dataset.0, &opened.workspace);
    let (back, _) =
        SessionDocument::read(saved.write().as_bytes()).map_err(|f| format!("saved again, it does not read: {f}"))?;
    if back != saved {
        return Err("saved again, it reads as another session".to_owned());
    }
    let (workspace, _) = saved.restore(&opened.dataset.0);
    if workspace.view != opened.workspace.view || workspace.annotations != opened.workspace.annotations {
        return Err("saved again, it sets up another view".to_owned());
    }
    Ok(format!(
        "{ACCEPTED}: {} changes, {} unknown",
        opened.changes.sections.len(),
        opened.unknown.len()
    ))
}

fn target() -> Target {
    let mut seeds = seeds::sessions();
    seeds.extend((0..6).map(|seed| deeds::session(seed).into_bytes()));
    let dataset = dataset();
    Target {
        name: "session",
        words: seeds::words(
            &[seeds.concat(), seeds::data("databases.ron")]
                .concat()
                .chunks(60_000)
                .map(<[u8]>::to_vec)
                .collect::<Vec<_>>(),
            500,
        ),
        seeds,
        check: Arc::new(move |bytes| check(bytes, &dataset)),
    }
}

#[test]
fn any_bytes_give_a_session_or_a_finding() {
    holds(target());
}

#[test]
fn a_planted_fault_behind_sessions_is_found() {
    // Small ones of which no seed has parts that cannot be read.
    let mut target = target();
    target.seeds.retain(|seed| {
        let whole = |(d, _): (SessionDocument, _)| d.unread.is_empty();
        seed.len() < 10_000 && SessionDocument::read(seed).is_ok_and(whole)
    });
    let faulty = |input: &[u8], seen: &Seen| {
        seen.starts_with(ACCEPTED)
            && SessionDocument::read(input).is_ok_and(|(d, _)| d.unread.len() > 1 && !d.annotations.is_empty())
    };
    assert_eq!(
        finds(planted(target, faulty), 3_000),
        Wrong::Panics("planted".to_owned())
    );
}
