//! What the user is writing of their own: a claim or a note on a cell, a reason or a note on a service.
//!
//! An entry holds texts as typed, right or wrong; [`EvidenceEntry::claim`] reads them, with the catalog's own checker.

use std::sync::Arc;

use crate::catalog::{
    Attribute, AttributeIx, Catalog, DateSpan, Kind, OwnClaim, ServiceIx, annotations,
    kind::{Arguments, ClaimForm, Input, RawEnd, RawSays, forms},
};

/// What a claim can assert about an attribute, the most common first.
fn forms_of(kind: Kind) -> Vec<ClaimForm> {
    [kind.words().forms, &[forms::NOT_APPLICABLE, forms::NOTE]].concat()
}

/// A claim or a note being written.
#[derive(Debug, Clone, PartialEq)]
pub struct EvidenceEntry {
    /// Which of the user's claims is changed, as it was when the form was opened; `None` for a new one.
    pub editing: Option<OwnClaim>,
    /// The service, by its place in the catalog.
    pub service: ServiceIx,
    /// The attribute, by its place in the catalog.
    pub attribute: AttributeIx,
    /// Which form the claim has: `yes`, `at least`, `only`.
    pub says: ClaimForm,
    /// For each option whether it is chosen; empty for an attribute without options.
    pub options: Vec<bool>,
    /// A number, the lower of two, a date, a text or names, as typed.
    pub value: String,
    /// The upper of two numbers, as typed.
    pub upper: String,
    /// Anything to add.
    pub note: String,
    /// The day, as typed.
    pub date: String,
    /// Whether it was to be kept already, so that what is wrong is shown from now on.
    pub tried: bool,
    /// The names of service and attribute, the unit and the options' labels, for the form.
    pub form: Arc<EvidenceForm>,
}

/// What the form of a draft shows around its fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidenceForm {
    /// The service's name.
    pub service: String,
    /// The attribute's label.
    pub attribute: String,
    /// What the attribute means; may be empty.
    pub about: String,
    /// Its unit; may be empty.
    pub unit: String,
    /// What can be stated.
    pub says: Vec<ClaimForm>,
    /// The options' labels.
    pub options: Vec<String>,
}

impl EvidenceEntry {
    /// Whether anything was typed or chosen that would be lost with the form.
    pub fn is_begun(&self) -> bool {
        let typed = [&self.value, &self.upper, &self.note]
            .into_iter()
            .any(|t| !t.trim().is_empty());
        self.editing.is_some() || typed || self.options.contains(&true)
    }

    /// A new one, with nothing stated yet.
    pub fn new(catalog: &Catalog, service: ServiceIx, attribute: AttributeIx, today: jiff::civil::Date) -> Self {
        let about = &catalog[attribute];
        let says = forms_of(about.kind);
        Self {
            editing: None,
            service,
            attribute,
            says: says.first().copied().unwrap_or(forms::NOTE),
            options: vec![false; about.options.len()],
            value: String::new(),
            upper: String::new(),
            note: String::new(),
            date: today.to_string(),
            tried: false,
            form: Arc::new(EvidenceForm {
                service: catalog[service].name.clone(),
                attribute: about.label.clone(),
                about: about.about.clone(),
                unit: about.unit.clone(),
                says,
                options: about.options.iter().map(|o| o.label.clone()).collect(),
            }),
        }
    }

    /// One of the user's claims, to be changed; `None` when the catalog does not know what it is about.
    pub fn edit(catalog: &Catalog, claim: &OwnClaim) -> Option<Self> {
        let (service, attribute) = (catalog.service(&claim.service)?, catalog.attribute(&claim.attribute)?);
        let about = &catalog[attribute];
        let new = Self::new(catalog, service, attribute, jiff::civil::Date::MIN);
        let mut draft = Self {
            editing: Some(claim.clone()),
            note: claim.note.clone(),
            date: claim.date.clone(),
            ..new
        };
        draft.fill(about, claim.says.as_ref());
        Some(draft)
    }

    /// The same on another state of the catalog, by ids; `None` where that does not have its cell, or not as it was.
    pub fn carried(&self, before: &Catalog, now: &Catalog) -> Option<Self> {
        let was = before.attributes.get(self.attribute.at())?;
        let service = now.service(&before.services.get(self.service.at())?.id)?;
        let attribute = now.attribute(&was.id)?;
        let options = |of: &Attribute| -> Vec<String> { of.options.iter().map(|o| o.id.clone()).collect() };
        let is = &now[attribute];
        let is_same = is.kind == was.kind && options(is) == options(was);
        is_same.then(|| Self {
            service,
            attribute,
            form: Self::new(now, service, attribute, jiff::civil::Date::MIN).form,
            ..self.clone()
        })
    }

