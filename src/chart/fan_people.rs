//! The fan of a small group: people, year by year, in place of shares.

use super::canvas::Look;
use super::fan::range_in_people;
use super::future_spec::Fan;
use super::numbers::month;
use super::page::{Marker, Page};
use super::wrap::wrap;
use crate::domain::{GenderCount, Period};

const ROW: f64 = 30.0;
const LABEL: f64 = 150.0;
const DOT: f64 = 7.0;

/// A row of dots for each year of the past, and for the due date in the middle of the futures.
pub(super) fn paint_people(fan: &Fan, page: &mut Page) {
    let (women, men) = (page.theme.women, page.theme.men);
    page.key(&[(Marker::Dot(women), "a woman"), (Marker::Ring(men), "a man")]);
    let last = fan.past.last().map(|(period, _)| *period);
    let lists: Vec<(Period, GenderCount)> =
        fan.shown_past().filter(|(period, _)| period.month() == 12 || Some(*period) == last).copied().collect();
    for (period, count) in lists {
        row(page, &month(period), &count, "");
    }
    if let Some(due) = fan.when_due() {
        let count = GenderCount::known(due.women, due.base.saturating_sub(due.women));
        let words = format!("if nothing changes; in 8 of 10 futures {}", range_in_people(due));
        row(page, &month(fan.due), &count, &words);
    }
    if let Some(plan) = fan.plan.last() {
        let count = GenderCount::known(plan.women, plan.base.saturating_sub(plan.women));
        row(page, &month(plan.period), &count, "the plan");
    }
    page.y += 6.0;
    for words in &fan.margin {
        let look = page.body();
        page.write(words, look, 4.0);
    }
}

fn row(page: &mut Page, label: &str, count: &GenderCount, words: &str) {
    let look: Look = page.body();
    let middle = page.y + ROW / 2.0;
    page.canvas.text(page.left(), middle, label, look);
    let mut x = page.left() + LABEL;
    page.canvas.group("people", |canvas| {
        for person in 0..count.base().min(40) {
            if person < count.women {
                canvas.dot((x, middle), DOT, page.theme.women);
            } else {
                canvas.ring((x, middle), DOT - 1.0, page.theme.men, 2.0);
            }
            x += 2.0 * DOT + 6.0;
        }
    });
    if !words.is_empty() {
        let small = page.small();
        let left = x + 10.0;
        let lines = wrap(&page.canvas.ruler, words, small.setting, page.right() - left);
        page.canvas.block(left, middle, &lines, small);
    }
    page.y += ROW;
}
