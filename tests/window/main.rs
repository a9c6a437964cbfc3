//! The window without a display: the real app driven as a person would drive it, its views as text, its pictures.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test says what it expects by panicking

#[path = "../support/generate.rs"]
mod generate;
#[path = "../support/mod.rs"]
mod support;

mod among;
mod app;
mod as_of;
mod attributes;
mod columns;
mod commands;
mod compare;
mod compare_steps;
mod counts;
mod decide_pages;
mod decided;
mod designer;
mod dialogs;
mod editions;
mod everywhere;
mod evidence;
mod export;
mod faults;
mod filters;
mod frames;
mod grid;
mod hints;
mod hostile;
mod import;
mod import_columns;
mod kept;
mod leading;
mod mended;
mod notices;
mod nouns;
mod on_disk;
mod painted;
mod reach;
mod screens;
mod session;
mod settings;
mod small;
mod still;
mod theme;
mod undo;
mod views;
mod wizard;
