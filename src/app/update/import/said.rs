//! What the user sets for a list and for its columns. All of it is kept together ([`ListReading`]); what does not fit a
//! kind is removed with it, so that nothing wrong can be set.

use super::steps;
use crate::{
    app::{
        action::{ColumnSaying, ColumnUse, ListSaying},
        effect::Effect,
        state::{Model, SayingField},
    },
    catalog::{
        Feature, Kind,
        raw::{ColumnReading, ColumnRole, ListReading},
        wording::excerpt,
    },
    import::{
        columns::{asked::words, roles::ColumnPart},
        report::ColumnReport,
    },
};

/// Takes what was typed, if something was.
pub(super) fn take_typed(model: &mut Model) -> Vec<Effect> {
    let Some(typed) = model.session.import.typed.take() else {
        return vec![];
    };
    let text = Some(typed.text.trim().to_owned()).filter(|t| !t.is_empty());
    let list = text.as_deref().map(words);
    match typed.field {
        SayingField::Label(at) => of_column(model, at, ColumnSaying::Label(text)),
        SayingField::Unit(at) => of_column(model, at, ColumnSaying::Unit(text)),
        SayingField::Group(at) => of_column(model, at, ColumnSaying::Group(text)),
        SayingField::Missing(at) => of_column(model, at, ColumnSaying::Missing(list)),
        SayingField::Entries => of_list(model, ListSaying::Entries(text)),
        SayingField::MissingAnywhere => of_list(model, ListSaying::Missing(list)),
    }
}

/// Sets something for a column.
pub(super) fn of_column(model: &mut Model, at: usize, saying: ColumnSaying) -> Vec<Effect> {
    let Some(list) = &model.dataset.imported else {
        return vec![];
    };
    let Some(column) = list.report.columns.get(at) else {
        return vec![];
    };
    let Some(head) = &column.head else { return vec![] };
    let known = latest(model);
    // What was set and is not read yet is under the same heading.
    let before = column.said.clone().unwrap_or_else(|| ColumnReading::of(head.as_str()));
    let before = { known.columns.iter() }
        .find(|c| c.head == before.head)
        .cloned()
        .unwrap_or_else(|| ColumnReading::of(before.head.as_str()));
    let mut now = before.clone();
    let name = excerpt(&column.header);
    let what = match &saying {
        ColumnSaying::Nothing => format!("all that was said of “{name}”"),
        ColumnSaying::Use(_) => format!("what “{name}” is used as"),
        ColumnSaying::Kind(_) => format!("the kind of “{name}”"),
        ColumnSaying::Unit(_) => format!("the unit of “{name}”"),
        ColumnSaying::Better(_) => format!("which direction of “{name}” is better"),
        ColumnSaying::Complete(_) => format!("whether each list of “{name}” is whole"),
        ColumnSaying::Label(_) => format!("how “{name}” is shown"),
        ColumnSaying::Group(_) => format!("the group of “{name}”"),
        ColumnSaying::Missing(_) => format!("what is missing in “{name}”"),
        ColumnSaying::Headline(_) => format!("whether cards show “{name}”"),
    };
    let catalog = &model.dataset.catalog;
    let attribute = column.attribute.as_deref().and_then(|id| catalog.attribute(id));
    say(&mut now, column, attribute.map(|ix| catalog[ix].kind), saying);
    if now == before {
        return vec![];
    }
    let mut all = known;
    all.replace(&before, now);
    steps::on(model, false, what, |job| *job = job.saying(all))
}

