//! Colours and sizes of every picture. The reasons for each colour are computed in the tests below.

use super::colour::Colour;

/// Colours and sizes, in pixels of a picture `width` wide.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// Women: the darker of the pair, so that the group that must not get lost stands out.
    pub women: Colour,
    /// Men.
    pub men: Colour,
    /// Men, for text.
    pub men_text: Colour,
    /// Another gender.
    pub another: Colour,
    /// Lines of the hatch that stands for gender not stated.
    pub not_stated: Colour,
    /// Below a target, losses.
    pub below: Colour,
    /// Above a target, gains.
    pub above: Colour,
    /// Text.
    pub ink: Colour,
    /// Text that steps back.
    pub muted: Colour,
    /// Axes.
    pub axis: Colour,
    /// Grid lines.
    pub grid: Colour,
    /// Ground of a target band.
    pub band: Colour,
    /// Possible futures: what is drawn of them, half of them, and eight of ten.
    pub futures: [Colour; 3],
    /// Lines of a trend after the main one, in order.
    pub lines: [Colour; 6],
    /// Width of a picture.
    pub width: f64,
    /// Space left and right.
    pub margin: f64,
    /// Size of the title.
    pub title_size: f64,
    /// Size of the subtitle.
    pub subtitle_size: f64,
    /// Size of labels and numbers.
    pub body_size: f64,
    /// Size of axes, notes and sources: the smallest text.
    pub small_size: f64,
}

impl Default for Theme {
    fn default() -> Self {
        Self {
            women: Colour::new(0x4C, 0x1D, 0x80),
            men: Colour::new(0x2A, 0x9D, 0x8F),
            men_text: Colour::new(0x1B, 0x6F, 0x65),
            another: Colour::new(0xC2, 0x59, 0x0A),
            not_stated: Colour::new(0x5F, 0x5F, 0x5F),
            below: Colour::new(0xB3, 0x58, 0x06),
            above: Colour::new(0x6A, 0x4F, 0xA3),
            ink: Colour::new(0x1E, 0x1E, 0x24),
            muted: Colour::new(0x59, 0x59, 0x62),
            axis: Colour::new(0x8A, 0x8A, 0x92),
            grid: Colour::new(0xE6, 0xE6, 0xEA),
            band: Colour::new(0xEC, 0xE7, 0xDA),
            futures: [Colour::new(0x1F, 0x4E, 0x79), Colour::new(0x8F, 0xB4, 0xD2), Colour::new(0xCF, 0xDF, 0xEC)],
            lines: [
                Colour::new(0xB3, 0x58, 0x06),
                Colour::new(0x1F, 0x6F, 0x8B),
                Colour::new(0x6B, 0x7A, 0x1E),
                Colour::new(0x9C, 0x3D, 0x6F),
                Colour::new(0x6B, 0x5B, 0x4A),
                Colour::new(0x5A, 0x66, 0x75),
            ],
            width: 900.0,
            margin: 24.0,
            title_size: 20.0,
            subtitle_size: 14.0,
            body_size: 13.0,
            small_size: 12.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_colour_has_the_contrast_of_wcag_aa_on_white() {
        let theme = Theme::default();
        let texts = [theme.ink, theme.muted, theme.men_text, theme.women, theme.below, theme.above];
        for colour in texts.iter().chain(&theme.lines) {
            assert!(colour.contrast(Colour::WHITE) >= 4.5, "{}", colour.hex());
        }
        assert!(theme.muted.contrast(theme.band) >= 4.5);
    }

    #[test]
    fn every_mark_stands_out_from_the_paper_and_women_from_men() {
        let theme = Theme::default();
        for colour in [theme.women, theme.men, theme.another, theme.not_stated, theme.axis] {
            assert!(colour.contrast(Colour::WHITE) >= 3.0, "{}", colour.hex());
        }
        assert!(theme.women.contrast(theme.men) >= 3.0);
    }

    #[test]
    fn no_text_is_smaller_than_twelve_pixels_at_nine_hundred() {
        let theme = Theme::default();
        assert!(theme.small_size * 900.0 / theme.width >= 12.0);
    }
}
