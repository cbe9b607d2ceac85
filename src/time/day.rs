//! A single day.

use std::fmt;

use jiff::civil::Date;

/// A day of the proleptic Gregorian calendar, from year 1 to year 9999.
///
/// Invariant: the number of days since 1970-01-01, within the years above.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

const EPOCH: Date = jiff::civil::date(1970, 1, 1);

impl Day {
    /// The first day that can be told apart: 0001-01-01. Stands for "any time before" in an open date.
    pub const MIN: Self = Self(-719_162);
    /// The last day: 9999-12-31. Stands for "any time after" in an open date.
    pub const MAX: Self = Self(2_932_896);

    /// The day of a year, month (1–12) and day (1–31), if there is one.
    ///
    /// # Examples
    /// ```
    /// use comity::time::Day;
    /// assert!(Day::new(2024, 2, 29).is_some());
    /// assert!(Day::new(2023, 2, 29).is_none());
    /// ```
    #[must_use]
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        if year < 1 {
            return None;
        }
        Date::new(year, month, day).ok().map(Self::from_date)
    }

    /// Reads `YYYY-MM-DD`.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        match super::PartialDate::read(text).ok()?.exact() {
            Some(day) if text.len() == 10 => Some(day),
            _ => None,
        }
    }

    /// The day after, or the last day there is.
    #[must_use]
    pub fn next(self) -> Self {
        Self((self.0 + 1).min(Self::MAX.0))
    }

    /// The day before, or the first day there is.
    #[must_use]
    pub fn previous(self) -> Self {
        Self((self.0 - 1).max(Self::MIN.0))
    }

    /// How many days later `self` is than `earlier`.
    #[must_use]
    pub fn days_since(self, earlier: Self) -> i32 {
        self.0 - earlier.0
    }

    /// The day so many days later, or earlier where the number is negative; within the days that can be written.
    #[must_use]
    pub fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days)).clamp(Self::MIN, Self::MAX)
    }

    /// The same day so many months later, or the last day of that month where it is shorter; none beyond the years that can be written.
    ///
    /// # Examples
    /// ```
    /// use comity::time::Day;
    /// let day = Day::new(2024, 1, 31).unwrap();
    /// assert_eq!(day.after_months(1), Day::new(2024, 2, 29));
    /// assert_eq!(day.after_months(12), Day::new(2025, 1, 31));
    /// ```
    #[must_use]
    pub fn after_months(self, months: i32) -> Option<Self> {
        self.to_date().checked_add(jiff::Span::new().try_months(months).ok()?).ok().map(Self::from_date)
    }

    /// The day halfway between this one and a later one, the earlier of two.
    #[must_use]
    pub fn halfway(self, later: Self) -> Self {
        Self(self.0 + (later.0 - self.0) / 2)
    }

    /// The day as people write it: `4 October 2024`.
    #[must_use]
    pub fn in_words(self) -> String {
        let date = self.to_date();
        format!("{} {} {}", date.day(), month_name(date.month()), date.year())
    }

    fn from_date(date: Date) -> Self {
        let hours = date.duration_since(EPOCH).as_hours();
        Self(i32::try_from(hours / 24).expect("jiff's years fit"))
    }

    fn to_date(self) -> Date {
        let time = jiff::SignedDuration::from_hours(i64::from(self.0) * 24);
        EPOCH.checked_add(time).expect("every Day lies within jiff's years")
    }

    /// Year, month and day of the month.
    #[must_use]
    pub fn parts(self) -> (i16, i8, i8) {
        let date = self.to_date();
        (date.year(), date.month(), date.day())
    }

    /// The last day of a year, if it is one that can be written.
    #[must_use]
    pub fn end_of(year: i16) -> Option<Self> {
        Self::new(year, 12, 31)
    }
}

/// The English name of a month (1–12).
pub(crate) fn month_name(month: i8) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    NAMES[usize::try_from(month - 1).expect("months run from 1 to 12")]
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = self.to_date();
        write!(f, "{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_of_time_are_the_days_they_say() {
        assert_eq!(Day::new(1, 1, 1), Some(Day::MIN));
        assert_eq!(Day::new(9999, 12, 31), Some(Day::MAX));
        assert_eq!(Day::MAX.next(), Day::MAX);
        assert_eq!(Day::MIN.previous(), Day::MIN);
    }

    #[test]
    fn the_delisting_took_195_days_from_word_to_ruling() {
        let word = Day::read("2024-10-04").unwrap();
        let ruling = Day::read("2025-04-17").unwrap();
        assert_eq!(ruling.days_since(word), 195);
    }
}
