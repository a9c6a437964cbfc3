//! A record as headings, paragraphs and lists in the order of MADR 4: what its writers for people share, so that none
//! states more or less than another.

use super::{
    record::{Argument, Cited, Record},
    stance::Stance,
};
use crate::catalog::wording::thousands;

/// One heading with its content.
pub struct Chapter {
    /// 2 or 3.
    pub level: usize,
    pub heading: String,
    pub prose: Vec<Cited>,
    pub items: Vec<Cited>,
}

impl Chapter {
    fn new(level: usize, heading: &str, prose: Vec<Cited>, items: Vec<Cited>) -> Self {
        Self {
            level,
            heading: heading.to_owned(),
            prose,
            items,
        }
    }
}

fn sentences(texts: &[String]) -> Vec<Cited> {
    texts.iter().map(Cited::plain).collect()
}

fn arguments(all: &[Argument]) -> Vec<Cited> {
    let line = |a: &Argument| {
        let side = match a.side {
            Stance::Good => "Good",
            Stance::Neutral => "Neutral",
            Stance::Bad => "Bad",
        };
        Cited {
            text: format!("{side}, because {}", a.says.text),
            ..a.says.clone()
        }
    };
    all.iter().map(line).collect()
}

fn not_weighed(all: &[Cited]) -> Chapter {
    let (sentence, named) = all.split_at(all.len().min(1));
    Chapter::new(3, "Not Considered", sentence.to_vec(), named.to_vec())
}

/// The parts of a record but for its sources and foot. A part without content is left out, unless others depend on it.
pub fn chapters(record: &Record) -> Vec<Chapter> {
    let outcome = match &record.chosen {
        Some(chosen) => format!("Chosen option: “{chosen}”. {}", record.headline),
        None => format!("No option is chosen. {}", record.headline),
    };
    let mut outcomes = vec![Cited::plain(outcome)];
    if let (None, Some(first)) = (&record.chosen, record.argued.first().filter(|_| !record.why.is_empty())) {
        // What follows would otherwise have no subject.
        outcomes.push(Cited::plain(format!(
            "{} comes first for now, for these reasons:",
            first.name
        )));
    }
    let mut parts = vec![
        Chapter::new(
            2,
            "Context and Problem Statement",
            vec![Cited::plain(&record.context)],
            vec![],
        ),
        Chapter::new(2, "Decision Drivers", vec![], record.drivers.clone()),
        Chapter::new(2, "Considered Options", vec![], record.options.clone()),
        not_weighed(&record.not_weighed),
        Chapter::new(2, "Decision Outcome", outcomes, record.why.clone()),
        Chapter::new(3, "Consequences", vec![], arguments(&record.consequences)),
        Chapter::new(3, "Confirmation", vec![], record.to_confirm.clone()),
        Chapter::new(3, "Nearest misses", vec![], record.nearest.clone()),
    ];
    parts.retain(|p| !p.prose.is_empty() || !p.items.is_empty());
    if !record.argued.is_empty() {
        parts.push(Chapter::new(2, "Pros and Cons of the Options", vec![], vec![]));
    }
    for option in &record.argued {
        let summary = Some(&option.summary).filter(|s| !s.is_empty()).map(Cited::plain);
        parts.push(Chapter::new(
            3,
            &option.name,
            summary.into_iter().collect(),
            arguments(&option.arguments),
        ));
    }
    if let (n @ 1.., Some(last)) = (record.not_argued, parts.last_mut()) {
        let more = format!(
            "{} more {}",
            thousands(n),
            if n == 1 { "option ranks" } else { "options rank" }
        );
        last.items.push(Cited::plain(format!("{more} below these.")));
    }
    parts.push(Chapter::new(2, "More Information", vec![], vec![]));
    let more = [
        Chapter::new(3, "Confidence", vec![], sentences(&record.confidence)),
        Chapter::new(3, "What would change it", vec![], sentences(&record.changes)),
        Chapter::new(3, "The author’s own", vec![], record.own.clone()),
        Chapter::new(3, "Review", record.review.clone(), vec![]),
    ];
    parts.extend(more.into_iter().filter(|p| !p.prose.is_empty() || !p.items.is_empty()));
    parts
}
