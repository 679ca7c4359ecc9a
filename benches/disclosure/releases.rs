//! Random releases, protected and attacked.

use std::ops::AddAssign;
use std::time::{Duration, Instant};

use rayon::prelude::*;
use workforce_parity::disclosure::audit::{Attacker, GateReport, Knowledge, Published, audit, cell_count, reader};
use workforce_parity::disclosure::protect::{Method, RoundOptions, Tables, round};

use crate::agency::Agency;
use crate::shown::{AUDIT_SEED, FIVE, as_rounded, as_withheld, look, repaired, small};

/// What came of a number of releases.
#[derive(Default, Clone, Debug)]
pub struct Sum {
    pub releases: usize,
    /// Releases that could not be protected; nothing of them would be published.
    pub refused: usize,
    pub published: usize,
    /// Cells audited: shown, but not as true counts.
    pub audited: usize,
    pub small: usize,
    /// Recoverable by A0, A1 and A2 (pairs of an insider and a count of others).
    pub exact: [usize; 3],
    /// Pairs where the only person of a cell works out a part of that cell: what she finds is about herself.
    pub herself: usize,
    /// Releases that the gate stops.
    pub stopped: usize,
    pub narrow: usize,
    pub unproven: usize,
    /// Verdicts that rest on the solver's word that nothing lies beyond.
    pub claimed: usize,
    pub pairs: usize,
    /// Small counts of the finest cells that no table shows, and those of them that follow for A1 all the same.
    pub finest: [usize; 2],
    pub leaky: Vec<u64>,
    pub withheld: usize,
    pub primary: usize,
    pub repaired: usize,
    pub repairs: usize,
    pub error: i64,
    pub worst: i64,
    pub stepped: usize,
    pub methods: [usize; 3],
    pub protecting: Duration,
    pub auditing: Duration,
}

impl AddAssign for Sum {
    fn add_assign(&mut self, other: Self) {
        let add = |to: &mut usize, from: usize| *to += from;
        let counts = [
            (&mut self.releases, other.releases),
            (&mut self.refused, other.refused),
            (&mut self.published, other.published),
            (&mut self.audited, other.audited),
            (&mut self.small, other.small),
            (&mut self.narrow, other.narrow),
            (&mut self.unproven, other.unproven),
            (&mut self.claimed, other.claimed),
            (&mut self.pairs, other.pairs),
            (&mut self.herself, other.herself),
            (&mut self.stopped, other.stopped),
            (&mut self.withheld, other.withheld),
            (&mut self.primary, other.primary),
            (&mut self.repaired, other.repaired),
            (&mut self.repairs, other.repairs),
            (&mut self.stepped, other.stepped),
        ];
        for (to, from) in counts {
            add(to, from);
        }
        self.exact.iter_mut().zip(other.exact).for_each(|(to, from)| add(to, from));
        self.finest.iter_mut().zip(other.finest).for_each(|(to, from)| add(to, from));
        self.methods.iter_mut().zip(other.methods).for_each(|(to, from)| add(to, from));
        self.leaky.extend(other.leaky);
        self.error += other.error;
        self.worst = self.worst.max(other.worst);
        self.protecting += other.protecting;
        self.auditing += other.auditing;
    }
}

impl Sum {
    /// Whether nothing at all could be recovered or was left undecided among the published cells.
    pub fn safe(&self) -> bool {
        self.exact == [0; 3] && self.narrow == 0 && self.unproven == 0
    }

    fn attacked(&mut self, tables: &Tables, published: &[Published], of: u64) {
        let begin = Instant::now();
        let seen = look(tables, published).unwrap_or_else(|error| panic!("seed {of}: {error}"));
        self.auditing += begin.elapsed();
        self.published += tables.published();
        self.small += small(published.iter().map(|one| one.cell.as_slice()), tables.counts()).len();
        self.seen(tables, &seen);
        self.unpublished(tables, published, of);
        if !self.safe() || self.finest[1] > 0 {
            self.leaky.push(of);
        }
    }

