//! How a list's file is read as a whole, with what else can be set for it.

use crate::{
    app::{
        action::{Import, ListSetting},
        state::SettingField,
        view::form::{AS_SUGGESTED, Control, FormRow, one_of, unfit},
    },
    catalog::{kind::Marks, raw::DateOrder},
    import::{HeadingAt, ImportReport},
};

/// The first lines, in which a heading may be.
const HEADINGS: usize = 12;
/// What values are separated by, with its name.
const DELIMITERS: [(&str, char); 4] = [("Commas", ','), ("Semicolons", ';'), ("Tabs", '\t'), ("Bars (|)", '|')];
/// Encodings that lists come in.
const ENCODINGS: [&str; 10] = [
    "UTF-8",
    "UTF-16LE",
    "UTF-16BE",
    "windows-1252",
    "windows-1250",
    "windows-1251",
    "ISO-8859-15",
    "Shift_JIS",
    "EUC-KR",
    "GB18030",
];

pub(super) fn rows(report: &ImportReport) -> Vec<FormRow> {
    let (reading, form) = (&report.reading, &report.form);
    if report.is_own {
        let why = "Crosscheck wrote this file. It is read back as it was, and there is nothing to choose.";
        return vec![unfit("File", why)];
    }
    let mut rows = vec![FormRow {
        label: "Entries",
        is_set: reading.entries.is_some(),
        control: Control::Text {
            field: SettingField::Entries,
            now: reading.entries.clone().unwrap_or_default(),
            hint: "services, laptops, libraries …",
            takes: Import::TakeTyped.into(),
        },
    }];
    if form.sheets.len() > 1 {
        let sheets = form.sheets.iter().map(|s| (s.clone(), s.clone()));
        rows.push(one_of(
            "Sheet",
            form.sheet.clone(),
            reading.sheet.as_ref(),
            sheets,
            |sheet| Import::SetList(ListSetting::Sheet(sheet)),
        ));
    }
    if let Some(sign) = form.delimiter {
        let known = DELIMITERS.iter().find(|(_, known)| *known == sign);
        let now = match known {
            Some((name, _)) => (*name).to_owned(),
            None if sign == ' ' => "Blanks, in aligned columns".to_owned(),
            None => format!("“{sign}”"),
        };
        let all = DELIMITERS.map(|(name, sign)| (name.to_owned(), sign));
        let sets = |sign| Import::SetList(ListSetting::Delimiter(sign));
        rows.push(one_of("Values apart by", now, reading.delimiter.as_ref(), all, sets));
    }
    if form.heading.is_some() || form.is_transposed {
        let lie = |is: bool| if is { "Columns" } else { "Rows" }.to_owned();
        let all = [false, true].map(|is| (lie(is), is));
        let sets = |is| Import::SetList(ListSetting::Transposed(is));
        let now = lie(form.is_transposed);
        rows.push(one_of("Entries stand in", now, reading.transposed.as_ref(), all, sets));
    }
    if let Some(at) = form.heading {
        let place = |line: usize| match line {
            0 => "Nowhere: the first line is an entry".to_owned(),
            line => format!("{} {line}", if form.sheets.is_empty() { "Line" } else { "Row" }),
        };
        let now = match at {
            HeadingAt::Line(line) => line,
            HeadingAt::Nowhere => 0,
        };
        let all = (0..=HEADINGS).map(|line| (place(line), line));
        let sets = |line| Import::SetList(ListSetting::Heading(line));
        rows.push(one_of("Heading", place(now), reading.heading.as_ref(), all, sets));
    }
    if let Some(name) = form.encoding {
        let all = ENCODINGS.map(|name| (name.to_owned(), name.to_owned()));
        let sets = |name| Import::SetList(ListSetting::Encoding(name));
        rows.push(one_of(
            "Encoding",
            name.to_owned(),
            reading.encoding.as_ref(),
            all,
            sets,
        ));
    }
    let decimal = |marks: Marks| match marks {
        Marks::Point => "A point, as in 1,234.5",
        Marks::Comma => "A comma, as in 1.234,5",
    };
    let now = reading.decimal.map_or(AS_SUGGESTED, decimal).to_owned();
    let all = [Marks::Point, Marks::Comma].map(|m| (decimal(m).to_owned(), m));
    let sets = |marks| Import::SetList(ListSetting::Decimal(marks));
    rows.push(one_of("Decimal mark", now, reading.decimal.as_ref(), all, sets));
    let dates = |order: DateOrder| match order {
        DateOrder::Dmy => "Day, month, year",
        DateOrder::Mdy => "Month, day, year",
        DateOrder::Ymd => "Year, month, day",
    };
    let now = reading.dates.map_or(AS_SUGGESTED, dates).to_owned();
    let all = [DateOrder::Dmy, DateOrder::Mdy, DateOrder::Ymd].map(|o| (dates(o).to_owned(), o));
    let sets = |order| Import::SetList(ListSetting::Dates(order));
    rows.push(one_of("Dates in figures", now, reading.dates.as_ref(), all, sets));
    let keeps_all = reading.missing.as_ref().is_some_and(Vec::is_empty);
    let toggled = (!keeps_all).then(Vec::new);
    rows.push(FormRow {
        label: "Missing",
        is_set: keeps_all,
        control: Control::Tick(
            keeps_all,
            "Keep “N/A” and its kin as values",
            Import::SetList(ListSetting::Missing(toggled)).into(),
        ),
    });
    rows.push(FormRow {
        label: "Words for it",
        is_set: reading.missing.is_some() && !keeps_all,
        control: Control::Text {
            field: SettingField::MissingAnywhere,
            now: reading.missing.as_ref().map(|w| w.join(", ")).unwrap_or_default(),
            hint: "N/A and its kin, in columns of no words",
            takes: Import::TakeTyped.into(),
        },
    });
    rows
}
