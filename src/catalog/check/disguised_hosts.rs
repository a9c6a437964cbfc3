//! Addresses whose host looks like another: written with letters of another script that look like Latin ones, of several
//! scripts at once, or so that a reader would not recognise the IP address it encodes.

use unicode_security::{MixedScript as _, confusable_detection::skeleton};

use super::{
    location::Findings,
    texts::{self, TextUse},
    usage::Usage,
};
use crate::catalog::{
    model::Catalog,
    web_link::{host_as_read, host_as_written, is_web_link},
    wording::excerpt,
};

pub(super) fn lint(catalog: &Catalog, _: &Usage, found: &mut Findings) {
    texts::each(
        catalog,
        &|_: TextUse, text| disguised(text).is_some(),
        &mut |location, _, text| {
            if let Some(host) = disguised(text) {
                let what = format!(
                    "the host of “{}” is another than it looks like; the net spells it {}",
                    excerpt(text),
                    excerpt(&host)
                );
                found.warn(
                    location,
                    what,
                    "Make sure that it is meant, and give it as the net spells it.",
                );
            }
        },
    );
}

/// The host as DNS spells it, where a reader would take it for another.
fn disguised(link: &str) -> Option<String> {
    let host = is_web_link(link).then(|| host_as_read(link)).flatten()?;
    let written = host_as_written(link);
    let looks_latin = |label: &str| !label.is_ascii() && skeleton(label).all(|c| c.is_ascii());
    let deceives = |label: &str| looks_latin(label) || !label.is_single_script();
    (written.is_ascii() || written.split('.').any(deceives)).then_some(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_in_disguise_is_told_from_one_in_another_script() {
        for (link, host) in [
            ("https://аррӏе.com/", Some("xn--80ak6aa92e.com")),
            ("https://www.аррӏе.com:8080/x", Some("www.xn--80ak6aa92e.com")),
            ("https://gооgle.com/", Some("xn--ggle-55da.com")),
            ("https://exаmpleж.com/", Some("xn--exmple-4nf6c.com")), // letters of two scripts
            ("http://0x7f.1/", Some("127.0.0.1")),
            ("http://ex%61mple.com/", Some("example.com")),
            ("https://straße.example", None),
            ("https://café.example", None),
            ("https://пример.example", None),
            ("https://例え.example", None),
            ("https://EXAMPLE.com", None),
            ("https://xn--80ak6aa92e.com", None),
            ("аррӏе.com", None),
        ] {
            assert_eq!(disguised(link).as_deref(), host, "{link}");
        }
    }
}
