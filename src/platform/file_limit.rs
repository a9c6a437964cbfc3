//! A limit on the size of files, as a shell can set, refuses a write as a full disk does; by default it ends the program.

/// From here on a write beyond the limit fails, and is reported like any other that does.
#[cfg(unix)]
pub fn refuse() {
    use std::sync::{Arc, atomic::AtomicBool};
    // What is done when the signal comes is no matter: that it is done in place of ending is.
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, Arc::new(AtomicBool::new(false)));
}

/// Other systems end no program for that.
#[cfg(not(unix))]
pub fn refuse() {}
