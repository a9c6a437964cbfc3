//! Parts of a service: what is stated to be `part-of` it, and which parts have ended or will.
//!
//! A catalog states what belongs to what with an attribute of kind Services that is called `part-of`; a part, tier or
//! feature that is no entry of its own ends with a `PartEnds` event of the whole. What is stated of a part is stated of
//! the whole where the attribute has `from_parts`; see [`super::cells`].

use super::{
    cells::Cells,
    ix::{ServiceIx, SourceIx},
    model::{Event, EventKind, Role, cmp_folded},
    value::DateSpan,
    view::Reading,
    wording::listed,
};

/// A part of a service that has ended or will.
#[derive(Debug, Clone, PartialEq)]
pub struct PartEnd<'a> {
    /// What the part is called.
    pub part: &'a str,
    /// The entry it is, when it is one.
    pub service: Option<ServiceIx>,
    /// When it ends; `None` when no source states it.
    pub date: Option<DateSpan>,
    /// Whether it is over on the view's day.
    pub past: bool,
    /// The evidence, one event at least; all of them give this date.
    pub events: Vec<&'a Event>,
    /// Whether nothing but our inference states it.
    pub inferred: bool,
}

impl PartEnd<'_> {
    /// Its sources, each once.
    pub fn sources(&self) -> Vec<SourceIx> {
        let mut sources: Vec<SourceIx> = Vec::new();
        for event in &self.events {
            if !sources.contains(&event.source) {
                sources.push(event.source);
            }
        }
        sources
    }

    /// For a person, without a full stop: `Custom Vision, a part, ends on 25 September 2028`.
    pub fn words(&self) -> String {
        words(&[self])
    }

    /// Whether one sentence can describe both.
    fn goes_with(&self, other: &Self) -> bool {
        let how = |e: &Self| (e.date, e.past, e.inferred, e.is_undeveloped());
        how(self) == how(other)
    }

    fn is_undeveloped(&self) -> bool {
        self.events.iter().all(|e| e.kind == EventKind::NoDevelopment)
    }
}

