//! The tiles: every state an equal tile at its place in a world grid, so that small states are as visible as large ones.
//!
//! No border is drawn, and none can be read from it. The grid is `assets/tiles.txt`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io;

use quick_xml::events::BytesText;

use super::figure::{Drawing, Figure, NoFigure};
use super::metrics::{Weight, width, wrap};
use super::network::{sources, sources_of, sources_of_in_brief};
use super::picture::layout::LEADING;
use super::picture::pen::{Anchor, Face, Pen, QUIET, WHITE, cross, mark, paragraph, px, stroke};
use super::picture::places::{Point, Rect};
use super::picture::words::{dates, label, meaning_of, name};
use super::picture::{Meaning, shown};
use crate::question::{Answer, AnswerKind, Asked, Row, RowCertainty};

const GRID: &str = include_str!("../../assets/tiles.txt");
/// From one tile to the next.
const STEP: (f64, f64) = (54.0, 46.0);
const TILE: (f64, f64) = (51.0, 43.0);
/// The part of a tile that bears the code; its marks stand below.
const HEAD: f64 = 26.0;
const CODE: Face = (24.0, Weight::Regular, BLACK);
const LEGEND: Face = (24.0, Weight::Regular, BLACK);
const BLACK: &str = "#000000";
const EXAMINED: &str = "#dedede";
const SUBJECT: &str = "#22313f";
const ROW: f64 = 50.0;

/// A state that has a place in the grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// Id of the entity.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its ISO 3166 alpha-3 code.
    pub code: String,
}

/// The places of the grid: a code with its column and row.
pub fn places() -> impl Iterator<Item = (&'static str, usize, usize)> {
    let rows = GRID.lines().enumerate();
    let cells = rows
        .flat_map(|(row, line)| line.split(' ').enumerate().map(move |(column, code)| (code, column, row)));
    cells.filter(|(code, ..)| !code.starts_with('.') && !code.is_empty())
}

