//! The three layouts of the sample: what is recognised is what `pipelines/sample.toml` says.

use super::grids::{delimited, recognised, sample, sheets};
use crate::domain::{DEFAULT_BANDS, Gender, fold};
use crate::ingest::Grid;
use crate::init::{Guess, RankGuess, Recognised};
use crate::pipeline::{Agency, DateOrder, DuplicateRule, Refused, UnitColumns, WorkingTimeUnit};

fn agency(place: usize) -> Agency {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("pipelines/sample.toml");
    crate::pipeline::load(&path).unwrap().agencies.swap_remove(place)
}

fn found<T: Clone>(guess: &Guess<T>) -> Option<T> {
    if let Guess::Found(it) = guess { Some(it.clone()) } else { None }
}

/// Holds the mapping against that of the sample pipeline.
fn assert_mapping(seen: &Recognised, agency: &Agency) {
    let columns = &agency.columns;
    let pairs = [
        (&seen.person, &columns.person),
        (&seen.gender, &columns.gender),
        (&seen.rank, &columns.rank),
        (&seen.role, &columns.role),
        (&seen.contract, &columns.contract),
        (&seen.duty_station, &columns.duty_station),
        (&seen.birth, &columns.birth),
        (&seen.entry, &columns.entry),
    ];
    for (guess, expected) in pairs {
        assert_eq!(found(guess).map(|it| fold(&it)), expected.as_deref().map(fold), "{guess:?}");
    }
    assert_eq!(found(&seen.unit), columns.unit);
    assert_eq!(found(&seen.working_time), columns.working_time);
    assert_eq!(seen.person_width, agency.person_width);
    assert_eq!(found(&seen.duplicates), Some(agency.duplicates));
    assert_eq!(seen.period, Guess::Absent);
    assert_eq!(seen.gender_codes.question, None);
    for code in &seen.gender_codes.codes {
        let known = agency.codes.gender.iter().find(|it| fold(&it.0) == fold(&code.text)).map(|it| it.1);
        assert_eq!(code.meaning, known, "{code:?}");
    }
}

/// Every rank of the sample's ladder is one rank of the guess, with its aliases, and none else has many rows.
fn assert_spellings(ranks: &[RankGuess], agency: &Agency) -> Vec<(String, u8, usize)> {
    let mut ladder = Vec::new();
    for rank in agency.ladder.ranks() {
        let name = rank.name.as_str();
        let aliases = agency.codes.rank.iter().filter(|it| it.1.as_str() == name).map(|it| it.0.as_str());
        let spellings: Vec<String> = aliases.chain([name]).map(fold).collect();
        let holds = |guess: &&RankGuess| {
            std::iter::once(&guess.name).chain(&guess.also).any(|it| spellings.contains(&fold(it)))
        };
        let guesses: Vec<&RankGuess> = ranks.iter().filter(holds).collect();
        assert_eq!(guesses.len(), 1, "{name}: {guesses:?}");
        assert!(
            std::iter::once(&guesses[0].name).chain(&guesses[0].also).all(|it| spellings.contains(&fold(it))),
            "{guesses:?}"
        );
        assert_eq!(DEFAULT_BANDS[guesses[0].band], rank.band.name, "{name}");
        ladder.push((name.to_owned(), guesses[0].level, guesses[0].band));
    }
    ladder
}

#[test]
fn nordmark_is_mapped_as_its_pipeline_says() {
    let files = sample("nordmark");
    let grids: Vec<Grid> = files.iter().step_by(6).map(|it| delimited(it, b',', encoding_rs::UTF_8)).collect();
    let seen = recognised(&grids).unwrap();
    let agency = agency(0);
    assert_mapping(&seen, &agency);
    let ladder = assert_spellings(&seen.ranks, &agency);
    assert!(ladder.windows(2).all(|pair| pair[0].1 < pair[1].1), "{ladder:?}");
    assert_eq!(seen.dates, Guess::Found(DateOrder::YearFirst));
    let refused = [
        ("surname", Refused::Name),
        ("first_name", Refused::Name),
        ("national_id", Refused::NationalNumber),
        ("monthly_pay", Refused::Pay),
    ];
    assert_eq!(seen.refused, refused.map(|(header, why)| (header.to_owned(), why)));
    assert_eq!(seen.ignored, Vec::<String>::new());
}

#[test]
fn valmont_is_mapped_as_its_pipeline_says() {
    let files = sample("valmont");
    let grids: Vec<Grid> = files.iter().map(|it| delimited(it, b';', encoding_rs::WINDOWS_1252)).collect();
    let seen = recognised(&grids).unwrap();
    let agency = agency(1);
    assert_mapping(&seen, &agency);
    let ladder = assert_spellings(&seen.ranks, &agency);
    // The pipeline puts the two lowest ranks of its two ladders side by side; words alone put one below the other.
    let levels: Vec<(&str, u8)> = ladder.iter().map(|it| (it.0.as_str(), it.1)).collect();
    let expected = [
        ("Agent de contrôle", 2),
        ("Adjoint administratif", 1),
        ("Brigadier", 3),
        ("Secrétaire administratif", 3),
        ("Brigadier-chef", 4),
        ("Attaché", 4),
        ("Commandant", 5),
        ("Attaché principal", 5),
        ("Directeur adjoint", 6),
        ("Directeur", 7),
    ];
    assert_eq!(levels, expected);
    assert_eq!(seen.dates, Guess::Found(DateOrder::DayFirst));
    assert!(seen.decimal_comma);
    assert_eq!(seen.duplicates, Guess::Found(DuplicateRule::LargestFte));
    assert!(matches!(&seen.unit, Guess::Found(UnitColumns::Path { separator, .. }) if separator == " > "));
}

#[test]
fn costarena_is_mapped_as_its_pipeline_says() {
    let grids: Vec<Grid> = sample("costarena").iter().step_by(9).map(|it| sheets(it).swap_remove(0)).collect();
    for grid in &grids {
        let frame = super::grids::framed(grid);
        assert_eq!((frame.header_row, frame.header_rows), (4, 2));
        assert_eq!(frame.totals, ["Total", "Fuente"]);
        let numbered = frame.people.iter().filter(|&&row| !grid.text(row, 0).is_empty());
        assert_eq!(frame.stated, Some(numbered.count() as u64));
        assert_eq!(frame.fill_down, Vec::<String>::new());
    }
    let seen = recognised(&grids).unwrap();
    let agency = agency(2);
    assert_mapping(&seen, &agency);
    let ladder = assert_spellings(&seen.ranks, &agency);
    assert!(ladder.windows(2).all(|pair| pair[0].1 < pair[1].1), "{ladder:?}");
    let unit = found(&seen.working_time).map(|it| it.1);
    assert_eq!(unit, Some(WorkingTimeUnit::WeeklyHours { full_time: 37.5 }));
    assert_eq!(seen.gender_codes.codes[0].text, "H");
    assert_eq!(seen.gender_codes.codes[0].meaning, Some(Gender::Man));
}
