//! The tiles: every state an equal tile at its place in a world grid, so that small states are as visible as large ones.
//!
//! No border is drawn, and none can be read from it. The grid is `assets/tiles.txt`.

use std::collections::BTreeMap;
use std::io;

use quick_xml::events::BytesText;

use super::figure::{Drawing, Figure, NoFigure};
use super::metrics::{Weight, width, wrap};
use super::picture::layout::LEADING;
use super::picture::pen::{Anchor, Face, Pen, WHITE, paragraph, px, stroke};
use super::picture::places::{Point, Rect};
use super::picture::words::name;
use super::picture::{Meaning, shown};
use super::world::legend::{GAP, in_rows};
use super::world::value::{BLACK, Pattern, Value, glyph, pattern};
use super::world::{State, World};
use crate::question::Answer;

const GRID: &str = include_str!("../../assets/tiles.txt");
/// From one tile to the next.
const STEP: (f64, f64) = (54.0, 46.0);
const TILE: (f64, f64) = (51.0, 43.0);
/// The part of a tile that bears the code; its marks stand below.
const HEAD: f64 = 26.0;
const CODE: Face = (24.0, Weight::Regular, BLACK);
const LEGEND: Face = (24.0, Weight::Regular, BLACK);
const ROW: f64 = 50.0;

/// The places of the grid: a code with its column and row.
pub fn places() -> impl Iterator<Item = (&'static str, usize, usize)> {
    let rows = GRID.lines().enumerate();
    let cells = rows
        .flat_map(|(row, line)| line.split(' ').enumerate().map(move |(column, code)| (code, column, row)));
    cells.filter(|(code, ..)| !code.starts_with('.') && !code.is_empty())
}

/// Draws up what the states do, or what is done to them, each at its place.
///
/// # Errors
/// When the answer does not say what holds of parties on a day.
pub fn tiles(answer: &Answer, states: &[State]) -> Result<Figure, NoFigure> {
    let world = World::of(answer, "tiles")?;
    let by_code: BTreeMap<&str, &State> =
        states.iter().filter_map(|state| Some((state.code.as_deref()?, state))).collect();
    let extent =
        |side: fn((usize, usize)) -> usize| places().map(|(_, x, y)| side((x, y))).max().unwrap_or(0) + 1;
    let (wide, high) = (extent(|(x, _)| x) as f64 * STEP.0, extent(|(_, y)| y) as f64 * STEP.1);
    let in_grid: Vec<State> = places().filter_map(|(code, ..)| by_code.get(code).copied().cloned()).collect();
    let others = beside_the_grid(answer, &world.others(&in_grid), wide);
    let legend = in_rows(world.legend(&in_grid), wide, (TILE.0, LEGEND.0));
    let all = high + (others.len() + legend.len()) as f64 * ROW + 12.0;
    let drawing = Drawing::new((wide, all), CODE.0, |pen| {
        for (code, column, row) in places() {
            let Some(state) = by_code.get(code) else { continue };
            let at = Point { x: column as f64 * STEP.0, y: row as f64 * STEP.1 };
            let value = world.value(&state.id);
            draw(pen, value, code, &world.told(&state.name, value), at)?;
        }
        let mut top = high + 12.0;
        for row in &others {
            for (x, id, words) in row {
                let value = world.value(id);
                draw(pen, value, "–", &world.told(name(answer, id), value), Point { x: *x, y: top })?;
                beside(pen, words, Point { x: *x, y: top })?;
            }
            top += ROW;
        }
        for row in &legend {
            for (x, value, words) in row {
                draw(pen, *value, "", words, Point { x: *x, y: top })?;
                beside(pen, words, Point { x: *x, y: top })?;
            }
            top += ROW;
        }
        Ok(())
    });
    let remark = "Every state has one tile of the same size; place and size say nothing about territory, borders or weight.";
    Ok(world.figure(&in_grid, drawing, "", vec![remark.to_owned()], &[]))
}

fn draw(pen: &mut Pen, value: Value<'_>, code: &str, title: &str, at: Point) -> io::Result<()> {
    let look = value.look();
    let place = Rect { x: at.x + 1.5, y: at.y + 1.5, width: TILE.0 - 3.0, height: TILE.1 - 3.0 };
    pen.create_element("g").write_inner_content(|pen| {
        pen.create_element("title").write_text_content(BytesText::new(title))?;
        filled(pen, place, if look.is_disputed { WHITE } else { look.fill })?;
        if look.is_disputed {
            // Split: one half says that it holds, the other that it does not.
            let half = format!(
                "M{} {}h{}l{} {}z",
                px(place.x),
                px(place.y),
                px(place.width),
                px(-place.width),
                px(place.height)
            );
            solid(pen, &half, look.fill)?;
        } else if let (Some(meaning), false) = (look.meaning, look.is_possible) {
            hatched(pen, meaning, place)?;
        }
        if let Some((colour, wide, dashes)) = look.outline {
            let Rect { x, y, width, height } = place;
            let path = format!("M{} {}h{}v{}h{}z", px(x), px(y), px(width), px(height), px(-width));
            stroke(pen, &path, colour, wide, dashes)?;
        }
        marks(pen, value, place)?;
        written(pen, code, look.text, Point { x: at.x + TILE.0 / 2.0, y: at.y })
    })?;
    Ok(())
}

