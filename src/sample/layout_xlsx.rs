//! The Spanish export: a workbook with title rows, a header of two rows, serial dates, a totals row and a footer.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::SampleError;
use super::date::Day;
use super::dirt::Dirt;
use super::movements::{MonthList, Row, RowKind};
use super::people::Oddity;
use super::plan::{AgencyPlan, UnitPlan};

/// Groups of the upper header row, each with its columns in the lower.
const HEADER: [(&str, &[&str]); 4] = [
    ("Datos personales", &["Nº empleado", "Sexo", "Fecha de nacimiento"]),
    ("Puesto", &["Empleo", "Función"]),
    ("Destino", &["Dirección", "Departamento", "Unidad", "Localidad"]),
    ("Relación de servicio", &["Tipo", "Horas semanales", "Fecha de ingreso"]),
];

/// Row of the upper header, counting from 0 as the writer does.
const HEADER_ROW: u32 = 3;
/// Hours of a full-time week.
const FULL_TIME_HOURS: f64 = 37.5;

struct Styles {
    title: Format,
    header: Format,
    date: Format,
}

/// One sheet of people and one that explains the codes, with a fixed creation date.
pub(super) fn costarena(plan: &AgencyPlan, list: &MonthList) -> Result<Vec<u8>, SampleError> {
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::from_ymd(2026, 10, 31)?;
    workbook.set_properties(
        &DocProperties::new().set_title("Plantilla de personal (datos ficticios)").set_creation_datetime(&created),
    );
    let styles = Styles {
        title: Format::new().set_bold(),
        header: Format::new().set_bold(),
        date: Format::new().set_num_format("dd/mm/yyyy"),
    };
    people(workbook.add_worksheet(), plan, list, &styles)?;
    legend(workbook.add_worksheet())?;
    Ok(workbook.save_to_buffer()?)
}

fn people(sheet: &mut Worksheet, plan: &AgencyPlan, list: &MonthList, styles: &Styles) -> Result<(), XlsxError> {
    sheet.set_name("Personal")?;
    header(sheet, list, styles)?;
    let (mut dirt, units) = (Dirt::new(plan, list.period), plan.units());
    let mut at = HEADER_ROW + 2;
    for row in &list.rows {
        write_row(sheet, at, (&mut dirt, &units), row, &styles.date)?;
        at += 1;
    }
    let staff = list.rows.iter().filter(|row| row.kind == RowKind::Main).count();
    sheet.write_string_with_format(at, 0, "Total", &styles.header)?;
    sheet.write_number(at, 1, staff as f64)?;
    sheet.write_string(at + 2, 0, "Fuente")?;
    sheet.write_string(at + 2, 1, "Registro de personal; datos ficticios")?;
    Ok(())
}

fn header(sheet: &mut Worksheet, list: &MonthList, styles: &Styles) -> Result<(), XlsxError> {
    sheet.write_string_with_format(0, 0, "Guardia de Fronteras de Costarena", &styles.title)?;
    let title = format!("Plantilla de personal, cierre de {:02}/{}", list.period.month(), list.period.year());
    sheet.write_string(1, 0, title)?;
    let mut column = 0;
    for (group, names) in HEADER {
        let end = column + u16::try_from(names.len()).unwrap_or(1) - 1;
        sheet.merge_range(HEADER_ROW, column, HEADER_ROW, end, group, &styles.header)?;
        for name in names {
            sheet.write_string_with_format(HEADER_ROW + 1, column, *name, &styles.header)?;
            column += 1;
        }
    }
    sheet.set_freeze_panes(HEADER_ROW + 2, 1)?;
    Ok(())
}

fn write_row(
    sheet: &mut Worksheet,
    at: u32,
    (dirt, units): (&mut Dirt, &[UnitPlan]),
    row: &Row,
    date: &Format,
) -> Result<(), XlsxError> {
    let person = &row.person;
    let unit = &units[person.unit];
    if row.kind != RowKind::Vacant {
        write_number(sheet, at, person.number)?;
        match person.oddity {
            Oddity::UnreadableBirth => sheet.write_string(at, 2, "pendiente")?,
            _ => write_date(sheet, (at, 2), person.birth, date)?,
        };
        write_date(sheet, (at, 11), person.entry, date)?;
    }
    let texts = [
        (1, dirt.gender(row).to_owned()),
        (3, dirt.rank(row)),
        (4, dirt.role(row)),
        (5, unit.path[0].to_owned()),
        (6, unit.path[1].to_owned()),
        (7, dirt.unit(unit.path[2])),
        (8, dirt.station(row)),
        (9, dirt.contract(row)),
    ];
    for (column, text) in texts {
        if !text.is_empty() {
            sheet.write_string(at, column, text)?;
        }
    }
    sheet.write_number(at, 10, f64::from(person.fte) * FULL_TIME_HOURS / 1000.0)?;
    Ok(())
}

/// Most staff numbers are numbers, so that their leading zeros are lost; one in eight kept its text.
fn write_number(sheet: &mut Worksheet, at: u32, number: u32) -> Result<(), XlsxError> {
    if number.is_multiple_of(8) {
        sheet.write_string(at, 0, format!("{number:05}"))?;
    } else {
        sheet.write_number(at, 0, f64::from(number))?;
    }
    Ok(())
}

fn write_date<'a>(
    sheet: &'a mut Worksheet,
    (at, column): (u32, u16),
    day: Day,
    format: &Format,
) -> Result<&'a mut Worksheet, XlsxError> {
    sheet.write_number_with_format(at, column, f64::from(day.serial()), format)
}

fn legend(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet.set_name("Leyenda")?;
    let lines = ["H = hombre", "M = mujer", "O = otro", "NC = no consta", "Jornada completa: 37,5 horas semanales"];
    for (at, line) in (0..).zip(lines) {
        sheet.write_string(at, 0, line)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Reader, Xlsx};

    use super::super::LAST_PERIOD;
    use super::super::agencies::agencies;
    use super::super::movements::simulate;
    use super::super::truth;
    use super::*;

    #[test]
    fn a_workbook_has_titles_a_header_of_two_rows_people_a_total_and_a_footer() {
        let plan = agencies()[2].plan;
        let bytes = costarena(plan, &simulate(plan, LAST_PERIOD, 1)[0]).unwrap();
        let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
        let sheet = workbook.worksheet_range("Personal").unwrap();
        let cell = |row, column| sheet.get_value((row, column)).cloned().unwrap_or_default();
        assert_eq!((cell(3, 0), cell(3, 1)), (Data::String("Datos personales".into()), Data::Empty));
        assert_eq!((cell(3, 3), cell(4, 3)), (Data::String("Puesto".into()), Data::String("Empleo".into())));
        assert!(matches!(cell(5, 2), Data::DateTime(date) if (15_000.0..45_000.0).contains(&date.as_f64())));
        // 1,600 people and 4 vacant posts stand between the header and the total.
        assert_eq!((cell(1_609, 0), cell(1_609, 1)), (Data::String("Total".into()), Data::Float(1_600.0)));
        assert_eq!(cell(1_611, 0), Data::String("Fuente".into()));
        let coded = |texts: [&str; 3]| (5..1_609).filter(|&row| texts.iter().any(|text| cell(row, 1) == *text)).count();
        let staff = truth(1).agencies[2].periods[0].staff;
        assert_eq!(coded(["M", "m", "Mujer"]) as u64, staff.women);
        assert_eq!(coded(["H", "h", "Hombre"]) as u64, staff.men);
    }
}
