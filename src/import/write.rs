//! A catalog as RON text that edits well by hand: a claim a line, everything in the order it has, nothing that may be
//! left out. Reading it gives the same catalog.

use std::fmt::{Display, Write as _};

use crate::catalog::{
    kind::{Arguments, Marks, RawEnd, RawSays},
    model::{Better, EventKind, Group, Role, RuleEffect, Several},
    raw::{
        AttributeOption, ColumnReading, ColumnRole, DateOrder, Kind, ListReading, RawAllowed, RawAttribute, RawCatalog,
        RawClaim, RawEvent, RawFactor, RawNewer, RawPoint, RawRule, RawService, RawSource, RawSuccessor, RawSupersedes,
        SourceKind,
    },
};

/// The text at the top, for the person who edits the file.
const HEAD: &str = "\
#![enable(implicit_some)]
// A catalog for Crosscheck, in RON (Rusty Object Notation). To edit it by hand:
// - A claim is one line: an attribute, what it says, and the source that says so. Leave out what is not known.
// - What a claim may say: Flag: Yes, No, Partly. Choice: Is(\"a\"). Set: Has([\"a\"]), Lacks, Only, PartlyHas.
//   Number: Exactly(1.0), AtLeast, AtMost, Between(1.0, 2.0), Unlimited. Date: On(\"2024-08\"). Text, Link, Services.
//   Any of them: NotApplicable.
// - A claim may be taken back, withdrawn: \"why\"; of a set that a source names all of, complete: true (of the attribute)
//   or complete: [\"a\"] (of the source) reads Has as Only; from_parts: true gives a service what its parts have.
// - Importing a newer list with --into replaces only what the list itself claims. To overrule it, add a source of your
//   own and a claim from it. Comments are not carried over.
// - crosscheck check FILE tells what is wrong.
";

/// A value as RON has it.
trait Ron {
    /// Empty where there is nothing to write.
    fn ron(&self) -> String;

    /// Whether it is what reading gives when the field is left out.
    fn is_default(&self) -> bool {
        false
    }
}

/// `name: value`, unless there is no value, or the field may be left out and states nothing.
fn field(name: &str, value: &dyn Ron, optional: bool) -> Option<String> {
    let text = value.ron();
    let says_nothing = text.is_empty() || (optional && value.is_default());
    (!says_nothing).then(|| format!("{name}: {text}"))
}

/// Fields joined on a line: those that are always written, and after the bar those that may be left out.
macro_rules! fields {
    ($from:expr; $($always:ident)* | $($optional:ident)*) => {{
        let all: Vec<Option<String>> = vec![
            $(field(stringify!($always), &$from.$always, false),)*
            $(field(stringify!($optional), &$from.$optional, true),)*
        ];
        all.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }};
}

/// Entries on one line.
macro_rules! entries {
    ($($entry:ident: $($always:ident)* | $($optional:ident)*;)*) => {
        $(impl Ron for $entry {
            fn ron(&self) -> String {
                format!("({})", fields!(self; $($always)* | $($optional)*))
            }
        })*
    };
}

entries! {
    RawSource: id title | publisher date estimate estimated_from link file given inference kind complete reading;
    ListReading: | missing decimal dates delimiter heading encoding sheet transposed entries columns;
    ColumnReading: head | kind skip unit better complete label group missing headline role;
    Group: id label |;
    AttributeOption: id label | also;
    RawEvent: kind date source | place note;
    RawSuccessor: to source | place note;
    RawClaim: attribute says source | place note supersedes withdrawn;
    RawSupersedes: source because |;
    RawPoint: text source | place;
    RawRule: when effect because source | place;
    RawNewer: name source | place because;
    RawAllowed: path reason |;
}

impl Ron for String {
    fn ron(&self) -> String {
        quoted(self)
    }

    fn is_default(&self) -> bool {
        self.is_empty()
    }
}

impl<T: Ron> Ron for Option<T> {
    fn ron(&self) -> String {
        self.as_ref().map_or_else(String::new, Ron::ron)
    }
}

impl<T: Ron> Ron for Vec<T> {
    fn ron(&self) -> String {
        format!("[{}]", self.iter().map(Ron::ron).collect::<Vec<_>>().join(", "))
    }

