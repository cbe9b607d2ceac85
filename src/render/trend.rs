//! The trend: counts over time, one panel a question, each a bar with what is possible and what is disputed above what is certain.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io;

use quick_xml::events::BytesText;

use super::axis::GRID;
use super::caption::{as_known, in_words, question};
use super::figure::{Brief, Drawing, Figure, NoFigure, TEXT};
use super::legend::{Legend, SAMPLE};
use super::metrics::{Weight, width, wrap};
use super::picture::layout::LEADING;
use super::picture::pen::{self, Anchor, DASHES, Face, Pen, QUIET, paragraph, px, stroke};
use super::picture::places::{Point, Rect};
use super::row;
use super::twin::Twin;
use crate::question::{Answer, AnswerKind, Bucket};
use crate::text::visible;

const WIDE: f64 = 1180.0;
const LEFT: f64 = 44.0;
/// How high the bars of a panel can be: of the only one, and of each of several.
const ALONE: f64 = 320.0;
const PANEL: f64 = 190.0;
/// The same where there is little room.
const LOW_PANEL: f64 = 46.0;
const HEAD: Face = (18.0, Weight::Bold, TEXT);
const NUMBER: Face = (16.0, Weight::Regular, TEXT);
const LABEL: Face = (16.0, Weight::Regular, QUIET);
/// One ink for each panel, so that a slide can speak of the blue one; the heading says what it counts.
const INKS: [&str; 4] = ["#0072B2", "#00684b", "#a63f00", "#5a4a78"];

/// Draws up counts over time, of one series or of several one below the other with the same years.
///
/// # Errors
/// When an answer is not broken down by year, month, lens or voice, or has nothing to count.
pub fn trend(answers: &[&Answer]) -> Result<Figure, NoFigure> {
    if answers.is_empty() {
        return Err(NoFigure("no series was asked for".to_owned()));
    }
    if let Some(other) = answers.iter().find(|answer| answer.kind != AnswerKind::Series) {
        return Err(NoFigure(format!(
            "a trend is drawn of counts that are broken down, and “{}” is not: add *by year* or *by lens*",
            visible(&other.question)
        )));
    }
    let same_years = same_years(answers);
    let answers = &same_years.iter().map(Cow::as_ref).collect::<Vec<&Answer>>()[..];
    let first = answers[0];
    let buckets = first.series.len();
    if buckets == 0 || answers.iter().any(|answer| answer.series.len() != buckets) {
        return Err(NoFigure("there is nothing to count in these years".to_owned()));
    }
    let heads: Vec<Vec<String>> = answers
        .iter()
        .map(|answer| wrap(&visible(&heading(answer)), HEAD.0, HEAD.1, WIDE - LEFT, 2))
        .collect();
    let bars: BTreeSet<Bar> =
        answers.iter().flat_map(|answer| &answer.series).flat_map(Bar::parts).map(|(bar, ..)| bar).collect();
    let panels = |body: f64| {
        // Where there is little room, the years stand below the last panel alone.
        let is_low = body < PANEL;
        let has_years = |at: usize| !is_low || at + 1 == heads.len();
        let high = |at: usize| {
            let below = if has_years(at) { 38.0 } else { 16.0 };
            heads[at].len() as f64 * HEAD.0 * LEADING + 28.0 + body + below
        };
        let legend = bars.iter().any(|bar| *bar != Bar::Certain).then(|| legend(&bars));
        let legend_high = legend.as_ref().map_or(0.0, |legend| legend.high() + 8.0);
        let all: f64 = (0..heads.len()).map(high).sum();
        Drawing::new((WIDE, legend_high + all), LABEL.0, |pen| {
            if let Some(legend) = legend {
                legend.draw(pen, 0.0, |pen, bar: Bar, at| {
                    let place = Rect { x: at.x - SAMPLE / 2.0, y: at.y - 9.0, width: SAMPLE, height: 18.0 };
                    bar.draw(pen, QUIET, place)
                })?;
            }
            let mut top = legend_high;
            for (at, answer) in answers.iter().enumerate() {
                let ink = INKS[at % INKS.len()];
                panel(pen, answer, &heads[at], ink, (top, body), has_years(at))?;
                top += high(at);
            }
            Ok(())
        })
    };
    let mut footer = vec![question(first)];
    if let Some(others) = answers.get(1..).filter(|others| !others.is_empty()) {
        let others: Vec<&str> = others.iter().map(|answer| answer.question.as_str()).collect();
        footer.push(format!("And: {}", others.join("; ")));
    }
    let coverage: BTreeSet<String> =
        answers.iter().map(|answer| format!("Coverage: {}", answer.coverage.text)).collect();
    // The coverage comes second, where a slide still has it.
    footer.splice(1..1, coverage);
    footer.extend(answers.iter().flat_map(|answer| &answer.notes).cloned());
    footer.push("The sources are those of the answer to each count: ask “who” in place of “how many”, on its last day.".to_owned());
    footer.dedup();
    let title = title(answers);
    let mut twin = twin(answers, &title);
    twin.in_text("");
    footer.iter().for_each(|line| twin.in_text(line));
    let shown_all = |lines: Vec<String>| lines.iter().map(|line| visible(line)).collect();
    Ok(Figure {
        labels: None,
        title: visible(&title),
        subtitle: visible(&(counted_on(first) + &as_known(first))),
        description: twin.prose(),
        footer: shown_all(footer),
        sources: Vec::new(),
        sources_in_brief: Vec::new(),
        twin: twin.text(),
        parties: 0,
        drawing: panels(if answers.len() == 1 { ALONE } else { PANEL }),
        brief: Some(Brief::new(panels(LOW_PANEL), "")),
    })
}

