//! One lane: its bars, the ticks of its acts with their numbers above, the words of what held below.

use std::io;

use quick_xml::events::BytesText;

use super::{AXIS_LEFT, Lane, Lanes, WIDE, window};
use crate::question::{Row, RowCertainty, Span};
use crate::render::axis::{Axis, GRID, SEEN, apart};
use crate::render::figure::TEXT;
use crate::render::legend::SAMPLE;
use crate::render::metrics::{Weight, width, wrap};
use crate::render::picture::layout::LEADING;
use crate::render::picture::pen::{
    self, Anchor, DASHES, Face, Pen, QUIET, WHITE, cross, paragraph, px, stretch, stroke,
};
use crate::render::picture::places::{Point, Rect};
use crate::render::picture::{Meaning, Shape};
use crate::render::row::middle;
use crate::render::told::act;
use crate::text::visible;
use crate::time::Day;
use crate::vocabulary::Value;

/// The size of the smallest letters in a lane.
pub(super) const SMALLEST: f64 = NUMBER.0;
const LABEL: Face = (17.0, Weight::Bold, TEXT);
const VALUE: Face = (16.0, Weight::Regular, TEXT);
const NUMBER: Face = (16.0, Weight::Bold, TEXT);
const BAR: f64 = 16.0;
const NUMBER_ROW: f64 = 20.0;
const VALUE_ROW: f64 = 21.0;
/// Where the stems of numbers that stand beside their act turn towards it, above its bar.
const FAN: f64 = 14.0;

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
pub(super) struct Laid<'l, 'a> {
    lane: &'l Lane<'a>,
    label: Vec<String>,
    numbers: Vec<Numbered<'a>>,
    /// How high the numbers and the stems that fan out below them are.
    numbers_high: f64,
    values: Vec<Placed<String>>,
    pub(super) high: f64,
    /// Whether its acts bear the numbers by which they are told below.
    is_numbered: bool,
}

/// An act with its place on the axis, and the place of its number, which may stand a little beside.
struct Numbered<'a> {
    number: usize,
    row: &'a Row,
    x: f64,
    at: f64,
    /// 0 is above 1.
    line: usize,
}

/// Has numbers stand so far apart that they touch neither each other nor a stem: on one line, or in turns on two, where the stems of the upper
/// run between the numbers of the lower. Gives how high they are with the fan of their stems.
fn numbered<'a>(
    mut acts: Vec<((usize, &'a Row), f64)>,
    axis: &Axis,
    is_numbered: bool,
) -> (Vec<Numbered<'a>>, f64) {
    acts.sort_by(|(one, x), (other, y)| x.total_cmp(y).then(one.0.cmp(&other.0)));
    let days: Vec<f64> = acts.iter().map(|(_, x)| *x).collect();
    let widest = acts
        .iter()
        .map(|((number, _), _)| width(&number.to_string(), NUMBER.0, NUMBER.1))
        .fold(0.0, f64::max);
    let room = axis.right - axis.left;
    let gaps = acts.len().saturating_sub(1) as f64;
    let lines = if gaps * (widest + 6.0) <= room { 1 } else { 2 };
    let step = if lines == 1 { widest + 6.0 } else { (widest / 2.0 + 4.0).min(room / gaps) };
    let places = apart(&days, step, axis.left, axis.right);
    let is_fanned = places.iter().zip(&days).any(|(at, x)| (at - x).abs() >= 0.05);
    let numbers = acts.into_iter().zip(places).enumerate().map(|(turn, (((number, row), x), at))| Numbered {
        number,
        row,
        x,
        at,
        line: turn % lines,
    });
    let numbers: Vec<Numbered<'a>> = match is_numbered {
        true => numbers.collect(),
        false => numbers.map(|number| Numbered { at: number.x, line: 0, ..number }).collect(),
    };
    let high = match (is_numbered && !numbers.is_empty(), is_fanned) {
        (false, _) => 0.0,
        (true, false) => NUMBER_ROW,
        (true, true) => lines as f64 * NUMBER_ROW + FAN,
    };
    (numbers, high)
}

impl<'a> Lanes<'a> {
    /// Where a day stands.
    fn x(&self, day: Day) -> f64 {
        self.axis.x(day)
    }

