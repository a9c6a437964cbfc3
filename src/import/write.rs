//! A catalog as RON text that edits well by hand: a claim a line, everything in the order it has, nothing that may be
//! left out. Reading it gives the same catalog.

use std::fmt::{Display, Write as _};

use crate::catalog::{
    kind::{Arguments, RawEnd, RawSays},
    model::{Effect, EventKind, Role, Several},
    raw::{RawAttribute, RawCatalog, RawClaim, RawFactor, RawPoint, RawService, RawSource},
};

/// What stands at the top, for whoever edits the file.
const HEAD: &str = "\
#![enable(implicit_some)]
// A catalog for Crosscheck, in RON (Rusty Object Notation). To edit it by hand:
// - A claim is one line: an attribute, what it says, and the source that says so. Leave out what is not known.
// - What a claim may say: Flag: Yes, No, Partly. Choice: Is(\"a\"). Set: Has([\"a\"]), Lacks, Only, PartlyHas.
//   Number: Exactly(1.0), AtLeast, AtMost, Between(1.0, 2.0), Unlimited. Date: On(\"2024-08\"). Text, Link, Services.
//   Any of them: NotApplicable.
// - Importing a newer list with --into replaces only what the list itself claims. To overrule it, add a source of your
//   own and a claim from it. Comments are not carried over.
// - crosscheck check FILE tells what is wrong.
";

/// Writes a catalog.
pub fn write(catalog: &RawCatalog) -> String {
    let mut w = Writer { text: HEAD.to_owned() };
    let RawCatalog {
        title,
        about,
        headline,
        sources,
        groups,
        attributes,
        services,
        factors,
        allowed,
    } = catalog;
    w.line(0, "(");
    w.line(1, format_args!("title: {},", quoted(title)));
    if !about.is_empty() {
        w.line(1, format_args!("about: {},", quoted(about)));
    }
    if !headline.is_empty() {
        w.line(1, format_args!("headline: {},", list(headline)));
    }
    w.entries(1, "sources", sources, |s| source(s).inline());
    w.entries(1, "groups", groups, |g| {
        Fields::default().text("id", &g.id).text("label", &g.label).inline()
    });
    w.line(1, "attributes: [");
    for a in attributes {
        w.attribute(a);
    }
    w.line(1, "],");
    w.line(1, "services: [");
    for s in services {
        w.service(s);
    }
    w.line(1, "],");
    if !factors.is_empty() {
        w.line(1, "factors: [");
        for f in factors {
            w.factor(f);
        }
        w.line(1, "],");
    }
    if !allowed.is_empty() {
        w.entries(1, "allowed", allowed, |a| {
            Fields::default()
                .text("path", &a.path)
                .text("reason", &a.reason)
                .inline()
        });
    }
    w.line(0, ")");
    w.text
}

struct Writer {
    text: String,
}

impl Writer {
    fn line(&mut self, depth: usize, line: impl Display) {
        let _ = writeln!(self.text, "{:1$}{line}", "", depth * 4);
    }

    /// A list with an entry a line; nothing between the brackets when it is empty.
    fn entries<T>(&mut self, depth: usize, name: &str, all: &[T], entry: impl Fn(&T) -> String) {
        if all.is_empty() {
            self.line(depth, format_args!("{name}: [],"));
            return;
        }
        self.line(depth, format_args!("{name}: ["));
        for item in all {
            self.line(depth + 1, format_args!("{},", entry(item)));
        }
        self.line(depth, "],");
    }

    /// The same, left out when it is empty.
    fn some_entries<T>(&mut self, depth: usize, name: &str, all: &[T], entry: impl Fn(&T) -> String) {
        if !all.is_empty() {
            self.entries(depth, name, all, entry);
        }
    }

    fn attribute(&mut self, a: &RawAttribute) {
        let fields = Fields::default()
            .text("id", &a.id)
            .text("label", &a.label)
            .text("group", &a.group)
            .raw("kind", format!("{:?}", a.kind))
            .some_text("unit", &a.unit);
        let fields = match a.better {
            Some(better) => fields.raw("better", format!("{better:?}")),
            None => fields,
        };
        let fields = fields.some_text("about", &a.about);
        if a.options.is_empty() {
            self.line(2, format_args!("{},", fields.inline()));
            return;
        }
        self.line(2, format_args!("({}, options: [", fields.joined()));
        for o in &a.options {
            let mut option = Fields::default().text("id", &o.id).text("label", &o.label);
            if !o.also.is_empty() {
                option = option.raw("also", list(&o.also));
            }
            self.line(3, format_args!("{},", option.inline()));
        }
        self.line(2, "]),");
    }

