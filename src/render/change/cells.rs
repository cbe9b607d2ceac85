//! The change in brief, for a slide: two columns of what changed, each in two lines.

use std::io;

use super::{Line, WIDE, Way, mark};
use crate::render::axis::GRID;
use crate::render::figure::{Drawing, TEXT};
use crate::render::legend::Legend;
use crate::render::metrics::{Weight, width, wrap};
use crate::render::picture::layout::LEADING;
use crate::render::picture::pen::{Anchor, Face, Pen, QUIET, paragraph, px, stroke};
use crate::render::picture::places::Point;

/// Above and below the words of a change.
const GAP: f64 = 6.0;
const NAME: Face = (16.0, Weight::Bold, TEXT);
const MATTER: Face = (16.0, Weight::Regular, QUIET);
const VALUE: Face = (16.0, Weight::Regular, TEXT);
/// From one column to the next.
const APART: f64 = 36.0;
const COLUMN: f64 = (WIDE - APART) / 2.0;
/// From the left of a column to its words, where the mark has its room.
const INDENT: f64 = 32.0;

/// The room of the arrow between two values.
const ARROW: f64 = 34.0;
const LINE: f64 = NAME.0 * LEADING;

/// One change: who and what of, then what it was and became.
struct Cell<'l> {
    line: &'l Line,
    texts: [(Vec<String>, Face, Point); 4],
    high: f64,
}

impl<'l> Cell<'l> {
    fn new(line: &'l Line) -> Self {
        const ROOM: f64 = COLUMN - INDENT;
        // When it may have come is long to say, and that it is open is what the mark says.
        let date = if line.way == Way::Open { String::new() } else { format!(", {}", line.date.join(" ")) };
        let set = |text: String, face: Face, room: f64| wrap(&text, face.0, face.1, room, usize::MAX);
        let (name, matter) = (set(line.name.join(" "), NAME, ROOM), set(line.matter.join(" "), MATTER, ROOM));
        let before = set(line.before.join(" "), VALUE, ROOM);
        let after = set(line.after.join(" ") + &date, VALUE, ROOM - ARROW);
        // The second of two texts stands beside the first, or where that leaves no room below it.
        let second = |one: &[String], face: Face, other: &[String], apart: f64, y: f64| {
            let beside = one.first().map_or(0.0, |text| width(text, face.0, face.1)) + apart;
            let fits = |text: &String| beside + width(text, VALUE.0, VALUE.1) <= ROOM;
            match (one.len(), other) {
                (1, [only]) if fits(only) => Point { x: beside, y },
                _ => Point { x: 0.0, y: y + one.len() as f64 * LINE },
            }
        };
        let of_matter = second(&name, NAME, &matter, 8.0, 0.0);
        let values = of_matter.y + matter.len() as f64 * LINE;
        let mut of_after = second(&before, VALUE, &after, ARROW, values);
        of_after.x = of_after.x.max(ARROW);
        let high = of_after.y + after.len() as f64 * LINE + 2.0 * GAP;
        let texts = [
            (name, NAME, Point { x: 0.0, y: 0.0 }),
            (matter, MATTER, of_matter),
            (before, VALUE, Point { x: 0.0, y: values }),
            (after, VALUE, of_after),
        ];
        Self { line, texts, high }
    }

    fn draw(&self, pen: &mut Pen, at: Point) -> io::Result<()> {
        let (x, y) = (at.x + INDENT, at.y + GAP);
        stroke(pen, format_args!("M{} {}h{}", px(at.x), px(at.y), px(COLUMN)), GRID, 1.0, None)?;
        mark(pen, self.line.way, Point { x: at.x + 12.0, y: y + LINE / 2.0 })?;
        for (text, face, from) in &self.texts {
            paragraph(pen, text, Point { x: x + from.x, y: y + from.y }, *face, Anchor::Start)?;
        }
        // No font is asked for the arrow.
        let (_, _, after) = &self.texts[3];
        let (tail, middle) = (x + after.x - ARROW + 8.0, y + after.y + LINE / 2.0);
        stroke(pen, format_args!("M{} {}h18m-5 -5l5 5l-5 5", px(tail), px(middle)), TEXT, 1.6, None)
    }
}

/// Draws changes in two columns, the first as long as the second or longer.
pub(super) fn cells(lines: &[Line]) -> Drawing {
    let cells: Vec<Cell<'_>> = lines.iter().map(Cell::new).collect();
    let (first, second) = cells.split_at(cells.len().div_ceil(2));
    let high = |column: &[Cell<'_>]| column.iter().map(|cell| cell.high).sum::<f64>();
    let ways = Way::ALL.into_iter().filter(|way| lines.iter().any(|line| line.way == *way));
    let legend = Legend::new(ways.map(|way| (way, way.words().to_owned())), WIDE);
    let legend_top = high(first).max(high(second)) + GAP;
    Drawing::new((WIDE, legend_top + legend.high()), VALUE.0, |pen| {
        for (column, x) in [(first, 0.0), (second, COLUMN + APART)] {
            let mut y = 0.0;
            for cell in column {
                cell.draw(pen, Point { x, y })?;
                y += cell.high;
            }
        }
        legend.draw(pen, legend_top, mark)
    })
}
