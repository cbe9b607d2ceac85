//! A figure, ready to be put on a sheet: the drawing and all the words around it.
//!
//! Every figure (network, lanes, ladder, trend …) is made from an answer and ends here; every format (SVG, PNG, PDF, HTML) begins here. The
//! sheet bears the title and the days above, the footer with its sources below, and for who does not see it the words that say it all.

mod animated;
mod frame;
pub(super) mod sheet;

use std::borrow::Cow;
use std::fmt;
use std::io;
use std::sync::Arc;

pub use frame::{Frame, Inks, Style, TooMuch};

use quick_xml::Writer;

use super::labels::Labels;
use super::picture::Picture;
use super::picture::layout::LEADING;
use super::picture::pen::{Face, Pen};
use super::svg;

/// The colour of text.
pub(super) const TEXT: &str = "#1a1a1a";

/// A figure: a drawing of some size, and the words around it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Figure {
    /// The finding, as one sentence.
    pub title: String,
    /// The days it holds for and was known by, in words.
    pub subtitle: String,
    /// The whole figure in prose: its alternative text.
    pub description: String,
    /// Question, coverage and remarks, a line each.
    pub footer: Vec<String>,
    /// The numbered sources, a line each.
    pub sources: Vec<String>,
    /// The numbered sources by publisher and day alone.
    pub sources_in_brief: Vec<String>,
    /// The figure as a nested list in plain text.
    pub twin: String,
    /// How many parties it shows, where a limit is set to them.
    pub parties: usize,
    pub(super) drawing: Drawing,
    /// The same with less on it, for where the whole does not fit.
    pub(super) brief: Option<Brief>,
    /// The language of its labels, where it is not English.
    pub(super) labels: Option<Labels>,
}

/// A drawing with less on it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Brief {
    pub(super) drawing: Shorter,
    /// What is left out, as a sentence for the footer.
    pub(super) without: &'static str,
}

/// The drawing of a [`Brief`].
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Shorter {
    Drawn(Drawing),
    /// A network of which the standings alone are drawn, once they are needed: that costs as much as the whole.
    Network(Box<Picture>),
    /// The first that fits.
    FirstOf(Vec<Brief>),
}

impl Brief {
    pub(super) fn new(drawing: Drawing, without: &'static str) -> Self {
        Self { drawing: Shorter::Drawn(drawing), without }
    }

    /// Several, each with less on it than the one before.
    pub(super) fn first_of(briefs: Vec<Self>) -> Self {
        Self { drawing: Shorter::FirstOf(briefs), without: "" }
    }

    /// The same with its elements written anew.
    pub(super) fn map(self, write: &impl Fn(&str) -> String) -> Self {
        let drawing = match self.drawing {
            Shorter::Drawn(drawing) => Shorter::Drawn(drawing.map(write)),
            Shorter::Network(picture) => {
                Shorter::Drawn(svg::drawn(&[picture.in_brief()]).remove(0).map(write))
            }
            Shorter::FirstOf(briefs) => {
                Shorter::FirstOf(briefs.into_iter().map(|brief| brief.map(write)).collect())
            }
        };
        Self { drawing, ..self }
    }

    /// The drawing that is tried at a turn, with what it leaves out.
    fn at(&self, turn: usize) -> Option<(Cow<'_, Drawing>, &'static str)> {
        match (&self.drawing, turn) {
            (Shorter::Drawn(drawing), 0) => Some((Cow::Borrowed(drawing), self.without)),
            (Shorter::Network(picture), 0) => {
                Some((Cow::Owned(svg::drawn(&[picture.in_brief()]).remove(0)), self.without))
            }
            (Shorter::FirstOf(briefs), _) => briefs.get(turn)?.at(0),
            _ => None,
        }
    }
}

/// What a pen has drawn.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Drawing {
    pub(super) wide: f64,
    pub(super) high: f64,
    /// The size of its smallest letters.
    smallest: f64,
    /// SVG elements, from the drawing's own top left corner, in layers that drawings share.
    layers: Vec<Arc<str>>,
}

