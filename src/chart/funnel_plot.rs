//! Where a funnel stands: its axes, the curves of its limits, and what they are called at their right ends.

use super::canvas::{Anchor, Look};
use super::colour::Colour;
use super::numbers::{people, percent, whole_percent};
use super::page::Page;
use super::peer_spec::{Funnel, FunnelLimit, FunnelPoint};
use super::scale::{Scale, round_step};
use super::spread::spread;
use super::wrap::wrap;
use crate::domain::rounding::nearest;

const HEIGHT: f64 = 400.0;
/// Room between the frame and the outermost marks.
const INSET: f64 = 10.0;
/// Widest label at the right end of the curves.
const END_LABELS: f64 = 130.0;
const LEADER: f64 = 24.0;
/// From this quotient of the largest and the smallest size on, the axis is logarithmic.
const LOGARITHMIC_FROM: f64 = 20.0;
/// Between the limits: lighter than the ground inside them.
const OUTER: Colour = Colour::new(0xF6, 0xF4, 0xED);

/// A share of a limit.
type Side = fn(&FunnelLimit) -> f64;
const SIDES: [(Side, &str); 4] = [
    (|limit| limit.high998, "99.8\u{A0}% limit"),
    (|limit| limit.high95, "95\u{A0}% limit"),
    (|limit| limit.low95, "95\u{A0}% limit"),
    (|limit| limit.low998, "99.8\u{A0}% limit"),
];

/// How sizes are laid out.
#[derive(Clone, Copy, Debug, PartialEq)]
struct SizeAxis {
    is_log: bool,
    low: f64,
    high: f64,
}

impl SizeAxis {
    fn new(points: &[&FunnelPoint]) -> Self {
        let sizes = || points.iter().map(|point| point.size.max(1) as f64);
        let (least, most) = (sizes().fold(f64::MAX, f64::min).min(1e15), sizes().fold(1.0, f64::max));
        let is_log = most > least * LOGARITHMIC_FROM;
        let (low, high) = if is_log { (least.ln(), most.ln()) } else { (least, most) };
        let pad = if high > low { (high - low) * 0.05 } else { high * 0.2 };
        Self { is_log, low: if is_log { low - pad } else { (low - pad).max(0.0) }, high: high + pad }
    }

    fn of(self, size: f64) -> f64 {
        if self.is_log { size.max(1.0).ln() } else { size }
    }

    /// Sizes at which the axis may be marked, from many to few.
    fn ticks(self) -> Vec<Vec<f64>> {
        if !self.is_log {
            let steps = [8, 6, 4, 2].map(|parts| round_step(self.high - self.low, parts));
            let multiples = |step: f64| (0..=12).map(move |at| ((self.low / step).ceil() + f64::from(at)) * step);
            return steps.map(|step| multiples(step).filter(|&tick| tick <= self.high).collect()).to_vec();
        }
        let choices: [&[f64]; 3] = [&[1.0, 2.0, 5.0], &[1.0, 3.0], &[1.0]];
        let powers = || (0..16).map(|power| 10_f64.powi(power));
        let marks = |digits: &[f64]| powers().flat_map(|power| digits.iter().map(move |digit| digit * power)).collect();
        let shown =
            |all: Vec<f64>| all.into_iter().filter(|tick| (self.low..=self.high).contains(&tick.ln())).collect();
        let sparse = [2, 3, 5].map(|every| shown(powers().step_by(every).collect()));
        choices.map(|digits| shown(marks(digits))).into_iter().chain(sparse).collect()
    }
}

/// The area of the dots.
pub(super) struct Plot {
    axis: SizeAxis,
    sizes: Scale,
    shares: Scale,
    ticks: Vec<f64>,
    is_cut: bool,
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub bottom: f64,
    labels: Vec<(f64, Vec<String>, Look)>,
    /// The curves of the limits from the highest to the lowest, then the centre line.
    pub curves: Vec<Vec<(f64, f64)>>,
}

