//! Joiners and leavers: who comes and who goes? Joiners up, leavers down, women beside men, one scale for all.

use super::canvas::{Anchor, Area, Canvas};
use super::columns::{column, people, share, text};
use super::draw::Chart;
use super::figure::{NativeChart, NativeKind, NativeSeries, SeriesRole};
use super::flow_buckets::{Bucket, buckets};
use super::numbers::{fewest, is_few, people as in_words, percent, share as share_of, women_of};
use super::page::{Marker, Page};
use super::scale::{Scale, round_step};
use super::spec::{FlowMonth, Flows};
use crate::domain::GenderCount;
use crate::table::{Column, ColumnKind, Value};

const HEIGHT: f64 = 290.0;
const WIDEST_BAR: f64 = 30.0;
/// Space between the bars of women and men.
const BAR_GAP: f64 = 1.0;
const YEAR: usize = 12;

/// Where the bars stand.
struct Plot {
    left: f64,
    slot: f64,
    bar: f64,
    scale: Scale,
    top: f64,
    bottom: f64,
    /// Most people above and below zero.
    reach: (f64, f64),
    numbered: bool,
}

impl Plot {
    fn new(page: &Page, buckets: &[Bucket]) -> Self {
        let setting = page.small().setting;
        let most = |count: fn(&Bucket) -> &GenderCount| {
            buckets.iter().map(|bucket| count(bucket).women.max(count(bucket).men)).max().unwrap_or(0)
        };
        let (up, down) = (most(|bucket| &bucket.joiners), most(|bucket| &bucket.leavers));
        let widest = page.canvas.width_of(&in_words(up.max(down)), setting);
        let left = page.left() + widest + 10.0;
        let slot = (page.right() - left) / buckets.len().max(1) as f64;
        let bar = (slot * 0.41).min(WIDEST_BAR);
        let between = (bar + BAR_GAP).min(slot - bar - BAR_GAP);
        let numbered = widest + 3.0 <= between;
        let (top, bottom) = (page.y + 36.0, page.y + 36.0 + HEIGHT);
        let reach = (up.max(1) as f64, down.max(1) as f64);
        let scale = Scale::new((-reach.1, reach.0), (bottom, top));
        Self { left, slot, bar, scale, top, bottom, reach, numbered }
    }

    fn middle(&self, index: usize) -> f64 {
        self.left + self.slot * (index as f64 + 0.5)
    }

    /// The bar of `people`, women left of the middle of their slot, leavers as negative people.
    fn bar(&self, index: usize, women: bool, people: f64) -> Area {
        let middle = self.middle(index);
        let left = if women { middle - BAR_GAP / 2.0 - self.bar } else { middle + BAR_GAP / 2.0 };
        let (zero, end) = (self.scale.at(0.0), self.scale.at(people));
        Area { left, top: zero.min(end), right: left + self.bar, bottom: zero.max(end) }
    }
}

impl Flows {
    fn year(&self) -> (&[FlowMonth], GenderCount, GenderCount) {
        let months = &self.months[self.months.len().saturating_sub(YEAR)..];
        let joiners = months.iter().map(|month| month.joiners).sum();
        let leavers = months.iter().map(|month| month.leavers).sum();
        (months, joiners, leavers)
    }

    fn summary(&self) -> String {
        let (months, joiners, leavers) = self.year();
        let span = match months.len() {
            1 => "In this month".to_owned(),
            YEAR => "In the last 12 months".to_owned(),
            number => format!("In these {number} months"),
        };
        format!("{span}, women were {} and {}.", part(&joiners, "joiners"), part(&leavers, "leavers"))
    }
}

fn part(count: &GenderCount, word: &str) -> String {
    match share_of(count) {
        Some(share) => format!("{} {word} ({})", women_of(count), percent(share)),
        None if count.base() == 0 => format!("0 of 0 {word}"),
        None => format!("{} {word}", women_of(count)),
    }
}

fn axis(page: &Page, plot: &Plot, buckets: &[Bucket]) {
    let look = page.small();
    let zero = plot.scale.at(0.0);
    let head = look.coloured(page.theme.ink).bold();
    page.canvas.text(page.left(), plot.top - 28.0, "Joined (people)", head);
    page.canvas.text(page.left(), plot.bottom + 28.0, "Left (people)", head);
    if !plot.numbered {
        ticks(page, plot);
    }
    page.canvas.line(&[(plot.left, zero), (page.right(), zero)], page.theme.axis, 1.0);
    let middle = look.anchored(Anchor::Middle);
    let every = (1..=buckets.len()).find(|&every| plot.slot * every as f64 >= 30.0).unwrap_or(1);
    let mut year = None;
    for (index, bucket) in buckets.iter().enumerate().filter(|(index, _)| index % every == 0) {
        page.canvas.text(plot.middle(index), plot.bottom + 48.0, &bucket.label, middle);
        if year != Some(bucket.year) {
            year = Some(bucket.year);
            page.canvas.text(plot.middle(index), plot.bottom + 64.0, &bucket.year.to_string(), middle);
        }
    }
}

