//! Id and name of an agency, from what its files are called.

use crate::pipeline::AgencyId;

/// Words that files of any agency are called by.
const SAYS_NOTHING: [&str; 42] = [
    "export",
    "exports",
    "extract",
    "data",
    "list",
    "lists",
    "staff",
    "personnel",
    "employees",
    "employee",
    "hr",
    "headcount",
    "report",
    "liste",
    "effectifs",
    "effectif",
    "agents",
    "plantilla",
    "personal",
    "empleados",
    "lista",
    "datos",
    "rh",
    "relatorio",
    "servidores",
    "pessoal",
    "input",
    "inputs",
    "files",
    "documents",
    "downloads",
    "desktop",
    "tmp",
    "temp",
    "список",
    "персонал",
    "сотрудники",
    "кадры",
    "كشف",
    "موظفين",
    "الموظفين",
    "home",
];

/// An id that is not among `taken`: of the beginning of the file names, else of the folder, else `AGENCY`.
pub(super) fn id(stem: &str, folder: &str, taken: &[AgencyId]) -> AgencyId {
    let of = |text: &str| telling(text).and_then(|text| AgencyId::parse(&capitals(&text)).ok());
    let base = of(stem).or_else(|| of(folder)).map_or_else(|| "AGENCY".to_owned(), |id| id.to_string());
    let mut number = 1;
    loop {
        let text = if number == 1 { base.clone() } else { format!("{base}-{number}") };
        match AgencyId::parse(&text) {
            Ok(id) if !taken.contains(&id) => return id,
            // Short as they are, all numbered ids are ids, and only so many are taken.
            _ => number += 1,
        }
    }
}

/// What is left of a text without words that say nothing; `None` where that is nothing.
fn telling(text: &str) -> Option<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let telling = |word: &&str| !SAYS_NOTHING.contains(&word.to_lowercase().as_str());
    let kept: Vec<&str> = words.filter(telling).collect();
    (!kept.is_empty()).then(|| kept.join(" "))
}

/// Capital letters without accents, digits, and dashes for everything else.
fn capitals(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let plain = text.nfd().filter(|c| !unicode_normalization::char::is_combining_mark(*c));
    let letters = plain.flat_map(char::to_uppercase).map(|c| if c.is_ascii_alphanumeric() { c } else { '-' });
    let text: String = letters.take(30).collect();
    text.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

/// The name that goes with an id that nobody gave a name.
pub(super) fn name(stem: &str, folder: &str, id: &AgencyId) -> String {
    let text = telling(stem).or_else(|| telling(folder)).unwrap_or_else(|| id.to_string());
    let mut letters = text.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    first + letters.as_str()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("nordmark staff", "exports", "NORDMARK", "Nordmark")]
    #[case("staff", "valmont", "VALMONT", "Valmont")]
    #[case("effectifs", "exports", "AGENCY", "AGENCY")]
    #[case("police aux frontières", "x", "POLICE-AUX-FRONTIERES", "Police aux frontières")]
    #[case("", "الحدود", "AGENCY", "الحدود")]
    #[case("staff", "/", "AGENCY", "AGENCY")]
    fn an_agency_is_called_what_its_files_are(
        #[case] stem: &str,
        #[case] folder: &str,
        #[case] expected: &str,
        #[case] called: &str,
    ) {
        let id = id(stem, folder, &[]);
        assert_eq!((id.as_str(), name(stem, folder, &id).as_str()), (expected, called));
    }

    #[test]
    fn no_two_agencies_have_one_id() {
        let first = id("staff", "", &[]);
        assert_eq!(id("staff", "", &[first]).as_str(), "AGENCY-2");
    }
}
