//! From a spec to a figure: picture, alt text, table and spreadsheet chart, all of the same numbers.

use std::rc::Rc;

use super::figure::{Figure, NativeChart};
use super::font::{Ruler, is_isolate};
use super::page::{Drawn, Page};
use super::spec::{ChartKind, ChartSpec};
use super::theme::Theme;
use super::words::sentences;
use crate::table::{Column, DataTable, Value};

/// One kind of chart.
pub(super) trait Chart {
    /// The chart's name, the first words of its alt text.
    fn name(&self) -> &'static str;
    /// Width of the picture; the theme's unless the chart needs more.
    fn width(&self, _ruler: &Ruler, theme: &Theme) -> f64 {
        theme.width
    }
    /// Whether there is nothing to draw.
    fn is_empty(&self) -> bool;
    /// Draws the marks from `page.y` on and leaves `page.y` below them.
    fn paint(&self, page: &mut Page);
    /// What a reader must know to read the picture; drawn below it and written below the table.
    fn notes(&self) -> Vec<String>;
    /// Extremes and the comparison to the target, as sentences.
    fn describe(&self) -> Vec<String>;
    /// Columns of the table.
    fn columns(&self) -> Vec<Column>;
    /// Rows of the table.
    fn rows(&self) -> Vec<Vec<Value>>;
    /// The chart a spreadsheet can draw from the table.
    fn native(&self) -> Option<NativeChart>;
}

/// Draws a chart with everything that belongs to it. Same spec and theme, same bytes.
#[must_use]
pub fn draw(spec: &ChartSpec, theme: &Theme) -> Figure {
    spec.grain.hold(|| drawn(spec, theme))
}

fn drawn(spec: &ChartSpec, theme: &Theme) -> Figure {
    let chart = chart(&spec.kind);
    let alt_text = alt_text(spec, chart);
    let drawn = picture(spec, theme);
    Figure {
        id: spec.id.clone(),
        title: spec.title.clone(),
        subtitle: spec.subtitle.clone(),
        source: spec.source.clone(),
        alt_text,
        svg: drawn.svg,
        table: spec.grain.of_table(DataTable {
            id: spec.id.clone(),
            title: spec.title.clone(),
            subtitle: spec.subtitle.clone(),
            columns: chart.columns(),
            rows: chart.rows(),
            notes: chart.notes().iter().map(|note| note.replace(is_isolate, "")).collect(),
        }),
        native: if chart.is_empty() { None } else { chart.native() },
    }
}

/// The picture alone.
pub(super) fn picture(spec: &ChartSpec, theme: &Theme) -> Drawn {
    let chart = chart(&spec.kind);
    let ruler = Rc::new(Ruler::default());
    let width = if chart.is_empty() { theme.width } else { chart.width(&ruler, theme) };
    let mut page = Page::open(spec, theme, width, ruler);
    if chart.is_empty() {
        let look = page.body();
        page.write(NOTHING, look, 0.0);
    } else {
        chart.paint(&mut page);
    }
    page.close(spec, &chart.notes(), &alt_text(spec, chart))
}

const NOTHING: &str = "There is nobody to show here.";

fn alt_text(spec: &ChartSpec, chart: &dyn Chart) -> String {
    let mut parts = vec![chart.name().to_owned(), spec.subtitle.clone()];
    if chart.is_empty() {
        parts.push(NOTHING.to_owned());
    } else {
        parts.extend(chart.describe());
    }
    sentences(&parts)
}

fn chart(kind: &ChartKind) -> &dyn Chart {
    match kind {
        ChartKind::Pyramid(pyramid) => pyramid,
        ChartKind::DotPlot(dots) => dots,
        ChartKind::Heatmap(heatmap) => heatmap,
        ChartKind::Diverging(diverging) => diverging,
        ChartKind::Trend(trend) => trend,
        ChartKind::Flows(flows) => flows,
        ChartKind::Bridge(bridge) => bridge,
        ChartKind::Fan(fan) => fan,
        ChartKind::Chance(chance) => chance,
        ChartKind::Levers(levers) => levers,
        ChartKind::Funnel(funnel) => funnel,
        ChartKind::SmallMultiples(multiples) => multiples,
    }
}
