//! How senior a rank is by its words: ranks of police, armies, border and civil services in six languages, and what
//! stands beside them, such as `senior` or `deputy`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::forms::{masculine_forms, words_of};

/// Scores of a phrase, by language.
type Scores = Vec<(&'static str, f64)>;

static PHRASES: LazyLock<BTreeMap<String, Scores>> = LazyLock::new(|| {
    let mut phrases: BTreeMap<String, Scores> = BTreeMap::new();
    for line in include_str!("rank-words.csv").lines().skip(1) {
        let mut parts = line.splitn(3, ',');
        let (Some(score), Some(language), Some(words)) = (parts.next(), parts.next(), parts.next()) else { continue };
        for phrase in words.split(';') {
            let score = score.parse().unwrap_or_default();
            phrases.entry(words_of(phrase).join(" ")).or_default().push((language, score));
        }
    }
    phrases
});

static KNOWN_WORDS: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| PHRASES.keys().flat_map(|phrase| phrase.split(' ')).collect());

/// Short forms that are everywhere, and what they stand for.
const SHORT: [(&str, &str); 28] = [
    ("ст", "старшии"),
    ("мл", "младшии"),
    ("sgt", "sergeant"),
    ("cpl", "corporal"),
    ("lt", "lieutenant"),
    ("capt", "captain"),
    ("cpt", "captain"),
    ("maj", "major"),
    ("col", "colonel"),
    ("gen", "general"),
    ("insp", "inspector"),
    ("supt", "superintendent"),
    ("dir", "director"),
    ("pte", "private"),
    ("pvt", "private"),
    ("const", "constable"),
    ("brig", "brigadier"),
    ("cdt", "cadet"),
    ("comm", "commissioner"),
    ("asst", "assistant"),
    ("dep", "deputy"),
    ("snr", "senior"),
    ("sr", "senior"),
    ("jr", "junior"),
    ("ch", "chief"),
    ("subinsp", "subinspector"),
    ("tte", "teniente"),
    ("sgto", "sargento"),
];

/// What a word beside a rank adds.
const BESIDE: [(&str, f64); 46] = [
    ("senior", 8.0),
    ("chief", 6.0),
    ("head", 6.0),
    ("principal", 8.0),
    ("master", 4.0),
    ("lead", 6.0),
    ("first", 3.0),
    ("chef", 6.0),
    ("superieur", 4.0),
    ("divisionnaire", 5.0),
    ("jefe", 6.0),
    ("mayor", 3.0),
    ("superior", 4.0),
    ("chefe", 6.0),
    ("general", 12.0),
    ("اول", 3.0),
    ("ريس", 6.0),
    ("старшии", 3.0),
    ("главныи", 8.0),
    ("ведущии", 4.0),
    ("1", 3.0),
    ("i", 0.0),
    ("ii", 1.0),
    ("iii", 2.0),
    ("iv", 3.0),
    ("exceptionnel", 2.0),
    ("classe", 0.0),
    ("deputy", -4.0),
    ("vice", -4.0),
    ("assistant", -9.0),
    ("junior", -6.0),
    ("sub", -8.0),
    ("sous", -8.0),
    ("adjoint", -4.0),
    ("adjunto", -4.0),
    ("lance", -4.0),
    ("2", -1.0),
    ("3", -2.0),
    ("trainee", -25.0),
    ("probationary", -18.0),
    ("stagiaire", -25.0),
    ("eleve", -25.0),
    ("практикант", -20.0),
    ("младшии", -4.0),
    ("заместитель", -4.0),
    ("نايب", -4.0),
];

/// How senior each of these ranks is, from 0 to 100, where its words tell. A word of two languages is read in that which
/// the other ranks speak.
pub(super) fn scores(names: &[String]) -> Vec<Option<f64>> {
    let words: Vec<Vec<String>> = names.iter().map(|name| spelled_out(name)).collect();
    let found: Vec<Option<Found>> = words.iter().map(|words| longest(words)).collect();
    let language = language(&found);
    let score = |(words, found): (&Vec<String>, &Option<Found>)| {
        let found = found.as_ref()?;
        let own = found.scores.iter().find(|it| Some(it.0) == language).or(found.scores.first())?;
        let beside = words.iter().enumerate().filter(|(at, _)| !(found.start..found.end).contains(at));
        let added: f64 = beside.map(|(_, word)| of_word_beside(word)).sum();
        Some((own.1 + added).clamp(0.0, 100.0))
    };
    words.iter().zip(&found).map(score).collect()
}

