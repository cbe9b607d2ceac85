//! The survey of the atlas, made once when the program is built: the file is read, every point is projected, and each place gets the spot of its
//! mark. `assets/world/README.md` says where the outlines come from.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::LazyLock;

use super::ground::{BORDER, Kind, RADIUS, Tenths, WIDE, path};

/// The latitude at the upper edge.
const NORTH: f64 = 84.0;
/// Steps of the file in a degree.
const UNITS: f64 = 20.0;
/// Pixels of the drawing for a unit of the projection, which is 2 · 2.706 63 wide.
const SCALE: f64 = WIDE / (2.0 * 2.706_629_983_7);
/// Land with less room than this in each direction is too small for its border to be seen.
const SEEN: f64 = 5.0;
/// The room that is wanted between two marks.
const ROOM: f64 = 1.8;
/// How often marks that are too near push each other apart; then all have room.
const ROUNDS: i32 = 150;
/// How much of its way home a mark goes in the first round.
const PULL: f64 = 0.1;
/// Marks farther from each other than this never meet.
const NEAR: f64 = 90.0;

/// A point of the drawing in pixels.
#[derive(Debug, Clone, Copy)]
struct Point {
    x: f64,
    y: f64,
}

/// One area or place.
struct Place<'t> {
    /// An ISO 3166 alpha-3 code, or where there is none the id of the entity.
    key: &'t str,
    kind: Kind,
    name: &'t str,
    /// Where its mark wants to stand: the innermost point of its largest part.
    at: Point,
    /// Its outlines; none where the file has no shape of it.
    rings: Vec<Vec<Tenths>>,
}

/// Where the mark of a place stands.
#[derive(Debug, Clone, Copy)]
struct Spot {
    at: Point,
    /// Whether it is there whatever the place says: the place has no shape, or is contested and too small to be seen.
    is_always: bool,
    home: Point,
    radius: f64,
    /// Whether it makes way: its land has no room for it.
    yields: bool,
}

/// The places of the file and the edge of the world, as Rust for `atlas`.
pub(super) fn source(file: &str) -> String {
    let places = places(file);
    let spots = spots(&places);
    let point = |Point { x, y }: Point| format!("Point {{ x: {x:?}, y: {y:?} }}");
    let mut source = format!("pub(super) static SPHERE: &str = {:?};\n", path(&[sphere()]));
    writeln!(source, "pub(super) static PLACES: [Place; {}] = [", places.len())
        .expect("a string takes all text");
    for (place, spot) in places.iter().zip(spots) {
        let Place { key, kind, name, at, rings } = place;
        let mut outlines = String::new();
        rings.iter().for_each(|ring| write!(outlines, "&{ring:?}, ").expect("a string takes all text"));
        writeln!(
            source,
            "    Place {{ key: {key:?}, kind: Kind::{kind:?}, name: {name:?}, at: {}, rings: &[{outlines}], \
             path: {:?}, spot: Spot {{ at: {}, is_always: {} }} }},",
            point(*at),
            path(rings),
            point(spot.at),
            spot.is_always
        )
        .expect("a string takes all text");
    }
    source.push_str("];\n");
    source
}

/// The places of the file: areas with a shape, then places without one, each by key.
fn places(file: &str) -> Vec<Place<'_>> {
    let mut arcs: Vec<Vec<Tenths>> = Vec::new();
    let mut places = Vec::new();
    let mut heights = BTreeMap::new();
    for line in file.lines() {
        match line.split_once(' ').expect("a line has a kind") {
            ("arc", steps) => arcs.push(arc(steps, &mut heights)),
            (_, fields) => places.push(place(fields, &arcs)),
        }
    }
    places
}

/// Reads an arc: its first point, then steps from each to the next. `heights` keeps what was worked out for a latitude.
fn arc(steps: &str, heights: &mut BTreeMap<i32, (f64, f64)>) -> Vec<Tenths> {
    let (mut x, mut y) = (0, 0);
    let mut points: Vec<Tenths> = Vec::new();
    for step in steps.split(' ') {
        let (dx, dy) = step.split_once(',').expect("a step has two parts");
        x += dx.parse::<i32>().expect("a whole number");
        y += dy.parse::<i32>().expect("a whole number");
        let (wide, high) = *heights.entry(y).or_insert_with(|| parallel(f64::from(y) / UNITS));
        let point = tenths(on_sheet(f64::from(x) / UNITS * wide, high));
        if points.last() != Some(&point) {
            points.push(point);
        }
    }
    points
}

