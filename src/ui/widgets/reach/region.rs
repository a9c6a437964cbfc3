//! The parts of the window that F6 goes round, and names of what nothing else names.

use egui::{Context, Id, Ui};

/// The parts of the window that F6 goes round, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Region {
    /// The menu bar.
    Menus,
    /// The places, the search and the date.
    Header,
    /// The state of the open file on disk.
    File,
    /// The filters.
    Filters,
    /// The steps of the wizard.
    Path,
    /// What the place shows.
    Main,
    /// The rows or cards within that: what leads to them need not be gone through.
    Rows,
    /// The buttons of the wizard.
    Foot,
    /// The details of a service.
    Details,
    /// What the program reports.
    Notices,
    /// The ticked services.
    Tray,
}

impl Region {
    /// Its name for a screen reader.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Menus => "Menu bar",
            Self::Header => "Places, search and date",
            Self::File => "The open file",
            Self::Filters => "Filters",
            Self::Path => "Steps",
            Self::Main => "Content",
            Self::Rows => "Rows",
            Self::Foot => "Buttons",
            Self::Details => "Details",
            Self::Notices => "Messages",
            Self::Tray => "Ticked",
        }
    }
}

/// Names the bars of what scrolls for a screen reader.
pub fn name_bars(ctx: &Context, area: Id) {
    for (axis, name) in ["Scroll sideways", "Scroll"].into_iter().enumerate() {
        let bar = area.with(axis);
        if ctx.has_accesskit_node(bar) {
            ctx.accesskit_node_builder(bar, |node| node.set_label(name));
        }
    }
}

/// Names the panel that this is in for a screen reader.
pub fn name_panel(ui: &Ui, name: &str) {
    if let Some(panel) = ui.stack().iter().find(|s| s.is_panel_ui()) {
        ui.ctx()
            .accesskit_node_builder(panel.unique_id, |node| node.set_label(name));
    }
}
