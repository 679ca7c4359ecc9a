//! Numbers that no count explains and that need none: what the program says in every report, and what is no number of people.

use super::decimal::Decimal;
use super::found::{Found, Kind};
use super::provenance::unexplained;
use super::released::Released;

/// Numbers of the program's own sentences: thresholds, definitions of parity, the year in months, intervals, formats.
const SAID: [i128; 16] = [1, 2, 3, 4, 5, 6, 8, 10, 25, 40, 47, 50, 53, 60, 80, 100];
/// Chances and efforts are said in steps of five of a hundred.
const STEP: i128 = 5;
/// Most groups that an alt text counts.
const GROUPS: i128 = 60;
/// Words that make a number one of groups, and of people.
const OF_GROUPS: [&str; 3] = ["groups", "cells", "ranks"];
const PEOPLE: [&str; 6] = ["women", "men", "people", "woman", "man", "person"];

/// What stands in the files of a release and is neither explained by what was published nor needs to be.
pub(super) fn not_published<'a>(found: &'a [Found], released: &Released) -> Vec<&'a Found> {
    let is_open = |it: &&Found| is_read(it) && !is_said(it) && !is_distance(it, released);
    unexplained(found, &released.allowed).into_iter().filter(is_open).collect()
}

/// Whether it is the distance of a published share from one half. Words and pictures have its sign, sheets and data may not.
fn is_distance(found: &Found, released: &Released) -> bool {
    let before = found.run.get(..found.at.start).unwrap_or_default();
    let is_signed =
        found.value.is_some_and(|it| it.mantissa() < 0) || before.ends_with('+') || found.text.starts_with('+');
    let is_one = found.value.and_then(Decimal::whole).is_some_and(|it| released.points.contains(&it));
    is_one && !found.is_percent() && (is_signed || found.kind == Kind::Cell)
}

/// Whether a number has to be explained by published counts. Styles, positions and a workbook's own bookkeeping do not: they are
/// no numbers of people. Nor do the manifest, which holds lengths and hashes of the other files; what a package says of itself,
/// which is verified when it is read; and how many groups an alt text speaks of.
fn is_read(found: &Found) -> bool {
    let attribute = || ["aria-", "title", "alt", "data-", "content", "value"].iter().any(|it| found.place.contains(it));
    match found.kind {
        Kind::Text | Kind::Cell => {
            &*found.file != "manifest.json" && !found.place.starts_with("Contents!A") && !is_of_groups(found)
        }
        Kind::Attribute => attribute() && found.file.ends_with(".html"),
        Kind::Hidden => !found.place.contains("font"),
        Kind::Metadata => {
            found.file.ends_with(".png")
                || (found.file.ends_with(".parquet") && !found.place.contains("workforce-parity-package"))
        }
        Kind::Geometry | Kind::Style => false,
    }
}

/// Whether the program says the number in a sentence of its own, or on the axis of a chart. A number that stands alone, in a
/// cell of a table, is said by nobody; nor is a number of people.
fn is_said(found: &Found) -> bool {
    let Some(number) = found.value.map(Decimal::magnitude).and_then(Decimal::whole) else { return false };
    if stands_alone(found) {
        return is_of_axis(found, number);
    }
    let is_words = matches!(found.kind, Kind::Text | Kind::Cell | Kind::Attribute | Kind::Metadata);
    let is_chance = number <= 100 && number % STEP == 0;
    // The course of a target is projected: no published count gives it, and it is coarse.
    let is_projected = found.is_percent() && number <= 100 && found.run.contains("of 100 futures");
    is_words && ((SAID.contains(&number) || is_chance) && !is_of_people(found) || is_projected)
}

/// Whether nothing but the number, and a percent sign, stands in the text.
fn stands_alone(found: &Found) -> bool {
    found.run.trim() == found.text.trim()
}

/// Whether the number may be the tick of an axis: round, in a picture.
fn is_of_axis(found: &Found, number: i128) -> bool {
    let is_picture = found.file.ends_with(".svg") || found.file.ends_with(".png") || found.place.contains("<text>");
    let is_round = |step: i128| number == 0 || (number % step == 0 && number / step <= 20);
    let steps = (0..7).flat_map(|power| [1, 2, 5].map(|it| it * 10_i128.pow(power)));
    is_picture && (if found.is_percent() { number <= 100 && number % STEP == 0 } else { steps.skip(2).any(is_round) })
}

/// Whether the words beside a number make it one of people: "3 women" and "3 of 10" do; "47 to 53 % women", "80 of 100 futures",
/// "about 45 of 100 people hired" and "7 of 12 groups" do not.
fn is_of_people(found: &Found) -> bool {
    if found.is_percent() {
        return false;
    }
    let words = |range: Option<&str>| range.unwrap_or_default().replace('\u{A0}', " ");
    let (before, after) = (words(found.run.get(..found.at.start)), words(found.run.get(found.at.end..)));
    let after = after.trim_start();
    let digit = |c: char| c.is_ascii_digit() || c == ',';
    let of_what = after.strip_prefix("of ").map(|it| it.trim_start().trim_start_matches(digit).trim_start());
    match of_what {
        Some(what) => !after.starts_with("of 100 ") && !OF_GROUPS.iter().any(|word| what.starts_with(word)),
        None => PEOPLE.iter().any(|word| after.starts_with(word)) && !(found.text == "100" && before.ends_with("of ")),
    }
}

/// Whether it says how many groups there are, in an alt text.
fn is_of_groups(found: &Found) -> bool {
    let number = found.value.filter(|_| !found.is_percent()).map(Decimal::magnitude);
    let is_small = number.is_some_and(|it| it.decimals() == 0 && it.mantissa() <= GROUPS);
    found.place.contains("<desc>") && is_small && !is_of_people(found)
}
