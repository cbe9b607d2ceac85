//! Cards to print and cut: a page of fronts, then a page of their backs, mirrored left and right, so that printed on both sides of the
//! paper each back lies behind its front.
//!
//! Each page is an SVG document of its own, as in [`pages`](super::pages::pages()), and each card in it is one that nothing leaves.

mod face;
mod grid;

use std::fmt;
use std::io;

use quick_xml::Writer;
use quick_xml::events::BytesText;

use super::imprint;
use super::pages::{self, pages, px};
use super::paper::{Block, Paper, Setting};
use super::size::PaperSize;
use crate::lesson::Sheet;
use crate::render::metrics::{Weight, wrap};
use crate::text::visible;
use face::{Drawn, Set, back, front, set};
use grid::{Grid, Place, Span, placed};

/// The sizes of the letters of a card, in pixels, largest first: eleven points to eight.
const SIZES: [f64; 4] = [14.7, 13.3, 12.0, 10.7];
/// On a card as large as the page they may have seven.
const LAST: [f64; 5] = [14.7, 13.3, 12.0, 10.7, 9.4];
/// The space between the edge of a card and its words.
const PADDING: f64 = 15.0;
/// The room for the line that says which card it is.
const FOOT: f64 = 13.0;
const FOOT_SIZE: f64 = 9.4;
const INK: &str = "#1a1a1a";
const QUIET: &str = "#4d4d4d";

/// A card whose words fit no page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardTooLong {
    /// Its number on the sheet, from 1.
    pub number: usize,
    /// What it asks, as far as it is needed to find it.
    pub prompt: String,
}

impl fmt::Display for CardTooLong {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "card {} (“{}”) does not fit a page even in letters of seven points: shorten it, or leave it out",
            self.number, self.prompt
        )
    }
}

impl std::error::Error for CardTooLong {}

/// One card with both its sides set.
struct Card {
    number: usize,
    front: Set,
    back: Set,
}

/// Lays a sheet out as cards, eight to a page; a card with more words takes two places, four, or a page. The sources come last, on a page
/// of their own.
///
/// # Errors
/// When a card does not fit a page even in the smallest letters.
pub fn cards(sheet: &Sheet, size: PaperSize) -> Result<Vec<String>, CardTooLong> {
    let grid = Grid::of(size);
    let mut cards: Vec<(Span, Card)> = Vec::new();
    for (number, item) in (1..).zip(&sheet.items) {
        let (front, back) = (front(item), back(item));
        let on = |span: Span| {
            let sizes: &[f64] = if span == Span::PAGE { &LAST } else { &SIZES };
            let (wide, high) = grid.size(span);
            let room = (wide - 2.0 * PADDING, high - 2.0 * PADDING - FOOT);
            let fitting = |face| sizes.iter().find_map(|size| set(face, *size, room, span == Span::PAGE));
            Some((span, Card { number, front: fitting(&front)?, back: fitting(&back)? }))
        };
        let fitted = Span::ALL.into_iter().find_map(on);
        cards.push(fitted.ok_or_else(|| CardTooLong { number, prompt: super::piece::title(item) })?);
    }
    // Small cards first, so that few places stay empty.
    cards.sort_by_key(|(span, card)| (*span, card.number));
    let spans: Vec<Span> = cards.iter().map(|(span, _)| *span).collect();
    let mut sheets = Vec::new();
    for page in placed(&spans) {
        sheets.extend([Side::Front, Side::Back].map(|side| document(&grid, sheet, side, &cards, &page)));
    }
    sheets.extend(pages(&sources(sheet), size));
    Ok(sheets)
}

/// Writes the same as HTML: a file that fetches nothing, each page as large as the paper.
///
/// # Errors
/// As [`cards`].
pub fn html(sheet: &Sheet, size: PaperSize) -> Result<String, CardTooLong> {
    let pages = cards(sheet, size)?;
    let style = format!(
        "body{{margin:0;background:#8c8c8c}}svg{{overflow:hidden}}.page{{display:block;margin:1rem auto;width:max-content;background:#fff}}\
         .page>svg{{display:block}}@page{{size:{};margin:0}}@media print{{body{{background:#fff}}.page{{margin:0;break-after:page}}.page:last-child{{break-after:auto}}}}",
        size.css()
    );
    let mut pen = Writer::new_with_indent(b"<!DOCTYPE html>\n".to_vec(), b' ', 1);
    let text = |pen: &mut Writer<Vec<u8>>, name: &str, words: &str| {
        pen.create_element(name).write_text_content(BytesText::new(words)).map(|_| ())
    };
    pen.create_element("html")
        .with_attribute(("lang", "en"))
        .write_inner_content(|pen| {
            pen.create_element("head").write_inner_content(|pen| {
                pen.create_element("meta").with_attribute(("charset", "utf-8")).write_empty()?;
                text(pen, "title", &visible(&sheet.title))?;
                text(pen, "style", &style)
            })?;
            pen.create_element("body").write_inner_content(|pen| {
                for page in &pages {
                    pen.create_element("section").with_attribute(("class", "page")).write_inner_content(
                        |pen| {
                            pen.get_mut().extend_from_slice(page.as_bytes());
                            Ok(())
                        },
                    )?;
                }
                Ok(())
            })?;
            Ok(())
        })
        .expect("memory takes all bytes");
    Ok(String::from_utf8(pen.into_inner()).expect("strings in, string out") + "\n")
}

