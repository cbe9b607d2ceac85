//! The rungs of dealing in a few lines, small enough to stand within a page of text: who is on which, by name alone.
//!
//! It bears no date, no source and no version of the data, so that it says no more than the day it is of could know.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use quick_xml::Writer;

use super::axis::GRID;
use super::figure::Inks;
use super::figure::sheet;
use super::metrics::{Weight, width, wrap};
use super::picture::layout::LEADING;
use super::picture::pen::{Anchor, Face, Pen, QUIET, WHITE, paragraph, px, stroke};
use super::picture::places::{Point, Rect};
use super::picture::words::name;
use super::rung::{Rung, beside, listed};
use crate::question::{Answer, Row};
use crate::text::{capitalized, visible};
use crate::time::Day;

const WIDE: f64 = 780.0;
/// Where the parties begin, from the left.
const LEFT: f64 = 158.0;
const INK: &str = "#1a1a1a";
const CHIP: &str = "#e9e9e9";
const LABEL: Face = (12.0, Weight::Regular, INK);
const NAME: Face = (12.5, Weight::Regular, INK);
const SMALL: Face = (11.0, Weight::Regular, QUIET);
const PADDING: f64 = 6.0;
const GAP: f64 = 4.0;

/// Whom the rungs show.
#[derive(Debug, Clone, Copy)]
pub struct Cast<'a> {
    /// Id of whoever the page speaks to.
    pub you: &'a str,
    /// Ids of those who are shown even where they are on no rung.
    pub others: &'a [String],
    /// Whether everyone else who is on record is shown as well.
    pub is_whole: bool,
}

/// The rungs as a drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rungs {
    /// An SVG document, in greys.
    pub svg: String,
    /// The same in words: a title, then the rungs as a list, each with its parties as a list within.
    pub words: String,
    /// Ids of the acts that it rests on.
    pub acts: BTreeSet<String>,
    /// How many parties it shows.
    pub parties: usize,
}

/// A party on a rung, or on none that is on record.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Chip<'a> {
    party: &'a str,
    rung: Option<Rung>,
    /// What is said beside the name.
    words: Vec<&'static str>,
    is_doubtful: bool,
}

