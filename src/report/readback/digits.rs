//! Characters that stand for digits, signs and separators, in the scripts that reports are written in.

/// First digits of the scripts that write numbers in tens: Latin, Arabic-Indic, extended Arabic-Indic, Devanagari, Bengali,
/// Gujarati, Tamil, Thai, Lao, Myanmar, Khmer, full width.
const ZEROS: [u32; 12] = [0x30, 0x660, 0x6F0, 0x966, 0x9E6, 0xAE6, 0xBE6, 0xE50, 0xED0, 0x1040, 0x17E0, 0xFF10];

/// The digit that a character stands for.
pub(super) fn digit(c: char) -> Option<u8> {
    if c.is_ascii() {
        return c.is_ascii_digit().then(|| digit_of(u32::from(c) - 0x30));
    }
    let code = u32::from(c);
    ZEROS.iter().find(|zero| (**zero..**zero + 10).contains(&code)).map(|zero| digit_of(code - zero))
}

/// At most nine, so nothing is lost.
fn digit_of(number: u32) -> u8 {
    u8::try_from(number).unwrap_or(9)
}

/// A character that stands for a number and is no digit of a run: a fraction, a Roman, circled or raised numeral.
pub(super) fn is_numeral(c: char) -> bool {
    !c.is_ascii() && c.is_numeric() && digit(c).is_none() && !is_han(c)
}

/// Characters of Chinese writing count as numeric in Unicode and are words.
fn is_han(c: char) -> bool {
    matches!(u32::from(c), 0x3007 | 0x3400..=0x9FFF | 0xF900..=0xFAFF | 0x2_0000..=0x3_FFFF)
}

pub(super) fn is_minus(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{2012}' | '\u{2013}' | '\u{2212}' | '\u{FE63}' | '\u{FF0D}')
}

/// Stands between groups of three digits: comma, thin, narrow and no-break space, apostrophe, the Arabic separator.
pub(super) fn is_group_separator(c: char) -> bool {
    matches!(c, ',' | '\u{A0}' | '\u{2009}' | '\u{202F}' | '\u{2007}' | '\'' | '\u{2019}' | '\u{66C}')
}

pub(super) fn is_percent(c: char) -> bool {
    matches!(c, '%' | '\u{66A}' | '\u{FF05}' | '\u{FE6A}')
}

pub(super) fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{A0}' | '\u{2009}' | '\u{202F}')
}
