//! What charts of shares have in common: what a share is held against, and how far the axis goes.

/// A target or reference share of women, drawn as a line or as a band around it.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetMark {
    /// What readers see, such as "Parity band 47 to 53 %" or "Target 40 %".
    pub label: String,
    /// The share aimed at, as a fraction; diverging charts are centred here.
    pub share: f64,
    /// Lowest and highest share that count as met, as fractions.
    pub band: Option<(f64, f64)>,
}

/// Vertical axis of a trend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShareAxis {
    /// From 0 to 100 %.
    Full,
    /// As far as lines and targets need, marked as such in the picture.
    Zoomed,
}
