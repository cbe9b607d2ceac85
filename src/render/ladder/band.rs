//! The drawing of a ladder: a band for each rung, a box for each party on it, an arrow in the box of whoever moved.

use std::collections::BTreeMap;
use std::io;

use quick_xml::events::BytesText;

use super::{Doubt, Move, Place, Rungs, Way};
use crate::question::Answer;
use crate::render::axis::GRID;
use crate::render::figure::{Drawing, TEXT};
use crate::render::legend::{Legend, SAMPLE};
use crate::render::metrics::{Weight, width, wrap};
use crate::render::picture::layout::LEADING;
use crate::render::picture::pen::{
    Anchor, DASHES, Face, Pen, QUIET, WHITE, cross, paragraph, px, rectangle, stroke,
};
use crate::render::picture::places::{Point, Rect};
use crate::render::picture::words::name;
use crate::render::rung::Rung;
use crate::text::{capitalized, visible};

const WIDE: f64 = 1190.0;
/// Where the parties begin, from the left.
const LEFT: f64 = 310.0;
const RUNG: Face = (17.0, Weight::Bold, TEXT);
const NAME: Face = (18.0, Weight::Bold, TEXT);
const DETAIL: Face = (16.0, Weight::Regular, TEXT);
const PADDING: f64 = 9.0;
/// The widest that the words of a party run.
const ROOM: f64 = 230.0;
/// Room for the arrow before the words that say where a party came from.
const ARROW: f64 = 18.0;
const CHIP: &str = "#eaeff4";
const MOVED: &str = "#0072B2";

/// What is said of a party beside its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Detail {
    Full,
    /// Doubt, listing and where it came from alone, on one line with its name.
    Marks,
    /// The same, with no remark below the legend.
    Least,
}

impl Detail {
    /// Room between boxes.
    const fn gap(self) -> f64 {
        match self {
            Self::Full => 12.0,
            Self::Marks | Self::Least => 7.0,
        }
    }
}

/// What stands below every ladder that has room for it.
const REMARK: &str = "No rung is a step towards the next.";

/// What the look of a box, or an arrow in it, means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Box(Doubt),
    Arrow(Way),
}

impl Sign {
    const ALL: [Self; 7] = [
        Self::Box(Doubt::None),
        Self::Box(Doubt::Possible),
        Self::Box(Doubt::Disputed),
        Self::Box(Doubt::Left),
        Self::Arrow(Way::Up),
        Self::Arrow(Way::Down),
        Self::Arrow(Way::Open),
    ];

    const fn words(self, detailed: Detail) -> &'static str {
        match (self, detailed) {
            (Self::Box(Doubt::None), _) => "certain",
            (Self::Box(Doubt::Possible), Detail::Full) => "possible; where it surely stands is shown as well",
            (Self::Box(Doubt::Possible), _) => "possible",
            (Self::Box(Doubt::Disputed), _) => "disputed",
            (Self::Box(Doubt::Left), _) => "stood there on the earlier day",
            (Self::Arrow(Way::Up), _) => "moved to a higher rung",
            (Self::Arrow(Way::Down), _) => "moved to a lower rung, or to none",
            (Self::Arrow(Way::Open), _) => "whether it moved is open",
        }
    }

    fn draw(self, pen: &mut Pen, at: Point) -> io::Result<()> {
        match self {
            Self::Box(doubt) => {
                let (fill, dashes, _) = look(doubt);
                let wide = if doubt == Doubt::Disputed { SAMPLE - 8.0 } else { SAMPLE };
                let high = 18.0;
                let place = Rect { x: at.x - wide / 2.0, y: at.y - high / 2.0, width: wide, height: high };
                rectangle(pen, place, fill, dashes)?;
                crossed(pen, doubt, place)
            }
            Self::Arrow(way) => arrow(pen, way, Point { x: at.x - 6.0, ..at }),
        }
    }
}

/// A cross on the corner of the box of what is disputed.
fn crossed(pen: &mut Pen, doubt: Doubt, place: Rect) -> io::Result<()> {
    match doubt {
        Doubt::Disputed => cross(pen, Point { x: place.x + place.width, y: place.y }, TEXT),
        Doubt::None | Doubt::Possible | Doubt::Left => Ok(()),
    }
}

/// How the box of a place looks: its ground, its outline, its words.
const fn look(doubt: Doubt) -> (&'static str, Option<&'static str>, &'static str) {
    match doubt {
        Doubt::None => (CHIP, None, TEXT),
        Doubt::Possible | Doubt::Disputed => (WHITE, Some(DASHES), TEXT),
        Doubt::Left => (WHITE, Some("2 4"), QUIET),
    }
}

