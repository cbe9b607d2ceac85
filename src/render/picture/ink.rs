//! What an edge can mean, and the one table of how each meaning is drawn.

/// What an edge means, strongest dealing first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Meaning {
    /// The author recognizes the object.
    Recognition,
    /// The two have diplomatic relations.
    Relations,
    /// The author accepted the object's ambassador.
    Ambassador,
    /// The author accepted the object's chargé d'affaires.
    ChargeDAffaires,
    /// The author accepted another envoy of the object, or one whose rank is not stated.
    EnvoyUnstated,
    /// The author accepted the object's consul.
    Consular,
    /// The author keeps a mission with the object, or lets it run its own.
    Mission,
    /// The author gives the object a seat.
    Seat,
    /// A recognition, relations or a mission exist but are frozen or suspended.
    Suspended,
    /// The author keeps the object's mission closed.
    Closed,
    /// The author lists the object.
    Listing,
    /// The author lists the object, and the listing is suspended.
    ListingSuspended,
    /// The author froze or holds assets of the object.
    Assets,
    /// The author controls the object.
    Control,
    /// The author announced a step that has not taken effect.
    Intent,
}

/// How one meaning is drawn. Colour is never the only cue: stroke, shape and words tell meanings apart in grey.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ink {
    /// An Okabe–Ito colour with a contrast of at least 3:1 on white.
    pub colour: &'static str,
    /// Width of the line in pixels of the figure.
    pub width: f64,
    /// How the line runs.
    pub stroke: Stroke,
    /// The mark on it.
    pub shape: Shape,
    /// The end that bears the mark.
    pub end: End,
    /// Words for the legend.
    pub words: &'static str,
}

/// How a line runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stroke {
    /// One unbroken line.
    Single,
    /// Two parallel lines.
    Double,
    /// Dots.
    Dotted,
}

/// The end of an edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Where the author is; for envoys, the receiver.
    Author,
    /// Where the object is.
    Object,
}

/// The mark at the end of a line, by its name in Graphviz.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// No mark.
    None,
    /// A filled triangle.
    Normal,
    /// A hollow triangle.
    Onormal,
    /// A filled triangle that points back.
    Inv,
    /// A filled diamond.
    Diamond,
    /// A hollow diamond.
    Odiamond,
    /// A diamond of which one half is filled.
    Ldiamond,
    /// A filled circle.
    Dot,
    /// A bar.
    Tee,
    /// A bar and a ring.
    Teeodot,
    /// A bar and a hollow square.
    Teeobox,
    /// A filled square.
    Box,
    /// A hollow square.
    Obox,
    /// Three toes.
    Crow,
    /// An open arrow.
    Vee,
}

const BLACK: &str = "#000000";
const BLUE: &str = "#0072B2";
const GREEN: &str = "#009E73";
const PURPLE: &str = "#CC79A7";
const VERMILLION: &str = "#D55E00";

impl Meaning {
    /// Every meaning, in order.
    pub const ALL: [Self; 15] = [
        Self::Recognition,
        Self::Relations,
        Self::Ambassador,
        Self::ChargeDAffaires,
        Self::EnvoyUnstated,
        Self::Consular,
        Self::Mission,
        Self::Seat,
        Self::Suspended,
        Self::Closed,
        Self::Listing,
        Self::ListingSuspended,
        Self::Assets,
        Self::Control,
        Self::Intent,
    ];

    /// How this meaning is drawn.
    #[must_use]
    #[rustfmt::skip]
    pub const fn ink(self) -> Ink {
        use End::{Author, Object};
        use Stroke::{Dotted, Double, Single};
        let (colour, width, stroke, shape, end, words) = match self {
            Self::Recognition      => (BLUE,       4.0, Single, Shape::Normal,   Object, "recognizes"),
            Self::Relations        => (BLACK,      6.0, Double, Shape::None,     Object, "diplomatic relations"),
            Self::Ambassador       => (GREEN,      2.5, Single, Shape::Diamond,  Author, "accepts an ambassador"),
            Self::ChargeDAffaires  => (GREEN,      2.5, Single, Shape::Odiamond, Author, "accepts a chargé d'affaires"),
            Self::EnvoyUnstated    => (GREEN,      2.5, Single, Shape::Ldiamond, Author, "accepts another envoy, or one of open rank"),
            Self::Consular         => (GREEN,      2.5, Single, Shape::Dot,      Author, "accepts a consul"),
            Self::Mission          => (BLUE,       2.5, Single, Shape::Obox,     Object, "mission, kept or handed over"),
            Self::Seat             => (BLUE,       2.5, Single, Shape::Box,      Object, "seat"),
            Self::Suspended        => (BLACK,      2.5, Single, Shape::Onormal,  Object, "frozen or suspended dealings"),
            Self::Closed           => (BLUE,       2.5, Single, Shape::Teeobox,  Object, "mission closed"),
            Self::Listing          => (VERMILLION, 2.5, Single, Shape::Tee,      Object, "lists"),
            Self::ListingSuspended => (VERMILLION, 2.5, Single, Shape::Teeodot,  Object, "listing suspended"),
            Self::Assets           => (BLACK,      2.5, Single, Shape::Crow,     Object, "assets frozen or held"),
            Self::Control          => (BLACK,      2.5, Single, Shape::Inv,      Object, "controls"),
            Self::Intent           => (PURPLE,     3.8, Dotted, Shape::Vee,      Object, "announced, not in effect"),
        };
        Ink { colour, width, stroke, shape, end, words }
    }
}

impl Shape {
    /// Its name as a Graphviz arrow.
    #[must_use]
    pub const fn graphviz(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Normal => "normal",
            Self::Onormal => "onormal",
            Self::Inv => "inv",
            Self::Diamond => "diamond",
            Self::Odiamond => "odiamond",
            Self::Ldiamond => "ldiamond",
            Self::Dot => "dot",
            Self::Tee => "tee",
            Self::Teeodot => "teeodot",
            Self::Teeobox => "teeobox",
            Self::Box => "box",
            Self::Obox => "obox",
            Self::Crow => "crow",
            Self::Vee => "vee",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Contrast with white by WCAG 2.2.
    fn contrast_on_white(colour: &str) -> f64 {
        let channel = |at: usize| {
            let value =
                f64::from(u8::from_str_radix(&colour[at..at + 2], 16).expect("two hex digits")) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        1.05 / (0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5) + 0.05)
    }

    #[test]
    fn every_line_stands_out_from_white() {
        for meaning in Meaning::ALL {
            assert!(contrast_on_white(meaning.ink().colour) >= 3.0, "{meaning:?}");
        }
    }

    #[test]
    fn meanings_differ_without_colour() {
        for (at, one) in Meaning::ALL.iter().enumerate() {
            for other in &Meaning::ALL[..at] {
                let (one, other) = (one.ink(), other.ink());
                assert!(
                    (one.shape, one.stroke) != (other.shape, other.stroke),
                    "{} / {}",
                    one.words,
                    other.words
                );
            }
        }
    }
}
