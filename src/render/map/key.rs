//! What stands beside a map: the legend, those without a place, and whose borders are drawn.

use std::io;

use super::super::picture::pen::Pen;
use super::super::picture::places::Point;
use super::super::world::legend::{GAP, Item, Naming, legend};
use super::super::world::value::{OTHER, Value};
use super::super::world::{self, State, World};

use super::Site;
use super::draw::{bordered, filled, sampled};
use super::ground::{WIDE, path};
use super::view::Border;

/// What a sample takes.
pub(super) const SAMPLE: (f64, f64) = (40.0, 32.0);

/// What the legend explains.
#[derive(Clone, Copy)]
pub(super) enum Sample<'e> {
    Value(Value<'e>),
    Border(Border),
    Other,
}

/// What stands beside the maps of some worlds: parties that have no place on them by name, then the legend.
pub(super) fn items<'w>(
    worlds: &'w [World<'_>],
    maps: &[Vec<Site<'_>>],
    on_map: &[State],
    naming: Naming,
) -> Vec<Item<Sample<'w>>> {
    let parties = world::others(worlds, on_map).into_iter().map(|id| {
        let named = worlds.iter().map(|world| {
            let words = world.legend_of(id, super::LETTERS, WIDE - SAMPLE.0 - GAP)?;
            Some((Sample::Value(world.value(id)), words))
        });
        named.collect()
    });
    // What is no state on the day looks like what is none at all.
    let is_absent =
        |item: &Item<Value<'_>>| item.iter().flatten().any(|(value, _)| matches!(value, Value::Absent));
    let values = legend(worlds, on_map, naming).into_iter().filter(|item| !is_absent(item)).map(|item| {
        let sample = |one: Option<_>| one.map(|(value, words)| (Sample::Value(value), words));
        item.into_iter().map(sample).collect()
    });
    let mut all: Vec<Item<Sample<'w>>> = parties.chain(values).collect();
    for (border, words) in [
        (Border::Full, "recognized by the viewer"),
        (Border::Dashed, "looked into, not recognized by the viewer"),
        (Border::Hatched, "contested"),
    ] {
        let counts: Vec<usize> = maps
            .iter()
            .map(|sites| sites.iter().filter(|site| site.border == Some(border)).count())
            .collect();
        if counts.iter().any(|count| *count > 0) {
            let sample = |count| Some((Sample::Border(border), format!("{words}: {count}")));
            all.push(counts.into_iter().map(sample).collect());
        }
    }
    all.push(
        worlds
            .iter()
            .map(|_| Some((Sample::Other, "no state of the register on that day".to_owned())))
            .collect(),
    );
    all
}

/// Draws a sample at its place.
pub(super) fn drawn(pen: &mut Pen, sample: Sample<'_>, _: &str, at: Point) -> io::Result<()> {
    let tenths = |pixels: f64| (pixels * 10.0).round() as i32;
    let (left, top, right, below) =
        (tenths(at.x), tenths(at.y), tenths(at.x + SAMPLE.0), tenths(at.y + SAMPLE.1));
    let ring = vec![(left, top), (right, top), (right, below), (left, below), (left, top)];
    match sample {
        Sample::Other => filled(pen, &path(&[ring]), OTHER),
        Sample::Border(border) => bordered(pen, &path(&[ring]), border),
        Sample::Value(value) => {
            let middle = Point { x: at.x + SAMPLE.0 / 2.0, y: at.y + SAMPLE.1 / 2.0 };
            sampled(pen, value, &ring, middle)
        }
    }
}
