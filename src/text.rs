//! The characters of files: which file, which bytes, which line; and how foreign text is shown and compared.

use std::borrow::{Borrow, Cow};
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// One file's characters under a number, so that a [`Span`] can point into it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

impl FileId {
    /// Its place in the order in which files were read, from 0.
    pub(crate) fn number(self) -> usize {
        self.0 as usize
    }
}

/// A stretch of a file, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The stretch as a range of bytes.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// All files that were read, by number.
#[derive(Debug, Clone, Default)]
pub struct TextMap {
    files: Vec<TextFile>,
}

#[derive(Debug, Clone)]
struct TextFile {
    name: String,
    text: Cow<'static, str>,
}

impl TextMap {
    /// Takes in a file's characters under the name to show in messages, which is made safe to show.
    ///
    /// # Panics
    /// When more than four billion files or bytes in one file are added; [`crate::load`] refuses far smaller ones.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<Cow<'static, str>>) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).expect("fewer than 2^32 files are read"));
        let text = text.into();
        assert!(u32::try_from(text.len()).is_ok(), "load refuses files of 4 GB");
        self.files.push(TextFile { name: visible(&name.into()), text });
        id
    }

    /// The names of all files, in the order in which they were read.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|file| file.name.as_str())
    }

    /// The name shown for a file.
    #[must_use]
    pub fn name(&self, file: FileId) -> &str {
        &self.files[file.number()].name
    }

    /// The characters of a file.
    #[must_use]
    pub fn text(&self, file: FileId) -> &str {
        &self.files[file.number()].text
    }

    /// Line and column of a span's start, both from 1; columns count characters.
    #[must_use]
    pub fn position(&self, span: Span) -> (usize, usize) {
        let before = &self.text(span.file)[..span.start as usize];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
    }
}

/// Names as a sentence has them: `China, Iran and Russia`.
pub(crate) fn joined<N: Borrow<str>>(names: &[N]) -> String {
    match names {
        [others @ .., last] if !others.is_empty() => format!("{} and {}", others.join(", "), last.borrow()),
        _ => names.concat(),
    }
}

/// A text made safe to show: control and bidirectional characters become visible escapes such as `\u{202e}`.
///
/// Names come from files of unknown origin; a right-to-left override in one must not turn a sentence around, and an escape
/// sequence must not reach the terminal. A line break counts as a control character here.
///
/// # Examples
/// ```
/// assert_eq!(comity::text::visible("a\u{202e}b\n"), "a\\u{202e}b\\u{a}");
/// ```
#[must_use]
pub fn visible(text: &str) -> String {
    safe(text).into_owned()
}

/// The same, without a copy of what is safe to show as it is.
pub(crate) fn safe(text: &str) -> Cow<'_, str> {
    match is_visible(text) {
        true => Cow::Borrowed(text),
        false => Cow::Owned(escaped(text)),
    }
}

/// Whether [`visible`] would leave a text as it is.
pub(crate) fn is_visible(text: &str) -> bool {
    // Most texts need no second look. No byte ends this early: so the machine compares many at once.
    let is_plain = text.bytes().fold(true, |all, byte| all & (b' '..0x7f).contains(&byte));
    is_plain || !text.chars().any(is_unsafe_to_show)
}

fn escaped(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match is_unsafe_to_show(c) {
            true => shown.extend(c.escape_unicode()),
            false => shown.push(c),
        }
    }
    shown
}

/// Whether a character could steer a terminal or turn the direction of a line, or is one that XML refuses.
fn is_unsafe_to_show(c: char) -> bool {
    match c {
        ' '..='~' => false,
        '\u{061c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' => true,
        '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' | '\u{e0000}'..='\u{e007f}' => true,
        _ => c.is_control(),
    }
}

/// A text without case and accents, for comparing names as people type them.
///
/// # Examples
/// ```
/// assert_eq!(comity::text::folded("Türkiye"), "turkiye");
/// ```
#[must_use]
pub fn folded(text: &str) -> String {
    match text.is_ascii() {
        true => text.to_ascii_lowercase(),
        false => text
            .nfkd()
            .filter(|c| !is_combining_mark(*c))
            .map(|c| if c == '\u{2019}' { '\'' } else { c })
            .flat_map(char::to_lowercase)
            .collect(),
    }
}

/// Words with their first letter large.
pub(crate) fn capitalized(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A noun with its article: `an ambassador`.
pub(crate) fn with_article(noun: &str) -> String {
    match noun.starts_with(['a', 'e', 'i', 'o', 'u']) {
        true => format!("an {noun}"),
        false => format!("a {noun}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_lines_and_characters_from_one() {
        let mut texts = TextMap::default();
        let file = texts.add("f", "né\nab");
        assert_eq!(texts.position(Span { file, start: 4, end: 5 }), (2, 1));
        assert_eq!(texts.position(Span { file, start: 3, end: 3 }), (1, 3));
    }
}
