//! The lanes: what held when, a lane for each matter, with the acts as numbered ticks above and told in order below.
//!
//! Bars are what held: full where it is certain, pale with a dashed outline where it is possible, hollow where it was suspended. Ticks are acts:
//! a line where one moved something, an open arrow where it was announced, a cross where it is refuted, a dot where something was said.
//! A vague date is a soft stretch under its tick.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io;

use quick_xml::events::BytesText;

use super::axis::{AXIS_HIGH, Axis, GRID};
use super::caption::{as_known, caption};
use super::figure::{Brief, Drawing, Figure, TEXT};
use super::metrics::{Weight, width, wrap};
use super::network::{sources, sources_in_brief};
use super::picture::layout::LEADING;
use super::picture::pen::{Anchor, DASHES, Face, Pen, QUIET, WHITE, cross, paragraph, px, stroke};
use super::picture::places::{Point, Rect};
use super::picture::words::name;
use super::picture::{Meaning, Shape};
use super::told::{ACTS_LEFT_OUT, Told, act};
use crate::question::{Answer, AnswerKind, Row, RowCertainty, Span};
use crate::text::visible;
use crate::time::{Day, PartialDate};
use crate::vocabulary::{Matter, Value};

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
    PartialDate::read(row.since.as_deref()?).ok().map(PartialDate::bounds)
}

fn start_of_year(day: Day) -> Day {
    Day::new(day.parts().0, 1, 1).unwrap_or(day)
}

const WIDE: f64 = 1180.0;
/// Where the axis begins, from the left margin.
const AXIS_LEFT: f64 = 240.0;
const LABEL: Face = (17.0, Weight::Bold, TEXT);
const VALUE: Face = (16.0, Weight::Regular, TEXT);
const NUMBER: Face = (16.0, Weight::Bold, TEXT);
const BAR: f64 = 16.0;
const NUMBER_ROW: f64 = 20.0;
const VALUE_ROW: f64 = 21.0;

/// Something with a place on the axis and words that need room: in which row of its lane it stands.
struct Placed<T> {
    thing: T,
    x: f64,
    row: usize,
}

/// Puts things into as few rows as keep their words apart, from the left.
fn in_rows<T>(things: Vec<(T, f64, f64, f64)>) -> (Vec<Placed<T>>, usize) {
    let mut ends: Vec<f64> = Vec::new();
    let placed = things
        .into_iter()
        .map(|(thing, x, left, right)| {
            let row = ends.iter().position(|end| *end <= left).unwrap_or(ends.len());
            match ends.get_mut(row) {
                Some(end) => *end = right,
                None => ends.push(right),
            }
            Placed { thing, x, row }
        })
        .collect();
    (placed, ends.len())
}

