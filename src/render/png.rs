//! A picture as PNG, for places that take no SVG.

use std::collections::BTreeSet;
use std::fmt;

use resvg::tiny_skia::{Pixmap, Transform};

use super::typeset::{lacking, tree};

/// Pixels that one image may have: about what a poster needs.
const MOST_PIXELS: f32 = 200_000_000.0;

/// Why an SVG could not be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PngError(
    /// In words.
    pub String,
);

impl fmt::Display for PngError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for PngError {}

/// Draws an SVG document as PNG, `scale` times its own size.
///
/// Texts in Latin, Cyrillic and Greek come from the shipped fonts alone, so that the bytes are the same on any machine.
/// Where a text has other characters (Arabic, Chinese, emoji), the fonts of the machine are asked too, and the bytes
/// depend on them.
///
/// # Errors
/// When the document is not SVG, or the size is no size or too large to draw.
pub fn png(svg: &str, scale: f32) -> Result<Vec<u8>, PngError> {
    png_and_lacking(svg, scale).map(|(image, _)| image)
}

/// The same, with the characters for which neither the shipped fonts nor those of the machine have a glyph; an empty box stands for each.
///
/// # Errors
/// As [`png`].
pub fn png_and_lacking(svg: &str, scale: f32) -> Result<(Vec<u8>, BTreeSet<char>), PngError> {
    let tree = tree(svg).map_err(PngError)?;
    let (width, height) = (tree.size().width() * scale, tree.size().height() * scale);
    let is_drawable = width >= 1.0 && height >= 1.0 && width * height <= MOST_PIXELS;
    let image = is_drawable.then(|| Pixmap::new(width.round() as u32, height.round() as u32)).flatten();
    let Some(mut image) = image else {
        return Err(PngError(format!("cannot draw an image of {width} by {height} pixels")));
    };
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut image.as_mut());
    let image = image.encode_png().map_err(|error| PngError(format!("cannot write the PNG: {error}")))?;
    Ok((image, lacking(&tree)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::network::{network, tests as cases};
    use crate::render::svg::figure;

    #[test]
    fn a_picture_becomes_an_image_of_its_size() {
        let svg = figure(network(&cases::october()).expect("few parties")).plain_svg();
        let image = Pixmap::decode_png(&png(&svg, 1.0).expect("our own SVG")).expect("our own PNG");
        assert!(svg.contains(&format!("width=\"{}\"", image.width())));
        assert!(image.data().chunks(4).any(|pixel| pixel[0] < 60), "text is drawn");
    }

    /// No font has a glyph of a private use plane; those of the shipped fonts are never missed.
    #[test]
    fn what_no_font_has_is_said() {
        let svg = |text: &str| {
            format!(
                "<svg xmlns='http://www.w3.org/2000/svg' width='99' height='20'><text y='15'>{text}</text></svg>"
            )
        };
        let lacking = |text: &str| png_and_lacking(&svg(text), 1.0).expect("an SVG").1;
        assert_eq!(lacking("Aжω"), BTreeSet::new());
        assert_eq!(lacking("A\u{10fffd}"), BTreeSet::from(['\u{10fffd}']));
    }

    #[test]
    fn impossible_sizes_are_refused() {
        let svg = "<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'/>";
        for scale in [0.0, -1.0, f32::NAN, f32::INFINITY, 1e9] {
            assert!(png(svg, scale).is_err(), "{scale}");
        }
        assert!(png("no svg", 1.0).is_err());
    }
}
