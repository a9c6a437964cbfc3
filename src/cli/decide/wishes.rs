//! Reads `--prefer`: wishes about numbers, dates and choices, for catalogs that came without questions.

use crate::{
    catalog::{AttributeIx, Better, Catalog, condition::assignment, kind::Directions, suggest::did_you_mean},
    decide::{
        Preference,
        answers::{DEFAULT_IMPORTANCE, MAX_IMPORTANCE},
        preference,
    },
    export::terminal::brief,
};

/// Reads the wishes of a command line: `ATTRIBUTE=0..3`, `=more`, `=less`, `=more:3`.
pub fn parse_wishes(catalog: &Catalog, args: &[String]) -> Result<Vec<Preference>, String> {
    let mut wishes: Vec<Preference> = Vec::new();
    for text in args {
        let wish = wish(catalog, text)?;
        let id = &catalog[wish.attribute].id;
        match wishes.iter().find(|w| w.attribute == wish.attribute) {
            Some(before) if *before != wish => {
                return Err(format!("--prefer {id}: given twice, and not alike. Keep one."));
            }
            Some(_) => {}
            None => wishes.push(wish),
        }
    }
    Ok(wishes)
}

fn wish(catalog: &Catalog, text: &str) -> Result<Preference, String> {
    let parts = assignment(text).map_err(|e| format!("--prefer {}: {e}", brief(text)))?;
    let Some((id, value)) = parts else {
        return Err(format!(
            "--prefer: “{}” has no =. Write ATTRIBUTE=0..3, ATTRIBUTE=more or ATTRIBUTE=less; newer or older for a date.",
            brief(text)
        ));
    };
    let id = id.as_str();
    let attribute = attribute(catalog, id)?;
    let (direction, weight) = match value.split_once(':') {
        Some((d, w)) => (d.trim(), w.trim()),
        None if value.chars().all(|c| c.is_ascii_digit()) => ("", value),
        None => (value, ""),
    };
    let Directions {
        higher: more,
        lower: less,
    } = preference::directions(catalog, attribute);
    let better = match direction {
        "" => None,
        d if d == more => Some(Better::Higher),
        d if d == less => Some(Better::Lower),
        other => {
            return Err(format!(
                "--prefer {id}: “{}” is no wish. Write {more}, {less}, 0 to {MAX_IMPORTANCE}, or both as in {more}:3.",
                brief(other)
            ));
        }
    };
    let importance = if weight.is_empty() {
        DEFAULT_IMPORTANCE
    } else {
        weight.parse().ok().filter(|n| *n <= MAX_IMPORTANCE).ok_or_else(|| {
            format!(
                "--prefer {id}: “{}” is not a whole number from 0 to {MAX_IMPORTANCE}.",
                brief(weight)
            )
        })?
    };
    match (catalog[attribute].better, better) {
        (None, None) => Err(format!(
            "--prefer {id}: the catalog does not say which direction is better. Write {id}={more} or {id}={less}."
        )),
        (Some(declared), Some(wished)) if declared != wished => Err(format!(
            "--prefer {id}: by the catalog {} of it is better. Leave the direction out, or use --where for a bound.",
            if declared == Better::Higher { more } else { less }
        )),
        (declared, better) => Ok(Preference {
            attribute,
            better: better.filter(|_| declared.is_none()),
            importance,
        }),
    }
}

fn attribute(catalog: &Catalog, id: &str) -> Result<AttributeIx, String> {
    let fit: Vec<AttributeIx> = preference::attributes(catalog)
        .into_iter()
        .chain(preference::undirected(catalog))
        .collect();
    if let Some(found) = catalog.attribute(id) {
        return if fit.contains(&found) {
            Ok(found)
        } else {
            Err(format!(
                "--prefer {id}: it is no number or date, and does not say which direction is better. Use --where for a must-have."
            ))
        };
    }
    let near = did_you_mean(id, fit.iter().map(|a| catalog[*a].id.as_str()));
    Err(format!("--prefer: no attribute is called “{}”. {near}", brief(id))
        .trim_end()
        .to_owned())
}
