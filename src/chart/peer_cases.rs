//! Comparisons of agencies for the tests: real looking ones and extreme ones.

use super::fixtures::{draw, parity, spec};
use super::marks::{ShareAxis, TargetMark};
use super::peer_spec::{Funnel, FunnelLimit, FunnelPoint, FunnelStanding, Panel, PanelPoint, SmallMultiples};
use super::spec::{ChartKind, ChartSpec};

const AGENCIES: [&str; 12] = [
    "Northland Immigration Service",
    "Bundesamt für Grenzschutz und Migration",
    "Harbour and Airport Police",
    "Direction générale de l'immigration, des frontières et de l'intégration",
    "Agencia Nacional de Migración",
    "Государственная миграционная служба",
    "الهيئة العامة للجوازات والهجرة وشؤون المنافذ",
    "Border Force",
    "Cục Quản lý xuất nhập cảnh",
    "Εθνική Υπηρεσία Ασύλου",
    "Coast Guard (Migration Branch)",
    "Serviço de Estrangeiros e Fronteiras",
];

/// Names of so many agencies, all different.
fn agencies(number: usize) -> Vec<String> {
    let name = |index: usize| {
        let name = AGENCIES[index % AGENCIES.len()];
        if index < AGENCIES.len() { name.to_owned() } else { format!("{name} {}", index / AGENCIES.len() + 1) }
    };
    (0..number).map(name).collect()
}

/// Limits around a centre: those of chance, and a standard deviation between agencies.
fn limit(centre: f64, between: f64, size: u64) -> FunnelLimit {
    let error = (centre * (1.0 - centre) / size as f64 + between * between).sqrt();
    let at = |z: f64| (centre + z * error).clamp(0.0, 1.0);
    FunnelLimit { size, low95: at(-1.96), high95: at(1.96), low998: at(-3.09), high998: at(3.09) }
}

fn limits(centre: f64, between: f64) -> Vec<FunnelLimit> {
    let steps = (0..=100).map(|step| (4.0 + f64::from(step) * 0.13).exp2());
    steps.map(|size| limit(centre, between, crate::domain::rounding::nearest(size))).collect()
}

fn standing(share: f64, at: FunnelLimit) -> FunnelStanding {
    match share {
        share if share < at.low998 => FunnelStanding::Outside998Below,
        share if share < at.low95 => FunnelStanding::Watch95Below,
        share if share > at.high998 => FunnelStanding::Outside998Above,
        share if share > at.high95 => FunnelStanding::Watch95Above,
        _ => FunnelStanding::Inside,
    }
}

/// A funnel of agencies with these names, sizes and shares around 38 %; `rounding` is half of what numbers are rounded to.
fn funnel_of(agencies: impl IntoIterator<Item = (String, u64, f64)>, rounding: f64) -> ChartSpec {
    let (centre, between) = (0.38, 0.05);
    let point = |(name, size, share): (String, u64, f64)| {
        let by = rounding / size.max(1) as f64;
        let standing = standing(share, limit(centre, between, size.max(1)));
        FunnelPoint { name, size, share, low: (share - by).max(0.0), high: (share + by).min(1.0), standing }
    };
    let funnel = Funnel {
        centre_word: "All agencies together".to_owned(),
        centre,
        points: agencies.into_iter().map(point).collect(),
        limits: limits(centre, between),
    };
    spec(
        "agencies-funnel",
        "Four agencies employ fewer women than chance and usual differences explain",
        "Share of women by size of the agency, women and men of known gender, December 2026",
        ChartKind::Funnel(funnel),
    )
}

