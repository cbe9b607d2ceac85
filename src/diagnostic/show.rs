//! A diagnostic as text for people, with the lines of the file it is about.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Diagnostic, Label, Severity};
use crate::text::{TextMap, visible};

/// Whether messages carry terminal colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// Plain text.
    Never,
    /// ANSI colours.
    Always,
}

/// The longest line of a file that is shown in a message, in bytes. A longer one is cut around the place.
const LONGEST_LINE: usize = 240;

/// How much of a line is shown from the place on, in bytes, and how much is underlined where the place goes on beyond that: a
/// record may fill a long line, and its beginning is enough to find it.
const LONGEST_REST: usize = 160;
const LONGEST_UNDERLINE: usize = 60;

/// Prints one diagnostic with its place in the file.
///
/// Text from the file is shown with control and bidirectional characters made visible.
#[must_use]
pub fn show(diagnostic: &Diagnostic, texts: &TextMap, colour: Colour) -> String {
    let level = match diagnostic.code.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let headline = visible(&diagnostic.headline);
    let excerpts: Vec<Excerpt<'_>> = diagnostic
        .place
        .iter()
        .map(|label| (label, AnnotationKind::Primary))
        .chain(diagnostic.also.iter().map(|label| (label, AnnotationKind::Context)))
        .map(|(label, kind)| Excerpt::new(label, kind, texts))
        .collect();
    let mut group = Group::with_title(level.primary_title(headline).id(diagnostic.code.name()));
    for excerpt in &excerpts {
        let annotation = excerpt.kind.span(excerpt.range.clone());
        group = group.element(
            Snippet::source(&excerpt.text)
                .path(excerpt.path)
                .line_start(excerpt.line)
                .annotation(annotation.label(&excerpt.label)),
        );
    }
    for note in &diagnostic.notes {
        group = group.element(Level::NOTE.message(visible(note)));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(visible(help)));
    }
    let renderer = match colour {
        Colour::Never => Renderer::plain(),
        Colour::Always => Renderer::styled(),
    };
    renderer.render(&[group])
}

/// The lines around a place, made safe to show, with the place moved to where it now stands.
struct Excerpt<'t> {
    path: &'t str,
    line: usize,
    text: String,
    range: std::ops::Range<usize>,
    label: String,
    kind: AnnotationKind,
}

impl<'t> Excerpt<'t> {
    fn new(label: &Label, kind: AnnotationKind, texts: &'t TextMap) -> Self {
        let whole = texts.text(label.span.file);
        let place = label.span.range();
        let first_line_end = whole[place.start..].find('\n').map_or(whole.len(), |at| place.start + at);
        let from = whole[..place.start]
            .rfind('\n')
            .map_or(0, |at| at + 1)
            .max(floor(whole, place.start.saturating_sub(LONGEST_LINE)));
        let to = first_line_end.min(floor(whole, place.start + LONGEST_REST));
        let end = match place.end <= to {
            true => place.end,
            false => to.min(floor(whole, place.start + LONGEST_UNDERLINE)),
        };
        let (before, inside, after) =
            (visible(&whole[from..place.start]), visible(&whole[place.start..end]), visible(&whole[end..to]));
        Self {
            path: texts.name(label.span.file),
            line: texts.position(label.span).0,
            range: before.len()..before.len() + inside.len(),
            text: format!("{before}{inside}{after}"),
            label: visible(&label.text),
            kind,
        }
    }
}

/// The nearest character boundary at or before a byte.
fn floor(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at.min(text.len()))
}