/// One lane with all that stands in it placed.
struct Laid<'l, 'a> {
    lane: &'l Lane<'a>,
    label: Vec<String>,
    numbers: Vec<Placed<(usize, &'a Row)>>,
    number_rows: usize,
    values: Vec<Placed<String>>,
    high: f64,
    /// Whether its acts bear the numbers by which they are told below.
    is_numbered: bool,
}

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
        let drawing = Drawing::new((WIDE, high), NUMBER.0, |pen| {
            draw_lanes(pen, &numbered, lanes_high)?;
            told.draw(pen, AXIS_HIGH + lanes_high + 20.0)
        });
        // A number is of use beside the line that tells of its act, and there alone.
        let (plain, plain_high) = laid(false);
        let lanes_alone =
            Drawing::new((WIDE, AXIS_HIGH + plain_high), NUMBER.0, |pen| draw_lanes(pen, &plain, plain_high));
        let (from, to) = (self.axis.first.parts().0, self.axis.last);
        Figure {
            title: visible(&self.answer.finding),
            subtitle: format!("{from} to {}{}", to.in_words(), as_known(self.answer)),
            description: self.description(),
            footer: self.footer(),
            sources: all_visible(&sources(self.answer)),
            sources_in_brief: all_visible(&sources_in_brief(self.answer)),
            twin: self.text_twin(),
            parties: 0,
            drawing,
            brief: Some(Brief { drawing: lanes_alone, without: ACTS_LEFT_OUT }),
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

    /// Where a day stands.
    fn x(&self, day: Day) -> f64 {
        self.axis.x(day)
    }

    fn laid<'l>(&self, lane: &'l Lane<'a>, is_numbered: bool) -> Laid<'l, 'a> {
        let label = wrap(&lane.label, LABEL.0, LABEL.1, AXIS_LEFT - 20.0, 4);
        let numbers = lane.acts.iter().filter_map(|(number, row)| {
            let (first, last) = window(row)?;
            let x = self.x(if first == Day::MIN {
                last
            } else if last == Day::MAX {
                first
            } else {
                first.halfway(last)
            });
            let half = width(&number.to_string(), NUMBER.0, NUMBER.1) / 2.0 + 3.0;
            Some(((*number, *row), x, x - half, x + half))
        });
        let (mut numbers, mut number_rows) = in_rows(numbers.collect());
        if !is_numbered {
            number_rows = 0;
            numbers.iter_mut().for_each(|number| number.row = 0);
        }
        let right = WIDE;
        // A doubtful beginning of what then is certain needs no words of its own.
        let is_told = |at: usize| at > 0 && lane.spans[at - 1].code == lane.spans[at].code;
        let will_be = |at: usize| {
            let next = lane.spans.get(at + 1);
            lane.spans[at].certainty == RowCertainty::Possible
                && next.is_some_and(|next| next.code == lane.spans[at].code)
        };
        let values = lane.spans.iter().enumerate().filter_map(|(at, span)| {
            if is_told(at) && !(at > 0 && will_be(at - 1)) || will_be(at) {
                return None;
            }
            let words = visible(&span.value);
            let wide = width(&words, VALUE.0, VALUE.1) + 8.0;
            let x = self.x(Day::read(&span.from)?).min(right - wide).max(AXIS_LEFT);
            Some((words, x, x, x + wide))
        });
        let (values, value_rows) = in_rows(values.collect());
        let body = number_rows as f64 * NUMBER_ROW + BAR + value_rows as f64 * VALUE_ROW;
        let margin = if is_numbered { 26.0 } else { 16.0 };
        let high = body.max(label.len() as f64 * LABEL.0 * LEADING) + margin;
        Laid { lane, label, numbers, number_rows, values, high, is_numbered }
    }

    fn lane(&self, pen: &mut Pen, laid: &Laid<'_, 'a>, at: Point) -> io::Result<()> {
        let bar_top = at.y + 8.0 + laid.number_rows as f64 * NUMBER_ROW;
        pen.create_element("g").write_inner_content(|pen| {
            let said: Vec<String> = laid.lane.spans.iter().map(|span| self.said(span)).collect();
            let title = format!("{}: {}", laid.lane.label, said.join("; "));
            pen.create_element("title").write_text_content(BytesText::new(title.trim_end_matches(": ")))?;
            let rule = format!("M{} {}H{}", px(at.x), px(at.y), px(at.x + WIDE));
            stroke(pen, &rule, GRID, 1.0, None)?;
            let label_top = bar_top + BAR / 2.0 - laid.label.len() as f64 * LABEL.0 * LEADING / 2.0;
            paragraph(
                pen,
                &laid.label,
                Point { x: at.x, y: label_top.max(at.y + 4.0) },
                LABEL,
                Anchor::Start,
            )?;
            for span in &laid.lane.spans {
                self.bar(pen, span, Point { x: at.x, y: bar_top })?;
            }
            for number in &laid.numbers {
                self.tick(pen, number, Point { x: at.x, y: at.y + 6.0 }, bar_top, laid.is_numbered)?;
            }
            for value in &laid.values {
                let top = bar_top + BAR + 1.0 + value.row as f64 * VALUE_ROW;
                let words = [value.thing.clone()];
                paragraph(pen, &words, Point { x: at.x + value.x, y: top }, VALUE, Anchor::Start)?;
            }
            Ok(())
        })?;
        Ok(())
    }

    /// A stretch in which something held.
    fn bar(&self, pen: &mut Pen, span: &Span, at: Point) -> io::Result<()> {
        let Some(from) = Day::read(&span.from) else { return Ok(()) };
        let until = span.until.as_deref().and_then(Day::read).unwrap_or(self.axis.last);
        let (left, right) = (at.x + self.x(from), at.x + self.x(until));
        let colour = colour(span);
        let is_hollow = span.code == Value::Suspended.code();
        let place = Rect { x: left, y: at.y, width: (right - left).max(2.0), height: BAR };
        let (fill, opacity, dashes) = match (span.certainty, is_hollow) {
            (RowCertainty::Possible, _) => (colour, "0.25", Some(DASHES)),
            (RowCertainty::Certain, true) => (WHITE, "1", None),
            (RowCertainty::Certain, false) => (colour, "1", None),
        };
        let [x, y, w, h] = [place.x, place.y, place.width, place.height].map(px);
        let mut element = pen.create_element("rect").with_attributes([
            ("x", x.as_str()),
            ("y", &y),
            ("width", &w),
            ("height", &h),
            ("fill", fill),
            ("fill-opacity", opacity),
            ("stroke", colour),
            ("stroke-width", "1.5"),
        ]);
        if let Some(dashes) = dashes {
            element = element.with_attribute(("stroke-dasharray", dashes));
        }
        element.write_empty()?;
        Ok(())
    }

