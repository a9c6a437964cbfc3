//! The user's own column that is being written: its texts as typed, right or wrong, read with the catalog's own reader.

use crate::catalog::{
    AttributeIx, Catalog, OwnColumn,
    annotations::columns::{check_name, read_formula},
    formula::Formula,
};

/// A column being written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ColumnEntry {
    /// Which of the user's columns is changed, by its id; `None` for a new one.
    pub editing: Option<String>,
    /// What it is called, as typed.
    pub name: String,
    /// How it is worked out, as typed.
    pub formula: String,
    /// What it was when the form was opened; `None` for a new one.
    pub began: Option<OwnColumn>,
}

impl ColumnEntry {
    /// One of the user's columns, to be changed.
    pub fn edit(column: &OwnColumn) -> Self {
        Self {
            editing: Some(column.id.clone()),
            name: column.name.clone(),
            formula: column.formula.clone(),
            began: Some(column.clone()),
        }
    }

    /// Whether something is written that is in none of the `columns` there are.
    pub fn is_begun(&self, columns: &[OwnColumn]) -> bool {
        let kept = columns.iter().find(|c| Some(&c.id) == self.editing.as_ref());
        match kept {
            Some(kept) => (&self.name, &self.formula) != (&kept.name, &kept.formula),
            None => !(self.name.trim().is_empty() && self.formula.trim().is_empty()),
        }
    }

    /// The attribute that is changed, where the catalog has it.
    fn changed(&self, catalog: &Catalog) -> Option<AttributeIx> {
        let attribute = catalog.attribute(self.editing.as_ref()?)?;
        catalog.is_own_column(attribute).then_some(attribute)
    }

    /// The formula, read; or what is wrong with it, in one sentence.
    pub fn formula(&self, catalog: &Catalog) -> Result<Formula, String> {
        read_formula(&self.formula, self.changed(catalog), catalog)
    }

    /// What is written, read and checked; or what is wrong, in one sentence. `others`: the columns there are.
    pub fn column(&self, catalog: &Catalog, others: &[OwnColumn]) -> Result<OwnColumn, String> {
        check_name(&self.name, self.changed(catalog), catalog)?;
        let formula = self.formula(catalog)?;
        let name = self.name.trim().to_owned();
        let hidden = others
            .iter()
            .find(|c| Some(&c.id) != self.editing.as_ref() && c.id == name);
        if hidden.is_some() {
            return Err(format!(
                "A column of yours is called “{name}” already. Choose another name."
            ));
        }
        Ok(OwnColumn {
            id: self.editing.clone().unwrap_or_else(|| name.clone()),
            name,
            formula: formula.text,
        })
    }
}
