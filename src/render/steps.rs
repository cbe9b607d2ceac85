//! The steps: how one measure went from what was proposed to what was done, each act on the step that it reached.

mod way;

use super::axis::{AXIS_HIGH, Axis};
use super::caption::{as_known, caption};
use super::figure::{Brief, Drawing, Figure, NoFigure};
use super::legend::{Legend, SAMPLE};
use super::network::{sources_of, sources_of_in_brief};
use super::picture::pen::stretch;
use super::picture::words::in_sentence;
use super::row::{self, middle, precedes, reach};
use super::told::{ACTS_LEFT_OUT, Told, act};
use super::twin::Twin;
use crate::question::{Answer, AnswerKind, Row};
use crate::text::{capitalized, joined, visible};
use crate::time::Day;
use crate::vocabulary::Step;
use way::{BETWEEN, DAYS, LEFT, LOW_STAIR, Mark, STAIR, Sort, Way, between, disc, stacked};

const WIDE: f64 = 1180.0;

/// Draws up the steps of one matter in a history, from what was proposed to what was done: those of the author with the id `by`, where that is given.
///
/// # Errors
/// When the answer is no history, or no step towards anything is on record in it.
pub fn steps(answer: &Answer, matter: Option<&str>, by: Option<&str>) -> Result<Figure, NoFigure> {
    if answer.kind != AnswerKind::History {
        return Err(NoFigure("steps are drawn of what happened between two: ask *what happened between russia and the taliban since 2024*".to_owned()));
    }
    let matter = match matter {
        Some(matter) => matter.to_owned(),
        None => most_steps(answer, by)?,
    };
    let rows: Vec<(&Row, Step)> = answer
        .rows
        .iter()
        .filter(|row| row.matter == matter && is_by(row, by))
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
            "the steps of {} do not stand in one figure: name one with `--by` and the other with `--of`",
            joined(&names)
        )));
    }
    // What was in force before the first step is no part of the way, and would stretch its years.
    let begun = rows.iter().position(|(_, step)| !step.moves()).unwrap_or(0);
    let (earlier, rows) = rows.split_at(begun);
    let days: Vec<Day> =
        rows.iter().filter_map(|(row, _)| reach(row)).flat_map(|(first, last)| [first, last]).collect();
    let (Some(first), Some(last)) = (days.iter().min().copied(), days.iter().max().copied()) else {
        return Err(NoFigure("none of the steps has a date, so there is nothing to draw".to_owned()));
    };
    let axis = Axis { first: month_of(first), last, left: LEFT, right: WIDE - 30.0 };
    let stairs: Vec<Step> =
        Step::ALL.into_iter().filter(|step| rows.iter().any(|(_, of)| of == step)).rev().collect();
    let marks = rows.iter().enumerate().filter_map(|(at, (row, step))| {
        let is_in_doubt = matches!(Sort::of(row, *step), Sort::Disputed | Sort::Refuted);
        let (x, vague) = (axis.x(middle(row)?), axis.stretch(reach(row)?));
        Some(Mark { number: at + 1, row, step: *step, x, vague, level: 0, is_in_doubt })
    });
    let way = Way { axis, marks: stacked(marks.collect()), stairs };
    let numbered = || rows.iter().enumerate().map(|(at, (row, _))| (at + 1, *row));
    let counts = Sort::counts(rows.iter().map(|(row, step)| (*row, *step)));
    let has_vague = way.marks.iter().any(|mark| mark.vague.is_some());
    let vague = has_vague.then(|| (None, "a vague date".to_owned()));
    let sorts = counts.into_iter().map(|(sort, words)| (Some(sort), words));
    let legend = Legend::new(sorts.chain(vague), WIDE);
    let drawn = |stair: f64, told: Option<&Told>| {
        let is_whole = stair == STAIR;
        let legend_top = AXIS_HIGH + way.stairs_high(stair) + if is_whole { BETWEEN + 4.0 } else { 6.0 };
        let told_top = legend_top + legend.high() + if is_whole { 14.0 } else { 4.0 };
        let high = told.map_or(legend_top + legend.high(), |told| told_top + told.high());
        Drawing::new((WIDE, high), DAYS.0, |pen| {
            way.draw(pen, answer, stair, told.is_some())?;
            if is_whole {
                between(pen, &way.marks, AXIS_HIGH + way.stairs_high(stair) + 8.0)?;
            }
            legend.draw(pen, legend_top, |pen, sort: Option<Sort>, at| match sort {
                Some(sort) => disc(pen, sort, at, 9.0),
                None => stretch(pen, (at.x - SAMPLE / 2.0, at.x + SAMPLE / 2.0), at.y),
            })?;
            told.map_or(Ok(()), |told| told.draw(pen, told_top))
        })
    };
    let drawing = drawn(STAIR, Some(&Told::new(answer, numbered(), WIDE)));
    // A number is of use beside the line that tells of its act, and there alone.
    let briefs = vec![
        Brief::new(
            drawn(LOW_STAIR, Some(&Told::in_brief(numbered(), WIDE))),
            "The answer tells more of the acts.",
        ),
        Brief::new(drawn(LOW_STAIR, None), ACTS_LEFT_OUT),
    ];
    let title = title(answer, rows);
    let mut remarks: Vec<String> = Vec::new();
    if rows.iter().any(|(row, _)| reach(row).is_some_and(|(first, last)| first != last)) {
        remarks.push("A mark stands on the day of its act; where the date is vague, on the middle of the days that it may mean.".to_owned());
    }
    remarks.extend(before(answer, earlier));
    let twin = twin(answer, &title, earlier, rows);
    let used = || earlier.iter().chain(rows).map(|(row, _)| *row);
    let shown_all = |lines: Vec<String>| lines.iter().map(|line| visible(line)).collect();
    Ok(Figure {
        labels: None,
        subtitle: format!("{} to {}{}", first.in_words(), last.in_words(), as_known(answer)),
        description: twin.prose(),
        footer: caption(answer, remarks),
        sources: shown_all(sources_of(answer, used())),
        sources_in_brief: shown_all(sources_of_in_brief(answer, used())),
        twin: twin.text(),
        title: visible(&title),
        parties: 0,
        drawing,
        brief: Some(Brief::first_of(briefs)),
    })
}

