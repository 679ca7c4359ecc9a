//! Codes and the ladder.

use rstest::rstest;

use super::patch::refuses;

#[rstest]
#[case::no_gender_codes("[agency.codes.gender]\nwoman = [\"F\"]\nman = [\"M\"]\nnot_stated = [\"\", \"U\"]\n", "", r#"18 PAR-0140 a gender column is mapped, but no gender codes are given -> add `[agency.codes.gender]` with `woman = ["…"]` and `man = ["…"]`, as the export writes them"#)]
#[case::no_men(
    "man = [\"M\"]\n",
    "",
    r#"25 PAR-0140 no gender code means `man` -> add `man = ["…"]` with what the export writes"#
)]
#[case::two_genders(
    r#"man = ["M"]"#,
    r#"man = ["M", "f"]"#,
    "27 PAR-0141 gender code `f` stands under `woman` and under `man` -> keep it under the one it means"
)]
#[case::two_roles(
    "Clerk = []",
    r#"Clerk = ["bg "]"#,
    "33 PAR-0141 role text `bg ` stands under `Border Guard` and under `Clerk` -> keep it under the one it means"
)]
#[case::role_label_twice(
    "Clerk = []",
    "\"BORDER  guard\" = [\"CL\"]\nClerk = []",
    "33 PAR-0141 role labels `Border Guard` and `BORDER guard` are one text -> join their lists under one label"
)]
#[case::blank_label(
    "Clerk = []",
    "Clerk = []\n\" \" = [\"CL\"]",
    "34 PAR-0107 a label of `codes.role` is blank -> write a short text without special characters"
)]
#[case::role_of_family(
    r#"front-line = ["Border Guard"]"#,
    r#"front-line = ["Border Gard"]"#,
    "36 PAR-0143 `Border Gard` is not a role of `[agency.codes.role]` -> did you mean `Border Guard`?"
)]
#[case::role_in_two_families(
    r#"front-line = ["Border Guard"]"#,
    "front-line = [\"Border Guard\"]\nother = [\"Border Guard\"]",
    "37 PAR-0141 role `Border Guard` stands under `front-line` and under `other` -> keep it under the one it means"
)]
#[case::codes_without_column("[[target]]", "[agency.codes.duty_station]\nNorth = [\"N\"]\n[[target]]", r#"47 PAR-0142 `[agency.codes.duty_station]` is for a column that is not mapped -> map it: `duty_station = "…"` in `[agency.columns]`, or remove the codes"#)]
#[case::words_missing(r#"unit = "percent""#, r#"unit = "words""#, r#"23 PAR-0140 working time is in words, but no words are given -> add `[agency.codes.working_time]` with `full_time = ["…"]` and `part_time = ["…"]`"#)]
#[case::words_without_unit("[[target]]", "[agency.codes.working_time]\nfull_time = [\"VZ\"]\n[[target]]", r#"47 PAR-0142 `[agency.codes.working_time]` is for a column that is not mapped -> map it: `working_time = { column = "…", unit = "words" }`, or remove the codes"#)]
#[case::no_ranks(
    "[[agency.rank]]\nname = \"Cadet\"\nband = \"support\"\nalso = [\"CDT\"]\n\n[[agency.rank]]\nname = \"Sergeant\"\nband = \"officer\"\n",
    "",
    "19 PAR-0140 a rank column is mapped, but no ranks are listed -> add `[[agency.rank]]` with `name` and `band` for each rank, junior to senior"
)]
#[case::ranks_without_column("rank = \"grade\"\n", "", r#"37 PAR-0142 ranks are listed, but no rank column is mapped -> map the column: `rank = "…"` in `[agency.columns]`, or remove the ranks"#)]
#[case::band(
    r#"band = "support""#,
    r#"band = "suport""#,
    "40 PAR-0151 `suport` is not a band -> did you mean `support`?"
)]
#[case::rank_twice(
    r#"name = "Sergeant""#,
    r#"name = "CADET""#,
    "44 PAR-0152 rank `CADET` is listed twice -> list each rank once, with its other texts in `also`"
)]
#[case::alias_of_rank(
    r#"also = ["CDT"]"#,
    r#"also = ["CDT", "sergeant"]"#,
    "41 PAR-0153 `sergeant` is claimed by two ranks, `Sergeant` and `Cadet` -> keep it with the one it means"
)]
#[case::alias_twice(
    "band = \"officer\"\n",
    "band = \"officer\"\nalso = [\"cdt\"]\n",
    "46 PAR-0153 `cdt` is claimed by two ranks, `Cadet` and `Sergeant` -> keep it with the one it means"
)]
#[case::level_zero(
    r#"band = "support""#,
    "band = \"support\"\nlevel = 0",
    "41 PAR-0108 `level` is 0 -> write a whole number from 1 to 255"
)]
#[case::tie(
    "name = \"Sergeant\"\nband = \"officer\"\n",
    "name = \"Sergeant\"\nband = \"officer\"\nlevel = 1\n\n[[agency.rank]]\nname = \"Lieutenant\"\nband = \"officer\"\nlevel = 2\n\n[[agency.rank]]\nname = \"Captain\"\nband = \"officer\"\nlevel = 1\n\n[[agency.rank]]\nname = \"Chief\"\nband = \"officer\"\n",
    "59 PAR-0154 rank `Chief` comes out at level 2, that of `Lieutenant` -> write `level = 2` if they are equals, else the level it has"
)]
fn a_wrong_code_or_rank_is_refused(#[case] from: &str, #[case] to: &str, #[case] problem: &str) {
    refuses(from, to, problem);
}
