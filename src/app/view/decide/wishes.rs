//! Wishes: what one would like more or less of, or to have, about any attribute, beside questions or without.

use crate::{
    app::state::Model,
    catalog::{
        AttributeIx, Better, Catalog, Cell, Interval, OptionIx, Scalar,
        kind::{Directions, Feature},
        wording::{heading, thousands},
    },
    decide::{Curve, RuleTable, Topic, Wish, WishFor, answers::DEFAULT_IMPORTANCE, parts, wish},
};

/// One wish, or an attribute that a wish can be about.
#[derive(Debug, Clone, PartialEq)]
pub struct WishView {
    /// The attribute, by its place in the catalog.
    pub attribute: AttributeIx,
    /// What distinguishes it from the other wishes on the screen.
    pub topic: Topic,
    /// Its name, with its unit.
    pub label: String,
    /// How many state it, and between what: `Stated for 12 of 2,413, from 0 to 8`.
    pub stated: String,
    /// What more and less of it are called.
    pub directions: Directions,
    /// Which direction the catalog declares; `None`: it declares none.
    pub declared: Option<Better>,
    /// Which direction counts now; `None`: the user has not chosen one, or asks for another thing.
    pub better: Option<Better>,
    /// The value to be near to, as it is typed; empty before there is one. `None` where no value can be asked for.
    pub near: Option<TargetView>,
    /// What is wished, in words, where no direction is: `“Python” is wished for`.
    pub asked: Option<String>,
    /// All of it in words, where there is a wish: `less is better, by rank`.
    pub words: String,
    /// How values count, and the ways there are; none until there is a direction.
    pub curve: Option<(Curve, Vec<Curve>)>,
    /// How much it weighs, 0 to 3; 0: it does not count, or there is no wish.
    pub importance: u8,
    /// The wish as it is; `None` before there is one.
    pub wish: Option<Wish>,
}

impl WishView {
    /// The wish with another weight or direction; a curve is chosen again with a direction.
    pub fn with(&self, better: Option<Better>, importance: u8) -> Wish {
        match &self.wish {
            Some(wish) if better.is_none_or(|b| wish.wants == WishFor::Better(b)) => Wish {
                importance,
                ..wish.clone()
            },
            _ => Wish {
                attribute: self.attribute,
                wants: WishFor::Better(better.or(self.better).unwrap_or(Better::Higher)),
                curve: None,
                importance,
            },
        }
    }

    /// The wish with values counting otherwise; `None` before there is one.
    pub fn curved(&self, curve: Curve) -> Option<Wish> {
        let wish = self.wish.clone()?;
        Some(Wish {
            curve: Some(curve),
            ..wish
        })
    }
}

/// The value a wish is to be near to.
#[derive(Debug, Clone, PartialEq)]
pub struct TargetView {
    /// As it is typed, without the unit; empty where nothing is to be near.
    pub text: String,
    /// The unit after it; may be empty.
    pub unit: String,
    /// What an empty field shows: `for example 2024-06`.
    pub hint: &'static str,
}

/// What a wish can be picked from: the attribute's name, and each wish about it.
#[derive(Debug, Clone, PartialEq)]
pub struct WishOffer {
    /// The attribute's name.
    pub label: String,
    /// What can be wished of it.
    pub wishes: Vec<(String, Wish)>,
    /// The attribute, where a value to be near to can be typed.
    pub near: Option<AttributeIx>,
}

/// The wishes there are. Without questions the attributes of which more or less can be wished are there too, those with
/// a direction first.
pub(super) fn view(model: &Model) -> Vec<WishView> {
    let catalog = &model.dataset.catalog;
    let wishes = model.workspace.wizard.wishes();
    let mut all: Vec<WishView> = Vec::new();
    if catalog.factors.is_empty() {
        let measured: Vec<AttributeIx> = catalog
            .attribute_ixs()
            .filter(|a| wish::is_measured(catalog, *a))
            .collect();
        let (directed, undirected): (Vec<_>, Vec<_>) = measured.into_iter().partition(|a| catalog[*a].better.is_some());
        for attribute in directed.into_iter().chain(undirected) {
            let topic = Topic::Wish(attribute, None);
            all.push(one(model, attribute, topic, wishes.iter().find(|w| w.topic() == topic)));
        }
    }
    if let Some(typed) = &model.session.drafts.target {
        let topic = Topic::Wish(typed.attribute, None);
        if !all.iter().any(|w| w.topic == topic) {
            let mine = wishes.iter().find(|w| w.topic() == topic);
            all.push(one(model, typed.attribute, topic, mine));
        }
    }
    for wish in wishes {
        if !all.iter().any(|w| w.topic == wish.topic()) {
            all.push(one(model, wish.attribute, wish.topic(), Some(wish)));
        }
    }
    all
}

