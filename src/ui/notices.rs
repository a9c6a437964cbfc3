//! What the program reports and what it is busy with: quietly over the foot of the window, so that nothing moves when it
//! comes and goes, and out of the way of the control that has the focus.

use std::time::Duration;

use egui::{
    Align, Area, Context, Frame, Id, Label, Layout, Margin, Order, Rect, Sense, TextStyle, Ui, Vec2, pos2, vec2,
};

use super::{
    theme::{self, Icon, scale},
    widgets::{
        Region, announced, by_pointer, icon_at, icon_button, quiet_button, region, row_end, row_end_width, scrolling,
        share_bar, text_width,
    },
};
use crate::app::{
    action::{Action, Actions, Export, File},
    state::{Notice, NoticeScope, Tone},
    view::{ChromeView, Screen},
};

/// How long a notice is shown: to turn to it, and to read each of its letters twice.
const TURN_TO: f64 = 4.0;
const PER_LETTER: f64 = 0.08;
/// One with a way to a file is there long enough to take it.
const FILE_LEAST: f64 = 12.0;

/// A file is mostly written before its sign could be read; one that takes longer than this, in seconds, has one.
const QUICK: f64 = 1.0;

/// Since when notices have been in sight.
#[derive(Default)]
pub struct NoticeClock {
    /// The time of egui in seconds since which a file has been written.
    writing: Option<f64>,
    /// Whether they are at the head of the window.
    at_head: bool,
    /// Their numbers, and the time of egui in seconds at which each came into sight.
    since: Vec<(u64, f64)>,
}

/// For how many seconds a notice is shown; `None`: until it is dismissed, or until what it is about is over. Bad news is not to
/// be missed, a way back is there as long as it leads back, and what the program reports of what it keeps (what is damaged, gone or
/// no longer fits) can be read nowhere else.
fn lasts(notice: &Notice) -> Option<f64> {
    let reports = notice.scope == NoticeScope::Program && notice.tone != Tone::Good;
    if reports || notice.tone == Tone::Bad || notice.undo.is_some() {
        return None;
    }
    let reading = TURN_TO + PER_LETTER * notice.text.chars().count() as f64;
    let least = notice.file.as_ref().map_or(0.0, |_| FILE_LEAST);
    Some(reading.max(least))
}

impl NoticeClock {
    /// Whether a file is being written for so long that it is worth a sign: a disk may be slow, or a network gone.
    fn is_slow(&mut self, ctx: &Context, is_writing: bool) -> bool {
        if !is_writing {
            self.writing = None;
            return false;
        }
        let now = ctx.input(|i| i.time);
        let left = *self.writing.get_or_insert(now) + QUICK - now;
        if left > 0.0 {
            ctx.request_repaint_after(Duration::from_secs_f64(left));
        }
        left <= 0.0
    }

    /// Dismisses what has been in sight long enough. `held`: the pointer or the keyboard is on them, so that none goes.
    fn run(&mut self, ctx: &Context, notices: &[Notice], held: bool, actions: &mut Actions) {
        let now = ctx.input(|i| i.time);
        self.since
            .retain(|(serial, _)| notices.iter().any(|n| n.serial == *serial));
        for notice in notices.iter().rev().take(MOST) {
            let known = self.since.iter().position(|(serial, _)| *serial == notice.serial);
            let at = known.unwrap_or_else(|| {
                self.since.push((notice.serial, now));
                self.since.len() - 1
            });
            let Some(lasts) = lasts(notice) else { continue };
            if held {
                // What ends this (the pointer leaves, the focus goes on) is drawn by itself.
                self.since[at].1 = now;
                continue;
            }
            let left = self.since[at].1 + lasts - now;
            if left <= 0.0 {
                actions.push(Action::Dismiss(notice.serial));
            } else {
                ctx.request_repaint_after(Duration::from_secs_f64(left));
            }
        }
    }
}

/// Never wider, so that lines stay short enough to read.
const WIDEST: f32 = 640.0;
/// At most so many at once; the newest.
const MOST: usize = 4;
/// Below this width a notice's buttons are under its words.
const NARROW: f32 = 440.0;

