//! Comparisons as pictures: read back by the PNG decoder, held against one that was looked at (renew with
//! UPDATE_SNAPSHOTS=1), the same to the byte each time, and refused with a sentence where they would be too large.

use std::{cell::RefCell, collections::BTreeSet};

use crosscheck::{
    catalog::{Catalog, Cells, View, load},
    compare::{CompareRequest, compare},
    export::{
        Document, ExportContext, ExportError, FallbackFace, Format, Meta, PaperRow, Progress,
        picture::{MAX_PIXELS, MAX_SIDE},
    },
};

struct Picture {
    width: u32,
    height: u32,
    pixels: Vec<u8>,
}

fn decode(bytes: &[u8]) -> Picture {
    let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut pixels).unwrap();
    assert_eq!(
        (info.color_type, info.bit_depth),
        (png::ColorType::Rgb, png::BitDepth::Eight)
    );
    Picture {
        width: info.width,
        height: info.height,
        pixels,
    }
}

fn catalog(file: &str) -> (Catalog, Cells) {
    let (catalog, report) = load(&std::fs::read(file).unwrap());
    let mut catalog = catalog.unwrap_or_else(|| panic!("{report:?}"));
    "0123456789ab".clone_into(&mut catalog.hash);
    let cells = Cells::build(catalog.clone(), View::on(jiff::civil::date(2026, 11, 21)));
    (catalog, cells)
}

fn compared(file: &str, ids: &[&str], differences_only: bool) -> Document {
    let (catalog, cells) = catalog(file);
    let services: Vec<_> = ids.iter().map(|id| catalog.service(id).unwrap()).collect();
    let request = CompareRequest {
        baseline: services.first().copied(),
        services,
        differences_only,
        keep_cant_tell: false,
    };
    let comparison = compare(&cells, &request);
    Document::of_comparison(&cells, &comparison, &Meta::new(&cells))
}

fn databases(differences_only: bool) -> Document {
    compared(
        "tests/data/databases.ron",
        &["tinybase", "bigserver", "docdrawer"],
        differences_only,
    )
}

fn hostile() -> Document {
    compared("tests/data/hostile.ron", &["one", "two", "three"], false)
}

#[test]
fn a_comparison_looks_as_agreed() {
    let bytes = crate::write(Format::Png, &databases(true)).unwrap();
    let path = "tests/golden/comparison.png";
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(path, &bytes).unwrap();
    }
    let (expected, found) = (decode(&std::fs::read(path).unwrap()), decode(&bytes));
    assert_eq!((expected.width, expected.height), (found.width, found.height));
    let row = found.width as usize * 3;
    let differ = expected.pixels.iter().zip(&found.pixels).position(|(a, b)| a != b);
    if let Some(at) = differ {
        panic!(
            "the picture differs from {path}, first at x {}, y {}; look at it, and if it is meant, run with \
             UPDATE_SNAPSHOTS=1",
            at % row / 3,
            at / row
        );
    }
}

#[test]
fn the_same_document_gives_the_same_bytes_whatever_is_drawn_between() {
    let document = databases(false);
    let first = crate::write(Format::Png, &document).unwrap();
    crate::write(Format::Png, &hostile()).unwrap();
    let elsewhere = std::thread::spawn(move || crate::write(Format::Png, &document).unwrap());
    assert!(first == elsewhere.join().unwrap());
}

#[test]
fn differences_only_leaves_rows_out() {
    let (all, some) = (databases(false), databases(true));
    let (all, some) = (
        crate::write(Format::Png, &all).unwrap(),
        crate::write(Format::Png, &some).unwrap(),
    );
    let (all, some) = (decode(&all), decode(&some));
    assert_eq!(all.width, some.width);
    assert!(all.height > some.height, "{} > {}", all.height, some.height);
}

#[test]
fn fonts_are_asked_for_only_what_the_bundled_one_lacks_and_the_picture_says_so() {
    let asked = RefCell::new(BTreeSet::new());
    let none = |missing: &BTreeSet<char>| {
        asked.borrow_mut().extend(missing.iter().copied());
        Vec::<FallbackFace>::new()
    };
    let context = ExportContext {
        faces: Some(&none),
        ..ExportContext::default()
    };
    let plain = Format::Png.write(&databases(true), &context).unwrap();
    assert_eq!(plain.notes, Vec::<String>::new());
    assert!(asked.borrow().is_empty(), "{asked:?}");

    let without = Format::Png.write(&hostile(), &context).unwrap();
    assert!(
        asked.borrow().contains(&'ש') && !asked.borrow().contains(&'o'),
        "{asked:?}"
    );
    assert!(
        !asked.borrow().contains(&'\u{202e}'),
        "what leaves no ink needs no font"
    );
    assert_eq!(without.notes.len(), 1, "{:?}", without.notes);
    assert!(without.notes[0].ends_with("show as boxes."), "{:?}", without.notes);

    // Any font file will do: one is named, and what it lacks as well is still told.
    let some = |_: &BTreeSet<char>| {
        vec![FallbackFace {
            name: "Some face".to_owned(),
            data: crosscheck::export::typeface::SEMIBOLD.to_vec().into(),
            index: 0,
        }]
    };
    let context = ExportContext {
        faces: Some(&some),
        ..ExportContext::default()
    };
    let with = Format::Png.write(&hostile(), &context).unwrap();
    assert!(with.notes[0].contains("Some face"), "{:?}", with.notes);
    assert!(with.bytes != without.bytes, "the foot names the face");
}

/// A comparison with so many rows.
fn tall(rows: usize) -> Document {
    let mut document = databases(false);
    let row: PaperRow = document.groups[0].rows[0].clone();
    document.groups.truncate(1);
    document.groups[0].rows = vec![row; rows];
    document
}

#[test]
fn a_large_picture_has_one_pixel_a_point_and_a_larger_one_is_refused() {
    let small = Format::Png.write(&tall(10), &ExportContext::default()).unwrap();
    let large = Format::Png.write(&tall(110), &ExportContext::default()).unwrap();
    assert_eq!(small.notes, Vec::<String>::new());
    assert!(large.notes[0].contains("two pixels"), "{:?}", large.notes);
    let (small, large) = (decode(&small.bytes), decode(&large.bytes));
    assert_eq!(small.width, large.width * 2);
    assert!(large.height <= MAX_SIDE && large.width * large.height <= MAX_PIXELS);
    for rows in [600, 1_000_000] {
        let message = crate::write(Format::Png, &tall(rows)).unwrap_err().to_string();
        assert_eq!(
            message,
            "A picture has at most 16384 pixels a side and 64 million in all. Choose CSV, or export fewer."
        );
    }
}

#[test]
fn drawing_stops_when_told_to() {
    let told = RefCell::new(Vec::new());
    let tell = |share: f32| {
        told.borrow_mut().push(share);
        share < 0.5
    };
    let context = ExportContext {
        progress: Progress::new(&tell),
        ..ExportContext::default()
    };
    assert_eq!(
        Format::Png.write(&databases(false), &context),
        Err(ExportError::Cancelled)
    );
    let told = told.borrow();
    assert!(
        told.is_sorted() && told.iter().all(|s| (0.0..=1.0).contains(s)),
        "{told:?}"
    );
}
