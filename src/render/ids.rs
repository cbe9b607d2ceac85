//! An answer as ids, one a line: for scripts.

use crate::question::{Answer, Asked};

/// Prints the ids of the entities asked for: for *who* the authors, for *whom* the objects. Rows that are only possible or
/// disputed are left out, since a script cannot see the doubt.
#[must_use]
pub fn ids(answer: &Answer) -> String {
    let mut ids: Vec<&str> = Vec::new();
    for row in answer.rows.iter().filter(|row| row.counts()) {
        let id = match answer.asked {
            Asked::Author | Asked::Both => row.author.as_str(),
            Asked::Object => row.object.as_str(),
        };
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids.iter().map(|id| format!("{id}\n")).collect()
}
