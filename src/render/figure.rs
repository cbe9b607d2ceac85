//! A figure, ready to be put on a sheet: the drawing and all the words around it.
//!
//! Every figure (network, lanes, ladder, trend …) is made from an answer and ends here; every format (SVG, PNG, PDF, HTML) begins here. The
//! sheet bears the title and the days above, the footer with its sources below, and for who does not see it the words that say it all.

mod frame;

use std::borrow::Cow;
use std::fmt;
use std::io;

use frame::Sizes;
pub use frame::{Frame, Inks, Style, TooMuch};

use quick_xml::Writer;

use super::grey::grey;
use super::metrics::{Weight, wrap};
use super::picture::layout::LEADING;
use super::picture::pen::{Anchor, Face, Pen, QUIET, WHITE, named, paragraph, px, stroke};
use super::picture::places::Point;
use super::picture::{Picture, shown};
use super::svg;

/// The font that figures are measured for, and what stands in for scripts it lacks.
const FONTS: &str =
    "'Noto Sans', 'Noto Sans Arabic', 'Noto Sans CJK SC', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";
/// The colour of text.
pub(super) const TEXT: &str = "#1a1a1a";
const RULE: &str = "#8c8c8c";
/// More sources than this are named by publisher and day alone; the text twin and the answer itself have them in full.
const MOST_SOURCES_IN_FULL: usize = 12;
/// More lines than this the sources do not take, on a sheet of the drawing's own size.
const MOST_LINES_OF_SOURCES: usize = 14;

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
}

impl Brief {
    pub(super) fn new(drawing: Drawing, without: &'static str) -> Self {
        Self { drawing: Shorter::Drawn(drawing), without }
    }
}

impl Shorter {
    fn drawing(&self) -> Cow<'_, Drawing> {
        match self {
            Self::Drawn(drawing) => Cow::Borrowed(drawing),
            Self::Network(picture) => Cow::Owned(svg::drawn(&picture.in_brief())),
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
    /// SVG elements, from the drawing's own top left corner.
    elements: String,
}

impl Drawing {
    /// Has a pen draw, in letters of which the smallest have a size.
    pub(super) fn new(
        (wide, high): (f64, f64),
        smallest: f64,
        draw: impl FnOnce(&mut Pen) -> io::Result<()>,
    ) -> Self {
        let mut pen = Writer::new_with_indent(Vec::new(), b' ', 1);
        draw(&mut pen).expect("memory takes all bytes");
        let elements = String::from_utf8(pen.into_inner()).expect("strings in, string out");
        Self { wide, high, smallest, elements }
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
        let mut pen = Writer::new_with_indent(Vec::new(), b' ', 1);
        let shorter;
        let sheet = match (self.laid(style, &self.drawing, None), &self.brief) {
            (Err(_), Some(brief)) => {
                shorter = brief.drawing.drawing();
                self.laid(style, &shorter, Some(brief.without))
            }
            (whole, _) => whole,
        }?;
        self.write(&mut pen, &sheet).expect("memory takes all bytes");
        let svg = String::from_utf8(pen.into_inner()).expect("strings in, string out") + "\n";
        Ok(match style.inks {
            Inks::Colour => svg,
            Inks::Grey => grey(&svg),
        })
    }

    /// Puts the figure on a sheet of its own size in colour, which every drawing fits.
    #[must_use]
    pub fn plain_svg(&self) -> String {
        self.svg(&Style::default()).expect("its own size fits every drawing")
    }

