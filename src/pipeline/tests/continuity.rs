//! `min_seen_again`, `renumbered_months` and `[[agency.recoded]]`.

use rstest::rstest;

use super::patch::{VALID, pipeline, problems, refuses, with};
use crate::domain::{Period, Share};
use crate::pipeline::{ContinuityRules, Recoded, RecodedField};

/// The valid file with these lines as `[[agency.recoded]]`.
fn recoded(lines: &str) -> String {
    VALID.replace("[agency.columns]", &format!("[[agency.recoded]]\n{lines}\n\n[agency.columns]"))
}

fn rules(text: &str) -> ContinuityRules {
    pipeline(text).agencies[0].continuity.clone()
}

#[test]
fn four_in_five_must_be_seen_again_unless_otherwise_said() {
    let rules = rules(VALID);
    assert_eq!(rules.min_seen_again, Share::from_fraction(0.8));
    assert!(rules.renumbered_months.is_empty() && rules.recoded.is_empty());
    let with =
        |line: &str| with("name = \"Nordmark", &format!("{line}\nname = \"Nordmark")).agencies[0].continuity.clone();
    assert_eq!(with("min_seen_again = 60").min_seen_again, Share::from_fraction(0.6));
    assert_eq!(with("min_seen_again = 0.0").min_seen_again, None);
    let october = Period::new(2026, 10).unwrap();
    assert_eq!(with("renumbered_months = [\"2026-10\"]").renumbered_months, [october]);
}

#[test]
fn what_was_renamed_has_one_new_text_or_several() {
    let unit = "month = \"2026-03\"\nfield = \"unit\"\nfrom = \"Operations / North\"\nto = [\"Operations / A\", \"Operations / B\"]";
    let rule = Recoded {
        month: Period::new(2026, 3).unwrap(),
        field: RecodedField::Unit,
        from: "Operations / North".to_owned(),
        to: vec!["Operations / A".to_owned(), "Operations / B".to_owned()],
    };
    assert_eq!(rules(&recoded(unit)).recoded, [rule]);
    let rank = "month = \"2026-03\"\nfield = \"rank\"\nfrom = \"Corporal\"\nto = \"Sergeant\"";
    assert_eq!(rules(&recoded(rank)).recoded[0].to, ["Sergeant"]);
}

#[rstest]
#[case::field(
    "field = \"rank\"",
    "field = \"grade\"",
    "18 PAR-0105 `grade` is not a word for `field` -> write one of the allowed words for `field`"
)]
#[case::month(
    "\"2026-03\"",
    "\"2026-3\"",
    "17 PAR-0109 `month`: `2026-3` is not a month such as `2026-10` -> write year and month, as in \"2026-10\""
)]
#[case::itself(
    "to = \"Sergeant\"",
    "to = \"corporal\"",
    "20 PAR-0114 `Corporal` is recoded into itself -> name the text that took its place as `to`"
)]
#[case::no_rank(
    "to = \"Sergeant\"",
    "to = \"Sergant\"",
    "20 PAR-0115 `Sergant` is not a rank of the ladder -> did you mean `Sergeant`?"
)]
#[case::nothing("to = \"Sergeant\"", "to = []", "20 PAR-0114 `to` names no text -> write the text that took its place")]
#[case::blank(
    "from = \"Corporal\"",
    "from = \" \"",
    "19 PAR-0107 `from` is blank -> write a short text without special characters"
)]
#[case::shape("to = \"Sergeant\"", "to = 3", "20 PAR-0104 `to` is a whole number -> write a text or a list of texts")]
#[case::key(
    "to = \"Sergeant\"",
    "into = \"Sergeant\"",
    "20 PAR-0102 `into` is not a key in `[[agency.recoded]]` -> remove it; `parity schema` prints what each key means"
)]
fn a_rule_that_cannot_hold_is_refused(#[case] from: &str, #[case] to: &str, #[case] problem: &str) {
    let text = recoded("month = \"2026-03\"\nfield = \"rank\"\nfrom = \"Corporal\"\nto = \"Sergeant\"");
    assert_eq!(problems(&text), Vec::<String>::new());
    let found = problems(&text.replacen(from, to, 1));
    assert!(found.iter().any(|it| it == problem), "\n{}", found.join("\n"));
}

#[test]
fn a_text_is_recoded_once_a_month() {
    let rule = "month = \"2026-03\"\nfield = \"rank\"\nfrom = \"Corporal\"\nto = \"Sergeant\"";
    let twice = recoded(&format!("{rule}\n\n[[agency.recoded]]\n{}", rule.replace("Corporal", "CORPORAL")));
    let message = "25 PAR-0114 rank `CORPORAL` is recoded twice in 2026-03 -> keep one `[[agency.recoded]]` for it, with \
                   all that took its place in `to = [\"…\"]`";
    assert_eq!(problems(&twice), [message]);
}

#[test]
fn a_share_is_a_percentage() {
    refuses(
        "name = \"Nordmark",
        "min_seen_again = 120\nname = \"Nordmark",
        "9 PAR-0108 `min_seen_again` is 120 -> write a number from 0 to 100",
    );
}

#[rstest]
#[case::bar("min_seen_again = 60")]
#[case::renumbered("renumbered_months = [\"2026-10\"]")]
fn none_of_these_has_an_export_read_again(#[case] line: &str) {
    let changed = with("name = \"Nordmark", &format!("{line}\nname = \"Nordmark"));
    assert_eq!(changed.agencies[0].ingest_text, pipeline(VALID).agencies[0].ingest_text);
}
