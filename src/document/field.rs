//! One field of a record: its value if it could be read, and the text it was read from either way.

use std::mem;

use ron::error::SpannedError;
use ron::value::RawValue;
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::record::{Record, options};
use crate::diagnostic::{Code, Diagnostic};
use crate::text::{FileId, Span};

/// A field that keeps the text it was read from; the text is empty where the field comes from an index.
///
/// Reading never fails here: what is wrong is kept and reported when the field is used, so that a record with three
/// faults reports three.
#[derive(Debug)]
pub(crate) struct Field<'t, T> {
    raw: &'t str,
    value: Result<T, Box<SpannedError>>,
}

impl<'de: 't, 't, T: Deserialize<'de>> Deserialize<'de> for Field<'t, T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if !deserializer.is_human_readable() {
            return Ok(Self { raw: "", value: Ok(T::deserialize(deserializer)?) });
        }
        let raw = super::outline::trimmed(<&'de RawValue>::deserialize(deserializer)?.get_ron());
        Ok(Self { raw, value: options().from_str(raw).map_err(Box::new) })
    }
}

impl<T: Serialize> Serialize for Field<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.as_ref().map_err(S::Error::custom)?.serialize(serializer)
    }
}

impl<'t, T> Field<'t, T> {
    /// The text of the field, as written.
    pub(crate) fn raw(&self) -> &'t str {
        self.raw
    }

    /// The value, if it could be read.
    pub(crate) fn peek(&self) -> Option<&T> {
        self.value.as_ref().ok()
    }

    /// The value, or nothing after reporting why there is none.
    pub(crate) fn get(&self, reader: &mut Reader<'_>) -> Option<&T> {
        self.complain(reader);
        self.peek()
    }

    /// Changes the value, if it could be read.
    pub(super) fn change(&mut self, change: impl FnOnce(&mut T)) {
        if let Ok(value) = &mut self.value {
            change(value);
        }
    }

    /// Reports why there is no value, if there is none.
    pub(crate) fn complain(&self, reader: &mut Reader<'_>) {
        if let Err(error) = &self.value {
            reader.report_ron(self.raw, error, Code::WrongShape, "the value");
        }
    }
}

/// Points at pieces of one file and gathers its faults.
#[derive(Debug)]
pub(crate) struct Reader<'t> {
    file: FileId,
    text: &'t str,
    trouble: Vec<Diagnostic>,
}

impl<'t> Reader<'t> {
    pub(crate) fn new(file: FileId, text: &'t str) -> Self {
        Self { file, text, trouble: Vec::new() }
    }

    pub(crate) fn text(&self) -> &'t str {
        self.text
    }

    /// The place of a piece of the file's text, found by where the piece lies in memory.
    ///
    /// The empty text of a field from an index stands for the beginning of its file.
    pub(crate) fn span(&self, piece: &str) -> Span {
        if piece.is_empty() {
            return Span { file: self.file, start: 0, end: 0 };
        }
        let start = (piece.as_ptr() as usize)
            .checked_sub(self.text.as_ptr() as usize)
            .filter(|start| start + piece.len() <= self.text.len())
            .expect("a piece is a slice of the file's text");
        let at = |byte: usize| u32::try_from(byte).expect("load refuses files of 4 GB");
        Span { file: self.file, start: at(start), end: at(start + piece.len()) }
    }

    /// The text of a record.
    pub(crate) fn raw<T>(&self, record: &Record<T>) -> &'t str {
        self.text.get(record.bytes.start as usize..record.bytes.end as usize).unwrap_or_default()
    }

    /// The place of a record.
    pub(crate) fn place<T>(&self, record: &Record<T>) -> Span {
        Span { file: self.file, start: record.bytes.start, end: record.bytes.end }
    }

    pub(crate) fn report(&mut self, diagnostic: Diagnostic) {
        self.trouble.push(diagnostic);
    }

    /// Changes the latest fault, if it is of this code.
    pub(crate) fn amend_last(&mut self, code: Code, change: impl FnOnce(&mut Diagnostic)) {
        if let Some(diagnostic) = self.trouble.last_mut().filter(|diagnostic| diagnostic.code == code) {
            change(diagnostic);
        }
    }

    /// Takes the faults gathered so far, leaving none.
    pub(crate) fn drain_trouble(&mut self) -> Vec<Diagnostic> {
        mem::take(&mut self.trouble)
    }

    /// Reports what ron says of a piece, at its place in the file and in the words of this project.
    pub(crate) fn report_ron(&mut self, piece: &str, error: &SpannedError, general: Code, sort: &str) {
        let place = self.place_in(piece, error);
        self.report(explain(error, general, sort, piece, place));
    }

    /// The place of an error inside a piece, moved to where the piece stands in the file.
    fn place_in(&self, piece: &str, error: &SpannedError) -> Span {
        let whole = self.span(piece);
        let start = byte_at(piece, error.span.start.line, error.span.start.col);
        let end = byte_at(piece, error.span.end.line, error.span.end.col);
        let is_one_word = matches!(
            error.code,
            ron::Error::MissingStructField { .. }
                | ron::Error::ExpectedString
                | ron::Error::InvalidValueForType { .. }
        );
        match is_one_word || start >= piece.len() {
            // What is missing has no place of its own: the first line of the piece stands for it.
            true => Span { end: whole.start + piece.lines().next().map_or(0, str::len) as u32, ..whole },
            false => Span {
                start: whole.start + start as u32,
                end: whole.start + end.clamp(start + 1, piece.len().max(start + 1)) as u32,
                ..whole
            },
        }
        .within(self.text)
    }
}

