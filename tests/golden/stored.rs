//! Every count of every month in the store.

use std::collections::BTreeMap;

use workforce_parity::domain::{Gender, GenderCount};
use workforce_parity::sample::{AgencyTruth, FlowTruth, MovementTruth, PeriodTruth};
use workforce_parity::store::Store;
use workforce_parity::table::CountTable;

use super::GOLDEN;

fn text<'a>(counts: &'a CountTable, column: &str, row: usize) -> &'a str {
    let coded = counts.text(column).unwrap();
    &coded.texts[coded.codes[row] as usize]
}

fn by(counts: &CountTable, key: &str, gender: impl Fn(usize) -> String) -> BTreeMap<String, GenderCount> {
    let mut groups: BTreeMap<String, GenderCount> = BTreeMap::new();
    for (row, &heads) in counts.whole("headcount").unwrap().iter().enumerate() {
        let gender = Gender::from_word(&gender(row)).unwrap();
        let group = groups.entry(text(counts, key, row).to_owned()).or_default();
        group.add_people(gender, u64::try_from(heads).unwrap());
    }
    groups
}

fn stock(counts: &CountTable, truth: &PeriodTruth) {
    let of = |key: &str| by(counts, key, |row| text(counts, "gender", row).to_owned());
    let period = truth.period;
    assert_eq!(of("rank"), truth.by_rank, "{period}");
    assert_eq!(of("band"), truth.by_band, "{period}");
    assert_eq!(of("role"), truth.by_role, "{period}");
    assert_eq!(of("role_family"), truth.by_role_family, "{period}");
    assert_eq!(of("contract"), truth.by_contract, "{period}");
    assert_eq!(of("duty_station"), truth.by_duty_station, "{period}");
    let units = truth.by_unit.iter().map(|(unit, count)| (unit.stored().to_owned(), *count));
    assert_eq!(of("unit"), units.collect(), "{period}");
    assert_eq!(of("rank").into_values().sum::<GenderCount>(), truth.staff, "{period}");
    let thousandths: i64 = counts.whole("fte_thousandths").unwrap().iter().sum();
    assert_eq!(u64::try_from(thousandths).unwrap(), truth.fte_thousandths, "{period}");
}

fn flow(counts: &CountTable, truth: &FlowTruth) {
    let gender = |row: usize| {
        let from = text(counts, "gender_from", row);
        if from.is_empty() { text(counts, "gender_to", row) } else { from }.to_owned()
    };
    let kinds = by(counts, "kind", gender);
    let of = |kind: &str| kinds.get(kind).copied().unwrap_or_default();
    let found = MovementTruth {
        joiners: of("joiner"),
        leavers: of("leaver"),
        returns: of("return"),
        absences: of("absence"),
        promotions: of("promotion"),
        demotions: of("demotion"),
        moves: of("move"),
        stays: of("stay"),
    };
    assert_eq!(found, truth.with_grace, "to {}", truth.to);
    let heads = counts.whole("headcount").unwrap();
    let is_corrected = |row: &usize| {
        let (from, to) = (text(counts, "gender_from", *row), text(counts, "gender_to", *row));
        !from.is_empty() && !to.is_empty() && from != to
    };
    let corrected: i64 = (0..counts.len()).filter(is_corrected).map(|row| heads[row]).sum();
    assert_eq!(usize::try_from(corrected).unwrap(), truth.gender_corrections, "to {}", truth.to);
}

#[test]
fn every_month_of_every_agency_is_counted_right() {
    let golden = &*GOLDEN;
    let store = Store::open(&golden.store()).unwrap();
    store.verify().unwrap();
    for AgencyTruth { id, periods, flows } in &golden.truth.agencies {
        assert_eq!((periods.len(), flows.len()), (36, 35));
        for truth in periods {
            let entry = store.manifest().period(id, truth.period).unwrap();
            assert_eq!(entry.rows, truth.staff.total());
            stock(&store.read_counts(entry.stock.as_ref().unwrap()).unwrap(), truth);
            let quality: serde_json::Value = serde_json::from_str(&entry.quality).unwrap();
            assert_eq!(quality["duplicates_merged"], truth.second_posts);
            let refused: u64 =
                quality["refused"].as_array().unwrap().iter().map(|it| it["rows"].as_u64().unwrap()).sum();
            assert_eq!(refused, truth.rows_without_number as u64, "{id} {}", truth.period);
        }
        for truth in flows {
            let entry = store.manifest().period(id, truth.to).unwrap();
            flow(&store.read_counts(entry.flow.as_ref().unwrap()).unwrap(), truth);
        }
    }
}
