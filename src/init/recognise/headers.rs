//! What a header says its column holds: exact synonyms, then words within, then near spellings.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::field::Field;
use super::key::key;

/// What a header says.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Reading {
    /// Fields it may mean, with how surely: 1 is a synonym word for word.
    pub(super) fields: BTreeMap<Field, f64>,
    /// Whether it says that the values are codes or numbers of something.
    pub(super) is_code: bool,
}

impl Reading {
    fn note(&mut self, field: Field, strength: f64) {
        let known = self.fields.entry(field).or_default();
        *known = known.max(strength);
    }

    /// How surely the header means this field.
    pub(super) fn strength(&self, field: Field) -> f64 {
        self.fields.get(&field).copied().unwrap_or_default()
    }
}

/// Words that add nothing to what a column holds, once words that do are left.
const FILLERS: [&str; 54] = [
    "name",
    "nom",
    "nombre",
    "nome",
    "desc",
    "descr",
    "description",
    "descripcion",
    "descricao",
    "text",
    "txt",
    "label",
    "libelle",
    "intitule",
    "current",
    "actual",
    "actuel",
    "actuelle",
    "present",
    "atual",
    "employee",
    "employees",
    "staff",
    "agent",
    "personnel",
    "officer",
    "empleado",
    "funcionario",
    "servidor",
    "person",
    "worker",
    "of",
    "the",
    "de",
    "du",
    "des",
    "la",
    "le",
    "les",
    "el",
    "los",
    "do",
    "da",
    "dos",
    "et",
    "and",
    "en",
    "in",
    "au",
    "a",
    "اسم",
    "наименование",
    "название",
    "сотрудника",
];
/// Words that say that a column holds codes.
const CODE_WORDS: [&str; 16] =
    ["code", "cd", "codigo", "cod", "id", "no", "n", "nr", "nro", "num", "number", "key", "#", "код", "كود", "رمز"];
/// Words of a time: a column that has one of them holds no label.
const DATE_WORDS: [&str; 12] =
    ["date", "dt", "fecha", "fec", "data", "dat", "дата", "تاريخ", "since", "depuis", "desde", "datum"];

/// Words of a civil status: whether somebody is married says nothing of whether they are in service.
const MARRIAGE: [&str; 8] =
    ["marital", "civil", "civile", "matrimonial", "familiale", "الاجتماعيه", "семеиное", "medeni"];

/// The field of a header word for word, or by all its words that matter: cheap, to find the header row with.
pub(super) fn known_field(header: &str) -> Option<Field> {
    if header.is_empty() || header.len() > 120 {
        return None;
    }
    let key = key(header);
    let exact = SYNONYMS.exact.get(&key).or_else(|| SYNONYMS.squeezed.get(&key.replace(' ', "")));
    exact.or_else(|| Some(bag(&key)).filter(|it| !it.is_empty()).and_then(|it| SYNONYMS.bags.get(&it))).copied()
}

/// Whether two headers are the same but for words such as `Code` and `Name`.
pub(super) fn is_same_thing(one: &str, other: &str) -> bool {
    let (one, other) = (bag(&key(one)), bag(&key(other)));
    !one.is_empty() && one == other
}

struct Synonyms {
    exact: BTreeMap<String, Field>,
    squeezed: BTreeMap<String, Field>,
    /// Sorted words that matter.
    bags: BTreeMap<Vec<String>, Field>,
}

static SYNONYMS: LazyLock<Synonyms> = LazyLock::new(synonyms);

/// Fields and headers of both lists.
pub(super) fn listed() -> impl Iterator<Item = (Field, &'static str)> {
    let lists = [include_str!("header-synonyms.csv"), include_str!("more-headers.csv")];
    lists.into_iter().flat_map(str::lines).filter_map(|line| {
        let mut parts = line.split(',');
        let field = Field::from_word(parts.next()?)?;
        Some((field, parts.nth(1)?))
    })
}

fn synonyms() -> Synonyms {
    let mut all = Synonyms { exact: BTreeMap::new(), squeezed: BTreeMap::new(), bags: BTreeMap::new() };
    for (field, header) in listed() {
        let key = key(header);
        all.squeezed.entry(key.replace(' ', "")).or_insert(field);
        let bag = bag(&key);
        if !bag.is_empty() && !matches!(field, Field::Name | Field::Numbering) {
            all.bags.entry(bag).or_insert(field);
        }
        all.exact.entry(key).or_insert(field);
    }
    all
}

/// The words of a key that matter, sorted.
fn bag(key: &str) -> Vec<String> {
    let words = key.split(' ').filter(|word| !FILLERS.contains(word) && !CODE_WORDS.contains(word));
    words.map(str::to_owned).collect::<BTreeSet<_>>().into_iter().collect()
}

/// Reads a header; two rows joined by ` / ` are read together and each by itself.
pub(super) fn read_header(header: &str) -> Reading {
    let mut reading = row_reading(header);
    if let Some((group, row)) = header.split_once(" / ") {
        let (above, below) = (row_reading(group), row_reading(row));
        for (&field, strength) in &below.fields {
            reading.note(field, strength * 0.99);
        }
        for (&field, strength) in &above.fields {
            reading.note(field, strength * if is_filler_only(row) { 0.97 } else { 0.5 });
        }
        if is_filler_only(row) {
            let kept = reading.fields.iter().filter(|(field, _)| field.is_coded()).map(|(field, it)| (*field, *it));
            let kept: BTreeMap<Field, f64> = kept.collect();
            reading.fields = if kept.is_empty() { reading.fields } else { kept };
        }
        reading.is_code |= below.is_code;
    }
    reading
}