/// Draws up the rungs of an answer about what stands with one party on a day; `title` says so. Without a party on any rung there is
/// nothing to draw.
#[must_use]
pub fn rungs(answer: &Answer, cast: Cast<'_>, title: &str, remark: &str) -> Option<Rungs> {
    let subject = answer.subject.as_deref()?;
    let is_shown = |row: &&Row| {
        let is_cast = row.author == cast.you || cast.others.contains(&row.author);
        row.object == subject && row.author != subject && (cast.is_whole || is_cast)
    };
    let rows: Vec<&Row> = answer.rows.iter().filter(is_shown).collect();
    let mut acts = BTreeSet::new();
    let mut chips = chips(answer, &rows, &mut acts);
    if chips.is_empty() {
        return None;
    }
    for party in std::iter::once(cast.you).chain(cast.others.iter().map(String::as_str)) {
        if !chips.iter().any(|chip| chip.party == party) {
            chips.push(Chip { party, rung: None, words: Vec::new(), is_doubtful: false });
        }
    }
    chips.sort_by_key(|chip| (chip.party != cast.you, name(answer, chip.party)));
    let parties: BTreeSet<&str> = chips.iter().map(|chip| chip.party).collect();
    let bands: Vec<(&str, Vec<&Chip<'_>>)> = Rung::ALL
        .into_iter()
        .map(Some)
        .chain([None])
        .map(|rung| {
            let on_it = chips.iter().filter(|chip| chip.rung == rung).collect();
            (rung.map_or("no rung on record", Rung::in_brief), on_it)
        })
        .filter(|(_, chips): &(_, Vec<&Chip<'_>>)| !chips.is_empty())
        .collect();
    let label = |chip: &Chip<'_>| label(answer, chip, cast.you);
    let mut words = format!("{}\n\n", visible(title));
    for (rung, chips) in &bands {
        words.push_str(&format!("- {}\n", capitalized(rung)));
        chips.iter().for_each(|chip| words.push_str(&format!("  - {}\n", label(chip))));
    }
    words.push_str(&format!("\n{}\n", visible(remark)));
    let prose: Vec<String> =
        bands.iter().map(|(rung, chips)| sentence(answer, rung, chips, cast.you)).collect();
    let prose = format!("{} {}", prose.join(" "), visible(remark));
    let svg = document(&bands, &label, cast.you, title, remark, &prose);
    Some(Rungs { svg, words, acts, parties: parties.len() })
}

/// Each party on the highest rung where it certainly stands, and on any higher one where it possibly does.
fn chips<'a>(answer: &'a Answer, rows: &[&'a Row], acts: &mut BTreeSet<String>) -> Vec<Chip<'a>> {
    let day = answer.on.as_deref().and_then(Day::read).unwrap_or(Day::MAX);
    let mut of_party: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
    for row in rows {
        of_party.entry(&row.author).or_default().push(row);
    }
    let mut chips = Vec::new();
    for (party, rows) in of_party {
        let mut sure: Option<Rung> = None;
        let mut doubted: Option<(Rung, &'static str)> = None;
        // What is told to be in abeyance has no place on the one page of a brief, though some deny it.
        for row in rows.iter().filter(|row| beside(row).is_none()) {
            let Some((least, most)) = Rung::reach(row, day) else { continue };
            acts.extend(row.grounds.iter().map(|ground| ground.act.clone()));
            let word = if row.dispute.is_some() { "disputed" } else { "perhaps" };
            sure = sure.max(least);
            if least != Some(most) {
                doubted = doubted.max(Some((most, word)));
            }
        }
        let listing = rows
            .iter()
            .filter_map(|row| Some((*row, listed(row, "perhaps lists it")?)))
            .max_by_key(|(row, _)| row.counts());
        acts.extend(listing.iter().flat_map(|(row, _)| row.grounds.iter().map(|ground| ground.act.clone())));
        let listing = listing.map(|(_, word)| word);
        let doubted = doubted.filter(|(rung, _)| Some(*rung) > sure);
        chips.extend(doubted.map(|(rung, word)| Chip {
            party,
            rung: Some(rung),
            words: std::iter::once(word).chain(listing.filter(|_| sure.is_none())).collect(),
            is_doubtful: true,
        }));
        let place = sure.or(listing.filter(|_| doubted.is_none()).map(|_| Rung::Off));
        chips.extend(place.map(|rung| Chip {
            party,
            rung: Some(rung),
            // Of whoever stands on no rung the band says that it lists.
            words: listing.filter(|word| rung != Rung::Off || *word != "lists it").into_iter().collect(),
            is_doubtful: false,
        }));
    }
    chips
}

fn label(answer: &Answer, chip: &Chip<'_>, you: &str) -> String {
    let mut label = visible(name(answer, chip.party));
    if chip.party == you {
        label.push_str(" (you)");
    }
    match chip.words.is_empty() {
        true => label,
        false => format!("{label}: {}", chip.words.join(", ")),
    }
}

/// A rung with those on it, as a sentence: `Office or consul: Japan; Turkey (perhaps).`
fn sentence(answer: &Answer, rung: &str, chips: &[&Chip<'_>], you: &str) -> String {
    let parties = chips.iter().map(|chip| {
        let you = (chip.party == you).then_some("you");
        let said: Vec<&str> = you.into_iter().chain(chip.words.iter().copied()).collect();
        let called = visible(name(answer, chip.party));
        if said.is_empty() { called } else { format!("{called} ({})", said.join("; ")) }
    });
    format!("{}: {}.", capitalized(rung), parties.collect::<Vec<_>>().join("; "))
}

fn document(
    bands: &[(&str, Vec<&Chip<'_>>)],
    label: &impl Fn(&Chip<'_>) -> String,
    you: &str,
    title: &str,
    remark: &str,
    prose: &str,
) -> String {
    let chip_high = NAME.0 * LEADING + 3.0;
    let mut drawn: Pen = Writer::new_with_indent(Vec::new(), b' ', 1);
    let mut top = 1.0;
    let write = |pen: &mut Pen, top: &mut f64| -> io::Result<()> {
        for (rung, chips) in bands {
            stroke(pen, format_args!("M0 {}H{}", px(*top), px(WIDE)), GRID, 1.0, None)?;
            let (mut x, mut y) = (LEFT, *top + GAP);
            let said = wrap(&capitalized(rung), LABEL.0, LABEL.1, LEFT - 8.0, 1);
            paragraph(pen, &said, Point { x: 0.0, y: y + 2.0 }, LABEL, Anchor::Start)?;
            for chip in chips {
                let weight = if chip.party == you { Weight::Bold } else { Weight::Regular };
                let said = wrap(&label(chip), NAME.0, weight, WIDE - LEFT - 2.0 * PADDING, 1);
                let wide =
                    said.iter().map(|line| width(line, NAME.0, weight)).fold(0.0, f64::max) + 2.0 * PADDING;
                if x + wide > WIDE && x > LEFT {
                    (x, y) = (LEFT, y + chip_high + GAP);
                }
                let place = Rect { x, y, width: wide, height: chip_high };
                outline(pen, place, chip, chip.party == you)?;
                paragraph(
                    pen,
                    &said,
                    Point { x: x + PADDING, y: y + 1.5 },
                    (NAME.0, weight, INK),
                    Anchor::Start,
                )?;
                x += wide + GAP;
            }
            *top = y + chip_high + GAP;
        }
        stroke(pen, format_args!("M0 {}H{}", px(*top), px(WIDE)), GRID, 1.0, None)?;
        let remark = wrap(&visible(remark), SMALL.0, SMALL.1, WIDE, 3);
        paragraph(pen, &remark, Point { x: 0.0, y: *top + 3.0 }, SMALL, Anchor::Start)?;
        *top += 3.0 + remark.len() as f64 * SMALL.0 * LEADING;
        Ok(())
    };
    write(&mut drawn, &mut top).expect("memory takes all bytes");
    let (drawn, size) = (drawn.into_inner(), (WIDE, top.ceil()));
    let about = drawn.len() + prose.len() + 1024;
    sheet::document((size, ""), Inks::Colour, (&visible(title), prose), about, |pen| {
        pen.get_mut().extend_from_slice(&drawn);
        Ok(())
    })
}

/// The box of a party: filled where it surely stands, dashed where that is in doubt, with a heavy line for who is spoken to.
fn outline(pen: &mut Pen, place: Rect, chip: &Chip<'_>, is_you: bool) -> io::Result<()> {
    let [x, y, wide, high] = [place.x, place.y, place.width, place.height].map(px);
    let fill = if chip.is_doubtful || chip.rung.is_none() { WHITE } else { CHIP };
    let mut element = pen.create_element("rect").with_attributes([
        ("x", x.as_str()),
        ("y", &y),
        ("width", &wide),
        ("height", &high),
        ("rx", "3"),
        ("fill", fill),
    ]);
    element = match (is_you, chip.is_doubtful || chip.rung.is_none()) {
        (true, _) => element.with_attributes([("stroke", INK), ("stroke-width", "2")]),
        (false, true) => element.with_attributes([("stroke", QUIET), ("stroke-width", "1")]),
        (false, false) => element,
    };
    if chip.is_doubtful {
        element = element.with_attribute(("stroke-dasharray", "4 3"));
    }
    element.write_empty().map(|_| ())
}
