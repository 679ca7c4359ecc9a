//! Who is alone in a group.

use super::super::{Effort, Knowledge, Published, Shown, audit_release, audit_unmarked};

#[test]
fn who_is_alone_in_a_group_finds_out_nothing_by_being_there() {
    // One woman and no man, shown as 5, 0 and 5: knowing that the group is one person tells her that it is herself.
    let rounded = |cell: Vec<u32>, value: i64| Published { cell, shown: Shown::Rounded { value, base: 5, steps: 0 } };
    let published = [rounded(vec![0], 5), rounded(vec![1], 0), rounded(vec![0, 1], 5)];
    let seen = audit_release(&published, Knowledge::default(), &[1, 0], 3, 1).unwrap();
    assert!(seen.passes(), "{seen:?}");
}

#[test]
fn a_woman_and_a_man_alone_in_a_group_find_each_other_however_much_is_withheld() {
    // Each mark says that somebody is there, so two people stand behind two marks: nothing further to withhold can help.
    let withheld = |cell: Vec<u32>| Published { cell, shown: Shown::Withheld };
    let published: Vec<Published> =
        [vec![0], vec![1], vec![0, 1], vec![2], vec![3], vec![2, 3], vec![0, 2], vec![1, 3], vec![0, 1, 2, 3]]
            .into_iter()
            .map(withheld)
            .collect();
    for effort in [Effort::Moves, Effort::Solver] {
        let seen = audit_unmarked(effort, &published, Knowledge::default(), &[1, 1, 9, 9], 3, 1).unwrap();
        assert!(seen.findings.iter().all(|(_, found)| found.safe()), "{seen:?}");
        assert_eq!(seen.insiders.exact.len() + seen.insiders.unproven.len(), 2, "{seen:?}");
        let apart = audit_unmarked(effort, &published, Knowledge::default(), &[2, 0, 9, 9], 3, 1);
        assert!(apart.is_err(), "a mark on nobody breaks the rule that zeros are shown");
    }
}
