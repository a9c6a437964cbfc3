//! What the program is made of, with the licence of each part and where it comes from. The list is written by
//! `tests/scripts/licences.py`.

use std::{io::Read as _, sync::LazyLock};

use flate2::read::GzDecoder;
use serde::Deserialize;

static ALL: LazyLock<Licences> = LazyLock::new(|| {
    let mut text = String::new();
    let packed = include_bytes!("../../../assets/licences.json.gz").as_slice();
    // A test reads all of it.
    let _ = GzDecoder::new(packed).read_to_string(&mut text);
    serde_json::from_str(&text).unwrap_or_default()
});

/// Everything that is compiled in.
#[derive(Debug, Default, Deserialize)]
pub struct Licences {
    /// The parts, by name.
    #[serde(rename = "crates")]
    pub parts: Vec<LicensedPart>,
    texts: Vec<String>,
}

/// A crate, a typeface or another work of others that the program contains.
#[derive(Debug, Deserialize)]
pub struct LicensedPart {
    /// As its authors call it; a crate by its name in the registry.
    pub name: String,
    /// Its version; empty where it has none.
    pub version: String,
    /// Its licence as an SPDX expression: `MIT OR Apache-2.0`.
    #[serde(rename = "licence")]
    pub expression: String,
    /// The address it comes from; may be empty.
    pub home: String,
    texts: Vec<usize>,
    /// It came without a text of its own: the one shown is what its licence's name stands for.
    #[serde(default, rename = "standard")]
    pub has_standard_text: bool,
}

impl Licences {
    /// The texts that came with a part, or the standard one of its licence; none where there is neither.
    pub fn texts<'a>(&'a self, part: &'a LicensedPart) -> impl Iterator<Item = &'a str> {
        part.texts
            .iter()
            .filter_map(|at| self.texts.get(*at))
            .map(String::as_str)
    }
}

/// All of it; read when it is first asked for.
pub fn licences() -> &'static Licences {
    &ALL
}
