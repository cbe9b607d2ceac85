//! A figure read back from its SVG: where its words are, and where its lines run.

use comity::render::metrics::{Weight, width};
use roxmltree::{Document, Node};

/// A rectangle: left, top, right, bottom.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Place(pub(super) [f64; 4]);

impl Place {
    pub(super) fn overlaps(self, other: Self) -> bool {
        let ([l, t, r, b], [left, top, right, bottom]) = (self.0, other.0);
        l < right && left < r && t < bottom && top < b
    }

    pub(super) fn holds(self, (x, y): (f64, f64)) -> bool {
        let [l, t, r, b] = self.0;
        l < x && x < r && t < y && y < b
    }
}

/// A line of text.
#[derive(Debug, Clone)]
pub(super) struct Words {
    pub(super) text: String,
    pub(super) place: Place,
    pub(super) size: f64,
    pub(super) fill: String,
    /// The colour under it.
    pub(super) ground: String,
}

/// A line that is drawn.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) points: Vec<(f64, f64)>,
    pub(super) colour: String,
    /// Whether it only bounds an area; such an area is a ground to the words that are drawn later.
    is_edge: bool,
    /// How many words were drawn before it.
    after: usize,
}

/// What is on a sheet, in order of reading.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) size: (f64, f64),
    pub(super) words: Vec<Words>,
    pub(super) lines: Vec<Line>,
    boxes: Vec<(Place, String)>,
}

/// Lines that only guide the eye: the rule above the footer, the lines of axes and rows.
pub(super) const GUIDES: [&str; 2] = ["#8c8c8c", "#d9d9d9"];

/// A shift after a scale.
#[derive(Clone, Copy)]
struct Frame {
    at: (f64, f64),
    by: (f64, f64),
}

impl Frame {
    fn point(self, (x, y): (f64, f64)) -> (f64, f64) {
        (self.at.0 + x * self.by.0, self.at.1 + y * self.by.1)
    }

    /// The frame inside an element with a `transform` such as `translate(3 4) scale(2)`.
    fn inside(self, transform: &str) -> Self {
        let mut frame = self;
        for part in transform.split(')').filter(|part| !part.trim().is_empty()) {
            let (name, numbers) = part.split_once('(').expect("a function of numbers");
            let numbers: Vec<f64> =
                numbers.split_whitespace().map(|number| number.parse().expect("a number")).collect();
            match (name.trim(), numbers.as_slice()) {
                ("translate", [x, y]) => frame.at = frame.point((*x, *y)),
                ("scale", [x]) => frame.by = (frame.by.0 * x, frame.by.1 * x),
                ("scale", [x, y]) => frame.by = (frame.by.0 * x, frame.by.1 * y),
                (other, _) => panic!("a transform that figures do not use: {other}"),
            }
        }
        frame
    }
}

/// Reads a figure.
pub(super) fn read(svg: &str) -> Sheet {
    let document = Document::parse(svg).expect("a figure is XML");
    let root = document.root_element();
    let number = |name: &str| {
        let text = root.attribute(name).expect("a figure has a size");
        text.trim_end_matches("px").parse::<f64>().expect("a number")
    };
    let mut sheet = Sheet { size: (number("width"), number("height")), ..Sheet::default() };
    walk(root, Frame { at: (0.0, 0.0), by: (1.0, 1.0) }, &mut sheet);
    sheet
}

/// The place of an outline that is a rectangle.
fn rectangle(points: &[(f64, f64)]) -> Option<Place> {
    let bounds = |of: fn(&(f64, f64)) -> f64| {
        let all = points.iter().map(of);
        (all.clone().fold(f64::INFINITY, f64::min), all.fold(f64::NEG_INFINITY, f64::max))
    };
    let (across, down) = (bounds(|point| point.0), bounds(|point| point.1));
    let is_end = |at: f64, (first, last): (f64, f64)| (at - first).abs() < 0.05 || (at - last).abs() < 0.05;
    let is_rectangle =
        points.len() >= 4 && points.iter().all(|(x, y)| is_end(*x, across) && is_end(*y, down));
    is_rectangle.then_some(Place([across.0, down.0, across.1, down.1]))
}

