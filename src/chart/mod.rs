//! One chart a file: a [`ChartSpec`] in, an accessible SVG, its words, its table and its spreadsheet chart out.

mod backend;
mod bridge;
mod canvas;
mod chance;
mod colour;
pub mod columns;
mod diverging;
mod dot_plot;
mod draw;
mod elide;
mod fan;
mod fan_people;
mod figure;
mod flow_buckets;
mod flows;
mod font;
mod funnel;
mod funnel_plot;
mod funnel_words;
mod future_spec;
mod grain;
mod heatmap;
mod heatmap_layout;
mod label_places;
mod levers;
mod marks;
pub mod numbers;
mod page;
mod panel_frame;
mod panel_grid;
mod peer_spec;
mod png;
mod pyramid;
mod pyramid_panels;
mod rows;
mod scale;
mod sheet;
mod small_multiples;
mod spec;
mod spread;
mod theme;
mod trend;
mod trend_layout;
mod words;
mod wrap;

#[cfg(test)]
mod fixtures;
#[cfg(test)]
mod layout_tests;
#[cfg(test)]
mod peer_cases;
#[cfg(test)]
mod peer_tests;

pub use colour::{Colour, diverging};
pub use draw::draw;
pub use figure::{Figure, NativeChart, NativeKind, NativeSeries, SeriesRole};
pub use font::FONT_FAMILY;
pub use future_spec::{Chance, ChanceSeries, Fan, FanStep, LeverBar, Levers, PlanPoint};
pub use grain::{FEW_PEOPLE, Grain};
pub use marks::{ShareAxis, TargetMark};
pub use peer_spec::{Funnel, FunnelLimit, FunnelPoint, FunnelStanding, Panel, PanelPoint, SmallMultiples};
pub use png::{MAX_WIDTH, PngError, png};
pub use spec::{
    Bridge, BridgeStep, ChartKind, ChartSpec, Diverging, DivergingRow, DotPlot, DotRow, FlowMonth, Flows, Heatmap,
    HeatmapRow, Pyramid, PyramidRow, RowOrder, Trend, TrendEvent, TrendLine, TrendPoint,
};
pub use theme::Theme;
