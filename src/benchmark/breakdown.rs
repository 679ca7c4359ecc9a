//! One published breakdown of a package.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::counted::Counted;
use crate::disclosure::counts::DIMENSIONS;
use crate::disclosure::package::{CellKey, Measure, Package, RowKey};

/// What people are told apart by; each dimension at the outermost level of its paths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Breakdown {
    /// Rank bands, as the agency has them.
    Band,
    /// Families of roles.
    RoleFamily,
    /// Kinds of contract.
    Contract,
    /// Kinds of working time.
    WorkingTime,
    /// Contract and working time together.
    ContractAndTime,
}

impl Breakdown {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Band, Self::RoleFamily, Self::Contract, Self::WorkingTime, Self::ContractAndTime];

    /// Its name in reports.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Band => "rank band",
            Self::RoleFamily => "role family",
            Self::Contract => "contract",
            Self::WorkingTime => "working time",
            Self::ContractAndTime => "contract and working time",
        }
    }

    fn dimensions(self) -> &'static [&'static str] {
        match self {
            Self::Band => &["rank"],
            Self::RoleFamily => &["role"],
            Self::Contract => &["contract"],
            Self::WorkingTime => &["working_time"],
            Self::ContractAndTime => &["contract", "working_time"],
        }
    }

    /// Its groups in the order of their names; `None` where it is not published whole.
    #[must_use]
    pub fn of(self, package: &Package, measure: Measure) -> Option<BTreeMap<String, Counted>> {
        let mut groups: BTreeMap<String, Counted> = BTreeMap::new();
        let wanted = |(key, _): &(&RowKey, Option<i64>)| {
            key.measure == measure && key.population.is_none() && self.is_of(&key.cell)
        };
        for (key, _) in package.rows().filter(wanted) {
            if let Entry::Vacant(group) = groups.entry(self.name(&key.cell)) {
                group.insert(Counted::of(package, measure, None, &key.cell)?);
            }
        }
        (!groups.is_empty()).then_some(groups)
    }

    fn name(self, cell: &CellKey) -> String {
        let levels = self.dimensions().iter().filter_map(|it| cell.path(it).first().map(String::as_str));
        levels.collect::<Vec<_>>().join(", ")
    }

    /// Whether a cell of one gender has one level in just these dimensions.
    fn is_of(self, cell: &CellKey) -> bool {
        let fits = |(dimension, path): (&&str, &Vec<String>)| match *dimension {
            "gender" => !path.is_empty(),
            other => path.len() == usize::from(self.dimensions().contains(&other)),
        };
        DIMENSIONS.iter().zip(&cell.0).all(fits)
    }
}
