//! What of a file has a wrong shape: the parser stops at the first, so each entry of each list is read by itself, and what is
//! left of the file without them.

use super::{
    super::{
        finding::Finding,
        raw::{Group, RawAllowed, RawAttribute, RawCatalog, RawFactor, RawNewer, RawService, RawSource},
    },
    one::parse_ron,
    split::lists,
};

/// Every error of a file that could not be read, in the order of their lines, at least one an entry. `first`: what the parser
/// reports of the whole; it is the only one where the brackets do not pair, so that entries cannot be recognised.
pub(super) fn errors(text: &str, first: Finding) -> Vec<Finding> {
    let Some(lists) = lists(text) else {
        return vec![first];
    };
    let mut rest = text.as_bytes().to_vec();
    let mut found = Vec::new();
    let mut places = EntryPlaces::new(text);
    for list in lists {
        let read = match list.name.as_str() {
            "sources" => parsed::<RawSource>,
            "groups" => parsed::<Group>,
            "attributes" => parsed::<RawAttribute>,
            "services" => parsed::<RawService>,
            "factors" => parsed::<RawFactor>,
            "newer" => parsed::<RawNewer>,
            "allowed" => parsed::<RawAllowed>,
            _ => continue,
        };
        let entries = list
            .entries
            .into_iter()
            .filter_map(|entry| Some((entry.start, text.get(entry)?)));
        found.extend(entries.filter_map(|(start, entry)| Some(places.placed(start, read(entry)?))));
        // Lines and columns of what follows stay as they are.
        if let Some(within) = rest.get_mut(list.within) {
            within.iter_mut().filter(|b| **b != b'\n').for_each(|b| *b = b' ');
        }
    }
    found.extend(
        String::from_utf8(rest)
            .ok()
            .and_then(|rest| parsed::<RawCatalog>(&rest)),
    );
    if found.is_empty() {
        return vec![first];
    }
    found.sort_by_key(|f| (f.line, f.column));
    found
}

/// What is wrong with the shape of a text.
fn parsed<T: serde::de::DeserializeOwned>(text: &str) -> Option<Finding> {
    parse_ron::<T>(text).err()
}

/// Where the entries of a text are: it is walked from front to back once, so that many places cost no more than the last.
struct EntryPlaces<'t> {
    text: &'t str,
    at: usize,
    /// Lines that ended before.
    lines: usize,
    /// Characters before it on its line.
    column: usize,
}

impl<'t> EntryPlaces<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            at: 0,
            lines: 0,
            column: 0,
        }
    }

    /// A finding of the entry that starts there, at its place in the text.
    fn placed(&mut self, start: usize, mut finding: Finding) -> Finding {
        if start < self.at {
            *self = Self::new(self.text);
        }
        for sign in self.text.get(self.at..start).unwrap_or_default().chars() {
            if sign == '\n' {
                self.lines += 1;
                self.column = 0;
            } else {
                self.column += 1;
            }
        }
        self.at = start;
        if finding.line == Some(1) {
            finding.column = finding.column.map(|c| c + self.column);
        }
        finding.line = finding.line.map(|l| l + self.lines);
        finding
    }
}

#[cfg(test)]
mod tests {
    use super::super::load;

    #[test]
    fn each_entry_of_a_wrong_shape_is_told_of_with_its_line() {
        let text = r#"(
    title: "t", abuot: "x",
    sources: [(id: "s", title: "S"), (id: "s2", titel: "S")],
    groups: [(id: "g", label: "G")],
    attributes: [
        (id: "a", label: "A", group: "g", kind: Flga),
        (id: "b", label: "Ä", group: "g", kind: Flag), (id: "c", label: 7, group: "g", kind: Flag),
    ],
    services: [
        (id: "one", nmae: "One"),
        // (id: "none", nmae: "None"),
        (id: "two", name: "Two"),
        (id: "three", name: "Three", claims: [(attribute: "b", says: Yse, source: "s")]),
        (
            id: "four",
            name: "Four",
            role: Nothing,
        ),
    ],
)"#;
        let report = load(text.as_bytes()).1;
        let places: Vec<(usize, usize)> = report.errors.iter().filter_map(|f| f.line.zip(f.column)).collect();
        let lines: Vec<usize> = places.iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, [2, 3, 6, 7, 10, 13, 17], "{:?}", report.errors);
        // As the parser has them for the whole file.
        for (finding, (line, column)) in report.errors.iter().zip(&places) {
            let row = text.lines().nth(line - 1).unwrap_or_default();
            assert!(*column <= row.chars().count() + 1, "{finding}: {row}");
        }
        assert!(
            report.errors[4].to_string().contains("no field is called “nmae”"),
            "{}",
            report.errors[4]
        );
        assert!(report.errors[5].message.contains("Yse"), "{}", report.errors[5]);
    }

    #[test]
    fn what_is_no_list_of_entries_gives_the_one_error_of_the_parser() {
        for text in [
            "(",
            "(title: \"t\", services: [(id: \"a\"",
            "(title: 7)",
            "[]",
            "(services: 7)",
            "x",
        ] {
            assert_eq!(load(text.as_bytes()).1.errors.len(), 1, "{text}");
        }
    }
}
