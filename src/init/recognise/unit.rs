//! The columns of the unit: levels from the top down, or one column that holds the whole path.

use std::collections::BTreeSet;

use super::depend::purity;
use super::key::key;
use super::pool::Column;
use super::profile::ratio;
use crate::ingest::is_word_for_nothing;
use crate::init::{Choice, Guess, Question};
use crate::pipeline::UnitColumns;

/// Separators of a path, the surest first, and whether one depth is asked of all paths.
const SEPARATORS: [(&str, bool); 9] = [
    (" > ", false),
    (" » ", false),
    (" / ", false),
    ("\\", false),
    (" | ", false),
    (">", false),
    ("/", true),
    (" - ", true),
    (" – ", true),
];

/// The unit of these columns; none where there are none. They stand as in the export.
pub(super) fn unit(columns: &[&Column<'_>]) -> Guess<UnitColumns> {
    match columns {
        [] => Guess::Absent,
        [one] => Guess::Found(single(one)),
        many => levels(many),
    }
}

fn single(column: &Column<'_>) -> UnitColumns {
    match separator(column) {
        Some(separator) => UnitColumns::Path { column: column.header.clone(), separator: separator.to_owned() },
        None => UnitColumns::Levels(vec![column.header.clone()]),
    }
}

/// The separator between the levels of a path: in most texts, with fewer tops than paths.
pub(super) fn separator(column: &Column<'_>) -> Option<&'static str> {
    SEPARATORS.iter().find(|(separator, same)| separates(column, separator, *same)).map(|(separator, _)| *separator)
}

fn separates(column: &Column<'_>, separator: &str, same_depth: bool) -> bool {
    let (mut rows, mut all) = (0, 0);
    let (mut tops, mut depths) = (BTreeSet::new(), BTreeSet::new());
    let mut paths = 0_usize;
    for text in column.texts.iter().filter(|it| !is_word_for_nothing(it.text)) {
        all += text.rows;
        let levels: Vec<&str> = text.text.split(separator).map(str::trim).collect();
        depths.insert(levels.len());
        if levels.len() > 1 && levels.iter().all(|it| !it.is_empty()) {
            rows += text.rows;
            paths += 1;
            tops.insert(key(levels[0]));
        }
    }
    let share = ratio(rows, all);
    let one_depth = depths.len() == 1 && paths >= 4;
    let few_tops = tops.len() * 2 <= paths || (paths <= 3 && !same_depth);
    share >= if same_depth { 0.95 } else { 0.6 } && few_tops && (!same_depth || one_depth)
}

/// Levels from the top down: what follows from most others stands highest; of two that do not tell, that with fewer values.
fn levels(columns: &[&Column<'_>]) -> Guess<UnitColumns> {
    if let Some(path) = columns.iter().find(|it| holds_others(it, columns)) {
        return Guess::Found(single(path));
    }
    let mut ordered: Vec<&Column<'_>> = columns.to_vec();
    ordered.sort_by_key(|column| (distinct(column), place_by_word(&column.header)));
    let nested = ordered.windows(2).all(|pair| purity(pair[1], pair[0]) >= 0.6);
    let headers = |columns: &[&Column<'_>]| columns.iter().map(|it| it.header.clone()).collect::<Vec<_>>();
    let all = UnitColumns::Levels(headers(&ordered));
    if nested {
        return Guess::Found(all);
    }
    let mut options = vec![Choice { value: all, label: format!("all of them, from the top: {}", named(&ordered)) }];
    options.extend(ordered.iter().map(|column| Choice {
        value: single(column),
        label: format!("`{}` alone: {} different values", column.header, distinct(column)),
    }));
    let text = format!("columns {} may be the unit, and none lies within another", named(&ordered));
    Guess::Ask(Question { text, options })
}

/// Whether a column is a path in which the texts of all others stand as levels.
fn holds_others(column: &Column<'_>, columns: &[&Column<'_>]) -> bool {
    let Some(separator) = separator(column) else { return false };
    let levels: BTreeSet<String> = column.texts.iter().flat_map(|it| it.text.split(separator)).map(key).collect();
    let inside = |other: &&&Column<'_>| {
        let known = other.texts.iter().filter(|it| levels.contains(&key(it.text))).count();
        known * 10 >= other.texts.len() * 8
    };
    columns.iter().filter(|other| other.header != column.header).all(|other| inside(&other))
}

fn named(columns: &[&Column<'_>]) -> String {
    columns.iter().map(|it| format!("`{}`", it.header)).collect::<Vec<_>>().join(", ")
}

fn distinct(column: &Column<'_>) -> usize {
    column.texts.iter().map(|it| key(it.text)).collect::<BTreeSet<_>>().len()
}

/// Words for units from the top down, in six languages.
const FROM_TOP: [&[&str]; 6] = [
    &["ministry", "ministere", "ministerio", "وزاره", "министерство", "agency", "organisation", "organization"],
    &[
        "directorate",
        "direction generale",
        "direccion general",
        "secretaria",
        "المديريه",
        "главное управление",
        "command",
    ],
    &[
        "direction",
        "direccion",
        "direcao",
        "department",
        "departement",
        "departamento",
        "الاداره",
        "департамент",
        "управление",
    ],
    &["division", "sous direction", "subdireccion", "branch", "divisao", "الدايره", "отдел"],
    &["section", "service", "servicio", "servico", "seccion", "office", "القسم", "отделение"],
    &["unit", "unite", "unidad", "unidade", "team", "bureau", "equipe", "equipo", "cellule", "الوحده", "группа"],
];

fn place_by_word(header: &str) -> usize {
    let key = format!(" {} ", key(header));
    let names = |words: &&[&str]| words.iter().any(|word| key.contains(&format!(" {word} ")));
    FROM_TOP.iter().position(names).unwrap_or(FROM_TOP.len())
}
