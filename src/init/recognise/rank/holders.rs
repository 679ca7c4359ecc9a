//! How senior the people of each rank are, by their dates of entry and birth.

use super::spellings::Gathered;
use crate::ingest::{DateCell, read_date};
use crate::init::recognise::pool::Column;
use crate::pipeline::DateOrder;

/// How senior the people of each rank are, in years: those that entered, or were born, earlier stand higher; `None` where
/// no column tells. Ranks without dated people stand in the middle.
pub(super) fn seniority(ranks: &[Gathered], rank: &Column<'_>, dates: &[&Column<'_>]) -> Option<Vec<f64>> {
    if dates.is_empty() || ranks.len() < 2 {
        return None;
    }
    let mut of_code = vec![None; rank.texts.len() + 1];
    for (place, gathered) in ranks.iter().enumerate() {
        gathered.codes.iter().for_each(|code| of_code[*code as usize] = Some(place));
    }
    let mut total = vec![0.0; ranks.len()];
    for column in dates {
        let means = means(&of_code, ranks.len(), rank, column);
        let known: Vec<f64> = means.iter().flatten().copied().collect();
        let middle = known.iter().sum::<f64>() / known.len().max(1) as f64;
        let share = 1.0 / dates.len() as f64;
        total.iter_mut().zip(means).for_each(|(sum, it)| *sum += (middle - it.unwrap_or(middle)) * share);
    }
    Some(total)
}

fn means(of_code: &[Option<usize>], ranks: usize, rank: &Column<'_>, dates: &Column<'_>) -> Vec<Option<f64>> {
    let years: Vec<Option<f64>> = dates.texts.iter().map(|it| year(it.text)).collect();
    let mut sums = vec![(0.0, 0.0); ranks];
    for (code, date) in rank.all_codes().zip(dates.all_codes()) {
        let year = (date as usize).checked_sub(1).and_then(|at| years[at]);
        if let (Some(place), Some(year)) = (of_code[code as usize], year) {
            sums[place].0 += year;
            sums[place].1 += 1.0;
        }
    }
    sums.into_iter().map(|(sum, count)| (count > 0.0).then(|| sum / count)).collect()
}

/// The year of a date, with its month as a fraction, in whatever order it is written.
fn year(text: &str) -> Option<f64> {
    let read = |order| read_date(text.as_bytes(), order);
    let cell = [DateOrder::YearFirst, DateOrder::DayFirst, DateOrder::MonthFirst].into_iter().map(read);
    let day = cell.into_iter().find_map(|it| if let DateCell::Day(day) = it { Some(day) } else { None });
    day.map(|it| f64::from(it.year) + f64::from(it.month) / 12.0)
        .or_else(|| text.parse().ok().filter(|it| (1900.0..2100.0).contains(it)))
}
