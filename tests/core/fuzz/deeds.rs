//! Bytes as what a person does: four for each action, so that a sequence can be mutated like any other input.

use std::sync::Arc;

use crosscheck::{
    app::{
        Action, Command,
        action::{
            Annotate, AsOf, ColumnSetting, ColumnUse, Compare, Decide, Evidence, Export, File, Filter, Grid, Import,
            ListSetting, Mode, OwnAttributes, OwnColumns, Palette, Prefer, SavedViews, Select, WhyNot,
        },
        annotation_draft::{EvidenceEntry, Remark},
        column_draft::ColumnEntry,
        draft::ViewChange,
        location::{LineId, Location},
        range::End,
        state::{DecidePage, Modal, Model, SourcesPage},
    },
    catalog::{
        AttributeIx, Condition, DateSpan, Feature, Interval, Kind, OwnAttribute, Reading, Scalar, ServiceIx,
        annotations::OwnDirection,
        condition::{Subject, Want},
        kind::forms,
    },
    decide::{Position, WizardEvent},
    explore::{
        Sort, Unknown,
        matrix::{MatrixTopic, RowOrder},
    },
    export::Format,
    report::ReportFormat,
    workspace::{ContrastChoice, Layout, MotionChoice, Place, Stored, ThemeChoice, session_document::SessionDocument},
};
use jiff::civil::date;

use crate::{
    fuzz::world::{PATHS, World},
    generate::SplitMix,
};

/// What is typed.
const TEXTS: [&str; 16] = [
    "",
    "data",
    "pyhton",
    "grid lake",
    "=1+1",
    "\u{202e}x\0",
    "“=odd\n",
    "languages=python,go",
    "limit>=5",
    "licence!=open",
    "since<2015",
    "status=retired",
    "2024-02-30",
    "2019-05",
    "1,500",
    "İß字😀 a very long word that nobody would type at all",
];
/// Kinds of deeds, and how many bytes each takes.
pub const STEP: usize = 4;

/// Does what these bytes say.
pub fn act(world: &mut World, step: [u8; STEP]) {
    let [kind, a, b, c] = step;
    match kind % 40 {
        0..=3 => world.answer(usize::from(a)),
        4 => world.change(PATHS[usize::from(a) % PATHS.len()], b),
        _ => {
            for action in actions(&world.model, kind % 40, [a, b, c].map(usize::from)) {
                world.act(action);
            }
        }
    }
}