impl Drawing {
    /// Has a pen draw, in letters of which the smallest have a size.
    pub(super) fn new(
        (wide, high): (f64, f64),
        smallest: f64,
        draw: impl FnOnce(&mut Pen) -> io::Result<()>,
    ) -> Self {
        let mut pen = Writer::new_with_indent(Vec::with_capacity(32 * 1024), b' ', 1);
        draw(&mut pen).expect("memory takes all bytes");
        let elements = String::from_utf8(pen.into_inner()).expect("strings in, string out");
        Self { wide, high, smallest, layers: vec![elements.into()] }
    }

    /// The same with its elements written anew.
    pub(super) fn map(self, write: impl Fn(&str) -> String) -> Self {
        Self { layers: self.layers.iter().map(|layer| write(layer).into()).collect(), ..self }
    }

    /// Writes its elements.
    fn write(&self, pen: &mut Pen) {
        self.layers.iter().for_each(|layer| pen.get_mut().extend_from_slice(layer.as_bytes()));
    }

    /// How long its elements are, in bytes.
    fn len(&self) -> usize {
        self.layers.iter().map(|layer| layer.len()).sum()
    }

    /// The same in another size and with more on it.
    pub(super) fn with(
        mut self,
        (wide, high): (f64, f64),
        smallest: f64,
        draw: impl FnOnce(&mut Pen) -> io::Result<()>,
    ) -> Self {
        self.layers.extend(Self::new((wide, high), smallest, draw).layers);
        Self { wide, high, smallest, ..self }
    }
}

/// Why an answer cannot be drawn as a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoFigure(
    /// In words, with what to ask instead.
    pub String,
);

impl fmt::Display for NoFigure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for NoFigure {}

impl Figure {
    /// Puts the figure on a sheet, as an SVG document: real text, a title and a description, no script and nothing to fetch.
    ///
    /// # Errors
    /// When neither the whole drawing nor the one in brief fits the frame with letters that can be read.
    pub fn svg(&self, style: &Style) -> Result<String, TooMuch> {
        sheet::laid(&[self], style).map(|sheets| sheets[0].svg(style.inks))
    }

    /// Puts figures that belong together on sheets of one size, on which everything has the same place.
    ///
    /// # Errors
    /// When one of them does not fit the frame.
    pub fn svgs<'f>(
        figures: impl IntoIterator<Item = &'f Self>,
        style: &Style,
    ) -> Result<Vec<String>, TooMuch> {
        let figures: Vec<&Self> = figures.into_iter().collect();
        let sheets = sheet::laid(&figures, style)?;
        Ok(sheets.iter().map(|sheet| sheet.svg(style.inks)).collect())
    }

    /// Puts figures that belong together on one sheet, one after the other, as an SVG document that moves.
    ///
    /// It moves only for readers who have not asked for less motion, and where nothing can move the last figure stands.
    ///
    /// # Errors
    /// When one of them does not fit the frame.
    pub fn animated<'f>(
        figures: impl IntoIterator<Item = &'f Self>,
        style: &Style,
    ) -> Result<String, TooMuch> {
        let figures: Vec<&Self> = figures.into_iter().collect();
        sheet::laid(&figures, style).map(|sheets| animated::animated(&sheets, style.inks))
    }

    /// The drawing alone in greys, for a page that has the title and the sources itself: the fullest whose letters come out at seven points or
    /// more where it is scaled to some room, with what it leaves out. None where no drawing does.
    pub(crate) fn drawn_within(&self, room: (f64, f64)) -> Option<(String, &'static str)> {
        let whole = (Cow::Borrowed(&self.drawing), "");
        let shorter = (0..).map_while(|turn| self.brief.as_ref()?.at(turn));
        let fits = |drawing: &Drawing| {
            let scale = (room.0 / drawing.wide).min(room.1 / drawing.high.max(1.0)).min(1.0);
            drawing.smallest * scale >= Frame::Page.sizes().least
        };
        let (drawing, without) = std::iter::once(whole).chain(shorter).find(|(drawing, _)| fits(drawing))?;
        Some((sheet::alone(self, &drawing), without))
    }

    /// Puts the figure on a sheet of its own size in colour, which every drawing fits.
    #[must_use]
    pub fn plain_svg(&self) -> String {
        self.svg(&Style::default()).expect("its own size fits every drawing")
    }
}

/// How high some lines of text are.
pub(super) fn height(lines: &[String], (size, _, _): Face) -> f64 {
    lines.len() as f64 * size * LEADING
}
