//! A board of cards as Trello exports it: `{"lists": [{"id", "name"}], "cards": [{"name", "idList", …}], …}`. Its cards are the
//! entries, each in the category of its list; what is archived is on no board.

use std::{borrow::Cow, collections::BTreeMap};

use serde_json::{Map, Value as Json};

use super::record_list::RecordList;

const ARCHIVED: &str = "archived";

/// The cards of a board; `None` where the file is none.
pub fn board(map: &Map<String, Json>) -> Option<RecordList<'static>> {
    let cards = map.get("cards")?.as_array()?;
    let lists = map.get("lists")?.as_array()?;
    let is_card = |card: &Json| text(card, "idList").is_some() && text(card, "name").is_some();
    (!cards.is_empty() && cards.iter().all(is_card)).then_some(())?;
    let names = by_id(lists);
    // Every card is of a list that the file has, or it is another kind of file.
    let list_of = |card: &Json| names.get(text(card, "idList")?).copied();
    let board = Board {
        members: by_id(list(map.get("members"))),
        fields: by_id(list(map.get("customFields"))),
    };
    let mut entries = Vec::new();
    let mut left_out = Vec::new();
    for (place, card) in (1..).zip(cards) {
        let of = list_of(card)?;
        if is_closed(card) || is_closed(of) {
            left_out.push((place, ARCHIVED));
        } else {
            entries.push((place, None, Cow::Owned(board.record(card, of))));
        }
    }
    let note = "A board: its cards were read, each under its list; comments, checklists and attachments were left out";
    Some(RecordList {
        left_out,
        ..RecordList::made(entries).noted(note)
    })
}

/// What cards name by its id.
struct Board<'a> {
    members: BTreeMap<&'a str, &'a Json>,
    fields: BTreeMap<&'a str, &'a Json>,
}

impl Board<'_> {
    fn record(&self, card: &Json, of: &Json) -> Json {
        let mut record = Map::new();
        let mut put = |field: &str, value: Option<Json>| {
            if let Some(value) = value.filter(|v| !v.is_null()) {
                record.entry(field).or_insert(value);
            }
        };
        let as_text = |field| text(card, field).map(Json::from);
        put("id", as_text("id"));
        put("name", as_text("name"));
        put("category", text(of, "name").map(Json::from));
        put("description", as_text("desc"));
        // A label may have a colour alone.
        let label = |label: &Json| text(label, "name").or_else(|| text(label, "color")).map(Json::from);
        put(
            "labels",
            Some(list(card.get("labels")).iter().filter_map(label).collect()),
        );
        let member = |id: &Json| text(self.members.get(id.as_str()?)?, "fullName").map(Json::from);
        let members: Vec<Json> = list(card.get("idMembers")).iter().filter_map(member).collect();
        put("members", (!self.members.is_empty()).then(|| members.into()));
        put("start", as_text("start"));
        put("due", as_text("due"));
        put("done", text(card, "due").and(card.get("dueComplete").cloned()));
        put("url", as_text("url").or_else(|| as_text("shortUrl")));
        for item in list(card.get("customFieldItems")) {
            let field = text(item, "idCustomField").and_then(|id| self.fields.get(id));
            if let Some(name) = field.and_then(|field| text(field, "name")) {
                put(name, field.and_then(|field| value(item, field)));
            }
        }
        record.into()
    }
}

/// The value of a field that the board’s owner added: `{"number": "5"}`, or the id of one of its options.
fn value(item: &Json, field: &Json) -> Option<Json> {
    let plain = |of: &Json| {
        let (kind, value) = of.as_object()?.iter().next()?;
        match (kind.as_str(), value.as_str()) {
            ("checked", Some(checked)) => Some((checked == "true").into()),
            _ => Some(value.clone()),
        }
    };
    match text(item, "idValue") {
        Some(id) => plain(by_id(list(field.get("options"))).get(id)?.get("value")?),
        None => plain(item.get("value")?),
    }
}

fn by_id(all: &[Json]) -> BTreeMap<&str, &Json> {
    all.iter().filter_map(|one| Some((text(one, "id")?, one))).collect()
}

fn list(value: Option<&Json>) -> &[Json] {
    value.and_then(Json::as_array).map_or(&[], Vec::as_slice)
}

fn text<'a>(of: &'a Json, field: &str) -> Option<&'a str> {
    of.get(field)?.as_str().filter(|text| !text.trim().is_empty())
}

fn is_closed(of: &Json) -> bool {
    of.get("closed").and_then(Json::as_bool) == Some(true)
}