/// The marks of a tile, on a white strip at its foot: as many as it has meanings, three at most.
fn marks(pen: &mut Pen, value: Value<'_>, place: Rect) -> io::Result<()> {
    let meanings = value.meanings();
    if meanings.is_empty() {
        return Ok(());
    }
    let strip = Rect {
        x: place.x + 2.0,
        y: place.y + HEAD - 2.0,
        width: place.width - 4.0,
        height: place.height - HEAD,
    };
    filled(pen, strip, WHITE)?;
    let middle = strip.y + strip.height / 2.0;
    let start = place.x + place.width / 2.0 - (meanings.len() as f64 - 1.0) * 7.5;
    for (at, meaning) in meanings.into_iter().enumerate() {
        glyph(pen, meaning, Point { x: start + at as f64 * 15.0, y: middle }, 0.62)?;
    }
    Ok(())
}

/// The pattern of a meaning on the head of a tile.
fn hatched(pen: &mut Pen, meaning: Meaning, place: Rect) -> io::Result<()> {
    let mut path = String::new();
    let (right, below) = (place.x + place.width, place.y + HEAD - 2.0);
    let mut draw = |text: String| path.push_str(&text);
    match pattern(meaning) {
        Some(Pattern::Upright) => {
            for at in 1..6 {
                draw(format!("M{} {}V{}", px(place.x + f64::from(at) * 8.0), px(place.y), px(below)));
            }
        }
        Some(Pattern::Slanting) => {
            for at in 0..5 {
                let x = place.x + f64::from(at) * 10.0;
                draw(format!("M{} {}L{} {}", px(x), px(below), px((x + 10.0).min(right)), px(place.y)));
            }
        }
        Some(Pattern::Level) => {
            for at in 1..4 {
                draw(format!("M{} {}H{}", px(place.x), px(place.y + f64::from(at) * 6.0), px(right)));
            }
        }
        None => return Ok(()),
    }
    stroke(pen, &path, WHITE, 1.5, None)
}

fn filled(pen: &mut Pen, place: Rect, fill: &str) -> io::Result<()> {
    let Rect { x, y, width, height } = place;
    solid(pen, &format!("M{} {}h{}v{}h{}z", px(x), px(y), px(width), px(height), px(-width)), fill)
}

fn solid(pen: &mut Pen, path: &str, fill: &str) -> io::Result<()> {
    pen.create_element("path").with_attributes([("d", path), ("fill", fill)]).write_empty()?;
    Ok(())
}

/// A code at the head of its tile, set narrowly where its letters are wide.
fn written(pen: &mut Pen, code: &str, colour: &'static str, at: Point) -> io::Result<()> {
    const ROOM: f64 = TILE.0 - 7.0;
    if code.is_empty() {
        return Ok(());
    }
    let (x, y, size) = (px(at.x), px(at.y + HEAD / 2.0 + 1.5 + CODE.0 * 0.357), px(CODE.0));
    let room = px(ROOM);
    let mut element = pen.create_element("text").with_attributes([
        ("x", x.as_str()),
        ("y", &y),
        ("font-size", &size),
        ("fill", colour),
        ("text-anchor", "middle"),
    ]);
    if width(code, CODE.0, CODE.1) > ROOM {
        element =
            element.with_attributes([("textLength", room.as_str()), ("lengthAdjust", "spacingAndGlyphs")]);
    }
    element.write_text_content(BytesText::new(code))?;
    Ok(())
}

fn beside(pen: &mut Pen, words: &str, at: Point) -> io::Result<()> {
    let top = at.y + (TILE.1 - LEGEND.0 * LEADING) / 2.0;
    paragraph(pen, &[words.to_owned()], Point { x: at.x + TILE.0 + GAP, y: top }, LEGEND, Anchor::Start)
}

/// Parties that have no place in the grid, by name.
fn beside_the_grid<'a>(answer: &Answer, others: &[&'a str], room: f64) -> Vec<Vec<(f64, &'a str, String)>> {
    let named = others.iter().map(|id| {
        let lines = wrap(&shown(name(answer, id)), LEGEND.0, LEGEND.1, room / 3.0, 1);
        (*id, lines.into_iter().next().unwrap_or_default())
    });
    in_rows(named.collect(), room, (TILE.0, LEGEND.0))
}
