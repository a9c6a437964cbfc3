//! The rules of the house, held by reading the sources: who may know whom, where what varies is named, how long files
//! are and what they are called. Each row is data; a failure names the file, what is wrong and what to do.
#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout)] // a test says what it expects by panicking

mod circles;
mod for_now;
mod homes;
mod layers;
mod names;
mod parse;
mod sizes;
mod source;

/// Fails with everything that is broken, save what [`for_now`] still allows.
fn report(broken: Vec<String>) {
    let (allowed, broken): (Vec<_>, Vec<_>) = broken
        .into_iter()
        .partition(|b| for_now::ALLOWED.iter().any(|a| b.starts_with(a)));
    if !allowed.is_empty() {
        println!("still to do:\n{}", allowed.join("\n"));
    }
    assert!(broken.is_empty(), "{} broken:\n{}", broken.len(), broken.join("\n"));
}
