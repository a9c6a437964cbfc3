//! Tables on the clipboard: the window's own library puts only text and pictures there.
//!
//! On X11 and Wayland the program that copied answers every paste itself, so the clipboard stays open as long as the
//! window does. Text that the window copies later takes the selection over, as any other program's would.

use std::sync::{Arc, Mutex};

use super::{outgoing::copied, reply::Reply};
use crate::app::action::Export;

/// The system's clipboard, opened when it is first needed.
#[derive(Default, Clone)]
pub struct Clipboard(Arc<Mutex<Option<arboard::Clipboard>>>);

impl Clipboard {
    /// Puts a table there, with its text for programs that take no tables; only the text where the system takes no
    /// tables from us.
    pub fn put_table(&self, html: String, text: String, reply: &Reply) {
        let (html, text) = (copied(html), copied(text));
        let as_table = self.try_table(html, &text).is_some();
        if !as_table {
            reply.ctx.copy_text(text);
        }
        reply.send(Export::Copied { as_table });
    }

    fn try_table(&self, html: String, text: &str) -> Option<()> {
        let mut slot = self.0.lock().ok()?;
        if slot.is_none() {
            *slot = arboard::Clipboard::new().ok();
        }
        slot.as_mut()?.set_html(html, Some(text.to_owned())).ok()
    }
}
