//! What the reference states about an entry and its fields.

/// One kind of entry: what is between ( and ).
pub struct FormatEntry {
    /// What it is called; files may write it before the bracket.
    pub name: &'static str,
    /// A sentence on what such an entry stands for.
    pub about: &'static str,
    /// In the order of the types.
    pub fields: &'static [FormatField],
}

/// What a file may write between the brackets of an entry.
pub struct FormatField {
    /// As files write it.
    pub name: &'static str,
    /// `text`, `number`, `true or false`, an entry's name, `one of A, B(text)`, or `list of` one of these.
    pub kind: &'static str,
    /// Whether it must be there.
    pub required: bool,
    /// What it is for, in a sentence.
    pub about: &'static str,
    /// A value it may have.
    pub example: &'static str,
}

impl FormatField {
    /// What it holds, and whether it must be there: `text, required`.
    pub fn kind_words(&self) -> String {
        let required = if self.required { ", required" } else { "" };
        format!("{}{required}", self.kind)
    }
}

/// A field that must be there.
pub(super) const fn must(
    name: &'static str,
    kind: &'static str,
    about: &'static str,
    example: &'static str,
) -> FormatField {
    FormatField {
        name,
        kind,
        required: true,
        about,
        example,
    }
}

/// A field that may be left out.
pub(super) const fn may(
    name: &'static str,
    kind: &'static str,
    about: &'static str,
    example: &'static str,
) -> FormatField {
    FormatField {
        required: false,
        ..must(name, kind, about, example)
    }
}