/// So many agencies of all sizes, their shares about `wide` times as far from the centre as chance would carry them.
fn funnel(number: usize, wide: f64, rounding: f64) -> ChartSpec {
    let point = |(index, name): (usize, String)| {
        let size = (5.5 + 9.5 * draw(index * 7 + 5, 1_000) as f64 / 1_000.0).exp2();
        let sway: f64 = (0..6).map(|seed| draw(index * 31 + seed * 977, 1_000) as f64 / 1_000.0 - 0.5).sum();
        let size = crate::domain::rounding::nearest(size);
        let at = limit(0.38, 0.05, size);
        (name, size, (0.38 + sway * wide * (at.high95 - 0.38) / 1.4).clamp(0.0, 1.0))
    };
    funnel_of(agencies(number).into_iter().enumerate().map(point), rounding)
}

fn without_limits(mut spec: ChartSpec) -> ChartSpec {
    if let ChartKind::Funnel(funnel) = &mut spec.kind {
        funnel.limits.clear();
        funnel.points.iter_mut().for_each(|point| point.standing = FunnelStanding::Inside);
    }
    spec
}

/// What small multiples of a case have.
#[derive(Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "any of them may go with any other")]
struct Extras {
    intervals: bool,
    benchmark: bool,
    target: bool,
    gaps: bool,
}

/// So many agencies over so many years up to 2026.
fn multiples(names: Vec<String>, years: i16, axis: ShareAxis, extras: Extras) -> ChartSpec {
    let panel = |(index, name): (usize, String)| {
        let start = 0.18 + draw(index * 3 + 1, 40) as f64 / 100.0;
        let slope = (draw(index + 17, 30) as f64 - 8.0) / 1_000.0;
        let point = |at: i16| {
            let seed = index * 100 + usize::try_from(at).unwrap();
            let share = start + slope * f64::from(at) + draw(seed, 30) as f64 / 1_000.0;
            let by = if draw(index, 3) == 0 { 0.035 } else { 0.012 };
            PanelPoint {
                year: 2027 - years + at,
                size: if draw(seed, 40) == 0 { 8 } else { 40 + draw(index, 9_000) },
                share,
                interval: extras.intervals.then_some((share - by, share + by)),
            }
        };
        let is_known = |at: &i16| !extras.gaps || draw(index * 50 + usize::try_from(*at).unwrap(), 6) > 0;
        let outside = |at: i16| (2027 - years + at, 0.45 + 0.002 * f64::from(at) - index as f64 * 0.001);
        Panel {
            name,
            points: (0..years).filter(is_known).map(point).collect(),
            benchmark: if extras.benchmark { (-5..years).map(outside).collect() } else { Vec::new() },
        }
    };
    multiples_of(names.into_iter().enumerate().map(panel).collect(), axis, extras.target.then(parity))
}

fn multiples_of(panels: Vec<Panel>, axis: ShareAxis, target: Option<TargetMark>) -> ChartSpec {
    let benchmark_word = "Public administration of the country (ILOSTAT)".to_owned();
    spec(
        "agencies-over-time",
        "Most agencies employ more women than ten years ago; three employ fewer",
        "Share of women by agency, women and men of known gender, end of each year",
        ChartKind::SmallMultiples(SmallMultiples { panels, target, benchmark_word, axis }),
    )
}

fn one_panel_each(shares: &[f64], years: &[i16], size: u64) -> ChartSpec {
    let panel = |(index, &share): (usize, &f64)| Panel {
        name: format!("Agency {index}"),
        points: years.iter().map(|&year| PanelPoint { year, size, share, interval: Some((share, share)) }).collect(),
        benchmark: vec![(2020, 1.0), (2026, 0.0)],
    };
    let target = TargetMark { label: "Target 40 % by 2030".to_owned(), share: 0.4, band: None };
    multiples_of(shares.iter().enumerate().map(panel).collect(), ShareAxis::Zoomed, Some(target))
}

fn named(number: usize, name: impl Fn(usize) -> String) -> Vec<String> {
    (0..number).map(name).collect()
}

