//! A record as headings, paragraphs and lists in the order of MADR 4: what its writers for people share, so that none
//! says more or less than another.

use super::{Argument, Cited, Record, Side};

/// One heading with what stands under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// 2 or 3.
    pub level: usize,
    /// The heading.
    pub heading: String,
    /// Paragraphs.
    pub prose: Vec<Cited>,
    /// A list.
    pub items: Vec<Cited>,
}

fn part(level: usize, heading: &str, prose: Vec<Cited>, items: Vec<Cited>) -> Part {
    Part {
        level,
        heading: heading.to_owned(),
        prose,
        items,
    }
}

fn plain(text: impl Into<String>) -> Cited {
    Cited {
        text: text.into(),
        sources: Vec::new(),
    }
}

fn plains(texts: &[String]) -> Vec<Cited> {
    texts.iter().map(plain).collect()
}

fn arguments(all: &[Argument]) -> Vec<Cited> {
    let line = |a: &Argument| {
        let side = match a.side {
            Side::Good => "Good",
            Side::Neutral => "Neutral",
            Side::Bad => "Bad",
        };
        Cited {
            text: format!("{side}, because {}", a.says.text),
            sources: a.says.sources.clone(),
        }
    };
    all.iter().map(line).collect()
}

/// The parts of a record but for its sources and foot. A part without content is left out, unless others hang on it.
pub fn outline(record: &Record) -> Vec<Part> {
    let outcome = match &record.chosen {
        Some(chosen) => format!("Chosen option: “{chosen}”. {}", record.headline),
        None => format!("No option is chosen. {}", record.headline),
    };
    let mut outcomes = vec![plain(outcome)];
    if let (None, Some(first)) = (&record.chosen, record.argued.first().filter(|_| !record.why.is_empty())) {
        // What follows would otherwise speak of nobody.
        outcomes.push(plain(format!("{} comes first for now, for these reasons:", first.name)));
    }
    let mut parts = vec![
        part(2, "Context and Problem Statement", vec![plain(&record.context)], vec![]),
        part(2, "Decision Drivers", vec![], record.drivers.clone()),
        part(2, "Considered Options", vec![], record.options.clone()),
        part(2, "Decision Outcome", outcomes, record.why.clone()),
        part(3, "Consequences", vec![], arguments(&record.consequences)),
        part(3, "Confirmation", vec![], record.to_confirm.clone()),
        part(3, "Nearest misses", vec![], record.nearest.clone()),
    ];
    parts.retain(|p| !p.prose.is_empty() || !p.items.is_empty());
    if !record.argued.is_empty() {
        parts.push(part(2, "Pros and Cons of the Options", vec![], vec![]));
    }
    for option in &record.argued {
        let summary = Some(&option.summary).filter(|s| !s.is_empty()).map(plain);
        parts.push(part(
            3,
            &option.name,
            summary.into_iter().collect(),
            arguments(&option.arguments),
        ));
    }
    if let (n @ 1.., Some(last)) = (record.not_argued, parts.last_mut()) {
        let more = if n == 1 {
            "1 more option ranks below these.".to_owned()
        } else {
            format!("{n} more options rank below these.")
        };
        last.items.push(plain(more));
    }
    parts.push(part(2, "More Information", vec![], vec![]));
    let more = [
        part(3, "Confidence", vec![], plains(&record.confidence)),
        part(3, "What would change it", vec![], plains(&record.changes)),
        part(3, "The author's own", vec![], record.own.clone()),
        part(3, "Review", vec![record.review.clone()], vec![]),
    ];
    parts.extend(more.into_iter().filter(|p| !p.prose.is_empty() || !p.items.is_empty()));
    parts
}
