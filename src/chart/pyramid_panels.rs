//! The panels of a pyramid: women, men and, where there are any, the others, all on one scale.

use super::canvas::{Anchor, Area, Canvas, Look};
use super::numbers::people;
use super::page::Page;
use super::rows::{RowFrame, RowPlace};
use super::scale::Scale;
use super::spec::Pyramid;
use crate::domain::Gender;

/// Half the space between women and men.
const SPINE: f64 = 0.5;
/// Space between a bar and its number, and after it.
const NUMBER_GAP: f64 = 5.0;
/// Space between panels beyond the spine.
const PANEL_GAP: f64 = 18.0;

/// Bars of one gender.
struct Panel {
    gender: Gender,
    /// Most people in a row.
    most: u64,
    total: u64,
    /// Room its number and its head need whatever the scale.
    number: f64,
    head: f64,
    /// Where its bars begin.
    zero: f64,
}

impl Panel {
    fn width(&self, pixels_a_person: f64) -> f64 {
        (self.most as f64 * pixels_a_person + self.number).max(self.head)
    }

    fn word(&self) -> &'static str {
        match self.gender {
            Gender::Woman => "Women",
            Gender::Man => "Men",
            Gender::Another => "Another gender",
            Gender::NotStated => "Not stated",
        }
    }

    fn class(&self) -> &'static str {
        match self.gender {
            Gender::Woman => "women",
            Gender::Man => "men",
            Gender::Another => "another",
            Gender::NotStated => "not-stated",
        }
    }
}

/// Draws heads and bars of all panels.
pub(super) fn draw(pyramid: &Pyramid, page: &Page, frame: &RowFrame) {
    let mut panels = panels(pyramid, page);
    let pixels_a_person = fit(&panels, frame.plot.1 - frame.plot.0);
    place(&mut panels, frame.plot.0, pixels_a_person);
    let most = panels.iter().map(|panel| panel.most).max().unwrap_or(0).max(1) as f64;
    let length = Scale::new((0.0, most), (0.0, most * pixels_a_person));
    for panel in &panels {
        head(page, frame, panel);
        page.canvas.group(panel.class(), |canvas| {
            for (row, &row_place) in pyramid.rows.iter().zip(&frame.rows) {
                bar(page, canvas, panel, row.count.of(panel.gender), row_place, &length);
            }
        });
    }
}

fn panels(pyramid: &Pyramid, page: &Page) -> Vec<Panel> {
    let total = pyramid.total();
    let body = page.body().setting;
    let panel = |gender: Gender| {
        let most = pyramid.rows.iter().map(|row| row.count.of(gender)).max().unwrap_or(0);
        let mut panel = Panel { gender, most, total: total.of(gender), number: 0.0, head: 0.0, zero: 0.0 };
        panel.number = page.canvas.width_of(&people(most), body) + 2.0 * NUMBER_GAP;
        let word = page.canvas.width_of(panel.word(), head_look(page, gender).setting);
        panel.head = word.max(page.canvas.width_of(&people(panel.total), body)) + 2.0 * NUMBER_GAP;
        panel
    };
    let shown = |gender: &Gender| matches!(gender, Gender::Woman | Gender::Man) || total.of(*gender) > 0;
    Gender::ALL.into_iter().filter(shown).map(panel).collect()
}

/// The largest scale at which all panels fit.
fn fit(panels: &[Panel], room: f64) -> f64 {
    let gaps = PANEL_GAP * panels.len().saturating_sub(2) as f64;
    let needed = |scale: f64| panels.iter().map(|panel| panel.width(scale)).sum::<f64>() + gaps;
    let (mut low, mut high) = (0.0, room);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if needed(middle) <= room {
            low = middle;
        } else {
            high = middle;
        }
    }
    low
}

fn place(panels: &mut [Panel], left: f64, scale: f64) {
    let mut x = left;
    for panel in panels {
        let width = panel.width(scale);
        panel.zero = match panel.gender {
            Gender::Woman => x + width - SPINE,
            Gender::Man => x + SPINE,
            Gender::Another | Gender::NotStated => x,
        };
        x += width + if panel.gender == Gender::Woman { 0.0 } else { PANEL_GAP };
    }
}

/// Women and men are named in their colours; the others step back.
fn head_look(page: &Page, gender: Gender) -> Look {
    match gender {
        Gender::Woman => page.body().bold().coloured(page.theme.women),
        Gender::Man => page.body().bold().coloured(page.theme.men_text),
        Gender::Another | Gender::NotStated => page.small(),
    }
}

fn head(page: &Page, frame: &RowFrame, panel: &Panel) {
    let (x, anchor) = beside(panel, panel.zero);
    let look = head_look(page, panel.gender).anchored(anchor);
    page.canvas.text(x, frame.top - 32.0, panel.word(), look);
    let number = page.body().coloured(look.colour).anchored(anchor);
    page.canvas.text(x, frame.top - 14.0, &people(panel.total), number);
}

fn bar(page: &Page, canvas: &Canvas, panel: &Panel, count: u64, row: RowPlace, length: &Scale) {
    let reach = length.at(count as f64);
    let end = if panel.gender == Gender::Woman { panel.zero - reach } else { panel.zero + reach };
    let area: Area = row.bar(panel.zero.min(end), panel.zero.max(end));
    let others = matches!(panel.gender, Gender::Another | Gender::NotStated);
    if count > 0 {
        match panel.gender {
            Gender::Woman => canvas.rect(area, page.theme.women),
            Gender::Man => canvas.rect(area, page.theme.men),
            Gender::Another => canvas.rect(area, page.theme.another),
            Gender::NotStated => canvas.hatched(area, page.theme.not_stated),
        }
    }
    if count > 0 || !others {
        let (x, anchor) = beside(panel, end);
        canvas.text(x, row.middle(), &people(count), page.body().anchored(anchor));
    }
}

/// Where a text beside the outer end of a bar stands.
fn beside(panel: &Panel, end: f64) -> (f64, Anchor) {
    if panel.gender == Gender::Woman { (end - NUMBER_GAP, Anchor::End) } else { (end + NUMBER_GAP, Anchor::Start) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn panels_fill_their_room_on_one_scale() {
        let panel = |gender, most| Panel { gender, most, total: most, number: 20.0, head: 60.0, zero: 0.0 };
        let panels = [panel(Gender::Woman, 100), panel(Gender::Man, 300), panel(Gender::NotStated, 1)];
        let scale = fit(&panels, 518.0);
        // 100 + 300 people and two numbers share what the third panel's head and the gap leave.
        assert!((scale - (518.0 - 18.0 - 60.0 - 40.0) / 400.0).abs() < 1e-9);
    }
}
