//! Labels beside line ends, pushed apart until none touches another, as near to their lines as that allows.

/// Middles of labels of these heights, each near its wanted middle, all between `top` and `bottom` (when they fit).
pub(super) fn spread(labels: &[(f64, f64)], (top, bottom): (f64, f64)) -> Vec<f64> {
    let mut order: Vec<usize> = (0..labels.len()).collect();
    order.sort_by(|&one, &two| labels[one].0.total_cmp(&labels[two].0));
    // Clusters of touching labels: (top of the first, height of all, members).
    let mut clusters: Vec<(f64, f64, Vec<usize>)> = Vec::new();
    for index in order {
        let (middle, height) = labels[index];
        clusters.push((within(middle - height / 2.0, height, top, bottom), height, vec![index]));
        while let [.., above, below] = clusters.as_mut_slice()
            && above.0 + above.1 > below.0
        {
            let members: Vec<usize> = above.2.iter().chain(&below.2).copied().collect();
            let height = above.1 + below.1;
            let start = within(wanted_top(labels, &members), height, top, bottom);
            clusters.pop();
            clusters.pop();
            clusters.push((start, height, members));
        }
    }
    let mut middles = vec![0.0; labels.len()];
    for (start, _, members) in clusters {
        let mut y = start;
        for index in members {
            middles[index] = y + labels[index].1 / 2.0;
            y += labels[index].1;
        }
    }
    middles
}

/// The top at which a cluster's members are on average where they want to be.
fn wanted_top(labels: &[(f64, f64)], members: &[usize]) -> f64 {
    let mut offset = 0.0;
    let mut sum = 0.0;
    for &index in members {
        let (middle, height) = labels[index];
        sum += middle - (offset + height / 2.0);
        offset += height;
    }
    sum / members.len().max(1) as f64
}

fn within(start: f64, height: f64, top: f64, bottom: f64) -> f64 {
    start.min(bottom - height).max(top)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_far_apart_stay_where_they_are() {
        assert_eq!(spread(&[(50.0, 10.0), (20.0, 10.0)], (0.0, 100.0)), [50.0, 20.0]);
    }

    #[test]
    fn labels_that_touch_move_by_equal_parts() {
        assert_eq!(spread(&[(50.0, 10.0), (50.0, 10.0)], (0.0, 100.0)), [45.0, 55.0]);
        assert_eq!(spread(&[(1.0, 10.0), (2.0, 10.0), (99.0, 10.0)], (0.0, 100.0)), [5.0, 15.0, 95.0]);
    }

    #[test]
    fn no_two_labels_ever_touch() {
        let labels: Vec<(f64, f64)> = (0..9).map(|i| (f64::from(i * i % 7) * 3.0, 16.0)).collect();
        let mut middles = spread(&labels, (0.0, 150.0));
        middles.sort_by(f64::total_cmp);
        assert!(middles.windows(2).all(|pair| pair[1] - pair[0] >= 16.0 - 1e-9));
        assert!(middles[0] >= 8.0 && middles[8] <= 142.0);
    }
}
