//! What rows of totals and the like are called, and what a text says by beginning or ending so.

/// What a row claims to be of the rows above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SumOf {
    Total,
    Average,
    Median,
    Least,
    Most,
    Count,
}

const WORDS: [(SumOf, &[&str]); 6] = [
    (
        SumOf::Total,
        &[
            "total",
            "totals",
            "grand total",
            "sum",
            "summe",
            "gesamt",
            "gesamtsumme",
            "endsumme",
            "insgesamt",
            "total général",
            "total general",
            "somme",
            "totale",
            "suma",
            "summe gesamt",
            "gesamtergebnis",
        ],
    ),
    (
        SumOf::Average,
        &[
            "average",
            "avg",
            "avg.",
            "mean",
            "durchschnitt",
            "mittelwert",
            "mittel",
            "moyenne",
            "promedio",
            "media",
        ],
    ),
    (SumOf::Median, &["median", "médiane", "mediana"]),
    (SumOf::Least, &["min", "min.", "minimum", "mínimo", "minimo"]),
    (SumOf::Most, &["max", "max.", "maximum", "máximo", "massimo"]),
    (SumOf::Count, &["count", "anzahl"]),
];

/// What begins the first cell of a subtotal.
const SUBTOTALS: [&str; 7] = [
    "subtotal",
    "sub-total",
    "sub total",
    "zwischensumme",
    "sous-total",
    "subtotale",
    "teilsumme",
];

/// What begins the first cell of a line between totals.
const TAXES: [&str; 16] = [
    "mwst",
    "ust",
    "vat",
    "tax",
    "sales tax",
    "tva",
    "iva",
    "rabatt",
    "discount",
    "skonto",
    "shipping",
    "versand",
    "zzgl",
    "plus ",
    "remise",
    "descuento",
];

/// What tells a total from a name that begins so, `Total Commander`: a word behind it, or brackets.
const OF_WHAT: [&str; 36] = [
    "net",
    "netto",
    "gross",
    "brutto",
    "incl",
    "incl.",
    "including",
    "inkl",
    "inkl.",
    "excl",
    "excl.",
    "exkl.",
    "excluding",
    "ht",
    "ttc",
    "price",
    "cost",
    "costs",
    "preis",
    "kosten",
    "amount",
    "betrag",
    "per",
    "pro",
    "monthly",
    "yearly",
    "monatlich",
    "jährlich",
    "for",
    "für",
    "before",
    "after",
    "of",
    "all",
    "aller",
    "due",
];

/// What a text claims, in these words alone.
pub fn sum_in(text: &str) -> Option<SumOf> {
    let text = text.trim_end_matches(':').trim();
    let of = |(what, words): (SumOf, &[&str])| words.contains(&text).then_some(what);
    WORDS.into_iter().find_map(of)
}

/// The same with more words behind them: `summe brutto`, `total (incl. vat)`; `any`: whatever these are.
pub fn begins_as(text: &str, any: bool) -> Option<SumOf> {
    let begins = |word: &&str| {
        let rest = text
            .strip_prefix(*word)
            .filter(|rest| rest.starts_with(|c: char| !c.is_alphanumeric()));
        let Some(next) = rest.and_then(|rest| rest.split_whitespace().next()) else {
            return false;
        };
        any || next.starts_with(|c: char| !c.is_alphabetic()) || OF_WHAT.contains(&next.trim_end_matches(':'))
    };
    let of = |(what, words): (SumOf, &[&str])| words.iter().any(begins).then_some(what);
    WORDS.into_iter().find_map(of)
}

/// The same with what it is of before it: `class average`, `food total`.
pub fn ends_as(text: &str) -> Option<SumOf> {
    let ends = |word: &&str| text.strip_suffix(*word).is_some_and(|before| before.ends_with(' '));
    let of = |(what, words): (SumOf, &[&str])| words.iter().any(ends).then_some(what);
    WORDS
        .into_iter()
        .find_map(of)
        .filter(|what| matches!(what, SumOf::Total | SumOf::Average))
}

/// Whether a text begins as a subtotal does.
pub fn is_subtotal(text: &str) -> bool {
    begins_with(text, &SUBTOTALS)
}

/// Whether a text begins as a line between totals does.
pub fn is_tax(text: &str) -> bool {
    begins_with(text, &TAXES)
}

/// Whether a text is the name of a group and a word for its total: `food total` of `food`.
pub fn is_of_group(text: &str, group: &str) -> bool {
    let words = ["total", "ergebnis", "summe", "sum", "subtotal"];
    !group.is_empty()
        && text
            .strip_prefix(group)
            .is_some_and(|rest| words.contains(&rest.trim()))
}

fn begins_with(text: &str, words: &[&str]) -> bool {
    let mut rest = words.iter().filter_map(|word| text.strip_prefix(word));
    rest.any(|rest| !rest.starts_with(char::is_alphabetic))
}
