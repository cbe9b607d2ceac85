//! Outlines as paths, and the patterns that fill them.

use super::super::picture::pen::px;
use super::super::world::value::Pattern;
use super::atlas::Tenths;

/// The outline of an area as the data of a path.
pub(super) fn path(rings: &[Vec<Tenths>]) -> String {
    let mut path = String::new();
    for ring in rings {
        let Some((&first, rest)) = ring.split_first() else { continue };
        path.push('M');
        write(&mut path, first, true);
        path.push('l');
        let mut last = first;
        for (at, &(x, y)) in rest.iter().enumerate() {
            // The last point is the first, to which `z` leads back.
            if (x, y) == first && at + 1 == rest.len() {
                break;
            }
            write(&mut path, (x - last.0, y - last.1), at == 0);
            last = (x, y);
        }
        path.push('z');
    }
    path
}

/// Writes a pair of tenths as decimal numbers, with a blank before where it is not the first.
fn write(path: &mut String, (x, y): Tenths, is_first: bool) {
    if !is_first {
        path.push(' ');
    }
    decimal(path, x);
    path.push(' ');
    decimal(path, y);
}

fn decimal(path: &mut String, tenths: i32) {
    let mut digits = [0_u8; 12];
    let mut left = tenths.unsigned_abs();
    let (whole, tenth) = (left / 10, left % 10);
    if tenths < 0 {
        path.push('-');
    }
    left = whole;
    let mut at = digits.len();
    loop {
        at -= 1;
        digits[at] = b'0' + (left % 10) as u8;
        left /= 10;
        if left == 0 {
            break;
        }
    }
    digits[at..].iter().for_each(|digit| path.push(char::from(*digit)));
    if tenth > 0 {
        path.push('.');
        path.push(char::from(b'0' + tenth as u8));
    }
}

/// The lines of a pattern that lie within an area, as the data of a path; the same lines for every area, so that patterns meet at borders.
pub(super) fn hatched(rings: &[Vec<Tenths>], pattern: Pattern, apart: i32) -> String {
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
    fn paths_are_short_and_exact() {
        assert_eq!(path(&[SQUARE.to_vec()]), "M0 0l10 0 0 -10 -10 0z");
        assert_eq!(path(&[vec![(-5, 12), (15_004, 0), (-5, 12)]]), "M-0.5 1.2l1500.9 -1.2z");
        assert_eq!(path(&[]), "");
    }

    #[test]
    fn patterns_stay_within() {
        assert_eq!(hatched(&[SQUARE.to_vec()], Pattern::Upright, 50), "M0.1 -10L0.1 0M5.1 -10L5.1 0");
        assert_eq!(hatched(&[SQUARE.to_vec()], Pattern::Level, 50), "M0 -9.9L10 -9.9M0 -4.9L10 -4.9");
        // A hole is left out.
        let hole = vec![(40, -20), (60, -20), (60, -80), (40, -80), (40, -20)];
        assert_eq!(
            hatched(&[SQUARE.to_vec(), hole], Pattern::Upright, 50),
            "M0.1 -10L0.1 0M5.1 -10L5.1 -8M5.1 -2L5.1 0"
        );
        assert!(hatched(&[SQUARE.to_vec()], Pattern::Slanting, 50).starts_with('M'));
    }
}
