//! Dates as sources give them: to the day, the month or the year, about, before, within.

use std::cmp::Ordering;
use std::fmt;

use super::day::month_name;
use super::{Certainty, Day};

/// A date known in full or in part, in a subset of EDTF (ISO 8601-2:2019).
///
/// It stands for *some one day* among those it may mean. Written as
///
/// | form | means some day |
/// |---|---|
/// | `2003-02-14` | that day |
/// | `2003-02`, `2003` | in that month, in that year |
/// | `2003~`, `2003-02~`, `2003-02-14~` | about then: the unit before, itself, or the unit after |
/// | `2003?` | then, but the source's own dating is in question: widened as `~` is |
/// | `..2003` | not after 2003 |
/// | `2003..` | not before 2003 |
/// | `2021/2022` | from the first day of 2021 to the last of 2022 |
///
/// Eight bytes, since every act carries one. Dates are in order of the first day they may mean, then of the last.
// Invariant: `packed` holds a form that was read, so that its first day is not after its last.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct PartialDate {
    packed: [u32; 2],
}

/// How the date was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Form {
    One(Unit),
    NotAfter(Unit),
    NotBefore(Unit),
    Within(Unit, Unit),
}

impl Form {
    /// The form in two numbers: a unit each, the sort of form in the two bits above the first unit.
    fn pack(self) -> PartialDate {
        let (sort, first, second) = match self {
            Self::One(unit) => (0, unit.pack(), 0),
            Self::NotAfter(unit) => (1, unit.pack(), 0),
            Self::NotBefore(unit) => (2, unit.pack(), 0),
            Self::Within(start, end) => (3, start.pack(), end.pack()),
        };
        PartialDate { packed: [first | sort << UNIT_BITS, second] }
    }
}

/// One calendar unit with its qualifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Unit {
    year: i16,
    /// 0 where only the year is given.
    month: i8,
    /// 0 where no day is given.
    day: i8,
    doubt: Doubt,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Doubt {
    None,
    About,
    Questioned,
}

impl PartialDate {
    /// The date that is one known day.
    #[must_use]
    pub fn day(day: Day) -> Self {
        Form::One(Unit::of(day)).pack()
    }

    /// Reads a date.
    ///
    /// # Errors
    /// Says which part is impossible, and how it could be written.
    ///
    /// # Examples
    /// ```
    /// use comity::time::{Certainty, Day, PartialDate};
    /// let year = PartialDate::read("2003").unwrap();
    /// assert_eq!(year.has_come_by(Day::read("2002-12-31").unwrap()), Certainty::No);
    /// assert_eq!(year.has_come_by(Day::read("2003-06-01").unwrap()), Certainty::Possible);
    /// assert_eq!(year.has_come_by(Day::read("2003-12-31").unwrap()), Certainty::Certain);
    /// assert!(PartialDate::read("2003-02-30").is_err());
    /// ```
    pub fn read(text: &str) -> Result<Self, BadDate> {
        let form = match text.strip_prefix("..") {
            Some(end) => Form::NotAfter(Unit::read(end)?),
            None => match text.strip_suffix("..") {
                Some(start) => Form::NotBefore(Unit::read(start)?),
                None => match text.split_once('/') {
                    Some((start, end)) => Form::Within(Unit::read(start)?, Unit::read(end)?),
                    None => Form::One(Unit::read(text)?),
                },
            },
        };
        match form {
            Form::Within(start, end) if start.first_day() > end.last_day() => {
                Err(BadDate::new(text, "the interval ends before it begins"))
            }
            _ => Ok(form.pack()),
        }
    }

    fn form(self) -> Form {
        let [first, second] = self.packed;
        let unit = Unit::unpack(first);
        match first >> UNIT_BITS {
            0 => Form::One(unit),
            1 => Form::NotAfter(unit),
            2 => Form::NotBefore(unit),
            _ => Form::Within(unit, Unit::unpack(second)),
        }
    }