fn actions(model: &Model, kind: u8, [a, b, c]: [usize; 3]) -> Vec<Action> {
    let catalog = &model.dataset.catalog;
    let services = catalog.services.len();
    if services == 0 || catalog.attributes.is_empty() {
        return vec![File::OpenBuiltIn.into()];
    }
    // Seldom one of a catalog that was open before.
    let beyond = if c == 255 { services } else { 0 };
    let service = ServiceIx(((a * 7 + b) % services + beyond) as u32);
    let other = ServiceIx((b % services) as u32);
    let attribute = AttributeIx((b % catalog.attributes.len()) as u16);
    let subject = match c % 12 {
        n if n < 6 => Subject::BUILT_IN.get(n).copied().unwrap_or(Subject::Yours),
        _ => Subject::Attribute(attribute),
    };
    // What can be a column of the table.
    let column = [Subject::Role, Subject::Category, Subject::Status]
        .get(a / 9 % 6)
        .copied()
        .unwrap_or(Subject::Attribute(attribute));
    let text = TEXTS[c % TEXTS.len()].to_owned();
    let yes = c.is_multiple_of(2);
    let path = || PATHS[a % PATHS.len()].into();
    let of = |action: Action| vec![action];
    match kind {
        5 => of(Filter::SetSearch(text).into()),
        6 => options(model, subject, a)
            .map(|want| match c % 3 {
                0 => Filter::ToggleOption(subject, want).into(),
                1 => Filter::SetCondition(Condition::any_of(subject, vec![want])).into(),
                _ => Filter::SetCondition(Condition::none_of(subject, vec![want])).into(),
            })
            .into_iter()
            .collect(),
        7 => of(match a % 5 {
            0 => Filter::SetMode(subject, [Mode::Any, Mode::All, Mode::None][b % 3]),
            1 => Filter::ClearSubject(subject),
            2 => Filter::Remove(b % 5),
            3 => Filter::ClearAll,
            _ => Filter::SetUnknown(if yes { Unknown::Keep } else { Unknown::Drop }),
        }
        .into()),
        8 => of(range(model, attribute, [a, b, c]).into()),
        9 => vec![Filter::DraftCondition(text).into(), Filter::AddCondition.into()],
        10 => of(Filter::SetSort((a > 20).then_some(Sort {
            by: subject,
            descending: yes,
        }))
        .into()),
        11 => of(Filter::SetLayout(
            [
                Layout::Cards,
                Layout::Table,
                Layout::Matrix,
                Layout::Timeline,
                Layout::Sources,
                Layout::Disagreements,
                Layout::Gaps,
            ][a % 7],
        )
        .into()),
        12 => of(match a % 9 {
            0 => Grid::ToggleColumn(column),
            1 => Grid::TogglePin(column),
            2 => Grid::PlaceColumn(column, b % 9),
            3 => Grid::ResetColumns,
            4 => Grid::GroupBy(yes.then_some(subject)),
            5 => Grid::ToggleGroup(text),
            6 => Grid::SetTopic(if yes {
                MatrixTopic::Attribute(attribute)
            } else {
                MatrixTopic::Group(b % catalog.groups.len().max(1))
            }),
            7 => Grid::SetRows(if yes { RowOrder::Alike } else { RowOrder::Listed }),
            _ => Grid::SetAllColumns(yes),
        }
        .into()),
        13 | 14 => of(Select::ToggleTick(service).into()),
        15 => of(match a % 5 {
            0 => Select::CloseDetails,
            1 => Select::ToggleClaims(other, attribute),
            2 => Select::ClearTicked,
            3 => Select::CompareThese((0..b % 9).map(|i| ServiceIx((i % services) as u32)).collect()),
            _ => Select::Cursor(yes.then_some(other)),
        }
        .into()),
        16 => of(Select::Open(service).into()),
        17 => of(Action::Go([Place::Explore, Place::Compare, Place::Decide][a % 3])),
        18 => of(match a % 9 {
            0 => Compare::SetDifferencesOnly(yes),
            1 => Compare::TogglePin(other),
            2 => Compare::SetKeepCantTell(yes),
            3 => Compare::Move(other, if yes { 1 } else { -1 }),
            4 => Compare::MoveTo(other, c % 7),
            5 => Compare::ToggleGroup(b % 4),
            6 => Compare::FoldAll(yes),
            7 => Compare::ToggleWhy,
            _ => Compare::ShowClaims(other, yes.then_some(attribute)),
        }
        .into()),
        19 => panes(model, a, b).map_or_else(Vec::new, |(from, to)| {
            of(match c % 3 {
                0 => Compare::Swap { from, to: service },
                1 => Compare::Why(Some((from, to))),
                _ => Compare::Cursor(Location {
                    line: LineId::Row(attribute),
                    pane: from,
                }),
            }
            .into())
        }),
        20 => of(Decide::Event(event(a, b, c)).into()),
        21 => vec![Decide::DraftMustHave(text).into(), Decide::AddMustHave.into()],
        22 => of(match a % 8 {
            0 => Decide::Restart,
            1 => Decide::SetIncludeRetired(yes),
            2 => Decide::GoTo([Position::Question(b % 4), Position::Review, Position::Result][c % 3]),
            3 => Decide::Show([DecidePage::Wizard, DecidePage::Machine, DecidePage::WhatIf][b % 3]),
            4 => Decide::WhatIf(vec![event(b, c, a)]),
            5 => Decide::Branch(vec![event(b, c, a), WizardEvent::Next]),
            6 => Decide::AdoptBranch,
            _ => Decide::ShowMore,
        }
        .into()),
        23 => of(match a % 6 {
            0 => Evidence::SetAgeLens(yes),
            1 => Evidence::SetNewestFirst(yes),
            2 => Evidence::ListSources([SourcesPage::Documents, SourcesPage::Stalest, SourcesPage::Inferred][b % 3]),
            3 => Evidence::NamedSince(2000 + b as i16 % 40),
            4 => Evidence::CopyQuestions(yes.then_some(other)),
            _ => Evidence::ExportQuestions,
        }
        .into()),
        24 => match a % 5 {
            0 => vec![AsOf::Draft(text).into(), AsOf::Take.into()],
            1 => of(AsOf::Set(yes.then(|| date(2012 + (b % 15) as i16, 3, 9))).into()),
            2 => of(AsOf::Reading(if yes { Reading::Today } else { Reading::Documents }).into()),
            3 => of(AsOf::Since(yes.then(|| date(2012 + (b % 15) as i16, 3, 9))).into()),
            _ => of(AsOf::All.into()),
        },
        25 => of(match c % 3 {
            0 => Annotate::Star(service),
            1 => Annotate::ToggleStruck(service),
            _ => Annotate::DeleteEvidence(a % 3),
        }
        .into()),
        26 => {
            let ask = if yes {
                Annotate::AskStrike(other)
            } else {
                Annotate::AskNote(other)
            };
            let name = catalog[other].name.clone();
            let remark = Remark {
                service: other,
                name,
                strikes: yes,
                text,
                began: String::new(),
            };
            vec![
                ask.into(),
                Annotate::DraftRemark(remark).into(),
                Annotate::KeepRemark.into(),
                Action::CloseModal,
            ]
        }
        27 => evidence(model, other, attribute, a, text),
        28 if yes => of(Annotate::EditEvidence(a % 3).into()),
        28 => columns(model, attribute, a, b),
        29 => vec![SavedViews::Draft(text).into(), SavedViews::Save.into()],
        30 => of(match b % 5 {
            0 => SavedViews::Apply(a % 4),
            1 => SavedViews::Replace(a % 4),
            2 => SavedViews::Change(yes.then_some(ViewChange::Rename(a % 4))),
            3 => SavedViews::Rename(a % 4),
            _ => SavedViews::Delete(a % 4),
        }
        .into()),
        31 if yes => attributes(attribute, [a, b], &text),
        31 => vec![WhyNot::Type(text).into(), WhyNot::Pick(other).into()],
        32 => vec![
            Action::Show(Modal::Palette(crosscheck::app::state::OpenPalette::default())),
            Palette::Type(text).into(),
            Palette::Move(a as isize - 9).into(),
            Palette::TakeMarked.into(),
        ],
        33 => of(Export::Save(Format::ALL[a % Format::ALL.len()]).into()),
        34 => of(match a % 3 {
            0 => Export::CopyMarkdown,
            1 => Export::CopyHtml,
            _ => Export::Cancel,
        }
        .into()),
        35 => of(match b % 7 {
            0 => File::Open(path()),
            1 => File::OpenBuiltIn,
            2 => File::SaveSession(yes),
            3 => File::TakeSession,
            4 => File::SaveRecord(ReportFormat::records().nth(a % 3).map_or(ReportFormat::Record, |r| r.0)),
            5 => File::ReplaceAnyway,
            _ => File::Reload,
        }
        .into()),
        36 => vec![
            File::DraftPath(PATHS[a % PATHS.len()].to_owned()).into(),
            File::TakePath.into(),
        ],
        37 => of(match a % 10 {
            0 => Import::Ask,
            1 => Import::Show,
            2 => Import::SetColumn(b % 5, ColumnSetting::Label(yes.then_some(text))),
            5 => Import::SetColumn(b % 5, ColumnSetting::Kind(Kind::ALL.get(b % 12).copied())),
            6 => Import::SetColumn(b % 5, ColumnSetting::Use(ColumnUse::LeftOut)),
            7 => Import::SetList(ListSetting::Heading(yes.then_some(b % 4))),
            8 => Import::Attributes,
            9 => Import::FromCatalog,
            3 => Import::Into(path()),
            4 => Import::Save,
            _ => Import::CopyReport,
        }
        .into()),
        38 => of([
            Action::Undo,
            Action::Redo,
            Action::CloseModal,
            Action::Dismiss((b % 3) as u64),
            Prefer::Theme(ThemeChoice::Dark).into(),
            Prefer::Contrast(ContrastChoice::High).into(),
            Prefer::Motion(MotionChoice::Still).into(),
            Prefer::AsAtFirst.into(),
            Action::Zoom(1),
        ][a % 9]
            .clone()),
        _ => Command::all()
            .nth((a * 256 + b) % Command::all().count())
            .map(Action::Command)
            .into_iter()
            .collect(),
    }
}