/// Draws some rungs with the parties on them, once for each of some ladders; a party has one place on a rung in all of them.
pub(super) fn drawings(all: &[Rungs<'_>], rungs: &[Rung], detailed: Detail) -> Vec<Drawing> {
    let bands = rungs.iter().map(|rung| Band::new(all, *rung, detailed));
    let bands: Vec<Band<'_, '_>> = bands.filter(|band| !band.chips.is_empty()).collect();
    let high = bands.iter().map(|band| band.high).sum::<f64>().max(60.0) + 4.0;
    let chips = || bands.iter().flat_map(|band| &band.chips);
    let signs = Sign::ALL.into_iter().filter(|sign| chips().any(|chip| chip.bears(*sign)));
    let signs: Vec<Sign> = match signs.collect::<Vec<Sign>>() {
        // Where all stand where they stand there is nothing to tell apart.
        alone if alone == [Sign::Box(Doubt::None)] => Vec::new(),
        several => several,
    };
    let legend = Legend::new(signs.into_iter().map(|sign| (sign, sign.words(detailed).to_owned())), WIDE);
    let legend_top = if detailed == Detail::Full { high + detailed.gap() } else { high };
    let remark_top = legend_top + legend.high() + 2.0;
    let high = match detailed {
        Detail::Least => legend_top + legend.high(),
        Detail::Full | Detail::Marks => remark_top + DETAIL.0 * LEADING,
    };
    let draw = |at: usize| {
        Drawing::new((WIDE, high), DETAIL.0, |pen| {
            let mut top = 0.0;
            for band in &bands {
                stroke(pen, format_args!("M0 {}H{}", px(top), px(WIDE)), GRID, 1.0, None)?;
                let words_top = top + band.high / 2.0 - band.words.len() as f64 * RUNG.0 * LEADING / 2.0;
                let words_top = if detailed == Detail::Full { top + detailed.gap() } else { words_top };
                paragraph(pen, &band.words, Point { x: 0.0, y: words_top }, RUNG, Anchor::Start)?;
                for chip in band.chips.iter().filter(|chip| chip.ladder == at) {
                    chip.draw(pen, all[at].answer, top)?;
                }
                top += band.high;
            }
            stroke(pen, format_args!("M0 {}H{}", px(top), px(WIDE)), GRID, 1.0, None)?;
            if all[at].places.is_empty() {
                let nobody = ["Nobody is on record on any rung.".to_owned()];
                paragraph(pen, &nobody, Point { x: 0.0, y: detailed.gap() }, NAME, Anchor::Start)?;
            }
            legend.draw(pen, legend_top, |pen, sign, at| sign.draw(pen, at))?;
            if detailed != Detail::Least {
                let place = Point { x: 0.0, y: remark_top };
                paragraph(pen, &[REMARK.to_owned()], place, DETAIL, Anchor::Start)?;
            }
            Ok(())
        })
    };
    (0..all.len()).map(draw).collect()
}

/// One rung with its parties laid out.
struct Band<'p, 'a> {
    words: Vec<String>,
    chips: Vec<Chip<'p, 'a>>,
    high: f64,
}

/// One party with its words in lines and its place in the band.
struct Chip<'p, 'a> {
    /// Which of the ladders it is in.
    ladder: usize,
    place: &'p Place<'a>,
    outline: Rect,
    title: Vec<String>,
    detail: Vec<String>,
    /// Which way it went, and from where, or where to.
    moved: Option<(Way, Vec<String>)>,
    /// How far the detail stands to the right of the name, where the two share a line.
    beside: Option<f64>,
}

impl<'p, 'a> Band<'p, 'a> {
    fn new(all: &'p [Rungs<'a>], rung: Rung, detailed: Detail) -> Self {
        let (said, room) = match detailed {
            Detail::Full => (rung.words().to_owned(), LEFT - 30.0),
            Detail::Marks | Detail::Least => (capitalized(rung.in_brief()), LEFT - 20.0),
        };
        let words = wrap(&said, RUNG.0, RUNG.1, room, 3);
        let gap = detailed.gap();
        // Those of one slot have one place: a party, once or, where it left and is still possibly there, more than once.
        let mut slots: BTreeMap<(bool, &str, &str, usize), Vec<Chip<'_, '_>>> = BTreeMap::new();
        for (ladder, one) in all.iter().enumerate() {
            // Where there is little room, an old place is drawn of those alone that have no other.
            let is_only =
                |place: &Place<'_>| one.places.iter().filter(|other| other.party == place.party).count() == 1;
            let is_drawn = |place: &&Place<'_>| {
                place.rung == rung
                    && (detailed == Detail::Full || place.doubt != Doubt::Left || is_only(place))
            };
            for place in one.places.iter().filter(is_drawn) {
                let chip = match detailed {
                    Detail::Full => Chip::tall(ladder, one, place),
                    Detail::Marks | Detail::Least => Chip::flat(ladder, one, place),
                };
                let (has_left, called) = (place.doubt == Doubt::Left, name(one.answer, place.party));
                let taken = |nth: &usize| {
                    let here = slots.get(&(has_left, called, place.party, *nth));
                    here.is_some_and(|chips| chips.iter().any(|chip| chip.ladder == ladder))
                };
                let nth = (0..).find(|nth| !taken(nth)).expect("there is a next number");
                slots.entry((has_left, called, place.party, nth)).or_default().push(chip);
            }
        }
        let (mut x, mut y, mut row_high) = (LEFT, gap, 0.0_f64);
        let mut placed = Vec::new();
        for mut chips in slots.into_values() {
            let most = |of: fn(&Rect) -> f64| chips.iter().map(|chip| of(&chip.outline)).fold(0.0, f64::max);
            let (wide, high) = (most(|outline| outline.width), most(|outline| outline.height));
            if x + wide > WIDE && x > LEFT {
                (x, y, row_high) = (LEFT, y + row_high + gap, 0.0);
            }
            for chip in &mut chips {
                (chip.outline.x, chip.outline.y) = (x, y);
            }
            x += wide + gap;
            row_high = row_high.max(high);
            placed.append(&mut chips);
        }
        let high = (y + row_high + gap).max(words.len() as f64 * RUNG.0 * LEADING + 2.0 * gap);
        Self { words, chips: placed, high }
    }
}

