//! Cell suppression (rule R4): small counts are withheld, and enough others that no small count follows from the rest.
//!
//! Secondary suppression is by Gauss elimination over one aggregation matrix of all tables (Langsrud 2024, R package
//! `GaussSuppression`). It rules out linear combinations only; that counts are whole and not negative, and that zeros are
//! shown, is for the audit. Cells the audit finds exposed are repaired until it finds none.

mod field;
mod gauss;
mod matrix;
mod repair;

use super::tables::{Cell, Tables};

/// How to suppress.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SuppressOptions {
    /// Counts from 1 to threshold - 1 are withheld.
    pub threshold: i64,
    /// Zeros are withheld too; otherwise zeros are always shown.
    pub protect_zeros: bool,
    /// Least width, in persons, of the interval an attacker may find for a small count. For the audit to enforce.
    pub w_min: i64,
    /// Rounds of audit and repair before giving up.
    pub repair_limit: usize,
    /// Treats counts of 1 (of 0 where zeros are withheld) as known to the person counted: no sum of only such cells may
    /// follow from what is shown.
    pub singletons: bool,
}

impl Default for SuppressOptions {
    fn default() -> Self {
        Self { threshold: 5, protect_zeros: false, w_min: 3, repair_limit: 20, singletons: true }
    }
}

/// Which cells are withheld. All carry the same symbol: never show which are primary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    withheld: Vec<bool>,
    primary: Vec<bool>,
    options: SuppressOptions,
    repairs: usize,
}

impl Pattern {
    /// True if the cell is not to be shown: it is withheld, or a linked cell that no table prints.
    #[must_use]
    pub fn is_withheld(&self, cell: usize) -> bool {
        self.withheld.get(cell).copied().unwrap_or(true)
    }

    /// True if the cell needs protection for its own count. For audits; never to be shown.
    #[must_use]
    pub fn is_primary(&self, cell: usize) -> bool {
        self.primary.get(cell).copied().unwrap_or(false)
    }

    /// The options it was made with; an auditor needs the threshold, the width and whether zeros are shown.
    #[must_use]
    pub fn options(&self) -> &SuppressOptions {
        &self.options
    }

    /// Least count an attacker must think possible for a withheld published cell: 1 if all zeros are shown, else 0.
    #[must_use]
    pub fn least_withheld(&self) -> i64 {
        i64::from(!self.options.protect_zeros)
    }

    /// Published cells withheld.
    #[must_use]
    pub fn count(&self, tables: &Tables) -> usize {
        tables.cells().iter().zip(&self.withheld).filter(|(cell, withheld)| cell.is_published() && **withheld).count()
    }

    /// Withholds further cells, such as those an office's own rule names.
    pub fn withhold(&mut self, cells: &[usize]) {
        for &cell in cells {
            if let Some(slot) = self.withheld.get_mut(cell) {
                *slot = true;
            }
        }
    }

    /// Withholds published cells until no withheld cell is a linear combination of shown ones.
    pub fn complete(&mut self, tables: &Tables) {
        gauss::complete(tables, self);
    }

    /// Rounds of repair that changed the pattern.
    #[must_use]
    pub fn repairs(&self) -> usize {
        self.repairs
    }
}

/// Why a release could not be suppressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SuppressError {
    /// A threshold that protects nobody.
    #[error("the threshold must be at least 2, not {0}")]
    Threshold(i64),
    /// Cells stay exposed after all rounds of repair.
    #[error("{exposed} withheld cells can still be worked out after {rounds} rounds of repair; coarsen the breakdowns")]
    RepairLimit {
        /// Cells still exposed.
        exposed: usize,
        /// Rounds done.
        rounds: usize,
    },
    /// Cells are exposed and nothing is left to withhold beside them.
    #[error("{exposed} withheld cells can be worked out and no further cell beside them can be withheld; coarsen")]
    NothingLeft {
        /// Cells still exposed.
        exposed: usize,
    },
}

/// Chooses the cells to withhold. `audit` returns the cells that an attacker can work out (or narrow below
/// [`SuppressOptions::w_min`]) from a pattern; an empty list accepts it.
///
/// # Errors
/// A threshold below 2, or cells that stay exposed. Nothing may then be published.
pub fn suppress(
    tables: &Tables,
    options: SuppressOptions,
    audit: impl Fn(&Pattern) -> Vec<usize>,
) -> Result<Pattern, SuppressError> {
    let mut pattern = primary(tables, options)?;
    gauss::complete(tables, &mut pattern);
    let mut repair = repair::Repair::default();
    for rounds in 0.. {
        let exposed = audit(&pattern);
        if exposed.is_empty() {
            break;
        }
        if rounds >= options.repair_limit {
            return Err(SuppressError::RepairLimit { exposed: exposed.len(), rounds });
        }
        if !repair.widen(tables, &mut pattern, &exposed) {
            return Err(SuppressError::NothingLeft { exposed: exposed.len() });
        }
        pattern.repairs += 1;
    }
    Ok(pattern)
}

/// [`suppress`], but refused at once where small counts are exposed even with everything withheld that may be: each count shown
/// beside them only tells more.
///
/// # Errors
/// As [`suppress`].
pub fn suppress_or_refuse(
    tables: &Tables,
    options: SuppressOptions,
    audit: impl Fn(&Pattern) -> Vec<usize>,
) -> Result<Pattern, SuppressError> {
    let mut most = primary(tables, options)?;
    let may = |&cell: &usize| tables.cells()[cell].count() > 0 || options.protect_zeros;
    let rest: Vec<usize> = (0..tables.cells().len()).filter(may).collect();
    most.withhold(&rest);
    let exposed = audit(&most).into_iter().filter(|&cell| most.is_primary(cell)).count();
    if exposed > 0 {
        return Err(SuppressError::NothingLeft { exposed });
    }
    suppress(tables, options, audit)
}

/// Small counts withheld, and nothing else. A sum of no inner cells is a structural zero, which needs no protection.
fn primary(tables: &Tables, options: SuppressOptions) -> Result<Pattern, SuppressError> {
    if options.threshold < 2 {
        return Err(SuppressError::Threshold(options.threshold));
    }
    let least = i64::from(!options.protect_zeros);
    let is_small = |cell: &Cell| !cell.inner().is_empty() && (least..options.threshold).contains(&cell.count());
    let primary: Vec<bool> = tables.cells().iter().map(is_small).collect();
    let withheld = tables.cells().iter().zip(&primary).map(|(cell, &small)| small || !cell.is_published()).collect();
    Ok(Pattern { withheld, primary, options, repairs: 0 })
}
