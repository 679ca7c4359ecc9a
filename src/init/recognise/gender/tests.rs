//! The tried cases of gender codes.

use rstest::rstest;

use super::*;

fn guess(codes: &[&str], header: &str) -> GenderGuess {
    let rows = |at: usize| 1_000 - at as u64;
    let code = |(at, text): (usize, &&str)| GenderCode { text: (*text).to_owned(), rows: rows(at), meaning: None };
    decoded(codes.iter().enumerate().map(code).collect(), header)
}

fn letters(meanings: impl Iterator<Item = Gender>) -> String {
    meanings
        .map(|it| match it {
            Gender::Woman => 'F',
            Gender::Man => 'M',
            Gender::Another => 'X',
            Gender::NotStated => 'U',
        })
        .collect()
}

#[rstest]
#[case(&["F", "M"], "FM")]
#[case(&["F", "M", ""], "FMU")]
#[case(&["M", "F", "X"], "MFX")]
#[case(&["M", "F", "U", "D", "O"], "MFUUX")]
#[case(&["H", "M"], "MF")]
#[case(&["H", "F"], "MF")]
#[case(&["K", "E"], "FM")]
#[case(&["K", "M"], "FM")]
#[case(&["Q", "K"], "FM")]
#[case(&["L", "P"], "MF")]
#[case(&["Ж", "М"], "FM")]
#[case(&["Ж", "M"], "FM")]
#[case(&["Ж", "Ч"], "FM")]
#[case(&["ذ", "أ"], "MF")]
#[case(&["ذكر", "أنثى", "غير محدد"], "MFU")]
#[case(&["f", "m", "F", "M", " "], "FMFMU")]
#[case(&["M", "H", "Mujer", "Hombre", "O", "NC", ""], "FMFMXUU")]
#[case(&["H", "F", "A", "NP", ""], "MFXUU")]
#[case(&["M", "H", "Mujer", "Hombre", "O", ""], "FMFMXU")]
#[case(&["Homme", "Femme", "Non précisé"], "MFU")]
#[case(&["Male", "Male "], "MM")]
#[case(&["W", "M"], "FM")]
#[case(&["女", "男"], "FM")]
fn codes_that_one_reading_explains_are_decoded(#[case] codes: &[&str], #[case] expected: &str) {
    let guess = guess(codes, "x");
    assert_eq!(guess.question, None);
    assert_eq!(letters(guess.codes.iter().map(|it| it.meaning.unwrap())), expected);
}

#[rstest]
#[case(&["V", "M"], "Sexo", &["MF", "FM"])]
#[case(&["V", "M"], "Geslacht", &["FM", "MF"])]
#[case(&["W", "M", "D"], "Geschlecht", &["FMX", "FMU"])]
#[case(&["1", "2"], "GESCH", &["MF", "FM"])]
#[case(&["1", "2", "", "9"], "GESCH", &["MFUU", "FMUU"])]
#[case(&["0", "1"], "sex", &["MF", "FM"])]
#[case(&["1", "6"], "sexo", &["MF", "FM"])]
#[case(&["M"], "sexo", &["M", "F"])]
#[case(&["M"], "sex", &["M", "F"])]
#[case(&["F"], "sex", &["F", "U"])]
#[case(&["F", "M", "Z"], "sex", &["FMU", "FMX"])]
#[case(&["AA", "BB"], "sex", &["MF", "FM"])]
#[case(&["F", "M", "H"], "sexo", &["FMM", "FFM"])]
fn codes_that_may_mean_either_are_asked(#[case] codes: &[&str], #[case] header: &str, #[case] expected: &[&str]) {
    let question = guess(codes, header).question.unwrap();
    let answers: Vec<String> = question.options.iter().map(|it| letters(it.value.iter().copied())).collect();
    assert_eq!(answers, expected, "{question:?}");
    assert!(question.options.iter().all(|it| it.value.len() == codes.len()));
}

#[test]
fn a_question_names_codes_counts_and_standards() {
    let question = guess(&["1", "2", ""], "GESCH").question.unwrap();
    assert_eq!(
        question.text,
        "what do the codes of column `GESCH` mean: `1` (1000 rows), `2` (999 rows), blank (998 rows)"
    );
    assert_eq!(question.options[0].label, "`1` = man, `2` = woman, blank = not stated: ISO 5218, SAP");
}
