//! A picture as SVG: real text, a title and a description, no script and nothing to fetch.
//!
//! The order of elements is the reading order: title, days, legend, each party with its edges, footer.

use std::io;

use super::figure::{Brief, Drawing, Figure, Shorter, TEXT, height};
use super::metrics::{Weight, width, wrap};
use super::picture::ink::End;
use super::picture::layout::{LABEL, LEADING, NAME, layouts};
use super::picture::pen::{
    Anchor, DASHES, Face, Pen, Px, QUIET, WHITE, cross, line, mark, paragraph, px, rectangle, stroke, titled,
};
use super::picture::places::{Lane, Layout, NodeBox, Point, Rect};
use super::picture::twin::twin_of_visible;
use super::picture::{Certainty, Edge, LegendEntry, Node, Picture, Role, Shape, Voice};

const NARROWEST: f64 = 880.0;
/// How much of a lane is level where it meets its hub, so that marks stand upright.
const STUB: f64 = 24.0;

const PARTY: &str = "#eaeff4";
const SUBJECT: &str = "#22313f";

const LEGEND: Face = (16.0, Weight::Regular, TEXT);
const REMARK: Face = (20.0, Weight::Regular, TEXT);

/// Draws a picture as a figure.
#[must_use]
pub fn figure(picture: Picture) -> Figure {
    series(vec![picture]).remove(0)
}

/// Draws pictures that belong together as figures of one size, in which whoever is in several has one place.
#[must_use]
pub fn series(pictures: Vec<Picture>) -> Vec<Figure> {
    let pictures: Vec<Picture> = pictures.into_iter().map(Picture::visible).collect();
    let drawings = drawn(&pictures);
    // Of one picture the shorter drawing is made once it is needed.
    let mut brief = match pictures.len() {
        1 => Vec::new(),
        _ => drawn(&pictures.iter().map(Picture::in_brief).collect::<Vec<Picture>>()),
    }
    .into_iter();
    let take = std::mem::take::<String>;
    let take_all = std::mem::take::<Vec<String>>;
    let figure = |(mut picture, drawing): (Picture, Drawing)| Figure {
        labels: None,
        drawing,
        twin: twin_of_visible(&picture),
        parties: picture.parties(),
        title: take(&mut picture.title),
        subtitle: take(&mut picture.subtitle),
        description: take(&mut picture.description),
        footer: take_all(&mut picture.footer),
        sources: take_all(&mut picture.sources),
        sources_in_brief: take_all(&mut picture.sources_in_brief),
        brief: Some(Brief {
            drawing: brief.next().map_or_else(|| Shorter::Network(Box::new(picture)), Shorter::Drawn),
            without: "Dates and announced steps are left out here; the answer to the question has them.",
        }),
    };
    pictures.into_iter().zip(drawings).map(figure).collect()
}

/// Draws the nodes and edges of pictures that belong together, the legend of them all above each.
pub(super) fn drawn(pictures: &[Picture]) -> Vec<Drawing> {
    let layouts = layouts(pictures);
    let room = layouts.iter().map(|layout| layout.width).fold(NARROWEST, f64::max);
    let remarks: Vec<Vec<String>> = pictures
        .iter()
        .map(|picture| match &picture.remark {
            Some(remark) => wrap(remark, REMARK.0, REMARK.1, room, usize::MAX),
            None => Vec::new(),
        })
        .collect();
    let legend = match pictures {
        [one] => legend_rows(&one.legend, room),
        all => legend_rows(&legend_of_all(all), room),
    };
    // Tops of the bands, from above: legend, drawing, remark.
    let drawing_top = legend.len() as f64 * LEGEND_ROW + 22.0;
    let remark_top = drawing_top + layouts.iter().map(|layout| layout.height).fold(0.0, f64::max) + 24.0;
    let high = remark_top + remarks.iter().map(|remark| height(remark, REMARK)).fold(0.0, f64::max);
    let draw = |((picture, layout), remark): ((&Picture, Layout), Vec<String>)| {
        Drawing::new((room, high), LABEL.min(LEGEND.0), |pen| {
            for (row, entries) in legend.iter().enumerate() {
                let y = row as f64 * LEGEND_ROW;
                for (x, entry) in entries {
                    legend_entry(pen, *entry, Point { x: *x, y })?;
                }
            }
            let shift = format!("translate({} {})", px((room - layout.width) / 2.0), px(drawing_top));
            pen.create_element("g")
                .with_attribute(("transform", shift.as_str()))
                .write_inner_content(|pen| network(pen, picture, &layout))?;
            let remark_at = Point { x: room / 2.0, y: remark_top };
            paragraph(pen, &remark, remark_at, REMARK, Anchor::Middle)
        })
    };
    pictures.iter().zip(layouts).zip(remarks).map(draw).collect()
}

