//! Keys that lead somewhere wherever they are pressed: Tab, Home and End in what has opened over others, F6 round the window,
//! and those that scroll the page.

use egui::{Context, Event, Id, Key, Modifiers, Order, Response, vec2};

use super::{
    FAR, KeyboardReach, Over, Region, Scrolled, Takes,
    lookup::{ancestors, end_of_layer, focusable, known, order},
};

/// Records with which words an entry of a menu begins: typing their first letter leads to it.
pub fn begins_with(entry: &Response, words: &str) {
    if let Some(letter) = words.chars().next() {
        let entered = (entry.id, lower(letter));
        entry
            .ctx
            .with_plugin(|reach: &mut KeyboardReach| reach.letters.push(entered));
    }
}

/// A letter, whichever way it was typed.
fn lower(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

impl KeyboardReach {
    /// Tab goes round in what has opened over others, as in a dialog: what it covers would have the keyboard unseen.
    pub(super) fn stay_within(&self, ctx: &Context) {
        let tab = ctx.input(|i| i.key_pressed(Key::Tab).then_some(i.modifiers.shift));
        let (Some(backwards), Some(over)) = (tab, self.opened_last(ctx)) else {
            return;
        };
        // A menu within a menu has the order of what has opened, and so has a dialog.
        let now = ctx.memory(egui::Memory::focused).and_then(|id| known(ctx, id));
        let is_behind = now.is_none_or(|w| matches!(w.layer_id.order, Order::Background | Order::Middle));
        // Under a dialog egui gives it to the first by itself, in the next pass; were that one to have it already, the
        // second would get it.
        if now.is_none() && !backwards && ctx.memory(|m| m.top_modal_layer().is_some()) {
            return;
        }
        if is_behind && let Some(to) = end_of_layer(ctx, over, backwards) {
            ctx.memory_mut(|m| m.request_focus(to));
            ctx.request_repaint();
        }
    }

    /// The layer of what has opened last over others, where that takes the keyboard.
    fn opened_last(&self, ctx: &Context) -> Option<Id> {
        let opened = |o: &&Over| o.seen && o.takes == Takes::First && order(ctx, o.id) == Some(Order::Foreground);
        self.over.iter().rev().find(opened).map(|o| o.id)
    }

    /// In a menu, a list of choices or another popup Home and End lead to the first and the last control, and so does the first
    /// arrow after it was opened with the pointer, when nothing has the keyboard. A sheet without a popup is scrolled by them.
    /// A letter leads to the next entry of a menu that begins with it.
    pub(super) fn ends_within(&self, ctx: &Context) {
        if ctx.text_edit_focused() || !egui::Popup::is_any_open(ctx) {
            return;
        }
        let focused = ctx.memory(egui::Memory::focused).and_then(|id| known(ctx, id));
        let sheet = ctx.memory(egui::Memory::top_modal_layer);
        // A menu within a menu has a layer of its own; over a sheet, the list of choices has not the keyboard yet.
        let inside = focused.map(|w| w.layer_id);
        let inside = inside.filter(|l| l.order == Order::Foreground && Some(*l) != sheet);
        let topmost = || ctx.memory(|m| m.areas().top_layer_id(Order::Foreground));
        let over_sheet = || topmost().filter(|l| sheet.is_some_and(|sheet| sheet != *l));
        let layer = inside.or_else(over_sheet).map(|l| l.id);
        let Some(layer) = layer.or_else(|| self.opened_last(ctx)) else {
            return;
        };
        let pressed = |key| ctx.input_mut(|i| i.consume_key(Modifiers::NONE, key));
        let is_free = focused.is_none_or(|w| w.layer_id.order == Order::Background);
        if let Some(to) = self.typed_ahead(ctx, layer, focused.map(|w| w.id)) {
            ctx.memory_mut(|m| m.request_focus(to));
            ctx.request_repaint();
            return;
        }
        let last = match () {
            () if pressed(Key::Home) || (is_free && pressed(Key::ArrowDown)) => false,
            () if pressed(Key::End) || (is_free && pressed(Key::ArrowUp)) => true,
            () => return,
        };
        if let Some(to) = end_of_layer(ctx, layer, last) {
            ctx.memory_mut(|m| m.request_focus(to));
            ctx.request_repaint();
        }
    }

    /// The next entry of a menu, round its end, that begins with the letter typed.
    fn typed_ahead(&self, ctx: &Context, layer: Id, now: Option<Id>) -> Option<Id> {
        let typed = ctx.input(|i| {
            let is_plain = i.modifiers.is_none() || i.modifiers.shift_only();
            i.events.iter().filter(|_| is_plain).find_map(|e| match e {
                Event::Text(text) => text.chars().next(),
                _ => None,
            })
        });
        let typed = lower(typed.filter(|letter| letter.is_alphanumeric())?);
        let is_here = |id: Id| known(ctx, id).is_some_and(|w| w.enabled && w.layer_id.id == layer);
        let entries: Vec<_> = self.letters.iter().filter(|(id, _)| is_here(*id)).collect();
        let after = entries
            .iter()
            .position(|(id, _)| Some(*id) == now)
            .map_or(0, |at| at + 1);
        let round = entries[after..].iter().chain(&entries[..after]);
        round.copied().find(|(_, letter)| *letter == typed).map(|(id, _)| *id)
    }

    /// F6 goes on to the next region, Shift+F6 back.
    pub(super) fn round(&self, ctx: &Context) {
        let pressed = |modifiers| ctx.input_mut(|i| i.consume_key(modifiers, Key::F6));
        let on = match (pressed(Modifiers::SHIFT), pressed(Modifiers::NONE)) {
            (true, _) => -1,
            (_, true) => 1,
            _ => return,
        };
        let mut regions = self.regions.clone();
        regions.sort_by_key(|(region, _)| *region);
        let own = |region: Region, root: Id| {
            let all = focusable(ctx, root).into_iter();
            all.filter(|id| self.region_of(ctx, *id) == Some(region)).collect()
        };
        let inside: Vec<(Region, Vec<Id>)> = regions.iter().map(|(p, root)| (*p, own(*p, *root))).collect();
        let inside: Vec<_> = inside.into_iter().filter(|(_, ids)| !ids.is_empty()).collect();
        if inside.is_empty() {
            return;
        }
        let focused = ctx.memory(egui::Memory::focused);
        let here = focused.and_then(|id| inside.iter().position(|(_, ids)| ids.contains(&id)));
        let n = inside.len() as isize;
        let next = if let Some(at) = here {
            (at as isize + on).rem_euclid(n)
        } else {
            // Without a region, to what the place shows.
            let of = |region| inside.iter().position(|(p, _)| *p == region);
            of(Region::Rows).or(of(Region::Main)).unwrap_or(0) as isize
        };
        let (region, ids) = &inside[next as usize];
        if let Some(to) = self.last_or_first(*region, ids) {
            ctx.memory_mut(|m| m.request_focus(to));
            ctx.request_repaint();
        }
    }

    /// Page Up and Down, Home and End scroll the page, where nothing else has a use for them.
    pub(super) fn pages(&mut self, ctx: &Context) {
        let typing = ctx.text_edit_focused();
        let pressed = |key| ctx.input_mut(|i| i.consume_key(Modifiers::NONE, key));
        let by = |height: f32| {
            Some(match () {
                () if pressed(Key::PageDown) => 0.9 * height,
                () if pressed(Key::PageUp) => -0.9 * height,
                () if !typing && pressed(Key::End) => FAR,
                () if !typing && pressed(Key::Home) => -FAR,
                () => return None,
            })
        };
        let Some(area) = self.page(ctx) else { return };
        if let Some(by) = by(area.shown.height()) {
            let by = (area.at.y + by).clamp(0.0, area.most.y) - area.at.y;
            self.wanted.push((area.id, vec2(0.0, by)));
            ctx.request_repaint();
        }
    }

    /// What page keys scroll: what has the keyboard in it, or else the largest of the topmost layer.
    pub(super) fn page(&self, ctx: &Context) -> Option<&Scrolled> {
        let focused = ctx.memory(egui::Memory::focused);
        let within = focused.map_or_else(Vec::new, |id| ancestors(ctx, id));
        let moves = |a: &&Scrolled| a.most.y > 0.5 && ctx.memory(|m| m.allows_interaction(a.layer));
        let all = || self.areas.iter().filter(moves);
        let innermost = within.iter().find_map(|id| all().find(|a| a.id == *id));
        innermost.or_else(|| {
            let key = |a: &&Scrolled| (a.layer.order as usize, a.shown.area() as i64);
            all().max_by_key(key)
        })
    }
}
