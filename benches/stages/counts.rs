//! Staff tables to stock and flow counts.

use criterion::{Criterion, Throughput};
use workforce_parity::cube::{Dimension, FlowInput, accounts, flow, roll_up, stock};
use workforce_parity::ingest::Scratch;

use crate::lists::HUNDRED_THOUSAND;

pub fn bench(criterion: &mut Criterion) {
    let mut scratch = Scratch::new();
    let [opening, closing] = [0, 1].map(|month| HUNDRED_THOUSAND.read(month, &mut scratch).staff);
    let mut group = criterion.benchmark_group("counts");
    group.sample_size(20);
    group.throughput(Throughput::Elements(100_000));
    group.bench_function("stock/100k", |bencher| bencher.iter(|| stock(&opening).ok().unwrap().len()));
    let before = [opening.person.as_slice(); 3];
    let input = FlowInput { opening: &opening, closing: &closing, seen_before: &before, seen_after: &[] };
    group.bench_function("flow/100k", |bencher| bencher.iter(|| flow(&input).ok().unwrap().len()));
    let (stock, flow) = (stock(&opening).ok().unwrap(), flow(&input).ok().unwrap());
    group.throughput(Throughput::Elements(stock.len() as u64));
    group.bench_function("roll-up-by-unit/cells", |bencher| {
        bencher.iter(|| roll_up(&stock, &[Dimension::Unit(2), Dimension::Rank]).ok().unwrap().dimensions().len());
    });
    group.throughput(Throughput::Elements(flow.len() as u64));
    group.bench_function("accounts-by-rank/cells", |bencher| {
        bencher.iter(|| accounts(&flow, Some(Dimension::Rank)).ok().unwrap().dimensions().len());
    });
}
