//! SDMX-CSV 2.0 of the published counts, and the code lists that its codes are in.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::codes::codes;
use super::csv_text;
use super::observation::{Observation, Sex};
use crate::benchmark::comparison::Comparison;
use crate::disclosure::package::{Measure, Protected};

/// The data flow that the rows say they are of.
pub const DATAFLOW: &str = "PARITY:WORKFORCE(1.0)";
/// Columns of groups, in the order of an observation.
pub const GROUPS: [&str; 4] = ["RANK_BAND", "ROLE_FAMILY", "CONTRACT", "WORKING_TIME"];
/// Columns with what each means.
pub const CONCEPTS: [(&str, &str); 17] = [
    ("STRUCTURE", "kind of structure the row is of: a data flow"),
    ("STRUCTURE_ID", "the data flow, its agency and version"),
    ("ACTION", "I: for information"),
    ("FREQ", "frequency, code list CL_FREQ: M, monthly"),
    ("AGENCY", "reference agency: id of the agency whose staff is counted"),
    ("TIME_PERIOD", "month; stock at its end, everything else over the twelve months up to it"),
    ("MEASURE", "what is counted: stock, joiners, leavers, promotions, applicants, eligible for promotion"),
    ("SEX", "code list CL_SEX: F women, M men, _O another or not stated, _T all"),
    ("RANK_BAND", "the agency's own band of ranks; _T all"),
    ("ROLE_FAMILY", "family of roles; _T all"),
    ("CONTRACT", "kind of contract; _T all"),
    ("WORKING_TIME", "kind of working time; _T all"),
    ("OBS_VALUE", "people, protected as ROUNDED_TO and CONF_STATUS say; empty where withheld"),
    ("OBS_STATUS", "code list CL_OBS_STATUS: A normal, Q missing because suppressed"),
    ("UNIT_MEASURE", "PS: persons"),
    ("CONF_STATUS", "code list CL_CONF_STATUS: F free, C withheld for confidentiality"),
    ("ROUNDED_TO", "base that counts are rounded to; 1 where they are not"),
];
const TOTAL: &str = "_T";

type Codes = [BTreeMap<String, String>; 4];

/// The published counts as SDMX-CSV.
#[must_use]
pub fn sdmx_csv(comparison: &Comparison) -> String {
    let codes = group_codes(comparison);
    let rounded = match comparison.protection {
        Protected::PublicRound { base, .. } => base.to_string(),
        Protected::PublicSuppress { .. } | Protected::Published => "1".to_owned(),
    };
    let header = CONCEPTS.iter().map(|(name, _)| Cow::from(*name)).collect();
    let rows = comparison.observations.iter().map(|it| row(it, &codes, &rounded));
    csv_text([header].into_iter().chain(rows))
}

fn row<'a>(it: &'a Observation, codes: &'a Codes, rounded: &'a str) -> Vec<Cow<'a, str>> {
    let mut row: Vec<Cow<'_, str>> = ["dataflow", DATAFLOW, "I", "M", &it.agency].map(Cow::from).to_vec();
    row.push(it.period.to_string().into());
    row.push(measure(it.measure).into());
    row.push(sex(it.sex).into());
    for (label, codes) in it.of.iter().zip(codes) {
        let code = label.as_ref().and_then(|label| codes.get(label));
        row.push(code.map_or(TOTAL, String::as_str).into());
    }
    let (status, confidential) = if it.people.is_some() { ("A", "F") } else { ("Q", "C") };
    row.push(it.people.map_or_else(String::new, |people| people.to_string()).into());
    row.extend([status, "PS", confidential, rounded].map(Cow::from));
    row
}

/// The codes of the rows with their labels: columns `concept`, `code`, `label`.
#[must_use]
pub fn codelists(comparison: &Comparison) -> String {
    let text = |concept: &'static str, code: &str, label: &str| {
        vec![Cow::from(concept), Cow::from(code.to_owned()), Cow::from(label.to_owned())]
    };
    let mut rows = vec![text("concept", "code", "label")];
    rows.extend(comparison.agencies.iter().map(|it| text("AGENCY", &it.id, &it.name)));
    rows.extend(Measure::ALL.map(|it| text("MEASURE", measure(it), it.word())));
    let sexes = [("women", Sex::Women), ("men", Sex::Men), ("another or not stated", Sex::Other), ("all", Sex::Total)];
    rows.extend(sexes.map(|(label, it)| text("SEX", sex(it), label)));
    for (concept, codes) in GROUPS.into_iter().zip(group_codes(comparison)) {
        rows.push(text(concept, TOTAL, "all"));
        rows.extend(codes.iter().map(|(label, code)| text(concept, code, label)));
    }
    csv_text(rows)
}

fn group_codes(comparison: &Comparison) -> Codes {
    let labels = |place: usize| comparison.observations.iter().filter_map(move |it| it.of.get(place)?.as_deref());
    [0, 1, 2, 3].map(|place| codes(labels(place)))
}

fn measure(measure: Measure) -> &'static str {
    match measure {
        Measure::Stock => "STOCK",
        Measure::Joiners => "JOINERS",
        Measure::Leavers => "LEAVERS",
        Measure::Promotions => "PROMOTIONS",
        Measure::Applicants => "APPLICANTS",
        Measure::Eligible => "ELIGIBLE",
    }
}

fn sex(sex: Sex) -> &'static str {
    match sex {
        Sex::Women => "F",
        Sex::Men => "M",
        Sex::Other => "_O",
        Sex::Total => TOTAL,
    }
}