/// The same series over the same years. A series begins with the first act that matters to it, so what another has before that counts nobody.
fn same_years<'a>(answers: &[&'a Answer]) -> Vec<Cow<'a, Answer>> {
    let Some(longest) = answers.iter().max_by_key(|answer| answer.series.len()) else { return Vec::new() };
    let lengthened = |answer: &&'a Answer| {
        let missing = longest.series.len() - answer.series.len();
        let (earlier, shared) = longest.series.split_at(missing);
        let is_end = shared.iter().map(|bucket| &bucket.label).eq(answer.series.iter().map(|own| &own.label));
        if missing == 0 || !is_end {
            return Cow::Borrowed(*answer);
        }
        let mut longer = (*answer).clone();
        let nobody = earlier.iter().map(|bucket| Bucket {
            count: 0,
            at_most: 0,
            parties: Vec::new(),
            possible: Vec::new(),
            disputed: Vec::new(),
            ..bucket.clone()
        });
        longer.series = nobody.chain(answer.series.iter().cloned()).collect();
        Cow::Owned(longer)
    };
    answers.iter().map(lengthened).collect()
}

/// What each series counts at last; of one alone, whether that is the most. What is not counted over time keeps its finding.
fn title(answers: &[&Answer]) -> String {
    if let [only] = answers {
        return title_of(only).unwrap_or_else(|| only.finding.clone());
    }
    let counts: Vec<String> = answers.iter().filter_map(|answer| counted(answer)).collect();
    let last = answers[0].series.last().map_or("", |bucket| bucket.label.as_str());
    match counts.split_last() {
        Some((last_count, others)) => format!("In {last}, {} and {last_count}", others.join(", ")),
        None => answers[0].finding.clone(),
    }
}

/// `In 2026, 4 to 5 states list the Taliban; the most were 7 to 8, in 2014`.
fn title_of(answer: &Answer) -> Option<String> {
    let (last, earlier) = answer.series.split_last()?;
    let (first, counted) = (earlier.first()?, counted(answer)?);
    if first.on == last.on {
        return None;
    }
    let highest = earlier.iter().rev().max_by_key(|bucket| bucket.count)?;
    let most = if last.count > earlier.iter().map(|bucket| bucket.at_most.max(bucket.count)).max()? {
        format!(", the most since {}", first.label)
    } else if highest.count > last.at_most.max(last.count) {
        let (least, most) = (highest.count, highest.at_most.max(highest.count));
        let many = if most > least { format!("{least} to {most}") } else { least.to_string() };
        let as_many = |bucket: &&Bucket| (bucket.count, bucket.at_most) == (highest.count, highest.at_most);
        let until = earlier.iter().rev().find(as_many).map_or("", |bucket| bucket.label.as_str());
        match earlier.iter().filter(as_many).count() {
            1 => format!("; the most were {many}, in {until}"),
            _ => format!("; the most were {many}, first in {}, last in {until}", highest.label),
        }
    } else {
        String::new()
    };
    Some(format!("In {}, {counted}{most}", last.label))
}