impl Plot {
    /// Lays out from `page.y` on.
    pub(super) fn new(funnel: &Funnel, page: &Page) -> Self {
        let axis = SizeAxis::new(&funnel.shown());
        let curves: Vec<Vec<(f64, f64)>> = SIDES.iter().map(|(side, _)| curve(&funnel.limits, axis, *side)).collect();
        let (low, high) = extent(funnel, &curves);
        let labels = end_texts(funnel, &curves, page);
        let widest = labels
            .iter()
            .flat_map(|(_, lines, look)| lines.iter().map(|line| page.canvas.width_of(line, look.setting)))
            .fold(0.0, f64::max);
        let left = page.left() + page.canvas.width_of("100 %", page.small().setting) + 8.0;
        let right = page.right() - widest - LEADER;
        let top = page.y + page.small().setting.height(1) + 10.0;
        let bottom = top + HEIGHT;
        let sizes = Scale::new((axis.low, axis.high), (left, right));
        let shares = Scale::new((low, high), (bottom - INSET, top + INSET));
        let step = round_step((high - low) * 100.0, 6) / 100.0;
        let ticks = (0..=20).map(|index| low + step * f64::from(index)).filter(|tick| *tick <= high + 1e-9).collect();
        let place = |&(size, share): &(f64, f64)| (sizes.at(size), shares.at(share));
        let mut drawn: Vec<Vec<(f64, f64)>> = curves.iter().map(|curve| curve.iter().map(place).collect()).collect();
        let centre = shares.at(funnel.centre.clamp(low, high));
        drawn.push(vec![(left, centre), (right, centre)]);
        let is_cut = high - low < 0.999;
        Self { axis, sizes, shares, ticks, is_cut, left, right, top, bottom, labels, curves: drawn }
    }

    /// Where an agency stands.
    pub(super) fn at(&self, point: &FunnelPoint) -> (f64, f64) {
        (self.sizes.at(self.axis.of(point.size as f64)), self.y(point.share))
    }

    /// Where a share stands.
    pub(super) fn y(&self, share: f64) -> f64 {
        self.shares.at(share.clamp(0.0, 1.0))
    }
}

/// Whether the axis of sizes of these agencies is logarithmic.
pub(super) fn is_logarithmic(funnel: &Funnel) -> bool {
    SizeAxis::new(&funnel.shown()).is_log
}

/// One side of the limits over the axis, cut off at its ends.
fn curve(limits: &[FunnelLimit], axis: SizeAxis, side: Side) -> Vec<(f64, f64)> {
    let mut all: Vec<(f64, f64)> =
        limits.iter().map(|limit| (axis.of(limit.size as f64), side(limit).clamp(0.0, 1.0))).collect();
    all.sort_by(|one, two| one.0.total_cmp(&two.0));
    let mut shown = Vec::new();
    for (index, &(x, y)) in all.iter().enumerate() {
        if let Some(&(before_x, before_y)) = index.checked_sub(1).and_then(|before| all.get(before)) {
            let between = |edge: f64| (edge, before_y + (y - before_y) * (edge - before_x) / (x - before_x));
            let edges = [axis.low, axis.high].into_iter().filter(|&edge| before_x < edge && edge < x);
            shown.extend(edges.map(between));
        }
        if (axis.low..=axis.high).contains(&x) {
            shown.push((x, y));
        }
    }
    shown
}

/// Lowest and highest share of the axis: as far as dots, whiskers and limits need, in steps of ten points.
fn extent(funnel: &Funnel, curves: &[Vec<(f64, f64)>]) -> (f64, f64) {
    let dots = funnel.shown().into_iter().flat_map(|point| [point.low, point.share, point.high]);
    let all: Vec<f64> = dots.chain(curves.iter().flatten().map(|place| place.1)).chain([funnel.centre]).collect();
    let low = all.iter().copied().fold(1.0, f64::min).max(0.0);
    let high = all.iter().copied().fold(0.0, f64::max).min(1.0);
    let down = ((low - 0.005) * 10.0).floor().max(0.0) / 10.0;
    let up = ((high + 0.005) * 10.0).ceil().min(10.0) / 10.0;
    (down, up)
}

fn end_texts(funnel: &Funnel, curves: &[Vec<(f64, f64)>], page: &Page) -> Vec<(f64, Vec<String>, Look)> {
    let look = page.small();
    let limits = curves.iter().zip(SIDES).filter(|(curve, _)| curve.len() > 1);
    let mut texts: Vec<(f64, Vec<String>, Look)> = limits
        .filter_map(|(curve, (_, words))| curve.last().map(|end| (end.1, vec![words.to_owned()], look)))
        .collect();
    let bold = look.coloured(page.theme.ink).bold();
    let words = format!("{} {}", super::numbers::isolated(&funnel.centre_word), percent(funnel.centre));
    texts.push((funnel.centre, wrap(&page.canvas.ruler, &words, bold.setting, END_LABELS), bold));
    texts
}

