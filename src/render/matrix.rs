//! The matrix: who deals how with one party on a day, a column for each matter.

mod grid;

use std::collections::BTreeMap;
use std::io;

use super::axis::GRID;
use super::caption::{as_known, caption, in_words};
use super::figure::{Brief, Drawing, Figure, NoFigure, TEXT};
use super::metrics::{Weight, wrap};
use super::network::{sources_of, sources_of_in_brief};
use super::picture::Certainty;
use super::picture::ink::{End, Meaning};
use super::picture::layout::LEADING;
use super::picture::pen::{
    Anchor, Face, Pen, QUIET, WHITE, cross, line, mark, paragraph, px, rectangle, stroke, titled,
};
use super::picture::places::{Point, Rect};
use super::picture::words::{dates, in_sentence, is_end_denied, meaning_of, name, told_as};
use super::row;
use super::rung::{is_delisted, nobody_recognizes};
use super::twin::Twin;
use crate::question::{Answer, AnswerKind, Row, RowCertainty};
use crate::text::{capitalized, visible};
use crate::time::Day;
use crate::vocabulary::Matter;

const NAME: Face = (18.0, Weight::Bold, TEXT);
const HEAD: Face = (16.0, Weight::Bold, TEXT);
const WORDS: Face = (15.0, Weight::Regular, TEXT);
const DATE: Face = (15.0, Weight::Regular, QUIET);
const NAMES: f64 = 250.0;
const CELL: f64 = 235.0;
const SAMPLE: f64 = 40.0;
const GAP: f64 = 8.0;

/// One matrix: an answer, and what it puts into which cell.
struct Cells<'a> {
    answer: &'a Answer,
    subject: &'a str,
    of: BTreeMap<(&'a str, Matter), Vec<Shown<'a>>>,
}

/// A row that is drawn.
#[derive(Clone, Copy)]
struct Shown<'a> {
    row: &'a Row,
    /// What it says holds, where it is of what was asked: what stands beside an answer does not count in it.
    meaning: Option<Meaning>,
}

/// Draws up who deals how with one party.
///
/// # Errors
/// When the answer is not about one party.
pub fn matrix(answer: &Answer) -> Result<Figure, NoFigure> {
    series(std::slice::from_ref(answer)).map(|mut figures| figures.remove(0))
}

/// Draws up who deals how with one party on several days, as figures of one size with the same rows and columns.
///
/// # Errors
/// When an answer is not about one party.
pub fn series(answers: &[Answer]) -> Result<Vec<Figure>, NoFigure> {
    let all: Vec<Cells<'_>> = answers.iter().map(Cells::of).collect::<Result<_, _>>()?;
    let has = |matter: &Matter| all.iter().any(|cells| cells.of.keys().any(|(_, of)| of == matter));
    let matters: Vec<Matter> = Matter::ALL.into_iter().filter(has).collect();
    // Each party with its strongest meaning in any of them, and its name.
    let mut parties: BTreeMap<&str, (Option<Meaning>, &str)> = BTreeMap::new();
    for cells in &all {
        for ((party, _), rows) in &cells.of {
            let called = (None, name(cells.answer, party));
            let (strongest, _) = parties.entry(party).or_insert(called);
            let here = rows.iter().filter_map(|shown| shown.meaning).chain(*strongest).min();
            *strongest = here;
        }
    }
    let mut parties: Vec<(&str, (Option<Meaning>, &str))> = parties.into_iter().collect();
    parties.sort_by_key(|(_, (strongest, name))| (strongest.is_none(), *strongest, *name));
    let parties: Vec<&str> = parties.into_iter().map(|(party, _)| party).collect();
    let mut lines: Vec<Vec<Line>> = all
        .iter()
        .map(|cells| parties.iter().map(|party| Line::new(cells, party, &matters)).collect())
        .collect();
    for party in 0..parties.len() {
        let high = lines.iter().map(|lines| lines[party].high).fold(0.0, f64::max);
        lines.iter_mut().for_each(|lines| lines[party].high = high);
    }
    let called = |party: &&str| {
        let cells = all.iter().find(|cells| cells.of.keys().any(|(of, _)| of == party));
        visible(cells.map_or(party, |cells| name(cells.answer, party)))
    };
    let names: Vec<String> = parties.iter().map(called).collect();
    let heads: Vec<String> = matters.iter().map(|matter| capitalized(matter.in_words())).collect();
    let grids = grid::drawings(&names, &heads, &lines);
    let figures = all.iter().zip(&lines).zip(grids);
    Ok(figures.map(|((cells, lines), grid)| figure(cells, &parties, &matters, lines, grid)).collect())
}