    fn service(&mut self, s: &RawService) {
        self.line(2, "(");
        let mut head = Fields::default().text("id", &s.id).text("name", &s.name);
        for (name, all) in [("former_names", &s.former_names), ("aliases", &s.aliases)] {
            if !all.is_empty() {
                head = head.raw(name, list(all));
            }
        }
        head = head.some_text("category", &s.category);
        if s.role != Role::default() {
            head = head.raw("role", format!("{:?}", s.role));
        }
        self.line(3, format_args!("{},", head.joined()));
        for (name, text) in [("summary", &s.summary), ("note", &s.note)] {
            if !text.is_empty() {
                self.line(3, format_args!("{name}: {},", quoted(text)));
            }
        }
        if !s.named_in.is_empty() {
            self.line(3, format_args!("named_in: {},", list(&s.named_in)));
        }
        self.some_entries(3, "lifecycle", &s.lifecycle, |e| {
            Fields::default()
                .raw("kind", event_kind(&e.kind))
                .optional("date", e.date.as_ref())
                .text("source", &e.source)
                .some_text("place", &e.place)
                .some_text("note", &e.note)
                .inline()
        });
        self.some_entries(3, "successors", &s.successors, |s| {
            Fields::default()
                .text("to", &s.to)
                .text("source", &s.source)
                .some_text("place", &s.place)
                .some_text("note", &s.note)
                .inline()
        });
        self.some_entries(3, "claims", &s.claims, claim);
        self.some_entries(3, "benefits", &s.benefits, point);
        self.some_entries(3, "considerations", &s.considerations, point);
        self.line(2, "),");
    }

    fn factor(&mut self, f: &RawFactor) {
        self.line(2, "(");
        let head = Fields::default().text("id", &f.id).text("label", &f.label);
        self.line(3, format_args!("{},", head.joined()));
        self.line(3, format_args!("question: {},", quoted(&f.question)));
        self.line(3, format_args!("why: {},", quoted(&f.why)));
        let mut rest = Fields::default().text("source", &f.source).some_text("place", &f.place);
        if f.several != Several::default() {
            rest = rest.raw("several", format!("{:?}", f.several));
        }
        self.line(3, format_args!("{},", rest.joined()));
        if f.options.is_empty() {
            self.line(3, "options: [],");
        } else {
            self.line(3, "options: [");
            for o in &f.options {
                let head = Fields::default()
                    .text("id", &o.id)
                    .text("label", &o.label)
                    .some_text("implies", &o.implies);
                self.line(4, "(");
                self.line(5, format_args!("{},", head.joined()));
                self.some_entries(5, "rules", &o.rules, |r| {
                    Fields::default()
                        .raw("when", list(&r.when))
                        .raw("effect", effect(r.effect))
                        .text("because", &r.because)
                        .text("source", &r.source)
                        .some_text("place", &r.place)
                        .inline()
                });
                self.line(4, "),");
            }
            self.line(3, "],");
        }
        self.line(2, "),");
    }
}

/// Fields of one entry, to be joined on a line.
#[derive(Default)]
struct Fields(Vec<String>);

impl Fields {
    fn raw(mut self, name: &str, value: impl Display) -> Self {
        self.0.push(format!("{name}: {value}"));
        self
    }

    fn text(self, name: &str, value: &str) -> Self {
        self.raw(name, quoted(value))
    }

    /// Left out when empty.
    fn some_text(self, name: &str, value: &str) -> Self {
        if value.is_empty() { self } else { self.text(name, value) }
    }

    /// Left out when there is none.
    fn optional(self, name: &str, value: Option<&String>) -> Self {
        match value {
            Some(value) => self.text(name, value),
            None => self,
        }
    }

    fn joined(self) -> String {
        self.0.join(", ")
    }

    fn inline(self) -> String {
        format!("({})", self.joined())
    }
}