    /// The tick of an act, with its number above.
    fn tick(
        &self,
        pen: &mut Pen,
        placed: &Placed<(usize, &'a Row)>,
        at: Point,
        bar_top: f64,
        is_numbered: bool,
    ) -> io::Result<()> {
        let (number, row) = placed.thing;
        let x = at.x + placed.x;
        let top = at.y + placed.row as f64 * NUMBER_ROW;
        pen.create_element("g").write_inner_content(|pen| {
            pen.create_element("title").write_text_content(BytesText::new(&act(self.answer, number, row)))?;
            if let Some((first, last)) = window(row).filter(|(first, last)| first != last) {
                let from = at.x + self.x(if first == Day::MIN { self.axis.first } else { first });
                let until = at.x + self.x(if last == Day::MAX { self.axis.last } else { last });
                let soft = format!("M{} {}H{}", px(from), px(bar_top - 2.0), px(until.max(from + 2.0)));
                stroke(pen, &soft, "#b0b0b0", 3.0, None)?;
            }
            let stem = |pen: &mut Pen, to: f64, colour| {
                if !is_numbered {
                    return Ok(());
                }
                let path = format!("M{} {}V{}", px(x), px(top + NUMBER_ROW - 1.0), px(to));
                stroke(pen, &path, colour, 1.0, None)
            };
            let middle = Point { x, y: bar_top + BAR / 2.0 };
            match mark(row) {
                Mark::Done => {
                    stem(pen, bar_top, QUIET)?;
                    stroke(
                        pen,
                        &format!("M{} {}v{}", px(x), px(bar_top - 2.0), px(BAR + 4.0)),
                        TEXT,
                        2.5,
                        None,
                    )?;
                }
                Mark::Announced => {
                    stem(pen, bar_top - 1.0, QUIET)?;
                    let ink = Meaning::Intent.ink();
                    debug_assert_eq!(ink.shape, Shape::Vee);
                    let vee = format!("M{} {}l7 8l-7 8", px(x - 3.0), px(bar_top));
                    stroke(pen, &vee, WHITE, 5.0, None)?;
                    stroke(pen, &vee, "#8f3d72", 2.5, None)?;
                }
                Mark::Refuted => {
                    stem(pen, bar_top, QUIET)?;
                    cross(pen, middle, TEXT)?;
                }
                Mark::Said => {
                    stem(pen, bar_top + 2.0, QUIET)?;
                    let (cx, cy) = (px(middle.x), px(middle.y));
                    pen.create_element("circle")
                        .with_attributes([("cx", cx.as_str()), ("cy", &cy), ("r", "4.5"), ("fill", QUIET)])
                        .write_empty()?;
                }
            }
            match is_numbered {
                true => paragraph(pen, &[number.to_string()], Point { x, y: top }, NUMBER, Anchor::Middle),
                false => Ok(()),
            }
        })?;
        Ok(())
    }
}

/// What an act is to a history.
enum Mark {
    Done,
    Announced,
    Refuted,
    Said,
}

fn mark(row: &Row) -> Mark {
    let step = row.code.rsplit(':').next().unwrap_or_default();
    let moves = matches!(step, "in-force" | "copy-received" | "credentials-received");
    match (row.value.contains("refuted"), row.matter.as_str(), moves) {
        (true, ..) => Mark::Refuted,
        (_, "statement", _) => Mark::Said,
        (_, _, true) => Mark::Done,
        (_, _, false) => Mark::Announced,
    }
}

/// The colour of a bar: that of its meaning in other figures. Its lane says the matter, so colour is never the only cue.
fn colour(span: &Span) -> &'static str {
    let meaning = match span.matter.as_str() {
        "recognition-as-state" | "recognition-as-government" => Meaning::Recognition,
        "relations" => Meaning::Relations,
        "envoys" => Meaning::Ambassador,
        "premises" | "mission" => Meaning::Mission,
        "listing" => Meaning::Listing,
        "assets" => Meaning::Assets,
        _ => Meaning::Control,
    };
    meaning.ink().colour
}

fn all_visible(lines: &[String]) -> Vec<String> {
    lines.iter().map(|line| visible(line)).collect()
}
