//! The rows of a form in which an attribute is set, whether it is the catalog's or made of a column of a list.

use super::form::{Control, FormChoice, FormRow, one_of_or, unfit};
use crate::{
    app::{action::Action, state::SettingField, text::sentence},
    catalog::{Attribute, Feature, Kind, model::Better},
};

/// What all rows of one form have in common.
pub struct AttributeRows {
    /// Which attribute or column it is, in the order of its list.
    pub at: usize,
    /// What the choice is called that leaves it to the file or the catalog.
    pub unsaid: &'static str,
    /// What applies a text.
    pub takes: Action,
}

impl AttributeRows {
    /// A text to write. `is_set`: whether the user has; `hint`: what an empty field means.
    pub fn text(
        &self,
        label: &'static str,
        is_set: bool,
        field: fn(usize) -> SettingField,
        now: &str,
        hint: &'static str,
    ) -> FormRow {
        FormRow {
            label,
            is_set,
            control: Control::Text {
                field: field(self.at),
                now: now.to_owned(),
                hint,
                takes: self.takes.clone(),
            },
        }
    }

    /// What it is called.
    pub fn label(&self, about: &Attribute, is_set: bool) -> FormRow {
        self.text("Shown as", is_set, SettingField::Label, &about.label, self.unsaid)
    }

    /// The heading it stands under.
    pub fn group(&self, heading: &str, is_set: bool) -> FormRow {
        self.text("Group", is_set, SettingField::Group, heading, self.unsaid)
    }

    /// The unit of a number.
    pub fn unit(&self, about: &Attribute, is_set: bool, hint: &'static str) -> FormRow {
        if about.kind.has(Feature::Number) {
            self.text("Unit", is_set, SettingField::Unit, &about.unit, hint)
        } else {
            unfit("Unit", "Only a number has one")
        }
    }

    /// What it can state.
    pub fn kind<A: Into<Action>>(
        &self,
        about: &Attribute,
        said: Option<&Kind>,
        sets: impl Fn(Option<Kind>) -> A,
    ) -> FormRow {
        let kinds = Kind::ALL.iter().map(|k| (sentence(k.words().noun), *k));
        let now = sentence(about.kind.words().noun);
        one_of_or(self.unsaid, "Kind", now, said, kinds, sets)
    }

    /// Which direction is better. One of the three always holds, so that none leaves it to the file.
    pub fn better<A: Into<Action>>(about: &Attribute, is_set: bool, sets: impl Fn(Option<Better>) -> A) -> FormRow {
        if !about.kind.has(Feature::Direction) {
            return unfit("Better", "Only a number or a choice has it");
        }
        let word = |better: Option<Better>| match better {
            None => "Neither direction",
            Some(Better::Higher) => "Higher is better",
            Some(Better::Lower) => "Lower is better",
        };
        let choices = [None, Some(Better::Higher), Some(Better::Lower)].map(|better| FormChoice {
            label: word(better).to_owned(),
            is_chosen: about.better == better,
            sets: sets(better).into(),
        });
        FormRow {
            label: "Better",
            is_set,
            control: Control::OneOf {
                now: word(about.better).to_owned(),
                choices: choices.into(),
            },
        }
    }

    /// Whether its lists are whole; `now`: `None` where some are.
    pub fn lists<A: Into<Action>>(
        &self,
        about: &Attribute,
        now: impl FnOnce() -> Option<bool>,
        said: Option<&bool>,
        sets: impl Fn(Option<bool>) -> A,
    ) -> FormRow {
        if !about.kind.has(Feature::Atoms) {
            return unfit("Its lists", "Only a set has lists");
        }
        let word = |whole: Option<bool>| match whole {
            Some(true) => "Whole: what one does not name is not there",
            Some(false) => "Open: what one does not name is not stated",
            None => "Each as the catalog says",
        };
        let all = [true, false].map(|whole| (word(Some(whole)).to_owned(), whole));
        one_of_or(self.unsaid, "Its lists", word(now()).to_owned(), said, all, sets)
    }

    /// Whether cards show it; a click sets the opposite.
    pub fn on_cards(is_shown: bool, is_set: bool, sets: impl Into<Action>) -> FormRow {
        FormRow {
            label: "On cards",
            is_set,
            control: Control::Tick(is_shown, "Cards show it", sets.into()),
        }
    }
}