/// Which way a party went, and where it came from, or, at its old place, where it went to.
fn moved(place: &Place<'_>, moves: &[Move<'_>]) -> Option<(Way, String)> {
    let Move { old, new, way, .. } = moves.iter().find(|one| one.party == place.party)?;
    let said = |place: &Option<Place<'_>>| match place {
        None => "no place on record".to_owned(),
        Some(place) if place.doubt == Doubt::Possible => format!("possibly {}", place.rung.in_brief()),
        Some(place) if place.doubt == Doubt::Disputed => format!("disputed: {}", place.rung.in_brief()),
        Some(place) => place.rung.in_brief().to_owned(),
    };
    match place.doubt {
        Doubt::Left => Some((*way, format!("to: {}", said(new)))),
        _ if new.as_ref() == Some(place) => Some((*way, format!("from: {}", said(old)))),
        _ => None,
    }
}

fn widest(lines: &[String], (size, weight, _): Face) -> f64 {
    lines.iter().map(|line| width(line, size, weight)).fold(0.0, f64::max)
}

impl<'p, 'a> Chip<'p, 'a> {
    /// A box with its words below the name.
    fn tall(ladder: usize, rungs: &Rungs<'a>, place: &'p Place<'a>) -> Self {
        let Rungs { answer, marks, moves, .. } = rungs;
        let title = wrap(&visible(name(answer, place.party)), NAME.0, NAME.1, ROOM, 6);
        let mark = marks.get(place.party).filter(|_| place.doubt != Doubt::Left);
        let details = [place.detail.as_str()].into_iter().chain(mark.map(String::as_str));
        let detail: Vec<String> = details
            .filter(|line| !line.is_empty())
            .flat_map(|line| wrap(&visible(line), DETAIL.0, DETAIL.1, ROOM, 2))
            .collect();
        let moved =
            moved(place, moves).map(|(way, words)| (way, wrap(&words, DETAIL.0, DETAIL.1, ROOM - ARROW, 2)));
        let of_moved = moved.as_ref().map_or(0.0, |(_, lines)| widest(lines, DETAIL) + ARROW);
        let wide = widest(&title, NAME).max(widest(&detail, DETAIL)).max(of_moved) + 2.0 * PADDING;
        let small = detail.len() + moved.as_ref().map_or(0, |(_, lines)| lines.len());
        let high = (title.len() as f64 * NAME.0 + small as f64 * DETAIL.0) * LEADING + 8.0;
        let outline = Rect { x: 0.0, y: 0.0, width: wide, height: high };
        Self { ladder, place, outline, title, detail, moved, beside: None }
    }