/// The ground inside the limits, the grid, both axes.
pub(super) fn ground(page: &Page, plot: &Plot) {
    page.canvas.group("limits", |canvas| {
        if let [high998, high95, low95, low998, ..] = plot.curves.as_slice() {
            for (high, low, colour) in [(high998, low998, OUTER), (high95, low95, page.theme.band)] {
                let corners: Vec<(f64, f64)> = high.iter().chain(low.iter().rev()).copied().collect();
                if corners.len() > 3 {
                    canvas.polygon(&corners, colour);
                }
            }
        }
    });
    share_axis(page, plot);
    size_axis(page, plot);
}

fn share_axis(page: &Page, plot: &Plot) {
    let look = page.small();
    let title = if plot.is_cut { "Share of women (axis cut)" } else { "Share of women" };
    page.canvas.text(page.left(), page.y + look.setting.height(1) / 2.0, title, look);
    page.canvas.group("axis", |canvas| {
        for &tick in &plot.ticks {
            let y = plot.shares.at(tick);
            canvas.line(&[(plot.left, y), (plot.right, y)], page.theme.grid, 1.0);
            canvas.text(plot.left - 8.0, y, &whole_percent(tick), look.anchored(Anchor::End));
        }
        canvas.line(&[(plot.left, plot.bottom), (plot.right, plot.bottom)], page.theme.axis, 1.0);
    });
}

fn size_axis(page: &Page, plot: &Plot) {
    let look = page.small();
    let place = |tick: f64| {
        let words = people(nearest(tick));
        let half = page.canvas.width_of(&words, look.setting) / 2.0;
        (plot.sizes.at(plot.axis.of(tick)), half, words)
    };
    let laid: Vec<Vec<(f64, f64, String)>> =
        plot.axis.ticks().into_iter().map(|ticks| ticks.into_iter().map(place).collect()).collect();
    let is_roomy = |ticks: &Vec<(f64, f64, String)>| {
        ticks.windows(2).all(|pair| pair[0].0 + pair[0].1 + 14.0 <= pair[1].0 - pair[1].1)
    };
    let chosen = laid.iter().find(|ticks| is_roomy(ticks)).or(laid.last());
    page.canvas.group("sizes", |canvas| {
        for (x, _, words) in chosen.into_iter().flatten() {
            canvas.line(&[(*x, plot.bottom), (*x, plot.bottom + 4.0)], page.theme.axis, 1.0);
            canvas.text(*x, plot.bottom + 14.0, words, look.anchored(Anchor::Middle));
        }
    });
    let title = if plot.axis.is_log { "Women and men (logarithmic axis)" } else { "Women and men" };
    let middle = f64::midpoint(plot.left, plot.right);
    page.canvas.text(middle, plot.bottom + 32.0, title, look.anchored(Anchor::Middle));
}

/// The curves of the limits and the centre line, each with its name at its right end.
pub(super) fn curves(page: &Page, plot: &Plot) {
    page.canvas.group("curves", |canvas| {
        for (index, curve) in plot.curves.iter().enumerate().filter(|(_, curve)| curve.len() > 1) {
            match index {
                0 | 3 => canvas.line(curve, page.theme.axis, 1.2),
                1 | 2 => canvas.dashed(curve, page.theme.axis, 1.2),
                _ => canvas.line(curve, page.theme.ink, 1.8),
            }
        }
    });
    let height = |(_, lines, look): &(f64, Vec<String>, Look)| look.setting.height(lines.len()) + 3.0;
    let wanted: Vec<(f64, f64)> = plot.labels.iter().map(|label| (plot.y(label.0), height(label))).collect();
    let middles = spread(&wanted, (plot.top - 4.0, plot.bottom + 8.0));
    for ((_, lines, look), (&middle, &(y, _))) in plot.labels.iter().zip(middles.iter().zip(&wanted)) {
        let x = plot.right + LEADER;
        let elbow = [(plot.right + 3.0, y), (plot.right + 8.0, y), (x - 9.0, middle), (x - 4.0, middle)];
        page.canvas.line(&elbow, page.theme.axis, 0.8);
        page.canvas.block(x, middle, lines, *look);
    }
}
