//! The sheet that every figure is drawn on: title and days above, the footer with its sources below, and the words that say it all to
//! who does not see it.

use std::io;

use quick_xml::Writer;

use super::metrics::{Weight, wrap};
use super::picture::layout::LEADING;
use super::picture::pen::{Anchor, Face, Pen, QUIET, WHITE, named, paragraph, px, stroke};
use super::picture::places::Point;

pub(super) const FONTS: &str =
    "'Noto Sans', 'Noto Sans Arabic', 'Noto Sans CJK SC', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";
pub(super) const MARGIN: f64 = 40.0;
pub(super) const TEXT: &str = "#1a1a1a";
const RULE: &str = "#8c8c8c";

const TITLE: Face = (28.0, Weight::Bold, TEXT);
const SUBTITLE: Face = (18.0, Weight::Regular, QUIET);
const FOOTER: Face = (13.0, Weight::Regular, QUIET);

/// More sources than this are named by publisher and day alone; the text twin and the answer itself have them in full.
const MOST_SOURCES_IN_FULL: usize = 12;

/// What stands around a drawing.
pub(super) struct Sheet<'p> {
    pub(super) title: &'p str,
    pub(super) subtitle: &'p str,
    pub(super) description: &'p str,
    pub(super) footer: &'p [String],
    pub(super) sources: &'p [String],
    pub(super) sources_in_brief: &'p [String],
}

impl Sheet<'_> {
    /// Draws the sheet, `wide` pixels wide, around a drawing that is `high` and begins at the point it is given.
    pub(super) fn draw(
        &self,
        wide: f64,
        high: f64,
        drawing: impl FnOnce(&mut Pen, Point) -> io::Result<()>,
    ) -> String {
        let mut pen = Writer::new_with_indent(Vec::new(), b' ', 1);
        self.write(&mut pen, wide, high, drawing).expect("memory takes all bytes");
        String::from_utf8(pen.into_inner()).expect("strings in, string out") + "\n"
    }

    fn write(
        &self,
        pen: &mut Pen,
        wide: f64,
        high: f64,
        drawing: impl FnOnce(&mut Pen, Point) -> io::Result<()>,
    ) -> io::Result<()> {
        let room = wide - 2.0 * MARGIN;
        let lines = |text: &str, (size, weight, _): Face| wrap(text, size, weight, room, usize::MAX);
        let sources = match self.sources.len() > MOST_SOURCES_IN_FULL {
            true => vec![self.sources_in_brief.join("; ") + "."],
            false => self.sources.to_vec(),
        };
        let footer: Vec<String> =
            self.footer.iter().chain(&sources).flat_map(|line| lines(line, FOOTER)).collect();

        // Tops of the bands, from above: title, days, drawing, footer.
        let title = lines(self.title, TITLE);
        let days_top = MARGIN + height(&title, TITLE) + 4.0;
        let drawing_top = days_top + SUBTITLE.0 * LEADING + 22.0;
        let footer_top = drawing_top + high + 28.0;
        let (w, h) = (px(wide.ceil()), px((footer_top + height(&footer, FOOTER) + MARGIN - 12.0).ceil()));
        let view = format!("0 0 {w} {h}");
        pen.create_element("svg")
            .with_attributes([
                ("xmlns", "http://www.w3.org/2000/svg"),
                ("width", &w),
                ("height", &h),
                ("viewBox", &view),
            ])
            .with_attributes([("role", "img"), ("aria-labelledby", "title description"), ("xml:lang", "en")])
            .with_attribute(("font-family", FONTS))
            .write_inner_content(|pen| {
                named(pen, "title", "title", self.title)?;
                named(pen, "desc", "description", self.description)?;
                pen.create_element("rect")
                    .with_attributes([("width", "100%"), ("height", "100%"), ("fill", WHITE)])
                    .write_empty()?;
                paragraph(pen, &title, Point { x: MARGIN, y: MARGIN }, TITLE, Anchor::Start)?;
                let days = [self.subtitle.to_owned()];
                paragraph(pen, &days, Point { x: MARGIN, y: days_top }, SUBTITLE, Anchor::Start)?;
                drawing(pen, Point { x: MARGIN, y: drawing_top })?;
                let rule = format!("M{} {}H{}", px(MARGIN), px(footer_top - 12.0), px(wide - MARGIN));
                stroke(pen, &rule, RULE, 1.0, None)?;
                paragraph(pen, &footer, Point { x: MARGIN, y: footer_top }, FOOTER, Anchor::Start)
            })?;
        Ok(())
    }
}

/// How high some lines of text are.
pub(super) fn height(lines: &[String], (size, _, _): Face) -> f64 {
    lines.len() as f64 * size * LEADING
}
