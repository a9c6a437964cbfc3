//! The command line as a contract: exit codes, shapes of JSON, messages. Each test runs the real program.

use std::{
    path::{Path, PathBuf},
    process::{Command, Output},
};

use serde_json::Value;

fn run(words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_crosscheck"))
        .args(words)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .expect("the program runs")
}

fn data(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data")
        .join(name)
        .to_string_lossy()
        .into_owned()
}

fn json(words: &[&str]) -> Value {
    let out = run(words);
    serde_json::from_slice(&out.stdout)
        .unwrap_or_else(|e| panic!("{words:?}: {e}: {}", String::from_utf8_lossy(&out.stderr)))
}

fn keys(value: &Value) -> Vec<&str> {
    value
        .as_object()
        .expect("an object")
        .keys()
        .map(String::as_str)
        .collect()
}

#[test]
fn exit_codes_say_done_no_or_wrong() {
    let databases = data("databases.ron");
    let folder = tempfile::tempdir().expect("a folder");
    let there = folder.path().join("there.md");
    std::fs::write(&there, "old").expect("written");
    let there = there.to_string_lossy().into_owned();
    let deep = folder.path().join("deep.ron");
    std::fs::write(&deep, "(".repeat(1000)).expect("written");
    let deep = deep.to_string_lossy().into_owned();
    let cases: &[(&[&str], i32, &str)] = &[
        (&["check", &databases], 0, ""),
        (&["check", &deep], 1, ""),
        (&["check", "/no/such.ron"], 2, "no such file"),
        (&["list", "--catalog", &deep], 2, "line 1"),
        (&["list"], 0, ""),
        (&["list", "--search", "zzzzzz"], 1, "No service matches"),
        (&["list", "--where", "langauges=python"], 2, "Did you mean “languages”"),
        (&["list", "--where", "languages=pyhton"], 2, "Did you mean “python”"),
        (&["list", "--where", "data-limit>=ten"], 2, "not a number"),
        (
            &["list", "--where", "data-limit=1.499,00"],
            2,
            "Write it with a point before the decimals: 1499",
        ),
        (&["list", "--where", "data-limit=8..4"], 2, "Write the lower end first."),
        (&["list", "--where", "data-limit=1..8 TB or languages=python"], 0, ""),
        (
            &["list", "--where", "complete", "--columns", "languages,data-limit"],
            0,
            "",
        ),
        (
            &[
                "list",
                "--define",
                "twice=data-limit * 2",
                "--where",
                "twice=2..100000",
                "--sort",
                "twice:desc",
                "--sort",
                "name",
            ],
            0,
            "",
        ),
        (
            &["decide", "--define", "twice=\"Largest data\" * 2"],
            2,
            "no attribute named",
        ),
        (&["list", "--define", "x=languages + 1"], 2, "“languages” is no number"),
        (&["list", "--define", "x"], 2, "Write NAME=EXPR"),
        (&["format"], 0, ""),
        (&["format", "--schema"], 0, ""),
        (&["new", "README.md"], 1, "is there already"),
        (&["new", "README.md/x.ron"], 2, ""),
        (
            &["new", "README.md", "--from", "tests/data/tools.csv"],
            1,
            "is there already",
        ),
        (&["new", "x.ron", "--from", "no.csv"], 2, "no.csv"),
        (&["new", "x.ron", "--from", "README.md"], 2, "can be imported"),
        (
            &["new", "x.ron", "--define", "a=1"],
            2,
            "new shows no columns, so --define a=1",
        ),
        (&["check", "--define", "a=1"], 2, "check shows no columns"),
        (
            &["diff", "catalog.ron", "catalog.ron", "--define", "a=1"],
            2,
            "diff shows no columns",
        ),
        (
            &["import", "tests/data/tools.csv", "--define", "a=1"],
            2,
            "import shows no columns",
        ),
        (&["format", "--define", "a=1"], 2, "format shows no columns"),
        (&["--define", "a=1"], 2, "A window takes no --define"),
        (&["list", "--where", "languages>=3"], 2, "neither a number nor a date"),
        (&["list", "--sort", "largest Training dataset:desc"], 0, ""),
        (&["list", "--columns", "LANGUAGES,Largest training dataset (GB)"], 0, ""),
        (&["list", "--columns", "source"], 2, "“source” is no column"),
        (&["list", "--where", "data-limit>=1 MB", "--unknown", "keep"], 0, ""),
        (&["list", "--where", "data-limit>=1 km"], 2, "is in km"),
        (&["decide", "--prefer", "Largest training dataset=less"], 0, ""),
        (&["list", "--sort", "nonsense"], 2, "no attribute named “nonsense”"),
        (&["list", "--today", "yesterday"], 2, "YYYY-MM-DD"),
        (&["list", "--fromat", "json"], 2, "Did you mean"),
        (&["lsit"], 2, "Did you mean “list”"),
        (&["/no/such/file.ron"], 2, "neither a command nor a file"),
        (&["compare", "azure-databricks"], 2, ""),
        (
            &["compare", "azure-databricks", "azure-databrick"],
            2,
            "azure-databricks",
        ),
        (
            &["compare", "azure-databricks", "microsoft-fabric", "-o", &there],
            1,
            "there already",
        ),
        (
            &[
                "compare",
                "azure-databricks",
                "microsoft-fabric",
                "-o",
                &there,
                "--force",
            ],
            0,
            "",
        ),
        (&["decide", "--answer", "model-type=deep-learnin"], 2, "deep-learning"),
        (&["decide", "--answer", "language=python"], 2, "languages"),
        (&["decide", "--prefer", "data-limit!=less"], 2, "a wish has = alone"),
        (&["decide", "--prefer", "data-limit<=less"], 2, "a wish has = alone"),
        (&["decide", "--where", "role=supporting"], 1, ""),
        (&["--version"], 0, ""),
        (&["decide", "--help"], 0, ""),
        (&[], 2, "crosscheck list"),
    ];
    for (words, code, message) in cases {
        let out = run(words);
        let said = String::from_utf8_lossy(&out.stderr);
        assert_eq!(out.status.code(), Some(*code), "{words:?}: {said}");
        assert!(said.contains(message), "{words:?} should say “{message}”: {said}");
        for debug in ["panicked", "Os {", "Err(", "Error {", "RUST_BACKTRACE"] {
            assert!(!said.contains(debug), "{words:?} shows Debug text: {said}");
        }
    }
}

