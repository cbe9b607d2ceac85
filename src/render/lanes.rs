//! The lanes: what held when, a lane for each matter, with the acts as numbered ticks above and told in order below.
//!
//! Bars are what held: full where it is certain, pale with a dashed outline where it is possible, hollow where it was suspended. Ticks are acts:
//! a line where one moved something, an open arrow where it was announced, a cross where it is refuted, a dot where something was said.
//! A vague date is a soft stretch under its tick.

mod lane;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io;

use lane::{Laid, SMALLEST};

use super::axis::{AXIS_HIGH, Axis};
use super::caption::{as_known, caption};
use super::figure::{Brief, Drawing, Figure};
use super::network::{sources, sources_in_brief};
use super::picture::pen::Pen;
use super::picture::places::Point;
use super::picture::words::name;
use super::told::{ACTS_LEFT_OUT, Told, act};
use crate::question::{Answer, AnswerKind, Row, RowCertainty, Span};
use crate::text::visible;
use crate::time::{Day, PartialDate};
use crate::vocabulary::Matter;

/// A history that can be drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Lanes<'a> {
    answer: &'a Answer,
    lanes: Vec<Lane<'a>>,
    axis: Axis,
}

#[derive(Debug, Clone, PartialEq)]
struct Lane<'a> {
    label: String,
    spans: Vec<&'a Span>,
    /// The acts, each with its number in the whole history.
    acts: Vec<(usize, &'a Row)>,
}

/// Why an answer has no lanes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoLanes {
    /// It is no history of what happened.
    NoHistory,
    /// It tells of no act that has a date.
    NothingDated,
    /// It tells of more acts than can be numbered on one page.
    TooMany(usize),
}

impl std::fmt::Display for NoLanes {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoHistory => formatter.write_str(
                "lanes are drawn of what happened: ask *what happened between russia and the taliban*",
            ),
            Self::NothingDated => {
                formatter.write_str("nothing with a date is on record, so there is nothing to draw")
            }
            Self::TooMany(acts) => write!(
                formatter,
                "{acts} acts do not fit one figure, which tells of {MOST_ACTS}; ask of some years, such as *since 2021*, or of one pair"
            ),
        }
    }
}

impl std::error::Error for NoLanes {}

/// The most acts that one figure tells of.
pub const MOST_ACTS: usize = 80;

/// Draws up the lanes of a history.
///
/// # Errors
/// When the answer is no history of what happened, or has nothing dated, or more than [`MOST_ACTS`] acts.
///
/// # Examples
/// ```
/// use comity::question::{Lexicon, ask, parse};
/// use comity::render::lanes;
/// let graph = comity::load::case("russia-taliban-2024-10").unwrap().graph;
/// let question = parse("what happened between russia and the taliban", &Lexicon::new(&graph)).unwrap();
/// let answer = ask(&graph, &question);
/// let figure = lanes::lanes(&answer).unwrap().figure();
/// assert!(figure.plain_svg().starts_with("<svg"));
/// assert!(figure.twin.contains("listing"));
/// ```
pub fn lanes(answer: &Answer) -> Result<Lanes<'_>, NoLanes> {
    if answer.kind != AnswerKind::History {
        return Err(NoLanes::NoHistory);
    }
    if answer.rows.len() > MOST_ACTS {
        return Err(NoLanes::TooMany(answer.rows.len()));
    }
    let days = answer.rows.iter().filter_map(window).flat_map(|(first, last)| [first, last]);
    let days: BTreeSet<Day> = days.filter(|day| *day != Day::MIN && *day != Day::MAX).collect();
    let horizon = Day::read(&answer.horizon);
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return Err(NoLanes::NothingDated) };
    let last =
        horizon.map_or(*last, |horizon| if answer.spans.is_empty() { *last } else { horizon.max(*last) });
    let parties: BTreeSet<(&str, &str)> =
        answer.rows.iter().map(|row| (row.author.as_str(), row.object.as_str())).collect();
    let mut lanes: Vec<Lane<'_>> = Vec::new();
    for matter in Matter::ALL {
        let of_matter = answer.rows.iter().enumerate().filter(|(_, row)| row.matter == matter.id());
        let keys: BTreeSet<(&str, &str, Option<&str>)> = of_matter.clone().map(|(_, row)| key(row)).collect();
        for (author, object, instrument) in keys {
            let acts: Vec<(usize, &Row)> = of_matter
                .clone()
                .filter(|(_, row)| key(row) == (author, object, instrument))
                .map(|(at, row)| (at + 1, row))
                .collect();
            let spans = answer.spans.iter().filter(|span| {
                span.matter == matter.id()
                    && (span.author.as_str(), span.object.as_str(), span.instrument.as_deref())
                        == (author, object, instrument)
            });
            let mut label = matter.in_words().to_owned();
            if let Some(instrument) = instrument {
                label = name(answer, instrument).to_owned();
            }
            if parties.len() > 1 {
                let objects = parties.iter().filter(|(one, _)| *one == author).count();
                let towards = match objects {
                    0 | 1 => String::new(),
                    _ => format!(" (towards {})", name(answer, object)),
                };
                label = format!("{}: {label}{towards}", name(answer, author));
            }
            lanes.push(Lane { label: visible(&label), spans: spans.collect(), acts });
        }
    }
    let axis = Axis { first: start_of_year(*first), last, left: AXIS_LEFT, right: WIDE };
    Ok(Lanes { answer, lanes, axis })
}

