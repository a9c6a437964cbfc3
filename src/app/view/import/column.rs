//! The column that is looked at: what can be set for it, and what ten of its cells are read as.

use crate::{
    app::{
        action::{ColumnSetting, ColumnUse, Import},
        state::SettingField,
        text::sentence,
        view::{
            attribute_form::AttributeRows,
            form::{AS_SUGGESTED, ColumnForm, Control, FormChoice, FormReset, FormRow, SampleRow, unfit},
        },
    },
    catalog::{
        AttributeIx, Catalog, ServiceIx, State,
        raw::{ColumnReading, ColumnRole},
    },
    compare::{Numbering, cell_words},
    dataset::Dataset,
    import::{ImportReport, columns::roles::ColumnPart, report::ColumnReport, sample::SampleCell},
};

/// What a column can be used as.
const USES: [(&str, ColumnUse); 9] = [
    ("An attribute", ColumnUse::Attribute),
    ("The name of each entry", ColumnUse::Role(ColumnRole::Name)),
    ("The id of each entry", ColumnUse::Role(ColumnRole::Id)),
    ("The category", ColumnUse::Role(ColumnRole::Category)),
    ("Former names", ColumnUse::Role(ColumnRole::FormerName)),
    ("What to use in its place", ColumnUse::Role(ColumnRole::Successor)),
    ("The day each entry ends", ColumnUse::Role(ColumnRole::End)),
    ("A link", ColumnUse::Role(ColumnRole::Link)),
    ("Nothing: leave it out", ColumnUse::LeftOut),
];

pub(super) fn view(dataset: &Dataset, report: &ImportReport, at: usize) -> Option<ColumnForm> {
    let catalog = &dataset.catalog;
    let column = report.columns.get(at)?;
    let attribute = column.attribute.as_deref().and_then(|id| catalog.attribute(id));
    let rows = if report.is_own {
        vec![unfit(
            "Column",
            "Crosscheck wrote this file, and reads it back as it was.",
        )]
    } else if column.head.is_none() {
        let why = "Its heading cannot tell it from another. Give it one of its own in the file to say something of it.";
        vec![unfit("Column", why)]
    } else {
        rows(catalog, column, at, attribute)
    };
    let sample = column.sample.iter();
    Some(ColumnForm {
        header: column.header.clone(),
        why: sentence(&column.why),
        is_set: column.said.is_some(),
        reset: FormReset {
            label: "All as the file suggests",
            sets: Import::SetColumn(at, ColumnSetting::Nothing).into(),
        },
        rows,
        sample: { sample }
            .filter_map(|cell| sample_row(dataset, column, attribute, cell))
            .collect(),
    })
}

fn rows(catalog: &Catalog, column: &ColumnReport, at: usize, attribute: Option<AttributeIx>) -> Vec<FormRow> {
    let nothing = ColumnReading::default();
    let reading = column.said.as_ref().unwrap_or(&nothing);
    let use_row = use_row(column, reading, at);
    let Some(ix) = attribute else { return vec![use_row] };
    let about = &catalog[ix];
    let of = |saying| Import::SetColumn(at, saying);
    let form = AttributeRows {
        at,
        unsaid: AS_SUGGESTED,
        takes: Import::TakeTyped.into(),
    };
    let mut rows = vec![use_row];
    if column.is_fixed {
        let why = format!(
            "{}. Other sources of the catalog state it too, so its kind and unit hold.",
            sentence(about.kind.words().noun)
        );
        rows.push(unfit("Kind", why));
    } else {
        rows.push(form.kind(about, reading.kind.as_ref(), |kind| of(ColumnSetting::Kind(kind))));
        rows.push(form.unit(about, reading.unit.is_some(), "None, or as the file suggests"));
    }
    rows.push(AttributeRows::better(about, reading.better.is_some(), |better| {
        of(ColumnSetting::Better(better))
    }));
    if !column.is_fixed {
        let sets = |whole| of(ColumnSetting::Complete(whole));
        rows.push(form.lists(about, || Some(column.is_whole), reading.complete.as_ref(), sets));
    }
    let heading = catalog.groups.get(about.group).map_or("", |g| g.label.as_str());
    let missing = reading.missing.as_ref().map(|w| w.join(", ")).unwrap_or_default();
    let shown = catalog.headline.contains(&ix);
    rows.extend([
        form.label(about, reading.label.is_some()),
        form.group(heading, reading.group.is_some()),
        form.text(
            "Not stated",
            reading.missing.is_some(),
            SettingField::Missing,
            &missing,
            "N/A and its kin",
        ),
        AttributeRows::on_cards(
            shown,
            reading.headline.is_some(),
            of(ColumnSetting::Headline(Some(!shown))),
        ),
    ]);
    rows
}

