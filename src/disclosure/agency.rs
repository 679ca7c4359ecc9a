//! Lets the tables of one report leave, all together.

use super::Release;
use crate::cube::{Account, AgencyCubes, AgencyTables, Past, Span, Stock};
use crate::domain::GenderCount;
use crate::pipeline::Audience;

/// The tables behind one report, as its audience may see them.
pub type AgencyRelease = AgencyTables<Release<Stock>, Release<GenderCount>, Release<Account>>;

/// The tables as `audience` may see them.
#[must_use]
pub fn release(cubes: AgencyCubes, audience: Audience) -> AgencyRelease {
    let span = |it: Span<_>| Span {
        from: it.from,
        accounts: it.accounts.into_iter().map(|(by, cube)| (by, Release::of(cube, audience))).collect(),
    };
    let past = |(period, tables): (_, std::collections::BTreeMap<_, _>)| {
        (period, tables.into_iter().map(|(by, cube)| (by, Release::of(cube, audience))).collect())
    };
    AgencyTables {
        period: cubes.period,
        stock: cubes.stock.into_iter().map(|(by, cube)| (by, Release::of(cube, audience))).collect(),
        targets: Release::of(cubes.targets, audience),
        published: Release::of(cubes.published, audience),
        previous: cubes.previous.map(|it| Past {
            period: it.period,
            stock: it.stock.into_iter().map(|(by, cube)| (by, Release::of(cube, audience))).collect(),
        }),
        history: cubes.history.into_iter().map(past).collect(),
        month: cubes.month.map(span),
        year: cubes.year.map(span),
        months: cubes.months.into_iter().map(|(period, cube)| (period, Release::of(cube, audience))).collect(),
        provisional_from: cubes.provisional_from,
    }
}
