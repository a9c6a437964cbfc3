//! Reads `--prefer`: wishes about any attribute, beside answers or without questions.

use crate::{
    catalog::{
        AttributeIx, Better, Catalog, Cells, ServiceRef, Side,
        condition::{Condition, Subject, Test, Want, assignment},
        kind::{Directions, Feature},
        wording::{excerpt, listed},
    },
    decide::{
        Curve, RuleTable, Wish, WishFor,
        answers::{DEFAULT_IMPORTANCE, MAX_IMPORTANCE},
        parts, wish,
    },
    export::terminal::safe,
};

/// Reads the wishes of a command line: `A=more`, `A=less:3`, `A=target(64):1`, `A=more:2:rank`, `A=2` where the catalog
/// declares which direction is better, `A=OPTION:1` for a flag, a choice or a set.
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
pub fn choose_curves(cells: &Cells, table: &RuleTable, wishes: &mut [Wish]) -> Result<(), String> {
    parts::with_curves(cells, table, wishes);
    for wish in wishes {
        let Some(curve) = wish.curve else { continue };
        let fitting = parts::curves(cells, table, wish.attribute);
        if !fitting.contains(&curve) {
            let about = &cells.catalog[wish.attribute];
            let why = if about.kind.has(Feature::Number) {
                "log needs numbers that are all above 0".to_owned()
            } else {
                format!("{} cannot be counted by {}", about.kind.words().noun, curve.id())
            };
            let fitting: Vec<&str> = fitting.iter().map(|c| c.id()).collect();
            return Err(format!("--prefer {}: {why}. Write {}.", about.id, fitting.join(" or ")));
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
    if id.ends_with(['!', '<', '>']) {
        return Err(format!(
            "--prefer {}: a wish has = alone. What is not to be, or is to lie beyond a value, is a must-have: --where.",
            safe(&excerpt(text))
        ));
    }
    let attribute = attribute(catalog, id.as_str())?;
    let value = value.trim();
    if let Some(wish) = measured(catalog, attribute, value)? {
        return Ok(wish);
    }
    asked(catalog, attribute, value)
}

/// What is measured: a direction or a target, with an importance and a curve after colons. `None` where the first word
/// is neither.
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
        let none = || {
            format!(
                "--prefer {id}: target( ) takes a number or a date of an attribute that has them, as in target(64)."
            )
        };
        if words.next() != Some("") || !wish::has_targets(catalog, attribute) {
            return Err(none());
        }
        // As a condition reads it: English, with units.
        let about = &catalog[attribute];
        let want = about.kind.want(target.trim(), about.definition(), catalog).ok();
        let near = want.as_ref().and_then(Want::scalar).cloned();
        WishFor::Near(near.ok_or_else(|| {
            let why = about.kind.read_bound(target, &about.unit).and_then(Result::err);
            why.map_or_else(none, |why| format!("--prefer {id}: {}", safe(&why)))
        })?)
    } else {
        match words.next().unwrap_or_default() {
            w if is_measured && w == more => WishFor::Better(Better::Higher),
            w if is_measured && w == less => WishFor::Better(Better::Lower),
            // Of a version either word is used.
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
    let (mut importance, mut curve) = (None, None);
    for word in words {
        match Curve::ALL.into_iter().find(|c| c.id() == word) {
            Some(found) if curve.is_none() && matches!(wants, WishFor::Better(_)) => curve = Some(found),
            None if importance.is_none() => importance = Some(weight_or_curve(id, word)?),
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

/// An option or a yes that is asked for, with an importance after a colon.
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
                "--prefer {id}: it is no number or date, and has no options or services to wish for. Use --where for a must-have."
            )
        });
    }
    // The whole value may be an option; else a weight follows the last colon.
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
            "--prefer {id}: “{}” is not one option. Write one option or service, or yes or no for a flag; for each more wish one more --prefer.",
            safe(&excerpt(value))
        )
    };
    match (condition.subject, condition.test) {
        (Subject::Attribute(_), Test::AnyOf(wants)) => match wants.as_slice() {
            [want] if want.side() == Some(Side::Yes) => Ok(WishFor::Yes),
            [want] if want.side() == Some(Side::No) => Ok(WishFor::No),
            [want] => match (want.option(), want.service()) {
                (Some(option), _) => Ok(WishFor::Option(option)),
                (None, Some(ServiceRef::Known(service))) => Ok(WishFor::Service(*service)),
                (None, Some(ServiceRef::Named(name))) => Err(format!(
                    "--prefer {id}: “{}” is only mentioned, and no entry of its own that could be wished for. Use --where for a must-have.",
                    safe(&excerpt(name))
                )),
                (None, None) => Err(refused()),
            },
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

/// The same where a curve is possible too.
fn weight_or_curve(id: &str, word: &str) -> Result<u8, String> {
    let curves = Curve::ALL.map(Curve::id);
    weight(id, word).map_err(|_| {
        format!(
            "--prefer {id}: “{}” is neither a whole number from 0 to {MAX_IMPORTANCE} nor a curve ({}).",
            safe(&excerpt(word)),
            listed(&curves, "or")
        )
    })
}

/// Finds it as a condition does.
fn attribute(catalog: &Catalog, name: &str) -> Result<AttributeIx, String> {
    match Subject::named(name, catalog) {
        Ok(Subject::Attribute(found)) => Ok(found),
        Ok(_) => Err(format!(
            "--prefer {}: all have it, and none more than another. Use --where for a must-have.",
            safe(&excerpt(name))
        )),
        Err(e) => Err(format!("--prefer: {}", safe(&e.to_string()))),
    }
}
