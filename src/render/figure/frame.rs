//! What a figure is for, and what follows from that: the size of its sheet and of its letters.

use std::fmt;

/// How a figure is put on its sheet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Style {
    /// What it is for.
    pub frame: Frame,
    /// In which inks.
    pub inks: Inks,
    /// A title in place of the finding.
    pub title: Option<String>,
}

/// What a figure is for, which settles the size of its sheet and of its letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Frame {
    /// The web: as large as the drawing needs.
    #[default]
    Own,
    /// A slide of 1920 by 1080 pixels, with no letters below 24.
    Slide,
    /// A page of A4, upright, with no letters below seven points.
    Page,
}

/// The inks of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Inks {
    /// Colours that the colour-blind can tell apart.
    #[default]
    Colour,
    /// Greys of the same lightness, for paper; patterns and marks tell meanings apart.
    Grey,
}

/// A drawing that is too large for the letters that a frame asks for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TooMuch {
    pub(super) frame: Frame,
    /// How large the smallest letters would come out, in pixels of the frame.
    pub(super) letters: f64,
    pub(super) least: f64,
}

impl fmt::Display for TooMuch {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (frame, other) = match self.frame {
            Frame::Slide => ("a slide", "a page (`--for page`) or "),
            Frame::Page | Frame::Own => ("a page", ""),
        };
        // Rounded down, or letters that are just too small would seem to be large enough.
        let letters = (self.letters * 10.0).floor() / 10.0;
        write!(
            formatter,
            "this is too much for {frame}: its smallest letters would be {letters} pixels high, and {} is the least; ask about \
             fewer parties, such as one pair or one group, or about fewer years; or draw it for {other}the web",
            self.least
        )
    }
}

impl std::error::Error for TooMuch {}

/// The sizes of one frame.
pub(super) struct Sizes {
    pub(super) sheet: Option<(f64, f64)>,
    pub(super) unit: &'static str,
    pub(super) margin: f64,
    /// The sizes that the title may have, largest first, and how many lines.
    pub(super) titles: &'static [f64],
    pub(super) title_lines: usize,
    pub(super) subtitle: f64,
    pub(super) footer: f64,
    pub(super) footer_lines: usize,
    pub(super) least: f64,
    /// How much a drawing may be enlarged.
    pub(super) most_scale: f64,
}

impl Frame {
    pub(super) const fn sizes(self) -> Sizes {
        match self {
            Self::Own => Sizes {
                sheet: None,
                unit: "",
                margin: 40.0,
                titles: &[28.0],
                title_lines: usize::MAX,
                subtitle: 18.0,
                footer: 13.0,
                footer_lines: usize::MAX,
                least: 0.0,
                most_scale: 1.0,
            },
            Self::Slide => Sizes {
                sheet: Some((1920.0, 1080.0)),
                unit: "",
                margin: 64.0,
                titles: &[50.0, 44.0, 38.0, 32.0],
                title_lines: 3,
                subtitle: 28.0,
                footer: 24.0,
                footer_lines: 4,
                least: 24.0,
                most_scale: 2.4,
            },
            // A4 in pixels of CSS, 96 to the inch.
            Self::Page => Sizes {
                sheet: Some((793.7, 1122.5)),
                unit: "px",
                // Letters of 16 in a drawing 1180 wide come out at seven points.
                margin: 50.0,
                titles: &[24.0, 20.0],
                title_lines: 6,
                subtitle: 14.0,
                footer: 10.5,
                footer_lines: 30,
                least: 9.3,
                most_scale: 1.4,
            },
        }
    }
}
