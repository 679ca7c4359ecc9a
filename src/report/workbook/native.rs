//! A chart that the spreadsheet draws itself, in the colours of the pictures.

use rust_xlsxwriter::{
    Chart, ChartAxis, ChartAxisCrossing, ChartAxisLabelPosition, ChartFont, ChartFormat, ChartLegendPosition,
    ChartLine, ChartMarker, ChartMarkerType, ChartPatternFill, ChartPatternFillType, ChartSeries, ChartSolidFill,
    ChartType, Color,
};

use super::sheets::Sheet;
use super::table::{Placed, column_number, row_number};
use crate::chart::{Colour, Figure, NativeChart, NativeKind, NativeSeries, SeriesRole, Theme};

/// Pixels of a chart.
const WIDTH: u32 = 900;
const HEIGHT: u32 = 420;
/// Pixels of a bar, and of what stands around the bars.
const BAR: u32 = 26;
const AROUND: u32 = 160;
/// Space between bars, in percent of a bar.
const GAP: u16 = 40;

/// The chart of a figure; `columns` are those of the sheet from which its series are drawn.
pub(super) fn chart(
    sheet: &Sheet<'_>,
    figure: &Figure,
    native: &NativeChart,
    placed: &Placed,
    columns: &[u16],
) -> Chart {
    let mut chart = Chart::new(chart_type(native.kind));
    for ((drawn, &column), paint) in native.series.iter().zip(columns).zip(paints(native)) {
        let mut series = series(sheet, drawn, (column_number(native.categories), column), placed);
        dress(&mut series, native.kind, drawn.role, paint);
        chart.push_series(&series);
    }
    chart.title().set_name(&figure.title).set_font(ChartFont::new().set_size(12));
    chart.legend().set_position(ChartLegendPosition::Top);
    if native.series.len() == 1 {
        chart.legend().set_hidden();
    }
    axes(&mut chart, native);
    let bars = row_number(figure.table.rows.len());
    chart.set_width(WIDTH).set_height(if is_sideways(native.kind) { AROUND + BAR * bars } else { HEIGHT });
    chart
}

fn series(sheet: &Sheet<'_>, drawn: &NativeSeries, (categories, values): (u16, u16), placed: &Placed) -> ChartSeries {
    let (first, last) = (placed.header + 1, placed.last);
    let name = sheet.name.as_str();
    let header = sheet.table.columns.get(drawn.column).map_or("", |it| it.header.as_str());
    let mut series = ChartSeries::new();
    series.set_name(header).set_categories((name, first, categories, last, categories));
    series.set_values((name, first, values, last, values));
    series
}

/// Categories read from the top as in the table, values from left to right, labels away from the bars.
fn axes(chart: &mut Chart, native: &NativeChart) {
    let is_sideways = is_sideways(native.kind);
    let categories: &mut ChartAxis = if is_sideways { chart.y_axis() } else { chart.x_axis() };
    categories.set_label_position(ChartAxisLabelPosition::Low);
    if is_sideways {
        // Reversed, the axis of values would stand on top: it crosses at the last category instead.
        categories.set_reverse().set_crossing(ChartAxisCrossing::Max);
    }
    let values: &mut ChartAxis = if is_sideways { chart.x_axis() } else { chart.y_axis() };
    values.set_num_format(&native.axis_format);
    if matches!(native.kind, NativeKind::Line | NativeKind::Scatter { .. }) {
        values.set_min(0);
    }
    if let NativeKind::Scatter { is_log } = native.kind {
        let sizes = chart.x_axis();
        sizes.set_num_format("#,##0");
        if is_log {
            sizes.set_log_base(10);
        }
    }
}

/// How a series is filled.
#[derive(Clone, Copy)]
enum Paint {
    Plain(Colour),
    Hatched(Colour),
    /// By the sign of the value.
    Signed {
        above: Colour,
        below: Colour,
    },
}

/// The paint of each series: by whom it shows, and by its place where it shows nobody in particular.
fn paints(native: &NativeChart) -> Vec<Paint> {
    let theme = Theme::default();
    let mut lines = theme.lines.iter().copied().cycle();
    let paint = |series: &NativeSeries| match series.role {
        SeriesRole::Women => Paint::Plain(theme.women),
        SeriesRole::Men => Paint::Plain(theme.men),
        SeriesRole::Another => Paint::Plain(theme.another),
        SeriesRole::NotStated => Paint::Hatched(theme.not_stated),
        SeriesRole::Reference => Paint::Plain(theme.muted),
        SeriesRole::Neutral if native.kind == NativeKind::Line => Paint::Plain(lines.next().unwrap_or(theme.muted)),
        SeriesRole::Neutral if native.series.len() == 1 => Paint::Signed { above: theme.above, below: theme.below },
        SeriesRole::Neutral => Paint::Plain(theme.axis),
    };
    native.series.iter().map(paint).collect()
}

fn dress(series: &mut ChartSeries, kind: NativeKind, role: SeriesRole, paint: Paint) {
    let mut format = ChartFormat::new();
    let (Paint::Plain(colour) | Paint::Hatched(colour) | Paint::Signed { above: colour, .. }) = paint;
    if matches!(kind, NativeKind::Scatter { .. }) {
        scattered(series, role, colour);
        return;
    }
    if kind == NativeKind::Line {
        format.set_line(ChartLine::new().set_color(ink(colour)).set_width(2));
    } else if matches!(paint, Paint::Hatched(_)) {
        let mut hatch = ChartPatternFill::new();
        hatch.set_pattern(ChartPatternFillType::DiagonalStripesWideUpwards).set_foreground_color(ink(colour));
        format.set_pattern_fill(&hatch);
    } else {
        format.set_solid_fill(ChartSolidFill::new().set_color(ink(colour)));
    }
    series.set_format(&mut format);
    if kind != NativeKind::Line {
        series.set_gap(GAP);
    }
    if let Paint::Signed { below, .. } = paint {
        series.set_invert_if_negative_color(ink(below));
    }
}

/// References are lines without dots, all else dots without lines.
fn scattered(series: &mut ChartSeries, role: SeriesRole, colour: Colour) {
    if role == SeriesRole::Reference {
        series.set_format(ChartLine::new().set_color(ink(colour)).set_width(1));
        series.set_marker(ChartMarker::new().set_none());
    } else {
        series.set_format(ChartLine::new().set_hidden(true));
        let mut dot = ChartMarker::new();
        dot.set_type(ChartMarkerType::Circle).set_size(6);
        dot.set_format(ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(ink(colour))));
        series.set_marker(&dot);
    }
}

fn ink(colour: Colour) -> Color {
    let (red, green, blue) = colour.rgb;
    Color::RGB(u32::from_be_bytes([0, red, green, blue]))
}

fn is_sideways(kind: NativeKind) -> bool {
    matches!(kind, NativeKind::Bar | NativeKind::StackedBar)
}

fn chart_type(kind: NativeKind) -> ChartType {
    match kind {
        NativeKind::Bar => ChartType::Bar,
        NativeKind::StackedBar => ChartType::BarStacked,
        NativeKind::Column => ChartType::Column,
        NativeKind::StackedColumn => ChartType::ColumnStacked,
        NativeKind::Line => ChartType::Line,
        NativeKind::Scatter { .. } => ChartType::ScatterStraightWithMarkers,
    }
}
