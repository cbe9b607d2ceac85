//! Where labels stand in a figure: marked with their language, and isolated, so that a name written from right to left keeps the
//! numbers and brackets beside it in their order.

use std::collections::BTreeMap;
use std::ops::Range;

use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};
use quick_xml::{Reader, Writer};

use super::Labels;

/// Opens a stretch of text that is read from right to left and turns nothing outside around.
const ISOLATE: char = '\u{2067}';
/// Closes it.
const END: char = '\u{2069}';
/// A label that was cut off is known by as many letters in front of its ellipsis.
const FEWEST: usize = 2;

/// Labels as their letters without blanks, by the first one, the longest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Letters(BTreeMap<char, Vec<Vec<char>>>);

impl Letters {
    pub(super) fn add(&mut self, name: &str) {
        let letters: Vec<char> = name.chars().filter(|c| !c.is_whitespace()).collect();
        let Some(first) = letters.first() else { return };
        let alike = self.0.entry(*first).or_default();
        if !alike.contains(&letters) {
            alike.push(letters);
            alike.sort_by_key(|letters| std::cmp::Reverse(letters.len()));
        }
    }
}

/// A letter on its place.
struct Letter {
    c: char,
    line: usize,
    at: usize,
    /// Whether it follows the letter before it without a blank or a break.
    is_joined: bool,
}

impl Letter {
    /// Whether a word goes on from one letter to this one.
    fn goes_on(&self, before: &Self) -> bool {
        self.is_joined && self.c.is_alphanumeric() && before.c.is_alphanumeric()
    }
}

/// A line of text of a figure, as it is read.
struct Line<'e> {
    start: BytesStart<'e>,
    text: String,
    /// What stands between it and the line before.
    gap: Vec<Event<'e>>,
}

impl Labels {
    /// A text with its labels isolated, where they are written from right to left.
    pub(super) fn isolated(&self, text: &str) -> String {
        self.parts(text).into_iter().map(|(part, is_label)| self.guarded(part, is_label)).collect()
    }

    fn guarded(&self, part: &str, is_label: bool) -> String {
        match is_label && self.language.is_right_to_left() {
            true => format!("{ISOLATE}{part}{END}"),
            false => part.to_owned(),
        }
    }

    /// A text in parts, each with whether it is a label.
    pub(in crate::render) fn parts<'t>(&self, text: &'t str) -> Vec<(&'t str, bool)> {
        let found = self.found_in(&[text]).pop().unwrap_or_default();
        cut(text, &found)
    }

    /// Where labels stand in lines of text, of which one label may take several.
    fn found_in(&self, lines: &[&str]) -> Vec<Vec<Range<usize>>> {
        let mut letters = Vec::new();
        for (line, text) in lines.iter().enumerate() {
            let mut is_joined = false;
            for (at, c) in text.char_indices() {
                if !c.is_whitespace() {
                    letters.push(Letter { c, line, at, is_joined });
                }
                is_joined = !c.is_whitespace();
            }
        }
        let mut found = vec![Vec::new(); lines.len()];
        let mut at = 0;
        while at < letters.len() {
            let Some(end) = self.label_at(&letters, at) else {
                at += 1;
                continue;
            };
            // A label that is broken over lines is marked on each.
            for on_line in letters[at..end].chunk_by(|one, next| one.line == next.line) {
                if let (Some(first), Some(last)) = (on_line.first(), on_line.last()) {
                    found[first.line].push(first.at..last.at + last.c.len_utf8());
                }
            }
            at = end;
        }
        found
    }

    /// Where the longest label ends that begins at a letter, if one does.
    fn label_at(&self, letters: &[Letter], start: usize) -> Option<usize> {
        if start > 0 && letters[start].goes_on(&letters[start - 1]) {
            return None;
        }
        let ends = |label: &Vec<char>| {
            let same = label.iter().zip(&letters[start..]).take_while(|(c, letter)| **c == letter.c).count();
            let end = start + same;
            let next = letters.get(end);
            if same == label.len() {
                return next.is_none_or(|next| !next.goes_on(&letters[end - 1])).then_some(end);
            }
            (same >= FEWEST && next.is_some_and(|next| next.c == '…')).then_some(end + 1)
        };
        self.letters.0.get(&letters[start].c)?.iter().find_map(ends)
    }

    /// The elements of a drawing with their labels marked.
    ///
    /// Lines that follow each other directly are one text, as the pen writes them.
    pub(super) fn marked(&self, elements: &str) -> String {
        let mut reader = Reader::from_str(elements);
        let mut pen = Writer::new(Vec::new());
        let mut lines: Vec<Line<'_>> = Vec::new();
        let mut gap: Vec<Event<'_>> = Vec::new();
        loop {
            match reader.read_event().expect("a drawing is well formed") {
                Event::Start(start) if start.name().as_ref() == "text" => {
                    let text = content(&mut reader);
                    lines.push(Line { start, text, gap: std::mem::take(&mut gap) });
                }
                Event::Start(start) if start.name().as_ref() == "title" => {
                    self.write(&mut pen, &mut lines, &mut gap);
                    let title = self.isolated(&content(&mut reader));
                    put(&mut pen, Event::Start(start));
                    put(&mut pen, Event::Text(BytesText::new(&title)));
                    put(&mut pen, Event::End(BytesEnd::new("title")));
                }
                Event::Text(blank) => gap.push(Event::Text(blank)),
                Event::Eof => {
                    self.write(&mut pen, &mut lines, &mut gap);
                    return String::from_utf8(pen.into_inner()).expect("strings in, string out");
                }
                other => {
                    self.write(&mut pen, &mut lines, &mut gap);
                    put(&mut pen, other);
                }
            }
        }
    }

    /// Writes lines that were read, and what stands behind them.
    fn write(&self, pen: &mut Writer<Vec<u8>>, lines: &mut Vec<Line<'_>>, gap: &mut Vec<Event<'_>>) {
        let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
        let found = self.found_in(&texts);
        for (line, found) in lines.drain(..).zip(found) {
            line.gap.into_iter().for_each(|event| put(pen, event));
            match cut(&line.text, &found).as_slice() {
                [(label, true)] => {
                    put(pen, Event::Start(self.told(line.start)));
                    put(pen, Event::Text(BytesText::new(&self.guarded(label, true))));
                }
                parts => {
                    put(pen, Event::Start(line.start));
                    for (part, is_label) in parts {
                        let text = self.guarded(part, *is_label);
                        if *is_label {
                            put(pen, Event::Start(self.told(BytesStart::new("tspan"))));
                        }
                        put(pen, Event::Text(BytesText::new(&text)));
                        if *is_label {
                            put(pen, Event::End(BytesEnd::new("tspan")));
                        }
                    }
                }
            }
            put(pen, Event::End(BytesEnd::new("text")));
        }
        gap.drain(..).for_each(|event| put(pen, event));
    }

    /// An element that says its language, for SVG alone and within HTML.
    fn told<'e>(&self, mut start: BytesStart<'e>) -> BytesStart<'e> {
        start.push_attribute(("lang", self.language.tag()));
        start.push_attribute(("xml:lang", self.language.tag()));
        start
    }
}

