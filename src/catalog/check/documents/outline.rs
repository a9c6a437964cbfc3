//! The headings of a document, as Markdown has them, and whether a place is among them.

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};

use super::front_matter;
use crate::catalog::suggest::nearest;

/// What joins the headings of a place.
pub(in crate::catalog::check) const UNDER: &str = " › ";
/// The place before the first heading.
const START: &str = "(start)";
/// The end of a place that is in an HTML comment.
const COMMENTED: &str = " (commented out)";

/// The headings of a document with those above each.
pub(super) struct Outline {
    sections: Vec<DocumentSection>,
    /// Whether anything is read before the first heading.
    has_start: bool,
}

/// The content of one heading.
#[derive(Clone)]
struct DocumentSection {
    /// The headings from the top down; none before the first.
    path: Vec<String>,
    /// Whether the heading itself is in a comment.
    commented: bool,
    /// Whether a comment is under it.
    has_comment: bool,
}

/// What is wrong with a place.
#[derive(Debug, PartialEq)]
pub(super) enum NoSuchPlace<'p> {
    /// The document has no such heading.
    Heading(&'p str),
    /// It has all of them, but not nested in this order.
    Order,
    /// It is in a comment, and the place does not name it as one.
    Comment,
    /// There is no comment.
    NoComment,
    /// It is, in more than one part of the document.
    Several,
    /// Nothing is read before the first heading.
    NoStart,
}

impl Outline {
    pub fn of(text: &str) -> Self {
        let mut outline = Self {
            sections: vec![DocumentSection {
                path: Vec::new(),
                commented: false,
                has_comment: false,
            }],
            has_start: false,
        };
        outline.read(front_matter::split(text).1, &mut Vec::new(), false);
        outline
    }

    /// Takes in a text under the headings that are open.
    fn read(&mut self, text: &str, open: &mut Vec<(HeadingLevel, String)>, commented: bool) {
        let mut heading: Option<String> = None;
        let mut html = String::new();
        for event in Parser::new(text) {
            match event {
                Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
                Event::End(TagEnd::Heading(level)) => {
                    open.retain(|(above, _)| *above < level);
                    open.push((level, plain(&heading.take().unwrap_or_default())));
                    self.sections.push(DocumentSection {
                        path: open.iter().map(|(_, h)| h.clone()).collect(),
                        commented,
                        has_comment: false,
                    });
                }
                Event::Text(text) | Event::Code(text) => {
                    if let Some(heading) = &mut heading {
                        heading.push_str(&text);
                    } else {
                        self.has_start |= !commented && self.sections.len() == 1;
                    }
                }
                Event::SoftBreak | Event::HardBreak => {
                    if let Some(heading) = &mut heading {
                        heading.push(' ');
                    }
                }
                Event::Html(part) => html.push_str(&part),
                Event::InlineHtml(part) if part.starts_with("<!--") => self.comment(),
                Event::End(TagEnd::HtmlBlock) => {
                    let block = std::mem::take(&mut html);
                    self.has_start |= !commented && self.sections.len() == 1 && has_visible_text(&block);
                    if let Some((_, inside)) = block.split_once("<!--") {
                        self.comment();
                        let inside = inside.split("-->").next().unwrap_or_default();
                        // Headings in a comment end with it.
                        let at = self.sections.last().cloned();
                        self.read(inside, &mut open.clone(), true);
                        self.sections.extend(at);
                    }
                }
                _ => {}
            }
        }
    }

    fn comment(&mut self) {
        if let Some(here) = self.sections.last_mut() {
            here.has_comment = true;
        }
    }

