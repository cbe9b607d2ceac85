//! What stands below or beside a world: samples with their words, each at one place in every figure of a series.

use std::io;

use super::super::figure::TEXT;
use super::super::metrics::{Weight, wrap};
use super::super::picture::layout::LEADING;
use super::super::picture::pen::{Anchor, Face, Pen, paragraph};
use super::super::picture::places::Point;
use super::legend::{GAP, Item, in_rows};

/// Where samples and words are put, and how large.
#[derive(Clone, Copy)]
pub(in super::super) struct Setting {
    /// Their top left corner.
    pub(in super::super) from: Point,
    /// How wide they run.
    pub(in super::super) wide: f64,
    /// The size of letters.
    pub(in super::super) size: f64,
    /// What a sample takes.
    pub(in super::super) sample: (f64, f64),
}

/// Samples and words on their places, for each of some figures, and how high they are together.
pub(in super::super) struct Key<S> {
    samples: Vec<(Point, Vec<Option<S>>)>,
    texts: Vec<(Point, Vec<Vec<String>>)>,
    setting: Setting,
    pub(in super::super) below: f64,
}

impl<S: Copy> Key<S> {
    /// Puts samples in rows, and the captions below them.
    pub(in super::super) fn rows(items: Vec<Item<S>>, captions: &[String], setting: Setting) -> Self {
        let mut key = Self::empty(setting);
        for row in in_rows(items, setting.wide, (setting.sample.0, setting.size)) {
            let y = key.below;
            for (x, item) in row {
                key.add(Point { x: setting.from.x + x, y }, item, f64::INFINITY);
            }
        }
        key.close(captions)
    }

    /// Puts samples in a column, each on lines of its own, and the captions below them.
    pub(in super::super) fn column(items: Vec<Item<S>>, captions: &[String], setting: Setting) -> Self {
        let mut key = Self::empty(setting);
        for item in items {
            key.add(Point { y: key.below, ..setting.from }, item, setting.wide - setting.sample.0 - GAP);
        }
        key.close(captions)
    }

    fn empty(setting: Setting) -> Self {
        Self { samples: Vec::new(), texts: Vec::new(), setting, below: setting.from.y }
    }

    const fn face(&self) -> Face {
        (self.setting.size, Weight::Regular, TEXT)
    }

    fn line(&self) -> f64 {
        self.setting.size * LEADING
    }

    fn add(&mut self, at: Point, item: Item<S>, room: f64) {
        let ((size, weight, _), line, (wide, high)) = (self.face(), self.line(), self.setting.sample);
        let (samples, lines): (Vec<Option<S>>, Vec<Vec<String>>) = item
            .into_iter()
            .map(|one| match one {
                Some((sample, words)) => (Some(sample), wrap(&words, size, weight, room, usize::MAX)),
                None => (None, Vec::new()),
            })
            .unzip();
        let most = lines.iter().map(Vec::len).max().unwrap_or(0) as f64;
        self.samples.push((Point { y: at.y + (line.max(high) - high) / 2.0, ..at }, samples));
        let taken = high.max(line * most);
        let top = at.y + (taken - line * most) / 2.0;
        self.texts.push((Point { x: at.x + wide + GAP, y: top }, lines));
        self.below = self.below.max(at.y + taken + 3.0);
    }

    fn close(mut self, captions: &[String]) -> Self {
        let (size, weight, _) = self.face();
        let lines: Vec<Vec<String>> =
            captions.iter().map(|text| wrap(text, size, weight, self.setting.wide, usize::MAX)).collect();
        let most = lines.iter().map(Vec::len).max().unwrap_or(0) as f64;
        if most > 0.0 {
            self.texts.push((Point { y: self.below + 6.0, ..self.setting.from }, lines));
            self.below += most * self.line() + 6.0;
        }
        self
    }

    /// Draws what belongs to one of the figures; `sample` draws a sample with these words at its place.
    pub(in super::super) fn draw(
        &self,
        pen: &mut Pen,
        at: usize,
        sample: impl Fn(&mut Pen, S, &str, Point) -> io::Result<()>,
    ) -> io::Result<()> {
        for ((place, samples), (_, words)) in self.samples.iter().zip(&self.texts) {
            samples[at].map_or(Ok(()), |one| sample(pen, one, &words[at].join(" "), *place))?;
        }
        let mut texts = self.texts.iter();
        texts.try_for_each(|(place, lines)| paragraph(pen, &lines[at], *place, self.face(), Anchor::Start))
    }
}
