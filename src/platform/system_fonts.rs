//! Looks among the system's fonts for characters that the bundled face lacks, for pictures: shared by the window and
//! the commands, since the core reads nothing from the system itself. It may take a moment; the window asks on a worker.

use std::collections::BTreeSet;

use parley::{
    GenericFamily,
    fontique::{
        Collection, CollectionOptions, FallbackKey, FamilyId, Query, QueryFamily, QueryFont, QueryStatus, Script,
        SourceCache, SourceCacheOptions,
    },
};

use crate::export::FallbackFace;

/// Where to look for characters that belong to no script: punctuation, symbols, emoji.
const GENERIC: [GenericFamily; 6] = [
    GenericFamily::SansSerif,
    GenericFamily::SystemUi,
    GenericFamily::Emoji,
    GenericFamily::Math,
    GenericFamily::Serif,
    GenericFamily::Monospace,
];

/// The faces that have these characters, as few as a simple search needs. Characters no font has are left out.
pub fn find(missing: &BTreeSet<char>) -> Vec<FallbackFace> {
    let mut fonts = Collection::new(CollectionOptions {
        shared: false,
        system_fonts: true,
    });
    let mut cache = SourceCache::new(SourceCacheOptions::default());
    let mut found: Vec<(FamilyId, QueryFont)> = Vec::new();
    for c in missing {
        if found.iter().any(|(_, font)| has(font, *c)) {
            continue;
        }
        let mut query = fonts.query(&mut cache);
        query.set_families(GENERIC.map(QueryFamily::Generic));
        if let Some(script) = script_of(*c) {
            query.set_families([QueryFamily::Generic(GenericFamily::SansSerif)]);
            query.set_fallbacks(FallbackKey::new(script, None));
        }
        if let Some(font) = first_with(&mut query, *c) {
            found.push((font.family.0, font));
        }
    }
    let face = |(family, font): (FamilyId, QueryFont)| FallbackFace {
        name: fonts.family_name(family).unwrap_or("a font without a name").to_owned(),
        data: font.blob,
        index: font.index,
    };
    found.into_iter().map(face).collect()
}

fn first_with(query: &mut Query<'_>, c: char) -> Option<QueryFont> {
    let mut found = None;
    query.matches_with(|font| {
        if has(font, c) {
            found = Some(font.clone());
            QueryStatus::Stop
        } else {
            QueryStatus::Continue
        }
    });
    found
}

fn has(font: &QueryFont, c: char) -> bool {
    font.charmap()
        .and_then(|map| map.map(c))
        .is_some_and(|glyph| glyph != 0)
}

/// The script of a character, for the blocks of the scripts most written; `None` where any font may have it.
fn script_of(c: char) -> Option<Script> {
    let tag: &[u8; 4] = match c as u32 {
        0x0370..=0x03FF | 0x1F00..=0x1FFF => b"Grek",
        0x0400..=0x052F => b"Cyrl",
        0x0530..=0x058F => b"Armn",
        0x0590..=0x05FF | 0xFB1D..=0xFB4F => b"Hebr",
        0x0600..=0x06FF | 0x0750..=0x077F | 0x08A0..=0x08FF | 0xFB50..=0xFDFF | 0xFE70..=0xFEFE => b"Arab",
        0x0700..=0x074F => b"Syrc",
        0x0900..=0x097F => b"Deva",
        0x0980..=0x09FF => b"Beng",
        0x0A00..=0x0A7F => b"Guru",
        0x0A80..=0x0AFF => b"Gujr",
        0x0B80..=0x0BFF => b"Taml",
        0x0C00..=0x0C7F => b"Telu",
        0x0C80..=0x0CFF => b"Knda",
        0x0D00..=0x0D7F => b"Mlym",
        0x0D80..=0x0DFF => b"Sinh",
        0x0E00..=0x0E7F => b"Thai",
        0x0E80..=0x0EFF => b"Laoo",
        0x1000..=0x109F => b"Mymr",
        0x10A0..=0x10FF => b"Geor",
        0x1100..=0x11FF | 0x3130..=0x318F | 0xAC00..=0xD7AF => b"Hang",
        0x1200..=0x137F => b"Ethi",
        0x1780..=0x17FF => b"Khmr",
        0x3040..=0x309F => b"Hira",
        0x30A0..=0x30FF => b"Kana",
        0x2E80..=0x2FDF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF => b"Hani",
        _ => return None,
    };
    Some(Script::from_bytes(*tag))
}
