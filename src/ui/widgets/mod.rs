//! Pieces that several places draw the same way.

mod buttons;
mod choices;
mod control;
mod facts;
mod fields;
mod hints;
mod menus;
mod reach;
mod reading_keys;
mod row_end;
mod rows;
pub mod text;
mod tracks;
mod virtual_grid;

pub use buttons::{
    chip, default_button, fair_share, grip_dots, icon_button, icon_toggle, primary_button, quiet_button, quiet_width,
    secondary_button,
};
pub use choices::{Segment, radio, radio_group, segmented, segmented_width, tick_box, tick_box_bare, tick_mark};
pub use control::{
    announced, cut_job, cut_line, focus_ring, icon_at, in_table, line_text, one_line, paint_over, paint_text, spoken,
    spoken_as, spoken_entry, text_width, wrapped,
};
pub use facts::{BadgeKind, badge, share_bar, state_label};
pub use fields::{TypedText, select_text, takes_keyboard, text_field};
pub use hints::{Tooltips, hint, hint_entry, hint_key_names, hint_keys, show_hints, stands_on};
pub use menus::{closes, lasting_popup, long_menu, menu, menu_choice, menu_item, set_opens};
pub use reach::{
    KeyboardReach, Region, Takes, begins_at, begins_with, by_pointer, enter, name_bars, name_panel, over, region,
    region_within, scrolling, scrolling_seen, settle, types_at,
};
pub use reading_keys::reading_keys;
pub use row_end::{row_end, row_end_width};
pub use rows::{chevron, outdented, paint_fold, row};
pub use tracks::Tracks;
pub use virtual_grid::{
    GridPlace, GridState, GridStep, VirtualGrid, Visible, arrow_from_nowhere, clipped, keep_arrows, list, roving,
    table_row,
};
