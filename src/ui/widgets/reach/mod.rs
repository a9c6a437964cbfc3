//! Nothing that has the keyboard is out of sight, and nothing that closes leaves the keyboard nowhere: the one place that
//! ensures it, at the end of each pass.
//!
//! What scrolls is shown through [`scrolling`], parts of the window are named by [`region`], and what is over others by
//! [`over`]. From that [`settle`] knows which way to scroll to what has just got the keyboard, what Page Down means, where
//! F6 leads, and what to give the keyboard back to.

mod keys;
mod lookup;
mod region;

use egui::{
    Context, Id, Key, Modifiers, Plugin, Rangef, Rect, ScrollArea, Ui, Vec2, WidgetRect, scroll_area::ScrollAreaOutput,
    style::ScrollAnimation, vec2,
};
pub use keys::begins_with;
use lookup::{ancestors, first_in_layer, focusable, is_there, known, nearest};
pub use region::{Region, name_bars, name_panel};

/// Farther than any page reaches.
const FAR: f32 = 1.0e6;
/// How often it is tried to bring something into sight: areas within areas, and lists that lay out what is in sight alone.
const TRIES: u8 = 4;
/// How many passes what opens may take until it has something to give the keyboard to.
const PATIENCE: u8 = 6;

/// What takes the keyboard when it opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// Its first control, where it was opened by keys.
    First,
    /// Nothing, but Tab moves into it from what opened it.
    Next,
}

/// Something that scrolls, as it was drawn in this pass.
struct Scrolled {
    /// Its content.
    id: Id,
    layer: egui::LayerId,
    shown: Rect,
    at: Vec2,
    most: Vec2,
}

/// Something was entered for a moment, and what had the keyboard before; nothing may have had it.
struct Entered {
    /// A field; none for the menu bar.
    field: Option<Id>,
    from: Option<Id>,
}

/// Something over the window.
struct Over {
    id: Id,
    /// What gets the keyboard back.
    back: Option<Id>,
    takes: Takes,
    /// How long it may still take until it has the keyboard; none when that is done.
    patience: u8,
    seen: bool,
}

/// What is known of this pass, and of what had the keyboard in the one before.
#[derive(Default)]
pub struct KeyboardReach {
    areas: Vec<Scrolled>,
    regions: Vec<(Region, Id)>,
    over: Vec<Over>,
    /// By how much areas are to be scrolled in the next pass.
    wanted: Vec<(Id, Vec2)>,
    /// What had the keyboard, and whether it is typed in.
    had: Option<Id>,
    typed: bool,
    /// The menu bar, or a field far from what it is about, was entered for a moment.
    entered: Option<Entered>,
    /// Where the keyboard was last in each region.
    last: Vec<(Region, Id)>,
    /// What is being brought into sight: how often that can still be tried, and whether a scroll is under way.
    bringing: Option<(Id, u8, bool)>,
    /// What has the keyboard first in what opens, where that is not the first in it.
    begins_at: Option<Id>,
    /// The first field of a form, which has the keyboard first however the form was opened.
    types_at: Option<Id>,
    /// Entries of menus, each with the letter it begins with.
    letters: Vec<(Id, char)>,
    /// Whether the last thing done was done with the pointer.
    by_pointer: bool,
}

impl Plugin for KeyboardReach {
    fn debug_name(&self) -> &'static str {
        "what the keyboard reaches"
    }

    fn on_begin_pass(&mut self, ui: &mut Ui) {
        self.areas.clear();
        self.regions.clear();
        self.letters.clear();
        self.begins_at = None;
        self.types_at = None;
        self.over.iter_mut().for_each(|o| o.seen = false);
        ui.input(|i| {
            for event in &i.raw.events {
                match event {
                    egui::Event::PointerButton { .. } | egui::Event::Touch { .. } => self.by_pointer = true,
                    egui::Event::Key { pressed: true, .. } | egui::Event::AccessKitActionRequest(_) => {
                        self.by_pointer = false;
                    }
                    _ => {}
                }
            }
        });
        self.lead_on(ui.ctx());
    }
}

/// Shows what scrolls, so that what gets the keyboard in it comes into sight and the page keys scroll it.
pub fn scrolling<R>(ui: &mut Ui, area: ScrollArea, add: impl FnOnce(&mut Ui) -> R) -> ScrollAreaOutput<R> {
    scrolling_seen(ui, area, |ui, _| add(ui))
}

