//! Wishes: what one would like more or less of, near a value, or to have, about any attribute, with or without questions.
//! Each weighs in like a factor; semantics.md's scoring, point 3.

use crate::catalog::{
    AttributeIx, Better, Catalog, Cells, Condition, OptionIx, Role, Scalar, ServiceIx, ServiceRef, Side,
    condition::{Subject, Test, Want},
    kind::{Directions, Feature, MORE_OR_LESS},
    value::Digits,
};

use super::{
    curve::{Aim, Curve},
    topic::{Topic, WishedPart},
};

/// One wish about an attribute.
#[derive(Debug, Clone, PartialEq)]
pub struct Wish {
    /// What it is about, by its place in the catalog.
    pub attribute: AttributeIx,
    /// What is wished for.
    pub wants: WishFor,
    /// How values between the least and the greatest count; `None` until it has been chosen (see [`super::parts::with_curves`]), and
    /// where nothing is counted.
    pub curve: Option<Curve>,
    /// How much it counts, 0 to 3.
    pub importance: u8,
}

/// What can be wished about an attribute.
#[derive(Debug, Clone, PartialEq)]
pub enum WishFor {
    /// More or less of a number, a date, a version, or of a choice whose options are in an order.
    Better(Better),
    /// A value as near as can be.
    Near(Scalar),
    /// That a flag is yes.
    Yes,
    /// That a flag is no.
    No,
    /// An option of a choice or of a set.
    Option(OptionIx),
    /// That a list of services names this one.
    Service(ServiceIx),
}

impl Wish {
    /// What it is called among the parts of a score. Of one attribute several options or services may be wished for, and
    /// one thing else.
    pub fn topic(&self) -> Topic {
        Topic::Wish(self.attribute, self.part())
    }

    /// The option or the service it asks for; `None` for one that asks for neither.
    pub fn part(&self) -> Option<WishedPart> {
        match self.wants {
            WishFor::Option(o) => Some(WishedPart::Option(o)),
            WishFor::Service(s) => Some(WishedPart::Service(s)),
            WishFor::Better(_) | WishFor::Near(_) | WishFor::Yes | WishFor::No => None,
        }
    }

    /// As the command line writes it after the attribute: `less`, `target(64)`, `yes`, an option's id.
    pub fn text(&self, catalog: &Catalog) -> String {
        match &self.wants {
            WishFor::Better(Better::Higher) => directions(catalog, self.attribute).higher.to_owned(),
            WishFor::Better(Better::Lower) => directions(catalog, self.attribute).lower.to_owned(),
            WishFor::Near(value) => format!("target({value})"),
            WishFor::Yes => "yes".to_owned(),
            WishFor::No => "no".to_owned(),
            WishFor::Option(_) | WishFor::Service(_) => {
                let part = self.part();
                part.map_or_else(String::new, |p| p.id(catalog, self.attribute).to_owned())
            }
        }
    }

    /// `less is better, in proportion`, `more is better, by rank`, `as near to 64 GB as can be`, `is wished for`.
    /// Of dates, more is newer.
    pub fn words(&self, catalog: &Catalog) -> String {
        let curve = self.curve.map_or_else(String::new, |c| format!(", {}", c.words()));
        match &self.wants {
            WishFor::Better(better) => {
                let called = directions(catalog, self.attribute);
                let direction = if *better == Better::Higher {
                    called.higher
                } else {
                    called.lower
                };
                let whose = if catalog[self.attribute].better == Some(*better) {
                    ""
                } else {
                    ", as you chose"
                };
                format!("{direction} is better{whose}{curve}")
            }
            WishFor::Near(value) => format!(
                "the nearer to {} the better",
                value.shown(&catalog[self.attribute].unit, Digits::All)
            ),
            WishFor::Yes => "yes is wished for".to_owned(),
            WishFor::No => "no is wished for".to_owned(),
            WishFor::Option(o) => {
                let option = catalog[self.attribute].options.get(usize::from(*o));
                format!("“{}” is wished for", option.map_or("", |o| o.label.as_str()))
            }
            WishFor::Service(s) => format!("“{}” is wished for", catalog[*s].name),
        }
    }

