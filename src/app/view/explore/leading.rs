//! What comes first: how many are left, over the grid, and what a card shows of each.

use crate::{
    app::state::Model,
    catalog::{AttributeIx, Catalog, annotations::on_cards::on_cards, condition::Subject, wording::thousands},
    explore::Query,
    workspace::starting_conditions,
};

/// What cards show, what one filters by before all else.
pub(super) fn card_attributes(catalog: &Catalog, query: &Query) -> Vec<AttributeIx> {
    let asked = query.conditions.iter().filter_map(|c| match c.subject {
        Subject::Attribute(a) => Some(a),
        _ => None,
    });
    on_cards(catalog, asked)
}

/// What is shown at the first start, until it is dismissed: `Tick two to compare, or let five questions decide.`
pub(super) fn welcome(model: &Model) -> Option<Welcome> {
    const NUMBERS: [&str; 9] = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let catalog = &model.dataset.catalog;
    let invites = invites(model)?;
    let questions = match catalog.factors.len() {
        0 => String::new(),
        1 => ", or let one question decide".to_owned(),
        n => {
            let number = NUMBERS
                .get(n - 2)
                .map_or_else(|| n.to_string(), |word| (*word).to_owned());
            format!(", or let {number} questions decide")
        }
    };
    Some(Welcome {
        text: format!("{invites}{questions}."),
        asks: !catalog.factors.is_empty(),
    })
}

/// What it asks for first: what is ticked already is not asked for. `None` once it was dismissed.
pub(super) fn invites(model: &Model) -> Option<&'static str> {
    let is_shown = !model.preferences.welcomed && model.dataset.catalog.services.len() > 1;
    is_shown.then(|| match model.panes() {
        None => "Tick two to compare",
        Some(_) => "Compare what is ticked",
    })
}

/// What is shown at the first start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Welcome {
    /// One line.
    pub text: String,
    /// Whether there are questions to start with.
    pub asks: bool,
}

/// `10 current alternatives of 74` as at the start, else `3 of 74 services`.
pub(super) fn count_words(model: &Model, left: usize, total: usize) -> String {
    let catalog = &model.dataset.catalog;
    let first = starting_conditions(catalog);
    let conditions = &model.workspace.view.query.conditions;
    // Where nothing can retire, or all are alternatives, the words would carry no information.
    let of = thousands(total);
    let says = first.len() > 1 && catalog.has_lifecycles();
    if says && first.iter().all(|c| conditions.contains(c)) {
        let alternatives = if left == 1 { "alternative" } else { "alternatives" };
        return format!("{} current {alternatives} of {of}", thousands(left));
    }
    format!("{} of {of} {}", thousands(left), catalog.things(total))
}