/// What a lane is one of: who, towards whom, under which list.
fn key(row: &Row) -> (&str, &str, Option<&str>) {
    (&row.author, &row.object, row.instrument.as_deref())
}

/// The days on which an act may have happened.
fn window(row: &Row) -> Option<(Day, Day)> {
    row.since_date().map(PartialDate::bounds)
}

fn start_of_year(day: Day) -> Day {
    Day::new(day.parts().0, 1, 1).unwrap_or(day)
}

const WIDE: f64 = 1180.0;
/// Where the axis begins, from the left margin.
const AXIS_LEFT: f64 = 240.0;

impl<'a> Lanes<'a> {
    /// Draws the lanes as a figure.
    #[must_use]
    pub fn figure(&self) -> Figure {
        let laid = |is_numbered: bool| -> (Vec<Laid<'_, 'a>>, f64) {
            let lanes: Vec<Laid<'_, 'a>> =
                self.lanes.iter().map(|lane| self.laid(lane, is_numbered)).collect();
            let high = lanes.iter().map(|lane| lane.high).sum();
            (lanes, high)
        };
        let draw_lanes = |pen: &mut Pen, laid: &[Laid<'_, 'a>], high: f64| -> io::Result<()> {
            self.axis.draw(pen, 0.0, high)?;
            let mut y = AXIS_HIGH;
            for lane in laid {
                self.lane(pen, lane, Point { x: 0.0, y })?;
                y += lane.high;
            }
            Ok(())
        };
        let (numbered, lanes_high) = laid(true);
        let acts = self.answer.rows.iter().enumerate().map(|(at, row)| (at + 1, row));
        let told = Told::new(self.answer, acts, WIDE);
        let high = AXIS_HIGH + lanes_high + 20.0 + told.high();
        let drawing = Drawing::new((WIDE, high), SMALLEST, |pen| {
            draw_lanes(pen, &numbered, lanes_high)?;
            told.draw(pen, AXIS_HIGH + lanes_high + 20.0)
        });
        // A number is of use beside the line that tells of its act, and there alone.
        let (plain, plain_high) = laid(false);
        let lanes_alone =
            Drawing::new((WIDE, AXIS_HIGH + plain_high), SMALLEST, |pen| draw_lanes(pen, &plain, plain_high));
        let (from, to) = (self.axis.first.parts().0, self.axis.last);
        Figure {
            labels: None,
            title: visible(&self.answer.finding),
            subtitle: format!("{from} to {}{}", to.in_words(), as_known(self.answer)),
            description: self.description(),
            footer: self.footer(),
            sources: all_visible(&sources(self.answer)),
            sources_in_brief: all_visible(&sources_in_brief(self.answer)),
            twin: self.text_twin(),
            parties: 0,
            drawing,
            brief: Some(Brief::new(lanes_alone, ACTS_LEFT_OUT)),
        }
    }

    /// The figure as text: each lane with what held and the numbers of its acts, then the acts in order.
    fn text_twin(&self) -> String {
        let mut text = format!("{}\n\n", visible(&self.answer.finding));
        for lane in &self.lanes {
            writeln!(text, "- {}", lane.label).expect("a string takes all text");
            for span in &lane.spans {
                writeln!(text, "  - {}", self.said(span)).expect("a string takes all text");
            }
            let numbers: Vec<String> = lane.acts.iter().map(|(number, _)| number.to_string()).collect();
            writeln!(text, "  - acts: {}", numbers.join(", ")).expect("a string takes all text");
        }
        text.push('\n');
        for (at, row) in self.answer.rows.iter().enumerate() {
            writeln!(text, "{}", act(self.answer, at + 1, row)).expect("a string takes all text");
        }
        text.push('\n');
        self.footer()
            .iter()
            .chain(&all_visible(&sources(self.answer)))
            .fold(text, |text, line| text + line + "\n")
    }

    fn footer(&self) -> Vec<String> {
        let signs = "Full bars are certain, pale ones possible, hollow ones suspended. A line is an act, an arrow a step announced, a dot a statement, a cross a report that proved false; a soft \
             line under a number is a vague date.";
        caption(self.answer, vec![signs.to_owned()])
    }

    fn description(&self) -> String {
        let lanes = self.lanes.iter().map(|lane| {
            let spans: Vec<String> = lane.spans.iter().map(|span| self.said(span)).collect();
            match spans.is_empty() {
                true => format!("{}: {} acts.", lane.label, lane.acts.len()),
                false => format!("{}: {}.", lane.label, spans.join("; ")),
            }
        });
        let acts = self
            .answer
            .rows
            .iter()
            .enumerate()
            .map(|(at, row)| format!("{}.", act(self.answer, at + 1, row)));
        visible(&lanes.chain(acts).collect::<Vec<_>>().join(" "))
    }

    fn said(&self, span: &Span) -> String {
        let possibly = if span.certainty == RowCertainty::Possible { "possibly " } else { "" };
        let until = span.until.as_ref().map_or(String::new(), |until| format!(" until {until}"));
        visible(&format!("{possibly}{} from {}{until}", span.value, span.from))
    }
}

fn all_visible(lines: &[String]) -> Vec<String> {
    lines.iter().map(|line| visible(line)).collect()
}