/// Sets something for the whole list.
pub(super) fn of_list(model: &mut Model, saying: ListSaying) -> Vec<Effect> {
    if model.dataset.imported.is_none() {
        return vec![];
    }
    let before = latest(model);
    let mut now = before.clone();
    let what = match saying {
        ListSaying::Sheet(sheet) => {
            now.sheet = sheet;
            "which sheet is read"
        }
        ListSaying::Transposed(is) => {
            now.transposed = is;
            "whether entries stand in columns"
        }
        ListSaying::Delimiter(sign) => {
            now.delimiter = sign;
            "what separates the values"
        }
        ListSaying::Heading(line) => {
            now.heading = line;
            "where the heading is"
        }
        ListSaying::Encoding(name) => {
            now.encoding = name;
            "the encoding"
        }
        ListSaying::Decimal(marks) => {
            now.decimal = marks;
            "the decimal mark"
        }
        ListSaying::Dates(order) => {
            now.dates = order;
            "the order of dates"
        }
        ListSaying::Missing(words) => {
            now.missing = words;
            "the words for “not stated”"
        }
        ListSaying::Entries(word) => {
            now.entries = word;
            "what the entries are called"
        }
    };
    if now == before {
        return vec![];
    }
    steps::on(model, false, what.to_owned(), |job| *job = job.saying(now))
}

/// All that is set for the list in use, with what is being read.
fn latest(model: &Model) -> ListReading {
    let asked = model.session.import.asked.as_ref().filter(|a| a.job.says_all);
    let list = model.dataset.imported.as_ref();
    asked
        .map(|a| a.job.said.clone())
        .or_else(|| list.map(|l| l.report.reading.clone()))
        .unwrap_or_default()
}

/// `kind`: that of the attribute which the column is.
fn say(now: &mut ColumnReading, column: &ColumnReport, kind: Option<Kind>, saying: ColumnSaying) {
    match saying {
        ColumnSaying::Nothing => *now = ColumnReading::of(now.head.as_str()),
        ColumnSaying::Use(wanted) => use_as(now, column, kind, wanted),
        ColumnSaying::Kind(kind) => {
            now.kind = kind;
            now.skip = false;
            // A role that asks for a kind is removed with it.
            if matches!(now.role, Some(ColumnRole::End | ColumnRole::Link)) && kind.is_some() {
                now.role = None;
            }
            let has = |feature| kind.is_some_and(|k| k.has(feature));
            now.unit.take_if(|_| kind.is_some() && !has(Feature::Number));
            now.better.take_if(|_| kind.is_some() && !has(Feature::Direction));
            // Only a set is whole or open: set for any other, it would make it one.
            now.complete.take_if(|_| !has(Feature::Atoms));
        }
        ColumnSaying::Unit(unit) => now.unit = unit,
        ColumnSaying::Better(better) => now.better = better,
        ColumnSaying::Complete(whole) => now.complete = whole,
        ColumnSaying::Label(label) => now.label = label,
        ColumnSaying::Group(group) => now.group = group,
        ColumnSaying::Missing(words) => now.missing = words,
        ColumnSaying::Headline(shown) => now.headline = shown,
    }
}

/// The kind to set for a column that was taken for something else, so that it becomes an attribute; `now`: the kind it has.
/// `None`: it is one, or will be.
fn kind_instead(part: ColumnPart, now: Option<Kind>) -> Option<Kind> {
    let kind = |has, lacks| Kind::ALL.iter().copied().find(|k| k.has(has) && !k.has(lacks));
    match part {
        ColumnPart::Attribute | ColumnPart::LeftOut => None,
        ColumnPart::End => now,
        // What recurs in many entries.
        ColumnPart::Category => kind(Feature::Options, Feature::Several),
        ColumnPart::NameAndId
        | ColumnPart::Name
        | ColumnPart::Id
        | ColumnPart::Summary
        | ColumnPart::FormerNames
        | ColumnPart::Successors => kind(Feature::Prose, Feature::Link),
    }
}

fn use_as(now: &mut ColumnReading, column: &ColumnReport, kind: Option<Kind>, wanted: ColumnUse) {
    now.skip = wanted == ColumnUse::LeftOut;
    now.role = match wanted {
        ColumnUse::Role(role) => Some(role),
        ColumnUse::Attribute | ColumnUse::LeftOut => None,
    };
    match wanted {
        ColumnUse::Role(_) => {
            now.kind = None;
            now.complete = None;
        }
        // What the program takes for something else is an attribute once its kind is set.
        ColumnUse::Attribute if now.kind.is_none() => now.kind = kind_instead(column.part, kind),
        ColumnUse::Attribute | ColumnUse::LeftOut => {}
    }
}
