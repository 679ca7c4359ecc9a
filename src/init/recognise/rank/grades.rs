//! Ranks that are grades with numbers, such as `P-3`, `GS-5`, `GL 08`, `A2/3`: read, and put in order.

use std::collections::BTreeMap;

/// A grade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Grade {
    /// Letters before the number, capital; empty where there are none.
    pub(super) series: String,
    /// The number; of a letter, its place in the alphabet.
    pub(super) number: u32,
    /// Whether a letter stands for the number.
    pub(super) is_letter: bool,
    /// Length of the text up to the step.
    pub(super) end: usize,
    /// Whether a step follows, as in `A2/3`.
    pub(super) has_step: bool,
}

/// Words that may stand before a number of a grade.
const WORDS: [&str; 14] = [
    "GRADE",
    "LEVEL",
    "BAND",
    "CLASS",
    "GRADO",
    "NIVEL",
    "NIVEAU",
    "CLASSE",
    "CATEGORY",
    "ECHELON",
    "SCALE",
    "PAYSCALE",
    "РАЗРЯД",
    "الدرجة",
];
/// Grades of the United Nations that have no number, and their level.
const HEADS: [(&str, u32); 4] = [("ASG", 15), ("USG", 16), ("DSG", 17), ("SG", 18)];

/// Reads a grade; `None` where the text is none.
pub(super) fn grade(text: &str) -> Option<Grade> {
    let text = text.trim();
    if HEADS.iter().any(|head| head.0 == text) {
        return Some(Grade { series: text.to_owned(), number: 1, is_letter: false, end: text.len(), has_step: false });
    }
    let start = text.find(|c: char| c.is_ascii_digit()).unwrap_or(text.len());
    let series: String = text[..start].chars().filter(|c| c.is_alphabetic()).flat_map(char::to_uppercase).collect();
    let clean = text[..start].chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '.' | '_' | '–'));
    if !clean || (series.chars().count() > 5 && !WORDS.contains(&series.as_str())) {
        return None;
    }
    if start == text.len() {
        return lettered(&series, text);
    }
    let digits = text[start..].find(|c: char| !c.is_ascii_digit()).map_or(text.len(), |it| start + it);
    let number = text[start..digits].parse().ok().filter(|it| *it <= 99)?;
    let rest = text[digits..].trim();
    let has_step = is_step(rest);
    let suffix = rest.chars().count() <= 1 && rest.chars().all(char::is_alphabetic);
    // `Grade 04 Officer of the watch`: the word before the number says that it is a grade, whatever title follows.
    let is_titled = WORDS.contains(&series.as_str()) && text[digits..].starts_with([' ', '-', ':', ',', '(']);
    let end = if has_step { digits } else { text.len() };
    (has_step || suffix || is_titled).then_some(Grade { series, number, is_letter: false, end, has_step })
}

/// `NO-B`, and `A` where all are letters.
fn lettered(series: &str, text: &str) -> Option<Grade> {
    let (head, letter) = if let Some(letter) = series.strip_prefix("NO") { ("NO", letter) } else { ("", series) };
    let mut letters = letter.chars();
    match (letters.next(), letters.next()) {
        (Some(c @ 'A'..='Z'), None) => {
            let number = u32::from(c) - u32::from('A') + 1;
            Some(Grade { series: head.to_owned(), number, is_letter: true, end: text.len(), has_step: false })
        }
        _ => None,
    }
}

fn is_step(rest: &str) -> bool {
    let lower = rest.to_lowercase();
    let bare = lower.trim_start_matches(['/', '-', '.', ',', ' ']);
    let bare = ["step", "echelon", "échelon", "escalon", "escalón", "notch"]
        .iter()
        .find_map(|it| bare.strip_prefix(it))
        .unwrap_or(bare);
    let bare = bare.trim_start_matches(['.', ' ']);
    !rest.is_empty()
        && !rest.starts_with(|c: char| c.is_alphanumeric()) | lower.starts_with("step")
        && !bare.is_empty()
        && bare.len() <= 2
        && bare.chars().all(|c| c.is_ascii_digit())
}

