//! Which addresses may be opened (of links that are claimed, and of sources), and how they are shown before they are.

use url::Url;

use super::{limits::NAME_BYTES, plain_text::is_visible};

/// Whether a text is meant as a web address: http and https only, without space.
pub fn is_meant_as_link(text: &str) -> bool {
    let starts = |with: &str| text.get(..with.len()).is_some_and(|s| s.eq_ignore_ascii_case(with));
    (starts("https://") || starts("http://")) && !text.contains(|c: char| c.is_whitespace() || c.is_control())
}

/// Whether a link may be made clickable: a web address that leads where its text claims. One with `user:password@`, or with a
/// character that is invisible, does not.
pub fn is_web_link(link: &str) -> bool {
    is_meant_as_link(link)
        && link.len() <= NAME_BYTES
        && link.chars().all(is_visible)
        // Browsers take \ for /, others for a part of the name before @.
        && !link.contains('\\')
        && !authority(link).contains('@')
        && Url::parse(link).is_ok_and(|url| url.has_host())
}

/// The address as it is shown before it is opened. Beside a host with letters of other scripts, or spelt otherwise than
/// DNS does, the DNS form is shown: `https://аррӏе.com (xn--80ak6aa92e.com)`.
pub fn address(link: &str) -> String {
    host_as_read(link).map_or_else(|| link.to_owned(), |host| format!("{link} ({host})"))
}

/// The host as DNS spells it, where the address has it otherwise.
pub fn host_as_read(link: &str) -> Option<String> {
    let url = Url::parse(link).ok()?;
    let host = url.host_str().unwrap_or_default();
    (!host_as_written(link).eq_ignore_ascii_case(host)).then(|| host.to_owned())
}

/// The host as the address has it.
pub fn host_as_written(link: &str) -> &str {
    let written = authority(link);
    match written.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => written,
    }
}

/// Where what follows the host begins: only there can a character be spelt out. (`[::1]` is a host.)
pub fn path_at(link: &str) -> usize {
    link.find("://").map_or(0, |at| at + 3 + authority(link).len())
}

/// What is between the slashes and the path.
fn authority(link: &str) -> &str {
    let behind = link.split_once("://").map_or("", |(_, behind)| behind);
    behind.split(['/', '\\', '?', '#']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_the_host_begins_behind_its_brackets_and_port() {
        for (link, path) in [
            ("http://[::1]:80/[a]", "/[a]"),
            ("https://a.b?c", "?c"),
            ("https://a.b", ""),
            ("mailto:a", "mailto:a"),
        ] {
            assert_eq!(&link[path_at(link)..], path);
        }
    }

    #[test]
    fn only_what_leads_where_it_says_is_a_link() {
        for (link, safe) in [
            ("https://example.com", true),
            ("HTTPS://example.com/a?b=c@d#e", true),
            ("http://example.com:8080/", true),
            ("https://[2001:db8::1]:8080/x", true),
            ("https://straße.example/ü", true),
            ("https://ok.example/%22onmouseover=alert(1)//%27<script>", true),
            ("javascript:alert(1)", false),
            ("ftp://example.com", false),
            ("https://", false),
            ("https://user:pw@evil.example/", false),
            ("https://example.com@evil.example/", false),
            ("https://example.com\\@evil.example/", false),
            ("https://example.com/\u{202e}gnp.exe", false),
            ("https://exam\u{200b}ple.com", false),
            ("https://exam\u{ad}ple.com", false),
            ("https://example.com/ a", false),
            ("https://example.com/\0", false),
        ] {
            assert_eq!(is_web_link(link), safe, "{link:?}");
        }
        assert!(!is_web_link(&format!("https://example.com/{}", "a".repeat(NAME_BYTES))));
    }

    #[test]
    fn an_address_says_how_the_net_spells_it() {
        for (link, shown) in [
            ("https://example.com/a", "https://example.com/a"),
            ("https://Example.com:8080/a", "https://Example.com:8080/a"),
            ("https://example.com:443", "https://example.com:443"),
            ("https://[2001:db8::1]/", "https://[2001:db8::1]/"),
            ("https://аррӏе.com/", "https://аррӏе.com/ (xn--80ak6aa92e.com)"),
            (
                "https://straße.example",
                "https://straße.example (xn--strae-oqa.example)",
            ),
            ("http://0x7f.1/", "http://0x7f.1/ (127.0.0.1)"),
        ] {
            assert_eq!(address(link), shown);
        }
    }
}