fn walk(node: Node<'_, '_>, frame: Frame, sheet: &mut Sheet) {
    for child in node.children().filter(Node::is_element) {
        let frame = child.attribute("transform").map_or(frame, |transform| frame.inside(transform));
        let number = |name: &str| child.attribute(name).and_then(|text| text.parse::<f64>().ok());
        match child.tag_name().name() {
            "text" => {
                let size = number("font-size").expect("text has a size");
                let weight = match child.attribute("font-weight") {
                    Some("bold") => Weight::Bold,
                    _ => Weight::Regular,
                };
                let text: String =
                    child.descendants().filter(Node::is_text).filter_map(|part| part.text()).collect();
                let wide = number("textLength").unwrap_or_else(|| width(&text, size, weight));
                let left = match child.attribute("text-anchor") {
                    None => 0.0,
                    Some("middle") => wide / 2.0,
                    Some(_) => wide,
                };
                let (x, y) = (number("x").expect("a place"), number("y").expect("a place"));
                // From the top of capitals to the foot of descenders.
                let (from, to) = (
                    frame.point((x - left, y - 0.72 * size)),
                    frame.point((x - left + wide, y + 0.2 * size)),
                );
                let place = Place([from.0, from.1, to.0, to.1]);
                let middle = ((from.0 + to.0) / 2.0, (from.1 + to.1) / 2.0);
                let under = sheet.boxes.iter().rev().find(|(ground, _)| ground.holds(middle));
                let ground = under.map_or("#ffffff", |(_, colour)| colour).to_owned();
                let fill = child.attribute("fill").expect("text has a colour").to_owned();
                if !text.trim().is_empty() {
                    sheet.words.push(Words { text, place, size: size * frame.by.1, fill, ground });
                }
            }
            "rect" if child.attribute("width") == Some("100%") => {}
            "rect" => {
                let (x, y) = (number("x").expect("a place"), number("y").expect("a place"));
                let (wide, high) = (number("width").expect("a size"), number("height").expect("a size"));
                let (from, to) = (frame.point((x, y)), frame.point((x + wide, y + high)));
                if child.attribute("fill-opacity").is_none_or(|opacity| opacity == "1") {
                    let fill = child.attribute("fill").expect("a box has a colour").to_owned();
                    sheet.boxes.push((Place([from.0, from.1, to.0, to.1]), fill));
                }
            }
            "path" => {
                let colour = child.attribute("stroke").unwrap_or_default().to_owned();
                for points in path(child.attribute("d").expect("a path has data")) {
                    let points: Vec<(f64, f64)> =
                        points.into_iter().map(|point| frame.point(point)).collect();
                    if let (Some(fill), true) = (child.attribute("fill"), colour.is_empty()) {
                        sheet.boxes.extend(rectangle(&points).map(|place| (place, fill.to_owned())));
                    }
                    let (is_edge, after) = (colour.is_empty(), sheet.words.len());
                    sheet.lines.push(Line { points, colour: colour.clone(), is_edge, after });
                }
            }
            _ => {}
        }
        walk(child, frame, sheet);
    }
}

/// The runs of a path, with curves as many short lines.
fn path(data: &str) -> Vec<Vec<(f64, f64)>> {
    let mut runs: Vec<Vec<(f64, f64)>> = Vec::new();
    let (mut at, mut start) = ((0.0, 0.0), (0.0, 0.0));
    let mut rest = data;
    while let Some(command) = rest.chars().next() {
        rest = &rest[1..];
        let end = rest.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(rest.len());
        let numbers: Vec<f64> = rest[..end]
            .replace('-', " -")
            .split([' ', ','])
            .filter(|part| !part.is_empty())
            .map(|number| number.parse().expect("a number"))
            .collect();
        rest = &rest[end..];
        let origin = if command.is_ascii_lowercase() { at } else { (0.0, 0.0) };
        let now = at;
        let mut go = |to: (f64, f64), runs: &mut Vec<Vec<(f64, f64)>>| {
            at = to;
            runs.last_mut().expect("a path begins with a move").push(to);
        };
        match command.to_ascii_uppercase() {
            'M' => {
                for (step, pair) in numbers.chunks(2).enumerate() {
                    let to = (origin.0 + pair[0], origin.1 + pair[1]);
                    match step {
                        0 => {
                            (at, start) = (to, to);
                            runs.push(vec![to]);
                        }
                        _ => panic!("figures write L for a line"),
                    }
                }
            }
            'L' => {
                for pair in numbers.chunks(2) {
                    let from = if command == 'l' { at } else { (0.0, 0.0) };
                    at = (from.0 + pair[0], from.1 + pair[1]);
                    runs.last_mut().expect("a path begins with a move").push(at);
                }
            }
            'H' => go((origin.0 + numbers[0], now.1), &mut runs),
            'V' => go((now.0, origin.1 + numbers[0]), &mut runs),
            'C' => {
                let [a, b, c] = [0, 2, 4].map(|i| (origin.0 + numbers[i], origin.1 + numbers[i + 1]));
                let from = now;
                for step in 1..=24 {
                    let t = f64::from(step) / 24.0;
                    let mix = |p: f64, q: f64, r: f64, s: f64| {
                        let u = 1.0 - t;
                        u * u * u * p + 3.0 * u * u * t * q + 3.0 * u * t * t * r + t * t * t * s
                    };
                    go((mix(from.0, a.0, b.0, c.0), mix(from.1, a.1, b.1, c.1)), &mut runs);
                }
            }
            // Arcs are half circles of marks: their ends will do.
            'A' => go((origin.0 + numbers[5], origin.1 + numbers[6]), &mut runs),
            'Z' => go(start, &mut runs),
            other => panic!("a command that figures do not use: {other}"),
        }
    }
    runs
}

