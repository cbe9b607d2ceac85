//! What a page said and says no more.

use std::fmt;

use super::page::Found;
use crate::text::visible;

/// An answer that is not what the page said before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The line of its block, from 1.
    pub line: usize,
    /// What is asked.
    pub words: String,
    /// The lines that went; `None` where nothing was woven before.
    pub was: Option<String>,
    /// The lines that came.
    pub now: String,
    /// The line and the words of the paragraph before the block, which may have to be mended as well.
    pub prose: Option<(usize, String)>,
}

/// More lines than this of a long answer are counted and not shown.
const MOST_LINES: usize = 4;

impl fmt::Display for Change {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let asked = visible(&self.words);
        match &self.was {
            None => write!(formatter, "line {}: *{asked}* is not woven yet", self.line)?,
            Some(was) => {
                write!(formatter, "line {}: the answer to *{asked}* has changed", self.line)?;
                let same = was.chars().zip(self.now.chars()).take_while(|(a, b)| a == b).count();
                for (word, lines) in [("was", was), ("now", &self.now)] {
                    for (at, line) in lines.lines().take(MOST_LINES).enumerate() {
                        write!(formatter, "\n  {word}: {}", brief(line, if at == 0 { same } else { 0 }))?;
                    }
                    let more = lines.lines().count().saturating_sub(MOST_LINES);
                    if more > 0 {
                        write!(formatter, "\n  {word}: … and {more} lines more")?;
                    }
                    if lines.is_empty() {
                        write!(formatter, "\n  {word}: (nothing)")?;
                    }
                }
            }
        }
        match &self.prose {
            Some((line, words)) if self.was.is_some() => {
                write!(formatter, "\n  mend, if it is no longer so, line {line}: {}", brief(words, 0))
            }
            _ => Ok(()),
        }
    }
}

/// Compares what a block got with what stood there.
pub(super) fn change(found: &Found, page: &str, told: &str) -> Option<Change> {
    let was = found.answer.as_ref().map(|answer| page[answer.inside.clone()].trim());
    if was == Some(told) {
        return None;
    }
    let (was, now) = match was {
        None => (None, told.to_owned()),
        Some(was) => {
            let (was, now) = differing(was, told);
            (Some(was), now)
        }
    };
    let prose = found.prose.clone().map(|at| {
        let line = page[..at.start].matches('\n').count() + 1;
        (line, page[at].split_whitespace().collect::<Vec<_>>().join(" "))
    });
    Some(Change { line: found.block.line, words: found.block.words.clone(), was, now, prose })
}

/// The lines of two texts between their common beginning and their common end.
fn differing(was: &str, now: &str) -> (String, String) {
    let [was, now]: [Vec<&str>; 2] = [was, now].map(|text| text.lines().collect());
    let first = was.iter().zip(&now).take_while(|(a, b)| a == b).count();
    let most = was.len().min(now.len()) - first;
    let last = was.iter().rev().zip(now.iter().rev()).take(most).take_while(|(a, b)| a == b).count();
    let middle = |lines: &[&str]| {
        let middle = lines[first..lines.len() - last].iter().filter(|line| !line.trim().is_empty());
        middle.copied().collect::<Vec<_>>().join("\n")
    };
    (middle(&was), middle(&now))
}

/// A line that is not too long to read, though the words of a figure are thousands of characters: of those, what follows the part that is
/// the same before and after.
fn brief(line: &str, same: usize) -> String {
    const MOST: usize = 400;
    const BEFORE: usize = 60;
    let characters: Vec<char> = line.chars().collect();
    if characters.len() <= MOST {
        return visible(line);
    }
    let first = same.saturating_sub(BEFORE).min(characters.len());
    let last = (first + MOST).min(characters.len());
    let dots = |is_cut: bool| if is_cut { "…" } else { "" };
    let shown: String = characters[first..last].iter().collect();
    format!("{}{}{}", dots(first > 0), visible(&shown), dots(last < characters.len()))
}
