//! Many futures side by side, and what they say together.

use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use rayon::prelude::*;

use super::people::{Course, People};
use super::{Futures, Group, Outlook, Wanted};
use crate::domain::rounding::nearest;
use crate::domain::{Gender, GenderCount};
use crate::target::model::{Establishment, Ladder, Policy};
use crate::target::rates::Posterior;

/// Steps that a definition has to be met on end before it counts as reached.
const HELD: usize = 12;
/// Parts of the futures whose shares are told.
const PARTS: [f64; 5] = [0.1, 0.25, 0.5, 0.75, 0.9];
/// Futures of one piece of work.
const AT_ONCE: usize = 25;

/// Whose futures.
#[derive(Clone, Copy)]
pub struct Start<'a> {
    /// The ladder.
    pub ladder: &'a Ladder,
    /// Women and men of each band today, in whole people.
    pub people: &'a [[u64; 2]],
    /// The rates, as far as they are known.
    pub posterior: &'a Posterior,
    /// Planned posts.
    pub plan: &'a Establishment,
}

/// Women, and women and men, of each group at each step: step by step within a future.
type Path = Vec<(u32, u32)>;

/// What the futures say of each group, step by step. Every future draws its own rates and its own luck from a stream of its
/// own, so the answer does not depend on how the work is shared among threads.
#[must_use]
pub fn simulate(start: &Start<'_>, policy: &Policy, groups: &[Group], steps: usize, futures: Futures) -> Vec<Outlook> {
    let all = steps + HELD - 1;
    let paths: Vec<Path> = paths(start, policy, groups, all, futures);
    let outlook = |place: usize| outlook(&paths, groups, place, steps);
    (0..groups.len()).into_par_iter().map(outlook).collect()
}

/// Future by future of those named, whether a group meets its definition, or is beyond it, when it has to.
pub(super) fn met(start: &Start<'_>, policy: &Policy, wanted: &Wanted<'_>, seed: u64, futures: &[usize]) -> Vec<bool> {
    let group = wanted.group;
    let does = |&future: &usize| {
        let path = path(start, policy, std::slice::from_ref(group), wanted.step + 1, seed, future);
        path.last().is_some_and(|&it| is_met(group, it) || is_beyond(group, it, wanted.short))
    };
    futures.par_iter().with_min_len(AT_ONCE).map(does).collect()
}

fn paths(start: &Start<'_>, policy: &Policy, groups: &[Group], steps: usize, futures: Futures) -> Vec<Path> {
    let blocks: Vec<usize> = (0..futures.count).step_by(AT_ONCE).collect();
    let block = |first: usize| {
        let last = (first + AT_ONCE).min(futures.count);
        (first..last).map(|future| path(start, policy, groups, steps, futures.seed, future)).collect::<Vec<_>>()
    };
    blocks.into_par_iter().flat_map_iter(block).collect()
}

fn path(start: &Start<'_>, policy: &Policy, groups: &[Group], steps: usize, seed: u64, future: usize) -> Path {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    // Rates and luck come from streams of their own: a draw of rates may take any number of random numbers.
    rng.set_stream(2 * future as u64);
    let rates = start.posterior.draw(&mut rng);
    let years =
        start.posterior.years.map_or_else(Vec::new, |it| (0..=steps / HELD).map(|_| it.factor(&mut rng)).collect());
    rng.set_stream(2 * future as u64 + 1);
    let whole = |it: u64| u32::try_from(it).unwrap_or(u32::MAX / 4);
    let mut people = People {
        women: start.people.iter().map(|it| whole(it[0])).collect(),
        men: start.people.iter().map(|it| whole(it[1])).collect(),
        waiting: waiting(start),
    };
    let mut course = Course::new(start, policy, rates, years);
    let mut path = Vec::with_capacity(steps * groups.len());
    for step in 0..steps {
        course.advance(&mut people, step, &mut rng);
        path.extend(groups.iter().map(|group| people.of(&group.bands)));
    }
    path
}

/// Whole posts that are kept open today: a band's posts less its people, as futures count them.
fn waiting(start: &Start<'_>) -> Vec<u32> {
    let band = |band: usize| start.plan.waiting().get(band).map_or(0, |&posts| super::people::whole(posts));
    (0..start.people.len()).map(band).collect()
}

