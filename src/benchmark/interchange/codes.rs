//! Labels as SDMX codes: capital letters, digits and underscores.

use std::collections::{BTreeMap, BTreeSet};

/// Codes of labels, one for each, in the order of labels.
#[must_use]
pub fn codes<'a>(labels: impl IntoIterator<Item = &'a str>) -> BTreeMap<String, String> {
    let mut taken = BTreeSet::new();
    let labels: BTreeSet<&str> = labels.into_iter().collect();
    labels.into_iter().map(|label| (label.to_owned(), free(&code(label), &mut taken))).collect()
}

fn code(label: &str) -> String {
    let mut code = String::new();
    for c in label.chars() {
        match c.to_ascii_uppercase() {
            c if c.is_ascii_alphanumeric() => code.push(c),
            _ if !code.is_empty() && !code.ends_with('_') => code.push('_'),
            _ => {}
        }
    }
    let code = code.trim_end_matches('_');
    // Codes that begin with an underscore are SDMX's own.
    if code.is_empty() { "X".to_owned() } else { code.to_owned() }
}

fn free(code: &str, taken: &mut BTreeSet<String>) -> String {
    let numbered = (2_u32..).map(|number| format!("{code}_{number}"));
    let found = [code.to_owned()].into_iter().chain(numbered).find(|it| !taken.contains(it)).unwrap_or_default();
    taken.insert(found.clone());
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_become_codes_and_no_two_the_same() {
        let found = codes(["senior officer", "Senior Officer", "G6/7", "حرس"]);
        let codes: Vec<&str> = found.values().map(String::as_str).collect();
        assert_eq!(codes, ["G6_7", "SENIOR_OFFICER", "SENIOR_OFFICER_2", "X"]);
    }
}
