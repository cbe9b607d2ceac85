//! The steps: how one measure went from what was proposed to what was done, each act on the step that it reached.

use std::fmt::Write as _;
use std::io;

use quick_xml::events::BytesText;

use super::axis::{AXIS_HIGH, Axis, GRID, apart};
use super::caption::{as_known, caption, in_prose};
use super::figure::{Brief, Drawing, Figure, NoFigure, TEXT};
use super::metrics::{Weight, width, wrap};
use super::network::{sources_of, sources_of_in_brief};
use super::picture::layout::LEADING;
use super::picture::pen::{Anchor, Face, Pen, QUIET, WHITE, cross, paragraph, px, stroke};
use super::picture::places::Point;
use super::picture::shown;
use super::picture::words::in_sentence;
use super::row;
use super::told::{ACTS_LEFT_OUT, Told, act};
use crate::question::{Answer, AnswerKind, Row};
use crate::text::capitalized;
use crate::time::Day;
use crate::vocabulary::Step;

const WIDE: f64 = 1180.0;
const LEFT: f64 = 220.0;
const STAIR: f64 = 66.0;
const STEP: Face = (17.0, Weight::Bold, TEXT);
const NUMBER: Face = (16.0, Weight::Bold, TEXT);
const DAYS: Face = (16.0, Weight::Regular, TEXT);
/// How far apart two marks stand at least, where there is room.
const APART: f64 = 24.0;
const DONE: &str = "#0072B2";
const PENDING: &str = "#8f3d72";

/// One act with its place.
struct Mark<'a> {
    number: usize,
    row: &'a Row,
    step: Step,
    x: f64,
    is_refuted: bool,
}

/// Draws up the steps of one matter in a history, from what was proposed to what was done.
///
/// # Errors
/// When the answer is no history, or no step towards anything is on record in it.
pub fn steps(answer: &Answer, matter: Option<&str>) -> Result<Figure, NoFigure> {
    if answer.kind != AnswerKind::History {
        return Err(NoFigure("steps are drawn of what happened between two: ask *what happened between russia and the taliban since 2024*".to_owned()));
    }
    let matter = match matter {
        Some(matter) => matter.to_owned(),
        None => most_steps(answer)?,
    };
    let rows: Vec<(&Row, Step)> = answer
        .rows
        .iter()
        .filter(|row| row.matter == matter)
        .filter_map(|row| Some((row, step_of(row)?)))
        .collect();
    if !rows.iter().any(|(_, step)| !step.moves()) {
        return Err(NoFigure(format!(
            "no step towards a {} is on record that was not the deed itself: draw lanes instead",
            matter.replace('-', " ")
        )));
    }
    let mut authors: Vec<&str> = rows.iter().map(|(row, _)| row.author.as_str()).collect();
    authors.sort_unstable();
    authors.dedup();
    if authors.len() > 1 {
        let names: Vec<String> = authors.into_iter().map(|author| in_sentence(answer, author)).collect();
        return Err(NoFigure(format!(
            "the steps of {} do not stand in one figure: name one author with `--by`",
            names.join(" and ")
        )));
    }
    // What was in force before the first step is no part of the way, and would stretch its years.
    let begun = rows.iter().position(|(_, step)| !step.moves()).unwrap_or(0);
    let (earlier, rows) = rows.split_at(begun);
    let days: Vec<Day> = rows.iter().filter_map(|(row, _)| middle(row)).collect();
    let (Some(first), Some(last)) = (days.iter().min().copied(), days.iter().max().copied()) else {
        return Err(NoFigure("none of the steps has a date, so there is nothing to draw".to_owned()));
    };
    let axis = Axis { first: month_of(first), last, left: LEFT, right: WIDE - 30.0 };
    let stairs: Vec<Step> =
        Step::ALL.into_iter().filter(|step| rows.iter().any(|(_, of)| of == step)).rev().collect();
    let mut marks: Vec<Mark<'_>> = rows
        .iter()
        .enumerate()
        .filter_map(|(at, (row, step))| {
            let is_refuted = row.value.contains("refuted");
            Some(Mark { number: at + 1, row, step: *step, x: axis.x(middle(row)?), is_refuted })
        })
        .collect();
    set_apart(&mut marks, &axis);
    let told = Told::new(answer, rows.iter().enumerate().map(|(at, (row, _))| (at + 1, *row)), WIDE);
    let stairs_high = stairs.len() as f64 * STAIR;
    let deed_high = 40.0;
    let high = AXIS_HIGH + stairs_high + deed_high + 16.0 + told.high();
    let title = title(answer, rows);
    let stairs_drawn = |pen: &mut Pen| -> io::Result<()> {
        axis.draw(pen, 0.0, stairs_high)?;
        for (at, step) in stairs.iter().enumerate() {
            let y = AXIS_HIGH + at as f64 * STAIR;
            stroke(pen, &format!("M0 {}H{}", px(y + STAIR), px(WIDE)), GRID, 1.0, None)?;
            let words = wrap(&capitalized(step.in_words()), STEP.0, STEP.1, LEFT - 20.0, 2);
            let top = y + STAIR / 2.0 - words.len() as f64 * STEP.0 * LEADING / 2.0;
            paragraph(pen, &words, Point { x: 0.0, y: top }, STEP, Anchor::Start)?;
        }
        let y = |step: Step| {
            let at = stairs.iter().position(|stair| *stair == step).unwrap_or(0);
            AXIS_HIGH + at as f64 * STAIR + STAIR / 2.0 + 8.0
        };
        path(pen, &marks, &y)?;
        for mark in &marks {
            point(pen, answer, mark, Point { x: mark.x, y: y(mark.step) })?;
        }
        between(pen, &marks, AXIS_HIGH + stairs_high + 8.0)
    };
    let alone_high = AXIS_HIGH + stairs_high + deed_high;
    let drawing = Drawing::new((WIDE, high), DAYS.0, |pen| {
        stairs_drawn(pen)?;
        told.draw(pen, alone_high + 16.0)
    });
    let alone = Drawing::new((WIDE, alone_high), DAYS.0, stairs_drawn);
    let mut remarks = vec![
        "A ring is a step that moves nothing; a full disc is the deed; a cross is a report that proved false. Each act stands on the step that it reached; those of nearly the same day a little apart.".to_owned(),
    ];
    remarks.extend(before(answer, earlier));
    let twin = twin(answer, &title, earlier, rows);
    let used = || earlier.iter().chain(rows).map(|(row, _)| *row);
    let shown_all = |lines: Vec<String>| lines.iter().map(|line| shown(line)).collect();
    Ok(Figure {
        labels: None,
        subtitle: format!("{} to {}{}", first.in_words(), last.in_words(), as_known(answer)),
        description: in_prose(&twin),
        footer: caption(answer, remarks),
        sources: shown_all(sources_of(answer, used())),
        sources_in_brief: shown_all(sources_of_in_brief(answer, used())),
        twin: twin.lines().map(|line| shown(line) + "\n").collect(),
        title: shown(&title),
        parties: 0,
        drawing,
        brief: Some(Brief::new(alone, ACTS_LEFT_OUT)),
    })
}

