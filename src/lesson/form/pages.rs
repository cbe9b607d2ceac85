//! A document for print laid out in pages, each an SVG document of its own: text stays text, and the widths are those of the shipped font,
//! so that the same document has the same pages on any machine.

mod columns;
mod draw;
mod passage;

pub(super) use draw::{opened, px};

use columns::columns;
pub(super) use draw::document;
use draw::page;
use passage::passage;

use super::paper::{Block, Paper, Setting};
use super::size::PaperSize;
use crate::render::metrics::{Weight, width, wrap};
use crate::text::visible;

/// The size of running text, in pixels: ten points.
const SIZE: f64 = 13.3;
const SMALL: f64 = 11.0;
/// The space around the text: 20 mm.
const MARGIN: f64 = 76.0;
/// The distance of lines, as a multiple of their size.
const LEADING: f64 = 1.42;
/// How far a drawing may reach into a margin: 7 mm, which leaves 13.
const REACH: f64 = 26.0;
/// How much of the height of a page a figure takes at most.
const FIGURE: f64 = 0.62;
/// The room that a drawing has on the paper of any size, in pixels of CSS.
pub(in crate::lesson) const ROOM_OF_DRAWINGS: (f64, f64) =
    (794.0 - 2.0 * (MARGIN - REACH), FIGURE * (1056.0 - 2.0 * MARGIN - 30.0));
/// How much smaller everything is in what is set closely: running text has eight and a half points.
const CLOSE: f64 = 0.85;
/// The ink of text, and of small print: both far above 4.5 to 1, and the same in grey.
const INK: &str = "#1a1a1a";
const QUIET: &str = "#4d4d4d";

/// One line of a page, or a drawing: what stands on it, and how high it is.
struct Row {
    high: f64,
    marks: Vec<Mark>,
}

/// What stands on a row; places count from its top left corner.
enum Mark {
    Text {
        x: f64,
        size: f64,
        weight: Weight,
        ink: &'static str,
        text: String,
    },
    Box {
        x: f64,
    },
    Blank {
        x: f64,
        wide: f64,
    },
    Rule {
        wide: f64,
    },
    /// A line below words of a size.
    Under {
        x: f64,
        wide: f64,
        size: f64,
    },
    Figure {
        x: f64,
        wide: f64,
        high: f64,
        view: (f64, f64),
        inside: String,
    },
}

/// Lays a document out in pages.
#[must_use]
pub fn pages(paper: &Paper, size: PaperSize) -> Vec<String> {
    let scale = match paper.setting {
        Setting::Usual => 1.0,
        Setting::Close => CLOSE,
    };
    // What is set closely is laid out on larger paper, which is then drawn smaller.
    let (wide, high) = size.pixels();
    let (wide, high) = (wide / scale, high / scale);
    let room = (wide - 2.0 * MARGIN, high - 2.0 * MARGIN);
    let mut pages: Vec<Vec<Row>> = vec![Vec::new()];
    let mut used = 0.0;
    for group in groups(&paper.blocks, room) {
        let Some(rows) = group else {
            if used > 0.0 {
                pages.push(Vec::new());
                used = 0.0;
            }
            continue;
        };
        let whole: f64 = rows.iter().map(|row| row.high).sum();
        // What fits on a page is kept on one; what does not flows on.
        if used > 0.0 && used + whole > room.1 && (whole <= room.1 || used > room.1 * 0.75) {
            pages.push(Vec::new());
            used = 0.0;
        }
        for row in rows {
            if used + row.high > room.1 && used > 0.0 {
                pages.push(Vec::new());
                used = 0.0;
            }
            used += row.high;
            pages.last_mut().expect("there is a page").push(row);
        }
    }
    pages.retain(|rows| !rows.is_empty());
    let count = pages.len();
    (1..).zip(pages).map(|(number, rows)| page(paper, (wide, high), scale, &rows, (number, count))).collect()
}

