//! The two exports that are delimited text: English in UTF-8, and French in windows-1252.

use csv::{Terminator, Writer, WriterBuilder};
use encoding_rs::WINDOWS_1252;

use super::SampleError;
use super::dirt::Dirt;
use super::invented::Invented;
use super::movements::{MonthList, Row, RowKind};
use super::people::Oddity;
use super::plan::{AgencyPlan, UnitPlan};

const NORDMARK: [&str; 16] = [
    "employee_no",
    "surname",
    "first_name",
    "national_id",
    "sex",
    "grade",
    "directorate",
    "division",
    "section",
    "job_title",
    "contract_type",
    "fte",
    "duty_station",
    "date_of_birth",
    "entry_date",
    "monthly_pay",
];

const VALMONT: [&str; 10] = [
    "Matricule",
    "Sexe",
    "Grade",
    "Affectation",
    "Fonction",
    "Statut",
    "Quotité",
    "Résidence administrative",
    "Date de naissance",
    "Date d’entrée",
];

/// Commas, UTF-8, dates with the year first, one column for each level of the unit, and columns nobody asked for.
pub(super) fn nordmark(plan: &AgencyPlan, list: &MonthList) -> Result<Vec<u8>, SampleError> {
    let mut writer = WriterBuilder::new().from_writer(Vec::new());
    let (mut dirt, units) = (Dirt::new(plan, list.period), plan.units());
    writer.write_record(NORDMARK)?;
    for row in &list.rows {
        writer.write_record(nordmark_row(&mut dirt, &units, row))?;
    }
    finish(writer)
}

fn nordmark_row(dirt: &mut Dirt, units: &[UnitPlan], row: &Row) -> [String; 16] {
    let person = &row.person;
    let filled = |text: String| if row.kind == RowKind::Vacant { String::new() } else { text };
    let invented = Invented::of(person);
    let birth =
        if person.oddity == Oddity::UnreadableBirth { "1978-02-30".to_owned() } else { person.birth.year_first() };
    let unit = &units[person.unit];
    [
        filled(format!("{:06}", person.number)),
        filled(invented.surname.to_owned()),
        filled(invented.first_name.to_owned()),
        filled(invented.national_id),
        dirt.gender(row).to_owned(),
        dirt.rank(row),
        unit.path[0].to_owned(),
        unit.path[1].to_owned(),
        dirt.unit(unit.path[2]),
        dirt.role(row),
        dirt.contract(row),
        thousandths(person.fte, '.'),
        dirt.station(row),
        filled(birth),
        filled(person.entry.year_first()),
        filled(invented.monthly_pay),
    ]
}

/// Semicolons, windows-1252, Windows line ends, decimal commas, dates with the day first, the unit as one path.
pub(super) fn valmont(plan: &AgencyPlan, list: &MonthList) -> Result<Vec<u8>, SampleError> {
    let mut writer = WriterBuilder::new().delimiter(b';').terminator(Terminator::CRLF).from_writer(Vec::new());
    let (mut dirt, units) = (Dirt::new(plan, list.period), plan.units());
    writer.write_record(VALMONT)?;
    for row in &list.rows {
        writer.write_record(valmont_row(&mut dirt, &units, row))?;
    }
    let text = String::from_utf8_lossy(&finish(writer)?).into_owned();
    Ok(WINDOWS_1252.encode(&text).0.into_owned())
}

fn valmont_row(dirt: &mut Dirt, units: &[UnitPlan], row: &Row) -> [String; 10] {
    let person = &row.person;
    let filled = |text: String| if row.kind == RowKind::Vacant { String::new() } else { text };
    let birth =
        if person.oddity == Oddity::UnreadableBirth { "31/02/1984".to_owned() } else { person.birth.day_first() };
    [
        filled(format!("V{:05}", person.number)),
        dirt.gender(row).to_owned(),
        dirt.rank(row),
        dirt.unit(&units[person.unit].path.join(" > ")),
        dirt.role(row),
        dirt.contract(row),
        format!("{},{}", person.fte / 10, person.fte % 10),
        dirt.station(row),
        filled(birth),
        filled(person.entry.day_first()),
    ]
}

/// As `1.0` or `0.85`.
fn thousandths(value: u16, decimal: char) -> String {
    let digits = format!("{:03}", value % 1000);
    let digits = digits.trim_end_matches('0');
    format!("{}{decimal}{}", value / 1000, if digits.is_empty() { "0" } else { digits })
}

fn finish(writer: Writer<Vec<u8>>) -> Result<Vec<u8>, SampleError> {
    writer.into_inner().map_err(|error| SampleError::Csv(error.into_error().into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn working_time_is_written_without_idle_zeros() {
        assert_eq!(thousandths(1000, '.'), "1.0");
        assert_eq!(thousandths(850, ','), "0,85");
        assert_eq!(thousandths(50, '.'), "0.05");
    }
}
