//! Takes the tables behind one report from stored counts.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Account, AgencyCubes, AgencyTables, Cube, CubeError, Dimension, Grouped, Key, Past, PeriodSummary, Span, Stock,
    accounts, roll_up,
};
use crate::domain::{Gender, GenderCount, Period, Unit};
use crate::table::{CountTable, column};

/// Unit levels that are shown, from the top.
const MOST_LEVELS: u8 = 4;
/// Months of a year's account.
const YEAR: i32 = 12;

/// What is stored of one agency that a report of `period` needs.
pub struct StoredCounts<'a> {
    /// The period reported.
    pub period: Period,
    /// Its stock.
    pub stock: &'a CountTable,
    /// The period before and its stock, where there is one.
    pub previous: Option<(Period, &'a CountTable)>,
    /// Its flow, and the earlier of the two periods.
    pub flow: Option<(Period, &'a CountTable)>,
    /// Summaries of this and earlier periods.
    pub summaries: &'a BTreeMap<Period, PeriodSummary>,
    /// The stock of each target's population.
    pub targets: Cube<Stock>,
    /// The stock that each published figure is about.
    pub published: Cube<Stock>,
    /// The first period whose leavers may still turn out to be absent.
    pub provisional_from: Option<Period>,
}

impl StoredCounts<'_> {
    /// Every table that a report shows.
    ///
    /// # Errors
    /// [`CubeError`] when a column is missing or the engine refuses a query.
    pub fn tables(self) -> Result<AgencyCubes, CubeError> {
        let levels = unit_levels(self.stock);
        let stock = |by: Vec<Dimension>| Ok::<_, CubeError>((by.clone(), roll_up(self.stock, &by)?));
        let until = || self.summaries.range(..=self.period);
        Ok(AgencyTables {
            period: self.period,
            stock: shown(levels).into_iter().map(stock).collect::<Result<_, _>>()?,
            history: until().map(|(&period, it)| (period, grouped_cubes(&it.stock))).collect(),
            month: self.flow.map(|(from, flow)| month(from, flow, levels)).transpose()?,
            year: year(self.summaries, self.period),
            months: until()
                .filter_map(|(&period, it)| {
                    it.flow.as_ref().map(|(_, flow)| (period, cube(None, [("", flow.total)].into_iter())))
                })
                .collect(),
            targets: self.targets,
            published: self.published,
            previous: self.previous.map(|(period, stock)| past(period, stock, levels)).transpose()?,
            provisional_from: self.provisional_from,
        })
    }
}

/// Sets of dimensions by which the stock is shown.
fn shown(levels: u8) -> Vec<Vec<Dimension>> {
    use Dimension::{Band, Contract, DutyStation, Rank, Role, RoleFamily, Unit, WorkingTime};
    let mut sets: Vec<Vec<Dimension>> = [Rank, Band, Role, RoleFamily, Contract, WorkingTime, DutyStation]
        .into_iter()
        .map(|dimension| vec![dimension])
        .collect();
    sets.push(Vec::new());
    sets.push(vec![RoleFamily, Role]);
    for level in 1..=levels {
        sets.push(vec![Unit(level)]);
    }
    for level in 1..=levels.min(2) {
        sets.push(vec![Unit(level), Rank]);
        sets.push(vec![Unit(level), Band]);
    }
    sets
}

/// What of an earlier stock is compared with today's: everybody, ranks, and units as deep as either list has them.
fn past(period: Period, stock: &CountTable, levels: u8) -> Result<Past<Cube<Stock>>, CubeError> {
    let units = (1..=levels.max(unit_levels(stock))).map(|level| vec![Dimension::Unit(level)]);
    let sets = [Vec::new(), vec![Dimension::Rank]].into_iter().chain(units);
    let stock = sets.map(|by| Ok((by.clone(), roll_up(stock, &by)?)));
    Ok(Past { period, stock: stock.collect::<Result<_, CubeError>>()? })
}

fn unit_levels(stock: &CountTable) -> u8 {
    let texts = stock.text(column::UNIT).map_or(&[][..], |units| &units.texts);
    let deepest = texts.iter().map(|text| Unit::from_stored(text).depth()).max().unwrap_or(1);
    u8::try_from(deepest).unwrap_or(MOST_LEVELS).clamp(1, MOST_LEVELS)
}

fn month(from: Period, flow: &CountTable, levels: u8) -> Result<Span<Cube<Account>>, CubeError> {
    let units = (1..=levels.min(2)).map(Dimension::Unit);
    let dimensions = [Dimension::Rank, Dimension::Band, Dimension::Role, Dimension::Contract].into_iter().chain(units);
    let sets = [None].into_iter().chain(dimensions.map(Some));
    let accounts = sets.map(|by| Ok((by.into_iter().collect(), accounts(flow, by)?)));
    Ok(Span { from, accounts: accounts.collect::<Result<_, CubeError>>()? })
}

