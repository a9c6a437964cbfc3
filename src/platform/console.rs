//! The one place that writes to the terminal: results on standard output, messages on standard error. What a terminal
//! receives has no control or bidirectional characters, whatever a catalog, a session or a file name holds; what goes to a
//! file or a pipe is left as it is.

use std::{
    borrow::Cow,
    io::{self, IsTerminal, Write},
};

use super::files::{Broken, pour};
use crate::{
    catalog::wording::message,
    export::terminal::{safe, safe_lines},
};

/// Writes a message to standard error, in one line. A reader that has gone away is no reason to stop.
pub fn note(text: &str) {
    say(&format!("crosscheck: {text}"));
}

/// Writes a line of a report to standard error, cut if it is too long.
pub fn say(line: &str) {
    let _ = writeln!(io::stderr(), "{}", as_one_line(line));
}

/// What standard error receives of a line.
fn as_one_line(line: &str) -> String {
    message(safe(line).into_owned())
}

/// Writes a result to standard output: these bytes, or what may be shown of them where it is a terminal. A pipe that
/// closes early (`| head`) ends quietly. Fails where the output cannot be written to.
pub fn print(bytes: &[u8]) -> io::Result<()> {
    match make(|out| out.write_all(bytes)) {
        Err(Broken::Maker(e) | Broken::Receiver(e)) => Err(e),
        Ok(()) => Ok(()),
    }
}

/// [`print`] of what `content` writes.
pub fn make<T: Default, E>(content: impl FnOnce(&mut dyn Write) -> Result<T, E>) -> Result<T, Broken<E>> {
    match pour_shown(io::stdout().lock(), content) {
        Err(Broken::Receiver(e)) if e.kind() == io::ErrorKind::BrokenPipe => Ok(T::default()),
        result => result,
    }
}

/// Writes a content to a receiver: where that is a terminal, only what may be shown.
pub(super) fn pour_shown<T, E>(
    mut into: impl Write + IsTerminal,
    content: impl FnOnce(&mut dyn Write) -> Result<T, E>,
) -> Result<T, Broken<E>> {
    if !into.is_terminal() {
        return pour(into, content);
    }
    let mut bytes = Vec::new();
    let made = content(&mut bytes).map_err(Broken::Maker)?;
    let written = into.write_all(&shown(&bytes)).and_then(|()| into.flush());
    written.map(|()| made).map_err(Broken::Receiver)
}

/// What a terminal may receive of a result: its text with line feeds and tabs, every other invisible character written out.
fn shown(bytes: &[u8]) -> Cow<'_, [u8]> {
    match String::from_utf8_lossy(bytes) {
        Cow::Borrowed(text) => match safe_lines(text) {
            Cow::Borrowed(_) => Cow::Borrowed(bytes),
            Cow::Owned(text) => Cow::Owned(text.into_bytes()),
        },
        Cow::Owned(text) => Cow::Owned(safe_lines(&text).into_owned().into_bytes()),
    }
}

/// Whether messages go to a terminal, where a person may read them.
pub fn has_reader() -> bool {
    io::stderr().is_terminal()
}

/// Whether standard output is a terminal.
pub fn is_terminal() -> bool {
    io::stdout().is_terminal()
}

/// How many cells wide the terminal is; `None` when the output goes elsewhere.
pub fn width() -> Option<usize> {
    let size = is_terminal().then(terminal_size::terminal_size).flatten();
    size.map(|(width, _)| usize::from(width.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::limits::MESSAGE_BYTES;

    #[test]
    fn a_message_is_one_short_line_that_moves_nothing() {
        assert_eq!(
            as_one_line("a\tb\nc\u{1b}[2J\u{202e}"),
            "a\\u{9}b\\u{a}c\\u{1b}[2J\\u{202e}"
        );
        let endless = as_one_line(&"\u{1b}".repeat(200_000));
        assert!(
            endless.len() <= MESSAGE_BYTES && endless.contains('…'),
            "{}",
            endless.len()
        );
    }

    #[test]
    fn a_terminal_receives_nothing_that_moves_it() {
        for (bytes, expected) in [
            (&b"a\tb\r\nc\n"[..], "a\tb\r\nc\n"),
            (b"\x1b]0;x\x07\x1b[31m\n", "\\u{1b}]0;x\\u{7}\\u{1b}[31m\n"),
            ("\u{202e}\u{9b}2J\u{85}".as_bytes(), "\\u{202e}\\u{9b}2J\\u{85}"),
            (b"a\rb\x0b\x0c\0\x7f", "a\\u{d}b\\u{b}\\u{c}\\u{0}\\u{7f}"),
            (b"\x9b31m\x1b", "\u{fffd}31m\\u{1b}"),
        ] {
            assert_eq!(String::from_utf8_lossy(&shown(bytes)), expected, "{bytes:?}");
        }
    }
}
