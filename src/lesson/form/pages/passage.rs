//! Running text of which some words stand out, broken into lines.

use super::{INK, LEADING, Mark, Row, SIZE};
use crate::lesson::form::paper::{Manner, Run};
use crate::render::metrics::{Weight, width, wrap};
use crate::text::visible;

/// Where the words of an entry of a list begin.
const ENTRY: f64 = 28.0;

/// What stands between two blanks: parts of one word may stand out.
type Word = Vec<(String, Manner)>;

/// Sets a passage, with its mark in front of its first line.
pub(super) fn passage(rows: &mut Vec<Row>, mark: &str, runs: &[Run], room: f64) {
    let from = if mark.is_empty() { 0.0 } else { ENTRY };
    let blank = width(" ", SIZE, Weight::Regular);
    let mut lines: Vec<Vec<Word>> = vec![Vec::new()];
    let mut taken = 0.0;
    for word in words(runs).into_iter().flat_map(|word| pieces(word, room - from)) {
        let wide = word_width(&word);
        let line = lines.last_mut().expect("there is a line");
        if !line.is_empty() && taken + blank + wide > room - from {
            lines.push(vec![word]);
            taken = wide;
        } else {
            taken += if line.is_empty() { wide } else { blank + wide };
            line.push(word);
        }
    }
    let before = rows.len();
    rows.extend(lines.into_iter().map(|line| set(line, from, blank)));
    if !mark.is_empty() {
        rows[before].marks.push(text(0.0, Weight::Regular, visible(mark)));
    }
}

/// The words of some runs.
fn words(runs: &[Run]) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut is_open = false;
    for run in runs {
        // The font has no letters of a typewriter: what is to be typed stands in quotation marks.
        let said = match run.manner {
            Manner::Code => format!("“{}”", run.text.trim()),
            _ => run.text.clone(),
        };
        for (at, part) in said.split(char::is_whitespace).enumerate() {
            is_open &= at == 0;
            if part.is_empty() {
                continue;
            }
            let part = (visible(part), run.manner);
            match words.last_mut().filter(|_| is_open) {
                Some(word) => word.push(part),
                None => words.push(vec![part]),
            }
            is_open = true;
        }
    }
    words
}

/// A word as it is, or broken where it alone is wider than the line.
fn pieces(word: Word, room: f64) -> Vec<Word> {
    if word_width(&word) <= room {
        return vec![word];
    }
    let broken = |(text, manner): (String, Manner)| {
        wrap(&text, SIZE, weight(manner), room, usize::MAX).into_iter().map(move |text| vec![(text, manner)])
    };
    word.into_iter().flat_map(broken).collect()
}

fn set(line: Vec<Word>, from: f64, blank: f64) -> Row {
    let mut marks = Vec::new();
    let mut x = from;
    // Words of one manner that follow each other are one text, to be searched and copied.
    let mut open: Option<(f64, String, Manner)> = None;
    let mut close = |part: Option<(f64, String, Manner)>| {
        let Some((x, words, manner)) = part else { return };
        if manner == Manner::Emphasis {
            marks.push(Mark::Under { x, wide: width(&words, SIZE, Weight::Regular), size: SIZE });
        }
        marks.push(text(x, weight(manner), words));
    };
    for (at, word) in line.into_iter().enumerate() {
        for (part, (words, manner)) in word.into_iter().enumerate() {
            let has_blank = at > 0 && part == 0;
            let wide = width(&words, SIZE, weight(manner));
            let lead = if has_blank { blank } else { 0.0 };
            match &mut open {
                Some((_, said, same)) if *same == manner => {
                    said.push_str(if has_blank { " " } else { "" });
                    said.push_str(&words);
                }
                _ => {
                    close(open.take());
                    open = Some((x + lead, words, manner));
                }
            }
            x += lead + wide;
        }
    }
    close(open);
    Row { high: SIZE * LEADING, marks }
}

fn text(x: f64, weight: Weight, text: String) -> Mark {
    Mark::Text { x, size: SIZE, weight, ink: INK, text }
}

fn weight(manner: Manner) -> Weight {
    if manner == Manner::Strong { Weight::Bold } else { Weight::Regular }
}

fn word_width(word: &Word) -> f64 {
    word.iter().map(|(text, manner)| width(text, SIZE, weight(*manner))).sum()
}
