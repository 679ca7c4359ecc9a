//! Writes one benchmark list, row by row.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use super::super::SampleError;
use super::super::date::Day;
use super::super::rng::Rng;
use super::people::Person;
use super::words::{self, CONTRACTS, GENDERS, RANKS, STATIONS};

const HEADER: &[u8] = b"employee_id,gender,rank,unit,role,contract,duty_station,birth_date,hire_date,fte\n";
const BUFFER_BYTES: usize = 1 << 18;
/// Per 100,000 rows: a role that no table knows.
const UNKNOWN_ROLE: u32 = 50;

/// Every text in every spelling, ready to be copied.
pub(super) struct Spellings {
    ranks: Vec<[String; 4]>,
    roles: Vec<[String; 5]>,
    units: Vec<String>,
    dates: Dates,
}

impl Spellings {
    /// Spellings, with dates up to the end of `last_year`.
    pub(super) fn new(last_year: u32) -> Self {
        let rank = |it: &&str| [(*it).to_owned(), it.replace('-', ""), it.to_lowercase(), format!(" {it}")];
        let role = |it: String| {
            let (upper, lower) = (it.to_uppercase(), it.to_lowercase());
            let (padded, doubled) = (format!(" {it} "), it.replace(' ', "  "));
            [it, upper, lower, padded, doubled].map(|text| words::field(&text))
        };
        Self {
            ranks: RANKS.iter().map(rank).collect(),
            roles: words::roles().into_iter().map(role).collect(),
            units: words::units().iter().map(|unit| words::field(unit)).collect(),
            dates: Dates::until(last_year),
        }
    }
}

/// Writes the list of `people` and answers its bytes.
pub(super) fn write(path: &Path, spellings: &Spellings, people: &[Person], noise: u64) -> Result<u64, SampleError> {
    write_rows(path, spellings, people, noise).map_err(|source| SampleError::Write { path: path.to_owned(), source })
}

fn write_rows(path: &Path, spellings: &Spellings, people: &[Person], noise: u64) -> io::Result<u64> {
    let mut file = BufWriter::with_capacity(BUFFER_BYTES, File::create(path)?);
    let (mut rng, mut row, mut bytes) = (Rng::new(noise), Vec::new(), HEADER.len() as u64);
    file.write_all(HEADER)?;
    for person in people {
        row.clear();
        write_row(&mut row, spellings, person, &mut rng)?;
        file.write_all(&row)?;
        bytes += row.len() as u64;
    }
    file.flush()?;
    Ok(bytes)
}

fn write_row(row: &mut Vec<u8>, spellings: &Spellings, person: &Person, rng: &mut Rng) -> io::Result<()> {
    write!(row, "E{:08},", person.number)?;
    let genders = GENDERS[person.gender];
    put(row, genders[rng.index(genders.len())]);
    put(row, &spellings.ranks[person.rank][if rng.below(10) < 7 { 0 } else { rng.index(4) }]);
    put(row, &spellings.units[person.unit]);
    if rng.chance(UNKNOWN_ROLE) {
        write!(row, "Unknown post {},", rng.below(40))?;
    } else {
        put(row, &spellings.roles[person.role][if rng.below(10) < 6 { 0 } else { rng.index(5) }]);
    }
    put(row, CONTRACTS[person.contract]);
    put(row, STATIONS[person.station]);
    match rng.below(10_000) {
        0 => put(row, ""),
        1 => put(row, "00/00/0000"),
        _ => put(row, spellings.dates.text(person.birth)),
    }
    put(row, spellings.dates.text(person.entry));
    let tenths = [b'0' + person.tenths / 10, b'.', b'0' + person.tenths % 10, b'\n'];
    row.extend_from_slice(&tenths);
    Ok(())
}

fn put(row: &mut Vec<u8>, text: &str) {
    row.extend_from_slice(text.as_bytes());
    row.push(b',');
}

/// The text of every day from 1930 on.
struct Dates {
    first: i32,
    texts: Vec<String>,
}

impl Dates {
    fn until(last_year: u32) -> Self {
        let (first, end) = (Day::of(1930, 1, 1), Day::of(i32::try_from(last_year).unwrap_or(2199) + 1, 1, 1));
        let texts = (0..end.serial() - first.serial()).map(|days| first.plus(days).year_first()).collect();
        Self { first: first.serial(), texts }
    }

    fn text(&self, day: Day) -> &str {
        usize::try_from(day.serial() - self.first).ok().and_then(|at| self.texts.get(at)).map_or("", String::as_str)
    }
}
