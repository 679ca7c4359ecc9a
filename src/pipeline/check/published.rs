//! `[[agency.published]]`.

use crate::domain::Band;
use crate::measure::{Figure, PrintedPercent};
use crate::pipeline::file::{AgencyText, At, PrintedText, PublishedText};
use crate::pipeline::problems::Problems;
use crate::pipeline::{Agency, PublishedFigure, rule};

use super::{population, text};

/// No agency has as many people.
const MOST_PEOPLE: i64 = 100_000_000;
/// Figures are not rounded more coarsely than this.
const MOST_ROUNDED: i64 = 10_000;

/// All figures of an agency that could be made, in file order.
pub(super) fn all(
    given: &AgencyText,
    agency: &Agency,
    bands: &[Band],
    complete: bool,
    problems: &mut Problems<'_>,
) -> Vec<PublishedFigure> {
    let known = population::Known {
        agencies: &[agency],
        unknown: ("the agency does not have", rule::PUBLISHED_POPULATION),
        bands,
        complete,
    };
    given.published.iter().filter_map(|it| check(it, &known, problems)).collect()
}

fn check(
    published: &At<PublishedText>,
    known: &population::Known<'_>,
    problems: &mut Problems<'_>,
) -> Option<PublishedFigure> {
    let given = published.get();
    let name = text::label(&given.name, "name", problems);
    let source = text::label(&given.source, "source", problems);
    let period = text::period(&given.period, "period", problems);
    let population = population::check(&given.population, known, problems);
    let figure = figure(published, problems);
    let rounded_to = text::whole(given.rounded_to.as_ref(), "rounded_to", 1..=MOST_ROUNDED, 1, problems);
    Some(PublishedFigure {
        name: name?.to_string(),
        source: source?.to_string(),
        period: period?,
        population,
        figure: figure?,
        rounded_to: rounded_to?,
    })
}

/// The one thing that is said.
fn figure(published: &At<PublishedText>, problems: &mut Problems<'_>) -> Option<Figure> {
    let given = published.get();
    if let (Some(decimals), None) = (&given.decimals, &given.share) {
        let help = "remove it, or write the figure as `share`";
        problems.at(rule::PUBLISHED_SHARE, &decimals.place(), "`decimals` only goes with `share`", help);
        return None;
    }
    match (&given.women, &given.men, &given.staff, &given.share) {
        (Some(women), None, None, None) => people(women, "women", problems).map(Figure::Women),
        (None, Some(men), None, None) => people(men, "men", problems).map(Figure::Men),
        (None, None, Some(staff), None) => people(staff, "staff", problems).map(Figure::Staff),
        (None, None, None, Some(share)) => percent(share, given.decimals.as_ref(), problems).map(Figure::Share),
        _ => {
            let message = "a published figure says exactly one of `women`, `men`, `staff` and `share`";
            let help = "keep one, as in `staff = 1520`; write `[[agency.published]]` again for another";
            problems.at(rule::PUBLISHED_FIGURE, &published.place(), message, help);
            None
        }
    }
}

fn people(number: &At<i64>, key: &str, problems: &mut Problems<'_>) -> Option<u64> {
    text::whole(Some(number), key, 0..=MOST_PEOPLE, 0, problems)
}

fn percent(share: &At<PrintedText>, decimals: Option<&At<i64>>, problems: &mut Problems<'_>) -> Option<PrintedPercent> {
    let written = &share.get().0;
    let Some(printed) = PrintedPercent::parse(written) else {
        let message = format!("`share` is `{}`", written.chars().take(20).collect::<String>());
        let expected = format!("per cent, 0 to 100, with at most {} decimals", PrintedPercent::MOST_DECIMALS);
        let help = "write the digits as printed with a decimal point, as in `share = \"54.20\"`";
        problems.at_expecting(rule::PUBLISHED_SHARE, &share.place(), message, expected, help);
        return None;
    };
    let Some(given) = decimals else { return Some(printed) };
    let most = i64::from(PrintedPercent::MOST_DECIMALS);
    let decimals: u8 = text::whole(Some(given), "decimals", 0..=most, 0, problems)?;
    let padded = printed.with_decimals(decimals);
    if padded.is_none() {
        let message = format!("`decimals` is {decimals}, but `share` is written with {}", printed.decimals());
        let help = "write the share with the digits that were printed, or leave `decimals` out";
        problems.at(rule::PUBLISHED_SHARE, &given.place(), message, help);
    }
    padded
}
