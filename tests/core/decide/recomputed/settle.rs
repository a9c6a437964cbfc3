//! Settling unknown atoms one way or the other, by trying every value that matters.

use super::{
    cells::{Atom, Cell, One},
    condition::{Expr, Facts, Test, Want},
    scale::{Point, Range},
    score::{Asked, Model},
    wish::{Aim, Wish},
    world::Kind,
};

/// An option of a set, or an attribute of another kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct AtomId {
    pub attribute: usize,
    pub option: Option<usize>,
}

/// Everything that is asked of cells.
pub struct Questions<'a> {
    pub exprs: Vec<&'a Expr>,
    asked: &'a Asked,
}

/// What rules of the chosen options, must-haves and wishes ask.
pub fn questions<'a>(model: &'a Model<'_>, asked: &'a Asked) -> Questions<'a> {
    let mut exprs: Vec<&Expr> = asked.must_haves.iter().collect();
    for (f, options) in model.rules.iter().enumerate() {
        for (o, rules) in options.iter().enumerate() {
            if asked.importance[f] > 0 && asked.chosen[f].contains(&o) {
                exprs.extend(rules.iter().map(|(_, when)| when));
            }
        }
    }
    for wish in asked.wishes.iter().filter(|w| w.importance > 0) {
        if let Aim::Option(expr) = &wish.aim {
            exprs.push(expr);
        }
    }
    Questions { exprs, asked }
}