    /// A box of one line.
    fn flat(ladder: usize, rungs: &Rungs<'a>, place: &'p Place<'a>) -> Self {
        let Rungs { answer, marks, moves, .. } = rungs;
        let title = wrap(&visible(name(answer, place.party)), NAME.0, NAME.1, 2.0 * ROOM, 1);
        let doubt = match place.doubt {
            Doubt::Possible => Some("possibly".to_owned()),
            Doubt::Disputed => Some("disputed".to_owned()),
            Doubt::None | Doubt::Left => None,
        };
        let moved = moved(place, moves);
        // Whether it moved at all is open: the arrow says as much, and words about it would say more.
        let from = moved.as_ref().filter(|(way, _)| *way != Way::Open).map(|(_, words)| words.clone());
        let mark = marks.get(place.party);
        let said: Vec<String> = doubt.into_iter().chain(mark.cloned()).chain(from).collect();
        let detail = match said.is_empty() {
            true => Vec::new(),
            false => wrap(&said.join("; "), DETAIL.0, DETAIL.1, 2.0 * ROOM, 1),
        };
        let moved = moved.map(|(way, _)| (way, Vec::new()));
        let arrow = if moved.is_some() { ARROW } else { 0.0 };
        let beside = arrow + widest(&title, NAME) + if detail.is_empty() { 0.0 } else { 9.0 };
        let wide = beside + widest(&detail, DETAIL) + 2.0 * PADDING;
        let outline = Rect { x: 0.0, y: 0.0, width: wide, height: NAME.0 * LEADING + 7.0 };
        Self { ladder, place, outline, title, detail, moved, beside: Some(beside) }
    }

    fn bears(&self, sign: Sign) -> bool {
        match sign {
            Sign::Box(doubt) => self.place.doubt == doubt,
            Sign::Arrow(way) => self.moved.as_ref().is_some_and(|(moved, _)| *moved == way),
        }
    }

    fn draw(&self, pen: &mut Pen, answer: &Answer, top: f64) -> io::Result<()> {
        let Self { place, title, detail, .. } = self;
        let outline = Rect { y: self.outline.y + top, ..self.outline };
        let (fill, dashes, colour) = look(place.doubt);
        let (named, small) = ((NAME.0, NAME.1, colour), (DETAIL.0, DETAIL.1, colour));
        pen.create_element("g").write_inner_content(|pen| {
            let words = format!("{}: {}", name(answer, place.party), place.rung.words());
            pen.create_element("title").write_text_content(BytesText::new(&visible(&words)))?;
            rectangle(pen, outline, fill, dashes)?;
            crossed(pen, place.doubt, outline)?;
            let left = Point { x: outline.x + PADDING, y: outline.y + 4.0 };
            if let Some(beside) = self.beside {
                let shift = if self.moved.is_some() { ARROW } else { 0.0 };
                if let Some((way, _)) = &self.moved {
                    arrow(pen, *way, Point { y: left.y + NAME.0 * LEADING / 2.0, ..left })?;
                }
                paragraph(pen, title, Point { x: left.x + shift, ..left }, named, Anchor::Start)?;
                let at = Point { x: left.x + beside, y: left.y + (NAME.0 - DETAIL.0) * LEADING * 0.7 };
                return paragraph(pen, detail, at, small, Anchor::Start);
            }
            paragraph(pen, title, left, named, Anchor::Start)?;
            let below = Point { y: left.y + title.len() as f64 * NAME.0 * LEADING, ..left };
            paragraph(pen, detail, below, small, Anchor::Start)?;
            let Some((way, words)) = &self.moved else { return Ok(()) };
            let y = below.y + detail.len() as f64 * DETAIL.0 * LEADING;
            arrow(pen, *way, Point { x: left.x, y: y + DETAIL.0 * LEADING / 2.0 })?;
            paragraph(pen, words, Point { x: left.x + ARROW, y }, small, Anchor::Start)
        })?;
        Ok(())
    }
}

/// A short arrow up or down, or a dashed one both ways, its middle to the right of a point.
fn arrow(pen: &mut Pen, way: Way, at: Point) -> io::Result<()> {
    let (x, y) = (at.x + 6.0, at.y);
    let path = match way {
        Way::Up => format!("M{} {}v-14m-5 5l5 -5l5 5", px(x), px(y + 7.0)),
        Way::Down => format!("M{} {}v14m-5 -5l5 5l5 -5", px(x), px(y - 7.0)),
        Way::Open => format!("M{} {}l4 -4l4 4m0 6l-4 4l-4 -4", px(x - 4.0), px(y - 3.0)),
    };
    stroke(pen, &path, MOVED, 2.5, None)?;
    match way {
        Way::Open => stroke(pen, format_args!("M{} {}v14", px(x), px(y - 7.0)), MOVED, 2.5, Some("2.5 3.3")),
        Way::Up | Way::Down => Ok(()),
    }
}
