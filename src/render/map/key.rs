//! What stands beside a map: the legend, those without a place, and whose borders are drawn.

use std::io;

use super::super::figure::TEXT;
use super::super::metrics::{Weight, wrap};
use super::super::picture::layout::LEADING;
use super::super::picture::pen::{Anchor, Face, Pen, paragraph};
use super::super::picture::places::Point;
use super::super::picture::shown;
use super::super::picture::words::name;
use super::super::world::legend::{GAP, in_rows};
use super::super::world::value::Value;
use super::super::world::{State, World};
use super::atlas::WIDE;
use super::draw::{OTHER, bordered, filled, sampled};
use super::view::Border;
use super::{Site, shape};

/// What a sample takes.
const SAMPLE: (f64, f64) = (40.0, 32.0);

/// What the legend explains.
#[derive(Clone, Copy)]
pub(super) enum Sample<'e> {
    Value(Value<'e>),
    Border(Border),
    Other,
}

pub(super) fn legend(
    world: &World<'_>,
    on_map: &[State],
    sites: &[Site<'_>],
) -> Vec<(Sample<'static>, String)> {
    let mut all: Vec<(Sample<'static>, String)> =
        world.legend(on_map).into_iter().map(|(value, words)| (Sample::Value(value), words)).collect();
    for (border, words) in [
        (Border::Full, "recognized by the viewer"),
        (Border::Dashed, "looked into, not recognized by the viewer"),
        (Border::Hatched, "contested"),
    ] {
        let count = sites.iter().filter(|site| site.border == Some(border)).count();
        if count > 0 {
            all.push((Sample::Border(border), format!("{words}: {count}")));
        }
    }
    all.push((Sample::Other, "no state of the register".to_owned()));
    all
}

/// Parties that have no place on the map, by name.
pub(super) fn others<'w>(world: &'w World<'_>, on_map: &[State]) -> Vec<(Sample<'w>, String)> {
    let named = world.others(on_map).into_iter().map(|id| {
        let lines = wrap(&shown(name(world.answer, id)), 22.0, Weight::Regular, WIDE / 3.0, 1);
        (Sample::Value(world.value(id)), lines.into_iter().next().unwrap_or_default())
    });
    named.collect()
}

/// Samples and words on their places, and how high they are together.
pub(super) struct Key<'w> {
    samples: Vec<(Point, Sample<'w>)>,
    texts: Vec<(Point, Vec<String>)>,
    face: Face,
    pub(super) below: f64,
}

impl<'w> Key<'w> {
    /// Puts samples in rows below the map, and the caption below them.
    pub(super) fn rows(samples: Vec<(Sample<'w>, String)>, caption: &str, (top, size): (f64, f64)) -> Self {
        let mut key = Self::empty(top, size);
        for row in in_rows(samples, WIDE, (SAMPLE.0, size)) {
            let at = key.below;
            for (x, sample, words) in row {
                key.add(Point { x, y: at }, sample, vec![words]);
            }
        }
        key.close(caption, (0.0, WIDE))
    }

    /// Puts samples in a column from `left`, each on lines of its own, and the caption below them.
    pub(super) fn column(
        samples: Vec<(Sample<'w>, String)>,
        caption: &str,
        (left, wide, size): (f64, f64, f64),
    ) -> Self {
        let mut key = Self::empty(0.0, size);
        for (sample, words) in samples {
            let lines = wrap(&words, size, Weight::Regular, wide - SAMPLE.0 - GAP, usize::MAX);
            key.add(Point { x: left, y: key.below }, sample, lines);
        }
        key.close(caption, (left, wide))
    }

    fn empty(below: f64, size: f64) -> Self {
        Self { samples: Vec::new(), texts: Vec::new(), face: (size, Weight::Regular, TEXT), below }
    }

    fn add(&mut self, at: Point, sample: Sample<'w>, lines: Vec<String>) {
        let line = self.face.0 * LEADING;
        let high = SAMPLE.1.max(line * lines.len() as f64);
        self.samples.push((Point { x: at.x, y: at.y + (line.max(SAMPLE.1) - SAMPLE.1) / 2.0 }, sample));
        let top = at.y + (high - line * lines.len() as f64) / 2.0;
        self.texts.push((Point { x: at.x + SAMPLE.0 + GAP, y: top }, lines));
        self.below = self.below.max(at.y + high + 8.0);
    }

    fn close(mut self, caption: &str, (left, wide): (f64, f64)) -> Self {
        let lines = wrap(caption, self.face.0, self.face.1, wide, usize::MAX);
        let high = lines.len() as f64 * self.face.0 * LEADING;
        self.texts.push((Point { x: left, y: self.below + 6.0 }, lines));
        self.below += high + 6.0;
        self
    }

    pub(super) fn draw(&self, pen: &mut Pen) -> io::Result<()> {
        self.samples.iter().try_for_each(|(at, sample)| drawn(pen, *sample, *at))?;
        self.texts.iter().try_for_each(|(at, lines)| paragraph(pen, lines, *at, self.face, Anchor::Start))
    }
}

fn drawn(pen: &mut Pen, sample: Sample<'_>, at: Point) -> io::Result<()> {
    let tenths = |pixels: f64| (pixels * 10.0).round() as i32;
    let (left, top, right, below) =
        (tenths(at.x), tenths(at.y), tenths(at.x + SAMPLE.0), tenths(at.y + SAMPLE.1));
    let ring = vec![(left, top), (right, top), (right, below), (left, below), (left, top)];
    match sample {
        Sample::Other => filled(pen, &shape::path(&[ring]), OTHER),
        Sample::Border(border) => bordered(pen, &shape::path(&[ring]), border),
        Sample::Value(value) => {
            let middle = Point { x: at.x + SAMPLE.0 / 2.0, y: at.y + SAMPLE.1 / 2.0 };
            sampled(pen, value, ring, middle)
        }
    }
}