/// Draws up what the states do, or what is done to them, each at its place.
///
/// # Errors
/// When the answer does not say what holds of parties on a day.
pub fn tiles(answer: &Answer, states: &[State]) -> Result<Figure, NoFigure> {
    if !matches!(answer.kind, AnswerKind::Standing | AnswerKind::List) {
        return Err(NoFigure(
            "tiles are drawn of who does what on a day: ask *who accepts envoys from the taliban on 2024-10-04*"
                .to_owned(),
        ));
    }
    let subject = answer.subject.as_deref();
    let is_list = answer.kind == AnswerKind::List;
    let mut of_party: BTreeMap<&str, Vec<Entry<'_>>> = BTreeMap::new();
    let uncounted = answer.beside.iter().map(|row| (row, true));
    for (row, is_beside) in answer.rows.iter().map(|row| (row, false)).chain(uncounted) {
        let party = match answer.asked {
            Asked::Author => &row.author,
            Asked::Object => &row.object,
        };
        let is_about =
            is_list || subject.is_none_or(|subject| row.object == subject) && Some(party.as_str()) != subject;
        if let (true, Some(entry)) = (is_about, Entry::of(row, is_beside)) {
            of_party.entry(party).or_default().push(entry);
        }
    }
    for entries in of_party.values_mut() {
        // What counts comes first, then the strongest, then what is sure.
        entries.sort_by_key(|entry| (entry.is_beside, entry.meaning, entry.is_disputed, entry.is_possible));
    }
    let examined: BTreeSet<&str> = answer.coverage.examined_states.iter().map(String::as_str).collect();
    let known = |id: &str| -> Tile<'_> {
        match of_party.get(id) {
            _ if Some(id) == subject => Tile::Subject,
            Some(entries) => Tile::Says(entries),
            None if examined.contains(id) => Tile::Examined,
            None => Tile::NotExamined,
        }
    };
    let by_code: BTreeMap<&str, &State> = states.iter().map(|state| (state.code.as_str(), state)).collect();
    let others: Vec<&str> =
        of_party.keys().copied().filter(|id| !states.iter().any(|state| state.id == *id)).collect();
    let legend = Legend::new(&of_party, states.iter().map(|state| known(&state.id)), !examined.is_empty());
    let extent =
        |side: fn((usize, usize)) -> usize| places().map(|(_, x, y)| side((x, y))).max().unwrap_or(0) + 1;
    let (wide, high) = (extent(|(x, _)| x) as f64 * STEP.0, extent(|(_, y)| y) as f64 * STEP.1);
    let other_rows = beside_the_grid(answer, &others, wide);
    let legend_rows = legend.rows(wide);
    let all = high + (other_rows.len() + legend_rows.len()) as f64 * ROW + 12.0;
    let drawing = Drawing::new((wide, all), CODE.0, |pen| {
        for (code, column, row) in places() {
            let Some(state) = by_code.get(code) else { continue };
            let at = Point { x: column as f64 * STEP.0, y: row as f64 * STEP.1 };
            let tile = known(&state.id);
            tile.draw(pen, code, &shown(&format!("{}: {}", state.name, tile.words(answer, &examined))), at)?;
        }
        let mut top = high + 12.0;
        for row in &other_rows {
            for (x, id, words) in row {
                let tile = known(id);
                let title = shown(&format!("{}: {}", name(answer, id), tile.words(answer, &examined)));
                tile.draw(pen, "–", &title, Point { x: *x, y: top })?;
                beside(pen, words, Point { x: *x, y: top })?;
            }
            top += ROW;
        }
        for row in &legend_rows {
            for (x, tile, words) in row {
                tile.draw(pen, "", words, Point { x: *x, y: top })?;
                beside(pen, words, Point { x: *x, y: top })?;
            }
            top += ROW;
        }
        Ok(())
    });
    let mut twin = format!("{}.\n\n", answer.finding);
    let mut line = |text: &str| writeln!(twin, "{}", shown(text)).expect("a string takes all text");
    for (id, entries) in &of_party {
        line(&format!("- {}", name(answer, id)));
        for entry in entries {
            line(&format!("  - {}", entry.words(answer)));
        }
    }
    for (is_examined, head) in [(true, "Examined, and nothing on record"), (false, silence(&examined))] {
        let is_meant = |state: &&State| match known(&state.id) {
            Tile::Examined => is_examined,
            Tile::NotExamined => !is_examined,
            _ => false,
        };
        let mut names: Vec<&str> = states.iter().filter(is_meant).map(|state| state.name.as_str()).collect();
        names.sort_unstable();
        if !names.is_empty() {
            line(&format!("- {head} ({})", names.len()));
            names.iter().for_each(|name| line(&format!("  - {name}")));
        }
    }
    line("");
    line(&answer.coverage.text);
    sources(answer).iter().for_each(|source| line(source));
    let used = || of_party.values().flatten().map(|entry| entry.row);
    let shown_all = |lines: Vec<String>| lines.iter().map(|line| shown(line)).collect();
    let on = answer.on.as_deref().unwrap_or(&answer.horizon);
    Ok(Figure {
        title: shown(&answer.finding),
        subtitle: format!("As of {on}, from sources published by {}", answer.known_by),
        description: shown(&twin.replace("\n  - ", "; ").replace("\n- ", ". ").replace('\n', " ")),
        footer: shown_all(vec![
            format!("Question: {}", answer.question),
            "Every state has one tile of the same size; place and size say nothing about territory, borders or weight.".to_owned(),
            format!("Coverage: {}", answer.coverage.text),
            format!("On {on}; known by {}; data to {}.", answer.known_by, answer.horizon),
        ]),
        sources: shown_all(sources_of(answer, used())),
        sources_in_brief: shown_all(sources_of_in_brief(answer, used())),
        twin,
        parties: 0,
        drawing,
        brief: None,
    })
}

/// What a tile without a mark means.
fn silence(examined: &BTreeSet<&str>) -> &'static str {
    if examined.is_empty() {
        "Nothing on record here, or not examined"
    } else {
        "Not examined, which is not a no"
    }
}

/// One thing that a tile says.
#[derive(Clone, Copy)]
struct Entry<'a> {
    row: &'a Row,
    meaning: Meaning,
    is_possible: bool,
    is_disputed: bool,
    /// Whether it belongs beside the answer and does not count.
    is_beside: bool,
}

