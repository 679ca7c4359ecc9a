//! `min_seen_again`, `renumbered_months` and `[[agency.recoded]]`.

use crate::domain::{Ladder, fold};
use crate::pipeline::file::{AgencyText, At, RecodedText, RecodedToText};
use crate::pipeline::problems::{Place, Problems};
use crate::pipeline::{ContinuityRules, Recoded, RecodedField, rule, suggest, words};

use super::text;

/// The rules of an agency.
pub(super) fn check(given: &AgencyText, ladder: &Ladder, problems: &mut Problems<'_>) -> ContinuityRules {
    let min_seen_again = match &given.min_seen_again {
        None => ContinuityRules::default().min_seen_again,
        Some(share) => text::percent(share, "min_seen_again", problems).filter(|it| it.fraction() > 0.0),
    };
    let months = given.renumbered_months.iter();
    let renumbered_months = months.filter_map(|month| text::period(month, "renumbered_months", problems)).collect();
    let mut recoded: Vec<Recoded> = Vec::new();
    for rule in &given.recoded {
        let Some(checked) = one(rule.get(), ladder, problems) else { continue };
        refuse_double(&recoded, &checked, &rule.get().from, problems);
        recoded.push(checked);
    }
    ContinuityRules { min_seen_again, renumbered_months, recoded }
}

fn one(given: &RecodedText, ladder: &Ladder, problems: &mut Problems<'_>) -> Option<Recoded> {
    let month = text::period(&given.month, "month", problems);
    let kinds = &words::RECODED_FIELD_KINDS;
    let field = text::word(&given.field, "field", &words::RECODED_FIELDS, kinds, problems);
    let from = text::label(&given.from, "from", problems)?.to_string();
    let (month, field) = (month?, field?);
    let mut to = Vec::new();
    for (place, text) in texts(&given.to) {
        to.push(target(&place, &text, &from, (field, ladder), problems)?);
    }
    if to.is_empty() {
        problems.at(rule::RECODED, &given.to.place(), "`to` names no text", "write the text that took its place");
        return None;
    }
    Some(Recoded { month, field, from, to })
}

fn texts(to: &At<RecodedToText>) -> Vec<(Place, String)> {
    match to.get() {
        RecodedToText::One(text) => vec![(to.place(), text.clone())],
        RecodedToText::Several(texts) => texts.iter().map(|text| (text.place(), text.get().clone())).collect(),
    }
}

/// A text that took the place of `from`.
fn target(
    place: &Place,
    text: &str,
    from: &str,
    (field, ladder): (RecodedField, &Ladder),
    problems: &mut Problems<'_>,
) -> Option<String> {
    let label = text::label(&At::new(place.clone(), text.to_owned()), "to", problems)?.to_string();
    if fold(&label) == fold(from) {
        let message = format!("`{from}` is recoded into itself");
        problems.at(rule::RECODED, place, message, "name the text that took its place as `to`");
        return None;
    }
    let ranks = || ladder.ranks().iter().map(|rank| rank.name.as_str());
    if field == RecodedField::Rank && !ranks().any(|rank| fold(rank) == fold(&label)) {
        let message = format!("`{label}` is not a rank of the ladder");
        let help = suggest::remedy(&label, ranks(), "add it under [[agency.rank]], or correct it");
        problems.at_expecting(rule::RECODED_TO, place, message, suggest::list(ranks()), help);
        return None;
    }
    Some(label)
}

fn refuse_double(known: &[Recoded], rule: &Recoded, from: &At<String>, problems: &mut Problems<'_>) {
    let is_same =
        |it: &&Recoded| (it.month, it.field) == (rule.month, rule.field) && fold(&it.from) == fold(&rule.from);
    if known.iter().any(|it| is_same(&it)) {
        let message = format!("{} `{}` is recoded twice in {}", rule.field.word(), rule.from, rule.month);
        let help = "keep one `[[agency.recoded]]` for it, with all that took its place in `to = [\"…\"]`";
        problems.at(rule::RECODED, &from.place(), message, help);
    }
}
