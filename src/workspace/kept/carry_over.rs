//! What earlier versions kept, in one file `app.ron`: a map of RON texts. It is read once, as much as there is of it, and
//! never written.

use std::{collections::BTreeMap, fmt, mem, path::PathBuf};

use ron::value::RawValue;
use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor},
};

use super::{
    annotations::{AnnotationsContent, together},
    document::DocumentFile,
    key::CatalogKey,
    settings::{Settings, WindowPlace},
    work::{SessionPlace, WorkContent},
};
use crate::{
    catalog::{Annotations, Catalog},
    workspace::{
        catalog_hint::CatalogHint,
        choices::ThemeChoice,
        cut_short,
        parts::{self, UnreadPart},
        session_document::SessionDocument,
        stored::{SavedView, Stored},
    },
};

/// The result.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CarriedOver {
    /// Theme, text size, window and saved views.
    pub settings: DocumentFile<Settings>,
    /// The annotations of each catalog: they were kept by title, so only those of the built-in catalog are known to be
    /// its own. The others wait to be offered by title.
    pub annotations: BTreeMap<CatalogKey, DocumentFile<AnnotationsContent>>,
    /// The work on the built-in catalog; `None` when there was none, or it was on another.
    pub work: Option<DocumentFile<WorkContent>>,
    /// What could not be read, a sentence each.
    pub notices: Vec<String>,
}

/// Preferences, which were stored beside the work.
#[derive(Default, Deserialize)]
#[serde(default)]
struct FormerPreferences {
    theme: Option<ThemeChoice>,
    views: Vec<SavedView>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct FormerWindow {
    normal_geometry: FormerGeometry,
    fullscreen: bool,
    maximized: bool,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct FormerGeometry {
    outer_position_pixels: Option<FormerXy>,
    scale_factor: f32,
    inner_size_points: FormerXy,
}

#[derive(Default, Clone, Copy, Deserialize)]
#[serde(default)]
struct FormerXy {
    x: f32,
    y: f32,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct FormerMemory {
    options: FormerOptions,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct FormerOptions {
    zoom_factor: f32,
}

/// The key of annotations.
const OWN: &str = "own";

/// Takes over what earlier versions kept. `built_in`: the catalog that ships.
pub fn carry_over(app_ron: &str, built_in: &Catalog) -> CarriedOver {
    let (texts, whole, twice) = texts(app_ron);
    let text = |key: &str| texts.get(key).map_or("", String::as_str);
    let mut notices = Vec::new();
    if !whole {
        notices.push("What was kept by an earlier version was cut short; what is left of it is taken over.".to_owned());
    }
    notices.extend(twice.keys().map(|key| {
        let taken = if key == OWN {
            "both are"
        } else {
            "the longer of the two is"
        };
        format!("What was kept by an earlier version held “{key}” twice; {taken} taken over.")
    }));
    let mut tell = |left: &[UnreadPart]| notices.extend(left.iter().map(UnreadPart::sentence));

    let preferences = match text("workspace") {
        "" => FormerPreferences::default(),
        text => {
            let (preferences, left) = parts::salvage::<FormerPreferences>(text);
            tell(&left);
            preferences
        }
    };
    let settings = Settings {
        theme: preferences.theme.unwrap_or_default(),
        zoom: zoom(text("egui")),
        window: window(text("window")),
        views: preferences.views,
        ..Settings::default()
    };

    let hint = |title: &str| CatalogHint {
        title: title.to_owned(),
        ..CatalogHint::default()
    };
    let mut annotations = BTreeMap::new();
    let others = twice.get(OWN).into_iter().flatten().map(String::as_str);
    let owns: Vec<_> = std::iter::once(text(OWN)).chain(others).collect();
    for (title, text) in owns
        .into_iter()
        .flat_map(|own| by_title(own, &mut tell))
        .collect::<Vec<_>>()
    {
        let (own, left) = parts::read::<Annotations>(&text);
        tell(&left);
        let key = if title == built_in.title {
            CatalogKey::built_in()
        } else {
            CatalogKey::of_title(&title)
        };
        let content = AnnotationsContent {
            catalog: hint(&title),
            annotations: own,
            ..AnnotationsContent::default()
        };
        let unread = left.into_iter().map(|part| format!("(annotations: {})", part.text));
        let file = annotations
            .entry(key)
            .or_insert_with(|| DocumentFile::new(content.clone()));
        file.content.annotations = together(&file.content.annotations, &content.annotations);
        *file = file.clone().with_unread(unread);
    }

    let work = match text("workspace") {
        "" => None,
        text => {
            let (work, left) = parts::salvage::<Stored>(text);
            tell(&left);
            let unread = left.into_iter().map(|part| format!("(work: {})", part.text));
            let content = WorkContent {
                catalog: hint(&built_in.title),
                session: session(text_of(&texts, "session"), built_in),
                work,
                reading: None,
            };
            // It was kept without a record of which catalog it was about.
            let is_its = content.work.answers_questions_of(built_in);
            is_its.then(|| DocumentFile::new(content).with_unread(unread))
        }
    };
    notices.dedup();
    CarriedOver {
        settings: DocumentFile::new(settings),
        annotations,
        work,
        notices,
    }
}

fn text_of<'a>(texts: &'a BTreeMap<String, String>, key: &str) -> &'a str {
    texts.get(key).map_or("", String::as_str)
}

/// A map's entries as they are written, a key that stands twice too.
struct Entries(Vec<(String, String)>);

impl<'de> Deserialize<'de> for Entries {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collect;
        impl<'de> Visitor<'de> for Collect {
            type Value = Entries;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a map of texts")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries, A::Error> {
                let mut all = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    all.push(entry);
                }
                Ok(Entries(all))
            }
        }
        deserializer.deserialize_map(Collect)
    }
}