impl<'a> Entry<'a> {
    fn of(row: &'a Row, is_beside: bool) -> Option<Self> {
        let meaning = match (meaning_of(row), row.pending.is_empty()) {
            (Some(meaning), _) => meaning,
            (None, false) => Meaning::Intent,
            (None, true) => return None,
        };
        let is_possible = row.certainty == RowCertainty::Possible && meaning != Meaning::Intent;
        Some(Self { row, meaning, is_possible, is_disputed: row.dispute.is_some(), is_beside })
    }

    fn words(&self, answer: &Answer) -> String {
        if let (Meaning::Intent, Some(step)) = (self.meaning, self.row.pending.last()) {
            return step.text.clone();
        }
        let doubt = match (self.is_disputed, self.is_possible) {
            (true, _) => "disputed: ",
            (false, true) => "possibly: ",
            (false, false) => "",
        };
        let words =
            format!("{doubt}{} {}", label(answer, self.row, self.meaning), dates(self.row, self.meaning));
        words.trim_end().to_owned()
    }
}

/// What stands at one place.
#[derive(Clone, Copy)]
enum Tile<'e> {
    Subject,
    Says(&'e [Entry<'e>]),
    Examined,
    NotExamined,
    /// A sample for the legend.
    Sample(Meaning),
    Possible,
    Disputed,
}

impl Tile<'_> {
    fn words(&self, answer: &Answer, examined: &BTreeSet<&str>) -> String {
        match self {
            Tile::Says(entries) => {
                entries.iter().map(|entry| entry.words(answer)).collect::<Vec<_>>().join("; ")
            }
            Tile::Subject => "the one asked about".to_owned(),
            Tile::Examined => "examined, and nothing on record".to_owned(),
            _ => silence(examined).to_lowercase(),
        }
    }

    fn draw(self, pen: &mut Pen, code: &str, title: &str, at: Point) -> io::Result<()> {
        let first = match self {
            Tile::Says(entries) => entries.first(),
            _ => None,
        };
        let (meaning, is_possible, is_disputed) = match (self, first) {
            (_, Some(entry)) => (Some(entry.meaning), entry.is_possible, entry.is_disputed),
            (Tile::Sample(meaning), None) => (Some(meaning), false, false),
            (tile, None) => (None, matches!(tile, Tile::Possible), matches!(tile, Tile::Disputed)),
        };
        let (fill, text) = match (self, meaning) {
            (Tile::Subject, _) => (SUBJECT, WHITE),
            (Tile::Examined, _) => (EXAMINED, BLACK),
            (Tile::Disputed, _) => (QUIET, BLACK),
            (_, Some(meaning)) if !is_possible => (fill(meaning), BLACK),
            _ => (WHITE, BLACK),
        };
        let outline = match (self, meaning) {
            (Tile::NotExamined, _) => Some(("#8c8c8c", 1.5, Some("2 4"))),
            (_, Some(meaning)) if is_possible => Some((meaning.ink().colour, 3.0, Some("8 5"))),
            (Tile::Possible, _) => Some((QUIET, 3.0, Some("8 5"))),
            (Tile::Disputed, _) => Some((QUIET, 1.5, None)),
            (_, Some(meaning)) => Some((meaning.ink().colour, 1.5, None)),
            _ => None,
        };
        let place = Rect { x: at.x + 1.5, y: at.y + 1.5, width: TILE.0 - 3.0, height: TILE.1 - 3.0 };
        pen.create_element("g").write_inner_content(|pen| {
            pen.create_element("title").write_text_content(BytesText::new(title))?;
            filled(pen, place, if is_disputed { WHITE } else { fill })?;
            if is_disputed {
                // Split: one half says that it holds, the other that it does not.
                let half = format!(
                    "M{} {}h{}l{} {}z",
                    px(place.x),
                    px(place.y),
                    px(place.width),
                    px(-place.width),
                    px(place.height)
                );
                solid(pen, &half, fill)?;
            } else if let (Some(meaning), false) = (meaning, is_possible) {
                hatched(pen, meaning, place)?;
            }
            if let Some((colour, wide, dashes)) = outline {
                let Rect { x, y, width, height } = place;
                let path = format!("M{} {}h{}v{}h{}z", px(x), px(y), px(width), px(height), px(-width));
                stroke(pen, &path, colour, wide, dashes)?;
            }
            marks(pen, self, place)?;
            written(pen, code, text, Point { x: at.x + TILE.0 / 2.0, y: at.y })
        })?;
        Ok(())
    }
}