/// The same, where what is drawn depends on what of it is in sight.
pub fn scrolling_seen<R>(ui: &mut Ui, area: ScrollArea, add: impl FnOnce(&mut Ui, Rect) -> R) -> ScrollAreaOutput<R> {
    let mut id = None;
    let shown = area.animated(false).show_viewport(ui, |ui, seen| {
        id = Some(ui.unique_id());
        let inner = add(ui, seen);
        scroll_as_wanted(ui, true);
        inner
    });
    if let Some(id) = id {
        scrolls(ui, id, shown.inner_rect, &shown);
    }
    shown
}

/// At the end of what scrolls: scrolls it by what was missing in the last pass, if it is not placed otherwise.
pub(super) fn scroll_as_wanted(ui: &Ui, applies: bool) {
    let id = ui.unique_id();
    let by = ui.ctx().with_plugin(|reach: &mut KeyboardReach| {
        let at = reach.wanted.iter().position(|(of, _)| *of == id)?;
        Some(reach.wanted.swap_remove(at).1)
    });
    if let Some(by) = by.flatten().filter(|_| applies) {
        // egui counts the other way round.
        ui.scroll_with_delta_animation(-by, ScrollAnimation::none());
    }
}

/// Records what scrolls, and which part of the screen what is in it moves through.
pub(super) fn scrolls<R>(ui: &Ui, id: Id, shown: Rect, area: &ScrollAreaOutput<R>) {
    let most = (area.content_size - area.inner_rect.size()).max(Vec2::ZERO);
    let (at, layer) = (area.state.clamped_offset(), ui.layer_id());
    let scrolled = Scrolled {
        id,
        layer,
        shown,
        at,
        most,
    };
    ui.ctx()
        .with_plugin(|reach: &mut KeyboardReach| reach.areas.push(scrolled));
    name_bars(ui.ctx(), area.id);
}

/// Names a part of the window, at the beginning of its contents.
pub fn region(ui: &Ui, region: Region) {
    name_panel(ui, region.name());
    region_within(ui, region);
}

/// Records a part within another one, at the beginning of its contents.
pub fn region_within(ui: &Ui, region: Region) {
    let id = ui.unique_id();
    ui.ctx()
        .with_plugin(|reach: &mut KeyboardReach| reach.regions.push((region, id)));
}

/// Records that this is over others, at the beginning of its contents. `opener` gets the keyboard back; without one, what
/// had it.
pub fn over(ui: &Ui, opener: Option<Id>, takes: Takes) {
    let id = ui.layer_id().id;
    ui.ctx().with_plugin(|reach: &mut KeyboardReach| {
        if let Some(known) = reach.over.iter_mut().find(|o| o.id == id) {
            known.seen = true;
            return;
        }
        let patience = if takes == Takes::First { PATIENCE } else { 0 };
        reach.over.push(Over {
            id,
            back: opener.or(reach.had),
            takes,
            patience,
            seen: true,
        });
    });
}

/// Gives this the keyboard first in what has just opened.
pub fn begins_at(ctx: &Context, id: Id) {
    ctx.with_plugin(|reach: &mut KeyboardReach| reach.begins_at = Some(id));
}

/// Whether the last thing done was done with the pointer: keys get no response that only a pointer needs, and the reverse.
pub fn by_pointer(ctx: &Context) -> bool {
    ctx.with_plugin(|reach: &mut KeyboardReach| reach.by_pointer)
        .unwrap_or(false)
}

/// A field of a form. The first of them gets the keyboard when the form opens, by the pointer too: it is there to be typed in.
pub fn types_at(ctx: &Context, id: Id) {
    ctx.with_plugin(|reach: &mut KeyboardReach| reach.types_at = reach.types_at.or(Some(id)));
}

/// The menu bar is entered, or a field, until Esc gives the keyboard back to what has it now.
pub fn enter(ctx: &Context, field: Option<Id>) {
    ctx.with_plugin(|reach: &mut KeyboardReach| {
        // Entered once more, it leads back to where it was entered from at first.
        if field.is_none() || reach.had != field {
            let from = reach.had;
            reach.entered = Some(Entered { field, from });
        }
    });
}

/// At the end of a pass, after all is drawn. Returns what has just got the keyboard by keys, or has just come into sight with
/// it, for panels that have to make way.
pub fn settle(ctx: &Context) -> Option<WidgetRect> {
    ctx.with_plugin(|reach: &mut KeyboardReach| reach.settle(ctx)).flatten()
}