/// What the marks of any of the pictures mean.
fn legend_of_all(pictures: &[Picture]) -> Vec<LegendEntry> {
    let nodes: Vec<Node> = pictures.iter().flat_map(|picture| picture.nodes.clone()).collect();
    let edges: Vec<Edge> = pictures.iter().flat_map(|picture| picture.edges.clone()).collect();
    Picture::legend_of(&nodes, &edges)
}

fn network(pen: &mut Pen, picture: &Picture, layout: &Layout) -> io::Result<()> {
    let places = picture.places();
    let label = |id: &str| places.get(id).map_or("", |at| &picture.nodes[*at].label);
    let mut leaving: Vec<Vec<&Lane>> = vec![Vec::new(); layout.boxes.len()];
    layout.lanes.iter().for_each(|lane| leaving[lane.leaves].push(lane));
    for (node, lanes) in layout.boxes.iter().zip(leaving) {
        node_box(pen, picture, node)?;
        for lane in lanes {
            let drawn = &picture.edges[lane.edge];
            edge(pen, drawn, [label(&drawn.from), label(&drawn.to)], lane)?;
        }
    }
    Ok(())
}

fn node_box(pen: &mut Pen, picture: &Picture, node: &NodeBox) -> io::Result<()> {
    let Node { label, role, .. } = &picture.nodes[node.node];
    let (fill, ink, line) = match (node.is_hub, role) {
        (_, Role::NotExamined) => (WHITE, "#4d4d4d", Some(DASHES)),
        (true, _) => (SUBJECT, WHITE, None),
        (false, _) => (PARTY, TEXT, None),
    };
    let text = (node.name.len() as f64 * NAME + node.marks.len() as f64 * LABEL) * LEADING;
    let centre = node.place.centre();
    let top = Point { x: centre.x, y: centre.y - text / 2.0 };
    titled(pen, label, |pen| {
        rectangle(pen, node.place, fill, line)?;
        paragraph(pen, &node.name, top, (NAME, Weight::Bold, ink), Anchor::Middle)?;
        let below = Point { y: top.y + node.name.len() as f64 * NAME * LEADING, ..top };
        paragraph(pen, &node.marks, below, (LABEL, Weight::Regular, ink), Anchor::Middle)
    })
}

fn edge(pen: &mut Pen, edge: &Edge, [from, to]: [&str; 2], lane: &Lane) -> io::Result<()> {
    let Edge { meaning, certainty, voice, .. } = edge;
    let title = [from, ", towards ", to, ": ", &edge.words()].concat();
    let ink = meaning.ink();
    let inward = (lane.hub.x - lane.party.x).signum();
    let at_party = (ink.end == End::Author) == lane.is_from_party;
    // A thick line would show beside the point of its arrow.
    let short = if matches!(ink.shape, Shape::Normal | Shape::Onormal) { 8.0 * inward } else { 0.0 };
    let (start, end) =
        if at_party { (lane.party.x + short, lane.hub.x) } else { (lane.party.x, lane.hub.x - short) };
    let (level, middle) = (lane.hub.x - STUB * inward, (lane.bend.x + lane.hub.x - STUB * inward) / 2.0);
    let (x, anchor) = match inward > 0.0 {
        true => (lane.words.x, Anchor::Start),
        false => (lane.words.x + lane.words.width, Anchor::End),
    };
    let face = (LABEL, Weight::Regular, TEXT);
    titled(pen, &title, |pen| {
        let path = format_args!(
            "M{} {y}H{}C{m} {y} {m} {z} {} {z}H{}",
            Px(start),
            Px(lane.bend.x),
            Px(level),
            Px(end),
            m = Px(middle),
            y = Px(lane.party.y),
            z = Px(lane.hub.y)
        );
        line(pen, path, ink, *certainty)?;
        let (tip, direction) = if at_party { (lane.party, -inward) } else { (lane.hub, inward) };
        mark(pen, ink, tip, direction)?;
        if let Some(Voice::Denied(_)) = voice {
            cross(pen, Point { x: lane.bend.x - STUB / 2.0 * inward, ..lane.bend }, ink.colour)?;
        }
        paragraph(pen, &lane.above, Point { x, y: lane.words.y }, face, anchor)?;
        let below = lane.words.y + lane.words.height - lane.below.len() as f64 * LABEL * LEADING;
        paragraph(pen, &lane.below, Point { x, y: below }, face, anchor)
    })
}

const LEGEND_ROW: f64 = 30.0;
const SAMPLE: f64 = 48.0;

