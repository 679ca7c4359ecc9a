//! What a text file is saved in.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// The most bytes that the detector of old encodings is shown.
const SHOWN: usize = 4 << 20;

/// The encoding of these bytes: by its mark, else by the zeros of two-byte text, else UTF-8 where it is that, else the
/// likeliest of the old ones.
pub(super) fn of(bytes: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    if let Some(encoding) = two_bytes(bytes) {
        return encoding;
    }
    if std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes[..bytes.len().min(SHOWN)], bytes.len() <= SHOWN);
    detector.guess(None, Utf8Detection::Deny)
}

/// UTF-16 without a mark: delimiters, digits and line ends have a zero beside them, always on the same side.
fn two_bytes(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(4096) & !1];
    let (pairs, _) = sample.as_chunks::<2>();
    let zeros = |side: usize| pairs.iter().filter(|pair| pair[side] == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    match () {
        () if second * 4 > pairs.len() && first == 0 => Some(UTF_16LE),
        () if first * 4 > pairs.len() && second == 0 => Some(UTF_16BE),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("Matricule;Sexe;Prénom\n1;F;Zoé\n2;M;Noël\n3;F;Hélène\n", "windows-1252")]
    #[case("Табельный номер;Пол;Должность\n1;Ж;Инспектор\n2;М;Начальник отдела\n", "windows-1251")]
    #[case("الرقم الوظيفي;الجنس;الرتبة\n1;أنثى;نقيب\n2;ذكر;ملازم أول\n", "windows-1256")]
    #[case(
        "Numer;Płeć;Stanowisko\n1;kobieta;główny księgowy\n2;mężczyzna;naczelnik wydziału żeglugi\n",
        "windows-1250"
    )]
    fn old_encodings_are_told_apart(#[case] text: &str, #[case] name: &str) {
        let encoding = Encoding::for_label(name.as_bytes()).unwrap();
        assert_eq!(of(&encoding.encode(text).0).name(), name);
        assert_eq!(of(text.as_bytes()), UTF_8);
    }

    #[test]
    fn two_byte_text_is_known_with_and_without_its_mark() {
        let text = "Staff no\tSex\n1\tF\n";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!((of(&little), of(&big)), (UTF_16LE, UTF_16BE));
        assert_eq!(of(&[&[0xFF, 0xFE], little.as_slice()].concat()), UTF_16LE);
    }
}
