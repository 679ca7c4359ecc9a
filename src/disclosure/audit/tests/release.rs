//! Releases for the tests: cubes with all margins, and ways to show their cells.

use std::collections::BTreeMap;

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::super::{Published, Shown, Target, cell_count};

/// All published cells of a cube: every label tuple, with "Total" where a dimension is summed, and its inner cells.
pub type Cells = BTreeMap<String, Vec<u32>>;

/// The cells of a table over inner cells with the label tuples given, all margins included.
pub fn with_margins(inner: &[Vec<String>]) -> Cells {
    let mut cells = Cells::new();
    for (i, labels) in inner.iter().enumerate() {
        for mask in 0..1_u32 << labels.len() {
            let label = |(d, label): (usize, &String)| {
                if mask >> d & 1 == 1 { "Total".to_owned() } else { label.clone() }
            };
            let name: Vec<String> = labels.iter().enumerate().map(label).collect();
            cells.entry(name.join("|")).or_default().push(u32::try_from(i).unwrap());
        }
    }
    cells
}

/// Label tuples and counts of a two-way table.
pub fn two_way(rows: &[&str], cols: &[&str], inner: &[Vec<i64>]) -> (Vec<Vec<String>>, Vec<i64>) {
    let labels = rows.iter().flat_map(|row| cols.iter().map(|col| vec![(*row).to_owned(), (*col).to_owned()]));
    (labels.collect(), inner.concat())
}

/// Every cell exact but the withheld ones.
pub fn withhold(cells: &Cells, truth: &[i64], withheld: impl Fn(&str) -> bool) -> Vec<Published> {
    let show = |(name, cell): (&String, &Vec<u32>)| Published {
        cell: cell.clone(),
        shown: if withheld(name) { Shown::Withheld } else { Shown::Exact(cell_count(cell, truth)) },
    };
    cells.iter().map(show).collect()
}

/// A cube of an agency: unit (nested in division) x rank x role x sex, and three linked tables with all margins.
#[derive(Debug)]
pub struct Agency {
    /// Sizes of its dimensions.
    pub sizes: Sizes,
    /// Published cells.
    pub cells: Vec<Vec<u32>>,
    /// True inner counts.
    pub truth: Vec<i64>,
}

/// Sizes of an agency's dimensions.
#[derive(Debug, Clone, Copy)]
pub struct Sizes {
    pub divisions: usize,
    pub units: usize,
    pub ranks: usize,
    pub roles: usize,
    pub sexes: usize,
}

/// An agency of skewed counts, drawn with `seed`.
pub fn agency(sizes: Sizes, seed: u64) -> Agency {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let mut cells: BTreeMap<[usize; 4], Vec<u32>> = BTreeMap::new();
    let mut truth = Vec::new();
    let all = usize::MAX;
    for unit in 0..sizes.units {
        let division = 1000 + unit % sizes.divisions;
        for rank in 0..sizes.ranks {
            for role in 0..sizes.roles {
                for sex in 0..sizes.sexes {
                    let i = u32::try_from(truth.len()).unwrap();
                    truth.push(skewed(&mut rng));
                    for org in [unit, division, all] {
                        for mask in 0..8_usize {
                            let pick = |bit: usize, label: usize| if mask >> bit & 1 == 1 { all } else { label };
                            let key = [org, pick(0, rank), pick(1, role), pick(2, sex)];
                            // Three linked tables: no published cell crosses all four dimensions.
                            if key.contains(&all) || sizes.roles == 1 {
                                cells.entry(key).or_default().push(i);
                            }
                        }
                    }
                }
            }
        }
    }
    let mut cells: Vec<Vec<u32>> = cells.into_values().collect();
    cells.sort_unstable();
    cells.dedup();
    Agency { sizes, cells, truth }
}

/// Small counts often, large ones seldom.
fn skewed(rng: &mut ChaCha8Rng) -> i64 {
    let most = [2, 6, 6, 30][rng.random_range(0..4)];
    rng.random_range(0..=most)
}

/// Each cell rounded on its own, up with a chance of remainder / base: zero-restricted, as controlled rounding is.
pub fn rounded(agency: &Agency, base: i64, seed: u64) -> Vec<Published> {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let mut show = |cell: &Vec<u32>| {
        let count = cell_count(cell, &agency.truth);
        let rest = count % base;
        let up = rng.random_range(0..base) < rest;
        let value = count - rest + if up { base } else { 0 };
        Published { cell: cell.clone(), shown: Shown::Rounded { value, base, steps: 0 } }
    };
    agency.cells.iter().map(&mut show).collect()
}

/// Every cell that is not shown exactly, small counts (1 to 4) to be 3 wide.
pub fn targets(published: &[Published], truth: &[i64]) -> Vec<Target> {
    let hidden = published.iter().filter(|one| !matches!(one.shown, Shown::Exact(_)));
    let width = |cell: &[u32]| if (1..5).contains(&cell_count(cell, truth)) { 3 } else { 1 };
    hidden.map(|one| Target { cell: one.cell.clone(), width: width(&one.cell) }).collect()
}

/// Small inner cells withheld together with the other corners of a block of 2 x 2 x 2 (hypercube method), and small
/// margins.
pub fn hypercube(agency: &Agency, seed: u64) -> Vec<Published> {
    let Sizes { divisions, units, ranks, sexes, .. } = agency.sizes;
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let mut hidden = vec![false; agency.truth.len()];
    let at = |unit: usize, rank: usize, sex: usize| (unit * ranks + rank) * sexes + sex;
    let count = |i: usize| agency.truth[i];
    for unit in 0..units {
        for rank in 0..ranks {
            for sex in 0..sexes {
                if !(1..5).contains(&count(at(unit, rank, sex))) {
                    continue;
                }
                let sisters: Vec<usize> =
                    (0..units).filter(|&u| u != unit && u % divisions == unit % divisions).collect();
                for _ in 0..40 {
                    let other = sisters.get(rng.random_range(0..sisters.len().max(1))).copied().unwrap_or(unit);
                    let (r, s) =
                        ((rank + rng.random_range(1..ranks)) % ranks, (sex + rng.random_range(1..sexes)) % sexes);
                    let corners: Vec<usize> = [unit, other]
                        .into_iter()
                        .flat_map(|u| [rank, r].into_iter().flat_map(move |r| [sex, s].map(|s| at(u, r, s))))
                        .collect();
                    if corners.iter().all(|&i| count(i) > 0) {
                        for i in corners {
                            hidden[i] = true;
                        }
                        break;
                    }
                }
                hidden[at(unit, rank, sex)] = true;
            }
        }
    }
    let show = |cell: &Vec<u32>| {
        let count = cell_count(cell, &agency.truth);
        let hide = (1..5).contains(&count) || (cell.len() == 1 && hidden[cell[0] as usize]);
        Published { cell: cell.clone(), shown: if hide { Shown::Withheld } else { Shown::Exact(count) } }
    };
    agency.cells.iter().map(show).collect()
}
