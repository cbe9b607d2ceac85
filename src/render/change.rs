//! The change: what stood on one day and on another, side by side in the same places, with a mark for what happened between.

mod cells;

use std::io;

use super::axis::GRID;
use super::caption::{as_known, caption, in_words};
use super::figure::{Brief, Drawing, Figure, NoFigure, TEXT};
use super::legend::Legend;
use super::metrics::{Weight, wrap};
use super::network::{sources, sources_in_brief};
use super::picture::layout::LEADING;
use super::picture::pen::{Anchor, Face, Pen, QUIET, paragraph, px, stroke};
use super::picture::places::Point;
use super::row;
use super::told::{parties, whose};
use super::twin::Twin;
use crate::question::{Answer, AnswerKind, Row, RowCertainty};
use crate::text::visible;

const WIDE: f64 = 1180.0;
/// Where the columns begin: who, the mark, the first day, the second day, when.
const COLUMNS: [f64; 5] = [0.0, 330.0, 376.0, 650.0, 960.0];
const NAME: Face = (18.0, Weight::Bold, TEXT);
const VALUE: Face = (17.0, Weight::Regular, TEXT);
const HEAD: Face = (16.0, Weight::Bold, QUIET);
const DATE: Face = (16.0, Weight::Regular, QUIET);
const GAP: f64 = 8.0;
/// More lines than this do not fit a figure.
const MOST: usize = 60;

/// Which way a standing moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Gained,
    Lost,
    Up,
    Down,
    Other,
    /// It moved under some readings of the sources only.
    Open,
    /// A step was announced, and nothing moved.
    Announced,
}

impl Way {
    const ALL: [Self; 7] =
        [Self::Gained, Self::Lost, Self::Up, Self::Down, Self::Other, Self::Open, Self::Announced];

    fn words(self) -> &'static str {
        match self {
            Self::Gained => "begun",
            Self::Lost => "ended",
            Self::Up => "to a higher rank",
            Self::Down => "to a lower rank",
            Self::Other => "changed otherwise",
            Self::Open => "possibly changed, left open by the sources",
            Self::Announced => "announced, nothing moved",
        }
    }

    const fn colour(self) -> &'static str {
        match self {
            Self::Gained | Self::Up => "#0072B2",
            Self::Lost | Self::Down => "#b34a00",
            Self::Other | Self::Open => TEXT,
            Self::Announced => "#8f3d72",
        }
    }

    /// How a change is to be marked, from its code: `none->envoy:ambassador`.
    fn of(row: &Row) -> Self {
        let Some((before, after)) = row.code.split_once("->") else { return Self::Announced };
        if row.certainty == RowCertainty::Possible {
            return Self::Open;
        }
        match (before, after) {
            // What is shut or in abeyance has not begun.
            (_, "closed" | "suspended") | ("closed" | "suspended", _) => return Self::Other,
            ("none", _) => return Self::Gained,
            (_, "none") => return Self::Lost,
            _ => {}
        }
        // Where several values are left open, a way is one only if it is that of all of them.
        let ranks = |code: &str| code.split('|').map(rank).collect::<Option<Vec<usize>>>();
        let (Some(before), Some(after)) = (ranks(before), ranks(after)) else { return Self::Other };
        match (before.iter().max() < after.iter().min(), before.iter().min() > after.iter().max()) {
            (true, _) => Self::Up,
            (_, true) => Self::Down,
            _ => Self::Other,
        }
    }
}

/// Whether the sources leave open which of several values a code is.
fn is_open(code: &str) -> bool {
    code.contains('|')
}

/// The rank of an envoy or the grade of a mission, to compare two of one matter.
fn rank(code: &str) -> Option<usize> {
    const LOWEST_FIRST: [&str; 10] = [
        "mission:consular",
        "mission:technical",
        "mission:embassy",
        "envoy:consul",
        "envoy:secretary",
        "envoy:counsellor",
        "envoy:charge-d-affaires",
        "envoy:minister",
        "envoy:envoy",
        "envoy:ambassador",
    ];
    LOWEST_FIRST.iter().position(|known| *known == code)
}

