//! The ladder: who stands on which rung of dealing with one party on a day; with a second day, who moved.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io;

use quick_xml::events::BytesText;

use super::axis::GRID;
use super::figure::{Brief, Drawing, Figure, NoFigure, TEXT};
use super::metrics::{Weight, width, wrap};
use super::network::{sources, sources_of, sources_of_in_brief};
use super::picture::layout::LEADING;
use super::picture::pen::{Anchor, DASHES, Face, Pen, QUIET, WHITE, paragraph, px, rectangle, stroke};
use super::picture::places::{Point, Rect};
use super::picture::shown;
use super::picture::words::name;
use super::row;
use super::rung::Rung;
use crate::question::{Answer, AnswerKind, Row, RowCertainty};
use crate::time::Day;

const WIDE: f64 = 1190.0;
/// Where the parties begin, from the left.
const LEFT: f64 = 310.0;
const RUNG: Face = (17.0, Weight::Bold, TEXT);
const NAME: Face = (18.0, Weight::Bold, TEXT);
const DETAIL: Face = (16.0, Weight::Regular, TEXT);
const PADDING: f64 = 9.0;
const GAP: f64 = 12.0;
/// Room for the arrows of those that moved.
const ARROWS: f64 = 60.0;
const CHIP: &str = "#eaeff4";
const MOVED: &str = "#0072B2";

/// One party on one rung.
#[derive(Debug, Clone, PartialEq)]
struct Place<'a> {
    party: &'a str,
    rung: Rung,
    doubt: Doubt,
    /// What it rests on: `chargé d'affaires, 2022-04-06`.
    detail: String,
}

/// How sure a place is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Doubt {
    None,
    Possible,
    Disputed,
    /// It was the place on the earlier day.
    Left,
}

/// Draws up the ladder of what stands with one party on a day. With an answer about an earlier day, those that moved are shown with their old
/// place and an arrow.
///
/// # Errors
/// When the answer is not about what stands with one party on a day.
pub fn ladder(answer: &Answer, earlier: Option<&Answer>) -> Result<Figure, NoFigure> {
    let (AnswerKind::Standing | AnswerKind::List, Some(subject)) = (answer.kind, answer.subject.as_deref())
    else {
        return Err(NoFigure("a ladder is drawn of what stands with one party on a day: ask *what stands with the taliban on 2024-10-04*".to_owned()));
    };
    let marks = marks(answer, subject);
    let mut places = places(answer, subject, &marks);
    let before_marks = earlier.map(|earlier| self::marks(earlier, subject)).unwrap_or_default();
    let before = earlier.map(|earlier| self::places(earlier, subject, &before_marks));
    let moves = before.as_ref().map(|before| moves(before, &places)).unwrap_or_default();
    for (old, _) in &moves {
        if let Some(old) = old {
            places.push(Place { doubt: Doubt::Left, ..(*old).clone() });
        }
    }
    let rungs: Vec<Rung> =
        Rung::ALL.into_iter().filter(|rung| places.iter().any(|place| place.rung == *rung)).collect();
    let bands: Vec<Band<'_, '_>> =
        rungs.iter().map(|rung| Band::new(answer, *rung, &places, &marks, &moves, Detail::Full)).collect();
    let high = |bands: &[Band<'_, '_>]| bands.iter().map(|band| band.high).sum::<f64>().max(60.0) + 4.0;
    let title = match (answer.kind, earlier) {
        (_, Some(earlier)) => moved_title(answer, earlier, subject, &moves),
        (_, None) => title(answer, subject, &places),
    };
    let drawing = Drawing::new((WIDE, high(&bands)), DETAIL.0, |pen| draw(pen, answer, &bands, &moves));
    let in_brief: Vec<Band<'_, '_>> =
        rungs.iter().map(|rung| Band::new(answer, *rung, &places, &marks, &moves, Detail::Marks)).collect();
    let brief = Brief {
        drawing: Drawing::new((WIDE, high(&in_brief)), DETAIL.0, |pen| draw(pen, answer, &in_brief, &moves)),
        without: "Ranks and dates are left out here; the answer to the question has them.",
    };
    let subtitle = match earlier.and_then(|earlier| earlier.on.as_deref()) {
        None => {
            format!("Rungs of dealing, as of {}, from sources published by {}", on(answer), answer.known_by)
        }
        Some(before) => format!(
            "Rungs of dealing, {before} and {}, from sources published by {}",
            on(answer),
            answer.known_by
        ),
    };
    let twin = twin(answer, &title, &rungs, &places, &marks, &moves);
    let mut footer = vec![format!("Question: {}", answer.question)];
    if earlier.is_some() {
        footer.push(
            "A hollow box is where a party stood on the earlier day; an arrow leads to where it stands."
                .to_owned(),
        );
    }
    let doubts: BTreeSet<Doubt> = places.iter().map(|place| place.doubt).collect();
    if doubts.contains(&Doubt::Possible) || doubts.contains(&Doubt::Disputed) {
        footer.push(
            "Dashed: possible or disputed; such a party also stands where it certainly does.".to_owned(),
        );
    }
    footer.push(format!("Coverage: {}", answer.coverage.text));
    footer.push("No rung is a step towards the next. Meetings of officials are not in the data. Listings are marks beside a name, no rungs.".to_owned());
    footer.push(format!("On {}; known by {}; data to {}.", on(answer), answer.known_by, answer.horizon));
    let used = || {
        answer.rows.iter().filter(|row| {
            row.object == subject
                && row.author != subject
                && (Rung::at_most(row, Day::MAX).is_some() || row.matter == "listing")
        })
    };
    let shown_all = |lines: Vec<String>| lines.iter().map(|line| shown(line)).collect();
    Ok(Figure {
        title: shown(&title),
        subtitle: shown(&subtitle),
        description: shown(&twin.replace("\n  - ", "; ").replace("\n- ", " ").replace('\n', " ")),
        footer: shown_all(footer),
        sources: shown_all(sources_of(answer, used())),
        sources_in_brief: shown_all(sources_of_in_brief(answer, used())),
        twin: twin.lines().map(|line| shown(line) + "\n").collect(),
        drawing,
        brief: Some(brief),
    })
}

