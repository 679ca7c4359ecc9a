//! Two layouts of one agency: the same columns under the same headers, their codes and ranks taken together.

use super::{GenderCode, GenderGuess, Guess, RankGuess, Recognised};
use crate::domain::fold;
use crate::pipeline::DuplicateRule;

/// Whether both map the same columns, so that one agency's settings read both. A column that describes people may be absent
/// from one of them.
pub(super) fn are_mapped_alike(one: &Recognised, other: &Recognised) -> bool {
    let same = |of: fn(&Recognised) -> &Guess<String>| of(one).likeliest() == of(other).likeliest();
    same(|it| &it.person)
        && same(|it| &it.gender)
        && DESCRIBING.iter().all(|(_, of)| agree(of(one), of(other)))
        && agree(&one.rank, &other.rank)
        && agree(&one.unit, &other.unit)
        && agree(&one.working_time, &other.working_time)
}

type Of = fn(&Recognised) -> &Guess<String>;

/// Columns of one header each that a list can do without.
const DESCRIBING: [(&str, Of); 5] = [
    ("role", |it| &it.role),
    ("contract", |it| &it.contract),
    ("duty station", |it| &it.duty_station),
    ("birth date", |it| &it.birth),
    ("entry date", |it| &it.entry),
];

fn agree<T: PartialEq>(one: &Guess<T>, other: &Guess<T>) -> bool {
    match (one.likeliest(), other.likeliest()) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    }
}

/// Takes away what only one of both has: a run finds each mapped column in every file.
fn only_in_both(one: &mut Recognised, other: &Recognised) {
    let mut lost: Vec<&str> =
        DESCRIBING.iter().filter(|(_, of)| is_in_one(of(one), of(other))).map(|it| it.0).collect();
    lost.extend(is_in_one(&one.rank, &other.rank).then_some("rank"));
    lost.extend(is_in_one(&one.unit, &other.unit).then_some("unit"));
    lost.extend(is_in_one(&one.working_time, &other.working_time).then_some("working time"));
    only(&mut one.role, &other.role);
    only(&mut one.contract, &other.contract);
    only(&mut one.duty_station, &other.duty_station);
    only(&mut one.birth, &other.birth);
    only(&mut one.entry, &other.entry);
    only(&mut one.rank, &other.rank);
    only(&mut one.unit, &other.unit);
    only(&mut one.working_time, &other.working_time);
    if !lost.is_empty() {
        let lost = lost.join(", ");
        one.notes.push(format!("not in all exports, and so not mapped: {lost}; export the same columns every month"));
    }
}

fn is_in_one<T>(one: &Guess<T>, other: &Guess<T>) -> bool {
    matches!(one, Guess::Absent) != matches!(other, Guess::Absent)
}

fn only<T>(one: &mut Guess<T>, other: &Guess<T>) {
    if matches!(other, Guess::Absent) {
        *one = Guess::Absent;
    }
}

/// What is recognised in both together.
pub(super) fn joined(mut one: Recognised, other: Recognised) -> Recognised {
    only_in_both(&mut one, &other);
    one.gender_codes = codes(one.gender_codes, other.gender_codes);
    for rank in other.ranks {
        add_rank(&mut one.ranks, rank);
    }
    one.ranks.sort_by_key(|rank| rank.level);
    one.person_width = one.person_width.max(other.person_width);
    one.unnumbered = one.unnumbered.max(other.unnumbered);
    if one.duplicates == Guess::Found(DuplicateRule::Refuse) {
        one.duplicates = other.duplicates;
    }
    add_new(&mut one.working_words, other.working_words);
    add_new(&mut one.refused, other.refused);
    add_new(&mut one.ignored, other.ignored);
    add_new(&mut one.notes, other.notes);
    one
}

fn add_new<T: PartialEq>(known: &mut Vec<T>, more: Vec<T>) {
    for it in more {
        if !known.contains(&it) {
            known.push(it);
        }
    }
}