/// Draws up what changed between two days.
///
/// # Errors
/// When the answer is not one of what changed, or tells of more than one figure holds.
pub fn change(answer: &Answer) -> Result<Figure, NoFigure> {
    if answer.kind != AnswerKind::Changes {
        return Err(NoFigure(
            "ask *what changed between 2024-10-04 and 2025-07-04 for the taliban*".to_owned(),
        ));
    }
    let lines: Vec<&Row> = answer.rows.iter().chain(&answer.beside).collect();
    if lines.len() > MOST {
        return Err(NoFigure(format!(
            "{} changes and steps do not fit one figure, which holds {MOST}: choose days that are nearer to each other",
            lines.len()
        )));
    }
    let laid: Vec<Line> = answer.rows.iter().map(|row| Line::new(answer, row)).collect();
    let announced: Vec<Line> = answer.beside.iter().map(|row| Line::new(answer, row)).collect();
    let (first, last) = days(answer);
    let head_high = HEAD.0 * LEADING + GAP;
    let sum = |lines: &[Line]| lines.iter().map(|line| line.high).sum::<f64>();
    let draw = |announced: &[Line]| {
        let drawn = || laid.iter().chain(announced);
        let ways = Way::ALL.into_iter().filter(|way| drawn().any(|line| line.way == *way));
        let legend = Legend::new(ways.map(|way| (way, way.words().to_owned())), WIDE);
        let laid_high = if laid.is_empty() { VALUE.0 * LEADING } else { head_high + sum(&laid) };
        let announced_top = laid_high + 34.0;
        let legend_top = match announced.is_empty() {
            true => laid_high + 10.0,
            false => announced_top + head_high + sum(announced) + 10.0,
        };
        Drawing::new((WIDE, legend_top + legend.high()), DATE.0, |pen| {
            let head = |pen: &mut Pen, top: f64, words: [&str; 5]| -> io::Result<()> {
                for (word, x) in words.into_iter().zip(COLUMNS) {
                    paragraph(pen, &[word.to_owned()], Point { x, y: top }, HEAD, Anchor::Start)?;
                }
                Ok(())
            };
            let rows = |pen: &mut Pen, lines: &[Line], mut top: f64| -> io::Result<()> {
                for line in lines {
                    line.draw(pen, top)?;
                    top += line.high;
                }
                stroke(pen, format_args!("M0 {}H{}", px(top), px(WIDE)), GRID, 1.0, None)
            };
            if laid.is_empty() {
                let remark = ["No standing on record changed between the two days.".to_owned()];
                paragraph(pen, &remark, Point { x: 0.0, y: 0.0 }, VALUE, Anchor::Start)?;
            } else {
                head(pen, 0.0, ["", "", &first, &last, "when"])?;
                rows(pen, &laid, head_high)?;
            }
            if !announced.is_empty() {
                head(pen, announced_top, ["Announced, moving nothing by itself", "", "", "", "when"])?;
                rows(pen, announced, announced_top + head_high)?;
            }
            legend.draw(pen, legend_top, mark)
        })
    };
    let twin = twin(answer);
    let shown_all = |lines: Vec<String>| lines.iter().map(|line| visible(line)).collect();
    Ok(Figure {
        labels: None,
        title: visible(&answer.finding),
        subtitle: visible(&format!("{} and {}{}", in_words(&first), in_words(&last), as_known(answer))),
        description: twin.prose(),
        footer: caption(answer, Vec::new()),
        sources: shown_all(sources(answer)),
        sources_in_brief: shown_all(sources_in_brief(answer)),
        twin: twin.text(),
        parties: 0,
        drawing: draw(&announced),
        brief: Some(Brief::first_of(vec![
            Brief::new(draw(&[]), "Announced steps are left out here; the answer to the question has them."),
            Brief::new(
                cells::cells(&laid),
                "Announced steps, and the days on which something may have changed, are left out here; the answer to the question has them.",
            ),
        ])),
    })
}

/// The two days, as the question in canonical words has them.
fn days(answer: &Answer) -> (String, String) {
    let mut days = answer
        .question
        .split_whitespace()
        .filter(|word| word.len() == 10 && crate::time::Day::read(word).is_some());
    let first = days.next().unwrap_or("before").to_owned();
    let last =
        answer.on.clone().or_else(|| days.next().map(str::to_owned)).unwrap_or_else(|| "after".to_owned());
    (first, last)
}

/// One change with its words in columns.
struct Line {
    way: Way,
    name: Vec<String>,
    matter: Vec<String>,
    before: Vec<String>,
    after: Vec<String>,
    date: Vec<String>,
    high: f64,
}

impl Line {
    fn new(answer: &Answer, row: &Row) -> Self {
        let fit = |text: &str, (size, weight, _): Face, column: usize, to: usize| {
            wrap(&visible(text), size, weight, COLUMNS[to] - COLUMNS[column] - 18.0, 4)
        };
        let way = Way::of(row);
        let (before, after) = row.value.split_once(" → ").unwrap_or(("", &row.value));
        let (code_before, code_after) = row.code.split_once("->").unwrap_or(("", &row.code));
        let either = |code: &str, words: &str| match is_open(code) && !words.starts_with("disputed: ") {
            true => format!("either {words}"),
            false => words.to_owned(),
        };
        let before = either(code_before, before);
        let after = either(code_after, after);
        let author = row::name(answer, &row.author);
        let is_of_sender = way == Way::Announced && row.is_of_sender();
        let name = match Some(row.object.as_str()) == answer.subject.as_deref() {
            _ if is_of_sender => whose(answer, row),
            true => author,
            false => format!("{author}, towards {}", row::name(answer, &row.object)),
        };
        let mut matter = row.matter.replace('-', " ");
        if let Some(instrument) = &row.instrument {
            matter = row::name(answer, instrument);
        }
        let (before, after) = match way {
            Way::Announced => (fit(&after, VALUE, 2, 4), Vec::new()),
            _ => (fit(&before, VALUE, 2, 3), fit(&after, VALUE, 3, 4)),
        };
        let date_room = WIDE - COLUMNS[4];
        let since =
            row.since.as_deref().map_or_else(|| "not on record".to_owned(), |since| row::date(Some(since)));
        let date = wrap(&since, DATE.0, DATE.1, date_room, 3);
        let (name, matter) = (fit(&name, NAME, 0, 1), fit(&matter, DATE, 0, 1));
        let text_high = |lines: &[String], face: Face| lines.len() as f64 * face.0 * LEADING;
        let high = [
            text_high(&name, NAME) + text_high(&matter, DATE),
            text_high(&before, VALUE),
            text_high(&after, VALUE),
            text_high(&date, DATE),
        ]
        .into_iter()
        .fold(0.0, f64::max)
            + 2.0 * GAP;
        Self { way, name, matter, before, after, date, high }
    }

