//! Specs of every kind, for the tests: real looking ones and extreme ones.

use super::marks::{ShareAxis, TargetMark};
use super::spec::{
    Bridge, BridgeStep, ChartKind, ChartSpec, Diverging, DivergingRow, DotPlot, DotRow, FlowMonth, Flows, Heatmap,
    HeatmapRow, Pyramid, PyramidRow, RowOrder, Trend, TrendEvent, TrendLine, TrendPoint,
};
use super::{Chance, ChanceSeries, Fan, FanStep, LeverBar, Levers, PlanPoint};
use crate::domain::{GenderCount, Period};

/// Ranks of a border agency, senior first, with women and men.
const RANKS: [(&str, u64, u64); 9] = [
    ("Director General", 0, 2),
    ("Deputy Director", 2, 9),
    ("Principal Immigration Officer", 9, 31),
    ("Chief Immigration Officer", 21, 60),
    ("Senior Immigration Officer", 64, 141),
    ("Immigration Officer I", 118, 212),
    ("Immigration Officer II", 151, 243),
    ("Immigration Assistant", 92, 101),
    ("Support Staff", 71, 48),
];

/// A stable stand-in for chance: 0 to `below` − 1.
pub(super) fn draw(seed: usize, below: u64) -> u64 {
    let mixed = (seed as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed ^ (mixed >> 29)) % below
}

/// A spec of this kind.
pub(super) fn spec(id: &str, title: &str, subtitle: &str, kind: ChartKind) -> ChartSpec {
    ChartSpec {
        id: id.to_owned(),
        title: title.to_owned(),
        subtitle: subtitle.to_owned(),
        source: "Source: staff list of the Northland Immigration Service, 31 October 2026.".to_owned(),
        banner: "Internal: may not leave the agency".to_owned(),
        grain: crate::chart::Grain::Exact,
        kind,
    }
}

/// The parity band of the United Nations.
pub(super) fn parity() -> TargetMark {
    TargetMark { label: "Parity band 47 to 53 %".to_owned(), share: 0.5, band: Some((0.47, 0.53)) }
}

fn line_target() -> TargetMark {
    TargetMark { label: "Target 40 % by 2030".to_owned(), share: 0.4, band: None }
}

/// The month so many months after October 2023.
pub(super) fn month(index: usize) -> Period {
    Period::new(2023, 10).unwrap().plus(i32::try_from(index).unwrap())
}

/// Labels with their counts, as many as asked.
pub(super) type Counts = Vec<(String, GenderCount)>;

/// The ranks of an agency.
pub(super) fn ranks() -> Counts {
    let count = |(index, &(rank, women, men)): (usize, &(&str, u64, u64))| {
        let others = GenderCount { another: draw(index, 3), not_stated: draw(index + 9, 6), ..Default::default() };
        (rank.to_owned(), GenderCount::known(women, men) + others)
    };
    RANKS.iter().enumerate().map(count).collect()
}

/// Units of all sizes.
pub(super) fn units(number: usize) -> Counts {
    const PLACES: [&str; 8] = [
        "Northern Border Command",
        "Harbour Point",
        "International Airport",
        "Visa and Residence Permits",
        "Investigations",
        "Headquarters, Legal Affairs",
        "Mobile Patrol",
        "Training Academy",
    ];
    let unit = |index: usize| {
        let name = PLACES[index % PLACES.len()];
        let label = if index < PLACES.len() { name.to_owned() } else { format!("{name} {}", index / PLACES.len() + 1) };
        let base = if draw(index + 3, 5) == 0 { draw(index, 9) } else { 12 + draw(index, 240) };
        let women = base * (15 + draw(index + 40, 50)) / 100;
        (label, GenderCount::known(women, base - women))
    };
    (0..number).map(unit).collect()
}

/// A pyramid of these ranks.
pub(super) fn pyramid(rows: Counts) -> ChartSpec {
    let rows = rows.into_iter().map(|(label, count)| PyramidRow { label, count }).collect();
    let kind = ChartKind::Pyramid(Pyramid { row_word: "Rank".to_owned(), rows, all: None });
    spec(
        "rank-pyramid",
        "Women hold 12 of 51 posts in the three most senior ranks",
        "All staff by rank, 31 October 2026",
        kind,
    )
}

