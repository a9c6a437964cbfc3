//! The options of the command line that ask something of a decision, and what a session adds to them.

use clap::Args;

use super::{choose_curves, parse_answers, parse_wishes};
use crate::{dataset::Dataset, decide::Answers, workspace::session_document::SessionDocument};

/// What is asked: the same of every command that ranks.
#[derive(Debug, Args)]
pub struct AskedArgs {
    /// An answer; where the question allows several, A,B is any of them and A+B all of them; not-sure leaves it open.
    #[arg(long = "answer", value_name = "FACTOR=OPTION[,OPTION]", action = clap::ArgAction::Append)]
    pub answers: Vec<String>,
    /// How much a question weighs: 0 to 3, 2 when left out.
    #[arg(long, value_name = "FACTOR=0..3", action = clap::ArgAction::Append)]
    pub importance: Vec<String>,
    /// A wish, beside answers or without: ATTRIBUTE=more or less for a number, newer or older for a date, target(VALUE) for
    /// as near as can be, an option or yes for others, 0 to 3 where the catalog says which direction is better. Behind it
    /// :0 to :3 for how much it weighs, and :linear, :log or :rank for how values count.
    #[arg(long, value_name = "ATTRIBUTE=WISH", action = clap::ArgAction::Append)]
    pub prefer: Vec<String>,
    /// A must-have: a condition, as for list.
    #[arg(long = "where", value_name = "COND", action = clap::ArgAction::Append)]
    pub conditions: Vec<String>,
    /// Rank retired services too.
    #[arg(long)]
    pub include_retired: bool,
}

impl AskedArgs {
    /// What the command line answers; the error is a sentence.
    pub fn typed(&self, dataset: &Dataset) -> Result<Answers, String> {
        let catalog = &dataset.catalog;
        let mut answers = parse_answers(
            catalog,
            &self.answers,
            &self.importance,
            &self.conditions,
            self.include_retired,
        )?;
        answers.wishes = parse_wishes(catalog, &self.prefer)?;
        choose_curves(dataset, dataset.table(), &mut answers.wishes)?;
        Ok(answers)
    }

    /// With what a session adds: whom it strikes out, and where no answer is given its own answers, must-haves and wishes, to
    /// which those of the command line are added.
    pub fn answers(&self, dataset: &Dataset, session: Option<&SessionDocument>) -> Result<Answers, String> {
        let typed = self.typed(dataset)?;
        let Some(session) = session else { return Ok(typed) };
        let mut theirs = session.answers(dataset);
        if !self.answers.is_empty() {
            return Ok(Answers {
                struck: theirs.struck,
                struck_because: theirs.struck_because,
                ..typed
            });
        }
        let weighed = self.importance.iter().filter_map(|given| given.split_once('='));
        for factor in weighed.filter_map(|(id, _)| dataset.catalog.factor(id.trim())) {
            theirs.importance[factor] = typed.importance[factor];
        }
        theirs.must_haves.extend(typed.must_haves);
        // Of one thing the wish that is given holds.
        theirs
            .wishes
            .retain(|w| typed.wishes.iter().all(|t| t.topic() != w.topic()));
        theirs.wishes.extend(typed.wishes);
        theirs.include_retired |= typed.include_retired;
        Ok(theirs)
    }
}