/// The legend in rows that fit, each entry with its distance from the left.
fn legend_rows(entries: &[LegendEntry], room: f64) -> Vec<Vec<(f64, LegendEntry)>> {
    let mut rows: Vec<Vec<(f64, LegendEntry)>> = Vec::new();
    let mut x = f64::INFINITY;
    for entry in entries {
        let span = SAMPLE + 10.0 + width(entry.words(), LEGEND.0, LEGEND.1);
        if x + span > room {
            rows.push(Vec::new());
            x = 0.0;
        }
        rows.last_mut().expect("the first entry opens a row").push((x, *entry));
        x += span + 30.0;
    }
    rows
}

fn legend_entry(pen: &mut Pen, entry: LegendEntry, at: Point) -> io::Result<()> {
    let middle = at.y + LEGEND_ROW / 2.0;
    let (x, y, end) = (px(at.x), px(middle), px(at.x + SAMPLE));
    match entry {
        LegendEntry::Means(meaning) => {
            let ink = meaning.ink();
            let short = if matches!(ink.shape, Shape::Normal | Shape::Onormal) { 8.0 } else { 0.0 };
            line(pen, format_args!("M{x} {y}H{}", px(at.x + SAMPLE - short)), ink, Certainty::Certain)?;
            let (tip, direction) = match ink.end {
                End::Author => (at.x, -1.0),
                End::Object => (at.x + SAMPLE, 1.0),
            };
            mark(pen, ink, Point { x: tip, y: middle }, direction)?;
        }
        LegendEntry::Possible => stroke(pen, format_args!("M{x} {y}H{end}"), QUIET, 2.5, Some(DASHES))?,
        LegendEntry::Disputed => {
            let (above, below) = (px(middle - 7.0), px(middle + 6.0));
            stroke(pen, format_args!("M{x} {above}H{end}M{x} {below}H{end}"), QUIET, 2.5, None)?;
            cross(pen, Point { x: at.x + SAMPLE / 2.0, y: middle + 6.0 }, QUIET)?;
        }
        LegendEntry::NotExamined => {
            let place = Rect { x: at.x + 6.0, y: middle - 9.0, width: SAMPLE - 12.0, height: 18.0 };
            rectangle(pen, place, WHITE, Some("4 3"))?;
        }
    }
    let words = [entry.words().to_owned()];
    let top = middle - LEGEND.0 * LEADING / 2.0;
    paragraph(pen, &words, Point { x: at.x + SAMPLE + 10.0, y: top }, LEGEND, Anchor::Start)
}

#[cfg(test)]
mod tests {
    use quick_xml::events::Event;

    use super::*;
    use crate::render::network::{network, tests as cases};

    const HOSTILE: &str =
        "\"Quote\" <script>alert('1')</script> & \\N \\\nline \u{202e}txt \u{7} تالبان 中華 🇦🇫 \u{fffe}";

    /// All text of a document, after checking that it is well formed.
    fn text_of(svg: &str) -> String {
        let mut reader = quick_xml::Reader::from_str(svg);
        let mut text = String::new();
        loop {
            match reader.read_event().expect("well-formed XML") {
                Event::Eof => return text,
                Event::Text(part) => text += &part.xml10_content(),
                Event::GeneralRef(part) => text += &format!("&{};", &*part),
                _ => {}
            }
        }
    }

    #[test]
    fn hostile_names_stay_text() {
        let mut answer = cases::october();
        answer.names.insert("russia".to_owned(), HOSTILE.to_owned());
        answer.names.insert("china".to_owned(), "x".repeat(500));
        let svg = figure(network(&answer).expect("few parties")).plain_svg();
        let text = text_of(&svg);
        assert!(!svg.contains("<script") && !svg.contains(['\u{202e}', '\u{7}', '\u{fffe}']));
        assert!(text.contains("\\u{202e}txt") && text.contains("تالبان"));
        assert!(svg.contains(&"x".repeat(500)), "the full name is in a title");
    }

    #[test]
    fn same_picture_same_bytes() {
        let picture = network(&cases::october()).expect("few parties");
        let svg = figure(picture.clone()).plain_svg();
        assert_eq!(svg, figure(picture.clone()).plain_svg());
        assert!(svg.contains("role=\"img\""));
        assert!(!svg.contains("href"));
    }

    #[test]
    fn the_legend_shows_only_what_is_used() {
        let picture = network(&cases::october()).expect("few parties");
        let words: Vec<&str> = picture.legend.iter().map(|entry| entry.words()).collect();
        assert_eq!(
            words,
            ["accepts another envoy, or one of open rank", "lists", "controls", "announced, not in effect"]
        );
    }
}