/// What the column is used as; a use the program inferred that cannot be chosen is shown too.
fn use_row(column: &ColumnReport, reading: &ColumnReading, at: usize) -> FormRow {
    let holds = match column.part {
        _ if reading.role == Some(ColumnRole::Link) => Some(ColumnUse::Role(ColumnRole::Link)),
        ColumnPart::Attribute => Some(ColumnUse::Attribute),
        ColumnPart::End => Some(ColumnUse::Role(ColumnRole::End)),
        ColumnPart::Name => Some(ColumnUse::Role(ColumnRole::Name)),
        ColumnPart::Id => Some(ColumnUse::Role(ColumnRole::Id)),
        ColumnPart::Category => Some(ColumnUse::Role(ColumnRole::Category)),
        ColumnPart::FormerNames => Some(ColumnUse::Role(ColumnRole::FormerName)),
        ColumnPart::Successors => Some(ColumnUse::Role(ColumnRole::Successor)),
        ColumnPart::LeftOut => Some(ColumnUse::LeftOut),
        ColumnPart::NameAndId | ColumnPart::Summary => None,
    };
    let named = USES.iter().find(|(_, use_)| Some(*use_) == holds);
    let now = named.map_or_else(
        || sentence(column.part.word().unwrap_or_default()),
        |(name, _)| (*name).to_owned(),
    );
    let choices = USES.iter().map(|(name, use_)| FormChoice {
        label: (*name).to_owned(),
        is_chosen: Some(*use_) == holds,
        sets: Import::SetColumn(at, ColumnSetting::Use(*use_)).into(),
    });
    FormRow {
        label: "Used as",
        is_set: reading.role.is_some() || reading.skip,
        control: Control::OneOf {
            now,
            choices: choices.collect(),
        },
    }
}

fn sample_row(
    dataset: &Dataset,
    column: &ColumnReport,
    attribute: Option<AttributeIx>,
    cell: &SampleCell,
) -> Option<SampleRow> {
    let catalog = &dataset.catalog;
    let service = catalog.service(&cell.entry)?;
    let (read, state) = match attribute {
        Some(attribute) => read_as(dataset, service, attribute, cell),
        None => (of_entry(catalog, service, column.part), State::Value),
    };
    Some(SampleRow {
        entry: catalog[service].name.clone(),
        text: cell.text.clone().unwrap_or_else(|| "(blank)".to_owned()),
        state: if read.is_empty() { State::NotStated } else { state },
        read: if read.is_empty() {
            State::NotStated.word().to_owned()
        } else {
            read
        },
    })
}

fn read_as(dataset: &Dataset, service: ServiceIx, attribute: AttributeIx, cell: &SampleCell) -> (String, State) {
    let words = cell_words(
        &dataset.cells,
        service,
        attribute,
        &mut Numbering::new(&dataset.catalog),
    );
    let short = words.short();
    match (cell.is_beside, words.state) {
        (true, State::NotStated) => ("kept as text".to_owned(), State::NotStated),
        (true, state) => (format!("{short}; the rest kept as text"), state),
        (false, state) => (short, state),
    }
}

/// What the entry has of a column that is no attribute.
fn of_entry(catalog: &Catalog, service: ServiceIx, part: ColumnPart) -> String {
    let entry = &catalog[service];
    match part {
        ColumnPart::Name => entry.name.clone(),
        ColumnPart::Id => entry.id.clone(),
        ColumnPart::NameAndId => format!("{}, {}", entry.name, entry.id),
        ColumnPart::Category => entry.category.to_string(),
        ColumnPart::Summary => entry.summary.clone(),
        ColumnPart::FormerNames => entry.former_names.join(", "),
        ColumnPart::Successors => {
            let names = entry.successors.iter().map(|s| catalog.name_of(&s.to));
            names.collect::<Vec<_>>().join(", ")
        }
        ColumnPart::LeftOut => "left out".to_owned(),
        ColumnPart::Attribute | ColumnPart::End => String::new(),
    }
}