/// Draws them within `room`: what the panels above and below leave free, without a panel that covers its right.
pub fn notices_ui(
    ctx: &Context,
    room: Rect,
    (view, screen): (&ChromeView, Screen<'_>),
    clock: &mut NoticeClock,
    actions: &mut Actions,
) {
    let notices = screen.notices();
    let is_slow = clock.is_slow(ctx, view.writing && view.progress.is_none());
    let pending = view.pending.or(is_slow.then_some("Writing the file…"));
    let busy = pending.is_some() || view.reading.is_some() || view.progress.is_some();
    let id = Id::unique("notices");
    let known = ctx.memory(|m| m.area_rect(id));
    // What is to be done with a dialog is at its foot: over one they are at the head of the window. When it has closed they
    // stay there while the pointer is on them or rests where it clicked, so that what comes next comes there too.
    let dialog = screen.modal().is_some();
    let (at, still) = ctx.input(|i| (i.pointer.hover_pos(), i.pointer.delta() == Vec2::ZERO));
    let inside = at.zip(known).is_some_and(|(at, known)| known.contains(at));
    clock.at_head = dialog || (clock.at_head && (inside || (still && by_pointer(ctx))));
    if notices.is_empty() && !busy {
        return;
    }
    let room = if clock.at_head { ctx.content_rect() } else { room };
    // As large as it was drawn last; while that is not known, a guess.
    let size = known.map_or(vec2(320.0, 44.0), |r| r.size());
    let focused = ctx.memory(egui::Memory::focused).and_then(|f| ctx.read_response(f));
    let is_inside = focused.as_ref().is_some_and(|r| r.layer_id.id == id);
    let focused = focused.filter(|_| !is_inside).map(|r| r.rect);
    let shown = Area::new(id)
        // What is reported while a dialog is open is about what was done in it.
        .order(if dialog { Order::Tooltip } else { Order::Middle })
        .fixed_pos(place(room, size, (focused, clock.at_head)))
        .accessible_name("Messages")
        .show(ctx, |ui| {
            region(ui, Region::Notices);
            let roles = theme::roles(ui);
            let margin = Margin::symmetric(12, 6);
            let frame = Frame::popup(ui.style()).fill(roles.raised).inner_margin(margin);
            let width = wanted(ui, (view, pending), notices)
                .min(WIDEST)
                .min(room.width() - 16.0)
                - 26.0;
            frame.show(ui, |ui| {
                ui.set_width(width);
                scrolling(
                    ui,
                    egui::ScrollArea::vertical()
                        .max_height(room.height() * 0.6)
                        // There may have been less to show before.
                        .min_scrolled_height(room.height() * 0.6),
                    |ui| {
                        if busy {
                            busy_ui(ui, (view, pending), actions);
                        }
                        // The oldest is nearest to the edge, so that it stays where it is when others come.
                        let mut newest: Vec<&Notice> = notices.iter().rev().take(MOST).collect();
                        if clock.at_head {
                            newest.reverse();
                        }
                        for notice in newest {
                            ui.push_id(notice.serial, |ui| notice_ui(ui, notice, screen, actions));
                        }
                    },
                );
            });
        });
    // Nobody reads what is behind another window.
    let is_away = ctx.input(|i| !i.focused);
    let held = is_inside || is_away || shown.response.contains_pointer();
    clock.run(ctx, notices, held, actions);
}

/// Where something of a size is placed: at the foot, or the head, in the middle; aside or at the other end if that would hide
/// what has the focus.
fn place(room: Rect, size: Vec2, (focused, at_head): (Option<Rect>, bool)) -> egui::Pos2 {
    let gap = 8.0;
    let left = room.left() + gap;
    let right = (room.right() - size.x - gap).max(left);
    let middle = ((room.left() + room.right() - size.x) / 2.0).max(left);
    let foot = (room.bottom() - size.y - gap).max(room.top());
    // Over a dialog every point counts: below it is the heading of that.
    let head = room.top() + if at_head { 2.0 } else { gap };
    let (first, then) = if at_head { (head, foot) } else { (foot, head) };
    let places = [
        pos2(middle, first),
        pos2(right, first),
        pos2(left, first),
        pos2(middle, then),
        pos2(right, then),
        pos2(left, then),
    ];
    let free = |p: &&egui::Pos2| focused.is_none_or(|f| !f.intersects(Rect::from_min_size(**p, size)));
    let at = places.iter().find(free).unwrap_or(&places[0]);
    pos2(at.x.round(), at.y.round())
}

/// The width at which no line has to wrap.
fn wanted(ui: &Ui, (view, pending): (&ChromeView, Option<&str>), notices: &[Notice]) -> f32 {
    let of = |text: &str| text_width(ui, text, &TextStyle::Body);
    let shown = notices.iter().rev().take(MOST);
    let notices = shown.map(|n| of(&n.text) + if n.file.is_some() { 260.0 } else { 160.0 });
    let bar = view.reading.or(view.progress).map_or(32.0, |_| 360.0);
    notices.fold(pending.map_or(bar, |p| of(p) + bar), f32::max)
}

fn busy_ui(ui: &mut Ui, (view, pending): (&ChromeView, Option<&str>), actions: &mut Actions) {
    ui.horizontal_wrapped(|ui| {
        if let Some(pending) = pending {
            ui.label(pending);
        }
        if let Some(percent) = view.reading {
            let stop = ("the catalog in use stays", File::CancelReading.into());
            progress_ui(ui, percent, "read", stop, actions);
        }
        if let Some(percent) = view.progress {
            let stop = ("nothing is written", Export::Cancel.into());
            progress_ui(ui, percent, "made", stop, actions);
        }
    });
}

/// How far a file is (`done` is read or made), and the way to stop it with what then becomes of it.
fn progress_ui(ui: &mut Ui, percent: u8, done: &str, (then, stop): (&str, Action), actions: &mut Actions) {
    let spoken = format!("{percent} % of the file is {done}");
    share_bar(ui, vec2(160.0, 20.0), f32::from(percent) / 100.0, None, true, &spoken);
    // As wide at 7 % as at 100 %.
    ui.allocate_ui_with_layout(vec2(40.0, 20.0), Layout::right_to_left(Align::Center), |ui| {
        ui.label(scale::caption(format!("{percent} %")));
    });
    let cancel = quiet_button(ui, "Cancel").on_hover_text(format!("Stop; {then}"));
    if cancel.clicked() {
        actions.push(stop);
    }
}

fn notice_ui(ui: &mut Ui, notice: &Notice, screen: Screen<'_>, actions: &mut Actions) {
    let narrow = ui.available_width() < NARROW && notice.file.is_some();
    ui.horizontal_top(|ui| {
        let end = row_end_width(ui, "notice");
        sign_ui(ui, notice.tone);
        let words = (ui.available_width() - end - scale::SPACE_8).max(NARROW / 4.0);
        ui.allocate_ui_with_layout(vec2(words, scale::CONTROL), Layout::top_down(Align::LEFT), |ui| {
            ui.set_width(words);
            // The words are level with the buttons beside them.
            ui.add_space(4.0);
            announced(&ui.add(Label::new(&notice.text).wrap()));
        });
        row_end(ui, "notice", Align::TOP, |ui| {
            if !narrow {
                file_ui(ui, notice, screen, actions);
            }
            if notice.undo == Some(screen.steps()) && quiet_button(ui, "Undo").clicked() {
                actions.push(Action::Undo);
            }
            if icon_button(ui, Icon::Close, "Dismiss this message").clicked() {
                actions.push(Action::Dismiss(notice.serial));
            }
        });
    });
    if narrow {
        ui.horizontal(|ui| {
            row_end(ui, "file", Align::TOP, |ui| file_ui(ui, notice, screen, actions));
        });
    }
}

fn sign_ui(ui: &mut Ui, tone: Tone) {
    let roles = theme::roles(ui);
    let (icon, color) = match tone {
        Tone::Good => (Icon::Tick, roles.good),
        Tone::Info => (Icon::Info, roles.accent_text),
        Tone::Bad => (Icon::Warning, roles.bad),
    };
    let (rect, _) = ui.allocate_exact_size(vec2(scale::ICON, scale::CONTROL), Sense::hover());
    icon_at(ui, rect.center(), scale::ICON, icon, color);
}

/// What can be done with the file it is about.
fn file_ui(ui: &mut Ui, notice: &Notice, screen: Screen<'_>, actions: &mut Actions) {
    if let Some(file) = &notice.file {
        if !screen.is_open(file) && quiet_button(ui, "Open").clicked() {
            actions.push(File::Reveal(file.clone(), false));
        }
        if quiet_button(ui, "Show in folder").clicked() {
            actions.push(File::Reveal(file.clone(), true));
        }
    }
}

#[cfg(test)]
mod tests {
    use egui::{Rect, pos2, vec2};

    use super::place;

    #[test]
    fn what_has_the_focus_stays_in_sight() {
        let room = Rect::from_min_max(pos2(0.0, 86.0), pos2(900.0, 552.0));
        let size = vec2(400.0, 40.0);
        let control = |x, y| Some(Rect::from_min_size(pos2(x, y), vec2(100.0, 28.0)));
        for (focused, expected) in [
            (None, (250.0, 504.0)),
            (control(300.0, 200.0), (250.0, 504.0)),
            (control(260.0, 510.0), (492.0, 504.0)),
            (control(450.0, 510.0), (8.0, 504.0)),
            (
                Some(Rect::from_min_max(pos2(0.0, 500.0), pos2(900.0, 552.0))),
                (250.0, 94.0),
            ),
            // Nowhere free: where it is expected.
            (Some(room), (250.0, 504.0)),
        ] {
            let at = place(room, size, (focused, false));
            assert_eq!(at, pos2(expected.0, expected.1), "{focused:?}");
        }
        assert_eq!(place(room, size, (None, true)), pos2(250.0, 88.0), "over a dialog");
    }
}
