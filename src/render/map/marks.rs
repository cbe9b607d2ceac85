//! The places of marks: all of one size, none on another.

use super::super::picture::places::Point;
use super::atlas::{ATLAS, Kind, WIDE};

/// The radius of a mark.
pub(super) const RADIUS: f64 = 8.0;
/// Land with less room than this in each direction is too small for its border to be seen.
const SEEN: f64 = 5.0;
/// What keeps the border of a contested place off its mark.
pub(super) const BORDER: f64 = 2.5;
/// The room that is wanted between two marks.
const ROOM: f64 = 1.8;
/// How often marks that are too near push each other apart; then all have room.
const ROUNDS: i32 = 150;
/// How much of its way home a mark goes in the first round.
const PULL: f64 = 0.1;
/// Marks farther from each other than this never meet.
const NEAR: f64 = 90.0;

/// Where the mark of a place stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot {
    pub(super) at: Point,
    /// Whether it is there whatever the place says: the place has no shape, or is contested and too small to be seen.
    pub(super) is_always: bool,
    home: Point,
    radius: f64,
    /// Whether it makes way: its land has no room for it.
    yields: bool,
}

/// The spots of all places of the atlas, in its order: the same ones for every answer, so that the maps of a series can be compared.
///
/// Land that has room for a mark bears it at its innermost point. Other marks push each other apart, and are drawn home all the while.
pub(super) fn spots() -> Vec<Spot> {
    let mut spots: Vec<Spot> = ATLAS
        .places
        .iter()
        .map(|place| {
            let is_contested = place.kind == Kind::Contested;
            let radius = RADIUS + if is_contested { BORDER } else { 0.0 };
            let room = place.room();
            let yields = room < RADIUS + 1.0;
            let is_always = room < SEEN && (is_contested || place.rings.is_empty());
            // Tuvalu is next to 180°, the edge of the sheet.
            let home = Point { x: place.at.x.clamp(radius + 1.0, WIDE - radius - 1.0), y: place.at.y };
            Spot { at: home, is_always, home, radius, yields }
        })
        .collect();
    let bears = |at: usize| ATLAS.places[at].kind != Kind::Other;
    let meet = |spots: &[Spot], one: usize, other: usize| {
        (spots[one].yields || spots[other].yields) && far(spots[one].home, spots[other].home) < NEAR
    };
    let pairs: Vec<(usize, usize)> = (0..spots.len())
        .filter(|&one| bears(one))
        .flat_map(|one| (0..one).filter(|&other| bears(other)).map(move |other| (one, other)))
        .filter(|&(one, other)| meet(&spots, one, other))
        .collect();
    for round in 0..ROUNDS {
        let pull = PULL * (1.0 - f64::from(round) / f64::from(ROUNDS));
        for spot in spots.iter_mut().filter(|spot| spot.yields) {
            spot.at.x += (spot.home.x - spot.at.x) * pull;
            spot.at.y += (spot.home.y - spot.at.y) * pull;
        }
        for &(one, other) in &pairs {
            push(&mut spots, one, other);
        }
    }
    spots
}

/// Moves two marks that are too near apart, each by half of what is missing; one that does not make way leaves all to the other.
fn push(spots: &mut [Spot], one: usize, other: usize) {
    let (a, b) = (spots[one], spots[other]);
    let (mut dx, mut dy) = (a.at.x - b.at.x, a.at.y - b.at.y);
    let (wanted, mut apart) = (a.radius + b.radius + ROOM, (dx * dx + dy * dy).sqrt());
    if apart >= wanted {
        return;
    }
    if apart < 1e-6 {
        (dx, dy, apart) = (1.0, 0.0, 1.0);
    }
    let missing = (wanted - apart) / apart;
    let (share, rest) = match (a.yields, b.yields) {
        (true, true) => (0.5, 0.5),
        (true, false) => (1.0, 0.0),
        (false, _) => (0.0, 1.0),
    };
    spots[one].at.x += dx * missing * share;
    spots[one].at.y += dy * missing * share;
    spots[other].at.x -= dx * missing * rest;
    spots[other].at.y -= dy * missing * rest;
}

/// How far one point is from another.
pub(super) fn far(one: Point, other: Point) -> f64 {
    ((one.x - other.x).powi(2) + (one.y - other.y).powi(2)).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::map::atlas::HIGH;

    #[test]
    fn no_mark_lies_on_another() {
        let spots = spots();
        let bear: Vec<(&str, &Spot)> = ATLAS
            .places
            .iter()
            .zip(&spots)
            .filter(|(place, _)| place.kind != Kind::Other)
            .map(|(place, spot)| (place.key, spot))
            .collect();
        assert!(bear.iter().filter(|(_, spot)| spot.yields).count() > 100);
        for (at, (key, one)) in bear.iter().enumerate() {
            assert!(one.at.x > one.radius && one.at.x < WIDE - one.radius, "{key} is off the sheet");
            assert!(one.at.y > one.radius && one.at.y < HIGH - one.radius, "{key} is off the sheet");
            for (other_key, other) in &bear[..at] {
                let apart = far(one.at, other.at) - one.radius - other.radius;
                assert!(apart >= 0.5, "{key} and {other_key}: {apart}");
            }
        }
    }

    #[test]
    fn marks_stay_near_what_they_stand_for() {
        for (place, spot) in ATLAS.places.iter().zip(spots()) {
            assert!(far(place.at, spot.at) < 40.0, "{}: {}", place.key, far(place.at, spot.at));
        }
    }
}
