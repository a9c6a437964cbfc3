//! What the XML of an ODS sheet states beside the values of its cells: money, percent and units, leading zeros, cells merged
//! over several rows, and the addresses of links. It is read tag by tag; repeated rows stay one.

use memchr::memmem;

use super::{as_shown, number, number_format::with_zeros_behind};

/// How a number is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NumberShown {
    Percent,
    /// With a unit behind it.
    Unit(String),
    /// With so many digits, zeros in front.
    Digits(usize),
    /// With so many decimals, zeros behind.
    Decimals(usize),
}

/// What there is to know of the cells of a sheet, top to bottom.
#[derive(Debug, Default, PartialEq)]
pub struct SheetMarks {
    /// Rows with numbers that are more than that, in order.
    rows: Vec<MarkedRows>,
    /// Cells merged over several rows: column, first and last row.
    pub merged: Vec<(u32, u32, u32)>,
    /// Addresses behind texts: row, column, address.
    pub links: Vec<(u32, u32, String)>,
    /// Formulas that make links, and those whose value is not stored: row, column, formula.
    pub formulas: Vec<(u32, u32, String)>,
}

/// Rows that are the same, the last one excluded, and their cells: columns, the last one excluded, and how they are shown.
#[derive(Debug, PartialEq)]
struct MarkedRows {
    first: u32,
    end: u32,
    cells: Vec<(u32, u32, NumberShown)>,
}

impl NumberShown {
    /// A number as it is shown, with all of its digits.
    pub fn text(&self, n: f64) -> String {
        match self {
            Self::Percent => as_shown(n, "0%"),
            Self::Unit(unit) => format!("{} {unit}", number(n)),
            Self::Digits(digits) => as_shown(n, &"0".repeat(*digits)),
            Self::Decimals(_) => number(n),
        }
    }
}

impl SheetMarks {
    /// How the number of a cell is shown, where that is more than a number.
    pub fn shown(&self, row: u32, column: u32) -> Option<&NumberShown> {
        let at = self.rows.partition_point(|rows| rows.end <= row);
        let rows = self.rows.get(at).filter(|rows| rows.first <= row)?;
        let cell = rows.cells.partition_point(|(_, end, _)| *end <= column);
        let (first, _, shown) = rows.cells.get(cell)?;
        (*first <= column).then_some(shown)
    }

    /// How many decimals the number of a cell is shown with, where these are more than it has.
    pub fn decimals(&self, row: u32, column: u32) -> Option<usize> {
        match self.shown(row, column) {
            Some(NumberShown::Decimals(decimals)) => Some(*decimals),
            _ => None,
        }
    }

    /// The marks of the sheet at this place in a `content.xml`.
    pub fn of(content: &[u8], sheet: usize) -> Self {
        let mut marks = Self::default();
        let (mut row, mut column, mut repeated) = (0_u32, 0_u32, 1_u32);
        let mut cells = Vec::new();
        let mut tags = Tags { content, at: 0 };
        let Some(_) = tags.by_ref().filter(|t| t.is_start("table:table")).nth(sheet) else {
            return marks;
        };
        while let Some(tag) = tags.next() {
            if tag.is_end("table:table") {
                break;
            }
            if tag.is_start("table:table-row") {
                repeated = tag.number("table:number-rows-repeated");
                column = 0;
            }
            let is_row_end = tag.is_end("table:table-row") || tag.is_start("table:table-row") && tag.is_empty();
            if is_row_end {
                let end = row.saturating_add(repeated);
                let cells = std::mem::take(&mut cells);
                if !cells.is_empty() {
                    marks.rows.push(MarkedRows { first: row, end, cells });
                }
                row = end;
            }
            if tag.is_start("table:table-cell") || tag.is_start("table:covered-table-cell") {
                let inside = if tag.is_empty() { &[][..] } else { tags.until("table:") };
                let end = column.saturating_add(tag.number("table:number-columns-repeated"));
                if let Some(shown) = shown(&tag, inside) {
                    cells.push((column, end, shown));
                }
                let rows = tag.number("table:number-rows-spanned");
                if rows > 1 && tag.number("table:number-columns-spanned") == 1 {
                    marks.merged.push((column, row, row.saturating_add(rows - 1)));
                }
                let formula = tag.value("table:formula");
                let is_valued = tag.value("office:value-type").is_some();
                let is_link = |f: &String| f.to_uppercase().contains("HYPERLINK");
                if let Some(formula) = formula.filter(|f| !is_valued || is_link(f)) {
                    marks.formulas.push((row, column, formula));
                }
                if let Some(address) = address(inside) {
                    marks.links.push((row, column, address));
                }
                column = end;
            }
        }
        marks
    }
}

