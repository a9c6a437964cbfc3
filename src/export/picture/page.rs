//! The document laid out on one page, in points from its corner: what is where. Nothing is drawn yet.

use super::{
    palette::{
        BODY, GAP, HEADING, LEAD, MARGIN, MARK, PAD_X, PAD_Y, PaletteColor, SIGN, SIGN_STEP, SMALL, STRONG, TITLE,
        TextStyle,
    },
    text::{Paragraph, TextBlock, Typesetter},
};
use crate::{
    catalog::web_link::address,
    export::{Document, PaperCell, PaperColumn, PaperRow, state_shapes::StateShape},
};

/// Something on the page, by its upper left corner.
pub(super) enum Item {
    Text {
        x: f32,
        y: f32,
        block: TextBlock,
    },
    Fill {
        x: f32,
        y: f32,
        width: f32,
        height: f32,
        ink: PaletteColor,
    },
    /// By its middle.
    Sign {
        x: f32,
        y: f32,
        shape: StateShape,
    },
}

/// What a picture shows, laid out in points and not yet painted.
pub(super) struct Page {
    pub(super) width: f32,
    pub(super) height: f32,
    pub(super) items: Vec<Item>,
}

/// The least a row takes: one line and its padding.
pub(super) const MIN_ROW: f32 = BODY.line + 2.0 * PAD_Y;
/// The least and the most a column of cells takes, its padding counted.
pub(super) const COLUMN: (f32, f32) = (96.0, 280.0);
/// The same for the first column.
pub(super) const FIRST: (f32, f32) = (128.0, 240.0);
/// The least and the most a service's column takes where services are side by side.
pub(super) const PANE: (f32, f32) = (168.0, 320.0);
/// The page's least width without its margins, so that titles and sources have room.
pub(super) const LEAST: f32 = 720.0;
/// The widest a line of running text gets.
pub(super) const MEASURE: f32 = 960.0;

/// Lays the document out. `more_foot` is added to the foot.
pub(super) fn lay_out(document: &Document, more_foot: &[(String, String)], type_: &mut Typesetter) -> Page {
    let table = ShapedTable::shape(document, type_);
    let widths = table.widths(document);
    let inner = widths.iter().sum::<f32>().max(LEAST);
    let mut flow = Flow {
        items: Vec::new(),
        y: MARGIN,
        inner,
    };
    flow.paragraph(type_, &[(&document.title, TITLE)], inner);
    flow.y += 4.0;
    for line in &document.lines {
        flow.paragraph(type_, &[(line, LEAD)], inner);
    }
    flow.paragraph(type_, &[(&facts(document), LEAD)], inner);
    flow.y += 16.0;
    table.place(&widths, &mut flow);
    flow.y += GAP;
    sources(document, type_, &mut flow);
    foot(document, more_foot, type_, &mut flow);
    Page {
        width: (inner + 2.0 * MARGIN).ceil(),
        height: (flow.y + MARGIN).ceil(),
        items: flow.items,
    }
}

/// What a reader must know before the table: its day and the services it is about.
fn facts(document: &Document) -> String {
    // The baseline has a line of its own already.
    let wanted = ["As of", "Judged on", "Filters", "Order"];
    let facts = wanted.iter().filter_map(|w| document.foot.iter().find(|(l, _)| l == w));
    facts
        .map(|(l, v)| format!("{l}: {v}"))
        .collect::<Vec<_>>()
        .join("  ·  ")
}

struct Flow {
    items: Vec<Item>,
    y: f32,
    inner: f32,
}

impl Flow {
    fn text(&mut self, x: f32, y: f32, block: TextBlock) {
        self.items.push(Item::Text { x, y, block });
    }

    fn fill(&mut self, y: f32, height: f32, ink: PaletteColor) {
        self.items.push(Item::Fill {
            x: MARGIN,
            y,
            width: self.inner,
            height,
            ink,
        });
    }

    fn paragraph(&mut self, type_: &mut Typesetter, spans: &[(&str, TextStyle)], width: f32) {
        let block = type_.paragraph(spans).place(width.min(MEASURE), false);
        let height = block.height;
        self.text(MARGIN, self.y, block);
        self.y += height;
    }
}

/// One line of a cell, shaped.
struct ShapedLine {
    sign: Option<StateShape>,
    words: Paragraph,
}

impl ShapedLine {
    fn plain(words: Paragraph) -> Self {
        Self { sign: None, words }
    }

    fn natural(&self) -> f32 {
        self.words.natural + self.indent()
    }

    fn indent(&self) -> f32 {
        if self.sign.is_some() { SIGN_STEP } else { 0.0 }
    }
}