impl<'a> Cells<'a> {
    fn of(answer: &'a Answer) -> Result<Self, NoFigure> {
        let (AnswerKind::Standing | AnswerKind::List, Some(subject)) =
            (answer.kind, answer.subject.as_deref())
        else {
            return Err(NoFigure("a matrix is drawn of what stands with one party on a day: ask *what stands with the taliban on 2024-10-04*".to_owned()));
        };
        let asked = answer.rows.iter().map(|row| Shown { row, meaning: meaning_of(row) });
        let beside = answer
            .beside
            .iter()
            .map(|row| Shown { row, meaning: meaning_of(row).filter(|_| is_end_denied(row)) });
        let is_drawn = |Shown { row, meaning }: &Shown<'_>| {
            row.object == subject
                && row.author != subject
                && (meaning.is_some() || !row.pending.is_empty() || is_delisted(row))
        };
        let mut of: BTreeMap<(&str, Matter), Vec<Shown<'_>>> = BTreeMap::new();
        for shown in asked.chain(beside).filter(is_drawn) {
            let row = shown.row;
            let Some(matter) = Matter::named(&row.matter) else { continue };
            of.entry((&row.author, matter)).or_default().push(shown);
        }
        Ok(Self { answer, subject, of })
    }
}

fn figure(cells: &Cells<'_>, parties: &[&str], matters: &[Matter], lines: &[Line], grid: Drawing) -> Figure {
    let answer = cells.answer;
    let wide = (NAMES + matters.len() as f64 * CELL).max(880.0);
    let head_high = 2.0 * HEAD.0 * LEADING + GAP;
    let high = head_high + lines.iter().map(|line| line.high).sum::<f64>() + 4.0;
    let drawing = Drawing::new((wide, high), WORDS.0, |pen| {
        for (column, matter) in matters.iter().enumerate() {
            let words = wrap(&capitalized(matter.in_words()), HEAD.0, HEAD.1, CELL - 20.0, 2);
            paragraph(pen, &words, Point { x: NAMES + column as f64 * CELL, y: 0.0 }, HEAD, Anchor::Start)?;
        }
        let mut top = head_high;
        for line in lines {
            line.draw(pen, top, wide)?;
            top += line.high;
        }
        stroke(pen, format_args!("M0 {}H{}", px(top), px(wide)), GRID, 1.0, None)
    });
    let remarks = vec![
        "A dotted ring: nothing on record stands, which is no denial. Dashed: possible. Crossed: disputed. Dotted: announced, not in effect.".to_owned(),
    ];
    let here = |party: &&str| cells.of.keys().any(|(of, _)| of == party);
    let parties: Vec<&str> = parties.iter().copied().filter(here).collect();
    let title = title(cells, matters);
    let twin = twin(cells, &title, &parties, matters);
    let used = || cells.of.values().flatten().map(|shown| shown.row);
    let shown_all = |lines: Vec<String>| lines.iter().map(|line| visible(line)).collect();
    Figure {
        labels: None,
        title: visible(&title),
        subtitle: format!(
            "As of {}{}",
            in_words(answer.on.as_deref().unwrap_or(&answer.horizon)),
            as_known(answer)
        ),
        description: twin.prose(),
        footer: caption(answer, remarks),
        sources: shown_all(sources_of(answer, used())),
        sources_in_brief: shown_all(sources_of_in_brief(answer, used())),
        twin: twin.text(),
        parties: parties.len(),
        drawing,
        brief: Some(Brief::new(grid, "The marks stand here without their words and dates.")),
    }
}

/// How many deal with the subject in each matter, as one sentence.
fn title(cells: &Cells<'_>, matters: &[Matter]) -> String {
    let Cells { answer, subject, of } = cells;
    if answer.kind == AnswerKind::List {
        return answer.finding.clone();
    }
    let day = answer.on.as_deref().unwrap_or(&answer.horizon);
    let day = Day::read(day).map_or_else(|| day.to_owned(), Day::in_words);
    let counts: Vec<String> = matters.iter().filter_map(|matter| counted(cells, *matter)).collect();
    let mut said = match counts.is_empty() {
        true => "nothing is certainly on record".to_owned(),
        false => counts.join(", "),
    };
    let recognition = [Matter::RecognitionAsState, Matter::RecognitionAsGovernment];
    let is_sure = |shown: &Shown<'_>| shown.row.counts() && shown.meaning.is_some();
    let is_recognized =
        of.iter().any(|((_, matter), rows)| recognition.contains(matter) && rows.iter().any(is_sure));
    if !is_recognized {
        let is_in_doubt = recognition.into_iter().any(|matter| matters.contains(&matter));
        said = format!("{said}; {}", nobody_recognizes(answer, subject, is_in_doubt));
    }
    format!("Dealings with {} on {day}: {said}", in_sentence(answer, subject))
}

