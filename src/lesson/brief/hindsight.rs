//! Dates that a text names, so that none of a later day stands in a brief.

use crate::time::Day;

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

/// Whether a text names a year, a month or a day after a day. A number that may be a year is taken for one: rather a title too few than
/// one that tells what is to come.
pub(super) fn names_later(text: &str, day: Day) -> bool {
    let mut rest = text;
    let mut before = String::new();
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (words, from) = rest.split_at(at);
        before.push_str(words);
        let digits = from.len() - from.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (number, after) = from.split_at(digits);
        if earliest_meant(&before, number, after).is_some_and(|meant| meant > day) {
            return true;
        }
        before.push_str(number);
        rest = after;
    }
    false
}

/// The first day that a number may mean as a date, by what stands before and after it: `2024`, `October 2024`, `4 October 2024`,
/// `2024-10-04`, `2024/10`, `20241004`, and the stamp of an archive.
fn earliest_meant(before: &str, number: &str, after: &str) -> Option<Day> {
    let part = |text: &str| text.parse::<i8>().ok();
    let year = number.get(..4)?.parse::<i16>().ok().filter(|year| (1800..2200).contains(year))?;
    match number.len() {
        4 => {
            let (month, day) = following(after).or_else(|| preceding(before)).unwrap_or((1, 1));
            Day::new(year, month, day).or_else(|| Day::new(year, month, 1))
        }
        6 => Day::new(year, part(&number[4..])?, 1),
        8 | 14 => Day::new(year, part(&number[4..6])?, part(&number[6..8])?),
        _ => None,
    }
}

/// The month, and the day where there is one, that follow a year: `-10-04`, `/10/`, `_10`.
fn following(after: &str) -> Option<(i8, i8)> {
    let number = |text: &str| -> Option<(i8, usize)> {
        let text = text.strip_prefix(['-', '/', '.', '_'])?;
        let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        Some((text.get(..digits)?.parse().ok()?, digits + 1))
    };
    let (month, length) = number(after).filter(|(month, _)| (1..=12).contains(month))?;
    let day = number(&after[length..]).map_or(1, |(day, _)| day.max(1));
    Some((month, day))
}

/// The month, and the day where there is one, that precede a year: `4 October `, `October 4, `.
fn preceding(before: &str) -> Option<(i8, i8)> {
    let words: Vec<String> = before
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let month = |word: &String| {
        let at = MONTHS.iter().position(|name| word.len() >= 3 && name.starts_with(word.as_str()))?;
        i8::try_from(at + 1).ok()
    };
    let day = |word: &String| word.parse::<i8>().ok().filter(|day| (1..=31).contains(day));
    match words.as_slice() {
        [.., first, last] if month(last).is_some() => Some((month(last)?, day(first).unwrap_or(1))),
        [.., first, last] if month(first).is_some() => Some((month(first)?, day(last)?)),
        [last] => Some((month(last)?, 1)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::names_later;
    use crate::time::Day;

    #[test]
    fn dates_of_later_days_are_found_however_they_are_written() {
        let day = Day::read("2023-12-01").expect("a day");
        for later in [
            "2024",
            "by 2 December 2023",
            "Dec 2, 2023",
            "in 2023-12-29",
            "http://example.org/2023/12/29/news",
            "https://archive.example/20240102030405/x",
            "20231229",
            "since January 2024",
            "1 December 2022 and 1 January 2031",
        ] {
            assert!(names_later(later, day), "{later}");
        }
        for earlier in [
            "2023",
            "1 December 2023",
            "December 2023",
            "November 30, 2023",
            "http://example.org/2023/11/29/20231130",
            "question HL2349, article 14, 24000 people, resolution 1988",
            "no number",
        ] {
            assert!(!names_later(earlier, day), "{earlier}");
        }
    }
}