/// The lines of one cell.
#[derive(Default)]
struct ShapedCell {
    lines: Vec<ShapedLine>,
    right: bool,
}

impl ShapedCell {
    fn natural(&self) -> f32 {
        let widest = self.lines.iter().map(ShapedLine::natural).fold(0.0, f32::max);
        (widest + 2.0 * PAD_X).ceil()
    }
}

struct ShapedRow {
    cells: Vec<ShapedCell>,
    band: bool,
    /// What is drawn below it.
    line: PaletteColor,
}

/// The table with every cell shaped: the head, then groups and rows.
struct ShapedTable {
    rows: Vec<ShapedRow>,
}

impl ShapedTable {
    fn shape(document: &Document, type_: &mut Typesetter) -> Self {
        let mut rows = vec![head(document, type_)];
        for group in &document.groups {
            if !group.label.is_empty() {
                rows.push(ShapedRow {
                    cells: vec![one_line(type_, &group.label, STRONG)],
                    band: true,
                    line: PaletteColor::Line,
                });
            }
            rows.extend(group.rows.iter().map(|r| row(document, r, type_)));
        }
        if document.groups.iter().all(|g| g.rows.is_empty()) {
            rows.push(ShapedRow {
                cells: vec![one_line(type_, "There is no row to show.", SMALL)],
                band: false,
                line: PaletteColor::Line,
            });
        }
        Self { rows }
    }

    /// Widths from content, within bounds: services side by side are equally wide, a list's columns each as they need.
    fn widths(&self, document: &Document) -> Vec<f32> {
        let count = 1 + document.columns.len() + usize::from(document.has_classes);
        let mut widths = vec![0.0_f32; count];
        for row in self.rows.iter().filter(|r| r.cells.len() == count) {
            for (width, cell) in widths.iter_mut().zip(&row.cells) {
                *width = width.max(cell.natural());
            }
        }
        widths[0] = widths[0].clamp(FIRST.0, FIRST.1);
        let panes = 1..=document.columns.len();
        if !document.has_classes {
            for width in &mut widths[1..] {
                *width = width.clamp(COLUMN.0, COLUMN.1);
            }
        } else if !panes.is_empty() {
            let rest = widths[0] + widths[count - 1];
            let widest = widths[panes.clone()].iter().copied().fold(0.0, f32::max);
            let even = (LEAST - rest) / document.columns.len() as f32;
            let pane = widest.clamp(PANE.0, PANE.1).max(even).floor();
            widths[panes].fill(pane);
        }
        // A page is at least so wide; a narrow list's last column takes what is left.
        let left = LEAST - widths.iter().sum::<f32>();
        if let Some(last) = widths.last_mut().filter(|_| left > 0.0) {
            *last += left;
        }
        widths
    }

    fn place(self, widths: &[f32], flow: &mut Flow) {
        flow.fill(flow.y, 1.0, PaletteColor::Line);
        for row in self.rows {
            let top = flow.y;
            let background = flow.items.len();
            let wide = [flow.inner];
            let widths = if row.cells.len() == widths.len() { widths } else { &wide };
            let mut bottom = top + MIN_ROW;
            let mut x = MARGIN;
            for (cell, width) in row.cells.into_iter().zip(widths) {
                bottom = bottom.max(place_cell(cell, x, *width, flow, top));
                x += width;
            }
            if row.band {
                flow.items.insert(
                    background,
                    Item::Fill {
                        x: MARGIN,
                        y: top,
                        width: flow.inner,
                        height: bottom - top,
                        ink: PaletteColor::Band,
                    },
                );
            }
            flow.fill(bottom, 1.0, row.line);
            flow.y = bottom + 1.0;
        }
    }
}

/// Returns where the cell ends.
fn place_cell(cell: ShapedCell, x: f32, width: f32, flow: &mut Flow, top: f32) -> f32 {
    let mut y = top + PAD_Y;
    for line in cell.lines {
        let indent = line.indent();
        if let Some(shape) = line.sign {
            flow.items.push(Item::Sign {
                x: x + PAD_X + SIGN * 0.5,
                y: y + BODY.line * 0.5,
                shape,
            });
        }
        let block = line.words.place((width - 2.0 * PAD_X - indent).max(1.0), cell.right);
        let height = block.height;
        flow.text(x + PAD_X + indent, y, block);
        y += height;
    }
    y + PAD_Y
}

fn one_line(type_: &mut Typesetter, text: &str, style: TextStyle) -> ShapedCell {
    ShapedCell {
        lines: vec![ShapedLine::plain(type_.paragraph(&[(text, style)]))],
        right: false,
    }
}