impl Sheet {
    /// Pairs of words that overlap.
    pub(super) fn overlaps(&self) -> Vec<(&str, &str)> {
        let mut found = Vec::new();
        for (at, one) in self.words.iter().enumerate() {
            for other in &self.words[..at] {
                if one.place.overlaps(other.place) {
                    found.push((one.text.as_str(), other.text.as_str()));
                }
            }
        }
        found
    }

    /// Words that a line crosses, guides apart.
    pub(super) fn crossings(&self) -> Vec<(&str, &Line)> {
        let drawn = || {
            self.lines
                .iter()
                .filter(|line| !GUIDES.contains(&line.colour.as_str()) && line.colour != "#ffffff")
        };
        let mut found = Vec::new();
        for (at, words) in self.words.iter().enumerate() {
            let [l, t, r, b] = words.place.0;
            let place = Place([l + 1.0, t + 1.0, r - 1.0, b - 1.0]);
            found.extend(
                drawn()
                    .filter(|line| !line.is_edge || line.after > at)
                    .filter(|line| line.points.windows(2).any(|ends| crosses(place, ends[0], ends[1])))
                    .map(|line| (words.text.as_str(), line)),
            );
        }
        found
    }

    /// Words that run out of the sheet.
    pub(super) fn outside(&self) -> Vec<&str> {
        let (wide, high) = self.size;
        let is_out = |words: &&Words| {
            let [l, t, r, b] = words.place.0;
            l < 0.0 || t < 0.0 || r > wide || b > high
        };
        self.words.iter().filter(is_out).map(|words| words.text.as_str()).collect()
    }
}

/// Whether a straight line runs through a place (by the method of Liang and Barsky).
fn crosses(place: Place, from: (f64, f64), to: (f64, f64)) -> bool {
    let [l, t, r, b] = place.0;
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let (mut enters, mut leaves) = (0.0_f64, 1.0_f64);
    for (step, room) in [(-dx, from.0 - l), (dx, r - from.0), (-dy, from.1 - t), (dy, b - from.1)] {
        if step == 0.0 {
            if room <= 0.0 {
                return false;
            }
        } else if step < 0.0 {
            enters = enters.max(room / step);
        } else {
            leaves = leaves.min(room / step);
        }
    }
    enters < leaves
}

#[test]
fn faults_are_seen() {
    let svg = |inside: &str| {
        read(&format!("<svg xmlns='http://www.w3.org/2000/svg' width='200' height='100'>{inside}</svg>"))
    };
    let words = "<text x='10' y='50' font-size='20' fill='#000000'>Words</text>";
    let near = "<g transform='translate(20 4) scale(2)'><text x='0' y='25' font-size='8' fill='#000000'>more</text></g>";
    assert_eq!(svg(&format!("{words}{near}")).overlaps().len(), 1);
    assert_eq!(svg(words).overlaps().len() + svg(words).crossings().len() + svg(words).outside().len(), 0);
    for path in ["M0 44H100", "M0 0L60 90", "M20 0v90", "M0 0C0 90 60 0 60 90"] {
        let line = format!("<path d='{path}' stroke='#000000'/>");
        assert_eq!(svg(&format!("{words}{line}")).crossings().len(), 1, "{path}");
    }
    assert!(svg(&format!("{words}<path d='M0 60H100' stroke='#000000'/>")).crossings().is_empty());
    assert_eq!(svg("<text x='195' y='50' font-size='20' fill='#000000'>Words</text>").outside().len(), 1);
}