#[test]
fn help_explains_every_command_with_an_example() {
    for command in ["check", "new", "list", "facets", "gaps", "compare", "import", "decide"] {
        let out = run(&[command, "--help"]);
        let text = String::from_utf8_lossy(&out.stdout);
        assert!(text.contains(&format!("Example: crosscheck {command}")), "{text}");
        for option in ["--catalog", "--today", "--as-of", "--since", "--reading"] {
            assert!(text.contains(option), "{command} lacks {option}");
        }
    }
}

#[test]
fn list_json_has_the_shape_of_the_contract() {
    let all = json(&["list", "--format", "json", "--today", "2026-11-21"]);
    let services = all.as_array().expect("a list");
    assert_eq!(
        services.len(),
        75,
        "commands cover every service, retired and supporting ones too"
    );
    // What a service has beside these is as a catalog has it, and `defines` is for reading the list back.
    let more = [
        "former_names",
        "summary",
        "note",
        "named_in",
        "lifecycle",
        "successors",
        "benefits",
        "considerations",
        "beyond_given",
        "defines",
    ];
    for s in services {
        let mut keys_of_contract = keys(s);
        keys_of_contract.retain(|k| !more.contains(k));
        assert_eq!(
            keys_of_contract,
            [
                "id",
                "name",
                "role",
                "category",
                "status",
                "aliases",
                "successor",
                "cells"
            ]
        );
        assert_eq!(keys(&s["cells"]).len(), 37, "every attribute is there");
        for cell in s["cells"].as_object().expect("cells").values() {
            assert!(
                ["state", "value", "claims"].iter().all(|k| cell.get(k).is_some()),
                "{cell}"
            );
            for claim in cell["claims"].as_array().expect("claims") {
                let mut known = keys(claim);
                // A claim that is history, taken back or stated of a part says so; every other has exactly these keys.
                known.retain(|k| !["superseded", "withdrawn", "through", "supersedes"].contains(k));
                assert_eq!(known, ["source", "date", "place", "value", "note"]);
            }
        }
    }
    let searched = json(&["list", "--search", "batch ai", "--format", "json"]);
    assert_eq!(searched[0]["id"], "azure-batch-ai");
    assert!(searched[0].get("matched").is_some());
    assert_eq!(
        json(&["list", "--search", "zzzz", "--format", "json"]),
        serde_json::json!([])
    );
}