    /// The first day it may mean.
    #[must_use]
    pub fn earliest(self) -> Day {
        match self.form() {
            Form::One(unit) | Form::NotBefore(unit) | Form::Within(unit, _) => unit.first_day(),
            Form::NotAfter(_) => Day::MIN,
        }
    }

    /// The last day it may mean.
    #[must_use]
    pub fn latest(self) -> Day {
        match self.form() {
            Form::One(unit) | Form::NotAfter(unit) | Form::Within(_, unit) => unit.last_day(),
            Form::NotBefore(_) => Day::MAX,
        }
    }

    /// The first and the last day it may mean.
    #[must_use]
    pub fn bounds(self) -> (Day, Day) {
        match self.form() {
            Form::One(unit) if unit.is_day() => {
                let day = unit.plain_first_day();
                (day, day)
            }
            _ => (self.earliest(), self.latest()),
        }
    }

    /// The day, where it can mean only one.
    #[must_use]
    pub fn exact(self) -> Option<Day> {
        match self.form() {
            Form::One(unit) if unit.is_day() => Some(unit.plain_first_day()),
            Form::One(_) => None,
            _ => (self.earliest() == self.latest()).then(|| self.earliest()),
        }
    }

    /// Whether the date has come by the end of a day.
    #[must_use]
    pub fn has_come_by(self, day: Day) -> Certainty {
        match (self.earliest() <= day, self.latest() <= day) {
            (_, true) => Certainty::Certain,
            (true, false) => Certainty::Possible,
            (false, false) => Certainty::No,
        }
    }

    /// The date in words for a sentence, with its preposition: `on 4 October 2024`, `in 2003`, `by 4 October 2024`.
    #[must_use]
    pub fn in_words(self) -> String {
        match self.form() {
            Form::One(unit) if unit.day != 0 => format!("on {}", unit.in_words()),
            Form::One(unit) => format!("in {}", unit.in_words()),
            Form::NotAfter(unit) => format!("by {}", unit.in_words()),
            Form::NotBefore(unit) => format!("not before {}", unit.in_words()),
            Form::Within(start, end) => format!("between {} and {}", start.in_words(), end.in_words()),
        }
    }

    /// The start of a state of things in words: `since 2003`, `by 4 October 2024`.
    #[must_use]
    pub fn since_in_words(self) -> String {
        match self.form() {
            Form::One(unit) => format!("since {}", unit.in_words()),
            Form::NotAfter(_) | Form::NotBefore(_) => self.in_words(),
            Form::Within(start, end) => {
                format!("since some day from {} to {}", start.in_words(), end.in_words())
            }
        }
    }
}

/// How many bits a packed unit takes: 14 of the year, 4 of the month, 5 of the day, 2 of the doubt.
const UNIT_BITS: u32 = 25;

impl Unit {
    fn pack(self) -> u32 {
        let doubt = match self.doubt {
            Doubt::None => 0,
            Doubt::About => 1,
            Doubt::Questioned => 2,
        };
        u32::from(self.year.unsigned_abs()) << 11
            | u32::from(self.month.unsigned_abs()) << 7
            | u32::from(self.day.unsigned_abs()) << 2
            | doubt
    }

    fn unpack(packed: u32) -> Self {
        let doubt = match packed & 3 {
            0 => Doubt::None,
            1 => Doubt::About,
            _ => Doubt::Questioned,
        };
        let part = |shift: u32, bits: u32| (packed >> shift & ((1 << bits) - 1)) as i16;
        Self { year: part(11, 14), month: part(7, 4) as i8, day: part(2, 5) as i8, doubt }
    }

    fn of(day: Day) -> Self {
        let (year, month, day) = day.parts();
        Self { year, month, day, doubt: Doubt::None }
    }

