//! Whether the movements since the list before explain this list, rank by rank: stock from either list, not from the account.

use std::collections::BTreeSet;

use super::AgencyFacts;
use super::breakdown::is_remainder;
use crate::chart::columns::{column, text};
use crate::chart::numbers::month;
use crate::cube::{Account, Dimension, Stock};
use crate::disclosure::Release;
use crate::domain::{Gender, GenderCount, Period, fold};
use crate::measure::{Balance, Reconciliation, reconcile};
use crate::pipeline::RecodedField;
use crate::table::{Column, ColumnKind, DataTable, Value};

/// A group on two lists, and what happened to it between them.
#[derive(Clone)]
pub(super) struct Line {
    /// As readers see it.
    pub group: String,
    /// On the earlier list.
    pub opening: GenderCount,
    /// On the later list.
    pub closing: GenderCount,
    /// The movements; its own opening and closing are not looked at.
    pub account: Account,
}

/// All lines: everybody, then the ranks, senior first.
pub(super) struct Reconciled {
    pub from: Period,
    pub all: Line,
    pub ranks: Vec<Line>,
}

/// The lines of the month; `None` where there is no list before, or the movements since it are not counted.
pub(super) fn reconciled(facts: &AgencyFacts<'_>) -> Option<Reconciled> {
    let (previous, span) = (facts.release.previous.as_ref()?, facts.release.month.as_ref()?);
    if previous.period != span.from {
        return None;
    }
    let by_rank = &[Dimension::Rank][..];
    let (then, now) = (previous.stock.get(by_rank)?, facts.release.stock.get(by_rank)?);
    let accounts = span.accounts.get(by_rank)?;
    let keys = then.cells().map(|it| it.0).chain(now.cells().map(|it| it.0)).chain(accounts.cells().map(|it| it.0));
    let names: BTreeSet<&str> = keys.map(crate::cube::Key::first).collect();
    let line = |name: &str| Line {
        group: name.to_owned(),
        opening: heads(then, name),
        closing: heads(now, name),
        account: accounts.get(&[name]).copied().unwrap_or_default(),
    };
    let mut ranks = renamed(facts, span.from, names.into_iter().map(line).collect());
    let ladder = || facts.agency.ladder.ranks().iter().rev();
    // A joined line stands where the rank it became stands.
    let place = |group: &str| ladder().position(|it| group.split(BECAME).last() == Some(it.name.as_str()));
    ranks.sort_by_key(|it| (is_remainder(&it.group), place(&it.group).unwrap_or(usize::MAX)));
    let all = Line {
        group: "All staff".to_owned(),
        opening: previous.stock.get(&[][..])?.total().map(|it| it.headcount).unwrap_or_default(),
        closing: facts.all(),
        account: span.accounts.get(&[][..])?.total().copied().unwrap_or_default(),
    };
    Some(Reconciled { from: span.from, all, ranks })
}

/// Stands between a former rank and what it became.
const BECAME: &str = " → ";

/// The lines with each rank that was only renamed joined to what it became: the movements count its people under the new name
/// from the beginning, the list before does not.
fn renamed(facts: &AgencyFacts<'_>, from: Period, mut lines: Vec<Line>) -> Vec<Line> {
    let rules = facts.agency.continuity.recoded_between(from, facts.release.period);
    for rule in rules.into_iter().filter(|it| it.field == RecodedField::Rank) {
        let is_part = |line: &Line| {
            let names = || line.group.split(BECAME).map(fold);
            names().any(|name| name == fold(&rule.from) || rule.to.iter().any(|to| fold(to) == name))
        };
        let (parts, others): (Vec<Line>, Vec<Line>) = lines.into_iter().partition(is_part);
        lines = others;
        let joined = parts.iter().skip(1).fold(parts.first().cloned(), |sum, part| sum.map(|it| it.and(part)));
        let group = format!("{}{BECAME}{}", rule.from, rule.to.join(BECAME));
        lines.extend(joined.map(|line| Line { group, ..line }));
    }
    lines
}

fn heads(release: &Release<Stock>, name: &str) -> GenderCount {
    release.get(&[name]).map(|it| it.headcount).unwrap_or_default()
}

impl Reconciled {
    /// All lines, everybody first.
    pub fn lines(&self) -> impl Iterator<Item = &Line> {
        [&self.all].into_iter().chain(&self.ranks)
    }

    /// People that the movements of any rank do not explain.
    pub fn unexplained(&self) -> u64 {
        self.ranks.iter().map(|it| it.result().residual.people()).sum()
    }
}

impl Line {
    pub fn result(&self) -> Reconciliation {
        let it = &self.account;
        let came = [it.joiners, it.returns, it.promoted_in, it.demoted_in, it.moved_in, it.corrected_to];
        let went = [it.leavers, it.absences, it.promoted_out, it.demoted_out, it.moved_out, it.corrected_from];
        reconcile(&self.opening, &came, &went, &self.closing)
    }

