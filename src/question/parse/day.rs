//! Days and months in a question.

use super::cursor::{Cursor, Parsed};
use crate::time::{Day, PartialDate};

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The place of a month among the twelve, from 0, by its name or its first three letters.
fn month(text: &str) -> Option<usize> {
    MONTHS.iter().position(|month| *month == text || (text.len() == 3 && month.starts_with(text)))
}

/// Whether a word names a month.
pub(super) fn is_month(text: &str) -> bool {
    month(text).is_some()
}

impl Cursor<'_, '_, '_> {
    /// A day: `2024-10-04`, `4 October 2024`, `October 4 2024`.
    pub(super) fn day(&mut self) -> Parsed<Day> {
        let word = self.word().to_owned();
        if matches!(word.as_str(), "today" | "now" | "yesterday") {
            return Err(self.wrong(
                "comity reads no clock: write the day, or leave it out for the last day of the data",
            ));
        }
        if let Some(day) = self.day_in_words() {
            return Ok(day);
        }
        match PartialDate::read(&word) {
            Ok(date) => match date.exact() {
                Some(day) => {
                    self.at += 1;
                    Ok(day)
                }
                None => {
                    let mut error = self.wrong("a question is about one day");
                    error.near = vec![date.earliest().to_string(), date.latest().to_string()];
                    Err(error)
                }
            },
            Err(bad) if word.starts_with(|c: char| c.is_ascii_digit()) => Err(self.wrong(&bad.to_string())),
            Err(_) => Err(self.unexpected(&["a day, such as 2024-10-04"])),
        }
    }

    /// A month: `October 2024`.
    pub(super) fn month_in_words(&mut self) -> Option<PartialDate> {
        let number = month(self.word())? + 1;
        let year: u16 = self.words.get(self.at + 1)?.folded.parse().ok()?;
        let month = PartialDate::read(&format!("{year:04}-{number:02}")).ok()?;
        self.at += 2;
        Some(month)
    }

    pub(super) fn day_in_words(&mut self) -> Option<Day> {
        let word = |offset: usize| self.words.get(self.at + offset).map_or("", |word| word.folded.as_str());
        let number =
            |text: &str| text.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse::<i16>().ok();
        let (day, month) = match (month(word(0)), month(word(1))) {
            (Some(month), _) => (number(word(1))?, month),
            (None, Some(month)) => (number(word(0))?, month),
            (None, None) => return None,
        };
        let day = Day::new(number(word(2))?, month as i8 + 1, i8::try_from(day).ok()?)?;
        self.at += 3;
        Some(day)
    }
}
