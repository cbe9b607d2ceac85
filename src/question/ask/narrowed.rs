//! How a question narrows its rows: to a group, to some days, to the first or the longest.

use super::{clause, on_day};
use crate::question::{Among, Asked, Clause, Only, Question, Row, RowCertainty};
use crate::standing::View;
use crate::time::{Certainty, Day, PartialDate};

/// How a question narrows its rows.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Narrowed<'g> {
    pub(super) among: Option<Among<'g>>,
    pub(super) within: Option<(Day, Day)>,
    pub(super) only: Option<Only>,
}

impl<'g> Narrowed<'g> {
    pub(super) fn by(question: &Question<'g>) -> Self {
        Self { among: question.among, within: question.within, only: question.only }
    }

    /// The days and the group that a finding is about: `on 4 October 2024, among the League,`.
    pub(super) fn opening(self, view: View<'_>, tells_of_acts: bool) -> String {
        let days = match (tells_of_acts, self.within) {
            (false, _) => on_day(view),
            (true, None) => format!("by {}", view.on().in_words()),
            (true, Some((Day::MIN, last))) => format!("before {}", last.next().in_words()),
            (true, Some((first, Day::MAX))) => format!("since {}", first.in_words()),
            (true, Some((first, last))) if first == last => format!("on {}", first.in_words()),
            (true, Some((first, last))) => format!("from {} to {}", first.in_words(), last.in_words()),
        };
        match self.among {
            Some(Among::Group(group)) => format!("{days}, among {},", group.name()),
            Some(Among::States) | None => days,
        }
    }

    pub(super) fn word(self) -> Option<&'static str> {
        self.only.map(|only| match only {
            Only::First => "first",
            Only::Last => "last",
            Only::Longest => "longest",
        })
    }

    pub(super) fn narrow(self, view: View<'g>, clause: &Clause<'g>, rows: &mut Vec<Row>, asked: Asked) {
        if let Some(among) = self.among {
            rows.retain_mut(|row| {
                let id = if asked == Asked::Author { &row.author } else { &row.object };
                // Of an act it is asked who was a member when it was done.
                let date = row.since_date().filter(|_| clause.predicate.is_deed());
                let days = date.map(PartialDate::bounds);
                let (first, last) = days.unwrap_or((view.on(), view.on()));
                let member = view.graph().entity(id).map_or(Certainty::No, |entity| {
                    match (among.has(entity, first), among.has(entity, last.min(view.on()))) {
                        (one, other) if one == other => one,
                        _ => Certainty::Possible,
                    }
                });
                if member == Certainty::Possible {
                    (row.certainty, row.surely_holds) = (RowCertainty::Possible, false);
                }
                member != Certainty::No
            });
        }
        // A row may be the first if no other certainly came before it.
        let span = |row: &Row| match self.only {
            // What is asked may have begun at another rank than the one that the row tells of.
            Some(Only::Longest) => clause::since(view, clause, row).map(PartialDate::bounds),
            _ => row.since_date().map(PartialDate::bounds),
        };
        let spans: Vec<Option<(Day, Day)>> = rows.iter().map(span).collect();
        // What is possible or disputed may itself be the first; it does not keep what is certain from being so.
        let of_certain = rows.iter().zip(&spans).filter(|(row, _)| row.counts());
        let of_certain: Vec<(Day, Day)> = of_certain.filter_map(|(_, span)| *span).collect();
        let known: Vec<(Day, Day)> = match of_certain.is_empty() {
            true => spans.iter().flatten().copied().collect(),
            false => of_certain,
        };
        let known = known.into_iter();
        let keeps: Box<dyn Fn((Day, Day)) -> bool> = match self.only {
            None => return,
            Some(Only::First | Only::Longest) => {
                let bound = known.map(|(_, last)| last).min().unwrap_or(Day::MAX);
                Box::new(move |(first, _)| first <= bound)
            }
            Some(Only::Last) => {
                let bound = known.map(|(first, _)| first).max().unwrap_or(Day::MIN);
                Box::new(move |(_, last)| last >= bound)
            }
        };
        let mut spans = spans.iter();
        rows.retain(|_| spans.next().copied().flatten().is_some_and(&keeps));
        if rows.len() > 1 && rows.iter().any(|row| row.since != rows[0].since) {
            for row in rows {
                (row.certainty, row.surely_holds) = (RowCertainty::Possible, false);
            }
        }
    }
}
