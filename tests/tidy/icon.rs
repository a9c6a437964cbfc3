//! The icon of the Windows programs is the picture of the window's icon, in the sizes that Windows asks for.

use std::{fs, io::Cursor, path::Path};

/// The pictures of an .ico file: width, and what it holds.
fn pictures(ico: &[u8]) -> Vec<(usize, &[u8])> {
    let number = |at: usize| usize::from(ico[at]) | usize::from(ico[at + 1]) << 8;
    let long = |at: usize| number(at) | number(at + 2) << 16;
    let entry = |i: usize| {
        let at = 6 + 16 * i;
        // A width of 256 is written as none.
        let width = match usize::from(ico[at]) {
            0 => 256,
            width => width,
        };
        let (size, from) = (long(at + 8), long(at + 12));
        (width, &ico[from..from + size])
    };
    (0..number(4)).map(entry).collect()
}

fn pixels(png: &[u8]) -> Vec<u8> {
    let mut decoder = png::Decoder::new(Cursor::new(png));
    decoder.set_transformations(png::Transformations::ALPHA | png::Transformations::STRIP_16);
    let mut reader = decoder.read_info().expect("a picture");
    let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
    reader.next_frame(&mut pixels).expect("a picture");
    pixels
}

#[test]
fn the_icon_of_windows_is_that_of_the_window() {
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
    let ico = fs::read(assets.join("icon.ico")).expect("an icon");
    let png = fs::read(assets.join("icon.png")).expect("a picture");
    let all = pictures(&ico);
    let mut widths: Vec<usize> = all.iter().map(|(width, _)| *width).collect();
    widths.sort_unstable();
    assert_eq!(widths, [16, 24, 32, 48, 256]);
    let (_, largest) = all.iter().find(|(width, _)| *width == 256).expect("the largest");
    assert!(
        pixels(largest) == pixels(&png),
        "make it again: CONTRIBUTING.md says how"
    );
    // The small ones are bitmaps of the same colours: their middle pixel is nearly that of the picture.
    for (width, bitmap) in all.iter().filter(|(width, _)| *width < 256) {
        let header = 40;
        let middle = header + (width / 2 * width + width / 2) * 4;
        let found: Vec<i32> = bitmap[middle..middle + 4].iter().map(|b| i32::from(*b)).collect();
        let whole = pixels(&png);
        let at = (127 * 256 + 128) * 4;
        let wanted = [whole[at + 2], whole[at + 1], whole[at], whole[at + 3]].map(i32::from);
        let off = found.iter().zip(wanted).map(|(a, b)| (a - b).abs()).max();
        assert!(off < Some(64), "{width}: {found:?}, not {wanted:?}");
    }
}