fn on(answer: &Answer) -> &str {
    answer.on.as_deref().unwrap_or(&answer.horizon)
}

/// Each party on the highest rung where it certainly stands, and on any higher one where it possibly does.
fn places<'a>(answer: &'a Answer, subject: &str, marks: &BTreeMap<&'a str, String>) -> Vec<Place<'a>> {
    let mut of_party: BTreeMap<&str, Vec<(Rung, Doubt, &Row)>> = BTreeMap::new();
    let day = Day::read(on(answer)).unwrap_or(Day::MAX);
    for row in answer.rows.iter().filter(|row| row.object == subject && row.author != subject) {
        let (Some(rung), Some(at_most)) = (Rung::of(row, day), Rung::at_most(row, day)) else { continue };
        let doubt = match (&row.dispute, row.certainty) {
            (Some(_), _) => Doubt::Disputed,
            (None, RowCertainty::Possible) => Doubt::Possible,
            (None, RowCertainty::Certain) => Doubt::None,
        };
        let rungs = of_party.entry(&row.author).or_default();
        rungs.push((rung, doubt, row));
        if at_most > rung {
            rungs.push((at_most, doubt.max(Doubt::Possible), row));
        }
    }
    let mut places: Vec<Place<'a>> = Vec::new();
    for (party, rows) in of_party {
        let sure = rows.iter().filter(|(_, doubt, _)| *doubt == Doubt::None).map(|(rung, ..)| *rung).max();
        let mut chosen: Vec<(Rung, Doubt, &Row)> = Vec::new();
        let of_sure = rows.iter().find(|(rung, doubt, _)| Some(*rung) == sure && *doubt == Doubt::None);
        chosen.extend(of_sure.copied());
        let doubtful = rows.iter().filter(|(rung, doubt, _)| *doubt != Doubt::None && Some(*rung) > sure);
        chosen.extend(doubtful.max_by_key(|(rung, ..)| *rung).copied());
        places.extend(chosen.into_iter().map(|(rung, doubt, row)| Place {
            party,
            rung,
            doubt,
            detail: detail(row, rung, doubt),
        }));
    }
    // Whoever only lists the subject stands on no rung, and is not passed over.
    for party in marks.keys() {
        if !places.iter().any(|place| place.party == *party) {
            places.push(Place { party, rung: Rung::Off, doubt: Doubt::None, detail: String::new() });
        }
    }
    places.sort_by(|one, other| name(answer, one.party).cmp(name(answer, other.party)));
    places
}

