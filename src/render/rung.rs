//! The rungs of dealing: how far one party deals with another, judged by the acts of the one that receives.
//!
//! A rung is no grade and no progress: rungs are skipped, and left again. A listing is no rung; Russia had taken a chargé d'affaires while it
//! listed the Taliban.

use crate::question::{Answer, Ground, Row, RowCertainty};
use crate::text::joined;
use crate::time::{Day, PartialDate};

/// How far a party deals with another, least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Rung {
    /// Only a listing, held assets, or a mission closed or suspended is on record, which is no rung.
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

/// The words for what is no rung but stands beside a name: a mission or a recognition that is shut or in abeyance, assets that are held.
pub(super) fn beside(row: &Row) -> Option<&str> {
    match (row.matter.as_str(), row.code.as_str()) {
        ("premises", "closed") => Some("mission closed to it"),
        ("mission" | "recognition-as-state" | "recognition-as-government", "suspended")
        | ("assets", "frozen" | "in-trust") => Some(&row.value),
        _ => None,
    }
}

/// Whether a row says that a listing has ended.
pub(super) fn is_delisted(row: &Row) -> bool {
    row.matter == "listing" && row.code == "none" && row.dispute.is_none() && !row.grounds.is_empty()
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

/// What is said of a party that nobody certainly recognizes: that nobody is on record, or that it was not examined.
pub(super) fn nobody_recognizes(answer: &Answer, subject: &str, is_in_doubt: bool) -> &'static str {
    let is_recognition = |row: &Row| row.object == subject && row.matter.starts_with("recognition");
    let is_spoken_of = answer.rows.iter().chain(&answer.beside).any(is_recognition)
        || answer.coverage.claims.iter().any(|claim| claim.text.contains("recognize"));
    match (is_spoken_of, is_in_doubt) {
        (false, _) => "who recognizes it was not examined, which is not a no",
        (true, true) => "nobody is certainly on record as recognizing it",
        (true, false) => "nobody is on record as recognizing it",
    }
}

/// As many as these are named in a sentence; more are counted.
const NAMED: usize = 3;

/// Some parties by name, or how many they are.
pub(super) fn named_or_counted(names: &[String]) -> String {
    match names {
        [] => "nobody".to_owned(),
        few if few.len() <= NAMED => joined(few),
        many => many.len().to_string(),
    }
}

