//! How the counts are protected, in plain words.

use crate::benchmark::Comparison;
use crate::disclosure::package::Protected;

/// What stands on every page, sheet and file.
pub(super) fn banner(comparison: &Comparison) -> String {
    let how = match comparison.protection {
        Protected::PublicRound { base, .. } => format!("each rounded to a multiple of {base}"),
        Protected::PublicSuppress { .. } => "those marked [c] withheld to protect individuals".to_owned(),
        Protected::Published => "as they stood".to_owned(),
    };
    let made_up = if comparison.synthetic { " The agencies are made up." } else { "" };
    format!("Comparison of published counts, {how}.{made_up}")
}

/// What protection means for a reader of the report.
pub(super) fn words(comparison: &Comparison) -> String {
    let (how, least, course) = match comparison.protection {
        Protected::PublicRound { base, .. } => (
            format!(
                "Every count was rounded to a multiple of {base} before it left its agency. What rounding may have done is \
                 carried into the limits of the funnel, into slopes and into every verdict: where the true counts could \
                 give another one, it is called too close to say. Shares are given in whole per cent."
            ),
            25,
            50,
        ),
        Protected::PublicSuppress { threshold } => (
            format!(
                "Counts below {threshold}, and those that would give them away, were withheld before the counts left their \
                 agencies. A share that needs a withheld count is not given. Shares are given in whole per cent."
            ),
            25,
            50,
        ),
        Protected::Published => ("The counts were public already and stand as they were published.".to_owned(), 10, 10),
    };
    let course = if least == course { String::new() } else { format!(", none over time on fewer than {course}") };
    format!("{how} No share stands on fewer than {least} women and men{course}. No row of a person was read.")
}
