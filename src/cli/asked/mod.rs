//! The options of a decision, read from words: `decide` and `gaps` take them from the command line, `verify` from a record.

mod answers;
mod options;
mod wishes;

pub use answers::parse_answers;
pub use options::AskedArgs;
pub use wishes::{choose_curves, parse_wishes};

/// What is wrong with something asked, without the option of the command line that would have asked it: a record has none.
pub fn without_option(why: &str) -> &str {
    let option = why.strip_prefix("--").and_then(|rest| rest.split_once(' '));
    option.map_or(why, |(_, rest)| rest)
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_record_has_no_options() {
        for (why, expected) in [
            ("--answer shape: “x” is no answer.", "shape: “x” is no answer."),
            ("--answer: no question is called “x”.", "no question is called “x”."),
            ("nothing -- of the kind", "nothing -- of the kind"),
        ] {
            assert_eq!(super::without_option(why), expected);
        }
    }
}
