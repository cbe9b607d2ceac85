//! A question as words with their places.

use std::ops::Range;

use crate::text::folded;

/// One word: how it is compared, and where it stands in the question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) folded: String,
    pub(super) at: Range<usize>,
}

/// Splits a question into words. Case, accents, quotation marks and sentence marks do not count; hyphens join nothing
/// unless they stand in a date.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let joins = c.is_alphanumeric()
            || matches!(c, '\'' | '\u{2019}' | '.' | '~' | '/')
            || (c == '-' && in_date(text, at))
            || is_mark(c);
        match (start, joins) {
            (None, true) => start = Some(at),
            (None, false) if matches!(c, '(' | ')') => {
                words.push(Word { folded: c.to_string(), at: at..at + 1 });
            }
            (Some(from), false) => {
                push(&mut words, text, from..at);
                start = None;
                if matches!(c, '(' | ')') {
                    words.push(Word { folded: c.to_string(), at: at..at + 1 });
                }
            }
            _ => {}
        }
    }
    words
}

/// Characters that combine with the one before them.
fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// Whether a hyphen stands between two digits, as in a date.
fn in_date(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at + 1..].chars().next();
    before.is_some_and(|c| c.is_ascii_digit()) && after.is_some_and(|c| c.is_ascii_digit())
}

fn push(words: &mut Vec<Word>, text: &str, at: Range<usize>) {
    let trimmed = text[at.clone()].trim_matches(['.', '\'', '\u{2019}']);
    if trimmed.is_empty() {
        return;
    }
    let start = at.start + text[at].find(trimmed).expect("trimming leaves a part of the word");
    let folded = folded(trimmed);
    // "4.10.2024" is a day; elsewhere full stops abbreviate, as in "U.A.E.".
    let folded: String =
        day_with_stops(&folded).unwrap_or_else(|| folded.chars().filter(|c| *c != '.').collect());
    // "Taliban's envoys" names the Taliban.
    let folded = folded.strip_suffix("'s").map_or(folded.clone(), str::to_owned);
    let at = start..start + trimmed.len();
    // "Doesn't" is two words in one place.
    if let Some(verb) = folded.strip_suffix("n't").or_else(|| folded.strip_suffix("n\u{2019}t"))
        && matches!(verb, "does" | "do" | "did" | "has" | "have" | "is" | "are" | "was" | "were")
    {
        words.push(Word { folded: verb.to_owned(), at: at.clone() });
        words.push(Word { folded: "not".to_owned(), at });
        return;
    }
    words.push(Word { folded, at });
}

/// A day written with full stops, the day first, as it is written with hyphens.
fn day_with_stops(text: &str) -> Option<String> {
    let mut parts = text.split('.').map(|part| part.parse::<u16>().ok());
    match [parts.next()??, parts.next()??, parts.next()??] {
        [day @ 1..=31, month @ 1..=12, year @ 1000..=9999] if parts.next().is_none() => {
            Some(format!("{year:04}-{month:02}-{day:02}"))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_hyphens_and_marks_do_not_count() {
        let folded: Vec<String> =
            words("Who accepts a Chargé d’affaires from Saudi-Arabia's U.A.E., on 2024-10-04?")
                .into_iter()
                .map(|w| w.folded)
                .collect();
        assert_eq!(
            folded,
            [
                "who",
                "accepts",
                "a",
                "charge",
                "d'affaires",
                "from",
                "saudi",
                "arabia",
                "uae",
                "on",
                "2024-10-04"
            ]
        );
    }

    #[test]
    fn words_know_their_place() {
        let text = "who lists “talban”";
        let words = words(text);
        assert_eq!(&text[words[2].at.clone()], "talban");
    }
}
