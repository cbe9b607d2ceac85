//! Rendered forms: tables, JSON and pictures made from an answer. No new fact may appear here.

mod axis;
mod caption;
pub mod change;
pub mod csv;
pub mod d2;
pub mod dot;
pub mod figure;
mod grey;
pub mod html;
pub mod ids;
pub mod index;
pub mod json;
pub mod labels;
pub mod ladder;
pub mod lanes;
mod legend;
pub mod limit;
pub mod map;
pub mod markdown;
pub mod matrix;
pub mod mermaid;
pub mod metrics;
pub mod network;
#[cfg(feature = "pdf")]
pub mod pdf;
pub mod picture;
#[cfg(feature = "png")]
pub mod png;
pub(crate) mod row;
pub(crate) mod rung;
pub mod rungs;
pub mod steps;
pub mod svg;
pub mod text;
pub mod tiles;
pub mod timeline;
mod told;
pub mod trend;
mod twin;
#[cfg(feature = "png")]
mod typeset;
pub mod world;

use crate::Error;
use crate::question::Answer;

/// The forms in which an answer can be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// A table for people.
    #[default]
    Text,
    /// The answer itself, as `docs/format.md` describes it.
    Json,
    /// The same, one row a line, for programs that read line by line.
    Jsonl,
    /// One line a row, for spreadsheets.
    Csv,
    /// A table for documents.
    Markdown,
    /// The ids of the entities asked for, one a line.
    Ids,
}

impl Format {
    /// All forms, by name.
    pub const ALL: [(&'static str, Self); 6] = [
        ("text", Self::Text),
        ("json", Self::Json),
        ("jsonl", Self::Jsonl),
        ("csv", Self::Csv),
        ("markdown", Self::Markdown),
        ("ids", Self::Ids),
    ];
}

/// Prints an answer; `width` is the number of columns that a text may take.
///
/// # Errors
/// Only when an answer cannot be written in the form, which no answer of this library is known to do.
pub fn render(answer: &Answer, format: Format, width: u16) -> Result<String, Error> {
    match format {
        Format::Text => Ok(text::text(answer, width)),
        Format::Json => json::json(answer),
        Format::Jsonl => json::jsonl(answer),
        Format::Csv => csv::csv(answer),
        Format::Markdown => Ok(markdown::markdown(answer)),
        Format::Ids => Ok(ids::ids(answer)),
    }
}
