//! An axis of time, with its years or months.

use std::io;

use super::metrics::{Weight, width};
use super::picture::pen::{Anchor, Face, Pen, QUIET, paragraph, px, stroke};
use super::picture::places::Point;
use crate::time::Day;

const WORDS: Face = (16.0, Weight::Regular, QUIET);
/// The colour of lines that only guide the eye.
pub(super) const GRID: &str = "#d9d9d9";
/// Height of the words above the lines.
pub(super) const AXIS_HIGH: f64 = 28.0;
/// A stretch of fewer pixels cannot be told from a day.
pub(super) const SEEN: f64 = 14.0;
/// The most lines that an axis has.
const MOST: i32 = 12;
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Days from left to right.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Axis {
    pub(super) first: Day,
    pub(super) last: Day,
    /// Where it begins and ends.
    pub(super) left: f64,
    pub(super) right: f64,
}

impl Axis {
    /// Where a day stands; a day outside stands at the nearer end.
    pub(super) fn x(&self, day: Day) -> f64 {
        let day = day.clamp(self.first, self.last);
        let days = f64::from(self.last.days_since(self.first).max(1));
        self.left + (self.right - self.left) * f64::from(day.days_since(self.first)) / days
    }

    /// Where a stretch of days begins and ends, if it is long enough to be told from a day.
    pub(super) fn stretch(&self, (first, last): (Day, Day)) -> Option<(f64, f64)> {
        let (from, until) = (self.x(first), self.x(last));
        (until - from >= SEEN).then_some((from, until))
    }

    /// The days that bear a line, and whether they stand for their month: years, or months where the axis is short.
    fn ticks(&self) -> Vec<(Day, bool)> {
        let (first, last) = (self.first.parts(), self.last.parts());
        let (from, to) = (
            i32::from(first.0) * 12 + i32::from(first.1) - 1,
            i32::from(last.0) * 12 + i32::from(last.1) - 1,
        );
        let step = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200]
            .into_iter()
            .find(|step| (to - from) / step < MOST)
            .unwrap_or(2400);
        let months = (from..=to).filter(|month| month % step == 0 || (step < 12 && *month == from));
        months
            .filter_map(|month| {
                let (year, of_year) = (month.div_euclid(12), month.rem_euclid(12) + 1);
                let day = Day::new(i16::try_from(year).ok()?, i8::try_from(of_year).ok()?, 1)?;
                (day >= self.first).then_some((day, step < 12))
            })
            .collect()
    }

    /// The words of the lines, where they do not touch: years, or months, of which the first of each year names it.
    fn labels(&self) -> Vec<(f64, String)> {
        let mut labels: Vec<(f64, String)> = Vec::new();
        let (mut end, mut told) = (f64::MIN, None);
        for (day, is_month) in self.ticks() {
            let (year, month, _) = day.parts();
            let of_year =
                usize::try_from(month - 1).ok().and_then(|at| MONTHS.get(at)).copied().unwrap_or("");
            let words = match (is_month, told == Some(year)) {
                (false, _) => year.to_string(),
                (true, true) => of_year.to_owned(),
                (true, false) => format!("{of_year} {year}"),
            };
            let (x, wide) = (self.x(day), width(&words, WORDS.0, WORDS.1));
            if x > end && x + wide <= self.right + 20.0 {
                end = x + wide + 8.0;
                told = Some(year);
                labels.push((x, words));
            }
        }
        // Where only Januaries have room, their years say enough.
        if labels.iter().all(|(_, words)| words.starts_with(MONTHS[0])) {
            for (_, words) in &mut labels {
                *words = words.trim_start_matches(MONTHS[0]).trim_start().to_owned();
            }
        }
        labels
    }

    /// Draws the lines, `high` below the words, and the words.
    pub(super) fn draw(&self, pen: &mut Pen, top: f64, high: f64) -> io::Result<()> {
        for (day, _) in self.ticks() {
            let x = px(self.x(day));
            stroke(pen, format_args!("M{x} {}v{}", px(top + 22.0), px(high + 6.0)), GRID, 1.0, None)?;
        }
        for (x, words) in self.labels() {
            paragraph(pen, &[words], Point { x: x + 3.0, y: top }, WORDS, Anchor::Start)?;
        }
        Ok(())
    }
}

/// Moves places, given from left to right, so far that any two are `least` apart (or less where there is no room), each as little as that allows.
pub(super) fn apart(places: &[f64], least: f64, left: f64, right: f64) -> Vec<f64> {
    let gaps = places.len().saturating_sub(1).max(1) as f64;
    let least = least.min((right - left) / gaps);
    // Neighbours that are too near become one run, which stands where its members would on average.
    let mut runs: Vec<(f64, usize)> = Vec::new();
    for (at, place) in places.iter().enumerate() {
        let mut run = (place - at as f64 * least, 1);
        while let Some((start, members)) = runs.pop_if(|(start, _)| *start > run.0) {
            let all = members + run.1;
            run = ((start * members as f64 + run.0 * run.1 as f64) / all as f64, all);
        }
        runs.push(run);
    }
    let starts = runs.iter().flat_map(|(start, members)| std::iter::repeat_n(*start, *members));
    let rightmost = (right - gaps * least).max(left);
    starts.enumerate().map(|(at, start)| start.clamp(left, rightmost) + at as f64 * least).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_axes_have_months_and_long_ones_years() {
        let axis = |first: (i16, i8), last: (i16, i8)| Axis {
            first: Day::new(first.0, first.1, 1).expect("a day"),
            last: Day::new(last.0, last.1, 1).expect("a day"),
            left: 0.0,
            right: 900.0,
        };
        let words = |axis: Axis| axis.labels().into_iter().map(|(_, words)| words).collect::<Vec<_>>();
        assert_eq!(words(axis((2024, 11), (2025, 2))), ["Nov 2024", "Dec", "Jan 2025"]);
        assert_eq!(words(axis((2024, 12), (2029, 1)))[..3], ["Dec 2024", "Jul 2025", "Jan 2026"]);
        assert_eq!(words(axis((1994, 1), (2026, 1))).last().map(String::as_str), Some("2025"));
        assert!(axis((1, 1), (2026, 1)).ticks().len() <= 20);
    }
}
