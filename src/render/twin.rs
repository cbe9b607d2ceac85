//! A figure in words: as a nested list with all that it rests on, and in prose, as the alternative text of its drawing.

use super::caption::{as_known, question, rows};
use super::network::sources;
use crate::question::Answer;
use crate::text::visible;

/// The words of a figure while they are written.
pub(super) struct Twin {
    /// The list with all that stands below it.
    text: String,
    /// What the drawing shows.
    shown: String,
}

impl Twin {
    /// Begins with the title.
    pub(super) fn new(title: &str) -> Self {
        let title = format!("{}.\n", visible(title));
        Self { text: title.clone() + "\n", shown: title }
    }

    /// An entry of the list, or, after two spaces, one below it: `- Russia`, `  - envoys: ambassador`.
    pub(super) fn line(&mut self, line: &str) {
        let line = visible(line) + "\n";
        self.text.push_str(&line);
        self.shown.push_str(&line);
    }

    /// A line of the list that the alternative text has no room for.
    pub(super) fn in_text(&mut self, line: &str) {
        self.text.push_str(&visible(line));
        self.text.push('\n');
    }

    /// Every row of an answer in full, for a figure that shows less than all of them.
    pub(super) fn rows(&mut self, answer: &Answer) {
        let rows = rows(answer);
        if !rows.is_empty() {
            self.text.push_str("\nOn record in full:\n");
            rows.iter().for_each(|row| self.in_text(&format!("- {row}")));
        }
    }

    /// Ends with the question, who was examined, what the answer notes, and the sources.
    pub(super) fn end(&mut self, answer: &Answer) {
        self.in_text("");
        self.in_text(&question(answer));
        let known = as_known(answer);
        if !known.is_empty() {
            self.line(&format!("Told {}", known.trim_start_matches(", ")));
        }
        if !answer.coverage.text.is_empty() {
            self.line(&format!("Coverage: {}", answer.coverage.text));
        }
        answer.notes.iter().for_each(|note| self.in_text(note));
        sources(answer).iter().for_each(|source| self.in_text(source));
    }

    /// What the drawing shows, in prose.
    pub(super) fn prose(&self) -> String {
        in_prose(&self.shown)
    }

    /// The whole list.
    pub(super) fn text(self) -> String {
        self.text
    }
}

/// A nested list as prose: a sentence for each entry, with what stands below it after a colon.
fn in_prose(list: &str) -> String {
    let mut prose = String::new();
    let mut is_first = true;
    for line in list.lines().filter(|line| !line.is_empty()) {
        if let Some(below) = line.strip_prefix("  - ") {
            prose.push_str(match (is_first, prose.ends_with([':', ';'])) {
                (true, true) => "",
                (true, false) => ":",
                (false, _) => ";",
            });
            prose.push(' ');
            prose.push_str(below.trim_end_matches('.'));
            is_first = false;
        } else {
            close(&mut prose);
            prose.push_str(line.strip_prefix("- ").unwrap_or(line));
            is_first = true;
        }
    }
    close(&mut prose);
    prose.trim_end().to_owned()
}

/// Ends a sentence that has begun and has no end.
fn close(prose: &mut String) {
    if !prose.is_empty() {
        prose.push_str(if prose.ends_with(['.', '?', '!', ':']) { " " } else { ". " });
    }
}
