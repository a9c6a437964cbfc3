//! What each blank decides, and who could answer it: what decides most first.

use std::{cell::OnceCell, collections::BTreeMap, sync::Arc};

use crate::{
    app::{state::Model, view::rows::Rows},
    catalog::{AttributeIx, ServiceIx, wording::thousands},
    dataset::Dataset,
    decide::{robust::Blanks, summary::percent},
    explore::{Bits, evidence::who_could_answer},
    report::{BlankList, BlankRow, asks_anything},
};

/// The blanks of the services that the filters leave.
pub struct BlanksView {
    /// What the shares are taken over, or that they are being worked out.
    pub caption: String,
    /// Moves when shares have come: then the order is another.
    pub round: u64,
    /// The list as it was before they came, where they have.
    last: Option<BlankList>,
    /// Which blank was at each place of it, once it is needed.
    order: OnceCell<Vec<usize>>,
    list: BlankList,
    dataset: Arc<Dataset>,
    lines: Rows<BlankLine>,
}

/// One blank in words.
#[derive(Debug, Clone, PartialEq)]
pub struct BlankLine {
    /// Whose it is.
    pub service: ServiceIx,
    /// What is not stated.
    pub attribute: AttributeIx,
    /// The service's name, as the catalog has it.
    pub name: String,
    /// `Languages: Rust`.
    pub what: String,
    /// `ask Microsoft`.
    pub who: String,
    /// `decides 34.0%`, or `7 lack it` where nothing is decided or that is not known yet.
    pub counted: String,
    /// The share of all combinations of answers that it decides, 0 to 1.
    pub share: f32,
    /// All of it, and what a click does, in words.
    pub spoken: String,
}

impl BlanksView {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether nothing is open.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Which blank is at a place in the order there was before the shares came.
    pub fn before(&self, place: usize) -> usize {
        let Some(last) = &self.last else { return place };
        let order = self.order.get_or_init(|| order_in(&self.dataset, last, &self.list));
        order.get(place).copied().unwrap_or(place)
    }

    /// A blank, what decides most first; `None` past the end.
    pub fn line(&self, i: usize) -> Option<&BlankLine> {
        self.lines
            .get(i, || Some(self.words(&self.list.row(&self.dataset, i)?)))
    }

    fn words(&self, row: &BlankRow) -> BlankLine {
        let cells = &self.dataset.cells;
        let name = cells.catalog[row.service].name.clone();
        let what = row.human(cells);
        let publishers = who_could_answer(cells, row.service).join(" or ");
        let (who, could) = if publishers.is_empty() {
            (
                "no publisher named".to_owned(),
                "The catalog names no publisher who could answer".to_owned(),
            )
        } else {
            (format!("ask {publishers}"), format!("{publishers} could answer"))
        };
        let counted = match row.decides {
            Some(share) => format!("decides {}", percent(share)),
            None => format!("{} lack it", thousands(row.lacking)),
        };
        BlankLine {
            service: row.service,
            attribute: row.attribute,
            spoken: format!("{name}, {what}: not stated, {counted}. {could}. Show its claims"),
            name,
            what,
            who,
            counted,
            share: row.decides.unwrap_or(0.0) as f32,
        }
    }
}

pub(super) fn view(model: &Model, listed: &Bits) -> BlanksView {
    let dataset = Arc::clone(&model.dataset);
    let answers = model.answers();
    let asked = model.session.worth.as_ref().filter(|w| w.read_as == dataset.read_as);
    let asked = asked.filter(|_| asks_anything(&dataset, &answers));
    let current = asked.filter(|w| w.is_of(&dataset, &answers));
    let result = current.and_then(|w| w.result.as_ref());
    let last = match current {
        Some(w) => w.before.as_ref(),
        None => asked.and_then(|w| w.result.as_ref().or(w.before.as_ref())),
    };
    let of = |blanks: Option<&Arc<Blanks>>| BlankList::of(&dataset, listed, blanks.cloned());
    let list = of(result.or(last));
    let caption = match (current, result) {
        (_, Some(_)) => list.over(),
        (Some(w), None) if w.failed => "What each decides could not be worked out.".to_owned(),
        _ if !asks_anything(&dataset, &answers) => list.over(),
        _ => "Working out what each decides; until then the order stays.".to_owned(),
    };
    BlanksView {
        caption,
        round: current.filter(|_| result.is_some()).map_or(0, |w| w.round),
        last: result.map(|_| of(last)),
        order: OnceCell::new(),
        lines: Rows::new(list.len()),
        list,
        dataset,
    }
}

/// The places of `now` in the order of `before`. What was one blank may be several, one for each option asked about.
fn order_in(dataset: &Dataset, before: &BlankList, now: &BlankList) -> Vec<usize> {
    let rows = |list: &BlankList| -> Vec<BlankRow> { list.rows(dataset).collect() };
    let (before, now) = (rows(before), rows(now));
    let mut places: BTreeMap<(ServiceIx, AttributeIx), Vec<usize>> = BTreeMap::new();
    for (i, row) in now.iter().enumerate() {
        places.entry((row.service, row.attribute)).or_default().push(i);
    }
    let mut order = Vec::with_capacity(now.len());
    for row in &before {
        if let Some(mine) = places.get_mut(&(row.service, row.attribute)) {
            let is_same = |i: &usize| row.asked.is_none() || now.get(*i).is_some_and(|n| n.asked == row.asked);
            order.extend(mine.extract_if(.., |i| is_same(i)));
        }
    }
    order.extend(places.into_values().flatten());
    order
}