/// How many parties deal with the subject in a matter: `envoys accepted 14 (and 2 possible)`, `premises 9, mission closed 1`.
fn counted(cells: &Cells<'_>, matter: Matter) -> Option<String> {
    const KINDS: [(&str, Kind); 3] =
        [("suspended", Kind::Suspended), ("possible", Kind::Possible), ("disputed", Kind::Disputed)];
    let of_matter = || cells.of.iter().filter(|((_, of), _)| *of == matter);
    let kinds: Vec<Kind> = of_matter().filter_map(|(_, rows)| Kind::of(rows)).collect();
    let count = |kind| kinds.iter().filter(|one| **one == kind).count();
    let more: Vec<String> = KINDS
        .into_iter()
        .map(|(words, kind)| (words, count(kind)))
        .filter(|(_, count)| *count > 0)
        .map(|(words, count)| format!("{count} {words}"))
        .collect();
    let stands = match (count(Kind::Stands), more.is_empty()) {
        (0, true) => None,
        (count, true) => Some(format!("{} {count}", matter.in_words())),
        (count, false) => Some(format!("{} {count} (and {})", matter.in_words(), more.join(", "))),
    };
    let closed = match count(Kind::Closed) {
        0 => None,
        closed => Some(format!("{} {closed}", Meaning::Closed.ink().words)),
    };
    let said: Vec<String> = stands.into_iter().chain(closed).collect();
    (!said.is_empty()).then(|| said.join(", "))
}

/// What a party counts as in a matter: that which is surest and stands in full comes first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Stands,
    Suspended,
    Closed,
    Possible,
    Disputed,
}

impl Kind {
    /// What the rows of one cell come to; announced steps alone come to nothing.
    fn of(rows: &[Shown<'_>]) -> Option<Self> {
        let kind = |Shown { row, meaning }: &Shown<'_>| {
            Some(match (meaning.as_ref()?, &row.dispute, row.certainty) {
                (_, Some(_), _) => Self::Disputed,
                (_, None, RowCertainty::Possible) => Self::Possible,
                (Meaning::Closed, ..) => Self::Closed,
                (Meaning::Suspended | Meaning::ListingSuspended, ..) => Self::Suspended,
                _ => Self::Stands,
            })
        };
        rows.iter().filter_map(kind).min()
    }
}

/// How one standing is drawn.
#[derive(Clone, Copy)]
struct Mark {
    meaning: Meaning,
    certainty: Certainty,
    is_disputed: bool,
}

/// One standing in a cell.
struct Entry {
    /// None of what has ended.
    mark: Option<Mark>,
    words: Vec<String>,
    date: Vec<String>,
    title: String,
}

impl Entry {
    fn high(&self) -> f64 {
        self.words.len() as f64 * WORDS.0 * LEADING + self.date.len() as f64 * DATE.0 * LEADING + 6.0
    }

    /// Draws it, with the words that viewers show when it is pointed at.
    fn titled(&self, pen: &mut Pen, draw: impl FnOnce(&mut Pen) -> io::Result<()>) -> io::Result<()> {
        titled(pen, &self.title, draw)
    }

    fn of(answer: &Answer, Shown { row, meaning }: Shown<'_>) -> Vec<Self> {
        let room = CELL - SAMPLE - 26.0;
        let fit = |text: &str| wrap(&visible(text), WORDS.0, WORDS.1, room, 6);
        let mut entries = Vec::new();
        if let Some(meaning) = meaning {
            let mut words = told_as(row).1.to_owned();
            if let Some(instrument) = &row.instrument {
                words = format!("{words}: {}", row::name(answer, instrument));
            }
            if row.certainty == RowCertainty::Possible {
                words = format!("possibly {words}");
            }
            if row.dispute.is_some() {
                words = format!("disputed: {words}");
            }
            let certainty = if row.certainty == RowCertainty::Possible {
                Certainty::Possible
            } else {
                Certainty::Certain
            };
            let date = dates(row, meaning);
            entries.push(Self {
                mark: Some(Mark { meaning, certainty, is_disputed: row.dispute.is_some() }),
                title: visible(&format!("{}: {words} {date}", name(answer, &row.author))),
                words: fit(&words),
                date: if date.is_empty() { Vec::new() } else { fit(&date) },
            });
        }
        // Beside what stands, the latest step that its author took towards another thing.
        let step = if meaning.is_some() { row.own_step() } else { row.pending.last() };
        if let Some(step) = step {
            entries.push(Self {
                mark: Some(Mark {
                    meaning: Meaning::Intent,
                    certainty: Certainty::Certain,
                    is_disputed: false,
                }),
                title: visible(&format!("{}: {}", name(answer, &row.author), step.text)),
                words: fit(&step.text),
                date: Vec::new(),
            });
        }
        if is_delisted(row) {
            let instrument =
                row.instrument.as_ref().map_or(String::new(), |id| format!(": {}", row::name(answer, id)));
            let words = format!("delisted{instrument}");
            let date = row::date(row.since.as_deref());
            entries.push(Self {
                mark: None,
                title: visible(&format!("{}: {words} {date}", name(answer, &row.author))),
                words: fit(&words),
                date: fit(&date),
            });
        }
        entries
    }
}

