//! What coded values mean.

use crate::domain::{Gender, Label, fold};
use crate::pipeline::file::{AgencyText, At, CodesText, ColumnsText, Entries, GenderCodesText, TextCodesText};
use crate::pipeline::problems::{Place, Problems};
use crate::pipeline::{Codes, RoleFamilyRule, TextCodes, rule, suggest, words};

use super::{ladder, text};

/// The codes of an agency, and problems with them.
pub(super) fn check(agency: &AgencyText, problems: &mut Problems<'_>) -> Codes {
    let (given, columns) = (&agency.codes, agency.columns.get());
    without_column(given, columns, problems);
    let role = text_codes(given.role.as_ref(), "role", problems);
    Codes {
        gender: gender(given.gender.as_ref(), columns.gender.as_ref(), problems),
        rank: ladder::aliases(&agency.rank, problems),
        contract: text_codes(given.contract.as_ref(), "contract", problems),
        duty_station: text_codes(given.duty_station.as_ref(), "duty_station", problems),
        working_time: working_words(given, columns, problems),
        role_families: role_families(given.role_family.as_ref(), &role, problems),
        role,
    }
}

/// Codes say nothing about a column that is not mapped: most likely its mapping was forgotten.
fn without_column(codes: &CodesText, columns: &ColumnsText, problems: &mut Problems<'_>) {
    let place = |table: Option<Place>, mapped: bool| table.filter(|_| !mapped);
    let orphans = [
        ("gender", "gender", place(codes.gender.as_ref().map(At::place), columns.gender.is_some())),
        ("role", "role", place(codes.role.as_ref().map(At::place), columns.role.is_some())),
        ("contract", "contract", place(codes.contract.as_ref().map(At::place), columns.contract.is_some())),
        (
            "duty_station",
            "duty_station",
            place(codes.duty_station.as_ref().map(At::place), columns.duty_station.is_some()),
        ),
        ("role_family", "role", place(codes.role_family.as_ref().map(At::place), columns.role.is_some())),
        ("working_time", "working_time", place(codes.working_time.as_ref().map(At::place), in_words(columns))),
    ];
    for (table, column, place) in orphans {
        let Some(place) = place else { continue };
        let message = format!("`[agency.codes.{table}]` is for a column that is not mapped");
        let help = match column {
            "working_time" => {
                "map it: `working_time = { column = \"…\", unit = \"words\" }`, or remove the codes".to_owned()
            }
            column => format!("map it: `{column} = \"…\"` in `[agency.columns]`, or remove the codes"),
        };
        problems.at(rule::CODES_WITHOUT_COLUMN, &place, message, help);
    }
}

fn in_words(columns: &ColumnsText) -> bool {
    let word = words::WORKING_TIME_UNITS.last().copied().unwrap_or_default();
    columns.working_time.as_ref().is_some_and(|given| given.get().unit.get() == word)
}

fn gender(
    given: Option<&At<GenderCodesText>>,
    column: Option<&At<String>>,
    problems: &mut Problems<'_>,
) -> Vec<(String, Gender)> {
    let Some(given) = given else {
        // Which codes there are is known only when the column is.
        if let Some(column) = column.filter(|it| it.get() != words::UNANSWERED) {
            let help =
                "add `[agency.codes.gender]` with `woman = [\"…\"]` and `man = [\"…\"]`, as the export writes them";
            problems.at(
                rule::NO_CODES,
                &column.place(),
                "a gender column is mapped, but no gender codes are given",
                help,
            );
        }
        return Vec::new();
    };
    let GenderCodesText { woman, man, another, not_stated, unanswered } = given.get();
    if unanswered.is_empty() {
        without_meaning(given, problems);
    } else {
        unanswered_codes(unanswered, problems);
    }
    let lists = [woman, man, another, not_stated];
    let meanings = Gender::ALL.into_iter().zip(lists).map(|(gender, texts)| (gender.word(), gender, texts.as_slice()));
    one_meaning("gender code", meanings, problems)
}

fn without_meaning(given: &At<GenderCodesText>, problems: &mut Problems<'_>) {
    for (key, texts) in [("woman", &given.get().woman), ("man", &given.get().man)] {
        if texts.is_empty() {
            let help = format!("add `{key} = [\"…\"]` with what the export writes");
            problems.at(rule::NO_CODES, &given.place(), format!("no gender code means `{key}`"), help);
        }
    }
}

/// Codes that `parity init` could not tell: one problem, whatever else is missing because of them.
fn unanswered_codes(codes: &[At<String>], problems: &mut Problems<'_>) {
    let Some(first) = codes.first() else { return };
    let (noun, verb) = if codes.len() == 1 { ("code", "is") } else { ("codes", "are") };
    let named = suggest::list(codes.iter().map(|code| code.get().as_str()));
    let help = "move each to `woman`, `man`, `another` or `not_stated`; the comment above says what was seen";
    problems.at(rule::UNANSWERED_CODES, &first.place(), format!("gender {noun} {named} {verb} not answered yet"), help);
}