    fn read(text: &str) -> Result<Self, BadDate> {
        let (digits, doubt) = match text.strip_suffix(['~', '?']) {
            Some(digits) if text.ends_with('~') => (digits, Doubt::About),
            Some(digits) => (digits, Doubt::Questioned),
            None => (text, Doubt::None),
        };
        let shape = || BadDate::new(text, "a date is written as 2003, 2003-02 or 2003-02-14");
        let well_formed = matches!(digits.len(), 4 | 7 | 10)
            && digits.bytes().enumerate().all(|(at, b)| match at {
                4 | 7 => b == b'-',
                _ => b.is_ascii_digit(),
            });
        if !well_formed {
            return Err(shape());
        }
        let number =
            |range: std::ops::Range<usize>| digits.get(range).and_then(|part| part.parse::<i16>().ok());
        let unit = Self {
            year: number(0..4).ok_or_else(shape)?,
            month: number(5..7).unwrap_or(0) as i8,
            day: number(8..10).unwrap_or(0) as i8,
            doubt,
        };
        if unit.year == 0 {
            return Err(BadDate::new(text, "years run from 0001 to 9999"));
        }
        if digits.len() >= 7 && !(1..=12).contains(&unit.month) {
            return Err(BadDate::new(text, "months run from 01 to 12"));
        }
        if digits.len() == 10 && Day::new(unit.year, unit.month, unit.day).is_none() {
            let last = unit.without_day().plain_last_day();
            let reason = format!("{} ends on {last}", unit.without_day().in_words());
            return Err(BadDate::new(text, reason));
        }
        Ok(unit)
    }

    /// Whether it is one day and the source does not doubt it.
    fn is_day(self) -> bool {
        self.day != 0 && self.doubt == Doubt::None
    }

    fn without_day(self) -> Self {
        Self { day: 0, doubt: Doubt::None, ..self }
    }

    fn plain_first_day(self) -> Day {
        Day::new(self.year, self.month.max(1), self.day.max(1)).expect("a unit that was read exists")
    }

    fn plain_last_day(self) -> Day {
        if self.day != 0 {
            return self.plain_first_day();
        }
        let after = match self.month {
            0 | 12 => Day::new(self.year + 1, 1, 1),
            month => Day::new(self.year, month + 1, 1),
        };
        // The year after 9999 cannot be written: 9999 ends on the last day there is.
        after.map_or(Day::MAX, Day::previous)
    }

    /// The calendar unit of the same size that ends the day before this one begins.
    fn before(self) -> Self {
        let unit = Self::of(self.plain_first_day().previous());
        Self {
            month: if self.month == 0 { 0 } else { unit.month },
            day: if self.day == 0 { 0 } else { unit.day },
            doubt: Doubt::None,
            ..unit
        }
    }

    fn after(self) -> Self {
        let unit = Self::of(self.plain_last_day().next());
        Self {
            month: if self.month == 0 { 0 } else { unit.month },
            day: if self.day == 0 { 0 } else { unit.day },
            doubt: Doubt::None,
            ..unit
        }
    }

    fn first_day(self) -> Day {
        match self.doubt {
            Doubt::None => self.plain_first_day(),
            Doubt::About | Doubt::Questioned => self.before().plain_first_day(),
        }
    }

    fn last_day(self) -> Day {
        match self.doubt {
            Doubt::None => self.plain_last_day(),
            Doubt::About | Doubt::Questioned => self.after().plain_last_day(),
        }
    }

    fn in_words(self) -> String {
        let plain = match (self.month, self.day) {
            (0, _) => self.year.to_string(),
            (month, 0) => format!("{} {}", month_name(month), self.year),
            (month, day) => format!("{day} {} {}", month_name(month), self.year),
        };
        match self.doubt {
            Doubt::None => plain,
            Doubt::About => format!("about {plain}"),
            Doubt::Questioned => format!("{plain} (date in question)"),
        }
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if self.month != 0 {
            write!(f, "-{:02}", self.month)?;
        }
        if self.day != 0 {
            write!(f, "-{:02}", self.day)?;
        }
        match self.doubt {
            Doubt::None => Ok(()),
            Doubt::About => f.write_str("~"),
            Doubt::Questioned => f.write_str("?"),
        }
    }
}