impl KeyboardReach {
    /// Tab leads from what has opened something into it, and back.
    fn lead_on(&self, ctx: &Context) {
        let tab = ctx.input(|i| i.key_pressed(Key::Tab).then_some(i.modifiers));
        let (Some(modifiers), Some(focused)) = (tab, ctx.memory(egui::Memory::focused)) else {
            return;
        };
        for over in self.over.iter().filter(|o| o.takes == Takes::Next) {
            let (Some(back), Some(first)) = (over.back, first_in_layer(ctx, over.id, true)) else {
                continue;
            };
            let to = match modifiers {
                Modifiers::NONE if focused == back => first,
                Modifiers::SHIFT if focused == first => back,
                _ => continue,
            };
            ctx.memory_mut(|m| {
                m.move_focus(egui::FocusDirection::None);
                m.request_focus(to);
            });
        }
    }

    fn settle(&mut self, ctx: &Context) -> Option<WidgetRect> {
        self.wanted.clear();
        self.stay(ctx);
        self.stay_within(ctx);
        self.ends_within(ctx);
        self.closed(ctx);
        self.opened(ctx);
        if ctx.memory(|m| m.top_modal_layer().is_none()) {
            self.round(ctx);
        }
        self.pages(ctx);
        let now = ctx.memory(egui::Memory::focused);
        let came = now.filter(|_| now != self.had && !self.by_pointer);
        if let Some(id) = came {
            self.bringing = Some((id, TRIES, false));
        } else if now != self.bringing.map(|(id, ..)| id) {
            self.bringing = None;
        }
        let was_on_its_way = self.bringing.is_some();
        self.bring(ctx);
        // Once it is in sight something may lie over it that did not before.
        let arrived = came.or(now.filter(|_| was_on_its_way && self.bringing.is_none()));
        self.had = now;
        self.typed = ctx.text_edit_focused();
        if let Some((id, region)) = now.and_then(|id| Some((id, self.region_of(ctx, id)?))) {
            self.last.retain(|(p, _)| *p != region);
            self.last.push((region, id));
        }
        arrived.and_then(|id| known(ctx, id))
    }

    /// egui takes the keyboard away with Esc. What closes gives it back; where nothing closes, it stays, or leaves what it
    /// was in for a moment.
    fn stay(&mut self, ctx: &Context) {
        let escaped = ctx.input(|i| i.key_pressed(Key::Escape));
        let is_free = ctx.memory(|m| m.focused().is_none());
        let Some(had) = self.had.filter(|id| escaped && is_free && is_there(ctx, *id)) else {
            return;
        };
        let back = if self.typed {
            // Where nothing had it before, what the field is about gets it.
            let entered = self.entered.take_if(|e| e.field == Some(had));
            entered.and_then(|e| e.from.filter(|id| is_there(ctx, *id)).or_else(|| self.content(ctx)))
        } else {
            let within = ancestors(ctx, had);
            let (menus, is_open) = (self.root(Region::Menus), egui::Popup::is_any_open(ctx));
            let leaves = !is_open && menus.is_some_and(|root| within.contains(&root));
            match self.entered.take_if(|e| leaves && e.field.is_none()) {
                Some(entered) => entered.from.filter(|id| is_there(ctx, *id)),
                None => Some(had),
            }
        };
        if let Some(back) = back {
            ctx.memory_mut(|m| m.request_focus(back));
            ctx.request_repaint();
        }
    }

    /// Where the keyboard was last in what the place shows, or its first control.
    fn content(&self, ctx: &Context) -> Option<Id> {
        [Region::Rows, Region::Main].into_iter().find_map(|region| {
            let all = focusable(ctx, self.root(region)?);
            self.last_or_first(region, &all)
        })
    }

    /// Of what can have the keyboard in a region: what had it last if that is still there, else the first.
    fn last_or_first(&self, region: Region, all: &[Id]) -> Option<Id> {
        let last = self.last.iter().find(|(p, _)| *p == region).map(|(_, id)| *id);
        last.filter(|id| all.contains(id)).or(all.first().copied())
    }

    /// The part that something is in; of parts within one another the inner one.
    fn region_of(&self, ctx: &Context, id: Id) -> Option<Region> {
        let within = ancestors(ctx, id);
        let of = |root: &Id| self.regions.iter().find(|(_, r)| r == root);
        within.iter().find_map(of).map(|(region, _)| *region)
    }