/// Of a list the table of facets leaves out what tells no entry from another, as the window does; asked for, it is there.
#[test]
fn facets_of_a_list_leave_out_what_tells_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let list = folder.path().join("list.csv");
    std::fs::write(&list, "name,price\nA,1\nB,2\nC,3\n").expect("written");
    let list = list.to_string_lossy().into_owned();
    let catalog = folder.path().join("list.ron").to_string_lossy().into_owned();
    assert!(run(&["import", &list, "-o", &catalog]).status.success());
    let facets = |more: &[&str]| {
        let out = run(&[&["facets", "--catalog", &catalog], more].concat());
        String::from_utf8_lossy(&out.stdout).into_owned()
    };
    let told = facets(&[]);
    assert!(told.contains("Price (price)"), "{told}");
    for heading in ["Role (role)", "Category (category)", "Status (status)"] {
        assert!(!told.contains(heading), "{told}");
    }
    let asked = facets(&["--where", "status=available or role=supporting"]);
    assert!(
        asked.contains("Status (status)") && asked.contains("Role (role)"),
        "{asked}"
    );
    assert!(!asked.contains("Category (category)"), "{asked}");
}

/// What is asked of a column and cannot be is refused, and nothing is written.
#[test]
fn import_refuses_what_a_column_cannot_be() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let (list, out) = (at("list.csv"), at("out.ron"));
    std::fs::write(
        &list,
        "name,RAM,os\nA,16 GB,linux\nB,16 GB,mac\nC,8 GB,linux\nD,8 GB,mac\n",
    )
    .expect("written");
    for (words, code, expected) in [
        (
            &["--column", "RAM=number:unit=kg"][..],
            2,
            "“RAM”: the unit “kg” was not taken, because its cells are in “GB”",
        ),
        (
            &["--complete", "RAM"],
            2,
            "“RAM” is a number, which cannot be a whole list; --column \"RAM=set:complete\"",
        ),
        (
            &["--complete", "name"],
            2,
            "“name” is the name of each entry, which cannot be a whole list",
        ),
        (&["--column", "RAM=number:unit=MB"], 0, ""),
        (&["--column", "RAM=set:complete"], 0, ""),
        (&["--complete", "os"], 0, ""),
    ] {
        let _ = std::fs::remove_file(&out);
        let done = run(&[&["import", &list, "-o", &out], words].concat());
        let told = String::from_utf8_lossy(&done.stderr);
        assert_eq!(done.status.code(), Some(code), "{words:?}: {told}");
        assert!(told.contains(expected), "{words:?}: {told}");
        assert_eq!(Path::new(&out).exists(), code == 0, "{words:?}");
    }
}

#[test]
fn facets_json_has_the_shape_of_the_contract() {
    let all = json(&["facets", "--format", "json", "--today", "2026-11-21"]);
    let facets = all.as_array().expect("a list");
    let ids: Vec<&str> = facets.iter().filter_map(|f| f["attribute"].as_str()).collect();
    assert!(ids.ends_with(&["role", "category", "status", "source"]), "{ids:?}");
    for f in facets {
        for option in f["options"].as_array().expect("options") {
            assert_eq!(keys(option), ["id", "label", "count", "not_stated", "conflicting"]);
        }
    }
    assert!(facets.iter().all(|f| f["kind"].is_string()), "{facets:?}");
    let languages = facets
        .iter()
        .find(|f| f["attribute"] == "languages")
        .expect("the facet");
    assert_eq!(languages["kind"], "set");
    let python = languages["options"]
        .as_array()
        .expect("options")
        .iter()
        .find(|o| o["id"] == "python")
        .expect("python");
    let listed = json(&["list", "--where", "languages=python", "--format", "json"]);
    assert_eq!(
        python["count"],
        listed.as_array().expect("a list").len(),
        "a count is what listing gives"
    );
}

