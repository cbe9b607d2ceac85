//! One side of a card: what is said on it, and the same set in lines of some size.

use super::super::pages::opened;
use super::super::piece::{lines, one_line};
use super::super::{feedback, key, letter, mixed, rights};
use crate::lesson::{Item, Response, Stimulus};
use crate::render::metrics::{Weight, wrap};

/// The distance of lines, as a multiple of their size.
const LEADING: f64 = 1.36;
/// How far below the top of its line a text stands.
const BASELINE: f64 = 1.06;
/// How much smaller small print is.
const SMALL: f64 = 0.86;
/// The least height of letters in a figure: six points.
const LEAST_IN_FIGURE: f64 = 8.0;

/// Something said on a card.
pub(super) enum Piece {
    Words {
        mark: String,
        text: String,
        weight: Weight,
        is_small: bool,
    },
    /// A drawing with its own size, and what it shows in words.
    Figure {
        view: (f64, f64),
        inside: String,
        label: String,
    },
}

/// What is drawn, with its place from the left top corner of the words.
pub(super) enum Drawn {
    /// A line of text, with the letter of a choice in front where there is one.
    Line {
        x: f64,
        y: f64,
        size: f64,
        weight: Weight,
        text: String,
        mark: String,
    },
    Figure {
        y: f64,
        size: (f64, f64),
        view: (f64, f64),
        inside: String,
        label: String,
    },
}

/// A side set in letters of a size.
pub(super) struct Set {
    pub(super) drawn: Vec<Drawn>,
    pub(super) high: f64,
}

/// The question with its choices.
pub(super) fn front(item: &Item) -> Vec<Piece> {
    let mut pieces = Vec::new();
    match &item.stimulus {
        Some(Stimulus::Figure { svg, alternative }) => {
            let label = one_line(alternative);
            pieces.push(match opened(svg) {
                Some((view, inside)) => Piece::Figure { view, inside, label },
                None => words(&label),
            });
        }
        Some(Stimulus::Text(text)) => pieces.extend(lines(text).map(|line| words(&line))),
        None => {}
    }
    pieces.extend(lines(&item.prompt).map(|line| bold(&line)));
    let lettered = |(at, text): (usize, &str)| marked(format!("{}.", letter(at)), text);
    match &item.response {
        Response::Choice(choices) | Response::Several(choices) => {
            pieces.extend(choices.iter().map(|choice| choice.text.as_str()).enumerate().map(lettered));
        }
        Response::TrueFalse { .. } | Response::Number(_) => {}
        Response::Order(parts) => {
            let shown = mixed(parts, &item.id);
            pieces.extend(shown.iter().map(String::as_str).enumerate().map(lettered));
        }
        Response::Match(pairs) => {
            pieces.extend(rights(pairs).iter().map(String::as_str).enumerate().map(lettered));
            pieces.extend(pairs.iter().map(|(left, _)| words(&format!("{}: ?", one_line(left)))));
        }
    }
    pieces
}

/// The key with its reasons; sources by number alone.
pub(super) fn back(item: &Item) -> Vec<Piece> {
    let sources: String = item.sources.iter().map(|number| format!(" [{number}]")).collect();
    let mut pieces = vec![bold(&one_line(&key(item)))];
    pieces.push(words(&format!("{}{sources}", one_line(&item.explanation))));
    pieces.extend(feedback(item).iter().map(|line| small(&one_line(line))));
    if !item.question.is_empty() {
        pieces.push(small(&format!("Ask again: comity {}", one_line(&item.question))));
    }
    pieces
}

fn words(text: &str) -> Piece {
    Piece::Words { mark: String::new(), text: text.to_owned(), weight: Weight::Regular, is_small: false }
}

fn bold(text: &str) -> Piece {
    Piece::Words { mark: String::new(), text: text.to_owned(), weight: Weight::Bold, is_small: false }
}

fn small(text: &str) -> Piece {
    Piece::Words { mark: String::new(), text: text.to_owned(), weight: Weight::Regular, is_small: true }
}

fn marked(mark: String, text: &str) -> Piece {
    Piece::Words { mark, text: one_line(text), weight: Weight::Regular, is_small: false }
}

/// Sets a side in letters of a size; none where it does not fit. A figure takes the room that the words leave, if it can still be read
/// there; where there is no larger card it need not.
pub(super) fn set(pieces: &[Piece], size: f64, room: (f64, f64), is_last: bool) -> Option<Set> {
    let between = size * 0.3;
    let texts: Vec<Vec<Drawn>> = pieces.iter().map(|piece| piece.lines(size, room.0)).collect();
    let of_words = texts.iter().flatten().map(Drawn::high).sum::<f64>();
    let gaps = between * pieces.len().saturating_sub(1) as f64;
    let spare = room.1 - of_words - gaps;
    if spare < 0.0 {
        return None;
    }
    let mut drawn = Vec::new();
    let mut top = 0.0;
    for (piece, lines) in pieces.iter().zip(texts) {
        if top > 0.0 {
            top += between;
        }
        if let Piece::Figure { view, inside, label } = piece {
            let scale = (room.0 / view.0).min(spare / view.1).min(1.0);
            let is_read = smallest_letters(inside) * scale >= LEAST_IN_FIGURE;
            if scale <= 0.0 || !(is_read || is_last) {
                return None;
            }
            let size = (view.0 * scale, view.1 * scale);
            drawn.push(Drawn::Figure {
                y: top,
                size,
                view: *view,
                inside: inside.clone(),
                label: label.clone(),
            });
            top += size.1;
        }
        for mut line in lines {
            let high = line.high();
            if let Drawn::Line { y, size, .. } = &mut line {
                *y = top + *size * BASELINE;
            }
            top += high;
            drawn.push(line);
        }
    }
    Some(Set { drawn, high: top })
}

impl Piece {
    /// Its lines, each from the left; none of a figure.
    fn lines(&self, size: f64, room: f64) -> Vec<Drawn> {
        let Self::Words { mark, text, weight, is_small } = self else { return Vec::new() };
        let size = if *is_small { size * SMALL } else { size };
        let x = if mark.is_empty() { 0.0 } else { size * 1.5 };
        let lines = wrap(text, size, *weight, room - x, usize::MAX).into_iter().enumerate();
        let line = |(at, text)| {
            let mark = if at == 0 { mark.clone() } else { String::new() };
            Drawn::Line { x, y: 0.0, size, weight: *weight, text, mark }
        };
        lines.map(line).collect()
    }
}

impl Drawn {
    fn high(&self) -> f64 {
        match self {
            Self::Line { size, .. } => size * LEADING,
            Self::Figure { size, .. } => size.1,
        }
    }
}

/// The smallest letters of a drawing, by its own measure.
fn smallest_letters(inside: &str) -> f64 {
    let sizes =
        inside.split("font-size=\"").skip(1).filter_map(|part| part.split('"').next()?.parse::<f64>().ok());
    sizes.fold(f64::INFINITY, f64::min)
}