/// How the grades were put in order.
pub(super) struct Order {
    /// For each grade, its place; equal places stand side by side.
    pub(super) places: Vec<u32>,
    /// Bands, where the system of grades is known.
    pub(super) bands: Option<Vec<usize>>,
    /// In one sentence.
    pub(super) reason: String,
}

/// Puts grades in order. `holders` says how senior the people in each are, where dates tell; `rows` how many they are.
pub(super) fn order(grades: &[Grade], holders: Option<&[f64]>, rows: &[u64]) -> Order {
    let has = |series: &[&str]| grades.iter().any(|it| series.contains(&it.series.as_str()));
    let all = |series: &[&str]| grades.iter().all(|it| series.contains(&it.series.as_str()));
    if has(&["P", "D", "NO"]) && all(&["P", "D", "G", "GS", "NO", "FS", "L", "ASG", "USG", "DSG", "SG", "SC", "UG"]) {
        let places: Vec<u32> = grades.iter().map(united_nations).collect();
        let bands = Some(places.iter().map(|it| united_nations_band(*it)).collect());
        return Order {
            places,
            bands,
            reason: "the ladder follows the common system of the United Nations: G, NO, FS, P, D".to_owned(),
        };
    }
    if has(&["C"]) && has(&["A"]) && all(&["A", "B", "C", "E", "AP", ""]) && grades.iter().all(|it| it.number <= 3) {
        let places = grades.iter().map(spanish).collect();
        return Order {
            places,
            bands: None,
            reason: "the ladder goes from group C to group A, the number 1 above 2, as in Spanish law".to_owned(),
        };
    }
    by_series(grades, holders, rows)
}

fn united_nations(grade: &Grade) -> u32 {
    let number = grade.number;
    match grade.series.as_str() {
        "G" | "GS" | "SC" | "UG" => number,
        "FS" => 3 + number,
        "D" => 12 + number,
        "ASG" | "USG" | "DSG" | "SG" => HEADS.iter().find(|it| it.0 == grade.series).map_or(18, |it| it.1),
        _ => 7 + number,
    }
}

fn united_nations_band(place: u32) -> usize {
    [5, 10, 12, 13].iter().filter(|it| place >= **it).count()
}

fn spanish(grade: &Grade) -> u32 {
    match (grade.series.as_str(), grade.number) {
        ("A", number) => 40 - number,
        ("C", number) => 20 - number,
        // A letter alone: group B, or E.
        ("", 2) => 30,
        _ => 10,
    }
}

/// By number within a series; series one above the other by the seniority of their people, else side by side.
fn by_series(grades: &[Grade], holders: Option<&[f64]>, rows: &[u64]) -> Order {
    let letters = grades.iter().all(|it| it.series.is_empty() && it.is_letter && it.number <= 8);
    let told = holders.map(|holders| agreement(grades, holders)).filter(|it| it.abs() >= 0.7);
    let pyramid = !letters && told.is_none() && narrows_downwards(grades, rows);
    let down = told.map_or(letters || pyramid, |it| it < 0.0);
    let most = grades.iter().map(|it| it.number).max().unwrap_or_default();
    let within = |grade: &Grade| if down { most + 1 - grade.number } else { grade.number };
    let series = ordered_series(grades, holders);
    let offset = |grade: &Grade| series.get(&grade.series).copied().unwrap_or_default() * (most + 1);
    let places = grades.iter().map(|it| offset(it) + within(it)).collect();
    let direction =
        if down { "the lowest number or first letter is the most senior" } else { "a higher number is more senior" };
    let reason = match (series.values().any(|it| *it > 0), holders) {
        _ if pyramid => format!(
            "the ladder follows the numbers of the grades, {direction}, since few people have it; no dates told"
        ),
        (true, _) => format!(
            "the ladder follows the numbers of the grades, {direction}; series by the seniority of their people"
        ),
        (false, Some(_)) => format!(
            "the ladder follows the numbers of the grades, {direction}; entry and birth dates were looked at too"
        ),
        (false, None) => {
            format!("the ladder follows the numbers of the grades, {direction}; no dates could confirm it")
        }
    };
    Order { places, bands: None, reason }
}

