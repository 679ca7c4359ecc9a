//! Who is alone in a group.

use super::super::{Knowledge, Published, Shown, audit_release};

#[test]
fn who_is_alone_in_a_group_finds_out_nothing_by_being_there() {
    // One woman and no man, shown as 5, 0 and 5: knowing that the group is one person tells her that it is herself.
    let rounded = |cell: Vec<u32>, value: i64| Published { cell, shown: Shown::Rounded { value, base: 5, steps: 0 } };
    let published = [rounded(vec![0], 5), rounded(vec![1], 0), rounded(vec![0, 1], 5)];
    let seen = audit_release(&published, Knowledge::default(), &[1, 0], 3, 1).unwrap();
    assert!(seen.passes(), "{seen:?}");
}