impl PartialOrd for PartialDate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for PartialDate {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |date: &Self| (date.earliest(), date.latest(), date.packed);
        key(self).cmp(&key(other))
    }
}

impl fmt::Debug for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PartialDate({self})")
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.form() {
            Form::One(unit) => write!(f, "{unit}"),
            Form::NotAfter(unit) => write!(f, "..{unit}"),
            Form::NotBefore(unit) => write!(f, "{unit}.."),
            Form::Within(start, end) => write!(f, "{start}/{end}"),
        }
    }
}

/// Why a text is no date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadDate {
    text: String,
    reason: String,
}

impl BadDate {
    fn new(text: &str, reason: impl Into<String>) -> Self {
        Self { text: text.to_owned(), reason: reason.into() }
    }
}

impl fmt::Display for BadDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is no date: {}", crate::text::visible(&self.text), self.reason)
    }
}

impl std::error::Error for BadDate {}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn bounds(text: &str) -> (String, String) {
        let date = PartialDate::read(text).unwrap();
        (date.earliest().to_string(), date.latest().to_string())
    }

    #[test]
    fn every_form_means_the_days_it_says() {
        for (text, earliest, latest) in [
            ("2003-02-14", "2003-02-14", "2003-02-14"),
            ("2003-02", "2003-02-01", "2003-02-28"),
            ("2004-02", "2004-02-01", "2004-02-29"),
            ("2003", "2003-01-01", "2003-12-31"),
            ("2003~", "2002-01-01", "2004-12-31"),
            ("2003-01~", "2002-12-01", "2003-02-28"),
            ("2003-03-01?", "2003-02-28", "2003-03-02"),
            ("..2003", "0001-01-01", "2003-12-31"),
            ("2003..", "2003-01-01", "9999-12-31"),
            ("2021/2022-03", "2021-01-01", "2022-03-31"),
            ("9999", "9999-01-01", "9999-12-31"),
            ("0001~", "0001-01-01", "0002-12-31"),
        ] {
            assert_eq!(bounds(text), (earliest.to_owned(), latest.to_owned()), "{text}");
        }
    }

    #[test]
    fn refuses_what_is_no_date_and_says_why() {
        for (text, part) in [
            ("2003-02-30", "ends on 2003-02-28"),
            ("2003-13", "months run"),
            ("0000", "years run"),
            ("03-02-14", "is written as"),
            ("2003-2-4", "is written as"),
            ("", "is written as"),
            ("..", "is written as"),
            ("2022/2021", "ends before it begins"),
            ("２００３", "is written as"),
        ] {
            let message = PartialDate::read(text).unwrap_err().to_string();
            assert!(message.contains(part), "{text:?}: {message}");
        }
    }

    proptest! {
        #[test]
        fn reading_never_panics(text in "\\PC{0,24}") {
            let _ = PartialDate::read(&text);
        }

        #[test]
        fn printing_and_reading_is_identity(
            year in 1i16..=9999, month in 0i8..=12, day in 0i8..=28, mark in "[~?]?",
        ) {
            let text = match (month, day) {
                (0, _) => format!("{year:04}{mark}"),
                (month, 0) => format!("{year:04}-{month:02}{mark}"),
                (month, day) => format!("{year:04}-{month:02}-{day:02}{mark}"),
            };
            for text in [text.clone(), format!("..{text}"), format!("{text}.."), format!("{text}/{text}")] {
                let date = PartialDate::read(&text).unwrap();
                prop_assert_eq!(date.to_string(), text);
                prop_assert!(date.earliest() <= date.latest());
            }
        }
    }
}