fn place<'t>(fields: &'t str, arcs: &[Vec<Tenths>]) -> Place<'t> {
    let mut fields = fields.split('|');
    let mut next = || fields.next();
    let (key, kind, name, at) = match (next(), next(), next(), next()) {
        (Some(key), Some(kind), Some(name), Some(at)) => (key, kind, name, at),
        _ => panic!("assets/world/world.txt: a place has a key, a kind, a name and a point"),
    };
    let kind = match kind {
        "state" => Kind::State,
        "contested" => Kind::Contested,
        _ => Kind::Other,
    };
    let rings = next().unwrap_or_default().split(';').filter(|ring| !ring.is_empty());
    let rings =
        rings.map(|ring| ring.split(' ').fold(Vec::new(), |points, number| joined(points, number, arcs)));
    let (lon, lat) = at.split_once(' ').expect("a point has two parts");
    let degrees = |text: &str| text.parse::<f64>().expect("a number of degrees");
    Place { key, kind, name, at: projected(degrees(lon), degrees(lat)), rings: rings.collect() }
}

/// Adds an arc to an outline; the arc −1 is the arc 0 from its end to its beginning, and so on.
fn joined(mut points: Vec<Tenths>, number: &str, arcs: &[Vec<Tenths>]) -> Vec<Tenths> {
    let number: isize = number.parse().expect("the number of an arc");
    let arc = &arcs[usize::try_from(number).unwrap_or_else(|_| number.unsigned_abs() - 1)];
    let mut add = |point: Tenths| {
        if points.last() != Some(&point) {
            points.push(point);
        }
    };
    match number < 0 {
        true => arc.iter().rev().for_each(|point| add(*point)),
        false => arc.iter().for_each(|point| add(*point)),
    }
    points
}

/// Where a place on earth stands on the drawing.
fn projected(lon: f64, lat: f64) -> Point {
    let (wide, high) = parallel(lat);
    on_sheet(lon * wide, high)
}

/// Projects a parallel by Equal Earth, which keeps the sizes of areas: what a degree of longitude is wide there, and how far it is from
/// the equator, for a globe whose radius is 1.
///
/// B. Šavrič, T. Patterson and B. Jenny, "The Equal Earth map projection", International Journal of Geographical Information Science
/// 33 (2019), 454–465, <https://doi.org/10.1080/13658816.2018.1504949>; the same numbers stand in PROJ (`eqearth`) and d3-geo.
fn parallel(lat: f64) -> (f64, f64) {
    const A: [f64; 4] = [1.340_264, -0.081_106, 0.000_893, 0.003_796];
    let half_root_of_three = libm::sqrt(3.0) / 2.0;
    let t = libm::asin(half_root_of_three * libm::sin(lat.to_radians()));
    let (s, s3) = (t * t, t * t * t * t * t * t);
    let slope = A[0] + 3.0 * A[1] * s + s3 * (7.0 * A[2] + 9.0 * A[3] * s);
    let wide = libm::cos(t) / (half_root_of_three * slope);
    (1_f64.to_radians() * wide, t * (A[0] + A[1] * s + s3 * (A[2] + A[3] * s)))
}

fn on_sheet(x: f64, y: f64) -> Point {
    static TOP: LazyLock<f64> = LazyLock::new(|| parallel(NORTH).1);
    Point { x: WIDE / 2.0 + x * SCALE, y: (*TOP - y) * SCALE }
}

fn tenths(point: Point) -> Tenths {
    ((point.x * 10.0).round() as i32, (point.y * 10.0).round() as i32)
}

/// The edge of the world as it is drawn: meridian 180 down, and back up.
fn sphere() -> Vec<Tenths> {
    let latitudes = || (-35..=42).map(|lat| f64::from(lat) * 2.0);
    let east = latitudes().rev().map(|lat| projected(180.0, lat));
    let west = latitudes().map(|lat| projected(-180.0, lat));
    east.chain(west).map(tenths).collect()
}

impl Place<'_> {
    /// How far its point is from the nearest edge of its land, in pixels; 0 where it has no shape.
    fn room(&self) -> f64 {
        let point = |(x, y): Tenths| (f64::from(x) / 10.0, f64::from(y) / 10.0);
        let edges =
            self.rings.iter().flat_map(|ring| ring.windows(2)).map(|ends| (point(ends[0]), point(ends[1])));
        let far = edges.map(|((a, b), (c, d))| {
            let (dx, dy) = (c - a, d - b);
            let along = ((self.at.x - a) * dx + (self.at.y - b) * dy) / (dx * dx + dy * dy).max(f64::EPSILON);
            let along = along.clamp(0.0, 1.0);
            far(self.at, Point { x: a + along * dx, y: b + along * dy })
        });
        let least = far.fold(f64::INFINITY, f64::min);
        if least.is_finite() { least } else { 0.0 }
    }
}

