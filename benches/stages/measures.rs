//! Counts to measures.

use std::hint::black_box;

use criterion::Criterion;
use workforce_parity::domain::GenderCount;
use workforce_parity::measure::{Component, decompose, representation, segregation};

/// Units of many sizes and shares, the same every time.
fn units(number: u64) -> Vec<GenderCount> {
    (0..number).map(|it| GenderCount::known(3 + it * 7 % 23, 5 + it * 11 % 41)).collect()
}

pub fn bench(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("measures");
    let thousand = units(1_000);
    group.bench_function("representation/1k", |bencher| {
        bencher.iter(|| thousand.iter().filter_map(representation).map(|it| it.low).sum::<f64>());
    });
    for number in [40, 400] {
        let units = units(number);
        group
            .bench_function(format!("segregation/{number}"), |bencher| bencher.iter(|| segregation(black_box(&units))));
    }
    let (opening, closing) = (GenderCount::known(162, 521), GenderCount::known(168, 521));
    let names = ["joiners", "returns", "promotions", "demotions", "moves", "leavers", "absences"];
    let components = names.map(|name| Component::new(name, 3, -2));
    group.bench_function("decomposition/8", |bencher| {
        bencher.iter(|| decompose(black_box(&opening), &closing, &components));
    });
}
