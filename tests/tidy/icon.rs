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
    // The small ones are bitmaps, blue before red, of the same picture: on the whole they are as opaque and of the same colours.
    let red_first = mean(&pixels(&png));
    let wanted = [red_first[2], red_first[1], red_first[0], red_first[3]];
    for (width, bitmap) in all.iter().filter(|(width, _)| *width < 256) {
        let found = mean(&bitmap[40..40 + width * width * 4]);
        let off = found.iter().zip(wanted).map(|(a, b)| a.abs_diff(b)).max();
        assert!(off < Some(16), "{width}: {found:?}, not {wanted:?}");
    }
}

/// Each channel on the whole, those of colour as far as they are seen.
fn mean(pixels: &[u8]) -> [usize; 4] {
    let (all, mut sums) = (pixels.len() / 4, [0_usize; 4]);
    for pixel in pixels.chunks_exact(4) {
        let alpha = usize::from(pixel[3]);
        for (sum, channel) in sums.iter_mut().zip(&pixel[..3]) {
            *sum += usize::from(*channel) * alpha / 255;
        }
        sums[3] += alpha;
    }
    sums.map(|sum| sum / all)
}