#[test]
fn compare_json_has_the_shape_of_the_contract() {
    let c = json(&[
        "compare",
        "azure-databricks",
        "microsoft-fabric",
        "--format",
        "json",
        "--today",
        "2026-11-21",
    ]);
    assert_eq!(
        keys(&c),
        [
            "format", "catalog", "today", "as_of", "filters", "baseline", "services", "groups", "hidden", "sources",
            "defines"
        ]
    );
    assert_eq!(c["today"], "2026-11-21");
    assert_eq!(keys(&c["services"][0])[..3], ["id", "name", "status"]);
    let row = &c["groups"][0]["rows"][0];
    assert_eq!(keys(row), ["attribute", "label", "unit", "class", "cells"]);
    for key in ["state", "value", "claims"] {
        assert!(row["cells"][0].get(key).is_some(), "{row}");
    }
    assert_eq!(
        keys(&c["sources"][0]),
        ["n", "id", "title", "publisher", "date", "link"]
    );
}

#[test]
fn decide_json_has_the_shape_of_the_contract() {
    let list = json(&["decide", "--list", "--format", "json"]);
    let factors: Vec<&str> = list
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|f| f["factor"].as_str())
        .collect();
    assert_eq!(
        factors,
        [
            "model-type",
            "full-control",
            "time-investment",
            "existing-services",
            "languages"
        ]
    );
    for factor in list.as_array().expect("a list") {
        assert_eq!(keys(factor), ["factor", "question", "source", "multiple", "options"]);
        assert!(factor["options"].as_array().is_some_and(|o| o.len() >= 3));
    }
    let d = json(&[
        "decide",
        "--answer",
        "model-type=deep-learning",
        "--answer",
        "languages=python",
        "--answer",
        "full-control=not-sure",
        "--format",
        "json",
        "--today",
        "2026-11-21",
    ]);
    for key in ["winner", "clear", "ranking", "ruled_out"] {
        assert!(d.get(key).is_some(), "{key} is missing");
    }
    for ranked in d["ranking"].as_array().expect("a ranking") {
        for key in ["id", "score", "low", "high", "contributions", "open", "to_confirm"] {
            assert!(ranked.get(key).is_some(), "{key} is missing");
        }
        let sum: f64 = ranked["contributions"]
            .as_array()
            .expect("a list")
            .iter()
            .filter_map(|c| c["points"].as_f64())
            .sum();
        assert!(
            (sum - ranked["low"].as_f64().expect("a number")).abs() < 1e-4,
            "contributions sum to low"
        );
        for c in ranked["contributions"].as_array().expect("a list") {
            let inferred = c["because"].as_str().is_some_and(|b| b.starts_with("Our inference:"));
            assert!(
                inferred || c["sources"].as_array().is_some_and(|s| !s.is_empty()),
                "{c}"
            );
        }
    }
    for out in d["ruled_out"].as_array().expect("a list") {
        for key in ["id", "rule", "because", "sources"] {
            assert!(out.get(key).is_some(), "{key} is missing");
        }
    }
}

#[test]
fn a_byte_order_mark_and_crlf_are_accepted() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = std::fs::read_to_string(data("databases.ron"))
        .expect("the small catalog")
        .replace('\n', "\r\n");
    let path: PathBuf = folder.path().join("windows.ron");
    std::fs::write(&path, format!("\u{feff}{text}")).expect("written");
    let out = run(&["check", &path.to_string_lossy()]);
    assert_eq!(out.status.code(), Some(0), "{}", String::from_utf8_lossy(&out.stdout));
}

