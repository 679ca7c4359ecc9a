//! What exports hold although nobody asked: names, national numbers, pay. All invented; ingest drops these columns.

use crate::domain::Gender;

use super::people::Person;
use super::rng::Rng;

/// Columns that must never reach the store.
pub(super) struct Invented {
    pub(super) surname: &'static str,
    pub(super) first_name: &'static str,
    pub(super) national_id: String,
    pub(super) monthly_pay: String,
}

const SURNAMES: [&str; 24] = [
    "Aldren",
    "Berghult",
    "Corvin",
    "Dahlmark",
    "Ekström-Vey",
    "Fjeldgaard",
    "Grantoft",
    "Holmquist",
    "Isaksen-Rue",
    "Jarlby",
    "Kvistad",
    "Lundmoor",
    "Myrdal",
    "Nordquay",
    "O'Dell",
    "Østrand",
    "Palmgren",
    "Quist",
    "Ravnholt",
    "Solbakk",
    "Tveit",
    "Ulvestad",
    "Vinterby",
    "Wexholm",
];
const WOMEN: [&str; 12] =
    ["Astri", "Birgit", "Clara", "Dagny", "Elin", "Freja", "Gudrun", "Hanne", "Ingrid", "Jorun", "Kaja", "Liv"];
const MEN: [&str; 12] =
    ["Anders", "Bjarne", "Carl", "Dag", "Einar", "Finn", "Gunnar", "Halvor", "Ivar", "Jens", "Knut", "Leif"];

impl Invented {
    /// The same for a person in every month.
    pub(super) fn of(person: &Person) -> Self {
        let mut rng = Rng::new(0x1D ^ (u64::from(person.number) << 16));
        // A first name tells nothing reliable about gender: a quarter are drawn from the other list.
        let usual = rng.below(4) > 0;
        let names = if (person.gender == Gender::Woman) == usual { &WOMEN } else { &MEN };
        let steps = u32::try_from(person.rank).unwrap_or(0);
        Self {
            surname: SURNAMES[rng.index(SURNAMES.len())],
            first_name: names[rng.index(names.len())],
            national_id: format!("NM{:07}", rng.below(10_000_000)),
            monthly_pay: format!("{}.{:02}", 2_900 + steps * 540 + rng.below(400), rng.below(100)),
        }
    }
}