/// A dot plot of these ranks.
pub(super) fn dot_plot(rows: Counts) -> ChartSpec {
    let row = |(index, (label, now)): (usize, (String, GenderCount))| {
        let fewer = now.women.saturating_sub(now.base() * draw(index, 7) / 100);
        let earlier = Some(GenderCount::known(fewer, now.base() - fewer));
        let short = i64::try_from(now.base() / 2).unwrap() - i64::try_from(now.women).unwrap();
        DotRow { label, now, earlier, gap: Some(if short.unsigned_abs() * 20 < now.base() { 0 } else { short }) }
    };
    let kind = ChartKind::DotPlot(DotPlot {
        row_word: "Rank".to_owned(),
        earlier_word: "October 2025".to_owned(),
        rows: rows.into_iter().enumerate().map(row).collect(),
        target: Some(parity()),
    });
    spec(
        "ranks-to-target",
        "Two of nine ranks are at parity; the gap widens with seniority",
        "Share of women by rank, all staff, 31 October 2026",
        kind,
    )
}

/// Diverging bars of these units.
pub(super) fn diverging(rows: Counts) -> ChartSpec {
    let rows = rows.into_iter().map(|(label, count)| DivergingRow { label, count }).collect();
    let kind = ChartKind::Diverging(Diverging {
        row_word: "Unit".to_owned(),
        rows,
        order: RowOrder::LargestFirst,
        target: line_target(),
    });
    spec(
        "units-to-target",
        "Mobile Patrol is furthest from the target",
        "Share of women by unit against the target, 31 October 2026",
        kind,
    )
}

/// A heatmap of these units and columns.
pub(super) fn heatmap(rows: Counts, columns: &[&str]) -> ChartSpec {
    let row = |(index, (label, count)): (usize, (String, GenderCount))| {
        let cell = |column: usize| {
            let seed = index * 13 + column;
            let base = count.base() * draw(seed, 100) / 250;
            let women = base * (count.women * 100 / count.base().max(1)).min(100) / 100;
            (draw(seed + 1, 9) > 0).then(|| GenderCount::known(women, base - women))
        };
        HeatmapRow { label, cells: (0..columns.len()).map(cell).collect() }
    };
    let kind = ChartKind::Heatmap(Heatmap {
        row_word: "Unit".to_owned(),
        column_word: "Band, junior to senior".to_owned(),
        columns: columns.iter().map(|&column| column.to_owned()).collect(),
        rows: rows.into_iter().enumerate().map(row).collect(),
        centre: TargetMark { label: "Parity (50 %)".to_owned(), share: 0.5, band: None },
    });
    spec(
        "unit-by-rank",
        "Women are fewest among senior officers of the border commands",
        "Share of women by unit and band, 31 October 2026",
        kind,
    )
}

/// A trend over so many months of the lines with these labels.
pub(super) fn trend(months: usize, labels: &[&str], axis: ShareAxis) -> ChartSpec {
    let line = |(index, &label): (usize, &&str)| {
        let base = if index == 0 { 1_500 } else { 400 / (index as u64 * index as u64) };
        let point = |at: usize| {
            let percent = 400 - 40 * index as u64 + 2 * at as u64 + draw(at + 50 * index, 12);
            let women = base * percent / 1000;
            TrendPoint { period: month(at), count: GenderCount::known(women, base - women) }
        };
        TrendLine { label: label.to_owned(), main: index == 0, points: (0..months).map(point).collect() }
    };
    let events = [(months / 3, "Merger of the two coastal commands"), (months / 2, "New ladder of ranks")];
    let kind = ChartKind::Trend(Trend {
        lines: labels.iter().enumerate().map(line).collect(),
        targets: vec![parity(), line_target()],
        events: events.map(|(at, label)| TrendEvent { period: month(at), label: label.to_owned() }).to_vec(),
        axis,
    });
    spec(
        "trend",
        "The share of women rose by seven points in three years",
        "Share of women, all staff and bands, October 2023 to October 2026",
        kind,
    )
}

/// Joiners and leavers of so many months, up to so many people each.
pub(super) fn flows(months: usize, most: u64) -> ChartSpec {
    let flow = |at: usize| FlowMonth {
        period: month(at),
        joiners: GenderCount::known(draw(at, most), draw(at + 7, most)),
        leavers: GenderCount::known(draw(at + 90, most) / 2, draw(at + 300, most) / 2),
    };
    let kind = ChartKind::Flows(Flows { months: (0..months).map(flow).collect() });
    spec(
        "joiners-and-leavers",
        "More women joined than left in each of the last four quarters",
        "All staff, October 2023 to October 2026",
        kind,
    )
}