fn of_word_beside(word: &str) -> f64 {
    let forms = masculine_forms(word);
    let known = |word: &str| BESIDE.iter().find(|it| it.0 == word).map(|it| it.1);
    known(word).or_else(|| forms.iter().find_map(|it| known(it))).unwrap_or_default()
}

fn spelled_out(name: &str) -> Vec<String> {
    let long = |word: String| SHORT.iter().find(|it| it.0 == word).map_or(word, |it| it.1.to_owned());
    words_of(name).into_iter().map(long).collect()
}

struct Found {
    start: usize,
    end: usize,
    scores: &'static Scores,
}

/// The longest phrase within the words; of two as long, the more senior.
fn longest(words: &[String]) -> Option<Found> {
    let longest = words.len().min(4);
    for length in (1..=longest).rev() {
        let found = words
            .windows(length)
            .enumerate()
            .filter_map(|(start, part)| Some(Found { start, end: start + length, scores: phrase(part)? }));
        let best = found.max_by(|one, other| one.scores[0].1.total_cmp(&other.scores[0].1));
        if best.is_some() {
            return best;
        }
    }
    None
}

fn phrase(words: &[String]) -> Option<&'static Scores> {
    let joined = words.join(" ");
    if let Some(scores) = PHRASES.get(&joined) {
        return Some(scores);
    }
    let masculine = words.iter().map(|word| {
        let known = |form: &String| KNOWN_WORDS.contains(form.as_str());
        masculine_forms(word).into_iter().find(known).unwrap_or_else(|| word.clone())
    });
    PHRASES.get(&masculine.collect::<Vec<_>>().join(" "))
}

/// The language most of the ranks speak, by words that only one language has.
fn language(found: &[Option<Found>]) -> Option<&'static str> {
    let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
    for found in found.iter().flatten() {
        let languages: BTreeSet<&'static str> = found.scores.iter().map(|it| it.0).collect();
        for language in &languages {
            *counts.entry(language).or_default() += if languages.len() == 1 { 3 } else { 1 };
        }
    }
    counts.into_iter().max_by_key(|it| it.1).map(|it| it.0)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(&["Cadet", "Border Guard", "Senior Border Guard", "Sergeant", "Staff Sergeant", "Inspector", "Chief Inspector", "Superintendent", "Deputy Director", "Director"])]
    #[case(&["Élève", "Gardien de la paix", "Brigadier", "Brigadier-chef", "Major", "Lieutenant", "Capitaine", "Commandant", "Commissaire", "Directeur"])]
    #[case(&["Aspirante", "Guardia", "Guardia primero", "Cabo", "Cabo 1º", "Sargento", "Subinspectora", "Inspectora", "Inspectora jefa", "Comisaria", "Comisario principal", "Directora general"])]
    #[case(&["Soldado", "Cabo", "Sargento", "Tenente", "Capitão", "Major", "Tenente-Coronel", "Coronel", "General"])]
    #[case(&["جندي", "عريف", "رقيب", "رقيب أول", "ملازم", "ملازم أول", "نقيب", "رائد", "مقدم", "عقيد", "عميد", "لواء", "فريق"])]
    #[case(&["Рядовой", "Ефрейтор", "Младший сержант", "Сержант", "Старший сержант", "Прапорщик", "Лейтенант", "Старший лейтенант", "Капитан", "Майор", "Подполковник", "Полковник", "Генерал-майор"])]
    #[case(&["Assistant Engineer", "Engineer", "Senior Engineer", "Technique Leader", "Manager"])]
    #[case(&["Constable", "Corporal", "Sgt.", "Insp.", "Capt", "Maj", "Lt Col", "Brigadier", "Major General"])]
    fn ladders_that_are_known_are_found_in_order(#[case] ladder: &[&str]) {
        let names: Vec<String> = ladder.iter().map(|&it| it.to_owned()).collect();
        let scores = scores(&names);
        for (pair, names) in scores.windows(2).zip(ladder.windows(2)) {
            assert!(pair[0].is_some() && pair[0] < pair[1], "{names:?}: {pair:?}");
        }
    }
}
