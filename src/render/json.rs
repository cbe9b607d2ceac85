//! An answer as JSON: the library's own type, two spaces deep.

use crate::Error;
use crate::question::Answer;

/// Prints an answer as JSON.
///
/// Control and bidirectional characters in names stay as they are in the data: JSON escapes what could break it, and a
/// program that reads it needs the true name.
///
/// # Errors
/// When serde cannot write the answer, which it can for every answer of this library.
pub fn json(answer: &Answer) -> Result<String, Error> {
    let mut text = serde_json::to_string_pretty(answer).map_err(|error| Error::Picture(error.to_string()))?;
    text.push('\n');
    Ok(text)
}
