//! What each point of a recommendation cites, held against the claims of the catalog (8 of "Scoring").

use std::collections::BTreeSet;

use serde_json::Value;

use super::{
    cells,
    compare::{Comparison, texts},
    world::{Claim, Kind},
};

impl Comparison<'_> {
    /// Each point's facts cite just the claims that speak of what it rests on, and it is called our inference exactly when
    /// all of them are; what rests on silence cites the rule by which silence counts, and is ours where that is.
    pub(super) fn evidence(&mut self, service: usize, points: &Value) {
        let (world, view) = (self.model.world, self.model.view);
        let is_inference = |id: &String| world.sources.iter().any(|s| s.id == id && s.inference);
        let sources = |claims: &Value| {
            let all = claims.as_array().into_iter().flatten();
            all.filter_map(|c| c["source"].as_str().map(str::to_owned))
                .collect::<BTreeSet<_>>()
        };
        for point in points.as_array().into_iter().flatten() {
            let facts: Vec<&Value> = point["facts"].as_array().into_iter().flatten().collect();
            let expected = |fact: &Value| {
                let attribute = world.attributes.iter().position(|a| fact["attribute"] == a.id).unwrap();
                let about = &world.attributes[attribute];
                let option = about.options.iter().position(|o| fact["option"] == *o);
                let claims = cells::claims(world, view, service, attribute);
                let speaks = |c: &Claim| match (about.kind, option) {
                    (Kind::Set, Some(option)) => cells::speaks_of(&c.says, option).is_some(),
                    _ => true,
                };
                let speaking = claims.into_iter().filter(speaks);
                speaking.map(|c| world.sources[c.source].id.to_owned()).collect()
            };
            let each: Vec<BTreeSet<String>> = facts.iter().map(|f| expected(f)).collect();
            let cited: BTreeSet<String> = each.iter().flatten().cloned().collect();
            for (fact, expected) in facts.iter().zip(&each) {
                let said = sources(&fact["claims"]);
                // What nobody states is not inferred: it is not there.
                let all_inferred = expected.iter().all(is_inference) && !expected.is_empty();
                self.same(
                    "facts",
                    (&said, fact["inferred"].as_bool()),
                    (expected, Some(all_inferred)),
                );
            }
            let rule: BTreeSet<String> = texts(&point["rule"]["sources"]).into_iter().collect();
            let is_silent = cited.is_empty();
            let inferred = if is_silent {
                point["rule"]["inferred"] == true
            } else {
                cited.iter().all(is_inference)
            };
            self.same("inferred", point["inferred"].as_bool(), Some(inferred));
            let starts = point["because"]
                .as_str()
                .is_some_and(|b| b.starts_with("Our inference:"));
            self.same("because", starts, inferred);
            let said: BTreeSet<String> = texts(&point["sources"]).into_iter().collect();
            let documents: BTreeSet<String> = cited.into_iter().filter(|s| !is_inference(s)).collect();
            self.same("sources", said, if is_silent { rule } else { documents });
        }
    }
}
