//! What mutation starts from: the files of this repository, and more where they lie beside it.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crosscheck::{catalog::parse_raw, dataset::built_in::BUILT_IN, import::write};

use crate::{generate::generate, workbooks};

/// The files of a folder of the repository, or of one beside it, whose names end so; none where it is not there.
fn files(folder: &str, endings: &[&str]) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .map(|entries| entries.flatten().map(|e| e.path()).collect())
        .unwrap_or_default();
    files.retain(|f| f.extension().is_some_and(|e| endings.iter().any(|ending| e == *ending)));
    files.sort();
    files
}

/// The content of such files, none longer than a mutation may take its time over.
fn contents(folders: &[&str], endings: &[&str]) -> Vec<Vec<u8>> {
    let paths = folders.iter().flat_map(|folder| files(folder, endings));
    let read = paths.filter_map(|path| fs::read(path).ok());
    read.map(|mut bytes| {
        bytes.truncate(60_000);
        bytes
    })
    .collect()
}

/// A file of `tests/data`.
pub fn data(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name);
    fs::read(path).expect("a file of tests/data")
}

/// Catalogs: the small ones, parts of the built-in one and of generated ones, and the built-in one whole.
pub fn catalogs() -> Vec<Vec<u8>> {
    let mut all = contents(&["tests/data", "../shared/cases/hostile"], &["ron"]);
    let built_in = parse_raw(BUILT_IN).expect("the built-in catalog");
    for part in built_in.services.chunks(4).take(6) {
        let part = crosscheck::catalog::raw::RawCatalog {
            services: part.to_vec(),
            ..built_in.clone()
        };
        all.push(write(&part).into_bytes());
    }
    all.extend((0..4).map(|seed| write(&generate(4, seed)).into_bytes()));
    all.push(BUILT_IN.to_vec());
    all
}

/// Lists that end so: those of the tests and what the program itself exports.
pub fn lists(ending: &str) -> Vec<Vec<u8>> {
    let folders = [
        "tests/data",
        "tests/golden",
        "../shared/cases/import",
        "../shared/catalogs",
    ];
    let mut all = contents(&folders, &[ending]);
    all.push(match ending {
        "json" => {
            br#"[{"name": "A", "free": true, "since": "2019-05", "tags": ["x", "y"], "size": 1.5}, {"name": "B"}]"#
                .to_vec()
        }
        "jsonl" => b"{\"name\": \"A\", \"n\": 1}\n{\"name\": \"B\"}\n".to_vec(),
        "xlsx" => workbooks::laptops(),
        "ods" => workbooks::ods(
            &[&["name", "n"][..], &["A", "1"], &["B", "2"]]
                .map(workbooks::ods_row)
                .concat(),
        ),
        "tsv" => b"name\tsize\tfree\nA\t5\tyes\nB\t\"1,500\"\tno\n".to_vec(),
        _ => {
            b"id,name,size (GB),free,since,tags,home\na,A,5,yes,2019-05,x;y,https://a.example\nb,B,\"1,5\",no,2020,x,\n"
                .to_vec()
        }
    });
    all
}

/// Sessions.
pub fn sessions() -> Vec<Vec<u8>> {
    contents(&["tests/data", "../shared/cases/hostile"], &["crosscheck"])
}

/// Words of a text: every different one, up to so many.
pub fn words(texts: &[Vec<u8>], most: usize) -> Vec<Vec<u8>> {
    let mut words: Vec<Vec<u8>> = texts
        .iter()
        .flat_map(|t| t.split(|b| !(b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.'))))
        .filter(|w| (2..=40).contains(&w.len()))
        .map(<[u8]>::to_vec)
        .collect();
    words.sort();
    words.dedup();
    let every = words.len().div_ceil(most).max(1);
    words.into_iter().step_by(every).collect()
}
