//! Specs to pictures.

use criterion::Criterion;
use workforce_parity::chart::{
    ChartKind, ChartSpec, Diverging, DivergingRow, Heatmap, HeatmapRow, Pyramid, PyramidRow, RowOrder, TargetMark,
    Theme, draw, png,
};
use workforce_parity::domain::GenderCount;

const UNITS: u64 = 40;

fn label(unit: u64) -> String {
    format!("Unit {unit} with a long name here")
}

fn count(seed: u64) -> GenderCount {
    GenderCount { women: 4 + seed * 7 % 31, men: 6 + seed * 13 % 57, another: seed % 3, not_stated: seed % 5 }
}

fn kinds() -> [(&'static str, ChartKind); 3] {
    let half = TargetMark { label: "One half".to_owned(), share: 0.5, band: None };
    let pyramid = (0..UNITS).map(|it| PyramidRow { label: label(it), count: count(it) }).collect();
    let diverging = (0..UNITS).map(|it| DivergingRow { label: label(it), count: count(it) }).collect();
    let cells = |unit: u64| (0..10).map(|rank| Some(count(unit * 10 + rank))).collect();
    let heatmap = (0..UNITS).map(|it| HeatmapRow { label: label(it), cells: cells(it) }).collect();
    [
        ("pyramid", ChartKind::Pyramid(Pyramid { row_word: "Unit".to_owned(), rows: pyramid, all: None })),
        (
            "diverging",
            ChartKind::Diverging(Diverging {
                row_word: "Unit".to_owned(),
                rows: diverging,
                order: RowOrder::LargestFirst,
                target: half.clone(),
            }),
        ),
        (
            "heatmap",
            ChartKind::Heatmap(Heatmap {
                row_word: "Unit".to_owned(),
                column_word: "Rank".to_owned(),
                columns: (0..10).map(|it| format!("Rank {it}")).collect(),
                rows: heatmap,
                centre: half,
            }),
        ),
    ]
}

pub fn bench(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("charts");
    group.sample_size(20);
    let theme = Theme::default();
    for (name, kind) in kinds() {
        let spec = ChartSpec {
            id: name.to_owned(),
            title: "A finding".to_owned(),
            subtitle: "What, whom, when".to_owned(),
            source: "Source: lists".to_owned(),
            banner: "Internal".to_owned(),
            grain: workforce_parity::chart::Grain::Exact,
            kind,
        };
        group.bench_function(format!("svg/{name}/{UNITS}"), |bencher| bencher.iter(|| draw(&spec, &theme).svg.len()));
        let figure = draw(&spec, &theme);
        group.bench_function(format!("png/{name}/{UNITS}"), |bencher| {
            bencher.iter(|| png(&figure.svg, 1920).unwrap().len());
        });
    }
}
