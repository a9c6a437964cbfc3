//! Enums that are tables: one row of data a variant, so that everything about a variant is in one place.

/// Declares an enum with a row of data for each variant, in order: `ALL`, and `row` to read from. A variant without a row
/// does not compile.
macro_rules! table {
    ($(#[$about:meta])* $vis:vis enum $name:ident: $row:ty { $($variant:ident => $data:expr),+ $(,)? }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[allow(missing_docs)] // the rows say it
        $vis enum $name {
            $($variant),+
        }

        impl $name {
            /// All of them, in the order of the table.
            pub const ALL: [Self; [$(stringify!($variant)),+].len()] = [$(Self::$variant),+];

            fn row(self) -> $row {
                match self {
                    $(Self::$variant => $data),+
                }
            }
        }
    };
}