/// A bridge between two numbers of women with these steps.
pub(super) fn bridge(start: (u64, u64), steps: &[(&str, i64, i64)], end: (u64, u64)) -> ChartSpec {
    let step = |&(label, women, men): &(&str, i64, i64)| BridgeStep {
        label: label.to_owned(),
        women,
        men,
        points: Some(women as f64 / 20.0 - men as f64 / 30.0),
    };
    let kind = ChartKind::Bridge(Bridge {
        start_label: "October 2025".to_owned(),
        start: GenderCount::known(start.0, start.1),
        steps: steps.iter().map(step).collect(),
        end_label: "October 2026".to_owned(),
        end: GenderCount::known(end.0, end.1),
    });
    spec("bridge", "Joiners added 61 women; 38 left", "Women among all staff, October 2025 to October 2026", kind)
}

/// A bridge as an agency has it.
pub(super) fn agency_bridge() -> ChartSpec {
    let steps = [
        ("Joiners", 61, 74),
        ("Leavers", -38, -70),
        ("Promotions in", 0, 0),
        ("Moves between units", 0, 0),
        ("Returns from leave", 4, 1),
        ("Corrections of the records", -1, 2),
    ];
    bridge((502, 840), &steps, (528, 847))
}

/// A fan from `past` lists over `years`, for a group of about `people`, with long words beside it or short ones.
pub(super) fn fan(past: usize, years: usize, people: u64, words: &[&str]) -> ChartSpec {
    let women = |at: usize| (people * (20 + at as u64 % 17) / 60).min(people);
    let now = past.saturating_sub(1);
    let step = |after: usize| {
        let middle = (0.3 + 0.001 * after as f64).min(0.6);
        let wide = 0.01 + 0.001 * after as f64;
        FanStep {
            period: month(now + after),
            shares: [-1.3, -0.6, 0.0, 0.6, 1.3].map(|part| (middle + part * wide).clamp(0.0, 1.0)),
            women: women(after),
            base: people,
        }
    };
    let point = |year: usize| PlanPoint { period: month(now + 12 * year), women: people / 3, base: people };
    let fan = Fan {
        past: (0..past).map(|at| (month(at), GenderCount::known(women(at), people - women(at)))).collect(),
        events: vec![(month(now / 2), words.first().map_or("re-organisation", |it| it).to_owned())],
        future: (1..=years * 12).map(step).collect(),
        plan: (1..=years.min(5)).map(point).collect(),
        best: (1..=years * 12).map(|after| (month(now + after), (0.3 + 0.004 * after as f64).min(1.0))).collect(),
        target: line_target(),
        due: month(now + years.min(5) * 12),
        margin: words.iter().map(ToString::to_string).collect(),
    };
    spec("fan", "Where the share goes", "Share of women if people go on moving as they did", ChartKind::Fan(fan))
}

/// Chances of several courses over so many years.
pub(super) fn chance(labels: &[&str], years: usize) -> ChartSpec {
    let end = |year: usize| Period::new(2027, 12).expect("a month").plus(i32::try_from(12 * year).unwrap_or(0));
    let series = |(place, label): (usize, &&str)| ChanceSeries {
        label: (*label).to_owned(),
        // The first ones end at the same height: their labels must not lie on one another.
        points: (0..years).map(|at| (end(at), (0.05 * (at + place / 2) as f64).min(1.0))).collect(),
    };
    let chance = Chance { series: labels.iter().enumerate().map(series).collect(), due: end(4) };
    spec("chance", "Reached and held by 2031", "Part of the futures, by year", ChartKind::Chance(chance))
}

/// Bars of levers, some of which lower the share.
pub(super) fn levers(labels: &[&str], points: f64) -> ChartSpec {
    let bar = |(place, label): (usize, &&str)| {
        let sign = if place % 3 == 2 { -1.0 } else { 1.0 };
        let per_person = sign * points / (place + 1) as f64;
        let people = 1.5 * (place + 1) as f64;
        LeverBar { label: (*label).to_owned(), per_person, people, feasible: per_person * people }
    };
    let levers = Levers { bars: labels.iter().enumerate().map(bar).collect() };
    spec("levers", "What helps most", "Points of the share by 2031", ChartKind::Levers(levers))
}
