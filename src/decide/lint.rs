//! What the checker reports about a catalog's wizard beyond its shape: that it can be walked, that every answer and every
//! alternative can matter, that every rule can apply.

use std::{collections::BTreeSet, ops::ControlFlow};

use crate::catalog::{
    AttributeIx, Catalog, Cells, Condition, Expr, Feature, Finding, Scalar, Side, Status, Truth,
    condition::{Subject, Test, Want},
    wording::excerpt,
};

use super::{
    answers::Answers,
    candidates::Candidates,
    diagram::edges,
    machine::{Position, Script},
    robust::share::{AnswerAxis, Combination, DRAWS, Walk},
    table::{AnswerColumn, Exclusion, RuleTable},
};

/// All findings, in the order of the catalog: factors, then services. All are warnings. Nothing for a catalog without
/// factors.
pub fn lint(cells: &Cells) -> Vec<Finding> {
    if cells.catalog.factors.is_empty() {
        return Vec::new();
    }
    let table = RuleTable::whole(cells);
    let mut findings = machine(&cells.catalog);
    if !table.candidates.is_empty() {
        findings.extend(options(cells, &table));
        findings.extend(services(cells, &table));
    }
    findings
}

/// States that cannot be reached, or that lead nowhere. The machine is made so that neither happens; this is the
/// proof, run on the catalog at hand.
fn machine(catalog: &Catalog) -> Vec<Finding> {
    let script = Script::of(catalog);
    let edges = edges(&script);
    let mut reached = BTreeSet::from([script.start()]);
    let mut todo = vec![script.start()];
    while let Some(at) = todo.pop() {
        todo.extend(
            edges
                .iter()
                .filter(|e| e.from == at)
                .map(|e| e.to)
                .filter(|to| reached.insert(*to)),
        );
    }
    let path = |p: Position| match p {
        Position::Question(i) => factor_path(catalog, i),
        _ => "factors".to_owned(),
    };
    let lost = |p: &Position| !reached.contains(p);
    let dead = |p: &Position| *p != Position::Result && !edges.iter().any(|e| e.from == *p);
    let positions = script.positions();
    let unreachable = positions
        .iter()
        .filter(|p| lost(p))
        .map(|p| Finding::warning(path(*p), "the wizard never gets here"));
    let stuck = positions
        .iter()
        .filter(|p| dead(p))
        .map(|p| Finding::warning(path(*p), "the wizard cannot leave this question"));
    unreachable.chain(stuck).collect()
}

fn factor_path(catalog: &Catalog, factor: usize) -> String {
    format!("factors[{factor}] \"{}\"", excerpt(&catalog.factors[factor].id))
}

/// Options nothing can satisfy, and rules that cannot apply.
fn options(cells: &Cells, table: &RuleTable) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (f, factor) in cells.catalog.factors.iter().enumerate() {
        for (o, option) in factor.options.iter().enumerate() {
            let path = format!(
                "{} → options[{o}] \"{}\"",
                factor_path(&cells.catalog, f),
                excerpt(&option.id)
            );
            let column = &table.columns[f][o];
            if !option.rules.is_empty() && !satisfiable(column) {
                findings.push(
                    Finding::warning(&path, "no alternative can satisfy this answer")
                        .help("Every one is ruled out or passes none of its rules; add claims, or change the rules."),
                );
            }
            for (r, rule) in option.rules.iter().enumerate() {
                let path = format!("{path} → rules[{r}]");
                if contradicts_itself(&rule.when, &cells.catalog) {
                    let message = format!(
                        "“{}” contradicts itself, so it can never hold",
                        excerpt(&rule.when_text)
                    );
                    findings.push(Finding::warning(path, message).help("Ask for something both conditions allow."));
                } else if never(&rule.when, cells, table) {
                    let message = format!(
                        "“{}” is false for every alternative, so the rule never applies",
                        excerpt(&rule.when_text)
                    );
                    findings.push(Finding::warning(path, message).help("Remove the rule, or check its condition."));
                }
            }
        }
    }
    findings
}

fn satisfiable(column: &AnswerColumn) -> bool {
    column
        .fits
        .iter()
        .any(|f| f.out != Exclusion::Yes && (f.hi > 0 || column.weight == 0))
}

fn never(when: &Expr, cells: &Cells, table: &RuleTable) -> bool {
    table
        .candidates
        .iter()
        .all(|s| when.eval(cells, *s).truth == Truth::False)
}

