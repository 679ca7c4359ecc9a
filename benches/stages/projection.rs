//! Ten thousand futures of ten years and five bands, every month of them: under two seconds on two cores is the aim.

use criterion::{BenchmarkId, Criterion};
use workforce_parity::measure::Definition;
use workforce_parity::target::future::{Futures, Group, Start, simulate};
use workforce_parity::target::model::{Establishment, Ladder, LadderBand, Policy, State};
use workforce_parity::target::rates::{BandEvidence, Evidence, Posterior};

/// Women and men by band.
const PEOPLE: [[u64; 2]; 5] = [[300, 700], [200, 400], [90, 250], [25, 95], [2, 8]];
const MONTHS: f64 = 36.0;

pub fn bench(criterion: &mut Criterion) {
    let band = |at: usize| LadderBand { name: at.to_string(), feeder: at.checked_sub(1) };
    let ladder = Ladder { bands: (0..PEOPLE.len()).map(band).collect() };
    let posterior = Posterior::of(&evidence()).unwrap();
    let people = |gender: usize| PEOPLE.iter().map(|it| it[gender] as f64).collect();
    let plan = Establishment::as_today(&State::of_people(people(0), people(1)));
    let start = Start { ladder: &ladder, people: &PEOPLE, posterior: &posterior, plan: &plan };
    let group = |band| Group { bands: vec![band], definition: Definition::UnBand };
    let groups: Vec<Group> = (0..PEOPLE.len()).map(group).collect();
    let mut stage = criterion.benchmark_group("projection");
    stage.sample_size(10);
    stage.bench_function(BenchmarkId::new("futures", 10_000), |bencher| {
        let futures = Futures { count: 10_000, seed: 7 };
        bencher.iter(|| simulate(&start, &Policy::default(), &groups, 120, futures));
    });
    stage.finish();
}

/// Three years in which 6 % leave each year.
fn evidence() -> Evidence {
    let band = |(at, people): (usize, &[u64; 2])| BandEvidence {
        exits: people.map(|it| it * 18 / 100),
        exposure: people.map(|it| it as f64 * MONTHS),
        hires: people.map(|it| it / 10),
        promotions: if at > 0 { people.map(|it| it / 10) } else { [0, 0] },
        feeder_exposure: if at > 0 { PEOPLE[at - 1].map(|it| it as f64 * MONTHS) } else { [0.0, 0.0] },
    };
    Evidence {
        bands: PEOPLE.iter().enumerate().map(band).collect(),
        has_feeder: (0..PEOPLE.len()).map(|at| at > 0).collect(),
        months: 36,
        years: Vec::new(),
    }
}
