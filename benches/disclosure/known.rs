//! Problems with known answers: bounds printed by handbooks and packages, and recomputed with a second solver.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use workforce_parity::disclosure::audit::{
    Bound, Knowledge, Published, Shown, Target, WithheldReading, audit, bounds_of, cell_count, outsider, reader,
    system_of,
};

/// Published cells by name, the inner cells they sum, and the true counts.
struct Case {
    cells: BTreeMap<String, Vec<u32>>,
    truth: Vec<i64>,
    withheld: Vec<String>,
}

/// Problems answered as known, all problems, single bounds compared, and the names of those answered differently.
pub fn known() -> (usize, usize, usize, Vec<String>) {
    let problems: Vec<Value> =
        serde_json::from_str(include_str!("../../src/disclosure/audit/known.json")).unwrap_or_default();
    let mut compared = 0;
    let mut wrong = Vec::new();
    for problem in &problems {
        match agrees(problem) {
            Some(bounds) if bounds > 0 => compared += bounds,
            _ => wrong.push(problem["name"].as_str().unwrap_or_default().to_owned()),
        }
    }
    (problems.len() - wrong.len(), problems.len(), compared, wrong)
}

/// The number of answers compared; `None` where one differs or the problem cannot be read.
fn agrees(problem: &Value) -> Option<usize> {
    match problem["kind"].as_str()? {
        "two-way with margins" => two_way(problem)?.bounds(&problem["bounds"]),
        "one row" => row(problem),
        "percentage leak" => percentage(problem),
        kind if kind.starts_with("linked") => linked(problem)?.bounds(&problem["bounds"]),
        _ => nested(problem),
    }
}

fn texts(value: &Value) -> Option<Vec<String>> {
    value.as_array()?.iter().map(|it| it.as_str().map(str::to_owned)).collect()
}

fn counts(value: &Value) -> Option<Vec<i64>> {
    value.as_array()?.iter().map(Value::as_i64).collect()
}

#[expect(clippy::cast_possible_truncation, reason = "bounds are small whole numbers written with a decimal point")]
fn pair(value: &Value) -> Option<(i64, i64)> {
    let end = |at: usize| value[at].as_f64().map(|end| end.round() as i64);
    Some((end(0)?, end(1)?))
}

impl Case {
    fn published(&self) -> Vec<Published> {
        let show = |(name, cell): (&String, &Vec<u32>)| {
            let shown = if self.withheld.contains(name) {
                Shown::Withheld
            } else {
                Shown::Exact(cell_count(cell, &self.truth))
            };
            Published { cell: cell.clone(), shown }
        };
        self.cells.iter().map(show).collect()
    }

    /// The confirmed interval of each cell named.
    fn found(&self, names: &[&str], zeros_shown: bool) -> Option<Vec<(i64, i64)>> {
        let knowledge = Knowledge { zeros_shown, ..Knowledge::default() };
        let system = if zeros_shown { reader } else { outsider }(self.truth.len(), &self.published(), knowledge);
        let cells: Option<Vec<&[u32]>> = names.iter().map(|&name| self.cells.get(name).map(Vec::as_slice)).collect();
        let end = |bound| if let Bound::Confirmed(value) = bound { Some(value) } else { None };
        bounds_of(&system, &cells?).ok()?.iter().map(|it| Some((end(it.low)?, end(it.high)?))).collect()
    }

    fn bounds(&self, bounds: &Value) -> Option<usize> {
        let mut compared = 0;
        for (key, zeros_shown) in [("lower0_lp", false), ("lower0_int", false), ("lower1_int", true)] {
            let Some(expected) = bounds.get(key).and_then(Value::as_object) else { continue };
            let names: Vec<&str> = expected.keys().map(String::as_str).collect();
            let wanted: Option<Vec<(i64, i64)>> = expected.values().map(pair).collect();
            if self.found(&names, zeros_shown) != wanted {
                return None;
            }
            compared += 2 * names.len();
        }
        Some(compared)
    }
}

/// All sums of inner cells with these labels.
fn with_margins(labels: &[Vec<String>]) -> BTreeMap<String, Vec<u32>> {
    let mut cells: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (inner, labels) in (0..).zip(labels) {
        for mask in 0..1_u32 << labels.len() {
            let label =
                |(at, label): (usize, &String)| if mask >> at & 1 == 1 { "Total".to_owned() } else { label.clone() };
            let name: Vec<String> = labels.iter().enumerate().map(label).collect();
            cells.entry(name.join("|")).or_default().push(inner);
        }
    }
    cells
}

fn two_way(problem: &Value) -> Option<Case> {
    let [rows, columns] = [texts(&problem["rows"])?, texts(&problem["cols"])?];
    let labels: Vec<Vec<String>> =
        rows.iter().flat_map(|row| columns.iter().map(|column| vec![row.clone(), column.clone()])).collect();
    let inner: Option<Vec<Vec<i64>>> = problem["inner"].as_array()?.iter().map(counts).collect();
    Some(Case { cells: with_margins(&labels), truth: inner?.concat(), withheld: texts(&problem["suppressed"])? })
}

