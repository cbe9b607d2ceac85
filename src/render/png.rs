//! A picture as PNG, for places that take no SVG.

use std::fmt;

use resvg::tiny_skia::{Pixmap, Transform};

use super::typeset::tree;

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
    let tree = tree(svg).map_err(PngError)?;
    let (width, height) = (tree.size().width() * scale, tree.size().height() * scale);
    let is_drawable = width >= 1.0 && height >= 1.0 && width * height <= MOST_PIXELS;
    let image = is_drawable.then(|| Pixmap::new(width.round() as u32, height.round() as u32)).flatten();
    let Some(mut image) = image else {
        return Err(PngError(format!("cannot draw an image of {width} by {height} pixels")));
    };
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut image.as_mut());
    image.encode_png().map_err(|error| PngError(format!("cannot write the PNG: {error}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::network::{network, tests as cases};
    use crate::render::svg::figure;

    #[test]
    fn a_picture_becomes_an_image_of_its_size() {
        let svg = figure(&network(&cases::october()).expect("few parties")).plain_svg();
        let image = Pixmap::decode_png(&png(&svg, 1.0).expect("our own SVG")).expect("our own PNG");
        assert!(svg.contains(&format!("width=\"{}\"", image.width())));
        assert!(image.data().chunks(4).any(|pixel| pixel[0] < 60), "text is drawn");
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