    fn draw(&self, pen: &mut Pen, top: f64) -> io::Result<()> {
        stroke(pen, format_args!("M0 {}H{}", px(top), px(WIDE)), GRID, 1.0, None)?;
        let at = |column: usize| Point { x: COLUMNS[column], y: top + GAP };
        paragraph(pen, &self.name, at(0), NAME, Anchor::Start)?;
        let below = Point { x: 0.0, y: top + GAP + self.name.len() as f64 * NAME.0 * LEADING };
        paragraph(pen, &self.matter, below, DATE, Anchor::Start)?;
        mark(pen, self.way, Point { x: COLUMNS[1] + 18.0, y: top + GAP + 12.0 })?;
        let before = if self.way == Way::Announced { VALUE } else { (VALUE.0, VALUE.1, QUIET) };
        paragraph(pen, &self.before, at(2), before, Anchor::Start)?;
        let after =
            if matches!(self.way, Way::Other | Way::Open) { VALUE } else { (VALUE.0, Weight::Bold, TEXT) };
        paragraph(pen, &self.after, at(3), after, Anchor::Start)?;
        paragraph(pen, &self.date, at(4), DATE, Anchor::Start)
    }
}

/// The mark of a change, drawn as a shape so that no font is asked for it.
fn mark(pen: &mut Pen, way: Way, at: Point) -> io::Result<()> {
    let (x, y) = (at.x, at.y);
    let path = match way {
        Way::Gained => format!("M{} {}h18m-9 -9v18", px(x - 9.0), px(y)),
        Way::Lost => format!("M{} {}h18", px(x - 9.0), px(y)),
        Way::Up => format!("M{} {}v-18m-7 7l7 -7l7 7", px(x), px(y + 9.0)),
        Way::Down => format!("M{} {}v18m-7 -7l7 7l7 -7", px(x), px(y - 9.0)),
        Way::Other => format!("M{} {}h18m-7 -7l7 7l-7 7", px(x - 9.0), px(y)),
        Way::Open => format!("M{} {}h20", px(x - 10.0), px(y)),
        Way::Announced => format!("M{} {}l8 8l-8 8", px(x - 4.0), px(y - 8.0)),
    };
    let dashes = (way == Way::Open).then_some("5 4");
    stroke(pen, &path, way.colour(), 3.5, dashes)
}

fn twin(answer: &Answer) -> Twin {
    let mut twin = Twin::new(&answer.finding);
    for row in answer.rows.iter().chain(&answer.beside) {
        let instrument =
            row.instrument.as_ref().map_or(String::new(), |id| format!(" ({})", row::name(answer, id)));
        let [author, object] = match Way::of(row) {
            Way::Announced => parties(answer, row),
            _ => [&row.author, &row.object].map(|id| row::name(answer, id)),
        };
        twin.line(&format!(
            "- {author}, towards {object}: {}{instrument}: {}, {}; {}",
            row.matter.replace('-', " "),
            row.value,
            row.since
                .as_deref()
                .map_or_else(|| "when is not on record".to_owned(), |since| row::date(Some(since))),
            Way::of(row).words()
        ));
    }
    twin.end(answer);
    twin
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_marked_by_what_is_sure_of_it() {
        let way = |code: &str, certainty| {
            let row = serde_json::json!({
                "author": "a", "object": "b", "matter": "envoys", "value": "", "code": code,
                "certainty": certainty, "grounds": [],
            });
            Way::of(&serde_json::from_value(row).expect("a row"))
        };
        for (code, expected) in [
            ("none->envoy:ambassador|envoy:envoy", Way::Gained),
            ("envoy:ambassador|envoy:envoy->none", Way::Lost),
            ("envoy:charge-d-affaires->envoy:envoy|envoy:ambassador", Way::Up),
            ("envoy:envoy|envoy:ambassador->envoy:charge-d-affaires", Way::Down),
            ("envoy:envoy->envoy:charge-d-affaires|envoy:ambassador", Way::Other),
            ("listed->suspended", Way::Other),
            ("delist:proposed", Way::Announced),
        ] {
            assert_eq!(way(code, "certain"), expected, "{code}");
        }
        assert_eq!(way("none|envoy:ambassador->envoy:ambassador", "possible"), Way::Open);
    }
}
