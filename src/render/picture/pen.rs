//! The pen for SVG: text, lines, boxes and the marks of [`Shape`], each written in one way only.

use std::io;

use quick_xml::Writer;
use quick_xml::events::BytesText;

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
pub(crate) fn line(pen: &mut Pen, path: &str, ink: Ink, certainty: Certainty) -> io::Result<()> {
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
        Shape::Box => &[(Fill::Ink, "M-2 -6H-14V6H-2Z")],
        Shape::Obox => &[(Fill::White, "M-2 -6H-14V6H-2Z")],
        Shape::Crow => &[(Fill::Nothing, "M-14 0L-1 -8M-14 0L-1 8M-14 0H-1")],
        Shape::Vee => &[(Fill::Nothing, "M-12 -8L-1 0L-12 8")],
    }
}

/// Draws the mark of an edge at `tip`; `direction` is 1 where its line comes from the left, else -1.
pub(crate) fn mark(pen: &mut Pen, ink: Ink, tip: Point, direction: f64) -> io::Result<()> {
    let transform = format!("translate({} {}) scale({direction} 1)", px(tip.x), px(tip.y));
    for (fill, path) in parts(ink.shape) {
        let fill = match fill {
            Fill::Ink => ink.colour,
            Fill::White => WHITE,
            Fill::Nothing => "none",
        };
        pen.create_element("path")
            .with_attributes([("transform", transform.as_str()), ("d", path), ("fill", fill)])
            .with_attributes([("stroke", ink.colour), ("stroke-width", "2")])
            .write_empty()?;
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

/// Writes lines of text below `top`.
pub(crate) fn paragraph(
    pen: &mut Pen,
    lines: &[String],
    top: Point,
    face: Face,
    anchor: Anchor,
) -> io::Result<()> {
    let (size, weight, colour) = face;
    for (at, text) in lines.iter().enumerate() {
        // Capitals of Noto Sans are 0.714 of its size high: this centres them in their line.
        let y = top.y + size * (at as f64 * LEADING + LEADING / 2.0 + 0.357);
        let (x, y, size) = (px(top.x), px(y), px(size));
        let mut element = pen.create_element("text").with_attributes([
            ("x", x.as_str()),
            ("y", &y),
            ("font-size", &size),
            ("fill", colour),
        ]);
        if weight == Weight::Bold {
            element = element.with_attribute(("font-weight", "bold"));
        }
        element = match anchor {
            Anchor::Start => element,
            Anchor::Middle => element.with_attribute(("text-anchor", "middle")),
            Anchor::End => element.with_attribute(("text-anchor", "end")),
        };
        element.write_text_content(BytesText::new(text))?;
    }
    Ok(())
}

/// Writes an element that holds only text and is referred to by its id.
pub(crate) fn named(pen: &mut Pen, element: &str, id: &str, text: &str) -> io::Result<()> {
    pen.create_element(element).with_attribute(("id", id)).write_text_content(BytesText::new(text))?;
    Ok(())
}

/// Draws a box, with a dashed outline if there are dashes.
pub(crate) fn rectangle(pen: &mut Pen, place: Rect, fill: &str, dashes: Option<&str>) -> io::Result<()> {
    let [x, y, w, h] = [place.x, place.y, place.width, place.height].map(px);
    let mut element = pen.create_element("rect").with_attributes([
        ("x", x.as_str()),
        ("y", &y),
        ("width", &w),
        ("height", &h),
        ("rx", "4"),
        ("fill", fill),
    ]);
    if let Some(dashes) = dashes {
        element = element.with_attributes([
            ("stroke", QUIET),
            ("stroke-width", "1.5"),
            ("stroke-dasharray", dashes),
        ]);
    }
    element.write_empty()?;
    Ok(())
}

/// Draws a line along a path; dots are dashes of no length with round ends.
pub(crate) fn stroke(
    pen: &mut Pen,
    path: &str,
    colour: &str,
    wide: f64,
    dashes: Option<&str>,
) -> io::Result<()> {
    ended(pen, path, (colour, wide), dashes, dashes.is_some_and(|dashes| dashes != DASHES))
}

/// Draws a line along a path, its dashes with round ends or with square ones.
pub(crate) fn ended(
    pen: &mut Pen,
    path: &str,
    (colour, wide): (&str, f64),
    dashes: Option<&str>,
    is_round: bool,
) -> io::Result<()> {
    let wide = px(wide);
    let mut element = pen.create_element("path").with_attributes([
        ("d", path),
        ("fill", "none"),
        ("stroke", colour),
        ("stroke-width", &wide),
    ]);
    if let Some(dashes) = dashes {
        element = element.with_attribute(("stroke-dasharray", dashes));
    }
    if is_round {
        element = element.with_attribute(("stroke-linecap", "round"));
    }
    element.write_empty()?;
    Ok(())
}

/// A number of pixels to one decimal, written in one way only.
pub(crate) fn px(value: f64) -> String {
    // A whole number of tenths, so that there is no negative zero; writing it takes half the time of a fraction.
    let tenths = (value * 10.0).round() as i64;
    let (sign, whole, tenth) = (if tenths < 0 { "-" } else { "" }, tenths.unsigned_abs() / 10, tenths % 10);
    match tenth {
        0 => format!("{sign}{whole}"),
        _ => format!("{sign}{whole}.{}", tenth.abs()),
    }
}
