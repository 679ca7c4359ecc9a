//! Texts as TOML writes them, and as a comment may hold them.

/// A text in quotes. What could end it, or mislead who reads the file, is escaped.
pub(super) fn text(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            c if is_hidden(c) => quoted.push_str(&format!("\\U{:08X}", c as u32)),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// A list of texts, over several lines where it is long.
pub(super) fn list(texts: &[String]) -> String {
    let line = line_of(texts);
    if line.chars().count() <= 100 {
        return line;
    }
    let items: Vec<String> = texts.iter().map(|it| text(it)).collect();
    format!("[\n    {},\n]", items.join(",\n    "))
}

/// A list of texts on one line.
pub(super) fn line_of(texts: &[String]) -> String {
    format!("[{}]", texts.iter().map(|it| text(it)).collect::<Vec<_>>().join(", "))
}

/// A text for a comment: one line, nothing hidden, not endless.
pub(super) fn remark(text: &str) -> String {
    const MOST: usize = 600;
    let plain: String = text.chars().map(|c| if is_hidden(c) || c.is_whitespace() { ' ' } else { c }).collect();
    let folded = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    if folded.chars().count() <= MOST { folded } else { folded.chars().take(MOST).collect::<String>() + " …" }
}

/// Control characters, and marks that reorder or hide what stands beside them.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{61C}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_text_is_read_back_as_it_was(raw in any::<String>()) {
            let table: toml::Table = format!("key = {} # {}\n", text(&raw), remark(&raw)).parse().unwrap();
            prop_assert_eq!(table["key"].as_str(), Some(raw.as_str()));
            let list: toml::Table = format!("key = {}", list(&[raw.clone(), raw.clone()])).parse().unwrap();
            prop_assert_eq!(list["key"].as_array().unwrap().len(), 2);
        }
    }

    #[test]
    fn a_comment_is_one_line() {
        assert_eq!(remark("a\nb\u{202E}c\r\n\u{0}"), "a b c");
    }
}