/// Whether a row is of an author, or no author is asked for.
fn is_by(row: &Row, by: Option<&str>) -> bool {
    by.is_none_or(|by| row.author == by)
}

/// The matter in which most steps moved nothing.
fn most_steps(answer: &Answer, by: Option<&str>) -> Result<String, NoFigure> {
    let mut best: Option<(usize, &str)> = None;
    for matter in crate::vocabulary::Matter::ALL {
        let steps = answer
            .rows
            .iter()
            .filter(|row| row.matter == matter.id() && is_by(row, by))
            .filter(|row| step_of(row).is_some_and(|step| !step.moves()))
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

fn month_of(day: Day) -> Day {
    let (year, month, _) = day.parts();
    Day::new(year, month, 1).unwrap_or(day)
}

/// From the first step to the last deed, with how many steps and deeds came between and how many steps after; what proved false is none of them.
fn title(answer: &Answer, rows: &[(&Row, Step)]) -> String {
    let is_of = |sort: Sort| move |(row, step): &(&Row, Step)| Sort::of(row, *step) == sort;
    let count = |rows: &[(&Row, Step)], sort: Sort| rows.iter().copied().filter(is_of(sort)).count();
    let counted = |count: usize, what: &str| match count {
        1 => format!("one {what}"),
        several => format!("{several} {what}s"),
    };
    let author = rows.first().map_or_else(String::new, |(row, _)| in_sentence(answer, &row.author));
    let Some(first_at) = rows.iter().position(|row| is_of(Sort::Pending)(row)) else {
        return answer.finding.clone();
    };
    let first = rows[first_at].0;
    let begun = format!("{}: {} ({})", capitalized(&author), first.value, row::date(first.since.as_deref()));
    let last = rows.iter().rposition(|row| is_of(Sort::Done)(row));
    let Some(at) = last.filter(|at| *at > first_at) else {
        return format!(
            "{begun}; after {} no deed is on record",
            counted(count(rows, Sort::Pending), "step")
        );
    };
    let (before, deed, after) = (&rows[..at], rows[at].0, &rows[at + 1..]);
    let steps = count(before, Sort::Pending);
    let deeds = match count(before, Sort::Done) {
        0 => String::new(),
        deeds => format!(" and {}", counted(deeds, "deed")),
    };
    // Where a vague date leaves open what came first, no order is claimed.
    let is_ordered = before.iter().all(|(row, _)| precedes(row, deed));
    if !is_ordered {
        let all = counted(count(rows, Sort::Pending), "step");
        let done = counted(count(rows, Sort::Done), "deed");
        return format!("{begun}, one of {all}; {done} on record, in an order that their dates leave open");
    }
    let first_of = match (steps, deeds.is_empty()) {
        (1, true) => "; then".to_owned(),
        (1, false) => format!("; then{} before", deeds.trim_start_matches(" and")),
        (steps, _) => format!(", the first of {}{deeds} before", counted(steps, "step")),
    };
    let followed = match count(after, Sort::Pending) {
        0 => String::new(),
        steps => format!("; {} followed", counted(steps, "step")),
    };
    format!("{begun}{first_of} it {} ({}){followed}", deed.value, row::date(deed.since.as_deref()))
}

/// What was in force before the first step, as a remark.
fn before(answer: &Answer, earlier: &[(&Row, Step)]) -> Option<String> {
    let told = |(row, _): &(&Row, Step)| {
        format!("{} ({})", row::value(answer, row), row::date(row.since.as_deref()))
    };
    let all: Vec<String> = earlier.iter().map(told).collect();
    (!all.is_empty()).then(|| format!("Before the first step: {}.", all.join("; ")))
}

fn twin(answer: &Answer, title: &str, earlier: &[(&Row, Step)], rows: &[(&Row, Step)]) -> Twin {
    let mut twin = Twin::new(title);
    let counts = Sort::counts(rows.iter().map(|(row, step)| (*row, *step)));
    let counts: Vec<String> = counts.into_iter().map(|(_, words)| words).collect();
    twin.line(&format!("- {}", counts.join(", ")));
    if let Some(line) = before(answer, earlier) {
        twin.line(&format!("- {line}"));
    }
    for (at, (row, step)) in rows.iter().enumerate() {
        let note = row.note.as_deref().map_or(String::new(), |note| format!(" ({note})"));
        let reached = match Sort::of(row, *step) {
            Sort::Refuted => String::new(),
            Sort::Pending | Sort::Done | Sort::Disputed => format!(": {}", step.in_words()),
        };
        twin.line(&format!("- {}{reached}{note}", act(answer, at + 1, row)));
    }
    twin.end(answer);
    twin
}