/// The marks of a tile, on a white strip at its foot: as many as it has meanings, three at most.
fn marks(pen: &mut Pen, tile: Tile<'_>, place: Rect) -> io::Result<()> {
    let mut meanings: Vec<(Meaning, bool)> = Vec::new();
    match tile {
        Tile::Says(entries) => {
            for entry in entries {
                if !meanings.iter().any(|(meaning, _)| *meaning == entry.meaning) {
                    meanings.push((entry.meaning, entry.is_disputed));
                }
            }
        }
        Tile::Sample(meaning) => meanings.push((meaning, false)),
        _ => {}
    }
    meanings.truncate(3);
    if meanings.is_empty() {
        return Ok(());
    }
    let strip = Rect {
        x: place.x + 2.0,
        y: place.y + HEAD - 2.0,
        width: place.width - 4.0,
        height: place.height - HEAD,
    };
    filled(pen, strip, WHITE)?;
    let middle = strip.y + strip.height / 2.0;
    let start = place.x + place.width / 2.0 - (meanings.len() as f64 - 1.0) * 7.5;
    for (at, (meaning, is_disputed)) in meanings.into_iter().enumerate() {
        let x = start + at as f64 * 15.0;
        let shift = format!("translate({} {}) scale(0.62)", px(x), px(middle));
        pen.create_element("g").with_attribute(("transform", shift.as_str())).write_inner_content(|pen| {
            if meaning == Meaning::Relations {
                stroke(pen, "M-11 -4H11M-11 4H11", BLACK, 3.0, None)?;
            }
            mark(pen, meaning.ink(), Point { x: 10.0, y: 0.0 }, 1.0)?;
            if is_disputed { cross(pen, Point { x: 0.0, y: 0.0 }, BLACK) } else { Ok(()) }
        })?;
    }
    Ok(())
}

/// The ground of a meaning: light enough for black letters.
const fn fill(meaning: Meaning) -> &'static str {
    match meaning {
        Meaning::Recognition => "#56B4E9",
        Meaning::Ambassador => "#2fb58c",
        Meaning::ChargeDAffaires | Meaning::EnvoyUnstated | Meaning::Consular => "#8fd6bf",
        Meaning::Mission | Meaning::Seat => "#a9d8f3",
        Meaning::Listing => "#f0935a",
        Meaning::ListingSuspended => "#f7c6a8",
        Meaning::Relations => "#f0e442",
        Meaning::Suspended | Meaning::Assets | Meaning::Control => "#c9c9c9",
        Meaning::Intent => "#f3dfea",
    }
}

/// The pattern of a meaning, which tells it from others of like lightness in grey.
fn hatched(pen: &mut Pen, meaning: Meaning, place: Rect) -> io::Result<()> {
    let mut path = String::new();
    let (right, below) = (place.x + place.width, place.y + HEAD - 2.0);
    let mut draw = |text: String| path.push_str(&text);
    match meaning {
        Meaning::ChargeDAffaires | Meaning::Listing => {
            for at in 1..6 {
                draw(format!("M{} {}V{}", px(place.x + f64::from(at) * 8.0), px(place.y), px(below)));
            }
        }
        Meaning::EnvoyUnstated | Meaning::ListingSuspended | Meaning::Mission => {
            for at in 0..5 {
                let x = place.x + f64::from(at) * 10.0;
                draw(format!("M{} {}L{} {}", px(x), px(below), px((x + 10.0).min(right)), px(place.y)));
            }
        }
        Meaning::Consular | Meaning::Assets | Meaning::Intent => {
            for at in 1..4 {
                draw(format!("M{} {}H{}", px(place.x), px(place.y + f64::from(at) * 6.0), px(right)));
            }
        }
        _ => return Ok(()),
    }
    stroke(pen, &path, WHITE, 1.5, None)
}

fn filled(pen: &mut Pen, place: Rect, fill: &str) -> io::Result<()> {
    let Rect { x, y, width, height } = place;
    solid(pen, &format!("M{} {}h{}v{}h{}z", px(x), px(y), px(width), px(height), px(-width)), fill)
}

