//! Names beside the points of a scatter: near their point, on no other name and on no point that matters.

use super::canvas::{Anchor, Area};

/// Gaps between a point and its name that are tried, nearest first.
const GAPS: [f64; 9] = [4.0, 9.0, 16.0, 26.0, 40.0, 58.0, 82.0, 116.0, 160.0];
/// Directions that are tried, in sixteenths of a turn.
const DIRECTIONS: u32 = 16;
/// From this gap on a line joins point and name.
const LEADER: f64 = 8.0;
/// Space around a name that stays free of other names.
const SPACE: f64 = 3.0;

/// What hiding a thing is worth, in pixels of distance.
const OVER_POINT: f64 = 26.0;
const OVER_LINE: f64 = 18.0;
const LEADER_OVER_POINT: f64 = 12.0;

/// A name that wants a place.
pub(super) struct Wanted {
    /// Its point.
    pub point: (f64, f64),
    /// Size of the text.
    pub size: (f64, f64),
}

/// What the names stand on.
pub(super) struct Ground<'a> {
    /// Where names may stand.
    pub area: Area,
    /// Radius around points that names keep free.
    pub radius: f64,
    /// Points that no name may hide.
    pub marked: &'a [(f64, f64)],
    /// Points that names should not hide.
    pub others: &'a [(f64, f64)],
    /// Lines that names should not hide.
    pub lines: &'a [Vec<(f64, f64)>],
}

/// Where a name stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// The box of the text.
    pub area: Area,
    /// On which side its lines are flush.
    pub anchor: Anchor,
    /// Ends of the line to its point, where it stands apart.
    pub leader: Option<[(f64, f64); 2]>,
}

/// A place for each name in turn, the most important first; `None` where there is no room left.
pub(super) fn places(wanted: &[Wanted], ground: &Ground) -> Vec<Option<Place>> {
    let mut taken: Vec<Place> = Vec::new();
    let mut found = Vec::new();
    for name in wanted {
        let best = candidates(name, ground.radius)
            .filter(|(place, _)| is_free(place, name.point, ground, &taken))
            .map(|(place, gap)| (place, gap + cost(&place, name.point, ground)))
            .min_by(|one, two| one.1.total_cmp(&two.1))
            .map(|(place, _)| place);
        taken.extend(best);
        found.push(best);
    }
    found
}

/// Boxes around a point, with what their distance costs.
fn candidates(name: &Wanted, radius: f64) -> impl Iterator<Item = (Place, f64)> {
    let ((x, y), (width, height)) = (name.point, name.size);
    let turn = (0..DIRECTIONS).map(|step| f64::from(step) * std::f64::consts::TAU / f64::from(DIRECTIONS));
    turn.flat_map(move |angle| {
        GAPS.into_iter().map(move |gap| {
            let (sin, cos) = angle.sin_cos();
            let reach = radius + gap;
            // Names lie beside their point rather than across it: even a slight lean moves the box to that side.
            let lean = (cos * 2.5).clamp(-1.0, 1.0);
            let (middle_x, middle_y) =
                (x + cos * reach + lean * width / 2.0, y + sin * reach + (sin * 1.5).clamp(-1.0, 1.0) * height / 2.0);
            let area = Area {
                left: middle_x - width / 2.0,
                top: middle_y - height / 2.0,
                right: middle_x + width / 2.0,
                bottom: middle_y + height / 2.0,
            };
            let anchor = match lean {
                lean if lean > 0.9 => Anchor::Start,
                lean if lean < -0.9 => Anchor::End,
                _ => Anchor::Middle,
            };
            (Place { area, anchor, leader: leader((x, y), area, radius) }, gap + 3.0 * sin.abs())
        })
    })
}

fn nearest((x, y): (f64, f64), area: Area) -> (f64, f64) {
    (x.clamp(area.left, area.right), y.clamp(area.top, area.bottom))
}

fn distance(one: (f64, f64), two: (f64, f64)) -> f64 {
    (one.0 - two.0).hypot(one.1 - two.1)
}

fn leader(point: (f64, f64), area: Area, radius: f64) -> Option<[(f64, f64); 2]> {
    let end = nearest(point, area);
    let length = distance(point, end);
    let toward = |part: f64| (point.0 + (end.0 - point.0) * part, point.1 + (end.1 - point.1) * part);
    (length - radius >= LEADER).then(|| [toward((radius + 1.0) / length), toward((length - 1.5) / length)])
}

fn is_free(place: &Place, own: (f64, f64), ground: &Ground, taken: &[Place]) -> bool {
    let (area, limits) = (place.area, ground.area);
    let is_inside = limits.left <= area.left
        && limits.top <= area.top
        && area.right <= limits.right
        && area.bottom <= limits.bottom;
    let clear = |point: (f64, f64)| distance(point, nearest(point, area)) >= ground.radius + 1.0;
    is_inside
        && clear(own)
        && ground.marked.iter().all(|&point| clear(point))
        && !ground.marked.iter().any(|&point| leads_over(place, own, point, ground.radius))
        && taken.iter().all(|other| {
            !touch(area, other.area, SPACE)
                && other.leader.is_none_or(|[one, two]| !crosses(area, one, two))
                && place.leader.is_none_or(|[one, two]| !crosses(grown(other.area, 1.0), one, two))
                && !meet(place.leader, other.leader)
        })
}