/// The months of the last year added up, where each follows on the one before.
fn year(summaries: &BTreeMap<Period, PeriodSummary>, period: Period) -> Option<Span<Cube<Account>>> {
    let from = period.plus(-YEAR);
    let months = (1..=YEAR).map(|after| {
        let (earlier, flow) = summaries.get(&from.plus(after))?.flow.as_ref()?;
        (*earlier == from.plus(after - 1).to_string()).then_some(flow)
    });
    let months: Vec<&Grouped<Account>> = months.collect::<Option<_>>()?;
    let total = add_up(months.iter().map(|month| [(String::new(), month.total)].into()));
    let bands = add_up(months.iter().map(|month| month.bands.clone()));
    let ranks = add_up(months.iter().map(|month| month.ranks.clone()));
    let accounts = [(None, total), (Some(Dimension::Band), bands), (Some(Dimension::Rank), ranks)]
        .into_iter()
        .map(|(by, cells)| (by.into_iter().collect(), cube(by, cells.iter().map(|(name, it)| (name.as_str(), *it)))));
    Some(Span { from, accounts: accounts.collect() })
}

/// What happened to everybody in the twelve months up to a period; `None` where a month is missing.
#[must_use]
pub fn year_total(summaries: &BTreeMap<Period, PeriodSummary>, period: Period) -> Option<Account> {
    let mut accounts = year(summaries, period)?.accounts;
    accounts.remove(&[][..])?.into_cells().into_values().next()
}

/// A group without anybody in a month has an empty account in it, so that its closing becomes 0. Where a month begins with
/// other people in a group than the month before ended with, the group was recoded: over the year they moved.
fn add_up(months: impl Iterator<Item = BTreeMap<String, Account>>) -> BTreeMap<String, Account> {
    let mut sums: BTreeMap<String, Account> = BTreeMap::new();
    for (place, month) in months.enumerate() {
        let names: BTreeSet<String> = sums.keys().chain(month.keys()).cloned().collect();
        for name in names {
            let account = month.get(&name).copied().unwrap_or_default();
            let opening = if place == 0 { account.opening } else { GenderCount::default() };
            let sum = sums.entry(name).or_insert(Account { opening, closing: opening, ..Account::default() });
            for gender in Gender::ALL {
                let (ended, begins) = (sum.closing.of(gender), account.opening.of(gender));
                sum.moved_in.add_people(gender, begins.saturating_sub(ended));
                sum.moved_out.add_people(gender, ended.saturating_sub(begins));
            }
            *sum += account;
        }
    }
    sums
}

fn grouped_cubes(stock: &Grouped<GenderCount>) -> BTreeMap<Vec<Dimension>, Cube<GenderCount>> {
    let named = |by: Dimension, cells: &BTreeMap<String, _>| {
        (vec![by], cube(Some(by), cells.iter().map(|(name, count)| (name.as_str(), *count))))
    };
    let total = (Vec::new(), cube(None, [("", stock.total)].into_iter()));
    [total, named(Dimension::Band, &stock.bands), named(Dimension::Rank, &stock.ranks)].into_iter().collect()
}

fn cube<'a, M>(by: Option<Dimension>, cells: impl Iterator<Item = (&'a str, M)>) -> Cube<M> {
    let key = |name: &str| Key::new(by.is_some().then(|| name.to_owned()));
    Cube::new(by.into_iter().collect(), cells.map(|(name, value)| (key(name), value)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_that_was_recoded_moved_over_the_year() {
        let people = |women| GenderCount::known(women, 2 * women);
        let stays = |women| Account { opening: people(women), closing: people(women), ..Account::default() };
        let joined = Account { opening: people(10), joiners: people(1), closing: people(11), ..Account::default() };
        // "Old" ends the first month with 11 women; the second begins under the name "New".
        let months = [[("Old", joined), ("Other", stays(4))], [("New", stays(11)), ("Other", stays(4))]];
        let named = months.map(|month| month.into_iter().map(|(name, it)| (name.to_owned(), it)).collect());
        let year = add_up(named.into_iter());
        let expected = |opening, joiners, moved_in, moved_out, closing| Account {
            opening: people(opening),
            joiners: people(joiners),
            moved_in: people(moved_in),
            moved_out: people(moved_out),
            closing: people(closing),
            ..Account::default()
        };
        assert_eq!(year["Old"], expected(10, 1, 0, 11, 0));
        assert_eq!(year["New"], expected(0, 0, 11, 0, 11));
        assert_eq!(year["Other"], expected(4, 0, 0, 0, 4));
    }
}