fn is_met(group: &Group, (women, base): (u32, u32)) -> bool {
    group.definition.is_met(&GenderCount::known(women.into(), (base - women).into())) == Some(true)
}

/// Whether the gender that was short has become too many for the definition.
fn is_beyond(group: &Group, (women, base): (u32, u32), short: Gender) -> bool {
    let count = GenderCount::known(women.into(), (base - women).into());
    group.definition.needed(&count).is_some_and(|it| it.gender != short)
}

fn outlook(paths: &[Path], groups: &[Group], place: usize, steps: usize) -> Outlook {
    let group = &groups[place];
    let at = |path: &Path, step: usize| path[step * groups.len() + place];
    let each = (0..steps).into_par_iter().map(|step| {
        let now: Vec<(u32, u32)> = paths.iter().map(|path| at(path, step)).collect();
        let met = now.iter().filter(|&&it| is_met(group, it)).count() as f64 / now.len().max(1) as f64;
        let women = median(now.iter().map(|it| it.0).collect());
        let base = median(now.iter().map(|it| it.1).collect());
        (shares(&now), women, base, met)
    });
    let each: Vec<_> = each.collect();
    Outlook {
        shares: each.iter().map(|it| it.0).collect(),
        women: each.iter().map(|it| it.1).collect(),
        base: each.iter().map(|it| it.2).collect(),
        met: each.iter().map(|it| it.3).collect(),
        reached: reached(paths, group, groups.len(), place, steps),
    }
}

/// The share of the futures in which the definition was met for [`HELD`] steps on end, first at each step or before.
fn reached(paths: &[Path], group: &Group, groups: usize, place: usize, steps: usize) -> Vec<f64> {
    let first = |path: &Path| {
        let mut held = 0;
        for (step, &it) in path.iter().skip(place).step_by(groups).enumerate() {
            held = if is_met(group, it) { held + 1 } else { 0 };
            if held == HELD {
                return Some(step + 1 - HELD);
            }
        }
        None
    };
    let mut counts = vec![0_usize; steps];
    for step in paths.par_iter().filter_map(first).collect::<Vec<_>>() {
        counts[step] += 1;
    }
    let mut sum = 0;
    let share = |count: &usize| {
        sum += count;
        sum as f64 / paths.len().max(1) as f64
    };
    counts.iter().map(share).collect()
}

/// The shares that 10, 25, 50, 75 and 90 of 100 futures stay below; `None` where the group is empty in half of them.
fn shares(now: &[(u32, u32)]) -> Option<[f64; 5]> {
    let first = now.first()?.1;
    if first > 0 && now.iter().all(|it| it.1 == first) {
        // As many people in every future, as with a fixed number of posts: whole numbers are sorted much faster.
        let mut women: Vec<u32> = now.iter().map(|it| it.0).collect();
        women.sort_unstable();
        return Some(PARTS.map(|part| quantile(&women, part, |it| f64::from(it) / f64::from(first))));
    }
    let share = |&(women, base): &(u32, u32)| (base > 0).then(|| f64::from(women) / f64::from(base));
    let mut shares: Vec<f64> = now.iter().filter_map(share).collect();
    if shares.is_empty() || 2 * shares.len() < now.len() {
        return None;
    }
    shares.sort_unstable_by(f64::total_cmp);
    Some(PARTS.map(|part| quantile(&shares, part, |it| it)))
}

fn quantile<T: Copy>(sorted: &[T], part: f64, value: impl Fn(T) -> f64) -> f64 {
    let place = part * (sorted.len() - 1) as f64;
    let below = usize::try_from(nearest(place.floor())).unwrap_or(0);
    let (low, high) = (value(sorted[below]), value(sorted[(below + 1).min(sorted.len() - 1)]));
    low + (high - low) * place.fract()
}

fn median(mut numbers: Vec<u32>) -> f64 {
    if numbers.is_empty() {
        return 0.0;
    }
    let middle = numbers.len() / 2;
    f64::from(*numbers.select_nth_unstable(middle).1)
}
