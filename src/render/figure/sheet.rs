//! The sheet that a figure is put on: title and days above the drawing, footer and sources below.
//!
//! Several figures that belong together are laid out at once: their sheets are of one size, and everything has the same place on each.

use std::borrow::Cow;
use std::io;

use quick_xml::Writer;

use super::frame::Sizes;
use super::{Drawing, Figure, Inks, Style, TEXT, TooMuch, height};
use crate::render::grey::grey;
use crate::render::metrics::{Weight, wrap};
use crate::render::picture::pen::{Anchor, Face, Pen, QUIET, WHITE, named, paragraph, px, stroke};
use crate::render::picture::places::Point;
use crate::text::visible;

/// The font that figures are measured for, and what stands in for scripts it lacks.
const FONTS: &str =
    "'Noto Sans', 'Noto Sans Arabic', 'Noto Sans CJK SC', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";
const RULE: &str = "#8c8c8c";
/// More sources than this are named by publisher and day alone; the text twin and the answer itself have them in full.
pub(in crate::render) const MOST_SOURCES_IN_FULL: usize = 12;
/// More lines than this the sources do not take, on a sheet of the drawing's own size.
const MOST_LINES_OF_SOURCES: usize = 14;

/// Everything on its place: lines of text with their tops and faces.
pub(in crate::render) struct Sheet<'f> {
    figure: &'f Figure,
    size: (f64, f64),
    unit: &'static str,
    margin: f64,
    alone: String,
    title: (Vec<String>, Face),
    subtitle: (Vec<String>, f64, Face),
    drawing: (Cow<'f, Drawing>, Point, f64),
    footer: (Vec<String>, f64, Face),
    /// Where the rule above the footer is.
    rule: f64,
}

/// The words around a drawing, in lines.
struct Words {
    alone: String,
    title: (Vec<String>, Face),
    subtitle: (Vec<String>, Face),
    footer: (Vec<String>, Face),
}

/// Lays figures out whose drawings are of one size: the whole drawings where they fit, else the first in brief that do.
///
/// # Errors
/// When none fits the frame with letters that can be read.
pub(in crate::render) fn laid<'f>(figures: &[&'f Figure], style: &Style) -> Result<Vec<Sheet<'f>>, TooMuch> {
    let whole = figures.iter().map(|figure| (*figure, Cow::Borrowed(&figure.drawing), None)).collect();
    let mut tried = sheets(whole, style);
    let mut turn = 0;
    // A shorter drawing may have to be made first, so none is asked for before it is needed.
    while tried.is_err() {
        let shorter = figures.iter().map(|figure| {
            let (drawing, without) = figure.brief.as_ref()?.at(turn)?;
            Some((*figure, drawing, Some(without)))
        });
        let Some(shorter) = shorter.collect::<Option<Vec<Chosen<'f>>>>() else { break };
        tried = sheets(shorter, style);
        turn += 1;
    }
    tried
}

/// A given title in one line, whatever white space it has.
fn in_one_line(title: &str) -> String {
    visible(&title.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A figure with the drawing of it that is laid out, and what that leaves out.
type Chosen<'f> = (&'f Figure, Cow<'f, Drawing>, Option<&'static str>);

/// Finds the place of everything on the sheets, with titles as large as leaves the drawing its room.
fn sheets<'f>(mut chosen: Vec<Chosen<'f>>, style: &Style) -> Result<Vec<Sheet<'f>>, TooMuch> {
    let mut sizes = style.frame.sizes();
    loop {
        match (sheets_of(chosen, style, &sizes), sizes.titles) {
            (Err((_, again)), [_, smaller @ ..]) if !smaller.is_empty() => {
                (chosen, sizes.titles) = (again, smaller);
            }
            (laid, _) => return laid.map_err(|(too_much, _)| too_much),
        }
    }
}