/// An option that is asked for in the condition of this subject; none of those that are no choice.
fn options(model: &Model, subject: Subject, at: usize) -> Option<Want> {
    let (_, facets) = crosscheck::explore::explore(&model.dataset, &model.dataset.index, &model.workspace.view.query);
    let facet = facets.into_iter().find(|f| f.subject == subject)?;
    facet
        .options
        .get(at % facet.options.len().max(1))
        .map(|o| o.want.clone())
}

fn range(model: &Model, attribute: AttributeIx, [a, b, c]: [usize; 3]) -> Filter {
    let subject = Subject::Attribute(attribute);
    if !model.dataset.catalog[attribute].kind.has(Feature::Scale) || c.is_multiple_of(5) {
        return Filter::EndRange;
    }
    if c.is_multiple_of(3) {
        let end = if a.is_multiple_of(2) { End::Low } else { End::High };
        let text = TEXTS[b % TEXTS.len()].to_owned();
        return Filter::TypeBound {
            subject,
            end,
            text,
            done: c.is_multiple_of(2),
        };
    }
    let bound = |n: usize| match model.dataset.catalog[attribute].kind {
        Kind::Date => DateSpan::parse(&(2000 + n % 30).to_string()).map(Scalar::Date),
        Kind::Number => Interval::new(n as f64, n as f64).map(Scalar::Number),
        _ => None,
    };
    Filter::SetRange(subject, bound(a), bound(a + b))
}

