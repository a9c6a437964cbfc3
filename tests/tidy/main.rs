//! The rules of the house, held by reading the sources: who may know whom, where what varies is named, how long files
//! are and what they are called. Each row is data; a failure names the file, what is wrong and what to do.
#![allow(clippy::expect_used, clippy::panic)] // a test says what it expects by panicking

mod circles;
mod dependencies;
mod homes;
mod icon;
mod layers;
mod names;
mod parse;
mod security;
mod sizes;
mod source;

/// Fails with everything that is broken.
fn report(broken: Vec<String>) {
    assert!(broken.is_empty(), "{} broken:\n{}", broken.len(), broken.join("\n"));
}
