//! The way of a measure, drawn: its marks on the steps that they reached, the line from one to the next, the days from first to last.

use std::collections::BTreeMap;
use std::io;

use quick_xml::events::BytesText;

use super::WIDE;
use crate::question::{Answer, Row};
use crate::render::axis::{AXIS_HIGH, Axis, GRID};
use crate::render::figure::TEXT;
use crate::render::metrics::{Weight, width, wrap};
use crate::render::picture::layout::LEADING;
use crate::render::picture::pen::{Anchor, Face, Pen, QUIET, WHITE, paragraph, px, stretch, stroke};
use crate::render::picture::places::Point;
use crate::render::row::precedes;
use crate::render::told::act;
use crate::text::{capitalized, visible};
use crate::time::Day;
use crate::vocabulary::Step;

pub(super) const LEFT: f64 = 220.0;
const STEP: Face = (17.0, Weight::Bold, TEXT);
const HEAD: Face = (16.0, Weight::Regular, QUIET);
const NUMBER: Face = (16.0, Weight::Bold, TEXT);
pub(super) const DAYS: Face = (16.0, Weight::Regular, TEXT);
/// How high a step is.
pub(super) const STAIR: f64 = 54.0;
/// The same where there is little room.
pub(super) const LOW_STAIR: f64 = 32.0;
/// How high the bracket below the steps is, with its words.
pub(super) const BETWEEN: f64 = 42.0;
/// The least radius of a mark, which holds its number.
const RADIUS: f64 = 13.0;
const DONE: &str = "#0072B2";
const PENDING: &str = "#8f3d72";

/// One act with its place.
pub(super) struct Mark<'a> {
    pub(super) number: usize,
    pub(super) row: &'a Row,
    pub(super) step: Step,
    pub(super) x: f64,
    /// From the first to the last day that its date may mean, where that can be seen.
    pub(super) vague: Option<(f64, f64)>,
    /// How many marks of nearly the same day on the same step it stands above.
    pub(super) level: usize,
    /// Whether it proved false, or somebody denies it: the way does not lead over it.
    pub(super) is_in_doubt: bool,
}

/// What an act is on the way.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Pending,
    Done,
    /// Somebody denies it.
    Disputed,
    Refuted,
}

impl Sort {
    const ALL: [Self; 4] = [Self::Pending, Self::Done, Self::Disputed, Self::Refuted];

    pub(super) fn of(row: &Row, step: Step) -> Self {
        match (row.refuted, &row.dispute, step.moves()) {
            (true, ..) => Self::Refuted,
            (false, Some(_), _) => Self::Disputed,
            (false, None, true) => Self::Done,
            (false, None, false) => Self::Pending,
        }
    }

    /// Some acts of this sort, with their number.
    fn counted(self, count: usize) -> String {
        match (self, count) {
            (Self::Pending, 1) => "1 step that moves nothing by itself".to_owned(),
            (Self::Pending, _) => format!("{count} steps that move nothing by themselves"),
            (Self::Done, 1) => "1 deed that took effect".to_owned(),
            (Self::Done, _) => format!("{count} deeds that took effect"),
            (Self::Disputed, 1) => "1 act that is disputed".to_owned(),
            (Self::Disputed, _) => format!("{count} acts that are disputed"),
            (Self::Refuted, 1) => "1 report that proved false".to_owned(),
            (Self::Refuted, _) => format!("{count} reports that proved false"),
        }
    }

    /// Each sort of some acts, with how many there are.
    pub(super) fn counts<'r>(rows: impl Iterator<Item = (&'r Row, Step)> + Clone) -> Vec<(Self, String)> {
        let count = |sort| rows.clone().filter(|(row, step)| Self::of(row, *step) == sort).count();
        let counts = Self::ALL.into_iter().map(|sort| (sort, count(sort)));
        counts.filter(|(_, count)| *count > 0).map(|(sort, count)| (sort, sort.counted(count))).collect()
    }
}

