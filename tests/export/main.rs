//! What is written: every format against files that were looked at, and read back for whatever a catalog may hold.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test says what it expects by panicking

#[path = "../support/hostile.rs"]
mod hostile;

mod golden;
mod pages;
mod picture;
mod properties;
