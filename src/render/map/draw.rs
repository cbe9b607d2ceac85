//! What is drawn of the world: land, borders, marks.

use std::io;

use quick_xml::events::BytesText;

use super::super::figure::TEXT;
use super::super::picture::Meaning;
use super::super::picture::pen::{Pen, QUIET, WHITE, ended, px, stroke};
use super::super::picture::places::Point;
use super::super::world::World;
use super::super::world::value::{Look, OTHER, Pattern, Value, glyph, pattern};
use super::Site;
use super::atlas::SPHERE;
use super::ground::{BORDER, Kind, RADIUS, Tenths, path};
use super::hatch::hatched;
use super::view::Border;

const SEA: &str = "#eef3f7";
const COAST: &str = "#8c8c8c";
/// From one line of a pattern to the next, in tenths of a pixel.
const APART: i32 = 70;

/// Draws the world: sea, land, borders, then marks over all.
pub(super) fn world(pen: &mut Pen, world: &World<'_>, sites: &[Site<'_>]) -> io::Result<()> {
    filled(pen, SPHERE, SEA)?;
    land(pen, world, sites)?;
    for site in sites {
        if let Some(border) = site.border
            && !site.place.rings.is_empty()
        {
            bordered(pen, site.place.path, border)?;
        }
    }
    sites.iter().try_for_each(|site| site_mark(pen, world, site))
}

/// The areas, each in its value: first what is silent, so that no outline of it lies over one that says something.
fn land(pen: &mut Pen, world: &World<'_>, sites: &[Site<'_>]) -> io::Result<()> {
    let says =
        |site: &&Site<'_>| matches!(site.value, Some(Value::Says(_) | Value::Subject | Value::Claimed));
    let silent = sites.iter().filter(|site| !says(site));
    for site in silent.chain(sites.iter().filter(says)).filter(|site| !site.place.rings.is_empty()) {
        let path = site.place.path;
        let look = site.value.map(Value::look);
        let (fill, coast) = match (&look, site.place.kind) {
            (None, Kind::Contested) => (WHITE, COAST),
            (None, _) => (OTHER, WHITE),
            (Some(look), _) => (ground(look), COAST),
        };
        pen.create_element("g").write_inner_content(|pen| {
            pen.create_element("title").write_text_content(BytesText::new(&site.told(world)))?;
            outlined(pen, path, fill, coast)?;
            look.map_or(Ok(()), |look| patterned(pen, path, site.place.rings, &look))
        })?;
    }
    Ok(())
}

fn outlined(pen: &mut Pen, path: &str, fill: &str, line: &str) -> io::Result<()> {
    pen.create_element("path")
        .with_attributes([("d", path), ("fill", fill), ("stroke", line), ("stroke-width", "0.7")])
        .write_empty()?;
    Ok(())
}

/// What a patterned area is filled with: nothing where two voices share it.
fn ground(look: &Look) -> &'static str {
    if look.is_disputed { WHITE } else { look.fill }
}

/// Draws over an area what tells its value without colour.
fn patterned(pen: &mut Pen, path: &str, rings: &[&[Tenths]], look: &Look) -> io::Result<()> {
    if look.is_disputed {
        // Split: one stripe says that it holds, the next that it does not.
        let ink = look.meaning.map_or(QUIET, |meaning| meaning.ink().colour);
        return stroke(pen, hatched(rings, Pattern::Slanting, APART), ink, 2.5, None);
    }
    if look.is_possible {
        return stroke(pen, path, look.outline.map_or(QUIET, |(colour, ..)| colour), 2.0, Some("6 4"));
    }
    match look.meaning.and_then(pattern) {
        Some(pattern) => stroke(pen, hatched(rings, pattern, APART), WHITE, 1.5, None),
        None => Ok(()),
    }
}

/// Draws the border of a place that the point of view is about.
pub(super) fn bordered(pen: &mut Pen, path: &str, border: Border) -> io::Result<()> {
    let (wide, dashes) = match border {
        Border::Full => (2.0, None),
        Border::Dashed => (2.0, Some("7 5")),
        Border::Hatched => (2.4, Some("1.2 2.8")),
    };
    stroke(pen, path, WHITE, wide + 1.6, None)?;
    ended(pen, path, (TEXT, wide), dashes, false)
}