    fn is_default(&self) -> bool {
        self.is_empty()
    }
}

/// Values that are written as Rust writes them, and which of them may be left out.
macro_rules! plain {
    ($($plain:ident: $default:expr;)*) => {
        $(impl Ron for $plain {
            fn ron(&self) -> String {
                format!("{self:?}")
            }

            fn is_default(&self) -> bool {
                $default == Some(*self)
            }
        })*
    };
}

plain! {
    bool: Some(false);
    Kind: None;
    SourceKind: None;
    Better: None;
    Marks: None;
    DateOrder: None;
    ColumnRole: None;
    u8: None;
    char: None;
    usize: None;
    RuleEffect: None;
    Role: Some(Role::default());
    Several: Some(Several::default());
}

impl Ron for RawSays {
    fn ron(&self) -> String {
        let end = |end: &RawEnd| match end {
            // With `{:?}` a float always has a point or an exponent, and reads back to the bit.
            RawEnd::Number(n) => format!("{n:?}"),
            RawEnd::Text(text) => quoted(text),
        };
        match self.parts() {
            (word, Arguments::Nothing) => word.to_owned(),
            (word, Arguments::Text(text)) => format!("{word}({})", quoted(&text)),
            (word, Arguments::Ids(ids)) => format!("{word}({})", ids.ron()),
            (word, Arguments::Ends(a, None)) => format!("{word}({})", end(&a)),
            (word, Arguments::Ends(a, Some(b))) => format!("{word}({}, {})", end(&a), end(&b)),
        }
    }
}

impl Ron for EventKind {
    fn ron(&self) -> String {
        match self {
            Self::RenamedFrom(old) => format!("RenamedFrom({})", quoted(old)),
            Self::PartEnds(part) => format!("PartEnds({})", quoted(part)),
            Self::Seen | Self::ClosedToNew | Self::Ends | Self::NoDevelopment => format!("{self:?}"),
        }
    }
}

/// The text over the columns of a list that are spelt out to be changed.
const COLUMNS: [&str; 6] = [
    "How each column of the list was read. To have one read another way, change its line, then read the list again:",
    "crosscheck new THIS-FILE --from LIST --force (what else was changed in this file is lost then).",
    "kind: one of Flag, Choice, Set, Number, Date, Version, Text, Link, Services; skip: true leaves the column out.",
    "unit and better (Higher or Lower) are of numbers; complete: true is of a set whose cells each name all there is.",
    "role: one of Name, Id, Category, FormerName, Link, End, Successor; missing: [\"tbd\"] are words for \"not stated\".",
    "A column of which the head alone stands here became no attribute: it is the summary, or blank.",
];

/// Writes a catalog.
pub fn write(catalog: &RawCatalog) -> String {
    written(catalog, &[])
}

/// Writes a catalog whose columns are spelt out to be changed, with what may be written there.
pub fn write_spelt(catalog: &RawCatalog) -> String {
    written(catalog, &COLUMNS)
}

