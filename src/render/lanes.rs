//! The lanes: what held when, a lane for each matter, with the acts as numbered ticks above and told in order below.
//!
//! Bars are what held: full where it is certain, pale with a dashed outline where it is possible, half full where it is disputed, hollow where it was suspended or closed. Ticks are acts:
//! a line where one moved something, an open arrow where it was announced, a cross where it is refuted, a dot where something was said.
//! A vague date is a line from the first to the last day that it may mean.

mod lane;

use std::collections::BTreeSet;
use std::io;

use lane::{Laid, SMALLEST, Sign};

use super::axis::{AXIS_HIGH, Axis, SEEN};
use super::caption::{as_known, caption};
use super::figure::{Brief, Drawing, Figure};
use super::legend::Legend;
use super::network::{sources, sources_in_brief};
use super::picture::pen::Pen;
use super::picture::places::Point;
use super::picture::words::{in_sentence, name};
use super::told::{ACTS_LEFT_OUT, Told, act};
use super::twin::Twin;
use crate::question::{Answer, AnswerKind, Row, RowCertainty, Span};
use crate::text::{joined, visible};
use crate::time::{Day, PartialDate};
use crate::vocabulary::Matter;

/// A history that can be drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Lanes<'a> {
    answer: &'a Answer,
    lanes: Vec<Lane<'a>>,
    axis: Axis,
}

#[derive(Debug, Clone, PartialEq)]
struct Lane<'a> {
    label: String,
    spans: Vec<&'a Span>,
    /// The acts, each with its number in the whole history.
    acts: Vec<(usize, &'a Row)>,
}

/// Why an answer has no lanes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoLanes {
    /// It is no history of what happened.
    NoHistory,
    /// It tells of no act that has a date.
    NothingDated,
    /// It tells of more acts than can be numbered on one page.
    TooMany(usize),
}

impl std::fmt::Display for NoLanes {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoHistory => formatter.write_str(
                "lanes are drawn of what happened: ask *what happened between russia and the taliban*",
            ),
            Self::NothingDated => {
                formatter.write_str("nothing with a date is on record, so there is nothing to draw")
            }
            Self::TooMany(acts) => write!(
                formatter,
                "{acts} acts do not fit one figure, which tells of {MOST_ACTS}; ask of fewer, such as of one pair, or of some years with `--from` and `--to`"
            ),
        }
    }
}

impl std::error::Error for NoLanes {}

/// The most acts that one figure tells of.
pub const MOST_ACTS: usize = 80;