/// The same with titles of some sizes; what does not fit is given back.
fn sheets_of<'f>(
    chosen: Vec<Chosen<'f>>,
    style: &Style,
    sizes: &Sizes,
) -> Result<Vec<Sheet<'f>>, (TooMuch, Vec<Chosen<'f>>)> {
    let most = |of: fn(&Drawing) -> f64| chosen.iter().map(|(_, drawing, _)| of(drawing)).fold(0.0, f64::max);
    let (drawing_wide, drawing_high) = (most(|drawing| drawing.wide), most(|drawing| drawing.high));
    let smallest = chosen.iter().map(|(_, drawing, _)| drawing.smallest).fold(f64::INFINITY, f64::min);
    let wide = sizes.sheet.map_or(drawing_wide + 2.0 * sizes.margin, |(wide, _)| wide);
    let room = wide - 2.0 * sizes.margin;
    let words: Vec<Words> =
        chosen.iter().map(|(figure, _, without)| figure.words(style, sizes, room, *without)).collect();
    let highest = |of: fn(&Words) -> f64| words.iter().map(of).fold(0.0, f64::max);

    // Tops of the bands, from above: title, days, drawing, footer.
    let days_top = sizes.margin + highest(|words| height(&words.title.0, words.title.1)) + 4.0;
    let gap = sizes.subtitle * 1.2;
    let drawing_top = days_top + highest(|words| height(&words.subtitle.0, words.subtitle.1)) + gap;
    let footer_high = highest(|words| height(&words.footer.0, words.footer.1));
    let (high, scale) = match sizes.sheet {
        None => (drawing_top + drawing_high + 28.0 + footer_high + sizes.margin - 12.0, 1.0),
        Some((_, high)) => {
            let left = high - drawing_top - 28.0 - footer_high - sizes.margin + 12.0;
            let fits = (room / drawing_wide).min(left / drawing_high.max(1.0));
            (high, fits.min(sizes.most_scale))
        }
    };
    let letters = smallest * scale;
    if letters < sizes.least {
        return Err((TooMuch { frame: style.frame, letters: letters.max(0.0), least: sizes.least }, chosen));
    }
    let footer_top = high - footer_high - sizes.margin + 12.0;
    let sheet = |((figure, drawing, _), words): (Chosen<'f>, Words)| Sheet {
        figure,
        size: (wide.ceil(), high.ceil()),
        unit: sizes.unit,
        margin: sizes.margin,
        alone: words.alone,
        title: words.title,
        subtitle: (words.subtitle.0, days_top, words.subtitle.1),
        drawing: (
            drawing,
            Point { x: sizes.margin + (room - drawing_wide * scale) / 2.0, y: drawing_top },
            scale,
        ),
        footer: (words.footer.0, footer_top, words.footer.1),
        rule: footer_top - 12.0,
    };
    Ok(chosen.into_iter().zip(words).map(sheet).collect())
}

impl Figure {
    /// Breaks the words around the drawing into lines.
    fn words(&self, style: &Style, sizes: &Sizes, room: f64, without: Option<&str>) -> Words {
        let title = style.title.as_deref().map_or_else(|| self.title.clone(), in_one_line);
        let set = |size: &f64| (wrap(&title, *size, Weight::Bold, room, usize::MAX), *size);
        let fitting = sizes.titles.iter().map(set).find(|(lines, _)| lines.len() <= sizes.title_lines);
        let smallest = sizes.titles.last().expect("every frame has a title");
        let (lines, size) = fitting
            .unwrap_or_else(|| (wrap(&title, *smallest, Weight::Bold, room, sizes.title_lines), *smallest));
        let subtitle = wrap(&self.subtitle, sizes.subtitle, Weight::Regular, room, usize::MAX);
        Words {
            title: (lines, (size, Weight::Bold, TEXT)),
            subtitle: (subtitle, (sizes.subtitle, Weight::Regular, QUIET)),
            footer: (self.footer(sizes, room, without), (sizes.footer, Weight::Regular, QUIET)),
            alone: title,
        }
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
        if self.sources.len() <= MOST_SOURCES_IN_FULL {
            let in_full: Vec<String> = self.sources.iter().flat_map(|line| set(line)).collect();
            if lines.len() + in_full.len() <= sizes.footer_lines {
                lines.extend(in_full);
                return lines;
            }
        }
        let in_brief = self.in_brief(sizes, room, MOST_LINES_OF_SOURCES.min(sizes.footer_lines));
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
        if left < in_brief.len() {
            lines.extend(self.in_brief(sizes, room, left));
        } else {
            lines.extend(in_brief);
        }
        lines
    }

    /// The sources by publisher and day: as many as some lines hold, and how many more there are.
    fn in_brief(&self, sizes: &Sizes, room: f64, most: usize) -> Vec<String> {
        let set = |text: &str| wrap(text, sizes.footer, Weight::Regular, room, most + 1);
        let all = &self.sources_in_brief;
        let words = |named: usize| match (named, all.len() - named) {
            (_, 0) => all.join("; ") + ".",
            (0, more) => format!("{more} sources, which the answer to the question names."),
            (_, more) => format!("{}; and {more} more.", all[..named].join("; ")),
        };
        if all.is_empty() {
            return Vec::new();
        }
        // Lines break alike whatever follows, so that no more are named than come to an end in the first lines of all.
        let of_all = set(&words(all.len()));
        let ends: usize = of_all.iter().take(most).map(|line| line.matches(';').count()).sum();
        let mut tried = (0..=all.len().min(ends + 1)).rev().map(|named| set(&words(named)));
        let fitting = tried.find(|lines| lines.len() <= most);
        fitting.unwrap_or_else(|| set(&words(0)).into_iter().take(most).collect())
    }
}

