//! The kinds of attribute, one file each: how it is claimed, added up to a cell, asked for, ordered and read from text.
//!
//! The list below is the one list of them. A [`Kind`] answers every question of [`AttributeKind`] by
//! itself, so that the rest of the crate asks `attribute.kind.has_options()` and never which kind it is. To add one:
//! a file beside these, and a line in the list.

mod assertion;
mod choice;
mod currency;
mod date;
mod definition;
mod flag;
mod link;
mod number;
mod read_date;
mod read_number;
mod rules;
mod says;
mod services;
mod set;
mod text;
mod unit;
mod version;
mod written;

pub use assertion::Assertion;
pub use currency::{
    currency, currency_before, currency_in_any_case, currency_of_heading, has_decimal_comma, is_currency_sign,
};
pub use definition::{AttributeOption, Definition, NotedSays, Services, WrittenFor};
pub use read_date::DateFormat;
pub use read_number::{Marks, Unread, read, read_typed};
pub use rules::{AttributeKind, ClaimRefusal, Directions, Feature, MORE_OR_LESS, Words};
pub use says::{Arguments, ClaimForm, Input, RawEnd, RawSays, forms};
pub use unit::{as_written, canonical as canonical_unit, measure, sizes as unit_sizes};

use serde::{Deserialize, Serialize};

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $rules:path: [$($trait:ident),*],)*) => {
        /// What kind of value an attribute has.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
        pub enum Kind {
            $($(#[$doc])* $name,)*
        }

        impl Kind {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// Whether it has this in common with some other kinds.
            pub fn has(self, wanted: Feature) -> bool {
                match self {
                    $(Self::$name => [$(Feature::$trait),*].contains(&wanted),)*
                }
            }
        }

        impl std::ops::Deref for Kind {
            type Target = dyn AttributeKind;
            fn deref(&self) -> &Self::Target {
                match self {
                    $(Self::$name => &$rules,)*
                }
            }
        }
    };
}

kinds! {
    /// Yes, no or partly.
    Flag = flag::FlagRules: [Flag],
    /// One of these options.
    Choice = choice::ChoiceRules: [Options, Direction],
    /// Any of these options.
    Set = set::SetRules: [Options, Atoms, Several],
    /// A number in a unit (may be empty).
    Number = number::NumberRules: [Scale, Number, Direction],
    /// A year, month or day.
    Date = date::DateRules: [Scale],
    /// A version, ordered part by part.
    Version = version::VersionRules: [Scale, TextOrder],
    /// What no option, number or date can express.
    Text = text::TextRules: [Prose, TextOrder],
    /// A web address.
    Link = link::LinkRules: [Prose, TextOrder, Link],
    /// Other services.
    Services = services::ServicesRules: [Several, Services],
}
