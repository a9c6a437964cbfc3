//! Wishes and their curves (3 of "Scoring").

use super::{
    UNIT,
    cells::{Cell, One},
    condition::{self, Expr, Facts},
    scale::{self, Point, Range},
    world::{Attribute, Kind},
};

#[derive(Debug, Clone, PartialEq)]
pub struct Wish {
    pub attribute: usize,
    pub aim: Aim,
    pub importance: i128,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Aim {
    /// An option of a flag, a choice or a set, asked as a predicate.
    Option(Expr),
    /// `None`: the default curve.
    More(Option<Curve>),
    Less(Option<Curve>),
    Target(Point),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Curve {
    Linear,
    Log,
    Rank,
}

/// `A=more:2:log`, `A=target(5)`, `A=3`, `A=yes:1`.
pub fn parse(text: &str, attributes: &[Attribute]) -> Wish {
    let (name, value) = text.split_once('=').unwrap();
    let attribute = attributes.iter().position(|a| a.id == name).unwrap();
    let about = &attributes[attribute];
    let mut aim = None;
    let (mut importance, mut curve) = (2, None);
    for piece in value.split(':') {
        match piece {
            "0" | "1" | "2" | "3" => importance = piece.parse().unwrap(),
            "linear" => curve = Some(Curve::Linear),
            "log" => curve = Some(Curve::Log),
            "rank" => curve = Some(Curve::Rank),
            other => aim = Some(other),
        }
    }
    let aim = match (aim, about.better) {
        (Some("more" | "newer"), _) | (None, Some("Higher")) => Aim::More(curve),
        (Some("less" | "older"), _) | (None, Some("Lower")) => Aim::Less(curve),
        (Some(option), _) => match option.strip_prefix("target(").and_then(|t| t.strip_suffix(')')) {
            Some(x) => Aim::Target(scale::read(about.kind, x).low),
            None => Aim::Option(condition::parse(&format!("{name}={option}"), attributes)),
        },
        (None, _) => panic!("{text}"),
    };
    Wish {
        attribute,
        aim,
        importance,
    }
}

/// What a curve is measured by: the known values of every alternative of the catalog, each with its service.
pub type Reference = Vec<(usize, Range)>;

/// The curve taken when none is chosen.
pub fn default_curve(kind: Kind, reference: &Reference) -> Curve {
    match kind {
        Kind::Date => return Curve::Linear,
        Kind::Version => return Curve::Rank,
        _ => {}
    }
    let mut ends: Vec<i128> = reference
        .iter()
        .flat_map(|(_, r)| r.finite_ends())
        .map(|p| number(&p))
        .collect();
    ends.sort_unstable();
    let quarter = ends.len() / 4;
    let middle = &ends[quarter..ends.len() - quarter];
    let span = |some: &[i128]| some.last().zip(some.first()).map_or(0, |(last, first)| last - first);
    if 10 * span(middle) >= span(&ends) {
        Curve::Linear
    } else {
        Curve::Rank
    }
}

fn number(point: &Point) -> i128 {
    match point {
        Point::Number(n) => *n,
        other => panic!("{other:?} is no number"),
    }
}

/// part / whole, rounded half up to a millionth.
fn millionths(part: i128, whole: i128) -> i128 {
    (2 * 1_000_000 * part + whole).div_euclid(2 * whole)
}

impl Wish {
    /// Whether it takes part; the same for every service. `known`: whether anything is known of it for some alternative.
    pub fn takes_part(&self, known: bool) -> bool {
        self.importance > 0 && known
    }

    /// The fit of one service, low and high, in [`UNIT`]s.
    pub fn fit(&self, facts: Facts<'_>, kind: Kind, reference: &Reference) -> (i128, i128) {
        let curve = match &self.aim {
            Aim::Option(asked) => {
                let worth = asked.worth(facts);
                return (worth.low * UNIT / 2, worth.high * UNIT / 2);
            }
            Aim::More(curve) | Aim::Less(curve) => curve.unwrap_or_else(|| default_curve(kind, reference)),
            Aim::Target(_) => Curve::Linear,
        };
        let (low, high) = match &facts.settled[self.attribute] {
            Cell::Scale(One::Value(range)) => self.fit_of(range, curve, facts.service, reference),
            Cell::Scale(One::NotApplicable) => (0, 0),
            Cell::Scale(One::NotStated | One::Conflicting) => (0, 1_000_000),
            other => panic!("{other:?} has no scale"),
        };
        (low * (UNIT / 1_000_000), high * (UNIT / 1_000_000))
    }

    /// Whether zero is the least there can be, since no known value is below it.
    pub fn is_never_negative(&self, kind: Kind, reference: &Reference) -> bool {
        let mut ends = reference.iter().flat_map(|(_, r)| r.finite_ends()).peekable();
        let is_number = kind == Kind::Number && matches!(self.aim, Aim::More(_) | Aim::Less(_));
        is_number && ends.peek().is_some() && ends.all(|end| end >= Point::Number(0))
    }

    /// The most it could fit once its value is known, in [`UNIT`]s, and whether that value could be better than every
    /// other that is known: the curve ends there, and is no bound.
    pub fn best(&self, facts: Facts<'_>, kind: Kind, reference: &Reference) -> (i128, bool) {
        let (_, high) = self.fit(facts, kind, reference);
        let range = match &facts.settled[self.attribute] {
            Cell::Scale(One::Value(range)) if range.low == range.high => return (high, false),
            Cell::Scale(One::Value(range)) => range.clone(),
            Cell::Scale(One::NotStated | One::Conflicting) => Range {
                low: Point::Below,
                high: Point::Above,
            },
            _ => return (high, false),
        };
        let range = Range {
            low: if self.is_never_negative(kind, reference) {
                range.low.clone().max(Point::Number(0))
            } else {
                range.low.clone()
            },
            ..range
        };
        let others = || reference.iter().filter(|(s, _)| *s != facts.service).map(|(_, r)| r);
        let (end, is_beyond) = match self.aim {
            Aim::More(_) => (&range.high, others().all(|o| range.high > o.low)),
            Aim::Less(_) => (&range.low, others().all(|o| range.low < o.high)),
            Aim::Option(_) | Aim::Target(_) => return (high, false),
        };
        let curve = match &self.aim {
            Aim::More(curve) | Aim::Less(curve) => curve.unwrap_or_else(|| default_curve(kind, reference)),
            _ => Curve::Linear,
        };
        let (_, at_best) = self.fit_of(&Range::at(end.clone()), curve, facts.service, reference);
        (high.max(at_best * (UNIT / 1_000_000)), is_beyond)
    }

    /// In millionths.
    fn fit_of(&self, range: &Range, curve: Curve, service: usize, reference: &Reference) -> (i128, i128) {
        if curve == Curve::Rank {
            let others: Vec<&Range> = reference
                .iter()
                .filter(|(s, _)| *s != service)
                .map(|(_, r)| r)
                .collect();
            // What is settled is not among the values it is measured by.
            let is_same = !reference.is_empty() && reference.iter().all(|(_, r)| r == range);
            if range.low == range.high && is_same {
                return (1_000_000, 1_000_000);
            }
            let rank = self.rank(range, &others);
            return (rank, rank);
        }
        let mut ends: Vec<Point> = reference.iter().flat_map(|(_, r)| r.finite_ends()).collect();
        ends.sort();
        let (Some(least), Some(greatest)) = (ends.first(), ends.last()) else {
            // All that is known is "unlimited": all equal.
            let is_best = match &self.aim {
                Aim::More(_) => range.low == Point::Above,
                Aim::Target(x) => range.low == Point::Above || range.low == *x,
                _ => true,
            };
            return if is_best { (1_000_000, 1_000_000) } else { (0, 0) };
        };
        let all_equal = reference.iter().all(|(_, r)| r.low == *least && r.high == *least);
        let at = |end| self.at(end, curve, number(least), number(greatest), all_equal);
        let fits = [&range.low, &range.high].map(at);
        let low = fits[0].min(fits[1]);
        // An open end is the end of the scale, so a target beyond it is not within.
        let (from, to) = (
            range.low.clone().max(least.clone()),
            range.high.clone().min(greatest.clone()),
        );
        let high = match &self.aim {
            Aim::Target(x) if from <= *x && *x <= to => 1_000_000,
            _ => fits[0].max(fits[1]),
        };
        (low, high)
    }

    fn worse_end(&self, range: &Range) -> Point {
        match self.aim {
            Aim::Less(_) => range.high.clone(),
            _ => range.low.clone(),
        }
    }

    /// The share of the others that are no better, ties half; all by their worse ends.
    fn rank(&self, own: &Range, others: &[&Range]) -> i128 {
        if others.is_empty() {
            return 1_000_000;
        }
        let own = self.worse_end(own);
        let others: Vec<Point> = others.iter().map(|o| self.worse_end(o)).collect();
        let is_worse = |o: &Point| {
            if matches!(self.aim, Aim::Less(_)) {
                *o > own
            } else {
                *o < own
            }
        };
        let worse = others.iter().filter(|o| is_worse(o)).count() as i128;
        let equal = others.iter().filter(|o| **o == own).count() as i128;
        millionths(2 * worse + equal, 2 * others.len() as i128)
    }

    /// What the curve gives at one place of the line.
    fn at(&self, point: &Point, curve: Curve, least: i128, greatest: i128, all_equal: bool) -> i128 {
        let is_elsewhere = matches!(&self.aim, Aim::Target(x) if number(x) != least);
        if least == greatest && (all_equal || !is_elsewhere) {
            let only = Point::Number(least);
            let is_best = match self.aim {
                Aim::More(_) => *point >= only,
                Aim::Less(_) => *point <= only,
                Aim::Target(ref x) => *point == only || point == x || matches!(point, Point::Below | Point::Above),
                Aim::Option(_) => panic!("an option has no curve"),
            };
            return if is_best { 1_000_000 } else { 0 };
        }
        let value = match point {
            Point::Below => least,
            Point::Above => greatest,
            Point::Number(n) => *n,
            Point::Version(_) => panic!("versions are ranked"),
        };
        // Beyond all known values, where only what is settled lies, a curve stays what it is at their end.
        match &self.aim {
            Aim::Target(x) => {
                let away = |v: i128| (v - number(x)).abs();
                let farthest = away(least).max(away(greatest));
                millionths((farthest - away(value)).max(0), farthest)
            }
            aim => {
                let value = value.clamp(least, greatest);
                let is_less = matches!(aim, Aim::Less(_));
                if curve == Curve::Log {
                    let ln = |v: i128| (v as f64).ln();
                    let share = (ln(value) - ln(least)) / (ln(greatest) - ln(least));
                    let share = if is_less { 1.0 - share } else { share };
                    return (share * 1e6 + 0.5).floor() as i128;
                }
                let part = if is_less { greatest - value } else { value - least };
                millionths(part, greatest - least)
            }
        }
    }
}