fn working_words(codes: &CodesText, columns: &ColumnsText, problems: &mut Problems<'_>) -> Vec<(String, bool)> {
    let Some(given) = &codes.working_time else {
        if let Some(column) = columns.working_time.as_ref().filter(|_| in_words(columns)) {
            let help = "add `[agency.codes.working_time]` with `full_time = [\"…\"]` and `part_time = [\"…\"]`";
            problems.at(rule::NO_CODES, &column.place(), "working time is in words, but no words are given", help);
        }
        return Vec::new();
    };
    let lists =
        [("full_time", true, given.get().full_time.as_slice()), ("part_time", false, given.get().part_time.as_slice())];
    one_meaning("word for working time", lists.into_iter(), problems)
}

fn text_codes(given: Option<&At<TextCodesText>>, key: &str, problems: &mut Problems<'_>) -> TextCodes {
    let Some(given) = given.map(At::get) else { return TextCodes::default() };
    let labels = labels(&given.entries, key, problems);
    let meanings = labels.iter().map(|(label, texts)| (label.as_str(), label.clone(), *texts));
    let mut map = one_meaning(&format!("{key} text"), meanings, problems);
    let itself = |label: &Label| (label.to_string(), label.clone());
    let unclaimed: Vec<(String, Label)> = labels
        .iter()
        .filter(|(label, _)| map.iter().all(|(raw, _)| fold(raw) != fold(label.as_str())))
        .map(|(label, _)| itself(label))
        .collect();
    map.extend(unclaimed);
    TextCodes { closed: given.closed, map }
}

/// The labels of a table that can be shown, each with its texts.
fn labels<'e>(entries: &'e Entries, key: &str, problems: &mut Problems<'_>) -> Vec<(Label, &'e [At<String>])> {
    let mut labels: Vec<(Label, &[At<String>])> = Vec::new();
    for (written, texts) in &entries.0 {
        let Some(label) = text::label_of(written, &format!("a label of `codes.{key}`"), problems) else { continue };
        if let Some((other, _)) = labels.iter().find(|(known, _)| fold(known.as_str()) == fold(label.as_str())) {
            let message = format!("{key} labels `{other}` and `{label}` are one text");
            problems.at(rule::TWO_MEANINGS, &written.place(), message, "join their lists under one label");
        }
        labels.push((label, texts));
    }
    labels
}

/// Raw texts with their meaning; a text with two meanings is a problem.
fn one_meaning<'t, T: Clone, W: AsRef<str>>(
    what: &str,
    meanings: impl Iterator<Item = (W, T, &'t [At<String>])>,
    problems: &mut Problems<'_>,
) -> Vec<(String, T)> {
    let mut known: Vec<(String, String)> = Vec::new();
    let mut map = Vec::new();
    for (word, meaning, texts) in meanings {
        for raw in texts {
            let folded = fold(raw.get());
            match known.iter().find(|(known, _)| *known == folded) {
                Some((_, other)) if other != word.as_ref() => {
                    let message =
                        format!("{what} `{}` stands under `{other}` and under `{}`", raw.get(), word.as_ref());
                    problems.at(rule::TWO_MEANINGS, &raw.place(), message, "keep it under the one it means");
                }
                Some(_) => {}
                None => {
                    known.push((folded, word.as_ref().to_owned()));
                    map.push((raw.get().clone(), meaning.clone()));
                }
            }
        }
    }
    map
}

fn role_families(given: Option<&At<Entries>>, roles: &TextCodes, problems: &mut Problems<'_>) -> Vec<RoleFamilyRule> {
    let Some(given) = given else { return Vec::new() };
    let families = labels(given.get(), "role_family", problems);
    let meanings = families.iter().map(|(family, roles)| (family.as_str(), family.clone(), *roles));
    one_meaning("role", meanings, problems);
    let mut made = Vec::new();
    for (family, members) in families {
        let roles = members.iter().filter_map(|role| member(role, roles, problems)).collect();
        made.push(RoleFamilyRule { family, roles });
    }
    made
}

/// A role of a family: any label, or one of the closed list.
fn member(role: &At<String>, roles: &TextCodes, problems: &mut Problems<'_>) -> Option<Label> {
    let label = text::label(role, "role", problems)?;
    if roles.closed && roles.map.iter().all(|(_, known)| *known != label) {
        let known = || roles.map.iter().map(|(_, label)| label.as_str());
        let help = suggest::remedy(label.as_str(), known(), "write a label of `[agency.codes.role]`");
        problems.at(
            rule::UNKNOWN_ROLE,
            &role.place(),
            format!("`{label}` is not a role of `[agency.codes.role]`"),
            help,
        );
        return None;
    }
    Some(label)
}