/// Ends in words, those of one day together, without a full stop, each with its sources: `Content Moderator and Custom
/// Vision, parts, end on 25 September 2028`. Empty without any.
pub fn ends_in_words(ends: &[PartEnd<'_>]) -> Vec<(String, Vec<SourceIx>)> {
    ends.chunk_by(PartEnd::goes_with)
        .map(|together| {
            let mut sources: Vec<SourceIx> = Vec::new();
            for source in together.iter().flat_map(PartEnd::sources) {
                if !sources.contains(&source) {
                    sources.push(source);
                }
            }
            (words(&together.iter().collect::<Vec<_>>()), sources)
        })
        .collect()
}

/// Parts that one sentence can describe; empty without any.
fn words(together: &[&PartEnd<'_>]) -> String {
    let Some(first) = together.first() else {
        return String::new();
    };
    let names: Vec<&str> = together.iter().map(|e| e.part).collect();
    let several = names.len() > 1;
    let part = format!(
        "{}, {}",
        listed(&names, "and"),
        if several { "parts" } else { "a part" }
    );
    let (is, has, ends) = if several {
        ("are", "have", "end")
    } else {
        ("is", "has", "ends")
    };
    let words = match (first.is_undeveloped(), first.date.map(DateSpan::on), first.past) {
        (true, None, _) => format!("{part}, {is} no longer developed"),
        (true, Some(on), true) => format!("{part}, {is} no longer developed, as stated {on}"),
        (true, Some(on), false) => format!("{part}, will not be developed further, as stated {on}"),
        (false, None, _) => format!("{part}, {has} ended"),
        (false, Some(on), true) => format!("{part}, ended {on}"),
        (false, Some(on), false) => format!("{part}, {ends} {on}"),
    };
    if first.inferred {
        format!("{words}, by our inference")
    } else {
        words
    }
}

/// The parts of a service that have ended or will: those its own lifecycle names, and the supporting services that are
/// a part of it. Oldest first, undated last. Like every lifecycle, they count by the day the view judges on, whoever
/// reported them later; the reading *documents* has none.
pub fn ended_parts(cells: &Cells, service: ServiceIx) -> Vec<PartEnd<'_>> {
    if cells.view.reading == Reading::Documents {
        return Vec::new();
    }
    let mut ends: Vec<PartEnd<'_>> = Vec::new();
    for event in &cells.catalog[service].lifecycle {
        if let EventKind::PartEnds(part) = &event.kind {
            match ends.iter_mut().find(|e| e.part == part && e.date == event.date) {
                Some(known) => known.events.push(event),
                None => ends.push(PartEnd {
                    part,
                    service: None,
                    date: event.date,
                    past: event.date.is_none_or(|d| d.last() <= cells.view.today),
                    events: vec![event],
                    inferred: false,
                }),
            }
        }
    }
    for part in cells.parts_of(service) {
        let (entry, judged) = (&cells.catalog[part], cells.judged(part));
        let ends_by = judged.status.end();
        let event = judged.event.and_then(|i| entry.lifecycle.get(i));
        if let (Role::Supporting, Some(past), Some(event)) = (entry.role, ends_by, event) {
            ends.push(PartEnd {
                part: &entry.name,
                service: Some(part),
                date: judged.date,
                past,
                events: vec![event],
                inferred: false,
            });
        }
    }
    for end in &mut ends {
        end.inferred = end.events.iter().all(|e| cells.catalog[e.source].is_inference());
    }
    ends.sort_by(|a, b| {
        let when = |e: &PartEnd<'_>| (e.date.is_none(), e.date);
        when(a).cmp(&when(b)).then_with(|| cmp_folded(a.part, b.part))
    });
    ends
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{View, load};
    use jiff::civil::date;

    const CATALOG: &str = r#"(
        title: "Parts",
        sources: [(id: "paper", title: "Paper", date: "2020"), (id: "late", title: "Late", date: "2022")],
        groups: [(id: "g", label: "G")],
        attributes: [(id: "part-of", label: "Part of", group: "g", kind: Services)],
        services: [
            (id: "whole", name: "Whole", lifecycle: [
                (kind: PartEnds("Tier"), date: "2026-09", source: "paper"),
                (kind: PartEnds("Tier"), date: "2026-09", source: "late"),
                (kind: PartEnds("Old way"), source: "paper"),
            ]),
            (id: "part", name: "Part", role: Supporting,
                lifecycle: [(kind: Ends, date: "2028-09-25", source: "late")],
                claims: [(attribute: "part-of", says: Services(["whole"]), source: "late")]),
            (id: "left", name: "Left", role: Supporting,
                lifecycle: [(kind: NoDevelopment, source: "paper")],
                claims: [(attribute: "part-of", says: Services(["whole", "part", "left"]), source: "paper")]),
            (id: "rival", name: "Rival", lifecycle: [(kind: Ends, date: "2020", source: "paper")],
                claims: [(attribute: "part-of", says: Services(["whole"]), source: "paper")]),
        ],
    )"#;

    fn words_of(view: View, of: &str) -> Vec<String> {
        let (catalog, report) = load(CATALOG.as_bytes());
        let cells = Cells::build(catalog.unwrap_or_else(|| panic!("{report:?}")), view);
        let service = cells.catalog.service(of).unwrap();
        let ends = ended_parts(&cells, service);
        ends.iter()
            .map(|e| format!("{} {:?}", e.words(), e.sources()))
            .collect()
    }

    #[test]
    fn parts_end_by_their_own_date_and_are_told_with_every_source() {
        let view = View::on(date(2026, 9, 29));
        let (paper, late) = ("SourceIx(0)", "SourceIx(1)");
        let ahead = [
            format!("Tier, a part, ends in September 2026 [{paper}, {late}]"),
            format!("Part, a part, ends on 25 September 2028 [{late}]"),
            format!("Left, a part, is no longer developed [{paper}]"),
            format!("Old way, a part, has ended [{paper}]"),
        ];
        assert_eq!(
            words_of(view, "whole"),
            ahead,
            "an alternative that ends is no part that is reported"
        );
        let later = View::on(date(2026, 9, 30));
        assert_eq!(
            words_of(later, "whole")[0],
            format!("Tier, a part, ended in September 2026 [{paper}, {late}]")
        );
        assert_eq!(
            words_of(view, "part"),
            [format!("Left, a part, is no longer developed [{paper}]")]
        );
        assert!(words_of(view, "left").is_empty(), "nothing is a part of itself");
    }

    #[test]
    fn parts_that_end_on_one_day_are_told_together() {
        let (catalog, _) = load(CATALOG.as_bytes());
        let cells = Cells::build(catalog.expect("a catalog"), View::on(date(2026, 9, 29)));
        let ends = ended_parts(&cells, cells.catalog.service("whole").expect("the whole"));
        let [tier, part, ..] = ends.as_slice() else {
            panic!("{ends:?}")
        };
        let other = PartEnd {
            part: "Shape",
            ..part.clone()
        };
        let ours = PartEnd {
            inferred: true,
            ..other.clone()
        };
        let words_of = |ends: &[&PartEnd<'_>]| -> Vec<String> {
            let ends: Vec<_> = ends.iter().copied().cloned().collect();
            ends_in_words(&ends).into_iter().map(|(words, _)| words).collect()
        };
        let on = "on 25 September 2028";
        assert_eq!(words_of(&[part, &other]), [format!("Part and Shape, parts, end {on}")]);
        let apart = [
            "Tier, a part, ends in September 2026".to_owned(),
            format!("Part, a part, ends {on}"),
            format!("Shape, a part, ends {on}, by our inference"),
        ];
        assert_eq!(words_of(&[tier, part, &ours]), apart);
        assert!(words_of(&[]).is_empty());
    }

    #[test]
    fn parts_are_those_that_the_view_states() {
        let day = date(2026, 11, 21);
        let early = View {
            as_of: Some(date(2021, 1, 1)),
            ..View::on(day)
        };
        assert_eq!(words_of(early, "whole").len(), 3, "what is stated later is no part yet");
        let documents = View {
            reading: Reading::Documents,
            ..View::on(day)
        };
        assert!(words_of(documents, "whole").is_empty());
    }
}
