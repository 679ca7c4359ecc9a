//! Lists that do not hang together stop a run; what was only renamed is nobody's move.

use super::staff::{Person, changed, count, desk, people};

#[test]
fn a_changed_numbering_stops_the_run_and_changes_nothing() {
    let desk = desk();
    desk.list("2026-09", &people(100..200));
    assert_eq!(desk.counts().code, 0);
    desk.list("2026-10", &changed(&people(100..200), |it| it.no += 70_000));
    let answer = desk.counts();
    assert_eq!((answer.code, desk.commits(), answer.out.as_str()), (3, 1, ""));
    insta::assert_snapshot!(answer.err);
}

#[test]
fn a_file_of_another_agency_is_known_by_its_groups_and_by_both_its_neighbours() {
    let desk = desk();
    for month in ["2026-08", "2026-10"] {
        desk.list(month, &people(100..200));
    }
    desk.list("2026-09", &changed(&people(190..290), |it| it.division = "Coast".to_owned()));
    let answer = desk.counts();
    assert_eq!((answer.code, desk.commits()), (3, 0));
    insta::assert_snapshot!(answer.err);
}

#[test]
fn a_month_with_half_the_staff_is_asked_for_again() {
    let desk = desk();
    desk.list("2026-09", &people(100..200));
    desk.list("2026-10", &people(100..150));
    let answer = desk.counts();
    assert_eq!(answer.code, 3);
    insta::assert_snapshot!(answer.err);
    // The line of the message lets it pass.
    desk.agency("min_seen_again = 50");
    assert_eq!(desk.counts().code, 0);
    assert_eq!(count(desk.movements("2026-10").as_ref(), "leavers"), 50);
}

#[test]
fn a_replaced_list_is_compared_with_the_later_one_and_lists_further_apart_may_share_less() {
    let desk = desk();
    desk.list("2026-08", &people(100..200));
    desk.list("2026-09", &people(100..200));
    // Two months later: 64 % are enough.
    desk.list("2026-11", &people(130..230));
    assert_eq!(desk.counts().code, 0);
    desk.list("2026-08", &people(300..400));
    let answer = desk.counts();
    assert_eq!((answer.code, desk.commits()), (3, 1));
    assert!(answer.err.contains("0 of the 100 staff numbers of 2026-08 are on the list of 2026-09"), "{}", answer.err);
    assert!(answer.err.contains("--> staff_2026-08.csv"), "{}", answer.err);
}

#[test]
fn the_gate_can_be_switched_off_and_small_agencies_have_none() {
    let desk = desk();
    desk.list("2026-09", &people(100..109));
    desk.list("2026-10", &people(300..309));
    assert_eq!(desk.counts().code, 0);
    desk.list("2026-11", &people(400..440));
    desk.list("2026-12", &people(500..540));
    assert_eq!(desk.counts().code, 3);
    desk.agency("min_seen_again = 0");
    assert_eq!(desk.counts().code, 0);
}

#[test]
fn lists_that_were_stored_without_counts_are_compared_when_they_are_counted() {
    let desk = desk();
    desk.list("2026-09", &people(100..200));
    desk.list("2026-10", &people(300..400));
    assert_eq!(desk.parity(&["run", "pipeline.toml", "--staff-only"]).code, 0);
    let answer = desk.counts();
    assert_eq!(answer.code, 3);
    assert!(answer.err.contains("0 of the 100 staff numbers of 2026-09"), "{}", answer.err);
}

