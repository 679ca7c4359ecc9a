//! Exports to staff tables.

use criterion::{Criterion, Throughput};
use workforce_parity::ingest::{PseudonymKey, Scratch, read};

use crate::lists::{HUNDRED_THOUSAND, Lists, TEN_THOUSAND, sample};

pub fn bench(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("ingest");
    group.sample_size(20);
    for (name, lists, rows) in [("csv/10k", &*TEN_THOUSAND, 10_000), ("csv/100k", &*HUNDRED_THOUSAND, 100_000)] {
        let lists: &Lists = lists;
        let mut scratch = Scratch::new();
        group.throughput(Throughput::Elements(rows));
        group.bench_function(name, |bencher| bencher.iter(|| lists.read(0, &mut scratch).staff.len()));
    }
    let (pipeline, tasks) = sample("COS-GF");
    let (key, mut scratch) = (PseudonymKey::demonstration(), Scratch::new());
    group.throughput(Throughput::Elements(1_563));
    group.bench_function("xlsx/1.5k", |bencher| {
        bencher.iter(|| read(&tasks[0], &pipeline, &key, &mut scratch).ok().unwrap().len());
    });
}