#[test]
fn findings_carry_a_line_a_path_and_a_suggestion() {
    let folder = tempfile::tempdir().expect("a folder");
    let good = std::fs::read_to_string(data("databases.ron")).expect("the small catalog");
    let cases = [
        (
            "attribute: \"licence\", says: Is(\"open\"), source: \"handbook-2019\"",
            "attribute: \"license\", says: Is(\"open\"), source: \"handbook-2019\"",
            "Did you mean “licence”?",
        ),
        ("id: \"bigserver\", name", "id: \"tinybase\", name", "used twice"),
        ("to: \"bigserver\"", "to: \"oldstore\"", "circle"),
        ("kind: Flag),", "kind: Flagg),", "Flag"),
        (
            "title: \"Survey of stores\"",
            "titel: \"Survey of stores\"",
            "Did you mean “title”?",
        ),
        ("date: \"2019-05\"", "date: \"2019-13\"", "is not a date"),
        ("says: Exactly(16.0)", "says: Exactly(NaN)", "finite"),
        ("says: Exactly(16.0)", "says: Yes", "cannot be claimed"),
        ("kind: Number, unit: \"TB\"", "kind: Number, unit: 5", ""),
    ];
    for (from, to, expected) in cases {
        assert!(good.contains(from), "{from}");
        let path = folder.path().join("broken.ron");
        std::fs::write(&path, good.replacen(from, to, 1)).expect("written");
        let name = path.to_string_lossy().into_owned();
        let out = run(&["check", &name, "--format", "json"]);
        assert_eq!(out.status.code(), Some(1), "{to}");
        let report: Value = serde_json::from_slice(&out.stdout).expect("JSON");
        let error = &report["errors"][0];
        assert!(error["line"].is_u64(), "{to}: {error}");
        let text = format!("{} {}", error["message"], error["help"]);
        assert!(text.contains(expected), "{to}: {text}");
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    for format in ["md", "csv", "tsv", "html", "json", "xlsx", "png"] {
        let words = [
            "compare",
            "azure-databricks",
            "microsoft-fabric",
            "--format",
            format,
            "--today",
            "2026-11-21",
        ];
        assert_eq!(run(&words).stdout, run(&words).stdout, "{format}");
    }
}

#[test]
fn a_record_never_recommends_what_does_not_lead_clearly() {
    let record = |words: &[&str]| {
        let all: Vec<&str> = [&["decide", "--format", "adr", "--today", "2026-11-21"], words].concat();
        String::from_utf8_lossy(&run(&all).stdout).into_owned()
    };
    let tie = record(&["--answer", "model-type=deep-learning"]);
    assert!(
        tie.contains(": no clear winner")
            && tie.contains("No option is chosen")
            && tie.contains(" tie: ")
            && !tie.contains(": take "),
        "{tie}"
    );
    let nothing = record(&["--where", "role=supporting"]);
    assert!(
        nothing.contains("no recommendation") && nothing.contains("Nothing listed fits"),
        "{nothing}"
    );
}

#[test]
fn the_machine_is_printed_as_mermaid() {
    let text = String::from_utf8_lossy(&run(&["decide", "--diagram"]).stdout).into_owned();
    assert!(
        text.starts_with("stateDiagram-v2") && text.contains("[*] --> q1"),
        "{text}"
    );
}

#[test]
fn columns_of_a_list_are_chosen_in_order_and_a_slip_is_pointed_out() {
    let databases = data("databases.ron");
    let list = |columns: &str, format: &str| {
        run(&[
            "list",
            "--catalog",
            &databases,
            "--today",
            "2026-11-21",
            "--columns",
            columns,
            "--format",
            format,
        ])
    };
    let csv = String::from_utf8(list("max-size, status,max-size", "csv").stdout).expect("text");
    let head = csv.lines().find(|l| l.starts_with("Service")).expect("a head");
    assert_eq!(
        head,
        "Service,ID,Largest database (TB),Largest database: sources,Status,Status: sources"
    );
    let table = String::from_utf8(list("max-size,licence", "table").stdout).expect("text");
    let head: Vec<&str> = table
        .lines()
        .next()
        .expect("a head")
        .split("  ")
        .filter(|w| !w.is_empty())
        .map(str::trim)
        .collect();
    assert_eq!(head[..2], ["Name", "Id"]);
    assert!(
        head[2].starts_with("Largest database") && head[3].starts_with("Licence"),
        "{head:?}"
    );
    let wrong = list("max-sise", "csv");
    assert_eq!(wrong.status.code(), Some(2));
    let said = String::from_utf8_lossy(&wrong.stderr).into_owned();
    assert!(said.contains("Did you mean “max-size”?"), "{said}");
    // JSON is always complete.
    let all = run(&[
        "list",
        "--catalog",
        &databases,
        "--today",
        "2026-11-21",
        "--format",
        "json",
    ])
    .stdout;
    assert_eq!(list("status", "json").stdout, all);
}

#[test]
fn twenty_stand_side_by_side_and_one_more_is_refused() {
    let all = json(&["list", "--format", "json"]);
    let ids: Vec<&str> = all
        .as_array()
        .unwrap()
        .iter()
        .map(|s| s["id"].as_str().unwrap())
        .collect();
    let compare = |n: usize| {
        let words = [&["compare", "--format", "json"], &ids[..n]].concat();
        run(&words)
    };
    let twenty: Value = serde_json::from_slice(&compare(20).stdout).unwrap();
    assert_eq!(twenty["services"].as_array().map(Vec::len), Some(20));
    let more = compare(21);
    assert_eq!(more.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&more.stderr).contains("takes 2 to 20 ids, and 21 are named"));
}