/// The mark of a place: of each that says something, and of each that is too small to be seen otherwise.
fn site_mark(pen: &mut Pen, world: &World<'_>, site: &Site<'_>) -> io::Result<()> {
    let value = match site.value {
        Some(value @ (Value::Says(_) | Value::Subject)) => value,
        Some(Value::Absent) => return Ok(()),
        Some(value) if site.place.spot.is_always => value,
        _ => return Ok(()),
    };
    let at = site.place.spot.at;
    pen.create_element("g").write_inner_content(|pen| {
        pen.create_element("title").write_text_content(BytesText::new(&site.told(world)))?;
        let (from, apart) = (site.place.at, libm::hypot(at.x - site.place.at.x, at.y - site.place.at.y));
        if apart > RADIUS {
            let end = (apart - RADIUS) / apart;
            let (x, y) = (from.x + (at.x - from.x) * end, from.y + (at.y - from.y) * end);
            let path = format!("M{} {}L{} {}", px(from.x), px(from.y), px(x), px(y));
            stroke(pen, &path, WHITE, 2.8, None)?;
            stroke(pen, &path, QUIET, 1.0, None)?;
        }
        if let Some(border) = site.border.filter(|_| site.place.spot.is_always) {
            bordered(pen, &round(at, RADIUS + BORDER - 0.7), border)?;
        }
        disc(pen, value, at)
    })?;
    Ok(())
}

/// A disc with the mark of a value.
fn disc(pen: &mut Pen, value: Value<'_>, at: Point) -> io::Result<()> {
    let look = value.look();
    let fill = match value {
        Value::Subject | Value::Claimed | Value::Examined => look.fill,
        _ => WHITE,
    };
    filled(pen, &round(at, RADIUS), WHITE)?;
    filled(pen, &round(at, RADIUS - 1.0), fill)?;
    let (colour, wide, dashes) = match (look.outline, look.meaning) {
        (Some((colour, _, dashes)), Some(_)) => (colour, 2.0, dashes.map(|_| "4 3")),
        (Some((colour, wide, dashes)), None) => (colour, wide, dashes),
        (None, _) => (COAST, 1.0, None),
    };
    stroke(pen, round(at, RADIUS - 1.0), colour, wide, dashes)?;
    match value.meanings().first() {
        Some(&(meaning, is_disputed)) => glyph(pen, (meaning, is_disputed), centred(meaning, at), 0.45),
        None => Ok(()),
    }
}

/// Where the mark of a meaning is set so that it stands in the middle of its disc.
fn centred(meaning: Meaning, at: Point) -> Point {
    match meaning {
        Meaning::Listing => Point { x: at.x - 2.2, y: at.y },
        _ => Point { x: at.x - 0.7, y: at.y },
    }
}

/// A circle as the data of a path.
fn round(at: Point, radius: f64) -> String {
    let (r, across) = (px(radius), px(2.0 * radius));
    format!("M{} {}a{r} {r} 0 1 1 {across} 0a{r} {r} 0 1 1 -{across} 0z", px(at.x - radius), px(at.y))
}

pub(super) fn filled(pen: &mut Pen, path: &str, fill: &str) -> io::Result<()> {
    pen.create_element("path").with_attributes([("d", path), ("fill", fill)]).write_empty()?;
    Ok(())
}

/// A sample of a value: a piece of land with its mark.
pub(super) fn sampled(pen: &mut Pen, value: Value<'_>, ring: &[Tenths], middle: Point) -> io::Result<()> {
    let (path, look) = (path(&[ring]), value.look());
    outlined(pen, &path, ground(&look), COAST)?;
    patterned(pen, &path, &[ring], &look)?;
    match value {
        Value::Subject | Value::Claimed | Value::Absent => Ok(()),
        _ => disc(pen, value, middle),
    }
}