/// The rows of each block, or none where a page ends.
fn groups(blocks: &[Block], room: (f64, f64)) -> Vec<Option<Vec<Row>>> {
    let mut groups: Vec<Option<Vec<Row>>> = Vec::new();
    let mut heading: Option<Vec<Row>> = None;
    for block in blocks {
        if *block == Block::NewPage {
            groups.push(None);
            continue;
        }
        let mut rows = heading.take().unwrap_or_default();
        rows.extend(rows_of(block, room));
        match block {
            // A heading stays with what it heads.
            Block::Heading(_) => heading = Some(rows),
            // A long list may break between its entries.
            Block::Sources(_) => groups.extend(rows.into_iter().map(|row| Some(vec![row]))),
            // A table breaks at its rules.
            Block::Table { .. } => {
                let mut line = Vec::new();
                for row in rows {
                    let ends = row.marks.iter().any(|mark| matches!(mark, Mark::Rule { .. }));
                    line.push(row);
                    if ends {
                        groups.push(Some(std::mem::take(&mut line)));
                    }
                }
                groups.push(Some(line));
            }
            _ => groups.push(Some(rows)),
        }
    }
    groups.extend(heading.map(Some));
    groups
}

fn rows_of(block: &Block, room: (f64, f64)) -> Vec<Row> {
    let mut rows = Vec::new();
    match block {
        Block::Title { text, has_name_line } => {
            paragraph(&mut rows, text, (22.0, Weight::Bold, INK), 0.0, room.0);
            rows.push(gap(8.0));
            if *has_name_line {
                rows.push(Row {
                    high: 30.0,
                    marks: vec![
                        plain(0.0, "Name:"),
                        Mark::Blank { x: 46.0, wide: 280.0 },
                        plain(350.0, "Date:"),
                        Mark::Blank { x: 392.0, wide: 130.0 },
                    ],
                });
                rows.push(gap(10.0));
            }
        }
        Block::Heading(text) => {
            rows.push(gap(10.0));
            paragraph(&mut rows, text, (15.0, Weight::Bold, INK), 0.0, room.0);
            rows.push(gap(3.0));
        }
        Block::Text(text) => {
            paragraph(&mut rows, text, (SIZE, Weight::Regular, INK), 0.0, room.0);
            rows.push(gap(6.0));
        }
        Block::Passage { mark, runs } => {
            passage(&mut rows, mark, runs, room.0);
            rows.push(gap(if mark.is_empty() { 6.0 } else { 4.0 }));
        }
        Block::Small(text) => {
            rows.push(gap(8.0));
            paragraph(&mut rows, text, (SMALL, Weight::Regular, QUIET), 0.0, room.0);
        }
        Block::Prompt { number, text } => {
            hanging(&mut rows, &format!("{number}."), text, Weight::Bold, 0.0, 28.0, room.0);
            rows.push(gap(3.0));
        }
        Block::Quoted(lines) => {
            for line in lines {
                paragraph(&mut rows, line, (SIZE, Weight::Regular, INK), 44.0, room.0 - 20.0);
                rows.push(gap(2.0));
            }
            rows.push(gap(4.0));
        }
        Block::Figure { svg, .. } | Block::Drawing { svg, .. } => {
            if let Some((view, inside)) = opened(svg) {
                let room_wide =
                    room.0 + if matches!(block, Block::Drawing { .. }) { 2.0 * REACH } else { 0.0 };
                let scale = (room_wide / view.0).min(room.1 * FIGURE / view.1).min(1.0);
                let (wide, high) = (view.0 * scale, view.1 * scale);
                // What is wider than the text reaches as far into one margin as into the other.
                let x = ((room.0 - wide) / 2.0).min(0.0);
                rows.push(Row {
                    high: high + if x < 0.0 { 14.0 } else { 8.0 },
                    marks: vec![Mark::Figure { x, wide, high, view, inside }],
                });
            }
        }
        Block::Boxes(lines) => {
            for line in lines {
                let before = rows.len();
                paragraph(&mut rows, line, (SIZE, Weight::Regular, INK), 50.0, room.0);
                if let Some(first) = rows.get_mut(before) {
                    first.marks.push(Mark::Box { x: 29.0 });
                }
                rows.push(gap(3.0));
            }
        }
        Block::Lines(lines) => {
            for line in lines {
                let (mark, text) =
                    line.split_once(". ").map_or(("", line.as_str()), |(mark, text)| (mark, text));
                match mark.chars().count() {
                    1 => hanging(&mut rows, &format!("{mark}."), text, Weight::Regular, 29.0, 50.0, room.0),
                    _ => paragraph(&mut rows, line, (SIZE, Weight::Regular, INK), 29.0, room.0),
                }
                rows.push(gap(2.0));
            }
        }
        Block::Blanks(labels) => {
            let column =
                labels.iter().map(|label| width(&visible(label), SIZE, Weight::Regular)).fold(0.0, f64::max);
            let x = 29.0 + column.min(room.0 * 0.6) + 12.0;
            for label in labels {
                rows.push(Row {
                    high: 27.0,
                    marks: vec![plain(29.0, label), Mark::Blank { x, wide: 130.0 }],
                });
            }
        }
        Block::Key { number, answer, explanation, feedback, remark } => {
            hanging(&mut rows, &format!("{number}."), answer, Weight::Bold, 0.0, 28.0, room.0);
            paragraph(&mut rows, explanation, (SIZE, Weight::Regular, INK), 28.0, room.0);
            for line in feedback {
                paragraph(&mut rows, line, (SMALL, Weight::Regular, INK), 44.0, room.0);
            }
            paragraph(&mut rows, remark, (SMALL, Weight::Regular, QUIET), 28.0, room.0);
            rows.push(gap(10.0));
        }
        Block::Terms(terms) => {
            let column =
                terms.iter().map(|(term, _)| width(&visible(term), SIZE, Weight::Bold)).fold(0.0, f64::max);
            let x = (column + 16.0).min(room.0 * 0.36);
            for (term, meaning) in terms {
                let mut left = Vec::new();
                paragraph(&mut left, term, (SIZE, Weight::Bold, INK), 0.0, x - 10.0);
                let mut right = Vec::new();
                paragraph(&mut right, meaning, (SIZE, Weight::Regular, INK), x, room.0);
                rows.extend(beside(vec![left, right]));
                rows.push(gap(3.0));
            }
            rows.push(gap(8.0));
        }
        Block::Table { head, rows: lines } => {
            let places = columns(head, lines, room.0);
            for (at, cells) in std::iter::once(head).chain(lines).enumerate() {
                let weight = if at == 0 { Weight::Bold } else { Weight::Regular };
                let set = |((from, to), cell): (&(f64, f64), &String)| {
                    let mut rows = Vec::new();
                    paragraph(&mut rows, cell, (SMALL + 1.0, weight, INK), *from, *to);
                    rows
                };
                rows.extend(beside(places.iter().zip(cells).map(set).collect()));
                rows.push(Row { high: 6.0, marks: vec![Mark::Rule { wide: room.0 }] });
            }
            rows.push(gap(6.0));
        }
        Block::Sources(sources) => {
            for (number, source) in (1..).zip(sources) {
                let mut lines = Vec::new();
                paragraph(&mut lines, source, (SMALL, Weight::Regular, INK), 28.0, room.0);
                if let Some(first) = lines.first_mut() {
                    first.marks.push(Mark::Text {
                        x: 0.0,
                        size: SMALL,
                        weight: Weight::Regular,
                        ink: INK,
                        text: format!("[{number}]"),
                    });
                }
                rows.extend(lines);
            }
            rows.push(gap(6.0));
        }
        Block::Together(parts) => {
            for part in parts {
                rows.extend(rows_of(part, room));
            }
            rows.push(gap(14.0));
        }
        Block::NewPage => {}
    }
    rows
}