#[test]
fn a_renumbered_month_has_no_movements_and_nobody_is_looked_for_beyond_it() {
    let desk = desk();
    let away = |people: Vec<Person>| people.into_iter().filter(|it| it.no % 50 != 7).collect::<Vec<_>>();
    let renumbered = |people: Vec<Person>| changed(&people, |it| it.no += 70_000);
    desk.list("2026-07", &people(100..200));
    desk.list("2026-08", &away(people(100..200)));
    desk.list("2026-09", &people(100..200));
    desk.list("2026-10", &renumbered(people(100..205)));
    desk.list("2026-11", &renumbered(people(100..205)));
    desk.agency("renumbered_months = [\"2026-10\"]");
    assert_eq!(desk.counts().code, 0);
    assert!(desk.movements("2026-10").is_none());
    assert_eq!(count(desk.movements("2026-09").as_ref(), "returns"), 2);
    let november = desk.movements("2026-11");
    assert_eq!((count(november.as_ref(), "joiners"), count(november.as_ref(), "stayers")), (0, 105));
    assert!(desk.counts().out.starts_with("Nothing new"));
    // Without the key the lists stand as they are, but may not be counted; with it again nothing is read.
    desk.patch("pipeline.toml", "renumbered_months = [\"2026-10\"]\n", "");
    assert_eq!((desk.counts().code, desk.commits()), (3, 1));
}

#[test]
fn the_report_of_a_renumbered_month_says_why_it_has_no_movements() {
    let desk = desk();
    for month in ["2026-08", "2026-09"] {
        desk.list(month, &people(100..200));
    }
    desk.list("2026-10", &changed(&people(100..200), |it| it.no += 70_000));
    desk.agency("renumbered_months = [\"2026-10\"]");
    let answer = desk.parity(&["run", "pipeline.toml"]);
    assert_eq!(answer.code, 0, "{}", answer.err);
    let said = "The staff numbers changed with the list of October 2026";
    assert!(answer.out.contains(said), "{}", answer.out);
    let page = std::fs::read_to_string(desk.path().join("reports/pipeline/2026-10/NOR-BG/index.html")).unwrap();
    assert!(page.contains(said) && !page.contains("What changed the share of women"));
}

#[test]
fn naming_a_month_later_takes_its_movements_out_and_recounts_what_looked_across() {
    let direct = desk();
    let later = desk();
    for desk in [&direct, &later] {
        desk.list("2026-08", &people(100..200));
        desk.list("2026-09", &people(110..200));
        desk.list("2026-10", &people(105..195));
        desk.list("2026-11", &people(105..195));
    }
    assert_eq!(later.counts().code, 0);
    // Five people were away in September only.
    assert_eq!(count(later.movements("2026-09").as_ref(), "absences"), 5);
    for desk in [&direct, &later] {
        desk.agency("renumbered_months = [\"2026-10\"]");
        assert_eq!(desk.counts().code, 0);
        assert!(desk.movements("2026-10").is_none());
        assert_eq!(count(desk.movements("2026-09").as_ref(), "leavers"), 10);
    }
    let state = |desk: &super::Desk| {
        workforce_parity::store::Store::open(&desk.path().join("store")).unwrap().manifest().agencies.clone()
    };
    assert!(state(&direct) == state(&later));
    assert!(later.counts().out.starts_with("Nothing new"));
}

#[test]
fn a_split_division_is_asked_about_and_its_answer_makes_nobody_move() {
    let desk = desk();
    desk.list("2026-09", &people(100..200));
    desk.list(
        "2026-10",
        &changed(&people(100..200), |it| {
            if it.division == "Division 1" {
                it.division = if it.post == "Post 1" { "North" } else { "South" }.to_owned();
            }
        }),
    );
    let asked = desk.counts();
    assert_eq!(asked.code, 0);
    insta::assert_snapshot!(asked.err);
    assert_eq!(count(desk.movements("2026-10").as_ref(), "unit_changes"), 50);
    desk.recoded("month = \"2026-10\"\nfield = \"unit\"\nfrom = \"Division 1\"\nto = [\"North\", \"South\"]");
    let answered = desk.counts();
    assert_eq!((answered.code, answered.err.as_str(), desk.commits()), (0, "", 2));
    assert_eq!(count(desk.movements("2026-10").as_ref(), "unit_changes"), 0);
    assert!(desk.counts().out.starts_with("Nothing new"));
}

