//! What to say of a question that cannot be understood.

use std::fmt;
use std::ops::Range;

use unicode_width::UnicodeWidthStr;

use crate::text::visible;

/// A question that works, shown with every error.
const EXAMPLE: &str = "who accepts envoys from the taliban on 2024-10-04";

/// A question that cannot be understood: where, why, and what to write instead.
///
/// [`fmt::Display`] prints the question with a caret under the word at fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionError {
    /// The question as asked.
    pub question: String,
    /// The part at fault, in bytes; empty at the end of the question.
    pub at: Range<usize>,
    /// What is wrong.
    pub headline: String,
    /// The nearest known names or words.
    pub near: Vec<String>,
    /// What could stand there, in words a person would type.
    pub expected: Vec<String>,
}

impl fmt::Display for QuestionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", visible(&self.headline))?;
        let before = visible(&self.question[..self.at.start]);
        let inside = visible(&self.question[self.at.clone()]);
        writeln!(f, "  {before}{inside}{}", visible(&self.question[self.at.end..]))?;
        writeln!(f, "  {}{}", " ".repeat(before.width()), "^".repeat(inside.width().max(1)))?;
        match self.near.as_slice() {
            [] => {}
            [one] => writeln!(f, "did you mean `{}`?", visible(one))?,
            several => writeln!(f, "did you mean one of `{}`?", visible(&several.join("`, `")))?,
        }
        if !self.expected.is_empty() {
            writeln!(f, "what could stand here: {}", self.expected.join(", "))?;
        }
        write!(f, "for example: comity {EXAMPLE}")
    }
}

impl std::error::Error for QuestionError {}
