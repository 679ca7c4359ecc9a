//! What happens to people from one month to the next.

use crate::domain::{Gender, Period};

use super::date::Day;
use super::people::{Hiring, Oddity, Origin, Person};
use super::plan::{AgencyPlan, Exists, Family};
use super::rng::Rng;

/// The list of one agency and month.
pub(super) struct MonthList {
    pub(super) period: Period,
    /// Rows in the order of every list: by staff number.
    pub(super) rows: Vec<Row>,
}

/// One row of a list.
pub(super) struct Row {
    pub(super) person: Person,
    pub(super) kind: RowKind,
}

/// What a row stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowKind {
    /// A person, in their main post.
    Main,
    /// The smaller second post of a person.
    SecondPost,
    /// A post that nobody fills: no staff number, no gender, no dates.
    Vacant,
}

/// Chances a month, per 100,000 people.
mod rate {
    pub(super) const LEAVE: u32 = 850;
    pub(super) const RETIRE: u32 = 6_000;
    pub(super) const PROMOTE: u32 = 1_500;
    pub(super) const DEMOTE: u32 = 35;
    pub(super) const TRANSFER: u32 = 500;
    pub(super) const MADE_PERMANENT: u32 = 1_200;
    pub(super) const CHANGE_HOURS: u32 = 300;
    pub(super) const ABSENCE: u32 = 450;
    /// Of absences, those longer than three months.
    pub(super) const LONG_ABSENCE: u32 = 18_000;
    /// Of people whose gender is not stated, those who state it.
    pub(super) const STATED: u32 = 800;
}

/// Age from which people retire.
const RETIREMENT_AGE: i32 = 62;
/// Of the months since the first list, those in which one record of gender is corrected.
const CORRECTIONS: [u32; 2] = [9, 25];

/// The lists of `months` months ending with `last`, simulated from the first to the last.
pub(super) fn simulate(plan: &AgencyPlan, last: Period, months: u32) -> Vec<MonthList> {
    let back = i32::try_from(months).unwrap_or(i32::MAX).saturating_sub(1);
    let mut agency = Agency::founded(plan, last.plus(-back));
    let mut lists = Vec::new();
    for month in 0..months {
        if month > 0 {
            agency.advance(month);
        }
        lists.push(agency.list());
    }
    lists
}

struct Agency<'a> {
    plan: &'a AgencyPlan,
    hiring: Hiring<'a>,
    rng: Rng,
    period: Period,
    people: Vec<Person>,
    vacancies: Vec<Person>,
}

impl<'a> Agency<'a> {
    fn founded(plan: &'a AgencyPlan, period: Period) -> Self {
        let (mut hiring, mut rng) = (Hiring::new(plan), Rng::new(plan.seed));
        let mut hire = |count: usize| -> Vec<Person> {
            (0..count).map(|_| hiring.hire(&mut rng, period, Origin::Founding)).collect()
        };
        let mut people = hire(plan.staff);
        let vacancies = hire(plan.vacancies as usize);
        give_oddities(plan, &mut people);
        people.sort_by_key(|person| person.number);
        Self { plan, hiring, rng, period, people, vacancies }
    }

    /// One month on: re-organisation, ends of absences, leavers, careers, new absences, joiners.
    fn advance(&mut self, month: u32) {
        self.period = self.period.plus(1);
        if self.plan.reorganisation() == Some(self.period) {
            self.reorganise();
        }
        self.leave();
        for index in 0..self.people.len() {
            self.live_a_month(index);
        }
        if CORRECTIONS.contains(&month) {
            self.correct_a_gender();
        }
        self.join(month);
        self.people.sort_by_key(|person| person.number);
    }

    /// Everybody in a closed division moves to the section of the same name in its successor.
    fn reorganise(&mut self) {
        let units = &self.hiring.units;
        let heir = |closed: usize| {
            units
                .iter()
                .position(|unit| unit.exists == Exists::FromReorganisation && unit.path[2] == units[closed].path[2])
        };
        for person in self.people.iter_mut().chain(&mut self.vacancies) {
            if units[person.unit].exists == Exists::UntilReorganisation {
                person.unit = heir(person.unit).unwrap_or(person.unit);
            }
        }
    }

    fn leave(&mut self) {
        let today = Day::of(i32::from(self.period.year()), i32::from(self.period.month()), 1);
        let rng = &mut self.rng;
        self.people.retain(|person| {
            let old = today.years_since(person.birth) >= RETIREMENT_AGE;
            let leaves = rng.chance(if old { rate::RETIRE } else { rate::LEAVE });
            // Odd records stay, so that every list has some.
            !leaves || person.oddity != Oddity::None
        });
    }

