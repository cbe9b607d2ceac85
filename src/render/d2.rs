//! A picture in D2, for tools that draw diagrams from text.

use std::fmt::Write as _;

use super::picture::ink::End;
use super::picture::{Certainty, Edge, Node, Picture, Role, Shape, Stroke, Voice};

/// What D2 cannot carry of a picture.
pub const LOSSES: &[&str] = &[
    "the title, the days, the coverage and the sources (they stand in comments)",
    "double lines, half-filled diamonds and bars with a ring (words and colours tell them apart)",
];

/// Writes a picture in D2.
#[must_use]
pub fn d2(picture: &Picture) -> String {
    let picture = picture.clone().visible();
    let mut text = String::new();
    let comments =
        [&picture.title, &picture.subtitle].into_iter().chain(&picture.footer).chain(&picture.sources);
    for line in comments {
        writeln!(text, "# {line}").expect("a string takes all text");
    }
    text.push_str("direction: right\n");
    for (at, node) in picture.nodes.iter().enumerate() {
        writeln!(text, "{}", node_of(at, node)).expect("a string takes all text");
    }
    let place = |id: &str| picture.nodes.iter().position(|node| node.id == id);
    for edge in &picture.edges {
        if let (Some(from), Some(to)) = (place(&edge.from), place(&edge.to)) {
            writeln!(text, "{}", edge_of(edge, from, to)).expect("a string takes all text");
        }
    }
    text
}

fn node_of(at: usize, node: &Node) -> String {
    let label: Vec<&str> = std::iter::once(&node.label).chain(&node.marks).map(String::as_str).collect();
    let style = match node.role {
        Role::Subject => " {style.bold: true; style.fill: \"#22313f\"; style.font-color: \"#ffffff\"}",
        Role::Party => "",
        Role::NotExamined => " {style.stroke-dash: 4; style.fill: \"#ffffff\"}",
    };
    format!("n{at}: {}{style}", quoted(&label.join(" · ")))
}

fn edge_of(edge: &Edge, from: usize, to: usize) -> String {
    let ink = edge.meaning.ink();
    let (head, is_filled) = match (&edge.voice, ink.shape) {
        (Some(Voice::Denied(_)), _) => ("cross", false),
        (_, Shape::Normal | Shape::Inv) => ("triangle", true),
        (_, Shape::Onormal) => ("triangle", false),
        (_, Shape::Diamond) => ("diamond", true),
        (_, Shape::Odiamond | Shape::Ldiamond) => ("diamond", false),
        (_, Shape::Dot) => ("circle", true),
        (_, Shape::Tee | Shape::Teeodot | Shape::Teeobox) => ("cf-one-required", false),
        (_, Shape::Box) => ("box", true),
        (_, Shape::Obox) => ("box", false),
        (_, Shape::Crow) => ("cf-many", false),
        (_, Shape::Vee) => ("arrow", false),
        (_, Shape::None) => ("", false),
    };
    let mut style = format!("style.stroke: \"{}\"; style.stroke-width: {:.0}", ink.colour, ink.width.ceil());
    if edge.certainty == Certainty::Possible || ink.stroke == Stroke::Dotted {
        style.push_str("; style.stroke-dash: 4");
    }
    let end = match ink.end {
        End::Author => "source-arrowhead",
        End::Object => "target-arrowhead",
    };
    if !head.is_empty() {
        let filled = if matches!(head, "triangle" | "diamond" | "circle" | "box") {
            format!("; style.filled: {is_filled}")
        } else {
            String::new()
        };
        write!(style, "; {end}: {{shape: {head}{filled}}}").expect("a string takes all text");
    }
    let line = match (head, ink.end) {
        ("", _) => "--",
        (_, End::Author) => "<-",
        (_, End::Object) => "->",
    };
    format!("n{from} {line} n{to}: {} {{{style}}}", quoted(&edge.words()))
}

/// A text in single quotation marks, in which D2 replaces nothing; a mark within is doubled.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::network::{network, tests as cases};

    #[test]
    fn the_news_item_in_d2() {
        let text = d2(&network(&cases::october()).expect("few parties"));
        for part in ["direction: right", "shape: diamond", "shape: cf-one-required", "style.stroke-dash: 4"] {
            assert!(text.contains(part), "{part} in {text}");
        }
    }

    #[test]
    fn names_cannot_leave_their_quotation_marks() {
        let mut answer = cases::october();
        answer.names.insert("china".to_owned(), "x'; evil: '${y}\nn9: {link: z}".to_owned());
        let text = d2(&network(&answer).expect("few parties"));
        for line in text.lines().filter(|line| line.starts_with('n')) {
            assert_eq!(line.matches('\'').count() % 2, 0, "{line}");
        }
        assert!(!text.contains("\nn9"), "{text}");
    }
}
