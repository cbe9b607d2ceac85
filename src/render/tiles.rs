//! The tiles: every state an equal tile at its place in a world grid, so that small states are as visible as large ones.
//!
//! No border is drawn, and none can be read from it. The grid is `assets/tiles.txt`.

use std::collections::BTreeMap;
use std::io;

use quick_xml::events::BytesText;

use super::figure::{Brief, Drawing, Figure, Frame, NoFigure};
use super::metrics::{Weight, width};
use super::picture::Meaning;
use super::picture::pen::{Face, Pen, WHITE, px, stroke};
use super::picture::places::{Point, Rect};
use super::picture::words::name;
use super::world::key::{Key, Setting};
use super::world::legend::{GAP, Item, Naming, legend};
use super::world::value::{BLACK, Pattern, Value, glyph, pattern};
use super::world::{State, World, others};
use crate::question::Answer;

const GRID: &str = include_str!("../../assets/tiles.txt");
/// From one tile to the next.
const STEP: (f64, f64) = (54.0, 46.0);
const TILE: (f64, f64) = (51.0, 43.0);
/// The part of a tile that bears the code; its marks stand below.
const HEAD: f64 = 26.0;
/// On a page of A4 these are seven points.
const CODE: Face = (22.0, Weight::Regular, BLACK);
/// The size of letters below the grid.
const LETTERS: f64 = 25.5;
/// What stands beside the grid on a slide: how far from it, and how wide; the size of its letters.
const SIDE: (f64, f64) = (40.0, 900.0);
const SIDE_LETTERS: f64 = 38.0;

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
    series(std::slice::from_ref(answer), states, Frame::Slide).map(|mut figures| figures.remove(0))
}

/// Draws up the same of several days, as figures of one size, for a frame: only for a slide or a page they have shorter drawings too.
///
/// # Errors
/// When an answer does not say what holds of parties on a day.
pub fn series(answers: &[Answer], states: &[State], frame: Frame) -> Result<Vec<Figure>, NoFigure> {
    let worlds: Vec<World<'_>> =
        answers.iter().map(|answer| World::of(answer, "tiles")).collect::<Result<_, _>>()?;
    let by_code: BTreeMap<&str, &State> =
        states.iter().filter_map(|state| Some((state.code.as_deref()?, state))).collect();
    let in_grid: Vec<State> = places().filter_map(|(code, ..)| by_code.get(code).copied().cloned()).collect();
    let (wide, high) = grid();
    let from = Point { x: 0.0, y: high + 12.0 };
    let below = Key::rows(
        items(&worlds, &in_grid, Naming::Count),
        &[],
        Setting { from, wide, size: LETTERS, sample: TILE },
    );
    // On a slide, whose tiles are too small for codes, the legend stands beside the grid and says who bears a mark.
    let from = Point { x: wide + SIDE.0, y: 0.0 };
    let side = Setting { from, wide: SIDE.1, size: SIDE_LETTERS, sample: TILE };
    let namings = Naming::falling(SIDE_LETTERS, SIDE.1 - TILE.0 - GAP).into_iter();
    let beside: Vec<(Naming, Key<_>)> = namings
        .filter(|_| frame != Frame::Own)
        .map(|naming| (naming, Key::column(items(&worlds, &in_grid, naming), &[], side)))
        .collect();
    let figures = worlds.iter().enumerate().map(|(at, world)| {
        // The tiles are the same in both, and the most of the work; codes lie over them.
        let in_places = || {
            places().filter_map(|(code, column, row)| {
                let place = Point { x: column as f64 * STEP.0, y: row as f64 * STEP.1 };
                Some((code, *by_code.get(code)?, place))
            })
        };
        let tiles = Drawing::new((wide, high), CODE.0, |pen| {
            in_places().try_for_each(|(_, state, place)| {
                let value = world.value(&state.id);
                tile(pen, value, "", &world.told(&state.name, value), place)
            })
        });
        let sample = |pen: &mut Pen, sample: Sample<'_>, words: &str, place: Point| match sample {
            Sample::Party(id) => {
                let value = world.value(id);
                tile(pen, value, "", &world.told(name(world.answer, id), value), place)
            }
            Sample::Value(value) => tile(pen, value, "", words, place),
        };
        let drawing = tiles.clone().with((wide, below.below), CODE.0, |pen| {
            for (code, state, place) in in_places() {
                written(pen, code, world.value(&state.id).look().text, place)?;
            }
            below.draw(pen, at, sample)
        });
        let briefs = beside.iter().map(|(naming, beside)| {
            let size = (wide + SIDE.0 + SIDE.1, high.max(beside.below));
            let drawn = tiles.clone().with(size, SIDE_LETTERS, |pen| beside.draw(pen, at, sample));
            Brief::new(drawn, without(*naming))
        });
        let brief = Brief::first_of(briefs.collect());
        let remark = "Every state has one tile of the same size; place and size say nothing about territory, borders or weight.";
        let figure = world.figure(&in_grid, drawing, "", vec![remark.to_owned()], &[]);
        Figure { brief: Some(brief), ..figure }
    });
    Ok(figures.collect())
}

/// What tiles without codes leave out.
const fn without(naming: Naming) -> &'static str {
    match naming {
        Naming::Names => "",
        Naming::Codes(_) | Naming::Line { .. } => "States by their ISO 3166 codes.",
        Naming::Count => "The text of the figure names the states.",
    }
}

/// What a tile below or beside the grid stands for.
#[derive(Clone, Copy)]
enum Sample<'a> {
    Party(&'a str),
    Value(Value<'static>),
}

/// Parties without a place in the grid, by name, and the legend.
fn items<'a>(worlds: &[World<'a>], in_grid: &[State], naming: Naming) -> Vec<Item<Sample<'a>>> {
    let parties = others(worlds, in_grid).into_iter().map(|id| {
        let named = worlds.iter().map(|world| {
            world.legend_of(id, LETTERS, grid().0 - TILE.0 - GAP).map(|words| (Sample::Party(id), words))
        });
        named.collect()
    });
    let values = legend(worlds, in_grid, naming).into_iter().map(|item| {
        let sample = |one: Option<_>| one.map(|(value, words)| (Sample::Value(value), words));
        item.into_iter().map(sample).collect()
    });
    parties.chain(values).collect()
}

/// How wide and high the grid is.
fn grid() -> (f64, f64) {
    let extent =
        |side: fn((usize, usize)) -> usize| places().map(|(_, x, y)| side((x, y))).max().unwrap_or(0) + 1;
    (extent(|(x, _)| x) as f64 * STEP.0, extent(|(_, y)| y) as f64 * STEP.1)
}

fn tile(pen: &mut Pen, value: Value<'_>, code: &str, title: &str, at: Point) -> io::Result<()> {
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
        written(pen, code, look.text, at)
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

/// A code at the head of the tile at a place, set narrowly where its letters are wide.
fn written(pen: &mut Pen, code: &str, colour: &'static str, at: Point) -> io::Result<()> {
    const ROOM: f64 = TILE.0 - 7.0;
    if code.is_empty() {
        return Ok(());
    }
    // The tail of a Q ends above the strip of marks.
    let foot = at.y + HEAD - 1.0 - CODE.0 * 0.2;
    let (x, y, size) = (px(at.x + TILE.0 / 2.0), px(foot), px(CODE.0));
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