/// Draws up the lanes of a history.
///
/// # Errors
/// When the answer is no history of what happened, or has nothing dated, or more than [`MOST_ACTS`] acts.
///
/// # Examples
/// ```
/// use comity::question::{Lexicon, ask, parse};
/// use comity::render::lanes;
/// let graph = comity::load::case("russia-taliban-2024-10").unwrap().graph;
/// let question = parse("what happened between russia and the taliban", &Lexicon::new(&graph)).unwrap();
/// let answer = ask(&graph, &question);
/// let figure = lanes::lanes(&answer).unwrap().figure();
/// assert!(figure.plain_svg().starts_with("<svg"));
/// assert!(figure.twin.contains("listing"));
/// ```
pub fn lanes(answer: &Answer) -> Result<Lanes<'_>, NoLanes> {
    if answer.kind != AnswerKind::History {
        return Err(NoLanes::NoHistory);
    }
    if answer.rows.len() > MOST_ACTS {
        return Err(NoLanes::TooMany(answer.rows.len()));
    }
    let days = answer.rows.iter().filter_map(window).flat_map(|(first, last)| [first, last]);
    let days: BTreeSet<Day> = days.filter(|day| *day != Day::MIN && *day != Day::MAX).collect();
    // What still held at the end of the days asked for was not looked at beyond it.
    let horizon = [Day::read(&answer.horizon), asked_until(&answer.question)].into_iter().flatten().min();
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return Err(NoLanes::NothingDated) };
    let last = match (horizon, asked_until(&answer.question)) {
        // Nothing is told of what came after the days asked for.
        (Some(horizon), Some(_)) => horizon,
        (Some(horizon), None) if !answer.spans.is_empty() => horizon.max(*last),
        _ => *last,
    };
    let parties: BTreeSet<(&str, &str)> =
        answer.rows.iter().map(|row| (row.author.as_str(), row.object.as_str())).collect();
    let mut lanes: Vec<Lane<'_>> = Vec::new();
    for matter in Matter::ALL {
        let of_matter = answer.rows.iter().enumerate().filter(|(_, row)| row.matter == matter.id());
        // What stood all the time has a lane too, though nothing moved it.
        let stood = answer.spans.iter().filter(|span| span.matter == matter.id());
        let stood =
            stood.map(|span| (span.author.as_str(), span.object.as_str(), span.instrument.as_deref()));
        let stood = stood.filter(|(author, object, _)| parties.contains(&(*author, *object)));
        let keys: BTreeSet<(&str, &str, Option<&str>)> =
            of_matter.clone().map(|(_, row)| key(row)).chain(stood).collect();
        for (author, object, instrument) in keys {
            let acts: Vec<(usize, &Row)> = of_matter
                .clone()
                .filter(|(_, row)| key(row) == (author, object, instrument))
                .map(|(at, row)| (at + 1, row))
                .collect();
            let spans = answer.spans.iter().filter(|span| {
                span.matter == matter.id()
                    && (span.author.as_str(), span.object.as_str(), span.instrument.as_deref())
                        == (author, object, instrument)
            });
            let mut label = matter.in_words().to_owned();
            if let Some(instrument) = instrument {
                label = name(answer, instrument).to_owned();
            }
            if parties.len() > 1 {
                let objects = parties.iter().filter(|(one, _)| *one == author).count();
                let towards = match objects {
                    0 | 1 => String::new(),
                    _ => format!(" (towards {})", name(answer, object)),
                };
                label = format!("{}: {label}{towards}", name(answer, author));
            }
            lanes.push(Lane { label: visible(&label), spans: spans.collect(), acts });
        }
    }
    let first = asked_from(&answer.question).unwrap_or_else(|| start_of_year(*first));
    let axis = Axis { first, last, left: AXIS_LEFT, right: AXIS_RIGHT };
    Ok(Lanes { answer, lanes, axis })
}

/// The first of the days that a question in canonical words asks for: `between 1996-01-01 and 2002-12-31`, `since 2024-01-01`.
fn asked_from(question: &str) -> Option<Day> {
    day_after(question, ["between", "since"])
}

/// The last of these days: `between 1996-01-01 and 2002-12-31`, `until 2002-12-31`.
fn asked_until(question: &str) -> Option<Day> {
    day_after(question, ["and", "until"])
}

/// The first day that follows one of two words in a question.
fn day_after(question: &str, before: [&str; 2]) -> Option<Day> {
    let words: Vec<&str> = question.split_whitespace().collect();
    words.windows(2).filter(|pair| before.contains(&pair[0])).find_map(|pair| Day::read(pair[1]))
}

/// What a lane is one of: who, towards whom, under which list.
fn key(row: &Row) -> (&str, &str, Option<&str>) {
    (&row.author, &row.object, row.instrument.as_deref())
}

/// The days on which an act may have happened.
fn window(row: &Row) -> Option<(Day, Day)> {
    row.since_date().map(PartialDate::bounds)
}

/// The acts that surely are the latest of some, with their day: none where another may be as late, or where one is in doubt itself. What
/// proved false is no act.
fn latest(rows: &[Row]) -> Option<(Day, Vec<&Row>)> {
    let acts = rows.iter().filter(|row| Sign::of_act(row) != Sign::Refuted);
    let dated: Vec<(Day, Day, &Row)> =
        acts.map(|row| window(row).map(|(first, last)| (first, last, row))).collect::<Option<_>>()?;
    let day = dated.iter().map(|(_, last, _)| *last).max()?;
    let latest: Vec<&(Day, Day, &Row)> = dated.iter().filter(|(_, last, _)| *last == day).collect();
    let is_sure = latest.iter().all(|(first, _, row)| *first == day && row.counts());
    is_sure.then(|| (day, latest.into_iter().map(|(_, _, row)| *row).collect()))
}

fn start_of_year(day: Day) -> Day {
    Day::new(day.parts().0, 1, 1).unwrap_or(day)
}

const WIDE: f64 = 1180.0;
/// Where the axis begins, from the left margin.
const AXIS_LEFT: f64 = 240.0;
/// Where it ends: what began of late has its words to the right of its beginning.
const AXIS_RIGHT: f64 = WIDE - 150.0;

