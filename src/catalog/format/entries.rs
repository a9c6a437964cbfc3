//! The entries and their fields.

use super::{
    field::{FormatEntry, FormatField, may, must},
    reading::{COLUMN, KINDS, READING},
};

const PLACE: FormatField = may(
    "place",
    "text",
    "Where in the source: its headings, joined by “ › ”.",
    "\"Limits › Storage\"",
);
const SOURCE: FormatField = must("source", "text", "The id of the source that says so.", "\"guide\"");

/// Every kind of entry; the catalog itself is the first.
pub const ENTRIES: &[FormatEntry] = &[
    FormatEntry {
        name: "Catalog",
        about: "A whole file.",
        fields: &[
            must("title", "text", "What the list is about.", "\"Small databases\""),
            may(
                "about",
                "text",
                "One or two sentences on it.",
                "\"What we could use for reports.\"",
            ),
            may(
                "entries",
                "text",
                "What its entries are called, in the plural; without it: services.",
                "\"laptops\"",
            ),
            may(
                "headline",
                "list of text",
                "Ids of the four to six attributes that a card shows.",
                "[\"price\"]",
            ),
            may("sources", "list of Source", "The documents that claims rest on.", "[]"),
            may(
                "groups",
                "list of Group",
                "Headings under which attributes stand, in order.",
                "[]",
            ),
            may("attributes", "list of Attribute", "What entries are compared by.", "[]"),
            may("services", "list of Service", "The entries.", "[]"),
            may(
                "factors",
                "list of Factor",
                "The questions of the wizard, in order.",
                "[]",
            ),
            may(
                "newer",
                "list of Newer",
                "What is known of and not among the entries.",
                "[]",
            ),
            may("allowed", "list of Allowed", "Warnings that are meant.", "[]"),
        ],
    },
    FormatEntry {
        name: "Source",
        about: "A document, or one’s own inference.",
        fields: &[
            must("id", "text", "What claims call it.", "\"guide\""),
            must("title", "text", "What readers see.", "\"The user guide\""),
            may("publisher", "text", "Whose it is.", "\"Example Inc.\""),
            may(
                "date",
                "text",
                "Year, month or day it gives itself; left out when it has none.",
                "\"2024-03\"",
            ),
            may("estimate", "text", "A guess for what has no date.", "\"2023\""),
            may(
                "estimated_from",
                "text",
                "What the guess rests on; required beside it.",
                "\"It names version 4.\"",
            ),
            may("link", "text", "Where it can be read.", "\"https://example.com/guide\""),
            may(
                "file",
                "text",
                "The file it was read from, for check --documents.",
                "\"guide.md\"",
            ),
            may(
                "given",
                "true or false",
                "Whether the catalog was to be made from it (reading: documents).",
                "true",
            ),
            may(
                "inference",
                "true or false",
                "Whether it is your own inference and no document.",
                "false",
            ),
            may(
                "kind",
                "one of Document, Given, Inference",
                "The same in one word.",
                "Document",
            ),
            may(
                "complete",
                "list of text",
                "Ids of the sets of which it names all there is.",
                "[\"languages\"]",
            ),
            may(
                "reading",
                "Reading",
                "How a list was read that this came from.",
                "(columns: [])",
            ),
        ],
    },
    FormatEntry {
        name: "Group",
        about: "A heading for attributes.",
        fields: &[
            must("id", "text", "What attributes call it.", "\"limits\""),
            must("label", "text", "What readers see.", "\"Limits\""),
        ],
    },
    FormatEntry {
        name: "Attribute",
        about: "One thing that entries are compared by.",
        fields: &[
            must("id", "text", "What claims and conditions call it.", "\"price\""),
            must("label", "text", "What readers see.", "\"Price\""),
            must("group", "text", "The id of its heading.", "\"limits\""),
            must("kind", KINDS, "What can be stated of it.", "Number"),
            may("about", "text", "What it means.", "\"A month, without tax.\""),
            may(
                "options",
                "list of Option",
                "Of a choice or a set: what there is to choose from.",
                "[]",
            ),
            may("unit", "text", "Of a number.", "\"€\""),
            may(
                "better",
                "one of Higher, Lower",
                "Of a number or a choice: which direction is better.",
                "Lower",
            ),
            may(
                "from_parts",
                "true or false",
                "What parts of an entry have, the entry has too.",
                "false",
            ),
            may(
                "complete",
                "true or false",
                "Of a set: every source names all there is.",
                "false",
            ),
            may(
                "decimals",
                "number",
                "Of a number: how many digits are always shown behind the point.",
                "2",
            ),
            may(
                "formula",
                "text",
                "Of a number: how it is worked out from others; no claims then.",
                "\"yearly / 12\"",
            ),
        ],
    },
    FormatEntry {
        name: "Option",
        about: "One option of a choice or a set.",
        fields: &[
            must("id", "text", "What claims and conditions call it.", "\"sql\""),
            must("label", "text", "What readers see.", "\"SQL\""),
            may(
                "also",
                "list of text",
                "Other words for it, which search finds.",
                "[\"structured query language\"]",
            ),
        ],
    },
    FormatEntry {
        name: "Service",
        about: "One entry.",
        fields: &[
            must("id", "text", "What commands and other entries call it.", "\"tiny-db\""),
            must("name", "text", "Its newest name.", "\"Tiny DB\""),
            may(
                "former_names",
                "list of text",
                "What it was called before.",
                "[\"Small DB\"]",
            ),
            may("aliases", "list of text", "What it is called too.", "[\"TDB\"]"),
            may("category", "text", "What sort of thing it is.", "\"Database\""),
            may(
                "role",
                "one of Alternative, Supporting",
                "Whether one chooses it, or it goes with others.",
                "Alternative",
            ),
            may("summary", "text", "One sentence on it.", "\"A database in a file.\""),
            may(
                "note",
                "text",
                "What a reader would stumble over.",
                "\"Not the library of the same name.\"",
            ),
            may(
                "named_in",
                "list of text",
                "Ids of the sources that name it.",
                "[\"guide\"]",
            ),
            may("lifecycle", "list of Event", "What happened to it, and when.", "[]"),
            may("successors", "list of Successor", "What to use in its place.", "[]"),
            may("claims", "list of Claim", "What is stated of it.", "[]"),
            may("benefits", "list of Point", "What a source praises.", "[]"),
            may("considerations", "list of Point", "What a source warns of.", "[]"),
        ],
    },
    FormatEntry {
        name: "Successor",
        about: "What to use in an entry’s place.",
        fields: &[
            must(
                "to",
                "text",
                "An entry’s id, or a name that is not in the catalog.",
                "\"big-db\"",
            ),
            SOURCE,
            PLACE,
            may("note", "text", "What to know of it.", "\"For new projects.\""),
        ],
    },
    FormatEntry {
        name: "Event",
        about: "What happened to an entry.",
        fields: &[
            must(
                "kind",
                "one of Seen, RenamedFrom(text), ClosedToNew, Ends, NoDevelopment, PartEnds(text)",
                "What it was.",
                "RenamedFrom(\"Small DB\")",
            ),
            may(
                "date",
                "text",
                "Year, month or day; left out when the source does not say.",
                "\"2025-06-30\"",
            ),
            SOURCE,
            PLACE,
            may("note", "text", "What to know of it.", "\"Announced in May.\""),
        ],
    },
    FormatEntry {
        name: "Claim",
        about: "What one source says of one attribute.",
        fields: &[
            must("attribute", "text", "The id of the attribute.", "\"price\""),
            must(
                "says",
                "one of Yes, No, Partly, Is(text), Has(list of text), Lacks(list of text), Only(list of text), \
                 PartlyHas(list of text), Exactly(value), AtLeast(value), AtMost(value), Between(value, value), Unlimited, On(text), \
                 Text(text), Link(text), Services(list of text), NotApplicable",
                "What it says; what fits depends on the attribute’s kind.",
                "Between(5, 9.5)",
            ),
            SOURCE,
            PLACE,
            may(
                "note",
                "text",
                "How far, or under what condition.",
                "\"With a yearly contract.\"",
            ),
            may(
                "supersedes",
                "list of Supersedes",
                "Older claims of this cell that it makes history.",
                "[]",
            ),
            may(
                "withdrawn",
                "text",
                "Why it is taken back; it is shown and counts no more.",
                "\"It was hidden text.\"",
            ),
        ],
    },
    FormatEntry {
        name: "Supersedes",
        about: "Which claims become history.",
        fields: &[
            must("source", "text", "The id of the older source.", "\"list\""),
            must("because", "text", "Why.", "\"The guide is newer.\""),
        ],
    },
    FormatEntry {
        name: "Point",
        about: "A benefit, a consideration, or why something is not weighed.",
        fields: &[
            must("text", "text", "What it says, in your words.", "\"Needs no server.\""),
            SOURCE,
            PLACE,
        ],
    },
    FormatEntry {
        name: "Factor",
        about: "One question of the wizard.",
        fields: &[
            must("id", "text", "What commands call it.", "\"budget\""),
            must("label", "text", "A short name.", "\"Budget\""),
            must("question", "text", "The question.", "\"What may it cost?\""),
            may(
                "why",
                "text",
                "Why it is asked; without it there is a warning.",
                "\"Prices differ most.\"",
            ),
            SOURCE,
            PLACE,
            may(
                "several",
                "one of One, Any, All, AnyOrAll",
                "Whether several answers may be given.",
                "One",
            ),
            must("options", "list of Answer", "The answers; two or more.", "[]"),
        ],
    },
    FormatEntry {
        name: "Answer",
        about: "One answer to a question.",
        fields: &[
            must("id", "text", "What commands call it.", "\"low\""),
            must("label", "text", "What readers see.", "\"Next to nothing\""),
            may(
                "implies",
                "text",
                "What choosing it implies.",
                "\"Only what is free of charge.\"",
            ),
            may("rules", "list of Rule", "What it changes; ten at most.", "[]"),
        ],
    },
    FormatEntry {
        name: "Rule",
        about: "What an answer changes.",
        fields: &[
            must(
                "when",
                "list of text",
                "Conditions, all required, as --where takes them.",
                "[\"price<=10\"]",
            ),
            must(
                "effect",
                "one of Favours(number), Disfavours(number), RulesOut",
                "With a weight from 1 to 3.",
                "Favours(2)",
            ),
            must(
                "because",
                "text",
                "The reason a reader sees.",
                "\"It fits the budget.\"",
            ),
            SOURCE,
            PLACE,
        ],
    },
    FormatEntry {
        name: "Newer",
        about: "What is known of and not among the entries.",
        fields: &[
            must("name", "text", "What it is called.", "\"Huge DB\""),
            SOURCE,
            PLACE,
            may(
                "because",
                "Point",
                "Why it is not weighed; without it: too little is stated of it.",
                "(text: \"No longer sold.\", source: \"guide\")",
            ),
        ],
    },
    FormatEntry {
        name: "Allowed",
        about: "A warning that is meant.",
        fields: &[
            must(
                "path",
                "text",
                "The path that check prints.",
                "\"services[0] \\\"tiny-db\\\"\"",
            ),
            must("reason", "text", "Why it is meant.", "\"Kept for its name.\""),
        ],
    },
    READING,
    COLUMN,
];
