//! `[[agency]]`.

use std::path::Path;

use crate::domain::{Band, Period};
use crate::pipeline::agency_id::nearest_id;
use crate::pipeline::file::{AgencyText, At, PipelineFile};
use crate::pipeline::problems::Problems;
use crate::pipeline::{Agency, AgencyId, DuplicateRule, rule, words};

use super::{codes, columns, continuity, ladder, projection, published, source, text};

/// All agencies that could be made, in file order.
pub(super) fn all(file: &PipelineFile, folder: &Path, bands: &[Band], problems: &mut Problems<'_>) -> Vec<Agency> {
    if file.agency.is_empty() {
        let help = "add `[[agency]]` with `id`, `name`, `[[agency.source]]` and `[agency.columns]`";
        problems.of_file(rule::NO_AGENCY, "there is no agency", help);
    }
    let mut agencies: Vec<Agency> = Vec::new();
    let mut ids: Vec<&str> = Vec::new();
    for agency in &file.agency {
        let id = &agency.get().id;
        if ids.contains(&id.get().as_str()) {
            let message = format!("agency id `{}` is used twice", id.get());
            problems.at(rule::AGENCY_TWICE, &id.place(), message, "give each agency an id of its own");
        }
        ids.push(id.get());
        agencies.extend(check(agency, folder, bands, problems));
    }
    agencies
}

fn check(agency: &At<AgencyText>, folder: &Path, bands: &[Band], problems: &mut Problems<'_>) -> Option<Agency> {
    let given = agency.get();
    let before = problems.count();
    let id = id(&given.id, problems);
    let name = text::label(&given.name, "name", problems);
    let person_width =
        given.person_width.as_ref().map(|width| text::whole(Some(width), "person_width", 1..=30, 0_usize, problems));
    let rules = &words::DUPLICATE_RULES;
    let refuse = DuplicateRule::Refuse;
    let duplicates =
        text::word_or(given.duplicates.as_ref(), "duplicates", &words::DUPLICATES, rules, refuse, problems);
    let structural_months: Vec<Period> =
        given.structural_months.iter().filter_map(|month| text::period(month, "structural_months", problems)).collect();
    let sources = source::all(given, &agency.place(), folder, problems);
    let columns = columns::check(&given.columns, duplicates.unwrap_or(refuse), problems);
    let ladder = ladder::check(agency, bands, problems);
    let codes = codes::check(given, problems);
    let continuity = continuity::check(given, &ladder, problems);
    let headcount = projection::headcount(&given.headcount, bands, problems);
    let limits = projection::limits(&given.limits, bands, problems);
    let mut checked = Agency {
        id: id?,
        name: name?.to_string(),
        sources: sources?,
        columns: columns?,
        codes,
        ladder,
        person_width: person_width.flatten(),
        duplicates: duplicates?,
        structural_months,
        continuity,
        headcount,
        limits: limits?,
        published: Vec::new(),      // needs the rest of the agency
        ingest_text: String::new(), // made when the shared settings are known
    };
    let is_complete = problems.count() == before;
    checked.published = published::all(given, &checked, bands, is_complete, problems);
    Some(checked)
}

fn id(id: &At<String>, problems: &mut Problems<'_>) -> Option<AgencyId> {
    AgencyId::parse(id.get())
        .map_err(|error| {
            let help = match nearest_id(id.get()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "write a short id such as \"NOR-BG\"".to_owned(),
            };
            let expected = "2 to 40 capital letters A to Z, digits and dashes, a letter first and no dash last";
            problems.at_expecting(rule::AGENCY_ID, &id.place(), error.to_string(), expected, help);
        })
        .ok()
}