fn source(s: &RawSource) -> Fields {
    let mut fields = Fields::default()
        .text("id", &s.id)
        .text("title", &s.title)
        .some_text("publisher", &s.publisher)
        .optional("date", s.date.as_ref())
        .optional("estimate", s.estimate.as_ref())
        .some_text("estimated_from", &s.estimated_from)
        .optional("link", s.link.as_ref())
        .optional("file", s.file.as_ref());
    for (name, is) in [("given", s.given), ("inference", s.inference)] {
        if is {
            fields = fields.raw(name, true);
        }
    }
    fields
}

fn claim(c: &RawClaim) -> String {
    let mut fields = Fields::default()
        .text("attribute", &c.attribute)
        .raw("says", says(&c.says))
        .text("source", &c.source)
        .some_text("place", &c.place)
        .some_text("note", &c.note);
    if !c.supersedes.is_empty() {
        let all: Vec<String> = c
            .supersedes
            .iter()
            .map(|s| {
                Fields::default()
                    .text("source", &s.source)
                    .text("because", &s.because)
                    .inline()
            })
            .collect();
        fields = fields.raw("supersedes", format!("[{}]", all.join(", ")));
    }
    fields.inline()
}

fn point(p: &RawPoint) -> String {
    Fields::default()
        .text("text", &p.text)
        .text("source", &p.source)
        .some_text("place", &p.place)
        .inline()
}

fn says(says: &RawSays) -> String {
    let end = |end: &RawEnd| match end {
        // With `{:?}` a float always has a point or an exponent, and reads back to the bit.
        RawEnd::Number(n) => format!("{n:?}"),
        RawEnd::Text(text) => quoted(text),
    };
    match says.parts() {
        (word, Arguments::Nothing) => word.to_owned(),
        (word, Arguments::Text(text)) => format!("{word}({})", quoted(&text)),
        (word, Arguments::Ids(ids)) => format!("{word}({})", list(&ids)),
        (word, Arguments::Ends(a, None)) => format!("{word}({})", end(&a)),
        (word, Arguments::Ends(a, Some(b))) => format!("{word}({}, {})", end(&a), end(&b)),
    }
}

fn event_kind(kind: &EventKind) -> String {
    match kind {
        EventKind::Seen => "Seen".to_owned(),
        EventKind::RenamedFrom(old) => format!("RenamedFrom({})", quoted(old)),
        EventKind::ClosedToNew => "ClosedToNew".to_owned(),
        EventKind::Ends => "Ends".to_owned(),
        EventKind::NoDevelopment => "NoDevelopment".to_owned(),
        EventKind::PartEnds(part) => format!("PartEnds({})", quoted(part)),
    }
}

fn effect(effect: Effect) -> String {
    match effect {
        Effect::Favours(n) => format!("Favours({n})"),
        Effect::Disfavours(n) => format!("Disfavours({n})"),
        Effect::RulesOut => "RulesOut".to_owned(),
    }
}

fn list(all: &[String]) -> String {
    let all: Vec<String> = all.iter().map(|t| quoted(t)).collect();
    format!("[{}]", all.join(", "))
}

/// A text in quotation marks. Only what could not be read or seen is escaped (the writer of `ron` escapes every
/// apostrophe and every combining mark, which makes sentences hard to edit).
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            // Control, line-breaking and bidirectional characters, which would show as something else or not at all.
            c if c.is_control()
                || matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}') =>
            {
                let _ = write!(out, "{}", c.escape_unicode());
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::parse_raw;

    #[test]
    fn what_is_written_reads_back_the_same() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        for file in ["tests/data/databases.ron", "catalog.ron"] {
            let raw = parse_raw(&std::fs::read(root.join(file)).expect(file)).expect(file);
            let text = write(&raw);
            assert_eq!(parse_raw(text.as_bytes()), Ok(raw), "{file}: {text}");
        }
    }

    #[test]
    fn only_what_cannot_be_seen_is_escaped() {
        for (text, expected) in [
            ("it's “fine” – é", r#""it's “fine” – é""#),
            ("a\"b\\c", r#""a\"b\\c""#),
            ("1\n2\r\t\0", r#""1\n2\r\t\u{0}""#),
            ("\u{202e}x\u{2028}", r#""\u{202e}x\u{2028}""#),
        ] {
            assert_eq!(quoted(text), expected);
            assert_eq!(ron::from_str::<String>(&quoted(text)).as_deref(), Ok(text));
        }
    }
}