/// Whether there are the fewer people the lower the number is, of grades that no letters name: a ladder narrows towards
/// its top.
fn narrows_downwards(grades: &[Grade], rows: &[u64]) -> bool {
    let is_bare = |it: &Grade| it.series.is_empty() || WORDS.contains(&it.series.as_str());
    let crowds: Vec<f64> = rows.iter().map(|it| (*it as f64).max(1.0).ln()).collect();
    let numbers = grades.iter().map(|it| f64::from(it.number));
    let most = crowds.iter().copied().fold(0.0, f64::max);
    let least = crowds.iter().copied().fold(f64::INFINITY, f64::min);
    grades.len() >= 3
        && grades.len() == rows.len()
        && grades.iter().all(is_bare)
        && most - least >= 4.0_f64.ln()
        && correlation(&numbers.zip(crowds.iter().copied()).collect::<Vec<_>>()) >= 0.8
}

/// The correlation of pairs; 0 where one side does not vary.
fn correlation(pairs: &[(f64, f64)]) -> f64 {
    let count = pairs.len().max(1) as f64;
    let (mean_x, mean_y) =
        (pairs.iter().map(|it| it.0).sum::<f64>() / count, pairs.iter().map(|it| it.1).sum::<f64>() / count);
    let sum = |of: fn(f64, f64) -> f64| pairs.iter().map(|it| of(it.0 - mean_x, it.1 - mean_y)).sum::<f64>();
    let (cross, x, y) = (sum(|x, y| x * y), sum(|x, _| x * x), sum(|_, y| y * y));
    if x > 0.0 && y > 0.0 { cross / (x * y).sqrt() } else { 0.0 }
}

/// Places of the series, those with the more junior people first; all 0 where nothing tells.
fn ordered_series(grades: &[Grade], holders: Option<&[f64]>) -> BTreeMap<String, u32> {
    let mut sums: BTreeMap<String, (f64, f64)> = BTreeMap::new();
    for (at, grade) in grades.iter().enumerate() {
        let sum = sums.entry(grade.series.clone()).or_default();
        sum.0 += holders.and_then(|it| it.get(at)).copied().unwrap_or_default();
        sum.1 += 1.0;
    }
    let known = military(&sums);
    let mut series: Vec<(String, f64)> = sums.into_iter().map(|(name, (sum, count))| (name, sum / count)).collect();
    if let Some(known) = known {
        return known;
    }
    if holders.is_none() {
        return series.into_iter().map(|it| (it.0, 0)).collect();
    }
    series.sort_by(|one, other| one.1.total_cmp(&other.1));
    (0..).zip(series).map(|(place, it)| (it.0, place)).collect()
}

/// Enlisted below warrant officers below officers.
fn military(series: &BTreeMap<String, (f64, f64)>) -> Option<BTreeMap<String, u32>> {
    let known = ["E", "W", "WO", "O", "OF"];
    let all = series.len() > 1 && series.keys().all(|it| known.contains(&it.as_str()));
    let place = |name: &str| u32::from(name.starts_with('W')) + 2 * u32::from(name.starts_with('O'));
    all.then(|| series.keys().map(|it| (it.clone(), place(it))).collect())
}

/// Years by which the people of the highest and the lowest number must differ before they tell anything.
const TELLING: f64 = 3.0;

