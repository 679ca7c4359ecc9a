//! Funnel: which agencies differ from the others by more than chance? Shares by size, with limits that narrow as sizes
//! grow (D. J. Spiegelhalter, "Funnel plots for comparing institutional performance", Statistics in Medicine 24, 2005).

use super::canvas::Area;
use super::colour::Colour;
use super::columns::column;
use super::draw::Chart;
use super::elide::wrap_elided;
use super::figure::{NativeChart, NativeKind, NativeSeries, SeriesRole};
use super::funnel_plot::{Plot, curves, ground, is_logarithmic};
use super::grain::FEW_PEOPLE;
use super::label_places::{Ground, Place, Wanted, places};
use super::numbers::{isolated, people, percent};
use super::page::{Marker, Page};
use super::peer_spec::{Funnel, FunnelPoint, FunnelStanding};
use crate::table::{Column, ColumnKind, Value};

use FunnelStanding::{Inside, Outside998Above, Outside998Below, Watch95Above, Watch95Below};

const DOT: f64 = 4.5;
const MARKED: f64 = 5.5;
/// Widest name beside a dot; longer names take a second line, then an ellipsis.
const NAME: f64 = 175.0;

impl FunnelStanding {
    fn colour(self, page: &Page) -> Colour {
        match self {
            Outside998Above | Watch95Above => page.theme.above,
            Inside => page.theme.axis,
            Watch95Below | Outside998Below => page.theme.below,
        }
    }

    fn is_far(self) -> bool {
        matches!(self, Outside998Above | Outside998Below)
    }

    fn marker(self, page: &Page) -> Marker {
        let colour = self.colour(page);
        if matches!(self, Watch95Above | Watch95Below) { Marker::Ring(colour) } else { Marker::Dot(colour) }
    }
}

/// From the top of the picture to its foot.
const STANDINGS: [FunnelStanding; 5] = [Outside998Above, Watch95Above, Inside, Watch95Below, Outside998Below];

impl Funnel {
    /// Agencies that are drawn.
    pub(super) fn shown(&self) -> Vec<&FunnelPoint> {
        self.points.iter().filter(|point| point.size >= FEW_PEOPLE).collect()
    }

    /// Agencies drawn that stand there.
    pub(super) fn standing(&self, standing: FunnelStanding) -> impl Iterator<Item = &FunnelPoint> {
        self.points.iter().filter(move |point| point.size >= FEW_PEOPLE && point.standing == standing)
    }

    /// Agencies outside the 95 % limits: those outside both limits first, the larger ones first among each.
    fn outside(&self) -> Vec<&FunnelPoint> {
        let mut outside: Vec<&FunnelPoint> =
            self.shown().into_iter().filter(|point| point.standing != Inside).collect();
        outside.sort_by_key(|point| (!point.standing.is_far(), std::cmp::Reverse(point.size)));
        outside
    }

    fn dots(&self, page: &Page, plot: &Plot) {
        let whisker = |point: &FunnelPoint, colour| {
            let x = plot.at(point).0;
            if point.low < point.high {
                page.canvas.line(&[(x, plot.y(point.low)), (x, plot.y(point.high))], colour, 1.2);
            }
        };
        page.canvas.group("inside", |canvas| {
            for point in self.standing(Inside) {
                whisker(point, page.theme.axis);
                canvas.dot(plot.at(point), DOT + 1.0, Colour::WHITE);
                canvas.dot(plot.at(point), DOT, page.theme.axis);
            }
        });
        page.canvas.group("outside", |canvas| {
            for point in self.outside().into_iter().rev() {
                let (at, colour) = (plot.at(point), point.standing.colour(page));
                whisker(point, colour);
                canvas.dot(at, MARKED + 1.0, Colour::WHITE);
                match point.standing.marker(page) {
                    Marker::Ring(colour) => canvas.ring(at, MARKED - 0.8, colour, 2.0),
                    _ => canvas.dot(at, MARKED, colour),
                }
            }
        });
    }

    /// Names agencies outside the limits as far as there is room; answers how many stay without.
    fn names(&self, page: &Page, plot: &Plot) -> usize {
        let look = page.small().coloured(page.theme.ink);
        let outside = self.outside();
        let lines: Vec<Vec<String>> =
            outside.iter().map(|point| wrap_elided(&page.canvas.ruler, &point.name, look.setting, NAME, 2)).collect();
        let wanted: Vec<Wanted> = outside
            .iter()
            .zip(&lines)
            .map(|(point, lines)| {
                let width = lines.iter().map(|line| page.canvas.width_of(line, look.setting)).fold(0.0, f64::max);
                Wanted { point: plot.at(point), size: (width, look.setting.height(lines.len())) }
            })
            .collect();
        let at = |points: Vec<&FunnelPoint>| points.into_iter().map(|point| plot.at(point)).collect::<Vec<_>>();
        let whisker = |point: &&FunnelPoint| {
            let x = plot.at(point).0;
            vec![(x, plot.y(point.low)), (x, plot.y(point.high))]
        };
        let lines_below: Vec<Vec<(f64, f64)>> =
            plot.curves.iter().cloned().chain(self.shown().iter().map(whisker)).collect();
        let ground = Ground {
            area: Area { left: plot.left + 2.0, top: plot.top, right: plot.right, bottom: plot.bottom - 2.0 },
            radius: MARKED,
            marked: &at(outside),
            others: &at(self.standing(Inside).collect()),
            lines: &lines_below,
        };
        let found = places(&wanted, &ground);
        page.canvas.group("names", |canvas| {
            for (place, lines) in found.iter().zip(&lines).filter_map(|(place, lines)| Some((place.as_ref()?, lines))) {
                let Place { area, anchor, leader } = *place;
                if let Some(ends) = leader {
                    canvas.line(&ends, page.theme.muted, 0.8);
                }
                let x = match anchor {
                    super::canvas::Anchor::Start => area.left,
                    super::canvas::Anchor::Middle => f64::midpoint(area.left, area.right),
                    super::canvas::Anchor::End => area.right,
                };
                canvas.block(x, f64::midpoint(area.top, area.bottom), lines, look.anchored(anchor));
            }
        });
        found.iter().filter(|place| place.is_none()).count()
    }
}