/// The spots of all places, in their order.
///
/// Land that has room for a mark bears it at its innermost point. Other marks push each other apart, and are drawn home all the while.
fn spots(places: &[Place<'_>]) -> Vec<Spot> {
    let mut spots: Vec<Spot> = places
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
    let bears = |at: usize| places[at].kind != Kind::Other;
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
fn far(one: Point, other: Point) -> f64 {
    ((one.x - other.x).powi(2) + (one.y - other.y).powi(2)).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::map::ground::HIGH;

    const FILE: &str = include_str!("../../../assets/world/world.txt");

    #[test]
    fn the_program_was_built_with_this_survey() {
        assert!(
            source(FILE) == include_str!(concat!(env!("OUT_DIR"), "/atlas.rs")),
            "src/render/map/atlas.rs has another"
        );
    }

    #[test]
    fn points_are_where_the_published_projection_has_them() {
        // What PROJ 9.5.1 gives for `+proj=eqearth +R=1`: corners of the plane, then Moscow, Buenos Aires and Wellington.
        for ((lon, lat), (x, y)) in [
            ((0.0, 0.0), (0.0, 0.0)),
            ((180.0, 0.0), (2.706_629_983_7, 0.0)),
            ((0.0, 90.0), (0.0, 1.317_362_759_2)),
            ((-180.0, -90.0), (-1.603_588_648_3, -1.317_362_759_2)),
            ((37.62, 55.75), (0.443_899_600_3, 1.028_803_327_7)),
            ((-58.38, -34.6), (-0.802_717_536_7, -0.678_050_404_9)),
            ((174.78, -41.29), (2.310_260_865_9, -0.797_084_283_3)),
        ] {
            let (wide, high) = parallel(lat);
            let (found_x, found_y) = (lon * wide, high);
            assert!(
                (found_x - x).abs() < 1e-9 && (found_y - y).abs() < 1e-9,
                "{lon} {lat}: {found_x} {found_y}"
            );
        }
    }

    /// Equal areas: a square degree has the same size wherever it lies, as cos φ has it on the globe.
    #[test]
    fn areas_keep_their_sizes() {
        for lat in [-69.0, -40.0, 0.0, 23.0, 61.0, 83.0] {
            let ((below, low), (above, high)) = (parallel(lat - 0.05), parallel(lat + 0.05));
            let drawn = (below + above) / 2.0 * (high - low);
            let globe = lat.to_radians().cos() * 1_f64.to_radians() * 0.1_f64.to_radians();
            assert!((drawn / globe - 1.0).abs() < 1e-4, "{lat}: {}", drawn / globe);
        }
    }

    #[test]
    fn no_edge_of_a_state_runs_across_the_world() {
        let mut areas = 0;
        let places = places(FILE);
        for place in &places {
            for ring in &place.rings {
                areas += 1;
                assert!(ring.len() > 2 && ring.first() == ring.last(), "{} is not closed", place.key);
                for ends in ring.windows(2) {
                    let far = f64::from((ends[0].0 - ends[1].0).abs()) / 10.0;
                    assert!(far < WIDE / 2.0 || place.key == "ATA", "{}: an edge of {far} pixels", place.key);
                }
            }
        }
        assert!(areas > 250, "{areas}");
        // Antarctica alone goes around the pole and is closed along the lower edge.
        let south = places.iter().find(|place| place.key == "ATA").expect("it is drawn");
        let across = south
            .rings
            .iter()
            .flat_map(|ring| ring.windows(2))
            .filter(|ends| (ends[0].0 - ends[1].0).abs() > 7500);
        assert!(across.clone().all(|ends| ends[0].1 == ends[1].1) && across.count() == 1);
        // What crosses 180° has a part on either side.
        for key in ["RUS", "FJI"] {
            let place = places.iter().find(|place| place.key == key).expect("it is drawn");
            let first = |ring: &Vec<Tenths>| f64::from(ring[0].0) / 10.0;
            assert!(place.rings.iter().any(|ring| first(ring) < WIDE / 4.0), "{key} has no part in the west");
            assert!(
                place.rings.iter().any(|ring| first(ring) > WIDE * 0.75),
                "{key} has no part in the east"
            );
        }
    }

    #[test]
    fn all_is_on_the_drawing() {
        for place in &places(FILE) {
            for (x, y) in place.rings.iter().flatten() {
                assert!((0..=15_000).contains(x) && (0..=6_970).contains(y), "{}: {x} {y}", place.key);
            }
        }
    }

    #[test]
    fn no_mark_lies_on_another() {
        let places = places(FILE);
        let spots = spots(&places);
        let bear: Vec<(&str, &Spot)> = places
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
        let places = places(FILE);
        for (place, spot) in places.iter().zip(spots(&places)) {
            assert!(far(place.at, spot.at) < 40.0, "{}: {}", place.key, far(place.at, spot.at));
        }
    }
}
