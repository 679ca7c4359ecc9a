//! Made-up workforces for tests and benches: units nested in divisions, ranks, roles and sexes, with skewed sizes.

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::tables::{Axis, TableSpec, Tables, TablesBuilder, TablesError};

/// Size of a made-up agency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Divisions.
    pub divisions: usize,
    /// Fewest units of a division.
    pub least_units: usize,
    /// Most units of a division.
    pub most_units: usize,
    /// Ranks.
    pub ranks: usize,
    /// Roles; 0 for an agency without that breakdown.
    pub roles: usize,
    /// Mean number of persons per inner cell.
    pub mean: u32,
}

/// One table unit x rank x sex with all margins, of 96 to 460 published cells: shape and counts follow from the seed.
///
/// # Errors
/// None for the shapes drawn here.
pub fn generated(seed: u64) -> Result<Tables, TablesError> {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let shape = Shape {
        divisions: random.random_range(2..=4),
        least_units: 2,
        most_units: 4,
        ranks: random.random_range(3..=6),
        roles: 0,
        mean: random.random_range(6..=14),
    };
    agency(random.random(), shape)
}

/// A made-up agency. Without roles: one table unit x rank x sex. With roles: the three linked tables unit x rank x sex,
/// unit x role x sex and rank x role x sex, over inner cells that are not published.
///
/// # Errors
/// More cells than a release may have.
pub fn agency(seed: u64, shape: Shape) -> Result<Tables, TablesError> {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let mut builder = TablesBuilder::new(if shape.roles > 0 { 4 } else { 3 });
    for division in 0..shape.divisions {
        let most = shape.most_units.max(shape.least_units);
        for unit in 0..random.random_range(shape.least_units..=most) {
            let size = skewed(&mut random);
            fill(&mut builder, &mut random, shape, size, (division, unit))?;
        }
    }
    let axes = |numbers: [usize; 3]| TableSpec::new(numbers.map(Axis::all));
    if shape.roles == 0 {
        builder.table(axes([0, 1, 2]));
    } else {
        builder.table(axes([0, 1, 2]));
        builder.table(axes([0, 3, 2]));
        builder.table(axes([1, 3, 2]));
    }
    builder.build()
}

/// The inner cells of one unit. Higher ranks are rarer and have fewer women; roles are unequal too.
fn fill(
    builder: &mut TablesBuilder,
    random: &mut ChaCha8Rng,
    shape: Shape,
    size: f64,
    (division, unit): (usize, usize),
) -> Result<(), TablesError> {
    let division_label = format!("D{division:02}");
    let unit_label = format!("D{division:02}U{unit:02}");
    let organisation = [division_label.as_str(), unit_label.as_str()];
    for rank in 0..shape.ranks {
        let pyramid = 0.65f64.powi(i32::try_from(rank).unwrap_or(i32::MAX));
        let women = 0.45 - 0.25 * rank as f64 / shape.ranks.max(1) as f64;
        for role in 0..shape.roles.max(1) {
            let part_of_role = 2.0 / (role + 2) as f64;
            for (sex, part) in [("F", women), ("M", 1.0 - women)] {
                let expected = f64::from(shape.mean) * 4.0 * size * pyramid * part_of_role * part;
                let count = around(random, expected);
                let (rank, role) = (format!("R{rank}"), format!("J{role:02}"));
                let paths: [&[&str]; 4] = [&organisation, &[&rank], &[sex], &[&role]];
                let used = if shape.roles > 0 { &paths[..] } else { &paths[..3] };
                builder.inner(used, count)?;
            }
        }
    }
    Ok(())
}

/// A factor with median 1/2 and a long tail.
fn skewed(random: &mut ChaCha8Rng) -> f64 {
    let uniform: f64 = random.random_range(0.0..1.0);
    (2.5 * (uniform - 0.5)).exp() * 0.5
}

/// A whole number around an expected value.
#[expect(clippy::cast_possible_truncation, reason = "expected values are small and not negative")]
fn around(random: &mut ChaCha8Rng, expected: f64) -> i64 {
    let spread = expected.sqrt();
    let shift: f64 = random.random_range(-1.0..1.0) + random.random_range(-1.0..1.0);
    ((expected + shift * spread).max(0.0) + random.random_range(0.0..1.0)).floor() as i64
}
