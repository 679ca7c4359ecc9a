//! The system made small: counts already known are taken out, facts that say nothing new are dropped, and unknowns that
//! no fact and no audited cell tells apart become one variable.

use std::collections::BTreeMap;

use super::propagate::{Contradiction, Intervals, Row, columns, propagated};
use super::system::{CEILING, System};

/// A cell in terms of the reduced variables: a known part and the variables it sums.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Form {
    /// People of the cell whose number is already known.
    pub known: i64,
    /// Variables of the rest, rising.
    pub variables: Vec<usize>,
}

/// A reduced system with the way back to the original counts.
#[derive(Debug, Clone)]
pub(super) struct Reduced {
    /// Interval of each variable.
    pub intervals: Intervals,
    /// The facts that still bind.
    pub rows: Vec<Row>,
    /// For each variable the rows it stands in, with its coefficient.
    pub columns: Vec<Vec<(usize, i64)>>,
    /// The audited cells, in the order given.
    pub forms: Vec<Form>,
    /// For each variable the part of the system it belongs to; no fact joins two parts.
    pub part: Vec<usize>,
    /// The variables of each part.
    pub parts: BTreeMap<usize, Vec<usize>>,
    members: Vec<Vec<usize>>,
    unknowns: Intervals,
}

/// Where an unknown stands: rows and audited cells with its coefficients. Equal marks cannot be told apart.
type Mark = (Vec<(usize, i64)>, Vec<usize>);

impl Reduced {
    /// Reduces `system` for an audit of `cells`.
    pub fn new(system: &System, cells: &[&[u32]]) -> Result<Self, Contradiction> {
        let (rows, unknowns) = propagated(system)?;
        let rows = binding(rows, &unknowns);
        let (members, variable_of) = merge(&marks(&rows, cells, &unknowns));
        let add = |values: &[i64]| -> Vec<i64> {
            members.iter().map(|group| group.iter().map(|&i| values[i]).sum()).collect()
        };
        let low: Vec<i64> = add(&unknowns.low);
        let high = add(&unknowns.high).into_iter().zip(&low).map(|(high, &low)| high.min(CEILING.max(low))).collect();
        let intervals = Intervals { low, high };
        let rows: Vec<Row> = rows.into_iter().map(|row| on_variables(&row, &members, &variable_of)).collect();
        let columns = columns(members.len(), &rows);
        let forms = cells.iter().map(|cell| form(cell, &unknowns, &members, &variable_of)).collect();
        let part = parts(members.len(), &rows);
        let mut parts: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (j, &part) in part.iter().enumerate() {
            parts.entry(part).or_default().push(j);
        }
        Ok(Self { intervals, rows, columns, forms, part, parts, members, unknowns })
    }

    /// The original counts that the variables `y` stand for, shared out among merged unknowns.
    pub fn lift(&self, y: &[i64]) -> Vec<i64> {
        let mut x = self.unknowns.low.clone();
        for (group, &total) in self.members.iter().zip(y) {
            let mut rest = total - group.iter().map(|&i| x[i]).sum::<i64>();
            for &i in group {
                let more = rest.min(self.unknowns.high[i] - x[i]).max(0);
                x[i] += more;
                rest -= more;
            }
        }
        x
    }

    /// The variables that stand for the counts `x`.
    pub fn lower(&self, x: &[i64]) -> Vec<i64> {
        self.members.iter().map(|group| group.iter().map(|&i| x[i]).sum()).collect()
    }

    /// Least and greatest value of audited cell `t` as far as the single intervals and an equal fact say.
    pub fn span(&self, t: usize) -> (i64, i64) {
        let form = &self.forms[t];
        let terms: Vec<_> = form.variables.iter().map(|&j| (j, 1)).collect();
        let (mut least, mut most) = self.intervals.span(&terms);
        if let Some(&first) = form.variables.first() {
            let same = self.columns[first].iter().map(|&(r, _)| &self.rows[r]).filter(|row| row.terms == terms);
            for row in same {
                (least, most) = (least.max(row.low), most.min(row.high));
            }
        }
        (form.known + least, form.known + most)
    }
}