/// The heads of state of some parties: `China's head of state`.
fn heads_of_state(names: &[String]) -> String {
    match names {
        [one] if one.ends_with('s') => format!("{one}' head of state"),
        [one] => format!("{one}'s head of state"),
        _ if names.len() <= NAMED => format!("the heads of state of {}", named_or_counted(names)),
        _ => format!("{} heads of state", names.len()),
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
            Self::Copy => "Ambassador: accepted by the ministry",
            Self::Charge => "Chargé d'affaires, or an envoy of another or unstated rank",
            Self::Premises => "Mission left to the other's people",
            Self::Office => "A mission kept in the other's capital, or a consul accepted",
            Self::Off => "On no rung: only a listing, held assets, or a mission closed or suspended",
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
            Self::Office => "mission kept, or consul",
            Self::Off => "on no rung",
        }
    }

    /// Those who stand on it, as a sentence: `Pakistan and Uzbekistan have each accepted an ambassador`, `5 have each left a mission to its people`.
    pub(super) fn said_of(self, names: &[String]) -> String {
        let (who, is_one) = (named_or_counted(names), names.len() == 1);
        let (has, keeps) = match is_one {
            true => ("has", "keeps"),
            false => ("have each", "each keep"),
        };
        match self {
            Self::Express => format!("{who} {} recognized it", if is_one { "has" } else { "have" }),
            Self::Implied => {
                format!("{who} {} recognized it by conduct or de facto", if is_one { "has" } else { "have" })
            }
            Self::Letters => format!("{} {has} taken an ambassador's letters", heads_of_state(names)),
            Self::Copy => format!("{who} {has} accepted an ambassador"),
            Self::Charge => format!("{who} {has} accepted a chargé d'affaires or another envoy"),
            Self::Premises => format!("{who} {has} left a mission to its people"),
            Self::Office => {
                let or = if is_one { "has" } else { "have" };
                format!("{who} {keeps} a mission with it or {or} accepted a consul, and no more is sure")
            }
            Self::Off => format!("{who} {has} it on no rung"),
        }
    }

    /// Between which rungs a standing lies on a day: the one that it surely reaches, if any, and the highest that it may reach. Letters count
    /// from the day on which they were taken.
    pub(crate) fn reach(row: &Row, on: Day) -> Option<(Option<Self>, Self)> {
        let by = |taken_by: fn((Day, Day)) -> Day| {
            move |ground: &Ground| taken(ground).is_some_and(|days| taken_by(days) <= on)
        };
        let least = Self::reached(row, &row.code, by(|(_, last)| last)).min();
        let most = Self::reached(row, &row.code, by(|(first, _)| first)).max();
        let (least, most) = match &row.dispute {
            None => (least, most),
            // Surely it is where both sides have it, if they both do.
            Some(_) => (Self::denied(row).min(least), most.max(Self::denied(row))),
        };
        Some((least.filter(|_| row.holds_surely()), most?))
    }

    /// The last day on which the act may have happened that puts a standing on a rung.
    pub(crate) fn last_day(row: &Row, rung: Self) -> Option<Day> {
        let of_letters = row.grounds.iter().filter(|ground| ground.step == "credentials-received");
        match rung {
            Self::Letters => of_letters.filter_map(taken).map(|(_, last)| last).max(),
            _ => row.grounds.iter().filter_map(taken).map(|(_, last)| last).max(),
        }
    }

    /// The rung of a standing if those are right who assert it, letters apart.
    pub(crate) fn asserted(row: &Row) -> Option<Self> {
        Self::reached(row, &row.code, |_| false).max()
    }

    /// The rung of a standing if those are right who deny it.
    pub(crate) fn denied(row: &Row) -> Option<Self> {
        Self::reached(row, &row.dispute.as_ref()?.otherwise_code, |_| false).max()
    }

    /// The rungs of what the sources leave open, such as `envoy:charge-d-affaires|envoy:ambassador`; usually of one value.
    fn reached<'r>(
        row: &'r Row,
        code: &'r str,
        counts: impl Fn(&Ground) -> bool,
    ) -> impl Iterator<Item = Self> + 'r {
        let reached = |step: &str| row.grounds.iter().any(|ground| ground.step == step && counts(ground));
        let has_letters = reached("credentials-received");
        code.split('|').filter_map(move |value| {
            let (code, detail) = value.split_once(':').unwrap_or((value, ""));
            match (row.matter.as_str(), code, detail) {
                ("recognition-as-state" | "recognition-as-government", "recognized", "de-facto") => {
                    Some(Self::Implied)
                }
                ("recognition-as-state" | "recognition-as-government", "recognized", _) => {
                    Some(if row.implied_by.is_some() { Self::Implied } else { Self::Express })
                }
                ("envoys", "envoy", "ambassador") if has_letters => Some(Self::Letters),
                ("envoys", "envoy", "ambassador") => Some(Self::Copy),
                ("envoys", "envoy", "consul") => Some(Self::Office),
                ("envoys", "envoy", _) => Some(Self::Charge),
                ("premises", "handed-over", _) => Some(Self::Premises),
                ("mission", "mission", _) => Some(Self::Office),
                _ => None,
            }
        })
    }
}

/// The first and last day on which an act may have happened.
fn taken(ground: &Ground) -> Option<(Day, Day)> {
    PartialDate::read(ground.date.as_deref()?).ok().map(PartialDate::bounds)
}