/// What the cell of a number shows beside it.
fn shown(tag: &Tag<'_>, inside: &[u8]) -> Option<NumberShown> {
    let kind = tag.value("office:value-type")?;
    match kind.as_str() {
        "percentage" => Some(NumberShown::Percent),
        "currency" => {
            let code = tag.value("office:currency").filter(|c| !c.is_empty());
            let sign = || text(inside).chars().find(|c| matches!(c, '$' | '€' | '£' | '¥'));
            code.map(|code| sign_of(&code).to_owned())
                .or_else(|| sign().map(|c| c.to_string()))
                .map(NumberShown::Unit)
        }
        "float" => {
            let text = text(inside);
            let text = text.trim();
            let is_digits = text.len() > 1 && text.bytes().all(|b| b.is_ascii_digit());
            if is_digits && text.starts_with('0') {
                return Some(NumberShown::Digits(text.len()));
            }
            if let Some(decimals) = tag
                .value("office:value")
                .and_then(|n| zeros_behind(n.parse().ok()?, text))
            {
                return Some(NumberShown::Decimals(decimals));
            }
            let unit = text.get(text.rfind(|c: char| c.is_ascii_digit())? + 1..)?;
            let is_unit = unit.starts_with(|c: char| c.is_whitespace())
                && (1..=8).contains(&unit.trim().chars().count())
                && unit.trim().starts_with(char::is_alphabetic);
            is_unit.then(|| NumberShown::Unit(unit.trim().to_owned()))
        }
        _ => None,
    }
}

/// How many decimals a number is shown with, where these are more than it has.
fn zeros_behind(n: f64, shown: &str) -> Option<usize> {
    let (_, decimals) = shown.split_once(['.', ','])?;
    let expected = with_zeros_behind(n, decimals.len())?;
    (expected == shown.replace(',', ".")).then_some(decimals.len())
}

/// The sign of a currency, as Excel's formats have it.
fn sign_of(code: &str) -> &str {
    match code {
        "EUR" => "€",
        "USD" => "$",
        "GBP" => "£",
        "JPY" => "¥",
        other => other,
    }
}

/// The address of the first link in a cell that is not of a comment.
fn address(inside: &[u8]) -> Option<String> {
    let after_comment = memmem::rfind(inside, b"</office:annotation>").unwrap_or(0);
    let link = Tags {
        content: inside.get(after_comment..)?,
        at: 0,
    }
    .find(|t| t.is_start("text:a"))?;
    // `#` leads to a cell of the same workbook.
    link.value("xlink:href")
        .filter(|a| !a.is_empty() && !a.starts_with('#'))
}

/// The text of a cell without that of a comment.
fn text(inside: &[u8]) -> String {
    let after_comment = memmem::rfind(inside, b"</office:annotation>").map_or(0, |at| at + 20);
    let mut text = String::new();
    for part in inside.get(after_comment..).unwrap_or_default().split(|b| *b == b'<') {
        let behind = part.iter().position(|b| *b == b'>').map_or(part, |at| &part[at + 1..]);
        text.push_str(&String::from_utf8_lossy(behind));
    }
    unescaped(&text)
}

fn unescaped(text: &str) -> String {
    let mut text = text.to_owned();
    for (entity, sign) in [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&apos;", "'"),
        ("&amp;", "&"),
    ] {
        if text.contains(entity) {
            text = text.replace(entity, sign);
        }
    }
    text
}

/// The tags of a piece of XML.
struct Tags<'x> {
    content: &'x [u8],
    at: usize,
}

impl<'x> Tags<'x> {
    /// What comes before the next closing tag whose name begins so; the tag is passed.
    fn until(&mut self, name: &str) -> &'x [u8] {
        let rest = self.content.get(self.at..).unwrap_or_default();
        let close = format!("</{name}");
        let end = memmem::find(rest, close.as_bytes()).unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }
}

impl<'x> Iterator for Tags<'x> {
    type Item = Tag<'x>;

    fn next(&mut self) -> Option<Tag<'x>> {
        let start = self.at + memchr::memchr(b'<', self.content.get(self.at..)?)?;
        let mut quote = None;
        let rest = &self.content[start..];
        let end = rest.iter().position(|b| match (quote, *b) {
            (None, b'>') => true,
            (None, b'"' | b'\'') => {
                quote = Some(*b);
                false
            }
            (Some(open), b) if open == b => {
                quote = None;
                false
            }
            _ => false,
        });
        let end = end.unwrap_or(rest.len());
        self.at = start + (end + 1).min(rest.len());
        Some(Tag(&rest[1..end.max(1)]))
    }
}

/// One tag, without its brackets.
struct Tag<'x>(&'x [u8]);

impl Tag<'_> {
    fn name(&self) -> &[u8] {
        let name = self.0.split(u8::is_ascii_whitespace).next().unwrap_or_default();
        name.strip_suffix(b"/").unwrap_or(name)
    }

    fn is_start(&self, name: &str) -> bool {
        self.name() == name.as_bytes()
    }

    fn is_end(&self, name: &str) -> bool {
        self.name().strip_prefix(b"/") == Some(name.as_bytes())
    }

    /// Whether nothing is inside.
    fn is_empty(&self) -> bool {
        self.0.ends_with(b"/")
    }

    /// The value of an attribute.
    fn value(&self, attribute: &str) -> Option<String> {
        let (mut rest, name) = (self.0, attribute.as_bytes());
        loop {
            let at = memmem::find(rest, name)?;
            let is_whole = at > 0 && rest[at - 1].is_ascii_whitespace();
            let behind = &rest[at + name.len()..];
            if let (true, [b'=', quote @ (b'"' | b'\''), value @ ..]) = (is_whole, behind) {
                let end = memchr::memchr(*quote, value)?;
                return Some(unescaped(&String::from_utf8_lossy(&value[..end])));
            }
            rest = behind;
        }
    }

    /// A number, 1 where there is none.
    fn number(&self, attribute: &str) -> u32 {
        let number = self.value(attribute).and_then(|v| v.parse().ok());
        number.unwrap_or(1).max(1)
    }
}
