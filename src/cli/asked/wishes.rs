//! Reads `--prefer`: wishes about any attribute, beside answers or without questions.

use crate::{
    catalog::{
        AttributeIx, Better, Catalog, Side,
        condition::{Condition, Subject, Test, assignment},
        kind::{Directions, Feature},
        suggest::did_you_mean,
        wording::excerpt,
    },
    decide::{
        Curve, RuleTable, Wish, WishFor,
        answers::{DEFAULT_IMPORTANCE, MAX_IMPORTANCE},
        parts, wish,
    },
    export::terminal::safe,
};

/// Reads the wishes of a command line: `A=more`, `A=less:3`, `A=target(64):1`, `A=more:2:rank`, `A=2` where the catalog says
/// which direction is better, `A=OPTION:1` for a flag, a choice or a set.
pub fn parse_wishes(catalog: &Catalog, args: &[String]) -> Result<Vec<Wish>, String> {
    let mut wishes: Vec<Wish> = Vec::new();
    for text in args {
        let wish = wish(catalog, text)?;
        let id = &catalog[wish.attribute].id;
        match wishes.iter().find(|w| w.topic() == wish.topic()) {
            Some(before) if *before != wish => {
                return Err(format!("--prefer {id}: given twice, and not alike. Keep one."));
            }
            Some(_) => {}
            None => wishes.push(wish),
        }
    }
    Ok(wishes)
}

/// Gives each wish the curve that fits the values there are; the error names one that cannot have the curve it asks for.
pub fn choose_curves(cells: &crate::catalog::Cells, table: &RuleTable, wishes: &mut [Wish]) -> Result<(), String> {
    parts::with_curves(cells, table, wishes);
    for wish in wishes {
        if wish.curve == Some(Curve::Log) && !parts::has_logarithm(cells, table, wish.attribute) {
            return Err(format!(
                "--prefer {}: log needs numbers that are all above 0. Write linear or rank.",
                cells.catalog[wish.attribute].id
            ));
        }
    }
    Ok(())
}

fn wish(catalog: &Catalog, text: &str) -> Result<Wish, String> {
    let parts = assignment(text).map_err(|e| format!("--prefer {}: {e}", safe(&excerpt(text))))?;
    let Some((id, value)) = parts else {
        return Err(format!(
            "--prefer: “{}” has no =. Write ATTRIBUTE=more or less, newer or older, target(VALUE), 0 to 3, or an option.",
            safe(&excerpt(text))
        ));
    };
    let attribute = attribute(catalog, id.as_str())?;
    let value = value.trim();
    if let Some(wish) = measured(catalog, attribute, value)? {
        return Ok(wish);
    }
    asked(catalog, attribute, value)
}

/// What is measured: a direction or a target, with an importance and a curve behind colons. `None` where the first word
/// says neither.
fn measured(catalog: &Catalog, attribute: AttributeIx, value: &str) -> Result<Option<Wish>, String> {
    let id = &catalog[attribute].id;
    let declared = catalog[attribute].better;
    let Directions {
        higher: more,
        lower: less,
    } = wish::directions(catalog, attribute);
    let (first, rest) = match value.strip_prefix("target(").and_then(|v| v.rsplit_once(')')) {
        Some((target, rest)) => (Some(target), rest),
        None => (None, value),
    };
    let mut words = rest.split(':').map(str::trim);
    let is_measured = wish::is_measured(catalog, attribute);
    let is_ordered_text = is_measured && catalog[attribute].kind.has(Feature::TextOrder);
    let wants = if let Some(target) = first {
        let read = catalog[attribute].kind.read_bound(target, &catalog[attribute].unit);
        let near = match read {
            _ if !is_measured => None,
            Some(Ok(near)) if words.next() == Some("") => Some(near),
            Some(Err(why)) => return Err(format!("--prefer {id}: {why}")),
            _ => None,
        };
        // An ordered text has no distances.
        let near = near.filter(|n| n.places().is_some());
        WishFor::Near(near.ok_or_else(|| {
            format!(
                "--prefer {id}: target( ) takes a number or a date of an attribute that has them, as in target(64)."
            )
        })?)
    } else {
        match words.next().unwrap_or_default() {
            w if is_measured && w == more => WishFor::Better(Better::Higher),
            w if is_measured && w == less => WishFor::Better(Better::Lower),
            // Of a version one says either.
            "more" if is_ordered_text => WishFor::Better(Better::Higher),
            "less" if is_ordered_text => WishFor::Better(Better::Lower),
            w if is_measured && !w.is_empty() && w.chars().all(|c| c.is_ascii_digit()) => {
                let Some(better) = declared else {
                    return Err(format!(
                        "--prefer {id}: the catalog does not say which direction is better. Write {id}={more} or {id}={less}."
                    ));
                };
                words = rest.split(':').map(str::trim);
                WishFor::Better(better)
            }
            _ => return Ok(None),
        }
    };
    if let (WishFor::Better(wished), Some(declared)) = (&wants, declared)
        && *wished != declared
    {
        return Err(format!(
            "--prefer {id}: by the catalog {} of it is better. Leave the direction out, or use target( ), or --where for a bound.",
            if declared == Better::Higher { more } else { less }
        ));
    }
    let (mut importance, mut curve) = (None, None);
    for word in words {
        match Curve::ALL.into_iter().find(|c| c.id() == word) {
            Some(found) if curve.is_none() && matches!(wants, WishFor::Better(_)) => curve = Some(found),
            None if importance.is_none() => importance = Some(weight(id, word)?),
            _ => {
                return Err(format!(
                    "--prefer {id}: “{}” is one word too many. Write {id}={more}, and behind it :0 to :{MAX_IMPORTANCE} and :linear, :log or :rank.",
                    safe(&excerpt(word))
                ));
            }
        }
    }
    Ok(Some(Wish {
        attribute,
        wants,
        curve,
        importance: importance.unwrap_or(DEFAULT_IMPORTANCE),
    }))
}