impl Chart for Funnel {
    fn name(&self) -> &'static str {
        "Funnel plot"
    }

    fn is_empty(&self) -> bool {
        self.shown().is_empty()
    }

    fn paint(&self, page: &mut Page) {
        let present = STANDINGS.into_iter().filter(|&standing| self.standing(standing).next().is_some());
        let keys: Vec<(Marker, &str)> = present.map(|standing| (standing.marker(page), standing.words())).collect();
        if !self.limits.is_empty() {
            page.key(&keys);
        }
        let plot = Plot::new(self, page);
        ground(page, &plot);
        curves(page, &plot);
        self.dots(page, &plot);
        let unnamed = self.names(page, &plot);
        page.y = plot.bottom + 42.0;
        if unnamed > 0 {
            let words = match unnamed {
                1 => "1 agency outside the limits has no room for its name here; the table has it.".to_owned(),
                _ => format!(
                    "{unnamed} agencies outside the limits have no room for their names here; the table has them."
                ),
            };
            page.y += 14.0;
            page.write(&words, page.small().coloured(page.theme.ink), 0.0);
            page.y -= 12.0;
        }
    }

    fn notes(&self) -> Vec<String> {
        let shown = self.shown();
        let dots = match shown.len() {
            1 => "1 agency".to_owned(),
            number => format!("{} agencies", people(number as u64)),
        };
        let mut notes = vec![format!("Number of agencies compared: {dots}. One dot is one agency.")];
        if !self.limits.is_empty() {
            notes.push(
                "Limits: if agencies differed only by chance and as much as agencies usually do, 95 of 100 would lie \
                 inside the dashed curves and 998 of 1,000 inside the solid ones."
                    .to_owned(),
            );
        }
        if shown.iter().any(|point| point.low < point.high) {
            notes.push("Upright lines through dots: shares that the rounded published numbers allow.".to_owned());
        }
        if shown.len() < self.points.len() {
            notes.push("Agencies of fewer than ten women and men are not drawn.".to_owned());
        }
        notes
    }

    fn describe(&self) -> Vec<String> {
        let sizes = || self.shown().into_iter().map(|point| point.size);
        let (least, most) = (sizes().min().unwrap_or(0), sizes().max().unwrap_or(0));
        let number = self.shown().len();
        let range = if least == most { people(most) } else { format!("{} to {}", people(least), people(most)) };
        let agencies = if number == 1 { "agency" } else { "agencies" };
        let axis = if is_logarithmic(self) { ", on a logarithmic axis" } else { "" };
        let mut said = vec![
            format!("{number} {agencies} of {range} women and men{axis}"),
            format!("{}: {} women", isolated(&self.centre_word), percent(self.centre)),
        ];
        let outside = STANDINGS.into_iter().filter(|&standing| standing != Inside);
        let named: Vec<String> = outside.filter_map(|standing| self.named(standing)).collect();
        if named.is_empty() && !self.limits.is_empty() {
            said.push("No agency is outside the 95\u{A0}% limits".to_owned());
        }
        said.extend(named);
        said
    }

    fn columns(&self) -> Vec<Column> {
        let share = |name: &str, header: &str| column(name, header, ColumnKind::Share);
        let mut columns = vec![
            column("agency", "Agency", ColumnKind::Text),
            column("women_and_men", "Women and men", ColumnKind::People),
            share("share_of_women", "Share of women"),
            column("standing", "Against the limits", ColumnKind::Text),
            share("share_low", "Lowest share that rounding allows"),
            share("share_high", "Highest share that rounding allows"),
        ];
        if !self.limits.is_empty() {
            columns.extend([
                share("limit_998_low", "Lower 99.8 % limit"),
                share("limit_95_low", "Lower 95 % limit"),
                share("limit_95_high", "Upper 95 % limit"),
                share("limit_998_high", "Upper 99.8 % limit"),
            ]);
        }
        columns
    }

    /// The largest first, so that lines a spreadsheet draws through the limits run one way.
    fn rows(&self) -> Vec<Vec<Value>> {
        let mut points: Vec<&FunnelPoint> = self.points.iter().collect();
        points.sort_by_key(|point| std::cmp::Reverse(point.size));
        points.into_iter().map(|point| self.row(point)).collect()
    }

    fn native(&self) -> Option<NativeChart> {
        let limits = if self.limits.is_empty() { 0..0 } else { 6..10 };
        let limits = limits.map(|column| NativeSeries { column, role: SeriesRole::Reference, mirrored: false });
        let shares = NativeSeries { column: 2, role: SeriesRole::Women, mirrored: false };
        Some(NativeChart {
            kind: NativeKind::Scatter { is_log: is_logarithmic(self) },
            categories: 1,
            series: limits.chain([shares]).collect(),
            axis_format: "0%".to_owned(),
        })
    }
}
