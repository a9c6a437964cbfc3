//! Which addresses may be opened: of links that are claimed, and of sources.

/// Whether a link may be made clickable: http and https only.
pub fn is_web_link(link: &str) -> bool {
    let lower = link.to_ascii_lowercase();
    (lower.starts_with("https://") || lower.starts_with("http://"))
        && !link.contains(char::is_whitespace)
        && !link.contains(char::is_control)
}