fn panes(model: &Model, a: usize, b: usize) -> Option<(ServiceIx, ServiceIx)> {
    let panes = model.panes()?;
    Some((
        panes[a % panes.len()],
        panes[(a + 1 + b % (panes.len() - 1)) % panes.len()],
    ))
}

fn event(a: usize, b: usize, c: usize) -> WizardEvent {
    match a % 13 {
        0 | 1 => WizardEvent::Choose(b % 5),
        2 => WizardEvent::Toggle(b % 5),
        3 => WizardEvent::Skip,
        4 => WizardEvent::NotSure,
        5 | 6 => WizardEvent::Next,
        7 => WizardEvent::Back,
        8 => WizardEvent::Edit(b % 6),
        9 => WizardEvent::SetImportance(b % 6, (c % 5) as u8),
        10 => WizardEvent::ToResult,
        11 => WizardEvent::ToReview,
        _ => WizardEvent::ToMustHaves,
    }
}

/// A column of the user's own is added, changed or removed.
fn columns(model: &Model, attribute: AttributeIx, a: usize, b: usize) -> Vec<Action> {
    let name = |n: usize| format!("col {}", n % 4);
    let part = &model.dataset.catalog[attribute].id;
    let formula = [
        "1 + 2".to_owned(),
        format!("\"{part}\" * 2"),
        format!("\"{}\" + 1", name(b + 1)),
        "if stated(".to_owned(),
    ];
    let write = |editing: Option<String>| {
        vec![
            match &editing {
                Some(id) => OwnColumns::Edit(id.clone()).into(),
                None => OwnColumns::Ask.into(),
            },
            OwnColumns::Draft(ColumnEntry {
                editing,
                name: name(b),
                formula: formula[a % formula.len()].clone(),
                began: None,
            })
            .into(),
            OwnColumns::Keep.into(),
            Action::CloseModal,
        ]
    };
    match a / 4 % 4 {
        0 | 1 => write(None),
        2 => write(Some(name(b + a))),
        _ => vec![OwnColumns::Remove(name(b)).into()],
    }
}