    fn fill(&mut self, about: &Attribute, says: Option<&RawSays>) {
        let (word, arguments) = says.map_or(("", Arguments::Nothing), RawSays::parts);
        self.says = forms_of(about.kind)
            .into_iter()
            .find(|f| f.word == word)
            .unwrap_or(forms::NOTE);
        let mut ids = Vec::new();
        (self.value, self.upper) = match arguments {
            Arguments::Text(id) if self.says.input == Input::OneOption => {
                ids.push(id);
                (String::new(), String::new())
            }
            Arguments::Nothing => (String::new(), String::new()),
            Arguments::Text(text) => (text, String::new()),
            Arguments::Ids(names) if self.says.input == Input::Names => (names.join(", "), String::new()),
            Arguments::Ids(all) => {
                ids = all;
                (String::new(), String::new())
            }
            Arguments::Ends(low, high) => (low.to_string(), high.map_or_else(String::new, |h| h.to_string())),
        };
        self.options = about.options.iter().map(|o| ids.contains(&o.id)).collect();
    }

    /// What is written, read and checked; or what is wrong, in one sentence.
    pub fn claim(&self, catalog: &Catalog, today: jiff::civil::Date) -> Result<OwnClaim, String> {
        let about = &catalog[self.attribute];
        let says = self.read(catalog, about)?;
        let date = self.date.trim();
        let span =
            DateSpan::parse(date).ok_or_else(|| format!("“{date}” is not a date. Write YYYY-MM-DD, as in {today}."))?;
        if span.first() > today {
            return Err(format!(
                "{} is after {}. Say when it was seen.",
                span.human(),
                DateSpan::day(today).human()
            ));
        }
        let claim = OwnClaim {
            service: catalog[self.service].id.clone(),
            attribute: about.id.clone(),
            says,
            note: self.note.trim().to_owned(),
            date: date.to_owned(),
        };
        annotations::check_claim(catalog, &claim).map(|_| claim)
    }

    fn read(&self, catalog: &Catalog, about: &Attribute) -> Result<Option<RawSays>, String> {
        let end = |typed: &str| about.kind.read_end(typed, &about.unit);
        let chosen = || {
            let chosen = about.options.iter().zip(&self.options).filter(|(_, on)| **on);
            let ids: Vec<String> = chosen.map(|(o, _)| o.id.clone()).collect();
            if ids.is_empty() {
                return Err("Nothing is chosen yet. Tick at least one.".to_owned());
            }
            Ok(ids)
        };
        let text = || match self.value.trim() {
            "" => Err("Nothing is said yet. Type what it says.".to_owned()),
            text => Ok(text.to_owned()),
        };
        let arguments = match self.says.input {
            Input::Nothing if self.says == forms::NOTE && self.note.trim().is_empty() => {
                return Err("The note is empty. Write what you want to remember.".to_owned());
            }
            Input::Nothing => Arguments::Nothing,
            Input::OneOption => Arguments::Text(chosen()?.swap_remove(0)),
            Input::Options => Arguments::Ids(chosen()?),
            Input::End => Arguments::Ends(end(&self.value)?, None),
            Input::Ends => {
                let (low, high) = (end(&self.value)?, end(&self.upper)?);
                if let (RawEnd::Number(low), RawEnd::Number(high)) = (&low, &high)
                    && low > high
                {
                    return Err(format!("{low} is more than {high}. Put the smaller number first."));
                }
                Arguments::Ends(low, Some(high))
            }
            Input::Text(..) => Arguments::Text(text()?),
            Input::Names => Arguments::Ids(names(catalog, &text()?)),
        };
        Ok(RawSays::of(self.says.word, arguments))
    }
}

/// Names or ids separated by commas, as ids where the catalog knows them.
fn names(catalog: &Catalog, text: &str) -> Vec<String> {
    let parts = text.split(',').map(str::trim).filter(|p| !p.is_empty());
    let id = |part: &str| {
        let known = catalog
            .services
            .iter()
            .find(|s| s.id == part || s.name.eq_ignore_ascii_case(part));
        known.map_or_else(|| part.to_owned(), |s| s.id.clone())
    };
    parts.map(id).collect()
}

/// A reason for striking a service out, or a note on it, being written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The service, by its place in the catalog.
    pub service: ServiceIx,
    /// The service's name, for the heading of the form.
    pub name: String,
    /// A reason for striking it out, or else a note on it.
    pub strikes: bool,
    /// As typed.
    pub text: String,
    /// What it was when the form was opened; empty where there was none.
    pub began: String,
}

impl Remark {
    /// Whether anything would be lost with the form: a note may also have been emptied.
    pub fn is_begun(&self) -> bool {
        !self.strikes || !self.text.trim().is_empty()
    }
}
