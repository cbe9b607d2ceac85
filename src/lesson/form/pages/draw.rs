//! The drawing of a page: its rows from above, and its title and number at the foot.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesText, Event};

use super::{INK, MARGIN, Mark, QUIET, Row, SIZE, SMALL};
use crate::lesson::form::paper::Paper;
use crate::render::metrics::{Weight, wrap};
use crate::text::visible;

/// Draws a page.
pub(super) fn page(
    paper: &Paper,
    (wide, high): (f64, f64),
    scale: f64,
    rows: &[Row],
    (number, count): (usize, usize),
) -> String {
    document((wide, high), scale, |pen| {
        let mut top = MARGIN;
        for row in rows {
            row.marks.iter().try_for_each(|mark| draw(pen, mark, top))?;
            top += row.high;
        }
        let foot = format!("{} · page {number} of {count}", visible(&paper.title));
        let foot = wrap(&foot, SMALL, Weight::Regular, wide - 2.0 * MARGIN, 1).concat();
        let foot = Mark::Text { x: 0.0, size: SMALL, weight: Weight::Regular, ink: QUIET, text: foot };
        draw(pen, &foot, high - MARGIN * 0.62)
    })
}

/// A sheet of paper as an SVG document, `scale` times as large as what is drawn on it.
pub(in crate::lesson::form) fn document(
    (wide, high): (f64, f64),
    scale: f64,
    draw: impl FnOnce(&mut Writer<Vec<u8>>) -> io::Result<()>,
) -> String {
    let mut pen = Writer::new_with_indent(Vec::new(), b' ', 1);
    pen.create_element("svg")
        .with_attributes([
            ("xmlns", "http://www.w3.org/2000/svg"),
            ("width", px(wide * scale).as_str()),
            ("height", px(high * scale).as_str()),
            ("viewBox", format!("0 0 {} {}", px(wide), px(high)).as_str()),
            ("font-family", "'Noto Sans', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"),
            ("xml:lang", "en"),
        ])
        .write_inner_content(draw)
        .expect("memory takes all bytes");
    String::from_utf8(pen.into_inner()).expect("strings in, string out")
}

fn draw(pen: &mut Writer<Vec<u8>>, mark: &Mark, top: f64) -> io::Result<()> {
    match mark {
        Mark::Text { x, size, weight, ink, text } => {
            let weight = if *weight == Weight::Bold { "bold" } else { "normal" };
            pen.create_element("text")
                .with_attributes([
                    ("x", px(MARGIN + x).as_str()),
                    ("y", px(top + size).as_str()),
                    ("font-size", px(*size).as_str()),
                    ("font-weight", weight),
                    ("fill", ink),
                ])
                .write_text_content(BytesText::new(text))?;
        }
        Mark::Box { x } => rectangle(pen, (MARGIN + x, top + 3.0), (11.0, 11.0))?,
        Mark::Blank { x, wide } => rule(pen, MARGIN + x, top + SIZE + 4.0, *wide)?,
        Mark::Rule { wide } => rule(pen, MARGIN, top + 2.0, *wide)?,
        Mark::Under { x, wide, size } => rule(pen, MARGIN + x, top + size * 1.16, *wide)?,
        Mark::Figure { x, wide, high, view, inside } => {
            pen.create_element("svg")
                .with_attributes([
                    ("x", px(MARGIN + x).as_str()),
                    ("y", px(top).as_str()),
                    ("width", px(*wide).as_str()),
                    ("height", px(*high).as_str()),
                    ("viewBox", format!("0 0 {} {}", px(view.0), px(view.1)).as_str()),
                ])
                .write_inner_content(|pen| {
                    pen.get_mut().extend_from_slice(inside.as_bytes());
                    Ok(())
                })?;
        }
    }
    Ok(())
}

fn rectangle(pen: &mut Writer<Vec<u8>>, (x, y): (f64, f64), (wide, high): (f64, f64)) -> io::Result<()> {
    pen.create_element("rect")
        .with_attributes([
            ("x", px(x).as_str()),
            ("y", px(y).as_str()),
            ("width", px(wide).as_str()),
            ("height", px(high).as_str()),
            ("fill", "none"),
            ("stroke", INK),
            ("stroke-width", "1.2"),
        ])
        .write_empty()?;
    Ok(())
}

fn rule(pen: &mut Writer<Vec<u8>>, x: f64, y: f64, wide: f64) -> io::Result<()> {
    pen.create_element("line")
        .with_attributes([
            ("x1", px(x).as_str()),
            ("y1", px(y).as_str()),
            ("x2", px(x + wide).as_str()),
            ("y2", px(y).as_str()),
            ("stroke", QUIET),
            ("stroke-width", "1"),
        ])
        .write_empty()?;
    Ok(())
}

/// A number as SVG writes it, to a tenth of a pixel.
pub(in crate::lesson::form) fn px(number: f64) -> String {
    let text = format!("{number:.1}");
    text.strip_suffix(".0").unwrap_or(&text).to_owned()
}

/// The size of an SVG document and what is inside its root.
pub(in crate::lesson::form) fn opened(svg: &str) -> Option<((f64, f64), String)> {
    let mut reader = quick_xml::Reader::from_str(svg);
    loop {
        match reader.read_event().ok()? {
            Event::Start(root) => {
                let number = |name: &str| {
                    let value = root.try_get_attribute(name).ok()??;
                    value.value.parse::<f64>().ok()
                };
                let view = (number("width")?, number("height")?);
                let start = usize::try_from(reader.buffer_position()).ok()?;
                let end = svg.rfind("</svg>")?;
                return svg.get(start..end).map(|inside| (view, inside.to_owned()));
            }
            Event::Eof => return None,
            _ => {}
        }
    }
}