/// The user says something of an attribute of the catalog, or nothing any more.
fn attributes(attribute: AttributeIx, [a, b]: [usize; 2], text: &str) -> Vec<Action> {
    let typed = |wanted: bool| wanted.then(|| text.to_owned());
    let said = match a % 6 {
        0 => OwnAttribute::default(),
        _ => OwnAttribute {
            label: typed(a.is_multiple_of(3)),
            // Beyond the last: as the catalog says.
            kind: Kind::ALL.get(b % (2 * Kind::ALL.len())).copied(),
            unit: (b % 4 == 1).then(|| ["MB", "", "odd unit"][a % 3].to_owned()),
            better: [
                None,
                Some(OwnDirection::Neither),
                Some(OwnDirection::Higher),
                Some(OwnDirection::Lower),
            ][b % 4],
            complete: [None, Some(true), Some(false)][b % 3],
            group: typed(a.is_multiple_of(5)),
            headline: [None, Some(true), Some(false)][a % 3],
        },
    };
    vec![
        OwnAttributes::Ask.into(),
        OwnAttributes::Look(b % 9).into(),
        OwnAttributes::Say(attribute, Box::new(said)).into(),
        OwnAttributes::TakeTyped.into(),
        Action::CloseModal,
    ]
}

fn evidence(model: &Model, service: ServiceIx, attribute: AttributeIx, a: usize, note: String) -> Vec<Action> {
    let mut draft = EvidenceEntry::new(&model.dataset.catalog, service, attribute, date(2026, 5, 3));
    draft.says = draft.form.says[a % draft.form.says.len()];
    draft.options.iter_mut().for_each(|o| *o = a.is_multiple_of(2));
    draft.value = if draft.says == forms::ON {
        "2020-02".to_owned()
    } else {
        a.to_string()
    };
    draft.upper = (a + 2).to_string();
    draft.note = note;
    vec![
        Annotate::AddEvidence(service, attribute).into(),
        Annotate::DraftEvidence(Box::new(draft)).into(),
        Annotate::KeepEvidence.into(),
        Action::CloseModal,
    ]
}

/// A window in which so much was done by lot.
fn after(seed: u64, deeds: usize) -> World {
    let mut random = SplitMix(seed);
    let mut world = World::new(24);
    for _ in 0..deeds {
        act(
            &mut world,
            random.next().to_le_bytes()[..STEP].try_into().expect("four bytes"),
        );
    }
    world.settle().expect("it settles");
    world
}

/// A session as saved after some deeds.
pub fn session(seed: u64) -> String {
    let model = after(seed, 60).model;
    SessionDocument::of(&model.dataset, &model.workspace).write()
}

/// Settings as kept after some deeds.
pub fn settings(seed: u64) -> String {
    let model = after(seed, 80).model;
    Stored::of(&model.workspace, &model.dataset.catalog).write()
}

/// Annotations of two catalogs as kept after some deeds: there is always one of each.
pub fn annotations(seed: u64) -> String {
    let mut world = after(seed, 10);
    for n in 0..12 {
        act(
            &mut world,
            [
                [25, 26, 27, 31][n % 4],
                (seed as usize + n * 5) as u8,
                (n * 3) as u8,
                (n / 3) as u8,
            ],
        );
    }
    let own = Arc::clone(&world.model.workspace.annotations);
    let all = std::collections::BTreeMap::from([("One", &*own), ("Two", &*own)]);
    ron::to_string(&all).expect("annotations are written")
}