fn solid(pen: &mut Pen, path: &str, fill: &str) -> io::Result<()> {
    pen.create_element("path").with_attributes([("d", path), ("fill", fill)]).write_empty()?;
    Ok(())
}

/// A code at the head of its tile, set narrowly where its letters are wide.
fn written(pen: &mut Pen, code: &str, colour: &'static str, at: Point) -> io::Result<()> {
    const ROOM: f64 = TILE.0 - 7.0;
    if code.is_empty() {
        return Ok(());
    }
    let (x, y, size) = (px(at.x), px(at.y + HEAD / 2.0 + 1.5 + CODE.0 * 0.357), px(CODE.0));
    let room = px(ROOM);
    let mut element = pen.create_element("text").with_attributes([
        ("x", x.as_str()),
        ("y", &y),
        ("font-size", &size),
        ("fill", colour),
        ("text-anchor", "middle"),
    ]);
    if width(code, CODE.0, CODE.1) > ROOM {
        element =
            element.with_attributes([("textLength", room.as_str()), ("lengthAdjust", "spacingAndGlyphs")]);
    }
    element.write_text_content(BytesText::new(code))?;
    Ok(())
}

fn beside(pen: &mut Pen, words: &str, at: Point) -> io::Result<()> {
    let top = at.y + (TILE.1 - LEGEND.0 * LEADING) / 2.0;
    paragraph(pen, &[words.to_owned()], Point { x: at.x + TILE.0 + 10.0, y: top }, LEGEND, Anchor::Start)
}

/// Puts things with words in rows that fit, each with its distance from the left.
fn in_rows<T>(things: Vec<(T, String)>, room: f64) -> Vec<Vec<(f64, T, String)>> {
    let mut rows: Vec<Vec<(f64, T, String)>> = Vec::new();
    let mut x = f64::INFINITY;
    for (thing, words) in things {
        let span = TILE.0 + 10.0 + width(&words, LEGEND.0, LEGEND.1);
        if x + span > room || rows.is_empty() {
            rows.push(Vec::new());
            x = 0.0;
        }
        rows.last_mut().expect("a row was opened").push((x, thing, words));
        x += span + 34.0;
    }
    rows
}

/// Parties that have no place in the grid, by name.
fn beside_the_grid<'a>(answer: &Answer, others: &[&'a str], room: f64) -> Vec<Vec<(f64, &'a str, String)>> {
    let named = others.iter().map(|id| {
        let lines = wrap(&shown(name(answer, id)), LEGEND.0, LEGEND.1, room / 3.0, 1);
        (*id, lines.into_iter().next().unwrap_or_default())
    });
    in_rows(named.collect(), room)
}

/// The meanings in use.
struct Legend(Vec<(Tile<'static>, String)>);

impl Legend {
    fn new<'e>(
        of_party: &BTreeMap<&str, Vec<Entry<'_>>>,
        tiles: impl Iterator<Item = Tile<'e>>,
        is_known: bool,
    ) -> Self {
        let entries = || of_party.values().flatten();
        let meanings: BTreeSet<Meaning> = entries().map(|entry| entry.meaning).collect();
        let mut all: Vec<(Tile<'static>, String)> = meanings
            .into_iter()
            .map(|meaning| (Tile::Sample(meaning), meaning.ink().words.to_owned()))
            .collect();
        let mut add = |is_used: bool, tile, words: &str| {
            if is_used {
                all.push((tile, words.to_owned()));
            }
        };
        add(entries().any(|entry| entry.is_possible), Tile::Possible, "possible");
        add(entries().any(|entry| entry.is_disputed), Tile::Disputed, "disputed");
        let (mut subject, mut examined, mut silent) = (false, false, false);
        for tile in tiles {
            match tile {
                Tile::Subject => subject = true,
                Tile::Examined => examined = true,
                Tile::NotExamined => silent = true,
                _ => {}
            }
        }
        add(subject, Tile::Subject, "the one asked about");
        add(examined, Tile::Examined, "examined, nothing on record");
        let words = if is_known { "not examined" } else { "nothing on record, or not examined" };
        add(silent, Tile::NotExamined, words);
        Self(all)
    }

    fn rows(self, room: f64) -> Vec<Vec<(f64, Tile<'static>, String)>> {
        in_rows(self.0, room)
    }
}
