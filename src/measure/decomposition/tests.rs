use proptest::prelude::*;

use super::*;
use crate::measure::check::{any_count, near};

fn points(decomposition: &Decomposition, name: &str) -> f64 {
    decomposition.parts.iter().find(|part| part.name == name).and_then(|part| part.points).unwrap()
}

#[test]
fn ten_women_join_and_ten_men_leave() {
    let components = [Component::new("joiners", 10, 0), Component::new("leavers", 0, -10)];
    let found = decompose(&GenderCount::known(20, 80), &GenderCount::known(30, 70), &components).unwrap();
    near(found.points.unwrap(), 10.0, 1e-12);
    near(points(&found, "joiners"), 7.53, 5e-3);
    near(points(&found, "leavers"), 2.47, 5e-3);
    assert_eq!((found.women, found.men, found.parts.len()), (10, -10, 2));
}

#[test]
fn what_the_components_do_not_explain_goes_to_corrections() {
    let opening = GenderCount::known(20, 80);
    let closing = GenderCount::known(25, 80);
    let found = decompose(&opening, &closing, &[Component::new("joiners", 4, 0)]).unwrap();
    assert_eq!(found.parts[1].name, CORRECTIONS);
    assert_eq!((found.parts[1].women, found.parts[1].men), (1, 0));
    let given = [Component::new(CORRECTIONS, -1, 0), Component::new("joiners", 4, 0)];
    let found = decompose(&opening, &closing, &given).unwrap();
    assert_eq!(found.parts.len(), 2);
    assert_eq!(found.parts[0].women, 1);
}

#[test]
fn a_new_group_has_people_but_no_points() {
    let closing = GenderCount::known(3, 4);
    let found = decompose(&GenderCount::default(), &closing, &[Component::came("joiners", &closing)]).unwrap();
    assert_eq!((found.opening, found.points, found.parts[0].points), (None, None, None));
    assert_eq!((found.women, found.parts[0].women), (3, 3));
}

#[test]
fn nothing_happened_has_no_parts() {
    let count = GenderCount::known(3, 4);
    let found = decompose(&count, &count, &[]).unwrap();
    assert!(found.parts.is_empty());
    near(found.points.unwrap(), 0.0, 0.0);
}

#[test]
fn counts_of_any_size_are_answered() {
    let huge = GenderCount::known(1 << 62, 1);
    assert!(decompose(&huge, &GenderCount::known(1, 1 << 62), &[Component::went("leavers", &huge)]).is_some());
    let many: Vec<_> = (0..17).map(|it| Component::new(it.to_string(), 0, 0)).collect();
    assert_eq!(decompose(&huge, &huge, &many), None);
}

fn any_components() -> impl Strategy<Value = Vec<Component>> {
    let change = (-40_i64..60, -40_i64..60);
    prop::collection::vec(change, 0..6).prop_map(|changes| {
        let name = |(it, (women, men)): (usize, (i64, i64))| Component::new(format!("component {it}"), women, men);
        changes.into_iter().enumerate().map(name).collect()
    })
}

/// Mean of the steps over all orders, one by one.
fn over_all_orders(opening: Stock, changes: &[Stock]) -> Vec<f64> {
    fn orders(left: &[usize]) -> Vec<Vec<usize>> {
        if left.is_empty() {
            return vec![Vec::new()];
        }
        let starting = |&first: &usize| {
            let rest: Vec<usize> = left.iter().copied().filter(|&it| it != first).collect();
            orders(&rest).into_iter().map(move |order| [vec![first], order].concat()).collect::<Vec<_>>()
        };
        left.iter().flat_map(starting).collect()
    }
    let orders = orders(&(0..changes.len()).collect::<Vec<_>>());
    let mut sums = vec![0.0; changes.len()];
    let share = |it: Stock| it.women as f64 / (it.women + it.men) as f64;
    for order in &orders {
        let mut stock = opening;
        for &it in order {
            let next = stock.plus(changes[it]);
            sums[it] += share(next) - share(stock);
            stock = next;
        }
    }
    sums.into_iter().map(|sum| sum / orders.len() as f64).collect()
}

proptest! {
    #[test]
    fn parts_sum_to_the_change(opening in any_count(), closing in any_count(), components in any_components()) {
        let found = decompose(&opening, &closing, &components).unwrap();
        prop_assert_eq!(found.parts.iter().map(|it| it.women).sum::<i64>(), found.women);
        prop_assert_eq!(found.parts.iter().map(|it| it.men).sum::<i64>(), found.men);
        if let Some(change) = found.points {
            let sum: f64 = found.parts.iter().filter_map(|it| it.points).sum();
            prop_assert!((sum - change).abs() < 1e-10);
            prop_assert!(found.parts.iter().all(|it| it.points.is_some_and(f64::is_finite)));
        }
    }

    #[test]
    fn the_order_of_components_leaves_no_trace(
        opening in any_count(), closing in any_count(), components in any_components(),
    ) {
        let reversed: Vec<_> = components.iter().rev().cloned().collect();
        let forth = decompose(&opening, &closing, &components).unwrap();
        let back = decompose(&opening, &closing, &reversed).unwrap();
        for part in &forth.parts {
            prop_assert!(back.parts.contains(part));
        }
    }

    #[test]
    fn sets_give_the_mean_over_all_orders(
        changes in prop::collection::vec((-40_i128..60, -40_i128..60), 1..5),
    ) {
        let opening = Stock { women: 300, men: 500 };
        let changes: Vec<_> = changes.into_iter().map(|(women, men)| Stock { women, men }).collect();
        let found = shapley_values(opening, 300.0 / 800.0, &changes);
        for (one, other) in found.iter().zip(over_all_orders(opening, &changes)) {
            prop_assert!((one - other).abs() < 1e-12);
        }
    }

    #[test]
    fn a_component_of_nobody_does_nothing(opening in any_count(), components in any_components()) {
        let idle: Vec<_> = components.into_iter().chain([Component::new("idle", 0, 0)]).collect();
        let found = decompose(&opening, &GenderCount::known(70, 80), &idle).unwrap();
        if found.points.is_some() {
            prop_assert!(points(&found, "idle").abs() < 1e-12);
        }
    }
}
