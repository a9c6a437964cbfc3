//! What the user sets for a list and for its columns. All of it is kept together ([`ListReading`]); what does not fit a
//! kind is removed with it, so that nothing wrong can be set.

use super::steps;
use crate::{
    app::{
        action::{ColumnSetting, ColumnUse, ListSetting},
        effect::Effect,
        state::{Model, SettingField},
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
        SettingField::Label(at) => of_column(model, at, ColumnSetting::Label(text)),
        SettingField::Unit(at) => of_column(model, at, ColumnSetting::Unit(text)),
        SettingField::Group(at) => of_column(model, at, ColumnSetting::Group(text)),
        SettingField::Missing(at) => of_column(model, at, ColumnSetting::Missing(list)),
        SettingField::Entries => of_list(model, ListSetting::Entries(text)),
        SettingField::MissingAnywhere => of_list(model, ListSetting::Missing(list)),
    }
}

/// Sets something for a column.
pub(super) fn of_column(model: &mut Model, at: usize, setting: ColumnSetting) -> Vec<Effect> {
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
    let what = match &setting {
        ColumnSetting::Nothing => format!("all that was said of “{name}”"),
        ColumnSetting::Use(_) => format!("what “{name}” is used as"),
        ColumnSetting::Kind(_) => format!("the kind of “{name}”"),
        ColumnSetting::Unit(_) => format!("the unit of “{name}”"),
        ColumnSetting::Better(_) => format!("which direction of “{name}” is better"),
        ColumnSetting::Complete(_) => format!("whether each list of “{name}” is whole"),
        ColumnSetting::Label(_) => format!("how “{name}” is shown"),
        ColumnSetting::Group(_) => format!("the group of “{name}”"),
        ColumnSetting::Missing(_) => format!("what is missing in “{name}”"),
        ColumnSetting::Headline(_) => format!("whether cards show “{name}”"),
    };
    let catalog = &model.dataset.catalog;
    let attribute = column.attribute.as_deref().and_then(|id| catalog.attribute(id));
    set(&mut now, column, attribute.map(|ix| catalog[ix].kind), setting);
    if now == before {
        return vec![];
    }
    let mut all = known;
    all.replace(&before, now);
    steps::on(model, false, what, |job| *job = job.with_settings(all))
}

/// Sets something for the whole list.
pub(super) fn of_list(model: &mut Model, setting: ListSetting) -> Vec<Effect> {
    if model.dataset.imported.is_none() {
        return vec![];
    }
    let before = latest(model);
    let mut now = before.clone();
    let what = match setting {
        ListSetting::Sheet(sheet) => {
            now.sheet = sheet;
            "which sheet is read"
        }
        ListSetting::Transposed(is) => {
            now.transposed = is;
            "whether entries stand in columns"
        }
        ListSetting::Delimiter(sign) => {
            now.delimiter = sign;
            "what separates the values"
        }
        ListSetting::Heading(line) => {
            now.heading = line;
            "where the heading is"
        }
        ListSetting::Encoding(name) => {
            now.encoding = name;
            "the encoding"
        }
        ListSetting::Decimal(marks) => {
            now.decimal = marks;
            "the decimal mark"
        }
        ListSetting::Dates(order) => {
            now.dates = order;
            "the order of dates"
        }
        ListSetting::Missing(words) => {
            now.missing = words;
            "the words for “not stated”"
        }
        ListSetting::Entries(word) => {
            now.entries = word;
            "what the entries are called"
        }
    };
    if now == before {
        return vec![];
    }
    steps::on(model, false, what.to_owned(), |job| *job = job.with_settings(now))
}

/// All that is set for the list in use, with what is being read.
fn latest(model: &Model) -> ListReading {
    let asked = model.session.import.asked.as_ref().filter(|a| a.job.says_all);
    let list = model.dataset.imported.as_ref();
    asked
        .map(|a| a.job.settings.clone())
        .or_else(|| list.map(|l| l.report.reading.clone()))
        .unwrap_or_default()
}

/// `kind`: that of the attribute which the column is.
fn set(now: &mut ColumnReading, column: &ColumnReport, kind: Option<Kind>, setting: ColumnSetting) {
    match setting {
        ColumnSetting::Nothing => *now = ColumnReading::of(now.head.as_str()),
        ColumnSetting::Use(wanted) => use_as(now, column, kind, wanted),
        ColumnSetting::Kind(kind) => {
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
        ColumnSetting::Unit(unit) => now.unit = unit,
        ColumnSetting::Better(better) => now.better = better,
        ColumnSetting::Complete(whole) => now.complete = whole,
        ColumnSetting::Label(label) => now.label = label,
        ColumnSetting::Group(group) => now.group = group,
        ColumnSetting::Missing(words) => now.missing = words,
        ColumnSetting::Headline(shown) => now.headline = shown,
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