    /// Finds the place of everything on the sheet.
    fn laid<'f>(
        &'f self,
        style: &Style,
        drawing: &'f Drawing,
        without: Option<&str>,
    ) -> Result<Sheet<'f>, TooMuch> {
        let sizes = style.frame.sizes();
        let title = style.title.as_deref().map_or_else(|| self.title.clone(), shown);
        let wide = sizes.sheet.map_or(drawing.wide + 2.0 * sizes.margin, |(wide, _)| wide);
        let room = wide - 2.0 * sizes.margin;
        let set = |size: &f64| (wrap(&title, *size, Weight::Bold, room, usize::MAX), *size);
        let fitting = sizes.titles.iter().map(set).find(|(lines, _)| lines.len() <= sizes.title_lines);
        let smallest = sizes.titles.last().expect("every frame has a title");
        let (title_lines, title_size) = fitting
            .unwrap_or_else(|| (wrap(&title, *smallest, Weight::Bold, room, sizes.title_lines), *smallest));
        let subtitle = wrap(&self.subtitle, sizes.subtitle, Weight::Regular, room, usize::MAX);
        let footer = self.footer(&sizes, room, without);

        // Tops of the bands, from above: title, days, drawing, footer.
        let days_top = sizes.margin + title_lines.len() as f64 * title_size * LEADING + 4.0;
        let gap = sizes.subtitle * 1.2;
        let drawing_top = days_top + subtitle.len() as f64 * sizes.subtitle * LEADING + gap;
        let footer_high = footer.len() as f64 * sizes.footer * LEADING;
        let (high, scale) = match sizes.sheet {
            None => (drawing_top + drawing.high + 28.0 + footer_high + sizes.margin - 12.0, 1.0),
            Some((_, high)) => {
                let left = high - drawing_top - 28.0 - footer_high - sizes.margin + 12.0;
                let fits = (room / drawing.wide).min(left / drawing.high.max(1.0));
                (high, fits.min(sizes.most_scale))
            }
        };
        let letters = drawing.smallest * scale;
        if letters < sizes.least {
            return Err(TooMuch { frame: style.frame, letters: letters.max(0.0), least: sizes.least });
        }
        Ok(Sheet {
            size: (wide.ceil(), high.ceil()),
            unit: sizes.unit,
            margin: sizes.margin,
            alone: title,
            title: (title_lines, (title_size, Weight::Bold, TEXT)),
            subtitle: (subtitle, days_top, (sizes.subtitle, Weight::Regular, QUIET)),
            drawing: (
                drawing,
                Point { x: sizes.margin + (room - drawing.wide * scale) / 2.0, y: drawing_top },
                scale,
            ),
            footer: (
                footer,
                high - footer_high - sizes.margin + 12.0,
                (sizes.footer, Weight::Regular, QUIET),
            ),
        })
    }

    /// The lines of the footer: all of them where there is room, else the question; then the sources, as many as fit.
    fn footer(&self, sizes: &Sizes, room: f64, without: Option<&str>) -> Vec<String> {
        let set = |text: &str| wrap(text, sizes.footer, Weight::Regular, room, usize::MAX);
        let mut said = self.footer.clone();
        if let (Some(first), Some(without)) = (said.first_mut(), without.filter(|words| !words.is_empty())) {
            first.push(' ');
            first.push_str(without);
        }
        let mut lines: Vec<String> = said.iter().flat_map(|line| set(line)).collect();
        let in_full: Vec<String> = self.sources.iter().flat_map(|line| set(line)).collect();
        if self.sources.len() <= MOST_SOURCES_IN_FULL && lines.len() + in_full.len() <= sizes.footer_lines {
            lines.extend(in_full);
            return lines;
        }
        let in_brief = self.in_brief(&set, MOST_LINES_OF_SOURCES.min(sizes.footer_lines));
        if lines.len() + in_brief.len() > sizes.footer_lines {
            // The question with its days, then as much of the coverage as leaves a line to the sources.
            let spare = sizes.footer_lines.saturating_sub(1);
            lines = said.first().map_or_else(Vec::new, |line| set(line));
            lines.truncate(spare.saturating_sub(1).max(1));
            if let Some(coverage) = said.get(1) {
                let left = spare.saturating_sub(lines.len());
                lines.extend(wrap(coverage, sizes.footer, Weight::Regular, room, left));
            }
        }
        let left = sizes.footer_lines.saturating_sub(lines.len()).min(MOST_LINES_OF_SOURCES);
        lines.extend(self.in_brief(&set, left));
        lines
    }

    /// The sources by publisher and day: as many as some lines hold, and how many more there are.
    fn in_brief(&self, set: &impl Fn(&str) -> Vec<String>, most: usize) -> Vec<String> {
        let all = &self.sources_in_brief;
        let words = |named: usize| match (named, all.len() - named) {
            (_, 0) => all.join("; ") + ".",
            (0, more) => format!("{more} sources, which the answer to the question names."),
            (_, more) => format!("{}; and {more} more.", all[..named].join("; ")),
        };
        if all.is_empty() {
            return Vec::new();
        }
        let fits = |named: &usize| set(&words(*named)).len() <= most;
        // The more are named, the longer: half of what is left is tried each time.
        let (mut least, mut beyond) = (0, all.len() + 1);
        while beyond - least > 1 {
            let middle = (least + beyond) / 2;
            if fits(&middle) {
                least = middle;
            } else {
                beyond = middle;
            }
        }
        set(&words(least)).into_iter().take(most).collect()
    }

    fn write(&self, pen: &mut Pen, sheet: &Sheet<'_>) -> io::Result<()> {
        let (w, h) = (px(sheet.size.0), px(sheet.size.1));
        let view = format!("0 0 {w} {h}");
        pen.create_element("svg")
            .with_attributes([
                ("xmlns", "http://www.w3.org/2000/svg"),
                ("width", format!("{w}{}", sheet.unit).as_str()),
                ("height", &format!("{h}{}", sheet.unit)),
                ("viewBox", &view),
            ])
            .with_attributes([("role", "img"), ("aria-labelledby", "title description"), ("xml:lang", "en")])
            .with_attribute(("font-family", FONTS))
            .write_inner_content(|pen| {
                named(pen, "title", "title", &sheet.alone)?;
                named(pen, "desc", "description", &self.description)?;
                pen.create_element("rect")
                    .with_attributes([("width", "100%"), ("height", "100%"), ("fill", WHITE)])
                    .write_empty()?;
                let margin = sheet.margin;
                let (title, face) = &sheet.title;
                paragraph(pen, title, Point { x: margin, y: margin }, *face, Anchor::Start)?;
                let (days, top, face) = &sheet.subtitle;
                paragraph(pen, days, Point { x: margin, y: *top }, *face, Anchor::Start)?;
                let (drawing, at, scale) = sheet.drawing;
                let mut place = format!("translate({} {})", px(at.x), px(at.y));
                if scale != 1.0 {
                    place.push_str(&format!(" scale({scale:.4})"));
                }
                pen.create_element("g").with_attribute(("transform", place.as_str())).write_inner_content(
                    |pen| {
                        let inside = pen.get_mut();
                        inside.push(b'\n');
                        inside.extend_from_slice(drawing.elements.as_bytes());
                        Ok(())
                    },
                )?;
                let (footer, top, face) = &sheet.footer;
                let rule = format!("M{} {}H{}", px(margin), px(top - 12.0), px(sheet.size.0 - margin));
                stroke(pen, &rule, RULE, 1.0, None)?;
                paragraph(pen, footer, Point { x: margin, y: *top }, *face, Anchor::Start)
            })?;
        Ok(())
    }
}

/// Everything on its place: lines of text with their tops and faces.
struct Sheet<'f> {
    size: (f64, f64),
    unit: &'static str,
    margin: f64,
    alone: String,
    title: (Vec<String>, Face),
    subtitle: (Vec<String>, f64, Face),
    drawing: (&'f Drawing, Point, f64),
    footer: (Vec<String>, f64, Face),
}

/// How high some lines of text are.
pub(super) fn height(lines: &[String], (size, _, _): Face) -> f64 {
    lines.len() as f64 * size * LEADING
}
