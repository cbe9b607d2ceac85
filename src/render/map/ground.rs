//! What the survey, which is made when the program is built, shares with the drawing: the size of the sheet and of marks, and how outlines are
//! written.

/// The width of the world in pixels of the drawing.
pub(super) const WIDE: f64 = 1500.0;
/// The height of the world in pixels: the north of Greenland to 70° south.
pub(super) const HIGH: f64 = 697.0;
/// The radius of a mark.
pub(super) const RADIUS: f64 = 8.0;
/// What keeps the border of a contested place off its mark.
pub(super) const BORDER: f64 = 2.5;

/// A point in tenths of a pixel.
pub(super) type Tenths = (i32, i32);

/// What kind of place it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A state of the register.
    State,
    /// One whose statehood, or to whom it belongs, is contested.
    Contested,
    /// A territory without an entity in the register.
    Other,
}

/// The outline of an area as the data of a path.
pub(super) fn path<R: AsRef<[Tenths]>>(rings: &[R]) -> String {
    let mut path = String::new();
    for ring in rings {
        let Some((&first, rest)) = ring.as_ref().split_first() else { continue };
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
    let before = if is_first { "" } else { " " };
    path.push_str(&format!("{before}{} {}", f64::from(x) / 10.0, f64::from(y) / 10.0));
}

#[cfg(test)]
mod tests {
    use super::*;

    const SQUARE: [Tenths; 5] = [(0, 0), (100, 0), (100, -100), (0, -100), (0, 0)];

    #[test]
    fn paths_are_short_and_exact() {
        assert_eq!(path(&[SQUARE]), "M0 0l10 0 0 -10 -10 0z");
        assert_eq!(path(&[vec![(-5, 12), (15_004, 0), (-5, 12)]]), "M-0.5 1.2l1500.9 -1.2z");
        assert_eq!(path::<Vec<Tenths>>(&[]), "");
    }
}