/// A text cut at the ends of stretches, each part with whether it is one of them.
fn cut<'t>(text: &'t str, stretches: &[Range<usize>]) -> Vec<(&'t str, bool)> {
    let mut parts = Vec::new();
    let mut at = 0;
    for stretch in stretches {
        parts.push((&text[at..stretch.start], false));
        parts.push((&text[stretch.clone()], true));
        at = stretch.end;
    }
    parts.push((&text[at..], false));
    parts.retain(|(part, _)| !part.is_empty());
    parts
}

/// The text of the element that was opened, which holds nothing else.
fn content(reader: &mut Reader<&[u8]>) -> String {
    let mut text = String::new();
    loop {
        match reader.read_event().expect("a drawing is well formed") {
            Event::Text(part) => text.push_str(&part.xml10_content()),
            Event::GeneralRef(part) => match quick_xml::escape::unescape(&format!("&{};", &*part)) {
                Ok(c) => text.push_str(&c),
                Err(error) => panic!("the pen writes known entities alone: {error}"),
            },
            Event::End(_) => return text,
            other => panic!("the pen writes text alone into lines and titles, not {other:?}"),
        }
    }
}

fn put(pen: &mut Writer<Vec<u8>>, event: Event<'_>) {
    pen.write_event(event).expect("memory takes all bytes");
}

#[cfg(test)]
mod tests {
    use super::super::{Language, Party};
    use super::*;

    fn labels(language: Language, codes: &[&str]) -> Labels {
        Labels::new(language, codes.iter().map(|code| Party { id: code, name: code, code: Some(code) }))
    }

    #[test]
    fn a_label_is_marked_where_it_stands_and_not_within_a_word() {
        let labels = labels(Language::French, &["NER", "GIN", "GNB", "ARE"]);
        assert_eq!(labels.parts("Nigeria, Niger"), [("Nigeria, ", false), ("Niger", true)]);
        assert_eq!(labels.parts("Guinée-Bissau"), [("Guinée-Bissau", true)]);
        assert_eq!(labels.parts("Émirats arab…"), [("Émirats arab…", true)]);
        let drawn = "\n <g>\n  <title>Niger</title>\n  <text x=\"1\">Émirats</text>\n  <text x=\"2\">arabes unis: a &lt;b&gt;</text>\n </g>";
        assert_eq!(
            labels.marked(drawn),
            "\n <g>\n  <title>Niger</title>\n  <text x=\"1\" lang=\"fr\" xml:lang=\"fr\">Émirats</text>\n  <text x=\"2\"><tspan lang=\"fr\" xml:lang=\"fr\">arabes unis</tspan>: a &lt;b&gt;</text>\n </g>"
        );
    }

    #[test]
    fn a_label_from_right_to_left_is_isolated() {
        let labels = labels(Language::Persian, &["RUS"]);
        assert_eq!(labels.isolated("- روسیه (1997)\n"), "- \u{2067}روسیه\u{2069} (1997)\n");
        let drawn = "<text>روسیه (1997)</text>";
        assert_eq!(
            labels.marked(drawn),
            "<text><tspan lang=\"fa\" xml:lang=\"fa\">\u{2067}روسیه\u{2069}</tspan> (1997)</text>"
        );
    }
}
