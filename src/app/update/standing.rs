//! What one's own evidence does to the ranking, reported once it is worked out: the user should not have to look for it.

use crate::{
    app::state::{Model, RankPlace, Tone},
    catalog::{Role, ServiceIx},
    decide::rank_top,
};

/// Notes a service's place before evidence on it changes. Of one that is not ranked, and while nothing is asked, there
/// is nothing to report.
pub(super) fn note(model: &mut Model, service: ServiceIx) {
    model.session.standing = of(model, service);
}

/// Reports how the place noted before has changed; for evidence that was worked out just now.
pub(super) fn tell(model: &mut Model) {
    let Some(before) = model.session.standing.take() else {
        return;
    };
    let Some(now) = of(model, before.service) else { return };
    let name = &model.dataset.catalog[before.service].name;
    let points = |s: &RankPlace| format!("{:.1} points", s.points);
    let text = match (before.rank, now.rank) {
        (None, None) => format!("With your evidence {name} stays ruled out."),
        (None, Some(rank)) => format!(
            "With your evidence {name} is not ruled out any more: place {rank}, {}.",
            points(&now)
        ),
        (Some(_), None) => format!("With your evidence {name} is ruled out."),
        (Some(was), Some(rank)) if was == rank && before == now => {
            format!(
                "Your evidence leaves {name} where it was: place {rank}, {}.",
                points(&now)
            )
        }
        (Some(was), Some(rank)) => format!(
            "With your evidence {name} is at place {rank} with {}; it was at place {was} with {}.",
            points(&now),
            points(&before)
        ),
    };
    model.say(Tone::Info, text);
}

fn of(model: &Model, service: ServiceIx) -> Option<RankPlace> {
    let dataset = &model.dataset;
    if !model.knows(service) || dataset.catalog[service].role != Role::Alternative {
        return None;
    }
    let ranking = rank_top(dataset, dataset.table(), &model.answers(), 0);
    if ranking.taking_part.is_empty() && model.workspace.wizard.must_haves().is_empty() {
        return None;
    }
    let found = ranking.ranked.iter().find(|r| r.service == service);
    Some(RankPlace {
        service,
        rank: found.map(|r| r.rank),
        points: found.map_or(0.0, |r| r.score.as_f64()),
    })
}
