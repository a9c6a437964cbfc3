//! What the user is writing of their own: a claim or a note on a cell, a reason or a note on a service.
//!
//! An entry holds texts as typed, right or wrong; [`EvidenceEntry::claim`] reads them, with the catalog's own checker.

use std::sync::Arc;

use crate::catalog::{Attribute, AttributeIx, Catalog, DateSpan, Kind, OwnClaim, ServiceIx, own, raw::RawSays};

/// What a claim can say, without its values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // each is its namesake in `RawSays`
pub enum Says {
    Yes,
    Partly,
    No,
    Is,
    Has,
    PartlyHas,
    Lacks,
    Only,
    Exactly,
    AtLeast,
    AtMost,
    Between,
    Unlimited,
    On,
    Text,
    Link,
    Services,
    NotApplicable,
    /// Nothing: a note alone.
    Note,
}

impl Says {
    /// What can be said of an attribute, the usual first.
    pub fn of(kind: &Kind) -> &'static [Self] {
        match kind {
            Kind::Flag => &[Self::Yes, Self::Partly, Self::No, Self::NotApplicable, Self::Note],
            Kind::Choice(_) => &[Self::Is, Self::NotApplicable, Self::Note],
            Kind::Set(_) => &[
                Self::Has,
                Self::PartlyHas,
                Self::Lacks,
                Self::Only,
                Self::NotApplicable,
                Self::Note,
            ],
            Kind::Number(_) => &[
                Self::Exactly,
                Self::AtLeast,
                Self::AtMost,
                Self::Between,
                Self::Unlimited,
                Self::NotApplicable,
                Self::Note,
            ],
            Kind::Date => &[Self::On, Self::NotApplicable, Self::Note],
            Kind::Text => &[Self::Text, Self::NotApplicable, Self::Note],
            Kind::Link => &[Self::Link, Self::NotApplicable, Self::Note],
            Kind::Services => &[Self::Services, Self::NotApplicable, Self::Note],
        }
    }

    /// For a person.
    pub fn label(self) -> &'static str {
        match self {
            Self::Yes => "Yes",
            Self::Partly => "Partly",
            Self::No => "No",
            Self::Is => "It is",
            Self::Has => "Has these",
            Self::PartlyHas => "Has these in part",
            Self::Lacks => "Lacks these",
            Self::Only => "Has only these",
            Self::Exactly => "Exactly",
            Self::AtLeast => "At least",
            Self::AtMost => "At most",
            Self::Between => "Between",
            Self::Unlimited => "No limit",
            Self::On => "On",
            Self::Text => "Says",
            Self::Link => "Link",
            Self::Services => "These services",
            Self::NotApplicable => "Not applicable",
            Self::Note => "Only a note",
        }
    }
}

/// A claim or a note being written.
#[derive(Debug, Clone, PartialEq)]
pub struct EvidenceEntry {
    /// Which of the user's claims is changed; `None` for a new one.
    pub editing: Option<usize>,
    /// The service.
    pub service: ServiceIx,
    /// The attribute.
    pub attribute: AttributeIx,
    /// What it says.
    pub says: Says,
    /// For each option whether it is chosen; empty for an attribute without options.
    pub options: Vec<bool>,
    /// A number, the lower of two, a date, a text or names, as typed.
    pub value: String,
    /// The upper of two numbers, as typed.
    pub upper: String,
    /// What there is to add.
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
    /// What can be said.
    pub says: Vec<Says>,
    /// The options' labels.
    pub options: Vec<String>,
}

impl EvidenceEntry {
    /// A new one, with nothing said yet.
    pub fn new(catalog: &Catalog, service: ServiceIx, attribute: AttributeIx, today: jiff::civil::Date) -> Self {
        let about = &catalog[attribute];
        let says = Says::of(&about.kind);
        Self {
            editing: None,
            service,
            attribute,
            says: says.first().copied().unwrap_or(Says::Note),
            options: vec![false; about.options().len()],
            value: String::new(),
            upper: String::new(),
            note: String::new(),
            date: today.to_string(),
            tried: false,
            form: Arc::new(EvidenceForm {
                service: catalog[service].name.clone(),
                attribute: about.label.clone(),
                about: about.about.clone(),
                unit: about.unit().to_owned(),
                says: says.to_vec(),
                options: about.options().iter().map(|o| o.label.clone()).collect(),
            }),
        }
    }

    /// One of the user's claims, to be changed; `None` when the catalog does not know what it is about.
    pub fn edit(catalog: &Catalog, at: usize, claim: &OwnClaim) -> Option<Self> {
        let (service, attribute) = (catalog.service(&claim.service)?, catalog.attribute(&claim.attribute)?);
        let about = &catalog[attribute];
        let new = Self::new(catalog, service, attribute, jiff::civil::Date::MIN);
        let mut draft = Self {
            editing: Some(at),
            note: claim.note.clone(),
            date: claim.date.clone(),
            ..new
        };
        draft.fill(about, claim.says.as_ref());
        Some(draft)
    }

