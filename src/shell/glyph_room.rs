//! How large the picture of all glyphs may become. egui draws into it each letter of each size that was ever on the screen,
//! and starts a new one only when it is full: left to the graphics driver, after 1 GiB, and as much again in the driver.

/// The room for glyphs, in a window of one pixel a point.
const SIDE: usize = 2048;

/// What there is room for now.
#[derive(Debug, Default)]
pub(super) struct GlyphRoom {
    /// The longest side that the graphics driver can do, once it has reported it.
    driver: Option<usize>,
    zoom: f32,
    /// Toggled with every zoom: another side makes egui start a new one, without the sizes that are gone.
    turned: bool,
}

impl GlyphRoom {
    /// The longest side of a texture that egui may use, by what the driver has just reported, pixels a point and the zoom;
    /// `None` while the driver has reported nothing.
    pub fn side(&mut self, driver: Option<usize>, pixels: f32, zoom: f32) -> Option<usize> {
        self.driver = driver.or(self.driver);
        if zoom.to_bits() != self.zoom.to_bits() {
            self.zoom = zoom;
            self.turned = !self.turned;
        }
        let room = SIDE * pixels.ceil().clamp(1.0, 4.0) as usize;
        self.driver.map(|most| most.min(room) - usize::from(self.turned))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_room_is_bounded_and_another_with_every_zoom() {
        let mut room = GlyphRoom::default();
        assert_eq!(room.side(None, 1.0, 1.0), None);
        let first = room.side(Some(16_384), 1.0, 1.0);
        assert!(first.is_some_and(|side| side.abs_diff(SIDE) < 2), "{first:?}");
        assert_eq!(room.side(None, 1.0, 1.0), first, "nothing has changed");
        assert_ne!(room.side(None, 1.0, 1.1), first);
        assert_eq!(room.side(None, 1.0, 1.2), first);
        assert_eq!(
            room.side(None, 1.5, 1.2).map(|side| side / 1000),
            Some(4),
            "finer pixels need more"
        );
        assert_eq!(
            room.side(Some(2000), 1.5, 1.2).map(|side| side / 100),
            Some(19),
            "never more than the driver can do"
        );
    }
}
