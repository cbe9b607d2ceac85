//! The legend of a drawing: the marks that it bears, each with its words, in rows below it. It is part of the drawing, so that a slide has it too.

use std::io;

use super::figure::TEXT;
use super::metrics::{Weight, width};
use super::picture::layout::LEADING;
use super::picture::pen::{Anchor, Face, Pen, paragraph};
use super::picture::places::Point;

const WORDS: Face = (16.0, Weight::Regular, TEXT);
/// The room of a mark.
pub(super) const SAMPLE: f64 = 28.0;
/// From a mark to its words.
const GAP: f64 = 8.0;
/// From the words to the next mark.
const APART: f64 = 18.0;
const ROW: f64 = 26.0;

/// Marks with their words, ready to be drawn.
pub(super) struct Legend<M> {
    /// Each mark with its distance from the left.
    rows: Vec<Vec<(f64, M, String)>>,
}

impl<M: Copy> Legend<M> {
    /// Puts marks in rows that are at most `wide`.
    pub(super) fn new(marks: impl IntoIterator<Item = (M, String)>, wide: f64) -> Self {
        let mut rows: Vec<Vec<(f64, M, String)>> = Vec::new();
        let mut x = f64::INFINITY;
        for (mark, words) in marks {
            let span = SAMPLE + GAP + width(&words, WORDS.0, WORDS.1);
            if x + span > wide {
                rows.push(Vec::new());
                x = 0.0;
            }
            rows.last_mut().expect("the first mark opens a row").push((x, mark, words));
            x += span + APART;
        }
        Self { rows }
    }

    /// How high it is.
    pub(super) fn high(&self) -> f64 {
        self.rows.len() as f64 * ROW
    }

    /// Draws the rows below `top`, each mark by the figure that has it, around the middle of its room.
    pub(super) fn draw(
        &self,
        pen: &mut Pen,
        top: f64,
        mark: impl Fn(&mut Pen, M, Point) -> io::Result<()>,
    ) -> io::Result<()> {
        for (at, row) in self.rows.iter().enumerate() {
            let middle = top + at as f64 * ROW + ROW / 2.0;
            for (x, what, words) in row {
                mark(pen, *what, Point { x: x + SAMPLE / 2.0, y: middle })?;
                let place = Point { x: x + SAMPLE + GAP, y: middle - WORDS.0 * LEADING / 2.0 };
                paragraph(pen, std::slice::from_ref(words), place, WORDS, Anchor::Start)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_that_find_no_room_begin_a_row() {
        assert_eq!(Legend::<()>::new([], 300.0).high(), 0.0);
        let marks = ["a full bar", "a hollow bar", "a word"].map(|words| ((), words.to_owned()));
        assert_eq!(Legend::new(marks.clone(), 1000.0).high(), ROW);
        assert_eq!(Legend::new(marks.clone(), 150.0).high(), 3.0 * ROW);
        assert_eq!(Legend::new(marks, 1.0).rows.iter().map(Vec::len).collect::<Vec<_>>(), [1, 1, 1]);
    }
}