    fn fill(&mut self, about: &Attribute, says: Option<&RawSays>) {
        let (kind, value, upper, ids): (Says, String, String, &[String]) = match says {
            None => (Says::Note, String::new(), String::new(), &[]),
            Some(RawSays::Yes) => (Says::Yes, String::new(), String::new(), &[]),
            Some(RawSays::No) => (Says::No, String::new(), String::new(), &[]),
            Some(RawSays::Partly) => (Says::Partly, String::new(), String::new(), &[]),
            Some(RawSays::Is(id)) => (Says::Is, String::new(), String::new(), std::slice::from_ref(id)),
            Some(RawSays::Has(ids)) => (Says::Has, String::new(), String::new(), ids),
            Some(RawSays::Lacks(ids)) => (Says::Lacks, String::new(), String::new(), ids),
            Some(RawSays::Only(ids)) => (Says::Only, String::new(), String::new(), ids),
            Some(RawSays::PartlyHas(ids)) => (Says::PartlyHas, String::new(), String::new(), ids),
            Some(RawSays::Exactly(n)) => (Says::Exactly, n.to_string(), String::new(), &[]),
            Some(RawSays::AtLeast(n)) => (Says::AtLeast, n.to_string(), String::new(), &[]),
            Some(RawSays::AtMost(n)) => (Says::AtMost, n.to_string(), String::new(), &[]),
            Some(RawSays::Between(a, b)) => (Says::Between, a.to_string(), b.to_string(), &[]),
            Some(RawSays::Unlimited) => (Says::Unlimited, String::new(), String::new(), &[]),
            Some(RawSays::On(d)) => (Says::On, d.clone(), String::new(), &[]),
            Some(RawSays::Text(t)) => (Says::Text, t.clone(), String::new(), &[]),
            Some(RawSays::Link(t)) => (Says::Link, t.clone(), String::new(), &[]),
            Some(RawSays::Services(ids)) => (Says::Services, ids.join(", "), String::new(), &[]),
            Some(RawSays::NotApplicable) => (Says::NotApplicable, String::new(), String::new(), &[]),
        };
        self.says = kind;
        self.value = value;
        self.upper = upper;
        self.options = about.options().iter().map(|o| ids.contains(&o.id)).collect();
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
        own::check_claim(catalog, &claim).map(|_| claim)
    }

    fn read(&self, catalog: &Catalog, about: &Attribute) -> Result<Option<RawSays>, String> {
        let number = |text: &str| {
            let text = text.trim();
            let plain = text.replace(',', ".");
            match plain.parse::<f64>() {
                Ok(n) if n.is_finite() => Ok(n),
                _ if text.is_empty() => Err("A number is missing. Write it in figures, as in 12 or 0.5.".to_owned()),
                _ => Err(format!(
                    "“{text}” is not a number. Write it in figures, as in 12 or 0.5."
                )),
            }
        };
        let ids = || -> Vec<String> {
            let chosen = about.options().iter().zip(&self.options).filter(|(_, on)| **on);
            chosen.map(|(o, _)| o.id.clone()).collect()
        };
        let some = |ids: Vec<String>| {
            if ids.is_empty() {
                Err("Nothing is chosen yet. Tick at least one.".to_owned())
            } else {
                Ok(ids)
            }
        };
        let text = || {
            let text = self.value.trim();
            if text.is_empty() {
                Err("Nothing is said yet. Type what it says.".to_owned())
            } else {
                Ok(text.to_owned())
            }
        };
        Ok(Some(match self.says {
            Says::Note if self.note.trim().is_empty() => {
                return Err("The note is empty. Write what you want to remember.".to_owned());
            }
            Says::Note => return Ok(None),
            Says::Yes => RawSays::Yes,
            Says::Partly => RawSays::Partly,
            Says::No => RawSays::No,
            Says::Is => RawSays::Is(some(ids())?.swap_remove(0)),
            Says::Has => RawSays::Has(some(ids())?),
            Says::PartlyHas => RawSays::PartlyHas(some(ids())?),
            Says::Lacks => RawSays::Lacks(some(ids())?),
            Says::Only => RawSays::Only(some(ids())?),
            Says::Exactly => RawSays::Exactly(number(&self.value)?),
            Says::AtLeast => RawSays::AtLeast(number(&self.value)?),
            Says::AtMost => RawSays::AtMost(number(&self.value)?),
            Says::Between => {
                let (low, high) = (number(&self.value)?, number(&self.upper)?);
                if low > high {
                    return Err(format!("{low} is more than {high}. Put the smaller number first."));
                }
                RawSays::Between(low, high)
            }
            Says::Unlimited => RawSays::Unlimited,
            Says::On => RawSays::On(text()?),
            Says::Text => RawSays::Text(text()?),
            Says::Link => RawSays::Link(text()?),
            Says::Services => RawSays::Services(names(catalog, &text()?)),
            Says::NotApplicable => RawSays::NotApplicable,
        }))
    }
}

/// Names or ids apart by commas, as ids where the catalog knows them.
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
    /// The service.
    pub service: ServiceIx,
    /// Its name.
    pub name: String,
    /// A reason for striking it out, or else a note on it.
    pub strikes: bool,
    /// As typed.
    pub text: String,
}
