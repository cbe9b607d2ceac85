//! The pen for SVG: text, lines, boxes and the marks of [`Shape`], each written in one way only.

use std::fmt::{self, Write as _};
use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};

use super::layout::LEADING;
use super::places::{Point, Rect};
use super::{Certainty, Ink, Shape, Stroke};
use crate::render::metrics::Weight;

/// Writes XML into memory.
pub(crate) type Pen = Writer<Vec<u8>>;

/// The dashes of what is doubtful or not examined.
pub(crate) const DASHES: &str = "9 6";
/// Grey for what stands back; text in it has a contrast of 7:1 on white.
pub(crate) const QUIET: &str = "#595959";
/// The ground.
pub(crate) const WHITE: &str = "#ffffff";

/// A style of text: size, weight, colour.
pub(crate) type Face = (f64, Weight, &'static str);

/// The point of a line of text that its place gives.
#[derive(Clone, Copy)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

/// Draws an edge: its line without its mark.
pub(crate) fn line(
    pen: &mut Pen,
    path: impl fmt::Display + Copy,
    ink: Ink,
    certainty: Certainty,
) -> io::Result<()> {
    let dashes = match (ink.stroke, certainty) {
        (Stroke::Dotted, _) => Some("0.1 7"),
        (_, Certainty::Possible) => Some(DASHES),
        _ => None,
    };
    stroke(pen, path, ink.colour, ink.width, dashes)?;
    match ink.stroke {
        Stroke::Double => stroke(pen, path, WHITE, ink.width / 3.0, None),
        Stroke::Single | Stroke::Dotted => Ok(()),
    }
}

/// What a part of a mark is filled with.
#[derive(Clone, Copy)]
enum Fill {
    Ink,
    White,
    Nothing,
}

/// The parts of a mark whose tip is at the origin and whose line comes from the left.
const fn parts(shape: Shape) -> &'static [(Fill, &'static str)] {
    match shape {
        Shape::None => &[],
        Shape::Normal => &[(Fill::Ink, "M-1 0L-16 -8V8Z")],
        Shape::Onormal => &[(Fill::White, "M-2 0L-16 -8V8Z")],
        Shape::Inv => &[(Fill::Ink, "M-15 0L-1 -8V8Z")],
        Shape::Diamond => &[(Fill::Ink, "M-1 0L-11 -7L-21 0L-11 7Z")],
        Shape::Odiamond => &[(Fill::White, "M-1 0L-11 -7L-21 0L-11 7Z")],
        Shape::Ldiamond => &[(Fill::White, "M-1 0L-11 -7L-21 0L-11 7Z"), (Fill::Ink, "M-1 0L-11 7L-21 0Z")],
        Shape::Dot => &[(Fill::Ink, "M-1 0A6 6 0 1 1 -13 0A6 6 0 1 1 -1 0Z")],
        Shape::Tee => &[(Fill::Ink, "M-7 -9H-4V9H-7Z")],
        Shape::Teeodot => {
            &[(Fill::Ink, "M-7 -9H-4V9H-7Z"), (Fill::White, "M-8 0A5 5 0 1 1 -18 0A5 5 0 1 1 -8 0Z")]
        }
        Shape::Teeobox => &[(Fill::Ink, "M-5 -9H-2V9H-5Z"), (Fill::White, "M-6 -5H-16V5H-6Z")],
        Shape::Box => &[(Fill::Ink, "M-2 -6H-14V6H-2Z")],
        Shape::Obox => &[(Fill::White, "M-2 -6H-14V6H-2Z")],
        Shape::Crow => &[(Fill::Nothing, "M-14 0L-1 -8M-14 0L-1 8M-14 0H-1")],
        Shape::Vee => &[(Fill::Nothing, "M-12 -8L-1 0L-12 8")],
    }
}

