//! What replaces a service should still be there.

use jiff::civil::Date;

use super::location::{FileLocation, Findings};
use crate::catalog::{ix::ServiceRef, lifecycle::judge, model::Catalog, status::Status, view::View, wording::excerpt};

pub(super) fn lint(catalog: &Catalog, today: Date, found: &mut Findings) {
    let view = View::on(today);
    for (i, service) in catalog.services.iter().enumerate() {
        for (j, successor) in service.successors.iter().enumerate() {
            let ServiceRef::Known(to) = successor.to else { continue };
            let judged = judge(catalog, &catalog[to], view);
            if judged.status == Status::Retired {
                let id = &catalog[to].id;
                let when = judged.date.map(|d| format!(" {}", d.on())).unwrap_or_default();
                let entry = FileLocation::entry("services", i, &service.id);
                let list = entry.item("successors", j);
                found.warn(
                    &list.field("to").word(id),
                    format!("the successor “{}” has itself retired{when}", excerpt(id)),
                    "Name what is to be used today; the note may say what came between.",
                );
            }
        }
    }
}