impl Span {
    /// The same span, moved outwards to the nearest character boundaries of its text.
    fn within(self, text: &str) -> Self {
        let start = text.floor_char_boundary(self.start as usize);
        let end = text.ceil_char_boundary((self.end as usize).min(text.len()));
        Self { start: start as u32, end: end.max(start) as u32, ..self }
    }
}

/// The byte at a line and column as ron counts them: from 1, columns in characters.
fn byte_at(text: &str, line: usize, column: usize) -> usize {
    let line_start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = &text[line_start.min(text.len())..];
    line_start + rest.char_indices().nth(column.saturating_sub(1)).map_or(rest.len(), |(at, _)| at)
}

/// Says in plain words what ron objects to.
fn explain(error: &SpannedError, general: Code, sort: &str, piece: &str, place: Span) -> Diagnostic {
    match &error.code {
        ron::Error::NoSuchStructField { expected, found, .. } => {
            Diagnostic::new(Code::UnknownField, format!("there is no field `{found}` here"), place)
                .help(did_you_mean(found, expected))
        }
        ron::Error::NoSuchEnumVariant { found, expected, outer }
            if outer.as_deref().is_some_and(|outer| ["Rank", "MissionGrade", "Quality"].contains(&outer)) =>
        {
            Diagnostic::new(Code::RankOutOfRange, format!("`{found}` is no rank, grade or quality"), place)
                .help(did_you_mean(found, expected))
        }
        ron::Error::NoSuchEnumVariant { expected, found, .. } => Diagnostic::new(
            Code::WrongShape,
            format!("`{found}` is none of the words that can stand here"),
            place,
        )
        .help(did_you_mean(found, expected)),
        ron::Error::MissingStructField { field, .. } => {
            Diagnostic::new(Code::MissingField, format!("the {sort} has no `{field}`"), place)
                .help(format!("write `{field}: …`"))
        }
        ron::Error::DuplicateStructField { field, .. } => {
            Diagnostic::new(Code::WrongShape, format!("`{field}` is written twice"), place)
                .help("keep the one that is right")
        }
        ron::Error::ExpectedString => {
            let shown: String = piece.chars().take(40).collect();
            Diagnostic::new(
                Code::WrongShape,
                format!("a text in quotation marks belongs here, not `{shown}`"),
                place,
            )
            .help(format!("write \"{}\"", shown.trim_matches('"')))
        }
        ron::Error::ExceededRecursionLimit => {
            Diagnostic::new(Code::BrokenFile, "brackets are nested too deeply to be a record", place)
                .help("a record nests brackets at most a few deep; look for a bracket that is never closed")
        }
        ron::Error::ExpectedDifferentStructName { .. } | ron::Error::ExpectedNamedStructLike(_)
            if general == Code::BrokenFile =>
        {
            Diagnostic::new(general, "this is no graph file: a graph file begins with a bracket", place)
                .help("a graph file is written `( entities: [...], sources: [...], acts: [...] )`")
        }
        other => Diagnostic::new(general, format!("{sort} cannot be read: {}", in_plain_words(other)), place)
            .help("look for a missing comma, bracket or quotation mark at or before this place"),
    }
}

/// What ron says of broken text, without its own terms.
fn in_plain_words(error: &ron::Error) -> String {
    match error {
        ron::Error::Eof => "it ends too early, with a bracket left open".to_owned(),
        ron::Error::ExpectedComma => "a comma is missing".to_owned(),
        ron::Error::ExpectedMapColon => "a colon is missing after the name of a field".to_owned(),
        ron::Error::ExpectedStringEnd => "a quotation mark is left open".to_owned(),
        ron::Error::ExpectedArrayEnd => "a square bracket is left open".to_owned(),
        ron::Error::ExpectedStructLikeEnd | ron::Error::ExpectedMapEnd => "a bracket is left open".to_owned(),
        ron::Error::ExpectedArray => "a list in square brackets belongs here".to_owned(),
        ron::Error::ExpectedBoolean => "`true` or `false` belongs here".to_owned(),
        ron::Error::ExpectedInteger => "a whole number belongs here".to_owned(),
        ron::Error::ExpectedIdentifier => "a word belongs here".to_owned(),
        other => other.to_string(),
    }
}

/// Suggests the nearest of the known words, or lists them all.
pub(crate) fn did_you_mean<S: AsRef<str>>(given: &str, known: &[S]) -> String {
    let nearest = known
        .iter()
        .map(|word| {
            (strsim::damerau_levenshtein(&given.to_lowercase(), &word.as_ref().to_lowercase()), word.as_ref())
        })
        .min();
    match nearest {
        Some((distance, word)) if distance * 3 <= given.len().max(3) => format!("did you mean `{word}`?"),
        _ => {
            let list: Vec<String> = known.iter().map(|word| format!("`{}`", word.as_ref())).collect();
            format!("what can stand here: {}", list.join(", "))
        }
    }
}
