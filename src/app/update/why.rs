//! "Why is it not here?": which service is asked about.

use crate::app::{action::WhyNot, state::Model};

pub(super) fn update(model: &mut Model, action: WhyNot) {
    let services = model.dataset.catalog.services.len();
    let why = &mut model.session.why;
    match action {
        WhyNot::Type(text) => {
            why.typed = text;
            why.service = None;
        }
        WhyNot::Pick(service) if service.at() < services => why.service = Some(service),
        WhyNot::Pick(_) => {}
    }
}
