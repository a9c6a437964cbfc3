//! What a catalog may hold at most, all in one place. Each number is well above what real lists need (the largest known
//! has 100,000 entries and cells of some 100 kB), and low enough that a file made to be too much is refused with a
//! sentence before it takes the machine's memory.

/// The largest file that is read, in bytes: 256 MiB, ten times a catalog of 100,000 services.
pub const MAX_BYTES: usize = 256 * 1024 * 1024;
/// The largest file of which the bytes are kept while it is open, so that a copy can be written when it has gone: 4 MiB, ten
/// times the catalog that ships.
pub const COPY_BYTES: usize = 4 * 1024 * 1024;
/// The longest id, name, title, label or link, in bytes: ten times the longest name known, and still drawn within a frame.
pub const NAME_BYTES: usize = 10_000;
/// The longest other text (a summary, a note, what a claim quotes), in bytes: ten times the longest cell of a real list.
pub const TEXT_BYTES: usize = 1024 * 1024;
/// The most services: ten times the largest list known.
pub const SERVICES: usize = 1_000_000;
/// The most attributes, and the most options of one: both are counted in 16 bits, as cells keep them.
pub const ATTRIBUTES: usize = u16::MAX as usize;
/// See [`ATTRIBUTES`].
pub const OPTIONS: usize = u16::MAX as usize;
/// The most cells, services times attributes: four bytes each are kept for every one, so 400 MB. The largest list known
/// has 4 million.
pub const CELLS: usize = 100_000_000;
/// The most claims of one service for one attribute: no one reads more, and adding them up compares each with each.
pub const CLAIMS_A_CELL: usize = 1_000;
/// The most sources.
pub const SOURCES: usize = 100_000;
/// The most questions of the wizard, and the most answers of one; the documents have five.
pub const FACTORS: usize = 100;
/// See [`FACTORS`].
pub const ANSWERS: usize = 100;
/// The most rules one answer may have; more cannot be explained to a person.
pub const RULES: usize = 10;
/// How deep brackets may be nested in a file; a catalog needs ten levels, a session a few more.
pub const NESTING: usize = 64;

/// How many similar findings are shown; the rest is counted.
pub const ALIKE_SHOWN: usize = 100;
/// How many characters of an id, a name or an argument a message repeats.
pub const EXCERPT_CHARS: usize = 60;
/// How many bytes a message has in all, whatever it repeats.
pub const MESSAGE_BYTES: usize = 1_000;
/// How many findings are looked up in the file's text, and how many unknown words of one file are given a suggestion:
/// each would be compared with each.
pub const LOOKED_UP: usize = 400;
/// How many bytes of a path a message repeats.
pub const PATH_BYTES: usize = 240;
/// How many bytes of a list of what there is a suggestion has.
pub const KNOWN_BYTES: usize = 400;
/// The longest word for which another is suggested, in characters: a longer one is no typing mistake.
pub const SUGGEST_CHARS: usize = 64;
/// How many known words are searched for a suggestion.
pub const SUGGEST_AMONG: usize = 200_000;
/// How many services of a circle are named.
pub const CIRCLE_SHOWN: usize = 8;
/// How many formulas are followed to find a circle of computed attributes: it is done for each that names a later one.
pub const CIRCLE_SEARCHED: usize = 16;
/// The most characters of a picture. At one pixel a point, half as many fill the largest picture there is; laying out
/// takes some 120 bytes each.
pub const PICTURE_CHARS: usize = 1_000_000;