/// An option or a yes that is asked for, with an importance behind a colon.
fn asked(catalog: &Catalog, attribute: AttributeIx, value: &str) -> Result<Wish, String> {
    let id = &catalog[attribute].id;
    if !wish::is_asked(catalog, attribute) {
        let Directions { higher, lower } = wish::directions(catalog, attribute);
        return Err(if wish::is_measured(catalog, attribute) {
            format!(
                "--prefer {id}: “{}” is no wish. Write {higher}, {lower}, target(VALUE), 0 to {MAX_IMPORTANCE}, or both as in {higher}:3.",
                safe(&excerpt(value))
            )
        } else {
            format!(
                "--prefer {id}: it is no number or date, and has no options to wish for. Use --where for a must-have."
            )
        });
    }
    // The whole value may be an option; else a weight stands behind the last colon.
    let whole = option(catalog, attribute, value);
    let (wants, importance) = match (whole, value.rsplit_once(':')) {
        (Ok(wants), _) => (wants, DEFAULT_IMPORTANCE),
        (Err(_), Some((before, after))) => (option(catalog, attribute, before)?, weight(id, after.trim())?),
        (Err(why), None) => return Err(why),
    };
    Ok(Wish {
        attribute,
        wants,
        curve: None,
        importance,
    })
}

fn option(catalog: &Catalog, attribute: AttributeIx, value: &str) -> Result<WishFor, String> {
    let id = &catalog[attribute].id;
    let condition = Condition::parse(&format!("{}={value}", written(id)), catalog)
        .map_err(|e| format!("--prefer {id}: {}", safe(&e.to_string())))?;
    let refused = || {
        format!(
            "--prefer {id}: “{}” is not one option. Write one option, or yes or no for a flag; for each more wish one more --prefer.",
            safe(&excerpt(value))
        )
    };
    match (condition.subject, condition.test) {
        (Subject::Attribute(_), Test::AnyOf(wants)) => match wants.as_slice() {
            [want] if want.side() == Some(Side::Yes) => Ok(WishFor::Yes),
            [want] if want.side() == Some(Side::No) => Ok(WishFor::No),
            [want] => want.option().map(WishFor::Option).ok_or_else(refused),
            _ => Err(refused()),
        },
        _ => Err(refused()),
    }
}

/// An id in quotes, so that every id reads as what it is.
fn written(id: &str) -> String {
    format!("\"{}\"", id.replace('\\', "\\\\").replace('"', "\\\""))
}

fn weight(id: &str, word: &str) -> Result<u8, String> {
    let read = word.parse::<u8>().ok().filter(|n| *n <= MAX_IMPORTANCE);
    read.ok_or_else(|| {
        format!(
            "--prefer {id}: “{}” is not a whole number from 0 to {MAX_IMPORTANCE}.",
            safe(&excerpt(word))
        )
    })
}

fn attribute(catalog: &Catalog, id: &str) -> Result<AttributeIx, String> {
    if let Some(found) = catalog.attribute(id) {
        return Ok(found);
    }
    // By its label, or as the list had it, as a condition finds it.
    match Condition::parse(&format!("{}=not-stated", written(id)), catalog).map(|c| c.subject) {
        Ok(Subject::Attribute(found)) => return Ok(found),
        Ok(_) => {
            return Err(format!(
                "--prefer {id}: every service has it, and none more than another. Use --where for a must-have."
            ));
        }
        Err(_) => {}
    }
    let ids: Vec<&str> = catalog.attribute_ixs().map(|a| catalog[a].id.as_str()).collect();
    let near = did_you_mean(id, ids.iter().copied());
    Err(
        format!("--prefer: no attribute is called “{}”. {near}", safe(&excerpt(id)))
            .trim_end()
            .to_owned(),
    )
}