/// The radius of marks that hold numbers up to some.
fn radius(marks: &[Mark<'_>]) -> f64 {
    let widest =
        marks.iter().map(|mark| width(&mark.number.to_string(), NUMBER.0, NUMBER.1)).fold(0.0, f64::max);
    RADIUS.max(widest / 2.0 + 4.0)
}

/// How far apart marks stand at least, across and upward: what crosses a mark out stands out beside it.
fn room(radius: f64) -> f64 {
    2.0 * radius + 5.0
}

/// Puts marks in order of time, and those of nearly the same day on the same step one above the other. Each keeps its day.
pub(super) fn stacked(mut marks: Vec<Mark<'_>>) -> Vec<Mark<'_>> {
    marks.sort_by(|one, other| one.x.total_cmp(&other.x).then(one.number.cmp(&other.number)));
    let room = room(radius(&marks));
    // Of each step, where its levels are taken to.
    let mut ends: BTreeMap<Step, Vec<f64>> = BTreeMap::new();
    for mark in &mut marks {
        let ends = ends.entry(mark.step).or_default();
        mark.level = ends.iter().position(|end| end + room <= mark.x).unwrap_or(ends.len());
        match ends.get_mut(mark.level) {
            Some(end) => *end = mark.x,
            None => ends.push(mark.x),
        }
    }
    marks
}

/// The way of a measure: its marks on the steps that they reached.
pub(super) struct Way<'a> {
    pub(super) axis: Axis,
    pub(super) marks: Vec<Mark<'a>>,
    /// The steps, highest first.
    pub(super) stairs: Vec<Step>,
}

impl Way<'_> {
    /// The words of a step, in lines.
    fn words(step: Step) -> Vec<String> {
        wrap(&capitalized(step.in_words()), STEP.0, STEP.1, LEFT - 20.0, 2)
    }

    /// How high a step is whose marks stand on some levels; with one level and short words it is as high as `stair`.
    fn stair_high(&self, step: Step, stair: f64) -> f64 {
        let high = stair + self.stack_high(step);
        high.max(Self::words(step).len() as f64 * STEP.0 * LEADING + 4.0)
    }

    /// How far the marks of a step stand above each other.
    fn stack_high(&self, step: Step) -> f64 {
        let levels = self.marks.iter().filter(|mark| mark.step == step).map(|mark| mark.level).max();
        levels.unwrap_or(0) as f64 * room(radius(&self.marks))
    }

    pub(super) fn stairs_high(&self, stair: f64) -> f64 {
        self.stairs.iter().map(|step| self.stair_high(*step, stair)).sum()
    }

    /// Where the middle of a mark is.
    fn place(&self, mark: &Mark<'_>, stair: f64) -> Point {
        let until = self.stairs.iter().position(|step| *step == mark.step).unwrap_or(0);
        let foot: f64 = self.stairs[..=until].iter().map(|step| self.stair_high(*step, stair)).sum();
        let below = (self.stair_high(mark.step, stair) - self.stack_high(mark.step)) / 2.0;
        let up = mark.level as f64 * room(radius(&self.marks));
        Point { x: mark.x, y: AXIS_HIGH + foot - below - up }
    }

    pub(super) fn draw(
        &self,
        pen: &mut Pen,
        answer: &Answer,
        stair: f64,
        is_numbered: bool,
    ) -> io::Result<()> {
        self.axis.draw(pen, 0.0, self.stairs_high(stair))?;
        paragraph(pen, &["step reached".to_owned()], Point { x: 0.0, y: 0.0 }, HEAD, Anchor::Start)?;
        let mut foot = AXIS_HIGH;
        for step in &self.stairs {
            let high = self.stair_high(*step, stair);
            foot += high;
            stroke(pen, format_args!("M0 {}H{}", px(foot), px(WIDE)), GRID, 1.0, None)?;
            let words = Self::words(*step);
            let top = foot - high / 2.0 - words.len() as f64 * STEP.0 * LEADING / 2.0;
            paragraph(pen, &words, Point { x: 0.0, y: top }, STEP, Anchor::Start)?;
        }
        for mark in &self.marks {
            if let Some(days) = mark.vague {
                stretch(pen, days, self.place(mark, stair).y)?;
            }
        }
        self.path(pen, stair)?;
        for mark in &self.marks {
            let title = visible(&act(answer, mark.number, mark.row));
            self.point(pen, mark, self.place(mark, stair), &title, is_numbered)?;
        }
        Ok(())
    }

    /// The way from step to step, dotted until the deed, behind all marks: sideways and then up, or half-way down and then sideways.
    fn path(&self, pen: &mut Pen, stair: f64) -> io::Result<()> {
        let radius = radius(&self.marks);
        let on_the_way: Vec<&Mark<'_>> = self.marks.iter().filter(|mark| !mark.is_in_doubt).collect();
        let places: Vec<Point> = self.marks.iter().map(|mark| self.place(mark, stair)).collect();
        for pair in on_the_way.windows(2) {
            if pair[0].step.moves() {
                continue;
            }
            let (from, to) = (self.place(pair[0], stair), self.place(pair[1], stair));
            let half_way = match to.y > from.y {
                true => from.x + (radius + 6.0).min((to.x - from.x) / 2.0),
                false => to.x,
            };
            let corners = [from, Point { x: half_way, y: from.y }, Point { x: half_way, y: to.y }, to];
            for ends in corners.windows(2) {
                for (one, other) in uncovered(ends[0], ends[1], &places, radius + 3.0) {
                    let way = match one.y == other.y {
                        true => format!("M{} {}H{}", px(one.x), px(one.y), px(other.x)),
                        false => format!("M{} {}V{}", px(one.x), px(one.y), px(other.y)),
                    };
                    stroke(pen, &way, PENDING, 2.5, Some("0.1 7"))?;
                }
            }
        }
        Ok(())
    }

    fn point(
        &self,
        pen: &mut Pen,
        mark: &Mark<'_>,
        at: Point,
        title: &str,
        is_numbered: bool,
    ) -> io::Result<()> {
        let sort = Sort::of(mark.row, mark.step);
        pen.create_element("g").write_inner_content(|pen| {
            pen.create_element("title").write_text_content(BytesText::new(title))?;
            disc(pen, sort, at, radius(&self.marks))?;
            if !is_numbered {
                return Ok(());
            }
            let colour = if sort == Sort::Done { WHITE } else { NUMBER.2 };
            let top = Point { x: at.x, y: at.y - NUMBER.0 * LEADING / 2.0 };
            paragraph(pen, &[mark.number.to_string()], top, (NUMBER.0, NUMBER.1, colour), Anchor::Middle)
        })?;
        Ok(())
    }
}