    pub(super) fn laid<'l>(&self, lane: &'l Lane<'a>, is_numbered: bool) -> Laid<'l, 'a> {
        let label = wrap(&lane.label, LABEL.0, LABEL.1, AXIS_LEFT - 20.0, 4);
        let numbers =
            lane.acts.iter().filter_map(|(number, row)| Some(((*number, *row), self.x(middle(row)?))));
        let (numbers, numbers_high) = numbered(numbers.collect(), &self.axis, is_numbered);
        let right = WIDE;
        let spans = &lane.spans;
        let follows = |at: usize| at > 0 && spans[at - 1].until.as_deref() == Some(&spans[at].from);
        // A doubtful beginning of what then is certain needs no words of its own, where nothing else was before it or it is short.
        let will_be = |at: usize| {
            Sign::of_bar(spans[at]) == Sign::PossiblyHeld
                && (!follows(at) || self.wide(spans[at]) < 3.0 * SEEN)
                && spans.get(at + 1).is_some_and(|next| next.code == spans[at].code)
        };
        let is_told = |at: usize| {
            let same = |one: &Span, other: &Span| {
                one.code == other.code && one.otherwise.is_some() == other.otherwise.is_some()
            };
            at > 0 && same(spans[at - 1], spans[at]) && !will_be(at - 1)
        };
        // What was in dispute for a day or two cannot be seen.
        let is_seen = |span: &Span| span.otherwise.is_none() || self.wide(span) >= SEEN / 4.0;
        let values = spans.iter().enumerate().filter_map(|(at, span)| {
            if is_told(at) || will_be(at) || !is_seen(span) {
                return None;
            }
            let doubt = match Sign::of_bar(span) {
                Sign::Disputed => "disputed: ",
                Sign::PossiblyHeld => "possibly ",
                _ => "",
            };
            let words = visible(&format!("{doubt}{}", span.value));
            let wide = width(&words, VALUE.0, VALUE.1) + 8.0;
            let x = self.x(Day::read(&span.from)?).min(right - wide).max(AXIS_LEFT);
            Some((words, x, x, x + wide))
        });
        let (values, value_rows) = in_rows(values.collect());
        let body = numbers_high + BAR + value_rows as f64 * VALUE_ROW;
        let margin = if is_numbered { 26.0 } else { 10.0 };
        let high = body.max(label.len() as f64 * LABEL.0 * LEADING) + margin;
        Laid { lane, label, numbers, numbers_high, values, high, is_numbered }
    }

    pub(super) fn lane(&self, pen: &mut Pen, laid: &Laid<'_, 'a>, at: Point) -> io::Result<()> {
        let bar_top = at.y + 8.0 + laid.numbers_high;
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
            // Ranks that follow each other have one colour, so a gap parts them.
            for pair in laid.lane.spans.windows(2) {
                let is_next = pair[0].until.as_deref() == Some(&pair[1].from) && pair[0].code != pair[1].code;
                if let Some(turn) = Day::read(&pair[1].from).filter(|_| is_next) {
                    let gap = format!("M{} {}v{}", px(at.x + self.x(turn)), px(bar_top - 1.0), px(BAR + 2.0));
                    stroke(pen, &gap, WHITE, 3.0, None)?;
                }
            }
            let middle = bar_top + BAR / 2.0;
            for (from, until) in laid.numbers.iter().filter_map(|number| self.vague(number.row)) {
                stretch(pen, (at.x + from, at.x + until), middle)?;
            }
            // A false report stands before what else happened about that day.
            let (refuted, rest): (Vec<&Numbered<'_>>, Vec<_>) =
                laid.numbers.iter().partition(|number| Sign::of_act(number.row) == Sign::Refuted);
            for number in rest.into_iter().chain(refuted) {
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

    /// From the first to the last day that the date of an act may mean, where that can be seen.
    pub(super) fn vague(&self, row: &Row) -> Option<(f64, f64)> {
        self.axis.stretch(window(row)?)
    }

    /// A stretch in which something held.
    fn bar(&self, pen: &mut Pen, span: &Span, at: Point) -> io::Result<()> {
        let Some(from) = Day::read(&span.from) else { return Ok(()) };
        let place = Rect { x: at.x + self.x(from), y: at.y, width: self.wide(span).max(2.0), height: BAR };
        bar(pen, Sign::of_bar(span), colour(span), place)
    }

    /// How wide the bar of a stretch is.
    pub(super) fn wide(&self, span: &Span) -> f64 {
        let from = Day::read(&span.from).unwrap_or(self.axis.last);
        let until = span.until.as_deref().and_then(Day::read).unwrap_or(self.axis.last);
        self.x(until) - self.x(from)
    }

    /// The tick of an act, with its number above.
    fn tick(
        &self,
        pen: &mut Pen,
        placed: &Numbered<'a>,
        at: Point,
        bar_top: f64,
        is_numbered: bool,
    ) -> io::Result<()> {
        let Numbered { number, row, .. } = *placed;
        let x = at.x + placed.x;
        let top = at.y + placed.line as f64 * NUMBER_ROW;
        pen.create_element("g").write_inner_content(|pen| {
            pen.create_element("title").write_text_content(BytesText::new(&act(self.answer, number, row)))?;
            let stem = |pen: &mut Pen, to: f64| {
                if !is_numbered {
                    return Ok(());
                }
                let foot = top + NUMBER_ROW - 1.0;
                let fan = bar_top - FAN;
                let path = match (placed.at - placed.x).abs() < 0.05 {
                    true => format!("M{} {}V{}", px(x), px(foot), px(to)),
                    false => format!(
                        "M{} {}V{}L{} {}V{}",
                        px(at.x + placed.at),
                        px(foot),
                        px(fan.max(foot)),
                        px(x),
                        px(bar_top - 3.0),
                        px(to)
                    ),
                };
                stroke(pen, &path, QUIET, 1.0, None)
            };
            let sign = Sign::of_act(row);
            let foot = match sign {
                Sign::Announced => bar_top - 1.0,
                Sign::Said => bar_top + 2.0,
                _ => bar_top,
            };
            stem(pen, foot)?;
            sign.draw(pen, Point { x, y: bar_top + BAR / 2.0 })?;
            match is_numbered {
                true => {
                    let above = Point { x: at.x + placed.at, y: top };
                    paragraph(pen, &[number.to_string()], above, NUMBER, Anchor::Middle)
                }
                false => Ok(()),
            }
        })?;
        Ok(())
    }
}

/// What a bar or the mark of an act says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sign {
    Held,
    PossiblyHeld,
    Disputed,
    Suspended,
    Done,
    Announced,
    Said,
    Refuted,
    Vague,
}

impl Sign {
    pub(super) fn of_bar(span: &Span) -> Self {
        let is_shut = [Value::Suspended, Value::Closed].iter().any(|value| span.code == value.code());
        match (&span.otherwise, span.certainty, is_shut) {
            (Some(_), ..) => Self::Disputed,
            (None, RowCertainty::Possible, _) => Self::PossiblyHeld,
            (None, RowCertainty::Certain, true) => Self::Suspended,
            (None, RowCertainty::Certain, false) => Self::Held,
        }
    }

    pub(super) fn of_act(row: &Row) -> Self {
        let step = row.code.rsplit(':').next().unwrap_or_default();
        let moves = matches!(step, "in-force" | "copy-received" | "credentials-received");
        match (row.refuted, row.matter.as_str(), moves) {
            (true, ..) => Self::Refuted,
            (_, "statement", _) => Self::Said,
            (_, _, true) => Self::Done,
            (_, _, false) => Self::Announced,
        }
    }

    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::Held => "stood",
            Self::PossiblyHeld => "possibly stood",
            Self::Disputed => "disputed",
            Self::Suspended => "suspended, or closed",
            Self::Done => "a deed",
            Self::Announced => "a step announced",
            Self::Said => "a statement",
            Self::Refuted => "a false report",
            Self::Vague => "a vague date",
        }
    }

    /// Several acts of a kind, in words.
    pub(super) const fn plural(self) -> &'static str {
        match self {
            Self::Done => "deeds",
            Self::Announced => "steps announced",
            Self::Said => "statements",
            Self::Refuted => "false reports",
            Self::Held | Self::PossiblyHeld | Self::Disputed | Self::Suspended | Self::Vague => self.words(),
        }
    }

    /// Draws it around a point.
    pub(super) fn draw(self, pen: &mut Pen, at: Point) -> io::Result<()> {
        let (left, top) = (at.x - SAMPLE / 2.0, at.y - BAR / 2.0);
        match self {
            Self::Held | Self::PossiblyHeld | Self::Disputed | Self::Suspended => {
                bar(pen, self, QUIET, Rect { x: left, y: top, width: SAMPLE, height: BAR })
            }
            Self::Vague => stretch(pen, (left, left + SAMPLE), at.y),
            Self::Done => stroke(
                pen,
                format_args!("M{} {}v{}", px(at.x), px(top - 2.0), px(BAR + 4.0)),
                TEXT,
                2.5,
                None,
            ),
            Self::Announced => {
                debug_assert_eq!(Meaning::Intent.ink().shape, Shape::Vee);
                let vee = format!("M{} {}l7 8l-7 8", px(at.x - 3.0), px(top));
                stroke(pen, &vee, WHITE, 5.0, None)?;
                stroke(pen, &vee, "#8f3d72", 2.5, None)
            }
            Self::Refuted => cross(pen, at, TEXT),
            Self::Said => pen
                .create_element("circle")
                .with_attributes([
                    ("cx", px(at.x).as_str()),
                    ("cy", &px(at.y)),
                    ("r", "4.5"),
                    ("fill", QUIET),
                ])
                .write_empty()
                .map(|_| ()),
        }
    }
}

/// A bar: full where what it says is certain, pale with a dashed outline where it is possible, half full where one side denies it, hollow where
/// it was suspended.
fn bar(pen: &mut Pen, sign: Sign, colour: &str, place: Rect) -> io::Result<()> {
    match sign {
        Sign::PossiblyHeld => pen::bar(pen, place, (colour, "0.25"), colour, Some(DASHES)),
        Sign::Disputed => pen::half_bar(pen, place, Rect { height: place.height / 2.0, ..place }, colour),
        Sign::Suspended => pen::bar(pen, place, (WHITE, "1"), colour, None),
        _ => pen::bar(pen, place, (colour, "1"), colour, None),
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