    fn live_a_month(&mut self, index: usize) {
        let (rng, plan, person) = (&mut self.rng, self.plan, &mut self.people[index]);
        if person.absent > 0 {
            person.absent -= 1;
            return;
        }
        if person.gender == Gender::NotStated && rng.chance(rate::STATED) {
            person.gender = if rng.below(3) == 0 { Gender::Woman } else { Gender::Man };
        }
        if person.oddity != Oddity::None {
            return;
        }
        if rng.chance(rate::ABSENCE) {
            let months = if rng.chance(rate::LONG_ABSENCE) { 4 + rng.below(8) } else { 1 + rng.below(3) };
            person.absent = u8::try_from(months).unwrap_or(1);
        }
        if rng.chance(rate::MADE_PERMANENT) {
            person.contract = 0;
        }
        if rng.chance(rate::CHANGE_HOURS) {
            person.fte = self.hiring.working_time(rng, person.gender);
        }
        change_rank(plan, &self.hiring, rng, person);
        if rng.chance(rate::TRANSFER) {
            person.unit = self.hiring.unit(rng, person.role, self.period);
            person.station = Some(self.hiring.units[person.unit].station);
        }
    }

    fn correct_a_gender(&mut self) {
        let start = self.rng.index(self.people.len());
        let known = |person: &&mut Person| person.absent == 0 && matches!(person.gender, Gender::Woman | Gender::Man);
        if let Some(person) = self.people.iter_mut().skip(start).find(known) {
            person.gender = if person.gender == Gender::Woman { Gender::Man } else { Gender::Woman };
        }
    }

    /// Joiners fill a part of what is missing to the planned strength, and some posts more or less.
    fn join(&mut self, month: u32) {
        let staff = i64::try_from(self.plan.staff).unwrap_or(0);
        let planned = staff + staff * i64::from(self.plan.growth) * i64::from(month) / 12_000;
        let missing = planned - i64::try_from(self.people.len()).unwrap_or(0);
        let noise = i64::from(self.rng.below(1 + u32::try_from(staff / 250).unwrap_or(0)));
        for _ in 0..(missing * 3 / 4 + noise).max(0) {
            let person = self.hiring.hire(&mut self.rng, self.period, Origin::Joiner);
            self.people.push(person);
        }
    }

    fn list(&self) -> MonthList {
        let mut rows: Vec<Row> = Vec::with_capacity(self.people.len() + self.vacancies.len());
        for person in self.people.iter().filter(|person| person.absent == 0) {
            rows.push(Row { person: person.clone(), kind: RowKind::Main });
            if person.oddity == Oddity::SecondPost {
                rows.push(second_post(person, self.hiring.units.len()));
            }
        }
        rows.extend(self.vacancies.iter().map(|post| Row { person: post.clone(), kind: RowKind::Vacant }));
        // Of people with two posts, the larger comes first for half, the smaller for the others.
        let comes_second = |row: &Row| (row.kind == RowKind::SecondPost) == row.person.number.is_multiple_of(2);
        rows.sort_by_key(|row| (row.person.number, comes_second(row)));
        MonthList { period: self.period, rows }
    }
}

fn change_rank(plan: &AgencyPlan, hiring: &Hiring, rng: &mut Rng, person: &mut Person) {
    if rng.chance(rate::DEMOTE) {
        person.rank = plan.previous_rank(person.rank).unwrap_or(person.rank);
    } else if let Some(next) = plan.next_rank(person.rank) {
        let (here, above) = (plan.ranks[person.rank].weight, plan.ranks[next].weight);
        let equal = rate::PROMOTE * above / (here + above).max(1);
        let chance = if person.gender == Gender::Woman { equal * plan.women_promoted / 100 } else { equal };
        if rng.chance(chance) {
            person.rank = next;
        }
    }
    let (first, last) = plan.roles[person.role].ranks;
    if !(first..=last).contains(&person.rank) {
        let family = plan.roles[person.role].family;
        let wanted = if person.rank > last { Family::Management } else { family };
        person.role = hiring.role(rng, person.rank, Some(wanted));
    }
}

/// The second post of a person: 40 % of full time in another unit, beside a main post of 60 %.
fn second_post(person: &Person, units: usize) -> Row {
    let mut second = person.clone();
    second.unit = if second.unit + 1 < units { second.unit + 1 } else { 0 };
    second.fte = 400;
    Row { person: second, kind: RowKind::SecondPost }
}

fn give_oddities(plan: &AgencyPlan, people: &mut [Person]) {
    let unknown_ranks = (0..plan.unknown_ranks.len()).map(Oddity::UnknownRank);
    let unknown_roles = (0..plan.unknown_roles.len()).map(Oddity::UnknownRole);
    let births = (0..plan.unreadable_births).map(|_| Oddity::UnreadableBirth);
    let seconds = (0..plan.second_posts).map(|_| Oddity::SecondPost);
    let oddities = unknown_ranks.chain(unknown_roles).chain(births).chain(seconds);
    for (person, oddity) in people.iter_mut().step_by(11).zip(oddities) {
        person.oddity = oddity;
        if oddity == Oddity::SecondPost {
            person.fte = 600;
        }
    }
}
