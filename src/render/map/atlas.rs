//! The atlas: the outlines of states and the places of small ones, as projected. `assets/world/README.md` says where they come from.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::super::picture::places::Point;
use super::marks::far;

/// The width of the world in pixels of the drawing.
pub(super) const WIDE: f64 = 1500.0;
/// The height of the world in pixels: the north of Greenland to 70° south.
pub(super) const HIGH: f64 = 697.0;
/// The latitude at the upper edge.
const NORTH: f64 = 84.0;
/// Steps of the file in a degree.
const UNITS: f64 = 20.0;
/// Pixels of the drawing for a unit of the projection, which is 2 · 2.706 63 wide.
const SCALE: f64 = WIDE / (2.0 * 2.706_629_983_7);

/// The areas and places, read when a map is first drawn.
pub(super) static ATLAS: LazyLock<Atlas> =
    LazyLock::new(|| Atlas::read(include_str!("../../../assets/world/world.txt")));

/// A point in tenths of a pixel.
pub(super) type Tenths = (i32, i32);

/// What the file holds.
pub(super) struct Atlas {
    /// Areas with a shape, then places without one, each by key.
    pub(super) places: Vec<Place>,
}

/// What kind of place it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A state of the register.
    State,
    /// One whose statehood, or to whom it belongs, is contested.
    Contested,
    /// A territory without an entity in the register.
    Other,
}

/// One area or place.
#[derive(Debug)]
pub(super) struct Place {
    /// An ISO 3166 alpha-3 code, or where there is none the id of the entity.
    pub(super) key: &'static str,
    pub(super) kind: Kind,
    pub(super) name: &'static str,
    /// Where its mark stands: the innermost point of its largest part.
    pub(super) at: Point,
    /// Its outlines; none where the file has no shape of it.
    pub(super) rings: Vec<Vec<Tenths>>,
}

impl Atlas {
    fn read(text: &'static str) -> Self {
        let mut arcs: Vec<Vec<Tenths>> = Vec::new();
        let mut places = Vec::new();
        let mut heights = BTreeMap::new();
        for line in text.lines() {
            match line.split_once(' ').expect("a line has a kind") {
                ("arc", steps) => arcs.push(arc(steps, &mut heights)),
                (_, fields) => places.push(place(fields, &arcs)),
            }
        }
        Self { places }
    }
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

fn place(fields: &'static str, arcs: &[Vec<Tenths>]) -> Place {
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
pub(super) fn projected(lon: f64, lat: f64) -> Point {
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
pub(super) fn sphere() -> Vec<Tenths> {
    let latitudes = || (-35..=42).map(|lat| f64::from(lat) * 2.0);
    let east = latitudes().rev().map(|lat| projected(180.0, lat));
    let west = latitudes().map(|lat| projected(-180.0, lat));
    east.chain(west).map(tenths).collect()
}

impl Place {
    /// How far its point is from the nearest edge of its land, in pixels; 0 where it has no shape.
    pub(super) fn room(&self) -> f64 {
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

#[cfg(test)]
mod tests {
    use super::*;

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
        for place in &ATLAS.places {
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
        let south = ATLAS.places.iter().find(|place| place.key == "ATA").expect("it is drawn");
        let across = south
            .rings
            .iter()
            .flat_map(|ring| ring.windows(2))
            .filter(|ends| (ends[0].0 - ends[1].0).abs() > 7500);
        assert!(across.clone().all(|ends| ends[0].1 == ends[1].1) && across.count() == 1);
        // What crosses 180° has a part on either side.
        for key in ["RUS", "FJI"] {
            let place = ATLAS.places.iter().find(|place| place.key == key).expect("it is drawn");
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
        for place in &ATLAS.places {
            for (x, y) in place.rings.iter().flatten() {
                assert!((0..=15_000).contains(x) && (0..=6_970).contains(y), "{}: {x} {y}", place.key);
            }
        }
    }
}