/// Whether a row of a header says no more than `Name`, `Code` or the number of the column.
fn is_filler_only(row: &str) -> bool {
    let key = key(row);
    let is_number = key.chars().all(char::is_numeric);
    !key.is_empty() && (is_number || (bag(&key).is_empty() && !key.contains("id")))
}

fn row_reading(header: &str) -> Reading {
    let key = key(header);
    let mut reading = Reading::default();
    if key.is_empty() {
        return reading;
    }
    let words: Vec<&str> = key.split(' ').collect();
    let known = &*SYNONYMS;
    if let Some(&field) = known.exact.get(&key) {
        reading.note(field, 1.0);
    } else if let Some(&field) = known.squeezed.get(&key.replace(' ', "")) {
        reading.note(field, 0.99);
    }
    let is_exact = !reading.fields.is_empty();
    reading.is_code =
        words.len() > 1 && words.iter().any(|word| CODE_WORDS.contains(word)) || SYSTEM_CODES.contains(&&*key);
    if !is_exact {
        words_within(&key, &mut reading);
        near_spellings(&key, &mut reading);
    }
    reading
}

/// System columns that hold codes, where no word says so.
const SYSTEM_CODES: [&str; 10] =
    ["orgeh", "deptid", "plans", "stell", "jobcode", "werks", "btrtl", "persg", "persk", "ansvh"];

/// Synonyms among the words of a header: all that matter, or some of them.
fn words_within(key: &str, reading: &mut Reading) {
    let words = bag(key);
    if words.is_empty() {
        return;
    }
    if let Some(&field) = SYNONYMS.bags.get(&words) {
        let fits = field.is_coded() || !reading.is_code || field == Field::Person;
        reading.note(field, if fits { 0.95 } else { 0.6 });
    }
    let is_date = words.iter().any(|word| DATE_WORDS.contains(&word.as_str()));
    let is_marriage = words.iter().any(|word| MARRIAGE.contains(&word.as_str()));
    for (synonym, &field) in &SYNONYMS.bags {
        let holds = synonym.len() < words.len() && synonym.iter().all(|it| words.contains(it));
        let letters: usize = synonym.iter().map(|it| it.chars().count()).sum();
        let is_other = (is_date && field.is_coded()) || (is_marriage && field == Field::Status);
        if holds && letters > 2 && !is_other {
            reading.note(field, 0.7 + 0.25 * synonym.len() as f64 / words.len() as f64);
        }
    }
}

fn near_spellings(key: &str, reading: &mut Reading) {
    if key.chars().count() < 5 {
        return;
    }
    let (first, length) = (key.chars().next(), key.chars().count());
    for (synonym, &field) in &SYNONYMS.exact {
        let letters = synonym.chars().count();
        if letters < 4 || letters.abs_diff(length) > 3 || synonym.chars().next() != first {
            continue;
        }
        let near = strsim::jaro_winkler(key, synonym);
        if near >= 0.92 {
            reading.note(field, near * 0.97);
        }
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[test]
    fn every_header_of_the_lists_means_its_field() {
        assert_eq!(include_str!("header-synonyms.csv").lines().count() - 1, 831);
        let mut other = Vec::new();
        for (field, header) in listed() {
            let reading = read_header(header);
            if reading.strength(field) < 0.99 || reading.fields.iter().any(|(it, s)| *it != field && *s >= 0.99) {
                other.push((field, header, reading));
            }
        }
        assert!(other.is_empty(), "{other:?}");
    }

    #[rstest]
    #[case("Department Name", Field::Unit)]
    #[case("Nome Lotação", Field::Unit)]
    #[case("Codigo Lotação", Field::Unit)]
    #[case("Código Cargo", Field::Role)]
    #[case("Employee Position Title", Field::Role)]
    #[case("employeeno", Field::Person)]
    #[case("hire_date", Field::Entry)]
    #[case("Date of Brith", Field::Birth)]
    #[case("Relación de servicio / Tipo", Field::Contract)]
    #[case("Datos personales / Fecha de nacimiento", Field::Birth)]
    #[case("Puesto / Empleo", Field::Rank)]
    #[case("Unit / Name", Field::Unit)]
    #[case("Emp. No. / (1)", Field::Person)]
    #[case("Sex (M/F) / (3)", Field::Gender)]
    #[case("userId / Employee ID", Field::Person)]
    #[case("Grade Entry Date", Field::GradeDate)]
    #[case("الرتبــة", Field::Rank)]
    #[case("Дата приёма на работу", Field::Entry)]
    fn a_header_means_most_surely(#[case] header: &str, #[case] expected: Field) {
        let reading = read_header(header);
        let best = reading.fields.iter().max_by(|one, other| one.1.total_cmp(other.1));
        assert_eq!(best.map(|(field, _)| *field), Some(expected), "{reading:?}");
        assert!(reading.strength(expected) >= 0.85, "{reading:?}");
    }
}