fn linked(problem: &Value) -> Option<Case> {
    let truth = counts(&problem["n"])?;
    let mut cells: BTreeMap<String, Vec<u32>> =
        texts(&problem["regions"])?.into_iter().zip(0..).map(|(region, inner)| (region, vec![inner])).collect();
    for group in problem["published_groupings"].as_array()?.iter().filter_map(texts).flatten() {
        let members = ["county", "size"].iter().find_map(|kind| problem[kind].get(&group))?;
        let members: Option<Vec<u32>> = counts(members)?.into_iter().map(|inner| u32::try_from(inner).ok()).collect();
        cells.insert(group, members?);
    }
    cells.insert("Total".to_owned(), (0..).take(truth.len()).collect());
    Some(Case { cells, truth, withheld: texts(&problem["suppressed"])? })
}

fn row(problem: &Value) -> Option<usize> {
    let truth = counts(&problem["values"])?;
    let labels: Vec<Vec<String>> = (0..truth.len()).map(|inner| vec![inner.to_string()]).collect();
    let withheld: Vec<String> = counts(&problem["suppressed_index"])?.iter().map(ToString::to_string).collect();
    let case = Case { cells: with_margins(&labels), truth, withheld };
    let names: Vec<&str> = case.withheld.iter().map(String::as_str).collect();
    let mut compared = 0;
    for (key, zeros_shown) in [("lower0_int", false), ("lower1_int", true)] {
        let Some(expected) = problem["bounds"].get(key).and_then(Value::as_array) else { continue };
        let wanted: Option<Vec<(i64, i64)>> = expected.iter().map(pair).collect();
        if case.found(&names, zeros_shown) != wanted {
            return None;
        }
        compared += 2 * expected.len();
    }
    Some(compared)
}

/// Units nested in divisions, by rank and sex: exactly the cells listed leak.
fn nested(problem: &Value) -> Option<usize> {
    let mut case = Case { cells: BTreeMap::new(), truth: Vec::new(), withheld: texts(&problem["suppressed"])? };
    for (inner, entry) in (0..).zip(problem["inner"].as_array()?) {
        let text = |at: usize| entry[at].as_str();
        case.truth.push(entry[4].as_i64()?);
        for unit in [text(0)?, text(1)?, "Total"] {
            for rank in [text(2)?, "Total"] {
                for sex in [text(3)?, "Total"] {
                    case.cells.entry(format!("{unit}|{rank}|{sex}")).or_default().push(inner);
                }
            }
        }
    }
    let target = |name: &String| Some(Target { cell: case.cells.get(name)?.clone(), width: 1 });
    let targets: Vec<Target> = case.withheld.iter().map(target).collect::<Option<_>>()?;
    let mut compared = 0;
    for (key, zeros_shown) in [("recoverable_lower0_int", false), ("recoverable_lower1_int", true)] {
        let system = reader(case.truth.len(), &case.published(), Knowledge { zeros_shown, ..Knowledge::default() });
        let found = audit(&system, &targets, &case.truth, 7).ok()?;
        let exact: BTreeSet<&String> = found.exact.iter().map(|&at| &case.withheld[at]).collect();
        if exact != texts(&problem[key])?.iter().collect() || !found.unproven.is_empty() {
            return None;
        }
        compared += targets.len();
    }
    Some(compared)
}

/// The largest denominator up to which every percentage agrees with one reduced fraction only.
fn percentage(problem: &Value) -> Option<usize> {
    let most = problem["max_denominator_with_unique_reduced_fraction"].as_i64()?;
    let decimals = u32::try_from(problem["decimals"].as_u64()?).ok()?;
    (unique_up_to(most, decimals) && !unique_up_to(most + 1, decimals)).then_some(1)
}

fn unique_up_to(most: i64, decimals: u32) -> bool {
    let scale = 100 * 10_i64.pow(decimals);
    let divisor = |mut a: i64, mut b: i64| {
        while b != 0 {
            (a, b) = (b, a % b);
        }
        a.max(1)
    };
    let reduced = |n: i64, of: i64| (n / divisor(n, of), of / divisor(n, of));
    let pairs: Vec<(i64, i64)> = (1..=most).flat_map(|of| (0..=of).map(move |n| (n, of))).collect();
    let percents: BTreeSet<i64> = pairs.iter().map(|&(n, of)| (2 * n * scale + of) / (2 * of)).collect();
    percents.into_iter().all(|percent| {
        let published = Published { cell: vec![0], shown: Shown::Percent { of: vec![0, 1], percent, decimals } };
        let system = system_of(2, &[published], 5, |_| WithheldReading::AtLeast(0));
        let agreeing = pairs.iter().filter(|&&(n, of)| system.holds(&[n, of - n])).map(|&(n, of)| reduced(n, of));
        agreeing.collect::<BTreeSet<_>>().len() <= 1
    })
}