impl Sheet<'_> {
    /// The title in one line.
    pub(super) fn title(&self) -> &str {
        &self.alone
    }

    /// What the figure shows, in words.
    pub(super) fn description(&self) -> &str {
        &self.figure.description
    }

    /// The sheet as an SVG document.
    pub(in crate::render) fn svg(&self, inks: Inks) -> String {
        self.document(inks, &self.alone, &self.figure.description, |pen| self.write(pen))
    }

    /// An SVG document of the size of this sheet, with words for who does not see it.
    pub(in crate::render) fn document(
        &self,
        inks: Inks,
        title: &str,
        description: &str,
        draw: impl FnOnce(&mut Pen) -> io::Result<()>,
    ) -> String {
        let about = self.drawing.0.len() + description.len() + 16 * 1024;
        document((self.size, self.unit), inks, (title, description), about, draw)
    }

    /// Draws everything on the sheet.
    pub(in crate::render) fn write(&self, pen: &mut Pen) -> io::Result<()> {
        let margin = self.margin;
        let (title, face) = &self.title;
        paragraph(pen, title, Point { x: margin, y: margin }, *face, Anchor::Start)?;
        let (days, top, face) = &self.subtitle;
        paragraph(pen, days, Point { x: margin, y: *top }, *face, Anchor::Start)?;
        let (drawing, at, scale) = &self.drawing;
        let mut place = format!("translate({} {})", px(at.x), px(at.y));
        if *scale != 1.0 {
            place.push_str(&format!(" scale({scale:.4})"));
        }
        pen.create_element("g").with_attribute(("transform", place.as_str())).write_inner_content(|pen| {
            pen.get_mut().push(b'\n');
            drawing.write(pen);
            Ok(())
        })?;
        let (footer, top, face) = &self.footer;
        let (left, right, rule) = self.rule();
        stroke(pen, format_args!("M{} {}H{}", px(left), px(rule), px(right)), RULE, 1.0, None)?;
        paragraph(pen, footer, Point { x: margin, y: *top }, *face, Anchor::Start)
    }

    /// The left and the right end of the rule above the footer, and how far down it is.
    pub(in crate::render) fn rule(&self) -> (f64, f64, f64) {
        (self.margin, self.size.0 - self.margin, self.rule)
    }
}

/// A drawing with nothing around it, in greys.
pub(super) fn alone(figure: &Figure, drawing: &Drawing) -> String {
    let (size, words) = ((drawing.wide.ceil(), drawing.high.ceil()), (&*figure.title, &*figure.description));
    let about = drawing.len() + figure.description.len() + 1024;
    document((size, ""), Inks::Grey, words, about, |pen| {
        drawing.write(pen);
        Ok(())
    })
}

/// An SVG document of a size, with words for who does not see it; `about` is how long it will be.
pub(in crate::render) fn document(
    ((wide, high), unit): ((f64, f64), &str),
    inks: Inks,
    (title, description): (&str, &str),
    about: usize,
    draw: impl FnOnce(&mut Pen) -> io::Result<()>,
) -> String {
    let mut pen = Writer::new_with_indent(Vec::with_capacity(about), b' ', 1);
    let (w, h) = (px(wide), px(high));
    let view = format!("0 0 {w} {h}");
    pen.create_element("svg")
        .with_attributes([
            ("xmlns", "http://www.w3.org/2000/svg"),
            ("width", format!("{w}{unit}").as_str()),
            ("height", &format!("{h}{unit}")),
            ("viewBox", &view),
        ])
        .with_attributes([("role", "img"), ("aria-labelledby", "title description"), ("xml:lang", "en")])
        .with_attribute(("font-family", FONTS))
        .write_inner_content(|pen| {
            named(pen, "title", "title", title)?;
            named(pen, "desc", "description", description)?;
            pen.create_element("rect")
                .with_attributes([("width", "100%"), ("height", "100%"), ("fill", WHITE)])
                .write_empty()?;
            draw(pen)
        })
        .expect("memory takes all bytes");
    let mut svg = String::from_utf8(pen.into_inner()).expect("strings in, string out");
    svg.push('\n');
    match inks {
        Inks::Colour => svg,
        Inks::Grey => grey(&svg),
    }
}
