//! The value of a state: what it says, how sure that is, and how that looks on a tile or an area.

use std::io;

use super::super::picture::Meaning;
use super::super::picture::pen::{Pen, QUIET, WHITE, cross, mark, px, stroke};
use super::super::picture::places::Point;
use super::super::picture::words::{dates, label, meaning_of};
use crate::question::{Answer, Row, RowCertainty};

pub(in super::super) const BLACK: &str = "#000000";
const EXAMINED: &str = "#cccccc";
/// The ground of what is no state.
pub(in super::super) const OTHER: &str = "#f1f1f1";
const SUBJECT: &str = "#22313f";

/// One thing that is said of a state.
#[derive(Clone, Copy)]
pub(in super::super) struct Entry<'a> {
    pub(super) row: &'a Row,
    pub(super) meaning: Meaning,
    pub(super) is_possible: bool,
    pub(super) is_disputed: bool,
    /// Whether it belongs beside the answer and does not count.
    pub(super) is_beside: bool,
}

impl<'a> Entry<'a> {
    pub(super) fn of(row: &'a Row, is_beside: bool) -> Option<Self> {
        // A state does not bear the mark of what another did.
        let meaning = meaning_of(row).or(row.own_step().map(|_| Meaning::Intent))?;
        let is_possible = row.certainty == RowCertainty::Possible && meaning != Meaning::Intent;
        Some(Self { row, meaning, is_possible, is_disputed: row.dispute.is_some(), is_beside })
    }

    pub(super) fn words(&self, answer: &Answer) -> String {
        if let (Meaning::Intent, Some(step)) = (self.meaning, self.row.own_step()) {
            return step.text.clone();
        }
        let doubt = match (self.is_disputed, self.is_possible) {
            (true, _) => "disputed: ",
            (false, true) => "possibly: ",
            (false, false) => "",
        };
        let words =
            format!("{doubt}{} {}", label(answer, self.row, self.meaning), dates(self.row, self.meaning));
        words.trim_end().to_owned()
    }
}

/// What stands at one place.
#[derive(Clone, Copy)]
pub(in super::super) enum Value<'e> {
    Subject,
    Says(&'e [Entry<'e>]),
    /// The state that the subject claims to govern.
    Claimed,
    /// It is no state on the day.
    Absent,
    Examined,
    NotExamined,
    /// A sample for the legend.
    Sample(Meaning),
    Possible,
    Disputed,
}

/// How a value looks.
pub(in super::super) struct Look {
    /// Its leading meaning, if it has one.
    pub(in super::super) meaning: Option<Meaning>,
    pub(in super::super) is_possible: bool,
    pub(in super::super) is_disputed: bool,
    /// The ground, and letters on it.
    pub(in super::super) fill: &'static str,
    pub(in super::super) text: &'static str,
    /// Colour, width and dashes of the outline.
    pub(in super::super) outline: Option<(&'static str, f64, Option<&'static str>)>,
}

impl Value<'_> {
    pub(in super::super) fn look(self) -> Look {
        let first = match self {
            Value::Says(entries) => entries.first(),
            _ => None,
        };
        let (meaning, is_possible, is_disputed) = match (self, first) {
            (_, Some(entry)) => (Some(entry.meaning), entry.is_possible, entry.is_disputed),
            (Value::Sample(meaning), None) => (Some(meaning), false, false),
            (value, None) => (None, matches!(value, Value::Possible), matches!(value, Value::Disputed)),
        };
        let (fill, text) = match (self, meaning) {
            (Value::Subject | Value::Claimed, _) => (SUBJECT, WHITE),
            (Value::Absent, _) => (OTHER, BLACK),
            (Value::Examined, _) => (EXAMINED, BLACK),
            (Value::Disputed, _) => (QUIET, BLACK),
            (_, Some(meaning)) if !is_possible => (fill(meaning), BLACK),
            _ => (WHITE, BLACK),
        };
        let outline = match (self, meaning) {
            (Value::NotExamined, _) => Some(("#8c8c8c", 1.5, Some("2 4"))),
            (_, Some(meaning)) if is_possible => Some((meaning.ink().colour, 3.0, Some("8 5"))),
            (Value::Possible, _) => Some((QUIET, 3.0, Some("8 5"))),
            (Value::Disputed, _) => Some((QUIET, 1.5, None)),
            (_, Some(meaning)) => Some((meaning.ink().colour, 1.5, None)),
            _ => None,
        };
        Look { meaning, is_possible, is_disputed, fill, text, outline }
    }

    /// Its meanings, the leading one first, each with whether it is disputed: three at most.
    pub(in super::super) fn meanings(self) -> Vec<(Meaning, bool)> {
        let mut meanings: Vec<(Meaning, bool)> = Vec::new();
        match self {
            Value::Says(entries) => {
                for entry in entries {
                    if !meanings.iter().any(|(meaning, _)| *meaning == entry.meaning) {
                        meanings.push((entry.meaning, entry.is_disputed));
                    }
                }
            }
            Value::Sample(meaning) => meanings.push((meaning, false)),
            _ => {}
        }
        meanings.truncate(3);
        meanings
    }
}

/// The ground of a meaning: light enough for black letters.
const fn fill(meaning: Meaning) -> &'static str {
    match meaning {
        Meaning::Recognition => "#56B4E9",
        Meaning::Ambassador => "#2fb58c",
        Meaning::ChargeDAffaires | Meaning::EnvoyUnstated | Meaning::Consular => "#8fd6bf",
        Meaning::Mission | Meaning::Seat | Meaning::Closed => "#a9d8f3",
        Meaning::Listing => "#f0935a",
        Meaning::ListingSuspended => "#f7c6a8",
        Meaning::Relations => "#f0e442",
        Meaning::Suspended | Meaning::Assets | Meaning::Control => "#c9c9c9",
        Meaning::Intent => "#f3dfea",
    }
}

/// The pattern of a meaning, which tells it from others of like lightness in grey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Pattern {
    Upright,
    Slanting,
    Level,
}

/// The pattern of a meaning, if it has one.
pub(in super::super) const fn pattern(meaning: Meaning) -> Option<Pattern> {
    match meaning {
        Meaning::ChargeDAffaires | Meaning::Listing => Some(Pattern::Upright),
        Meaning::EnvoyUnstated | Meaning::ListingSuspended | Meaning::Mission => Some(Pattern::Slanting),
        Meaning::Consular | Meaning::Closed | Meaning::Assets | Meaning::Intent => Some(Pattern::Level),
        _ => None,
    }
}

/// The mark of a meaning around a point, crossed out where it is disputed.
pub(in super::super) fn glyph(
    pen: &mut Pen,
    (meaning, is_disputed): (Meaning, bool),
    at: Point,
    scale: f64,
) -> io::Result<()> {
    let shift = format!("translate({} {}) scale({scale})", px(at.x), px(at.y));
    pen.create_element("g").with_attribute(("transform", shift.as_str())).write_inner_content(|pen| {
        if meaning == Meaning::Relations {
            stroke(pen, "M-11 -4H11M-11 4H11", BLACK, 3.0, None)?;
        }
        mark(pen, meaning.ink(), Point { x: 10.0, y: 0.0 }, 1.0)?;
        if is_disputed { cross(pen, Point { x: 0.0, y: 0.0 }, BLACK) } else { Ok(()) }
    })?;
    Ok(())
}
