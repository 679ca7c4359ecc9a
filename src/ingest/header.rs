//! The header of a table: one row, or two joined as `group / column`.

/// The headers of two rows. A group stands over its first column and is carried to the right over blanks; a label that
/// spans both rows has nothing below it and is carried nowhere.
pub(crate) fn joined(upper: &[String], lower: &[String]) -> Vec<String> {
    let at = |row: &[String], column: usize| row.get(column).map(|it| it.trim().to_owned()).unwrap_or_default();
    let mut group = String::new();
    let name = |column| {
        let (above, below) = (at(upper, column), at(lower, column));
        if !above.is_empty() {
            group = if below.is_empty() { String::new() } else { above.clone() };
        }
        match (group.is_empty(), below.is_empty()) {
            (_, true) => above,
            (true, false) => below,
            (false, false) => format!("{group} / {below}"),
        }
    };
    (0..upper.len().max(lower.len())).map(name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_reach_over_their_columns_and_no_further() {
        let row = |texts: &[&str]| texts.iter().map(|&it| it.to_owned()).collect::<Vec<_>>();
        let upper = row(&["Nº", "", "Datos", "", "Fechas", ""]);
        let lower = row(&["", "Nombre", "Sexo", "Grado", "Alta", "Nacimiento"]);
        let expected = ["Nº", "Nombre", "Datos / Sexo", "Datos / Grado", "Fechas / Alta", "Fechas / Nacimiento"];
        assert_eq!(joined(&upper, &lower), expected);
    }
}