#[test]
fn a_report_of_an_import_is_json_for_programs() {
    let folder = tempfile::tempdir().expect("a folder");
    let (list, out) = (folder.path().join("tools.csv"), folder.path().join("tools.ron"));
    std::fs::write(&list, "name,price,open\nA,$5,yes\n\nB,N/A,no\n").expect("written");
    let (list, out) = (list.to_string_lossy(), out.to_string_lossy());
    let nowhere = run(&["import", &list, "--format", "json"]);
    assert_eq!(nowhere.status.code(), Some(2));
    assert!(nowhere.stdout.is_empty() && String::from_utf8_lossy(&nowhere.stderr).contains("-o OUT.ron"));
    let told = run(&["import", &list, "--format", "json", "-o", &out]);
    assert_eq!(told.status.code(), Some(0), "{}", String::from_utf8_lossy(&told.stderr));
    let report: Value = serde_json::from_slice(&told.stdout).expect("JSON");
    assert_eq!(report["entries"], 2);
    assert_eq!(report["name"], "name");
    let headings: Vec<&str> = report["columns"]
        .as_array()
        .expect("columns")
        .iter()
        .filter(|c| !c["attribute"].is_null())
        .filter_map(|c| c["heading"].as_str())
        .collect();
    assert_eq!(headings, ["price", "open"]);
    // Entries and what was left out are all lines of the file.
    let left_out = report["left_out"].as_array().expect("places").len();
    assert_eq!(2 + left_out, 4, "{report}");
    assert!(run(&["check", &out]).status.success());
}

#[test]
fn a_byte_order_mark_is_put_only_when_asked_for_and_read_over() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("list.csv");
    let path = file.to_string_lossy();
    let words = ["list", "--where", "role=alternative", "--format", "csv"];
    let plain = run(&words).stdout;
    let marked = run(&[&words[..], &["--bom", "-o", &path]].concat());
    assert_eq!(marked.status.code(), Some(0));
    let written = std::fs::read(&file).expect("a file");
    assert_eq!(written, [b"\xef\xbb\xbf".as_slice(), &plain].concat());
    let out = folder.path().join("list.ron");
    let again = run(&["import", &path, "-o", &out.to_string_lossy()]);
    assert!(String::from_utf8_lossy(&again.stderr).contains("Crosscheck wrote this file"));
    for words in [
        &["list", "--bom"][..],
        &["list", "--bom", "--format", "json"],
        &["compare", "azure-databricks", "microsoft-fabric", "--bom"],
    ] {
        let out = run(words);
        assert_eq!(out.status.code(), Some(2), "{words:?}");
        assert!(
            String::from_utf8_lossy(&out.stderr).contains("--format csv or tsv"),
            "{words:?}"
        );
    }
}