    /// What is asked for as a condition; `None` for a wish that values are measured by.
    pub fn condition(&self) -> Option<Condition> {
        let want = match &self.wants {
            WishFor::Yes => Want::yes(),
            WishFor::No => Want::of_side(Side::No),
            WishFor::Option(o) => Want::of_option(*o),
            WishFor::Service(s) => Want::of_service(ServiceRef::Known(*s)),
            WishFor::Better(_) | WishFor::Near(_) => return None,
        };
        Some(Condition {
            subject: Subject::Attribute(self.attribute),
            test: Test::AnyOf(vec![want]),
        })
    }

    /// What its value is asked to be; `None` for one that asks for an option or a yes.
    pub fn aim(&self) -> Option<Aim> {
        match &self.wants {
            WishFor::Better(better) => Some(Aim::Better(*better)),
            WishFor::Near(value) => Some(Aim::Target(value.clone())),
            WishFor::Yes | WishFor::No | WishFor::Option(_) | WishFor::Service(_) => None,
        }
    }
}

/// Whether more or less of it can be wished for: numbers, dates, versions, and choices that declare a direction.
pub fn is_measured(catalog: &Catalog, attribute: AttributeIx) -> bool {
    catalog[attribute].better.is_some() || catalog[attribute].kind.directions().is_some()
}

/// Whether a value to be near to can be wished for: of what has distances, numbers and dates.
pub fn has_targets(catalog: &Catalog, attribute: AttributeIx) -> bool {
    let kind = catalog[attribute].kind;
    kind.has(Feature::Scale) && !kind.has(Feature::TextOrder)
}

/// Reads a value to be near to as a person types it into a field, with or without the unit. The error is a sentence.
pub fn read_target(catalog: &Catalog, attribute: AttributeIx, typed: &str) -> Result<Scalar, String> {
    let about = &catalog[attribute];
    let read = has_targets(catalog, attribute).then(|| about.kind.read_bound(typed, &about.unit));
    let none = || Err("Only a number or a date can be near to another.".to_owned());
    read.flatten().unwrap_or_else(none)
}

/// Whether an option of it, its yes, or a service it names can be wished for.
pub fn is_asked(catalog: &Catalog, attribute: AttributeIx) -> bool {
    let about = &catalog[attribute];
    about.kind.has(Feature::Flag) || about.kind.has(Feature::Services) || !about.options.is_empty()
}

/// The services of the catalog that any claim about an attribute names, by name: those that can be wished for.
pub fn named_services(catalog: &Catalog, attribute: AttributeIx) -> Vec<ServiceIx> {
    if !catalog[attribute].kind.has(Feature::Services) {
        return Vec::new();
    }
    let claims = catalog.services.iter().flat_map(|s| &s.claims);
    let claims = claims.filter(|c| c.attribute == attribute && c.withdrawn().is_none());
    let known = claims.flat_map(|c| c.says.services()).filter_map(|s| match s {
        ServiceRef::Known(service) => Some(*service),
        ServiceRef::Named(_) => None,
    });
    let mut all: Vec<ServiceIx> = known.collect();
    all.sort_by(|a, b| catalog.by_name(*a, *b));
    all.dedup();
    all
}

/// What more and less of an attribute are called: of dates, more is newer.
pub fn directions(catalog: &Catalog, attribute: AttributeIx) -> Directions {
    catalog[attribute].kind.directions().unwrap_or(MORE_OR_LESS)
}

/// `; lowest 349 €, highest 2799 €`: the range of all alternatives, of a wish that is measured; empty otherwise.
pub fn range_words(cells: &Cells, wish: &Wish) -> String {
    if wish.aim().is_none() {
        return String::new();
    }
    let about = &cells.catalog[wish.attribute];
    let alternatives = cells.present().filter(|s| cells.catalog[*s].role == Role::Alternative);
    let known = alternatives.filter_map(|s| cells.get(s, wish.attribute).scalar());
    // An end that nothing is stated of ("at most 2" has one) bounds nothing.
    let ends = known.flat_map(|value| [value.stated_end(false), value.stated_end(true)]);
    let mut ends: Vec<Scalar> = ends.flatten().collect();
    ends.sort();
    let (least, most) = (ends.first(), ends.last());
    let is_date = directions(&cells.catalog, wish.attribute) != MORE_OR_LESS;
    match (least, most) {
        (Some(least), Some(most)) => {
            let (least, most) = (
                least.shown(&about.unit, about.digits()),
                most.shown(&about.unit, about.digits()),
            );
            let (first, last) = if is_date {
                ("oldest", "newest")
            } else {
                ("lowest", "highest")
            };
            format!("; {first} {least}, {last} {most}")
        }
        _ => String::new(),
    }
}