/// What is counted at last, as a clause: `one state recognizes the Taliban as a government`, `4 to 5 states list the Taliban`.
fn counted(answer: &Answer) -> Option<String> {
    let what = heading(answer);
    let what = what.strip_prefix("How many ")?;
    let last = answer.series.last()?;
    let (who, doing) = match what.strip_prefix("states ") {
        Some(doing) => ([" state", " states"], doing),
        None => (["", ""], what),
    };
    let of_one = |doing: &str| match doing.split_once(' ') {
        Some((verb, rest)) => format!("{verb}s {rest}"),
        None => format!("{doing}s"),
    };
    Some(match (last.count, last.at_most.max(last.count)) {
        // Of whom nobody asked, nothing is known: that is no refusal.
        (0, 0) if who[0].is_empty() => format!("nobody is known to {doing}"),
        (0, 0) => format!("no{} is known to {doing}", who[0]),
        (1, 1) => format!("one{} {}", who[0], of_one(doing)),
        (least, most) if most > least => format!("{least} to {most}{} {doing}", who[1]),
        (count, _) => format!("{count}{} {doing}", who[1]),
    })
}

/// What a panel counts: the finding without its numbers.
fn heading(answer: &Answer) -> String {
    const NOTHING: &str = "Nobody is on record, so there is nothing to count: how many ";
    let finding = &answer.finding;
    let what = finding
        .strip_prefix(NOTHING)
        .or_else(|| finding.strip_prefix("How many ").and_then(|rest| rest.split(':').next()));
    what.map_or_else(|| answer.question.clone(), |what| format!("How many {what}"))
}

/// The times or the lines that are counted, and when in each.
fn counted_on(answer: &Answer) -> String {
    let [first, .., last] = answer.series.as_slice() else {
        return answer.series.first().map_or_else(String::new, |only| only.label.clone());
    };
    if first.on == last.on {
        let on = last.on.as_deref().map_or_else(String::new, |on| format!("As of {}", in_words(on)));
        return on;
    }
    let unit = if first.label.len() > 4 { "month" } else { "year" };
    let until = match &last.on {
        Some(on) if !on.ends_with("12-31") && unit == "year" => {
            format!(", in {} on {}", last.label, in_words(on))
        }
        _ => String::new(),
    };
    format!("{} to {}, counted on the last day of each {unit}{until}", first.label, last.label)
}

fn panel(
    pen: &mut Pen,
    answer: &Answer,
    head: &[String],
    ink: &str,
    (top, body): (f64, f64),
    has_years: bool,
) -> io::Result<()> {
    paragraph(pen, head, Point { x: 0.0, y: top }, HEAD, Anchor::Start)?;
    let top = top + head.len() as f64 * HEAD.0 * LEADING + 28.0;
    let most = answer.series.iter().map(|bucket| bucket.at_most.max(bucket.count)).max().unwrap_or(0).max(1);
    let step = [1, 2, 5, 10, 20, 50, 100, 200, 500]
        .into_iter()
        .find(|step| (most / step) as f64 * LABEL.0 * LEADING < body.min(110.0))
        .unwrap_or(1000);
    let ceiling = most.div_ceil(step) * step;
    let y = |count: usize| top + body * (1.0 - count as f64 / ceiling as f64);
    for count in (0..=ceiling).step_by(step) {
        stroke(pen, format_args!("M{} {}H{}", px(LEFT), px(y(count)), px(WIDE)), GRID, 1.0, None)?;
        let at = Point { x: LEFT - 8.0, y: y(count) - LABEL.0 * LEADING / 2.0 };
        paragraph(pen, &[count.to_string()], at, LABEL, Anchor::End)?;
    }
    let slot = (WIDE - LEFT) / answer.series.len() as f64;
    let wide = (slot * 0.64).min(64.0);
    let widest = |texts: &mut dyn Iterator<Item = String>, face: Face| {
        texts.map(|text| width(&text, face.0, face.1)).fold(0.0, f64::max)
    };
    let names_wide = widest(&mut answer.series.iter().map(|bucket| bucket.label.clone()), LABEL) + 10.0;
    let every = (names_wide / slot).ceil().max(1.0) as usize;
    // Where numbers were written: from the left end to the right, and how high.
    let mut written: Vec<(f64, f64, f64)> = Vec::new();
    let line = NUMBER.0 * LEADING;
    let head_wide = widest(&mut head.iter().cloned(), HEAD);
    // From the last one, whose number matters most.
    for (at, bucket) in answer.series.iter().enumerate().rev() {
        let middle = LEFT + slot * (at as f64 + 0.5);
        bar(pen, bucket, ink, (middle, wide), y)?;
        let number = said(bucket);
        // A number that stays the same needs to be said once where there is no room for all.
        let is_new = at == 0 || said(&answer.series[at - 1]) != number;
        let half = width(&number, NUMBER.0, NUMBER.1) / 2.0 + 2.0;
        let (left, right) = (middle - half, middle + half);
        let is_free = |place: &f64| {
            written.iter().all(|(from, to, there)| {
                right <= *from || left >= *to || (place - there).abs() >= line - 0.01
            })
        };
        let highest = if left > head_wide { top - 2.0 * line } else { top - line - 6.0 };
        // A number stands on its bar, or, where another is in its way, a little above.
        let lowest = y(bucket.at_most.max(bucket.count)) - line - 1.0;
        let above = written.iter().map(|(_, _, there)| there - line).filter(|there| *there < lowest);
        let places = std::iter::once(lowest).chain(above).filter(|place| *place >= highest);
        let place = places.filter(is_free).max_by(f64::total_cmp);
        if let Some(place) = place.filter(|place| is_new || *place >= lowest) {
            written.push((left, right, place));
            paragraph(pen, &[number], Point { x: middle, y: place }, NUMBER, Anchor::Middle)?;
        }
        if has_years && at % every == 0 {
            let label = wrap(&visible(&bucket.label), LABEL.0, LABEL.1, slot * every as f64, 2);
            paragraph(pen, &label, Point { x: middle, y: top + body + 5.0 }, LABEL, Anchor::Middle)?;
        }
    }
    Ok(())
}