/// The parts of a line across or down that no place covers, `reach` to each side of it.
fn uncovered(from: Point, to: Point, places: &[Point], reach: f64) -> Vec<(Point, Point)> {
    let is_across = from.y == to.y;
    let (start, end, across) = match is_across {
        true => (from.x.min(to.x), from.x.max(to.x), from.y),
        false => (from.y.min(to.y), from.y.max(to.y), from.x),
    };
    let mut covered: Vec<(f64, f64)> = places
        .iter()
        .map(|place| if is_across { (place.x, place.y) } else { (place.y, place.x) })
        .filter(|(_, beside)| (beside - across).abs() < reach)
        .map(|(along, _)| (along - reach, along + reach))
        .collect();
    covered.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut parts = Vec::new();
    let mut begun = start;
    for (first, last) in covered.into_iter().chain([(end, end)]) {
        if first.min(end) > begun + 1.0 {
            parts.push((begun, first.min(end)));
        }
        begun = begun.max(last);
    }
    let point = |along: f64| match is_across {
        true => Point { x: along, y: across },
        false => Point { x: across, y: along },
    };
    parts.into_iter().map(|(one, other)| (point(one), point(other))).collect()
}

/// The mark of a sort: a ring, a full disc, a dashed ring, or a ring that is crossed out.
pub(super) fn disc(pen: &mut Pen, sort: Sort, at: Point, radius: f64) -> io::Result<()> {
    let (fill, colour) = match sort {
        Sort::Refuted => (WHITE, QUIET),
        Sort::Done => (DONE, DONE),
        Sort::Disputed => (WHITE, DONE),
        Sort::Pending => (WHITE, PENDING),
    };
    if sort == Sort::Refuted {
        // Its number stands in it, so that the cross comes out around it.
        let (inner, outer) = (radius * 0.7, radius * 1.15);
        for (right, down) in [(-1.0, -1.0), (1.0, -1.0), (-1.0, 1.0), (1.0, 1.0)] {
            let ends =
                [inner, outer].map(|far| format!("{} {}", px(at.x + right * far), px(at.y + down * far)));
            stroke(pen, format_args!("M{}L{}", ends[0], ends[1]), QUIET, 3.0, None)?;
        }
    }
    let radius = radius - 1.5;
    let (x, y, wide) = (px(at.x - radius), px(at.y - radius), px(2.0 * radius));
    pen.create_element("rect")
        .with_attributes([("x", x.as_str()), ("y", &y), ("width", &wide), ("height", &wide)])
        .with_attributes([
            ("rx", px(radius).as_str()),
            ("fill", fill),
            ("stroke", colour),
            ("stroke-width", "3"),
        ])
        .with_attributes((sort == Sort::Disputed).then_some(("stroke-dasharray", "5 4")))
        .write_empty()
        .map(|_| ())
}

/// How many days lie between two acts, from the fewest to the most that their dates leave open: `195 days`, `0 to 33 days`.
fn days_between(first: &Row, last: &Row) -> Option<String> {
    let (from, to) = (first.since_date()?.bounds(), last.since_date()?.bounds());
    if from.0 == Day::MIN || to.1 == Day::MAX {
        return None;
    }
    let (least, most) = (to.0.days_since(from.1).max(0), to.1.days_since(from.0));
    match (least, most) {
        (_, ..=0) => None,
        (1, 1) => Some("1 day".to_owned()),
        (least, most) if least == most => Some(format!("{most} days")),
        (least, most) => Some(format!("{least} to {most} days")),
    }
}

