//! The acts of a history told in numbered lines, below a drawing that bears the numbers.

use super::figure::TEXT;
use super::metrics::{Weight, wrap};
use super::picture::layout::LEADING;
use super::picture::pen::{Anchor, Face, Pen, paragraph};
use super::picture::places::Point;
use super::row;
use crate::question::{Answer, Row};
use crate::text::visible;

const TOLD: Face = (16.0, Weight::Regular, TEXT);
/// What a drawing without them says in its footer.
pub(super) const ACTS_LEFT_OUT: &str =
    "The acts are not told one by one here; the answer to the question tells them.";
/// With more acts than this they stand in two columns.
const MOST_IN_ONE_COLUMN: usize = 8;

/// One act told in a line: its number, date, author and what was done, or said.
pub(super) fn act(answer: &Answer, number: usize, row: &Row) -> String {
    let author = whose(answer, row);
    let disputed = disputed(row);
    let said = said(row).map_or(String::new(), |said| format!(": {said}"));
    let value = row::value(answer, row) + &at_post(row);
    format!("{number}. {}, {author}: {disputed}{value}{said}", row::date(row.since.as_deref()))
}

/// Whose act it is: that a sender named its envoy is the sender's, though it belongs to the standing of the receiver.
pub(super) fn whose(answer: &Answer, row: &Row) -> String {
    let [who, towards] = parties(answer, row);
    match row.is_of_sender() {
        true => format!("{who}, towards {towards}"),
        false => who,
    }
}

/// Who acts in a row, and towards whom.
pub(super) fn parties(answer: &Answer, row: &Row) -> [String; 2] {
    let mut parties = [&row.author, &row.object].map(|id| row::name(answer, id));
    if row.is_of_sender() {
        parties.reverse();
    }
    parties
}

/// The post of an act that concerns one of several: ` (consulate in Karachi)`.
fn at_post(row: &Row) -> String {
    row.post.as_ref().map_or_else(String::new, |post| format!(" ({})", visible(post)))
}

/// What precedes an act that somebody denies.
fn disputed(row: &Row) -> &'static str {
    if row.dispute.is_some() { "disputed: " } else { "" }
}

/// The first sentence of the note on a statement: what was done says only that something was said.
fn said(row: &Row) -> Option<String> {
    let note = row.grounds.first().filter(|_| row.matter == "statement")?.note.as_deref()?;
    Some(visible(note.split_inclusive(". ").next()?.trim_end().trim_end_matches('.')))
}

/// The same in brief, where the figure says who it is and towards whom.
pub(super) fn act_in_brief(number: usize, row: &Row) -> String {
    let since = row.since.as_deref().unwrap_or_default();
    let date = match since.trim_matches('.').split_once('/') {
        Some((first, last)) => format!("between {first} and {last}"),
        None => row::date(Some(since)),
    };
    format!("{number}. {date}: {}{}{}", disputed(row), visible(&row.value), at_post(row))
}

/// Lines in columns, ready to be drawn.
pub(super) struct Told {
    columns: Vec<Vec<String>>,
    wide: f64,
}

impl Told {
    /// Tells of acts in the order of their numbers, `wide` pixels in all.
    pub(super) fn new<'r>(answer: &Answer, acts: impl Iterator<Item = (usize, &'r Row)>, wide: f64) -> Self {
        let acts: Vec<String> = acts.map(|(number, row)| act(answer, number, row)).collect();
        let columns = if acts.len() > MOST_IN_ONE_COLUMN { 2 } else { 1 };
        Self::in_columns(&acts, columns, wide)
    }

    /// The same in brief, in three columns.
    pub(super) fn in_brief<'r>(acts: impl Iterator<Item = (usize, &'r Row)>, wide: f64) -> Self {
        let acts: Vec<String> = acts.map(|(number, row)| act_in_brief(number, row)).collect();
        Self::in_columns(&acts, 3, wide)
    }

    fn in_columns(acts: &[String], columns: usize, wide: f64) -> Self {
        let room = wide / columns as f64 - 30.0;
        let lines: Vec<Vec<String>> = acts
            .iter()
            .map(|act| {
                let mut lines = wrap(act, TOLD.0, TOLD.1, room - 10.0, 3);
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
        told.resize_with(columns, Vec::new);
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
