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

/// Prints an answer as JSON, one row a line: first the answer without its rows, then each row (or line of a series) by itself.
///
/// # Errors
/// When serde cannot write the answer, which it can for every answer of this library.
pub fn jsonl(answer: &Answer) -> Result<String, Error> {
    let failed = |error: serde_json::Error| Error::Picture(error.to_string());
    let head = Answer { rows: Vec::new(), series: Vec::new(), ..answer.clone() };
    let mut lines = vec![serde_json::to_string(&head).map_err(failed)?];
    for row in &answer.rows {
        lines.push(serde_json::to_string(row).map_err(failed)?);
    }
    for bucket in &answer.series {
        lines.push(serde_json::to_string(bucket).map_err(failed)?);
    }
    Ok(lines.join("\n") + "\n")
}
