//! The acts of a history told in numbered lines, below a drawing that bears the numbers.

use super::figure::TEXT;
use super::metrics::{Weight, wrap};
use super::picture::layout::LEADING;
use super::picture::pen::{Anchor, Face, Pen, paragraph};
use super::picture::places::Point;
use super::row;
use crate::question::{Answer, Row};

const TOLD: Face = (16.0, Weight::Regular, TEXT);
/// What a drawing without them says in its footer.
pub(super) const ACTS_LEFT_OUT: &str =
    "The numbered acts are left out here; the answer to the question tells them.";
/// With more acts than this they stand in two columns.
const MOST_IN_ONE_COLUMN: usize = 8;

/// One act told in a line: its number, date, author and what was done.
pub(super) fn act(answer: &Answer, number: usize, row: &Row) -> String {
    let author = row::name(answer, &row.author);
    format!("{number}. {}, {author}: {}", row::date(row.since.as_deref()), row::value(answer, row))
}

/// Lines in columns, ready to be drawn.
pub(super) struct Told {
    columns: Vec<Vec<String>>,
    wide: f64,
}

impl Told {
    /// Tells of acts in the order of their numbers, `wide` pixels in all.
    pub(super) fn new<'r>(answer: &Answer, acts: impl Iterator<Item = (usize, &'r Row)>, wide: f64) -> Self {
        let acts: Vec<(usize, &Row)> = acts.collect();
        let columns = if acts.len() > MOST_IN_ONE_COLUMN { 2 } else { 1 };
        let room = wide / columns as f64 - 30.0;
        let lines: Vec<Vec<String>> = acts
            .into_iter()
            .map(|(number, row)| {
                let mut lines = wrap(&act(answer, number, row), TOLD.0, TOLD.1, room - 24.0, 3);
                lines.iter_mut().skip(1).for_each(|line| line.insert_str(0, "\u{2003}\u{2003}"));
                lines
            })
            .collect();
        let total: usize = lines.iter().map(Vec::len).sum();
        let mut told: Vec<Vec<String>> = vec![Vec::new()];
        for act in lines {
            let column = told.last().expect("there is a column");
            if told.len() < columns && column.len() + act.len() > total.div_ceil(columns) {
                told.push(Vec::new());
            }
            told.last_mut().expect("there is a column").extend(act);
        }
        Self { columns: told, wide }
    }

    /// How high the lines are.
    pub(super) fn high(&self) -> f64 {
        self.columns.iter().map(Vec::len).max().unwrap_or(0) as f64 * TOLD.0 * LEADING
    }

    /// Draws the lines below `top`.
    pub(super) fn draw(&self, pen: &mut Pen, top: f64) -> std::io::Result<()> {
        let column = self.wide / self.columns.len() as f64;
        for (number, lines) in self.columns.iter().enumerate() {
            paragraph(pen, lines, Point { x: number as f64 * column, y: top }, TOLD, Anchor::Start)?;
        }
        Ok(())
    }
}
