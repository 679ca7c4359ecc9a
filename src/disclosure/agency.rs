//! Lets the tables of one report go to the agency's own HR, all together.

use super::Release;
use crate::cube::{Account, AgencyCubes, AgencyTables, Past, Span, Stock};
use crate::domain::GenderCount;

/// The tables behind one report for the agency's own HR.
pub type AgencyRelease = AgencyTables<Release<Stock>, Release<GenderCount>, Release<Account>>;

/// The tables for the agency's own HR, as they are.
#[must_use]
pub fn release_internally(cubes: AgencyCubes) -> AgencyRelease {
    let span = |it: Span<_>| Span {
        from: it.from,
        accounts: it.accounts.into_iter().map(|(by, cube)| (by, Release::internal(cube))).collect(),
    };
    let past = |(period, tables): (_, std::collections::BTreeMap<_, _>)| {
        (period, tables.into_iter().map(|(by, cube)| (by, Release::internal(cube))).collect())
    };
    AgencyTables {
        period: cubes.period,
        stock: cubes.stock.into_iter().map(|(by, cube)| (by, Release::internal(cube))).collect(),
        targets: Release::internal(cubes.targets),
        published: Release::internal(cubes.published),
        previous: cubes.previous.map(|it| Past {
            period: it.period,
            stock: it.stock.into_iter().map(|(by, cube)| (by, Release::internal(cube))).collect(),
        }),
        history: cubes.history.into_iter().map(past).collect(),
        month: cubes.month.map(span),
        year: cubes.year.map(span),
        months: cubes.months.into_iter().map(|(period, cube)| (period, Release::internal(cube))).collect(),
        provisional_from: cubes.provisional_from,
    }
}
