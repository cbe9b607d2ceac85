//! Faults in the data: each with a code, a place, a reason and a mend.

mod code;
mod show;

pub use code::Code;
pub use show::{Colour, show};

use serde::Serialize;

use crate::text::Span;

/// How grave a fault is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// The record is sound, but a reader should look at it.
    Warning,
    /// The record is left out.
    Error,
}

/// One fault in a graph file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which fault.
    pub code: Code,
    /// What is wrong, in a sentence that makes sense alone.
    pub headline: String,
    /// The smallest stretch of text at fault, with what to say under it.
    pub place: Option<Label>,
    /// Other stretches that belong to the explanation.
    pub also: Vec<Label>,
    /// Why it matters, or what was done about it.
    pub notes: Vec<String>,
    /// What to write instead.
    pub help: Option<String>,
}

/// A stretch of text with a remark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The stretch.
    pub span: Span,
    /// The remark; may be empty.
    pub text: String,
}

impl Diagnostic {
    /// A fault at a place; what was not read from a file has none.
    #[must_use]
    pub fn new(code: Code, headline: impl Into<String>, span: impl Into<Option<Span>>) -> Self {
        let place = span.into().map(|span| Label { span, text: String::new() });
        Self { code, headline: headline.into(), place, also: Vec::new(), notes: Vec::new(), help: None }
    }

    /// Says what stands at the place.
    #[must_use]
    pub fn saying(mut self, text: impl Into<String>) -> Self {
        if let Some(place) = &mut self.place {
            place.text = text.into();
        }
        self
    }

    /// Points at a further place.
    #[must_use]
    pub fn also(mut self, span: impl Into<Option<Span>>, text: impl Into<String>) -> Self {
        self.also.extend(span.into().map(|span| Label { span, text: text.into() }));
        self
    }

    /// Adds a remark.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// Says what to write instead.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}