/// What a place rests on, in a few words.
fn detail(row: &Row, rung: Rung, doubt: Doubt) -> String {
    let mut words = match row.matter.as_str() {
        "premises" => String::new(),
        "mission" => row.value.clone(),
        "recognition-as-state" | "recognition-as-government" => String::new(),
        _ if row.code == "envoy:unstated" => "rank not stated".to_owned(),
        _ => row.value.clone(),
    };
    // The step that put it on its rung: letters are taken later than the copy.
    let of_letters =
        row.grounds.iter().filter(|ground| rung == Rung::Letters && ground.step == "credentials-received");
    let since = of_letters.filter_map(|ground| ground.date.as_deref()).next().or(row.since.as_deref());
    if let Some(since) = since {
        let date = row::date(Some(since));
        // A stretch of days is too long for a box; its last year says enough.
        let date = match since.split_once('/') {
            Some((_, last)) => format!("by {last}"),
            None => date,
        };
        words = if words.is_empty() { date } else { format!("{words}, {date}") };
    }
    match doubt {
        Doubt::Possible => format!("possibly {words}").trim_end().to_owned(),
        Doubt::Disputed => format!("disputed: {words}").trim_end_matches([' ', ':']).to_owned(),
        Doubt::None | Doubt::Left => words,
    }
}

/// The words beside the name of each party that lists the subject.
fn marks<'a>(answer: &'a Answer, subject: &str) -> BTreeMap<&'a str, String> {
    let listings = answer.rows.iter().filter(|row| row.object == subject && row.matter == "listing");
    let mut marks: BTreeMap<&str, String> = BTreeMap::new();
    for row in listings {
        let word = match (row.code.as_str(), &row.dispute, row.certainty) {
            ("listed", None, RowCertainty::Certain) => "lists it",
            ("suspended", None, RowCertainty::Certain) => "listing suspended",
            ("listed" | "suspended", Some(_), _) => "listing disputed",
            ("listed" | "suspended", None, RowCertainty::Possible) => "possibly lists it",
            _ => continue,
        };
        let known = marks.entry(&row.author).or_insert_with(|| word.to_owned());
        if word == "lists it" {
            word.clone_into(known);
        }
    }
    marks
}

/// Those whose certain place differs, with the old and the new one.
type Moves<'m> = Vec<(Option<Place<'m>>, Option<Place<'m>>)>;

fn moves<'m>(before: &[Place<'m>], after: &[Place<'m>]) -> Moves<'m> {
    let sure = |places: &[Place<'m>]| -> BTreeMap<&'m str, Place<'m>> {
        places
            .iter()
            .filter(|place| place.doubt == Doubt::None)
            .map(|place| (place.party, place.clone()))
            .collect()
    };
    let (before, after) = (sure(before), sure(after));
    let parties: BTreeSet<&str> = before.keys().chain(after.keys()).copied().collect();
    parties
        .into_iter()
        .map(|party| (before.get(party).cloned(), after.get(party).cloned()))
        .filter(|(old, new)| old.as_ref().map(|place| place.rung) != new.as_ref().map(|place| place.rung))
        .collect()
}

fn title(answer: &Answer, subject: &str, places: &[Place<'_>]) -> String {
    const NAMED: usize = 3;
    let day = Day::read(on(answer)).map_or_else(|| on(answer).to_owned(), Day::in_words);
    let mut parts: Vec<String> = Vec::new();
    for rung in Rung::ALL {
        let sure: Vec<&str> = places
            .iter()
            .filter(|place| place.rung == rung && place.doubt == Doubt::None)
            .map(|place| name(answer, place.party))
            .collect();
        if sure.is_empty() || parts.len() == 3 || rung == Rung::Off {
            continue;
        }
        let names = if sure.len() <= NAMED { joined(&sure) } else { sure.len().to_string() };
        parts.push(rung.said_of(&names, sure.len() == 1));
    }
    let recognized = places.iter().any(|place| place.rung >= Rung::Implied && place.doubt == Doubt::None);
    if !recognized {
        parts.insert(0, "nobody is on record as recognizing it".to_owned());
        parts.truncate(3);
    }
    format!("{} on {day}: {}", capitalized(name(answer, subject)), parts.join("; "))
}

fn moved_title(answer: &Answer, earlier: &Answer, subject: &str, moves: &Moves<'_>) -> String {
    let days = [on(earlier), on(answer)].map(|on| Day::read(on).map_or_else(|| on.to_owned(), Day::in_words));
    let rung = |place: &Option<Place<'_>>| place.as_ref().map(|place| place.rung);
    let up = moves.iter().filter(|(old, new)| rung(new) > rung(old)).count();
    let down = moves.iter().filter(|(old, new)| rung(new) < rung(old)).count();
    let subject = name(answer, subject);
    let said = match (up, down) {
        (0, 0) => "nobody moved".to_owned(),
        (up, 0) => format!("{up} deal with it more closely, nobody less"),
        (0, down) => format!("{down} deal with it less closely, nobody more"),
        (up, down) => format!("{up} deal with it more closely, {down} less"),
    };
    format!("{}, from {} to {}: {said}", capitalized(subject), days[0], days[1])
}

fn joined(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [others @ .., last] => format!("{} and {last}", others.join(", ")),
    }
}

fn capitalized(words: &str) -> String {
    let mut letters = words.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + letters.as_str())
}

