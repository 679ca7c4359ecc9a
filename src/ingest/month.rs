//! Months in words, as file names have them: six languages, full and short, case and accents ignored.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::domain::fold;

/// January to December: English, French, Spanish, Portuguese, Russian (nominative and genitive), Arabic (Levant and Iraq;
/// Egypt and the Gulf; Tunisia and Algeria; Morocco and Mauritania), with the usual short forms.
const WORDS: [&str; 12] = [
    "january jan janvier janv enero ene janeiro январь января янв كانون-الثاني يناير جانفي",
    "february feb février févr fév febrero fevereiro fev февраль февраля февр фев شباط فبراير فيفري",
    "march mar mars marzo março март марта мар آذار مارس",
    "april apr avril avr abril abr апрель апреля апр نيسان أبريل إبريل ابريل أفريل",
    "may mai mayo maio май мая أيار مايو ماي",
    "june jun juin junio junho июнь июня июн حزيران يونيو يونيه جوان",
    "july jul juillet juil julio julho июль июля июл تموز يوليو يوليه جويلية يوليوز",
    "august aug août agosto ago август августа авг آب أغسطس أوت غشت أغشت",
    "september sep sept septembre septiembre setiembre setembro set сентябрь сентября сент сен أيلول سبتمبر شتنبر شتمبر",
    "october oct octobre octubre outubro out октябрь октября окт تشرين-الأول أكتوبر",
    "november nov novembre noviembre novembro ноябрь ноября нояб ноя تشرين-الثاني نوفمبر نونبر نوفنبر",
    "december dec décembre déc diciembre dic dezembro dez декабрь декабря дек كانون-الأول ديسمبر دجنبر دجمبر",
];

static MONTHS: LazyLock<BTreeMap<String, u8>> = LazyLock::new(|| {
    let month = |(number, words): (u8, &'static str)| words.split(' ').map(move |word| (key(word), number));
    (1..).zip(WORDS).flat_map(month).collect()
});

/// The longest month word, in characters, with room for accents that are characters of their own.
const LONGEST: usize = 18;

/// The month that this word is, 1 to 12.
#[must_use]
pub fn month_of_word(word: &str) -> Option<u8> {
    MONTHS.get(&key(word)).copied()
}

/// The month that `text` begins with and what follows it: the longest word that ends where no further letter follows.
pub(super) fn leading_month(text: &str) -> Option<(u8, &str)> {
    text.starts_with(char::is_alphabetic).then_some(())?;
    let is_part = |c: char| c.is_alphabetic() || is_combining_mark(c);
    let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]).skip(1).take(LONGEST);
    let ends: Vec<usize> =
        ends.filter(|&at| text[..at].ends_with(is_part) && !text[at..].starts_with(is_part)).collect();
    ends.into_iter().rev().find_map(|at| Some((month_of_word(&text[..at])?, &text[at..])))
}

/// A word for comparison: folded, without accents, its parts joined by one dash.
fn key(word: &str) -> String {
    let bare: String = fold(word).nfd().filter(|c| !is_combining_mark(*c)).collect();
    bare.replace([' ', '_'], "-").replace('ى', "ي").replace('ة', "ه")
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("October", 10)]
    #[case("OCT", 10)]
    #[case("août", 8)]
    #[case("AOUT", 8)]
    #[case("Fevrier", 2)]
    #[case("setiembre", 9)]
    #[case("Março", 3)]
    #[case("декабря", 12)]
    #[case("МАЙ", 5)]
    #[case("تشرين الأول", 10)]
    #[case("تشرين_الاول", 10)]
    #[case("تشرين الثاني", 11)]
    #[case("أكتوبر", 10)]
    #[case("اكتوبر", 10)]
    #[case("جويلية", 7)]
    #[case("غشت", 8)]
    fn a_month_in_words_is_its_number(#[case] word: &str, #[case] month: u8) {
        assert_eq!(month_of_word(word), Some(month));
    }

    #[test]
    fn no_word_means_two_months_and_none_is_longer_than_is_looked_for() {
        let words: Vec<&str> = WORDS.iter().flat_map(|words| words.split(' ')).collect();
        let twice = words.iter().filter(|word| {
            words.iter().any(|other| month_of_word(word) != month_of_word(other) && key(word) == key(other))
        });
        assert_eq!(twice.count(), 0);
        assert!(words.iter().all(|word| word.chars().count() <= LONGEST));
        for (number, words) in (1..).zip(WORDS) {
            assert!(words.split(' ').all(|word| month_of_word(word) == Some(number)), "{words}");
        }
    }

    #[test]
    fn a_month_ends_where_its_letters_do() {
        assert_eq!(leading_month("october_2026"), Some((10, "_2026")));
        assert_eq!(leading_month("oct26.csv"), Some((10, "26.csv")));
        assert_eq!(leading_month("marina 2026"), None);
        assert_eq!(leading_month("كانون الأول 2026"), Some((12, " 2026")));
        assert_eq!(leading_month("aou\u{302}t 2026"), Some((8, " 2026")), "accents may be characters of their own");
        assert_eq!(leading_month("Q3"), None);
    }
}