/// Names that are hard to place.
fn hard_names() -> Vec<(&'static str, Vec<String>)> {
    vec![
        ("one long word", named(14, |i| format!("{}{i}", "Grenzschutzverwaltungs".repeat(9)))),
        ("arabic", named(14, |i| format!("الهيئة العامة للجوازات والهجرة وشؤون المنافذ البرية والبحرية (P-{i})"))),
        ("cyrillic", named(14, |i| format!("Главное управление пограничной службы №{i}"))),
        ("markup", named(14, |i| format!("R&D <b>\"{i}\"</b> 'x'"))),
        ("no name", named(3, |_| String::new())),
    ]
}

/// Funnels of every sort.
pub(super) fn funnel_cases() -> Vec<(&'static str, ChartSpec)> {
    let same = |name: &str, size: u64, share: f64| (name.to_owned(), size, share);
    let mut cases = vec![
        ("funnel", funnel(43, 1.9, 0.0)),
        ("rounded funnel", funnel(43, 1.9, 10.0)),
        ("hundred agencies", funnel(100, 1.2, 0.0)),
        ("hundred outside", funnel(100, 6.0, 5.0)),
        ("nobody outside", funnel(20, 0.3, 0.0)),
        ("no agency", funnel(0, 1.0, 0.0)),
        ("one agency", funnel_of([same("Border Force", 812, 0.31)], 0.0)),
        ("one agency outside", funnel_of([same("Border Force", 812, 0.01)], 5.0)),
        ("two agencies", funnel_of([same("Border Force", 812, 0.31), same("Coast Guard", 9_400, 0.12)], 0.0)),
        ("none and all", funnel_of([same("No women", 300, 0.0), same("No men", 300, 1.0)], 0.0)),
        ("few people", funnel_of([same("Tiny", 4, 0.75), same("Small", 60, 0.75)], 0.0)),
        ("only few people", funnel_of([same("Tiny", 4, 0.75)], 0.0)),
        ("huge", funnel_of([same("Tiny", 10, 0.5), same("World", 9_000_000_000, 0.2)], 0.0)),
        ("equal sizes", funnel_of((0..30).map(|i| (format!("Agency {i}"), 500, f64::from(i) / 29.0)), 0.0)),
        ("equal points", funnel_of((0..9).map(|i| (format!("Agency {i}"), 500, 0.9)), 0.0)),
        ("no limits", without_limits(funnel(12, 1.0, 4.0))),
        ("one without limits", without_limits(funnel(1, 1.0, 0.0))),
    ];
    for (name, names) in hard_names() {
        let point = |(index, name): (usize, String)| (name, 200 + 900 * index as u64, [0.02, 0.97, 0.06][index % 3]);
        cases.push((name, funnel_of(names.into_iter().enumerate().map(point), 0.0)));
    }
    cases
}

/// Small multiples of every sort.
pub(super) fn multiples_cases() -> Vec<(&'static str, ChartSpec)> {
    let all = Extras { intervals: true, benchmark: true, target: true, gaps: true };
    let plain = Extras::default();
    let mut cases = vec![
        ("no panel", multiples(Vec::new(), 5, ShareAxis::Full, all)),
        ("nobody", one_panel_each(&[0.5, 0.5], &[2026], 3)),
        ("one year", one_panel_each(&[0.0, 1.0, 0.4], &[2026], 90)),
        ("none and all", one_panel_each(&[0.0, 1.0, 0.4, 0.0, 1.0], &[2020, 2021, 2023, 2026], 90)),
        ("few people in one", multiples(agencies(2), 1, ShareAxis::Zoomed, plain)),
        ("sixty years", multiples(agencies(100), 60, ShareAxis::Full, plain)),
    ];
    for number in [1, 2, 3, 5, 12, 43, 100] {
        cases.push(("plain", multiples(agencies(number), 9, ShareAxis::Zoomed, plain)));
        cases.push(("with all", multiples(agencies(number), 11, ShareAxis::Full, all)));
        cases.push(("two years", multiples(agencies(number), 2, ShareAxis::Full, Extras { target: true, ..plain })));
    }
    for (name, names) in hard_names() {
        cases.push((name, multiples(names, 6, ShareAxis::Zoomed, all)));
    }
    cases
}
