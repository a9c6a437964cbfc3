//! The look of the program: which colours, sizes, fonts and painted symbols there are.
//!
//! The theme is data ([`ColorRoles`], [`scale`], [`fonts`]) that [`install`] gives to egui once. Code outside this
//! folder asks for a role, never for a colour, so that every room works in dark, light and high contrast
//! without knowing which of them is on.

pub mod fonts;
pub mod icons;
pub mod roles;
pub mod scale;
pub mod shapes;
mod style;

pub use icons::{Icon, paint_icon};
pub use roles::{ColorRoles, Contrast};
pub use shapes::{StateShape, paint};
pub use style::{Look, set_look};

/// Sets fonts and both of egui's styles. Call it once, when the window is made.
///
/// egui still chooses between dark and light (`ctx.set_theme`); both follow from `contrast`.
pub fn install(ctx: &egui::Context, contrast: Contrast) {
    ctx.set_fonts(fonts::definitions());
    set_look(ctx, Look { contrast, still: false });
}

/// The colours in force for this part of the window.
pub fn roles(ui: &egui::Ui) -> ColorRoles {
    ColorRoles::of(ui.visuals().dark_mode, style::contrast(ui.ctx()))
}
