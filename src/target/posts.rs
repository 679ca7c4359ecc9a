//! The posts of a population, month by month.

use super::history::History;
use super::model::{Establishment, Rates, Rounds, State};
use crate::domain::{GenderCount, Period};
use crate::pipeline::Agency;

/// People of each band, where no post waits.
pub(super) fn state_of(people: &[[u64; 2]]) -> State {
    let of = |gender: usize| people.iter().map(|it| it[gender] as f64).collect();
    State::of_people(of(0), of(1))
}

/// Posts by month, filled from below in these calendar months only (none for all year). Those that wait today for the next
/// round are posts as well.
pub(super) fn posts_in_rounds(
    history: &History,
    stock: &[GenderCount],
    period: Period,
    months: &[u8],
    rates: &Rates,
    planned: Option<(&Agency, usize)>,
) -> Option<Establishment> {
    let rounds = Rounds::in_months(months, period.month());
    let people: Vec<[u64; 2]> = stock.iter().map(|it| [it.women, it.men]).collect();
    let waiting = rounds.waiting(&state_of(&people), rates);
    Some(posts(history, stock, &waiting, period, planned)?.in_rounds(rounds, waiting))
}

/// Posts by month: as the agency plans them, less those of people neither recorded as women nor as men; `waiting` are the posts
/// of each band that are kept open today.
pub(super) fn posts(
    history: &History,
    stock: &[GenderCount],
    waiting: &[f64],
    period: Period,
    planned: Option<(&Agency, usize)>,
) -> Option<Establishment> {
    let planned = planned.filter(|(agency, _)| !agency.headcount.0.is_empty());
    let by_month = |month: usize| {
        let end = period.plus(i32::try_from(month + 1).unwrap_or(i32::MAX));
        let bands = history.ladder.bands.iter().zip(stock).enumerate();
        let band = bands.map(|(place, (band, count))| {
            let others = (count.total() - count.base()) as f64;
            let today = count.base() as f64 + waiting.get(place).copied().unwrap_or(0.0);
            planned.map_or(today, |(agency, _)| {
                let posts = agency.headcount.posts(&band.name, period, today + others, end);
                (posts - others).max(0.0)
            })
        });
        band.collect::<Vec<f64>>()
    };
    Establishment::by_step((0..planned.map_or(1, |it| it.1)).map(by_month).collect())
}