/// Alternatives that no combination of single answers puts first, alone or tied, at equal importances. Those retired by the view's
/// day are not meant to win, so they give no finding.
fn services(cells: &Cells, table: &RuleTable) -> Vec<Finding> {
    let answers = Answers::new(&cells.catalog);
    let field = Candidates::of(cells, table, &answers);
    let axes = (0..cells.catalog.factors.len())
        .map(|f| AnswerAxis::free(table, &answers, f))
        .collect();
    let walk = Walk::new(&field, axes);
    let mut wins = vec![false; table.candidates.len()];
    let mut left = table
        .candidates
        .iter()
        .filter(|s| cells.judged(**s).status != Status::Retired)
        .count();
    let mut visit = |combination: &Combination<'_>| {
        for i in combination.outcome().top() {
            if !std::mem::replace(&mut wins[*i], true) {
                left -= 1;
            }
        }
        if left == 0 {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    };
    let sampled = walk.visit(&mut visit);
    let mut losers: Vec<_> = (0..wins.len())
        .filter(|i| !wins[*i] && !table.retired[*i])
        .map(|i| table.candidates[i])
        .collect();
    losers.sort_unstable();
    let message = if sampled {
        format!("none of {DRAWS} combinations of answers drawn puts this alternative first")
    } else {
        "no combination of answers can put this alternative first".to_owned()
    };
    losers
        .into_iter()
        .map(|s| {
            let path = format!("services[{}] \"{}\"", s.at(), excerpt(&cells.catalog[s].id));
            Finding::warning(path, &message)
                .help("Add claims that set it apart, make it supporting, or allow this warning with a reason.")
        })
        .collect()
}

/// Whether conditions required together cannot hold together, whatever is claimed: numbers with no room between their
/// bounds, a flag both yes and no, a choice of two options. Conditions joined by "or" count when each contradicts
/// the rest.
fn contradicts_itself(when: &Expr, catalog: &Catalog) -> bool {
    let mut required = Vec::new();
    let mut either = Vec::new();
    gather(when, &mut required, &mut either);
    if clash(&required, catalog) {
        return true;
    }
    either.iter().any(|any| {
        any.iter()
            .all(|one| clash(&[required.as_slice(), &[*one]].concat(), catalog))
    })
}

fn gather<'a>(when: &'a Expr, required: &mut Vec<&'a Condition>, either: &mut Vec<Vec<&'a Condition>>) {
    match when {
        Expr::Condition(c) => required.push(c),
        Expr::All(all) => all.iter().for_each(|e| gather(e, required, either)),
        Expr::Any(_) => either.push(when.conditions()),
    }
}

/// Whether conditions required together cannot hold together, whatever is claimed.
pub fn clash(conditions: &[&Condition], catalog: &Catalog) -> bool {
    let attributes: BTreeSet<AttributeIx> = conditions
        .iter()
        .filter_map(|c| match c.subject {
            Subject::Attribute(a) => Some(a),
            _ => None,
        })
        .collect();
    attributes.into_iter().any(|a| {
        let mine: Vec<&Test> = conditions
            .iter()
            .filter(|c| c.subject == Subject::Attribute(a))
            .map(|c| &c.test)
            .collect();
        clash_of_bounds(&mine) || clash_of_values(&mine, catalog[a].kind.has(Feature::Atoms))
    })
}

fn clash_of_bounds(tests: &[&Test]) -> bool {
    let sides = tests.iter().filter_map(|test| match test {
        Test::Bound(op, Want::Scalar(bound)) => Some(bound.side(*op)),
        _ => None,
    });
    let both = |a: Option<Scalar>, b: Option<Scalar>| a.zip(b).and_then(|(a, b)| a.meet(&b));
    sides.reduce(both) == Some(None)
}

/// One-valued attributes: what one condition asks for, another must not exclude. (A set may have both.)
fn clash_of_values(tests: &[&Test], is_set: bool) -> bool {
    let known = |w: &&Want| matches!(w, Want::Flag(_) | Want::Option(_) | Want::Scalar(_));
    let opposite = |a: &Want, b: &Want| match (a, b) {
        (Want::Flag(Side::Yes), Want::Flag(Side::No)) | (Want::Flag(Side::No), Want::Flag(Side::Yes)) => true,
        (Want::Scalar(a), Want::Scalar(b)) => a.meet(b).is_none(),
        _ => !is_set && a != b,
    };
    let pairs = tests.iter().flat_map(|a| tests.iter().map(move |b| (*a, *b)));
    pairs.into_iter().any(|(a, b)| match (a, b) {
        (Test::AnyOf(a), Test::AnyOf(b)) => {
            a.iter().all(|x| known(&x))
                && b.iter().all(|y| known(&y))
                && a.iter().all(|x| b.iter().all(|y| opposite(x, y)))
        }
        (Test::AnyOf(a), Test::NoneOf(b)) => a.iter().all(|x| known(&x) && b.contains(x)),
        _ => false,
    })
}
