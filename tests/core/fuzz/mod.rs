//! A bounded fuzz harness on stable Rust: what is read from others is mutated from real files and read, and whatever is
//! accepted must come back from its own text. `CROSSCHECK_FUZZ_SEED` and `CROSSCHECK_FUZZ_SECONDS` (a target) steer it.

#![allow(clippy::print_stderr)] // seeds and counts are what whoever repeats a run needs

mod actions;
mod catalogs;
mod conditions;
mod deeds;
mod engine;
mod laws;
mod lists;
mod long_day;
mod mutate;
mod seeds;
mod sessions;
mod settings;
mod world;
