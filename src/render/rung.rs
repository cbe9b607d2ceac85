//! The rungs of dealing: how far one party deals with another, judged by the acts of the one that receives.
//!
//! A rung is no grade and no progress: rungs are skipped, and left again. A listing is no rung; Russia had taken a chargé d'affaires while it
//! listed the Taliban.

use crate::question::{Ground, Row, RowCertainty};
use crate::time::{Day, PartialDate};

/// How far a party deals with another, least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Rung {
    /// Only a listing is on record, which is no rung.
    Off,
    /// An office, or a consul.
    Office,
    /// The sender's people run its mission; the receiver has let them.
    Premises,
    /// A chargé d'affaires, or an envoy of another or unstated rank.
    Charge,
    /// An ambassador whose copy of the credentials the ministry took.
    Copy,
    /// An ambassador whose letters the head of state took.
    Letters,
    /// Recognition by conduct, or de facto.
    Implied,
    /// Recognition by express word.
    Express,
}

/// The words for a listing that stands, `in_doubt` where it only possibly does.
pub(crate) fn listed(row: &Row, in_doubt: &'static str) -> Option<&'static str> {
    match (row.matter.as_str(), row.code.as_str(), &row.dispute, row.certainty) {
        ("listing", "listed" | "suspended", Some(_), _) => Some("listing disputed"),
        ("listing", "listed", None, RowCertainty::Certain) => Some("lists it"),
        ("listing", "suspended", None, RowCertainty::Certain) => Some("listing suspended"),
        ("listing", "listed" | "suspended", None, RowCertainty::Possible) => Some(in_doubt),
        _ => None,
    }
}

impl Rung {
    pub(crate) const ALL: [Self; 8] = [
        Self::Express,
        Self::Implied,
        Self::Letters,
        Self::Copy,
        Self::Charge,
        Self::Premises,
        Self::Office,
        Self::Off,
    ];

    /// What stands on it, in words.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Express => "Recognition by express word",
            Self::Implied => "Recognition by conduct or de facto",
            Self::Letters => "Ambassador: letters taken by the head of state",
            Self::Copy => "Ambassador: taken by the ministry",
            Self::Charge => "Chargé d'affaires, or an envoy of another or unstated rank",
            Self::Premises => "Mission left to the other's people",
            Self::Office => "A mission kept in the other's capital, or a consul taken",
            Self::Off => "On no rung: only a listing is on record",
        }
    }

    /// The same in a few words.
    pub(super) fn in_brief(self) -> &'static str {
        match self {
            Self::Express => "express recognition",
            Self::Implied => "implied recognition",
            Self::Letters => "ambassador's letters",
            Self::Copy => "ambassador",
            Self::Charge => "chargé, other envoy",
            Self::Premises => "mission left to it",
            Self::Office => "office or consul",
            Self::Off => "on no rung: lists it",
        }
    }

    /// Several in a sentence: `3 have taken an ambassador`.
    pub(crate) fn said_of(self, names: &str, is_one: bool) -> String {
        let has = if is_one { "has" } else { "have" };
        match self {
            Self::Express => format!("{names} {has} recognized it"),
            Self::Implied => format!("{names} {has} recognized it by conduct or de facto"),
            Self::Letters => format!("{names} {has} taken an ambassador's letters by the head of state"),
            Self::Copy => format!("{names} {has} taken an ambassador"),
            Self::Charge => format!("{names} {has} taken a chargé d'affaires or another envoy"),
            Self::Premises => format!("{names} {has} left a mission to its people"),
            Self::Off => format!("{names} list{} it", if is_one { "s" } else { "" }),
            Self::Office => format!(
                "{names} keep{} a mission with it or {has} taken a consul",
                if is_one { "s" } else { "" }
            ),
        }
    }

    /// The rung of a standing on a day, if it is on one; letters count from the day on which they were certainly taken.
    pub(crate) fn of(row: &Row, on: Day) -> Option<Self> {
        Self::reached(row, |ground| taken(ground).is_some_and(|(_, last)| last <= on))
    }

    /// The rung of a standing if every step that may have been taken by a day was taken.
    pub(crate) fn at_most(row: &Row, on: Day) -> Option<Self> {
        Self::reached(row, |ground| taken(ground).is_some_and(|(first, _)| first <= on))
    }

    fn reached(row: &Row, counts: impl Fn(&Ground) -> bool) -> Option<Self> {
        let (code, detail) = row.code.split_once(':').unwrap_or((&row.code, ""));
        let reached = |step: &str| row.grounds.iter().any(|ground| ground.step == step && counts(ground));
        match (row.matter.as_str(), code, detail) {
            ("recognition-as-state" | "recognition-as-government", "recognized", "de-facto") => {
                Some(Self::Implied)
            }
            ("recognition-as-state" | "recognition-as-government", "recognized", _) => {
                Some(if row.implied_by.is_some() { Self::Implied } else { Self::Express })
            }
            ("envoys", "envoy", "ambassador") if reached("credentials-received") => Some(Self::Letters),
            ("envoys", "envoy", "ambassador") => Some(Self::Copy),
            ("envoys", "envoy", "consul") => Some(Self::Office),
            ("envoys", "envoy", _) => Some(Self::Charge),
            ("premises", "handed-over", _) => Some(Self::Premises),
            ("mission", "mission", _) => Some(Self::Office),
            _ => None,
        }
    }
}

/// The first and last day on which an act may have happened.
fn taken(ground: &Ground) -> Option<(Day, Day)> {
    PartialDate::read(ground.date.as_deref()?).ok().map(PartialDate::bounds)
}
