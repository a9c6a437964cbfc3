//! The wizard, the scoring and its robustness against slow, obvious oracles over random small catalogs; the machine
//! explored exhaustively on a real one.

mod branch;
mod hard_looks;
mod inferred;
mod laws;
mod lints;
mod machine;
mod open_must_haves;
mod oracle;
mod our_words;
mod recomputed;
mod robustness;
mod scenarios;
mod settled;
mod spec;
mod verify;
mod verify_each;
mod wishes;
mod words;
mod worth;