fn ticks(page: &Page, plot: &Plot) {
    let look = page.small().anchored(Anchor::End);
    let (up, down) = plot.reach;
    let step = round_step(up + down, 6);
    for value in (-6..=6).map(|index| f64::from(index) * step).filter(|&value| (-down..=up).contains(&value)) {
        let y = plot.scale.at(value);
        page.canvas.line(&[(plot.left, y), (page.right(), y)], page.theme.grid, 1.0);
        page.canvas.text(plot.left - 6.0, y, &format!("{:.0}", value.abs()), look);
    }
}

fn series(page: &Page, canvas: &Canvas, plot: &Plot, buckets: &[Bucket], women: bool) {
    let colour = if women { page.theme.women } else { page.theme.men };
    let look = page.small().coloured(page.theme.ink).anchored(Anchor::Middle);
    let of = |count: &GenderCount| if women { count.women } else { count.men };
    for (index, bucket) in buckets.iter().enumerate() {
        for (people, sign) in [(of(&bucket.joiners), 1.0), (of(&bucket.leavers), -1.0)] {
            if people == 0 {
                continue;
            }
            let area = plot.bar(index, women, sign * people as f64);
            canvas.rect(area, colour);
            if plot.numbered {
                let y = if sign > 0.0 { area.top - 9.0 } else { area.bottom + 9.0 };
                canvas.text(f64::midpoint(area.left, area.right), y, &in_words(people), look);
            }
        }
    }
}

impl Chart for Flows {
    fn name(&self) -> &'static str {
        "Column chart of joiners and leavers"
    }

    fn is_empty(&self) -> bool {
        self.months.is_empty()
    }

    fn paint(&self, page: &mut Page) {
        page.key(&[(Marker::Square(page.theme.women), "Women"), (Marker::Square(page.theme.men), "Men")]);
        let buckets = buckets(&self.months);
        let plot = Plot::new(page, &buckets);
        axis(page, &plot, &buckets);
        page.canvas.group("women", |canvas| series(page, canvas, &plot, &buckets, true));
        page.canvas.group("men", |canvas| series(page, canvas, &plot, &buckets, false));
        page.y = plot.bottom + 84.0;
        page.write(&self.summary(), page.body().bold(), 0.0);
    }

    fn notes(&self) -> Vec<String> {
        let buckets = buckets(&self.months);
        let mut notes: Vec<String> = buckets
            .iter()
            .filter(|bucket| bucket.quarter && bucket.months < 3)
            .map(|bucket| format!("{} {} holds {} of its 3 months.", bucket.label, bucket.year, bucket.months))
            .collect();
        let (_, joiners, leavers) = self.year();
        let others = self.months.iter().map(|month| month.joiners + month.leavers).sum::<GenderCount>();
        if others.another + others.not_stated > 0 {
            notes.push("Bars and percentages are of women and men; the table counts the other people too.".to_owned());
        }
        if !self.months.is_empty() && (is_few(&joiners) || is_few(&leavers)) {
            notes.push(format!("Below {} people, people are shown instead of a percentage.", fewest()));
        }
        notes
    }

    fn describe(&self) -> Vec<String> {
        let mut said = vec![self.summary()];
        let busiest = |of: fn(&Bucket) -> u64, word: &str| {
            let buckets = buckets(&self.months);
            let most = buckets.iter().rev().max_by_key(|bucket| of(bucket)).filter(|bucket| of(bucket) > 0)?;
            Some(format!("Most {word}: {} in {} {}", in_words(of(most)), most.label, most.year))
        };
        said.extend(busiest(|bucket| bucket.joiners.total(), "joiners"));
        said.extend(busiest(|bucket| bucket.leavers.total(), "leavers"));
        said
    }

    fn columns(&self) -> Vec<Column> {
        let kind = ColumnKind::People;
        vec![
            column("period", "Month", ColumnKind::Text),
            column("women_joined", "Women joined", kind),
            column("men_joined", "Men joined", kind),
            column("women_left", "Women left", kind),
            column("men_left", "Men left", kind),
            column("others_joined", "Another or not stated joined", kind),
            column("others_left", "Another or not stated left", kind),
            column("share_of_women_joined", "Women among joiners", ColumnKind::Share),
            column("share_of_women_left", "Women among leavers", ColumnKind::Share),
        ]
    }

    fn rows(&self) -> Vec<Vec<Value>> {
        let row = |month: &FlowMonth| {
            let (joiners, leavers) = (&month.joiners, &month.leavers);
            let numbers = [joiners.women, joiners.men, leavers.women, leavers.men];
            let others = [joiners.total() - joiners.base(), leavers.total() - leavers.base()];
            let mut cells = vec![text(&month.period.to_string())];
            cells.extend(numbers.into_iter().chain(others).map(people));
            cells.extend([share(joiners), share(leavers)]);
            cells
        };
        self.months.iter().map(row).collect()
    }

    fn native(&self) -> Option<NativeChart> {
        let series = |column, role, mirrored| NativeSeries { column, role, mirrored };
        Some(NativeChart {
            kind: NativeKind::Column,
            categories: 0,
            series: vec![
                series(1, SeriesRole::Women, false),
                series(2, SeriesRole::Men, false),
                series(3, SeriesRole::Women, true),
                series(4, SeriesRole::Men, true),
            ],
            axis_format: "0;0".to_owned(),
        })
    }
}