/// Draws the mark of an edge at `tip`; `direction` is 1 where its line comes from the left, else -1.
pub(crate) fn mark(pen: &mut Pen, ink: Ink, tip: Point, direction: f64) -> io::Result<()> {
    let (x, y, side, colour) = (Px(tip.x), Px(tip.y), Px(direction), ink.colour);
    for (fill, path) in parts(ink.shape) {
        let fill = match fill {
            Fill::Ink => colour,
            Fill::White => WHITE,
            Fill::Nothing => "none",
        };
        empty(
            pen,
            "path",
            format_args!(
                r#" transform="translate({x} {y}) scale({side} 1)" d="{path}" fill="{fill}" stroke="{colour}" stroke-width="2""#
            ),
        )?;
    }
    Ok(())
}

/// Crosses out a line at a point.
pub(crate) fn cross(pen: &mut Pen, at: Point, colour: &str) -> io::Result<()> {
    let (x, y) = (px(at.x - 6.0), px(at.y - 6.0));
    let path = format!("M{x} {y}l12 12m0 -12l-12 12");
    stroke(pen, &path, WHITE, 7.0, None)?;
    stroke(pen, &path, colour, 2.5, None)
}

/// The days that a vague date may mean: a line with an end at each side.
pub(crate) fn stretch(pen: &mut Pen, (from, until): (f64, f64), y: f64) -> io::Result<()> {
    let line = format!("M{} {}v8m0 -4H{}m0 -4v8", px(from), px(y - 4.0), px(until));
    stroke(pen, &line, WHITE, 5.0, None)?;
    stroke(pen, &line, QUIET, 2.0, None)
}

/// Writes lines of text below `top`.
pub(crate) fn paragraph(
    pen: &mut Pen,
    lines: &[String],
    top: Point,
    face: Face,
    anchor: Anchor,
) -> io::Result<()> {
    let (size, weight, colour) = face;
    let bold = if weight == Weight::Bold { r#" font-weight="bold""# } else { "" };
    let anchor = match anchor {
        Anchor::Start => "",
        Anchor::Middle => r#" text-anchor="middle""#,
        Anchor::End => r#" text-anchor="end""#,
    };
    for (at, text) in lines.iter().enumerate() {
        // Capitals of Noto Sans are 0.714 of its size high: this centres them in their line.
        let y = top.y + size * (at as f64 * LEADING + LEADING / 2.0 + 0.357);
        let (x, y, size) = (Px(top.x), Px(y), Px(size));
        let attributes = format_args!(r#" x="{x}" y="{y}" font-size="{size}" fill="{colour}"{bold}{anchor}"#);
        holding(pen, "text", attributes, text)?;
    }
    Ok(())
}

/// Draws what belongs together as a group with a title, which viewers show when it is pointed at.
pub(crate) fn titled(
    pen: &mut Pen,
    title: &str,
    draw: impl FnOnce(&mut Pen) -> io::Result<()>,
) -> io::Result<()> {
    pen.write_event(Event::Start(BytesStart::new("g")))?;
    holding(pen, "title", format_args!(""), title)?;
    draw(pen)?;
    pen.write_event(Event::End(BytesEnd::new("g")))
}

/// Writes an element that holds only text, with attributes that need no escaping.
fn holding(pen: &mut Pen, name: &'static str, attributes: fmt::Arguments<'_>, text: &str) -> io::Result<()> {
    pen.write_event(Event::Start(tag(name, attributes)))?;
    pen.write_event(Event::Text(BytesText::new(text)))?;
    pen.write_event(Event::End(BytesEnd::new(name)))
}

/// Writes an element that holds nothing, with attributes that need no escaping.
fn empty(pen: &mut Pen, name: &'static str, attributes: fmt::Arguments<'_>) -> io::Result<()> {
    pen.write_event(Event::Empty(tag(name, attributes)))
}

/// A tag in one piece. Its attributes are numbers, paths and inks: a name from a file is never one, so that nothing is to be escaped.
fn tag(name: &'static str, attributes: fmt::Arguments<'_>) -> BytesStart<'static> {
    let mut tag = String::with_capacity(160);
    tag.push_str(name);
    tag.write_fmt(attributes).expect("a string takes all text");
    debug_assert!(!tag.contains(['<', '>', '&']), "{tag} is written as it is");
    BytesStart::from_content(tag, name.len())
}

/// Writes an element that holds only text and is referred to by its id.
pub(crate) fn named(pen: &mut Pen, element: &str, id: &str, text: &str) -> io::Result<()> {
    pen.create_element(element).with_attribute(("id", id)).write_text_content(BytesText::new(text))?;
    Ok(())
}

/// Draws a box, with a dashed outline if there are dashes.
pub(crate) fn rectangle(pen: &mut Pen, place: Rect, fill: &str, dashes: Option<&str>) -> io::Result<()> {
    let [x, y, w, h] = [place.x, place.y, place.width, place.height].map(Px);
    let outline = Outline(dashes);
    empty(
        pen,
        "rect",
        format_args!(r#" x="{x}" y="{y}" width="{w}" height="{h}" rx="4" fill="{fill}"{outline}"#),
    )
}

/// Draws a bar of a span or of a count, pale where its ground lets the paper through.
pub(crate) fn bar(
    pen: &mut Pen,
    place: Rect,
    (fill, opacity): (&str, &str),
    colour: &str,
    dashes: Option<&str>,
) -> io::Result<()> {
    let [x, y, w, h] = [place.x, place.y, place.width, place.height].map(Px);
    let dashes = Dashes(dashes);
    empty(
        pen,
        "rect",
        format_args!(
            r#" x="{x}" y="{y}" width="{w}" height="{h}" fill="{fill}" fill-opacity="{opacity}" stroke="{colour}" stroke-width="1.5"{dashes}"#
        ),
    )
}

/// Draws a bar of what is disputed: one half of it asserts, and the other denies.
pub(crate) fn half_bar(pen: &mut Pen, place: Rect, asserted: Rect, colour: &str) -> io::Result<()> {
    bar(pen, place, (WHITE, "1"), colour, None)?;
    bar(pen, asserted, (colour, "1"), colour, None)
}

/// The attribute of dashes, if there are any.
struct Dashes<'d>(Option<&'d str>);

impl fmt::Display for Dashes<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.map_or(Ok(()), |dashes| write!(formatter, r#" stroke-dasharray="{dashes}""#))
    }
}

/// The attributes of a dashed outline, if there are dashes.
struct Outline<'d>(Option<&'d str>);

