//! A page filled in and written as PNG, a band of rows at a time, so that memory does not grow with the picture.
//!
//! The same page gives the same bytes: one thread, vector instructions no better than every machine of its kind has
//! (on x86-64 that is plain scalar code), curves from fixed numbers instead of the system's sines, and fixed settings of
//! the compressor. No time stamp is written.

use vello_cpu::{
    Glyph, Level, Pixmap, RasterizerSettings, RenderContext, RenderMode, RenderSettings, Resources,
    kurbo::{Affine, BezPath, Point, Rect},
    peniko::Fill,
};

use super::{
    page::{Item, Page},
    palette::{PaletteColor, SIGN},
    text::TextRun,
};
use crate::export::{ExportError, Progress, state_shapes::StateStroke};

/// How many rows of pixels are drawn at once.
const BAND: u16 = 256;
/// How far from a circle's points the handles of its four curves are, as a share of the radius.
const KAPPA: f64 = 0.552_284_749_830_793_4;
/// Pixels a metre at one pixel a point, of which 72 make an inch on paper and 96 on a screen.
const PIXELS_PER_METRE: u32 = 3780;

/// Draws a page at `scale` pixels a point.
pub(super) fn paint(page: &Page, scale: u16, title: &str, progress: Progress<'_>) -> Result<Vec<u8>, ExportError> {
    let (width, height) = (page.width as u16 * scale, page.height as u16 * scale);
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, u32::from(width), u32::from(height));
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    // Flat areas and letters pack best as they are.
    encoder.set_compression(png::Compression::High);
    encoder.set_filter(png::Filter::NoFilter);
    let density = PIXELS_PER_METRE * u32::from(scale);
    encoder.set_pixel_dims(Some(png::PixelDimensions {
        xppu: density,
        yppu: density,
        unit: png::Unit::Meter,
    }));
    let inside = |_| ExportError::Inside;
    let software = format!("Crosscheck {}", env!("CARGO_PKG_VERSION"));
    encoder
        .add_itxt_chunk("Title".to_owned(), title.to_owned())
        .and_then(|()| encoder.add_text_chunk("Software".to_owned(), software))
        .map_err(inside)?;
    let mut writer = encoder.write_header().map_err(inside)?;
    let mut stream = writer.stream_writer().map_err(inside)?;
    let mut canvas = Canvas::new(width, scale);
    for top in (0..height).step_by(usize::from(BAND)) {
        progress.at(f32::from(top) / f32::from(height))?;
        let rows = BAND.min(height - top);
        let pixels = canvas.band(page, top, rows);
        std::io::Write::write_all(&mut stream, &pixels).map_err(|_| ExportError::Inside)?;
    }
    stream.finish().map_err(inside)?;
    writer.finish().map_err(inside)?;
    Ok(bytes)
}

struct Canvas {
    context: RenderContext,
    resources: Resources,
    width: u16,
    scale: f32,
}

impl Canvas {
    fn new(width: u16, scale: u16) -> Self {
        let settings = RenderSettings {
            level: Level::baseline(),
            num_threads: 0,
        };
        Self {
            context: RenderContext::new_with(width, BAND, settings),
            resources: Resources::new(),
            width,
            scale: f32::from(scale),
        }
    }

    /// The pixels of some rows, three bytes each.
    fn band(&mut self, page: &Page, top: u16, rows: u16) -> Vec<u8> {
        self.context.reset();
        self.context.set_paint(PaletteColor::Page.color());
        let all = Rect::new(0.0, 0.0, f64::from(self.width), f64::from(BAND));
        self.context.fill_rect(&all);
        let (from, to) = (f32::from(top), f32::from(top + rows));
        for item in &page.items {
            let (first, last) = reach(item);
            if last * self.scale >= from && first * self.scale <= to {
                self.item(item, from);
            }
        }
        self.context.flush();
        let mut target = Pixmap::new(self.width, rows);
        let settings = RasterizerSettings {
            render_mode: RenderMode::OptimizeSpeed,
            ..RasterizerSettings::default()
        };
        self.context.render_with(&mut target, &mut self.resources, settings);
        target.data().iter().flat_map(|p| [p.r, p.g, p.b]).collect()
    }

