//! What sets one service apart from another as the JSON of the command's contract.

use serde_json::{Map, Value, json};

use super::cell_json::option_id;
use crate::{
    catalog::Catalog,
    compare::{Apart, ApartKind, ApartLine, CellLine, CellWords},
};

/// The lists by name, each there even when it is empty. `better` also holds what is yes for one and stated to be no for the
/// other; `ahead` names which of the two each of its lines favours, and `how`.
pub fn why_json(catalog: &Catalog, apart: &Apart) -> Value {
    let mut lists = Map::new();
    lists.insert("one".to_owned(), json!(catalog[apart.one].id));
    lists.insert("other".to_owned(), json!(catalog[apart.other].id));
    for key in ["only_a", "only_b", "better", "different", "disagree", "nobody"] {
        lists.insert(key.to_owned(), Value::Array(Vec::new()));
    }
    for list in &apart.lists {
        let (key, speaks) = match list.kind {
            ApartKind::OneBetter => ("better", Some((apart.one, "better"))),
            ApartKind::OtherBetter => ("better", Some((apart.other, "better"))),
            ApartKind::OneYes => ("better", Some((apart.one, "yes-against-no"))),
            ApartKind::OtherYes => ("better", Some((apart.other, "yes-against-no"))),
            ApartKind::OnlyOne => ("only_a", None),
            ApartKind::OnlyOther => ("only_b", None),
            ApartKind::Different => ("different", None),
            ApartKind::Disputed => ("disagree", None),
            ApartKind::Nobody => ("nobody", None),
        };
        let Some(Value::Array(lines)) = lists.get_mut(key) else {
            continue;
        };
        lines.extend(list.lines.iter().map(|line| {
            let mut object = line_json(catalog, line);
            if let Some((ahead, how)) = speaks {
                object.insert("ahead".to_owned(), json!(catalog[ahead].id));
                object.insert("how".to_owned(), json!(how));
                object.insert("by".to_owned(), json!(Some(&line.by).filter(|by| !by.is_empty())));
            }
            Value::Object(object)
        }));
    }
    Value::Object(lists)
}

fn line_json(catalog: &Catalog, line: &ApartLine) -> Map<String, Value> {
    let about = line.attribute.map(|a| &catalog[a]);
    // What is compared as a whole has no options; null, as in a cell.
    let options = about.filter(|_| !line.options.is_empty()).map(|about| {
        let ids = line.options.iter().map(|o| option_id(about, *o));
        ids.collect::<Vec<_>>()
    });
    let [one, other] = &line.sides;
    let mut object = Map::new();
    object.insert("attribute".to_owned(), json!(about.map_or("status", |a| &a.id)));
    object.insert(
        "label".to_owned(),
        json!(about.map_or(line.label.as_str(), |a| &a.label)),
    );
    object.insert("options".to_owned(), json!(options));
    object.insert("a".to_owned(), side_json(one));
    object.insert("b".to_owned(), side_json(other));
    object
}

fn side_json(words: &CellWords) -> Value {
    let mut claims: Vec<usize> = Vec::new();
    for n in words.lines.iter().flat_map(|l| &l.sources) {
        if !claims.contains(n) {
            claims.push(*n);
        }
    }
    json!({
        "state": words.state.id(),
        "words": words.lines.iter().map(CellLine::spelt).collect::<Vec<_>>(),
        "claims": claims,
    })
}
