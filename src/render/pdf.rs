//! A picture as PDF, one page of its own size; text stays text, to be searched and copied.

use std::collections::BTreeSet;
use std::fmt;

use krilla::Document;
use krilla::geom::Size;
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla_svg::{SurfaceExt, SvgSettings};
use resvg::usvg::Tree;

use super::typeset::{lacking, tree, trees};

/// Points of a page for a pixel of the figure, as CSS has it.
const POINTS: f32 = 0.75;

/// The longest side of a page, in points: what readers of PDF agree to open.
const LONGEST: f32 = 14_400.0;

/// Why a PDF could not be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PdfError(
    /// In words.
    pub String,
);

impl fmt::Display for PdfError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for PdfError {}

/// Draws an SVG document as a PDF of one page. The same document gives the same bytes, as far as its characters are in the shipped
/// fonts.
///
/// # Errors
/// When the document is not SVG, or is too large for a page: 14,400 points a side.
pub fn pdf(svg: &str, title: &str) -> Result<Vec<u8>, PdfError> {
    pdf_and_lacking(svg, title).map(|(bytes, _)| bytes)
}

/// The same, with the characters for which neither the shipped fonts nor those of the machine have a glyph; an empty box stands for each.
///
/// # Errors
/// As [`pdf`].
pub fn pdf_and_lacking(svg: &str, title: &str) -> Result<(Vec<u8>, BTreeSet<char>), PdfError> {
    let tree = tree(svg).map_err(PdfError)?;
    let lacking = lacking(&tree);
    written(vec![tree], title).map(|bytes| (bytes, lacking))
}

/// Draws SVG documents as the pages of a PDF, one after the other; as [`pdf`] does one.
///
/// # Errors
/// When one of them is not SVG, or is too large for a page.
pub fn pages(svgs: &[String], title: &str) -> Result<Vec<u8>, PdfError> {
    written(trees(svgs).map_err(PdfError)?, title)
}

fn written(pages: Vec<Tree>, title: &str) -> Result<Vec<u8>, PdfError> {
    let mut document = Document::new();
    document.set_metadata(Metadata::new().title(title.to_owned()).language("en".to_owned()));
    for tree in pages {
        let (wide, high) = (tree.size().width() * POINTS, tree.size().height() * POINTS);
        let settings = (wide.max(high) <= LONGEST).then(|| PageSettings::from_wh(wide, high)).flatten();
        let size = Size::from_wh(wide, high);
        let (Some(settings), Some(size)) = (settings, size) else {
            return Err(PdfError(format!(
                "a page of {wide} by {high} points is more than readers of PDF open"
            )));
        };
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        let drawn = surface.draw_svg(&tree, size, SvgSettings::default());
        surface.finish();
        page.finish();
        drawn.ok_or_else(|| PdfError("the SVG cannot be drawn on a page".to_owned()))?;
    }
    document.finish().map_err(|error| PdfError(format!("cannot write the PDF: {error:?}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::network::{network, tests as cases};
    use crate::render::svg::figure;

    #[test]
    fn a_picture_becomes_one_page() {
        let svg = figure(network(&cases::october()).expect("few parties")).plain_svg();
        let bytes = pdf(&svg, "October").expect("our own SVG");
        assert!(bytes.starts_with(b"%PDF-1."));
        assert_eq!(bytes, pdf(&svg, "October").expect("our own SVG"));
    }

    #[test]
    fn what_is_no_page_is_refused() {
        assert!(pdf("no svg", "").is_err());
        let wide = "<svg xmlns='http://www.w3.org/2000/svg' width='100000' height='10'/>";
        assert!(pdf(wide, "").expect_err("too wide").0.contains("75000 by"));
    }
}
