//! Headlines that tell a reading as the deed: a source that takes one act for another.

use super::super::relation::{Relation, capitalized, name, opening_name};
use super::super::told::{list, told_with_day};
use super::super::workshop::Workshop;
use crate::graph::{ActRef, ReadingRef};
use crate::text::visible;
use crate::time::Day;
use crate::vocabulary::Deed;

/// What a reading takes an act for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ReadAs {
    Recognition,
    Withdrawal,
    Break,
    Removal,
}

/// A headline that says what a reading takes an act for, and what was the case instead; none where the reading names no deed, or where
/// what it names was so.
pub(super) fn read_into<'g>(
    workshop: &Workshop<'g, '_>,
    act: ActRef<'g>,
    reading: ReadingRef<'g>,
) -> Option<(String, String)> {
    let read_as = ReadAs::of(reading.meant)?;
    let on = act.on().exact()?;
    if reading.source.known_from() > workshop.last_day || !read_as.is_surely_not_so(workshop, act, on) {
        return None;
    }
    let reader = match reading.by {
        Some(by) => opening_name(by),
        None => capitalized(&visible(reading.source.publisher())),
    };
    // What stands in brackets is for those who keep the file.
    let meant = reading.meant.split(" (").next().unwrap_or_default();
    let headline = format!("{} {}", opening_name(act.author()), read_as.done(act));
    let explanation = format!(
        "What happened is this: {}. {reader} read it as {}; a reading moves nothing, and no such act of that day is on record.",
        told_with_day(act),
        visible(meant)
    );
    Some((headline, explanation))
}

impl ReadAs {
    /// What a reading names, by the words with which it opens. *No recognition*, *a step towards recognition* and the like name nothing.
    fn of(meant: &str) -> Option<Self> {
        let words = |text: &str| -> Vec<String> {
            text.split(|c: char| !c.is_alphanumeric())
                .map(str::to_lowercase)
                .filter(|word| !word.is_empty())
                .collect()
        };
        let opening: Vec<String> = words(meant)
            .into_iter()
            .filter(|word| !matches!(word.as_str(), "diplomatic" | "formal" | "official"))
            .take(4)
            .collect();
        let opening: Vec<&str> = opening.iter().map(String::as_str).collect();
        match opening.as_slice() {
            ["a" | "the", "recognition", "of", "the" | "its"] => Some(Self::Recognition),
            ["a" | "the", "withdrawal", "of", "recognition"] => Some(Self::Withdrawal),
            ["a" | "the", "break" | "severing", "of", "relations"] => Some(Self::Break),
            ["a" | "the", "removal", "from", "the"] => Some(Self::Removal),
            _ => None,
        }
    }

    /// The deed, to follow a name.
    fn done(self, act: ActRef<'_>) -> String {
        let object = name(act.object());
        match self {
            Self::Recognition => format!("recognized {object} as a government"),
            Self::Withdrawal => format!("withdrew its recognition of {object}"),
            Self::Break => format!("broke off its diplomatic relations with {object}"),
            Self::Removal => format!("took {object} off {}", list(act.instrument())),
        }
    }

    /// Whether the engine has surely nothing of it on the day and on the one after.
    fn is_surely_not_so<'g>(self, workshop: &Workshop<'g, '_>, act: ActRef<'g>, on: Day) -> bool {
        let (author, object) = (act.author(), act.object());
        let days = [on, on.next()];
        let stays = |relation: Relation, holds: bool| {
            days.iter().all(|day| workshop.verdict(relation, author, object, *day) == Some(holds))
        };
        match self {
            Self::Recognition => stays(Relation::RecognizesAsGovernment, false),
            Self::Withdrawal => stays(Relation::RecognizesAsGovernment, true),
            Self::Break => stays(Relation::HasRelations, true),
            Self::Removal => {
                let Some(instrument) = act.instrument() else { return false };
                let is_removal = |one: &ActRef<'g>| {
                    one.deed() == Deed::Delist
                        && one.instrument() == Some(instrument)
                        && one.window().0 <= on.next()
                };
                let stands = |day: &Day| {
                    let asked = format!("what stands between {} and {} on {day}", author.id(), object.id());
                    workshop.ask(&asked).is_some_and(|answer| {
                        answer.rows.iter().any(|row| {
                            row.author == author.id().as_str()
                                && row.matter == act.matter().id()
                                && row.instrument.as_deref() == Some(instrument.id().as_str())
                                && row.counts()
                        })
                    })
                };
                !workshop.strand(act.matter(), author, object).iter().any(is_removal)
                    && days.iter().all(stands)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::ReadAs;

    #[test]
    fn a_reading_names_a_deed_only_where_it_opens_with_it() {
        for (meant, read_as) in [
            ("a formal recognition of the government", Some(ReadAs::Recognition)),
            ("a recognition of the government, the second after another", Some(ReadAs::Recognition)),
            ("a withdrawal of recognition", Some(ReadAs::Withdrawal)),
            ("a severing of diplomatic relations", Some(ReadAs::Break)),
            ("a break of relations (by one who gives no day)", Some(ReadAs::Break)),
            ("a removal from the list of banned groups", Some(ReadAs::Removal)),
            ("a removal of the last obstacle to closer work", None),
            ("a removal still to come", None),
            ("no recognition of the government", None),
            ("a step towards recognition of the government", None),
            ("in no way a recognition of the government", None),
            ("", None),
        ] {
            assert_eq!(ReadAs::of(meant), read_as, "{meant}");
        }
    }
}
