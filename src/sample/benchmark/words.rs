//! The texts of benchmark lists, and the tables that map them.

use std::fmt::Write;

/// Ranks, junior to senior.
pub(super) const RANKS: [&str; 16] =
    ["G-1", "G-2", "G-3", "G-4", "G-5", "G-6", "G-7", "P-1", "P-2", "P-3", "P-4", "P-5", "D-1", "D-2", "ASG", "USG"];

/// Band of each rank.
pub(super) const BANDS: [&str; 16] = [
    "support",
    "support",
    "support",
    "support",
    "support",
    "support",
    "support",
    "officer",
    "officer",
    "officer",
    "senior officer",
    "senior officer",
    "manager",
    "manager",
    "executive",
    "executive",
];

pub(super) const CONTRACTS: [&str; 5] = ["Fixed-term", "Permanent", "Continuing", "Temporary", "Consultant"];

pub(super) const STATIONS: [&str; 40] = [
    "New York",
    "Geneva",
    "Genève",
    "Nairobi",
    "Vienna",
    "Bangkok",
    "Addis Ababa",
    "Beirut",
    "Santiago",
    "The Hague",
    "Rome",
    "Paris",
    "Montréal",
    "London",
    "Washington",
    "Tokyo",
    "São Paulo",
    "Dakar",
    "Amman",
    "Cairo",
    "Kinshasa",
    "Juba",
    "Bamako",
    "Kabul",
    "Baghdad",
    "Port-au-Prince",
    "Bogotá",
    "Lima",
    "Mexico City",
    "Panama City",
    "Copenhagen",
    "Bonn",
    "Turin",
    "Madrid",
    "Brindisi",
    "Entebbe",
    "Goma",
    "Dhaka",
    "Manila",
    "Suva",
];

/// Texts of women, men, another gender and not stated; a text that stands twice is twice as frequent.
pub(super) const GENDERS: [&[&str]; 4] =
    [&["F", "F", "F", "f", "Female", "FEMME"], &["M", "M", "M", "Male", "m", "H"], &["X"], &[""]];

/// Folded text and code of every gender text the tables know.
const GENDER_CODES: [(&str, char); 10] = [
    ("f", 'F'),
    ("female", 'F'),
    ("femme", 'F'),
    ("w", 'F'),
    ("m", 'M'),
    ("male", 'M'),
    ("h", 'M'),
    ("homme", 'M'),
    ("x", 'X'),
    ("non-binary", 'X'),
];

const DEPARTMENTS: [&str; 10] = [
    "Programme Operations",
    "Human Resources",
    "Finance and Budget",
    "Peace, Security and Law",
    "Field Logistics",
    "Information Technology",
    "Public Outreach",
    "Policy and Research",
    "Internal Oversight",
    "Executive Office",
];
const DIVISIONS: [&str; 5] = ["Planning Div", "Delivery Div", "Support Services", "Regional Div", "Standards Div"];
const SECTIONS: [&str; 6] = ["Section A", "Section B", "Analysis Unit", "Client Desk", "Records Unit", "Front Office"];

const FIELDS: [&str; 12] = [
    "Programme",
    "Human Resources",
    "Finance",
    "Legal",
    "Logistics",
    "Information Systems",
    "Communications",
    "Policy",
    "Audit",
    "Administrative",
    "Security",
    "Translation",
];
const GRADES: [&str; 5] = ["Officer", "Assistant", "Specialist", "Manager", "Associate, Senior"];

/// Id of an agency, counting from 0.
pub(super) fn agency_id(agency: u32) -> String {
    format!("AG{:02}", agency + 1)
}

/// The 60 roles.
pub(super) fn roles() -> Vec<String> {
    FIELDS.iter().flat_map(|field| GRADES.iter().map(move |grade| format!("{field} {grade}"))).collect()
}

/// Label of a role, counting from 0.
pub(super) fn role_label(role: usize) -> String {
    format!("R{:02}", role + 1)
}

/// The 300 unit paths.
pub(super) fn units() -> Vec<String> {
    let sections = |path: String| SECTIONS.iter().map(move |section| format!("{path}/{section}"));
    let divisions = DEPARTMENTS.iter().flat_map(|it| DIVISIONS.iter().map(move |division| format!("{it}/{division}")));
    divisions.flat_map(sections).collect()
}

/// A field of delimited text, in quotes where it holds a comma.
pub(super) fn field(text: &str) -> String {
    if text.contains(',') { format!("\"{text}\"") } else { text.to_owned() }
}

/// `map_gender.csv`: lower case, trimmed; other texts are not stated.
pub(super) fn gender_table() -> String {
    table("key,code", GENDER_CODES.iter().map(|(key, code)| format!("{key},{code}")))
}

/// `map_rank.csv`: upper case without blanks and dashes.
pub(super) fn rank_table() -> String {
    let lines = RANKS.iter().enumerate().map(|(at, rank)| format!("{},{rank},{}", rank.replace('-', ""), at + 1));
    table("key,code,ord", lines)
}

/// `map_role.csv`: lower case, trimmed, blanks folded.
pub(super) fn role_table() -> String {
    let line = |(at, role): (usize, &String)| format!("{},{}", field(&role.to_lowercase()), role_label(at));
    table("key,code", roles().iter().enumerate().map(line))
}

/// The folded gender texts of one code.
pub(super) fn gender_texts(code: char) -> Vec<&'static str> {
    GENDER_CODES.iter().filter(|it| it.1 == code).map(|it| it.0).collect()
}

fn table(header: &str, lines: impl Iterator<Item = String>) -> String {
    let mut text = format!("{header}\n");
    for line in lines {
        let _ = writeln!(text, "{line}");
    }
    text
}
