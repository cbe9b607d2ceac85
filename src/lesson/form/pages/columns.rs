//! The columns of a table on paper.

use super::SMALL;
use crate::render::metrics::{Weight, width};
use crate::text::visible;

/// Where each column of a table begins and ends: as wide as its widest cell; where there is no room for that, at least as wide as its
/// longest word, and the more is to be said the wider.
pub(super) fn columns(head: &[String], lines: &[Vec<String>], room: f64) -> Vec<(f64, f64)> {
    const BETWEEN: f64 = 16.0;
    let widest = |at: usize, parts: fn(&str) -> Vec<&str>| {
        let cells =
            std::iter::once(head).chain(lines.iter().map(Vec::as_slice)).filter_map(|cells| cells.get(at));
        let widths =
            cells.flat_map(|cell| parts(cell)).map(|part| width(&visible(part), SMALL + 1.5, Weight::Bold));
        widths.fold(24.0, f64::max) + BETWEEN
    };
    let columns = 0..head.len();
    let natural: Vec<f64> = columns.clone().map(|at| widest(at, |cell| vec![cell])).collect();
    let least: Vec<f64> = columns.map(|at| widest(at, |cell| cell.split_whitespace().collect())).collect();
    let mut from = 0.0;
    shared(&natural, &least, room)
        .into_iter()
        .map(|one| {
            let place = (from, from + (one - BETWEEN).max(20.0));
            from += one;
            place
        })
        .collect()
}

/// Shares room among columns that would be too wide together.
fn shared(natural: &[f64], least: &[f64], room: f64) -> Vec<f64> {
    let at_least: f64 = least.iter().sum();
    if natural.iter().sum::<f64>() <= room {
        return natural.to_vec();
    }
    if at_least > room {
        return least.iter().map(|one| one * room / at_least).collect();
    }
    // What a column lacks counts by its root, so that one long cell does not take all; no column gets more than it lacks.
    let mut wide = least.to_vec();
    let mut is_full = vec![false; wide.len()];
    loop {
        let open = || (0..wide.len()).filter(|at| !is_full[*at]);
        let taken: f64 = (0..wide.len()).map(|at| if is_full[at] { natural[at] } else { least[at] }).sum();
        let weight = |at: usize| (natural[at] - least[at]).sqrt();
        let unit = (room - taken) / open().map(weight).sum::<f64>();
        let filled: Vec<usize> =
            open().filter(|at| least[*at] + weight(*at) * unit >= natural[*at]).collect();
        if filled.is_empty() {
            for at in open().collect::<Vec<_>>() {
                wide[at] = least[at] + weight(at) * unit;
            }
            return wide;
        }
        for at in filled {
            (is_full[at], wide[at]) = (true, natural[at]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::shared;

    #[test]
    fn columns_share_what_there_is() {
        assert_eq!(shared(&[50.0, 60.0], &[30.0, 30.0], 200.0), [50.0, 60.0]);
        assert_eq!(shared(&[50.0, 90.0], &[40.0, 80.0], 60.0), [20.0, 40.0]);
        for natural in [[60.0, 3000.0, 90.0, 700.0], [40.0, 40.0, 900.0, 41.0], [500.0, 500.0, 500.0, 500.0]]
        {
            let least = [40.0, 40.0, 80.0, 30.0].map(f64::from);
            let wide = shared(&natural, &least, 640.0);
            assert!((wide.iter().sum::<f64>() - 640.0).abs() < 0.01, "{wide:?}");
            for at in 0..4 {
                assert!(wide[at] >= least[at] - 0.01 && wide[at] <= natural[at] + 0.01, "{wide:?}");
            }
        }
    }
}
