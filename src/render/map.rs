//! The map: every state at its place on earth, small ones with a mark, borders under a point of view that is named.
//!
//! No border is inferred from recognition: where a line runs is Natural Earth's word, and only how it is drawn follows from acts.

mod atlas;
mod draw;
mod ground;
mod hatch;
mod key;
#[cfg(test)]
mod survey;
pub mod view;

use std::collections::BTreeMap;

use super::figure::{Brief, Drawing, Figure, Frame, NoFigure};
use super::picture::places::Point;
use super::world::key::{Key, Setting};
use super::world::legend::{GAP, Naming};
use super::world::value::Value;
use super::world::{State, World};
use crate::question::Answer;
use crate::text::visible;
use atlas::{PLACES, Place};
use ground::{HIGH, Kind, WIDE};
use view::{Border, View};

/// The size of letters below the map.
const LETTERS: f64 = 22.0;
/// What stands beside the map on a slide: how far from it, and how wide; the size of its letters.
const SIDE: (f64, f64) = (30.0, 900.0);
const SIDE_LETTERS: f64 = 33.0;

/// A place of the atlas with the state that stands there, if the graph has it.
struct Site<'w> {
    place: &'static Place,
    state: Option<&'w State>,
    value: Option<Value<'w>>,
    border: Option<Border>,
}

/// Draws up what the states do, or what is done to them, each at its place on earth.
///
/// # Errors
/// When the answer does not say what holds of parties on a day.
pub fn map(answer: &Answer, states: &[State], view: &View) -> Result<Figure, NoFigure> {
    let (answers, views) = (std::slice::from_ref(answer), std::slice::from_ref(view));
    series(answers, states, views, Frame::Slide).map(|mut figures| figures.remove(0))
}

/// Draws up the same of several days, each with the view of borders on it, as figures of one size, for a frame: only for a slide or a page they have
/// shorter drawings too.
///
/// # Errors
/// When an answer does not say what holds of parties on a day.
pub fn series(
    answers: &[Answer],
    states: &[State],
    views: &[View],
    frame: Frame,
) -> Result<Vec<Figure>, NoFigure> {
    let worlds: Vec<World<'_>> =
        answers.iter().map(|answer| World::of(answer, "maps")).collect::<Result<_, _>>()?;
    let by_key: BTreeMap<&str, &State> =
        states.iter().map(|state| (state.code.as_deref().unwrap_or(&state.id), state)).collect();
    let maps: Vec<Vec<Site<'_>>> =
        worlds.iter().zip(views).map(|(world, view)| sites(world, &by_key, view)).collect();
    let on_map: Vec<State> =
        PLACES.iter().filter_map(|place| by_key.get(place.key).copied().cloned()).collect();
    let captions = |names| -> Vec<String> {
        let each = worlds.iter().zip(&maps).zip(views);
        each.map(|((world, sites), view)| caption(sites, view, world.on(), names)).collect()
    };
    let (named, items) = (captions(Names::All), |naming| key::items(&worlds, &maps, &on_map, naming));
    let from = Point { x: 0.0, y: HIGH + 16.0 };
    let below = Key::rows(
        items(Naming::Count),
        &named,
        Setting { from, wide: WIDE, size: LETTERS, sample: key::SAMPLE },
    );
    // On a slide the legend stands beside the map and says who bears a mark.
    let from = Point { x: WIDE + SIDE.0, y: 0.0 };
    let side = Setting { from, wide: SIDE.1, size: SIDE_LETTERS, sample: key::SAMPLE };
    let beside = std::iter::once((Naming::Names, Names::All))
        .chain(
            Naming::falling(SIDE_LETTERS, SIDE.1 - key::SAMPLE.0 - GAP).map(|naming| (naming, Names::Count)),
        )
        .filter(|_| frame != Frame::Own)
        .map(|(naming, names)| (without(naming, names), Key::column(items(naming), &captions(names), side)));
    let beside: Vec<(&str, Key<_>)> = beside.collect();
    let figures = worlds.iter().zip(&maps).zip(views).enumerate().map(|(at, ((world, sites), view))| {
        // The world itself is the same in both, and the most of the work.
        let land = Drawing::new((WIDE, below.below), LETTERS, |pen| draw::world(pen, world, sites));
        let drawing = land.clone().with((WIDE, below.below), LETTERS, |pen| below.draw(pen, at, key::drawn));
        let briefs = beside.iter().map(|(without, beside)| {
            let size = (WIDE + SIDE.0 + SIDE.1, HIGH.max(beside.below));
            let drawn = land.clone().with(size, SIDE_LETTERS, |pen| beside.draw(pen, at, key::drawn));
            Brief::new(drawn, without)
        });
        let brief = Brief::first_of(briefs.collect());
        let days = format!("; borders as in 2018, {}", point_of_view(sites, view));
        let mut more = vec![named[at].clone()];
        // Of a view that is the neutral one there is nothing to explain, unless something left it open.
        if is_settled(sites) || view.seen.iter().any(|seen| seen.border == Border::Hatched) {
            more.extend(view.seen.iter().map(|seen| format!("- {}", seen.why)));
        }
        more.push(GEOGRAPHY.to_owned());
        let figure = world.figure(&on_map, drawing, &days, vec![GEOGRAPHY.to_owned()], &more);
        Figure { brief: Some(brief), ..figure }
    });
    Ok(figures.collect())
}

