//! Entities of HTML and XML as the characters they stand for.

use std::borrow::Cow;

/// The names that hide digits, signs and separators, and those of XML. Others hold no number and stay as they are.
const NAMED: [(&str, char); 16] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{A0}'),
    ("thinsp", '\u{2009}'),
    ("numsp", '\u{2007}'),
    ("minus", '\u{2212}'),
    ("ndash", '\u{2013}'),
    ("percnt", '%'),
    ("comma", ','),
    ("period", '.'),
    ("frac12", '½'),
    ("half", '½'),
    ("num", '#'),
];

/// A text with its entities decoded; what is no entity stays.
pub(super) fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, entity) = rest.split_at(at);
        decoded.push_str(before);
        let (c, length) = character(entity).unwrap_or(('&', 1));
        decoded.push(c);
        rest = entity.get(length..).unwrap_or_default();
    }
    decoded.push_str(rest);
    Cow::Owned(decoded)
}

/// The character of the entity that a text begins with, and how many bytes it takes. HTML needs no semicolon after digits.
fn character(entity: &str) -> Option<(char, usize)> {
    let body = entity.get(1..)?;
    if let Some(number) = body.strip_prefix('#') {
        let (digits, radix, prefix) = match number.strip_prefix(['x', 'X']) {
            Some(digits) => (digits, 16, 3),
            None => (number, 10, 2),
        };
        let length = digits.bytes().take_while(|byte| char::from(*byte).is_digit(radix)).count();
        let code = u32::from_str_radix(digits.get(..length)?, radix).ok()?;
        let semicolon = usize::from(digits.as_bytes().get(length) == Some(&b';'));
        return Some((char::from_u32(code)?, prefix + length + semicolon));
    }
    let end = body.bytes().take(12).position(|byte| byte == b';')?;
    let name = body.get(..end)?;
    NAMED.iter().find(|(known, _)| *known == name).map(|(_, c)| (*c, end + 2))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("R&amp;D", "R&D")]
    #[case("&#55;", "7")]
    #[case("&#x37;3", "73")]
    #[case("&#55 of", "7 of")]
    #[case("&minus;3&nbsp;%", "−3\u{A0}%")]
    #[case("a & b &; &unknown; &#xFFFFFFFF;", "a & b &; &unknown; &#xFFFFFFFF;")]
    fn entities_become_characters(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(decode(text), expected);
    }
}
