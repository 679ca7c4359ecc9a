//! The people of benchmark lists and their movements: 1 % join and leave and 0.5 % are promoted each month.

use super::super::date::Day;
use super::super::rng::{Rng, scattered_number};

/// A person; what they are is an index into the texts of `words`.
#[derive(Clone)]
pub(super) struct Person {
    /// Decides the place on every list.
    order: u64,
    pub(super) number: u32,
    pub(super) gender: usize,
    pub(super) rank: usize,
    pub(super) unit: usize,
    pub(super) role: usize,
    pub(super) contract: usize,
    pub(super) station: usize,
    pub(super) birth: Day,
    pub(super) entry: Day,
    /// Tenths of a full-time post.
    pub(super) tenths: u8,
}

/// Chances a month, per 100,000 people.
const LEAVE: u32 = 1_000;
const PROMOTE: u32 = 500;
const MOVE: u32 = 300;

const UNITS: u32 = 300;
const ROLES: u32 = 60;

/// Last ranks of the two ladders, from which nobody is promoted.
const LADDER_ENDS: [usize; 2] = [6, 15];

/// The staff of one agency, in the order of its lists.
pub(super) struct Staff {
    rng: Rng,
    people: Vec<Person>,
    strength: u32,
    hired: u32,
}

impl Staff {
    /// `strength` people who joined in the 25 years before `year`.
    pub(super) fn founded(agency: u32, strength: u32, year: u32) -> Self {
        let rng = Rng::new(0xA5A5_0000 + u64::from(agency) * 7919 + 1);
        let mut staff = Self { rng, people: Vec::with_capacity(strength as usize), strength, hired: 0 };
        let start = first_day(year, 1);
        for _ in 0..strength {
            let entry = start.minus(staff.rng.below(365 * 25));
            staff.hire(entry);
        }
        staff.people.sort_by_key(|person| person.order);
        staff
    }

    /// Everybody, in the order of the list.
    pub(super) fn people(&self) -> &[Person] {
        &self.people
    }

    /// One month on: leavers, promotions, moves, joiners.
    pub(super) fn advance(&mut self, year: u32, month: u32) {
        let today = first_day(year, month);
        let rng = &mut self.rng;
        self.people.retain(|_| !rng.chance(LEAVE));
        for person in &mut self.people {
            if rng.chance(PROMOTE) && !LADDER_ENDS.contains(&person.rank) {
                person.rank += 1;
            }
            if rng.chance(MOVE) {
                person.unit = rng.below(UNITS) as usize;
            }
        }
        let noise = rng.below(self.strength / 2000 + 1) as usize;
        for _ in 0..(self.strength as usize).saturating_sub(self.people.len()) + noise / 2 {
            let entry = today.minus(self.rng.below(28));
            self.hire(entry);
        }
        self.people.sort_by_key(|person| person.order);
    }

    fn hire(&mut self, entry: Day) {
        self.hired += 1;
        let rng = &mut self.rng;
        let unit = lower_of_two(rng, UNITS);
        let role = role_in(unit, lower_of_two(rng, 5));
        let mut rank = rank_of(role, rng.below(3));
        if rng.chance(120) {
            rank = if rng.below(3) == 0 { 15 } else { 14 };
        }
        let person = Person {
            order: rng.next(),
            number: scattered_number(self.hired, 1_000_000, 90_000_000),
            gender: gender_at(rng, rank),
            rank: rank as usize,
            unit: unit as usize,
            role: role as usize,
            contract: lower_of_two(rng, 5) as usize,
            station: lower_of_two(rng, 40) as usize,
            birth: entry.minus(365 * 22 + rng.below(365 * 23)),
            entry,
            tenths: if rng.below(100) < 92 { 10 } else { [5, 6, 8, 9][rng.index(4)] },
        };
        self.people.push(person);
    }
}

fn first_day(year: u32, month: u32) -> Day {
    let number = |it| i32::try_from(it).unwrap_or(1);
    Day::of(number(year), number(month), 1)
}

/// Low numbers are more frequent, as large units and common contracts are.
fn lower_of_two(rng: &mut Rng, end: u32) -> u32 {
    rng.below(end).min(rng.below(end))
}

/// A unit has 5 of the 60 roles, and a role 3 of the ranks: the cube is sparse, as real ones are.
fn role_in(unit: u32, slot: u32) -> u32 {
    let scattered = unit.wrapping_mul(2_654_435_761) >> 8;
    (scattered + slot * 13 + slot * slot) % ROLES
}

fn rank_of(role: u32, slot: u32) -> u32 {
    let first = match role % 5 {
        0 => 7,
        1 => 1,
        2 => 8,
        3 => 10,
        _ => 4,
    };
    (first + (role / 5) % 3 + slot).min(13)
}

/// Index into the genders: fewer women up the ranks, a few of another gender or not stated.
fn gender_at(rng: &mut Rng, rank: u32) -> usize {
    let women = match rank {
        0..=6 => 58,
        7..=11 => 46,
        _ => 34,
    };
    match rng.below(1000) {
        0..=3 => 2,
        4..=8 => 3,
        _ => usize::from(rng.below(100) >= women),
    }
}