/// One party with its cells.
struct Line {
    name: Vec<String>,
    cells: Vec<Vec<Entry>>,
    high: f64,
}

impl Line {
    fn new(cells: &Cells<'_>, party: &str, matters: &[Matter]) -> Self {
        let Cells { answer, of: cells, .. } = cells;
        let name = wrap(&visible(name(answer, party)), NAME.0, NAME.1, NAMES - 20.0, 6);
        let cells: Vec<Vec<Entry>> = matters
            .iter()
            .map(|matter| {
                cells
                    .get(&(party, *matter))
                    .into_iter()
                    .flatten()
                    .flat_map(|shown| Entry::of(answer, *shown))
                    .collect()
            })
            .collect();
        let tallest =
            cells.iter().map(|entries| entries.iter().map(Entry::high).sum::<f64>()).fold(0.0, f64::max);
        let high = tallest.max(name.len() as f64 * NAME.0 * LEADING) + 2.0 * GAP;
        Self { name, cells, high }
    }

    fn draw(&self, pen: &mut Pen, top: f64, wide: f64) -> io::Result<()> {
        stroke(pen, format_args!("M0 {}H{}", px(top), px(wide)), GRID, 1.0, None)?;
        paragraph(pen, &self.name, Point { x: 0.0, y: top + GAP }, NAME, Anchor::Start)?;
        for (column, entries) in self.cells.iter().enumerate() {
            let left = NAMES + column as f64 * CELL;
            let mut y = top + GAP;
            for entry in entries {
                entry.titled(pen, |pen| {
                    let middle = Point { x: left, y: y + WORDS.0 * LEADING / 2.0 };
                    match entry.mark {
                        Some(mark) => sample(pen, mark, middle, SAMPLE)?,
                        None => ended(pen, Point { x: left + SAMPLE / 2.0, ..middle })?,
                    }
                    let at = Point { x: left + SAMPLE + 10.0, y };
                    paragraph(pen, &entry.words, at, WORDS, Anchor::Start)?;
                    let below = Point { y: y + entry.words.len() as f64 * WORDS.0 * LEADING, ..at };
                    paragraph(pen, &entry.date, below, DATE, Anchor::Start)
                })?;
                y += entry.high();
            }
            if entries.is_empty() {
                empty(pen, Point { x: left + SAMPLE / 2.0, y: top + GAP + 10.0 })?;
            }
        }
        Ok(())
    }
}

/// The line and mark of a meaning, as the network draws it, from its left end.
fn sample(pen: &mut Pen, drawn: Mark, at: Point, wide: f64) -> io::Result<()> {
    let ink = drawn.meaning.ink();
    line(pen, format_args!("M{} {}h{}", px(at.x), px(at.y), px(wide)), ink, drawn.certainty)?;
    let (tip, direction) = match ink.end {
        End::Author => (at.x, -1.0),
        End::Object => (at.x + wide, 1.0),
    };
    mark(pen, ink, Point { x: tip, y: at.y }, direction)?;
    match drawn.is_disputed {
        true => cross(pen, Point { x: at.x + wide / 2.0, y: at.y }, ink.colour),
        false => Ok(()),
    }
}

/// The sign of what has ended, around its middle.
fn ended(pen: &mut Pen, middle: Point) -> io::Result<()> {
    stroke(pen, format_args!("M{} {}h16", px(middle.x - 8.0), px(middle.y)), QUIET, 3.0, None)
}

/// The sign of a cell with nothing in it, around its middle.
fn empty(pen: &mut Pen, middle: Point) -> io::Result<()> {
    let place = Rect { x: middle.x - 6.0, y: middle.y - 6.0, width: 12.0, height: 12.0 };
    rectangle(pen, place, WHITE, Some("2 3"))
}

fn twin(cells: &Cells<'_>, title: &str, parties: &[&str], matters: &[Matter]) -> Twin {
    let Cells { answer, of: cells, .. } = cells;
    let mut twin = Twin::new(title);
    for party in parties {
        twin.line(&format!("- {}", name(answer, party)));
        for matter in matters {
            let here = cells.get(&(*party, *matter)).into_iter().flatten();
            for entry in here.flat_map(|shown| Entry::of(answer, *shown)) {
                let words = entry.title.split_once(": ").map_or(entry.title.as_str(), |(_, words)| words);
                twin.line(&format!("  - {}: {}", matter.in_words(), words.trim_end()));
            }
        }
    }
    twin.rows(answer);
    twin.end(answer);
    twin
}