/// The texts under their keys, whether they are whole, and the shorter texts of keys that stand more than once. The last one may
/// be cut short.
fn texts(app_ron: &str) -> (BTreeMap<String, String>, bool, BTreeMap<String, Vec<String>>) {
    let mut twice = BTreeMap::<String, Vec<String>>::new();
    // Some editors put a mark before the text.
    let app_ron = app_ron.trim_start_matches('\u{feff}');
    if let Ok(Entries(all)) = ron::from_str(app_ron) {
        let mut texts = BTreeMap::<String, String>::new();
        for (key, text) in all {
            let first = texts.entry(key.clone()).or_default();
            let shorter = if first.len() >= text.len() {
                text
            } else {
                mem::replace(first, text)
            };
            if !shorter.is_empty() {
                twice.entry(key).or_default().push(shorter);
            }
        }
        return (texts, true, twice);
    }
    let read = |text: &str| ron::from_str::<BTreeMap<String, String>>(text).ok();
    // Within a text: it ends here, without half an escape.
    let open = app_ron.trim_end_matches('\\');
    let escape = open.rfind("\\u{").filter(|at| !open[*at..].contains('}'));
    let open = escape.map_or(open, |at| &open[..at]);
    let closed = read(&format!("{open}\"}}"));
    let earlier = || cut_short::closed(app_ron, &|t| read(t).is_some()).and_then(|t| read(&t));
    (closed.or_else(earlier).unwrap_or_default(), false, twice)
}

/// The annotations under their catalogs' titles, as texts.
fn by_title(own: &str, tell: &mut impl FnMut(&[UnreadPart])) -> BTreeMap<String, String> {
    let read = |text: &str| ron::from_str::<BTreeMap<String, Box<RawValue>>>(text).ok();
    if own.is_empty() {
        return BTreeMap::new();
    }
    let whole = read(own);
    if whole.is_none() {
        tell(&[UnreadPart {
            place: "your evidence, stars and notes, or the last of them".to_owned(),
            text: own.to_owned(),
        }]);
    }
    let all = whole.or_else(|| cut_short::closed(own, &|t| read(t).is_some()).and_then(|t| read(&t)));
    let all = all.unwrap_or_default().into_iter();
    all.map(|(title, text)| (title, text.get_ron().trim().to_owned()))
        .collect()
}

fn zoom(memory: &str) -> Option<u16> {
    let (FormerMemory { options }, _) = parts::salvage(memory);
    let hundredths = (options.zoom_factor * 100.0).round();
    (hundredths.is_finite() && (50.0..=300.0).contains(&hundredths) && (hundredths - 100.0).abs() > 0.5)
        .then_some(hundredths as u16)
}

fn window(text: &str) -> Option<WindowPlace> {
    let (window, left) = parts::salvage::<FormerWindow>(text);
    let geometry = window.normal_geometry;
    let scale = if geometry.scale_factor > 0.0 {
        geometry.scale_factor
    } else {
        1.0
    };
    let size = (geometry.inner_size_points.x, geometry.inner_size_points.y);
    (left.is_empty() && size.0 > 0.0 && size.1 > 0.0).then(|| WindowPlace {
        position: geometry.outer_position_pixels.map(|p| (p.x / scale, p.y / scale)),
        size,
        maximized: window.maximized,
        fullscreen: window.fullscreen,
    })
}

/// The session file that was open, if it was about this catalog: its content was beside its path.
fn session(text: &str, built_in: &Catalog) -> Option<SessionPlace> {
    let (path, document): (PathBuf, SessionDocument) = ron::from_str(text).ok()?;
    (document.catalog.title == built_in.title).then(|| SessionPlace {
        path,
        hash: crate::catalog::parse::hash(document.write().as_bytes()),
    })
}