impl fmt::Display for Outline<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            None => Ok(()),
            Some(dashes) => {
                write!(formatter, r#" stroke="{QUIET}" stroke-width="1.5" stroke-dasharray="{dashes}""#)
            }
        }
    }
}

/// Draws a line along a path; dots are dashes of no length with round ends.
pub(crate) fn stroke(
    pen: &mut Pen,
    path: impl fmt::Display,
    colour: &str,
    wide: f64,
    dashes: Option<&str>,
) -> io::Result<()> {
    ended(pen, path, (colour, wide), dashes, dashes.is_some_and(|dashes| dashes != DASHES))
}

/// Draws a line along a path, its dashes with round ends or with square ones.
pub(crate) fn ended(
    pen: &mut Pen,
    path: impl fmt::Display,
    (colour, wide): (&str, f64),
    dashes: Option<&str>,
    is_round: bool,
) -> io::Result<()> {
    let (wide, round) = (Px(wide), if is_round { r#" stroke-linecap="round""# } else { "" });
    let dashes = Dashes(dashes);
    empty(
        pen,
        "path",
        format_args!(r#" d="{path}" fill="none" stroke="{colour}" stroke-width="{wide}"{dashes}{round}"#),
    )
}

/// A number of pixels to one decimal, written in one way only.
#[derive(Clone, Copy)]
pub(crate) struct Px(pub(crate) f64);

impl fmt::Display for Px {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A whole number of tenths, so that there is no negative zero; writing it takes half the time of a fraction.
        let tenths = (self.0 * 10.0).round() as i64;
        let (whole, tenth) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
        if tenths < 0 {
            formatter.write_str("-")?;
        }
        fmt::Display::fmt(&whole, formatter)?;
        const TENTHS: [&str; 10] = ["", ".1", ".2", ".3", ".4", ".5", ".6", ".7", ".8", ".9"];
        formatter.write_str(TENTHS[tenth as usize])
    }
}

/// The same as a text of its own.
pub(crate) fn px(value: f64) -> String {
    Px(value).to_string()
}