    /// People who came or went.
    pub fn moved(&self) -> u64 {
        let it = &self.account;
        let came = [it.joiners, it.returns, it.promoted_in, it.demoted_in, it.moved_in, it.corrected_to];
        let went = [it.leavers, it.absences, it.promoted_out, it.demoted_out, it.moved_out];
        came.iter().chain(&went).map(GenderCount::total).sum()
    }

    /// Whether anybody of this gender was on either list, came or went.
    pub fn has(&self, gender: Gender) -> bool {
        let result = self.result();
        let counted = [self.opening, self.closing, self.account.joiners, self.account.leavers];
        counted.iter().any(|it| it.of(gender) > 0)
            || self.corrections(gender) != 0
            || result.residual.of_gender(gender) != 0
    }

    /// Records whose gender was corrected to this one less those corrected from it: one number, so that no count of
    /// corrections stands alone.
    pub fn corrections(&self, gender: Gender) -> i64 {
        Balance::of(&self.account.corrected_to, &self.account.corrected_from).of_gender(gender)
    }

    /// Both groups as one; who went from one to the other is in both and cancels out.
    pub fn and(mut self, other: &Self) -> Self {
        self.opening += other.opening;
        self.closing += other.closing;
        self.account += other.account;
        self
    }

    /// The numbers of one gender under [`columns`].
    pub fn numbers(&self, gender: Gender) -> [i64; 15] {
        let (it, result) = (&self.account, self.result());
        let of = |count: &GenderCount| i64::try_from(count.of(gender)).unwrap_or(i64::MAX);
        [
            of(&self.opening),
            of(&it.joiners),
            of(&it.returns),
            of(&it.promoted_in),
            of(&it.demoted_in),
            of(&it.moved_in),
            of(&it.leavers),
            of(&it.absences),
            of(&it.promoted_out),
            of(&it.demoted_out),
            of(&it.moved_out),
            self.corrections(gender),
            result.expected.of_gender(gender),
            of(&self.closing),
            result.residual.of_gender(gender),
        ]
    }
}

/// Columns of [`Line::numbers`].
pub(super) fn columns() -> Vec<Column> {
    let names = [
        ("opening", "Earlier list"),
        ("joiners", "Joined"),
        ("returns", "Returned"),
        ("promoted_in", "Promoted in"),
        ("demoted_in", "Demoted in"),
        ("moved_in", "Moved in"),
        ("leavers", "Left"),
        ("absences", "Absent"),
        ("promoted_out", "Promoted out"),
        ("demoted_out", "Demoted out"),
        ("moved_out", "Moved out"),
        ("corrections", "Corrections, net"),
        ("expected", "So expected"),
        ("closing", "This list"),
        ("residual", "Residual"),
    ];
    names.into_iter().map(|(name, header)| column(name, header, ColumnKind::People)).collect()
}

/// The genders of a line that are shown: women and men always, the others where there is anybody.
pub(super) fn genders(line: &Line) -> impl Iterator<Item = Gender> {
    Gender::ALL.into_iter().filter(|&it| matches!(it, Gender::Woman | Gender::Man) || line.has(it))
}

/// As in a table: women, men, another gender, not stated.
pub(super) fn gender_words(gender: Gender) -> &'static str {
    match gender {
        Gender::Woman => "women",
        Gender::Man => "men",
        Gender::Another => "another gender",
        Gender::NotStated => "not stated",
    }
}

/// Every rank and gender, for the section on quality.
pub(super) fn table(facts: &AgencyFacts<'_>) -> Option<DataTable> {
    let found = reconciled(facts)?;
    let rows = found.lines().flat_map(|line| {
        genders(line).map(|gender| {
            let keys = [text(&line.group), text(gender_words(gender))];
            keys.into_iter().chain(line.numbers(gender).map(Value::People)).collect()
        })
    });
    let keys = [("rank", "Rank"), ("gender", "Gender")].map(|(name, it)| column(name, it, ColumnKind::Text));
    Some(DataTable {
        id: "reconciliation".to_owned(),
        title: "Do the movements explain the list?".to_owned(),
        subtitle: format!("From the list of {} to that of {}, by rank and gender", month(found.from), facts.month()),
        columns: keys.into_iter().chain(columns()).collect(),
        rows: rows.collect(),
        notes: vec![
            "Both lists are counted by themselves. Expected is the earlier list with all movements; the residual is this \
             list less that, and 0 where every person is accounted for."
                .to_owned(),
            "Corrections, net: records whose gender was recorded anew, those that came to the gender less those that left it."
                .to_owned(),
        ],
    })
}
