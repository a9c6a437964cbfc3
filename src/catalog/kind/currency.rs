//! The currencies: what each is called, and how people write amounts of it.

/// What is known of a currency.
struct Currency {
    code: &'static str,
    /// Its symbols and names.
    also: &'static [&'static str],
    /// Whether those who pay in it write a comma before decimals.
    comma: bool,
    /// Whether its code is a word of headings as well: `3D CAD`.
    is_word: bool,
}

const fn with_point(code: &'static str, also: &'static [&'static str]) -> Currency {
    Currency {
        code,
        also,
        comma: false,
        is_word: false,
    }
}

const fn with_comma(code: &'static str, also: &'static [&'static str]) -> Currency {
    Currency {
        comma: true,
        ..with_point(code, also)
    }
}

const fn word(code: &'static str, also: &'static [&'static str]) -> Currency {
    Currency {
        is_word: true,
        ..with_point(code, also)
    }
}

const CURRENCIES: [Currency; 23] = [
    with_point("USD", &["$", "US$"]),
    with_comma("EUR", &["€", "Euro", "Euros", "euro", "euros"]),
    with_point("GBP", &["£"]),
    with_point("CHF", &[]),
    with_point("JPY", &["¥", "円"]),
    with_point("CNY", &[]),
    with_point("INR", &["₹"]),
    with_point("AUD", &["A$"]),
    word("CAD", &[]),
    with_point("NZD", &[]),
    with_comma("SEK", &[]),
    with_comma("NOK", &[]),
    with_comma("DKK", &[]),
    with_comma("PLN", &[]),
    with_comma("CZK", &[]),
    with_comma("BRL", &["R$"]),
    with_point("MXN", &[]),
    with_comma("RUB", &["₽"]),
    with_point("KRW", &["₩"]),
    word("TRY", &["₺"]),
    with_point("VND", &["₫"]),
    with_point("THB", &["฿"]),
    with_point("HKD", &["HK$"]),
];

fn find(name: &str) -> Option<&'static Currency> {
    CURRENCIES.iter().find(|c| c.code == name || c.also.contains(&name))
}

/// The code of a currency, from its symbol, its name or its code.
pub fn currency(unit: &str) -> Option<&'static str> {
    find(unit).map(|c| c.code)
}

/// The same of the last word of a heading, where a code may be a word like any other.
pub fn currency_of_heading(word: &str) -> Option<&'static str> {
    find(word).filter(|c| !c.is_word || c.code != word).map(|c| c.code)
}

/// The code that a text is in any case, as in `price_usd`.
pub fn currency_in_any_case(word: &str) -> Option<&'static str> {
    let codes = CURRENCIES.iter().filter(|c| !c.is_word).map(|c| c.code);
    codes.into_iter().find(|code| code.eq_ignore_ascii_case(word))
}

/// Whether it is a currency in which people write a comma before decimals.
pub fn has_decimal_comma(unit: &str) -> bool {
    find(unit).is_some_and(|c| c.comma)
}

/// Whether a character is the symbol of a currency.
pub fn is_currency_sign(c: char) -> bool {
    let mut text = [0; 4];
    let text: &str = c.encode_utf8(&mut text);
    !c.is_alphanumeric() && CURRENCIES.iter().any(|currency| currency.also.contains(&text))
}

/// What a text begins with that is a currency's code or symbol, as before an amount: `US$` of `US$ 5`.
pub fn currency_before(text: &str) -> Option<&str> {
    if text.starts_with(is_currency_sign) {
        let len = text.chars().next().map_or(0, char::len_utf8);
        return text.get(..len);
    }
    let words = CURRENCIES.iter().flat_map(|c| c.also.iter().chain([&c.code]));
    // A name stands behind an amount.
    let symbols = words.filter(|w| !w.ends_with(char::is_lowercase));
    let longest = symbols.filter(|w| text.starts_with(**w)).max_by_key(|w| w.len());
    longest.and_then(|w| text.get(..w.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_name_is_of_one_currency() {
        for (i, currency) in CURRENCIES.iter().enumerate() {
            for name in currency.also.iter().chain([&currency.code]) {
                let found = CURRENCIES.iter().position(|c| c.code == *name || c.also.contains(name));
                assert_eq!(found, Some(i), "{name}");
            }
        }
    }

    #[test]
    fn a_currency_is_known_where_it_stands() {
        for (text, before) in [
            ("US$ 5", Some("US$")),
            ("$5", Some("$")),
            ("€ 5", Some("€")),
            ("EUR 5", Some("EUR")),
            ("R$5", Some("R$")),
            ("Euro 5", None),
            ("5 $", None),
            ("", None),
        ] {
            assert_eq!(currency_before(text), before, "{text}");
        }
        assert_eq!(currency("CAD"), Some("CAD"));
        assert_eq!((currency_of_heading("CAD"), currency_in_any_case("cad")), (None, None));
        assert_eq!(
            (currency_of_heading("₺"), currency_in_any_case("usd")),
            (Some("TRY"), Some("USD"))
        );
        assert!(is_currency_sign('₹') && !is_currency_sign('R') && !is_currency_sign('%'));
    }
}
