//! What was drawn where: widgets of this pass, what contains them, and how far to scroll to one.

use egui::{Context, Id, Order, Rangef, WidgetRect};

/// How far beyond what has the keyboard its ring reaches.
const RING: f32 = 4.0;

/// How far to scroll so that a range is in sight, its ring too; of what is larger than the room, the beginning.
pub(super) fn nearest(of: Rangef, room: Rangef) -> f32 {
    let (above, below) = (of.min - RING - room.min, of.max + RING - room.max);
    if above < 0.0 || below - above > 0.0 && of.span() > room.span() {
        above
    } else if below > 0.0 {
        below.min(above)
    } else {
        0.0
    }
}

pub(super) fn known(ctx: &Context, id: Id) -> Option<WidgetRect> {
    ctx.viewport(|v| v.this_pass.widgets.get(id).copied())
}

/// Whether it can have the keyboard in this pass.
pub(super) fn is_there(ctx: &Context, id: Id) -> bool {
    known(ctx, id).is_some_and(|w| w.enabled && w.sense.is_focusable())
}

/// What contains a widget, from the inside out.
pub(super) fn ancestors(ctx: &Context, id: Id) -> Vec<Id> {
    ctx.viewport(|v| {
        let mut all = Vec::new();
        let mut at = v.this_pass.widgets.get(id);
        while let Some(widget) = at.filter(|w| w.parent_id != w.id && !all.contains(&w.parent_id)) {
            all.push(widget.parent_id);
            at = v.this_pass.widgets.get(widget.parent_id);
        }
        all
    })
}

/// What can have the keyboard within a part of the window, in the order of Tab.
pub(super) fn focusable(ctx: &Context, root: Id) -> Vec<Id> {
    let Some(layer) = known(ctx, root).map(|w| w.layer_id) else {
        return Vec::new();
    };
    let all: Vec<Id> = ctx.viewport(|v| {
        let all = v.this_pass.widgets.get_layer(layer);
        all.filter(|w| w.enabled && w.sense.is_focusable())
            .map(|w| w.id)
            .collect()
    });
    all.into_iter()
        .filter(|id| ancestors(ctx, *id).contains(&root))
        .collect()
}

/// The first of a layer that can have the keyboard, in this pass or, `before` anything is drawn in it, the last one.
pub(super) fn first_in_layer(ctx: &Context, layer: Id, before: bool) -> Option<Id> {
    ctx.viewport(|v| {
        let widgets = if before {
            &v.prev_pass.widgets
        } else {
            &v.this_pass.widgets
        };
        let layer = widgets.layer_ids().find(|l| l.id == layer)?;
        let mut all = widgets.get_layer(layer);
        all.find(|w| w.enabled && w.visible && w.sense.is_focusable())
            .map(|w| w.id)
    })
}

/// Over or under others: the order of the layer of this name, while it is drawn.
pub(super) fn order(ctx: &Context, layer: Id) -> Option<Order> {
    ctx.viewport(|v| {
        let found = v.this_pass.widgets.layer_ids().find(|l| l.id == layer);
        found.map(|l| l.order)
    })
}

/// The first of a layer that can have the keyboard in this pass, or the last.
pub(super) fn end_of_layer(ctx: &Context, layer: Id, last: bool) -> Option<Id> {
    ctx.viewport(|v| {
        let widgets = &v.this_pass.widgets;
        let layer = widgets.layer_ids().find(|l| l.id == layer)?;
        let all = widgets.get_layer(layer);
        let mut all = all.filter(|w| w.enabled && w.visible && w.sense.is_focusable());
        let found = if last { all.last() } else { all.next() };
        found.map(|w| w.id)
    })
}

#[cfg(test)]
mod tests {
    use egui::Rangef;

    use super::nearest;

    #[test]
    fn what_has_the_keyboard_comes_into_sight_by_the_shortest_way() {
        let room = Rangef::new(100.0, 200.0);
        for (of, expected) in [
            ((120.0, 140.0), 0.0),
            ((90.0, 110.0), -14.0),
            ((190.0, 210.0), 14.0),
            ((500.0, 520.0), 324.0),
            // Larger than the room: its beginning.
            ((150.0, 400.0), 46.0),
            ((20.0, 400.0), -84.0),
        ] {
            let found = nearest(Rangef::new(of.0, of.1), room);
            assert!((found - expected).abs() < 0.01, "{of:?}: {found}");
        }
    }
}