impl<'a> Lanes<'a> {
    /// Draws the lanes as a figure.
    #[must_use]
    pub fn figure(&self) -> Figure {
        let laid = |is_numbered: bool| -> (Vec<Laid<'_, 'a>>, f64) {
            let lanes: Vec<Laid<'_, 'a>> =
                self.lanes.iter().map(|lane| self.laid(lane, is_numbered)).collect();
            let high = lanes.iter().map(|lane| lane.high).sum();
            (lanes, high)
        };
        let draw_lanes = |pen: &mut Pen, laid: &[Laid<'_, 'a>], high: f64| -> io::Result<()> {
            self.axis.draw(pen, 0.0, high)?;
            let mut y = AXIS_HIGH;
            for lane in laid {
                self.lane(pen, lane, Point { x: 0.0, y })?;
                y += lane.high;
            }
            Ok(())
        };
        let legend = Legend::new(self.signs().into_iter().map(|sign| (sign, sign.words().to_owned())), WIDE);
        let (numbered, lanes_high) = laid(true);
        let acts = self.answer.rows.iter().enumerate().map(|(at, row)| (at + 1, row));
        let told = Told::new(self.answer, acts, WIDE);
        let legend_top = AXIS_HIGH + lanes_high + 10.0;
        let told_top = legend_top + legend.high() + 14.0;
        let drawing = Drawing::new((WIDE, told_top + told.high()), SMALLEST, |pen| {
            draw_lanes(pen, &numbered, lanes_high)?;
            legend.draw(pen, legend_top, |pen, sign, at| sign.draw(pen, at))?;
            told.draw(pen, told_top)
        });
        // A number is of use beside the line that tells of its act, and there alone.
        let (plain, plain_high) = laid(false);
        let legend_top = AXIS_HIGH + plain_high + 8.0;
        let lanes_alone = Drawing::new((WIDE, legend_top + legend.high()), SMALLEST, |pen| {
            draw_lanes(pen, &plain, plain_high)?;
            legend.draw(pen, legend_top, |pen, sign, at| sign.draw(pen, at))
        });
        let to = self.axis.last;
        let from = match asked_from(&self.answer.question) {
            Some(from) => from.in_words(),
            None => self.axis.first.parts().0.to_string(),
        };
        let title = self.title();
        let twin = self.twin(&title);
        Figure {
            labels: None,
            description: twin.prose(),
            title,
            subtitle: format!("{from} to {}{}", to.in_words(), as_known(self.answer)),
            footer: caption(self.answer, Vec::new()),
            sources: all_visible(&sources(self.answer)),
            sources_in_brief: all_visible(&sources_in_brief(self.answer)),
            twin: twin.text(),
            parties: 0,
            drawing,
            brief: Some(Brief::new(lanes_alone, ACTS_LEFT_OUT)),
        }
    }

    /// The finding, of what kinds its acts are, and which act is the latest.
    fn title(&self) -> String {
        let rows = &self.answer.rows;
        let mut title = self.answer.finding.clone();
        let count = |sign| rows.iter().filter(|row| Sign::of_act(row) == sign).count();
        let kinds = [Sign::Done, Sign::Announced, Sign::Said, Sign::Refuted].map(|sign| (sign, count(sign)));
        match kinds.into_iter().filter(|(_, count)| *count > 0).collect::<Vec<_>>().as_slice() {
            [] | [(Sign::Done, _)] => {}
            [(sign, 1)] => title.push_str(&format!(", {}", sign.words())),
            [(sign, _)] => title.push_str(&format!(", all of them {}", sign.plural())),
            several => {
                let counted = several.iter().map(|(sign, count)| match count {
                    1 => sign.words().to_owned(),
                    _ => format!("{count} {}", sign.plural()),
                });
                title.push_str(&format!(": {}", joined(&counted.collect::<Vec<_>>())));
            }
        }
        match rows.iter().filter(|row| row.certainty == RowCertainty::Possible).count() {
            0 => {}
            1 => title.push_str(", one of them only possibly in these days"),
            several => title.push_str(&format!(", {several} of them only possibly in these days")),
        }
        if let Some((day, latest)) = latest(rows).filter(|(_, latest)| latest.len() < rows.len()) {
            match latest.as_slice() {
                [row] => {
                    let author = in_sentence(self.answer, &row.author);
                    let done = match Sign::of_act(row) {
                        Sign::Announced => format!("{} by {author}", row.value),
                        _ => format!("{author} {}", row.value),
                    };
                    title.push_str(&format!("; the latest, on {}: {done}", day.in_words()));
                }
                several => {
                    title.push_str(&format!("; the latest {} are of {}", several.len(), day.in_words()));
                }
            }
        }
        visible(&title)
    }