fn head(document: &Document, type_: &mut Typesetter) -> ShapedRow {
    let mut cells = vec![one_line(type_, &document.row_label, STRONG)];
    for column in &document.columns {
        let mut cell = one_line(type_, &column.heading(), STRONG);
        cell.right = column.numeric;
        if !column.note.is_empty() {
            let note = cited(type_, (&column.note, SMALL), &column.note_sources);
            cell.lines.push(ShapedLine::plain(note));
        }
        cells.push(cell);
    }
    if document.has_classes {
        cells.push(one_line(type_, "Difference", STRONG));
    }
    ShapedRow {
        cells,
        band: false,
        line: PaletteColor::Weak,
    }
}

fn row(document: &Document, row: &PaperRow, type_: &mut Typesetter) -> ShapedRow {
    let mut cells = vec![one_line(type_, &row.heading(), STRONG)];
    let columns = document.columns.iter().zip(&row.cells);
    cells.extend(columns.map(|(column, cell)| shape_cell(column, cell, type_)));
    if document.has_classes {
        cells.push(one_line(type_, row.class.map_or("", |c| c.word()), SMALL));
    }
    ShapedRow {
        cells,
        band: false,
        line: PaletteColor::Line,
    }
}

fn shape_cell(column: &PaperColumn, cell: &PaperCell, type_: &mut Typesetter) -> ShapedCell {
    let mut lines: Vec<ShapedLine> = Vec::with_capacity(cell.lines.len() + 1);
    for line in &cell.lines {
        let ink = match (StateShape::of(line.shape), &line.link) {
            (_, Some(_)) => PaletteColor::Accent,
            (Some(StateShape::NotStated | StateShape::NotApplicable), None) => PaletteColor::Weak,
            _ => PaletteColor::Text,
        };
        lines.push(ShapedLine {
            sign: StateShape::of(line.shape).filter(|_| !column.numeric),
            words: cited(type_, (&line.text, BODY.in_ink(ink)), &line.sources),
        });
    }
    if let Some(versus) = &cell.versus {
        lines.push(ShapedLine::plain(type_.paragraph(&[(versus, SMALL)])));
    }
    ShapedCell {
        lines,
        right: column.numeric,
    }
}

/// Words with the numbers of their sources raised after them.
fn cited(type_: &mut Typesetter, words: (&str, TextStyle), sources: &[usize]) -> Paragraph {
    let marks: Vec<String> = sources.iter().map(|n| format!("\u{a0}{n}")).collect();
    let mut spans = vec![words];
    spans.extend(marks.iter().map(|m| {
        (
            m.as_str(),
            TextStyle {
                line: words.1.line,
                ..MARK
            },
        )
    }));
    type_.paragraph(&spans)
}

fn sources(document: &Document, type_: &mut Typesetter, flow: &mut Flow) {
    if document.sources.is_empty() {
        return;
    }
    flow.paragraph(type_, &[("Sources", HEADING)], flow.inner);
    flow.y += 4.0;
    for (i, source) in document.sources.iter().enumerate() {
        let number = format!("{}.", i + 1);
        let address = source.link.as_deref().map(address);
        let mut words = vec![(source.words.as_str(), SMALL.in_ink(PaletteColor::Text))];
        if let Some(link) = &address {
            words.push((".  ", SMALL));
            words.push((link, SMALL.in_ink(PaletteColor::Accent)));
        }
        listed(&number, (28.0, true), &words, type_, flow);
    }
    flow.y += GAP;
}

fn foot(document: &Document, more: &[(String, String)], type_: &mut Typesetter, flow: &mut Flow) {
    flow.fill(flow.y, 1.0, PaletteColor::Line);
    flow.y += 16.0;
    for (label, value) in document.foot.iter().chain(more) {
        listed(
            label,
            (140.0, false),
            &[(value, SMALL.in_ink(PaletteColor::Text))],
            type_,
            flow,
        );
    }
}

/// A label in a column of its own, and words beside it.
fn listed(
    label: &str,
    (room, right): (f32, bool),
    words: &[(&str, TextStyle)],
    type_: &mut Typesetter,
    flow: &mut Flow,
) {
    let label = type_.paragraph(&[(label, SMALL)]).place(room - 8.0, right);
    let words = type_.paragraph(words).place((flow.inner - room).min(MEASURE), false);
    let height = label.height.max(words.height);
    flow.text(MARGIN, flow.y, label);
    flow.text(MARGIN + room, flow.y, words);
    flow.y += height;
}
