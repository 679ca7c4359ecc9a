//! Charts of a release measured with a ruler: every mark has to stand at a published count, or at a share of published counts.

use super::geometry::{GeometryError, Measured, geometry_counts};
use crate::disclosure::package::Package;

/// Shares that charts are held against: one half, and the bands of official definitions.
const REFERENCES: [f64; 5] = [50.0, 40.0, 47.0, 53.0, 60.0];
/// Furthest from a reference that a point is, in points.
const HALF: f64 = 50.0;

/// What marks may stand for.
pub(super) struct Drawable {
    values: Vec<f64>,
}

impl Drawable {
    /// What these packages publish: counts of one gender and of women and men, shares in per cent, and their points from one half.
    pub fn of(packages: &[&Package]) -> Self {
        let mut values = vec![0.0, 100.0];
        values.extend(REFERENCES);
        for package in packages {
            values.extend(package.about().targets.iter().filter_map(|it| Some(it.share? * 100.0)));
            values.extend(package.rows().filter_map(|(_, people)| people).map(|it| it as f64));
            for count in package.gender_counts() {
                values.push(count.base() as f64);
                if let Some(share) = count.share_of_women() {
                    let percent = share.fraction() * 100.0;
                    values.extend([percent, percent - HALF]);
                }
            }
        }
        values.sort_by(f64::total_cmp);
        values.dedup();
        Self { values }
    }

    /// The marks of a chart that stand for nothing of it; none of a chart that cannot be measured.
    ///
    /// # Errors
    /// The picture is not whole.
    pub fn strangers(&self, svg: &str) -> Result<Vec<Measured>, GeometryError> {
        match geometry_counts(svg) {
            Ok(measured) => Ok(measured.into_iter().filter(|it| !self.explains(it)).collect()),
            Err(GeometryError::NoRuler) => Ok(Vec::new()),
            Err(error) => Err(error),
        }
    }

    fn explains(&self, mark: &Measured) -> bool {
        let nearest = self.values.partition_point(|value| *value < mark.value - mark.precision);
        self.values.get(nearest).is_some_and(|value| (value - mark.value).abs() <= mark.precision)
    }
}