    fn item(&mut self, item: &Item, top: f32) {
        let scale = self.scale;
        match item {
            Item::Fill {
                x,
                y,
                width,
                height,
                ink,
            } => {
                let edge = |v: f32| f64::from((v * scale).round());
                let top = f64::from(top);
                let rect = Rect::new(edge(*x), edge(*y) - top, edge(x + width), edge(y + height) - top);
                self.context.set_paint(ink.color());
                self.context.fill_rect(&rect);
            }
            Item::Text { x, y, block } => {
                for run in &block.runs {
                    self.run(run, x * scale, (y * scale).round() - top);
                }
            }
            Item::Sign { x, y, shape } => {
                self.context.set_paint(PaletteColor::of(*shape).color());
                let middle = Affine::translate((f64::from((x * scale).round()), f64::from((y * scale).round() - top)));
                for mark in shape.marks(SIGN * scale) {
                    let (path, rule) = outline(&mark);
                    self.context.set_fill_rule(rule);
                    self.context.fill_path(&(middle * path));
                }
                self.context.set_fill_rule(Fill::NonZero);
            }
        }
    }

    fn run(&mut self, run: &TextRun, x: f32, y: f32) {
        let scale = self.scale;
        self.context.set_paint(run.ink.color());
        let glyphs = run.glyphs.iter().map(|(id, gx, gy)| Glyph {
            id: *id,
            x: x + gx * scale,
            y: y + gy * scale,
        });
        self.context
            .glyph_run(&mut self.resources, &run.font)
            .font_size(run.size * scale)
            .hint(false)
            .normalized_coords(&run.coords)
            .fill_glyphs(glyphs);
    }
}

/// From where to where an item may draw, in points; glyphs of some scripts reach beyond their lines.
fn reach(item: &Item) -> (f32, f32) {
    match item {
        Item::Text { y, block, .. } => (y - 24.0, y + block.height + 24.0),
        Item::Fill { y, height, .. } => (*y, y + height),
        Item::Sign { y, .. } => (y - SIGN, y + SIGN),
    }
}

fn outline(mark: &StateStroke) -> (BezPath, Fill) {
    let point = |(x, y): (f32, f32)| Point::new(f64::from(x), f64::from(y));
    match *mark {
        StateStroke::Disc { center, radius } => (circle(point(center), f64::from(radius)), Fill::NonZero),
        StateStroke::Ring { center, inner, outer } => {
            let mut path = circle(point(center), f64::from(outer));
            path.extend(circle(point(center), f64::from(inner)));
            (path, Fill::EvenOdd)
        }
        StateStroke::LeftHalf { radius } => {
            let r = f64::from(radius);
            let k = r * KAPPA;
            let mut path = BezPath::new();
            path.move_to((0.0, -r));
            path.curve_to((-k, -r), (-r, -k), (-r, 0.0));
            path.curve_to((-r, k), (-k, r), (0.0, r));
            path.close_path();
            (path, Fill::NonZero)
        }
        StateStroke::Line { from, to, width } => {
            let (a, b) = (point(from), point(to));
            let along = b - a;
            let length = (along.x * along.x + along.y * along.y).sqrt();
            let side = f64::from(width) * 0.5 / length;
            let aside = vello_cpu::kurbo::Vec2::new(-along.y * side, along.x * side);
            let mut path = BezPath::new();
            path.move_to(a + aside);
            path.line_to(b + aside);
            path.line_to(b - aside);
            path.line_to(a - aside);
            path.close_path();
            (path, Fill::NonZero)
        }
        StateStroke::Dash {
            half_length,
            half_height,
        } => {
            let (l, h) = (f64::from(half_length), f64::from(half_height));
            let k = h * KAPPA;
            let mut path = BezPath::new();
            path.move_to((-l + h, -h));
            path.line_to((l - h, -h));
            path.curve_to((l - h + k, -h), (l, -k), (l, 0.0));
            path.curve_to((l, k), (l - h + k, h), (l - h, h));
            path.line_to((-l + h, h));
            path.curve_to((-l + h - k, h), (-l, k), (-l, 0.0));
            path.curve_to((-l, -k), (-l + h - k, -h), (-l + h, -h));
            path.close_path();
            (path, Fill::NonZero)
        }
    }
}

fn circle(c: Point, r: f64) -> BezPath {
    let k = r * KAPPA;
    let mut path = BezPath::new();
    path.move_to((c.x, c.y - r));
    path.curve_to((c.x + k, c.y - r), (c.x + r, c.y - k), (c.x + r, c.y));
    path.curve_to((c.x + r, c.y + k), (c.x + k, c.y + r), (c.x, c.y + r));
    path.curve_to((c.x - k, c.y + r), (c.x - r, c.y + k), (c.x - r, c.y));
    path.curve_to((c.x - r, c.y - k), (c.x - k, c.y - r), (c.x, c.y - r));
    path.close_path();
    path
}
