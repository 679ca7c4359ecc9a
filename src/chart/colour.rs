//! Colours: contrast by WCAG 2.2, and the diverging scale of the heatmap.

/// An sRGB colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour {
    /// Red, green, blue.
    pub rgb: (u8, u8, u8),
}

impl Colour {
    /// White paper.
    pub const WHITE: Self = Self::new(255, 255, 255);
    /// Black ink.
    pub const BLACK: Self = Self::new(0, 0, 0);

    /// From its three channels.
    #[must_use]
    pub const fn new(red: u8, green: u8, blue: u8) -> Self {
        Self { rgb: (red, green, blue) }
    }

    /// As `#4c1d80`.
    #[must_use]
    pub fn hex(self) -> String {
        let (red, green, blue) = self.rgb;
        format!("#{red:02x}{green:02x}{blue:02x}")
    }

    /// Contrast ratio to another colour, 1 to 21 (WCAG 2.2, "contrast ratio").
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// White where it reads well on this colour (4.5 to 1), else black, which then does.
    #[must_use]
    pub fn readable_text(self) -> Self {
        if self.contrast(Self::WHITE) >= 4.5 { Self::WHITE } else { Self::BLACK }
    }

    /// Relative luminance (WCAG 2.2).
    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let value = f64::from(channel) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        let (red, green, blue) = self.rgb;
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    fn mix(self, other: Self, part: f64) -> Self {
        let channel = |one: u8, two: u8| byte(f64::from(one) + (f64::from(two) - f64::from(one)) * part);
        let ((r1, g1, b1), (r2, g2, b2)) = (self.rgb, other.rgb);
        Self::new(channel(r1, r2), channel(g1, g2), channel(b1, b2))
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to a byte just before")]
fn byte(value: f64) -> u8 {
    value.round().clamp(0.0, 255.0) as u8
}

/// Orange, near white, purple: the nine-class `PuOr` scale of C. Brewer (colorbrewer2.org), safe for colour-blind readers.
const DIVERGING: [Colour; 9] = [
    Colour::new(0xB3, 0x58, 0x06),
    Colour::new(0xE0, 0x82, 0x14),
    Colour::new(0xFD, 0xB8, 0x63),
    Colour::new(0xFE, 0xE0, 0xB6),
    Colour::new(0xF7, 0xF7, 0xF7),
    Colour::new(0xD8, 0xDA, 0xEB),
    Colour::new(0xB2, 0xAB, 0xD2),
    Colour::new(0x80, 0x73, 0xAC),
    Colour::new(0x54, 0x27, 0x88),
];

/// The colour at `place` between −1 (orange) and +1 (purple); 0 is near white; beyond the ends the ends.
#[must_use]
pub fn diverging(place: f64) -> Colour {
    let steps = DIVERGING.len() - 1;
    let position = f64::midpoint(place.clamp(-1.0, 1.0), 1.0) * steps as f64;
    let lower = (0..steps).rev().find(|&step| step as f64 <= position).unwrap_or(0);
    DIVERGING[lower].mix(DIVERGING[lower + 1], position - lower as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_the_standard() {
        assert!((Colour::BLACK.contrast(Colour::WHITE) - 21.0).abs() < 1e-9);
        let grey = Colour::new(0x76, 0x76, 0x76);
        assert!((grey.contrast(Colour::WHITE) - 4.54).abs() < 0.01);
    }

    #[test]
    fn text_on_every_shade_of_the_scale_is_readable() {
        for step in -100..=100 {
            let shade = diverging(f64::from(step) / 100.0);
            assert!(shade.contrast(shade.readable_text()) >= 4.5, "{}", shade.hex());
        }
    }

    #[test]
    fn the_scale_is_pale_in_the_middle_and_dark_at_its_ends() {
        assert_eq!(diverging(0.0).hex(), "#f7f7f7");
        assert_eq!(diverging(-7.0).hex(), "#b35806");
        assert_eq!(diverging(1.0).hex(), "#542788");
    }
}