/// The correlation of numbers with the seniority of the people, within series; 0 where the people hardly differ.
fn agreement(grades: &[Grade], holders: &[f64]) -> f64 {
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len().max(1) as f64;
    let (mut cross, mut numbers, mut people) = (0.0, 0.0, 0.0);
    let series: std::collections::BTreeSet<&String> = grades.iter().map(|it| &it.series).collect();
    for name in series {
        let own: Vec<(f64, f64)> = grades
            .iter()
            .zip(holders)
            .filter(|it| it.0.series == *name)
            .map(|it| (f64::from(it.0.number), *it.1))
            .collect();
        let (x, y): (Vec<f64>, Vec<f64>) = own.iter().copied().unzip();
        let (mean_x, mean_y) = (mean(&x), mean(&y));
        for (x, y) in own {
            cross += (x - mean_x) * (y - mean_y);
            numbers += (x - mean_x).powi(2);
            people += (y - mean_y).powi(2);
        }
    }
    let numbers_of = || grades.iter().map(|it| it.number);
    let range = f64::from(numbers_of().max().unwrap_or_default() - numbers_of().min().unwrap_or_default());
    let telling = numbers > 0.0 && (cross / numbers * range).abs() >= TELLING;
    if telling && people > 0.0 { cross / (numbers * people).sqrt() } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn places(texts: &[&str], holders: Option<&[f64]>) -> Vec<u32> {
        let grades: Vec<Grade> = texts.iter().map(|it| grade(it).unwrap()).collect();
        order(&grades, holders, &[]).places
    }

    #[test]
    fn a_title_may_follow_a_number_that_is_called_a_grade() {
        let of = |text| grade(text).map(|it| (it.series, it.number));
        assert_eq!(of("Grade 04 Officer of the watch"), Some(("GRADE".to_owned(), 4)));
        assert_eq!(of("Nivel 12: Jefa de sección"), Some(("NIVEL".to_owned(), 12)));
        assert_eq!((of("Team 4 North"), of("Grade 4th")), (None, None));
    }

    #[test]
    fn a_ladder_narrows_towards_its_top() {
        let of = |rows: &[u64]| {
            let grades: Vec<Grade> = ["5", "8", "14", "20"].iter().map(|it| grade(it).unwrap()).collect();
            order(&grades, None, rows).places
        };
        let (few_below, few_above) = (of(&[6, 9, 45, 120]), of(&[120, 45, 9, 6]));
        assert!(few_below.windows(2).all(|pair| pair[0] > pair[1]), "{few_below:?}");
        assert!(few_above.windows(2).all(|pair| pair[0] < pair[1]), "{few_above:?}");
    }

    #[rstest]
    #[case(&["GS-1", "G-5", "G7", "P-1", "P 2", "P3", "P-5", "D-1", "D-2", "ASG", "USG"])]
    #[case(&["C2", "C1", "B", "A2", "A1"])]
    #[case(&["GL 03", "GL 08", "GL 10"])]
    #[case(&["E-1", "E-9", "W-1", "O-1", "O-6"])]
    #[case(&["C", "B", "A"])]
    #[case(&["2", "5", "17"])]
    #[case(&["1", "2", "3"])]
    #[case(&["Grade 3", "Grade 4"])]
    fn grades_stand_in_order(#[case] ladder: &[&str]) {
        let places = places(ladder, None);
        assert!(places.windows(2).all(|pair| pair[0] < pair[1]), "{places:?}");
    }

    #[test]
    fn national_officers_stand_beside_professionals() {
        let places = places(&["NO-A", "NOB", "P-1", "P-2"], None);
        assert_eq!((places[0], places[1]), (places[2], places[3]));
    }

    #[test]
    fn people_tell_which_end_is_senior() {
        let places = places(&["Grade 1", "Grade 2", "Grade 3"], Some(&[6.0, 3.0, 0.0]));
        assert!(places[0] > places[1] && places[1] > places[2]);
        let places = self::places(&["Grade 1", "Grade 2", "Grade 3"], Some(&[0.5, 0.2, 0.0]));
        assert!(places[0] < places[1] && places[1] < places[2]);
    }

    #[rstest]
    #[case("A2/3", "A2", true)]
    #[case("GL 08/05", "GL 08", true)]
    #[case("GS-7 Step 4", "GS-7", true)]
    #[case("P-3", "P-3", false)]
    fn a_step_is_told_from_its_grade(#[case] text: &str, #[case] name: &str, #[case] has_step: bool) {
        let grade = grade(text).unwrap();
        assert_eq!((&text[..grade.end], grade.has_step), (name, has_step));
    }

    #[rstest]
    #[case("Inspector")]
    #[case("Engineer 2")]
    #[case("Cabo primero")]
    #[case("2016-01-01")]
    fn what_is_no_grade_is_none(#[case] text: &str) {
        assert_eq!(grade(text), None);
    }
}
