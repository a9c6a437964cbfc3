//! Messages on standard error: what a command or the program's start has to say beside its result.

use std::io::{self, Write as _};

/// Says something on standard error. A reader that has gone away is no reason to stop.
pub fn note(message: &str) {
    let _ = writeln!(io::stderr(), "crosscheck: {message}");
}