/// Rows of columns set beside each other.
fn beside(columns: Vec<Vec<Row>>) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for column in columns {
        for (at, row) in column.into_iter().enumerate() {
            match rows.get_mut(at) {
                Some(other) => {
                    other.high = other.high.max(row.high);
                    other.marks.extend(row.marks);
                }
                None => rows.push(row),
            }
        }
    }
    rows
}

fn gap(high: f64) -> Row {
    Row { high, marks: Vec::new() }
}

fn plain(x: f64, text: &str) -> Mark {
    Mark::Text { x, size: SIZE, weight: Weight::Regular, ink: INK, text: visible(text) }
}

/// Text that is broken into lines between two places.
fn paragraph(
    rows: &mut Vec<Row>,
    text: &str,
    (size, weight, ink): (f64, Weight, &'static str),
    from: f64,
    to: f64,
) {
    for line in wrap(&visible(text), size, weight, to - from, usize::MAX) {
        rows.push(Row {
            high: size * LEADING,
            marks: vec![Mark::Text { x: from, size, weight, ink, text: line }],
        });
    }
}

/// A paragraph with a mark in front of its first line.
fn hanging(rows: &mut Vec<Row>, mark: &str, text: &str, weight: Weight, at: f64, from: f64, to: f64) {
    let before = rows.len();
    paragraph(rows, text, (SIZE, weight, INK), from, to);
    if let Some(first) = rows.get_mut(before) {
        first.marks.push(Mark::Text { x: at, size: SIZE, weight, ink: INK, text: mark.to_owned() });
    }
}