/// The matter in which most steps moved nothing.
fn most_steps(answer: &Answer) -> Result<String, NoFigure> {
    let mut best: Option<(usize, &str)> = None;
    for matter in crate::vocabulary::Matter::ALL {
        let steps = answer
            .rows
            .iter()
            .filter(|row| row.matter == matter.id() && step_of(row).is_some_and(|step| !step.moves()))
            .count();
        if steps > best.map_or(0, |(most, _)| most) {
            best = Some((steps, matter.id()));
        }
    }
    best.map(|(_, matter)| matter.to_owned()).ok_or_else(|| {
        NoFigure(
            "no step towards anything is on record here that was not the deed itself: draw lanes instead"
                .to_owned(),
        )
    })
}

/// The step that an act reached, from its code: `delist:proposed`.
fn step_of(row: &Row) -> Option<Step> {
    let (_, step) = row.code.rsplit_once(':')?;
    Step::ALL.into_iter().find(|known| known.id() == step)
}

fn middle(row: &Row) -> Option<Day> {
    let (first, last) = row.since_date()?.bounds();
    Some(match (first == Day::MIN, last == Day::MAX) {
        (true, true) => return None,
        (true, false) => last,
        (false, true) => first,
        (false, false) => first.halfway(last),
    })
}

fn month_of(day: Day) -> Day {
    let (year, month, _) = day.parts();
    Day::new(year, month, 1).unwrap_or(day)
}

/// From the first step to the first deed after it, and how many days passed.
fn title(answer: &Answer, rows: &[(&Row, Step)]) -> String {
    let author = rows.first().map_or_else(String::new, |(row, _)| in_sentence(answer, &row.author));
    let steps = rows.iter().filter(|(row, step)| !step.moves() && !row.value.contains("refuted")).count();
    let deed = rows.iter().rev().find(|(row, step)| step.moves() && !row.value.contains("refuted"));
    let Some((first, _)) = rows.iter().find(|(_, step)| !step.moves()) else { return answer.finding.clone() };
    let counted = if steps == 1 { "one step".to_owned() } else { format!("{steps} steps") };
    let begun = format!("{}: {} ({})", capitalized(&author), first.value, row::date(first.since.as_deref()));
    match deed {
        Some((deed, _)) if middle(deed) > middle(first) => {
            format!("{begun}; after {counted} it {} ({})", deed.value, row::date(deed.since.as_deref()))
        }
        _ => format!("{begun}; after {counted} nothing is done"),
    }
}

/// What was in force before the first step, as a remark.
fn before(answer: &Answer, earlier: &[(&Row, Step)]) -> Option<String> {
    let told = |(row, _): &(&Row, Step)| {
        format!("{} ({})", row::value(answer, row), row::date(row.since.as_deref()))
    };
    let all: Vec<String> = earlier.iter().map(told).collect();
    (!all.is_empty()).then(|| format!("Before the first step: {}.", all.join("; ")))
}