/// What is said of a party below its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Detail {
    Full,
    /// Doubt and listing alone.
    Marks,
}

/// One rung with its parties laid out.
struct Band<'p, 'a> {
    words: Vec<String>,
    chips: Vec<(&'p Place<'a>, Rect, Vec<String>, Vec<String>)>,
    high: f64,
}

impl<'p, 'a> Band<'p, 'a> {
    fn new(
        answer: &Answer,
        rung: Rung,
        places: &'p [Place<'a>],
        marks: &BTreeMap<&str, String>,
        moves: &Moves<'_>,
        detailed: Detail,
    ) -> Self {
        let words = wrap(rung.words(), RUNG.0, RUNG.1, LEFT - 30.0, 3);
        let right = if moves.is_empty() { WIDE } else { WIDE - ARROWS };
        let (mut x, mut y, mut row_high) = (LEFT, GAP, 0.0_f64);
        let mut chips = Vec::new();
        for place in places.iter().filter(|place| place.rung == rung) {
            let title = wrap(&shown(name(answer, place.party)), NAME.0, NAME.1, 230.0, 3);
            let mark = marks.get(place.party).filter(|_| place.doubt != Doubt::Left);
            let of_place = match (detailed, place.doubt) {
                (Detail::Full, _) => place.detail.as_str(),
                (Detail::Marks, Doubt::Possible) => "possibly",
                (Detail::Marks, Doubt::Disputed) => "disputed",
                (Detail::Marks, _) => "",
            };
            let details = [of_place].into_iter().chain(mark.map(String::as_str));
            let detail: Vec<String> = details
                .filter(|line| !line.is_empty())
                .flat_map(|line| wrap(&shown(line), DETAIL.0, DETAIL.1, 230.0, 2))
                .collect();
            let widest = |lines: &[String], (size, weight, _): Face| {
                lines.iter().map(|line| width(line, size, weight)).fold(0.0, f64::max)
            };
            let wide = widest(&title, NAME).max(widest(&detail, DETAIL)) + 2.0 * PADDING;
            let high = (title.len() as f64 * NAME.0 + detail.len() as f64 * DETAIL.0) * LEADING + 8.0;
            if x + wide > right && x > LEFT {
                (x, y, row_high) = (LEFT, y + row_high + GAP, 0.0);
            }
            chips.push((place, Rect { x, y, width: wide, height: high }, title, detail));
            x += wide + GAP;
            row_high = row_high.max(high);
        }
        let high = (y + row_high + GAP).max(words.len() as f64 * RUNG.0 * LEADING + 2.0 * GAP);
        Self { words, chips, high }
    }
}

fn draw(pen: &mut Pen, answer: &Answer, bands: &[Band<'_, '_>], moves: &Moves<'_>) -> io::Result<()> {
    let mut top = 0.0;
    let mut at: BTreeMap<(&str, bool), Rect> = BTreeMap::new();
    for band in bands {
        stroke(pen, &format!("M0 {}H{}", px(top), px(WIDE)), GRID, 1.0, None)?;
        paragraph(pen, &band.words, Point { x: 0.0, y: top + GAP }, RUNG, Anchor::Start)?;
        for (place, outline, title, detail) in &band.chips {
            let outline = Rect { y: outline.y + top, ..*outline };
            if matches!(place.doubt, Doubt::None | Doubt::Left) {
                at.insert((place.party, place.doubt == Doubt::Left), outline);
            }
            chip(pen, answer, place, outline, (title, detail))?;
        }
        top += band.high;
    }
    stroke(pen, &format!("M0 {}H{}", px(top), px(WIDE)), GRID, 1.0, None)?;
    if bands.is_empty() {
        paragraph(
            pen,
            &["Nobody is on record on any rung.".to_owned()],
            Point { x: 0.0, y: GAP },
            NAME,
            Anchor::Start,
        )?;
    }
    for (old, new) in moves {
        let (Some(old), Some(new)) = (old, new) else { continue };
        let (Some(from), Some(to)) = (at.get(&(old.party, true)), at.get(&(new.party, false))) else {
            continue;
        };
        arrow(pen, *from, *to)?;
    }
    Ok(())
}