/// Codes of both: what one layout could not tell, the other may.
fn codes(one: GenderGuess, other: GenderGuess) -> GenderGuess {
    let texts = |guess: &GenderGuess| guess.codes.iter().map(|it| it.text.clone()).collect::<Vec<_>>();
    let before = texts(&one);
    let hidden = one.hidden + other.hidden;
    let mut codes = one.codes;
    for code in other.codes {
        match codes.iter_mut().find(|it| it.text == code.text) {
            Some(known) => {
                known.rows += code.rows;
                known.meaning = match (known.meaning, code.meaning) {
                    (Some(a), Some(b)) if a != b => None,
                    (a, b) => a.or(b),
                };
            }
            None => codes.push(code),
        }
    }
    let is_open = |code: &GenderCode| code.meaning.is_none();
    let question = one.question.filter(|_| codes.iter().any(is_open) && codes.len() == before.len());
    GenderGuess { codes, question, hidden }
}

fn add_rank(ranks: &mut Vec<RankGuess>, rank: RankGuess) {
    let same = |a: &str, b: &str| fold(a) == fold(b);
    let is_known =
        |known: &RankGuess| same(&known.name, &rank.name) || known.also.iter().any(|it| same(it, &rank.name));
    match ranks.iter_mut().find(|known| is_known(known)) {
        Some(known) => {
            known.rows += rank.rows;
            let new = rank.also.into_iter().filter(|it| !same(it, &known.name));
            add_new(&mut known.also, new.collect());
        }
        None => ranks.push(rank),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Gender;

    #[test]
    fn a_column_that_one_month_lacks_is_not_mapped_and_told() {
        let found = |birth: &str| Recognised {
            person: Guess::Found("Staff No".to_owned()),
            birth: if birth.is_empty() { Guess::Absent } else { Guess::Found(birth.to_owned()) },
            ..Recognised::default()
        };
        let (with, without) = (found("Born"), found(""));
        assert!(are_mapped_alike(&with, &without) && !are_mapped_alike(&with, &found("Birth")));
        for (one, other) in [(with.clone(), without.clone()), (without, with)] {
            let both = joined(one, other);
            assert_eq!(both.birth, Guess::Absent);
            assert_eq!(
                both.notes,
                ["not in all exports, and so not mapped: birth date; export the same columns every month"]
            );
        }
    }

    fn code(text: &str, rows: u64, meaning: Option<Gender>) -> GenderCode {
        GenderCode { text: text.to_owned(), rows, meaning }
    }

    #[test]
    fn what_one_layout_tells_of_a_code_holds_for_the_other() {
        let both = GenderGuess {
            codes: vec![code("M", 5, Some(Gender::Woman)), code("H", 5, Some(Gender::Man))],
            question: None,
            hidden: 1,
        };
        let only = GenderGuess { codes: vec![code("M", 2, None)], question: None, hidden: 2 };
        let together = codes(both.clone(), only);
        assert_eq!((together.codes[0].clone(), together.hidden), (code("M", 7, Some(Gender::Woman)), 3));
        let reverse = GenderGuess { codes: vec![code("M", 1, Some(Gender::Man))], question: None, hidden: 0 };
        assert_eq!(codes(both, reverse).codes[0].meaning, None, "two meanings are none");
    }

    #[test]
    fn a_rank_of_the_other_layout_takes_its_level() {
        let rank = |name: &str, level| RankGuess { name: name.to_owned(), also: Vec::new(), rows: 1, level, band: 0 };
        let one = Recognised { ranks: vec![rank("Cadet", 1), rank("Captain", 3)], ..Recognised::default() };
        let other = Recognised { ranks: vec![rank("CADET", 1), rank("Sergeant", 2)], ..Recognised::default() };
        let names: Vec<(String, u64)> = joined(one, other).ranks.into_iter().map(|it| (it.name, it.rows)).collect();
        assert_eq!(names, [("Cadet".to_owned(), 2), ("Sergeant".to_owned(), 1), ("Captain".to_owned(), 1)]);
    }
}
