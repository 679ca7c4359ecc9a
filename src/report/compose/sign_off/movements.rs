//! Stock and movements by rank and gender, short enough for a page.

use std::cmp::Reverse;

use crate::chart::columns::{column, text};
use crate::chart::numbers::month;
use crate::domain::Gender;
use crate::report::Block;
use crate::report::compose::AgencyFacts;
use crate::report::compose::reconciliation::{Line, reconciled};
use crate::table::{Column, ColumnKind, DataTable, Value};

/// Rows of the ranks that are shown one by one: what a sheet of A4 has room for beside everything else.
const MOST_ROWS: usize = 18;

pub(super) fn blocks(facts: &AgencyFacts<'_>) -> Vec<Block> {
    let Some(found) = reconciled(facts) else { return vec![Block::Text(nothing(facts))] };
    let (shown, rest) = shown(found.ranks);
    let other = (rest.len() > 1).then(|| format!("{} other ranks", rest.len()));
    let rest = rest.into_iter().reduce(|sum, it| sum.and(&it)).map(|mut it| {
        it.group = other.clone().unwrap_or(it.group);
        it
    });
    let ranks = shown.iter().chain(&rest);
    let rows = rows(&found.all, true).into_iter().chain(ranks.flat_map(|it| rows(it, false))).collect();
    let mut notes = vec![
        "Others: another gender and not stated. Moved, net: demotions and moves between ranks of one level, in less out. Corrected: gender recorded anew, \
              net. Residual: this list less what the movements make of the earlier one."
            .to_owned(),
    ];
    notes.extend(other.map(|it| {
        format!(
            "{it} are summed here: each rank stands in the section on data quality of the report and in the workbook."
        )
    }));
    vec![Block::Table(DataTable {
        id: "movements".to_owned(),
        title: "Do the movements explain the list?".to_owned(),
        subtitle: format!("From {} to {}", month(found.from), facts.month()),
        columns: columns(),
        rows,
        notes,
    })]
}

/// Why nothing is reconciled.
pub(super) fn nothing(facts: &AgencyFacts<'_>) -> String {
    match &facts.release.previous {
        None => "First list: no comparison, and no movements yet.".to_owned(),
        Some(previous) => format!(
            "Movements since {} are not counted: the people of the two lists cannot be told to be the same ones.",
            month(previous.period)
        ),
    }
}

/// Ranks that are shown, in their order, and those that are summed: a residual is always shown before a movement, and a
/// rank of many movements before one of few.
fn shown(ranks: Vec<Line>) -> (Vec<Line>, Vec<Line>) {
    let weight = |it: &Line| (it.result().residual.people(), it.moved());
    let mut places: Vec<usize> = (0..ranks.len()).filter(|&at| weight(&ranks[at]) != (0, 0)).collect();
    places.sort_by_key(|&at| (Reverse(weight(&ranks[at])), at));
    let mut room = MOST_ROWS;
    let fits = |at: &usize| {
        let left = room.checked_sub(rows(&ranks[*at], false).len());
        room = left.unwrap_or(0);
        left.is_some()
    };
    let places: Vec<usize> = places.into_iter().take_while(fits).collect();
    let (shown, rest): (Vec<_>, Vec<_>) = ranks.into_iter().enumerate().partition(|(at, _)| places.contains(at));
    let lines = |ranks: Vec<(usize, Line)>| ranks.into_iter().map(|(_, it)| it).collect();
    (lines(shown), lines(rest))
}

fn columns() -> Vec<Column> {
    let keys = [("rank", "Rank"), ("gender", "Gender")].map(|(name, it)| column(name, it, ColumnKind::Text));
    let numbers = [
        ("opening", "Earlier list"),
        ("joiners", "Joined"),
        ("returns", "Back"),
        ("promoted_in", "Promo\u{AD}ted in"),
        ("promoted_out", "Promo\u{AD}ted out"),
        ("moved", "Moved, net"),
        ("leavers", "Left"),
        ("absences", "Absent"),
        ("corrections", "Correc\u{AD}ted"),
        ("expected", "So ex\u{AD}pected"),
        ("closing", "This list"),
        ("residual", "Resi\u{AD}dual"),
    ];
    keys.into_iter().chain(numbers.map(|(name, it)| column(name, it, ColumnKind::People))).collect()
}

/// Women, men and, where that says anything, all others together: of everybody wherever there is one, of a rank where one
/// came, went or is not explained.
fn rows(line: &Line, is_everybody: bool) -> Vec<Vec<Value>> {
    let of = |gender| numbers(line, gender);
    let [another, not_stated] = [Gender::Another, Gender::NotStated].map(of);
    let others: [i64; 12] = std::array::from_fn(|at| another[at] + not_stated[at]);
    let [opening, movements @ .., _, closing, _] = &others;
    let unexplained = line.result().residual;
    let has_moved = movements.iter().any(|&it| it != 0) || unexplained.another != 0 || unexplained.not_stated != 0;
    let is_shown = has_moved || is_everybody && (*opening, *closing) != (0, 0);
    let mut rows = vec![row(line, "women", &of(Gender::Woman)), row(line, "men", &of(Gender::Man))];
    rows.extend(is_shown.then(|| row(line, "others", &others)));
    rows
}

fn row(line: &Line, who: &str, numbers: &[i64]) -> Vec<Value> {
    [text(&line.group), text(who)].into_iter().chain(numbers.iter().map(|&it| Value::People(it))).collect()
}

/// The numbers of one gender under [`columns`].
fn numbers(line: &Line, gender: Gender) -> [i64; 12] {
    let [opening, joined, back, up_in, down_in, came, left, absent, up_out, down_out, went, corrected, ends @ ..] =
        line.numbers(gender);
    let moved = down_in + came - down_out - went;
    let [expected, closing, residual] = ends;
    [opening, joined, back, up_in, up_out, moved, left, absent, corrected, expected, closing, residual]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cube::Account;
    use crate::domain::GenderCount;

    fn line(group: &str, joiners: u64, closing: u64) -> Line {
        let account = Account { joiners: GenderCount::known(joiners, 0), ..Account::default() };
        Line {
            group: group.to_owned(),
            opening: GenderCount::default(),
            closing: GenderCount::known(closing, 0),
            account,
        }
    }

    fn names(lines: &[Line]) -> Vec<&str> {
        lines.iter().map(|it| it.group.as_str()).collect()
    }

    #[test]
    fn a_residual_is_shown_before_any_movement_and_ranks_without_either_are_summed() {
        let mut ranks: Vec<Line> = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"].map(|it| line(it, 5, 5)).into();
        ranks.insert(3, line("quiet", 0, 0));
        ranks.push(line("open", 1, 2));
        let (shown, rest) = shown(ranks);
        assert_eq!(names(&shown), ["a", "b", "c", "d", "e", "f", "g", "h", "open"]);
        assert_eq!(names(&rest), ["quiet", "i", "j"]);
    }

    #[test]
    fn without_movements_no_rank_is_shown_by_itself() {
        let (shown, rest) = shown(vec![line("a", 0, 0), line("b", 0, 0)]);
        assert_eq!((names(&shown), names(&rest)), (vec![], vec!["a", "b"]));
    }
}