/// What a map beside its legend leaves out.
const fn without(naming: Naming, names: Names) -> &'static str {
    match (naming, names) {
        (Naming::Codes(_) | Naming::Line { .. }, _) => {
            "States by their ISO 3166 codes; the text of the figure names the places whose borders are contested."
        }
        (Naming::Count, _) => {
            "The text of the figure names the states, and the places whose borders are contested."
        }
        (Naming::Names, Names::All) => "",
        (Naming::Names, Names::Count) => {
            "The text of the figure names the places whose borders are contested."
        }
    }
}

/// What stands at each place of the atlas.
fn sites<'w>(world: &'w World<'_>, by_key: &BTreeMap<&str, &'w State>, view: &View) -> Vec<Site<'w>> {
    PLACES
        .iter()
        .map(|place| {
            let state = by_key.get(place.key).copied();
            let border =
                view.border(state.map_or(place.key, |state| &state.id), place.kind == Kind::Contested);
            Site { place, state, value: state.map(|state| world.value(&state.id)), border }
        })
        .collect()
}

const GEOGRAPHY: &str = "Map: Natural Earth 4.1 (2018), 1:110 million, public domain, in Equal Earth, which keeps the sizes of areas; Antarctica to 70° south. \
     Lines that the caption does not name are as Natural Earth has them, by who held the land; all are those of 2018 whatever the day asked about. \
     A mark has the same size for every state. No line is inferred from recognition.";

/// From whose point of view a map is drawn: a viewer of whom nothing on record settles a border of it draws none.
fn point_of_view(sites: &[Site<'_>], view: &View) -> String {
    match &view.viewer {
        None => "from a neutral point of view".to_owned(),
        Some(viewer) if is_settled(sites) => format!("from the point of view of {viewer}"),
        Some(viewer) => {
            format!("from a neutral point of view, since nothing on record of {viewer} settles any")
        }
    }
}

/// Whether the viewer's acts settle how any border is drawn.
fn is_settled(sites: &[Site<'_>]) -> bool {
    sites.iter().any(|site| matches!(site.border, Some(Border::Full | Border::Dashed)))
}

/// Whether a caption names places, or leaves it to the legend to count them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Names {
    All,
    Count,
}

/// Whose view of borders is drawn, of which day, and which places that is about.
fn caption(sites: &[Site<'_>], view: &View, on: &str, names: Names) -> String {
    const CREDIT: &str = "Natural Earth; no line is a legal position.";
    if names == Names::Count {
        // The line below the title says whose view it is, and the legend counts.
        return CREDIT.to_owned();
    }
    let on = if view.viewer.is_some() { format!(" on {on}") } else { String::new() };
    let mut text = format!("Borders as in 2018, {}{on}.", point_of_view(sites, view));
    let kinds: &[(Border, &str)] = match is_settled(sites) {
        false => &[(Border::Hatched, "Contested, each drawn for itself")],
        true => &[
            (Border::Full, "With a full border, as states that the viewer recognizes"),
            (Border::Dashed, "Dashed, looked into and not recognized"),
            (Border::Hatched, "Contested, and not settled by acts of the viewer on record"),
        ],
    };
    for (border, words) in kinds {
        let mut all: Vec<&str> =
            sites.iter().filter(|site| site.border == Some(*border)).map(Site::name).collect();
        all.sort_unstable();
        if !all.is_empty() {
            text.push_str(&format!(" {words}: {}.", all.join(", ")));
        }
    }
    visible(&format!("{text} {CREDIT}"))
}

impl<'w> Site<'w> {
    fn name(&self) -> &'w str {
        self.state.map_or(self.place.name, |state| &state.name)
    }

    /// What stands there, in words.
    fn told(&self, world: &World<'_>) -> String {
        match (self.value, self.place.kind) {
            (Some(value), _) => world.told(self.name(), value),
            (None, Kind::Contested) => {
                visible(&format!("{}: contested, no entity of the graph", self.name()))
            }
            (None, _) => visible(&format!("{}: no state of the register", self.name())),
        }
    }
}
