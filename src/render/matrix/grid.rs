//! The matrix where there is little room: a mark in each cell, and below the grid what the marks mean.

use std::io;

use super::super::axis::GRID;
use super::super::figure::{Drawing, TEXT};
use super::super::legend::{Legend, SAMPLE};
use super::super::metrics::{Weight, width, wrap};
use super::super::picture::Certainty;
use super::super::picture::ink::Meaning;
use super::super::picture::layout::LEADING;
use super::super::picture::pen::{Anchor, Face, Pen, QUIET, cross, paragraph, px, stroke};
use super::super::picture::places::Point;
use super::{Entry, Line, Mark, empty, ended, sample};

const NAME: Face = (16.0, Weight::Bold, TEXT);
const ROW: f64 = 24.0;
/// How wide a mark in a cell is: wide enough for a cross beside it.
const MARK: f64 = 42.0;
/// From one mark of a cell to the next.
const STEP: f64 = MARK + 10.0;
const NARROWEST: f64 = 112.0;
/// Between columns.
const APART: f64 = 18.0;
/// The narrowest grid that a title stands well above.
const LEAST: f64 = 760.0;

/// What a legend tells of.
#[derive(Clone, Copy, PartialEq)]
enum Sign {
    Means(Meaning),
    Possible,
    Disputed,
    Ended,
    Empty,
}

impl Sign {
    fn words(self) -> &'static str {
        match self {
            Self::Means(meaning) => meaning.ink().words,
            Self::Possible => "possible",
            Self::Disputed => "disputed",
            Self::Ended => "delisted",
            Self::Empty => "nothing on record stands, which is no denial",
        }
    }

    fn draw(self, pen: &mut Pen, middle: Point) -> io::Result<()> {
        let left = Point { x: middle.x - SAMPLE / 2.0, ..middle };
        let dash = |dashes| {
            move |pen: &mut Pen| {
                let path = format!("M{} {}h{}", px(left.x), px(left.y), px(SAMPLE));
                stroke(pen, path, QUIET, 2.5, dashes)
            }
        };
        match self {
            Self::Means(meaning) => {
                let mark = Mark { meaning, certainty: Certainty::Certain, is_disputed: false };
                sample(pen, mark, left, SAMPLE)
            }
            Self::Possible => dash(Some("6 4"))(pen),
            Self::Disputed => {
                dash(None)(pen)?;
                cross(pen, middle, QUIET)
            }
            Self::Ended => ended(pen, middle),
            Self::Empty => empty(pen, middle),
        }
    }
}

/// The signs in use in any of some matrices.
fn signs(all: &[Vec<Line>]) -> Vec<Sign> {
    let cells = || all.iter().flatten().flat_map(|line| &line.cells);
    let has = |is_meant: &dyn Fn(&Mark) -> bool| {
        cells().flatten().filter_map(|entry| entry.mark.as_ref()).any(is_meant)
    };
    let means = Meaning::ALL
        .into_iter()
        .map(|meaning| (Sign::Means(meaning), has(&|mark: &Mark| mark.meaning == meaning)));
    let others = [
        (Sign::Possible, has(&|mark: &Mark| mark.certainty == Certainty::Possible)),
        (Sign::Disputed, has(&|mark: &Mark| mark.is_disputed)),
        (Sign::Ended, cells().flatten().any(|entry| entry.mark.is_none())),
        (Sign::Empty, cells().any(Vec::is_empty)),
    ];
    means.chain(others).filter(|(_, is_used)| *is_used).map(|(sign, _)| sign).collect()
}

/// Draws matrices of the same rows and columns, each cell with its marks alone.
pub(super) fn drawings(names: &[String], heads: &[String], all: &[Vec<Line>]) -> Vec<Drawing> {
    let names_wide =
        names.iter().map(|name| width(name, NAME.0, NAME.1)).fold(0.0, f64::max).min(230.0) + APART;
    let most = |column: usize| all.iter().flatten().map(|line| line.cells[column].len()).max().unwrap_or(0);
    let wides: Vec<f64> = heads
        .iter()
        .enumerate()
        .map(|(column, head)| (most(column) as f64 * STEP).max(narrowest(head)) + APART)
        .collect();
    let lefts: Vec<f64> = wides
        .iter()
        .scan(names_wide, |left, wide| {
            let here = *left;
            *left += wide;
            Some(here)
        })
        .collect();
    let wide = (names_wide + wides.iter().sum::<f64>()).max(LEAST);
    let legend = Legend::new(signs(all).into_iter().map(|sign| (sign, sign.words().to_owned())), wide);
    let heads: Vec<Vec<String>> =
        heads.iter().zip(&wides).map(|(head, wide)| wrap(head, NAME.0, NAME.1, wide - APART, 2)).collect();
    let head_high = heads.iter().map(Vec::len).max().unwrap_or(0) as f64 * NAME.0 * LEADING + 6.0;
    let legend_top = head_high + names.len() as f64 * ROW + 10.0;
    let draw = |lines: &Vec<Line>| {
        Drawing::new((wide, legend_top + legend.high()), NAME.0, |pen| {
            for (head, left) in heads.iter().zip(&lefts) {
                paragraph(pen, head, Point { x: *left, y: 0.0 }, NAME, Anchor::Start)?;
            }
            for (at, (name, line)) in names.iter().zip(lines).enumerate() {
                let top = head_high + at as f64 * ROW;
                stroke(pen, format_args!("M0 {}H{}", px(top), px(wide)), GRID, 1.0, None)?;
                let name = wrap(name, NAME.0, NAME.1, names_wide - APART, 1);
                let name_top = top + (ROW - NAME.0 * LEADING) / 2.0;
                paragraph(pen, &name, Point { x: 0.0, y: name_top }, NAME, Anchor::Start)?;
                for (entries, left) in line.cells.iter().zip(&lefts) {
                    cell(pen, entries, Point { x: *left, y: top + ROW / 2.0 })?;
                }
            }
            legend.draw(pen, legend_top, |pen, sign, middle| sign.draw(pen, middle))
        })
    };
    all.iter().map(draw).collect()
}

/// The least room in which a head takes two lines.
fn narrowest(head: &str) -> f64 {
    let steps = (0..).map(|step| NARROWEST + f64::from(step) * 8.0);
    let fits = |room: &f64| wrap(head, NAME.0, NAME.1, *room, usize::MAX).len() <= 2;
    steps.into_iter().find(fits).unwrap_or(NARROWEST)
}

/// The marks of a cell beside each other.
fn cell(pen: &mut Pen, entries: &[Entry], at: Point) -> io::Result<()> {
    if entries.is_empty() {
        return empty(pen, Point { x: at.x + MARK / 2.0, ..at });
    }
    for (nth, entry) in entries.iter().enumerate() {
        let left = Point { x: at.x + nth as f64 * STEP, ..at };
        entry.titled(pen, |pen| match entry.mark {
            Some(mark) => sample(pen, mark, left, MARK),
            None => ended(pen, Point { x: left.x + MARK / 2.0, ..left }),
        })?;
    }
    Ok(())
}
