//! What is likely a slip: circles of successors, what nothing uses, rules that can never hold.

#![allow(clippy::wildcard_imports)] // nearly every type of both shapes is named here

use super::{
    super::{
        condition::{Condition, Subject, Test, Want},
        model::*,
    },
    Checker, Spot,
};

impl Checker<'_> {
    /// Following successors must end: a circle would send a reader round for ever.
    pub(super) fn circles(&mut self) {
        let next = |s: ServiceIx, c: &Catalog| -> Vec<ServiceIx> {
            c[s].successors
                .iter()
                .filter_map(|s| {
                    if let ServiceRef::Known(ix) = s.to {
                        Some(ix)
                    } else {
                        None
                    }
                })
                .collect()
        };
        let n = self.catalog.services.len();
        let mut done = vec![false; n];
        for start in self.catalog.service_ixs() {
            // Depth first with an explicit path, so that a long chain cannot overflow the stack.
            let mut path: Vec<(ServiceIx, Vec<ServiceIx>)> = vec![(start, next(start, &self.catalog))];
            while let Some((at, todo)) = path.last_mut() {
                let at = *at;
                let Some(to) = todo.pop() else {
                    done[at.at()] = true;
                    path.pop();
                    continue;
                };
                if let Some(from) = path.iter().position(|(s, _)| *s == to) {
                    let names: Vec<&str> = path[from..]
                        .iter()
                        .map(|(s, _)| *s)
                        .chain([to])
                        .map(|s| self.catalog[s].id.as_str())
                        .collect();
                    let message = format!("successors run in a circle: {}", names.join(" → "));
                    let entry = Spot::entry("services", to.at(), &self.catalog[to].id);
                    self.found
                        .error(&entry.under("successors"), message, "Remove one of these successors.");
                    done[to.at()] = true;
                    return;
                }
                if !done[to.at()] {
                    let more = next(to, &self.catalog);
                    path.push((to, more));
                }
            }
        }
    }

    /// What nothing uses is likely a slip or a leftover.
    pub(super) fn unused(&mut self) {
        let catalog = std::mem::take(&mut self.catalog);
        let mut sources = vec![false; catalog.sources.len()];
        let mut attributes = vec![false; catalog.attributes.len()];
        let mut options: Vec<Vec<bool>> = catalog
            .attributes
            .iter()
            .map(|a| vec![false; a.options.len()])
            .collect();
        for service in &catalog.services {
            let points = service.benefits.iter().chain(&service.considerations).map(|p| p.source);
            let others = service
                .lifecycle
                .iter()
                .map(|e| e.source)
                .chain(service.successors.iter().map(|s| s.source));
            for s in service.named_in.iter().copied().chain(points).chain(others) {
                sources[s.at()] = true;
            }
            for claim in &service.claims {
                sources[claim.source.at()] = true;
                attributes[claim.attribute.at()] = true;
                for option in claim.says.options() {
                    options[claim.attribute.at()][usize::from(*option)] = true;
                }
            }
        }
        for factor in &catalog.factors {
            sources[factor.source.at()] = true;
            for rule in factor.options.iter().flat_map(|o| &o.rules) {
                sources[rule.source.at()] = true;
                for cond in rule.when.conds() {
                    self.impossible(cond, rule, factor, &catalog, &options);
                }
            }
        }
        for (i, _) in sources.iter().enumerate().filter(|(_, used)| !**used) {
            self.found.warn(
                &Spot::entry("sources", i, &catalog.sources[i].id),
                "nothing rests on this source",
                "Use it, or remove it.",
            );
        }
        for (i, attribute) in catalog.attributes.iter().enumerate() {
            let spot = Spot::entry("attributes", i, &attribute.id);
            if !attributes[i] {
                self.found
                    .warn(&spot, "no claim speaks of this attribute", "Add claims, or remove it.");
                continue;
            }
            for (o, _) in options[i].iter().enumerate().filter(|(_, used)| !**used) {
                let id = attribute.options[o].id.clone();
                self.found.warn(
                    &spot.under("options").under(&id).word(&id),
                    "no claim uses this option",
                    "Use it, or remove it.",
                );
            }
        }
        self.catalog = catalog;
    }

    /// A rule that asks for an option nobody claims can never hold.
    pub(super) fn impossible(
        &mut self,
        cond: &Condition,
        rule: &Rule,
        factor: &Factor,
        catalog: &Catalog,
        options: &[Vec<bool>],
    ) {
        let (Subject::Attribute(ix), Test::AnyOf(wants)) = (cond.subject, &cond.test) else {
            return;
        };
        let dead = wants
            .iter()
            .all(|w| matches!(w, Want::Option(o) if !options[ix.at()][usize::from(*o)]));
        if dead {
            let i = catalog.factor(&factor.id).unwrap_or_default();
            let entry = Spot::entry("factors", i, &factor.id);
            self.found.warn(
                &entry.word(&rule.when_text),
                format!("no claim can ever make “{}” hold", rule.when_text),
                "Add claims, or remove the rule.",
            );
        }
    }
}
