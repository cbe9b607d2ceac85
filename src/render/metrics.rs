//! How wide a text is: our own arithmetic over the advance widths of the shipped font, so that a figure comes out the
//! same on any machine.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use unicode_width::UnicodeWidthChar;

/// The weight of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Noto Sans Regular.
    Regular,
    /// Noto Sans Bold.
    Bold,
}

// The advance widths of the shipped font in thousandths of its size, regular and bold: of the characters below `NEAR.len()`, which are Latin,
// Greek and Cyrillic, by number, of the others in order. The build script makes them of `assets/advances.txt`.
include!(concat!(env!("OUT_DIR"), "/advances.rs"));

/// The widest form of each Arabic letter in Noto Sans Arabic, which is not shipped; read once a text has one.
static ARABIC: LazyLock<BTreeMap<char, [u16; 2]>> =
    LazyLock::new(|| include_str!("../../assets/advances-arabic.txt").lines().map(advance).collect());

/// The widths of a character of the shipped font.
fn shipped(c: char) -> Option<[u16; 2]> {
    match NEAR.get(c as usize) {
        Some(slot) => *slot,
        None => FAR.binary_search_by_key(&c, |(known, _)| *known).ok().map(|at| FAR[at].1),
    }
}

/// Reads one line of the table: the character in hexadecimal, its regular and its bold width.
fn advance(line: &str) -> (char, [u16; 2]) {
    let mut fields = line.split(' ');
    let c = fields.next().and_then(|c| u32::from_str_radix(c, 16).ok()).and_then(char::from_u32);
    let mut wide = || fields.next().and_then(|wide| wide.parse().ok());
    let entry = c.zip(wide().zip(wide()));
    let (c, (regular, bold)) = entry.expect("a table of advances has three numbers a line");
    (c, [regular, bold])
}

/// Whether the shipped font has a glyph for this character.
#[must_use]
pub fn is_shipped(c: char) -> bool {
    shipped(c).is_some()
}

/// The width of a text on one line, in the unit of `size`.
///
/// Other scripts get the width that common fonts give them: a full square for East Asian characters, a little more for
/// emoji, two thirds of the size for the rest. Arabic letters count with the widest of their forms in Noto Sans Arabic, so
/// that a word is never wider than that.
#[must_use]
pub fn width(text: &str, size: f64, weight: Weight) -> f64 {
    f64::from(units(text, weight)) * size / 1000.0
}

/// The width of a text in thousandths of its size.
fn units(text: &str, weight: Weight) -> u32 {
    text.chars().map(|c| thousandths(c, weight)).sum()
}

fn thousandths(c: char, weight: Weight) -> u32 {
    match shipped(c).or_else(|| ARABIC.get(&c).copied()) {
        Some([regular, bold]) => u32::from(match weight {
            Weight::Regular => regular,
            Weight::Bold => bold,
        }),
        None => match c.width().unwrap_or(0) {
            0 => 0,
            1 => 660,
            _ if c >= '\u{1f000}' => 1300,
            _ => 1000,
        },
    }
}

/// Breaks a text into at most `most` lines of at most `room` width; the last ends in an ellipsis if words were left out.
///
/// Lines break at spaces, and within a word only where it alone is too wide.
#[must_use]
pub fn wrap(text: &str, size: f64, weight: Weight, room: f64, most: usize) -> Vec<String> {
    let is_within = |units: u32| f64::from(units) * size / 1000.0 <= room;
    // A long text is not measured to its end.
    let fits = |text: &str| {
        let mut taken = 0;
        text.chars().all(|c| {
            taken += thousandths(c, weight);
            is_within(taken)
        })
    };
    if is_spaced_evenly(text) && most > 0 && fits(text) {
        return vec![text.to_owned()];
    }
    // The font's units of the last line so far; they add up, so that no line is measured twice.
    let units = |text: &str| units(text, weight);
    let blank = thousandths(' ', weight);
    let mut taken = 0;
    let mut lines = vec![String::new()];
    let mut set = |lines: &mut Vec<String>, word: &str, wide: u32| {
        let line = lines.last_mut().expect("there is always a line");
        if line.is_empty() {
            line.reserve(text.len().min(128));
        } else if is_within(taken + blank + wide) {
            line.push(' ');
            taken += blank;
        } else {
            lines.push(word.to_owned());
            taken = wide;
            return;
        }
        line.push_str(word);
        taken += wide;
    };
    for word in text.split_whitespace() {
        if lines.len() > most {
            break;
        }
        match units(word) {
            wide if is_within(wide) => set(&mut lines, word, wide),
            _ => pieces(word, &fits).iter().for_each(|piece| set(&mut lines, piece, units(piece))),
        }
    }
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            while !fits(&format!("{last}…")) && last.pop().is_some() {}
            last.push('…');
        }
    }
    lines
}

/// Whether a text has no white space but single blanks between words.
fn is_spaced_evenly(text: &str) -> bool {
    text.split(' ').all(|word| !word.is_empty()) && !text.contains(|c: char| c != ' ' && c.is_whitespace())
}

/// A word that is too wide in pieces that fit, broken nowhere before a mark that belongs to the character in front of it.
fn pieces(word: &str, fits: &impl Fn(&str) -> bool) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for c in word.chars() {
        let piece = pieces.last_mut().expect("there is always a piece");
        let joins = c.width().unwrap_or(0) == 0 || piece.ends_with('\u{200d}');
        piece.push(c);
        if !joins && !fits(piece) {
            piece.pop();
            pieces.push(c.to_string());
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_those_of_the_font() {
        assert_eq!(width("A A", 10.0, Weight::Regular), 15.38);
        assert!(width("Åland", 10.0, Weight::Bold) > width("Åland", 10.0, Weight::Regular));
        assert_eq!(width("中華", 10.0, Weight::Regular), 20.0);
    }

    #[test]
    fn wrapping_keeps_every_word_and_every_line_fits() {
        let text = format!("Ruritania and {} Utopia", "x".repeat(200));
        let lines = wrap(&text, 12.0, Weight::Regular, 100.0, usize::MAX);
        assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
        assert!(lines.iter().all(|line| width(line, 12.0, Weight::Regular) <= 100.0));
    }

    #[test]
    fn what_does_not_fit_ends_in_an_ellipsis() {
        let lines = wrap(&"name ".repeat(100), 12.0, Weight::Bold, 120.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…') && width(&lines[1], 12.0, Weight::Bold) <= 120.0);
    }
}