fn one(model: &Model, attribute: AttributeIx, topic: Topic, mine: Option<&Wish>) -> WishView {
    let dataset = &model.dataset;
    let catalog = &dataset.catalog;
    let direction = mine.and_then(|w| match w.wants {
        WishFor::Better(better) => Some(better),
        _ => None,
    });
    let declared = catalog[attribute].better;
    let asked = mine.filter(|w| !matches!(w.wants, WishFor::Better(_) | WishFor::Near(_)));
    let near = mine.and_then(|w| match &w.wants {
        WishFor::Near(value) => Some(value.to_string()),
        _ => None,
    });
    let better = direction.or(declared.filter(|_| near.is_none()));
    let target = TargetView {
        text: near.unwrap_or_default(),
        unit: catalog[attribute].unit.clone(),
        hint: if catalog[attribute].kind.has(Feature::Number) {
            "for example 40"
        } else {
            "for example 2024-06"
        },
    };
    let curves = |now: Curve| (now, parts::curves(dataset, dataset.table(), attribute));
    WishView {
        attribute,
        topic,
        label: heading(&catalog[attribute].label, &catalog[attribute].unit),
        directions: wish::directions(catalog, attribute),
        stated: stated(model, dataset.table(), attribute),
        declared,
        better,
        near: (wish::has_targets(catalog, attribute) && asked.is_none()).then_some(target),
        asked: asked.map(|w| crate::app::text::sentence(&w.words(catalog))),
        words: mine.map_or_else(String::new, |w| w.words(catalog)),
        curve: mine.filter(|_| direction.is_some()).and_then(|w| w.curve).map(curves),
        importance: mine.map_or(0, |w| w.importance),
        wish: mine.cloned(),
    }
}

/// Every attribute of which something can be wished.
pub(super) fn offers(catalog: &Catalog) -> Vec<WishOffer> {
    let offer = |attribute: AttributeIx| {
        let wish = |wants: WishFor| Wish {
            attribute,
            wants,
            curve: None,
            importance: DEFAULT_IMPORTANCE,
        };
        let about = &catalog[attribute];
        let mut wishes: Vec<(String, Wish)> = Vec::new();
        if wish::is_measured(catalog, attribute) {
            let called = wish::directions(catalog, attribute);
            for (word, better) in [(called.higher, Better::Higher), (called.lower, Better::Lower)] {
                let whose = if about.better == Some(better) {
                    ", by the catalog"
                } else {
                    ""
                };
                let word = format!("{} is better{whose}", crate::app::text::sentence(word));
                wishes.push((word, wish(WishFor::Better(better))));
            }
        }
        if about.kind.has(Feature::Flag) {
            wishes.push(("Yes".to_owned(), wish(WishFor::Yes)));
        }
        for (o, option) in about.options.iter().enumerate() {
            wishes.push((option.label.clone(), wish(WishFor::Option(o as OptionIx))));
        }
        for service in wish::named_services(catalog, attribute) {
            wishes.push((catalog[service].name.clone(), wish(WishFor::Service(service))));
        }
        (!wishes.is_empty()).then(|| WishOffer {
            label: about.label.clone(),
            wishes,
            near: wish::has_targets(catalog, attribute).then_some(attribute),
        })
    };
    catalog.attribute_ixs().filter_map(offer).collect()
}

fn stated(model: &Model, table: &RuleTable, attribute: AttributeIx) -> String {
    let cells = table.candidates.iter().map(|s| model.dataset.cells.get(*s, attribute));
    let counts = |cell: &&Cell| cell.state.is_known();
    let stated = format!(
        "Stated for {} of {}",
        thousands(cells.clone().filter(counts).count()),
        thousands(table.candidates.len())
    );
    let values = cells.filter_map(Cell::scalar);
    let numbers = values.clone().filter_map(Scalar::number);
    let (lo, hi) = numbers.fold((f64::INFINITY, f64::NEG_INFINITY), |(lo, hi), n| {
        (lo.min(n.lo()), hi.max(n.hi()))
    });
    let about = &model.dataset.catalog[attribute];
    let number = |n: f64| {
        let value = Interval::new(n, n).map(Scalar::from);
        value.map_or_else(String::new, |v| v.shown_bare(&about.unit, about.digits()))
    };
    let dates = values.filter_map(Scalar::date);
    let first = dates.clone().min_by_key(|d| d.first());
    match first.zip(dates.max_by_key(|d| d.last())) {
        Some((first, last)) if first == last => format!("{stated}: {}", first.human()),
        Some((first, last)) => format!("{stated}, from {} to {}", first.human(), last.human()),
        None if lo.total_cmp(&hi).is_eq() => format!("{stated}: {}", number(lo)),
        None if lo.is_finite() && hi.is_finite() => format!("{stated}, from {} to {}", number(lo), number(hi)),
        None => stated,
    }
}