fn cost(place: &Place, own: (f64, f64), ground: &Ground) -> f64 {
    let hides = |point: (f64, f64)| distance(point, nearest(point, place.area)) < ground.radius + 4.0;
    let over = ground.others.iter().filter(|&&point| hides(point)).count() as f64;
    let joined = ground.others.iter().filter(|&&point| leads_over(place, own, point, ground.radius)).count() as f64;
    let is_on = |line: &Vec<(f64, f64)>| line.windows(2).any(|pair| crosses(place.area, pair[0], pair[1]));
    let lines = ground.lines.iter().filter(|line| is_on(line)).count() as f64;
    over * OVER_POINT + joined * LEADER_OVER_POINT + lines * OVER_LINE
}

/// Whether the leader of a name runs over a point other than its own.
fn leads_over(place: &Place, own: (f64, f64), point: (f64, f64), radius: f64) -> bool {
    point != own && place.leader.is_some_and(|[one, two]| crosses(around(point, radius), one, two))
}

fn grown(area: Area, by: f64) -> Area {
    Area { left: area.left - by, top: area.top - by, right: area.right + by, bottom: area.bottom + by }
}

fn around((x, y): (f64, f64), radius: f64) -> Area {
    grown(Area { left: x, top: y, right: x, bottom: y }, radius)
}

fn touch(one: Area, two: Area, space: f64) -> bool {
    one.left < two.right + space
        && two.left < one.right + space
        && one.top < two.bottom + space
        && two.top < one.bottom + space
}

/// Whether the part of a line between two points lies in an area (clipping after Liang and Barsky, 1984).
fn crosses(area: Area, from: (f64, f64), to: (f64, f64)) -> bool {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let sides =
        [(-dx, from.0 - area.left), (dx, area.right - from.0), (-dy, from.1 - area.top), (dy, area.bottom - from.1)];
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    for (direction, room) in sides {
        if direction == 0.0 {
            if room < 0.0 {
                return false;
            }
        } else if direction < 0.0 {
            enter = enter.max(room / direction);
        } else {
            leave = leave.min(room / direction);
        }
    }
    enter <= leave
}

/// Whether two leaders cross.
fn meet(one: Option<[(f64, f64); 2]>, two: Option<[(f64, f64); 2]>) -> bool {
    let (Some([a, b]), Some([c, d])) = (one, two) else { return false };
    let side = |p: (f64, f64), q: (f64, f64), r: (f64, f64)| (q.0 - p.0) * (r.1 - p.1) - (q.1 - p.1) * (r.0 - p.0);
    side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    const AREA: Area = Area { left: 0.0, top: 0.0, right: 400.0, bottom: 300.0 };

    fn find(points: &[(f64, f64)], size: (f64, f64)) -> Vec<Option<Place>> {
        let wanted: Vec<Wanted> = points.iter().map(|&point| Wanted { point, size }).collect();
        places(&wanted, &Ground { area: AREA, radius: 5.0, marked: points, others: &[], lines: &[] })
    }

    #[test]
    fn a_lone_name_stands_right_of_its_point() {
        let place = find(&[(100.0, 100.0)], (80.0, 16.0))[0].unwrap();
        assert_eq!((place.area.left, place.area.top, place.leader), (109.0, 92.0, None));
        assert_eq!(place.anchor, Anchor::Start);
    }

    #[test]
    fn at_the_right_edge_it_stands_left() {
        let place = find(&[(390.0, 100.0)], (80.0, 16.0))[0].unwrap();
        assert!(place.area.right < 386.0);
        assert_eq!(place.anchor, Anchor::End);
    }

    #[test]
    fn crowded_names_do_not_touch_and_those_without_room_are_left_out() {
        let points: Vec<(f64, f64)> =
            (0..60).map(|i| (200.0 + f64::from(i % 8) * 7.0, 150.0 + f64::from(i / 8))).collect();
        let found: Vec<Place> = find(&points, (90.0, 30.0)).into_iter().flatten().collect();
        assert!((4..60).contains(&found.len()), "{}", found.len());
        for (index, one) in found.iter().enumerate() {
            assert!(
                found[index + 1..].iter().all(|two| !touch(one.area, two.area, 0.0) && !meet(one.leader, two.leader))
            );
        }
    }

    #[test]
    fn a_line_through_a_corner_crosses_and_one_beside_does_not() {
        let area = Area { left: 10.0, top: 10.0, right: 20.0, bottom: 20.0 };
        assert!(crosses(area, (8.0, 14.0), (14.0, 8.0)));
        assert!(!crosses(area, (0.0, 9.0), (9.0, 0.0)));
        assert!(crosses(area, (15.0, 15.0), (15.0, 15.0)));
        assert!(!crosses(area, (5.0, 0.0), (5.0, 40.0)));
    }
}
