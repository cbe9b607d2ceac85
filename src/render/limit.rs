//! How many parties one figure shows, and what to ask instead where there are more.

use std::collections::BTreeSet;
use std::fmt;

use super::figure::Frame;
use super::picture::words::meaning_of;
use crate::question::{Answer, Row, RowCertainty};

/// The most parties that one figure shows, the subject apart.
pub const MOST_PARTIES: usize = 60;
/// The most on a slide, which is read from the last row of seats.
pub const MOST_ON_A_SLIDE: usize = 12;

/// More parties than one figure can show, and what to ask instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TooMany {
    /// How many parties there are.
    pub parties: usize,
    /// How many fit.
    pub most: usize,
    /// Narrower questions whose answers fit.
    pub questions: Vec<String>,
}

impl fmt::Display for TooMany {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { parties, most, .. } = self;
        let sheet = if *most == MOST_ON_A_SLIDE { "slide" } else { "figure" };
        write!(formatter, "{parties} parties do not fit one {sheet}, which shows {most}; ask instead:")?;
        self.questions.iter().try_for_each(|question| write!(formatter, "\n  {question}"))?;
        formatter.write_str(match most == &MOST_ON_A_SLIDE {
            // On a slide so many would be too small to be read.
            true => "\nor leave out `--for slide`",
            false => "\nor draw them all the same with `--all`",
        })
    }
}

impl std::error::Error for TooMany {}

/// Whether so many parties fit a frame.
///
/// # Errors
/// When they do not, with three narrower questions.
pub fn fits(answer: &Answer, parties: usize, frame: Frame) -> Result<(), TooMany> {
    let most = match frame {
        Frame::Slide => MOST_ON_A_SLIDE,
        Frame::Own | Frame::Page => MOST_PARTIES,
    };
    match parties > most {
        true => Err(TooMany { parties, most, questions: narrower(answer, most) }),
        false => Ok(()),
    }
}

/// Three questions about a part of the answer, each of which fits, in the words of the question language.
fn narrower(answer: &Answer, most: usize) -> Vec<String> {
    let subject = answer.subject.as_deref().unwrap_or_default();
    let mut days = answer.on.as_ref().map_or(String::new(), |on| format!(" on {on}"));
    if answer.known_by < answer.horizon {
        days.push_str(&format!(" known by {}", answer.known_by));
    }
    // Whoever only announced something stands beside such an answer, and is drawn too.
    let rows = || answer.rows.iter().chain(&answer.beside);
    let is_of = |row: &&Row| row.object == subject && row.author != subject;
    let authors = |matter: &str, is_meant: &dyn Fn(&Row) -> bool| -> usize {
        let of_matter = rows().filter(is_of).filter(|row| row.matter.starts_with(matter));
        let drawn = of_matter.filter(|row| is_meant(row) || !row.pending.is_empty());
        drawn.map(|row| row.author.as_str()).collect::<BTreeSet<&str>>().len()
    };
    let any = |row: &Row| meaning_of(row).is_some();
    let ambassadors = |row: &Row| row.code == "envoy:ambassador" || row.certainty == RowCertainty::Possible;
    let parts: [(&str, usize); 4] = [
        ("accepts envoys from", authors("envoys", &any)),
        ("accepts ambassadors from", authors("envoys", &ambassadors)),
        ("recognizes", authors("recognition", &any)),
        ("lists", authors("listing", &any)),
    ];
    let mut questions: Vec<String> = parts
        .iter()
        .filter(|(_, parties)| (1..=most).contains(parties))
        .map(|(verb, _)| format!("who {verb} {subject}{days}"))
        .collect();
    // The twenty of the G20 fit wherever twenty do.
    if let Some((verb, _)) = parts.iter().find(|(_, parties)| *parties > most).filter(|_| most >= 20) {
        questions.insert(0, format!("who {verb} {subject} among g20{days}"));
    }
    let pairs: BTreeSet<(&str, &str)> = answer
        .rows
        .iter()
        .filter(|row| row.author != row.object)
        .map(|row| (row.author.as_str(), row.object.as_str()))
        .collect();
    let pairs = pairs.into_iter().map(|(one, other)| format!("what stands between {one} and {other}{days}"));
    questions.extend(pairs.take(3));
    questions.retain(|question| *question != answer.question);
    questions.truncate(3);
    questions
}