    fn seen(&mut self, tables: &Tables, seen: &GateReport) {
        self.audited += seen.targets.len();
        self.pairs += seen.insiders.pairs;
        for (place, attacker) in [Attacker::Outsider, Attacker::Reader].into_iter().enumerate() {
            if let Some(found) = seen.of(attacker) {
                self.exact[place] += found.exact.len();
                self.unproven += found.unproven.len();
                self.claimed += found.claimed;
                self.narrow += if attacker == Attacker::Reader { found.narrow.len() } else { 0 };
            }
        }
        let about_herself = |&&(own, target): &&(usize, usize)| herself(tables, seen, own, target);
        let selves = seen.insiders.exact.iter().filter(about_herself).count();
        self.herself += selves;
        self.stopped += usize::from(!seen.passes());
        self.exact[2] += seen.insiders.exact.len() - selves;
        self.unproven += seen.insiders.unproven.len();
    }

    /// The finest cells, which linked tables sum and none prints: does a small one follow?
    fn unpublished(&mut self, tables: &Tables, published: &[Published], seed: u64) {
        let shown = |inner: u32| published.iter().any(|one| one.cell == [inner]);
        let all = u32::try_from(tables.counts().len()).unwrap_or(u32::MAX);
        let hidden: Vec<[u32; 1]> = (0..all).filter(|&inner| !shown(inner)).map(|inner| [inner]).collect();
        let targets = small(hidden.iter().map(<[u32; 1]>::as_slice), tables.counts());
        let system = reader(tables.counts().len(), published, Knowledge::default());
        let found = audit(&system, &targets, tables.counts(), AUDIT_SEED);
        let found = found.unwrap_or_else(|error| panic!("seed {seed}: {error}"));
        self.finest = [targets.len(), found.exact.len() + found.unproven.len()];
    }
}

/// The releases of these seeds, rounded to base 5.
pub fn rounded(seeds: std::ops::Range<u64>, ladder: bool) -> Sum {
    total(seeds, ladder, |seed, tables, sum| {
        let begin = Instant::now();
        let Ok(rounded) = round(tables, FIVE, &RoundOptions::default()) else {
            sum.refused = 1;
            return;
        };
        sum.protecting = begin.elapsed();
        let method =
            [Method::Optimal, Method::Feasible, Method::Cumulative].iter().position(|it| *it == rounded.method);
        sum.methods[method.unwrap_or(2)] += 1;
        sum.stepped = rounded.stepped;
        (sum.error, sum.worst) = (rounded.total_error, rounded.max_error);
        sum.attacked(tables, &as_rounded(tables, &rounded), seed);
    })
}

/// The releases of these seeds, with withheld cells, repaired until the audit passes.
pub fn suppressed(seeds: std::ops::Range<u64>, ladder: bool) -> Sum {
    total(seeds, ladder, |seed, tables, sum| {
        let begin = Instant::now();
        let Ok(pattern) = repaired(tables) else {
            sum.refused = 1;
            return;
        };
        sum.protecting = begin.elapsed();
        sum.withheld = pattern.count(tables);
        let primary = |&(place, cell): &(usize, _)| {
            workforce_parity::disclosure::protect::Cell::is_published(cell) && pattern.is_primary(place)
        };
        sum.primary = tables.cells().iter().enumerate().filter(primary).count();
        (sum.repaired, sum.repairs) = (usize::from(pattern.repairs() > 0), pattern.repairs());
        sum.attacked(tables, &as_withheld(tables, &pattern), seed);
    })
}

/// Whether the insider is alone in her cell and the other cell is a part of it: it counts her or nobody.
fn herself(tables: &Tables, seen: &GateReport, own: usize, target: usize) -> bool {
    let (Some(own), Some(target)) = (seen.insider_cells.get(own), seen.targets.get(target)) else { return false };
    let alone = cell_count(own, tables.counts()) == 1;
    alone && target.cell.iter().all(|inner| own.binary_search(inner).is_ok())
}

fn total(seeds: std::ops::Range<u64>, ladder: bool, each: impl Fn(u64, &Tables, &mut Sum) + Sync) -> Sum {
    let one = |seed: u64| {
        let mut sum = Sum { releases: 1, ..Sum::default() };
        let tables = Agency::of_seed(seed, ladder).tables().unwrap_or_else(|error| panic!("seed {seed}: {error}"));
        each(seed, &tables, &mut sum);
        sum
    };
    let all: Vec<Sum> = seeds.into_par_iter().map(one).collect();
    let mut total = Sum::default();
    for sum in all {
        total += sum;
    }
    total
}