    /// Whether a place is in the document. Headings above may be left out, also between two, as long as what is given
    /// leads to one part of it: text is not always where the outline of its document has it, and a path without
    /// the title of the page is shorter to read.
    pub fn find<'p>(&self, place: &'p str) -> Result<(), NoSuchPlace<'p>> {
        let (headings, in_comment) = split(place);
        if headings.is_empty() && !in_comment && !self.has_start {
            return Err(NoSuchPlace::NoStart);
        }
        let all = || self.sections.iter();
        let mut known = headings.iter();
        if let Some(unknown) = known.find(|h| !all().any(|s| s.path.contains(&plain(h)))) {
            return Err(NoSuchPlace::Heading(unknown));
        }
        let wanted: Vec<String> = headings.iter().map(|h| plain(h)).collect();
        let mut at = all().filter(|s| s.is_at(&wanted)).peekable();
        if at.peek().is_none() {
            return Err(NoSuchPlace::Order);
        }
        let fits = |s: &&DocumentSection| {
            if in_comment {
                s.commented || s.has_comment
            } else {
                !s.commented
            }
        };
        let mut here = at.filter(fits);
        let missing = if in_comment {
            NoSuchPlace::NoComment
        } else {
            NoSuchPlace::Comment
        };
        let first = here.next().ok_or(missing)?;
        // Nothing is left out where one of them has exactly these headings.
        let is_whole = |s: &DocumentSection| s.path == wanted;
        let mut others = here.filter(|s| s.path != first.path).peekable();
        if is_whole(first) || others.peek().is_none() || others.any(is_whole) {
            Ok(())
        } else {
            Err(NoSuchPlace::Several)
        }
    }

    /// The heading that is likely meant.
    pub fn nearest(&self, heading: &str) -> Option<&str> {
        nearest(
            heading,
            self.sections.iter().filter_map(|s| Some(s.path.last()?.as_str())),
        )
    }
}

impl DocumentSection {
    /// Whether these are its headings, the last its own, with some of those above left out.
    fn is_at(&self, wanted: &[String]) -> bool {
        let mut above = self.path.iter();
        self.path.last() == wanted.last() && wanted.iter().all(|h| above.any(|a| a == h))
    }
}

/// The headings of a place from the top down, and whether it is in a comment.
fn split(place: &str) -> (Vec<&str>, bool) {
    let (place, in_comment) = match place.trim().strip_suffix(COMMENTED) {
        Some(place) => (place, true),
        None => (place.trim(), false),
    };
    let headings = place.split(UNDER).filter(|h| *h != START);
    (headings.collect(), in_comment)
}

/// A heading as it is compared: without marks of emphasis and code, one space between words.
fn plain(heading: &str) -> String {
    let words: Vec<&str> = heading.split_whitespace().collect();
    words.join(" ").replace(['*', '`'], "")
}

/// Whether a block of HTML has text beside its tags and comments.
fn has_visible_text(block: &str) -> bool {
    let mut rest = block;
    while let Some((text, markup)) = rest.split_once('<') {
        if !text.trim().is_empty() {
            return true;
        }
        let end = if markup.starts_with("!--") { "-->" } else { ">" };
        rest = markup.split_once(end).map_or("", |(_, behind)| behind);
    }
    !rest.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_a_path_of_headings() {
        let outline = Outline::of(
            "---\ntitle: T\n---\nBefore.\n\n# One\n\n## Two `x`  y\n\n```\n# no heading\n```\n\n<!--\n### Hid\n\ntext\n-->\n\n\
             ### Three\n\n# Four #\n\n## Three\n\nLast\n====\n",
        );
        for (place, found) in [
            ("(start)", Ok(())),
            ("One", Ok(())),
            ("One › Two x y", Ok(())),
            ("One › Two `x` y › Three", Ok(())),
            ("One › Three", Ok(())),
            ("Four › Three", Ok(())),
            ("Last", Ok(())),
            ("One › Two x y › Hid (commented out)", Ok(())),
            ("One › Two x y (commented out)", Ok(())),
            ("One › Two x y › Hid", Err(NoSuchPlace::Comment)),
            ("Four (commented out)", Err(NoSuchPlace::NoComment)),
            ("Two x y › One", Err(NoSuchPlace::Order)),
            ("Four › Hid", Err(NoSuchPlace::Order)),
            ("One › Five", Err(NoSuchPlace::Heading("Five"))),
            ("no heading", Err(NoSuchPlace::Heading("no heading"))),
            ("Three", Err(NoSuchPlace::Several)),
        ] {
            assert_eq!(outline.find(place), found, "{place}");
        }
        assert_eq!(outline.nearest("Thre"), Some("Three"));
        for (text, has_start) in [
            ("---\ntitle: T\n---\n# One\nText.\n", false),
            ("---\ntitle: T\n---\n\n<!-- Hid. -->\n\n# One\n", false),
            ("# One\n", false),
            ("<div>\nText.\n</div>\n\n# One\n", true),
            (
                "<div align=\"center\">\n<!-- Hid > -->\n<img src=\"x.png\">\n</div>\n\n# One\n",
                false,
            ),
            ("<!-- Hid. --> Text.\n\n# One\n", true),
            ("# One\n\n<div>\nText.\n</div>\n", false),
            ("Text.\n", true),
            ("- `x`\n\n# One\n", true),
        ] {
            assert_eq!(Outline::of(text).find("(start)").is_ok(), has_start, "{text}");
        }
    }
}