fn sources(sheet: &Sheet) -> Paper {
    let mut blocks = vec![Block::Title { text: format!("Sources: {}", sheet.title), has_name_line: false }];
    if !sheet.sources.is_empty() {
        blocks.push(Block::Sources(sheet.sources.clone()));
    }
    blocks.push(Block::Text(
        "Print on both sides of the paper, turned over its long edge; then cut along the dashed lines."
            .to_owned(),
    ));
    blocks.push(Block::Small(imprint(sheet)));
    Paper { title: sheet.title.clone(), setting: Setting::Usual, blocks }
}

/// Which side of the paper a page is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Front,
    Back,
}

fn document(grid: &Grid, sheet: &Sheet, side: Side, cards: &[(Span, Card)], page: &[Place]) -> String {
    pages::document(grid.paper, 1.0, |pen| {
        if side == Side::Front {
            cut(pen, grid, page)?;
        }
        for place in page {
            let card = &cards[place.card].1;
            let ((x, y), size) = (grid.corner(place), grid.size(place.span));
            let (set, x) = match side {
                Side::Front => (&card.front, x),
                Side::Back => (&card.back, grid.paper.0 - x - size.0),
            };
            let foot = format!("{} · {}", card.number, visible(&sheet.title));
            draw(pen, set, &foot, (x, y), size)?;
        }
        Ok(())
    })
}

/// The lines to cut along.
fn cut(pen: &mut Writer<Vec<u8>>, grid: &Grid, page: &[Place]) -> io::Result<()> {
    let lines = grid.cuts(page).into_iter();
    let path: String =
        lines.map(|(from, to)| format!("M{} {}L{} {}", px(from.0), px(from.1), px(to.0), px(to.1))).collect();
    pen.create_element("path")
        .with_attributes([("d", path.as_str()), ("fill", "none"), ("stroke", "#767676")])
        .with_attributes([("stroke-width", "0.8"), ("stroke-dasharray", "4 4")])
        .write_empty()
        .map(|_| ())
}

/// One side of a card, in an SVG of its own.
fn draw(
    pen: &mut Writer<Vec<u8>>,
    set: &Set,
    foot: &str,
    (x, y): (f64, f64),
    (wide, high): (f64, f64),
) -> io::Result<()> {
    let foot = wrap(foot, FOOT_SIZE, Weight::Regular, wide - 2.0 * PADDING, 1);
    let spare = high - 2.0 * PADDING - FOOT - set.high;
    let top = PADDING + spare / 2.0;
    pen.create_element("svg")
        .with_attributes([
            ("class", "card"),
            ("x", px(x).as_str()),
            ("y", &px(y)),
            ("width", &px(wide)),
            ("height", &px(high)),
        ])
        .write_inner_content(|pen| {
            for drawn in &set.drawn {
                match drawn {
                    Drawn::Line { x, y, size, weight, text, mark } => {
                        let is_bold = *weight == Weight::Bold;
                        if !mark.is_empty() {
                            line(pen, (PADDING, top + y), *size, is_bold, INK, mark)?;
                        }
                        line(pen, (PADDING + x, top + y), *size, is_bold, INK, text)?;
                    }
                    Drawn::Figure { y, size, view, inside, label } => {
                        pen.create_element("svg")
                            .with_attributes([
                                ("x", px(PADDING).as_str()),
                                ("y", &px(top + y)),
                                ("width", &px(size.0)),
                                ("height", &px(size.1)),
                                ("viewBox", &format!("0 0 {} {}", px(view.0), px(view.1))),
                                ("role", "img"),
                                ("aria-label", label),
                            ])
                            .write_inner_content(|pen| {
                                pen.get_mut().extend_from_slice(inside.as_bytes());
                                Ok(())
                            })?;
                    }
                }
            }
            let text = foot.first().map_or("", String::as_str);
            line(pen, (PADDING, high - PADDING), FOOT_SIZE, false, QUIET, text)
        })
        .map(|_| ())
}

fn line(
    pen: &mut Writer<Vec<u8>>,
    (x, y): (f64, f64),
    size: f64,
    is_bold: bool,
    ink: &str,
    text: &str,
) -> io::Result<()> {
    let (x, y, size) = (px(x), px(y), px(size));
    let mut element = pen.create_element("text").with_attributes([
        ("x", x.as_str()),
        ("y", &y),
        ("font-size", &size),
        ("fill", ink),
    ]);
    if is_bold {
        element = element.with_attribute(("font-weight", "bold"));
    }
    element.write_text_content(BytesText::new(text)).map(|_| ())
}
