//! The classical form, in which rates of transition move people and the headcount is what comes out: `n' = nP + hires`.

/// Transition rates between bands and the people hired, per step.
#[derive(Clone, Debug, PartialEq)]
pub struct Push {
    /// Part of the people of each band (row) who are in each band (column) a step later; what a row lacks to 1 leaves.
    pub transitions: Vec<Vec<f64>>,
    /// People hired into each band in a step. They are added: never multiplied by anybody.
    pub hires: Vec<f64>,
}

impl Push {
    /// The stock a step later, and who left each band; `None` where the sizes differ or a row is no distribution.
    #[must_use]
    pub fn step(&self, stock: &[f64]) -> Option<(Vec<f64>, Vec<f64>)> {
        let bands = stock.len();
        let sums = || self.transitions.iter().map(|row| row.iter().sum::<f64>());
        let fits = self.transitions.len() == bands
            && self.hires.len() == bands
            && self
                .transitions
                .iter()
                .all(|row| row.len() == bands && row.iter().all(|part| (0.0..=1.0).contains(part)))
            && sums().all(|sum| sum <= 1.0 + 1e-9);
        fits.then(|| {
            let into =
                |band: usize| stock.iter().zip(&self.transitions).map(|(people, row)| people * row[band]).sum::<f64>();
            let next = (0..bands).map(|band| into(band) + self.hires[band]).collect();
            let left = stock.iter().zip(sums()).map(|(people, stay)| people * (1.0 - stay).max(0.0)).collect();
            (next, left)
        })
    }
}

/// Whether a structure can be kept by hiring alone: no band may need fewer than nobody hired.
#[must_use]
pub fn is_maintainable(structure: &[f64], transitions: &[Vec<f64>]) -> bool {
    let push = Push { transitions: transitions.to_vec(), hires: vec![0.0; structure.len()] };
    push.step(structure)
        .is_some_and(|(kept, _)| kept.iter().zip(structure).all(|(kept, wanted)| *kept <= wanted + 1e-9))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rounded(numbers: &[f64]) -> Vec<f64> {
        numbers.iter().map(|it| it.round()).collect()
    }

    #[test]
    fn a_retailer_of_the_textbook_moves_as_published() {
        // Tanglewood stores, Heneman and Judge.
        let transitions = vec![
            vec![0.43, 0.06, 0.0, 0.0, 0.0],
            vec![0.0, 0.54, 0.16, 0.0, 0.0],
            vec![0.0, 0.0, 0.64, 0.06, 0.0],
            vec![0.0, 0.0, 0.06, 0.52, 0.08],
            vec![0.0, 0.0, 0.0, 0.0, 0.66],
        ];
        let push = Push { transitions, hires: vec![0.0; 5] };
        let (next, left) = push.step(&[8500.0, 1200.0, 850.0, 150.0, 50.0]).unwrap();
        assert_eq!(rounded(&next), [3655.0, 1158.0, 745.0, 129.0, 45.0]);
        assert_eq!(rounded(&left), [4335.0, 360.0, 255.0, 51.0, 17.0]);
    }

    #[test]
    fn a_firm_of_580_loses_167() {
        let transitions = vec![
            vec![0.5, 0.1, 0.05, 0.0],
            vec![0.05, 0.6, 0.1, 0.0],
            vec![0.05, 0.0, 0.8, 0.1],
            vec![0.0, 0.0, 0.0, 0.7],
        ];
        let push = Push { transitions, hires: vec![0.0; 4] };
        let (next, left) = push.step(&[300.0, 200.0, 50.0, 30.0]).unwrap();
        for (found, expected) in next.iter().zip([162.5, 150.0, 75.0, 26.0]) {
            assert!((found - expected).abs() < 1e-9);
        }
        assert!((left.iter().sum::<f64>() - 166.5).abs() < 1e-9);
    }

    #[test]
    fn people_hired_are_added_once_whatever_the_stock() {
        let push = |hires| Push { transitions: vec![vec![0.9]], hires: vec![hires] };
        let of = |stock: f64, hires| push(hires).step(&[stock]).unwrap().0[0];
        assert!((of(500.0, 30.0) - of(500.0, 0.0) - 30.0).abs() < 1e-9);
        assert_eq!(push(1.0).step(&[1.0, 2.0]), None);
    }

    #[test]
    fn a_top_heavy_structure_cannot_be_kept_by_hiring() {
        let transitions = [vec![0.8, 0.2], vec![0.0, 0.95]];
        assert!(is_maintainable(&[20.0, 100.0], &transitions));
        assert!(!is_maintainable(&[100.0, 20.0], &transitions));
    }
}