/// Drops known counts from the rows, and rows that can no longer be broken.
fn binding(rows: Vec<Row>, unknowns: &Intervals) -> Vec<Row> {
    let mut kept: BTreeMap<Vec<(usize, i64)>, (i64, i64)> = BTreeMap::new();
    for row in rows {
        let (least, most) = unknowns.span(&row.terms);
        if least >= row.low && most <= row.high {
            continue;
        }
        let (known, open): (Vec<_>, Vec<_>) =
            row.terms.into_iter().partition(|&(j, _)| unknowns.low[j] == unknowns.high[j]);
        let shift: i64 = known.iter().map(|&(j, c)| c * unknowns.low[j]).sum();
        let limits = kept.entry(open).or_insert((i64::MIN, i64::MAX));
        *limits = (limits.0.max(row.low - shift), limits.1.min(row.high - shift));
    }
    kept.into_iter().map(|(terms, (low, high))| Row { terms, low, high }).collect()
}

fn marks(rows: &[Row], cells: &[&[u32]], unknowns: &Intervals) -> Vec<Option<Mark>> {
    let open = |i: usize| unknowns.low[i] < unknowns.high[i];
    let mut marks: Vec<Option<Mark>> =
        (0..unknowns.low.len()).map(|i| open(i).then(|| (Vec::new(), Vec::new()))).collect();
    for (r, row) in rows.iter().enumerate() {
        for &(j, c) in &row.terms {
            if let Some(mark) = &mut marks[j] {
                mark.0.push((r, c));
            }
        }
    }
    for (t, cell) in cells.iter().enumerate() {
        for &unknown in *cell {
            if let Some(mark) = &mut marks[unknown as usize] {
                mark.1.push(t);
            }
        }
    }
    marks
}

/// Groups unknowns of equal marks. Unknowns without any mark are left out: nobody asks for them.
fn merge(marks: &[Option<Mark>]) -> (Vec<Vec<usize>>, Vec<Option<usize>>) {
    let mut index: BTreeMap<&Mark, usize> = BTreeMap::new();
    let mut members: Vec<Vec<usize>> = Vec::new();
    let mut variable_of = vec![None; marks.len()];
    for (i, mark) in marks.iter().enumerate() {
        let Some(mark) = mark.as_ref().filter(|mark| !mark.0.is_empty() || !mark.1.is_empty()) else { continue };
        let variable = *index.entry(mark).or_insert_with(|| {
            members.push(Vec::new());
            members.len() - 1
        });
        members[variable].push(i);
        variable_of[i] = Some(variable);
    }
    (members, variable_of)
}

/// A row over variables: each group of merged unknowns stands in it whole and with one coefficient.
fn on_variables(row: &Row, members: &[Vec<usize>], variable_of: &[Option<usize>]) -> Row {
    let firsts = row.terms.iter().filter_map(|&(i, c)| {
        let variable = variable_of[i]?;
        (members[variable].first() == Some(&i)).then_some((variable, c))
    });
    let mut terms: Vec<_> = firsts.collect();
    terms.sort_unstable();
    Row { terms, low: row.low, high: row.high }
}

fn form(cell: &[u32], unknowns: &Intervals, members: &[Vec<usize>], variable_of: &[Option<usize>]) -> Form {
    let mut form = Form { known: 0, variables: Vec::new() };
    for i in cell.iter().map(|&unknown| unknown as usize) {
        match variable_of[i] {
            None => form.known += unknowns.low[i],
            Some(variable) if members[variable].first() == Some(&i) => form.variables.push(variable),
            Some(_) => {}
        }
    }
    form.variables.sort_unstable();
    form
}

/// Numbers the connected parts of the rows (union-find by path halving).
fn parts(variables: usize, rows: &[Row]) -> Vec<usize> {
    let mut parent: Vec<usize> = (0..variables).collect();
    for row in rows {
        for pair in row.terms.windows(2) {
            let (a, b) = (root(&mut parent, pair[0].0), root(&mut parent, pair[1].0));
            parent[a.max(b)] = a.min(b);
        }
    }
    (0..variables).map(|j| root(&mut parent, j)).collect()
}

fn root(parent: &mut [usize], mut j: usize) -> usize {
    while parent[j] != j {
        parent[j] = parent[parent[j]];
        j = parent[j];
    }
    j
}