/// Has marks stand in order of time and so far apart that no line or mark touches the number of another, each as near to its day as that allows.
fn set_apart(marks: &mut [Mark<'_>], axis: &Axis) {
    marks.sort_by(|one, other| one.x.total_cmp(&other.x).then(one.number.cmp(&other.number)));
    let days: Vec<f64> = marks.iter().map(|mark| mark.x).collect();
    for (mark, x) in marks.iter_mut().zip(apart(&days, APART, axis.left, axis.right)) {
        mark.x = x;
    }
}

/// The way from step to step, dotted until the deed. It leaves a step sideways and rises into the next from below, or sinks half-way and comes
/// to the next from the side, so that it crosses no number: those stand above.
fn path(pen: &mut Pen, marks: &[Mark<'_>], y: &impl Fn(Step) -> f64) -> io::Result<()> {
    let on_the_way: Vec<&Mark<'_>> = marks.iter().filter(|mark| !mark.is_refuted).collect();
    for pair in on_the_way.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        if from.step.moves() {
            continue;
        }
        let (from_y, to_y) = (y(from.step), y(to.step));
        let way = match to_y > from_y {
            true => {
                let half_way = px(from.x + APART.min(to.x - from.x) / 2.0);
                format!("M{} {}H{half_way}V{}H{}", px(from.x), px(from_y), px(to_y), px(to.x))
            }
            false => format!("M{} {}H{}V{}", px(from.x), px(from_y), px(to.x), px(to_y)),
        };
        stroke(pen, &way, PENDING, 2.5, Some("0.1 7"))?;
    }
    Ok(())
}

fn point(pen: &mut Pen, answer: &Answer, mark: &Mark<'_>, at: Point) -> io::Result<()> {
    pen.create_element("g").write_inner_content(|pen| {
        let words = shown(&act(answer, mark.number, mark.row));
        pen.create_element("title").write_text_content(BytesText::new(&words))?;
        let (x, y) = (px(at.x), px(at.y));
        let (fill, colour) = match (mark.is_refuted, mark.step.moves()) {
            (true, _) => (WHITE, QUIET),
            (false, true) => (DONE, DONE),
            (false, false) => (WHITE, PENDING),
        };
        pen.create_element("circle")
            .with_attributes([
                ("cx", x.as_str()),
                ("cy", &y),
                ("r", "9"),
                ("fill", fill),
                ("stroke", colour),
                ("stroke-width", "3"),
            ])
            .write_empty()?;
        if mark.is_refuted {
            cross(pen, at, QUIET)?;
        }
        let label = mark.number.to_string();
        let above = Point { x: at.x, y: at.y - 11.0 - NUMBER.0 * LEADING };
        paragraph(pen, &[label], above, NUMBER, Anchor::Middle)
    })?;
    Ok(())
}

/// A bracket from the first step to the deed, with the days between.
fn between(pen: &mut Pen, marks: &[Mark<'_>], top: f64) -> io::Result<()> {
    let first = marks.iter().find(|mark| !mark.step.moves() && !mark.is_refuted);
    let last = marks.iter().rev().find(|mark| mark.step.moves() && !mark.is_refuted);
    let (Some(first), Some(last)) = (first, last) else { return Ok(()) };
    let (Some(from), Some(to)) = (middle(first.row), middle(last.row)) else { return Ok(()) };
    if to <= from {
        return Ok(());
    }
    let (left, right) = (first.x, last.x);
    stroke(pen, &format!("M{} {}v8H{}v-8", px(left), px(top), px(right)), QUIET, 1.5, None)?;
    let is_exact = [first, last]
        .iter()
        .all(|mark| mark.row.since.as_deref().is_some_and(|since| Day::read(since).is_some()));
    let about = if is_exact { "" } else { "about " };
    let words = format!("{about}{} days", to.days_since(from));
    let half = width(&words, DAYS.0, DAYS.1) / 2.0;
    let x = ((left + right) / 2.0).clamp(half, WIDE - half);
    paragraph(pen, &[words], Point { x, y: top + 10.0 }, DAYS, Anchor::Middle)?;
    Ok(())
}

fn twin(answer: &Answer, title: &str, earlier: &[(&Row, Step)], rows: &[(&Row, Step)]) -> String {
    let mut text = format!("{title}.\n\n");
    if let Some(line) = before(answer, earlier) {
        writeln!(text, "- {line}").expect("a string takes all text");
    }
    for (at, (row, step)) in rows.iter().enumerate() {
        let note = row.note.as_deref().map_or(String::new(), |note| format!(" ({note})"));
        writeln!(text, "- {}: {}{note}", act(answer, at + 1, row), step.in_words())
            .expect("a string takes all text");
    }
    text.push('\n');
    sources_of(answer, earlier.iter().chain(rows).map(|(row, _)| *row))
        .into_iter()
        .fold(text, |text, line| text + &line + "\n")
}
