//! Whether two conditions ask the same: in a normal form, of single values, in which order, repetition and the way it is
//! written make no difference.

use super::{Condition, Expr, Test, Want};

impl Expr {
    /// Whether both ask the same, as `a=1,2` and `a=2 | a=1` do. Equal here is equal for every cell; two that are not may
    /// still be so for the cells of one catalog.
    #[must_use]
    pub fn asks_as(&self, other: &Self) -> bool {
        is_same(&normal(self.clone()), &normal(other.clone()))
    }
}

/// The same of single values, nested no deeper than it has to be.
fn normal(expr: Expr) -> Expr {
    match expr {
        Expr::Condition(Condition { subject, test }) => {
            let each = |wants: Vec<Want>, one: fn(Vec<Want>) -> Test| {
                let single = |want| {
                    Expr::Condition(Condition {
                        subject,
                        test: one(vec![want]),
                    })
                };
                wants.into_iter().map(single).collect()
            };
            match test {
                Test::AnyOf(wants) => any(each(wants, Test::AnyOf)),
                Test::AllOf(wants) => all(each(wants, Test::AnyOf)),
                Test::NoneOf(wants) => all(each(wants, Test::NoneOf)),
                Test::Joined(..) => normal(Expr::from(Condition { subject, test })),
                Test::Bound(..) => Expr::Condition(Condition { subject, test }),
            }
        }
        Expr::All(parts) => all(parts.into_iter().map(normal).collect()),
        Expr::Any(parts) => any(parts.into_iter().map(normal).collect()),
    }
}

fn all(parts: Vec<Expr>) -> Expr {
    let flat = parts.into_iter().flat_map(|part| match part {
        Expr::All(inner) => inner,
        one => vec![one],
    });
    alone(each_once(flat), Expr::All)
}

fn any(parts: Vec<Expr>) -> Expr {
    let flat = parts.into_iter().flat_map(|part| match part {
        Expr::Any(inner) => inner,
        one => vec![one],
    });
    alone(each_once(flat), Expr::Any)
}

/// One part is itself, whatever joins it.
fn alone(mut parts: Vec<Expr>, join: fn(Vec<Expr>) -> Expr) -> Expr {
    match parts.pop() {
        Some(only) if parts.is_empty() => only,
        last => {
            parts.extend(last);
            join(parts)
        }
    }
}

fn each_once(parts: impl Iterator<Item = Expr>) -> Vec<Expr> {
    let mut once: Vec<Expr> = Vec::new();
    for part in parts {
        if !once.iter().any(|known| is_same(known, &part)) {
            once.push(part);
        }
    }
    once
}

/// Of two in normal form: the same parts, in whatever order.
fn is_same(a: &Expr, b: &Expr) -> bool {
    match (a, b) {
        (Expr::All(a), Expr::All(b)) | (Expr::Any(a), Expr::Any(b)) => {
            a.len() == b.len() && a.iter().all(|x| b.iter().any(|y| is_same(x, y)))
        }
        _ => a == b,
    }
}