/// What the bars mean, in words.
fn legend(bars: &BTreeSet<Bar>) -> Legend<Bar> {
    Legend::new(bars.iter().map(|bar| (*bar, bar.words().to_owned())), WIDE)
}

/// How sure it is what a part of a bar counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Bar {
    Certain,
    Possible,
    Disputed,
}

impl Bar {
    const fn words(self) -> &'static str {
        match self {
            Self::Certain => "certain",
            Self::Possible => "possible: the sources leave it open",
            Self::Disputed => "disputed: asserted by some, denied by others",
        }
    }

    /// The parts of the bar of a line, each with the counts from which and to which it reaches.
    fn parts(bucket: &Bucket) -> impl Iterator<Item = (Self, usize, usize)> {
        let possible = bucket.at_most.saturating_sub(bucket.disputed.len()).max(bucket.count);
        let parts = [
            (Self::Certain, 0, bucket.count),
            (Self::Possible, bucket.count, possible),
            (Self::Disputed, possible, bucket.at_most),
        ];
        parts.into_iter().filter(|(_, from, to)| to > from)
    }

    fn draw(self, pen: &mut Pen, ink: &str, place: Rect) -> io::Result<()> {
        match self {
            Self::Certain => pen::bar(pen, place, (ink, "1"), ink, None),
            Self::Possible => pen::bar(pen, place, (ink, "0.2"), ink, Some(DASHES)),
            Self::Disputed => pen::half_bar(pen, place, Rect { width: place.width / 2.0, ..place }, ink),
        }
    }
}

/// A count with its doubt: `9`, `9–11`.
fn said(bucket: &Bucket) -> String {
    match bucket.at_most > bucket.count {
        true => format!("{}–{}", bucket.count, bucket.at_most),
        false => bucket.count.to_string(),
    }
}

/// The bar of a line around the middle of its slot, in which a count stands at `y`: what is certain, above it what is possible and what is disputed.
fn bar(
    pen: &mut Pen,
    bucket: &Bucket,
    ink: &str,
    (middle, wide): (f64, f64),
    y: impl Fn(usize) -> f64,
) -> io::Result<()> {
    pen.create_element("g").write_inner_content(|pen| {
        let words = visible(&format!("{}: {} ({})", bucket.label, said(bucket), row::parties(bucket)));
        pen.create_element("title").write_text_content(BytesText::new(&words))?;
        for (bar, from, to) in Bar::parts(bucket) {
            let place = Rect { x: middle - wide / 2.0, y: y(to), width: wide, height: y(from) - y(to) };
            bar.draw(pen, ink, place)?;
        }
        Ok(())
    })?;
    Ok(())
}