impl Questions<'_> {
    /// What is wanted of one atom, but for states: a blank that is settled is none any more.
    fn wants(&self, atom: AtomId) -> Vec<&Want> {
        let is_of_atom = |want: &Want| match want {
            Want::State(_) => false,
            Want::Option(option) => atom.option.is_none_or(|o| o == *option),
            _ => true,
        };
        let mut wants = Vec::new();
        for test in self.exprs.iter().flat_map(|e| e.tests()) {
            if let Test::Cell(attribute, want) = test
                && *attribute == atom.attribute
                && is_of_atom(want)
                && !wants.contains(&want)
            {
                wants.push(want);
            }
        }
        wants
    }

    /// The wishes that measure an attribute by a curve.
    fn curves(&self, model: &Model<'_>, attribute: usize) -> Vec<&Wish> {
        let wishes = self.asked.wishes.iter().filter(|w| w.attribute == attribute);
        wishes
            .filter(|w| !matches!(w.aim, Aim::Option(_)) && w.takes_part(model.is_known(w)))
            .collect()
    }

    /// The atoms of a service that are asked and unknown: not stated, conflicting, or a range in which the answer lies open.
    pub fn unknown_atoms(&self, model: &Model<'_>, service: usize) -> Vec<AtomId> {
        let mut atoms = Vec::new();
        for (attribute, cell) in model.rows[service].iter().enumerate() {
            let options: Vec<Option<usize>> = match cell {
                Cell::Set(atoms) => (0..atoms.len()).map(Some).collect(),
                _ => vec![None],
            };
            for option in options {
                let atom = AtomId { attribute, option };
                let is_asked = !self.wants(atom).is_empty() || !self.curves(model, attribute).is_empty();
                let is_open = |fit: &(i128, i128)| fit.0 < fit.1;
                let stated = self.stated_fits(model, service, attribute);
                let values = self.values(model, service, atom);
                let differs = |v: &Cell| self.fits(model, service, atom, v) != stated;
                if is_asked && (stated.iter().any(is_open) || values.len() > 1 || values.iter().any(differs)) {
                    atoms.push(atom);
                }
            }
        }
        atoms
    }

    /// The cells one atom may be settled to; those that answer everything alike are one. The cell itself when known.
    pub fn values(&self, model: &Model<'_>, service: usize, atom: AtomId) -> Vec<Cell> {
        let cell = &model.rows[service][atom.attribute];
        let is_blank = |a: Atom| matches!(a, Atom::NotStated | Atom::Conflicting);
        let options = model.world.attributes[atom.attribute].options.len();
        let all: Vec<Cell> = match cell {
            Cell::Flag(a) if is_blank(*a) => vec![Cell::Flag(Atom::Yes), Cell::Flag(Atom::No)],
            Cell::Set(atoms) if is_blank(atoms[atom.option.unwrap()]) => [Atom::Yes, Atom::No]
                .map(|side| {
                    let mut settled = atoms.clone();
                    settled[atom.option.unwrap()] = side;
                    Cell::Set(settled)
                })
                .to_vec(),
            Cell::Choice(One::NotStated | One::Conflicting) => {
                (0..options).map(|o| Cell::Choice(One::Value(o))).collect()
            }
            Cell::Scale(One::NotStated | One::Conflicting) => {
                let everywhere = Range {
                    low: Point::Below,
                    high: Point::Above,
                };
                self.points_within(model, atom, &everywhere)
            }
            Cell::Scale(One::Value(range)) if range.low < range.high => self.points_within(model, atom, range),
            known => vec![known.clone()],
        };
        let mut seen = Vec::new();
        let reaction = |settled: &Cell| {
            let worths: Vec<_> = self.wants(atom).iter().map(|w| w.worth(settled)).collect();
            (worths, self.fits(model, service, atom, settled))
        };
        all.into_iter()
            .filter(|settled| {
                let reaction = reaction(settled);
                let is_new = !seen.contains(&reaction);
                seen.push(reaction);
                is_new
            })
            .collect()
    }

    fn fits(&self, model: &Model<'_>, service: usize, atom: AtomId, settled: &Cell) -> Vec<(i128, i128)> {
        let mut row = model.rows[service].clone();
        row[atom.attribute] = settled.clone();
        let facts: Facts<'_> = model.settled(service, &row);
        let reference = &model.references[atom.attribute];
        let curves = self.curves(model, atom.attribute);
        curves
            .iter()
            .map(|w| w.fit(facts, model.kind(atom.attribute), reference))
            .collect()
    }

    /// Every place of the line where an answer or a curve may turn, just below, just above, and far outside.
    fn points_within(&self, model: &Model<'_>, atom: AtomId, range: &Range) -> Vec<Cell> {
        let mut turns: Vec<Point> = Vec::new();
        for want in self.wants(atom) {
            if let Want::Within(r) | Want::Less(r) | Want::AtMost(r) | Want::More(r) | Want::AtLeast(r) = want {
                turns.extend([r.low.clone(), r.high.clone()]);
            }
        }
        for wish in self.curves(model, atom.attribute) {
            turns.extend(
                model.references[atom.attribute]
                    .iter()
                    .flat_map(|(_, r)| r.finite_ends()),
            );
            if let Aim::Target(x) = &wish.aim {
                turns.push(x.clone());
            }
        }
        turns.extend(range.finite_ends());
        if turns.is_empty() && model.kind(atom.attribute) == Kind::Number {
            turns.push(Point::Number(0)); // Any number, where nothing but "unlimited" is known.
        }
        turns.sort();
        let mut points: Vec<Point> = turns.iter().flat_map(beside).collect();
        // "Unlimited" is a value of numbers only.
        if model.kind(atom.attribute) == Kind::Number {
            points.push(Point::Above);
        }
        points.retain(|p| range.low <= *p && *p <= range.high);
        let (kind, reference) = (model.kind(atom.attribute), &model.references[atom.attribute]);
        let curves = self.curves(model, atom.attribute);
        if curves.iter().any(|w| w.is_never_negative(kind, reference)) {
            points.retain(|p| *p >= Point::Number(0));
        }
        points
            .into_iter()
            .map(|p| Cell::Scale(One::Value(Range::at(p))))
            .collect()
    }

    /// Whether a state of an attribute is asked for: it may be judged as it stands, or as it is once settled.
    pub fn asks_state(&self, attribute: usize) -> bool {
        let mut tests = self.exprs.iter().flat_map(|e| e.tests());
        tests.any(|t| matches!(t, Test::Cell(a, Want::State(_)) if *a == attribute))
    }

    /// What a wish makes of a cell as it stands, low and high.
    fn stated_fits(&self, model: &Model<'_>, service: usize, attribute: usize) -> Vec<(i128, i128)> {
        let reference = &model.references[attribute];
        let fit = |w: &&Wish| w.fit(model.facts(service), model.kind(attribute), reference);
        self.curves(model, attribute).iter().map(fit).collect()
    }

    /// Whether some value gives a wish each end of what it makes of the blank. Where all that is known has an open end, none
    /// may be as bad as that, or as good; then best and worst are a matter of taste. A range that is ranked by its worse end
    /// may come to more than it counts.
    pub fn reaches_ends(&self, model: &Model<'_>, service: usize, atom: AtomId) -> bool {
        let values = self.values(model, service, atom);
        let fits: Vec<_> = values.iter().map(|v| self.fits(model, service, atom, v)).collect();
        let stated = self.stated_fits(model, service, atom.attribute);
        stated.iter().enumerate().all(|(i, (low, high))| {
            let reached = fits.iter().map(|f| f[i].0);
            reached.clone().min() == Some(*low) && reached.max() >= Some(*high)
        })
    }

    /// One atom settled so that what is asked holds, or does not; a wish at its best, or worst. `None` where that is not
    /// clear: it is asked in more than one way, or for a state too.
    pub fn settled(&self, model: &Model<'_>, service: usize, atom: AtomId, yes: bool) -> Option<Vec<Cell>> {
        if self.asks_state(atom.attribute) || !self.reaches_ends(model, service, atom) {
            return None;
        }
        let values = self.values(model, service, atom);
        let row = |cell: &Cell| {
            let mut row = model.rows[service].clone();
            row[atom.attribute] = cell.clone();
            row
        };
        if matches!(values[0], Cell::Flag(_) | Cell::Set(_)) {
            return Some(row(&values[usize::from(!yes)]));
        }
        let (wants, curves) = (self.wants(atom), self.curves(model, atom.attribute));
        match (&wants[..], &curves[..]) {
            ([want], []) => values.iter().find(|v| {
                if yes {
                    want.worth(v).is_true()
                } else {
                    want.worth(v).is_false()
                }
            }),
            ([], [_]) => {
                let by_fit = |v: &&Cell| self.fits(model, service, atom, v)[0].0;
                if yes {
                    values.iter().max_by_key(by_fit)
                } else {
                    values.iter().min_by_key(by_fit)
                }
            }
            _ => None,
        }
        .map(row)
    }

    /// Every way in which a service's unknown atoms may be settled together; `None` when they are too many to try.
    pub fn all_settlements(&self, model: &Model<'_>, service: usize, most: usize) -> Option<Vec<Vec<Cell>>> {
        let mut rows = vec![model.rows[service].clone()];
        for atom in self.unknown_atoms(model, service) {
            let values = self.values(model, service, atom);
            if rows.len() * values.len() > most {
                return None;
            }
            let settle = |row: &Vec<Cell>, value: &Cell| {
                let mut row = row.clone();
                row[atom.attribute] = match (&row[atom.attribute], value, atom.option) {
                    (Cell::Set(atoms), Cell::Set(settled), Some(option)) => {
                        let mut atoms = atoms.clone();
                        atoms[option] = settled[option];
                        Cell::Set(atoms)
                    }
                    _ => value.clone(),
                };
                row
            };
            rows = rows
                .iter()
                .flat_map(|row| values.iter().map(|v| settle(row, v)).collect::<Vec<_>>())
                .collect();
        }
        Some(rows)
    }
}

/// A place with those just below and above it, and two far away.
fn beside(point: &Point) -> Vec<Point> {
    match point {
        Point::Number(n) => [n - 1_000_000, n - 1, *n, n + 1, n + 1_000_000]
            .map(Point::Number)
            .to_vec(),
        Point::Version(parts) => {
            let mut below = parts.clone();
            if let Some(last) = below.last_mut() {
                *last -= 1; // Never 0: zeros at the end are cut off.
                below.push(999);
            }
            let above = [&parts[..], &[1]].concat();
            [below, parts.clone(), above, vec![999_999]]
                .map(Point::Version)
                .to_vec()
        }
        open => vec![open.clone()],
    }
}
