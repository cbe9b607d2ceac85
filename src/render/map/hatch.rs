//! The patterns that fill areas.

use super::super::picture::pen::px;
use super::super::world::value::Pattern;
use super::ground::Tenths;

/// The lines of a pattern that lie within an area, as the data of a path; the same lines for every area, so that patterns meet at borders.
pub(super) fn hatched(rings: &[&[Tenths]], pattern: Pattern, apart: i32) -> String {
    // Each pattern is upright lines in a frame of its own: `across` numbers its lines, `along` runs on them.
    let turn = |(x, y): Tenths| match pattern {
        Pattern::Upright => (x, y),
        Pattern::Level => (y, x),
        Pattern::Slanting => (x + y, y),
    };
    let back = |across: f64, along: f64| match pattern {
        Pattern::Upright => (across, along),
        Pattern::Level => (along, across),
        Pattern::Slanting => (across - along, along),
    };
    let mut crossings: std::collections::BTreeMap<i32, Vec<f64>> = std::collections::BTreeMap::new();
    for ends in rings.iter().flat_map(|ring| ring.windows(2)) {
        let ((a, b), (c, d)) = (turn(ends[0]), turn(ends[1]));
        let (low, high) = (a.min(c), a.max(c));
        // A line at `at` crosses the edges that begin at or before it and end after it.
        for number in low.div_euclid(apart)..=high.div_euclid(apart) {
            let at = number * apart + 1;
            if low <= at && at < high {
                let along = f64::from(b) + f64::from(d - b) * f64::from(at - a) / f64::from(c - a);
                crossings.entry(at).or_default().push(along);
            }
        }
    }
    let mut path = String::new();
    for (at, mut along) in crossings {
        along.sort_by(f64::total_cmp);
        for pair in along.chunks_exact(2) {
            let ((x, y), (to_x, to_y)) = (back(f64::from(at), pair[0]), back(f64::from(at), pair[1]));
            path.push_str(&format!(
                "M{} {}L{} {}",
                px(x / 10.0),
                px(y / 10.0),
                px(to_x / 10.0),
                px(to_y / 10.0)
            ));
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    const SQUARE: [Tenths; 5] = [(0, 0), (100, 0), (100, -100), (0, -100), (0, 0)];

    #[test]
    fn patterns_stay_within() {
        assert_eq!(hatched(&[&SQUARE], Pattern::Upright, 50), "M0.1 -10L0.1 0M5.1 -10L5.1 0");
        assert_eq!(hatched(&[&SQUARE], Pattern::Level, 50), "M0 -9.9L10 -9.9M0 -4.9L10 -4.9");
        // A hole is left out.
        let hole = [(40, -20), (60, -20), (60, -80), (40, -80), (40, -20)];
        assert_eq!(
            hatched(&[&SQUARE, &hole], Pattern::Upright, 50),
            "M0.1 -10L0.1 0M5.1 -10L5.1 -8M5.1 -2L5.1 0"
        );
        assert!(hatched(&[&SQUARE], Pattern::Slanting, 50).starts_with('M'));
    }
}