fn twin(answers: &[&Answer], title: &str) -> Twin {
    let mut twin = Twin::new(title);
    for answer in answers {
        if answer.finding != title {
            twin.line(&format!("{}:", answer.finding));
        }
        for bucket in &answer.series {
            let names = row::parties(bucket);
            let names = if names.is_empty() { names } else { format!(" ({names})") };
            twin.line(&format!("- {}: {}{names}", bucket.label, said(bucket)));
        }
    }
    twin
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::network::tests as cases;

    /// A series of counts: what is counted, and of each line its label, its day and its least and greatest count.
    fn counts(what: &str, lines: &[(&str, &str, usize, usize)]) -> Answer {
        let bucket = |&(label, on, count, at_most): &(&str, &str, usize, usize)| Bucket {
            label: label.to_owned(),
            on: Some(on.to_owned()),
            count,
            at_most,
            parties: Vec::new(),
            possible: Vec::new(),
            disputed: Vec::new(),
        };
        Answer {
            kind: AnswerKind::Series,
            finding: format!("How many {what}: 1 (2001), 2 (2002); highest 2"),
            series: lines.iter().map(bucket).collect(),
            ..cases::answer(&[])
        }
    }

    #[test]
    fn what_is_counted_is_said_of_none_of_one_and_of_several() {
        let counted = |what: &str, count, at_most| {
            counted(&counts(what, &[("2002", "2002-12-31", count, at_most)])).expect("a line")
        };
        assert_eq!(counted("states list the Taliban", 0, 0), "no state is known to list the Taliban");
        assert_eq!(counted("states list the Taliban", 1, 1), "one state lists the Taliban");
        assert_eq!(counted("states list the Taliban", 0, 1), "0 to 1 states list the Taliban");
        assert_eq!(counted("list the Taliban", 0, 0), "nobody is known to list the Taliban");
        assert_eq!(counted("list the Taliban", 1, 1), "one lists the Taliban");
        assert_eq!(counted("list the Taliban", 4, 4), "4 list the Taliban");
    }

    #[test]
    fn one_series_says_when_it_was_highest() {
        let title = |lines: &[(&str, &str, usize, usize)]| title_of(&counts("states list it", lines));
        let before = ("2001", "2001-12-31", 2, 3);
        let said = |last| title(&[before, last]).expect("two lines");
        assert_eq!(said(("2002", "2002-12-31", 4, 4)), "In 2002, 4 states list it, the most since 2001");
        assert_eq!(said(("2002", "2002-12-31", 3, 3)), "In 2002, 3 states list it");
        assert_eq!(
            said(("2002", "2002-12-31", 0, 0)),
            "In 2002, no state is known to list it; the most were 2 to 3, in 2001"
        );
        assert_eq!(title(&[before]), None);
        assert_eq!(title(&[("express", "2001-12-31", 2, 2), ("embassy", "2001-12-31", 4, 4)]), None);
    }

    #[test]
    fn the_days_of_counting_are_said() {
        let on = |lines: &[(&str, &str, usize, usize)]| counted_on(&counts("list it", lines));
        assert_eq!(
            on(&[("2001", "2001-12-31", 1, 1), ("2002", "2002-12-31", 1, 1)]),
            "2001 to 2002, counted on the last day of each year"
        );
        assert_eq!(
            on(&[("2001", "2001-12-31", 1, 1), ("2002", "2002-06-05", 1, 1)]),
            "2001 to 2002, counted on the last day of each year, in 2002 on 5 June 2002"
        );
        assert_eq!(
            on(&[("2001-01", "2001-01-31", 1, 1), ("2001-02", "2001-02-28", 1, 1)]),
            "2001-01 to 2001-02, counted on the last day of each month"
        );
        assert_eq!(
            on(&[("express", "2001-01-31", 1, 1), ("embassy-proxy", "2001-01-31", 1, 1)]),
            "As of 31 January 2001"
        );
    }

    #[test]
    fn a_legend_stands_where_something_is_open() {
        let drawn = |at_most| {
            let answer =
                counts("list it", &[("2001", "2001-12-31", 1, at_most), ("2002", "2002-12-31", 1, 1)]);
            trend(&[&answer]).expect("a series").plain_svg()
        };
        let words = "possible: the sources leave it open";
        assert!(drawn(2).contains(words) && !drawn(1).contains(words));
    }
}
