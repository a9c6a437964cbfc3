//! How Explore lays services out: groups, the matrix and chosen columns against slow and obvious rules, what of them is
//! kept and taken back, and the grid driven as a person would.

mod flows;
mod laws;
