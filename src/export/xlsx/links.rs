//! The links of a sheet: where each stands, and apart from it where it leads, as a workbook has them.

use std::{
    borrow::Cow,
    fmt::Write as _,
    io::{self, Write},
};

use rust_xlsxwriter::row_col_to_cell;

use crate::catalog::web_link::path_at;

/// The longest address Excel follows, in UTF-16 units.
const MAX_LINK: usize = 2_000;
const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink";

/// A link of a cell.
pub struct SheetLink {
    /// From 0.
    pub row: u32,
    /// From 0.
    pub column: u16,
    /// As Excel follows it.
    pub target: String,
}

/// Where a link leads, as Excel follows it; `None` where it would not.
pub fn target(address: &str) -> Option<String> {
    // Some readers know lower-case schemes alone; a scheme means the same in any case.
    let (scheme, rest) = address.split_once(':')?;
    let lower = format!("{}:{rest}", scheme.to_ascii_lowercase());
    (lower.encode_utf16().count() <= MAX_LINK).then_some(lower)
}

/// Where each stands.
pub fn put_cells(links: &[SheetLink], out: &mut dyn Write) -> io::Result<()> {
    for (id, link) in (1_usize..).zip(links) {
        let at = row_col_to_cell(link.row, link.column);
        write!(out, "<hyperlink ref=\"{at}\" r:id=\"rId{id}\"")?;
        // A place within a page stands apart from the page.
        if let Some((_, place)) = link.target.split_once('#') {
            write!(out, " location=\"{}\"", attribute(place))?;
        }
        out.write_all(b"/>")?;
    }
    Ok(())
}

/// Where each leads.
pub fn put_targets(links: &[SheetLink], out: &mut dyn Write) -> io::Result<()> {
    for (id, link) in (1_usize..).zip(links) {
        let page = link
            .target
            .split_once('#')
            .map_or(link.target.as_str(), |(page, _)| page);
        let page = spelt(page);
        let page = attribute(&page);
        write!(
            out,
            "<Relationship Id=\"rId{id}\" Type=\"{KIND}\" Target=\"{page}\" TargetMode=\"External\"/>"
        )?;
    }
    Ok(())
}

/// An address in which nothing is spelt out yet, with what Excel takes in no address spelt out.
fn spelt(address: &str) -> Cow<'_, str> {
    let is_code = |rest: &str| {
        rest.as_bytes()
            .get(..2)
            .is_some_and(|c| c.iter().all(u8::is_ascii_hexdigit))
    };
    let takes_no = |c: char| "%\" <>[]^`{}".contains(c);
    if address.split('%').skip(1).any(is_code) || !address.contains(takes_no) {
        return Cow::Borrowed(address);
    }
    let mut out = String::with_capacity(address.len() + 8);
    let path = path_at(address);
    for (at, c) in address.char_indices() {
        if takes_no(c) && at >= path {
            let _ = write!(out, "%{:02x}", u32::from(c)); // a String takes everything
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// A text as the value of an attribute.
fn attribute(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_where_its_address_does() {
        let link = |address: &str| {
            let all = [SheetLink {
                row: 1,
                column: 2,
                target: target(address).expect("followed"),
            }];
            let (mut cells, mut targets) = (Vec::new(), Vec::new());
            put_cells(&all, &mut cells).expect("written");
            put_targets(&all, &mut targets).expect("written");
            let text = |xml: Vec<u8>| String::from_utf8(xml).expect("text");
            let (cells, targets) = (text(cells), text(targets));
            let between = |text: &str, from: &str, to: &str| {
                let (_, rest) = text.split_once(from).unwrap_or_default();
                rest.split_once(to).map_or("", |(inner, _)| inner).to_owned()
            };
            assert!(cells.starts_with("<hyperlink ref=\"C2\" r:id=\"rId1\""), "{cells}");
            (
                between(&targets, "Target=\"", "\""),
                between(&cells, "location=\"", "\""),
            )
        };
        for (address, page, place) in [
            ("HTTPS://a.b/c", "https://a.b/c", ""),
            ("https://a.b/?c=1&d=\"#e&f", "https://a.b/?c=1&amp;d=%22", "e&amp;f"),
            ("https://a.b/[c] d", "https://a.b/%5bc%5d%20d", ""),
            ("https://a.b/%5Bc] 100%", "https://a.b/%5Bc] 100%", ""),
            ("https://a.b/100%", "https://a.b/100%25", ""),
            ("http://[::1]/[c]", "http://[::1]/%5bc%5d", ""),
        ] {
            assert_eq!(link(address), (page.to_owned(), place.to_owned()), "{address}");
        }
        assert_eq!(target(&format!("https://a.b/{}", "c".repeat(MAX_LINK))), None);
    }
}
