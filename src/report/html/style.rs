//! Style and fonts, inside the page.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

const STYLE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/reports/templates/style.css"));
const REGULAR: &[u8] = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/reports/templates/fonts/DejaVuSans.woff2"));
const BOLD: &[u8] =
    include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/reports/templates/fonts/DejaVuSans-Bold.woff2"));

const SIGN_OFF: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/reports/templates/sign-off.css"));

/// The style sheet of the page to sign: that of the report, and what is smaller on one sheet.
pub(super) fn sign_off_style() -> String {
    format!("{}{SIGN_OFF}", style())
}

/// The style sheet with its fonts.
pub(super) fn style() -> String {
    let face = |bytes: &[u8], weight: &str| {
        let data = STANDARD.encode(bytes);
        format!(
            "@font-face {{ font-family: \"DejaVu Sans\"; font-weight: {weight}; font-display: swap; \
             src: url(data:font/woff2;base64,{data}) format(\"woff2\"); }}\n"
        )
    };
    format!("{}{}{STYLE}", face(REGULAR, "normal"), face(BOLD, "bold"))
}

/// A text as the inside of a quoted CSS string: only harmless characters stay as they are.
pub(super) fn css_string(text: &str) -> String {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || " .,:;-".contains(letter);
    text.chars().map(|it| if is_plain(it) { it.to_string() } else { format!("\\{:06x}", u32::from(it)) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_leaves_its_css_string() {
        assert_eq!(css_string("a\"; }</style>"), "a\\000022; \\00007d\\00003c\\00002fstyle\\00003e");
    }
}