    /// The signs in use, in the order in which a legend tells of them.
    fn signs(&self) -> Vec<Sign> {
        // What was possible for a day or two cannot be seen.
        let is_seen =
            |span: &&&Span| span.certainty == RowCertainty::Certain || self.wide(span) >= SEEN / 4.0;
        let bars = self.lanes.iter().flat_map(|lane| &lane.spans).filter(is_seen);
        let bars = bars.map(|span| Sign::of_bar(span));
        let acts = self.lanes.iter().flat_map(|lane| &lane.acts);
        let dated = acts.filter(|(_, row)| window(row).is_some());
        let marks = dated.flat_map(|(_, row)| {
            [Some(Sign::of_act(row)), self.vague(row).map(|_| Sign::Vague)].into_iter().flatten()
        });
        let used: BTreeSet<Sign> = bars.chain(marks).collect();
        used.into_iter().collect()
    }

    /// The figure in words: each lane with what held and the numbers of its acts, then the acts in order.
    fn twin(&self, title: &str) -> Twin {
        let mut twin = Twin::new(title);
        for lane in &self.lanes {
            twin.line(&format!("- {}", lane.label));
            lane.spans.iter().for_each(|span| twin.line(&format!("  - {}", self.said(span))));
            let numbers: Vec<String> = lane.acts.iter().map(|(number, _)| number.to_string()).collect();
            if !numbers.is_empty() {
                twin.line(&format!("  - acts: {}", numbers.join(", ")));
            }
        }
        twin.in_text("");
        for (at, row) in self.answer.rows.iter().enumerate() {
            twin.line(&act(self.answer, at + 1, row));
        }
        twin.end(self.answer);
        twin
    }

    fn said(&self, span: &Span) -> String {
        let what = match (&span.otherwise, span.certainty) {
            (Some(otherwise), _) if *otherwise == span.value => format!("disputed: {otherwise}"),
            (Some(otherwise), _) => format!("disputed: {} or {otherwise}", span.value),
            (None, RowCertainty::Possible) => format!("possibly {}", span.value),
            (None, RowCertainty::Certain) => span.value.clone(),
        };
        let until = span.until.as_ref().map_or(String::new(), |until| format!(" until {until}"));
        visible(&format!("{what} from {}{until}", span.from))
    }
}

fn all_visible(lines: &[String]) -> Vec<String> {
    lines.iter().map(|line| visible(line)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_days_asked_for_end_the_lanes() {
        let until = |question: &str| asked_until(question).map(|day| day.to_string());
        assert_eq!(
            until("what happened between a and b between 1996-01-01 and 2002-12-31").as_deref(),
            Some("2002-12-31")
        );
        assert_eq!(until("what happened with a until 2002-12-31").as_deref(), Some("2002-12-31"));
        assert_eq!(until("what happened between a and b since 1996-01-01"), None);
    }

    #[test]
    fn an_act_is_the_latest_only_where_no_other_may_be() {
        let row = |since: &str, value: &str, certainty: &str| -> Row {
            let row = serde_json::json!({
                "author": "a", "object": "b", "matter": "listing", "value": value, "code": "list:in-force",
                "since": since, "certainty": certainty, "grounds": [],
            });
            serde_json::from_value(row).expect("a row")
        };
        let listed = |since: &str| row(since, "listed", "certain");
        let early = listed("2001-01-01");
        let with = |other: Row| {
            let rows = [early.clone(), other];
            latest(&rows).map(|(day, rows)| (day.to_string(), rows.len()))
        };
        let on = |day: &str, acts| Some((day.to_owned(), acts));
        assert_eq!(with(listed("2001-01-02")), on("2001-01-02", 1));
        assert_eq!(with(listed("2001-01-01")), on("2001-01-01", 2));
        assert_eq!(with(listed("2000")), on("2001-01-01", 1));
        let refuted = Row { refuted: true, ..listed("2001-01-02") };
        assert_eq!(with(refuted), on("2001-01-01", 1));
        for doubtful in
            [listed("2001"), listed("2002"), listed("2002/.."), row("2002-01-01", "listed", "possible")]
        {
            assert_eq!(with(doubtful.clone()), None, "{doubtful:?}");
        }
    }
}
