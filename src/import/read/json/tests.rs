//! Lists of records as JSON.

use super::*;

fn shown(text: &str) -> String {
    match read(text.as_bytes(), ReadChoices::NONE, false) {
        Err(e) => e.to_string(),
        Ok(table) => {
            let columns: Vec<String> = table
                .columns
                .iter()
                .map(|c| {
                    let cells: Vec<String> = c.cells.iter().map(|(r, v)| format!("{r}={v:?}")).collect();
                    format!("{:?} {}[{}]", c.part, c.header, cells.join(" "))
                })
                .collect();
            columns.join(" ")
        }
    }
}

#[test]
fn values_keep_their_types_and_blanks_are_no_values() {
    for (text, expected) in [
        (
            r#"[{"a":1,"b":true,"c":"5","d":["x","",null,2],"e":null,"f":" ","g":[]}]"#,
            r#"Field a[0=Number(1.0)] Field b[0=Bool(true)] Field c[0=Text("5")] Field d[0=List(["x", "2"])] Field e[] Field f[] Field g[0=List([])]"#,
        ),
        (r#"{"items":[{"a":1}],"count":1}"#, "Field a[0=Number(1.0)]"),
        (
            r#"{"x":{"a":1},"y":{"a":2}}"#,
            r#"Field name[0=Text("x") 1=Text("y")] Field a[0=Number(1.0) 1=Number(2.0)]"#,
        ),
        (
            r#"{"x":{"name":"X"},"y":{"name":"Y","id":"z"}}"#,
            r#"Field id[0=Text("x") 1=Text("z")] Field name[0=Text("X") 1=Text("Y")]"#,
        ),
        (
            r#"{"name":"a","n":1}
{"name":"b"}"#,
            r#"Field name[0=Text("a") 1=Text("b")] Field n[0=Number(1.0)]"#,
        ),
        (
            r#"[{"n":9007199254740993,"x":NaN,"y":-Infinity},{"n":9007199254740992}]"#,
            r#"Field n[0=Text("9007199254740993") 1=Number(9007199254740992.0)] Field x[] Field y[]"#,
        ),
        (
            r#"[{"attributes":{"a":{"b":1}},"links":[{"label":"Docs","url":"u"},{"label":"Docs","url":"v"}]}]"#,
            r#"Attribute a.b[0=Number(1.0)] Link Docs[0=List(["u", "v"])]"#,
        ),
        (
            r#"[{"a":1e400,"b":12345678901234567890,"c":"1e400"}]"#,
            r#"Field a[0=Text("1e400")] Field b[0=Text("12345678901234567890")] Field c[0=Text("1e400")]"#,
        ),
        (r#"[{"a.b":1,"a":{"b":2}}]"#, r#"Field a.b[0=List(["1", "2"])]"#),
        (
            "3",
            r#"the file holds no list of records. Give a list: [{"name": "…", …}, …]."#,
        ),
        (
            "[{]",
            "line 1, column 3: the file is not JSON as it should be. Check the brackets, commas and quotation marks near here.",
        ),
        (
            "[",
            "line 1, column 1: the file ends too early to be JSON. Check the brackets, commas and quotation marks near here.",
        ),
    ] {
        assert_eq!(shown(text), expected, "{text}");
    }
}

#[test]
fn what_is_no_record_is_reported() {
    let table = read(br#"[{"a":[[1]]},7]"#, ReadChoices::NONE, false).expect("a table");
    assert_eq!(table.places, [1]);
    assert_eq!(
        (table.left_out[0].place, table.left_out[0].why, table.records),
        (2, "no record", 2)
    );
    assert_eq!(table.remarks.len(), 1);
    assert_eq!(table.remarks[0].1, ["a in entry 1"]);
}