/// A bracket from the first step to the deed, or to the first of several, with the days between.
pub(super) fn between(pen: &mut Pen, marks: &[Mark<'_>], top: f64) -> io::Result<()> {
    let mut marks = marks.iter().filter(|mark| !mark.is_in_doubt).skip_while(|mark| mark.step.moves());
    let Some(first) = marks.next() else { return Ok(()) };
    let deeds: Vec<&Mark<'_>> = marks.filter(|mark| mark.step.moves()).collect();
    let Some((deed, last)) = deeds.first().zip(deeds.last()) else { return Ok(()) };
    // The first of several deeds is known only where their dates leave no other order.
    if deeds.windows(2).any(|pair| !precedes(pair[0].row, pair[1].row)) {
        return Ok(());
    }
    let Some(days) = days_between(first.row, deed.row) else { return Ok(()) };
    let (left, right) = (first.x, deed.x);
    stroke(pen, format_args!("M{} {}v8H{}v-8", px(left), px(top), px(right)), QUIET, 1.5, None)?;
    let words = match days_between(first.row, last.row).filter(|_| deeds.len() > 1) {
        Some(all) => format!("{days} from the first step to the first deed, {all} to the last"),
        None => format!("{days} from the first step to the deed"),
    };
    let half = width(&words, DAYS.0, DAYS.1) / 2.0;
    let x = ((left + right) / 2.0).clamp(half, WIDE - half);
    paragraph(pen, &[words], Point { x, y: top + 10.0 }, DAYS, Anchor::Middle)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::render::row::middle;

    use super::*;

    #[test]
    fn days_between_are_as_many_as_the_dates_leave_open() {
        let of = |since: &str| {
            let row = serde_json::json!({
                "author": "a", "object": "b", "matter": "listing", "value": "", "code": "delist:in-force",
                "since": since, "certainty": "certain", "grounds": [],
            });
            serde_json::from_value::<Row>(row).expect("a row")
        };
        let days = |from, to| days_between(&of(from), &of(to));
        assert_eq!(days("2024-10-04", "2025-04-17").as_deref(), Some("195 days"));
        assert_eq!(days("2023-12-29", "2023-12/2024-01").as_deref(), Some("0 to 33 days"));
        assert_eq!(days("2023-12-29", "2023-12-29"), None);
    }

    /// An act that reached a step on a day.
    fn row(day: Day) -> Row {
        let row = serde_json::json!({
            "author": "a", "object": "b", "matter": "listing", "value": "", "code": "delist:proposed",
            "since": day.to_string(), "certainty": "certain", "grounds": [],
        });
        serde_json::from_value(row).expect("a row")
    }

    proptest! {
        #[test]
        fn a_mark_stands_on_its_day_and_touches_no_other(
            acts in prop::collection::vec((0..900_i32, 0..Step::ALL.len()), 1..40),
        ) {
            let first = Day::new(2023, 1, 1).expect("a day");
            let days: Vec<Day> = acts.iter().map(|(days, _)| first.plus(*days)).collect();
            let rows: Vec<Row> = days.iter().copied().map(row).collect();
            let axis = Axis { first, last: *days.iter().max().expect("an act"), left: LEFT, right: WIDE - 30.0 };
            let stairs: Vec<Step> = Step::ALL.into_iter().rev().collect();
            let marks = rows.iter().zip(&acts).enumerate().map(|(at, (row, (_, step)))| {
                let x = axis.x(middle(row).expect("a day"));
                Mark { number: at + 1, row, step: Step::ALL[*step], x, vague: None, level: 0, is_in_doubt: false }
            });
            let way = Way { axis, marks: stacked(marks.collect()), stairs };
            for stair in [STAIR, LOW_STAIR] {
                let places: Vec<Point> = way.marks.iter().map(|mark| way.place(mark, stair)).collect();
                let wide = 2.0 * radius(&way.marks);
                for (at, (mark, place)) in way.marks.iter().zip(&places).enumerate() {
                    prop_assert_eq!(place.x, axis.x(days[mark.number - 1]));
                    for other in &places[..at] {
                        let apart = (place.x - other.x).abs().max((place.y - other.y).abs());
                        prop_assert!(apart >= wide, "{place:?} touches {other:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_line_has_no_part_behind_a_mark() {
        let at = |x, y| Point { x, y };
        let parts =
            uncovered(at(0.0, 5.0), at(100.0, 5.0), &[at(0.0, 5.0), at(50.0, 8.0), at(70.0, 90.0)], 10.0);
        assert_eq!(parts, [(at(10.0, 5.0), at(40.0, 5.0)), (at(60.0, 5.0), at(100.0, 5.0))]);
    }
}