#[test]
fn a_renamed_rank_promotes_nobody_but_who_was_promoted() {
    let desk = desk();
    desk.patch(
        "pipeline.toml",
        "[[agency.rank]]\nname = \"Inspector\"",
        "[[agency.rank]]\nname = \"Agent\"\nband = \"officer\"\n\n[[agency.rank]]\nname = \"Inspector\"",
    );
    desk.list("2026-09", &people(100..200));
    desk.list(
        "2026-10",
        &changed(&people(100..200), |it| {
            it.grade = if it.grade == "Inspector" || it.no == 101 { "Inspector" } else { "Agent" };
        }),
    );
    let asked = desk.counts();
    assert!(asked.err.contains("89 of 90 people of rank `Officer` went together to `Agent`"), "{}", asked.err);
    assert_eq!(count(desk.movements("2026-10").as_ref(), "promotions"), 90);
    desk.recoded("month = \"2026-10\"\nfield = \"rank\"\nfrom = \"Officer\"\nto = \"Agent\"");
    assert_eq!(desk.counts().code, 0);
    assert_eq!(count(desk.movements("2026-10").as_ref(), "promotions"), 1);
}

#[test]
fn a_rule_that_nobody_fits_is_said() {
    let desk = desk();
    desk.list("2026-09", &people(100..200));
    desk.list("2026-10", &people(100..200));
    desk.recoded("month = \"2026-10\"\nfield = \"unit\"\nfrom = \"Divison 1\"\nto = \"North\"");
    let answer = desk.counts();
    assert_eq!(answer.code, 0);
    insta::assert_snapshot!(answer.err, @r"
    warning[PAR-0412]: nobody changed from unit `Divison 1` to `North` between 2026-09 and 2026-10
      help: write both texts of `[[agency.recoded]]` as the reports of these months show them, or take it out
    ");
}

#[test]
fn a_month_named_as_structural_is_not_asked_about() {
    let desk = desk();
    desk.list("2026-09", &people(100..200));
    desk.list("2026-10", &changed(&people(100..200), |it| it.division = it.division.replace("Division 1", "North")));
    desk.agency("structural_months = [\"2026-10\"]");
    let answer = desk.counts();
    assert_eq!((answer.code, answer.err.as_str()), (0, ""));
}

#[test]
fn a_list_that_is_the_one_before_again_is_asked_about() {
    let desk = desk();
    for month in ["2026-09", "2026-10"] {
        desk.list(month, &people(100..160));
    }
    let said = "between 2026-09 and 2026-10 nobody of 60 people came, went or changed: both lists are the same";
    let help = "check that the export of 2026-10 is not an earlier one again";
    let (run, check) = (desk.counts(), desk.parity(&["check", "pipeline.toml"]));
    assert!(run.code == 0 && run.err.contains(said) && run.err.contains(help), "{}", run.err);
    assert!(check.code == 0 && check.out.contains(said) && check.out.contains(help), "{}", check.out);
    // One who left is enough.
    desk.list("2026-10", &people(100..159));
    assert!(!desk.counts().err.contains("both lists are the same"));
}

#[test]
fn what_is_usual_is_known_of_months_that_are_counted_together() {
    let desk = desk();
    for (month, until) in [("2026-08", 200), ("2026-09", 208), ("2026-10", 230)] {
        desk.list(month, &people(100..until));
    }
    // 22 came after 8 had come the month before: ten times as many would be a bulk.
    for threads in ["1", "4"] {
        let answer = desk.parity_with(&["run", "pipeline.toml", "--counts-only"], &[("RAYON_NUM_THREADS", threads)]);
        assert!(answer.code == 0 && !answer.err.contains("PAR-0411"), "{threads}: {}", answer.err);
        std::fs::remove_dir_all(desk.path().join("store")).unwrap();
    }
    assert!(!desk.parity(&["check", "pipeline.toml"]).out.contains("PAR-0411"));
}
