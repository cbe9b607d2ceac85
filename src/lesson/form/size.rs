//! Sizes of paper.

/// The paper that is printed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PaperSize {
    /// 210 by 297 mm.
    #[default]
    A4,
    /// 8.5 by 11 inches.
    Letter,
}

impl PaperSize {
    /// Its name in a style sheet.
    #[must_use]
    pub fn css(self) -> &'static str {
        match self {
            Self::A4 => "A4",
            Self::Letter => "letter",
        }
    }

    /// Its width and height in pixels of CSS, 96 to the inch.
    #[must_use]
    pub fn pixels(self) -> (f64, f64) {
        match self {
            Self::A4 => (794.0, 1123.0),
            Self::Letter => (816.0, 1056.0),
        }
    }
}