fn written(catalog: &RawCatalog, of_columns: &[&str]) -> String {
    let mut w = Writer { text: HEAD.to_owned() };
    w.line(0, "(");
    w.line(1, format_args!("title: {},", quoted(&catalog.title)));
    w.field(1, "about", &catalog.about);
    w.field(1, "entries", &catalog.entries);
    w.field(1, "headline", &catalog.headline);
    w.sources(&catalog.sources, of_columns);
    w.entries(1, "groups", &catalog.groups);
    w.line(1, "attributes: [");
    catalog.attributes.iter().for_each(|a| w.attribute(a));
    w.line(1, "],");
    w.line(1, "services: [");
    catalog.services.iter().for_each(|s| w.service(s));
    w.line(1, "],");
    if !catalog.factors.is_empty() {
        w.line(1, "factors: [");
        catalog.factors.iter().for_each(|f| w.factor(f));
        w.line(1, "],");
    }
    w.some_entries(1, "newer", &catalog.newer);
    w.some_entries(1, "allowed", &catalog.allowed);
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

    /// A field on a line of its own, left out when it states nothing.
    fn field(&mut self, depth: usize, name: &str, value: &dyn Ron) {
        if let Some(field) = field(name, value, true) {
            self.line(depth, format_args!("{field},"));
        }
    }

    /// A list with an entry a line; nothing between the brackets when it is empty.
    fn entries<T: Ron>(&mut self, depth: usize, name: &str, all: &[T]) {
        if all.is_empty() {
            self.line(depth, format_args!("{name}: [],"));
            return;
        }
        self.line(depth, format_args!("{name}: ["));
        for item in all {
            self.line(depth + 1, format_args!("{},", item.ron()));
        }
        self.line(depth, "],");
    }

    /// The same, left out when it is empty.
    fn some_entries<T: Ron>(&mut self, depth: usize, name: &str, all: &[T]) {
        if !all.is_empty() {
            self.entries(depth, name, all);
        }
    }

    /// The sources, one a line but for those that state how columns of a list were read: a column a line.
    fn sources(&mut self, all: &[RawSource], of_columns: &[&str]) {
        if all.is_empty() {
            self.line(1, "sources: [],");
            return;
        }
        self.line(1, "sources: [");
        for source in all {
            match source.reading.as_ref().filter(|r| !r.columns.is_empty()) {
                None => self.line(2, format_args!("{},", source.ron())),
                Some(reading) => self.list(source, reading, of_columns),
            }
        }
        self.line(1, "],");
    }

    fn list(&mut self, s: &RawSource, reading: &ListReading, of_columns: &[&str]) {
        self.line(2, "(");
        let fields =
            fields!(s; id title | publisher date estimate estimated_from link file given inference kind complete);
        self.line(3, format_args!("{fields},"));
        self.line(3, "reading: (");
        let whole = fields!(reading; | missing decimal dates delimiter heading encoding sheet transposed entries);
        if !whole.is_empty() {
            self.line(4, format_args!("{whole},"));
        }
        for comment in of_columns {
            self.line(4, format_args!("// {comment}"));
        }
        self.entries(4, "columns", &reading.columns);
        self.line(3, "),");
        self.line(2, "),");
    }

    fn attribute(&mut self, a: &RawAttribute) {
        let fields = fields!(a; id label group kind | unit decimals better from_parts complete formula about);
        if a.options.is_empty() {
            self.line(2, format_args!("({fields}),"));
            return;
        }
        self.line(2, format_args!("({fields}, options: ["));
        for option in &a.options {
            self.line(3, format_args!("{},", option.ron()));
        }
        self.line(2, "]),");
    }

    fn service(&mut self, s: &RawService) {
        self.line(2, "(");
        let head = fields!(s; id name | former_names aliases category role);
        self.line(3, format_args!("{head},"));
        self.field(3, "summary", &s.summary);
        self.field(3, "note", &s.note);
        self.field(3, "named_in", &s.named_in);
        self.some_entries(3, "lifecycle", &s.lifecycle);
        self.some_entries(3, "successors", &s.successors);
        self.some_entries(3, "claims", &s.claims);
        self.some_entries(3, "benefits", &s.benefits);
        self.some_entries(3, "considerations", &s.considerations);
        self.line(2, "),");
    }

    fn factor(&mut self, f: &RawFactor) {
        self.line(2, "(");
        for fields in [
            fields!(f; id label |),
            fields!(f; question |),
            fields!(f; why |),
            fields!(f; source | place several),
        ] {
            self.line(3, format_args!("{fields},"));
        }
        if f.options.is_empty() {
            self.line(3, "options: [],");
        } else {
            self.line(3, "options: [");
            for o in &f.options {
                self.line(4, "(");
                self.line(5, format_args!("{},", fields!(o; id label | implies)));
                self.some_entries(5, "rules", &o.rules);
                self.line(4, "),");
            }
            self.line(3, "],");
        }
        self.line(2, "),");
    }
}

/// A text in quotation marks. Only what could not be read or is invisible is escaped (the writer of `ron` escapes every
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
    fn what_stands_over_the_columns_names_every_kind() {
        let line = COLUMNS.iter().find_map(|l| l.strip_prefix("kind: one of "));
        let named = line.and_then(|l| l.split(';').next()).expect("a line on kinds");
        let all: Vec<String> = Kind::ALL.iter().map(|k| format!("{k:?}")).collect();
        assert_eq!(named, all.join(", "));
    }

    #[test]
    fn only_what_is_invisible_is_escaped() {
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
