//! What the tests that look at pictures share.
#![allow(dead_code)] // each test file uses its own part

pub mod app;
pub mod cpu_renderer;
pub mod readme;
