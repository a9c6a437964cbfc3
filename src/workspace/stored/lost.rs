//! What a catalog does not know of what was set up on it, a sentence each, for a person.

use crate::catalog::{
    Catalog, Condition, ConditionError,
    condition::Subject,
    wording::{excerpt, message},
};

/// Sentences as they come up. Where the state of the catalog that it was set up on is at hand, they name things as that does,
/// since a person has seen no ids; and what that did not know either has been reported before.
#[derive(Debug, Default)]
pub struct Lost<'c> {
    before: Option<&'c Catalog>,
    sentences: Vec<String>,
}

impl<'c> Lost<'c> {
    /// Of what was set up on a catalog.
    pub fn of(before: Option<&'c Catalog>) -> Self {
        Self {
            before,
            sentences: Vec::new(),
        }
    }

    /// The sentences.
    pub fn sentences(self) -> Vec<String> {
        self.sentences.into_iter().map(message).collect()
    }

    pub(super) fn say(&mut self, mut sentence: String) {
        // A question's label brings its own end.
        if ["?.", "!.", ".."].iter().any(|ends| sentence.ends_with(ends)) {
            sentence.pop();
        }
        self.sentences.push(sentence);
    }

    /// Whether what is not known now is not known since this state; `knew`: whether one before it knew it.
    pub(super) fn is_news(&self, knew: impl Fn(&Catalog) -> bool) -> bool {
        self.before.is_none_or(knew)
    }

    /// A service that is not there any more.
    pub(super) fn service(&mut self, id: &str, say: impl Fn(&str) -> String) {
        self.named(id, |c| Some(&c[c.service(id)?].name), say);
    }

    /// A question that is not asked any more.
    pub(super) fn question(&mut self, id: &str, say: impl Fn(&str) -> String) {
        self.named(id, |c| Some(&c.factors.get(c.factor(id)?)?.label), say);
    }

    /// An answer that is no option of its question any more.
    pub(super) fn option(&mut self, question: &str, id: &str, say: impl Fn(&str) -> String) {
        let label = |c: &'c Catalog| {
            let options = &c.factors.get(c.factor(question)?)?.options;
            Some(&*options.iter().find(|o| o.id == id)?.label)
        };
        self.named(id, label, say);
    }

    /// An attribute that is not there any more, or what else there can be a column of.
    pub(super) fn subject(&mut self, id: &str, say: impl Fn(&str) -> String) {
        self.named(id, |c| Some(Subject::parse(id, c)?.label(c)), say);
    }

    /// An option of an attribute that is not there any more, alone or with its attribute.
    pub(super) fn attribute_option(&mut self, attribute: &str, id: &str, say: impl Fn(&str) -> String) {
        let label = |c: &'c Catalog| {
            let about = &c[c.attribute(attribute)?];
            Some(&*about.options.get(usize::from(about.option(id)?))?.label)
        };
        self.named(id, label, say);
    }

    /// A condition that cannot be asked any more, and why. `what`: `filter`, `must-have`. `read`: it on a catalog.
    pub(super) fn condition(
        &mut self,
        what: &str,
        why: &ConditionError,
        read: impl Fn(&Catalog) -> Result<Condition, ConditionError>,
    ) {
        let Some(before) = self.before else {
            return self.say(format!("A {what} from before was left out: {why}"));
        };
        if let Ok(condition) = read(before) {
            let words = condition.human(before);
            let words = excerpt(&words);
            self.say(format!(
                "The {what} “{words}” was left out: it cannot be asked any more."
            ));
        }
    }

    /// A heading of attributes that is not there any more.
    pub(super) fn heading(&mut self, id: &str, say: impl Fn(&str) -> String) {
        self.named(id, |c| Some(&c.groups.iter().find(|g| g.id == id)?.label), say);
    }

    fn named(&mut self, id: &str, find: impl Fn(&'c Catalog) -> Option<&'c str>, say: impl Fn(&str) -> String) {
        let name = match self.before {
            Some(before) => find(before),
            None => Some(id),
        };
        if let Some(name) = name {
            self.say(say(&excerpt(name)));
        }
    }
}
