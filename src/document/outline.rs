//! The outline of a broken file: where its sections and records stand, found by brackets alone.
//!
//! This is no second parser. It is used only when ron refuses a file as a whole, to give ron the records one by one.

/// The records of a file that cannot be read as a whole.
#[derive(Debug)]
pub(super) struct Outline<'t> {
    /// Section names with the texts of their records.
    pub(super) sections: Vec<(&'t str, Vec<&'t str>)>,
    /// Where a bracket or a quotation mark opens that is never closed.
    pub(super) unread: Option<&'t str>,
}

/// Splits a file into sections and records, or gives up where it is not even `( name: [ … ] … )`.
pub(super) fn split(text: &str) -> Option<Outline<'_>> {
    let mut outline = Outline { sections: Vec::new(), unread: None };
    let mut rest = trimmed(text).strip_prefix('(')?;
    loop {
        rest = trimmed(rest).trim_start_matches(',');
        rest = trimmed(rest);
        let name_end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
        let (name, after) = rest.split_at(name_end);
        let opened = trimmed(after).strip_prefix(':').and_then(|after| trimmed(after).strip_prefix('['));
        let Some(mut inside) = opened.filter(|_| !name.is_empty()) else {
            return (!outline.sections.is_empty()).then_some(outline);
        };
        let mut records = Vec::new();
        loop {
            inside = trimmed(trimmed(inside).trim_start_matches(','));
            if let Some(after) = inside.strip_prefix(']') {
                rest = after;
                break;
            }
            match record_end(inside) {
                Some(end) if end > 0 => {
                    records.push(&inside[..end]);
                    inside = &inside[end..];
                }
                _ => {
                    outline.unread = Some(first_character(inside));
                    break;
                }
            }
        }
        outline.sections.push((name, records));
        if outline.unread.is_some() {
            return Some(outline);
        }
    }
}

fn first_character(text: &str) -> &str {
    &text[..text.chars().next().map_or(0, char::len_utf8)]
}

/// A text without leading blanks and comments, and without trailing blanks.
pub(super) fn trimmed(text: &str) -> &str {
    let mut rest = text.trim();
    while let Some(end) = comment_end(rest) {
        rest = rest[end..].trim_start();
    }
    rest
}

/// The length of the comment that a text begins with, if it begins with one.
fn comment_end(text: &str) -> Option<usize> {
    if text.starts_with("//") {
        return Some(text.find('\n').unwrap_or(text.len()));
    }
    if !text.starts_with("/*") {
        return None;
    }
    let mut depth = 0usize;
    let mut at = 0;
    while at < text.len() {
        match &text.as_bytes()[at..] {
            [b'/', b'*', ..] => (depth, at) = (depth + 1, at + 2),
            [b'*', b'/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            return Some(at);
        }
    }
    Some(text.len())
}

/// The length of the quoted text that a text begins with: `None` where it begins with none, the whole where it never ends.
fn quotation_end(text: &str) -> Option<usize> {
    if let Some(after) = text.strip_prefix('r') {
        let hashes = after.bytes().take_while(|b| *b == b'#').count();
        let inside = after[hashes..].strip_prefix('"')?;
        let close = format!("\"{}", "#".repeat(hashes));
        return Some(inside.find(&close).map_or(text.len(), |at| 2 + hashes + at + close.len()));
    }
    let inside = text.strip_prefix('"')?;
    let mut escaped = false;
    for (at, b) in inside.bytes().enumerate() {
        match (escaped, b) {
            (true, _) => escaped = false,
            (false, b'\\') => escaped = true,
            (false, b'"') => return Some(at + 2),
            _ => {}
        }
    }
    Some(text.len())
}

/// The length of the record that a text begins with: up to the comma or closing bracket that ends it. `None` where a
/// bracket is never closed.
///
/// A line that begins a new record, `(id: …`, while one is still open ends the open one: its closing bracket is missing.
fn record_end(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        if let Some(length) = comment_end(rest) {
            at += length;
            continue;
        }
        if let Some(length) = quotation_end(rest) {
            if at + length >= text.len() {
                return None;
            }
            at += length;
            continue;
        }
        match rest.as_bytes()[0] {
            b'(' if depth > 0 && begins_record(text, at) => return Some(at),
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b'}' if depth > 0 => depth -= 1,
            b']' if depth > 0 => depth -= 1,
            b']' | b')' | b'}' => return Some(at),
            b',' if depth == 0 => return Some(at),
            _ => {}
        }
        at += rest.chars().next().map_or(1, char::len_utf8);
    }
    None
}

/// Whether a bracket stands first on its line and is followed by `id:`, as every record with an id begins.
fn begins_record(text: &str, at: usize) -> bool {
    let line_start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let is_first = line_start > 0 && text[line_start..at].trim().is_empty();
    is_first
        && text[at + 1..]
            .trim_start()
            .strip_prefix("id")
            .is_some_and(|rest| rest.trim_start().starts_with(':'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn finds_the_records_around_a_broken_one() {
        let text = "( // c\n acts: [(id: \"a\", x: \"],(\"), (id: b c), /* ( */ (id: r#\"\"\"#)], sources: [(id: 1),],)";
        let outline = split(text).unwrap();
        assert_eq!(
            outline.sections,
            [
                ("acts", vec!["(id: \"a\", x: \"],(\")", "(id: b c)", "(id: r#\"\"\"#)"]),
                ("sources", vec!["(id: 1)"]),
            ]
        );
        assert!(outline.unread.is_none());
    }

    #[test]
    fn a_new_record_on_a_line_ends_one_left_open() {
        let text = "(acts: [\n(id: \"a\", did: List(of: \"x\"),\n(id: \"b\"),\n])";
        let outline = split(text).unwrap();
        assert_eq!(outline.sections[0].1.len(), 2);
    }

    proptest! {
        #[test]
        fn never_panics_and_gives_pieces_of_the_text(text in "[(acts:\\[\\]{}\"\\\\/*r#, é\n)]{0,60}") {
            let _ = split(&text);
            let _ = split(&format!("(acts: [{text}"));
        }
    }
}