fn chip(
    pen: &mut Pen,
    answer: &Answer,
    place: &Place<'_>,
    outline: Rect,
    (title, detail): (&[String], &[String]),
) -> io::Result<()> {
    pen.create_element("g").write_inner_content(|pen| {
        let words = format!("{}: {}", name(answer, place.party), place.rung.words());
        pen.create_element("title").write_text_content(BytesText::new(&shown(&words)))?;
        let (fill, dashes, colour) = match place.doubt {
            Doubt::None => (CHIP, None, TEXT),
            Doubt::Possible | Doubt::Disputed => (WHITE, Some(DASHES), TEXT),
            Doubt::Left => (WHITE, Some("2 4"), QUIET),
        };
        rectangle(pen, outline, fill, dashes)?;
        let left = Point { x: outline.x + PADDING, y: outline.y + 4.0 };
        paragraph(pen, title, left, (NAME.0, NAME.1, colour), Anchor::Start)?;
        let below = Point { y: left.y + title.len() as f64 * NAME.0 * LEADING, ..left };
        paragraph(pen, detail, below, (DETAIL.0, DETAIL.1, colour), Anchor::Start)
    })?;
    Ok(())
}

/// An arrow from an old place to a new one, leaving and arriving at the nearer sides.
fn arrow(pen: &mut Pen, from: Rect, to: Rect) -> io::Result<()> {
    let goes_up = to.y < from.y;
    let start =
        Point { x: from.x + from.width / 2.0, y: if goes_up { from.y } else { from.y + from.height } };
    let end = Point { x: to.x + to.width / 2.0, y: if goes_up { to.y + to.height } else { to.y } };
    let bend = (end.y - start.y) / 2.0;
    let path = format!(
        "M{} {}C{} {} {} {} {} {}",
        px(start.x),
        px(start.y),
        px(start.x),
        px(start.y + bend),
        px(end.x),
        px(end.y - bend),
        px(end.x),
        px(end.y)
    );
    stroke(pen, &path, WHITE, 6.0, None)?;
    stroke(pen, &path, MOVED, 2.5, None)?;
    let wing = if goes_up { 11.0 } else { -11.0 };
    let head = format!(
        "M{} {}L{} {}L{} {}",
        px(end.x - 7.0),
        px(end.y + wing),
        px(end.x),
        px(end.y),
        px(end.x + 7.0),
        px(end.y + wing)
    );
    stroke(pen, &head, MOVED, 2.5, None)
}

fn twin(
    answer: &Answer,
    title: &str,
    rungs: &[Rung],
    places: &[Place<'_>],
    marks: &BTreeMap<&str, String>,
    moves: &Moves<'_>,
) -> String {
    let mut text = format!("{title}.\n\n");
    for rung in rungs {
        writeln!(text, "- {}", rung.words()).expect("a string takes all text");
        for place in places.iter().filter(|place| place.rung == *rung && place.doubt != Doubt::Left) {
            let mark = marks.get(place.party).map_or(String::new(), |mark| format!("; {mark}"));
            writeln!(text, "  - {}: {}{mark}", name(answer, place.party), place.detail)
                .expect("a string takes all text");
        }
    }
    for (old, new) in moves {
        let party = old.as_ref().or(new.as_ref()).map_or("", |place| name(answer, place.party));
        let rung = |place: &Option<Place<'_>>| place.as_ref().map_or("no rung", |place| place.rung.words());
        writeln!(text, "- {party} moved from “{}” to “{}”", rung(old), rung(new))
            .expect("a string takes all text");
    }
    text.push('\n');
    let lines = std::iter::once(answer.coverage.text.clone()).chain(sources(answer));
    lines.fold(text, |text, line| text + &line + "\n")
}