    fn root(&self, region: Region) -> Option<Id> {
        let found = self.regions.iter().find(|(r, _)| *r == region);
        found.map(|(_, root)| *root)
    }

    /// What has closed gives the keyboard back, unless something else has it.
    fn closed(&mut self, ctx: &Context) {
        let mut back = None;
        let mut left = Vec::new();
        for over in std::mem::take(&mut self.over) {
            if over.seen {
                left.push(over);
            } else {
                // Of several the lowest is where the user came from.
                back = back.or(Some(over.back));
            }
        }
        self.over = left;
        let Some(back) = back else { return };
        // What opens in the same pass goes back to where the other would have.
        for over in self.over.iter_mut().filter(|o| o.patience == PATIENCE) {
            if over.back.is_none_or(|id| !is_there(ctx, id)) {
                over.back = back;
            }
        }
        let focused = ctx.memory(egui::Memory::focused);
        let is_free = focused.is_none_or(|id| !is_there(ctx, id));
        if is_free
            && !self.by_pointer
            && let Some(back) = back.filter(|id| is_there(ctx, *id))
        {
            ctx.memory_mut(|m| m.request_focus(back));
            ctx.request_repaint();
        }
    }

    /// What has opened takes the keyboard.
    fn opened(&mut self, ctx: &Context) {
        let (by_pointer, begins_at, types_at) = (self.by_pointer, self.begins_at, self.types_at);
        for over in self.over.iter_mut().filter(|o| o.patience > 0) {
            let is_new = over.patience == PATIENCE;
            over.patience -= 1;
            let layer = over.id;
            let inside = |id: &Id| known(ctx, *id).is_some_and(|w| w.layer_id.id == layer);
            // A sheet that is measured first has no field yet.
            let types = types_at.filter(inside);
            let begins = types.or(begins_at.filter(|id| is_new && inside(id)));
            let has_it = ctx.memory(egui::Memory::focused).as_ref().is_some_and(inside);
            if (by_pointer && types_at.is_none()) || (has_it && begins.is_none()) {
                over.patience = 0;
            } else if let Some(first) = begins.or_else(|| first_in_layer(ctx, layer, false)) {
                ctx.memory_mut(|m| m.request_focus(first));
                over.patience = 0;
            }
            ctx.request_repaint();
        }
    }

    /// Scrolls towards what has just got the keyboard.
    fn bring(&mut self, ctx: &Context) {
        let Some((id, tries, under_way)) = self.bringing else {
            return;
        };
        if under_way {
            // What was wanted has just been done; where it led is seen in the next pass.
            self.bringing = Some((id, tries, false));
            ctx.request_repaint();
            return;
        }
        let found = known(ctx, id);
        let steps = found.map_or_else(Vec::new, |w| self.steps(ctx, &w));
        if tries == 0 || (found.is_some() && steps.is_empty()) {
            self.bringing = None;
            return;
        }
        self.bringing = Some((id, tries - 1, !steps.is_empty()));
        self.wanted.extend(steps);
        ctx.request_repaint();
    }

    /// How to scroll what contains it, from the inside out.
    fn steps(&self, ctx: &Context, widget: &WidgetRect) -> Vec<(Id, Vec2)> {
        let same = |a: Rangef, b: Rangef| (a.min - b.min).abs() < 0.6 && (a.max - b.max).abs() < 0.6;
        let (mut rect, seen) = (widget.rect, widget.interact_rect);
        let hidden = (
            !same(rect.x_range(), seen.x_range()),
            !same(rect.y_range(), seen.y_range()),
        );
        let mut steps = Vec::new();
        for id in ancestors(ctx, widget.id) {
            let Some(area) = self.areas.iter().find(|a| a.id == id) else {
                continue;
            };
            let step = |hidden: bool, rect: Rangef, shown: Rangef, at: f32, most: f32| {
                if !hidden {
                    return 0.0;
                }
                let by = nearest(rect, shown);
                (at + by).clamp(0.0, most.max(0.0)) - at
            };
            let by = vec2(
                step(hidden.0, rect.x_range(), area.shown.x_range(), area.at.x, area.most.x),
                step(hidden.1, rect.y_range(), area.shown.y_range(), area.at.y, area.most.y),
            );
            if by.length() > 0.5 {
                steps.push((area.id, by));
                rect = rect.translate(-by);
            }
        }
        steps
    }
}
