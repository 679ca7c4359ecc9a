//! Chance: by when will it be reached? The part of the futures that have reached a target, year by year.

use super::canvas::Anchor;
use super::colour::Colour;
use super::columns::{column, text};
use super::draw::Chart;
use super::figure::{NativeChart, NativeKind, NativeSeries, SeriesRole};
use super::future_spec::{Chance, ChanceSeries};
use super::numbers::{isolated, month, whole_percent};
use super::page::{Marker, Page};
use super::scale::Scale;
use crate::domain::Period;
use crate::table::{Column, ColumnKind, Value};

const HEIGHT: f64 = 190.0;

/// How points of a course are marked: told apart without colour.
#[derive(Clone, Copy)]
enum Shape {
    Dot,
    Ring,
    Diamond,
    Square,
}

const SHAPES: [Shape; 4] = [Shape::Dot, Shape::Ring, Shape::Diamond, Shape::Square];

impl Chance {
    fn periods(&self) -> Vec<Period> {
        let mut periods: Vec<Period> = self.series.iter().flat_map(|it| it.points.iter().map(|it| it.0)).collect();
        periods.sort_unstable();
        periods.dedup();
        periods
    }

    fn colour(page: &Page, place: usize) -> Colour {
        if place == 0 { page.theme.ink } else { page.theme.lines[(place - 1) % page.theme.lines.len()] }
    }
}

fn mark(page: &Page, place: usize, at: (f64, f64)) {
    let colour = Chance::colour(page, place);
    match SHAPES[place % SHAPES.len()] {
        Shape::Dot => page.canvas.dot(at, 4.5, colour),
        Shape::Ring => page.canvas.ring(at, 4.5, colour, 2.0),
        Shape::Diamond => page.canvas.diamond(at, 5.5, colour),
        Shape::Square => {
            let (x, y) = at;
            let area = super::canvas::Area { left: x - 4.0, top: y - 4.0, right: x + 4.0, bottom: y + 4.0 };
            page.canvas.rect(area, colour);
        }
    }
}

fn key(page: &Page, place: usize) -> Marker {
    let colour = Chance::colour(page, place);
    match SHAPES[place % SHAPES.len()] {
        Shape::Dot => Marker::Dot(colour),
        Shape::Ring => Marker::Ring(colour),
        Shape::Diamond => Marker::Diamond(colour),
        Shape::Square => Marker::Square(colour),
    }
}

fn at(series: &ChanceSeries, period: Period) -> Option<f64> {
    series.points.iter().find(|it| it.0 == period).map(|it| it.1)
}

impl Chart for Chance {
    fn name(&self) -> &'static str {
        "Line chart of chances"
    }

    fn is_empty(&self) -> bool {
        self.series.iter().all(|it| it.points.is_empty())
    }

    fn paint(&self, page: &mut Page) {
        let labels: Vec<(Marker, &str)> =
            self.series.iter().enumerate().map(|(place, it)| (key(page, place), it.label.as_str())).collect();
        page.key(&labels);
        let periods = self.periods();
        let (Some(&first), Some(&last)) = (periods.first(), periods.last()) else { return };
        let left = page.left() + page.canvas.width_of("100 %", page.small().setting) + 8.0;
        let (top, right) = (page.y + 24.0, page.right() - 16.0);
        let bottom = top + HEIGHT;
        let span = f64::from(last.months_since(first)).max(1.0);
        let months = Scale::new((0.0, span), (left + 10.0, right));
        let chances = Scale::new((0.0, 1.0), (bottom, top));
        let x = |period: Period| months.at(f64::from(period.months_since(first)));
        let look = page.small();
        page.canvas.group("axis", |canvas| {
            for quarter in 0..=4 {
                let tick = f64::from(quarter) / 4.0;
                let y = chances.at(tick);
                canvas.line(&[(left, y), (right, y)], page.theme.grid, 1.0);
                canvas.text(left - 8.0, y, &whole_percent(tick), look.anchored(Anchor::End));
            }
            for &period in &periods {
                canvas.text(x(period), bottom + 14.0, &period.year().to_string(), look.anchored(Anchor::Middle));
            }
        });
        if first <= self.due && self.due <= last {
            page.canvas.line(&[(x(self.due), top - 8.0), (x(self.due), bottom)], page.theme.axis, 1.0);
            let words = format!("due {}", month(self.due));
            // Near an edge the words lean inwards, so that they stay in the picture.
            let half = page.canvas.width_of(&words, look.setting) / 2.0;
            let anchor = match x(self.due) {
                at if at - half < page.left() => Anchor::Start,
                at if at + half > page.right() => Anchor::End,
                _ => Anchor::Middle,
            };
            page.canvas.text(x(self.due), top - 15.0, &words, look.anchored(anchor));
        }
        for (place, series) in self.series.iter().enumerate() {
            let points: Vec<(f64, f64)> = series.points.iter().map(|it| (x(it.0), chances.at(it.1))).collect();
            page.canvas.group("course", |canvas| {
                if points.len() > 1 {
                    canvas.line(&points, Self::colour(page, place), if place == 0 { 2.6 } else { 1.8 });
                }
            });
            for &point in &points {
                mark(page, place, point);
            }
        }
        page.y = bottom + 30.0;
    }

    fn notes(&self) -> Vec<String> {
        vec!["Reached: met for twelve months on end, first by the end of the year.".to_owned()]
    }

    fn describe(&self) -> Vec<String> {
        let last = self.periods().last().copied();
        let say = |it: &ChanceSeries| {
            let when = |period: Option<Period>| {
                period.and_then(|period| Some(format!("{} by {}", whole_percent(at(it, period)?), month(period))))
            };
            let said: Vec<String> = [when(Some(self.due)), when(last)].into_iter().flatten().collect();
            format!("{}: {}", isolated(&it.label), said.join(", "))
        };
        self.series.iter().map(say).collect()
    }

    fn columns(&self) -> Vec<Column> {
        let series = self.series.iter().enumerate().map(|(place, it)| {
            column(&format!("chance_{}", place + 1), &format!("{}, % of futures", it.label), ColumnKind::Share)
        });
        [column("period", "By the end of", ColumnKind::Text)].into_iter().chain(series).collect()
    }

    fn rows(&self) -> Vec<Vec<Value>> {
        let row = |period: Period| {
            let chances = self.series.iter().map(|it| at(it, period).map_or(Value::NotApplicable, Value::Number));
            [text(&period.to_string())].into_iter().chain(chances).collect()
        };
        self.periods().into_iter().map(row).collect()
    }

    fn native(&self) -> Option<NativeChart> {
        let series = (0..self.series.len()).map(|place| NativeSeries {
            column: place + 1,
            role: if place == 0 { SeriesRole::Women } else { SeriesRole::Neutral },
            mirrored: false,
        });
        Some(NativeChart {
            kind: NativeKind::Line,
            categories: 0,
            series: series.collect(),
            axis_format: "0%".to_owned(),
        })
    }
}
